/** The kinds of goss's resources: their attributes, in the order in which goss checks them, and how each value is found. */
import { messageOf } from '../../core/errors.ts'
import { booleanOf, integerOf, plain, textOf, textsOf, type Entry, type Plain } from '../../lib/document.ts'
import type { FileEntry } from '../files.ts'
import type { User, Group } from './accounts.ts'
import { ask, type Answer } from './http.ts'
import { hasInterface, interfaceAddresses, mountAt, type Mounted } from './kernel.ts'
import { NoValue, Unsupported, type Executed, type System } from './system.ts'

export type Entries = ReadonlyMap<string, Entry>

/** A resource while it is checked. */
export interface Subject {
  /** Its ID, or the attribute that replaces it. */
  readonly name: string
  readonly map: Entries
  readonly system: System
  /** What several attributes have in common: made once. */
  readonly once: <T>(make: () => Promise<T>) => Promise<T>
}

export interface Check {
  /** The attribute of the file. */
  readonly key: string
  /** An older name of it. */
  readonly alias?: string
  /** Missing, it fails; others are not checked then. */
  readonly isRequired?: true
  /** The value is text, and a list is of patterns for its lines. */
  readonly isText?: true
  /** goss takes `"0"` for 0. */
  readonly isNumber?: true
  readonly value: (subject: Subject) => Promise<Plain>
}

export interface Kind {
  /** In the name of a test. */
  readonly title: string
  /** The attribute that replaces the ID. */
  readonly nameKey: string
  readonly checks: readonly Check[]
  /** More attributes. */
  readonly options: readonly string[]
  /** Whether a first check that fails, or finds that nothing is there, skips the others. */
  readonly skips: boolean
}

const required = { isRequired: true } as const
const lines = { isText: true } as const

const milliseconds = ({ map }: Subject, fallback: number): number =>
  integerOf(map.get('timeout'), 'timeout', 0) || fallback

const fileOf = async ({ name, system }: Subject): Promise<FileEntry> => {
  const found = await system.file(name)
  if (found === null) throw new NoValue(`${name} does not exist`)
  return found
}
const ofFile =
  (value: (file: FileEntry, subject: Subject) => Plain | Promise<Plain>): Check['value'] =>
  async (subject) =>
    value(await subject.once(() => fileOf(subject)), subject)

const FILE_TYPES: Partial<Record<FileEntry['type'], string>> = { other: 'file' }

const owner = ofFile(async ({ uid }, { system }) => {
  const user = (await system.accounts()).users.find((one) => one.uid === uid)
  if (user === undefined) throw new NoValue(`no user has the number ${uid}`)
  return user.name
})
const groupOwner = ofFile(async ({ gid }, { system }) => {
  const group = (await system.accounts()).groups.find((one) => one.gid === gid)
  if (group === undefined) throw new NoValue(`no group has the number ${gid}`)
  return group.name
})
const contents: Check['value'] = async ({ name, system }) => (await system.content(name)).toString('utf8')
const digest =
  (algorithm: 'md5' | 'sha256' | 'sha512'): Check['value'] =>
  ({ name, system }) =>
    system.digest(name, algorithm)

const ofCommand =
  (value: (ran: Executed) => Plain): Check['value'] =>
  async (subject) =>
    value(await subject.once(() => subject.system.execute(subject.name, milliseconds(subject, 10_000))))

const userOf = async ({ name, system }: Subject): Promise<User | undefined> =>
  (await system.accounts()).users.find((one) => one.name === name || String(one.uid) === name)
const ofUser =
  (value: (user: User, subject: Subject) => Plain | Promise<Plain>): Check['value'] =>
  async (subject) => {
    const user = await userOf(subject)
    if (user === undefined) throw new NoValue(`unknown user ${subject.name}`)
    return value(user, subject)
  }
const groupOf = async ({ name, system }: Subject): Promise<Group | undefined> =>
  (await system.accounts()).groups.find((one) => one.name === name)

const portName = (name: string): string => (name.includes(':') ? name : `tcp:${name}`)

const mountOf = async ({ name, system }: Subject): Promise<Mounted> => {
  const found = mountAt(await system.mounts(), name)
  if (found === null) throw new NoValue('Mountpoint not found')
  return found
}
const ofMount =
  (value: (mount: Mounted) => Plain): Check['value'] =>
  async (subject) =>
    value(await mountOf(subject))

const NOT_HTTP = ['ca-file', 'cert-file', 'key-file', 'proxy']

