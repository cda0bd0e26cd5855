/** The app beside what it needs, by the real Docker Compose; and nothing of it is left, also after failures. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Report } from '../../src/core/schema.ts'
import { command, reportOf, start } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'

const EXAMPLE = ['examples/compose', '--compose-file', 'examples/compose/compose.yaml', '--soak', '1s']
const folder = mkdtempSync(join(tmpdir(), 'services-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = join(folder, 'compose.yaml')
writeFileSync(
  file,
  JSON.stringify({
    services: {
      app: { image: 'busybox', command: 'sleep 60', depends_on: { db: { condition: 'service_healthy' } } },
      db: {
        build: { context: '.', dockerfile_inline: 'FROM busybox\nRUN echo database' },
        command: ['sh', '-c', 'echo fatal: no space left; sleep 60'],
        healthcheck: { test: ['CMD', 'false'], interval: '1s', retries: 1 },
        volumes: ['data:/data'],
        container_name: 'fixed-name',
      },
      loner: { image: 'busybox', command: 'sleep 60', networks: ['back'], volumes: ['data:/data'] },
    },
    networks: { back: { name: 'fixed-network' } },
    volumes: { data: {} },
  }),
)
const on = (service: string): string[] => ['--image', 'busybox', '--compose-file', file, '--service', service]

describe.each(['old', 'new'] as const)('%s', (engine) => {
  const env = engineEnv(engine)
  afterAll(async () => expect(await leftovers(env)).toEqual([]))

  test('the example is seaworthy beside its database', async () => {
    const { code, report } = await reportOf([...EXAMPLE, '--service', 'web'], env)
    expect(report.findings).toEqual([])
    expect(code).toBe(0)
    expect(Report.safeParse(report).error).toBeUndefined()
    expect(report.smoke?.services).toEqual([
      { name: 'db', state: 'running', health: 'healthy', failed: false, log: [] },
      { name: 'migrate', state: 'exited', exitCode: 0, failed: false, log: ['migrated'] },
    ])
    expect(report.smoke?.port).toBe(8080)
  })

  test('a setting beside the file wins', async () => {
    const { report } = await reportOf([...EXAMPLE, '--service', 'web', '--env', 'DATABASE=db:1'], env)
    expect(report.findings[0]?.code).toBe('exited-at-start')
    expect(report.smoke?.log.tail.join('\n')).toContain('fatal: cannot reach db:1')
  })

  test('a service that fails comes first', async () => {
    const { code, report } = await reportOf(on('app'), env)
    expect(code).toBe(1)
    expect(report.headline).toContain('the service db that it depends on is unhealthy: fatal: no space left')
    expect(report.findings.map((finding) => finding.code)).toEqual(['service-failed'])
  })

  test('two runs at once do not collide', async () => {
    const args = [...on('loner'), '--soak', '1s']
    const both = await Promise.all([command(args, env), command(args, env)])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
  })

  test.each(['SIGTERM', 'SIGKILL'] as const)(
    'nothing is left after %s, at the latest after the next start',
    async (signal) => {
      const { child, ran } = start([...on('loner'), '--soak', '60s'], env)
      const running = () => docker(['ps', '-q', '--filter', 'label=io.github.sea-trial.run'], env)
      while ((await running()) === '') await new Promise((resolve) => setTimeout(resolve, 200))
      child.kill(signal)
      await ran
      if (signal === 'SIGKILL') await command(['--image', 'busybox', '--command', 'true'], env)
      expect(await leftovers(env)).toEqual([])
    },
  )
})

describe.each(['old', 'new', 'new-containerd'] as const)('a hostile compose file on %s', (engine) => {
  const env = engineEnv(engine)
  const root = mkdtempSync(join(folder, 'hostile-'))
  const mark = join(root, 'outside', 'RAN')
  const repository = join(root, 'repository')
  mkdirSync(join(root, 'outside'))
  mkdirSync(join(repository, '.git'), { recursive: true })
  writeFileSync(join(root, 'outside', 'secret.env'), 'SECRET=of-this-machine\n')
  writeFileSync(
    join(root, 'outside', 'theirs.yaml'),
    'services: {a: {image: busybox, environment: {SECRET: x}}}',
  )
  writeFileSync(
    join(repository, 'Dockerfile'),
    'FROM busybox\nEXPOSE 8080\nCMD ["httpd", "-f", "-p", "8080"]\n',
  )
  writeFileSync(join(repository, 'evil.sh'), `#!/bin/sh\necho "$@" >> ${mark}\n`, { mode: 0o755 })
  symlinkSync('/', join(repository, 'link'))

  const tryFile = (services: object, more: object = {}, ...args: string[]) => {
    writeFileSync(join(repository, 'compose.yaml'), JSON.stringify({ services, ...more }))
    const file = join(repository, 'compose.yaml')
    return command([repository, '--compose-file', file, '--service', 'web', '--soak', '1s', ...args], env)
  }
  const web = { build: '.', ports: ['8080'] }

  test('no provider runs, with any setting', async () => {
    const services = { web: { ...web, depends_on: ['db'] }, db: { provider: { type: './evil.sh' } } }
    for (const args of [[], ['--compose-host', 'allow']]) {
      const ran = await tryFile(services, {}, ...args)
      expect(ran.stderr.replace(/\s+/g, ' ')).toContain(
        'service db, provider: runs a program of the repository',
      )
      expect(ran.code).toBe(2)
    }
    expect(existsSync(mark)).toBe(false)
  })

  test('all offences of all services are said at once, and nothing was started', async () => {
    const services = {
      web: {
        ...web,
        privileged: true,
        pid: 'host',
        volumes: ['/:/host', './link/etc:/e'],
        depends_on: ['db'],
      },
      db: { image: 'busybox', volumes: ['root:/host'], secrets: ['s'], use_api_socket: true },
    }
    const more = {
      volumes: { root: { driver_opts: { type: 'none', o: 'bind', device: '/' } } },
      secrets: { s: { file: '../outside/secret.env' } },
    }
    const { code, stderr, stdout } = await tryFile(services, more)
    expect(code).toBe(2)
    for (const where of ['web, privileged', 'web, pid', 'web, volumes', 'db, use_api_socket'])
      expect(stderr).toContain(`service ${where}: `)
    expect(stderr).toContain('volume root, driver_opts: mounts "/" on the host')
    expect(stderr).toContain('secret s, file: ')
    expect(stderr).toContain('compose-host: allow')
    expect(stdout).not.toContain('FROM busybox')
    const ofFile = `label=com.docker.compose.project.working_dir=${repository}`
    expect(await docker(['ps', '--all', '--quiet', '--filter', ofFile], env)).toBe('')
  })

  test.each<[string, object, object]>([
    ['env_file', { env_file: ['../outside/secret.env'] }, {}],
    ['extends', { extends: { file: '../outside/theirs.yaml', service: 'a' } }, {}],
    ['include', {}, { include: ['../outside/theirs.yaml'] }],
    ['include', {}, { include: ['https://127.0.0.1:1/x.git'] }],
  ])('%s reads nothing outside', async (key, extra, more) => {
    const { code, stderr } = await tryFile({ web: { ...web, ...extra } }, more)
    expect(stderr).toContain(`  - ${key}: `)
    expect(stderr).not.toContain('of-this-machine')
    expect(code).toBe(2)
  })

  test('what the maintainer allows is done', async () => {
    const services = { web: { ...web, pid: 'host', cap_add: ['SYS_PTRACE'] } }
    const { code } = await tryFile(services, {}, '--compose-host', 'allow', '--build-network', 'host')
    expect(code).toBe(0)
  })
})

describe('mistakes', () => {
  const env = engineEnv('new')
  test.each([
    [[...EXAMPLE, '--service', 'wep'], 2, /service: "wep" is not in the compose file: did you mean web\?/],
    [EXAMPLE, 2, /service: set which of db, migrate, web is this image/],
    [['.', '--compose-file', 'package.json', '--service', 'web'], 2, /compose-file: .*package\.json/],
    [['.', '--compose-file', 'nowhere.yaml'], 2, /nowhere\.yaml does not exist: expected a file/],
    [['.', '--service', 'web'], 2, /--service needs compose-file/],
    [[...EXAMPLE, '--service', 'web', '--network', 'x'], 2, /--network has no effect with compose-file/],
  ])('%j', async (args, code, says) => {
    const ran = await command(args, env)
    expect(ran.stderr.replace(/\s+/g, ' ')).toMatch(says)
    expect(ran.code).toBe(code)
  })

  test('without Docker Compose: what is missing, and where to get it', async () => {
    const { code, stdout } = await command([...EXAMPLE, '--service', 'web'], engineEnv('new', { bare: true }))
    expect(code).toBe(3)
    expect(stdout.replace(/\s+/g, ' ')).toContain('There is no Docker Compose')
    expect(stdout).toContain('https://docs.docker.com/compose/install/')
  })
})
