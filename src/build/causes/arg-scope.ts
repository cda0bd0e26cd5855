/** A step fails because a variable in it is empty: its ARG is not visible in that line. */
import type { Finding } from '../../core/schema.ts'
import { scopeAt, scopeInFrom, variablesUsed, type Instruction, type Scope } from '../dockerfile/index.ts'
import type { Failure } from './failure.ts'
import { nearest } from '../../lib/nearest.ts'
import { missingPath } from './copy-source.ts'
import { ended, exitCode } from './exit.ts'
import { wantedImage } from './image-ref.ts'
import type { Cause } from './cause.ts'
import { reasonIn } from './reason.ts'
import { locationAt, locationOf, quote, reason, sourceLines } from './phrases.ts'

interface Empty {
  /** Completes a sentence: `` `$TAG` is empty there, because … ``. */
  why: string
  fix: string
  /** The line of its ARG. */
  line: number | null
}

export const argScope: Cause = (failure) => inFrom(failure) ?? inCopy(failure)

function finding(
  failure: Failure,
  at: Instruction,
  code: Finding['code'],
  message: string,
  { fix, line }: Empty,
): Finding {
  const { dockerfile, words } = failure
  const declared =
    line === null ? [] : [`${dockerfile.file}:${line}: ${reason(dockerfile.lines[line - 1] ?? '')}`]
  return {
    code,
    level: 'fail',
    confidence: code === 'dockerfile-invalid' ? 'proved' : 'likely',
    message,
    fix,
    ...locationAt(at.line, failure),
    evidence: [...sourceLines({ ...failure, instruction: at, line: at.line }), ...declared, reason(words)],
  }
}

/** The parser refuses the rest of the name, or the registry does not have it. */
function inFrom(failure: Failure): Finding | null {
  const { isRefused, instruction, dockerfile } = failure
  const asked = isRefused ? (instruction ?? suspect(failure)) : (wantedImage(failure)?.instruction ?? null)
  if (asked?.keyword === 'COPY') return inCopyFrom(asked, failure)
  if (asked?.keyword !== 'FROM') return null
  for (const name of variablesUsed(asked.args)) {
    const scope = scopeInFrom(name, { ...dockerfile, given: failure.given })
    // a name that is complete without the variable may be missing for another reason
    const isMeant = scope.state === 'set' || (scope.state === 'valueless' && !isRefused)
    const empty = isMeant ? null : explainFrom(name, scope, failure)
    if (empty === null) continue
    const message = `${dockerfile.file}:${asked.line} is not valid: ${quote(`$${name}`)} is empty in that FROM, because ${empty.why}`
    return finding(failure, asked, 'dockerfile-invalid', message, empty)
  }
  return null
}

