import { expect, test } from '@jest/globals'
import { PassThrough } from 'node:stream'
import { UserError } from '../../src/core/errors.ts'
import type { Host } from '../../src/app/host.ts'
import { showError } from '../../src/app/deliver.ts'

test('of wrong settings each line is kept, so that a caret stands under its word', async () => {
  const stderr = new PassThrough() as unknown as Host['stderr']
  const host: Host = { script: '', args: [], env: {}, cwd: '/', stdout: process.stdout, stderr }
  const sentence = '--probe: line 1 is not allowed\n  http statu=200\n       ^\n::error::no\u001b[31m'
  await showError(new UserError('settings', sentence, 'See --help.'), 'command', host)
  expect(String(stderr.read())).toBe(
    'sea-trial: --probe: line 1 is not allowed\n  http statu=200\n       ^\n: :error::no\nSee --help.\n',
  )
})

test('an error that quotes hostile text cannot speak to the terminal, nor add lines of its own', async () => {
  const stderr = new PassThrough() as unknown as Host['stderr']
  const host: Host = { script: '', args: [], env: {}, cwd: '/', stdout: process.stdout, stderr }
  const error = new UserError(
    'archive-invalid',
    'blobs/\u001b[31m\r\n::error::no\u202e is not in a.tar',
    'Save it\nagain.',
  )
  await showError(error, 'command', host)
  expect(String(stderr.read())).toBe('sea-trial: blobs/ ::error::no\\u202E is not in a.tar\nSave it again.\n')
})
