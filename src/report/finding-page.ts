/** The pages of docs/findings for a terminal: `sea-trial explain CODE`, and the list of all codes. */
import { CODE_GROUPS, PAGES } from './finding-pages.ts'
import {
  details,
  fence,
  inline,
  join,
  list,
  paragraph,
  prose,
  shrinking,
  strong,
  table,
  left,
  type Block,
  type Inline,
} from './render/blocks.ts'
import { renderText, type Look } from './render/terminal.ts'

export const explainedCodes: readonly string[] = CODE_GROUPS.flatMap(({ codes }) =>
  codes.map(({ code }) => code),
)

/** `code`: one of `explainedCodes`. */
export function renderFindingPage(code: string, look: Look): string {
  const rows = CODE_GROUPS.flatMap(({ codes }) => codes.filter((one) => one.code === code))
  const [row] = rows
  const level = [...new Set(rows.map((one) => one.level))].join(', ')
  const short = row
    ? [`It means that ${row.about}.`, '', 'The report names the proof and, where there is one, the fix.']
    : []
  const [intro, ...sections] = sectionsOf(PAGES[code] ?? [`# ${code}`, '', ...short])
  const blocks = [intro, ...sections].flatMap((one) =>
    one ? [details(one === intro ? `${one.title} (${level})` : one.title, blocksOf(one.lines))] : [],
  )
  return renderText(blocks, look)
}

/** One line for each code, by group. */
export const renderCodeList = (look: Look): string =>
  renderText(
    CODE_GROUPS.map(({ title, codes }) =>
      details(title, [
        table(
          [left(), left(), shrinking()],
          codes.map(({ code, level, about }) => [code, level, about.replaceAll('`', '')]),
        ),
      ]),
    ),
    look,
  )

interface Section {
  readonly title: string
  readonly lines: string[]
}

/** A section for each heading; what stands before the first one is left out. */
function sectionsOf(page: readonly string[]): Section[] {
  const sections: Section[] = []
  let isCode = false
  for (const line of page) {
    if (line.startsWith('```')) isCode = !isCode
    const [, title] = (isCode ? null : /^#+ (.*)$/.exec(line)) ?? []
    if (title === undefined) sections.at(-1)?.lines.push(line)
    else sections.push({ title, lines: [] })
  }
  return sections
}

/** The Markdown that these pages use: paragraphs, lists, tables and code. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length;) {
    const kind = KINDS.find(({ starts }) => starts.test(lines[at] ?? '')) ?? PARAGRAPH
    const rest = lines.slice(at + 1)
    const length = rest.findIndex((line) => kind.ends.test(line))
    const inside = length < 0 ? rest : rest.slice(0, length)
    const block = kind.block([lines[at] ?? '', ...inside])
    if (block) blocks.push(block)
    at += 1 + inside.length + (kind.endsItself ? 1 : 0)
  }
  return blocks
}

interface Kind {
  readonly starts: RegExp
  /** The first line that is no longer in it. */
  readonly ends: RegExp
  /** That line is its own last one. */
  readonly endsItself?: true
  readonly block: (lines: readonly string[]) => Block | null
}

const ITEM = /^(?:- |\d+\. )/
const KINDS: readonly Kind[] = [
  { starts: /^\s*$|^<!--/, ends: /^/, block: () => null },
  {
    starts: /^```/,
    ends: /^```/,
    endsItself: true,
    block: ([, ...lines]) => fence('text', lines.join('\n')),
  },
  { starts: ITEM, ends: /^(?!- |\d+\. | {2})/, block: (lines) => list(itemsOf(lines).map(inlineOf)) },
  { starts: /^\|/, ends: /^(?!\|)/, block: tableOf },
]
const PARAGRAPH: Kind = {
  starts: /^/,
  ends: /^\s*$|^```|^- |^\|/,
  block: (lines) => paragraph(inlineOf(lines.join(' '))),
}

const itemsOf = (lines: readonly string[]): string[] =>
  lines
    .map((line) => (ITEM.test(line) ? `\n${line.replace(ITEM, '')}` : ` ${line.trim()}`))
    .join('')
    .split('\n')
    .slice(1)

/** A row is an item: a terminal would cut its cells. */
function tableOf([, , ...rows]: readonly string[]): Block {
  const cells = (line: string) => line.split(/(?<!\\)\|/).slice(1, -1)
  return list(
    rows.map((row) =>
      join(
        cells(row).map((cell) => inlineOf(cell.trim())),
        ': ',
      ),
    ),
  )
}

/** A link is its text; what is emphasised is text; bold text stays bold. */
function inlineOf(markdown: string): Inline[] {
  const text = markdown.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
  return prose(text).flatMap((part) => (part.kind === 'text' ? emphasised(part.text) : [part]))
}

const emphasised = (text: string): Inline[] =>
  text
    .split(/\*\*([^*]+)\*\*/)
    .flatMap((part, index) =>
      index % 2 === 1 ? strong(part) : inline(part.replace(/(?<!\w)\*(\S[^*]*)\*/g, '$1')),
    )
