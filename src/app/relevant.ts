/**
 * `relevant: auto`: a trial of the base branch that passed counts for a pull request, if all that the result depends on is the
 * same. No engine is asked. Anything doubtful is a full trial. docs/decisions/0026-relevant.md says what is trusted and why.
 */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { branchReports, describeBaseline, search, whyNoArtifacts, type Outcome } from '../baseline/index.ts'
import { materialsOf } from '../build/index.ts'
import { compare } from '../compare/index.ts'
import { messageOf } from '../core/errors.ts'
import { parseImageReference, type ImageReference } from '../core/image-reference.ts'
import type { Relevant, Report } from '../core/schema.ts'
import { VERSION } from '../core/version.ts'
import type { Engine } from '../engine/index.ts'
import { connect, eventRule, type GitHub } from '../github/index.ts'
import type { BuildSource, Inputs } from '../inputs/types.ts'
import { redact } from '../lib/redact.ts'
import { settleAll } from '../lib/settle-all.ts'
import { hostPlatform, parsePlatform, platformText } from '../platform/name.ts'
import { openRegistry } from '../registry/index.ts'
import { configOf } from './assemble.ts'
import { settingDoubts, settingsText } from './relevant-settings.ts'
import type { Run } from './session.ts'

/** What a test can replace. */
export interface Asks {
  /** The digest of an image at its registry. */
  digest: (reference: ImageReference, run: Run, signal: AbortSignal) => Promise<string>
  github: (inputs: Inputs, run: Run) => Promise<GitHub>
}

export interface Checked {
  /** The Report of this run, which nothing was built for; null: a full trial is needed. */
  passed: Report | null
  /** What the result of a full trial depends on; null where that is not known. */
  relevant: Relevant | null
}

const NOTHING: Checked = { passed: null, relevant: null }

/** Services may be slow; a full trial does not wait longer for them. */
const SECONDS = 10
/** What is downloaded during a build, such as packages, changes without a change of the repository. */
const MOST_DAYS = 7

/** Never rejects, but for a cancelled run. */
export async function checkRelevant(inputs: Inputs, run: Run, asks: Partial<Asks> = {}): Promise<Checked> {
  const { isChange, isBaseline } = eventRule(run.context.event)
  if (inputs.relevant === 'off' || !(isChange || isBaseline)) return NOTHING
  run.progress.stage('Looking for changes that matter')
  const facts = await factsOf(inputs, run, { digest: digestAtRegistry, ...asks })
  const { relevant, doubts } = facts
  for (const doubt of doubts) run.progress.step(`a full trial is needed: ${doubt}`)
  if (relevant === null || !isChange) return { passed: null, relevant }
  const place = {
    source: 'artifact' as const,
    limit: SECONDS,
    find: () => sameTrial(relevant, inputs, run, asks.github ?? connected),
  }
  const { found, tried } = await search([place], run.clock)
  if (found) return { passed: passedBefore(found.report, relevant, inputs, run), relevant }
  run.progress.step(`a full trial is needed: ${tried[0]?.note ?? ''}`)
  return { passed: null, relevant }
}

async function factsOf(
  inputs: Inputs,
  run: Run,
  { digest }: Pick<Asks, 'digest'>,
): Promise<{ relevant: Relevant | null; doubts: string[] }> {
  const { source } = inputs
  const { host, clock, signal } = run
  const doubts = settingDoubts(inputs, clock.date().toISOString().slice(0, 10))
  if (source.kind !== 'build' || doubts.length > 0) return { relevant: null, doubts }
  const platform = platformOf(source)
  const materials = await materialsOf(source, { root: inputs.root, platform, env: host.env, cwd: host.cwd })
  const limit = AbortSignal.any([signal, AbortSignal.timeout(SECONDS * 1000)])
  const images = materials.doubts.length > 0 ? [] : materials.images
  const resolved = await settleAll(images.map((ref) => resolve(ref, (one) => digest(one, run, limit))))
  doubts.push(...materials.doubts, ...resolved.flatMap(({ why }) => why ?? []))
  if (doubts.length > 0) return { relevant: null, doubts }
  const settings = redact(settingsText({ ...inputs, source }, host.env), run.secrets.all)
  const relevant = {
    files: materials.files,
    settings: sha256(platformText(platform), settings),
    program: programOf(host.script),
    images: resolved.flatMap(({ ref, digest: found }) => (found === null ? [] : [{ ref, digest: found }])),
  }
  return { relevant, doubts }
}

const platformOf = ({ platform }: BuildSource) =>
  platform === null ? hostPlatform() : parsePlatform(platform)

interface Resolved {
  ref: string
  digest: string | null
  why: string | null
}

