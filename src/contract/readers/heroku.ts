/**
 * `Procfile`, `heroku.yml` and `app.json`. The process `web` gets a PORT of the platform’s choice and all requests, so it is the
 * one that is read unless another is picked. A command runs in a shell: `$PORT` in it is filled in there.
 */
import { WrongFile, readNodes, type Entry, type Node } from '../../lib/document.ts'
import { readJson } from '../document/json.ts'
import { APP_JSON, HEROKU, PROCFILE } from '../fields/heroku.ts'
import type { ContractProbe, ContractReader, ProbeHow } from '../model.ts'
import { inShell, parsePort } from '../values.ts'
import { at, entriesAt, itemsAt, readerOf, textAt, textOf, type Rules, type Source } from './source.ts'
import { variables } from './variables.ts'

const WEB = 'web'
/** https://devcenter.heroku.com/articles/dynos#shutdown */
const GRACE = 30
/** PORT of Dokku where the Dockerfile exposes none. */
const DOKKU_PORT = 5000

const PROCESS = /^([A-Za-z0-9_-]+)\s*:\s*(.*)$/
const MOST_PROCESSES = 100

/** Lines `name: command`, comments, and empty lines. */
function readProcesses(text: string): Node {
  const entries = new Map<string, Entry>()
  for (const [index, full] of text.split(/\r?\n/).entries()) {
    const line = index + 1
    const [, name, command] = PROCESS.exec(full.trim()) ?? []
    if (full.trim() === '' || full.trim().startsWith('#')) continue
    if (name === undefined || !command)
      throw new WrongFile(line, 'a line of a Procfile is `name: command`, as in `web: npm start`')
    if (entries.has(name)) throw new WrongFile(line, `the process \`${name.slice(0, 100)}\` is given twice`)
    if (entries.size === MOST_PROCESSES)
      throw new WrongFile(line, `it has more than ${MOST_PROCESSES} processes`)
    entries.set(name, { line, node: { kind: 'scalar', line, text: command, value: command } })
  }
  return { kind: 'map', line: 1, entries }
}

export const readProcfile: ContractReader = readerOf(PROCFILE, readProcesses, (root, source) => {
  source.check(root)
  const chosen = chooseProcess(
    new Map(entriesAt(root).filter(([name]) => name !== 'release' || source.pick === name)),
    source,
  )
  if (chosen === null) return null
  const [name, { node, line }] = chosen
  return { ...ofProcess(name, line, source), args: source.ruled(inShell(textOf(node)), line) }
})

export const readHeroku: ContractReader = readerOf(HEROKU, readNodes, (root, source) => {
  source.check(root)
  const run = new Map(entriesAt(root, 'run'))
  const processes = new Map([...entriesAt(root, 'build', 'docker'), ...run])
  const chosen = chooseProcess(processes, source)
  if (chosen === null) return null
  const [name, { node, line }] = chosen
  const command = run.has(name) ? commandOf(node) : ''
  return {
    ...ofProcess(name, line, source),
    args: command === '' ? null : source.ruled(inShell(command), line),
    env: variables(source, entriesAt(root, 'setup', 'config')),
  }
})

/** `web: npm start`, or a map with `command`: a text, or a list of lines. */
function commandOf(node: Node): string {
  if (node.kind === 'scalar') return node.text
  return itemsAt(node, 'command').map(textOf).join(' && ')
}

function chooseProcess(processes: ReadonlyMap<string, Entry>, source: Source): [string, Entry] | null {
  const chosen = source.choose('process', processes, processes.has(WEB) ? WEB : undefined)
  for (const [name, { line }] of chosen === null ? [] : processes)
    if (name !== chosen?.[0])
      source.skip(line, `process ${name}`, `another process: \`${source.file}#${name}\` picks it`)
  return chosen
}

