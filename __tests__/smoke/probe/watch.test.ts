/** Checks that send nothing: log lines, the HEALTHCHECK's status, the end. */
import { describe, expect, test } from '@jest/globals'
import { LogLines } from '../../../src/smoke/log/lines.ts'
import { makeCheck } from '../../../src/smoke/probe/check.ts'
import type { View } from '../../../src/smoke/probe/state.ts'
import { exited, health, running } from '../../support/evidence.ts'
import { fakeClock } from '../../support/fake-clock.ts'
import { probe } from '../../support/probes.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

const view: View = { listeners: null, state: running, ended: false, soaking: false }

function watch(line: string) {
  const log = new LogLines()
  const clock = fakeClock()
  const check = makeCheck(
    { spec: probe(line), port: null, required: true },
    {
      address: () => null,
      exec: () => Promise.reject(new Error('not asked')),
      processes: () => null,
      log,
      clock,
      onAnswer: () => undefined,
    },
  )
  return { check, clock, state: check.state, write: (text: string) => log.write(Buffer.from(text)), log }
}

describe('log', () => {
  test.each([
    ['log "ready to accept"', ['starting\nnow ready to accept connections\n']],
    ['log ready', ['not yet\nrea', 'dy\n']],
    ['log ready', ['r', 'e', 'a', 'd', 'y', '\r\n']],
    ['log ~"^ready$"', ['\x1b[32mready\x1b[0m\n']],
    ['log ~^ready$', ['ready\r\n']],
    ['log /READY/i', ['x\n\n\nready\nx\n']],
    ['log é', ['caf', Buffer.from('é').subarray(0, 1), Buffer.from('é').subarray(1), '\n']],
  ])('%s in %j', (line, chunks) => {
    const { state, log } = watch(line)
    for (const chunk of chunks) {
      expect(state.ok).toBe(false)
      log.write(Buffer.from(chunk))
    }
    expect(state.ok).toBe(true)
    expect(state.passedAt).not.toBeNull()
  })

  test.each([
    ['log ready', 'read\ny\n'],
    ['log ~^ready$', 'ready or not\n'],
    ['log ready', `${'x'.repeat(5000)}ready\n`],
  ])('%s is not in %j', (line, text) => {
    const { state, write } = watch(line)
    write(text)
    expect(state).toMatchObject({ ok: false, last: { kind: 'log', line: null } })
  })

  test('the line that matched is kept', () => {
    const { state, write } = watch('log ready')
    write('a\nready 1\nready 2\n')
    expect(state.last).toEqual({ kind: 'log', line: 'ready 1', isSlow: false })
  })

  test('a prompt never ends its line: it is matched when it no longer grows', async () => {
    const { check, clock, state, write } = watch('log ~"ready>$"')
    write('ready>')
    check.tick(view)
    await clock.sleep(0.1)
    check.tick(view)
    expect(state.ok).toBe(false)
    await clock.sleep(0.2)
    check.tick(view)
    expect(state.ok).toBe(true)
  })

  test('the last line counts without a line end', () => {
    const { state, write, log } = watch('log done')
    write('all done')
    log.end()
    expect(state.ok).toBe(true)
  })

  test('a pattern that takes for ever on a flood is given up', () => {
    const { state, write } = watch('log ~"^(a+)+$"')
    const since = cpuMilliseconds()
    for (let piece = 0; piece < 2000; piece++) write(`${'a'.repeat(60)}!\n`)
    expect(cpuMilliseconds() - since).toBeLessThan(5000)
    expect(state.last).toEqual({ kind: 'log', line: null, isSlow: true })
  })

  test('a flood without line ends, and many lines, are cheap', () => {
    const { state, write } = watch('log ready')
    const since = cpuMilliseconds()
    for (let piece = 0; piece < 500; piece++) write('x'.repeat(65_536))
    for (let piece = 0; piece < 200; piece++) write('x\n'.repeat(32_768))
    write('ready\n')
    expect(state.ok).toBe(true)
    expect(cpuMilliseconds() - since).toBeLessThan(5000)
  })
})

test.each([
  ['starting', false],
  ['unhealthy', false],
  ['healthy', true],
] as const)('HEALTHCHECK %s', (status, ok) => {
  const { check, state } = watch('healthcheck')
  check.tick({ ...view, state: health(status, { exitCode: 0, output: '' }) })
  expect(state).toMatchObject({ ok, attempts: 1, last: { kind: 'healthcheck', status } })
})

test.each([
  ['exit 0', exited(0), true],
  ['exit 0', exited(1), false],
  ['exit 0,3', exited(3), true],
  ['exit 0', exited(0, { oomKilled: true }), false],
])('%s of %j', (line, state, ok) => {
  const { check } = watch(line)
  check.tick({ ...view, state, ended: false })
  expect(check.state.last).toBeNull()
  check.tick({ ...view, state, ended: true })
  expect(check.state).toMatchObject({ ok, last: { kind: 'exit', code: state.exitCode } })
})
