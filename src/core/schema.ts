/**
 * The Report: every field that scripts, baselines and later stages may use. One zod schema defines the
 * TypeScript types, the validation of a baseline, and the published `schemas/report.schema.json`.
 *
 * Units: bytes are integers, times are seconds, instants are RFC 3339 with milliseconds.
 * Layers are counted from 0, the base image first. Raise SCHEMA_VERSION when a field changes its name or meaning.
 */
import { z } from 'zod'

export const SCHEMA_VERSION = 1

const bytes = z.int().nonnegative()
const count = z.int().nonnegative()
const seconds = z.number().nonnegative()
const instant = z.iso.datetime({ offset: true })
/** Of lists that are drawn: a Report may be from a stranger. A run writes some hundreds. */
const MOST_ROWS = 5000
/** A run writes 30. */
const MOST_HISTORY = 100
/** Of one answer; a run keeps 22. */
const MOST_HEADERS = 50
const port = z.int().min(1).max(65535)

export const Verdict = z.enum(['pass', 'fail', 'error'])
export const Level = z.enum(['fail', 'warn', 'note'])
export const Confidence = z.enum(['proved', 'likely', 'hint'])

/** A location in a file of the repository. `file` is relative to the repository root; `line` counts from 1. */
export const Location = z.object({ file: z.string(), line: z.int().positive() })

const line = z.int().positive()

/** One change of the Dockerfile or its ignore file. Lines are those on which instructions begin. */
export const Way = z.discriminatedUnion('kind', [
  /** Adds an option to each call of a program in a RUN: `pip install` gets `--no-cache-dir`. */
  z.object({
    kind: z.literal('option'),
    line,
    program: z.string(),
    subcommand: z.string().optional(),
    option: z.string(),
  }),
  /** Adds a command at the end of a RUN. */
  z.object({ kind: z.literal('append'), line, command: z.string() }),
  /** The RUN at `from` becomes a part of that at `into`. */
  z.object({ kind: z.literal('join'), into: line, from: line }),
  /** The COPY at `copy` sets what the RUN at `run` changes: mode or owner. */
  z.object({ kind: z.literal('copy-as'), copy: line, run: line }),
  /** Adds patterns to the ignore file. */
  z.object({ kind: z.literal('ignore'), patterns: z.array(z.string()) }),
])

/** How `sea-trial fix` can fix a finding: the first of `ways` that is certain for this Dockerfile. */
export const Remedy = z.object({
  ways: z.array(Way),
  /** Patterns, as in a `.dockerignore`, of the files that leave the image by it. */
  removes: z.array(z.string()),
})

/** One cause or observation. `code` is stable: people search for it, silence it, and find a page for it. */
export const Finding = z.object({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  level: Level,
  confidence: Confidence,
  /** One plain sentence, without a full stop where it ends in a code or log quotation. */
  message: z.string(),
  /** What to change, in one sentence. */
  fix: z.string().optional(),
  location: Location.optional(),
  /** What was seen: one line each, as seen, unescaped (renderers escape). */
  evidence: z.array(z.string()),
  /** For waste in the image: bytes that the fix would save there. No two findings count the same byte. */
  bytes: bytes.optional(),
  /** Absent where a fix takes a decision. */
  remedy: Remedy.optional(),
  /** Paths in the image that it is about, all of them: an acceptance can name them. */
  paths: z.array(z.string()).optional(),
  /** Of a budget: its name. */
  budget: z.string().optional(),
  /** Accepted by the repository until the end of a day: its level before, and why. `level` is then `note`. */
  accepted: z.object({ level: Level, reason: z.string(), until: z.string() }).optional(),
})

export const BuildStep = z.object({
  name: z.string(),
  /** Line of the Dockerfile, where it is known. */
  line: z.int().positive().optional(),
  seconds,
  cached: z.boolean(),
  error: z.string().optional(),
  /** By the builder's clock, where it says it. */
  startedAt: instant.optional(),
})

export const BuildWarning = z.object({
  rule: z.string(),
  message: z.string(),
  line: z.int().positive().optional(),
})

export const Build = z.object({
  ok: z.boolean(),
  seconds,
  /** The builder: `buildx 0.29.1` or `docker build (BuildKit)`. */
  builder: z.string().optional(),
  /** Path of the Dockerfile from the repository root; every `line` in the Report is in this file. */
  dockerfile: z.string().optional(),
  steps: z.array(BuildStep),
  warnings: z.array(BuildWarning),
  /** Bytes of the build context that were sent to the builder, which may have had the rest. */
  contextBytes: bytes.optional(),
  /** Last lines of the failing step's log; empty when the build succeeded. */
  log: z.array(z.string()).optional(),
  /** For a service under test: the build settings of its compose file, and which of them were applied. */
  service: z
    .object({ name: z.string(), taken: z.array(z.string()), differs: z.array(z.string()) })
    .optional(),
})

export const Platform = z.object({ os: z.string(), architecture: z.string(), variant: z.string().optional() })

