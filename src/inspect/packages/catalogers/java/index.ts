/**
 * Java's archives: libraries (jar), applications with their libraries in them (war, ear, the jars of Spring Boot), plugins
 * of Jenkins (hpi, jpi). Some have classes of others unpacked in them, whose `pom.properties` tell of them.
 */
import { packageFact, unread, type Facts, type Owns } from '../fact.ts'
import { bytesOf, BufferedRanges, type Bytes, type Memory } from '../hold.ts'
import { limits } from '../limits.ts'
import { baseOf } from '../path.ts'
import { held, factsOnly, type Cataloger } from '../reading.ts'
import { contentOf, type Content } from './content.ts'
import { nameOf } from './name.ts'
import type { Budget, ZipEntry } from './zip.ts'

const ENDING = /\.(?:jar|war|ear|hpi|jpi)$/
/** The least that an entry takes in an archive. */
const ENTRY_BYTES = 46
const FEW_ENTRIES = 1_000

export const java: Cataloger = ({ path, size }, memory) => {
  if (!ENDING.test(path)) return null
  const hold = holdOf(size, memory)
  if (!hold) return factsOnly([unread('maven', 'no-memory')])
  const otherwise = unread('maven', size > limits.jarBytes ? 'too-large' : 'damaged')
  return held(hold, otherwise, () => {
    const reader = { budget: budgetOf(size), memory }
    const content = contentOf(hold, isArchive, reader.budget)
    return packagesOf({ name: titleOf(path), content, stored: size, isDeflated: false, depth: 0 }, reader)
  })
}

const isArchive = (name: string): boolean => ENDING.test(name)
const titleOf = (path: string): string => baseOf(path).replace(ENDING, '')

/** Of a large archive only what stands at its start and at its end; null where memory allows neither. */
function holdOf(size: number, memory: Memory): BufferedRanges | null {
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

/** What an archive may cost grows with its size, so that no archive costs much more than its bytes are worth. */
const budgetOf = (size: number): Budget => ({
  entries: FEW_ENTRIES + (size * (1 + limits.jarExpansion)) / ENTRY_BYTES,
  expanded: limits.jarExpandedBytes + size * limits.jarExpansion,
})

interface Archive {
  /** Of its file, without the ending. */
  readonly name: string
  /** Null where it could not be read: then only its name tells. */
  readonly content: Content | null
  /** Bytes that it takes in the image; null where that cannot be said. */
  readonly stored: number | null
  /** In the archive that it is in: then nobody can say what each part of it takes. */
  readonly isDeflated: boolean
  /** How many archives it is in. */
  readonly depth: number
}

interface Reader {
  readonly budget: Budget
  readonly memory: Memory
}

function* packagesOf(archive: Archive, reader: Reader): Facts {
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
      reader,
    )
}

const bytes = (bytes: number | null): Owns => (bytes === null ? null : { kind: 'bytes', bytes })

function* packagesOfEntry(entry: ZipEntry, stored: number | null, depth: number, reader: Reader): Facts {
  const needed = entry.isDeflated ? entry.expanded : 0
  const isRead = depth <= limits.jarDepth && needed <= limits.jarBytes && reader.memory.take(needed)
  try {
    const bytes = isRead ? entry.read(limits.jarBytes) : null
    const content = bytes && contentIn(bytesOf(bytes), reader.budget)
    yield* packagesOf(
      { name: titleOf(entry.name), content, stored, isDeflated: entry.isDeflated, depth },
      reader,
    )
  } finally {
    if (isRead) reader.memory.give(needed)
  }
}

/** Null for what is no archive. */
function contentIn(bytes: Bytes, budget: Budget): Content | null {
  try {
    return contentOf(bytes, isArchive, budget)
  } catch {
    return null
  }
}
