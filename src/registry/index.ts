/** A client of image registries (OCI distribution). So far it reads. */
export { openRegistry, type RegistryClient, type RegistryRules } from './client.ts'
export { RegistryError } from './error.ts'
