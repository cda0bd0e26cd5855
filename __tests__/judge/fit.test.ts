/** Findings about images, programs and engines of different platforms, without repetitions. */
import { describe, expect, test } from '@jest/globals'
import { isEmulated, judge } from '../../src/judge/index.ts'
import type { Finding, Image, Platform, Smoke } from '../../src/core/schema.ts'
import { ungated } from '../support/gate.ts'
import { flask } from '../support/reports.ts'

const platformOf = (words: string): Platform => {
  const [os = '', architecture = '', variant] = words.split('/')
  return { os, architecture, ...(variant ? { variant } : {}) }
}
const refused: Finding = {
  code: 'wrong-architecture',
  level: 'fail',
  confidence: 'proved',
  message: 'its program is built for arm64, and this host is amd64',
  evidence: [],
}

interface Given {
  cannotRun?: boolean
  image: string
  engine: string | null
  program?: string | null
  ran?: Partial<Smoke> | null
  findings?: Finding[]
}

const said = (given: Given): string[] => judged(given).findings.map(({ code, level }) => `${level} ${code}`)

function judged({
  image: platform,
  engine,
  program = null,
  ran = {},
  findings = [],
  cannotRun = false,
}: Given) {
  const smoke = ran && flask.smoke && { ...flask.smoke, ...ran }
  if (!flask.image) throw new Error('a Report with an image')
  const fit = {
    entrypoint: program === null ? null : { path: '/app', architecture: program },
    engine: engine === null ? null : platformOf(engine),
    emulated: false,
  }
  const image: Image = { ...flask.image, platform: platformOf(platform), fit }
  const emulated = isEmulated(image, smoke, findings)
  return judge({
    name: 'api',
    build: null,
    image: { ...image, fit: { ...fit, emulated } },
    smoke,
    smokeWanted: ran !== null,
    cannotRun,
    findings,
    error: null,
    ...ungated,
  })
}

describe('equal platforms', () => {
  test.each<Given>([
    { image: 'linux/amd64', engine: 'linux/amd64', program: 'amd64' },
    { image: 'linux/amd64', engine: 'linux/amd64' },
    { image: 'linux/386', engine: 'linux/amd64', program: '386' },
    { image: 'linux/arm/v7', engine: 'linux/arm64', program: 'arm' },
    { image: 'linux/arm/v6', engine: 'linux/arm/v7', program: 'arm' },
    { image: 'linux/arm64', engine: 'linux/arm64', program: 'arm' },
    { image: 'linux/amd64', engine: 'linux/amd64', ran: null },
    { image: 'linux/arm64', engine: null, program: 'arm64', ran: null },
  ])('%j: no finding', (given) => expect(said(given)).toEqual([]))
})

describe('different platforms', () => {
  test.each<[string, Given, string[]]>([
    [
      'it runs nevertheless: emulated',
      { image: 'linux/arm64', engine: 'linux/amd64', program: 'arm64' },
      ['warn emulated'],
    ],
    [
      'without a program that can be read',
      { image: 'linux/s390x', engine: 'linux/amd64' },
      ['warn emulated'],
    ],
    [
      'a newer processor than the engine has',
      { image: 'linux/arm/v7', engine: 'linux/arm/v6', program: 'arm' },
      ['warn emulated'],
    ],
    [
      'it was refused, which says it all',
      {
        image: 'linux/arm64',
        engine: 'linux/amd64',
        program: 'arm64',
        ran: { ready: false },
        findings: [refused],
      },
      ['fail wrong-architecture'],
    ],
    [
      'the program is another than the image says, and cannot run',
      {
        image: 'linux/amd64',
        engine: 'linux/amd64',
        program: 'arm64',
        ran: { ready: false },
        findings: [refused],
      },
      ['fail wrong-architecture'],
    ],
    [
      'the program is another than the image says, and runs emulated',
      { image: 'linux/amd64', engine: 'linux/amd64', program: 'arm64' },
      ['warn mislabelled-platform', 'warn emulated'],
    ],
    [
      'the program is another than the image says, and suits the engine',
      { image: 'linux/arm64', engine: 'linux/amd64', program: 'amd64' },
      ['warn mislabelled-platform'],
    ],
    [
      'weighed only',
      { image: 'linux/arm64', engine: 'linux/amd64', program: 'arm64', ran: null },
      ['note other-platform'],
    ],
    ['another system', { image: 'windows/amd64', engine: 'linux/amd64', ran: null }, ['note other-platform']],
    [
      'weighed only, without an engine, and mislabelled',
      { image: 'linux/amd64', engine: null, program: 'arm64', ran: null },
      ['warn mislabelled-platform'],
    ],
    [
      'weighed only, for this engine but with a program that is not',
      { image: 'linux/amd64', engine: 'linux/amd64', program: 's390x', ran: null },
      ['warn mislabelled-platform'],
    ],
  ])('%s', (_, given, expected) => expect(said(given)).toEqual(expected))

  test('a container that ended without output may not have run', () => {
    const silent = { ready: false, log: { tail: [], lines: 0, bytes: 0 } }
    const given = { image: 'linux/arm64', engine: 'linux/amd64', program: 'arm64' }
    const fail: Finding = { ...refused, code: 'exited-at-start' }
    expect(said({ ...given, ran: silent, findings: [fail] })).toEqual(['fail exited-at-start'])
    expect(said({ ...given, ran: { ready: false }, findings: [fail] })).toEqual([
      'fail exited-at-start',
      'warn emulated',
    ])
    expect(said({ ...given, ran: { ready: false, startedAt: null }, findings: [fail] })).toEqual([
      'fail exited-at-start',
    ])
  })
})

test('the sentences name each platform', () => {
  if (!flask.image) throw new Error('a Report with an image')
  const image: Image = {
    ...flask.image,
    platform: platformOf('linux/arm/v7'),
    fit: {
      entrypoint: { path: '/app', architecture: 'arm' },
      engine: platformOf('linux/amd64'),
      emulated: true,
    },
  }
  const { findings } = judge({
    name: 'api',
    build: null,
    image,
    smoke: flask.smoke,
    smokeWanted: true,
    findings: [],
    error: null,
    ...ungated,
  })
  expect(findings[0]?.message).toContain('built for linux/arm/v7 on an engine that is linux/amd64')
  expect(findings[0]?.evidence).toEqual([
    '/app: ELF header says arm',
    'image platform: linux/arm/v7',
    'engine: linux/amd64',
  ])
})

test('what the kernel refused, and may refuse, was weighed only', () => {
  const { verdict, headline, findings } = judged({
    image: 'linux/arm64',
    engine: 'linux/amd64',
    ran: null,
    cannotRun: true,
  })
  expect([verdict, headline]).toEqual(['pass', 'api was weighed only: it cannot run here'])
  expect(findings.map(({ level, message }) => `${level}: ${message}`)).toEqual([
    'note: the image is for linux/arm64, and this engine is linux/amd64: its kernel refused the program, so the image was weighed only',
  ])
})
