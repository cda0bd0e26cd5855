import { expect, test } from '@jest/globals'
import { planFixes, type Source } from '../../src/fix/plan.ts'
import type { Finding, Way } from '../../src/core/schema.ts'

const source = (text: string): Source => ({
  file: 'Dockerfile',
  text,
  ignore: { file: '.dockerignore', text: '**/.git\n' },
  linesBelow: () => null,
})
const finding = (code: string, ...ways: Way[]): Finding => ({
  code,
  level: 'note',
  confidence: 'proved',
  message: '',
  evidence: [],
  ...(ways.length > 0 ? { remedy: { ways, removes: [] } } : {}),
})
const option = (line: number): Way => ({
  kind: 'option',
  line,
  program: 'apk',
  subcommand: 'add',
  option: '--no-cache',
})

test('fixes of one instruction add up, in any order, also after it was joined', () => {
  const text = 'FROM a\nRUN apk add b\nRUN rm c\nRUN apk add d\n'
  const findings = [
    finding('dead-weight', { kind: 'join', into: 2, from: 3 }),
    finding('apk-cache', option(2)),
    finding('dead-weight', { kind: 'join', into: 3, from: 4 }),
    finding('apk-cache', option(4)),
  ]
  const plan = planFixes(source(text), findings)
  expect(plan.fixes).toHaveLength(4)
  expect(plan.notFixed).toEqual([])
  const joined = 'FROM a\nRUN apk add --no-cache b && rm c && apk add --no-cache d\n'
  expect(plan.dockerfile.replace(/ \\\n\s+/g, ' ')).toBe(joined)
  expect(plan.edits).toMatchObject([
    { file: 'Dockerfile', line: 2, endLine: 4, text: plan.dockerfile.slice('FROM a\n'.length) },
  ])
})

test('the second way counts where the first is not certain', () => {
  const append: Way = { kind: 'append', line: 2, command: 'rm -rf /var/cache/apk' }
  const plan = planFixes(source('FROM a\nRUN apk update\n'), [finding('apk-cache', option(2), append)])
  expect(plan.fixes.map(({ way }) => way)).toEqual([append])
})

test('why nothing is certain; findings without a remedy are left out', () => {
  const findings = [
    finding('git-folder', { kind: 'ignore', patterns: ['**/.git'] }),
    finding('duplicate-files'),
  ]
  const plan = planFixes(source('FROM a\nRUN b\n'), findings)
  expect(plan).toMatchObject({ fixes: [], notFixed: [{ why: '.dockerignore lists it already' }], patch: '' })
})

test('edits are as large as what changes together', () => {
  const text = 'FROM a\nRUN b\n# c\nCMD d\nRUN e\nUSER f\nRUN apk add g\n'
  const plan = planFixes(source(text), [
    finding('x', { kind: 'join', into: 2, from: 5 }),
    finding('y', option(7)),
  ])
  expect(plan.edits.map(({ line, endLine }) => [line, endLine])).toEqual([
    [2, 5],
    [7, 7],
  ])
  const lines = text.split('\n')
  for (const { line, endLine, text: changed } of plan.edits.toReversed())
    lines.splice(line - 1, endLine - line + 1, changed.replace(/\n$/, ''))
  expect(lines.join('\n')).toBe(plan.dockerfile)
})
