/**
 * The one gate for the environment: what a program that this process starts is given of it. Everything else stays here:
 * the action's inputs, the runner's own variables and tokens, and what the job has for its other steps.
 */

type Env = Record<string, string>
type Given = Readonly<Record<string, string | undefined>>

/**
 * For any client of an engine: where things are, which engine, how to reach it, in which language, and where its
 * credential helpers find the desktop’s keys. Upper case.
 */
const EVERYBODY: ReadonlySet<string> = new Set(
  `PATH HOME USER LOGNAME LANG LANGUAGE TZ TERM NO_COLOR TMPDIR TMP TEMP
  XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME SSH_AUTH_SOCK SSL_CERT_FILE SSL_CERT_DIR
  HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY FTP_PROXY
  DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY XAUTHORITY GNUPGHOME GPG_TTY PASSWORD_STORE_DIR
  WSL_INTEROP WSL_DISTRO_NAME WSLENV NIX_SSL_CERT_FILE GODEBUG
  CONTAINER_HOST CONTAINERS_CONF CONTAINERS_STORAGE_CONF REGISTRY_AUTH_FILE
  COMPOSE_PROFILES COMPOSE_PARALLEL_LIMIT COMPOSE_BAKE COMPOSE_HTTP_TIMEOUT
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA
  PROGRAMFILES`.split(/\s+/),
)
const PREFIXES = /^(?:LC_|DOCKER_|BUILDX_|BUILDKIT_)/
/** `DOCKER_PASSWORD` is a secret of the job, and no setting of the client. */
const SECRET = /PASS|SECRET|TOKEN|KEY|AUTH|CRED|USER/
/** Settings of the client all the same. */
const CLIENTS: ReadonlySet<string> = new Set(['DOCKER_CUSTOM_HEADERS', 'BUILDX_EXPERIMENTAL'])

/**
 * For a builder and for ssh, too: what helpers for registries, caches and remote builders sign in with. No file of a
 * repository can ask these programs for a variable, as a compose file can.
 */
const SIGNING_IN =
  /^(?:AWS_|AZURE_|ARM_|CLOUDSDK_|GOOGLE_|GCLOUD_|GCR_|KUBE|KUBERNETES_|DOCKER_AUTH_CONFIG$|SSH_|SOURCE_DATE_EPOCH$|EXPERIMENTAL_BUILDKIT_|OTEL_)/

/** For a cache of `type=gha` alone: the job's own token, which buildx needs, and no step of the build sees. */
const ACTIONS_CACHE = [
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_CACHE_SERVICE_V2',
] as const

/** Whether a variable is the runner's own: it reaches no container and no build, by whatever setting. */
export const isRunners = (name: string): boolean =>
  /^(?:INPUT_|ACTIONS_|RUNNER_|STATE_)|^GITHUB_TOKEN$/.test(name)

/** What a program is started for: it decides how much it sees. */
export type Purpose = 'build' | 'ssh' | 'compose'

export interface Wanted {
  purpose: Purpose
  /** Variables that settings ask for by name, to be passed on. */
  names?: readonly string[]
  /** Variables with their values, as settings give them. */
  values?: readonly string[]
  /** The build uses the cache of GitHub Actions. */
  actionsCache?: boolean
}

/** The environment for a client of the engine at `endpoint`. */
export function clientEnv(endpoint: string, wanted: Wanted, env: Given = process.env): Env {
  const named = (wanted.names ?? []).filter((name) => !isRunners(name))
  const cache = wanted.actionsCache === true ? ACTIONS_CACHE : []
  return {
    ...pick(env, (name) => isForAll(name) || (wanted.purpose !== 'compose' && SIGNING_IN.test(name))),
    ...pick(env, (name) => [...named, ...cache].includes(name)),
    ...pairs((wanted.values ?? []).filter((item) => !steers(item))),
    ...engineEnv(endpoint, env),
  }
}

/** Meant for the container, but the client, git, or the start of any program would obey it. */
const STEERS = /^(?:DOCKER|BUILDX|BUILDKIT|COMPOSE|LD|DYLD|GIT|SSH|XDG|OTEL|GO[A-Z]*)(?:_|$)|^(?:SHELL|IFS)$/i

function steers(item: string): boolean {
  const [name = ''] = item.split('=', 1)
  return isForAll(name) || STEERS.test(name)
}

function isForAll(given: string): boolean {
  const name = given.toUpperCase()
  return EVERYBODY.has(name) || CLIENTS.has(name) || (PREFIXES.test(name) && !SECRET.test(name))
}

const pick = (env: Given, isWanted: (name: string) => boolean): Env =>
  Object.fromEntries(
    Object.entries(env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && isWanted(entry[0]),
    ),
  )

/** `NAME=value` */
const pairs = (items: readonly string[]): Env =>
  Object.fromEntries(items.map((item) => [item.split('=', 1)[0] ?? '', item.slice(item.indexOf('=') + 1)]))

/**
 * The client must mean the same engine. It finds it by the same rules, but for the sockets of rootless and desktop
 * engines, which are found here and which a client without a context would not think of.
 */
function engineEnv(endpoint: string, env: Given): Env {
  const isChosen = env.DOCKER_HOST !== undefined || env.DOCKER_CONTEXT !== undefined
  const isUsual = !endpoint.startsWith('unix://') || endpoint === 'unix:///var/run/docker.sock'
  return isChosen || isUsual ? {} : { DOCKER_HOST: endpoint }
}
