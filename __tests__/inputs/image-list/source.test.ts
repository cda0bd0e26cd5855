/** The settings that say where many images come from. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readImageListSource } from '../../../src/inputs/image-list/source.ts'
import { SettingReader } from '../../../src/inputs/setting-reader.ts'
import type { SettingName } from '../../../src/inputs/table.ts'
import type { ImageListSource, ServiceInputs } from '../../../src/inputs/types.ts'

let root = ''
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'list-')))
  mkdirSync(join(root, '.git'))
  for (const name of ['docker-bake.hcl', 'compose.yaml', 'other.hcl']) writeFileSync(join(root, name), '')
})
afterEach(() => rmSync(root, { recursive: true }))

const SERVICES = (): ServiceInputs => ({ files: [join(root, 'compose.yaml')], service: null, host: 'refuse' })

/** The source, or the mistakes. */
function read(
  given: Partial<Record<SettingName, string>>,
  services: ServiceInputs | null = null,
): ImageListSource | string | null {
  const values = new Map(
    Object.entries(given).map(([name, text]) => [name as SettingName, { text, label: name }]),
  )
  const env = { TAG: '1.2', GITHUB_TOKEN: 'token', NPM_TOKEN: 'secret' }
  const reader = new SettingReader(
    { values, mistakes: [], notes: [] },
    { cwd: root, env, commandLine: false },
  )
  const source = readImageListSource(reader, services)
  try {
    reader.finish()
    return source
  } catch (error) {
    return (error as Error).message
  }
}

test('none by default', () => {
  expect(read({})).toBeNull()
  expect(read({ 'compose-images': 'false' }, SERVICES())).toBeNull()
})

describe('bake', () => {
  test('files, targets, and the variables that it may see', () => {
    expect(
      read({
        'bake-file': 'docker-bake.hcl\nother.hcl',
        targets: 'api, web\nworker',
        vars: 'TAG\nA=b=c\nMISSING\nNPM_TOKEN',
        allow: 'network.host, security.insecure',
        ssh: 'default\nkey=id_rsa',
      }),
    ).toEqual({
      kind: 'bake',
      files: [join(root, 'docker-bake.hcl'), join(root, 'other.hcl')],
      folder: root,
      targets: ['api', 'web', 'worker'],
      variables: ['TAG=1.2', 'A=b=c', 'NPM_TOKEN=secret'],
      grants: {
        variables: new Set(['TAG', 'MISSING', 'NPM_TOKEN']),
        entitlements: new Set(['network.host', 'security.insecure']),
        ssh: new Set(['default', 'key']),
      },
    })
  })

  test('with targets alone, the files that buildx looks for, in its order', () => {
    expect(read({ targets: 'api' })).toMatchObject({
      files: [join(root, 'compose.yaml'), join(root, 'docker-bake.hcl')],
    })
    mkdirSync(join(root, 'empty'))
    expect(read({ targets: 'api', path: 'empty' })).toBe(
      `targets needs bake-file: ${join(root, 'empty')} has none with a name that buildx looks for, such as docker-bake.hcl`,
    )
  })

  test.each([
    [
      'https://github.com/acme/x.git',
      'is no file of the repository: check out the repository and give a path',
    ],
    ['cwd://docker-bake.hcl', 'is no file of the repository'],
    ['git@github.com:acme/x', 'is no file of the repository'],
    ['-', 'is no file of the repository'],
    ['docker-bake.hcI', 'does not exist: expected a file; did you mean docker-bake.hcl?'],
    ['out.hcl', 'leads out of the repository'],
    ['../out.hcl', 'outside the repository'],
  ])('the file %s is refused', (path, why) => {
    symlinkSync('/etc/hostname', join(root, 'out.hcl'))
    expect(read({ 'bake-file': path })).toContain(why)
  })

  test('a default file that is a link to the outside is refused', () => {
    symlinkSync('/etc/hostname', join(root, 'docker-bake.json'))
    expect(read({ targets: 'api' })).toContain('leads out of the repository')
  })

  test.each(['https://github.com/acme/x', '--allow=fs=/', 'a/b', 'git@x'])(
    'the target %s is refused',
    (target) =>
      expect(read({ 'bake-file': 'other.hcl', targets: target })).toContain('expected the name of a target'),
  )

  test('a variable of the runner is refused', () => {
    expect(read({ 'bake-file': 'other.hcl', vars: 'GITHUB_TOKEN' })).toContain(
      'vars: GITHUB_TOKEN is the runner’s and is never passed on',
    )
  })

  test('variables without a file', () => {
    expect(read({ vars: 'A=b' })).toBe('vars needs bake-file: they are variables of that file')
  })
})

describe('compose', () => {
  test('services of the compose file', () => {
    expect(read({ 'compose-images': 'true', targets: 'web' }, SERVICES())).toMatchObject({
      kind: 'compose',
      files: [join(root, 'compose.yaml')],
      host: 'refuse',
      targets: ['web'],
    })
  })
  test('what it cannot be combined with, all at once', () => {
    expect(read({ 'compose-images': 'true', 'bake-file': 'other.hcl' })).toBe(
      '2 settings are wrong:\n  - bake-file and compose-images cannot be used together: give one of them\n  - compose-images needs compose-file: the images are services of that file',
    )
    expect(read({ 'compose-images': 'true' }, { ...SERVICES(), service: 'api' })).toBe(
      'service has no effect with compose-images: give targets',
    )
  })
})
