/** Delivers the Reports: to the terminal or the job's log, to a file, and to GitHub. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { UserError, messageOf } from '../core/errors.ts'
import { writeWhole, type WriteRules } from '../core/file-access.ts'
import { connect as connectGitHub, eventRule, readContext } from '../github/index.ts'
import { lookOf } from './commands/terminal.ts'
import type { Host } from './host.ts'
import type { WrittenPage } from './html-page.ts'
import { saveBaseline } from './baseline.ts'
import { withPullRequest } from './push-comment.ts'
import type { Inputs } from '../inputs/types.ts'
import { jobTokens, readJob, readPublishing, type Mode } from '../inputs/index.ts'
import { maskOf, redact } from '../lib/redact.ts'
import type { Result } from './result-text.ts'
import type { Run } from './session.ts'
import type { Tried } from './images.ts'
import type { SbomPaths } from './sboms.ts'
import {
  actionsRunner,
  errorReport,
  handOn,
  namePushed,
  publish,
  publishError,
  type Runner,
} from '../publish/index.ts'
import {
  clean,
  harmless,
  oneLine,
  renderJson,
  renderSarif,
  renderTerminal,
  renderTerminalList,
} from '../report/index.ts'
import { shippedTogether } from '../compare/index.ts'
import type { Report, Reports } from '../core/schema.ts'
import { reportsSentence, worstOf } from '../core/verdicts.ts'
import { VERSION } from '../core/version.ts'

/**
 * `isList`: several images were asked for, so the Report file has a list. Rejects with `report-unwritable` when the Report or
 * the SARIF file could not be written.
 */
export async function deliver(tried: readonly Tried[], isList: boolean): Promise<void> {
  const [first] = tried
  if (!first) return
  const { inputs, run } = first
  const { host, mode } = run
  const reports = tried.map(({ report, run: { secrets } }) => redact(report, secrets.all))
  const all = reportsOf(reports)
  for (const { run: own, report } of tried) own.progress.end(report.verdict === 'pass')
  const [only] = reports
  const json = renderJson(only && !isList ? only : all)
  const toStdout = inputs.report === '-'
  if (inputs.format === 'text')
    showReports(reports, isList ? all : null, toStdout ? host.stderr : host.stdout, host)
  else await printResult(inputs.format, { tried, reports, all, json, run }, host)
  if (toStdout) host.stdout.write(json)
  const name = isList ? 'images' : inputs.name
  const file = toStdout ? null : (inputs.report ?? defaultFile(name, 'json', run))
  const rules = { roots: inputs.roots, pipes: mode === 'command' }
  if (file !== null) writeSetting('report', file, json, rules)
  const sarif = inputs.sarif === null ? null : renderSarif(reports)
  if (inputs.sarif !== null && sarif !== null) writeSetting('sarif', inputs.sarif, sarif, rules)
  if (inputs.predicate !== null) {
    const { writePredicates } = await import('./predicates.ts')
    const digest = file === null ? null : createHash('sha256').update(json).digest('hex')
    writePredicates(tried, reports, digest, (path, text) => writeSetting('predicate', path, text, rules))
  }
  const sboms = await sbomsOf(tried, reports, rules)
  const page = await pageOf(tried, { reports, name, rules })
  if (mode === 'action') {
    const files = { report: file, sarif: sarif && inputs.sarif, html: page.file, name, sboms }
    await publishToGitHub(reports, { all: isList ? all : null, page }, { ...inputs, ...files }, run)
    for (const [index, report] of reports.entries()) {
      const one = tried[index]
      if (one) await saveBaseline(report, one.inputs, one.run)
    }
  } else {
    if (file !== null) host.stderr.write(`Report: ${file}\n`)
    for (const path of sboms.flatMap((one) => Object.values(one))) host.stderr.write(`SBOM: ${path}\n`)
    if (page.file !== null) host.stderr.write(`Page: ${page.file}\n`)
    for (const note of page.notes) host.stderr.write(`${harmless(oneLine(note))}\n`)
  }
}

/** Loaded only if one is wanted. */
async function sbomsOf(
  tried: readonly Tried[],
  reports: readonly Report[],
  rules: WriteRules,
): Promise<SbomPaths[]> {
  if (tried.every(({ inputs }) => inputs.sbom === undefined)) return []
  const { writeSboms } = await import('./sboms.ts')
  return writeSboms(tried, reports, (path, text) => writeSetting('sbom', path, text, rules))
}

interface ForPage {
  readonly reports: readonly Report[]
  readonly name: string
  readonly rules: WriteRules
}

/** Loaded only if a page may be wanted. */
async function pageOf(tried: readonly Tried[], { reports, name, rules }: ForPage): Promise<WrittenPage> {
  const [first] = tried
  if (!first || (first.inputs.html === null && first.run.mode === 'command'))
    return { file: null, url: null, notes: [] }
  const { deliverPage } = await import('./html-page.ts')
  const file = first.inputs.html ?? defaultFile(name, 'html', first.run)
  const write = (path: string, html: string) => writeWhole(path, html, rules)
  return deliverPage(tried, { reports, name, file, write })
}

/** `all`: of several images. */
function showReports(
  reports: readonly Report[],
  all: Reports | null,
  stream: Host['stdout'],
  { env }: Host,
): void {
  const look = lookOf({ stdout: stream, env })
  if (look.mustFit) stream.write('\n') // below the progress
  for (const report of reports) stream.write(`${renderTerminal(report, look)}${all ? '\n' : ''}`)
  if (all) stream.write(renderTerminalList(all, look))
}

