/** dockerode's options for an endpoint. Throws when its address is invalid or its certificates are missing. */
import type Docker from 'dockerode'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Endpoint } from './endpoint.ts'
import type { SshLink } from './ssh.ts'

export function clientOptions(endpoint: Endpoint, link: SshLink | null = null): Docker.DockerOptions {
  const url = new URL(endpoint.host)
  if (url.protocol === 'unix:' || url.protocol === 'npipe:')
    return { socketPath: endpoint.host.replace(/^\w+:\/\//, '') }
  if (link !== null) {
    // the host name is not used: the agent connects (dockerode accepts one, though its types do not have it)
    const behindSsh = { protocol: 'http' as const, host: 'docker', port: 80, agent: link.agent }
    return behindSsh
  }
  if (url.hostname === '') throw new Error('the address has no host')
  const tls = endpoint.tls
  const secure =
    tls !== null &&
    (url.port === '2376' || Boolean(process.env.DOCKER_TLS_VERIFY) || endpoint.source !== 'DOCKER_HOST')
  return {
    protocol: secure ? 'https' : 'http',
    host: url.hostname,
    port: url.port || (secure ? 2376 : 2375),
    ...(secure ? certificatesIn(tls) : {}),
  }
}

/** A client without a certificate of its own has `ca.pem` only; one whose engine has a public certificate has the others. */
function certificatesIn(folder: string): Pick<Docker.DockerOptions, 'ca' | 'cert' | 'key'> {
  const found = ['ca', 'cert', 'key'].flatMap((name) => {
    const file = join(folder, `${name}.pem`)
    return existsSync(file) ? [[name, readFileSync(file)]] : []
  })
  if (found.length === 0) throw new Error(`the folder ${folder} has none of ca.pem, cert.pem and key.pem`)
  return Object.fromEntries(found) as Pick<Docker.DockerOptions, 'ca' | 'cert' | 'key'>
}
