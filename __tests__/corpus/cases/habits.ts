/** Healthy images that look broken: by their log, their habits, what is around them. They must pass, and not be accused. */
import { passes as passesSoon, type Case } from '../case.ts'
import { EXPOSE, HTTPD, SERVE, busybox, python, script } from '../images.ts'

/** Some start slowly when the machine is busy. */
const at = (...settings: string[]): Partial<Case> => ({ settings: ['--timeout', '30s', ...settings] })
const passes: typeof passesSoon = (name, context, extra) => passesSoon(name, context, { ...at(), ...extra })

const QUIET = 'server = http.server.ThreadingHTTPServer(("", 8080), http.server.SimpleHTTPRequestHandler)'
const LISTEN = `import http.server\n${QUIET}\nserver.serve_forever()`
/** Serves where PORT says. */
const OBEDIENT =
  'import http.server, os\nhttp.server.test(http.server.SimpleHTTPRequestHandler, port=int(os.environ["PORT"]))'

/** Serves one connection after the other, and ends when it is stopped. */
const PERL = `use IO::Socket::INET;
$SIG{TERM} = sub { exit 0 };
my $server = IO::Socket::INET->new(LocalPort => 8080, Listen => 16, ReuseAddr => 1) or die "bind: $!";
while (1) {
  my $one = $server->accept() or next;
  while (my $line = <$one>) { last if $line eq "\\r\\n" }
  print $one "HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\nConnection: close\\r\\n\\r\\nok\\n";
  close $one;
}
`

export const scaryLogs: readonly Case[] = [
  passes(
    'a traceback that was handled',
    python(
      `
import http.server, traceback
try: import uvloop
except ImportError: traceback.print_exc()
print("going on without uvloop")
${LISTEN}`,
      EXPOSE,
    ),
    { notes: ['!missing-setting'] },
  ),
  passes(
    'tries its database twice, and then it is there',
    python(
      `
import http.server, socket, threading, time
def database():
    time.sleep(0.6)
    socket.create_server(("127.0.0.1", 5432)).accept()
threading.Thread(target=database, daemon=True).start()
while True:
    try: socket.create_connection(("127.0.0.1", 5432)); break
    except OSError as error: print(f"could not connect to 127.0.0.1:5432: {error}"); time.sleep(0.3)
${LISTEN}`,
      EXPOSE,
    ),
    { notes: ['!refused-by-dependency', '!unresolved-host'] },
  ),
  passes(
    'words of the kernel’s killer, and none was killed',
    script(
      'busybox',
      `#!/bin/sh\necho "Killed"; echo "Out of memory: Killed process 17 (worker)"; echo "Segmentation fault (core dumped)"\n${SERVE}`,
      EXPOSE,
    ),
    { ...at('--memory', '64MiB'), notes: ['!child-out-of-memory', '!out-of-memory', '!crashed'] },
  ),
  passes(
    'an error a line, for ever',
    script(
      'busybox',
      `#!/bin/sh\n(while sleep 0.1; do echo "ERROR connection to db:5432 refused" >&2; done) &\n${SERVE}`,
      EXPOSE,
    ),
    { notes: ['!refused-by-dependency'] },
  ),
  passes('lines of 100 KB', python(`print("x" * 100_000)\nprint("error " * 20_000)\n${LISTEN}`, EXPOSE)),
  passes(
    'a job that prints a traceback and ends well',
    python('import traceback\ntry: 1 / 0\nexcept ZeroDivisionError: traceback.print_exc()\nprint("done")'),
    { notes: ['one-shot'] },
  ),
]

