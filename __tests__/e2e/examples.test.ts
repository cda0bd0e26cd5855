/** The healthy examples, as commands, on every engine: what the README says of them is what happens. The corpus has the others. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { Report } from '../../src/core/schema.ts'
import { reportOf } from '../support/dist.ts'
import { ENGINES, engineEnv } from '../support/engines.ts'
import { leftovers } from '../support/leftovers.ts'

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
    // how much pip keeps in its cache, and so whether that is reported, depends on the index
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

  test('wasteful is seaworthy, and the report names what to save', async () => {
    const { code, report } = await reportOf(['examples/wasteful'], env)
    const reported = report.findings.map((finding) => [finding.code, finding.bytes, finding.location?.line])
    expect(reported.sort()).toEqual([
      ['archives', expect.any(Number), 6],
      ['duplicate-files', 6_000_000, 10],
      ['mode-copies', 6_000_000, 8],
      ['temporary-files', 2_000_000, 9],
    ])
    expect(report.image?.sizes.deadWeight).toBeGreaterThan(12_000_000)
    expect(code).toBe(0)
  })
})
