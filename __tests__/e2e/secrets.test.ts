/** Eight places of an image have a token each: no output shows one, and no file that is written. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, inflateRawSync } from 'node:zlib'
import { command, reportOf } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { npmToken, privateKeyPem } from '../support/secrets.ts'

const PLACES = ['env', 'arg', 'label', 'run', 'file', 'deleted', 'base', 'name'] as const
type Place = (typeof PLACES)[number]

const token = (place: Place): string => npmToken(`${place}SeaTrialMadeThisUpItIsNoSecret`.slice(0, 30))
const BASE = 'sea-trial-test/secrets-base'
const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
const out = join(folder, 'out')
const env = engineEnv('new')

const image = (name: string, files: Record<string, string>): string => {
  mkdirSync(join(folder, name))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text)
  return join(folder, name)
}

beforeAll(() => {
  mkdirSync(out)
  const base = image('base', {
    Dockerfile: `FROM busybox\nRUN echo "//r/:_authToken=${token('base')}" > /root/.npmrc\n`,
  })
  execFileSync('docker', ['build', '-q', '--network', 'host', '-t', BASE, base], { env, stdio: 'ignore' })
})
afterAll(() => {
  execFileSync('docker', ['rmi', '-f', BASE], { env, stdio: 'ignore' })
  rmSync(folder, { recursive: true })
})

/** The texts of a file: as it is, and what is packed in it, as in the page and in cached layers. */
function textsOf(file: string): string[] {
  const bytes = readFileSync(file)
  const text = bytes.toString('latin1')
  const packed = [...text.matchAll(/[A-Za-z0-9+/]{200,}={0,2}/g)].map(([data]) => Buffer.from(data, 'base64'))
  return [text, ...[...packed, bytes.subarray(bytes.indexOf('\n') + 1)].flatMap(unpacked)]
}

const unpacked = (bytes: Buffer): string[] =>
  [gunzipSync, inflateRawSync].flatMap((unpack) => {
    try {
      return [unpack(bytes).toString('latin1')]
    } catch {
      return [bytes.toString('latin1')]
    }
  })

const shownIn = (texts: readonly string[]): Place[] =>
  PLACES.filter((place) => texts.some((text) => text.includes(token(place))))

test('no output shows a token, and each place of one is reported', async () => {
  const path = image('app', {
    '.env': `TOKEN=${token('file')}\n`,
    '.npmrc': `//registry.npmjs.org/:_authToken=${token('deleted')}\n`,
    [`${token('name')}.key`]: privateKeyPem,
    Dockerfile: `FROM ${BASE}
ENV NPM_TOKEN=${token('env')}
ARG ARG_TOKEN=${token('arg')}
LABEL ci.token=${token('label')}
RUN echo ${token('run')} > /dev/null
COPY .npmrc /root/old/.npmrc
RUN rm -r /root/old
COPY . /app
CMD ["sh", "-c", "echo $NPM_TOKEN; cat /app/.env; ls /app; exec httpd -f -p 8080 -h /app"]
`,
  })
  const own = { ...env, SEA_TRIAL_CACHE: join(out, 'cache') }
  const args = [path, '--build-network', 'host', '--timeout', '5s', '--soak', '1s', '--rehearse', 'none']
  const files = [
    '--sarif',
    's.sarif',
    '--html',
    'page.html',
    '--log-file',
    'log.txt',
    '--sbom',
    'spdx=s.json',
  ]
  const first = await reportOf(
    [...args, ...files.map((name) => (/^(?!--).*\./.test(name) ? inOut(name) : name))],
    own,
  )
  const messages = first.report.findings.map(({ message }) => message).join('\n')
  for (const part of [
    /variable `NPM_TOKEN`/,
    /argument `ARG_TOKEN`/,
    /label `ci.token`/,
    /a command/,
    /\/app\/\.env/,
  ])
    expect(messages).toMatch(part)
  for (const part of [
    /old\/\.npmrc` has .* deleted at/,
    /`\/root\/\.npmrc` of the base/,
    /\.key` has a private key/,
  ])
    expect(messages).toMatch(part)

  writeFileSync(join(out, 'report.json'), first.stdout)
  const texts = [first.stdout, first.stderr]
  for (const format of ['markdown', 'junit', 'text'])
    texts.push(
      ...said(await command([...args, '--format', format, '--baseline', join(out, 'report.json')], own)),
    )
  const tag = 'sea-trial-test/secrets-app'
  execFileSync('docker', ['build', '-q', '--network', 'host', '-t', tag, path], { env, stdio: 'ignore' })
  try {
    for (const words of [
      ['layers', tag],
      ['tree', tag],
      ['diff', BASE, tag],
    ])
      for (const format of ['text', 'json'])
        texts.push(...said(await command([...words, '--format', format], own)))
  } finally {
    execFileSync('docker', ['rmi', '-f', tag], { env, stdio: 'ignore' })
  }
  expect(shownIn(texts)).toEqual([])
  const written = readdirSync(out, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  expect(written.length).toBeGreaterThan(8)
  for (const { parentPath, name } of written)
    expect({ name, shown: shownIn(textsOf(join(parentPath, name))).filter(isSecretIn(name)) }).toEqual({
      name,
      shown: [],
    })
})

/** A cached layer has the names of its files. */
const isSecretIn =
  (file: string) =>
  (place: Place): boolean =>
    place !== 'name' || !file.endsWith('.layer')

const inOut = (name: string): string => name.replace(/[^=]*$/, (file) => join(out, file))
const said = ({ stdout, stderr }: { stdout: string; stderr: string }): string[] => [stdout, stderr]
