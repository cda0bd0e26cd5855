/** It listens on a Unix socket, which only processes that share its files can reach, and on no port. */
import { listenerLines, names } from '../shared/phrases.ts'
import { isStarting } from './still-starting.ts'
import { asked, failedPorts, elsewhere, gaveUp, listening, notListening } from '../shared/unreached.ts'
import type { Cause } from '../shared/cause.ts'

/** Sockets that control a program and do not serve its users. */
const OF_CONTROL =
  /supervisor|gunicorn\.ctl|\.pm2\/|pm2.{0,20}\.sock$|dbus|systemd|s6-|\/s6\/|\/svscan|\/runit\/|nscd|rpcbind|\.X11-unix|\/agent\.\d+$|S\.gpg-agent|gpg-agent|ssh-agent|docker\.sock|containerd|podman\.sock|dotnet-diagnostic-|clr-debug-pipe|\.java_pid\d|\/\.attach_pid|overmind|circus|\bmonit\b|\/god\.|puma(?:ctl|\.ctl)|passenger\.|\/dev\/log$|syslog|uuidd|avahi|fail2ban|watchman|tmux-\d|vscode-|haproxy.{0,20}(?:admin|stats|master)|caddy.{0,20}admin|nginx\.unit|control\.unit|\/ctl$|control(?:ler)?\.sock|admin\.sock|stats\.sock/i
const MOST_SHOWN = 3

export const unixSocketOnly: Cause = {
  code: 'unix-socket-only',
  level: 'fail',
  about: 'it listens on a Unix socket, and on no port',
  find: (evidence) => {
    const isSilent = notListening(evidence).length > 0 && listening(evidence).length === 0
    const isKnown = evidence.listeners !== null && elsewhere(evidence).length === 0
    if (!gaveUp(evidence) || !isSilent || !isKnown || isStarting(evidence)) return null
    const sockets = evidence.unixSockets.filter((path) => !OF_CONTROL.test(path))
    if (sockets.length === 0) return null
    const shown = sockets.slice(0, MOST_SHOWN).map((path) => path.slice(0, 100))
    const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT
    return {
      confidence: 'proved',
      message: `it listens only on ${names(shown)}, a Unix socket, and not on ${asked(evidence)}`,
      fix: `Bind 0.0.0.0:${failedPorts(evidence)[0]?.port ?? ''}, or put a web server in front of it in the same image.`,
      ...(location ? { location } : {}),
      evidence: [...sockets.slice(0, 10).map((path) => `unix ${path}`), ...listenerLines(evidence)],
    }
  },
}
