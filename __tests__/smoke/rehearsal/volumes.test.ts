/** Which volumes two containers share, and which stay what they are. */
import { describe, expect, test } from '@jest/globals'
import type { Volume } from '../../../src/engine/index.ts'
import { shareVolumes } from '../../../src/smoke/rehearsal/volumes.ts'
import { plainContainer, plainSmoke } from '../../support/plain.ts'

const named: Volume = { source: { kind: 'name', name: 'data' }, target: '/data', options: ['ro'] }
const anonymous: Volume = { source: null, target: '/cache', options: [] }
const folder: Volume = { source: { kind: 'path', path: '/home/me/conf' }, target: '/conf', options: [] }
const given = (...volumes: Volume[]) => ({ ...plainSmoke, container: { ...plainContainer, volumes } })
const sources = ({ inputs }: ReturnType<typeof shareVolumes>) =>
  inputs.container.volumes.map(({ source, target }) => [
    target,
    source?.kind === 'path' ? source.path : source?.name,
  ])

test('each VOLUME of the images is one volume of the run, at the same path in both', () => {
  const shared = shareVolumes(
    plainSmoke,
    [{ volumes: ['/data', '/logs/'] }, { volumes: ['/data/'] }],
    'r1',
    true,
  )
  expect(sources(shared)).toEqual([
    ['/data', 'sea-trial-r1-rehearsal-1'],
    ['/logs', 'sea-trial-r1-rehearsal-2'],
  ])
  expect(shared).toMatchObject({
    paths: ['/data', '/logs'],
    names: ['sea-trial-r1-rehearsal-1', 'sea-trial-r1-rehearsal-2'],
  })
})

describe('volumes of the settings', () => {
  const images = [{ volumes: ['/data', '/conf', '/cache'] }]
  test('a named one is the same as in the trial, an anonymous one is shared, a folder stays', () => {
    const shared = shareVolumes(given(named, anonymous, folder), images, 'r1', false)
    expect(sources(shared)).toEqual([
      ['/data', 'data'],
      ['/cache', 'sea-trial-r1-rehearsal-1'],
      ['/conf', '/home/me/conf'],
    ])
    expect(shared.paths).toEqual(['/data', '/cache'])
    expect(shared.names).toEqual(['sea-trial-r1-rehearsal-1'])
  })
  test('where volumes must be fresh, those that exist are not touched', () => {
    const shared = shareVolumes(given(named, folder), images, 'r1', true)
    expect(sources(shared).map(([, source]) => source)).not.toContain('data')
    expect(shared.inputs.container.volumes[0]?.options).toEqual(['ro'])
  })
})

test('what is not a path that engines mount stays as VOLUME makes it, and a tmpfs is no volume', () => {
  const smoke = {
    ...plainSmoke,
    container: { ...plainContainer, tmpfs: [{ path: '/run/app/', options: '' }] },
  }
  const shared = shareVolumes(smoke, [{ volumes: ['/', 'data', '/run/app'] }], 'r1', true)
  expect(shared).toMatchObject({ paths: [], names: [] })
})

test('an image with hundreds of volumes does not cost as many', () => {
  const volumes = Array.from({ length: 300 }, (_, at) => `/v${at}`)
  expect(shareVolumes(plainSmoke, [{ volumes }], 'r1', true).names).toHaveLength(50)
})
