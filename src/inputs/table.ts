/**
 * All settings. Each is an input of the action, an option of the command line, and a row of the README.
 * `npm run generate` writes `action.yml` and the README's table; a test compares them.
 */
export type Kind =
  | 'text'
  | 'boolean'
  | 'list'
  | 'ports'
  | 'probes'
  | 'duration'
  | 'size'
  | 'bytes'
  | 'growth'
  | 'cpus'
  | 'count'
  | 'words'
  | 'choice'
  | 'secret'

export type Group = 'build' | 'images' | 'services' | 'tests' | 'gate' | 'workflow' | 'files' | 'push'

export interface Setting {
  name: string
  kind: Kind
  /** As in action.yml; undefined when leaving it out has its own meaning. */
  default?: string
  /** The command line's default, if it differs. */
  cliDefault?: string
  choices?: readonly string[]
  /** Another name for the setting. */
  alias?: string
  /** The option of `docker run` with the same meaning and the same values. */
  docker?: `--${string}`
  /** `--help` lists those of a group together. */
  group?: Group
  /** A pull request's own config file may set it: it is of the app, and neither a check nor a limit. */
  ofChange?: true
  /** Of the whole run: an image of `images` in the config file cannot have its own. */
  ofRun?: true
  /** Of the command line only: no input of the action, and not in a config file. */
  commandOnly?: true
  /** One line, no full stop: the same in action.yml, `--help` and the README. */
  about: string
}

/** How a trial is printed; the first is the default. */
export const FORMATS = ['text', 'json', 'markdown', 'html', 'sarif', 'junit'] as const

