/** What a script leaves in the background. */
import { describe, expect, test } from '@jest/globals'
import { leftByScript } from '../../../src/smoke/program/background.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

const left = (script: string) => leftByScript(script).map(({ command }) => command)

describe('left in the background', () => {
  test.each([
    [
      'two servers',
      '#!/bin/sh\nnode agent.js &\nnode app.js &\necho started\n',
      ['node agent.js', 'node app.js'],
    ],
    ['a shell’s text', 'node app.js & echo started', ['node app.js']],
    ['with redirections', 'nohup java -jar app.jar > /dev/null 2>&1 &', ['java -jar app.jar']],
    ['all output redirected', 'app --x &> /var/log/app &', ['app --x']],
    ['in brackets', '(cd /app; python app.py) &', ['python app.py']],
    ['over two lines', 'gunicorn \\\n  -b 0.0.0.0:80 app:app &\nexit 0', ['gunicorn -b 0.0.0.0:80 app:app']],
  ])('%s', (_, script, commands) => expect(left(script)).toEqual(commands))
  test.each([
    ['a server in the foreground', 'set -e\nexec node app.js'],
    ['one that is waited for', 'node app.js &\nnode b.js &\nwait'],
    ['one that is waited for by number', 'node app.js &\nPID=$!\ntrap "kill $PID" TERM\nwait $PID'],
    ['and', 'a && b && c'],
    ['redirections alone', 'app > log 2>&1\napp2 >&2'],
    ['a quoted sign', 'curl "http://x/?a=1&b=2"; echo \'a & b\''],
    ['a comment', '# start with app &\nmake'],
    ['an escaped sign', 'echo a \\& b'],
    ['a sleep', 'sleep 5 &\n./job'],
    ['nothing', ''],
  ])('not: %s', (_, script) => expect(left(script)).toEqual([]))
  test('reports whether other work follows', () => {
    expect(leftByScript('Xvfb :99 &\n./run-tests.sh')).toEqual([{ command: 'Xvfb :99', isLast: false }])
    expect(leftByScript('app &\nsleep 1; echo ok')).toEqual([{ command: 'app', isLast: true }])
  })
  test.each([
    'a &'.repeat(50_000),
    "'".repeat(1_000_001),
    '\\\n'.repeat(500_000),
    '>'.repeat(1e6),
    'a > '.repeat(3e5),
  ])('a long script costs no more than its length', (script) => {
    const began = cpuMilliseconds()
    leftByScript(script)
    leftByScript(`${script} &`)
    expect(cpuMilliseconds() - began).toBeLessThan(1000)
  })
})
