/** From an endpoint to the options of the client library. Throws when it is no address, or its certificates are missing. */
import type Docker from 'dockerode'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Endpoint } from './endpoint.ts'

export function clientOptions(endpoint: Endpoint): Docker.DockerOptions {
  const url = new URL(endpoint.host)
  if (url.protocol === 'unix:' || url.protocol === 'npipe:')
    return { socketPath: endpoint.host.replace(/^\w+:\/\//, '') }
  if (url.protocol === 'ssh:') {
    return {
      protocol: 'ssh',
      host: url.hostname,
      port: url.port || 22,
      username: decodeURIComponent(url.username),
      sshOptions: process.env.SSH_AUTH_SOCK ? { agent: process.env.SSH_AUTH_SOCK } : {},
    }
  }
  if (url.hostname === '') throw new Error('this address names no host')
  const tls = endpoint.tls
  const pem = (name: string) => (tls ? readFileSync(join(tls, name)) : undefined)
  const secure =
    tls !== null &&
    (url.port === '2376' || Boolean(process.env.DOCKER_TLS_VERIFY) || endpoint.source !== 'DOCKER_HOST')
  return {
    protocol: secure ? 'https' : 'http',
    host: url.hostname,
    port: url.port || (secure ? 2376 : 2375),
    ...(secure ? { ca: pem('ca.pem'), cert: pem('cert.pem'), key: pem('key.pem') } : {}),
  }
}
