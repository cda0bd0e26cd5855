import { expect, test } from '@jest/globals'
import { describeConfig } from '../../../src/inputs/config/describe.ts'
import { withConfig } from '../../../src/inputs/config/merge.ts'
import { trusted } from '../../../src/inputs/config/effective.ts'
import { parseConfig } from '../../../src/inputs/config/parse.ts'
import { resolveInputs } from '../../../src/inputs/resolve.ts'
import { fromCommandLine } from '../../../src/inputs/sources.ts'
import '../../support/contract-readers.ts'

test('settings with their places, budgets, acceptances; no secrets, and nothing that hides', () => {
  const parsed = parseConfig(
    '.sea-trial.yml',
    [
      'timeout: 90s',
      'env: ["PASSWORD=hunter22"]',
      'name: "a\\e[2Jb"',
      'budgets: { on-disk: { max-growth: 5% }, efficiency: 90%, files: [/a] }',
      'accept:',
      '  - { code: runs-as-root, place: Dockerfile*, reason: soon, until: 2026-12-31 }',
      '  - { code: logs, pattern: "*", reason: later, until: 2026-03-01 }',
    ].join('\n'),
  )
  if (!parsed.ok) throw new Error(parsed.mistakes.join('\n'))
  const configured = trusted(parsed.config, { event: null, branch: null })
  const given = withConfig(fromCommandLine(['--soak', '1s']), configured.settings, true)
  const around = { cwd: import.meta.dirname, env: {}, commandLine: true }
  const inputs = resolveInputs(given, around, configured)
  const text = describeConfig([{ given, inputs }], '2026-03-02')
  for (const line of [
    /^\.sea-trial\.yml is valid\.$/m,
    /^ {2}soak +1s +--soak$/m,
    /^ {2}timeout +90s +\.sea-trial\.yml:1:10$/m,
    /^ {2}env +\(not shown\) +\.sea-trial\.yml:2:6$/m,
    /^ {2}max-growth +≤ \+5 % +fail; where not known: fail$/m,
    /^ {2}min-efficiency +≥ 90 %/m,
    /^ {2}file \/a +none/m,
    /^Accepted:\n {2}runs-as-root +Dockerfile\* +until 2026-12-31: soon$/m,
    /^Expired, so no longer accepted:\n {2}logs +\* +until 2026-03-01: later$/m,
  ])
    expect(text).toMatch(line)
  expect(text).not.toContain('hunter22')
  expect(text).not.toContain('\u001b')
})
