/** What an image's layers mean for the engines that are to run it. */
import type { Finding } from '../core/schema.ts'
import type { Paths } from './tree/paths.ts'
import type { Remapped } from './weigh/renumber.ts'

/** Engines with the overlay2 store have refused this many; those with containerd's took them. */
const TOO_MANY_LAYERS = 127

export function findingsOf(layers: readonly Remapped[], paths: Paths): Finding[] {
  return [...tooManyLayers(layers), ...duplicatePaths(layers, paths)]
}

function tooManyLayers({ length }: readonly Remapped[]): Finding[] {
  if (length < TOO_MANY_LAYERS) return []
  const message = `The image has ${length} layers: engines with the overlay2 store refuse more than ${TOO_MANY_LAYERS - 1}`
  const fix = 'Join RUN instructions, or copy the result into a fresh stage.'
  return [{ code: 'too-many-layers', level: 'warn', confidence: 'proved', message, fix, evidence: [] }]
}

function duplicatePaths(layers: readonly Remapped[], paths: Paths): Finding[] {
  const evidence = layers.flatMap(({ lost, contents }, index) =>
    [...lost.subarray(0, 1)].map((content) => `layer ${index}: ${paths.text(contents.homes[content] ?? 0)}`),
  )
  if (evidence.length === 0) return []
  const message = 'A layer stores the same path twice: engines with the overlay2 store refuse it'
  return [
    { code: 'duplicate-path', level: 'warn', confidence: 'proved', message, evidence: evidence.slice(0, 10) },
  ]
}
