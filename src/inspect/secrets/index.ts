/**
 * Secrets that an image ships: in files of any layer, also those that a later layer deleted, and in its variables, labels
 * and history. A finding names the file, the line and the kind; the values are read, and never kept.
 */
import type { Finding, Level } from '../../core/schema.ts'
import { groupBy } from '../../lib/group-by.ts'
import { count } from '../../lib/units.ts'
import type { HistoryLines } from '../dockerfile-lines.ts'
import type { HistoryRow } from '../oci/config.ts'
import { layerOriginsOf, type Means } from '../waste/layer-origin.ts'
import { Phrases } from '../waste/phrases.ts'
import { quoted, short } from '../waste/quote.ts'
import type { WasteInput } from '../waste/input.ts'
import type { Written } from './config.ts'
import { secretFilesOf, type SecretFile } from './files.ts'
import { SURENESS, type Sure } from './found.ts'

export { secretsInConfig, type ConfigSecrets } from './config.ts'

const MOST_FINDINGS = 12
const MOST_LINES = 8
/** Of a finding that can be accepted by its paths. */
const MOST_PATHS = 100
/** Characters of a path in a message. */
const PATH = 160

const LEVELS: readonly Level[] = ['fail', 'warn', 'note']
const CODE = 'secret-in-layer'
const REPLACE = 'Replace the secret if the image was ever pushed.'

export interface Secrets {
  readonly findings: Finding[]
  /** Path numbers of files that a finding says more about than a hint. */
  readonly reported: ReadonlySet<number>
}

/** `history`: of the image's config; `isEnvFile`: what another finding reports, of which a hint says nothing new. */
export function secretsOf(
  input: WasteInput,
  written: readonly Written[],
  history: readonly HistoryRow[],
  lines: HistoryLines,
  isEnvFile: (path: number) => boolean,
): Secrets {
  const phrases = new Phrases({ ...input, origins: layerOriginsOf(input) })
  const hits = secretFilesOf(input, phrases)
    .flatMap((file) => hitsOf(file, input, phrases))
    .filter(({ sure, path }) => sure !== 'hint' || !isEnvFile(path))
  const groups = [
    ...groupBy(hits, ({ layer, what, level, hiddenBy }) =>
      [layer, what, level, hiddenBy].join('\0'),
    ).values(),
  ]
  const findings = [
    ...groups.map((group) => ofFiles(group, input, phrases)),
    ...ofConfig(written, history, lines, input),
    ...unread(input, phrases),
  ]
  const sorted = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level))
  return {
    findings: cut(sorted),
    reported: new Set(hits.flatMap(({ sure, path }) => (sure === 'hint' ? [] : [path]))),
  }
}

function cut(findings: readonly Finding[]): Finding[] {
  const kept = findings.slice(0, MOST_FINDINGS)
  const more = findings.length - kept.length
  return kept.map((finding, index) =>
    more > 0 && index === kept.length - 1
      ? {
          ...finding,
          evidence: [...finding.evidence, `and ${count(more, 'more finding')} like these, not listed`],
        }
      : finding,
  )
}

interface Hit {
  readonly path: number
  readonly layer: number
  readonly what: string
  readonly sure: Sure
  readonly line: number
  readonly level: Level
  /** A later layer that deleted or replaced it; null if it is still there. */
  readonly hiddenBy: number | null
  readonly end: 'deleted' | 'replaced'
  readonly isGenerated: boolean
}

function hitsOf(
  { path, layer, content, found }: SecretFile,
  { replayed, paths }: WasteInput,
  phrases: Phrases,
): Hit[] {
  const { isYours, means, command } = phrases.origin(layer)
  const name = paths.text(path)
  const { ledger } = replayed
  const end = ledger.cause(content) === 'deleted' ? 'deleted' : 'replaced'
  return found.map(({ what: kind, sure, line }): Hit => {
    const isKey = kind === KEY
    const what = isKey && HOST_KEY.test(name) ? 'an SSH host key' : kind
    const isGenerated =
      isKey && means === 'run' && (name.includes('/.ssh/') ? /\bssh-keygen\b/ : GENERATES).test(command)
    const level = sure === 'hint' ? 'note' : isYours && !isGenerated ? 'fail' : 'warn'
    return { path, layer, what, sure, line, level, hiddenBy: ledger.killer(content), end, isGenerated }
  })
}

const KEY = 'a private key'
const HOST_KEY = /\/ssh_host_\w+_key$/
/** Programs that make a key of their own: it is the same in each container, but it opens nothing else. */
const GENERATES =
  /\b(?:openssl|ssh-keygen|mkcert|cfssl|certtool|certbot|keytool|easyrsa|minica|dev-certs|make-ssl-cert|apt|apt-get|apk|dnf|microdnf|yum|zypper|pacman)\b/

const CONFIDENCE: Readonly<Record<Sure, Finding['confidence']>> = {
  checksum: 'proved',
  structure: 'proved',
  form: 'likely',
  hint: 'hint',
}

