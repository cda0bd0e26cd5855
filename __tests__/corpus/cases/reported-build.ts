/** Builds that people reported: what fails in a step, and healthy images near them. */
import { fails, passes, type Case } from '../case.ts'

const STAYS = 'CMD ["sleep", "1000"]\n'
const NETWORK = { settings: ['--build-network', 'host'] }
const CRLF = '#!/bin/sh\r\nset -e\r\necho hi\r\n'

export const reportedBuilds: readonly Case[] = [
  fails(
    'a script with CR LF in a RUN',
    'windows-line-endings',
    /its script `\/setup\.sh` has Windows line endings/,
    {
      files: {
        Dockerfile: `FROM debian:bookworm\nCOPY setup.sh /setup.sh\nRUN chmod +x /setup.sh\nRUN /setup.sh\n${STAYS}`,
        'setup.sh': CRLF,
      },
    },
  ),
  fails('the same on busybox, read by sh', 'windows-line-endings', /Windows line endings/, {
    files: {
      Dockerfile: `FROM busybox\nWORKDIR /app\nCOPY . .\nRUN sh setup.sh\n${STAYS}`,
      'setup.sh': CRLF,
    },
  }),
  fails('bash is missing for a script in a RUN', 'command-not-found', /`\/setup\.sh` needs `\/bin\/bash`/, {
    files: {
      Dockerfile: `FROM busybox\nCOPY --chmod=755 setup.sh /setup.sh\nRUN /setup.sh\n${STAYS}`,
      'setup.sh': '#!/bin/bash\necho hi\n',
    },
  }),
  fails('no shebang, in a RUN that is a list', 'missing-shebang', /without a `#!` line/, {
    files: {
      Dockerfile: `FROM busybox\nCOPY setup.sh /setup.sh\nRUN chmod 755 /setup.sh\nRUN ["/setup.sh"]\n${STAYS}`,
      'setup.sh': 'echo hi\n',
    },
  }),
  fails('a RUN runs a file without its x bit', 'not-executable', /`\/setup\.sh` cannot be executed/, {
    files: {
      Dockerfile: `FROM busybox\nCOPY setup.sh /setup.sh\nRUN /setup.sh\n${STAYS}`,
      'setup.sh': '#!/bin/sh\necho hi\n',
    },
  }),
  fails('Alpine’s addgroup on Debian', 'build-failed', /Option s is ambiguous/, {
    files: {
      Dockerfile: `FROM debian:bookworm\nRUN echo 'Option s is ambiguous (shell, system)' && printf 'adduser [--uid id]\\n   Add an existing user to an existing group\\n' && exit 1\n${STAYS}`,
    },
  }),
  fails(
    'npm ci with an old lock file',
    'build-failed',
    /not in sync: Missing: left-pad@1\.3\.0 from lock file/,
    {
      files: {
        Dockerfile: `FROM busybox\nCOPY npm.log /npm.log\nRUN cat /npm.log >&2; exit 1\n${STAYS}`,
        'npm.log':
          'npm error code EUSAGE\nnpm error Missing: left-pad@1.3.0 from lock file\nnpm error Usage:\nnpm error npm ci\nnpm notice New version\n',
      },
    },
  ),
  fails(
    'an ARG after FROM, used by a FROM',
    'dockerfile-invalid',
    /`\$KIND` is empty in that FROM, because its ARG \(.*Dockerfile:2\)/,
    {
      files: { Dockerfile: `FROM busybox AS runtime-cpu\nARG KIND=cpu\nFROM runtime-\${KIND}\n${STAYS}` },
    },
  ),
  fails(
    'an ARG above FROM, used in a stage',
    'build-failed',
    /`\$VERSION` is empty there, because its ARG \(.*Dockerfile:1\)/,
    {
      files: { Dockerfile: `ARG VERSION=1.2\nFROM busybox\nRUN test -n "$VERSION"\n${STAYS}` },
    },
  ),
  fails(
    'build output that Git leaves out',
    'build-failed',
    /\.gitignore:1 excludes it from Git \(`target\/`\): a build creates it/,
    {
      files: {
        Dockerfile: `FROM busybox\nCOPY target/app.jar /app.jar\n${STAYS}`,
        '.gitignore': 'target/\n',
      },
    },
  ),
  fails('a secret that COPY does not find', 'build-failed', /looks like a secret/, {
    files: { Dockerfile: `FROM busybox\nCOPY .env /app/.env\n${STAYS}` },
  }),
  fails(
    'a file that .dockerignore leaves out',
    'build-failed',
    /\.dockerignore:2 excludes it \(`\*\*\/\*\.md`\)/,
    {
      files: {
        Dockerfile: `FROM busybox\nCOPY docs/a.md /a.md\n${STAYS}`,
        'docs/a.md': 'a',
        '.dockerignore': '# texts\n**/*.md\n',
      },
    },
  ),
  passes('CR LF taken out before the script runs', {
    files: {
      Dockerfile: `FROM busybox\nCOPY setup.sh /setup.sh\nRUN sed -i 's/\\r$//' /setup.sh && sh /setup.sh\n${STAYS}`,
      'setup.sh': CRLF,
    },
  }),
  passes('an ARG repeated in its stage, and one of the stage below', {
    files: {
      Dockerfile: `ARG BASE=busybox\nARG V=1\nFROM \${BASE} AS a\nARG V\nRUN test "$V" = 1\nFROM a\nRUN test "$V" = 1\n${STAYS}`,
    },
  }),
  passes(
    'a small login table',
    {
      files: { Dockerfile: `FROM debian:bookworm\nRUN useradd -l -u 250000 app\nUSER app\n${STAYS}` },
    },
    { ...NETWORK, notes: ['!lastlog', '!base-replaced'] },
  ),
  passes(
    'a login table grown by a large user number',
    {
      files: {
        Dockerfile: `FROM debian:bookworm\nRUN touch /var/log/lastlog && useradd -u 250000 app && truncate -s 73000292 /var/log/lastlog\nUSER app\n${STAYS}`,
      },
    },
    { notes: ['lastlog'] },
  ),
]
