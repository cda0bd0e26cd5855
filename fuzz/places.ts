/** Writes an input to a file, and its members to a folder if it is one plain tar. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { nameOf, split, typeOf } from './tar.ts'

/** Names that cannot leave the folder. */
const FILE = /^(?:blobs\/sha256\/[0-9a-f]+|[0-9a-f]+\/layer\.tar|[\w:-]+(?:\.\w+)*)$/
const LINK = /^(?:[0-9a-f]+\/layer\.tar|[\w:-]+\.\w+)$/

export interface Places {
  readonly file: string
  readonly folder: string
  readonly remove: () => void
}

export function placed(archive: Buffer): Places {
  const root = mkdtempSync(join(tmpdir(), 'fuzz-'))
  const [file, folder] = [join(root, 'input.tar'), join(root, 'folder')]
  writeFileSync(file, archive)
  mkdirSync(folder)
  for (const { header, content } of split(archive).parts) {
    const name = nameOf(header).replace(/^(?:\.?\/)+/, '')
    const target = header.toString('latin1', 157, 257).replace(/\0.*$/s, '')
    if (typeOf(header) === '0' && FILE.test(name))
      attempt(folder, name, (to) => writeFileSync(to, content, { flag: 'wx' }))
    if (typeOf(header) === '2' && LINK.test(name)) attempt(folder, name, (to) => symlinkSync(target, to))
  }
  return { file, folder, remove: () => rmSync(root, { recursive: true }) }
}

/** Skips names that exist already, or whose parent is a file. */
function attempt(folder: string, name: string, write: (to: string) => void): void {
  try {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    write(join(folder, name))
  } catch {
    return
  }
}
