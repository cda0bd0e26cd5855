/** Each kind of change on usual and nasty Dockerfiles: what results, or why it is refused. */
import { describe, expect, test } from '@jest/globals'
import { applied } from '../../src/fix/apply.ts'
import { dockerfileOf, draftOf } from '../../src/fix/draft.ts'
import type { Way } from '../../src/core/schema.ts'

function change(text: string, way: Way, below: readonly number[] | null = null): string {
  const draft = draftOf('Dockerfile', text, { file: '.dockerignore', text: null })
  const found = applied(draft, way, () => below)
  return found.ok ? dockerfileOf(found.value) : `refused: ${found.why}`
}

const pip: Way = { kind: 'option', line: 2, program: 'pip', subcommand: 'install', option: '--no-cache-dir' }

describe('an option', () => {
  test.each([
    ['pip install flask', 'pip install --no-cache-dir flask'],
    ['pip3.12 install flask', 'pip3.12 install --no-cache-dir flask'],
    ['/opt/venv/bin/pip -q install flask', '/opt/venv/bin/pip -q install --no-cache-dir flask'],
    [
      'python3 -m pip install x && pip install y',
      'python3 -m pip install --no-cache-dir x && pip install --no-cache-dir y',
    ],
    [
      'pip install --no-cache-dir a; pip install b',
      'pip install --no-cache-dir a; pip install --no-cache-dir b',
    ],
    [
      'set -eux; \\\n  # a comment\n\n  pip \\\n    install \\\n    flask',
      'set -eux; \\\n  # a comment\n\n  pip \\\n    install --no-cache-dir \\\n    flask',
    ],
    ['if true; then PIP_X=1 pip install x; fi', 'if true; then PIP_X=1 pip install --no-cache-dir x; fi'],
    [
      '--mount=type=bind,target=/src pip install /src',
      '--mount=type=bind,target=/src pip install --no-cache-dir /src',
    ],
    [
      'echo "pip install" && (cd /x && pip install .)',
      'echo "pip install" && (cd /x && pip install --no-cache-dir .)',
    ],
    ['<<EOF\npip install flask\nEOF', '<<EOF\npip install --no-cache-dir flask\nEOF'],
  ])('%j', (before, after) =>
    expect(change(`FROM a\nRUN ${before}\nCMD b\n`, pip)).toBe(`FROM a\nRUN ${after}\nCMD b\n`),
  )

  test.each([
    ['RUN ["pip", "install", "flask"]', 'exec form'],
    ['RUN echo pip install', 'no call of `pip install`'],
    ['RUN pip install --no-cache-dir x', 'no call of `pip install` without'],
    ['RUN pip --proxy x install y', 'no call'],
    ['RUN $PIP install y', 'no call'],
    ['RUN cat <<EOF > /x && pip install y\npip install z\nEOF', 'has a here-document'],
    ['RUN <<EOF\n#!/usr/bin/env python3\npip install\nEOF', 'has a here-document'],
    ['RUN <<A <<B\npip install x\nA\npip install x\nB', 'has a here-document'],
    ['RUN case x in x) pip install y;; esac', 'shell syntax'],
    ['RUN pip install "x', 'shell syntax'],
    ['ONBUILD RUN pip install x', 'no RUN begins'],
    ['COPY pip install /x/', 'no RUN begins'],
    ['SHELL ["powershell", "-Command"]\nRUN pip install x', 'no RUN begins'],
  ])('not in %j', (line, why) => {
    const found = change(`FROM a\n${line}\n`, pip)
    expect(found).toMatch(/^refused: /)
    expect(found).toContain(why)
  })

  test('not where SHELL names another shell, until the next stage', () => {
    const text = 'FROM a\nSHELL ["pwsh", "-c"]\nRUN pip install x\nFROM b\nRUN pip install x\n'
    expect(change(text, { ...pip, line: 3 })).toContain('another shell than sh')
    expect(change(text, { ...pip, line: 5 })).toContain('FROM b\nRUN pip install --no-cache-dir x\n')
    expect(
      change('FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN pip install x', { ...pip, line: 3 }),
    ).toContain('--no-cache-dir')
  })

  test('CRLF, BOM and a missing last line end stay', () =>
    expect(change('\uFEFFFROM a\r\nRUN pip install \\\r\n  x', pip)).toBe(
      '\uFEFFFROM a\r\nRUN pip install --no-cache-dir \\\r\n  x',
    ))

  test('with another continuation character', () =>
    expect(change('# escape=`\nFROM a\nRUN echo \\ `\n && pip install x\n', { ...pip, line: 3 })).toContain(
      '&& pip install --no-cache-dir x\n',
    ))
})

