/** The known facts of a failed build, collected once for the causes in `causes/`. */
import type { Machine } from '../../platform/compatible.ts'
import type { ClientKind } from '../client/argv.ts'
import type { Dockerfile, Instruction } from '../dockerfile/index.ts'
import type { Ignored } from '../dockerfile/ignored.ts'
import type { ContextFile } from '../dockerfile/neighbours.ts'
import { bounded } from '../../lib/visible.ts'
import type { Recording, Step } from '../output/recorder.ts'

export interface Failure {
  /** The step that failed; null if the build ended before or outside any step. */
  step: Step | null
  /** The instruction of the step, or the one in the client's last message. */
  instruction: Instruction | null
  /** The builder refused the text of the Dockerfile. */
  isRefused: boolean
  /** Line in the Dockerfile, if it is known. */
  line: number | null
  /** The builder's message, without the prefixes of clients. */
  words: string
  /** The log of the failed step. */
  log: readonly string[]
  dockerfile: Dockerfile
  target: string | null
  kind: ClientKind
  /** Files of the context in the folder of this path, which is relative to the context; null for a path outside. */
  neighbours: (path: string) => string[] | null
  /** A file of the context by its relative path; null if it is not a file, or is outside. */
  file: (path: string) => ContextFile | null
  /** The ignore file that excludes a path of the context. */
  ignored: Ignored
  /** Names of build arguments that have a value. */
  given: ReadonlySet<string>
  /** The requested platform; of several, the one whose step failed. */
  platform: string | null
  /** The platforms of a base image that lacks this one; empty if they are unknown. */
  offered?: readonly string[]
  /** The platform of the engine. */
  host: Machine & { os: string }
}

/** The facts that are known of every build, before it fails. */
export type BuildContext = Pick<
  Failure,
  'dockerfile' | 'target' | 'kind' | 'neighbours' | 'file' | 'ignored' | 'given' | 'platform' | 'host'
>

/** Prefixes of older clients before the parser's message, and messages that newer ones print without a line. */
const PARSER =
  /frontend dockerfile|failed to create LLB definition|failed to parse Dockerfile|dockerfile parse error|Dockerfile .*cannot be empty|no instructions|no build stage|invalid escape token|variable expansion is not supported/

/** The old builder parses FROM only when it reaches it. */
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

/** Parallel steps are cancelled, which is logged as an error too. The old builder stops at the current step. */
function failedStep(steps: readonly Step[], last: string, kind: ClientKind): Step | null {
  if (kind === 'legacy') return steps.at(-1) ?? null
  const failed = steps.filter(({ error }) => error !== undefined && !error.endsWith(CANCELED))
  return failed.find(({ error }) => last.includes(error ?? '')) ?? failed[0] ?? null
}

const MOST_LAST_LINES = 5

/** buildx marks its last message with `ERROR: `; for other clients it is the last line. */
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
  // these repeat the command, which may contain anything
  /^process ".*" did not complete successfully: /s,
  /^executor failed running \[.*\]: /s,
  /^The command '.*' (?=returned a non-zero code: \d+$)/s,
]

/** Clients add several prefixes to each other's messages. */
const MOST_WRAPPINGS = 20
/** A prefix that repeats a command is as long as the command; of the rest, this much is kept. */
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

/** Newer versions of BuildKit print the location above their last message: `Dockerfile:4`, then a line of dashes. */
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
