/** What a text file is that the kernel should run but has no `#!` line. Pure. */

const BYTE_ORDER_MARK = '\ufeff'
const LFS = 'version https://git-lfs.github.com/spec/'

export interface Kind {
  /** Follows the name of the file. */
  what: string
  fix: string
}

/** The first match counts. */
const KINDS: readonly (Kind & { is: (line: string) => boolean })[] = [
  {
    is: (line) => line === '',
    what: 'is empty',
    fix: 'Copy the program itself, and find out why the file is empty.',
  },
  {
    is: (line) => line.startsWith(BYTE_ORDER_MARK),
    what: 'begins with a byte-order mark, so the kernel does not see its `#!`',
    fix: 'Save it as UTF-8 without a byte-order mark.',
  },
  {
    is: (line) => line.startsWith(LFS),
    what: 'is a pointer of Git LFS, not the file itself',
    fix: 'Fetch the file before the build: `lfs: true` for actions/checkout, or `git lfs pull`.',
  },
  {
    is: (line) => /^\s*<(?:!doctype|html|\?xml)/i.test(line),
    what: 'is a web page, not a program',
    fix: 'Check what was downloaded: `curl --fail --location` ends with an error instead of saving such a page.',
  },
  {
    is: (line) => /^\s+#!/.test(line),
    what: 'has something before its `#!`',
    fix: 'Make `#!` the first two characters of the file.',
  },
]
const PLAIN: Kind = {
  what: 'is a text file without a `#!` line',
  fix: 'Write `#!/bin/sh` (or its interpreter) as its first line, or name the interpreter in the command: `CMD ["sh", "/start.sh"]`.',
}

export const shebangKind = (firstLine: string): Kind => KINDS.find(({ is }) => is(firstLine)) ?? PLAIN