describe('a command at the end', () => {
  const lists: Way = { kind: 'append', line: 2, command: 'rm -rf /var/lib/apt/lists/*' }
  test.each([
    ['apt-get update', 'apt-get update \\\n    && rm -rf /var/lib/apt/lists/*'],
    [
      'apt-get update \\\n  && apt-get install -y x',
      'apt-get update \\\n  && apt-get install -y x \\\n  && rm -rf /var/lib/apt/lists/*',
    ],
    ['a || b', 'a || b \\\n    && rm -rf /var/lib/apt/lists/*'],
    ['(a; b)', '(a; b) \\\n    && rm -rf /var/lib/apt/lists/*'],
    // without `set -e` a script ends as its last command does, so a command that fails must stay the last one
    ['<<EOF\napt-get update\nEOF', '<<EOF\napt-get update &&\nrm -rf /var/lib/apt/lists/*\nEOF'],
    ['<<EOF\na\n(b)\n\nEOF', '<<EOF\na\n(b) &&\nrm -rf /var/lib/apt/lists/*\n\nEOF'],
  ])('of %j', (before, after) =>
    expect(change(`FROM a\nRUN ${before}\nCMD b\n`, lists)).toBe(`FROM a\nRUN ${after}\nCMD b\n`),
  )

  test.each([
    ['apt-get update;', 'ends with an operator'],
    ['sleep 9 &', 'ends with an operator'],
    ['<<EOF\nsleep 9 &\nEOF', 'ends with an operator'],
    ['<<EOF\nx;\nEOF', 'ends with an operator'],
    ['apt-get update # it is needed', 'shell syntax'],
    ['apt-get update \\', 'ends with a continuation'],
    ['["apt-get", "update"]', 'exec form'],
  ])('not of %j', (before, why) => expect(change(`FROM a\nRUN ${before}`, lists)).toContain(why))

  test('CRLF', () =>
    expect(change('FROM a\r\nRUN x\r\nCMD b\r\n', lists)).toBe(
      'FROM a\r\nRUN x \\\r\n    && rm -rf /var/lib/apt/lists/*\r\nCMD b\r\n',
    ))
})

