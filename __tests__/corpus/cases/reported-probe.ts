/** Cases that people reported, and others of their kinds, about how a port is asked and what its answers mean. */
import { readFileSync } from 'node:fs'
import { at, fails, passes, type Case, type Context } from '../case.ts'
import { EXPOSE, busybox, python } from '../images.ts'

const REPORTED = '__tests__/corpus/reported'
const HOST: readonly string[] = ['--build-network', 'host']

/** A server that answers with malformed HTTP in one of many ways. */
const MALFORMED = readFileSync(`${REPORTED}/http-5xx-passes/s.py`, 'utf8')
const malformed = (mode: string): Context => ({
  files: {
    Dockerfile: `FROM python:3.10\nCOPY s.py /\nEXPOSE 8080\nCMD ["python3", "/s.py", "${mode}"]\n`,
    's.py': MALFORMED,
  },
})

/** A server of raw sockets: what it does with each connection, in a thread. */
const raw = (body: string, ports: readonly number[] = [8080], host = '') => `
import os, signal, socket, struct, sys, threading, time
def serve(one):
    try:
${body
  .trim()
  .split('\n')
  .map((line) => `        ${line}`)
  .join('\n')}
        one.close()
    except OSError: pass
def listen(port):
    server = socket.socket()
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind(("${host}", port)); server.listen(64)
    while True: threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
for port in ${JSON.stringify(ports)}[1:]: threading.Thread(target=listen, args=(port,), daemon=True).start()
listen(${ports[0] ?? 8080})
`

/** A master whose workers serve one socket; it forks a new one for each that dies. */
const prefork = (body: string) => `
import os, signal, socket, sys, time
server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("", 8080)); server.listen(64)
signal.signal(signal.SIGTERM, lambda *_: os._exit(0))
def work():
    while True:
        one, _ = server.accept()
        text = one.recv(65536)
        ${body}
        one.close()
while True:
    pid = os.fork()
    if pid == 0: work()
    os.waitpid(pid, 0)
`

const WARNS = ['no-answer']
const HTTP_HANDLER = (body: string) => `
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_GET(self):
${body
  .trim()
  .split('\n')
  .map((line) => `        ${line}`)
  .join('\n')}
http.server.ThreadingHTTPServer(("", 8080), Handler).serve_forever()
`
const OK = 'self.send_response(200); self.send_header("Content-Length", "0"); self.end_headers()'

