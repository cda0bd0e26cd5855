/**
 * A step runs a program that exists and cannot be run. The errors of the kernel and the shell are the same as at run
 * time; the file itself is read from the build context if a COPY or ADD brought it from there.
 */
import { basename } from 'node:path/posix'
import { headOf, type Head } from '../../faults/head.ts'
import { VISIBLE_CR, SHELL_ERRORS, lineEndingsFix } from '../../faults/line-endings.ts'
import { libraryOf } from '../../faults/loader.ts'
import { missingLibraryFix, missingLibraryIn, missingLibraryWhy } from '../../faults/library.ts'
import { shebangKind } from '../../faults/shebang.ts'
import { runsOn } from '../../platform/compatible.ts'
import type { Finding } from '../../core/schema.ts'
import { copiedFor, type Copied } from '../dockerfile/copied.ts'
import { jsonList, withoutFlags, type Instruction } from '../dockerfile/index.ts'
import type { Failure } from './failure.ts'
import { ended, exitCode } from './exit.ts'
import type { Cause } from './cause.ts'
import { locationAt, locationOf, quote, reason, sourceLines } from './phrases.ts'

/** The result of a check; the step, its line and its exit code are the same for all. */
interface ProgramFault {
  code: string
  confidence: Finding['confidence']
  /** Completes the sentence that begins with the step. */
  why: string
  fix: string
  evidence: string[]
}

type How = 'missing' | 'format' | 'denied'

/** A program, and the line that reports that it could not be run. */
interface Refused {
  name: string
  how: How
  words: string
}

/** A program that the step names, and its file. */
interface Program extends Refused {
  copied: Copied
  /** Null if the file cannot be read. */
  head: Head | null
}

const NAME = String.raw`['"‘]?([^\s'"‘’:]{1,200})['"’]?`
const SHELL = String.raw`(?:(?:\/usr)?\/bin\/)?(?:ba|da|a|z|k)?sh`
/** The prefix of the message: a shell, with or without the line; a script with its line; the runtime. */
const SPEAKER = String.raw`^(?:${SHELL}: (?:line )?(?:\d{1,6}: )?|[^\s:]{1,200}: (?:line )?\d{1,6}: )?(?:exec: )?`
const said = (how: How, text: string): [How, RegExp] => [how, new RegExp(text, 'i')]

const WORDINGS: readonly [How, RegExp][] = [
  said(
    'missing',
    String.raw`${SPEAKER}${NAME}: (?:not found|no such file or directory|cannot execute: required file not found)$`,
  ),
  said('missing', String.raw`${SPEAKER}${NAME}: \S{1,200}: bad interpreter`),
  said(
    'missing',
    String.raw`^(?:standard_init_linux\.go:\d{1,6}: )?exec ${NAME}: no such file or directory$`,
  ),
  said('format', String.raw`^(?:standard_init_linux\.go:\d{1,6}: )?exec ${NAME}: exec format error$`),
  said('format', String.raw`${SPEAKER}${NAME}: (?:cannot execute binary file: )?exec format error$`),
  said('format', String.raw`${SPEAKER}${NAME}: cannot execute binary file`),
  said('format', String.raw`^${NAME}: (?:line )?\d{1,6}: (?:syntax error|ELF)`), // busybox reads a foreign program as a script
  said('denied', String.raw`${SPEAKER}${NAME}: permission denied$`),
  said('denied', String.raw`exec: "([^"]{1,200})": permission denied`),
  said('denied', String.raw`^exec ${NAME}: permission denied$`),
]
/** The runtime of Docker 20.10 names no program: it is the step's own. */
const WITHOUT_NAME: readonly [How, RegExp][] = [
  ['missing', /exec user process caused: no such file or directory/],
  ['format', /exec user process caused: exec format error/],
]
/** How many of a step's last lines are read, and how many characters of each. */
const MOST_LINES = 30
const WIDEST = 500
/** How many words of a RUN are looked up as files. */
const MOST_WORDS = 60

export const refusedProgram: Cause = (failure) => {
  const { instruction, words, log } = failure
  if (instruction?.keyword !== 'RUN') return null
  const lines = [...log.slice(-MOST_LINES), words].map((line) => line.trim().slice(0, WIDEST))
  const found =
    copiedFileFault(programsIn(lines, instruction, failure), failure) ??
    scriptFault(lines, instruction, failure) ??
    formatFault(lines, failure) ??
    libraryFault(lines)
  return found === null ? null : findingOf(found, failure)
}

