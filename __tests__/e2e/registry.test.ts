/** The image at a registry as the baseline: dist on real engines, Debian's docker-registry, with TLS and a password too. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, reportOf } from '../support/dist.ts'
import { ENGINES, LAB, engineEnv, registry } from '../support/engines.ts'
import { startGuarded, type Guarded } from '../support/guarded-registry.ts'
import { docker, leftovers } from '../support/leftovers.ts'

const REPOSITORY = 'sea-trial-baseline'
const folder = mkdtempSync(join(tmpdir(), 'registry-'))
const env = engineEnv('new')
let plain = ''
let guarded: Guarded

/** An image of two layers, one of which is the same in all. */
function writeImage(bytes: number): void {
  writeFileSync(
    join(folder, 'app', 'Dockerfile'),
    'FROM scratch\nCOPY same /same\nCOPY big /big\nCMD ["/same"]\n',
  )
  writeFileSync(join(folder, 'app', 'same'), 'same'.repeat(10_000))
  writeFileSync(join(folder, 'app', 'big'), 'x'.repeat(bytes))
}

beforeAll(async () => {
  mkdirSync(join(folder, 'app'))
  plain = registry()
  const name = `${plain}/${REPOSITORY}:main`
  writeImage(1000)
  await docker(['build', '--quiet', '--tag', name, join(folder, 'app')], env)
  await docker(['push', '--quiet', name], env)
  await docker(['rmi', name], env)
  writeImage(5000)
  guarded = await startGuarded(folder, join(LAB, 'registry', 'data'))
})
afterAll(() => {
  guarded.child.kill()
  rmSync(folder, { recursive: true })
})

const trial = (baseline: string, around: NodeJS.ProcessEnv) =>
  reportOf([join(folder, 'app'), '--smoke', 'false', '--baseline', baseline], around)

/** The image is weighed. */
const WITHOUT_REPORT = [
  { source: 'registry', outcome: 'nothing', note: expect.stringContaining('No Report is attached') },
  { source: 'registry', outcome: 'found' },
]

test.each(ENGINES)('%s: a change is found, and nothing is left', async (engine) => {
  const base = engineEnv(engine)
  const ref = `${plain}/${REPOSITORY}:main`
  const { code, report } = await trial(ref, base)
  expect({ code, tried: report.baselineSearch }).toMatchObject({
    code: 0,
    tried: WITHOUT_REPORT,
  })
  expect(report.baseline).toEqual({ source: 'registry', ref, sha: null, at: null })
  expect(report.delta?.rows).toContainEqual({ key: 'onDisk', before: 41_000, after: 45_000 })
  expect(report.delta?.layers.filter(({ before, after }) => before !== after)).toHaveLength(1)
  expect(await leftovers(base)).toEqual([])
  expect(await docker(['images', '--quiet', `${plain}/${REPOSITORY}`], base)).toBe('')
})

describe('with TLS and a password', () => {
  const login = (host: string): string => {
    const auth = Buffer.from('sailor:ahoy').toString('base64')
    const at = mkdtempSync(join(folder, 'login-'))
    writeFileSync(join(at, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }))
    return at
  }
  const ref = () => `${guarded.host}/${REPOSITORY}:main`
  /** Without a build, so that the configuration of the client has nothing but the login. */
  const tryImage = async (around: NodeJS.ProcessEnv) => {
    const tag = `${REPOSITORY}:tested`
    await docker(['build', '--quiet', '--tag', tag, join(folder, 'app')], env)
    const args = ['--image', tag, '--smoke', 'false', '--baseline', ref()]
    return reportOf(args, { ...env, ...around }).finally(() => docker(['rmi', tag], env))
  }

  test('only the config and the layer that is new are downloaded', async () => {
    const { report } = await tryImage({
      DOCKER_CONFIG: login(guarded.host),
      NODE_EXTRA_CA_CERTS: guarded.certificate,
      SEA_TRIAL_CACHE: join(folder, 'cache'),
    })
    expect(report.baselineSearch).toMatchObject(WITHOUT_REPORT)
    expect(report.delta?.rows).toContainEqual({ key: 'onDisk', before: 41_000, after: 45_000 })
    const read = guarded.log().filter((line) => /"GET \/v2\/[^ ]*\/blobs\/[^"]*" 200/.test(line))
    expect(read).toHaveLength(2)
  })

  test('a login that is missing, and a certificate that is not trusted, are notes with a fix', async () => {
    const nobody = await tryImage({ DOCKER_CONFIG: folder, NODE_EXTRA_CA_CERTS: guarded.certificate })
    expect({ code: nobody.code, tried: nobody.report.baselineSearch }).toMatchObject({
      code: 0,
      tried: [
        { outcome: 'failed', note: expect.stringContaining(`run \`docker login ${guarded.host}\` first`) },
      ],
    })
    const untrusted = await tryImage({ DOCKER_CONFIG: login(guarded.host) })
    expect({ code: untrusted.code, tried: untrusted.report.baselineSearch }).toMatchObject({
      code: 0,
      tried: [{ outcome: 'failed', note: expect.stringContaining('NODE_EXTRA_CA_CERTS') }],
    })
  })

  test('diff needs no engine', async () => {
    const { PATH } = process.env
    const around = { PATH, DOCKER_HOST: 'unix:///nowhere', DOCKER_CONFIG: login(guarded.host) }
    const names = [`registry:${ref()}`, `registry:${plain}/${REPOSITORY}:main`]
    const { code, stdout } = await command(['diff', ...names], {
      ...around,
      NODE_EXTRA_CA_CERTS: guarded.certificate,
    })
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('No layer changed.') })
  })
})
