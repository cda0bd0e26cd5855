/**
 * Lets the engine push, where its store does not keep an image as registries do: Docker's classic stores compress layers
 * again. That it is the image that was tried is proved by its config and the digests of its layers before compression.
 */
import { messageOf } from '../core/errors.ts'
import type { ImageReference } from '../core/image-reference.ts'
import { field, parseJson, texts } from '../lib/json.ts'
import type { Engine } from '../engine/index.ts'
import type { RegistryWriter } from '../registry/index.ts'
import { toEach } from './destinations.ts'
import { readGraph, type Node } from './graph.ts'
import type { ShipAccess } from './push.ts'
import { registryContent } from './registry-content.ts'
import { failed, type ShipResult, type ShippedManifest, type ShippedRef } from './result.ts'

export interface EngineImage {
  readonly engine: Pick<Engine, 'image' | 'tag' | 'push' | 'untag'>
  /** It must have another name than the destinations, or removing those would delete it. */
  readonly id: string
  readonly diffIds: readonly string[]
}

/** The result's digest is that of the first reference that has one: engines may compress differently. Never rejects. */
export async function shipFromEngine(
  image: EngineImage,
  destinations: readonly ImageReference[],
  access: Omit<ShipAccess, 'mountFrom' | 'clock'>,
): Promise<ShipResult> {
  const manifests = new Map<string, ShippedManifest>()
  const refs = await toEach(destinations, access.openRegistry, async (refs, registry) => {
    const results: ShippedRef[] = []
    let proved: Proved | null = null
    for (const ref of refs) {
      try {
        access.signal.throwIfAborted()
        const { state, ...found } = await shipTag(ref, image, proved, registry, access)
        proved = found
        for (const manifest of found.manifests) manifests.set(manifest.digest, manifest)
        results.push({ ref: ref.text, digest: found.digest, state })
      } catch (cause) {
        results.push(failed(ref, null, messageOf(cause)))
      }
    }
    return results
  })
  const digest = refs.find((ref) => ref.digest !== null)?.digest ?? null
  return { digest, refs, traffic: {}, manifests: [...manifests.values()] }
}

/** An index or manifest at the registry that is the image. */
interface Proved {
  readonly digest: string
  readonly node: Node
  readonly manifests: readonly ShippedManifest[]
}

/** `before`: what this repository has already. */
async function shipTag(
  ref: ImageReference,
  image: EngineImage,
  before: Proved | null,
  registry: RegistryWriter,
  access: Pick<ShipAccess, 'signal' | 'progress'>,
): Promise<Proved & { readonly state: 'pushed' | 'present' }> {
  if (ref.tag === null || ref.digest !== null)
    throw new Error(`${ref.text} cannot be pushed by the engine: name a tag, without a digest`)
  const there = await registry.find(ref.tag)
  const same = there === null ? null : await prove(there, image, registry).catch(() => null)
  if (same) return { ...same, state: 'present' }
  const said = before ? await putTag(ref.tag, before, registry) : await pushTag(ref, ref.tag, image, access)
  const found = await registry.find(ref.tag)
  if (found === null || found !== (said ?? found))
    throw new Error(`${ref.text} has ${found ?? 'no digest'} after ${said ?? 'the image'} was pushed to it`)
  if (before) return { ...before, state: 'pushed' }
  return { ...(await prove(found, image, registry)), state: 'pushed' }
}

async function putTag(tag: string, { digest, node }: Proved, registry: RegistryWriter): Promise<string> {
  await registry.putManifest(tag, { mediaType: node.descriptor.mediaType, bytes: node.bytes })
  return digest
}

/** The engine's names are as before afterwards. Resolves with the digest that it reports, if any. */
async function pushTag(
  { host, repository, text }: ImageReference,
  tag: string,
  { engine, id }: EngineImage,
  { signal, progress }: Pick<ShipAccess, 'signal' | 'progress'>,
): Promise<string | null> {
  const name = `${host}/${repository}`
  const before = await engine.image(`${name}:${tag}`)
  if (before?.id !== id) await engine.tag(id, name, tag)
  let digest: string | null = null
  try {
    const onStatus = () => progress.waiting(`the engine pushes ${text}`)
    return (digest = await engine.push(name, tag, onStatus, signal, 'login'))
  } finally {
    if (before === null) await engine.untag(`${name}:${tag}`)
    else if (before.id !== id) {
      await engine.tag(before.id, name, tag)
      // the push gave the image a name by digest, which would keep it
      if (digest !== null) await engine.untag(`${name}@${digest}`)
    }
  }
}

const MOST_CONFIG_BYTES = 8 * 2 ** 20

/** Rejects unless the index or manifest with that digest is the image. */
async function prove(
  digest: string,
  { id, diffIds }: EngineImage,
  registry: RegistryWriter,
): Promise<Proved> {
  const content = await registryContent(registry, digest)
  const { nodes } = await readGraph(content)
  const node = nodes.at(-1)
  // with the containerd store, the ID is the digest of what is pushed
  if (node && digest === id)
    return { digest, node, manifests: nodes.flatMap(({ manifest }) => manifest ?? []) }
  const [manifest, config] = [node?.manifest, node?.manifest?.config]
  const other = (why: string) => new Error(`${registry.name} is not the image that was tried: ${why}`)
  if (!node || !manifest || !config || config.size > MOST_CONFIG_BYTES)
    throw other(`${digest} is no manifest of an image`)
  if (config.digest !== id) throw other(`its config is ${config.digest}, not ${id}`)
  const chunks: Buffer[] = []
  for await (const chunk of content.blob(config)) chunks.push(chunk)
  const own = texts(field(parseJson(Buffer.concat(chunks)), 'rootfs', 'diff_ids'))
  if (own.join() !== diffIds.join()) throw other('its layers have other content')
  return { digest, node, manifests: [manifest] }
}
