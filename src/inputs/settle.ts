/** From given texts to Inputs: every setting parsed, every mistake collected, and only then one error. */
import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { assignPort } from './assigned-port.ts'
import { readContainer } from './container/index.ts'
import { impliedBy, parsePreset } from './implied.ts'
import type { ArchiveSource, BuildSource, ImageSource, Inputs, SmokeInputs, Source } from './index.ts'
import { parsePlace } from './place.ts'
import { PRESETS, drawn } from './presets.ts'
import { Reader, type Surroundings } from './reader.ts'
import { contradictions } from './requirements.ts'
import type { Given } from './sources.ts'
import type { SettingName } from './table.ts'
import * as values from './values.ts'
import type { Parsed } from './values.ts'

/** Settings that only mean something when an image is built. */
const OF_BUILD = [
  'file',
  'target',
  'build-args',
  'build-secrets',
  'builder',
  'cache-from',
  'cache-to',
  'build-network',
] as const

/** Throws one `settings` error that lists all mistakes. */
export function settle(given: Given, around: Surroundings): Inputs {
  const reader = new Reader(given, around)
  const source = readSource(reader)
  const also = readAlso(reader, source.platform)
  const root = source.kind === 'build' ? repositoryOf(source.context) : around.cwd
  if (source.kind === 'build') checkPlaces(reader, source, root)
  const smoke = readSmoke(reader)
  const isRun = reader.parse('smoke', values.parseBoolean) ?? true
  const inputs: Inputs = {
    source,
    also,
    root,
    smoke: source.kind !== 'archive' && isRun ? smoke : null,
    name: reader.text('name') ?? defaultName(source, root, around.env),
    comment:
      reader.parse('comment', (text) =>
        values.parseChoice(text, ['always', 'on-change', 'on-failure', 'never']),
      ) ?? 'always',
    baseline: reader.path('baseline'),
    report: reader.text('report') === '-' ? '-' : reader.path('report'),
    token: reader.text('token'),
  }
  reader.finish()
  return inputs
}

function readSource(reader: Reader): Source {
  const image = reader.text('image')
  const archive = reader.text('archive')
  const platform = reader.parse('platform', parsePlatform)
  const apart = image ? 'image' : archive ? 'archive' : null
  if (image && archive) reader.mistake('image and archive exclude each other: give one of them')
  if (apart) reader.refuse(OF_BUILD, `has no meaning with ${apart}, which builds nothing`)
  if (apart && reader.wasChosen('path'))
    reader.mistake(`PATH has no meaning with ${apart}, which builds nothing`)
  if (image) return readPlace(reader, 'image', image, platform)
  if (archive) {
    const file = archive === '-' ? '-' : reader.existing('archive', 'a file or folder')
    return { kind: 'archive', name: file, file, ref: null, platform }
  }
  const context = reader.existing('path', 'a folder')
  return {
    kind: 'build',
    context,
    file: reader.path('file') ?? join(context, 'Dockerfile'),
    target: reader.parse('target', parseStage),
    buildArgs: reader.list('build-args', /^[^=\s]+(=|$)/, 'NAME=value'),
    buildSecrets: reader.list('build-secrets', /(^|,)(id|type)=/, 'id=ID,env=NAME or id=ID,src=FILE'),
    platform,
    builder: reader.text('builder'),
    cacheFrom: reader.list('cache-from'),
    cacheTo: reader.list('cache-to'),
    network: reader.text('build-network'),
    ...chosenIn(reader),
  }
}

/** Left out where both are the defaults. */
function chosenIn(reader: Reader): Pick<BuildSource, 'chosen'> {
  const chosen = { context: reader.wasChosen('path'), file: reader.text('file') !== null }
  return chosen.context || chosen.file ? { chosen } : {}
}

function readPlace(
  reader: Reader,
  setting: SettingName,
  text: string,
  platform: string | null,
): ImageSource | ArchiveSource {
  const place = parsePlace(text, (path) => existsSync(reader.resolve(path)))
  if (place === null)
    return { kind: 'image', ref: reader.check(setting, text, parseReference(text)) ?? text, platform }
  const file = reader.existingPath(setting, place.path, 'a file or folder')
  return { kind: 'archive', name: text, file, ref: place.ref, platform }
}

const readAlso = (reader: Reader, platform: string | null): (ImageSource | ArchiveSource)[] =>
  [...new Set(reader.list('also'))].map((text) => readPlace(reader, 'also', text, platform))

function readSmoke(reader: Reader): SmokeInputs {
  const draw = drawn()
  const presets = [...new Set(reader.each('preset', parsePreset))]
  const implied = impliedBy(presets, draw)
  reader.imply(implied.texts)
  implied.mistakes.forEach((mistake) => reader.mistake(mistake))
  const smoke = readOwn(reader)
  const requires = [...new Set(presets.flatMap((name) => PRESETS[name].requires))]
  for (const { setting, demands } of contradictions(requires, smoke))
    reader.mistake(`${reader.labelOf(setting)}: preset ${presets.join(', ')} demands ${demands}`)
  const obeying = requires.includes('obeys-port') ? withPort(reader, smoke, draw.port) : smoke
  return { ...obeying, presets, requires }
}

