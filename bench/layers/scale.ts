/** How Sea Trial scales: archives are generated on the fly and piped into it. */
import { mb, ms, times, type Row } from '../table.ts'
import { archiveOf, entriesOf, layersOf, type LayerPlan } from './archive.ts'
import { weighArchive } from './weighing.ts'

const MOST = 2
const PEAK = 150e6

/** An image as large as the one on the engines, one with ten times the bytes, and one with ten times the entries too. */
export async function memoryRows(): Promise<Row[]> {
  const rows: Row[] = []
  for (const layers of [
    layersOf(10, 16_000, 13_000),
    layersOf(10, 16_000, 137_000),
    layersOf(10, 160_000, 13_000),
  ]) {
    const { peak, onDisk, entries } = await weighArchive(archiveOf(layers))
    const what = `${(onDisk / 1e9).toFixed(1)} GB, ${entries.toLocaleString('en')} entries`
    rows.push([`peak memory, archive of ${what}`, mb(peak), `target ≤ ${mb(PEAK)}`])
  }
  for (const [what, layers, most] of EXTREMES) {
    const { peak } = await weighArchive(archiveOf(layers))
    rows.push([`peak memory, ${what}`, mb(peak), `target ≤ ${mb(most)}`])
  }
  return rows
}

const same = (count: number, plan: Omit<LayerPlan, 'from'>): LayerPlan[] =>
  Array.from({ length: count }, () => ({ from: 0, ...plan }))

/** Images that are far from ordinary. */
const EXTREMES: readonly (readonly [what: string, layers: readonly LayerPlan[], most: number])[] = [
  ['1,000,000 entries', layersOf(1, 1_000_000, 1_000), 400e6],
  [
    '100,000 folders, then as many whiteouts',
    [
      { from: 0, files: 100_000, bytes: 0, members: 'folders' },
      { from: 0, files: 100_000, bytes: 0, members: 'whiteouts' },
    ],
    300e6,
  ],
  ['100,000 files, overwritten by 5 layers', same(6, { files: 100_000, bytes: 1_000 }), 300e6],
  [
    '100,000 npm packages, overwritten by 5 layers',
    same(6, { files: 100_000, bytes: 100, members: 'packages' }),
    400e6,
  ],
]

const SMALL = layersOf(1, 10_000, 1_000)
const MIDDLE = layersOf(1, 100_000, 1_000)
const OTHERS: readonly (readonly [what: string, layers: readonly LayerPlan[]])[] = [
  ['1,000,000 entries', layersOf(1, 1_000_000, 1_000)],
  ['100,000 whiteouts', [...MIDDLE, { from: 0, files: 100_000, bytes: 0, members: 'whiteouts' }]],
  ['127 layers', layersOf(127, 1_000, 1_000)],
]

/**
 * CPU time per entry compared with the small case, without the start of the process. The small case spends most of it on
 * compiling code for the first use, so the middle case is compared too: it would show a cost that grows.
 */
export async function entryRows(): Promise<Row[]> {
  const start = await cpu(layersOf(1, 1, 0), 7)
  const perEntry = async (layers: readonly LayerPlan[], repeats: number): Promise<number> =>
    ((await cpu(layers, repeats)) - start) / entriesOf(layers)
  const small = await perEntry(SMALL, 7)
  const middle = await perEntry(MIDDLE, 3)
  const rows: Row[] = [
    [
      'CPU time an entry, 10,000 entries',
      µs(small),
      `100,000 entries: ${µs(middle)}; start taken off: ${ms(start)}`,
    ],
  ]
  for (const [what, layers] of OTHERS) {
    const each = await perEntry(layers, 2)
    const details = `${µs(each)} / ${µs(small)}, target ≤ ${MOST}; / 100,000 entries: ${times(each / middle)}`
    rows.push([`the same, ${what} / 10,000 entries`, times(each / small), details])
  }
  return rows
}

/** Mean, because CPU time has a resolution of 10 ms. */
async function cpu(layers: readonly LayerPlan[], repeats: number): Promise<number> {
  let sum = 0
  for (let round = 0; round < repeats; round++) sum += (await weighArchive(archiveOf(layers))).cpu
  return sum / repeats
}

const µs = (seconds: number): string => `${(seconds * 1e6).toFixed(1)} µs`
