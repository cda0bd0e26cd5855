/** Findings about secrets: where one is, whether it is hidden, how it came in, how much it counts; and that no value is in any output. */
import { describe, expect, test } from '@jest/globals'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { layerCache } from '../../../src/inspect/cache/index.ts'
import { NO_LINES } from '../../../src/inspect/dockerfile-lines.ts'
import type { HistoryRow } from '../../../src/inspect/index.ts'
import { secretsInConfig, secretsOf, type Secrets } from '../../../src/inspect/secrets/index.ts'
import { analyse, saved } from '../../support/archives.ts'
import { base64, npmToken, privateKeyPem, randomWord } from '../../support/secrets.ts'
import { from, sightOf, step, type Step } from '../../support/sights.ts'
import { file, opaque, tar, whiteout, type Member } from '../../support/tar.ts'

const TOKEN = npmToken()
const base = from(file('bin/busybox', 'x'))
const secretsIn = (...steps: Step[]): Secrets => secretsOf(sightOf(steps), [], [], NO_LINES, () => false)
const npmrc = (name = 'root/.npmrc'): Member => file(name, `\n//registry.npmjs.org/:_authToken=${TOKEN}\n`)
const key = (name: string): Member => file(name, privateKeyPem)

test('deleted too late', () => {
  const { findings } = secretsIn(
    base,
    step('COPY .npmrc /root/', npmrc()),
    step('RUN rm /root/.npmrc', whiteout('root/.npmrc')),
  )
  expect(findings).toEqual([
    {
      code: 'secret-in-layer',
      level: 'fail',
      confidence: 'proved',
      message:
        '`/root/.npmrc` has an npm token: deleted at Dockerfile:3, but still readable in layer 1 by anyone who pulls',
      fix: 'List `**/.npmrc` in `.dockerignore`. A step of the build that needs it reads it with `RUN --mount=type=secret`, which stores nothing. Replace the secret if the image was ever pushed.',
      location: { file: 'app/Dockerfile', line: 2 },
      evidence: ['/root/.npmrc, line 2: an npm token'],
      paths: ['/root/.npmrc'],
    },
  ])
})

test('several files of a kind and a layer are one finding', () => {
  const many = Array.from({ length: 120 }, (_, index) => key(`app/${index}.key`))
  const [finding, ...more] = secretsIn(base, step('COPY . /app', ...many)).findings
  expect(more).toEqual([])
  expect(finding?.message).toBe(
    '`/app/0.key` and 119 more files each have a private key: anyone who pulls the image can read it (layer 1)',
  )
  expect(finding?.evidence).toHaveLength(8)
  expect(finding?.paths).toBeUndefined() // more than are listed: no path accepts them all
})

test('no more findings than can be read', () => {
  const steps = Array.from({ length: 20 }, (_, index) => step(`COPY ${index} /`, npmrc(`${index}/.npmrc`)))
  const { findings } = secretsIn(base, ...steps)
  expect(findings).toHaveLength(12)
  expect(findings.at(-1)?.evidence.at(-1)).toBe('and 8 more findings like these, not listed')
})

test.each<[name: string, level: string | undefined, steps: Step[]]>([
  ['copied', 'fail', [base, step('COPY . /app', key('app/a.key'))]],
  ['written by a RUN', 'fail', [base, step('RUN echo "$KEY" > /root/.ssh/id_rsa', key('root/.ssh/id_rsa'))]],
  ['made by a RUN', 'warn', [base, step('RUN openssl req -nodes -keyout /a.key', key('a.key'))]],
  [
    'made by a package',
    'warn',
    [base, step('RUN apt-get install openssh-server', key('etc/ssh/ssh_host_rsa_key'))],
  ],
  [
    'written to .ssh by a RUN that installs',
    'fail',
    [base, step('RUN apk add git', key('root/.ssh/id_rsa'))],
  ],
  ['of the base', 'warn', [from(key('etc/a.key'))]],
  [
    'of the base, stored again',
    'warn',
    [from(key('etc/a.key')), step('RUN chmod 600 /etc/a.key', { ...key('etc/a.key'), mode: 0o600 })],
  ],
  ['for tests', 'note', [base, step('COPY . /app', key('app/tests/a.key'))]],
  ['for tests of the base', undefined, [from(key('usr/lib/x/tests/a.key'))]],
  ['for tests, with a checksum', 'fail', [base, step('COPY . /app', npmrc('app/tests/.npmrc'))]],
])('%s: %s', (_, level, steps) => {
  const { findings } = secretsIn(...steps)
  expect(findings.map((one) => one.level)).toEqual(level === undefined ? [] : [level])
})

