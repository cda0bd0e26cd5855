/**
 * Which commit to compare with. In a pull request GitHub checks out the base branch merged with the pull request, so what
 * the pull request changed is the difference to the first parent of that merge.
 */
import type { Context } from '../github/index.ts'
import { nearest } from '../lib/nearest.ts'
import { whyUnavailable } from './checkout.ts'
import { deepen, isShallow, remoteDefault } from './deepen.ts'
import { remoteOf, type Answer, type Git } from './git.ts'

export interface WantedCommit {
  /** Null when it is unknown; then `notes` say why. */
  sha: string | null
  /** Completes "compared with main@3f2a1c9 (…)": `the parent of this merge`. */
  how: string
  /** The branch that it is on; null if unknown. */
  branch: string | null
  /** Up to 8 commits before it on that branch, nearest first; fewer in a shallow clone. */
  ancestors: readonly string[]
  /** The clone is shallow and has none of the ancestors. */
  isCut: boolean
  /** The commit that was named does not exist: neither here nor, as far as it can be asked, at the remote. */
  isMissing?: true
  /** It is the commit of this run: a Report of an earlier run of it counts. */
  isOwn?: true
  /** What is doubtful about the choice, or why there is none: one sentence each. */
  notes: readonly string[]
}

export type EventFacts = Pick<
  Context,
  'event' | 'sha' | 'ref' | 'baseRef' | 'baseSha' | 'before' | 'branch' | 'defaultBranch'
>

const MOST_ANCESTORS = 8
const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

export interface Wish {
  /** The commit, branch or tag that the user asks for; null to decide by the event. */
  named: string | null
  /** Names of Report files that may have been meant: `before.json`. */
  files?: readonly string[]
  /** Whether to fetch history that a shallow clone lacks. */
  deepens?: boolean
}

/** Never rejects. */
export async function wantedCommit(
  facts: EventFacts,
  git: Git,
  { named: ref, files = [], deepens = false }: Wish = { named: null },
): Promise<WantedCommit> {
  const first = ref === null ? await byEvent(facts, git) : await named(ref, facts, files, git)
  const found =
    deepens && first.lacksHistory && (await isShallow(git))
      ? await withHistory(first, facts, git)
      : { ...first }
  delete found.lacksHistory
  if (found.sha === null) return { ...found, ancestors: [], isCut: false }
  const ancestors = await ancestorsOf(found.sha, git)
  const isCut = ancestors.length === 0 && (await isShallow(git))
  return { ...found, ancestors, isCut }
}

interface Chosen extends Omit<WantedCommit, 'ancestors' | 'isCut'> {
  /** The choice may be another one in a clone with more history. */
  lacksHistory?: true
}

/** `tip`: of the branch that a pull request goes to, or of the default branch, where no ref of this clone has it. */
interface Facts extends EventFacts {
  tip?: Tip | null
}
interface Tip {
  /** For git. */
  ref: string
  branch: string
}

async function byEvent(facts: Facts, git: Git): Promise<Chosen> {
  const head = await headOf(git)
  const choice = BY_EVENT[facts.event ?? ''] ?? byBranch
  return choice(facts, head, git)
}

/** The choice after as many steps of fetching as it takes; the first one, with a note, if they do not help. */
async function withHistory(first: Chosen, facts: EventFacts, git: Git): Promise<Chosen> {
  const { baseRef, baseSha } = facts
  const ofEvent = baseRef !== null && baseSha !== null ? { ref: baseSha, branch: baseRef } : null
  const tip = ofEvent ?? (await defaultTip(facts, git)) ?? (await remoteDefault(git))
  let found = first
  const why = await deepen(tip?.ref ?? null, git, async () => {
    found = await byEvent({ ...facts, tip }, git)
    return found.lacksHistory !== true
  })
  if (why === null) return found
  return { ...found, notes: [...found.notes, `More history was not fetched into this shallow clone: ${why}`] }
}

