/**
 * The content of an image on an engine with containerd's store, which holds an index and all below it as a builder made
 * them: from the store itself, by a container that is never started and that stays until the run ends; else by
 * `docker save`, which writes the same bytes as an OCI layout.
 */
import { messageOf } from '../../core/errors.ts'
import type { KeptContent } from '../../core/content-keeper.ts'
import type { ImageContent } from '../../core/image-content.ts'
import type { Engine } from '../../engine/index.ts'
import { field, text } from '../../lib/json.ts'
import { invalidArchive } from '../archive/invalid.ts'
import { isIndex } from '../oci/manifest.ts'
import { RouteUnavailable } from '../source/route-unavailable.ts'
import { hexOf, openStore, type StoreAccess } from '../source/store/access.ts'
import { CONTENT_BLOBS } from '../source/store/content.ts'
import { fileIn, wholeFile } from '../source/store/file-in.ts'
import { boundedJson, checked, imageIn } from './images.ts'
import { KeptTar } from './kept-tar.ts'

export interface EngineContentAccess {
  readonly ref: string
  readonly engine: Pick<Engine, 'save'>
  /** Undefined where the engine's storage cannot be read. */
  readonly store: StoreAccess | undefined
  /** A file for the tar of `docker save`; it does not exist yet. */
  readonly file: string
  /** Says why a slower way is taken. */
  readonly say: (text: string) => void
}

/** Rejects with `archive-invalid`, `engine-failed` or `engine-lost`. */
export async function engineContent(access: EngineContentAccess): Promise<KeptContent> {
  const { store } = access
  if (store === undefined) return savedContent(access)
  try {
    return await storedContent(store)
  } catch (cause) {
    if (!(cause instanceof RouteUnavailable)) throw cause
    access.say(`the content of the image is saved to disk: ${messageOf(cause)}`)
    return savedContent(access)
  }
}

async function savedContent({ engine, ref, file }: EngineContentAccess): Promise<KeptContent> {
  const tar = new KeptTar(file, `\`docker save ${ref}\``)
  // without tags, nothing comes out
  await tar.pass((await engine.save(ref)) as AsyncIterable<Buffer>, []).next()
  return tar.content()
}

/** Roles of containers are unique in a run. */
let opened = 0

async function storedContent(access: StoreAccess): Promise<KeptContent> {
  const store = await openStore(access, `content-${++opened}`)
  const read = async (digest: string) => {
    if (hexOf(digest) === '') throw invalidArchive('A blob of the image has no SHA-256 digest')
    return (await store.read(`${CONTENT_BLOBS}/${hexOf(digest)}`)) as AsyncIterable<Buffer>
  }
  const manifest = async (digest: string) => checked(await wholeFile(await read(digest)), digest)
  try {
    const bytes = await manifest(access.id)
    const json = boundedJson(bytes)
    const kind = isIndex(json) ? 'index' : 'manifest'
    const mediaType = text(field(json, 'mediaType')) || `application/vnd.oci.image.${kind}.v1+json`
    const content: ImageContent = {
      root: { mediaType, digest: access.id, size: bytes.length },
      manifest,
      blob: async function* ({ digest }) {
        yield* fileIn(await read(digest))
      },
    }
    return { ...content, image: (platform) => imageIn(content, platform, { hasLayers: true }) }
  } catch (cause) {
    await store.close()
    throw cause
  }
}
