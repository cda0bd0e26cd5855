/** The compose model as Compose printed it, adapted for a test. */
import { describe, expect, test } from '@jest/globals'
import type { SmokeInputs } from '../../../src/inputs/types.ts'
import { RUN_LABEL, runOfTag, serviceTag } from '../../../src/core/run-id.ts'
import { adapt, type TestSettings } from '../../../src/smoke/services/compose-model.ts'
import { parseModel, type Model } from '../../../src/smoke/services/model.ts'
import { Model as Schema } from '../../../src/smoke/services/model-schema.ts'
import { testedImage, withHealthcheckOf } from '../../../src/smoke/services/tested-service.ts'
import { inputs as inputsOf } from '../../support/evidence.ts'
import { image } from '../../support/fake-engine.ts'
import { plainContainer } from '../../support/plain.ts'

const PRINTED = {
  name: 'sea-trial-r',
  networks: {
    default: { name: 'sea-trial-r_default', ipam: {} },
    fixed: { name: 'fixed', driver: 'bridge', labels: { a: 'b' } },
    theirs: { name: 'theirs', external: true },
  },
  volumes: { data: { name: 'my-data' }, kept: { name: 'kept', external: true }, bare: null },
  secrets: { s: { name: 'x', file: '/s' } },
  services: {
    web: {
      build: { context: '/x', dockerfile: 'Dockerfile' },
      image: 'shop',
      container_name: 'web',
      command: null,
      depends_on: { db: { condition: 'service_healthy', required: true } },
      deploy: { replicas: 3, resources: { limits: { memory: '67108864' } }, placement: {} },
      environment: { A: '1', COST: '5$$' },
      networks: { default: null },
      ports: [{ mode: 'ingress', target: 8080, published: '8080', protocol: 'tcp' }],
      restart: 'always',
      cap_drop: ['CHOWN'],
      profiles: ['all'],
    },
    db: {
      image: 'postgres',
      container_name: 'db',
      ports: [{ target: 5432, published: '5432' }],
      restart: 'always',
    },
    worker: { image: 'shop', command: ['work'] },
    Queue_1: { build: { context: '/q' }, image: 'ours/queue' },
  },
}
const RUN = 't1-1-000000000000-00000000'

const model = (): Model => Schema.parse(PRINTED)
const fit = (extra: Partial<SmokeInputs> = {}, more: Partial<TestSettings> = {}): TestSettings => ({
  service: 'web',
  image: 'sha256:abc',
  run: RUN,
  inputs: inputsOf(extra).inputs,
  ports: [{ port: 8080, protocol: 'tcp' }],
  publishOn: '127.0.0.1',
  healthcheck: null,
  knowsStartInterval: true,
  ...more,
})

interface Adapted {
  name?: string
  services: Record<string, Record<string, unknown>>
  networks: Record<string, unknown>
  volumes: Record<string, unknown>
}
const adapted = (given: TestSettings): Adapted => JSON.parse(JSON.stringify(adapt(model(), given))) as Adapted
const LABELS = { [RUN_LABEL]: RUN }

describe('the service under test', () => {
  test('is the image under test, once, with the run’s label and ports, and nothing that two runs cannot share', () => {
    expect(adapted(fit()).services.web).toEqual({
      image: 'sha256:abc',
      pull_policy: 'never',
      command: null,
      deploy: { resources: { limits: { memory: '67108864' } } },
      environment: { A: '1', COST: '5$$' },
      networks: { default: null },
      ports: [{ target: 8080, host_ip: '127.0.0.1', protocol: 'tcp', mode: 'host' }],
      restart: 'no',
      cap_drop: ['CHOWN'],
      labels: LABELS,
    })
  })
  test('publishes nothing where no port needs it', () => {
    expect(adapted(fit({}, { publishOn: null })).services.web).not.toHaveProperty('ports')
  })
  test('settings override the file; lists are added to; dollar signs are kept', () => {
    const { web } = adapted(
      fit({
        env: ['A=2', 'PRICE=$5'],
        command: ['echo', '$HOME'],
        memory: 7e6,
        cpus: 0.5,
        container: {
          ...plainContainer,
          user: '1000:0',
          readOnly: true,
          init: true,
          capDrop: ['ALL'],
          pidsLimit: 5,
          shmSize: 4096,
          ulimits: [{ name: 'nofile', soft: 1, hard: 2 }],
          tmpfs: [{ path: '/run', options: 'size=1m' }],
          addHost: ['a:10.0.0.1'],
          dns: ['9.9.9.9'],
          securityOpt: [{ flag: 'seccomp=/p.json', value: 'seccomp={}' }],
          volumes: [
            { source: { kind: 'path', path: '/here' }, target: '/a', options: ['ro'] },
            { source: { kind: 'name', name: 'cache' }, target: '/b', options: [] },
            { source: null, target: '/c', options: [] },
          ],
        },
      }),
    ).services
    expect(web).toMatchObject({
      environment: { A: '2', COST: '5$$', PRICE: '$$5' },
      command: ['echo', '$$HOME'],
      mem_limit: '7000000',
      cpus: 0.5,
      user: '1000:0',
      read_only: true,
      init: true,
      cap_drop: ['CHOWN', 'ALL'],
      pids_limit: 5,
      shm_size: '4096',
      ulimits: { nofile: { soft: 1, hard: 2 } },
      tmpfs: ['/run:size=1m'],
      extra_hosts: ['a:10.0.0.1'],
      dns: ['9.9.9.9'],
      security_opt: ['seccomp:/p.json'],
      volumes: [
        { type: 'bind', source: '/here', target: '/a', read_only: true, bind: { create_host_path: false } },
        { type: 'volume', source: 'cache', target: '/b' },
        { type: 'volume', target: '/c' },
      ],
    })
    expect(web).not.toHaveProperty('deploy')
  })
})

