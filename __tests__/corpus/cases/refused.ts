/** Broken images whose program cannot be run, by whoever was to run it: engine, shell, init, script or interpreter. */
import { fails, type Case } from '../case.ts'
import { EXPOSE, HTTPD, SERVE, busybox, debian, python, script } from '../images.ts'

/** The first bytes of a program for such a processor, by its number in an ELF header (little endian, 64 bits). */
const elf = (machine: number) =>
  `RUN printf '\\177ELF\\2\\1\\1\\0\\0\\0\\0\\0\\0\\0\\0\\0\\2\\0\\${machine.toString(8)}\\0\\1\\0\\0\\0' > /app && head -c 4000 /dev/zero >> /app && chmod +x /app`
const RISCV = 243
/** A program of Debian's without the rest of Debian. */
const GLIBC = 'COPY --from=debian:bookworm /bin/ls /app'

export const processors: readonly Case[] = [
  fails(
    'another processor’s program, in shell form',
    'wrong-architecture',
    /`\/app` is built for riscv64, and this host is/,
    busybox(EXPOSE, elf(RISCV), 'CMD /app --listen 8080'),
  ),
  fails(
    'another processor’s program, run by env',
    'wrong-architecture',
    /built for riscv64/,
    debian(EXPOSE, elf(RISCV), 'ENTRYPOINT ["env", "MODE=production", "/app"]'),
  ),
  fails(
    'another processor’s program, in bash’s words',
    'wrong-architecture',
    /built for riscv64/,
    debian(EXPOSE, elf(RISCV), 'CMD ["bash", "-c", "exec /app"]'),
  ),
  fails(
    'another processor’s program in an image of nothing else',
    'wrong-architecture',
    /built for riscv64/,
    {
      files: {
        Dockerfile: `FROM busybox AS build\n${elf(RISCV)}\nFROM scratch\nEXPOSE 8080\nCOPY --from=build /app /app\nCMD ["/app"]\n`,
      },
    },
  ),
  fails(
    'a script whose interpreter is another processor’s',
    'wrong-architecture',
    /built for riscv64/,
    busybox(EXPOSE, elf(RISCV), `RUN printf '#!/app\\n' > /run.sh && chmod +x /run.sh`, 'CMD ["/run.sh"]'),
  ),
  fails(
    'a program for Windows',
    'wrong-architecture',
    /built for Windows/,
    busybox(
      EXPOSE,
      `RUN printf 'MZ\\220\\0' > /app.exe && head -c 4000 /dev/zero >> /app.exe && chmod +x /app.exe`,
      'CMD ["/app.exe"]',
    ),
  ),
]

export const carriageReturns: readonly Case[] = [
  fails('CR LF after env’s python3', 'windows-line-endings', /Windows line endings/, {
    files: {
      Dockerfile: 'FROM python:3.10\nEXPOSE 8080\nCOPY --chmod=755 app.py /\nCMD ["/app.py"]\n',
      'app.py': '#!/usr/bin/env python3\r\nprint("hello")\r\n',
    },
  }),
  fails(
    'CR LF in a script that the entrypoint runs',
    'windows-line-endings',
    /`\/migrate\.sh` has Windows line endings/,
    script(
      'busybox',
      `#!/bin/sh\nset -e\n/migrate.sh\n${SERVE}`,
      EXPOSE,
      `RUN printf '#!/bin/sh\\r\\necho migrated\\r\\n' > /migrate.sh && chmod +x /migrate.sh`,
    ),
  ),
  fails(
    'CR LF in a script that dash reads',
    'windows-line-endings',
    /Windows line endings/,
    debian(
      EXPOSE,
      `RUN printf 'set -eu\\r\\nmkdir -p /srv/app\\r\\nexec sleep 60\\r\\n' > /start.sh`,
      'CMD ["dash", "/start.sh"]',
    ),
  ),
  fails(
    'CR LF, under nice',
    'windows-line-endings',
    /Windows line endings/,
    debian(
      EXPOSE,
      `RUN printf '#!/bin/sh\\r\\nexec sleep 60\\r\\n' > /start.sh && chmod +x /start.sh`,
      'ENTRYPOINT ["nice", "-n", "5", "/start.sh"]',
    ),
  ),
]

