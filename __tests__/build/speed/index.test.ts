/** Findings about slow builds, in folders made for one test. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readDockerfile } from '../../../src/build/dockerfile/index.ts'
import { speedFindings, whySlower, type Built } from '../../../src/build/speed/index.ts'
import { Finding, type Build, type BuildStep } from '../../../src/core/schema.ts'
import { temporaryFolder, writeFiles } from '../sources.ts'

let context: string
beforeEach(() => void (context = temporaryFolder()))
afterEach(() => rmSync(context, { recursive: true }))

type Timing = 'cached' | number
/** One step a line that changes files, `cached` unless its seconds are given. */
function stepsOf(dockerfile: string, timings: Readonly<Record<number, Timing>>): BuildStep[] {
  return dockerfile.split('\n').flatMap((text, index) => {
    const line = index + 1
    const timing = timings[line] ?? 'cached'
    if (!/^(?:FROM|WORKDIR|COPY|ADD|RUN) /.test(text)) return []
    return [{ name: text, line, seconds: timing === 'cached' ? 0 : timing, cached: timing === 'cached' }]
  })
}

const buildOf = (dockerfile: string, timings: Readonly<Record<number, Timing>> = {}): Build => {
  const steps = stepsOf(dockerfile, timings)
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0.5)
  return { ok: true, seconds, steps, warnings: [] }
}

const builtOf = (dockerfile: string, build: Build): Built => ({
  build,
  dockerfile: readDockerfile(dockerfile, {
    file: 'Dockerfile',
    target: null,
    args: new Map(),
    platform: null,
    redact: (text) => text,
  }),
  context,
  path: join(context, 'Dockerfile'),
  root: context,
  sendsAll: false,
})

const found = (
  dockerfile: string,
  files: Record<string, string>,
  timings: Readonly<Record<number, Timing>> = {},
  more: Partial<Build> = {},
): Promise<Finding[]> => {
  writeFiles(context, { Dockerfile: dockerfile, ...files })
  return speedFindings(builtOf(dockerfile, { ...buildOf(dockerfile, timings), ...more }))
}

const FLASK = 'FROM python\nWORKDIR /app\nCOPY . .\nRUN pip install -r requirements.txt\n'
const APP = { 'requirements.txt': 'flask\n', 'app.py': '' }

describe('cache-broken-early', () => {
  test('names the COPY, the installation, its seconds and the files to copy first', async () => {
    const [finding, ...others] = await found(FLASK, APP, { 3: 0.1, 4: 12.3 })
    expect(others).toEqual([])
    expect(Finding.parse(finding)).toMatchObject({
      code: 'cache-broken-early',
      level: 'note',
      message:
        '`COPY . .` (Dockerfile:3) stands before `RUN pip install -r requirements.txt` (Dockerfile:4), so each change of any file that it copies installs the packages again, which took 12 s in this build',
      fix: 'Copy `requirements.txt` first, then this RUN, then the rest; and list in `.dockerignore` what the image does not need.',
      location: { file: 'Dockerfile', line: 3 },
      evidence: ['Dockerfile:3: COPY . .', 'Dockerfile:4: RUN pip install -r requirements.txt'],
    })
  })
  test('is a warning from a minute on', async () => {
    expect((await found(FLASK, APP, { 4: 60 }))[0]?.level).toBe('warn')
  })
  test('from the cache, it says nothing of seconds', async () => {
    expect((await found(FLASK, APP))[0]?.message).toMatch(/again$/)
  })
  test('lists the lock file, where there is one', async () => {
    const dockerfile = 'FROM node\nWORKDIR /app\nCOPY web .\nRUN npm ci\n'
    const files = { 'web/package.json': '{}', 'web/package-lock.json': '{}', 'web/index.js': '' }
    const [finding] = await found(dockerfile, files)
    expect(finding?.fix).toContain('Copy `web/package.json` and `web/package-lock.json` first')
  })
  test('packages named in the command need no file', async () => {
    const [finding] = await found('FROM a\nWORKDIR /app\nCOPY . .\nRUN pip install flask\n', { 'app.py': '' })
    expect(finding?.fix).toBe('Move this RUN above that line: no file of the context is needed for it.')
  })
  test('several installations below one COPY are one finding', async () => {
    const findings = await found(`${FLASK}RUN npm install -g pm2\n`, APP, { 4: 2, 5: 3 })
    expect(findings).toHaveLength(1)
    expect(findings[0]?.message).toContain('and 1 more, so each change of any file that it copies installs')
    expect(findings[0]?.message).toContain('5.0 s')
  })

  test.each<[string, string, Record<string, string>]>([
    [
      'the manifest is copied first',
      'FROM a\nWORKDIR /app\nCOPY requirements.txt .\nRUN pip install -r requirements.txt\nCOPY . .\n',
      APP,
    ],
    ['the context has nothing else', FLASK, { 'requirements.txt': 'flask\n' }],
    ['the rest is ignored', FLASK, { ...APP, '.dockerignore': '*\n!requirements.txt\n' }],
    ['the manifest is not in the context', FLASK, { 'app.py': '' }],
    ['it needs the sources', FLASK, { ...APP, 'requirements.txt': '-e .\n' }],
    [
      'the folder comes from another stage',
      'FROM a AS b\nCOPY . /src\nFROM a\nWORKDIR /app\nCOPY --from=b /src .\nRUN pip install -r requirements.txt\n',
      APP,
    ],
    ['the copy may configure the package manager', 'FROM a\nCOPY . /\nRUN pip install flask\n', APP],
    [
      'the working folder is another one',
      'FROM a\nCOPY . /src\nWORKDIR /app\nRUN pip install -r requirements.txt\n',
      APP,
    ],
  ])('is not reported where %s', async (_, dockerfile, files) => {
    expect(await found(dockerfile, files)).toEqual([])
  })
  test('is not reported of a stage that was not built', async () => {
    const dockerfile = `${FLASK}FROM scratch\n`
    writeFiles(context, { Dockerfile: dockerfile, ...APP })
    const build = buildOf(dockerfile)
    const built = builtOf(dockerfile, { ...build, steps: build.steps.filter(({ line }) => line === 5) })
    expect(await speedFindings(built)).toEqual([])
  })
})

