import { homedir } from 'node:os'
import { join } from 'node:path'

/** Increase it when `Layer`, its encoding, or the notes of files change: older files are then ignored. */
const FORMAT = 9

type Env = Readonly<Record<string, string | undefined>>

/** The folder of this user's cache: in `SEA_TRIAL_CACHE`, else in the system's cache folder; null if that is set but empty, which disables the cache. */
export function cacheFolder(env: Env, platform: NodeJS.Platform): string | null {
  if (env.SEA_TRIAL_CACHE === '') return null
  const root = env.SEA_TRIAL_CACHE ?? join(userCaches(env, platform), 'sea-trial')
  return join(root, `layers-${FORMAT}`)
}

function userCaches(env: Env, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(homedir(), '.cache')
}
