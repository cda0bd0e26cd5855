/** What is removed, and what is never touched. */
import { afterEach, describe, expect, test } from '@jest/globals'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { makeTempDir, removeRun, sweepDeadRuns } from '../../src/app/cleanup.ts'
import type { Labelled } from '../../src/engine/index.ts'
import { hostKey, newRunId, signature } from '../../src/core/run-id.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeEngine, type FakeEngine } from '../support/fake-engine.ts'

/** In the folder for temporary files of this machine, which other runs use too. */
const made: string[] = []
afterEach(() => {
  for (const path of made.splice(0)) rmSync(path, { recursive: true, force: true })
})
function makeFolder(path: string): string {
  mkdirSync(path)
  made.push(path)
  return path
}
function tempDirOf(run: string): string {
  const path = makeTempDir(run)
  made.push(path)
  return path
}

const SECRET = Buffer.alloc(32, 1)
const OTHER_SECRET = Buffer.alloc(32, 2)
const signed = (unsigned: string, secret = SECRET) => `${unsigned}-${signature(unsigned, secret)}`
const now = Math.floor(Date.now() / 1000).toString(36)
const GONE = `${now}-${(2 ** 22 + 1).toString(36)}-${hostKey()}-00000000`
const DEAD = signed(GONE)
const OTHER_HOST = signed(`${now}-1-${'0'.repeat(12)}-00000000`)
const ANCIENT = signed(`1-1-${'0'.repeat(12)}-00000000`)
/** As an image, a person or another user may have written them. */
const FORGED = [
  GONE,
  `${GONE}-0000000000000000`,
  signed(GONE, OTHER_SECRET),
  '1-1-000000000000-00000000',
  '1-1-000000000000-00000000-0000000000000000',
]

const things = (...runs: string[]): Labelled[] =>
  runs.flatMap((run): Labelled[] => [
    { kind: 'container', id: `c:${run}`, run },
    { kind: 'network', id: `n:${run}`, run },
    { kind: 'volume', id: `v:${run}`, run },
    { kind: 'image', id: `i:${run}`, run },
  ])
const engineWith = (...runs: string[]): FakeEngine =>
  Object.assign(fakeEngine({ clock: fakeClock() }), { things: things(...runs) })
const left = (engine: FakeEngine) => engine.things.map(({ id }) => id)

describe('removeRun', () => {
  test('removes that run’s things, containers before the images they use, and nobody else’s', async () => {
    const [mine, other] = [newRunId(process.pid, SECRET), newRunId(process.pid, SECRET)]
    const engine = engineWith(mine, other, '', 'x')
    const temp = tempDirOf(mine)
    const neighbour = tempDirOf(other)
    expect(await removeRun(engine, mine)).toEqual([])
    expect(engine.calls).toEqual([
      'labelled',
      `remove c:${mine}`,
      `removeNetwork n:${mine}`,
      `removeVolume v:${mine}`,
      `untag i:${mine}`,
    ])
    expect(existsSync(temp)).toBe(false)
    expect(existsSync(neighbour)).toBe(true)
  })

  test('one connection that breaks is no engine that is gone: it tries again', async () => {
    const mine = newRunId(process.pid, SECRET)
    const engine = engineWith(mine)
    const labelled = engine.labelled.bind(engine)
    let asked = 0
    engine.labelled = () => (++asked === 1 ? Promise.reject(new Error('socket hang up')) : labelled())
    expect(await removeRun(engine, mine)).toEqual([])
    expect(left(engine)).toEqual([])
  })

  test('may keep the image for later steps', async () => {
    const mine = newRunId(process.pid, SECRET)
    const engine = engineWith(mine)
    await removeRun(engine, mine, ['image'])
    expect(left(engine)).toEqual([`i:${mine}`])
  })

  test('one thing that stays does not keep the others, and is reported', async () => {
    const mine = newRunId(process.pid, SECRET)
    const engine = engineWith(mine)
    engine.remove = () => Promise.reject(new Error('in use'))
    expect(await removeRun(engine, mine)).toEqual([`could not remove container c:${mine}: in use`])
    expect(left(engine)).toEqual([`c:${mine}`])
  })

  test('an engine that is gone is one sentence; the folders go all the same', async () => {
    const mine = newRunId(process.pid, SECRET)
    const engine = engineWith(mine)
    const temp = tempDirOf(mine)
    engine.lose()
    expect(await removeRun(engine, mine)).toEqual([
      'could not remove what is left on the engine: The engine went away',
    ])
    expect(existsSync(temp)).toBe(false)
    expect(await removeRun(null, mine)).toEqual([])
  })

  test.each(['', 'x', '1-1-000000000000-00000000'])('%j is no run: nothing is removed', async (id) => {
    const engine = engineWith(id)
    expect(await removeRun(engine, id)).toEqual([])
    expect(engine.calls).toEqual([])
  })
})

describe('sweepDeadRuns', () => {
  test('only runs whose process is gone from this machine, or that are too old to live', async () => {
    const living = newRunId(process.pid, SECRET)
    const engine = engineWith(DEAD, OTHER_HOST, ANCIENT, living, ...FORGED, '', 'latest', 'not-a-run')
    expect(await sweepDeadRuns(engine, SECRET)).toEqual([])
    const gone = things(DEAD, ANCIENT).map(({ id }) => id)
    expect(left(engine)).toEqual(
      things(OTHER_HOST, living, ...FORGED, '', 'latest', 'not-a-run')
        .map(({ id }) => id)
        .filter((id) => !gone.includes(id)),
    )
  })

  test('none without the secret: nobody could say whose they are', async () => {
    const dead = tempDirOf(DEAD)
    const engine = engineWith(DEAD, ANCIENT)
    expect(await sweepDeadRuns(engine, null)).toEqual([])
    expect(engine.calls).toEqual([])
    expect(existsSync(dead)).toBe(true)
  })

  test('folders likewise', async () => {
    const living = tempDirOf(newRunId(process.pid, SECRET))
    const dead = tempDirOf(DEAD)
    writeFileSync(join(dead, 'secret'), '')
    const others = [
      `sea-trial-${process.pid}`,
      `sea-trial-notes-${process.pid}-abc123`,
      `x-sea-trial-${DEAD}-abcdef`,
      ...FORGED.map((id) => `sea-trial-${id}-${String(process.pid).padStart(6, '0').slice(-6)}`),
    ].map((name) => makeFolder(join(tmpdir(), name)))
    await sweepDeadRuns(engineWith(), SECRET)
    expect([living, ...others].map((path) => [basename(path), existsSync(path)])).toEqual(
      [living, ...others].map((path) => [basename(path), true]),
    )
    expect(existsSync(dead)).toBe(false)
  })
})