export const Healthcheck = z.object({
  test: z.array(z.string()),
  interval: seconds.optional(),
  timeout: seconds.optional(),
  startPeriod: seconds.optional(),
  /** Between runs in the start period; engines from 25 on. */
  startInterval: seconds.optional(),
  retries: count.optional(),
})

export const ImageConfig = z.object({
  /** As in the image config: `5000/tcp`. Sorted by protocol, then number. */
  exposedPorts: z.array(z.string()),
  entrypoint: z.array(z.string()),
  cmd: z.array(z.string()),
  user: z.string(),
  workingDir: z.string(),
  stopSignal: z.string().optional(),
  healthcheck: Healthcheck.optional(),
  labels: z.record(z.string(), z.string()),
})

/**
 * Bytes to download. Unless `exact`, they are an estimate, and `how` says how it was made: estimates with another `how`
 * cannot be compared.
 */
export const Download = z.object({ bytes, exact: z.boolean(), how: z.string().optional() })

/** `efficiency` is 1 − deadWeight ÷ onDisk, and 1 for an empty image. `download` is null where it is not known. */
export const Sizes = z.object({
  onDisk: bytes,
  fileSystem: bytes,
  deadWeight: bytes,
  efficiency: z.number().min(0).max(1),
  download: Download.nullable(),
  /** Of the layers that are not the base's; only where `download` is null. */
  downloadYours: Download.optional(),
  /** Why `download` is null, where it was tried to find out. */
  downloadUnknown: z.string().optional(),
})

/** Each trusted less than the one before: the Dockerfile's FROM and its build, a label, a local image, the history. */
export const FoundBy = z.enum(['build', 'label', 'local', 'history'])

/** A base image. Without `ref` and `name` only its last layer is known, not which image it is. */
export const BaseLink = z.object({
  ref: z.string().optional(),
  /** What the history says it is, where there is no reference: `python 3.10.4`. */
  name: z.string().optional(),
  /** How many of the image's first layers are its, and their bytes: those of what it stands on itself included. */
  layers: count,
  onDisk: bytes,
  foundBy: FoundBy.optional(),
  /** `proved` by equal diffIDs. */
  confidence: Confidence.optional(),
})

/** `chain`: the bases of the base, nearest first. */
export const Base = BaseLink.extend({ chain: z.array(BaseLink) })

/** The base named in the Dockerfile's FROM or a label, when no layers were proved to be from that image. */
export const BaseName = z.object({
  ref: z.string(),
  digest: z.string().optional(),
  saidBy: z.enum(['build', 'label']),
})

/** Another image, and what it has in common with this one: layers of equal diffID, and their bytes. */
export const SharedImage = z.object({
  ref: z.string(),
  id: z.string(),
  layers: count,
  bytes,
  /** Of the whole other image. */
  onDisk: bytes,
})

/** This image and those of `shared`, each layer counted once. */
export const Together = z.object({ images: count, onDisk: bytes })

/** Whether the image, its program and the engine are of one kind. */
export const Fit = z.object({
  /** The program that it starts, and the architecture in its ELF header; null where it could not be read. */
  entrypoint: z.object({ path: z.string(), architecture: z.string() }).nullable(),
  engine: Platform.nullable(),
  /** It ran, though the engine's processor cannot run it by itself. */
  emulated: z.boolean(),
})

/**
 * Digests of a layer's files without times, owners and modes. `sha256` and `crc64` say how contents were identified: the
 * engine's own records have only CRC-64. `names` is of paths, kinds, sizes and link targets only.
 */
export const LayerContent = z.object({
  names: z.string(),
  sha256: z.string().optional(),
  crc64: z.string().optional(),
})

export const Layer = z.object({
  index: count,
  diffId: z.string(),
  digest: z.string().optional(),
  size: bytes,
  /** Regular-file entries; hard links are not counted. */
  files: count,
  /** All members of the layer's tar, whiteouts included. */
  entries: count,
  /** Bytes that this layer added and that no path of the final file system reaches. */
  deadWeight: bytes,
  /** As a registry stores it; never an estimate. */
  download: bytes.optional(),
  createdBy: z.string(),
  line: z.int().positive().optional(),
  part: z.enum(['base', 'yours']),
  /** Where most of its bytes lie, largest first: folders or files, none within another. */
  largest: z.array(z.object({ path: z.string(), bytes })).optional(),
  /** Which of `shared` have it too, counted from 0. */
  sharedWith: z.array(count).optional(),
  content: LayerContent.optional(),
})

export const DeadCause = z.enum(['overwritten', 'deleted', 'metadata'])

/** The last row may be a remainder, with `addedBy` and `killedBy` null, so that the rows add up to `deadWeight`. */
export const Dead = z.object({
  path: z.string(),
  bytes,
  addedBy: count.nullable(),
  killedBy: count.nullable(),
  cause: DeadCause.nullable(),
})

export const Distribution = z.object({ id: z.string(), version: z.string(), name: z.string() })

