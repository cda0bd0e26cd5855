/** `--target`, FROM or `--from=` names a stage that does not exist; engines treat such a name as an image. */
import type { Finding } from '../../core/schema.ts'
import { nearest } from '../../lib/nearest.ts'
import type { Failure } from './failure.ts'
import { wantedImage } from './image-ref.ts'
import type { Cause } from './cause.ts'
import { locationAt, quote, reason } from './phrases.ts'

export const unknownStage: Cause = (failure) => unknownTarget(failure) ?? misspelt(failure)

function unknownTarget(failure: Failure): Finding | null {
  const { target, step, dockerfile, words } = failure
  if (target === null || step !== null || dockerfile.stages.length === 0 || dockerfile.chain.length > 0)
    return null
  const names = stageNames(failure)
  const [best] = nearest(target, names)
  return {
    code: 'unknown-stage',
    level: 'fail',
    confidence: 'proved',
    message: `${dockerfile.file} has no stage ${quote(target)}, which \`target\` names${best ? `; did you mean ${quote(best)}?` : ''}`,
    fix: best
      ? `Set \`target\` to ${quote(best)}.`
      : 'Name a stage with `FROM … AS name`, or leave `target` out to build the last one.',
    evidence: [reason(words), `stages: ${names.length > 0 ? names.join(', ') : 'none has a name'}`],
  }
}

/** Only a single word can be the name of a stage. */
const BARE = /^[A-Za-z0-9_-]+$/

function misspelt(failure: Failure): Finding | null {
  const wanted = wantedImage(failure)
  if (wanted === null || wanted.isFrontend || !BARE.test(wanted.ref)) return null
  const [best] = nearest(wanted.ref, stageNames(failure))
  if (best === undefined) return null
  const keyword = wanted.instruction?.keyword ?? 'FROM'
  return {
    code: 'unknown-stage',
    level: 'fail',
    confidence: 'likely',
    message: `${keyword} names ${quote(wanted.ref)}${wanted.line ? ` (${failure.dockerfile.file}:${wanted.line})` : ''}, which is neither a stage nor an image; did you mean the stage ${quote(best)}?`,
    fix: `Change ${quote(wanted.ref)} to ${quote(best)}.`,
    ...locationAt(wanted.line, failure),
    evidence: [reason(failure.words), `stages: ${stageNames(failure).join(', ')}`],
  }
}

const stageNames = ({ dockerfile }: Failure): string[] => dockerfile.stages.flatMap(({ name }) => name ?? [])
