/** The container's life as people reported it: what starts slowly or quietly, how a HEALTHCHECK is run, how it ends. */
import { at, fails, passes, type Case } from '../case.ts'
import { EXPOSE, HTTPD, SERVE, busybox, python, script } from '../images.ts'

const reported = (name: string, rest: Pick<Case, 'expect'> & Partial<Case>): Case => ({
  name,
  path: `__tests__/corpus/reported/${name}`,
  ...rest,
})

const SERVER = `
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(STATUS); self.end_headers(); self.wfile.write(b"hello")
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
`
const serving = (
  before: string,
  after = 'http.server.HTTPServer(("", 8080), Answer).serve_forever()',
  status = 200,
) =>
  `import http.server, os, signal, socket, sys, threading, time\nSTATUS = ${status}\n${SERVER}\n${before}\n${after}\n`
const BUSY = (seconds: number) => `end = time.time() + ${seconds}\nwhile time.time() < end: pass`
const WORKER = 'trap exit TERM; while sleep 0.2; do :; done'

/** An image that exposes nothing is waited for until it listens, is idle, or ends. */
export const unexposed: readonly Case[] = [
  reported('noexpose-crash-after-5s', {
    settings: ['--timeout', '30s'],
    expect: { code: 'refused-by-dependency', says: /it exited 1 after .*db:5432/ },
    quick: true,
  }),
  reported('noexpose-loopback', { expect: 'pass', notes: ['loopback-only', '!listens-unexposed'] }),
  passes('no EXPOSE: boots for 4 s, then serves', python(serving(BUSY(4))), {
    settings: ['--timeout', '30s'],
    notes: ['listens-unexposed', '!nothing-to-probe', '!still-starting'],
  }),
  passes('no EXPOSE: sleeps, then serves', python(serving('time.sleep(3)')), {
    settings: ['--soak', '5s', '--timeout', '30s'],
    notes: ['listens-unexposed', '!nothing-to-probe'],
  }),
  fails('no EXPOSE: only errors', 'server-error', /500/, python(serving('', undefined, 500))),
  fails(
    'no EXPOSE: takes connections and never answers',
    'no-answer',
    /8080/,
    python(
      serving(
        's = socket.create_server(("", 8080))',
        'kept = [s.accept()]\nwhile True: kept.append(s.accept())',
      ),
    ),
  ),
  fails(
    'no EXPOSE: a quiet start that fails',
    'exited-at-start',
    /exited 3 after/,
    busybox('CMD ["sh", "-c", "sleep 4; exit 3"]'),
    at('--soak', '6s', '--timeout', '10s'),
  ),
  passes('no EXPOSE: an idle worker', busybox(`CMD ["sh", "-c", "${WORKER}"]`), {
    settings: ['--soak', '2s'],
    notes: ['nothing-to-probe', '!still-starting'],
  }),
  passes(
    'no EXPOSE: a worker that is always busy',
    busybox('CMD ["sh", "-c", "trap exit TERM; while :; do :; done"]'),
    {
      settings: ['--timeout', '4s'],
      notes: ['still-starting', '!nothing-to-probe'],
      quick: true,
    },
  ),
  passes(
    'no EXPOSE: a Unix socket',
    python(
      serving(
        's = socket.socket(socket.AF_UNIX); s.bind("/run/app.sock"); s.listen()',
        'while True: s.accept()',
      ),
    ),
    { notes: ['nothing-to-probe'] },
  ),
  passes(
    'no EXPOSE: UDP',
    python(serving('s = socket.socket(type=socket.SOCK_DGRAM); s.bind(("", 5353))', 'while True: s.recv(9)')),
    { notes: ['nothing-to-probe'] },
  ),
  passes(
    'no EXPOSE: a port that was open for a moment',
    python(
      serving(
        's = socket.create_server(("", 8080)); s.settimeout(0); time.sleep(0.3); s.close()',
        'while True: time.sleep(1)',
      ),
    ),
    { settings: ['--soak', '3s'], notes: ['nothing-to-probe'] },
  ),
  passes('no EXPOSE: HEALTHCHECK NONE', busybox('HEALTHCHECK NONE', `CMD ["sh", "-c", "${WORKER}"]`), {
    notes: ['nothing-to-probe'],
  }),
]

