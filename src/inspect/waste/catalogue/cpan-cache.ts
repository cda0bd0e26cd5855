/** Perl. */
import { cache } from './cache-rule.ts'

export const cpanCache = cache({
  code: 'cpan-cache',
  what: 'cpan’s cache',
  paths: ['**/.cpan/build', '**/.cpan/sources', '**/.cpanm/work', '**/.cpanm/sources'],
  clean: 'rm -rf {here}',
})