export const families: readonly Case[] = [
  passes(
    'a worker that crashes and is started again',
    python(
      `
import ctypes, http.server, multiprocessing, threading, time
def work(): ctypes.string_at(0)
def watch():
    while True:
        worker = multiprocessing.Process(target=work); worker.start(); worker.join(); time.sleep(0.3)
threading.Thread(target=watch, daemon=True).start()
${LISTEN}`,
      EXPOSE,
    ),
    { notes: ['!crashed', '!child-out-of-memory'] },
  ),
  passes('a first process that only waits for the server it started', {
    files: {
      Dockerfile:
        'FROM debian:bookworm\nEXPOSE 8080\nCOPY serve.pl /\nCMD ["bash", "-c", "trap \'exit 0\' TERM; perl /serve.pl & wait $!"]\n',
      'serve.pl': PERL,
    },
  }),
  passes(
    'forks a helper that ends, before it serves',
    script('busybox', `#!/bin/sh\nfor n in 1 2 3; do (exit $n) & done\nwait\n${SERVE}`, EXPOSE),
  ),
  passes(
    'restarts itself once',
    python(
      `
import http.server, os, sys, threading, time
if len(sys.argv) < 2:
    server = http.server.HTTPServer(("", 8080), http.server.SimpleHTTPRequestHandler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    time.sleep(0.2)
    os.execv(sys.executable, ["python3", "-u", "/server.py", "again"])
${LISTEN}`,
      EXPOSE,
    ),
  ),
  passes(
    'two servers share the port, each with a socket of its own',
    python(
      `
import http.server, os, socket
class Shared(http.server.HTTPServer):
    allow_reuse_port = True
    def server_bind(self):
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        super().server_bind()
os.fork()
Shared(("", 8080), http.server.SimpleHTTPRequestHandler).serve_forever()`,
      EXPOSE,
    ),
    { notes: ['!address-in-use'] },
  ),
  passes(
    'its own name is that of a shell',
    python(`open("/proc/self/comm", "w").write("sh")\n${LISTEN}`, EXPOSE),
  ),
]

export const answers: readonly Case[] = [
  passes(
    'takes three seconds for its first answer',
    python(
      `
import http.server, time
first = [True]
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if first.pop() if first else False: time.sleep(3)
        self.send_response(200); self.end_headers()
http.server.ThreadingHTTPServer(("", 8080), Handler).serve_forever()`,
      EXPOSE,
    ),
  ),
  passes(
    'drops its first connections',
    python(
      `
import socket
server = socket.create_server(("", 8080))
for at in range(1000):
    one, _ = server.accept()
    if at >= 3:
        one.recv(65536)
        one.sendall(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok")
    one.close()`,
      EXPOSE,
    ),
  ),
  passes(
    'closes a connection that was to be kept',
    python(
      `
import http.server
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        self.send_response(200); self.send_header("Connection", "keep-alive"); self.send_header("Content-Length", "2"); self.end_headers()
        self.wfile.write(b"ok"); self.close_connection = True
http.server.ThreadingHTTPServer(("", 8080), Handler).serve_forever()`,
      EXPOSE,
    ),
  ),
  passes(
    'answers one after the other, slowly',
    python(
      `
import http.server, time
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self): time.sleep(0.4); self.send_response(200); self.end_headers()
http.server.HTTPServer(("", 8080), Handler).serve_forever()`,
      EXPOSE,
    ),
    at('--soak', '3s'),
  ),
  passes(
    'headers of 12 KB, and a body in chunks',
    python(
      `
import http.server
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        self.send_response(200)
        for at in range(12): self.send_header(f"X-Filler-{at}", "x" * 1000)
        self.send_header("Transfer-Encoding", "chunked"); self.end_headers()
        self.wfile.write(b"5\\r\\nhello\\r\\n0\\r\\nX-Sum: 1\\r\\n\\r\\n")
http.server.ThreadingHTTPServer(("", 8080), Handler).serve_forever()`,
      EXPOSE,
    ),
  ),
  passes(
    'says 100 Continue first',
    python(
      `
import socket
server = socket.create_server(("", 8080))
while True:
    one, _ = server.accept()
    one.recv(65536)
    try: one.sendall(b"HTTP/1.1 100 Continue\\r\\n\\r\\nHTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok")
    except OSError: pass
    one.close()`,
      EXPOSE,
    ),
  ),
  passes('a server of Perl’s, a connection at a time', {
    files: {
      Dockerfile:
        'FROM debian:bookworm\nEXPOSE 8080\nUSER www-data\nCOPY serve.pl /\nENTRYPOINT ["perl", "/serve.pl"]\n',
      'serve.pl': PERL,
    },
  }),
]

