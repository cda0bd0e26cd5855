/** The security context of a container: its own values, then those of its pod. */
import type { Ruled, SecurityRule } from '../model.ts'
import type { Fields } from './fields.ts'
import { shown, type Notes } from './notes.ts'
import { CAPABILITIES, POD_SECURITY_CONTEXT, PROFILE, SECURITY_CONTEXT } from './tables.ts'

export function securityOf(pod: Fields, container: Fields, notes: Notes): Ruled<SecurityRule>[] {
  const own = container.object('securityContext', SECURITY_CONTEXT)
  const shared = pod.object('securityContext', POD_SECURITY_CONTEXT)
  const first = <T>(read: (fields: Fields) => T | null): T | null =>
    (own && read(own)) ?? (shared && read(shared))
  noteProfiles(first, notes)
  return [
    ...flag(
      'run-as-non-root',
      first((one) => one.flag('runAsNonRoot')),
      true,
    ),
    ...userOf(first, notes),
    ...flag('read-only-root', own?.flag('readOnlyRootFilesystem') ?? null, true),
    ...capabilitiesOf(own),
    ...flag('no-privilege-escalation', own?.flag('allowPrivilegeEscalation') ?? null, false),
    ...flag('privileged', own?.flag('privileged') ?? null, true),
  ]
}

type First = <T>(read: (fields: Fields) => T | null) => T | null
type Switch = Exclude<SecurityRule['rule'], 'run-as-user' | 'drop' | 'add'>

const flag = (rule: Switch, given: Ruled<boolean> | null, when: boolean): Ruled<SecurityRule>[] =>
  given?.value === when ? [{ value: { rule }, at: given.at }] : []

function userOf(first: First, notes: Notes): Ruled<SecurityRule>[] {
  const user = first((one) => one.whole('runAsUser', 0))
  const group = first((one) => one.whole('runAsGroup', 0))
  if (user !== null)
    return [{ value: { rule: 'run-as-user', user: user.value, group: group?.value ?? null }, at: user.at }]
  if (group !== null)
    notes.skip(group.at.line, 'securityContext.runAsGroup', 'Docker sets a group together with a user only')
  return []
}

function capabilitiesOf(own: Fields | null): Ruled<SecurityRule>[] {
  const given = own?.object('capabilities', CAPABILITIES) ?? null
  return (['drop', 'add'] as const).flatMap((rule) => {
    const names = given?.texts(rule) ?? null
    return names === null ? [] : [{ value: { rule, capabilities: names.value }, at: names.at }]
  })
}

/** The profiles of the engine are used. */
function noteProfiles(first: First, notes: Notes): void {
  for (const key of ['seccompProfile', 'appArmorProfile']) {
    const type = first((one) => one.object(key, PROFILE))?.text('type') ?? null
    if (type !== null && type.value !== 'RuntimeDefault')
      notes.skip(
        type.at.line,
        `securityContext.${key}`,
        `the engine’s own profile is used, not ${shown(type.value)}`,
      )
  }
}
