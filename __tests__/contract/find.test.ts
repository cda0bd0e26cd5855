import { describe, expect, test } from '@jest/globals'
import { findContracts, foldersToSearch, namesOf, type Subject } from '../../src/contract/find/index.ts'
import { manifestClaim } from '../../src/contract/find/manifests.ts'

const of = (dockerfile: string, context = '', target: string | null = null): Subject => ({
  ...{ dockerfile, context, target },
  names: namesOf(dockerfile, 'shop'),
})
const ROOT = of('Dockerfile')
const API = of('api/Dockerfile', 'api')

function find(files: Readonly<Record<string, string>>, subject = ROOT) {
  const { contracts, notes } = findContracts(Object.keys(files), (file) => files[file] ?? null, subject)
  return [...contracts.map(({ file, name }) => `${file}: ${name}`), ...notes.map((note) => `note: ${note}`)]
}

test('the folders to search, each once', () => {
  expect(foldersToSearch(ROOT)).toEqual(['', 'k8s', 'kubernetes', 'deploy', 'manifests', '.devcontainer'])
  expect(foldersToSearch(API).slice(0, 3)).toEqual(['api', 'api/k8s', 'api/kubernetes'])
  expect(foldersToSearch(API)).toHaveLength(12)
})

const deployment = (name: string, ...images: string[]): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec:\n  template:\n    spec:\n      containers:\n${images.map((image, index) => `        - {name: c${index}, image: "${image}"}\n`).join('')}`
const shop = deployment('a', 'example.org/shop:1')
const two = deployment('a', 'x', 'y')

describe('which files are taken', () => {
  const fly = 'app = "a"\n[http_service]\n'
  test.each<[string, Record<string, string>, Subject, string[]]>([
    ['fly.toml beside the Dockerfile', { 'fly.toml': fly }, ROOT, ['fly.toml: fly.toml']],
    [
      'fly.toml of another Dockerfile',
      { 'fly.toml': `${fly}[build]\ndockerfile = "Dockerfile.worker"\n` },
      ROOT,
      [],
    ],
    [
      'fly.toml that names ours',
      { 'fly.toml': `${fly}[build]\ndockerfile = "api/Dockerfile"\n` },
      API,
      ['fly.toml: fly.toml'],
    ],
    ['fly.toml of an image', { 'fly.toml': `${fly}[build]\nimage = "x"\n` }, ROOT, []],
    [
      'two of one kind',
      { 'fly.toml': fly, 'fly.staging.toml': fly },
      ROOT,
      [
        'note: none of these is taken, since each could be the contract: fly.staging.toml, fly.toml; set contract to one of them',
      ],
    ],
    [
      'one of two names our Dockerfile',
      { 'fly.toml': fly, 'fly.b.toml': `${fly}[build]\ndockerfile = "./Dockerfile"\n` },
      ROOT,
      ['fly.b.toml: fly.b.toml'],
    ],
    [
      'a file that cannot be understood',
      { 'fly.toml': 'a = \n' },
      ROOT,
      ['note: fly.toml is not taken: line 2: it is not valid TOML: Unspecified values are invalid'],
    ],
    [
      'the service of render.yaml',
      {
        'render.yaml':
          'services:\n  - {type: web, name: a, runtime: docker}\n  - {type: web, name: b, runtime: docker, dockerfilePath: ./api/Dockerfile}\n',
      },
      API,
      ['render.yaml: service b'],
    ],
    ['an app of Expo', { 'app.json': '{"expo": {}}' }, ROOT, []],
    ['a Procfile', { Procfile: 'web: x\n' }, ROOT, []],
    [
      'heroku.yml',
      { 'heroku.yml': 'build:\n  docker:\n    web: api/Dockerfile\n    worker: w/Dockerfile\n' },
      API,
      ['heroku.yml: process web'],
    ],
    ['heroku.yml of another', { 'heroku.yml': 'build:\n  docker:\n    web: web/Dockerfile\n' }, API, []],
    ['App Engine, standard', { 'app.yaml': 'runtime: python312\n' }, ROOT, []],
    ['App Engine, custom', { 'app.yaml': 'runtime: custom\nenv: flex\n' }, ROOT, ['app.yaml: app.yaml']],
    ['Railway with Nixpacks', { 'railway.json': '{"build": {"builder": "NIXPACKS"}}' }, ROOT, []],
    [
      'Railway',
      { 'railway.toml': '[build]\ndockerfilePath = "/api/Dockerfile"\n' },
      API,
      ['railway.toml: railway.toml'],
    ],
    [
      'a Compose service of ours',
      { 'compose.yaml': 'services:\n  web: {build: ./api}\n  db: {image: postgres}\n' },
      API,
      ['compose.yaml: service web'],
    ],
    [
      'a Compose service for development',
      { 'compose.yaml': 'services:\n  web:\n    build: .\n    volumes: [".:/app"]\n' },
      ROOT,
      [],
    ],
    ['a Compose file of others', { 'compose.yaml': 'services:\n  db: {image: postgres}\n' }, ROOT, []],
    [
      'a dev container of ours',
      { '.devcontainer/devcontainer.json': '{"build": {"dockerfile": "../Dockerfile"}}' },
      ROOT,
      ['.devcontainer/devcontainer.json: .devcontainer/devcontainer.json'],
    ],
    [
      'a dev container of its own',
      { '.devcontainer/devcontainer.json': '{"build": {"dockerfile": "Dockerfile"}}' },
      ROOT,
      [],
    ],
    [
      'other files',
      {
        'mkdocs.yml': 'site_name: x\n',
        'package.json': '{}',
        'k8s/kustomization.yaml': 'apiVersion: x\n',
        'openapi.yaml': 'openapi: 3.1.0\n',
      },
      ROOT,
      [],
    ],
    [
      'a Helm template',
      { 'k8s/app.yaml': 'apiVersion: apps/v1\nkind: Deployment\nname: {{ .Values.x }}\n' },
      ROOT,
      ['note: k8s/app.yaml is not taken: set contract to the file that the template makes'],
    ],
    [
      'fly.toml beside a Dockerfile of another name, which Fly does not build',
      { 'fly.toml': fly },
      of('Dockerfile.dev'),
      [],
    ],
    [
      'fly.toml at the root, and the Dockerfile of a folder built from the root',
      { 'fly.toml': fly },
      of('worker/Dockerfile'),
      [],
    ],
    [
      'Compose files for development and tests',
      Object.fromEntries(
        ['compose.dev.yaml', 'compose.override.yaml', 'docker-compose.test.yml'].map((file) => [
          file,
          'services:\n  web: {build: .}\n',
        ]),
      ),
      ROOT,
      [],
    ],
    [
      'a Compose file for production',
      { 'docker-compose.prod.yml': 'services:\n  web: {build: .}\n' },
      ROOT,
      ['docker-compose.prod.yml: service web'],
    ],
    [
      'a Compose service of another stage',
      { 'compose.yaml': 'services:\n  web: {build: {context: ., target: dev}}\n' },
      ROOT,
      [],
    ],
    [
      'a Compose service of the stage that is built',
      { 'compose.yaml': 'services:\n  web: {build: {context: ., target: web}}\n' },
      of('Dockerfile', '', 'web'),
      ['compose.yaml: service web'],
    ],
    ['services of Travis CI', { '.travis.yml': 'services:\n  - docker\n' }, ROOT, []],
    [
      'a Deployment of the app, and the Dockerfile of a dev container',
      { 'k8s/shop.yaml': shop },
      of('.devcontainer/Dockerfile', '.devcontainer'),
      ['note: k8s/shop.yaml is not taken: no image there is called like this one'],
    ],
    [
      'a Deployment of the app, and another of its Dockerfiles',
      { 'k8s/shop.yaml': shop },
      of('Dockerfile.dev'),
      ['note: k8s/shop.yaml is not taken: no image there is called like this one'],
    ],
    [
      'a Deployment of the app, whose Dockerfile is in a folder for builds',
      { 'k8s/shop.yaml': shop },
      of('build/docker/Dockerfile'),
      ['k8s/shop.yaml: Deployment a'],
    ],
    [
      'a Deployment called like one of several Dockerfiles',
      { 'k8s/a.yaml': shop.replace('shop', 'shop-worker') },
      of('Dockerfile.worker'),
      ['k8s/a.yaml: Deployment a'],
    ],
    [
      'many manifests of other images',
      Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`k8s/${index}.yaml`, two])),
      ROOT,
      [
        'note: k8s/0.yaml, k8s/1.yaml, k8s/2.yaml and 2 more are not taken: no image there is called like this one',
      ],
    ],
  ])('%s', (_, files, subject, lines) => {
    expect(find(files, subject)).toEqual(lines)
  })

  test('a mistake has its line in the file, also in a later document', () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\n---\napiVersion: apps/v1\nkind: [\n'
    expect(find({ 'k8s/app.yaml': text })).toEqual([
      expect.stringMatching(/^note: k8s\/app\.yaml is not taken: line [56]: it is not valid YAML/),
    ])
  })

  test('large files: the first are looked at', () => {
    const text = `apiVersion: v1\nkind: ConfigMap\n# ${'x'.repeat(1_000_000)}\n`
    const files = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`k8s/${at}.yaml`, text]))
    expect(find(files)).toEqual(['note: of 9 files, the first 4 were looked at'])
    expect(find({ ...files, 'k8s/lock.json': `{"a": "${'x'.repeat(5_000_000)}"}` })).toHaveLength(1)
  })

  test('many files: the first are looked at', () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`k8s/${index}.yaml`, 'a: 1\n']),
    )
    expect(find(files)).toEqual(['note: of 300 files, the first 200 were looked at'])
  })
})

