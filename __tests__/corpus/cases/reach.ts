/** Broken images that cannot be reached, or are reached and not healthy. */
import { broken, type Case } from '../case.ts'
import { HTTPD, busybox, python } from '../images.ts'

/** Answers 200 until a second has passed, then what the rest says. */
const FOR_A_SECOND = `
import http.server, os, time
began = time.monotonic()
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if time.monotonic() - began > 1.5: later(self)
        self.send_response(200); self.end_headers()
`

export const reach: readonly Case[] = [
  broken('loopback', 'loopback-only', /listens on 127\.0\.0\.1:8080 only/, { quick: true }),
  broken('wrong-port', 'wrong-port', /EXPOSE says 8080, but it listens on 9090/),
  broken('ipv6-only', 'ipv6-only', /listens on \[::\]:8080 for IPv6 only/, { quick: true }),
  broken('unix-socket-only', 'unix-socket-only', /listens only on \/run\/app\.sock, a Unix socket/),
  broken('silent', 'never-listened', /nothing listens on port 8080/),
  broken('still-starting', 'still-starting', /nothing listens on port 8080 .* may still be starting/),
  broken('hang', 'no-answer', /port 8080 is open, but the app did not answer/),
  broken('error', 'server-error', /answers on port 8080, but only with 500/),
  broken('unexpected-answer', 'unexpected-answer', /port 8080 answers `http \/healthz` with: 404/, {
    settings: ['--probe', 'http://:8080/healthz'],
  }),
  broken('nothing-to-probe', 'nothing-to-probe', /the probe `http` has no port to check/, {
    settings: ['--probe', 'http'],
  }),
  broken('stopped-answering', 'stopped-answering', /port 8080 stopped responding/, {
    settings: ['--soak', '3s'],
    quick: true,
  }),
  broken('late-crash', 'exited-late', /exited 1 after .*panic: the cache is gone/, {
    settings: ['--soak', '4s'],
  }),
  broken('healthcheck', 'healthcheck-failing', /HEALTHCHECK reports unhealthy: .*404/),
  broken(
    'healthcheck-unrunnable',
    'healthcheck-unrunnable',
    /HEALTHCHECK needs `curl`, which is not in the image/,
    {
      quick: true,
    },
  ),
  broken(
    'healthcheck-disagrees',
    'healthcheck-disagrees',
    /its HEALTHCHECK checks port 80, where nothing listens/,
  ),
  broken(
    'healthcheck-lies',
    'healthcheck-disagrees',
    /HEALTHCHECK reports healthy, but port 8080 has no listener/,
  ),
  broken(
    'child-out-of-memory',
    'child-out-of-memory',
    /killed one of its processes at its 32 MiB memory limit/,
    {
      settings: ['--memory', '32MiB', '--soak', '4s'],
      quick: true,
    },
  ),
  broken('ignores-port', 'ignores-port', /PORT was set to \d+, but it listens on \[::\]:9090/, {
    settings: ['--preset', 'cloud-run'],
  }),
  broken(
    'runs-as-root',
    'runs-as-root',
    /runs as root, and kubernetes-restricted does not start such containers/,
    {
      settings: ['--preset', 'kubernetes-restricted'],
    },
  ),
  broken('files-fill-memory', 'files-fill-memory', /of files, which cloud-run keeps in memory/, {
    settings: ['--preset', 'cloud-run', '--memory', '64MiB', '--timeout', '10s'],
  }),
  broken('service-failed', 'service-failed', /the service db that it depends on exited 2: FATAL: no room/, {
    settings: [
      '--compose-file',
      'examples/broken/service-failed/compose.yaml',
      '--service',
      'app',
      '--timeout',
      '10s',
    ],
  }),
  {
    name: 'IPv6 only, asked by TCP',
    path: 'examples/broken/ipv6-only',
    settings: ['--probe', 'tcp://:8080'],
    expect: { code: 'ipv6-only', says: /for IPv6 only/ },
  },
  {
    name: 'loopback on another port than EXPOSE says',
    ...busybox('EXPOSE 8080', 'CMD ["httpd", "-f", "-p", "127.0.0.1:9090"]'),
    expect: { code: 'wrong-port', says: /127\.0\.0\.1:9090/ },
  },
  {
    name: 'loopback, and a HEALTHCHECK that is content with that',
    ...busybox(
      'EXPOSE 8080',
      'HEALTHCHECK --interval=1s CMD wget -q -O /dev/null http://127.0.0.1:8080/passwd',
      'CMD ["httpd", "-f", "-p", "127.0.0.1:8080", "-h", "/etc"]',
    ),
    expect: { code: 'loopback-only', says: /127\.0\.0\.1:8080 only/ },
  },
  {
    name: 'a HEALTHCHECK in exec form whose program is not there',
    ...busybox(
      'EXPOSE 8080',
      'HEALTHCHECK --interval=1s --retries=1 CMD ["curl", "-f", "http://127.0.0.1:8080/"]',
      HTTPD,
    ),
    expect: { code: 'healthcheck-unrunnable', says: /needs `curl`/ },
  },
  {
    name: 'a HEALTHCHECK that takes too long',
    ...busybox('EXPOSE 8080', 'HEALTHCHECK --interval=1s --timeout=1s --retries=1 CMD sleep 60', HTTPD),
    expect: { code: 'healthcheck-failing', says: /took longer than its timeout of 1s/ },
  },
  {
    name: 'a HEALTHCHECK with an interval longer than the timeout',
    ...busybox('EXPOSE 8080', 'HEALTHCHECK --interval=1m CMD true', HTTPD),
    settings: ['--timeout', '3s'],
    expect: 'pass',
  },
  {
    name: 'a HEALTHCHECK that turns red during the soak',
    ...busybox(
      'EXPOSE 8080',
      'HEALTHCHECK --interval=1s --retries=1 CMD test ! -e /tmp/late',
      'CMD ["sh", "-c", "(sleep 2; touch /tmp/late) & exec httpd -f -p 8080 -h /etc"]',
    ),
    settings: ['--soak', '5s'],
    expect: { code: 'healthcheck-failing', says: /HEALTHCHECK reports unhealthy/ },
  },
  {
    name: 'answers well, then only with 500',
    ...python(
      `${FOR_A_SECOND}
def later(self): self.send_error(500)
http.server.HTTPServer(("", 8080), Handler).serve_forever()`,
      'EXPOSE 8080',
    ),
    settings: ['--soak', '4s'],
    expect: { code: 'server-error', says: /it was ready, but then answered on port 8080 only with 500/ },
  },
  {
    name: 'dies while being asked',
    ...python(
      `${FOR_A_SECOND}
def later(self): os._exit(7)
http.server.HTTPServer(("", 8080), Handler).serve_forever()`,
      'EXPOSE 8080',
    ),
    settings: ['--soak', '4s'],
    expect: { code: 'exited-late', says: /it exited 7 / },
  },
  {
    name: 'closes its port after a while, and keeps running',
    ...python(
      `
import http.server, threading, time
server = http.server.HTTPServer(("", 8080), http.server.SimpleHTTPRequestHandler)
threading.Thread(target=server.serve_forever).start()
time.sleep(1.5)
server.shutdown(); server.server_close()
time.sleep(3600)`,
      'EXPOSE 8080',
    ),
    settings: ['--soak', '4s'],
    expect: { code: 'stopped-answering', says: /port 8080 stopped responding/ },
  },
  {
    name: 'of two named ports one is silent',
    ...busybox('EXPOSE 8080', HTTPD),
    settings: ['--port', '8080', '--port', '9090'],
    expect: { code: 'never-listened', says: /nothing listens on port 9090/ },
  },
  {
    name: 'plain HTTP where https was asked',
    ...busybox('EXPOSE 8080', HTTPD),
    settings: ['--probe', 'https://:8080/'],
    expect: { code: 'unexpected-answer', says: /does not speak TLS/ },
  },
  {
    name: 'a line of the log that never comes',
    ...busybox('EXPOSE 8080', HTTPD),
    settings: ['--probe', 'log "ready to accept connections"'],
    expect: { code: 'unexpected-answer', says: /no line of its log/ },
  },
  {
    name: 'a command that does not pass',
    ...busybox('EXPOSE 8080', HTTPD),
    settings: ['--probe', 'exec test -e /never'],
    expect: { code: 'unexpected-answer', says: /`exec test -e \/never` does not pass/ },
  },
  {
    name: 'a debugger listens, the app does not',
    ...busybox('EXPOSE 8080', 'CMD ["httpd", "-f", "-p", "127.0.0.1:9229", "-h", "/etc"]'),
    expect: { code: 'never-listened', says: /nothing listens on port 8080/ },
  },
]
