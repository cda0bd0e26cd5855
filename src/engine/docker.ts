/** Implements the engine port with dockerode. The only file that calls the Engine API. */
import Docker from 'dockerode'
import type { Readable } from 'node:stream'
import { UserError, messageOf, systemCode } from '../core/errors.ts'
import { RUN_LABEL, isOfRun, runOfTag, runOfThing } from '../core/run-id.ts'
import { field, list, number, text, texts } from '../lib/json.ts'
import { untilLost, whileAlive } from './alive.ts'
import { readContainerFile } from './archive.ts'
import {
  callEngine,
  orNull,
  statusOfError,
  unlessBroken,
  unlessGone,
  whileBusy,
  engineMessage,
} from './ask.ts'
import { changedPaths } from './changes.ts'
import { clientOptions } from './client.ts'
import { boundVolumes, createOptions } from './create.ts'
import { decodeImage, decodeInfo, decodeState, decodeStats, required } from './decode.ts'
import { SMOKE_HOST, findEndpoint, type Endpoint } from './endpoint.ts'
import { collect, runApart, runInside } from './exec.ts'
import type { ContainerSpec, Engine, EngineImage, EngineInfo, Labelled, Output } from './index.ts'
import { demultiplex } from './log-stream.ts'
import { runnerHint } from './runner-hint.ts'
import { sshLink, type SshLink } from './ssh.ts'
import { load, pull, push } from './transfers.ts'

export { findEndpoint, namedEndpoint, type Endpoint } from './endpoint.ts'

/** Connects to an engine, by default the one that the environment selects. Rejects with `no-engine` when it does not respond. */
export async function connect(endpoint = findEndpoint()): Promise<{ engine: Engine; info: EngineInfo }> {
  try {
    const link = endpoint.host.startsWith('ssh:') ? sshLink(endpoint.host) : null
    const engine = dockerEngine(new Docker(clientOptions(endpoint, link)), endpoint, link)
    return { engine, info: await engine.info() }
  } catch (cause) {
    throw noEngine(endpoint, cause)
  }
}

const HINTS = new Map([
  ['ENOENT', 'Start Docker, or set DOCKER_HOST to the address of an engine.'],
  ['ECONNREFUSED', 'Start Docker, or set DOCKER_HOST to the address of an engine.'],
  [
    'EACCES',
    'This user has no permission to use the engine: add it to the `docker` group, or use a rootless engine.',
  ],
])

const TLS_HINT =
  'Its certificate must be signed by ca.pem, and it must accept cert.pem: those of the context, or in the folder DOCKER_CERT_PATH.'

function noEngine(endpoint: Endpoint, cause: unknown): UserError {
  const behind = cause instanceof UserError && cause.cause !== undefined ? cause.cause : cause
  const hint = hintFor(endpoint, systemCode(behind) ?? '', messageOf(behind))
  const sentence = `No container engine responds at ${endpoint.host} (${endpoint.source}): ${messageOf(behind)}`
  return new UserError('no-engine', sentence, [hint, ...runnerHint(process.env)].join(' '), { cause })
}

function hintFor({ host, source }: Endpoint, code: string, message: string): string {
  if (/CERT|TLS|SSL|EPROTO/.test(code) || message.includes('HTTPS server')) return TLS_HINT
  if (source === SMOKE_HOST) return `Check it with \`docker --host ${host} version\`.`
  return HINTS.get(code) ?? 'Check the engine with `docker version`.'
}

/** Longest delay of an event. */
const EVENT_DELAY_SECONDS = 1

