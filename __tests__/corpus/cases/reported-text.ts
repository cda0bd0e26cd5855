/** Texts, names and sizes that an image chose: each stays text, hides nothing, and is nobody else's fault. */
import { at, fails, passes, type Case } from '../case.ts'
import { EXPOSE, SERVE, busybox } from '../images.ts'

const served = `CMD ["sh", "-c", ${JSON.stringify(SERVE)}]`
const unknownUser = (user: string) => busybox(`USER ${user}`, EXPOSE, served)

/** Ends with 3 after it wrote this. */
const writes = (format: string) =>
  busybox(EXPOSE, `CMD ["sh", "-c", ${JSON.stringify(`printf '${format}'; exit 3`)}]`)

const doubling = Array.from({ length: 33 }, (_, index) => `ARG a${index + 1}=$a${index}$a${index}`)

export const reportedText: readonly Case[] = [
  fails('a user of 60 KB of terminal sequences', 'unknown-user', /the user `?\\x1B\]\\x1B\]/, {
    files: { Dockerfile: `FROM busybox\n${EXPOSE}\nUSER ${'\u001b]'.repeat(30_000)}\n${served}\n` },
  }),
  fails('a title without an end hides no line of the log', 'exited-at-start', /database password wrong/, {
    ...writes('begin \\033]0;title\\nfatal: database password wrong\\nall is well\\a server ready\\n'),
  }),
  fails('a device string without an end hides none either', 'exited-at-start', /database password wrong/, {
    ...writes('\\033P\\nfatal: database password wrong\\n\\033\\\\\\\\ ok\\n'),
  }),
  fails('100 KB of returns in a log', 'exited-at-start', /exited 3/, {
    ...busybox(EXPOSE, `CMD ["sh", "-c", "head -c 100000 /dev/zero | tr '\\\\0' '\\\\r'; echo x; exit 3"]`),
  }),

  fails(
    'a user called seccomp',
    'unknown-user',
    /seccomp/,
    unknownUser('seccomp'),
    at('--security-opt', 'no-new-privileges'),
  ),
  fails('a user called tmpfs', 'unknown-user', /tmpfs/, unknownUser('tmpfs'), at('--preset', 'read-only')),
  fails(
    'a user called rlimit',
    'unknown-user',
    /rlimit/,
    unknownUser('rlimit'),
    at('--ulimit', 'nofile=100'),
  ),
  fails(
    'a program called docker-init-seccomp',
    'command-not-found',
    /docker-init-seccomp/,
    busybox(EXPOSE, 'CMD ["/docker-init-seccomp"]'),
    at('--security-opt', 'no-new-privileges', '--init', 'true'),
  ),
  fails(
    'an entrypoint called apparmor',
    'command-not-found',
    /apparmor/,
    busybox(EXPOSE, 'ENTRYPOINT ["apparmor"]'),
    at('--security-opt', 'no-new-privileges'),
  ),
  passes(
    'a healthy image whose folder is called seccomp',
    busybox('WORKDIR /seccomp/tmpfs', EXPOSE, served),
    at('--security-opt', 'no-new-privileges'),
  ),

  passes('thousands of ports are exposed, and one is listened on', busybox('EXPOSE 1-9000', served)),
  passes('a range is exposed beside the port that answers', busybox('EXPOSE 8080 20000-21000', served)),
  fails(
    'thousands of ports are exposed, and it ends at once',
    'exited-at-start',
    /exited 4/,
    busybox('EXPOSE 1-9000', 'CMD ["sh", "-c", "exit 4"]'),
  ),
  passes(
    'three hundred labels and variables',
    busybox(
      `LABEL ${Array.from({ length: 300 }, (_, index) => `l${index}=v`).join(' ')}`,
      `ENV ${Array.from({ length: 300 }, (_, index) => `E${index}=v`).join(' ')}`,
      EXPOSE,
      served,
    ),
  ),

  passes('ARGs that double, of which only a name is used', {
    files: {
      Dockerfile: [
        'ARG a0=xxxxxxxxxxxxxxxx',
        ...doubling.slice(0, 9),
        'FROM busybox${a9:+}',
        EXPOSE,
        served,
      ].join('\n'),
    },
  }),
  fails(
    'a build that takes longer than it may',
    'build-failed',
    /stopped after 2 s, while `RUN sleep 60` \(\S*Dockerfile:2\) was running/,
    busybox('RUN sleep 60', EXPOSE, served),
    at('--build-timeout', '2s'),
  ),
]
