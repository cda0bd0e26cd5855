/** Images that pass, with a warning or a note: the examples of each. */
import type { Case } from '../case.ts'

const warned = (name: string, extra: Partial<Case> = {}): Case => ({
  name,
  path: `examples/warned/${name}`,
  expect: 'pass',
  notes: [name],
  ...extra,
})

export const warnings: readonly Case[] = [
  warned('killed-on-stop', { quick: true }),
  warned('drops-requests', { notes: ['drops-requests', '!killed-on-stop'] }),
  warned('exposed-but-silent'),
  warned('child-crashes'),
  warned('udp-unproven'),
  warned('listens-unexposed', { notes: ['listens-unexposed', '!killed-on-stop'] }),
  warned('memory-grows', { settings: ['--soak', '10s'] }),
  warned('busy-when-idle', { settings: ['--soak', '4s'] }),
  warned('tls', { notes: ['tls', '!killed-on-stop'] }),
  warned('processes-as-root', { settings: ['--audit'], notes: ['processes-as-root', '!writes-files'] }),
  warned('writes-files', { settings: ['--audit'], notes: ['writes-files', '!processes-as-root'] }),
  warned('one-shot'),
  warned('cache-broken-early', { settings: ['--build-network', 'host'] }),
]
