import { secretReading, type SecretQuota, type SecretReading } from '../secrets/reading.ts'
import type { FileType } from '../secrets/candidates.ts'
import type { Budget } from '../budget.ts'
import { limits } from '../limits.ts'
import { readingOf, type MemberFile, type Memory, type Reading } from '../packages/index.ts'
import type { TarMember } from '../tar/reader.ts'
import { packFacts } from './facts.ts'
import { NoteColumns } from './note-table.ts'
import { MemoryQuota } from './memory-quota.ts'
import type { Notes } from './index.ts'

const OS_RELEASE = 'os-release'
const EXECUTABLE = 0o111
const ELF_HEADER_BYTES = 64
const NEWLINE = 0x0a

/** A regular file. It has no views of the tar, whose buffers they would keep in memory. */
export interface NotedFile extends MemberFile {
  readonly isSparse: boolean
  /** If it is to be searched for secrets. */
  readonly secrets: FileType | null
}

/** `path`: latin1, without a leading slash. To be called once for each member, in the order of the tar: `quota` counts. */
export const fileOf = ({ size, mode, sparse }: TarMember, path: string, quota: SecretQuota): NotedFile => ({
  path,
  size,
  mode,
  isSparse: sparse !== null,
  secrets: sparse === null ? quota.admit(path, size) : null,
})

/** Whether `begin` would keep anything of the file's content. */
export function wantsContent(file: NotedFile): boolean {
  if (file.size === 0) return false
  if (file.secrets !== null) return true
  const reading = file.isSparse ? null : readingOf(file, NO_LIMIT)
  reading?.end() // gives back what it holds
  return reading !== null || isOsRelease(file) || isProgram(file)
}

const NO_LIMIT: Memory = { take: () => true, give() {} }
const isOsRelease = ({ size, path }: NotedFile): boolean =>
  size <= limits.osReleaseBytes && path.includes(OS_RELEASE)
const isProgram = ({ mode, isSparse }: NotedFile): boolean => (mode & EXECUTABLE) !== 0 && !isSparse

/** Keeps parts of a layer's files that later stages need, since their bytes are read only once. */
export class NoteTaker {
  readonly #budget: Budget
  readonly #quota = new MemoryQuota()
  readonly #heads = new NoteColumns()
  readonly #osReleases = new NoteColumns()
  readonly #facts = new NoteColumns()
  readonly #secrets = new NoteColumns()
  /** Of the current file, if it may describe packages. */
  #reading: Reading | null = null
  #secretReading: SecretReading | null = null
  /** Kept bytes of the current file, and how many more to keep. */
  #parts: Buffer[] = []
  #wanted = 0
  #isOsRelease = false

  constructor(budget: Budget) {
    this.#budget = budget
  }

  begin(file: NotedFile): void {
    this.#reading = file.isSparse ? null : readingOf(file, this.#quota)
    this.#secretReading = file.secrets === null ? null : secretReading(file.secrets)
    this.#isOsRelease = isOsRelease(file) && this.#osReleases.count < limits.osReleaseFiles
    this.#wanted = this.#isOsRelease ? limits.osReleaseBytes : isProgram(file) ? limits.headBytes : 0
  }

  write(bytes: Buffer): void {
    this.#reading?.write(bytes)
    this.#secretReading?.write(bytes)
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
    if (facts.length > 0 && this.#budget.affordsNote()) this.#facts.add(content, packFacts(facts))
    const secrets = this.#secretReading?.end() ?? null
    this.#secretReading = null
    if (secrets && this.#budget.affordsNote()) this.#secrets.add(content, secrets)
    const kept = Buffer.concat(this.#parts)
    if (this.#isOsRelease) this.#osReleases.add(content, kept)
    else if (isRunnable(kept) && this.#budget.affordsNote()) this.#heads.add(content, headOf(kept))
    this.#forget()
  }

  /** To be called last. */
  take(): Notes {
    return {
      heads: this.#heads.take(),
      osReleases: this.#osReleases.take(),
      facts: this.#facts.take(),
      secrets: this.#secrets.take(),
    }
  }

  /** Frees the memory of a file that was cut off. */
  discard(): void {
    this.#reading?.end()
    this.#reading = null
    this.#secretReading = null
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
  if (isElf(bytes)) return bytes.subarray(0, ELF_HEADER_BYTES)
  const end = bytes.indexOf(NEWLINE)
  return end < 0 ? bytes : bytes.subarray(0, end)
}
