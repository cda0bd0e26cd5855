/** Which of two files counts, for which branch and event: a pull request cannot loosen its own gate. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { gated, trusted, type Base, type Occasion } from '../../../src/inputs/config/effective.ts'
import { parseConfig, type ConfigFile } from '../../../src/inputs/config/parse.ts'

function config(source: string): ConfigFile {
  const parsed = parseConfig('.sea-trial.yml', source)
  if (!parsed.ok) throw new Error(parsed.mistakes.join('\n'))
  return parsed.config
}
const onMain: Occasion = { event: 'pull_request', branch: 'main' }
const based = (source: string | null): Base => ({
  ok: true,
  config: source === null ? null : config(source),
  commit: 'c'.repeat(40),
  name: 'main@ccccccc',
})
const UNREADABLE: Base = { ok: false, why: 'the token may not read it' }
const textOf = (configured: ReturnType<typeof trusted>, name: 'timeout' | 'env' | 'smoke') =>
  configured.settings.get(name)?.text

describe('overrides', () => {
  const file = config(`
timeout: 10s
budgets: { on-disk: 1MB, layers: 5 }
overrides:
  - { branches: "release/*", timeout: 20s, budgets: { on-disk: 2MB } }
  - { events: [schedule], timeout: 30s }
  - { branches: main, events: push, timeout: 40s }
`)
  test.each<[string | null, string | null, string, number]>([
    [null, null, '10s', 1e6],
    ['push', 'topic', '10s', 1e6],
    ['push', 'release/1', '20s', 2e6],
    ['schedule', 'release/1', '30s', 2e6],
    ['push', 'main', '40s', 1e6],
    ['pull_request', 'main', '10s', 1e6],
  ])('on %p of %p', (event, branch, timeout, limit) => {
    const found = trusted(file, { event, branch })
    expect(textOf(found, 'timeout')).toBe(timeout)
    expect(found.budgets).toMatchObject([
      { name: 'max-size', limit },
      { name: 'max-layers', limit: 5 },
    ])
  })
})

describe('in a pull request', () => {
  const base = 'timeout: 10s\nenv: [A=1]\nbudgets: { on-disk: 1MB }'

  test('limits, acceptances and checks are the base’s; what is of the app is its own', () => {
    const own = config(
      'timeout: 9h\nsmoke: false\nenv: [A=2]\nbudgets: { on-disk: 9GB }\naccept: [{ code: runs-as-root, place: b, reason: c, until: 2099-01-01 }]',
    )
    const found = gated(own, based(base), onMain)
    expect(Object.fromEntries([...found.settings].map(([name, { text }]) => [name, text]))).toEqual({
      timeout: '10s',
      env: 'A=2',
    })
    expect(found.budgets).toMatchObject([{ name: 'max-size', limit: 1e6 }])
    expect(found.acceptances).toEqual([])
    expect(found.commit).toBe('c'.repeat(40))
    expect(found.notes).toEqual([
      'This pull request changes the gate in `.sea-trial.yml`: `smoke`, `timeout`, `budgets.on-disk`, `accept`. The file of main@ccccccc counts until it is merged',
    ])
  })
  test('a file that is removed, or reformatted, changes nothing', () => {
    expect(gated(null, based(base), onMain)).toMatchObject({
      budgets: [{ limit: 1e6 }],
      notes: [expect.stringContaining('`timeout`, `budgets.on-disk`')],
    })
    const same = config('budgets:\n  on-disk: "1MB"\nenv: A=1\ntimeout: 10s')
    expect(gated(same, based(base), onMain).notes).toEqual([])
  })
  test('a first file does not count yet', () => {
    const found = gated(config('smoke: false\nbudgets: { on-disk: 9GB }'), based(null), onMain)
    expect(found).toMatchObject({ budgets: [], acceptances: [], commit: null, notes: [expect.any(String)] })
    expect(textOf(found, 'smoke')).toBeUndefined()
  })
  test('where the base cannot be read, its own budgets are open, and nothing of it loosens', () => {
    const own = config(
      'smoke: false\nwarn-only: true\nbudgets: { on-disk: { max: 9GB, level: warn, unknown: pass }, unknown: pass }\naccept: [{ code: runs-as-root, place: b, reason: c, until: 2099-01-01 }]',
    )
    const found = gated(own, UNREADABLE, onMain)
    expect(found.settings.size).toBe(0)
    expect(found.acceptances).toEqual([])
    expect(found.budgets).toMatchObject([
      { level: 'fail', unknown: 'fail', disputed: expect.stringContaining('the token may not read it') },
    ])
    expect(found.notes[0]).toContain('could not be read: the token may not read it')
    expect(gated(null, UNREADABLE, onMain).notes[0]).toContain('Its limits are not known')
  })
  test('no file of a pull request changes what counts, other than settings of the app', () => {
    const lines = fc.subarray([
      'smoke: false',
      'timeout: 9h',
      'warn-only: true',
      'probe: exit 0',
      'growth-label: x',
      'budgets: { on-disk: 9GB, unknown: pass }',
      'overrides: [{ branches: "*", soak: 0s, budgets: { on-disk: 8GB } }]',
      'accept: [{ code: over-budget, place: "*", reason: c, until: 2099-01-01 }]',
      'env: [B=1]',
    ])
    fc.assert(
      fc.property(lines, (chosen) => {
        const without = gated(null, based(base), onMain)
        const found = gated(config(chosen.join('\n')), based(base), onMain)
        expect(found.budgets).toEqual(without.budgets)
        expect(found.acceptances).toEqual(without.acceptances)
        const gate = [...found.settings.keys()].filter((name) => name !== 'env' && name !== 'build-args')
        expect(gate).toEqual(['timeout'])
        expect(textOf(found, 'timeout')).toBe('10s')
      }),
    )
  })
})
