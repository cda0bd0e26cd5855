/** A probe of a contract in words: as the setting `probe` is written. Pure. */
import { quoteCommand, quoteWord } from '../lib/shell-quote.ts'
import type { ProbeHow } from './model.ts'

const MOST_SHOWN = 1000

/** Without the values of headers, which may be secret. */
export function probeText(how: ProbeHow): string {
  switch (how.kind) {
    case 'http': {
      const status = how.status === null ? '' : ` status=${how.status.join('-')}`
      const headers = how.headers.map(([name]) => ` ${name}=…`).join('')
      return `${how.scheme}://:${how.port}${how.path}${status}${headers}`.slice(0, MOST_SHOWN)
    }
    case 'tcp':
      return `tcp://:${how.port}`
    case 'grpc':
      return `grpc://:${how.port}/${how.service}`.slice(0, MOST_SHOWN)
    case 'exec':
      return `exec ${quoteCommand(how.argv)}`.slice(0, MOST_SHOWN)
  }
}

/** Why a probe cannot be sent: a part of a sentence; null if it can. */
export function unsendable(how: ProbeHow): string | null {
  if (how.kind === 'exec') return how.argv.length === 0 ? 'it has no command' : null
  if (how.port < 1 || how.port > 65_535) return `${how.port} is not a port`
  if (how.kind === 'grpc') return /^[\w./-]*$/.test(how.service) ? null : 'the name of its service is not one'
  if (how.kind !== 'http') return null
  const wrong = how.headers.find(
    ([name, value]) => !/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/.test(name) || !/^[\t\x20-\x7e]*$/.test(value),
  )
  if (wrong !== undefined) return `its header ${quoteWord(wrong[0].slice(0, 50))} cannot be sent`
  return /[\p{Cc}]/u.test(how.path) ? 'its path has control characters' : null
}