export const scripts: readonly Case[] = [
  fails(
    'a script without #! that Python is to run',
    'exited-at-start',
    /Exec format error: '\/job\.sh' \(\/server\.py:2\)/,
    python(
      'import subprocess\nsubprocess.run(["/job.sh"], check=True)',
      EXPOSE,
      'RUN echo "echo hello" > /job.sh && chmod +x /job.sh',
    ),
  ),
  fails(
    'a web page instead of a program',
    'missing-shebang',
    /is a web page, not a program/,
    busybox(
      EXPOSE,
      `RUN echo '<!DOCTYPE html><title>404</title>' > /usr/bin/app && chmod +x /usr/bin/app`,
      'CMD ["/usr/bin/app"]',
    ),
  ),
  fails(
    'a pointer of Git LFS',
    'missing-shebang',
    /pointer of Git LFS/,
    busybox(
      EXPOSE,
      `RUN echo 'version https://git-lfs.github.com/spec/v1' > /app && chmod +x /app`,
      'ENTRYPOINT ["/app"]',
    ),
  ),
  fails(
    'a blank line before #!',
    'missing-shebang',
    /\/start\.sh/,
    busybox(
      EXPOSE,
      `RUN printf '\\n#!/bin/sh\\n${SERVE}\\n' > /start.sh && chmod +x /start.sh`,
      'CMD ["/start.sh"]',
    ),
  ),
]

