/** The navigation, from the files that are there: a new page appears by itself, under "More" until a group names it. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

interface Entry {
  text: string
  link?: string
  collapsed?: boolean
  items?: Entry[]
}

/** Pages by what a reader wants, in reading order. One that does not exist is left out. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Start: ['getting-started', 'examples', 'comments', 'gallery', 'comparison', 'faq'],
  'In a workflow': [
    'github',
    'comment',
    'baseline',
    'budgets',
    'policies',
    'push',
    'sbom',
    'many-images',
    'platforms',
    'machines',
    'from-build-push-action',
  ],
  'On a laptop': ['terminal', 'browse', 'fix', 'html-report', 'comparing', 'library', 'clean-up'],
  'What is checked': [
    'verdict',
    'probes',
    'around-the-container',
    'contract',
    'contract-files',
    'rehearsals',
    'test-files',
    'how-weighing-works',
    'secrets',
    'figures',
  ],
  Reference: ['settings', 'outputs'],
  Project: ['extending', 'threat-model', 'performance', 'scale'],
}

const FOLDERS: Readonly<Record<string, string>> = {
  recipes: 'Recipes',
  findings: 'Findings',
  decisions: 'Decisions',
}

/** The first heading of a page, without marks. */
function titleOf(file: string): string {
  const [, title = file] = /^# (.+)$/m.exec(readFileSync(file, 'utf8')) ?? []
  return title.replaceAll('`', '')
}

const pagesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => name.replace('.md', ''))
    .sort()

export function sidebar(docs: string): Entry[] {
  const named = Object.values(GROUPS).flat()
  const others = pagesIn(docs).filter((page) => page !== 'index' && !named.includes(page))
  const entry = (page: string): Entry => ({ text: titleOf(join(docs, `${page}.md`)), link: `/${page}` })
  const group = ([text, pages]: readonly [string, readonly string[]]): Entry => ({
    text,
    items: pages.filter((page) => existsSync(join(docs, `${page}.md`))).map(entry),
  })
  const folder = ([name, text]: readonly [string, string]): Entry => ({
    text,
    collapsed: true,
    ...(existsSync(join(docs, name, 'README.md')) ? { link: `/${name}/` } : {}),
    items: pagesIn(join(docs, name))
      .filter((page) => page !== 'README')
      .map((page) => entry(`${name}/${page}`)),
  })
  const groups = Object.entries(GROUPS).map(group)
  const more = others.length > 0 ? [group(['More', others])] : []
  const folders = Object.entries(FOLDERS)
    .filter(([name]) => existsSync(join(docs, name)))
    .map(folder)
  return [...groups, ...more, ...folders]
}
