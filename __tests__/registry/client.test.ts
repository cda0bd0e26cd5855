/** The client against strict registries on 127.0.0.1. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseImageReference } from '../../src/core/image-reference.ts'
import { openRegistry, type RegistryClient, type RegistryRules } from '../../src/registry/index.ts'
import { certificateFor } from '../support/certificate.ts'
import { fakeClock, socketTurn } from '../support/fake-clock.ts'
import {
  digestOf,
  startRegistry,
  storedImage,
  type Guard,
  type RegistryOptions,
  type RegistryServer,
} from '../support/registry-server.ts'
import { file, tar } from '../support/tar.ts'

const image = storedImage({ layers: [tar([file('a', Buffer.alloc(200_000, 'a'))])], compress: (tar) => tar })
const [layer = Buffer.alloc(0)] = image.layers
const blob = { digest: digestOf(layer), size: layer.length }
const folder = mkdtempSync(join(tmpdir(), 'registry-client-'))
const auths = { auth: Buffer.from('sailor:ahoy').toString('base64') }

let closing: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of closing.reverse()) await close()
  closing = []
})
afterAll(() => rmSync(folder, { recursive: true }))

async function start(
  options: RegistryOptions = {},
  manifests = { main: image.manifest },
  blobs = image.blobs,
) {
  const server = await startRegistry(manifests, blobs, options)
  closing.push(() => server.close())
  return server
}

/** `login`: what config.json has for the host. */
function open(host: string, login: object | null = null, rules: Partial<RegistryRules> = {}): RegistryClient {
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths: login ? { [host]: login } : {} }))
  const reference = parseImageReference(`${host}/acme/api:main`)
  if (!reference) throw new Error('no reference')
  const client = openRegistry(reference, {
    env: { DOCKER_CONFIG: folder },
    clock: fakeClock(socketTurn),
    signal: new AbortController().signal,
    certificates: join(folder, 'certs.d'),
    ...rules,
  })
  closing.push(() => client.close())
  return client
}

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

/** Jest compares large buffers one number at a time. */
const expectLayer = (bytes: Buffer) => expect(bytes.equals(layer)).toBe(true)

/** Reads all that a baseline needs. */
async function readsAll(client: RegistryClient): Promise<void> {
  expect(await client.manifest()).toEqual(image.manifest)
  expect(await client.manifest(digestOf(image.manifest))).toEqual(image.manifest)
  expectLayer(await whole(client.blob(blob)))
}

describe('the digest of a tag', () => {
  test.each(['open', 'basic', 'bearer', 'anonymous-bearer'] as const)(
    'with credentials: %s',
    async (guard) => {
      const server = await start({ guard })
      const client = open(server.host, guard === 'open' ? null : auths)
      expect(await client.digest()).toBe(digestOf(image.manifest))
    },
  )

  test('is what the registry says, asked for without a pull', async () => {
    const said = `sha256:${'a'.repeat(64)}`
    const server = await start({
      intercept: ({ method, url = '' }, response) => {
        if (method !== 'HEAD' || !url.endsWith('/manifests/main')) return false
        response.writeHead(200, { 'docker-content-digest': said }).end()
        return true
      },
    })
    expect(await open(server.host).digest()).toBe(said)
    expect(server.seen.filter(({ method, url }) => method === 'GET' && url.includes('/manifests/'))).toEqual(
      [],
    )
  })

  test('of a tag that does not exist', async () => {
    const server = await start({}, { main: Buffer.alloc(0) })
    const reference = parseImageReference(`${server.host}/acme/api:other`)
    if (!reference) throw new Error('no reference')
    const signal = new AbortController().signal
    const client = openRegistry(reference, { env: {}, clock: fakeClock(socketTurn), signal })
    closing.push(() => client.close())
    await expect(client.digest()).rejects.toMatchObject({ problem: 'not-found' })
  })
})

const failing = (client: RegistryClient) => expect(client.manifest()).rejects

