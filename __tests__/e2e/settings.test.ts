/** Each setting is in force inside the container, what the engine refuses is a wrong setting, and nothing is left. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command, reportOf } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'

const folder = mkdtempSync(join(tmpdir(), 'settings-'))
chmodSync(folder, 0o755) // another user of the container's is to read it
afterAll(() => rmSync(folder, { recursive: true }))

const shown = [
  'id',
  'cat /etc/hosts /etc/resolv.conf',
  'grep -E "CapBnd|NoNewPrivs" /proc/self/status',
  'mount',
  'echo soft $(ulimit -Sn) hard $(ulimit -Hn)',
  'tr "\\0" " " </proc/1/cmdline',
  'cat /data/file',
  'cat /sys/fs/cgroup/pids/pids.max /sys/fs/cgroup/pids.max',
  'touch /run/x /x',
  'sleep 30',
]
writeFileSync(
  join(folder, 'Dockerfile'),
  `FROM busybox\nCMD ${JSON.stringify(['sh', '-c', shown.join('; ')])}\n`,
)
writeFileSync(join(folder, 'file'), 'from outside\n')
writeFileSync(join(folder, 'seccomp.json'), '{"defaultAction":"SCMP_ACT_ALLOW"}')
const seccomp = join(folder, 'seccomp.json')

const ALL = [
  ...['--volumes', `${folder}:/data:ro`, '--volumes', 'cache:/cache', '--volumes', '/scratch'],
  ...['--tmpfs', '/run:size=1m,mode=1777', '--user', '1234:0', '--read-only', '--cap-drop', 'ALL'],
  ...['--cap-add', 'NET_BIND_SERVICE', '--security-opt', 'no-new-privileges', '--pids-limit', '50'],
  ...['--security-opt', `seccomp=${seccomp}`, '--shm-size', '2m', '--ulimit', 'nofile=100:200'],
  ...['--add-host', 'db:10.9.8.7', '--add-host', 'out:host-gateway', '--dns', '9.9.9.9', '--init'],
]

describe.each(['old', 'new'] as const)('%s', (engine) => {
  const env = engineEnv(engine)
  afterAll(async () => expect(await leftovers(env)).toEqual([]))

  test('every setting is in force', async () => {
    const { code, report } = await reportOf([folder, '--soak', '1s', ...ALL], env)
    expect(report.headline).toContain('is seaworthy')
    expect(code).toBe(0)
    const log = report.smoke?.log.tail.join('\n') ?? ''
    for (const says of [
      /uid=1234 gid=0/,
      /10\.9\.8\.7\s+db/,
      /\d+\.\d+\.\d+\.\d+\s+out/,
      /nameserver 9\.9\.9\.9/,
      /CapBnd:\s+0000000000000400/,
      /NoNewPrivs:\s+1/,
      /on \/ type overlay \(ro,/,
      /on \/data type .*\(ro,/,
      /on \/cache type .*\(rw,/,
      /on \/scratch type .*\(rw,/,
      /tmpfs on \/run type tmpfs .*size=1024k/,
      /on \/dev\/shm type tmpfs .*size=2048k/,
      /soft 100 hard 200/,
      /docker-init/,
      /from outside/,
      /^50$/m,
      /touch: \/x: Read-only file system/,
    ])
      expect(log).toMatch(says)
    expect(log).not.toMatch(/touch: \/run\/x/)
    expect(report.reproduce).toContain('--read-only')
  })

  test('a volume that somebody made is used, and stays', async () => {
    const name = `kept-${process.pid}`
    await docker(['volume', 'create', name], env)
    try {
      const args = ['--image', 'busybox', '--command', 'sh -c "touch /v/was-here; sleep 30"', '--soak', '1s']
      expect((await command([...args, '--volumes', `${name}:/v`], env)).code).toBe(0)
      expect(await docker(['run', '--rm', '-v', `${name}:/v`, 'busybox', 'ls', '/v'], env)).toBe('was-here')
    } finally {
      await docker(['volume', 'rm', name], env)
    }
  })

  test.each([
    [['--network', 'no-such-network'], /network: the engine refuses it: .*no-such-network not found/],
    [['--gpus', 'all'], /gpus: the engine refuses it: could not select device driver/],
    [['--user', 'nobody-of-that-name'], /user: the engine refuses it: unable to find user/],
    [['--cpus', '999'], /cpus: the engine refuses it: range of CPUs/i],
    [['--volumes', `${seccomp}:/bin`], /volumes: the engine refuses it/],
  ])('%j is a wrong setting, not a bad image', async (args, says) => {
    const ran = await command(['--image', 'busybox', '--command', 'sleep 30', ...args], env)
    expect(ran.stderr.replace(/\s+/g, ' ')).toMatch(says)
    expect(ran.code).toBe(2)
  })

  test('presets: PORT is obeyed or not, root is seen', async () => {
    const app = (port: string) => ['--command', `sh -c "trap 'exit 0' TERM; httpd -f -p ${port} & wait"`]
    const args = ['--image', 'busybox', '--soak', '0s']
    const obeys = await reportOf([...args, ...app('$PORT'), '--preset', 'cloud-run'], env)
    expect(obeys.report.verdict).toBe('pass')
    expect(obeys.report.smoke?.presets).toEqual(['cloud-run'])
    const ignores = await reportOf([...args, ...app('8080'), '--preset', 'heroku', '--timeout', '2s'], env)
    expect(ignores.report.findings[0]).toMatchObject({
      code: 'ignores-port',
      message: expect.stringMatching(/^PORT was set to \d+, but it listens on \S+:8080$/),
    })
    const root = await reportOf(
      [...args, ...app('8080'), '--port', '8080', '--preset', 'kubernetes-restricted'],
      env,
    )
    expect(root.report.findings[0]?.code).toBe('runs-as-root')
  })
})
