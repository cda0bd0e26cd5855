/** Images that fight back: each ends with a verdict, in time, and what they write stays text. */
import type { Case } from '../case.ts'
import { EXPOSE, SERVE, busybox, python } from '../images.ts'

/** Runs beside a server that is well. */
const beside = (script: string) =>
  busybox(EXPOSE, `CMD ["sh", "-c", ${JSON.stringify(`${script} & ${SERVE}`)}]`)

export const hostile: readonly Case[] = [
  { name: 'a flood of log', ...beside('yes "all is well, all is well, all is well"'), expect: 'pass' },
  {
    name: 'commands of the runner in its log',
    ...beside('printf "::error::no\\n::set-output name=x::y\\n##[error]no\\n::stop-commands::x\\n"'),
    expect: 'pass',
  },
  {
    name: 'lines of 200 KB, NULs, colours and what is no UTF-8',
    ...beside(
      'head -c 200000 /dev/zero | tr "\\\\0" x; head -c 5000 /dev/zero; head -c 5000 /dev/urandom; printf "\\\\033[31mred\\\\033[0m\\\\n"',
    ),
    expect: 'pass',
  },
  {
    name: 'a log that speaks of refused connections, and an app that is well',
    ...beside(
      'echo "Error: connect ECONNREFUSED 10.0.0.3:5432, retrying; panic: DATABASE_URL is not set; Permission denied"',
    ),
    expect: 'pass',
  },
  {
    name: 'an end whose last line is 1 MB of an error',
    ...busybox(
      EXPOSE,
      `CMD ["sh", "-c", "(printf error; head -c 1000000 /dev/zero | tr '\\\\0' e) >&2; exit 4"]`,
    ),
    expect: { code: 'exited-at-start', says: /^.{1,600}$/ },
  },
  {
    name: 'fills the disk that it is given',
    ...beside('dd if=/dev/zero of=/scratch/full bs=1M'),
    settings: ['--tmpfs', '/scratch:size=1m'],
    expect: 'pass',
  },
  {
    name: 'a fork bomb',
    ...busybox(EXPOSE, `CMD ["sh", "-c", "bomb() { bomb | bomb & }; bomb; sleep 3600"]`),
    settings: ['--pids-limit', '50', '--memory', '64MiB'],
    expect: { code: 'process-limit', says: /process/ },
  },
  {
    name: 'an answer whose head never ends',
    ...python(
      `
import socket
server = socket.socket(); server.bind(("", 8080)); server.listen(64)
while True:
    one, _ = server.accept()
    try:
        one.sendall(b"HTTP/1.1 200 OK\\r\\n")
        while True: one.sendall(b"X-Filler: " + b"x" * 1000 + b"\\r\\n")
    except OSError: pass`,
      EXPOSE,
    ),
    expect: { code: 'unexpected-answer', says: /more than 64 KiB/ },
  },
  {
    name: 'ignores every signal',
    ...busybox(
      EXPOSE,
      `CMD ["sh", "-c", "trap '' TERM INT HUP QUIT USR1; httpd -p 8080 -h /etc; while :; do sleep 1; done"]`,
    ),
    expect: 'pass',
    notes: ['killed-on-stop'],
  },
  {
    name: 'ignores its stop signal, and does not serve either',
    ...busybox(EXPOSE, `CMD ["sh", "-c", "trap '' TERM INT HUP; while :; do sleep 1; done"]`),
    expect: { code: 'never-listened', says: /nothing listens on port 8080/ },
  },
  {
    name: 'fills a tmpfs that counts as memory',
    // one process only: it is the one that the kernel kills; not at once, when a busy engine may miss the kernel's event
    ...busybox(EXPOSE, 'CMD ["sh", "-c", "sleep 1; exec dd if=/dev/zero of=/scratch/full bs=1M"]'),
    settings: ['--tmpfs', '/scratch:size=400m', '--memory', '48MiB'],
    expect: { code: 'out-of-memory', says: /48 MiB/ },
  },
  {
    name: 'a HEALTHCHECK that never ends, and one that floods',
    ...busybox(
      EXPOSE,
      'HEALTHCHECK --interval=1s --timeout=1s --retries=2 CMD yes "all is well"',
      `CMD ["sh", "-c", "${SERVE}"]`,
    ),
    expect: { code: 'healthcheck-failing', says: /took longer than its timeout/ },
  },
  {
    name: 'a thousand ports',
    ...python(
      `
import http.server, socket
many = [socket.create_server(("", port)) for port in range(10000, 11000)]
http.server.test(http.server.SimpleHTTPRequestHandler, port=8080)`,
      EXPOSE,
    ),
    settings: ['--timeout', '20s'],
    expect: 'pass',
  },
  {
    name: 'hundreds of processes, with words of the runner for names',
    ...beside(
      'for n in $(seq 300); do sh -c "sleep 600" "::error::boo$(printf \'\\\\n\')::stop-commands::x" & done; true',
    ),
    settings: ['--timeout', '30s'],
    expect: 'pass',
  },
  {
    name: 'an answer, a byte a second',
    ...python(
      `
import socket, threading, time
server = socket.create_server(("", 8080))
def trickle(one):
    try:
        for byte in b"HTTP/1.1 200 OK\\r\\n" * 100: one.sendall(bytes([byte])); time.sleep(1)
    except OSError: pass
while True: threading.Thread(target=trickle, args=(server.accept()[0],), daemon=True).start()`,
      EXPOSE,
    ),
    expect: { code: 'no-answer', says: /port 8080 is open/ },
  },
  {
    name: 'says 100 Continue for ever',
    ...python(
      `
import socket, threading
server = socket.create_server(("", 8080))
def go_on(one):
    try:
        while True: one.sendall(b"HTTP/1.1 100 Continue\\r\\n\\r\\n")
    except OSError: pass
while True: threading.Thread(target=go_on, args=(server.accept()[0],), daemon=True).start()`,
      EXPOSE,
    ),
    expect: { code: 'unexpected-answer', says: /only answers of 1xx/ },
  },
  {
    name: 'a redirect to itself, and words of the runner in its head',
    ...python(
      `
import socket
server = socket.create_server(("", 8080))
while True:
    one, _ = server.accept(); one.recv(65536)
    one.sendall(b"HTTP/1.1 302 ::error::no\\r\\nLocation: http://127.0.0.1:8080/\\r\\nX-A: ::set-output name=a::b\\r\\nContent-Length: 0\\r\\n\\r\\n")
    one.close()`,
      EXPOSE,
    ),
    expect: 'pass',
  },
  {
    name: 'ends while its log is a flood',
    ...busybox(
      EXPOSE,
      `CMD ["sh", "-c", "yes 'all is well' | head -n 3000000; echo 'fatal: no licence' >&2; exit 9"]`,
    ),
    settings: ['--timeout', '30s'],
    expect: { code: 'exited-at-start', says: /it exited 9 .*fatal: no licence/ },
  },
]
