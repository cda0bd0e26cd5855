/** Causes of containers that cannot be reached, or are not healthy. */
import { describe, expect, test } from '@jest/globals'
import { Finding } from '../../../src/core/schema.ts'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import type { Evidence } from '../../../src/smoke/evidence.ts'
import type { Outcome } from '../../../src/smoke/probe/outcome.ts'
import type { SoakState } from '../../../src/smoke/probe/state.ts'
import {
  CMD,
  HEALTHCHECK,
  answered,
  asked,
  at,
  done,
  evidence,
  exited,
  health,
  inputs,
  over,
  row,
  running,
  good,
} from '../../support/evidence.ts'
import { image } from '../../support/fake-engine.ts'
import { probe } from '../../support/probes.ts'
import { cpuMilliseconds } from '../../support/cpu.ts'

const CLOSED: Outcome = { kind: 'closed', detail: 'connection closed without an answer' }
const shell = (command: string) => image({ healthcheck: { test: ['CMD-SHELL', command] } })
const lapsed = (last: Outcome | null, extra: Partial<SoakState> = {}) =>
  evidence({
    phase: 'soak',
    listeners: [row('0.0.0.0', 5000)],
    checks: [
      asked(5000, {
        ...good,
        soak: {
          asked: 6,
          failed: 4,
          inARow: 4,
          failingSince: 1.2,
          openSince: null,
          last,
          slowest: 0.01,
          ...extra,
        },
      }),
    ],
  })
/** It answers from outside, and its HEALTHCHECK does not become healthy. */
const red = (command: string, exitCode: number, output: string, extra: Partial<Evidence> = {}) =>
  evidence({
    listeners: [row('0.0.0.0', 5000)],
    checks: [asked(5000, good)],
    image: shell(command),
    state: health('unhealthy', { exitCode, output }),
    waited: 4,
    ...extra,
  })
/** Its HEALTHCHECK is healthy, and the probed port fails. */
const green = (extra: Partial<Evidence>) =>
  evidence({ image: shell('pidof app'), state: health('healthy', { exitCode: 0, output: '' }), ...extra })

interface Case {
  of: Evidence
  codes: string[]
  says: string
  line?: number
  confidence?: 'proved' | 'likely'
}

