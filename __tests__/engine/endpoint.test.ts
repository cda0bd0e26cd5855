import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { clientOptions } from '../../src/engine/client.ts'
import { findEndpoint, namedEndpoint } from '../../src/engine/endpoint.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docker-config-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const idOf = (name: string) => createHash('sha256').update(name).digest('hex')

function context(name: string, meta: unknown): void {
  const place = join(folder, 'contexts', 'meta', idOf(name))
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'meta.json'), typeof meta === 'string' ? meta : JSON.stringify(meta))
}

describe('findEndpoint', () => {
  test.each([
    ['tcp://host:2376', 'tcp://host:2376'],
    ['unix:///run/x.sock', 'unix:///run/x.sock'],
    ['host:2375', 'tcp://host:2375'],
  ])('DOCKER_HOST %s', (given, host) => {
    expect(findEndpoint({ DOCKER_HOST: given, DOCKER_CONFIG: folder })).toEqual({
      host,
      source: 'DOCKER_HOST',
      tls: null,
    })
  })

  test('DOCKER_HOST wins over a context, and DOCKER_TLS_VERIFY alone looks for certificates in the config folder', () => {
    const env = { DOCKER_HOST: 'tcp://h:2376', DOCKER_CONTEXT: 'nope', DOCKER_CONFIG: folder }
    expect(findEndpoint({ ...env, DOCKER_TLS_VERIFY: '1' }).tls).toBe(folder)
    expect(findEndpoint({ ...env, DOCKER_CERT_PATH: '/certs' }).tls).toBe('/certs')
  })

  test('the current context of config.json, with its certificates', () => {
    context('colima', { Endpoints: { docker: { Host: 'unix:///home/u/.colima/docker.sock' } } })
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ currentContext: 'colima' }))
    expect(findEndpoint({ DOCKER_CONFIG: folder })).toEqual({
      host: 'unix:///home/u/.colima/docker.sock',
      source: 'context colima',
      tls: null,
    })
    const tls = join(folder, 'contexts', 'tls', idOf('colima'), 'docker')
    mkdirSync(tls, { recursive: true })
    expect(findEndpoint({ DOCKER_CONFIG: folder }).tls).toBe(tls)
  })

  test('a config.json that cannot be read is said, and the default counts, as in Docker', () => {
    writeFileSync(join(folder, 'config.json'), '{')
    const source = 'default, because Docker’s config.json is not valid JSON'
    expect(findEndpoint({ DOCKER_CONFIG: folder })).toMatchObject({ source, tls: null })
    expect(findEndpoint({ DOCKER_CONFIG: folder, DOCKER_CONTEXT: 'default' }).source).toBe('default')
  })

  test.each(['[]', '{"currentContext": 7}', '{"currentContext": "default"}'])(
    'config.json %s means the default',
    (text) => {
      writeFileSync(join(folder, 'config.json'), text)
      expect(findEndpoint({ DOCKER_CONFIG: folder })).toMatchObject({ source: 'default', tls: null })
    },
  )

  test.each([
    ['a context that does not exist', null],
    ['a context without an endpoint', { Endpoints: {} }],
    ['a context that is no JSON', '{'],
  ])('%s is reported', (_, meta) => {
    if (meta !== null) context('x', meta)
    expect(() => findEndpoint({ DOCKER_CONTEXT: 'x', DOCKER_CONFIG: folder })).toThrow(
      /Docker context "x" cannot be used: /,
    )
  })
})

describe('namedEndpoint', () => {
  const named = (text: string, env = {}) => namedEndpoint(text, { DOCKER_CONFIG: folder, ...env })
  test.each([
    ['ssh://me@far', {}, null],
    ['unix:///x.sock', { DOCKER_CERT_PATH: '/certs' }, null],
    ['tcp://far:2375', { DOCKER_CERT_PATH: '/certs' }, null],
    ['tcp://far:2376', { DOCKER_CERT_PATH: '/certs' }, '/certs'],
    ['tcp://far:99', { DOCKER_CERT_PATH: '/certs', DOCKER_TLS_VERIFY: '1' }, '/certs'],
  ])('%s %o', (host, env, tls) => {
    expect(named(host, { DOCKER_HOST: 'tcp://other', ...env })).toEqual({ host, source: 'smoke-host', tls })
  })

  test('port 2376 has certificates in the config folder', () => {
    expect(named('tcp://far:2376').tls).toBe(folder)
  })

  test('the name of a context, also where the environment names another engine', () => {
    context('far', { Endpoints: { docker: { Host: 'ssh://far' } } })
    const env = { DOCKER_HOST: 'tcp://other', DOCKER_CONTEXT: 'default' }
    expect(named('far', env)).toEqual({ host: 'ssh://far', source: 'context far', tls: null })
    expect(named('default', env).source).toBe('context default')
    expect(() => named('gone')).toThrow('Docker context "gone" cannot be used')
  })
})

describe('clientOptions', () => {
  const at = (host: string, tls: string | null = null, source = 'DOCKER_HOST') =>
    clientOptions({ host, source, tls })
  test.each([
    ['unix:///run/docker.sock', { socketPath: '/run/docker.sock' }],
    ['npipe:////./pipe/docker_engine', { socketPath: '//./pipe/docker_engine' }],
    ['tcp://host', { protocol: 'http', host: 'host', port: 2375 }],
    ['tcp://host:99', { protocol: 'http', host: 'host', port: '99' }],
  ])('%s', (host, options) => {
    expect(at(host)).toMatchObject(options)
  })

  test('certificates make it https', () => {
    for (const name of ['ca', 'cert', 'key']) writeFileSync(join(folder, `${name}.pem`), name)
    expect(at('tcp://host:2376', folder)).toMatchObject({
      protocol: 'https',
      port: '2376',
      ca: Buffer.from('ca'),
    })
    expect(at('tcp://host:2375', folder)).toMatchObject({ protocol: 'http' })
    expect(at('tcp://host', folder, 'context x')).toMatchObject({ protocol: 'https', port: 2376 })
  })

  test('certificates that are missing throw', () => {
    expect(() => at('tcp://host:2376', folder)).toThrow(`the folder ${folder} has none of ca.pem`)
  })

  test('an authority alone is enough', () => {
    writeFileSync(join(folder, 'ca.pem'), 'ca')
    const options = at('tcp://host:2376', folder)
    expect(options).toMatchObject({ protocol: 'https', ca: Buffer.from('ca') })
    expect(options).not.toHaveProperty('key')
  })
})
