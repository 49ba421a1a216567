"""A feed on a port of its own, for watch.sh: prints the port, logs each request's path and condition."""
import http.server, sys

FEED = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Bote</title>
<item><title>Eins</title><link>http://127.0.0.1:%d/eins.html</link><pubDate>Sat, 11 May 2024 18:00:00 +0200</pubDate><description>kurz</description></item>
<item><title>Zwei</title><link>http://127.0.0.1:%d/geheim/zwei.html</link><description>kurz</description></item></channel></rss>"""
PAGE = "<html lang=de><title>Eins</title><article><h1>Eins</h1><p>Die Armee hat am Freitag nach eigenen Angaben den Ort Sewerne eingenommen, teilte ein Sprecher der Truppen mit.</p></article></html>".encode()

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        print(self.path, self.headers.get('If-None-Match', '-'), file=sys.stderr, flush=True)
        port = self.server.server_address[1]
        if self.path == '/feed.xml':
            if self.headers.get('If-None-Match') == '"1"': return self.answer(304)
            return self.answer(200, FEED % (port, port), 'application/rss+xml', [('ETag', '"1"')])
        if self.path == '/robots.txt': return self.answer(200, b'User-agent: *\nDisallow: /geheim/\n', 'text/plain')
        if self.path == '/eins.html': return self.answer(200, PAGE, 'text/html')
        if self.path == '/weg.xml': return self.answer(302, b'', 'text/plain', [('Location', 'http://localhost:%d/feed.xml' % port)])
        if self.path == '/gross.xml': return self.answer(200, b'<rss>' + b'x' * (3 << 20), 'application/rss+xml')
        self.answer(404, b'nichts', 'text/plain')

    def answer(self, status, body=b'', kind='', headers=()):
        self.send_response(status)
        for k, v in headers: self.send_header(k, v)
        if kind: self.send_header('Content-Type', kind)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args): pass

server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever()
