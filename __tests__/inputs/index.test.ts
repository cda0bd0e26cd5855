/** From what a person writes, in a workflow or on a command line, to Inputs or to every mistake at once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UserError } from '../../src/core/errors.ts'
import { parseImageReference } from '../../src/core/image-reference.ts'
import type { BuildSource, Inputs } from '../../src/inputs/types.ts'
import { isWatching, modeOf, readRequest, readPublishing } from '../../src/inputs/index.ts'
import { INPUTS } from '../../src/inputs/table.ts'
import { openGate } from '../support/gate.ts'
import { plainSmoke } from '../support/plain.ts'
import { tcpPorts } from '../support/probes.ts'
import '../support/contract-readers.ts'

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'inputs-')))
beforeAll(() => {
  mkdirSync(join(cwd, 'repo', '.git'), { recursive: true })
  mkdirSync(join(cwd, 'repo', 'services', 'api'), { recursive: true })
  writeFileSync(join(cwd, 'file.txt'), '')
  writeFileSync(join(cwd, 'before.json'), '{}')
  writeFileSync(join(cwd, 'vars.env'), '\uFEFFA=from file\r\n# no\r\n  B=2 \r\nHOME_SWEET=\r\n')
})
afterAll(() => rmSync(cwd, { recursive: true }))

type Env = Record<string, string | undefined>

function command(args: string[], env: Env = {}): Inputs {
  const request = readRequest('command', args, env, cwd, '1.2.3')
  if (request.kind !== 'trial') throw new Error(`it is no trial: ${request.kind}`)
  return request.inputs
}

/** As the runner hands inputs over: every declared one, defaults filled in. */
function action(inputs: Record<string, string>, env: Env = {}): Inputs {
  const declared = INPUTS.flatMap((setting) => [
    [setting.name, setting.default ?? ''],
    ...(setting.alias ? [[setting.alias, '']] : []),
  ])
  const all = { ...Object.fromEntries(declared), token: 'ghs_x', ...inputs } as Record<string, string>
  const variables = Object.entries(all).map(([name, text]) => [`INPUT_${name.toUpperCase()}`, text])
  const request = readRequest(
    'action',
    [],
    { ...env, ...(Object.fromEntries(variables) as Env) },
    cwd,
    '1.2.3',
  )
  if (request.kind !== 'trial') throw new Error('no trial')
  return request.inputs
}

function mistakesOf(read: () => unknown): string {
  try {
    read()
  } catch (error) {
    if (error instanceof UserError && error.code === 'settings' && error.exit === 2) return error.message
    throw error
  }
  throw new Error('no mistake was found')
}

const built = (inputs: Inputs): BuildSource => {
  if (inputs.source.kind !== 'build') throw new Error(inputs.source.kind)
  return inputs.source
}

const DIGEST = `sha256:${'0123'.repeat(16)}`

describe('the defaults that a runner fills in are nobody’s choice', () => {
  test.each([
    { image: 'busybox' },
    { archive: 'file.txt' },
    { smoke: 'false' },
    { image: 'busybox', smoke: 'false' },
    { 'compose-file': 'file.txt' },
  ])('%j', (inputs) => {
    expect(() => action(inputs)).not.toThrow()
  })
  test('another value is', () => {
    expect(mistakesOf(() => action({ image: 'busybox', 'build-timeout': '5m' }))).toMatch(
      /build-timeout has no effect with image/,
    )
  })
})

describe('repeat', () => {
  test('starts the image that the baseline builds, or another, for the same platform', () => {
    expect(command([]).repeat).toBeNull()
    expect(command(['--repeat', '3'])).toMatchObject({ repeat: 3, baselineImage: null })
    const image = { kind: 'image', ref: 'app:main', platform: 'linux/arm64' }
    const given = ['--repeat', '20', '--baseline-image', 'app:main', '--platform', 'linux/arm64']
    expect(command(given)).toMatchObject({ repeat: 20, baselineImage: image })
  })
  test.each([
    [['--repeat', '2'], '--repeat: "2" is not allowed: expected a number of starts from 3 to 20'],
    [['--repeat', '21'], '--repeat: "21" is not allowed: expected a number of starts from 3 to 20'],
    [['--repeat', '3.5'], '--repeat: "3.5" is not allowed: expected a number of starts from 3 to 20'],
    [
      ['--baseline-image', 'app'],
      '--baseline-image needs repeat or rehearse: upgrade: it is the image to start beside this one',
    ],
    [['--repeat', '3', '--smoke', 'false'], '--repeat cannot be used with smoke: false'],
    [['--repeat', '3', '--keep-running', 'true'], '--repeat cannot be used with keep-running'],
    [['--repeat', '3', '--archive', 'file.txt'], '--repeat cannot be used with archive'],
    [['--repeat', '3', '--compose-file', 'file.txt'], '--repeat cannot be used with compose-file'],
  ])('%p', (args, mistake) => expect(mistakesOf(() => command(args))).toContain(mistake))
})