export const hangsUp: readonly Case[] = [
  {
    name: 'a worker of gunicorn that crashes on each request',
    path: `${REPORTED}/worker-segfaults-on-each-request`,
    settings: [...HOST, '--timeout', '12s'],
    expect: { code: 'no-answer', says: /closes the connection on each request.*was sent SIGSEGV!/ },
    quick: true,
  },
  fails(
    'a worker that crashes on each request, and nothing in the log',
    'no-answer',
    /closes the connection on each request, and one of its processes dies each time/,
    python(prefork('os.kill(os.getpid(), signal.SIGSEGV)'), EXPOSE),
    at('--timeout', '8s'),
  ),
  fails(
    'a server in a loop that ends on each request',
    'no-answer',
    /closes the connection on each request, and one of its processes dies each time/,
    {
      files: {
        Dockerfile: 'FROM python:3.10\nEXPOSE 8080\nCOPY one.py start.sh /\nCMD ["sh", "/start.sh"]\n',
        'one.py': `import socket
server = socket.socket(); server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("", 8080)); server.listen(9)
one, _ = server.accept(); one.recv(999); raise SystemExit(3)
`,
        'start.sh': 'while true; do python3 /one.py; sleep 0.3; done\n',
      },
    },
    at('--timeout', '10s'),
  ),
  fails(
    'a handler that fails on each request',
    'no-answer',
    /closes the connection on each request, and it logs an error each time: .*RuntimeError: no pool/,
    python(HTTP_HANDLER('raise RuntimeError("no pool")'), EXPOSE),
    at('--timeout', '9s'),
  ),
  fails(
    'panics in the words of Go',
    'no-answer',
    /closes the connection on each request, .*panic serving/,
    python(
      raw(
        'one.recv(9999); print("http: panic serving 172.17.0.1:5: runtime error: index out of range", flush=True)',
      ),
      EXPOSE,
    ),
    at('--timeout', '9s'),
  ),
  passes('hangs up on what it does not understand, quietly', python(raw('one.recv(9999)'), EXPOSE), {
    settings: ['--timeout', '8s'],
    notes: WARNS,
    quick: true,
  }),
  passes(
    'hangs up with a reset',
    python(
      raw('one.recv(4); one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))'),
      EXPOSE,
    ),
    { settings: ['--timeout', '8s'], notes: WARNS },
  ),
  passes(
    'a protocol of its own that logs a bad magic',
    python(raw('one.recv(9999); print("ERROR bad magic 0x47455420 from client", flush=True)'), EXPOSE),
    { settings: ['--timeout', '8s'], notes: WARNS },
  ),
  passes(
    'a protocol of its own beside a loop of short processes',
    {
      files: {
        ...python(raw('one.recv(9999)'), EXPOSE).files,
        Dockerfile: 'FROM python:3.10\nEXPOSE 8080\nCOPY server.py start.sh /\nCMD ["sh", "/start.sh"]\n',
        'start.sh': 'python3 -u /server.py &\nwhile true; do tail -f /dev/null & sleep 0.3; kill $!; done\n',
      },
    },
    { settings: ['--timeout', '12s'], notes: WARNS },
  ),
  passes(
    'errors in its log that have nothing to do with questions',
    python(
      `import threading, time
def noise():
    while True: print("ERROR cannot reach the metrics host", flush=True); time.sleep(0.25)
threading.Thread(target=noise, daemon=True).start()
${raw('one.recv(9999)').trim()}`,
      EXPOSE,
    ),
    { settings: ['--timeout', '14s'], notes: WARNS },
  ),
  passes(
    'a server that forks for each connection',
    python(
      `import socketserver
class Handler(socketserver.BaseRequestHandler):
    def handle(self): self.request.recv(9999)
class Server(socketserver.ForkingTCPServer): allow_reuse_address = True
Server(("", 8080), Handler).serve_forever()`,
      EXPOSE,
    ),
    { settings: ['--timeout', '8s'], notes: WARNS },
  ),
  passes('hangs up, and was said to speak a protocol of its own', python(raw('one.recv(9999)'), EXPOSE), {
    settings: ['--probe', 'tcp'],
    notes: ['!no-answer'],
  }),
  passes(
    'wants the PROXY protocol first',
    python(
      raw(`text = one.recv(9999)
if text.startswith(b"PROXY "):
    while not text.endswith(b"\\r\\n\\r\\n"): text += one.recv(9999)
    one.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 0\\r\\n\\r\\n")
else: print("ERROR broken header while reading PROXY protocol", flush=True)`),
      EXPOSE,
    ),
    { settings: ['--timeout', '8s'], notes: ['!no-answer', '!drops-requests'] },
  ),
  passes(
    'HTTP/2 and nothing else',
    python(
      raw(`text = one.recv(9999)
if text.startswith(b"PRI * HTTP/2.0"): one.sendall(b"\\0\\0\\0\\4\\0\\0\\0\\0\\0"); time.sleep(0.1)`),
      EXPOSE,
    ),
    { settings: ['--timeout', '8s'], notes: ['!no-answer'] },
  ),
]

export const malformedHttp: readonly Case[] = [
  ...['bigheader500', 'badproto500', 'lf', 'http10err', 'space', 'icy', 'manyheaders'].map((mode) =>
    fails(
      `a 500 in malformed HTTP: ${mode}`,
      'server-error',
      /answers on port 8080, but only with 500/,
      malformed(mode),
      {
        settings: ['--timeout', '4s'],
      },
    ),
  ),
  ...['badcl', 'dupcl'].map((mode) =>
    fails(`a 503 in malformed HTTP: ${mode}`, 'server-error', /only with 503/, malformed(mode), {
      settings: ['--timeout', '4s'],
    }),
  ),
  fails(
    'answers of 1xx without end',
    'unexpected-answer',
    /malformed HTTP: only answers of 1xx come/,
    malformed('1xx'),
    {
      settings: ['--timeout', '4s'],
    },
  ),
  fails(
    'a head that breaks off',
    'unexpected-answer',
    /malformed HTTP: its answer ends within its head/,
    python(raw('one.recv(999); one.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Ty")'), EXPOSE),
    at('--timeout', '4s'),
  ),
  fails(
    'a version of HTTP that is none',
    'unexpected-answer',
    /malformed HTTP: its status line is "HTTP\/7\.3 200 OK"/,
    python(raw('one.recv(999); one.sendall(b"HTTP/7.3 200 OK\\r\\n\\r\\n")'), EXPOSE),
    at('--timeout', '4s'),
  ),
  passes(
    'HTTP with bare line feeds, as scripts write it',
    python(raw('one.recv(999); one.sendall(b"HTTP/1.1 200 OK\\n\\nhello")'), EXPOSE),
  ),
]