const cases: Record<string, Case> = {
  'IPv6 alone, and the container refuses IPv4': {
    of: evidence({
      listeners: [row('::', 5000, 'tcp6')],
      refusesIpv4: [5000],
      checks: [asked(5000, { last: CLOSED })],
    }),
    codes: ['ipv6-only'],
    says: 'it listens on [::]:5000 for IPv6 only',
    line: CMD,
  },
  'IPv6 alone, asked by TCP': {
    of: evidence({
      listeners: [row('2001:db8::2', 5000, 'tcp6')],
      refusesIpv4: [5000],
      checks: [asked(5000, { spec: probe('tcp') })],
    }),
    codes: ['ipv6-only'],
    says: '[2001:db8::2]:5000',
  },
  'IPv6 alone, as far as can be seen from afar': {
    of: evidence({ listeners: [row('::', 5000, 'tcp6')], checks: [asked(5000, { last: CLOSED })] }),
    codes: ['ipv6-only'],
    says: 'for IPv6 only',
    confidence: 'likely',
  },
  'IPv6 loopback is loopback': {
    of: evidence({ listeners: [row('::1', 5000, 'tcp6')] }),
    codes: ['loopback-only'],
    says: '[::1]:5000 only',
  },
  'both families, and hangs up': {
    of: evidence({
      listeners: [row('::', 5000, 'tcp6'), row('0.0.0.0', 5000)],
      checks: [asked(5000, { last: CLOSED, spec: probe('http:///') })],
    }),
    codes: ['no-answer'],
    says: 'port 5000 is open',
  },
  'a Unix socket': {
    of: evidence({ unixSockets: ['/run/app.sock', '@app'] }),
    codes: ['unix-socket-only'],
    says: 'it listens only on /run/app.sock and @app',
    line: CMD,
  },
  'a Unix socket by which it is controlled': {
    of: evidence({ unixSockets: ['/var/run/supervisor.sock'] }),
    codes: ['never-listened'],
    says: 'nothing listens',
  },
  'a Unix socket while it is busy': {
    of: evidence({ unixSockets: ['/run/app.sock'], busy: 1 }),
    codes: ['still-starting'],
    says: '100 %',
    confidence: 'likely',
  },
  'a Unix socket and another port': {
    of: evidence({ unixSockets: ['/run/app.sock'], listeners: [row('0.0.0.0', 9000)] }),
    codes: ['wrong-port'],
    says: 'but it listens on 9000',
  },
  'a debugger on loopback is no service': {
    of: evidence({ listeners: [row('127.0.0.1', 9229)] }),
    codes: ['never-listened'],
    says: 'nothing listens on port 5000',
  },
  'a port on loopback that the kernel picked is no service': {
    of: evidence({ listeners: [row('127.0.0.1', 41_233)], busy: 0.9 }),
    codes: ['still-starting'],
    says: 'nothing listens on port 5000',
    confidence: 'likely',
  },
  'busy with all of the little that it may use': {
    of: evidence({ ...inputs({ cpus: 0.2 }), busy: 0.19 }),
    codes: ['still-starting'],
    says: '19 % of a core',
    confidence: 'likely',
  },
  'answered, then silent': {
    of: lapsed({ kind: 'silent', detail: 'no answer' }),
    codes: ['stopped-answering'],
    says: 'port 5000 stopped responding 1.2 s after the start: no answer',
  },
  'answered, then hung up': {
    of: lapsed(CLOSED),
    codes: ['stopped-answering'],
    says: 'connection closed without an answer',
  },
  'answered, then errors for ever': {
    of: lapsed(answered(503, 'Service Unavailable')),
    codes: ['server-error'],
    says: 'it was ready, but then answered on port 5000 only with 503 Service Unavailable',
  },
  'answered, then silent, and its HEALTHCHECK sees that too': {
    of: {
      ...lapsed(null),
      image: shell('x'),
      state: health('unhealthy', { exitCode: 1, output: 'timed out' }),
    },
    codes: ['stopped-answering'],
    says: 'no answer',
  },
  'a HEALTHCHECK without its program (BusyBox)': {
    of: red('curl -f localhost:5000 || exit 1', 1, '/bin/sh: curl: not found\n'),
    codes: ['healthcheck-unrunnable'],
    says: 'its HEALTHCHECK needs `curl`, which is not in the image: /bin/sh: curl: not found',
    line: HEALTHCHECK,
  },
  'a HEALTHCHECK that lacks its program, before the app was up': {
    of: red('curl x', 127, '/bin/sh: 1: curl: not found\n', { checks: [asked(5000)], listeners: [] }),
    codes: ['healthcheck-unrunnable'],
    says: '`curl`',
  },
  'an app that is silent to the end has a fault of its own': {
    of: red('curl x', 127, '/bin/sh: 1: curl: not found\n', {
      checks: [asked(5000)],
      listeners: [],
      waited: 60,
    }),
    codes: ['never-listened', 'healthcheck-failing'],
    says: 'nothing listens',
  },
  'a HEALTHCHECK that its time limit ends': {
    of: red('x', -1, 'Health check exceeded timeout (3s): partial'),
    codes: ['healthcheck-failing'],
    says: 'its last run took longer than its timeout of 3s',
  },
  'a HEALTHCHECK that floods until its time limit ends it': {
    of: red('x', -1, `Health check exceeded timeout (1s): ${'all is well\n'.repeat(400)}...`),
    codes: ['healthcheck-failing'],
    says: 'its last run took longer than its timeout of 1s',
  },
  'a HEALTHCHECK that is answered, but not well': {
    of: red('curl -f http://localhost:5000/healthz', 22, 'curl: (22) The requested URL returned error: 404'),
    codes: ['healthcheck-failing'],
    says: 'exited with 22: curl: (22)',
  },
  'a HEALTHCHECK that asks another port': {
    of: red(
      'wget -q -O- http://127.0.0.1/',
      1,
      "wget: can't connect to remote host (127.0.0.1): Connection refused",
    ),
    codes: ['healthcheck-disagrees'],
    says: 'it answers on port 5000, but its HEALTHCHECK checks port 80, where nothing listens: wget: ',
    line: HEALTHCHECK,
  },
  'a HEALTHCHECK that comes to ::1': {
    of: red('wget -q http://localhost:5000/', 1, "wget: can't connect to remote host: Connection refused"),
    codes: ['healthcheck-disagrees'],
    says: 'checks localhost:5000, which may resolve to ::1, where nothing listens: the app listens on IPv4 only',
  },
  'a HEALTHCHECK that asks loopback of an app on one address': {
    of: red('curl -fsS 127.0.0.1:5000', 7, '', { listeners: [row('172.17.0.2', 5000)] }),
    codes: ['healthcheck-disagrees'],
    says: 'while the app listens only on 172.17.0.2:5000, the container’s own address',
  },
  'one that asks localhost, and says no more than that it failed': {
    of: red('node -e "fetch(`http://localhost:5000`)"', 1, 'fetch failed', {
      listeners: [row('172.17.0.2', 5000)],
    }),
    codes: ['healthcheck-disagrees'],
    says: 'while the app listens only on 172.17.0.2:5000, the container’s own address: fetch failed',
    confidence: 'likely',
  },
  'one that says nothing, of a port in the environment': {
    of: red('wget -q http://localhost:${PORT:-80}/', 1, '', {
      image: { ...red('wget -q http://localhost:${PORT:-80}/', 1, '').image, env: ['PORT=5000'] },
      listeners: [row('172.17.0.2', 5000)],
    }),
    codes: ['healthcheck-disagrees'],
    says: 'checks localhost:5000, while the app listens only on 172.17.0.2:5000',
    confidence: 'likely',
  },
  'one whose port only its program knows': {
    of: red(
      'node -e "fetch(\'http://localhost:\' + process.env.P)"',
      1,
      'connect ECONNREFUSED 127.0.0.1:4000',
    ),
    codes: ['healthcheck-failing'],
    says: 'exited with 1: connect ECONNREFUSED',
  },
  'a HEALTHCHECK that is refused by something else': {
    of: red('/app/check', 1, 'dial tcp 10.0.0.3:5432: connect: connection refused'),
    codes: ['healthcheck-failing'],
    says: 'connection refused',
  },
  'healthy, and no listener': {
    of: green({ listeners: [] }),
    codes: ['healthcheck-disagrees'],
    says: 'its HEALTHCHECK reports healthy, but port 5000 has no listener',
    line: HEALTHCHECK,
  },
  'healthy, and no answer': {
    of: green({ listeners: [row('0.0.0.0', 5000)], checks: [asked(5000, { attempts: 3 })] }),
    codes: ['healthcheck-disagrees'],
    says: 'port 5000 does not answer from outside',
  },
  'healthy, and not reached, where no table can be read': {
    of: green({ listeners: null, checks: [asked(5000, { last: CLOSED })] }),
    codes: ['healthcheck-disagrees'],
    says: 'cannot be reached from outside',
    confidence: 'likely',
  },
  'healthy, and it answers with errors': {
    of: green({
      listeners: [row('0.0.0.0', 5000)],
      checks: [asked(5000, { last: answered(500, 'Oops') })],
    }),
    codes: ['server-error'],
    says: 'only with 500 Oops',
  },
  'healthy, on another port': {
    of: green({ listeners: [row('0.0.0.0', 8080)] }),
    codes: ['wrong-port'],
    says: 'EXPOSE says 5000, but it listens on 8080',
  },
  'a worker killed for memory': {
    of: done({ ...inputs({ memory: 64 * 1024 ** 2 }), counters: { oomKills: 2, forksRefused: 0 } }),
    codes: ['child-out-of-memory'],
    says: 'the kernel killed 2 of its processes at its 64 MiB memory limit, and the container kept running',
  },
  'a worker killed for memory, as the engine reports it': {
    of: done({ state: { ...running, oomKilled: true }, counters: { oomKills: null, forksRefused: null } }),
    codes: ['child-out-of-memory'],
    says: 'one of its processes',
  },
  'a worker killed for memory, and the rest gave up': {
    of: over(exited(3), { counters: { oomKills: 1, forksRefused: 0 } }),
    codes: ['child-out-of-memory'],
    says: 'and it exited 3 after 0.4 s',
  },
  'the main process killed for memory': {
    of: over(exited(137, { oomKilled: true }), { counters: { oomKills: 1, forksRefused: 0 } }),
    codes: ['out-of-memory'],
    says: 'memory limit',
  },
}

