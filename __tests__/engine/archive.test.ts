import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { connect } from '../../src/engine/docker.ts'
import { engineServer, refusal, type Answer, type EngineServer } from '../support/engine-server.ts'

let server: EngineServer
const before = process.env.DOCKER_HOST
beforeEach(async () => {
  server = (await engineServer()).on('GET /info', (_, response) => void response.end('{"ServerVersion":"1"}'))
  process.env.DOCKER_HOST = server.host
})
afterEach(async () => {
  await server.close()
  if (before === undefined) delete process.env.DOCKER_HOST
  else process.env.DOCKER_HOST = before
})

const DIRECTORY = 2 ** 31
const SYMLINK = 2 ** 27
const DEVICE = 2 ** 26

/** A tar header, as much of it as counts here. */
function header(type: string, size: number): Buffer {
  const block = Buffer.alloc(512)
  block.write(size.toString(8).padStart(11, '0'), 124, 'latin1')
  block.write(type, 156, 'latin1')
  return block
}
const padded = (content: Buffer) =>
  Buffer.concat([content, Buffer.alloc((512 - (content.length % 512)) % 512)])
const tarOf = (content: Buffer) =>
  Buffer.concat([header('0', content.length), padded(content), Buffer.alloc(1024)])

const file =
  (stat: object, tar: Buffer): Answer =>
  (_, response) => {
    response.setHeader('x-docker-container-path-stat', Buffer.from(JSON.stringify(stat)).toString('base64'))
    response.end(tar)
  }

function serve(files: Record<string, Answer>): void {
  server.on('GET /containers/c/archive', (asked, response, socket) =>
    (files[asked.query.get('path') ?? ''] ?? refusal(404, 'Could not find the file'))(
      asked,
      response,
      socket,
    ),
  )
}
const read = async (path: string, limit = 4096) => (await connect()).engine.readFile('c', path, limit)

describe('readFile', () => {
  test.each([
    ['a small file', Buffer.from('#!/bin/sh\n'), 4096, 10],
    ['the head of a large one', Buffer.alloc(100_000, 7), 4096, 4096],
    ['an empty one', Buffer.alloc(0), 4096, 0],
  ])('%s', async (_, content, limit, length) => {
    serve({ '/f': file({ mode: 0o755, size: content.length }, tarOf(content)) })
    const found = await read('/f', limit)
    expect(found).toMatchObject({ type: 'file', mode: 0o755 })
    expect(found?.bytes.equals(content.subarray(0, length))).toBe(true)
  })

  test('behind a PAX header', async () => {
    const records = Buffer.from('30 mtime=1700000000.123456789\n')
    const tar = Buffer.concat([header('x', records.length), padded(records), tarOf(Buffer.from('abc'))])
    serve({ '/f': file({ mode: 0o644, size: 3 }, tar) })
    expect((await read('/f'))?.bytes.toString()).toBe('abc')
  })

  test('links are followed, from the folder they are in', async () => {
    serve({
      '/usr/bin/python': file({ mode: SYMLINK, linkTarget: 'python3' }, Buffer.alloc(0)),
      '/usr/bin/python3': file({ mode: SYMLINK, linkTarget: '/opt/py' }, Buffer.alloc(0)),
      '/opt/py': file({ mode: 0o755, size: 2 }, tarOf(Buffer.from('ok'))),
    })
    expect((await read('/usr/bin/python'))?.bytes.toString()).toBe('ok')
  })

  test('links in a circle come to an end', async () => {
    serve({ '/a': file({ mode: SYMLINK, linkTarget: '/a' }, Buffer.alloc(0)) })
    expect(await read('/a')).toMatchObject({ type: 'other' })
    expect(server.asked.filter(({ path }) => path.endsWith('/archive')).length).toBeLessThan(20)
  })

  test.each([
    ['a folder', DIRECTORY + 0o755, 'directory'],
    ['a device', DEVICE + 0o600, 'other'],
  ])('%s has no content', async (_, mode, type) => {
    serve({ '/x': file({ mode, size: 4096 }, tarOf(Buffer.from('x'))) })
    expect(await read('/x')).toMatchObject({ type, bytes: Buffer.alloc(0) })
  })

  test('what is not there is null', async () => {
    serve({})
    expect(await read('/x')).toBeNull()
  })
})
