#!/usr/bin/env python3
"""Makes a WARC of pages (per-record gzip), runs `lagebild annotate --as text` over it and prints
megabytes of uncompressed WARC a second and peak memory.   warc_bench.py LAGEBILD PAGE…"""
import gzip, os, resource, subprocess, sys, tempfile, time

program, pages = sys.argv[1], sys.argv[2:]
total = 0
with tempfile.NamedTemporaryFile(suffix='.warc.gz', delete=False) as out:
    for n in range(4):
        for i, page in enumerate(pages):
            with open(page, 'rb') as f: body = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n' + f.read()
            rec = b'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/%d/%d\r\nWARC-Date: 2024-05-11T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:%d-%d>\r\nContent-Length: %d\r\n\r\n' % (n, i, n, i, len(body)) + body + b'\r\n\r\n'
            total += len(rec)
            out.write(gzip.compress(rec, 6))
begin = time.time()
subprocess.run([program, 'annotate', '--as', 'facts', '-q', out.name], stdout=subprocess.DEVNULL, check=True)
seconds = time.time() - begin
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
os.unlink(out.name)
print(f'{total / 1e6:.0f} MB of WARC in {seconds:.2f} s: {total / 1e6 / seconds:.0f} MB/s, {4 * len(pages) / seconds:.0f} pages/s, peak {peak:.0f} MB')
