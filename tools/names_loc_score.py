#!/usr/bin/env python3
"""Are place names found as places? GermEval 2014 (LOC, LOCderiv; outer layer) against `annotate --as places`.

    names_loc_score.py GERMEVAL.tsv PROGRAM

Each sentence is a report of its own, so the story's countries are of little help. Counts names, not positions.
LOC there includes streets, buildings and venues that are no gazetteer's; adjectives of countries (LOCderiv
"deutsche") are parties, not places: only derived forms in -er count."""
import collections, os, subprocess, sys, tempfile

sents, cur = [], []
for line in open(sys.argv[1], encoding='utf-8'):
    line = line.rstrip('\n')
    if line.startswith('#'): continue
    if not line:
        if cur: sents.append(cur)
        cur = []
        continue
    f = line.split('\t')
    cur.append((f[1], f[2]))
if cur: sents.append(cur)

def spans(s):
    out, now = [], []
    for w, t in s + [('', 'O')]:
        if now and not t.startswith('I-'):
            out.append(now)
            now = []
        if t.startswith('B-') and t[2:] in ('LOC', 'LOCderiv'): now = [(w, t[2:])]
        elif now and t.startswith('I-'): now.append((w, t[2:]))
    return [(' '.join(w for w, _ in x), x[0][1]) for x in out]

hit = miss = extra = 0
missed, wrong = collections.Counter(), collections.Counter()
with tempfile.TemporaryDirectory() as d:
    names = []
    for i, s in enumerate(sents):
        p = os.path.join(d, f'{i:05}.txt')
        open(p, 'w', encoding='utf-8').write(' '.join(w for w, _ in s) + '\n')
        names.append(p)
    out = os.path.join(d, 'out')
    os.mkdir(out)
    for k in range(0, len(names), 500):
        subprocess.run([sys.argv[2], 'annotate', '-q', '--as', 'places', '--out', out] + names[k:k + 500], check=True)
    for i, s in enumerate(sents):
        got = collections.Counter()
        p = os.path.join(out, f'{i:05}.places')
        if not os.path.exists(p): p = next((os.path.join(out, x) for x in (f'{i:05}', f'{i:05}.txt', f'{i:05}.tsv') if os.path.exists(os.path.join(out, x))), None)
        for l in open(p, encoding='utf-8') if p else []: got[l.split('\t')[0]] += 1
        want = collections.Counter(w for w, t in spans(s) if t == 'LOC' or w.endswith('er'))
        for w in (want & got).elements(): hit += 1
        for w in (want - got).elements(): missed[w] += 1
        for w in (got - want).elements(): wrong[w] += 1
m, x = sum(missed.values()), sum(wrong.values())
print(f'place names: {hit} of {hit + m} found, {100 * hit / (hit + m):.1f} %; of {hit + x} found {100 * hit / max(1, hit + x):.1f} % are LOC')
if '-v' in sys.argv: print('missed', missed.most_common(80)); print('extra', wrong.most_common(80))
