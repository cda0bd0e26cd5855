/**
 * judge: the verdict, from findings alone. Pure. Missing evidence is never a pass: a trial that checked nothing fails.
 */
import type { UserError } from '../errors.ts'
import { fitFindings } from './fit.ts'
import type { Build, Finding, Image, Level, Smoke, Verdict } from '../schema.ts'

export { isEmulated } from './fit.ts'

export interface Evidence {
  name: string
  build: Build | null
  image: Image | null
  smoke: Smoke | null
  /** Whether the container was to be run at all. */
  smokeWanted: boolean
  /** In the order of the stages, each stage's most important first. */
  findings: readonly Finding[]
  /** What kept the trial from coming to its end. */
  error: UserError | null
}

export interface Judgement {
  verdict: Verdict
  headline: string
  findings: Finding[]
}

const LEVELS: readonly Level[] = ['fail', 'warn', 'note']

export function judge(evidence: Evidence): Judgement {
  const { image, smoke, findings: seen } = evidence
  const found = [...seen, ...fitFindings(image, smoke, seen), ...nothingChecked(evidence)]
  const verdict = verdictOf(evidence, found)
  const all = [...found, ...unfinished(evidence)]
  const findings = LEVELS.flatMap((level) => all.filter((finding) => finding.level === level))
  return { verdict, headline: headlineOf(verdict, evidence, findings), findings }
}

/** A failure that was proved before the engine went away is still a failure. */
function verdictOf({ error }: Evidence, findings: readonly Finding[]): Verdict {
  if (findings.some(({ level }) => level === 'fail')) return 'fail'
  return error === null ? 'pass' : 'error'
}

/** What kept the trial from its end is said with how to mend it, behind what was found before. */
function unfinished({ error }: Evidence): Finding[] {
  if (error === null) return []
  const { code, message, hint } = error
  const fix = hint === '' ? {} : { fix: hint }
  return [{ code, level: 'fail', confidence: 'proved', message, ...fix, evidence: [] }]
}

function nothingChecked({ error, build, image, smoke, smokeWanted, findings }: Evidence): Finding[] {
  const isFailing = error !== null || findings.some(({ level }) => level === 'fail')
  const isChecked = image !== null && (!smokeWanted || smoke?.ready === true)
  if (isFailing || isChecked) return []
  const missing = image === null ? 'the image was not weighed' : 'the container was not proved ready'
  const evidence = [`build: ${build === null ? 'none' : build.ok ? 'ok' : 'failed'}`]
  return [
    {
      code: 'nothing-checked',
      level: 'fail',
      confidence: 'proved',
      message: `no check came to an end: ${missing}`,
      evidence,
    },
  ]
}

function headlineOf(
  verdict: Verdict,
  { name, smoke, error }: Evidence,
  findings: readonly Finding[],
): string {
  if (verdict === 'error') return `${name} could not be tried: ${error?.message ?? 'unknown'}`
  if (verdict === 'fail') return `${name} is not seaworthy: ${findings[0]?.message ?? 'unknown'}`
  // what was not run was not tried, so nothing is said of its seaworthiness
  if (smoke === null) return `${name} was weighed, not run`
  return `${name} is seaworthy: ${whyPass(smoke, findings)}`
}

function whyPass(smoke: Smoke, findings: readonly Finding[]): string {
  if (findings.some(({ code }) => code === 'one-shot')) return 'it did its work and exited 0'
  if (smoke.readySeconds === null) return `it stayed up for ${smoke.soakSeconds.toFixed(0)} s`
  const on = smoke.port === null ? '' : ` on port ${smoke.port}`
  return `ready in ${smoke.readySeconds.toFixed(2)} s${on}`
}
