#!/usr/bin/env python3
"""Share of single references that are right, over the golden files of references.

    references_score.py [--program build/lagebild] [FILE…]

The golden runner counts whole texts; this counts each "words -> what they stand for"."""
import argparse, collections, glob, os, subprocess, sys, tempfile

def main():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('--program', default=os.path.join(here, 'build/lagebild'))
    ap.add_argument('files', nargs='*')
    o = ap.parse_args()
    for path in o.files or sorted(glob.glob(os.path.join(here, 'tests/golden/references/*.tsv'))):
        date, cases = None, []
        for line in open(path, encoding='utf-8'):
            line = line.rstrip('\n')
            if line.startswith('# date '): date = line[7:]
            elif line and not line.startswith('#'): cases.append((date,) + tuple(line.split('\t')))
        gold = right = found = 0
        with tempfile.TemporaryDirectory() as d:
            for i, (when, text, want) in enumerate(cases):
                f = os.path.join(d, f'{i}.txt')
                open(f, 'w', encoding='utf-8').write(text)
                got = subprocess.run([o.program, 'annotate', '--quiet', '--as', 'references', '--date', when or '2025-01-01', f],
                                     capture_output=True, text=True).stdout.strip().split('\n')
                w, g = collections.Counter(x for x in want.split(' ; ') if x), collections.Counter(x for x in got if x)
                gold += sum(w.values()); found += sum(g.values()); right += sum((w & g).values())
        print(f'{os.path.basename(path)}: {gold} references in {len(cases)} texts, {right} right '
              f'({100 * right / max(1, gold):.1f} %), {found - right} found that are not')
    return 0

if __name__ == '__main__':
    sys.exit(main())
