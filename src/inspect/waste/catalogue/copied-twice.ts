/** Files that one COPY brought and a later one brings again, unchanged: often `COPY package.json .`, then `COPY . .`. */
import { bytes } from '../../../lib/units.ts'
import type { Rule } from '../rule.ts'

export const copiedTwice: Rule = {
  code: 'copied-twice',
  advise: (claim, say) => ({
    message:
      `${bytes(claim.bytes)}: ${say.layer(claim.layer)} stored ${say.at(claim).files} again, ` +
      `which ${say.layer(claim.origin)} had brought already with the same content`,
    fix: 'Copy each file once: name what the later COPY is to bring, or use `--exclude`.',
    confidence: 'proved',
  }),
}
