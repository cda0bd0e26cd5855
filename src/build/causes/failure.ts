/** What is known of a failed build, gathered once for the causes in `causes/`. */
import type { Machine } from '../../platform/compatible.ts'
import type { ClientKind } from '../client/argv.ts'
import type { Dockerfile, Instruction } from '../dockerfile/index.ts'
import type { Ignored } from '../dockerfile/ignored.ts'
import type { ContextFile } from '../dockerfile/neighbours.ts'
import { bounded } from '../../lib/visible.ts'
import type { Recording, Step } from '../output/recorder.ts'

export interface Failure {
  /** The step that failed; null when the build ended before or beside any. */
  step: Step | null
  /** The instruction behind it, or the one that the client's last words point at. */
  instruction: Instruction | null
  /** The builder refused the Dockerfile's text. */
  isRefused: boolean
  /** Line in the Dockerfile, where it is known. */
  line: number | null
  /** The builder's reason, without what clients wrap around it. */
  words: string
  /** Of the failing step. */
  log: readonly string[]
  dockerfile: Dockerfile
  target: string | null
  kind: ClientKind
  /** Files of the context in the folder of this path, which is relative to the context; null for a path outside. */
  neighbours: (path: string) => string[] | null
  /** A file of the context by its path in there; null for what is none, or lies outside. */
  file: (path: string) => ContextFile | null
  /** Which ignore file leaves a path of the context out. */
  ignored: Ignored
  /** Names of build arguments that were given a value. */
  given: ReadonlySet<string>
  /** As it was asked for. */
  platform: string | null
  /** What the engine runs on. */
  host: Machine & { os: string }
}

/** What is known of every build, before it failed. */
export type BuildContext = Pick<
  Failure,
  'dockerfile' | 'target' | 'kind' | 'neighbours' | 'file' | 'ignored' | 'given' | 'platform' | 'host'
>

/** What older clients wrap around the parser's words, and words that newer ones print without a line. */
const PARSER =
  /frontend dockerfile|failed to create LLB definition|failed to parse Dockerfile|dockerfile parse error|Dockerfile .*cannot be empty|no instructions|no build stage|invalid escape token|variable expansion is not supported/

/** The old builder reads FROM as late as it gets there. */
const NO_REFERENCE = /^(?:base name .* should not be blank|invalid reference format)/

const CANCELED = 'context canceled'

export function failureOf({ steps, text }: Recording, around: BuildContext): Failure {
  const last = lastWords(text)
  const step = failedStep(steps, last, around.kind)
  const words = unwrap(step?.error ?? last)
  const line = excerptLine(text) ?? step?.line ?? parserLine(last) ?? null
  const covers = ({ line: first, endLine }: Instruction) => line !== null && first <= line && line <= endLine
  const instruction = around.dockerfile.instructions.find(covers) ?? null
  const isRefused = (step === null && (line !== null || PARSER.test(last))) || NO_REFERENCE.test(words)
  return { ...around, step, isRefused, instruction, line, words, log: step?.log ?? [] }
}

/** Steps beside the failing one are cancelled, and say so as an error. The old builder stops at the step it was at. */
function failedStep(steps: readonly Step[], last: string, kind: ClientKind): Step | null {
  if (kind === 'legacy') return steps.at(-1) ?? null
  const failed = steps.filter(({ error }) => error !== undefined && !error.endsWith(CANCELED))
  return failed.find(({ error }) => last.includes(error ?? '')) ?? failed[0] ?? null
}

const MOST_LAST_LINES = 5

/** buildx marks its last words with `ERROR: `; other clients simply end with them. */
export function lastWords(text: readonly string[]): string {
  const lines = text.map((line) => line.trimEnd()).filter((line) => line.trim() !== '')
  const marked = lines.findLastIndex((line) => line.startsWith('ERROR: '))
  return (marked < 0 ? lines.slice(-1) : lines.slice(marked, marked + MOST_LAST_LINES)).join('\n')
}

const WRAPPINGS: readonly RegExp[] = [
  /^ERROR: /,
  /^Error: /,
  /^Error response from daemon: /,
  /^failed to build: /,
  /^failed to solve: /,
  /^failed to solve with frontend [\w.-]+: /,
  /^rpc error: code = \w+ desc = /,
  /^failed to create LLB definition: /,
  /^failed to parse Dockerfile: /,
  /^failed to compute cache key: /,
  /^failed to load cache key: /,
  /^failed to calculate checksum of ref \S+: /,
  /^dockerfile parse error (?:on )?line \d+: /,
  // These repeat the command, which may say anything.
  /^process ".*" did not complete successfully: /s,
  /^executor failed running \[.*\]: /s,
  /^The command '.*' (?=returned a non-zero code: \d+$)/s,
]

/** Clients wrap each other's words a few times. */
const MOST_WRAPPINGS = 20
/** The wrapping that repeats a command is as long as that; of what is left, so much says it. */
const MOST_CHARACTERS = 4000

export function unwrap(words: string): string {
  let left = words
  for (let times = 0; times < MOST_WRAPPINGS; times++) {
    const found = WRAPPINGS.find((wrapping) => wrapping.test(left))
    if (!found) break
    left = left.replace(found, '')
  }
  return bounded(left.trim(), MOST_CHARACTERS)
}

/** Newer BuildKits show the place above their last words: `Dockerfile:4`, then a line of dashes. */
function excerptLine(text: readonly string[]): number | null {
  const at = text.findLastIndex(
    (line, index) => /^-{5,}$/.test(text[index + 1] ?? '') && /^[^|]{1,255}:\d+$/.test(line),
  )
  const [, line] = /:(\d+)$/.exec(text[at] ?? '') ?? []
  return line === undefined ? null : Number(line)
}

function parserLine(words: string): number | null {
  const [, line] = /dockerfile parse error (?:on )?line (\d+): /.exec(words) ?? []
  return line === undefined ? null : Number(line)
}