/** A value, or the sentence that says why there is none. */
type Head = { sha: string; parents: readonly string[]; why: null } | { sha: null; parents: []; why: string }
type Choice = (facts: Facts, head: Head, git: Git) => Promise<Chosen> | Chosen

const BY_EVENT: Readonly<Record<string, Choice>> = {
  pull_request: ofPullRequest,
  pull_request_target: ofPullRequest,
  pull_request_review: ofPullRequest,
  pull_request_review_comment: ofPullRequest,
  merge_group: ofMergeGroup,
  push: ofPush,
  schedule: ofLastRun,
  workflow_dispatch: ofLastRun,
}

async function ofPullRequest(facts: Facts, head: Head, git: Git): Promise<Chosen> {
  const { sha, baseRef: branch, baseSha } = facts
  const [base, merged] = head.parents
  if (base !== undefined && merged !== undefined && head.sha !== sha && merged === sha)
    return { sha: base, how: 'the parent of this merge', branch, notes: [] }
  const theirs = branch === null ? [] : [`refs/remotes/origin/${branch}`]
  for (const tip of [...theirs, ...(baseSha === null ? [] : [baseSha])]) {
    const common = await mergeBase(tip, git)
    if (common !== null)
      return { sha: common, how: `where this branch left ${branch ?? 'its base'}`, branch, notes: [] }
  }
  const why = head.why ?? 'This clone does not have the commit where the pull request left its base branch'
  return { ...asGiven(facts, 'the base branch when the event was sent', why), lacksHistory: true }
}

function ofMergeGroup(facts: EventFacts): Chosen {
  return asGiven(facts, 'the commit before this entry of the merge queue', null)
}

async function ofPush(facts: Facts, head: Head, git: Git): Promise<Chosen> {
  const { before, branch } = facts
  if (before === null) return byBranch(facts, head, git)
  const how = 'the commit before this push'
  if (head.sha === null) return asGiven({ ...facts, baseSha: before }, how, head.why)
  const { code } = await git(['merge-base', '--is-ancestor', before, head.sha])
  if (code === 0) return { sha: before, how, branch, notes: [] }
  if (code !== 1 || (await isShallow(git)))
    return asGiven(
      { ...facts, baseSha: before },
      how,
      'This clone cannot show whether the branch was rewritten',
    )
  const common = await mergeBase(before, git)
  const note = 'The push rewrote the branch, so the commit before it is not part of this one'
  if (common !== null)
    return { sha: common, how: 'the last commit that the push kept', branch, notes: [note] }
  return ofParent(head, branch, [note])
}

/** On the default branch, where nobody changed anything: the last run, also of this same commit. */
async function ofLastRun(facts: Facts, head: Head, git: Git): Promise<Chosen> {
  const { branch, defaultBranch } = facts
  return head.sha === null || branch === null || branch !== defaultBranch
    ? byBranch(facts, head, git)
    : { sha: head.sha, how: 'this commit', branch, isOwn: true, notes: [] }
}

/** Also on a laptop: the commit where this branch left the default branch; on the default branch in CI, the parent. */
async function byBranch(facts: Facts, head: Head, git: Git): Promise<Chosen> {
  if (head.sha === null) return unknown(head.why)
  const tip = (await defaultTip(facts, git)) ?? facts.tip ?? null
  if (tip === null) {
    if (facts.event !== null) return { ...ofParent(head, facts.branch, []), lacksHistory: true }
    const none = unknown(
      'This repository has no remote with a default branch, so the commit to compare with is unknown: name one, as in `--baseline HEAD~1`',
    )
    return { ...none, lacksHistory: true }
  }
  const common = await mergeBase(tip.ref, git)
  if (common === null) {
    const none =
      facts.event === null
        ? unknown(`This branch and ${tip.branch} have no common commit in this clone`)
        : ofParent(head, facts.branch, [])
    return { ...none, lacksHistory: true }
  }
  if (common === head.sha && facts.event !== null) return ofParent(head, facts.branch, [])
  const how = common === head.sha ? `this commit of ${tip.branch}` : `where this branch left ${tip.branch}`
  return { sha: common, how, branch: tip.branch, notes: [] }
}

