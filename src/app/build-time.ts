/** Why the build took longer than the baseline's, where that is worth a sentence. */
import { changedSince } from '../baseline/index.ts'
import { isMuchSlower } from '../build/index.ts'
import { gitOf } from './baseline.ts'
import type { Trial } from './trial.ts'

/** Adds it to the results. Never rejects. */
export async function explainBuildTime({ inputs, run, results }: Trial): Promise<void> {
  const { baseline, build } = results
  const before = baseline?.report.build
  if (!baseline || !before || !build?.whySlower || !isMuchSlower(build.build, before)) return
  const { sha } = baseline.report
  const changed = sha === null ? null : await changedSince(sha, inputs.root, gitOf(inputs, run))
  const slower = build.whySlower(before, changed, baseline.source === 'build')
  if (slower) results.slower = slower
}
