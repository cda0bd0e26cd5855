/** Elixir and Erlang. */
import { cache } from './cache-rule.ts'

export const hexPackages = cache({
  code: 'hex-packages',
  what: 'hex and rebar’s caches',
  paths: ['**/.hex/packages', '**/.cache/rebar3'],
  clean: 'rm -rf {here}',
})
