/**
 * The kernel's view of a container whose processes are not this machine's: a helper container in the same network and PID
 * namespaces prints the kernel's files. Its image is FROM scratch with a program of 600 bytes, so nothing is pulled and the
 * tested image needs no shell. Where there is no program for the processor, or the engine does not load the image, the
 * helper runs the shell of the tested image instead.
 */
import { setTimeout } from 'node:timers/promises'
import type { ContainerSpec, Engine } from '../../../engine/index.ts'
import { messageOf } from '../../../core/errors.ts'
import { RUN_LABEL, containerName, helperTag } from '../../../core/run-id.ts'
import type { ProcView } from '../view.ts'
import { handles } from '../handler.ts'
import { parseListeners } from '../listeners.ts'
import { dropsSignal, parseWakes, signalNumber } from '../process.ts'
import { parseUnixSockets } from '../unix-sockets.ts'
import { FrameReader, type Frame } from './frames.ts'

/** Files that the helper prints, as paths inside the namespaces. */
const FILES = ['tcp', 'tcp6', 'udp', 'udp6', 'unix'].map((table) => `/proc/net/${table}`)
const STATUS = '/proc/1/status'
/** Milliseconds; the shell prints once a second. */
const MOST_WAITED = 4000

/** For `sh -c`: prints the same as the program. The arguments after it are the files. */
const BY_SHELL =
  'while :; do for f in "$@"; do echo "$f"; cat "$f"; printf "\\000\\n"; done; printf "\\014\\n"; sleep 1; done'

interface Target {
  container: string
  /** The image under test. */
  image: string
  architecture: string
  run: string
}

/** Each of the files once, as it is in the namespaces of a running container. Rejects where the helper fails. */
export async function readKernelFiles(
  engine: Engine,
  target: Target,
  files: readonly string[],
): Promise<Frame> {
  const { id } = await make(engine, target, files)
  try {
    const stream = await engine.attach(id)
    const first = new Promise<Frame>((resolve) => {
      const reader = new FrameReader(resolve)
      stream.on('data', (chunk: Buffer) => reader.take(chunk))
      stream.on('error', () => undefined) // then no frame comes
    })
    const { failure } = await engine.start(id)
    if (failure !== null) throw new Error(failure)
    const frame = await Promise.race([first, setTimeout(MOST_WAITED, null, { ref: false })])
    if (frame === null) throw new Error('the helper container printed nothing')
    return frame
  } finally {
    await engine.remove(id)
    await engine.untag(helperTag(target.run))
  }
}

/** Returns at once; values arrive later. Never rejects: where the helper fails, `how` says why. */
export function openHelper(engine: Engine, target: Target): ProcView {
  let frame: Frame | null = null
  let how = 'a helper container in its namespaces'
  let helper: string | null = null
  let isClosed = false
  let onFrame = () => {}
  const open = async () => {
    const made = await make(engine, target, [...FILES, STATUS])
    helper = made.id
    if (isClosed) return
    how = made.how
    const stream = await engine.attach(made.id)
    const { failure } = await engine.start(made.id)
    if (failure !== null) throw new Error(failure)
    const reader = new FrameReader((next) => {
      frame = next
      onFrame()
    })
    stream.on('data', (chunk: Buffer) => reader.take(chunk))
    stream.on('error', () => undefined) // the last values stay
  }
  const opening = open().catch((error: unknown) => {
    how = `nothing of it could be seen: ${messageOf(error)}`
  })
  const of = (path: string): string => frame?.get(path) ?? ''
  return {
    get how() {
      return how
    },
    listeners: () => (frame === null ? null : parseListeners((table) => of(`/proc/net/${table}`))),
    unixSockets: () => parseUnixSockets(of('/proc/net/unix')),
    processes: () => null,
    counters: () => ({ oomKills: null, forksRefused: null }),
    peak: () => null,
    usage: () => null,
    runDelay: () => 0,
    ignores(signal) {
      const number = signalNumber(signal)
      return number === null || of(STATUS) === '' ? null : dropsSignal(of(STATUS), number)
    },
    handler(signal) {
      const number = signalNumber(signal)
      return number !== null && handles(of(STATUS), number) ? 'PID 1' : null
    },
    wakes: () => parseWakes(of(STATUS)),
    async refresh() {
      const seen = async () => new Promise<void>((resolve) => (onFrame = resolve))
      const again = (async () => {
        await seen() // this round may have begun before the call
        await seen()
      })()
      await Promise.race([again, setTimeout(MOST_WAITED, undefined, { ref: false })])
    },
    async close() {
      isClosed = true
      await opening
      if (helper !== null) await engine.remove(helper)
      // the helper of another container of the run may use it, and removes it later
      await engine.untag(helperTag(target.run)).catch(() => undefined)
    },
  }
}

async function make(
  engine: Engine,
  target: Target,
  files: readonly string[],
): Promise<{ id: string; how: string }> {
  const tag = helperTag(target.run)
  const { helperImage } = await import('./image.ts') // few runs need it and its library
  const tar = await helperImage(target.architecture, tag)
  if (tar !== null) {
    try {
      await engine.load(tar, () => undefined, new AbortController().signal)
      return {
        id: await engine.create(specOf(target, 'helper', tag, null, files)),
        how: 'a helper container FROM scratch',
      }
    } catch {
      // the shell is tried next, and its error reported
    }
  }
  const shell = ['sh', '-c', BY_SHELL, 'sh']
  return {
    id: await engine.create(specOf(target, 'shell', target.image, shell, files)),
    how: 'a helper container with the image’s own shell',
  }
}

/** Of the container's id, in the name of its helper. */
const ID_DIGITS = 12

const specOf = (
  { container, run }: Target,
  role: string,
  image: string,
  entrypoint: string[] | null,
  files: readonly string[],
): ContainerSpec => ({
  name: containerName(run, `${role}-${container.slice(0, ID_DIGITS)}`),
  image,
  labels: { [RUN_LABEL]: run },
  env: [],
  cmd: [...files],
  entrypoint,
  publish: [],
  network: `container:${container}`,
  pid: `container:${container}`,
  memory: null,
  cpus: null,
})