/** A package that is installed in the final file system. `type` as in package URLs: deb, apk, rpm, pypi, npm, … */
export const Package = z.object({
  type: z.string(),
  name: z.string(),
  version: z.string(),
  /** Of its own files; null where nothing says which they are. */
  bytes: bytes.nullable(),
  /** The file that lists it. */
  path: z.string(),
  layer: count,
  /** As the ecosystem names it: `amd64`, `x86_64`, `noarch`. */
  architecture: z.string().optional(),
  /** The source package, where it is another: `glibc`, `gcc-12@12.2.0-14`, `bash-5.1.8-6.el9.src.rpm`. */
  source: z.string().optional(),
  /** As the package states it: an SPDX expression, or another name. */
  license: z.string().optional(),
})

/** How the layers were obtained, and how many were in the cache of an earlier run. */
export const Reading = z.object({
  route: z.enum(['build', 'entries', 'content', 'push', 'save', 'archive', 'registry']),
  layers: count,
  remembered: count,
  /** Why no faster source was used. */
  reason: z.string().optional(),
})

export const Image = z.object({
  id: z.string(),
  ref: z.string(),
  platform: Platform,
  distribution: Distribution.optional(),
  config: ImageConfig,
  sizes: Sizes,
  base: Base.nullable(),
  baseName: BaseName.optional(),
  fit: Fit.optional(),
  shared: z.array(SharedImage).optional(),
  together: Together.optional(),
  layers: z.array(Layer),
  dead: z.array(Dead),
  packages: z.array(Package).optional(),
  /** True when there are more packages than are listed. */
  packagesCut: z.boolean().optional(),
  /** Files that should list packages, and why they were not read, or not completely. */
  packagesUnread: z.array(z.object({ type: z.string(), path: z.string(), why: z.string() })).optional(),
  reading: Reading.optional(),
})

/**
 * The head of an HTTP answer, without what differs from one request to the next. `location`: where it redirects to; a path where
 * that is the server itself. `headers`: a few, of cookies only name and flags.
 */
export const HttpAnswer = z.object({
  status: z.int().min(100).max(999),
  location: z.string().optional(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).max(MOST_HEADERS),
})

/** `target` is what was asked: `http://127.0.0.1:5000/` names the container's own port, not the published one. */
export const Probe = z.object({
  kind: z.enum([
    'http',
    'https',
    'tcp',
    'udp',
    'grpc',
    'grpcs',
    'healthcheck',
    'exec',
    'log',
    'exit',
    'process',
  ]),
  target: z.string(),
  port: port.optional(),
  ok: z.boolean(),
  /** The response, or why there was none: `200 OK`, `connection reset`. */
  detail: z.string(),
  attempts: count,
  seconds,
  /** Of HTTP. */
  answer: HttpAnswer.optional(),
})

export const Listener = z.object({
  protocol: z.enum(['tcp', 'tcp6', 'udp', 'udp6']),
  address: z.string(),
  port,
  process: z.string().optional(),
})

export const Exit = z.object({
  code: z.int(),
  signal: z.string().optional(),
  oomKilled: z.boolean(),
  error: z.string().optional(),
  /** Seconds from start to exit. */
  after: seconds.optional(),
})

/** `provedBy: "signal-mask"`: PID 1 neither catches nor blocks the signal, which did not wake it, so the grace was not waited out. */
export const Shutdown = z.object({
  signal: z.string(),
  seconds,
  exitCode: z.int(),
  killed: z.boolean(),
  provedBy: z.enum(['stop', 'signal-mask']),
  /** Command of the process that handles the signal, and was still at it when it was killed. */
  handledBy: z.string().optional(),
  /** What it wrote about stopping after the signal, where it was killed. */
  said: z.array(z.string()).optional(),
  /** The result of a request that was sent just before the signal; left out without one. */
  lastRequest: z.enum(['answered', 'dropped']).optional(),
})

/** Another service of the compose file, as it was at the end of the trial. */
export const Service = z.object({
  name: z.string(),
  /** Docker's word: `running`, `exited`; `missing` where it was never made. */
  state: z.string(),
  exitCode: z.int().optional(),
  health: z.enum(['starting', 'healthy', 'unhealthy']).optional(),
  /** Whether it failed to reach the state that the service under test needs. */
  failed: z.boolean(),
  log: z.array(z.string()),
})

/** `tail` is the end of it, `head` its beginning, where that is not in `tail`; `lines` and `bytes` are of the whole. */
export const Log = z.object({
  head: z.array(z.string()).optional(),
  tail: z.array(z.string()),
  /** When each line of `tail` began to arrive: seconds after the start. */
  times: z.array(seconds).max(MOST_ROWS).optional(),
  lines: count,
  bytes,
})

export const MomentKind = z.enum([
  'build-step',
  'start',
  'listen',
  'ready',
  'soak',
  'rehearsal',
  'stop',
  'exit',
])

/** Something that happened. `at`: seconds after the start of the container; of the build, before it. */
export const Moment = z.object({ at: z.number(), kind: MomentKind, text: z.string() })

