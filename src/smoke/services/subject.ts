/** The image under test as the compose file runs it: its command, user, health check and ports may be others. Pure. */
import type { EngineImage } from '../../engine/index.ts'
import type { Healthcheck } from '../../schema.ts'
import type { Service } from './model.ts'

/** `healthcheck`: of the container that compose made. A port that compose publishes is one that somebody uses. */
export function subjectOf(image: EngineImage, service: Service): EngineImage {
  const { config } = image
  const entrypoint = service.entrypoint ?? null
  const own = service.healthcheck
  const healthcheck = own?.disable === true ? null : own?.test ? { test: own.test.map(plain) } : undefined
  const ports = (service.ports ?? []).map(({ target, protocol = 'tcp' }) => `${target}/${protocol}`)
  const run = {
    ...image,
    config: {
      ...config,
      ...(entrypoint === null ? {} : { entrypoint: entrypoint.map(plain), cmd: [] }),
      ...(service.command ? { cmd: service.command.map(plain) } : {}),
      ...(service.user === undefined ? {} : { user: service.user }),
      ...(service.working_dir === undefined ? {} : { workingDir: plain(service.working_dir) }),
      ...(ports.length > 0 ? { exposedPorts: [...new Set(ports)] } : {}),
    },
  }
  return healthcheck === undefined ? run : withHealthcheck(run, healthcheck)
}

export function withHealthcheck(image: EngineImage, healthcheck: Healthcheck | null): EngineImage {
  const config = { ...image.config }
  delete config.healthcheck
  return { ...image, config: { ...config, ...(healthcheck ? { healthcheck } : {}) } }
}

/** `config` prints a dollar sign twice. */
const plain = (word: string): string => word.replaceAll('$$', '$')
