/** Warnings and notes of images that pass, and their absence when nothing is wrong. */
import { describe, expect, test } from '@jest/globals'
import { Finding } from '../../../src/core/schema.ts'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import type { Evidence, Soak } from '../../../src/smoke/evidence.ts'
import { asked, done, exited, inputs, over, row, good } from '../../support/evidence.ts'
import { image } from '../../support/fake-engine.ts'
import { probe } from '../../support/probes.ts'

const MIB = 1024 ** 2
const soaked = (soak: Partial<Soak>, extra: Partial<Evidence> = {}) =>
  done({ soak: { seconds: 3, memoryGrowth: 0, busy: 0, ...soak }, ...extra })
const exposing = (...exposedPorts: string[]) => ({ image: image({ exposedPorts }) })
const killed = (command: string) =>
  done({
    shutdown: { signal: 'SIGTERM', seconds: 0, exitCode: 137, killed: true, provedBy: 'signal-mask' },
    processes: [
      { pid: 72, parent: 71, user: 0, command: 'worker' },
      { pid: 71, parent: 9, user: 0, command },
    ],
  })

const ROOT = [{ pid: 7, parent: 1, user: 0, command: '/app' }]

type Reported = [code: string, level: string]

const cases: [string, Evidence, Reported[]][] = [
  [
    'UDP alone, bound',
    done({ ...exposing('53/udp'), checks: [], listeners: [row('0.0.0.0', 53, 'udp')] }),
    [['udp-unproven', 'warn']],
  ],
  [
    'UDP beside a port that answers',
    done({ ...exposing('53/udp', '5000/tcp'), listeners: [row('0.0.0.0', 5000), row('::', 53, 'udp6')] }),
    [['udp-unproven', 'note']],
  ],
  [
    'UDP on loopback',
    done({ ...exposing('53/udp'), checks: [], listeners: [row('127.0.0.1', 53, 'udp')] }),
    [['exposed-but-silent', 'warn']],
  ],
  [
    'UDP not bound',
    done({ ...exposing('53/udp'), checks: [], listeners: [] }),
    [['exposed-but-silent', 'warn']],
  ],
  ['UDP where no table can be read', done({ ...exposing('53/udp'), checks: [], listeners: null }), []],
  [
    'a job that exposes UDP',
    over(exited(0), { ...exposing('53/udp'), phase: 'done', checks: [], listeners: [] }),
    [['one-shot', 'note']],
  ],
  [
    'another port that is not exposed',
    done({ ...exposing('5000/tcp'), listeners: [row('::', 5000, 'tcp6'), row('0.0.0.0', 9090)] }),
    [['listens-unexposed', 'note']],
  ],
  [
    'other ports on loopback, or picked by the kernel',
    done({
      ...exposing('5000/tcp'),
      listeners: [row('::', 5000, 'tcp6'), row('127.0.0.1', 9090), row('::', 40_001, 'tcp6')],
    }),
    [],
  ],
  [
    'TLS',
    done({
      checks: [asked(5000, { ok: true, last: { kind: 'http', status: 200, reason: 'OK', tls: true } })],
    }),
    [['tls', 'note']],
  ],
  [
    'TLS that was asked for',
    done({
      checks: [
        asked(5000, {
          ok: true,
          spec: probe('https'),
          last: { kind: 'http', status: 200, reason: 'OK', tls: true },
        }),
      ],
    }),
    [],
  ],
  ['memory that grows fast', soaked({ seconds: 10, memoryGrowth: 20 * MIB }), [['memory-grows', 'note']]],
  ['the same in the first seconds, as of a JVM that boots', soaked({ memoryGrowth: 60 * MIB }), []],
  [
    'memory that will reach its limit soon',
    soaked(
      { seconds: 10, memoryGrowth: 20 * MIB },
      { ...inputs({ memory: 512 * MIB }), memory: { peak: 100 * MIB, limit: null } },
    ),
    [['memory-grows', 'warn']],
  ],
  ['memory of a runtime that warms up', soaked({ memoryGrowth: 4 * MIB }), []],
  ['the same for half a minute', soaked({ seconds: 30, memoryGrowth: 4 * MIB }), [['memory-grows', 'note']]],
  ['memory not measured', soaked({ memoryGrowth: null }), []],
  ['a busy server', soaked({ busy: 0.97 }), [['busy-when-idle', 'note']]],
  [
    'a server busy with its share',
    soaked({ busy: 0.1 }, inputs({ cpus: 0.1 })),
    [['busy-when-idle', 'note']],
  ],
  [
    'a busy worker without a port',
    soaked({ busy: 0.97 }, { checks: [], busy: 0.97 }),
    [['still-starting', 'warn']],
  ],
  ['a server that answers probes', soaked({ busy: 0.2 }), []],
  ['root, not asked', done({ processes: ROOT }), []],
  ['root', done({ ...inputs({ audit: true }), processes: ROOT }), [['processes-as-root', 'note']]],
  [
    'no root',
    done({ ...inputs({ audit: true }), processes: ROOT.map((one) => ({ ...one, user: 1000 })) }),
    [],
  ],
  [
    'files written',
    done({ ...inputs({ audit: true }), changed: ['/tmp', '/tmp/a', '/var/log/x.log'] }),
    [['writes-files', 'note']],
  ],
  ['files written, not asked', done({ changed: ['/tmp/a'] }), []],
  ['nothing written', done({ ...inputs({ audit: true }), changed: [] }), []],
]

