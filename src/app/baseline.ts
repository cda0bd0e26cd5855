/** Finds the Report to compare with while the image is built, and saves this run's Report for later runs. */
import {
  artifactReport,
  cachedReport,
  describeBaseline,
  gitIn,
  readBaseline,
  saveReport,
  search,
  wantedCommit,
  whyUnsuitable,
  withHistory,
  type Expected,
  type Git,
  type Place,
  type ReportCache,
  type Search,
  type WantedCommit,
} from '../baseline/index.ts'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../core/errors.ts'
import { whyNoImage, type ImageReference } from '../core/image-reference.ts'
import type { BaselineTry, Report } from '../core/schema.ts'
import { connect, eventRule, repeatsCommits, type Context } from '../github/index.ts'
import type { BaselineInput, BaselinePlace, Inputs } from '../inputs/types.ts'
import { harmless, oneLine } from '../report/index.ts'
import type { Run } from './session.ts'
import type { Trial } from './trial.ts'

export interface Searching {
  /** When the search has ended. Never rejects. */
  ended: Promise<void>
  /** Afterwards: builds the baseline, if that is asked for and nothing was found, or reads it from a registry. */
  weigh(): Promise<void>
}

const nothing: Searching = { ended: Promise.resolve(), weigh: () => Promise.resolve() }

/** Reads a file at once, and rejects if it is no Report (exit 2); else begins the search. */
export async function beginBaseline(trial: Trial): Promise<Searching> {
  const { baseline } = trial.inputs
  if (baseline.kind === 'none') return nothing
  if (baseline.kind === 'search') return await beginSearch(baseline, trial)
  if (baseline.kind === 'registry')
    return { ...nothing, weigh: () => readFromRegistry(baseline.image, trial) }
  if (baseline.kind === 'last') return takeLast(baseline.reports, trial)
  const { clock } = trial.run
  const since = clock.now()
  const report = await readBaseline(baseline.file, trial.inputs.roots, { name: trial.inputs.name })
  trial.results.baseline = { source: 'file', report, wanted: null }
  trial.results.baselineSearch = [{ source: 'file', outcome: 'found', seconds: clock.now() - since }]
  return nothing
}

/** With `--watch`: the Report of this image in the last try. */
function takeLast(reports: readonly Report[], { inputs, run, results }: Trial): Searching {
  const { name } = inputs
  const { matrix } = run.job
  const own = { name, matrix, platform: null, refs: [], repository: null, own: null }
  const report = reports.find((one) => whyUnsuitable(one, own) === null)
  if (report) results.baseline = { source: 'last', report, wanted: null }
  return nothing
}

async function readFromRegistry(image: ImageReference, trial: Trial): Promise<void> {
  const { attachedBaseline, registryBaseline } = await import('./baseline-registry.ts')
  const places: Place[] = [attachedBaseline, registryBaseline].map((find) => ({
    source: 'registry',
    find: () => find(trial, image),
  }))
  const { found, tried } = await search(places, trial.run.clock)
  if (found) trial.results.baseline = { ...found, wanted: null }
  // what keeps both from being read is said once
  trial.results.baselineSearch = tried.filter(
    ({ note = '' }, at) => note === '' || note !== tried[at + 1]?.note,
  )
}

type SearchInput = Extract<BaselineInput, { kind: 'search' }>

/** Rejects where the commit that is named does not exist (exit 2), before anything is built. */
async function beginSearch(input: SearchInput, trial: Trial): Promise<Searching> {
  const { run, results, inputs } = trial
  const among = run.context.event === null ? input.among.filter((place) => place === 'build') : input.among
  if (among.length === 0 && input.commit !== null) throw needsBuild(input.commit, inputs)
  if (among.length === 0) {
    results.baselineSearch = [{ ...howTo(inputs), outcome: 'skipped', seconds: 0 }]
    return nothing
  }
  const git = gitOf(inputs, run)
  const wanting = wantedCommit(run.context, git, {
    named: input.commit,
    files: input.commit === null ? [] : jsonFiles(inputs.workingDir),
    deepens: among.includes('build'),
  })
  if (input.commit !== null) refuseMissing(input.commit, await wanting, trial)
  const searchIn = async (places: (wanted: WantedCommit) => Place[]): Promise<void> => {
    const wanted = await wanting
    const searched = await search(places(wanted), run.clock)
    if (searched.found) results.baseline = { ...searched.found, wanted }
    results.baselineSearch = [...(results.baselineSearch ?? []), ...withNotes(searched, wanted)]
  }
  return {
    ended: searchIn((wanted) => among.flatMap((place) => PLACES[place]?.(wanted, trial) ?? [])),
    async weigh() {
      if (!among.includes('build') || results.baseline) return
      const { builtBaseline } = await import('./baseline-build.ts')
      await searchIn((wanted) => [{ source: 'build', find: () => builtBaseline(trial, wanted, git) }])
    },
  }
}

const hintFor = (ref: string): string =>
  `Give \`baseline\` a branch, a tag, a commit, or a Report file that an earlier run wrote with \`report\`: ./NAME or NAME.json. ${imageHint(ref)}`

function imageHint(ref: string): string {
  const image = whyNoImage(ref) === null ? ref : 'NAME'
  return `For an image: \`registry:${image}\` or \`${image}:TAG\`.`
}

/** In a workflow a name that may exist is only a note: another place, such as the cache, can have its Report. */
function refuseMissing(ref: string, { sha, isMissing, notes }: WantedCommit, { inputs, run }: Trial): void {
  const isFile = statSync(join(inputs.workingDir, ref), { throwIfNoEntry: false })?.isFile() ?? false
  if (sha !== null || !(isMissing || isFile || run.context.event === null)) return
  const sentence = isFile ? `${JSON.stringify(ref)} is not a commit; the file is ./${ref}` : notes.join('. ')
  throw new UserError('settings', `baseline: ${sentence}`, hintFor(ref), { exit: 2 })
}

