/** Findings about the machine: its disk, and the ports of its network. */
import { describe, expect, test } from '@jest/globals'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import type { Evidence } from '../../../src/smoke/evidence.ts'
import { image } from '../../support/fake-engine.ts'
import { done, exited, log, over } from '../../support/evidence.ts'

test('it would have filled the disk', () => {
  const [first] = diagnose(over(exited(137), { filledDisk: 40_000_000_000, waited: 12 }))
  expect(first).toMatchObject({ code: 'disk-full', level: 'fail', confidence: 'proved' })
  expect(first?.message).toBe('it wrote 40.0 GB and would have filled the disk, so it was stopped after 12 s')
})

test('on the host’s network something else answered before', () => {
  const [first] = diagnose(done({ takenPorts: [8080] }))
  expect(first).toMatchObject({ code: 'address-in-use', level: 'fail', confidence: 'proved' })
  expect(first?.message).toMatch(/something else answered on port 8080 of the host before/)
})

describe('without a port, exit code 0', () => {
  const ended = (cmd: string[], extra: Partial<Evidence> = {}) =>
    over(exited(0), { phase: 'done', checks: [], image: image({ cmd }), programs: [], ...extra })
  test('a job', () =>
    expect(diagnose(ended(['python3', 'migrate.py']))).toMatchObject([{ code: 'one-shot', level: 'note' }]))
  test.each([[['python3']], [['bash']], [['/bin/sh', '-c', 'bash']], [['node']]])(
    '%j alone did no work: a warning',
    (cmd) => expect(diagnose(ended(cmd))).toMatchObject([{ code: 'one-shot', level: 'warn' }]),
  )
  test('a shell with output is a job', () =>
    expect(diagnose(ended(['bash'], { log: log('hi') }))).toMatchObject([
      { code: 'one-shot', level: 'note' },
    ]))
  test.each([[['nginx']], [['/bin/sh', '-c', 'nginx']], [['service', 'ssh', 'start']]])(
    '%j went to the background: a failure',
    (cmd) => {
      const [first] = diagnose(ended(cmd))
      expect(first).toMatchObject({ code: 'exited-at-start', level: 'fail' })
      expect(first?.message).toMatch(/^it exited 0 after 0.4 s: .* to the background/)
    },
  )
})
