/** `sea-trial open`: a Report and an archive, without an engine and without a display. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { tmpdir } from 'node:os'
import { Writable } from 'node:stream'
import { open } from '../../../src/app/commands/open.ts'
import type { Host } from '../../../src/app/host.ts'
import { readArguments, specOf } from '../../../src/inputs/index.ts'
import { unpackPage } from '../../../src/report/html/unpack.ts'
import { saved } from '../../support/archives.ts'
import { buildFailed, flask } from '../../support/reports.ts'
import { file, tar } from '../../support/tar.ts'

const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'open-')))
const made: string[] = []
beforeAll(() => {
  const several = {
    schemaVersion: 1,
    generator: 'x',
    verdict: 'fail',
    headline: 'x',
    reports: [flask, buildFailed],
  }
  writeFileSync(join(cwd, 'several.json'), JSON.stringify(several))
  writeFileSync(
    join(cwd, 'app.tar'),
    tar(saved({ layers: [tar([file('app/big', Buffer.alloc(3000, 'x'))])] })),
  )
})
afterAll(() => {
  for (const folder of [cwd, ...made]) rmSync(folder, { recursive: true })
})

async function run(...args: string[]): Promise<string> {
  const out: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      out.push(chunk.toString())
      done()
    },
  })
  const into = stream as unknown as Host['stdout'] // only written to
  const host: Host = { script: '', args, env: {}, cwd, stdout: into, stderr: into }
  const assets = () => ({ script: '1', style: '' })
  expect(await open(readArguments(specOf('open'), args), host, undefined, assets)).toBe(0)
  return out.join('').trim()
}

const dataIn = (path: string) => unpackPage(/id="data">([^<]*)</.exec(readFileSync(path, 'utf8'))?.[1] ?? '')

test('the Reports of several images, in a file that only this user can read', async () => {
  const path = await run('several.json')
  made.push(dirname(path))
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
  const { images, together } = await dataIn(path)
  expect(together).toBeUndefined() // the build of the second one failed
  expect(images.map(({ whyNoFiles }) => whyNoFiles)).toEqual([
    expect.stringContaining('A Report does not list the files'),
    undefined,
  ])
  expect(images.map(({ report, tree }) => [report.name, tree])).toEqual([
    [flask.name, null],
    [buildFailed.name, null],
  ])
})

test('an archive, which is weighed, with its files; to a path that is given', async () => {
  expect(await run('app.tar', '--output', 'page.html')).toBe(join(cwd, 'page.html'))
  const [image] = (await dataIn(join(cwd, 'page.html'))).images
  expect(image?.report.headline).toBe('app.tar was weighed, not run')
  expect(image?.tree?.names).toEqual(['', 'app', 'big'])
  expect([...(image?.tree?.bytes ?? [])]).toEqual([3000, 3000, 3000])
})

test.each([
  [[], /open needs one Report, image or archive, and got 0/],
  [['a.json', 'b.json', '--platform', '?'], /a.json does not exist[^]*and got 2/],
  [['app.tar', '--output', join('missing', '\0')], /could not be written/],
])('%j is an error', async (args, sentence) => {
  await expect(run(...args)).rejects.toThrow(sentence)
})
