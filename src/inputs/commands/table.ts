/**
 * The commands beside the trial: `sea-trial NAME …`. One table makes their `--help`, the list in `sea-trial --help`, the
 * completion of shells and the man page. `src/app/commands` runs them.
 */

export interface CommandOption {
  readonly name: string
  /** Placeholder of its value; undefined for a switch without a value. */
  readonly value?: string
  readonly choices?: readonly string[]
  readonly default?: string
  /** One line, no full stop. */
  readonly about: string
}

export interface CommandSpec {
  readonly name: string
  /** What follows the name: `A B`, `[PATH]`. */
  readonly operands: string
  /** One line, no full stop. */
  readonly about: string
  /** Paragraphs of its `--help`: what the operands can be. */
  readonly details?: readonly string[]
  readonly options: readonly CommandOption[]
  /** It takes the options of a trial too, and reads its own arguments. */
  readonly takesSettings?: true
  /** What its exit codes mean, one line. */
  readonly exit: string
}

const PLATFORM: CommandOption = {
  name: 'platform',
  value: 'X',
  about: 'of archives and images with several: linux/amd64',
}

/** What can name an image where nothing is built. */
const IMAGES = [
  'FILE.tar, FOLDER      a docker save or OCI archive, an OCI layout',
  'docker-archive:PATH, oci-archive:PATH, oci-layout:PATH, with :TAG or @DIGEST for one of several',
  'registry:NAME         an image at a registry, not loaded into the engine',
  'NAME                  an image of the engine, pulled if it is missing; of a file of that name: ./NAME',
]

const IMAGE_IS = (more: readonly string[] = []): string =>
  ['IMAGE is one of', ...more, ...IMAGES].join('\n  ')

const A_REPORT = 'FILE.json             a Report, written with --report'

const DOCKERFILE: CommandOption = {
  name: 'dockerfile',
  value: 'FILE',
  about: 'The Dockerfile that built it, to name the line of each layer',
}

