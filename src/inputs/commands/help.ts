/** `sea-trial NAME --help`. */
import type { CommandOption, CommandSpec } from './table.ts'

export function commandHelp(spec: CommandSpec): string {
  const { name, operands, about, details = [], options, exit } = spec
  const rows = options.map((option) => [optionText(option), option.about + fallback(option)] as const)
  const width = Math.max(0, ...rows.map(([option]) => option.length))
  const usage = ['sea-trial', name, operands, ...(options.length > 0 ? ['[options]'] : [])]
  return [
    `Usage: ${usage.filter(Boolean).join(' ')}`,
    `${about}.`,
    ...details.flatMap((paragraph) => ['', paragraph]),
    ...(rows.length > 0 ? ['', ...rows.map(([option, text]) => `  ${option.padEnd(width)}  ${text}`)] : []),
    '',
    `Exit code: ${exit}.`,
    `To try a folder named ${name}: sea-trial ./${name}`,
  ].join('\n')
}

export const optionText = ({ name, value }: CommandOption): string =>
  value === undefined ? `--${name}` : `--${name} ${value}`

function fallback({ choices, default: usual }: CommandOption): string {
  return (choices ? `: ${choices.join(', ')}` : '') + (usual === undefined ? '' : ` (default: ${usual})`)
}
