/** Time from the start of `dist` to its first request. `node bench/start.ts [DIST]` measures only this, without an engine. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './measured.ts'
import { alternate, median } from './rounds.ts'
import { ms, printTable, times, type Row } from './table.ts'

const ROUNDS = 15
/** As a multiple of the start of a bare Node. */
const TARGET = 4

/** Compares the time to the first request, answered by a fake engine, with a Node process that does nothing. */
export async function startRow(dist = 'dist/index.js'): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'))
  const socket = join(folder, 'engine.sock')
  let seen = 0
  const server = createServer((_, response) => {
    seen ||= performance.now()
    response.writeHead(500).end('{}')
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  const env = { ...process.env, DOCKER_HOST: `unix://${socket}` }
  try {
    const taken = await alternate(ROUNDS, {
      bare: () => run(process.execPath, ['-e', '0'], { env }),
      ours: async () => {
        seen = 0
        const began = performance.now()
        await run(process.execPath, [dist, '--image', 'x'], { env, mayFail: true })
        return (seen - began) / 1000
      },
    })
    const [bare, ours] = [median(taken.bare), median(taken.ours)]
    const verdict = ours <= TARGET * bare ? 'met' : 'missed'
    return [
      'start to first engine call / bare node',
      times(ours / bare, 1),
      `${ms(ours)} / ${ms(bare)}, target ≤ ${times(TARGET, 1)}: ${verdict}`,
    ]
  } finally {
    server.close()
    rmSync(folder, { recursive: true })
  }
}

if (import.meta.main) printTable([await startRow(process.argv[2])])
