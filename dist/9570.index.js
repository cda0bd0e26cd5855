export const id = 9570;
export const ids = [9570];
export const modules = {

/***/ 86954:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diff: () => (/* binding */ diff)
});

// EXTERNAL MODULE: ./src/compare/index.ts + 13 modules
var compare = __webpack_require__(30609);
// EXTERNAL MODULE: ./src/core/errors.ts
var core_errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/version.ts + 1 modules
var version = __webpack_require__(74910);
// EXTERNAL MODULE: ./src/inputs/index.ts + 49 modules
var src_inputs = __webpack_require__(84315);
// EXTERNAL MODULE: ./src/report/index.ts + 36 modules
var report = __webpack_require__(58175);
// EXTERNAL MODULE: ./src/baseline/index.ts + 15 modules
var baseline = __webpack_require__(46673);
// EXTERNAL MODULE: ./src/core/clock.ts
var clock = __webpack_require__(32257);
// EXTERNAL MODULE: ./src/engine/docker.ts + 15 modules
var docker = __webpack_require__(42437);
// EXTERNAL MODULE: ./src/inspect/index.ts + 157 modules
var inspect = __webpack_require__(2616);
// EXTERNAL MODULE: ./src/app/assemble.ts + 9 modules
var assemble = __webpack_require__(49765);
// EXTERNAL MODULE: ./src/app/registry-image.ts
var registry_image = __webpack_require__(92792);
// EXTERNAL MODULE: ./src/app/shared-images.ts
var shared_images = __webpack_require__(14313);
;// CONCATENATED MODULE: ./src/app/named-image.ts
/** Weighs an image that a command names: on the engine, at a registry, in an archive; or takes it from a Report. */









/** Calls `work` with a connection that is opened when it is first needed, and closes it. */
async function withLink(work, connectTo = docker/* connect */.Ng) {
    let link = null;
    try {
        return await work(() => (link ??= connectTo()));
    }
    finally {
        await link?.then(({ engine }) => engine.close(), () => undefined);
    }
}
/** Rejects with a UserError: `image-not-found`, `archive-invalid`, `baseline-invalid`, or one of the engine's. */
async function weighNamed(name, access) {
    if (name.kind === 'report')
        return withImage(name.name, await (0,baseline/* readReport */.tL)(name.file, access.roots));
    const { image } = await analyseNamed(name, access);
    const engine = name.kind === 'image' ? (0,assemble/* describeEngine */.sk)((await access.link()).info) : null;
    return { ...emptyReport(textOf(name)), engine, image };
}
/** `allFiles`: as in `InspectOptions`. Rejects like `weighNamed`. */
async function analyseNamed(name, { env, progress, link }, { allFiles = false } = {}) {
    progress.stage(`Weighing ${textOf(name)}`);
    if (name.kind === 'registry')
        return (0,registry_image/* weighAtRegistry */.V)({ reference: name.image, platform: name.platform, env, progress, allFiles, ...FOR_REGISTRY }, inspect/* inspect */.Nn);
    const [found] = await (0,shared_images/* findOthers */.$v)([name], async () => (await link()).engine, progress);
    if (!found)
        throw new core_errors/* UserError */.yo('internal', 'the image was not found');
    return (0,shared_images/* weigh */.vi)(found, progress, { allFiles });
}
function withImage(name, report) {
    const { image } = report;
    if (image)
        return { ...report, image };
    const hint = 'Use a Report of an image that was built and weighed.';
    throw new core_errors/* UserError */.yo('baseline-invalid', `The Report ${name} has no image: ${report.headline}`, hint, {
        exit: 2,
    });
}
/** A command is ended by its process. */
const FOR_REGISTRY = { clock: clock/* systemClock */.m, signal: new AbortController().signal };
/** As it was given. */
function textOf(name) {
    if (name.kind === 'registry')
        return name.image.text;
    return name.kind === 'image' ? name.ref : name.name;
}
/** Of an image that was only weighed. */
const emptyReport = (name) => ({
    schemaVersion: 1,
    generator: `sea-trial ${version/* VERSION */.x}`,
    at: clock/* systemClock */.m.date().toISOString(),
    name,
    ref: null,
    sha: null,
    verdict: 'pass',
    headline: '',
    findings: [],
    build: null,
    smoke: null,
    baseline: null,
    delta: null,
    timings: {},
});

// EXTERNAL MODULE: ./src/app/commands/terminal.ts
var terminal = __webpack_require__(57960);
;// CONCATENATED MODULE: ./src/app/commands/diff.ts
/** `sea-trial diff A B`: gets both images, compares them, prints what changed. */







/** Returns the exit code 0. Rejects with a UserError that names what is wrong with both sides: exit 2, or 3 for the engine. */
async function diff(given, host, connectTo) {
    const inputs = (0,src_inputs/* readDiff */.iH)(given, host.cwd);
    const progress = (0,terminal/* progressOf */.jA)(host);
    const [before, after] = await withLink((link) => bothOf(inputs, { env: host.env, progress, roots: inputs.roots, link }), connectTo).finally(() => progress.end());
    const delta = (0,compare/* compare */.UD)(after, before);
    const sides = { before: sideOf(inputs.before, before), after: sideOf(inputs.after, after) };
    const found = { schemaVersion: 1, generator: `sea-trial ${version/* VERSION */.x}`, ...sides, delta };
    host.stdout.write((0,report/* renderDiff */["in"])(found, after, inputs.format, (0,terminal/* lookOf */.Li)(host)));
    return 0;
}
async function bothOf({ before, after }, access) {
    const get = (side) => weighNamed(side, access).then((report) => ({ report, error: null }), (cause) => ({ report: null, error: (0,core_errors/* asUserError */.Yl)(cause) }));
    const first = await get(before);
    const second = await get(after);
    if (first.report && second.report)
        return [first.report, second.report];
    throw together([first, second].flatMap(({ error }) => error ?? []));
}
/** Errors about what was given; the others are about the engine or this program. */
const OF_INPUT = ['settings', 'baseline-invalid', 'archive-invalid', 'image-not-found'];
function together(errors) {
    const [first, second] = errors;
    const other = errors.find(({ code }) => !OF_INPUT.includes(code));
    if (!first || other)
        return other ?? (0,core_errors/* asUserError */.Yl)(first);
    const sentence = second && second.message !== first.message ? `${first.message}; ${second.message}` : first.message;
    return new core_errors/* UserError */.yo(first.code, sentence, first.hint, { exit: 2, cause: first.cause });
}
const sideOf = (side, { image, at }) => ({
    name: textOf(side),
    kind: side.kind,
    ref: image.ref,
    id: image.id,
    at: side.kind === 'report' ? at : null,
    sizes: image.sizes,
});


