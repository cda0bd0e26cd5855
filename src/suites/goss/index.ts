/** Runs a gossfile against a running container, as dgoss does, but without a program in the container. */
import { basename, dirname, join } from 'node:path'
import type { EngineImage } from '../../engine/index.ts'
import { checkCancelled } from '../cancelled.ts'
import { booleanOf, integerOf, plain, textOf, type Plain } from '../../lib/document.ts'
import { envMap } from '../go-expand.ts'
import { fileNotRun, suiteResult, wrongFile } from '../result.ts'
import {
  PASSED,
  failed,
  notRun,
  type Outcome,
  type Result,
  type Running,
  type SuiteDeps,
  type SuiteResult,
} from '../types.ts'
import { KEYS, KINDS, kernelFiles, type Check, type Kind, type Subject } from './kinds.ts'
import { meets, meetsLines, show } from './matchers.ts'
import { readGossfile, readVars, type Resource } from './read.ts'
import { NoValue, System, Unsupported } from './system.ts'

export interface GossInputs {
  readonly image: EngineImage
  /** `NAME=value` of the container, beside the image's. */
  readonly env: readonly string[]
  /** Path of the file with `.Vars`. */
  readonly vars: string | null
}

/** As dgoss waits for `goss_wait.yaml` to pass. */
const WAIT_FILE = 'goss_wait.yaml'
const WAIT_SECONDS = 30
const WAIT_PAUSE_SECONDS = 1
const MOST_RETRIES = 100
const MOST_DELAY_SECONDS = 60

/** Rejects only where the run is cancelled or the engine fails. `path`: absolute. */
export async function runGoss(
  path: string,
  inputs: GossInputs,
  running: Running,
  deps: SuiteDeps,
): Promise<SuiteResult> {
  const file = deps.shownPath(path)
  try {
    const resources = read(path, inputs, deps)
    if (resources.length === 0) return fileNotRun('goss', file, 1, 'it has no tests')
    const late = await waitFor(join(dirname(path), WAIT_FILE), path, inputs, running, deps)
    if (late !== null) return fileNotRun('goss', file, 1, late)
    return suiteResult('goss', file, await validate(resources, inputs, running, deps))
  } catch (error) {
    return wrongFile('goss', file, error)
  }
}

function read(path: string, { image, env, vars }: GossInputs, deps: SuiteDeps): Resource[] {
  const data = { Env: Object.fromEntries(envMap(image.env, env)), Vars: readVars(vars, deps) }
  return readGossfile(path, KEYS, { ...deps, data })
}

/** Null once all tests of the file beside the gossfile pass, or there is none. */
async function waitFor(
  path: string,
  gossfile: string,
  inputs: GossInputs,
  running: Running,
  deps: SuiteDeps,
): Promise<string | null> {
  if (basename(gossfile) === WAIT_FILE || !exists(path, deps)) return null
  const resources = read(path, inputs, deps)
  const end = deps.clock.now() + WAIT_SECONDS
  for (;;) {
    const open = (await validate(resources, inputs, running, deps)).find(
      ({ result }) => result.state === 'failed' || result.state === 'not-run',
    )
    if (open === undefined) return null
    if (deps.clock.now() + WAIT_PAUSE_SECONDS > end)
      return `${WAIT_FILE} did not pass within ${WAIT_SECONDS} s: ${open.name}`
    await deps.clock.sleep(WAIT_PAUSE_SECONDS, deps.signal)
  }
}

function exists(path: string, { readText }: SuiteDeps): boolean {
  try {
    readText(path)
    return true
  } catch {
    return false
  }
}

async function validate(
  resources: readonly Resource[],
  { image }: GossInputs,
  running: Running,
  deps: SuiteDeps,
): Promise<Outcome[]> {
  const files = resources.flatMap((one) => kernelFiles(one.kind, nameOf(one)))
  const system = new System(running, image, deps, files)
  const outcomes: Outcome[] = []
  for (const resource of resources) {
    checkCancelled(deps.signal)
    outcomes.push(...(await withRetries(resource, system, deps)))
  }
  return outcomes
}

function nameOf({ kind, id, map }: Resource): string {
  const key = KINDS[kind]?.nameKey ?? ''
  return (key === '' ? '' : textOf(map.get(key), key)) || id
}

