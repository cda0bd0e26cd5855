/** Executables that contain a list of their modules: of Go, and of Rust if built with cargo-auditable. */
import { BufferedRanges, type Memory, type Range } from '../buffered-ranges.ts'
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
/** Bytes of the header of a 32-bit ELF file. */
const LEAST_BYTES = 52
const NOWHERE: Range = [0, 0]
const NOT_YET: Range = [Infinity, Infinity]

export const program: Cataloger = ({ mode, size }, memory) =>
  (mode & EXECUTABLE) === 0 || size < LEAST_BYTES ? null : ifStartsWith(ELF_MAGIC, () => elf(size, memory))

/** In a program that is too large to buffer, Go's modules are still found as it streams by. */
function elf(size: number, memory: Memory): Reading {
  const whole = size <= limits.programBytes ? BufferedRanges.of(size, [[0, size]], memory) : null
  const buffer = whole ?? BufferedRanges.of(size, [[0, Math.min(size, limits.programStartBytes)]], memory)
  if (!buffer) return factsOnly([])
  const scan = new GoScan(memory)
  let range: Range | null = null
  return {
    write(bytes) {
      buffer.write(bytes)
      range ??= rangeOf(buffer.start())
      scan.write(bytes, range ?? NOT_YET)
    },
    end() {
      const facts = [
        ...attempt(() => goFacts(scan, whole, size), []),
        ...(whole ? attempt(() => cratesOf(elfOf(whole.start()), size), []) : []),
      ]
      scan.release()
      buffer.release()
      return facts
    },
  }
}

/** Where Go's block may be; null until the table of segments has been read. */
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