describe('authentication', () => {
  test('none', async () => {
    const { host, seen } = await start()
    await readsAll(open(host, auths))
    expect(seen.map(({ authorization }) => authorization)).toEqual(seen.map(() => null))
  })

  test.each<[Guard, object | null, number]>([
    ['basic', auths, 0],
    ['bearer', auths, 1],
    ['bearer', { identitytoken: 'refresh' }, 1],
    ['anonymous-bearer', null, 1],
  ])('%s with %j', async (guard, login, tokens) => {
    const { host, seen } = await start({ guard })
    await readsAll(open(host, login))
    expect(seen.filter(({ url }) => url.startsWith('/token'))).toHaveLength(tokens)
  })

  test('a token that has expired is replaced', async () => {
    const server = await start({ guard: 'bearer' })
    const client = open(server.host, auths)
    await client.manifest()
    server.revoke()
    await readsAll(client)
  })

  test('a token that the registry itself takes', async () => {
    const { host, seen } = await start({ guard: 'bearer' })
    await failing(open(host, { registrytoken: 'mine' })).toThrow(/the stored credentials may not read it/)
    expect(seen.at(-1)?.authorization).toBe('Bearer mine')
  })

  test.each<[Guard, object | null, string]>([
    ['basic', null, 'there are no credentials for it: run `docker login HOST` first, or check the name'],
    ['bearer', null, 'there are no credentials for it: run `docker login HOST` first, or check the name'],
    [
      'basic',
      { username: 'a', password: 'b' },
      'the stored credentials may not read it, or there is no such image',
    ],
    [
      'bearer',
      { username: 'a', password: 'b' },
      'the stored credentials may not read it, or there is no such image',
    ],
    ['bearer', { identitytoken: 'old' }, 'the stored credentials may not read it, or there is no such image'],
  ])('refused: %s with %j', async (guard, login, why) => {
    const { host } = await start({ guard })
    await failing(open(host, login)).toMatchObject({
      problem: 'unauthorized',
      message: `${host} refuses ${host}/acme/api:main (401): ${why.replace('HOST', host)}`,
    })
  })

  test('a helper that fails is named', async () => {
    const { host } = await start({ guard: 'basic' })
    const client = open(host)
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ credsStore: 'none-such' }))
    await failing(client).toThrow(/\(401\): docker-credential-none-such is not installed/)
  })
})

