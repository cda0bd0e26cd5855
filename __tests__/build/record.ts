/**
 * Runs the scenarios on a real engine and keeps what the client printed:
 *
 *     DOCKER_HOST=… node __tests__/build/record.ts buildx-28
 *
 * Node 24 runs this file as it is. The engine needs the image `busybox`; `lab/` has such engines and clients.
 */
import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { argvOf, type ClientKind, type Outputs } from '../../src/build/client/argv.ts'
import { BUILDERS, REGISTRY, SCENARIOS, type Builder } from './scenarios.ts'
import { scenarioSource } from './sources.ts'

export interface Recorded {
  code: number
  stdout: string
  stderr: string
}

const TAG = 'sea-trial.local/recording:1'

export const kindOf = (builder: Builder): ClientKind =>
  builder.startsWith('buildx') ? 'buildx' : builder.startsWith('plain') ? 'buildkit' : 'legacy'

function record(kind: ClientKind, name: string): Recorded {
  const source = scenarioSource(SCENARIOS[name] ?? { dockerfile: '', expect: null })
  const outputs: Outputs = {
    tag: TAG,
    metadata: join(source.context, 'metadata.json'),
    file: source.file,
    outputMode: 'load',
  }
  const env = {
    ...process.env,
    ...(kind === 'buildx' ? {} : { DOCKER_BUILDKIT: kind === 'legacy' ? '0' : '1' }),
  }
  const { status, stdout, stderr } = spawnSync('docker', argvOf(kind, source, outputs), {
    env,
    maxBuffer: 1e9,
  })
  rmSync(source.context, { recursive: true })
  return { code: status ?? -1, stdout: scrub(stdout.toString()), stderr: scrub(stderr.toString()) }
}

/** What names the recording machine goes; so does the progress of transfers, which only makes rawjson long. */
function scrub(text: string): string {
  const neutral = text
    .replaceAll(/ on \d+\.\d+\.\d+\.\d+:53/g, ' on 192.0.2.53:53')
    .replaceAll(/\/[\w/.-]+\/data\/(?=overlay2|tmp)/g, '/var/lib/docker/')
  return neutral
    .split('\n')
    .filter((line) => !line.startsWith('{"statuses"'))
    .join('\n')
}

/** Answers about `team/<name>` as registries do when they refuse. */
const ANSWERS: Readonly<Record<string, [number, string, string]>> = {
  missing: [404, 'MANIFEST_UNKNOWN', 'manifest unknown'],
  private: [401, 'UNAUTHORIZED', 'authentication required'],
  denied: [403, 'DENIED', 'requested access to the resource is denied'],
  limited: [429, 'TOOMANYREQUESTS', 'You have reached your pull rate limit.'],
  broken: [503, 'UNAVAILABLE', 'down for maintenance'],
}

const INDEX = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.index.v1+json',
  manifests: [
    {
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      digest: `sha256:${'a'.repeat(64)}`,
      size: 500,
      platform: { os: 'linux', architecture: 's390x' },
    },
  ],
})

function answer(path: string, method: string, response: ServerResponse): void {
  if (path === '/v2/') return void response.end('{}')
  const name = path.split('/')[3] ?? ''
  if (name === 'platform') {
    const digest = `sha256:${createHash('sha256').update(INDEX).digest('hex')}`
    response.writeHead(200, {
      'content-type': 'application/vnd.oci.image.index.v1+json',
      'docker-content-digest': digest,
      'content-length': INDEX.length,
    })
    return void response.end(method === 'HEAD' ? undefined : INDEX)
  }
  const [status, code, message] = ANSWERS[name] ?? [401, 'UNAUTHORIZED', 'incorrect username or password']
  const challenge = {
    'www-authenticate': `Bearer realm="http://${REGISTRY}/token",service="r",scope="repository:team/private:pull"`,
  }
  response.writeHead(status, { 'content-type': 'application/json', ...(name === 'private' ? challenge : {}) })
  response.end(JSON.stringify({ errors: [{ code, message }] }))
}

const builder = BUILDERS.find((one) => one === process.argv[2])
if (process.argv[1]?.endsWith('record.ts') && builder) {
  const [host, port] = REGISTRY.split(':')
  const child = process.argv.includes('--registry')
  if (child)
    createServer((request, response) => answer(request.url ?? '', request.method ?? '', response)).listen(
      Number(port),
      host,
    )
  else {
    // spawnSync blocks this process, so the registry needs one of its own.
    const { spawn } = await import('node:child_process')
    const registry = spawn(process.execPath, [process.argv[1], builder, '--registry'], { stdio: 'inherit' })
    await new Promise((resolve) => setTimeout(resolve, 1000))
    const all = Object.fromEntries(
      Object.keys(SCENARIOS).map((name) => [name, record(kindOf(builder), name)]),
    )
    registry.kill()
    spawnSync('docker', ['image', 'rm', '--force', TAG])
    writeFileSync(
      join(import.meta.dirname, 'fixtures', `${builder}.json`),
      `${JSON.stringify(all, null, 1)}\n`,
    )
  }
}
