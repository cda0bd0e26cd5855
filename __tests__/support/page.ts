/** HTML pages for tests in a browser: a Report with all that a page can show, and file systems of any size. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HistoryPoint, Layer, Package, Report } from '../../src/core/schema.ts'
import { pageTree, renderHtml, type PageData, type PageTree } from '../../src/report/html/index.ts'
import { imageFilesOf, type OneFile } from './page-files.ts'
import { compared, flaskImage, wasteful } from './reports.ts'

/** Bundles the page's script and style into `folder`; returns what makes a page with them. In a process of its own: the bundler does not run inside Jest. */
export function pageMaker(folder: string): (data: PageData) => string {
  execFileSync(process.execPath, ['scripts/bundle-page.ts', folder])
  const [script, style] = ['page.js', 'page.css'].map((name) => readFileSync(join(folder, name), 'utf8'))
  return (data) => renderHtml(data, { script: script ?? '', style: style ?? '' })
}

/** The same numbers from the same seed, below 1. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const OWNERS = [
  { name: 'python3.11', version: '3.11.2', type: 'deb' },
  { name: 'libc6', version: '2.36', type: 'deb' },
  { name: 'perl', version: '5.36', type: 'deb' },
  { name: 'pandas', version: '2.3', type: 'pypi' },
]
/** Folder, share of the files, layer, package. */
const PLACES: readonly (readonly [string, number, number, number])[] = [
  ['usr/lib/x86_64-linux-gnu', 14, 0, 1],
  ['usr/lib/python3.11', 20, 1, 0],
  ['usr/share/perl/5.36.0', 12, 0, 2],
  ['usr/share/doc', 10, 0, -1],
  ['usr/bin', 6, 1, -1],
  ['usr/local/lib/python3.10/site-packages/pandas', 16, 5, 3],
  ['usr/local/lib/python3.10/site-packages/flask', 4, 5, -1],
  ['usr/include', 8, 3, -1],
  ['var/lib/dpkg/info', 6, 0, -1],
  ['app/static', 4, 6, -1],
]
const DAY = 86_400
/** Bytes, as the Report has them. */
const FILE_SYSTEM = 205_900_000
/** The time of the Reports. */
const NOW = Date.parse('2026-03-02T10:00:00Z') / 1000

/** A file system of about so many files; the largest folder is `/usr/lib/x86_64-linux-gnu`. */
export function treeOf(count: number, more: readonly OneFile[] = []): PageTree {
  const next = random(7)
  const files = PLACES.flatMap(([folder, share, layer, owner], place) =>
    Array.from({ length: Math.ceil((count * share) / 100) }, (_, index): OneFile => {
      const inside = index % 5 === 0 ? '' : `/part-${Math.floor(index / 40)}`
      const bytes = Math.ceil(300 + 20_000 * next() ** 4 * (place === 0 ? 12 : 1) * (next() < 0.02 ? 60 : 1))
      const time = NOW - Math.floor((place + 1) * 300 * DAY * next() ** 3)
      return {
        path: `${folder}${inside}/file-${index}.${place}`,
        bytes,
        layer,
        time,
        ...(owner < 0 ? {} : { owner }),
      }
    }),
  )
  const scale = FILE_SYSTEM / files.reduce((sum, { bytes }) => sum + bytes, 0)
  const scaled = files.map((file) => ({ ...file, bytes: Math.ceil(file.bytes * scale) }))
  return pageTree(imageFilesOf([...scaled, ...more]), OWNERS)
}

const packageOf = (index: number): Package => ({
  type: index % 3 === 0 ? 'pypi' : 'deb',
  name: `library-${index}`,
  version: `1.${index}.0`,
  bytes: index % 7 === 0 ? null : 9000 * ((index * 37) % 101),
  path: index % 3 === 0 ? '/usr/local/lib/python3.10/site-packages' : '/var/lib/dpkg/status',
  layer: index % 3 === 0 ? 5 : 0,
})