/** What is set for the smoke test, with what presets imply where nothing was given. */
function readOwn(reader: Reader): SmokeInputs {
  return {
    ports: reader.ports(),
    probes: reader.probes(),
    timeout: reader.parse('timeout', values.parseTimeout) ?? 60,
    soak: reader.parse('soak', values.parseDuration) ?? 3,
    shutdown: reader.parse('shutdown', (text) => values.parseChoice(text, ['warn', 'graceful'])) ?? 'warn',
    keepRunning: reader.parse('keep-running', values.parseBoolean) ?? false,
    audit: reader.parse('audit', values.parseBoolean) ?? false,
    logFile: reader.path('log-file'),
    env: lastOfEach([...reader.envFile(), ...reader.environment()]),
    command: reader.parse('command', values.parseWords),
    entrypoint: reader.parse('entrypoint', values.parseWords),
    network: reader.text('network'),
    memory: reader.parse('memory', values.parseMemory),
    cpus: reader.parse('cpus', values.parseCpus),
    container: readContainer(reader),
    presets: [],
    requires: [],
    assignedPort: null,
    services: readServices(reader),
  }
}

/** Networks and devices of a service are the compose file's to say. */
const OF_COMPOSE = ['network', 'gpus'] as const

function readServices(reader: Reader): SmokeInputs['services'] {
  const files = reader.list('compose-file').map((path) => reader.existingPath('compose-file', path, 'a file'))
  const service = reader.text('service')
  const host =
    reader.parse('compose-host', (text) =>
      values.parseChoice<'refuse' | 'allow'>(text, ['refuse', 'allow']),
    ) ?? 'refuse'
  if (files.length > 0) {
    reader.refuse(OF_COMPOSE, 'has no meaning with compose-file: the service says it there')
    return { files, service, host }
  }
  if (service !== null)
    reader.mistake(`${reader.labelOf('service')} needs compose-file, which it is a part of`)
  return null
}

const nameOf = (variable: string): string => variable.split('=', 1)[0] ?? ''

/** A name that is given twice has its last value: what a program sees of two is up to the program. */
const lastOfEach = (env: readonly string[]): string[] => [
  ...new Map(env.map((item) => [nameOf(item), item])).values(),
]

/** PORT is set, and its port asked unless others are. */
function withPort(reader: Reader, smoke: SmokeInputs, drawnPort: number): SmokeInputs {
  const given = smoke.env.find((item) => nameOf(item) === 'PORT')
  const named = smoke.ports.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port)
  const probed = smoke.probes.flatMap((probe) =>
    'port' in probe && probe.port !== null && probe.kind !== 'udp' ? [probe.port] : [],
  )
  const asked = [...named, ...probed]
  const assigned = assignPort({ variable: given?.slice('PORT='.length) ?? null, asked, drawn: drawnPort })
  if (!assigned.ok) {
    reader.mistake(assigned.mistake)
    return smoke
  }
  const { port } = assigned
  return {
    ...smoke,
    assignedPort: port,
    env: given === undefined ? [...smoke.env, `PORT=${port}`] : smoke.env,
    ports: asked.length === 0 ? [...smoke.ports, { port, protocol: 'tcp' }] : smoke.ports,
  }
}

const parsePlatform = (text: string): Parsed<string> =>
  /^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text)
    ? { ok: true, value: text }
    : { ok: false, allowed: 'one platform such as linux/amd64' }
const parseStage = (text: string): Parsed<string> =>
  /^[A-Za-z0-9][\w.-]*$/.test(text)
    ? { ok: true, value: text }
    : { ok: false, allowed: 'the name or number of a stage' }
const parseReference = (text: string): Parsed<string> =>
  /^[A-Za-z0-9][\w./:@-]*$/.test(text)
    ? { ok: true, value: text }
    : { ok: false, allowed: 'an image reference such as nginx:1.27 or an image ID' }

/** A Dockerfile may lie beside its context, but not outside the repository: what is tried is what is reviewed. */
function checkPlaces(reader: Reader, source: Source & { kind: 'build' }, root: string): void {
  const inside = [root, source.context].some((folder) => isInside(source.file, folder))
  if (reader.text('file') === null || inside) return
  reader.mistake(
    `${reader.labelOf('file')}: the Dockerfile ${source.file} is outside the context ${source.context} and its repository; move it there, or choose a path that holds it`,
  )
}

const isInside = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)

/** The nearest folder above with a `.git`, else the folder itself. */
function repositoryOf(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at
    if (at === dirname(at)) return folder
  }
}

/** Different images of one repository must not share a comment: the folder and the target are part of the name. */
function defaultName(source: Source, root: string, env: Surroundings['env']): string {
  if (source.kind === 'image') return source.ref.replace(/@.*$/, '')
  if (source.kind === 'archive')
    return source.file === '-' ? 'image' : [basename(source.file), source.ref].filter(Boolean).join(':')
  const folder = relative(root, source.context).split(sep).join('/')
  const repository = env.GITHUB_REPOSITORY?.split('/')[1] ?? (basename(root) || 'image')
  const inContext = relative(source.context, source.file)
  const dockerfile = inContext.startsWith('..') ? relative(root, source.file) : inContext
  const parts = [
    folder === '' ? repository : folder,
    ...(dockerfile === 'Dockerfile' ? [] : [dockerfile]),
    ...(source.target ? [source.target] : []),
  ]
  return parts.join(':')
}
