import { expect, test } from '@jest/globals'
import type { Tried } from '../../src/app/images.ts'
import { sbomTime, writeSboms } from '../../src/app/sboms.ts'
import type { Report } from '../../src/core/schema.ts'
import { outputsOf } from '../../src/publish/outputs.ts'
import { buildFailed, flask } from '../support/reports.ts'

const HOST = { env: { RUNNER_TEMP: '/temp', SOURCE_DATE_EPOCH: '86400' }, cwd: '/work' }
const FILES = [
  { format: 'cyclonedx', file: null },
  { format: 'spdx', file: '/out/x.spdx.json' },
]

interface Source {
  kind: string
  platform?: string
  platforms?: string[]
}

/** The paths of each Report, and the texts by path. */
function write(reports: readonly Report[], sources: readonly Source[], sbom: unknown = FILES) {
  const tried = reports.map((report, index) => ({
    inputs: { name: report.name, source: sources[index], sbom },
    run: { host: HOST },
    report,
  })) as unknown as Tried[]
  const texts = new Map<string, string>()
  const paths = writeSboms(tried, reports, (path, text) => texts.set(path, text))
  return { paths, texts }
}

test('one file for each format, with the time of SOURCE_DATE_EPOCH; none for an image that was not built', () => {
  const { paths, texts } = write([flask, buildFailed], [{ kind: 'image' }, { kind: 'build' }])
  expect(paths).toEqual([{ cyclonedx: '/temp/flask.cdx.json', spdx: '/out/x.spdx.json' }, {}])
  expect([...texts.keys()]).toEqual(['/temp/flask.cdx.json', '/out/x.spdx.json'])
  for (const text of texts.values()) expect(text).toContain('"1970-01-02T00:00:00Z"')
})

test('one file for each platform', () => {
  const platforms = ['linux/amd64', 'linux/arm64']
  const sources = platforms.map((platform) => ({ kind: 'build', platform, platforms }))
  const { paths } = write([flask, flask], sources, [{ format: 'spdx', file: '/out/x.spdx.json' }])
  expect(paths).toEqual([{ spdx: '/out/x-linux-amd64.spdx.json' }, { spdx: '/out/x-linux-arm64.spdx.json' }])
})

test('without SOURCE_DATE_EPOCH it states when the image was tried', () => {
  expect(sbomTime({}, flask.at)).toEqual(new Date(flask.at))
  expect(sbomTime({ SOURCE_DATE_EPOCH: '' }, flask.at)).toEqual(new Date(flask.at))
})

test('the outputs name the files, those of several images in `images`', () => {
  const files = { file: null, sarif: null, comment: null, body: '', bodyFile: null }
  const sboms = [{ spdx: '/out/a' }, { cyclonedx: '/out/b' }]
  expect(outputsOf([flask], { ...files, sboms })).toMatchObject({
    'sbom-spdx': '/out/a',
    'sbom-cyclonedx': '',
  })
  const both = outputsOf([flask, { ...flask, name: 'web' }], { ...files, sboms })
  expect(both).toMatchObject({ 'sbom-spdx': '', 'sbom-cyclonedx': '' })
  expect(JSON.parse(both.images ?? '')).toMatchObject([
    { 'sbom-spdx': '/out/a' },
    { 'sbom-cyclonedx': '/out/b' },
  ])
})
