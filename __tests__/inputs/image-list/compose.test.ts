/** What Compose 2.40 prints of a file, as images. */
import { expect, test } from '@jest/globals'
import { composeEntries } from '../../../src/inputs/image-list/compose.ts'
import type { Entries } from '../../../src/inputs/image-list/entry.ts'

const PRINTED = JSON.stringify({
  name: 'monorepo',
  services: {
    api: { build: { context: '/repo/a$$b', dockerfile: 'Dockerfile', target: 'api' }, command: null },
    db: { image: 'busybox' },
    web: { build: { context: '/repo/web', args: { A: '1' } } },
    remote: { build: { context: 'https://github.com/acme/x.git' } },
  },
})

const read = (targets: readonly string[], printed = PRINTED): Entries =>
  composeEntries(printed, {
    files: ['/repo/compose.yaml', '/repo/more.yaml'],
    label: 'compose.yaml, more.yaml',
    targets,
    folder: '/repo',
    grants: { variables: new Set(), entitlements: new Set(), ssh: new Set() },
  })

test('each service with a build is an image, and the service under test', () => {
  const { images, mistakes, places } = read([])
  expect(images.map(({ name }) => name)).toEqual(['api', 'web', 'remote'])
  expect([...(images[0]?.settings ?? [])]).toEqual([
    ['path', { text: '/repo/a$b', label: 'compose.yaml, more.yaml service api context' }],
    [
      'compose-file',
      { text: '/repo/compose.yaml\n/repo/more.yaml', label: 'compose.yaml, more.yaml service api' },
    ],
    ['service', { text: 'api', label: 'compose.yaml, more.yaml service api' }],
  ])
  expect(places.map(({ path }) => path)).toEqual(['/repo/a$b', '/repo/web'])
  expect(mistakes).toEqual([
    expect.stringMatching(/^compose.yaml, more.yaml service remote context is a Git or HTTP/),
  ])
})

test('targets name services, each once', () => {
  expect(read(['web', 'api', 'web']).images.map(({ name }) => name)).toEqual(['web', 'api'])
})

test('a service without a build, and one that there is not', () => {
  expect(read(['db', 'wep', 'web'])).toEqual({
    images: [],
    linked: [],
    places: [],
    notes: [],
    mistakes: [
      'targets: the service db of compose.yaml, more.yaml has no build, so it is no image to build',
      'targets: wep is no service of compose.yaml, more.yaml: did you mean web?',
    ],
  })
})

test.each(['', '[]', '{"services":{"db":{"image":"x"},"n":{"build":null}}}', '{"services":[1]}'])(
  '%s has no images',
  (printed) => {
    expect(read([], printed).mistakes).toEqual([
      'compose.yaml, more.yaml: there are no images: none of its services has a build',
    ])
  },
)
