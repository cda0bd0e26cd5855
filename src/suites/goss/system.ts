/** What goss asks of a system, answered for a running container from outside it. */
import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { posix } from 'node:path'
import type { Package } from '../../core/schema.ts'
import type { EngineImage } from '../../engine/index.ts'
import { readEntry, readTarget, type FileEntry } from '../files.ts'
import type { Running, SuiteDeps } from '../types.ts'
import { groupsOf, parseGroups, parseUsers, type Group, type User } from './accounts.ts'
import { INTERFACE_FILES, PORT_TABLES, portsIn } from './kernel.ts'

/** goss would fail the test with this message. */
export class NoValue extends Error {}
/** It cannot be found out from outside the container: the test is not carried out. */
export class Unsupported extends Error {}

export interface Executed {
  readonly exitStatus: number
  readonly stdout: string
  readonly stderr: string
}

const MOST_FILE_BYTES = 50_000_000
const MOST_OUTPUT = 1024 ** 2
const MOST_ACCOUNT_BYTES = 5_000_000
const MOUNTS = '/proc/1/mountinfo'
/** Where Docker's runtime mounts what the engine's archive call does not show. */
const KERNELS = /^\/(?:proc|sys|dev)(?:\/|$)/
const SYSTEM_PACKAGES = ['deb', 'apk', 'rpm', 'alpm', 'pacman']
const NO_SHELL = 'the image has no shell (`sh`), with which goss runs commands'

export class System {
  readonly #running: Running
  readonly #image: EngineImage
  readonly #deps: SuiteDeps
  readonly #extra: readonly string[]
  #kernel: Promise<ReadonlyMap<string, string>> | null = null
  #accounts: Promise<{ users: User[]; groups: Group[] }> | null = null
  #names: Promise<string[]> | null = null
  #programs = new Map<string, Promise<boolean>>()

  /** `extra`: files of the kernel that tests name. A system remembers what it has read: each round of tests has a new one. */
  constructor(running: Running, image: EngineImage, deps: SuiteDeps, extra: readonly string[]) {
    this.#running = running
    this.#image = image
    this.#deps = deps
    this.#extra = extra
  }

  /** The text of a file below /proc or /sys; empty where there is none. */
  async kernel(): Promise<(path: string) => string> {
    const paths = [
      ...PORT_TABLES.map((table) => `/proc/net/${table}`),
      ...INTERFACE_FILES,
      MOUNTS,
      ...this.#extra,
    ]
    this.#kernel ??= this.#running.readKernel(paths)
    const files = await this.#kernel
    if (!files.get('/proc/net/tcp'))
      throw new Unsupported('the kernel’s files of the container cannot be read')
    return (path) => files.get(path) ?? ''
  }

  async mounts(): Promise<string> {
    return (await this.kernel())(MOUNTS)
  }

  async ports(): Promise<Map<string, string[]>> {
    return portsIn(await this.kernel())
  }

