/** Reports of trials of real images, for tests of everything that reads a Report. */
import { REPORT_TYPE } from '../../src/core/report-artifact.ts'
import type { Finding, Image, Layer, Report } from '../../src/core/schema.ts'
import { COMMENT_LIMIT, SUMMARY_LIMIT, renderPage, type Links } from '../../src/report/index.ts'

const digest = (seed: number) => `sha256:${seed.toString(16).padStart(64, '0')}`

function layer(index: number, size: number, createdBy: string, extra: Partial<Layer> = {}): Layer {
  return {
    index,
    diffId: digest(index + 1),
    size,
    files: 12,
    entries: 15,
    deadWeight: 0,
    createdBy,
    part: 'yours',
    ...extra,
  }
}

const baseSizes = [116_500_000, 47_800_000, 0, 27_600_000]
const baseLayers = baseSizes.map((size, index) =>
  layer(
    index,
    size,
    index === 0
      ? "# debian.sh --arch 'amd64' out/ 'bookworm' '@1747699200'"
      : `RUN /bin/sh -c step ${index} # buildkit`,
    {
      part: 'base',
    },
  ),
)

/** The Flask example, healthy: it answers on 5000 and ignores SIGTERM, as `flask run` does. */
export const flask: Report = {
  schemaVersion: 1,
  generator: 'sea-trial 0.1.0',
  at: '2026-03-02T10:00:00.000Z',
  name: 'flask',
  ref: 'feature',
  sha: '5d0c1f2aa0b34c1e8f4d1c2b3a49586776655443',
  engine: {
    version: '28.5.2',
    os: 'linux',
    architecture: 'amd64',
    store: 'overlay2',
    kernel: '6.8.0-1030-azure',
  },
  verdict: 'pass',
  headline: 'flask is seaworthy: ready in 0.84 s on port 5000',
  findings: [
    {
      code: 'killed-on-stop',
      level: 'warn',
      confidence: 'proved',
      message: 'PID 1 (`flask run`) ignores SIGTERM, so every stop takes 10 s and ends in a kill',
      fix: 'Add `STOPSIGNAL SIGINT`, which Flask handles',
      location: { file: 'examples/flask/Dockerfile', line: 6 },
      evidence: ['/proc/1/status SigCgt: 0000000000000002, without SIGTERM (bit 15)'],
    },
  ],
  build: {
    ok: true,
    seconds: 12.31,
    builder: 'buildx 0.29.1',
    dockerfile: 'examples/flask/Dockerfile',
    steps: [
      { name: 'FROM python:3.10', line: 1, seconds: 0, cached: true },
      { name: 'WORKDIR /app', line: 3, seconds: 0.04, cached: false },
      { name: 'RUN pip install flask', line: 4, seconds: 10.2, cached: false },
      { name: 'COPY . .', line: 5, seconds: 0.03, cached: false },
    ],
    warnings: [],
  },
  image: {
    id: digest(4711),
    ref: 'sea-trial.local/run:abc',
    platform: { os: 'linux', architecture: 'amd64' },
    distribution: { id: 'debian', version: '12', name: 'Debian GNU/Linux 12 (bookworm)' },
    config: {
      exposedPorts: ['5000/tcp'],
      entrypoint: [],
      cmd: ['flask', 'run', '--host', '0.0.0.0'],
      user: '',
      workingDir: '/app',
      labels: {},
    },
    sizes: {
      onDisk: 212_100_000,
      fileSystem: 205_900_000,
      deadWeight: 6_200_000,
      efficiency: 0.9708,
      download: { bytes: 84_100_000, exact: true },
    },
    base: { ref: 'python:3.10', layers: 4, onDisk: 191_900_000, chain: [] },
    layers: [
      ...baseLayers,
      layer(4, 0, 'WORKDIR /app', { line: 3, files: 0, entries: 1 }),
      layer(5, 20_198_800, 'RUN /bin/sh -c pip install flask # buildkit', {
        line: 4,
        files: 1204,
        entries: 1301,
        deadWeight: 6_200_000,
      }),
      layer(6, 1200, 'COPY . . # buildkit', { line: 5, files: 3, entries: 4 }),
    ],
    dead: [
      { path: '/root/.cache/pip', bytes: 6_000_000, addedBy: 5, killedBy: 6, cause: 'deleted' },
      { path: '', bytes: 200_000, addedBy: null, killedBy: null, cause: null },
    ],
  },
  smoke: {
    ready: true,
    startedAt: '2026-03-02T10:00:00.000Z',
    readyAt: '2026-03-02T10:00:00.840Z',
    readySeconds: 0.84,
    port: 5000,
    route: '127.0.0.1:32768',
    probes: [
      {
        kind: 'http',
        target: 'http://127.0.0.1:5000/',
        port: 5000,
        ok: true,
        detail: '200 OK',
        attempts: 14,
        seconds: 0.84,
      },
    ],
    listeners: [{ protocol: 'tcp', address: '0.0.0.0', port: 5000, process: 'flask' }],
    listenersKnown: true,
    memory: { peak: 43_000_000 },
    cpuSeconds: 0.61,
    shutdown: { signal: 'SIGTERM', seconds: 0.02, exitCode: 137, killed: true, provedBy: 'signal-mask' },
    log: {
      tail: [" * Serving Flask app 'app'", ' * Debug mode: off', ' * Running on all addresses (0.0.0.0)'],
      lines: 3,
      bytes: 104,
    },
    soakSeconds: 3,
  },
  baseline: null,
  delta: null,
  timings: { inputs: 0.01, build: 12.31, inspect: 1.2, smoke: 4.1 },
  reproduce: 'docker run --rm -p 5000:5000 flask',
}

