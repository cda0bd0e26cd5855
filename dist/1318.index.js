export const id = 1318;
export const ids = [1318,2032];
export const modules = {

/***/ 51318:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Layers: () => (/* binding */ Layers),
/* harmony export */   Tree: () => (/* binding */ Tree),
/* harmony export */   TreeEntry: () => (/* binding */ TreeEntry)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55156);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12032);
/** What `sea-trial layers` and `sea-trial tree` print as JSON: zod schemas, from which the published ones are made. */


const bytes = zod__WEBPACK_IMPORTED_MODULE_1__.int().nonnegative();
const layer = zod__WEBPACK_IMPORTED_MODULE_1__.int().nonnegative();
const id = zod__WEBPACK_IMPORTED_MODULE_1__.int().nonnegative();
const head = { schemaVersion: zod__WEBPACK_IMPORTED_MODULE_1__.literal(_schema_js__WEBPACK_IMPORTED_MODULE_0__.SCHEMA_VERSION), generator: zod__WEBPACK_IMPORTED_MODULE_1__.string(), name: zod__WEBPACK_IMPORTED_MODULE_1__.string() };
/** The fields are those of a Report's image. */
const Layers = zod__WEBPACK_IMPORTED_MODULE_1__.object({
    ...head,
    ..._schema_js__WEBPACK_IMPORTED_MODULE_0__.Image.pick({
        id: true,
        ref: true,
        platform: true,
        sizes: true,
        base: true,
        layers: true,
        dead: true,
        shared: true,
    }).shape,
});
/** One path. Bytes of a folder are those of all that is listed in it. */
const TreeEntry = zod__WEBPACK_IMPORTED_MODULE_1__.object({
    path: zod__WEBPACK_IMPORTED_MODULE_1__.string(),
    kind: zod__WEBPACK_IMPORTED_MODULE_1__["enum"](['nothing', 'folder', 'file', 'symlink', 'other']),
    bytes,
    removedBytes: bytes.optional(),
    /** Since the base image, or by the layer that was asked for. */
    change: zod__WEBPACK_IMPORTED_MODULE_1__["enum"](['same', 'added', 'changed', 'removed']).optional(),
    /** The layer that stored it. */
    layer: layer.optional(),
    /** Of dead weight. */
    removedBy: layer.optional(),
    /** Of a symbolic link. */
    target: zod__WEBPACK_IMPORTED_MODULE_1__.string().optional(),
    /** In octal digits. This and the next ones: of what is in the final file system. */
    mode: zod__WEBPACK_IMPORTED_MODULE_1__.string().optional(),
    uid: id.optional(),
    gid: id.optional(),
    /** Seconds since 1970. */
    time: zod__WEBPACK_IMPORTED_MODULE_1__.number().optional(),
});
const Tree = zod__WEBPACK_IMPORTED_MODULE_1__.object({
    ...head,
    /** The layer that was asked for, from 0; null: the whole image. */
    layer: layer.nullable(),
    /** The path that was asked for, then what is listed below it. */
    entries: zod__WEBPACK_IMPORTED_MODULE_1__.array(TreeEntry),
});


/***/ }),

/***/ 12032:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AppliedPolicy: () => (/* binding */ AppliedPolicy),
/* harmony export */   Base: () => (/* binding */ Base),
/* harmony export */   BaseLink: () => (/* binding */ BaseLink),
/* harmony export */   BaseName: () => (/* binding */ BaseName),
/* harmony export */   Baseline: () => (/* binding */ Baseline),
/* harmony export */   BaselineSource: () => (/* binding */ BaselineSource),
/* harmony export */   BaselineTry: () => (/* binding */ BaselineTry),
/* harmony export */   Budget: () => (/* binding */ Budget),
/* harmony export */   Build: () => (/* binding */ Build),
/* harmony export */   BuildStep: () => (/* binding */ BuildStep),
/* harmony export */   BuildWarning: () => (/* binding */ BuildWarning),
/* harmony export */   Confidence: () => (/* binding */ Confidence),
/* harmony export */   ContractSection: () => (/* binding */ ContractSection),
/* harmony export */   Dead: () => (/* binding */ Dead),
/* harmony export */   DeadCause: () => (/* binding */ DeadCause),
/* harmony export */   Delta: () => (/* binding */ Delta),
/* harmony export */   DeltaRow: () => (/* binding */ DeltaRow),
/* harmony export */   Diff: () => (/* binding */ Diff),
/* harmony export */   DiffSide: () => (/* binding */ DiffSide),
/* harmony export */   Distribution: () => (/* binding */ Distribution),
/* harmony export */   Download: () => (/* binding */ Download),
/* harmony export */   Exit: () => (/* binding */ Exit),
/* harmony export */   Finding: () => (/* binding */ Finding),
/* harmony export */   Fit: () => (/* binding */ Fit),
/* harmony export */   Fixes: () => (/* binding */ Fixes),
/* harmony export */   FoundBy: () => (/* binding */ FoundBy),
/* harmony export */   Healthcheck: () => (/* binding */ Healthcheck),
/* harmony export */   HistoryPoint: () => (/* binding */ HistoryPoint),
/* harmony export */   HttpAnswer: () => (/* binding */ HttpAnswer),
/* harmony export */   Image: () => (/* binding */ Image),
/* harmony export */   ImageConfig: () => (/* binding */ ImageConfig),
/* harmony export */   LargestJump: () => (/* binding */ LargestJump),
/* harmony export */   Layer: () => (/* binding */ Layer),
/* harmony export */   LayerChange: () => (/* binding */ LayerChange),
/* harmony export */   LayerContent: () => (/* binding */ LayerContent),
/* harmony export */   Level: () => (/* binding */ Level),
/* harmony export */   Listener: () => (/* binding */ Listener),
/* harmony export */   Location: () => (/* binding */ Location),
/* harmony export */   Log: () => (/* binding */ Log),
/* harmony export */   Matrix: () => (/* binding */ Matrix),
/* harmony export */   Moment: () => (/* binding */ Moment),
/* harmony export */   MomentKind: () => (/* binding */ MomentKind),
/* harmony export */   Package: () => (/* binding */ Package),
/* harmony export */   PackageChange: () => (/* binding */ PackageChange),
/* harmony export */   PathChange: () => (/* binding */ PathChange),
/* harmony export */   Platform: () => (/* binding */ Platform),
/* harmony export */   Probe: () => (/* binding */ Probe),
/* harmony export */   Push: () => (/* binding */ Push),
/* harmony export */   Reading: () => (/* binding */ Reading),
/* harmony export */   Rehearsal: () => (/* binding */ Rehearsal),
/* harmony export */   Relevant: () => (/* binding */ Relevant),
/* harmony export */   Remedy: () => (/* binding */ Remedy),
/* harmony export */   Report: () => (/* binding */ Report),
/* harmony export */   ReportedAcceptance: () => (/* binding */ ReportedAcceptance),
/* harmony export */   Reports: () => (/* binding */ Reports),
/* harmony export */   SCHEMA_VERSION: () => (/* binding */ SCHEMA_VERSION),
/* harmony export */   Series: () => (/* binding */ Series),
/* harmony export */   Service: () => (/* binding */ Service),
/* harmony export */   SharedImage: () => (/* binding */ SharedImage),
/* harmony export */   Shipped: () => (/* binding */ Shipped),
/* harmony export */   Shutdown: () => (/* binding */ Shutdown),
/* harmony export */   SideBySide: () => (/* binding */ SideBySide),
/* harmony export */   Sizes: () => (/* binding */ Sizes),
/* harmony export */   Smoke: () => (/* binding */ Smoke),
/* harmony export */   StartCount: () => (/* binding */ StartCount),
/* harmony export */   StartTimes: () => (/* binding */ StartTimes),
/* harmony export */   Suite: () => (/* binding */ Suite),
/* harmony export */   SuiteTest: () => (/* binding */ SuiteTest),
/* harmony export */   SurfaceChange: () => (/* binding */ SurfaceChange),
/* harmony export */   Together: () => (/* binding */ Together),
/* harmony export */   UsageSample: () => (/* binding */ UsageSample),
/* harmony export */   Verdict: () => (/* binding */ Verdict),
/* harmony export */   Way: () => (/* binding */ Way)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55156);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64377);
/**
 * The Report: every field that scripts, baselines and later stages may use. One zod schema defines the
 * TypeScript types, the validation of a baseline, and the published `schemas/report.schema.json`.
 *
 * Units: bytes are integers, times are seconds, instants are RFC 3339 with milliseconds.
 * Layers are counted from 0, the base image first. Raise SCHEMA_VERSION when a field changes its name or meaning.
 */

