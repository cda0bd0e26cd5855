/** Settings that start images again after the trial, and what each of them cannot be used with. */
import type { SettingReader } from './setting-reader.ts'
import type { ImageSource, SmokeInputs, Source } from './types.ts'
import * as values from './values.ts'

interface Around {
  readonly source: Source
  /** False with `smoke: false`. */
  readonly isRun: boolean
  readonly smoke: SmokeInputs
}

export interface Starts {
  /** Starts of each image in turn; null without `repeat`. */
  readonly repeat: number | null
  /** The image to start beside this one, as the settings name it. */
  readonly baselineImage: ImageSource | null
}

/** Reports what cannot be combined. */
export function readStarts(reader: SettingReader, around: Around): Starts {
  const { asked } = around.smoke.rehearse
  const repeat = reader.parse('repeat', values.parseStarts)
  const ref = reader.parse('baseline-image', values.parseReference)
  if (ref !== null && reader.text('repeat') === null && !asked.includes('upgrade'))
    reader.mistake(
      `${reader.labelOf('baseline-image')} needs repeat or rehearse: upgrade: it is the image to start beside this one`,
    )
  for (const [what, why, applies] of HINDRANCES) if (applies(around)) refuse(reader, around, what, why)
  const { network } = around.smoke
  if (asked.includes('twice') && (network === 'host' || network?.startsWith('container:')))
    reader.mistake(
      `${reader.labelOf('rehearse')}: twice cannot be used with network: ${network}: both containers would need the same ports`,
    )
  return {
    repeat,
    baselineImage: ref === null ? null : { kind: 'image', ref, platform: around.source.platform },
  }
}

type Hindrance = readonly [what: string, why: string, applies: (around: Around) => boolean]

const SERVICES = 'compose-file'
const HINDRANCES: readonly Hindrance[] = [
  ['archive', 'nothing of an archive is started', ({ source }) => source.kind === 'archive'],
  ['smoke: false', 'then nothing is started', ({ source, isRun }) => source.kind !== 'archive' && !isRun],
  ['keep-running', 'its container is left as the first start made it', ({ smoke }) => smoke.keepRunning],
  [SERVICES, 'its services keep what an earlier start has written', ({ smoke }) => smoke.services !== null],
]

function refuse(reader: SettingReader, { smoke }: Around, what: string, why: string): void {
  for (const name of ['repeat', 'start-times'] as const)
    if (reader.text(name) !== null)
      reader.mistake(`${reader.labelOf(name)} cannot be used with ${what}: ${why}`)
  const { asked } = smoke.rehearse
  // a restart is of the same container, beside which its services go on
  const kinds = what === SERVICES ? asked.filter((kind) => kind === 'twice' || kind === 'upgrade') : asked
  if (kinds.length > 0)
    reader.mistake(`${reader.labelOf('rehearse')}: ${kinds.join(', ')} cannot be used with ${what}: ${why}`)
}
