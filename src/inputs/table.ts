/**
 * Every setting, once: its name is the action's input, the command line's option, and a row of the README.
 * `action.yml`, `--help` and the README's table are compared with this table by a test.
 */
export type Kind =
  | 'text'
  | 'boolean'
  | 'list'
  | 'ports'
  | 'probes'
  | 'duration'
  | 'size'
  | 'cpus'
  | 'words'
  | 'choice'
  | 'secret'

export interface Setting {
  name: string
  kind: Kind
  /** As written in action.yml; undefined where leaving it out means something of its own. */
  default?: string
  /** What the command line uses where that differs from the action. */
  cliDefault?: string
  choices?: readonly string[]
  /** Another name for the same thing. */
  alias?: string
  /** One line, no full stop: the same in action.yml, `--help` and the README. */
  about: string
}

export const SETTINGS = [
  { name: 'path', kind: 'text', default: '.', alias: 'context', about: 'Folder to build: the build context' },
  {
    name: 'file',
    kind: 'text',
    about: 'Dockerfile, from the working directory (default: Dockerfile in path)',
  },
  { name: 'target', kind: 'text', about: 'Stage to build' },
  { name: 'build-args', kind: 'list', about: 'Build arguments: NAME=value a line' },
  { name: 'build-secrets', kind: 'list', about: 'Build secrets: id=ID,env=NAME or id=ID,src=FILE a line' },
  { name: 'platform', kind: 'text', about: 'Platform to build or pick: linux/arm64' },
  { name: 'builder', kind: 'text', about: 'Name of the buildx builder' },
  { name: 'cache-from', kind: 'list', about: 'Build cache sources, as buildx takes them' },
  { name: 'cache-to', kind: 'list', about: 'Build cache destinations, as buildx takes them' },
  { name: 'build-network', kind: 'text', about: 'Network of RUN steps: default, host, none' },
  {
    name: 'image',
    kind: 'text',
    about: 'Image to try instead of building one; oci-layout:PATH, docker-archive:PATH',
  },
  {
    name: 'archive',
    kind: 'text',
    about: 'Weigh a docker save or OCI tar, or an OCI layout folder; nothing is run',
  },
  {
    name: 'also',
    kind: 'list',
    about: 'Other images or archives, a line each: layers shared with them count once',
  },
  { name: 'smoke', kind: 'boolean', default: 'true', about: 'Run the container; false weighs only' },
  {
    name: 'port',
    kind: 'ports',
    about: 'Container ports that must all answer, 53/udp too (default: the exposed ones)',
  },
  {
    name: 'probe',
    kind: 'probes',
    default: 'auto',
    about: 'What must pass, one a line: http://:80/x; see docs/probes.md',
  },
  { name: 'timeout', kind: 'duration', default: '60s', about: 'How long it may take to become ready' },
  { name: 'soak', kind: 'duration', default: '3s', about: 'How long it must then stay healthy' },
  {
    name: 'shutdown',
    kind: 'choice',
    default: 'warn',
    choices: ['warn', 'graceful'],
    about: 'Whether an ungraceful stop warns or fails',
  },
  {
    name: 'keep-running',
    kind: 'boolean',
    default: 'false',
    about: 'Leave the healthy container to later steps',
  },
  { name: 'log-file', kind: 'text', about: 'File for the container’s whole log' },
  { name: 'env', kind: 'list', about: 'Environment of the container: NAME=value a line' },
  { name: 'env-file', kind: 'text', about: 'File of such lines' },
  { name: 'command', kind: 'words', about: 'Command instead of the image’s CMD' },
  { name: 'entrypoint', kind: 'words', about: 'Entrypoint instead of the image’s ENTRYPOINT' },
  { name: 'network', kind: 'text', about: 'Docker network to join' },
  { name: 'memory', kind: 'size', about: 'Memory limit of the container: 256MiB' },
  { name: 'cpus', kind: 'cpus', about: 'CPU limit of the container: 0.5' },
  {
    name: 'name',
    kind: 'text',
    about: 'Name of this image in the comment (default: the repository or folder)',
  },
  {
    name: 'comment',
    kind: 'choice',
    default: 'always',
    choices: ['always', 'on-change', 'on-failure', 'never'],
    about: 'When to comment',
  },
  { name: 'baseline', kind: 'text', about: 'An earlier Report (JSON) to compare with' },
  { name: 'report', kind: 'text', about: 'Where to write the Report (JSON); - is standard output' },
  {
    name: 'token',
    kind: 'secret',
    default: '${{ github.token }}',
    cliDefault: '',
    about: 'Token that may comment on pull requests',
  },
] as const satisfies readonly Setting[]

export type SettingName = (typeof SETTINGS)[number]['name']

/** What later steps of a workflow can read. */
export const OUTPUTS = {
  verdict: 'pass, fail or error',
  headline: 'The first sentence of the report',
  'image-id': 'ID of the image that was tried',
  image: 'Reference of the image; a built one stays on the engine until the job ends',
  port: 'Container port that answered',
  'ready-seconds': 'Seconds from start to ready',
  url: 'With keep-running: address of the container, http://127.0.0.1:49153',
  host: 'With keep-running: the same as host and port',
  'container-id': 'With keep-running: ID of the container, which the post step removes',
  'on-disk': 'Bytes of all layers',
  'dead-weight': 'Bytes that are shipped but that no one can see',
  report: 'Path of the Report (JSON)',
  'comment-url': 'Address of the comment',
  findings: 'The findings (JSON)',
} as const
