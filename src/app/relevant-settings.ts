/** Which settings the result of a trial depends on, and which make it uncertain that an earlier result still holds. Pure. */
import { relative } from 'node:path'
import { isExpired } from '../core/budget.ts'
import { secretSource } from '../lib/buildx-options.ts'
import type { BuildSource, Inputs, SmokeInputs } from '../inputs/types.ts'

type Env = Readonly<Record<string, string | undefined>>
type BuildInputs = Inputs & { source: BuildSource }

/** Why the settings alone rule out relying on an earlier trial: one sentence each, without a full stop. */
export function settingDoubts(inputs: Inputs, today: string): string[] {
  return RULES.flatMap(([applies, sentence]) => (applies(inputs, today) ? [sentence] : []))
}

type Rule = readonly [applies: (inputs: Inputs, today: string) => boolean, sentence: string]

const ofContainer =
  (applies: (smoke: SmokeInputs) => boolean): Rule[0] =>
  ({ smoke }) =>
    smoke !== null && applies(smoke)

const RULES: readonly Rule[] = [
  [({ source }) => source.kind !== 'build', 'the image is not built here'],
  [({ also }) => also.length > 0, '`also` names other images'],
  [
    ({ push, source }) => push !== null && source.kind === 'build' && source.platforms !== undefined,
    'several platforms are pushed as one index',
  ],
  [({ repeat }) => repeat !== null, '`repeat` measures again'],
  [({ tests }) => tests !== null, 'test files are part of the trial'],
  [
    ({ baseline, changed }) => !isUsual(baseline) && !(changed && baseline.kind === 'file'),
    '`baseline` names something to compare with',
  ],
  [({ gate }, today) => gate.acceptances.some((one) => isExpired(one, today)), 'an acceptance has expired'],
  [ofContainer(({ startTimes }) => startTimes !== null), '`start-times` measures again'],
  [
    ofContainer(({ rehearse }) => rehearse.asked.includes('upgrade')),
    '`rehearse: upgrade` depends on the baseline’s image',
  ],
  [ofContainer(({ services }) => services !== null), 'services of a compose file are part of the trial'],
  [ofContainer(({ network }) => network !== null), 'the container joins a network, with what else is on it'],
  [
    ofContainer(({ container }) => container.volumes.some(({ source }) => source !== null)),
    'the container mounts a folder or a volume',
  ],
  [ofContainer(({ container }) => container.gpus !== null), 'the container uses GPUs'],
  [
    ofContainer(({ keepRunning }) => keepRunning),
    '`keep-running` is for later steps, which need the container',
  ],
  [ofContainer(({ logFile }) => logFile !== null), '`log-file` asks for the log of the container'],
]

const isUsual = (baseline: Inputs['baseline']): boolean =>
  baseline.kind === 'none' ||
  (baseline.kind === 'search' && baseline.commit === null && !baseline.among.includes('build'))

/**
 * As a text for a digest. Left out is what has no influence: where results go to, the builder's name and caches, the name of
 * the label of growth. Of a build secret it counts whether it is set: its value differs in each run, as a token does. What a
 * preset picks at random does not count. `env`: of this process.
 */
export function settingsText({ source, smoke, gate, name, root }: BuildInputs, env: Env): string {
  const {
    target,
    buildArgs,
    buildSecrets,
    secretValues = [],
    platform,
    platforms,
    network,
    timeout,
    options = [],
  } = source
  const { random = [], ...checks } = smoke ?? {}
  const { budgets, acceptances } = gate
  const folder = (path: string) => relative(root, path)
  const build = {
    context: folder(source.context),
    file: folder(source.file),
    ...{ target, platform, platforms, network, timeout, defaultPlatform: env.DOCKER_DEFAULT_PLATFORM },
    args: buildArgs.map((item) => (item.includes('=') ? item : `${item}=${env[item] ?? ''}`)),
    secrets: [...buildSecrets.map((spec) => withState(spec, env)), ...secretValues.map(({ id }) => id)],
    options: options.map(([flag, value = '']) => [flag, value.replace(`=${root}`, '=')]),
  }
  const text = JSON.stringify({ name, build, smoke: smoke && checks, budgets, acceptances })
  return random.reduce((left, picked) => left.replaceAll(String(picked), 'random'), text)
}

/** A variable without a value is a secret that a fork does not get. */
function withState(spec: string, env: Env): string {
  const from = secretSource(spec, env)
  return from !== null && 'env' in from && !env[from.env] ? `${spec} (not set)` : spec
}
