/** A client of image registries (OCI distribution): reads and writes one repository. */
export { openRegistry, type RegistryClient } from './client.ts'
export { RegistryError } from './error.ts'
export type { Referrer } from './referrers.ts'
export type { RegistryRules } from './session.ts'
export { openRegistryWriter, type RegistryWriter } from './writer.ts'
