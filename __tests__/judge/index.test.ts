import { describe, expect, test } from '@jest/globals'
import { UserError } from '../../src/core/errors.ts'
import { judge, type Evidence } from '../../src/judge/index.ts'
import type { Finding, Level } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

const finding = (level: Level, code = `a-${level}`): Finding => ({
  code,
  level,
  confidence: 'proved',
  message: `because ${code}`,
  evidence: [],
})
const LOST = new UserError('engine-lost', 'The engine went away', 'Look at its log.')

function evidence(extra: Partial<Evidence> = {}): Evidence {
  return {
    name: 'api',
    build: flask.build,
    image: flask.image,
    smoke: flask.smoke,
    smokeWanted: true,
    findings: [],
    error: null,
    ...extra,
  }
}
const notReady = flask.smoke && { ...flask.smoke, ready: false }

describe('the verdict', () => {
  test.each<[string, Partial<Evidence>, string, string[]]>([
    ['all is well', {}, 'pass', []],
    [
      'warnings and notes do not fail',
      { findings: [finding('note'), finding('warn')] },
      'pass',
      ['a-warn', 'a-note'],
    ],
    ['one failure does', { findings: [finding('note'), finding('fail')] }, 'fail', ['a-fail', 'a-note']],
    ['weighed, not run, as was asked', { smoke: null, smokeWanted: false }, 'pass', []],
    ['not run, though that was asked', { smoke: null }, 'fail', ['nothing-checked']],
    ['run, not ready, and nobody said why', { smoke: notReady }, 'fail', ['nothing-checked']],
    ['not weighed', { image: null }, 'fail', ['nothing-checked']],
    [
      'nothing at all',
      { build: null, image: null, smoke: null, smokeWanted: false },
      'fail',
      ['nothing-checked'],
    ],
    ['the engine went away', { image: null, smoke: null, error: LOST }, 'error', ['engine-lost']],
    ['the engine went away after all was checked', { error: LOST }, 'error', ['engine-lost']],
    [
      'a failure that was proved before stays one',
      { image: null, findings: [finding('fail')], error: LOST },
      'fail',
      ['a-fail', 'engine-lost'],
    ],
  ])('%s', (_, extra, verdict, codes) => {
    const judged = judge(evidence(extra))
    expect(judged.verdict).toBe(verdict)
    expect(judged.findings.map(({ code }) => code)).toEqual(codes)
  })

  test('within a level findings keep the order of the stages', () => {
    const findings = [finding('fail', 'one'), finding('warn', 'w'), finding('fail', 'two')]
    expect(judge(evidence({ findings })).findings.map(({ code }) => code)).toEqual(['one', 'two', 'w'])
  })
})

describe('the headline', () => {
  test.each<[string, Partial<Evidence>, string]>([
    ['ready', {}, 'api is seaworthy: ready in 0.84 s on port 5000'],
    ['failed', { findings: [finding('fail')] }, 'api is not seaworthy: because a-fail'],
    ['error', { image: null, error: LOST }, 'api could not be tried: The engine went away'],
    ['weighed only', { smoke: null, smokeWanted: false }, 'api was weighed, not run'],
    ['a job', { findings: [finding('note', 'one-shot')] }, 'api is seaworthy: it did its work and exited 0'],
    [
      'a worker',
      { smoke: flask.smoke && { ...flask.smoke, readySeconds: null, port: null, soakSeconds: 3 } },
      'api is seaworthy: it stayed up for 3 s',
    ],
    [
      'a HEALTHCHECK alone',
      { smoke: flask.smoke && { ...flask.smoke, readySeconds: 5, port: null } },
      'api is seaworthy: ready in 5.00 s',
    ],
  ])('%s', (_, extra, headline) => expect(judge(evidence(extra)).headline).toBe(headline))
})

test('an error has a fix', () => {
  expect(judge(evidence({ error: LOST })).findings).toEqual([
    {
      code: 'engine-lost',
      level: 'fail',
      confidence: 'proved',
      message: 'The engine went away',
      fix: 'Look at its log.',
      evidence: [],
    },
  ])
})

describe('an image with the label of Sea Trial’s own containers', () => {
  const labelled = (labels: Record<string, string>) =>
    judge(evidence({ image: flask.image && { ...flask.image, config: { ...flask.image.config, labels } } }))
  test('passes with a note, for any value', () => {
    for (const value of ['', 'a-run', '\u001b[2J'.repeat(5000)]) {
      const { verdict, findings } = labelled({ 'io.github.sea-trial.run': value })
      expect(verdict).toBe('pass')
      expect(findings).toMatchObject([
        {
          code: 'carries-run-label',
          level: 'note',
          message: expect.stringMatching(
            /label io\.github\.sea-trial\.run, .*; nothing is removed because of it$/,
          ),
          fix: expect.stringContaining('LABEL'),
        },
      ])
      const [line = ''] = findings[0]?.evidence ?? []
      expect(line).not.toContain('\u001b')
      expect(line.length).toBeLessThan(50_000)
    }
  })
  test.each([[{}], [{ 'io.github.sea-trial.runs': 'x', 'sea-trial.run': 'y' }]])('%j: no finding', (labels) =>
    expect(labelled(labels).findings).toEqual([]),
  )
})
