import { expect, test } from '@jest/globals'
import { innerCommand } from '../../../src/smoke/program/inner-command.ts'

test.each<[argv: string[], inner: string[] | null]>([
  [
    ['/bin/sh', '-c', './start.sh --x'],
    ['./start.sh', '--x'],
  ],
  [['/bin/sh', '-c', 'exec ./start.sh'], ['./start.sh']],
  [['bash', '-euxc', 'PORT=80 ./start.sh'], ['./start.sh']],
  [['sh', '-c', 'cd /app && ./run'], null],
  [['sh', '-c', '"$RUN" now'], null],
  [
    ['sh', 'entrypoint.sh', 'web'],
    ['./entrypoint.sh', 'web'],
  ],
  [['sh', '-e', '/entrypoint.sh'], ['/entrypoint.sh']],
  [['bash', '-o', 'pipefail', '/run.sh'], ['/run.sh']],
  [['/sbin/tini', '--', '/app'], ['/app']],
  [
    ['tini', '-g', '/app', '--x'],
    ['/app', '--x'],
  ],
  [['dumb-init', '--rewrite', '15:3', '--', '/app'], ['/app']],
  [['env', '-u', 'HOME', 'A=1', 'B=2', '/app'], ['/app']],
  [
    ['gosu', 'postgres', 'postgres', '-D', '/data'],
    ['postgres', '-D', '/data'],
  ],
  [['su-exec', 'app:app', '/app'], ['/app']],
  [['sh'], null],
  [['bash', '-i'], null],
  [['/app', '/data'], null],
  [[], null],
])('%j runs %j', (argv, inner) => expect(innerCommand(argv)).toEqual(inner))
