/** Keeps what later questions need of a layer's files while their content streams by: the bytes are seen only once. */
import type { Budget } from '../budget.ts'
import { limits } from '../limits.ts'
import type { TarMember } from '../tar/reader.ts'
import type { Notes } from './index.ts'

const OS_RELEASE = 'os-release'
const EXECUTABLE = 0o111
const ELF_HEADER_BYTES = 64
const NEWLINE = 0x0a

export class NoteTaker {
  readonly #budget: Budget
  readonly #heads = new Map<number, Buffer>()
  readonly #osReleases = new Map<number, Buffer>()
  /** What is kept of the file that is being read, and how much of it may be. */
  #parts: Buffer[] = []
  #wanted = 0
  #isOsRelease = false

  constructor(budget: Budget) {
    this.#budget = budget
  }

  begin(member: TarMember): void {
    this.#isOsRelease =
      member.size <= limits.osReleaseBytes &&
      member.name.includes(OS_RELEASE) &&
      this.#osReleases.size < limits.osReleaseFiles
    const isProgram = (member.mode & EXECUTABLE) !== 0 && member.sparse === null
    this.#wanted = this.#isOsRelease ? limits.osReleaseBytes : isProgram ? limits.headBytes : 0
  }

  write(bytes: Buffer): void {
    if (this.#wanted === 0) return
    const part = Buffer.from(bytes.subarray(0, this.#wanted))
    this.#parts.push(part)
    this.#wanted -= part.length
    if (!this.#isOsRelease && this.#parts.length === 1 && !isRunnable(part)) this.#forget()
  }

  /** The file that `begin` was told of ends; its content has this number. */
  end(content: number): void {
    const kept = Buffer.concat(this.#parts)
    if (this.#isOsRelease) this.#osReleases.set(content, kept)
    else if (isRunnable(kept) && this.#budget.affordsNote()) this.#heads.set(content, headOf(kept))
    this.#forget()
  }

  toNotes(): Notes {
    return { heads: this.#heads, osReleases: this.#osReleases }
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
