import { HERE, type PathRule } from '../rule.ts'

export interface Cache extends Pick<PathRule, 'code' | 'what' | 'paths' | 'confidence'> {
  /** A command with the option that disables the cache: `pip install --no-cache-dir`. */
  readonly avoid?: string
  /** A command that empties it: `npm cache clean --force`. */
  readonly clean?: string
  /** Target of a cache mount, if not where the cache was found. */
  readonly mount?: string
}

/** The rule for a package manager's cache. Their fixes differ in the commands only. */
export function cache({ avoid, clean, mount = HERE, ...rule }: Cache): PathRule {
  const ways = [
    ...(avoid === undefined ? [] : [`use \`${avoid}\``]),
    ...(clean === undefined ? [] : [`end that RUN with \`${clean}\``]),
    `give that RUN \`--mount=type=cache,target=${mount}\``,
  ]
  const late = avoid === undefined ? ways.slice(-1) : ways.slice(0, 1)
  // an app may run on a cache that is only likely to be waste
  const repair = { ...(avoid === undefined ? {} : { avoid }), clean: clean ?? `rm -rf ${HERE}` }
  return {
    ...rule,
    ...(rule.confidence === undefined ? { repair } : {}),
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
