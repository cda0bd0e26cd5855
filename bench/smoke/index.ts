/**
 * `npm run bench:smoke [-- --trials N]` measures time and memory of the smoke test, as ratios within one run. Uses the
 * lab's engine `new` unless DOCKER_HOST is set.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { labEnv } from '../lab.ts'
import { measured, run } from '../measured.ts'
import { alternate, median } from '../rounds.ts'
import { printTable, times, type Row } from '../table.ts'
import { lagRows } from './lag.ts'
import { leakRows } from './leaks.ts'

const DIST = 'dist/index.js'
const ROUNDS = 7
const FLOOD_BYTES = 1e9

const { values } = parseArgs({ options: { trials: { type: 'string', default: '60' } } })
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const env = process.env.DOCKER_HOST ? process.env : labEnv('new')
const rows: Row[] = []

try {
  rows.push(...(await lagRows(folder, env)))
  rows.push(await trivial())
  rows.push(await flood())
  rows.push(...(await leakRows(Number(values.trials), env)))
  printTable(rows)
} finally {
  rmSync(folder, { recursive: true })
}

/** A trial without a soak, compared with a hand-written script. */
async function trivial(): Promise<Row> {
  const app = join(folder, 'app')
  const script = join(folder, 'by-hand.sh')
  cpSync('examples/hello', app, { recursive: true })
  writeFileSync(
    script,
    `set -e
docker build -q -t bench-by-hand "${app}" >/dev/null
id=$(docker run -d -p 127.0.0.1::8080 bench-by-hand)
port=$(docker port "$id" 8080/tcp | head -n 1 | sed 's/.*://')
until curl -fsS -o /dev/null "http://127.0.0.1:$port/" 2>/dev/null; do sleep 0.1; done
docker stop "$id" >/dev/null
docker rm "$id" >/dev/null
`,
  )
  const taken = await alternate(ROUNDS, {
    byHand: () => run('bash', [script], { env }),
    seaTrial: () => run(process.execPath, [DIST, app, '--soak', '0', '--rehearse', 'none'], { env }),
  })
  execFileSync('docker', ['rmi', '-f', 'bench-by-hand'], { env, stdio: 'ignore' })
  const [hand, ours] = [median(taken.byHand), median(taken.seaTrial)]
  const target = 1.1 * hand + 0.3
  return [
    'whole trial without soak / hand-written bash',
    times(ours / hand),
    `${ours.toFixed(2)} s / ${hand.toFixed(2)} s, target ≤ ${target.toFixed(2)} s`,
  ]
}

/** Memory of a trial whose container writes a gigabyte of log, compared with one that logs almost nothing. */
async function flood(): Promise<Row> {
  const peakOf = async (bytes: number) => {
    const command = `yes 'a line of a log that nobody reads' | head -c ${bytes}`
    const args = [
      DIST,
      '--image',
      'busybox',
      '--command',
      JSON.stringify(['sh', '-c', command]),
      '--soak',
      '0',
    ]
    return (await measured(process.execPath, args, { env })).peak
  }
  const peaks = await alternate(3, { quiet: () => peakOf(1000), flooded: () => peakOf(FLOOD_BYTES) }, 0)
  const [quiet, flooded] = [median(peaks.quiet), median(peaks.flooded)]
  return [
    'peak memory with 1 GB of log / with 1 kB',
    times(flooded / quiet),
    `${mb(flooded)} / ${mb(quiet)}: ${mb(flooded - quiet)} more, target ≤ 20 MB`,
  ]
}

function mb(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`
}
