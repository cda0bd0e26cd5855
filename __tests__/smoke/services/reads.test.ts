/** Files that Compose would read by itself, found before it is started. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readsOutside } from '../../../src/smoke/services/reads.ts'
import { scopeOf } from '../../../src/smoke/services/scope.ts'
import { namedBy } from '../../../src/smoke/services/yaml.ts'
import { composeEnv } from '../../../src/smoke/services/compose.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'reads-')))
afterAll(() => rmSync(folder, { recursive: true }))
const root = join(folder, 'repository')
const put = (path: string, text: string): string => {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
  return join(folder, path)
}
put('secret.env', 'A=1\n')
put('theirs.yaml', 'services: {}\n')
put('repository/own.env', 'TEXT: with: colons\n')
put('repository/web', '\0 a program by the name of a service')
put('repository/part/part.yaml', 'services: {a: {env_file: part.env}}\n')
put('repository/part/up.yaml', 'services: {a: {env_file: ../../secret.env}}\n')
put('repository/part/open.yaml', 'services: {a: {env_file: "${X}"}}\n')
symlinkSync('/', join(root, 'link'))
symlinkSync(join(folder, 'theirs.yaml'), join(root, 'theirs.yaml'))

let count = 0
const outside = (text: string): Promise<string[]> => {
  const file = put(`repository/compose-${count++}.yaml`, text)
  const fill = (texts: readonly string[]) =>
    Promise.resolve(texts.map((one) => one.replace('${X}', '../secret.env')))
  return readsOutside([file], scopeOf(root, [file]), fill)
}

test.each([
  'services: {web: {image: x, env_file: own.env, extends: {file: part/part.yaml, service: a}}}',
  'services: {web: {env_file: [own.env, {path: missing.env, required: false}]}, db: {extends: web}}',
  'services: {web: {extends: {service: web}}}',
  'include: [part/part.yaml, {path: [part/part.yaml], env_file: own.env, project_directory: part}]',
  'services: {web: {env_file: ../nowhere.env}}',
  '# include: [../theirs.yaml]',
  'services: {web: {environment: {include: "http://example.org/${X}"}, build: !reset null, ports: !override []}}'.replace(
    'include',
    'INCLUDE',
  ),
  '',
])('reads nothing outside: %s', async (text) => expect(await outside(text)).toEqual([]))

test.each([
  ['services: {web: {env_file: ../secret.env}}', 'env_file'],
  ['services: {web: {env_file: [{path: ../secret.env}]}}', 'env_file'],
  ['services: {web: {env_file: "${X}"}}', 'env_file'],
  ['services: {web: {env_file: link/etc/passwd}}', 'env_file'],
  ['services: {web: {env_file: /proc/self/environ}}', 'env_file'],
  ['services: {web: {label_file: ../secret.env}}', 'label_file'],
  ['services: {web: {extends: {file: ../theirs.yaml, service: a}}}', 'extends'],
  ['x: &x {file: ../theirs.yaml}\nservices: {web: {extends: {<<: *x, service: a}}}', 'extends'],
  ['include: [../theirs.yaml]', 'include'],
  ['include: [theirs.yaml]', 'include'],
  ['include: [{path: part/part.yaml, env_file: ../secret.env}]', 'env_file'],
  ['include: [part/up.yaml]', 'env_file'],
  ['include: [part/open.yaml]', 'env_file'],
  ['include: ["https://example.org/a.git"]', 'include'],
  ['include: ["oci://example.org/a"]', 'include'],
  ['include: ["git@example.org:a.git"]', 'include'],
  ['# a\rinclude: [../theirs.yaml]', 'include'],
  ['# a\u2028include: [../theirs.yaml]', 'include'],
  ['"\\x69nclude": [../theirs.yaml]', 'include'],
  ['x: &k include\n*k : [../theirs.yaml]', 'include'],
  ['a: 1\n---\ninclude: [../theirs.yaml]', 'include'],
])('refuses %j', async (text, key) => {
  const sentences = await outside(text)
  expect(sentences.length).toBeGreaterThan(0)
  expect(sentences.join('\n')).toContain(key)
})

test('a link by the name of .env is followed', async () => {
  const file = put('repository/linked/compose.yaml', 'services: {}')
  symlinkSync(join(folder, 'secret.env'), join(root, 'linked', '.env'))
  const scope = scopeOf(root, [file])
  expect(await readsOutside([file], scope, (texts) => Promise.resolve(texts))).toEqual([
    `.env: ${join(root, 'linked', '.env')} is outside the repository`,
  ])
})

test('a pipe that a file includes is not waited for', async () => {
  execFileSync('mkfifo', [join(root, 'pipe.yaml')])
  const file = join(root, 'pipe.yaml')
  const sentences = await readsOutside([file], scopeOf(root, [file]), (texts) => Promise.resolve(texts))
  expect(sentences).toEqual([`${file} cannot be read: it is a pipe, not a regular file`])
})

test('a compose file that is too large is not read', async () => {
  const file = put('repository/large.yaml', `# ${'x'.repeat(256 * 1024)}\n`)
  const sentences = await readsOutside([file], scopeOf(root, [file]), (texts) => Promise.resolve(texts))
  expect(sentences.join()).toContain('cannot be read: it has')
})

test('a compose file that is a link is followed', async () => {
  const file = join(root, 'theirs.yaml')
  expect(await readsOutside([file], scopeOf(root, [file]), (texts) => Promise.resolve(texts))).toEqual([
    `${file} is outside the repository`,
  ])
})

describe('what Compose may read differently is refused', () => {
  test.each([
    ['!!binary aW5jbHVkZQ==: [a]', 'tag'],
    ['a: b: c', 'cannot be read'],
    ['\0', 'UTF-8'],
    [Buffer.from([0xff, 0xfe, 0x69, 0]), 'UTF-8'],
    [`include: [${'a, '.repeat(3000)}]`, 'too many'],
  ])('%j', (text, why) => expect(JSON.stringify(namedBy(Buffer.from(text)))).toContain(why))
  test('a hostile document takes little time', () => {
    const began = performance.now()
    namedBy(
      Buffer.from(
        `a0: &a0 [x]\n${Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}\ninclude: *a60\n`,
      ),
    )
    namedBy(Buffer.from('include: {'.repeat(20_000)))
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

test('the compose file may use variables of the container, except those that configure a program', () => {
  const env = composeEnv(
    'unix:///var/run/docker.sock',
    ['A=1', 'LD_PRELOAD=/x.so', 'PATH=/evil', 'COMPOSE_FILE=x', 'DOCKER_HOST=x', 'GIT_SSH=x', 'Path=x'],
    false,
    { PATH: '/bin', HOME: '/root', ACTIONS_RUNTIME_TOKEN: 'x', GITHUB_TOKEN: 'x', MY_DEPLOY_KEY: 'x' },
  )
  expect(env).toEqual({
    PWD: process.cwd(),
    PATH: '/bin',
    HOME: '/root',
    A: '1',
    COMPOSE_EXPERIMENTAL_GIT_REMOTE: 'false',
    COMPOSE_EXPERIMENTAL_OCI_REMOTE: 'false',
  })
})
