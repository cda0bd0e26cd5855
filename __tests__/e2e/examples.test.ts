/** Every example, as a command, on every engine: what the README says of it is what happens. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { readdirSync } from 'node:fs'
import { Report } from '../../src/schema.ts'
import { reportOf } from '../support/dist.ts'
import { ENGINES, engineEnv } from '../support/engines.ts'
import { leftovers } from '../support/leftovers.ts'

/** Name of the example → code of its first finding, what its first sentence holds, and settings that it needs. */
const BROKEN: Record<string, { code: string; says: RegExp; settings?: string[] }> = {
  'build-fails': { code: 'build-failed', says: /RUN echo 'compiling'.*exited 2|exited 2/ },
  crash: {
    code: 'exited-at-start',
    says: /it exited 3 (at once|after .*): fatal: \/etc\/app\.conf: no such file/,
  },
  error: { code: 'server-error', says: /answers on port 8080, but only with 500/ },
  hang: { code: 'no-answer', says: /port 8080 is open, but the app did not answer/ },
  healthcheck: { code: 'healthcheck-failing', says: /HEALTHCHECK says unhealthy: .*404/ },
  'late-crash': { code: 'exited-late', says: /exited 1 after .*panic: the cache is gone/ },
  loopback: { code: 'loopback-only', says: /listens on 127\.0\.0\.1:8080 only/ },
  memory: { code: 'out-of-memory', says: /hit its 32 MiB memory limit/, settings: ['--memory', '32MiB'] },
  'no-dockerfile': { code: 'dockerfile-missing', says: /Dockerfile/ },
  'not-executable': { code: 'not-executable', says: /`\/start\.sh` may not be executed/ },
  silent: { code: 'never-listened', says: /nothing listens on port 8080/ },
  'wrong-architecture': { code: 'wrong-architecture', says: /built for s390x, and this host is/ },
  'wrong-port': { code: 'wrong-port', says: /EXPOSE says 8080, but it listens on 9090/ },
}

test('every broken example is tried here', () => {
  expect(readdirSync('examples/broken').sort()).toEqual(Object.keys(BROKEN).sort())
})

describe.each(ENGINES)('%s', (engine) => {
  const env = engineEnv(engine)

  afterAll(async () => expect(await leftovers(env)).toEqual([]))

  test('hello is seaworthy', async () => {
    const { code, report } = await reportOf(['examples/hello'], env)
    expect(Report.safeParse(report).error).toBeUndefined()
    expect(report.findings).toEqual([])
    expect(report.headline).toMatch(/^examples\/hello is seaworthy: ready in \d\.\d\d s on port 8080$/)
    expect(report.smoke).toMatchObject({
      ready: true,
      port: 8080,
      shutdown: { signal: 'SIGTERM', killed: false, exitCode: 0 },
    })
    expect(report.smoke?.probes).toMatchObject([{ kind: 'http', ok: true, detail: '200 OK' }])
    expect(report.smoke?.listeners).toContainEqual(expect.objectContaining({ port: 8080 }))
    expect(report.image?.layers.at(-1)).toMatchObject({ files: 1, line: 3, part: 'yours' })
    expect(code).toBe(0)
  })

  test('flask is seaworthy, and ignores SIGTERM', async () => {
    const { code, report } = await reportOf(['examples/flask', '--build-network', 'host'], env)
    // how much pip keeps in its cache, and so whether that is told, depends on the index
    const codes = report.findings.map((finding) => finding.code)
    expect(codes.filter((one) => one !== 'pip-cache')).toEqual(['killed-on-stop'])
    expect(report.findings[0]?.location).toEqual({ file: 'examples/flask/Dockerfile', line: 6 })
    expect(report.smoke).toMatchObject({
      ready: true,
      port: 5000,
      shutdown: { signal: 'SIGTERM', killed: true, provedBy: 'signal-mask' },
    })
    expect(report.image?.base).toMatchObject({ ref: 'python:3.10' })
    expect(report.image?.distribution?.id).toBe('debian')
    expect(code).toBe(0)
  })

  test('wasteful is seaworthy, and told what to save', async () => {
    const { code, report } = await reportOf(['examples/wasteful'], env)
    const told = report.findings.map((finding) => [finding.code, finding.bytes, finding.location?.line])
    expect(told.sort()).toEqual([
      ['archives', expect.any(Number), 6],
      ['duplicate-files', 6_000_000, 10],
      ['mode-copies', 6_000_000, 8],
      ['temporary-files', 2_000_000, 9],
    ])
    expect(report.image?.sizes.deadWeight).toBeGreaterThan(12_000_000)
    expect(code).toBe(0)
  })

  test.each(Object.entries(BROKEN))('%s is not', async (name, { code, says, settings = [] }) => {
    const ran = await reportOf([`examples/broken/${name}`, '--timeout', '4s', ...settings], env)
    expect(ran.report.findings[0]).toMatchObject({ code, level: 'fail' })
    expect(ran.report.headline).toMatch(says)
    expect(ran.report.headline).toContain(`examples/broken/${name} is not seaworthy: `)
    expect(Report.safeParse(ran.report).error).toBeUndefined()
    expect(ran.code).toBe(1)
  })
})
