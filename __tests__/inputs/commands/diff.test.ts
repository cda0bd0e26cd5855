/** The command line of `sea-trial diff`: what each side is, and every mistake at once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../../../src/core/errors.ts'
import { parseImageReference } from '../../../src/core/image-reference.ts'
import {
  commandHelp,
  readArguments,
  readDiff,
  readRequest,
  refuseMistakes,
  specOf,
} from '../../../src/inputs/index.ts'
import type { DiffInputs } from '../../../src/inputs/types.ts'
import '../../support/contract-readers.ts'

const outside = realpathSync(mkdtempSync(join(tmpdir(), 'outside-')))
const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'diff-')))
beforeAll(() => {
  mkdirSync(join(cwd, '.git'))
  mkdirSync(join(cwd, 'layout'))
  mkdirSync(join(cwd, 'diff'))
  for (const folder of ['layout', 'diff']) writeFileSync(join(cwd, folder, 'index.json'), '{}')
  writeFileSync(join(cwd, 'a.json'), '\uFEFF \n{"schemaVersion": 1}')
  writeFileSync(join(cwd, 'nginx'), '{}')
  writeFileSync(join(cwd, 'b.tar'), 'not JSON')
  writeFileSync(join(outside, 'c.json'), '{}')
  symlinkSync(join(outside, 'c.json'), join(cwd, 'link.json'))
})
afterAll(() => [cwd, outside].forEach((folder) => rmSync(folder, { recursive: true })))

const diff = (...args: string[]): DiffInputs => readDiff(readArguments(specOf('diff'), args), cwd)

describe('a side', () => {
  test.each<[string, object]>([
    ['a.json', { kind: 'report', name: 'a.json', file: join(cwd, 'a.json') }],
    ['b.tar', { kind: 'archive', name: 'b.tar', file: join(cwd, 'b.tar'), ref: null, platform: null }],
    ['layout', { kind: 'archive', name: 'layout', file: join(cwd, 'layout'), ref: null, platform: null }],
    ['./diff', { kind: 'archive', name: './diff', file: join(cwd, 'diff'), ref: null, platform: null }],
    [
      'docker-archive:b.tar:app:1',
      {
        kind: 'archive',
        name: 'docker-archive:b.tar:app:1',
        file: join(cwd, 'b.tar'),
        ref: 'app:1',
        platform: null,
      },
    ],
    [
      'oci-layout:layout',
      { kind: 'archive', name: 'oci-layout:layout', file: join(cwd, 'layout'), ref: null, platform: null },
    ],
    ['debian:12', { kind: 'image', ref: 'debian:12', platform: null }],
    ['ghcr.io/o/app', { kind: 'image', ref: 'ghcr.io/o/app', platform: null }],
    [
      'registry:ghcr.io/o/app:1',
      { kind: 'registry', image: parseImageReference('ghcr.io/o/app:1'), platform: null },
    ],
    ['nginx', { kind: 'report', name: 'nginx', file: join(cwd, 'nginx') }],
    ['nginx:latest', { kind: 'image', ref: 'nginx:latest', platform: null }],
  ])('%s', (name, expected) => {
    expect(diff(name, 'a.json').before).toEqual(expected)
    expect(diff('a.json', name).after).toEqual(expected)
  })
})

test('the options', () => {
  expect(diff('a.json', 'debian:12')).toMatchObject({ format: 'terminal' })
  expect(diff('--format=json', 'a.json', '--platform', 'linux/arm64', 'debian:12')).toMatchObject({
    format: 'json',
    after: { platform: 'linux/arm64' },
  })
})

test('a folder or an image of that name is still reached', () => {
  expect(readRequest('command', ['./diff'], {}, cwd, '1')).toMatchObject({
    kind: 'trial',
    inputs: { source: { kind: 'build', context: join(cwd, 'diff') } },
  })
  expect(readRequest('command', ['--image', 'diff'], {}, cwd, '1')).toMatchObject({
    kind: 'trial',
    inputs: { source: { kind: 'image', ref: 'diff' } },
  })
})

test('help', () => {
  const help = commandHelp(specOf('diff'))
  expect(help).toContain('Usage: sea-trial diff A B [options]')
  expect(help).toContain('terminal, markdown, json (default: terminal)')
})

describe('mistakes', () => {
  test.each<[string, string[], string]>([
    ['no side', [], 'diff needs two images, archives or Reports, and got 0'],
    ['one side', ['a.json'], 'diff needs two images, archives or Reports, and got 1'],
    ['three sides', ['a.json', 'a.json', 'b.tar'], 'diff needs two images, archives or Reports, and got 3'],
    [
      'a missing file',
      ['a.json', 'no.json'],
      'no.json does not exist: expected a file, a folder or an image',
    ],
    ['a missing archive', ['docker-archive:no', 'a.json'], 'docker-archive:no does not exist'],
    ['a link that leads out', ['link.json', 'a.json'], 'link.json cannot be read: '],
    ['no name of an image', ['a.json', 'a b'], '"a b" is neither a file nor the name of an image'],
    ['an empty name', ['a.json', ''], 'a name is empty: expected a file, a folder or an image'],
    [
      'a folder to build',
      ['a.json', '.'],
      '. is a folder without an image (an OCI layout has an index.json)',
    ],
    [
      'a format',
      ['a.json', 'a.json', '--format', 'html'],
      '--format: "html" is not allowed: expected one of',
    ],
    ['a format twice', ['a.json', 'a.json', '--format=json', '--format=json'], '--format is given twice'],
    ['an option without a value', ['a.json', 'a.json', '--format'], '--format needs a value'],
    ['an unknown option', ['a.json', 'a.json', '--forma=json'], '--forma is unknown: did you mean --format?'],
    ['a setting of a trial', ['a.json', 'a.json', '--port=1'], '--port is unknown'],
  ])('%s', (_, args, says) => {
    expect(() => diff(...args)).toThrow(
      expect.objectContaining({
        code: 'settings',
        exit: 2,
        message: expect.stringContaining(says),
      }),
    )
  })

  test('the value of an unknown option is not taken for an image', () =>
    expect(() => diff('a.json', 'a.json', '--port', './8080')).toThrow(
      /^Option --port is unknown; known are --format, --platform$/,
    ))

  test('a folder of the name of the command may be meant', () => {
    const hintIn = (folder: string): unknown => {
      try {
        refuseMistakes(specOf('diff'), readArguments(specOf('diff'), ['--no'], folder))
      } catch (error) {
        return error instanceof UserError && error.hint
      }
      return null
    }
    const folder = mkdtempSync(join(tmpdir(), 'namesake-'))
    expect(hintIn(folder)).toBe('See sea-trial diff --help.')
    mkdirSync(join(folder, 'diff'))
    expect(hintIn(folder)).toBe('See sea-trial diff --help. To try the folder named diff: sea-trial ./diff.')
  })

  test('all of them in one error', () => {
    expect(() => diff('no.json', './no', '--format', 'x')).toThrow(
      '3 settings are wrong:\n  - --format: "x" is not allowed: expected one of terminal, markdown, json\n  - no.json does not exist: expected a file, a folder or an image\n  - ./no does not exist: expected a file, a folder or an image',
    )
  })
})
