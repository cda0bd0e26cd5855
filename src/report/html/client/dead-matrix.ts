/** Dead weight by the layer that added it and the layer that deleted or replaced it. */
import type { Dead } from '../../../core/schema.ts'

export interface DeadMatrix {
  /** Layers that occur, in order. */
  readonly added: readonly number[]
  readonly killed: readonly number[]
  readonly at: (added: number, killed: number) => number
}

/** Rows whose layers are not known are left out. */
export function deadMatrix(dead: readonly Dead[]): DeadMatrix {
  const sums = new Map<string, number>()
  const known = dead.filter(({ addedBy, killedBy }) => addedBy !== null && killedBy !== null)
  for (const { addedBy, killedBy, bytes: size } of known) {
    const key = `${addedBy} ${killedBy}`
    sums.set(key, (sums.get(key) ?? 0) + size)
  }
  const different = (layers: readonly (number | null)[]): number[] =>
    [...new Set(layers)].filter((layer) => layer !== null).sort((a, b) => a - b)
  return {
    added: different(known.map(({ addedBy }) => addedBy)),
    killed: different(known.map(({ killedBy }) => killedBy)),
    at: (added, killed) => sums.get(`${added} ${killed}`) ?? 0,
  }
}