export const spoken: readonly Case[] = [
  {
    name: 'redis, asked by its own protocol',
    path: `${REPORTED}/redis-security-attack`,
    settings: [...HOST],
    expect: 'pass',
    notes: ['!no-answer'],
    quick: true,
  },
  passes(
    'PostgreSQL’s answer to SSLRequest',
    python(
      raw('if one.recv(8) == b"\\0\\0\\0\\x08\\x04\\xd2\\x16\\x2f": one.sendall(b"N"); one.recv(9)', [5432]),
      'EXPOSE 5432',
    ),
    { notes: ['!no-answer'] },
  ),
  passes(
    'a database that greets first',
    python(raw('one.sendall(b"\\x4a\\0\\0\\0\\x0a8.0.36\\0"); one.recv(9)', [3306]), 'EXPOSE 3306'),
    { notes: ['!no-answer'] },
  ),
  passes(
    'HTTP on a port of another protocol',
    busybox('EXPOSE 6379', 'CMD ["httpd", "-f", "-p", "6379", "-h", "/etc"]'),
  ),
]

export const requestErrors: readonly Case[] = [
  {
    name: 'PHP without the driver of its database',
    path: `${REPORTED}/php-500`,
    settings: [...HOST],
    expect: {
      code: 'server-error',
      says: /PHP Fatal error: Uncaught PDOException: could not find driver \(index\.php:1\)/,
    },
  },
  {
    name: 'errors because of a database, beside ports of a debugger',
    path: `${REPORTED}/debug-ports-blamed-on-database`,
    expect: { code: 'server-error', says: /only with 500.*it needs `127\.0\.0\.1:3306`/ },
    notes: ['!refused-by-dependency', '!never-listened', '!wrong-port'],
    quick: true,
  },
  fails(
    'an error that only its answer names',
    'server-error',
    /only with 500 .*: the table of users is missing/,
    python(
      HTTP_HANDLER(`self.send_response(500); self.send_header("Content-Type", "text/html"); self.end_headers()
self.wfile.write(b"<html><head><title>the table of users is missing</title></head></html>")`),
      EXPOSE,
    ),
  ),
  fails(
    'a host name that it refuses',
    'unexpected-answer',
    /it refuses requests for the host `localhost`, which is not in Django’s ALLOWED_HOSTS/,
    python(
      HTTP_HANDLER(`print("Invalid HTTP_HOST header: 'localhost:8080'. You may need to add 'localhost' to ALLOWED_HOSTS.", flush=True)
self.send_response(400); self.send_header("Content-Length", "0"); self.end_headers()`),
      EXPOSE,
    ),
    at('--probe', 'http://:8080/'),
  ),
  passes(
    'a host name and a token that the probe sends',
    python(
      HTTP_HANDLER(`is_good = self.headers["Host"] == "example.org" and self.headers["X-Token"] == "abc def"
self.send_response(200 if is_good else 403); self.send_header("Content-Length", "0"); self.end_headers()`),
      EXPOSE,
    ),
    at('--probe', 'http://:8080/ status=200 Host=example.org X-Token="abc def"'),
  ),
]

const TWO_PORTS = (hidden: string) => `
import threading, socket
server = socket.socket(); server.bind(("127.0.0.1", ${hidden})); server.listen(9)
${HTTP_HANDLER(OK).trim()}`

export const besides: readonly Case[] = [
  fails(
    'one of two exposed ports on loopback',
    'loopback-only',
    /listens on 127\.0\.0\.1:9090 only/,
    python(TWO_PORTS('9090'), 'EXPOSE 8080 9090'),
  ),
  passes('a port of a debugger on loopback', python(TWO_PORTS('9229'), 'EXPOSE 8080 9229'), {
    notes: ['loopback-only', '!exposed-but-silent'],
  }),
  passes(
    'an exposed port that hangs up beside one that answers',
    python(
      `import threading
${raw('one.recv(9999)', [9090]).trim().replace('listen(9090)', 'threading.Thread(target=listen, args=(9090,), daemon=True).start()')}
${HTTP_HANDLER(OK).trim()}`,
      'EXPOSE 8080 9090',
    ),
  ),
]
