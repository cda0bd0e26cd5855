/** Compares the image's config with `metadataTest`. Pure. */
import type { EngineImage } from '../../engine/index.ts'
import { envMap } from '../go-expand.ts'
import { missing } from '../patterns.ts'
import { PASSED, failed, type Result } from '../types.ts'
import type { MetadataTest, Variable } from './read.ts'

export function checkMetadata(test: MetadataTest, { config, env, volumes }: EngineImage): Result {
  const ports = config.exposedPorts.map((port) => port.split('/', 1)[0] ?? '')
  const variables = envMap(env)
  const why = [
    ...test.env.flatMap((one) => pairProblems('variable', one, variables)),
    ...test.unboundEnv.flatMap(({ key }) =>
      variables.has(key) ? [`the variable ${key} is set, and must not be`] : [],
    ),
    ...test.labels.flatMap((one) => pairProblems('label', one, new Map(Object.entries(config.labels)))),
    ...wordsDiffer('CMD', test.cmd, config.cmd),
    ...wordsDiffer('ENTRYPOINT', test.entrypoint, config.entrypoint),
    ...textDiffers('WORKDIR', test.workdir, config.workingDir),
    ...textDiffers('USER', test.user, config.user),
    ...absent('port', test.exposedPorts, ports),
    ...present('port', test.unexposedPorts, ports),
    ...absent('volume', test.volumes, volumes),
    ...present('volume', test.unmountedVolumes, volumes),
  ]
  return why.length === 0 ? PASSED : failed(...why)
}

function pairProblems(
  what: string,
  { key, value, isRegex }: Variable,
  found: ReadonlyMap<string, string>,
): string[] {
  const actual = found.get(key)
  if (actual === undefined) return [`the ${what} ${key} is not set`]
  if (isRegex) return missing([value], actual, `the ${what} ${key}`)
  return actual === value ? [] : [`the ${what} ${key} is "${actual}", expected "${value}"`]
}

function wordsDiffer(what: string, expected: readonly string[] | null, actual: readonly string[]): string[] {
  if (expected === null) return []
  const [now, wanted] = [JSON.stringify(actual), JSON.stringify(expected)]
  return now === wanted ? [] : [`${what} is ${now}, expected ${wanted}`]
}

const textDiffers = (what: string, expected: string, actual: string): string[] =>
  expected === '' || expected === actual ? [] : [`${what} is "${actual}", expected "${expected}"`]

const absent = (what: string, expected: readonly string[], actual: readonly string[]): string[] =>
  expected.filter((one) => !actual.includes(one)).map((one) => `the ${what} ${one} is not in the config`)

const present = (what: string, excluded: readonly string[], actual: readonly string[]): string[] =>
  excluded
    .filter((one) => actual.includes(one))
    .map((one) => `the ${what} ${one} is in the config, and must not be`)
