/**
 * rpm's own database format, `Packages.db`. All numbers are little-endian, 4 bytes each. A header and slots of 16 bytes
 * fill the first pages; each slot in use has the number of the 16-byte block where a blob starts; a blob has a header of
 * 16 bytes (magic, package, generation, length of the content that follows).
 */
const PAGE_BYTES = 4096
const UNIT_BYTES = 16
const HEADER_BYTES = 2 * UNIT_BYTES
const Magic = { header: 'RpmP', slot: 'Slot', blob: 'BlbS' } as const

/** Throws RangeError if the database is damaged. */
export function* blobsOfNdb(db: Buffer): Generator<Buffer, void, void> {
  expect(db, 0, Magic.header)
  const slotsEnd = db.readUInt32LE(12) * PAGE_BYTES
  let left = db.length
  for (let at = HEADER_BYTES; at < slotsEnd; at += UNIT_BYTES) {
    expect(db, at, Magic.slot)
    const owner = db.readUInt32LE(at + 4)
    if (owner === 0) continue
    const blob = blobAt(db, db.readUInt32LE(at + 8) * UNIT_BYTES, owner)
    // overlapping blobs could be read a million times
    left -= blob.length
    if (left < 0) throw new RangeError('its blobs overlap')
    yield blob
  }
}

function blobAt(db: Buffer, at: number, owner: number): Buffer {
  expect(db, at, Magic.blob)
  if (db.readUInt32LE(at + 4) !== owner) throw new RangeError('a slot has the blob of another package')
  const start = at + UNIT_BYTES
  const end = start + db.readUInt32LE(at + 12)
  if (end > db.length) throw new RangeError('a blob ends outside of the file')
  return db.subarray(start, end)
}

function expect(db: Buffer, at: number, magic: string): void {
  if (db.toString('latin1', at, at + magic.length) !== magic)
    throw new RangeError(`there is no ${magic} at ${at}`)
}
