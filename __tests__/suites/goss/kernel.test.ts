/** The kernel's files as Linux 6 writes them. */
import { expect, test } from '@jest/globals'
import { hasInterface, interfaceAddresses, mountAt, portsIn } from '../../../src/suites/goss/kernel.ts'

const FILES: Record<string, string> = {
  '/proc/net/tcp': `  sl  local_address rem_address   st
   0: 0100007F:1F90 00000000:0000 0A 0
   1: 0100007F:0050 0100007F:9999 01 0
`,
  '/proc/net/tcp6': `  sl  local_address remote_address st
   0: 00000000000000000000000000000000:1F91 00000000000000000000000000000000:0000 0A 0
`,
  '/proc/net/udp': `  sl  local_address rem_address st
   0: 00000000:0035 00000000:0000 07 0
`,
  '/proc/net/dev': 'Inter-| Receive\n face |bytes\n    lo: 0 0\n  eth0: 1 2\n',
  '/proc/net/route':
    'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\neth0\t00000000\t010011AC\t3\t0\t0\t0\t00000000\neth0\t000011AC\t00000000\t1\t0\t0\t0\t0000FFFF\n',
  '/proc/net/fib_trie':
    'Main:\n  +-- 0.0.0.0/0 3\n        |-- 127.0.0.1\n           /32 host LOCAL\n        |-- 172.17.0.2\n           /32 host LOCAL\n        |-- 172.17.255.255\n           /32 link BROADCAST\n',
  '/proc/net/if_inet6':
    'fe8000000000000000000000000000ff 02 40 20 80 eth0\n00000000000000000000000000000001 01 80 10 80 lo\n',
}
const read = (path: string) => FILES[path] ?? ''

test('ports that listen', () => {
  expect(Object.fromEntries(portsIn(read))).toEqual({
    'tcp:8080': ['127.0.0.1'],
    'tcp6:8081': ['::'],
    'udp:53': ['0.0.0.0'],
  })
})
test('interfaces and their addresses', () => {
  expect(['eth0', 'eth', 'lo'].map((name) => hasInterface(read, name))).toEqual([true, false, true])
  expect(interfaceAddresses(read, 'eth0')).toEqual(['172.17.0.2/16', 'fe80::ff/64'])
  expect(interfaceAddresses(read, 'lo')).toEqual(['127.0.0.1/8', '::1/128'])
})
test('mounts', () => {
  const table = `25 1 0:22 / / rw,relatime - overlay overlay rw,lowerdir=/l
26 25 0:23 / /with\\040blank rw,nosuid,rw - tmpfs tmpfs rw,mode=755
`
  expect(mountAt(table, '/with blank')).toEqual({
    opts: ['rw', 'nosuid'],
    vfsOpts: ['rw', 'mode=755'],
    source: 'tmpfs',
    filesystem: 'tmpfs',
  })
  expect(mountAt(table, '/none')).toBeNull()
})
