/** Errors of a client that ends without building: whether to try another client, and which error to report. */
import { UserError, type ErrorCode } from '../../core/errors.ts'
import { HOW_TO_INDEX } from './plan.ts'

/** The oldest buildx with `--progress=rawjson`. */
const OLDEST_BUILDX = { major: 0, minor: 13 }

/**
 * Why this buildx cannot be used; null when it can. `output` of `docker buildx version`:
 * `github.com/docker/buildx v0.12.1 30feaa1`; null when there is no such command.
 */
export function buildxLack(output: string | null): string | null {
  if (!output?.includes('buildx')) return 'buildx is not installed' // Podman prints its own name
  const [, version, major, minor] = /\bbuildx v?((\d+)\.(\d+)(?:\.\d+)?)/.exec(output) ?? []
  const isTooOld = Number(major) === OLDEST_BUILDX.major && Number(minor) < OLDEST_BUILDX.minor
  return version !== undefined && isTooOld ? `buildx ${version} is older than 0.13` : null
}

/** Docker's client from 23 on needs buildx for BuildKit; old engines and Podman have no BuildKit. */
export const lacksBuildKit = (words: string): boolean =>
  /buildx component is missing or broken|buildkit not supported by daemon|requires BuildKit|h2c|failed to dial gRPC/i.test(
    words,
  )

interface Refusal {
  test: RegExp
  code: ErrorCode
  hint: string
  exit?: 2
}

/** Printed before the first step, for reasons that no change of the Dockerfile, its base or its context can fix. */
const REFUSALS: readonly Refusal[] = [
  {
    test: /no builder .* found|failed to find driver/,
    code: 'settings',
    exit: 2,
    hint: '`docker buildx ls` lists the builders; docker/setup-buildx-action creates one.',
  },
  {
    test: /does not currently support exporting manifest lists|Multi-platform build is not supported/,
    code: 'settings',
    exit: 2,
    hint: HOW_TO_INDEX,
  },
  {
    test: /cannot parse platform specifier|unknown operating system or architecture/,
    code: 'settings',
    exit: 2,
    hint: 'Write `platform` as linux/amd64 or linux/arm64.',
  },
  {
    test: /could not parse secrets|failed to stat .*no such file|invalid secret|unexpected key '.*' in '/,
    code: 'settings',
    exit: 2,
    hint: 'Each line of `build-secrets` is `id=ID,env=NAME` or `id=ID,src=FILE`, and the file must exist.',
  },
  {
    test: /granting entitlement|unknown entitlement|entitlement .* is not allowed/,
    code: 'settings',
    exit: 2,
    hint: 'The builder must know and grant what `allow` and `build-network` ask for.',
  },
  {
    test: /failed to convert agent config|SSH_AUTH_SOCK/,
    code: 'settings',
    exit: 2,
    hint: '`ssh` is `default` where an SSH agent runs (SSH_AUTH_SOCK), or `ID=FILE` with a key that can be read.',
  },
  {
    test: /invalid tag "/,
    code: 'settings',
    exit: 2,
    hint: '`tags` takes references such as app:1.2, in lower case.',
  },
  {
    test: /network mode .* not supported|network .* not found/,
    code: 'settings',
    exit: 2,
    hint: '`build-network` takes `default`, `none` or `host`, as far as the builder allows it.',
  },
  {
    test: /invalid (?:value|argument) .* for |unknown flag: |requires exactly 1 argument/,
    code: 'settings',
    exit: 2,
    hint: 'Check that this docker client supports the build settings.',
  },
  {
    test: /client version .* is too (?:old|new)/,
    code: 'no-engine',
    hint: 'Update the docker client or the engine, or set DOCKER_API_VERSION.',
  },
  {
    test: /Cannot connect to the Docker daemon|error during connect|permission denied while trying to connect|dial unix/,
    code: 'no-engine',
    hint: 'Make sure that the docker client and DOCKER_HOST use the same engine.',
  },
]

/** Throws when `words`, the client's last output, say that it refused the settings or has no engine. */
export function throwRefusal(words: string): void {
  const refusal = REFUSALS.find(({ test }) => test.test(words))
  if (!refusal) return
  const { code, hint, exit } = refusal
  throw new UserError(code, `The docker client refused to build: ${words}`, hint, exit ? { exit } : {})
}

/** Steps in which a client connects to a separate builder, and its messages when the connection is lost. */
const CONNECTING = /^\[internal\] (?:booting buildkit|waiting for connection)/
const LOST = /^failed to (?:receive status|initialize builder)\b/

interface Unreached {
  test: RegExp
  sentence: string
  hint: string
}

/** Why a builder cannot be reached, by buildx's words. */
const UNREACHED: readonly Unreached[] = [
  {
    test: /Get "https?:[^"]*\/(?:apis?|version)\b|kubeconfig|replicas to be ready/,
    sentence: 'The Kubernetes cluster of the builder does not respond',
    hint: 'Check the cluster and the context of the kubeconfig (`kubectl cluster-info`), then run this again.',
  },
  {
    test: /^context deadline exceeded/,
    sentence: 'The builder did not accept a connection within buildx’s time limit',
    hint: 'Check that BuildKit listens at the address that `docker buildx inspect` shows and, with TLS, that each side has the certificate that the other accepts.',
  },
  {
    test: /error reading from server|EOF|connection reset|transport is closing/,
    sentence: 'The connection to the builder was lost during the build',
    hint: 'Check the log of BuildKit, and whether its machine had enough memory; then run this again.',
  },
]
const SILENT: Omit<Unreached, 'test'> = {
  sentence: 'The builder does not respond',
  hint: 'Check the builder with `docker buildx inspect --bootstrap`, then run this again.',
}

/** Throws when the builder cannot be reached, which is not the image's fault. `step`: the failed step, if any. */
export function throwLostBuilder(step: string | null, words: string): void {
  if (!CONNECTING.test(step ?? '') && !LOST.test(words)) return
  const { sentence, hint } = UNREACHED.find(({ test }) => test.test(words)) ?? SILENT
  throw new UserError('engine-lost', `${sentence}: ${words}`, hint)
}

/** Throws when the builder's disk is full. A RUN that fills its own disk is a failed step instead. */
export function throwDiskFull(words: string): void {
  if (!/no space left on device|disk quota exceeded/i.test(words)) return
  throw new UserError(
    'disk-full',
    `The disk is full, so the image could not be built: ${words}`,
    'Free space on the machine that builds (`docker system df` shows what Docker holds), then try again.',
  )
}
