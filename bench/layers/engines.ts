/** The large image on an engine: Sea Trial cold and warm, `docker save` and dive, run alternately. */
import { measured, type Measured } from '../measured.ts'
import { alternate, median } from '../rounds.ts'
import { mb, s, times, type Row } from '../table.ts'
import { dive } from './dive.ts'
import { LARGE, buildApp, removeApp, type Store } from './image.ts'
import { inTemp, weighCold, weighImage, type Weighing } from './weighing.ts'

const ROUNDS = 3
/** Targets, as multiples of `docker save`. */
const WARM: Record<string, number> = { containerd: 0.04, overlay2: 0.03 }
const COLD: Record<string, number> = { containerd: 0.45, overlay2: 0.1 }
/** And of dive. */
const DIVE: Record<string, number> = { containerd: 0.5, overlay2: 0.125 }
const PEAK = 150e6

export async function engineRows(store: Store): Promise<Row[]> {
  return inTemp(async (cache) => {
    const first = await weighImage(LARGE, store.env, cache)
    const { save, cold, warm, other } = await alternate(
      ROUNDS,
      {
        save: () => measured('docker', ['save', LARGE], { env: store.env }),
        cold: () => weighCold(LARGE, store.env),
        other: () => withDive(store),
        warm: () => weighApp(store, cache),
      },
      0,
    )
    return [
      [
        `the image, ${store.name}`,
        mb(first.onDisk),
        `${first.layers} layers, ${first.entries.toLocaleString('en')} entries`,
      ],
      against(`cold / docker save, ${store.name}`, cold, save, `target ≤ ${COLD[store.name]}`),
      against(`cold / dive, ${store.name}`, cold, other, `target ≤ ${DIVE[store.name]}`),
      against(`warm / docker save, ${store.name}`, warm, save, `target ≤ ${WARM[store.name]}`),
      peakRow(`peak memory, cold, ${store.name}`, cold, other),
      peakRow(`peak memory, warm, ${store.name}`, warm, other),
    ]
  })
}

async function weighApp(store: Store, cache: string): Promise<Weighing> {
  const ref = buildApp(store)
  try {
    return await weighImage(ref, store.env, cache)
  } finally {
    removeApp(store, ref)
  }
}

/** NaN without dive. It exits non-zero on wasteful images such as this one. */
async function withDive({ env }: Store): Promise<Measured> {
  const program = dive()
  if (program === null) return { seconds: NaN, cpu: NaN, peak: NaN }
  return measured(program, ['--ci', LARGE], { env: { ...env, CI: 'true' }, mayFail: true })
}

function against(what: string, ours: readonly Weighing[], theirs: readonly Measured[], target: string): Row {
  const [a, b] = [seconds(ours), seconds(theirs)]
  if (Number.isNaN(b)) return [what, '-', 'not measured: no Go to build dive with']
  const details = [`${s(a)} / ${s(b)}`, target, routes(ours)].filter((part) => part !== '')
  return [what, times(a / b, 3), details.join(', ')]
}

function peakRow(what: string, ours: readonly Weighing[], other: readonly Measured[]): Row {
  const theirs = Math.max(...other.map(({ peak }) => peak))
  const beside = Number.isNaN(theirs) ? '' : `; dive ${mb(theirs)}`
  return [what, mb(Math.max(...ours.map(({ peak }) => peak))), `target ≤ ${mb(PEAK)}${beside}`]
}

const seconds = (all: readonly Measured[]): number => median(all.map((one) => one.seconds))

function routes(all: readonly Weighing[]): string {
  const names = [...new Set(all.flatMap(({ route }) => route ?? []))]
  return names.length > 0 ? `by ${names.join(' and ')}` : ''
}
