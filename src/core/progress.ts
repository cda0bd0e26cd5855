/**
 * Where long work tells how far it is. Stages only speak through this; how it looks (one live line on a
 * terminal, plain grouped lines in a CI log) is decided where it is made, in `report/`.
 */
export interface Progress {
  /** A stage begins: `Building .`; it ends when the next begins or `end` is called. */
  stage(title: string): void
  /** Something happened that stays in the log: `RUN pip install flask  2.1 s`. Text may be hostile. */
  step(text: string): void
  /** What is being waited for just now; replaces the last such text on a terminal, sparse in a CI log. */
  waiting(text: string): void
  end(): void
}

/** The same, with every text passed through a filter: what containers and builders write may hold secrets. */
export function filtered(progress: Progress, filter: (text: string) => string): Progress {
  return {
    stage: (title) => progress.stage(filter(title)),
    step: (text) => progress.step(filter(text)),
    waiting: (text) => progress.waiting(filter(text)),
    end: () => progress.end(),
  }
}

export const silent: Progress = { stage() {}, step() {}, waiting() {}, end() {} }
