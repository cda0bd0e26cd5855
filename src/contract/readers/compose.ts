/**
 * One service of a Compose file as a contract. Variables have no environment here: a default counts, and a rule whose variable
 * has none is a mistake. Variables in other places are left alone.
 */
import { readNodes, type Entry, type Node } from '../../lib/document.ts'
import { COMPOSE } from '../fields/compose.ts'
import type { Amounts, ContractProbe, ContractReader, Ruled, SecurityRule } from '../model.ts'
import { inShell, parseDuration, parsePort, parseSize, splitWords } from '../values.ts'
import { foldersOf } from './compose-folders.ts'
import { portsOf } from './compose-ports.ts'
import { filled } from './filled.ts'
import { at, entriesAt, itemsAt, readerOf, textOf, type Rules, type Source } from './source.ts'
import { variables } from './variables.ts'

/** https://github.com/compose-spec/compose-spec/blob/main/05-services.md#stop_grace_period */
const DEFAULT_GRACE = 10

export const readCompose: ContractReader = readerOf(COMPOSE, readNodes, (root, source) => {
  source.check(root, { except: ['services'] })
  const all = new Map(entriesAt(root, 'services'))
  const built = [...all].filter(([, { node }]) => at(node, 'build') !== undefined).map(([name]) => name)
  const chosen = source.choose('service', all, built.length === 1 ? built[0] : undefined)
  if (chosen === null) return null
  const [name, { node }] = chosen
  source.check(node, { path: 'services.*' })
  if (source.mistakes.length > 0) return null
  return new Service(node, source).rules(name)
})

/** The fields of a service with their variables filled in. */
class Service {
  readonly #node: Node
  readonly #source: Source

  constructor(node: Node, source: Source) {
    this.#node = node
    this.#source = source
  }

