/** npm packages that the lock file of a `node_modules` marks as development only: compilers, test tools, types. */
import { bytes } from '../../../lib/units.ts'
import type { Claim } from '../claim.ts'
import type { Phrases } from '../phrases.ts'
import { quoted } from '../quote.ts'
import type { Rule } from '../rule.ts'

const MOST_NAMES = 3
/** Characters of one name. */
const NAME = 60

export const devDependencies: Rule = {
  code: 'dev-dependencies',
  advise: (claim, phrases) => {
    const isRun = phrases.origin(claim.layer).means === 'run'
    return {
      message:
        `${bytes(claim.bytes)} of npm packages for development only (${names(claim, phrases)}), ` +
        `${isRun ? 'left in the image by' : 'brought in by'} ${phrases.layer(claim.layer)}`,
      fix: isRun
        ? 'Install with `npm ci --omit=dev`. If the build needs them, install, build and `npm prune --omit=dev` in one RUN, or build in an earlier stage and `COPY --from` only the result.'
        : 'Run `npm prune --omit=dev` in that stage before this COPY, or copy from a stage that installs with `npm ci --omit=dev`.',
      // the app may load one of them although it is marked
      confidence: 'likely',
      evidence: phrases.at(claim).ranked.map((one) => `${bytes(one.bytes)} ${one.path}`),
    }
  },
}

/** `` `typescript`, `@types/node` and 12 more ``: the largest. */
function names(claim: Claim, phrases: Phrases): string {
  const { ranked, places } = phrases.at(claim)
  const shown = ranked.slice(0, MOST_NAMES).map(({ path }) => quoted(nameOf(path), NAME))
  return shown.join(', ') + (places > shown.length ? ` and ${places - shown.length} more` : '')
}

const FOLDER = '/node_modules/'
const nameOf = (path: string): string => path.slice(path.lastIndexOf(FOLDER) + FOLDER.length)
