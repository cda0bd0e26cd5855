import { afterAll, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFolders } from '../../src/core/make-folders.ts'

const top = mkdtempSync(join(tmpdir(), 'folders-'))
afterAll(() => rmSync(top, { recursive: true }))

test('makes what is missing, with the mode, and accepts what is there', () => {
  makeFolders(join(top, 'a/b/c'), 0o700)
  makeFolders(join(top, 'a/b/c'), 0o700)
  makeFolders(join(top, 'a/b/d/'))
  for (const name of ['a', 'a/b', 'a/b/c']) expect(statSync(join(top, name)).mode & 0o777).toBe(0o700)
  symlinkSync(join(top, 'a'), join(top, 'link'))
  makeFolders(join(top, 'link/e'))
  expect(statSync(join(top, 'a/e')).isDirectory()).toBe(true)
})

test.each(['/proc/no-such/folder', '/proc/self/no-such'])(
  '%s is refused, where Node itself would not return',
  (path) => expect(() => makeFolders(path)).toThrow(/ENOENT|EACCES|EPERM/),
)

test('a file in the way is an error', () => {
  writeFileSync(join(top, 'file'), '')
  expect(() => makeFolders(join(top, 'file'))).toThrow('EEXIST')
  expect(() => makeFolders(join(top, 'file/x'))).toThrow('ENOTDIR')
})