const needsBuild = (ref: string, { source }: Inputs): UserError =>
  new UserError(
    'settings',
    `baseline: ${JSON.stringify(ref)} is a commit, whose image would have to be built; with ${source.kind} nothing is built`,
    `Give \`baseline\` a Report file that an earlier run wrote with \`report\`. ${imageHint(ref)} \`sea-trial diff\` compares two images.`,
    { exit: 2 },
  )

function jsonFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch {
    return []
  }
}

/** For a laptop, where nothing is searched unless it is asked for. */
const howTo = ({ source }: Inputs): Pick<BaselineTry, 'source' | 'note'> =>
  source.kind === 'build'
    ? {
        source: 'build',
        note: '`--baseline build` also builds the commit where this branch left the default branch, and compares with it',
      }
    : { source: 'file', note: '`--baseline FILE` compares with the Report of an earlier run' }

const CUT =
  'This clone does not have the commits before the wanted one, so they were not searched for; `fetch-depth: 10` of actions/checkout has them'

/** With the remarks on the choice of the commit, where they matter: not if its own Report was found. */
function withNotes({ found, tried }: Search, wanted: WantedCommit): Search['tried'] {
  const isExact = found !== null && describeBaseline(found.report, found.source, wanted).behind === 0
  const last = tried.at(-1)
  if (isExact || last === undefined) return tried
  const notes = [last.note, ...wanted.notes, ...(wanted.isCut && last.source !== 'build' ? [CUT] : [])]
  const note = notes.filter((one) => one !== undefined).join('. ')
  return [...tried.slice(0, -1), { ...last, ...(note === '' ? {} : { note }) }]
}

/** The service may be slow or down; the verdict does not wait longer for it. */
const ARTIFACT_SECONDS = 20

/** Those that are searched while the image is built. */
const PLACES: Partial<Record<BaselinePlace, (wanted: WantedCommit, trial: Trial) => Place>> = {
  cache: (wanted, trial) => ({
    source: 'cache',
    async find() {
      const platform = await platformOf(trial)
      const cache = cacheOf(trial.inputs, trial.run, platform)
      return cachedReport(cache, wanted, expectedOf(trial, wanted, platform))
    },
  }),
  artifact: (wanted, trial) => ({
    source: 'artifact',
    limit: ARTIFACT_SECONDS,
    async find() {
      const platform = await platformOf(trial)
      return artifactReport(() => connected(trial), wanted, expectedOf(trial, wanted, platform))
    },
  }),
}

/** Null for an archive, whose platform is known only when it has been read. */
async function platformOf({ inputs, link }: Trial): Promise<string | null> {
  if (inputs.source.platform !== null) return withoutVariant(inputs.source.platform)
  if (inputs.source.kind === 'archive') return null
  const { info } = await link()
  return `${info.os}/${info.architecture}`
}

const withoutVariant = (platform: string): string => platform.split('/').slice(0, 2).join('/')

const cacheOf = (
  { name }: Inputs,
  { host, job, tempDir, signal }: Run,
  platform: string | null,
): ReportCache => ({
  name,
  platform: platform ?? 'any',
  matrix: job.matrix,
  script: host.script,
  env: host.env,
  tempDir,
  signal,
})

/** Branches of which a Report may be: the wanted commit's, and the default branch, whose caches all runs read. */
function expectedOf(
  { inputs, run }: Trial,
  { branch, isOwn }: WantedCommit,
  platform: string | null,
): Expected {
  const { repository, sha, defaultBranch } = run.context
  const refs = [...new Set([branch, defaultBranch])].filter((ref) => ref !== null)
  return { name: inputs.name, platform, matrix: run.job.matrix, refs, repository, own: isOwn ? null : sha }
}

function connected({ inputs, run }: Trial) {
  const { apiUrl, repository } = run.context
  if (inputs.token === null || repository === null)
    return Promise.reject(new Error('Artifacts cannot be read without a token and a repository'))
  return connect({ token: inputs.token, apiUrl, repository })
}

export const gitOf = ({ root }: Inputs, { host, tempDir, signal, mode }: Run): Git =>
  gitIn({ root, env: host.env, signal, trustedIn: mode === 'action' ? join(tempDir, 'git') : null })

/** Nothing that a pull request saves could be a baseline. */
const isSaved = ({ image, verdict }: Report, { baseline }: Inputs, { event, branch }: Context): boolean =>
  eventRule(event).isBaseline &&
  branch !== null &&
  image !== null &&
  verdict !== 'error' &&
  baseline.kind !== 'none'

/** After the verdict. Never rejects; the job's log says whether it was saved. */
export async function saveBaseline(report: Report, inputs: Inputs, run: Run): Promise<void> {
  const { sha } = report
  if (sha === null || !isSaved(report, inputs, run.context)) return
  const given = inputs.source.platform
  const platform = inputs.source.kind === 'archive' ? null : engineOf(report)
  const cache = cacheOf(inputs, run, given === null ? platform : withoutVariant(given))
  const { event, run: job } = run.context
  const again = repeatsCommits(event) ? job.id : null
  const why = await saveReport(cache, withHistory(report, report.history ?? []), sha, again)
  const said =
    why === null ? 'Saved this Report for later runs to compare with.' : `Not saved for later runs: ${why}.`
  run.host.stdout.write(`${harmless(oneLine(said))}\n`)
}

const engineOf = ({ engine }: Report): string | null => engine && `${engine.os}/${engine.architecture}`
