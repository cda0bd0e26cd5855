/** Zip archives in the form of jar tools. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipMember {
  content: Buffer | string
  isStored?: boolean
}

export interface ZipOptions {
  /** Data before the archive, such as a script. */
  prefix?: Buffer
  comment?: string
  /** Whether the directory uses zip64, as archives with many entries do. */
  is64?: boolean
}

export function zip(members: Readonly<Record<string, ZipMember | string>>, options: ZipOptions = {}): Buffer {
  const { prefix = Buffer.alloc(0), comment = '', is64 = false } = options
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, member] of Object.entries(members)) {
    const { content, isStored = false } = typeof member === 'string' ? { content: member } : member
    const plain = Buffer.from(content)
    const data = isStored ? plain : deflateRawSync(plain)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(isStored ? 0 : 8, 4)
    common.writeUInt32LE(crc32(plain), 10)
    common.writeUInt32LE(data.length, 14)
    common.writeUInt32LE(plain.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    entries.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, rest, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + data.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(is64 ? 0xffff : Object.keys(members).length, 8)
  end.writeUInt16LE(is64 ? 0xffff : Object.keys(members).length, 10)
  end.writeUInt32LE(is64 ? 0xffffffff : directory.length, 12)
  end.writeUInt32LE(is64 ? 0xffffffff : at, 16)
  end.writeUInt16LE(comment.length, 20)
  const long = is64 ? end64(at, directory.length, Object.keys(members).length) : Buffer.alloc(0)
  return Buffer.concat([prefix, ...locals, directory, long, end, Buffer.from(comment)])
}

function end64(at: number, bytes: number, count: number): Buffer {
  const record = Buffer.alloc(56 + 20)
  record.write('PK\x06\x06', 0, 'latin1')
  record.writeBigUInt64LE(44n, 4)
  record.writeBigUInt64LE(BigInt(count), 24)
  record.writeBigUInt64LE(BigInt(count), 32)
  record.writeBigUInt64LE(BigInt(bytes), 40)
  record.writeBigUInt64LE(BigInt(at), 48)
  record.write('PK\x06\x07', 56, 'latin1')
  record.writeBigUInt64LE(BigInt(at + bytes), 64)
  record.writeUInt32LE(1, 72)
  return record
}