  rules(name: string): Rules {
    const environment = environmentOf(this.#node)
    const signal = this.#text('stop_signal')
    const user = this.#userOf()
    return {
      name: `service ${name}`,
      ports: portsOf(this.#node, this.#source),
      probes: this.#probes(),
      entrypoint: this.#command('entrypoint'),
      args: this.#command('command'),
      workingDir: this.#text('working_dir'),
      env: variables(this.#source, environment),
      assignsPort: this.#portVariable(environment),
      security: [...user.security, ...this.#security()],
      writable: foldersOf(this.#node, this.#source),
      ...this.#resources(),
      grace:
        this.#number('seconds', 'stop_grace_period') ?? this.#source.ruled(DEFAULT_GRACE, this.#node.line),
      ...(signal === null ? {} : { stopSignal: signal }),
      ...(user.name === null ? {} : { userName: user.name }),
    }
  }

  #text(...names: string[]): Ruled<string> | null {
    const entry = at(this.#node, ...names)
    if (entry?.node.kind !== 'scalar') return null
    const text = filled(entry.node.text, entry.line, this.#source)
    return text === null ? null : this.#source.ruled(text, entry.line)
  }

  #number(as: keyof typeof NUMBERS, ...names: string[]): Ruled<number> | null {
    const text = this.#text(...names)
    if (text === null) return null
    const { read, name } = NUMBERS[as]
    const value = read(text.value)
    if (value !== null) return this.#source.ruled(value, text.at.line)
    return this.#source.wrong(
      text.at.line,
      `\`${names.join('.')}\` must be ${name}, not \`${text.value.slice(0, 100)}\``,
    )
  }

  #isSet(name: string): Ruled<string> | null {
    const text = this.#text(name)
    return text !== null && /^(true|yes|on|1)$/i.test(text.value) ? text : null
  }

  #command(name: string): Ruled<readonly string[]> | null {
    const entry = at(this.#node, name)
    if (entry === undefined) return null
    const texts = itemsAt(entry.node).map((one) => filled(textOf(one), one.line, this.#source) ?? '')
    if (entry.node.kind === 'list') return this.#source.ruled(texts, entry.line)
    const words = splitWords(texts[0] ?? '')
    return words === null
      ? this.#source.wrong(entry.line, `a quote in \`${name}\` is not closed`)
      : this.#source.ruled(words, entry.line)
  }

  #probes(): ContractProbe[] {
    const test = at(this.#node, 'healthcheck', 'test')
    const disabled = this.#text('healthcheck', 'disable')
    if (test === undefined || disabled?.value === 'true') return []
    const argv = checkCommand(test, this.#source)
    if (argv === null) return []
    const seconds = (name: string) => this.#number('seconds', 'healthcheck', name)?.value ?? null
    const timing = {
      initialDelay: seconds('start_period'),
      period: seconds('interval') ?? 30,
      timeout: seconds('timeout') ?? 30,
      failureThreshold: this.#number('count', 'healthcheck', 'retries')?.value ?? 3,
      successThreshold: 1,
    }
    return [{ use: 'check', how: { kind: 'exec', argv }, timing, at: this.#source.ruled(null, test.line).at }]
  }

  #portVariable(environment: readonly [string, Entry][]): Ruled<number | null> | null {
    const entry = environment.find(([name]) => name === 'PORT')?.[1]
    if (entry?.node.kind !== 'scalar' || entry.node.text === '') return null
    const text = filled(entry.node.text, entry.line, this.#source)
    return text === null ? null : this.#source.ruled(parsePort(text), entry.line)
  }

  #userOf(): { security: Ruled<SecurityRule>[]; name: Ruled<string> | null } {
    const given = this.#text('user')
    const [, user, group] = /^(\d+)(?::(\d+))?$/.exec(given?.value ?? '') ?? []
    if (given === null || user === undefined) return { security: [], name: given }
    const rule: SecurityRule = {
      rule: 'run-as-user',
      user: Number(user),
      group: group === undefined ? null : Number(group),
    }
    return { security: [{ value: rule, at: given.at }], name: null }
  }

  #security(): Ruled<SecurityRule>[] {
    const rules: Ruled<SecurityRule>[] = []
    const readOnly = this.#isSet('read_only')
    if (readOnly !== null) rules.push({ value: { rule: 'read-only-root' }, at: readOnly.at })
    const privileged = this.#isSet('privileged')
    if (privileged !== null) rules.push({ value: { rule: 'privileged' }, at: privileged.at })
    for (const rule of ['drop', 'add'] as const) {
      const entry = at(this.#node, `cap_${rule}`)
      const capabilities = itemsAt(entry?.node).map((one) => textOf(one).replace(/^CAP_/i, '').toUpperCase())
      if (entry !== undefined && capabilities.length > 0)
        rules.push(this.#source.ruled({ rule, capabilities }, entry.line))
    }
    for (const option of itemsAt(this.#node, 'security_opt')) {
      const text = textOf(option)
      if (/^no-new-privileges(?:[:=]true)?$/.test(text))
        rules.push(this.#source.ruled({ rule: 'no-privilege-escalation' }, option.line))
      else this.#source.skip(option.line, `security_opt ${text.slice(0, 100)}`, 'it depends on the machine')
    }
    return rules
  }

  #resources(): { memory: Amounts; cpu: Amounts } {
    const of = (as: 'bytes' | 'amount', what: string, limit: string, request: string): Amounts => ({
      limit: this.#number(as, 'deploy', 'resources', 'limits', what) ?? this.#number(as, limit),
      request:
        this.#number(as, 'deploy', 'resources', 'reservations', what) ??
        (request === '' ? null : this.#number(as, request)),
    })
    return {
      memory: of('bytes', 'memory', 'mem_limit', 'mem_reservation'),
      cpu: of('amount', 'cpus', 'cpus', ''),
    }
  }
}

const NUMBERS = {
  seconds: { name: 'a time such as `30s`', read: (text: string) => parseDuration(text, 1) },
  bytes: { name: 'a size such as `512m`', read: (text: string) => parseSize(text, 1) },
  count: { name: 'a whole number', read: (text: string) => (/^\d{1,9}$/.test(text) ? Number(text) : null) },
  amount: {
    name: 'a number',
    read: (text: string) => (/^\d{1,9}(\.\d+)?$|^\.\d+$/.test(text) ? Number(text) : null),
  },
}

/** Docker's forms: a text or `CMD-SHELL` for a shell, `CMD` for a program, `NONE`. */
function checkCommand({ node, line }: Entry, source: Source): string[] | null {
  const texts = itemsAt(node).map((one) => filled(textOf(one), one.line, source))
  if (texts.includes(null)) return null
  const [first = '', ...rest] = texts.map((one) => one ?? '')
  if (node.kind === 'scalar') return first === '' ? null : inShell(first)
  if (first === 'NONE') return null
  if (first === 'CMD' && rest.length > 0) return rest
  if (first === 'CMD-SHELL' && rest.length > 0) return inShell(rest.join(' '))
  return source.wrong(
    line,
    '`healthcheck.test` must be a text, or a list that begins with `CMD`, `CMD-SHELL` or `NONE`',
  )
}

/** Of a map, or of a list of `NAME=value`. */
function environmentOf(node: Node): [string, Entry][] {
  const entry = at(node, 'environment')
  if (entry?.node.kind === 'map') return [...entry.node.entries]
  return itemsAt(entry?.node).map((one): [string, Entry] => {
    const [name = '', ...value] = textOf(one).split('=')
    const text = value.join('=')
    return [name, { line: one.line, node: { kind: 'scalar', line: one.line, text, value: text } }]
  })
}
