/** The engine port over dockerode. The only file that knows the Engine API's calls and its ways of failing. */
import Docker from 'dockerode'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { UserError, messageOf, systemCode } from '../errors.ts'
import { RUN_LABEL, RUN_REPOSITORY } from '../run.ts'
import { readContainerFile } from './archive.ts'
import { decodeImage, decodeState, decodeStats, field, list, number, text, texts } from './decode.ts'
import { findEndpoint, type Endpoint } from './endpoint.ts'
import type { ContainerSpec, Engine, EngineInfo, Labelled } from './index.ts'
import { demultiplex } from './log-stream.ts'
import { registryAuth } from './registry-auth.ts'

/** An engine that has not answered a short question for this long is lost. */
const ANSWER_SECONDS = 60

/** Connects to the engine that the environment names, and makes sure that it answers: rejects with `no-engine`. */
export async function connect(): Promise<{ engine: Engine; info: EngineInfo }> {
  const endpoint = findEndpoint()
  const docker = new Docker(options(endpoint))
  const engine = dockerEngine(docker, endpoint)
  try {
    return { engine, info: await engine.info() }
  } catch (cause) {
    throw noEngine(endpoint, cause)
  }
}

function options(endpoint: Endpoint): Docker.DockerOptions {
  const url = new URL(endpoint.host)
  if (url.protocol === 'unix:' || url.protocol === 'npipe:') return { socketPath: endpoint.host.replace(/^\w+:\/\//, '') }
  if (url.protocol === 'ssh:') {
    return { protocol: 'ssh', host: url.hostname, port: url.port || 22, username: decodeURIComponent(url.username), sshOptions: process.env.SSH_AUTH_SOCK ? { agent: process.env.SSH_AUTH_SOCK } : {} }
  }
  const tls = endpoint.tls
  const pem = (name: string) => (tls ? readFileSync(join(tls, name)) : undefined)
  const secure = tls !== null && (url.port === '2376' || process.env.DOCKER_TLS_VERIFY === '1' || endpoint.source !== 'DOCKER_HOST')
  return {
    protocol: secure ? 'https' : 'http',
    host: url.hostname,
    port: url.port || (secure ? 2376 : 2375),
    ...(secure ? { ca: pem('ca.pem'), cert: pem('cert.pem'), key: pem('key.pem') } : {}),
  }
}

const HINTS = new Map([
  ['ENOENT', 'Start Docker, or set DOCKER_HOST to where an engine listens.'],
  ['ECONNREFUSED', 'Start Docker, or set DOCKER_HOST to where an engine listens.'],
  ['EACCES', 'This user may not use the engine: add it to the `docker` group, or use a rootless engine.'],
])

function noEngine(endpoint: Endpoint, cause: unknown): UserError {
  const hint = HINTS.get(systemCode(cause) ?? '') ?? 'Check that it is healthy: `docker version` should answer.'
  const sentence = `No container engine answers at ${endpoint.host} (${endpoint.source}): ${messageOf(cause)}`
  return new UserError('no-engine', sentence, hint, { cause })
}

/** Statuses that mean "it is not there" or "it is in that state already". */
const GONE = new Set([404, 409, 304])

const statusOf = (cause: unknown): number | null => number(field(cause, 'statusCode'))

/** The engine's own words, without the wrapping that the client puts around them. */
function wordsOf(cause: unknown): string {
  return (text(field(cause, 'json', 'message')) || messageOf(cause).replace(/^\(HTTP code \d+\) [^-]* - /, '')).trim()
}

/** Turns whatever a call throws into a UserError, and a call that never answers into a lost engine. */
async function ask<T>(what: string, call: Promise<T>, within: number | null = ANSWER_SECONDS): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    if (within !== null) timer = setTimeout(() => reject(new Error(`no answer for ${within} s`)), within * 1000)
  })
  try {
    return await Promise.race([call, late])
  } catch (cause) {
    if (statusOf(cause) !== null) throw new UserError('engine-failed', `The engine could not ${what}: ${wordsOf(cause)}`, '', { cause })
    throw new UserError('engine-lost', `The engine went away while it was asked to ${what}: ${messageOf(cause)}`, 'Look at its log, then run this again.', { cause })
  } finally {
    clearTimeout(timer)
  }
}

const statusBehind = (error: unknown): number | null => (error instanceof UserError ? statusOf(error.cause) : null)

/** Null instead of an error where the thing asked about is not there. */
async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (error) {
    if (statusBehind(error) === 404) return null
    throw error
  }
}

/** For removals and kills: that it is gone already is what was wanted. */
async function unlessGone(call: Promise<unknown>): Promise<void> {
  try {
    await call
  } catch (error) {
    if (!GONE.has(statusBehind(error) ?? 0)) throw error
  }
}

