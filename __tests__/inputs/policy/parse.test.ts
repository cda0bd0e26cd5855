import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { NOT_IN_CONFIG } from '../../../src/inputs/config/schema.ts'
import { parsePolicy, type Policy } from '../../../src/inputs/policy/parse.ts'
import { POLICY_NAMES } from '../../../src/inputs/policy/strictness.ts'

const DIGEST = `sha256:${'0'.repeat(64)}`
const parse = (text: string) => parsePolicy({ source: './policies/', file: 'a.yml', digest: DIGEST, text })
function policyOf(text: string): Policy {
  const parsed = parse(text)
  if (!parsed.ok) throw new Error(parsed.mistakes.join('\n'))
  return parsed.policy
}

test('settings, budgets, acceptances, and what may be loosened', () => {
  const policy = policyOf(
    [
      'timeout: 30s',
      'cap-add: []',
      'budgets: { on-disk: { max: 250MB, max-growth: 5% }, config: { non-root: true } }',
      'accept: [{ code: logs, place: "*", reason: known, until: 2026-12-31 }]',
      'never-accept: [runs-as-root]',
      'may-loosen: [budgets.on-disk.max-growth, timeout]',
    ].join('\n'),
  )
  expect(policy).toMatchObject({
    name: './policies/a.yml',
    applied: {
      source: './policies/',
      file: 'a.yml',
      digest: DIGEST,
      sets: [
        ...['timeout', 'cap-add', 'budgets.on-disk.max', 'budgets.on-disk.max-growth'],
        ...['budgets.config.non-root', 'accept.logs', 'never-accept'],
      ],
      mayLoosen: ['budgets.on-disk.max-growth', 'timeout'],
    },
    neverAccept: ['runs-as-root'],
    acceptances: [{ code: 'logs', policy: './policies/a.yml' }],
  })
  expect([...policy.settings]).toEqual([
    ['timeout', { text: '30s', label: './policies/a.yml:1:10 timeout' }],
    ['cap-add', { text: '', label: './policies/a.yml:2:10 cap-add' }],
  ])
})

test('an empty file, and all', () => {
  expect(policyOf('').applied).toMatchObject({ sets: [], mayLoosen: [] })
  expect(policyOf('never-accept: all').neverAccept).toBe('all')
})

describe('mistakes', () => {
  test.each([
    ['timeout: soon', './policies/a.yml:1:10: timeout: expected a duration'],
    ['time-out: 1s', '`time-out` is unknown: did you mean timeout?'],
    ['path: .', '`path` cannot be in a policy: it is the repository’s, or the workflow’s'],
    ['token: x', '`token` cannot be in a policy'],
    ['max-size: 1MB', '`max-size` is a budget: write it under budgets'],
    ['on-disk: 1MB', '`on-disk` belongs under budgets'],
    ['budgets: { on-dsk: 1MB }', 'did you mean on-disk?'],
    ['may-loosen: [time-out]', 'did you mean timeout?'],
    ['may-loosen: [path]', 'may-loosen[0]: expected a setting, a budget or an acceptance'],
    ['may-loosen: timeout', 'may-loosen: expected a list'],
    ['never-accept: [nothing-checked]', 'is not the code of a finding that can be accepted'],
    ['never-accept: some', 'expected all, or a list of codes'],
    ['- a', 'expected rules, such as budgets'],
    ['a: &x 1\nb: *x', 'aliases'],
  ])('%s', (text, mistake) => {
    const parsed = parse(text)
    expect(parsed.ok ? '' : parsed.mistakes.join('\n')).toContain(mistake)
  })
})

test('the example is valid, and docs/policies.md shows it', () => {
  const file = (name: string) => readFileSync(join(import.meta.dirname, '../../..', name), 'utf8')
  const example = file('examples/policy/container.yml')
  expect(policyOf(example).applied.sets.length).toBeGreaterThan(6)
  const shown = example.split('\n').filter((line) => !line.startsWith('#'))
  expect(file('docs/policies.md')).toContain(`\`\`\`yaml\n${shown.join('\n')}\`\`\``)
})

test('what the config file may not have, a policy may not have', () =>
  expect(POLICY_NAMES.filter((name) => NOT_IN_CONFIG.some((one) => one === name))).toEqual([]))
