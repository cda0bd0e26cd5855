/** Runs what users run, `dist/index.js`, as a command and as the runner would run the action. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parse } from 'yaml'
import type { Report } from '../../src/core/schema.ts'
import { interpolate, type Contexts } from './expressions.ts'
import { readLog, type RunnerLog } from './runner-log.ts'

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

/** Processes whose runs belong to this test file: the command's own, and for an action its parent, which is this one. */
export const startedHere = new Set<number>([process.pid])

const DIST = join(process.cwd(), 'dist', 'index.js')

export function start(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input?: Buffer,
  cwd = process.cwd(),
): { child: ChildProcess; ran: Promise<Ran> } {
  // what the user's own runs remember is none of a test's business
  const child = spawn(process.execPath, [DIST, ...args], {
    env: { SEA_TRIAL_CACHE: '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd,
  })
  startedHere.add(child.pid ?? 0)
  child.stdin.on('error', () => {}) // a command that fails early does not read it
  child.stdin.end(input ?? '')
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  const ran = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) =>
      resolve({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    )
  })
  return { child, ran }
}

export const command = (args: readonly string[], env: NodeJS.ProcessEnv, input?: Buffer): Promise<Ran> =>
  start(args, env, input).ran

/** Runs a trial and reads its Report from standard output. */
export async function reportOf(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  input?: Buffer,
): Promise<Ran & { report: Report }> {
  return withReport(await command([...args, '--report', '-'], env, input))
}

/** Parses the output of `--report -`. */
export function withReport(ran: Ran): Ran & { report: Report } {
  try {
    return { ...ran, report: JSON.parse(ran.stdout) as Report }
  } catch {
    throw new Error(
      `no Report on standard output (exit ${ran.code}):\n${ran.stdout.slice(0, 2000)}\n${ran.stderr.slice(-4000)}`,
    )
  }
}

/** A process of the action, as the runner sees it. */
export interface Step extends Ran {
  log: RunnerLog
  /** What the runner sent to end it. */
  signals: NodeJS.Signals[]
}

export interface Cancel {
  /** Asked again and again, with what was printed so far. */
  when: (printed: string) => boolean | Promise<boolean>
  /** Milliseconds after SIGINT, and after SIGTERM. */
  waits?: readonly [interrupt: number, terminate: number]
  /** What a test does to the process first. */
  before?: (child: ChildProcess) => void
}

export interface ActionRun {
  env: NodeJS.ProcessEnv
  /** The main process. Rejects if output of a build or container became a command, or variables were set for later steps. */
  main(cancel?: Cancel): Promise<Step>
  /** The post process, with the state that the main process saved. */
  post(): Promise<Step>
  /** Everything that the action wrote for the runner. */
  outputs(): Record<string, string>
  /** What the run's page shows: nothing of more than 1 MiB. */
  summary(): string
  state(): Record<string, string>
}

export interface Occasion {
  event: string
  payload: unknown
  apiUrl: string
  /** The checkout, where the action starts. */
  workspace?: string
  /** More of the runner's variables. */
  env?: NodeJS.ProcessEnv
  /** Of expressions, in place of those of a job without matrix, services and container. */
  contexts?: Contexts
  /** An older server knows no `job` and `strategy` in defaults; another program knows no expressions and passes them on. */
  server?: 'new' | 'older' | 'literal'
}

/** As the runner waits. */
const WAITS = [7500, 2500] as const
const MOST_SUMMARY = 1024 ** 2
const TOKEN = 'ghs_testtoken'
const JOB: Contexts = {
  github: { token: TOKEN },
  matrix: null,
  strategy: { 'job-index': 0, 'job-total': 1 },
  job: { check_run_id: null, container: {}, services: {} },
}

