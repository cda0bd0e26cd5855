/** A registry with one image, as `imagetools inspect --raw` shows it: an index or a manifest, and a config. */
import { sha256 } from './archives.ts'

export interface Changes {
  diffIds?: readonly string[]
  packed?: readonly { digest: string; size: number }[]
  platform?: { os: string; architecture: string }
  /** Whether the tag names an index; default: a manifest. */
  asIndex?: boolean
  /** All that is asked for by digest has one more byte. */
  tamper?: boolean
  /** What the tag gives instead; null: no answer. */
  root?: Buffer | null
}

export function fakeRegistry(name: string, changes: Changes) {
  const { diffIds = [], packed = [], platform = { os: 'linux', architecture: 'amd64' } } = changes
  const blobs = new Map<string, Buffer>()
  const add = (value: object): { digest: string; bytes: Buffer } => {
    const bytes = Buffer.from(JSON.stringify(value, null, 2))
    const digest = `sha256:${sha256(bytes)}`
    blobs.set(digest, bytes)
    return { digest, bytes }
  }
  const config = add({ ...platform, rootfs: { type: 'layers', diff_ids: diffIds } })
  const manifest = add({ schemaVersion: 2, config: { digest: config.digest }, layers: packed })
  const other = { digest: `sha256:${'0'.repeat(64)}`, platform: { os: 'unknown', architecture: 'unknown' } }
  const index = { schemaVersion: 2, manifests: [other, { digest: manifest.digest, platform }] }
  const root = changes.asIndex === true ? Buffer.from(JSON.stringify(index)) : manifest.bytes
  const asked: string[] = []
  return {
    asked,
    ask: (ref: string): Promise<Buffer | null> => {
      asked.push(ref)
      const blob = blobs.get(ref.replace(`${name}@`, ''))
      if (blob)
        return Promise.resolve(changes.tamper === true ? Buffer.concat([blob, Buffer.from(' ')]) : blob)
      return Promise.resolve(changes.root === undefined ? root : changes.root)
    },
  }
}
