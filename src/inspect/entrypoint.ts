/**
 * For which processor the program is built that a container of the image starts: ENTRYPOINT or CMD, looked up as an
 * engine would, through the interpreters that scripts name, to an ELF header. Pure.
 */
import { elfArchitecture, shebangWords } from '../platform/elf.ts'
import type { Fit } from '../core/schema.ts'
import { placesOf } from '../platform/search-path.ts'
import { field, text, texts, type Json } from '../lib/json.ts'

/** The first bytes of the program at an absolute path, symbolic links followed; null where there is none. */
export type HeadOf = (path: string) => Buffer | null

interface Surroundings {
  readonly workingDir: string
  /** `NAME=value` */
  readonly env: readonly string[]
  readonly headOf: HeadOf
}

/** As deep as kernels follow scripts that name scripts. */
const MOST_INTERPRETERS = 5

/** Null where there is no program, or none that tells. `config` is the image's, as OCI writes it. */
export function entrypointOf(config: Json, headOf: HeadOf): Fit['entrypoint'] {
  const settings = field(config, 'config')
  const [name = ''] = [...texts(field(settings, 'Entrypoint')), ...texts(field(settings, 'Cmd'))]
  const around = {
    workingDir: text(field(settings, 'WorkingDir')),
    env: texts(field(settings, 'Env')),
    headOf,
  }
  const path = find(name, around)
  const architecture = path === null ? null : architectureOf(path, around)
  return path === null || architecture === null ? null : { path, architecture }
}

function find(name: string, { workingDir, env, headOf }: Surroundings): string | null {
  return placesOf(name, workingDir, env).find((path) => headOf(path) !== null) ?? null
}

function architectureOf(path: string, around: Surroundings): string | null {
  let at: string | null = path
  for (let depth = 0; at !== null && depth <= MOST_INTERPRETERS; depth++) {
    const head = around.headOf(at)
    if (head === null) return null
    const architecture = elfArchitecture(head)
    if (architecture !== null) return architecture
    at = interpreterOf(shebangWords(head), around)
  }
  return null
}

/** `#!/usr/bin/env python3` is python3's, wherever PATH has it. */
function interpreterOf(words: readonly string[], around: Surroundings): string | null {
  const [interpreter, ...rest] = words
  if (interpreter === undefined) return null
  if (!interpreter.endsWith('/env')) return interpreter
  const name = rest.find((word) => !word.startsWith('-') && !word.includes('='))
  return name === undefined ? interpreter : find(name, around)
}
