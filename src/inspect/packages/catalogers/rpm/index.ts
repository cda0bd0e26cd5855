/**
 * The packages of Fedora, Red Hat, SUSE and others, rpm(8): a database of binary headers, one a package, in one of three
 * formats: SQLite (Fedora since 33, RHEL since 9), ndb (SUSE), Berkeley DB (before; not read).
 */
import { unread, type Facts } from '../fact.ts'
import { limits } from '../limits.ts'
import { around, baseOf } from '../path.ts'
import { factsOnly, whole, type Cataloger } from '../reading.ts'
import { packageOf } from './header.ts'
import { blobsOfNdb } from './ndb.ts'
import { valuesOf } from './sqlite.ts'

/** The last is that of systems that are images themselves (OSTree). */
const HOMES = ['var/lib/rpm/', 'usr/lib/sysimage/rpm/', 'usr/share/rpm/']

type Blobs = (bytes: Buffer) => Generator<Buffer, void, void>

const FORMATS = new Map<string, Blobs | null>([
  ['rpmdb.sqlite', blobsOfSqlite],
  ['Packages.db', blobsOfNdb],
  ['Packages', null],
])

export const rpm: Cataloger = (file, memory) => {
  const blobs = FORMATS.get(baseOf(file.path))
  if (blobs === undefined) return null
  const home = HOMES.map((home) => around(file.path, home)).find(
    (found) => found && !found.rest.includes('/'),
  )
  if (!home) return null
  if (blobs === null) return factsOnly([unread('rpm', 'berkeley-db')])
  return whole('rpm', file, limits.databaseBytes, memory, (bytes) => installed(blobs(bytes), home.root))
}

function* blobsOfSqlite(bytes: Buffer): Generator<Buffer, void, void> {
  for (const [, blob] of valuesOf(bytes, 'Packages')) if (Buffer.isBuffer(blob)) yield blob
}

/** Up to where the database is damaged, and that it is. */
function* installed(blobs: Generator<Buffer, void, void>, root: string): Facts {
  try {
    for (const blob of blobs) yield* packageOf(blob, root)
  } catch {
    yield unread('rpm', 'damaged')
  }
}
