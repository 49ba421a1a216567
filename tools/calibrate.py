#!/usr/bin/env python3
"""Fits the weights of src/claim/confidence.c and says how well they hold.

    calibrate.py TRIGGERS.tsv GOLD.jsonl SYSTEM.jsonl [GOLD SYSTEM …]

A system claim is right when score.py would pair it with a gold claim (same report and type,
texts that overlap). Folds are reports: each is judged by weights fitted on the others.
Prints the weights, then for each band of confidence how many claims were right.
Python's standard library only.
"""
import json, math, re, sys, collections

NAMES = ['bias', 'phrase', 'verb', 'noun', 'actor', 'target', 'place', 'number', 'time', 'source', 'heading', 'doubtful']

def load(p):
    with open(p, encoding='utf-8') as f:
        return [json.loads(l) for l in f if l.strip()]

def words(s): return collections.Counter(re.findall(r'\w+', (s or '').lower()))

def features(c, pos):
    p = pos.get(c['rule'], 'n')
    return [1, p == 'p', p == 'v', p in 'nN', bool(c['actors']), bool(c['targets']), bool(c['places']), bool(c['quantities']),
            c['time'] is not None, bool(c['sources']), c['block'] not in ('body', 'lead'), c['certainty'] != 'certain']

def right(c, golds):
    b = words(c['evidence']['text'])
    for g in golds:
        if g['report'] != c['report'] or c['type'] not in {g['type'], *g.get('alt', [])}: continue
        a = words(g['quote'])
        if sum((a & b).values()) >= 0.6 * min(sum(a.values()), sum(b.values())): return 1
    return 0

def fit(rows, ridge=1.0, steps=4000, rate=0.05):
    w = [2.0] + [0.0] * (len(NAMES) - 1)
    for _ in range(steps):
        g = [0.0] * len(w)
        for x, y in rows:
            e = 1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x)))) - y
            for i, v in enumerate(x): g[i] += e * v
        for i in range(len(w)):
            w[i] -= rate * (g[i] + (ridge * w[i] if i else 0)) / max(1, len(rows)) * 10
    return w

def main():
    if len(sys.argv) < 4 or len(sys.argv) % 2: sys.exit(__doc__)
    pos = {}
    with open(sys.argv[1], encoding='utf-8') as f:
        for l in f: c = l.rstrip('\n').split('\t'); pos[c[0]] = c[2]
    data = []
    for g, s in zip(sys.argv[2::2], sys.argv[3::2]):
        golds = load(g)
        data += [(c['report'], [float(v) for v in features(c, pos)], right(c, golds)) for c in load(s)]
    out = []
    for r in sorted({d[0] for d in data}):
        w = fit([(x, y) for n, x, y in data if n != r])
        out += [(1 / (1 + math.exp(-sum(a * b for a, b in zip(w, x)))), y) for n, x, y in data if n == r]
    w = fit([(x, y) for _, x, y in data])
    for n, v in zip(NAMES, w): print(f'{n:9s} {v:+.2f}')
    print(f'{len(data)} claims, {sum(y for *_, y in data)} right')
    for lo, hi in ((0, .7), (.7, .8), (.8, .9), (.9, .95), (.95, 1.01)):
        band = [(p, y) for p, y in out if lo <= p < hi]
        if band: print(f'{lo:.2f}-{min(hi, 1):.2f}  claims {len(band):4d}  said {sum(p for p, _ in band) / len(band):.2f}  right {sum(y for _, y in band) / len(band):.2f}')

if __name__ == '__main__':
    main()
