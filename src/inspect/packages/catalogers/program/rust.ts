/**
 * Rust crates of a program built with cargo-auditable: its section `.dep-v0` lists them, as JSON compressed with zlib.
 * Crates that only the build needs are left out.
 */
import { inflateSync } from 'node:zlib'
import { field, list, parseJson, text } from '../../../../lib/json.ts'
import { packageFact, type Facts } from '../fact.ts'
import { limits } from '../limits.ts'
import type { Elf } from '../../../../platform/elf-sections.ts'

/** `size`: bytes of the program, which count for its root crate. */
export function* cratesOf(elf: Elf, size: number): Facts {
  const section = elf.section('.dep-v0')
  if (!section || section.length === 0) return
  for (const one of list(field(parseJson(expanded(section)), 'packages'))) {
    if (field(one, 'kind') === 'build') continue
    const owns = field(one, 'root') === true ? ({ kind: 'bytes', bytes: size } as const) : null
    yield* packageFact('cargo', text(field(one, 'name')), text(field(one, 'version')), owns)
  }
}

const expanded = (section: Buffer): Buffer =>
  inflateSync(section, {
    maxOutputLength: Math.min(limits.cratesBytes, section.length * limits.cratesExpansion),
  })
