/** Large files of equal content in several places, all of them in the image. Whether both are needed is a guess. */
import { bytes } from '../../../lib/units.ts'
import type { Rule } from '../rule.ts'

export const duplicateFiles: Rule = {
  code: 'duplicate-files',
  advise: (claim, say) => ({
    message:
      `${bytes(claim.bytes)}: ${say.layer(claim.layer)} stored ${say.at(claim).files}, ` +
      (claim.files === 1
        ? `the same as ${say.at(claim).twin}`
        : 'which the image has elsewhere too, with the same content'),
    fix: 'If one is enough, keep one and link to it: `ln -s`, or `cp -l` within one RUN.',
    confidence: 'hint',
    evidence: say.at(claim).pairs,
  }),
}
