/**
 * Each layer has the line of the Dockerfile that made it, with any client and engine. In the Dockerfiles below
 * a line that makes a layer begins with `»`, which is taken away.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reportOf } from '../support/dist.ts'
import { ENGINES, engineEnv } from '../support/engines.ts'
import { docker } from '../support/leftovers.ts'
import { dir, file, tar } from '../support/tar.ts'

const folder = mkdtempSync(join(tmpdir(), 'lines-'))
const BASE = 'lines-test:base'

/** Every engine with the lab's client, the old one also with a client that has no buildx. */
const BUILDERS = [
  ...ENGINES.map((engine) => ({ name: engine, env: engineEnv(engine), isNew: engine !== 'old' })),
  { name: 'old, without buildx', env: engineEnv('old', { bare: true }), isNew: false },
]

interface Case {
  dockerfile: string
  options?: string[]
  /** Needs a BuildKit that knows here-documents, `--link` and the like. */
  isNew?: boolean
}

const CASES: Record<string, Case> = {
  'arguments and variables': {
    options: ['--build-args', 'WHO=everybody'],
    dockerfile: `ARG BASE=busybox
FROM \${BASE}
ARG WHO=me SIZE
ENV DIR=/data NAME=small
»WORKDIR $DIR
»COPY $NAME \${DIR}/copy-$WHO
»RUN echo "$WHO" > \${DIR}/who
»ADD ["small", "$DIR/with blank"]
»WORKDIR sub
»WORKDIR ..
»WORKDIR /tmp/
LABEL who=$WHO
»COPY \${NAME:-none} \${UNKNOWN:-/x}/
`,
  },
  continuations: {
    dockerfile: `# a comment first
FROM busybox

»RUN echo one && \\
  # a comment inside
  echo two && \\

  echo three
»RUN echo four \\
    > /four # no comment
   # an indented comment
»  run echo   five   \\
  && true
»RUN\tset -e; \\
    if true; then \\
      echo "a \\"quoted\\" \\\\ word" 'and \\ another'; \\
    fi
»RUN echo c:\\\\
»RUN --mount=type=cache,target=/c \\
    --mount=type=tmpfs,target=/d \\
    echo flags
»COPY \\
  small \\
  /five/
`,
  },
  'another escape character': {
    dockerfile: `# escape=\`
FROM busybox
»RUN echo one && \`
  # a comment inside
  echo c:\\
»COPY small \`
  /dir/
»RUN echo \`\`
`,
  },
  'CRLF and a BOM': {
    dockerfile:
      '\uFEFFFROM busybox\r\n»RUN echo one && \\\r\n  echo two\r\n\r\n»COPY small /\r\n»RUN echo three\r\n',
  },
  'shells and lists': {
    dockerfile: `FROM busybox
SHELL ["/bin/sh", "-e", "-c"]
»RUN echo shell
»RUN ["sh", "-c", "echo 'a list', with [brackets] and \\"quotes\\" > /list"]
»RUN [ -e /list ] && echo test
»RUN ["/bin/true"]
SHELL ["/bin/sh", "-c"]
»RUN echo again
»RUN exec echo "#(nop) CMD no"
`,
  },
  'look-alikes': {
    dockerfile: `FROM busybox
»RUN true
»RUN true
»COPY small /
»COPY small /
»WORKDIR /tmp
»WORKDIR /tmp
»RUN true
`,
  },
  'what makes no layer, in between': {
    dockerfile: `FROM busybox
LABEL a=1 b="two words"
»RUN echo one
ENV A 1
ENV B=2 C="three words" \\
    D=4
MAINTAINER somebody
EXPOSE 80 53/udp 8000-8002
»RUN echo two
VOLUME /v /w
VOLUME ["/x"]
USER 0:0
STOPSIGNAL SIGINT
HEALTHCHECK --interval=3s CMD true || exit 1
HEALTHCHECK NONE
ARG Z
»COPY small /
ENTRYPOINT exec sh
ENTRYPOINT ["sh"]
CMD ["-c", "true"]
ONBUILD RUN echo never
`,
  },
  stages: {
    dockerfile: `FROM busybox AS tools
RUN echo tool > /tool
FROM busybox AS below
»RUN echo below
ENV X=1
FROM below AS Middle
»COPY --from=tools /tool /tool
»COPY --from=0 /tool /tool2
»RUN --mount=type=bind,from=tools,source=/tool,target=/t cat /t > /copied
FROM middle
»RUN echo top
»COPY --chown=1:1 small /
`,
  },
  'a target': {
    options: ['--target', 'MIDDLE'],
    dockerfile: `FROM busybox AS below
»RUN echo same
FROM below AS middle
»RUN echo same
FROM middle AS top
RUN echo same
FROM busybox
RUN echo same
`,
  },
  'from nothing': {
    dockerfile: `FROM busybox AS tools
RUN echo tool > /tool
FROM scratch
»COPY --from=tools /tool /tool
»COPY small /
»ADD archive.tar /
CMD ["/tool"]
`,
  },
  adding: {
    dockerfile: `FROM busybox
»ADD archive.tar /unpacked
»ADD --chown=1:1 small folder /added/
»ADD . /all
»COPY f?lder /copied
»COPY ["small", "folder/inner", "/listed/"]
`,
  },
  'triggers of a stage': {
    dockerfile: `FROM busybox AS below
»RUN echo below
»ONBUILD RUN echo triggered
»ONBUILD COPY small /triggered
FROM below
»RUN echo top
`,
  },
  'triggers of the base image': {
    dockerfile: `ARG UNUSED
»FROM ${BASE}
»RUN echo top
`,
  },
  'here-documents': {
    isNew: true,
    dockerfile: `FROM busybox
»RUN <<EOF
echo one > /one
  # no comment
echo two \\
  > /two
EOF
»RUN <<EOF
#!/bin/sh
echo three > /three
EOF
»RUN <<-"EOF"
\techo four
\tEOF
»COPY <<EOF /five
FROM nothing
EOF
»COPY <<ONE <<"TWO" small /many/
a
ONE
b $x
TWO
»RUN cat <<ONE - <<TWO > /six
aaa
ONE
bbb
TWO
»RUN <<ONE cat > /seven && cat <<'TWO' \\
  >> /seven
aaa
ONE
bbb
TWO
»RUN echo eight
»RUN --mount=type=tmpfs,target=/t <<EOF
echo nine
EOF
»RUN sh <<EOF
echo ten
EOF
`,
  },
  links: {
    isNew: true,
    dockerfile: `FROM busybox AS tools
RUN echo tool > /tool
FROM busybox
»COPY --link small /linked
»COPY --link --chmod=755 small /linked2
»RUN --network=none echo one
»COPY --link --from=tools /tool /tool
»ADD --link archive.tar /unpacked
»COPY --link small /linked
»COPY --parents folder/inner /parents/
»RUN echo two
`.replace(/»COPY --parents.*\n/, ''),
  },
}

