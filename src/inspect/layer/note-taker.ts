/** Keeps what later questions need of a layer's files while their content streams by: the bytes are seen only once. */
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

export class NoteTaker {
  readonly #budget: Budget
  readonly #holding = new MemoryQuota()
  readonly #heads = new Map<number, Buffer>()
  readonly #osReleases = new Map<number, Buffer>()
  readonly #facts = new Map<number, Buffer>()
  /** Of the file that is being read, where it may tell of packages. */
  #reading: Reading | null = null
  /** What is kept of the file that is being read, and how much of it may be. */
  #parts: Buffer[] = []
  #wanted = 0
  #isOsRelease = false

  constructor(budget: Budget) {
    this.#budget = budget
  }

  /** `path`: where the file lies, as packages ask for it. */
  begin(member: File, path: string): void {
    const { size, mode } = member
    this.#reading = member.sparse ? null : readingOf({ path, size, mode }, this.#holding)
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

  /** The file that `begin` was told of ends; its content has this number. */
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

  /** To be called where the layer breaks off inside a file: gives back what that one holds. */
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
/** A chunk may end within the first bytes: then it is not known yet. */
const isRunnable = (bytes: Buffer): boolean => isElf(bytes) || isScript(bytes)

/** Of a program its ELF header, of a script its first line. */
function headOf(bytes: Buffer): Buffer {
  if (isElf(bytes)) return Buffer.from(bytes.subarray(0, ELF_HEADER_BYTES))
  const end = bytes.indexOf(NEWLINE)
  return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end))
}