const SCHEMA_VERSION = 1;
const bytes = zod__WEBPACK_IMPORTED_MODULE_0__.int().nonnegative();
const count = zod__WEBPACK_IMPORTED_MODULE_0__.int().nonnegative();
const seconds = zod__WEBPACK_IMPORTED_MODULE_0__.number().nonnegative();
const instant = zod__WEBPACK_IMPORTED_MODULE_1__.datetime({ offset: true });
/** Of lists that are drawn: a Report may be from a stranger. A run writes some hundreds. */
const MOST_ROWS = 5000;
/** A run writes 30. */
const MOST_HISTORY = 100;
/** Of one answer; a run keeps 22. */
const MOST_HEADERS = 50;
const port = zod__WEBPACK_IMPORTED_MODULE_0__.int().min(1).max(65535);
const Verdict = zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['pass', 'fail', 'error']);
const Level = zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['fail', 'warn', 'note']);
const Confidence = zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['proved', 'likely', 'hint']);
/** A location in a file of the repository. `file` is relative to the repository root; `line` counts from 1. */
const Location = zod__WEBPACK_IMPORTED_MODULE_0__.object({ file: zod__WEBPACK_IMPORTED_MODULE_0__.string(), line: zod__WEBPACK_IMPORTED_MODULE_0__.int().positive() });
const line = zod__WEBPACK_IMPORTED_MODULE_0__.int().positive();
/** One change of the Dockerfile or its ignore file. Lines are those on which instructions begin. */
const Way = zod__WEBPACK_IMPORTED_MODULE_0__.discriminatedUnion('kind', [
    /** Adds an option to each call of a program in a RUN: `pip install` gets `--no-cache-dir`. */
    zod__WEBPACK_IMPORTED_MODULE_0__.object({
        kind: zod__WEBPACK_IMPORTED_MODULE_0__.literal('option'),
        line,
        program: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
        subcommand: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
        option: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    }),
    /** Adds a command at the end of a RUN. */
    zod__WEBPACK_IMPORTED_MODULE_0__.object({ kind: zod__WEBPACK_IMPORTED_MODULE_0__.literal('append'), line, command: zod__WEBPACK_IMPORTED_MODULE_0__.string() }),
    /** The RUN at `from` becomes a part of that at `into`. */
    zod__WEBPACK_IMPORTED_MODULE_0__.object({ kind: zod__WEBPACK_IMPORTED_MODULE_0__.literal('join'), into: line, from: line }),
    /** The COPY at `copy` sets what the RUN at `run` changes: mode or owner. */
    zod__WEBPACK_IMPORTED_MODULE_0__.object({ kind: zod__WEBPACK_IMPORTED_MODULE_0__.literal('copy-as'), copy: line, run: line }),
    /** Adds patterns to the ignore file. */
    zod__WEBPACK_IMPORTED_MODULE_0__.object({ kind: zod__WEBPACK_IMPORTED_MODULE_0__.literal('ignore'), patterns: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()) }),
]);
/** How `sea-trial fix` can fix a finding: the first of `ways` that is certain for this Dockerfile. */
const Remedy = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    ways: zod__WEBPACK_IMPORTED_MODULE_0__.array(Way),
    /** Patterns, as in a `.dockerignore`, of the files that leave the image by it. */
    removes: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
});
/** One cause or observation. `code` is stable: people search for it, silence it, and find a page for it. */
const Finding = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    code: zod__WEBPACK_IMPORTED_MODULE_0__.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    level: Level,
    confidence: Confidence,
    /** One plain sentence, without a full stop where it ends in a code or log quotation. */
    message: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** What to change, in one sentence. */
    fix: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    location: Location.optional(),
    /** What was seen: one line each, as seen, unescaped (renderers escape). */
    evidence: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    /** For waste in the image: bytes that the fix would save there. No two findings count the same byte. */
    bytes: bytes.optional(),
    /** Absent where a fix takes a decision. */
    remedy: Remedy.optional(),
    /** Paths in the image that it is about, all of them: an acceptance can name them. */
    paths: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    /** Of a budget: its name. */
    budget: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Accepted by the repository until the end of a day: its level before, and why. `level` is then `note`. */
    accepted: zod__WEBPACK_IMPORTED_MODULE_0__.object({ level: Level, reason: zod__WEBPACK_IMPORTED_MODULE_0__.string(), until: zod__WEBPACK_IMPORTED_MODULE_0__.string() }).optional(),
});
const BuildStep = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Line of the Dockerfile, where it is known. */
    line: zod__WEBPACK_IMPORTED_MODULE_0__.int().positive().optional(),
    seconds,
    cached: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    error: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** By the builder's clock, where it says it. */
    startedAt: instant.optional(),
});
const BuildWarning = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    rule: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    message: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    line: zod__WEBPACK_IMPORTED_MODULE_0__.int().positive().optional(),
});
const Build = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    ok: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    seconds,
    /** The builder: `buildx 0.29.1` or `docker build (BuildKit)`. */
    builder: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Path of the Dockerfile from the repository root; every `line` in the Report is in this file. */
    dockerfile: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    steps: zod__WEBPACK_IMPORTED_MODULE_0__.array(BuildStep),
    warnings: zod__WEBPACK_IMPORTED_MODULE_0__.array(BuildWarning),
    /** Bytes of the build context that were sent to the builder, which may have had the rest. */
    contextBytes: bytes.optional(),
    /** Last lines of the failing step's log; empty when the build succeeded. */
    log: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    /** For a service under test: the build settings of its compose file, and which of them were applied. */
    service: zod__WEBPACK_IMPORTED_MODULE_0__.object({ name: zod__WEBPACK_IMPORTED_MODULE_0__.string(), taken: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()), differs: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()) })
        .optional(),
});
const Platform = zod__WEBPACK_IMPORTED_MODULE_0__.object({ os: zod__WEBPACK_IMPORTED_MODULE_0__.string(), architecture: zod__WEBPACK_IMPORTED_MODULE_0__.string(), variant: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional() });
const Healthcheck = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    test: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    interval: seconds.optional(),
    timeout: seconds.optional(),
    startPeriod: seconds.optional(),
    /** Between runs in the start period; engines from 25 on. */
    startInterval: seconds.optional(),
    retries: count.optional(),
});
const ImageConfig = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** As in the image config: `5000/tcp`. Sorted by protocol, then number. */
    exposedPorts: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    entrypoint: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    cmd: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    user: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    workingDir: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    stopSignal: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    healthcheck: Healthcheck.optional(),
    labels: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), zod__WEBPACK_IMPORTED_MODULE_0__.string()),
});
/**
 * Bytes to download. Unless `exact`, they are an estimate, and `how` says how it was made: estimates with another `how`
 * cannot be compared.
 */
