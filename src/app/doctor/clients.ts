/** Programs that a trial starts: docker, buildx, Compose, git. */
import { buildxLack } from '../../build/index.ts'
import { messageOf } from '../../core/errors.ts'
import { findEndpoint } from '../../engine/docker.ts'
import { clientEnv } from '../../lib/docker-client-env.ts'
import { run, type Output } from '../../lib/child-process.ts'
import type { Check } from '../../report/index.ts'
import { findCompose } from '../../smoke/index.ts'
import type { Place } from './place.ts'

const SECONDS = 10

/** Null where there is no such program, it fails, or it does not end. */
async function ask(command: string, argv: readonly string[], { env, signal }: Place): Promise<Output | null> {
  const output = await run(command, argv, {
    env: clientEnv('', { purpose: 'build' }, env),
    signal,
    seconds: SECONDS,
  })
  return output?.code === 0 ? output : null
}

export async function clientCheck(place: Place): Promise<Check> {
  const output = await ask('docker', ['--version'], place)
  const name = 'docker'
  if (output) return { name, isNeeded: true, state: 'ok', found: output.stdout.trim() }
  return {
    ...{ name, isNeeded: true, state: 'missing', found: 'there is no `docker` command' },
    means: '`--image` and `--archive` work; Dockerfiles cannot be built.',
    fix: 'Install Docker’s command line.',
  }
}

export async function builderCheck(place: Place): Promise<Check> {
  const output = await ask('docker', ['buildx', 'version'], place)
  const lack = buildxLack(output?.stdout ?? null)
  if (lack === null) return { name: 'buildx', state: 'ok', found: output?.stdout.trim() ?? '' }
  return {
    ...{ name: 'buildx', state: 'limited', found: lack },
    means:
      'Builds use `docker build`: step times are approximate, and `platforms`, `build-contexts`, `cache-to` and attestations do not work.',
    fix: 'Install buildx 0.13 or newer; in a workflow docker/setup-buildx-action does.',
  }
}

export async function composeCheck({ env, signal }: Place): Promise<Check> {
  const name = 'compose'
  try {
    const { host } = findEndpoint({ ...env })
    const { version } = await findCompose(host, { signal, env: [], isTrusted: false })
    return { name, state: 'ok', found: version }
  } catch (cause) {
    return {
      ...{ name, state: 'limited', found: messageOf(cause) },
      means: '`compose-file` and `compose-images` do not work.',
      fix: 'Install Docker Compose 2 or later.',
    }
  }
}

export async function gitCheck(place: Place): Promise<Check> {
  const output = await ask('git', ['--version'], place)
  const name = 'git'
  if (output) return { name, state: 'ok', found: output.stdout.trim() }
  return {
    ...{ name, state: 'limited', found: 'there is no `git` command' },
    means: 'The commit is not known, so `baseline: build` and the search for a baseline do not work.',
    fix: 'Install git.',
  }
}
