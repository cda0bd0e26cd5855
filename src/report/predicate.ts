/**
 * The result of a trial as an in-toto predicate, for `actions/attest` and admission policies.
 * https://github.com/in-toto/attestation/blob/main/spec/predicates/test-result.md
 */
import type { Budget, Report } from '../core/schema.ts'
import { verdictSentence, worstOf } from '../core/verdicts.ts'
import { platformText } from '../platform/name.ts'
import { cap, oneLine } from './render/text.ts'

/** A file or a commit that decided what was tested, as in-toto describes resources. */
export interface Resource {
  readonly name?: string
  readonly uri?: string
  /** `{ sha256: '3f2a…' }` or `{ gitCommit: '5d0c…' }` */
  readonly digest: Readonly<Record<string, string>>
}

export interface ProofOf {
  readonly configuration: readonly Resource[]
  /** Page of the run; null without one. */
  readonly url: string | null
  /** SHA-256 in hexadecimal of the bytes of the Report file; null if none was written. */
  readonly reportDigest: string | null
}

type State = 'passed' | 'warned' | 'failed'
type Test = readonly [state: State, name: string]

const MOST_CHARACTERS = 300

/** `reports`: of one image, one for each of its platforms. */
export function renderPredicate(
  reports: readonly Report[],
  { configuration, url, reportDigest }: ProofOf,
): string {
  const several = reports.length > 1
  const tests = reports.flatMap((report) =>
    testsOf(report).map(([state, name]): Test => [state, nameOf(name, several ? report : null)]),
  )
  const names = (wanted: State) => [
    ...new Set(tests.flatMap(([state, name]) => (state === wanted ? [name] : []))),
  ]
  const verdicts = reports.map(({ verdict }) => verdict)
  const verdict = worstOf(verdicts)
  const [first] = reports
  const predicate = {
    result: verdict !== 'pass' ? 'FAILED' : names('warned').length > 0 ? 'WARNED' : 'PASSED',
    configuration,
    ...(url === null ? {} : { url }),
    passedTests: names('passed'),
    warnedTests: names('warned'),
    failedTests: names('failed'),
    seaTrial: {
      version: first?.generator.replace('sea-trial ', '') ?? '',
      name: first?.name ?? '',
      verdict,
      headline: several ? verdictSentence(verdicts) : (first?.headline ?? ''),
      digest: first?.push?.digest ?? null,
      ...(reportDigest === null ? {} : { report: { digest: { sha256: reportDigest } } }),
      trials: reports.map(trialOf),
    },
  }
  return JSON.stringify(predicate, null, 2) + '\n'
}

const nameOf = (name: string, report: Report | null): string => {
  const platform = report?.image ? `${platformText(report.image.platform)} ` : ''
  return cap(oneLine(platform + name), MOST_CHARACTERS)
}

/** Notes are no tests. In a trial that passed, none has failed: what did not is accepted, or did not have to pass. */
function testsOf({ verdict, findings, smoke, budgets = [], suites = [] }: Report): Test[] {
  const notOk = verdict === 'pass' ? 'warned' : 'failed'
  return [
    // weighed only: nothing is known about its health
    ...(smoke === null && verdict === 'pass' ? [['warned', 'not run'] as const] : []),
    ...findings.flatMap(({ code, level }): Test[] =>
      level === 'note' ? [] : [[level === 'fail' ? 'failed' : 'warned', `finding ${code}`]],
    ),
    ...(smoke?.probes ?? []).flatMap(({ kind, target, ok }): Test[] =>
      ok || notOk === 'failed' ? [[ok ? 'passed' : 'failed', `probe ${kind} ${target}`]] : [],
    ),
    ...budgets.map((budget): Test => [stateOf(budget), `budget ${budget.name} ${budget.is}`]),
    ...suites.flatMap(({ file, tests, error }): Test[] => [
      ...(error === undefined ? [] : ([[notOk, `file ${file}`]] as const)),
      ...tests.flatMap(({ name, ok, skipped }): Test[] =>
        skipped ? [] : [[ok ? 'passed' : notOk, `test ${file} ${name}`]],
      ),
    ]),
  ]
}

function stateOf({ state, level }: Budget): State {
  if (state === 'met') return 'passed'
  return level === 'fail' && (state === 'exceeded' || state === 'open') ? 'failed' : 'warned'
}

function trialOf({ at, verdict, headline, engine, image, findings, smoke, push }: Report) {
  return {
    at,
    platform: image && platformText(image.platform),
    verdict,
    headline,
    engine: engine && { version: engine.version, os: engine.os, architecture: engine.architecture },
    image: image && {
      id: image.id,
      ...(push?.manifest === undefined ? {} : { manifest: push.manifest }),
      ...(push?.config === undefined ? {} : { config: push.config }),
    },
    findings: findings.map(({ code, level, accepted }) => ({
      code,
      level,
      ...(accepted ? { accepted: { level: accepted.level, until: accepted.until } } : {}),
    })),
    probes: (smoke?.probes ?? []).map(({ kind, target, ok, detail, seconds }) => ({
      ...{ kind, target, ok },
      detail: cap(oneLine(detail), MOST_CHARACTERS),
      seconds,
    })),
    ...(push?.attached === undefined ? {} : { attached: push.attached }),
  }
}
