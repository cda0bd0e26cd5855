/** A base image, or the `# syntax=` image, cannot be pulled; explains the registry's error. */
import { nearest } from '../../lib/nearest.ts'
import { wantedImage } from './image-ref.ts'
import type { Cause } from './cause.ts'
import type { Failure } from './failure.ts'
import { locationAt, quote, reason } from './phrases.ts'

interface Refusal {
  test: RegExp
  what: string | ((failure: Pick<Failure, 'platform' | 'offered'>) => string)
  fix: string
}

/** The first match counts: registries that hide private images return "denied" and "does not exist" in one message. */
const UNREACHABLE: Refusal = {
  test: /dial tcp|no such host|connection refused|i\/o timeout|deadline exceeded|TLS|x509|server gave HTTP response|EOF/i,
  what: 'cannot be pulled: its registry cannot be reached',
  fix: 'Check the registry’s name in front of the image, and the network of the machine that builds.',
}
const NO_PLATFORM =
  /no match for platform|no matching manifest|does not (?:match|provide) the specified platform/i

const REFUSALS: readonly Refusal[] = [
  {
    test: /50\d (?:Internal|Not|Bad|Service|Gateway)/,
    what: 'cannot be pulled: its registry returns an error',
    fix: 'Try again later, or pull through a mirror.',
  },
  {
    test: NO_PLATFORM,
    what: ({ platform, offered = [] }) =>
      `has no image for ${platform ?? 'the platform of the build'}${offered.length > 0 ? `, only for ${listed(offered)}` : ''}`,
    fix: 'Choose a base that has it, or build for a platform that the base has.',
  },
  {
    test: /toomanyrequests|too many requests|rate limit/i,
    what: 'was refused by its registry: too many pulls',
    fix: 'Log in to the registry before this step (docker/login-action), or pull through a mirror.',
  },
  {
    test: /pull access denied|insufficient_scope|authorization failed|unauthorized|authentication required|denied|forbidden/i,
    what: 'cannot be pulled: it is private, or does not exist',
    fix: 'Check its name, or log in to its registry before this step (docker/login-action).',
  },
  {
    test: /not found|manifest unknown|name unknown|name invalid/i,
    what: 'does not exist',
    fix: 'Check its name and tag.',
  },
  UNREACHABLE,
]
const OTHER: Refusal = {
  test: /^/,
  what: 'cannot be pulled',
  fix: 'Check its name, and that its registry can be reached.',
}

export const baseUnavailable: Cause = (failure) => {
  const wanted = wantedImage(failure)
  if (wanted === null) return null
  const { words, dockerfile } = failure
  const refusal = REFUSALS.find(({ test }) => test.test(words)) ?? OTHER
  const meant = likelyMeant(wanted.ref)
  const role = wanted.isFrontend ? 'the image of `# syntax=`, ' : 'the base image '
  return {
    code: 'base-unavailable',
    level: 'fail',
    confidence: 'proved',
    message: `${role}${quote(wanted.ref)}${wanted.line ? ` (${dockerfile.file}:${wanted.line})` : ''}${wanted.isFrontend ? ',' : ''} ${typeof refusal.what === 'string' ? refusal.what : refusal.what(failure)}${meant ? `; did you mean ${quote(meant)}?` : ''}`,
    // an unreachable registry has not checked the name
    fix: meant && refusal !== UNREACHABLE ? `Change it to ${quote(meant)}.` : refusal.fix,
    ...locationAt(wanted.line, failure),
    evidence: [reason(words)],
  }
}

const MOST_LISTED = 8

const listed = (platforms: readonly string[]): string =>
  platforms.slice(0, MOST_LISTED).join(', ') + (platforms.length > MOST_LISTED ? ', …' : '')

/** The base image that exists, but not for the platform of the build; null if that is not what failed. */
export const lackingBase = (failure: Failure): string | null =>
  NO_PLATFORM.test(failure.words) ? (wantedImage(failure)?.ref ?? null) : null

/** The most used names on Docker Hub, which are also mistyped most. */
const WELL_KNOWN: readonly string[] =
  'alpine amazoncorretto amazonlinux archlinux bash buildpack-deps busybox caddy centos clojure composer debian docker drupal eclipse-temurin elixir erlang fedora gcc golang gradle haproxy haskell httpd julia mariadb maven memcached mongo mysql nats nextcloud nginx node openjdk oraclelinux perl php postgres python rabbitmq redis rockylinux ruby rust swift tomcat traefik ubuntu wordpress'.split(
    ' ',
  )

/**
 * A letter instead of a digit in a tag (`3.1O`), or a typo in a well-known name (`pyhton`). Null if no name is similar.
 */
function likelyMeant(ref: string): string | null {
  const [, name = ref, tag = ''] = /^([^:]+)(:.+)?$/.exec(ref) ?? []
  const digits = /^:[\d.OolI]+(?:-[\w.-]+)?$/.test(tag) ? tag.replace(/^:[\d.OolI]+/, asDigits) : tag
  const known = name.includes('/') || WELL_KNOWN.includes(name) ? undefined : nearest(name, WELL_KNOWN)[0]
  const meant = `${known ?? name}${digits}`
  return meant === ref ? null : meant
}

const asDigits = (text: string): string => text.replace(/[Oo]/g, '0').replace(/[lI]/g, '1')
