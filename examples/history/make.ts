/**
 * Makes the repository whose comments docs/gallery.md shows: `node examples/history/make.ts FOLDER`. `main` has the
 * files of the folder `main`, and one branch for each kind of change. The base `acme/python:3.10` is Python 3.10 under a name
 * of the tests: `docker tag python:3.10 acme/python:3.10`, or `--build-contexts acme/python:3.10=docker-image://python:3.10`.
 */
import { createCipheriv } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { GitRepository } from '../../__tests__/support/git-repository.ts'
import { zip } from '../../__tests__/support/zip.ts'

/** Files by path. */
type Files = Readonly<Record<string, string | Buffer>>

interface Branch {
  readonly from: string
  readonly files: Files
}

/** The base branch grows by so many bytes in each commit. */
const COMMITS = [0, 40_000, 300_000, 0, 15_000, 60_000]
const WHEELS: Files = {
  ...wheel('router', '1.4', 2_000_000),
  ...wheel('charts', '2.3', 7_900_000, ['palette']),
  ...wheel('palette', '1.1', 1_100_000),
}

const MAIN = join(import.meta.dirname, 'main')
const [dockerfile, requirements, config, app] = [
  'Dockerfile',
  'requirements.txt',
  '.sea-trial.yml',
  'app.py',
].map((name) => readFileSync(join(MAIN, name), 'utf8')) as [string, string, string, string]
const accepted = (until: string): string =>
  `${config}accept:\n  - code: over-budget\n    place: file*\n    reason: the tests need it\n    until: ${until}\n`
const STATIC = 'COPY static static\n'

/** In this order: a branch starts at one that is above it. */
const BRANCHES: Readonly<Record<string, Branch>> = {
  'release/1': { from: 'main', files: { '.sea-trial.yml': accepted('2026-01-31') } },
  'release/2': { from: 'main', files: { '.sea-trial.yml': accepted('2099-12-31') } },
  nothing: { from: 'main', files: { 'README.md': 'An app.\n' } },
  'grown-dependency': { from: 'main', files: { 'requirements.txt': `${requirements}charts\n` } },
  smaller: { from: 'main', files: { 'requirements.txt': requirements.replace('router\n', '') } },
  loopback: { from: 'main', files: { 'app.py': app.replace('("", 8000)', '("127.0.0.1", 8000)') } },
  traceback: {
    from: 'main',
    files: { 'app.py': app.replace('import threading\n', 'import threading\n\nimport charts\n') },
  },
  'build-fails': { from: 'main', files: { 'requirements.txt': `${requirements}charts==9.9\n` } },
  'moved-layer': {
    from: 'main',
    files: {
      Dockerfile: dockerfile.replace(STATIC, '').replace('COPY requirements', `${STATIC}COPY requirements`),
    },
  },
  'over-budget': {
    from: 'main',
    files: { 'static/video': noise('video', 20_000_000), '.sea-trial.yml': config.replace('12MB', '100MB') },
  },
  'certificate-1': { from: 'release/1', files: { 'static/test.pem': 'a certificate\n' } },
  'certificate-2': { from: 'release/2', files: { 'static/test.pem': 'a certificate\n' } },
}

/** Returns the commits of `main`, oldest first. */
export function makeRepository(path: string): string[] {
  mkdirSync(path, { recursive: true })
  const repository = new GitRepository(path)
  repository.git('init', '--quiet', '--initial-branch', 'main')
  cpSync(MAIN, path, { recursive: true })
  const commits = COMMITS.map((bytes, index) =>
    save(repository, { ...WHEELS, [`static/page-${index}`]: noise(`page ${index}`, bytes) }, `Page ${index}`),
  )
  for (const [name, { from, files }] of Object.entries(BRANCHES)) {
    repository.git('checkout', '--quiet', '-b', name, from)
    save(repository, files, name)
  }
  repository.git('checkout', '--quiet', 'main')
  return commits
}

function save(repository: GitRepository, files: Files, message: string): string {
  for (const [name, content] of Object.entries(files)) {
    const file = join(repository.path, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  repository.git('add', '--all')
  repository.git('commit', '--quiet', '--message', message)
  return repository.git('rev-parse', 'HEAD')
}

/** A Python package with one data file, which pip can install without a network. */
function wheel(name: string, version: string, bytes: number, needs: readonly string[] = []): Files {
  const info = `${name}-${version}.dist-info`
  const metadata = ['Metadata-Version: 2.1', `Name: ${name}`, `Version: ${version}`]
  const archive = zip({
    [`${name}/__init__.py`]: '',
    [`${name}/data`]: { content: noise(name, bytes), isStored: true },
    [`${info}/METADATA`]: [...metadata, ...needs.map((one) => `Requires-Dist: ${one}`), ''].join('\n'),
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    [`${info}/RECORD`]: '',
  })
  return { [`wheels/${name}-${version}-py3-none-any.whl`]: archive }
}

/** Bytes that cannot be compressed, and are the same in each run. */
function noise(seed: string, bytes: number): Buffer {
  const key = Buffer.alloc(32, seed)
  return createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(bytes))
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) {
    console.error('usage: node examples/history/make.ts FOLDER')
    process.exitCode = 2
  } else makeRepository(folder)
}
