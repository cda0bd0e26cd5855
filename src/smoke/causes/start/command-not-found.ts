/** The program that the image should run is missing: the command itself, its interpreter, or a program that it runs. */
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'
import { lastWords } from '../../log/failure-lines.ts'
import { quoteCommand } from '../shared/phrases.ts'
import { commandLocation, effectOf, hasExited, hasFailed } from '../shared/effect.ts'
import { fixHidden, hiddenLines, hiddenProgram, whyHidden } from '../shared/hidden.ts'
import { readLog } from '../shared/log-cause.ts'
import { NOT_THERE, refusal, subject } from '../shared/refused-program.ts'
import { gaveUp } from '../shared/unreached.ts'
import { missingProgram, type MissingProgram } from '../shared/missing-program.ts'

const MISSING = /executable file .{0,200}not found|no such file or directory|stat .{1,200}: no such file/i
/** Other things that engines look up at the start. */
const OTHER = /\bchdir\b|\bmount|unable to find (?:user|group)|\bcwd\b/i
/** The exit code of shells and inits for a missing program. */
const NOT_FOUND_EXIT = 127
const INSTALL = 'Install it in the final stage, or correct its name or path.'

export const commandNotFound: Cause = {
  code: 'command-not-found',
  level: 'fail',
  about: 'the program that it should run is missing: not in the image, or hidden by a mount',
  find: (evidence) =>
    withoutCommand(evidence) ??
    hiddenByMount(evidence) ??
    reportedByEngine(evidence) ??
    missingInterpreter(evidence) ??
    reportedInLog(evidence),
}

/** The image defines no command: engines refuse to create such a container. */
function withoutCommand({ startFailure, image }: Evidence): CauseFinding | null {
  if (startFailure === null || !/^no command specified/i.test(startFailure)) return null
  return {
    confidence: 'proved',
    message: 'the image has neither CMD nor ENTRYPOINT, so there is nothing to run',
    fix: 'End the Dockerfile with a CMD that runs the app, as a JSON list: `CMD ["/app"]`; setting ENTRYPOINT resets the CMD of the base image.',
    evidence: [
      `CMD ${JSON.stringify(image.config.cmd)}, ENTRYPOINT ${JSON.stringify(image.config.entrypoint)}`,
      startFailure,
    ],
  }
}

/** The image has it, but the container does not. */
function hiddenByMount(evidence: Evidence): CauseFinding | null {
  const hidden = hasFailed(evidence) ? hiddenProgram(evidence) : null
  if (hidden === null) return null
  return {
    confidence: 'proved',
    message: `${effectOf(evidence)}: ${whyHidden(hidden)}`,
    fix: fixHidden(hidden),
    evidence: hiddenLines(hidden),
  }
}

/** The engine found no such file. */
function reportedByEngine(evidence: Evidence): CauseFinding | null {
  const { startFailure, programs } = evidence
  const [program] = programs
  if (startFailure === null || !MISSING.test(startFailure) || OTHER.test(startFailure)) return null
  if (program?.path != null) return null
  const command = program?.argv[0] ?? ''
  return {
    confidence: 'proved',
    message: `its command \`${command}\` is not in the image`,
    fix: fixOf(command),
    ...commandLocation(evidence),
    evidence: [`command: ${quoteCommand(program?.argv ?? [])}`, startFailure],
  }
}

function fixOf(command: string): string {
  if (/^\/bin\/(?:sh|bash|ash)$/.test(command))
    return 'The image has no shell: write CMD and ENTRYPOINT as JSON lists.'
  return /\s/.test(command)
    ? 'The whole line is read as one name: write each word of CMD or ENTRYPOINT as its own element of the list.'
    : INSTALL
}

/** The script exists, but the interpreter in its `#!` line does not. */
function missingInterpreter(evidence: Evidence): CauseFinding | null {
  const found = refusal(
    evidence,
    ({ interpreter, hasCarriageReturn }) =>
      interpreter?.kind === 'script' && !interpreter.isThere && !hasCarriageReturn,
    NOT_THERE,
  )
  if (found === null) return null
  const interpreter = found.program.interpreter?.path ?? ''
  return {
    confidence: 'proved',
    message: `${effectOf(evidence)}: ${subject(found)} needs \`${interpreter}\`, which is not in the image`,
    fix: interpreter.endsWith('/bash')
      ? 'Use `#!/bin/sh` and only features of sh, or install bash in the final stage.'
      : INSTALL,
    ...commandLocation(evidence),
    evidence: [`its first line: ${JSON.stringify(found.program.firstLine ?? '')}`, found.words],
  }
}

/** A shell, an init or an interpreter reports that it did not find its program. */
function reportedInLog(evidence: Evidence): CauseFinding | null {
  const found = hasExited(evidence) ? firstInLog(evidence) : repeatedInLog(evidence)
  if (found === null) return null
  const { line, said } = found
  if (isMalformedList(said))
    return {
      confidence: 'proved',
      message: `${effectOf(evidence)}: its command is not a valid JSON list, so a shell runs it: \`${said.name}\` is not in the image`,
      fix: 'A list needs double quotes: `CMD ["app", "--serve"]`, not `CMD [\'app\', \'--serve\']`.',
      ...commandLocation(evidence),
      evidence: [`command: ${quoteCommand(evidence.programs[0]?.argv ?? [])}`, line],
    }
  const isThere = evidence.programs.some(({ path, argv }) => path !== null && argv[0] === said.name)
  const isProved = said.isScript || (evidence.state?.exitCode === NOT_FOUND_EXIT && !said.name.includes('/'))
  if (isThere && !said.isScript) return null // it exists, but something that it needs does not
  return {
    confidence: isProved ? 'proved' : 'likely',
    message: `${effectOf(evidence)}: \`${said.name}\` is not in the image${isProved ? '' : ', or what it needs to run is not'}`,
    fix: line.includes('main class')
      ? 'Put that class on the class path (`-cp`, or the jar of the final stage), or correct its name in the command.'
      : said.isScript
        ? 'COPY it into the image, and make its path match WORKDIR; check that .dockerignore does not exclude it.'
        : INSTALL,
    ...commandLocation(evidence),
    evidence: [line],
  }
}

/** A malformed JSON list: builders treat it as a shell command. */
const isMalformedList = ({ name }: MissingProgram): boolean => /^\[./.test(name)

/** Reported by a process that still runs and starts it in a loop. */
function repeatedInLog(evidence: Evidence): { line: string; said: MissingProgram } | null {
  const found = gaveUp(evidence) ? readLog(evidence, missingProgram) : null
  return found?.isSure === true ? found : null
}

function firstInLog({ log }: Evidence): { line: string; said: MissingProgram } | null {
  for (const line of lastWords(log).main) {
    const said = missingProgram(line)
    if (said !== null) return { line, said }
  }
  return null
}
