/** Runs what users run, `dist/index.js`, as a command and as the runner would run the action. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { JOB_INPUTS, SETTINGS, type Setting } from '../../src/inputs/table.ts'
import type { Report } from '../../src/core/schema.ts'

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

export interface ActionRun {
  env: NodeJS.ProcessEnv
  /** Everything that the action wrote for the runner. */
  outputs(): Record<string, string>
  summary(): string
  state(): Record<string, string>
}

/** The environment that the runner gives an action: every input with its default, files to write to, an event. */
export function actionEnv(
  base: NodeJS.ProcessEnv,
  inputs: Record<string, string>,
  github: { event: string; payload: unknown; apiUrl: string },
): ActionRun {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'))
  const file = (name: string, content = '') => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const defaults = SETTINGS.map(({ name, ...setting }: Setting) => [
    name,
    name === 'token' ? 'ghs_testtoken' : (setting.default ?? ''),
  ])
  const ofJob = Object.keys(JOB_INPUTS).map((name) => [name, name === 'job-total' ? '1' : ''])
  const given = Object.entries({
    ...Object.fromEntries([...defaults, ...ofJob]),
    ...inputs,
  } as Record<string, string>)
  const paths = {
    output: file('output'),
    summary: file('summary'),
    state: file('state'),
    event: file('event.json', JSON.stringify(github.payload)),
  }
  return {
    env: {
      ...base,
      ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_REPOSITORY: 'octo/app',
      GITHUB_REPOSITORY_OWNER: 'octo',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_API_URL: github.apiUrl,
      GITHUB_EVENT_NAME: github.event,
      GITHUB_EVENT_PATH: paths.event,
      GITHUB_SHA: '1111111111111111111111111111111111111111',
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_RUN_ID: '42',
      GITHUB_WORKSPACE: process.cwd(),
      GITHUB_OUTPUT: paths.output,
      GITHUB_STEP_SUMMARY: paths.summary,
      GITHUB_STATE: paths.state,
      RUNNER_TEMP: folder,
    },
    outputs: () => parseFile(readFileSync(paths.output, 'utf8')),
    summary: () => readFileSync(paths.summary, 'utf8'),
    state: () => parseFile(readFileSync(paths.state, 'utf8')),
  }
}

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
