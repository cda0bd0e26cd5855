/** The bake file of a run, from the settings of its builds. Pure. */
import { namedValues } from '../../inputs/index.ts'
import type { BuildOption, BuildSource } from '../../inputs/types.ts'
import { linkedIn } from '../../lib/buildx-options.ts'
import { ignoringErrors } from '../client/argv.ts'

export interface Target {
  /** Letters, digits and dashes: names of images may be anything. */
  id: string
  source: BuildSource
  /** Absolute path of the Dockerfile. */
  file: string
  /** Null for a target that others build on, and that is no image. */
  tag: string | null
}

type Field = 'list' | 'pairs' | 'text' | 'flag'

/** The field of a bake target for each option of `buildx build`. */
const FIELDS: ReadonlyMap<string, readonly [name: string, kind: Field]> = new Map([
  ['--add-host', ['extra-hosts', 'pairs']],
  ['--allow', ['entitlements', 'list']],
  ['--annotation', ['annotations', 'list']],
  ['--build-context', ['contexts', 'pairs']],
  ['--label', ['labels', 'pairs']],
  ['--no-cache', ['no-cache', 'flag']],
  ['--no-cache-filter', ['no-cache-filter', 'list']],
  ['--pull', ['pull', 'flag']],
  ['--shm-size', ['shm-size', 'text']],
  ['--ssh', ['ssh', 'list']],
  ['--tag', ['tags', 'list']],
  ['--ulimit', ['ulimits', 'list']],
])

/** Whether bake knows all options: it has no `--cgroup-parent`. */
export const canBake = ({ options = [] }: BuildSource): boolean => options.every(([flag]) => FIELDS.has(flag))

/** `idOf`: the id of a target by its name in `target:NAME`. Content of a JSON bake file. */
export function definitionOf(
  targets: readonly Target[],
  idOf: (name: string) => string,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const all = Object.fromEntries(targets.map((target) => [target.id, targetOf(target, idOf, env)]))
  return JSON.stringify({ target: all }, (_, value: unknown) =>
    typeof value === 'string' ? escaped(value) : value,
  )
}

/** buildx replaces `${NAME}` in each text by variables of its environment. */
const escaped = (text: string): string => text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)

function targetOf(
  { source, file, tag }: Target,
  idOf: (name: string) => string,
  env: NodeJS.ProcessEnv,
): object {
  const { context, target, buildArgs, buildSecrets, platform, cacheFrom, cacheTo, network } = source
  const fields = optionFields(source.options ?? [], idOf)
  return {
    context,
    dockerfile: file,
    ...some('target', target),
    args: pairs(namedValues(buildArgs, env)),
    secret: buildSecrets,
    ...(platform === null ? {} : { platforms: [platform] }),
    'cache-from': cacheFrom,
    'cache-to': cacheTo.map(ignoringErrors),
    ...some('network', network),
    ...fields,
    ...(tag === null ? {} : { tags: [tag, ...listOf(fields.tags)], output: ['type=docker'] }),
  }
}

function optionFields(
  options: readonly BuildOption[],
  idOf: (name: string) => string,
): Record<string, unknown> {
  const given = new Map<string, string[]>()
  for (const [flag, value = ''] of options) given.set(flag, [...(given.get(flag) ?? []), value])
  return Object.fromEntries(
    [...given].flatMap(([flag, values]) => {
      const [name, kind] = FIELDS.get(flag) ?? []
      if (name === undefined || kind === undefined) return []
      const linked = flag === '--build-context' ? values.map((value) => relinked(value, idOf)) : values
      return [[name, VALUES[kind](linked, flag)]]
    }),
  )
}

const VALUES: Readonly<Record<Field, (values: readonly string[], flag: string) => unknown>> = {
  list: (values) => values,
  pairs: (values, flag) => pairs(values.map((value) => pairOf(value, flag === '--add-host' ? /[:=]/ : /=/))),
  text: (values) => values.at(-1),
  flag: () => true,
}

function relinked(context: string, idOf: (name: string) => string): string {
  const linked = linkedIn(context)
  return linked === null ? context : `${linked.name}=target:${idOf(linked.target)}`
}

function pairOf(text: string, separator: RegExp): [string, string] {
  const at = text.search(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

/** With keys that are safe in a bake file. */
const pairs = (items: readonly (readonly [string, string])[]): Record<string, string> =>
  Object.fromEntries(items.map(([name, value]) => [escaped(name), value]))

const some = (name: string, value: string | null): object => (value === null ? {} : { [name]: value })
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : [])
