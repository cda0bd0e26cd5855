import { describe, expect, test } from '@jest/globals'
import { rowOf } from '../../../src/inspect/base/row.ts'

describe('a row is the same whoever wrote it', () => {
  test.each([
    ['CMD ["bash"]', 'CMD', 'CMD ["bash"]'],
    ['/bin/sh -c #(nop)  CMD ["bash"]', 'CMD', 'CMD ["bash"]'],
    ['/bin/bash -o -e -c #(nop) WORKDIR /app', 'WORKDIR', 'WORKDIR /app'],
    ['RUN /bin/sh -c set -eux; \t\tmake   all # buildkit', 'RUN', 'RUN set -eux; make all'],
    ['RUN |2 A=1 B=x y /bin/sh -c make # buildkit', 'RUN', 'RUN make'],
    ['/bin/sh -c make', 'RUN', 'RUN make'],
    ['|1 A=1 /bin/sh -c make', 'RUN', 'RUN make'],
    ['RUN make all # buildkit', 'RUN', 'RUN make all'],
    ['RUN /bin/bash -o pipefail -c make # buildkit', 'RUN', 'RUN /bin/bash -o pipefail -c make'],
    ['/bin/sh -c echo "x #(nop) CMD y"', 'RUN', 'RUN echo "x #(nop) CMD y"'],
    ["# debian.sh --arch 'amd64' out/ 'trixie' '@1'", '', "# debian.sh --arch 'amd64' out/ 'trixie' '@1'"],
    ['CMDS x', '', 'CMDS x'],
    ['', '', ''],
  ])('%j', (created_by, keyword, text) => expect(rowOf({ created_by })).toMatchObject({ keyword, text }))
})

test.each([
  [{ created_by: 'ENV A=1', comment: 'buildkit.dockerfile.v0' }, 'BuildKit'],
  [{ created_by: 'COPY a b # buildkit' }, 'BuildKit'],
  [{ created_by: '/bin/sh -c #(nop) COPY file:1 in / ' }, 'the old builder'],
  [{ created_by: '/bin/sh -e -c make' }, 'the old builder'],
  [{ created_by: '', comment: 'Imported from -' }, 'docker import'],
  [{ created_by: 'jib-maven-plugin:3.4.0', author: 'Jib', comment: 'classes' }, 'Jib'],
  [{ created_by: '.NET SDK Container Tooling, version 8.0.100' }, '.NET SDK'],
  [{ created_by: 'bash' }, null],
  [{}, null],
])('%j was written by %s', (row, tool) => expect(rowOf(row).tool).toBe(tool))

test('an instant that hides when it was is none', () => {
  for (const created of ['1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z', 'soon', ''])
    expect(rowOf({ created }).created).toBeNull()
  expect(rowOf({ created: '2026-01-01T00:00:00Z' }).created).toBe(1_767_225_600)
})
