/** What `sea-trial doctor` found, as text or JSON. Pure. */
import { VERSION } from '../core/version.ts'
import { list, paragraph, prose, stop, strong, type Words } from './render/blocks.ts'
import { renderText, type Look } from './render/terminal.ts'

export interface Check {
  /** `engine`, `buildx`: stable, for scripts. */
  readonly name: string
  readonly state: 'ok' | 'limited' | 'missing'
  /** What is there: `Docker 28.5.2, …`. Backquotes mark code. */
  readonly found: string
  /** What works and what does not; empty where all works. A sentence. */
  readonly means?: string
  /** A sentence. */
  readonly fix?: string
  /** Without it no Dockerfile can be built and tried. */
  readonly isNeeded?: true
}

export const canTry = (checks: readonly Check[]): boolean =>
  checks.every(({ isNeeded, state }) => isNeeded !== true || state !== 'missing')

const ICONS: Readonly<Record<Check['state'], string>> = { ok: '✅', limited: '⚠️', missing: '❌' }

export function renderDoctor(checks: readonly Check[], format: 'text' | 'json', look: Look): string {
  const isReady = canTry(checks)
  if (format === 'json') {
    const rows = checks.map(({ name, state, found, means = '', fix = '' }) => ({
      name,
      state,
      found,
      means,
      fix,
    }))
    const result = { schemaVersion: 1, generator: `sea-trial ${VERSION}`, ready: isReady, checks: rows }
    return JSON.stringify(result, null, 2) + '\n'
  }
  const verdict = isReady
    ? '⚓ A Dockerfile can be built and tried here.'
    : '❌ No Dockerfile can be built and tried here. `--archive` weighs an archive without an engine.'
  return renderText([list(checks.map(rowOf)), paragraph(prose(verdict))], look)
}

const rowOf = ({ name, state, found, means = '', fix = '' }: Check): Words => [
  `${ICONS[state]} `,
  strong(name),
  ': ',
  stop(prose(found)),
  prose(
    [means, fix]
      .filter(Boolean)
      .map((sentence) => ` ${sentence}`)
      .join(''),
  ),
]
