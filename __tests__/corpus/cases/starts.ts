/** Images that cannot be built, do not start, or whose main process ends; and healthy ones that look as if they would. */
import { broken, fails, passes, type Case } from '../case.ts'

const files = (Dockerfile: string, others: Readonly<Record<string, string>> = {}) => ({
  files: { Dockerfile: `${Dockerfile.trim()}\n`, ...others },
})

export const unbuilt: readonly Case[] = [
  broken('dockerfile-invalid', 'dockerfile-invalid', /unknown instruction: CDM; did you mean `?CMD`?/),
  broken('base-unavailable', 'base-unavailable', /python:3\.1O`? .*did you mean `?python:3\.10`?/),
  broken('unknown-stage', 'unknown-stage', /did you mean the stage `?build`?/),
]

export const starts: readonly Case[] = [
  broken('windows-line-endings', 'windows-line-endings', /`\/start\.sh` has Windows line endings/, {
    quick: true,
  }),
  broken('missing-shebang', 'missing-shebang', /text file without a `#!` line/, { quick: true }),
  broken('missing-loader', 'missing-loader', /ld-linux.*which is not in the image/, { quick: true }),
  broken('missing-library', 'missing-library', /`libselinux\.so\.1`/),
  broken('command-not-found', 'command-not-found', /`htpd` is not in the image/, { quick: true }),
  broken('unknown-user', 'unknown-user', /the user `web` is not in the image/),
  broken(
    'bad-workdir',
    'bad-workdir',
    /`nobody` is not allowed to enter the working directory `\/root\/app`/,
  ),
  broken('crashed', 'crashed', /it crashed .*139/),
  broken('missing-setting', 'exited-at-start', /the log says DATABASE_URL is not set/, {
    notes: ['missing-setting'],
  }),
  broken('read-only', 'read-only', /somaxconn`, which is read-only/),
  broken(
    'permission-denied',
    'permission-denied',
    /is not allowed to access `\/app\/cache` as the user `nobody`/,
  ),
  broken('privileged-port', 'privileged-port', /is not allowed to listen on port 80/, {
    settings: ['--network', 'host'],
  }),
  broken('unresolved-host', 'unresolved-host', /a host whose name does not resolve/, {
    settings: ['--timeout', '20s'],
  }),
  broken('refused-by-dependency', 'refused-by-dependency', /nothing listens on port 8080.*127\.0\.0\.1:5432/),
  broken('address-in-use', 'address-in-use', /already in use inside the container/),
  broken('disk-full', 'disk-full', /no space was left for `\/dev\/shm\/cache`/),
  broken('process-limit', 'process-limit', /its process limit is reached/),
  broken('module', 'exited-at-start', /No module named 'flask' \(app\.py:1\)/, { quick: true }),
  broken('background', 'exited-at-start', /`httpd` went to the background/),
  broken('shell', 'exited-at-start', /`python3` alone waits for terminal input/),
]

const BUSYBOX = 'FROM busybox\nEXPOSE 8080\n'
const PYTHON = 'FROM python:3.10\nEXPOSE 8080\nWORKDIR /app\nCOPY . .\n'
const HTTPD = 'exec httpd -f -p 8080'

export const nasty: readonly Case[] = [
  fails(
    'CRLF in a script that a shell runs',
    'windows-line-endings',
    /`\/start\.sh` has Windows line endings/,
    files(`${BUSYBOX}RUN printf '#!/bin/sh\\r\\n${HTTPD}\\r\\n' > /start.sh && chmod +x /start.sh
CMD exec /start.sh`),
  ),
  fails(
    'CRLF in a script that a shell reads',
    'windows-line-endings',
    /Windows line endings/,
    files(`FROM debian:bookworm\nEXPOSE 8080
RUN printf 'set -e\\r\\ncd /tmp\\r\\n' > /start.sh
CMD ["bash", "/start.sh"]`),
  ),
  fails(
    'a byte-order mark before #!',
    'missing-shebang',
    /byte-order mark/,
    files(`${BUSYBOX}RUN printf '\\357\\273\\277#!/bin/sh\\n${HTTPD}\\n' > /start.sh && chmod +x /start.sh
CMD ["/start.sh"]`),
  ),
  fails(
    'an empty entrypoint',
    'missing-shebang',
    /is empty/,
    files(`${BUSYBOX}RUN touch /start.sh && chmod +x /start.sh\nENTRYPOINT ["/start.sh"]`),
  ),
  fails(
    'a script for bash where there is none',
    'command-not-found',
    /needs `\/bin\/bash`, which is not in the image/,
    files(
      `${BUSYBOX}RUN printf '#!/bin/bash\\n${HTTPD}\\n' > /start.sh && chmod +x /start.sh\nCMD ["/start.sh"]`,
    ),
  ),
  fails(
    'a shell-form CMD without a shell',
    'command-not-found',
    /`\/bin\/sh` is not in the image/,
    files('FROM scratch\nEXPOSE 8080\nCOPY app /app\nCMD /app', { app: 'x\n' }),
  ),
  fails(
    'a misspelt program in a shell’s words',
    'command-not-found',
    /it exited 127 .*`flsk` is not in the image/,
    files(`${BUSYBOX}CMD flsk run`),
  ),
  fails(
    'a script that was not copied',
    'command-not-found',
    /`\/app\/server\.py` is not in the image/,
    files(`${PYTHON}CMD ["python3", "server.py"]`),
  ),
  fails(
    'the whole command as one word',
    'command-not-found',
    /`httpd -f -p 8080` is not in the image/,
    files(`${BUSYBOX}CMD ["httpd -f -p 8080"]`),
  ),
  fails(
    'a script without its x bit, run by a shell',
    'not-executable',
    /it exited 126 .*`\/start\.sh` cannot be executed/,
    files(`${BUSYBOX}RUN echo '${HTTPD}' > /start.sh\nCMD exec /start.sh`),
  ),
  fails(
    'a folder as the program',
    'not-executable',
    /`\/etc` is a folder/,
    files(`${BUSYBOX}ENTRYPOINT ["/etc"]`),
  ),
  fails(
    'a program for macOS',
    'wrong-architecture',
    /built for macOS/,
    files(`${BUSYBOX}RUN printf '\\317\\372\\355\\376\\14\\0\\0\\1' > /app && chmod +x /app\nCMD ["/app"]`),
  ),
  fails(
    'a group that is not there',
    'unknown-user',
    /the group `ops` is not in the image/,
    files(`${BUSYBOX}USER 0:ops\nCMD ["httpd", "-f", "-p", "8080"]`),
  ),
  fails(
    'an error raised from another',
    'exited-at-start',
    /RuntimeError: no settings \(app\.py:4\), caused by KeyError: 'DATABASE_URL'; the log says DATABASE_URL is not set/,
    files(`${PYTHON}CMD ["python3", "app.py"]`, {
      'app.py':
        'import os\ntry:\n    os.environ["DATABASE_URL"]\nexcept KeyError as error: raise RuntimeError("no settings") from error\n',
    }),
  ),
  fails(
    'a syntax error',
    'exited-at-start',
    /SyntaxError: .*\(app\.py:1\)/,
    files(`${PYTHON}CMD ["python3", "app.py"]`, { 'app.py': 'def start(:\n' }),
  ),
  fails(
    'a server in the background of a script that ends',
    'exited-at-start',
    /a server listened on .*8080, but in the background|left `httpd -p 8080` in the background/,
    files(`${BUSYBOX}CMD ["sh", "-c", "echo starting; httpd -p 8080; sleep 1"]
HEALTHCHECK --interval=30s CMD false`),
  ),
  fails(
    'a refused connection early in the log is not why it ended',
    'exited-at-start',
    /fatal: bad config; the log says/,
    files(
      `${BUSYBOX}CMD ["sh", "-c", "echo 'warn: db:5432 connection refused, going on'; echo 'fatal: bad config'; exit 1"]`,
    ),
  ),
  fails(
    'the worker’s error, not its supervisor’s',
    'exited-at-start',
    /: ValueError: bad port \(app\.py:1\)/,
    files(
      `${PYTHON}CMD ["sh", "-c", "python3 app.py; echo '[ERROR] Reason: Worker failed to boot.' >&2; exit 3"]`,
      {
        'app.py': 'raise ValueError("bad port")\n',
      },
    ),
  ),
]

const SCARY = [
  'ERROR: connection to db:5432 refused, going on without',
  'PermissionError: [Errno 13] Permission denied: /var/cache',
  'ENOSPC: no space left on device',
  'getaddrinfo ENOTFOUND redis',
  'panic: recovered',
  'exec format error',
  'sh: x: not found',
  'API_KEY is not set',
  'fatal: out of memory',
]
const NONE = [
  '!missing-setting',
  '!refused-by-dependency',
  '!permission-denied',
  '!disk-full',
  '!out-of-memory',
]

export const lookAlikes: readonly Case[] = [
  passes(
    'a log full of failures that were none',
    files(`${BUSYBOX}COPY words /\nCMD ["sh", "-c", "cat /words; ${HTTPD}"]`, {
      words: `${SCARY.join('\n')}\n`,
    }),
    { notes: NONE },
  ),
  passes(
    'a script with CR LF in its data',
    files(
      `${BUSYBOX}RUN printf '#!/bin/sh\\ncat >/tmp/x <<E\\nHost: a\\r\\n\\r\\nE\\n${HTTPD}\\n' > /start.sh && chmod +x /start.sh\nCMD ["/start.sh"]`,
    ),
    { notes: ['!windows-line-endings'] },
  ),
  passes(
    'a script without #! that a shell reads',
    files(`${BUSYBOX}RUN echo '${HTTPD}' > /start.sh\nCMD ["sh", "/start.sh"]`),
    { notes: ['!missing-shebang', '!not-executable'] },
  ),
  passes(
    'an entrypoint that gives up its rights',
    files(
      `${BUSYBOX}ENTRYPOINT ["sh", "-c", "exec su -s /bin/sh nobody -c \\"$*\\"", "entry"]\nCMD ["exec", "httpd", "-f", "-p", "8080"]`,
    ),
  ),
  passes(
    'wrappers one in the other',
    files(`${BUSYBOX}ENTRYPOINT ["env", "A=b", "timeout", "600"]\nCMD ["sh", "-c", "${HTTPD}"]`),
  ),
  passes(
    'a slow starter',
    files(`${BUSYBOX}CMD ["sh", "-c", "echo 'waiting for db: connection refused'; sleep 2; ${HTTPD}"]`),
    { notes: ['!refused-by-dependency'] },
  ),
  passes(
    'a command that is not there, and that it does without',
    files(`${BUSYBOX}CMD ["sh", "-c", "figlet hello; ${HTTPD}"]`),
    { notes: ['!command-not-found'] },
  ),
]