export const surroundings: readonly Case[] = [
  passes('a port from its environment', python(OBEDIENT), at('--env', 'PORT=9000', '--port', '9000')),
  passes('obeys PORT', python(OBEDIENT, 'EXPOSE 3000'), at('--preset', 'cloud-run', '--memory', '128MiB')),
  passes('obeys PORT as a user without a name', python(OBEDIENT), at('--preset', 'heroku')),
  passes('a user by number, without any rights', busybox(EXPOSE, 'USER 10001:10001', HTTPD), {
    ...at('--preset', 'kubernetes-restricted'),
    notes: ['!runs-as-root', '!permission-denied'],
  }),
  passes(
    'any user of group 0',
    python(
      `import os\nos.makedirs("/app/cache")\n${LISTEN}`,
      EXPOSE,
      'RUN mkdir /app && chgrp 0 /app && chmod g=u /app',
    ),
    at('--preset', 'openshift'),
  ),
  passes(
    'a read-only image, and /tmp to write to',
    script('busybox', `#!/bin/sh\nset -e\necho $$ > /tmp/app.pid\ntouch /etc/x || true\n${SERVE}`, EXPOSE),
    { ...at('--read-only', 'true', '--tmpfs', '/tmp'), notes: ['!read-only'] },
  ),
  passes('an init', busybox(EXPOSE, HTTPD), { ...at('--init', 'true'), notes: ['!killed-on-stop'] }),
  passes(
    'port 80 without any capability',
    busybox('EXPOSE 80', 'CMD ["httpd", "-f", "-h", "/etc"]'),
    at('--cap-drop', 'ALL'),
  ),
  passes('most of its memory, and no more', python(`cache = bytearray(60 << 20)\n${LISTEN}`, EXPOSE), {
    ...at('--memory', '128MiB'),
    notes: ['!out-of-memory', '!child-out-of-memory'],
  }),
  passes(
    'a host that was added',
    python(
      `import http.server, socket, threading\nsocket.create_server(("127.0.0.1", 5432))\nsocket.getaddrinfo("db", 5432)\n${LISTEN}`,
      EXPOSE,
    ),
    at('--add-host', 'db:127.0.0.1'),
  ),
  passes(
    'writes to a VOLUME of its own as a user',
    busybox(
      EXPOSE,
      'RUN mkdir /data && chown 1000 /data',
      'VOLUME /data',
      'USER 1000',
      `CMD ["sh", "-ec", "touch /data/x; ${SERVE}"]`,
    ),
  ),
  passes('a static program in an image of nothing else', {
    files: {
      Dockerfile:
        'FROM busybox AS build\nFROM scratch\nEXPOSE 8080\nCOPY --from=build /bin/busybox /bin/httpd\nENTRYPOINT ["/bin/httpd", "-f"]\nCMD ["-p", "8080", "-h", "/bin"]\n',
    },
  }),
]

export const checks: readonly Case[] = [
  passes(
    'a job that is to end well',
    busybox('CMD ["sh", "-c", "sleep 1; echo done"]'),
    at('--probe', 'exit 0'),
  ),
  passes(
    'a line of the log',
    script(
      'busybox',
      `#!/bin/sh\nsleep 1; echo "database system is ready to accept connections"\n${SERVE}`,
      EXPOSE,
    ),
    at('--probe', 'log "ready to accept connections"'),
  ),
  passes(
    'a command inside',
    script('busybox', `#!/bin/sh\nsleep 1; touch /tmp/ready\n${SERVE}`, EXPOSE),
    at('--probe', 'exec test -e /tmp/ready'),
  ),
  passes(
    'a HEALTHCHECK with a time to start',
    busybox(
      EXPOSE,
      'HEALTHCHECK --start-period=20s --interval=1s --retries=1 CMD test -e /tmp/up',
      `CMD ["sh", "-c", "(sleep 3; touch /tmp/up) & ${SERVE}"]`,
    ),
    { notes: ['!healthcheck-failing'] },
  ),
  passes('a HEALTHCHECK that the image takes back', {
    files: {
      Dockerfile: `FROM busybox AS base\nHEALTHCHECK CMD false\nFROM base\nHEALTHCHECK NONE\nEXPOSE 8080\n${HTTPD}\n`,
    },
  }),
  passes(
    'a HEALTHCHECK that says much',
    busybox(EXPOSE, 'HEALTHCHECK --interval=1s CMD yes failed | head -c 100000', HTTPD),
  ),
  passes(
    'HTTP, a protocol of its own and UDP, side by side',
    python(
      `
import http.server, socket, threading
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); udp.bind(("", 5353))
own = socket.create_server(("", 9090))
def greet():
    while True:
        one, _ = own.accept(); one.sendall(b"+HELLO\\r\\n"); one.close()
threading.Thread(target=greet, daemon=True).start()
${LISTEN}`,
      'EXPOSE 8080 9090 5353/udp',
    ),
    { ...at('--port', '8080', '--port', '9090') },
  ),
]
