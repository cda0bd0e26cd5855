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

/** The bytes as the registry stores them. Rejects with an Error that says why there are none: no buildx, or what was answered. */
export async function askRegistry({ ref, endpoint, builder, signal }: RegistryQuestion): Promise<Buffer> {
  signal.throwIfAborted()
  if (!/^[A-Za-z0-9]/.test(ref)) throw new Error('it is not the name of an image')
  const argv = [
    ...['buildx', 'imagetools', 'inspect', '--raw'],
    ...(builder === null ? [] : ['--builder', builder]),
    ...['--', ref],
  ]
  const env = clientEnv(endpoint, { purpose: 'build' })
  const output = await run('docker', argv, { env, signal })
  signal.throwIfAborted()
  if (output === null) throw new Error('there is no docker command')
  if (output.code !== 0) throw new Error(errorIn(output.stderr))
  const bytes = Buffer.from(output.stdout)
  if (bytes.length === 0 || bytes.length > MOST_BYTES) throw new Error(`it answered ${bytes.length} bytes`)
  return bytes
}

/** The last line says why; behind it may be where to find help. */
const errorIn = (stderr: string): string => {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('See '))
  return (
    lines
      .at(-1)
      ?.replace(/^error: /i, '')
      .trim() ?? 'docker buildx failed without a reason'
  )
}

/** The platforms of an image at its registry; empty if they are unknown. Never rejects. */
export async function askPlatforms(question: RegistryQuestion): Promise<string[]> {
  const rows = list(field(parseJson(await askRegistry(question).catch(() => '')), 'manifests'))
  const platforms = rows.map((row) => {
    const part = (key: string) => text(field(row, 'platform', key)).slice(0, MOST_CHARACTERS)
    return platformText({ os: part('os'), architecture: part('architecture'), variant: part('variant') })
  })
  return [...new Set(platforms)].filter(
    (one) => /^[a-z0-9]+(?:\/[\w.]+){1,2}$/.test(one) && !one.startsWith('unknown'),
  )
}

const MOST_CHARACTERS = 32