/** `group`: of one layer, kind and level, and hidden by the same layer. */
function ofFiles(group: readonly Hit[], { paths }: WasteInput, phrases: Phrases): Finding {
  const [first] = group
  if (!first) throw new RangeError('a group has no file')
  const { layer, what, level, sure } = first
  const { isYours } = phrases.origin(layer)
  const files = group
    .map(({ path, line }) => ({ path: paths.text(path), line }))
    .sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1))
  const name = files[0]?.path ?? ''
  const more = group.length > 1 ? ` and ${count(group.length - 1, 'more file')} each` : ''
  const has = sure === 'hint' ? 'may have' : group.length > 1 ? 'have' : 'has'
  const location = phrases.location(layer)
  return {
    code: CODE,
    level,
    confidence: CONFIDENCE[weakest(group)],
    message: `${quoted(name, PATH)}${isYours ? '' : ' of the base image'}${more} ${has} ${what}: ${stateOf(first, phrases)}`,
    fix: fixOf(first, name, phrases),
    ...(location === null ? {} : { location }),
    evidence: files
      .slice(0, MOST_LINES)
      .map(({ path, line }) => `${short(path, PATH)}, line ${line}: ${what}`),
    ...(files.length <= MOST_PATHS ? { paths: files.map(({ path }) => path) } : {}),
  }
}

const weakest = (group: readonly Hit[]): Sure =>
  SURENESS.findLast((sure) => group.some((hit) => hit.sure === sure)) ?? 'hint'

function stateOf({ layer, hiddenBy, end }: Hit, phrases: Phrases): string {
  if (hiddenBy === null) return `anyone who pulls the image can read it (layer ${layer})`
  const place = phrases.place(hiddenBy)
  const by = !phrases.origin(hiddenBy).isYours
    ? 'in the base image'
    : place.includes(':')
      ? `at ${place}`
      : `in ${place}`
  return `${end} ${by}, but still readable in layer ${layer} by anyone who pulls`
}

const FIXES: Readonly<Record<Means, (name: string) => string>> = {
  copy: (name) =>
    `List ${quoted(`**/${name}`, PATH)} in \`.dockerignore\`. A step of the build that needs it reads it with \`RUN --mount=type=secret\`, which stores nothing.`,
  run: () =>
    'Do not write it during the build: a step reads it with `RUN --mount=type=secret`, which stores nothing.',
  stage: () => 'Copy only what the app needs from that stage.',
}

function fixOf({ layer, isGenerated, sure }: Hit, path: string, phrases: Phrases): string {
  const { isYours, means } = phrases.origin(layer)
  if (!isYours) return 'Use a base image without it, or report it to its maintainers.'
  if (isGenerated) return 'Make the key when the container starts, so that each one has its own.'
  const way = FIXES[means](path.slice(path.lastIndexOf('/') + 1))
  return sure === 'hint' ? `If it is a secret: ${way}` : `${way} ${REPLACE}`
}

function ofConfig(
  written: readonly Written[],
  history: readonly HistoryRow[],
  { lines }: HistoryLines,
  { rows, file }: WasteInput,
): Finding[] {
  const isYours = ownRows(history, rows.filter(({ part }) => part === 'base').length, lines)
  const own = written.map((one) => ({
    ...one,
    isYours: one.row === null ? isYours.every(Boolean) : (isYours[one.row] ?? true),
  }))
  return own
    .filter(({ sure, isYours: isOwn }) => isOwn || sure !== 'hint')
    .map(({ where, what, sure, row, isYours: isOwn }): Finding => {
      const line = row === null ? undefined : lines[row]
      const has = sure === 'hint' ? 'may have' : 'has'
      const kept = row === null ? 'settings' : 'history'
      const ofBase = isOwn ? '' : ' of the base image'
      return {
        code: CODE,
        level: sure === 'hint' ? 'note' : isOwn ? 'fail' : 'warn',
        confidence: CONFIDENCE[sure],
        message: `${where}${ofBase} ${has} ${what}: anyone who pulls can read it in the image's ${kept}`,
        fix: configFix(where, isOwn, sure),
        ...(line === undefined || file === null ? {} : { location: { file, line } }),
        evidence: [row === null ? `${where}: ${what}` : `${where}, row ${row + 1} of the history: ${what}`],
      }
    })
}

function configFix(where: string, isOwn: boolean, sure: Sure): string {
  if (!isOwn) return 'Use a base image without it, or report it to its maintainers.'
  const way = where.startsWith('the variable')
    ? 'Set it when the container starts (`--env-file`, or secrets of the platform), not in the Dockerfile.'
    : 'Pass it to the step that needs it with `RUN --mount=type=secret`, which stores nothing.'
  return sure === 'hint' ? `If it is a secret: ${way}` : `${way} ${REPLACE}`
}

/**
 * By row: whether the Dockerfile made it. Rows without a layer that follow the base's last layer may be the base's or the
 * Dockerfile's own: they are the Dockerfile's if it has a line for them.
 */
function ownRows(
  history: readonly HistoryRow[],
  baseLayers: number,
  lines: HistoryLines['lines'],
): boolean[] {
  let below = 0
  return history.map(({ empty_layer: isEmpty }, row) => {
    const index = below
    if (isEmpty !== true) below++
    return (
      baseLayers === 0 ||
      lines[row] !== undefined ||
      index > baseLayers ||
      (index === baseLayers && isEmpty !== true)
    )
  })
}

function unread({ replayed }: WasteInput, phrases: Phrases): Finding[] {
  return replayed.layers.flatMap(({ secretsUnread }, layer): Finding[] => {
    if (secretsUnread === 0 || !phrases.origin(layer).isYours) return []
    const location = phrases.location(layer)
    return [
      {
        code: CODE,
        level: 'note',
        confidence: 'hint',
        message: `${count(secretsUnread, 'file')} of layer ${layer} ${secretsUnread === 1 ? 'is' : 'are'} named like credentials and ${secretsUnread === 1 ? 'was' : 'were'} not searched for secrets: too large, or too many`,
        ...(location === null ? {} : { location }),
        evidence: ['searched: files up to 1 MiB, 5,000 of a layer, 32 MiB together'],
      },
    ]
  })
}
