import { describe, expect, test } from '@jest/globals'
import { compareSurface } from '../../src/compare/surface.ts'
import type { HttpAnswer, Report, Smoke } from '../../src/core/schema.ts'
import { NO_LINKS, renderTerminal } from '../../src/report/index.ts'
import { compared, flask, renderComment } from '../support/reports.ts'

type Answers = Record<string, Partial<HttpAnswer>>

const ROOT = 'http://127.0.0.1:5000/'

function smokeOf(answers: Answers, ready = true): Smoke {
  if (!flask.smoke) throw new Error('it was not run')
  const probes = Object.entries(answers).map(([target, answer]) => ({
    ...{ kind: 'http' as const, target, ok: true, detail: '200 OK', attempts: 1, seconds: 1 },
    answer: { status: 200, headers: [], ...answer },
  }))
  return { ...flask.smoke, ready, probes }
}

const header = (name: string, value: string) => ({ name, value })

/** The lines about answers in the terminal report. */
function linesOf(before: Answers, now: Answers): string[] {
  const surface = compareSurface(smokeOf(now), smokeOf(before)) ?? []
  const report: Report = { ...compared, delta: compared.delta && { ...compared.delta, surface } }
  const isAbout = (line: string) => line.includes('GET ')
  const lines = renderTerminal(report, { color: false, width: 200, unicode: true }).split('\n')
  expect(renderComment(report, NO_LINKS).includes('`GET ')).toBe(lines.some(isAbout))
  return lines.filter(isAbout).map((line) => line.trim())
}

describe('one line for each path', () => {
  test.each<[Partial<HttpAnswer>, Partial<HttpAnswer>, string[]]>([
    [{}, { status: 302, location: '/login' }, ['GET / was 200, is 302 to /login.']],
    [{ status: 302, location: '/a' }, {}, ['GET / was 302 to /a, is 200.']],
    [
      { status: 302, location: '/a' },
      { status: 302, location: '/b' },
      ['GET / was a redirect to /a, is a redirect to /b.'],
    ],
    [{ status: 302, location: '/a' }, { status: 301, location: '/a' }, ['GET / was 302, is 301.']],
    [{}, { headers: [header('x-frame-options', 'deny')] }, ['GET / new x-frame-options: deny.']],
    [{ headers: [header('content-type', 'text/html')] }, {}, ['GET / content-type is gone.']],
    [
      { headers: [header('content-type', 'text/html')] },
      { headers: [header('content-type', 'application/json'), header('set-cookie', 'sid; httponly')] },
      ['GET / content-type was text/html, is application/json; new cookie sid (httponly).'],
    ],
    [
      { headers: [header('set-cookie', 'sid; httponly; secure')] },
      { headers: [header('set-cookie', 'sid; httponly')] },
      ['GET / cookie sid was sid; httponly; secure, is sid; httponly.'],
    ],
    [{ headers: [header('server', 'nginx/1.26')] }, { headers: [header('server', 'nginx/1.27')] }, []],
    [{}, {}, []],
  ])('%j, %j', (before, now, lines) => {
    expect(linesOf({ [ROOT]: before }, { [ROOT]: now })).toEqual(lines)
  })

  test('of several paths', () => {
    const [a, b] = [`${ROOT}a status=200`, `${ROOT}b`]
    const lines = linesOf({ [a]: {}, [b]: {} }, { [a]: { status: 404 }, [b]: { status: 401 } })
    expect(lines).toEqual([
      expect.stringContaining('GET /a was 200, is 404'),
      expect.stringContaining('GET /b was 200, is 401'),
    ])
  })
})

test('the version of a server is a detail', () => {
  const of = (value: string) => smokeOf({ [ROOT]: { headers: [header('server', value)] } })
  expect(compareSurface(of('b'), of('a'))).toEqual([
    { target: ROOT, what: 'header', name: 'server', before: 'a', after: 'b', isDetail: true },
  ])
})

test('only what was answered in both runs is compared', () => {
  const one = smokeOf({ [ROOT]: {} })
  expect(compareSurface(one, smokeOf({ [`${ROOT}x`]: {} }))).toBeNull()
  expect(compareSurface(one, smokeOf({ [ROOT]: { status: 404 } }, false))).toBeNull()
  expect(compareSurface(one, null)).toBeNull()
  expect(compareSurface(null, one)).toBeNull()
  expect(compareSurface(one, one)).toEqual([])
})
