import { noRule, notTried, type KindTable } from './table.ts'

const service = (...names: string[]) => names.map((name) => `services.*.${name}`)
const check = (name: string) => `services.*.healthcheck.${name}`
const resources = (name: string) => `services.*.deploy.resources.${name}`

export const COMPOSE: KindTable = {
  kind: 'compose',
  files: '`compose.yaml`, `docker-compose.yml`',
  source: 'https://github.com/compose-spec/compose-spec/blob/main/05-services.md',
  read: '2026-11',
  rows: [
    ['services', 'map', 'imitated', 'the one with a `build`; of several, `compose.yaml#NAME` picks one'],
    ...noRule(
      'other parts of the project',
      'version',
      'name',
      'networks',
      'volumes',
      'secrets',
      'configs',
      'models',
    ),
    ...notTried('included files are not read', 'include'),
    ['services.*.command', 'texts', 'imitated', 'instead of CMD'],
    ['services.*.entrypoint', 'texts', 'imitated', 'instead of ENTRYPOINT'],
    ['services.*.working_dir', 'text', 'imitated', 'working folder'],
    ['services.*.environment', 'any', 'compared', 'names of variables; the value of PORT'],
    ['services.*.ports', 'list', 'imitated', 'container ports that must respond'],
    ['services.*.expose', 'list', 'imitated', 'container ports that must respond'],
    [check('test'), 'texts', 'imitated', 'runs in the container'],
    [check('interval'), 'duration', 'compared', 'time between checks; 30 s if absent'],
    [check('timeout'), 'duration', 'imitated', 'most time for an answer; 30 s if absent'],
    [check('retries'), 'integer', 'compared', 'failures until it counts as unhealthy; 3 if absent'],
    [check('start_period'), 'duration', 'compared', 'time before failures count'],
    [check('start_interval'), 'duration', 'compared', 'time between checks before that'],
    [check('disable'), 'boolean', 'imitated', 'no check'],
    ['services.*.mem_limit', 'size', 'imitated', 'memory limit'],
    ['services.*.mem_reservation', 'size', 'compared', 'memory request'],
    ['services.*.cpus', 'number', 'imitated', 'processors'],
    [resources('limits.memory'), 'size', 'imitated', 'memory limit'],
    [resources('limits.cpus'), 'number', 'imitated', 'processors'],
    [resources('reservations.memory'), 'size', 'compared', 'memory request'],
    [resources('reservations.cpus'), 'number', 'compared', 'processors'],
    ...notTried('the number of processes is not limited', resources('limits.pids'), 'services.*.pids_limit'),
    ...notTried(
      'devices are not given to the container',
      resources('reservations.devices'),
      ...service('devices', 'gpus'),
    ),
    ...noRule('where and how often it runs', 'services.*.deploy.*'),
    [
      'services.*.stop_grace_period',
      'duration',
      'imitated',
      'time from the stop signal to SIGKILL; 10 s if absent',
    ],
    ['services.*.stop_signal', 'text', 'imitated', 'stop signal'],
    ['services.*.read_only', 'boolean', 'imitated', 'read-only file system'],
    ['services.*.tmpfs', 'texts', 'imitated', 'folders in memory that can be written'],
    ['services.*.user', 'text', 'imitated', 'user and group'],
    ['services.*.cap_add', 'texts', 'imitated', 'capabilities'],
    ['services.*.cap_drop', 'texts', 'imitated', 'capabilities'],
    ['services.*.privileged', 'boolean', 'imitated', 'all capabilities'],
    ['services.*.security_opt', 'list', 'imitated', '`no-new-privileges`; other options are not tried'],
    [
      'services.*.volumes',
      'list',
      'imitated',
      'named volumes are folders that can be written; folders of the machine are not tried',
    ],
    ...notTried('the value of a file is not read', ...service('env_file')),
    ...notTried('the files are not made', ...service('secrets', 'configs')),
    ...notTried('another file or service is not read', ...service('extends')),
    ...notTried(
      'the container has its own',
      ...service('network_mode', 'pid', 'ipc', 'uts', 'cgroup', 'userns_mode', 'sysctls', 'ulimits'),
    ),
    ...notTried(
      'the container has its own',
      ...service('shm_size', 'group_add', 'init', 'dns', 'extra_hosts', 'hostname', 'runtime'),
    ),
    ...noRule(
      'how the image is built or obtained',
      ...service('build', 'image', 'pull_policy', 'platform', 'develop'),
    ),
    ...noRule(
      'other parts of the project',
      ...service('depends_on', 'links', 'external_links', 'networks', 'profiles', 'container_name'),
    ),
    ...noRule(
      'other parts of the project',
      ...service('labels', 'annotations', 'logging', 'restart', 'scale', 'attach', 'label_file'),
    ),
    ...noRule(
      'says nothing about the image',
      ...service('tty', 'stdin_open', 'domainname', 'mac_address', 'dns_search', 'dns_opt'),
    ),
    ...noRule(
      'says nothing about the image',
      ...service('cpu_shares', 'cpu_quota', 'cpu_period', 'cpuset', 'cpu_count', 'cpu_percent'),
    ),
    ...noRule(
      'says nothing about the image',
      ...service('mem_swappiness', 'memswap_limit', 'oom_kill_disable', 'oom_score_adj'),
    ),
    ...noRule(
      'says nothing about the image',
      ...service('blkio_config', 'storage_opt', 'isolation', 'volumes_from', 'device_cgroup_rules'),
    ),
    ...noRule(
      'says nothing about the image',
      ...service('credential_spec', 'cgroup_parent', 'post_start', 'pre_stop', 'provider', 'models'),
    ),
  ],
}
