/** `sea-trial layers IMAGE`: the layers with what they weigh and what made them. */
import { readLayers, type Arguments } from '../../inputs/index.ts'
import { renderLayers } from '../../report/index.ts'
import { withRun } from '../command-run.ts'
import { explainedBy } from '../dockerfile-locations.ts'
import type { Host } from '../host.ts'
import { weighNamed } from '../named-image.ts'
import { dockerfileFrom } from './image.ts'
import { lookOf, progressOf } from './terminal.ts'

/** Returns the exit code 0. Rejects with a UserError. */
export async function layers(given: Arguments, host: Host): Promise<number> {
  const { image, format, dockerfile, roots } = readLayers(given, host.cwd)
  const progress = progressOf(host)
  const known = dockerfileFrom(dockerfile)
  const weighed = await withRun(host.env, (run) =>
    weighNamed(image, { env: host.env, progress, roots, run }, known ? explainedBy(known) : {}),
  ).finally(() => progress.end())
  host.stdout.write(renderLayers(weighed, format, lookOf(host), dockerfile?.name))
  return 0
}