describe('two RUNs joined', () => {
  const join = (from: number): Way => ({ kind: 'join', into: 2, from })
  test.each<[string, string, number, string]>([
    ['neighbours', 'RUN a\nRUN rm b', 3, 'RUN a \\\n    && rm b'],
    [
      'a comment and a LABEL between',
      'RUN a\n# why\nLABEL x=y\nRUN rm b',
      5,
      'RUN a \\\n    && rm b\n# why\nLABEL x=y',
    ],
    ['a RUN between', 'RUN a\nRUN c\nRUN rm b', 4, 'RUN a \\\n    && c \\\n    && rm b'],
    ['more than `&&`', 'RUN a\nRUN b; c || d', 3, 'RUN a \\\n    && { b; c || d; }'],
    [
      'continued lines',
      'RUN a \\\n  && b\nRUN c \\\n  # d\n  && e',
      4,
      'RUN a \\\n  && b \\\n  && c \\\n  # d\n  && e',
    ],
    [
      '`cd` before rm of absolute paths',
      'RUN cd /x && a\nRUN rm -rf /x/y',
      3,
      'RUN cd /x && a \\\n    && rm -rf /x/y',
    ],
    ['`cd` in a subshell', 'RUN (cd /x && a)\nRUN b', 3, 'RUN (cd /x && a) \\\n    && b'],
    ['equal options', 'RUN --network=none a\nRUN --network=none b', 3, 'RUN --network=none a \\\n    && b'],
  ])('%s', (_, before, from, after) =>
    expect(change(`FROM a\n${before}\nCMD z\n`, join(from))).toMatch(
      new RegExp(`^FROM a\n${after.replace(/[\\|{}()&*+.?^$]/g, '\\$&')}\nCMD z\n$`),
    ),
  )

  test.each<[string, string, number, string]>([
    ['ENV', 'RUN a\nENV b=c\nRUN rm b', 4, 'ENV at line 3 is between'],
    ['WORKDIR', 'RUN a\nWORKDIR /x\nRUN rm b', 4, 'WORKDIR at line 3 is between'],
    ['USER', 'RUN a\nUSER b\nRUN rm b', 4, 'USER at line 3'],
    ['COPY', 'RUN a\nCOPY b c\nRUN rm b', 4, 'COPY at line 3'],
    ['VOLUME', 'RUN a\nVOLUME /b\nRUN rm b', 4, 'VOLUME at line 3'],
    ['another stage', 'RUN a\nFROM b\nRUN rm b', 4, 'FROM at line 3'],
    ['a relative path after cd', 'RUN cd /x && a\nRUN rm b', 3, '`cd` in the RUN at line 2'],
    ['exec', 'RUN exec a\nRUN rm b', 3, '`exec` in the RUN'],
    ['a variable of the shell', 'RUN X=1; a\nRUN rm b', 3, '`=` in the RUN'],
    ['a mount', 'RUN --mount=type=cache,target=/c a\nRUN rm /b', 3, 'other options'],
    ['a here-document', 'RUN <<E\na\nE\nRUN rm /b', 5, 'here-document'],
    ['background', 'RUN a &\nRUN rm /b', 3, 'operator'],
    ['exec form', 'RUN a\nRUN ["rm", "/b"]', 3, 'exec form'],
  ])('not over %s', (_, text, from, why) => expect(change(`FROM a\n${text}\n`, join(from))).toContain(why))
})

describe('a COPY that sets owner or mode', () => {
  const way: Way = { kind: 'copy-as', copy: 3, run: 4 }
  const text = (copy: string, run: string) => `FROM a\nWORKDIR /srv\n${copy}\n${run}\n`
  test.each([
    ['COPY . /app', 'RUN chown -R app:app /app', 'COPY --chown=app:app . /app', 'RUN chown app:app /app'],
    [
      'COPY --from=b /x ./',
      'RUN chmod --recursive 755 /srv',
      'COPY --chmod=755 --from=b /x ./',
      'RUN chmod 755 /srv',
    ],
    ['COPY . .', 'RUN  chown  -R  10:10  .', 'COPY --chown=10:10 . .', 'RUN  chown   10:10  .'],
  ])('%s, %s', (copy, run, after, left) =>
    expect(change(text(copy, run), way, [3, 4])).toBe(text(after, left)),
  )

  test.each<[string, string, readonly number[] | null, string]>([
    ['COPY . /app', 'RUN chown -R app /app', [2, 3, 4], 'come from line 2 too'],
    ['COPY . /app', 'RUN chown -R app /app', null, 'may come from other lines'],
    ['COPY . /app', 'RUN chmod -R g+w /app', [3, 4], '`g+w` depends on'],
    ['COPY . /app', 'RUN chown -R $APP /app', [3, 4], 'depends on'],
    ['COPY . /app', 'RUN chown -R app /', [3, 4], 'not exactly what'],
    ['COPY . $DIR', 'RUN chown -R app $DIR', [3, 4], 'not exactly what'],
    ['COPY . /app', 'RUN chown app /app', [3, 4], 'more than one recursive'],
    ['COPY . /app', 'RUN chown -R app /app /srv', [3, 4], 'more than one recursive'],
    ['COPY . /app', 'RUN chown -R app /app && chmod -R 755 /app', [3, 4], 'more than one recursive'],
    ['COPY --chown=x . /app', 'RUN chown -R app /app', [3, 4], 'already'],
  ])('not %s, %s', (copy, run, below, why) => expect(change(text(copy, run), way, below)).toContain(why))
})