async function bytesOf(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** For calls that may take long: they end only if the engine does not answer anything. */
type Long = <T>(what: string, call: Promise<T>) => Promise<T>

function dockerEngine(docker: Docker, endpoint: Endpoint, link: SshLink | null): Engine {
  const ping = () => docker.ping()
  const long: Long = (what, call) => whileAlive(ping, callEngine(what, call, null))
  return {
    ...images(docker, long),
    ...lifecycle(docker, long),
    ...inside(docker),
    endpoint: endpoint.host,
    info: async () =>
      decodeInfo(await callEngine('describe itself', docker.info() as Promise<unknown>, 10), endpoint.host),
    product: async () => {
      const json: unknown = await callEngine('name its version', docker.version(), 10)
      const component = text(field(list(field(json, 'Components'))[0], 'Name'))
      return {
        name: component.startsWith('Podman') ? 'Podman' : 'Docker',
        api: text(field(json, 'ApiVersion')),
      }
    },
    untilLost: (signal) => untilLost(ping, signal),
    forward: (port) => link?.forward(port) ?? Promise.resolve(port),
    hasVolume: async (name) =>
      (await orNull(callEngine(`inspect volume ${name}`, docker.getVolume(name).inspect()))) !== null,
    containersWith: async (label, value) => {
      const filters = { label: [`${label}=${value}`] }
      const rows = await callEngine('list containers', docker.listContainers({ all: true, filters }))
      return list(rows).map((row) => ({ id: text(field(row, 'Id')), labels: labelsOf(row) }))
    },
    labelled: () => labelled(docker),
    // 409 is an error here: something else uses it, so it stays
    removeVolume: (name) =>
      unlessGone(callEngine(`remove volume ${name}`, docker.getVolume(name).remove()), [404]),
    removeNetwork: (id) =>
      unlessGone(callEngine(`remove network ${id}`, docker.getNetwork(id).remove()), [404]),
    close: () => link?.close(),
  }
}

function images(
  docker: Docker,
  long: Long,
): Pick<Engine, 'image' | 'imagesBelow' | 'pull' | 'save' | 'load' | 'tag' | 'push' | 'untag'> {
  return {
    image: (ref) => imageOf(docker, ref),
    imagesBelow: (id, most) => imagesBelow(docker, id, most),
    pull: (ref, platform, onStatus) => pull(docker, ref, platform, onStatus),
    // the first byte of `docker save` arrives only when the engine has read all layers
    save: (ref) =>
      long(`save image ${ref}`, docker.getImage(ref).get() as Promise<unknown>) as Promise<Readable>,
    load: (tar, onStatus, signal) => load(docker, tar, onStatus, signal),
    tag: (ref, repository, tag) =>
      callEngine(`tag image ${ref}`, docker.getImage(ref).tag({ repo: repository, tag })).then(
        () => undefined,
      ),
    push: (repository, tag, onStatus, signal, as = 'anybody') =>
      push(docker, repository, tag, onStatus, signal, as),
    // 409 is an error here: something else uses the image, so it stays
    untag: (tag) => unlessGone(callEngine(`remove tag ${tag}`, docker.getImage(tag).remove()), [404]),
  }
}

/** What happens to a container. */
function lifecycle(
  docker: Docker,
  long: Long,
): Pick<Engine, 'create' | 'join' | 'attach' | 'start' | 'state' | 'ended' | 'commit' | 'kill' | 'remove'> {
  const container = (id: string) => docker.getContainer(id)
  return {
    create: async (spec) => {
      // no change when it exists
      for (const Name of boundVolumes(spec))
        await callEngine(`create volume ${Name}`, docker.createVolume({ Name, Labels: spec.labels }))
      const made = await long(
        'create the container',
        docker.createContainer(inBody(createOptions(spec), spec)),
      )
      return required(made.id, 'container ID')
    },
    join: (id, network) =>
      callEngine(`join network ${network}`, docker.getNetwork(network).connect({ Container: id })).then(
        () => undefined,
      ),
    attach: async (id) => {
      const stream = await callEngine(
        'attach to the container',
        container(id).attach({ stream: true, stdout: true, stderr: true, hijack: true }),
      )
      return demultiplex(stream)
    },
    start: async (id) => {
      try {
        await callEngine('start the container', container(id).start())
        return { failure: null }
      } catch (error) {
        if (statusOfError(error) === null) throw error
        return { failure: engineMessage(error instanceof UserError ? error.cause : error) }
      }
    },
    state: (id) => orNull(callEngine('inspect the container', container(id).inspect()).then(decodeState)),
    ended: async (id, signal) => {
      const wait = container(id).wait({ abortSignal: signal }) as Promise<unknown>
      await unlessGone(
        callEngine('wait for the container', wait, null).catch((error: unknown) => {
          if (!signal.aborted) throw error
        }),
      )
    },
    commit: async (id, repo, tag) => {
      await long('make an image of the container', container(id).commit({ repo, tag }))
    },
    kill: (id, signal) => unlessGone(callEngine('signal the container', container(id).kill({ signal }))),
    remove: (id) =>
      whileBusy(() =>
        unlessGone(long('remove the container', container(id).remove({ force: true, v: true }))),
      ),
  }
}

/** What is measured of a container, read from it, and run in it. */
function inside(
  docker: Docker,
): Pick<
  Engine,
  | 'stats'
  | 'written'
  | 'changed'
  | 'hadOom'
  | 'exec'
  | 'run'
  | 'output'
  | 'processNames'
  | 'readFile'
  | 'readArchive'
> {
  const container = (id: string) => docker.getContainer(id)
  return {
    stats: async (id) => {
      const json = await orNull(
        callEngine(
          'measure the container',
          container(id).stats({ stream: false, 'one-shot': true }) as Promise<unknown>,
        ),
      )
      return json === null ? null : decodeStats(json)
    },
    written: async (id) => {
      const options: Docker.ContainerInspectOptions & { size: true } = { size: true }
      const json = await orNull(callEngine('measure its files', container(id).inspect(options)))
      return number(field(json, 'SizeRw'))
    },
    changed: (id, most) => callEngine('list its changes', changedPaths(docker, id, most)),
    hadOom: async (id, since) => {
      const events = await callEngine(
        'list its events',
        docker.getEvents({
          since: Math.floor(since.getTime() / 1000),
          until: Math.ceil(Date.now() / 1000) + EVENT_DELAY_SECONDS,
          filters: { container: [id], event: ['oom'] },
        }),
      )
      return (await bytesOf(events)).length > 0
    },
    exec: (id, argv, seconds, signal) => runInside(container(id), argv, seconds, signal),
    run: (id, argv, limits) => runApart(container(id), argv, limits),
    output: (id, most) => outputOf(container(id), most),
    processNames: (id) => processNames(container(id)),
    readFile: (id, path, limit) =>
      orNull(callEngine('read a file of the container', readContainerFile(container(id), path, limit))),
    readArchive: (id, path) =>
      orNull(
        callEngine('read files of the container', container(id).getArchive({ path }) as Promise<unknown>),
      ) as Promise<Readable | null>,
  }
}

/** A terminal has one stream, without frames. */
async function outputOf(container: Docker.Container, most: number): Promise<Output> {
  const { tty } = await callEngine('inspect the container', container.inspect().then(decodeState))
  const logs = container.logs({ follow: true, stdout: true, stderr: true }) // as a stream
  const stream = await callEngine('read its output', logs)
  if (!tty) return collect(stream, most, NEVER)
  const bytes = await bytesOf(stream)
  return { stdout: bytes.subarray(0, most).toString('utf8'), stderr: '', isCut: bytes.length > most }
}

const NEVER = new AbortController().signal

/** `ps` runs on the engine's machine; the engine needs the column of numbers. */
async function processNames(container: Docker.Container): Promise<string[]> {
  const json: unknown = await callEngine(
    'list its processes',
    container.top({ ps_args: '-eo pid,comm' }) as Promise<unknown>,
  )
  return list(field(json, 'Processes')).flatMap((row) => texts(row).slice(-1))
}

/** dockerode would also put all options into the URL, which proxies log and servers limit. */
function inBody(
  body: Docker.ContainerCreateOptions,
  { name, platform }: ContainerSpec,
): Docker.ContainerCreateOptions {
  const options: Docker.ContainerCreateOptions & { _query: object; _body: object } = {
    _query: { name, ...(platform ? { platform } : {}) },
    _body: body,
  }
  return options
}

/** Parallel requests, so that a list of hundreds takes little time. */
const PARALLEL_INSPECTS = 8

/**
 * The list has no layers, so each image is inspected, which takes about ten milliseconds. Stores measure sizes
 * differently, but in each an image is no smaller than its base. An image that is removed meanwhile, or broken, is left
 * out.
 */
async function imagesBelow(docker: Docker, id: string, most: number): Promise<EngineImage[]> {
  const rows = list(await callEngine('list images', docker.listImages()))
  const sizeOf = (row: unknown): number => number(field(row, 'Size')) ?? 0
  const largest = sizeOf(rows.find((row) => field(row, 'Id') === id)) || Infinity
  const named = rows.filter((row) => {
    const names = [...texts(field(row, 'RepoTags')), ...texts(field(row, 'RepoDigests'))]
    return names.some(isName) && sizeOf(row) <= largest
  })
  const ids = named.slice(0, most).map((row) => text(field(row, 'Id')))
  const found: (EngineImage | null)[] = []
  for (let at = 0; at < ids.length; at += PARALLEL_INSPECTS) {
    const asked = ids.slice(at, at + PARALLEL_INSPECTS).map((id) => unlessBroken(imageOf(docker, id)))
    found.push(...(await Promise.all(asked)))
  }
  return found.flatMap((image) => (image === null ? [] : [withoutRuns(image)]))
}

const imageOf = (docker: Docker, ref: string): Promise<EngineImage | null> =>
  orNull(callEngine(`inspect image ${ref}`, docker.getImage(ref).inspect()).then(decodeImage))

/** False for `<none>:<none>`, an image without a name, and for names that runs have given. */
const isName = (name: string): boolean => !name.startsWith('<none>') && !isOfRun(name)

const withoutRuns = (image: EngineImage): EngineImage => ({
  ...image,
  tags: image.tags.filter(isName),
  digests: image.digests.filter(isName),
})

const labelsOf = (row: unknown): Map<string, string> =>
  new Map(Object.entries(field(row, 'Labels') ?? {}).map(([name, value]) => [name, text(value)]))

async function labelled(docker: Docker): Promise<Labelled[]> {
  const filters = { label: [RUN_LABEL] }
  const containers = await callEngine('list containers', docker.listContainers({ all: true, filters }))
  const networks = await unlessBroken(callEngine('list networks', docker.listNetworks({ filters })))
  const volumes = await unlessBroken(callEngine('list volumes', docker.listVolumes({ filters })))
  const images = await callEngine('list images', docker.listImages())
  const tags = list(images).flatMap((image) => texts(field(image, 'RepoTags')))
  const made = (kind: Labelled['kind'], row: unknown, id: string, names: readonly string[]): Labelled[] => {
    const run = runOfThing(text(field(row, 'Labels', RUN_LABEL)), names)
    return run === null ? [] : [{ kind, id, run }]
  }
  const named = (kind: Labelled['kind'], rows: unknown, id: string): Labelled[] =>
    list(rows).flatMap((row) => made(kind, row, text(field(row, id)), [text(field(row, 'Name'))]))
  const ours: Labelled[] = []
  for (const row of list(containers)) {
    // `/other/name` is a link alias in another container
    const names = texts(field(row, 'Names')).map((name) => name.replace(/^\//, ''))
    const [found] = made('container', row, text(field(row, 'Id')), names)
    if (found && !(await isInherited(docker, row, found.run))) ours.push(found)
  }
  return [
    ...ours,
    ...named('network', networks, 'Id'),
    ...named('volume', field(volumes, 'Volumes'), 'Name'),
    ...tags.flatMap((tag): Labelled[] => {
      const run = runOfTag(tag)
      return run === null ? [] : [{ kind: 'image', id: tag, run }]
    }),
  ]
}

/** Whether a container inherited the label from its image. */
async function isInherited(docker: Docker, row: unknown, run: string): Promise<boolean> {
  const image = await unlessBroken(imageOf(docker, text(field(row, 'ImageID'))))
  return image?.config.labels[RUN_LABEL] === run
}
