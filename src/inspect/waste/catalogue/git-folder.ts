/** The whole history of a repository, with all that was ever deleted from it. */
import type { PathRule } from '../rule.ts'

export const gitFolder: PathRule = {
  code: 'git-folder',
  what: 'git’s own data',
  paths: ['**/.git'],
  live: {
    run: 'Clone with `--depth 1` and delete `.git` in the same RUN, or bring the files with `ADD <repository>.git#<ref>`, which leaves it out.',
    copy: 'List `.git` in `.dockerignore`.',
  },
  dead: {
    run: 'Delete it in the RUN that clones, or bring the files with `ADD <repository>.git#<ref>`, which leaves it out.',
    copy: 'List `.git` in `.dockerignore`; deleting it later saves nothing.',
  },
}
