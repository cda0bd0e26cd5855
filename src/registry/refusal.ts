/** The sentence for a status that a registry should not have answered. */
import type { Clock } from '../core/clock.ts'
import type { ImageReference } from '../core/image-reference.ts'
import type { Login } from '../core/registry-login.ts'
import { retryAfterSeconds } from '../core/retry-after.ts'
import { field, list, parseJson, text } from '../lib/json.ts'
import { bounded, visibleLine } from '../lib/visible.ts'
import { readAll, type Answer } from './body.ts'
import { RegistryError, type RegistryProblem } from './error.ts'

/** What was asked of the registry: to give the image, or to take this. */
export type Deed = 'read' | { readonly push: string }

export interface Circumstances {
  readonly reference: ImageReference
  /** Null if the registry did not ask who it is. */
  readonly login: Login | null
  /** Whether its token service accepted the credentials. */
  readonly hasToken: boolean
  readonly clock: Clock
}

const MOST_BODY_BYTES = 2 ** 16
const MOST_CHARACTERS = 300

/** Reads the response to its end, or destroys it. */
export async function refusalOf(
  answer: Answer,
  deed: Deed,
  circumstances: Circumstances,
): Promise<RegistryError> {
  const {
    response: { statusCode: status = 0, headers },
    url,
  } = answer
  const said = `${status}${await saidIn(answer)}`
  const isTemporary = status === 408 || status === 429 || status >= 500
  if (isTemporary && !isFull(status, said)) {
    const retryAfter = retryAfterSeconds(headers['retry-after'], circumstances.clock)
    const after = retryAfter === null ? 'later' : `in ${Math.ceil(retryAfter)} s`
    const sentence = `${url.host} answered ${status}: try again ${after}`
    return new RegistryError('unavailable', sentence, { isTemporary, retryAfter })
  }
  const [problem, sentence] =
    deed === 'read'
      ? whyNotGiven(status, url, circumstances)
      : whyNotTaken({ status, said, what: deed.push }, circumstances)
  return new RegistryError(problem, sentence)
}

/** ` DENIED: requested access to the resource is denied`, as the registry words it; empty if it says nothing. */
async function saidIn({ response, url }: Answer): Promise<string> {
  const body = await readAll(response, MOST_BODY_BYTES, url).catch(() => '')
  response.destroy()
  const error = list(field(parseJson(body), 'errors'))[0]
  const words = [text(field(error, 'code')), text(field(error, 'message'))].filter((word) => word !== '')
  return words.length === 0 ? '' : ` ${bounded(visibleLine(words.join(': ')), MOST_CHARACTERS)}`
}

type Sentence = readonly [problem: RegistryProblem, sentence: string]

function whyNotGiven(status: number, url: URL, { reference, login }: Circumstances): Sentence {
  const { host, text } = reference
  if (status === 404) return ['not-found', `${host} has no ${text}: check its name, or push it first`]
  if (status !== 401 && status !== 403) return ['unavailable', `${url.host} answered ${status}`]
  const why =
    login?.failure ??
    (login?.credentials
      ? 'the stored credentials may not read it, or there is no such image'
      : `there are no credentials for it: ${loginFirst(host)}, or check the name`)
  return ['unauthorized', `${host} refuses ${text} (${status}): ${why}`]
}

interface NotTaken {
  readonly status: number
  /** `403 DENIED: …` */
  readonly said: string
  readonly what: string
}

function whyNotTaken(
  { status, said, what }: NotTaken,
  { reference, login, hasToken }: Circumstances,
): Sentence {
  const { host, repository } = reference
  const refuses = `${host} refuses ${what} (${said})`
  if (status === 413)
    return ['too-large', `${refuses}: it is larger than ${host}, or a proxy before it, allows`]
  if (isFull(status, said))
    return ['too-large', `${refuses}: free some space in ${repository}, or raise its quota`]
  if (status === 404)
    return ['not-found', `${refuses}: there may be no ${repository}. Create it, or check the name`]
  if (status !== 401 && status !== 403) return ['refused', refuses]
  if (!login?.credentials)
    return [
      'unauthorized',
      `${refuses}: ${login?.failure ?? `there are no credentials for it: ${loginFirst(host)}`}`,
    ]
  if (status === 401 && !hasToken)
    return [
      'unauthorized',
      `${refuses}: the stored credentials are wrong or have expired. Log in again with \`docker login ${host}\``,
    ]
  return ['denied', `${refuses}: the stored credentials may not push to ${repository}${permission(host)}`]
}

/** Registries answer 403, 413 or 507 and say it in words. */
const isFull = (status: number, said: string): boolean =>
  status === 507 ||
  (status >= 400 && status < 500 && status !== 429 && /\bquota|storage limit|will exceed/i.test(said))

const permission = (host: string): string =>
  host === 'ghcr.io' ? '. A job of GitHub Actions needs the permission `packages: write`' : ''

const loginFirst = (host: string): string =>
  `run \`docker login${host === 'docker.io' ? '' : ` ${host}`}\` first`
