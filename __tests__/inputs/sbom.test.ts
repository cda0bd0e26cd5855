import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../../src/core/errors.ts'
import { readRequest } from '../../src/inputs/index.ts'
import { forPrebuilt } from '../../src/inputs/of-build.ts'
import { ofPlatform, sbomFilesOf } from '../../src/inputs/sbom.ts'
import type { Inputs } from '../../src/inputs/types.ts'
import '../support/contract-readers.ts'

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'sbom-')))
for (const folder of ['.git', 'out']) mkdirSync(join(cwd, folder))
writeFileSync(join(cwd, 'image.tar'), '')
afterAll(() => rmSync(cwd, { recursive: true }))

function read(args: readonly string[], env: Record<string, string> = {}): Inputs {
  const request = readRequest('command', args, env, cwd, '1')
  if (request.kind !== 'trial') throw new Error('it is no trial')
  return request.inputs
}

function action(inputs: Record<string, string>): Inputs {
  const env = Object.fromEntries(
    Object.entries({ path: '.', ...inputs }).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text]),
  )
  const request = readRequest('action', [], env, cwd, '1')
  if (request.kind !== 'trial') throw new Error('it is no trial')
  return request.inputs
}

function mistakesOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof UserError && error.exit === 2) return error.message
    throw error
  }
  throw new Error('no mistake was found')
}

const attestsOf = ({ source }: Inputs) => (source.kind === 'build' ? source.attests : undefined)

describe('files and attestations', () => {
  test.each<[string, unknown, unknown]>([
    ['cyclonedx', [{ format: 'cyclonedx', file: null }], undefined],
    [
      'CycloneDX, spdx=out/{name}.json',
      [
        { format: 'cyclonedx', file: null },
        { format: 'spdx', file: join(cwd, 'out/api.json') },
      ],
      undefined,
    ],
    ['true\nspdx', [{ format: 'spdx', file: null }], ['type=sbom,disabled=false']],
    ['generator=a/b:1,spdx,stage=x', [{ format: 'spdx', file: null }], ['type=sbom,generator=a/b:1,stage=x']],
    ['true', undefined, ['type=sbom,disabled=false']],
    ['false', undefined, undefined],
  ])('%j', (sbom, files, attests) => {
    const inputs = action({ name: 'api', sbom })
    expect(inputs.sbom).toEqual(files)
    expect(attestsOf(inputs)).toEqual(attests)
  })
})

test('on a command line, files without a path are in the working directory', () => {
  const { sbom } = read(['.', '--name', 'acme/api', '--sbom', 'cyclonedx,spdx'])
  expect(sbom).toEqual([
    { format: 'cyclonedx', file: join(cwd, 'acme-api.cdx.json') },
    { format: 'spdx', file: join(cwd, 'acme-api.spdx.json') },
  ])
})

test.each<[string[], Record<string, string>, string]>([
  [['--sbom', 'cyclonedxx'], {}, '"cyclonedxx" is not allowed: expected cyclonedx, spdx, cyclonedx=FILE'],
  [['--sbom', 'spdx,spdx=a.json'], {}, 'spdx is given twice'],
  [['--sbom', 'spdx='], {}, 'spdx= needs a path'],
  [['--sbom', 'spdx=out'], {}, 'out is a folder: expected a file to write'],
  [['--sbom', 'spdx=a.json', '--report', 'a.json'], {}, 'report and sbom: spdx would both be written to'],
  [['--sbom', 'spdx=a.json,cyclonedx=a.json'], {}, 'would both be written to'],
  [['--sbom', 'spdx'], { SOURCE_DATE_EPOCH: 'yesterday' }, 'SOURCE_DATE_EPOCH: "yesterday" is not allowed'],
  [['--archive', 'image.tar', '--sbom', 'true,spdx'], {}, 'true has no effect with archive'],
])('%j with %j is a mistake', (args, env, says) => {
  expect(mistakesOf(() => read(args, env))).toContain(says)
})

test('of an archive, and without a trial', () => {
  const { sbom, smoke } = read(['--archive', 'image.tar', '--sbom', 'spdx=a.json'])
  expect({ sbom, smoke }).toEqual({ sbom: [{ format: 'spdx', file: join(cwd, 'a.json') }], smoke: null })
})

test('of an image that is not built, a config file’s attestation has no effect, and its files stay', () => {
  expect(forPrebuilt('sbom', { text: 'true, spdx=a.json', label: 'x' })).toEqual({
    text: 'spdx=a.json',
    label: 'x',
  })
  expect(forPrebuilt('target', { text: 'x' })).toBeNull()
  expect(forPrebuilt('name', { text: 'x' })).toEqual({ text: 'x' })
})

test.each([
  ['/a/api.cdx.json', 'linux/arm64/v8', '/a/api-linux-arm64-v8.cdx.json'],
  ['/a.b/api.spdx.json', 'linux/arm64', '/a.b/api-linux-arm64.spdx.json'],
  ['/a.b/1.2', 'linux/amd64', '/a.b/1-linux-amd64.2'],
  ['/a.b/api', 'linux/amd64', '/a.b/api-linux-amd64'],
  ['/a/api.json', null, '/a/api.json'],
])('%s of %s is %s', (file, platform, path) => expect(ofPlatform(file, platform)).toBe(path))

test('each platform has its own file', () => {
  const inputs = action({ name: 'api', sbom: 'spdx=a.json', platforms: 'linux/amd64,linux/arm64' })
  expect(sbomFilesOf(inputs)).toEqual([join(cwd, 'a-linux-amd64.json'), join(cwd, 'a-linux-arm64.json')])
})
