/** From inputs of docker/build-push-action to options of buildx, secrets, notes, or every mistake at once. */
import { afterAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { argvOf, printable } from '../../src/build/client/argv.ts'
import { UserError } from '../../src/core/errors.ts'
import { readRequest, readSecrets } from '../../src/inputs/index.ts'
import type { BuildSource, Inputs } from '../../src/inputs/types.ts'
import '../support/contract-readers.ts'

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'build-options-')))
for (const folder of ['.git', 'lib', 'odd=name']) mkdirSync(join(cwd, folder))
writeFileSync(join(cwd, 'a,"b'), 'value of a file')
symlinkSync('/etc', join(cwd, 'out'))
symlinkSync('/etc/hostname', join(cwd, 'key'))
afterAll(() => rmSync(cwd, { recursive: true }))

function read(inputs: Record<string, string>): Inputs {
  const given = Object.entries(inputs).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])
  const env = { INPUT_PATH: '.', ...Object.fromEntries(given) } as Record<string, string>
  const request = readRequest('action', [], env, cwd, '1')
  if (request.kind !== 'trial') throw new Error('it is no trial')
  return request.inputs
}

function build(inputs: Record<string, string>): BuildSource {
  const { source } = read(inputs)
  if (source.kind !== 'build') throw new Error('nothing is built')
  return source
}

function mistakesOf(inputs: Record<string, string>): string {
  try {
    read(inputs)
  } catch (error) {
    if (error instanceof UserError && error.exit === 2) return error.message
    throw error
  }
  throw new Error('no mistake was found')
}

test.each<[Record<string, string>, unknown[]]>([
  [
    { 'add-hosts': 'db:10.0.0.1,cache=::1\nout:host-gateway' },
    [
      ['--add-host', 'db:10.0.0.1'],
      ['--add-host', 'cache:::1'],
      ['--add-host', 'out:host-gateway'],
    ],
  ],
  [
    { allow: 'network.host, security.insecure' },
    [
      ['--allow', 'network.host'],
      ['--allow', 'security.insecure'],
    ],
  ],
  [
    { labels: 'a=Say "hi", you\n"b=1\n2"\nc' },
    [
      ['--label', 'a=Say "hi", you'],
      ['--label', 'b=1\n2'],
      ['--label', 'c'],
    ],
  ],
  [
    { 'no-cache-filters': 'one,two' },
    [
      ['--no-cache-filter', 'one'],
      ['--no-cache-filter', 'two'],
    ],
  ],
  [
    { tags: 'octo/app:1\nghcr.io/octo/app:latest,x' },
    [
      ['--tag', 'octo/app:1'],
      ['--tag', 'ghcr.io/octo/app:latest'],
      ['--tag', 'x'],
    ],
  ],
  [
    { 'build-ulimit': 'nofile=1024:2048\nnproc=3' },
    [
      ['--ulimit', 'nofile=1024:2048'],
      ['--ulimit', 'nproc=3:3'],
    ],
  ],
  [
    { 'build-shm-size': '2g', 'cgroup-parent': '/x' },
    [
      ['--shm-size', String(2 ** 31)],
      ['--cgroup-parent', '/x'],
    ],
  ],
  [{ pull: 'True', 'no-cache': 'true' }, [['--pull'], ['--no-cache']]],
  [
    { annotations: 'a=1, 2\nmanifest:b=2\nmanifest[linux/amd64]:c=3\nindex,manifest:d=4\nx:y=5' },
    [
      ['--annotation', 'a=1, 2'],
      ['--annotation', 'manifest:b=2'],
      ['--annotation', 'manifest[linux/amd64]:c=3'],
      ['--annotation', 'index,manifest:d=4'],
      ['--annotation', 'x:y=5'],
    ],
  ],
  [
    {
      'build-contexts':
        'lib=./lib\nodd=odd=name\nbase=docker-image://busybox:1\ngit=https://x.example/y.git#v1',
    },
    [
      ['--build-context', `lib=${cwd}/lib`],
      ['--build-context', `odd=${cwd}/odd=name`],
      ['--build-context', 'base=docker-image://busybox:1'],
      ['--build-context', 'git=https://x.example/y.git#v1'],
    ],
  ],
  [
    { ssh: 'default,deploy=./id' },
    [
      ['--ssh', 'default'],
      ['--ssh', `deploy=${cwd}/id`],
    ],
  ],
])('%j', (inputs, options) => expect(build(inputs).options).toEqual(options))