async function named(ref: string, facts: EventFacts, files: readonly string[], git: Git): Promise<Chosen> {
  const head = await headOf(git)
  if (head.sha === null) return unknown(head.why)
  const how = `named as ${ref}`
  const remote = `refs/remotes/origin/${ref}`
  for (const name of [ref, remote]) {
    // without --end-of-options a name could be an option
    const options = ['--verify', '--quiet', '--end-of-options']
    const { code, text } = await git(['rev-parse', ...options, `${name}^{commit}`])
    const isBranch = name === remote || (await isLocalBranch(ref, git))
    if (code === 0 && SHA.test(text)) return { sha: text, how, branch: isBranch ? ref : null, notes: [] }
  }
  if (SHA.test(ref)) {
    // in a workflow its Report may be stored although its commit is not here
    const why = facts.event === null ? await whyUnavailable(ref, git) : null
    return why === null ? { sha: ref, how, branch: null, notes: [] } : { ...unknown(why), isMissing: true }
  }
  const asked = REF_NAME.test(ref) ? await askRemote(ref, git) : NO_REMOTE
  if (asked.sha !== null) return { sha: asked.sha, how, branch: asked.branch, notes: [] }
  const isCut = await isShallow(git)
  const isOfHistory = !REF_NAME.test(ref) || /^[0-9a-f]{4,40}$/.test(ref)
  if (isCut && isOfHistory)
    return unknown(
      `${JSON.stringify(ref)} is not in this clone, which is shallow: it has only the newest commits. \`git fetch --unshallow\` fetches the others, as does \`fetch-depth: 0\` of actions/checkout`,
    )
  const none = unknown(
    `${JSON.stringify(ref)} is neither a file nor a commit of this repository${await didYouMean(ref, facts, files, git)}`,
    ...(asked.why === null ? [] : [`The remote could not be asked for it: ${asked.why}`]),
  )
  return isCut && asked.why !== null ? none : { ...none, isMissing: true }
}

/** `: did you mean main?`, of branches, tags and files; empty if none is near. */
async function didYouMean(
  ref: string,
  { baseRef, defaultBranch }: EventFacts,
  files: readonly string[],
  git: Git,
): Promise<string> {
  const [, name = ref, rest = ''] = /^(.*?)([~^@].*)?$/.exec(ref) ?? []
  const { text } = await git(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads', 'refs/tags'])
  const tracked = await git(['for-each-ref', '--format=%(refname:lstrip=3)', 'refs/remotes'])
  const refs = [...`${text}\n${tracked.text}`.split('\n'), baseRef ?? '', defaultBranch ?? '', 'HEAD']
  const [nearRef] = nearest(
    name,
    refs.filter((one) => one !== ''),
  )
  const bare = files.map((file) => file.replace(/\.json$/, ''))
  const nearFile = bare.includes(ref) ? ref : nearest(ref, bare)[0]
  const near = nearRef === undefined ? nearFile && `${nearFile}.json` : nearRef + rest
  return near === undefined ? '' : `: did you mean ${near}?`
}

const REF_NAME = /^[A-Za-z0-9][\w./-]*$/

/** `why`: the remote did not respond. Null if it has no such branch or tag, or there is no remote. */
type Asked = { sha: string; branch: string | null; why: null } | { sha: null; why: string | null }
const NO_REMOTE = { sha: null, why: null } as const

/** A branch or tag that this clone lacks. */
async function askRemote(ref: string, git: Git): Promise<Asked> {
  const remote = await remoteOf(git)
  if (remote === null) return NO_REMOTE
  const head = `refs/heads/${ref}`
  const names = [head, `refs/tags/${ref}^{}`, `refs/tags/${ref}`] // the second is the commit of an annotated tag
  const { code, text, why } = await git(['ls-remote', '--quiet', remote, ...names])
  if (code !== 0) return { sha: null, why }
  const shas = new Map(
    text
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([sha = '', name = '']) => [name, sha]),
  )
  const name = names.find((one) => SHA.test(shas.get(one) ?? ''))
  if (name === undefined) return NO_REMOTE
  return { sha: shas.get(name) ?? '', branch: name === head ? ref : null, why: null }
}

