/** Mutates JSON in one place: a value, a key, the order, the number of items. */
import type { Random } from './random.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

const KEYS = [
  'schemaVersion manifests mediaType digest size platform os architecture variant annotations urls data config layers',
  'rootfs diff_ids history empty_layer created_by Config RepoTags Layers LayerSources Healthcheck Test Retries Interval',
  'Labels ExposedPorts Entrypoint Cmd User StopSignal artifactType subject __proto__ constructor toString length',
].flatMap((line) => line.split(' '))

const VALUES: readonly (() => Json)[] = [
  () => null,
  () => true,
  () => 0,
  () => -1,
  () => 0.5,
  () => 1e300,
  () => 2 ** 53,
  () => '',
  () => 'unknown',
  () => 'arm64',
  () => '80/tcp',
  () => 'index.json',
  () => '../up',
  () => '\u0000\u001b[31m\n',
  () => 'x'.repeat(5000),
  () => `sha256:${'0'.repeat(64)}`,
  () => `sha512:${'0'.repeat(64)}`,
  () => 'application/vnd.oci.image.layer.nondistributable.v1.tar+zstd',
  () => [],
  () => ({}),
  () => [[], {}, null],
  () => Array.from({ length: 40 }, () => ({})),
]

/** Null if it is not JSON. */
export function jsonMutated(bytes: Buffer, random: Random): Buffer | null {
  try {
    const root = JSON.parse(bytes.toString()) as Json
    return Buffer.from(JSON.stringify(changed(root, random)))
  } catch {
    return null
  }
}

/** Descends at random and changes the value there. */
function changed(value: Json, random: Random): Json {
  if (typeof value !== 'object' || value === null || random.oneIn(6)) return replaced(value, random)
  if (Array.isArray(value)) return changedList(value, random)
  const entries = Object.entries(value)
  const at = random.below(entries.length + 1)
  const [key, child] = entries[at] ?? [random.pick(KEYS), null]
  if (random.oneIn(8)) entries.splice(at, 1)
  else entries[at] = random.oneIn(12) ? [random.pick(KEYS), child] : [key, changed(child, random)]
  return Object.fromEntries(entries)
}

function changedList(list: Json[], random: Random): Json {
  const copy = [...list]
  const at = random.below(copy.length + 1)
  const one = copy[at] ?? null
  const most: (() => void)[] = Array.from({ length: 8 }, () => () => void (copy[at] = changed(one, random)))
  const change = random.pick<() => void>([
    ...most,
    () => void copy.splice(at, 1),
    () => void copy.splice(random.below(copy.length + 1), 0, one),
    () => void copy.reverse(),
  ])
  change()
  return copy
}

function replaced(value: Json, random: Random): Json {
  if (random.oneIn(3)) return typeof value === 'object' ? { [random.pick(KEYS)]: value } : [value]
  if (typeof value === 'number' && random.oneIn(2)) return value + random.pick([-1, 1, 512])
  return random.pick(VALUES)()
}