/** `memory` in bytes, as the kernel counts it: with the page cache, as in the peak; without it where only the engine can be asked. `cpuSeconds` since the start. */
export const UsageSample = z.object({ at: seconds, memory: bytes.nullable(), cpuSeconds: seconds.nullable() })

/** Starts of the image after its trial, each in a new container. */
export const StartTimes = z.object({
  wanted: count,
  /** Starts that became ready. */
  ready: count,
  /** Seconds until ready, in the order of the starts. */
  values: z.array(seconds).max(MOST_ROWS),
  /** Null with fewer than three values. */
  median: seconds.nullable(),
  /** From the lowest to the highest of the values. */
  spread: seconds.nullable(),
})

export const Smoke = z.object({
  ready: z.boolean(),
  startedAt: instant.nullable(),
  readyAt: instant.optional(),
  readySeconds: seconds.nullable(),
  /** The first container port that responded, else the first one probed. */
  port: port.nullable(),
  /** How the container's port was reached. */
  route: z.string(),
  probes: z.array(Probe),
  listeners: z.array(Listener),
  /** False when the listener table could not be read: an empty `listeners` then proves nothing. */
  listenersKnown: z.boolean(),
  memory: z.object({ peak: bytes.nullable(), limit: bytes.optional() }),
  cpuSeconds: seconds.nullable(),
  exit: Exit.optional(),
  shutdown: Shutdown.optional(),
  log: Log,
  soakSeconds: seconds,
  /** In the order of time. */
  timeline: z.array(Moment).max(MOST_ROWS).optional(),
  /** At most some hundreds, evenly spread until the container is stopped. */
  samples: z.array(UsageSample).max(MOST_ROWS).optional(),
  /** The container that was left running, and where it can be reached from this machine. */
  kept: z
    .object({ containerId: z.string(), host: z.string().optional(), url: z.string().optional() })
    .optional(),
  /** Presets that were applied. */
  presets: z.array(z.string()).optional(),
  services: z.array(Service).optional(),
  /** With `start-times`. Its median then counts as the time until ready, and not `readySeconds`. */
  startTimes: StartTimes.optional(),
})

/** Where a baseline can come from, in the order in which they are tried. `last`: the last try of `--watch`. */
export const BaselineSource = z.enum(['cache', 'artifact', 'registry', 'build', 'file', 'last'])

/** `ref`, `sha` and `at` are those of the run that wrote the Report. */
export const Baseline = z.object({
  /** A `BaselineSource`; a path in Reports of older versions. */
  source: z.string(),
  ref: z.string().nullable(),
  sha: z.string().nullable(),
  at: instant.nullable(),
  /** Why the commit that was searched for is the right one: `the parent of this merge`. */
  how: z.string().optional(),
  /** The commit that was searched for. */
  wanted: z.string().optional(),
  /** How many commits `sha` is older than `wanted`; absent where that is not known. */
  behind: count.optional(),
})

/** One place where a baseline was searched for. `note`: one sentence, without a full stop. */
export const BaselineTry = z.object({
  source: BaselineSource,
  outcome: z.enum(['found', 'nothing', 'failed', 'skipped']),
  seconds,
  note: z.string().optional(),
})

/** One commit of the base branch. */
export const HistoryPoint = z.object({
  sha: z.string().nullable(),
  at: instant,
  onDisk: bytes,
  download: bytes.nullable(),
  readySeconds: seconds.nullable(),
})

/** One compared figure. `before` or `after` is null where that side does not have it. */
export const DeltaRow = z.object({
  key: z.enum([
    'download',
    'downloadYours',
    'onDisk',
    'yours',
    'base',
    'deadWeight',
    'readySeconds',
    'peakMemory',
  ]),
  before: z.number().nullable(),
  after: z.number().nullable(),
})

/** A layer that was added, removed or changed. Changes of `after` − `before` add up to the change of `onDisk`. */
export const LayerChange = z.object({
  /** Of this run's layer; absent where it is gone. */
  index: count.optional(),
  /** Of the baseline's layer; absent where this one is new. */
  indexBefore: count.optional(),
  createdBy: z.string(),
  line: z.int().positive().optional(),
  before: bytes.nullable(),
  after: bytes.nullable(),
  part: z.enum(['base', 'yours']).optional(),
  /** The command before, where it was edited. */
  createdByBefore: z.string().optional(),
})

const PackageSide = z.object({ version: z.string(), bytes: bytes.nullable() })
/** A package that came, went or changed. `layer`: this run's, that brings it; `layerBefore`: the baseline's. */
export const PackageChange = z.object({
  type: z.string(),
  name: z.string(),
  before: PackageSide.nullable(),
  after: PackageSide.nullable(),
  layer: count.optional(),
  layerBefore: count.optional(),
})

/** A file or folder among the largest of a changed layer. Null: it is not there, or not among the largest. */
export const PathChange = z.object({
  path: z.string(),
  before: bytes.nullable(),
  after: bytes.nullable(),
  /** Index in `layers` of the change that it belongs to. */
  change: count,
})