export const SETTINGS = [
  { name: 'path', kind: 'text', default: '.', alias: 'context', about: 'Folder to build: the build context' },
  {
    name: 'file',
    kind: 'text',
    about: 'Dockerfile, from the working directory (default: Dockerfile in path)',
  },
  { name: 'target', kind: 'text', about: 'Stage to build' },
  { name: 'build-args', kind: 'list', ofChange: true, about: 'Build arguments, one NAME=value per line' },
  {
    name: 'platform',
    kind: 'text',
    group: 'build',
    about: 'Platform to build or select: linux/arm64',
  },
  {
    name: 'platforms',
    kind: 'list',
    group: 'build',
    about: 'Platforms to build in one build: linux/amd64,linux/arm64; one is the same as platform',
  },
  {
    name: 'build-timeout',
    kind: 'duration',
    default: '30m',
    group: 'build',
    about: 'Time limit of the build; a longer build is stopped, and fails',
  },
  { name: 'builder', kind: 'text', group: 'build', about: 'Name of the buildx builder' },
  { name: 'cache-from', kind: 'list', group: 'build', about: 'Build cache sources, as buildx takes them' },
  { name: 'cache-to', kind: 'list', group: 'build', about: 'Build cache destinations, as buildx takes them' },
  { name: 'secrets', kind: 'list', group: 'build', about: 'Build secrets, one ID=value per line' },
  {
    name: 'secret-files',
    kind: 'list',
    group: 'build',
    about: 'Build secrets from files, one ID=FILE per line',
  },
  {
    name: 'secret-envs',
    kind: 'list',
    group: 'build',
    about: 'Build secrets from variables, one ID=NAME per line',
  },
  {
    name: 'build-secrets',
    kind: 'list',
    group: 'build',
    about: 'Build secrets as buildx takes them: id=ID,env=NAME or id=ID,src=FILE',
  },
  { name: 'ssh', kind: 'list', group: 'build', about: 'SSH agent or keys for the build: default, ID=FILE' },
  {
    name: 'build-contexts',
    kind: 'list',
    group: 'build',
    about: 'More build contexts, one NAME=FOLDER or NAME=docker-image://IMAGE per line',
  },
  { name: 'build-network', kind: 'text', group: 'build', about: 'Network of RUN steps: default, host, none' },
  {
    name: 'add-hosts',
    kind: 'list',
    group: 'build',
    about: 'Names in /etc/hosts of RUN steps: db:10.0.0.1',
  },
  {
    name: 'allow',
    kind: 'list',
    group: 'build',
    about: 'Entitlements of the build: network.host, security.insecure',
  },
  { name: 'build-shm-size', kind: 'size', group: 'build', about: 'Size of /dev/shm of RUN steps: 256MiB' },
  {
    name: 'build-ulimit',
    kind: 'list',
    group: 'build',
    about: 'Limits of each process of RUN steps: nofile=1024:2048',
  },
  { name: 'cgroup-parent', kind: 'text', group: 'build', about: 'Parent cgroup of RUN steps' },
  {
    name: 'pull',
    kind: 'boolean',
    default: 'false',
    group: 'build',
    about: 'Pull newer versions of the base images',
  },
  { name: 'no-cache', kind: 'boolean', default: 'false', group: 'build', about: 'Build without a cache' },
  { name: 'no-cache-filters', kind: 'list', group: 'build', about: 'Stages to build without a cache' },
  { name: 'labels', kind: 'list', group: 'build', about: 'Labels of the image, one NAME=value per line' },
  {
    name: 'annotations',
    kind: 'list',
    group: 'build',
    about: 'Annotations of the image’s manifest or index, one NAME=value per line',
  },
  { name: 'provenance', kind: 'text', group: 'build', about: 'Provenance attestation: true, mode=max' },
  { name: 'attests', kind: 'list', group: 'build', about: 'Attestations as buildx takes them: type=sbom' },
  {
    name: 'bake-file',
    kind: 'list',
    group: 'images',
    about: 'Bake files whose targets are the images to build and test, one path per line',
  },
  {
    name: 'targets',
    kind: 'list',
    group: 'images',
    about:
      'Targets of the bake file, or services of the compose file, to build and test (default: the group default, all)',
  },
  {
    name: 'vars',
    kind: 'list',
    group: 'images',
    about: 'Variables that the bake file may use, one NAME=value per line',
  },
  {
    name: 'compose-images',
    kind: 'boolean',
    default: 'false',
    group: 'images',
    about: 'Test each service of the compose file that has a build',
  },
  {
    name: 'image',
    kind: 'text',
    about: 'Image to test instead of building one; oci-layout:PATH, docker-archive:PATH',
  },
  {
    name: 'archive',
    kind: 'text',
    about: 'Weigh a docker save or OCI tar, or an OCI layout folder, without running it',
  },
  {
    name: 'also',
    kind: 'list',
    about: 'Other images or archives, one per line: layers shared with them count once',
  },
  {
    name: 'smoke',
    kind: 'boolean',
    default: 'true',
    about: 'Run the container; false only weighs the image',
  },
  {
    name: 'smoke-host',
    kind: 'text',
    group: 'workflow',
    about: 'Engine that runs the container: ssh://user@host, tcp://host:2376, a docker context',
  },
  {
    name: 'port',
    kind: 'ports',
    about: 'Container ports that must respond: 8080, 53/udp (default: the exposed ones)',
  },
  {
    name: 'probe',
    kind: 'probes',
    default: 'auto',
    about: 'Probes, one per line: http://:80/x; see docs/probes.md',
  },
  {
    name: 'preset',
    kind: 'list',
    about: 'Rules of cloud-run, kubernetes-restricted, openshift, read-only, heroku',
  },
  { name: 'timeout', kind: 'duration', default: '60s', about: 'Time limit to become ready' },
  {
    name: 'soak',
    kind: 'duration',
    about: 'Time it must then stay healthy (default: 3s; 10s without a probe)',
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
    about: 'Keep the healthy container for later steps',
  },
  {
    name: 'audit',
    kind: 'boolean',
    default: 'false',
    about: 'Also report processes of root, and files that are written',
  },
  { name: 'log-file', kind: 'text', about: 'File to write the container’s complete log to' },
  {
    name: 'compose-file',
    kind: 'list',
    group: 'services',
    about: 'Compose files with the services that the app needs, one path per line',
  },
  {
    name: 'service',
    kind: 'text',
    group: 'services',
    about: 'Service of the compose file that is the image under test',
  },
  {
    name: 'compose-host',
    kind: 'choice',
    default: 'refuse',
    choices: ['refuse', 'allow'],
    group: 'services',
    about: 'Whether compose files may access the host',
  },
  { name: 'command', kind: 'words', about: 'Command instead of the image’s CMD' },
  { name: 'entrypoint', kind: 'words', about: 'Entrypoint instead of the image’s ENTRYPOINT' },
  {
    name: 'env',
    kind: 'list',
    docker: '--env',
    ofChange: true,
    about: 'Environment of the container, one NAME=value per line',
  },
  { name: 'env-file', kind: 'text', docker: '--env-file', about: 'File of NAME=value lines' },
  { name: 'network', kind: 'text', docker: '--network', about: 'Docker network that the container joins' },
  { name: 'memory', kind: 'size', docker: '--memory', about: 'Memory limit of the container: 256MiB' },
  { name: 'cpus', kind: 'cpus', docker: '--cpus', about: 'CPU limit of the container: 0.5' },
  {
    name: 'volumes',
    kind: 'list',
    docker: '--volume',
    alias: 'volume',
    about: 'Mounts, one per line: ./data:/data:ro, NAME:/cache, /scratch',
  },
  {
    name: 'tmpfs',
    kind: 'list',
    docker: '--tmpfs',
    about: 'File systems in memory, one per line: /run:size=64m,mode=1777',
  },
  { name: 'user', kind: 'text', docker: '--user', about: 'User instead of the image’s USER: 1000:1000' },
  {
    name: 'read-only',
    kind: 'boolean',
    docker: '--read-only',
    about: 'Make the container’s root file system read-only',
  },
  { name: 'cap-drop', kind: 'list', docker: '--cap-drop', about: 'Linux capabilities to drop: ALL' },
  {
    name: 'cap-add',
    kind: 'list',
    docker: '--cap-add',
    about: 'Linux capabilities to add: NET_BIND_SERVICE',
  },
  {
    name: 'security-opt',
    kind: 'list',
    docker: '--security-opt',
    about: 'Security options, one per line: no-new-privileges, seccomp=FILE',
  },
  {
    name: 'pids-limit',
    kind: 'count',
    docker: '--pids-limit',
    about: 'Limit of processes and threads in the container (default: 4096); -1 is no limit',
  },
  {
    name: 'shm-size',
    kind: 'size',
    docker: '--shm-size',
    about: 'Size of /dev/shm of the container: 256MiB',
  },
  {
    name: 'ulimit',
    kind: 'list',
    docker: '--ulimit',
    about: 'Limits of each process of the container, soft and hard: nofile=1024:2048',
  },
  {
    name: 'add-host',
    kind: 'list',
    docker: '--add-host',
    about: 'Names in /etc/hosts of the container: db:10.0.0.1, host.docker.internal:host-gateway',
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
    name: 'contract',
    kind: 'list',
    default: 'auto',
    group: 'tests',
    about:
      'Files with the rules of its platform (k8s/deployment.yaml, fly.toml#web), under which it must run; auto, none',
  },
  {
    name: 'rehearse',
    kind: 'list',
    group: 'tests',
    about:
      'Rehearsals that must succeed: restart, kill, twice, upgrade; none (default: a restart, and twice with a VOLUME, only warn)',
  },
  {
    name: 'start-times',
    kind: 'count',
    group: 'tests',
    about: 'Start it this often, and report the median and the spread of the time until ready: 3 to 20',
  },
  {
    name: 'structure-tests',
    kind: 'list',
    group: 'tests',
    about: 'Test files of container-structure-test to run, one path per line',
  },
  { name: 'goss', kind: 'list', group: 'tests', about: 'Gossfiles to run, one path per line' },
  { name: 'goss-vars', kind: 'text', group: 'tests', about: 'File with the values of .Vars in gossfiles' },
  {
    name: 'tests-host',
    kind: 'choice',
    default: 'refuse',
    choices: ['refuse', 'allow'],
    group: 'tests',
    about: 'Whether test files may access the host: privileged, bindMounts',
  },
  { name: 'max-size', kind: 'bytes', group: 'gate', about: 'Most bytes on disk: 250MB' },
  {
    name: 'max-growth',
    kind: 'growth',
    group: 'gate',
    about: 'Most growth on disk since the baseline: 5MB, 2%',
  },
  { name: 'max-dead-weight', kind: 'bytes', group: 'gate', about: 'Most dead weight: 10MB' },
  { name: 'max-ready', kind: 'duration', group: 'gate', about: 'Most time until ready: 5s' },
  { name: 'max-memory', kind: 'bytes', group: 'gate', about: 'Most memory used: 200MB' },
  {
    name: 'warn-only',
    kind: 'boolean',
    default: 'false',
    group: 'gate',
    about: 'Budgets that are exceeded only warn',
  },
  {
    name: 'policy',
    kind: 'list',
    ofRun: true,
    group: 'workflow',
    about:
      'Rules of the organisation, one a line: a folder, github:OWNER/REPO/FILE@REF, oci://IMAGE@sha256:…',
  },
  {
    name: 'growth-label',
    kind: 'text',
    ofRun: true,
    default: 'sea-trial:allow-growth',
    group: 'gate',
    about: 'Label of a pull request that allows growth',
  },
  {
    name: 'name',
    kind: 'text',
    about: 'Name of this image in the comment (default: the repository or folder)',
  },
  {
    name: 'comment',
    kind: 'choice',
    ofRun: true,
    default: 'always',
    choices: ['always', 'on-change', 'on-failure', 'never'],
    group: 'workflow',
    about: 'When to comment',
  },
  {
    name: 'comment-on-push',
    kind: 'boolean',
    ofRun: true,
    default: 'false',
    group: 'workflow',
    about: 'On push, comment on the open pull request that has this commit as its head',
  },
  {
    name: 'minimum-change',
    kind: 'growth',
    ofRun: true,
    group: 'workflow',
    about: 'With comment: on-change, the smallest change of a size that counts: 100KB, 1%',
  },
  {
    name: 'baseline',
    kind: 'text',
    default: 'auto',
    about: 'Compare with: auto, none, build, a commit, image or Report',
  },
  {
    name: 'repeat',
    kind: 'count',
    group: 'gate',
    about: 'Start the baseline and this image in turn to compare times and memory: 3 to 20 times each',
  },
  {
    name: 'baseline-image',
    kind: 'text',
    group: 'gate',
    about:
      'With repeat or rehearse: upgrade: the image to start beside this one (default: what baseline builds or names)',
  },
  {
    name: 'report',
    kind: 'text',
    ofRun: true,
    about: 'Where to write the Report (JSON); on a command line, - is standard output',
  },
  {
    name: 'format',
    kind: 'choice',
    default: 'text',
    choices: FORMATS,
    ofRun: true,
    commandOnly: true,
    about: 'How to print it',
  },
  {
    name: 'sarif',
    kind: 'text',
    ofRun: true,
    group: 'files',
    about: 'Where to write the findings as SARIF 2.1.0, for code scanning',
  },
  {
    name: 'sbom',
    kind: 'list',
    group: 'files',
    about:
      'List of the packages to write: cyclonedx, spdx, cyclonedx=FILE; for an attestation by buildx: true, generator=IMAGE',
  },
  {
    name: 'html',
    kind: 'text',
    ofRun: true,
    group: 'files',
    about: 'Where to write the HTML page of the run; in an action it is an artifact, unless artifact: never',
  },
  {
    name: 'push',
    kind: 'choice',
    default: 'false',
    choices: ['false', 'true', 'each'],
    ofRun: true,
    group: 'push',
    about: 'Push to the tags what was tried: true if all images of the run pass, each for those that do',
  },
  {
    name: 'tags',
    kind: 'list',
    group: 'push',
    about: 'Names and tags to push to, one per line; without push, more names of the image on the engine',
  },
  {
    name: 'attach',
    kind: 'boolean',
    group: 'push',
    about: 'Attach the Report to the pushed image, as an OCI referrer (default: with push)',
  },
  {
    name: 'predicate',
    kind: 'text',
    ofRun: true,
    group: 'push',
    about: 'Where to write the result as an in-toto test result; {name}: of each image',
  },
  {
    name: 'token',
    kind: 'secret',
    ofRun: true,
    default: '${{ github.token }}',
    cliDefault: '',
    group: 'workflow',
    about: 'Token that may comment on pull requests',
  },
  {
    name: 'mode',
    kind: 'choice',
    ofRun: true,
    default: 'trial',
    choices: ['trial', 'publish'],
    group: 'workflow',
    about: 'Try an image, or comment what the run of a fork handed on',
  },
  {
    name: 'artifact',
    kind: 'choice',
    ofRun: true,
    default: 'auto',
    choices: ['auto', 'always', 'never'],
    group: 'workflow',
    about: 'Upload the Report as an artifact; auto: where no comment can be written',
  },
  {
    name: 'relevant',
    kind: 'choice',
    ofRun: true,
    default: 'off',
    choices: ['off', 'auto'],
    group: 'workflow',
    about: 'auto: pass at once if nothing that matters has changed since a trial that passed',
  },
  {
    name: 'fix',
    kind: 'choice',
    ofRun: true,
    default: 'off',
    choices: ['off', 'suggest'],
    group: 'push',
    about: 'suggest: prove fixes of waste by a second build, and offer them in the pull request',
  },
  {
    name: 'changed',
    kind: 'boolean',
    ofRun: true,
    default: 'false',
    group: 'images',
    about: 'Try only what has changed since an earlier trial that passed; docs/many-images.md',
  },
  {
    name: 'allow-fork-code',
    kind: 'boolean',
    ofRun: true,
    default: 'false',
    group: 'workflow',
    about: 'Run code of forks also where it can reach secrets and a token that may write',
  },
] as const satisfies readonly Setting[]