const Download = zod__WEBPACK_IMPORTED_MODULE_0__.object({ bytes, exact: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(), how: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional() });
/** `efficiency` is 1 − deadWeight ÷ onDisk, and 1 for an empty image. `download` is null where it is not known. */
const Sizes = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    onDisk: bytes,
    fileSystem: bytes,
    deadWeight: bytes,
    efficiency: zod__WEBPACK_IMPORTED_MODULE_0__.number().min(0).max(1),
    download: Download.nullable(),
    /** Of the layers that are not the base's; only where `download` is null. */
    downloadYours: Download.optional(),
    /** Why `download` is null, where it was tried to find out. */
    downloadUnknown: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
/** Each trusted less than the one before: the Dockerfile's FROM and its build, a label, a local image, the history. */
const FoundBy = zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['build', 'label', 'local', 'history']);
/** A base image. Without `ref` and `name` only its last layer is known, not which image it is. */
const BaseLink = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    ref: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** What the history says it is, where there is no reference: `python 3.10.4`. */
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** How many of the image's first layers are its, and their bytes: those of what it stands on itself included. */
    layers: count,
    onDisk: bytes,
    foundBy: FoundBy.optional(),
    /** `proved` by equal diffIDs. */
    confidence: Confidence.optional(),
});
/** `chain`: the bases of the base, nearest first. */
const Base = BaseLink.extend({ chain: zod__WEBPACK_IMPORTED_MODULE_0__.array(BaseLink) });
/** The base named in the Dockerfile's FROM or a label, when no layers were proved to be from that image. */
const BaseName = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    ref: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    digest: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    saidBy: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['build', 'label']),
});
/** Another image, and what it has in common with this one: layers of equal diffID, and their bytes. */
const SharedImage = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    ref: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    id: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    layers: count,
    bytes,
    /** Of the whole other image. */
    onDisk: bytes,
});
/** This image and those of `shared`, each layer counted once. */
const Together = zod__WEBPACK_IMPORTED_MODULE_0__.object({ images: count, onDisk: bytes });
/** Whether the image, its program and the engine are of one kind. */
const Fit = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** The program that it starts, and the architecture in its ELF header; null where it could not be read. */
    entrypoint: zod__WEBPACK_IMPORTED_MODULE_0__.object({ path: zod__WEBPACK_IMPORTED_MODULE_0__.string(), architecture: zod__WEBPACK_IMPORTED_MODULE_0__.string() }).nullable(),
    engine: Platform.nullable(),
    /** It ran, though the engine's processor cannot run it by itself. */
    emulated: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
});
/**
 * Digests of a layer's files without times, owners and modes. `sha256` and `crc64` say how contents were identified: the
 * engine's own records have only CRC-64. `names` is of paths, kinds, sizes and link targets only.
 */
