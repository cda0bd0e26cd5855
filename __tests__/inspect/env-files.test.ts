/** `.env` files in an image: which are reported, at which line, and which only look alike. */
import { describe, expect, test } from '@jest/globals'
import { envFilesOf } from '../../src/inspect/env-files.ts'
import type { Finding } from '../../src/core/schema.ts'
import { analyse, saved } from '../support/archives.ts'
import { from, sightOf, step, type Step } from '../support/sights.ts'
import { dir, file, symlink, tar, whiteout, type Member } from '../support/tar.ts'

const SECRET = 'PASSWORD=hunter22\n'
const base = from(file('bin/busybox', 'x'))
const envFilesIn = (...steps: Step[]): Finding[] => envFilesOf(sightOf([base, ...steps]))
const env = (name = 'app/.env', content = SECRET): Member => file(name, content)
const changed = (member: Member): Member => ({ ...member, mode: 0o777 })

test('copied from the build context', () => {
  const findings = envFilesIn(step('COPY . /app', file('app/a.js', 'x'), env()))
  expect(findings).toEqual([
    {
      code: 'env-file-in-image',
      level: 'warn',
      confidence: 'proved',
      message:
        '`/app/.env`, added to the image by `COPY . /app` (Dockerfile:2): everyone who has the image can read the values',
      fix: expect.stringMatching(
        /^List `\*\*\/\.env` and `\*\*\/\.env\.\*` in `\.dockerignore`\..*`--env-file`/,
      ),
      location: { file: 'app/Dockerfile', line: 2 },
      evidence: ['/app/.env'],
    },
  ])
  expect(JSON.stringify(findings)).not.toMatch(/hunter22|PASSWORD/)
})

test('deleted too late', () => {
  const [finding] = envFilesIn(
    step('COPY . /app', env()),
    step('RUN chmod 777 /app/.env', changed(env())),
    step('RUN rm /app/.env', whiteout('app/.env')),
  )
  expect(finding?.location).toEqual({ file: 'app/Dockerfile', line: 2 })
  expect(finding?.message).toBe(
    '`/app/.env`, added to the image by `COPY . /app` (Dockerfile:2): `RUN rm /app/.env` (Dockerfile:4) hides it, but the image still ships it, and its values can be read',
  )
})

test.each([
  ['RUN echo A=$A > /app/.env', /^Do not write it during the build: .*`--mount=type=secret`/],
  ['COPY --from=build /app /app', /^Copy only what the app needs from that stage\./],
  ['ADD . /app', /^List/],
])('by `%s`', (by, fix) => {
  const [finding, ...more] = envFilesIn(step(by, env()))
  expect(more).toEqual([])
  expect(finding?.fix).toMatch(fix)
})

test('several of one line are one finding, those of two lines two', () => {
  const first = step(
    'COPY . /app',
    env(),
    env('app/.env.local', 'A=1'),
    env('app/web/.env.production', 'B=1'),
  )
  const findings = envFilesIn(first, step('COPY x /srv', env('srv/.env')))
  expect(findings.map(({ location }) => location?.line)).toEqual([2, 3])
  expect(findings[0]?.message).toMatch(/^`\/app\/\.env` and 2 more files like it, added to the image by/)
  expect(findings[0]?.evidence).toEqual(['/app/.env', '/app/.env.local', '/app/web/.env.production'])
})

test('no more than can be read, however many there are', () => {
  const many = Array.from({ length: 20 }, (_, index) => step(`COPY ${index} /`, env(`${index}/.env`)))
  expect(envFilesIn(...many)).toHaveLength(12)
  const [finding] = envFilesIn(
    step('COPY . /', ...Array.from({ length: 20 }, (_, index) => env(`${index}/.env`))),
  )
  expect(finding?.evidence).toHaveLength(8)
})

test('a name that would break out of its quotation', () => {
  const [finding] = envFilesIn(step('COPY . /', env(`app/.env.\`x\n${'y'.repeat(70)}`)))
  expect(finding?.message).toMatch(/^`\/app\/\.env\.'x\ny{1,160}…?`, added/)
})

describe('no finding about', () => {
  test.each([
    'app/.env.example',
    'app/.env.sample',
    'app/.env.template',
    'app/.env.dist',
    'app/.env.production.example',
    'app/.env.example.local',
    'app/.env.EXAMPLE',
    'app/.env.vault',
    'app/.env.d.ts',
    'app/.env-example',
    'app/.environment',
    'app/env',
    'app/x.env',
    'app/.envrc',
    'app/node_modules/x/.env',
    'usr/lib/python3/site-packages/x/.env',
    'app/vendor/x/y/.env.testing',
    'app/.env/bin/activate',
    'app/.env/.env',
    'app/__tests__/fixtures/.env',
    'app/examples/web/.env.production',
    'app/.devcontainer/.env',
  ])('%s', (path) => expect(envFilesIn(step('COPY . /app', env(path)))).toEqual([]))

  test.each<[string, Member[]]>([
    ['a folder', [dir('app/.env')]],
    ['a symbolic link', [symlink('app/.env', '/run/secrets/env')]],
    ['an empty file', [env('app/.env', '')]],
    ['a copy of the example', [env('app/.env.example', 'A=\n'), env('app/.env', 'A=\n')]],
  ])('%s', (_, members) => expect(envFilesIn(step('COPY . /app', ...members))).toEqual([]))

  test('a copy of the example of an earlier layer', () => {
    const example = step('COPY . /app', env('app/.env.example', 'A=\n'))
    expect(envFilesIn(example, step('RUN cp .env.example .env', env('app/.env', 'A=\n')))).toEqual([])
    expect(envFilesIn(example, step('RUN cp .env.example .env', env('app/.env', 'A=1\n')))).toHaveLength(1)
  })

  test('what the base image has, also with another mode', () => {
    const own = step('RUN chmod 777 /app/.env', changed(env()))
    expect(envFilesOf(sightOf([from(env()), own]))).toEqual([])
    expect(envFilesOf(sightOf([from(env()), step('COPY . /app', env('app/.env', 'A=1'))]))).toHaveLength(1)
  })
})

test('is among the findings of an image', async () => {
  const { findings } = await analyse(saved({ layers: [tar([env()])] }))
  expect(findings.map(({ code }) => code)).toEqual(['env-file-in-image'])
})
