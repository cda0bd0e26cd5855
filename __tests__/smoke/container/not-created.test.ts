/** Images from which an engine creates no container are judged; other refusals are errors. */
import { describe, expect, test } from '@jest/globals'
import { UserError } from '../../../src/core/errors.ts'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import { toSmoke } from '../../../src/smoke/result.ts'
import { refusedImage, notCreatedEvidence } from '../../../src/smoke/container/not-created.ts'
import { inputs } from '../../support/evidence.ts'
import { image, info } from '../../support/fake-engine.ts'

const refusal = (words: string) =>
  new UserError('engine-failed', `The engine could not create the container: ${words}`)
const unmade = (words: string, config = {}) =>
  notCreatedEvidence(
    {
      image: image(config),
      ...inputs({}),
      plan: { checks: [], ports: [] },
      route: 'host',
      deps: { info, places: {} },
    },
    words,
  )

describe('whose fault it is', () => {
  test.each([
    'No command specified', // 20.10
    'no command specified', // 28
    'Cannot mkdir: /srv/app is not a directory',
    'mkdir /var/lib/docker/overlay2/x/merged/srv/app: not a directory',
  ])('the image’s: %s', (words) => {
    expect(refusedImage(refusal(words))).toBe(words)
  })
  test.each(['No such image: x', 'Conflict. The container name is already in use'])('not: %s', (words) => {
    expect(refusedImage(refusal(words))).toBeNull()
  })
  test('an error of another kind', () => {
    expect(refusedImage(new Error('no command specified'))).toBeNull()
    expect(refusedImage(new UserError('settings', 'no command specified'))).toBeNull()
  })
})

test('no command', () => {
  const [first] = diagnose(unmade('No command specified', { cmd: [], entrypoint: [] }))
  expect(first).toMatchObject({ code: 'command-not-found', level: 'fail', confidence: 'proved' })
  expect(first?.message).toBe('the image has neither CMD nor ENTRYPOINT, so there is nothing to run')
})

test('a WORKDIR that is a file', () => {
  const of = unmade('Cannot mkdir: /srv/app is not a directory', { workingDir: '/srv/app' })
  expect(diagnose(of)[0]).toMatchObject({ code: 'bad-workdir', level: 'fail' })
})

test('the report says that it was not started', () => {
  const of = unmade('No command specified')
  expect(toSmoke(of)).toMatchObject({
    ready: false,
    startedAt: null,
    probes: [{ kind: 'process', ok: false, detail: 'was not started' }],
  })
})
