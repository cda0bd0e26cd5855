/** Sources of crates, packed and unpacked. */
import { cache } from './cache-rule.ts'

export const cargoRegistry = cache({
  code: 'cargo-registry',
  what: 'cargo’s registry',
  paths: ['**/.cargo/registry', '**/.cargo/git', 'usr/local/cargo/registry', 'usr/local/cargo/git'],
  clean: 'rm -rf {here}',
})
