/**
 * The one comment of a pull request. Each job writes its own sections and keeps those of others. GitHub has no conditional
 * writes, so two jobs that read before either writes lose a section: each reads again after a while, and writes again if
 * anything that it has seen is missing. It waits for longer than a reading and a writing take, and longer after each loss.
 */
import { systemClock, type Clock } from '../core/clock.ts'
import type { Comment, Context, GitHub } from '../github/index.ts'
import type { Job } from '../inputs/index.ts'
import type { Inputs } from '../inputs/types.ts'
import {
  hasChanged,
  isOutdated,
  mergeSections,
  renderBody,
  roomFor,
  sameSections,
  sectionBody,
  sectionOf,
  type Links,
  type Section,
} from '../report/index.ts'
import type { Report } from '../core/schema.ts'
import { explain } from './comment-error.ts'
import { ownComments, type Own } from './own-comments.ts'

export interface Sticky {
  inputs: Pick<Inputs, 'comment' | 'minimumChange' | 'token'>
  context: Context
  job: Job
  clock: Clock
  /** From 0 to 1. */
  random: () => number
  connect: () => Promise<GitHub>
  links: Links
  /** What the images of this run ship together: one sentence. */
  together?: string
  /** Updates a section that exists, but adds none. */
  isUpdate?: boolean
}

/** The real ones, which tests replace. */
export const TIMED = { clock: systemClock, random: Math.random }

/** Returns null if there is no comment; appends errors to `failures`. */
export async function publishComment(
  reports: readonly Report[],
  sticky: Sticky,
  failures: string[],
): Promise<{ url: string } | null> {
  const { inputs, context, connect } = sticky
  if (inputs.comment === 'never' || context.pullRequest === null) return null
  if (!inputs.token || !context.repository) {
    failures.push(`No comment was written: there is no ${inputs.token ? 'GITHUB_REPOSITORY' : '`token`'}.`)
    return null
  }
  try {
    const github = await connect()
    const pull = context.pullRequest
    const find = ownComments({ github, pull, names: reports.map(({ name }) => name), token: inputs.token })
    const comment = await write(reports, sticky, { github, pull, find })
    return comment && { url: comment.url }
  } catch (cause) {
    failures.push(explain(cause, context))
    return null
  }
}

/** When a first comment is created. An existing one is always updated, so that it cannot be stale. */
const MAY_CREATE: Readonly<
  Record<Inputs['comment'], (report: Report, least: Inputs['minimumChange']) => boolean>
> = {
  always: () => true,
  'on-failure': hasFailed,
  'on-change': (report, least) => hasFailed(report) || isNews(report, least),
  never: () => false,
}

function hasFailed({ verdict, push }: Report): boolean {
  return verdict !== 'pass' || (push?.failed ?? []).length > 0
}

/** Whether the verdict, a figure or the set of findings changed. Always true without a baseline. */
function isNews(report: Report, least: Inputs['minimumChange']): boolean {
  const { delta, findings } = report
  if (delta?.verdictBefore !== report.verdict || hasChanged(report, least)) return true
  const before = new Set(delta.findingsBefore)
  const now = new Set(findings.map(({ code }) => code))
  return before.size !== now.size || [...now].some((code) => !before.has(code))
}

/** In seconds. */
const GIVE_UP_AFTER = 45
const WAIT_ALONE = 0.2
const LEAST_WAIT = 0.6
/** Of the wait, with each loss. */
const GROWTH = 1.25
/** Before a first comment, for each leg: so that not all of them create one. */
const SPREAD = 0.1
const MOST_SPREAD = 2

interface Target {
  github: GitHub
  pull: number
  find: (since?: string) => Promise<Own[]>
}

