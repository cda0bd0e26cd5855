/** Real files, real notifications of the system. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { openWatcher, type Watcher } from '../../../src/app/watch/watcher.ts'
import { watchedBuild } from '../../../src/build/index.ts'
import { writeWhole } from '../../../src/core/file-access.ts'
import type { BuildSource } from '../../../src/inputs/types.ts'

let home = ''
let watcher: Watcher | null = null
const at = (path: string): string => join(home, path)
const write = (path: string, text = 'x'): void => writeFileSync(at(path), text)

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'watch-'))
  for (const folder of ['src/lib', 'node_modules/left', '.git', 'docker'])
    mkdirSync(at(folder), { recursive: true })
  write('.dockerignore', 'node_modules\n*.log\n.dockerignore\n')
  write('docker/app.Dockerfile', 'FROM scratch\n')
  write('src/lib/a.ts')
})
afterEach(() => {
  watcher?.close()
  watcher = null
  rmSync(home, { recursive: true })
})

async function open(own: readonly string[] = []): Promise<Watcher> {
  const source = { context: home, file: at('docker/app.Dockerfile') } as BuildSource
  const { folders, files } = watchedBuild(source, home)
  watcher = await openWatcher({ folders, files, own }, 30)
  return watcher
}

/** What is noticed within half a second, relative to the context. */
async function noticed(one: Watcher, seconds = 0.5): Promise<string[]> {
  const paths = await one.changes(AbortSignal.timeout(seconds * 1000))
  return paths.map((path) => path.slice(home.length + 1)).sort()
}

describe('a change is noticed', () => {
  test.each<[string, () => void, string[]]>([
    ['of a file', () => write('src/lib/a.ts', 'new'), ['src/lib/a.ts']],
    ['a new file', () => write('src/b.ts'), ['src/b.ts']],
    ['a removed file', () => rmSync(at('src/lib/a.ts')), ['src/lib/a.ts']],
    ['of the Dockerfile', () => write('docker/app.Dockerfile', 'FROM busybox'), ['docker/app.Dockerfile']],
    ['of an ignore file that ignores itself', () => write('.dockerignore', ''), ['.dockerignore']],
    [
      'as editors save: a new file takes its name',
      () => {
        write('src/lib/a.ts~')
        renameSync(at('src/lib/a.ts~'), at('src/lib/a.ts'))
      },
      ['src/lib/a.ts', 'src/lib/a.ts~'],
    ],
  ])('%s', async (_, change, paths) => {
    const one = await open()
    change()
    expect(await noticed(one)).toEqual(paths)
  })

  test('in a folder that is new', async () => {
    const one = await open()
    mkdirSync(at('src/new/deep'), { recursive: true })
    expect(await noticed(one)).toContain('src/new')
    write('src/new/deep/c.ts')
    expect(await noticed(one)).toEqual(['src/new/deep/c.ts'])
  })

  test('in a folder that was removed and is there again', async () => {
    const one = await open()
    rmSync(at('src/lib'), { recursive: true })
    await noticed(one)
    mkdirSync(at('src/lib'))
    await noticed(one)
    write('src/lib/d.ts')
    expect(await noticed(one)).toEqual(['src/lib/d.ts'])
  })

  test('several at once, as one', async () => {
    const one = await open()
    for (const name of ['a', 'b', 'c']) write(`src/${name}.ts`)
    expect(await noticed(one)).toEqual(['src/a.ts', 'src/b.ts', 'src/c.ts'])
  })

  test('that came while nobody waited', async () => {
    const one = await open()
    write('src/lib/a.ts', 'new')
    await setTimeout(100)
    expect(await noticed(one)).toEqual(['src/lib/a.ts'])
  })
})

test('what is ignored, of git, or written by the trial itself does not count', async () => {
  const one = await open([at('report.json')])
  write('node_modules/left/index.js')
  write('build.log')
  write('.git/index')
  writeWhole(at('report.json'), '{}', { roots: [home], pipes: false }) // by a temporary file
  mkdirSync(at('node_modules/new'))
  expect(await noticed(one, 0.3)).toEqual([])
})