/** The image of `flask`. */
export const flaskImage: Image = present(flask.image)

export function present<T>(value: T | null): T {
  if (value === null) throw new Error('the sample Report has an image')
  return value
}

/** The same image, compared with a baseline of `main` from two hours earlier. */
export const compared: Report = {
  ...flask,
  baseline: {
    source: 'cache',
    ref: 'main',
    sha: '3f2a1c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f7',
    at: '2026-03-02T08:00:00.000Z',
  },
  delta: {
    rows: [
      { key: 'download', before: 81_000_000, after: 84_100_000 },
      { key: 'onDisk', before: 203_100_000, after: 212_100_000 },
      { key: 'yours', before: 11_200_000, after: 20_200_000 },
      { key: 'base', before: 191_900_000, after: 191_900_000 },
      { key: 'deadWeight', before: 0, after: 6_200_000 },
      { key: 'readySeconds', before: 0.8, after: 0.84 },
      { key: 'peakMemory', before: 41_000_000, after: 43_000_000 },
    ],
    layers: [
      {
        createdBy: 'RUN /bin/sh -c pip install flask pandas # buildkit',
        createdByBefore: 'RUN /bin/sh -c pip install flask # buildkit',
        line: 4,
        before: 11_198_800,
        after: 20_198_800,
        part: 'yours',
      },
    ],
    sharedLayers: 5,
    why: '+9.0 MB: `RUN pip install flask pandas` (Dockerfile:4) now brings `pandas` 2.3 (+7.9 MB) and `numpy` 1.1 (+1.1 MB)',
    hints: [],
    redeploy: { bytes: 7_200_000, exact: true },
    packages: [
      {
        type: 'pypi',
        name: 'pandas',
        before: null,
        after: { version: '2.3', bytes: 7_900_000 },
        layer: 5,
      },
      { type: 'pypi', name: 'numpy', before: null, after: { version: '1.1', bytes: 1_100_000 }, layer: 5 },
    ],
    paths: [{ path: '/usr/local/lib/pandas', before: null, after: 7_900_000, change: 0 }],
    verdictBefore: 'pass',
    findingsBefore: ['killed-on-stop'],
    shutdownBefore: {
      signal: 'SIGTERM',
      seconds: 0.02,
      exitCode: 137,
      killed: true,
      provedBy: 'signal-mask',
    },
    caveats: [],
  },
}

const loopback: Finding = {
  code: 'loopback-only',
  level: 'fail',
  confidence: 'proved',
  message: 'It listens on 127.0.0.1:5000 only',
  fix: 'Bind 0.0.0.0: change Dockerfile:6 to `CMD ["flask", "run", "--host", "0.0.0.0"]`',
  location: { file: 'Dockerfile', line: 6 },
  evidence: [
    '/proc/1/net/tcp: 127.0.0.1:5000 LISTEN (flask)',
    'GET http://127.0.0.1:5000/ from outside: connection reset',
  ],
}

