/**
 * Reads the few contents of a layer that matter (package databases, programs, os-release) from the folder that holds the
 * layer's files: one file a request, or one folder where that is cheaper.
 */
import type { Budget } from '../../budget.ts'
import type { WantedFile } from '../../layer/entries-reader.ts'
import type { Layer, Notes } from '../../layer/index.ts'
import { joinNotes } from '../../layer/note-table.ts'
import { NoteTaker } from '../../layer/note-taker.ts'
import { Feed } from '../../tar/feed.ts'
import { parseTar, type TarEvent, type TarMember } from '../../tar/reader.ts'
import { ROOT, type Names } from '../../tree/paths.ts'
import { Kind } from '../../tree/tree.ts'
import { settleAll } from '../../../lib/settle-all.ts'
import { RouteUnavailable } from '../route-unavailable.ts'

/** What one request costs, in bytes that the engine could send instead; and what one more entry of a folder costs. */
const REQUEST_BYTES = 2 * 2 ** 20
const ENTRY_BYTES = 4096

/** How to read the contents that are needed of one layer. */
export interface ContentsPlan {
  readonly wanted: ReadonlyMap<number, WantedFile>
  /** Path numbers of the files and folders to ask for; each wanted content is at one of them, or below. */
  readonly requests: readonly number[]
  /** Bytes that the engine sends, with those that it could send in the time that the requests themselves take. */
  readonly cost: number
}

/** The cheapest requests for `wanted`: a file each, or a folder where that is cheaper. */
export function planContents(
  { names: { parents }, contents, nodes, lost }: Pick<Layer, 'names' | 'contents' | 'nodes' | 'lost'>,
  files: readonly WantedFile[],
): ContentsPlan {
  const gone = new Set(lost)
  const wanted = new Map(files.filter(({ content }) => !gone.has(content)).map((one) => [one.content, one]))
  const total = new Float64Array(parents.length)
  const cheapest = new Float64Array(parents.length)
  const isAsked = new Uint8Array(parents.length)
  const located = new Set<number>()
  for (const [row, path] of nodes.paths.entries()) {
    const content = nodes.kinds[row] === Kind.FILE ? (nodes.values[row] ?? 0) : null
    const size = content === null || located.has(content) ? 0 : (contents.sizes[content] ?? 0)
    total[path] = ENTRY_BYTES + size
    if (content === null || located.has(content) || !wanted.has(content)) continue
    located.add(content)
    cheapest[path] = REQUEST_BYTES + size
    isAsked[path] = 1
  }
  // a folder has a smaller number than what is in it
  for (let path = parents.length - 1; path >= ROOT; path--) {
    const asWhole = REQUEST_BYTES + (total[path] ?? 0)
    if (asWhole < (cheapest[path] ?? 0)) [cheapest[path], isAsked[path]] = [asWhole, 1]
    if (path === ROOT) break
    const parent = parents[path] ?? ROOT
    total[parent] = (total[parent] ?? 0) + (total[path] ?? 0)
    cheapest[parent] = (cheapest[parent] ?? 0) + (cheapest[path] ?? 0)
  }
  const requests: number[] = []
  const isCovered = new Uint8Array(parents.length)
  for (let path = ROOT; path < parents.length; path++) {
    const isInside = path !== ROOT && isCovered[parents[path] ?? ROOT] === 1
    if (isAsked[path] === 1 && !isInside) requests.push(path)
    if (isInside || isAsked[path] === 1) isCovered[path] = 1
  }
  return { wanted, requests, cost: cheapest[ROOT] ?? 0 }
}

/**
 * Reads the contents of `plan` and returns what was noted about them. `read`: the tar of a path below the layer's folder,
 * empty for the folder itself. Rejects with RouteUnavailable when a file is not there, or not as recorded.
 */
