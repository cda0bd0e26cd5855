/** Files that may hold credentials, by their path alone: these are read, and their content decides. */

/** How a file is read; each type has rules of its own in `rules.ts`. */
export type FileType =
  | 'aws'
  | 'cargo'
  | 'composer'
  | 'config'
  | 'docker'
  | 'env'
  | 'gem'
  | 'git'
  | 'history'
  | 'htpasswd'
  | 'json'
  | 'key'
  | 'kube'
  | 'maven'
  | 'mysql'
  | 'netrc'
  | 'npmrc'
  | 'nuget'
  | 'pgpass'
  | 'pypirc'
  | 'rails-key'
  | 'settings'
  | 'store'
  | 'terraform'
  | 'vault'
  | 'yarn'

/** By the last name of a path, in lower case. */
const NAMES: Readonly<Partial<Record<FileType, readonly string[]>>> = {
  cargo: ['credentials.toml'],
  composer: ['auth.json'],
  config: ['database.yml', 'database.yaml', 'local_settings.py'],
  docker: ['.dockercfg', '.dockerconfigjson'],
  git: ['.git-credentials', '.gitconfig'],
  history: [
    '.bash_history',
    '.zsh_history',
    '.sh_history',
    '.ash_history',
    '.psql_history',
    '.mysql_history',
  ],
  htpasswd: ['.htpasswd'],
  json: ['application_default_credentials.json', 'accesstokens.json', 'msal_token_cache.json', 'adc.json'],
  key: ['id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519', 'id_ecdsa_sk', 'id_ed25519_sk', 'identity'],
  mysql: ['.my.cnf'],
  netrc: ['.netrc', '_netrc'],
  npmrc: ['.npmrc'],
  nuget: ['nuget.config'],
  pgpass: ['.pgpass'],
  pypirc: ['.pypirc'],
  settings: [
    'wp-config.php',
    'gradle.properties',
    'secrets.yml',
    'secrets.yaml',
    'secrets.json',
    'secrets.toml',
    '.envrc',
    'pip.conf',
    '.s3cfg',
    '.boto',
    'rclone.conf',
    '.databrickscfg',
    'bunfig.toml',
  ],
  terraform: [
    '.terraformrc',
    'terraform.rc',
    'credentials.tfrc.json',
    'terraform.tfstate',
    'terraform.tfstate.backup',
  ],
  vault: ['.vault-token'],
  yarn: ['.yarnrc', '.yarnrc.yml'],
}

/** By the last two names of a path, in lower case: names that are common in other folders. */
const IN_FOLDER: Readonly<Partial<Record<FileType, readonly string[]>>> = {
  aws: ['.aws/credentials', '.aws/config'],
  cargo: ['.cargo/credentials'],
  docker: ['.docker/config.json', '.kaniko/config.json', 'containers/auth.json'],
  gem: ['.gem/credentials', '.bundle/config'],
  git: ['.git/config'],
  kube: ['.kube/config'],
  maven: ['.m2/settings.xml'],
  'rails-key': ['config/master.key'],
  settings: ['gh/hosts.yml', '.config/hub', 'pypoetry/auth.toml', 'pip/pip.conf', 'doctl/config.yaml'],
}

/** By the end of the name after its last dot, in lower case. */
const ENDINGS: Readonly<Partial<Record<FileType, readonly string[]>>> = {
  key: ['pem', 'key', 'ppk', 'der', 'pk8'],
  store: ['p12', 'pfx', 'jks', 'keystore'],
  settings: ['tfvars'],
}

/** What no table of whole names can say. */
const PATTERNS: readonly [pattern: RegExp, type: FileType][] = [
  [/^\.env(?:\..+)?$/, 'env'],
  [/\.env$/, 'config'],
  [/^id_(?:rsa|dsa|ecdsa|ed25519)[._-]/, 'key'],
  [/^ssh_host_\w+_key$/, 'key'],
  [/^kubeconfig(?:[._-].*)?$|\.kubeconfig$/, 'kube'],
  [/^(?:service[-_]?account|gcp|gcloud|google|firebase)[\w.-]*\.json$/, 'json'],
  [/^(?:client[-_]secrets?|credentials?|key[-_]?file)[\w.-]*\.json$/, 'json'],
  [/^credentials$/, 'settings'],
  [/^application(?:-[\w-]+)?\.(?:ya?ml|properties)$/, 'config'],
  [/^appsettings(?:\.[\w-]+)?\.json$/, 'config'],
  [/^(?:docker-)?compose(?:[._-][\w.-]+)?\.ya?ml$/, 'config'],
]

