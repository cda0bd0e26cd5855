/** Fedora, Red Hat and their kin, with yum and microdnf. */
import { cache } from './cache-rule.ts'

export const dnfCache = cache({
  code: 'dnf-cache',
  what: 'dnf’s cache',
  paths: ['var/cache/dnf', 'var/cache/yum', 'var/cache/libdnf5'],
  clean: 'dnf clean all',
})
