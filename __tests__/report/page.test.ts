import { describe, expect, test } from '@jest/globals'
import stringWidth from 'string-width'
import {
  NO_LINKS,
  renderTerminal,
  SUMMARY_LIMIT,
  COMMENT_LIMIT,
  isLegacy,
  legacyMarker,
  type Links,
} from '../../src/report/index.ts'
import type { Finding, Report } from '../../src/core/schema.ts'
import { ATTACKS, poisoned } from '../support/hostile.ts'
import { dangersOf, textsOf } from '../support/html.ts'
import {
  buildFailed,
  compared,
  flask,
  notTried,
  unreachable,
  weighed,
  renderComment,
  renderSummary,
} from '../support/reports.ts'

const LINKS: Links = {
  run: 'https://github.com/o/r/actions/runs/42',
  files: 'https://github.com/o/r/blob/5d0c1f2/',
  now: 'This PR',
}
const comment = (report: Report): string => renderComment(report, LINKS)
const lines = (text: string): string[] => text.split('\n')
const headline = (report: Report): string => lines(comment(report))[0] ?? ''

describe('the heading is the verdict', () => {
  test.each<[string, Report, string]>([
    ['healthy', flask, '## ⚓ `flask` is seaworthy: ready in 0.84 s on port 5000'],
    ['unreachable', unreachable, '## ❌ `flask` is not seaworthy: it listens on 127.0.0.1:5000 only'],
    [
      'not built',
      buildFailed,
      '## ❌ `flask` is not seaworthy: `RUN pip install flsk` (Dockerfile:4) exited 1',
    ],
    [
      'not tried',
      notTried,
      '## 🚫 `flask` could not be tried: no container engine responds at unix:///var/run/docker.sock',
    ],
    [
      'a headline without the name',
      { ...flask, headline: 'ready at once' },
      '## ⚓ `flask` is seaworthy: ready at once',
    ],
    ['no headline', { ...unreachable, headline: '' }, '## ❌ `flask` is not seaworthy'],
  ])('%s', (_, report, first) => expect(headline(report)).toBe(first))
})

