/** It serves a Unix socket, which only what shares its files can reach, and no port. */
import { listenerLines, names } from '../say.ts'
import { isStarting } from './still-starting.ts'
import { asked, elsewhere, gaveUp, heardChecks, silentChecks } from './unreached.ts'
import type { Cause } from '../cause.ts'

/** Sockets by which a program is controlled, not reached. */
const OF_CONTROL = /supervisor|gunicorn\.ctl|dbus|systemd|s6-|\/svscan|nscd|rpcbind|\.X11-unix|\/agent\.\d+$/
const MOST_SHOWN = 3

export const unixSocketOnly: Cause = {
  code: 'unix-socket-only',
  level: 'fail',
  about: 'it listens on a Unix socket, and on no port',
  find: (evidence) => {
    const isSilent = silentChecks(evidence).length > 0 && heardChecks(evidence).length === 0
    const isKnown = evidence.listeners !== null && elsewhere(evidence).length === 0
    if (!gaveUp(evidence) || !isSilent || !isKnown || isStarting(evidence)) return null
    const sockets = evidence.unixSockets.filter((path) => !OF_CONTROL.test(path))
    if (sockets.length === 0) return null
    const shown = sockets.slice(0, MOST_SHOWN).map((path) => path.slice(0, 100))
    const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT
    return {
      confidence: 'proved',
      message: `it listens on ${names(shown)} only, a Unix socket, and not on port ${asked(evidence)}`,
      fix: `Let it bind 0.0.0.0:${asked(evidence).split(/\D/, 1)[0] ?? ''}, or put a web server in front of it in the same image.`,
      ...(location ? { location } : {}),
      evidence: [...sockets.slice(0, 10).map((path) => `unix ${path}`), ...listenerLines(evidence)],
    }
  },
}
