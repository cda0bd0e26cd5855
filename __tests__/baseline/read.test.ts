import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describeBaseline, readBaseline } from '../../src/baseline/index.ts'
import { UserError } from '../../src/core/errors.ts'
import { renderJson } from '../../src/report/index.ts'
import { saved } from '../support/archives.ts'
import { flask } from '../support/reports.ts'
import { file as member, tar } from '../support/tar.ts'

const folder = mkdtempSync(join(tmpdir(), 'baseline-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function file(content: string | Buffer): string {
  const path = join(folder, `${++files}.json`)
  writeFileSync(path, content)
  return path
}

async function refusal(path: string): Promise<UserError> {
  const error: unknown = await readBaseline(path).then(
    () => null,
    (cause: unknown) => cause,
  )
  if (!(error instanceof UserError)) throw new Error(`not refused: ${String(error)}`)
  return error
}

test('a written Report is read', async () => {
  expect(await readBaseline(file(renderJson(flask)))).toEqual(flask)
  expect(await readBaseline(file(`\uFEFF${JSON.stringify({ ...flask, later: 'field' })}`))).toEqual(flask)
})

describe('what is said of it', () => {
  const { ref, sha, at } = flask
  const wanted = {
    sha: 'f'.repeat(40),
    how: 'the parent of this merge',
    branch: 'main',
    ancestors: ['e'.repeat(40), sha ?? ''],
    isCut: false,
    notes: [],
  }

  test('its ref, commit and time', () =>
    expect(describeBaseline(flask, 'file', null)).toEqual({ source: 'file', ref, sha, at }))

  test('the commit that was wanted, why, and how many commits older it is', () =>
    expect(describeBaseline(flask, 'cache', wanted)).toEqual({
      source: 'cache',
      ref,
      sha,
      at,
      how: 'the parent of this merge',
      wanted: 'f'.repeat(40),
      behind: 2,
    }))

  test('not how much older, where it is none of the known ancestors', () =>
    expect(describeBaseline({ ...flask, sha: 'd'.repeat(40) }, 'cache', wanted).behind).toBeUndefined())
})

describe('refused with a code, a sentence and a hint', () => {
  const broken = (change: object) => JSON.stringify({ ...flask, ...change })
  test.each([
    ['no JSON', 'hello', 'is not JSON'],
    ['half a JSON', renderJson(flask).slice(0, 500), 'is not JSON'],
    ['nothing', '', 'is empty'],
    ['a list', '[]', 'is not a Report of Sea Trial'],
    ['null', 'null', 'is not a Report of Sea Trial'],
    ['another JSON', '{"name":"x"}', 'is not a Report of Sea Trial'],
    [
      'the data of a diff',
      '{"schemaVersion":1,"before":{},"after":{},"delta":{}}',
      'is what `sea-trial diff --format json` printed, not a Report',
    ],
    ['another version', broken({ schemaVersion: 7 }), 'has schemaVersion 7; this Sea Trial reads 1'],
    [
      'a wrong field deep down',
      broken({ image: { ...flask.image, layers: [{ ...flask.image?.layers[0], size: 'x' }] } }),
      'image.layers[0].size: expected number, received string',
    ],
    ['many wrong fields', broken({ at: 1, name: 2, verdict: 3, findings: 4, headline: 5 }), '; and 2 more'],
    [
      'a history that no run writes, longer than a comment can show',
      broken({ history: Array(101).fill({ sha: null, at: flask.at, onDisk: 1, readySeconds: null }) }),
      'history: Too big',
    ],
    [
      'bytes that are negative',
      broken({ image: { ...flask.image, sizes: { ...flask.image?.sizes, onDisk: -1 } } }),
      'image.sizes.onDisk',
    ],
  ])('%s', async (_, content, says) => {
    const path = file(content)
    const error = await refusal(path)
    expect(error).toMatchObject({ code: 'baseline-invalid', exit: 2 })
    expect(error.message).toContain(`The baseline ${path} `)
    expect(error.message).toContain(says)
    expect(error.message.length).toBeLessThan(500)
    expect(error.hint).not.toBe('')
  })

  test('a missing path', async () => {
    expect((await refusal(join(folder, 'missing.json'))).message).toMatch(/missing\.json does not exist$/)
  })

  test('a folder', async () => {
    mkdirSync(join(folder, 'd'))
    expect((await refusal(join(folder, 'd'))).message).toMatch(/is a folder$/)
  })

  const archive = tar(saved({ layers: [tar([member('etc/app', 'x')])] }))
  const large = Buffer.concat([archive, Buffer.alloc(60_000_000)])
  test.each([
    ['an archive of docker save', archive, /is an archive, not a Report: `sea-trial diff` compares archives/],
    ['one with gzip', gzipSync(archive), /is an archive, not a Report/],
    ['one that is larger than any Report', large, /is an archive, not a Report/],
    ['a Report with gzip', gzipSync(renderJson(flask)), /is compressed: decompress it$/],
    ['half a gzip header', gzipSync('').subarray(0, 4), /is compressed: decompress it$/],
    ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0]), /is compressed: decompress it$/],
  ])('%s', async (_, content, says) => expect((await refusal(file(content))).message).toMatch(says))

  test('a device', async () => expect((await refusal('/dev/zero')).message).toMatch(/is not a regular file$/))

  test('a file that is too large, without reading it', async () => {
    const path = file('{}')
    truncateSync(path, 60_000_000_000)
    expect((await refusal(path)).message).toContain('it has 60000000000 bytes, and at most 50000000 are read')
  })
})
