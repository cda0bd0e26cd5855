/** The image that a failed step needed, and the instruction that names it. */
import type { Dockerfile, Instruction } from '../dockerfile/index.ts'
import type { Failure } from './failure.ts'

export interface Wanted {
  /** As in the Dockerfile, with variables expanded; else as in the builder's message. */
  ref: string
  instruction: Instruction | null
  line: number | null
  /** The `# syntax=` image, which reads the Dockerfile. */
  isFrontend: boolean
}

/** Names of steps that query a registry. */
const STEPS: readonly RegExp[] = [
  /^\[(?:\S+ )?internal\] load metadata for (\S+)$/,
  /^(?:\[[^\]]*\] )?FROM (?:--\S+ )?(\S+)/,
  /^Step \d+\/\d+ : FROM (?:--\S+ )?(\S+)/i,
]
const FRONTEND = /^resolve image config for (?:docker-image:\/\/)?(\S+)$/
const OLD_COPY_FROM = /^invalid from flag value ([^\s:]+(?::[^\s:]+)?): /

/** Null if the failed step queried no registry. */
export function wantedImage({ step, words, dockerfile, instruction, line }: Failure): Wanted | null {
  const name = step?.name ?? ''
  const [, frontend] = FRONTEND.exec(name) ?? []
  if (frontend !== undefined) {
    const { syntax } = dockerfile
    return { ref: syntax?.ref ?? frontend, instruction: null, line: syntax?.line ?? line, isFrontend: true }
  }
  const found = [...STEPS.map((pattern) => pattern.exec(name)), OLD_COPY_FROM.exec(words)].find(
    (match) => match,
  )?.[1]
  if (found === undefined) return null
  const asking = imageReferences(dockerfile).find(
    ({ instruction: one, ref }) => one === instruction || same(ref, found),
  )
  const by = asking?.instruction ?? instruction
  return { ref: asking?.ref ?? short(found), instruction: by, line: by?.line ?? line, isFrontend: false }
}

/** Every FROM and `--from=` (also of a RUN's mount) with the image or stage it names. */
function imageReferences({ stages, instructions }: Dockerfile): { instruction: Instruction; ref: string }[] {
  const froms = stages.flatMap(({ base, instructions: [from] }) =>
    base !== null && from ? [{ instruction: from, ref: base }] : [],
  )
  const copies = instructions.flatMap((instruction) => {
    const [, ref] = /(?:--|,)from=([^\s,]+)/.exec(instruction.args) ?? []
    return ref === undefined ? [] : [{ instruction, ref }]
  })
  return [...froms, ...copies]
}

const same = (a: string, b: string): boolean => short(a) === short(b)

/** `docker.io/library/python:latest@sha256:…` → `python` */
export const short = (ref: string): string =>
  ref
    .replace(/@sha256:[0-9a-f]+$/, '')
    .replace(/^docker\.io\/(?:library\/)?/, '')
    .replace(/:latest$/, '')
