/** Findings of written evidence: which one leads, its confidence, its message and its location. */
import { describe, expect, test } from '@jest/globals'
import { Finding } from '../../../src/core/schema.ts'
import { diagnose } from '../../../src/smoke/causes/index.ts'
import type { Evidence } from '../../../src/smoke/evidence.ts'
import {
  EXPOSE,
  CMD,
  HEALTHCHECK,
  at,
  running,
  exited,
  health,
  answered,
  asked,
  row,
  log,
  program,
  evidence,
  over,
  refused,
  done,
  inputs,
} from '../../support/evidence.ts'
import { probe, tcpPorts } from '../../support/probes.ts'
import { image } from '../../support/fake-engine.ts'

const NOT_FOUND =
  'OCI runtime create failed: runc create failed: unable to start container process: exec: "/app": stat /app: no such file or directory: unknown'
const OLD_NOT_FOUND =
  'OCI runtime create failed: container_linux.go:367: starting container process caused: exec: "flsk": executable file not found in $PATH: unknown'
const DENIED =
  'OCI runtime create failed: runc create failed: unable to start container process: exec: "/app": permission denied: unknown'
const CRUN = 'crun: open executable: Permission denied: OCI permission denied'

interface Case {
  of: Evidence
  codes: string[]
  says: string | RegExp
  line?: number
  confidence?: 'proved' | 'likely'
}

