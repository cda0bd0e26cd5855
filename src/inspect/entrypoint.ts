/**
 * The architecture of the program that a container of the image starts: ENTRYPOINT or CMD, looked up as an engine does,
 * through the interpreters of scripts, to an ELF header. Pure.
 */
import { elfArchitecture, shebangWords } from '../platform/elf.ts'
import type { Fit } from '../core/schema.ts'
import { placesOf } from '../platform/search-path.ts'
import { field, text, texts, type Json } from '../lib/json.ts'

/** The first bytes of the program at an absolute path, symbolic links followed; null if there is none. */
export type HeadOf = (path: string) => Buffer | null

interface LookupContext {
  readonly workingDir: string
  /** `NAME=value` */
  readonly env: readonly string[]
  readonly headOf: HeadOf
}

/** Linux follows as many scripts that name scripts. */
const MOST_INTERPRETERS = 5

/** Null if there is no program, or its architecture is unknown. `config`: the OCI image config. */
export function entrypointOf(config: Json, headOf: HeadOf): Fit['entrypoint'] {
  const settings = field(config, 'config')
  const [name = ''] = [...texts(field(settings, 'Entrypoint')), ...texts(field(settings, 'Cmd'))]
  const context = {
    workingDir: text(field(settings, 'WorkingDir')),
    env: texts(field(settings, 'Env')),
    headOf,
  }
  const path = find(name, context)
  const architecture = path === null ? null : architectureOf(path, context)
  return path === null || architecture === null ? null : { path, architecture }
}

function find(name: string, { workingDir, env, headOf }: LookupContext): string | null {
  return placesOf(name, workingDir, env).find((path) => headOf(path) !== null) ?? null
}

function architectureOf(path: string, context: LookupContext): string | null {
  let at: string | null = path
  for (let depth = 0; at !== null && depth <= MOST_INTERPRETERS; depth++) {
    const head = context.headOf(at)
    if (head === null) return null
    const architecture = elfArchitecture(head)
    if (architecture !== null) return architecture
    at = interpreterOf(shebangWords(head), context)
  }
  return null
}

/** `#!/usr/bin/env python3` stands for python3 on PATH. */
function interpreterOf(words: readonly string[], context: LookupContext): string | null {
  const [interpreter, ...rest] = words
  if (interpreter === undefined) return null
  if (!interpreter.endsWith('/env')) return interpreter
  const name = rest.find((word) => !word.startsWith('-') && !word.includes('='))
  return name === undefined ? interpreter : find(name, context)
}
