/** Pushes the image that was tried, after the verdict: exactly its bytes, or by the engine with proof that it is the same. */
export { attach, type Artifact } from './attach.ts'
export { shipFromEngine, type EngineImage } from './from-engine.ts'
export { ship, type ShipAccess } from './push.ts'
export { registryContent } from './registry-content.ts'
export type { Amount, ShipResult, ShippedManifest, ShippedRef, Traffic } from './result.ts'