const LayerContent = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    names: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    sha256: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    crc64: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
const Layer = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    index: count,
    diffId: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    digest: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    size: bytes,
    /** Regular-file entries; hard links are not counted. */
    files: count,
    /** All members of the layer's tar, whiteouts included. */
    entries: count,
    /** Bytes that this layer added and that no path of the final file system reaches. */
    deadWeight: bytes,
    /** As a registry stores it; never an estimate. */
    download: bytes.optional(),
    createdBy: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    line: zod__WEBPACK_IMPORTED_MODULE_0__.int().positive().optional(),
    part: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['base', 'yours']),
    /** Where most of its bytes lie, largest first: folders or files, none within another. */
    largest: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ path: zod__WEBPACK_IMPORTED_MODULE_0__.string(), bytes })).optional(),
    /** Which of `shared` have it too, counted from 0. */
    sharedWith: zod__WEBPACK_IMPORTED_MODULE_0__.array(count).optional(),
    content: LayerContent.optional(),
});
const DeadCause = zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['overwritten', 'deleted', 'metadata']);
/** The last row may be a remainder, with `addedBy` and `killedBy` null, so that the rows add up to `deadWeight`. */
const Dead = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    path: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    bytes,
    addedBy: count.nullable(),
    killedBy: count.nullable(),
    cause: DeadCause.nullable(),
});
const Distribution = zod__WEBPACK_IMPORTED_MODULE_0__.object({ id: zod__WEBPACK_IMPORTED_MODULE_0__.string(), version: zod__WEBPACK_IMPORTED_MODULE_0__.string(), name: zod__WEBPACK_IMPORTED_MODULE_0__.string() });
/** A package that is installed in the final file system. `type` as in package URLs: deb, apk, rpm, pypi, npm, … */
const Package = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    type: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    version: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Of its own files; null where nothing says which they are. */
    bytes: bytes.nullable(),
    /** The file that lists it. */
    path: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    layer: count,
    /** As the ecosystem names it: `amd64`, `x86_64`, `noarch`. */
    architecture: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** The source package, where it is another: `glibc`, `gcc-12@12.2.0-14`, `bash-5.1.8-6.el9.src.rpm`. */
    source: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** As the package states it: an SPDX expression, or another name. */
    license: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
/** How the layers were obtained, and how many were in the cache of an earlier run. */
const Reading = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    route: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['build', 'entries', 'content', 'push', 'save', 'archive', 'registry']),
    layers: count,
    remembered: count,
    /** Why no faster source was used. */
    reason: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
const Image = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    id: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    ref: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    platform: Platform,
    distribution: Distribution.optional(),
    config: ImageConfig,
    sizes: Sizes,
    base: Base.nullable(),
    baseName: BaseName.optional(),
    fit: Fit.optional(),
    shared: zod__WEBPACK_IMPORTED_MODULE_0__.array(SharedImage).optional(),
    together: Together.optional(),
    layers: zod__WEBPACK_IMPORTED_MODULE_0__.array(Layer),
    dead: zod__WEBPACK_IMPORTED_MODULE_0__.array(Dead),
    packages: zod__WEBPACK_IMPORTED_MODULE_0__.array(Package).optional(),
    /** True when there are more packages than are listed. */
    packagesCut: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().optional(),
    /** Files that should list packages, and why they were not read, or not completely. */
    packagesUnread: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ type: zod__WEBPACK_IMPORTED_MODULE_0__.string(), path: zod__WEBPACK_IMPORTED_MODULE_0__.string(), why: zod__WEBPACK_IMPORTED_MODULE_0__.string() })).optional(),
    reading: Reading.optional(),
});
/**
 * The head of an HTTP answer, without what differs from one request to the next. `location`: where it redirects to; a path where
 * that is the server itself. `headers`: a few, of cookies only name and flags.
 */
const HttpAnswer = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    status: zod__WEBPACK_IMPORTED_MODULE_0__.int().min(100).max(999),
    location: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    headers: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ name: zod__WEBPACK_IMPORTED_MODULE_0__.string(), value: zod__WEBPACK_IMPORTED_MODULE_0__.string() })).max(MOST_HEADERS),
});
/** `target` is what was asked: `http://127.0.0.1:5000/` names the container's own port, not the published one. */
const Probe = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__["enum"]([
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
    target: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    port: port.optional(),
    ok: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    /** The response, or why there was none: `200 OK`, `connection reset`. */
    detail: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    attempts: count,
    seconds,
    /** Of HTTP. */
    answer: HttpAnswer.optional(),
});
const Listener = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    protocol: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['tcp', 'tcp6', 'udp', 'udp6']),
    address: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    port,
    process: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