const ofProcess = (
  name: string,
  line: number,
  source: Source,
): Pick<Rules, 'assignsPort' | 'grace' | 'isToEnd' | 'isUnreached'> & { name: string } => ({
  name: `process ${name}`,
  assignsPort: name === WEB ? source.ruled(null, line) : null,
  grace: source.ruled(GRACE, line),
  isToEnd: name === 'release',
  ...(name === WEB ? {} : { isUnreached: true }),
})

const MB = 1024 ** 2
/** https://devcenter.heroku.com/articles/dyno-types */
const DYNOS: Readonly<Record<string, number>> = {
  eco: 512 * MB,
  basic: 512 * MB,
  'standard-1x': 512 * MB,
  'standard-2x': 1024 * MB,
  'performance-m': 2560 * MB,
  'performance-l': 14_336 * MB,
}

export const readAppJson: ContractReader = readerOf(
  APP_JSON,
  (text) => readJson(text, { comments: false }),
  (root, source) => {
    const known = [
      'env',
      'formation',
      'healthchecks',
      'scripts',
      'buildpacks',
      'addons',
      'environments',
      'stack',
      'success_url',
    ]
    if (!known.some((name) => at(root, name) !== undefined))
      return source.wrong(
        1,
        'it has none of the fields of an `app.json` of Heroku or Dokku, such as `env` or `formation`',
      )
    source.check(root, { except: ['healthchecks'] })
    const name = source.pick ?? WEB
    const size = textAt(root, 'formation', name, 'size')
    const memory = size === null ? undefined : DYNOS[size.text.toLowerCase()]
    if (size !== null && memory === undefined)
      source.skip(size.line, `size ${size.text.slice(0, 100)}`, 'its memory is not known here')
    const probes = probesOf(root, name, source)
    return {
      name: `process ${name}`,
      assignsPort:
        name === WEB
          ? source.ruled(probes.length > 0 ? DOKKU_PORT : null, at(root, 'healthchecks')?.line ?? 1)
          : null,
      env: variables(source, entriesAt(root, 'env')),
      // Heroku swaps above its quota, so it is no limit
      memory: {
        request: size === null || memory === undefined ? null : source.ruled(memory, size.line),
        limit: null,
      },
      probes,
    }
  },
)

const USES: Readonly<Record<string, ContractProbe['use']>> = {
  startup: 'startup',
  readiness: 'readiness',
  liveness: 'liveness',
}

/** https://dokku.com/docs/deployment/zero-downtime-deploys/ */
function probesOf(root: Node, name: string, source: Source): ContractProbe[] {
  const checks = at(root, 'healthchecks', name)
  if (checks === undefined) return []
  source.check(checks.node, { path: 'healthchecks.*' })
  return itemsAt(checks.node).flatMap((check): ContractProbe[] => {
    const how = howOf(check, source)
    if (how === null) return []
    const number = (field: string, fallback: number | null) => {
      const given = textAt(check, field)
      return given === null ? fallback : Number(given.text)
    }
    const line =
      (textAt(check, 'path') ?? textAt(check, 'command') ?? textAt(check, 'port'))?.line ?? check.line
    const timing = {
      initialDelay: number('initialDelay', null),
      period: number('wait', 5),
      timeout: number('timeout', 5),
      failureThreshold: number('attempts', 3),
      successThreshold: null,
    }
    return [
      {
        use: USES[textAt(check, 'type')?.text ?? ''] ?? 'check',
        how,
        timing,
        at: source.ruled(null, line).at,
      },
    ]
  })
}

function howOf(check: Node, source: Source): ProbeHow | null {
  const path = textAt(check, 'path')
  const given = textAt(check, 'port')
  const port = given === null ? DOKKU_PORT : parsePort(given.text)
  if (port === null) return source.wrong(given?.line ?? check.line, '`port` must be a port from 1 to 65535')
  const command = itemsAt(check, 'command').map(textOf)
  if (command.length > 0) return { kind: 'exec', argv: command }
  const scheme = textAt(check, 'scheme')?.text === 'https' ? 'https' : 'http'
  if (path !== null) return { kind: 'http', scheme, port, path: path.text, headers: [], status: null }
  return given === null ? null : { kind: 'tcp', port }
}
