/** `sea-trial completion SHELL`: completes commands, options, and their values. Pure. */
import { SETTINGS, type Setting } from '../table.ts'
import { COMMANDS, type CommandSpec } from './table.ts'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

interface Option {
  readonly flag: string
  readonly about: string
  /** Null: a switch. Empty: any file, since most values are paths or cannot be completed. */
  readonly values: readonly string[] | null
}

interface Scope {
  /** Empty for the trial. */
  readonly command: string
  readonly options: readonly Option[]
  readonly operands: readonly string[]
}

const HELP: Option = { flag: '--help', about: 'Show help', values: null }

const optionOf = ({ name, kind, choices, about }: Setting): Option => ({
  flag: `--${name}`,
  about,
  values: choices ?? (kind === 'boolean' ? ['true', 'false'] : []),
})

const ofTrial: readonly Option[] = SETTINGS.filter(({ name }) => name !== 'path').map(optionOf)

function scopeOf({ name, options, takesSettings }: CommandSpec, operands: readonly string[]): Scope {
  const own = options.map((one): Option => ({
    flag: `--${one.name}`,
    about: one.about,
    values: one.value === undefined ? null : (one.choices ?? []),
  }))
  return { command: name, options: [...own, ...(takesSettings ? ofTrial : []), HELP], operands }
}

/** `codes`: of findings, for `explain`. */
export function completionScript(shell: Shell, codes: readonly string[]): string {
  const commands: readonly CommandSpec[] = COMMANDS
  const words: Readonly<Record<string, readonly string[]>> = { explain: codes, completion: SHELLS }
  const scopes = commands.map((one) => scopeOf(one, words[one.name] ?? []))
  const version: Option = { flag: '--version', about: 'Show the version', values: null }
  const trial = {
    command: '',
    options: [...ofTrial, HELP, version],
    operands: commands.map(({ name }) => name),
  }
  const descriptions = new Map(commands.map(({ name, about }) => [name, about]))
  return SCRIPTS[shell]([trial, ...scopes], descriptions)
}

type Render = (scopes: readonly Scope[], descriptions: ReadonlyMap<string, string>) => string

const flagsOf = ({ options }: Scope): string => options.map(({ flag }) => flag).join(' ')
const quoted = (text: string): string => `'${text.replaceAll("'", '’')}'`

/** A case for each option of each command; without one, files. */
const bash: Render = (scopes) => `# bash completion of sea-trial: source <(sea-trial completion bash)
_sea_trial() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= words= flags=
  [[ $previous == = ]] && previous=\${COMP_WORDS[COMP_CWORD-2]}
  [[ $current == = ]] && previous=\${COMP_WORDS[COMP_CWORD-1]} current=
  case \${COMP_WORDS[1]} in
    ${scopes.flatMap(({ command }) => command || []).join('|')}) [[ $COMP_CWORD -gt 1 ]] && command=\${COMP_WORDS[1]} ;;
  esac
  case $command in
${scopes.map((scope) => `    ${quoted(scope.command)}) words=${quoted(scope.operands.join(' '))} flags=${quoted(flagsOf(scope))} ;;`).join('\n')}
  esac
  case "$command $previous" in
${scopes.flatMap(({ command, options }) => options.filter(({ values }) => values?.length).map(({ flag, values }) => `    ${quoted(`${command} ${flag}`)}) words=${quoted((values ?? []).join(' '))} flags= ;;`)).join('\n')}
${scopes
  .map(
    ({ command, options }) =>
      `    ${
        options
          .filter(({ values }) => values?.length === 0)
          .map(({ flag }) => quoted(`${command} ${flag}`))
          .join('|') || "'-'"
      }) words= flags= ;;`,
  )
  .join('\n')}
    *) [[ $command == '' && $COMP_CWORD -gt 1 ]] && words= ;;
  esac
  [[ $current == -* ]] && words=$flags
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  local IFS=$'\\n'
  [[ $current != -* && ( -z $words || $COMP_CWORD -eq 1 ) ]] && COMPREPLY+=($(compgen -f -- "$current"))
}
complete -o filenames -F _sea_trial sea-trial
`

/** zsh reads its own descriptions; brackets and colons in them are syntax. */
const described = (text: string): string =>
  text
    .replace(/[[\]:\\'`$"]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const zshOption = ({ flag, about, values }: Option): string =>
  quoted(
    `*${flag}[${described(about)}]${values === null ? '' : values.length > 0 ? `:value:(${values.join(' ')})` : ':value:_files'}`,
  )

const zsh: Render = ([trial, ...scopes], descriptions) => `#compdef sea-trial
# zsh completion of sea-trial: source <(sea-trial completion zsh)
_sea_trial() {
  local -a commands=(
${[...descriptions].map(([name, about]) => `    ${quoted(`${name}:${described(about)}`)}`).join('\n')}
  )
  case $words[2] in
${scopes
  .map(
    ({ command, options, operands }) => `    ${command})
      shift words; (( CURRENT-- ))
      _arguments \\
${[...options.map(zshOption), quoted(operands.length > 0 ? `*:operand:(${operands.join(' ')})` : '*:file:_files')].map((one) => `        ${one}`).join(' \\\n')}
      return ;;`,
  )
  .join('\n')}
  esac
  (( CURRENT == 2 )) && _describe command commands
  _arguments \\
${[...(trial?.options ?? []).map(zshOption), quoted('*:path:_files')].map((one) => `    ${one}`).join(' \\\n')}
}
if [[ $funcstack[1] == _sea_trial ]]; then _sea_trial "$@"; else compdef _sea_trial sea-trial; fi
`

const fish: Render = (scopes, descriptions) =>
  [
    '# fish completion of sea-trial: sea-trial completion fish | source',
    `set -l commands ${[...descriptions.keys()].join(' ')}`,
    ...[...descriptions].map(
      ([name, about]) =>
        `complete -c sea-trial -n "not __fish_seen_subcommand_from $commands" -a ${name} -d ${quoted(about)}`,
    ),
    ...scopes.flatMap(({ command, options, operands }) => {
      const where =
        command === ''
          ? 'not __fish_seen_subcommand_from $commands'
          : `__fish_seen_subcommand_from ${command}`
      const start = `complete -c sea-trial -n "${where}"`
      return [
        ...(command !== '' && operands.length > 0 ? [`${start} -f -a ${quoted(operands.join(' '))}`] : []),
        ...options.map(({ flag, about, values }) => {
          const value =
            values === null ? '' : values.length > 0 ? ` -x -a ${quoted(values.join(' '))}` : ' -r'
          return `${start} -l ${flag.slice(2)}${value} -d ${quoted(about)}`
        }),
      ]
    }),
    '',
  ].join('\n')

const SCRIPTS: Readonly<Record<Shell, Render>> = { bash, zsh, fish }
