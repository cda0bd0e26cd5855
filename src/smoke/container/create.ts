/** Creates the container under test from the settings. */
import type { ContainerSettings, Engine, EngineImage, Volume } from '../../engine/index.ts'
import { UserError } from '../../core/errors.ts'
import type { SmokeInputs } from '../../inputs/types.ts'
import { RUN_LABEL, containerName, runOfThing, volumeName } from '../../core/run-id.ts'
import type { SmokeDeps } from '../types.ts'
import { memoryGuard } from './memory-guard.ts'
import { paced } from './health-pace.ts'
import type { Plan } from '../probe/plan.ts'
import { blameSetting } from './engine-refusal.ts'
import type { Route } from '../network/route.ts'

/** Returns its id. Rejects with `settings` where the engine refuses one of them. */
export async function makeContainer(
  image: EngineImage,
  inputs: SmokeInputs,
  { ports }: Plan,
  { publishOn, network }: Route,
  { engine, info, run, platform, role }: SmokeDeps,
): Promise<string> {
  const guard = memoryGuard(info)
  const { healthcheck } = image.config
  const settings = withPidsLimit(await withOwnVolumes(inputs.container, engine, run))
  try {
    return await engine.create({
      name: containerName(run, role),
      image: image.id,
      platform,
      labels: { [RUN_LABEL]: run },
      env: [...inputs.env],
      cmd: inputs.command === null ? null : [...inputs.command],
      entrypoint: inputs.entrypoint === null ? null : [...inputs.entrypoint],
      publish: publishOn === null ? [] : [...ports],
      ...(publishOn === null ? {} : { publishOn }),
      network: inputs.network ?? network,
      ...(healthcheck ? { healthcheck: paced(healthcheck) } : {}),
      memory: inputs.memory,
      ...(guard === null ? {} : { memoryGuard: guard }),
      cpus: inputs.cpus,
      settings,
    })
  } catch (error) {
    if (error instanceof UserError && error.code === 'engine-failed')
      blameSetting(error.message, inputs, image)
    throw error
  }
}

/** Processes and threads, unless `pids-limit` is set: more is a fork bomb, which would also bring down the runner. */
const PIDS = 4096

const withPidsLimit = (settings: ContainerSettings): ContainerSettings => ({
  ...settings,
  pidsLimit: settings.pidsLimit ?? PIDS,
})

/** Those that an earlier container of the run was created with. */
export async function removeOwnVolumes(
  { volumes }: ContainerSettings,
  { engine, run }: Pick<SmokeDeps, 'engine' | 'run'>,
): Promise<void> {
  for (const { source } of volumes)
    if (source?.kind === 'name') await engine.removeVolume(volumeName(run, source.name))
}

/** A named volume that exists, or has a name of the run, is used; another is created for the run and removed with it. */
async function withOwnVolumes(
  settings: ContainerSettings,
  engine: Engine,
  run: string,
): Promise<ContainerSettings> {
  const volumes: Volume[] = []
  for (const volume of settings.volumes) {
    const { source } = volume
    const isOwn =
      source?.kind === 'name' &&
      runOfThing(run, [source.name]) === null &&
      !(await engine.hasVolume(source.name))
    volumes.push(isOwn ? { ...volume, source: { kind: 'name', name: volumeName(run, source.name) } } : volume)
  }
  return { ...settings, volumes }
}
