/** Where layers are remembered: a folder of this user's, one file a layer. */
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Raise it when `Layer`, its encoding, or what is noted of files changes: older files are then left to fall out. */
const FORMAT = 3

type Env = Readonly<Record<string, string | undefined>>

/** `SEA_TRIAL_CACHE`, else the system's place for caches; null where it is set to nothing, which turns memory off. */
export function memoryFolder(env: Env, platform: NodeJS.Platform): string | null {
  if (env.SEA_TRIAL_CACHE === '') return null
  const root = env.SEA_TRIAL_CACHE ?? join(userCaches(env, platform), 'sea-trial')
  return join(root, `layers-${FORMAT}`)
}

function userCaches(env: Env, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(homedir(), '.cache')
}
