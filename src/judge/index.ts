/** The verdict, from findings alone. Pure. Missing evidence is never a pass: a trial that checked nothing fails. */
import type { UserError } from '../core/errors.ts'
import { bounded, visible } from '../lib/visible.ts'
import { platformFindings } from './fit.ts'
import { runLabelFindings } from './run-label.ts'
import type { Build, Finding, Image, Level, Smoke, Verdict } from '../core/schema.ts'

export { isEmulated } from './fit.ts'

export interface Evidence {
  name: string
  build: Build | null
  image: Image | null
  smoke: Smoke | null
  /** Whether the settings ask for a smoke test. */
  smokeWanted: boolean
  /** In the order of the stages, each stage's most important first. */
  findings: readonly Finding[]
  /** What ended the trial early; null if it finished. */
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
  const ofImage = [...platformFindings(image, smoke, seen), ...runLabelFindings(image)]
  const found = [...seen, ...ofImage, ...nothingChecked(evidence)]
  const verdict = verdictOf(evidence, found)
  const all = [...found, ...unfinished(evidence)].map(readable)
  const findings = LEVELS.flatMap((level) => all.filter((finding) => finding.level === level))
  return { verdict, headline: headlineOf(verdict, evidence, findings), findings }
}

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
  { name, smoke, error }: Evidence,
  findings: readonly Finding[],
): string {
  if (verdict === 'error') return `${name} could not be tried: ${visible(error?.message ?? 'unknown')}`
  if (verdict === 'fail') return `${name} is not seaworthy: ${findings[0]?.message ?? 'unknown'}`
  // an image that was not run is neither seaworthy nor not
  if (smoke === null) return `${name} was weighed, not run`
  return `${name} is seaworthy: ${whyPass(smoke, findings)}`
}

function whyPass(smoke: Smoke, findings: readonly Finding[]): string {
  if (findings.some(({ code }) => code === 'one-shot')) return 'it did its work and exited 0'
  if (smoke.readySeconds === null) return `it stayed up for ${smoke.soakSeconds.toFixed(0)} s`
  const on = smoke.port === null ? '' : ` on port ${smoke.port}`
  return `ready in ${smoke.readySeconds.toFixed(2)} s${on}`
}