export async function readContents(
  layer: Layer,
  plan: ContentsPlan,
  budget: Budget,
  read: (path: string, use: (tar: AsyncIterable<Buffer>) => Promise<void>) => Promise<void>,
): Promise<Notes> {
  const left = new Map(plan.wanted)
  const byPath = pathsOf(layer, left)
  const notes = await settleAll(
    plan.requests.map(async (number) => {
      const path = latin1Path(layer.names, number)
      const taker = new NoteTaker(budget)
      await read(utf8(path), (tar) => readTarAt(path, tar, (file) => take(file, byPath, left), taker))
      return taker.take()
    }),
  )
  const [missing] = left.values()
  if (missing)
    throw new RouteUnavailable(
      `the engine's storage lacks ${Buffer.from(missing.file.path, 'latin1').toString()}`,
    )
  return merged(notes)
}

/** Every path at which a wanted content is found, its hard links included. */
function pathsOf({ names, nodes }: Layer, wanted: ReadonlyMap<number, WantedFile>): Map<string, WantedFile> {
  const found = new Map<string, WantedFile>()
  for (const [row, path] of nodes.paths.entries()) {
    const one = nodes.kinds[row] === Kind.FILE ? wanted.get(nodes.values[row] ?? 0) : undefined
    if (one) found.set(latin1Path(names, path), one)
  }
  return found
}

interface FoundFile {
  /** Latin-1 text of its bytes, from the layer's root. */
  readonly path: string
  readonly size: number
}

/** Each wanted content is taken once, under the first of its names. */
function take(
  { path, size }: FoundFile,
  byPath: ReadonlyMap<string, WantedFile>,
  left: Map<number, WantedFile>,
): WantedFile | null {
  const one = byPath.get(path)
  if (!one || !left.delete(one.content)) return null
  if (one.file.size !== size)
    throw new RouteUnavailable(`the engine's storage has another ${path} than was recorded`)
  return one
}

/** Reads the tar of `asked`: its members are named from the last part of that path on. */
async function readTarAt(
  asked: string,
  stream: AsyncIterable<Buffer>,
  pick: (file: FoundFile) => WantedFile | null,
  taker: NoteTaker,
): Promise<void> {
  const feed = new Feed<TarEvent>(parseTar())
  let one: WantedFile | null = null
  const onEvent = (event: TarEvent): void => {
    if (event.kind === 'member') {
      const path = pathIn(asked, event.member)
      one = event.member.type === '0' && !event.member.sparse ? pick({ path, size: event.member.size }) : null
      if (one) taker.begin({ ...one.file, path })
    } else if (one && event.kind === 'content') taker.write(event.bytes)
    else if (one) taker.end(one.content)
  }
  try {
    for await (const chunk of stream) for (const event of feed.write(chunk)) onEvent(event)
    for (const event of feed.end()) onEvent(event)
  } catch (cause) {
    taker.discard()
    throw cause
  }
}

function pathIn(asked: string, { name }: TarMember): string {
  const folder = asked.slice(0, asked.lastIndexOf('/') + 1)
  const below = name.toString('latin1').replace(/\/$/, '')
  if (asked !== '') return folder + below
  const end = below.indexOf('/') // the layer's own folder comes first
  return end < 0 ? '' : below.slice(end + 1)
}

/** `a/b`, each byte a character. */
function latin1Path({ parents, starts, bytes }: Names, path: number): string {
  const parts: string[] = []
  for (let at = path; at !== ROOT; at = parents[at] ?? ROOT)
    parts.push(Buffer.from(bytes.subarray(starts[at], starts[at + 1])).toString('latin1'))
  return parts.reverse().join('/')
}

/** As the engine takes a path: the API has no way to name other bytes. */
function utf8(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'))
  } catch {
    throw new RouteUnavailable('a file that has to be read has a name that is not UTF-8')
  }
}

const merged = (all: readonly Notes[]): Notes => ({
  heads: joinNotes(all.map(({ heads }) => heads)),
  osReleases: joinNotes(all.map(({ osReleases }) => osReleases)),
  facts: joinNotes(all.map(({ facts }) => facts)),
  secrets: joinNotes(all.map(({ secrets }) => secrets)),
})
