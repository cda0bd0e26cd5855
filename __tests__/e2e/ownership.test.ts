/**
 * Attacks on the clean-up: things of other people that look like those of a dead run, in all that an image, a compose
 * file or an archive can choose, survive every trial; and what a run made itself goes, with any labels of its image.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localSecret } from '../../src/app/local-secret.ts'
import { containerName, newRunId, volumeName } from '../../src/core/run-id.ts'
import { actionEnv, command, reportOf } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { docker } from '../support/leftovers.ts'

const LABEL = 'io.github.sea-trial.run'
const TRIAL = ['examples/hello', '--soak', '0.2s', '--timeout', '20s']
/** Of no process: the kernel counts no further than 2^22. */
const NOBODY = 2 ** 22 + 1
/** Ids of runs that are over. The last one is real, as somebody may have read it in a log. */
const IDS = {
  ancient: '1-1-000000000000-00000000',
  unsigned: '1-1-000000000000-00000000-0000000000000000',
  'of another user': newRunId(NOBODY, Buffer.alloc(32)),
  real: newRunId(NOBODY, localSecret(process.env)),
}
const NAMES = ['ancient', 'unsigned', 'of another user', 'real'] as const
const word = (name: string): string => `adv-${process.pid}-${name.replaceAll(' ', '-')}`

const folder = mkdtempSync(join(tmpdir(), 'ownership-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A folder with this Dockerfile. */
function context(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'Dockerfile'), text)
  return path
}

