/** `--help`, generated from the table of settings. */
import { EXIT_MEANINGS } from '../core/exit-codes.ts'
import { wrapItems } from '../lib/word-wrap.ts'
import { commands } from './commands/table.ts'
import { SETTINGS, type Setting } from './table.ts'

const PLACEHOLDERS: Record<Setting['kind'], string> = {
  text: 'X',
  boolean: 'BOOL',
  list: 'X',
  ports: 'N',
  probes: 'PROBE',
  duration: 'TIME',
  size: 'SIZE',
  bytes: 'SIZE',
  growth: 'SIZE|%',
  cpus: 'N',
  count: 'N',
  words: 'WORDS',
  choice: 'WORD',
  secret: 'TOKEN',
}

/** Of `docker run`, but with other values. */
const AFTER_IMAGE: readonly string[] = ['command', 'entrypoint']

/** Settings that `--help` names without a line of their own. */
const GROUPS: readonly { title: string; has: (setting: Setting) => boolean }[] = [
  {
    title: 'Options of the build (see docs/from-build-push-action.md):',
    has: ({ group }) => group === 'build',
  },
  {
    title: 'Services, and several images (see docs/around-the-container.md, docs/many-images.md):',
    has: ({ group }) => group === 'services' || group === 'images',
  },
  {
    title: 'Options of the container, as in `docker run`:',
    has: ({ name, docker }) => docker !== undefined || AFTER_IMAGE.includes(name),
  },
  {
    title: 'Limits, test files, and comparing starts (docs/budgets.md, test-files.md, comparing.md):',
    has: ({ group }) => group === 'gate' || group === 'tests',
  },
  {
    title: 'Files, pushing an image that passes, and in a workflow (docs/outputs.md, push.md, github.md):',
    has: ({ group }) => group === 'files' || group === 'push' || group === 'workflow',
  },
]

export function helpText(): string {
  const settings: Setting[] = SETTINGS.filter(({ name }) => name !== 'path')
  const rows = settings
    .filter((setting) => !GROUPS.some(({ has }) => has(setting)))
    .map((setting) => [optionOf(setting), setting.about + fallback(setting)])
  const width = Math.max(...rows.map(([option = '']) => option.length))
  return [
    'Usage: sea-trial [PATH] [options] | COMMAND [options] | [COMMAND] --help | --version',
    ...wrapItems(['Commands:', ...commands.map(({ name }) => name)], ' ', COLUMNS),
    'Builds the Dockerfile in PATH (default: .), runs the image, checks its health, and weighs it.',
    '',
    ...rows.map(([option = '', about = '']) => `  ${option.padEnd(width)}  ${about}`),
    `  ${'--watch'.padEnd(width)}  Try again on each change (see docs/terminal.md). Also: --help, --version`,
    '',
    ...GROUPS.flatMap(({ title, has }) => [title, ...inLines(settings.filter(has).map(optionOf))]),
    'Options that take a list may be repeated. Times: 90s, 2m. Sizes: 250MB, 1GiB.',
    `Exit code: ${EXIT_MEANINGS.map((row) => row.join(' ')).join(', ')}.`,
  ].join('\n')
}

const inLines = (items: readonly string[]): string[] =>
  wrapItems(items, ', ', COLUMNS - INDENT.length).map((line) => INDENT + line)

const optionOf = ({ name, kind }: Setting): string => `--${name} ${PLACEHOLDERS[kind]}`

const INDENT = '  '
const COLUMNS = 100

function fallback(setting: Setting): string {
  const text = setting.cliDefault ?? setting.default ?? ''
  const choices = setting.choices ? `: ${setting.choices.join(', ')}` : ''
  return choices + (text === '' ? '' : ` (default: ${text})`)
}
