/** The Report's `smoke` section, made again from each recording: it needs nothing but the evidence. */
import { expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { renderSchema } from '../../src/report/json.ts'
import type { Evidence } from '../../src/smoke/evidence.ts'
import { toSmoke } from '../../src/smoke/result.ts'
import { done } from '../support/evidence.ts'
import { flask } from '../support/reports.ts'

const FOLDER = join(import.meta.dirname, 'recorded')

const recorded = (file: string): Evidence => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Evidence // written by a run

async function validator() {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  return ajv.compile(JSON.parse(await renderSchema()) as object) // a schema is an object
}

test('each recording gives a section that the Report’s schema accepts', async () => {
  const validate = await validator()
  for (const file of readdirSync(FOLDER)) {
    validate({ ...flask, smoke: toSmoke(recorded(file)) })
    expect({ file, errors: validate.errors ?? [] }).toEqual({ file, errors: [] })
  }
})

test('of a server that lost requests', () => {
  expect(toSmoke(recorded('drops-requests.json'))).toMatchObject({
    ready: true,
    startedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    readySeconds: 1.07,
    port: 8080,
    route: 'published on 127.0.0.1',
    probes: [{ kind: 'http', target: 'http://127.0.0.1:8080/', ok: true, attempts: 1, seconds: 1.07 }],
    listenersKnown: true,
    soakSeconds: 3,
    shutdown: { lastRequest: 'dropped' },
  })
})

test('of a container that exited', () => {
  const section = toSmoke(recorded('crashed.json'))
  expect(section).toMatchObject({
    ready: false,
    readySeconds: null,
    exit: { code: 139, signal: 'SIGSEGV', oomKilled: false, after: 0.036 },
    probes: [{ ok: false, detail: 'connection refused', attempts: 2 }],
    soakSeconds: 0,
  })
  expect(section).not.toHaveProperty('readyAt')
})

test('of one that the engine refused to start', () => {
  expect(toSmoke(recorded('unknown-user.json'))).toMatchObject({
    startedAt: null,
    probes: [{ ok: false, detail: 'never asked: nothing listened', attempts: 0, seconds: 0 }],
  })
})

test('of one that the engine did not create: no check could be made', () => {
  expect(toSmoke(done({ phase: 'start', timeline: null })).probes).toEqual([])
})

test('of one that was left running', () => {
  const kept = { containerId: 'c0ffee', host: '127.0.0.1:49153', url: 'http://127.0.0.1:49153' }
  expect(toSmoke(done({ kept })).kept).toEqual(kept)
  expect(toSmoke(done())).not.toHaveProperty('kept')
})
