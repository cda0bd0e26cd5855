/**
 * Adapts the compose model for a test: the tested service runs the image under test, everything carries the run's label,
 * and names and host ports that two runs cannot share are removed. Pure.
 */
import { RUN_LABEL, serviceTag } from '../../core/run-id.ts'
import type { Port, SmokeInputs } from '../../inputs/types.ts'
import type { Healthcheck } from '../../core/schema.ts'
import { trialHealthcheck } from './healthcheck.ts'
import type { Model, Service } from './model.ts'
import { overrides } from './override.ts'
import type { Mapping } from './value.ts'

export interface TestSettings {
  /** Name of the service under test. */
  service: string
  /** Id of the image under test. */
  image: string
  run: string
  inputs: SmokeInputs
  /** Ports to publish, each at a port that the engine picks. */
  ports: readonly Port[]
  /** The engine's address for them; null publishes none. */
  publishOn: string | null
  /** Of the service, with its own interval. */
  healthcheck: Healthcheck | null
  /** Whether Compose and the engine support `start_interval`. */
  knowsStartInterval: boolean
}

/** `model`: the service and its dependencies, as `config SERVICE` prints them. */
export function adapt(model: Model, fit: TestSettings): Mapping {
  const own = model.services[fit.service]
  const labels = { [RUN_LABEL]: fit.run }
  const named = fit.inputs.container.volumes.flatMap(({ source }) =>
    source?.kind === 'name' ? [source.name] : [],
  )
  const volumes = { ...Object.fromEntries(named.map((name) => [name, {}])), ...model.volumes }
  return {
    ...without(model, ['name']),
    services: Object.fromEntries(
      Object.entries(model.services).map(([name, service]) => [
        name,
        name === fit.service ? testedService(service, fit) : otherService(name, service, own, fit),
      ]),
    ),
    networks: shared(model.networks ?? {}, labels),
    volumes: shared(volumes, labels),
  }
}

/** Removes fixed names, so that Compose names them after the project; `external` ones stay unchanged. */
function shared(things: NonNullable<Model['networks']>, labels: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(things).map(([name, thing]) =>
      thing?.external === true
        ? [name, thing]
        : [name, { ...without(thing ?? {}, ['name']), labels: { ...thing?.labels, ...labels } }],
    ),
  )
}

const DROPPED = ['container_name', 'ports', 'profiles']
/** It is started once, by Sea Trial and not by Compose. */
const DROPPED_FROM_TESTED = [...DROPPED, 'build', 'depends_on', 'deploy', 'scale', 'restart', 'pull_policy']

function testedService(given: Service, fit: TestSettings): Mapping {
  const service = { ...given, ...environmentOf(given) }
  const { ports, publishOn, inputs } = fit
  const healthcheck = trialHealthcheck(fit.healthcheck, fit.knowsStartInterval)
  const base = {
    ...without(service, DROPPED_FROM_TESTED),
    ...(healthcheck === null ? {} : { healthcheck }),
    ...limitsOf(service),
    image: fit.image,
    pull_policy: 'never',
    restart: 'no',
    labels: { ...service.labels, [RUN_LABEL]: fit.run },
    ...(publishOn === null
      ? {}
      : {
          ports: ports.map(({ port, protocol }) => ({
            target: port,
            host_ip: publishOn,
            protocol,
            mode: 'host',
          })),
        }),
  }
  return { ...base, ...overrides(service, inputs) }
}

/** Of `deploy`, only the limits of the container; replicas and restarts are not tested. */
function limitsOf({ deploy }: Service): Mapping {
  const resources =
    typeof deploy === 'object' && deploy !== null && 'resources' in deploy ? deploy.resources : undefined
  return resources === undefined ? {} : { deploy: { resources } }
}

/** A service with the same image as the tested service runs the image under test too. */
function otherService(
  name: string,
  service: Service,
  own: Service | undefined,
  { image, run }: TestSettings,
): Mapping {
  const isSame =
    service.build === undefined &&
    service.image !== undefined &&
    service.image === own?.image &&
    own.build !== undefined
  return {
    ...without(service, DROPPED),
    ...environmentOf(service),
    ...(isSame ? { image, pull_policy: 'never' } : {}),
    ...(service.build === undefined
      ? {}
      : { image: serviceTag(run, name), build: withoutTags(service.build) }),
    labels: { ...service.labels, [RUN_LABEL]: run },
  }
}

/** A variable without a value was not set when the file was read; Compose would look it up again. */
function environmentOf({ environment }: Service): Pick<Service, 'environment'> {
  if (environment === undefined) return {}
  return {
    environment: Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== null)),
  }
}

/** They would overwrite the user's tags. */
const withoutTags = (build: unknown): unknown =>
  typeof build === 'object' && build !== null ? without({ ...build }, ['tags']) : build

const without = (thing: Mapping, names: readonly string[]): Mapping =>
  Object.fromEntries(Object.entries(thing).filter(([name]) => !names.includes(name)))