describe.each(['old', 'new', 'new-containerd'] as const)('%s', (engine) => {
  const env = engineEnv(engine)
  const ask = (...args: string[]) => docker(args, env)

  /** What there is of somebody else's, by every kind of name and label. */
  async function victims(): Promise<string[]> {
    const filter = `adv-${process.pid}-`
    const containers = await ask(
      'ps',
      '--all',
      '--filter',
      `name=${filter}`,
      '--format',
      '{{.Names}} {{.State}}',
    )
    const volumes = await ask('volume', 'ls', '--filter', `name=${filter}`, '--format', '{{.Name}}')
    const networks = await ask('network', 'ls', '--filter', `name=${filter}`, '--format', '{{.Name}}')
    const tags = await ask('images', '--format', '{{.Repository}}:{{.Tag}}')
    const forged = NAMES.filter((name) => name !== 'real').map((name) => IDS[name])
    const kept = tags.split('\n').filter((tag) => forged.some((id) => tag.endsWith(`:${id}`)))
    return [containers, volumes, networks, kept.join('\n')].flatMap((text) => text.split('\n').sort())
  }

  const precious = () => Promise.all(NAMES.map((name) => ask('exec', word(name), 'cat', '/var/lib/data/db')))

  let before: string[]
  beforeAll(async () => {
    for (const name of NAMES) {
      const dockerfile = `FROM busybox\nLABEL ${LABEL}=${IDS[name]}\nVOLUME /var/lib/data\nCMD ["sleep", "3000"]\n`
      const label = `${LABEL}=${IDS[name]}`
      await ask('build', '--quiet', '--tag', word(name), context(name, dockerfile))
      await ask('run', '--detach', '--name', word(name), word(name))
      await ask('exec', word(name), 'sh', '-c', 'echo precious >/var/lib/data/db')
      await ask('volume', 'create', '--label', label, word(name))
      await ask('network', 'create', '--label', label, word(name))
      if (name === 'real') continue
      await ask('tag', 'busybox', `sea-trial.local/run:${IDS[name]}`)
      await ask('tag', 'busybox', `sea-trial.local/service/db:${IDS[name]}`)
    }
    before = await victims()
    expect(before).toHaveLength(4 + 4 + 4 + 6)
  })
  afterAll(async () => {
    for (const name of NAMES) {
      await ask('rm', '--force', '--volumes', word(name))
      await ask('volume', 'rm', '--force', word(name))
      await ask('network', 'rm', word(name))
      await ask('rmi', word(name))
      if (name !== 'real')
        await ask('rmi', `sea-trial.local/run:${IDS[name]}`, `sea-trial.local/service/db:${IDS[name]}`)
    }
  })
  const survive = async () => {
    expect(await victims()).toEqual(before)
    expect(await precious()).toEqual(NAMES.map(() => 'precious'))
  }

  test('a trial leaves alone what only carries a label, and sweeps what a dead run made', async () => {
    const dead = newRunId(NOBODY, localSecret(process.env))
    const label = `${LABEL}=${dead}`
    await ask('run', '--detach', '--name', containerName(dead), '--label', label, 'busybox', 'sleep', '3000')
    await ask('volume', 'create', '--label', label, volumeName(dead, 'cache'))
    await ask('network', 'create', '--label', label, `sea-trial-${dead}_default`)
    await ask('tag', 'busybox', `sea-trial.local/run:${dead}`)
    expect(await command(TRIAL, env)).toMatchObject({ code: 0 })
    await survive()
    const left = [
      await ask('ps', '--all', '--quiet', '--filter', `label=${label}`),
      await ask('volume', 'ls', '--quiet', '--filter', `label=${label}`),
      await ask('network', 'ls', '--quiet', '--filter', `label=${label}`),
      await ask('images', '--quiet', `sea-trial.local/run:${dead}`),
    ]
    expect(left).toEqual(['', '', '', ''])
  })

  test('a trial of an image that carries the label says so, and takes its own things away', async () => {
    const ran = await reportOf(['--image', word('real'), '--soak', '0.2s', '--timeout', '20s'], env)
    expect(ran.report.findings.map(({ code }) => code)).toContain('carries-run-label')
    await survive()
    // a container's own label beats its image's, so those of the trial are not among these
    expect(await ask('ps', '--all', '--format', '{{.Names}}', '--filter', `label=${LABEL}`)).not.toContain(
      'sea-trial-',
    )
  })

  test('without a secret a trial passes, and sweeps nothing', async () => {
    const dead = newRunId(NOBODY, localSecret(process.env))
    await ask('volume', 'create', '--label', `${LABEL}=${dead}`, volumeName(dead, 'cache'))
    const ran = await command(TRIAL, { ...env, XDG_STATE_HOME: '/proc/no-such-place' })
    expect(ran.code).toBe(0)
    expect(await ask('volume', 'rm', volumeName(dead, 'cache'))).toBe(volumeName(dead, 'cache'))
    await survive()
  })

  test('killed, with a parent that waits for nobody: the next trial sweeps', async () => {
    const args = [...TRIAL.map((one) => (one === '0.2s' ? '60s' : one))]
    const shell = spawn(
      'sh',
      ['-c', '"$@" & echo $! && kill -STOP $$', 'sh', process.execPath, 'dist/index.js', ...args],
      {
        env: { ...env, SEA_TRIAL_CACHE: '' },
      },
    )
    try {
      let said = ''
      shell.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
      await new Promise<void>((resolve) =>
        shell.stderr.on('data', (chunk: Buffer) => chunk.toString().includes('soaking') && resolve()),
      )
      const pid = Number(said.split('\n')[0])
      const of = (text: string) => text.split('\n').filter((name) => name.includes(`-${pid.toString(36)}-`))
      const made = async () => [
        ...of(await ask('ps', '--all', '--format', '{{.Names}}')),
        ...of(await ask('images', '--format', '{{.Tag}}')),
      ]
      expect(await made()).toHaveLength(2)
      process.kill(pid, 'SIGKILL')
      while (!readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z'))
        await new Promise((then) => setTimeout(then, 20))
      expect(await command(TRIAL, env)).toMatchObject({ code: 0 })
      expect(await made()).toEqual([])
    } finally {
      shell.kill('SIGKILL')
    }
    await survive()
  })
})

describe('the action’s post step', () => {
  const env = engineEnv('new')
  test('takes away what a killed main step made, of an image that carries the label, without a secret', async () => {
    const id = newRunId(NOBODY, localSecret(process.env))
    const path = context('action', `FROM busybox\nLABEL ${LABEL}=${id}\nCMD ["sleep", "3000"]\n`)
    await docker(['build', '--quiet', '--tag', word('action'), path], env)
    const inputs = { image: word('action'), soak: '60s', comment: 'never' }
    const action = actionEnv({ ...env, XDG_STATE_HOME: '/proc/no-such-place' }, inputs, {
      event: 'push',
      payload: {},
      apiUrl: 'http://127.0.0.1:9',
    })
    const names = () => docker(['ps', '--all', '--format', '{{.Names}}'], env)
    const run = () => action.state().run ?? ''
    await action.main({
      when: async () => run() !== '' && (await names()).includes(run()),
      before: (child) => child.kill('SIGKILL'),
    })
    expect(await action.post()).toMatchObject({ code: 0, stdout: '' })
    expect(await names()).not.toContain(run())
    await docker(['rmi', word('action')], env)
  })
})
