/**
 * `npm run bench:secrets -- [GIT-FOLDER …]` counts what is reported as a secret where there should be none: in Debian packages
 * with all that they depend on, each set as a base image, and in public repositories, each as if by `COPY . .`. It prints
 * every hit, to be judged by hand: docs/secrets.md has the judgement. `--no-debian` leaves the packages out. It needs apt and
 * git, downloads about 1 GB, and needs no engine. What package scripts write on installation is not seen.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Finding, Layer as LayerRow } from '../../src/core/schema.ts'
import { Budget } from '../../src/inspect/budget.ts'
import { NO_LINES } from '../../src/inspect/dockerfile-lines.ts'
import { envFilesOf, isEnvFile } from '../../src/inspect/env-files.ts'
import type { Layer } from '../../src/inspect/layer/index.ts'
import { LayerReader } from '../../src/inspect/layer/reader.ts'
import { secretsOf } from '../../src/inspect/secrets/index.ts'
import { newPathSpace } from '../../src/inspect/weigh/renumber.ts'
import { replay } from '../../src/inspect/weigh/replay.ts'
import { BASES } from './bases.ts'

interface Searched {
  readonly files: number
  readonly findings: readonly Finding[]
}

type Command = readonly [program: string, ...args: string[]]

/** `part`: of all layers. The output of each command is the tar of a layer. */
async function searched(part: LayerRow['part'], commands: readonly Command[]): Promise<Searched> {
  const budget = new Budget()
  const layers: Layer[] = []
  for (const command of commands) layers.push(await layerFrom(command, budget))
  const rows = layers.map((layer, index): LayerRow => {
    const { size, files, entries } = layer
    const createdBy = part === 'base' ? '' : 'COPY . /app # buildkit'
    return { index, diffId: `sha256:${index}`, size, files, entries, deadWeight: 0, createdBy, part }
  })
  const space = newPathSpace(budget.linkSteps)
  const replayed = replay(layers, space, (_, cause) => cause)
  const input = { replayed, paths: space.paths, rows, packages: [], development: [], file: null }
  const isEnv = (path: number) => isEnvFile(Buffer.from(space.paths.name(path)).toString('latin1'))
  const { findings, reported } = secretsOf(input, [], [], NO_LINES, isEnv)
  const files = rows.reduce((sum, row) => sum + row.files, 0)
  return { files, findings: [...findings, ...envFilesOf(input, reported)] }
}

async function layerFrom([program, ...args]: Command, budget: Budget): Promise<Layer> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const reader = new LayerReader(budget)
  for await (const chunk of child.stdout as AsyncIterable<Buffer>) reader.write(chunk)
  return reader.end()
}

/** All packages that a set depends on, as .deb files. */
function downloaded(packages: readonly string[], folder: string): Command[] {
  const kinds = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'].map(
    (kind) => `--no-${kind}`,
  )
  const listed = execFileSync('apt-cache', ['depends', '--recurse', '--important', ...kinds, ...packages], {
    encoding: 'utf8',
  })
  const names = listed.split('\n').filter((line) => /^[a-z\d]/.test(line))
  mkdirSync(folder, { recursive: true })
  const wanted = withVersion(names)
  // it goes on after a package that the mirror has no longer
  spawnSync('apt-get', ['download', '-q', ...wanted], { cwd: folder, stdio: 'ignore' })
  const got = readdirSync(folder).filter((name) => name.endsWith('.deb'))
  if (got.length < wanted.length)
    console.log(`${wanted.length - got.length} of ${wanted.length} packages are missing`)
  return got.map((name): Command => ['dpkg-deb', '--fsys-tarfile', join(folder, name)])
}

/** The files of HEAD, without those whose content a partial copy of a repository lacks. */
function archived(folder: string): Command {
  const git = (args: readonly string[], input = ''): string =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', input, maxBuffer: 2 ** 30 })
  const files = git(['ls-tree', '-r', '-z', '--format=%(objectname) %(path)', 'HEAD'])
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => ({ id: line.slice(0, 40), path: line.slice(41) }))
  const states = git(['cat-file', '--batch-check'], files.map(({ id }) => `${id}\n`).join('')).split('\n')
  const missing = files.filter((_, index) => states[index]?.endsWith(' missing'))
  const without = missing.map(({ path }) => `:(exclude,literal)${path}`)
  return ['git', '-C', folder, 'archive', 'HEAD', '--', '.', ...without]
}

/** Those that can be downloaded: virtual packages cannot. */
const withVersion = (names: readonly string[]): string[] =>
  execFileSync('apt-cache', ['policy', ...new Set(names)], { encoding: 'utf8', maxBuffer: 2 ** 28 })
    .split(/^(?=\S)/m)
    .flatMap((part) => (/^ {2}Candidate: \d/m.test(part) ? [part.slice(0, part.indexOf(':\n'))] : []))

const named = (folder: string): string => basename(basename(folder) === 'repo' ? dirname(folder) : folder)

const totals = { fail: 0, warn: 0, note: 0 }
function print(name: string, { files, findings }: Searched): void {
  console.log(
    `${name}: ${files} files, ${findings.length === 0 ? 'nothing reported' : `${findings.length} reported`}`,
  )
  for (const { level, code, confidence, message, evidence } of findings) {
    totals[level]++
    console.log(`  ${level} (${code}, ${confidence}) ${message}`)
    for (const line of evidence) console.log(`    ${line}`)
  }
}

const args = process.argv.slice(2)
const repositories = args.filter((arg) => !arg.startsWith('--'))
for (const folder of repositories) print(named(folder), await searched('yours', [archived(folder)]))
console.log(`${repositories.length} repositories: ${JSON.stringify(totals)}`)

if (!args.includes('--no-debian')) {
  const folder = mkdtempSync(join(tmpdir(), 'bench-secrets-'))
  Object.assign(totals, { fail: 0, warn: 0, note: 0 })
  try {
    for (const packages of BASES) {
      const name = packages.join(' ')
      print(name, await searched('base', downloaded(packages, join(folder, name))))
      rmSync(join(folder, name), { recursive: true })
    }
    console.log(`${BASES.length} base images: ${JSON.stringify(totals)}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
