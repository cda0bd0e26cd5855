/**
 * Progress reporting. Stages report through this interface; `report/` decides how it is shown: a live line on a terminal,
 * grouped lines in a CI log.
 */
export interface Progress {
  /** A stage begins: `Building .`; it ends when the next begins or `end` is called. */
  stage(title: string): void
  /** A line that stays in the log: `RUN pip install flask  2.1 s`. Text may be hostile. */
  step(text: string): void
  /** What the run is waiting for; replaces the last such text on a terminal, shown rarely in a CI log. */
  waiting(text: string): void
  end(): void
}

/** Passes every text through a filter: output of containers and builders may contain secrets. */
export function filtered(progress: Progress, filter: (text: string) => string): Progress {
  return {
    stage: (title) => progress.stage(filter(title)),
    step: (text) => progress.step(filter(text)),
    waiting: (text) => progress.waiting(filter(text)),
    end: () => progress.end(),
  }
}

export const silent: Progress = { stage() {}, step() {}, waiting() {}, end() {} }