describe('warnings and notes', () => {
  test.each(cases)('%s', (_, of, expected) => {
    const findings = diagnose(of)
    expect(findings.map(({ code, level }) => [code, level])).toEqual(expected)
    for (const finding of findings) expect(Finding.safeParse(finding).error).toBeUndefined()
  })
})

test('the messages of warnings match the evidence', () => {
  const say = (of: Evidence) => diagnose(of)[0]?.message
  expect(say(done({ ...exposing('53/udp'), checks: [], listeners: [] }))).toBe(
    'UDP port 53 is exposed but not bound',
  )
  expect(
    say(done({ ...exposing('5000/tcp'), listeners: [row('::', 9090, 'tcp6'), row('::', 9091, 'tcp6')] })),
  ).toBe('it also listens on ports 9090 and 9091, which are not exposed, and were not probed')
  expect(
    say(soaked({ seconds: 10, memoryGrowth: 10 * MIB }, { memory: { peak: 100 * MIB, limit: 200 * MIB } })),
  ).toBe(
    'its memory grew by 10.0 MiB a second throughout the soak of 10 s: at that rate it reaches its limit in 10 s',
  )
  expect(
    say(done({ checks: [asked(80, { ...good, required: false }), asked(81, { required: false })] })),
  ).toBe('port 81 is exposed but silent')
})

test('the findings of an audit', () => {
  const say = (of: Partial<Evidence>) => diagnose(done({ ...inputs({ audit: true }), ...of }))[0]?.message
  expect(say({ changed: ['/tmp', '/tmp/a', '/var', '/var/log', '/var/log/x.log', '/b'] })).toBe(
    'it wrote to /tmp, /var/log and /',
  )
  expect(say({ processes: ROOT })).toBe('it ran as root')
  expect(say({ processes: [...ROOT, { pid: 8, parent: 7, user: 33, command: 'worker' }] })).toBe(
    '1 of its 2 processes ran as root',
  )
})

describe('the fix for a main process that ignores its stop signal', () => {
  test.each([
    ['/bin/sh -c httpd -f', 'PID 1 is a shell'],
    ['/usr/bin/python3 /usr/local/bin/flask run', 'STOPSIGNAL SIGINT'],
    ['npm start', 'not through its package manager'],
    ['node server.js', "process.on('SIGTERM', …)"],
    ['/app', 'run it under an init'],
  ])('%s', (command, fix) => {
    const [first] = diagnose(killed(command))
    expect(first).toMatchObject({ code: 'killed-on-stop', level: 'warn' })
    expect(first?.fix).toContain(fix)
    expect(first?.evidence).toContain(`PID 1: ${command}`)
  })
})

describe('the fix for a main process that takes too long to stop', () => {
  const slow = (handledBy: string | undefined, said?: string[]) =>
    done({
      shutdown: {
        ...{ signal: 'SIGTERM', seconds: 10.01, exitCode: 137, killed: true, provedBy: 'stop' },
        ...(handledBy === undefined ? {} : { handledBy }),
        ...(said === undefined ? {} : { said }),
      },
    })
  test.each([
    ['java -jar app.jar', 'shutdown hooks'],
    ['/usr/bin/python3 /usr/local/bin/gunicorn app:app', '--graceful-timeout 8'],
    ['python -m uvicorn app:app', '--timeout-graceful-shutdown 8'],
    ['/bin/bash /start.sh', 'runs its trap only after the command in the foreground has ended'],
    ['npm start', 'not through its package manager'],
    ['/app', 'a shorter drain'],
  ])('%s', (command, fix) => {
    const [first] = diagnose(slow(command))
    expect(first).toMatchObject({ code: 'killed-on-stop', level: 'warn', confidence: 'proved' })
    expect(first?.message).toMatch(/^it handles SIGTERM, but was still stopping after 10 s/)
    expect(first?.fix).toContain(fix)
    expect(first?.fix).toContain('--stop-timeout 30')
    expect(first?.evidence).toContain(`SigCgt has SIGTERM: ${command}`)
  })
  test('also if only its log shows it', () => {
    const [first] = diagnose(slow(undefined, ['SIGTERM: draining']))
    expect(first).toMatchObject({ code: 'killed-on-stop', confidence: 'likely' })
    expect(first?.evidence).toContain('SIGTERM: draining')
  })
  test('is a failure with `shutdown: graceful`', () =>
    expect(diagnose({ ...slow('/app'), ...inputs({ shutdown: 'graceful' }) })[0]?.level).toBe('fail'))
})
