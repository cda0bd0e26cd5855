import { describe, expect, test } from '@jest/globals'
import {
  argvOf,
  baseArgvOf,
  printable,
  type ClientKind,
  type Outputs,
} from '../../../src/build/client/argv.ts'
import type { BuildSource } from '../../../src/inputs/types.ts'
import { sourceOf } from '../sources.ts'

const OUTPUTS: Outputs = {
  tag: 'sea-trial/run:1',
  metadata: '/tmp/m.json',
  file: '/repo/app/Dockerfile',
  outputMode: 'load',
}
const argv = (kind: ClientKind, settings: Partial<BuildSource> = {}) =>
  argvOf(kind, sourceOf('/repo/app', settings), OUTPUTS)

const COMMON = ['--tag', 'sea-trial/run:1', '--file', '/repo/app/Dockerfile']
const BUILDX = [
  'buildx',
  'build',
  '--progress=rawjson',
  '--metadata-file',
  '/tmp/m.json',
  '--load',
  '--provenance=false',
  ...COMMON,
]

describe('buildx', () => {
  test.each<[string, Partial<BuildSource>, string[]]>([
    ['no settings', {}, []],
    ['a target', { target: 'prod' }, ['--target', 'prod']],
    [
      'arguments, also taken from the environment',
      { buildArgs: ['A=1', 'B=x y=z', 'C'] },
      ['--build-arg', 'A=1', '--build-arg', 'B=x y=z', '--build-arg', 'C'],
    ],
    [
      'secrets',
      { buildSecrets: ['id=a,env=A', 'id=b,src=.npmrc'] },
      ['--secret', 'id=a,env=A', '--secret', 'id=b,src=.npmrc'],
    ],
    ['a platform', { platform: 'linux/arm64' }, ['--platform', 'linux/arm64']],
    ['a builder', { builder: 'remote' }, ['--builder', 'remote']],
    [
      'caches',
      { cacheFrom: ['type=gha'], cacheTo: ['type=inline'] },
      ['--cache-from', 'type=gha', '--cache-to', 'type=inline'],
    ],
    [
      'a GitHub cache that may fail',
      { cacheTo: ['type=gha,mode=max'] },
      ['--cache-to', 'type=gha,mode=max,ignore-error=true'],
    ],
    [
      'a GitHub cache that must not',
      { cacheTo: ['type=gha,ignore-error=false'] },
      ['--cache-to', 'type=gha,ignore-error=false'],
    ],
    ['a network', { network: 'host' }, ['--network', 'host']],
  ])('%s', (_, settings, expected) => {
    expect(argv('buildx', settings)).toEqual([...BUILDX, ...expected, '--', '/repo/app'])
  })

  test('a context that looks like an option stays the context', () => {
    expect(argvOf('buildx', sourceOf('--help'), OUTPUTS).slice(-2)).toEqual(['--', '--help'])
  })
})

const ALL: Partial<BuildSource> = {
  target: 't',
  buildArgs: ['A=1'],
  buildSecrets: ['id=a'],
  platform: 'linux/amd64',
  builder: 'b',
  cacheFrom: ['type=gha'],
  cacheTo: ['type=gha'],
  network: 'none',
  options: [
    ['--build-context', 'a=/b'],
    ['--no-cache-filter', 'c'],
    ['--allow', 'network.host'],
    ['--annotation', 'a=b'],
    ['--pull'],
    ['--ssh', 'default'],
    ['--label', '--pull'],
  ],
}

test('docker build gets what it knows', () => {
  expect(argv('buildkit', ALL)).toEqual([
    ...['build', '--progress=plain', ...COMMON, '--target', 't', '--build-arg', 'A=1', '--secret', 'id=a'],
    ...['--platform', 'linux/amd64', '--network', 'none'],
    ...['--pull', '--ssh', 'default', '--label', '--pull', '--', '/repo/app'],
  ])
})

test('the legacy builder gets only options that it supports, and removes its containers', () => {
  expect(argv('legacy', ALL)).toEqual([
    ...['build', '--force-rm', ...COMMON, '--target', 't', '--build-arg', 'A=1'],
    ...['--platform', 'linux/amd64', '--network', 'none'],
    ...['--pull', '--label', '--pull', '--', '/repo/app'],
  ])
})

test('the base image is built with the contexts that FROM may name, and no other option', () => {
  const argv = baseArgvOf('buildx', sourceOf('/repo/app', ALL), OUTPUTS)
  expect(argv.slice(argv.indexOf('--network'))).toEqual([
    ...['--network', 'none', '--build-context', 'a=/b', '--', '/repo/app'],
  ])
})

describe('the printed line holds no value', () => {
  const settings = {
    buildArgs: ['TOKEN=hunter2', 'FROM_ENV', 'EMPTY='],
    buildSecrets: ['id=npm,env=NPM_TOKEN', 'id=file,src=secret.txt'],
    cacheFrom: ['user/app:cache'],
    cacheTo: ['type=s3,region=eu,bucket=b,secret_access_key=hunter2', 'type=gha,scope=app,token=hunter2'],
  }
  const line = printable(argv('buildx', settings))

  test('of arguments, secrets and credentials', () => {
    expect(line).not.toContain('hunter2')
    expect(line).toContain('--build-arg TOKEN=… --build-arg FROM_ENV --build-arg EMPTY=…')
    expect(line).toContain('--secret id=npm,env=NPM_TOKEN --secret id=file,src=secret.txt')
    expect(line).toContain('--cache-from user/app:cache')
    expect(line).toContain('--cache-to type=s3,region=…,bucket=…,secret_access_key=…')
    expect(line).toContain('--cache-to type=gha,scope=app,token=…,ignore-error=true')
  })

  test('and can be pasted into a shell', () => {
    const source = sourceOf("/it's here", { target: 'constructor', builder: '$(rm -rf /)' })
    const shown = printable(argvOf('buildx', source, OUTPUTS))
    expect(shown).toMatch(/^docker buildx build /)
    expect(shown).toContain("--target constructor --builder '$(rm -rf /)'")
    expect(shown.endsWith(String.raw`-- '/it'\''s here'`)).toBe(true)
  })
})
