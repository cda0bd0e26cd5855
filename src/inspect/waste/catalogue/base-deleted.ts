/** Files of the base image that one of your layers deleted: they are hidden, and shipped all the same. */
import { bytes } from '../../../lib/units.ts'
import type { Rule } from '../rule.ts'

export const baseDeleted: Rule = {
  code: 'base-deleted',
  advise: (claim, say) => ({
    message:
      `${bytes(claim.bytes)} of the base image’s files (${say.at(claim).within}) were deleted by ` +
      `${say.layer(claim.layer)}, which saves nothing: the base’s layers still hold them`,
    fix: `Leave that out, or choose a smaller base${say.packages.some(({ type }) => type === 'deb') ? ': many of Debian’s have a `-slim` variant' : ''}.`,
    confidence: 'proved',
  }),
}
