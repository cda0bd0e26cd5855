/** The man page, as roff: from the tables of settings and commands. Pure. */
import { EXIT_MEANINGS } from '../../core/exit-codes.ts'
import { SETTINGS, type Setting } from '../table.ts'
import { optionText } from './help.ts'
import { commands, type CommandSpec } from './table.ts'

/** A line of text: a backslash, a dash and a leading dot or quote are roff’s own. Beyond ASCII it has only names. */
const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('’', '\\(cq')
    .replaceAll('…', '...')
    .replace(/^(?=[.'])/gm, '\\&')

const bold = (text: string): string => `\\fB${roff(text)}\\fR`

const item = (head: string, text: string): string => `.TP\n${head}\n${roff(text)}`

function setting({ name, choices, about, default: usual = '', cliDefault }: Setting): string {
  const fallback = cliDefault ?? usual
  const values = choices ? `: ${choices.join(', ')}` : ''
  return item(bold(`--${name}`), `${about}${values}${fallback === '' ? '' : ` (default: ${fallback})`}.`)
}

function command(spec: CommandSpec): string {
  const { name, operands, about, details = [], options, exit } = spec
  return [
    `.SS ${bold(['sea-trial', name, operands].filter(Boolean).join(' '))}`,
    roff(`${about}.`),
    ...details.map((paragraph) => `.PP\n.nf\n${roff(paragraph)}\n.fi`),
    ...options.map((one) =>
      item(bold(optionText(one)), `${one.about}${one.choices ? `: ${one.choices.join(', ')}` : ''}.`),
    ),
    '.PP',
    roff(`Exit code: ${exit}.`),
  ].join('\n')
}

/** `version`: of the program. */
export function manPage(version: string): string {
  const settings: readonly Setting[] = SETTINGS
  return [
    `.TH SEA-TRIAL 1 "" "sea-trial ${version}" "User Commands"`,
    '.SH NAME',
    'sea\\-trial \\- build, run, check and weigh a container image',
    '.SH SYNOPSIS',
    `${bold('sea-trial')} [PATH] [options]`,
    '.br',
    `${bold('sea-trial')} COMMAND [options]`,
    '.SH DESCRIPTION',
    roff(
      'Builds the Dockerfile in PATH (default: the working directory), runs the image, checks from outside that it is healthy, and weighs it.',
    ),
    '.SH OPTIONS',
    ...settings.filter(({ name }) => name !== 'path').map(setting),
    '.SH COMMANDS',
    ...commands.map(command),
    '.SH EXIT STATUS',
    ...EXIT_MEANINGS.map(([code, about]) => item(bold(String(code)), `${about}.`)),
    '',
  ].join('\n')
}
