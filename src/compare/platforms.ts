/**
 * What differs between the images of several platforms of one build, as sentences without a full stop, in the order in which
 * they matter. Pure. What follows from the platform itself is left out: digests, versions of a processor in package names.
 */
import { FINDING_CODES } from '../core/finding-codes.ts'
import type { Finding, Report } from '../core/schema.ts'
import { bytes } from '../lib/units.ts'
import { placesOf } from './finding-places.ts'

export type PlatformReport = Pick<Report, 'image' | 'smoke' | 'findings'>

/** Smaller differences of sizes are usual between processors. */
const LEAST_GROWTH = 0.1
const LEAST_BYTES = 1_000_000
/** Of each kind. */
const MOST_SENTENCES = 8

interface Row {
  readonly platform: string
  readonly report: PlatformReport
}

/** `reports`: by platform, `linux/arm64`. Only platforms with an image are compared; fewer than two have no differences. */
export function comparePlatforms(reports: ReadonlyMap<string, PlatformReport>): string[] {
  const rows = [...reports]
    .map(([platform, report]) => ({ platform, report }))
    .filter(({ report }) => report.image !== null)
  if (rows.length < 2) return []
  return [findingDifferences, baseDifferences, packageDifferences, sizeDifferences].flatMap((differences) => {
    const sentences = differences(rows)
    const left = sentences.length - MOST_SENTENCES
    return left > 0 ? [...sentences.slice(0, MOST_SENTENCES), `and ${left} more like this`] : sentences
  })
}

/** They say themselves that one platform was not run as it runs elsewhere. */
const OF_PLATFORM: ReadonlySet<string> = new Set([
  'emulated',
  'other-platform',
  'not-proven',
  'nothing-checked',
])
const OF_RUN: ReadonlySet<string> = new Set(FINDING_CODES.smoke)

/** A finding of the container counts only between platforms whose container was run. */
function findingDifferences(rows: readonly Row[]): string[] {
  const found = new Map<string, { finding: Finding; on: string[] }>()
  for (const { platform, report } of rows)
    for (const finding of report.findings) {
      const key = JSON.stringify([finding.code, placesOf(finding)])
      const one = found.get(key) ?? { finding, on: [] }
      if (!one.on.includes(platform)) one.on.push(platform)
      found.set(key, one)
    }
  return [...found.values()].flatMap(({ finding, on }) => {
    const { code, message } = finding
    const compared = OF_RUN.has(code) ? rows.filter(({ report }) => report.smoke !== null) : rows
    const without = namesOf(compared.filter(({ platform }) => !on.includes(platform)))
    if (OF_PLATFORM.has(code) || without.length === 0) return []
    return [`only on ${listed(on)}, not on ${listed(without)}: ${message}`]
  })
}

function baseDifferences(rows: readonly Row[]): string[] {
  return [
    ...oneSentence('the base', rows, ({ image }) => image?.base?.ref),
    ...oneSentence('the distribution', rows, ({ image }) => {
      const { name, version } = image?.distribution ?? {}
      return name === undefined ? undefined : `${name} ${version ?? ''}`.trim()
    }),
  ]
}

/** "the base is a on x and y, and b on z"; nothing while the known ones are equal. */
function oneSentence(
  what: string,
  rows: readonly Row[],
  of: (report: PlatformReport) => string | undefined,
): string[] {
  const values = new Map<string, string[]>()
  for (const { platform, report } of rows) {
    const value = of(report)
    if (value !== undefined) values.set(value, [...(values.get(value) ?? []), platform])
  }
  if (values.size < 2) return []
  return [`${what} is ${[...values].map(([value, on]) => `${value} on ${listed(on)}`).join(', and ')}`]
}

/** Names of processors in names of packages: `@esbuild/linux-x64`, `gcc-12-aarch64-linux-gnu`. */
const PROCESSORS =
  /x86[-_]64|x64|amd64|i[36]86|ia32|aarch64|arm64|armhf|armv?[5-8]l?|powerpc64le|ppc64(?:le|el)?|s390x|riscv64|loong(?:arch)?64/gi

/** A package that some platforms have; shared libraries are packages too. Only of complete lists. */
function packageDifferences(rows: readonly Row[]): string[] {
  const known = rows.filter(({ report }) => report.image?.packages && !report.image.packagesCut)
  const found = new Map<string, { label: string; on: Set<string> }>()
  for (const { platform, report } of known)
    for (const { type, name } of report.image?.packages ?? []) {
      const key = `${type} ${name.replace(PROCESSORS, '*')}`
      const one = found.get(key) ?? { label: `${type} package ${name}`, on: new Set() }
      one.on.add(platform)
      found.set(key, one)
    }
  return [...found.values()].flatMap(({ label, on }) => {
    const without = namesOf(known.filter(({ platform }) => !on.has(platform)))
    return without.length === 0 ? [] : [`the ${label} is missing on ${listed(without)}`]
  })
}

/** Each is compared with the smallest. */
function sizeDifferences(rows: readonly Row[]): string[] {
  const sized = rows
    .map(({ platform, report }) => ({ platform, size: report.image?.sizes.onDisk ?? 0 }))
    .sort((a, b) => a.size - b.size)
  const [least, ...others] = sized
  if (!least) return []
  return others
    .filter(({ size }) => size - least.size >= LEAST_BYTES && size > least.size * (1 + LEAST_GROWTH))
    .map(({ platform, size }) => {
      const share = least.size === 0 ? '' : `, ${Math.round((size / least.size - 1) * 100)} % more`
      return `${platform} has ${bytes(size)} on disk${share} than ${least.platform} (${bytes(least.size)})`
    })
}

const namesOf = (rows: readonly Row[]): string[] => rows.map(({ platform }) => platform)

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
