/** A script with CR LF line endings: the kernel looks for an interpreter named `/bin/sh\r`, and a shell for `\r`. */
import { VISIBLE_CR, SHELL_ERRORS, lineEndingsFix } from '../../../faults/line-endings.ts'
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence, Program } from '../../evidence.ts'
import { cleanLines } from '../../log/clean.ts'
import { lastWords } from '../../log/failure-lines.ts'
import { commandLocation, effectOf, isOver } from '../shared/effect.ts'
import { NOT_THERE, refusal } from '../shared/refused-program.ts'

export const windowsLineEndings: Cause = {
  code: 'windows-line-endings',
  level: 'fail',
  about: 'a script that it runs has Windows line endings (CR LF)',
  find: (evidence) => {
    if (!isOver(evidence)) return null
    return byProgram(evidence) ?? byLog(evidence)
  },
}

function byProgram(evidence: Evidence): CauseFinding | null {
  const isScript = (program: Program) => program.hasCarriageReturn
  const refused = refusal(evidence, (program) => isScript(program) && program.interpreter !== null, NOT_THERE)
  const read = refused ?? readByShell(evidence, isScript)
  if (read === null) return null
  const { program, words } = read
  const path = program.path ?? program.argv[0] ?? ''
  return {
    confidence: 'proved',
    message: `${effectOf(evidence)}: its script \`${path}\` has Windows line endings (CR LF)`,
    fix: lineEndingsFix(path),
    ...commandLocation(evidence),
    evidence: [`${path}: its first line ends in CR LF: ${JSON.stringify(program.firstLine ?? '')}`, words],
  }
}

/** Read by a shell, or by `env`, which looks for `python3\r`. */
function readByShell({ programs, log }: Evidence, isScript: (program: Program) => boolean) {
  const { main } = lastWords(log)
  const shown = main.find((line) => VISIBLE_CR.test(line))
  const words = shown ?? main.find((line) => SHELL_ERRORS.test(line))
  const program = (shown === undefined ? programs.slice(1) : programs).find(isScript)
  return program && words !== undefined ? { program, words } : null
}

/** A script that could not be inspected, such as one that the command's script runs. */
function byLog(evidence: Evidence): CauseFinding | null {
  const line =
    lastWords(evidence.log).main.find(
      (words) => VISIBLE_CR.test(words) && !words.includes('bad interpreter'),
    ) ??
    cleanLines(evidence.log.tail)
      .slice(-5)
      .find((words) => /\/\S{1,100}\^M: bad interpreter/.test(words))
  if (line === undefined) return null
  return {
    confidence: 'likely',
    message: `${effectOf(evidence)}: a script that it runs has Windows line endings (CR LF)`,
    fix: lineEndingsFix('FILE'),
    ...commandLocation(evidence),
    evidence: [line],
  }
}
