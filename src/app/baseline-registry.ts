/**
 * The image at a registry as the baseline: the Report that is attached to it, else its weight. It is read after the image under
 * test, whose layers are cached by then.
 */
import { attachedReport, type Outcome } from '../baseline/index.ts'
import type { ImageReference } from '../core/image-reference.ts'
import type { Image } from '../core/schema.ts'
import type { BaseHints } from '../inspect/index.ts'
import { platformText } from '../platform/name.ts'
import { openRegistry } from '../registry/index.ts'
import { assemble } from './assemble.ts'
import { weighAtRegistry } from './registry-image.ts'
import type { Run } from './session.ts'
import type { Trial } from './trial.ts'
import { notRun, weighedOnly } from './weighed-only.ts'

const SECONDS = { attached: 20, image: 300 }
const NO_IMAGE: Outcome = { kind: 'skipped', note: 'There is no image to compare with it' }

/** Rejects where the registry cannot be asked. */
export async function attachedBaseline(
  { inputs, run, results }: Trial,
  reference: ImageReference,
): Promise<Outcome> {
  const image = results.inspect?.image
  if (!image) return NO_IMAGE
  const { os, architecture } = image.platform
  const { repository } = run.context
  const expected = {
    name: inputs.name,
    platform: `${os}/${architecture}`,
    matrix: run.job.matrix,
    repository,
  }
  return within(SECONDS.attached, reference, run, async (signal) => {
    const client = openRegistry(reference, { env: run.host.env, clock: run.clock, signal })
    try {
      // that image was named, so its branch and commit are right
      return await attachedReport(client, { ...expected, refs: [], own: null }, platformText(image.platform))
    } finally {
      client.close()
    }
  })
}

/** Rejects where the image cannot be read. */
export async function registryBaseline(trial: Trial, reference: ImageReference): Promise<Outcome> {
  const { inputs, run, results, stages } = trial
  const { clock, context } = run
  const image = results.inspect?.image
  if (!image) return NO_IMAGE
  const platform = platformText(image.platform)
  const began = clock.now()
  run.progress.stage(`Weighing the baseline ${reference.text}`)
  return within(SECONDS.image, reference, run, async (signal) => {
    const { env } = run.host
    const wanted = { reference, platform, base: baseOf(image), env, clock, signal, progress: run.progress }
    const inspect = await weighAtRegistry(wanted, stages.inspect)
    const report = assemble({
      inputs: weighedOnly(inputs, { kind: 'image', ref: reference.text, platform }),
      context: { sha: null, ref: reference.text, repository: context.repository, pullRequest: null },
      results: { inspect },
      seconds: {},
      at: clock.date(),
      totalSeconds: clock.now() - began,
      error: null,
    })
    return { kind: 'found', report: notRun(report) }
  })
}

/** Aborts the work after these seconds. */
async function within(
  seconds: number,
  { host }: ImageReference,
  { clock, signal }: Run,
  work: (signal: AbortSignal) => Promise<Outcome>,
): Promise<Outcome> {
  const [late, ended] = [new AbortController(), new AbortController()]
  void clock.sleep(seconds, ended.signal).then(() => {
    if (!ended.signal.aborted) late.abort(new Error(`${host} took longer than ${seconds} s`))
  })
  try {
    return await work(AbortSignal.any([signal, late.signal]))
  } finally {
    ended.abort()
  }
}

/** The base of the image under test, for an image that has the same. */
function baseOf({ base, layers }: Image): BaseHints {
  if (base?.confidence !== 'proved') return { from: null, locals: [] }
  const diffIds = layers.slice(0, base.layers).map(({ diffId }) => diffId)
  return { from: null, locals: [{ names: base.ref === undefined ? [] : [base.ref], diffIds, labels: {} }] }
}
