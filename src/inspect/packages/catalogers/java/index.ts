/**
 * Java archives: libraries (jar), applications that contain their libraries (war, ear, jars of Spring Boot), plugins of
 * Jenkins (hpi, jpi). Some contain unpacked classes of other libraries, which are known by their `pom.properties`.
 */
import { packageFact, unread, type Facts, type Owns } from '../fact.ts'
import { bytesOf, BufferedRanges, type Bytes, type Memory } from '../buffered-ranges.ts'
import { limits } from '../limits.ts'
import { baseOf } from '../path.ts'
import { buffered, factsOnly, type Cataloger } from '../reading.ts'
import { contentOf, type Content } from './content.ts'
import { nameOf } from './name.ts'
import type { Budget, ZipEntry } from '../../../../lib/zip.ts'

const ENDING = /\.(?:jar|war|ear|hpi|jpi)$/
/** Least bytes of an entry in an archive. */
const ENTRY_BYTES = 46
const FEW_ENTRIES = 1_000

export const java: Cataloger = ({ path, size }, memory) => {
  if (!ENDING.test(path)) return null
  const buffer = bufferFor(size, memory)
  if (!buffer) return factsOnly([unread('maven', 'no-memory')])
  const otherwise = unread('maven', size > limits.jarBytes ? 'too-large' : 'damaged')
  return buffered(buffer, otherwise, () => {
    const allowance = { budget: budgetOf(size), memory }
    const content = contentOf(buffer, isArchive, allowance.budget)
    return packagesOf({ name: titleOf(path), content, stored: size, isDeflated: false, depth: 0 }, allowance)
  })
}

const isArchive = (name: string): boolean => ENDING.test(name)
const titleOf = (path: string): string => baseOf(path).replace(ENDING, '')

/** For a large archive only its start and its end; null if it would pass the quota. */
function bufferFor(size: number, memory: Memory): BufferedRanges | null {
  const whole = size <= limits.jarBytes ? BufferedRanges.of(size, [[0, size]], memory) : null
  if (whole || size <= limits.jarStartBytes + limits.jarEndBytes) return whole
  return BufferedRanges.of(
    size,
    [
      [0, limits.jarStartBytes],
      [size - limits.jarEndBytes, size],
    ],
    memory,
  )
}

/** Grows with the size of the archive. */
const budgetOf = (size: number): Budget => ({
  entries: FEW_ENTRIES + (size * (1 + limits.jarExpansion)) / ENTRY_BYTES,
  expanded: limits.jarExpandedBytes + size * limits.jarExpansion,
})

interface Archive {
  /** Of its file, without the extension. */
  readonly name: string
  /** Null if it could not be read: then only its name is known. */
  readonly content: Content | null
  /** Bytes that it takes in the image; null if unknown. */
  readonly stored: number | null
  /** Whether it is compressed in its parent archive: then the bytes of its parts are unknown. */
  readonly isDeflated: boolean
  /** Number of parent archives. */
  readonly depth: number
}

interface Allowance {
  readonly budget: Budget
  readonly memory: Memory
}

function* packagesOf(archive: Archive, allowance: Allowance): Facts {
  const { poms, manifest, archives } = archive.content ?? { poms: [], manifest: '', archives: [] }
  const parts = archive.isDeflated ? 0 : archives.reduce((sum, { stored }) => sum + stored, 0)
  const isKnown = archive.stored !== null && parts <= archive.stored
  const own = nameOf(archive.name, poms, manifest)
  if (own) yield* packageFact('maven', own.name, own.version, bytes(isKnown ? archive.stored - parts : null))
  for (const pom of poms) if (pom !== own) yield* packageFact('maven', pom.name, pom.version, null)
  for (const entry of archives)
    yield* packagesOfEntry(
      entry,
      isKnown && !archive.isDeflated ? entry.stored : null,
      archive.depth + 1,
      allowance,
    )
}

const bytes = (bytes: number | null): Owns => (bytes === null ? null : { kind: 'bytes', bytes })

function* packagesOfEntry(
  entry: ZipEntry,
  stored: number | null,
  depth: number,
  allowance: Allowance,
): Facts {
  const needed = entry.isDeflated ? entry.expanded : 0
  const isRead = depth <= limits.jarDepth && needed <= limits.jarBytes && allowance.memory.take(needed)
  try {
    const bytes = isRead ? entry.read(limits.jarBytes) : null
    const content = bytes && contentIn(bytesOf(bytes), allowance.budget)
    yield* packagesOf(
      { name: titleOf(entry.name), content, stored, isDeflated: entry.isDeflated, depth },
      allowance,
    )
  } finally {
    if (isRead) allowance.memory.give(needed)
  }
}

/** Null if it is not an archive. */
function contentIn(bytes: Bytes, budget: Budget): Content | null {
  try {
    return contentOf(bytes, isArchive, budget)
  } catch {
    return null
  }
}
