/** An engine for test files: containers with files in memory, and commands with scripted results. Records what is made and removed. */
import { Readable } from 'node:stream'
import { pack, type Header } from 'tar-stream'
import type { ContainerSpec, Engine, Output } from '../../src/engine/index.ts'
import type { SuiteDeps } from '../../src/suites/types.ts'
import { silent } from '../../src/core/progress.ts'
import { fakeEngine } from '../build/fake-engine.ts'
import { fakeClock } from '../support/fake-clock.ts'

export type Ran = Partial<Output> & { exitCode?: number; failure?: string; isLate?: boolean }
export type Member = Partial<Header> & { text?: string }

export interface Fake {
  readonly engine: Engine
  readonly specs: ContainerSpec[]
  /** Containers and images that were made and not removed. */
  readonly left: Set<string>
}

/** `ran`: the result of a command, by its argv. */
export function fakeContainers(
  files: Readonly<Record<string, Member>>,
  ran: (argv: readonly string[], spec: ContainerSpec | null) => Ran = () => ({}),
): Fake {
  const specs: ContainerSpec[] = []
  const left = new Set<string>()
  const specOf = (id: string) => specs[Number(id)] ?? null
  const argvOf = (id: string) => [...(specOf(id)?.entrypoint ?? []), ...(specOf(id)?.cmd ?? [])]
  const result = (id: string) => ran(argvOf(id), specOf(id))
  const engine = fakeEngine({
    create: (spec) => {
      const id = String(specs.push(spec) - 1)
      left.add(id)
      return Promise.resolve(id)
    },
    start: (id) => Promise.resolve({ failure: result(id).failure ?? null }),
    ended: () => Promise.resolve(),
    state: (id) =>
      Promise.resolve({
        ...{
          status: 'exited',
          running: result(id).isLate ?? false,
          pid: 0,
          exitCode: result(id).exitCode ?? 0,
        },
        ...{ oomKilled: false, error: '', startedAt: null, finishedAt: null, healthcheck: null },
        ...{ health: { status: 'none', log: [] }, networks: new Map(), ports: new Map(), tty: false },
      }),
    output: (id) => Promise.resolve({ stdout: '', stderr: '', isCut: false, ...result(id) }),
    run: (_, argv) =>
      Promise.resolve({ stdout: '', stderr: '', isCut: false, exitCode: 0, ...ran(argv, null) }),
    processNames: () => Promise.resolve(['httpd']),
    commit: (_, repository, tag) => Promise.resolve(void left.add(`${repository}:${tag}`)),
    untag: (tag) => Promise.resolve(void left.delete(tag)),
    remove: (id) => Promise.resolve(void left.delete(id)),
    readArchive: (_, path) => Promise.resolve(archiveOf(files, path)),
  })
  return { engine, specs, left }
}

/** The member itself, and what is below it. */
function archiveOf(files: Readonly<Record<string, Member>>, path: string): Readable | null {
  const at = path === '/' ? '/' : path.replace(/\/$/, '')
  if (!(at in files)) return null
  const packed = pack()
  for (const [name, { text = '', ...header }] of Object.entries(files))
    if (name === at || name.startsWith(`${at}/`)) {
      const shown = name === '/' ? '/' : name.slice(at.lastIndexOf('/') + 1)
      packed.entry({ type: 'file', mode: 0o644, uid: 0, gid: 0, ...header, name: shown }, text)
    }
  packed.finalize()
  return Readable.from(packed)
}

export const depsOf = (
  { engine }: Pick<Fake, 'engine'>,
  texts: Readonly<Record<string, string>>,
): SuiteDeps => ({
  engine,
  clock: fakeClock(),
  progress: silent,
  signal: new AbortController().signal,
  run: 'r',
  platform: null,
  memoryGuard: null,
  readText: (path) => {
    const text = texts[path]
    if (text === undefined) throw new Error('it does not exist')
    return text
  },
  shownPath: (path) => path.replace('/repo/', ''),
})
