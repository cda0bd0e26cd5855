/** Merging is never weaker than what may not be loosened, for any settings and budgets. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Acceptance, BudgetRule, Gate } from '../../../src/core/budget.ts'
import { rulesOf, budgetKeys, liftsOf } from '../../../src/inputs/config/budgets.ts'
import { readDocument } from '../../../src/inputs/config/document.ts'
import { mergeGate, mergeSettings } from '../../../src/inputs/policy/merge.ts'
import { parsePolicy, type Policy } from '../../../src/inputs/policy/parse.ts'
import { orderOf, stricter } from '../../../src/inputs/policy/strictness.ts'
import type { SettingName } from '../../../src/inputs/table.ts'
import { openGate, rule } from '../../support/gate.ts'

function policy(text: string, source = 'P'): Policy {
  const parsed = parsePolicy({ source, digest: 'sha256:0', text })
  if (!parsed.ok) throw new Error(parsed.mistakes.join('\n'))
  return parsed.policy
}
const own = (values: Partial<Record<SettingName, string>>) =>
  new Map(
    (Object.entries(values) as [SettingName, string][]).map(([name, text]) => [
      name,
      { text, label: `own ${name}` },
    ]),
  )

describe('settings', () => {
  const merge = (values: Partial<Record<SettingName, string>>, ...policies: string[]) => {
    const { settings, notes } = mergeSettings(
      own(values),
      policies.map((text, index) => policy(text, `P${index + 1}`)),
    )
    return { values: Object.fromEntries([...settings].map(([name, { text }]) => [name, text])), notes }
  }
  test('what is not set is the policy’s', () =>
    expect(merge({}, 'timeout: 30s')).toEqual({ values: { timeout: '30s' }, notes: [] }))
  test('a stricter one counts, with no note', () =>
    expect(merge({ timeout: '5s' }, 'timeout: 30s')).toEqual({ values: { timeout: '5s' }, notes: [] }))
  test('a weaker one does not count, and a note says so', () =>
    expect(merge({ timeout: '90s' }, 'timeout: 30s')).toEqual({
      values: { timeout: '30s' },
      notes: ['own timeout is `90s`, but the policy `P1` requires `30s`: `30s` counts'],
    }))
  test('what may be loosened is a default', () => {
    expect(merge({ timeout: '90s' }, 'timeout: 30s\nmay-loosen: [timeout]').values).toEqual({
      timeout: '90s',
    })
    expect(merge({}, 'timeout: 30s\nmay-loosen: [timeout]').values).toEqual({ timeout: '30s' })
  })
  test('lists add up where each item demands, and shrink where each permits', () => {
    expect(merge({ preset: 'openshift' }, 'preset: read-only')).toEqual({
      values: { preset: 'read-only\nopenshift' },
      notes: [],
    })
    expect(merge({ 'cap-add': 'CHOWN\nNET_RAW' }, 'cap-add: [CHOWN]')).toEqual({
      values: { 'cap-add': 'CHOWN' },
      notes: ['own cap-add is `CHOWN, NET_RAW`, but the policy `P1` permits `CHOWN`: `CHOWN` counts'],
    })
    expect(merge({ 'cap-add': 'CHOWN' }, 'cap-add: []').notes).toEqual([
      'own cap-add is `CHOWN`, but the policy `P1` permits nothing: nothing counts',
    ])
    expect(merge({}, 'cap-add: [CHOWN]').values).toEqual({})
  })
  test('of several policies the strictest counts; of values without an order the first that is required', () => {
    expect(merge({ timeout: '90s' }, 'timeout: 30s', 'timeout: 20s').values).toEqual({ timeout: '20s' })
    expect(merge({ timeout: '90s' }, 'timeout: 30s\nmay-loosen: [timeout]', 'timeout: 60s').values).toEqual({
      timeout: '60s',
    })
    expect(merge({ user: '0' }, 'user: 1000', 'user: 2000')).toEqual({
      values: { user: '1000' },
      notes: [
        'own user is `0`, but the policy `P1` requires `1000`: `1000` counts',
        'own user is `0`, but the policy `P2` requires `2000`: `1000` counts',
      ],
    })
    expect(merge({}, 'user: 1\nmay-loosen: [user]', 'user: 2', 'user: 3').values).toEqual({ user: '2' })
  })

  const TEXTS: Readonly<Partial<Record<SettingName, readonly string[]>>> = {
    timeout: ['1s', '30s', '2m'],
    soak: ['0s', '30s', '2m'],
    smoke: ['true', 'false'],
    'warn-only': ['true', 'false'],
    shutdown: ['warn', 'graceful'],
    preset: ['read-only', 'openshift'],
    'cap-add': ['CHOWN', 'NET_RAW'],
    user: ['0', '1000'],
  }
  const values = fc.record(
    Object.fromEntries(Object.entries(TEXTS).map(([name, texts]) => [name, fc.constantFrom(...texts)])),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Partial<Record<SettingName, string>>>
  const written = fc.tuple(values, fc.subarray(Object.keys(TEXTS))).map(([set, loose]) => ({
    set,
    loose,
    text: JSON.stringify({
      ...Object.fromEntries(
        Object.entries(set).map(([name, text]) => [
          name,
          ['true', 'false'].includes(text) ? text === 'true' : text,
        ]),
      ),
      'may-loosen': loose,
    }),
  }))
  test('what may not be loosened is as strict as each policy, in any order of policies', () =>
    fc.assert(
      fc.property(values, fc.array(written, { maxLength: 3 }), (set, policies) => {
        const merged = merge(set, ...policies.map(({ text }) => text))
        for (const { set: required, loose } of policies)
          for (const [name, text] of Object.entries(required) as [SettingName, string][]) {
            const order = orderOf(name)
            const counts = merged.values[name]
            if (loose.includes(name) || order.is === 'fixed') continue
            if (order.is === 'permits' && counts === undefined) continue
            expect(counts === undefined ? counts : stricter(order, counts, text).split('\n').sort()).toEqual(
              counts?.split('\n').sort(),
            )
          }
        const isKept = Object.entries(set).every(([name, text]) =>
          merged.values[name]?.split('\n').includes(text),
        )
        if (!isKept) expect(merged.notes.length).toBeGreaterThan(0)
      }),
    ))
})

describe('budgets', () => {
  const gateOf = (text: string): { gate: Gate; lifts: string[] } => {
    const { value } = readDocument(text)
    return { gate: { ...openGate, budgets: rulesOf(budgetKeys(value)) }, lifts: liftsOf(budgetKeys(value)) }
  }
  const merge = (text: string, policies: string[], warnOnly = false) => {
    const { gate, lifts } = gateOf(text)
    const budgets = warnOnly ? gate.budgets.map((one) => ({ ...one, level: 'warn' as const })) : gate.budgets
    const parsed = policies.map((one, index) => policy(one, `P${index + 1}`))
    return mergeGate({ gate: { ...gate, budgets }, lifts, warnOnly }, parsed)
  }
  const MB = 1_000_000
  test('a weaker limit does not count, a stricter one does', () => {
    const weaker = merge('on-disk: 500MB', ['budgets: { on-disk: 250MB }'])
    expect(weaker.gate.budgets).toEqual([rule({ limit: 250 * MB, policy: 'P1' })])
    expect(weaker.notes).toEqual([
      'The budget `max-size` is ≤ 500 MB, but the policy `P1` requires ≤ 250 MB: ≤ 250 MB counts',
    ])
    const stricterOne = merge('on-disk: 100MB', ['budgets: { on-disk: 250MB }'])
    expect(stricterOne).toMatchObject({ gate: { budgets: [{ limit: 100 * MB, policy: 'P1' }] }, notes: [] })
    const least = merge('efficiency: 80%', ['budgets: { efficiency: 90% }'])
    expect(least).toMatchObject({ gate: { budgets: [{ limit: 0.9 }] } })
    expect(least.notes).toHaveLength(1)
  })
  test('neither a level nor `unknown` gets weaker, and a warning does not become a failure', () => {
    const policies = ['budgets: { on-disk: 250MB }']
    expect(merge('on-disk: { max: 100MB, level: warn }', policies)).toMatchObject({
      gate: { budgets: [{ limit: 250 * MB, level: 'fail' }] },
      notes: [expect.stringContaining('counts')],
    })
    expect(merge('on-disk: { max: 100MB, unknown: pass }', policies)).toMatchObject({
      gate: { budgets: [{ limit: 100 * MB, unknown: 'fail' }] },
      notes: [expect.stringContaining('counts')],
    })
    expect(merge('on-disk: 250MB', ['budgets: { on-disk: { max: 250MB, unknown: warn } }'])).toMatchObject({
      gate: { budgets: [{ unknown: 'fail' }] },
      notes: [],
    })
  })
  test('bytes and percent cannot be compared: the policy’s counts', () =>
    expect(merge('on-disk: { max-growth: 1% }', ['budgets: { on-disk: { max-growth: 5MB } }'])).toMatchObject(
      {
        gate: { budgets: [{ limit: 5 * MB, isPercent: false }] },
        notes: [expect.stringContaining('≤ +1 %')],
      },
    ))
  test('of policies that cannot be compared the first counts, which is said', () => {
    const policies = ['budgets: { on-disk: { max-growth: 5MB } }', 'budgets: { on-disk: { max-growth: 1% } }']
    expect(merge('', policies)).toMatchObject({
      gate: { budgets: [{ limit: 5 * MB }] },
      notes: [expect.stringMatching(/is ≤ \+5.0 MB by another policy: the policy `P2` requires ≤ \+1 %,/)],
    })
  })
  test('warn-only does not reach the budgets of a policy, unless it may be loosened', () => {
    expect(merge('on-disk: 250MB', ['budgets: { on-disk: 250MB }'], true)).toMatchObject({
      gate: { budgets: [{ level: 'fail' }] },
      notes: [expect.stringContaining('counts')],
    })
    const loose = ['budgets: { on-disk: 250MB }\nmay-loosen: [warn-only]']
    expect(merge('on-disk: 250MB', loose, true)).toMatchObject({
      gate: { budgets: [{ level: 'warn' }] },
      notes: [],
    })
    expect(merge('', loose, true)).toMatchObject({ gate: { budgets: [{ level: 'warn' }] } })
  })
  test('packages, files and labels add up; what is lifted counts all the same, and is named', () => {
    const policies = ['budgets: { packages: [gcc*], config: { non-root: true, labels: [a] } }']
    const names = (text: string, of = policies) => merge(text, of).gate.budgets.map(({ name }) => name)
    expect(names('packages: [curl]')).toEqual(['package curl', 'package gcc*', 'non-root', 'label a'])
    const lifted = merge('packages: []\nconfig: { non-root: false, labels: [] }', policies)
    expect(lifted.gate.budgets.map(({ name }) => name)).toEqual(['package gcc*', 'non-root', 'label a'])
    expect(lifted.notes).toEqual([
      expect.stringContaining('The config file lifts `budgets.packages`, but the policy `P1` requires'),
      expect.stringContaining('budgets.config.non-root'),
      expect.stringContaining('budgets.config.labels'),
    ])
    const loose = [`${policies.join('')}\nmay-loosen: [budgets.packages, budgets.config.non-root]`]
    expect(names('packages: [curl]\nconfig: { non-root: false }', loose)).toEqual(['package curl', 'label a'])
    expect(names('packages: []', loose)).toEqual(['non-root', 'label a'])
    expect(names('', loose)).toEqual(['package gcc*', 'non-root', 'label a'])
  })
  test('a signal that the policy leaves open may be any; another one than its own does not count', () => {
    expect(
      merge('config: { stop-signal: SIGINT }', ['budgets: { config: { stop-signal: true } }']),
    ).toMatchObject({
      gate: { budgets: [{ value: 'SIGINT' }] },
      notes: [],
    })
    expect(
      merge('config: { stop-signal: SIGINT }', ['budgets: { config: { stop-signal: SIGTERM } }']),
    ).toMatchObject({
      gate: { budgets: [{ value: 'SIGTERM' }] },
      notes: [expect.stringContaining('stop-signal')],
    })
  })
  test('a limit that nobody can rely on stays open', () => {
    const gate = { ...openGate, budgets: [rule({ limit: 1, disputed: 'no base' })] }
    const merged = mergeGate({ gate, lifts: [], warnOnly: false }, [policy('budgets: { on-disk: 1MB }')])
    expect(merged.gate.budgets).toMatchObject([{ disputed: 'no base' }])
  })

  const limit = fc.record({
    max: fc.integer({ min: 1, max: 9 }),
    level: fc.constantFrom('fail', 'warn'),
    unknown: fc.constantFrom('fail', 'warn', 'pass'),
  })
  const figures = fc.record(
    { 'on-disk': limit, ready: limit, layers: limit, config: fc.record({ 'non-root': fc.boolean() }) },
    { requiredKeys: [] },
  )
  const KEYS = ['budgets.on-disk.max', 'budgets.ready.max', 'budgets.layers.max', 'budgets.config.non-root']
  const LEVELS = ['fail', 'warn', 'pass']
  const breaks = (one: BudgetRule, value: number): string | null => {
    if (one.kind !== 'figure') return one.level
    return value > one.limit ? one.level : null
  }
  test('what breaks a budget that may not be loosened breaks the merged one at least as hard', () =>
    fc.assert(
      fc.property(
        figures,
        fc.array(fc.tuple(figures, fc.subarray(KEYS)), { maxLength: 3 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 10 }),
        (ownBudgets, policies, warnOnly, value) => {
          const texts = policies.map(([budgets, loose]) => JSON.stringify({ budgets, 'may-loosen': loose }))
          const merged = merge(JSON.stringify(ownBudgets), texts, warnOnly)
          policies.forEach(([, loose], index) => {
            const required = policy(texts[index] ?? '').budgets.filter(
              (one) =>
                !loose.includes(
                  one.kind === 'figure' ? `budgets.${one.figure}.max` : 'budgets.config.non-root',
                ),
            )
            for (const one of required) {
              const counts = merged.gate.budgets.find(({ name }) => name === one.name)
              const hard = (of: BudgetRule | undefined) => LEVELS.indexOf((of && breaks(of, value)) ?? 'pass')
              expect(hard(counts)).toBeLessThanOrEqual(hard(one))
              expect(LEVELS.indexOf(counts?.unknown ?? 'pass')).toBeLessThanOrEqual(
                LEVELS.indexOf(one.unknown),
              )
              expect(counts?.policy).toBeDefined()
            }
          })
        },
      ),
    ))
})

describe('acceptances', () => {
  const acceptance = (extra: Partial<Acceptance>): Acceptance => ({
    ...{ code: 'runs-as-root', place: '*', pattern: null, reason: 'r', until: '2026-12-31' },
    ...extra,
  })
  const merge = (acceptances: Acceptance[], text: string) =>
    mergeGate({ gate: { ...openGate, acceptances }, lifts: [], warnOnly: false }, [policy(text)])
  test('a code that the policy refuses does not count, and is named', () => {
    const acceptances = [acceptance({}), acceptance({ code: 'logs' })]
    expect(merge(acceptances, 'never-accept: [runs-as-root]')).toMatchObject({
      gate: { acceptances: [{ code: 'logs' }] },
      notes: ['The acceptance of `runs-as-root` does not count: the policy `P` refuses it'],
    })
    expect(merge(acceptances, 'never-accept: all\nmay-loosen: [accept.logs]').gate.acceptances).toEqual([
      acceptance({ code: 'logs' }),
    ])
    expect(merge(acceptances, '')).toMatchObject({ gate: { acceptances }, notes: [] })
  })
  test('those of the policy are added, and count', () => {
    const text = 'never-accept: all\naccept: [{ code: logs, place: "*", reason: known, until: 2026-12-31 }]'
    expect(merge([], text).gate.acceptances).toMatchObject([{ code: 'logs', policy: 'P' }])
  })
  test('a budget of a policy is not accepted by a repository, which is said', () => {
    const over = acceptance({ code: 'over-budget', place: 'on-disk*' })
    expect(merge([over], 'budgets: { on-disk: 1MB, ready: 1s }').notes).toEqual([
      'The acceptance of `over-budget` does not count for budgets that a policy requires: `max-size`',
    ])
    // what one policy requires for good, another does not give away
    const two = ['budgets: { on-disk: 2MB }', 'budgets: { on-disk: 1MB }\nmay-loosen: [accept.over-budget]']
    const gate = { ...openGate, acceptances: [over] }
    expect(
      mergeGate(
        { gate, lifts: [], warnOnly: false },
        two.map((one) => policy(one)),
      ),
    ).toMatchObject({
      gate: { budgets: [{ limit: 1_000_000, policy: 'P' }] },
    })
    for (const loose of ['budgets.on-disk', 'budgets', 'accept.over-budget'])
      expect(merge([over], `budgets: { on-disk: 1MB }\nmay-loosen: [${loose}]`)).toMatchObject({
        gate: { budgets: [{ name: 'max-size' }] },
        notes: [],
      })
  })
})