describe('context-too-large', () => {
  const MB = 1_000_000
  /** Sparse. */
  const sized = (path: string, bytes: number) => {
    mkdirSync(dirname(join(context, path)), { recursive: true })
    writeFileSync(join(context, path), '')
    truncateSync(join(context, path), bytes)
  }
  const NODE = 'FROM node\nWORKDIR /app\nCOPY package.json .\nRUN npm ci\nCOPY . .\n'
  const large = async (dockerfile: string, sent: number, files: Record<string, string> = {}) =>
    (await found(dockerfile, { 'package.json': '{}', ...files }, {}, { contextBytes: sent })).filter(
      ({ code }) => code === 'context-too-large',
    )

  test('names the folders, their size and the patterns', async () => {
    sized('.git/objects/pack', 200 * MB)
    sized('web/node_modules/a/b', 90 * MB)
    sized('src/model', 22 * MB)
    const [finding] = await large(NODE, 312 * MB)
    expect(Finding.parse(finding)).toMatchObject({
      level: 'warn',
      message:
        'the build sent 312 MB of its context to the builder; the context has 290 MB that the image hardly needs: `.git` (200 MB) and `web/node_modules` (90.0 MB)',
      fix: 'List `.git` and `**/node_modules` in `.dockerignore`.',
      evidence: ['.git: 200 MB', 'web/node_modules: 90.0 MB'],
    })
  })
  test.each<[string, string, number, Record<string, string>]>([
    ['the builder had the files', NODE, 2 * MB, {}],
    ['the client does not say', NODE, 0, {}],
    ['they are ignored', NODE, 90 * MB, { '.dockerignore': '.git\nnode_modules\n' }],
    ['no COPY takes them', 'FROM node\nCOPY src /src\nRUN npm ci\n', 90 * MB, {}],
    ['a RUN needs git, and none installs modules', 'FROM node\nCOPY . .\nRUN git describe\n', 90 * MB, {}],
  ])('is not reported where %s', async (_, dockerfile, sent, files) => {
    sized('.git/pack', 60 * MB)
    sized('node_modules/a', 60 * MB)
    expect(await large(dockerfile, sent, files)).toEqual([])
  })
  test('is not reported of a large context that the image may need, nor of a small .git', async () => {
    sized('model', 900 * MB)
    sized('.git/pack', 3 * MB)
    expect(await large(NODE, 903 * MB)).toEqual([])
  })
  test('links are not followed; a virtual environment is known by its file', async () => {
    sized('env/lib', 60 * MB)
    writeFileSync(join(context, 'env/pyvenv.cfg'), '')
    symlinkSync(context, join(context, 'env/up'))
    symlinkSync('/proc', join(context, 'proc'))
    const [finding] = await large(NODE, 60 * MB)
    expect(finding?.evidence).toEqual(['env: 60.0 MB'])
  })
  test('a name with a backtick or a line break stays in its quotes', async () => {
    sized('a`\n# b/node_modules/x', 60 * MB)
    const [finding] = await large(NODE, 60 * MB)
    expect(finding?.message).toContain("`a' # b/node_modules` (60.0 MB)")
  })
})

