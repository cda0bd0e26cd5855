/** A RUN that changed nothing of some files but mode, owner or time: the layer stores each of them again, whole. */
import { bytes } from '../../../lib/units.ts'
import type { Claim } from '../claim.ts'
import type { Rule } from '../rule.ts'
import type { Say } from '../phrases.ts'

export const modeCopies: Rule = {
  code: 'mode-copies',
  advise: (claim, say) => ({
    message:
      `${bytes(claim.bytes)}: ${say.layer(claim.layer)} stored ${say.at(claim).files} again, ` +
      `only to change ${claim.files === 1 ? 'its' : 'their'} ${changed(say.maker(claim.layer).command)}`,
    fix: fix(claim, say),
    confidence: 'proved',
  }),
}

const changesMode = (command: string): boolean => /\bchmod\b/.test(command)
const changesOwner = (command: string): boolean => /\bch(?:own|grp)\b/.test(command)

function changed(command: string): string {
  if (changesMode(command)) return changesOwner(command) ? 'mode and owner' : 'mode'
  return changesOwner(command) ? 'owner' : 'mode, owner or time'
}

function fix({ layer, origin, files }: Claim, say: Say): string {
  const { command } = say.maker(layer)
  const { isYours, means } = say.maker(origin)
  if (!isYours)
    return 'What it changed is the base image’s: change only those that need it, or give the app folders of its own.'
  if (means === 'run')
    return `Do so in the RUN that makes ${files === 1 ? 'it' : 'them'} (${say.place(origin)}).`
  const flag = changesOwner(command) ? '--chown' : '--chmod'
  return `Use \`COPY ${flag}=…\` (${say.place(origin)}).`
}
