/** Runs a command inside a container, as `docker exec` does, with limits of time and output. */
import type Docker from 'dockerode'
import type { Duplex, Readable } from 'node:stream'
import { UserError } from '../core/errors.ts'
import { callEngine, statusOfError, engineMessage } from './ask.ts'
import { field, number } from '../lib/json.ts'
import type { Executed, Output, RunLimits } from './index.ts'
import { demultiplex, demultiplexApart } from './log-stream.ts'

/** Bytes of the output that are kept, from its end. */
const KEPT_BYTES = 4096
/** The stream may end a moment before the engine has the exit code. */
const CODE_TRIES = 20
const CODE_MILLISECONDS = 25

export async function runInside(
  container: Docker.Container,
  argv: readonly string[],
  seconds: number,
  signal: AbortSignal,
): Promise<Executed> {
  try {
    const { exec, duplex } = await begin(container, argv)
    const { output, isOver } = await readUntil(demultiplex(duplex), seconds, signal)
    duplex.destroy()
    return { exitCode: isOver ? await exitCodeOf(exec) : null, output }
  } catch (error) {
    if (statusOfError(error) === null) throw error
    return { exitCode: null, output: engineMessage(error instanceof UserError ? error.cause : error) }
  }
}

async function begin(
  container: Docker.Container,
  argv: readonly string[],
): Promise<{ exec: Docker.Exec; duplex: Duplex }> {
  const exec = await callEngine(
    'prepare a command in the container',
    container.exec({ Cmd: [...argv], AttachStdout: true, AttachStderr: true }),
  )
  const duplex = await callEngine(
    'run a command in the container',
    exec.start({ hijack: true, stdin: false }),
  )
  return { exec, duplex }
}

/** Reads all output, so that the command is not blocked, and keeps its end. */
function readUntil(
  stream: Readable,
  seconds: number,
  signal: AbortSignal,
): Promise<{ output: string; isOver: boolean }> {
  return new Promise((resolve) => {
    let kept = Buffer.alloc(0)
    const end = (isOver: boolean) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      stream.destroy()
      resolve({ output: kept.toString('utf8'), isOver })
    }
    const stop = () => end(false)
    const timer = setTimeout(stop, seconds * 1000)
    signal.addEventListener('abort', stop, { once: true })
    stream.on('data', (chunk: Buffer) => (kept = Buffer.concat([kept, chunk]).subarray(-KEPT_BYTES)))
    stream.once('end', () => end(true))
    stream.once('error', () => end(true))
    if (signal.aborted) stop()
  })
}

/** As `runInside`, with the beginning of each stream by itself. */
export async function runApart(
  container: Docker.Container,
  argv: readonly string[],
  { seconds, most, signal }: RunLimits,
): Promise<Output & { exitCode: number | null }> {
  const { exec, duplex } = await begin(container, argv)
  const late = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)])
  const output = await collect(duplex, most, late)
  duplex.destroy()
  return { ...output, exitCode: late.aborted ? null : await exitCodeOf(exec) }
}

/** Reads both streams to their end, or until `signal` aborts, and keeps the first `most` bytes of each. */
export function collect(source: NodeJS.ReadableStream, most: number, signal: AbortSignal): Promise<Output> {
  return new Promise((resolve) => {
    const kept = { stdout: [] as Buffer[], stderr: [] as Buffer[] }
    const sizes = { stdout: 0, stderr: 0 }
    const text = (chunks: readonly Buffer[]) => Buffer.concat(chunks).toString('utf8')
    const end = () => {
      signal.removeEventListener('abort', end)
      const isCut = sizes.stdout > most || sizes.stderr > most
      resolve({ stdout: text(kept.stdout), stderr: text(kept.stderr), isCut })
    }
    const take = (bytes: Buffer, stream: number) => {
      const name = stream === 2 ? 'stderr' : 'stdout'
      const left = most - sizes[name]
      if (left > 0) kept[name].push(Buffer.from(bytes.subarray(0, left)))
      sizes[name] += bytes.length
    }
    signal.addEventListener('abort', end, { once: true })
    demultiplexApart(source, take, end)
    if (signal.aborted) end()
  })
}

async function exitCodeOf(exec: Docker.Exec): Promise<number | null> {
  for (let attempt = 0; attempt < CODE_TRIES; attempt++) {
    const json: unknown = await callEngine('inspect a command', exec.inspect())
    const code = number(field(json, 'ExitCode'))
    if (field(json, 'Running') !== true && code !== null) return code
    await new Promise((resolve) => setTimeout(resolve, CODE_MILLISECONDS))
  }
  return null
}
