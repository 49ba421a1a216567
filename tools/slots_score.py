#!/usr/bin/env python3
"""How many slots of the gold claims can be filled from the mentions of their sentences?

    slots_score.py [--program build/lagebild] [--shared ../shared] [--set seeds|reports|all] [--errors N]

For each gold claim the sentence that holds its quote is looked up in `annotate --as mentions`.
A slot counts as found where a mention of that sentence, or what a reference in it stands for,
has the gold value:
  codes      each actor, target, source code; countries: only the part before the dot
  outlets    each named outlet
  places     each place (name or alias)
  times      the claim's `when`: same days (a month or year: same span)
  quantities value or low and high
`in report` counts a value that is found anywhere in the report: what reading on could fill.
It measures the mention stage alone; roles are the business of the claims."""
import argparse, calendar, collections, datetime as dt, json, os, re, subprocess, sys

def load(path):
    with open(path, encoding='utf-8') as f:
        return [json.loads(l) for l in f if l.strip()]

def words(s):
    return re.findall(r'\w+', (s or '').lower())

def day(s, last):
    if not s or s == '..': return None
    m = re.fullmatch(r'(\d{4})-(SP|SU|FA|WI)', s)
    if m:
        y, (a, b) = int(m[1]), {'SP': (3, 5), 'SU': (6, 8), 'FA': (9, 11), 'WI': (12, 14)}[m[2]]
        if not last: return dt.date(y, a, 1).isoformat()
        if b > 12: y, b = y + 1, b - 12
        return dt.date(y, b, calendar.monthrange(y, b)[1]).isoformat()
    p = [int(x) for x in s[:10].split('-')]
    if len(p) == 1: return dt.date(p[0], 12 if last else 1, 31 if last else 1).isoformat()
    if len(p) == 2: return dt.date(p[0], p[1], calendar.monthrange(*p)[1] if last else 1).isoformat()
    return dt.date(*p).isoformat()

def interval(when):
    a, _, b = when.partition('/')
    return day(a, False), day(b or a, True)

def sentence_of(quote, sentences):
    q = words(quote)
    best, most = None, 0
    for s in sentences:
        w = words(s['text'])
        text = ' '.join(w)
        if ' '.join(q) in text: return s['sentence']
        common = sum((collections.Counter(q) & collections.Counter(w)).values())
        if common > most: best, most = s['sentence'], common
    return best

def same_name(gold, m):
    have = [m.get('name', ''), m.get('text', '')] + m.get('aliases', [])
    strip = lambda s: ' '.join(w for w in words(s) if w not in ('region', 'oblast', 'stadt', 'gebiet'))
    return any(strip(gold) == strip(h) for h in have)

def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    ap.add_argument('--program', default=os.path.join(here, 'build/lagebild'))
    ap.add_argument('--shared', default=os.environ.get('LAGEBILD_SHARED', os.path.join(here, '../shared')))
    ap.add_argument('--set', default='seeds', choices=['seeds', 'reports', 'all'])
    ap.add_argument('--required', action='store_true', help='leave out optional claims')
    ap.add_argument('--errors', type=int, default=0)
    o = ap.parse_args()
    if not os.path.isdir(o.shared):
        print('skipped: no', o.shared)
        return 0
    total = collections.defaultdict(lambda: [0, 0, 0])
    errors = []
    for name, gold, meta, texts in (('seeds', 'gold/seeds.jsonl', 'gold/manifest.jsonl', 'seeds'),
                                    ('reports', 'gold/reports.jsonl', 'gold/reports-manifest.jsonl', 'gold/reports')):
        if o.set not in (name, 'all'): continue
        by_report = collections.defaultdict(list)
        for c in load(os.path.join(o.shared, gold)):
            if not (o.required and c.get('optional')): by_report[c['report']].append(c)
        for report, claims in sorted(by_report.items()):
            run = subprocess.run([o.program, 'annotate', '--quiet', '--as', 'mentions', '--meta', os.path.join(o.shared, meta),
                                  os.path.join(o.shared, texts, report + '.txt')], capture_output=True, text=True)
            if run.returncode > 1: sys.exit(run.stderr)
            lines = [json.loads(l) for l in run.stdout.splitlines() if l.startswith('{')]
            sentences = [l for l in lines if 'text' in l and 'mention' not in l]
            mentions = [l for l in lines if 'mention' in l]
            by_id = {m['mention']: m for m in mentions}
            for c in claims:
                s = sentence_of(c['quote'], sentences)
                near = [m for m in mentions if m['sentence'] == s]
                near += [by_id[m['antecedent']] for m in near if m.get('antecedent') in by_id]
                def count(slot, value, found):
                    t = total[slot]
                    t[0] += 1
                    hit = any(found(m) for m in near)
                    t[1] += hit
                    t[2] += hit or any(found(m) for m in mentions)
                    if not hit: errors.append((slot, report[:9], value, c['quote'][:90]))
                codes = [x for k in ('actors', 'targets') for x in c.get(k) or []] + [x['code'] for x in c.get('sources') or [] if 'code' in x]
                for code in codes:
                    count('codes', code, lambda m: m.get('code') == code)
                    count('countries', code, lambda m: m.get('code', '').split('.')[0] == code.split('.')[0])
                for x in c.get('sources') or []:
                    if x.get('outlet', '?') != '?':
                        count('outlets', x['outlet'], lambda m: words(m.get('outlet')) == words(x['outlet']))
                for p in c.get('places') or []:
                    count('places', p, lambda m: m['kind'] == 'place' and same_name(p, m))
                if c.get('when'):
                    want = interval(c['when'])
                    count('times', c['when'], lambda m: m['kind'] == 'time' and (m.get('from'), m.get('until')) == want)
                q = c.get('quantity')
                if q:
                    count('quantities', json.dumps(q), lambda m: m['kind'] == 'number' and
                          (m.get('value') == q['value'] if 'value' in q else (m.get('low'), m.get('high')) == (q.get('low'), q.get('high'))))
    print(f"{'slot':12}{'gold':>6}{'found':>7}{'share':>8}{'in report':>11}")
    for slot in ('countries', 'codes', 'outlets', 'places', 'times', 'quantities'):
        n, hit, anywhere = total[slot]
        if n: print(f'{slot:12}{n:6}{hit:7}{100 * hit / n:7.1f} %{100 * anywhere / n:9.1f} %')
    for e in [e for e in errors if e[0] != 'countries'][:o.errors]: print('missed', *e, sep='\t')
    return 0

if __name__ == '__main__':
    sys.exit(main())
