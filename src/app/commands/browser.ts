/** Opens a file in the browser of the system, without a shell. */
import { spawn } from 'node:child_process'
import { messageOf } from '../../core/errors.ts'
import type { Host } from '../host.ts'

/** A program and its arguments. */
export type BrowserCommand = readonly [string, ...string[]]

/** Null where nobody would see a browser: in CI, and on Linux without a display. `file`: an absolute path. */
export function browserCommand(
  file: string,
  platform: NodeJS.Platform,
  env: Host['env'],
): BrowserCommand | null {
  if (env.CI) return null
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler', file]
  if (platform === 'darwin') return ['open', file]
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', file] : null
}

/** Resolves when it has started: null, or why it could not be. It stays when this program ends. */
export function startBrowser([program, ...args]: BrowserCommand, env: Host['env']): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, stdio: 'ignore', detached: true })
    child.once('spawn', () => {
      child.unref()
      resolve(null)
    })
    child.once('error', (cause) => resolve(messageOf(cause)))
  })
}