async function resolve(ref: string, ask: (reference: ImageReference) => Promise<string>): Promise<Resolved> {
  const reference = parseImageReference(ref)
  if (reference === null) return { ref, digest: null, why: `${ref} is not the name of an image` }
  try {
    return { ref, digest: await ask(reference), why: null }
  } catch (cause) {
    return { ref, digest: null, why: `the digest of ${ref} is not known: ${messageOf(cause)}` }
  }
}

const digestAtRegistry: Asks['digest'] = async (reference, { host, clock }, signal) => {
  const registry = openRegistry(reference, { env: host.env, clock, signal })
  try {
    return await registry.digest()
  } finally {
    registry.close()
  }
}

/** Two commits of this action can have one version, so its files count too. */
function programOf(script: string): string {
  const folder = dirname(script)
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'))
  return sha256(VERSION, ...files.sort().map((name) => readFileSync(join(folder, name), 'utf8')))
}

function sha256(...texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text).update('\0')
  return hash.digest('hex')
}

const connected: Asks['github'] = ({ token }, { context }) =>
  token === null || context.repository === null
    ? Promise.reject(new Error('artifacts cannot be read without a token and a repository'))
    : connect({ token, apiUrl: context.apiUrl, repository: context.repository })

/** A Report of the base branch that has the same. `note`: why the newest does not count. */
async function sameTrial(
  relevant: Relevant,
  inputs: Inputs,
  run: Run,
  github: Asks['github'],
): Promise<Outcome> {
  const { baseRef: branch, repository } = run.context
  if (branch === null || inputs.source.kind !== 'build')
    return { kind: 'nothing', note: 'the base branch is not known' }
  const { os, architecture } = platformOf(inputs.source)
  const { matrix } = run.job
  const expected = { name: inputs.name, platform: `${os}/${architecture}`, matrix, repository }
  let note = `no run of ${branch} with \`relevant: auto\` has left its Report`
  try {
    let isNewest = true
    for await (const { report, why } of branchReports(await github(inputs, run), branch, expected)) {
      const whyNot = report === null ? why : whyOther(report, relevant, run.clock.date())
      if (report !== null && whyNot === null) return { kind: 'found', report }
      if (isNewest) note = whyNot ?? note
      isNewest = false
    }
  } catch (cause) {
    note = whyNoArtifacts(cause)
  }
  return { kind: 'nothing', note }
}

/** Why an earlier trial does not count; null if it does. */
function whyOther(
  { relevant: then, verdict, at, ref, sha }: Report,
  now: Relevant,
  today: Date,
): string | null {
  const of = `${ref ?? ''}@${(sha ?? '').slice(0, 7)}`
  const days = (today.getTime() - Date.parse(at)) / 86_400_000
  if (verdict !== 'pass') return `the trial of ${of} did not pass`
  if (then === undefined) return `the trial of ${of} does not say what it depends on`
  if (days > MOST_DAYS) return `the trial of ${of} is older than ${MOST_DAYS} days`
  if (then.program !== now.program) return `the trial of ${of} was by another version of Sea Trial`
  if (then.settings !== now.settings) return `the settings are not those of the trial of ${of}`
  if (then.files !== now.files) return `files of the build changed since the trial of ${of}`
  const digests = new Map(then.images.map(({ ref: image, digest }) => [image, digest]))
  const changed = now.images.find(({ ref: image, digest }) => digests.get(image) !== digest)
  return changed ? `${changed.ref} is another image than in the trial of ${of}` : null
}

/** The earlier Report as that of this run, compared with itself: nothing changed. */
function passedBefore(report: Report, relevant: Relevant, inputs: Inputs, { context, clock }: Run): Report {
  const { ref, sha, at } = report
  const passed: Report = {
    ...report,
    at: clock.date().toISOString(),
    ref: context.ref,
    sha: context.sha,
    ...configOf(inputs.config, []),
    baseline: describeBaseline(report, 'artifact', null),
    delta: compare(report, report),
    findings: report.findings.filter(({ code }) => code !== 'base-drift'),
    relevant,
    unchangedSince: { ref, sha, at },
    timings: {},
  }
  // of the other run
  if (inputs.config === null) delete passed.config
  delete passed.baselineSearch
  return passed
}

/**
 * The Report of a full trial with what it depends on, for later runs: if it passed, and if the engine has no other image under
 * the name of one at a registry, which the build may have used instead.
 */
export async function withRelevant(
  report: Report,
  relevant: Relevant | null,
  engine: Pick<Engine, 'image'> | null,
): Promise<Report> {
  if (relevant === null || report.verdict !== 'pass' || engine === null) return report
  const isSame = await Promise.all(
    relevant.images.map(async ({ ref, digest }) => {
      const local = await engine.image(ref)
      return local === null || local.digests.some((one) => one.endsWith(`@${digest}`))
    }),
  ).catch(() => [false])
  return isSame.includes(false) ? report : { ...report, relevant }
}
