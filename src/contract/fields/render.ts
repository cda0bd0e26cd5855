import { noRule, notTried, type KindTable } from './table.ts'

const service = (...names: string[]) => names.map((name) => `services[].${name}`)

export const RENDER: KindTable = {
  kind: 'render',
  files: '`render.yaml`',
  source: 'https://render.com/docs/blueprint-spec',
  read: '2026-11',
  rows: [
    [
      'services',
      'list',
      'imitated',
      'the one that runs a Dockerfile or image; of several, `render.yaml#NAME` picks one',
    ],
    ...noRule(
      'other parts of the deployment',
      'databases',
      'envVarGroups',
      'previews',
      'projects',
      'ungrouped',
      'version',
    ),
    ...noRule('of previews', 'previewsEnabled', 'previewsExpireAfterDays'),
    ['services[].type', 'text', 'imitated', '`web`, `pserv`, `worker`; `cron` is to end'],
    ['services[].name', 'text', 'imitated', 'name of the service'],
    ['services[].runtime', 'text', 'imitated', '`docker` or `image`; others have no Dockerfile'],
    ['services[].env', 'text', 'imitated', 'the older name of `runtime`'],
    ['services[].plan', 'text', 'imitated', 'memory limit'],
    ['services[].instanceType', 'text', 'no rule', 'of earlier versions of Render'],
    ['services[].dockerCommand', 'text', 'imitated', 'instead of CMD, in a shell'],
    ['services[].healthCheckPath', 'text', 'imitated', 'must answer with 200 to 399 within 5 s'],
    ['services[].envVars[].key', 'text', 'compared', 'names of variables'],
    ['services[].envVars[].value', 'scalar', 'imitated', 'of PORT; others are not read'],
    ...noRule('values of variables are not read', 'services[].envVars[].*'),
    [
      'services[].maxShutdownDelaySeconds',
      'integer',
      'imitated',
      'time from the stop signal to SIGKILL; 30 s if absent',
    ],
    ['services[].disk.mountPath', 'text', 'imitated', 'folder that can be written, empty at the start'],
    ...noRule('how the disk is kept', 'services[].disk.*'),
    ...noRule(
      'how the image is built or obtained',
      ...service('dockerfilePath', 'dockerContext', 'image', 'repo', 'branch', 'rootDir'),
    ),
    ...noRule(
      'how the image is built or obtained',
      ...service('registryCredential', 'buildFilter', 'autoDeploy', 'autoDeployTrigger'),
    ),
    ...noRule(
      'of services without a Dockerfile',
      ...service('buildCommand', 'startCommand', 'staticPublishPath', 'headers', 'routes'),
    ),
    ...noRule('of other kinds of services', ...service('ipAllowList', 'maxmemoryPolicy')),
    ...noRule(
      'where and how often it runs',
      ...service('region', 'numInstances', 'scaling', 'domains', 'domain', 'schedule'),
    ),
    ...noRule(
      'where and how often it runs',
      ...service(
        'previews',
        'previewPlan',
        'pullRequestPreviewsEnabled',
        'renderSubdomainPolicy',
        'maintenanceMode',
      ),
    ),
    ...notTried(
      'it runs in a container of its own, before the deployment',
      ...service('preDeployCommand', 'initialDeployHook'),
    ),
  ],
}