function findingOf({ code, confidence, why, fix, evidence }: ProgramFault, failure: Failure): Finding {
  const exit = exitCode(failure.words)
  return {
    code,
    level: 'fail',
    confidence,
    message: `${locationOf(failure)} ${exit === 137 ? 'exited 137' : ended(exit)}: ${why}`,
    fix,
    ...locationAt(failure.line, failure),
    evidence: [...sourceLines(failure), reason(failure.words), ...evidence.map(reason)],
  }
}

/** The last refusals first. */
function refusals(lines: readonly string[], instruction: Instruction): Refused[] {
  return lines.toReversed().flatMap((line) => {
    for (const [how, pattern] of WORDINGS) {
      const name = pattern.exec(line)?.[1]
      if (name !== undefined) return [{ name, how, words: line }]
    }
    const nameless = WITHOUT_NAME.find(([, pattern]) => pattern.test(line))
    const [name] = commandsOf(instruction)
    return nameless && name !== undefined ? [{ name, how: nameless[0], words: line }] : []
  })
}

function programsIn(lines: readonly string[], instruction: Instruction, failure: Failure): Program[] {
  return refusals(lines, instruction).flatMap((refused) => {
    const copied = copiedFor(refused.name, instruction, failure.dockerfile, failure.file)
    return copied ? [{ ...refused, copied, head: copied.file && headOf(copied.file.bytes) }] : []
  })
}

function copiedFileFault(programs: readonly Program[], failure: Failure): ProgramFault | null {
  for (const program of programs) {
    for (const cause of FILE_FAULTS) {
      const found = cause(program, failure)
      if (found !== null) return found
    }
  }
  return null
}

const FILE_FAULTS: readonly ((program: Program, failure: Failure) => ProgramFault | null)[] = [
  carriageReturn,
  noInterpreter,
  noLoader,
  unknownNeed,
  otherProcessor,
  noShebang,
  notExecutable,
]

const confidenceOf = ({ copied }: Pick<Program, 'copied'>): Finding['confidence'] =>
  copied.isSure ? 'proved' : 'likely'

/** `setup.sh, copied at Dockerfile:2` */
const sourceOf = ({ copied }: Pick<Program, 'copied'>, { dockerfile }: Failure): string =>
  `${copied.file?.path ?? copied.path}, copied at ${dockerfile.file}:${copied.by.line}`

const firstLine = (program: Program, failure: Failure): string =>
  `${sourceOf(program, failure)}: its first line is ${JSON.stringify(failure.dockerfile.redact(program.head?.firstLine ?? ''))}`

function carriageReturn(program: Program, failure: Failure): ProgramFault | null {
  const { head, how, words, copied } = program
  if (how !== 'missing' || head?.hasCarriageReturn !== true || head.needs === null) return null
  if (isRepaired(copied, failure)) return null
  return {
    code: 'windows-line-endings',
    confidence: confidenceOf(program),
    why: `its script ${quote(copied.path)} has Windows line endings (CR LF)`,
    fix: lineEndingsFix(shown(copied.path)),
    evidence: [firstLine(program, failure), words],
  }
}

/** An earlier step, or the failed one itself, removes the carriage returns. */
const isRepaired = ({ by }: Copied, failure: Failure): boolean =>
  stepsSince(by, failure).some((text) => /dos2unix|\\r|\\015|fromdos/.test(text))

/** The commands of all RUNs from there to the failed one. */
function stepsSince(by: Instruction, { dockerfile, instruction }: Failure): string[] {
  const last = instruction?.line ?? Infinity
  return dockerfile.instructions
    .filter(({ keyword, line }) => keyword === 'RUN' && by.line < line && line <= last)
    .map(({ args, heredocs }) => [args, ...heredocs.map(({ content }) => content)].join('\n'))
}

function noInterpreter(program: Program, failure: Failure): ProgramFault | null {
  const { head, how, words, copied } = program
  const needs = head?.needs
  if (how !== 'missing' || needs?.kind !== 'script' || head?.hasCarriageReturn === true) return null
  return {
    code: 'command-not-found',
    confidence: confidenceOf(program),
    why: `its script ${quote(copied.path)} needs ${quote(needs.path)}, which is not in the image`,
    fix: needs.path.endsWith('/bash')
      ? 'Use `#!/bin/sh` and only features of sh, or install bash before that step.'
      : 'Install it before that step, or correct its name or path.',
    evidence: [firstLine(program, failure), words],
  }
}

