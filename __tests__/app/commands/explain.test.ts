import { expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { explain } from '../../../src/app/commands/explain.ts'
import type { Host } from '../../../src/app/host.ts'
import { readArguments, specOf } from '../../../src/inputs/index.ts'

async function explained(...args: string[]): Promise<string> {
  const stdout = new PassThrough()
  const host: Host = {
    ...{ script: '', args, env: {}, cwd: '/', stderr: process.stderr },
    stdout: stdout as unknown as Host['stdout'],
  }
  expect(await explain(readArguments(specOf('explain'), args), host)).toBe(0)
  return String(stdout.read())
}

test('prints the page of a code', async () =>
  expect(await explained('loopback-only')).toMatch(/^loopback-only \(fail\)\n/))

test('without a terminal, the lines of the list are whole', async () =>
  expect(await explained('--list')).toMatch(/\n {2}cache-broken-early +note +.{90,}[^…]\n/))

test.each([
  [['loopback'], '"loopback" is not the code of a finding: did you mean loopback-only?'],
  [['crashd'], '"crashd" is not the code of a finding: did you mean crashed?'],
  [['xyzzy'], '"xyzzy" is not the code of a finding; sea-trial explain --list lists them'],
  [[], 'explain needs one code, such as loopback-only, or --list; it got 0'],
  [['crashed', 'tls'], 'explain needs one code, such as loopback-only, or --list; it got 2'],
  [['crashed', '--list'], '--list takes no code'],
  [['--lst'], 'Option --lst is unknown: did you mean --list?'],
])('%j', async (args, message) =>
  expect(() => explained(...args)).rejects.toMatchObject({ code: 'settings', exit: 2, message }),
)
