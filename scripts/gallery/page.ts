/** docs/gallery.md from recorded Reports: what each comment shows, as Markdown and as a picture. Pure. */
import type { Report, Shipped } from '../../src/core/schema.ts'
import {
  COMMENT_LIMIT,
  renderImages,
  roomFor,
  sectionBody,
  sectionOf,
  togetherSentence,
  type Links,
  type Section,
} from '../../src/report/index.ts'
import { GALLERY, type GalleryName } from './kinds.ts'

export const PAGE = 'docs/gallery.md'
/** Its picture is `comment.png`, in the README too. */
const README_KIND: GalleryName = 'grown-dependency'
/** Relative to the page. */
const PICTURES = 'pictures'

/** The Reports of one run, and what its images ship together. */
export interface Recorded {
  readonly reports: readonly Report[]
  readonly together?: Shipped
}

const DOCS = 'https://github.com/OWNER/sea-trial/blob/v1/docs/'
const LINKS: Links = {
  run: 'https://github.com/octo/app/actions/runs/42',
  files: 'https://github.com/octo/app/blob/main/',
  docs: DOCS,
  now: 'This PR',
}
const RUN = { run: 42, attempt: 1, workflow: 'sea-trial', job: 'sea-trial', legs: 1 }

/** What people see of the comment, as the action writes it. */
export function commentOf({ reports, together }: Recorded): string {
  const own = reports.map((report) =>
    sectionOf(report, {
      run: { ...RUN, matrix: report.matrix ?? [] },
      log: reports.length > 1 ? LINKS.run : null,
      together: togetherSentence(together),
    }),
  )
  const sections = own.map((section, index): Section => {
    const report = reports[index]
    return report ? { ...section, body: sectionBody(report, LINKS, roomFor(section, own)) } : section
  })
  return renderImages(sections, COMMENT_LIMIT).replace(/^<!--.*-->\n/gm, '')
}

/** Collapsed sections that are long, and alike in all comments. None has another one in it. */
const LEFT_OUT = /<details><summary>(?:Packages|Dead weight|Built in)(?:(?!<details>)[^])*?<\/details>\n\n/g

/** As a page of the docs shows it: a quotation, in which only links to the docs are links. */
export const quoted = (comment: string): string =>
  comment
    .replace(/^<!--.*-->\n/gm, '')
    .replace(LEFT_OUT, '')
    .replaceAll(new RegExp(`\\]\\(https?://[^()]*/docs/([^()]*)\\)`, 'g'), ']($1)')
    .replace(/\[((?:[^\]\\]|\\.)*)\]\(https?:[^)]*\)/g, '$1')
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trim())
    .join('\n')

/** The text between the markers of that name; empty without them. */
export const blockOf = (page: string, name: string): string =>
  new RegExp(`<!-- ${name} -->\\n([^]*?)\\n<!-- /${name} -->`).exec(page)?.[1]?.trim() ?? ''

/**
 * What is the same in each run of one kind: without times, memory, commits, estimates and the collapsed details, which have more
 * of them.
 */
export const stable = (text: string): string =>
  text
    .replace(/^> <details(?: open)?><summary>[^]*?^> <\/details>\n/gm, '')
    .replace(/^> \| \[?(?:Download|Your\sdownload).*\n/gm, '')
    .replace(/^> \| \[?(?:Ready\sin|Peak\smemory).*\n/gm, '')
    .replace(/ ?Known only now: ≈\s[\d.]+\s\w+ of yours to \[download\]\([^)]*\)\./g, '')
    .replace(/≈\s[\d.]+\s\w+ of yours to [^,]*, /g, '')
    .replace(/(?<=Not compared, because each run differs: ).*/g, '#')
    .replace(/(?<=, \[ready in\]\([^)]*\)) .*/g, '#')
    .replace(/, \[ready in\]\([^)]*\)#/g, '.')
    .replace(/\d+(?:\.\d+)?\s(?:min \d+ )?s\b/g, '# s')
    .replace(/\d+ \w+ old\b/g, '# old')
    .replace(/(?<=since )\d+ [A-Z]\w+(?: \d{4})?/g, '#')
    .replace(/\b[0-9a-f]{7}\b|\b[0-9a-f]{64}\b/g, '#')
    .replace(/127\.0\.0\.1:\d{4,5}/g, '127.0.0.1:#')
    .replace(/engine \S+ (\(\w+\)), \S+, kernel \S+ · sea-trial \S+/g, 'engine $1')

const HEAD = `# A gallery of comments

What Sea Trial writes below a pull request, by what happened. The comments are of real runs: of pull requests in
[examples/history](../examples/history/make.ts), a small Python app whose \`main\` was pushed before, so that they are compared
with it, and of the other [examples](../examples). \`npm run gallery\` runs them on real engines and writes this page, the pictures
and the Reports that they are made from; \`npm run gallery -- --recorded\` makes them again from those Reports. A test compares the page with
what the Reports give now. The Markdown is without the collapsed lists of packages, dead weight and
build steps, and its links lead only to the [definitions of the figures](figures.md); in a comment also to lines of the Dockerfile,
to the run and to its log.
`

/** Those of the kinds that were recorded. */
export function pageOf(comments: ReadonlyMap<GalleryName, string>): string {
  const sections = [...comments].map(([name, comment]) => sectionText(name, comment))
  const contents = [...comments.keys()].map((name) => {
    const { title } = GALLERY[name]
    return `[${title}](#${anchorOf(title)})`
  })
  return [
    HEAD,
    `${contents.join(' · ')}\n`,
    '<!-- prettier-ignore-start -->\n',
    ...sections,
    '<!-- prettier-ignore-end -->\n',
  ].join('\n')
}

export const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')

function sectionText(name: GalleryName, comment: string): string {
  const { title, about, isOnPhone = false } = GALLERY[name]
  const [first = ''] = comment.split('\n', 1)
  const alt = `Comment: ${first.replace(/^## |[`*\\[\]"]/g, '')}`
  const picture = `![${alt}](${PICTURES}/${pictureOf(name, 'desktop')})`
  const phone = isOnPhone
    ? `\nOn a phone:\n\n<img src="./${PICTURES}/${pictureOf(name, 'phone')}" width="390" alt="The same on a phone">\n`
    : ''
  return `## ${title}

${about}

${picture}
${phone}
<details><summary>As Markdown</summary>

<!-- ${name} -->

${quoted(comment)}

<!-- /${name} -->

</details>
`
}

export const pictureOf = (name: GalleryName, frame: 'desktop' | 'phone'): string =>
  frame === 'phone' ? `${name}-phone.png` : `${name === README_KIND ? 'comment' : name}.png`
