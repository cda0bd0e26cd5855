/** Files of one of your layers that a later one deleted or replaced: the image still carries them. */
import { bytes } from '../../../lib/units.ts'
import type { Claim } from '../claim.ts'
import type { Rule } from '../rule.ts'
import type { Say } from '../phrases.ts'

export const deadWeight: Rule = {
  code: 'dead-weight',
  advise: (claim, say) => ({
    message: `${bytes(claim.bytes)} ${claim.files === 1 ? 'of' : 'in'} ${say.at(claim).files}: added by ${say.layer(claim.layer)}${say.end(claim)}`,
    fix: fix(claim, say),
    confidence: 'proved',
  }),
}

function fix({ layer, end }: Claim, say: Say): string {
  const isRun = say.maker(layer).means === 'run'
  const isDeleted = end?.cause === 'deleted'
  const isKilledByRun = end !== null && say.maker(end.killer).means === 'run'
  if (isRun && isKilledByRun)
    return isDeleted
      ? 'Do both in one RUN: what a layer holds, a later one can only hide.'
      : 'Do both in one RUN, so that only the final files are stored.'
  if (isRun || !isKilledByRun) return 'Store the final files only: leave out what is replaced.'
  return isDeleted
    ? 'Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, or copy them in an earlier stage.'
    : 'Make the change before the COPY, or in an earlier stage.'
}
