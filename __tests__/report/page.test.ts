import { describe, expect, test } from '@jest/globals'
import { existsSync, readFileSync } from 'node:fs'
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
import { FINDING_CODES } from '../../src/core/finding-codes.ts'
import type { Finding, Report } from '../../src/core/schema.ts'
import { codeLink, FIGURES } from '../../src/report/sections/view.ts'
import { ATTACKS, poisoned } from '../support/hostile.ts'
import { dangersOf, textsOf } from '../support/html.ts'
import {
  buildFailed,
  compared,
  flask,
  notTried,
  present,
  unreachable,
  weighed,
  renderComment,
  renderSummary,
} from '../support/reports.ts'

const LINKS: Links = {
  run: 'https://github.com/o/r/actions/runs/42',
  files: 'https://github.com/o/r/blob/5d0c1f2/',
  docs: 'https://github.com/o/r/blob/v1/docs/',
  now: 'This PR',
}
const whole = (report: Report): string => renderComment(report, LINKS)
/** Without links to definitions, and with ordinary spaces. */
const comment = (report: Report): string =>
  whole(report)
    .replaceAll('\u00a0', ' ')
    .replace(/\[([^\]]*)\]\(https:\/\/github\.com\/o\/r\/blob\/v1\/docs\/[^)]*\)/g, '$1')
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
      '<details open><summary>What was checked',
      'Log (3 lines)',
      'Reproduce: <code>',
      'STOPSIGNAL SIGINT',
      '212 MB on disk',
      'Layers (',
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
  test('a row each without a baseline', () => {
    const text = comment(flask)
    expect(text).toContain('|  | This PR |\n|:--|--:|\n| Download | 84.1 MB |\n| On disk | 212 MB |')
    expect(text).toContain('| Ready in | 0.84 s |')
    expect(text).toContain('Stops on SIGTERM: no, ignores it.')
  })

  test('with a baseline: a table of changes, and the others in one line', () => {
    const text = comment(compared)
    expect(text).toContain('|  | main → PR | Change |')
    expect(text).toContain('| Download | 81.0 → 84.1 MB | **+3.1 MB** |')
    expect(text).toContain('Unchanged: 192 MB in the base `python:3.10`, not stopped by SIGTERM.')
    expect(text).not.toContain('| Base')
  })

  test('times and memory of another run are shown, and are no change', () => {
    const text = comment(compared)
    expect(text).toContain(
      'Not compared, because each run differs: 0.84 s until ready (was 0.80 s), 43.0 MB of peak memory (was 41.0 MB).',
    )
    expect(text).not.toMatch(/^\| (?:Ready in|Peak memory)/m)
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
    expect(comment(withYours(flask))).toContain('| Your download | ≈ 12.0 MB |')
    const delta = compared.delta && {
      ...compared.delta,
      rows: compared.delta.rows.flatMap((row) =>
        row.key === 'download' ? [] : [{ ...row, before: row.after }],
      ),
      layers: [],
    }
    const text = comment(withYours({ ...compared, delta }))
    expect(text).toContain('Known only now: ≈ 12.0 MB of yours to download.')
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

describe('on a phone', () => {
  const rowsOf = (text: string): string[] => /(?:^\|.*\n)+/m.exec(text)?.[0].trim().split('\n') ?? []
  /** Of the longest cell of each column, without markup. */
  const widthsOf = (rows: readonly string[]): number[] => {
    const cells = rows.map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('*', '')),
    )
    return (cells[0] ?? []).map((_, column) =>
      Math.max(...cells.map((row) => stringWidth(row[column] ?? ''))),
    )
  }

  // 390 px leave 324 px for a table: each column takes 26 px, each character about 8 px
  test.each<[string, Report]>([
    ['compared', compared],
    ['alone', flask],
    [
      'compared with a branch of a long name',
      { ...compared, baseline: { ...present(compared.baseline), ref: 'release/of-a-long-name' } },
    ],
  ])('the figures fit on one line each: %s', (_, report) => {
    const rows = rowsOf(comment(report)).filter((row) => !row.startsWith('|:'))
    const widths = widthsOf(rows)
    expect(widths.length).toBeLessThanOrEqual(3)
    expect(widths.reduce((sum, width) => sum + width * 8 + 26, 0)).toBeLessThanOrEqual(340)
  })

  test('a figure and its unit are never on two lines', () => {
    const row = whole(compared)
      .split('\n')
      .find((line) => line.includes('#on-disk)'))
    expect(row).toContain('| 203\u00a0→\u00a0212\u00a0MB | **+9.0\u00a0MB** |')
  })

  test('no table has more than three columns', () => {
    const heads = whole(compared).match(/^\|.*\|\n(?=\|[:-])/gm) ?? []
    expect(heads.length).toBeGreaterThan(4)
    for (const head of heads) expect(head.split('|').length - 2).toBeLessThanOrEqual(3)
  })
})

