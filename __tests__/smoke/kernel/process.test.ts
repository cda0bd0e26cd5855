import { afterEach, describe, expect, test } from '@jest/globals'
import { cgroupOf } from '../../../src/smoke/kernel/cgroup.ts'
import { spawn, type ChildProcess } from 'node:child_process'
import {
  ignoresSignal,
  isDropped,
  isOurProcess,
  parseMasks,
  parseWakes,
  signalName,
  signalNumber,
  signalOfExit,
  wakesOf,
} from '../../../src/smoke/kernel/process.ts'

describe('signals', () => {
  test.each([
    ['SIGTERM', 15],
    ['term', 15],
    ['15', 15],
    ['SIGWINCH', 28],
    ['SIGRTMIN', 34],
    ['SIGRTMIN+3', 37],
    ['RTMIN+3', 37],
    ['SIGRTMAX', 64],
    ['SIGRTMAX-1', 63],
    ['64', 64],
    ['SIGRTMIN+31', null],
    ['SIGRTMAX-31', null],
    ['0', null],
    ['65', null],
    ['SIGNOPE', null],
    ['', null],
    ['__proto__', null],
  ])('%s is number %s', (name, number) => expect(signalNumber(name)).toBe(number))
  test.each([
    ['15', 'SIGTERM'],
    ['quit', 'SIGQUIT'],
    ['SIGRTMIN+3', 'SIGRTMIN+3'],
    ['37', '37'],
  ])('%s is called %s', (given, name) => expect(signalName(given)).toBe(name))
  test.each([
    [137, 'SIGKILL'],
    [139, 'SIGSEGV'],
    [143, 'SIGTERM'],
    [0, undefined],
    [1, undefined],
    [128, undefined],
    [165, undefined],
    [255, undefined],
  ])('exit %d', (code, name) => expect(signalOfExit(code)).toBe(name))
})

describe('masks', () => {
  test('are read from status', () => {
    expect(
      parseMasks(
        'Name:\tx\nSigBlk:\t0000000000004000\nSigIgn:\t0000000000000000\nSigCgt:\t0000000180004002\n',
      ),
    ).toEqual({ blocked: 0x4000n, caught: 0x180004002n })
  })
  test.each(['', 'SigCgt: 0000\n', 'SigCgt: zz\nSigBlk: 00\n'])('%j has none', (text) =>
    expect(parseMasks(text)).toBeNull(),
  )
})

describe('isDropped', () => {
  const TERM = 1n << 14n
  const free = { caught: 0n, blocked: 0n }
  const tini = { caught: 0n, blocked: 0xfffffffe7ffbfaffn }
  test.each([
    ['no handler', [free], 15, true],
    ['only other handlers (flask run catches SIGINT)', [{ caught: 2n, blocked: 0n }], 15, true],
    ['a handler', [{ caught: TERM, blocked: 0n }], 15, false],
    ['blocked, and fetched by sigwait (tini)', [tini], 15, false],
    [
      'blocked by one thread only (a Go or JVM signal thread)',
      [free, { caught: 0n, blocked: TERM }],
      15,
      false,
    ],
    ['a thread that could not be read', [free, null], 15, false],
    ['a real-time signal with a handler (systemd)', [{ caught: 1n << 36n, blocked: 0n }], 37, false],
    ['a real-time signal without', [{ caught: TERM, blocked: 0n }], 37, true],
  ])('%s', (_, threads, signal, dropped) => expect(isDropped(threads, signal)).toBe(dropped))
})

describe('ignoresSignal', () => {
  let child: ChildProcess | null = null
  afterEach(() => void child?.kill('SIGKILL'))
  const start = (script: string): Promise<number> => {
    const started = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] })
    child = started
    return new Promise((resolve) => started.stdout.once('data', () => resolve(started.pid ?? 0)))
  }

  test('a handler catches that signal only', async () => {
    const pid = await start('trap "exit 0" TERM; echo ready; while :; do sleep 0.1; done')
    expect(ignoresSignal(pid, 'SIGTERM')).toBe(false)
    expect(ignoresSignal(pid, 'SIGRTMIN+3')).toBe(true)
  })
  test('null for an unknown signal or process', () => {
    expect(ignoresSignal(process.pid, 'SIGRTMIN+99')).toBeNull()
    expect(ignoresSignal(2 ** 22 + 1, 'SIGTERM')).toBeNull()
  })
})

test('a process is the container’s when its cgroup holds the container’s ID', () => {
  expect(isOurProcess(process.pid, 'a'.repeat(64))).toBe(false)
  expect(isOurProcess(process.pid, ':')).toBe(true)
  expect(isOurProcess(0, ':')).toBe(false)
})

test('the peak of a process that has ended is unknown', () => expect(cgroupOf(2 ** 22 + 1).peak()).toBeNull())

describe('wakes', () => {
  test('are both kinds together', () => {
    expect(parseWakes('Name:\tx\nvoluntary_ctxt_switches:\t12\nnonvoluntary_ctxt_switches:\t3\n')).toBe(15)
    expect(parseWakes('Name:\tx\n')).toBeNull()
  })
  test('of a running process, and of one that has ended', () => {
    expect(wakesOf(process.pid)).toBeGreaterThan(0)
    expect(wakesOf(2 ** 22 + 1)).toBeNull()
  })
})
