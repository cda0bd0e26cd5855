/**
 * `sbom` names files to write, of the packages that were read (`cyclonedx`, `spdx=FILE`), and what buildx is to attach, as
 * docker/build-push-action takes it (`true`, `generator=IMAGE`).
 */
import { join, resolve } from 'node:path'
import { fileNameOf } from './predicate.ts'
import type { RunContext, SettingReader } from './setting-reader.ts'
import type { Inputs, SbomFile, SbomFormat } from './types.ts'

/** Names by which tools know the format of a file. */
const ENDINGS = { cyclonedx: 'cdx.json', spdx: 'spdx.json' } as const satisfies Record<SbomFormat, string>

export const SBOM_FORMATS: readonly [SbomFormat, ...SbomFormat[]] = ['cyclonedx', 'spdx']

interface Parts {
  readonly files: readonly { readonly format: SbomFormat; readonly path: string | null }[]
  /** For buildx; null without any. */
  readonly build: string | null
}

export function sbomParts(text: string): Parts {
  const items = text.split(/[\n,]/).map((item) => ({ item, own: fileIn(item.trim()) }))
  const files = items.flatMap(({ own }) => own ?? [])
  const others = items.flatMap(({ item, own }) => (own === null && item.trim() !== '' ? [item] : []))
  return { files, build: others.length > 0 ? others.join(',') : null }
}

function fileIn(item: string): Parts['files'][number] | null {
  const [name = '', ...path] = item.split('=')
  const format = SBOM_FORMATS.find((one) => one === name.toLowerCase())
  return format === undefined ? null : { format, path: path.length > 0 ? path.join('=') : null }
}

/** The text without what is for buildx. */
export const withoutBuildSbom = (text: string): string =>
  sbomParts(text)
    .files.map(({ format, path }) => (path === null ? format : `${format}=${path}`))
    .join('\n')

/** On a command line a file without a path is in the working directory; `name`: of the image. */
export function readSbom(
  reader: SettingReader,
  name: string,
  { cwd, env, commandLine }: RunContext,
): SbomFile[] {
  const { files } = sbomParts(reader.text('sbom') ?? '')
  const label = reader.labelOf('sbom')
  const mistake = files.length > 0 ? epochMistake(env) : null
  if (mistake !== null) reader.mistake(mistake)
  for (const format of SBOM_FORMATS)
    if (files.filter((one) => one.format === format).length > 1)
      reader.mistake(`${label}: ${format} is given twice: give each format once`)
  return files.map(({ format, path }) => {
    if (path === '')
      reader.mistake(`${label}: ${format}= needs a path: ${format}=bom.json, or ${format} alone`)
    const file =
      path === null
        ? commandLine
          ? join(cwd, sbomFileName(name, format))
          : null
        : reader.writtenPath('sbom', fileNameOf(path, name))
    return { format, file }
  })
}

/** The last second that a date of four digits can state. */
const LAST_SECOND = 253_402_300_799

/** What is wrong with SOURCE_DATE_EPOCH, the time that an SBOM states; null if nothing is. */
export function epochMistake({ SOURCE_DATE_EPOCH: epoch }: RunContext['env']): string | null {
  if (!epoch || (/^\d+$/.test(epoch) && Number(epoch) <= LAST_SECOND)) return null
  return `SOURCE_DATE_EPOCH: ${JSON.stringify(epoch.slice(0, 200))} is not allowed: expected whole seconds since 1970`
}

export const sbomFileName = (name: string, format: SbomFormat): string =>
  fileNameOf(`{name}.${ENDINGS[format]}`, name)

/** Of one of several platforms: `api-linux-arm64.cdx.json` of `api.cdx.json`. */
export function ofPlatform(file: string, platform: string | null): string {
  if (platform === null) return file
  const ending = /(?:\.(?:cdx|spdx|bom))?\.[^./\\]*$/.exec(file)?.[0] ?? ''
  return `${file.slice(0, file.length - ending.length)}-${platform.replace(/[^\w.-]+/g, '-')}${ending}`
}

/** Of each of the image's platforms, where it has several. */
export const sbomFilesOf = ({ name, sbom = [], source }: Inputs): string[] => {
  const platforms = (source.kind === 'build' ? source.platforms : null) ?? [null]
  return sbom.flatMap(({ format, file }) =>
    platforms.map((platform) => resolve(ofPlatform(file ?? sbomFileName(name, format), platform))),
  )
}
