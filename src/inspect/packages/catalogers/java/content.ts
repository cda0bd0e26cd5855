import type { Bytes } from '../buffered-ranges.ts'
import { limits } from '../limits.ts'
import { parsePom, type Pom } from './name.ts'
import { entriesOf, type Budget, type ZipEntry } from '../../../../lib/zip.ts'

/** The parts of a Java archive that describe packages. */
export interface Content {
  readonly poms: readonly Pom[]
  /** Empty if there is none. */
  readonly manifest: string
  readonly archives: readonly ZipEntry[]
}

const MANIFEST = 'META-INF/MANIFEST.MF'
const POM = /^META-INF\/maven\/([^/]+)\/([^/]+)\/pom\.properties$/

/** `isArchive`: by file name. Throws if it is not a zip archive. */
export function contentOf(zip: Bytes, isArchive: (name: string) => boolean, budget: Budget): Content {
  const poms: Pom[] = []
  const archives: ZipEntry[] = []
  let manifest = ''
  for (const entry of entriesOf(zip, budget)) {
    const [, group, artifact] = POM.exec(entry.name) ?? []
    if (group !== undefined && artifact !== undefined) poms.push(...pomOf(textOf(entry), group, artifact))
    else if (entry.name === MANIFEST) manifest = textOf(entry)
    else if (isArchive(entry.name)) archives.push(entry)
    if (poms.length + archives.length > limits.packages) break
  }
  return { poms, manifest, archives }
}

const textOf = (entry: ZipEntry): string => entry.read(limits.jarTextBytes)?.toString() ?? ''

function pomOf(text: string, group: string, artifact: string): Pom[] {
  const pom = parsePom(text, group, artifact)
  return pom ? [pom] : []
}
