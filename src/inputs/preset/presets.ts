/**
 * Platforms that are stricter than Docker: the settings and requirements of each, with their source.
 * `docs/around-the-container.md` explains each.
 */
import type { Requirement } from '../types.ts'
import type { SettingName } from '../table.ts'

/** Values that a platform picks at random, picked once per run. */
export interface RandomValues {
  /** Above Linux's range for outgoing connections, where few images expose a port. */
  port: number
  /** A user ID as OpenShift assigns it: from 1000000000. */
  user: number
  /** A user ID as Heroku assigns it. */
  dynoUser: number
}

export interface Preset {
  /** Texts as a user would write them. Given lists are added to them; other given settings replace them. */
  implies: (random: RandomValues) => Readonly<Partial<Record<SettingName, string>>>
  requires: readonly Requirement[]
  /** The platform's documentation. */
  source: string
}

export const PRESETS = {
  'cloud-run': {
    implies: () => ({
      timeout: '240s',
      memory: '512MiB',
      cpus: '1',
      env: 'K_SERVICE=sea-trial\nK_REVISION=sea-trial-00001-sea\nK_CONFIGURATION=sea-trial',
    }),
    requires: ['obeys-port', 'files-in-memory'],
    source: 'https://cloud.google.com/run/docs/container-contract',
  },
  'kubernetes-restricted': {
    implies: () => ({ 'cap-drop': 'ALL', 'security-opt': 'no-new-privileges' }),
    requires: ['non-root', 'numeric-user', 'no-capabilities', 'no-new-privileges', 'default-seccomp'],
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  },
  openshift: {
    implies: ({ user }) => ({
      user: `${user}:0`,
      'cap-drop': 'ALL',
      'security-opt': 'no-new-privileges',
    }),
    requires: ['arbitrary-user', 'no-capabilities', 'no-new-privileges', 'default-seccomp'],
    source: 'https://docs.openshift.com/container-platform/4.11/openshift_images/create-images.html',
  },
  'read-only': {
    implies: () => ({ 'read-only': 'true', tmpfs: '/tmp\n/run' }),
    requires: ['read-only-root'],
    source: 'https://docs.docker.com/reference/cli/docker/container/run/#read-only',
  },
  heroku: {
    implies: ({ dynoUser }) => ({
      timeout: '60s',
      user: `${dynoUser}:${dynoUser}`,
      env: 'DYNO=web.1',
    }),
    requires: ['obeys-port', 'non-root'],
    source: 'https://devcenter.heroku.com/articles/container-registry-and-runtime',
  },
} as const satisfies Readonly<Record<string, Preset>>

export type PresetName = keyof typeof PRESETS

export const presetNames = Object.keys(PRESETS).filter((name): name is PresetName => name in PRESETS)

export const randomValues = (random: () => number = Math.random): RandomValues => ({
  port: pick(random, 62_000, 65_000),
  user: pick(random, 1_000_000_000, 1_000_900_000),
  dynoUser: pick(random, 10_000, 60_000),
})

const pick = (random: () => number, from: number, to: number): number =>
  from + Math.floor(random() * (to - from))
