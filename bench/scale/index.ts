/**
 * `npm run bench:scale` simulates a fleet of 10,000 repositories: what it stores, sends and asks for, and which limit is
 * reached at which size. It needs no engine, and the same seed gives the same numbers.
 *
 *   npm run bench:scale                           as docs/scale.md shows it
 *   npm run bench:scale -- --repositories 500 --days 98 --seed 2
 *   npm run bench:scale -- measure                the measured inputs (bench/scale/inputs.ts); needs the lab
 */
import { parseArgs } from 'node:util'
import { printTable } from '../table.ts'
import { FLEET, printed } from './print.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    repositories: { type: 'string', default: String(FLEET.repositories) },
    days: { type: 'string', default: String(FLEET.days) },
    seed: { type: 'string', default: String(FLEET.seed) },
  },
})
const fleet = {
  repositories: Number(values.repositories),
  days: Number(values.days),
  seed: Number(values.seed),
}
const isMeasuring = positionals[0] === 'measure'

if (
  positionals.length > (isMeasuring ? 1 : 0) ||
  !Object.values(fleet).every((one) => Number.isInteger(one) && one > 0)
) {
  console.error('bench: known are --repositories, --days and --seed with a number from 1 on, and measure')
  process.exitCode = 2
} else if (isMeasuring) {
  const { measuredRows } = await import('./measure.ts')
  printTable(await measuredRows())
} else {
  console.log(printed(fleet))
}
