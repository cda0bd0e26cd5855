/** What many trials in one process leak: memory after a garbage collection, and open files. */
import { readdirSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { systemClock } from '../../src/core/clock.ts'
import { connect } from '../../src/engine/docker.ts'
import { readRequest } from '../../src/inputs/index.ts'
import { silent } from '../../src/core/progress.ts'
import { newRunId } from '../../src/core/run-id.ts'
import { smoke } from '../../src/smoke/index.ts'
import { times, type Row } from '../table.ts'
import '../../__tests__/support/contract-readers.ts'

/** Trials until everything that is created once exists. */
const WARM_UP = 10

export async function leakRows(trials: number, env: NodeJS.ProcessEnv): Promise<Row[]> {
  Object.assign(process.env, env)
  const { engine, info } = await connect()
  const image = await engine.image('busybox')
  const args = [
    '--image',
    'busybox',
    '--soak',
    '0',
    '--port',
    '8080',
    '--command',
    'httpd -f -p 8080 -h /etc',
  ]
  const request = readRequest('command', args, process.env, process.cwd(), '')
  const inputs = request.kind === 'trial' ? request.inputs.smoke : null
  if (image === null || inputs === null)
    throw new Error('busybox is not on the engine: npm run lab -- images')
  const once = async () => {
    const { smoke: seen } = await smoke(image, inputs, {
      engine,
      info,
      clock: systemClock,
      progress: silent,
      signal: new AbortController().signal,
      run: newRunId(process.pid, null),
      services: null,
      tempDir: '/nowhere',
      places: {},
      onSettled: () => undefined,
      platform: null,
      logFile: null,
    })
    if (!seen.ready) throw new Error('a trial of the bench failed')
  }
  for (let trial = 0; trial < WARM_UP; trial++) await once()
  const before = held()
  for (let trial = 0; trial < trials; trial++) await once()
  const after = held()
  engine.close()
  return [
    [
      `heap after ${trials} more trials in one process / after ${WARM_UP}`,
      times(after.heap / before.heap),
      `${(after.heap / 1e6).toFixed(1)} MB / ${(before.heap / 1e6).toFixed(1)} MB`,
    ],
    [
      `open files after ${trials} more trials / after ${WARM_UP}`,
      `${after.files} / ${before.files}`,
      'target: the same',
    ],
  ]
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function held(): { heap: number; files: number } {
  collect()
  return { heap: process.memoryUsage().heapUsed, files: readdirSync('/proc/self/fd').length }
}