describe('further starts', () => {
  test('rehearsals and their image', () => {
    const given = command([
      '--rehearse',
      'upgrade, twice',
      '--baseline-image',
      'app:main',
      '--start-times',
      '5',
    ])
    expect(given).toMatchObject({
      repeat: null,
      baselineImage: { ref: 'app:main' },
      smoke: { rehearse: { asked: ['twice', 'upgrade'], byDefault: true }, startTimes: 5 },
    })
  })
  test('all that they cannot be used with is said at once, each with its reason', () => {
    const given = ['--rehearse', 'restart twice upgrade', '--start-times', '3', '--keep-running', 'true']
    const mistakes = mistakesOf(() => command([...given, '--compose-file', 'file.txt']))
    for (const one of [
      '--start-times cannot be used with keep-running: its container is left as the first start made it',
      '--rehearse: restart, twice, upgrade cannot be used with keep-running',
      '--start-times cannot be used with compose-file: its services keep what an earlier start has written',
      '--rehearse: twice, upgrade cannot be used with compose-file',
    ])
      expect(mistakes).toContain(one)
  })
  test.each([
    [
      ['--rehearse', 'restart', '--smoke', 'false'],
      '--rehearse: restart cannot be used with smoke: false: then nothing',
    ],
    [
      ['--rehearse', 'twice', '--archive', 'file.txt'],
      '--rehearse: twice cannot be used with archive: nothing of an',
    ],
    [['--rehearse', 'upgrade', '--smoke-host', 'far'], '--rehearse: upgrade cannot be used with smoke-host'],
    [
      ['--rehearse', 'twice', '--network', 'host'],
      'twice cannot be used with network: host: both containers',
    ],
    [['--start-times', '2'], '--start-times: "2" is not allowed: expected a number of starts from 3 to 20'],
  ])('%p', (args, mistake) => expect(mistakesOf(() => command(args))).toContain(mistake))
})

describe('smoke-host', () => {
  test.each([
    'ssh://me@far:2222',
    'ssh://far',
    'tcp://far:2376',
    'tcp://[::1]:2376',
    'unix:///run/docker.sock',
    'my-context',
  ])('%s', (host) => expect(command(['--smoke-host', host]).smoke?.host).toBe(host))

  test.each([
    'ssh://-oProxyCommand=x',
    'ssh://me:secret@far',
    'http://far',
    'unix://run',
    'ssh://',
    '-x',
    'a b',
    'tcp://far/path',
  ])('%s is refused', (host) => {
    const mistakes = mistakesOf(() => command([`--smoke-host=${host}`]))
    expect(mistakes).toContain('--smoke-host: ')
    expect(mistakes).toContain('expected ssh://user@host, tcp://host:2376')
  })

  test('what needs one engine cannot be used with it', () => {
    const given = ['--smoke-host', 'far', '--repeat', '3', '--compose-file', 'file.txt']
    const mistakes = mistakesOf(() => command(given))
    expect(mistakes).toContain('--repeat cannot be used with smoke-host')
    expect(mistakes).toContain('--compose-file cannot be used with smoke-host')
  })
})