export const COMMANDS = [
  {
    name: 'diff',
    operands: 'A B',
    about: 'Shows what changed from A to B, and which layers, packages and files explain it',
    details: [['A and B are each one of', A_REPORT, ...IMAGES].join('\n  ')],
    options: [
      {
        name: 'format',
        value: 'WORD',
        choices: ['terminal', 'markdown', 'json'],
        default: 'terminal',
        about: 'How to print it',
      },
      PLATFORM,
    ],
    exit: '0 compared, also if they differ, 2 wrong settings or input, 3 no engine',
  },
  {
    name: 'layers',
    operands: 'IMAGE',
    about: 'Lists the layers of an image: size, dead weight, command',
    details: [IMAGE_IS([A_REPORT])],
    options: [
      {
        name: 'format',
        value: 'WORD',
        choices: ['text', 'json', 'markdown'],
        default: 'text',
        about: 'How to print it',
      },
      DOCKERFILE,
      PLATFORM,
    ],
    exit: '0 listed, 2 wrong settings or input, 3 no engine',
  },
  {
    name: 'tree',
    operands: 'IMAGE [PATH]',
    about: 'Lists the files of an image, or what a layer did to them, with sizes',
    details: [IMAGE_IS()],
    options: [
      { name: 'layer', value: 'N', about: 'What this layer did: 0 is the lowest, -1 the last' },
      { name: 'depth', value: 'N', default: '2', about: 'Levels of folders below PATH' },
      { name: 'sort', value: 'WORD', choices: ['size', 'name'], default: 'size', about: 'Order in a folder' },
      {
        name: 'only',
        value: 'WORD',
        choices: ['added', 'changed', 'removed', 'dead'],
        about: 'Since the base image, or by --layer',
      },
      { name: 'largest', value: 'N', about: 'The N largest files below PATH in place of the tree' },
      { name: 'format', value: 'WORD', choices: ['text', 'json'], default: 'text', about: 'How to print it' },
      PLATFORM,
    ],
    exit: '0 listed, 2 wrong settings or input, 3 no engine',
  },
  {
    name: 'sbom',
    operands: 'IMAGE',
    about: 'Prints the packages of an image as a bill of materials: CycloneDX or SPDX',
    details: [IMAGE_IS([A_REPORT])],
    options: [
      {
        name: 'format',
        value: 'WORD',
        choices: ['cyclonedx', 'spdx'],
        default: 'cyclonedx',
        about: 'Which form it has: CycloneDX 1.6 or SPDX 2.3, as JSON',
      },
      { name: 'output', value: 'FILE', about: 'Where to write it (default: standard output)' },
      PLATFORM,
    ],
    exit: '0 written, 2 wrong settings or input, 3 no engine',
  },
  {
    name: 'browse',
    operands: 'IMAGE',
    about: 'Shows layers and files in the terminal, with the keys of dive',
    details: [IMAGE_IS(), 'Press ? for its keys.'],
    options: [DOCKERFILE, PLATFORM],
    exit: '0 closed, 2 wrong settings or input, or no terminal, 3 no engine',
  },
  {
    name: 'open',
    operands: 'IMAGE',
    about: 'Opens the HTML page of a Report, or of an image that it weighs, in a browser; prints its path',
    details: [IMAGE_IS([A_REPORT])],
    options: [
      {
        name: 'output',
        value: 'FILE',
        about: 'Where to write the page (default: a new folder that only you can read)',
      },
      PLATFORM,
    ],
    exit: '0 written, also if no browser starts, 2 wrong settings or input, 3 no engine',
  },
  {
    name: 'explain',
    operands: 'CODE',
    about: 'Explains a finding: what it means, how it is proved, how to fix it',
    options: [{ name: 'list', about: 'List all codes, by group' }],
    exit: '0 explained, 2 no such code',
  },
  {
    name: 'init',
    operands: '[PATH]',
    about: 'Writes a config file beside the Dockerfile, from what is found there; never replaces one',
    options: [],
    exit: '0 written, 2 wrong settings, or there is one',
  },
  {
    name: 'check',
    operands: '[PATH]',
    about: 'Validates the config file and the options, and prints the settings that result',
    options: [],
    takesSettings: true,
    exit: '0 valid, 2 wrong settings',
  },
  {
    name: 'fix',
    operands: '[PATH]',
    about: 'Fixes waste in the Dockerfile, and proves each fix by a build and a trial of its image',
    details: [
      'Prints what is proven, and a patch for git apply. Takes the options of a trial too. Commits nothing.',
    ],
    options: [
      { name: 'write', about: 'Change the files' },
      {
        name: 'format',
        value: 'WORD',
        choices: ['text', 'json', 'patch'],
        default: 'text',
        about: 'How to print it',
      },
      {
        name: 'report',
        value: 'FILE',
        about: 'Report of an earlier trial of the same image, which is then not run again',
      },
    ],
    takesSettings: true,
    exit: '0 proven, or nothing to fix, 1 the image is not seaworthy, 2 wrong settings, 3 could not be tried',
  },
  {
    name: 'suggest-contract',
    operands: '[PATH]',
    about: 'Prints what was measured as a contract that fits: probes, memory, grace period',
    details: [
      'PATH is a folder to build and try first, with the options of a trial, or a Report (FILE.json), which is read.',
    ],
    options: [
      {
        name: 'kind',
        value: 'WORD',
        choices: ['deployment', 'knative', 'fly', 'compose'],
        default: 'deployment',
        about: 'Of which platform',
      },
    ],
    takesSettings: true,
    exit: '0 printed, 1 the image did not become ready, 2 wrong settings, 3 could not be tried',
  },
  {
    name: 'doctor',
    operands: '',
    about: 'Checks what works on this machine: engine, clients, folders, job; changes nothing',
    options: [
      { name: 'format', value: 'WORD', choices: ['text', 'json'], default: 'text', about: 'How to print it' },
    ],
    exit: '0 a Dockerfile can be built and tried here, 2 wrong settings, 3 it cannot',
  },
  {
    name: 'completion',
    operands: 'bash|zsh|fish',
    about: 'Prints the completion for a shell: source <(sea-trial completion bash)',
    options: [],
    exit: '0 printed, 2 no such shell',
  },
  {
    name: 'man',
    operands: '',
    about: 'Prints the man page: sea-trial man | man -l -',
    options: [],
    exit: '0 printed, 2 wrong settings',
  },
] as const satisfies readonly CommandSpec[]

export type CommandName = (typeof COMMANDS)[number]['name']

export const commands: readonly CommandSpec[] = COMMANDS

/** The command of that name; null if there is none. */
export const commandNamed = (name: string | undefined): CommandName | null =>
  COMMANDS.find((one) => one.name === name)?.name ?? null

/** Throws if there is none: a mistake of this program. */
export function specOf(name: CommandName): CommandSpec {
  const found = commands.find((one) => one.name === name)
  if (!found) throw new RangeError(`there is no command ${name}`)
  return found
}
