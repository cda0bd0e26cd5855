/** Broken images whose main process ends, or that never come to the point where they serve: for want of a setting, a right, room, or another service. */
import { at, fails, type Case } from '../case.ts'
import { EXPOSE, HTTPD, SERVE, busybox, debian, python, script } from '../images.ts'

export const settings: readonly Case[] = [
  fails(
    'a KeyError of the environment',
    'exited-at-start',
    /KeyError: 'SECRET_KEY' \(\/server\.py:2\); the log says SECRET_KEY is not set/,
    python('import os\nkey = os.environ["SECRET_KEY"]', EXPOSE),
    { notes: ['missing-setting'] },
  ),
  fails(
    'a check of its own, in prose',
    'exited-at-start',
    /REDIS_URL/,
    python(
      'import os, sys\nif not os.getenv("REDIS_URL"): sys.exit("Configuration error: REDIS_URL environment variable is required but was not provided")',
      EXPOSE,
    ),
    { notes: ['missing-setting'] },
  ),
  fails(
    'dash’s words for an unset variable',
    'exited-at-start',
    /the log says API_TOKEN is not set/,
    script('debian:bookworm', '#!/bin/sh\n: "${API_TOKEN:?}"\nexec sleep 60', EXPOSE),
    { notes: ['missing-setting'] },
  ),
  fails(
    'bash with set -u',
    'exited-at-start',
    /the log says DB_HOST is not set/,
    script('debian:bookworm', '#!/bin/bash\nset -euo pipefail\necho "connecting to $DB_HOST"', EXPOSE),
    { notes: ['missing-setting'] },
  ),
  fails(
    'a number that is none',
    'exited-at-start',
    /TypeError: int\(\) argument must be .*NoneType/,
    python('import os\nport = int(os.getenv("LISTEN_PORT"))', EXPOSE),
  ),
  fails(
    'an error of its own language, in Perl',
    'exited-at-start',
    /config\.yml: No such file or directory/,
    debian(EXPOSE, 'CMD ["perl", "-e", "open(my $f, q(<), q(config.yml)) or die qq(config.yml: $!\\\\n)"]'),
  ),
  fails(
    'waits for terminal input',
    'exited-at-start',
    /EOFError: EOF when reading a line/,
    python('name = input("Your name: ")', EXPOSE),
  ),
  fails(
    'an error in another language than English',
    'exited-at-start',
    /Verbindung zur Datenbank abgelehnt/,
    script(
      'busybox',
      '#!/bin/sh\necho "Starte …"\necho "Fehler: Verbindung zur Datenbank abgelehnt"\nexit 1',
      EXPOSE,
    ),
  ),
  fails(
    'ends without a word',
    'exited-at-start',
    /it exited 1 .* and wrote nothing/,
    script('busybox', '#!/bin/sh\nexit 1', EXPOSE),
  ),
]