/** How many changes of `history` were smaller, and since when. `larger`: the one at `since`; absent where history begins there. */
export const LargestJump = z.object({
  commits: count,
  since: instant,
  larger: z.object({ sha: z.string().nullable(), bytes }).optional(),
})

/**
 * What a probed path answers differently. `before` and `after`: null where it is missing. `isDetail`: a version of the server,
 * which nobody relies on.
 */
export const SurfaceChange = z.object({
  /** Of the probe, in both runs. */
  target: z.string(),
  what: z.enum(['status', 'location', 'header', 'cookie']),
  /** Of a header or cookie. */
  name: z.string().optional(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  isDetail: z.boolean().optional(),
})

export const Delta = z.object({
  rows: z.array(DeltaRow),
  layers: z.array(LayerChange),
  /** Layers of equal diffID. */
  sharedLayers: count,
  /** Other layers with the same files: only times, owners or modes may differ. They are not in `layers`. */
  rebuiltLayers: count.optional(),
  /** Other layers whose files have the same names and sizes, and contents that cannot be compared. Not in `layers` either. */
  sameNameLayers: count.optional(),
  /** What changed and why, in one sentence with code in backquotes; null if nothing did, or it is not known. */
  why: z.string().nullable().optional(),
  /** More about it, one sentence each: a build that is not reproducible. */
  hints: z.array(z.string()).optional(),
  /** What a node that has the baseline's layers must download; bytes on disk where `exact` is false. */
  redeploy: z.object({ bytes, exact: z.boolean() }).nullable().optional(),
  /** Largest changes first; absent where one side was not looked into. */
  packages: z.array(PackageChange).optional(),
  /** Largest changes first. */
  paths: z.array(PathChange).optional(),
  verdictBefore: Verdict,
  /** Codes of the baseline's findings, each once. */
  findingsBefore: z.array(z.string()).optional(),
  /** The same with the paths, ports and variables that they are about: findings of one code differ in them. */
  placesBefore: z.array(z.object({ code: z.string(), places: z.array(z.string()) })).optional(),
  /** The total savings of those that report waste, each code once. */
  wasteBefore: z.array(z.object({ code: z.string(), bytes })).optional(),
  shutdownBefore: Shutdown.optional(),
  /** What the probed paths answer differently; absent where nothing was compared. */
  surface: z.array(SurfaceChange).max(MOST_ROWS).optional(),
  /** Why the build took longer than the baseline's, by what came from the build cache; absent where that does not explain it. */
  build: z
    .object({ before: seconds, after: seconds, why: z.string(), hint: z.string().optional() })
    .optional(),
  /** Present where the image grew by more than it did in several commits of the base branch. */
  largestJump: LargestJump.optional(),
  /** One sentence for each reason why the two sides may differ by themselves: another store, another platform. */
  caveats: z.array(z.string()).optional(),
})

/**
 * Another start, after the trial has passed. `restart`: the same container after a stop; `kill`: after SIGKILL; `twice`: two
 * containers on the same volumes; `upgrade`: this image on the data of the baseline's; `rollback`: then the baseline's again.
 */
export const Rehearsal = z.object({
  kind: z.enum(['restart', 'kill', 'twice', 'upgrade', 'rollback']),
  ok: z.boolean(),
  /** What a failure counts for, where it is not a failure of the trial. */
  level: z.enum(['warn', 'note']).optional(),
  seconds,
  /** A part of a sentence: `ready again after 0.31 s`, or why not. */
  detail: z.string(),
  /** Of the start that counts. */
  readySeconds: seconds.nullable(),
})

/** One figure of several starts of an image, in the order of the starts. */
export const Series = z.object({ median: z.number(), values: z.array(z.number()) })

/** Starts that were made, and how many of them became ready. */
export const StartCount = z.object({ started: count, ready: count })

/** Starts of the baseline's image and of this one, in turn on this machine. */
export const SideBySide = z.object({
  /** The other image: `main@3f2a1c9`, or its reference; null if there was none. */
  baseline: z.string().nullable(),
  /** Starts of each image that were asked for. */
  wanted: count,
  before: StartCount,
  after: StartCount,
  /** Only figures of which each side has enough values. */
  rows: z.array(
    z.object({
      key: z.enum(['readySeconds', 'peakMemory']),
      before: Series,
      after: Series,
      /** From the lowest to the highest of the values of both sides, each less the median of its side. */
      spread: z.number().nonnegative(),
      /** Whether the medians differ by more than starts of one image do. */
      changed: z.boolean(),
    }),
  ),
  /** Why nothing, or less, was compared: one sentence each, without a full stop. */
  notes: z.array(z.string()),
})

/**
 * A budget and what was measured. `limit` and `value` are in `unit`; a `share` is from 0 to 1, a `percent` is of the
 * baseline's figure. `absent`: what must not be there, and the value counts what is. `required`: 1 where the config is so, else 0. `open`: not known, so not met.
 */
export const Budget = z.object({
  name: z.string(),
  is: z.enum(['max', 'min', 'max-growth', 'absent', 'required']),
  unit: z.enum(['bytes', 'seconds', 'count', 'share', 'percent']),
  limit: z.number(),
  value: z.number().nullable(),
  level: z.enum(['fail', 'warn']),
  state: z.enum(['met', 'exceeded', 'open', 'allowed', 'accepted']),
  /** Why it is open, or accepted. */
  reason: z.string().optional(),
  /** Some of what must not be there. */
  found: z.array(z.string()).optional(),
  /** Of `allowed`: who added the label, and when. */
  by: z.string().optional(),
  at: instant.optional(),
  /** Of `accepted`: the last day. */
  until: z.string().optional(),
})

/** A finding that the repository accepts: by code, and by place or a pattern of its message. */
export const ReportedAcceptance = z.object({
  code: z.string(),
  place: z.string().optional(),
  pattern: z.string().optional(),
  reason: z.string(),
  /** The last day: `2026-12-31`. */
  until: z.string(),
  /** An expired one no longer counts. */
  state: z.enum(['used', 'unused', 'expired']),
  /** How many findings it is about. */
  matches: count,
  /** The policy that it is in; else it is the repository's. */
  policy: z.string().optional(),
})

/** A file with rules of the organisation that this run was subject to. */
export const AppliedPolicy = z.object({
  /** As given: `./policies`, `github:acme/policies/container.yml@v3`, `oci://ghcr.io/acme/policies@sha256:…`. */
  source: z.string(),
  /** Its name in the folder or the artifact. */
  file: z.string().optional(),
  /** Of the repository that it was read from. */
  commit: z.string().optional(),
  /** Of its bytes: `sha256:…`. */
  digest: z.string(),
  /** What it sets: `timeout`, `budgets.on-disk.max`, `accept.runs-as-root`, `never-accept`. */
  sets: z.array(z.string()),
  /** What of it a repository may loosen: `timeout`, `budgets.on-disk`. */
  mayLoosen: z.array(z.string()),
})

/** One check of a test file. `skipped`: as the file asks, or because an earlier check of the same thing failed. */
export const SuiteTest = z.object({
  name: z.string(),
  /** False also where it could not be carried out. */
  ok: z.boolean(),
  skipped: z.boolean().optional(),
  seconds,
  /** Why it is not ok, or was skipped. */
  detail: z.string().optional(),
})

/** A test file of container-structure-test or goss. */
export const Suite = z.object({
  /** From the root of the repository. */
  file: z.string(),
  kind: z.enum(['structure', 'goss']),
  tests: z.array(SuiteTest),
  /** Why none of its tests was carried out. */
  error: z.string().optional(),
})

/** The values of a leg of a matrix of jobs, sorted by path: `["node.version", "24"]`. Empty without a matrix. */
export const Matrix = z.array(z.tuple([z.string(), z.string()])).readonly()

/**
 * What the result of a trial depends on, where all of it is known: a later run that has the same can rely on this one. Digests
 * are SHA-256; those without a prefix are ours, in hexadecimal.
 */
export const Relevant = z.object({
  /** Of the build context, the Dockerfile and other files that the settings name. */
  files: z.string(),
  settings: z.string(),
  /** Of the version of Sea Trial. */
  program: z.string(),
  /** The images that the Dockerfile uses, with their digests at their registries. */
  images: z.array(z.object({ ref: z.string(), digest: z.string() })),
})

const EngineFacts = z.object({
  version: z.string(),
  os: z.string(),
  architecture: z.string(),
  store: z.string(),
  kernel: z.string(),
})

const Amount = z.object({ blobs: count, bytes })

/** What was pushed after the verdict. */
export const Push = z.object({
  /** Of the index or manifest; null if nothing was pushed. */
  digest: z.string().nullable(),
  /** References that have this digest, as given. */
  refs: z.array(z.string()),
  /** Those of `refs` that had it before, so that nothing was sent to them. */
  present: z.array(z.string()).optional(),
  /** The registries were asked for the digest of each of them after the push. */
  verified: z.boolean(),
  /** References that do not have it, and why: one sentence each. */
  failed: z.array(z.object({ ref: z.string(), error: z.string() })),
  /** Why nothing was pushed, though the settings ask for a push. */
  skipped: z.string().optional(),
  /** What is pushed that differs from what was built, such as attestations that an engine cannot keep. */
  differs: z.string().optional(),
  /** Platforms in it that were weighed and not run: `linux/arm64`. */
  weighedOnly: z.array(z.string()).optional(),
  /** Bytes and number of blobs, by registry; absent where the engine pushed. */
  traffic: z.record(z.string(), z.object({ sent: Amount, mounted: Amount, present: Amount })).optional(),
  /** Of this platform's manifest, and of its config; absent where they are not known. */
  manifest: z.string().optional(),
  config: z.string().optional(),
  /** Digest of the Report that was attached to it. */
  attached: z.string().optional(),
  /** Why the Report was not attached. */
  notAttached: z.string().optional(),
})

/** What is compared of the image before and after fixes. */
const FixState = z.object({
  onDisk: bytes,
  deadWeight: bytes,
  /** Null if the image was not run. */
  readySeconds: seconds.nullable(),
})

/** Fixes of findings that a second trial has proved: the image is smaller, passes, and has the same files otherwise. */
export const Fixes = z.object({
  /** `−12.0 MB, still ready in 0.13 s`, or why there is nothing. */
  summary: z.string(),
  /** `change`: a part of a sentence. */
  proven: z.array(
    z.object({
      code: z.string(),
      location: Location.optional(),
      change: z.string(),
      bytes: bytes.optional(),
    }),
  ),
  /** `why`: without a full stop. */
  notFixed: z.array(z.object({ code: z.string(), location: Location.optional(), why: z.string() })),
  before: FixState,
  /** Null if nothing is proven. */
  after: FixState.nullable(),
  /** For `git apply` in the repository's root; empty if nothing is proven. */
  patch: z.string(),
  /** The same for the Dockerfile: lines, from the first to the last, their text and their new one. */
  edits: z.array(z.object({ file: z.string(), line, endLine: line, before: z.string(), text: z.string() })),
})

/** One contract: the rules of a platform for this image, from a file of the repository. */
const ContractFile = z.object({
  file: z.string(),
  /** `kubernetes`, `fly`, … */
  kind: z.string(),
  /** As findings name it: `Deployment api`. */
  name: z.string(),
  /** The image was run under it; else it was only compared. */
  isApplied: z.boolean(),
  /** `memory 256 MB`, `readiness probe http://:8080/healthz` */
  rules: z.array(z.object({ text: z.string(), line })).max(MOST_ROWS),
  /** What Docker cannot imitate, or another setting replaces. */
  notTried: z.array(z.object({ what: z.string(), why: z.string(), line })).max(MOST_ROWS),
})

export const ContractSection = z.object({
  files: z.array(ContractFile).max(MOST_ROWS),
  /** Which files `contract: auto` found and did not use, and why: one sentence each, without a full stop. */
  notes: z.array(z.string()).max(MOST_ROWS),
})

export const Report = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** What wrote it: `sea-trial 0.1.0`. */
  generator: z.string(),
  at: instant,
  /** Name of the image in the comment. */
  name: z.string(),
  /** Commit and ref that were tested, if known. */
  ref: z.string().nullable(),
  sha: z.string().nullable(),
  /** That ran the container. */
  engine: EngineFacts.nullable(),
  /** That built and weighed the image, where `smoke-host` is another. */
  buildEngine: EngineFacts.optional(),
  verdict: Verdict,
  headline: z.string(),
  /** Absent without a matrix. Of a build of several platforms, each is a leg: `["platform", "linux/arm64"]`. */
  matrix: Matrix.optional(),
  /** How the platforms of a build of several differ, in the Report of the first: sentences without a full stop. */
  platformDifferences: z.array(z.string()).optional(),
  findings: z.array(Finding),
  /** Absent without budgets. */
  budgets: z.array(Budget).optional(),
  /** The config file that counted; in a pull request the base branch's. `notes`: one sentence each. */
  config: z
    .object({ file: z.string().nullable(), commit: z.string().nullable(), notes: z.array(z.string()) })
    .optional(),
  /** Absent without policies. */
  policies: z.array(AppliedPolicy).optional(),
  /** Absent without acceptances. */
  acceptances: z.array(ReportedAcceptance).optional(),
  build: Build.nullable(),
  image: Image.nullable(),
  smoke: Smoke.nullable(),
  /** In the order in which they were carried out; absent without any. */
  rehearsals: z.array(Rehearsal).max(MOST_ROWS).optional(),
  /** Absent without a contract. */
  contract: ContractSection.optional(),
  /** Test files of other programs; absent without any. */
  suites: z.array(Suite).optional(),
  /** `owner/name` on GitHub. */
  repository: z.string().optional(),
  baseline: Baseline.nullable(),
  /** One for each place that was tried, in that order; absent if there was nothing to search for. */
  baselineSearch: z.array(BaselineTry).optional(),
  delta: Delta.nullable(),
  /** Absent unless `repeat` is set and the trial passed. */
  sideBySide: SideBySide.optional(),
  /** The baseline's branch, oldest first: at most 30 commits, up to the baseline. */
  history: z.array(HistoryPoint).max(MOST_HISTORY).optional(),
  /** With `relevant: auto`, of a trial that passed. */
  relevant: Relevant.optional(),
  /** Nothing was tried: what is reported is the trial of this run, since which nothing in `relevant` changed. */
  unchangedSince: z
    .object({ ref: z.string().nullable(), sha: z.string().nullable(), at: instant })
    .optional(),
  /** Seconds of each stage that ran. */
  timings: z.record(z.string(), seconds),
  /** Absent without `push`. */
  push: Push.optional(),
  /** With `fix: suggest`, where a finding can be fixed automatically. */
  fixes: Fixes.optional(),
  /** Shell command that repeats the smoke test by hand where there is an image, or a build that failed. */
  reproduce: z.string().optional(),
})