const cases: Record<string, Case> = {
  'loopback only': {
    of: evidence({ listeners: [row('127.0.0.1', 5000)] }),
    codes: ['loopback-only'],
    says: 'it listens on 127.0.0.1:5000 only',
    line: CMD,
  },
  'loopback of both families': {
    of: evidence({ listeners: [row('127.0.0.1', 5000), row('::1', 5000, 'tcp6')] }),
    codes: ['loopback-only'],
    says: '127.0.0.1:5000 and [::1]:5000 only',
  },
  'loopback, and a HEALTHCHECK that agrees with itself': {
    of: evidence({ listeners: [row('127.0.0.1', 5000)], state: health('healthy') }),
    codes: ['loopback-only'],
    says: '127.0.0.1:5000',
  },
  'loopback, and a HEALTHCHECK that fails': {
    of: evidence({
      listeners: [row('127.0.0.1', 5000)],
      state: health('unhealthy', { exitCode: 1, output: 'no' }),
      image: image({ healthcheck: { test: ['CMD-SHELL', 'x'] } }),
    }),
    codes: ['loopback-only'],
    says: '127.0.0.1:5000',
  },
  'wrong EXPOSE': {
    of: evidence({ listeners: [row('::', 8080, 'tcp6')] }),
    codes: ['wrong-port'],
    says: 'EXPOSE says 5000, but it listens on 8080',
    line: EXPOSE,
  },
  'wrong `port`': {
    of: evidence({ ...inputs({ ports: tcpPorts(5000) }), listeners: [row('0.0.0.0', 8080)] }),
    codes: ['wrong-port'],
    says: 'port 5000 was probed, but it listens on 8080',
  },
  'wrong port and loopback together: both are named': {
    of: evidence({ listeners: [row('127.0.0.1', 8080)] }),
    codes: ['wrong-port'],
    says: /EXPOSE says 5000, but it listens on 127\.0\.0\.1:8080/,
  },
  'never listened': {
    of: evidence({ log: log('starting', 'waiting for the database') }),
    codes: ['never-listened'],
    says: 'nothing listens on port 5000 after 60 s, although the process is running',
  },
  'never listened on TCP': {
    of: evidence({ listeners: [row('0.0.0.0', 53, 'udp')] }),
    codes: ['never-listened'],
    says: 'nothing listens on port 5000',
  },
  'never listened, as far as can be seen from afar': {
    of: evidence({
      listeners: null,
      checks: [asked(5000, { last: { kind: 'closed', detail: 'connection closed' } })],
    }),
    codes: ['never-listened'],
    says: 'nothing listens',
    confidence: 'likely',
  },
  'unhealthy long before the timeout: the reported seconds are the real ones': {
    of: evidence({
      waited: 4.2,
      state: health('unhealthy'),
      image: image({ healthcheck: { test: ['CMD', 'x'] } }),
    }),
    codes: ['never-listened', 'healthcheck-failing'],
    says: 'after 4.2 s',
  },
  'one of two named ports answers, the other has no listener': {
    of: evidence({
      ...inputs({ ports: tcpPorts(8080, 9090) }),
      checks: [asked(8080, { ok: true, last: answered(200, 'OK') }), asked(9090)],
      listeners: [row('0.0.0.0', 8080)],
    }),
    codes: ['never-listened'],
    says: 'nothing listens on port 9090 after 60 s',
  },
  'one of two named ports answers, the app has another': {
    of: evidence({
      ...inputs({ ports: tcpPorts(8080, 9090) }),
      checks: [asked(8080, { ok: true, last: answered(200, 'OK') }), asked(9090)],
      listeners: [row('0.0.0.0', 8080), row('0.0.0.0', 9091)],
    }),
    codes: ['wrong-port'],
    says: 'port 9090 was probed, but it listens on 9091',
  },
  'of two exposed ports none has a listener': {
    of: evidence({ checks: [asked(80, { required: false }), asked(443, { required: false })] }),
    codes: ['never-listened'],
    says: 'ports 80 and 443',
  },
  'still starting': {
    of: evidence({ busy: 0.98 }),
    codes: ['still-starting'],
    says: 'nothing listens on port 5000 after 60 s; it uses 98 % of a core',
    confidence: 'likely',
  },
  'busy, with a UDP socket': {
    of: evidence({ busy: 0.98, listeners: [row('0.0.0.0', 5353, 'udp')] }),
    codes: ['still-starting'],
    says: '98 %',
    confidence: 'likely',
  },
  'accepts, never answers': {
    of: evidence({ listeners: [row('0.0.0.0', 5000)], checks: [asked(5000, { attempts: 4 })] }),
    codes: ['no-answer'],
    says: 'port 5000 is open, but the app did not answer within 60 s',
  },
  'always 500': {
    of: evidence({
      listeners: [row('0.0.0.0', 5000)],
      checks: [asked(5000, { last: answered(500, 'Internal Server Error') })],
      log: log('Traceback', 'KeyError: DATABASE_URL missing'),
    }),
    codes: ['server-error', 'missing-setting'],
    says: 'it answers on port 5000, but only with 500 Internal Server Error',
  },
  '404 to the path that was asked for': {
    of: evidence({
      listeners: [row('0.0.0.0', 5000)],
      checks: [
        asked(5000, {
          spec: probe('http:///healthz'),
          last: answered(404, 'Not Found'),
        }),
      ],
    }),
    codes: ['unexpected-answer'],
    says: 'port 5000 answers `http /healthz` with: 404 Not Found',
  },
  'https asked of a plain port': {
    of: evidence({
      listeners: [row('0.0.0.0', 5000)],
      checks: [
        asked(5000, {
          spec: probe('https'),
          last: { kind: 'not-tls', detail: 'it does not speak TLS' },
        }),
      ],
    }),
    codes: ['unexpected-answer'],
    says: 'it does not speak TLS',
  },
  'exits at once': {
    of: over(exited(1), {
      log: log('Traceback (most recent call last):', "ModuleNotFoundError: No module named 'flask'"),
    }),
    codes: ['exited-at-start'],
    says: "it exited 1 after 0.4 s: ModuleNotFoundError: No module named 'flask'",
    line: CMD,
  },
  'exits at once, silently': {
    of: over(exited(3)),
    codes: ['exited-at-start'],
    says: 'it exited 3 after 0.4 s and wrote nothing',
  },
  'exits 0 though a port is exposed': {
    of: over(exited(0)),
    codes: ['exited-at-start'],
    says: 'it exited 0 after 0.4 s',
  },
  'exits 0 though there is a HEALTHCHECK': {
    of: over(exited(0), { checks: [], image: image({ healthcheck: { test: ['CMD', 'x'] } }) }),
    codes: ['exited-at-start'],
    says: 'it exited 0',
  },
  'dies by a signal': {
    of: over(exited(139)),
    codes: ['crashed'],
    says: 'it crashed after 0.4 s (exit 139: SIGSEGV, a bad memory access)',
  },
  'a job that fails': {
    of: over(exited(2), { checks: [] }),
    codes: ['exited-at-start'],
    says: 'it exited 2',
  },
  'somebody else removed it': {
    of: over(running, { checks: [] }),
    codes: ['not-ready'],
    says: 'no known cause fits',
  },
  'dies during the soak': {
    of: over(exited(1), {
      phase: 'soak',
      ranSeconds: 7,
      checks: [asked(5000, { ok: true })],
      log: log('panic: nil map'),
    }),
    codes: ['exited-late'],
    says: 'it exited 1 after 7 s, after it had answered: panic: nil map',
    line: CMD,
  },
  'ends well during the soak, which a server must not': {
    of: over(exited(0), { phase: 'soak', ranSeconds: 2, checks: [asked(5000, { ok: true })] }),
    codes: ['exited-late'],
    says: 'it exited 0 after 2 s',
  },
  'out of memory at start': {
    of: over(exited(137, { oomKilled: true }), { ...inputs({ memory: 64 * 1024 ** 2 }) }),
    codes: ['out-of-memory'],
    says: 'it hit its 64 MiB memory limit and was killed after 0.4 s',
  },
  'out of memory during the soak': {
    of: over(exited(137, { oomKilled: true }), { phase: 'soak', checks: [asked(5000, { ok: true })] }),
    codes: ['out-of-memory'],
    says: 'its memory limit',
  },
  'killed, but not for memory': { of: over(exited(137)), codes: ['exited-at-start'], says: '137 (SIGKILL)' },
  'wrong architecture (28.5)': {
    of: over(exited(255), {
      programs: [program({ architecture: 'arm64' })],
      log: log('exec /app: exec format error'),
    }),
    codes: ['wrong-architecture'],
    says: 'its program is built for arm64, and this host is amd64',
  },
  'wrong architecture (20.10)': {
    of: over(exited(1), {
      programs: [program({ architecture: 'arm64' })],
      log: log('standard_init_linux.go:228: exec user process caused: exec format error'),
    }),
    codes: ['wrong-architecture'],
    says: 'arm64',
  },
  'another architecture, emulated: its own error counts': {
    of: over(exited(1), {
      programs: [program({ architecture: 'arm64' })],
      log: log('Error: DATABASE_URL is not set'),
    }),
    codes: ['exited-at-start', 'missing-setting'],
    says: 'DATABASE_URL is not set',
  },
  'a script without #!': {
    of: over(exited(255), {
      programs: [program({ architecture: null })],
      log: log('exec /run.sh: exec format error'),
    }),
    codes: ['exited-at-start'],
    says: 'exec format error',
  },
  'no such program': {
    of: refused(NOT_FOUND, { programs: [program({ path: null, mode: null })] }),
    codes: ['command-not-found'],
    says: 'its command `/app` is not in the image',
    line: CMD,
  },
  'no such program on PATH (20.10)': {
    of: refused(OLD_NOT_FOUND, { programs: [program({ argv: ['flsk', 'run'], path: null, mode: null })] }),
    codes: ['command-not-found'],
    says: 'its command `flsk` is not in the image',
  },
  'the program is there, what it needs is not': {
    of: refused(NOT_FOUND),
    codes: ['exited-at-start'],
    says: 'the engine could not start it',
  },
  'no x bit': {
    of: refused(DENIED, { programs: [program({ mode: 0o644 })] }),
    codes: ['not-executable'],
    says: 'its command `/app` cannot be executed',
    line: CMD,
  },
  'no x bit (crun)': {
    of: refused(CRUN, { programs: [program({ mode: 0o644 })] }),
    codes: ['not-executable'],
    says: 'cannot be executed',
  },
  'a folder (28.5)': {
    of: refused('exec: "/app": is a directory: unknown'),
    codes: ['not-executable'],
    says: 'its command `/app` is a folder',
  },
  'a folder (20.10 says permission denied)': {
    of: refused(DENIED, { programs: [program({ isFolder: true })] }),
    codes: ['not-executable'],
    says: 'its command `/app` is a folder',
  },
  'a WORKDIR that the user may not enter': {
    of: refused(
      'OCI runtime create failed: unable to start container process: error during container init: exec: chdir to cwd ("/root/app") set in config.json failed: permission denied',
    ),
    codes: ['bad-workdir'],
    says: 'is not allowed to enter the working directory `/root/app`',
  },
  'an unknown user': {
    of: refused('unable to find user web: no matching entries in passwd file'),
    codes: ['unknown-user'],
    says: 'the user `web` is not in the image',
  },
  unhealthy: {
    of: evidence({
      listeners: [row('0.0.0.0', 5000)],
      checks: [asked(5000, { ok: true, last: answered(200, 'OK') })],
      image: image({ healthcheck: { test: ['CMD-SHELL', 'curl -f localhost'] } }),
      state: health('unhealthy', { exitCode: 22, output: 'curl: (22) 404\n' }),
    }),
    codes: ['healthcheck-failing'],
    says: 'its HEALTHCHECK reports unhealthy: its last run exited with 22: curl: (22) 404',
    line: HEALTHCHECK,
  },
  'a HEALTHCHECK still starting at the timeout': {
    of: evidence({
      checks: [asked(5000, { ok: true, last: answered(200, 'OK') })],
      image: image({ healthcheck: { test: ['CMD', 'x'] } }),
      state: health('starting'),
    }),
    codes: ['healthcheck-failing'],
    says: 'its HEALTHCHECK is not healthy after 60 s: it has not run yet',
  },
  'unhealthy during the soak': {
    of: evidence({
      phase: 'soak',
      checks: [asked(5000, { ok: true })],
      image: image({ healthcheck: { test: ['CMD', 'x'] } }),
      state: health('unhealthy', { exitCode: -1, output: 'exceeded timeout' }),
    }),
    codes: ['healthcheck-failing'],
    says: 'its last run took longer than its timeout',
  },
  'a probe without a port': {
    of: evidence({ ...inputs({ probes: [probe('http')] }), checks: [] }),
    codes: ['nothing-to-probe'],
    says: 'the probe `http` has no port to check',
  },
  'a probe without a port, and a container that exits 0': {
    of: over(exited(0), { phase: 'done', ...inputs({ probes: [probe('tcp')] }), checks: [] }),
    codes: ['nothing-to-probe'],
    says: 'no port to check',
  },
  'listens where nobody asks, on a network without the port': {
    of: evidence({ listeners: [row('0.0.0.0', 5000)] }),
    codes: ['not-ready'],
    says: 'it did not become ready within 60 s, and no known cause fits',
  },
}

