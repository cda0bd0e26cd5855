/** What tools and editors keep in a working folder. */
import type { PathRule } from '../rule.ts'

export const localFiles: PathRule = {
  code: 'local-files',
  what: 'the build machine’s tool folders',
  paths: [
    '**/.svn',
    '**/.hg',
    '**/.idea',
    '**/.vscode',
    '**/.terraform',
    '**/.pytest_cache',
    '**/.mypy_cache',
    '**/.ruff_cache',
    '**/.tox',
    '**/.nox',
    '**/.nyc_output',
    '**/.next/cache',
    '**/.gradle',
    '**/.DS_Store',
  ],
  by: ['copy'],
  live: 'List them in `.dockerignore`.',
  dead: 'List them in `.dockerignore`.',
}
