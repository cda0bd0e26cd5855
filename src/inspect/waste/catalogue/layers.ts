/** Rules that compare layers: what one layer deleted, replaced or stored again of another. No paths are involved. */
import { bytes } from '../../../lib/units.ts'
import type { Claim } from '../claim.ts'
import type { Phrases } from '../phrases.ts'
import { modeRemedy, joinRemedy } from '../remedy.ts'
import type { Rule } from '../rule.ts'

/** Files of the base image that one of your layers deleted: hidden, and shipped all the same. */
export const baseDeleted: Rule = {
  code: 'base-deleted',
  advise: (claim, phrases) => ({
    message:
      `${bytes(claim.bytes)} of the base image’s files (${phrases.at(claim).within}) were deleted by ` +
      `${phrases.layer(claim.layer)}, which saves nothing: the base’s layers still hold them`,
    fix: `Leave that out, or choose a smaller base${phrases.packages.some(({ type }) => type === 'deb') ? ': many of Debian’s have a `-slim` variant' : ''}.`,
    confidence: 'proved',
  }),
}

const UPGRADES = /\b(?:upgrade|dist-upgrade|update)\b/

/** Files of the base image that one of your layers replaced, as upgrades do: the image holds both. */
export const baseReplaced: Rule = {
  code: 'base-replaced',
  advise: (claim, phrases) => ({
    message:
      `${bytes(claim.bytes)} of the base image’s files (${phrases.at(claim).within}) were replaced by ` +
      `${phrases.layer(claim.layer)}: the image carries them twice`,
    fix: UPGRADES.test(phrases.origin(claim.layer).command)
      ? 'Use a newer base image instead of an upgrade: build with `--pull`, and raise its tag or digest.'
      : 'Use a base image that has the wanted files, or put yours beside them.',
    confidence: 'proved',
  }),
}

/** Files that one COPY added and a later one adds again, unchanged: often `COPY package.json .`, then `COPY . .`. */
export const copiedTwice: Rule = {
  code: 'copied-twice',
  advise: (claim, phrases) => ({
    message:
      `${bytes(claim.bytes)}: ${phrases.layer(claim.layer)} stored ${phrases.at(claim).files} again, ` +
      `which ${phrases.layer(claim.origin)} had brought already with the same content`,
    fix: 'Copy each file once: name only the missing files in the later COPY, or use `--exclude`.',
    confidence: 'proved',
  }),
}

/** Files of one of your layers that a later one deleted or replaced: the image still holds them. */
export const deadWeight: Rule = {
  code: 'dead-weight',
  advise: (claim, phrases) => ({
    message: `${bytes(claim.bytes)} ${claim.files === 1 ? 'of' : 'in'} ${phrases.at(claim).files}: added by ${phrases.layer(claim.layer)}${phrases.end(claim)}`,
    fix: deadWeightFix(claim, phrases),
    confidence: 'proved',
    remedy: joinRemedy(claim, phrases),
  }),
}

function deadWeightFix({ layer, end }: Claim, phrases: Phrases): string {
  const isRun = phrases.origin(layer).means === 'run'
  const isDeleted = end?.cause === 'deleted'
  const isEndedByRun = end !== null && phrases.origin(end.layer).means === 'run'
  if (isRun && isEndedByRun)
    return isDeleted
      ? 'Do both in one RUN: what a layer holds, a later one can only hide.'
      : 'Do both in one RUN, so that only the final files are stored.'
  if (isRun || !isEndedByRun) return 'Store the final files only: leave out what is replaced.'
  return isDeleted
    ? 'Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, or copy them in an earlier stage.'
    : 'Make the change before the COPY, or in an earlier stage.'
}

/** Large files of equal content at several paths, all in the image. Whether both are needed is not known. */
export const duplicateFiles: Rule = {
  code: 'duplicate-files',
  advise: (claim, phrases) => ({
    message:
      `${bytes(claim.bytes)}: ${phrases.layer(claim.layer)} stored ${phrases.at(claim).files}, ` +
      (claim.files === 1
        ? `the same as ${phrases.at(claim).twin}`
        : 'which the image has elsewhere too, with the same content'),
    fix: 'If one is enough, keep one and link to it: `ln -s`, or `cp -l` within one RUN.',
    confidence: 'hint',
    evidence: phrases.at(claim).pairs,
  }),
}

/** A RUN that changed only mode, owner or time of some files: its layer stores each of them again, in full. */
export const modeCopies: Rule = {
  code: 'mode-copies',
  advise: (claim, phrases) => ({
    message:
      `${bytes(claim.bytes)}: ${phrases.layer(claim.layer)} stored ${phrases.at(claim).files} again, ` +
      `only to change ${claim.files === 1 ? 'its' : 'their'} ${changedBy(phrases.origin(claim.layer).command)}`,
    fix: modeCopiesFix(claim, phrases),
    confidence: 'proved',
    remedy: modeRemedy(claim, phrases),
  }),
}

const changesMode = (command: string): boolean => /\bchmod\b/.test(command)
const changesOwner = (command: string): boolean => /\bch(?:own|grp)\b/.test(command)

function changedBy(command: string): string {
  if (changesMode(command)) return changesOwner(command) ? 'mode and owner' : 'mode'
  return changesOwner(command) ? 'owner' : 'mode, owner or time'
}

function modeCopiesFix({ layer, origin, files }: Claim, phrases: Phrases): string {
  const { command } = phrases.origin(layer)
  const { isYours, means } = phrases.origin(origin)
  if (!isYours)
    return 'What it changed is the base image’s: change only the files that need it, or give the app folders of its own.'
  if (means === 'run')
    return `Do so in the RUN that makes ${files === 1 ? 'it' : 'them'} (${phrases.place(origin)}).`
  const flag = changesOwner(command) ? '--chown' : '--chmod'
  return `Use \`COPY ${flag}=…\` (${phrases.place(origin)}).`
}
