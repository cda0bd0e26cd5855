/** Pulls, pushes and loads images. */
import type Docker from 'dockerode'
import type { Readable } from 'node:stream'
import { CANCELLED, UserError, systemCode } from '../core/errors.ts'
import { callEngine, statusOf, engineMessage } from './ask.ts'
import type { TransferStatus } from './index.ts'
import { followMessages } from './messages.ts'
import { registryAuth } from './registry-auth.ts'

export async function pull(
  docker: Docker,
  ref: string,
  platform: string | null,
  onStatus: (text: string) => void,
): Promise<void> {
  const authconfig = await registryAuth(ref)
  const notFound = (cause: unknown) =>
    new UserError(
      'image-not-found',
      `Image ${ref} is not on this engine and cannot be pulled: ${engineMessage(cause)}`,
      'Check its name and tag; for a private registry run `docker login` first.',
      { cause },
    )
  try {
    const stream = await docker.pull(ref, {
      ...(platform ? { platform } : {}),
      ...(authconfig ? { authconfig } : {}),
    })
    await followMessages(stream, ({ text: status }) => onStatus(status))
  } catch (cause) {
    if (statusOf(cause) === null && systemCode(cause) !== undefined)
      return callEngine('pull an image', Promise.reject(cause as Error))
    throw notFound(cause)
  }
}

export async function load(
  docker: Docker,
  tar: Readable,
  onStatus: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  try {
    const answer = (await docker.loadImage(tar, { abortSignal: signal })) as AsyncIterable<unknown>
    await followMessages(answer, ({ text: status }) => onStatus(status))
  } catch (cause) {
    if (statusOf(cause) === null && systemCode(cause) !== undefined)
      return callEngine('load an image', Promise.reject(cause as Error))
    throw new UserError('engine-failed', `The engine could not load the image: ${engineMessage(cause)}`, '', {
      cause,
    })
  }
}

export async function push(
  docker: Docker,
  repository: string,
  tag: string,
  onStatus: (status: TransferStatus) => void,
  signal: AbortSignal,
  as: 'anybody' | 'login',
): Promise<string | null> {
  try {
    // Engines require credentials in the request, even for a registry that needs none. Docker accepts any registry on
    // 127.0.0.1 without TLS; podman needs the option, or it tries three times for a second each.
    const anybody = { authconfig: { username: '', password: '' }, tlsVerify: false }
    const authconfig = as === 'login' ? await registryAuth(repository) : null
    const who = authconfig ? { authconfig } : anybody
    const stream = await docker.getImage(repository).push({ tag, abortSignal: signal, ...who })
    const digest = await followMessages(stream, onStatus)
    // an aborted stream ends without an error
    signal.throwIfAborted()
    return digest
  } catch (cause) {
    const why = signal.aborted ? CANCELLED : engineMessage(cause)
    const sentence = `The engine could not push ${repository}: ${why}`
    throw new UserError('engine-failed', sentence, '', { cause })
  }
}
