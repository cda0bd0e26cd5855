/** The listener table of a container's network namespace, as the kernel shows it under `/proc/<pid>/net`. */
import { readFileSync } from 'node:fs'
import type { Listener } from '../../core/schema.ts'

const TCP_LISTEN = '0A'
const UDP_UNCONNECTED = '07'
const TABLES = ['tcp', 'tcp6', 'udp', 'udp6'] as const
/** Docker's own name server on user-defined networks. */
const DOCKER_DNS = '127.0.0.11'

/** How old the table may be while the number of sockets stays the same. */
const FRESH_SECONDS = 0.25

/**
 * Returns a function that reads the table again, at little cost: the kernel takes milliseconds to write it (it walks the
 * sockets of the whole machine), but only microseconds to count sockets, and a new listener is one more. `now` in seconds.
 */
export function watchListeners(pid: number): (now: number) => Listener[] | null {
  let seen: { at: number; sockets: string; rows: Listener[] | null } | null = null
  return (now) => {
    const sockets = countSockets(pid)
    const isFresh =
      seen !== null && sockets !== '' && seen.sockets === sockets && now - seen.at < FRESH_SECONDS
    if (seen === null || !isFresh) seen = { at: now, sockets, rows: readListeners(pid) }
    return seen.rows
  }
}

/** `TCP: inuse 3,TCP6: inuse 1`; empty where the kernel has no such file. */
function countSockets(pid: number): string {
  try {
    const texts = ['sockstat', 'sockstat6'].map((table) => readTable(pid, table))
    return (texts.join('\n').match(/^TCP6?: inuse \d+/gm) ?? []).join()
  } catch {
    return ''
  }
}

/** Null when the process has ended or this process may not read its `/proc`. */
export function readListeners(pid: number): Listener[] | null {
  try {
    return parseListeners((table) => readTable(pid, table))
  } catch {
    return null
  }
}

export const parseListeners = (read: (table: string) => string): Listener[] =>
  TABLES.flatMap((table) => parseTable(table, read(table))).filter(({ address }) => address !== DOCKER_DNS)

/** A kernel without IPv6 has no `tcp6`; for a process that has ended there is no `tcp` either. */
function readTable(pid: number, table: string): string {
  try {
    return readFileSync(`/proc/${pid}/net/${table}`, 'latin1')
  } catch (error) {
    if (table.endsWith('6')) return ''
    throw error
  }
}

/** Rows as in `proc(5)`: `sl local_address rem_address st …`, addresses in hexadecimal. */
export function parseTable(protocol: Listener['protocol'], text: string): Listener[] {
  const listening = protocol.startsWith('tcp') ? TCP_LISTEN : UDP_UNCONNECTED
  return text
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/))
    .filter((columns) => columns[3] === listening)
    .flatMap(([, local = '']) => {
      const [address = '', port = ''] = local.split(':')
      const number = parseInt(port, 16)
      return number > 0 ? [{ protocol, address: formatAddress(address), port: number }] : []
    })
}

/** The kernel writes 32-bit words in the machine's byte order; every platform that runs Node's action is little-endian. */
function formatAddress(hex: string): string {
  const words = hex.match(/.{8}/g) ?? []
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse().map((pair) => parseInt(pair, 16)))
  return bytes.length === 4 ? bytes.join('.') : formatIPv6(bytes)
}

function formatIPv6(bytes: number[]): string {
  const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255
  if (isMapped) return `::ffff:${bytes.slice(12).join('.')}`
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16),
  )
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1) // shortens the zeros as RFC 5952 says
}

export const isLoopback = ({ address }: Listener): boolean =>
  /^(::ffff:)?127\./.test(address) || address === '::1'
/** False for an IPv4-mapped address. */
export const isIpv6 = ({ address }: Pick<Listener, 'address'>): boolean =>
  address.includes(':') && !address.startsWith('::ffff:')
export const isTcp = ({ protocol }: Listener): boolean => protocol === 'tcp' || protocol === 'tcp6'

/** `127.0.0.1:5000`, `[::]:80` */
export const formatListener = ({ address, port }: Listener): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`

/** Whether a listener of the container can be reached from outside. */
export function listensOutside(
  listeners: readonly Listener[],
  port: number,
  protocol: 'tcp' | 'udp' = 'tcp',
): boolean {
  const isOf = (row: Listener) => isTcp(row) === (protocol === 'tcp')
  return listeners.some((row) => isOf(row) && row.port === port && !isLoopback(row))
}
