/** `--help`, generated from the table of settings. */
import { wrapItems } from '../lib/word-wrap.ts'
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

export function helpText(): string {
  const settings = SETTINGS.filter(({ name }) => name !== 'path')
  const rows = settings
    .filter((setting: Setting) => setting.docker === undefined && !isGrouped(setting))
    .map((setting: Setting) => [optionOf(setting), setting.about + fallback(setting)])
  const ofDocker = settings.filter((setting: Setting) => setting.docker !== undefined).map(optionOf)
  const grouped = settings.filter(isGrouped).map(optionOf)
  const width = Math.max(...rows.map(([option = '']) => option.length))
  return [
    'Usage: sea-trial [PATH] [options]',
    '       sea-trial diff A B | init [PATH] (writes a config file) | check [PATH] (validates it)',
    'Builds the Dockerfile in PATH (default: .), runs the image, checks its health, and weighs it.',
    '',
    ...rows.map(([option = '', about = '']) => `  ${option.padEnd(width)}  ${about}`),
    '  --help, --version',
    '',
    'Options of the container, as in `docker run`:',
    ...wrapItems(ofDocker, ', ', COLUMNS - INDENT.length).map((line) => INDENT + line),
    'Limits, and comparing starts (see docs/budgets.md, docs/comment.md, docs/comparing.md):',
    ...wrapItems(grouped, ', ', COLUMNS - INDENT.length).map((line) => INDENT + line),
    '',
    'Options that take a list may be repeated. Times: 90s, 2m. Sizes: 250MB, 1GiB.',
    'Exit code: 0 seaworthy, 1 not seaworthy, 2 wrong settings, 3 could not be tried.',
  ].join('\n')
}

const isGrouped = ({ isLimit, isComparison }: Setting): boolean => isLimit === true || isComparison === true

const optionOf = ({ name, kind }: Setting): string => `--${name} ${PLACEHOLDERS[kind]}`

const INDENT = '  '
const COLUMNS = 98

function fallback(setting: Setting): string {
  const text = setting.cliDefault ?? setting.default ?? ''
  const choices = setting.choices ? `: ${setting.choices.join(', ')}` : ''
  return choices + (text === '' ? '' : ` (default: ${text})`)
}
