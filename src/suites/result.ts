/** From the outcomes of a test file to its section of the Report, and to findings. Pure. */
import type { Finding, Suite } from '../core/schema.ts'
import { bounded } from '../lib/visible.ts'
import { WrongFile } from '../lib/document.ts'
import { messageOf } from '../core/errors.ts'
import type { Outcome, SuiteResult } from './types.ts'

type Kind = Suite['kind']

const CODES = { structure: 'structure-test-failed', goss: 'goss-failed' } as const
/** Findings of one file; the last one counts the rest. */
const MOST_FINDINGS = 20
const MOST_CHARACTERS = 500

export function suiteResult(kind: Kind, file: string, outcomes: readonly Outcome[]): SuiteResult {
  const tests = outcomes.map(({ name, seconds, result }) => ({
    name: bounded(name, MOST_CHARACTERS),
    ok: result.state === 'passed' || result.state === 'skipped',
    ...(result.state === 'skipped' ? { skipped: true } : {}),
    seconds,
    ...(result.state === 'passed' ? {} : { detail: bounded(detailOf(result), MOST_CHARACTERS) }),
  }))
  const bad = outcomes.filter(({ result }) => result.state === 'failed' || result.state === 'not-run')
  const shown = bad.length > MOST_FINDINGS ? bad.slice(0, MOST_FINDINGS - 1) : bad
  const rest = bad.length - shown.length
  const findings = shown.map((outcome) => findingOf(kind, outcome))
  return {
    suite: { file, kind, tests },
    findings: rest > 0 ? [...findings, restOf(kind, file, rest)] : findings,
  }
}

const detailOf = (result: Outcome['result']): string =>
  result.state === 'failed' ? result.why.join('; ') : result.state === 'passed' ? '' : result.why

function findingOf(kind: Kind, { name, file, line, result }: Outcome): Finding {
  const isFailed = result.state === 'failed'
  const title = bounded(name, MOST_CHARACTERS)
  return {
    code: isFailed ? CODES[kind] : 'test-not-run',
    level: 'fail',
    confidence: 'proved',
    message: isFailed ? `${title} failed` : `${title} was not carried out: ${detailOf(result)}`,
    location: { file, line },
    evidence: isFailed ? [...result.why] : [],
  }
}

const restOf = (kind: Kind, file: string, rest: number): Finding => ({
  code: CODES[kind],
  level: 'fail',
  confidence: 'proved',
  message: `${rest} more tests of ${file} did not pass`,
  evidence: [],
})

/** For a file of which nothing was run. */
export function fileNotRun(kind: Kind, file: string, line: number, why: string): SuiteResult {
  return {
    suite: { file, kind, tests: [], error: bounded(why, MOST_CHARACTERS) },
    findings: [
      {
        code: 'test-not-run',
        level: 'fail',
        confidence: 'proved',
        message: `no test of ${file} was carried out: ${why}`,
        location: { file, line },
        evidence: [],
      },
    ],
  }
}

/** The result for a file that cannot be read or understood; throws other errors. */
export function wrongFile(kind: Kind, file: string, error: unknown): SuiteResult {
  if (error instanceof WrongFile) return fileNotRun(kind, error.file ?? file, error.line, error.message)
  throw error
}

/** Throws WrongFile, where the file cannot be read. */
export function readOrWrong(read: (path: string) => string, path: string): string {
  try {
    return read(path)
  } catch (error) {
    throw new WrongFile(1, `it cannot be read: ${messageOf(error)}`)
  }
}

/** For a file whose tests cannot be carried out at all. */
export const suiteNotRun = (kind: Kind, file: string, why: string): SuiteResult =>
  fileNotRun(kind, file, 1, why)
