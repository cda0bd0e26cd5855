/** Programs that a script could not run, in the words of shells. */
import { expect, test } from '@jest/globals'
import { namedPrograms } from '../../../src/smoke/program/named-in-log.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

test.each<[string, string[]]>([
  ['/start.sh: line 3: /migrate.sh: not found', ['/migrate.sh']], // busybox
  ['/start.sh: exec: line 3: /run/httpd: Permission denied', ['/run/httpd']],
  ['/start.sh: 3: /app: not found', ['/app']], // dash
  ['/start.sh: 3: exec: /app: not found', ['/app']],
  ['/start.sh: line 3: /app: cannot execute: required file not found', ['/app']], // bash
  ['/start.sh: line 2: ./bin/app: No such file or directory', ['./bin/app']],
  [
    '/start.sh: /opt/x.py: /usr/bin/python4: bad interpreter: No such file or directory',
    ['/usr/bin/python4'],
  ],
  ["env: can't execute '/app': No such file or directory", ['/app']],
  ['listening on /run/app.sock: fine', []],
  ['sh: uwsgi: not found', []],
])('%s', (line, paths) => {
  expect(namedPrograms({ tail: ['starting', line] })).toEqual(paths)
})

test('the last two, each once', () => {
  const tail = ['/a', '/b', '/c', '/c'].map((path) => `sh: 1: ${path}: not found`)
  expect(namedPrograms({ tail })).toEqual(['/c', '/b'])
})

test('a hostile line costs no time', () => {
  const began = cpuMilliseconds()
  namedPrograms({ tail: Array.from({ length: 10 }, () => ': /'.repeat(50_000)) })
  expect(cpuMilliseconds() - began).toBeLessThan(2000)
})
