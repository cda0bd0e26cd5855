/** When a client ends without building: whether another client may do better, or whose fault it is. */
import { UserError, type ErrorCode } from '../../core/errors.ts'

/** The oldest buildx that knows `--progress=rawjson`. */
const OLDEST_BUILDX = { major: 0, minor: 13 }

/**
 * What is wrong with the buildx that `docker buildx version` is: `github.com/docker/buildx v0.12.1 30feaa1`. Null
 * when nothing is, as far as it says; `output` is null when there is no such command.
 */
export function buildxLack(output: string | null): string | null {
  if (!output?.includes('buildx')) return 'buildx is not installed' // Podman answers with its own name
  const [, version, major, minor] = /\bbuildx v?((\d+)\.(\d+)(?:\.\d+)?)/.exec(output) ?? []
  const isTooOld = Number(major) === OLDEST_BUILDX.major && Number(minor) < OLDEST_BUILDX.minor
  return version !== undefined && isTooOld ? `buildx ${version} is older than 0.13` : null
}

/** The client of Docker 23+ needs buildx for BuildKit; old engines and Podman have no BuildKit at all. */
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

/** Said before anything is built, and nothing that the Dockerfile, its base or its context could mend. */
const REFUSALS: readonly Refusal[] = [
  {
    test: /no builder .* found|failed to find driver/,
    code: 'settings',
    exit: 2,
    hint: '`docker buildx ls` lists the builders; docker/setup-buildx-action makes one.',
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
    hint: 'Each line of `build-secrets` is `id=ID,env=NAME` or `id=ID,src=FILE`, and the file must be there.',
  },
  {
    test: /network mode .* not supported|network .* not found|entitlement .* is not allowed/,
    code: 'settings',
    exit: 2,
    hint: '`build-network` takes `default`, `none` or `host`, as far as the builder allows it.',
  },
  {
    test: /invalid (?:value|argument) .* for |unknown flag: |requires exactly 1 argument/,
    code: 'settings',
    exit: 2,
    hint: 'Check the build settings against what this docker client knows.',
  },
  {
    test: /client version .* is too (?:old|new)/,
    code: 'no-engine',
    hint: 'Update the docker client, or the engine, or set DOCKER_API_VERSION.',
  },
  {
    test: /Cannot connect to the Docker daemon|error during connect|permission denied while trying to connect|dial unix/,
    code: 'no-engine',
    hint: 'Let the docker client and DOCKER_HOST mean the same engine.',
  },
]

/** Throws what stands between the settings and the build; returns when none of it does. */
export function throwRefusal(words: string): void {
  const refusal = REFUSALS.find(({ test }) => test.test(words))
  if (!refusal) return
  const { code, hint, exit } = refusal
  throw new UserError(code, `The docker client would not build: ${words}`, hint, exit ? { exit } : {})
}

/** Steps in which a client reaches for a builder apart from the engine, and what it says when that goes away. */
const REACHING = /^\[internal\] (?:booting buildkit|waiting for connection)/
const LOST = /^failed to (?:receive status|initialize builder)\b/

/** A builder that cannot be reached says nothing of the image. `step` is the one that failed, if there is one. */
export function throwLostBuilder(step: string | null, words: string): void {
  if (!REACHING.test(step ?? '') && !LOST.test(words)) return
  const hint = '`docker buildx inspect --bootstrap` tells how the builder is; then run this again.'
  throw new UserError('engine-lost', `The builder does not answer: ${words}`, hint)
}

/** The machine's disk, not a command's: a RUN that fills its own disk says so in its log and exits. */
export function throwDiskFull(words: string): void {
  if (!/no space left on device|disk quota exceeded/i.test(words)) return
  throw new UserError(
    'disk-full',
    `The disk is full, so the image could not be built: ${words}`,
    'Free space on the machine that builds (`docker system df` shows what Docker holds), then try again.',
  )
}
