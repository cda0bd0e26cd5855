/** Rows and findings of rehearsals, from what was seen of them. */
import { describe, expect, test } from '@jest/globals'
import { Finding, Rehearsal } from '../../../src/core/schema.ts'
import { notRehearsed, rehearsalFindings, toRehearsal } from '../../../src/smoke/rehearsal/result.ts'
import type { RehearsalSeen } from '../../../src/smoke/rehearsal/seen.ts'
import { at, CMD, done, evidence, exited, log, over } from '../../support/evidence.ts'

const timeline = { startedAt: null, readyAt: null, readySeconds: 0.34 }
const ready = done({ timeline })
const locked = over(exited(1), { log: log('fatal: failed to obtain the lock on /data/node.lock') })
const seen = (extra: Partial<RehearsalSeen>): RehearsalSeen => ({
  kind: 'twice',
  isAsked: true,
  seconds: 2.34567,
  evidence: ready,
  volumes: ['/data'],
  other: 'main@3f2a1c9',
  ...extra,
})
const found = (extra: Partial<RehearsalSeen>) => {
  const findings = rehearsalFindings(seen(extra))
  for (const finding of findings) expect(Finding.safeParse(finding).error).toBeUndefined()
  return findings
}

describe('what succeeds has a row and no finding', () => {
  test.each([
    [{ kind: 'twice' }, 'ready in 0.34 s, both on /data'],
    [{ kind: 'twice', volumes: [] }, 'ready in 0.34 s'],
    [{ kind: 'upgrade' }, 'ready in 0.34 s, on what main@3f2a1c9 has left in /data'],
    [{ kind: 'rollback' }, 'ready in 0.34 s, on what this image has left in /data'],
    [{ kind: 'upgrade', evidence: done() }, 'stayed up, on what main@3f2a1c9 has left in /data'],
    [
      { kind: 'twice', volumes: ['/a', '/b', '/c', '/d', '/e'] },
      'ready in 0.34 s, both on /a, /b, /c and 2 more',
    ],
  ] as const)('%j', (extra, detail) => {
    const row = toRehearsal(seen(extra))
    expect(row).toMatchObject({ kind: extra.kind, ok: true, seconds: 2.346, detail })
    expect(Rehearsal.safeParse(row).error).toBeUndefined()
    expect(found(extra)).toEqual([])
  })
})

describe('not-shareable', () => {
  test('says why the second container did not start, and where its command stands', () => {
    expect(found({ evidence: locked })).toMatchObject([
      {
        code: 'not-shareable',
        level: 'fail',
        confidence: 'proved',
        message:
          'of two containers on /data, the second one does not become ready: it exited 1 after 0.4 s: fatal: failed to obtain the lock on /data/node.lock',
        location: at(CMD),
      },
    ])
    expect(toRehearsal(seen({ evidence: locked }))).toMatchObject({ ok: false, readySeconds: null })
  })
  test('is a note where nobody asked: databases are right to refuse', () => {
    expect(found({ evidence: locked, isAsked: false })).toMatchObject([{ level: 'note' }])
    expect(toRehearsal(seen({ evidence: locked, isAsked: false }))).toMatchObject({
      ok: false,
      level: 'note',
    })
    expect(toRehearsal(seen({ evidence: locked })).level).toBeUndefined()
  })
  test('is about the first container where that one broke', () => {
    const [finding] = found({ evidence: over(exited(2), { phase: 'soak' }), isFirst: true })
    expect(finding?.message).toMatch(
      /^of two containers on \/data, the first one fails when a second one runs: /,
    )
  })
  test('without volumes, asks for no other volume', () => {
    const [finding] = found({ evidence: locked, volumes: [] })
    expect(finding?.message).toMatch(/^of two containers at once, /)
    expect(finding?.fix).not.toContain('volume')
  })
  test('is only likely where the second one was slow, and may become ready later', () => {
    expect(found({ evidence: evidence() })).toMatchObject([{ confidence: 'likely' }])
  })
})

test('refuses-own-data fails, and quotes the log', () => {
  const refusal = over(exited(1), { log: log('FATAL: database files are incompatible with server') })
  expect(found({ kind: 'upgrade', evidence: refusal })).toMatchObject([
    {
      code: 'refuses-own-data',
      level: 'fail',
      message: expect.stringMatching(
        /^it does not become ready on the data of main@3f2a1c9 in \/data: .*database files are incompatible/,
      ),
    },
  ])
})

test('not-rollbackable is a warning, with a place only where the baseline has one', () => {
  const back = over(exited(1), { places: {}, log: log('OperationalError: no such column: name') })
  const [finding] = found({ kind: 'rollback', evidence: back })
  expect(finding).toMatchObject({
    code: 'not-rollbackable',
    level: 'warn',
    message: expect.stringMatching(
      /^main@3f2a1c9 does not become ready on what this image has left in \/data: /,
    ),
  })
  expect(finding?.location).toBeUndefined()
})

test('restarts are not its business', () => {
  expect(found({ kind: 'restart', evidence: locked })).toEqual([])
})

test('what was not carried out is a warning, never a pass', () => {
  expect(notRehearsed('start-times', 'Nothing says when this image is ready')).toMatchObject({
    code: 'not-rehearsed',
    level: 'warn',
    message: '`start-times` was not carried out: nothing says when this image is ready',
  })
})
