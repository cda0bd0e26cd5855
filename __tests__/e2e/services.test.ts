/** The app beside what it needs, by the real Docker Compose; and nothing of it is left, whatever happens. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Report } from '../../src/schema.ts'
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

describe('mistakes', () => {
  const env = engineEnv('new')
  test.each([
    [[...EXAMPLE, '--service', 'wep'], 2, /service: "wep" is not in the compose file: did you mean web\?/],
    [EXAMPLE, 2, /service: say which of db, migrate, web is this image/],
    [['.', '--compose-file', 'package.json', '--service', 'web'], 2, /compose-file: .*package\.json/],
    [['.', '--compose-file', 'nowhere.yaml'], 2, /nowhere\.yaml does not exist: expected a file/],
    [['.', '--service', 'web'], 2, /--service needs compose-file/],
    [[...EXAMPLE, '--service', 'web', '--network', 'x'], 2, /--network has no meaning with compose-file/],
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