/** The Flask example bound to loopback: not seaworthy, and nothing outside can connect. */
export const unreachable: Report = {
  ...flask,
  verdict: 'fail',
  headline: 'flask is not seaworthy: it listens on 127.0.0.1:5000 only',
  findings: [loopback, ...flask.findings.filter(({ level }) => level !== 'fail')],
  build: flask.build && { ...flask.build, dockerfile: 'Dockerfile' },
  smoke: flask.smoke && {
    ...flask.smoke,
    ready: false,
    readySeconds: null,
    probes: [
      {
        kind: 'http',
        target: 'http://127.0.0.1:5000/',
        port: 5000,
        ok: false,
        detail: 'connection reset',
        attempts: 60,
        seconds: 60,
      },
    ],
    listeners: [{ protocol: 'tcp', address: '127.0.0.1', port: 5000, process: 'flask' }],
  },
}

export const buildFailed: Report = {
  ...flask,
  verdict: 'fail',
  headline: 'flask is not seaworthy: `RUN pip install flsk` (Dockerfile:4) exited 1',
  findings: [
    {
      code: 'build-failed',
      level: 'fail',
      confidence: 'proved',
      message: '`RUN pip install flsk` (Dockerfile:4) exited 1',
      location: { file: 'Dockerfile', line: 4 },
      evidence: ['ERROR: No matching distribution found for flsk'],
    },
  ],
  build: {
    ok: false,
    seconds: 3.2,
    dockerfile: 'Dockerfile',
    steps: [
      { name: 'FROM python:3.10', line: 1, seconds: 0, cached: true },
      { name: 'RUN pip install flsk', line: 4, seconds: 3.1, cached: false, error: 'exit code: 1' },
    ],
    warnings: [],
    log: [
      'ERROR: Could not find a version that satisfies the requirement flsk',
      'ERROR: No matching distribution found for flsk',
    ],
  },
  image: null,
  smoke: null,
}
delete buildFailed.reproduce

const pipCache: Finding = {
  code: 'pip-cache',
  level: 'note',
  confidence: 'proved',
  message:
    '6.0 MB of pip’s cache (`/root/.cache/pip`): added by `RUN pip install flask` (Dockerfile:4), deleted by `COPY . .` (Dockerfile:5)',
  fix: 'Do both in one RUN, or use `pip install --no-cache-dir`.',
  location: { file: 'examples/flask/Dockerfile', line: 4 },
  evidence: ['6.0 MB /root/.cache/pip'],
  bytes: 6_000_000,
}
const tools: Finding = {
  code: 'build-tools',
  level: 'warn',
  confidence: 'hint',
  message:
    '14.2 MB of build tools (`/usr/include`), left in the image by `RUN pip install flask` (Dockerfile:4)',
  fix: 'If the app needs none of them when it runs, build in an earlier stage and `COPY --from` only the result.',
  location: { file: 'examples/flask/Dockerfile', line: 4 },
  evidence: ['14.2 MB /usr/include'],
  bytes: 14_200_000,
}

/** The same image with findings about waste. */
export const wasteful: Report = { ...flask, findings: [...flask.findings, tools, pipCache] }

/** `smoke: false`: the image was weighed and not run. */
export const weighed: Report = {
  ...flask,
  headline: 'flask was weighed, not run',
  findings: [],
  smoke: null,
}

/** No engine: nothing is known about the image. */
export const notTried: Report = {
  ...flask,
  verdict: 'error',
  headline: 'flask could not be tried: no container engine responds at unix:///var/run/docker.sock',
  findings: [],
  build: null,
  image: null,
  smoke: null,
  engine: null,
  timings: { inputs: 0.01 },
}
delete notTried.reproduce

/** The page of one image in a comment, without the hidden line. */
export const renderComment = (report: Report, links: Links): string =>
  renderPage(report, links, COMMENT_LIMIT)
export const renderSummary = (report: Report, links: Links): string =>
  renderPage(report, links, SUMMARY_LIMIT)

/** The Report as an artifact to attach to the image that its push names. */
export const attachment = (report: Report, annotations: Record<string, string> = {}) => ({
  ...{ artifactType: REPORT_TYPE, mediaType: REPORT_TYPE, bytes: Buffer.from(JSON.stringify(report)) },
  annotations: {
    'org.opencontainers.image.created': report.at,
    'sea-trial.name': report.name,
    'sea-trial.verdict': report.verdict,
    'sea-trial.platform': 'linux/amd64',
    ...annotations,
  },
})