export const ended: readonly Case[] = [
  fails('says nowhere what to run', 'command-not-found', /neither CMD nor ENTRYPOINT/, {
    files: {
      Dockerfile:
        'FROM busybox AS build\nFROM scratch\nEXPOSE 8080\nCOPY --from=build /bin/busybox /bin/httpd\n',
    },
  }),
  fails(
    'a server with & as the last line',
    'exited-at-start',
    /it exited 0/,
    debian(EXPOSE, 'CMD perl -e "sleep 60" &'),
  ),
  fails(
    'a daemon that forks twice',
    'exited-late',
    /it exited 0 .*after it had answered/,
    python(
      `import os, http.server, time
server = http.server.HTTPServer(("", 8080), http.server.SimpleHTTPRequestHandler)
if os.fork() == 0:
    os.setsid()
    server.serve_forever()
time.sleep(2)`,
      EXPOSE,
    ),
    at('--soak', '4s'),
  ),
  fails(
    'an entrypoint that prepares and forgets exec "$@"',
    'exited-at-start',
    /it exited 0 .*migrations done/,
    script('busybox', '#!/bin/sh\nset -e\necho "migrations done"', EXPOSE, HTTPD),
  ),
  fails(
    'a service that an init script starts',
    'exited-at-start',
    /it exited 0/,
    debian(
      EXPOSE,
      'RUN mkdir -p /etc/init.d && printf "#!/bin/sh\\necho Starting web server: web.\\nsleep 60 &\\n" > /etc/init.d/web && chmod +x /etc/init.d/web',
      'CMD ["/etc/init.d/web", "start"]',
    ),
  ),
  fails(
    'arguments that sh -c takes for its own',
    'exited-at-start',
    /it exited 0/,
    busybox(EXPOSE, 'CMD ["sh", "-c", "httpd", "-f", "-p", "8080"]'),
  ),
  fails('only prints its version', 'exited-at-start', /it exited 0 .*Python 3/, {
    files: { Dockerfile: 'FROM python:3.10\nEXPOSE 8080\nCMD ["python3", "--version"]\n' },
  }),
  fails(
    'bash, which its base image left as CMD',
    'exited-at-start',
    /`bash` alone waits for terminal input/,
    debian(EXPOSE, 'RUN mkdir /app'),
  ),
  fails(
    'a login shell',
    'exited-at-start',
    /waits for terminal input/,
    busybox(EXPOSE, 'ENTRYPOINT ["/bin/sh", "-l"]'),
  ),
  fails('Perl without a script', 'exited-at-start', /`perl` alone waits/, debian(EXPOSE, 'CMD perl')),
  fails(
    'an init in front of a shell',
    'exited-at-start',
    /waits for terminal input/,
    busybox(EXPOSE, 'CMD ["sh"]'),
    at('--init', 'true'),
  ),
  fails(
    'follows a log that is not there',
    'exited-at-start',
    /\/var\/log\/app\.log/,
    debian(EXPOSE, 'CMD ["tail", "-f", "/var/log/app.log"]'),
  ),
]

export const signals: readonly Case[] = [
  fails(
    'aborts',
    'crashed',
    /it crashed/,
    python('import os\nprint("assertion failed: x > 0")\nos.abort()', EXPOSE),
  ),
  fails(
    'a child of a shell that aborts',
    'crashed',
    /it crashed .*134/,
    debian(EXPOSE, `CMD ["sh", "-c", "perl -e 'kill ABRT => $$; sleep 5'; exit $?"]`),
  ),
  fails('a segmentation fault under bash', 'crashed', /it crashed .*139/, {
    files: {
      Dockerfile:
        'FROM python:3.10\nEXPOSE 8080\nCMD ["bash", "-c", "python3 -c \'import ctypes; ctypes.string_at(0)\'; exit $?"]\n',
    },
  }),
  fails(
    'an illegal instruction under an init',
    'crashed',
    /SIGILL/,
    debian(EXPOSE, `CMD ["perl", "-e", "kill ILL => $$; sleep 5"]`),
    at('--init', 'true'),
  ),
  fails(
    'killed, and not for memory',
    'exited-at-start',
    /it exited 137 \(SIGKILL\)/,
    debian(EXPOSE, `CMD ["perl", "-e", "kill KILL => $$; sleep 5"]`),
    { ...at('--init', 'true', '--memory', '64MiB'), notes: ['!out-of-memory'] },
  ),
  fails(
    'a bus error in a full /dev/shm',
    'crashed',
    /SIGBUS/,
    python(
      `import mmap
file = open("/dev/shm/cache", "w+b")
file.truncate(2 << 20)
cache = mmap.mmap(file.fileno(), 2 << 20)
cache[:] = b"x" * (2 << 20)`,
      EXPOSE,
    ),
    at('--shm-size', '1MiB'),
  ),
  fails(
    'its own alarm, under an init',
    'exited-at-start',
    /it exited 142 \(SIGALRM\)/,
    debian(EXPOSE, `CMD ["perl", "-e", "alarm 1; sleep 60"]`),
    at('--init', 'true'),
  ),
]