function noLoader(program: Program, failure: Failure): ProgramFault | null {
  const { head, how, words, copied } = program
  const needs = head?.needs
  if (how !== 'missing' || needs?.kind !== 'loader') return null
  const { name, fix } = libraryOf(needs.path)
  return {
    code: 'missing-loader',
    confidence: confidenceOf(program),
    why: `its program ${quote(copied.path)} needs ${quote(needs.path)}, which is not in the image: it was built for ${name}`,
    fix,
    evidence: [`${sourceOf(program, failure)}: its ELF header names the loader ${needs.path}`, words],
  }
}

/** It comes from another stage, so it exists, but cannot be inspected. */
function unknownNeed({ how, words, copied }: Program, { dockerfile }: Failure): ProgramFault | null {
  if (how !== 'missing' || copied.file !== null || copied.from === null) return null
  return {
    code: 'missing-loader',
    confidence: 'likely',
    why: `${quote(copied.path)} is in the image, but what it needs to run is not: its loader (glibc and musl mixed), or the interpreter of its \`#!\` line`,
    fix: 'Link it statically (Go: `CGO_ENABLED=0`; Rust: a `musl` target), or use the distribution that it was built on in this stage.',
    evidence: [`copied from ${copied.from} at ${dockerfile.file}:${copied.by.line}`, words],
  }
}

function otherProcessor(program: Program, failure: Failure): ProgramFault | null {
  const { head, how, words, copied } = program
  const { host } = failure
  const architecture = head?.architecture ?? null
  if (how !== 'format' || architecture === null || runsOn({ architecture }, host)) return null
  return {
    code: 'wrong-architecture',
    confidence: confidenceOf(program),
    why: `its program ${quote(copied.path)} is built for ${architecture}, and this host is ${host.architecture}`,
    fix: `Build for this host (\`platform: ${host.os}/${host.architecture}\`), or copy the ${host.architecture} program into the image.`,
    evidence: [`${sourceOf(program, failure)}: its header says ${architecture}`, words],
  }
}

function noShebang(program: Program, failure: Failure): ProgramFault | null {
  const { head, how, words, copied } = program
  if (how !== 'format' || head?.lacksShebang !== true || !/exec format error/i.test(words)) return null
  const { what, fix } = shebangKind(head.firstLine ?? '')
  return {
    code: 'missing-shebang',
    confidence: confidenceOf(program),
    why: `its script ${quote(copied.path)} ${what}`,
    fix: fix.replace('CMD ["sh", "/start.sh"]', `RUN sh ${shown(copied.path)}`),
    evidence: [firstLine(program, failure), words],
  }
}

const X_BITS = 0o111

function notExecutable(program: Program, failure: Failure): ProgramFault | null {
  const { how, words, copied } = program
  const { file, chmod } = copied
  if (
    how !== 'denied' ||
    file === null ||
    chmod !== null ||
    (file.mode & X_BITS) !== 0 ||
    isChanged(copied, failure)
  )
    return null
  return {
    code: 'not-executable',
    confidence: confidenceOf(program),
    why: `its program ${quote(copied.path)} cannot be executed`,
    fix: 'Copy it with `COPY --chmod=755`, or commit it with its x bit: `git update-index --chmod=+x`.',
    evidence: [`${sourceOf(program, failure)}: its mode is ${file.mode.toString(8).padStart(4, '0')}`, words],
  }
}

const isChanged = ({ by, path }: Copied, failure: Failure): boolean =>
  stepsSince(by, failure).some((text) => text.includes('chmod') && text.includes(basename(path)))

/** For a fix, which is already in backticks. */
const shown = (path: string): string => path.replaceAll('`', "'").slice(0, 200)

