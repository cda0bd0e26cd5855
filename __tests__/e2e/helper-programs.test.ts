/** The helper container's programs are stored as base64: they are what the assembly in the same folder gives. */
import { afterAll, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lab } from '../support/engines.ts'

const PROGRAMS = 'src/smoke/kernel/helper/programs.ts'

const folder = mkdtempSync(join(tmpdir(), 'helper-programs-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('assembled again, each program is the same byte for byte', () => {
  const stored = readFileSync(PROGRAMS, 'utf8')
  const file = join(folder, 'programs.ts')
  const empty = stored.replace(/'f0VMRg[^']+'/g, "''")
  expect(empty.match(/''/g)).toHaveLength(2)
  writeFileSync(file, empty)
  const PATH = `${lab(['binutils']).trim()}:${process.env.PATH ?? ''}`
  const { status } = spawnSync('bash', ['scripts/helper-programs.sh', file], {
    env: { ...process.env, PATH },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  expect(status).toBe(0)
  expect(readFileSync(file, 'utf8')).toBe(stored)
})
