/**
 * `npm run bench` measures the figures of docs/performance.md, as ratios within one run. It needs a Docker engine with the
 * lab's images (`npm run lab -- up new && npm run lab -- images new`): the lab's own, unless DOCKER_HOST is set.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { labEnv } from './lab.ts'
import { run } from './measured.ts'
import { alternate, median, p95 } from './rounds.ts'
import { startRow } from './start.ts'
import { ms, printTable, times, type Row } from './table.ts'

const DIST = 'dist/index.js'
const ROUNDS = 7
const STARTS = 30

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const env = process.env.DOCKER_HOST ? process.env : labEnv('new')
const rows: Row[] = []

try {
  await wholeCommand()
  rows.push(await startRow())
  await readinessLag()
  bundle()
  printTable(rows)
} finally {
  rmSync(folder, { recursive: true })
}

/** Sea Trial compared with a hand-written script: warm caches, a trivial image, the same soak, the same second start. */
async function wholeCommand(): Promise<void> {
  const app = join(folder, 'app')
  const script = join(folder, 'by-hand.sh')
  execFileSync('cp', ['-r', 'examples/hello', app])
  writeFileSync(
    script,
    `set -e
ready() {
  port=$(docker port "$id" 8080/tcp | head -n 1 | sed 's/.*://')
  until curl -fsS -o /dev/null "http://127.0.0.1:$port/" 2>/dev/null; do sleep 0.1; done
}
docker build -q -t bench-by-hand "${app}" >/dev/null
id=$(docker run -d -p 127.0.0.1::8080 bench-by-hand)
ready
sleep 3
docker stop "$id" >/dev/null
docker start "$id" >/dev/null
ready
docker rm -f "$id" >/dev/null
`,
  )
  const taken = await alternate(ROUNDS, {
    byHand: () => run('bash', [script], { env }),
    seaTrial: () => run(process.execPath, [DIST, app], { env }),
  })
  execFileSync('docker', ['rmi', '-f', 'bench-by-hand'], { env, stdio: 'ignore' })
  const [hand, ours] = [median(taken.byHand), median(taken.seaTrial)]
  rows.push([
    'whole command / hand-written bash',
    times(ours / hand),
    `${ours.toFixed(2)} s / ${hand.toFixed(2)} s, target ≤ ${(1.1 * hand + 0.3).toFixed(2)} s`,
  ])
}

/** Time from the moment the app listens (by its own clock) until the probe passes, compared with a curl loop. */
async function readinessLag(): Promise<void> {
  writeFileSync(
    join(folder, 'app.py'),
    `import http.server, random, time
time.sleep(random.uniform(0.1, 2))
server = http.server.HTTPServer(("0.0.0.0", 8080), http.server.SimpleHTTPRequestHandler)
print("LISTENS", time.time(), flush=True)
server.serve_forever()
`,
  )
  writeFileSync(
    join(folder, 'Dockerfile'),
    'FROM python:3.10\nEXPOSE 8080\nCOPY app.py /\nCMD ["python3", "/app.py"]\n',
  )
  execFileSync('docker', ['build', '-q', '-t', 'bench-lag', folder], { env, stdio: 'ignore' })
  const lags = await alternate(STARTS, { seaTrial: lagOfSeaTrial, curl: lagOfCurl })
  execFileSync('docker', ['rmi', '-f', 'bench-lag'], { env, stdio: 'ignore' })
  const [ours, curl] = [p95(lags.seaTrial), p95(lags.curl)]
  rows.push([
    `readiness lag p95 over ${STARTS} starts / curl loop at 0.1 s`,
    times(ours / curl),
    `${ms(ours)} / ${ms(curl)}, target ≤ 30 ms`,
  ])
}

async function lagOfSeaTrial(): Promise<number> {
  const report = join(folder, 'report.json')
  await run(process.execPath, [DIST, '--image', 'bench-lag', '--soak', '0', '--report', report], { env })
  const { smoke } = JSON.parse(execFileSync('cat', [report], { encoding: 'utf8' })) as {
    smoke: { readyAt: string; log: { tail: string[] } }
  }
  return new Date(smoke.readyAt).getTime() / 1000 - listens(smoke.log.tail.join('\n'))
}

async function lagOfCurl(): Promise<number> {
  const docker = (...args: string[]) => execFileSync('docker', args, { env, encoding: 'utf8' }).trim()
  const id = docker('run', '-d', '-p', '127.0.0.1::8080', 'bench-lag')
  const port = docker('port', id, '8080/tcp').split(':').at(-1) ?? ''
  await run(
    'bash',
    ['-c', 'until curl -fsS -o /dev/null "http://127.0.0.1:$0/" 2>/dev/null; do sleep 0.1; done', port],
    { env },
  )
  const ready = Date.now() / 1000
  const listening = listens(
    execFileSync('docker', ['logs', id], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  )
  docker('rm', '-f', id)
  return ready - listening
}

/** Prints each file that is loaded. */
const HOOK = `import { registerHooks } from 'node:module'
registerHooks({ load: (url, context, next) => (console.error(url), next(url, context)) })`

/** What `--version` loads is what every run loads before it does anything. */
function bundle(): void {
  const args = ['--import', `data:text/javascript,${encodeURIComponent(HOOK)}`, DIST, '--version']
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  const loaded = stderr.split('\n').filter((line) => line.startsWith('file:'))
  const bytes = loaded.reduce((sum, url) => sum + statSync(new URL(url)).size, 0)
  const chunks = readdirSync('dist').filter((name) => name.endsWith('index.js'))
  rows.push([
    'loaded at start',
    `${(bytes / 1e6).toFixed(2)} MB`,
    `target ≤ 2 MB; ${chunks.length - loaded.length} chunks loaded when needed`,
  ])
}

function listens(log: string): number {
  return Number(/LISTENS ([\d.]+)/.exec(log)?.[1])
}
