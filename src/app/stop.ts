/** What is said on Ctrl-C: at once that the run stops, at its end what was removed. */
import type { Progress } from '../core/progress.ts'
import type { Engine, Labelled } from '../engine/index.ts'
import { count } from '../lib/units.ts'

interface Stopping {
  readonly id: string
  readonly engine: Engine | null
  readonly smokeEngine: Engine | null
}

export interface StopNotice {
  /** Says that the runs stop, and asks their engines what they have. Call it before anything is removed. */
  begin(runs: readonly Stopping[], progress: Progress): void
  /** After the clean-up of a run. Never rejects. */
  note(run: Stopping): Promise<void>
  /** What was removed, and what is left; null where nothing was stopped. */
  text(): string | null
}

const TITLE = 'Stopping: removing what this run made; Ctrl-C again skips that'

export function stopNotice(): StopNotice {
  let before: Promise<Labelled[]> | null = null
  const left = new Map<string, Labelled>()
  const removed = new Map<string, Labelled>()
  return {
    begin(runs, progress) {
      before = labelledBy(runs)
      progress.end(false)
      progress.stage(TITLE)
    },
    async note(run) {
      if (before === null) return
      const [was, now] = await Promise.all([before, labelledBy([run])])
      for (const one of now) left.set(keyOf(one), one)
      const present = new Set(now.map(keyOf))
      for (const one of was) if (one.run === run.id && !present.has(keyOf(one))) removed.set(keyOf(one), one)
    },
    text: () => before && stoppedText([...removed.values()], [...left.values()]),
  }
}

/** What engines have of the runs. An engine that does not answer has nothing that could be listed. */
async function labelledBy(runs: readonly Stopping[]): Promise<Labelled[]> {
  const ids = new Set(runs.map(({ id }) => id))
  const engines = new Set(runs.flatMap(({ engine, smokeEngine }) => [engine, smokeEngine]))
  const all = [...engines].map((engine) => engine?.labelled().catch(() => []) ?? Promise.resolve([]))
  return (await Promise.all(all)).flat().filter(({ run }) => ids.has(run))
}

const keyOf = ({ kind, id }: Labelled): string => `${kind} ${id}`

export function stoppedText(removed: readonly Labelled[], left: readonly Labelled[]): string {
  const what = removed.length === 0 ? '' : `${kindsOf(removed)} and `
  const rest = left.length === 0 ? '' : ` Still there: ${kindsOf(left)}; the next run removes that.`
  return `Stopped. Removed ${what}temporary files.${rest}`
}

const KINDS: readonly Labelled['kind'][] = ['container', 'network', 'volume', 'image']

/** `1 container, 2 networks` */
const kindsOf = (list: readonly Labelled[]): string =>
  KINDS.flatMap((kind) => {
    const many = list.filter((one) => one.kind === kind).length
    return many === 0 ? [] : [count(many, kind)]
  }).join(', ')
