import { describe, expect, test } from '@jest/globals'
import { FINDING_CODES } from '../../src/core/finding-codes.ts'
import { explainedCodes, renderCodeList, renderFindingPage } from '../../src/report/index.ts'
import { textWidth } from '../../src/lib/text-width.ts'

const PLAIN = { color: false, width: 80, unicode: true }

test('all codes of findings are explained', () => {
  expect(
    Object.values(FINDING_CODES)
      .flat()
      .filter((code) => !explainedCodes.includes(code)),
  ).toEqual([])
})

describe.each(explainedCodes)('%s', (code) => {
  const page = renderFindingPage(code, PLAIN)
  const isCode = (line: string) => /^ {2,4}│/.test(line)
  const words = page.split('\n').filter((line) => !isCode(line))
  test('begins with its code and level, and says something', () => {
    expect(page).toMatch(new RegExp(`^${code} \\((fail|warn|note)(, \\w+)*\\)\\n\\S[^]{40,}\\n$`))
    expect(page).not.toMatch(/undefined|It means that \./)
  })
  test('has no markup and no links', () => {
    expect(words.filter((line) => /\]\(|\.md\b\)|^#|^```|\*\*[A-Z]/.test(line))).toEqual([])
  })
  test('fits the terminal, but for code and long words', () => {
    const prose = words.filter((line) => !line.startsWith('  ') && line.includes(' '))
    expect(prose.filter((line) => textWidth(line) > PLAIN.width)).toEqual([])
  })
})

test('headings are bold, code is indented, inline code has a colour', () => {
  const page = renderFindingPage('loopback-only', { color: true, width: 80, unicode: true })
  expect(page).toContain('\u001b[1mHow it is proved\u001b[0m\n')
  expect(page).toContain('\u001b[2m  │ \u001b[0mCMD ["httpd", "-f", "-p", "8080"]\n')
  expect(page).toContain('\u001b[36mtimeout\u001b[0m')
})

test('a page keeps its lists, its tables and the stars of its patterns', () => {
  expect(renderFindingPage('loopback-only', PLAIN)).toContain(
    '\n- A row in the IPv6 table only: ipv6-only.\n',
  )
  expect(renderFindingPage('context-too-large', PLAIN)).toContain('\n- .git: no RUN needs git')
  expect(renderFindingPage('pip-cache', PLAIN)).toContain('at **/.cache/pip, **/.cache/pipx, **/pipx/.cache.')
})

test('the list has a line for each code', () => {
  const lines = renderCodeList({ color: false, width: Infinity, unicode: true }).split('\n')
  const listed = lines.filter((line) => line.startsWith('  ')).map((line) => line.trim().split(' ')[0])
  expect(listed).toEqual(explainedCodes)
})
