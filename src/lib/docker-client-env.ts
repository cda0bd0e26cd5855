/**
 * Decides which environment variables a client of the engine gets. It does not get the action's inputs, the runner's
 * variables and tokens, or variables that the job has for other steps.
 */

type Env = Record<string, string>
type Given = Readonly<Record<string, string | undefined>>

/**
 * For any client of an engine: paths, the engine and its connection, language, and what credential helpers need to find
 * the desktop's keys. Upper case.
 */
const ALL_CLIENTS: ReadonlySet<string> = new Set(
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
/** `DOCKER_PASSWORD` is a secret of the job, not a setting of the client. */
const SECRET = /PASS|SECRET|TOKEN|KEY|AUTH|CRED|USER/
/** Settings of the client in spite of their names. */
const CLIENT_SETTINGS: ReadonlySet<string> = new Set(['DOCKER_CUSTOM_HEADERS', 'BUILDX_EXPERIMENTAL'])

/**
 * For builders and ssh only: credentials of helpers for registries, caches and remote builders. Unlike a compose file, no
 * file of the repository can read a variable of these programs.
 */
const CREDENTIALS =
  /^(?:AWS_|AZURE_|ARM_|CLOUDSDK_|GOOGLE_|GCLOUD_|GCR_|KUBE|KUBERNETES_|DOCKER_AUTH_CONFIG$|SSH_|SOURCE_DATE_EPOCH$|EXPERIMENTAL_BUILDKIT_|OTEL_)/

/** For a cache of `type=gha` only: the job's token, which buildx needs and no build step sees. */
const ACTIONS_CACHE = [
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_CACHE_URL',
  'ACTIONS_CACHE_SERVICE_V2',
] as const

/** Whether a variable is the runner's own: no setting passes it to a container or a build. */
export const isRunners = (name: string): boolean =>
  /^(?:INPUT_|ACTIONS_|RUNNER_|STATE_)|^GITHUB_TOKEN$/.test(name)

/** What the program is started for. */
export type Purpose = 'build' | 'ssh' | 'compose'

export interface Wanted {
  purpose: Purpose
  /** Variables to pass on, named in settings. */
  names?: readonly string[]
  /** `NAME=value`, from settings. */
  values?: readonly string[]
  /** Whether the build uses the cache of GitHub Actions. */
  actionsCache?: boolean
}

/** The environment for a client of the engine at `endpoint`. */
export function clientEnv(endpoint: string, wanted: Wanted, env: Given = process.env): Env {
  const named = (wanted.names ?? []).filter((name) => !isRunners(name))
  const cache = wanted.actionsCache === true ? ACTIONS_CACHE : []
  return {
    ...pick(env, (name) => isForAll(name) || (wanted.purpose !== 'compose' && CREDENTIALS.test(name))),
    ...pick(env, (name) => [...named, ...cache].includes(name)),
    ...pairs((wanted.values ?? []).filter((item) => !steers(item))),
    ...engineEnv(endpoint, env),
  }
}

/** What a client needs to start, and where the agent of `--ssh` is: no settings of the job, and no proxy, which may have a password. */
const TO_START: ReadonlySet<string> = new Set(
  `PATH HOME LANG TMPDIR TMP TEMP DOCKER_CONFIG SSH_AUTH_SOCK
  SYSTEMROOT SYSTEMDRIVE COMSPEC PATHEXT USERPROFILE APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES`.split(
    /\s+/,
  ),
)

/**
 * For a client that only reads a file of the repository, which can print every variable. `values`: `NAME=value`, those that
 * settings give to the file.
 */
export const readingEnv = (values: readonly string[], env: Given = process.env): Env => ({
  ...pick(env, (name) => TO_START.has(name.toUpperCase())),
  ...pairs(values.filter((item) => !steers(item))),
})

/** Variables for the container that would also configure the client, git, or the start of any program. */
const STEERS = /^(?:DOCKER|BUILDX|BUILDKIT|COMPOSE|LD|DYLD|GIT|SSH|XDG|OTEL|GO[A-Z]*)(?:_|$)|^(?:SHELL|IFS)$/i

function steers(item: string): boolean {
  const [name = ''] = item.split('=', 1)
  return isForAll(name) || STEERS.test(name)
}

function isForAll(given: string): boolean {
  const name = given.toUpperCase()
  return ALL_CLIENTS.has(name) || CLIENT_SETTINGS.has(name) || (PREFIXES.test(name) && !SECRET.test(name))
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
 * Makes the client use the same engine. It finds the engine by the same rules, except the sockets of rootless and desktop
 * engines, which a client without a context does not search for.
 */
function engineEnv(endpoint: string, env: Given): Env {
  const isChosen = env.DOCKER_HOST !== undefined || env.DOCKER_CONTEXT !== undefined
  const isUsual = !endpoint.startsWith('unix://') || endpoint === 'unix:///var/run/docker.sock'
  return isChosen || isUsual ? {} : { DOCKER_HOST: endpoint }
}
