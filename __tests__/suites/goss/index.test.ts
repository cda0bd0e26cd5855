/** Gossfiles against a container: values, skips, includes, what is not run. The network is tried on real engines. */
import { describe, expect, test } from '@jest/globals'
import type { Running } from '../../../src/suites/types.ts'
import { runGoss } from '../../../src/suites/goss/index.ts'
import { image } from '../../support/fake-engine.ts'
import { depsOf, fakeContainers, type Member, type Ran } from '../fake-container.ts'

const FILES: Record<string, Member> = {
  '/bin/sh': { mode: 0o755 },
  '/etc/passwd': { text: 'root:x:0:0::/root:/bin/sh\napp:x:1000:1000::/srv:/bin/false\n' },
  '/etc/group': { text: 'root:x:0:\napp:x:1000:\nextra:x:5:app\n' },
  '/srv': { type: 'directory', mode: 0o755 },
  '/srv/a.txt': { text: 'hello\n', mode: 0o640, uid: 1000, gid: 1000 },
  '/srv/link': { type: 'symlink', mode: 0o777, linkname: 'a.txt' },
}
const PROC = {
  '/proc/net/tcp': 'sl local rem st\n0: 00000000:0050 0:0 0A\n1: 0100007F:0051 0:0 0A\n',
  '/proc/sys/kernel/ostype': 'Linux\n',
}

async function run(
  text: string,
  {
    ran,
    files = {},
    vars = null,
    packages = [{ type: 'deb', name: 'curl', version: '8.1', bytes: 1, path: '/x', layer: 0 }],
  }: {
    ran?: (argv: readonly string[]) => Ran
    files?: Record<string, string>
    vars?: string | null
    packages?: Running['packages']
  } = {},
  members = FILES,
) {
  const fake = fakeContainers(members, ran)
  const running: Running = {
    container: 'c',
    isLocal: true,
    packages,
    readKernel: () => Promise.resolve(new Map(Object.entries(PROC))),
  }
  const tested = image({ workingDir: '/srv' }, ['PATH=/bin', 'OS=debian'])
  const deps = depsOf(fake, { '/repo/goss.yaml': text, ...files })
  const result = await runGoss('/repo/goss.yaml', { image: tested, env: ['X=y'], vars }, running, deps)
  const states = result.suite.tests.map(({ ok, skipped }) => (skipped ? 'skipped' : ok ? 'ok' : 'no'))
  return { ...result, states }
}

describe('values', () => {
  test.each([
    [
      'file: {/srv/a.txt: {exists: true, mode: "0640", owner: app, uid: 1000, group: app, filetype: file, size: 6}}',
      7,
    ],
    ['file: {x: {path: a.txt, exists: true, contents: [hello, "!bye"]}}', 2],
    ['file: {/srv/link: {exists: true, filetype: symlink, linked-to: a.txt, contents: hello\n}}', 4],
    ['file: {~app/a.txt: {exists: true, md5: b1946ac92492d2347c6235b4d2611184}}', 2],
    [
      'user: {app: {exists: true, uid: "1000", gid: 1000, groups: [app, extra], home: /srv, shell: /bin/false}}',
      6,
    ],
    ['group: {extra: {exists: true, gid: 5}}', 2],
    ['package: {curl: {installed: true, versions: ["8.1"]}, wget: {installed: false}}', 3],
    ['process: {httpd: {running: true}, other: {running: false}}', 2],
    ['port: {"80": {listening: true, ip: ["0.0.0.0"]}, udp:80: {listening: false}}', 3],
    ['kernel-param: {kernel.ostype: {value: Linux}}', 1],
    ['addr: {"tcp://localhost:9": {reachable: false}}', 1],
    ['matching: {m: {content: [1, 2], matches: {contain-element: 2}}}', 1],
    ['matching: {m: {content: {{ .Env.OS }}{{ .Env.X }}, matches: debiany}}', 1],
  ])('%s', async (text, count) => {
    const { suite, states } = await run(text.replace('{{ ', '{{').replace('hello\n', '"hello\\n"'))
    expect({ suite, states }).toMatchObject({ states: Array.from({ length: count }, () => 'ok') })
  })
})

test('what is not there, and what is to be skipped, has nothing more to check', async () => {
  const { states } = await run(`file:
  /none: {exists: false, mode: "0644"}
  /none2: {exists: true, mode: "0644"}
  /srv: {exists: true, skip: true, mode: "1"}
`)
  expect(states).toEqual(['ok', 'skipped', 'no', 'skipped', 'skipped', 'skipped'])
})

