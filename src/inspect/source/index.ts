/**
 * Gets at the layers of one image by the quickest way that is open: what a builder sent through here has been read; what
 * is remembered is not read again; what an engine has is pushed to us where that is cheap, and saved otherwise; an
 * archive is read from end to end.
 */
import type { Engine } from '../../engine/index.ts'
import { UserError } from '../../core/errors.ts'
import type { Progress } from '../../core/progress.ts'
import { pushRepository } from '../../core/run-id.ts'
import type { Reading } from '../../core/schema.ts'
import type { Archive } from '../archive/index.ts'
import type { Candidate } from '../oci/candidates.ts'
import { chooseImage, type Wanted } from '../oci/choose.ts'
import { layersOf, type StoredLayer } from '../oci/layers.ts'
import type { LayerMemory, Remembered } from '../cache/index.ts'
import { readArchive } from './archive.ts'
import type { BuilderTar } from './builder-tar.ts'
import { NotThisWay } from './not-this-way.ts'
import { readPush, type PushAccess } from './push.ts'
import { readSave } from './save.ts'
import { readStore, type StoreAccess } from './store/index.ts'

export { BuilderTar } from './builder-tar.ts'
export type { PushAccess } from './push.ts'
export { hasStore, type StoreAccess } from './store/index.ts'

export type Subject =
  | {
      readonly kind: 'engine'
      readonly ref: string
      readonly id: string
      readonly engine: Pick<Engine, 'save'>
      /** What was read of the image while it was being loaded. */
      readonly tar?: BuilderTar | undefined
      /** Left out where the engine keeps no records of entries. */
      readonly store?: StoreAccess | undefined
      /** Left out where the engine cannot reach this process, or the image has no name. */
      readonly push?: PushAccess | undefined
    }
  | { readonly kind: 'archive'; readonly file: string }

export interface ImageRead {
  readonly archive: Archive
  readonly image: Candidate
  readonly stored: readonly StoredLayer[]
  readonly reading: Reading
}

export async function readImage(
  subject: Subject,
  wanted: Wanted,
  memory: LayerMemory,
  progress: Progress,
): Promise<ImageRead> {
  const read = await takeWay(subject, wanted, memory, progress)
  for (const { diffId, layer, packed, isRemembered } of read.stored)
    if (!isRemembered) await memory.keep(diffId, { layer, packed })
  if (read.reading.layers > read.reading.remembered) await memory.trim()
  return read
}

type Parts = Omit<ImageRead, 'reading'>

interface Way {
  readonly route: Reading['route']
  readonly read: () => Promise<Parts>
}

async function takeWay(
  subject: Subject,
  wanted: Wanted,
  memory: LayerMemory,
  progress: Progress,
): Promise<ImageRead> {
  const { quick, sure } = waysTo(subject, wanted, memory, progress)
  const reasons: string[] = []
  for (const { route, read } of quick) {
    try {
      return describeRead(route, await read(), reasons)
    } catch (cause) {
      // whatever the tar or a push leaves in doubt, a save settles
      if (!(cause instanceof NotThisWay || isInvalid(cause))) throw cause
      reasons.push(cause.message)
    }
  }
  return describeRead(sure.route, await sure.read(), reasons)
}

/** The quick ones may turn out not to be open. */
function waysTo(
  subject: Subject,
  wanted: Wanted,
  memory: LayerMemory,
  progress: Progress,
): { quick: Way[]; sure: Way } {
  const together = (archive: Archive, remembered: ReadonlyMap<string, Remembered> = new Map()) =>
    putTogether(archive, wanted, remembered)
  if (subject.kind === 'archive') {
    const read = async () => together(await readArchive(subject.file, progress))
    return { quick: [], sure: { route: 'archive', read } }
  }
  const { engine, ref, id, tar, store, push } = subject
  const sent = (by: BuilderTar): Way => ({
    route: 'build',
    read: async () => ofSameImage(together(await by.archive()), wanted),
  })
  const recorded = (access: StoreAccess): Way => ({
    route: 'entries',
    read: async () => {
      const remembered = await memory.recall(access.diffIds, 'crc64')
      const { archive, layers } = await readStore(access, ref, remembered, progress)
      return ofSameImage(together(archive, layers), wanted)
    },
  })
  const pushed = (access: PushAccess): Way => ({
    route: 'push',
    read: async () => {
      const remembered = await memory.recall(access.diffIds, 'sha256')
      const repository = pushRepository(await memory.secret())
      return together(await readPush(access, repository, remembered, progress), remembered)
    },
  })
  return {
    quick: [
      ...(tar?.hasCome ? [sent(tar)] : []),
      ...(store ? [recorded(store)] : []),
      ...(push ? [pushed(push)] : []),
    ],
    sure: {
      route: 'save',
      read: async () => together(await readSave(engine, id || ref, ref, progress)),
    },
  }
}

const isInvalid = (cause: unknown): cause is UserError =>
  cause instanceof UserError && cause.code === 'archive-invalid'

/** What was read counts only for the image that the engine runs. */
function ofSameImage(parts: Parts, { id }: Wanted): Parts {
  if (id !== null && !parts.image.ids.includes(id))
    throw new NotThisWay(`the builder sent ${parts.image.configDigest}, but the engine has ${id}`)
  return parts
}

function putTogether(archive: Archive, wanted: Wanted, remembered: ReadonlyMap<string, Remembered>): Parts {
  const image = chooseImage(archive, wanted)
  return { archive, image, stored: layersOf(archive, image, remembered) }
}

function describeRead(route: Reading['route'], parts: Parts, reasons: readonly string[]): ImageRead {
  const reading: Reading = {
    route,
    layers: parts.stored.length,
    remembered: parts.stored.filter(({ isRemembered }) => isRemembered).length,
    ...(reasons.length === 0 ? {} : { reason: reasons.join('; ') }),
  }
  return { ...parts, reading }
}
