/**
 * `relevant: auto` and `changed`: an earlier trial that passed counts, if all that the result depends on is the same. No engine
 * is asked. Anything doubtful is a full trial. docs/decisions/0026-relevant.md says what is trusted and why.
 */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  branchReports,
  describeBaseline,
  readBaseline,
  search,
  whyNoArtifacts,
  whyUnsuitable,
  type Outcome,
  type Place,
} from '../baseline/index.ts'
import { materialsOf } from '../build/index.ts'
import { compare } from '../compare/index.ts'
import { messageOf } from '../core/errors.ts'
import { parseImageReference, type ImageReference } from '../core/image-reference.ts'
import type { BaselineSource, Relevant, Report } from '../core/schema.ts'
import { commitName } from '../core/verdicts.ts'
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
  const { event } = run.context
  const { isChange, isBaseline } = eventRule(event)
  const isLocal = event === null && inputs.changed
  if (!(inputs.changed || inputs.relevant === 'auto') || !(isChange || isBaseline || isLocal)) return NOTHING
  run.progress.stage('Looking for changes that matter')
  const facts = await factsOf(inputs, run, { digest: digestAtRegistry, ...asks })
  const { relevant, doubts } = facts
  for (const doubt of doubts) run.progress.step(`a full trial is needed: ${doubt}`)
  const canPass = isChange || isLocal || (inputs.changed && event === 'push')
  if (relevant === null || !canPass) return { passed: null, relevant }
  const place: Place = isLocal
    ? { source: 'file', limit: SECONDS, find: () => sameInFile(relevant, inputs, run) }
    : {
        source: 'artifact',
        limit: SECONDS,
        find: () => sameTrial(relevant, inputs, run, asks.github ?? connected),
      }
  const { found, tried } = await search([place], run.clock)
  if (found) {
    const passed = passedBefore(found.report, { relevant, source: place.source }, inputs, run)
    run.progress.step(`skipped: nothing that matters has changed since ${commitName(triedAt(passed))}`)
    return { passed, relevant }
  }
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
  if (inputs.changed && inputs.baseline.kind === 'file' && run.context.event !== null)
    doubts.push('a workflow does not rely on the file that `baseline` names')
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
  const { baseRef, ref, repository, event } = run.context
  const branch = event === 'push' ? ref : baseRef
  if (branch === null || inputs.source.kind !== 'build')
    return { kind: 'nothing', note: 'the base branch is not known' }
  const expected = { ...expectedOf(inputs.source, inputs, run), repository }
  let note = `no run of ${branch} with \`${inputs.changed ? 'changed' : 'relevant: auto'}\` has left its Report`
  try {
    let isNewest = true
    for await (const { report, why } of branchReports(await github(inputs, run), branch, expected)) {
      const whyNot = report === null ? why : whyOther(report, relevant, inputs, run)
      if (report !== null && whyNot === null) return { kind: 'found', report }
      if (isNewest) note = whyNot ?? note
      isNewest = false
    }
  } catch (cause) {
    note = whyNoArtifacts(cause)
  }
  return { kind: 'nothing', note }
}

function expectedOf(source: BuildSource, { name }: Inputs, { job }: Run) {
  const { os, architecture } = platformOf(source)
  return { name, platform: `${os}/${architecture}`, matrix: job.matrix }
}

/** On a laptop: the Report that the user gives. Whether its path is right is seen when it is compared with. */
async function sameInFile(relevant: Relevant, inputs: Inputs, run: Run): Promise<Outcome> {
  const { baseline, source, roots, name } = inputs
  if (baseline.kind !== 'file' || source.kind !== 'build')
    return { kind: 'nothing', note: 'give --baseline FILE, the Report of an earlier run with --changed' }
  const expected = { ...expectedOf(source, inputs, run), refs: [], own: null, repository: null }
  const isWanted = (report: Report) => whyUnsuitable(report, expected) === null
  const report = await readBaseline(baseline.file, roots, { name, isWanted }).catch(() => null)
  if (report === null || !isWanted(report))
    return { kind: 'nothing', note: `${baseline.file} has no Report of this image` }
  const note = whyOther(report, relevant, inputs, run)
  return note === null ? { kind: 'found', report } : { kind: 'nothing', note }
}

/** When it was tried: an unchanged image is reported again and again. */
const triedAt = ({ unchangedSince, ref, sha, at }: Report) => unchangedSince ?? { ref, sha, at }

/** By that run to all of its tags, or by one before it. */
const wasPushed = ({ push }: Report): boolean => push?.digest != null && push.failed.length === 0

/** Why an earlier trial does not count; null if it does. */
function whyOther(report: Report, now: Relevant, { push }: Inputs, { clock }: Run): string | null {
  const { relevant: then, verdict } = report
  const since = triedAt(report)
  const of = since.sha === null ? commitName(since) : `the trial of ${commitName(since)}`
  const days = (clock.date().getTime() - Date.parse(since.at)) / 86_400_000
  if (verdict !== 'pass') return `${of} did not pass`
  if (then === undefined) return `${of} does not say what it depends on`
  if (push !== null && !wasPushed(report))
    return `the image was not pushed by the run of ${commitName(since)}`
  if (days > MOST_DAYS) return `${of} is older than ${MOST_DAYS} days`
  if (then.program !== now.program) return `${of} was by another version of Sea Trial`
  if (then.settings !== now.settings) return `the settings are not those of ${of}`
  if (then.files !== now.files) return `files of the build changed since ${of}`
  const digests = new Map(then.images.map(({ ref: image, digest }) => [image, digest]))
  const changed = now.images.find(({ ref: image, digest }) => digests.get(image) !== digest)
  return changed ? `${changed.ref} is another image than in ${of}` : null
}

/** The earlier Report as that of this run, compared with itself: nothing changed. */
function passedBefore(
  report: Report,
  { relevant, source }: { relevant: Relevant; source: BaselineSource },
  inputs: Inputs,
  { context, clock }: Run,
): Report {
  const passed: Report = {
    ...report,
    at: clock.date().toISOString(),
    ref: context.ref,
    sha: context.sha,
    ...configOf(inputs.config, []),
    baseline: describeBaseline(report, source, null),
    delta: compare(report, report),
    findings: report.findings.filter(({ code }) => code !== 'base-drift'),
    relevant,
    unchangedSince: triedAt(report),
    timings: {},
  }
  // of the other run
  if (inputs.config === null) delete passed.config
  delete passed.baselineSearch
  if (inputs.push === null) delete passed.push
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
