/** Whether an image is the one before, without the waste that was to leave it. Pure. */
import { dockerIgnores } from '../build/dockerfile/index.ts'
import { EntryKind, NO_LAYER, type ImageFiles } from '../core/image-files.ts'
import type { ImageConfig, Report } from '../core/schema.ts'
import { bytes } from '../lib/units.ts'
import type { Fix } from './plan.ts'

/** What is compared of a trial. */
export interface Tried {
  readonly report: Report
  readonly files: FinalFiles
  /** `NAME=value`; null if there is no image. */
  readonly env: readonly string[] | null
}

/** By path: its `EntryKind` or `empty` for an empty file; of files and folders also mode and owner: `2 644 0:0`. */
export type FinalFiles = ReadonlyMap<string, string>

export function finalFiles(image: ImageFiles): FinalFiles {
  const { kinds, sizes, modes, uids, gids } = image.final
  const files = new Map<string, string>()
  for (let path = 0; path < image.count; path++) {
    const kind = kinds[path] ?? EntryKind.NOTHING
    if (kind === EntryKind.NOTHING) continue
    const what = kind === EntryKind.FILE && sizes[path] === 0 ? 'empty' : String(kind)
    const hasAccess = kind === EntryKind.FILE || kind === EntryKind.FOLDER
    const access = ` ${(modes[path] ?? 0).toString(8)} ${uids[path] ?? 0}:${gids[path] ?? 0}`
    files.set(image.text(path), hasAccess ? what + access : what)
  }
  return files
}

/** By folder: the layers that name something below it. */
export function layersBelow(image: ImageFiles): (folder: string) => number[] {
  const { count, layers } = image
  return (folder) => {
    let top = NO_LAYER
    for (let path = 0; path < count && top === NO_LAYER; path++) if (image.text(path) === folder) top = path
    if (top === NO_LAYER) return []
    const isBelow = new Uint8Array(count)
    for (let path = top + 1; path < count; path++) {
      const parent = image.parent(path)
      isBelow[path] = parent === top || isBelow[parent] === 1 ? 1 : 0
    }
    return layers.flatMap(({ paths }, layer) => (paths.some((path) => isBelow[path] === 1) ? [layer] : []))
  }
}

/** Of the bytes that the findings name: less may be a change of something else. */
const LEAST_SHARE = 0.5

const causeOf = ({ findings, headline }: Report): string =>
  findings.find(({ level }) => level === 'fail')?.message ?? headline

/** Null if the fixes are proven; else one sentence without a full stop. */
export function whyNot(before: Tried, after: Tried, fixes: readonly Fix[]): string | null {
  const { report } = after
  if (report.build?.ok === false) return 'the build fails with it'
  if (report.verdict !== 'pass') return `the image is not seaworthy with it: ${causeOf(report)}`
  return (
    changedConfig(before, after) ??
    changedFiles(before.files, after.files, fixes) ??
    notSmaller(before.report, report, fixes)
  )
}

const CONFIG = [
  'exposedPorts',
  'entrypoint',
  'cmd',
  'user',
  'workingDir',
  'stopSignal',
  'healthcheck',
  'labels',
] as const

function changedConfig(before: Tried, after: Tried): string | null {
  const of = ({ report }: Tried): Partial<ImageConfig> => report.image?.config ?? {}
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  const field = CONFIG.find((name) => !same(of(before)[name], of(after)[name]))
  if (field !== undefined) return `\`${field}\` of the image changes with it`
  return same(before.env, after.env) ? null : 'the environment of the image changes with it'
}

function changedFiles(before: FinalFiles, after: FinalFiles, fixes: readonly Fix[]): string | null {
  const removes = dockerIgnores(fixes.flatMap(({ finding }) => finding.remedy.removes).join('\n'))
  const stays = (path: string): boolean => removes(path.slice(1)) === null
  const onlyIn = (files: FinalFiles, others: FinalFiles): Row[] =>
    [...files].filter(([path, entry]) => kindOf(others.get(path)) !== kindOf(entry) && stays(path))
  const [lost, added] = [onlyIn(before, after), onlyIn(after, before)]
  const gone = without(lost, added)
  if (gone.length > 0) return `${listed(gone)} of the image would be missing or empty`
  const more = without(added, lost)
  if (more.length > 0) return `${listed(more)} would be added to the image`
  const others = [...after].filter(([path, entry]) => (before.get(path) ?? entry) !== entry && stays(path))
  const paths = others.map(([path]) => path)
  return paths.length > 0 ? `${listed(paths)} would have another mode or owner` : null
}

const kindOf = (entry: string | undefined): string | undefined => entry?.split(' ', 1)[0]

type Row = readonly [path: string, entry: string]

/** Names with a date or a random number differ in every build. */
const withoutNumbers = ([path, entry]: Row): string => `${entry} ${path.replace(/\d+/g, '#')}`

/** The paths that have no counterpart among `others`, each of which counts once. */
function without(rows: readonly Row[], others: readonly Row[]): string[] {
  const left = new Map<string, number>()
  for (const key of others.map(withoutNumbers)) left.set(key, (left.get(key) ?? 0) + 1)
  const alone = rows.filter((row) => {
    const count = left.get(withoutNumbers(row)) ?? 0
    left.set(withoutNumbers(row), count - 1)
    return count <= 0
  })
  return alone.map(([path]) => path)
}

const MOST_SHOWN = 3

function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, MOST_SHOWN).map((path) => `\`${path.replaceAll('`', "'").slice(0, 200)}\``)
  return shown.join(', ') + (paths.length > shown.length ? ` and ${paths.length - shown.length} more` : '')
}

function notSmaller(before: Report, after: Report, fixes: readonly Fix[]): string | null {
  const expected = fixes.reduce((sum, { finding }) => sum + (finding.bytes ?? 0), 0)
  const less = (before.image?.sizes.onDisk ?? 0) - (after.image?.sizes.onDisk ?? 0)
  if (less <= 0 || less < expected * LEAST_SHARE)
    return less <= 0
      ? 'the image is not smaller with it'
      : `it saves ${bytes(less)} only, not ${bytes(expected)}`
  return codesLeft(before, after, fixes)
}

/** Of each kind of waste: what the fixes were to save must be gone. */
function codesLeft(before: Report, after: Report, fixes: readonly Fix[]): string | null {
  const sumOf = (findings: readonly { code: string; bytes?: number | undefined }[], code: string): number =>
    findings.filter((one) => one.code === code).reduce((sum, one) => sum + (one.bytes ?? 0), 0)
  const wanted = fixes.map(({ finding }) => finding)
  const left = wanted.find(
    ({ code }) =>
      sumOf(before.findings, code) - sumOf(after.findings, code) < sumOf(wanted, code) * LEAST_SHARE,
  )
  return left ? `the waste stays (${left.code})` : null
}
