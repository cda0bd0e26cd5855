/**
 * `npm run bench:repeat [-- --runs N --starts N]` runs one image against itself with `repeat`, and prints how often a change
 * was reported: it should be never. Then the same image with a start that is 0.5 s longer, and with 50 MB more memory. Uses
 * the lab's engine `new` unless DOCKER_HOST is set.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Report, type SideBySide } from '../src/core/schema.ts'
import { labEnv } from './lab.ts'
import { run } from './measured.ts'
import { median } from './rounds.ts'
import { mb, ms, printTable, type Row } from './table.ts'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '50' }, starts: { type: 'string', default: '3' } },
})
const CHANGED_RUNS = 5
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const env = process.env.DOCKER_HOST ? process.env : labEnv('new')
const SAME = 'bench-repeat:same'
/** What the container does before it listens. */
const CASES = [
  { tag: SAME, before: 'true', runs: Number(values.runs), what: 'the same image' },
  { tag: 'bench-repeat:slower', before: 'sleep 0.5', runs: CHANGED_RUNS, what: 'starts 0.5 s later' },
  {
    tag: 'bench-repeat:larger',
    before: 'head -c 50000000 /dev/zero > /dev/shm/x',
    runs: CHANGED_RUNS,
    what: 'uses 50 MB more',
  },
] as const

try {
  for (const { tag, before } of CASES) build(tag, before)
  const rows: Row[] = []
  for (const one of CASES) rows.push(...(await rowsOf(one)))
  printTable(rows)
} finally {
  rmSync(folder, { recursive: true })
  execFileSync('docker', ['rmi', '-f', ...CASES.map(({ tag }) => tag)], { env, stdio: 'ignore' })
}

function build(tag: string, before: string): void {
  const input = `FROM busybox\nEXPOSE 8080\nCMD ${before}; exec httpd -f -p 8080 -h /etc\n`
  execFileSync('docker', ['build', '-q', '-t', tag, '-'], {
    env,
    input,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
}

async function rowsOf({ tag, runs, what }: (typeof CASES)[number]): Promise<Row[]> {
  const results: SideBySide['rows'][] = []
  for (let count = 0; count < runs; count++) results.push(await compareWithSame(tag))
  const ofKey = (key: 'readySeconds' | 'peakMemory') =>
    results.flatMap((rows) => rows.filter((row) => row.key === key))
  const row = (name: string, key: 'readySeconds' | 'peakMemory', show: (value: number) => string): Row => {
    const found = ofKey(key)
    const differences = found.map(({ before, after }) => Math.abs(after.median - before.median))
    const spread = show(median(found.map((one) => one.spread)))
    const details = `differences ${show(Math.min(...differences))} to ${show(Math.max(...differences))}, median spread ${spread}`
    return [
      `${what}: ${name}`,
      `${found.filter(({ changed }) => changed).length} of ${found.length} changed`,
      details,
    ]
  }
  return [row('ready', 'readySeconds', ms), row('memory', 'peakMemory', mb)]
}

async function compareWithSame(tag: string): Promise<SideBySide['rows']> {
  const file = join(folder, 'report.json')
  const settings = ['--repeat', values.starts, '--baseline-image', SAME, '--soak', '0', '--report', file]
  await run(process.execPath, ['dist/index.js', '--image', tag, ...settings], { env })
  const { sideBySide } = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
  if (sideBySide?.rows.length !== 2) throw new Error(`nothing was compared: ${sideBySide?.notes.join('; ')}`)
  return sideBySide.rows
}