describe('baseline', () => {
  test.each([
    ['127.0.0.1:41443/nc/app:bad/tag', 'is not the name of an image: "bad/tag" is not a tag'],
    ['app@sha256:abc', 'is not the name of an image: a digest is'],
    ['registry:UPPER:x', '"UPPER:x" is not the name of an image: "UPPER" has upper-case letters'],
    ['NONE', '--baseline: did you mean none? A branch of the name NONE is refs/heads/NONE'],
    ['Build', '--baseline: did you mean build?'],
  ])('%s is wrong, and why', (text, sentence) =>
    expect(mistakesOf(() => command(['--baseline', text]))).toContain(sentence),
  )

  const among = ['cache', 'artifact']
  const image = (text: string): object => ({ kind: 'registry', image: parseImageReference(text) })
  test.each<[string, object]>([
    ['auto', { kind: 'search', commit: null, among: ['cache', 'artifact'] }],
    ['none', { kind: 'none' }],
    ['build', { kind: 'search', commit: null, among: ['build'] }],
    ['v1.2', { kind: 'search', commit: 'v1.2', among: ['cache', 'artifact', 'build'] }],
    ['repo', { kind: 'search', commit: 'repo', among: ['cache', 'artifact', 'build'] }],
    ['constructor', { kind: 'search', commit: 'constructor', among: ['cache', 'artifact', 'build'] }],
    ['file.txt', { kind: 'search', commit: 'file.txt', among: ['cache', 'artifact', 'build'] }],
    ['./file.txt', { kind: 'file', file: join(cwd, 'file.txt') }],
    ['before.json', { kind: 'file', file: join(cwd, 'before.json') }],
    ['app:main', image('app:main')],
    ['ghcr.io/acme/api', image('ghcr.io/acme/api')],
    ['registry:acme/api', image('acme/api')],
    ['v1.2/fix', { kind: 'search', commit: 'v1.2/fix', among: ['cache', 'artifact', 'build'] }],
    ['main@{1}', { kind: 'search', commit: 'main@{1}', among: ['cache', 'artifact', 'build'] }],
  ])('%s', (text, expected) => {
    expect(command(['--baseline', text]).baseline).toEqual(expected)
    expect(action({ baseline: text }).baseline).toEqual(expected)
  })

  test('a file must exist', () =>
    expect(mistakesOf(() => command(['--baseline', 'befor.json']))).toMatch(
      /^--baseline: .*befor\.json does not exist: expected a file; did you mean before\.json\?$/,
    ))

  test('a commit is not built where nothing is', () =>
    expect(command(['--image', 'busybox', '--baseline', 'v1']).baseline).toEqual({
      kind: 'search',
      commit: 'v1',
      among,
    }))

  test('what follows registry: names an image', () =>
    expect(mistakesOf(() => command(['--baseline', 'registry:Acme/API']))).toContain(
      '--baseline: "Acme/API" is not the name of an image',
    ))

  test('build needs something to build', () =>
    expect(mistakesOf(() => command(['--image', 'busybox', '--baseline', 'build']))).toContain(
      '--baseline: build has no effect with image, which builds nothing',
    ))
})

describe('which mode', () => {
  test.each([
    [[], { GITHUB_ACTIONS: 'true', INPUT_PATH: '.' }, 'action'],
    [['.'], { GITHUB_ACTIONS: 'true', INPUT_PATH: '.' }, 'command'],
    [[], { GITHUB_ACTIONS: 'true' }, 'command'],
    [[], { INPUT_PATH: '.' }, 'command'],
  ])('%j %j', (args, env, mode) => expect(modeOf(args, env)).toBe(mode))
})

describe('defaults', () => {
  test('of the command line', () => {
    expect(command([])).toEqual({
      filesRead: [join(cwd, 'before.json')], // it might be a contract
      source: {
        kind: 'build',
        context: cwd,
        file: join(cwd, 'Dockerfile'),
        target: null,
        buildArgs: [],
        buildSecrets: [],
        platform: null,
        builder: null,
        cacheFrom: [],
        cacheTo: [],
        network: null,
        timeout: 1800,
      },
      also: [],
      root: cwd,
      roots: [cwd],
      smoke: { ...plainSmoke, rehearse: { asked: [], byDefault: true } },
      name: cwd.split('/').at(-1),
      gate: openGate,
      config: null,
      comment: 'always',
      commentOnPush: false,
      artifact: 'auto',
      relevant: 'off',
      changed: false,
      fix: 'off',
      minimumChange: null,
      baseline: { kind: 'search', commit: null, among: ['cache', 'artifact'] },
      repeat: null,
      baselineImage: null,
      tests: null,
      push: null,
      predicate: null,
      format: 'text',
      report: null,
      sarif: null,
      html: null,
      workingDir: cwd,
      token: null,
    })
  })
  test('of the action', () => {
    expect(action({}, { GITHUB_REPOSITORY: 'me/app' })).toMatchObject({
      name: 'app',
      token: 'ghs_x',
      smoke: { ...plainSmoke, rehearse: { asked: [], byDefault: true } },
      report: null,
    })
  })
})

