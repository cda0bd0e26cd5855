/** Inputs as the argument list of a docker client, and the same as a line that may be printed. Pure. */
import type { BuildSource } from '../../inputs/types.ts'
import { quoteCommand } from '../../lib/shell-quote.ts'
import { REDACTED } from '../redact.ts'

/** Who builds: buildx; the BuildKit inside Docker 18.09 to 22's own client; the old builder without BuildKit. */
export type ClientKind = 'buildx' | 'buildkit' | 'legacy'

/**
 * How buildx gives the image away: it loads it into the engine itself, or writes a tar to standard output, in the
 * format that it would load.
 */
export type Handing = 'load' | 'docker' | 'oci'

export interface Outputs {
  tag: string
  /** Absolute path of the file for buildx's metadata. */
  metadata: string
  /** The Dockerfile that was found: the one asked for, or its neighbour in lower case. */
  file: string
  /** For buildx; the others build inside the engine. */
  handing: Handing
}

const HANDINGS: Readonly<Record<Handing, string>> = {
  load: '--load',
  docker: '--output=type=docker,dest=-',
  oci: '--output=type=oci,dest=-',
}

/**
 * `--provenance=false`: an attestation would make the result a manifest list with a new ID at every build, on some
 * engines only, and would hold the build arguments (docs/decisions/0007-building.md).
 * `--force-rm`: the old builder leaves the container of a failed step behind.
 */
const BEGINNINGS: Readonly<Record<ClientKind, (outputs: Outputs) => string[]>> = {
  buildx: ({ metadata, handing }) => [
    'buildx',
    'build',
    '--progress=rawjson',
    '--metadata-file',
    metadata,
    HANDINGS[handing],
    '--provenance=false',
  ],
  buildkit: () => ['build', '--progress=plain'],
  legacy: () => ['build', '--force-rm'],
}

export function argvOf(kind: ClientKind, source: BuildSource, outputs: Outputs): string[] {
  const {
    target,
    buildArgs,
    buildSecrets,
    platform,
    builder,
    cacheFrom,
    cacheTo,
    network,
    context,
    options,
  } = source
  const isBuildx = kind === 'buildx'
  return [
    ...BEGINNINGS[kind](outputs),
    ...['--tag', outputs.tag, '--file', outputs.file],
    ...option('--target', target),
    ...each('--build-arg', buildArgs),
    ...each('--secret', kind === 'legacy' ? [] : buildSecrets),
    ...option('--platform', platform),
    ...option('--builder', isBuildx ? builder : null),
    ...each('--cache-from', isBuildx ? cacheFrom : []),
    ...each('--cache-to', isBuildx ? cacheTo.map(tolerant) : []),
    ...option('--network', network),
    ...optionsFor(kind, options),
    '--',
    context,
  ]
}

/** For the base alone, as the builder has it: nothing is looked for anew, and no cache but the builder's own is used. */
export function baseArgvOf(kind: ClientKind, source: BuildSource, outputs: Outputs): string[] {
  const alone = { ...source, target: null, cacheFrom: [], cacheTo: [], options: contextsIn(source.options) }
  const begin = BEGINNINGS[kind](outputs)
  return [...begin, '--pull=false', ...argvOf(kind, alone, outputs).slice(begin.length)]
}

/** Those that name further images for FROM. */
const contextsIn = (options: readonly string[] = []): string[] =>
  options.filter((word, index) => word === '--build-context' || options[index - 1] === '--build-context')

const OF_BUILDX: ReadonlySet<string> = new Set(['--build-context', '--no-cache-filter'])

/** Another client refuses what only buildx knows. */
const optionsFor = (kind: ClientKind, options: readonly string[] = []): readonly string[] =>
  kind === 'buildx'
    ? options
    : options.filter((word, index) => !OF_BUILDX.has(word) && !OF_BUILDX.has(options[index - 1] ?? ''))

const option = (flag: string, value: string | null): string[] => (value === null ? [] : [flag, value])
const each = (flag: string, values: readonly string[]): string[] => values.flatMap((value) => [flag, value])

/** The GitHub cache may be read-only or down; by default that would fail a good build. */
function tolerant(cacheTo: string): string {
  const fields = cacheTo.split(',').map((field) => field.trim())
  const isGha = fields.includes('type=gha')
  return isGha && !fields.some((field) => field.startsWith('ignore-error='))
    ? `${cacheTo},ignore-error=true`
    : cacheTo
}

/** Fields of a cache that cannot be a credential. */
const SHOWN_FIELDS =
  /^(?:type|ref|mode|scope|src|dest|id|env|source|ignore-error|compression|image-manifest|oci-mediatypes)=/

const SHOWN: ReadonlyMap<string, (value: string) => string> = new Map([
  [
    '--build-arg',
    (value: string) => (value.includes('=') ? `${value.slice(0, value.indexOf('='))}=${REDACTED}` : value),
  ],
  ['--secret', shownFields],
  ['--cache-from', shownFields],
  ['--cache-to', shownFields],
])

function shownFields(value: string): string {
  if (!value.includes('=')) return value
  return value
    .split(',')
    .map((field) => (SHOWN_FIELDS.test(field) ? field : `${field.split('=', 1)[0] ?? ''}=${REDACTED}`))
    .join(',')
}

/** As a shell would take it, without the value of any build argument or credential. */
export function printable(argv: readonly string[]): string {
  const shown = argv.map((word, index) => SHOWN.get(argv[index - 1] ?? '')?.(word) ?? word)
  return quoteCommand(['docker', ...shown])
}
