/** Finds settings that contradict a preset's requirements. Pure. */
import type { Requirement, SmokeInputs } from '../types.ts'
import type { SettingName } from '../table.ts'

interface Contradiction {
  setting: SettingName
  holds: (smoke: Pick<SmokeInputs, 'container'>) => boolean
  /** Completes "preset NAME requires …". */
  demands: string
}

const CONTRADICTIONS: Readonly<Partial<Record<Requirement, readonly Contradiction[]>>> = {
  'non-root': [
    {
      setting: 'user',
      holds: ({ container: { user } }) => user !== null && /^(0+|root)(:|$)/.test(user),
      demands: 'a user that is not root',
    },
  ],
  'numeric-user': [
    {
      setting: 'user',
      holds: ({ container: { user } }) => user !== null && !/^\d+(:|$)/.test(user),
      demands: 'a user by number',
    },
  ],
  'arbitrary-user': [
    {
      setting: 'user',
      holds: ({ container: { user } }) => user !== null && !/^[12]\d{9}:0$/.test(user),
      demands: 'a user from 1000000000 in group 0, such as 1000620000:0',
    },
  ],
  'no-capabilities': [
    {
      setting: 'cap-add',
      holds: ({ container: { capAdd } }) => capAdd.some((name) => name !== 'NET_BIND_SERVICE'),
      demands: 'no capability but NET_BIND_SERVICE',
    },
  ],
  'no-new-privileges': [
    {
      setting: 'security-opt',
      holds: ({ container }) => flagsOf(container).some((flag) => /^no-new-privileges=false$/.test(flag)),
      demands: 'no-new-privileges',
    },
  ],
  'default-seccomp': [
    {
      setting: 'security-opt',
      holds: ({ container }) => flagsOf(container).includes('seccomp=unconfined'),
      demands: 'a seccomp profile',
    },
  ],
  'read-only-root': [
    {
      setting: 'read-only',
      holds: ({ container }) => !container.readOnly,
      demands: 'a read-only root file system',
    },
  ],
}

const flagsOf = ({ securityOpt }: SmokeInputs['container']): string[] => securityOpt.map(({ flag }) => flag)

export const contradictions = (
  requires: readonly Requirement[],
  smoke: Pick<SmokeInputs, 'container'>,
): { setting: SettingName; demands: string }[] =>
  requires.flatMap((requirement) => (CONTRADICTIONS[requirement] ?? []).filter(({ holds }) => holds(smoke)))
