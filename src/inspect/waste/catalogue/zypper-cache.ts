/** openSUSE. */
import { cache } from './cache-rule.ts'

export const zypperCache = cache({
  code: 'zypper-cache',
  what: 'zypper’s cache',
  paths: ['var/cache/zypp', 'var/cache/zypper'],
  clean: 'zypper clean --all',
})
