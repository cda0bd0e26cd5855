/**
 * Artifacts that refer to an image, by the API of registries that have it, else by an index under a tag made of the digest.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
 */
import { descriptorOf, fallbackTag } from '../core/descriptor.ts'
import type { Descriptor } from '../core/image-content.ts'
import { entries, field, list, parseJson, text, type Json } from '../lib/json.ts'
import { readAll } from './body.ts'
import { nullIfMissing } from './error.ts'
import { withRetries, type Pause } from './retry.ts'
import { addressIn, type Session } from './session.ts'

export interface Referrer extends Descriptor {
  readonly artifactType: string
  readonly annotations: Readonly<Record<string, string>>
}

const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json'
const MOST_BYTES = 8 * 2 ** 20
const MOST_PAGES = 20
/** How registries answer that do not know the path. */
const UNKNOWN = [400, 404, 405, 406]

export interface Repository {
  readonly repository: string
  readonly session: Session
  readonly rules: Pause
  /** By tag or digest. */
  readonly manifest: (name: string) => Promise<Buffer>
}

export async function referrersOf(
  { digest, artifactType }: { readonly digest: string; readonly artifactType: string },
  at: Repository,
): Promise<Referrer[]> {
  const listed =
    (await fromApi(
      `${at.repository}/referrers/${digest}?artifactType=${encodeURIComponent(artifactType)}`,
      at,
    )) ?? rowsIn(parseJson((await at.manifest(fallbackTag(digest)).catch(nullIfMissing)) ?? ''))
  // registries need not filter
  return listed.flatMap((row) => referrerOf(row) ?? []).filter((row) => row.artifactType === artifactType)
}

/** Null if the registry lacks the API. */
async function fromApi(first: string, { session, rules }: Repository): Promise<Json[] | null> {
  const rows: Json[] = []
  let next: string | URL | null = first
  for (let pages = 0; next !== null && pages < MOST_PAGES; pages++) {
    const page: Page | null = await withRetries(() => pageAt(next ?? first, session), rules)
    if (page === null) return null
    rows.push(...page.rows)
    next = page.next
  }
  return rows
}

interface Page {
  readonly rows: readonly Json[]
  readonly next: URL | null
}

async function pageAt(to: string | URL, session: Session): Promise<Page | null> {
  const sent = { headers: { accept: INDEX_TYPE } }
  const { response, url } = await session.check([200, ...UNKNOWN], 'read', await session.send(to, sent))
  const index = parseJson(await readAll(response, MOST_BYTES, url))
  if (response.statusCode !== 200 || !Array.isArray(field(index, 'manifests'))) return null
  const [, link] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(String(response.headers.link ?? '')) ?? []
  return { rows: rowsIn(index), next: link === undefined ? null : addressIn(link, url) }
}

const rowsIn = (index: Json): Json[] => list(field(index, 'manifests'))

function referrerOf(row: Json): Referrer | null {
  const descriptor = descriptorOf(row)
  const annotations = entries(field(row, 'annotations')).map(([key, value]) => [key, text(value)])
  return (
    descriptor && {
      ...descriptor,
      artifactType: text(field(row, 'artifactType')),
      annotations: Object.fromEntries(annotations) as Record<string, string>,
    }
  )
}
