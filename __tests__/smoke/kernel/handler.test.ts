/** Which process handles a stop signal, from the masks that the kernel shows after it was sent. */
import { describe, expect, test } from '@jest/globals'
import { findHandler, handlerOf, handles } from '../../../src/smoke/kernel/handler.ts'

const TERM = 1n << 14n
const status = ({ caught = 0n, blocked = 0n, pending = 0n, ignored = 0n }) =>
  ['Name:\tapp', ['ShdPnd', pending], ['SigBlk', blocked], ['SigIgn', ignored], ['SigCgt', caught]]
    .map((row) =>
      typeof row === 'string' ? row : `${String(row[0])}:\t${row[1]?.toString(16).padStart(16, '0')}`,
    )
    .join('\n')
const is = (command: string, masks: Parameters<typeof status>[0] = {}) => ({ command, status: status(masks) })
const handler = is('python app.py', { caught: TERM })

describe('handles', () => {
  test.each([
    ['a handler', { caught: TERM }, true],
    ['nothing, as Node has after the first signal', {}, false],
    ['a handler of another signal', { caught: 1n << 1n }, false],
    ['what is ignored', { ignored: TERM }, false],
    ['what is kept blocked and was fetched', { blocked: TERM }, true],
    ['what is kept blocked and was never fetched', { blocked: TERM, pending: TERM }, false],
  ])('%s', (_, masks, expected) => expect(handles(status(masks), 15)).toBe(expected))
  test('a status without masks shows no handler', () => expect(handles('Name: x', 15)).toBe(false))
})

describe('handlerOf', () => {
  test.each([
    ['PID 1 itself', is('java -jar app.jar', { caught: TERM }), [], 'java -jar app.jar'],
    ['nobody', is('node server.js'), [], null],
    ['a shell passes nothing on', is('/bin/sh -c "app; x"'), [handler], null],
    ['an init that is asleep does', is('/sbin/docker-init -- python app.py'), [handler], 'python app.py'],
    ['one by its path', is('/usr/bin/tini -- app'), [is('x'), handler], 'python app.py'],
    ['one that keeps signals blocked', is('my-init app', { blocked: TERM }), [handler], 'my-init app'],
    ['whose child ignores it', is('tini -- app'), [is('app', { ignored: TERM })], null],
    ['dumb-init whose child ignores it', is('dumb-init app', { blocked: TERM }), [is('app')], null],
  ])('%s', (_, first, others, expected) => expect(handlerOf(first, others, 'SIGTERM')).toBe(expected))
  test('no such signal', () => expect(handlerOf(handler, [], 'SIGNONSENSE')).toBeNull())
})

test('processes of this machine', () => {
  expect(findHandler(process.pid, [process.pid], 'SIGUSR1')).toContain('node') // Node catches it by itself
  expect(findHandler(process.pid, [process.pid], 'SIGPWR')).toBeNull()
  expect(findHandler(0, [], 'SIGTERM')).toBeNull()
})