export const loaders: readonly Case[] = [
  fails(
    'a glibc program in shell form',
    'missing-loader',
    /`\/app`.* needs `\/lib.*ld-linux.*`, which is not in the image/,
    busybox(EXPOSE, GLIBC, 'CMD /app --serve'),
  ),
  fails(
    'a glibc program that the entrypoint’s script runs',
    'missing-loader',
    /`\/app`.* needs `\/lib.*ld-linux/,
    script('busybox', '#!/bin/sh\necho starting\nexec /app', EXPOSE, GLIBC),
  ),
  fails(
    'a glibc program in an image of nothing else',
    'missing-loader',
    /which is not in the image: it was built for glibc/,
    { files: { Dockerfile: `FROM scratch\nEXPOSE 8080\n${GLIBC}\nCMD ["/app"]\n` } },
  ),
  fails(
    'a program for musl in Debian',
    'missing-loader',
    /built for musl/,
    debian(
      EXPOSE,
      `RUN perl -0pe 's{/lib(?:64)?/ld-linux[^\\0]*}{"/lib/ld-musl-any.so" . "\\0" x (length($&) - 19)}e' /bin/ls > /app && chmod +x /app`,
      'CMD ["/app"]',
    ),
  ),
  fails(
    'a program for a newer glibc',
    'missing-library',
    /`GLIBC_2\.99`/,
    debian(
      EXPOSE,
      `RUN perl -0pe 's/GLIBC_2\\.34/GLIBC_2.99/g' /bin/ls > /app && chmod +x /app`,
      'CMD ["/app"]',
    ),
  ),
  fails(
    'a library that a Python module loads',
    'missing-library',
    /it needs the library `libpq\.so\.5`/,
    python('import ctypes\nctypes.CDLL("libpq.so.5")', EXPOSE),
  ),
]

export const commands: readonly Case[] = [
  fails(
    'a server that was not installed',
    'command-not-found',
    /`gunicorn` is not in the image/,
    busybox(EXPOSE, 'CMD ["gunicorn", "-b", "0.0.0.0:8080", "app:app"]'),
  ),
  fails(
    'env finds no node',
    'command-not-found',
    /`node` is not in the image/,
    debian(EXPOSE, 'ENTRYPOINT ["/usr/bin/env", "node", "server.js"]'),
  ),
  fails(
    'a script that says env node',
    'command-not-found',
    /`node` is not in the image/,
    script('debian:bookworm', '#!/usr/bin/env node\nrequire("http")', EXPOSE),
  ),
  fails('python -m of what was not installed', 'exited-at-start', /No module named gunicorn/, {
    files: { Dockerfile: 'FROM python:3.10\nEXPOSE 8080\nCMD python3 -m gunicorn app:app\n' },
  }),
  fails(
    'a module of Perl’s that was not installed',
    'exited-at-start',
    /Can't locate Mojolicious\.pm/,
    debian(EXPOSE, 'CMD ["perl", "-e", "use Mojolicious; app->start"]'),
  ),
  fails('CMD that repeats what ENTRYPOINT says', 'command-not-found', /`\/python3` is not in the image/, {
    files: {
      Dockerfile:
        'FROM python:3.10\nEXPOSE 8080\nENTRYPOINT ["python3"]\nCMD ["python3", "-m", "http.server", "8080"]\n',
    },
  }),
  fails(
    'options without a program',
    'command-not-found',
    /`--port` is not in the image/,
    busybox(EXPOSE, 'CMD ["--port", "8080"]'),
  ),
  fails(
    'a list in single quotes',
    'command-not-found',
    /JSON|double quotes/,
    busybox(EXPOSE, `CMD ['httpd', '-f', '-p', '8080']`),
  ),
  fails(
    'a list in single quotes, as dash reads it',
    'command-not-found',
    /JSON|double quotes/,
    debian(EXPOSE, `ENTRYPOINT ['/app', '--serve']`),
  ),
  fails(
    'a variable that no shell expands',
    'exited-at-start',
    /\$PORT/,
    busybox(EXPOSE, 'ENV PORT=8080', 'CMD ["httpd", "-f", "-p", "$PORT"]'),
  ),
  fails(
    'a variable in the name of the program',
    'command-not-found',
    /`\$APP_HOME\/bin\/serve` is not in the image/,
    busybox(EXPOSE, 'ENV APP_HOME=/opt', 'CMD ["$APP_HOME/bin/serve"]'),
  ),
  fails(
    'an ENTRYPOINT in shell form that leaves CMD out',
    'wrong-port',
    /EXPOSE says 8080, but it listens on .*80/,
    busybox(EXPOSE, 'ENTRYPOINT httpd -f -h /etc', 'CMD ["-p", "8080"]'),
  ),
  fails(
    'a program on a PATH that was replaced',
    'command-not-found',
    /`httpd` is not in the image/,
    busybox('ENV PATH=/opt/app/bin', EXPOSE, HTTPD),
  ),
  fails(
    'a link that leads nowhere',
    'command-not-found',
    /`\/usr\/local\/bin\/app` is not in the image/,
    busybox(
      EXPOSE,
      'RUN mkdir -p /usr/local/bin && ln -s /opt/releases/current/app /usr/local/bin/app',
      'CMD ["/usr/local/bin/app"]',
    ),
  ),
  fails(
    'exec of a program that is not there, far down in a script',
    'command-not-found',
    /`uwsgi` is not in the image/,
    script(
      'debian:bookworm',
      '#!/bin/bash\nset -euo pipefail\necho preparing\nif true; then\n  exec uwsgi --http :8080\nfi',
      EXPOSE,
    ),
  ),
]

export const rights: readonly Case[] = [
  fails(
    'the working directory as the program',
    'not-executable',
    /is a folder/,
    busybox(EXPOSE, 'WORKDIR /srv', 'ENTRYPOINT ["/srv"]'),
  ),
  fails(
    'a folder in a shell’s words',
    'not-executable',
    /`\/srv` is a folder/,
    debian(EXPOSE, 'CMD exec /srv'),
  ),
  fails(
    'a program for root alone',
    'not-executable',
    /cannot be executed by the user `1000`/,
    busybox(
      EXPOSE,
      `RUN printf '#!/bin/sh\\n${SERVE}\\n' > /start.sh && chmod 700 /start.sh`,
      'USER 1000',
      'CMD exec /start.sh',
    ),
  ),
  fails(
    'a script without its x bit that another script runs',
    'not-executable',
    /`\/opt\/serve\.sh` cannot be executed/,
    script(
      'debian:bookworm',
      '#!/bin/bash\necho starting\nexec /opt/serve.sh',
      EXPOSE,
      `RUN echo '#!/bin/sh' > /opt/serve.sh`,
    ),
  ),
  fails(
    'a user that su does not know',
    'unknown-user',
    /the user `app` is not in the image/,
    script('busybox', `#!/bin/sh\nexec su -s /bin/sh app -c '${SERVE}'`, EXPOSE),
  ),
  fails(
    'an owner that chown does not know',
    'unknown-user',
    /`www-app` is not in the image/,
    script('debian:bookworm', '#!/bin/sh\nset -e\nchown -R www-app /srv\nexec sleep 60', EXPOSE),
  ),
  fails(
    'a user that Python does not know',
    'unknown-user',
    /the user `web` is not in the image/,
    python('import os, pwd\nos.setuid(pwd.getpwnam("web").pw_uid)', EXPOSE),
  ),
  fails(
    'a WORKDIR that is a file',
    'bad-workdir',
    /the working directory `\/srv\/app` is not a folder/,
    busybox(EXPOSE, 'WORKDIR /srv/app', 'RUN rm -r /srv/app && touch /srv/app', HTTPD),
  ),
  fails(
    'cd to what is not there',
    'exited-at-start',
    /cd to \/srv\/app/,
    script('busybox', `#!/bin/sh\nset -e\ncd /srv/app\n${SERVE}`, EXPOSE),
  ),
]
