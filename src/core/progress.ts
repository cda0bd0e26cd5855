/**
 * Progress reporting. Stages report through this interface; `report/` decides how it is shown: redrawn lines on a terminal,
 * grouped lines in a CI log.
 */
export interface Progress {
  /** A stage begins: `Building .`; it ends when the next begins or `end` is called. */
  stage(title: string): void
  /** A line that stays in the log: `RUN pip install flask  2.1 s`. Text may be hostile. */
  step(text: string): void
  /** What the run is waiting for; replaces the last such text on a terminal, shown rarely in a CI log. */
  waiting(text: string): void
  /** What is going on, for a terminal only: replaces the last of its kind until the stage ends; null removes it. */
  show<K extends keyof Activities>(kind: K, activity: Activities[K] | null): void
  /** `isDone`: whether the stage did what it was to do; true if left out. */
  end(isDone?: boolean): void
}

/** Texts may be hostile. */
export interface Activities {
  build: BuildActivity
  container: ContainerActivity
  layers: LayersActivity
}

export interface BuildActivity {
  /** The running steps. */
  running: readonly { title: string; seconds: number }[]
  /** Steps that are known so far, and those of them that came from the cache. */
  known: number
  cached: number
  hasFailed: boolean
}

export interface ContainerActivity {
  /** `waiting for http://:8080/, 3 s of 60 s` */
  text: string
  /** Its last line; null without one. */
  log: string | null
}

export interface LayersActivity {
  /** `weighing layers` */
  text: string
  bytes: number
  /** Of how many bytes; null if that is not known. */
  total: number | null
}

/** Passes every text through a filter: output of containers and builders may contain secrets. */
export function filtered(progress: Progress, filter: (text: string) => string): Progress {
  return {
    stage: (title) => progress.stage(filter(title)),
    step: (text) => progress.step(filter(text)),
    waiting: (text) => progress.waiting(filter(text)),
    show: (kind, activity) => progress.show(kind, activity && filterTexts(activity, filter)),
    end: (isDone) => progress.end(isDone),
  }
}

/** The same activity with every text in it filtered. */
function filterTexts<T extends Activities[keyof Activities]>(
  activity: T,
  filter: (text: string) => string,
): T {
  if ('running' in activity) {
    const running = activity.running.map((step) => ({ ...step, title: filter(step.title) }))
    return { ...activity, running }
  }
  const log = 'log' in activity && activity.log !== null ? { log: filter(activity.log) } : {}
  return { ...activity, text: filter(activity.text), ...log }
}

export const silent: Progress = { stage() {}, step() {}, waiting() {}, show() {}, end() {} }
