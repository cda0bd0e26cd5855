/** Builds the argument list of a docker client from the inputs, and a redacted command line to print. Pure. */
import type { BuildOption, BuildSource } from '../../inputs/types.ts'
import { linkedIn } from '../../lib/buildx-options.ts'
import { quoteCommand } from '../../lib/shell-quote.ts'
import { ofManifest } from '../../lib/buildx-options.ts'
import { REDACTED } from '../redact.ts'

/** buildx; BuildKit through Docker's own client, 18.09 to 22; the legacy builder without BuildKit. */
export type ClientKind = 'buildx' | 'buildkit' | 'legacy'

/**
 * How buildx outputs the image: it loads it into the engine, or writes a tar of that format to standard output.
 */
export type OutputMode = 'load' | 'docker' | 'oci'

export interface Outputs {
  tag: string
  /** Absolute path of the file for buildx's metadata. */
  metadata: string
  /** Path of the Dockerfile: the one in the settings, or `dockerfile` beside it. */
  file: string
  /** For buildx only; the others build inside the engine. */
  outputMode: OutputMode
  /** Whether BuildKit makes an index, so that attestations and annotations of it can be passed on. */
  isIndex?: boolean
}

const OUTPUT_FLAGS: Readonly<Record<OutputMode, string>> = {
  load: '--load',
  docker: '--output=type=docker,dest=-',
  oci: '--output=type=oci,dest=-',
}

/**
 * `--provenance=false`: an attestation contains the build arguments and, on some engines, makes the result a manifest
 * list with a new ID at every build (docs/decisions/0007-building.md).
 * `--force-rm`: the legacy builder keeps the container of a failed step without it.
 */
const FIRST_ARGS: Readonly<Record<ClientKind, (outputs: Outputs, attests: readonly string[]) => string[]>> = {
  buildx: ({ metadata, outputMode }, attests) => [
    'buildx',
    'build',
    '--progress=rawjson',
    '--metadata-file',
    metadata,
    OUTPUT_FLAGS[outputMode],
    ...(attests.some((spec) => spec.startsWith('type=provenance')) ? [] : ['--provenance=false']),
    ...each('--attest', attests),
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
    platforms,
    builder,
    cacheFrom,
    cacheTo,
    network,
    context,
    options,
  } = source
  const isBuildx = kind === 'buildx'
  const isIndex = isBuildx && outputs.isIndex === true
  return [
    ...FIRST_ARGS[kind](outputs, isIndex ? (source.attests ?? []) : []),
    ...['--tag', outputs.tag, '--file', outputs.file],
    ...option('--target', target),
    ...each('--build-arg', buildArgs),
    ...each('--secret', kind === 'legacy' ? [] : buildSecrets),
    ...option('--platform', platforms?.join(',') ?? platform),
    ...option('--builder', isBuildx ? builder : null),
    ...each('--cache-from', isBuildx ? cacheFrom : []),
    ...each('--cache-to', isBuildx ? cacheTo.map(ignoringErrors) : []),
    ...option('--network', network),
    ...optionsFor(kind, options, isIndex).flat(),
    '--',
    context,
  ]
}

/** Arguments that build the base image alone, from the builder's own cache, without pulling a newer one. */
export function baseArgvOf(kind: ClientKind, source: BuildSource, outputs: Outputs): string[] {
  const baseSource = {
    ...source,
    platforms: undefined,
    target: null,
    cacheFrom: [],
    cacheTo: [],
    options: contextsIn(source.options),
  }
  const first = FIRST_ARGS[kind](outputs, [])
  return [...first, '--pull=false', ...argvOf(kind, baseSource, outputs).slice(first.length)]
}

/** The options that name other images for FROM; another target of a bake run is none. */
const contextsIn = (options: readonly BuildOption[] = []): BuildOption[] =>
  options.filter(([flag, value]) => flag === '--build-context' && linkedIn(value ?? '') === null)

/** What only buildx supports, and what needs BuildKit. */
const BUILDX_ONLY: ReadonlySet<string> = new Set([
  '--build-context',
  '--no-cache-filter',
  '--allow',
  '--annotation',
])
const BUILDKIT_ONLY: ReadonlySet<string> = new Set(['--ssh'])

/** Without the options that this client refuses, and without annotations of an index where none is made. */
function optionsFor(
  kind: ClientKind,
  options: readonly BuildOption[] = [],
  isIndex: boolean,
): readonly BuildOption[] {
  const taken = options.filter(
    ([flag]) =>
      (kind === 'buildx' || !BUILDX_ONLY.has(flag)) && (kind !== 'legacy' || !BUILDKIT_ONLY.has(flag)),
  )
  if (isIndex) return taken
  return taken.flatMap((one): BuildOption[] => {
    const [flag, value = ''] = one
    if (flag !== '--annotation') return [one]
    const kept = ofManifest(value)
    return kept === null ? [] : [[flag, kept]]
  })
}

const option = (flag: string, value: string | null): string[] => (value === null ? [] : [flag, value])
const each = (flag: string, values: readonly string[]): string[] => values.flatMap((value) => [flag, value])

/** Adds `ignore-error=true` to the GitHub cache: by default a read-only or unavailable cache fails the build. */
export function ignoringErrors(cacheTo: string): string {
  const fields = cacheTo.split(',').map((field) => field.trim())
  const isGha = fields.includes('type=gha')
  return isGha && !fields.some((field) => field.startsWith('ignore-error='))
    ? `${cacheTo},ignore-error=true`
    : cacheTo
}

/** Fields of a cache that cannot contain a credential. */
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

/** A command line for a shell, with the values of build arguments and credentials redacted. */
export function printable(argv: readonly string[]): string {
  const shown = argv.map((word, index) => SHOWN.get(argv[index - 1] ?? '')?.(word) ?? word)
  return quoteCommand(['docker', ...shown])
}