/** Builders do not always report the line that they refuse: then the only line with an empty variable. */
function suspect({ dockerfile, given, words }: Failure): Instruction | null {
  const found = dockerfile.instructions.filter(({ keyword, args }) =>
    keyword === 'FROM'
      ? variablesUsed(args).some((name) => scopeInFrom(name, { ...dockerfile, given }).state !== 'set')
      : keyword === 'COPY' && IN_FROM.test(args) && /stage name|--from|\$/.test(words),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

function explainFrom(name: string, scope: Scope, { dockerfile, given }: Failure): Empty | null {
  const { file, lines } = dockerfile
  if (scope.state === 'elsewhere') {
    const text = reason(lines[scope.line - 1] ?? '').trim()
    const isArg = scope.keyword === 'ARG'
    return {
      why: `its ${scope.keyword} (${file}:${scope.line}) is after a FROM, and a FROM can use only the ARGs above the first one`,
      fix: isArg
        ? `Move ${quote(text)} above the first FROM; if a stage uses it too, repeat ${quote(`ARG ${name}`)} there.`
        : `Declare ${quote(`ARG ${name}=…`)} above the first FROM.`,
      line: scope.line,
    }
  }
  if (scope.state === 'valueless')
    return {
      why: `its ARG (${file}:${scope.line}) has no default, and no value was passed`,
      fix: `Give it a default (${quote(`ARG ${name}=…`)}), or pass it: ${quote(`build-args: ${name}=…`)}.`,
      line: scope.line,
    }
  const meant = nearest(name, [...declaredAbove(dockerfile.instructions), ...given])[0]
  return {
    why: `no ARG above the first FROM declares it${meant ? `; did you mean ${quote(`$${meant}`)}?` : ''}`,
    fix: meant
      ? `Change ${quote(`$${name}`)} to ${quote(`$${meant}`)}.`
      : `Declare ${quote(`ARG ${name}=…`)} above the first FROM.`,
    line: null,
  }
}

function declaredAbove(instructions: readonly Instruction[]): string[] {
  const first = instructions.findIndex(({ keyword }) => keyword === 'FROM')
  return instructions
    .slice(0, first)
    .flatMap(({ keyword, args }) => (keyword === 'ARG' ? [args.split(/[=\s]/, 1)[0] ?? ''] : []))
}

const IN_FROM = /--from=(\S*\$\S*)/

/** Builders do not expand variables in `--from`. */
function inCopyFrom(copy: Instruction, failure: Failure): Finding | null {
  const [, from] = IN_FROM.exec(copy.args) ?? []
  if (from === undefined) return null
  const message = `${failure.dockerfile.file}:${copy.line} is not valid: variables are not expanded in ${quote(`--from=${from}`)}`
  return finding(failure, copy, 'dockerfile-invalid', message, {
    why: '',
    fix: `Name a stage: ${quote(`FROM ${from} AS source`)} above, and ${quote('COPY --from=source')} here.`,
    line: null,
  })
}

/** The builder looks for the path that remains when the variable is empty. */
function inCopy(failure: Failure): Finding | null {
  const { instruction, words } = failure
  if (missingPath(words) === null || (instruction?.keyword !== 'COPY' && instruction?.keyword !== 'ADD'))
    return null
  const empty = emptyIn(instruction.args, instruction, failure, true)
  if (empty === null) return null
  const message = `${locationOf(failure)} failed: ${empty.sentence}`
  return finding(failure, instruction, 'build-failed', message, empty)
}

/** A RUN may have failed for another reason, which is in its log. */
export const argScopeOfRun: Cause = (failure) => {
  const { instruction, log, words } = failure
  if (instruction?.keyword !== 'RUN' || exitCode(words) === null) return null
  const empty = emptyInRun(failure)
  if (empty === null || hasOtherReason(log)) return null
  const message = `${locationOf(failure)} ${ended(exitCode(words))}: ${empty.sentence}`
  const found = finding(failure, instruction, 'build-failed', message, empty)
  return { ...found, evidence: [...found.evidence, ...log.slice(-MOST_LINES)] }
}

const MOST_LINES = 8
/** Errors of tools for an empty value: an address, a version or a name is missing. */
const EMPTY_VALUE_ERROR =
  /\b40[034]\b|unbound variable|parameter (?:not set|null)|missing (?:operand|argument|url)|requires an argument|argument expected|unary operator|not found|no such|invalid|malformed|did not match|bad |usage|cannot|empty/i

const NO_COMMAND = /[\w./+-]: (?:command )?not found$/

const hasOtherReason = (log: readonly string[]): boolean => {
  const why = reasonIn(log)
  return why?.isLikely === true && (!EMPTY_VALUE_ERROR.test(why.line) || NO_COMMAND.test(why.line))
}

export function emptyInRun(failure: Failure): (Empty & { sentence: string }) | null {
  const { instruction } = failure
  if (instruction?.keyword !== 'RUN') return null
  const text = [instruction.args, ...instruction.heredocs.map(({ content }) => content)]
    .join('\n')
    .slice(0, 20_000)
  return emptyIn(text, instruction, failure, false)
}

/** `isBuilder`: the builder expands the variables, so an undeclared one is empty; a shell has variables of its own. */
function emptyIn(
  text: string,
  at: Instruction,
  failure: Failure,
  isBuilder: boolean,
): (Empty & { sentence: string }) | null {
  const { dockerfile, given } = failure
  for (const name of variablesUsed(text)) {
    if (!isBuilder && isAssigned(name, text)) continue
    const empty = explain(name, scopeAt(name, at, { ...dockerfile, given }), dockerfile.file, isBuilder)
    if (empty) return { ...empty, sentence: `${quote(`$${name}`)} is empty there, because ${empty.why}` }
  }
  return null
}

const isAssigned = (name: string, text: string): boolean =>
  new RegExp(
    String.raw`(?:^|[^\w$])${name}\+?=|\b(?:for|read|local|declare|typeset|getopts)\b[^;&|\n]{0,80}\b${name}\b`,
  ).test(text)

function explain(name: string, scope: Scope, file: string, isBuilder: boolean): Empty | null {
  const again = quote(`ARG ${name}`)
  switch (scope.state) {
    case 'above':
      return {
        why: `its ARG (${file}:${scope.line}) is above the first FROM, and a stage can use it only if it repeats ${again}`,
        fix: `Write ${again} in this stage, above that line; it gets the value from there.`,
        line: scope.line,
      }
    case 'below':
      return {
        why: `it is declared further down (${file}:${scope.line})`,
        fix: `Move ${file}:${scope.line} above that line.`,
        line: scope.line,
      }
    case 'builtin':
      return {
        why: `the builder sets it only if the stage has ${again}`,
        fix: `Write ${again} in this stage, above that line.`,
        line: null,
      }
    case 'elsewhere':
      return {
        why: `it is declared in another stage (${file}:${scope.line}), and is not visible here`,
        fix: `Write ${again} (with a default, or as an ARG above the first FROM too) in this stage, above that line.`,
        line: scope.line,
      }
    case 'valueless':
      return {
        why: `its ARG (${file}:${scope.line}) has no default, and no value was passed`,
        fix: `Give it a default (${quote(`ARG ${name}=…`)}), or pass it: ${quote(`build-args: ${name}=…`)}.`,
        line: scope.line,
      }
    case 'nowhere':
      return isBuilder
        ? {
            why: 'no ARG or ENV of this stage declares it',
            fix: `Declare ${quote(`ARG ${name}=…`)} in this stage, above that line.`,
            line: null,
          }
        : null
    case 'set':
      return null
  }
}
