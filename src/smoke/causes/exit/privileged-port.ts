/**
 * By default the kernel lets only root bind ports below 1024. Docker lifts this inside a container's own network; other
 * runtimes and the host's network do not. It is a failure if the bind failed, and a warning if it worked.
 */
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'
import { isLoopback } from '../../kernel/listeners.ts'
import { cleanLines } from '../../log/clean.ts'
import { portNames } from '../shared/phrases.ts'
import { isRoot, userLine, userOf } from '../../program/user.ts'
import { effectOf, isOver } from '../shared/effect.ts'
import { readLog } from '../shared/log-cause.ts'
import { portIn } from '../shared/port-in-line.ts'

const FIRST_FREE = 1024
const DENIED = /permission denied|\bEACCES\b|access permissions/i
const BIND = /\bbind|\blisten(?:ing)?\b|make_sock|socket/i
const BIND_CALL = /^\s+.{0,200}\.bind\(/
/** A path is a Unix socket, which is a file. */
const UNIX = /\.sock\b|unix(?: domain)?:? ?socket|\bunix:/i

export const privilegedPort: Cause = {
  code: 'privileged-port',
  level: 'fail',
  about: 'it listens on a port below 1024 without being root',
  find: (evidence) => (evidence.phase === 'done' ? warning(evidence) : failure(evidence)),
}

/**
 * `listen tcp :80: bind: permission denied` in the words of any language; Python names the call in a frame above the
 * error.
 */
export function isBind(line: string, { log }: Evidence): boolean {
  if (!DENIED.test(line) || UNIX.test(line)) return false
  return (
    BIND.test(line) ||
    (line.endsWith('[Errno 13] Permission denied') &&
      cleanLines(log.tail).some((frame) => BIND_CALL.test(frame)))
  )
}

function failure(evidence: Evidence): CauseFinding | null {
  if (!isOver(evidence)) return null
  const found = readLog(evidence, (line) => (isBind(line, evidence) ? { port: portIn(line) } : null))
  if (found === null || (found.said.port ?? 0) >= FIRST_FREE) return null
  const port = found.said.port ?? exposedBelow(evidence)
  if (!found.isSure || port === null) return null
  return {
    confidence: 'likely',
    message: `${effectOf(evidence)}: it is not allowed to listen on port ${port} as the user \`${userOf(evidence)}\``,
    fix: FIX,
    ...exposeLocation(evidence),
    evidence: [found.line.trim(), userLine(evidence)],
  }
}

const FIX = 'Listen on port 1024 or higher, such as 8080; it can still be published as 80.'

function exposedBelow({ checks }: Evidence): number | null {
  return checks.find(({ port }) => port !== null && port < FIRST_FREE)?.port ?? null
}

function warning(evidence: Evidence): CauseFinding | null {
  const user = userOf(evidence)
  const low = (evidence.listeners ?? []).filter((row) => row.port < FIRST_FREE && !isLoopback(row))
  if (isRoot(user) || low.length === 0) return null
  return {
    level: 'warn',
    confidence: 'proved',
    message: `it listens on ${portNames(low)} as the user \`${user}\`: Docker allows that, stricter runtimes do not`,
    fix: FIX,
    ...exposeLocation(evidence),
    evidence: [
      userLine(evidence),
      ...low.map(({ protocol, port }) => `${protocol} listener on port ${port}`),
    ],
  }
}

const exposeLocation = ({ places }: Evidence): Pick<CauseFinding, 'location'> =>
  places.EXPOSE ? { location: places.EXPOSE } : {}
