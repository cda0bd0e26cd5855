/** Its scripts name the Python of the machine that builds, which the image need not have. */
import type { PathRule } from '../rule.ts'

export const virtualenv: PathRule = {
  code: 'virtualenv',
  what: 'the build machine’s virtual environment',
  paths: ['**/.venv', '**/.virtualenv'],
  by: ['copy'],
  live: 'List it in `.dockerignore`, and install with a RUN.',
  dead: 'List it in `.dockerignore`.',
  confidence: 'likely',
}