export const refusedFiles: readonly Case[] = [
  fails(
    'a database file in a folder of root’s',
    'permission-denied',
    /it is not allowed to access `\/app\/data\.db` as the user `1000`/,
    python('open("/app/data.db", "w")', EXPOSE, 'RUN mkdir /app', 'USER 1000'),
  ),
  fails(
    'a log in a folder of root’s, in Perl',
    'permission-denied',
    /is not allowed to access `\/var\/log\/app\.log`/,
    debian(
      EXPOSE,
      'USER www-data',
      'CMD ["perl", "-e", "open(my $f, q(>>), q(/var/log/app.log)) or die qq(Cannot open /var/log/app.log: $!\\\\n)"]',
    ),
  ),
  fails(
    'nginx’s words',
    'permission-denied',
    /is not allowed to access `\/var\/cache\/nginx\/client_temp`/,
    busybox(
      EXPOSE,
      'USER nobody',
      `CMD ["sh", "-c", "echo 'nginx: [emerg] mkdir() \\"/var/cache/nginx/client_temp\\" failed (13: Permission denied)' >&2; exit 1"]`,
    ),
  ),
  fails(
    'a random user of a platform',
    'permission-denied',
    /is not allowed to access `\/app\/run\.pid`/,
    python('open("/app/run.pid", "w")', EXPOSE, 'RUN mkdir /app'),
    at('--preset', 'openshift'),
  ),
  fails(
    'chown without the capability',
    'permission-denied',
    /is not allowed to do what it tries/,
    script('debian:bookworm', '#!/bin/sh\nset -e\nchown 1000:1000 /srv\nexec sleep 60', EXPOSE),
    at('--cap-drop', 'ALL'),
  ),
  fails(
    'a raw socket without the capability',
    'permission-denied',
    /is not allowed to do what it tries/,
    python('import socket\nsocket.socket(socket.AF_INET, socket.SOCK_RAW, 1)', EXPOSE),
    at('--cap-drop', 'ALL'),
  ),
  fails(
    'an init that may not become another user',
    'permission-denied',
    /is not allowed to do what it tries/,
    python('import os\nos.setgid(65534); os.setuid(65534)', EXPOSE),
    at('--preset', 'kubernetes-restricted', '--user', '1000'),
  ),
  fails(
    'a program on a tmpfs where none may run',
    'not-executable',
    /`\/run\/httpd` cannot be executed/,
    script('busybox', '#!/bin/sh\ncp /bin/busybox /run/httpd\nexec /run/httpd -f -p 8080', EXPOSE),
    at('--tmpfs', '/run'),
  ),
  fails(
    'a pid file in a read-only image',
    'read-only',
    /it writes to `\/run\/app\.pid`, which is read-only/,
    script('busybox', `#!/bin/sh\nset -e\necho $$ > /run/app.pid\n${SERVE}`, EXPOSE, 'RUN mkdir -p /run'),
    at('--read-only', 'true'),
  ),
  fails(
    'a cache in a read-only image, in Python’s words',
    'read-only',
    /it writes to `\/app\/cache`, which is read-only/,
    python('import os\nos.makedirs("/app/cache")', EXPOSE, 'RUN mkdir /app'),
    at('--preset', 'read-only'),
  ),
  fails(
    'tries to write for ever',
    'read-only',
    /nothing listens on port 8080 .*`\/data\/lock`/,
    script(
      'debian:bookworm',
      '#!/bin/bash\nuntil touch /data/lock; do sleep 0.3; done\nexec sleep 60',
      EXPOSE,
      'RUN mkdir /data',
    ),
    at('--read-only', 'true'),
  ),
  fails(
    'port 80 on the host’s network, as a user',
    'privileged-port',
    /is not allowed to listen on port 80/,
    debian(
      'EXPOSE 80',
      'USER www-data',
      'CMD ["perl", "-MIO::Socket::INET", "-e", "IO::Socket::INET->new(LocalPort => 80, Listen => 5, Proto => q(tcp)) or die qq(listen tcp :80: bind: $!\\\\n)"]',
    ),
    at('--network', 'host'),
  ),
]