function writeContext(dockerfile: string): { path: string; lines: number[] } {
  const path = mkdtempSync(join(folder, 'context-'))
  mkdirSync(join(path, 'folder'))
  writeFileSync(join(path, 'small'), 'small\n')
  writeFileSync(join(path, 'folder', 'inner'), 'inner\n')
  writeFileSync(join(path, 'archive.tar'), tar([dir('a/'), file('a/b', 'content')]))
  writeFileSync(join(path, 'Dockerfile'), dockerfile.replaceAll('»', ''))
  const lines = dockerfile.split('\n').flatMap((line, index) => (line.includes('»') ? [index + 1] : []))
  return { path, lines }
}

afterAll(() => rmSync(folder, { recursive: true }))

describe.each(BUILDERS)('$name', ({ env, isNew }) => {
  beforeAll(async () => {
    const { path } = writeContext('FROM busybox\nRUN echo base\nONBUILD RUN echo triggered\nENV A=1\n')
    await docker(['build', '--quiet', '--tag', BASE, path], { ...env, DOCKER_BUILDKIT: '1' })
  })
  afterAll(() => docker(['rmi', BASE], env))

  test.each(Object.entries(CASES).filter(([, one]) => isNew || one.isNew !== true))(
    '%s',
    async (_, { dockerfile, options = [] }) => {
      const { path, lines } = writeContext(dockerfile)
      const { report } = await reportOf([path, '--smoke', 'false', ...options], env)
      expect(report.headline).toContain('was weighed, not run')
      const yours = report.image?.layers.filter(({ part }) => part === 'yours') ?? []
      expect(yours.map(({ line, createdBy }) => `${line ?? 'none'} ${createdBy}`)).toEqual(
        yours.map(({ createdBy }, index) => `${lines[index] ?? 'none'} ${createdBy}`),
      )
      expect(yours).toHaveLength(lines.length)
      expect(report.findings.map(({ code }) => code)).not.toContain('lines-uncertain')
    },
  )
})
