/** Which images a Dockerfile builds from, and what in it may give another result without a change of a file. Pure. */
import { fieldsOf } from '../../lib/buildx-options.ts'
import { copyOf, type Dockerfile, type Instruction } from '../dockerfile/index.ts'

export interface UsedImages {
  /** With variables replaced, each once: of FROM, of `--from`, of `# syntax=`. */
  images: string[]
  /** One sentence each, without a full stop. */
  doubts: string[]
}

/** `contexts`: names of build contexts, which replace images. `syntax`: the value of the build argument BUILDKIT_SYNTAX. */
export function usedImages(
  { stages, instructions, syntax }: Pick<Dockerfile, 'stages' | 'instructions' | 'syntax'>,
  contexts: ReadonlySet<string>,
  syntaxArg: string | null,
): UsedImages {
  const stageNames = new Set(stages.flatMap(({ name, index }) => [String(index), ...(name ? [name] : [])]))
  const isInside = (ref: string) => ref === 'scratch' || contexts.has(ref)
  const triggers = instructions.map(withoutOnbuild)
  const bases = stages.flatMap(({ base, parent, from }) => (parent ? [] : [base ?? unknown(from)]))
  const copied = triggers.flatMap(fromsOf).filter((ref) => !stageNames.has(ref.toLowerCase()))
  const frontend = syntaxArg ?? syntax?.ref
  const all = [...bases, ...copied, ...(frontend === undefined ? [] : [frontend])]
  const refs = [...new Set(all)].filter((ref) => !isInside(ref))
  return {
    images: refs.filter((ref) => !ref.includes('$')),
    doubts: [
      ...refs
        .filter((ref) => ref.includes('$'))
        .map((ref) => `the image ${ref} is not known before the build`),
      ...triggers.filter(isRemoteAdd).map(({ line }) => `ADD in line ${line} may download what it adds`),
    ],
  }
}

/** A base with an unknown variable is marked by one. */
const unknown = (from: string): string => (from.includes('$') ? from : `$${from}`)

/** The instruction that ONBUILD leaves for stages that build on this one. */
function withoutOnbuild(instruction: Instruction): Instruction {
  if (instruction.keyword !== 'ONBUILD') return instruction
  const [keyword = ''] = instruction.args.split(/\s/, 1)
  return {
    ...instruction,
    keyword: keyword.toUpperCase(),
    args: instruction.args.slice(keyword.length).trim(),
  }
}

/** The stages and images that an instruction copies or mounts from. */
function fromsOf(instruction: Instruction): string[] {
  if (instruction.keyword === 'RUN') return mountedIn(instruction.args)
  const from = copyOf(instruction)?.from
  return from ? [from] : []
}

function mountedIn(args: string): string[] {
  const [flags = ''] = /^(?:--\S+\s+)*/.exec(args) ?? []
  return [...flags.matchAll(/--mount=(\S+)/g)].flatMap(([, spec = '']) =>
    (fieldsOf(spec) ?? [`from=$${spec}`]).flatMap((field) => /^\s*from=(.+)$/i.exec(field)?.[1] ?? []),
  )
}

/** A URL, a Git repository, or a variable that may be one. */
const isRemoteAdd = (instruction: Instruction): boolean =>
  instruction.keyword === 'ADD' &&
  copyOf(instruction)?.from === null &&
  /:\/\/|\bgit@|\.git\b|\$/i.test(instruction.args)
