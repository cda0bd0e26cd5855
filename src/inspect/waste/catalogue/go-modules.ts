/** Sources of modules; a program once built needs none of them. */
import type { PathRule } from '../rule.ts'

export const goModules: PathRule = {
  code: 'go-modules',
  what: 'go’s module cache',
  paths: ['**/go/pkg/mod', '**/go/pkg/sumdb'],
  live: 'Build in an earlier stage and `COPY --from` only the program, or give that RUN `--mount=type=cache,target={here}`.',
  dead: 'Do both in one RUN, or give that RUN `--mount=type=cache,target={here}`.',
}