/** What several images take at a registry. Layers of one diffID are one layer. In bytes on disk. */
export const Shipped = z.object({
  images: count,
  /** Of all different layers. */
  onDisk: bytes,
  /** Of those that more than one image has. */
  shared: bytes,
  /** Of the images one by one: `onDisk` and what sharing saves. */
  apart: bytes,
})

/** What a run of several images writes. */
export const Reports = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  generator: z.string(),
  /** The worst of all: `fail`, then `error`. */
  verdict: Verdict,
  headline: z.string(),
  /** Absent where fewer than two images were weighed. */
  together: Shipped.optional(),
  /** In the order of the settings. */
  reports: z.array(Report),
})

/** One of the two images of `sea-trial diff`. */
export const DiffSide = z.object({
  /** As given. */
  name: z.string(),
  kind: z.enum(['report', 'archive', 'image', 'registry']),
  /** Name and ID of the image, and when a Report of it was written. */
  ref: z.string(),
  id: z.string(),
  at: instant.nullable(),
  sizes: Sizes,
})

/** What `sea-trial diff A B --format json` prints: `delta` is from `before` to `after`. */
export const Diff = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  generator: z.string(),
  before: DiffSide,
  after: DiffSide,
  delta: Delta,
})

export type Verdict = z.infer<typeof Verdict>
export type Level = z.infer<typeof Level>
export type Confidence = z.infer<typeof Confidence>
export type Location = z.infer<typeof Location>
export type ContractSection = z.infer<typeof ContractSection>
export type Matrix = z.infer<typeof Matrix>
export type Way = z.infer<typeof Way>
export type Remedy = z.infer<typeof Remedy>
export type Finding = z.infer<typeof Finding>
export type Fixes = z.infer<typeof Fixes>
export type Budget = z.infer<typeof Budget>
export type AppliedPolicy = z.infer<typeof AppliedPolicy>
export type ReportedAcceptance = z.infer<typeof ReportedAcceptance>
export type Build = z.infer<typeof Build>
export type BuildStep = z.infer<typeof BuildStep>
export type BuildWarning = z.infer<typeof BuildWarning>
export type Platform = z.infer<typeof Platform>
export type Healthcheck = z.infer<typeof Healthcheck>
export type ImageConfig = z.infer<typeof ImageConfig>
export type Sizes = z.infer<typeof Sizes>
export type FoundBy = z.infer<typeof FoundBy>
export type BaseLink = z.infer<typeof BaseLink>
export type Base = z.infer<typeof Base>
export type BaseName = z.infer<typeof BaseName>
export type SharedImage = z.infer<typeof SharedImage>
export type Together = z.infer<typeof Together>
export type Fit = z.infer<typeof Fit>
export type Layer = z.infer<typeof Layer>
export type LayerContent = z.infer<typeof LayerContent>
export type Dead = z.infer<typeof Dead>
export type DeadCause = z.infer<typeof DeadCause>
export type Distribution = z.infer<typeof Distribution>
export type Package = z.infer<typeof Package>
export type PackageChange = z.infer<typeof PackageChange>
export type PathChange = z.infer<typeof PathChange>
export type Download = z.infer<typeof Download>
export type Reading = z.infer<typeof Reading>
export type Image = z.infer<typeof Image>
export type Probe = z.infer<typeof Probe>
export type HttpAnswer = z.infer<typeof HttpAnswer>
export type SurfaceChange = z.infer<typeof SurfaceChange>
export type Listener = z.infer<typeof Listener>
export type Exit = z.infer<typeof Exit>
export type Service = z.infer<typeof Service>
export type Shutdown = z.infer<typeof Shutdown>
export type Log = z.infer<typeof Log>
export type Moment = z.infer<typeof Moment>
export type UsageSample = z.infer<typeof UsageSample>
export type Series = z.infer<typeof Series>
export type SideBySide = z.infer<typeof SideBySide>
export type Suite = z.infer<typeof Suite>
export type StartCount = z.infer<typeof StartCount>
export type Smoke = z.infer<typeof Smoke>
export type Baseline = z.infer<typeof Baseline>
export type BaselineSource = z.infer<typeof BaselineSource>
export type BaselineTry = z.infer<typeof BaselineTry>
export type HistoryPoint = z.infer<typeof HistoryPoint>
export type LargestJump = z.infer<typeof LargestJump>
export type Delta = z.infer<typeof Delta>
export type DeltaRow = z.infer<typeof DeltaRow>
export type Diff = z.infer<typeof Diff>
export type DiffSide = z.infer<typeof DiffSide>
export type LayerChange = z.infer<typeof LayerChange>
export type Relevant = z.infer<typeof Relevant>
export type Push = z.infer<typeof Push>
export type Rehearsal = z.infer<typeof Rehearsal>
export type StartTimes = z.infer<typeof StartTimes>
export type Report = z.infer<typeof Report>
export type Reports = z.infer<typeof Reports>
export type Shipped = z.infer<typeof Shipped>
