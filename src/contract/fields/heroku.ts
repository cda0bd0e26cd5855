import { noRule, notTried, type FieldRow, type KindTable } from './table.ts'

/** A Procfile has no fields but names of processes. */
export const PROCFILE: KindTable = {
  kind: 'procfile',
  files: '`Procfile`',
  source: 'https://devcenter.heroku.com/articles/procfile',
  read: '2026-11',
  rows: [
    [
      '*',
      'text',
      'imitated',
      'instead of CMD, in a shell; `web` unless `Procfile#NAME` picks another; `web` gets a PORT',
    ],
    ['release', 'text', 'not tried', 'it runs in a container of its own, before the deployment'],
  ],
}

const dokkuRows = (path: string): FieldRow[] => [
  [`${path}.type`, 'text', 'imitated', '`startup`, `readiness`, `liveness`'],
  [`${path}.path`, 'text', 'imitated', 'must answer with 200 to 399'],
  [`${path}.port`, 'integer', 'imitated', 'port of the check; 5000 if absent'],
  [`${path}.scheme`, 'text', 'imitated', '`http` or `https`'],
  [`${path}.command`, 'texts', 'imitated', 'runs in the container'],
  [`${path}.timeout`, 'number', 'imitated', 'most time for an answer; 5 s if absent'],
  [`${path}.attempts`, 'integer', 'compared', 'tries; 3 if absent'],
  [`${path}.wait`, 'number', 'compared', 'time between tries; 5 s if absent'],
  [`${path}.initialDelay`, 'number', 'compared', 'time before the first try'],
  ...notTried('its answer is not compared', `${path}.content`),
  ...notTried('waiting alone proves nothing', `${path}.uptime`),
  ...noRule(
    'of the check',
    `${path}.name`,
    `${path}.warn`,
    `${path}.onFailure`,
    `${path}.httpHeaders`,
    `${path}.operation`,
  ),
  ...noRule('of the check', `${path}.listening`),
]

export const APP_JSON: KindTable = {
  kind: 'app-json',
  files: '`app.json`',
  source: 'https://devcenter.heroku.com/articles/app-json-schema',
  read: '2026-11',
  rows: [
    ['env.*', 'any', 'compared', 'names of variables; `app.json` says whether a value must be given'],
    ['formation.*.size', 'text', 'compared', 'memory of the dyno'],
    ...noRule('how often it runs', 'formation.*.*'),
    ['healthchecks', 'map', 'imitated', 'of Dokku, for the process `web` or the picked one'],
    ...dokkuRows('healthchecks.*[]'),
    ...notTried('it runs in a container of its own', 'scripts'),
    ...notTried('scheduled commands run in containers of their own', 'cron'),
    ...noRule(
      'says nothing about the image',
      'name',
      'description',
      'keywords',
      'website',
      'repository',
      'logo',
      'success_url',
      'stack',
    ),
    ...noRule('says nothing about the image', 'addons', 'buildpacks', 'environments', 'image'),
  ],
}

export const HEROKU: KindTable = {
  kind: 'heroku',
  files: '`heroku.yml`',
  source: 'https://devcenter.heroku.com/articles/build-docker-images-heroku-yml',
  read: '2026-11',
  rows: [
    ...noRule('other parts of the deployment', 'setup.addons', 'setup.addons-wait'),
    ['setup.config.*', 'any', 'compared', 'names of variables'],
    ['build.docker.*', 'any', 'imitated', 'process types that have an image'],
    ...noRule('how the image is built', 'build.config', 'build.languages', 'build.packages', 'build.scripts'),
    ...notTried('it runs in a container of its own, before the deployment', 'release'),
    [
      'run.*',
      'any',
      'imitated',
      'instead of CMD, in a shell; `web` unless `heroku.yml#NAME` picks another; `web` gets a PORT',
    ],
  ],
}
