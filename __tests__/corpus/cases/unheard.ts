/** Broken images that run and are not heard, in ways that the examples do not have: where they listen, how they answer, what their HEALTHCHECK says. */
import { at, fails, type Case } from '../case.ts'
import { EXPOSE, HTTPD, SERVE, busybox, python, script } from '../images.ts'

const listen = (address: string, port: number | string) =>
  `import http.server\nhttp.server.test(http.server.SimpleHTTPRequestHandler, port=${port}, bind="${address}")`

export const elsewhere: readonly Case[] = [
  fails(
    'localhost by name',
    'loopback-only',
    /127\.0\.0\.1:8080/,
    python(
      'import http.server\nhttp.server.HTTPServer(("localhost", 8080), http.server.SimpleHTTPRequestHandler).serve_forever()',
      EXPOSE,
    ),
  ),
  fails(
    'another address of loopback',
    'loopback-only',
    /127\.0\.0\.2:8080 only/,
    python(
      'import socket, time\nserver = socket.create_server(("127.0.0.2", 8080))\ntime.sleep(3600)',
      EXPOSE,
    ),
  ),
  fails(
    'loopback, where a platform says the port',
    'loopback-only',
    /127\.0\.0\.1:\d+ only/,
    python(`import os\n${listen('127.0.0.1', 'int(os.environ["PORT"])')}`),
    at('--preset', 'cloud-run', '--timeout', '10s'),
  ),
  fails(
    'a proxy in front that was not started',
    'loopback-only',
    /127\.0\.0\.1:8080 only/,
    script('busybox', '#!/bin/sh\necho "starting app"\nexec httpd -f -p 127.0.0.1:8080', EXPOSE),
  ),
  fails(
    'a port that the environment moves',
    'wrong-port',
    /EXPOSE says 8080, but it listens on .*3000/,
    python(`import os\n${listen('0.0.0.0', 'int(os.environ["PORT"])')}`, EXPOSE, 'ENV PORT=3000'),
  ),
  fails(
    'any port that is free',
    'wrong-port',
    /EXPOSE says 8080, but it listens on/,
    python(listen('0.0.0.0', 0), EXPOSE),
  ),
  fails(
    'UDP, where EXPOSE says TCP',
    'never-listened',
    /port 8080/,
    python(
      'import socket, time\nserver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nserver.bind(("", 8080))\ntime.sleep(3600)',
      EXPOSE,
    ),
  ),
  fails(
    'an abstract Unix socket',
    'unix-socket-only',
    /@app/,
    python(
      'import socket, time\nserver = socket.socket(socket.AF_UNIX)\nserver.bind("\\0app")\nserver.listen()\ntime.sleep(3600)',
      EXPOSE,
    ),
  ),
  fails(
    'bound, but not listening',
    'never-listened',
    /nothing listens on port 8080/,
    python(
      'import socket, time\nserver = socket.socket()\nserver.bind(("", 8080))\ntime.sleep(3600)',
      EXPOSE,
    ),
  ),
]

