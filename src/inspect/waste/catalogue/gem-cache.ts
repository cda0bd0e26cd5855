/** Gems as they were downloaded, beside what was unpacked of them; bundler keeps some in `vendor/cache`. */
import { cache } from './cache-rule.ts'

export const gemCache = cache({
  code: 'gem-cache',
  what: 'gem packages that were installed from',
  paths: [
    '**/gems/*/cache/*.gem',
    '**/bundle/cache/*.gem',
    '**/bundle/ruby/*/cache/*.gem',
    '**/vendor/cache/*.gem',
  ],
  clean: 'rm -f "$(gem env gemdir)"/cache/*.gem',
  mount: '/usr/local/bundle/cache',
})