describe('the page of a failure', () => {
  test('has cause, fix, evidence, log, command to reproduce, figures, in this order', () => {
    const text = comment(unreachable)
    const order = [
      'is not seaworthy',
      '**Fix:** Bind 0.0.0.0',
      'Proved by (`loopback-only`)',
      'Log (3 lines)',
      'Reproduce: <code>',
      'STOPSIGNAL SIGINT',
      '| On disk',
      'What was checked',
    ]
    const places = order.map((part) => text.indexOf(part))
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('does not repeat the cause that the headline states', () => {
    expect(comment(unreachable).match(/listens on 127\.0\.0\.1:5000 only/gi)).toHaveLength(1)
  })

  test('the location in the fix is a link to the tested commit', () => {
    expect(comment(unreachable)).toContain(
      'change [Dockerfile:6](https://github.com/o/r/blob/5d0c1f2/Dockerfile#L6) to',
    )
  })

  test.each([
    ['likely', 'Likely, because of (`x`):'],
    ['hint', 'Only a hint, from (`x`):'],
  ] as const)('confidence %s', (confidence, says) => {
    const finding: Finding = {
      code: 'x',
      level: 'fail',
      confidence,
      message: 'Something else',
      evidence: ['seen'],
    }
    expect(comment({ ...unreachable, findings: [finding] })).toContain(says)
  })
})

describe('figures', () => {
  test('one row without a baseline', () => {
    expect(comment(flask)).toContain(
      '| 84.1 MB | 212 MB | 20.2 MB | 6.2 MB | 0.84 s | 43.0 MB | no, ignores it |',
    )
  })

  test('with a baseline: a table of changes, and the others in one line', () => {
    const text = comment(compared)
    expect(text).toContain('|  | `main` 3f2a1c9 | This PR | Change |')
    expect(text).toContain('| Download | 81.0 MB | 84.1 MB | +3.1 MB |')
    expect(text).toContain('Unchanged: 192 MB in the base `python:3.10`, not stopped by SIGTERM.')
    expect(text).not.toContain('| Base')
  })

  test('times and memory of another run are shown, and are no change', () => {
    const text = comment(compared)
    expect(text).toContain('| Ready in | 0.80 s | 0.84 s | another run |')
    expect(text).toContain('| Peak memory | 41.0 MB | 43.0 MB | another run |')
  })

  test('an image that differs only in times and memory has not changed', () => {
    const delta = compared.delta && {
      ...compared.delta,
      rows: compared.delta.rows.map((row) =>
        row.key === 'readySeconds' ? row : { ...row, before: row.after },
      ),
      layers: [],
      packages: [],
      paths: [],
      why: null,
    }
    const text = comment({ ...compared, delta })
    expect(text).toContain('**No change** compared with `main` 3f2a1c9: 84.1 MB to download, 212 MB on disk')
    expect(text).not.toContain('now brings')
    expect(text).not.toContain('| Change |')
  })

  test('an estimate is marked', () => {
    const image = flask.image && {
      ...flask.image,
      sizes: { ...flask.image.sizes, download: { bytes: 84_100_000, exact: false } },
    }
    expect(comment({ ...flask, image })).toContain('≈ 84.1 MB')
  })

  test('an estimate of your layers alone is not called the download size', () => {
    const withYours = (report: Report): Report => ({
      ...report,
      image: report.image && {
        ...report.image,
        sizes: { ...report.image.sizes, download: null, downloadYours: { bytes: 12_000_000, exact: false } },
      },
    })
    expect(comment(withYours(flask))).toMatch(/Download of your layers[^]*≈ 12\.0 MB/)
    const delta = compared.delta && {
      ...compared.delta,
      rows: compared.delta.rows.flatMap((row) =>
        row.key === 'download' ? [] : [{ ...row, before: row.after }],
      ),
      layers: [],
    }
    const text = comment(withYours({ ...compared, delta }))
    expect(text).toContain('≈ 12.0 MB of yours to download, 212 MB on disk')
    expect(text).toContain('**No change** compared with')
  })

  test('the sentence about what changed comes first, and its lines are links', () => {
    const text = comment(compared)
    expect(text).toContain(
      '**+9.0 MB**: `RUN pip install flask pandas` ([Dockerfile:4](https://github.com/o/r/blob/5d0c1f2/examples/flask/Dockerfile#L4)) now brings `pandas` 2.3 (+7.9 MB) and `numpy` 1.1 (+1.1 MB).',
    )
    expect(text.indexOf('now brings')).toBeLessThan(text.indexOf('| Download |'))
    expect(text).toContain('**To redeploy:** a machine that has the baseline must download 7.2 MB.')
  })

  test('why the build took longer: its line is a link, and the hint follows', () => {
    const build = {
      before: 2,
      after: 86,
      why: '+84 s: `COPY . .` (Dockerfile:5) saw `docs/` change, so line 6 ran again (82 s)',
      hint: 'List `docs/` in `.dockerignore`',
    }
    const delta = compared.delta && { ...compared.delta, build }
    const text = comment({ ...compared, delta })
    expect(text).toContain('**Build:** +84 s: `COPY . .` ([Dockerfile:5](https://github.com/')
    expect(text).toContain('ran again (82 s). List `docs/` in `.dockerignore`.')
    const terminal = renderTerminal({ ...compared, delta }, { color: false, width: Infinity, unicode: true })
    expect(terminal).toContain('Build: +84 s: COPY . . (Dockerfile:5) saw docs/ change, so line 6 ran again')
    expect(comment(compared)).not.toContain('**Build:**')
  })

  test('dead weight names the path, its source and where it was removed', () => {
    expect(renderTerminal(flask, { color: false, width: Infinity, unicode: true })).toContain(
      'Dead weight: 6.0 MB of /root/.cache/pip, added at Dockerfile:4, deleted at Dockerfile:5.',
    )
  })

  test('dead weight only of the base is not shown', () => {
    const image = flask.image && {
      ...flask.image,
      dead: [{ path: '/x', bytes: 6_200_000, addedBy: 1, killedBy: 2, cause: 'deleted' as const }],
    }
    expect(comment({ ...flask, image })).not.toContain('**Dead weight:**')
  })
})

describe('with a baseline', () => {
  test('a remark that it has too is collapsed', () => {
    expect(comment(compared)).toContain('<summary>1 remark unchanged: <code>killed-on-stop</code></summary>')
    expect(comment(compared)).not.toMatch(/^- ⚠️/m)
  })

  test('a remark that it lacks is new, one that is gone is fixed', () => {
    const delta = compared.delta && { ...compared.delta, findingsBefore: ['exposed-but-silent'] }
    expect(comment({ ...compared, delta })).toMatch(/^- ⚠️ New: PID 1/m)
    expect(comment({ ...compared, delta })).toContain('**Fixed:** `exposed-but-silent`.')
  })
  test('of a budget are new only if the baseline was judged', () => {
    const open: Finding = {
      code: 'budget-open',
      level: 'warn',
      confidence: 'proved',
      message: 'the budget `max-download` cannot be checked because its figure is not known',
      budget: 'max-download',
      evidence: [],
    }
    const line = (verdictBefore: Report['verdict']) => {
      const delta = compared.delta && { ...compared.delta, findingsBefore: [], verdictBefore }
      return /^- ⚠️ .*max-download.*/m.exec(comment({ ...compared, findings: [open], delta }))?.[0]
    }
    expect(line('pass')).toMatch(/^- ⚠️ New: The budget/)
    expect(line('error')).toMatch(/^- ⚠️ The budget/)
  })

  test.each([
    ['pass', 'was seaworthy.'],
    ['fail', 'was not seaworthy either.'],
  ] as const)('a failure after a %s', (verdictBefore, says) => {
    const delta = compared.delta && { ...compared.delta, verdictBefore }
    expect(comment({ ...unreachable, baseline: compared.baseline, delta })).toContain(
      `\`main\` 3f2a1c9 ${says}`,
    )
  })

  test('another store is a caveat', () => {
    const delta = compared.delta && {
      ...compared.delta,
      caveats: ['The baseline comes from another image store (containerd, here overlay2)'],
    }
    expect(comment({ ...compared, delta })).toContain(
      '⚠️ The baseline comes from another image store (containerd, here overlay2).',
    )
  })

  test('its age and source are in the footer', () => {
    expect(comment(compared)).toContain('baseline: cached report of `main` 3f2a1c9, 2 hours old')
    expect(comment(flask)).toContain('no baseline')
  })
})

test.each<[string, Report, string]>([
  ['weighed only', weighed, 'Weighed only: the image was not run.'],
  ['not tried', notTried, 'nothing is known about the image'],
  [
    'not tried to the end',
    { ...notTried, image: flask.image },
    'The run did not finish, so this is not a pass.',
  ],
])('%s: the scope is stated', (_, report, says) => {
  expect(comment(report)).toContain(says)
  expect(renderTerminal(report, { color: false, width: Infinity, unicode: true })).toContain(says)
})

describe('on a terminal', () => {
  test('a healthy trial fits a screen of 24 lines and 80 columns', () => {
    const text = renderTerminal(flask, { color: false, width: 80, unicode: true })
    expect(lines(text.trimEnd()).length).toBeLessThanOrEqual(24)
    expect(Math.max(...lines(text).map((line) => stringWidth(line)))).toBeLessThanOrEqual(80)
  })

  test('a failure shows its log and the command to reproduce it', () => {
    const text = renderTerminal(unreachable, { color: false, width: 80, unicode: true })
    expect(text).toContain("  │  * Serving Flask app 'app'")
    expect(text).toContain('To reproduce it:\n  │ docker run --rm -p 5000:5000 flask')
  })
})

describe('limits', () => {
  const noise = (size: number): string =>
    ATTACKS.join(' ')
      .repeat(Math.ceil(size / 1500))
      .slice(0, size)
  const finding = (index: number, size: number): Finding => ({
    code: `code-${index}`,
    level: index % 2 ? 'warn' : 'fail',
    confidence: 'hint',
    message: noise(size),
    fix: noise(size),
    location: { file: noise(300), line: 1 },
    evidence: Array.from({ length: 30 }, () => noise(size)),
  })
  const huge = (size: number, count: number): Report => ({
    ...unreachable,
    name: noise(size),
    headline: noise(size),
    findings: Array.from({ length: count }, (_, index) => finding(index, size)),
    build: flask.build && {
      ...flask.build,
      steps: Array.from({ length: count }, () => ({ name: noise(size), seconds: 1, cached: false })),
    },
    image: flask.image && {
      ...flask.image,
      layers: flask.image.layers.map((layer) => ({ ...layer, createdBy: noise(size) })),
    },
    smoke: unreachable.smoke && {
      ...unreachable.smoke,
      log: { tail: Array.from({ length: 40 }, () => noise(size)), lines: 40, bytes: 1 },
    },
  })

  test.each([
    [100, 1],
    [100, 50],
    [1000, 20],
    [5000, 5],
    [20_000, 100],
  ])('texts of %d characters, %d of each', (size, count) => {
    const report = huge(size, count)
    const body = comment(report)
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(COMMENT_LIMIT)
    expect(dangersOf(body)).toEqual([])
    const summary = renderSummary(report, LINKS)
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(SUMMARY_LIMIT)
    expect(dangersOf(summary)).toEqual([])
  })

  test('a shortened page links to the full report', () => {
    expect(comment(huge(5000, 20))).toContain(
      'Shortened to GitHub’s size limit; the full report is on the page of [this run](https://github.com/o/r/actions/runs/42).',
    )
    expect(comment(flask)).not.toContain('Shortened')
  })
})

test.each(ATTACKS.map((attack) => [attack]))('a report full of %j', (attack) => {
  const report = poisoned(compared, attack)
  for (const links of [LINKS, NO_LINKS]) expect(dangersOf(renderComment(report, links))).toEqual([])
  expect(dangersOf(renderComment(poisoned(unreachable, attack), LINKS))).toEqual([])
  expect(textsOf(renderSummary(report, LINKS), 'details').length).toBeGreaterThan(0)
})

describe('the marker of earlier versions', () => {
  test.each([
    'api',
    'api--x',
    '-->',
    '--> <b>',
    'a/b:c',
    'ü',
    'x-',
    '-',
    '',
    '%2D',
    'api-%2D',
    '\ud800',
    'x'.repeat(5000),
    `${'x'.repeat(5000)}y`,
  ])('of %j', (name) => {
    const marker = legacyMarker(name)
    expect(marker).toMatch(/^<!-- sea-trial:[\w.!~*'()%-]* -->$/)
    expect(marker.slice(4, -3)).not.toMatch(/--|-$/)
    expect(isLegacy(`${marker}\n## x`, name)).toBe(true)
    expect(marker.length).toBeLessThan(400)
  })

  test('differs for different names', () => {
    const names = [
      'api',
      'API',
      'api-',
      'api--',
      'api-%2D',
      'api%2D',
      'a b',
      'a%20b',
      'x'.repeat(5000),
      `${'x'.repeat(5000)}y`,
      '',
      ' ',
    ]
    expect(new Set(names.map(legacyMarker)).size).toBe(names.length)
  })

  test('counts only in the first line', () => {
    const body = `${legacyMarker('api')}\n\`\`\`\n${legacyMarker('other')}\n\`\`\``
    expect(isLegacy(body, 'api')).toBe(true)
    expect(isLegacy(body, 'other')).toBe(false)
    expect(isLegacy(`${legacyMarker('api')}\r\nx`, 'api')).toBe(true)
  })
})

describe('a trial that was not needed', () => {
  const at = new Date(Date.parse(flask.at) - 7_200_000).toISOString()
  const passed: Report = { ...flask, unchangedSince: { ref: 'main', sha: '3f2a1c9'.padEnd(40, '0'), at } }

  test('says since when nothing changed, in each view', () => {
    expect(comment(passed)).toMatch(
      /^## ⚓ .*is seaworthy, unchanged since `main@3f2a1c9`, tried 2 hours ago$/m,
    )
    expect(comment(passed)).toContain(
      'Nothing that matters has changed since `main@3f2a1c9`, tried 2 hours ago: the files of the build, its base images and the settings are the same.',
    )
    expect(renderTerminal(passed, { color: false, width: 100, unicode: true })).toContain(
      'since main@3f2a1c9, tried 2 hours ago',
    )
  })

  test.each(ATTACKS)('%j as its branch is only text', (attack) => {
    const text = comment({ ...passed, unchangedSince: { ref: attack, sha: attack, at } })
    expect(dangersOf(text)).toEqual(dangersOf(comment(passed)))
  })
})
