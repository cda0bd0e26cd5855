/** Images that start once and not a second time; and those that do, although they leave files behind. */
import {
  broken as brokenSoon,
  fails as failsSoon,
  passes as passesSoon,
  type Case,
  type Context,
} from '../case.ts'
import { EXPOSE, SERVE, busybox, python, script } from '../images.ts'

const asked = (kind: string, ...settings: string[]): Partial<Case> => ({
  settings: ['--rehearse', kind, '--timeout', '20s', ...settings],
})
const soon = (timeout: string): Partial<Case> => ({
  settings: ['--rehearse', 'restart', '--timeout', timeout],
})
const fails = (name: string, code: string, says: RegExp, context: Context, extra = asked('restart')): Case =>
  failsSoon(name, code, says, context, extra)
const passes = (name: string, context: Context, extra = asked('restart')): Case =>
  passesSoon(name, context, { notes: ['!stale-pid', '!not-restartable'], ...extra })
const broken = (name: string, code: string, says: RegExp): Case =>
  brokenSoon(name, code, says, asked('restart'))

const LISTEN = `
import http.server
http.server.ThreadingHTTPServer(("", 8080), http.server.SimpleHTTPRequestHandler).serve_forever()`

/** Ends on SIGINT without a word. */
const SIGINT = 'STOPSIGNAL SIGINT'

export const startsOnce: readonly Case[] = [
  broken('stale-pid', 'stale-pid', /`?\/app\/tmp\/pids\/server\.pid`? is still there/),
  broken('not-restartable', 'not-restartable', /it exited 1 .*mkdir: .*'\/www': File exists/),
  broken('config-grows', 'not-restartable', /DuplicateSectionError/),
  {
    name: 'not restartable, and not asked: a warning',
    path: 'examples/broken/not-restartable',
    expect: 'pass',
    notes: ['not-restartable', '!stale-pid'],
  },
  fails(
    'a PID file that is in the image',
    'stale-pid',
    /`?\/run\/app\.pid`? of an earlier start is in the image/,
    script(
      'busybox',
      `#!/bin/sh
if [ -e /run/app.pid ]; then echo "pid file /run/app.pid already exists"; exit 1; fi
${SERVE}`,
      EXPOSE,
      'RUN mkdir -p /run && touch /run/app.pid',
    ),
  ),
  fails(
    'a socket that is still there',
    'stale-pid',
    /`?\/run\/app\.sock`? is still there/,
    python(
      `
import http.server, socket, sys, threading
inner = socket.socket(socket.AF_UNIX)
try: inner.bind("/run/app.sock")
except OSError as error: sys.exit(f"listen unix /run/app.sock: bind: {error.strerror.lower()}")
inner.listen()
${LISTEN}`,
      EXPOSE,
      SIGINT,
    ),
  ),
  fails(
    'a socket that its error does not name',
    'stale-pid',
    /`?\/run\/app\.sock`? is still there/,
    python(`import socket\nsocket.socket(socket.AF_UNIX).bind("/run/app.sock")\n${LISTEN}`, EXPOSE, SIGINT),
  ),
  fails(
    'a lock of a display in the way of a child, and nothing listens',
    'stale-pid',
    /`?\/tmp\/\.X99-lock`? is still there/,
    script(
      'busybox',
      `#!/bin/sh
if [ -e /tmp/.X99-lock ]; then
  while sleep 0.3; do echo "(EE) Server is already active for display 99" >&2; done
fi
touch /tmp/.X99-lock
${SERVE}`,
      EXPOSE,
    ),
    soon('4s'),
  ),
  fails(
    'a PID file that only SIGKILL leaves',
    'stale-pid',
    /does not start again after SIGKILL: `?\/app\.pid`? is still there/,
    python(
      `
import os, sys
if os.path.exists("/app.pid"): sys.exit("pid file /app.pid already exists")
open("/app.pid", "w").write("1")
try:
${LISTEN.replaceAll('\n', '\n    ')}
except KeyboardInterrupt: os.remove("/app.pid")`,
      EXPOSE,
      SIGINT,
    ),
    asked('kill'),
  ),
  fails(
    'a migration that cannot be repeated',
    'not-restartable',
    /table notes already exists/,
    python(
      `import sqlite3\nsqlite3.connect("/app.db").execute("CREATE TABLE notes (text TEXT)")\n${LISTEN}`,
      EXPOSE,
      SIGINT,
    ),
  ),
  fails(
    'moves its template away',
    'not-restartable',
    /No such file or directory/,
    script(
      'busybox',
      `#!/bin/sh\nset -e\nmv /app.conf.in /app.conf\n${SERVE}`,
      EXPOSE,
      'RUN touch /app.conf.in',
    ),
  ),
  fails(
    'answers 500 from its second start on',
    'not-restartable',
    /500/,
    python(
      `
import http.server, os
is_first = not os.path.exists("/seen")
open("/seen", "w")
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self): self.send_response(200 if is_first else 500); self.end_headers()
http.server.ThreadingHTTPServer(("", 8080), Handler).serve_forever()`,
      EXPOSE,
      SIGINT,
    ),
    soon('4s'),
  ),
  fails(
    'does not listen again, on a port that only the kernel shows',
    'not-restartable',
    /port 8080/,
    script('busybox', `#!/bin/sh\n[ -e /seen ] && exec sleep 600\ntouch /seen\n${SERVE}`),
    soon('5s'),
  ),
  fails(
    'a worker that ends at its second start',
    'not-restartable',
    /it exited 3/,
    busybox('CMD ["sh", "-c", "[ -e /seen ] && exit 3; touch /seen; exec sleep 600"]'),
    asked('restart', '--soak', '1s'),
  ),
  fails(
    'a job that works once',
    'not-restartable',
    /it exited 1/,
    busybox('CMD ["sh", "-ec", "mkdir /out; echo done"]'),
  ),
]

