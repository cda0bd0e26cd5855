/**
 * A pull request attacks what surrounds the trial: with links that it commits, with files that ask for variables, with
 * secrets that its build prints. The action is run as the runner runs it, in a checkout of its own.
 */
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { actionEnv, start, type Ran } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'

const base = engineEnv('new')
const home = realpathSync(mkdtempSync(join(tmpdir(), 'e2e-places-')))
const repo = join(home, 'repo')
const outside = join(home, 'outside')
afterAll(() => rmSync(home, { recursive: true }))

/** A server that answers, with a log line that would do harm in a shell's profile. */
const SERVER = 'FROM busybox\nEXPOSE 8080\nCMD ["sh", "-c", "echo touch PWNED; exec httpd -f -p 8080"]\n'
const SECRET = 'supersecretvalue123'
const RUNNERS = {
  ACTIONS_RUNTIME_TOKEN: 'runtimetokenvalue',
  ACTIONS_RESULTS_URL: 'https://results.example.org/',
  GITHUB_TOKEN: 'githubtokenvalue',
  MY_DEPLOY_KEY: 'deploykeyvalue',
}

function put(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repo, name)), { recursive: true })
    writeFileSync(join(repo, name), text)
  }
}

beforeEach(() => {
  rmSync(home, { recursive: true, force: true })
  mkdirSync(outside, { recursive: true })
  writeFileSync(join(outside, 'profile'), 'original\n')
  put({ Dockerfile: SERVER })
})

interface Acted extends Ran {
  /** Everything that anybody can read of it. */
  shown: string
  outputs: Record<string, string>
}