test('without such inputs there are no options, and defaults are none', () => {
  const source = build({
    pull: 'false',
    'no-cache': 'false',
    push: 'false',
    load: 'true',
    provenance: 'false',
  })
  expect(Object.keys(source)).not.toEqual(expect.arrayContaining(['options']))
  expect(source.notes).toBeUndefined()
})

test('build arguments and caches are lists of that action too', () => {
  expect(
    build({ 'build-args': '"A=1\n2"\nB=x, "y"', 'cache-from': 'type=registry,ref=a/b\ntype=gha' }),
  ).toMatchObject({
    buildArgs: ['A=1\n2', 'B=x, "y"'],
    cacheFrom: ['type=registry,ref=a/b', 'type=gha'],
  })
})

test.each<[Record<string, string>, string]>([
  [{ 'add-hosts': 'db' }, 'add-hosts: "db" is not allowed: expected NAME:ADDRESS'],
  [{ labels: '"a=1' }, 'labels: a double quote is not closed'],
  [{ labels: '=x' }, 'labels: "=x" is not allowed: expected NAME=value'],
  [{ tags: '--push' }, 'tags: "--push" is not allowed'],
  [{ allow: '--load' }, 'allow: "--load" is not allowed'],
  [{ ssh: '--x' }, 'ssh: "--x" is not allowed'],
  [{ 'no-cache-filters': '-x' }, 'no-cache-filters: "-x" is not allowed'],
  [{ 'build-ulimit': 'nofiles=1' }, 'did you mean nofile?'],
  [{ 'build-shm-size': 'big' }, 'build-shm-size: "big" is not allowed'],
  [{ 'build-contexts': 'lib=none' }, `build-contexts: ${cwd}/none does not exist: expected a folder`],
  [{ 'build-contexts': 'lib=out' }, 'build-contexts: the link out leads out of the repository'],
  [
    { 'build-contexts': 'lib=oci-layout://out:tag' },
    'build-contexts: the link out leads out of the repository',
  ],
  [{ 'build-contexts': 'lib={{defaultContext}}' }, 'is a Git context'],
  [{ ssh: 'default=key' }, 'ssh: the link key leads out of the repository'],
  [{ 'secret-files': 'a=key' }, 'secret-files: the link key leads out of the repository'],
  [{ 'secret-files': 'a=none' }, `secret-files: ${cwd}/none does not exist: expected a file`],
  [{ 'secret-envs': 'a=ACTIONS_RUNTIME_TOKEN' }, 'secret-envs: ACTIONS_RUNTIME_TOKEN is the runner’s'],
  [{ 'secret-envs': 'a=GITHUB_TOKEN' }, 'secret-envs: GITHUB_TOKEN is the runner’s'],
  [{ 'secret-envs': 'a=ONE', secrets: 'a=value' }, 'the build secret a is given twice'],
  [{ 'secret-envs': 'a=ONE', 'build-secrets': 'id=a,env=TWO' }, 'the build secret a is given twice'],
  [{ tags: `app@sha256:${'0'.repeat(64)}` }, 'expected a name with a tag, without a digest'],
  [
    { platform: 'linux/amd64,linux/arm64' },
    'platform: "linux/amd64,linux/arm64" is not allowed: expected one platform such as linux/amd64: platforms takes',
  ],
  [{ platforms: 'linux/amd64,amd' }, 'platforms: "amd" is not allowed: expected one platform'],
  [{ platforms: 'linux/arm64\nlinux/amd64\nlinux/arm64/v8' }, 'platforms: linux/arm64/v8 is given twice'],
  [{ platform: 'linux/386', platforms: 'linux/amd64,linux/arm64' }, 'platform and platforms differ'],
  [{ image: 'busybox', platforms: 'linux/amd64,linux/arm64' }, 'platforms: give one platform with image'],
  [{ provenance: 'max' }, 'provenance: "max" is not allowed: expected true, false, or fields such as'],
  [{ attests: 'mode=max' }, 'attests: "mode=max" is not allowed'],
  [{ attests: 'type=sbom\ntype=sbom,generator=x' }, 'attests: type=sbom is given twice'],
  [{ context: '{{defaultContext}}:app' }, 'context: a Git or HTTP context is not supported'],
  [{ context: 'git@github.com:octo/app.git' }, 'context: a Git or HTTP context is not supported'],
  [{ image: 'busybox', tags: 'a', secrets: 'a=b' }, 'tags has no effect with image'],
])('%j is a mistake', (inputs, says) => expect(mistakesOf(inputs)).toContain(says))

