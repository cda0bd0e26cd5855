/** The bake file of a run. */
import { describe, expect, test } from '@jest/globals'
import { definitionOf, canBake, type Target } from '../../../src/build/bake/definition.ts'
import type { BuildSource } from '../../../src/inputs/types.ts'
import { sourceOf } from '../sources.ts'

const IDS = new Map([['services/base', 'image-9']])
function read(source: Partial<BuildSource>, tag: Target['tag'] = 'run:1'): object {
  const target = { id: 'image-0', source: sourceOf('/repo', source), file: '/repo/Dockerfile', tag }
  const env = { GIVEN: 'from the job' }
  return (
    JSON.parse(definitionOf([target], (name) => IDS.get(name) ?? name, env)) as {
      target: { 'image-0': object }
    }
  ).target['image-0']
}

test('a plain build', () => {
  expect(read({})).toEqual({
    context: '/repo',
    dockerfile: '/repo/Dockerfile',
    args: {},
    secret: [],
    'cache-from': [],
    'cache-to': [],
    tags: ['run:1'],
    output: ['type=docker'],
  })
})

test('what others build on has no tag, and is not loaded', () => {
  expect(read({}, null)).not.toHaveProperty('tags')
  expect(read({}, null)).not.toHaveProperty('output')
})

test('every setting has its field', () => {
  expect(
    read({
      target: 'run',
      buildArgs: ['A=1', 'GIVEN', 'MISSING'],
      buildSecrets: ['id=t,env=T'],
      platform: 'linux/arm64',
      cacheFrom: ['type=gha'],
      cacheTo: ['type=gha'],
      network: 'none',
      options: [
        ['--add-host', 'db:10.0.0.1'],
        ['--add-host', 'v6=::1'],
        ['--allow', 'network.host'],
        ['--annotation', 'a=b'],
        ['--build-context', 'common=target:services/base'],
        ['--build-context', 'assets=/repo/a=b'],
        ['--label', 'l=a=b'],
        ['--no-cache'],
        ['--no-cache-filter', 'deps'],
        ['--pull'],
        ['--shm-size', '1000'],
        ['--ssh', 'default'],
        ['--tag', 'acme/api:1'],
        ['--ulimit', 'nofile=1:2'],
      ],
    }),
  ).toEqual({
    context: '/repo',
    dockerfile: '/repo/Dockerfile',
    target: 'run',
    args: { A: '1', GIVEN: 'from the job' },
    secret: ['id=t,env=T'],
    platforms: ['linux/arm64'],
    'cache-from': ['type=gha'],
    'cache-to': ['type=gha,ignore-error=true'],
    network: 'none',
    'extra-hosts': { db: '10.0.0.1', v6: '::1' },
    entitlements: ['network.host'],
    annotations: ['a=b'],
    contexts: { common: 'target:image-9', assets: '/repo/a=b' },
    labels: { l: 'a=b' },
    'no-cache': true,
    'no-cache-filter': ['deps'],
    pull: true,
    'shm-size': '1000',
    ssh: ['default'],
    tags: ['run:1', 'acme/api:1'],
    ulimits: ['nofile=1:2'],
    output: ['type=docker'],
  })
})

test('nothing in a value or a name is a variable for buildx', () => {
  expect(read({ buildArgs: ['A=${HOME}%{x}$${y}$'], options: [['--label', '${HOME}=1']] })).toMatchObject({
    args: { A: '$${HOME}%%{x}$$${y}$' },
    labels: { '$${HOME}': '1' },
  })
})

describe('canBake', () => {
  test.each([
    [[['--pull']], true],
    [[['--cgroup-parent', '/x']], false],
  ] as const)('%j is %s', (options, expected) =>
    expect(canBake(sourceOf('/repo', { options }))).toBe(expected),
  )
})
