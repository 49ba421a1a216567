#!/usr/bin/env python3
"""Text for the teacher, and the teacher's output put into order. Training time only.

    silver.py tokens OUT.tok FILE…     FILE: .txt, quotes .jsonl.gz (key "text"), SmartData .json.gz, GermEval .tsv
    silver.py fix OUT.conllu IN…       IN: CoNLL-U as Stanford CoreNLP 4.5 writes it

`tokens` writes one sentence a line, tokens parted by blanks, no sentence twice; what does
not look like a sentence of running text is left out. Then, with CoreNLP's jars (Maven Central,
edu.stanford.nlp:stanford-corenlp:4.5.7 and its models-german) in $CLASSPATH:

    java -Xmx5g edu.stanford.nlp.pipeline.StanfordCoreNLP -props StanfordCoreNLP-german.properties \\
        -annotators tokenize,ssplit,mwt,pos,depparse -outputFormat conllu \\
        -tokenize.whitespace true -ssplit.eolonly true -outputDirectory DIR -file OUT.tok

`fix` puts multi-word tokens (written before their sentence) to their place and the tags,
which are UPOS, into the UPOS column."""
import gzip
import html
import json
import re
import sys

ABBREVIATIONS = set("""z.B. u.a. d.h. Dr. Prof. Mio. Mrd. ca. bzw. usw. Nr. St. Str. Gen. Abs. Art. Jr. Sr. Mr. Mrs. vgl. evtl.
ggf. inkl. max. min. etc. sog. geb. gest. Jh. Std. Min. Sek. km. Co. Corp. Inc. Ltd. vs. Jan. Feb. Apr. Aug. Sept. Okt. Nov.
Dez. Mo. Di. Mi. Do. Fr. Sa. So. ev. kath. B. A. a. o. d. i. h. S.""".split())
AFTER_ORDINAL = set("""Januar Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert Brigade
Division Platz Tag Mal""".split())
TOKEN = re.compile(r"""https?://\S+|www\.\S+|\w+@\w+\.\w+|(?:\d{1,2}\.){2}(?:\d{2,4})?|\d+(?:[.,:]\d+)+|\d+(?:-\w+)+"""
                   r"""|(?:[A-ZÄÖÜ]\.)(?:-?[A-ZÄÖÜ]\.)*|\w+(?:[-'’/&.]\w+)*-?|\.\.\.|''|``|--|[^\w\s]""")


def sentences(paragraph):
    t = [m.group(0) for chunk in paragraph.split() for m in TOKEN.finditer(chunk)]
    s, i = [], 0
    while i < len(t):
        w, nx, after = t[i], t[i + 1] if i + 1 < len(t) else "", t[i + 2] if i + 2 < len(t) else ""
        ordinal = w.isdigit() and len(w) < 3 and (after in AFTER_ORDINAL or after[:1].islower())
        if nx == "." and (w + "." in ABBREVIATIONS or ordinal):
            s.append(w + ".")
            i += 2
            continue
        s.append(w)
        i += 1
        if w in ".!?":
            while i < len(t) and t[i] in ('"', "“", "”", "«", "»", "''", ")") and not (t[i] == '"' and s.count('"') % 2 == 0):
                s.append(t[i])
                i += 1
            if i < len(t) and (t[i][:1].islower() or t[i] == ","):
                continue
            yield s
            s = []
    if s:
        yield s


def texts(path):
    if path.endswith(".jsonl.gz"):
        for line in gzip.open(path, "rt"):
            yield json.loads(line)["text"]
    elif path.endswith(".json.gz"):
        data, decoder, at = gzip.open(path, "rt").read(), json.JSONDecoder(), 0
        while True:
            at = re.compile(r"\s*").match(data, at).end()
            if at >= len(data):
                return
            o, at = decoder.raw_decode(data, at)
            m = re.search(r"<TEXT>(.*?)</TEXT>", o["raw"], re.S)
            if m:
                yield html.unescape(re.sub(r'<NODE id="\d+" ?/>', "", m.group(1))).replace("\r\n", "\n")
    else:
        yield open(path, encoding="utf-8").read()


def germeval(path):
    s = []
    for line in open(path, encoding="utf-8"):
        c = line.rstrip("\n").split("\t")
        if c[0].isdigit():
            s.append(c[1])
        elif not line.strip() and s:
            yield s
            s = []
    if s:
        yield s


def plausible(s):
    text = " ".join(s)
    return (4 <= len(s) <= 70 and sum(w.isalpha() for w in s) >= 0.6 * len(s) and sum(w.islower() for w in s) >= 0.25 * len(s)
            and not re.search(r"https?://|www\.", text))


def tokens(out, paths):
    seen = set()
    with open(out, "w", encoding="utf-8") as f:
        for path in paths:
            if path.endswith(".tsv"):
                for s in germeval(path):
                    f.write(" ".join(s) + "\n")
                continue
            scraped = path.endswith(".json.gz")
            for text in texts(path):
                for paragraph in text.split("\n"):
                    if len(paragraph.strip()) < 20:
                        continue
                    for s in sentences(paragraph):
                        key = " ".join(s)
                        whole = re.match(r"^[A-ZÄÖÜ„\"»0-9]", s[0]) and s[-1] in ".!?“”\""
                        if not plausible(s) or key in seen or (scraped and not whole):
                            continue
                        seen.add(key)
                        f.write(key + "\n")


def fix(out, paths):
    def blocks(path):
        s = []
        for line in open(path, encoding="utf-8"):
            line = line.rstrip("\n")
            if line:
                s.append(line.split("\t"))
            elif s:
                yield s
                s = []
        if s:
            yield s
    with open(out, "w", encoding="utf-8") as f:
        for path in paths:
            for s in blocks(path):
                if any(len(c) != 10 for c in s):
                    continue
                s.sort(key=lambda c: (int(c[0].split("-")[0]), 0 if "-" in c[0] else 1))
                ids = [c[0] for c in s if "-" not in c[0]]
                if ids != [str(i) for i in range(1, len(ids) + 1)]:
                    continue
                for c in s:
                    if "-" not in c[0]:
                        c[3], c[4] = c[4], "_"
                    f.write("\t".join(c) + "\n")
                f.write("\n")


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in ("tokens", "fix"):
        sys.exit(__doc__)
    {"tokens": tokens, "fix": fix}[sys.argv[1]](sys.argv[2], sys.argv[3:])