  processNames(): Promise<string[]> {
    this.#names ??= this.#deps.engine.processNames(this.#running.container)
    return this.#names.catch(() => {
      throw new Unsupported('the engine does not list the processes of the container')
    })
  }

  accounts(): Promise<{ users: User[]; groups: Group[] }> {
    this.#accounts ??= (async () => ({
      users: parseUsers(await this.#textOf('/etc/passwd')),
      groups: parseGroups(await this.#textOf('/etc/group')),
    }))()
    return this.#accounts
  }

  async #textOf(path: string): Promise<string> {
    const found = await readTarget(this.#deps.engine, this.#running.container, path, MOST_ACCOUNT_BYTES)
    return found?.bytes.toString('utf8') ?? ''
  }

  /** Names of the user's groups. */
  async groupsOf(user: User): Promise<string[]> {
    return groupsOf(user, (await this.accounts()).groups)
  }

  /** Of the packages of the distribution. */
  packages(name: string): Package[] {
    const { packages } = this.#running
    if (packages === null) throw new Unsupported('the list of the image’s packages is not complete')
    const [bare] = name.split(':') // `libc6:amd64`
    return packages.filter((one) => SYSTEM_PACKAGES.includes(one.type) && one.name === bare)
  }

  /** Absolute; `~name` is that user's home. */
  async pathOf(given: string): Promise<string> {
    if (!given.startsWith('~')) return posix.resolve('/', this.#image.config.workingDir, given)
    const [first = '', ...rest] = given.split('/')
    const { users } = await this.accounts()
    const name = first.slice(1)
    const user = name === '' ? users.find(({ uid }) => uid === 0) : users.find((one) => one.name === name)
    if (user === undefined) throw new NoValue(`unknown user ${name}`)
    return posix.resolve('/', user.home, ...rest)
  }

  /** The path itself, as `lstat` shows it; null where it does not exist. */
  async file(given: string): Promise<FileEntry | null> {
    const path = await this.pathOf(given)
    if (KERNELS.test(path)) throw new Unsupported(`${path} is the kernel’s, which the engine does not show`)
    return readEntry(this.#deps.engine, this.#running.container, path, 0)
  }

  /** Its content, links followed. */
  async content(given: string): Promise<Buffer> {
    const path = await this.pathOf(given)
    const found = await readTarget(this.#deps.engine, this.#running.container, path, MOST_FILE_BYTES)
    if (found === null) throw new NoValue(`${path} does not exist`)
    if (found.type !== 'file') throw new NoValue(`${path} is a ${found.type}`)
    if (found.size > MOST_FILE_BYTES) throw new Unsupported(`${path} has more than ${MOST_FILE_BYTES} bytes`)
    return found.bytes
  }

  async digest(given: string, algorithm: 'md5' | 'sha256' | 'sha512'): Promise<string> {
    return createHash(algorithm)
      .update(await this.content(given))
      .digest('hex')
  }

  /** By the shell of the image, as goss does. */
  async execute(command: string, milliseconds: number): Promise<Executed> {
    if (!(await this.hasProgram('sh'))) throw new NoValue(NO_SHELL)
    return this.run(['sh', '-c', command], milliseconds)
  }

  async run(argv: readonly string[], milliseconds: number): Promise<Executed> {
    const { engine, signal } = this.#deps
    const limits = { seconds: milliseconds / 1000, most: MOST_OUTPUT, signal }
    const { exitCode, stdout, stderr, isCut } = await engine.run(this.#running.container, argv, limits)
    if (exitCode === null) throw new NoValue(`the command did not end within ${milliseconds} ms`)
    if (isCut) throw new Unsupported(`the command wrote more than ${MOST_OUTPUT} bytes`)
    return { exitStatus: exitCode, stdout, stderr }
  }

  /** Whether a program of that name is in a folder of PATH. */
  hasProgram(name: string): Promise<boolean> {
    const known = this.#programs.get(name)
    if (known) return known
    const found = this.#findProgram(name)
    this.#programs.set(name, found)
    return found
  }

  async #findProgram(name: string): Promise<boolean> {
    const variable = this.#image.env.find((item) => item.startsWith('PATH='))?.slice('PATH='.length)
    const folders = (variable ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin').split(':')
    for (const folder of folders.filter((one) => one.startsWith('/'))) {
      const found = await readTarget(this.#deps.engine, this.#running.container, posix.join(folder, name), 0)
      if (found?.type === 'file') return true
    }
    return false
  }

  /**
   * Where a host and port that the container would connect to are from here. Only its own ports: throws Unsupported for
   * other hosts and for ports that are open inside only, NoValue where nothing listens.
   */
  locate = async (host: string, port: number): Promise<{ host: string; port: number }> => {
    if (!isLoopback(host) && host !== '0.0.0.0' && host !== '::')
      throw new Unsupported(`${host} would have to be reached from inside the container`)
    const ports = await this.ports()
    const addresses = ['tcp', 'tcp6'].flatMap((table) => ports.get(`${table}:${port}`) ?? [])
    if (addresses.length === 0) throw new NoValue(`nothing listens on port ${port}`)
    if (addresses.every(isLoopback)) throw new Unsupported(`port ${port} is open inside the container only`)
    const state = await this.#deps.engine.state(this.#running.container)
    const published = state?.ports.get(`${port}/tcp`)
    const engine = new URL(this.#deps.engine.endpoint)
    if (published !== undefined && engine.protocol !== 'ssh:')
      return { host: engine.protocol === 'unix:' ? '127.0.0.1' : engine.hostname, port: published }
    const own = [...(state?.networks.values() ?? [])].find((address) => address !== '')
    if (this.#running.isLocal && own !== undefined) return { host: own, port }
    throw new Unsupported(
      `port ${port} is not published, and the container’s network cannot be reached from here`,
    )
  }

  async isReachable(address: string, milliseconds: number): Promise<boolean> {
    const [, protocol = 'tcp', rest = ''] = /^(?:(\w+):\/\/)?(.*)$/.exec(address) ?? []
    if (protocol !== 'tcp') throw new Unsupported(`an address of ${protocol} is not supported`)
    const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(rest) ?? []
    try {
      return await opens(await this.locate(host, Number(port)), milliseconds)
    } catch (error) {
      if (error instanceof NoValue) return false
      throw error
    }
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^(?:::ffff:)?127\./.test(host)

const opens = (target: { host: string; port: number }, milliseconds: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ ...target, timeout: milliseconds })
    const end = (isOpen: boolean) => {
      socket.destroy()
      resolve(isOpen)
    }
    socket.once('connect', () => end(true))
    socket.once('timeout', () => end(false))
    socket.once('error', () => end(false))
  })
