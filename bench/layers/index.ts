/**
 * `npm run bench:layers` measures the figures for weighing of docs/performance.md, as ratios within one run. It needs the
 * lab and 10 GB of disk; the first run builds the large image, later ones reuse it.
 *
 *   npm run bench:layers                    all of it
 *   npm run bench:layers -- entries memory  only these parts: containerd, overlay2, commands, memory, entries
 *   npm run bench:layers -- --clean         removes what it keeps for the next run
 */
import { printTable, type Row } from '../table.ts'
import { commandRows } from './commands.ts'
import { cleanDive } from './dive.ts'
import { engineRows } from './engines.ts'
import { clean, stores } from './image.ts'
import { entryRows, memoryRows } from './scale.ts'

const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  containerd: () => engineRows(stores().containerd),
  overlay2: () => engineRows(stores().overlay2),
  commands: async () => [
    ...(await commandRows(stores().overlay2)),
    ...(await commandRows(stores().containerd)),
  ],
  memory: memoryRows,
  entries: entryRows,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((part) => part !== '--clean' && !(part in PARTS))

if (unknown.length > 0) {
  console.error(
    `bench: unknown part ${unknown.join(', ')}; known are ${Object.keys(PARTS).join(', ')} and --clean`,
  )
  process.exitCode = 2
} else if (wanted.includes('--clean')) {
  clean()
  cleanDive()
} else {
  for (const [part, rows] of Object.entries(PARTS))
    if (wanted.length === 0 || wanted.includes(part)) printTable(await rows())
}
