/** This machine: Node, folders that a trial writes to, and logins. Folders are only looked at. */
import { accessSync, constants, existsSync, statSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { readDockerConfig } from '../../core/docker-config.ts'
import { messageOf } from '../../core/errors.ts'
import { cacheFolder } from '../../inspect/index.ts'
import { entries, field, text } from '../../lib/json.ts'
import { bytes } from '../../lib/units.ts'
import type { Check } from '../../report/index.ts'
import { stateFolder } from '../local-secret.ts'
import type { Place } from './place.ts'

const OLDEST_NODE = 20

export function nodeCheck(): Check {
  const found = process.version
  const isOld = Number(found.slice(1).split('.')[0]) < OLDEST_NODE
  return isOld
    ? { name: 'node', isNeeded: true, state: 'missing', found, fix: `Install Node ${OLDEST_NODE} or newer.` }
    : { name: 'node', state: 'ok', found }
}

export function temporaryCheck(): Check {
  const folder = tmpdir()
  const problem = whyNotWritable(folder)
  const { bavail, bsize } = statfsSync(folder)
  const found = `${folder}, ${bytes(bavail * bsize)} free`
  return problem === null
    ? { name: 'temporary files', state: 'ok', found }
    : {
        name: 'temporary files',
        isNeeded: true,
        state: 'missing',
        found: problem,
        fix: 'Set TMPDIR to a folder that can be written.',
      }
}

const CACHE_MEANS = 'Layers are read again in each run.'

export function cacheCheck({ env, platform }: Place): Check {
  const name = 'cache'
  const folder = cacheFolder(env, platform)
  if (folder === null)
    return {
      name,
      state: 'limited',
      found: 'turned off: SEA_TRIAL_CACHE is empty',
      means: CACHE_MEANS,
      fix: 'Remove that variable.',
    }
  const problem = whyNotWritable(folder)
  return problem === null
    ? { name, state: 'ok', found: folder }
    : {
        name,
        state: 'limited',
        found: problem,
        means: CACHE_MEANS,
        fix: 'Set SEA_TRIAL_CACHE to a folder that can be written.',
      }
}

export function stateCheck({ env, platform }: Place): Check {
  const name = 'state'
  const folder = stateFolder(env, platform)
  const problem = whyNotWritable(folder)
  if (problem === null) return { name, state: 'ok', found: folder }
  return {
    ...{ name, state: 'limited', found: problem },
    means: 'What a killed run left on the engine is not removed by the next one.',
    fix: 'Set XDG_STATE_HOME to a folder that can be written.',
  }
}

/** Null where the folder can be written, or made. */
function whyNotWritable(folder: string): string | null {
  let at = folder
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  try {
    accessSync(at, constants.W_OK)
    return statSync(at).isDirectory() ? null : `${folder} cannot be made: ${at} is not a folder`
  } catch (cause) {
    return `${folder} cannot be written: ${messageOf(cause)}`
  }
}

/** The names of registries with a login, without asking any helper. */
export function loginCheck({ env }: Place): Check {
  const name = 'registries'
  const { config, problem } = readDockerConfig(env)
  if (problem !== null)
    return {
      ...{ name, state: 'limited', found: problem },
      means: 'No login of this machine is used.',
      fix: 'Repair the file, or run `docker login` again.',
    }
  const hosts = ['auths', 'credHelpers'].flatMap((key) => entries(field(config, key)).map(([host]) => host))
  const helpers = [
    text(field(config, 'credsStore')),
    ...entries(field(config, 'credHelpers')).map(([, helper]) => text(helper)),
  ]
  const missing = [...new Set(helpers)].filter(
    (helper) => helper !== '' && !isOnPath(`docker-credential-${helper}`, env),
  )
  const found =
    hosts.length === 0 ? 'no login: public images only' : `logins for ${[...new Set(hosts)].join(', ')}`
  if (missing.length === 0) return { name, state: 'ok', found }
  const programs = missing.map((helper) => `docker-credential-${helper}`).join(', ')
  return {
    ...{ name, state: 'limited', found: `${found}; ${programs} is not installed` },
    means: 'Logins that are stored there cannot be used.',
    fix: 'Install it, or remove it from Docker’s config.json.',
  }
}

const isOnPath = (program: string, { PATH = '' }: Place['env']): boolean =>
  PATH.split(delimiter).some((folder) => ['', '.exe'].some((end) => existsSync(join(folder, program + end))))