/** A HEALTHCHECK is run once a second. */
export const checked: readonly Case[] = [
  reported('healthcheck-default-interval', { expect: 'pass', quick: true }),
  reported('healthcheck-interval-10m', { expect: 'pass' }),
  passes(
    'a HEALTHCHECK in its start period',
    busybox(
      EXPOSE,
      'HEALTHCHECK --start-period=60s CMD wget -q -O /dev/null http://127.0.0.1:8080/hostname',
      HTTPD,
    ),
  ),
  passes(
    'a HEALTHCHECK that takes 2 s',
    busybox(EXPOSE, 'HEALTHCHECK --timeout=5s CMD sleep 2', HTTPD),
    at('--timeout', '15s'),
  ),
  passes(
    'a HEALTHCHECK that fails five times',
    busybox(
      EXPOSE,
      'HEALTHCHECK --interval=10s --retries=3 CMD echo >> /tmp/runs; test $(wc -l < /tmp/runs) -gt 5',
      HTTPD,
    ),
    at('--timeout', '30s'),
  ),
  fails(
    'a HEALTHCHECK that fails as often as it may',
    'healthcheck-failing',
    /reports unhealthy/,
    busybox(EXPOSE, 'HEALTHCHECK --interval=2s --retries=2 CMD exit 1', HTTPD),
    at('--timeout', '30s'),
  ),
  reported('healthcheck-localhost-own-address', {
    settings: ['--timeout', '15s'],
    expect: {
      code: 'healthcheck-disagrees',
      says: /checks localhost:3000, while the app listens only on \S+:3000, the container’s own/,
    },
  }),
  fails(
    'a quiet HEALTHCHECK of a server on its own address',
    'healthcheck-disagrees',
    /the container’s own address/,
    script(
      'busybox',
      '#!/bin/sh\nexec httpd -f -p $(hostname -i):8080 -h /etc',
      EXPOSE,
      'HEALTHCHECK --interval=1s --retries=2 CMD wget -q -O /dev/null http://127.0.0.1:8080/hostname || exit 1',
    ),
  ),
  passes(
    'a server on its own address is reached there',
    script('busybox', '#!/bin/sh\nexec httpd -f -p $(hostname -i):8080 -h /etc', EXPOSE),
    { notes: ['!healthcheck-disagrees'] },
  ),
]

const SLOW = at('--shutdown', 'graceful')
const STILL = /it handles SIGTERM, but was still stopping after 1\d s/

/** How it stops, and how it ends. */
export const stopped: readonly Case[] = [
  reported('slow-graceful-stop-python', {
    ...SLOW,
    expect: { code: 'killed-on-stop', says: STILL },
    quick: true,
  }),
  reported('slow-graceful-stop-java', {
    settings: ['--shutdown', 'graceful', '--timeout', '15s'],
    expect: { code: 'killed-on-stop', says: STILL },
  }),
  fails(
    'a slow stop below an init',
    'killed-on-stop',
    STILL,
    python(serving('signal.signal(signal.SIGTERM, lambda *_: time.sleep(30))'), EXPOSE),
    at('--shutdown', 'graceful', '--init'),
  ),
  fails(
    'a trap that waits for the command in the foreground',
    'killed-on-stop',
    STILL,
    busybox(EXPOSE, 'CMD ["sh", "-c", "trap \'exit 0\' TERM; httpd -f -p 8080 -h /etc"]'),
    SLOW,
  ),
  fails(
    'a manager that waits for a worker at work',
    'killed-on-stop',
    STILL,
    python(
      serving(
        'worker = os.fork()\nif worker == 0:\n    signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60); os._exit(0)\n' +
          'def end(*_): os.kill(worker, signal.SIGTERM); os.wait(); sys.exit(0)\nsignal.signal(signal.SIGTERM, end)',
      ),
      EXPOSE,
    ),
    SLOW,
  ),
  fails(
    'a server without a handler',
    'killed-on-stop',
    /it ignores SIGTERM/,
    { files: { Dockerfile: 'FROM python:3.10\nEXPOSE 8000\nCMD ["python3", "-m", "http.server"]\n' } },
    SLOW,
  ),
  fails(
    'Node without a handler',
    'killed-on-stop',
    /it ignores SIGTERM/,
    {
      files: {
        Dockerfile: 'FROM node:22\nEXPOSE 8080\nCOPY s.js /\nCMD ["node", "/s.js"]\n',
        's.js': "require('http').createServer((q, r) => r.end('ok')).listen(8080)\n",
      },
    },
    SLOW,
  ),
  passes(
    'a stop that takes 2 s',
    python(serving('signal.signal(signal.SIGTERM, lambda *_: (time.sleep(2), sys.exit(0)))'), EXPOSE),
    { notes: ['!killed-on-stop'] },
  ),
  reported('background-and-exit', {
    expect: { code: 'exited-at-start', says: /left `?node agent.js`? and `?node app.js`? in the background/ },
    quick: true,
  }),
  fails(
    'a server in the background that had answered',
    'exited-late',
    /after it had answered: its entrypoint ended and left `?httpd -f -p 8080 -h \/etc`? in the background/,
    script('busybox', '#!/bin/sh\nhttpd -f -p 8080 -h /etc &\nsleep 2\necho started', EXPOSE),
    at('--soak', '4s'),
  ),
  passes(
    'a script that waits for what is in the background',
    script('busybox', '#!/bin/sh\ntrap exit TERM\nhttpd -f -p 8080 -h /etc &\nwait', EXPOSE),
    { notes: ['!killed-on-stop'] },
  ),
  passes(
    'a job with something in the background',
    script('busybox', '#!/bin/sh\nsleep 30 &\nls / > /dev/null\necho done'),
    { notes: ['one-shot'] },
  ),
  passes('a script that ends with its server', script('busybox', `#!/bin/sh\nsleep 1 &\n${SERVE}`, EXPOSE)),
]
