/** Images that cannot be built, and the first ones that cannot be run. */
import { broken, type Case } from '../case.ts'

export const first: readonly Case[] = [
  broken('build-fails', 'build-failed', /RUN echo 'compiling'.*exited 2|exited 2/),
  broken('no-dockerfile', 'dockerfile-missing', /Dockerfile/),
  broken(
    'crash',
    'exited-at-start',
    /it exited 3 (at once|after .*): fatal: \/etc\/app\.conf: no such file/,
    {
      quick: true,
    },
  ),
  broken('memory', 'out-of-memory', /hit its 32 MiB memory limit/, { settings: ['--memory', '32MiB'] }),
  broken('not-executable', 'not-executable', /`\/start\.sh` cannot be executed/),
  broken('wrong-architecture', 'wrong-architecture', /built for s390x, and this host is/),
]