/***/ }),

/***/ 57960:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Li: () => (/* binding */ lookOf),
/* harmony export */   jA: () => (/* binding */ progressOf)
/* harmony export */ });
/* unused harmony export NARROW */
/* harmony import */ var _report_progress_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18991);

/** Columns of a text that is not for a terminal. */
const NARROW = 100;
const lookOf = ({ stdout, env }) => ({
    color: stdout.isTTY && !env.NO_COLOR,
    width: stdout.isTTY ? stdout.columns || NARROW : NARROW,
});
/** Silent without a terminal: then the result alone is what is wanted. */
const progressOf = ({ stderr, env }) => (0,_report_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .makeProgress */ ._)({ stream: stderr, mode: stderr.isTTY && env.CI !== 'true' ? 'live' : 'silent' });


/***/ }),

/***/ 92792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ weighAtRegistry)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2616);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22020);



/** Rejects with a UserError whose sentence has the cause and the fix, or with the reason of the aborted signal. */
async function weighAtRegistry({ reference, platform, base, allFiles = false, progress, ...rules }, inspect) {
    const access = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openRegistry */ .Me)(reference, rules);
    const common = { platform, ref: reference.text, cache: (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .layerCache */ .Qd)(), progress, allFiles };
    const options = { ...common, ...(base ? { base } : {}) };
    try {
        return await inspect({ kind: 'registry', access }, options);
    }
    catch (cause) {
        if (cause instanceof _registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('image-not-found', cause.message, '', { cause });
        throw cause;
    }
    finally {
        access.close();
    }
}


/***/ }),

/***/ 14313:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ findOthers),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   vi: () => (/* binding */ weigh),
/* harmony export */   wp: () => (/* binding */ weighOthers)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2616);


/** Finds them all. Connects only when one of them is not in an archive. Rejects with `image-not-found`. */
async function findOthers(sources, connect, progress) {
    const found = [];
    for (const source of sources) {
        if (source.kind === 'archive')
            found.push(source);
        else {
            const engine = await connect();
            found.push({ ...source, engine, image: await findImage(source, engine, progress) });
        }
    }
    return found;
}
/** Returns the image of that name on the engine; pulls it when it is missing or for another platform. */
async function findImage({ ref, platform }, engine, progress, pulling = (work) => work()) {
    progress.stage(`Looking for ${ref}`);
    const isWanted = (image) => platform === null || platform.startsWith(`${image.platform.os}/${image.platform.architecture}`);
    const local = await engine.image(ref);
    if (local && isWanted(local))
        return local;
    await pulling(() => engine.pull(ref, platform, (text) => progress.waiting(text)));
    const pulled = await engine.image(ref);
    if (pulled)
        return pulled;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('image-not-found', `Image ${ref} is not on this engine after it was pulled`, 'Check its name and platform.');
}
/** Returns the image with the layers that it shares with the others. */
async function weighOthers(image, others, progress) {
    const weighed = [];
    for (const other of others) {
        progress.stage(`Weighing ${nameOf(other)}`);
        weighed.push((await weigh(other, progress)).image);
    }
    return (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .shareLayers */ .uF)(image, weighed);
}
/** `allFiles`: as in `InspectOptions`. */
function weigh(other, progress, { allFiles = false } = {}) {
    const options = { platform: other.platform, ref: nameOf(other), progress, allFiles };
    return other.kind === 'archive'
        ? (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .Nn)({ kind: 'archive', file: other.file }, { ...options, pick: other.ref })
        : (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .Nn)({ kind: 'engine', ref: other.ref, id: other.image.id, engine: other.engine }, options);
}
const nameOf = (other) => (other.kind === 'archive' ? other.name : other.ref);


/***/ }),

/***/ 37005:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ runsOn)
/* harmony export */ });
/** Which processors run which programs without emulation. Architectures and variants have Go's names. */
/** Other architectures that a processor runs with the kernels of distributions. */
const ALSO_RUNS = new Map([
    ['amd64', ['386', 'amd64p32']],
    ['arm64', ['arm']],
    ['mips64', ['mips']],
    ['mips64le', ['mipsle']],
    ['ppc64', ['ppc']],
    ['s390x', ['s390']],
]);
/** Whether the host runs the program natively: a processor runs programs of older variants. Unknown variants match. */
function runsOn(program, host) {
    if (program.architecture !== host.architecture)
        return ALSO_RUNS.get(host.architecture)?.includes(program.architecture) ?? false;
    return !(numberOf(program.variant) > numberOf(host.variant));
}
/** `v7` → 7, `v8.2` → 8.2; NaN if there is none. */
const numberOf = (variant) => parseFloat(variant?.replace(/^v/, '') ?? '');


/***/ })

};
