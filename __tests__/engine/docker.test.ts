/** The engine port against an Engine API server that misbehaves in every way that engines do. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { connect } from '../../src/engine/docker.ts'
import type { Engine } from '../../src/engine/index.ts'
import { UserError } from '../../src/core/errors.ts'
import { RUN_LABEL } from '../../src/core/run-id.ts'
import {
  engineServer,
  frame,
  hijack,
  json,
  refusal,
  type Answer,
  type EngineServer,
} from '../support/engine-server.ts'
import { plainContainer } from '../support/plain.ts'

const INFO = {
  ServerVersion: '28.5.2',
  OSType: 'linux',
  Architecture: 'x86_64',
  Driver: 'overlay2',
  KernelVersion: '6.8',
}
const drop: Answer = (_, __, socket) => socket.destroy()
const hang: Answer = () => undefined
const cut: Answer = (_, response, socket) => {
  response.write('{"status":"Pulling"}\n')
  setTimeout(() => socket.destroy(), 5)
}
const html: Answer = (_, response) => response.end('<html>not an engine')

let server: EngineServer
const before = process.env.DOCKER_HOST

beforeEach(async () => {
  server = (await engineServer()).on('GET /info', json(INFO))
  process.env.DOCKER_HOST = server.host
})
afterEach(async () => {
  await server.close()
  if (before === undefined) delete process.env.DOCKER_HOST
  else process.env.DOCKER_HOST = before
})

const engine = async (): Promise<Engine> => (await connect()).engine

async function failureOf(call: Promise<unknown>): Promise<UserError> {
  const error = await call.then(
    () => null,
    (cause: unknown) => cause,
  )
  if (error instanceof UserError) return error
  throw new Error(`expected a UserError, got ${String(error)}`)
}

describe('connect', () => {
  test('describes the engine', async () => {
    expect((await connect()).info).toMatchObject({ version: '28.5.2', architecture: 'amd64', local: true })
  })

  test.each([
    ['an engine that answers 500', refusal(500, 'database is locked'), 'database is locked'],
    ['one that hangs up', drop, 'socket hang up'],
    ['a server that is no engine', html, 'not that of a container engine'],
  ])('%s', async (_, answer, words) => {
    server.on('GET /info', answer)
    const error = await failureOf(connect())
    expect(error).toMatchObject({ code: 'no-engine', exit: 3 })
    expect(error.message).toContain(`No container engine responds at ${server.host} (DOCKER_HOST): `)
    expect(error.message).toContain(words)
    expect(error.hint).not.toBe('')
  })

  test.each([
    ['unix:///nowhere/docker.sock', 'ENOENT', 'Start Docker'],
    ['tcp://127.0.0.1:1', 'ECONNREFUSED', 'Start Docker'],
    ['tcp://', 'has no host', 'docker version'],
    ['foo bar', 'Invalid URL', 'docker version'],
  ])('DOCKER_HOST %s', async (host, words, hint) => {
    process.env.DOCKER_HOST = host
    const error = await failureOf(connect())
    expect(error).toMatchObject({ code: 'no-engine', exit: 3 })
    expect(error.message).toContain(words)
    expect(error.message).not.toContain('went away')
    expect(error.hint).toContain(hint)
  })
})

describe('questions', () => {
  test('what is not there is null', async () => {
    server
      .on('GET /images/x/json', refusal(404, 'No such image: x'))
      .on('GET /containers/c/json', refusal(404, 'No such container'))
    const port = await engine()
    expect(await port.image('x')).toBeNull()
    expect(await port.state('c')).toBeNull()
    expect(await port.stats('c')).toBeNull()
    expect(await port.readFile('c', '/x', 10)).toBeNull()
  })

  test.each([
    ['500', refusal(500, 'layer not known'), 'engine-failed', 'layer not known'],
    ['a dropped connection', drop, 'engine-lost', 'socket hang up'],
    ['HTML', html, 'engine-failed', 'response is invalid'],
    ['an empty object', json({}), 'engine-failed', 'response is invalid'],
  ])('inspect answered with %s', async (_, answer, code, words) => {
    server.on('GET /images/x/json', answer).on('GET /containers/c/json', answer)
    const port = await engine()
    for (const call of [port.image('x'), port.state('c')]) {
      const error = await failureOf(call)
      expect(error.code).toBe(code)
      expect(error.message).toContain(words)
    }
  })

  test('a refused start is evidence; an engine that dies while starting is an error', async () => {
    server.on(
      'POST /containers/c/start',
      refusal(400, 'OCI runtime create failed: exec: "x": executable file not found in $PATH'),
    )
    const port = await engine()
    expect(await port.start('c')).toEqual({
      failure: 'OCI runtime create failed: exec: "x": executable file not found in $PATH',
    })
    server.on('POST /containers/c/start', drop)
    expect((await failureOf(port.start('c'))).code).toBe('engine-lost')
  })

  test('create sends Docker’s own names, publishes on 127.0.0.1 only, and leaves out what was not asked', async () => {
    server.on('POST /containers/create', json({ Id: 'abc' }, 201))
    const port = await engine()
    const spec = {
      name: 'n',
      image: 'i',
      labels: { l: 'v' },
      env: ['A=1'],
      cmd: null,
      entrypoint: null,
      publish: [
        { port: 80, protocol: 'tcp' as const },
        { port: 53, protocol: 'udp' as const },
      ],
      network: null,
      memory: null,
      cpus: null,
      settings: plainContainer,
    }
    expect(await port.create(spec)).toBe('abc')
    expect(
      await port.create({ ...spec, cmd: ['x'], entrypoint: ['y'], network: 'n', memory: 7e6, cpus: 0.5 }),
    ).toBe('abc')
    const [plain, full] = server.asked
      .filter(({ path }) => path === '/containers/create')
      .map(({ body }) => JSON.parse(body) as unknown)
    expect(server.asked.find(({ path }) => path === '/containers/create')?.query.toString()).toBe('name=n')
    expect(plain).toEqual({
      Image: 'i',
      Labels: { l: 'v' },
      Env: ['A=1'],
      AttachStdout: true,
      AttachStderr: true,
      ExposedPorts: { '80/tcp': {}, '53/udp': {} },
      HostConfig: {
        LogConfig: { Type: 'json-file', Config: { 'max-size': '20m', 'max-file': '1' } },
        PortBindings: {
          '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }],
          '53/udp': [{ HostIp: '127.0.0.1', HostPort: '' }],
        },
      },
    })
    expect(full).toMatchObject({
      Cmd: ['x'],
      Entrypoint: ['y'],
      HostConfig: { NetworkMode: 'n', Memory: 7e6, MemorySwap: 7e6, NanoCpus: 5e8 },
    })
  })

  test('a volume that SELinux is to label gets the labels of the container too', async () => {
    server.on('POST /volumes/create', json({ Name: 'v' }, 201))
    server.on('POST /containers/create', json({ Id: 'abc' }, 201))
    const volume = (name: string, ...options: string[]) => ({
      source: { kind: 'name' as const, name },
      target: `/${name}`,
      options,
    })
    const path = { source: { kind: 'path' as const, path: '/p' }, target: '/p', options: ['z'] }
    const port = await engine()
    await port.create({
      name: 'n',
      image: 'i',
      labels: { l: 'v' },
      env: [],
      cmd: null,
      entrypoint: null,
      publish: [],
      network: null,
      memory: null,
      cpus: null,
      settings: { ...plainContainer, volumes: [volume('plain'), volume('shared', 'z'), path] },
    })
    const made = server.asked.filter(({ path: at }) => at === '/volumes/create')
    expect(made.map(({ body }) => JSON.parse(body) as unknown)).toEqual([
      { Name: 'shared', Labels: { l: 'v' } },
    ])
  })

  test.each([
    ['400', refusal(400, 'Range of CPUs is from 0.01 to 2.00'), 'Range of CPUs'],
    ['no id', json({}, 201), 'response is invalid'],
  ])('create answered with %s', async (_, answer, words) => {
    server.on('POST /containers/create', answer)
    const spec = {
      name: 'n',
      image: 'i',
      labels: {},
      env: [],
      cmd: null,
      entrypoint: null,
      publish: [],
      network: null,
      memory: null,
      cpus: null,
      settings: plainContainer,
    }
    const error = await failureOf((await engine()).create(spec))
    expect(error.code).toBe('engine-failed')
    expect(error.message).toContain(words)
  })
})

describe('attach', () => {
  test('gives both streams in order, without framing', async () => {
    server.on(
      'POST /containers/c/attach',
      hijack((socket) => void socket.end(Buffer.concat([frame(1, 'out\n'), frame(2, 'err\n')]))),
    )
    const log = await (await engine()).attach('c')
    let text = ''
    for await (const chunk of log) text += String(chunk)
    expect(text).toBe('out\nerr\n')
    expect(server.asked.at(-1)?.query.toString()).toContain('stdout=true')
    expect(server.asked.at(-1)?.query.has('logs')).toBe(false) // else what is written in between comes twice
  })
})

describe('exec', () => {
  const never = new AbortController().signal
  const start = 'POST /exec/e/start'
  const ready = () =>
    server
      .on('POST /containers/c/exec', json({ Id: 'e' }, 201))
      .on(
        start,
        hijack((socket) => void socket.end(Buffer.concat([frame(1, 'out\n'), frame(2, 'err\n')]))),
      )
      .on('GET /exec/e/json', json({ Running: false, ExitCode: 3 }))

  test('gives the exit code and the output of both streams', async () => {
    ready()
    expect(await (await engine()).exec('c', ['a', 'b c'], 5, never)).toEqual({
      exitCode: 3,
      output: 'out\nerr\n',
    })
    const [made] = server.asked.filter(({ path }) => path === '/containers/c/exec')
    expect(JSON.parse(made?.body ?? '')).toEqual({
      Cmd: ['a', 'b c'],
      AttachStdout: true,
      AttachStderr: true,
    })
  })
  test('waits for the engine to know the exit code', async () => {
    let asked = 0
    ready().on('GET /exec/e/json', (...call) =>
      json(++asked < 3 ? { Running: true, ExitCode: null } : { Running: false, ExitCode: 0 })(...call),
    )
    expect((await (await engine()).exec('c', ['a'], 5, never)).exitCode).toBe(0)
  })
  test('of a flood, the end is kept', async () => {
    const flood = Array.from({ length: 200 }, (_, nth) => frame(1, `${nth} ${'x'.repeat(1000)}\n`))
    ready().on(
      start,
      hijack((socket) => void socket.end(Buffer.concat(flood))),
    )
    const { output } = await (await engine()).exec('c', ['a'], 5, never)
    expect(output).toHaveLength(4096)
    expect(output).toContain('\n199 x')
  })
  test('does not wait for what hangs', async () => {
    ready().on(
      start,
      hijack((socket) => void socket.write(frame(1, 'so far'))),
    )
    expect(await (await engine()).exec('c', ['a'], 0.1, never)).toEqual({ exitCode: null, output: 'so far' })
    expect(await (await engine()).exec('c', ['a'], 5, AbortSignal.timeout(100))).toMatchObject({
      exitCode: null,
    })
  })
  test.each([
    [409, 'Container c is not running'],
    [404, 'No such container: c'],
  ])('a refusal %d has the engine’s message', async (status, words) => {
    server.on('POST /containers/c/exec', refusal(status, words))
    expect(await (await engine()).exec('c', ['a'], 5, never)).toEqual({ exitCode: null, output: words })
  })
  test('an engine that goes away is lost', async () => {
    server.on('POST /containers/c/exec', drop)
    expect((await failureOf((await engine()).exec('c', ['a'], 5, never))).code).toBe('engine-lost')
  })
})

describe('ended', () => {
  const signal = () => new AbortController().signal
  test('resolves when the container has ended, or is gone', async () => {
    const port = await engine()
    server.on('POST /containers/c/wait', json({ StatusCode: 3 }))
    await port.ended('c', signal())
    server.on('POST /containers/c/wait', refusal(404, 'No such container'))
    await port.ended('c', signal())
  })

  test('rejects when the engine goes away while it waits', async () => {
    server.on('POST /containers/c/wait', drop)
    expect((await failureOf((await engine()).ended('c', signal()))).code).toBe('engine-lost')
  })

  test('an abort ends the wait quietly', async () => {
    server.on('POST /containers/c/wait', hang)
    const cancel = new AbortController()
    const wait = (await engine()).ended('c', cancel.signal)
    setTimeout(() => cancel.abort(), 10)
    await wait
  })
})

describe('removals', () => {
  test.each([
    [204, true],
    [404, true],
    [409, true],
    [500, false],
  ])('a container answered with %d', async (status, isFine) => {
    server.on('DELETE /containers/c', status === 204 ? json(undefined, 204) : refusal(status, 'in progress'))
    const removal = (await engine()).remove('c')
    if (isFine) await removal
    else
      expect((await failureOf(removal)).message).toBe(
        'The engine could not remove the container: in progress',
      )
    expect(server.asked.at(-1)?.query.toString()).toBe('force=true&v=true')
  })

  test('a container whose file system is busy for a moment is removed a little later', async () => {
    let tries = 0
    server.on('DELETE /containers/c', (...call) => {
      const answer =
        ++tries < 3 ? refusal(500, 'unlinkat /merged: device or resource busy') : json(undefined, 204)
      answer(...call)
    })
    await (await engine()).remove('c')
    expect(tries).toBe(3)
  })

  test.each([
    [404, true],
    [409, false],
  ])('an image tag answered with %d: one still in use is an error', async (status, isFine) => {
    server.on('DELETE /images/*', refusal(status, 'conflict: a container is using it'))
    const removal = (await engine()).untag('sea-trial.local/run:1')
    if (isFine) await removal
    else expect((await failureOf(removal)).code).toBe('engine-failed')
  })

  test.each([404, 409])('a kill answered with %d', async (status) => {
    server.on('POST /containers/c/kill', refusal(status, 'is not running'))
    await (await engine()).kill('c', 'SIGTERM')
  })
})

describe('pull', () => {
  const lines =
    (...events: unknown[]): Answer =>
    (_, response) =>
      void response.end(events.map((event) => `${JSON.stringify(event)}\r\n`).join(''))
  test('reports progress, and asks for the platform', async () => {
    server.on('POST /images/create', lines({ status: 'Pulling' }, { status: 'Done' }))
    const seen: string[] = []
    await (await engine()).pull('a/b:1', 'linux/arm64', (text) => seen.push(text))
    expect(seen).toEqual(['Pulling', 'Done'])
    expect(server.asked.at(-1)?.query.get('platform')).toBe('linux/arm64')
  })

  test.each([
    ['404', refusal(404, 'manifest for x not found'), 'image-not-found', 'manifest for x not found'],
    [
      'an error in the stream',
      lines({ error: 'unauthorized', errorDetail: { message: 'unauthorized' } }),
      'image-not-found',
      'unauthorized',
    ],
    ['a stream without a good end', cut, 'engine-lost', 'aborted'],
    [
      'lines that are no JSON',
      (_, response) => void response.end('<html>\n{"error":"bad gateway"}'),
      'image-not-found',
      'bad gateway',
    ],
    ['a dropped connection', drop, 'engine-lost', 'socket hang up'],
  ] as [string, Answer, string, string][])('answered with %s', async (_, answer, code, words) => {
    server.on('POST /images/create', answer)
    const error = await failureOf((await engine()).pull('x', null, () => undefined))
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
  })
})

describe('push', () => {
  const digest = `sha256:${'d'.repeat(64)}`
  const lines =
    (...events: unknown[]): Answer =>
    (_, response) =>
      void response.end(events.map((event) => `${JSON.stringify(event)}\r\n`).join(''))
  const push = async (as?: 'login') =>
    (await engine()).push('ghcr.io/acme/api', '1', () => undefined, new AbortController().signal, as)
  const auth = (): unknown =>
    JSON.parse(Buffer.from(String(server.asked.at(-1)?.headers['x-registry-auth']), 'base64').toString())

  test.each([
    ['Docker', [{ status: 'Pushed', id: 'a' }, { aux: { Tag: '1', Digest: digest, Size: 5 } }], digest],
    ['an engine that reports no digest', [{ status: 'Pushed', id: 'a' }], null],
  ])('%s', async (_, events, expected) => {
    server.on('POST /images/*', lines(...events))
    expect(await push()).toBe(expected)
    expect(auth()).toEqual({ username: '', password: '' })
  })

  test('with the credentials of `docker login`', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'push-login-'))
    const stored = { auths: { 'ghcr.io': { auth: Buffer.from('sailor:ahoy').toString('base64') } } }
    writeFileSync(join(folder, 'config.json'), JSON.stringify(stored))
    const { DOCKER_CONFIG } = process.env
    process.env.DOCKER_CONFIG = folder
    server.on('POST /images/*', lines())
    await push('login')
    if (DOCKER_CONFIG === undefined) delete process.env.DOCKER_CONFIG
    else process.env.DOCKER_CONFIG = DOCKER_CONFIG
    rmSync(folder, { recursive: true })
    expect(auth()).toEqual({ username: 'sailor', password: 'ahoy', serveraddress: 'ghcr.io' })
    expect(server.asked.at(-1)?.query.toString()).toBe('tag=1')
  })

  test.each(['before it began', 'while it ran'])('cancelled %s: the same words', async (when) => {
    const cancel = new AbortController()
    server.on('POST /images/*', (_, response) => {
      response.write(`${JSON.stringify({ status: 'Pushing', id: 'a' })}\r\n`)
      cancel.abort()
    })
    if (when === 'before it began') cancel.abort()
    const pushing = (await engine()).push('ghcr.io/acme/api', '1', () => undefined, cancel.signal)
    expect((await failureOf(pushing)).message).toBe(
      'The engine could not push ghcr.io/acme/api: it was cancelled',
    )
  })

  test('an error in the stream has the registry’s message', async () => {
    server.on(
      'POST /images/*',
      lines({ errorDetail: { message: 'denied: no access' }, error: 'denied: no access' }),
    )
    expect((await failureOf(push())).message).toBe(
      'The engine could not push ghcr.io/acme/api: denied: no access',
    )
  })
})

describe('load', () => {
  const signal = () => new AbortController().signal
  const lines =
    (...events: unknown[]): Answer =>
    (_, response) =>
      void response.end(events.map((event) => `${JSON.stringify(event)}\r\n`).join(''))
  const nothing = () => undefined
  const content = Buffer.from(Array.from({ length: 300_000 }, (_, index) => index % 251))
  const tar = () => Readable.from([content.subarray(0, 70_000), content.subarray(70_000)])

  test('sends every byte unchanged, and reports the engine’s progress', async () => {
    server.on('POST /images/load', lines({ status: 'Loading layer' }, { stream: 'Loaded image: a:1' }))
    const seen: string[] = []
    await (await engine()).load(tar(), (text) => seen.push(text), signal())
    expect(server.asked.at(-1)?.bytes.equals(content)).toBe(true)
    expect(seen).toEqual(['Loading layer'])
  })

  test.each([
    ['500', refusal(500, 'no space left on device'), 'engine-failed', 'no space left on device'],
    [
      'an error in the stream',
      lines({ stream: 'x' }, { error: 'e', errorDetail: { message: 'invalid tar header' } }),
      'engine-failed',
      'The engine could not load the image: e',
    ],
    ['a stream without a good end', cut, 'engine-lost', 'aborted'],
    ['a dropped connection', drop, 'engine-lost', 'socket hang up'],
  ] as [string, Answer, string, string][])('answered with %s', async (_, answer, code, words) => {
    server.on('POST /images/load', answer)
    const error = await failureOf((await engine()).load(tar(), nothing, signal()))
    expect(error.code).toBe(code)
    expect(error.message).toContain(words)
  })

  test('an engine that refuses at once is heard, though more would come', async () => {
    server.on('POST /images/load', refusal(400, 'not today'), 'unread')
    const endless = new Readable({ read: () => undefined })
    endless.push(content)
    const error = await failureOf((await engine()).load(endless, nothing, signal()))
    expect(error).toMatchObject({ code: 'engine-failed' })
    expect(error.message).toContain('not today')
    endless.destroy()
  })

  test('a tar that breaks off is not ended for the engine, which sees that it is no whole one', async () => {
    let isWhole = false
    server.on('POST /images/load', () => void (isWhole = true))
    const broken = Readable.from(
      (async function* () {
        yield content
        await Promise.resolve()
        throw new Error('the builder stopped')
      })(),
    )
    await failureOf((await engine()).load(broken, nothing, signal()))
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(server.asked.at(-1)?.bytes.length).toBeGreaterThan(0)
    expect(isWhole).toBe(false)
  })

  test.each(['first', 'unread'] as const)('an abort ends it, the body %s', async (body) => {
    const cancel = new AbortController()
    const answer: Answer = (_, response) => {
      response.write(`${JSON.stringify({ status: 'Loading layer' })}\n`)
      setTimeout(() => cancel.abort(), 10)
    }
    server.on('POST /images/load', answer, body)
    const endless = new Readable({ read: () => undefined })
    endless.push(content)
    await failureOf((await engine()).load(body === 'unread' ? endless : tar(), nothing, cancel.signal))
    endless.destroy()
  })

  test('waits for an engine that takes its time', async () => {
    server.on(
      'POST /images/load',
      (_, response) => void setTimeout(() => response.end('{"stream":"Loaded"}'), 50),
    )
    await (await engine()).load(tar(), nothing, signal())
  })
})

describe('imagesBelow', () => {
  const layers = (...Layers: string[]) => ({ RootFS: { Layers }, Config: {} })
  const rows = [
    { Id: 'sha256:1', RepoTags: ['python:3.10', 'sea-trial.local/run:r'], RepoDigests: null },
    { Id: 'sha256:2', RepoTags: ['<none>:<none>'], RepoDigests: ['<none>@<none>'] },
    { Id: 'sha256:3', RepoTags: null, RepoDigests: ['debian@sha256:3'] },
    {
      Id: 'sha256:4',
      RepoTags: ['sea-trial.local/run:r-base'],
      RepoDigests: ['sea-trial.local/run@sha256:4'],
    },
    { Id: 'sha256:5', RepoTags: ['gone:1'] },
    { Id: 'sha256:6', RepoTags: ['broken:1'] },
    { Id: 'sha256:7', RepoTags: ['old:1'] },
  ]

  test('with a name, with their layers; those that vanish or cannot be inspected are left out', async () => {
    server
      .on('GET /images/json', json(rows))
      .on('GET /images/sha256:1/json', json({ ...rows[0], ...layers('a', 'b') }))
      .on('GET /images/sha256:3/json', json({ ...rows[2], ...layers('a') }))
      .on('GET /images/sha256:6/json', refusal(500, 'layer does not exist'))
      .on('GET /images/sha256:7/json', json({ ...rows[6], ...layers('z') }))
    const found = await (await engine()).imagesBelow('sha256:0', 4)
    expect(found.map(({ tags, digests, diffIds }) => ({ tags, digests, diffIds }))).toEqual([
      { tags: ['python:3.10'], digests: [], diffIds: ['a', 'b'] },
      { tags: [], digests: ['debian@sha256:3'], diffIds: ['a'] },
    ])
    expect((await (await engine()).imagesBelow('sha256:0', 5)).map(({ id }) => id)).toEqual([
      'sha256:1',
      'sha256:3',
      'sha256:7',
    ])
  })

  test('none that are larger: they cannot be what it stands on', async () => {
    const sized = [10, 30, 31, 5].map((Size, at) => ({ Id: `sha256:${at}`, RepoTags: [`a:${at}`], Size }))
    server.on('GET /images/json', json([...sized, { Id: 'sha256:own', RepoTags: ['own:1'], Size: 30 }]))
    for (const row of sized) server.on(`GET /images/${row.Id}/json`, json({ ...row, ...layers('a') }))
    const ids = async (id: string) => (await (await engine()).imagesBelow(id, 9)).map((image) => image.id)
    expect(await ids('sha256:own')).toEqual(['sha256:0', 'sha256:1', 'sha256:3'])
    expect(await ids('sha256:unlisted')).toHaveLength(4)
  })

  test('an engine that goes away is an error', async () => {
    server.on('GET /images/json', json(rows)).on('GET /images/sha256:1/json', drop)
    expect((await failureOf((await engine()).imagesBelow('sha256:0', 1))).code).toBe('engine-lost')
  })
})

describe('labelled', () => {
  test('containers, networks and volumes by name and label, tags by repository, what uses others first', async () => {
    const Labels = { [RUN_LABEL]: 'r1' }
    server
      .on(
        'GET /containers/json',
        json([
          { Id: 'c1', Names: ['/sea-trial-r1'], Labels },
          { Id: 'c2', Names: ['/prod/db', '/sea-trial-r1-db-1'], Labels },
          { Id: 'c3', Labels: null },
        ]),
      )
      .on('GET /networks', json([{ Id: 'n1', Name: 'sea-trial-r1_default', Labels }]))
      .on('GET /volumes', json({ Volumes: [{ Name: 'sea-trial-r1-cache', Labels }] }))
      .on('GET /images/json', json([{ RepoTags: ['sea-trial.local/run:r2', 'mine:1'] }, { RepoTags: null }]))
    expect(await (await engine()).labelled()).toEqual([
      { kind: 'container', id: 'c1', run: 'r1' },
      { kind: 'container', id: 'c2', run: 'r1' },
      { kind: 'network', id: 'n1', run: 'r1' },
      { kind: 'volume', id: 'sea-trial-r1-cache', run: 'r1' },
      { kind: 'image', id: 'sea-trial.local/run:r2', run: 'r2' },
    ])
  })
  test('what only carries the label is somebody else’s', async () => {
    const Labels = { [RUN_LABEL]: 'r1' }
    server
      .on(
        'GET /containers/json',
        json([
          { Id: 'c1', Names: ['/prod'], Labels },
          { Id: 'c2', Names: ['/prod/sea-trial-r1'], Labels },
          { Id: 'c3', Names: ['/sea-trial-r2'], Labels },
        ]),
      )
      .on('GET /networks', json([{ Id: 'n1', Name: 'prod', Labels }]))
      .on('GET /volumes', json({ Volumes: [{ Name: 'prod', Labels }] }))
      .on('GET /images/json', json([]))
    expect(await (await engine()).labelled()).toEqual([])
  })
  test('a container that inherits the label from its image is not ours, under any name', async () => {
    const Labels = { [RUN_LABEL]: 'r1' }
    const image = (label: string) => ({
      Id: 'sha256:1',
      Os: 'linux',
      Architecture: 'amd64',
      Config: { Labels: { [RUN_LABEL]: label } },
      RootFS: { Layers: [] },
    })
    server
      .on(
        'GET /containers/json',
        json([
          { Id: 'c1', Names: ['/sea-trial-r1'], Labels, ImageID: 'sha256:1' },
          { Id: 'c2', Names: ['/sea-trial-r1-x'], Labels, ImageID: 'sha256:2' },
          { Id: 'c3', Names: ['/sea-trial-r1-y'], Labels, ImageID: 'sha256:gone' },
        ]),
      )
      .on('GET /images/sha256:1/json', json(image('r1')))
      .on('GET /images/sha256:2/json', json(image('r0')))
      .on('GET /images/json', json([]))
    expect((await (await engine()).labelled()).map(({ id }) => id)).toEqual(['c2', 'c3'])
  })
  test('what a run’s image stands on is that run’s too', async () => {
    server
      .on('GET /containers/json', json([]))
      .on(
        'GET /images/json',
        json([{ RepoTags: ['sea-trial.local/run:r2-base', 'sea-trial.local/running:1'] }]),
      )
    expect(await (await engine()).labelled()).toEqual([
      { kind: 'image', id: 'sea-trial.local/run:r2-base', run: 'r2' },
    ])
  })
  test('nonsense is nothing to remove, nor is what an engine cannot list', async () => {
    server
      .on('GET /containers/json', html)
      .on('GET /networks', refusal(500, 'no networks here'))
      .on('GET /volumes', json({ Volumes: null }))
      .on('GET /images/json', json({}))
    expect(await (await engine()).labelled()).toEqual([])
  })
})
