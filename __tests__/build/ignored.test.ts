import { describe, expect, test } from '@jest/globals'
import { dockerIgnores, gitIgnores } from '../../src/build/ignored.ts'

describe('.dockerignore', () => {
  test.each<[string, string, number | null]>([
    ['notes', 'notes/a.txt', 1],
    ['/notes/', 'notes', 1],
    ['*.md', 'a.md', 1],
    ['*.md', 'docs/a.md', null],
    ['**/*.md', 'docs/x/a.md', 1],
    ['**/*.md', 'a.md', 1],
    ['docs/**', 'docs/x/a.md', 1],
    ['*\n!app', 'app/main.py', null],
    ['*\n!app\napp/main.py', 'app/main.py', 3],
    ['# notes\n\nnotes\r', 'notes', 3],
    ['a?c/[x-z].txt', 'abc/y.txt', 1],
    ['a?c/[!x-z].txt', 'abc/y.txt', null],
    ['', 'a', null],
  ])('%j on %s', (text, path, line) => {
    expect(dockerIgnores(text)(path)?.line ?? null).toBe(line)
  })
})

describe('.gitignore', () => {
  test.each<[string, string, number | null]>([
    ['target/', 'a/target/app.jar', 1],
    ['/target', 'a/target/app.jar', null],
    ['*.jar', 'lib/x.jar', 1],
    ['*.jar\n!x.jar', 'lib/x.jar', null],
    ['build/libs', 'build/libs/a.jar', 1],
    ['build/libs', 'x/build/libs/a.jar', null],
  ])('%j on %s', (text, path, line) => {
    expect(gitIgnores(text)(path)?.line ?? null).toBe(line)
  })
})

test('patterns made to be slow are not', () => {
  const text = Array.from({ length: 500 }, () => `${'*a'.repeat(200)}b/${'**/'.repeat(50)}x`).join('\n')
  const began = performance.now()
  dockerIgnores(text)(`${'a'.repeat(300)}/${'y/'.repeat(50)}z`)
  expect(performance.now() - began).toBeLessThan(2000)
})
