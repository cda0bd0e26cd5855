/** Packages as they were downloaded, and the index that apt makes of its lists. Docker’s own Debian images keep neither. */
import { cache } from './cache-rule.ts'

export const aptArchives = cache({
  code: 'apt-archives',
  what: 'apt’s downloaded packages and index',
  paths: ['var/cache/apt'],
  clean: 'apt-get clean && rm -f /var/cache/apt/*.bin',
})