describe('changes too small to see', () => {
  const near = (change: number): Report => ({
    ...compared,
    smoke: null,
    delta: compared.delta && {
      ...compared.delta,
      rows: [{ key: 'onDisk', before: 212_100_000 - change, after: 212_100_000 }],
    },
  })
  test('are no row', () => {
    const text = comment(near(14))
    expect(text).toContain('**Hardly any change** compared with `main` 3f2a1c9: 212 MB on disk (**+14 B**).')
    expect(text).not.toContain('| On disk')
  })
  test('that the figures show are one', () =>
    expect(comment(near(1_000_000))).toContain('| On disk | 211 → 212 MB | **+1.0 MB** |'))
})

describe('open', () => {
  const logged = { ...present(unreachable.smoke), exit: { code: 1, oomKilled: false } }
  const [line = ''] = logged.log.tail
  const evident: Report = {
    ...unreachable,
    findings: unreachable.findings.map((one) => ({ ...one, evidence: [line] })),
    smoke: { ...logged, log: { ...logged.log, tail: [line] } },
  }
  const over: Finding = {
    code: 'over-budget',
    level: 'fail',
    confidence: 'proved',
    message: 'too large',
    budget: 'max-size',
    evidence: [],
  }
  test.each<[string, Report, string[]]>([
    ['the checks of a container that runs', unreachable, ['What was checked']],
    ['the log of one that ended', { ...unreachable, smoke: logged }, ['Log (3 lines)']],
    ['the log of a build', { ...buildFailed, findings: [] }, ['Log of the failing step (last 2 lines)']],
    ['no log that the evidence has already', evident, []],
    [
      'the changes over a budget',
      { ...compared, verdict: 'fail', findings: [over] },
      ['Changes (1 layer, 2 packages)'],
    ],
    ['nothing where all is well', compared, []],
  ])('%s', (_, report, titles) =>
    expect(
      [...whole(report).matchAll(/<details open><summary>(.*?)<\/summary>/g)].map(([, title]) => title),
    ).toEqual(titles),
  )
})

describe('links to definitions', () => {
  const targets = [
    ...`${whole(compared)}${whole(flask)}${whole(unreachable)}`.matchAll(
      /\]\(https:\/\/github\.com\/o\/r\/blob\/v1\/(docs\/[^)#]*)(?:#([^)]*))?\)/g,
    ),
  ]

  test('of each figure, and of the code of a finding', () => {
    const anchors = new Set(targets.map(([, , anchor]) => anchor))
    for (const anchor of [
      'download',
      'on-disk',
      'your-layers',
      'base',
      'dead-weight',
      'ready-in',
      'peak-memory',
      'stop-signal',
    ])
      expect(anchors).toContain(anchor)
    expect(whole(unreachable)).toContain(
      '[`loopback-only`](https://github.com/o/r/blob/v1/docs/findings/loopback-only.md)',
    )
  })

  test('lead to headings that exist', () => {
    const headings = readFileSync('docs/figures.md', 'utf8')
      .match(/(?<=^## ).*/gm)
      ?.map((title) => title.toLowerCase().replaceAll(' ', '-'))
    expect(headings).toEqual(expect.arrayContaining([...FIGURES]))
    for (const [, file = ''] of targets) expect(existsSync(file)).toBe(true)
  })

  test('every code with a page has a link, no other', () => {
    for (const code of Object.values(FINDING_CODES).flat()) {
      const link = codeLink(LINKS, code)
      if (link.kind === 'link') expect(existsSync(`docs/findings/${code}.md`)).toBe(true)
    }
    expect(codeLink(LINKS, 'of-tomorrow').kind).toBe('code')
  })

  test('without an address of the docs: text', () => {
    const text = renderComment(compared, { ...LINKS, docs: null })
    expect(text).toContain('| On\u00a0disk | 203')
    expect(text).not.toContain('figures.md')
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
    const body = whole(report)
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