test.each<[name: string, said: RegExp[], steps: Step[]]>([
  [
    'deleted with its folder',
    [/^`\/a\/x\.key` has .* deleted at Dockerfile:3/],
    [base, step('COPY a /a', key('a/x.key')), step('RUN rm -r /a; mkdir /a', opaque('a'))],
  ],
  [
    'overwritten twice',
    [/^`\/a\.key` has .* replaced at Dockerfile:3/],
    [
      base,
      step('COPY a.key /', key('a.key')),
      step('RUN echo 1 > /a.key', file('a.key', '1')),
      step('RUN echo 2 > /a.key', file('a.key', '2')),
    ],
  ],
  [
    'in the base, and another one copied over it',
    [
      /^`\/root\/\.npmrc` has an npm token: anyone/,
      /^`\/root\/\.npmrc` of the base image has .* replaced at/,
    ],
    [
      from(npmrc()),
      step(
        'COPY .npmrc /root/',
        file('root/.npmrc', `//r/:_authToken=${npmToken('y'.repeat(14) + randomWord)}`),
      ),
    ],
  ],
])('%s', (_, said, steps) => {
  const messages = secretsIn(...steps).findings.map(({ message }) => message)
  expect(messages).toEqual(said.map((part) => expect.stringMatching(part)))
})

test('a host key has a name and a fix of its own', () => {
  const [finding] = secretsIn(
    base,
    step('RUN apt-get install openssh-server', key('etc/ssh/ssh_host_rsa_key')),
  ).findings
  expect(finding?.message).toMatch(/^`\/etc\/ssh\/ssh_host_rsa_key` has an SSH host key: /)
  expect(finding?.fix).toBe('Make the key when the container starts, so that each one has its own.')
})

test('files beyond the bounds are counted', () => {
  const [finding] = secretsIn(
    base,
    step('COPY . /app', file('app/a.pem', Buffer.alloc(2 ** 20 + 1, 'x'))),
  ).findings
  expect(finding).toMatchObject({
    level: 'note',
    message: expect.stringMatching(/^1 file of layer 1 is named like credentials and was not searched/),
  })
  const many = Array.from({ length: 5_001 }, (_, index) => file(`app/${index}.pem`, 'x'))
  expect(secretsIn(base, step('COPY . /app', ...many)).findings).toHaveLength(1)
})

