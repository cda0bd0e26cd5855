/** The parser refuses the Dockerfile before anything is built: its message, its line, the nearest keyword. */
import type { Instruction } from '../dockerfile/index.ts'
import type { Failure } from './failure.ts'
import { nearest } from '../../lib/nearest.ts'
import type { Cause } from './cause.ts'
import { locationAt, quote, reason, sourceLines } from './phrases.ts'

const KEYWORDS: readonly string[] =
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  )

export const dockerfileInvalid: Cause = (failure) => {
  const { isRefused, line, words, dockerfile } = failure
  if (!isRefused) return null
  const at = line ?? guess(words, dockerfile.instructions)?.line ?? null
  const { sentence, fix } = explain(failure, at)
  return {
    code: 'dockerfile-invalid',
    level: 'fail',
    confidence: 'proved',
    message: `${dockerfile.file}${at === null ? '' : `:${at}`} is not valid: ${sentence}`,
    fix,
    ...locationAt(at, failure),
    evidence: [...sourceLines({ ...failure, line: at, instruction: null }), reason(words)],
  }
}

interface Explained {
  sentence: string
  fix: string
}

/** `unknown flag: --intervall (did you mean interval?)`: newer parsers suggest a name themselves. */
const SUGGESTION = /^(.*) \(did you mean (.+)\?\)$/s

function explain({ words, dockerfile }: Failure, line: number | null): Explained {
  const [, said = words, suggested] = SUGGESTION.exec(words) ?? []
  const [, word] = /unknown instruction: (\S+)/i.exec(said) ?? []
  if (word !== undefined && line !== null && isInHeredoc(line, dockerfile.instructions)) {
    return {
      sentence: 'it has here-documents (`<<`), which the builder of this engine does not support',
      fix: 'Start the Dockerfile with `# syntax=docker/dockerfile:1`, or join the commands with `&&`.',
    }
  }
  if (words.startsWith('base name')) {
    return {
      sentence: reason(said),
      fix: 'Give the ARG a default before the first FROM, or pass it with `build-args`.',
    }
  }
  if (dockerfile.instructions.length === 0) {
    return {
      sentence: reason(said),
      fix: 'Begin it with the base image, such as `FROM debian:12`, and the commands that make the image.',
    }
  }
  // the builder's suggestion for an instruction ignores swapped letters: for `CDM` it suggests `ADD`
  const meant = (word === undefined ? undefined : nearest(word.toUpperCase(), KEYWORDS, 2)[0]) ?? suggested
  return {
    sentence: `${reason(said)}${meant ? `; did you mean ${quote(meant)}?` : ''}`,
    fix:
      meant && word
        ? `Change ${quote(word)} to ${quote(meant)}.`
        : `Correct ${line === null ? 'what it names' : 'that line'}; the Dockerfile reference describes its syntax.`,
  }
}

function isInHeredoc(line: number, instructions: readonly Instruction[]): boolean {
  return instructions.some((one) => one.heredocs.length > 0 && one.line < line && line <= one.endLine)
}

/** Older parsers often report no line, but quote the text, or start with the keyword. */
function guess(words: string, instructions: readonly Instruction[]): Instruction | null {
  const quoted = [...words.matchAll(/"([^"]+)"|\(([^)]+)\)|: (\S+)$/g)].map(
    (match) => match[1] ?? match[2] ?? match[3] ?? '',
  )
  const [keyword] = /^[A-Z]+\b/.exec(words) ?? []
  const tests = [
    ...quoted.map((text) => (one: Instruction) => one.args.includes(text)),
    (one: Instruction) => one.keyword === keyword,
    (one: Instruction) => words.includes('no build stage') && one.keyword !== 'ARG',
  ]
  const found = tests.map((test) => instructions.filter(test)).filter((hits) => hits.length > 0)
  const [only] =
    found.find((hits) => hits.length === 1) ?? (words.includes('no build stage') ? (found[0] ?? []) : [])
  return only ?? null
}