describe('words only', () => {
  test.each([['--help'], ['-h']])('%s', (flag) => {
    expect(readRequest('command', [flag], {}, cwd, '1')).toMatchObject({
      kind: 'print',
      text: expect.stringContaining('Usage: sea-trial') as unknown,
    })
  })
  test.each([
    [[], false],
    [['--watch'], true],
    [['--port', '80', '--watch', 'app'], true],
  ])('%j: watch is %j', (args, watch) => expect(isWatching(args)).toBe(watch))

  test.each([['--watch=false'], ['--help=x']])('%s takes no value', (arg) =>
    expect(() => readRequest('command', [arg], {}, '/', '1.2.3')).toThrow('takes no value'),
  )

  test.each([['--version'], ['-v']])('%s', (flag) => {
    expect(readRequest('command', [flag], {}, cwd, '1.2.3')).toEqual({ kind: 'print', text: '1.2.3' })
  })
})

describe('the command line', () => {
  test('an option may be written with = or a space, before or after PATH, and repeated where it takes lines', () => {
    const inputs = command([
      '--port=80',
      '--env',
      'A=1',
      'repo',
      '--port',
      '90,91',
      '--env=B=2=3',
      '--timeout',
      '2m',
    ])
    expect(inputs.smoke).toMatchObject({ ports: tcpPorts(80, 90, 91), env: ['A=1', 'B=2=3'], timeout: 120 })
    expect(built(inputs).context).toBe(join(cwd, 'repo'))
  })
  test('a value may begin with a dash', () => {
    expect(command(['--command', '-c x']).smoke?.command).toEqual(['-c', 'x'])
  })
  test('after -- all is PATH', () => {
    expect(built(command(['--smoke', 'false', '--', 'repo'])).context).toBe(join(cwd, 'repo'))
  })
  test.each([
    [['--smoke', 'false'], false],
    [['--smoke=true'], true],
    [['--no-smoke'], false],
    [['--no-smoke', 'repo'], false],
    [['repo', '--smoke'], true],
  ])('%j', (args, isRun) => {
    const inputs = command(args)
    expect(inputs.smoke !== null).toBe(isRun)
    if (args.includes('repo')) expect(built(inputs).context).toBe(join(cwd, 'repo'))
  })
  test('the same port given twice is asked once', () => {
    expect(command(['--port', '80', '--port', '80/tcp']).smoke?.ports).toEqual(tcpPorts(80))
  })
  test('the report may go to standard output', () => {
    expect(command(['--report', '-']).report).toBe('-')
    expect(command(['--report', 'out/r.json']).report).toBe(join(cwd, 'out/r.json'))
  })

  test.each([
    [['--port'], '--port needs a value'],
    [['--port='], '--port needs a value'],
    [['--port', '--memory', '1g'], '--port needs a value, but --memory follows'],
    [['--timeout', '1m', '--timeout', '2m'], '--timeout is given twice: "1m" and "2m"'],
    [['.', 'repo'], 'PATH is given twice: "." and "repo"'],
    [[''], 'PATH needs a value'],
    [['--prot', '80'], 'Option --prot is unknown: did you mean --port?'],
    [['--prot=80'], 'Option --prot is unknown: did you mean --port?'],
    [['--push', '.'], 'push needs tags: '],
    [['--outputs=type=local'], 'outputs is refused: '],
    [['--no-port'], 'Option --no-port is unknown'],
    [['-p', '80'], 'Option -p is unknown'],
    [['--__proto__', 'x'], 'Option --__proto__ is unknown'],
    [['--constructor=x'], 'Option --constructor is unknown'],
    [['nowhere'], `PATH: ${join(cwd, 'nowhere')} does not exist: expected a folder`],
    [['file.txt'], `PATH: ${join(cwd, 'file.txt')} is not a folder`],
    [['--timeout', '0s'], '--timeout: "0s" is not allowed: expected more than 0s'],
    [
      ['--probe', 'htpp'],
      '--probe: line 1 is not allowed: expected a probe: auto, http://:8080/path, https://:8443/path, tcp://:5432,',
    ],
    [['--port', '99999999999'], '--port: "99999999999" is not allowed: expected a port from 1 to 65535'],
    [['--port', '53/sctp'], 'expected a port from 1 to 65535, as 8080 or 53/udp'],
    [
      ['--smoke', 'maybe', '--archive', 'file.txt'],
      '--smoke: "maybe" is not allowed: expected true or false',
    ],
    [['--archive', 'nowhere.tar'], 'does not exist: expected a file or folder'],
    [['--image', 'a b'], '--image: "a b" is not allowed'],
    [['--image', '-x'], '--image: "-x" is not allowed'],
    [
      ['--image', 'oci-layout:nowhere:1'],
      `--image: ${join(cwd, 'nowhere')} does not exist: expected a file or folder`,
    ],
    [
      ['--also', 'docker-archive://nowhere.tar', '--also', 'b c'],
      `--also: ${join(cwd, 'nowhere.tar')} does not exist: expected a file or folder`,
    ],
    [['--also', 'b c'], '--also: "b c" is not allowed: expected an image reference'],
    [['--image', 'oci-layout:file.txt', '--target', 'x'], '--target has no effect with image'],
    [['--image', 'a', '--archive', 'file.txt'], 'image and archive cannot be used together'],
    [['--image', 'a', '--target', 'x'], '--target has no effect with image'],
    [['--image', 'a', 'repo'], 'PATH has no effect with image'],
    [['--platform', 'linux/amd64,linux/arm64'], 'expected one platform such as linux/amd64'],
    [['--env', '=x'], '--env: item 1 is not allowed: expected NAME=value'],
    [['--env-file', 'nowhere'], 'cannot be read'],
    [['--build-secrets', 'TOKEN=hunter2'], '--build-secrets: item 1 is not allowed: expected id=ID'],
    [['--file', '/etc/passwd'], 'is outside the context'],
    [['--file', '/etc/nofile'], '--file: /etc/nofile does not exist: expected a file'],
    [['--command', '"a'], 'words with closed quotes'],
    [['--help', '--bogus'], 'Option --bogus is unknown'],
  ])('%j', (args, sentence) => {
    expect(mistakesOf(() => command(args))).toContain(sentence)
  })

  test('an unknown name that is like no other gets no suggestion and no list of names', () => {
    expect(mistakesOf(() => command(['--nosuch']))).toBe('Option --nosuch is unknown')
    expect(mistakesOf(() => command(['--not-an-option', 'x']))).toBe('Option --not-an-option is unknown')
    expect(mistakesOf(() => action({ nosuch: 'x' }))).toBe('Input nosuch is unknown')
  })

  test('an option of the command line is no input', () => {
    expect(mistakesOf(() => action({ format: 'json' }))).toBe('Input format works on the command line only')
  })

  test('the Report and the result cannot both be on standard output', () => {
    expect(mistakesOf(() => command(['--report', '-', '--format', 'sarif']))).toBe(
      '--report: - and --format sarif both print on standard output',
    )
    expect(command(['--report', 'r.json', '--format', 'sarif']).format).toBe('sarif')
  })

  test('all mistakes are reported together', () => {
    const text = mistakesOf(() => command(['--port', '0', '--prot', '1', '--memory', '1', 'nowhere']))
    expect(text).toMatch(/^4 settings are wrong:\n/)
    expect(text.split('\n')).toHaveLength(5)
  })
  test('a secret is not quoted back', () => {
    expect(mistakesOf(() => command(['--env', 'my secret', '--build-args', 'an other']))).not.toMatch(
      /secret|other/,
    )
  })
})

