import type { Finding } from '../core/schema.ts'
import type { Paths } from './tree/paths.ts'
import type { Remapped } from './weigh/renumber.ts'

/** Engines with the overlay2 store refuse this many; engines with containerd's store take them. */
const TOO_MANY_LAYERS = 127

/** Findings about layers that some engines refuse to run. */
export function findingsOf(layers: readonly Remapped[], paths: Paths): Finding[] {
  return [...tooManyLayers(layers), ...duplicatePaths(layers, paths)]
}

function tooManyLayers({ length }: readonly Remapped[]): Finding[] {
  if (length < TOO_MANY_LAYERS) return []
  const message = `The image has ${length} layers: engines with the overlay2 store refuse more than ${TOO_MANY_LAYERS - 1}`
  const fix = 'Combine RUN instructions, or copy the result into a new stage.'
  return [{ code: 'too-many-layers', level: 'warn', confidence: 'proved', message, fix, evidence: [] }]
}

function duplicatePaths(layers: readonly Remapped[], paths: Paths): Finding[] {
  const evidence = layers.flatMap(({ lost, contents }, index) =>
    [...lost.subarray(0, 1)].map(
      (content) => `layer ${index}: ${paths.text(contents.storedAt[content] ?? 0)}`,
    ),
  )
  if (evidence.length === 0) return []
  const message = 'A layer stores the same path twice: engines with the overlay2 store refuse it'
  return [
    { code: 'duplicate-path', level: 'warn', confidence: 'proved', message, evidence: evidence.slice(0, 10) },
  ]
}
