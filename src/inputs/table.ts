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
  | 'count'
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
  /** The option of `docker run` that it is, with the same meaning and the same way to write its values. */
  docker?: `--${string}`
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
    name: 'build-timeout',
    kind: 'duration',
    default: '30m',
    about: 'How long the build may take; a longer one is ended, and fails',
  },
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
  {
    name: 'preset',
    kind: 'list',
    about: 'Rules of cloud-run, kubernetes-restricted, openshift, read-only, heroku',
  },
  { name: 'timeout', kind: 'duration', default: '60s', about: 'How long it may take to become ready' },
  {
    name: 'soak',
    kind: 'duration',
    about: 'How long it must then stay healthy (default: 3s; 10s with nothing to ask)',
  },
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
  {
    name: 'audit',
    kind: 'boolean',
    default: 'false',
    about: 'Also note processes that run as root, and where it writes',
  },
  { name: 'log-file', kind: 'text', about: 'File for the container’s whole log' },
  {
    name: 'compose-file',
    kind: 'list',
    about: 'Compose files with what the app needs beside it, a path a line',
  },
  { name: 'service', kind: 'text', about: 'Which service of the compose file is this image' },
  {
    name: 'compose-host',
    kind: 'choice',
    default: 'refuse',
    choices: ['refuse', 'allow'],
    about: 'Whether compose files may reach the host',
  },
  { name: 'command', kind: 'words', about: 'Command instead of the image’s CMD' },
  { name: 'entrypoint', kind: 'words', about: 'Entrypoint instead of the image’s ENTRYPOINT' },
  {
    name: 'env',
    kind: 'list',
    docker: '--env',
    about: 'Environment of the container: NAME=value a line',
  },
  { name: 'env-file', kind: 'text', docker: '--env-file', about: 'File of NAME=value lines' },
  { name: 'network', kind: 'text', docker: '--network', about: 'Docker network to join' },
  { name: 'memory', kind: 'size', docker: '--memory', about: 'Memory limit of the container: 256MiB' },
  { name: 'cpus', kind: 'cpus', docker: '--cpus', about: 'CPU limit of the container: 0.5' },
  {
    name: 'volumes',
    kind: 'list',
    docker: '--volume',
    alias: 'volume',
    about: 'Mounts, a line each: ./data:/data:ro, NAME:/cache, /scratch',
  },
  {
    name: 'tmpfs',
    kind: 'list',
    docker: '--tmpfs',
    about: 'File systems in memory, a line each: /run:size=64m,mode=1777',
  },
  { name: 'user', kind: 'text', docker: '--user', about: 'User instead of the image’s USER: 1000:1000' },
  {
    name: 'read-only',
    kind: 'boolean',
    docker: '--read-only',
    about: 'Make the container’s root file system read-only',
  },
  { name: 'cap-drop', kind: 'list', docker: '--cap-drop', about: 'Linux capabilities to take away: ALL' },
  {
    name: 'cap-add',
    kind: 'list',
    docker: '--cap-add',
    about: 'Linux capabilities to give: NET_BIND_SERVICE',
  },
  {
    name: 'security-opt',
    kind: 'list',
    docker: '--security-opt',
    about: 'Security options, a line each: no-new-privileges, seccomp=FILE',
  },
  {
    name: 'pids-limit',
    kind: 'count',
    docker: '--pids-limit',
    about: 'Most processes and threads of the container (default: 4096); -1 is no limit',
  },
  { name: 'shm-size', kind: 'size', docker: '--shm-size', about: 'Size of /dev/shm: 256MiB' },
  {
    name: 'ulimit',
    kind: 'list',
    docker: '--ulimit',
    about: 'Limits of each process, soft and hard: nofile=1024:2048',
  },
  {
    name: 'add-host',
    kind: 'list',
    docker: '--add-host',
    about: 'Names in /etc/hosts: db:10.0.0.1, host.docker.internal:host-gateway',
  },
  { name: 'dns', kind: 'list', docker: '--dns', about: 'Name servers of the container: 1.1.1.1' },
  {
    name: 'init',
    kind: 'boolean',
    docker: '--init',
    about: 'Run a small init as the container’s first process',
  },
  { name: 'gpus', kind: 'text', docker: '--gpus', about: 'GPUs for the container: all, 1, device=0' },
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
  {
    name: 'report',
    kind: 'text',
    about: 'Where to write the Report (JSON); on a command line, - is standard output',
  },
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
