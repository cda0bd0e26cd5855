/** The fast routes to the layers of an image on an engine, where the engine allows them. */
import type { Engine, EngineImage, EngineInfo } from '../engine/index.ts'
import { hasStore, type PushAccess, type StoreAccess } from '../inspect/index.ts'
import type { Run } from './session.ts'
import type { Link } from './trial.ts'

export interface Routes {
  readonly store: StoreAccess | undefined
  readonly push: PushAccess | undefined
}

export function routesTo(image: EngineImage, { engine, info }: Link, run: Pick<Run, 'id'>): Routes {
  const store = storeAccess(image, engine, info, run)
  // for a push, the classic stores would have to compress; the containerd store would not
  const push = store && info.store !== 'containerd' ? undefined : pushAccess(image, engine, info, run)
  return { store, push }
}

/** Undefined where the engine's storage cannot be read in parts. */
export function storeAccess(
  { id, volumes, diffIds }: EngineImage,
  engine: Engine,
  { store: driver, rootDir: dockerDir, containerdDir }: EngineInfo,
  run: Pick<Run, 'id'>,
): StoreAccess | undefined {
  const rootDir = containerdDir ?? dockerDir
  if (rootDir === undefined || !hasStore(driver)) return undefined
  return { engine, id, volumes, run: run.id, rootDir, driver, diffIds }
}

/** Undefined where the engine is on another machine, or where removing our tag would delete the image. */
function pushAccess(
  { id, tags, diffIds, bytes }: EngineImage,
  engine: Engine,
  info: EngineInfo,
  run: Pick<Run, 'id'>,
): PushAccess | undefined {
  if (!info.local || tags.length === 0) return undefined
  const isPacked = info.store === 'containerd'
  return { engine, id, run: run.id, diffIds, isPacked, size: bytes }
}