/** The action as the runner starts it: every input of action.yml with its default, files to write to, an event. */
export function actionEnv(
  base: NodeJS.ProcessEnv,
  inputs: Record<string, string>,
  { event, payload, apiUrl, workspace = process.cwd(), env: more = {}, contexts, server = 'new' }: Occasion,
): ActionRun {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'))
  const file = (name: string, content = '') => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const given = { ...defaults({ ...JOB, ...contexts }, server), ...inputs }
  const paths = {
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(payload)),
  }
  const env = {
    ...base,
    ...Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_REPOSITORY: 'octo/app',
    GITHUB_REPOSITORY_OWNER: 'octo',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: apiUrl,
    GITHUB_EVENT_NAME: event,
    GITHUB_SHA: '1111111111111111111111111111111111111111',
    GITHUB_REF: 'refs/pull/7/merge',
    GITHUB_RUN_ID: '42',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: folder,
    ...paths,
    ...more,
  }
  const read = (name: keyof typeof paths) => readFileSync(paths[name], 'utf8')
  const state = () => parseFile(read('GITHUB_STATE'))
  const step = async (own: NodeJS.ProcessEnv, cancel?: Cancel) => {
    const ran = await asRunner(start([], own, undefined, workspace), cancel)
    const set = read('GITHUB_ENV') + read('GITHUB_PATH')
    const violations = [...ran.log.violations, ...(set === '' ? [] : [`for later steps: ${set}`])]
    if (violations.length > 0) throw new Error(`not Sea Trial’s own commands: ${JSON.stringify(violations)}`)
    return ran
  }
  return {
    env,
    main: (cancel) => step(env, cancel),
    post: () => {
      const saved = Object.entries(state()).map(([name, value]) => [`STATE_${name}`, value])
      return step({ ...env, ...(Object.fromEntries(saved) as NodeJS.ProcessEnv) })
    },
    outputs: () => parseFile(read('GITHUB_OUTPUT')),
    summary: () =>
      statSync(paths.GITHUB_STEP_SUMMARY).size > MOST_SUMMARY ? '' : read('GITHUB_STEP_SUMMARY'),
    state,
  }
}

interface ActionFile {
  inputs: Record<string, { default?: string }>
}

/** Of the inputs in action.yml. */
function defaults(contexts: Contexts, server: Occasion['server']): Record<string, string> {
  const { inputs } = parse(readFileSync('action.yml', 'utf8')) as ActionFile // a test compares it with the table
  const valueOf = (text: string): string => {
    if (text.includes('github.token') || server === 'new') return interpolate(text, contexts)
    return server === 'older' && text.includes('${{') ? '' : text
  }
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, valueOf(input.default ?? '')]),
  )
}

/** Reads both streams, and cancels as the runner does: SIGINT, SIGTERM, then SIGKILL to the one process. */
async function asRunner({ child, ran }: ReturnType<typeof start>, cancel?: Cancel): Promise<Step> {
  const reader = readLog([TOKEN])
  const signals: NodeJS.Signals[] = []
  let printed = ''
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      reader.write(name, chunk)
    })
  const ended = new AbortController()
  const cancelled = cancel && end(child, cancel, { printed: () => printed, signals, ended: ended.signal })
  const result = await ran
  ended.abort()
  await cancelled
  return { ...result, log: reader.end(), signals }
}

interface Ending {
  printed: () => string
  signals: NodeJS.Signals[]
  /** Aborted when the process has ended. */
  ended: AbortSignal
}

async function end(child: ChildProcess, cancel: Cancel, { printed, signals, ended }: Ending): Promise<void> {
  while (!ended.aborted && !(await cancel.when(printed()))) await pause(20, ended)
  cancel.before?.(child)
  const [interrupt, terminate] = cancel.waits ?? WAITS
  for (const [signal, wait] of [
    ['SIGINT', interrupt],
    ['SIGTERM', terminate],
    ['SIGKILL', 0],
  ] as const) {
    if (ended.aborted) return
    signals.push(signal)
    child.kill(signal)
    await pause(wait, ended)
  }
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => {})

/** The runner's files: `name=value`, or `name<<DELIMITER`, lines, `DELIMITER`. */
function parseFile(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const [, name, delimiter] = /^([^=<]+)<<(.+)$/.exec(line) ?? []
    if (name !== undefined) {
      const end = lines.indexOf(delimiter ?? '', at)
      found[name] = lines.slice(at + 1, end).join('\n')
      at = end
    } else if (line.includes('=')) found[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
  }
  return found
}
