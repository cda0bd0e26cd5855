/** Asks a registry through buildx, which uses the user's credentials and mirrors. */
import { clientEnv } from '../../lib/docker-client-env.ts'
import { run } from '../../lib/child-process.ts'
import { field, list, parseJson, text } from '../../lib/json.ts'
import { platformText } from '../../platform/name.ts'

export interface RegistryQuestion {
  /** A manifest, index or config: `python:3.10`, `python@sha256:…`. It must not begin with a hyphen. */
  readonly ref: string
  readonly endpoint: string
  /** The selected builder; null for the default. */
  readonly builder: string | null
  readonly signal: AbortSignal
}

/** Larger answers are refused; registries accept manifests of up to 4 MiB. */
const MOST_BYTES = 4 * 2 ** 20

/** The bytes as the registry stores them; null if there is no buildx, or no answer. Never rejects. */
export async function askRegistry({
  ref,
  endpoint,
  builder,
  signal,
}: RegistryQuestion): Promise<Buffer | null> {
  if (signal.aborted || !/^[A-Za-z0-9]/.test(ref)) return null
  const argv = [
    ...['buildx', 'imagetools', 'inspect', '--raw'],
    ...(builder === null ? [] : ['--builder', builder]),
    ...['--', ref],
  ]
  const env = clientEnv(endpoint, { purpose: 'build' })
  const output = await run('docker', argv, { env, signal }).catch(() => null)
  const bytes = Buffer.from(output?.code === 0 ? output.stdout : '')
  return bytes.length > 0 && bytes.length <= MOST_BYTES ? bytes : null
}

/** The platforms of an image at its registry; empty if they are unknown. Never rejects. */
export async function askPlatforms(question: RegistryQuestion): Promise<string[]> {
  const rows = list(field(parseJson((await askRegistry(question)) ?? ''), 'manifests'))
  const platforms = rows.map((row) => {
    const part = (key: string) => text(field(row, 'platform', key)).slice(0, MOST_CHARACTERS)
    return platformText({ os: part('os'), architecture: part('architecture'), variant: part('variant') })
  })
  return [...new Set(platforms)].filter(
    (one) => /^[a-z0-9]+(?:\/[\w.]+){1,2}$/.test(one) && !one.startsWith('unknown'),
  )
}

const MOST_CHARACTERS = 32
