/** A text file that the kernel is to run, and whose first line names no interpreter. */
import type { Cause } from '../cause.ts'
import type { Program } from '../evidence.ts'
import { commandPlace, effectOf } from './effect.ts'
import { BAD_FORMAT, refusal, subject } from './refused-program.ts'

const BYTE_ORDER_MARK = '\ufeff'
const LFS = 'version https://git-lfs.github.com/spec/'

/** What it is instead, the first that fits. */
const KINDS: readonly { is: (line: string) => boolean; what: string; fix: string }[] = [
  {
    is: (line) => line === '',
    what: 'is empty',
    fix: 'Copy the program itself; see how it came to be empty.',
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
    fix: 'See what was downloaded: `curl --fail --location` ends with an error instead of saving such a page.',
  },
  {
    is: (line) => /^\s+#!/.test(line),
    what: 'has something before its `#!`',
    fix: 'Let `#!` be the very first two characters of the file.',
  },
]
const PLAIN = {
  what: 'is a text file without a `#!` line',
  fix: 'Write `#!/bin/sh` (or its interpreter) as its first line, or name the interpreter in the command: `CMD ["sh", "/start.sh"]`.',
}

export const missingShebang: Cause = {
  code: 'missing-shebang',
  level: 'fail',
  about: 'its script has no `#!` line, so the kernel cannot run it',
  find: (evidence) => {
    const found = refusal(evidence, ({ lacksShebang }) => lacksShebang, BAD_FORMAT)
    if (found === null) return null
    const { what, fix } = kindOf(found.program)
    return {
      confidence: 'proved',
      message: `${effectOf(evidence)}: ${subject(found)} ${what}`,
      fix,
      ...commandPlace(evidence),
      evidence: [`its first line: ${JSON.stringify(found.program.firstLine ?? '')}`, found.words],
    }
  },
}

const kindOf = ({ firstLine }: Program): { what: string; fix: string } =>
  KINDS.find(({ is }) => is(firstLine ?? '')) ?? PLAIN
