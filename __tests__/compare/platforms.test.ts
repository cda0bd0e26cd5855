/** What is said of the platforms of one image. */
import { expect, test } from '@jest/globals'
import { comparePlatforms, type PlatformReport } from '../../src/compare/index.ts'
import type { Finding, Image, Package } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

const [image] = [flask.image].filter((one) => one !== null)
if (!image) throw new Error('the report has an image')
const named = (type: string, ...names: string[]): Package[] =>
  names.map((name) => ({ type, name, version: '1', bytes: 1, path: '/x', layer: 0 }))
const finding = (code: string, message: string): Finding => ({
  code,
  level: 'fail',
  confidence: 'proved',
  message,
  evidence: [],
})
const report = (of: Partial<Image> = {}, more: Partial<PlatformReport> = {}): PlatformReport => ({
  image: { ...image, ...of },
  smoke: flask.smoke,
  findings: [],
  ...more,
})
const said = (amd64: PlatformReport, arm64: PlatformReport, more: [string, PlatformReport][] = []) =>
  comparePlatforms(new Map([['linux/amd64', amd64], ['linux/arm64', arm64], ...more]))

const sized = (onDisk: number): Partial<Image> => ({ sizes: { ...image.sizes, onDisk } })

test('equal platforms differ in nothing, nor does one alone or one without an image', () => {
  expect(said(report(), report())).toEqual([])
  expect(comparePlatforms(new Map([['linux/amd64', report()]]))).toEqual([])
  expect(said(report(), { ...report(), image: null })).toEqual([])
})

test('a package that is missing on one', () => {
  const all = { packages: named('deb', 'libc6', 'libvips42') }
  expect(said(report(all), report({ packages: named('deb', 'libc6') }))).toEqual([
    'the deb package libvips42 is missing on linux/arm64',
  ])
  expect(said(report(all), report(), [['linux/386', report({ packages: [] })]])).toContain(
    'the deb package libc6 is missing on linux/386',
  )
})

test('packages named for their processor are one', () => {
  const x64 = { packages: named('npm', '@esbuild/linux-x64', '@img/sharp-linux-x64') }
  const arm = { packages: named('npm', '@esbuild/linux-arm64', '@img/sharp-linux-arm64') }
  expect(said(report(x64), report(arm))).toEqual([])
})

test('lists that are unknown or cut are not compared', () => {
  const all = { packages: named('deb', 'a', 'b') }
  expect(said(report(all), report({ packages: [], packagesCut: true }))).toEqual([])
})

test.each([
  [100_000_000, 111_000_000, ['linux/arm64 has 111 MB on disk, 11 % more than linux/amd64 (100 MB)']],
  [100_000_000, 109_000_000, []],
  [300_000_000, 100_000_000, ['linux/amd64 has 300 MB on disk, 200 % more than linux/arm64 (100 MB)']],
  [1_000, 5_000, []],
])('sizes of %d and %d', (amd64, arm64, sentences) => {
  expect(said(report(sized(amd64)), report(sized(arm64)))).toEqual(sentences)
})

test('a finding of one platform, by its code and places', () => {
  const missing = (path: string) => finding('missing-library', `\`${path}\` needs libz.so.1`)
  const both = finding('server-error', 'port 8080 answers 500 after 1 s')
  const [amd64, arm64] = [[both], [missing('/app'), { ...both, message: 'port 8080 answers 500 after 9 s' }]]
  expect(said(report({}, { findings: amd64 }), report({}, { findings: arm64 }))).toEqual([
    'only on linux/arm64, not on linux/amd64: `/app` needs libz.so.1',
  ])
})

test('a container that was not run says nothing about findings of a run', () => {
  const findings = [finding('crashed', 'it crashed'), finding('emulated', 'it ran under emulation')]
  expect(said(report({}, { findings }), report({}, { smoke: null }))).toEqual([])
  const weighed = [finding('apt-lists', 'lists of apt')]
  expect(said(report({}, { findings: weighed }), report({}, { smoke: null }))).toHaveLength(1)
})

test('another base', () => {
  const base = (ref: string): Partial<Image> => ({
    base: { layers: 1, onDisk: 1, chain: [], ...image.base, ref },
  })
  const debian = (version: string): Partial<Image> => ({
    distribution: { id: 'debian', name: 'Debian', version },
  })
  expect(said(report(base('a:1')), report(base('b:2')), [['linux/386', report(base('a:1'))]])).toEqual([
    'the base is a:1 on linux/amd64 and linux/386, and b:2 on linux/arm64',
  ])
  expect(said(report(debian('12')), report(debian('13')))).toEqual([
    'the distribution is Debian 12 on linux/amd64, and Debian 13 on linux/arm64',
  ])
})

test('many differences of a kind are counted', () => {
  const packages = named('deb', ...Array.from({ length: 20 }, (_, index) => `p${index}`))
  const sentences = said(report({ packages }), report({ packages: [] }))
  expect(sentences).toHaveLength(9)
  expect(sentences.at(-1)).toBe('and 12 more like this')
})