function answerOf(subject: Subject): Promise<Answer> {
  const { name, map, system } = subject
  const given = NOT_HTTP.find((key) => textOf(map.get(key), key) !== '')
  if (given !== undefined) throw new Unsupported(`\`${given}\` is not supported`)
  const asked = {
    url: name,
    method: textOf(map.get('method'), 'method') || 'GET',
    headers: textsOf(map.get('request-headers'), 'request-headers'),
    body: textOf(map.get('request-body'), 'request-body'),
    milliseconds: milliseconds(subject, 5000),
    username: textOf(map.get('username'), 'username'),
    password: textOf(map.get('password'), 'password'),
    allowInsecure: booleanOf(map.get('allow-insecure'), 'allow-insecure', false),
    followsRedirects: !booleanOf(map.get('no-follow-redirects'), 'no-follow-redirects', false),
  }
  return subject.once(() =>
    ask(asked, system.locate).catch((error: unknown) => {
      throw error instanceof Unsupported ? error : new NoValue(messageOf(error))
    }),
  )
}
const ofAnswer =
  (value: (answer: Answer) => Plain): Check['value'] =>
  async (subject) =>
    value(await answerOf(subject))

const unsupported =
  (why: string): Check['value'] =>
  () =>
    Promise.reject(new Unsupported(why))

const NO_NAMES = 'names are resolved inside the container, which cannot be done from outside'

const kernelParam = (name: string): string => `/proc/sys/${name.replaceAll('.', '/')}`
const mtuOf = (name: string): string => `/sys/class/net/${name}/mtu`

/** Files of the kernel that a resource needs beside the usual ones. */
export const kernelFiles = (kind: string, name: string): string[] =>
  kind === 'kernel-param' ? [kernelParam(name)] : kind === 'interface' ? [mtuOf(name)] : []

const SYSTEMCTL_MILLISECONDS = 10_000

async function service({ name, system }: Subject, question: string): Promise<boolean> {
  if (name.includes('/')) return false
  if (!(await system.hasProgram('systemctl')))
    throw new Unsupported('services are looked up with systemctl only, which the image does not have')
  const { exitStatus } = await system.run(['systemctl', '-q', question, name], SYSTEMCTL_MILLISECONDS)
  return exitStatus === 0
}

const RETRY = ['retry_count', 'retry_delay']

