import { expect, test } from '@jest/globals'
import { mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../../../src/core/errors.ts'
import { readArguments } from '../../../src/inputs/commands/arguments.ts'
import { readBrowse, readLayers, readTree } from '../../../src/inputs/commands/image.ts'
import { specOf } from '../../../src/inputs/commands/table.ts'

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'image-command-')))
writeFileSync(join(cwd, 'report.json'), '{}')
writeFileSync(join(cwd, 'Dockerfile'), 'FROM a\n')

const tree = (...args: string[]) => readTree(readArguments(specOf('tree'), args), cwd)
const layers = (...args: string[]) => readLayers(readArguments(specOf('layers'), args), cwd)
const browse = (...args: string[]) => readBrowse(readArguments(specOf('browse'), args), cwd)

test('tree: image and path', () => {
  expect(tree('app:1')).toMatchObject({
    image: { kind: 'image', ref: 'app:1' },
    path: '',
    layer: null,
    depth: 2,
    sort: 'size',
    only: null,
  })
  expect(
    tree('app:1', 'usr/../etc/', '--layer', '-1', '--depth', '9', '--only', 'dead', '--largest', '3'),
  ).toMatchObject({
    path: '/etc',
    ...{ layer: -1, depth: 9, only: 'dead', largest: 3 },
  })
})

test('layers takes a Report, the others do not', () => {
  expect(layers('report.json').image.kind).toBe('report')
  expect(() => tree('report.json')).toThrow(/is a Report, which does not list files/)
  expect(() => browse('report.json')).toThrow(/is a Report/)
})

test('a Dockerfile', () => {
  expect(browse('app:1', '--dockerfile', 'Dockerfile').dockerfile).toEqual({
    name: 'Dockerfile',
    path: join(cwd, 'Dockerfile'),
    text: 'FROM a\n',
  })
  expect(() => browse('app:1', '--dockerfile', 'nowhere')).toThrow(/--dockerfile: nowhere cannot be read/)
})

test('all mistakes at once', () => {
  const wrong = (work: () => unknown): string => {
    try {
      work()
    } catch (error) {
      return error instanceof UserError ? error.message : ''
    }
    return ''
  }
  const message = wrong(() =>
    tree('a', 'b', 'c', '--depth', '0', '--layer', 'x', '--only', 'old', '--format', 'xml'),
  )
  for (const part of ['needs one image', '--depth', '--layer', '--only', '--format'])
    expect(message).toContain(part)
  expect(wrong(() => layers())).toContain('layers needs one image, and got 0')
})
