/** Chooses one container of a file by what stands after `#`. Where more than one fits, none is taken. */
import { suggestion } from '../../lib/nearest.ts'
import { shown, type Notes } from './notes.ts'
import { listed, titleOf, type Candidate } from './workloads.ts'

/** Null with a mistake that lists the names. */
export function choose(
  candidates: readonly Candidate[],
  pick: string | null,
  notes: Notes,
): Candidate | null {
  const [only] = candidates
  if (pick === null) {
    if (candidates.length === 1 && only !== undefined) return only
    const names = choicesOf(candidates, candidates)
    const remedy =
      names.length > 1
        ? `add one of ${listed(names)} after # to choose`
        : 'they have the same name, so give a file that has one of them'
    notes.mistake(secondLine(candidates), `it has several ${whatIn(candidates)}: ${remedy}`)
    return null
  }
  const found = matching(candidates, pick)
  const [first] = found
  if (found.length === 1 && first !== undefined) return first
  const names = choicesOf(found.length === 0 ? candidates : found, candidates)
  const near = found.length === 0 ? suggestion(pick, names) : undefined
  const hint = near === undefined ? `choose one of ${listed(names)}` : `did you mean ${near}?`
  const count = found.length === 0 ? 'names no workload or container' : 'names more than one container'
  notes.mistake(found.length === 0 ? null : secondLine(found), `#${shown(pick)} ${count}: ${hint}`)
  return null
}

/** A container’s own name counts more than that of its workload. */
function matching(candidates: readonly Candidate[], pick: string): readonly Candidate[] {
  const found = candidates.filter((one) => keysOf(one).includes(pick))
  const own = found.filter(({ containerName }) => containerName === pick)
  const isOneWorkload = found.every(({ object }) => object === found[0]?.object)
  return isOneWorkload && own.length === 1 ? own : found
}

/** From the shortest to the most exact. */
function keysOf({ object, containerName }: Candidate): string[] {
  const kind = object.kind.toLowerCase()
  return [
    object.name,
    containerName,
    `${kind}/${object.name}`,
    `${object.name}/${containerName}`,
    `${kind}/${object.name}/${containerName}`,
  ].filter((key) => key !== '' && !/^\/|\/\/|\/$/.test(key))
}

/** For each the shortest text that chooses it. */
function choicesOf(some: readonly Candidate[], all: readonly Candidate[]): string[] {
  const names = some.map((one) => {
    const wanted = one.isOneOfSeveral ? keysOf(one).filter((key) => key.includes('/')) : keysOf(one)
    return wanted.find((key) => matching(all, key).length === 1) ?? wanted.at(-1) ?? titleOf(one.object)
  })
  return [...new Set(names)].map(shown)
}

const whatIn = (candidates: readonly Candidate[]): string =>
  new Set(candidates.map(({ object }) => object)).size > 1 ? 'workloads' : 'containers'

const secondLine = (candidates: readonly Candidate[]): number | null => {
  const [, second] = candidates
  return second?.container?.line ?? second?.object.node.line ?? null
}