const Exit = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    code: zod__WEBPACK_IMPORTED_MODULE_0__.int(),
    signal: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    oomKilled: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    error: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Seconds from start to exit. */
    after: seconds.optional(),
});
/** `provedBy: "signal-mask"`: PID 1 neither catches nor blocks the signal, which did not wake it, so the grace was not waited out. */
const Shutdown = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    signal: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    seconds,
    exitCode: zod__WEBPACK_IMPORTED_MODULE_0__.int(),
    killed: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    provedBy: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['stop', 'signal-mask']),
    /** Command of the process that handles the signal, and was still at it when it was killed. */
    handledBy: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** What it wrote about stopping after the signal, where it was killed. */
    said: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    /** The result of a request that was sent just before the signal; left out without one. */
    lastRequest: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['answered', 'dropped']).optional(),
});
/** Another service of the compose file, as it was at the end of the trial. */
const Service = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Docker's word: `running`, `exited`; `missing` where it was never made. */
    state: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    exitCode: zod__WEBPACK_IMPORTED_MODULE_0__.int().optional(),
    health: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['starting', 'healthy', 'unhealthy']).optional(),
    /** Whether it failed to reach the state that the service under test needs. */
    failed: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    log: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
});
/** `tail` is the end of it, `head` its beginning, where that is not in `tail`; `lines` and `bytes` are of the whole. */
const Log = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    head: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    tail: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    /** When each line of `tail` began to arrive: seconds after the start. */
    times: zod__WEBPACK_IMPORTED_MODULE_0__.array(seconds).max(MOST_ROWS).optional(),
    lines: count,
    bytes,
});
const MomentKind = zod__WEBPACK_IMPORTED_MODULE_0__["enum"]([
    'build-step',
    'start',
    'listen',
    'ready',
    'soak',
    'rehearsal',
    'stop',
    'exit',
]);
/** Something that happened. `at`: seconds after the start of the container; of the build, before it. */
const Moment = zod__WEBPACK_IMPORTED_MODULE_0__.object({ at: zod__WEBPACK_IMPORTED_MODULE_0__.number(), kind: MomentKind, text: zod__WEBPACK_IMPORTED_MODULE_0__.string() });
/** `memory` in bytes, as the kernel counts it: with the page cache, as in the peak; without it where only the engine can be asked. `cpuSeconds` since the start. */
const UsageSample = zod__WEBPACK_IMPORTED_MODULE_0__.object({ at: seconds, memory: bytes.nullable(), cpuSeconds: seconds.nullable() });
/** Starts of the image after its trial, each in a new container. */
const StartTimes = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    wanted: count,
    /** Starts that became ready. */
    ready: count,
    /** Seconds until ready, in the order of the starts. */
    values: zod__WEBPACK_IMPORTED_MODULE_0__.array(seconds).max(MOST_ROWS),
    /** Null with fewer than three values. */
    median: seconds.nullable(),
    /** From the lowest to the highest of the values. */
    spread: seconds.nullable(),
});
const Smoke = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    ready: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    startedAt: instant.nullable(),
    readyAt: instant.optional(),
    readySeconds: seconds.nullable(),
    /** The first container port that responded, else the first one probed. */
    port: port.nullable(),
    /** How the container's port was reached. */
    route: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    probes: zod__WEBPACK_IMPORTED_MODULE_0__.array(Probe),
    listeners: zod__WEBPACK_IMPORTED_MODULE_0__.array(Listener),
    /** False when the listener table could not be read: an empty `listeners` then proves nothing. */
    listenersKnown: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    memory: zod__WEBPACK_IMPORTED_MODULE_0__.object({ peak: bytes.nullable(), limit: bytes.optional() }),
    cpuSeconds: seconds.nullable(),
    exit: Exit.optional(),
    shutdown: Shutdown.optional(),
    log: Log,
    soakSeconds: seconds,
    /** In the order of time. */
    timeline: zod__WEBPACK_IMPORTED_MODULE_0__.array(Moment).max(MOST_ROWS).optional(),
    /** At most some hundreds, evenly spread until the container is stopped. */
    samples: zod__WEBPACK_IMPORTED_MODULE_0__.array(UsageSample).max(MOST_ROWS).optional(),
    /** The container that was left running, and where it can be reached from this machine. */
    kept: zod__WEBPACK_IMPORTED_MODULE_0__.object({ containerId: zod__WEBPACK_IMPORTED_MODULE_0__.string(), host: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(), url: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional() })
        .optional(),
    /** Presets that were applied. */
    presets: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    services: zod__WEBPACK_IMPORTED_MODULE_0__.array(Service).optional(),
    /** With `start-times`. Its median then counts as the time until ready, and not `readySeconds`. */
    startTimes: StartTimes.optional(),
});
/** Where a baseline can come from, in the order in which they are tried. `last`: the last try of `--watch`. */
const BaselineSource = zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['cache', 'artifact', 'registry', 'build', 'file', 'last']);
/** `ref`, `sha` and `at` are those of the run that wrote the Report. */
const Baseline = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** A `BaselineSource`; a path in Reports of older versions. */
    source: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    ref: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    sha: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    at: instant.nullable(),
    /** Why the commit that was searched for is the right one: `the parent of this merge`. */
    how: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** The commit that was searched for. */
    wanted: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** How many commits `sha` is older than `wanted`; absent where that is not known. */
    behind: count.optional(),
});
/** One place where a baseline was searched for. `note`: one sentence, without a full stop. */
const BaselineTry = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    source: BaselineSource,
    outcome: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['found', 'nothing', 'failed', 'skipped']),
    seconds,
    note: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
/** One commit of the base branch. */
const HistoryPoint = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    sha: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    at: instant,
    onDisk: bytes,
    download: bytes.nullable(),
    readySeconds: seconds.nullable(),
});
/** One compared figure. `before` or `after` is null where that side does not have it. */
const DeltaRow = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    key: zod__WEBPACK_IMPORTED_MODULE_0__["enum"]([
        'download',
        'downloadYours',
        'onDisk',
        'yours',
        'base',
        'deadWeight',
        'readySeconds',
        'peakMemory',
    ]),
    before: zod__WEBPACK_IMPORTED_MODULE_0__.number().nullable(),
    after: zod__WEBPACK_IMPORTED_MODULE_0__.number().nullable(),
});
/** A layer that was added, removed or changed. Changes of `after` − `before` add up to the change of `onDisk`. */
const LayerChange = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** Of this run's layer; absent where it is gone. */
    index: count.optional(),
    /** Of the baseline's layer; absent where this one is new. */
    indexBefore: count.optional(),
    createdBy: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    line: zod__WEBPACK_IMPORTED_MODULE_0__.int().positive().optional(),
    before: bytes.nullable(),
    after: bytes.nullable(),
    part: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['base', 'yours']).optional(),
    /** The command before, where it was edited. */
    createdByBefore: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
const PackageSide = zod__WEBPACK_IMPORTED_MODULE_0__.object({ version: zod__WEBPACK_IMPORTED_MODULE_0__.string(), bytes: bytes.nullable() });
/** A package that came, went or changed. `layer`: this run's, that brings it; `layerBefore`: the baseline's. */
const PackageChange = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    type: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    before: PackageSide.nullable(),
    after: PackageSide.nullable(),
    layer: count.optional(),
    layerBefore: count.optional(),
});
/** A file or folder among the largest of a changed layer. Null: it is not there, or not among the largest. */
const PathChange = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    path: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    before: bytes.nullable(),
    after: bytes.nullable(),
    /** Index in `layers` of the change that it belongs to. */
    change: count,
});
/** How many changes of `history` were smaller, and since when. `larger`: the one at `since`; absent where history begins there. */
const LargestJump = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    commits: count,
    since: instant,
    larger: zod__WEBPACK_IMPORTED_MODULE_0__.object({ sha: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(), bytes }).optional(),
});
/**
 * What a probed path answers differently. `before` and `after`: null where it is missing. `isDetail`: a version of the server,
 * which nobody relies on.
 */
