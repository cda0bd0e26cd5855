/** What buildx 0.29 prints of `fixtures/docker-bake.hcl`, as settings; and definitions that no buildx should print. */
import { describe, expect, test } from '@jest/globals'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bakeEntries } from '../../../src/inputs/image-list/bake.ts'
import type { Entries, Grants, ImageEntry } from '../../../src/inputs/image-list/entry.ts'
import { parseInputList } from '../../../src/inputs/input-list.ts'

const PRINTED = readFileSync(join(import.meta.dirname, 'fixtures/printed.json'), 'utf8')
const NONE: Grants = { variables: new Set(), entitlements: new Set(), ssh: new Set() }
const ALL: Grants = {
  variables: new Set(['NPM_TOKEN']),
  entitlements: new Set(['network.host', 'security.insecure']),
  ssh: new Set(['default']),
}

const read = (printed: string, grants = ALL): Entries =>
  bakeEntries(printed, { files: ['docker-bake.hcl'], folder: '/repo', grants })
const ofTarget = (target: object, grants = ALL): Entries =>
  read(JSON.stringify({ group: { default: { targets: ['x'] } }, target: { x: target } }), grants)
const textsOf = ({ settings }: ImageEntry) =>
  Object.fromEntries([...settings].map(([name, { text }]) => [name, text]))
