/**
 * `contract: auto`: which files of a repository say how this image runs. Precise rather than complete: a file counts only if it
 * names this Dockerfile or image, or can mean no other. Of two candidates of one kind none is taken. Pure: the caller lists
 * and reads.
 */
import { WrongFile } from '../../lib/document.ts'
import { groupBy } from '../../lib/group-by.ts'
import { kindOf } from '../kinds.ts'
import type { Contract, ContractKind } from '../model.ts'
import { readContractFile } from '../read.ts'
import { isTemplate } from '../template.ts'
import { claimOf } from './claims.ts'
import { MANIFEST_FOLDERS } from './manifests.ts'
import type { Claim, Subject } from './subject.ts'

export { namesOf, type Subject } from './subject.ts'

export interface FoundContracts {
  readonly contracts: readonly Contract[]
  /** Which files were not taken, and why: whole sentences without a full stop. */
  readonly notes: readonly string[]
}

/** Folders of manifests, below the folders that are searched. */
const BELOW = [...MANIFEST_FOLDERS, '.devcontainer']
const MOST_FILES = 200
/** Characters of all files that may be contracts: each of these is parsed. */
const MOST_CHARACTERS = 4 * 1024 ** 2
/** Files of Helm, Kustomize and Skaffold, which are no manifests. */
const NO_MANIFESTS = /^(?:kustomization|Chart|values(?:[.-][\w.-]+)?|skaffold|helmfile)\.ya?ml$/

/** Relative to the root of the repository, each once; the caller lists their files, without those of folders below. */
export function foldersToSearch({ dockerfile, context }: Subject): string[] {
  const tops = [folderOf(dockerfile), context, '']
  return [
    ...new Set(tops.flatMap((top) => [top, ...BELOW.map((name) => (top === '' ? name : `${top}/${name}`))])),
  ]
}

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')))

/** `files`: relative to the root of the repository. `read` gives null for a file that cannot be read, or is too large. */
export function findContracts(
  files: readonly string[],
  read: (file: string) => string | null,
  subject: Subject,
): FoundContracts {
  const notes: string[] = []
  const refused: Refused[] = []
  const wanted = [...new Set(files)].filter(mayBeContract).sort()
  const candidates = filesIn(wanted, read, notes).flatMap((one) => candidatesOf(one, subject, refused))
  const contracts = [...groupBy(candidates, ({ kind }) => familyOf(kind)).values()].flatMap((ofKind) =>
    single(ofKind, notes),
  )
  return { contracts: contracts.flatMap((one) => taken(one, notes)), notes: [...together(refused), ...notes] }
}

/** A file that may be of this image, and why it is not taken. */
interface Refused {
  file: string
  why: string
}

const MOST_NAMED = 3

/** One sentence for all files with the same reason: a repository of many services has many of them. */
const together = (refused: readonly Refused[]): string[] =>
  [...groupBy(refused, ({ why }) => why)].map(([why, files]) => {
    const names = files.slice(0, MOST_NAMED).map(({ file }) => file)
    const more = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : ''
    return `${names.join(', ')}${more} ${files.length === 1 ? 'is' : 'are'} not taken: ${why}`
  })

const mayBeContract = (file: string): boolean => {
  const name = file.slice(file.lastIndexOf('/') + 1)
  return (/\.(?:ya?ml|toml|json)$/.test(name) || name === 'Procfile') && !NO_MANIFESTS.test(name)
}

interface File {
  file: string
  text: string
  kind: ContractKind
}

/** Those of a known kind, within the bounds. */
function filesIn(wanted: readonly string[], read: (file: string) => string | null, notes: string[]): File[] {
  const files: File[] = []
  let [looked, characters] = [0, 0]
  for (const file of wanted.slice(0, MOST_FILES)) {
    const text = read(file)
    const kind = text === null ? null : kindOf(file, text)
    if (text !== null && kind !== null) {
      characters += text.length
      if (characters > MOST_CHARACTERS) break
      files.push({ file, text, kind })
    }
    looked++
  }
  if (looked < wanted.length) notes.push(`of ${wanted.length} files, the first ${looked} were looked at`)
  return files
}

interface Candidate extends File {
  pick: string | null
  isNamed: boolean
}

function candidatesOf({ file, text, kind }: File, subject: Subject, refused: Refused[]): Candidate[] {
  if (familyOf(kind) === 'kubernetes' && text.split('\n').some(isTemplate)) {
    refused.push({ file, why: 'set contract to the file that the template makes' })
    return []
  }
  const claim = withoutThrowing(() => claimOf(kind, file, text, subject))
  if ('no' in claim) {
    if (claim.no !== '') refused.push({ file, why: claim.no })
    return []
  }
  return claim.picks.map(({ pick, isNamed }) => ({ file, text, kind, pick, isNamed }))
}

function withoutThrowing(run: () => Claim): Claim {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof WrongFile)) throw error
    return { no: `line ${error.line}: ${error.message}` }
  }
}

/** Kubernetes and Knative are one language. */
const familyOf = (kind: ContractKind): ContractKind => (kind === 'knative' ? 'kubernetes' : kind)

/** Those that name the image come first; then the only one. */
function single(ofKind: readonly Candidate[], notes: string[]): Candidate[] {
  const named = ofKind.filter(({ isNamed }) => isNamed)
  const [first, second] = named.length > 0 ? named : ofKind
  if (first === undefined) return []
  if (second === undefined) return [first]
  const all = (named.length > 0 ? named : ofKind).map(addressOf).slice(0, 10).join(', ')
  notes.push(`none of these is taken, since each could be the contract: ${all}; set contract to one of them`)
  return []
}

const addressOf = ({ file, pick }: Candidate): string => (pick === null ? file : `${file}#${pick}`)

function taken(candidate: Candidate, notes: string[]): readonly Contract[] {
  const { contracts, mistakes } = readContractFile(candidate.text, candidate.file, candidate.pick)
  for (const { line, message } of mistakes.slice(0, 10))
    notes.push(`${addressOf(candidate)} is not taken: ${line === null ? '' : `line ${line}: `}${message}`)
  return contracts
}
