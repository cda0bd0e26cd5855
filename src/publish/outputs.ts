/** The action's outputs: strings for later steps, empty if unknown. */
import { readyTime } from '../core/ready-time.ts'
import type { Report } from '../core/schema.ts'
import { reportsSentence, worstOf } from '../core/verdicts.ts'
import type { SbomFormat } from '../inputs/types.ts'
import type { Runner } from './runner.ts'

/** In characters: all outputs of a job share 1 MB. Longer findings lose their evidence. */
const MAX_FINDINGS = 200_000

export type Sboms = readonly Readonly<Partial<Record<SbomFormat, string>>>[]

interface Files {
  /** Path of the written Report, as in the `report` input. */
  file: string | null
  /** Path of the written SARIF file. */
  sarif: string | null
  /** The written HTML page, and its address. */
  html?: { file: string | null; url: string | null }
  /** Paths of the written SBOMs, of each Report. */
  sboms?: Sboms
  comment: { url: string } | null
  /** Markdown, and the path of a file with it; null if there is none. */
  body: string
  bodyFile: string | null
}

export function setOutputs(reports: readonly Report[], files: Files, runner: Runner): void {
  for (const [name, value] of Object.entries(outputsOf(reports, files))) runner.setOutput(name, value)
}

/** With several images, what is of one image is in `images` only. */
export function outputsOf(
  reports: readonly Report[],
  { file, sarif, sboms = [], html, comment, body, bodyFile }: Files,
): Record<string, string> {
  const verdicts = reports.map(({ verdict }) => verdict)
  const [first] = reports
  const only = reports.length === 1 ? first : undefined
  return {
    verdict: worstOf(verdicts),
    headline: only?.headline ?? reportsSentence(reports),
    ...ofImage(only, only && sboms[0]),
    images: JSON.stringify(
      reports.map((report, index) => ({
        ...{ name: report.name, verdict: report.verdict },
        ...ofImage(report, sboms[index]),
      })),
    ),
    report: file ?? '',
    sarif: sarif ?? '',
    html: html?.file ?? '',
    'html-url': html?.url ?? '',
    'comment-url': comment?.url ?? '',
    'comment-body': body,
    'comment-file': bodyFile ?? '',
    digest: digestOf(reports),
    pushed: JSON.stringify(pushedOf(reports)),
    findings: findingsJson(reports),
  }
}

function ofImage(report: Report | undefined, sbom: Sboms[number] = {}): Record<string, string> {
  const { image = null, smoke = null, unchangedSince } = report ?? {}
  return {
    'image-id': image?.id ?? '',
    // the engine of an earlier run had it
    image: unchangedSince ? '' : (image?.ref ?? ''),
    port: text(smoke?.port),
    'ready-seconds': text(readyTime(smoke)),
    url: smoke?.kept?.url ?? '',
    host: smoke?.kept?.host ?? '',
    'container-id': smoke?.kept?.containerId ?? '',
    'on-disk': text(image?.sizes.onDisk),
    'dead-weight': text(image?.sizes.deadWeight),
    'sbom-cyclonedx': sbom.cyclonedx ?? '',
    'sbom-spdx': sbom.spdx ?? '',
  }
}

/** Of the only image, which may have several platforms; empty with several images. */
function digestOf(reports: readonly Report[]): string {
  const names = new Set(reports.map(({ name }) => name))
  return names.size === 1 ? (reports[0]?.push?.digest ?? '') : ''
}

/** The platforms of an image are pushed as one. */
function pushedOf(reports: readonly Report[]): { image: string; ref: string; digest: string }[] {
  const pushed = reports.flatMap(({ name, push }) => {
    const digest = push?.digest ?? null
    return digest === null ? [] : (push?.refs ?? []).map((ref) => ({ image: name, ref, digest }))
  })
  return [...new Map(pushed.map((one) => [JSON.stringify(one), one])).values()]
}

/** With several images, each finding says of which it is. */
function findingsJson(reports: readonly Report[]): string {
  const findings = reports.flatMap((report) =>
    report.findings.map((finding) => (reports.length === 1 ? finding : { image: report.name, ...finding })),
  )
  const whole = JSON.stringify(findings)
  if (whole.length <= MAX_FINDINGS) return whole
  return JSON.stringify(findings.slice(0, 50).map((finding) => ({ ...finding, evidence: [] })))
}

const text = (value: number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value)
