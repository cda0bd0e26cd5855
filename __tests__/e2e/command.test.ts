/** The command on bad days: wrong settings, missing engines, engines that fail, and what is left after a kill. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, reportOf, start } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'

const env = engineEnv('new')
const folder = mkdtempSync(join(tmpdir(), 'command-'))
afterAll(() => rmSync(folder, { recursive: true }))

const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('sea-trial-'))

function dockerfile(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'Dockerfile'), text)
  return path
}

describe('settings', () => {
  test('--help and --version need no engine', async () => {
    const nowhere = { ...env, DOCKER_HOST: 'unix:///nowhere.sock' }
    expect(await command(['--help'], nowhere)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage: sea-trial [PATH]'),
    })
    expect(await command(['--version'], nowhere)).toMatchObject({
      code: 0,
      stdout: `${(JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version}\n`,
    })
  })

  test.each([
    [['/no/such/folder'], /\/no\/such\/folder does not exist/],
    [['package.json'], /package\.json is not a folder/],
    [['.', '--port', '70000'], /"70000" is not allowed: expected a port from 1 to 65535/],
    [['.', '--prot', '80'], /Option --prot is unknown: did you mean --port\?/],
    [['.', '--timeout', 'soon'], /"soon" is not allowed: expected a duration/],
    [['.', '--file', '/etc/hostname'], /is outside the context/],
    [['.', '--baseline', 'package.json'], /is not a Report of Sea Trial/],
    [['.', '--baseline', 'nowhere.json'], /nowhere\.json does not exist/],
    [['.', '--image', 'busybox', '--target', 'x'], /--target has no effect with image/],
  ])('%j ends with exit 2 and one message', async (args, says) => {
    const ran = await command(args, env)
    expect(ran.stderr).toMatch(says)
    expect(ran).toMatchObject({ code: 2, stdout: '' })
  })
})

describe('engines', () => {
  let server: Server | undefined
  afterEach(() => {
    server?.close()
  })

  async function engine(status: number): Promise<string> {
    const socket = join(folder, `engine-${status}.sock`)
    server = createServer((_, response) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end('{"message":"broken inside"}'),
    )
    await new Promise<void>((resolve) => server?.listen(socket, resolve))
    return `unix://${socket}`
  }

  test('none: exit 3, where it was looked for, what to do', async () => {
    const { code, report, stderr } = await reportOf(['examples/hello'], {
      ...env,
      DOCKER_HOST: 'unix:///nowhere.sock',
    })
    expect(code).toBe(3)
    expect(report.verdict).toBe('error')
    expect(report.headline).toContain('No container engine responds at unix:///nowhere.sock')
    expect(stderr).toContain('Start Docker')
  })

  test('one that answers 500: exit 3 with its words', async () => {
    const { code, report } = await reportOf(['examples/hello'], { ...env, DOCKER_HOST: await engine(500) })
    expect(code).toBe(3)
    expect(report.headline).toContain('broken inside')
  })

  test('an image that does not exist: exit 3', async () => {
    const { code, report } = await reportOf(['--image', 'no-such-image:at-all'], env)
    expect(code).toBe(3)
    expect(report.headline).toContain('no-such-image:at-all')
  })

  test('without buildx it builds, and says what is missing', async () => {
    const { code, report } = await reportOf(
      ['examples/hello', '--soak', '0'],
      engineEnv('old', { bare: true }),
    )
    expect(code).toBe(0)
    expect(report.findings.map((finding) => finding.code)).toEqual(['no-buildx'])
    expect(report.build?.steps.map(({ name }) => name).join('\n')).toContain('COPY index.html /www/')
  })
})

describe('what is left', () => {
  const slow = dockerfile('slow', 'FROM busybox\nEXPOSE 80\nCMD ["sleep", "60"]\n')
  const building = dockerfile('building', `FROM busybox\nRUN echo ${Math.random()} && sleep 60\n`)

  async function untilRunning(): Promise<void> {
    while ((await leftovers(env)).length === 0) await new Promise((resolve) => setTimeout(resolve, 100))
  }

  test.each(['SIGINT', 'SIGTERM'] as const)('nothing after %s while the container runs', async (signal) => {
    const { child, ran } = start([slow, '--timeout', '50s'], env)
    await untilRunning()
    child.kill(signal)
    expect((await ran).code).toBe(3)
    expect(await leftovers(env)).toEqual([])
    expect(temporary()).toEqual([])
  })

  test('nothing after SIGINT while the image is built, not even the client', async () => {
    const { child, ran } = start([building], env)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    child.kill('SIGINT')
    expect((await ran).code).toBe(3)
    expect(spawnSync('pgrep', ['-f', `buildx build.*${building}`]).status).toBe(1)
    expect(await leftovers(env)).toEqual([])
  })

  test('after SIGKILL the next run sweeps, and leaves alone what is not dead', async () => {
    const { child, ran } = start([slow, '--timeout', '50s'], env)
    await untilRunning()
    child.kill('SIGKILL')
    await ran
    expect(await leftovers(env)).not.toEqual([])
    const mine = await docker(
      ['run', '--detach', '--label', 'io.github.sea-trial.run=not-a-run', 'busybox', 'sleep', '60'],
      env,
    )
    await command(['--image', 'busybox', '--smoke', 'false'], env)
    expect(await leftovers(env)).toEqual([])
    expect(await docker(['ps', '--quiet', '--no-trunc'], env)).toContain(mine)
    await docker(['rm', '--force', mine], env)
    expect(temporary()).toEqual([])
  })
})
