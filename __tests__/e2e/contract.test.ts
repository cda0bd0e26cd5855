/** The example under its Deployments on a real engine; what is suggested for it is a contract that it keeps. */
import { afterAll, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, reportOf } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { leftovers } from '../support/leftovers.ts'

const env = engineEnv('new')
const EXAMPLE = 'examples/contract'
const folder = mkdtempSync(join(tmpdir(), 'contract-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('a Deployment that disagrees: each line, and what would be right', async () => {
  const args = [EXAMPLE, '--contract', `${EXAMPLE}/k8s/wrong.yaml`, '--timeout', '3s']
  const { report, code } = await reportOf(args, env)
  const found = report.findings.filter(({ code: of }) => of.startsWith('contract-'))
  expect({
    code,
    found: found.map(({ code: of, level, location }) => `${of} ${level} ${location?.line ?? 0}`),
  }).toEqual({
    code: 1,
    found: ['contract-user fail 18', 'contract-probe fail 26', 'contract-command fail 31'],
  })
  expect(report.findings.find(({ code: of }) => of === 'contract-probe')?.message).toMatch(
    /^Deployment api probes 8080 \/healthz \(.*wrong\.yaml:26\); the image listens on 5000, and \/healthz answers 404$/,
  )
  expect(await leftovers(env)).toEqual([])
})

test('what is suggested is applied, and passes', async () => {
  const { stdout, code } = await command(['suggest-contract', EXAMPLE, '--soak', '1s'], env)
  expect(code).toBe(0)
  expect(stdout).toContain('containerPort: 5000')
  const file = join(folder, 'suggested.yaml')
  writeFileSync(file, stdout)
  const again = await reportOf([EXAMPLE, '--contract', file, '--soak', '1s'], env)
  expect(again.report.findings.filter(({ level }) => level === 'fail')).toEqual([])
  expect(again.report.contract?.files).toMatchObject([{ isApplied: true, kind: 'kubernetes' }])
  expect(again.code).toBe(0)
  expect(await leftovers(env)).toEqual([])
})