function dockerEngine(docker: Docker, endpoint: Endpoint): Engine {
  const container = (id: string) => docker.getContainer(id)
  return {
    endpoint: endpoint.host,
    info: async () => decodeInfo(await ask('describe itself', docker.info() as Promise<unknown>, 10), endpoint),

    image: (ref) => orNull(ask(`inspect image ${ref}`, docker.getImage(ref).inspect()).then(decodeImage)),
    pull: (ref, platform, onStatus) => pull(docker, ref, platform, onStatus),
    save: (ref) => ask(`save image ${ref}`, docker.getImage(ref).get() as Promise<unknown>) as Promise<Readable>,
    tag: async (ref, tag) => {
      const [repo, name] = splitTag(tag)
      await ask(`tag image ${ref}`, docker.getImage(ref).tag({ repo, tag: name }))
    },
    untag: (tag) => unlessGone(ask(`remove tag ${tag}`, docker.getImage(tag).remove())),

    create: async (spec) => (await ask('create the container', docker.createContainer(createOptions(spec)))).id,
    attach: async (id) => {
      const stream = await ask('attach to the container', container(id).attach({ stream: true, stdout: true, stderr: true, logs: true, hijack: true }))
      return demultiplex(stream)
    },
    start: async (id) => {
      try {
        await ask('start the container', container(id).start())
        return { failure: null }
      } catch (error) {
        if (statusBehind(error) === null) throw error
        return { failure: wordsOf(error instanceof UserError ? error.cause : error) }
      }
    },
    state: (id) => orNull(ask('inspect the container', container(id).inspect()).then(decodeState)),
    ended: async (id, signal) => {
      const wait = container(id).wait({ abortSignal: signal }) as Promise<unknown>
      await unlessGone(ask('wait for the container', wait, null).catch((error: unknown) => {
        if (!signal.aborted) throw error
      }))
    },
    stats: async (id) => {
      const json = await orNull(ask('measure the container', container(id).stats({ stream: false, 'one-shot': true }) as Promise<unknown>))
      return json === null ? null : decodeStats(json)
    },
    kill: (id, signal) => unlessGone(ask('signal the container', container(id).kill({ signal }))),
    remove: (id) => unlessGone(ask('remove the container', container(id).remove({ force: true, v: true }))),
    readFile: (id, path, limit) => orNull(ask('read a file of the container', readContainerFile(container(id), path, limit))),

    labelled: () => labelled(docker),
    close: () => undefined,
  }
}

function decodeInfo(json: unknown, endpoint: Endpoint): EngineInfo {
  const store = list(field(json, 'DriverStatus')).some((row) => texts(row).includes('io.containerd.snapshotter.v1'))
  const version = text(field(json, 'ServerVersion'))
  if (!version) throw new Error('its answer is not that of a container engine')
  return {
    version,
    os: text(field(json, 'OSType')) || 'linux',
    architecture: GO_ARCHITECTURES.get(text(field(json, 'Architecture'))) ?? text(field(json, 'Architecture')),
    store: store ? 'containerd' : text(field(json, 'Driver')),
    kernel: text(field(json, 'KernelVersion')),
    local: endpoint.host.startsWith('unix://') && process.platform === 'linux',
  }
}

/** `docker info` speaks the kernel's words, images speak Go's. */
const GO_ARCHITECTURES = new Map([
  ['x86_64', 'amd64'],
  ['aarch64', 'arm64'],
  ['armv7l', 'arm'],
  ['armv6l', 'arm'],
  ['i386', '386'],
  ['i686', '386'],
])

function createOptions(spec: ContainerSpec): Docker.ContainerCreateOptions {
  const ports = spec.publish.map((port) => `${port}/tcp`)
  return {
    Image: spec.image,
    Labels: spec.labels,
    Env: spec.env,
    AttachStdout: true,
    AttachStderr: true,
    ...(spec.cmd ? { Cmd: spec.cmd } : {}),
    ...(spec.entrypoint ? { Entrypoint: spec.entrypoint } : {}),
    ExposedPorts: Object.fromEntries(ports.map((port) => [port, {}])),
    HostConfig: {
      PortBindings: Object.fromEntries(ports.map((port) => [port, [{ HostIp: '127.0.0.1', HostPort: '' }]])),
      ...(spec.network ? { NetworkMode: spec.network } : {}),
      ...(spec.memory ? { Memory: spec.memory, MemorySwap: spec.memory } : {}),
      ...(spec.cpus ? { NanoCpus: Math.round(spec.cpus * 1e9) } : {}),
    },
  }
}

/** `host:5000/a/b:tag` → repository and tag; a colon before the last slash is a port. */
function splitTag(ref: string): [string, string] {
  const colon = ref.lastIndexOf(':')
  return colon > ref.lastIndexOf('/') ? [ref.slice(0, colon), ref.slice(colon + 1)] : [ref, 'latest']
}

async function pull(docker: Docker, ref: string, platform: string | null, onStatus: (text: string) => void): Promise<void> {
  const authconfig = registryAuth(ref)
  const notFound = (cause: unknown) =>
    new UserError('image-not-found', `Image ${ref} is not on this engine and cannot be pulled: ${wordsOf(cause)}`, 'Check its name and tag; for a private registry run `docker login` first.', { cause })
  try {
    const stream = (await docker.pull(ref, { ...(platform ? { platform } : {}), ...(authconfig ? { authconfig } : {}) })) as NodeJS.ReadableStream
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(stream, (error) => (error ? reject(error) : resolve()), (event: unknown) => onStatus(text(field(event, 'status'))))
    })
  } catch (cause) {
    if (statusOf(cause) === null && systemCode(cause) !== undefined) return ask('pull an image', Promise.reject(cause as Error))
    throw notFound(cause)
  }
}

async function labelled(docker: Docker): Promise<Labelled[]> {
  const containers = await ask('list containers', docker.listContainers({ all: true, filters: { label: [RUN_LABEL] } }))
  const images = await ask('list images', docker.listImages({ filters: { reference: [RUN_REPOSITORY] } }))
  const tags = images.flatMap((image) => texts(image.RepoTags)).filter((tag) => tag.startsWith(`${RUN_REPOSITORY}:`))
  return [
    ...containers.map((row): Labelled => ({ kind: 'container', id: row.Id, run: row.Labels[RUN_LABEL] ?? '' })),
    ...tags.map((tag): Labelled => ({ kind: 'image', id: tag, run: tag.slice(RUN_REPOSITORY.length + 1) })),
  ]
}