describe('the action', () => {
  test('lists, CRLF and all', () => {
    const inputs = action(
      { env: 'A=1\r\n# no\r\n"B=two\r\nlines"\r\nC', port: '80\n81, 82', 'build-args': 'X=1\nY' },
      { C: 'from here' },
    )
    expect(inputs.smoke).toMatchObject({
      env: ['A=1', 'B=two\nlines', 'C=from here'],
      ports: tcpPorts(80, 81, 82),
    })
    expect(built(inputs).buildArgs).toEqual(['X=1', 'Y'])
  })
  test.each([
    [{ context: 'repo' }, 'repo'],
    [{ path: 'repo' }, 'repo'],
    [{ path: 'repo', context: '.' }, 'repo'],
    [{ path: 'repo', context: 'repo' }, 'repo'],
  ])('context is another name of path: %j', (inputs, folder) => {
    expect(built(action(inputs)).context).toBe(join(cwd, folder))
  })
  test('two different folders are a mistake', () => {
    expect(mistakesOf(() => action({ path: 'repo', context: 'repo/services' }))).toContain(
      'two names for one setting',
    )
  })
  test.each([
    [{ prot: '80' }, 'Input prot is unknown: did you mean port?'],
    [{ 'build-arg': 'A=1' }, 'did you mean build-args?'],
    [
      { comment: 'on-fail' },
      'comment: "on-fail" is not allowed: expected one of always, on-change, on-failure, never; did you mean on-failure?',
    ],
    [{ smoke: 'no' }, 'smoke: "no" is not allowed: expected true or false'],
  ])('%j', (inputs, sentence) => {
    expect(mistakesOf(() => action(inputs))).toContain(sentence)
  })
  test('blank inputs mean their defaults', () => {
    expect(action({ timeout: '  ', soak: '', probe: '\n' }).smoke).toMatchObject({
      timeout: 60,
      soak: 3,
      shutdown: 'warn',
      keepRunning: false,
      audit: false,
      logFile: null,
      probes: [],
    })
  })
  test('a soak that is set counts where nothing can be asked, too', () => {
    expect(action({}).smoke).toMatchObject({ soak: 3, unaskedSoak: 10 })
    expect(action({ soak: '2s' }).smoke).toMatchObject({ soak: 2, unaskedSoak: 2 })
    expect(command(['--soak', '30s']).smoke).toMatchObject({ soak: 30, unaskedSoak: 30 })
  })
  test('an expression that the runner did not fill in is no token', () => {
    expect(action({ token: '${{ github.token }}' }).token).toBeNull()
  })
})

