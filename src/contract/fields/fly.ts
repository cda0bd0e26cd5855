import { noRule, notTried, type FieldRow, type KindTable } from './table.ts'

const PROXY = 'Fly’s proxy is in front of the container'

const checkRows = (path: string): FieldRow[] => [
  [`${path}.grace_period`, 'duration', 'compared', 'time before checks count'],
  [`${path}.interval`, 'duration', 'compared', 'time between checks'],
  [`${path}.timeout`, 'duration', 'imitated', 'most time for an answer'],
]

const httpRows = (path: string): FieldRow[] => [
  ...checkRows(path),
  [`${path}.method`, 'text', 'imitated', 'GET; a check with another method is not tried'],
  [`${path}.path`, 'text', 'imitated', 'must answer with 200 to 299'],
  [`${path}.protocol`, 'text', 'imitated', '`http` or `https`'],
  [`${path}.headers`, 'any', 'imitated', 'sent with the request'],
  ...noRule('any certificate is accepted', `${path}.tls_skip_verify`, `${path}.tls_server_name`),
  ...noRule('of earlier versions of Fly', `${path}.restart_limit`),
]

const serviceRows = (path: string): FieldRow[] => [
  [`${path}.internal_port`, 'integer', 'imitated', 'port that must respond; 8080 if absent'],
  [`${path}.processes`, 'texts', 'imitated', 'process groups that it belongs to'],
  ...noRule(
    PROXY,
    ...['auto_stop_machines', 'auto_start_machines', 'min_machines_running'].map((name) => `${path}.${name}`),
  ),
  ...noRule(
    PROXY,
    ...['concurrency', 'force_https', 'tls_options', 'http_options'].map((name) => `${path}.${name}`),
  ),
  ...notTried('it runs another machine', `${path}.machine_checks`),
]

export const FLY: KindTable = {
  kind: 'fly',
  files: '`fly.toml`',
  source: 'https://fly.io/docs/reference/configuration/',
  read: '2026-11',
  rows: [
    ['app', 'text', 'no rule', 'name of the app'],
    ...noRule('where it runs', 'primary_region', 'host_dedication_key', 'host_dedication_id'),
    ['kill_signal', 'text', 'imitated', 'stop signal'],
    ['kill_timeout', 'duration', 'imitated', 'time from the stop signal to SIGKILL'],
    ...notTried('Docker’s swap is that of the machine', 'swap_size_mb'),
    ...noRule('for people', 'console_command'),
    ...noRule('how the image is built', 'build'),
    ['deploy.release_command', 'text', 'not tried', 'it runs on a machine of its own before the deployment'],
    ['deploy.seed_command', 'text', 'not tried', 'it runs once, before the first deployment'],
    ...noRule('how it is rolled out', 'deploy.*'),
    ['env', 'maps', 'compared', 'variables'],
    ['env[].PORT', 'scalar', 'imitated', 'PORT'],
    ['env[].*', 'any', 'compared', 'names of variables'],
    ['experimental.cmd', 'texts', 'imitated', 'instead of CMD'],
    ['experimental.entrypoint', 'texts', 'imitated', 'instead of ENTRYPOINT'],
    ['experimental.exec', 'texts', 'imitated', 'instead of ENTRYPOINT and CMD'],
    ...noRule('says nothing about the image', 'experimental.*'),
    ['processes', 'maps', 'imitated', 'process groups'],
    ['processes[].*', 'text', 'imitated', 'instead of CMD; of several, `fly.toml#NAME` picks one'],
    ...serviceRows('http_service'),
    ...httpRows('http_service.checks[]'),
    ...serviceRows('services[]'),
    ['services[].protocol', 'text', 'imitated', '`tcp` or `udp`'],
    ...noRule(PROXY, 'services[].ports'),
    ...httpRows('services[].http_checks[]'),
    ...checkRows('services[].tcp_checks[]'),
    ...noRule(
      'of earlier versions of Fly',
      'services[].tcp_checks[].restart_limit',
      'services[].script_checks',
    ),
    ['checks.*.type', 'text', 'imitated', '`http` or `tcp`'],
    ['checks.*.port', 'integer', 'imitated', 'port of the check'],
    ['checks.*.processes', 'texts', 'imitated', 'process groups that it belongs to'],
    ...httpRows('checks.*'),
    ['vm', 'maps', 'imitated', 'size of the machine'],
    ['vm[].size', 'text', 'imitated', 'memory and processors of the preset'],
    ['vm[].memory', 'size', 'imitated', 'memory limit; a bare number is in MB'],
    ['vm[].memory_mb', 'integer', 'imitated', 'memory limit in MB'],
    ['vm[].cpus', 'integer', 'imitated', 'processors'],
    ['vm[].processes', 'texts', 'imitated', 'process groups that it belongs to'],
    ...noRule('where it runs', 'vm[].cpu_kind', 'vm[].host_dedication_id'),
    ...notTried(
      'Docker runs it on this machine’s kernel and hardware',
      'vm[].gpus',
      'vm[].gpu_kind',
      'vm[].kernel_args',
      'vm[].persist_rootfs',
    ),
    ['mounts', 'maps', 'imitated', 'volumes'],
    ['mounts[].destination', 'text', 'imitated', 'folder that can be written, empty at the start'],
    ['mounts[].processes', 'texts', 'imitated', 'process groups that it belongs to'],
    ...noRule('how the volume is kept', 'mounts[].*'),
    ...notTried('files that Fly puts into the machine are not made', 'files'),
    ...noRule(PROXY, 'statics'),
    ...notTried('metrics are not scraped', 'metrics'),
    ...noRule('Fly restarts it', 'restart'),
  ],
}