describe('platforms', () => {
  test('one is the platform', () => {
    expect(build({ platforms: 'linux/arm64' })).not.toHaveProperty('platforms')
    expect(build({ platforms: 'linux/arm64' }).platform).toBe('linux/arm64')
    expect(build({ platforms: 'linux/arm64', platform: 'linux/arm64/v8' }).platform).toBe('linux/arm64')
    expect(read({ image: 'busybox', platforms: 'linux/arm64' }).source.platform).toBe('linux/arm64')
  })

  test.each(['linux/amd64,linux/arm64', 'linux/amd64\n linux/arm64\n', '"linux/amd64", linux/arm64'])(
    '%j are two',
    (platforms) => {
      expect(build({ platforms })).toMatchObject({
        platform: null,
        platforms: ['linux/amd64', 'linux/arm64'],
      })
    },
  )

  test('all mistakes at once', () => {
    const mistakes = mistakesOf({ platforms: 'linux/amd64,x,linux/amd64', sbom: 'x' })
    for (const one of ['"x" is not allowed', 'linux/amd64 is given twice', 'sbom: "x"'])
      expect(mistakes).toContain(one)
  })
})

describe('attestations', () => {
  test.each<[Record<string, string>, string[]]>([
    [{ provenance: 'true' }, ['type=provenance,disabled=false']],
    [{ provenance: 'mode=max', sbom: 'true' }, ['type=provenance,mode=max', 'type=sbom,disabled=false']],
    [{ sbom: 'generator=a/b:1' }, ['type=sbom,generator=a/b:1']],
    [
      { attests: 'type=sbom\ntype=provenance,mode=min', provenance: 'mode=max' },
      ['type=provenance,mode=max', 'type=sbom'],
    ],
    [{ attests: 'generator=x,type=sbom' }, ['type=sbom,generator=x']],
    [{ attests: 'type=provenance', provenance: 'false' }, []],
    [{ provenance: 'False', sbom: '0' }, []],
    [{}, []],
  ])('%j', (inputs, attests) => expect(build(inputs).attests ?? []).toEqual(attests))
})

