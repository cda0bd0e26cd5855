/**
 * Reads the storage folder of a Docker engine through the ordinary archive call: a container is created with that folder
 * as a read-only mount, and never started. It needs no root, no program in the image, and works on a remote engine.
 */
import type { Readable } from 'node:stream'
import { messageOf } from '../../../core/errors.ts'
import { containerName, RUN_LABEL } from '../../../core/run-id.ts'
import type { ContainerSpec, Engine } from '../../../engine/index.ts'
import { RouteUnavailable } from '../route-unavailable.ts'

export interface StoreAccess {
  readonly engine: Pick<Engine, 'create' | 'remove' | 'readArchive'>
  /** The image, by its ID, which is the digest of its config. */
  readonly id: string
  /** Paths that the image declares with VOLUME. */
  readonly volumes: readonly string[]
  /** The run that the container belongs to. */
  readonly run: string
  /** The engine's storage folder, on its machine: `/var/lib/docker`; with the store `containerd`, the folder of that. */
  readonly rootDir: string
  /** The storage driver, such as `overlay2`, or `containerd`. */
  readonly driver: string
  readonly diffIds: readonly string[]
}

/** Empty for anything but a SHA-256 digest, so that no other path can be made of it. */
export const hexOf = (digest: string): string => /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1] ?? ''

export interface Store {
  /** The tar of a file or folder below the storage folder. Rejects with RouteUnavailable when it does not exist. */
  read(path: string): Promise<Readable>
  close(): Promise<void>
}

/** `role`: part of the container's name. Rejects with RouteUnavailable when the engine refuses the container. */
export async function openStore(access: StoreAccess, role = 'store'): Promise<Store> {
  const { engine, run } = access
  const target = `/sea-trial-${run}` // no image can have a link of this name
  const container = await engine.create(specOf(access, target, role)).catch((cause: unknown) => {
    throw new RouteUnavailable(`the engine does not mount its storage folder: ${messageOf(cause)}`, { cause })
  })
  return {
    async read(path) {
      const stream = await engine.readArchive(container, `${target}/${path}`)
      if (stream === null) throw new RouteUnavailable(`the engine's storage has no ${path}`)
      return stream
    },
    close: () => engine.remove(container),
  }
}

/** Nothing of the image runs. Its volumes would be created and filled: a tmpfs in their place is not. */
function specOf({ id, volumes, run, rootDir }: StoreAccess, target: string, role: string): ContainerSpec {
  return {
    name: containerName(run, role),
    image: id,
    labels: { [RUN_LABEL]: run },
    env: [],
    cmd: ['-'],
    entrypoint: null,
    publish: [],
    network: 'none',
    memory: null,
    cpus: null,
    settings: {
      volumes: [{ source: { kind: 'path', path: rootDir }, target, options: ['ro'] }],
      tmpfs: volumes.map((path) => ({ path, options: '' })),
    },
  }
}
