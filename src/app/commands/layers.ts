/** `sea-trial layers IMAGE`: the layers with what they weigh and what made them. */
import { readLayers, type Arguments } from '../../inputs/index.ts'
import { maskOf } from '../../lib/redact.ts'
import { renderLayers } from '../../report/index.ts'
import { withRun } from '../command-run.ts'
import { explainedBy } from '../dockerfile-locations.ts'
import type { Host } from '../host.ts'
import { weighNamed } from '../named-image.ts'
import { dockerfileFrom } from './image.ts'
import { lookOf, withProgress } from './terminal.ts'

/** Returns the exit code 0. Rejects with a UserError. */
export async function layers(given: Arguments, host: Host): Promise<number> {
  const { image, format, dockerfile, roots } = readLayers(given, host.cwd)
  const { env } = host
  const known = dockerfileFrom(dockerfile)
  const weighed = await withProgress(host, (progress) =>
    withRun(env, (run) => weighNamed(image, { env, progress, roots, run }, known ? explainedBy(known) : {})),
  )
  host.stdout.write(maskOf([])(renderLayers(weighed, format, lookOf(host), dockerfile?.name)))
  return 0
}
