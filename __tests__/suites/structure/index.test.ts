/** Test files of container-structure-test: what passes, what fails, what is not run, and that nothing is left. */
import { describe, expect, test } from '@jest/globals'
import type { SmokeInputs } from '../../../src/inputs/types.ts'
import { runStructureTests } from '../../../src/suites/structure/index.ts'
import { image } from '../../support/fake-engine.ts'
import { depsOf, fakeContainers, type Member, type Ran } from '../fake-container.ts'

const FILES: Record<string, Member> = {
  '/': { type: 'directory', mode: 0o755 },
  '/tmp': { type: 'directory', mode: 0o1777 },
  '/bin/su': { mode: 0o4755 },
  '/etc/passwd': { text: 'root:x:0:0::/root:/bin/sh\n', uid: 3, gid: 4 },
  '/link': { type: 'symlink', mode: 0o777, linkname: '/etc/passwd' },
  '/loop': { type: 'symlink', mode: 0o777, linkname: 'loop' },
  '/dev/null': { type: 'character-device', mode: 0o666 },
  '/usr/share/doc': { type: 'directory', mode: 0o755 },
  '/usr/share/doc/a': { type: 'directory', mode: 0o755 },
  '/usr/share/doc/a/copyright': { text: 'MIT' },
  '/usr/share/doc/b': { type: 'directory', mode: 0o755 },
  '/usr/share/doc/b/copyright': { text: 'the agpl' },
  '/usr/share/doc/c': { type: 'directory', mode: 0o755 },
}
const tested = {
  ...image(
    { exposedPorts: ['80/tcp'], cmd: ['/app'], user: 'app', workingDir: '/srv', labels: { l: 'v1' } },
    ['PATH=/bin', 'HOME=/root'],
  ),
  volumes: ['/data'],
}

async function run(
  text: string,
  {
    ran,
    allowHost = false,
    path = '/repo/t.yaml',
    env = [],
  }: {
    ran?: (argv: readonly string[]) => Ran
    allowHost?: boolean
    path?: string
    env?: string[]
  } = {},
) {
  const fake = fakeContainers(FILES, ran)
  const body = path.endsWith('.json') ? text : `schemaVersion: '2.0.0'\n${text}`
  const app = { env } as unknown as SmokeInputs
  const deps = depsOf(fake, { [path]: body, 'the.env': 'A=1\n# no\nB="two"\nC=\n' })
  const result = await runStructureTests(path, { image: tested, app, allowHost }, deps)
  expect([...fake.left]).toEqual([])
  return { ...result, specs: fake.specs, oks: result.suite.tests.map(({ ok }) => ok) }
}

describe('files', () => {
  test.each([
    ['path: /, uid: 0, gid: 0', true],
    ['path: /tmp, permissions: dtrwxrwxrwx', true],
    ['path: /bin/su, permissions: urwxr-xr-x, isExecutableBy: other', true],
    ['path: /etc/passwd, permissions: -rw-r--r--, uid: 3, gid: 4', true],
    ['path: /etc/passwd, uid: 0', false],
    ['path: /etc/passwd, isExecutableBy: any', false],
    ['path: /etc/passwd, isExecutableBy: everyone', false],
    ['path: /link, permissions: Lrwxrwxrwx', true],
    ['path: $HOME, shouldExist: false', true],
    ['path: /none', false],
    ['path: /none, shouldExist: no', true],
    ['path: /etc/passwd, shouldExist: false', false],
    ['path: /dev/null', false], // as the original
  ])('%s: %s', async (fields, ok) => {
    const { oks } = await run(`fileExistenceTests: [{name: n, ${fields}}]`)
    expect(oks).toEqual([ok])
  })
  test.each([
    ["path: /etc/passwd, expectedContents: ['^root:x']", true],
    ["path: /link, excludedContents: ['nobody']", true],
    ["path: /etc/passwd, excludedContents: ['root']", false],
    ["path: /etc/passwd, excludedContents: ['(']", false], // as the original: a wrong pattern fails
    ['path: /loop', false],
    ['path: /tmp', false],
  ])('%s: %s', async (fields, ok) => {
    const { oks } = await run(`fileContentTests: [{name: n, ${fields}}]`)
    expect(oks).toEqual([ok])
  })
  test('without shouldExist, a JSON file means false, as the original reads it', async () => {
    const tests = { schemaVersion: '2.0.0', fileExistenceTests: [{ name: 'n', path: '/none' }] }
    expect((await run(JSON.stringify(tests), { path: '/repo/t.json' })).oks).toEqual([true])
  })
  test('licenses', async () => {
    const { suite } = await run(
      'licenseTests: [{debian: true}, {files: [/usr/share/doc/a/copyright]}, {files: [/none]}]',
    )
    expect(suite.tests.map(({ ok, detail }) => [ok, detail])).toEqual([
      [false, '/usr/share/doc/b/copyright names AGPL; /usr/share/doc/c/copyright does not exist'],
      [true, undefined],
      [false, '/none does not exist'],
    ])
  })
})

test.each([
  ['envVars: [{key: PATH, value: /bin}, {key: HOME, value: "^/r", isRegex: true}]', true],
  ['envVars: [{key: PATH, value: /sbin}]', false],
  ['envVars: [{key: NONE, value: x}]', false],
  ['unboundEnvVars: [{key: PATH}]', false],
  ['labels: [{key: l, value: v1}]', true],
  ['exposedPorts: ["80"], unexposedPorts: ["81"], volumes: [/data], unmountedVolumes: [/x]', true],
  ['exposedPorts: ["81"]', false],
  ['unmountedVolumes: [/data]', false],
  ['entrypoint: [], cmd: [/app], workdir: /srv, user: app', true],
  ['entrypoint: [x]', false],
  ['cmd: []', false],
  ['workdir: /', false],
])('metadata %s: %s', async (fields, ok) => {
  expect((await run(`metadataTest: {${fields}}`)).oks).toEqual([ok])
})