const SurfaceChange = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** Of the probe, in both runs. */
    target: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    what: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['status', 'location', 'header', 'cookie']),
    /** Of a header or cookie. */
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    before: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    after: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    isDetail: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().optional(),
});
const Delta = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    rows: zod__WEBPACK_IMPORTED_MODULE_0__.array(DeltaRow),
    layers: zod__WEBPACK_IMPORTED_MODULE_0__.array(LayerChange),
    /** Layers of equal diffID. */
    sharedLayers: count,
    /** Other layers with the same files: only times, owners or modes may differ. They are not in `layers`. */
    rebuiltLayers: count.optional(),
    /** Other layers whose files have the same names and sizes, and contents that cannot be compared. Not in `layers` either. */
    sameNameLayers: count.optional(),
    /** What changed and why, in one sentence with code in backquotes; null if nothing did, or it is not known. */
    why: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable().optional(),
    /** More about it, one sentence each: a build that is not reproducible. */
    hints: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    /** What a node that has the baseline's layers must download; bytes on disk where `exact` is false. */
    redeploy: zod__WEBPACK_IMPORTED_MODULE_0__.object({ bytes, exact: zod__WEBPACK_IMPORTED_MODULE_0__.boolean() }).nullable().optional(),
    /** Largest changes first; absent where one side was not looked into. */
    packages: zod__WEBPACK_IMPORTED_MODULE_0__.array(PackageChange).optional(),
    /** Largest changes first. */
    paths: zod__WEBPACK_IMPORTED_MODULE_0__.array(PathChange).optional(),
    verdictBefore: Verdict,
    /** Codes of the baseline's findings, each once. */
    findingsBefore: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    /** The same with the paths, ports and variables that they are about: findings of one code differ in them. */
    placesBefore: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ code: zod__WEBPACK_IMPORTED_MODULE_0__.string(), places: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()) })).optional(),
    /** The total savings of those that report waste, each code once. */
    wasteBefore: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ code: zod__WEBPACK_IMPORTED_MODULE_0__.string(), bytes })).optional(),
    shutdownBefore: Shutdown.optional(),
    /** What the probed paths answer differently; absent where nothing was compared. */
    surface: zod__WEBPACK_IMPORTED_MODULE_0__.array(SurfaceChange).max(MOST_ROWS).optional(),
    /** Why the build took longer than the baseline's, by what came from the build cache; absent where that does not explain it. */
    build: zod__WEBPACK_IMPORTED_MODULE_0__.object({ before: seconds, after: seconds, why: zod__WEBPACK_IMPORTED_MODULE_0__.string(), hint: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional() })
        .optional(),
    /** Present where the image grew by more than it did in several commits of the base branch. */
    largestJump: LargestJump.optional(),
    /** One sentence for each reason why the two sides may differ by themselves: another store, another platform. */
    caveats: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
});
/**
 * Another start, after the trial has passed. `restart`: the same container after a stop; `kill`: after SIGKILL; `twice`: two
 * containers on the same volumes; `upgrade`: this image on the data of the baseline's; `rollback`: then the baseline's again.
 */
const Rehearsal = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    kind: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['restart', 'kill', 'twice', 'upgrade', 'rollback']),
    ok: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    /** What a failure counts for, where it is not a failure of the trial. */
    level: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['warn', 'note']).optional(),
    seconds,
    /** A part of a sentence: `ready again after 0.31 s`, or why not. */
    detail: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Of the start that counts. */
    readySeconds: seconds.nullable(),
});
/** One figure of several starts of an image, in the order of the starts. */
const Series = zod__WEBPACK_IMPORTED_MODULE_0__.object({ median: zod__WEBPACK_IMPORTED_MODULE_0__.number(), values: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.number()) });
/** Starts that were made, and how many of them became ready. */
const StartCount = zod__WEBPACK_IMPORTED_MODULE_0__.object({ started: count, ready: count });
/** Starts of the baseline's image and of this one, in turn on this machine. */
const SideBySide = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** The other image: `main@3f2a1c9`, or its reference; null if there was none. */
    baseline: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    /** Starts of each image that were asked for. */
    wanted: count,
    before: StartCount,
    after: StartCount,
    /** Only figures of which each side has enough values. */
    rows: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({
        key: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['readySeconds', 'peakMemory']),
        before: Series,
        after: Series,
        /** From the lowest to the highest of the values of both sides, each less the median of its side. */
        spread: zod__WEBPACK_IMPORTED_MODULE_0__.number().nonnegative(),
        /** Whether the medians differ by more than starts of one image do. */
        changed: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    })),
    /** Why nothing, or less, was compared: one sentence each, without a full stop. */
    notes: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
});
/**
 * A budget and what was measured. `limit` and `value` are in `unit`; a `share` is from 0 to 1, a `percent` is of the
 * baseline's figure. `absent`: what must not be there, and the value counts what is. `required`: 1 where the config is so, else 0. `open`: not known, so not met.
 */
const Budget = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    is: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['max', 'min', 'max-growth', 'absent', 'required']),
    unit: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['bytes', 'seconds', 'count', 'share', 'percent']),
    limit: zod__WEBPACK_IMPORTED_MODULE_0__.number(),
    value: zod__WEBPACK_IMPORTED_MODULE_0__.number().nullable(),
    level: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['fail', 'warn']),
    state: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['met', 'exceeded', 'open', 'allowed', 'accepted']),
    /** Why it is open, or accepted. */
    reason: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Some of what must not be there. */
    found: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    /** Of `allowed`: who added the label, and when. */
    by: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    at: instant.optional(),
    /** Of `accepted`: the last day. */
    until: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