export const KINDS: Readonly<Record<string, Kind>> = {
  command: {
    title: 'Command',
    nameKey: 'exec',
    skips: false,
    options: ['timeout', ...RETRY],
    checks: [
      { key: 'exit-status', ...required, isNumber: true, value: ofCommand(({ exitStatus }) => exitStatus) },
      { key: 'stdout', ...lines, value: ofCommand(({ stdout }) => stdout) },
      { key: 'stderr', ...lines, value: ofCommand(({ stderr }) => stderr) },
    ],
  },
  http: {
    title: 'HTTP',
    nameKey: 'url',
    skips: true,
    options: [
      ...['method', 'allow-insecure', 'no-follow-redirects', 'timeout', 'request-headers', 'request-body'],
      ...['username', 'password', ...NOT_HTTP],
    ],
    checks: [
      { key: 'status', ...required, value: ofAnswer(({ status }) => status) },
      { key: 'headers', ...lines, value: ofAnswer(({ headers }) => headers) },
      { key: 'body', ...lines, value: ofAnswer(({ body }) => body) },
    ],
  },
  addr: {
    title: 'Addr',
    nameKey: 'address',
    skips: false,
    options: ['local-address', 'timeout'],
    checks: [
      {
        key: 'reachable',
        ...required,
        value: (subject) => subject.system.isReachable(subject.name, milliseconds(subject, 500)),
      },
    ],
  },
  dns: {
    title: 'DNS',
    nameKey: 'resolve',
    skips: true,
    options: ['timeout', 'server', ...RETRY],
    checks: [
      { key: 'resolvable', alias: 'resolveable', ...required, value: unsupported(NO_NAMES) },
      { key: 'addrs', value: unsupported(NO_NAMES) },
    ],
  },
  package: {
    title: 'Package',
    nameKey: 'name',
    skips: true,
    options: RETRY,
    checks: [
      {
        key: 'installed',
        ...required,
        value: ({ name, system }) => Promise.resolve().then(() => system.packages(name).length > 0),
      },
      {
        key: 'versions',
        value: ({ name, system }) =>
          Promise.resolve().then(() => system.packages(name).map(({ version }) => version)),
      },
    ],
  },
  service: {
    title: 'Service',
    nameKey: 'name',
    skips: false,
    options: [],
    checks: [
      { key: 'enabled', value: (subject) => service(subject, 'is-enabled') },
      { key: 'running', value: (subject) => service(subject, 'is-active') },
      { key: 'runlevels', value: unsupported('run levels are not supported') },
    ],
  },
  file: {
    title: 'File',
    nameKey: 'path',
    skips: true,
    options: [],
    checks: [
      { key: 'exists', ...required, value: async ({ name, system }) => (await system.file(name)) !== null },
      { key: 'mode', value: ofFile(({ mode }) => mode.toString(8).padStart(4, '0')) },
      { key: 'owner', value: owner },
      { key: 'uid', value: ofFile(({ uid }) => uid) },
      { key: 'group', value: groupOwner },
      { key: 'gid', value: ofFile(({ gid }) => gid) },
      {
        key: 'linked-to',
        value: ofFile(({ type, link }, { name }) => {
          if (type !== 'symlink') throw new NoValue(`${name} is not a link`)
          return link
        }),
      },
      { key: 'filetype', value: ofFile(({ type }) => FILE_TYPES[type] ?? type) },
      { key: 'contains', ...lines, value: contents },
      { key: 'contents', ...lines, value: contents },
      {
        key: 'size',
        value: ofFile(({ type, size }) => {
          if (type !== 'file') throw new Unsupported('the size of what is not a file is not known')
          return size
        }),
      },
      { key: 'md5', value: digest('md5') },
      { key: 'sha256', value: digest('sha256') },
      { key: 'sha512', value: digest('sha512') },
    ],
  },
  process: {
    title: 'Process',
    nameKey: 'comm',
    skips: false,
    options: [],
    checks: [
      {
        key: 'running',
        ...required,
        value: async ({ name, system }) => (await system.processNames()).includes(name),
      },
    ],
  },
  user: {
    title: 'User',
    nameKey: 'username',
    skips: true,
    options: [],
    checks: [
      { key: 'exists', ...required, value: async (subject) => (await userOf(subject)) !== undefined },
      { key: 'uid', isNumber: true, value: ofUser(({ uid }) => uid) },
      { key: 'gid', isNumber: true, value: ofUser(({ gid }) => gid) },
      { key: 'home', value: ofUser(({ home }) => home) },
      { key: 'groups', value: ofUser((user, { system }) => system.groupsOf(user)) },
      { key: 'shell', value: ofUser(({ shell }) => shell) },
    ],
  },
  group: {
    title: 'Group',
    nameKey: 'groupname',
    skips: true,
    options: [],
    checks: [
      { key: 'exists', ...required, value: async (subject) => (await groupOf(subject)) !== undefined },
      {
        key: 'gid',
        isNumber: true,
        value: async (subject) => {
          const group = await groupOf(subject)
          if (group === undefined) throw new NoValue(`unknown group ${subject.name}`)
          return group.gid
        },
      },
    ],
  },
  port: {
    title: 'Port',
    nameKey: 'port',
    skips: true,
    options: [],
    checks: [
      {
        key: 'listening',
        ...required,
        value: async ({ name, system }) => (await system.ports()).has(portName(name)),
      },
      { key: 'ip', value: async ({ name, system }) => (await system.ports()).get(portName(name)) ?? [] },
    ],
  },
  'kernel-param': {
    title: 'KernelParam',
    nameKey: 'name',
    skips: false,
    options: [],
    checks: [
      {
        key: 'value',
        ...required,
        value: async ({ name, system }) => {
          const text = (await system.kernel())(kernelParam(name))
          if (text === '') throw new NoValue(`there is no kernel parameter ${name}`)
          return text.trim()
        },
      },
    ],
  },
  mount: {
    title: 'Mount',
    nameKey: 'mountpoint',
    skips: true,
    options: ['timeout'],
    checks: [
      { key: 'exists', ...required, value: ofMount(() => true) },
      { key: 'opts', value: ofMount(({ opts }) => opts) },
      { key: 'vfs-opts', value: ofMount(({ vfsOpts }) => vfsOpts) },
      { key: 'source', value: ofMount(({ source }) => source) },
      { key: 'filesystem', value: ofMount(({ filesystem }) => filesystem) },
      {
        key: 'usage',
        value: unsupported('how full a mount is cannot be found out from outside the container'),
      },
    ],
  },
  interface: {
    title: 'Interface',
    nameKey: 'name',
    skips: true,
    options: [],
    checks: [
      {
        key: 'exists',
        ...required,
        value: async ({ name, system }) => hasInterface(await system.kernel(), name),
      },
      { key: 'addrs', value: async ({ name, system }) => interfaceAddresses(await system.kernel(), name) },
      {
        key: 'mtu',
        value: async ({ name, system }) => {
          const text = (await system.kernel())(mtuOf(name))
          if (text === '') throw new Unsupported(`the MTU of ${name} cannot be read`)
          return Number(text)
        },
      },
    ],
  },
  matching: {
    title: 'Matching',
    nameKey: '',
    skips: false,
    options: ['content', 'as-reader'],
    checks: [
      {
        key: 'matches',
        ...required,
        value: ({ map }) => {
          const node = map.get('content')?.node
          return Promise.resolve(node === undefined ? null : plain(node))
        },
      },
    ],
  },
  registry: {
    title: 'Registry',
    nameKey: '',
    skips: false,
    options: ['exists', 'value', 'name', 'key'],
    checks: [{ key: 'exists', ...required, value: unsupported('there is no registry on Linux') }],
  },
}

/** All attributes of each kind, and those of includes. */
export const KEYS: Readonly<Record<string, readonly string[]>> = {
  gossfile: ['file'],
  ...Object.fromEntries(
    Object.entries(KINDS).map(([kind, { nameKey, checks, options }]) => [
      kind,
      [
        nameKey,
        ...options,
        ...checks.flatMap(({ key, alias }) => (alias === undefined ? [key] : [key, alias])),
      ],
    ]),
  ),
}
