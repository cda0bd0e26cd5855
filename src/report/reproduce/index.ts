/**
 * The shell command that repeats the smoke test, or a build that failed, without Sea Trial, to be pasted in `workingDir`. Values of variables are left
 * out: they may be secret.
 */
import { relative } from 'node:path'
import type { BuildSource, Inputs, SmokeInputs } from '../../inputs/types.ts'
import { isInside } from '../../core/file-access.ts'
import { quoteCommand, quoteWord } from '../../lib/shell-quote.ts'
import type { Image, Rehearsal } from '../../core/schema.ts'
import { containerFlags } from './container-flags.ts'

type Again = Extract<Rehearsal['kind'], 'restart' | 'kill'>

/** What follows the first start, which is then in the background. */
const AGAIN: Readonly<Record<Again, (container: string) => string>> = {
  restart: (container) => `docker restart ${container}`,
  kill: (container) => `docker kill ${container} && docker start ${container}`,
}
const CONTAINER = 'again'
/** For whoever pastes it: most servers are ready by then. */
const READY_SECONDS = 5

/** The rehearsal of the same container that failed. */
export const failedAgain = (rehearsals: readonly Rehearsal[] = []): Again | null =>
  rehearsals.flatMap(({ kind, ok }) => (!ok && (kind === 'restart' || kind === 'kill') ? [kind] : []))[0] ??
  null

/** Null if nothing was run. `buildFailed`: then there is no image to run. */
export function reproduce(
  inputs: Inputs,
  image: Image | null,
  buildFailed = false,
  again: Again | null = null,
): string | null {
  const { source, smoke, workingDir } = inputs
  if (buildFailed && source.kind === 'build') return quoteCommand(buildWords(source, inputs))
  if (source.kind === 'archive' || smoke === null) return null
  if (smoke.services !== null) return composeUp(smoke.services, workingDir)
  const ports = image ? portsOf(smoke, image) : []
  const words = [
    'docker',
    'run',
    ...(again === null ? ['--rm'] : ['--detach', '--name', CONTAINER]),
    ...ports.flatMap((port) => ['-p', `127.0.0.1:${parseInt(port, 10)}:${port}`]),
    ...limits(smoke),
  ].map(quoteWord)
  const run = [...words, ...containerFlags(smoke.container, workingDir), ...entrypoint(smoke).map(quoteWord)]
  const subject =
    source.kind === 'image'
      ? quoteWord(source.ref)
      : `"$(${quoteCommand(buildWords(source, inputs, ['-q']))})"`
  const command = [...run, subject, ...after(smoke).map(quoteWord)].join(' ')
  return again === null
    ? command
    : `${command} && sleep ${READY_SECONDS} && ${AGAIN[again](CONTAINER)} && docker logs --follow ${CONTAINER}`
}

/** No image here: the compose file builds or names it. */
function composeUp({ files, service }: NonNullable<SmokeInputs['services']>, from: string): string {
  const words = [
    'docker',
    'compose',
    ...files.flatMap((file) => ['--file', pathFrom(from, file)]),
    'up',
    '--build',
  ]
  return quoteCommand([...words, ...(service === null ? [] : [service])])
}

/** A name that begins with `-` would be an option. */
const pathFrom = (folder: string, path: string): string =>
  (relative(folder, path) || '.').replace(/^-/, './-')

/** `8080`, `53/udp` */
const portText = (port: number, protocol: 'tcp' | 'udp'): string =>
  protocol === 'tcp' ? String(port) : `${port}/${protocol}`

/** With more exposed ports than this, none is published: the command would be too long. */
const MOST_PORTS = 100

function portsOf(smoke: SmokeInputs, image: Image): string[] {
  const inProbes = smoke.probes.flatMap((probe) =>
    'port' in probe && probe.port !== null
      ? [portText(probe.port, probe.kind === 'udp' ? 'udp' : 'tcp')]
      : [],
  )
  const named = smoke.ports.map(({ port, protocol }) => portText(port, protocol))
  const isUdp = smoke.probes.some(({ kind }) => kind === 'udp')
  const exposed = image.config.exposedPorts
    .filter((port) => port.endsWith('/tcp') || (isUdp && port.endsWith('/udp')))
    .map((port) => port.replace('/tcp', ''))
  const asked = [...new Set([...inProbes, ...named])]
  if (asked.length > 0) return asked
  return exposed.length > MOST_PORTS ? [] : exposed
}

function limits({ env, network, memory, cpus, assignedPort }: SmokeInputs): string[] {
  const assigned = `PORT=${assignedPort ?? ''}`
  return [
    ...env.flatMap((item) => ['-e', item === assigned ? item : (item.split('=', 1)[0] ?? '')]),
    ...(network ? ['--network', network] : []),
    ...(memory ? ['--memory', String(memory)] : []),
    ...(cpus ? ['--cpus', String(cpus)] : []),
  ]
}

const entrypoint = (smoke: SmokeInputs): string[] =>
  smoke.entrypoint?.[0] === undefined ? [] : ['--entrypoint', smoke.entrypoint[0]]
const after = (smoke: SmokeInputs): string[] => [
  ...(smoke.entrypoint?.slice(1) ?? []),
  ...(smoke.command ?? []),
]

/** What RUN and COPY depend on. */
const OF_STEPS: ReadonlySet<string> = new Set([
  '--add-host',
  '--allow',
  '--build-context',
  '--shm-size',
  '--ssh',
  '--ulimit',
])

function buildWords(
  { context, file, target, buildArgs, buildSecrets, platform, network, options = [] }: BuildSource,
  { workingDir: from, root }: Pick<Inputs, 'workingDir' | 'root'>,
  flags: readonly string[] = [],
): string[] {
  const inValue = (word: string) =>
    word.replace(/(?<==)\/.*/s, (path) => (isInside(path, root) ? pathFrom(from, path) : path))
  return [
    'docker',
    'build',
    ...flags,
    ...(file === `${context}/Dockerfile` ? [] : ['-f', pathFrom(from, file)]),
    ...(target ? ['--target', target] : []),
    ...buildArgs.flatMap((item) => ['--build-arg', item.split('=', 1)[0] ?? '']),
    ...buildSecrets.flatMap((spec) => ['--secret', spec]),
    ...(platform ? ['--platform', platform] : []),
    ...(network ? ['--network', network] : []),
    ...options.filter(([flag]) => OF_STEPS.has(flag)).flatMap((option) => option.map(inValue)),
    pathFrom(from, context),
  ]
}
