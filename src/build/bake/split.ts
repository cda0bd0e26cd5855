/** Splits the events of one bake run by target: buildx puts a target's name in front of the names of its steps. Pure. */
import type { BuildEvent } from '../output/events.ts'

/** Bounds memory; each target records fewer steps than that. */
const MOST_STEPS = 50_000
/** `[api internal] load .dockerignore`, `[api 2/3] RUN make`, `[api] exporting to image` */
const PREFIXED = /^\[([\w-]+)(?:\] | )/
/** `ERROR: target api: failed to solve: …` */
const FAILED = /^(ERROR: )target ([\w-]+): /

/**
 * Passes each event on to the targets that it is about, as a build of that target alone would print it. A step that several
 * targets share is each one's; of its log buildx prints one copy. The client's own steps are dropped, and its lines go to all.
 */
export function splitByTarget(
  targets: readonly string[],
  onEvent: (target: string, event: BuildEvent) => void,
): (event: BuildEvent) => void {
  const owners = new Map<string, Set<string>>()
  const passOn = (event: BuildEvent, to: Iterable<string>) => {
    for (const target of to) onEvent(target, event)
  }
  const ownersOf = (id: string | null | undefined): Iterable<string> => owners.get(id ?? '') ?? []
  // the only target of a run has no prefix
  const only = targets.length === 1 ? targets[0] : undefined
  return (event) => {
    if (event.kind === 'text') passOn({ ...event, line: event.line.replace(FAILED, '$1') }, targets)
    else if (only !== undefined) onEvent(only, event)
    else if (event.kind !== 'step' || event.name === '') passOn(event, ownersOf(event.id))
    else {
      const [prefix = '', target = ''] = PREFIXED.exec(event.name) ?? []
      if (!targets.includes(target) || (!owners.has(event.id) && owners.size >= MOST_STEPS)) return
      owners.set(event.id, (owners.get(event.id) ?? new Set()).add(target))
      const rest = event.name.slice(prefix.length)
      onEvent(target, { ...event, name: prefix.endsWith('] ') ? rest : `[${rest}` })
    }
  }
}

/** The target that the client names as the one that failed; null where it names none. */
export const failedTarget = (line: string): string | null => FAILED.exec(line)?.[2] ?? null