/** Only a command can have another result the next time: the rest is remembered. */
async function withRetries(resource: Resource, system: System, deps: SuiteDeps): Promise<Outcome[]> {
  const { kind, map } = resource
  const wanted = kind === 'command' ? integerOf(map.get('retry_count'), 'retry_count', 0) : 0
  for (let left = Math.min(wanted, MOST_RETRIES); ; left--) {
    const outcomes = await checkAll(resource, system, deps)
    if (left <= 0 || outcomes.every(({ result }) => result.state !== 'failed')) return outcomes
    await deps.clock.sleep(retryDelay(textOf(map.get('retry_delay'), 'retry_delay')), deps.signal)
  }
}

const UNITS: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600 }

/** Seconds: of a number, milliseconds; `500ms`, `2s`. */
function retryDelay(text: string): number {
  const [, number = '', unit = 'ms'] = /^([\d.]+)(ms|s|m|h)?$/.exec(text) ?? []
  const seconds = Number(number) * (UNITS[unit] ?? 0)
  return seconds > 0 ? Math.min(seconds, MOST_DELAY_SECONDS) : 1
}

async function checkAll(resource: Resource, system: System, deps: SuiteDeps): Promise<Outcome[]> {
  const { kind: section, id, map, file, line } = resource
  const kind = KINDS[section]
  if (kind === undefined) return []
  const name = nameOf(resource)
  const title = `${kind.title}: ${id}${name === id || section === 'command' ? '' : `: ${name}`}`
  const subject: Subject = { name, map, system, once: once() }
  const outcomes: Outcome[] = []
  let why = booleanOf(map.get('skip'), 'skip', false) ? 'skip: true' : null
  for (const check of kind.checks) {
    const entry = map.get(check.key) ?? (check.alias === undefined ? undefined : map.get(check.alias))
    const expected = entry === undefined ? null : plain(entry.node)
    const isEmpty = check.isText === true && Array.isArray(expected) && expected.length === 0
    if (check.isRequired !== true && (expected === null || isEmpty)) continue
    const since = deps.clock.now()
    const [result, isThere] =
      why === null ? await look(check, expected, subject, section) : [skipped(why), true]
    const at = { file, line: entry?.line ?? line }
    outcomes.push({ name: `${title}: ${check.key}`, ...at, seconds: deps.clock.now() - since, result })
    if (kind.skips && outcomes.length === 1) why ??= whySkip(kind, check, result, isThere)
  }
  return outcomes
}

const skipped = (why: string): Result => ({ state: 'skipped', why })

/** As goss: what is not there, or not as expected, has nothing more to check. */
function whySkip(kind: Kind, { key }: Check, result: Result, isThere: boolean): string | null {
  if (result.state !== 'passed') return `${key} did not pass`
  return isThere ? null : `there is no such ${kind.title.toLowerCase()}`
}

/** The result, and whether the value is not false. */
async function look(
  check: Check,
  expected: Plain,
  subject: Subject,
  section: string,
): Promise<[Result, boolean]> {
  try {
    const actual = await check.value(subject)
    const asText = check.isText === true || (section === 'matching' && isReader(subject))
    const wanted = check.isNumber === true && typeof expected === 'string' ? Number(expected) : expected
    const verdict = asText ? meetsLines(wanted, textFor(actual)) : meets(wanted, actual)
    if (verdict.ok) return [PASSED, actual !== false]
    if (verdict.isUnsupported) return [notRun(verdict.why), true]
    const found = `it is ${show(actual)}`
    return [verdict.isError ? failed(verdict.why, found) : failed(`expected it ${verdict.why}`, found), true]
  } catch (error) {
    if (error instanceof Unsupported) return [notRun(error.message), true]
    if (error instanceof NoValue) return [failed(error.message), true]
    throw error
  }
}

const isReader = ({ map }: Subject): boolean => booleanOf(map.get('as-reader'), 'as-reader', false)
const textFor = (value: Plain): string => (typeof value === 'string' ? value : JSON.stringify(value))

function once(): Subject['once'] {
  let made: Promise<unknown> | null = null
  return <T>(make: () => Promise<T>) => (made ??= make()) as Promise<T>
}