describe('why a build took longer', () => {
  const before = buildOf(FLASK)
  const why = (
    now: Build,
    changed: string[] | null,
    { dockerfile = FLASK, earlier = before, isSameCache = false } = {},
  ) => {
    writeFiles(context, { Dockerfile: dockerfile, ...APP })
    const paths = changed?.map((name) => join(context, name)) ?? null
    return whySlower(builtOf(dockerfile, now))(earlier, paths, isSameCache)
  }
  const broken = buildOf(FLASK, { 1: 0, 3: 2, 4: 82 })

  test('a COPY saw files change, and what would have helped', () => {
    expect(why(broken, ['README.md', 'docs/a.md', 'docs/b/c.png', '../other'])).toEqual({
      before: 0.5,
      after: 84.5,
      why: '+84 s: `COPY . .` (Dockerfile:3) saw `README.md` and `docs/` change, so line 4 ran again (82 s)',
      hint: 'Copy `requirements.txt` first, or list `README.md` and `docs/` in `.dockerignore`',
    })
  })
  test('nothing would have helped where the manifest changed too', () => {
    const slower = why(broken, ['requirements.txt', 'README.md'])
    expect(slower?.why).toContain('saw `requirements.txt` and `README.md` change')
    expect(slower).not.toHaveProperty('hint')
  })
  test.each([
    ['git does not know the commit', null],
    ['only other files changed', ['../README.md']],
  ])('without a reason where %s', (_, changed) => {
    expect(why(broken, changed)?.why).toBe(
      '+84 s: `COPY . .` (Dockerfile:3) did not come from the build cache, so line 4 ran again (82 s)',
    )
  })
  test('an edited instruction', () => {
    const dockerfile = FLASK.replace('install', 'install --upgrade')
    const now = buildOf(dockerfile, { 4: 30 })
    expect(why(now, ['Dockerfile'], { dockerfile })?.why).toBe(
      '+30 s: `RUN pip install --upgrade -r requirements.txt` (Dockerfile:4) is new or was edited',
    )
  })
  test('another stage that copies from the changed one ran again too', () => {
    const dockerfile =
      'FROM a AS build\nWORKDIR /src\nCOPY . .\nRUN make\nFROM b\nCOPY --from=build /src/app /app\nRUN /app --warm\n'
    const now = buildOf(dockerfile, { 3: 1, 4: 40, 6: 1, 7: 20 })
    expect(why(now, ['main.c'], { dockerfile, earlier: buildOf(dockerfile) })?.why).toBe(
      '+62 s: `COPY . .` (Dockerfile:3) saw `main.c` change, so 3 steps ran again (61 s)',
    )
  })
  test('an empty cache is said as such', () => {
    const now = buildOf(FLASK, { 1: 5, 2: 0.1, 3: 1, 4: 80 })
    expect(why(now, ['README.md'])?.why).toBe(
      '+86 s: no step came from the build cache, and 3 steps of the baseline’s build did: the cache was empty, or the base image is another one',
    )
  })
  test('without a cached step, a baseline of the same cache shows that it was not empty', () => {
    const dockerfile = 'FROM a\nCOPY . .\nRUN make\n'
    const now = buildOf(dockerfile, { 1: 0, 2: 1, 3: 30 })
    const given = { dockerfile, earlier: buildOf(dockerfile) }
    expect(why(now, ['main.c'], given)?.why).toContain('the cache was empty')
    expect(why(now, ['main.c'], { ...given, isSameCache: true })?.why).toBe(
      '+31 s: `COPY . .` (Dockerfile:2) saw `main.c` change, so line 3 ran again (30 s)',
    )
  })
  test.each<[string, Build, Build]>([
    ['a small difference', buildOf(FLASK, { 3: 1, 4: 8 }), before],
    ['a small share', buildOf(FLASK, { 3: 1, 4: 112 }), buildOf(FLASK, { 3: 1, 4: 100 })],
    ['a slower machine', buildOf(FLASK, { 3: 1, 4: 80 }), buildOf(FLASK, { 3: 1, 4: 30 })],
    [
      'no cache in either build',
      buildOf(FLASK, { 1: 2, 2: 1, 3: 1, 4: 80 }),
      buildOf(FLASK, { 1: 1, 2: 1, 3: 1, 4: 30 }),
    ],
    ['a faster build', buildOf(FLASK), broken],
    ['a baseline that failed', broken, { ...before, ok: false }],
    ['time outside the steps', { ...buildOf(FLASK, { 3: 0.1, 4: 2 }), seconds: 100 }, before],
  ])('nothing is said of %s', (_, now, earlier) => {
    expect(why(now, ['README.md'], { earlier })).toBeNull()
  })
})