const history = Array.from({ length: 14 }, (_, index): HistoryPoint => ({
  sha: `${(index + 10).toString(16)}a41c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f`.padStart(40, '0'),
  at: new Date(Date.parse('2026-02-10T08:00:00Z') + index * DAY * 1000).toISOString(),
  onDisk: 198_000_000 + index * 400_000 - (index > 8 ? 1_500_000 : 0),
  download: null,
  readySeconds: 0.74 + ((index * 7) % 5) / 40,
}))

const largest: Record<number, Layer['largest']> = {
  0: [
    { path: '/usr/lib/x86_64-linux-gnu', bytes: 61_000_000 },
    { path: '/usr/share/perl/5.36.0', bytes: 20_000_000 },
  ],
  5: [
    { path: '/usr/local/lib/python3.10/site-packages/pandas', bytes: 12_900_000 },
    { path: '/root/.cache/pip', bytes: 6_000_000 },
  ],
}

const moment = <K extends string>(at: number, kind: K, text: string) => ({ at, kind, text })

/** Everything that a page can show. */
export const full: Report = {
  ...compared,
  findings: [
    ...wasteful.findings,
    {
      ...{ code: 'runs-as-root', level: 'note', confidence: 'proved' },
      message: 'The container runs as root',
      fix: 'Add a user and `USER app`.',
      evidence: ['/proc/1/status: Uid: 0'],
    },
  ],
  history,
  delta: compared.delta && {
    ...compared.delta,
    layers: compared.delta.layers.map((layer) => ({ ...layer, index: 5, indexBefore: 5 })),
  },
  image: {
    ...flaskImage,
    layers: flaskImage.layers.map((layer) => {
      const found = largest[layer.index]
      return found ? { ...layer, largest: found } : layer
    }),
    dead: [
      { path: '/root/.cache/pip', bytes: 4_300_000, addedBy: 5, killedBy: 6, cause: 'deleted' },
      { path: '/usr/share/man', bytes: 1_200_000, addedBy: 0, killedBy: 5, cause: 'deleted' },
      { path: '/usr/lib/python3.11/site.py', bytes: 500_000, addedBy: 1, killedBy: 6, cause: 'overwritten' },
      { path: '', bytes: 200_000, addedBy: null, killedBy: null, cause: null },
    ],
    packages: Array.from({ length: 240 }, (_, index) => packageOf(index)),
  },
  smoke: compared.smoke && {
    ...compared.smoke,
    log: {
      tail: [
        " * Serving Flask app 'app'",
        ' * Debug mode: off',
        'WARNING: This is a development server. Do not use it in a production deployment.',
        ' * Running on all addresses (0.0.0.0)',
        ' * Running on http://127.0.0.1:5000',
        '127.0.0.1 - - [02/Mar/2026 10:00:00] "GET / HTTP/1.1" 200 -',
        '127.0.0.1 - - [02/Mar/2026 10:00:03] "GET / HTTP/1.1" 200 -',
      ],
      ...{ lines: 7, bytes: 380 },
      ...{ times: [0.52, 0.53, 0.55, 0.56, 0.57, 0.84, 3.86] },
    },
    ...{
      timeline: [
        moment(-12.3, 'build-step', 'FROM python:3.10'),
        moment(0, 'start', 'The container started'),
        moment(0.58, 'listen', '0.0.0.0:5000 (flask)'),
        moment(0.84, 'ready', 'GET http://127.0.0.1:5000/: 200 OK'),
        moment(0.85, 'soak', 'checked for 3 s more'),
        moment(3.87, 'stop', 'SIGTERM'),
        moment(4.1, 'exit', 'Exited with code 137'),
      ],
      samples: Array.from({ length: 41 }, (_, index) => ({
        at: index / 10,
        memory: Math.round(43_000_000 * (1 - Math.exp(-index / 4)) - 400_000 * Math.sin(index)),
        cpuSeconds: 0.55 * (1 - Math.exp(-index / 3)) + index * 0.0015,
      })),
    },
  },
}
