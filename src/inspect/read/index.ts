/**
 * Gets at the layers of one image by the quickest way that is open: what is remembered is not read again; what an
 * engine has is pushed to us where that is cheap, and saved otherwise; an archive is read from end to end.
 */
import type { Engine } from '../../engine/index.ts'
import { UserError } from '../../errors.ts'
import type { Progress } from '../../progress.ts'
import { pushRepository } from '../../run.ts'
import type { Reading } from '../../schema.ts'
import type { Archive } from '../archive/index.ts'
import type { Candidate } from '../image/candidates.ts'
import { chooseImage, type Wanted } from '../image/choose.ts'
import { layersOf, type StoredLayer } from '../image/layers.ts'
import type { LayerMemory, Remembered } from '../memory/index.ts'
import { readArchive } from './archive.ts'
import { NotThisWay, readPush, type PushAccess } from './push.ts'
import { readSave } from './save.ts'

export type { PushAccess } from './push.ts'

export type Subject =
  | {
      readonly kind: 'engine'
      readonly ref: string
      readonly id: string
      readonly engine: Pick<Engine, 'save'>
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

async function takeWay(
  subject: Subject,
  wanted: Wanted,
  memory: LayerMemory,
  progress: Progress,
): Promise<ImageRead> {
  const together = (archive: Archive, remembered = new Map<string, Remembered>()) =>
    putTogether(archive, wanted, remembered)
  if (subject.kind === 'archive') return told('archive', together(await readArchive(subject.file, progress)))
  const { engine, ref, id, push } = subject
  const save = async (reason?: string) =>
    told('save', together(await readSave(engine, id || ref, ref, progress)), reason)
  if (push === undefined) return save()
  try {
    const remembered = await memory.recall(push.diffIds)
    const repository = pushRepository(await memory.secret())
    const archive = await readPush(push, repository, remembered, progress)
    return told('push', together(archive, remembered))
  } catch (cause) {
    // whatever a push leaves in doubt, a save settles
    if (cause instanceof NotThisWay || isInvalid(cause)) return save(cause.message)
    throw cause
  }
}

const isInvalid = (cause: unknown): cause is UserError =>
  cause instanceof UserError && cause.code === 'archive-invalid'

function putTogether(
  archive: Archive,
  wanted: Wanted,
  remembered: ReadonlyMap<string, Remembered>,
): Omit<ImageRead, 'reading'> {
  const image = chooseImage(archive, wanted)
  return { archive, image, stored: layersOf(archive, image, remembered) }
}

function told(route: Reading['route'], read: Omit<ImageRead, 'reading'>, reason?: string): ImageRead {
  const reading: Reading = {
    route,
    layers: read.stored.length,
    remembered: read.stored.filter(({ isRemembered }) => isRemembered).length,
    ...(reason === undefined ? {} : { reason }),
  }
  return { ...read, reading }
}
