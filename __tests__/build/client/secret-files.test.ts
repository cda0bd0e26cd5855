import { afterAll, expect, test } from '@jest/globals'
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { withSecretFiles } from '../../../src/build/client/secret-files.ts'
import { secretSource } from '../../../src/lib/buildx-options.ts'
import { sourceOf, temporaryFolder } from '../sources.ts'

const folder = temporaryFolder()
afterAll(() => rmSync(folder, { recursive: true }))

test('values are in files that only this user can read, and only there', () => {
  const odd = join(folder, 'a,"b')
  mkdirSync(odd)
  const values = ['one', 'two\nlines, and "quotes"\n', 'x'.repeat(300_000)]
  const secretValues = values.map((value, index) => ({ id: `id${index}`, value }))
  const source = withSecretFiles(sourceOf('/x', { buildSecrets: ['id=a,env=A'], secretValues }), odd)
  expect(source.secretValues).toBeUndefined()
  const [first, ...specs] = source.buildSecrets
  expect(first).toBe('id=a,env=A')
  const files = specs.map((spec) => secretSource(spec, {}))
  const paths = files.map((from) => (from !== null && 'file' in from ? from.file : ''))
  expect(paths.map((path) => readFileSync(path, 'utf8'))).toEqual(values)
  for (const path of paths) expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(odd, 'build-secrets')).mode & 0o777).toBe(0o700)
})

test('without values nothing is written', () => {
  const source = sourceOf('/x', { buildSecrets: ['id=a'] })
  expect(withSecretFiles(source, '/nowhere')).toEqual(source)
})