const isLocalBranch = async (ref: string, git: Git): Promise<boolean> =>
  (await git(['show-ref', '--verify', '--quiet', `refs/heads/${ref}`])).code === 0

function ofParent(head: Head, branch: string | null, notes: readonly string[]): Chosen {
  const [parent] = head.parents
  return parent === undefined
    ? unknown(head.why ?? 'This is the first commit, so there is none to compare with', ...notes)
    : { sha: parent, how: 'the parent of this commit', branch, notes }
}

/** The commit that the event names, which this clone cannot confirm. */
function asGiven({ baseSha, baseRef, branch }: EventFacts, how: string, why: string | null): Chosen {
  if (baseSha === null) return unknown(why ?? 'The event does not name the commit before it')
  const notes = why === null ? [] : [`${why}, so ${how} is taken as the event names it`]
  return { sha: baseSha, how, branch: baseRef ?? branch, notes }
}

const unknown = (...notes: readonly string[]): Chosen => ({ sha: null, how: '', branch: null, notes })

/** The commit that is checked out. Read from the commit itself: in a clone of depth 1 git hides its parents. */
export async function headOf(git: Git): Promise<Head> {
  const none = (why: string): Head => ({ sha: null, parents: [], why })
  const head = await git(['rev-parse', '--verify', '--end-of-options', 'HEAD^{commit}'])
  if (head.code !== 0) return none(await whyNoHead(head, git))
  const { code, text, why } = await git(['cat-file', 'commit', head.text])
  if (code !== 0) return none(`The commit could not be read: ${why}`)
  const [fields = ''] = text.split('\n\n', 1)
  const parents = [...fields.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha)
  return { sha: head.text, parents, why: null }
}

async function whyNoHead({ code, why }: Answer, git: Git): Promise<string> {
  if (code === null) return `${capital(why)}, so the commit to compare with is unknown`
  const inside = await git(['rev-parse', '--is-inside-work-tree'])
  if (inside.code === 0) return 'This repository has no commit yet'
  return inside.why.includes('dubious ownership')
    ? 'Another user owns this repository, so git does not read it'
    : 'This is not a git repository, so there is no commit to compare with'
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

async function mergeBase(tip: string, git: Git): Promise<string | null> {
  const { code, text } = await git(['merge-base', 'HEAD', tip])
  return code === 0 && SHA.test(text) ? text : null
}

async function ancestorsOf(sha: string, git: Git): Promise<string[]> {
  const { code, text } = await git(['rev-list', '--first-parent', `--max-count=${MOST_ANCESTORS + 1}`, sha])
  return code === 0 ? text.split('\n').filter((line) => SHA.test(line) && line !== sha) : []
}

/** The remote's default branch, as far as this clone knows it. */
async function defaultTip({ defaultBranch }: EventFacts, git: Git): Promise<Tip | null> {
  const remote = await remoteOf(git)
  if (remote === null) return null
  const prefix = `refs/remotes/${remote}/`
  const head = (await git(['symbolic-ref', '--quiet', `${prefix}HEAD`])).text
  const names = [
    defaultBranch,
    head.startsWith(prefix) ? head.slice(prefix.length) : null,
    'main',
    'master',
  ].filter((name) => name !== null)
  for (const branch of names) {
    const { code } = await git(['show-ref', '--verify', '--quiet', `${prefix}${branch}`])
    if (code === 0) return { ref: `${prefix}${branch}`, branch }
  }
  return null
}