export type SettingName = (typeof SETTINGS)[number]['name']

/** Those that are inputs of the action, and may be in a config file. */
export const INPUTS: readonly Setting[] = SETTINGS.filter(({ commandOnly }: Setting) => commandOnly !== true)

/** Those of the command line only. */
export const COMMAND_OPTIONS: readonly Setting[] = SETTINGS.filter(
  ({ commandOnly }: Setting) => commandOnly === true,
)

export const isCommandOnly = (name: string): boolean => COMMAND_OPTIONS.some((one) => one.name === name)

/**
 * Inputs by which the runner describes the job: it fills in the defaults, and nobody sets them. They are no options. Their
 * contexts are those that a default may use; an unknown property is empty on older servers.
 */
export const JOB_INPUTS = {
  'job-matrix': { default: '${{ toJSON(matrix) }}', about: 'the values of this leg of the matrix' },
  'job-check-run': { default: '${{ job.check_run_id }}', about: 'the id of its log' },
  'job-total': { default: '${{ strategy.job-total }}', about: 'how many legs the matrix has' },
  'job-network': { default: '${{ job.container.network }}', about: 'the network of its container' },
  'job-services': { default: '${{ toJSON(job.services) }}', about: 'its services' },
} as const satisfies Readonly<Record<string, { default: string; about: string }>>

