/** The image under test with the service's command, user, health check and ports in place of its own. Pure. */
import type { EngineImage } from '../../engine/index.ts'
import type { Healthcheck } from '../../core/schema.ts'
import { ownHealthcheck } from './healthcheck.ts'
import type { Service } from './model.ts'
import { withoutEscapes } from './value.ts'

/** Ports that the service publishes replace the exposed ones. */
export function testedImage(image: EngineImage, service: Service): EngineImage {
  const { config } = image
  const entrypoint = service.entrypoint ?? null
  const ports = (service.ports ?? []).map(({ target, protocol = 'tcp' }) => `${target}/${protocol}`)
  const run = {
    ...image,
    config: {
      ...config,
      ...(entrypoint === null ? {} : { entrypoint: entrypoint.map(withoutEscapes), cmd: [] }),
      ...(service.command ? { cmd: service.command.map(withoutEscapes) } : {}),
      ...(service.user === undefined ? {} : { user: service.user }),
      ...(service.working_dir === undefined ? {} : { workingDir: withoutEscapes(service.working_dir) }),
      ...(ports.length > 0 ? { exposedPorts: [...new Set(ports)] } : {}),
    },
  }
  return withHealthcheck(run, ownHealthcheck(service, config.healthcheck))
}

/** `made`: of the container that Compose created, with the test's interval. The other values stay, for the Report. */
export function withHealthcheckOf(image: EngineImage, made: Healthcheck | null): EngineImage {
  const own = image.config.healthcheck ?? made
  return withHealthcheck(image, made && { ...own, test: made.test })
}

function withHealthcheck(image: EngineImage, healthcheck: Healthcheck | null): EngineImage {
  const config = { ...image.config }
  delete config.healthcheck
  return { ...image, config: { ...config, ...(healthcheck ? { healthcheck } : {}) } }
}
