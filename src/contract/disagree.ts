/** Two contracts that say different things about one image. Pure. */
import type { Location } from '../core/schema.ts'
import { bytes } from '../lib/units.ts'
import type { Contract, ContractProbe } from './model.ts'

/** What a contract says in one respect: `shown` is compared and printed. */
interface Said {
  readonly shown: string
  readonly at: Location
}

interface Respect {
  readonly name: string
  /** Contracts that say nothing agree with all. They disagree where nothing is said by both. */
  readonly of: (contract: Contract) => readonly Said[]
}

const RESPECTS: readonly Respect[] = [
  {
    name: 'port',
    of: ({ ports }) =>
      ports.map(({ value, at }) => ({ shown: `${value.port}${value.protocol === 'udp' ? '/udp' : ''}`, at })),
  },
  { name: 'probe path', of: ({ probes }) => probes.flatMap(pathOf) },
  {
    name: 'memory limit',
    of: ({ memory: { limit } }) => (limit === null ? [] : [{ shown: bytes(limit.value), at: limit.at }]),
  },
  {
    name: 'user',
    of: ({ security, userName }) => [
      ...(userName === undefined ? [] : [{ shown: userName.value, at: userName.at }]),
      ...security.flatMap(({ value, at }) =>
        value.rule === 'run-as-user' ? [{ shown: String(value.user), at }] : [],
      ),
    ],
  },
  {
    name: 'command',
    of: ({ entrypoint, args }) => {
      const at = entrypoint?.at ?? args?.at
      const words = [...(entrypoint?.value ?? []), ...(args?.value ?? [])]
      return at === undefined || words.length === 0 ? [] : [{ shown: words.join(' '), at }]
    },
  },
]

const pathOf = ({ how, at }: ContractProbe): Said[] => (how.kind === 'http' ? [{ shown: how.path, at }] : [])

const LONGEST = 200

/** `fly.toml:5 says port 8080, k8s/deployment.yaml:20 says 5000`: without a full stop, the first respect first. */
export function disagreements(contracts: readonly Contract[]): string[] {
  const pairs = contracts.flatMap((one, index) =>
    contracts.slice(index + 1).map((other) => [one, other] as const),
  )
  return pairs.flatMap(([one, other]) => RESPECTS.flatMap((respect) => between(respect, one, other)))
}

function between({ name, of }: Respect, one: Contract, other: Contract): string[] {
  const [mine, theirs] = [of(one), of(other)]
  const [first, second] = [mine[0], theirs[0]]
  if (first === undefined || second === undefined) return []
  const isShared = mine.some(({ shown }) => theirs.some((said) => said.shown === shown))
  return isShared
    ? []
    : [`${place(first.at)} says ${name} ${listed(mine)}, ${place(second.at)} says ${listed(theirs)}`]
}

const place = ({ file, line }: Location): string => `${file}:${line}`
const listed = (said: readonly Said[]): string =>
  [...new Set(said.map(({ shown }) => shown))].join(', ').slice(0, LONGEST)