async function act(
  inputs: Record<string, string>,
  { env = {}, cwd = repo }: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<Acted> {
  const quick = { soak: '0s', timeout: '10s', ...inputs }
  const occasion = { event: 'push', payload: {}, apiUrl: 'http://127.0.0.1:9', workspace: cwd, env }
  const run = actionEnv(base, quick, occasion)
  const ran = await run.main()
  const outputs = run.outputs()
  const report = outputs.report && existsSync(outputs.report) ? readFileSync(outputs.report, 'utf8') : ''
  await run.post()
  const shown = [...ran.log.printed, run.summary(), JSON.stringify(outputs), report].join('\n')
  return { ...ran, shown, outputs }
}

const isUntouched = () => {
  expect(readFileSync(join(outside, 'profile'), 'utf8')).toBe('original\n')
  expect(readdirSync(outside)).toEqual(['profile'])
}

describe('links that lead out of the repository', () => {
  test.each<[string, string, string, Record<string, string>]>([
    ['a log file', '../outside/profile', 'trial.log', { 'log-file': 'trial.log' }],
    ['a folder of a log file', '../outside', 'logs', { 'log-file': 'logs/profile' }],
    ['a Report that is standard output', '/dev/stdout', 'report.json', { report: 'report.json' }],
    ['a folder of a Report', '../outside', 'out', { report: 'out/report.json' }],
    ['a volume', '../outside', 'data', { volumes: './data:/data' }],
    ['the build context', '../outside', 'app', { path: 'app', file: 'Dockerfile' }],
    ['a build secret', '../outside/profile', 'npmrc', { 'build-secrets': 'id=npmrc,src=npmrc' }],
    ['a cache', '../outside', 'cache', { 'cache-to': 'type=local,dest=cache' }],
  ])('%s', async (_, target, name, inputs) => {
    symlinkSync(target, join(repo, name))
    const { code, stdout, outputs } = await act(inputs)
    expect(code).toBe(2)
    expect(stdout).toContain(`the link ${name} leads out of the repository`)
    expect(stdout).not.toContain('"schemaVersion"')
    expect(outputs.verdict).toBe('error')
    isUntouched()
  })

  test('a Report on standard output is refused in an action', async () => {
    const { code, stdout } = await act({ report: '-' })
    expect(code).toBe(2)
    expect(stdout).toContain('report: - would write to the job’s log')
    expect(stdout).not.toContain('"schemaVersion"')
  })

  test('a folder that the container swaps for a link while it runs', async () => {
    put({ Dockerfile: SERVER.replace('echo touch PWNED', 'rm -rf /repo/out; ln -s ../outside /repo/out') })
    put({ 'out/keep': '' })
    const { code, stdout } = await act({ volumes: './:/repo', report: 'out/profile' })
    expect(code).toBe(3)
    expect(stdout).toContain('the link out leads out of the repository')
    isUntouched()
  })

  test('on the command line too', async () => {
    symlinkSync('../outside', join(repo, 'data'))
    const args = ['.', '--volume', './data:/data', '--soak', '0s']
    const { code, stderr } = await start(args, base, undefined, repo).ran
    expect(code).toBe(2)
    expect(stderr).toContain(`--volume: the link data leads out of the repository ${repo}, to ${outside}`)
  })
})

test.each(['/dev/zero', '/dev/full'])('%s is no archive', async (path) => {
  const { code, stderr } = await start(['--archive', path], base, undefined, repo).ran
  expect(code).toBe(2)
  expect(stderr).toContain(`--archive: ${path} is a device: expected a file or folder`)
})

describe('the environment of this process', () => {
  /** Shifted by a letter, so that no mask fits. */
  const SPY = 'FROM busybox\nCMD ["sh", "-c", "env | tr a-z b-za; sleep 1"]\n'
  const shifted = (text: string) =>
    text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 96) % 26) + 97))
  const saysNothing = (shown: string) => {
    for (const value of Object.values(RUNNERS)) {
      expect(shown).not.toContain(value)
      expect(shown).not.toContain(shifted(value))
    }
  }

  test('names in an env file take nothing', async () => {
    put({ Dockerfile: SPY, '.env2': 'MODE=x\nACTIONS_RUNTIME_TOKEN\nINPUT_TOKEN\nMY_DEPLOY_KEY\n' })
    const { code, stdout, shown } = await act({ 'env-file': '.env2' }, { env: RUNNERS })
    expect(code).toBe(2)
    expect(stdout).toContain('env-file: .env2:2 (and 2 more: 3, 4) is a name without a value')
    saysNothing(shown)
  })

  test('what the runner has is not passed on by its name; what the maintainer names is', async () => {
    put({ Dockerfile: SPY })
    expect((await act({ env: 'GITHUB_TOKEN' }, { env: RUNNERS })).code).toBe(2)
    const { shown } = await act({ env: 'MY_DEPLOY_KEY' }, { env: RUNNERS })
    expect(shown).toContain(`MY_DEPLOY_KEY=${shifted(RUNNERS.MY_DEPLOY_KEY)}`)
    expect(shown).not.toContain(shifted(RUNNERS.GITHUB_TOKEN))
  })

  test('a compose file cannot ask for it', async () => {
    const names = Object.keys(RUNNERS)
    const asked = names.map((name) => `      X_${name}: "\${${name}:-none}"`).join('\n')
    const bare = names.map((name) => `      ${name}:`).join('\n')
    put({
      Dockerfile: SPY,
      'compose.yaml': `services:\n  app:\n    build: .\n    environment:\n${asked}\n${bare}\n      GIVEN: "\${GIVEN}"\n`,
    })
    const { shown } = await act({ 'compose-file': 'compose.yaml', env: 'GIVEN=word' }, { env: RUNNERS })
    expect(shown).toContain('X_MY_DEPLOY_KEY=opof')
    expect(shown).toContain(`GIVEN=${shifted('word')}`)
    saysNothing(shown)
  })

  test('a build sees what its settings name, and nothing else', async () => {
    put({
      Dockerfile:
        'FROM busybox\nARG MY_DEPLOY_KEY\nARG OTHER\nARG NAMED\nRUN --mount=type=secret,id=a (env; cat /run/secrets/a) | tr a-z b-za; exit 1\n',
    })
    const env = { ...RUNNERS, OTHER: 'othervalue', NAMED: 'namedvalue', KEY_OF_BUILD: 'secretvalue' }
    const { shown } = await act({ 'build-args': 'NAMED', 'build-secrets': 'id=a,env=KEY_OF_BUILD' }, { env })
    expect(shown).toContain(`NAMED=${shifted('namedvalue')}`)
    expect(shown).toContain(shifted('secretvalue'))
    expect(shown).not.toContain(shifted('othervalue'))
    saysNothing(shown)
  })
})

