/** The verdict, from findings alone. Pure. Missing evidence is never a pass: a trial that checked nothing fails. */
import type { Gate } from '../core/budget.ts'
import type { UserError } from '../core/errors.ts'
import { readyTime } from '../core/ready-time.ts'
import { bounded, visible } from '../lib/visible.ts'
import { platformFindings } from './fit.ts'
import { runLabelFindings } from './run-label.ts'
import type {
  Budget,
  Build,
  Finding,
  Image,
  Level,
  ReportedAcceptance,
  Smoke,
  Verdict,
} from '../core/schema.ts'
import { accept } from './acceptances.ts'
import { measureBudgets, type Measured } from './budgets.ts'

export { baseDrift } from './base-drift.ts'
export { isEmulated } from './fit.ts'

export interface Evidence {
  name: string
  build: Build | null
  image: Image | null
  smoke: Smoke | null
  /** Whether the settings ask for a smoke test. */
  smokeWanted: boolean
  /** The engine's kernel refused the program of another platform, which may be. */
  cannotRun?: boolean
  /** The image is one of several platforms of one build. */
  isOneOfSeveral?: boolean
  /** In the order of the stages, each stage's most important first. */
  findings: readonly Finding[]
  /** What ended the trial early; null if it finished. */
  error: UserError | null
  gate: Gate
  /** What budgets need besides: the baseline, its comparison, files, who allowed growth. */
  measured: Omit<Measured, 'build' | 'image' | 'smoke'>
  /** The time of the run. */
  at: Date
}

export interface Judgement {
  verdict: Verdict
  headline: string
  findings: Finding[]
  budgets: Budget[]
  acceptances: ReportedAcceptance[]
}

const LEVELS: readonly Level[] = ['fail', 'warn', 'note']

export function judge(evidence: Evidence): Judgement {
  const { build, image, smoke, findings: seen, gate, at } = evidence
  const ofImage = [...platformFindings(image, smoke, seen, evidence), ...runLabelFindings(image)]
  const results = measureBudgets(gate.budgets, { ...evidence.measured, build, image, smoke })
  const isFailing = evidence.error !== null || [...seen, ...ofImage].some(({ level }) => level === 'fail')
  const ofBudgets = results.flatMap(({ budget, finding }) =>
    // after a failure it goes without saying that figures are missing
    finding === null || (isFailing && budget.state === 'open') ? [] : [finding],
  )
  const { findings: found, acceptances } = accept([...seen, ...ofImage, ...ofBudgets], gate, at)
  const judged = { ...evidence, findings: found }
  const counted = [...found, ...nothingChecked(judged)]
  const verdict = verdictOf(evidence, counted)
  const all = [...counted, ...unfinished(evidence)].map(readable)
  const findings = LEVELS.flatMap((level) => all.filter((finding) => finding.level === level))
  const budgets = results.map(({ budget }) => readableBudget(withAcceptance(budget, findings)))
  return { verdict, headline: headlineOf(verdict, evidence, findings), findings, budgets, acceptances }
}

/** A budget whose finding is accepted is accepted too. */
function withAcceptance(budget: Budget, findings: readonly Finding[]): Budget {
  const accepted = findings.find((finding) => finding.budget === budget.name)?.accepted
  if (!accepted) return budget
  return { ...budget, state: 'accepted', reason: accepted.reason, until: accepted.until }
}

/** Cleans and cuts the texts of a budget, which quotes paths and packages of the image. */
const readableBudget = (budget: Budget): Budget => ({
  ...budget,
  ...(budget.reason === undefined ? {} : { reason: sentence(budget.reason) }),
  ...(budget.found ? { found: budget.found.map((one) => visible(bounded(one, MOST_CHARACTERS))) } : {}),
})

/** Cleans and cuts the texts of a finding, which quotes images, builds and registries. */
function readable(finding: Finding): Finding {
  const { message, fix, evidence, location } = finding
  return {
    ...finding,
    message: sentence(message),
    ...(fix === undefined ? {} : { fix: sentence(fix) }),
    ...(location ? { location: { ...location, file: bounded(location.file, MOST_CHARACTERS) } } : {}),
    evidence: evidence.slice(0, MOST_LINES).map((line) => visible(bounded(line, MOST_CHARACTERS))),
  }
}

const MOST_CHARACTERS = 4000
const MOST_LINES = 200

const sentence = (text: string): string => visible(bounded(text, MOST_CHARACTERS))

/** A failure that was proved before an error (a lost engine) is still a failure. */
function verdictOf({ error }: Evidence, findings: readonly Finding[]): Verdict {
  if (findings.some(({ level }) => level === 'fail')) return 'fail'
  return error === null ? 'pass' : 'error'
}

/** The error that ended the trial, as the last finding. */
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
      message: `no check was completed: ${missing}`,
      evidence,
    },
  ]
}

function headlineOf(
  verdict: Verdict,
  { name, smoke, error, cannotRun }: Evidence,
  findings: readonly Finding[],
): string {
  if (verdict === 'error') return `${name} could not be tried: ${visible(error?.message ?? 'unknown')}`
  if (verdict === 'fail') return `${name} is not seaworthy: ${findings[0]?.message ?? 'unknown'}`
  // an image that was not run is neither seaworthy nor not
  if (smoke === null)
    return `${name} was ${cannotRun ? 'weighed only: it cannot run here' : 'weighed, not run'}`
  return `${name} is seaworthy: ${whyPass(smoke, findings)}`
}

function whyPass(smoke: Smoke, findings: readonly Finding[]): string {
  if (findings.some(({ code }) => code === 'one-shot')) return 'it did its work and exited 0'
  if (smoke.readySeconds === null) return `it stayed up for ${smoke.soakSeconds.toFixed(0)} s`
  const on = smoke.port === null ? '' : ` on port ${smoke.port}`
  return `ready in ${(readyTime(smoke) ?? smoke.readySeconds).toFixed(2)} s${on}`
}
