/** Packages that npm's own lock of a node_modules marks as installed for development only: compilers, test tools, types. */
import { bytes } from '../../../lib/units.ts'
import type { Claim } from '../claim.ts'
import type { Rule } from '../rule.ts'
import { quoted } from '../quote.ts'
import type { Say } from '../phrases.ts'

/** Names in the message, and characters of one. */
const MOST_NAMES = 3
const NAME = 60

export const devDependencies: Rule = {
  code: 'dev-dependencies',
  advise: (claim, say) => {
    const isRun = say.maker(claim.layer).means === 'run'
    return {
      message:
        `${bytes(claim.bytes)} of npm packages for development only (${names(claim, say)}), ` +
        `${isRun ? 'left in the image by' : 'brought in by'} ${say.layer(claim.layer)}`,
      fix: isRun
        ? 'Install with `npm ci --omit=dev`. If the build needs them, install, build and `npm prune --omit=dev` in one RUN, or build in an earlier stage and `COPY --from` only the result.'
        : 'Run `npm prune --omit=dev` in that stage before this COPY, or copy from a stage that installs with `npm ci --omit=dev`.',
      // the app may load one of them in spite of its mark
      confidence: 'likely',
      evidence: say.at(claim).ranked.map((one) => `${bytes(one.bytes)} ${one.path}`),
    }
  },
}

/** `` `typescript`, `@types/node` and 12 more ``: the largest. */
function names(claim: Claim, say: Say): string {
  const { ranked, places } = say.at(claim)
  const shown = ranked.slice(0, MOST_NAMES).map(({ path }) => quoted(nameOf(path), NAME))
  return shown.join(', ') + (places > shown.length ? ` and ${places - shown.length} more` : '')
}

const FOLDER = '/node_modules/'
const nameOf = (path: string): string => path.slice(path.lastIndexOf(FOLDER) + FOLDER.length)
