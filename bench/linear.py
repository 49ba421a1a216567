#!/usr/bin/env python3
"""Time on hostile input of 1, 2, 4, 8, 16 MB of each kind: it must grow linearly.
    linear.py LAGEBILD          prints a table; the last column is time(16 MB) / time(1 MB)"""
import subprocess, sys, tempfile, time

MB = 1 << 20
fill = lambda unit, n: (unit * (n // len(unit) + 1))[:n]
kinds = {
    'text, no space': lambda n: b'a' * n,
    'text, brackets': lambda n: fill(b'([{<', n),
    'text, one-word lines': lambda n: fill(b'Kiew\n', n),
    'text, abbreviations': lambda n: fill('z. B. 3. März '.encode(), n),
    'text, quotation marks': lambda n: fill('„“»«"'.encode(), n)[:n // 3 * 3].decode('utf-8', 'ignore').encode(),
    'text, one sentence': lambda n: fill(b'Soldaten und Panzer ', n),
    'html, nesting': lambda n: b'<html>' + fill(b'<div><b>', n),
    'html, stray ends': lambda n: b'<html>' + fill(b'</p></div></x>', n),
    'html, open attribute': lambda n: b'<html><a b="' + fill(b'x=" ', n),
    'html, references': lambda n: b'<html><p>' + fill(b'&amp;&#x41;&nope;', n),
    'html, comments': lambda n: b'<html>' + fill(b'<!-', n),
    'json lines': lambda n: fill(b'{"text": "[[[[[[[["}\n', n),
    'json, nesting': lambda n: b'{"text": ' + b'[' * n,
    'csv, quotes': lambda n: b'title;text\n' + fill(b'"";"', n),
    'feed, entries': lambda n: b'<rss>' + fill(b'<item><title>x</title></item>', n),
    'mail, parts': lambda n: b'From: a@b\nDate: x\nContent-Type: multipart/mixed; boundary=x\n\n' + fill(b'--x\n\n', n),
    'warc, headers': lambda n: fill(b'WARC/1.0\r\nContent-Length: 0\r\n\r\n', n),
}
print('| input | 1 MB | 2 | 4 | 8 | 16 | 16 : 1 |\n| --- | --- | --- | --- | --- | --- | --- |')
for name, make in kinds.items():
    row = []
    for size in (1, 2, 4, 8, 16):
        with tempfile.NamedTemporaryFile() as f:
            f.write(make(size * MB - 64)); f.flush()
            best = 1e9
            for _ in range(2):
                begin = time.time()
                subprocess.run([sys.argv[1], 'extract', '--json', '-q', '--max-size', '32', f.name], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
                best = min(best, time.time() - begin)
            row.append(best)
    print(f'| {name} | ' + ' | '.join(f'{s:.2f} s' for s in row) + f' | {row[-1] / row[0]:.1f} |', flush=True)
