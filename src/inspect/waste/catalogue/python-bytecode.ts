/** What Python left on the machine that builds; it is made anew where it is missing. */
import type { PathRule } from '../rule.ts'

export const pythonBytecode: PathRule = {
  code: 'python-bytecode',
  what: 'Python bytecode from the build machine',
  paths: ['**/__pycache__', '**/*.pyc', '**/*.pyo'],
  by: ['copy'],
  live: 'List `**/__pycache__` and `**/*.pyc` in `.dockerignore`.',
  dead: 'List `**/__pycache__` and `**/*.pyc` in `.dockerignore`.',
}