export const startsAgain: readonly Case[] = [
  passes(
    'deletes a stale PID file, and says so',
    python(
      `
import os
if os.path.exists("/run/app.pid"): print("stale pid file /run/app.pid already exists, removing it")
open("/run/app.pid", "w").write("1")
${LISTEN}`,
      EXPOSE,
      SIGINT,
    ),
    asked('kill'),
  ),
  passes(
    'reuses its data folder',
    script(
      'busybox',
      `#!/bin/sh\nset -e\n[ -d /data ] && echo "/data already exists, reusing it"\nmkdir -p /data\ndate >> /data/starts\n${SERVE}`,
      EXPOSE,
    ),
    asked('kill'),
  ),
  passes(
    'a second start that is slower than the first',
    script('busybox', `#!/bin/sh\n[ -e /seen ] && sleep 4\ntouch /seen\n${SERVE}`, EXPOSE),
  ),
  passes(
    'prints an error of its repeated set-up, and goes on',
    script('busybox', `#!/bin/sh\nmkdir /www\nln -s /etc /www/etc\n${SERVE}`, EXPOSE),
  ),
  passes(
    'a shell with a trap',
    busybox(
      EXPOSE,
      `CMD ["sh", "-c", "trap 'rm -f /app.pid; exit 0' TERM; echo 1 > /app.pid; httpd -f -p 8080 -h /etc & wait"]`,
    ),
  ),
  passes('a job, not asked', busybox('CMD ["sh", "-ec", "mkdir /out; echo done"]'), {}),
  passes('a job that works twice', busybox('CMD ["sh", "-ec", "mkdir -p /out; echo done"]'), asked('kill')),
  passes('a worker without a port, asked for a restart', busybox('CMD ["sleep", "600"]'), {
    ...asked('restart', '--soak', '1s'),
  }),
  passes(
    'listens again on a port that nothing names',
    script('busybox', `#!/bin/sh\n[ -e /seen ] && sleep 3\ntouch /seen\n${SERVE}`),
    asked('restart', '--soak', '1s'),
  ),
  passes(
    'a volume that has its data',
    script(
      'busybox',
      `#!/bin/sh\nset -e\n[ -e /data/index.html ] || echo hello > /data/index.html\nexec httpd -f -p 8080 -h /data`,
      EXPOSE,
      'VOLUME /data',
    ),
    asked('kill'),
  ),
  passes(
    'a HEALTHCHECK that takes its time',
    script(
      'busybox',
      `#!/bin/sh\nrm -f /up\n(sleep 1; touch /up) &\n${SERVE}`,
      EXPOSE,
      'HEALTHCHECK --interval=1s --retries=10 CMD test -e /up',
    ),
  ),
  passes(
    'a folder that is gone after a stop, as memory is',
    script('busybox', `#!/bin/sh\nset -e\nmkdir /tmp/work/a\n${SERVE}`, EXPOSE),
    asked('kill', '--tmpfs', '/tmp/work'),
  ),
]