export const room: readonly Case[] = [
  fails(
    'a full volume, in dd’s words',
    'disk-full',
    /no space was left for `\/data\/segment`/,
    script('busybox', `#!/bin/sh\nset -e\ndd if=/dev/zero of=/data/segment bs=1M count=5\n${SERVE}`, EXPOSE),
    at('--tmpfs', '/data:size=1m'),
  ),
  fails(
    'a full volume, in Python’s words',
    'disk-full',
    /no space was left/,
    python('open("/data/segment", "wb").write(b"x" * (2 << 20))', EXPOSE),
    at('--tmpfs', '/data:size=1m'),
  ),
  fails(
    'a full volume, and it tries for ever',
    'disk-full',
    /nothing listens on port 8080 .*no space was left/,
    script(
      'debian:bookworm',
      '#!/bin/sh\nwhile ! head -c 3000000 /dev/zero > /data/wal 2>/dev/null; do echo "could not extend /data/wal: No space left on device"; sleep 0.3; done',
      EXPOSE,
    ),
    at('--tmpfs', '/data:size=1m'),
  ),
  fails(
    'threads over the limit',
    'process-limit',
    /process limit is reached/,
    python(
      'import threading, time\nfor _ in range(40): threading.Thread(target=time.sleep, args=(60,)).start()',
      EXPOSE,
    ),
    at('--pids-limit', '12'),
  ),
  fails(
    'workers over the limit, in a shell',
    'process-limit',
    /process limit is reached/,
    script('busybox', `#!/bin/sh\nset -e\nfor n in 1 2 3 4 5 6 7 8 9; do sleep 60 & done\n${SERVE}`, EXPOSE),
    at('--pids-limit', '6'),
  ),
  fails(
    'too many open files',
    'exited-at-start',
    /Too many open files/,
    python('files = [open("/etc/passwd") for _ in range(100)]', EXPOSE),
    at('--ulimit', 'nofile=32:32'),
  ),
  fails('a limit of address space', 'out-of-memory', /its log says that it ran out of memory/, {
    files: {
      Dockerfile: `FROM python:3.10\nEXPOSE 8080\nCMD ulimit -v 200000; exec python3 -c "data = bytearray(500 << 20)"\n`,
    },
  }),
  fails(
    'a file in memory that is too much for its limit',
    'out-of-memory',
    /32 MiB memory limit/,
    busybox(EXPOSE, 'CMD ["dd", "if=/dev/zero", "of=/data/cache", "bs=1M", "count=100"]'),
    at('--tmpfs', '/data:size=200m', '--memory', '32MiB'),
  ),
  fails(
    'a worker that is killed for memory again and again',
    'child-out-of-memory',
    /killed (?:one|\d+) of its processes at its 48 MiB memory limit/,
    python(
      `
import http.server, multiprocessing, threading, time
def work():
    data = []
    while True: data.append(bytearray(4 << 20)); time.sleep(0.02)
def watch():
    while True:
        worker = multiprocessing.Process(target=work); worker.start(); worker.join(); time.sleep(0.2)
threading.Thread(target=watch, daemon=True).start()
http.server.test(http.server.SimpleHTTPRequestHandler, port=8080)`,
      EXPOSE,
    ),
    at('--memory', '48MiB', '--soak', '5s', '--timeout', '15s'),
  ),
]

