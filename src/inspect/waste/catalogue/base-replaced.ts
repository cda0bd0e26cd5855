/** Files of the base image that one of your layers replaced, as upgrades do: the image carries both. */
import { bytes } from '../../../lib/units.ts'
import type { Rule } from '../rule.ts'

const UPGRADES = /\b(?:upgrade|dist-upgrade|update)\b/

export const baseReplaced: Rule = {
  code: 'base-replaced',
  advise: (claim, say) => ({
    message:
      `${bytes(claim.bytes)} of the base image’s files (${say.at(claim).within}) were replaced by ` +
      `${say.layer(claim.layer)}: the image carries them twice`,
    fix: UPGRADES.test(say.maker(claim.layer).command)
      ? 'Use a newer base image in place of an upgrade: build with `--pull`, and raise its tag or digest.'
      : 'Use a base image that has the wanted files, or put yours beside them.',
    confidence: 'proved',
  }),
}