async function write(reports: readonly Report[], sticky: Sticky, target: Target): Promise<Comment | null> {
  const { clock, random } = sticky
  const { github, pull, find } = target
  const written = reports.map((report) => ({ report, facts: sectionFor(report, sticky) }))
  const facts = written.map((one) => one.facts)
  const isOwn = ({ key }: Section): boolean => facts.some((one) => one.key === key)
  const legs = Math.max(...facts.map((one) => one.legs))
  const isAmongOthers = () => legs > 1 || !known.every(isOwn)
  /** All sections that were seen, with the own one. */
  let known: readonly Section[] = []
  const bodyWith = (own: readonly Own[]): string => {
    const all = mergeSections(known, ...own.map(({ sections }) => sections), facts)
    known = all.map((section) => {
      const one = written.find(({ facts: { key } }) => key === section.key)
      return one
        ? { ...section, body: sectionBody(one.report, sticky.links, roomFor(one.facts, all)) }
        : section
    })
    return renderBody(known)
  }

  const deadline = clock.now() + GIVE_UP_AFTER
  let started = clock.now()
  let own = await find()
  if (own.length === 0 && legs > 1) {
    await clock.sleep(random() * Math.min(MOST_SPREAD, SPREAD * legs))
    started = clock.now()
    own = await find()
  }
  for (let round = 0; ; round++) {
    const [first, ...extra] = own
    const there = own.flatMap(({ sections }) => sections)
    if (facts.every((one) => isOutdated(one, there))) return first?.comment ?? null
    if (first && sticky.isUpdate && !first.isLegacy && !there.some(isOwn)) return null
    if (!first && !(await mayCreate(reports, sticky, target, round > 0))) return null
    const body = bodyWith(own)
    const comment = first
      ? await update(github, first.comment, async (tries) => (tries === 0 ? body : bodyWith(await find())))
      : await github.createComment(pull, body)
    if (comment) await deleteAll(github, extra)

    // whoever created a comment is not overwritten, and one with a lower id would be there already
    const wait = isAmongOthers() ? Math.max(LEAST_WAIT, 2 * (clock.now() - started)) : WAIT_ALONE
    const left = Math.max(0, deadline - clock.now())
    if (first) await clock.sleep(Math.min((0.5 + random()) * wait * GROWTH ** round, left))
    started = clock.now()
    const now = await findAgain(find, comment)
    if (now === null || (now.length === 0 && !first)) return comment // the list may lag behind
    own = now
    const [holder] = own
    if (holder && sameSections(holder.sections, mergeSections(known, holder.sections))) return holder.comment
    if (started >= deadline) throw new Error('other jobs kept writing at the same time')
  }
}

/** Errors are ignored: the next run tries again. */
async function deleteAll(github: GitHub, own: readonly Own[]): Promise<void> {
  for (const { comment } of own) await github.deleteComment(comment.id).catch(() => undefined)
}

/** Our comments after `written`; null where they cannot be read any more, and it was written. */
async function findAgain(find: Target['find'], written: Comment | null): Promise<Own[] | null> {
  if (written === null) return find()
  try {
    const recent = Date.parse(written.updatedAt) ? await find(minuteBefore(written.updatedAt)) : []
    return recent.length > 0 ? recent : await find()
  } catch {
    return null
  }
}

/** What the comment says about a Report, without its page. */
export function sectionFor(
  report: Report,
  { context, job, links, together = '' }: Pick<Sticky, 'context' | 'job' | 'links' | 'together'>,
): Section {
  const { id, ...run } = context.run
  const origin = { ...run, run: id, matrix: report.matrix ?? job.matrix, legs: job.legs }
  return sectionOf(report, { run: origin, log: links.run, together })
}

/** Null if the comment was deleted in the meantime. */
async function update(
  github: GitHub,
  { id }: Comment,
  body: (tries: number) => Promise<string>,
): Promise<Comment | null> {
  try {
    return await github.updateComment(id, body)
  } catch (cause) {
    if (cause instanceof Error && 'status' in cause && cause.status === 404) return null
    throw cause
  }
}

/** A comment that a person deleted is made again only if something is wrong. */
async function mayCreate(
  reports: readonly Report[],
  { inputs, isUpdate }: Sticky,
  { github, pull }: Target,
  wasDeleted: boolean,
): Promise<boolean> {
  const isDue = (report: Report) => MAY_CREATE[inputs.comment](report, inputs.minimumChange)
  if (isUpdate || !reports.some(isDue)) return false
  if (reports.some(({ verdict }) => verdict !== 'pass')) return true
  const deletions = wasDeleted ? [] : await github.commentDeletions(pull).catch(() => [])
  return !wasDeleted && !deletions.some((login) => login !== null && !login.endsWith('[bot]'))
}

/** Clocks of servers differ a little. */
const minuteBefore = (instant: string): string =>
  new Date(Date.parse(instant) - 60_000).toISOString().replace(/\.\d+Z$/, 'Z')
