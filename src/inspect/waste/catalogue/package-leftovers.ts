/** Files that package managers keep of what they had before, and indexes that are made anew when they are needed. */
import type { PathRule } from '../rule.ts'

export const packageLeftovers: PathRule = {
  code: 'package-leftovers',
  what: 'package managers’ leftovers',
  paths: [
    'var/cache/debconf/*-old',
    'var/lib/dpkg/*-old',
    'var/cache/ldconfig',
    'var/cache/man',
    'var/cache/swcatalog',
    'var/cache/app-info',
  ],
  live: 'Delete them at the end of that RUN.',
  dead: 'Do both in one RUN.',
}
