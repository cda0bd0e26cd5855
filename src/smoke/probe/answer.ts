/**
 * What of an HTTP answer is kept, to compare it with that of the baseline: the status, where it redirects to, and a few headers,
 * without what differs from one request to the next. Pure; everything in an answer is hostile.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { HttpAnswer } from '../../core/schema.ts'

/** Characters of a value. */
const MOST_VALUE = 200
const MOST_COOKIES = 10

/** Each gives the values to keep of a header. */
type Keep = (value: string) => string | null

const plain: Keep = (value) => value
/** Its value changes with each answer, or is long: only that it is there. */
const present: Keep = () => 'present'
/** `text/html; charset=utf-8`, without the boundary of parts. */
const mediaType: Keep = (value) => {
  const [type = '', ...rest] = value.toLowerCase().split(';')
  const charset = rest.find((one) => one.trim().startsWith('charset='))
  return [type.trim(), ...(charset === undefined ? [] : [charset.replace(/[\s"]/g, '')])].join('; ')
}
/** In the order of the alphabet: some servers write them in any order. */
const directives: Keep = (value) => wordsIn(value).join(', ')
const wordsIn = (value: string): string[] =>
  value
    .toLowerCase()
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .sort()
/** `Basic`, `Bearer`, without realms and nonces. */
const scheme: Keep = (value) => /^[A-Za-z][\w-]*/.exec(value.trim())?.[0] ?? null

const HEADERS: Readonly<Record<string, Keep>> = {
  'access-control-allow-origin': plain,
  'cache-control': directives,
  'content-security-policy': present,
  'content-type': mediaType,
  'permissions-policy': present,
  'referrer-policy': directives,
  server: plain,
  'strict-transport-security': directives,
  'www-authenticate': scheme,
  'x-content-type-options': directives,
  'x-frame-options': directives,
  'x-powered-by': plain,
}

/** `host`: as the request named it, `localhost:8080`. */
export function answerOf(status: number, headers: IncomingHttpHeaders, host: string): HttpAnswer {
  const kept = Object.entries(HEADERS).flatMap(([name, keep]) => {
    const given = headers[name]
    const value = given === undefined ? null : keep(Array.isArray(given) ? given.join(', ') : given)
    return value === null || value === '' ? [] : [{ name, value: shown(value) }]
  })
  const cookies = (headers['set-cookie'] ?? []).map(cookieOf).sort().slice(0, MOST_COOKIES)
  const { location } = headers
  return {
    status,
    ...(location === undefined ? {} : { location: shown(locationOf(location, host)) }),
    headers: [...kept, ...cookies.map((value) => ({ name: 'set-cookie', value: shown(value) }))],
  }
}

const shown = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, MOST_VALUE)

const FLAGS = ['secure', 'httponly', 'samesite', 'partitioned']

/** `session; httponly; samesite=lax`: its name and how it is protected, never its value. */
function cookieOf(cookie: string): string {
  const [pair = '', ...attributes] = cookie.split(';')
  const [name = ''] = pair.split('=', 1)
  const flags = attributes
    .map((one) => one.trim().toLowerCase())
    .filter((one) => FLAGS.includes(one.split('=', 1)[0] ?? ''))
  return [withoutTokens(name.trim().slice(0, MOST_VALUE)), ...flags.sort()].join('; ')
}

/** Longer words with digits are numbers of requests, sessions and the like. */
const TOKEN = /(?=[\w~+-]*\d)[\w~+-]{16,}|\d{6,}/g
const withoutTokens = (text: string): string => text.replace(TOKEN, '…')

/** Names of the container: the loopback, its address in Docker's networks, and the ID that it has as a host name. */
const OWN_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\]|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|[0-9a-f]{12})$/

/** Parameters whose values differ each time, also where one looks like a word. */
const RANDOM_NAME = /state|nonce|code|token|csrf|session|challenge|ticket|^(?:sid|rnd?|t|ts|_)$/i

/** Words and paths; other values of a query may be secrets, or differ each time. */
const PLAIN_VALUE = /^(?:[a-z_-]{0,20}|\/[\w./-]{0,60})$/i

/** Without the tested server's own host, users, fragments, and values that are not plain words. */
function locationOf(location: string, host: string): string {
  const text = location.slice(0, 2000)
  const base = `http://${host}`
  if (!URL.canParse(text, base)) return withoutTokens(text.replace(/[?#].*$/s, ''))
  const url = new URL(text, base)
  const isOwn = url.host === host || OWN_HOST.test(url.hostname)
  const query = [...url.searchParams].map(([name, value]) => {
    const known = !RANDOM_NAME.test(name) && PLAIN_VALUE.test(value) && !TOKEN_ONCE.test(value)
    return `${withoutTokens(name)}=${known ? value : '…'}`
  })
  const path = withoutTokens(url.pathname.replace(/;[^/]*/g, ''))
  const origin = isOwn ? ofScheme(url) : url.origin === 'null' ? url.protocol : url.origin
  return `${origin}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

const TOKEN_ONCE = new RegExp(TOKEN.source)

/** A redirect of the own host to HTTPS is one that clients notice. */
const ofScheme = ({ protocol }: URL): string => (protocol === 'https:' ? 'https:' : '')