describe('environment of the container', () => {
  test('the file first, so that `env` wins; a name alone takes this process’s value, or is left out', () => {
    const inputs = command(
      ['--env-file', 'vars.env', '--env', 'A=later', '--env', 'HERE', '--env', 'NOT_HERE', '--env', 'EMPTY='],
      { HERE: 'yes', HOME_SWEET: 'home' },
    )
    expect(inputs.smoke?.env).toEqual(['A=later', 'B=2 ', 'HOME_SWEET=', 'HERE=yes', 'EMPTY='])
  })
})

describe('names: different images must not share a comment', () => {
  test.each([
    [['repo'], {}, 'repo'],
    [['repo'], { GITHUB_REPOSITORY: 'me/app' }, 'app'],
    [['repo/services/api'], { GITHUB_REPOSITORY: 'me/app' }, 'services/api'],
    [['repo', '--target', 'web'], {}, 'repo:web'],
    [['repo', '--file', 'repo/Dockerfile.dev'], {}, 'repo:Dockerfile.dev'],
    [['repo', '--file', 'repo/docker/a/Dockerfile'], {}, 'repo:docker/a/Dockerfile'],
    [['repo/services/api', '--file', 'repo/docker/Dockerfile'], {}, 'services/api:docker/Dockerfile'],
    [['repo', '--name', 'mine'], {}, 'mine'],
    [['--image', `ghcr.io/a/b:1@${DIGEST}`], {}, 'ghcr.io/a/b:1'],
    [['--archive', 'file.txt'], {}, 'file.txt'],
    [['--archive', '-'], {}, 'image'],
    [['--image', 'docker-archive:file.txt:app:1'], {}, 'file.txt:app:1'],
    [['/'], {}, 'image'],
  ])('%j %j', (args, env, name) => expect(command(args, env).name).toBe(name))
})

