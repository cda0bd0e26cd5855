import { describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { pageTree, renderHtml } from '../../../src/report/html/index.ts'
import { unpackPage } from '../../../src/report/html/unpack.ts'
import { imageFilesOf } from '../../support/page-files.ts'
import { flask, unreachable } from '../../support/reports.ts'

const assets = { script: 'run("<p>")', style: 'p > b { color: red }' }
const hostile = '</title></noscript></script><script>alert(1)</script>"\'&<!--'
const sha = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const dataIn = (html: string) =>
  unpackPage(/<script type="application\/json" id="data">([^<]*)<\/script>/.exec(html)?.[1] ?? '')

describe('renderHtml', () => {
  test('allows its script and its style by their hashes, and nothing else', () => {
    const html = renderHtml({ images: [{ report: flask, tree: null }] }, assets)
    expect(html).toMatch(
      /^<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"/,
    )
    expect(html).toContain(
      `content="default-src 'none'; script-src ${sha(assets.script)}; style-src ${sha(assets.style)}; base-uri 'none'; form-action 'none'"`,
    )
    expect(html).toContain(`<style>${assets.style}</style>`)
    expect(html).toContain(`<script>${assets.script}</script>`)
    expect(html.match(/<script/g)).toHaveLength(2)
  })

  test('has the verdict and the headline where no script runs', () => {
    const html = renderHtml(
      { images: [flask, unreachable].map((report) => ({ report, tree: null })) },
      assets,
    )
    const [, inside = ''] = /<noscript>([^]*)<\/noscript>/.exec(html) ?? []
    expect(inside).toContain('<h1>⚓ flask is seaworthy: ready in 0.84 s on port 5000</h1>')
    expect(inside).toContain('<h1>❌ flask is not seaworthy: it listens on 127.0.0.1:5000 only</h1>')
    expect(inside).toContain('The comment on the pull request')
  })

  test('no text of a Report or a file name can end an element', async () => {
    const report = { ...flask, name: hostile, headline: hostile }
    const tree = pageTree(imageFilesOf([{ path: hostile.replaceAll('/', '\\'), bytes: 1 }]), [])
    const html = renderHtml({ images: [{ report, tree }] }, assets)
    expect(html.match(/<\/?script/g)).toHaveLength(4)
    expect(html.match(/<\/(title|noscript)>/g)).toHaveLength(2)
    expect(html).not.toContain('<!--')
    expect(await dataIn(html)).toEqual({ images: [{ report, tree }] })
  })

  test.each([{ script: 'x</SCRIPT >' }, { script: '<!--' }, { style: '</style>' }])(
    'refuses the asset %j',
    (asset) => {
      expect(() => renderHtml({ images: [] }, { ...assets, ...asset })).toThrow(RangeError)
    },
  )

  test('has fewer rows where there is no room', async () => {
    const random = (index: number) => createHash('sha512').update(String(index)).digest('base64url').repeat(2)
    const files = Array.from({ length: 12_000 }, (_, index) => ({ path: random(index), bytes: index + 1 }))
    const report = flask
    const html = renderHtml({ images: [{ report, tree: pageTree(imageFilesOf(files), []) }] }, assets)
    expect(html.length).toBeLessThan(1_000_000)
    const { tree } = (await dataIn(html)).images[0] ?? {}
    expect(tree?.names.length).toBeGreaterThan(2_000)
    expect(tree?.bytes[0]).toBe((12_000 * 12_001) / 2)
    expect(tree?.bytes.some((bytes) => bytes === 12_000)).toBe(true)
  })
})
