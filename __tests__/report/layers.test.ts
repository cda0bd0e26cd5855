import { expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { renderSchema } from '../../src/report/json.ts'
import { renderLayers, type LayersFormat } from '../../src/report/layers.ts'
import type { Image, Report } from '../../src/core/schema.ts'
import { flask } from '../support/reports.ts'

const { image } = flask
if (!image) throw new Error('the Report has no image')
const render = (format: LayersFormat, change: Partial<Image> = {}, file?: string): string => {
  const report: Report & { image: Image } = { ...flask, image: { ...image, ...change } }
  return renderLayers(report, format, { color: false, width: 120, unicode: true, mustFit: true }, file)
}

test('a row for each layer, the largest with the longest bar', () => {
  const lines = render('text').split('\n')
  for (const { index } of image.layers)
    expect(lines.filter((line) => new RegExp(`^ +${index} +\\d.*B `).test(line))).toHaveLength(1)
  expect(lines.filter((line) => line.includes('█'.repeat(12)))).toHaveLength(1)
})

test('the line in the Dockerfile that was named', () => {
  const layers = image.layers.map((layer, index) => ({ ...layer, line: index + 1 }))
  expect(render('text', { layers }, 'docker/web.Dockerfile')).toContain('docker/web.Dockerfile:1')
})

test('Markdown is a table, JSON has every layer', () => {
  expect(render('markdown')).toMatch(/^\| *-+:/m)
  expect(JSON.parse(render('json'))).toMatchObject({
    schemaVersion: 1,
    sizes: image.sizes,
    layers: image.layers,
  })
})

test('JSON is what the published schema says', async () => {
  const validate = new Ajv2020({ strict: false }).compile(JSON.parse(await renderSchema('Layers')) as object)
  const data = JSON.parse(render('json')) as object
  validate(data)
  expect(validate.errors ?? []).toEqual([])
  expect(validate({ ...data, layers: 7 })).toBe(false)
})

test('commands cannot move the cursor', () => {
  const layers = image.layers.map((layer) => ({ ...layer, createdBy: 'RUN \u001b[2J\n::error::x' }))
  // eslint-disable-next-line no-control-regex -- none may be left
  expect(render('text', { layers })).not.toMatch(/\u001b|^\s*::/m)
})
