/** Programs that tell what they are built from: those of Go, and of Rust where cargo-auditable built them. */
import { BufferedRanges, type Memory, type Range } from '../hold.ts'
import { limits } from '../limits.ts'
import { attempt, ifStartsWith, factsOnly, type Cataloger, type Reading } from '../reading.ts'
import type { Facts } from '../fact.ts'
import { followed, type BuildInfo } from './build-info.ts'
import { ELF_MAGIC } from '../../../../platform/elf.ts'
import { dataRange, elfOf } from '../../../../platform/elf-sections.ts'
import { modulesOf } from './go.ts'
import { GoScan } from './go-scan.ts'
import { cratesOf } from './rust.ts'

const EXECUTABLE = 0o111
/** The header of the smallest ELF file. */
const LEAST_BYTES = 52
const NOWHERE: Range = [0, 0]
const NOT_YET: Range = [Infinity, Infinity]

export const program: Cataloger = ({ mode, size }, memory) =>
  (mode & EXECUTABLE) === 0 || size < LEAST_BYTES ? null : ifStartsWith(ELF_MAGIC, () => elf(size, memory))

/** Of a program too large to be held, Go's modules are still seen as they pass by. */
function elf(size: number, memory: Memory): Reading {
  const whole = size <= limits.programBytes ? BufferedRanges.of(size, [[0, size]], memory) : null
  const hold = whole ?? BufferedRanges.of(size, [[0, Math.min(size, limits.programStartBytes)]], memory)
  if (!hold) return factsOnly([])
  const scan = new GoScan(memory)
  let range: Range | null = null
  return {
    write(bytes) {
      hold.write(bytes)
      range ??= rangeOf(hold.start())
      scan.write(bytes, range ?? NOT_YET)
    },
    end() {
      const facts = [
        ...attempt(() => goFacts(scan, whole, size), []),
        ...(whole ? attempt(() => cratesOf(elfOf(whole.start()), size), []) : []),
      ]
      scan.release()
      hold.release()
      return facts
    },
  }
}

/** Where Go's block may lie; null while the table that says so is not there yet. */
function rangeOf(start: Buffer): Range | null {
  const head = start.subarray(0, limits.programStartBytes)
  try {
    return dataRange(head) ?? NOWHERE
  } catch {
    return head.length < limits.programStartBytes ? null : NOWHERE
  }
}

function* goFacts({ found }: GoScan, whole: BufferedRanges | null, size: number): Facts {
  const info =
    found?.kind === 'inline' ? found.info : found && whole && pointedAt(found.header, whole.start())
  if (info) yield* modulesOf(info, size)
}

const pointedAt = (header: Buffer, file: Buffer): BuildInfo | null =>
  followed(header, (address, length) => elfOf(file).at(address, length), limits.goModulesBytes)
