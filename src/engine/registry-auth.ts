/** The credentials of `docker login` as the engine takes them with a pull or push. */
import { parseImageReference } from '../core/image-reference.ts'
import { loginFor, loginKey, type Credentials } from '../core/registry-login.ts'

export type RegistryAuth = Readonly<Record<string, string>>

/** Null if there are none for the registry of the image. Never rejects. */
export async function registryAuth(
  ref: string,
  env: Record<string, string | undefined> = process.env,
): Promise<RegistryAuth | null> {
  const host = parseImageReference(ref)?.host
  if (host === undefined) return null
  const { credentials } = await loginFor(host, env, new AbortController().signal)
  return credentials && { ...fieldsOf(credentials), serveraddress: loginKey(host) }
}

function fieldsOf(credentials: Credentials): RegistryAuth {
  if (credentials.kind === 'identity') return { identitytoken: credentials.token }
  if (credentials.kind === 'bearer') return { registrytoken: credentials.token }
  return { username: credentials.username, password: credentials.password }
}
