/**
 * The corpus on one engine, one case at a time; the three engines have a test file each, so that they run side by side.
 * `SEA_TRIAL_CORPUS=once` tries each case on one engine in turn, `quick` every twelfth of these; both try the cases that are
 * marked on every engine. The quick run must end within five minutes.
 */
import { afterAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Report } from '../../src/core/schema.ts'
import { start, withReport } from '../support/dist.ts'
import { ENGINES, engineEnv, type EngineName } from '../support/engines.ts'
import { leftovers } from '../support/leftovers.ts'
import type { Case } from './case.ts'
import { allCases } from './cases.ts'

/** By the name of the run: one case of so many is tried; undefined: every case on every engine. */
const every = { once: 1, quick: 12 }[process.env.SEA_TRIAL_CORPUS ?? '']
const DEFAULTS: readonly (readonly [string, string])[] = [
  ['--timeout', '5s'],
  ['--soak', '1s'],
]

export async function tryCorpus(engine: EngineName): Promise<void> {
  const cases = await allCases()
  const turn = ENGINES.findIndex((name) => name === engine)
  const isMyTurn = (index: number) => every === undefined || index % (ENGINES.length * every) === turn * every
  const mine = cases.filter((one, index) => one.quick === true || isMyTurn(index))
  const env = engineEnv(engine)
  describe(`the corpus on ${engine}`, () => {
    afterAll(async () => expect(await leftovers(env)).toEqual([]))
    test.each(mine.map((one) => [one.name, one] as const))('%s', (_, one) => tryCase(one, engine, env))
  })
}

async function tryCase(one: Case, engine: string, env: NodeJS.ProcessEnv): Promise<void> {
  const context = 'path' in one ? one.path : writeContext(one.files)
  const tag = `sea-trial-corpus:before-${process.pid}`
  try {
    const settings = (one.settings ?? []).map((text) => text.replace(/^CONTEXT(?=\/)/, context))
    const defaults = DEFAULTS.filter(([name]) => !settings.includes(name)).flat()
    if (one.upgrade) buildBefore(context, tag, env)
    const upgrade = one.upgrade ? ['--rehearse', 'upgrade', '--baseline-image', tag] : []
    const { ran } = start([context, ...defaults, ...settings, ...upgrade, '--report', '-'], env)
    const { report, code } = withReport(await ran)
    keepReport(`${engine}.${one.name}`, report)
    const shown = { case: one.name, engine, headline: report.headline, codes: codesOf(report) }
    expect({ ...shown, invalid: Report.safeParse(report).error }).toEqual({ ...shown, invalid: undefined })
    expect({ ...shown, ...outcomeOf(report, code) }).toEqual({ ...shown, ...wanted(one) })
    if (one.expect !== 'pass') expect(report.headline).toMatch(one.expect.says)
    expect({ ...shown, wrong: wrongNotes(one, report) }).toEqual({ ...shown, wrong: [] })
  } finally {
    if (one.upgrade) execFileSync('docker', ['image', 'rm', tag], { env, stdio: 'ignore' })
    if (!('path' in one)) rmSync(context, { recursive: true })
  }
}

const buildBefore = (context: string, tag: string, env: NodeJS.ProcessEnv): unknown =>
  execFileSync(
    'docker',
    ['build', '--quiet', '--tag', tag, '--file', join(context, 'Dockerfile.before'), context],
    {
      env: { ...env, DOCKER_BUILDKIT: '1' },
    },
  )

/** For `scripts/compare-reports.ts`. */
function keepReport(name: string, report: Report): void {
  const folder = process.env.SEA_TRIAL_CORPUS_REPORTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name.replace(/[^\w.-]+/g, '-')}.json`), JSON.stringify(report))
}

function writeContext(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'corpus-'))
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}

const codesOf = ({ findings }: Report): string[] => findings.map(({ code, level }) => `${code} (${level})`)

const outcomeOf = ({ verdict, findings }: Report, exit: number | null) => ({
  verdict,
  exit,
  first: findings.find(({ level }) => level === 'fail')?.code ?? null,
})

const wanted = ({ expect: outcome }: Case) =>
  outcome === 'pass'
    ? { verdict: 'pass', exit: 0, first: null }
    : { verdict: 'fail', exit: 1, first: outcome.code }

function wrongNotes({ notes = [] }: Case, { findings }: Report): string[] {
  const codes = findings.map(({ code }) => code)
  return notes.filter((note) =>
    note.startsWith('!') ? codes.includes(note.slice(1)) : !codes.includes(note),
  )
}