describe('failures', () => {
  test.each(Object.entries(cases))('%s', (_, { of, codes, says, line, confidence = 'proved' }) => {
    const findings = diagnose(of)
    expect(findings.map(({ code }) => code)).toEqual(codes)
    const [first] = findings
    expect(first).toMatchObject({ level: 'fail', confidence })
    expect(first?.message).toContain(says)
    if (line !== undefined) expect(first?.location).toEqual(at(line))
    for (const finding of findings) expect(Finding.safeParse(finding).error).toBeUndefined()
  })
})

describe('a missing program of a HEALTHCHECK, in the words of', () => {
  test.each([
    ['dash', '/bin/sh: 1: curl: not found', 'curl'],
    ['bash', 'bash: line 1: curl: command not found', 'curl'],
    ['BusyBox env', "env: can't execute 'curl': No such file or directory", 'curl'],
    ['GNU env', '/usr/bin/env: ‘curl’: No such file or directory', 'curl'],
    ['bash, a path', '/bin/bash: line 1: /check.sh: No such file or directory', '/check.sh'],
    ['BusyBox, a script', "/bin/sh: can't open '/check.sh': No such file or directory", '/check.sh'],
    ['dash, a script', '/bin/sh: 0: cannot open /check.sh: No such file', '/check.sh'],
    ['Python', "python3: can't open file '/check.py': [Errno 2] No such file or directory", '/check.py'],
    ['Node', "Error: Cannot find module '/check.js'\n    at Module._resolveFilename", '/check.js'],
    [
      'runc',
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "wget": executable file not found in $PATH: unknown',
      'wget',
    ],
    [
      'runc of 20.10',
      'OCI runtime exec failed: exec failed: container_linux.go:380: starting container process caused: exec: "wget": executable file not found in $PATH: unknown',
      'wget',
    ],
    [
      'crun',
      'OCI runtime exec failed: exec failed: crun: executable file `wget` not found in $PATH: No such file or directory',
      'wget',
    ],
  ])('%s', (_, output, program) => {
    const [first] = diagnose(red('x', -1, output))
    expect(first?.code).toBe('healthcheck-unrunnable')
    expect(first?.message).toContain(`needs \`${program}\`, which is not in the image`)
  })
  test('runc, of a shell', () => {
    const output =
      'OCI runtime exec failed: exec failed: unable to start container process: exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown'
    const [first] = diagnose(red('x', -1, output))
    expect(first?.message).toContain('its HEALTHCHECK needs a shell, which is not in the image')
    expect(first?.fix).toContain('JSON list')
  })
  test('a shell without permission to run it', () => {
    const [first] = diagnose(red('x', 126, '/bin/sh: /check.sh: Permission denied'))
    expect(first?.message).toContain('`/check.sh`, which it is not allowed to run')
  })
  test.each([
    '',
    'curl: (22) The requested URL returned error: 404',
    'page not found',
    'user app: not found',
  ])('is not reported for an app that prints %j', (output) =>
    expect(diagnose(red('x', 1, output)).map(({ code }) => code)).toEqual(['healthcheck-failing']),
  )
})

test('a HEALTHCHECK without output is followed by a hint', () => {
  const findings = diagnose(red('wget -q -O /dev/null http://localhost:5000/ || exit 1', 1, ''))
  expect(findings.map(({ code, level, confidence }) => [code, level, confidence])).toEqual([
    ['healthcheck-failing', 'fail', 'proved'],
    ['healthcheck-disagrees', 'note', 'hint'],
  ])
})

test('hostile output of a HEALTHCHECK costs no time', () => {
  const began = cpuMilliseconds()
  for (const text of [
    'sh: '.repeat(50_000),
    '['.repeat(200_000),
    'exec: "'.repeat(30_000),
    ' '.repeat(200_000),
  ])
    diagnose(red(text, -1, text))
  expect(cpuMilliseconds() - began).toBeLessThan(500)
})
