/** Pushes an image to one repository: what is missing from the bottom up, the root by digest, and only then its tags. */
import type { Clock } from '../core/clock.ts'
import { messageOf } from '../core/errors.ts'
import type { Descriptor, ImageContent } from '../core/image-content.ts'
import type { ImageReference } from '../core/image-reference.ts'
import { Semaphore } from '../lib/semaphore.ts'
import { settleAll } from '../lib/settle-all.ts'
import type { RegistryWriter } from '../registry/index.ts'
import { blobsOf, type Graph, type Node } from './graph.ts'
import type { Meter } from './meter.ts'
import { failed, type ShippedRef } from './result.ts'

export interface Cargo {
  readonly graph: Graph
  readonly content: ImageContent
}

export interface Repository {
  readonly registry: RegistryWriter
  readonly host: string
  readonly name: string
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly meter: Meter
  /** By host and digest: another repository that has the blob. */
  readonly holders: Map<string, string>
  /** Others of this registry that may have blobs. */
  readonly neighbours: readonly string[]
}

/** `refs`: all of this repository. Never rejects. */
export async function shipToRepository(
  cargo: Cargo,
  refs: readonly ImageReference[],
  to: Repository,
): Promise<ShippedRef[]> {
  const { root } = cargo.graph
  const results = new Map<ImageReference, ShippedRef>()
  const set = (ref: ImageReference, state: 'pushed' | 'present') =>
    results.set(ref, { ref: ref.text, digest: root.digest, state })
  const fail = (ref: ImageReference, why: string) => results.set(ref, failed(ref, root.digest, why))
  const open = () => refs.filter((ref) => !results.has(ref))
  for (const ref of refs)
    if (ref.digest !== null && ref.digest !== root.digest)
      fail(ref, `${ref.text} has another digest than the image, which has ${root.digest}`)
  try {
    for (const ref of open())
      if ((await to.registry.find(ref.tag ?? root.digest)) === root.digest) set(ref, 'present')
    const isThere =
      [...results.values()].some(({ state }) => state === 'present') ||
      (open().length > 0 && (await to.registry.find(root.digest)) === root.digest)
    if (isThere) for (const blob of blobsOf(cargo.graph.nodes)) hold(blob, 'present', to)
    else if (open().length > 0) await sendAll(cargo, to)
    for (const ref of open()) {
      const why = await setTag(ref, cargo.graph, to).then(() => null, messageOf)
      if (why === null) set(ref, 'pushed')
      else fail(ref, why)
      to.signal.throwIfAborted()
    }
  } catch (cause) {
    for (const ref of open()) fail(ref, messageOf(cause))
  }
  return refs.flatMap((ref) => results.get(ref) ?? [])
}

async function setTag({ tag, text }: ImageReference, graph: Graph, to: Repository): Promise<void> {
  if (tag === null) return
  await putNode(tag, rootOf(graph), to)
  await confirm(tag, text, graph.root.digest, to)
}

const CONFIRM_TRIES = 4

/** Rejects unless the registry says that `name` has the digest. One with several servers may need a moment. */
async function confirm(
  name: string,
  text: string,
  digest: string,
  { registry, clock, signal }: Repository,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    const found = await registry.find(name).catch((cause: unknown) => {
      throw new Error(`${text} was pushed, but cannot be confirmed: ${messageOf(cause)}`, { cause })
    })
    if (found === digest) return
    if (tries === CONFIRM_TRIES)
      throw new Error(
        `${text} has ${found ?? 'no digest'} after the push of ${digest}: another push may have moved it`,
      )
    await clock.sleep(0.5 * tries, signal)
    signal.throwIfAborted()
  }
}

const rootOf = ({ nodes }: Graph): Node => {
  const root = nodes.at(-1)
  if (!root) throw new Error('the image has no manifest')
  return root
}

const putNode = (name: string, { descriptor, bytes }: Node, { registry }: Repository) =>
  registry.putManifest(name, { mediaType: descriptor.mediaType, bytes })

/** Until the root is there by its digest. A manifest that is there has all that it names: registries require it. */
async function sendAll({ graph, content }: Cargo, to: Repository): Promise<void> {
  const there = new Set<Node>()
  await sideBySide(graph.nodes.slice(0, -1), async (node) => {
    const { digest } = node.descriptor
    if ((await to.registry.find(digest)) === digest) there.add(node)
  })
  const missing = graph.nodes.filter((node) => !there.has(node))
  const wanted = blobsOf(missing)
  const isWanted = new Set(wanted.map(({ digest }) => digest))
  for (const blob of blobsOf([...there])) if (!isWanted.has(blob.digest)) hold(blob, 'present', to)
  await sendBlobs(wanted, content, to)
  for (const node of missing) await putNode(node.descriptor.digest, node, to)
  const { digest } = graph.root
  await confirm(digest, `${to.host}/${to.name}@${digest}`, digest, to)
}

async function sendBlobs(blobs: readonly Descriptor[], content: ImageContent, to: Repository): Promise<void> {
  const missing: Descriptor[] = []
  await sideBySide(blobs, async (blob) => {
    if (await to.registry.hasBlob(blob.digest)) hold(blob, 'present', to)
    else missing.push(blob)
  })
  for (const { size } of missing) to.meter.expect(size)
  await sideBySide(missing, async (blob) => {
    const from = await holderOf(blob, to)
    const open = to.meter.watch(() => content.blob(blob))
    const way = await to.registry.putBlob(blob, open, from)
    if (way === 'mounted') to.meter.expect(-blob.size)
    hold(blob, way, to)
  })
}

async function holderOf({ digest }: Descriptor, to: Repository): Promise<string | null> {
  const known = to.holders.get(`${to.host} ${digest}`)
  if (known !== undefined) return known
  for (const name of to.neighbours) if (await to.registry.hasBlob(digest, name)) return name
  return null
}

function hold(
  blob: Descriptor,
  way: 'sent' | 'mounted' | 'present',
  { meter, host, name, holders }: Repository,
) {
  meter.count(host, way, blob.size)
  const key = `${host} ${blob.digest}`
  if (!holders.has(key)) holders.set(key, name)
}

/** As many as a registry gets connections. */
const AT_ONCE = 4

/** After the first failure no other begins; rejects with it when all have ended. */
async function sideBySide<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const slots = new Semaphore(AT_ONCE)
  let hasFailed = false
  const one = async (item: T) => {
    if (hasFailed) return
    try {
      await work(item)
    } catch (cause) {
      hasFailed = true
      throw cause
    }
  }
  await settleAll(items.map((item) => slots.run(() => one(item))))
}