describe('redirects', () => {
  /** A server that must not get credentials. */
  async function storage(answer: (response: ServerResponse, url: string) => void) {
    const got: (string | undefined)[] = []
    const server = createServer((request, response) => {
      got.push(request.headers.authorization)
      answer(response, request.url ?? '')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => void server.close())
    closing.push(() => server.closeAllConnections())
    return { at: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got }
  }
  const redirecting = (to: () => string, status = 307): RegistryOptions => ({
    guard: 'basic',
    intercept(request, response) {
      if (!request.url?.includes('/blobs/') || request.headers.authorization === undefined) return false
      response.writeHead(status, { location: to() }).end()
      return true
    },
  })

  test.each([301, 302, 303, 307, 308])('%d to another host: without credentials', async (status) => {
    const { at, got } = await storage((response) => response.end(layer))
    const { host } = await start(redirecting(() => `${at}/signed?x=1`, status))
    expectLayer(await whole(open(host, auths).blob(blob)))
    expect(got).toEqual([undefined])
  })

  test('the other host cannot ask for credentials', async () => {
    const { at, got } = await storage((response, url) =>
      response
        .writeHead(url === '/token' ? 200 : 401, {
          'www-authenticate': `Bearer realm="${at}/token",service="x", Basic realm="x"`,
        })
        .end('{"token":"x"}'),
    )
    const { host } = await start(redirecting(() => `${at}/signed`))
    await expect(whole(open(host, auths).blob(blob))).rejects.toMatchObject({ problem: 'unauthorized' })
    expect(got).toEqual([undefined])
  })

  test('not back with credentials either', async () => {
    let home = ''
    const { at } = await storage((response) => response.writeHead(302, { location: home }).end())
    const { host, seen } = await start(redirecting(() => at))
    home = `http://${host}/v2/acme/api/manifests/main`
    await expect(whole(open(host, auths).blob(blob))).rejects.toThrow()
    expect(seen.at(-1)).toMatchObject({ url: '/v2/acme/api/manifests/main', authorization: null })
  })

  test('on the same host: with credentials', async () => {
    const path = `/v2/acme/api/manifests/${digestOf(image.manifest)}`
    const { host } = await start(redirecting(() => path))
    const { digest, size } = { digest: digestOf(image.manifest), size: image.manifest.length }
    await expect(whole(open(host, auths).blob({ digest, size }))).rejects.toThrow('answered 406')
  })

  test.each([
    ['http://example.org/x', /redirects to an address that is not HTTPS/],
    ['file:///etc/passwd', /redirects to an address that is not HTTPS/],
    ['', /redirects to an address that is not HTTPS|more than 5 times/],
    [`/v2/acme/api/blobs/again`, /redirects more than 5 times/],
  ])('to %s', async (to, message) => {
    const { host } = await start(redirecting(() => to))
    await expect(whole(open(host, auths).blob(blob))).rejects.toMatchObject({
      problem: 'invalid',
      message: expect.stringMatching(message),
    })
  })
})

describe('content', () => {
  test('a manifest with another digest', async () => {
    const other = digestOf(Buffer.from('other'))
    const { host } = await start({
      intercept: (request, response) => !!request.url?.includes(other) && !!response.end(image.manifest),
    })
    await expect(open(host).manifest(other)).rejects.toMatchObject({
      problem: 'invalid',
      message: `${host} sent other content for ${other}: its digest is ${digestOf(image.manifest)}. Push the image again`,
    })
  })

  test('a manifest without an end', async () => {
    const { host } = await start({}, { main: Buffer.alloc(9 * 2 ** 20, ' ') })
    await failing(open(host)).toThrow(`${host} sent more than 8388608 bytes`)
  })

  test.each([
    ['other bytes', Buffer.alloc(layer.length, 'x'), 'sent other content for'],
    ['more bytes', Buffer.concat([layer, Buffer.from('x')]), 'sent more bytes than'],
  ])('a blob of %s', async (_, bytes, message) => {
    const { host } = await start({}, undefined, new Map([[blob.digest, bytes]]))
    await expect(whole(open(host).blob(blob))).rejects.toMatchObject({
      problem: 'invalid',
      message: expect.stringContaining(message),
    })
  })

  /** Sends the first half of a blob, `times` times. */
  const cutting = (times: number, isRangeKnown: boolean): RegistryOptions => {
    let left = times
    return {
      intercept(request, response) {
        if (!request.url?.includes('/blobs/')) return false
        if (left-- <= 0) return isRangeKnown ? false : !!response.end(layer)
        response.writeHead(200, { 'content-length': layer.length })
        response.write(layer.subarray(0, layer.length / 2), () => response.destroy())
        return true
      },
    }
  }

  test.each([true, false])('a lost connection is taken up; Range known: %s', async (isRangeKnown) => {
    const { host, seen } = await start(cutting(1, isRangeKnown))
    expectLayer(await whole(open(host).blob(blob)))
    expect(seen.at(-1)?.range).toMatch(/^bytes=[1-9]\d*-$/)
  })

  test('a connection that is lost again and again', async () => {
    const { host, seen } = await start(cutting(99, true))
    await expect(whole(open(host).blob(blob))).rejects.toMatchObject({ problem: 'unreachable' })
    expect(seen.filter(({ url }) => url.includes('/blobs/'))).toHaveLength(5)
  })

  test('a blob that ends early, by its own account', async () => {
    const half = layer.subarray(0, layer.length / 2)
    const { host } = await start({
      intercept: (request, response) => !!request.url?.includes('/blobs/') && !!response.end(half),
    })
    await expect(whole(open(host).blob(blob))).rejects.toThrow(
      `${host} ended before all of ${blob.digest} was sent`,
    )
  })
})

describe('faults', () => {
  const answering = (statuses: number[], headers = {}): RegistryOptions => ({
    intercept(request, response) {
      if (!request.url?.includes('/manifests/')) return false
      const status = statuses.shift()
      if (status === undefined) return false
      response.writeHead(status, headers).end('{}')
      return true
    },
  })

  test('a busy registry is asked again, after the time that it names', async () => {
    const { host } = await start(answering([429, 503], { 'retry-after': '7' }))
    const clock = fakeClock(socketTurn)
    expect(await open(host, null, { clock }).manifest()).toEqual(image.manifest)
    expect(clock.now()).toBeCloseTo(14)
  })

  test.each<[number[], object, string, string]>([
    [[404], {}, 'not-found', 'HOST has no HOST/acme/api:main: check its name, or push it first'],
    [[403], {}, 'unauthorized', 'HOST refuses HOST/acme/api:main (403)'],
    [[429], { 'retry-after': '3600' }, 'unavailable', 'HOST answered 429: try again in 3600 s'],
    [[500, 500, 500, 500, 500], {}, 'unavailable', 'HOST answered 500: try again later'],
    [[418], {}, 'unavailable', 'HOST answered 418'],
  ])('%j', async (statuses, headers, problem, message) => {
    const { host } = await start(answering(statuses, headers))
    await failing(open(host)).toMatchObject({
      problem,
      message: expect.stringContaining(message.replaceAll('HOST', host)),
    })
  })

  test('nothing listens', async () => {
    const server = await startRegistry({}, new Map())
    await server.close()
    await failing(open(server.host)).toMatchObject({
      problem: 'unreachable',
      message: `${server.host} cannot be reached (ECONNREFUSED): check its name, the network and the proxy`,
    })
  })

  test('an aborted read ends at once, with the reason', async () => {
    const abort = new AbortController()
    const { host } = await start({
      intercept: (request, response) => {
        if (!request.url?.includes('/blobs/')) return false
        response.write(layer.subarray(0, 1000), () => abort.abort(new Error('too late')))
        return true
      },
    })
    await expect(whole(open(host, null, { signal: abort.signal }).blob(blob))).rejects.toThrow('too late')
  })
})

describe('TLS', () => {
  const certificate = certificateFor('registry.example')
  const trust = (host: string) => {
    mkdirSync(join(folder, 'certs.d', host), { recursive: true })
    writeFileSync(join(folder, 'certs.d', host, 'ca.crt'), certificate.cert)
  }

  test("a certificate that is not trusted is refused, also on loopback; Docker's folder makes it trusted", async () => {
    const { host, seen } = await start({ tls: certificate, guard: 'bearer' })
    await failing(open(host, auths)).toMatchObject({
      problem: 'tls',
      message: expect.stringMatching(
        /is not trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\): name its CA in NODE_EXTRA_CA_CERTS, or/,
      ),
    })
    expect(seen).toEqual([])
    trust(host)
    await readsAll(open(host, auths))
  })

  describe('behind a proxy', () => {
    let server: RegistryServer
    let proxy: { url: string; tunnels: string[]; close: () => void }
    beforeAll(async () => {
      server = await startRegistry({ main: image.manifest }, image.blobs, { tls: certificate })
      proxy = await startProxy(server.port)
      trust('registry.example')
    })
    afterAll(async () => {
      proxy.close()
      await server.close()
    })

    // the tests run on the Node of the project's own dependency, which has proxies
    test('HTTPS_PROXY', async () => {
      const env = { DOCKER_CONFIG: folder, HTTPS_PROXY: proxy.url }
      await readsAll(open('registry.example', null, { env }))
      expect(proxy.tunnels).toContain('registry.example:443')
    })

    test('loopback is reached without it', async () => {
      const before = proxy.tunnels.length
      trust(server.host)
      await readsAll(open(server.host, null, { env: { DOCKER_CONFIG: folder, HTTPS_PROXY: proxy.url } }))
      expect(proxy.tunnels).toHaveLength(before)
    })
  })
})

/** Leads every tunnel to a port of this machine. */
async function startProxy(port: number) {
  const tunnels: string[] = []
  const server = createServer()
  server.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    const to = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      to.pipe(socket).pipe(to)
    })
    to.on('error', () => socket.destroy())
    socket.on('error', () => to.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, tunnels, close: () => void server.close() }
}