const find = (entries: readonly ImageEntry[], name: string): ImageEntry => {
  const found = entries.find((entry) => entry.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}

describe('a printed file', () => {
  const entries = read(PRINTED)

  test('groups in groups and matrices are images in their order; what others build on is none', () => {
    expect(entries.images.map(({ name }) => name)).toEqual(['api', 'site-en', 'site-de', 'worker'])
    expect(entries.linked.map(({ name }) => name)).toEqual(['common'])
  })

  test('every field is a setting', () => {
    const { 'build-args': args = '', ...others } = textsOf(find(entries.images, 'api'))
    expect(parseInputList(args)).toEqual(['EMPTY=', 'QUOTE=a"b\nc', 'SHELL=${x}', 'TOKEN='])
    expect(others).toEqual({
      path: '/repo/services/api',
      file: '/repo/services/api/build/Dockerfile.api',
      target: 'run',
      labels: 'note=${b} %{c}\nversion=dev',
      annotations: 'index,manifest:a=${b}',
      tags: 'ghcr.io/acme/api:dev\nghcr.io/acme/api:latest',
      platforms: 'linux/amd64,linux/arm64',
      attests: 'mode=max,type=provenance',
      'cache-from':
        'ref=ghcr.io/acme/cache,type=registry\ntype=local,src=/repo/cache\nref=acme/api:old,type=registry',
      'cache-to': 'mode=max,type=gha',
      'build-secrets': 'id=npm,env=NPM_TOKEN\nid=rc,src=/repo/npmrc',
      ssh: 'default',
      'build-contexts':
        'alpine=docker-image://alpine:3.20\nassets=/repo/assets\ncommon=target:common\nlayout=oci-layout:///srv/repo/layout:1',
      'build-network': 'host',
      allow: 'network.host\nsecurity.insecure',
      'add-hosts': 'db:10.0.0.1',
      'no-cache': 'true',
      'no-cache-filters': 'deps',
      pull: 'true',
      'build-shm-size': String(128 * 1024 ** 2),
      'build-ulimit': 'nofile=1024:2048',
    })
  })

  test('a label says where a setting comes from', () => {
    expect(find(entries.images, 'api').settings.get('build-shm-size')?.label).toBe(
      'docker-bake.hcl target api shm-size',
    )
  })

  test('a Dockerfile in the file is a text, without the escapes of buildx', () => {
    expect(find(entries.images, 'site-de')).toMatchObject({ inline: 'FROM scratch\nCOPY ${X} /\n' })
    expect(textsOf(find(entries.images, 'site-de'))).toEqual({ path: '/repo/site', 'build-args': 'LANG=de' })
  })

  test('what is not built is refused, what has no effect is noted', () => {
    expect(entries.mistakes).toEqual([
      'docker-bake.hcl target api call is refused: only a whole build gives an image to test',
      'docker-bake.hcl target worker context is a Git or HTTP context, which is not supported: check out the repository and give a folder',
    ])
    expect(entries.notes).toEqual([
      'docker-bake.hcl target api output has no effect: the image is loaded into the engine to be tested',
    ])
  })

  test('every path of this machine is to be checked', () => {
    expect(entries.places.map(({ path }) => path)).toEqual([
      '/repo/services/api',
      ...[
        '/repo/assets',
        '/srv/repo/layout',
        '/repo/services/api/build/Dockerfile.api',
        '/repo/cache',
        '/repo/npmrc',
      ],
      ...['/repo/common', '/repo/Dockerfile.common', '/repo/site', '/repo/site'],
    ])
  })

  test('a file of the repository gets nothing of the job that the settings do not give', () => {
    expect(read(PRINTED, NONE).mistakes.slice(0, 5)).toEqual([
      'docker-bake.hcl target api secret npm is the variable NPM_TOKEN of the job: give its name with the input vars, because a file of the repository cannot',
      'docker-bake.hcl target api ssh asks for the SSH key or agent default: give it with the input ssh, because a file of the repository cannot',
      'docker-bake.hcl target api network asks for network.host: give it with the input allow, because a file of the repository cannot',
      'docker-bake.hcl target api call is refused: only a whole build gives an image to test',
      'docker-bake.hcl target api entitlements asks for network.host: give it with the input allow, because a file of the repository cannot',
    ])
  })
})

describe('other forms', () => {
  test('older versions print options as texts', () => {
    const entry = ofTarget({
      context: '.',
      'cache-from': ['type=local,src=c', 'user/app:cache'],
      secret: ['id=npm,env=NPM_TOKEN', 'id=NPM_TOKEN', '"id=rc","src=a,b"'],
      ssh: ['default'],
      output: ['type=docker'],
      attest: ['type=provenance,disabled=true'],
    })
    expect(textsOf(find(entry.images, 'x'))).toEqual({
      path: '/repo',
      'cache-from': 'type=local,src=/repo/c\nuser/app:cache',
      'build-secrets': 'id=npm,env=NPM_TOKEN\nid=NPM_TOKEN,env=NPM_TOKEN\n"id=rc,""src=/repo/a,b"""',
      ssh: 'default',
    })
    expect([...entry.mistakes, ...entry.notes]).toEqual([])
  })

  test('a target without a context builds the folder', () => {
    expect(textsOf(find(ofTarget({}).images, 'x'))).toEqual({ path: '/repo' })
  })

  test('a field that is not known is named', () => {
    expect(ofTarget({ policy: [{}], resources: {}, target: null }).notes).toEqual([
      'docker-bake.hcl target x policy is not known to this version, and has no effect',
      'docker-bake.hcl target x resources is not known to this version, and has no effect',
    ])
  })

  test.each([
    ['64m', 64 * 1024 ** 2],
    ['1GB', 1024 ** 3],
    ['1.5k', 1536],
    [4096, 4096],
    ['a lot', 'a lot'],
  ])('shm-size %j in bytes', (given, bytes) => {
    expect(textsOf(find(ofTarget({ 'shm-size': given }).images, 'x'))['build-shm-size']).toBe(String(bytes))
  })

  test.each(['-', 'git@github.com:a/b.git', 'github.com/a/b', 'cwd://x', 'HTTPS://a'])(
    'the context %s',
    (context) => {
      expect(ofTarget({ context }).mistakes).toEqual([
        expect.stringMatching(/^docker-bake.hcl target x context is a Git/),
      ])
    },
  )
  test('a Dockerfile on another machine', () => {
    expect(ofTarget({ dockerfile: 'https://a/Dockerfile' }).mistakes).toEqual([
      'docker-bake.hcl target x dockerfile is on another machine: give a file of the repository',
    ])
  })
  test('a secret without an id', () => {
    expect(ofTarget({ secret: ['src=x', {}] }).mistakes).toEqual(
      Array(2).fill(
        'docker-bake.hcl target x secret has an item that is no secret: expected an id with env or src',
      ),
    )
  })
  test.each([
    ['network', { network: 'host' }],
    ['entitlements', { entitlements: ['security.insecure'] }],
    ['ssh', { ssh: [{ id: 'k', paths: ['/home/me/.ssh/id'] }] }],
  ])('%s needs a grant', (_, target) => expect(ofTarget(target, NONE).mistakes).toHaveLength(1))
})

describe('hostile definitions', () => {
  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"group":{"default":{"targets":[]}},"target":{}}',
    '{"target":{"a":{}}}',
  ])('%s has no images', (printed) => {
    expect(read(printed)).toMatchObject({
      images: [],
      mistakes: ['docker-bake.hcl: there are no images: the targets or the group default name none'],
    })
  })

  test('a group that contains itself ends', () => {
    const printed = {
      group: { default: { targets: ['g', 'x'] }, g: { targets: ['g', 'default'] } },
      target: { x: {} },
    }
    expect(read(JSON.stringify(printed)).images.map(({ name }) => name)).toEqual(['x'])
  })

  test('more images than a run takes', () => {
    const names = Array.from({ length: 201 }, (_, index) => `x${index}`)
    const target = Object.fromEntries(names.map((name) => [name, {}]))
    expect(read(JSON.stringify({ group: { default: { targets: names } }, target })).mistakes).toEqual([
      'docker-bake.hcl: it has 201 images, and a run takes at most 200',
    ])
  })

  test('values of any type, and names of prototypes', () => {
    const odd = [null, 1, true, 'x', [], {}, [null, 1, [], {}], { a: null, b: 1, c: {} }]
    const fields = [
      'args',
      'contexts',
      'secret',
      'ssh',
      'cache-from',
      'tags',
      'output',
      'ulimits',
      'extra-hosts',
    ]
    for (const value of odd)
      expect(() => ofTarget(Object.fromEntries(fields.map((name) => [name, value])))).not.toThrow()
    const entries = read(
      '{"group":{"default":{"targets":["__proto__"]}},"target":{"__proto__":{"constructor":1}}}',
    )
    expect(entries.images.map(({ name }) => name)).toEqual(['__proto__'])
    expect(entries.notes).toEqual([
      'docker-bake.hcl target __proto__ constructor is not known to this version, and has no effect',
    ])
  })
})
