/** What a COPY of the whole build context brings along: the repository’s own data and files of the build machine’s tools. */
import type { PathRule } from '../rule.ts'

export const BUILD_CONTEXT: readonly PathRule[] = [
  // the whole history, with everything that was ever deleted; a RUN that clones leaves it too
  {
    code: 'git-folder',
    repair: { ignore: true },
    what: 'git’s own data',
    paths: ['**/.git'],
    live: {
      run: 'Clone with `--depth 1` and delete `.git` in the same RUN, or fetch the files with `ADD <repository>.git#<ref>`, which leaves it out.',
      copy: 'List `.git` in `.dockerignore`.',
    },
    dead: {
      run: 'Delete it in the RUN that clones, or fetch the files with `ADD <repository>.git#<ref>`, which leaves it out.',
      copy: 'List `.git` in `.dockerignore`; deleting it later saves nothing.',
    },
  },
  // packages installed for the build machine’s system, development packages included
  {
    code: 'node-modules',
    repair: { ignore: true },
    what: 'the build machine’s `node_modules`',
    paths: ['**/node_modules'],
    by: ['copy'],
    live: 'List `node_modules` in `.dockerignore`, and install with `RUN npm ci --omit=dev`.',
    dead: 'List `node_modules` in `.dockerignore`.',
    confidence: 'likely',
  },
  // Python writes it again where it is missing
  {
    code: 'python-bytecode',
    repair: { ignore: true },
    what: 'Python bytecode from the build machine',
    paths: ['**/__pycache__', '**/*.pyc', '**/*.pyo'],
    by: ['copy'],
    live: 'List `**/__pycache__` and `**/*.pyc` in `.dockerignore`.',
    dead: 'List `**/__pycache__` and `**/*.pyc` in `.dockerignore`.',
  },
  // its scripts name the path of the build machine’s Python
  {
    code: 'virtualenv',
    repair: { ignore: true },
    what: 'the build machine’s virtual environment',
    paths: ['**/.venv', '**/.virtualenv'],
    by: ['copy'],
    live: 'List it in `.dockerignore`, and install with a RUN.',
    dead: 'List it in `.dockerignore`.',
    confidence: 'likely',
  },
  {
    code: 'local-files',
    repair: { ignore: true },
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
  },
]
