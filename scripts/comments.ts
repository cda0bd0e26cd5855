/**
 * `npm run comments` runs examples/history on the lab's engines and writes the comments into docs/comments.md, and one of
 * them into the README. A comment that differs only in what changes from run to run is left as it is.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { History, KINDS, type KindName } from '../__tests__/support/history.ts'

export const PAGE = 'docs/comments.md'
export const README = 'README.md'
export const README_KIND: KindName = 'grown-dependency'
export const KIND_NAMES = Object.keys(KINDS) as KindName[]

/** Collapsed sections that a comparison is about; the others are the same with and without one. */
const SECTIONS = /^(?:Changes|Budgets|Accepted|Where the baseline)/

/** As a page shows it: a quotation, without links, which would lead nowhere. */
export function shown(comment: string, sections = SECTIONS): string {
  const text = comment
    .replace(/^<!--.*-->\n/gm, '')
    .replace(/<details><summary>(.*?)<\/summary>[^]*?<\/details>\n\n/g, (all, title: string) =>
      sections.test(title) ? all : '',
    )
    .replace(/\[([^\]]*)\]\(https?:[^)]*\)/g, '$1')
  return text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trim())
    .join('\n')
}

/** The README shows no collapsed section. */
export const shownInReadme = (comment: string): string => shown(comment, /^$/)

/** What is the same in each run. An estimate of the download is left out where there was no time for it. */
export const stable = (text: string): string =>
  text
    .replace(/^> \| Download of your layers .*\n/gm, '')
    .replace(/^> \| (?:Ready in|Peak memory) .*$/gm, (row) => row.replace(/[+−]?\d[\d.]* \w+/g, '#'))
    .replace(/≈ [\d.]+ \w+ of yours to download, /g, '')
    .replace(/(?:, )?[^,:.]*(?:\.\d+)? (?:s until ready|[kM]B of memory)/g, '')
    .replace(/\d+(?:\.\d+)? s\b/g, '# s')
    .replace(/\d+ \w+ old\b/g, '# old')
    .replace(/(?<=since )\d+ [A-Z]\w+(?: \d{4})?/g, '#')
    .replace(/(?<=` |@\u200b)[0-9a-f]{7}\b/g, '#')
    .replace(/(?<=commit )[0-9a-f]{6}/g, '#')
    .replace(/engine \S+ (\(\w+\)), \S+, kernel \S+ · sea-trial \S+/g, 'engine $1')

/** The text between the markers of that name; empty without them. */
export const blockOf = (page: string, name: string): string =>
  new RegExp(`<!-- ${name} -->\\n([^]*?)\\n<!-- /${name} -->`).exec(page)?.[1]?.trim() ?? ''

const block = (name: string, old: string, text: string): string =>
  `<!-- ${name} -->\n\n${stable(old) === stable(text) ? old : text}\n\n<!-- /${name} -->`

const HEAD = `# The comment, by what a pull request changes

These are comments of the action on the pull requests of [examples/history](../examples/history/make.ts), a small Python
app. \`main\` was pushed before, so each is compared with it; nothing configures that. Links, and collapsed sections that no
change affects, are left out here. \`npm run comments\` writes this page; a test compares it with what is printed now, except
for times, memory, commits and estimates.
`

function pageOf(old: string, comments: ReadonlyMap<KindName, string>): string {
  const sections = KIND_NAMES.map((name) => {
    const { title, about } = KINDS[name]
    const text = shown(comments.get(name) ?? '')
    return `## ${title}\n\n${about}\n\n${block(name, blockOf(old, name), text)}\n`
  })
  return `${HEAD}\n<!-- prettier-ignore-start -->\n\n${sections.join('\n')}\n<!-- prettier-ignore-end -->\n`
}

async function runAll(): Promise<Map<KindName, string>> {
  const history = await History.open()
  try {
    const comments = new Map<KindName, string>()
    for (const name of KIND_NAMES) comments.set(name, (await history.pullRequest(KINDS[name])).comment)
    return comments
  } finally {
    await history.close()
  }
}

if (import.meta.main) {
  const comments = await runAll()
  const [page, readme] = [PAGE, README].map((path) => readFileSync(path, { encoding: 'utf8', flag: 'a+' }))
  writeFileSync(PAGE, pageOf(page ?? '', comments))
  const text = shownInReadme(comments.get(README_KIND) ?? '')
  const written = block('comment', blockOf(readme ?? '', 'comment'), text)
  writeFileSync(
    README,
    (readme ?? '').replace(/<!-- comment -->[^]*?<!-- \/comment -->/, () => written),
  )
}
