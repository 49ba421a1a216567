#!/usr/bin/env python3
"""Score CoNLL-U against gold, from raw text: tokens, words and sentences are aligned by
their characters as the CoNLL 2018 shared task did (multi-word tokens by longest common
subsequence), then tags, lemmas and arcs of aligned words are compared.

    conllu_score.py GOLD SYSTEM [--given]   # --given: report only what does not depend on tokens

LAS compares relations without their subtypes (as the shared task), LAS* with them.
Subjects are nsubj, nsubj:pass, csubj, csubj:pass; objects are obj; indirect ones iobj and
obl:arg. An arc counts where dependent, head and group agree."""
import sys

SUBJ = {"nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer"}
GROUPS = {"subjects": SUBJ, "objects": {"obj"}, "ind. objects": {"iobj", "obl:arg"}}
NORM = {"PROAV": "PAV"}


class Word:
    __slots__ = ("begin", "end", "cols", "head", "multi", "form")


def load(path):
    """Words with character spans (white space does not count), sentence spans, tokens."""
    words, sents, tokens, chars = [], [], [], []
    pos, sent, start, mwt_end, mwt = 0, [], 0, 0, None
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if sent:
                close(sent)
                sents.append((start, pos))
                words += sent
            sent, start, mwt_end = [], pos, 0
            continue
        if line[0] == "#":
            continue
        c = line.split("\t")
        if "." in c[0]:
            continue
        if "-" in c[0]:
            form = "".join(c[1].split())
            mwt_end = int(c[0].split("-")[1])
            mwt = (pos, pos + len(form))
            tokens.append(mwt)
            chars.append(form)
            pos += len(form)
            continue
        w = Word()
        w.cols, w.form = c, "".join(c[1].split())
        if int(c[0]) <= mwt_end:
            w.begin, w.end, w.multi = mwt[0], mwt[1], True
        else:
            w.begin, w.end, w.multi = pos, pos + len(w.form), False
            tokens.append((w.begin, w.end))
            chars.append(w.form)
            pos += len(w.form)
        sent.append(w)
    if sent:
        close(sent)
        sents.append((start, pos))
        words += sent
    return words, sents, tokens, "".join(chars)


def close(sent):
    for w in sent:
        h = int(w.cols[6]) if w.cols[6].isdigit() else 0
        w.head = sent[h - 1] if 0 < h <= len(sent) else None


def align(gold, system):
    """Pairs of (gold, system) words: equal spans, or equal forms inside multi-word tokens."""
    pairs, i, j = [], 0, 0
    while i < len(gold) and j < len(system):
        g, s = gold[i], system[j]
        if g.multi or s.multi:
            end, a, b = max(g.end, s.end), i, j
            while True:  # grow to a common end
                grown = False
                while a < len(gold) and gold[a].begin < end:
                    if gold[a].end > end:
                        end, grown = gold[a].end, True
                    a += 1
                while b < len(system) and system[b].begin < end:
                    if system[b].end > end:
                        end, grown = system[b].end, True
                    b += 1
                if not grown:
                    break
            G, S = gold[i:a], system[j:b]
            n, m = len(G), len(S)
            t = [[0] * (m + 1) for _ in range(n + 1)]
            for x in range(n - 1, -1, -1):
                for y in range(m - 1, -1, -1):
                    same = G[x].form.lower() == S[y].form.lower()
                    t[x][y] = t[x + 1][y + 1] + 1 if same else max(t[x + 1][y], t[x][y + 1])
            x = y = 0
            while x < n and y < m:
                if G[x].form.lower() == S[y].form.lower():
                    pairs.append((G[x], S[y]))
                    x, y = x + 1, y + 1
                elif t[x + 1][y] >= t[x][y + 1]:
                    x += 1
                else:
                    y += 1
            i, j = max(a, i + 1), max(b, j + 1)
        elif (g.begin, g.end) == (s.begin, s.end):
            pairs.append((g, s))
            i, j = i + 1, j + 1
        elif g.begin <= s.begin and g.end <= s.end:
            i += 1
        elif s.begin <= g.begin and s.end <= g.end:
            j += 1
        elif g.begin <= s.begin:
            i += 1
        else:
            j += 1
    return pairs


def f1(right, gold, system):
    p, r = right / max(system, 1), right / max(gold, 1)
    return 100 * (2 * p * r / (p + r) if p + r else 0)


def base(rel):
    return rel.split(":")[0]


def report(gold_path, system_path, out=sys.stdout):
    gw, gs, gt, gc = load(gold_path)
    sw, ss, st, sc = load(system_path)
    if gc != sc:
        k = next((k for k, (a, b) in enumerate(zip(gc, sc)) if a != b), min(len(gc), len(sc)))
        print(f"texts differ at character {k}: {gc[k-20:k+20]!r} / {sc[k-20:k+20]!r}", file=sys.stderr)
    pairs = align(gw, sw)
    other = {id(s): g for g, s in pairs}
    n, m = len(gw), len(sw)
    res = {"tokens": f1(len(set(gt) & set(st)), len(gt), len(st)),
           "sentences": f1(len(set(gs) & set(ss)), len(gs), len(ss)),
           "words": f1(len(pairs), n, m)}
    eq = lambda k: sum(NORM.get(g.cols[k], g.cols[k]) == NORM.get(s.cols[k], s.cols[k]) for g, s in pairs)
    res["UPOS"], res["STTS"], res["lemma"] = f1(eq(3), n, m), f1(eq(4), n, m), f1(eq(2), n, m)
    cng = lambda f: tuple(x for x in f.split("|") if x.startswith(("Case=", "Gender=", "Number=")))
    res["case"] = f1(sum(cng(g.cols[5]) == cng(s.cols[5]) for g, s in pairs), n, m)
    same_head = lambda g, s: (s.head is None and g.head is None) or (s.head is not None and other.get(id(s.head), 0) is g.head)
    ok = [(g, s) for g, s in pairs if same_head(g, s)]
    res["UAS"] = f1(len(ok), n, m)
    res["LAS"] = f1(sum(base(g.cols[7]) == base(s.cols[7]) for g, s in ok), n, m)
    res["LAS*"] = f1(sum(g.cols[7] == s.cols[7] for g, s in ok), n, m)
    for name, rels in GROUPS.items():
        right = sum(g.cols[7] in rels and s.cols[7] in rels for g, s in ok)
        res[name] = f1(right, sum(w.cols[7] in rels for w in gw), sum(w.cols[7] in rels for w in sw))
    print(" ".join(f"{k} {v:.2f}" for k, v in res.items()), file=out)
    return res


if __name__ == "__main__":
    args = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(args) != 2:
        sys.exit(__doc__)
    report(*args)
