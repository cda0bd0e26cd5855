/** Runs a docker client to its end and passes on its output as events. Without a shell; prints nothing. */
import { isActionsCache, secretSource } from '../../lib/buildx-options.ts'
import { clientEnv, type Wanted } from '../../lib/docker-client-env.ts'
import { killProcessTree } from '../../lib/process-tree.ts'
import { UserError } from '../../core/errors.ts'
import type { BuildSource } from '../../inputs/types.ts'
import type { ClientKind } from './argv.ts'
import { RUN_VARIABLE, clientTree, docker, dockerSending, type Env, type TakeTar } from './docker.ts'
import type { BuildEvent } from '../output/events.ts'
import { joinIndented } from '../output/indented.ts'
import { legacyReader } from '../output/legacy.ts'
import { splitLines } from '../output/lines.ts'
import { plainReader } from '../output/plain.ts'
import { readRawJson } from '../output/rawjson.ts'

export interface ClientRun {
  /** The run's id: marks its processes. */
  id: string
  signal: AbortSignal
  /** Of the engine that gets the image. */
  endpoint: string
  /** Variables of this process's environment that the build needs. */
  wanted: Omit<Wanted, 'purpose'>
  onEvent: (event: BuildEvent) => void
  /** For a client that writes the image as a tar. */
  takeTar?: TakeTar
}

/** Resolves with the exit code. Rejects with `no-engine` when there is no client, `cancelled` when aborted. */
export async function runClient(kind: ClientKind, argv: readonly string[], run: ClientRun): Promise<number> {
  const read = readerOf(kind)
  const splitter = (stream: Stream) => splitLines((line) => read(line, stream).forEach(run.onEvent))
  const [out, err] = [splitter('stdout'), splitter('stderr')]
  const listeners = { stdout: (chunk: Buffer) => out.push(chunk), stderr: (chunk: Buffer) => err.push(chunk) }
  const env = { ...envOf(run, run.wanted), ...MODES[kind] }
  const { id, takeTar } = run
  const code = await untilAborted(run, () =>
    takeTar ? dockerSending(argv, env, listeners.stderr, { id, takeTar }) : docker(argv, env, listeners),
  )
  out.end()
  err.end()
  return code
}

/** Runs a short client command. Resolves with its standard output; null when it fails. */
export async function askClient(
  argv: readonly string[],
  run: Pick<ClientRun, 'id' | 'signal' | 'endpoint'>,
): Promise<string | null> {
  const chunks: Buffer[] = []
  const code = await untilAborted(run, () =>
    docker(argv, envOf(run, {}), { stdout: (chunk) => chunks.push(chunk) }),
  )
  return code === 0 ? Buffer.concat(chunks).toString() : null
}

type Stream = 'stdout' | 'stderr'

async function untilAborted(
  run: Pick<ClientRun, 'id' | 'signal'>,
  start: () => Promise<number>,
): Promise<number> {
  const cancelled = () => new UserError('cancelled', 'Cancelled while the image was being built')
  if (run.signal.aborted) throw cancelled()
  let ending: { stop: () => void } | undefined
  const onAbort = () => (ending = killProcessTree(clientTree(run.id)))
  run.signal.addEventListener('abort', onAbort, { once: true })
  try {
    const code = await start()
    if (ending) throw cancelled()
    return code
  } catch (cause) {
    throw ending ? cancelled() : cause // an error after the abort is a consequence of it
  } finally {
    run.signal.removeEventListener('abort', onAbort)
    ending?.stop()
  }
}

/**
 * `BUILDX_METADATA_WARNINGS` writes build checks into the metadata file; provenance there would contain the build
 * arguments. `CLI_HINTS` are advertisements of the client. `ENTITLEMENTS_FS`: bake asks before it reads files outside of the
 * working directory; which ones may be read is checked with the settings.
 */
const MODES: Readonly<Record<ClientKind, Env>> = {
  buildx: {
    BUILDX_METADATA_WARNINGS: '1',
    BUILDX_METADATA_PROVENANCE: 'disabled',
    BUILDX_BAKE_ENTITLEMENTS_FS: '0',
    DOCKER_CLI_HINTS: 'false',
  },
  buildkit: { DOCKER_BUILDKIT: '1' },
  legacy: { DOCKER_BUILDKIT: '0' },
}

const envOf = ({ id, endpoint }: Pick<ClientRun, 'id' | 'endpoint'>, wanted: ClientRun['wanted']): Env => ({
  ...clientEnv(endpoint, { ...wanted, purpose: 'build' }),
  [RUN_VARIABLE]: id,
})

/** The variables of build secrets and of arguments without a value, and whether a cache needs the job's tokens. */
export function wantedBy(
  { buildArgs, buildSecrets, cacheFrom, cacheTo }: BuildSource,
  env: NodeJS.ProcessEnv = process.env,
): ClientRun['wanted'] {
  const secrets = buildSecrets.flatMap((spec) => {
    const source = secretSource(spec, env)
    return source !== null && 'env' in source ? [source.env] : []
  })
  return {
    names: [...buildArgs.filter((item) => !item.includes('=')), ...secrets],
    actionsCache: [...cacheFrom, ...cacheTo].some(isActionsCache),
  }
}

/** The legacy builder writes steps and logs to standard output, and only its final error to standard error. */
function readerOf(kind: ClientKind): (line: string, stream: Stream) => BuildEvent[] {
  const legacy = legacyReader()
  const plain = plainReader()
  if (kind === 'legacy')
    return (line, stream) => (stream === 'stdout' ? legacy(line) : [{ kind: 'text', line }])
  if (kind === 'buildkit') return plain
  const joined = joinIndented()
  // a buildx without rawjson prints plain
  const read = (line: string) => (line.startsWith('{') ? readRawJson(line) : null) ?? plain(line)
  return (line, stream) => (stream === 'stderr' ? joined(line).flatMap(read) : read(line))
}
