import { cache } from './cache-rule.ts'

export const compilerCache = cache({
  code: 'compiler-cache',
  what: 'the compiler’s cache',
  paths: ['**/.cache/ccache', '**/.ccache', '**/.cache/sccache', '**/.cache/bazel'],
  clean: 'rm -rf {here}',
})
