/**
 * Reads what a step prints as the runner does (`OutputManager`, `ActionCommand` and `ActionCommandManager` of actions/runner):
 * both streams line by line, `::command::` after white space, `##[command]` anywhere in a line, masks for all later lines, ten
 * annotations of a level.
 */
import { StringDecoder } from 'node:string_decoder'

export interface Annotation {
  level: 'error' | 'warning' | 'notice'
  message: string
  title: string
  file?: string
  line?: string
}

export interface RunnerLog {
  /** Each line as it was printed, but for commands that name a mask. */
  printed: string[]
  /** What people see: without commands, masked. */
  lines: string[]
  /** At most ten of a level. */
  annotations: Annotation[]
  /** Annotations beyond that: the runner loses them. */
  lost: Annotation[]
  masks: string[]
  groups: string[]
  /** Commands that Sea Trial itself does not write like this: they are out of the output of a build or container. */
  violations: string[]
}

export interface LogReader {
  write(stream: 'stdout' | 'stderr', chunk: Buffer | string): void
  /** The last lines need no line break. */
  end(): RunnerLog
}

const MOST_ANNOTATIONS = 10
const MOST_CHARACTERS = 4096
const LEVELS = ['error', 'warning', 'notice'] as const
const KNOWN = new Set([
  ...['set-env', 'set-output', 'save-state', 'add-path', 'add-mask', 'add-matcher', 'remove-matcher'],
  ...[
    'warning',
    'error',
    'notice',
    'debug',
    'group',
    'endgroup',
    'echo',
    'stop-commands',
    'internal-set-repo-path',
  ],
])

interface Command {
  name: string
  properties: Readonly<Record<string, string>>
  value: string
}

/** `secrets`: what the runner masks from the start. */
export function readLog(secrets: readonly string[] = []): LogReader {
  const log: RunnerLog = {
    printed: [],
    lines: [],
    annotations: [],
    lost: [],
    masks: [...secrets],
    groups: [],
    violations: [],
  }
  const streams = { stdout: lineReader(), stderr: lineReader() }
  let stopToken: string | null = null
  let isGroupOpen = false

  function take(line: string): void {
    const command = commandIn(line, stopToken)
    if (command?.name !== 'add-mask') log.printed.push(line)
    if (command === null) return void log.lines.push(masked(line, log.masks))
    if (stopToken !== null) stopToken = null
    else obey(command, line)
  }

  function obey({ name, properties, value }: Command, line: string): void {
    if (!isOwn({ name, properties, value }, line)) log.violations.push(line)
    const level = LEVELS.find((one) => one === name)
    if (level)
      annotate({
        ...properties,
        level,
        message: value.slice(0, MOST_CHARACTERS),
        title: properties.title ?? '',
      })
    else if (name === 'add-mask') log.masks.push(value)
    else if (name === 'stop-commands') stopToken = value
    else if (name === 'group') {
      isGroupOpen = true
      log.groups.push(masked(value, log.masks))
    } else if (name === 'endgroup') isGroupOpen = false
  }

  /** Masks come first, groups are not nested, annotations have our title. */
  function isOwn({ name, properties }: Command, line: string): boolean {
    if (!line.startsWith('::')) return false
    if (name === 'add-mask') return log.lines.length + log.groups.length === 0
    if (name === 'group') return !isGroupOpen
    if (name === 'endgroup') return isGroupOpen
    return LEVELS.some((one) => one === name) && properties.title?.startsWith('Sea Trial') === true
  }

  function annotate(annotation: Annotation): void {
    const isFull =
      log.annotations.filter(({ level }) => level === annotation.level).length >= MOST_ANNOTATIONS
    ;(isFull ? log.lost : log.annotations).push(annotation)
  }

  return {
    write: (stream, chunk) => streams[stream].write(chunk).forEach(take),
    end() {
      for (const stream of Object.values(streams)) stream.end().forEach(take)
      return log
    },
  }
}

/** A lone carriage return ends a line too. */
function lineReader(): { write(chunk: Buffer | string): string[]; end(): string[] } {
  const decoder = new StringDecoder('utf8')
  let rest = ''
  return {
    write(chunk) {
      const lines = (rest + (typeof chunk === 'string' ? chunk : decoder.write(chunk))).split(
        /\r\n|\r(?!$)|\n/,
      )
      rest = lines.pop() ?? ''
      return lines
    },
    end: () => (rest === '' ? [] : rest.replace(/\r$/, '').split('\r')),
  }
}

function commandIn(line: string, stopToken: string | null): Command | null {
  const isKnown = (name: string) =>
    stopToken === null ? KNOWN.has(name.toLowerCase()) : name.toLowerCase() === stopToken.toLowerCase()
  const found = newStyle(line) ?? oldStyle(line)
  if (found && isKnown(found.name)) return found
  const other = oldStyle(line)
  return other && isKnown(other.name) ? other : null
}

function newStyle(line: string): Command | null {
  const [, name, properties = '', value = ''] = /^\s*::([^\s:]+)(?:\s+(.*?))?::(.*)$/s.exec(line) ?? []
  return name === undefined
    ? null
    : { name, properties: pairs(properties, ','), value: unescaped(value, ['%0D', '%0A', '%25']) }
}

function oldStyle(line: string): Command | null {
  const [, name, properties = '', value = ''] = /##\[([^\s\]]+)(?:\s+(.*?))?\](.*)$/s.exec(line) ?? []
  return name === undefined ? null : { name, properties: pairs(properties, ';'), value }
}

const pairs = (text: string, separator: string): Record<string, string> =>
  Object.fromEntries(
    text.split(separator).flatMap((pair) => {
      const [name = '', ...value] = pair.split('=')
      return value.length === 0
        ? []
        : [[name.trim(), unescaped(value.join('='), ['%0D', '%0A', '%3A', '%2C', '%25'])]]
    }),
  )

const unescaped = (text: string, codes: readonly string[]): string =>
  codes.reduce((left, code) => left.replaceAll(code, decodeURIComponent(code)), text)

/** The runner masks also the lines of a value. */
const masked = (text: string, masks: readonly string[]): string =>
  masks.filter((mask) => mask.trim() !== '').reduce((left, mask) => left.replaceAll(mask, '***'), text)