describe('sources', () => {
  test('an image by digest', () => {
    expect(command(['--image', `nginx@${DIGEST}`, '--platform', 'linux/arm64/v8']).source).toEqual({
      kind: 'image',
      ref: `nginx@${DIGEST}`,
      platform: 'linux/arm64/v8',
    })
  })
  test('an archive is never run', () => {
    const inputs = command(['--archive', '-', '--smoke', 'true'])
    expect(inputs).toMatchObject({ source: { kind: 'archive', file: '-' }, smoke: null })
  })
  test('an image in an archive is an archive, of which one image is meant', () => {
    const inputs = command(['--image', 'docker-archive://file.txt:app:1', '--platform', 'linux/arm64'])
    expect(inputs.source).toEqual({
      kind: 'archive',
      name: 'docker-archive://file.txt:app:1',
      file: join(cwd, 'file.txt'),
      ref: 'app:1',
      platform: 'linux/arm64',
    })
    expect(inputs.smoke).toBeNull()
  })
  test('others to share layers with, each once', () => {
    const given = ['--also', 'nginx:1.27', '--also', 'oci-layout:file.txt', '--also', 'nginx:1.27']
    expect(command(['repo', ...given]).also).toEqual([
      { kind: 'image', ref: 'nginx:1.27', platform: null },
      {
        kind: 'archive',
        name: 'oci-layout:file.txt',
        file: join(cwd, 'file.txt'),
        ref: null,
        platform: null,
      },
    ])
    expect(action({ also: '# ours\nworker:1\n\n  cron:1\n' }).also).toMatchObject([
      { ref: 'worker:1' },
      { ref: 'cron:1' },
    ])
    expect(command(['repo']).also).toEqual([])
  })
  test('the repository is the nearest folder above with .git; a Dockerfile may lie anywhere in it', () => {
    const inputs = command(['repo/services/api', '--file', 'repo/Dockerfile'])
    expect(inputs.root).toBe(join(cwd, 'repo'))
    expect(built(inputs).file).toBe(join(cwd, 'repo', 'Dockerfile'))
  })
})

describe('where an error is reported, though settings are wrong', () => {
  const env = { GITHUB_ACTIONS: 'true', GITHUB_REPOSITORY: 'octo/app' }
  test.each<[Record<string, string>, unknown]>([
    [{ INPUT_TIMEOUT: 'x' }, { name: 'app', comment: 'always', token: null }],
    [
      { INPUT_TIMEOUT: 'x', INPUT_NAME: 'api', INPUT_COMMENT: 'never', INPUT_TOKEN: 'ghs_1' },
      { name: 'api', comment: 'never', token: 'ghs_1' },
    ],
    [
      { INPUT_COMMENT: 'perhaps', INPUT_IMAGE: 'redis:7' },
      { name: 'redis:7', comment: 'always', token: null },
    ],
    [{ INPUT_IMAGE: 'redis:7', INPUT_ARCHIVE: 'x.tar' }, { name: 'redis:7' }],
  ])('%j', (given, expected) =>
    expect(readPublishing({ ...env, ...given }, '/tmp')).toMatchObject(expected as object),
  )
})

describe('budgets', () => {
  test('of the inputs', () => {
    const limits = [
      '--max-size',
      '250MB',
      '--max-growth',
      '2.5%',
      '--max-dead-weight',
      '0',
      '--max-ready',
      '5s',
      '--max-memory',
      '1GiB',
    ]
    expect(command(limits).gate.budgets).toMatchObject([
      { name: 'max-size', figure: 'on-disk', is: 'max', limit: 250_000_000, level: 'fail', unknown: 'fail' },
      { name: 'max-growth', figure: 'on-disk', is: 'max-growth', limit: 2.5, isPercent: true },
      { name: 'max-dead-weight', figure: 'dead-weight', limit: 0 },
      { name: 'max-ready', figure: 'ready', limit: 5 },
      { name: 'max-memory', figure: 'memory', limit: 1024 ** 3 },
    ])
    expect(action({ 'max-growth': '5MB', 'warn-only': 'true' }).gate.budgets).toMatchObject([
      { limit: 5_000_000, isPercent: false, level: 'warn' },
    ])
  })
  test('wrong limits are mistakes', () => {
    const mistakes = mistakesOf(() =>
      command(['--max-size', 'big', '--max-growth', '-1%', '--max-ready', 'NaN']),
    )
    for (const word of ['"big"', '"-1%" is not allowed: expected a size or a percentage', '"NaN"'])
      expect(mistakes).toContain(word)
  })
})

test('two words of which the first is nearly a command', () =>
  expect(() => command(['laters', 'python:3.10'])).toThrow('did you mean the command layers?'))
