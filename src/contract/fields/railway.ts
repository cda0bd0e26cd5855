import { noRule, notTried, type KindTable } from './table.ts'

const deploy = (...names: string[]) => names.map((name) => `deploy.${name}`)

export const RAILWAY: KindTable = {
  kind: 'railway',
  files: '`railway.json`, `railway.toml`',
  source: 'https://docs.railway.com/config-as-code/reference',
  read: '2026-11',
  rows: [
    ['build.builder', 'text', 'imitated', '`DOCKERFILE`; other builders make an image of their own'],
    ...noRule('how the image is built', 'build.*'),
    ['deploy.startCommand', 'text', 'imitated', 'instead of ENTRYPOINT and CMD, without a shell'],
    ['deploy.healthcheckPath', 'text', 'imitated', 'must answer with 200 at PORT'],
    ['deploy.healthcheckTimeout', 'number', 'compared', 'most time to become ready; 300 s if absent'],
    ['deploy.drainingSeconds', 'number', 'imitated', 'time from the stop signal to SIGKILL'],
    ['deploy.limitOverride.containers.memoryBytes', 'integer', 'imitated', 'memory limit'],
    ['deploy.limitOverride.containers.cpu', 'number', 'imitated', 'processors'],
    ['deploy.cronSchedule', 'text', 'imitated', 'it is to end by itself'],
    ['deploy.requiredMountPath', 'text', 'imitated', 'folder that can be written, empty at the start'],
    ...notTried('it runs in a container of its own, before the deployment', 'deploy.preDeployCommand'),
    ...noRule(
      'where and how often it runs',
      ...deploy('numReplicas', 'region', 'multiRegionConfig', 'sleepApplication', 'runtime'),
    ),
    ...noRule(
      'where and how often it runs',
      ...deploy('restartPolicyType', 'restartPolicyMaxRetries', 'overlapSeconds'),
    ),
    ...noRule(
      'where and how often it runs',
      ...deploy('useLegacyStacker', 'ipv6EgressEnabled', 'registryCredentials'),
    ),
    ...notTried('the rules of one environment are not applied', 'environments'),
  ],
}
