import { afterAll, describe, expect, test } from '@jest/globals'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { configFor, init, writeConfig } from '../../../src/app/commands/init.ts'
import { readArguments, specOf } from '../../../src/inputs/index.ts'
import type { Host } from '../../../src/app/host.ts'
import { parseConfig } from '../../../src/inputs/config/parse.ts'

const top = realpathSync(mkdtempSync(join(tmpdir(), 'init-')))
afterAll(() => rmSync(top, { recursive: true }))
function folder(name: string, dockerfile: string | null): string {
  mkdirSync(join(top, name, '.git'), { recursive: true })
  if (dockerfile !== null) writeFileSync(join(top, name, 'Dockerfile'), dockerfile)
  return name
}

test('writes the ports of EXPOSE in the final stage, once, and the file is valid', () => {
  const name = folder('app', 'FROM a AS b\nEXPOSE 1\nFROM c\nEXPOSE 8080 53/udp $PORT\nEXPOSE 8080\n')
  expect(writeConfig(name, top)).toBe('Wrote app/.sea-trial.yml. Run sea-trial check app after changing it.')
  const parsed = parseConfig('x', readFileSync(join(top, name, '.sea-trial.yml'), 'utf8'))
  expect(parsed.ok && [...parsed.config.settings].map(([key, { text }]) => [key, text])).toEqual([
    ['port', '8080\n53/udp'],
  ])
})

test('what is in comments is valid too', () => {
  const text = configFor([]).replace(/^# (?=port|probe|timeout|budgets|accept| {2})/gm, '')
  expect(parseConfig('x', text)).toMatchObject({ ok: true })
  expect(text).toContain('\naccept:\n  - code')
})

describe('never replaces a file', () => {
  test.each(['.sea-trial.yml', '.sea-trial.yaml', '.sea-trial.json'])('%s', (file) => {
    const name = folder(`has${file}`, 'FROM a\n')
    writeFileSync(join(top, name, file), 'timeout: 9s')
    expect(() => writeConfig(name, top)).toThrow('exists already, and is not replaced')
    expect(readFileSync(join(top, name, file), 'utf8')).toBe('timeout: 9s')
  })
  test('nor writes through a link', () => {
    const name = folder('linked', 'FROM a\n')
    symlinkSync(join(top, 'elsewhere'), join(top, name, '.sea-trial.yml'))
    expect(() => writeConfig(name, top)).toThrow('exists already')
    expect(() => readFileSync(join(top, 'elsewhere'))).toThrow()
  })
})

test('without a Dockerfile says where one is expected', () =>
  expect(() => writeConfig(folder('empty', null), top)).toThrow(/There is no Dockerfile in .*empty/))

const host: Host = { ...process, script: '', args: [], cwd: top }

test('one folder, which exists', () => {
  expect(() => init(readArguments(specOf('init'), ['.', 'extra']), host)).toThrow(
    'init takes one folder, and got 2: ".", "extra"',
  )
  expect(() => writeConfig('../nope', top)).toThrow(
    '../nope does not exist: give the folder of the Dockerfile',
  )
})
