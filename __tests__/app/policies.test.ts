/** Policies from a folder, from a server with GitHub's API, and from a registry. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '../../src/core/clock.ts'
import { POLICY_TYPE, readPolicies, type PolicyAround } from '../../src/app/policies.ts'
import { readContext } from '../../src/github/index.ts'
import { fromCommandLine } from '../../src/inputs/sources.ts'
import { fakeClock } from '../support/fake-clock.ts'
import { startGitHub, type GitHubServer } from '../support/github-server.ts'
import { digestOf, startRegistry, type RegistryServer } from '../support/registry-server.ts'

const top = realpathSync(mkdtempSync(join(tmpdir(), 'policies-')))
afterAll(() => rmSync(top, { recursive: true }))
const write = (path: string, text: string | Buffer): void => {
  mkdirSync(join(top, path, '..'), { recursive: true })
  writeFileSync(join(top, path), text)
}

const read = (sources: readonly string[], around: Partial<PolicyAround> = {}) =>
  readPolicies(fromCommandLine(sources.flatMap((source) => ['--policy', source])), {
    ...{ cwd: join(top, 'app'), env: {}, context: readContext({}), token: '', clock: systemClock },
    ...around,
  })
const appliedOf = async (...given: Parameters<typeof read>) =>
  (await read(...given)).map(({ applied: { source, file, commit, digest, sets } }) => ({
    ...{ source, file, commit, digest, sets },
  }))

mkdirSync(join(top, 'app', '.git'), { recursive: true })

describe('a folder', () => {
  write('app/policies/b.yaml', 'timeout: 2s')
  write('app/policies/a.yml', 'timeout: 1s')
  write('app/policies/c.json', '{ "soak": "5s" }')
  write('app/policies/README.md', 'no policy')
  const sha256 = expect.stringMatching(/^sha256:[0-9a-f]{64}$/)
  test('its files count in the order of their names; a file counts alone', async () => {
    expect(await appliedOf(['./policies', 'policies/c.json'])).toMatchObject([
      {
        source: './policies',
        file: 'a.yml',
        digest: digestOf(Buffer.from('timeout: 1s')),
        sets: ['timeout'],
      },
      { source: './policies', file: 'b.yaml', digest: sha256, sets: ['timeout'] },
      { source: './policies', file: 'c.json', digest: sha256, sets: ['soak'] },
      { source: 'policies/c.json', file: undefined, sets: ['soak'] },
    ])
  })
  test('is marked where the change under test contains it, also as a submodule, not where it is another checkout', async () => {
    write('app/.org/policy.yml', '')
    mkdirSync(join(top, 'app/.org/.git'))
    write('app/module/policy.yml', '')
    write('app/module/.git', 'gitdir: ../.git/modules/module')
    write('elsewhere/policy.yml', '')
    const context = readContext({ GITHUB_EVENT_NAME: 'pull_request' })
    const marks = async (sources: string[], change: boolean) =>
      (await read(sources, change ? { context } : {})).map(({ isOfChange }) => isOfChange)
    const sources = ['policies/a.yml', 'module', '.org', '../elsewhere']
    expect(await marks(sources, true)).toEqual([true, true, false, false])
    expect(await marks(['policies/a.yml'], false)).toEqual([false])
  })
  symlinkSync('/etc/passwd', join(top, 'app/link.yml'))
  mkdirSync(join(top, 'app/links'))
  symlinkSync('/etc/passwd', join(top, 'app/links/a.yml'))
  mkdirSync(join(top, 'app/none'))
  write('app/utf16.yml', Buffer.from([0xff, 0xfe, 0x41, 0]))
  write('app/large.yml', Buffer.alloc(1_000_001, 0x20))
  write('app/wrong/a.yml', 'time-out: 1s')
  test.each([
    ['./polices', 'app/polices does not exist: expected a file or folder'],
    ['none', 'none has no file that ends in .yml, .yaml or .json'],
    ['link.yml', 'link.yml leads out of'],
    ['links', 'a.yml leads out of'],
    ['utf16.yml', 'utf16.yml is written in UTF-16: save it as UTF-8'],
    ['large.yml', 'large.yml cannot be read: it has 1000001 bytes'],
    ['wrong', 'wrong/a.yml:1:1: `time-out` is unknown: did you mean timeout?'],
    ['oci://ghcr.io/acme/policies:v1', 'policy: "oci://ghcr.io/acme/policies:v1" has no digest'],
    ['github:acme/policies/a.yml@v1', 'github:acme/policies/a.yml@v1 needs a token'],
  ])('%s is refused', async (source, why) => {
    await expect(read([source])).rejects.toMatchObject({
      code: 'settings',
      exit: 2,
      message: expect.stringContaining(why),
    })
  })
})

describe('a repository', () => {
  const sha = 'a'.repeat(40)
  let server: GitHubServer
  const start = async (scopes?: { contents: 'none' }): Promise<Partial<PolicyAround>> => {
    server = await startGitHub({
      repository: 'acme/policies',
      commits: { [sha]: { 'images/container.yml': 'timeout: 30s' } },
      refs: { v3: sha },
      ...(scopes ? { scopes } : {}),
    })
    const context = readContext({ GITHUB_API_URL: server.url, GITHUB_REPOSITORY: 'acme/app' })
    return { context, token: server.token, clock: fakeClock() }
  }
  afterEach(async () => {
    await server.close()
    expect(server.failures).toEqual([])
  })
  test.each(['v3', sha])('at %s, with its commit', async (ref) => {
    const source = `github:acme/policies/images/container.yml@${ref}`
    expect(await appliedOf([source], await start())).toEqual([
      {
        source,
        file: undefined,
        commit: sha,
        digest: digestOf(Buffer.from('timeout: 30s')),
        sets: ['timeout'],
      },
    ])
  })
  test.each([
    [
      'acme/policies/images/container.yml@v4',
      'acme/policies has no v4: it does not exist, or the `token` may',
    ],
    ['acme/other/images/container.yml@v3', 'acme/other has no v3'],
    ['acme/policies/container.yml@v3', 'acme/policies has no container.yml at v3'],
  ])('%s cannot be read', async (name, why) => {
    const around = await start()
    await expect(read([`github:${name}`], around)).rejects.toMatchObject({
      code: 'policy-unavailable',
      exit: 3,
      message: expect.stringContaining(`The policy github:${name} could not be read: ${why}`),
    })
  })
  test('the token may not read it', async () => {
    const around = await start({ contents: 'none' })
    await expect(read(['github:acme/policies/images/container.yml@v3'], around)).rejects.toMatchObject({
      code: 'policy-unavailable',
    })
  })
})

describe('an artifact', () => {
  let server: RegistryServer
  afterEach(() => server.close())
  interface Layer {
    readonly text: string
    readonly type?: string
    readonly title?: string
    readonly size?: number
  }
  /** Returns the source that names it. */
  async function push(layers: readonly Layer[], guard: 'open' | 'basic' = 'open'): Promise<string> {
    const blobs = layers.map(({ text }) => Buffer.from(text))
    const manifest = Buffer.from(
      JSON.stringify({
        schemaVersion: 2,
        layers: layers.map(({ text, type = POLICY_TYPE, title, size = text.length }, index) => ({
          mediaType: type,
          digest: digestOf(blobs[index] ?? Buffer.alloc(0)),
          size,
          ...(title === undefined ? {} : { annotations: { 'org.opencontainers.image.title': title } }),
        })),
      }),
    )
    server = await startRegistry({ v1: manifest }, new Map(blobs.map((blob) => [digestOf(blob), blob])), {
      guard,
    })
    return `oci://${server.host}/acme/api@${digestOf(manifest)}`
  }
  test('its layers of our type count, by their titles, in order', async () => {
    const source = await push([
      { text: 'timeout: 1s', title: 'b.yml' },
      { text: '# read me', type: 'text/markdown' },
      { text: 'soak: 5s' },
    ])
    expect(await appliedOf([source])).toEqual([
      {
        source,
        file: 'b.yml',
        commit: undefined,
        digest: digestOf(Buffer.from('timeout: 1s')),
        sets: ['timeout'],
      },
      {
        source,
        file: undefined,
        commit: undefined,
        digest: digestOf(Buffer.from('soak: 5s')),
        sets: ['soak'],
      },
    ])
  })
  test('a single layer counts, of any type', async () => {
    const source = await push([{ text: 'timeout: 1s', type: 'application/octet-stream' }])
    expect(await appliedOf([source])).toMatchObject([{ sets: ['timeout'] }])
  })
  test('with the credentials of docker login', async () => {
    const source = await push([{ text: 'timeout: 1s' }], 'basic')
    await expect(read([source])).rejects.toMatchObject({ exit: 3, message: expect.stringContaining('401') })
    const auth = Buffer.from('sailor:ahoy').toString('base64')
    write('docker/config.json', JSON.stringify({ auths: { [server.host]: { auth } } }))
    const env = { DOCKER_CONFIG: join(top, 'docker') }
    expect(await appliedOf([source], { env })).toMatchObject([{ sets: ['timeout'] }])
  })
  test.each<[string, Layer[], string]>([
    ['without layers', [], 'it has no layers: give the digest of its manifest, not of an index'],
    [
      'with layers of other types',
      [
        { text: 'a', type: 'x/y' },
        { text: 'b', type: 'x/y' },
      ],
      `it has 2 layers, of which none has the type ${POLICY_TYPE}`,
    ],
    ['that is too large', [{ text: 'a', size: 2_000_000 }], 'has more than 1000000 bytes'],
    ['that sends more than it says', [{ text: 'timeout: 1s', size: 3 }], 'sent more bytes than'],
  ])('%s is refused', async (_, layers, why) => {
    await expect(read([await push(layers)])).rejects.toMatchObject({
      code: 'policy-unavailable',
      exit: 3,
      message: expect.stringContaining(why),
    })
  })
  test('that does not exist', async () => {
    const source = (await push([{ text: '' }])).replace(/[0-9a-f]{64}$/, '0'.repeat(64))
    await expect(read([source])).rejects.toMatchObject({ message: expect.stringContaining('check its name') })
  })
})
