/** Bytes to save, on the page and the terminal. */
import { describe, expect, test } from '@jest/globals'
import { NO_LINKS, renderTerminal, type Links } from '../../../src/report/index.ts'
import type { Delta, Report } from '../../../src/core/schema.ts'
import { ATTACKS } from '../../support/hostile.ts'
import { dangersOf } from '../../support/html.ts'
import { compared, flask, unreachable, wasteful, renderComment } from '../../support/reports.ts'

const LINKS: Links = { run: null, files: 'https://github.com/o/r/blob/5d0c1f2/', docs: null, now: 'This PR' }
const page = (report: Report): string => renderComment(report, LINKS)
const terminal = (report: Report): string =>
  renderTerminal(report, { color: false, width: Infinity, unicode: true })
const count = (text: string, part: string): number => text.split(part).length - 1

describe('on the page', () => {
  test('the total dead weight, then each waste with its fix, the largest first', () => {
    const at = (line: number) =>
      `[Dockerfile:${line}](https://github.com/o/r/blob/5d0c1f2/examples/flask/Dockerfile#L${line})`
    expect(page(wasteful)).toContain(
      [
        '**Dead weight:** 6.2 MB of 212 MB on disk, shipped but not visible. **To save up to 20.2 MB:**',
        '',
        `- ⚠️ **14.2 MB** of build tools (\`/usr/include\`), left in the image by \`RUN pip install flask\` (${at(4)}). If the app needs none of them when it runs, build in an earlier stage and \`COPY --from\` only the result.`,
        `- ℹ️ **6.0 MB** of pip’s cache (\`/root/.cache/pip\`): added by \`RUN pip install flask\` (${at(4)}), deleted by \`COPY . .\` (${at(5)}). Do both in one RUN, or use \`pip install --no-cache-dir\`.`,
      ].join('\n'),
    )
  })

  test('after the figures, without repetitions', () => {
    const text = page(wasteful)
    expect(text.indexOf('**Dead weight:**')).toBeGreaterThan(text.indexOf('| Download'))
    expect(count(text, '**Dead weight:**')).toBe(1)
    expect(count(text, 'pip’s cache')).toBe(1)
    expect(text).not.toContain('of `/root/.cache/pip`, added at')
    expect(text).toContain('Only a hint, from (`build-tools`):')
  })

  test('other remarks stay where they are', () => {
    const text = page(wasteful)
    expect(text.indexOf('PID 1')).toBeLessThan(text.indexOf('| Download'))
    expect(text).toContain('`STOPSIGNAL SIGINT`, which Flask handles ([Dockerfile:6]')
  })

  test('a failure comes first, and the waste after its figures', () => {
    const text = page({ ...unreachable, findings: [...unreachable.findings, ...wasteful.findings.slice(-2)] })
    expect(text.indexOf('**Fix:**')).toBeLessThan(text.indexOf('**To save up to 20.2 MB:**'))
    expect(page(unreachable)).not.toContain('**Dead weight:**')
  })

  test('without dead weight only the waste', () => {
    const image = flask.image && { ...flask.image, sizes: { ...flask.image.sizes, deadWeight: 0 } }
    const text = page({ ...wasteful, image, findings: wasteful.findings.slice(-1) })
    expect(text).toContain('\n**To save 6.0 MB:**\n')
    expect(text).not.toContain('**Dead weight:**')
  })

  test('what does not fit is counted', () => {
    const many = Array.from({ length: 30 }, (_, n) => ({
      ...wasteful.findings[1],
      code: `waste-${n}`,
      message: `${n} of it`,
    })) as Report['findings'] // a finding that is there, changed
    expect(page({ ...wasteful, findings: many })).toContain('And 10 more of them.')
  })
})

describe('with a baseline', () => {
  const beside = (delta: Partial<Delta>): string =>
    page({
      ...wasteful,
      baseline: compared.baseline,
      delta: compared.delta && { ...compared.delta, ...delta },
    })
  const codes = ['killed-on-stop', 'build-tools', 'pip-cache']
  const waste = (tools: number, pip: number) => [
    { code: 'build-tools', bytes: tools },
    { code: 'pip-cache', bytes: pip },
  ]

  test('waste that it has too is collapsed', () => {
    const text = beside({ findingsBefore: codes, wasteBefore: waste(14_200_000, 5_950_000) })
    expect(text).not.toContain('**To save')
    expect(text).not.toContain('**Dead weight:**')
    expect(text).toContain('3 remarks unchanged')
  })

  test('waste that it lacks is new', () => {
    const text = beside({ findingsBefore: codes.slice(0, 2), wasteBefore: waste(14_200_000, 0).slice(0, 1) })
    expect(text).toContain('- ℹ️ New: **6.0 MB** of pip’s cache')
    expect(text).toContain('**To save 6.0 MB:**')
  })

  test('waste that grew is shown again', () => {
    const text = beside({ findingsBefore: codes, wasteBefore: waste(14_200_000, 2_000_000) })
    expect(text).toContain('- ℹ️ Grown: **6.0 MB** of pip’s cache')
    expect(text).toContain('**To save 6.0 MB:**')
    expect(text).toContain('2 remarks unchanged')
  })

  test('a baseline without bytes is compared by codes', () => {
    expect(beside({ findingsBefore: codes })).not.toContain('**To save')
  })
})

describe('on a terminal', () => {
  test('below the layers, as plain text', () => {
    const text = terminal(wasteful)
    expect(text).toContain(
      [
        'Dead weight: 6.2 MB of 212 MB on disk, shipped but not visible. To save up to 20.2 MB:',
        '- ⚠️ 14.2 MB of build tools (/usr/include), left in the image by RUN pip install flask (examples/flask/Dockerfile:4). If',
      ].join('\n'),
    )
    expect(text.indexOf('Dead weight: ')).toBeGreaterThan(text.indexOf('Made by'))
    expect(text.indexOf('PID 1')).toBeGreaterThan(text.indexOf('To save'))
  })

  test('without such findings the sentence on dead weight', () => {
    expect(terminal(flask)).toContain('Dead weight: 6.0 MB of /root/.cache/pip, added at Dockerfile:4')
  })
})

test.each(ATTACKS.map((attack) => [attack]))('waste named %j is harmless', (attack) => {
  const findings = wasteful.findings.map((finding) => ({
    ...finding,
    message: `6.0 MB of ${attack} (\`${attack}\`)`,
    fix: attack,
    location: { file: attack, line: 4 },
  }))
  for (const links of [LINKS, NO_LINKS])
    expect(dangersOf(renderComment({ ...wasteful, findings }, links))).toEqual([])
})
