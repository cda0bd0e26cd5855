/** The kernel should run a text file whose first line names no interpreter. */
import { shebangKind } from '../../../faults/shebang.ts'
import type { Cause } from '../shared/cause.ts'
import { commandLocation, effectOf } from '../shared/effect.ts'
import { BAD_FORMAT, refusal, subject } from '../shared/refused-program.ts'

export const missingShebang: Cause = {
  code: 'missing-shebang',
  level: 'fail',
  about: 'its script has no `#!` line, so the kernel cannot run it',
  find: (evidence) => {
    const found = refusal(evidence, ({ lacksShebang }) => lacksShebang, BAD_FORMAT)
    if (found === null) return null
    const { what, fix } = shebangKind(found.program.firstLine ?? '')
    return {
      confidence: 'proved',
      message: `${effectOf(evidence)}: ${subject(found)} ${what}`,
      fix,
      ...commandLocation(evidence),
      evidence: [`its first line: ${JSON.stringify(found.program.firstLine ?? '')}`, found.words],
    }
  },
}
