/** Writes against strict registries on 127.0.0.1. */
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fakeClock, socketTurn } from '../support/fake-clock.ts'
import { digestOf, type WritableOptions, type WritableRegistry } from '../support/writable-registry.ts'
import { refOf, writers } from '../support/writers.ts'

const lab = writers()
afterEach(() => lab.close())
afterAll(() => lab.end())

const bytes = Buffer.alloc(300_000, 'layer')
const blob = { digest: digestOf(bytes), size: bytes.length }
const config = Buffer.from('{}')
const TYPE = 'application/vnd.oci.image.manifest.v1+json'
const manifestOf = (...layers: Buffer[]) => {
  const row = (one: Buffer) => ({
    mediaType: 'application/octet-stream',
    digest: digestOf(one),
    size: one.length,
  })
  const json = { schemaVersion: 2, mediaType: TYPE, config: row(config), layers: layers.map(row) }
  return { mediaType: TYPE, bytes: Buffer.from(JSON.stringify(json)) }
}

/** Opens a source that counts how often it was opened. */
function sourceOf(content: Buffer) {
  const source = { opened: 0 }
  const open = async function* () {
    source.opened++
    for (let at = 0; at < content.length; at += 20_000) {
      yield content.subarray(at, at + 20_000)
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return Object.assign(source, { open })
}

async function start(options: WritableOptions = {}, user: string | null = 'sailor') {
  const registry = await lab.registry(options)
  lab.logIn(user, registry.host)
  const ref = refOf(`${registry.host}/acme/api:1`)
  return { registry, ref, writer: lab.writer(ref) }
}

const isStored = ({ blob: stored }: WritableRegistry): boolean => stored(blob.digest)?.equals(bytes) ?? false

/** Answers the first `times` requests of that kind. */
function answering(
  times: number,
  start: string,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): WritableOptions {
  let left = times
  return {
    intercept(request, response) {
      if (!`${request.method} ${request.url}`.startsWith(start) || left <= 0) return false
      left--
      answer(request, response)
      return true
    },
  }
}
const UPLOAD = 'PUT /v2/acme/api/blobs/uploads/'

describe('a blob', () => {
  test.each([
    ['relative', 'open'],
    ['absolute', 'basic'],
    ['query', 'bearer'],
  ] as const)('is sent to the address that the registry names: %s, %s', async (location, guard) => {
    const { registry, writer } = await start({ location, guard })
    expect(await writer.hasBlob(blob.digest)).toBe(false)
    expect(await writer.putBlob(blob, sourceOf(bytes).open)).toBe('sent')
    expect(isStored(registry)).toBe(true)
    expect(await writer.hasBlob(blob.digest)).toBe(true)
  })

  test('of no bytes', async () => {
    const { registry, writer } = await start()
    const empty = { digest: digestOf(Buffer.alloc(0)), size: 0 }
    expect(await writer.putBlob(empty, sourceOf(Buffer.alloc(0)).open)).toBe('sent')
    expect(registry.blob(empty.digest)?.length).toBe(0)
  })

  test('a connection that is dropped in the middle: it is sent again from the start', async () => {
    const { registry, writer } = await start(
      answering(2, UPLOAD, (request) => {
        request.once('data', () => request.socket.destroy())
      }),
    )
    const source = sourceOf(bytes)
    await writer.putBlob(blob, source.open)
    expect(isStored(registry)).toBe(true)
    expect(source.opened).toBe(3)
  })

  test('a connection that is dropped again and again', async () => {
    const { registry, writer } = await start(
      answering(99, UPLOAD, (request) => {
        request.once('data', () => request.socket.destroy())
      }),
    )
    await expect(writer.putBlob(blob, sourceOf(bytes).open)).rejects.toMatchObject({
      problem: 'unreachable',
      message: expect.stringContaining(`${registry.host} closed the connection before`),
    })
    expect(registry.asked('PUT acme/api/blobs/')).toHaveLength(5)
  })

  test('only the response is lost: nothing is sent twice', async () => {
    const { registry, writer } = await start(
      answering(1, UPLOAD, (request) => {
        request.resume().on('end', () => {
          registry.store('acme/api', bytes)
          request.socket.destroy()
        })
      }),
    )
    const source = sourceOf(bytes)
    await writer.putBlob(blob, source.open)
    expect(source.opened).toBe(1)
  })

  test('an upload that the registry forgot is started again', async () => {
    const { registry, writer } = await start(
      answering(1, UPLOAD, (request, response) => {
        request.resume().on('end', () => response.writeHead(404).end())
      }),
    )
    await writer.putBlob(blob, sourceOf(bytes).open)
    expect(isStored(registry)).toBe(true)
  })

  test.each([429, 503])('a registry that answers %d with Retry-After is waited for', async (status) => {
    const options = answering(2, 'POST /v2/acme/api/blobs/uploads/', (_, response) => {
      response.writeHead(status, { 'retry-after': '7' }).end()
    })
    const { registry, ref } = await start(options)
    const clock = fakeClock(socketTurn)
    await lab.writer(ref, { clock }).putBlob(blob, sourceOf(bytes).open)
    expect(isStored(registry)).toBe(true)
    expect(clock.now()).toBeCloseTo(14)
  })

  test.each([
    ['fewer', 1, 'what is sent has 299999 bytes instead of 300000'],
    ['more', -1, 'what is sent has more than 300000 bytes'],
  ])('a source with %s bytes is an error, and not tried again', async (_, left, message) => {
    const { registry, writer } = await start()
    let opened = 0
    const open = async function* () {
      opened++
      yield await Promise.resolve(Buffer.alloc(blob.size - left))
    }
    await expect(writer.putBlob(blob, open)).rejects.toThrow(message)
    expect({ opened, isStored: isStored(registry) }).toEqual({ opened: 1, isStored: false })
  })

  test('an error of the source is thrown as it is', async () => {
    const { writer } = await start()
    const open = async function* () {
      yield bytes.subarray(0, 10)
      await Promise.resolve()
      throw new Error('the layout has no such file')
    }
    await expect(writer.putBlob(blob, open)).rejects.toThrow(/^the layout has no such file$/)
  })

  test('other bytes of the same length', async () => {
    const { registry, writer } = await start()
    await expect(writer.putBlob(blob, sourceOf(Buffer.alloc(bytes.length, 'x')).open)).rejects.toMatchObject({
      problem: 'refused',
      message: `${registry.host} refuses ${blob.digest}, which has 300 kB (400 DIGEST_INVALID: no)`,
    })
  })

  test('an abort ends it at once, with the reason', async () => {
    const abort = new AbortController()
    const { ref } = await start(
      answering(1, UPLOAD, (request) => {
        request.once('data', () => abort.abort(new Error('too late')))
      }),
    )
    const writer = lab.writer(ref, { signal: abort.signal })
    await expect(writer.putBlob(blob, sourceOf(bytes).open)).rejects.toThrow('too late')
  })

  test('a redirect of an upload gets the body, but no credentials elsewhere', async () => {
    const other = await lab.registry()
    const { registry, writer } = await start({
      guard: 'basic',
      intercept(request, response) {
        if (request.method !== 'PUT') return false
        request.resume()
        response.writeHead(307, { location: `http://${other.host}/v2/x/blobs/uploads/none` }).end()
        return true
      },
    })
    await expect(writer.putBlob(blob, sourceOf(bytes).open)).rejects.toThrow(`${other.host} lost an upload`)
    expect(other.seen.some(({ bytes: sent }) => sent === bytes.length)).toBe(true)
    expect(isStored(registry)).toBe(false)
  })
})

describe('a mount', () => {
  const upstream = (registry: WritableRegistry, name: string) => lab.writer(refOf(`${registry.host}/${name}`))

  test.each(['open', 'basic', 'bearer'] as const)('sends nothing: %s', async (guard) => {
    const { registry, writer } = await start({ guard })
    await upstream(registry, 'base').putBlob(blob, sourceOf(bytes).open)
    const source = sourceOf(bytes)
    expect(await writer.hasBlob(blob.digest, 'base')).toBe(true)
    expect(await writer.putBlob(blob, source.open, 'base')).toBe('mounted')
    expect(source.opened).toBe(0)
    expect(registry.repository('acme/api').blobs.has(blob.digest)).toBe(true)
    const [mount] = registry.asked('POST acme/api/blobs/uploads/?mount=').slice(-1)
    if (guard === 'bearer')
      expect(mount?.scopes).toEqual([
        'repository:acme/api:pull',
        'repository:acme/api:push',
        'repository:base:pull',
      ])
  })

  test.each([
    ['a registry without mounts', { hasMounts: false }, 'base', 1],
    ['a repository that lacks it', {}, 'other', 1],
    ['a repository that may not be read', { guard: 'bearer' }, 'secret', 4],
  ] as const)('%s: it is sent', async (_, options, from, uploads) => {
    const { registry, writer } = await start(options)
    expect(await writer.hasBlob(blob.digest, from)).toBe(false)
    expect(await writer.putBlob(blob, sourceOf(bytes).open, from)).toBe('sent')
    expect(isStored(registry)).toBe(true)
    // an upload that the registry starts instead is used; with tokens, requests are repeated with another
    expect(registry.asked('POST acme/api/')).toHaveLength(uploads)
  })
})

describe('credentials', () => {
  test('only a client that writes asks for the right to', async () => {
    const { registry, ref, writer } = await start({ guard: 'bearer' })
    await lab.reader(ref).find('1')
    await writer.find('1')
    const scopes = registry.asked('HEAD acme/api/manifests/1').map((one) => one.scopes)
    expect(scopes.filter((of) => of.length > 0)).toEqual([
      ['repository:acme/api:pull'],
      ['repository:acme/api:pull', 'repository:acme/api:push'],
    ])
  })

  test('a token that expires is replaced, and the body sent again', async () => {
    const { registry, writer } = await start({
      guard: 'bearer',
      intercept(request) {
        if (request.method === 'POST') registry.revoke()
        return false
      },
    })
    const source = sourceOf(bytes)
    await writer.putBlob(blob, source.open)
    expect(isStored(registry)).toBe(true)
    expect(source.opened).toBe(2)
  })

  test.each([
    ['basic', null, 'unauthorized', 'there are no credentials for it: run `docker login HOST` first'],
    ['bearer', null, 'unauthorized', 'there are no credentials for it: run `docker login HOST` first'],
    [
      'basic',
      'stranger',
      'unauthorized',
      'the stored credentials are wrong or have expired. Log in again with `docker login HOST`',
    ],
    [
      'bearer',
      'stranger',
      'unauthorized',
      'the stored credentials are wrong or have expired. Log in again with `docker login HOST`',
    ],
    ['bearer', 'reader', 'denied', 'the stored credentials may not push to acme/api'],
  ] as const)('%s, %s: %s', async (guard, user, problem, why) => {
    const { registry, writer } = await start({ guard }, user)
    await expect(writer.putBlob(blob, sourceOf(bytes).open)).rejects.toMatchObject({
      problem,
      message: `${registry.host} refuses ${blob.digest}, which has 300 kB (401 UNAUTHORIZED: authentication required): ${why.replace('HOST', registry.host)}`,
    })
  })
})

describe('refused', () => {
  const refusing = (status: number, code: string, message: string, where = 'POST') =>
    answering(99, where, (request, response) => {
      request.resume()
      response.writeHead(status).end(JSON.stringify({ errors: [{ code, message }] }))
    })

  test.each([
    [403, 'DENIED', 'no write access', 'denied', /\(403 DENIED: no write access\): there are no credentials/],
    [404, 'NAME_UNKNOWN', 'x', 'not-found', /there may be no acme\/api. Create it, or check the name$/],
    [413, '', '', 'too-large', /\(413\): it is larger than 127\.0\.0\.1:\d+, or a proxy before it, allows$/],
    [
      403,
      'DENIED',
      'adding 10 MiB of storage resource, which when updated will exceed the configured upper limit',
      'too-large',
      /free some space in acme\/api, or raise its quota$/,
    ],
    [507, '', '', 'too-large', /raise its quota$/],
    [400, 'UNSUPPORTED', 'a\u001b[31m\nb', 'refused', /\(400 UNSUPPORTED: a b\)$/],
    [405, '', '', 'refused', /\(405\)$/],
    [500, 'UNKNOWN', 'x', 'unavailable', /answered 500: try again later$/],
  ])('%d %s', async (status, code, message, problem, sentence) => {
    const { writer } = await start(refusing(status, code, message))
    const expected = problem === 'denied' ? 'unauthorized' : problem
    await expect(writer.putBlob(blob, sourceOf(bytes).open)).rejects.toMatchObject({
      problem: expected,
      message: expect.stringMatching(sentence),
    })
  })

  test('in the middle of the body: the rest is not sent', async () => {
    const large = Buffer.alloc(30_000_000)
    const { writer } = await start(
      answering(1, UPLOAD, (_, response) => {
        response.writeHead(413).end('<html>')
      }),
    )
    const source = sourceOf(large)
    const sending = writer.putBlob({ digest: digestOf(large), size: large.length }, source.open)
    await expect(sending).rejects.toMatchObject({ problem: 'too-large' })
  })
})

describe('a manifest', () => {
  const put = async (
    writer: Awaited<ReturnType<typeof start>>['writer'],
    name: string,
    ...layers: Buffer[]
  ) => {
    for (const one of [config, ...layers])
      await writer.putBlob({ digest: digestOf(one), size: one.length }, sourceOf(one).open)
    const manifest = manifestOf(...layers)
    await writer.putManifest(name, manifest)
    return digestOf(manifest.bytes)
  }

  test('by tag and by digest, with its bytes and its type', async () => {
    const { registry, writer } = await start({ guard: 'bearer' })
    expect(await writer.find('1')).toBeNull()
    const digest = await put(writer, '1', bytes)
    await writer.putManifest(digest, manifestOf(bytes))
    expect(await writer.find('1')).toBe(digest)
    expect(await writer.find(digest)).toBe(digest)
    expect(registry.repository('acme/api').manifests.get(digest)).toEqual({
      mediaType: TYPE,
      bytes: manifestOf(bytes).bytes,
    })
  })

  test.each([
    [
      400,
      'TAG_INVALID',
      "The image tag '1' already exists in the 'api' repository and cannot be overwritten because the repository is immutable.",
    ],
    [403, 'DENIED', 'the tag is immutable'],
    [405, 'UNSUPPORTED', 'The operation is disallowed'],
    [409, 'CONFLICT', 'tag exists'],
    [412, 'PRECONDITION', "Failed to process request due to 'api:1' configured as immutable."],
  ] as const)('a tag that another digest holds: %d %s', async (status, code, message) => {
    const { registry, writer } = await start({ guard: 'basic', immutable: [status, code, message] })
    const first = await put(writer, '1')
    await expect(put(writer, '1', bytes)).rejects.toMatchObject({
      problem: 'immutable',
      message: expect.stringMatching(
        new RegExp(
          `^${registry.host} refuses acme/api:1 \\(${status} ${code}: .*\\. The tag has ${first}, and may have to keep it: choose another tag, or allow it to be replaced$`,
        ),
      ),
    })
    expect(await writer.find('1')).toBe(first)
  })

  test('a registry that changes what it is given', async () => {
    const { registry, writer } = await start(
      answering(1, 'PUT /v2/acme/api/manifests/', (request, response) => {
        request
          .resume()
          .on('end', () => response.writeHead(201, { 'docker-content-digest': blob.digest }).end())
      }),
    )
    await expect(writer.putManifest('1', manifestOf())).rejects.toThrow(
      `${registry.host} stored acme/api:1 as ${blob.digest}: it changes what it is given`,
    )
  })
})
