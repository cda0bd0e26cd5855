/** Reads credentials for a pull from Docker's config.json, as `docker login` writes them. Credential helpers are not used. */
import { dockerConfig } from '../core/docker-config.ts'
import { field, text } from '../lib/json.ts'

export interface RegistryAuth {
  username: string
  password: string
  serveraddress: string
}

const DOCKER_HUB = 'https://index.docker.io/v1/'

export function registryAuth(
  ref: string,
  env: Record<string, string | undefined> = process.env,
): RegistryAuth | null {
  const registry = registryOf(ref)
  const auth = text(field(dockerConfig(env), 'auths', registry, 'auth'))
  const [username, ...password] = Buffer.from(auth, 'base64').toString().split(':')
  return username && password.length > 0
    ? { username, password: password.join(':'), serveraddress: registry }
    : null
}

/** The first part of a reference is a registry when it has a dot or a port, or is `localhost`; else Docker Hub. */
function registryOf(ref: string): string {
  const first = ref.split('/')[0] ?? ''
  return ref.includes('/') && (/[.:]/.test(first) || first === 'localhost') ? first : DOCKER_HUB
}