/** A finding that the repository accepts: by code, and by place or a pattern of its message. */
const ReportedAcceptance = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    code: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    place: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    pattern: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    reason: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** The last day: `2026-12-31`. */
    until: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** An expired one no longer counts. */
    state: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['used', 'unused', 'expired']),
    /** How many findings it is about. */
    matches: count,
    /** The policy that it is in; else it is the repository's. */
    policy: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
/** A file with rules of the organisation that this run was subject to. */
const AppliedPolicy = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** As given: `./policies`, `github:acme/policies/container.yml@v3`, `oci://ghcr.io/acme/policies@sha256:…`. */
    source: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Its name in the folder or the artifact. */
    file: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Of the repository that it was read from. */
    commit: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Of its bytes: `sha256:…`. */
    digest: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** What it sets: `timeout`, `budgets.on-disk.max`, `accept.runs-as-root`, `never-accept`. */
    sets: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    /** What of it a repository may loosen: `timeout`, `budgets.on-disk`. */
    mayLoosen: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
});
/** One check of a test file. `skipped`: as the file asks, or because an earlier check of the same thing failed. */
const SuiteTest = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** False also where it could not be carried out. */
    ok: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    skipped: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().optional(),
    seconds,
    /** Why it is not ok, or was skipped. */
    detail: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
/** A test file of container-structure-test or goss. */
const Suite = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** From the root of the repository. */
    file: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    kind: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['structure', 'goss']),
    tests: zod__WEBPACK_IMPORTED_MODULE_0__.array(SuiteTest),
    /** Why none of its tests was carried out. */
    error: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
/** The values of a leg of a matrix of jobs, sorted by path: `["node.version", "24"]`. Empty without a matrix. */
const Matrix = zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.tuple([zod__WEBPACK_IMPORTED_MODULE_0__.string(), zod__WEBPACK_IMPORTED_MODULE_0__.string()])).readonly();
/**
 * What the result of a trial depends on, where all of it is known: a later run that has the same can rely on this one. Digests
 * are SHA-256; those without a prefix are ours, in hexadecimal.
 */
const Relevant = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** Of the build context, the Dockerfile and other files that the settings name. */
    files: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    settings: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Of the version of Sea Trial. */
    program: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** The images that the Dockerfile uses, with their digests at their registries. */
    images: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ ref: zod__WEBPACK_IMPORTED_MODULE_0__.string(), digest: zod__WEBPACK_IMPORTED_MODULE_0__.string() })),
});
const EngineFacts = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    version: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    os: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    architecture: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    store: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    kernel: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
});
const Amount = zod__WEBPACK_IMPORTED_MODULE_0__.object({ blobs: count, bytes });
/** What was pushed after the verdict. */
const Push = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** Of the index or manifest; null if nothing was pushed. */
    digest: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    /** References that have this digest, as given. */
    refs: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()),
    /** Those of `refs` that had it before, so that nothing was sent to them. */
    present: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    /** The registries were asked for the digest of each of them after the push. */
    verified: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    /** References that do not have it, and why: one sentence each. */
    failed: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ ref: zod__WEBPACK_IMPORTED_MODULE_0__.string(), error: zod__WEBPACK_IMPORTED_MODULE_0__.string() })),
    /** Why nothing was pushed, though the settings ask for a push. */
    skipped: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** What is pushed that differs from what was built, such as attestations that an engine cannot keep. */
    differs: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Platforms in it that were weighed and not run: `linux/arm64`. */
    weighedOnly: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    /** Bytes and number of blobs, by registry; absent where the engine pushed. */
    traffic: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), zod__WEBPACK_IMPORTED_MODULE_0__.object({ sent: Amount, mounted: Amount, present: Amount })).optional(),
    /** Of this platform's manifest, and of its config; absent where they are not known. */
    manifest: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    config: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Digest of the Report that was attached to it. */
    attached: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    /** Why the Report was not attached. */
    notAttached: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