describe('commands', () => {
  test('arguments are expanded with the image’s and the global variables, not with the test’s', async () => {
    const { specs, oks } = await run(
      `globalEnvVars: [{key: G, value: "$HOME/g"}]
commandTests: [{name: n, command: echo, args: ["$G", "$T.", "$PATH"], envVars: [{key: T, value: "$t"}]}]`,
    )
    expect(oks).toEqual([true])
    expect(specs[0]).toMatchObject({
      entrypoint: ['echo'],
      cmd: ['/root/g', '.', '/bin'],
      env: ['G=/root/g', 'T=$t'],
      labels: { 'io.github.sea-trial.run': 'r' },
    })
  })
  test('each setup runs in what the one before has left', async () => {
    const { specs } = await run(
      'commandTests: [{name: n, setup: [[a], [b, c]], command: d, envVars: [{key: T, value: "$HOME"}]}]',
    )
    expect(specs.map(({ entrypoint }) => entrypoint?.[0])).toEqual(['a', 'b', 'd', '/not-run'])
    expect(specs[0]?.image).toBe(tested.id)
    expect(specs[1]?.image).toMatch(/^sea-trial\.local\/run:r-setup-\d+$/)
    expect(specs[2]?.image).not.toBe(specs[1]?.image)
    expect(specs[2]?.env).toEqual(['T=$HOME'])
  })
  test('what it wrote and its exit code are compared', async () => {
    const ran = () => ({ stdout: 'out\n', stderr: 'err\n', exitCode: 3 })
    const { suite, findings } = await run(
      `commandTests:
- {name: good, command: x, exitCode: 3, expectedOutput: ['^out'], excludedError: [out], expectedError: [err]}
- name: bad
  command: x
  expectedOutput: [nothing]
  excludedOutput: [out]`,
      { ran },
    )
    expect(suite.tests.map(({ ok }) => ok)).toEqual([true, false])
    expect(findings).toMatchObject([
      {
        code: 'structure-test-failed',
        level: 'fail',
        message: 'Command Test: bad failed',
        location: { file: 't.yaml', line: 4 },
        evidence: [
          '"nothing" was expected, and stdout is "out\n"',
          '"out" was excluded, and stdout is "out\n"',
          'it exited 3, expected 0',
        ],
      },
    ])
  })
  test.each<[string, Ran, string]>([
    ['cannot start', { failure: 'no such file' }, 'the command could not be started: no such file'],
    ['does not end', { isLate: true }, 'the command did not end within 300 s'],
  ])('one that %s fails', async (_, ran, detail) => {
    const { suite } = await run('commandTests: [{name: n, command: x}]', { ran: () => ran })
    expect(suite.tests).toMatchObject([{ ok: false, detail }])
  })
  test('output that is cut proves nothing about what is excluded', async () => {
    const ran = () => ({ stdout: 'a', isCut: true })
    const { findings } = await run('commandTests: [{name: n, command: x, excludedOutput: [b]}]', { ran })
    expect(findings).toMatchObject([{ code: 'test-not-run' }])
  })
  test('options: variables from the setting env and a file, the user, a terminal', async () => {
    const { specs } = await run(
      `commandTests: [{name: n, command: x, envVars: [{key: T, value: t}]}]
containerRunOptions: {user: root, allocateTty: true, envFile: the.env, envVars: [GIVEN, HOME], capabilities: [sys_admin]}`,
      { env: ['GIVEN=yes'] },
    )
    expect(specs[0]).toMatchObject({
      env: ['A=1', 'B=two', 'GIVEN=yes'],
      tty: true,
      settings: { user: 'root', capAdd: ['sys_admin'] },
    })
  })
})

const HOST =
  'commandTests: [{name: n, command: x}]\ncontainerRunOptions: {privileged: true, bindMounts: ["/a:/b:ro"]}'

test('access to the host needs the setting', async () => {
  const refused = await run(HOST)
  expect(refused.specs).toEqual([])
  expect(refused.findings).toMatchObject([{ code: 'test-not-run', location: { line: 3 } }])
  const { specs } = await run(HOST, { allowHost: true })
  expect(specs[0]).toMatchObject({
    privileged: true,
    settings: { volumes: [{ source: { kind: 'path', path: '/a' }, target: '/b', options: ['ro'] }] },
  })
})

test.each([
  ['unknown: 1', 'not a key'],
  ['commandTests: [{name: n}]', 'no `command`'],
  ['commandTests: [{name: n, command: x, setup: [[]]}]', 'is empty'],
  ['fileExistenceTests: [{name: n, path: /x, uid: root}]', 'whole number'],
  ['schemaVersion: 1', 'twice'],
  ['', 'no tests'],
])('nothing of a wrong file is run: %s', async (text, why) => {
  const { suite, findings, specs } = await run(text)
  expect(suite.tests).toEqual([])
  expect(suite.error).toContain(why)
  expect(findings).toMatchObject([{ code: 'test-not-run', level: 'fail' }])
  expect(specs.length).toBeLessThanOrEqual(1)
})

test('many failures are cut', async () => {
  const tests = Array.from({ length: 30 }, (_, at) => `{name: n${at}, path: /none${at}}`)
  const { findings, suite } = await run(`fileExistenceTests: [${tests.join(', ')}]`)
  expect(suite.tests.length).toBe(30)
  expect(findings.length).toBe(20)
  expect(findings.at(-1)?.message).toBe('11 more tests of t.yaml did not pass')
})
