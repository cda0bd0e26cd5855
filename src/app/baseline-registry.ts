/** The image at a registry as the baseline. It is read after the image under test, whose layers are cached by then. */
import type { Outcome } from '../baseline/index.ts'
import type { ImageReference } from '../core/image-reference.ts'
import type { Image } from '../core/schema.ts'
import type { BaseHints } from '../inspect/index.ts'
import { platformText } from '../platform/name.ts'
import { assemble } from './assemble.ts'
import { weighAtRegistry } from './registry-image.ts'
import type { Trial } from './trial.ts'
import { notRun, weighedOnly } from './weighed-only.ts'

const SECONDS = 300

/** Rejects where the image cannot be read. */
export async function registryBaseline(trial: Trial, reference: ImageReference): Promise<Outcome> {
  const { inputs, run, results, stages } = trial
  const { clock, context } = run
  const image = results.inspect?.image
  if (!image) return { kind: 'skipped', note: 'There is no image to compare with it' }
  const [late, ended] = [new AbortController(), new AbortController()]
  void clock.sleep(SECONDS, ended.signal).then(() => {
    if (!ended.signal.aborted) late.abort(new Error(`${reference.host} took longer than ${SECONDS} s`))
  })
  const platform = platformText(image.platform)
  const began = clock.now()
  run.progress.stage(`Weighing the baseline ${reference.text}`)
  try {
    const { env } = run.host
    const signal = AbortSignal.any([run.signal, late.signal])
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
