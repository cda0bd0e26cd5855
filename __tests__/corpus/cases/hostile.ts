/** Images that fight back: each ends with a verdict, in time, and what they write stays text. */
import type { Case } from '../case.ts'
import { busybox, python } from '../images.ts'

const SERVES_8080 = 'EXPOSE 8080'
const SERVE = 'exec httpd -f -p 8080 -h /etc'
/** Runs beside a server that is well. */
const beside = (script: string) =>
  busybox(SERVES_8080, `CMD ["sh", "-c", ${JSON.stringify(`${script} & ${SERVE}`)}]`)

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
      SERVES_8080,
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
    ...busybox(SERVES_8080, `CMD ["sh", "-c", "bomb() { bomb | bomb & }; bomb; sleep 3600"]`),
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
      SERVES_8080,
    ),
    expect: 'pass',
  },
  {
    name: 'ignores every signal',
    ...busybox(
      SERVES_8080,
      `CMD ["sh", "-c", "trap '' TERM INT HUP QUIT USR1; httpd -p 8080 -h /etc; while :; do sleep 1; done"]`,
    ),
    expect: 'pass',
    notes: ['killed-on-stop'],
  },
]
