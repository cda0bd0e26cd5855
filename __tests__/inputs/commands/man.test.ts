import { expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { manPage } from '../../../src/inputs/commands/man.ts'
import { commands } from '../../../src/inputs/commands/table.ts'
import { SETTINGS } from '../../../src/inputs/table.ts'

const page = manPage('1.2.3')

test('has every option and command, and no line that roff would take for a request', () => {
  for (const { name } of SETTINGS)
    if (name !== 'path') expect(page).toContain(`\\fB\\-\\-${name.replaceAll('-', '\\-')}\\fR`)
  const shown = (name: string) => name.replaceAll('-', '\\-')
  for (const { name } of commands) expect(page).toContain(`.SS \\fBsea\\-trial ${shown(name)}`)
  const requests = page.split('\n').filter((line) => /^[.']/.test(line))
  expect(requests.filter((line) => !/^\.(TH|SH|SS|TP|PP|nf|fi|br)\b/.test(line))).toEqual([])
})

const hasGroff = spawnSync('groff', ['--version']).error === undefined
const run = hasGroff ? test : test.skip
run('groff has no warnings', () => {
  const { stderr, stdout } = spawnSync('groff', ['-man', '-Tutf8', '-Kutf8', '-ww'], {
    input: page,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout).toContain('SEA-TRIAL(1)')
})