describe('secrets', () => {
  const KEY = '-----BEGIN-----\nline, with a comma\n# no comment\n-----END-----\n'

  test('of all forms', () => {
    const inputs = read({
      secrets: `a=b=c\n"key=${KEY}"\n"quote=say ""hi"""`,
      'secret-files': '"file=a,""b"',
      'secret-envs': 'one=ONE,two=TWO',
      'build-secrets': 'id=old,env=OLD',
    })
    expect(inputs.source).toMatchObject({
      secretValues: [
        { id: 'a', value: 'b=c' },
        { id: 'key', value: KEY },
        { id: 'quote', value: 'say "hi"' },
      ],
      buildSecrets: ['id=old,env=OLD', `id=file,"src=${cwd}/a,""b"`, 'id=one,env=ONE', 'id=two,env=TWO'],
    })
    const { ofBuild } = readSecrets(inputs, { ONE: 'value of one', OLD: 'old value' }, cwd)
    expect(ofBuild).toEqual(
      expect.arrayContaining(['b=c', KEY, 'say "hi"', 'value of a file', 'value of one', 'old value']),
    )
  })

  test('one without a value is left out: a pull request from a fork has none', () => {
    const source = build({ secrets: 'npm=\nb=c', 'secret-files': 'x=' })
    expect(source.secretValues).toEqual([{ id: 'b', value: 'c' }])
    expect(source.notes).toEqual([
      expect.stringMatching(/^secret-files: item 1 has no value and is left out/),
      expect.stringMatching(/^secrets: item 1 has no value and is left out/),
    ])
  })

  test('a variable that is not set', () =>
    expect(build({ 'secret-envs': 'c=NOT_SET_HERE' }).notes).toEqual([
      'secret-envs: NOT_SET_HERE is not set, so the secret c is empty',
    ]))

  test('mistakes do not quote them', () => {
    for (const text of ['hunter2', '=hunter2', 'my hunter2=x', '"hunter2', '"a,b"=hunter2']) {
      const message = mistakesOf({ secrets: text })
      expect(message).toMatch(/secrets: (item 1 is not allowed|a double quote is not closed)/)
      expect(message).not.toContain('hunter2')
    }
  })

  test('one that buildx would refuse for its size', () => {
    expect(mistakesOf({ secrets: `a=${'x'.repeat(600_000)}` })).toMatch(
      /secrets: a has 600000 bytes.*at most 512000$/m,
    )
    expect(build({ secrets: `a=${'x'.repeat(500_000)}` }).secretValues?.[0]?.value).toHaveLength(500_000)
  })

  test('not in a config file, where they would be public', async () => {
    const { NOT_IN_CONFIG } = await import('../../src/inputs/config/schema.ts')
    expect(NOT_IN_CONFIG).toContain('secrets')
  })
})

describe('no value becomes an option', () => {
  const word = fc.string({ unit: fc.constantFrom('-', '=', ',', '"', '\n', ' ', 'a', '$', '\\', '\u202e') })
  const hostile = fc.oneof(
    word,
    word.map((text) => `--push=${text}`),
    word.map((text) => `a=${text}`),
    word.map((text) => `a=--output${text}`),
  )
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const NAMES = ['labels', 'annotations', 'tags', 'add-hosts', 'allow', 'ssh', 'secrets', 'secret-envs', 'build-args', 'cache-from', 'no-cache-filters', 'build-ulimit', 'cgroup-parent'] // prettier-ignore
  const OUTPUTS = { tag: 't', metadata: 'm', file: 'f', outputMode: 'load' } as const
  const ALONE = /^--(?:load|pull|no-cache|progress=rawjson|provenance=false)$/

  test('each is the word after its flag', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...NAMES), hostile)), (items) => {
        const inputs = Object.fromEntries(items.map(([name, text]) => [name, quoted(text)]))
        let source: BuildSource
        try {
          source = build(inputs)
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
          return
        }
        const argv = argvOf('buildx', source, OUTPUTS).slice(2, -2)
        for (let at = 0; at < argv.length; at += ALONE.test(argv[at] ?? '') ? 1 : 2)
          expect(argv[at]).toMatch(/^--(?:load|pull|no-cache|progress=rawjson|provenance=false|metadata-file|tag|file|label|annotation|add-host|allow|ssh|secret|build-arg|cache-from|no-cache-filter|ulimit|cgroup-parent)$/) // prettier-ignore
        for (const { value } of source.secretValues ?? []) expect(argv).not.toContain(value)
      }),
      { numRuns: 300 },
    )
  })

  test('the printed command line is quoted', () => {
    const line = printable(argvOf('buildx', build({ labels: 'a=$(rm -rf /)\nb=x;y' }), OUTPUTS))
    expect(line).toContain("--label 'a=$(rm -rf /)' --label 'b=x;y'")
  })
})
