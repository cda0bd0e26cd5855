/** The file that SEA_TRIAL_EVIDENCE names, for bug reports and recordings. Values of variables are left out. */
import { writeFile } from 'node:fs/promises'
import type { Evidence, RehearsalSeen } from '../smoke/index.ts'
import type { Run } from './session.ts'

/** `rehearsed`: with other containers than that of the trial. */
export async function writeEvidence(
  evidence: Evidence,
  { host, mask }: Run,
  rehearsed: readonly RehearsalSeen[] = [],
): Promise<void> {
  const file = host.env.SEA_TRIAL_EVIDENCE
  if (!file) return
  const { rehearsals } = evidence
  const whole = {
    ...withoutValues(evidence),
    ...(rehearsals ? { rehearsals: rehearsals.map(seenWithoutValues) } : {}),
    ...(rehearsed.length > 0 ? { rehearsed: rehearsed.map(seenWithoutValues) } : {}),
  }
  await writeFile(file, `${mask(JSON.stringify(whole, null, 1))}\n`)
}

const seenWithoutValues = <T extends { readonly evidence: Evidence }>(seen: T): T => ({
  ...seen,
  evidence: withoutValues(seen.evidence),
})

const withoutValues = (evidence: Evidence): Evidence => ({
  ...evidence,
  inputs: { ...evidence.inputs, env: evidence.inputs.env.map((item) => item.split('=', 1)[0] ?? '') },
})
