/** The findings as SARIF 2.1.0, for code scanning: a run for each image and its platform. */
import { createHash } from 'node:crypto'
import type { Finding, Level, Report } from '../core/schema.ts'
import { placesOf } from '../compare/index.ts'
import { cap, capital, oneLine, wellFormed } from './render/text.ts'

/** GitHub shows at most 5,000 results of a run. */
const MOST_RESULTS = 5000
const MOST_CHARACTERS = 1000
const LEVELS: Readonly<Record<Level, 'error' | 'warning' | 'note'>> = {
  fail: 'error',
  warn: 'warning',
  note: 'note',
}

/**
 * One run an image. Null if all trials ended in an error: an upload without results would close all alerts. A finding without a line is at
 * the first line of the Dockerfile, because code scanning needs a place. The fingerprint has neither lines nor figures, so
 * an alert stays the same when lines move.
 */
export function renderSarif(reports: readonly Report[]): string | null {
  const runs = reports.flatMap((report) => (report.verdict === 'error' ? [] : [runOf(report)]))
  if (runs.length === 0) return null
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs }
  return JSON.stringify(log, null, 2) + '\n'
}

function runOf(report: Report) {
  const { name, image, generator } = report
  const findings = report.findings.slice(0, MOST_RESULTS)
  const codes = [...new Set(findings.map(({ code }) => code))]
  const file = report.build?.dockerfile ?? 'Dockerfile'
  return {
    tool: {
      driver: {
        name: 'Sea Trial',
        version: generator.replace('sea-trial ', ''),
        rules: codes.map((code) => ruleOf(code, findings)),
      },
    },
    automationDetails: { id: `sea-trial/${segment(name)}/${platformOf(image)}/` },
    results: findings.map((finding) => ({
      ruleId: finding.code,
      ruleIndex: codes.indexOf(finding.code),
      level: LEVELS[finding.level],
      message: { text: messageOf(finding) },
      locations: [locationOf(finding, file)],
      partialFingerprints: { 'seaTrialFinding/v1': fingerprintOf(finding, file) },
      ...(finding.accepted && {
        suppressions: [{ kind: 'external', justification: text(finding.accepted.reason) }],
      }),
      properties: { confidence: finding.confidence },
    })),
    columnKind: 'utf16CodeUnits',
  }
}

/** The level of a rule is that of its most serious finding; findings are sorted by it. */
function ruleOf(code: string, findings: readonly Finding[]) {
  const level = findings.find((finding) => finding.code === code)?.level ?? 'note'
  return {
    id: code,
    shortDescription: { text: code.replaceAll('-', ' ') },
    defaultConfiguration: { level: LEVELS[level] },
  }
}

function messageOf({ message, fix = '' }: Finding): string {
  const sentences = [message, fix].map(text).filter(Boolean)
  return capital(sentences.map((sentence) => sentence.replace(/(?<![.!?])$/, '.')).join(' '))
}

/** In SARIF, `[text](target)` is a link, also in plain text. */
const text = (value: string): string => cap(oneLine(value).replace(/[\\[\]]/g, '\\$&'), MOST_CHARACTERS)

const locationOf = ({ location }: Finding, file: string) => ({
  physicalLocation: {
    artifactLocation: { uri: uriOf(location?.file ?? file), uriBaseId: '%SRCROOT%' },
    region: { startLine: location?.line ?? 1 },
  },
})

const uriOf = (path: string): string => path.split('/').map(segment).join('/')

const segment = (name: string): string => encodeURIComponent(wellFormed(name))

const platformOf = (image: Report['image']): string =>
  image === null ? 'any' : segment(`${image.platform.os}-${image.platform.architecture}`)

function fingerprintOf(finding: Finding, file: string): string {
  const about = [finding.code, finding.location?.file ?? file, finding.budget ?? '', ...placesOf(finding)]
  return createHash('sha256')
    .update(wellFormed(about.join('\0')))
    .digest('hex')
}
