import { describe, expect, test } from '@jest/globals'
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import {
  baseTag,
  containerName,
  hostKey,
  imageTag,
  isDead,
  isOfRun,
  newRunId,
  parseRunId,
  runOfTag,
  runOfThing,
  signature,
  volumeName,
} from '../../src/core/run-id.ts'

const NOW = 1_800_000_000
const SECRET = Buffer.alloc(32, 1)
const id = (started: number, pid: number, host = hostKey(), secret = SECRET) => {
  const unsigned = `${Math.floor(started).toString(36)}-${pid.toString(36)}-${host}-0123abcd`
  return `${unsigned}-${signature(unsigned, secret)}`
}

describe('a run’s id', () => {
  test('says who made it and when, in a form that a Docker tag allows', () => {
    const run = newRunId(process.pid, SECRET)
    expect(run).toMatch(/^[a-z0-9][a-z0-9-]{0,127}$/)
    expect(parseRunId(run)).toMatchObject({ pid: process.pid, host: hostKey() })
    expect(Math.abs((parseRunId(run)?.started ?? 0) - Date.now() / 1000)).toBeLessThan(5)
    expect(newRunId(process.pid, SECRET)).not.toBe(run)
  })
  test.each([
    '',
    'latest',
    '1-2-3-4',
    'a-b-0123456789ab-0123abcd',
    'a-b-0123456789ab-0123abcg-0123456789abcdef',
    `${newRunId(process.pid, SECRET)}x`,
    `x/${newRunId(process.pid, SECRET)}`,
  ])('%j is none', (text) => {
    expect(parseRunId(text)).toBeNull()
    expect(isDead(text, SECRET)).toBe(false)
  })
})

describe('isDead', () => {
  const gone = spawnSync('true').pid
  test.each([
    ['this very run', newRunId(process.pid, SECRET), false],
    ['a process that is gone', id(Date.now() / 1000, gone), true],
    ['the same number on another machine', id(Date.now() / 1000, gone, '0'.repeat(12)), false],
    ['a number that another process got again', id(1_000_000_000, 1), true],
    [
      'a process that lives, with a run that began after it',
      id(Math.floor(Date.now() / 1000), process.pid),
      false,
    ],
  ])('%s', (_, run, dead) => expect(isDead(run, SECRET)).toBe(dead))

  test.each([
    [4, false],
    [6, true],
  ])('on another machine, %d days old', (days, dead) => {
    expect(isDead(id(NOW - days * 86_400, 1, '0'.repeat(12)), SECRET, NOW)).toBe(dead)
  })
})

describe('an id that is not signed', () => {
  const dead = id(1_000_000_000, 1)
  test('with this user’s secret is never dead', () => {
    expect(isDead(dead, SECRET)).toBe(true)
    expect(isDead(dead, Buffer.alloc(32, 2))).toBe(false)
    expect(isDead(newRunId(2 ** 22 + 1, null), SECRET)).toBe(false)
  })
  test('any more, once a part of it is changed, is never dead', () => {
    const changed = dead.split('').map((digit, at) => {
      const other = digit === '-' ? '' : digit === '0' ? '1' : '0'
      return dead.slice(0, at) + other + dead.slice(at + 1)
    })
    expect(changed.filter((one) => isDead(one, SECRET))).toEqual([])
  })
})

describe('a process that is over, but that nobody has waited for', () => {
  test('is dead', async () => {
    // stopped, the shell waits for nobody
    const shell = spawn('sh', ['-c', 'sleep 600 & echo $!; kill -STOP $$'])
    const child = await new Promise<number>((resolve) =>
      shell.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString()))),
    )
    const stateOf = (pid: number | undefined) => /\) (.)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]
    const run = newRunId(child, SECRET)
    try {
      while (stateOf(shell.pid) !== 'T') await setTimeout(10)
      expect(isDead(run, SECRET)).toBe(false)
      process.kill(child, 'SIGKILL')
      while (stateOf(child) !== 'Z') await setTimeout(10)
      expect(isDead(run, SECRET)).toBe(true)
    } finally {
      shell.kill('SIGKILL')
    }
  })
})

describe('what a run made', () => {
  const run = newRunId(process.pid, SECRET)
  test.each([
    ['container', containerName(run)],
    ['helper', containerName(run, 'helper')],
    ['volume', volumeName(run, 'cache')],
    ['compose’s container', `sea-trial-${run}-db-1`],
    ['compose’s network', `sea-trial-${run}_default`],
  ])('%s: its name and its label say so', (_, name) => expect(runOfThing(run, [name])).toBe(run))

  test.each([
    ['only a label', run, ['prod']],
    ['no name', run, []],
    ['a name that goes on otherwise', run, [`sea-trial-${run}x`]],
    ['a name with something before', run, [`my-sea-trial-${run}`]],
    ['another run’s name', run, [containerName(newRunId(process.pid, SECRET))]],
    ['no label', '', ['sea-trial-', 'sea-trial--x']],
  ])('%s is none', (_, label, names) => expect(runOfThing(label, names)).toBeNull())
})

describe('the tags that a run gives', () => {
  const run = newRunId(process.pid, SECRET)
  test('lead back to it', () => {
    expect([imageTag(run), baseTag(run)].map(runOfTag)).toEqual([run, run])
    expect(baseTag(run)).toMatch(/^sea-trial\.local\/run:[a-z0-9-]{1,128}$/)
  })
  test.each(['python:3.10', 'sea-trial.local/running:1', 'sea-trial.local/run', ''])('%j is none', (tag) => {
    expect(runOfTag(tag)).toBeNull()
    expect(isOfRun(tag)).toBe(false)
  })
  test('are a run’s by digest too', () => expect(isOfRun('sea-trial.local/run@sha256:1')).toBe(true))
})
