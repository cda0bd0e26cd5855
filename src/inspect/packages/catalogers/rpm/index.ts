/**
 * Packages of Fedora, Red Hat, SUSE and others, rpm(8): a database of binary headers, one for each package, in one of
 * three formats: SQLite (Fedora since 33, RHEL since 9), ndb (SUSE), Berkeley DB (older; not supported).
 */
import { unread, type Facts } from '../fact.ts'
import { limits } from '../limits.ts'
import { splitAt, baseOf } from '../path.ts'
import { factsOnly, whole, type Cataloger } from '../reading.ts'
import { packageOf } from './header.ts'
import { blobsOfNdb } from './ndb.ts'
import { valuesOf } from './sqlite.ts'

/** The last is used by OSTree. */
const FOLDERS = ['var/lib/rpm/', 'usr/lib/sysimage/rpm/', 'usr/share/rpm/']

type Blobs = (bytes: Buffer) => Generator<Buffer, void, void>

const FORMATS = new Map<string, Blobs | null>([
  ['rpmdb.sqlite', blobsOfSqlite],
  ['Packages.db', blobsOfNdb],
  ['Packages', null],
])

export const rpm: Cataloger = (file, memory) => {
  const blobs = FORMATS.get(baseOf(file.path))
  if (blobs === undefined) return null
  const database = FOLDERS.map((folder) => splitAt(file.path, folder)).find(
    (found) => found && !found.rest.includes('/'),
  )
  if (!database) return null
  if (blobs === null) return factsOnly([unread('rpm', 'berkeley-db')])
  return whole('rpm', file, limits.databaseBytes, memory, (bytes) => installed(blobs(bytes), database.root))
}

function* blobsOfSqlite(bytes: Buffer): Generator<Buffer, void, void> {
  for (const [, blob] of valuesOf(bytes, 'Packages')) if (Buffer.isBuffer(blob)) yield blob
}

/** The packages up to where the database is damaged, then `unread`. */
function* installed(blobs: Generator<Buffer, void, void>, root: string): Facts {
  try {
    for (const blob of blobs) yield* packageOf(blob, root)
  } catch {
    yield unread('rpm', 'damaged')
  }
}
