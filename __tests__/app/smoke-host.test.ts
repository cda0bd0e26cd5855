import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Stages } from '../../src/app/stages.ts'
import { placeImage, withSmokeHost } from '../../src/app/smoke-host.ts'
import type { Run } from '../../src/app/session.ts'
import type { Link, Results, Trial } from '../../src/app/trial.ts'
import { imageTag } from '../../src/core/run-id.ts'
import type { EngineImage } from '../../src/engine/index.ts'
import { readRequest } from '../../src/inputs/index.ts'
import type { Inputs } from '../../src/inputs/types.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { fakeEngine, image, info, type FakeEngine } from '../support/fake-engine.ts'
import '../support/contract-readers.ts'

const ID = 'run-id'
const TAG = imageTag(ID)
const before = process.env.DOCKER_HOST
const [here, there] = ['unix:///here.sock', 'unix:///there.sock']

beforeEach(() => {
  process.env.DOCKER_HOST = here
})
afterEach(() => {
  if (before === undefined) delete process.env.DOCKER_HOST
  else process.env.DOCKER_HOST = before
})

const of = (platform: string, inputs: Inputs): Inputs => ({
  ...inputs,
  source: { ...inputs.source, platform },
})

/** A trial of an image that exists, and the engine of `smoke-host`, which has no image before one is loaded. */
function trialOn(host: string, architecture = 'amd64', args = ['--image', 'app'], platform?: string) {
  const request = readRequest('command', [...args, '--smoke-host', host], {}, process.cwd(), '0')
  if (request.kind !== 'trial') throw new Error('a trial was asked for')
  const clock = fakeClock()
  const [own, other] = [fakeEngine({ clock }), fakeEngine({ clock })]
  const progress = { step: () => undefined, waiting: () => undefined }
  const run = {
    id: ID,
    mode: 'command',
    clock,
    progress,
    signal: new AbortController().signal,
  } as unknown as Run
  const results: Results = {}
  const link: Link = { engine: own, info }
  const trial: Trial = {
    inputs: platform === undefined ? request.inputs : of(platform, request.inputs),
    run,
    results,
    seconds: {},
    stages: {} as Stages,
    link: () => Promise.resolve(link),
  }
  const connect = () => Promise.resolve({ engine: other, info: { ...info, architecture } })
  return { trial, link, own, other, ready: withSmokeHost(trial, connect) }
}

function answers(engine: FakeEngine, after: Partial<EngineImage> | null): void {
  let isLoaded = false
  engine.load = () => Promise.resolve(void (isLoaded = true))
  engine.image = () => Promise.resolve(isLoaded && after ? { ...image(), ...after } : null)
}

const SUBJECT = { image: { ...image(), diffIds: ['sha256:1'] }, ref: 'app', dockerfile: null, from: null }

describe('the engine of smoke-host', () => {
  test('is the one that builds, where it has the same address', async () => {
    const { trial, ready } = trialOn(here)
    expect(await ready).toBe(trial)
  })

  test('is another one, whose platform is chosen only where it differs', async () => {
    const same = await trialOn(there).ready
    expect(same.host?.info.architecture).toBe('amd64')
    expect(same.results.smokeEngine?.architecture).toBe('amd64')
    expect(same.inputs.source.platform).toBeNull()
    const arm = await trialOn(there, 'arm64').ready
    expect(arm.inputs.source.platform).toBe('linux/arm64')
  })
})

describe('the image', () => {
  test('is copied under the tag of the run, which only the other engine keeps', async () => {
    const { ready, link, own, other } = trialOn(there)
    answers(other, { id: 'sha256:other', diffIds: ['sha256:1'] })
    const placed = await placeImage(SUBJECT, await ready, link)
    expect(placed.image.id).toBe('sha256:other')
    expect(placed.link.engine).toBe(other)
    const [repository, id] = TAG.split(':')
    expect(own.calls).toEqual([`tag ${SUBJECT.image.id} ${repository}:${id}`, 'save', `untag ${TAG}`])
  })

  test('is not copied to an engine that has it already: it is the same engine under another address', async () => {
    const { ready, link, own, other } = trialOn(there)
    const trial = await ready
    await placeImage({ ...SUBJECT, ref: TAG }, trial, link)
    expect(trial.run.smokeEngine).toBeNull()
    expect(trial.results).not.toHaveProperty('smokeEngine')
    expect(own.calls).toEqual([])
    expect(other.calls).toEqual(['image'])
  })

  test.each([
    ['has other layers', { diffIds: ['sha256:2'] }, 'its layers are others there'],
    ['is missing', null, 'is not there'],
  ])('that %s after the copy is an error', async (_, after, words) => {
    const { ready, link, other } = trialOn(there)
    answers(other, after)
    await expect(placeImage({ ...SUBJECT, ref: TAG }, await ready, link)).rejects.toMatchObject({
      code: 'engine-failed',
      message: expect.stringContaining(words),
    })
  })

  test('without a name stays where it is: to remove the tag of the run would delete it', async () => {
    const { ready, link, own } = trialOn(there)
    const nameless = { ...SUBJECT, image: { ...SUBJECT.image, tags: [] } }
    await expect(placeImage(nameless, await ready, link)).rejects.toMatchObject({ code: 'settings' })
    expect(own.calls).toEqual([])
  })

  test('stays on the one engine without smoke-host', async () => {
    const { trial, link, own } = trialOn(here)
    const placed = await placeImage(SUBJECT, trial, link)
    expect(placed).toEqual({ image: SUBJECT.image, link })
    expect(own.calls).toEqual([])
  })
})

test.each([
  ['linux/amd64', false],
  ['linux/arm64', true],
])('of several platforms, with an arm64 host, %s runs there: %s', async (platform, isThere) => {
  const args = ['.', '--platforms', 'linux/amd64,linux/arm64', '--builder', 'default']
  const { ready, link } = trialOn(there, 'arm64', args, platform)
  const { host, inputs } = await ready
  expect(host?.info.architecture).toBe(isThere ? 'arm64' : undefined)
  expect(inputs.source.platform).toBe(platform)
  expect(link.info.architecture).toBe('amd64')
})
