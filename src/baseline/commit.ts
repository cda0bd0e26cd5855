/**
 * Which commit to compare with. In a pull request GitHub checks out the base branch merged with the pull request, so what
 * the pull request changed is the difference to the first parent of that merge.
 */
import type { Context } from '../github/index.ts'
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
  /** What is doubtful about the choice, or why there is none: one sentence each. */
  notes: readonly string[]
}

export type EventFacts = Pick<
  Context,
  'event' | 'sha' | 'ref' | 'baseRef' | 'baseSha' | 'before' | 'branch' | 'defaultBranch'
>

const MOST_ANCESTORS = 8
const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/

/** `given`: the commit, branch or tag that the user asks for; null to decide by the event. Never rejects. */
export async function wantedCommit(
  facts: EventFacts,
  git: Git,
  given: string | null = null,
): Promise<WantedCommit> {
  const found = await choose(facts, git, given)
  if (found.sha === null) return { ...found, ancestors: [], isCut: false }
  const ancestors = await ancestorsOf(found.sha, git)
  const isCut = ancestors.length === 0 && (await isShallow(git))
  return { ...found, ancestors, isCut }
}

type Chosen = Omit<WantedCommit, 'ancestors' | 'isCut'>

async function choose(facts: EventFacts, git: Git, given: string | null): Promise<Chosen> {
  const head = await headOf(git)
  if (given !== null) return named(given, head, git)
  const choice = BY_EVENT[facts.event ?? ''] ?? byBranch
  return choice(facts, head, git)
}

/** A value, or the sentence that says why there is none. */
type Head = { sha: string; parents: readonly string[]; why: null } | { sha: null; parents: []; why: string }
type Choice = (facts: EventFacts, head: Head, git: Git) => Promise<Chosen> | Chosen

const BY_EVENT: Readonly<Record<string, Choice>> = {
  pull_request: ofPullRequest,
  pull_request_target: ofPullRequest,
  pull_request_review: ofPullRequest,
  pull_request_review_comment: ofPullRequest,
  merge_group: ofMergeGroup,
  push: ofPush,
}

async function ofPullRequest(facts: EventFacts, head: Head, git: Git): Promise<Chosen> {
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
  return asGiven(facts, 'the base branch when the event was sent', why)
}

function ofMergeGroup(facts: EventFacts): Chosen {
  return asGiven(facts, 'the commit before this entry of the merge queue', null)
}

async function ofPush(facts: EventFacts, head: Head, git: Git): Promise<Chosen> {
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

/** Also on a laptop: the commit where this branch left the default branch; on the default branch in CI, the parent. */
async function byBranch(facts: EventFacts, head: Head, git: Git): Promise<Chosen> {
  if (head.sha === null) return unknown(head.why)
  const tip = await defaultTip(facts, git)
  if (tip === null) {
    if (facts.event !== null) return ofParent(head, facts.branch, [])
    return unknown(
      'This repository has no remote with a default branch, so the commit to compare with is unknown: name one, as in `--baseline HEAD~1`',
    )
  }
  const common = await mergeBase(tip.ref, git)
  if (common === null) {
    if (facts.event !== null) return ofParent(head, facts.branch, [])
    return unknown(`This branch and ${tip.branch} have no common commit in this clone`)
  }
  if (common === head.sha && facts.event !== null) return ofParent(head, facts.branch, [])
  const how = common === head.sha ? `this commit of ${tip.branch}` : `where this branch left ${tip.branch}`
  return { sha: common, how, branch: tip.branch, notes: [] }
}

async function named(ref: string, head: Head, git: Git): Promise<Chosen> {
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
  if (SHA.test(ref)) return { sha: ref, how, branch: null, notes: [] }
  const found = await askRemote(ref, git)
  if (found !== null) return { ...found, how, notes: [] }
  return unknown(`${JSON.stringify(ref)} is neither a file nor a commit of this repository`)
}

const REF_NAME = /^[A-Za-z0-9][\w./-]*$/

/** A branch or tag that this clone lacks; null where the remote has none, or does not answer. */
async function askRemote(ref: string, git: Git): Promise<{ sha: string; branch: string | null } | null> {
  const remote = REF_NAME.test(ref) ? await remoteOf(git) : null
  if (remote === null) return null
  const head = `refs/heads/${ref}`
  const names = [head, `refs/tags/${ref}^{}`, `refs/tags/${ref}`] // the second is the commit of an annotated tag
  const { text } = await git(['ls-remote', '--quiet', remote, ...names])
  const shas = new Map(
    text
      .split('\n')
      .map((line) => line.split('\t'))
      .map(([sha = '', name = '']) => [name, sha]),
  )
  const name = names.find((one) => SHA.test(shas.get(one) ?? ''))
  return name === undefined ? null : { sha: shas.get(name) ?? '', branch: name === head ? ref : null }
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

const isShallow = async (git: Git): Promise<boolean> =>
  (await git(['rev-parse', '--is-shallow-repository'])).text === 'true'

/** The remote's default branch, as far as this clone knows it. */
async function defaultTip(
  { defaultBranch }: EventFacts,
  git: Git,
): Promise<{ ref: string; branch: string } | null> {
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
