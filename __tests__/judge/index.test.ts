import { describe, expect, test } from '@jest/globals'
import { UserError } from '../../src/core/errors.ts'
import { judge, type Evidence } from '../../src/judge/index.ts'
import type { Finding, Level } from '../../src/core/schema.ts'
import { rule, ungated } from '../support/gate.ts'
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
    ...ungated,
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

describe('budgets', () => {
  const gate = { ...ungated.gate, budgets: [rule()] }

  test('one that is exceeded fails, leads the headline after health, and is in the Report', () => {
    const judged = judge(evidence({ gate }))
    expect(judged.verdict).toBe('fail')
    expect(judged.headline).toBe(
      'api is not seaworthy: it takes 212 MB on disk, over the budget of 200 MB (`max-size`)',
    )
    expect(judged.budgets).toMatchObject([{ name: 'max-size', state: 'exceeded', value: 212_100_000 }])
    const broken = judge(evidence({ gate, findings: [finding('fail')] }))
    expect(broken.findings.map(({ code }) => code)).toEqual(['a-fail', 'over-budget'])
  })
  test('one that is open fails, but adds nothing to a failure', () => {
    expect(judge(evidence({ gate, image: null, smokeWanted: false })).findings[0]?.code).toBe('budget-open')
    const failed = judge(evidence({ gate, image: null, findings: [finding('fail')] }))
    expect(failed.findings.map(({ code }) => code)).toEqual(['a-fail'])
    expect(failed.budgets).toMatchObject([{ state: 'open', value: null }])
  })
  test('texts of the image are cleaned', () => {
    const files = [{ pattern: '/**/*.pem', paths: ['/a\u001b[2J\u202E.pem'], total: 1 }]
    const forbids = {
      kind: 'file',
      name: 'files',
      pattern: '/**/*.pem',
      level: 'fail',
      unknown: 'fail',
    } as const
    const judged = judge(
      evidence({ gate: { ...gate, budgets: [forbids] }, measured: { ...ungated.measured, files } }),
    )
    expect(JSON.stringify(judged)).not.toMatch(/\\u001b|\u202e/i)
  })
})

describe('acceptances', () => {
  const accepting = (code: string, until: string) => ({
    ...ungated.gate,
    budgets: [rule()],
    acceptances: [{ code, place: '*', pattern: null, reason: 'ticket 12', until }],
  })

  test('an accepted budget passes, as a note with the reason', () => {
    const judged = judge(evidence({ gate: accepting('over-budget', '2026-03-02') }))
    expect(judged.verdict).toBe('pass')
    expect(judged.findings).toMatchObject([
      { level: 'note', accepted: { level: 'fail', reason: 'ticket 12', until: '2026-03-02' } },
    ])
    expect(judged.budgets).toMatchObject([{ state: 'accepted', reason: 'ticket 12', until: '2026-03-02' }])
  })
  test('an expired one does not count', () => {
    const judged = judge(evidence({ gate: accepting('over-budget', '2026-03-01') }))
    expect(judged.verdict).toBe('fail')
    expect(judged.acceptances).toMatchObject([{ state: 'expired', matches: 1 }])
  })
  test('no acceptance makes a trial that checked nothing pass', () => {
    const gate = { ...accepting('nothing-checked', '2026-12-31'), budgets: [] }
    expect(judge(evidence({ gate, smoke: null })).verdict).toBe('fail')
    const loud = {
      ...gate,
      acceptances: [
        {
          ...gate.acceptances[0],
          code: 'a-fail',
          place: null,
          pattern: '*',
          reason: 'x',
          until: '2026-12-31',
        },
      ],
    }
    const judged = judge(evidence({ gate: loud, smoke: notReady, findings: [finding('fail')] }))
    expect(judged.verdict).toBe('fail')
    expect(judged.findings.map(({ code }) => code)).toEqual(['nothing-checked', 'a-fail'])
  })
})
