/** The container under test is created from the settings, and the run's own volumes carry its name. */
import { expect, test } from '@jest/globals'
import { UserError } from '../../../src/core/errors.ts'
import { silent } from '../../../src/core/progress.ts'
import { volumeName } from '../../../src/core/run-id.ts'
import type { SmokeDeps } from '../../../src/smoke/index.ts'
import { makeContainer } from '../../../src/smoke/container/create.ts'
import { chooseRoute } from '../../../src/smoke/network/route.ts'
import { inputs } from '../../support/evidence.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { fakeEngine, image, info } from '../../support/fake-engine.ts'
import { plainContainer } from '../../support/plain.ts'

const clock = fakeClock()
const deps = (): SmokeDeps & { engine: ReturnType<typeof fakeEngine> } => ({
  engine: fakeEngine({ clock }),
  info,
  clock,
  progress: silent,
  signal: new AbortController().signal,
  run: 'r1',
  services: null,
  tempDir: '/nowhere',
  places: {},
  onSettled: () => undefined,
  platform: null,
  logFile: null,
})
const route = chooseRoute(null, { endpoint: 'unix:///x', ownNetworks: null }, (port) => Promise.resolve(port))

test('a volume that exists is used by its name; a missing one is named after the run', async () => {
  const given = deps()
  given.engine.volumes.add('theirs')
  const named = (name: string) => ({
    source: { kind: 'name' as const, name },
    target: `/${name}`,
    options: [],
  })
  const { inputs: wanted } = inputs({
    container: { ...plainContainer, user: '5', volumes: [named('theirs'), named('cache')] },
  })
  await makeContainer(image(), wanted, { checks: [], ports: [] }, route, given)
  expect(given.engine.spec?.settings).toMatchObject({
    user: '5',
    volumes: [{ source: { name: 'theirs' } }, { source: { name: volumeName('r1', 'cache') } }],
  })
})

test('a refusal about a setting is a wrong setting; any other is an error of the engine', async () => {
  const given = deps()
  const refuse = (words: string) =>
    (given.engine.create = () =>
      Promise.reject(new UserError('engine-failed', `The engine could not make it: ${words}`)))
  const { inputs: wanted } = inputs({ cpus: 99 })
  refuse('range of CPUs is from 0.01 to 2.00')
  await expect(makeContainer(image(), wanted, { checks: [], ports: [] }, route, given)).rejects.toMatchObject(
    {
      code: 'settings',
      exit: 2,
    },
  )
  refuse('no space left on device')
  await expect(makeContainer(image(), wanted, { checks: [], ports: [] }, route, given)).rejects.toMatchObject(
    {
      code: 'engine-failed',
    },
  )
})