describe('a build secret appears nowhere', () => {
  const FORMS: [string, string, NodeJS.ProcessEnv][] = [
    ['a file', 'id=npmrc,src=FILE', {}],
    ['a file of that type', 'type=file,id=npmrc,source=FILE', {}],
    ['a file, quoted', 'id=npmrc,"src=FILE"', {}],
    ['a variable', 'id=npmrc,env=NPM_SECRET', { NPM_SECRET: SECRET }],
  ]
  test.each(FORMS)('%s, printed by the build and by the app', async (_, spec, env) => {
    const file = join(home, 'npmrc')
    writeFileSync(file, `//registry.example.org/:_authToken=${SECRET}\n`)
    put({
      Dockerfile:
        'FROM busybox\nRUN --mount=type=secret,id=npmrc cp /run/secrets/npmrc /x && cat /x && base64 /x\nEXPOSE 8080\nCMD ["sh", "-c", "cat /x; exit 2"]\n',
    })
    const { code, shown } = await act(
      { 'build-secrets': spec.replace('FILE', file), 'log-file': 'trial.log' },
      { env },
    )
    expect(code).toBe(1)
    expect(shown).not.toContain(SECRET)
    expect(shown).not.toContain(Buffer.from(SECRET).toString('base64').slice(4, -4))
    expect(readFileSync(join(repo, 'trial.log'), 'utf8')).not.toContain(SECRET)
  })

  test('nor in a line of progress, which quotes what a port answers', async () => {
    const file = join(home, 'token')
    writeFileSync(file, SECRET)
    const answer = `printf "HTTP/1.0 500 tok $(cat /x)\\\\r\\\\n\\\\r\\\\n"`
    put({
      Dockerfile: `FROM busybox\nRUN --mount=type=secret,id=t cp /run/secrets/t /x\nRUN printf '%s\\n' '#!/bin/sh' '${answer}' > /a && chmod +x /a\nEXPOSE 8080\nCMD ["nc", "-ll", "-p", "8080", "-e", "/a"]\n`,
    })
    const inputs = { 'build-secrets': `id=t,src=${file}`, timeout: '12s', probe: 'http://:8080/' } // a line every 10 s
    const { code, stdout, shown } = await act(inputs)
    expect(code).toBe(1)
    expect(stdout).toMatch(/waiting for port 8080: .*\*\*\*/)
    expect(shown).not.toContain(SECRET)
  })
})

describe('healthy', () => {
  test('a monorepo with links inside, and files to read and to write', async () => {
    put({ 'services/api/Dockerfile': SERVER, 'shared/vars.env': 'MODE=x\n', 'shared/data/x': '' })
    symlinkSync('services/api', join(repo, 'api'))
    symlinkSync('../../shared/vars.env', join(repo, 'services/api/.env'))
    symlinkSync('shared/data', join(repo, 'data'))
    const { code, outputs } = await act({
      path: 'api',
      'env-file': 'api/.env',
      volumes: './data:/data:ro',
      report: 'out/report.json',
      'log-file': 'out/trial.log',
    })
    expect(code).toBe(0)
    expect(outputs.verdict).toBe('pass')
    expect(readFileSync(join(repo, 'out/trial.log'), 'utf8')).toContain('touch PWNED')
    expect(readdirSync(join(repo, 'out')).sort()).toEqual(['report.json', 'trial.log'])
  })

  test('a workspace that is a link', async () => {
    const workspace = join(home, 'workspace')
    symlinkSync(repo, workspace)
    const { code } = await act(
      { path: workspace, file: join(workspace, 'Dockerfile'), report: join(workspace, 'report.json') },
      { cwd: workspace },
    )
    expect(code).toBe(0)
    expect(existsSync(join(repo, 'report.json'))).toBe(true)
  })

  test('on a laptop a Report may go to standard output, and to what another program reads', async () => {
    const args = ['.', '--soak', '0s', '--no-smoke', '--report']
    const env = { ...base, CI: '' }
    const { stdout } = await start([...args, '-'], env, undefined, repo).ran
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1 })
    const script = `mkfifo pipe; cat pipe >from-pipe & exec 3>from-descriptor; for to in "$PWD/pipe" /dev/fd/3; do "$@" --report "$to"; done; wait`
    const dist = join(process.cwd(), 'dist/index.js')
    execFileSync('bash', ['-c', script, '-', process.execPath, dist, ...args.slice(0, -1)], {
      env,
      cwd: repo,
      stdio: 'ignore',
    })
    for (const name of ['from-pipe', 'from-descriptor'])
      expect(JSON.parse(readFileSync(join(repo, name), 'utf8'))).toMatchObject({ schemaVersion: 1 })
  })
})
