/** A row of the corpus: an image, and what has to be said of it on every engine; and short ways to write one. */

/** Name of a file → its text. `Dockerfile` is one of them. */
export interface Context {
  files: Readonly<Record<string, string>>
}

export type Case = ({ path: string } | Context) & {
  name: string
  /**
   * As on the command line, after the defaults (`--timeout 5s --soak 1s`), which they may replace. `CONTEXT/` at the beginning of
   * one is the folder of the case.
   */
  settings?: readonly string[]
  expect: 'pass' | Failure
  /** Codes that must be among the findings; with `!` before them, that must not. */
  notes?: readonly string[]
  /** It is rehearsed as an upgrade of the image that `Dockerfile.before` builds. */
  upgrade?: boolean
  /** It is part of the quick run, on every engine. */
  quick?: boolean
}

export interface Failure {
  /** Of the first finding. */
  code: string
  /** What the headline says. */
  says: RegExp
}

/** An example of `examples/broken`. */
export const broken = (name: string, code: string, says: RegExp, extra: Partial<Case> = {}): Case => ({
  name,
  path: `examples/broken/${name}`,
  expect: { code, says },
  ...extra,
})

export const fails = (
  name: string,
  code: string,
  says: RegExp,
  context: Context,
  extra: Partial<Case> = {},
): Case => ({ name, ...context, expect: { code, says }, ...extra })

export const passes = (name: string, context: Context, extra: Partial<Case> = {}): Case => ({
  name,
  ...context,
  expect: 'pass',
  ...extra,
})

export const at = (...settings: string[]): Partial<Case> => ({ settings })
