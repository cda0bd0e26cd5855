import { describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { baseTag, hostKey, imageTag, isDead, isOfRun, newRunId, parseRunId, runOfTag } from '../src/run.ts'

const NOW = 1_800_000_000
const id = (started: number, pid: number, host = hostKey()) =>
  `${started.toString(36)}-${pid.toString(36)}-${host}-0123abcd`

describe('a run’s id', () => {
  test('says who made it and when, in a form that a Docker tag allows', () => {
    const run = newRunId(process.pid)
    expect(run).toMatch(/^[a-z0-9][a-z0-9-]{0,127}$/)
    expect(parseRunId(run)).toMatchObject({ pid: process.pid, host: hostKey() })
    expect(Math.abs((parseRunId(run)?.started ?? 0) - Date.now() / 1000)).toBeLessThan(5)
    expect(newRunId(process.pid)).not.toBe(run)
  })
  test.each([
    '',
    'latest',
    '1-2-3-4',
    'a-b-0123456789ab-0123abcg',
    `${newRunId(process.pid)}x`,
    `x/${newRunId(process.pid)}`,
  ])('%j is none', (text) => {
    expect(parseRunId(text)).toBeNull()
    expect(isDead(text)).toBe(false)
  })
})

describe('isDead', () => {
  const gone = spawnSync('true').pid
  test.each([
    ['this very run', newRunId(process.pid), false],
    ['a process that is gone', id(Date.now() / 1000, gone), true],
    ['the same number on another machine', id(Date.now() / 1000, gone, '0'.repeat(12)), false],
    ['a number that another process got again', id(1_000_000_000, 1), true],
    [
      'a process that lives, with a run that began after it',
      id(Math.floor(Date.now() / 1000), process.pid),
      false,
    ],
  ])('%s', (_, run, dead) => expect(isDead(run.replace(/\.[0-9a-z]+/, ''))).toBe(dead))

  test.each([
    [4, false],
    [6, true],
  ])('on another machine, %d days old', (days, dead) => {
    expect(isDead(id(NOW - days * 86_400, 1, '0'.repeat(12)), NOW)).toBe(dead)
  })
})

describe('the tags that a run gives', () => {
  const run = newRunId(process.pid)
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