describe('what the image says about itself', () => {
  const RUN = (text: string): HistoryRow => ({ created_by: text })
  const found = (config: object, history: HistoryRow[], part: 'base' | 'yours' = 'yours') => {
    const { written, values } = secretsInConfig({
      config: { ...config },
      history: history.map((row) => ({ ...row })),
    })
    const sight = sightOf(part === 'base' ? [base] : [step('RUN x', file('x', 'x'))])
    return { findings: secretsOf(sight, written, history, NO_LINES, () => false).findings, values }
  }
  test.each<[text: string, message: RegExp]>([
    [`ENV NPM_TOKEN=${TOKEN}`, /^the variable `NPM_TOKEN` has an npm token: .* history$/],
    [`/bin/sh -c #(nop)  ENV A=1 NPM_TOKEN=${TOKEN}`, /^the variable `NPM_TOKEN` has/],
    [`ARG NPM_TOKEN=${TOKEN}`, /^the build argument `NPM_TOKEN` has/],
    [`RUN |2 A=1 NPM_TOKEN=${TOKEN} /bin/sh -c npm ci # buildkit`, /^the build argument `NPM_TOKEN` has/],
    [`|1 NPM_TOKEN=${TOKEN} /bin/sh -c npm ci`, /^the build argument `NPM_TOKEN` has/],
    [`LABEL a.b=${TOKEN}`, /^the label `a\.b` has/],
    [`RUN /bin/sh -c echo //r/:_authToken=${TOKEN} > .npmrc # buildkit`, /^a command has an npm token/],
    [
      `RUN |2 AWS_ACCESS_KEY_ID=AKIAQ3EGRWZ5TLMXUB7D AWS_SECRET_ACCESS_KEY=${randomWord}/Hd3kPq0sJ+u5Yc1NfE6gAoB /bin/sh -c x`,
      /^the build argument `AWS_SECRET_ACCESS_KEY` has an AWS secret key/,
    ],
    [
      `RUN /bin/sh -c curl -H "Authorization: Bearer ${randomWord}${randomWord}" https://x`,
      /^a command has a header with a login/,
    ],
    [
      `RUN /bin/sh -c curl -H "Authorization: Basic ${base64(`ci:${randomWord}`)}" https://x`,
      /^a command has a header with a login/,
    ],
    [
      `RUN /bin/sh -c pip install --index-url https://ci:${randomWord}@pypi.corp.com/simple x`,
      /^a command has an address with a password/,
    ],
  ])('%s', (text, message) => {
    const { findings, values } = found({}, [RUN(text)])
    expect(findings.map((one) => [one.level, one.message])).toEqual([
      ['fail', expect.stringMatching(message)],
    ])
    expect(values).toHaveLength(1)
    expect(JSON.stringify(findings)).not.toContain(values[0])
    expect(found({}, [RUN(text)], 'base').findings.map(({ level }) => level)).toEqual(['warn'])
  })
  test.each([
    'ENV PATH=/usr/bin GPG_KEY=E3FF2839C048B25C084DEBE9B26995E310250568 PYTHON_SHA256=8d1f3ac7be92f5b0d4ac66e1c2f0a937',
    'RUN |1 TOKEN= /bin/sh -c npm ci',
    'ENV DATABASE_URL=postgres://postgres:postgres@db/app SECRET_KEY=changeme-changeme-changeme',
    'RUN /bin/sh -c curl -H "Authorization: Bearer $TOKEN" https://x',
    'RUN /bin/sh -c git clone https://oauth2:${TOKEN}@git.corp.com/x',
  ])('no secret: %s', (text) => expect(found({}, [RUN(text)]).findings).toEqual([]))
  test('a random value with a secret name is a note, and no finding of a base image', () => {
    const row = RUN(`ENV SESSION_SECRET=${randomWord}`)
    expect(found({}, [row]).findings.map(({ level }) => level)).toEqual(['note'])
    expect(found({}, [row], 'base').findings).toEqual([])
  })
  test('once, though every place repeats it', () =>
    expect(found({ Env: [`NPM_TOKEN=${TOKEN}`] }, [RUN(`ENV NPM_TOKEN=${TOKEN}`)]).findings).toHaveLength(1))
  test('without a history', () =>
    expect(
      found({ Env: [`NPM_TOKEN=${TOKEN}`], Labels: { a: privateKeyPem } }, []).findings.map(
        ({ message }) => message,
      ),
    ).toEqual([
      expect.stringMatching(/^the variable `NPM_TOKEN` has an npm token: .* settings$/),
      expect.stringMatching(/^the label `a` has a private key/),
    ]))
})

test('an .env file with a secret is reported once', async () => {
  const image = (text: string) => analyse(saved({ layers: [tar([file('app/.env', text)])] }))
  expect((await image(`A=${TOKEN}`)).findings.map(({ code }) => code)).toEqual(['secret-in-layer'])
  expect((await image(`APP_SECRET=${randomWord}`)).findings.map(({ code }) => code)).toEqual([
    'env-file-in-image',
  ])
})

test('no value is in the Report or the cache, and a cached layer gives the same findings', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
  try {
    const cache = layerCache(folder)
    const config = {
      config: { Env: [`T=${TOKEN}`], Labels: { l: `https://ci:${randomWord}@git.corp.com` }, Cmd: [TOKEN] },
      history: [{ created_by: `RUN |1 T=${TOKEN} /bin/sh -c x` }],
    }
    const archive = saved({
      layers: [tar([npmrc(), key('app/a.key'), file('root/.netrc', `password ${randomWord}`)])],
      config,
    })
    const first = await analyse(archive, { cache })
    const again = await analyse(archive, { cache })
    expect(first.findings.length).toBeGreaterThanOrEqual(4)
    expect(again.findings).toEqual(first.findings)
    const { secrets = [], ...shown } = first
    expect(secrets).toContain(TOKEN)
    const cached = readdirSync(folder)
      .filter((name) => name.endsWith('.layer'))
      .map((name) => {
        const bytes = readFileSync(join(folder, name))
        return inflateRawSync(bytes.subarray(bytes.indexOf('\n') + 1)).toString('latin1')
      })
    expect(cached).toHaveLength(1)
    expect(cached[0]).toContain('an npm token')
    for (const text of [JSON.stringify(shown), ...cached])
      for (const value of [TOKEN, randomWord, privateKeyPem.slice(40, 90)]) expect(text).not.toContain(value)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
