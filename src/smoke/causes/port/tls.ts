/** The port uses TLS, so it was probed over TLS. */
import { portNames } from '../shared/phrases.ts'
import type { Cause } from '../shared/cause.ts'

export const tls: Cause = {
  code: 'tls',
  level: 'note',
  about: 'its port uses TLS, and was probed over TLS',
  find: ({ checks, phase }) => {
    const found = checks.filter(({ ok, spec, last }) => ok && spec.kind === 'auto' && speaksTls(last))
    if (phase !== 'done' || found.length === 0) return null
    return {
      confidence: 'proved',
      message: `${portNames(found)} ${found.length > 1 ? 'use' : 'uses'} TLS, and ${found.length > 1 ? 'were' : 'was'} probed over TLS; the certificate was not verified`,
      evidence: found.map(({ port, attempts }) => `port ${port}: TLS after ${attempts} requests`),
    }
  },
}

const speaksTls = (last: { kind: string; tls?: boolean } | null): boolean =>
  last?.kind === 'wants-tls' || last?.tls === true
