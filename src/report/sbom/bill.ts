/** What both formats say, before it gets their form: one image with its packages. Pure. */
import { createHash } from 'node:crypto'
import type { Image, Package, Report } from '../../core/schema.ts'
import { licenseOf, type License } from './license.ts'
import { purlOf } from './purl.ts'

export interface BillItem {
  /** Made of type, name, version, architecture and path; 16 hexadecimal digits. */
  readonly id: string
  readonly package: Package
  readonly purl: string | null
  readonly license: License | null
  /** Of the layer that has most of its files; null if the Report does not have that layer. */
  readonly diffId: string | null
}

export interface Bill {
  readonly name: string
  /** The digest that was pushed, else the image's ID. */
  readonly version: string
  /** SHA-256 of the manifest, where it was pushed. */
  readonly pushed: { readonly sha256: string; readonly purl: string | null } | null
  readonly image: Image
  readonly items: readonly BillItem[]
  /** Why there may be more packages; one sentence each, without a full stop. */
  readonly gaps: readonly string[]
  readonly tool: { readonly name: string; readonly version: string }
  readonly at: Date
}

/** `at`: the time that the document states. */
export function billOf(report: Report & { readonly image: Image }, at: Date): Bill {
  const { name, image, push } = report
  const { packages = [], layers, distribution } = image
  const items = packages.map((one): BillItem => ({
    id: idOf(one),
    package: one,
    purl: purlOf(one, distribution),
    license: one.license === undefined ? null : licenseOf(one.license),
    diffId: layers[one.layer]?.diffId ?? null,
  }))
  const digest = push?.digest ?? null
  const sha256 = /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1]
  const [tool = 'sea-trial', version = ''] = report.generator.split(' ')
  return {
    ...{ name, image, at },
    version: digest ?? image.id,
    pushed: sha256 === undefined ? null : { sha256, purl: ociPurl(push?.refs[0], sha256) },
    items: [...new Map(items.map((item) => [item.id, item])).values()],
    gaps: gapsOf(image),
    tool: { name: tool, version },
  }
}

const idOf = ({ type, name, version, architecture = '', path }: Package): string =>
  sha256Of([type, name, version, architecture, path].join('\0')).slice(0, 16)

/** `pkg:oci/api@sha256:…?repository_url=ghcr.io/acme/api` */
function ociPurl(ref: string | undefined, sha256: string): string | null {
  const repository = ref?.replace(/@.*$/, '').replace(/:[^/:]*$/, '')
  const name = repository?.split('/').at(-1)
  if (!repository || !name) return null
  return `pkg:oci/${encodeURIComponent(name.toLowerCase())}@sha256:${sha256}?repository_url=${encodeURIComponent(repository.toLowerCase())}`
}

function gapsOf({ packages, packagesCut, packagesUnread = [] }: Image): string[] {
  return [
    ...(packages === undefined ? ['The packages of the image were not read'] : []),
    ...(packagesCut === true ? ['The image has more packages than are listed here'] : []),
    ...packagesUnread.map(
      ({ type, path, why }) => `${path} was not read, or not completely: ${type}, ${why}`,
    ),
  ]
}

/** A UUID that is the same for the same content. */
export function uuidOf(content: unknown): string {
  const hex = sha256Of(JSON.stringify(content))
  // version 8 and the variant of RFC 9562
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Both formats want seconds without a fraction. */
export const timestamp = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z')
