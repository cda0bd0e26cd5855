/** The inputs of docker/build-push-action reach the build, and secrets reach nothing else. Run as the runner runs it. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actionEnv } from '../support/dist.ts'
import { engineEnv } from '../support/engines.ts'
import { docker, leftovers } from '../support/leftovers.ts'
import type { Report } from '../../src/core/schema.ts'

const home = realpathSync(mkdtempSync(join(tmpdir(), 'e2e-build-inputs-')))
const [repo, temp] = [join(home, 'repo'), join(home, 'tmp')]
afterAll(() => rmSync(home, { recursive: true }))
for (const folder of [join(repo, 'shared'), temp]) mkdirSync(folder, { recursive: true })

const KEY = [
  '-----BEGIN KEY-----',
  'first+line/of,the "key"',
  'secondlineofthekey',
  '-----END KEY-----',
  '',
].join('\n')
const [IN_FILE, IN_VARIABLE] = ['valueoutofafile123', 'valueoutofavariable123']
writeFileSync(join(repo, 'shared', 'note'), 'out of another context\n')
writeFileSync(join(home, 'secret.txt'), IN_FILE)
writeFileSync(
  join(repo, 'Dockerfile'),
  `FROM busybox AS fresh
RUN head -c 8 /dev/urandom | od -An -tx1 > /stamp
FROM busybox AS kept
RUN echo another step; head -c 8 /dev/urandom | od -An -tx1 > /stamp
FROM busybox
COPY --from=shared /note /note
COPY --from=fresh /stamp /fresh
COPY --from=kept /stamp /kept
RUN --mount=type=secret,id=key --mount=type=secret,id=file --mount=type=secret,id=variable cd /run/secrets && sha256sum * > /sums && cat * && base64 key
RUN grep db /etc/hosts > /hosts; df -k /dev/shm | tail -1 > /shm; echo nofile $(ulimit -Sn) $(ulimit -Hn) > /nofile
CMD ["sh", "-c", "cat /note /sums /hosts /shm /nofile; echo fresh $(cat /fresh); echo kept $(cat /kept); sleep 30"]
`,
)

const TAG = `build-inputs-${process.pid}:1`
const LABEL = 'org.opencontainers.image.description=Says "hi", and more, # too'
const INPUTS = {
  context: '.',
  secrets: `"key=${KEY.replaceAll('"', '""')}"\nempty=`,
  'secret-files': `file=${join(home, 'secret.txt')}`,
  'secret-envs': 'variable=KEY_OF_BUILD',
  'build-contexts': 'shared=./shared',
  'add-hosts': 'db:10.9.8.7,cache:10.9.8.6',
  'no-cache-filters': 'fresh',
  labels: `${LABEL}\norg.example.flag=--pull`,
  annotations: 'org.example.note=a, b\nindex:org.example.other=c',
  'build-shm-size': '2m',
  'build-ulimit': 'nofile=100:200',
  tags: `${TAG},${TAG}-too`,
  load: 'true',
  push: 'false',
  provenance: 'mode=max',
  soak: '1s',
}

async function act(env: NodeJS.ProcessEnv, inputs: Record<string, string>) {
  const run = actionEnv(env, inputs, {
    event: 'push',
    payload: {},
    apiUrl: 'http://127.0.0.1:9',
    workspace: repo,
    env: { KEY_OF_BUILD: IN_VARIABLE, TMPDIR: temp },
  })
  const { code, log } = await run.main()
  const { report = '' } = run.outputs()
  const json = existsSync(report) ? readFileSync(report, 'utf8') : ''
  const left = readdirSync(temp).filter((name) => existsSync(join(temp, name, 'build-secrets')))
  await run.post()
  const shown = [...log.printed, run.summary(), JSON.stringify(run.outputs()), json].join('\n')
  const masks = log.masks
  return { code, shown, masks, left, report: JSON.parse(json || '{}') as Report }
}

/** What the container printed of its build. */
const printed = ({ report }: { report: Report }): string => report.smoke?.log.tail.join('\n') ?? ''

/** Random bytes that each stage made when it was built. */
const stampsOf = (ran: { report: Report }): Record<string, string> =>
  Object.fromEntries(
    [...printed(ran).matchAll(/^(fresh|kept) (.*)$/gm)].map(([, name = '', stamp = '']) => [name, stamp]),
  )

describe.each(['new', 'new-containerd'] as const)('%s', (engine) => {
  const env = engineEnv(engine)
  let stamps: Record<string, string> = {}
  afterAll(async () => {
    await docker(['rmi', '--force', TAG, `${TAG}-too`], env)
    expect(await leftovers(env)).toEqual([])
  })

  test('every input is in force, and no secret is shown or left', async () => {
    const first = await act(env, INPUTS)
    expect(first.code).toBe(0)
    stamps = stampsOf(first)
    const sums = [KEY, IN_FILE, IN_VARIABLE].map((text) =>
      execFileSync('sha256sum', { input: text, encoding: 'utf8' }).slice(0, 64),
    )
    for (const says of ['out of another context', '10.9.8.7\tdb', ' 2048 ', 'nofile 100 200', ...sums])
      expect(printed(first)).toContain(says)

    const secrets = [...KEY.split('\n').filter(Boolean), IN_FILE, IN_VARIABLE]
    for (const text of secrets) {
      expect(first.masks).toContain(text)
      expect(first.shown).not.toContain(text)
    }
    expect(first.shown).not.toContain(Buffer.from(KEY).toString('base64').slice(0, 60))
    expect(first.left).toEqual([])
    expect(first.shown).toContain('secrets: item 2 has no value and is left out')
    // containerd's store has an index, which holds them
    expect(first.shown.replaceAll(/\s+/g, ' ')).toMatch(
      /without provenance and annotations of an index|--attest type=provenance/,
    )

    const labels = await docker(
      ['image', 'inspect', '--format', '{{json .Config.Labels}}', `${TAG}-too`],
      env,
    )
    const [name, text] = LABEL.split('=')
    expect(JSON.parse(labels)).toMatchObject({ [name ?? '']: text, 'org.example.flag': '--pull' })
    if (engine === 'new-containerd') {
      const tar = execFileSync('docker', ['save', TAG], { env, maxBuffer: 2 ** 26 })
      expect(tar.toString('latin1')).toMatch(/"org\.example\.note":\s*"a, b"/)
    }
  })

  if (engine === 'new')
    test('no-cache-filters builds those stages again, and only those', async () => {
      const second = stampsOf(await act(env, { ...INPUTS, tags: '' }))
      expect(second.kept).toMatch(/^[\da-f ]{23}$/)
      expect(second).toEqual({ kept: stamps.kept, fresh: expect.stringMatching(/^[\da-f ]{23}$/) })
      expect(second.fresh).not.toBe(stamps.fresh)
    })
})
