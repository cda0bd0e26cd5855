/** Turns the given texts into Inputs: parses every setting and reports all mistakes in one error. */
import { existsSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { cachePath, secretSource } from '../lib/buildx-options.ts'
import { KIND_NAMES, isInside, repositoryOf } from '../core/file-access.ts'
import { REGISTRY, isClearlyImage, parseImageReference, whyNoImage } from '../core/image-reference.ts'
import { assignPort } from './preset/port.ts'
import type { Configured } from './config/index.ts'
import { readGate } from './gate.ts'
import { readContainer } from './container/index.ts'
import { readContracts, underContracts, withContractProbes } from './contract.ts'
import { presetDefaults, parsePreset } from './preset/implied.ts'
import type {
  ArchiveSource,
  BaselineInput,
  BuildSource,
  ImageListSource,
  ImageSource,
  Inputs,
  PublishInputs,
  RehearseInputs,
  SmokeInputs,
  Source,
  TestInputs,
} from './types.ts'
import { secretId } from '../lib/buildx-options.ts'
import { isSamePlatform, parsePlatform } from '../platform/name.ts'
import { parseArchiveRef } from './archive-ref.ts'
import { PRESETS, randomValues } from './preset/presets.ts'
import { REHEARSALS } from './types.ts'
import { OF_BUILD } from './of-build.ts'
import { isGitDefault, parseStage, readAttests, readBuildOptions, readBuildSecrets } from './build-options.ts'
import { readImageListSource } from './image-list/index.ts'
import { readPush } from './push.ts'
import { readSbom, sbomParts } from './sbom.ts'
import { readJob } from './job.ts'
import { SettingReader, type RunContext } from './setting-reader.ts'
import { readStarts } from './starts.ts'
import { contradictions } from './preset/conflicts.ts'
import type { Given } from './sources.ts'
import { FORMATS, SETTINGS, type SettingName } from './table.ts'
import * as values from './values.ts'

/** Throws one `settings` error that lists all mistakes. */
export function resolveInputs(
  given: Given,
  around: RunContext,
  configured: Configured | null = null,
): Inputs {
  const reader = new SettingReader(given, around)
  reader.parse('allow-fork-code', values.parseBoolean)
  const first = readSource(reader)
  const root = first.kind === 'build' ? repositoryOf(first.context) : around.cwd
  reader.addRoot(root)
  const also = readAlso(reader, first.platform)
  if (first.kind === 'build') checkPaths(reader, first, root, around)
  const push = readPush(reader, first.kind)
  const source = first.kind === 'build' ? withDetails(reader, first, push !== null) : first
  const smoke = onServicesNetwork(readSmoke(reader, first, root), reader, around)
  const isRun = reader.parse('smoke', values.parseBoolean) ?? true
  const name = reader.text('name') ?? defaultName(source, root, around.env)
  const sbom = readSbom(reader, name, around)
  const inputs: Inputs = {
    source,
    also,
    root,
    workingDir: around.commandLine ? around.cwd : root,
    roots: reader.roots,
    smoke: source.kind !== 'archive' && isRun ? onHost(reader, smoke) : null,
    tests: readTests(reader, source, isRun, smoke),
    name,
    gate: readGate(reader, configured),
    config: configured && sourceOf(configured),
    comment: readComment(reader),
    commentOnPush: reader.parse('comment-on-push', values.parseBoolean) ?? false,
    artifact: readArtifact(reader),
    relevant: readRelevant(reader),
    fix: readFix(reader),
    changed: readChanged(reader),
    minimumChange: reader.parse('minimum-change', values.parseGrowth),
    baseline: readBaseline(reader, source.kind),
    ...readStarts(reader, { source, isRun, smoke }),
    report: readReport(reader, around),
    sarif: reader.written('sarif'),
    html: reader.written('html'),
    format: readFormat(reader),
    token: reader.text('token'),
    push,
    predicate: readPredicate(reader, isRun),
    ...(sbom.length > 0 ? { sbom } : {}),
    filesRead: [...reader.filesRead],
  }
  refuseSameFile(inputs, reader)
  reader.finish()
  return inputs
}

/** The later one would replace the earlier one. */
function refuseSameFile(inputs: Inputs, reader: SettingReader): void {
  const { report, sarif, html, predicate, smoke, sbom = [] } = inputs
  const sboms = Object.fromEntries(sbom.map(({ format, file }) => [`sbom: ${format}`, file]))
  const files = { report, sarif, html, predicate, 'log-file': smoke?.logFile ?? null, ...sboms }
  const owners = new Map<string, string>()
  for (const [name, file] of Object.entries(files)) {
    if (file === null || file === '-') continue
    const other = owners.get(file)
    if (other === undefined) owners.set(file, name)
    else reader.mistake(`${other} and ${name} would both be written to ${file}: give each its own file`)
  }
}

/** It says that the image was run. */
function readPredicate(reader: SettingReader, isRun: boolean): string | null {
  if (!isRun) reader.refuse(['predicate'], 'needs the smoke test, which smoke: false leaves out')
  return reader.written('predicate')
}

const ASKS_FOR_SEVERAL: readonly SettingName[] = ['bake-file', 'targets', 'vars', 'compose-images']

/** Where bake or compose files list the images; null where none does. Other settings are not checked. */
export function resolveImageList(given: Given, around: RunContext): ImageListSource | null {
  const reader = new SettingReader(given, around)
  const list = readImageListSource(reader, readServices(reader))
  const isAsked = ASKS_FOR_SEVERAL.some((name) => !['', 'false'].includes(reader.text(name) ?? ''))
  if (isAsked) reader.finish()
  return list
}

const sourceOf = ({ file, commit, notes }: Configured): Inputs['config'] => ({ file, commit, notes })

const AUTO = { kind: 'search', commit: null, among: ['cache', 'artifact'] } as const satisfies BaselineInput
const BASELINE_WORDS: Readonly<Record<string, BaselineInput>> = {
  auto: AUTO,
  none: { kind: 'none' },
  build: { kind: 'search', commit: null, among: ['build'] },
}
const PATH_LIKE = /^[./~]|\.json$|\.gz$|\.tar$/

/**
 * A word of ours, else a file if the text looks like a path, else an image at a registry if it can be nothing else, else a
 * commit: a file cannot hide the branch of its name.
 */
function readBaseline(reader: SettingReader, kind: Source['kind']): BaselineInput {
  const text = reader.text('baseline')
  if (text === null) return AUTO
  const known = Object.hasOwn(BASELINE_WORDS, text) ? BASELINE_WORDS[text] : undefined
  if (text === 'build' && kind !== 'build')
    reader.mistake(`${reader.labelOf('baseline')}: build has no effect with ${kind}, which builds nothing`)
  if (known) return known
  const word = text.toLowerCase()
  if (Object.hasOwn(BASELINE_WORDS, word)) {
    reader.mistake(
      `${reader.labelOf('baseline')}: did you mean ${word}? A branch of the name ${text} is refs/heads/${text}`,
    )
    return AUTO
  }
  if (text.startsWith(REGISTRY)) return readImage(reader, text.slice(REGISTRY.length))
  if (PATH_LIKE.test(text)) return { kind: 'file', file: reader.existing('baseline', 'a file') }
  if (isClearlyImage(text)) return readImage(reader, text)
  const among = kind === 'build' ? ([...AUTO.among, 'build'] as const) : AUTO.among
  return { kind: 'search', commit: text, among }
}

/** A gossfile is about a running container. */
function readTests(
  reader: SettingReader,
  source: Source,
  isRun: boolean,
  app: SmokeInputs,
): TestInputs | null {
  const files = (name: SettingName) =>
    [...new Set(reader.list(name))].map((path) => reader.existingPath(name, path, 'a file'))
  const host = reader.parse('tests-host', (text) =>
    values.parseChoice<'refuse' | 'allow'>(text, ['refuse', 'allow']),
  )
  const tests = {
    structure: files('structure-tests'),
    goss: files('goss'),
    gossVars: reader.text('goss-vars') === null ? null : reader.existing('goss-vars', 'a file'),
    allowHost: host === 'allow',
    app,
  }
  if (source.kind === 'archive')
    reader.refuse(['structure-tests', 'goss'], 'needs an engine: it cannot be used with archive')
  else if (!isRun) reader.refuse(['goss'], 'needs the running container: it cannot be used with smoke: false')
  if (app.services !== null) reader.refuse(['goss'], 'cannot be used with compose-file')
  return tests.structure.length + tests.goss.length === 0 ? null : tests
}

function readImage(reader: SettingReader, text: string): BaselineInput {
  const image = parseImageReference(text)
  if (image) return { kind: 'registry', image }
  reader.mistake(
    `${reader.labelOf('baseline')}: ${JSON.stringify(text.slice(0, 200))} is not the name of an image: ${whyNoImage(text) ?? ''}`,
  )
  return AUTO
}

const readComment = (reader: SettingReader): Inputs['comment'] =>
  reader.parse('comment', (text) =>
    values.parseChoice(text, ['always', 'on-change', 'on-failure', 'never']),
  ) ?? 'always'

/** Whether the code of a fork may run where it can reach secrets. Only the workflow can say so. */
export const allowsForkCode = (given: Given, around: RunContext): boolean =>
  new SettingReader(given, around).parse('allow-fork-code', values.parseBoolean) ?? false

const readArtifact = (reader: SettingReader): Inputs['artifact'] =>
  reader.parse('artifact', (text) => values.parseChoice(text, ['auto', 'always', 'never'])) ?? 'auto'

/** What passes at once is found as an artifact. */
function readRelevant(reader: SettingReader): Inputs['relevant'] {
  const relevant =
    reader.parse('relevant', (text) => values.parseChoice<'off' | 'auto'>(text, ['off', 'auto'])) ?? 'off'
  if (relevant === 'auto' && reader.text('artifact') === 'never')
    reader.mistake(`${reader.labelOf('relevant')}: auto needs the artifact that artifact: never forbids`)
  return relevant
}

const readFix = (reader: SettingReader): Inputs['fix'] =>
  reader.parse('fix', (text) => values.parseChoice<'off' | 'suggest'>(text, ['off', 'suggest'])) ?? 'off'

function readChanged(reader: SettingReader): boolean {
  const changed = reader.parse('changed', values.parseBoolean) ?? false
  if (changed && reader.text('artifact') === 'never')
    reader.mistake(`${reader.labelOf('changed')} needs the artifact that artifact: never forbids`)
  return changed
}

const OF_PUBLISHING: readonly SettingName[] = ['mode', 'comment', 'token']

/**
 * The settings of `mode: publish`; null in the other mode. Throws one `settings` error that lists all mistakes; with a wrong
 * mode it is not known which settings count.
 */
export function resolvePublishMode(given: Given, around: RunContext): PublishInputs | null {
  const reader = new SettingReader(given, around)
  const mode = reader.parse('mode', (text) => values.parseChoice(text, ['trial', 'publish']))
  if (mode === null) reader.finish()
  if (mode !== 'publish') return null
  const others = SETTINGS.map(({ name }) => name).filter((name) => !OF_PUBLISHING.includes(name))
  reader.refuse(others, 'has no effect with mode: publish, which tries no image')
  const inputs = { comment: readComment(reader), token: reader.text('token') }
  reader.finish()
  return inputs
}

/** The settings that decide where an error is reported. Other settings may be wrong. */
export function resolvePublishing(
  given: Given,
  around: RunContext,
): Pick<Inputs, 'name' | 'comment' | 'artifact' | 'token'> {
  const reader = new SettingReader(given, around)
  const source = readSource(reader)
  const root = source.kind === 'build' ? repositoryOf(source.context) : around.cwd
  const name = reader.text('name') ?? defaultName(source, root, around.env)
  return { name, comment: readComment(reader), artifact: readArtifact(reader), token: reader.text('token') }
}

function refuseOfBuild(reader: SettingReader, prebuilt: 'image' | 'archive'): void {
  const why = `has no effect with ${prebuilt}, which builds nothing`
  reader.refuse(OF_BUILD, why)
  const { build } = sbomParts(reader.text('sbom') ?? '')
  if (build !== null) reader.mistake(`${reader.labelOf('sbom')}: ${build} ${why}: give cyclonedx or spdx`)
}

function readSource(reader: SettingReader): Source {
  const image = reader.text('image')
  const archive = reader.text('archive')
  const prebuilt = image ? 'image' : archive ? 'archive' : null
  const { platform, platforms } = readPlatforms(reader, prebuilt)
  if (image && archive) reader.mistake('image and archive cannot be used together: give one of them')
  if (prebuilt) refuseOfBuild(reader, prebuilt)
  if (prebuilt && reader.wasChosen('path'))
    reader.mistake(`PATH has no effect with ${prebuilt}, which builds nothing`)
  if (image) return readArchiveRef(reader, 'image', image, platform)
  if (archive) {
    const file = archive === '-' ? '-' : reader.existing('archive', 'a file or folder')
    return { kind: 'archive', name: file, file, ref: null, platform }
  }
  const context = readBuildContext(reader)
  return {
    kind: 'build',
    context,
    file: reader.path('file') ?? join(context, 'Dockerfile'),
    target: reader.parse('target', parseStage),
    buildArgs: readBuildArgs(reader),
    buildSecrets: reader.list('build-secrets', /(^|,)(id|type)=/, 'id=ID,env=NAME or id=ID,src=FILE'),
    platform,
    ...(platforms.length > 0 ? { platforms } : {}),
    builder: reader.text('builder'),
    cacheFrom: reader.rawItems('cache-from'),
    cacheTo: reader.rawItems('cache-to'),
    network: reader.text('build-network'),
    timeout: reader.parse('build-timeout', values.parseTimeout) ?? 1800,
    ...chosenIn(reader),
  }
}

/** `platforms`: of one build, if they are several; one is the platform. */
function readPlatforms(
  reader: SettingReader,
  prebuilt: string | null,
): { platform: string | null; platforms: string[] } {
  const one = reader.parse('platform', values.parsePlatform)
  const all = reader.items('platforms', values.parsePlatform, { commas: true })
  const label = reader.labelOf('platforms')
  const twice = all.filter((text, index) => all.findIndex((other) => isSame(other, text)) < index)
  for (const text of twice) reader.mistake(`${label}: ${text} is given twice`)
  if (one !== null && all.some((text) => !isSame(text, one)))
    reader.mistake(`${reader.labelOf('platform')} and ${label} differ: give one of them`)
  const [first = one, second] = all
  if (second === undefined) return { platform: first, platforms: [] }
  if (prebuilt !== null)
    reader.mistake(`${label}: give one platform with ${prebuilt}: several are made by one build`)
  return { platform: null, platforms: all }
}

const isSame = (a: string, b: string): boolean => isSamePlatform(parsePlatform(a), parsePlatform(b))

/** Adds what names paths, which are checked against all repositories. */
function withDetails(reader: SettingReader, source: BuildSource, keep: boolean): BuildSource {
  const { specs, values } = readBuildSecrets(reader)
  const options = readBuildOptions(reader)
  const attests = readAttests(reader)
  const buildSecrets = [...source.buildSecrets, ...specs]
  refuseTwice([...buildSecrets.map(secretId), ...values.map(({ id }) => id)], reader)
  return {
    ...source,
    buildSecrets,
    ...(keep ? { keep } : {}),
    ...(values.length > 0 ? { secretValues: values } : {}),
    ...(options.length > 0 ? { options } : {}),
    ...(attests.length > 0 ? { attests } : {}),
    ...(reader.notes.length > 0 ? { notes: reader.notes } : {}),
  }
}

/** buildx takes two secrets of one ID, and does not say which one counts. */
function refuseTwice(ids: readonly string[], reader: SettingReader): void {
  const twice = new Set(ids.filter((id, index) => id !== '' && ids.indexOf(id) !== index))
  for (const id of twice) reader.mistake(`the build secret ${id} is given twice: give each ID once`)
}

/** A Git context would be built by the builder, unseen: findings, `.dockerignore` and the baseline need the files. */
function readBuildContext(reader: SettingReader): string {
  const text = reader.text('path') ?? ''
  if (!isGitDefault(text) && !/^(?:[a-z][a-z0-9+.-]*:\/\/|git@)/i.test(text))
    return reader.existing('path', 'a folder')
  reader.mistake(
    `${reader.labelOf('path')}: a Git or HTTP context is not supported: check out the repository (actions/checkout) and give a folder`,
  )
  return reader.resolve('.', 'path')
}

/** Left out when both are the defaults. */
function chosenIn(reader: SettingReader): Pick<BuildSource, 'chosen'> {
  const chosen = { context: reader.wasChosen('path'), file: reader.text('file') !== null }
  return chosen.context || chosen.file ? { chosen } : {}
}

function readBuildArgs(reader: SettingReader): string[] {
  const items = reader.rawItems('build-args')
  reader.checkForm('build-args', items, /^[^=\s]+(=|$)/, 'NAME=value')
  for (const item of items) if (!item.includes('=')) reader.refuseRunners('build-args', item)
  return items
}

function readArchiveRef(
  reader: SettingReader,
  setting: SettingName,
  text: string,
  platform: string | null,
): ImageSource | ArchiveSource {
  const place = parseArchiveRef(text, (path) => existsSync(reader.resolve(path, setting)))
  if (place === null)
    return { kind: 'image', ref: reader.check(setting, text, values.parseReference(text)) ?? text, platform }
  const file = reader.existingPath(setting, place.path, 'a file or folder')
  return { kind: 'archive', name: text, file, ref: place.ref, platform }
}

const readAlso = (reader: SettingReader, platform: string | null): (ImageSource | ArchiveSource)[] =>
  [...new Set(reader.list('also'))].map((text) => readArchiveRef(reader, 'also', text, platform))

function readSmoke(reader: SettingReader, source: Source, root: string): SmokeInputs {
  const random = randomValues()
  const presets = [...new Set(reader.each('preset', parsePreset))]
  const implied = presetDefaults(presets, random)
  implied.mistakes.forEach((mistake) => reader.mistake(mistake))
  const under = readContracts(reader, source, root)
  reader.setPresetDefaults(underContracts(implied.texts, under))
  const own = readSmokeSettings(reader)
  const smoke = { ...own, probes: withContractProbes(own.probes, under) }
  const requires = [...new Set([...presets.flatMap((name) => PRESETS[name].requires), ...under.requires])]
  for (const { setting, demands } of contradictions(requires, smoke))
    reader.mistake(`${reader.labelOf(setting)}: preset ${presets.join(', ')} requires ${demands}`)
  const withAssignedPort = requires.includes('obeys-port') ? withPort(reader, smoke, random.port) : smoke
  const used = presets.length === 0 && under.requires.length === 0 ? {} : { random: Object.values(random) }
  return { ...withAssignedPort, presets, requires, ...used, ...under.inputs }
}

/** The settings of the smoke test; where none was given, the preset's. */
function readSmokeSettings(reader: SettingReader): SmokeInputs {
  const soak = reader.parse('soak', values.parseDuration)
  const file = reader.envFile()
  const env = reader.environment()
  return {
    ports: reader.ports(),
    probes: reader.probes(),
    timeout: reader.parse('timeout', values.parseTimeout) ?? 60,
    soak: soak ?? 3,
    unaskedSoak: soak ?? 10,
    shutdown: reader.parse('shutdown', (text) => values.parseChoice(text, ['warn', 'graceful'])) ?? 'warn',
    keepRunning: reader.parse('keep-running', values.parseBoolean) ?? false,
    rehearse: readRehearse(reader),
    startTimes: reader.parse('start-times', values.parseStarts),
    audit: reader.parse('audit', values.parseBoolean) ?? false,
    logFile: reader.written('log-file'),
    env: lastOfEach([...file, ...env]),
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

function readRehearse(reader: SettingReader): RehearseInputs {
  const words = reader.each('rehearse', (text) => values.parseChoice(text, [...REHEARSALS, 'none']))
  const asked = REHEARSALS.filter((kind) => words.includes(kind))
  const isOff = words.includes('none')
  if (isOff && asked.length > 0)
    reader.mistake(`${reader.labelOf('rehearse')}: none cannot be used with ${asked.join(', ')}`)
  return { asked, byDefault: !isOff }
}

/** The engine that runs the container, if it is another. What is kept on the engine that builds cannot be used with it. */
function onHost(reader: SettingReader, smoke: SmokeInputs): SmokeInputs {
  const host = reader.parse('smoke-host', values.parseEngine)
  if (host === null) return smoke
  reader.refuse(['compose-file', 'repeat'], 'cannot be used with smoke-host')
  if (smoke.rehearse.asked.includes('upgrade'))
    reader.mistake(
      `${reader.labelOf('rehearse')}: upgrade cannot be used with smoke-host: the baseline’s image is not on that engine`,
    )
  return { ...smoke, host }
}

/** A job with services and no network of its own choice: the container can reach them by name. */
const onServicesNetwork = (smoke: SmokeInputs, reader: SettingReader, around: RunContext): SmokeInputs =>
  smoke.network === null && smoke.services === null && !around.commandLine && reader.engineIsHere
    ? { ...smoke, network: readJob(around.env).network }
    : smoke

/** Settings that a service has in its compose file instead. */
const OF_COMPOSE = ['network', 'gpus'] as const

function readServices(reader: SettingReader): SmokeInputs['services'] {
  const files = reader.list('compose-file').map((path) => reader.existingPath('compose-file', path, 'a file'))
  const service = reader.text('service')
  const host =
    reader.parse('compose-host', (text) =>
      values.parseChoice<'refuse' | 'allow'>(text, ['refuse', 'allow']),
    ) ?? 'refuse'
  if (files.length > 0) {
    reader.refuse(OF_COMPOSE, 'has no effect with compose-file: set it for the service there')
    return { files, service, host }
  }
  if (service !== null)
    reader.mistake(`${reader.labelOf('service')} needs compose-file: it is a service of that file`)
  return null
}

const nameOf = (variable: string): string => variable.split('=', 1)[0] ?? ''

/** Of a name that is given twice the last value counts: programs differ in which of two they use. */
const lastOfEach = (env: readonly string[]): string[] => [
  ...new Map(env.map((item) => [nameOf(item), item])).values(),
]

/** Sets PORT, and probes its port unless other ports are given. */
function withPort(reader: SettingReader, smoke: SmokeInputs, randomPort: number): SmokeInputs {
  const given = smoke.env.find((item) => nameOf(item) === 'PORT')
  const named = smoke.ports.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port)
  const probed = smoke.probes.flatMap((probe) =>
    'port' in probe && probe.port !== null && probe.kind !== 'udp' ? [probe.port] : [],
  )
  const asked = [...named, ...probed]
  const assigned = assignPort({ variable: given?.slice('PORT='.length) ?? null, asked, random: randomPort })
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

/** `-` is standard output, on a command line only: a runner executes commands in it. */
function readReport(reader: SettingReader, { commandLine }: RunContext): string | null {
  if (reader.text('report') !== '-') return reader.written('report')
  if (!commandLine)
    reader.mistake(
      'report: - would write to the job’s log, where the runner executes commands in lines: give a path',
    )
  return '-'
}

function readFormat(reader: SettingReader): Inputs['format'] {
  const format = reader.parse('format', (text) => values.parseChoice(text, FORMATS)) ?? 'text'
  if (format !== 'text' && reader.text('report') === '-')
    reader.mistake(`${reader.labelOf('report')}: - and --format ${format} both print on standard output`)
  return format
}

/** A Dockerfile may be outside its context, but not outside the repository: what is tested must be what is reviewed. */
function checkPaths(
  reader: SettingReader,
  source: Source & { kind: 'build' },
  root: string,
  around: RunContext,
): void {
  const { file, context } = source
  const isInPlace = [root, context].some((folder) => isInside(file, folder))
  if (reader.text('file') !== null && !isInPlace && !existsSync(file)) reader.existing('file', 'a file')
  else if (reader.text('file') !== null && !isInPlace)
    reader.mistake(
      `${reader.labelOf('file')}: the Dockerfile ${file} is outside the context ${context} and its repository: move it there, or choose a path that contains it`,
    )
  // the builder reads each of these if it exists
  const alternatives = basename(file) === 'Dockerfile' ? [join(dirname(file), 'dockerfile')] : []
  for (const path of [
    ...(reader.text('file') === null ? [file] : []),
    ...alternatives,
    `${file}.dockerignore`,
  ])
    reader.place('file', path)
  reader.place('path', join(context, '.dockerignore'))
  for (const spec of source.buildSecrets) checkSecret(reader, spec, around)
  checkCaches(reader, source)
}

/** A missing file is reported by the build. */
function checkSecret(reader: SettingReader, spec: string, { env }: RunContext): void {
  const from = secretSource(spec, env)
  if (from === null) return
  if ('env' in from) {
    reader.refuseRunners('build-secrets', from.env)
    return
  }
  const place = reader.place('build-secrets', from.file)
  if (place !== null && place.kind !== null && place.kind !== 'file')
    reader.mistake(
      `${reader.labelOf('build-secrets')}: ${place.path} is ${KIND_NAMES[place.kind]}: expected a file`,
    )
}

function checkCaches(reader: SettingReader, { cacheFrom, cacheTo }: Source & { kind: 'build' }): void {
  const rows = [
    ['cache-from', cacheFrom, 'src'],
    ['cache-to', cacheTo, 'dest'],
  ] as const
  for (const [name, specs, field] of rows)
    for (const path of specs.map((spec) => cachePath(spec, field)))
      if (path !== null) reader.place(name, path)
}

/** Different images of one repository must not share a comment: the folder and the target are part of the name. */
function defaultName(source: Source, root: string, env: RunContext['env']): string {
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
