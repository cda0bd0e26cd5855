/** Access to the storage folder of the engine. */
import type { Engine, EngineImage, EngineInfo } from '../engine/index.ts'
import { hasStore, type StoreAccess } from '../inspect/index.ts'
import type { Run } from './session.ts'

/** Undefined where the engine's storage cannot be read in parts. */
export function storeAccess(
  { id, volumes, diffIds }: EngineImage,
  engine: Engine,
  { store: driver, rootDir: dockerDir, containerdDir }: EngineInfo,
  run: Run,
): StoreAccess | undefined {
  const rootDir = containerdDir ?? dockerDir
  if (rootDir === undefined || !hasStore(driver)) return undefined
  return { engine, id, volumes, run: run.id, rootDir, driver, diffIds }
}