describe('which container of a manifest is ours', () => {
  test.each<[string, string, unknown]>([
    [
      'the only one, by its name',
      deployment('a', 'ghcr.io/me/shop:1.2'),
      { picks: [{ pick: null, isNamed: true }] },
    ],
    [
      'the only one, of another name',
      deployment('a', 'ghcr.io/me/backend@sha256:0'),
      { picks: [{ pick: null, isNamed: false }] },
    ],
    ['a published image', deployment('a', 'docker.io/library/redis:7'), { no: '' }],
    [
      'a sidecar',
      deployment('a', 'envoy', 'localhost:5000/my-shop'),
      { picks: [{ pick: 'a/c1', isNamed: true }] },
    ],
    ['two of other names', deployment('a', 'x', 'y'), { no: 'no image there is called like this one' }],
    [
      'two workloads',
      `${deployment('a', 'x')}---\n${deployment('b', 'shop')}`,
      { picks: [{ pick: 'b/c0', isNamed: true }] },
    ],
    [
      'a cron job',
      'kind: CronJob\nmetadata: {name: j}\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: c, image: shop}]}}}}}\n',
      { picks: [{ pick: null, isNamed: true }] },
    ],
    ['no workload', 'apiVersion: v1\nkind: Service\nspec: {ports: []}\n', { no: '' }],
  ])('%s', (_, text, claim) => {
    expect(manifestClaim('k8s/app.yaml', text, ROOT)).toEqual(claim)
  })
})
