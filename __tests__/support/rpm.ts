/** rpm databases in each format, and their headers. */

export interface RpmSpec {
  name: string
  version: string
  release: string
  epoch?: number
  license?: string
  architecture?: string
  source?: string
  /** Full paths, `/usr/bin/x`. */
  files?: readonly string[]
}

const Type = { INT32: 4, STRING: 6, STRINGS: 8 } as const

/** A header in the form of the database: without the magic number of a package file. */
export function rpmHeader({ name, version, release, epoch, files = [], ...more }: RpmSpec): Buffer {
  const folders = [...new Set(files.map(folderOf))]
  const tags: [tag: number, type: number, count: number, data: Buffer][] = [
    [1000, Type.STRING, 1, texts([name])],
    [1001, Type.STRING, 1, texts([version])],
    [1002, Type.STRING, 1, texts([release])],
    [1009, Type.INT32, 1, ints([12_345])],
    ...(epoch === undefined
      ? []
      : ([[1003, Type.INT32, 1, ints([epoch])]] as [number, number, number, Buffer][])),
    ...textTags([
      [1014, more.license],
      [1022, more.architecture],
      [1044, more.source],
    ]),
    [1116, Type.INT32, files.length, ints(files.map((file) => folders.indexOf(folderOf(file))))],
    [1117, Type.STRINGS, files.length, texts(files.map((file) => file.slice(file.lastIndexOf('/') + 1)))],
    [1118, Type.STRINGS, folders.length, texts(folders)],
  ]
  let at = 0
  const index: Buffer[] = []
  const data: Buffer[] = []
  for (const [tag, type, count, content] of tags) {
    if (count === 0) continue
    const pad = type === Type.INT32 ? (4 - (at % 4)) % 4 : 0
    index.push(ints([tag, type, at + pad, count]))
    data.push(Buffer.alloc(pad), content)
    at += pad + content.length
  }
  return Buffer.concat([ints([index.length, at]), ...index, ...data])
}

function textTags(tags: readonly (readonly [tag: number, text: string | undefined])[]) {
  return tags.flatMap(([tag, text]): [number, number, number, Buffer][] =>
    text === undefined ? [] : [[tag, Type.STRING, 1, texts([text])]],
  )
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1)
const texts = (values: readonly string[]): Buffer =>
  Buffer.from(values.map((value) => `${value}\0`).join(''), 'latin1')

function ints(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4))
  return bytes
}

export function ndb(blobs: readonly Buffer[]): Buffer {
  const slots = Buffer.alloc(4096)
  slots.write('RpmP', 0, 'latin1')
  slots.writeUInt32LE(1, 12)
  for (let at = 32; at < slots.length; at += 16) slots.write('Slot', at, 'latin1')
  let at = slots.length
  const parts = blobs.map((blob, index) => {
    const owner = index + 1
    const bytes = Math.ceil((16 + blob.length + 12) / 16) * 16
    const part = Buffer.alloc(bytes)
    part.write('BlbS', 0, 'latin1')
    part.writeUInt32LE(owner, 4)
    part.writeUInt32LE(blob.length, 12)
    blob.copy(part, 16)
    // every other slot is free, as after the removal of a package
    slots.writeUInt32LE(owner, 32 + index * 32 + 4)
    slots.writeUInt32LE(at / 16, 32 + index * 32 + 8)
    slots.writeUInt32LE(bytes / 16, 32 + index * 32 + 12)
    at += bytes
    return part
  })
  return Buffer.concat([slots, ...parts])
}
