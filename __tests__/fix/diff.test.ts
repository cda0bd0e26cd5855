/** Patches, given to git. */
import { afterAll, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { planFixes, type Source } from '../../src/fix/plan.ts'
import type { Finding, Way } from '../../src/core/schema.ts'

const top = mkdtempSync(join(tmpdir(), 'diff-'))
afterAll(() => rmSync(top, { recursive: true }))

export const fixable = (...ways: Way[]): Finding => ({
  code: 'pip-cache',
  level: 'warn',
  confidence: 'proved',
  message: '',
  evidence: [],
  remedy: { ways, removes: [] },
})
const sourceOf = (file: string, text: string, ignore: string | null): Source => ({
  file,
  text,
  ignore: { file: join(dirname(file), '.dockerignore'), text: ignore },
  linesBelow: () => null,
})
const join3: Way = { kind: 'join', into: 2, from: 3 }
const ignore: Way = { kind: 'ignore', patterns: ['**/.git'] }
const many = `FROM a\nRUN b\nRUN c\n${'# d\n'.repeat(20)}RUN pip install e`
const append = (line: number): Way => ({ kind: 'append', line, command: 'f' })

test.each<[string, string, string | null, Way[]]>([
  ['Dockerfile', 'FROM a\nRUN b\nRUN c\n', null, [join3]],
  ['Dockerfile', 'FROM a\nRUN b\nRUN c', null, [join3]],
  ['Dockerfile', many, 'x', [join3, append(24), ignore]],
  ['Dockerfile', many.replaceAll('\n', '\r\n'), 'x\r\n', [join3, append(24), ignore]],
  ['a folder/ä/Dockerfile', 'FROM a\nRUN b\n', null, [append(2), ignore]],
  ['a"\\\t/Dockerfile', 'FROM a\nRUN b\nRUN c\n', null, [join3, ignore]],
  ['Dockerfile', 'FROM a\nRUN b', null, [append(2)]],
])('git applies the patch of %j', (file, text, ignored, ways) => {
  const folder = mkdtempSync(join(top, 'repo-'))
  const source = sourceOf(file, text, ignored)
  const plan = planFixes(
    source,
    ways.map((way) => fixable(way)),
  )
  expect(plan.notFixed).toEqual([])
  const path = join(folder, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  if (ignored !== null) writeFileSync(join(folder, source.ignore.file), ignored)
  spawnSync('git', ['init', '-q'], { cwd: folder })
  const ran = spawnSync('git', ['apply', '-'], { cwd: folder, input: plan.patch, encoding: 'utf8' })
  expect(ran).toMatchObject({ status: 0 })
  expect(readFileSync(path, 'utf8')).toBe(plan.dockerfile)
  if (plan.ignore !== null) expect(readFileSync(join(folder, source.ignore.file), 'utf8')).toBe(plan.ignore)
})

test('nothing changed: no patch', () => {
  const plan = planFixes(sourceOf('Dockerfile', many, null), [])
  expect(plan).toMatchObject({ patch: '', dockerfile: many, ignore: null, edits: [] })
})