/** A shell that reads a script fails on its carriage returns, and usually does not name the script. */
function scriptFault(
  lines: readonly string[],
  instruction: Instruction,
  failure: Failure,
): ProgramFault | null {
  const cr = lines.find(
    (line) => VISIBLE_CR.test(line) && (!/bad interpreter/i.test(line) || line.includes('^M')),
  )
  const words = cr ?? lines.find((line) => SHELL_ERRORS.test(line) || /^['"’]?: no such file/i.test(line))
  if (words === undefined) return null
  const script = scriptsOf(instruction, failure).find(({ copied }) => !isRepaired(copied, failure))
  if (script)
    return {
      code: 'windows-line-endings',
      confidence: confidenceOf(script),
      why: `its script ${quote(script.copied.path)} has Windows line endings (CR LF)`,
      fix: lineEndingsFix(shown(script.copied.path)),
      evidence: [
        `${sourceOf(script, failure)}: its first line ends in CR LF: ${JSON.stringify(failure.dockerfile.redact(script.head.firstLine ?? ''))}`,
        words,
      ],
    }
  if (cr === undefined) return null
  return {
    code: 'windows-line-endings',
    confidence: 'likely',
    why: 'a script that it runs has Windows line endings (CR LF)',
    fix: lineEndingsFix('FILE'),
    evidence: [cr],
  }
}

const SHELL_SCRIPT = /^#!.*\b(?:ba|da|a|z|k)?sh\b/

/** Files with carriage returns that the step passes to a shell: shell scripts by their name or first line. */
function scriptsOf(instruction: Instruction, failure: Failure): { copied: Copied; head: Head }[] {
  return commandsOf(instruction).flatMap((word) => {
    const copied = copiedFor(word, instruction, failure.dockerfile, failure.file)
    if (!copied?.file) return []
    const head = headOf(copied.file.bytes)
    const isShell = /\.(?:ba|z|k)?sh$/.test(copied.path) || SHELL_SCRIPT.test(head.firstLine ?? '')
    return head.hasCarriageReturn && isShell ? [{ copied, head }] : []
  })
}

const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'source', '.'])
/** Words before a command that are not commands. */
const BEFORE = /^(?:\w+=|-|(?:exec|then|do|else|if|time|sudo|!|\{|\()$)/

/** What the step runs: the first word of each command, and the script that is passed to a shell. */
function commandsOf({ args, heredocs }: Instruction): string[] {
  const list = jsonList(args)
  if (list) return [scriptOf(list)]
  const text = [withoutFlags(args), ...heredocs.map(({ content }) => content)].join('\n').slice(0, 20_000)
  return text
    .split(/&&|\|\||[;|\n]/)
    .map((command) => scriptOf(command.trim().split(/\s+/)))
    .filter((word) => /^[\w@%+./-]{2,200}$/.test(word))
    .slice(0, MOST_WORDS)
}

function scriptOf(words: readonly string[]): string {
  const own = words.slice(words.findIndex((word) => !BEFORE.test(word)))
  const [first = ''] = own
  if (!SHELLS.has(basename(first))) return first
  const script = own.slice(1).find((word) => !word.startsWith('-')) ?? ''
  return script.includes('/') ? script : `./${script}`
}

const FORMAT = /exec format error|Invalid ELF image for this architecture/i

/** For a program that cannot be inspected: usually the shell of a base image for another processor. */
function formatFault(lines: readonly string[], failure: Failure): ProgramFault | null {
  const words = lines.find((line) => FORMAT.test(line))
  if (words === undefined) return null
  const { host, platform } = failure
  const asked = platform ?? platformOf(failure)
  const here = `${host.os}/${host.architecture}`
  const isOther = asked !== null && asked !== here
  return {
    code: 'wrong-architecture',
    confidence: 'likely',
    why: isOther
      ? `it runs programs of ${quote(asked)}, and this host is ${here}`
      : `a program that it runs is built for a processor other than this host’s (${here}), or is a script without a \`#!\` line`,
    fix: isOther
      ? 'This machine cannot run programs of that platform: build on one that can, or set up emulation (docker/setup-qemu-action).'
      : `Build for this host (\`platform: ${here}\`), or copy the ${host.architecture} program into the image.`,
    evidence: [words],
  }
}

/** `FROM --platform=linux/arm64 …` of the stage that failed. */
function platformOf({ dockerfile, instruction }: Failure): string | null {
  const stage = dockerfile.stages.find(({ instructions }) => instructions.some((one) => one === instruction))
  const [, platform = null] = /--platform=([\w./-]+)/.exec(stage?.instructions[0]?.args ?? '') ?? []
  return platform
}

/** How many last lines are read: a step that continues after the error may have another reason. */
const LIBRARY_LINES = 12

function libraryFault(lines: readonly string[]): ProgramFault | null {
  for (const line of lines.slice(-LIBRARY_LINES).toReversed()) {
    const missing = missingLibraryIn(line)
    if (missing === null) continue
    return {
      code: 'missing-library',
      confidence: 'likely',
      why: missingLibraryWhy(missing),
      fix: missingLibraryFix(missing, 'before that step'),
      evidence: [line],
    }
  }
  return null
}