export type JobInput = keyof typeof JOB_INPUTS
export const isJobInput = (name: string): boolean => Object.hasOwn(JOB_INPUTS, name)

/** The outputs of the action, for later steps. */
export const OUTPUTS = {
  verdict: 'pass, fail or error',
  headline: 'The first sentence of the report',
  'image-id': 'ID of the image that was tested',
  image: 'Reference of the image; a built one stays on the engine until the job ends',
  port: 'Container port that responded',
  'ready-seconds': 'Seconds from start to ready',
  url: 'With keep-running: address of the container, http://127.0.0.1:49153',
  host: 'With keep-running: the same as host and port',
  'container-id': 'With keep-running: ID of the container, which the post step removes',
  'on-disk': 'Bytes of all layers',
  'dead-weight': 'Bytes in the layers that no path of the final file system reaches',
  images: 'Each image with its verdict and the outputs above (JSON); with several images, those are empty',
  digest: 'With push: digest of what was pushed',
  pushed: 'With push: what was pushed, [{"image", "ref", "digest"}] (JSON)',
  report: 'Path of the Report (JSON)',
  sarif: 'With sarif: its path; empty if the image could not be tried',
  'sbom-cyclonedx': 'With sbom: path of the CycloneDX file; with several images, of each in images',
  'sbom-spdx': 'With sbom: path of the SPDX file; with several images, of each in images',
  html: 'Path of the HTML page, where there is one',
  'html-url': 'Address of the HTML page, an artifact of this run',
  'comment-url': 'Address of the comment',
  'comment-body': 'The comment of this image (Markdown), for those who post it themselves',
  'comment-file': 'Path of a file with the same text',
  findings: 'The findings (JSON)',
} as const
