/** Healthy images of many habits, which must pass, and what must not be said of them. */
import { passes, type Case } from '../case.ts'
import { EXPOSE, HTTPD, busybox, python } from '../images.ts'

/** A server of raw sockets: what it says to each connection, after the first bytes came where it listens first. */
const raw = (answer: string, { reads = true, family = 'AF_INET', host = '' } = {}) => `
import socket, threading
server = socket.socket(socket.${family})
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("${host}", 8080)); server.listen(64)
def serve(one):
    try:
        ${reads ? 'one.recv(65536)' : 'pass'}
        ${answer}
        one.close()
    except OSError: pass
while True: threading.Thread(target=serve, args=(server.accept()[0],)).start()
`
/** What an http.server does for a GET. */
const get = (...lines: string[]) => `
import http.server
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
${lines.map((line) => `        ${line}`).join('\n')}
http.server.ThreadingHTTPServer(("", 8080), Handler).serve_forever()
`
const status = (code: number, ...headers: string[]) =>
  get(
    `self.send_response(${code})`,
    ...headers.map((header) => `self.send_header(${header})`),
    'self.send_header("Content-Length", "0"); self.end_headers()',
  )

const UDP_ECHO = `
import socket
server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("", 5353))
while True:
    text, sender = server.recvfrom(1500)
    server.sendto(text, sender)
`

export const healthy: readonly Case[] = [
  { name: 'hello', path: 'examples/hello', expect: 'pass', notes: ['!killed-on-stop'], quick: true },
  passes(
    'a master with workers on one socket',
    python(
      `
import http.server, os, signal, socket, sys
server = http.server.HTTPServer(("", 8080), http.server.SimpleHTTPRequestHandler)
workers = []
for _ in range(4):
    pid = os.fork()
    if pid == 0: server.serve_forever()
    workers.append(pid)
signal.signal(signal.SIGTERM, lambda *_: ([os.kill(pid, 9) for pid in workers], sys.exit(0)))
signal.pause()`,
      EXPOSE,
    ),
    { notes: ['!killed-on-stop'] },
  ),
  passes(
    'python -m http.server',
    { files: { Dockerfile: 'FROM python:3.10\nEXPOSE 8000\nCMD ["python3", "-m", "http.server"]\n' } },
    { notes: ['killed-on-stop'] },
  ),
  passes('HTTP/1.0', python(raw('one.sendall(b"HTTP/1.0 200 OK\\r\\n\\r\\nhello")'), EXPOSE)),
  passes(
    'a status line without a body',
    python(raw('one.sendall(b"HTTP/1.1 204 No Content\\r\\n\\r\\n")'), EXPOSE),
  ),
  passes('redirects', python(status(302, '"Location", "https://example.org/"'), EXPOSE)),
  passes('wants a password', python(status(401, '"WWW-Authenticate", "Basic"'), EXPOSE)),
  passes('has nothing at its root', python(status(404), EXPOSE)),
  passes('wants another protocol', python(status(426, '"Upgrade", "websocket"'), EXPOSE)),
  passes(
    'starts in three seconds',
    busybox(EXPOSE, 'CMD ["sh", "-c", "sleep 3; exec httpd -f -p 8080 -h /etc"]'),
    { settings: ['--timeout', '20s'] },
  ),
  passes(
    'errors until it is warm',
    python(
      `
import time
began = time.monotonic()
${get('self.send_response(200 if time.monotonic() - began > 2 else 503)', 'self.send_header("Content-Length", "0"); self.end_headers()').trim()}`,
      EXPOSE,
    ),
    { settings: ['--timeout', '20s'] },
  ),
  passes(
    'talks first',
    python(raw('one.sendall(b"220 mail.example.org ESMTP\\r\\n"); one.recv(100)', { reads: false }), EXPOSE),
  ),
  passes('closes each connection at once', python(raw('pass', { reads: false }), EXPOSE)),
  passes(
    'waits for its client to speak, in a protocol of its own',
    python(raw('one.sendall(b"-ERR unknown command\\r\\n")'), EXPOSE),
    { settings: ['--probe', 'tcp'] },
  ),
  passes(
    'both families on one socket',
    python(raw('one.sendall(b"HTTP/1.0 200 OK\\r\\n\\r\\n")', { family: 'AF_INET6', host: '::' }), EXPOSE),
    {
      settings: ['--probe', 'tcp'],
      quick: true,
    },
  ),
  passes(
    'a stream that never ends',
    python(
      get('self.send_response(200); self.end_headers()', 'while True: self.wfile.write(b"x" * 65536)'),
      EXPOSE,
    ),
  ),
  passes('keeps every connection open', python(status(200), EXPOSE)),
  passes(
    'a worker without a port',
    busybox('CMD ["sh", "-c", "trap exit TERM; while sleep 1; do echo working; done"]'),
  ),
  passes('a job that ends well', busybox('CMD ["sh", "-c", "sleep 1; echo done"]'), { notes: ['one-shot'] }),
  passes('a job that is said to end with 3', busybox('CMD ["sh", "-c", "exit 3"]'), {
    settings: ['--probe', 'exit 3'],
  }),
  passes('UDP that answers', python(UDP_ECHO, 'EXPOSE 5353/udp'), {
    settings: ['--probe', 'udp://:5353 send="ping" answer'],
    notes: ['!udp-unproven'],
  }),
  passes('one of two exposed ports is silent', busybox('EXPOSE 8080 8443', HTTPD), {
    notes: ['exposed-but-silent'],
  }),
  passes('another user than root', busybox(EXPOSE, 'USER 1000', HTTPD)),
  passes(
    'a HEALTHCHECK in shell form',
    busybox(
      EXPOSE,
      'HEALTHCHECK --interval=1s CMD wget -q -O /dev/null http://127.0.0.1:8080/passwd || exit 1',
      HTTPD,
    ),
  ),
  passes(
    'a HEALTHCHECK in exec form',
    busybox(EXPOSE, 'HEALTHCHECK --interval=1s CMD ["test", "-e", "/etc/passwd"]', HTTPD),
  ),
  passes(
    'a HEALTHCHECK that fails at first',
    busybox(
      EXPOSE,
      'HEALTHCHECK --interval=1s --retries=5 CMD test -e /tmp/up',
      'CMD ["sh", "-c", "(sleep 2; touch /tmp/up) & exec httpd -f -p 8080 -h /etc"]',
    ),
    {
      settings: ['--timeout', '20s'],
    },
  ),
  passes(
    'handles its stop signal',
    busybox(
      EXPOSE,
      'STOPSIGNAL SIGUSR1',
      `CMD ["sh", "-c", "trap exit USR1; httpd -p 8080 -h /etc; while sleep 0.2; do :; done"]`,
    ),
    {
      notes: ['!killed-on-stop'],
    },
  ),
  passes(
    'a server in the background of a main process that stays',
    busybox(EXPOSE, 'CMD ["sh", "-c", "httpd -p 8080 -h /etc; exec tail -f /dev/null"]'),
  ),
  passes(
    'a debugger and a metrics port on loopback',
    busybox(
      EXPOSE,
      'CMD ["sh", "-c", "httpd -p 127.0.0.1:9229 -h /etc; httpd -p 127.0.0.1:9100 -h /etc; exec httpd -f -p 8080 -h /etc"]',
    ),
    {
      notes: ['!listens-unexposed'],
    },
  ),
  passes(
    'a Unix socket beside its port',
    python(
      `import socket
beside = socket.socket(socket.AF_UNIX); beside.bind("/run/app.sock"); beside.listen()
${status(200).trim()}`,
      EXPOSE,
    ),
  ),
]