/** What else is in a folder of SSH. */
const SSH_PUBLIC = /^(?:known_hosts.*|authorized_keys.*|config|environment|rc)$/

const byName = tableOf(NAMES)
const inFolder = tableOf(IN_FOLDER)
const byEnding = tableOf(ENDINGS)

function tableOf(
  names: Readonly<Partial<Record<FileType, readonly string[]>>>,
): ReadonlyMap<string, FileType> {
  return new Map(
    Object.entries(names).flatMap(([type, all]) => all.map((name) => [name, type as FileType] as const)),
  )
}

/** Folders whose files everyone can read already: packages as published, the sources of languages, documentation. */
const PUBLIC_FOLDERS =
  /(?:^|\/)(?:node_modules|site-packages|dist-packages|vendor|gems|pkg\/mod|registry\/src|usr\/share\/(?:doc|man|nodejs|perl5?|ca-certificates|gems-.*)|usr\/lib\/(?:go-[\d.]+|python[\d.]+|ruby|jvm)|usr\/local\/(?:go|lib\/python[\d.]+))\//

/** Bundles of certificates and public keys, by names that are used for nothing else; and what Debian's packages make on installation for themselves. */
const PUBLIC_NAMES =
  /^(?:(?:cacerts?|ca[-_]?(?:bundle|certificates?|certs?)|roots?)\.pem|.*\.pub|.*snakeoil.*)$/

/** `path`: latin1, without a leading slash. Null for nearly all files. */
export function fileTypeOf(path: string): FileType | null {
  const slash = path.lastIndexOf('/')
  const name = path.slice(slash + 1).toLowerCase()
  const type = typeOf(name, path, slash)
  return type === null || PUBLIC_NAMES.test(name) || PUBLIC_FOLDERS.test(path) ? null : type
}

function typeOf(name: string, path: string, slash: number): FileType | null {
  const known = byName.get(name) ?? byEnding.get(name.slice(name.lastIndexOf('.') + 1))
  const folder = path.slice(path.lastIndexOf('/', slash - 1) + 1, slash).toLowerCase()
  return (
    inFolder.get(`${folder}/${name}`) ??
    known ??
    PATTERNS.find(([pattern]) => pattern.test(name))?.[1] ??
    (folder === '.ssh' && !SSH_PUBLIC.test(name) ? 'key' : null)
  )
}

/** Folders of tests and examples: what is in them is mostly made up, or published with the source. */
const FIXTURES =
  /(?:^|\/)(?:tests?|__tests?__|testing|test[-_]?(?:data|files|certs?|keys?|fixtures?|resources)|fixtures?|stubs?|specs?|integration|integration[-_]?tests?|e2e|mocks?|__mocks__|examples?|samples?|demos?|docs?|documentation|tutorials?|benchmarks?)\//i

/** Parts of names: files without real values, encrypted files, code. */
const HARMLESS =
  /[._-](?:examples?|samples?|templates?|tmpl|tpl|dist|defaults?|schema|vault|enc|encrypted|gpg|age|sops|md|[cm]?[jt]s)(?=[._-]|$)/i

/** Whether its name says that its values are not real. `name`: latin1. */
export const isHarmlessName = (name: string): boolean => HARMLESS.test(name)

/** Whether only what has a checksum counts. `path`: as text, with a leading slash. */
export const isFixture = (path: string): boolean =>
  FIXTURES.test(path) ||
  isHarmlessName(path.slice(path.lastIndexOf('/') + 1)) ||
  /\/(?:(?:test|example|dummy|fake|sample|insecure|bench)[^/]*|(?:[^/]*[._-])?(?:localhost|self-?signed)(?:[._-][^/]*)?)$/i.test(
    path,
  )
