/** Caches of package managers are all cured alike; this makes the sentences from what differs. */
import { HERE, type PathRule } from '../rule.ts'

export interface Cache extends Pick<PathRule, 'code' | 'what' | 'paths' | 'confidence'> {
  /** An option or setting that makes it keep no cache: `pip install --no-cache-dir`. */
  readonly avoid?: string
  /** A command that empties it: `npm cache clean --force`. */
  readonly clean?: string
  /** Where a cache mount goes, if not where the cache was found. */
  readonly mount?: string
}

export function cache({ avoid, clean, mount = HERE, ...place }: Cache): PathRule {
  const ways = [
    ...(avoid === undefined ? [] : [`use \`${avoid}\``]),
    ...(clean === undefined ? [] : [`end that RUN with \`${clean}\``]),
    `give that RUN \`--mount=type=cache,target=${mount}\``,
  ]
  const late = avoid === undefined ? ways.slice(-1) : ways.slice(0, 1)
  return {
    ...place,
    live: { run: sentence(ways), copy: COPIED },
    dead: { run: sentence(['do both in one RUN', ...late]), copy: COPIED },
  }
}

const COPIED = 'Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.'

function sentence(ways: readonly string[]): string {
  const text =
    ways.length < 3 ? ways.join(', or ') : `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1) ?? ''}`
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`
}
