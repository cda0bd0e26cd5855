/** What a compose model may use, key by key. docs/threat-model.md names this table. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { offencesIn } from '../../../../src/smoke/services/reach/index.ts'
import { isInScope, scopeOf } from '../../../../src/smoke/services/scope.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'reach-')))
afterAll(() => rmSync(folder, { recursive: true }))
const root = join(folder, 'repository')
mkdirSync(join(root, 'data'), { recursive: true })
writeFileSync(join(folder, 'outside'), '')
symlinkSync('/', join(root, 'link'))
symlinkSync('/nowhere/at/all', join(root, 'dangling'))
symlinkSync('data', join(root, 'inner'))

const scope = scopeOf(root, [join(root, 'compose.yaml')])
const judged = (model: object): string[] =>
  offencesIn({ ...model }, { scope, env: ['GIVEN'] }).map(({ sentence }) => sentence)
const ofService = (web: object): string[] =>
  judged({ services: { web, db: { image: 'x' } }, volumes: { data: null }, secrets: { s: { content: 'x' } } })

describe('a service stays in its container', () => {
  test.each<[string, object]>([
    [
      'with what a service usually has',
      {
        ...{
          image: 'x',
          command: null,
          entrypoint: null,
          user: '0',
          working_dir: '/app',
          tty: true,
          init: true,
        },
        ...{
          environment: { A: '1' },
          ports: [{ target: 80 }],
          networks: { default: null },
          restart: 'always',
        },
        ...{
          depends_on: { db: {} },
          healthcheck: { test: ['CMD', 'true'] },
          labels: { a: 'b' },
          expose: ['80'],
        },
        ...{
          extra_hosts: ['host.docker.internal=host-gateway'],
          dns: ['1.1.1.1'],
          sysctls: { 'net.core.somaxconn': '1' },
        },
        ...{
          tmpfs: ['/run'],
          ulimits: { nofile: 10 },
          shm_size: '1',
          mem_limit: '1',
          cpus: 1,
          read_only: true,
        },
        ...{
          stop_grace_period: '1s',
          stop_signal: 'SIGINT',
          platform: 'linux/amd64',
          'x-own': { privileged: true },
        },
      },
    ],
    [
      'with keys that are printed without a value',
      { privileged: false, devices: [], runtime: '', provider: null, gpus: null },
    ],
    [
      'with a folder of the repository',
      {
        volumes: [
          { type: 'bind', source: join(root, 'data'), target: '/d', bind: { create_host_path: true } },
        ],
      },
    ],
    [
      'with one that does not exist yet',
      { volumes: [{ type: 'bind', source: join(root, 'new/one'), target: '/d' }] },
    ],
    [
      'with a link inside the repository',
      { volumes: [{ type: 'bind', source: join(root, 'inner'), target: '/d' }] },
    ],
    [
      'with volumes of the file, memory, and what an image has',
      {
        volumes: [
          { type: 'volume', source: 'data', target: '/d', volume: { nocopy: true } },
          { type: 'volume', target: '/e', volume: {} },
          { type: 'tmpfs', target: '/t', tmpfs: { size: 1 } },
          { type: 'image', source: 'busybox', target: '/i' },
        ],
      },
    ],
    [
      'beside another service',
      { network_mode: 'service:db', pid: 'service:db', ipc: 'service:db', volumes_from: ['db:ro'] },
    ],
    ['without a network', { network_mode: 'none', ipc: 'private' }],
    [
      'with harmless capabilities',
      { cap_add: ['NET_BIND_SERVICE', 'CAP_CHOWN', 'SYS_NICE', 'IPC_LOCK'], cap_drop: ['ALL'] },
    ],
    ['confined more', { security_opt: ['no-new-privileges:true'], userns_mode: '', oom_score_adj: 500 }],
    ['with its log on the engine', { logging: { driver: 'json-file', options: { 'max-size': '1m' } } }],
    [
      'with limits',
      { deploy: { resources: { limits: { memory: '1' }, reservations: { cpus: 1 } }, replicas: 2 } },
    ],
    [
      'with hooks in the container',
      { post_start: [{ command: ['a'], user: 'root' }], pre_stop: [{ command: ['b'] }] },
    ],
    [
      'built from the repository',
      {
        build: {
          context: root,
          dockerfile: 'docker/Dockerfile',
          target: 'x',
          args: { A: '1' },
          network: 'none',
          secrets: [{ source: 's' }],
          additional_contexts: { base: 'docker-image://busybox', own: join(root, 'data') },
          cache_from: ['app:cache', 'type=registry,ref=app'],
        },
      },
    ],
    [
      'built from a repository elsewhere',
      { build: { context: 'https://example.org/app.git#main', dockerfile: 'Dockerfile' } },
    ],
  ])('%s', (_, web) => expect(ofService(web)).toEqual([]))
})

describe('a service uses what is outside its container', () => {
  const bind = (source: string, more: object = {}) => ({
    volumes: [{ type: 'bind', source, target: '/x', ...more }],
  })
  test.each<[string, object]>([
    ['provider', { provider: { type: './evil.sh' } }],
    ['privileged', { privileged: true }],
    ['use_api_socket', { use_api_socket: true }],
    ['volumes', bind('/')],
    ['volumes', bind('/var/run/docker.sock')],
    ['volumes', bind(join(folder, 'outside'))],
    ['volumes', bind(`${root}-other`)],
    ['volumes', bind(join(root, 'link'))],
    ['volumes', bind(join(root, 'link/etc'))],
    ['volumes', bind(join(root, 'dangling'))],
    ['volumes', bind(join(root, 'data/../../outside'))],
    ['volumes.bind.propagation', bind(root, { bind: { propagation: 'rshared' } })],
    ['volumes.bind.strange', bind(root, { bind: { strange: 1 } })],
    ['volumes', { volumes: [{ type: 'volume', source: 'other', target: '/x' }] }],
    ['volumes.type', { volumes: [{ type: 'npipe', source: '//./pipe/docker', target: '/x' }] }],
    ['volumes_from', { volumes_from: ['container:other'] }],
    ['network_mode', { network_mode: 'host' }],
    ['network_mode', { network_mode: 'container:other' }],
    ['network_mode', { network_mode: 'service:other' }],
    ['pid', { pid: 'host' }],
    ['pid', { pid: 'container:other' }],
    ['ipc', { ipc: 'host' }],
    ['uts', { uts: 'host' }],
    ['userns_mode', { userns_mode: 'host' }],
    ['cgroup', { cgroup: 'host' }],
    ['cgroup_parent', { cgroup_parent: '/' }],
    ['cap_add', { cap_add: ['SYS_ADMIN'] }],
    ['cap_add', { cap_add: ['all'] }],
    ['security_opt', { security_opt: ['seccomp:unconfined'] }],
    ['security_opt', { security_opt: ['apparmor=unconfined'] }],
    ['security_opt', { security_opt: ['label:disable'] }],
    ['devices', { devices: [{ source: '/dev/sda', target: '/dev/sda', permissions: 'rwm' }] }],
    ['device_cgroup_rules', { device_cgroup_rules: ['a *:* rwm'] }],
    ['gpus', { gpus: [{ count: -1 }] }],
    [
      'deploy.resources.reservations.devices',
      { deploy: { resources: { reservations: { devices: [{ driver: 'cdi' }] } } } },
    ],
    ['runtime', { runtime: 'other' }],
    ['annotations', { annotations: { 'run.oci.handler': 'x' } }],
    ['credential_spec', { credential_spec: { file: 'x' } }],
    ['external_links', { external_links: ['other'] }],
    ['oom_kill_disable', { oom_kill_disable: true }],
    ['oom_score_adj', { oom_score_adj: -1000 }],
    ['logging.driver', { logging: { driver: 'syslog' } }],
    ['post_start.privileged', { post_start: [{ command: ['a'], privileged: true }] }],
    ['models', { models: { llm: {} } }],
    ['something_new', { something_new: 1 }],
    ['constructor', { constructor: 1 }],
    ['build.context', { build: { context: '/etc' } }],
    ['build.context', { build: { context: join(root, 'link') } }],
    ['build.dockerfile', { build: { context: root, dockerfile: '../outside' } }],
    ['build.dockerfile', { build: { context: root, dockerfile: 'link/etc/passwd' } }],
    ['build.dockerfile', { build: { context: 'https://example.org/a.git', dockerfile: '/etc/passwd' } }],
    ['build.additional_contexts', { build: { context: root, additional_contexts: { a: '/etc' } } }],
    [
      'build.additional_contexts',
      { build: { context: root, additional_contexts: { a: 'oci-layout:///srv/images' } } },
    ],
    ['build.ssh', { build: { context: root, ssh: ['default'] } }],
    ['build.secrets', { build: { context: root, secrets: [{ source: 'other' }] } }],
    ['build.entitlements', { build: { context: root, entitlements: ['security.insecure'] } }],
    ['build.privileged', { build: { context: root, privileged: true } }],
    ['build.network', { build: { context: root, network: 'host' } }],
    ['build.cache_to', { build: { context: root, cache_to: ['type=local,dest=/etc/cron.d'] } }],
    ['build.cache_from', { build: { context: root, cache_from: ['type=local,src=/srv'] } }],
    ['build.something_new', { build: { context: root, something_new: 1 } }],
  ])('%s: %j', (key, web) => {
    const found = ofService(web)
    expect(found.map((sentence) => sentence.split(': ', 1)[0])).toEqual([`service web, ${key}`])
  })

  test('everything is reported together, of every service', () => {
    const found = judged({
      services: { a: { privileged: true, pid: 'host' }, b: { devices: [{ source: '/dev/x' }] } },
    })
    expect(found).toEqual([
      'service a, privileged: gives it all rights on the host',
      'service a, pid: is "host": it would see and signal processes outside the run',
      'service b, devices: gives it "/dev/x" of the host',
    ])
  })

  test('no setting allows a provider', () => {
    const [found] = offencesIn({ services: { a: { provider: { type: 'x' } } } }, { scope, env: [] })
    expect(found?.isAllowable).toBe(false)
  })
})

describe('what services share', () => {
  test.each<[string, object]>([
    [
      'networks',
      {
        back: {
          name: 'back',
          ipam: {},
          driver: 'bridge',
          internal: true,
          driver_opts: { 'com.docker.network.driver.mtu': '1400' },
        },
      },
    ],
    [
      'networks',
      {
        back: {
          ipam: { config: [{ subnet: '172.28.0.0/16', gateway: '172.28.0.1' }, { subnet: 'fd00:1::/64' }] },
        },
      },
    ],
    [
      'volumes',
      {
        data: null,
        more: { name: 'x', labels: {} },
        memory: { driver: 'local', driver_opts: { type: 'tmpfs', device: 'tmpfs', o: 'size=1m' } },
      },
    ],
    ['secrets', { own: { file: join(root, 'data/s') }, given: { environment: 'GIVEN' } }],
    ['configs', { text: { content: 'x' } }],
    ['x-own', { privileged: true }],
  ])('%s: %j stays', (section, things) => expect(judged({ services: {}, [section]: things })).toEqual([]))

  test.each<[string, object]>([
    ['networks', { driver: 'macvlan' }],
    ['networks', { driver: 'host' }],
    ['networks', { name: 'theirs', external: true }],
    ['networks', { driver_opts: { 'com.docker.network.bridge.name': 'docker0' } }],
    ['networks', { ipam: { config: [{ subnet: '140.82.112.0/20' }] } }],
    ['networks', { ipam: { config: [{ subnet: '169.254.0.0/16' }] } }],
    ['networks', { ipam: { config: [{ subnet: '10.0.0.0/1' }] } }],
    ['networks', { ipam: { driver: 'plugin' } }],
    ['volumes', { driver_opts: { type: 'none', o: 'bind', device: '/' } }],
    ['volumes', { driver_opts: { type: 'tmpfs', o: 'bind', device: '/' } }],
    ['volumes', { driver_opts: { type: 'nfs', o: 'addr=10.0.0.1', device: ':/' } }],
    ['volumes', { driver: 'plugin' }],
    ['volumes', { name: 'theirs', external: true }],
    ['secrets', { file: '/etc/shadow' }],
    ['secrets', { file: join(root, 'link/etc/shadow') }],
    ['secrets', { environment: 'DOCKER_AUTH_CONFIG' }],
    ['secrets', { driver: 'x' }],
    ['configs', { file: '/etc/passwd' }],
    ['models', { model: 'ai/x' }],
    ['something_new', { a: 1 }],
  ])('%s: %j reaches out', (section, thing) =>
    expect(judged({ services: {}, [section]: { one: thing } }).length).toBe(1),
  )
})

describe('the scope', () => {
  test('a compose file outside the repository adds its folder; one behind a link does not', () => {
    const away = scopeOf(root, [join(folder, 'away', 'compose.yaml')])
    expect(isInScope(away, join(folder, 'away', 'x'))).toBe(true)
    expect(isInScope(away, join(folder, 'outside'))).toBe(false)
    expect(isInScope(scopeOf(root, [join(root, 'link', 'compose.yaml')]), '/etc')).toBe(false)
  })
})