describe('its HEALTHCHECK', () => {
  const healthcheckOf = (more: Partial<TestSettings>) => adapted(fit({}, more)).services.web?.healthcheck
  test('runs at the test’s interval, and may fail as long as before', () => {
    expect(
      healthcheckOf({ healthcheck: { test: ['CMD-SHELL', 'ok $HOME'], interval: 600, timeout: 2.5 } }),
    ).toEqual({
      test: ['CMD-SHELL', 'ok $$HOME'],
      interval: '1000000000ns',
      timeout: '2500000000ns',
      retries: 1800,
    })
  })
  test('has a start interval only with a start period, and where Compose and the engine support it', () => {
    const healthcheck = { test: ['CMD', 'ok'], startPeriod: 40, startInterval: 5 }
    expect(healthcheckOf({ healthcheck })).toMatchObject({
      start_period: '40000000000ns',
      start_interval: '1000000000ns',
    })
    expect(healthcheckOf({ healthcheck, knowsStartInterval: false })).not.toHaveProperty('start_interval')
    expect(healthcheckOf({ healthcheck: { test: ['CMD', 'ok'] } })).not.toHaveProperty('start_interval')
  })
  test.each([[null], [{ test: ['ODD', 'ok'] }]])('stays what the service says: %j', (healthcheck) =>
    expect(healthcheckOf({ healthcheck })).toBeUndefined(),
  )
})

describe('the others', () => {
  const { services } = adapted(fit())
  test('keep all but their fixed name and host ports', () =>
    expect(services.db).toEqual({ image: 'postgres', restart: 'always', labels: LABELS }))
  test('one of the same image runs the image under test', () =>
    expect(services.worker).toMatchObject({ image: 'sha256:abc', pull_policy: 'never', command: ['work'] }))
  test('one that is built is named after the run, so that clean-up finds it', () => {
    const tag = serviceTag(RUN, 'Queue_1')
    expect(services.Queue_1).toMatchObject({ build: { context: '/q' }, image: tag })
    expect(tag).toBe(`sea-trial.local/service/queue-1:${RUN}`)
    expect(runOfTag(tag)).toBe(RUN)
  })
})

test('networks and volumes carry the label and lose their fixed names, except external ones', () => {
  const { name, networks, volumes } = adapted(fit())
  expect(name).toBeUndefined()
  expect(networks).toEqual({
    default: { ipam: {}, labels: LABELS },
    fixed: { driver: 'bridge', labels: { a: 'b', ...LABELS } },
    theirs: { name: 'theirs', external: true },
  })
  expect(volumes).toEqual({
    data: { labels: LABELS },
    kept: { name: 'kept', external: true },
    bare: { labels: LABELS },
  })
})

test.each([
  '',
  'null',
  '[]',
  '{"services":[]}',
  '{"services":{"a":{"command":5}}}',
  '{"services":{"a":{"ports":[{}]}}}',
])('no model: %j', async (text) => expect(await parseModel(text)).toBeNull())

describe('the image as the service runs it', () => {
  const given = image({ exposedPorts: ['80/tcp'], entrypoint: ['/e'], cmd: ['c'], user: 'a' })
  test.each([
    [{}, { exposedPorts: ['80/tcp'], entrypoint: ['/e'], cmd: ['c'], user: 'a' }],
    [{ command: ['$$x'] }, { entrypoint: ['/e'], cmd: ['$x'] }],
    [{ entrypoint: ['/f'] }, { entrypoint: ['/f'], cmd: [] }],
    [
      { user: '5', ports: [{ target: 81 }, { target: 81 }, { target: 53, protocol: 'udp' }] },
      { user: '5', exposedPorts: ['81/tcp', '53/udp'] },
    ],
  ])('%j', (service, config) => expect(testedImage(given, service).config).toMatchObject(config))
  test('the health check of the container counts, with its own interval', () => {
    const own = image({ healthcheck: { test: ['CMD', 'a'], interval: 60 } })
    const made = { test: ['CMD', 'b'], interval: 1, retries: 180 }
    expect(withHealthcheckOf(own, null).config.healthcheck).toBeUndefined()
    expect(withHealthcheckOf(own, made).config.healthcheck).toEqual({ test: ['CMD', 'b'], interval: 60 })
  })
  test('a health check that the service disables is removed', () => {
    const own = image({ healthcheck: { test: ['CMD', 'a'] } })
    expect(testedImage(own, { healthcheck: { disable: true } }).config).not.toHaveProperty('healthcheck')
  })
})