export const dependencies: readonly Case[] = [
  fails(
    'a database by name, that refuses',
    'refused-by-dependency',
    /it needs `db:5432`/,
    python(
      `
import socket
try: socket.create_connection(("db", 5432))
except OSError as error: raise SystemExit(f"FATAL: could not connect to db:5432: {error}")`,
      EXPOSE,
    ),
    at('--add-host', 'db:127.0.0.1'),
  ),
  fails(
    'bash’s /dev/tcp',
    'refused-by-dependency',
    /127\.0\.0\.1:6379/,
    script('debian:bookworm', '#!/bin/bash\nset -e\nexec 3<>/dev/tcp/127.0.0.1/6379\nexec sleep 60', EXPOSE),
  ),
  fails(
    'waits for it by name, for ever',
    'unresolved-host',
    /nothing listens on port 8080 .*`db`/,
    script(
      'debian:bookworm',
      '#!/bin/bash\nuntil (exec 3<>/dev/tcp/db/5432); do sleep 0.3; done\nexec sleep 60',
      EXPOSE,
    ),
    at('--dns', '127.0.0.1', '--timeout', '8s'),
  ),
  fails(
    'a tool that prints its usage forever',
    'never-listened',
    /nothing listens on port 8080 .*although the process is running/,
    script('busybox', `#!/bin/sh\nuntil nc -z db 5432; do sleep 0.5; done\n${SERVE}`, EXPOSE),
  ),
  fails(
    'waits for it at an address, for ever',
    'refused-by-dependency',
    /nothing listens on port 8080 .*127\.0\.0\.1:5432/,
    script(
      'debian:bookworm',
      '#!/bin/bash\nwhile true; do (exec 3<>/dev/tcp/127.0.0.1/5432) && break; sleep 0.4; done\nexec sleep 60',
      EXPOSE,
    ),
  ),
  fails(
    'tries three times and gives up',
    'refused-by-dependency',
    /it exited 1 .*`rabbit:5672`/,
    script(
      'busybox',
      '#!/bin/sh\nfor n in 1 2 3; do echo "attempt $n: dial tcp rabbit:5672: connect: connection refused"; sleep 0.2; done\necho "giving up after 3 attempts"\nexit 1',
      EXPOSE,
    ),
  ),
  fails(
    'a name that Python does not resolve',
    'unresolved-host',
    /a host whose name does not resolve|`redis`/,
    python('import socket\nsocket.create_connection(("redis", 6379))', EXPOSE),
    at('--dns', '127.0.0.1', '--timeout', '20s'),
  ),
  fails(
    'a web service that refuses, as urllib says it',
    'refused-by-dependency',
    /nothing answers there|nothing listens there/,
    python('import urllib.request\nurllib.request.urlopen("http://127.0.0.1:8500/v1/kv")', EXPOSE),
  ),
  fails(
    'serves 503 while it waits for its database',
    'server-error',
    /only with 503/,
    python(
      `
import http.server, socket, threading, time
def wait():
    while True:
        try: return socket.create_connection(("127.0.0.1", 5432))
        except OSError as error: print(f"database 127.0.0.1:5432: {error}")
        time.sleep(0.4)
threading.Thread(target=wait, daemon=True).start()
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self): self.send_error(503)
http.server.HTTPServer(("", 8080), Handler).serve_forever()`,
      EXPOSE,
    ),
  ),
  fails(
    'two servers on one port, in Python',
    'address-in-use',
    /port .*is already in use inside the container/,
    python(
      'import http.server\nfirst = http.server.HTTPServer(("", 8080), None)\nsecond = http.server.HTTPServer(("", 8080), None)',
      EXPOSE,
    ),
  ),
  fails(
    'a second server, as Node would say it',
    'address-in-use',
    /port 8080 is already in use inside the container/,
    script(
      'busybox',
      '#!/bin/sh\nhttpd -p 127.0.0.1:8080\necho "Error: listen EADDRINUSE: address already in use :::8080" >&2\nexit 1',
      EXPOSE,
    ),
  ),
]

export const loops: readonly Case[] = [
  fails(
    'a supervisor that starts it again and again',
    'never-listened',
    /nothing listens on port 8080 .*No module named 'fastapi'/,
    script('python:3.10', '#!/bin/sh\nwhile :; do python3 -c "import fastapi"; sleep 0.5; done', EXPOSE),
  ),
  fails(
    'a thread that dies while the rest waits',
    'never-listened',
    /nothing listens on port 8080 .*ValueError: bad certificate/,
    python(
      `
import threading, time
def serve(): raise ValueError("bad certificate")
threading.Thread(target=serve).start()
time.sleep(3600)`,
      EXPOSE,
    ),
  ),
  fails(
    'a supervisor whose program is not there',
    'command-not-found',
    /nothing listens on port 8080 .*`gunicorn` is not in the image/,
    script('debian:bookworm', '#!/bin/bash\nwhile :; do gunicorn app:app; sleep 0.4; done', EXPOSE),
  ),
  fails(
    'sleeps for ever',
    'never-listened',
    /nothing listens on port 8080/,
    debian(EXPOSE, 'CMD ["sleep", "infinity"]'),
  ),
  fails(
    'migrates for longer than it has',
    'still-starting',
    /may still be starting/,
    python('print("applying migration 17 of 300")\nwhile True: pass', EXPOSE),
  ),
  fails(
    'dies of the first request',
    'exited-at-start',
    /ZeroDivisionError|it exited 5/,
    python(
      `
import http.server, os
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self): print("fatal: no template", flush=True); os._exit(5)
http.server.HTTPServer(("", 8080), Handler).serve_forever()`,
      EXPOSE,
    ),
  ),
]
