import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { settingDoubts } from '../../src/app/relevant-settings.ts'
import { readRequest } from '../../src/inputs/index.ts'
import '../support/contract-readers.ts'

const folder = mkdtempSync(join(tmpdir(), 'relevant-settings-'))
writeFileSync(join(folder, 'compose.yml'), '')
mkdirSync(join(folder, 'data'))
afterAll(() => rmSync(folder, { recursive: true }))

function doubtsOf(...args: string[]): string[] {
  const request = readRequest('command', args, {}, folder, '0')
  if (request.kind !== 'trial') throw new Error('a trial was asked for')
  return settingDoubts(request.inputs, '2026-12-01')
}

test.each<[string[], string | null]>([
  [[], null],
  [['--baseline', 'none'], null],
  [['--volumes', '/scratch'], null],
  [['--image', 'app:1'], 'not built here'],
  [['--also', 'app:1'], '`also`'],
  [['--baseline', 'build'], '`baseline`'],
  [['--baseline', 'ghcr.io/acme/api:main'], '`baseline`'],
  [['--baseline', 'v1'], '`baseline`'],
  [['--repeat', '3'], '`repeat`'],
  [['--compose-file', 'compose.yml'], 'compose file'],
  [['--network', 'x'], 'network'],
  [['--volumes', './data:/data'], 'mounts'],
  [['--volumes', 'data:/data'], 'mounts'],
  [['--gpus', 'all'], 'GPUs'],
  [['--keep-running', 'true'], '`keep-running`'],
  [['--log-file', 'x.log'], '`log-file`'],
])('%j: %s', (args, doubt) =>
  expect(doubtsOf(...args)).toEqual(doubt === null ? [] : [expect.stringContaining(doubt)]),
)

test('an acceptance that has expired', () => {
  const request = readRequest('command', [], {}, folder, '0')
  if (request.kind !== 'trial') throw new Error('a trial was asked for')
  const accepted = { code: 'logs', place: null, pattern: null, reason: 'x', until: '2026-11-30' }
  const inputs = { ...request.inputs, gate: { ...request.inputs.gate, acceptances: [accepted] } }
  expect(settingDoubts(inputs, '2026-11-30')).toEqual([])
  expect(settingDoubts(inputs, '2026-12-01')).toEqual(['an acceptance has expired'])
})
