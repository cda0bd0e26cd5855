/** Network and mounts of a container, as the kernel's files show them. Pure. */

export const PORT_TABLES = ['tcp', 'tcp6', 'udp', 'udp6'] as const
const TCP_LISTEN = '0A'

/** `tcp:80` → the addresses that listen there. */
export function portsIn(read: (path: string) => string): Map<string, string[]> {
  const ports = new Map<string, string[]>()
  for (const table of PORT_TABLES)
    for (const row of read(`/proc/net/${table}`).split('\n').slice(1)) {
      const [, local = '', , state] = row.trim().split(/\s+/)
      if (table.startsWith('tcp') && state !== TCP_LISTEN) continue
      const [address = '', port = ''] = local.split(':')
      if (port === '') continue
      const key = `${table}:${parseInt(port, 16)}`
      ports.set(key, [...(ports.get(key) ?? []), addressOf(address)])
    }
  return ports
}

/** Words of 32 bits in the machine's byte order, which is little-endian on every platform of Docker's. */
function addressOf(hex: string): string {
  const words = hex.match(/.{8}/g) ?? []
  const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse().map((pair) => parseInt(pair, 16)))
  return bytes.length === 4
    ? bytes.join('.')
    : ipv6(bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''))
}

/** 32 digits to the short form. */
const ipv6 = (digits: string): string =>
  new URL(`http://[${(digits.match(/.{4}/g) ?? []).join(':')}]`).hostname.slice(1, -1)

export interface Mounted {
  readonly opts: string[]
  readonly vfsOpts: string[]
  readonly source: string
  readonly filesystem: string
}

/** The first mount at that place, as in goss; null for none. Fields as in `proc(5)`. */
export function mountAt(mountinfo: string, path: string): Mounted | null {
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ')
    const [, , , , place = '', opts = ''] = before.split(' ')
    if (line === '' || unescaped(place) !== path) continue
    const [filesystem = '', source = '', vfs = ''] = after.split(' ')
    return {
      opts: [...new Set(opts.split(','))],
      vfsOpts: vfs.split(','),
      source: unescaped(source),
      filesystem,
    }
  }
  return null
}

const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8)))

export const INTERFACE_FILES = [
  '/proc/net/dev',
  '/proc/net/if_inet6',
  '/proc/net/fib_trie',
  '/proc/net/route',
]

export const hasInterface = (read: (path: string) => string, name: string): boolean =>
  read('/proc/net/dev')
    .split('\n')
    .some((line) => line.trim().startsWith(`${name}:`))

/** `172.17.0.2/16`, `fe80::1/64`. */
export function interfaceAddresses(read: (path: string) => string, name: string): string[] {
  const locals = [...read('/proc/net/fib_trie').matchAll(/\|-- ([\d.]+)\n\s+\/32 host LOCAL/g)].map(
    ([, address = '']) => address,
  )
  const networks =
    name === 'lo' ? [{ net: number('127.0.0.0'), mask: number('255.0.0.0') }] : networksOf(read, name)
  const four = networks.flatMap(({ net, mask }) =>
    [...new Set(locals)]
      .filter((address) => (number(address) & mask) >>> 0 === net)
      .map((address) => `${address}/${mask.toString(2).replace(/0/g, '').length}`),
  )
  const six = read('/proc/net/if_inet6')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[5] === name)
    .map(([digits = '', , length = '0']) => `${ipv6(digits)}/${parseInt(length, 16)}`)
  return [...four, ...six]
}

/** Networks that are reached without a gateway. */
function networksOf(read: (path: string) => string, name: string): { net: number; mask: number }[] {
  return read('/proc/net/route')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(
      ([device, destination, gateway]) =>
        device === name && destination !== '00000000' && gateway === '00000000',
    )
    .map((columns) => ({ net: swapped(columns[1] ?? ''), mask: swapped(columns[7] ?? '') }))
}

const swapped = (hex: string): number => parseInt((hex.match(/../g) ?? []).reverse().join(''), 16)
const number = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
