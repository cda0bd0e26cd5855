/** Reads the Report that is attached to an image at its registry. It is data of whoever may push there, so it is not trusted. */
import { REPORT_TYPE } from '../core/report-artifact.ts'
import { messageOf } from '../core/errors.ts'
import type { Referrer, RegistryClient } from '../registry/index.ts'
import { MOST_REPORT_BYTES, parseReport } from './read.ts'
import type { Outcome } from './search.ts'
import { whyUnsuitable, type Expected } from './suitable.ts'

type Reader = Pick<RegistryClient, 'name' | 'digest' | 'referrers' | 'artifact'>

/** Of those that fit; the newest first. */
const MOST_READ = 3

/**
 * The newest Report of a pass; one without a smoke test only where no other is attached. `platform`: `linux/arm64/v8`, as it is annotated. Rejects where the registry cannot be asked.
 */
export async function attachedReport(
  registry: Reader,
  expected: Expected,
  platform: string,
): Promise<Outcome> {
  const digest = await registry.digest()
  const all = await registry.referrers(digest, REPORT_TYPE)
  if (all.length === 0) return { kind: 'nothing', note: `No Report is attached to ${registry.name}` }
  const fitting = all
    .filter(
      ({ annotations }) =>
        annotations['sea-trial.verdict'] === 'pass' &&
        annotations['sea-trial.platform'] === platform &&
        annotations['sea-trial.name'] === expected.name,
    )
    .sort((a, b) => timeOf(b) - timeOf(a))
  const notes: string[] = []
  let weighedOnly: Outcome | null = null
  for (const { digest: artifact } of fitting.slice(0, MOST_READ)) {
    const read = await readOne(registry, artifact, digest, expected).catch((cause: unknown): Outcome => ({
      kind: 'failed',
      note: messageOf(cause),
    }))
    if (read.kind !== 'found') notes.push(read.note)
    else if (read.report.smoke !== null) return read
    else weighedOnly ??= read
  }
  if (weighedOnly) return weighedOnly
  const none = `No Report of ${expected.name} that passed on ${platform} is attached to ${registry.name}`
  return { kind: 'nothing', note: notes[0] ?? none }
}

const timeOf = ({ annotations }: Referrer): number =>
  Date.parse(annotations['org.opencontainers.image.created'] ?? '') || 0

async function readOne(
  registry: Reader,
  artifact: string,
  digest: string,
  expected: Expected,
): Promise<Outcome> {
  const what = `attached to ${registry.name}`
  const text = (await registry.artifact(artifact, MOST_REPORT_BYTES)).toString()
  const report = await parseReport(text, what)
  const why = whyAnother(report.push?.digest, digest, report.verdict) ?? whyUnsuitable(report, expected)
  return why === null
    ? { kind: 'found', report }
    : { kind: 'nothing', note: `The Report that is ${what} was not used. ${why}` }
}

function whyAnother(pushed: string | null | undefined, digest: string, verdict: string): string | null {
  if (pushed !== digest) return 'It is of another image'
  return verdict === 'pass' ? null : 'It is of a trial that did not pass'
}