export const mute: readonly Case[] = [
  fails(
    'listens, and never accepts',
    'no-answer',
    /port 8080 is open/,
    python('import socket, time\nserver = socket.create_server(("", 8080))\ntime.sleep(3600)', EXPOSE),
  ),
  fails(
    'stopped in its tracks',
    'no-answer',
    /port 8080 is open/,
    python(
      `
import os, signal, socket
if os.fork() == 0:
    server = socket.create_server(("", 8080))
    os.kill(os.getpid(), signal.SIGSTOP)
os.wait()`,
      EXPOSE,
    ),
  ),
  fails(
    'a dead upstream behind a proxy',
    'server-error',
    /only with 502/,
    python(
      `
import http.server, urllib.request
class Proxy(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        try: urllib.request.urlopen("http://127.0.0.1:3000")
        except OSError as error: print(f"upstream 127.0.0.1:3000: {error}"); self.send_error(502)
http.server.ThreadingHTTPServer(("", 8080), Proxy).serve_forever()`,
      EXPOSE,
    ),
  ),
  fails(
    'an exception for every request',
    'server-error',
    /only with 500/,
    python(
      `
import http.server, traceback
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        try: self.settings["name"]
        except Exception: traceback.print_exc(); self.send_error(500)
http.server.HTTPServer(("", 8080), Handler).serve_forever()`,
      EXPOSE,
    ),
  ),
  fails(
    'answers once, and then holds every connection',
    'stopped-answering',
    /port 8080 stopped responding/,
    python(
      `
import http.server, time
served = []
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if served: time.sleep(3600)
        served.append(1); self.send_response(200); self.end_headers()
http.server.ThreadingHTTPServer(("", 8080), Handler).serve_forever()`,
      EXPOSE,
    ),
    at('--soak', '4s'),
  ),
  fails(
    'leaves when its first client does',
    'exited-late',
    /it exited 0 .*after it had answered/,
    {
      files: {
        Dockerfile: 'FROM debian:bookworm\nEXPOSE 8080\nCOPY once.pl /\nCMD ["perl", "/once.pl"]\n',
        'once.pl': `use IO::Socket::INET;
my $server = IO::Socket::INET->new(LocalPort => 8080, Listen => 1) or die "bind: $!";
my $one = $server->accept();
my $line = <$one>;
print $one "HTTP/1.0 200 OK\\r\\n\\r\\nhello";
`,
      },
    },
    at('--soak', '3s'),
  ),
]

export const ill: readonly Case[] = [
  fails(
    'a HEALTHCHECK that may not be run',
    'healthcheck-unrunnable',
    /`\/check\.sh`/,
    busybox(
      EXPOSE,
      `RUN echo '#!/bin/sh' > /check.sh`,
      'HEALTHCHECK --interval=1s --retries=1 CMD ["/check.sh"]',
      HTTPD,
    ),
  ),
  fails(
    'a HEALTHCHECK for a shell that is not there',
    'healthcheck-unrunnable',
    /needs a shell, which is not in the image/,
    {
      files: {
        Dockerfile:
          'FROM busybox AS build\nFROM scratch\nEXPOSE 8080\nCOPY --from=build /bin/busybox /bin/httpd\nHEALTHCHECK --interval=1s --retries=1 CMD wget -q http://127.0.0.1:8080/\nCMD ["/bin/httpd", "-f", "-p", "8080", "-h", "/bin"]\n',
      },
    },
  ),
  fails(
    'a HEALTHCHECK in Python that raises',
    'healthcheck-failing',
    /HTTP Error 404/,
    {
      files: {
        Dockerfile: `FROM python:3.10\nEXPOSE 8080\nHEALTHCHECK --interval=1s --retries=1 CMD python3 -c "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz')"\nCMD ["python3", "-m", "http.server", "8080"]\n`,
      },
    },
    at('--timeout', '15s'),
  ),
  fails(
    'a HEALTHCHECK without words',
    'healthcheck-failing',
    /its last run exited with 1/,
    busybox(EXPOSE, 'HEALTHCHECK --interval=1s --retries=1 CMD false', HTTPD),
  ),
  fails(
    'a HEALTHCHECK that waits for its start to be over',
    'healthcheck-failing',
    /not healthy after/,
    busybox(EXPOSE, 'HEALTHCHECK --start-period=60s --interval=1s CMD test -e /tmp/never', HTTPD),
  ),
  fails(
    'a HEALTHCHECK that asks a port that the app has left',
    'healthcheck-disagrees',
    /checks port 8081, where nothing listens/,
    busybox(
      EXPOSE,
      'HEALTHCHECK --interval=1s --retries=1 CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8081/"]',
      HTTPD,
    ),
  ),
  fails(
    'healthy by its own account, on loopback alone',
    'loopback-only',
    /127\.0\.0\.1:8080 only/,
    busybox(
      EXPOSE,
      'HEALTHCHECK --interval=1s CMD pidof httpd',
      `CMD ["sh", "-c", "${SERVE.replace('8080', '127.0.0.1:8080')}"]`,
    ),
  ),
]