test('commands run by the shell, again as often as they may', async () => {
  let runs = 0
  const ran = (argv: readonly string[]) => {
    expect(argv).toEqual(['sh', '-c', 'app --check'])
    return { exitCode: runs++ < 2 ? 1 : 0, stdout: 'fine\n' }
  }
  const text = 'command: {"app --check": {exit-status: 0, stdout: [fine], retry_count: 2, retry_delay: 10}}'
  expect((await run(text, { ran })).states).toEqual(['ok', 'ok'])
  expect(runs).toBe(3)
})

test('without a shell a command fails, as in goss', async () => {
  const { findings } = await run('command: {x: {exit-status: 0}}', {}, {})
  expect(findings).toMatchObject([{ code: 'goss-failed', evidence: [expect.stringContaining('no shell')] }])
})

test('a failure has the line of its attribute, what was expected, and what is', async () => {
  const { findings } = await run('file:\n  /srv/a.txt:\n    exists: true\n    mode: "0600"\n')
  expect(findings).toMatchObject([
    {
      code: 'goss-failed',
      message: 'File: /srv/a.txt: mode failed',
      location: { file: 'goss.yaml', line: 4 },
      evidence: ['expected it to equal "0600"', 'it is "0640"'],
    },
  ])
})

test.each([
  ['dns: {localhost: {resolvable: true}}', 'inside the container'],
  ['file: {/dev/null: {exists: true}}', 'the kernel’s'],
  ['addr: {"tcp://db:5432": {reachable: true}}', 'inside the container'],
  ['addr: {"tcp://127.0.0.1:81": {reachable: true}}', 'inside the container only'],
  ['http: {"http://localhost/": {status: 200, proxy: "http://x"}}', 'proxy'],
  ['service: {x: {enabled: true}}', 'systemctl'],
  ['registry: {x: {exists: true}}', 'no registry'],
  ['matching: {m: {content: <a/>, matches: {xml: {xpath: /a, result: ""}}}}', 'xml'],
])('%s is not carried out, and so not passed', async (text, why) => {
  const { findings, states } = await run(text)
  expect(states[0]).toBe('no')
  expect(findings).toMatchObject([
    { code: 'test-not-run', level: 'fail', message: expect.stringContaining(why) },
  ])
})

test('a list of packages that is cut proves nothing', async () => {
  const { findings } = await run('package: {x: {installed: false}}', { packages: null })
  expect(findings).toMatchObject([{ code: 'test-not-run' }])
})

test('includes: later files replace what earlier ones have; lines are those of their file', async () => {
  const { suite, findings } = await run(
    'gossfile: {b: {file: sub/b.yaml}, none.yaml: {skip: true}}\nuser: {app: {exists: false}, root: {exists: true}}\n',
    { files: { '/repo/sub/b.yaml': '\nuser: {app: {exists: true}, none: {exists: true}}\n' } },
  )
  expect(suite.tests.map(({ name, ok }) => [name, ok])).toEqual([
    ['User: app: exists', true],
    ['User: root: exists', true],
    ['User: none: exists', false],
  ])
  expect(findings).toMatchObject([{ location: { file: 'sub/b.yaml', line: 2 } }])
})

test('goss_wait.yaml must pass first', async () => {
  const files = { '/repo/goss_wait.yaml': 'port: {"81": {listening: true}}' }
  expect((await run('user: {root: {exists: true}}', { files })).states).toEqual(['ok'])
  const late = { '/repo/goss_wait.yaml': 'port: {"99": {listening: true}}' }
  const { suite } = await run('user: {root: {exists: true}}', { files: late })
  expect(suite).toMatchObject({ tests: [], error: expect.stringContaining('did not pass within 30 s') })
})

test('variables of a file', async () => {
  const files = { '/repo/vars.yaml': 'users: [root, app]\n' }
  const text = 'user:\n{{range .Vars.users}}  {{.}}: {exists: true}\n{{end}}'
  expect((await run(text, { files, vars: '/repo/vars.yaml' })).states).toEqual(['ok', 'ok'])
})

test.each([
  ['file: {/x: {exist: true}}', 1, 'not a key'],
  ['file: 1', 1, 'must be a map'],
  ['x: 1', 1, '`x` is not a key of `a gossfile`'],
  ['\nuser: {root: {exists: {{readFile "/etc/passwd"}}}}', 2, 'not supported'],
  ['gossfile: {goss.yaml: {}}', 1, 'itself'],
  ['gossfile: {none.yaml: {}}', 1, 'cannot be read'],
  ['gossfile: {none/*.yaml: {}}', 1, 'no file matches none/*.yaml'],
  [`gossfile: {/${'a'.repeat(300)}/*.yaml: {}}`, 1, 'the folder of /aaaa'],
])('nothing of a wrong file is run: %s', async (text, line, why) => {
  const { suite, findings } = await run(text)
  expect(suite).toMatchObject({ tests: [], error: expect.stringContaining(why) })
  expect(findings).toMatchObject([{ code: 'test-not-run', location: { line } }])
})
