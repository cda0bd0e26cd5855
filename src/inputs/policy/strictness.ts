/** Which settings a policy may set, and which of two values of each is the stricter one. Pure. */
import { parsePidsLimit } from '../container/limits.ts'
import type { SettingName } from '../table.ts'
import * as values from '../values.ts'
import type { Parsed } from '../values.ts'

export type Order =
  /** Of two values the one with the lower number is stricter. The number of a text that is not valid is null. */
  | { readonly is: 'ranked'; readonly rank: (text: string) => number | null }
  /** A list that each item makes stricter: all items count. */
  | { readonly is: 'demands' }
  /** A list that each item makes weaker: what both have counts. */
  | { readonly is: 'permits' }
  /** Another value is neither stricter nor weaker: the policy's counts. */
  | { readonly is: 'fixed' }

const number = (parse: (text: string) => Parsed<number>, sign: 1 | -1): Order => ({
  is: 'ranked',
  rank(text) {
    const parsed = parse(text)
    return parsed.ok ? sign * parsed.value : null
  },
})
const lower = (parse: (text: string) => Parsed<number>) => number(parse, 1)
const higher = (parse: (text: string) => Parsed<number>) => number(parse, -1)

/** The strictest first. */
const words = (...strictest: readonly string[]): Order => ({
  is: 'ranked',
  rank(text) {
    const at = strictest.indexOf(text.toLowerCase())
    return at < 0 ? null : at
  },
})

/** -1 is no limit. */
function processes(text: string): Parsed<number> {
  const parsed = parsePidsLimit(text)
  return parsed.ok && parsed.value < 0 ? values.ok(Infinity) : parsed
}

const FIXED: Order = { is: 'fixed' }

/** Others describe one image or one job, and are the repository's. Budgets are set under `budgets`. */
const POLICY_SETTINGS: Readonly<Partial<Record<SettingName, Order>>> = {
  'build-timeout': lower(values.parseTimeout),
  'build-network': FIXED,
  allow: { is: 'permits' },
  pull: words('true', 'false'),
  smoke: words('true', 'false'),
  preset: { is: 'demands' },
  timeout: lower(values.parseTimeout),
  soak: higher(values.parseDuration),
  shutdown: words('graceful', 'warn'),
  audit: words('true', 'false'),
  'compose-host': words('refuse', 'allow'),
  network: FIXED,
  memory: lower(values.parseMemory),
  cpus: lower(values.parseCpus),
  user: FIXED,
  'read-only': words('true', 'false'),
  'cap-drop': { is: 'demands' },
  'cap-add': { is: 'permits' },
  'security-opt': FIXED,
  'pids-limit': lower(processes),
  'warn-only': words('false', 'true'),
  'growth-label': FIXED,
  baseline: FIXED,
  repeat: higher(values.parseStarts),
  comment: FIXED,
  artifact: FIXED,
  relevant: words('off', 'auto'),
}

export const POLICY_NAMES = Object.keys(POLICY_SETTINGS) as SettingName[]

export const orderOf = (name: SettingName): Order => POLICY_SETTINGS[name] ?? FIXED

/** The stricter of two texts, or both together. A text that is not valid is kept, to be reported. */
export function stricter(order: Order, own: string, policy: string): string {
  switch (order.is) {
    case 'ranked': {
      const [a, b] = [order.rank(own), order.rank(policy)]
      return a === null || b === null || a <= b ? own : policy
    }
    case 'demands':
      return [...new Set([...itemsOf(policy), ...itemsOf(own)])].join('\n')
    case 'permits':
      return itemsOf(own)
        .filter((item) => itemsOf(policy).includes(item))
        .join('\n')
    case 'fixed':
      return policy
  }
}

const itemsOf = (text: string): string[] => text.split(/[\s,]+/).filter((item) => item !== '')