describe('failures', () => {
  test.each(Object.entries(cases))('%s', (_, { of, codes, says, line, confidence = 'proved' }) => {
    const findings = diagnose(of)
    expect(findings.map(({ code }) => code)).toEqual(codes)
    const [first] = findings
    expect(first).toMatchObject({ level: 'fail', confidence })
    expect(first?.message).toMatch(
      typeof says === 'string' ? new RegExp(says.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')) : says,
    )
    if (line !== undefined) expect(first?.location).toEqual(at(line))
    for (const finding of findings) expect(Finding.safeParse(finding).error).toBeUndefined()
  })
})

const withCheck = { image: image({ healthcheck: { test: ['CMD', 'ok'] } }) }
const found = (port: number, ok: boolean) =>
  asked(port, { ok, required: false, found: true, ...(ok ? { last: answered(200, 'OK') } : {}) })

describe('no failures', () => {
  test.each<[string, Evidence, [string, string][]]>([
    ['all is well', done(), []],
    ['a worker without a port that stays up', done({ checks: [] }), [['nothing-to-probe', 'note']]],
    [
      'one that was busy until the timeout',
      done({ checks: [], busy: 0.98, listeners: [row('127.0.0.1', 9229)] }),
      [
        ['still-starting', 'warn'],
        ['listens-unexposed', 'note'],
      ],
    ],
    [
      'one that listens on loopback only',
      done({ checks: [], listeners: [row('127.0.0.1', 8080)] }),
      [['loopback-only', 'warn']],
    ],
    [
      'one with a HEALTHCHECK that listens on loopback only',
      done({ checks: [], state: health('healthy'), ...withCheck, listeners: [row('127.0.0.1', 8080)] }),
      [['listens-unexposed', 'note']],
    ],
    [
      'a server without EXPOSE that answers, and another port that does not',
      done({
        checks: [found(8080, true), found(9000, false)],
        listeners: [row('0.0.0.0', 8080), row('0.0.0.0', 9000)],
      }),
      [['listens-unexposed', 'note']],
    ],
    [
      'a worker that listens',
      done({ checks: [], listeners: [row('::', 8080, 'tcp6'), row('127.0.0.1', 9000)] }),
      [['listens-unexposed', 'note']],
    ],
    [
      'UDP only: a TCP listener is reported too',
      done({
        checks: [],
        image: image({ exposedPorts: ['53/udp'] }),
        listeners: [row('0.0.0.0', 53, 'udp'), row('0.0.0.0', 5000)],
      }),
      [
        ['udp-unproven', 'warn'],
        ['listens-unexposed', 'note'],
      ],
    ],
    ['a job that did its work', over(exited(0), { phase: 'done', checks: [] }), [['one-shot', 'note']]],
    [
      'one exposed port silent beside one that answers',
      done({ checks: [asked(80, { required: false, ok: true }), asked(443, { required: false })] }),
      [['exposed-but-silent', 'warn']],
    ],
    [
      'one exposed port broken beside one that answers',
      done({
        checks: [
          asked(80, { required: false, ok: true }),
          asked(443, { required: false, last: answered(500, 'x') }),
        ],
      }),
      [['exposed-but-silent', 'warn']],
    ],
    [
      'ignores its stop signal',
      done({
        shutdown: { signal: 'SIGTERM', seconds: 0, exitCode: 137, killed: true, provedBy: 'signal-mask' },
      }),
      [['killed-on-stop', 'warn']],
    ],
    [
      'stops well',
      done({ shutdown: { signal: 'SIGTERM', seconds: 0.1, exitCode: 143, killed: false, provedBy: 'stop' } }),
      [],
    ],
  ])('%s', (_, of, expected) => {
    const findings = diagnose(of)
    expect(findings.map(({ code, level }) => [code, level])).toEqual(expected)
    for (const finding of findings) expect(Finding.safeParse(finding).error).toBeUndefined()
  })

  test('the message of a warning matches the evidence', () => {
    const [silent] = diagnose(
      done({
        checks: [
          asked(80, { required: false, ok: true }),
          asked(443, { required: false }),
          asked(444, { required: false }),
        ],
      }),
    )
    expect(silent?.message).toBe('ports 443 and 444 are exposed but silent')
    const [broken] = diagnose(
      done({
        checks: [
          asked(80, { required: false, ok: true }),
          asked(443, { required: false, last: answered(500, 'Oops') }),
        ],
      }),
    )
    expect(broken?.message).toBe('port 443 is exposed but answers only with 500 Oops')
  })
})

test('failures come before warnings', () => {
  const findings = diagnose(
    evidence({ shutdown: { signal: 'SIGTERM', seconds: 10, exitCode: 137, killed: true, provedBy: 'stop' } }),
  )
  expect(findings.map(({ code }) => code)).toEqual(['never-listened', 'killed-on-stop'])
})

test('log text in a message is truncated, without control characters', () => {
  const [finding] = diagnose(over(exited(1), { log: log(`\u001b[31merror: ${'x'.repeat(5000)}\u0007`) }))
  expect(finding?.message.length).toBeLessThan(400)
  // eslint-disable-next-line no-control-regex -- that there are none is the point
  expect(finding?.message).not.toMatch(/[\x00-\x1f]/)
})
