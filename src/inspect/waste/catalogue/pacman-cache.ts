/** Arch Linux. */
import { cache } from './cache-rule.ts'

export const pacmanCache = cache({
  code: 'pacman-cache',
  what: 'pacman’s cache',
  paths: ['var/cache/pacman/pkg', 'var/lib/pacman/sync'],
  clean: 'pacman -Scc --noconfirm',
})
