import type { Budget } from '../budget.ts'
import { limits } from '../limits.ts'
import { readingOf, type Memory, type Reading } from '../packages/index.ts'
import type { TarMember } from '../tar/reader.ts'
import { packFacts } from './facts.ts'
import { MemoryQuota } from './memory-quota.ts'
import type { Notes } from './index.ts'

const OS_RELEASE = 'os-release'
const EXECUTABLE = 0o111
const ELF_HEADER_BYTES = 64
const NEWLINE = 0x0a

type File = Pick<TarMember, 'name' | 'size' | 'mode' | 'sparse'>

/** Whether `begin` would keep anything of the file's content. */
export function wantsContent(member: File, path: string): boolean {
  const { size, mode, sparse } = member
  if (size === 0) return false
  const reading = sparse ? null : readingOf({ path, size, mode }, NO_LIMIT)
  reading?.end() // gives back what it holds
  return reading !== null || isOsRelease(member) || isProgram(member)
}

const NO_LIMIT: Memory = { take: () => true, give() {} }
const isOsRelease = ({ size, name }: File): boolean =>
  size <= limits.osReleaseBytes && name.includes(OS_RELEASE)
const isProgram = ({ mode, sparse }: File): boolean => (mode & EXECUTABLE) !== 0 && sparse === null

/** Keeps parts of a layer's files that later stages need, since their bytes are read only once. */
export class NoteTaker {
  readonly #budget: Budget
  readonly #quota = new MemoryQuota()
  readonly #heads = new Map<number, Buffer>()
  readonly #osReleases = new Map<number, Buffer>()
  readonly #facts = new Map<number, Buffer>()
  /** Of the current file, if it may describe packages. */
  #reading: Reading | null = null
  /** Kept bytes of the current file, and how many more to keep. */
  #parts: Buffer[] = []
  #wanted = 0
  #isOsRelease = false

  constructor(budget: Budget) {
    this.#budget = budget
  }

  /** Starts a file. `path`: latin1, without a leading slash. */
  begin(member: File, path: string): void {
    const { size, mode } = member
    this.#reading = member.sparse ? null : readingOf({ path, size, mode }, this.#quota)
    this.#isOsRelease = isOsRelease(member) && this.#osReleases.size < limits.osReleaseFiles
    this.#wanted = this.#isOsRelease ? limits.osReleaseBytes : isProgram(member) ? limits.headBytes : 0
  }

  write(bytes: Buffer): void {
    this.#reading?.write(bytes)
    if (this.#wanted === 0) return
    const part = Buffer.from(bytes.subarray(0, this.#wanted))
    this.#parts.push(part)
    this.#wanted -= part.length
    if (!this.#isOsRelease && this.#parts.length === 1 && !isRunnable(part)) this.#forget()
  }

  /** Ends the file; `content` is its number. */
  end(content: number): void {
    const facts = this.#reading?.end() ?? []
    this.#reading = null
    if (facts.length > 0 && this.#budget.affordsNote()) this.#facts.set(content, packFacts(facts))
    const kept = Buffer.concat(this.#parts)
    if (this.#isOsRelease) this.#osReleases.set(content, kept)
    else if (isRunnable(kept) && this.#budget.affordsNote()) this.#heads.set(content, headOf(kept))
    this.#forget()
  }

  toNotes(): Notes {
    return { heads: this.#heads, osReleases: this.#osReleases, facts: this.#facts }
  }

  /** Frees the memory of a file that was cut off. */
  discard(): void {
    this.#reading?.end()
    this.#reading = null
  }

  #forget(): void {
    this.#parts = []
    this.#wanted = 0
  }
}

const isElf = (bytes: Buffer): boolean => bytes.length >= 4 && bytes.readUInt32BE() === 0x7f454c46
const isScript = (bytes: Buffer): boolean => bytes.length >= 2 && bytes.readUInt16BE() === 0x2321
/** False while a chunk has too few bytes. */
const isRunnable = (bytes: Buffer): boolean => isElf(bytes) || isScript(bytes)

/** The ELF header of a program, or the first line of a script. */
function headOf(bytes: Buffer): Buffer {
  if (isElf(bytes)) return Buffer.from(bytes.subarray(0, ELF_HEADER_BYTES))
  const end = bytes.indexOf(NEWLINE)
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end))
}