/** What is compared of the image before and after fixes. */
const FixState = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    onDisk: bytes,
    deadWeight: bytes,
    /** Null if the image was not run. */
    readySeconds: seconds.nullable(),
});
/** Fixes of findings that a second trial has proved: the image is smaller, passes, and has the same files otherwise. */
const Fixes = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** `−12.0 MB, still ready in 0.13 s`, or why there is nothing. */
    summary: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** `change`: a part of a sentence. */
    proven: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({
        code: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
        location: Location.optional(),
        change: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
        bytes: bytes.optional(),
    })),
    /** `why`: without a full stop. */
    notFixed: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ code: zod__WEBPACK_IMPORTED_MODULE_0__.string(), location: Location.optional(), why: zod__WEBPACK_IMPORTED_MODULE_0__.string() })),
    before: FixState,
    /** Null if nothing is proven. */
    after: FixState.nullable(),
    /** For `git apply` in the repository's root; empty if nothing is proven. */
    patch: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** The same for the Dockerfile: lines, from the first to the last, their text and their new one. */
    edits: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ file: zod__WEBPACK_IMPORTED_MODULE_0__.string(), line, endLine: line, before: zod__WEBPACK_IMPORTED_MODULE_0__.string(), text: zod__WEBPACK_IMPORTED_MODULE_0__.string() })),
});
/** One contract: the rules of a platform for this image, from a file of the repository. */
const ContractFile = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    file: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** `kubernetes`, `fly`, … */
    kind: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** As findings name it: `Deployment api`. */
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** The image was run under it; else it was only compared. */
    isApplied: zod__WEBPACK_IMPORTED_MODULE_0__.boolean(),
    /** `memory 256 MB`, `readiness probe http://:8080/healthz` */
    rules: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ text: zod__WEBPACK_IMPORTED_MODULE_0__.string(), line })).max(MOST_ROWS),
    /** What Docker cannot imitate, or another setting replaces. */
    notTried: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.object({ what: zod__WEBPACK_IMPORTED_MODULE_0__.string(), why: zod__WEBPACK_IMPORTED_MODULE_0__.string(), line })).max(MOST_ROWS),
});
const ContractSection = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    files: zod__WEBPACK_IMPORTED_MODULE_0__.array(ContractFile).max(MOST_ROWS),
    /** Which files `contract: auto` found and did not use, and why: one sentence each, without a full stop. */
    notes: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).max(MOST_ROWS),
});
const Report = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_0__.literal(SCHEMA_VERSION),
    /** What wrote it: `sea-trial 0.1.0`. */
    generator: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    at: instant,
    /** Name of the image in the comment. */
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Commit and ref that were tested, if known. */
    ref: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    sha: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(),
    /** That ran the container. */
    engine: EngineFacts.nullable(),
    /** That built and weighed the image, where `smoke-host` is another. */
    buildEngine: EngineFacts.optional(),
    verdict: Verdict,
    headline: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Absent without a matrix. Of a build of several platforms, each is a leg: `["platform", "linux/arm64"]`. */
    matrix: Matrix.optional(),
    /** How the platforms of a build of several differ, in the Report of the first: sentences without a full stop. */
    platformDifferences: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    findings: zod__WEBPACK_IMPORTED_MODULE_0__.array(Finding),
    /** Absent without budgets. */
    budgets: zod__WEBPACK_IMPORTED_MODULE_0__.array(Budget).optional(),
    /** The config file that counted; in a pull request the base branch's. `notes`: one sentence each. */
    config: zod__WEBPACK_IMPORTED_MODULE_0__.object({ file: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(), commit: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(), notes: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()) })
        .optional(),
    /** Absent without policies. */
    policies: zod__WEBPACK_IMPORTED_MODULE_0__.array(AppliedPolicy).optional(),
    /** Absent without acceptances. */
    acceptances: zod__WEBPACK_IMPORTED_MODULE_0__.array(ReportedAcceptance).optional(),
    build: Build.nullable(),
    image: Image.nullable(),
    smoke: Smoke.nullable(),
    /** In the order in which they were carried out; absent without any. */
    rehearsals: zod__WEBPACK_IMPORTED_MODULE_0__.array(Rehearsal).max(MOST_ROWS).optional(),
    /** Absent without a contract. */
    contract: ContractSection.optional(),
    /** Test files of other programs; absent without any. */
    suites: zod__WEBPACK_IMPORTED_MODULE_0__.array(Suite).optional(),
    /** `owner/name` on GitHub. */
    repository: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    baseline: Baseline.nullable(),
    /** One for each place that was tried, in that order; absent if there was nothing to search for. */
    baselineSearch: zod__WEBPACK_IMPORTED_MODULE_0__.array(BaselineTry).optional(),
    delta: Delta.nullable(),
    /** Absent unless `repeat` is set and the trial passed. */
    sideBySide: SideBySide.optional(),
    /** The baseline's branch, oldest first: at most 30 commits, up to the baseline. */
    history: zod__WEBPACK_IMPORTED_MODULE_0__.array(HistoryPoint).max(MOST_HISTORY).optional(),
    /** With `relevant: auto`, of a trial that passed. */
    relevant: Relevant.optional(),
    /** Nothing was tried: what is reported is the trial of this run, since which nothing in `relevant` changed. */
    unchangedSince: zod__WEBPACK_IMPORTED_MODULE_0__.object({ ref: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(), sha: zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable(), at: instant })
        .optional(),
    /** Seconds of each stage that ran. */
    timings: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), seconds),
    /** Absent without `push`. */
    push: Push.optional(),
    /** With `fix: suggest`, where a finding can be fixed automatically. */
    fixes: Fixes.optional(),
    /** Shell command that repeats the smoke test by hand where there is an image, or a build that failed. */
    reproduce: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
});
/** What several images take at a registry. Layers of one diffID are one layer. In bytes on disk. */
const Shipped = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    images: count,
    /** Of all different layers. */
    onDisk: bytes,
    /** Of those that more than one image has. */
    shared: bytes,
    /** Of the images one by one: `onDisk` and what sharing saves. */
    apart: bytes,
});
/** What a run of several images writes. */
const Reports = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_0__.literal(SCHEMA_VERSION),
    generator: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** The worst of all: `fail`, then `error`. */
    verdict: Verdict,
    headline: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    /** Absent where fewer than two images were weighed. */
    together: Shipped.optional(),
    /** In the order of the settings. */
    reports: zod__WEBPACK_IMPORTED_MODULE_0__.array(Report),
});
/** One of the two images of `sea-trial diff`. */
const DiffSide = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    /** As given. */
    name: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    kind: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](['report', 'archive', 'image', 'registry']),
    /** Name and ID of the image, and when a Report of it was written. */
    ref: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    id: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    at: instant.nullable(),
    sizes: Sizes,
});
/** What `sea-trial diff A B --format json` prints: `delta` is from `before` to `after`. */
const Diff = zod__WEBPACK_IMPORTED_MODULE_0__.object({
    schemaVersion: zod__WEBPACK_IMPORTED_MODULE_0__.literal(SCHEMA_VERSION),
    generator: zod__WEBPACK_IMPORTED_MODULE_0__.string(),
    before: DiffSide,
    after: DiffSide,
    delta: Delta,
});


/***/ }),

/***/ 64377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZodISODate: () => (/* reexport safe */ _schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODate),
/* harmony export */   ZodISODateTime: () => (/* reexport safe */ _schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODateTime),
/* harmony export */   ZodISODuration: () => (/* reexport safe */ _schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODuration),
/* harmony export */   ZodISOTime: () => (/* reexport safe */ _schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISOTime),
/* harmony export */   date: () => (/* binding */ date),
/* harmony export */   datetime: () => (/* binding */ datetime),
/* harmony export */   duration: () => (/* binding */ duration),
/* harmony export */   time: () => (/* binding */ time)
/* harmony export */ });
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55156);



function datetime(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_1__/* ._isoDateTime */ .G1(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODateTime, params);
}
function date(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_1__/* ._isoDate */ .db(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODate, params);
}
function time(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_1__/* ._isoTime */ .Kn(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISOTime, params);
}
function duration(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_1__/* ._isoDuration */ .f2(_schemas_js__WEBPACK_IMPORTED_MODULE_0__.ZodISODuration, params);
}


/***/ })

};
