/**
 * The figures of docs/performance.md, as ratios within one run: `npm run bench`. It needs a Docker engine that has the
 * lab's images (`npm run lab -- up new && npm run lab -- images new`), and uses the lab's own unless DOCKER_HOST is set.
 */
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const DIST = 'dist/index.js'
const ROUNDS = 7
const STARTS = 30

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const env = process.env.DOCKER_HOST ? process.env : labEnv()
const rows: [string, string, string][] = []

try {
  await wholeCommand()
  await firstCall()
  await readinessLag()
  bundle()
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
} finally {
  rmSync(folder, { recursive: true })
}

/** Sea Trial against what one would write by hand, warm, on a trivial image, with the same soak. */
async function wholeCommand(): Promise<void> {
  const app = join(folder, 'app')
  const script = join(folder, 'by-hand.sh')
  execFileSync('cp', ['-r', 'examples/hello', app])
  writeFileSync(
    script,
    `set -e
docker build -q -t bench-by-hand "${app}" >/dev/null
id=$(docker run -d -p 127.0.0.1::8080 bench-by-hand)
port=$(docker port "$id" 8080/tcp | head -n 1 | sed 's/.*://')
until curl -fsS -o /dev/null "http://127.0.0.1:$port/" 2>/dev/null; do sleep 0.1; done
sleep 3
docker stop "$id" >/dev/null
docker rm "$id" >/dev/null
`,
  )
  const times = await alternate(ROUNDS, {
    byHand: () => run('bash', [script]),
    seaTrial: () => run(process.execPath, [DIST, app]),
  })
  execFileSync('docker', ['rmi', '-f', 'bench-by-hand'], { env, stdio: 'ignore' })
  const [hand, ours] = [median(times.byHand), median(times.seaTrial)]
  rows.push([
    'whole command / hand-written bash',
    `${(ours / hand).toFixed(2)} ×`,
    `${ours.toFixed(2)} s / ${hand.toFixed(2)} s, target ≤ ${(1.1 * hand + 0.3).toFixed(2)} s`,
  ])
}

/** From the start of `dist` to the first request that an engine sees, against a bare node. */
async function firstCall(): Promise<void> {
  const socket = join(folder, 'engine.sock')
  let seen = 0
  const server = createServer((_, response) => {
    seen ||= performance.now()
    response.writeHead(500).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  const there = { ...env, DOCKER_HOST: `unix://${socket}` }
  const times = await alternate(15, {
    node: () => run(process.execPath, ['-e', '0']),
    dist: async () => {
      seen = 0
      const began = performance.now()
      await run(process.execPath, [DIST, '--image', 'x'], there, true)
      return (seen - began) / 1000
    },
  })
  server.close()
  const [node, dist] = [median(times.node), median(times.dist)]
  rows.push([
    'start to first engine call / bare node',
    `${(dist / node).toFixed(1)} ×`,
    `${ms(dist)} / ${ms(node)}, target ≤ 200 ms`,
  ])
}

/** From the moment the app listens, by its own clock, to the moment the probe has passed; beside a curl loop. */
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
    `${(ours / curl).toFixed(2)} ×`,
    `${ms(ours)} / ${ms(curl)}, target ≤ 30 ms`,
  ])
}

async function lagOfSeaTrial(): Promise<number> {
  const report = join(folder, 'report.json')
  await run(process.execPath, [DIST, '--image', 'bench-lag', '--soak', '0', '--report', report])
  const { smoke } = JSON.parse(execFileSync('cat', [report], { encoding: 'utf8' })) as {
    smoke: { readyAt: string; log: { tail: string[] } }
  }
  return new Date(smoke.readyAt).getTime() / 1000 - listens(smoke.log.tail.join('\n'))
}

async function lagOfCurl(): Promise<number> {
  const docker = (...args: string[]) => execFileSync('docker', args, { env, encoding: 'utf8' }).trim()
  const id = docker('run', '-d', '-p', '127.0.0.1::8080', 'bench-lag')
  const port = docker('port', id, '8080/tcp').split(':').at(-1) ?? ''
  await run('bash', [
    '-c',
    'until curl -fsS -o /dev/null "http://127.0.0.1:$0/" 2>/dev/null; do sleep 0.1; done',
    port,
  ])
  const ready = Date.now() / 1000
  const listening = listens(
    execFileSync('docker', ['logs', id], { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  )
  docker('rm', '-f', id)
  return ready - listening
}

function bundle(): void {
  const size = (name: string) => statSync(join('dist', name)).size
  const chunks = readdirSync('dist').filter((name) => /^\d+\.index\.js$/.test(name))
  rows.push([
    'main bundle',
    `${(size('index.js') / 1e6).toFixed(2)} MB`,
    `target ≤ 2 MB; ${chunks.length} chunks loaded when needed`,
  ])
}

/** Turn about, so that a busy moment of the machine hits all of them. The first round only warms up. */
async function alternate<Name extends string>(
  rounds: number,
  works: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number[]>> {
  const entries = Object.entries(works) as [Name, () => Promise<number>][]
  const times = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<Name, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const [name, work] of entries) {
      const seconds = await work()
      if (round > 0) times[name].push(seconds)
    }
  }
  return times
}

/** Seconds that a command took. Rejects when it fails, unless it may. */
function run(
  file: string,
  args: string[],
  environment: NodeJS.ProcessEnv = env,
  mayFail = false,
): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { env: environment, stdio: 'ignore' })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0 || mayFail) resolve((performance.now() - began) / 1000)
      else reject(new Error(`${file} ${args.join(' ')} ended with ${code}`))
    })
  })
}

function median(values: number[]): number {
  return sorted(values)[Math.floor(values.length / 2)] ?? NaN
}

function p95(values: number[]): number {
  return sorted(values)[Math.ceil(values.length * 0.95) - 1] ?? NaN
}

function sorted(values: number[]): number[] {
  return values.toSorted((a, b) => a - b)
}

function ms(seconds: number): string {
  return `${Math.round(seconds * 1000)} ms`
}

function listens(log: string): number {
  return Number(/LISTENS ([\d.]+)/.exec(log)?.[1])
}

function labEnv(): NodeJS.ProcessEnv {
  const lines = execFileSync('bash', ['lab/lab.sh', 'env', 'new'], { encoding: 'utf8' }).trim().split('\n')
  return {
    ...process.env,
    ...Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    ),
  }
}