async function printResult(
  format: Exclude<Inputs['format'], 'text'>,
  result: Result,
  { stdout, stderr }: Host,
): Promise<void> {
  const { resultText } = await import('./result-text.ts')
  const text = resultText(format, result)
  if (text === null) stderr.write(`sea-trial: ${harmless(oneLine(result.all.headline))}\n`)
  else stdout.write(text)
}

/** What the file of several images contains. */
function reportsOf(reports: readonly Report[]): Reports {
  const verdicts = reports.map(({ verdict }) => verdict)
  const together = shippedTogether(reports.flatMap(({ image }) => image ?? []))
  return {
    schemaVersion: 1,
    generator: `sea-trial ${VERSION}`,
    verdict: worstOf(verdicts),
    headline: reportsSentence(reports),
    ...(together ? { together } : {}),
    reports: [...reports],
  }
}

/** An action always writes its files, for later steps. Null on the command line. */
function defaultFile(name: string, extension: 'json' | 'md' | 'html', { mode, host }: Run): string | null {
  const folder = mode === 'action' ? host.env.RUNNER_TEMP : undefined
  return folder ? join(folder, `sea-trial-${name.replace(/[^\w.-]+/g, '-')}.${extension}`) : null
}

const WRITTEN = { report: 'Report', sarif: 'SARIF file', predicate: 'predicate', sbom: 'SBOM' } as const

function writeSetting(setting: keyof typeof WRITTEN, path: string, text: string, rules: WriteRules): void {
  try {
    writeWhole(path, text, rules)
  } catch (cause) {
    const hint = `Give \`${setting}\` a path in a folder that can be written, on a disk with room.`
    throw new UserError(
      'report-unwritable',
      `The ${WRITTEN[setting]} could not be written to ${path}: ${messageOf(cause)}`,
      hint,
      { cause },
    )
  }
}

interface Together {
  /** With several images. */
  readonly all: Reports | null
  readonly page: WrittenPage
}

async function publishToGitHub(
  reports: readonly Report[],
  { all, page }: Together,
  inputs: Inputs & { readonly sboms: readonly SbomPaths[] },
  run: Run,
): Promise<void> {
  const { host, secrets, signal } = run
  const { token } = inputs
  const connect = () =>
    connectGitHub({
      token: token ?? '',
      apiUrl: run.context.apiUrl,
      repository: run.context.repository ?? '',
    })
  const runner = await actionsRunner(host.env)
  const { context, note } = await withPullRequest(run.context, inputs, connect)
  const { comment, notes } = await publish(reports, {
    inputs: { ...inputs, artifact: artifactOf(reports, inputs, run) },
    context,
    job: run.job,
    connect,
    runner,
    handOn: ([only]) => handOn(all ?? only ?? reportsOf(reports), { ...host, signal }),
    shipped: all?.together,
    page: page.url,
    writeBody(markdown) {
      const file = defaultFile(inputs.name, 'md', run)
      if (file !== null) writeWhole(file, markdown, { roots: inputs.roots, pipes: false })
      return file
    },
    secrets: secrets.all,
  })
  if (comment) host.stdout.write(`Comment: ${comment.url}\n`)
  const unnamed = await namePushed(reports, host.env)
  for (const one of [...(note === null ? [] : [note]), ...page.notes, ...notes, ...unnamed])
    host.stdout.write(`${harmless(oneLine(one))}\n`)
}

/** A Report that later runs can rely on is uploaded where they look for it. */
const artifactOf = (
  reports: readonly Report[],
  { artifact }: Inputs,
  { context }: Run,
): Inputs['artifact'] =>
  artifact === 'auto' &&
  reports.some(({ relevant }) => relevant !== undefined) &&
  eventRule(context.event).isBaseline
    ? 'always'
    : artifact

/** Shows an error that left no Report: one sentence (a list for wrong settings), and how to fix it. */
export async function showError(error: UserError, mode: Mode, host: Host): Promise<void> {
  const mask = maskOf(jobTokens(host.env))
  const message = mask(error.message)
  const said = error.code === 'settings' ? clean(message) : oneLine(message)
  const hint = oneLine(mask(error.hint))
  const text = [said, hint].filter(Boolean).join('\n')
  await host.sendError?.({ code: error.code, message: said, hint, exit: error.exit })
  if (host.env.SEA_TRIAL_DEBUG && error.cause instanceof Error)
    host.stderr.write(`${error.cause.stack ?? ''}\n`)
  if (mode === 'command') return void host.stderr.write(`sea-trial: ${harmless(text)}\n`)
  const runner = await actionsRunner(host.env)
  runner.annotate('error', harmless(text), { title: 'Sea Trial' })
  runner.setOutput('verdict', 'error')
  runner.setOutput('headline', oneLine(message))
  await publishErrorOf(error, runner, host)
}

/** On an event that anyone can start, and where nothing runs, an earlier comment stays. */
const SILENT = { name: 'image', comment: 'never', artifact: 'never', token: null } as const
const NEVER = new AbortController().signal

async function publishErrorOf(error: UserError, runner: Runner, host: Host): Promise<void> {
  const { env, cwd } = host
  const context = readContext(env)
  const inputs = (error.code === 'event-refused' ? null : readPublishing(env, cwd)) ?? SILENT
  const connect = () =>
    connectGitHub({ token: inputs.token ?? '', apiUrl: context.apiUrl, repository: context.repository ?? '' })
  const report = errorReport(error, inputs.name, context, new Date())
  const secrets = jobTokens(env)
  await publishError(report, {
    ...{ inputs, context, job: readJob(env), connect, runner, secrets },
    handOn: ([only = report]) => handOn(only, { ...host, signal: NEVER }),
  })
}
