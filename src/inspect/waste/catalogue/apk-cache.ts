/** Alpine. */
import { cache } from './cache-rule.ts'

export const apkCache = cache({
  code: 'apk-cache',
  what: 'apk’s cache',
  paths: ['var/cache/apk', 'etc/apk/cache'],
  avoid: 'apk add --no-cache',
})
