/** Clients that write to a registry of this process, with the credentials of a user. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseImageReference, type ImageReference } from '../../src/core/image-reference.ts'
import {
  openRegistry,
  openRegistryWriter,
  type RegistryClient,
  type RegistryRules,
  type RegistryWriter,
} from '../../src/registry/index.ts'
import { fakeClock, socketTurn } from './fake-clock.ts'
import { startWritable, type WritableOptions, type WritableRegistry } from './writable-registry.ts'

export interface Writers {
  readonly registry: (options?: WritableOptions) => Promise<WritableRegistry>
  /** The clients that it opens are closed with the rest. */
  readonly rules: (changes?: Partial<RegistryRules>) => RegistryRules
  readonly writer: (ref: ImageReference, changes?: Partial<RegistryRules>) => RegistryWriter
  readonly reader: (ref: ImageReference) => RegistryClient
  /** The password is `ahoy`; null: nobody. */
  logIn(user: string | null, ...hosts: string[]): void
  /** Between tests. */
  close(): Promise<void>
  /** After all. */
  end(): void
}

export function refOf(text: string): ImageReference {
  const reference = parseImageReference(text)
  if (!reference) throw new Error(`${text} is no reference`)
  return reference
}

export function writers(): Writers {
  const folder = mkdtempSync(join(tmpdir(), 'writers-'))
  let closing: (() => Promise<void> | void)[] = []
  const rules = (changes: Partial<RegistryRules> = {}): RegistryRules => ({
    env: { DOCKER_CONFIG: folder },
    clock: fakeClock(socketTurn),
    signal: new AbortController().signal,
    ...changes,
  })
  const kept = <T extends RegistryClient>(client: T): T => {
    closing.push(() => client.close())
    return client
  }
  return {
    async registry(options) {
      const registry = await startWritable(options)
      closing.push(() => registry.close())
      return registry
    },
    rules,
    writer: (ref, changes) => kept(openRegistryWriter(ref, rules(changes))),
    reader: (ref) => kept(openRegistry(ref, rules())),
    logIn(user, ...hosts) {
      const auth = Buffer.from(`${user}:ahoy`).toString('base64')
      const auths = Object.fromEntries(user === null ? [] : hosts.map((host) => [host, { auth }]))
      writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths }))
    },
    async close() {
      for (const close of closing.reverse()) await close()
      closing = []
      rmSync(join(folder, 'config.json'), { force: true })
    },
    end: () => rmSync(folder, { recursive: true }),
  }
}
