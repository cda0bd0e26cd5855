/** The secret is this user's alone, or there is none; and a run goes on without it. */
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { execFile, execFileSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { localSecret } from '../../src/app/local-secret.ts'

const all = mkdtempSync(join(tmpdir(), 'secret-'))
afterAll(() => rmSync(all, { recursive: true }))
let home: string
let folder: string
let file: string
beforeEach(() => {
  home = mkdtempSync(join(all, 'home-'))
  folder = join(home, 'sea-trial')
  file = join(folder, 'secret')
})
const secret = () => localSecret({ XDG_STATE_HOME: home }, 'linux')
const modeOf = (path: string) => statSync(path).mode & 0o777

test('is made once, is random, and only this user can read it', () => {
  const first = secret()
  expect(first).toHaveLength(32)
  expect(secret()).toEqual(first)
  expect([modeOf(folder), modeOf(file)]).toEqual([0o700, 0o600])
  expect(readdirSync(folder)).toEqual(['secret'])
  expect(localSecret({ XDG_STATE_HOME: mkdtempSync(join(all, 'home-')) }, 'linux')).not.toEqual(first)
})

test('of many first runs at once all have the same', async () => {
  const program = `import { localSecret } from './src/app/local-secret.ts'; console.log(localSecret(process.env)?.toString('hex'))`
  const runs = Array.from({ length: 6 }, () =>
    promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, XDG_STATE_HOME: home },
    }),
  )
  const said = (await Promise.all(runs)).map(({ stdout }) => stdout.trim())
  expect(said).toEqual(said.map(() => secret()?.toString('hex')))
  expect(readdirSync(folder)).toEqual(['secret'])
})

describe('there is none, and nothing is followed or overwritten,', () => {
  const other = 'x'.repeat(32)
  test.each<[string, () => void]>([
    ['where it is a link', () => symlinkSync(elsewhere(other), file)],
    ['where it is a link to nothing', () => symlinkSync(join(home, 'nothing'), file)],
    ['where others may read it', () => writeFileSync(file, other, { mode: 0o644 })],
    ['where it is too short', () => writeFileSync(file, 'x', { mode: 0o600 })],
    ['where it is empty', () => writeFileSync(file, '', { mode: 0o600 })],
    ['where it is too long', () => writeFileSync(file, `${other}x`, { mode: 0o600 })],
    ['where it is a folder', () => mkdirSync(file)],
    ['where it is a pipe', () => void execFileSync('mkfifo', ['-m', '600', file])],
    ['where others may write to its folder', () => chmodSync(folder, 0o777)],
    ['where its folder is a link', () => inPlaceOfFolder(() => symlinkSync(all, folder))],
    ['where its folder is a file', () => inPlaceOfFolder(() => writeFileSync(folder, ''))],
  ])('%s', (_, make) => {
    mkdirSync(folder, { mode: 0o700 })
    make()
    const before = readdirSync(home)
    expect(secret()).toBeNull()
    expect(readdirSync(home)).toEqual(before)
    expect(existsSync(join(all, 'secret'))).toBe(false)
  })

  const inPlaceOfFolder = (make: () => void): void => {
    rmSync(folder, { recursive: true })
    make()
  }

  const elsewhere = (text: string): string => {
    const path = join(home, 'elsewhere')
    writeFileSync(path, text, { mode: 0o600 })
    return path
  }

  const isRoot = process.getuid?.() === 0
  const asRoot = isRoot ? test : test.skip
  asRoot('where it is another user’s', () => {
    expect(secret()).not.toBeNull()
    chownSync(file, 12345, 12345)
    expect(secret()).toBeNull()
  })
  asRoot('where its folder is another user’s', () => {
    expect(secret()).not.toBeNull()
    chownSync(folder, 12345, 12345)
    expect(secret()).toBeNull()
  })

  test('where there is no place for it', () => {
    expect(localSecret({ XDG_STATE_HOME: '/proc/no-such-place' }, 'linux')).toBeNull()
  })
})
