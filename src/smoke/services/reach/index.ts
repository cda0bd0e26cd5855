/**
 * Checks that the compose model stays inside the containers of the run. A pull request can change the compose file, so
 * access to the machine must be allowed in the workflow. The model that Compose prints, and from which everything is
 * created, is checked against a table of known keys. Unknown keys are refused.
 */
import { isInScope, type Scope } from '../scope.ts'
import { dockerfileOf } from './build.ts'
import { judgeBy, type ModelContext, type Reach } from './judge.ts'
import { SERVICE } from './service.ts'
import { SHARED } from './shared.ts'
import { isMapping } from '../value.ts'

/** One thing that is not allowed: `service db, volumes: mounts "/", which is outside the repository`. */
export interface Offence {
  sentence: string
  /** Whether `compose-host: allow` allows it. */
  isAllowable: boolean
}

const KINDS: Readonly<Record<string, string>> = {
  services: 'service',
  networks: 'network',
  volumes: 'volume',
  secrets: 'secret',
  configs: 'config',
  models: 'model',
}

export function offencesIn(
  model: Readonly<Record<string, unknown>>,
  { scope, env }: { scope: Scope; env: readonly string[] },
): Offence[] {
  const around: ModelContext = {
    services: new Set(namesIn(model.services)),
    volumes: new Set(namesIn(model.volumes)),
    secrets: new Set(namesIn(model.secrets)),
    env: new Set(env),
    isInScope: (path) => isInScope(scope, path),
  }
  return Object.entries(model).flatMap(([section, things]) => {
    if (section === 'name' || section === 'version' || section.startsWith('x-')) return []
    const kind = Object.hasOwn(KINDS, section) ? KINDS[section] : undefined
    if (kind === undefined || (things !== null && !isMapping(things)))
      return [offence(section, { key: '', why: 'is a key that Sea Trial does not know' })]
    return Object.entries(things ?? {}).flatMap(([name, thing]) =>
      thing === null
        ? []
        : judged(section, thing, around).map((reach) => offence(`${kind} ${name.slice(0, 100)}`, reach)),
    )
  })
}

function judged(section: string, thing: unknown, around: ModelContext): readonly Reach[] {
  if (section !== 'services') return SHARED[section]?.(thing, around) ?? []
  const build = isMapping(thing) ? thing.build : undefined
  return [...judgeBy(SERVICE, thing, around), ...dockerfileOf(build, around)]
}

const offence = (where: string, { key, why, isNever = false }: Reach): Offence => ({
  sentence: key === '' ? `${where}: ${why}` : `${where}, ${key}: ${why}`,
  isAllowable: !isNever,
})

const namesIn = (value: unknown): string[] => (isMapping(value) ? Object.keys(value) : [])
