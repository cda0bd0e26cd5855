/** Manifests, indexes and configs that are short but cause much work. */
import type { Bomb } from './bombs.ts'
import { blobOf, digestOf, joined, layout, type Blob } from './stream.ts'

const MiB = 2 ** 20
const json = (value: unknown): Blob => blobOf(Buffer.from(JSON.stringify(value)))
const text = (value: string, times = 1): Blob => blobOf(Buffer.from(value), times)
const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at))
const indexOf = (manifests: readonly object[]): Blob => json({ manifests })
const described = (blob: Blob, more: object = {}): object => ({
  digest: digestOf(blob),
  size: blob.size,
  ...more,
})
const platform = (at: number): object => ({ platform: { os: 'linux', architecture: `a${at}` } })

const CONFIG = json({ os: 'linux', architecture: 'amd64', rootfs: { diff_ids: [] } })
const IMAGE = json({ config: described(CONFIG), layers: [] })

/** Close to 8 MiB, the limit of one, and many times that in memory. */
const wide = (at: number): Blob => joined(text(`{"at":${at},"x":[`), text('[],'.repeat(1e5), 27), text('0]}'))
const deep = (at: number): Blob =>
  joined(text(`{"at":${at},"x":`), text('['.repeat(1e6), 4), text(']'.repeat(1e6), 4), text('}'))

const manyLayers = (digits: number): Blob =>
  json({
    config: described(CONFIG),
    layers: times(1024, (at) => ({ digest: `sha256:${String(at).padStart(digits, '0')}` })),
  })

export const JSON_BOMBS: Readonly<Record<string, Bomb>> = {
  'a manifest of 100 MB': {
    *chunks() {
      const manifest = joined(text('['), text(' '.repeat(MiB), 100), text(']'))
      yield* layout([manifest], indexOf([described(manifest)]))
    },
    says: /the manifest of an image, cannot be read: it is JSON of more than 8388608 bytes$/,
  },
  'JSON nested four million deep': {
    *chunks() {
      yield* layout([deep(0)], indexOf([described(deep(0))]))
    },
    says: /./,
  },
  'JSON of millions of lists, 31 times': {
    *chunks() {
      const blobs = times(31, wide)
      yield* layout(blobs, indexOf(blobs.map((blob) => described(blob))))
    },
    says: /./,
  },
  'a thousand descriptors of one manifest of a thousand layers': {
    *chunks() {
      const manifest = manyLayers(64)
      yield* layout([CONFIG, manifest], indexOf(times(1024, (at) => described(manifest, platform(at)))))
    },
    says: /./,
  },
  'a thousand descriptors of one manifest with digests of 8 KB': {
    *chunks() {
      const manifest = manyLayers(8000)
      const one = described(manifest)
      yield* layout([CONFIG, manifest], indexOf(times(1024, () => one)))
    },
    says: /./,
  },
  'a name of megabytes for a thousand images': {
    *chunks() {
      const one = described(IMAGE)
      const inner = indexOf(times(1000, () => one))
      const annotations = { 'org.opencontainers.image.ref.name': 'n'.repeat(7 * MiB) }
      yield* layout([CONFIG, IMAGE, inner], indexOf([described(inner, { annotations })]))
    },
    says: /./,
  },
  'attestations in indices in an index': {
    *chunks() {
      const note = { digest: 'sha256:0', platform: { os: 'unknown', architecture: 'unknown' } }
      const inner = indexOf(times(100_000, () => note))
      const one = described(inner)
      yield* layout([inner], indexOf(times(1000, () => one)))
    },
    says: /./,
  },
  'a config of half a million ports and labels': {
    *chunks() {
      const config = {
        ExposedPorts: Object.fromEntries(times(200_000, (at) => [`${at}/x${at}`, {}])),
        Labels: Object.fromEntries(times(300_000, (at) => [`l${at}`, ''])),
      }
      const image = json({ os: 'linux', architecture: 'amd64', config, rootfs: { diff_ids: [] } })
      const manifest = json({ config: described(image), layers: [] })
      yield* layout([image, manifest], indexOf([described(manifest)]))
    },
    says: 0,
  },
}
