/**
 * Makes a mutated archive consistent again: replaces digests and sizes of changed blobs, up to the index, so that the
 * change passes the digest check and reaches the code that reads the blob.
 */
import { createHash } from 'node:crypto'
import { unpacked } from './pack.ts'
import { join, nameOf, patched, split, withContent, type Part } from './tar.ts'

/** Nesting: a layer in a manifest in an index in an index. */
const ROUNDS = 6

export function repaired(before: Buffer, after: Buffer): Buffer {
  let old = split(before).parts
  let { parts } = split(after)
  const { rest } = split(after)
  for (let round = 0; round < ROUNDS; round++) {
    const renamed = renamings(old, parts)
    if (renamed.size === 0) break
    old = parts
    parts = parts.map((part) => rewritten(part, renamed))
  }
  return join({ parts, rest })
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Old digests of changed blobs, compressed and plain, with their new digests. */
function renamings(old: readonly Part[], parts: readonly Part[]): Map<string, { hex: string; size: number }> {
  const before = new Map(old.map(({ header, content }) => [nameOf(header), content]))
  const renamed = new Map<string, { hex: string; size: number }>()
  for (const { header, content } of parts) {
    const was = before.get(nameOf(header))
    if (!was || was.equals(content)) continue
    renamed.set(sha256(unpacked(was) ?? was), { hex: sha256(unpacked(content) ?? content), size: -1 })
    renamed.set(sha256(was), { hex: sha256(content), size: content.length })
  }
  return renamed
}

function rewritten(part: Part, renamed: ReadonlyMap<string, { hex: string; size: number }>): Part {
  const before = nameOf(part.header)
  let name = before
  let text = part.content.toString('latin1')
  const isJson = /^\s*[[{]/.test(text)
  for (const [was, { hex, size }] of renamed) {
    name = name.replace(was, hex)
    if (!isJson || !text.includes(was)) continue
    text = text.replaceAll(was, hex)
    if (size >= 0) text = text.replaceAll(new RegExp(`("sha256:${hex}","size":)\\d+`, 'g'), `$1${size}`)
  }
  const header = name === before ? part.header : patched(part.header, 0, Buffer.from(name, 'latin1'))
  const content = Buffer.from(text, 'latin1')
  return content.equals(part.content) ? { ...part, header } : withContent({ ...part, header }, content)
}
