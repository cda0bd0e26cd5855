/** The run of a command leaves nothing on the engine. Signals are those of this process. */
import { expect, test } from '@jest/globals'
import { withRun } from '../../src/app/command-run.ts'
import type { ContainerSpec, Labelled } from '../../src/engine/index.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeEngine, info } from '../support/fake-engine.ts'

const SPEC = {} as ContainerSpec // the fake does not read it

/** Creates a container some time after it was asked to. */
function engineThatCreates(run: () => string, milliseconds = 20) {
  const engine = Object.assign(fakeEngine({ clock: fakeClock() }), { things: [] as Labelled[] })
  engine.create = async () => {
    await new Promise((done) => setTimeout(done, milliseconds))
    engine.things.push({ kind: 'container', id: 'store', run: run() })
    return 'store'
  }
  return engine
}

test('resolves with the result of the work, and does not connect without need', async () => {
  const connect = () => Promise.reject(new Error('connected'))
  expect(await withRun({}, () => Promise.resolve(7), connect)).toBe(7)
})

test('a signal while a container is being created: it is removed, and the command ends', async () => {
  let id = ''
  const engine = engineThatCreates(() => id)
  const before = process.listenerCount('SIGTERM')
  const running = withRun(
    {},
    async (run) => {
      id = run.id
      const link = await run.link()
      setTimeout(() => process.emit('SIGTERM'), 1)
      await link.engine.create(SPEC)
      return new Promise<never>(() => {})
    },
    () => Promise.resolve({ engine, info }),
  )
  await expect(running).rejects.toMatchObject({ code: 'cancelled' })
  expect(engine.things).toEqual([])
  expect(process.listenerCount('SIGTERM')).toBe(before)
})

test('work that fails: what it has made is removed, and its error is the one that counts', async () => {
  let id = ''
  const engine = engineThatCreates(() => id)
  const running = withRun(
    {},
    async (run) => {
      id = run.id
      const link = await run.link()
      await link.engine.create(SPEC)
      throw new Error('broken')
    },
    () => Promise.resolve({ engine, info }),
  )
  await expect(running).rejects.toThrow('broken')
  expect(engine.things).toEqual([])
})

test('an engine that cannot be reached', async () => {
  const unreachable = () => Promise.reject(new Error('no engine'))
  await expect(withRun({}, (run) => run.link(), unreachable)).rejects.toThrow('no engine')
})
