/** One more start of an image, until it is ready: the whole smoke test is tested in `container/lifecycle.test.ts`. */
import { expect, test } from '@jest/globals'
import { silent } from '../../src/core/progress.ts'
import { volumeName } from '../../src/core/run-id.ts'
import { startUntilReady } from '../../src/smoke/index.ts'
import { fakeClock, socketTurn } from '../support/fake-clock.ts'
import { fakeEngine, image, info } from '../support/fake-engine.ts'
import { plainContainer, plainSmoke } from '../support/plain.ts'
import { status } from '../support/servers.ts'

async function startOnce(prepare: (engine: ReturnType<typeof fakeEngine>) => void = () => {}) {
  const server = await status(200)
  const clock = fakeClock(socketTurn)
  const engine = fakeEngine({ clock, ports: new Map([[80, server.port]]) })
  prepare(engine)
  const cache = { source: { kind: 'name' as const, name: 'cache' }, target: '/cache', options: [] }
  const inputs = { ...plainSmoke, container: { ...plainContainer, volumes: [cache] } }
  try {
    const result = await startUntilReady(image({ exposedPorts: ['80/tcp'] }), inputs, {
      engine,
      info: { ...info, local: false },
      clock,
      progress: silent,
      signal: new AbortController().signal,
      run: 'r1',
      tempDir: '/nowhere',
      services: null,
      places: {},
      onSettled: () => undefined,
      platform: null,
      logFile: null,
    })
    return { result, engine, seconds: clock.now() }
  } finally {
    await server.close()
  }
}

test('neither soaks nor rehearses the stop, measures memory, and removes the container', async () => {
  const { result, engine, seconds } = await startOnce()
  expect(result.smoke).toMatchObject({ ready: true, soakSeconds: 0, memory: { peak: 1_000_000 } })
  expect(result.smoke.readySeconds).not.toBeNull()
  expect(engine.calls.filter((call) => call.startsWith('kill'))).toEqual([])
  expect(engine.calls).toContain('remove c0ffee')
  expect(seconds).toBeLessThan(2)
})

test('begins with empty volumes: an own one of an earlier start is removed before', async () => {
  const { engine } = await startOnce()
  const removed = engine.calls.indexOf(`removeVolume ${volumeName('r1', 'cache')}`)
  expect(removed).toBeGreaterThanOrEqual(0)
  expect(removed).toBeLessThan(engine.calls.indexOf('create'))
})

test('a start that fails has its cause, and its container is removed', async () => {
  const { result, engine } = await startOnce((one) => {
    one.refusal = 'exec: "/app": stat /app: no such file or directory'
  })
  expect(result.smoke.ready).toBe(false)
  expect(result.findings[0]?.level).toBe('fail')
  expect(engine.calls).toContain('remove c0ffee')
})
