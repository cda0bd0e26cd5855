/** A row of the corpus: an image, and what has to be said of it on every engine. */

export type Case = (
  | { path: string }
  /** Name of a file → its text. `Dockerfile` is one of them. */
  | { files: Readonly<Record<string, string>> }
) & {
  name: string
  /** As on the command line, after the defaults (`--timeout 5s --soak 1s`), which they may replace. */
  settings?: readonly string[]
  expect: 'pass' | Failure
  /** Codes that must be among the findings; with `!` before them, that must not. */
  notes?: readonly string[]
  /** In the quick half too it runs on every engine, not on one of them. */
  quick?: boolean
}

export interface Failure {
  /** Of the first finding. */
  code: string
  /** What the headline says. */
  says: RegExp
}
