export const id = 1686;
export const ids = [1686];
export const modules = {

/***/ 4074:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ withRun)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _core_run_id_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20394);
/* harmony import */ var _engine_docker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42437);
/* harmony import */ var _cleanup_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(33403);
/* harmony import */ var _local_secret_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(32761);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(94490);
/** The run of a command that reads images: connects when it is needed, and leaves nothing behind, also on Ctrl-C. */






/**
 * Resolves like `work`. Rejects with `cancelled` on a signal. Removes what it has made on the engine, and what killed runs
 * have left there.
 */
async function withRun(env, work, connectTo = _engine_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .Ng) {
    const key = (0,_local_secret_js__WEBPACK_IMPORTED_MODULE_4__/* .localSecret */ .q)(env);
    const id = (0,_core_run_id_js__WEBPACK_IMPORTED_MODULE_1__/* .newRunId */ .F$)(process.pid, key);
    const signals = (0,_session_js__WEBPACK_IMPORTED_MODULE_5__/* .catchSignals */ .hs)();
    const creating = new Set();
    const opened = {};
    const link = () => (opened.link ??= open());
    const open = async () => {
        const { engine, info } = await connectTo();
        opened.swept = (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .sweepDeadRuns */ .tv)(engine, key);
        return { engine: watched(engine, creating), info };
    };
    let isDone = false;
    try {
        const result = await Promise.race([work({ id, signal: signals.signal, link }), cancelled(signals.signal)]);
        isDone = true;
        return result;
    }
    finally {
        const engine = await opened.link?.then((made) => made.engine).catch(() => null);
        await Promise.allSettled([opened.swept, ...creating]);
        if (engine && !isDone)
            await (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_3__/* .removeRun */ .s2)(engine, id);
        engine?.close();
        signals.release();
    }
}
const cancelled = (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('cancelled', 'The run was cancelled'))));
/** The same engine; `creating` has its unanswered requests for a container, which can be removed only afterwards. */
const watched = (engine, creating) => ({
    ...engine,
    create(spec) {
        const made = engine.create(spec).finally(() => creating.delete(made));
        creating.add(made);
        return made;
    },
});


/***/ }),

/***/ 68227:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ dockerfileFrom),
/* harmony export */   q: () => (/* binding */ weighFiles)
/* harmony export */ });
/* harmony import */ var _build_dockerfile_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64803);
/* harmony import */ var _command_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4074);
/* harmony import */ var _named_image_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(39298);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57960);
/** What `layers`, `tree` and `browse` have in common: one image, weighed with every path of it, and its Dockerfile. */




/** Rejects with a UserError. */
async function weighFiles(name, host, more = {}) {
    const { env } = host;
    const options = { allFiles: true, ...more };
    const { image, findings, paths } = await (0,_terminal_js__WEBPACK_IMPORTED_MODULE_3__/* .withProgress */ .E)(host, (progress) => (0,_command_run_js__WEBPACK_IMPORTED_MODULE_1__/* .withRun */ .Y)(env, (run) => (0,_named_image_js__WEBPACK_IMPORTED_MODULE_2__/* .analyseNamed */ .V7)(name, { env, progress, roots: [], run }, options)));
    if (!paths)
        throw new Error('the files of the image were not listed');
    return { image, findings, files: paths };
}
/** Null where none was named. */
const dockerfileFrom = (file) => file &&
    (0,_build_dockerfile_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readDockerfile */ .n_)(file.text, {
        file: file.name,
        target: null,
        args: new Map(),
        platform: null,
        redact: (text) => text,
    });


/***/ }),

/***/ 81686:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   layers: () => (/* binding */ layers)
/* harmony export */ });
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48560);
/* harmony import */ var _lib_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45923);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82364);
/* harmony import */ var _command_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4074);
/* harmony import */ var _dockerfile_locations_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(16040);
/* harmony import */ var _named_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39298);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68227);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(57960);
/** `sea-trial layers IMAGE`: the layers with what they weigh and what made them. */








/** Returns the exit code 0. Rejects with a UserError. */
async function layers(given, host) {
    const { image, format, dockerfile, roots } = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readLayers */ .n4)(given, host.cwd);
    const { env } = host;
    const known = (0,_image_js__WEBPACK_IMPORTED_MODULE_5__/* .dockerfileFrom */ .b)(dockerfile);
    const weighed = await (0,_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .withProgress */ .E)(host, (progress) => (0,_command_run_js__WEBPACK_IMPORTED_MODULE_3__/* .withRun */ .Y)(env, (run) => (0,_named_image_js__WEBPACK_IMPORTED_MODULE_4__/* .weighNamed */ .cD)(image, { env, progress, roots, run }, known ? (0,_dockerfile_locations_js__WEBPACK_IMPORTED_MODULE_7__/* .explainedBy */ .U)(known) : {})));
    host.stdout.write((0,_lib_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .maskOf */ ._4)([])((0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderLayers */ .r2)(weighed, format, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_6__/* .lookOf */ .L)(host), dockerfile?.name)));
    return 0;
}


/***/ }),

/***/ 57960:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withProgress),
/* harmony export */   L: () => (/* binding */ lookOf)
/* harmony export */ });
/* harmony import */ var _core_terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25943);
/* harmony import */ var _report_progress_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26424);


const lookOf = ({ stdout, env }) => (0,_core_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .terminalOf */ .g)(stdout, env);
/** Silent without a terminal: then the result alone is what is wanted. */
function progressOf({ stderr, env }) {
    const terminal = (0,_core_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .terminalOf */ .g)(stderr, env);
    return (0,_report_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .makeProgress */ ._)({ stream: stderr, mode: terminal.live ? 'live' : 'silent', look: terminal });
}
/** Calls `work` with the progress of a command, which ends as it does. */
async function withProgress(host, work) {
    const progress = progressOf(host);
    let isDone = false;
    try {
        const result = await work(progress);
        isDone = true;
        return result;
    }
    finally {
        progress.end(isDone);
    }
}


/***/ }),

/***/ 16040:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ explainedBy),
/* harmony export */   Y: () => (/* binding */ locationsIn)
/* harmony export */ });
const KEYWORDS = [
    'FROM',
    'EXPOSE',
    'USER',
    'WORKDIR',
    'ENTRYPOINT',
    'CMD',
    'HEALTHCHECK',
    'STOPSIGNAL',
];
/** `isOverridden`: the command comes from a setting, so no line of the Dockerfile has it. */
function locationsIn(dockerfile, isOverridden) {
    const found = KEYWORDS.flatMap((keyword) => {
        const instruction = dockerfile?.instruction(keyword);
        const isElsewhere = isOverridden && (keyword === 'CMD' || keyword === 'ENTRYPOINT');
        return dockerfile && instruction && !isElsewhere
            ? [[keyword, { file: dockerfile.file, line: instruction.line }]]
            : [];
    });
    return { ...Object.fromEntries(found), exposed: exposedBy(dockerfile) };
}
/** Limit for wide ranges. */
const MOST_PORTS = 1000;
/** The TCP ports that the Dockerfile's own EXPOSE lines name, in all of its stages that make the image. */
function exposedBy(dockerfile) {
    const lines = dockerfile?.chain.flatMap(({ instructions }) => instructions) ?? [];
    const words = lines
        .filter(({ keyword }) => keyword === 'EXPOSE')
        .flatMap(({ args }) => args.split(/\s+/))
        .filter((word) => word !== '' && !/\/udp$|\/sctp$/i.test(word));
    return [...new Set(words.map((word) => word.replace(/\/tcp$/i, '')))].slice(0, MOST_PORTS);
}
/** How the Dockerfile explains the layers. */
function explainedBy({ file, instructions, linesOf, redact }) {
    const instructionAt = (at) => {
        const found = instructions.find(({ line }) => line === at);
        return found ? `${found.keyword} ${found.args}` : null;
    };
    return { dockerfile: { file, instructionAt }, linesOf, redact };
}


/***/ }),

/***/ 39298:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EI: () => (/* binding */ reportOf),
/* harmony export */   V7: () => (/* binding */ analyseNamed),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   cD: () => (/* binding */ weighNamed)
/* harmony export */ });
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46673);
/* harmony import */ var _core_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32257);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74296);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74910);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39714);
/* harmony import */ var _assemble_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36856);
/* harmony import */ var _registry_image_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(92792);
/* harmony import */ var _shared_images_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(14313);
/* harmony import */ var _store_access_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(27893);
/** Weighs an image that a command names: on the engine, at a registry, in an archive; or takes it from a Report. */









/** Rejects with a UserError: `image-not-found`, `archive-invalid`, `baseline-invalid`, or one of the engine's. */
async function weighNamed(name, access, more = {}) {
    if (name.kind === 'report')
        return withImage(name.name, await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readReport */ .tL)(name.file, access.roots));
    const { image } = await analyseNamed(name, access, { ...more, findings: false });
    return reportOf(name, image, access);
}
/** Of an image that was weighed and not run. */
async function reportOf(name, image, { run }) {
    const engine = name.kind === 'image' ? (0,_assemble_js__WEBPACK_IMPORTED_MODULE_5__/* .describeEngine */ .sk)((await run.link()).info) : null;
    return { ...emptyReport(textOf(name)), engine, image };
}
/** Rejects like `weighNamed`. */
async function analyseNamed(name, { env, progress, run }, more = {}) {
    progress.stage(`Weighing ${textOf(name)}`);
    if (name.kind === 'registry') {
        const { image: reference, platform } = name;
        const rules = { env, progress, clock: _core_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m, signal: run.signal };
        return (0,_registry_image_js__WEBPACK_IMPORTED_MODULE_6__/* .weighAtRegistry */ .V)({ reference, platform, options: more, ...rules }, _inspect_index_js__WEBPACK_IMPORTED_MODULE_4__/* .inspect */ .Nn);
    }
    const { platform, ref } = name;
    const options = { platform, progress, cache: (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_4__/* .layerCache */ .Qd)(), ...more };
    if (name.kind === 'archive')
        return (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_4__/* .inspect */ .Nn)({ kind: 'archive', file: name.file }, { ...options, ref: name.name, pick: ref });
    const { engine, info } = await run.link();
    const image = await (0,_shared_images_js__WEBPACK_IMPORTED_MODULE_7__/* .findImage */ .F1)(name, engine, progress);
    const routes = (0,_store_access_js__WEBPACK_IMPORTED_MODULE_8__/* .routesTo */ .K)(image, { engine, info }, run);
    return (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_4__/* .inspect */ .Nn)({ kind: 'engine', ref: name.ref, id: image.id, engine, ...routes }, { ...options, ref: name.ref });
}
function withImage(name, report) {
    const { image } = report;
    if (image)
        return { ...report, image };
    const hint = 'Use a Report of an image that was built and weighed.';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('baseline-invalid', `The Report ${name} has no image: ${report.headline}`, hint, {
        exit: 2,
    });
}
/** As it was given. */
function textOf(name) {
    if (name.kind === 'registry')
        return name.image.text;
    return name.kind === 'image' ? name.ref : name.name;
}
/** Of an image that was only weighed. */
const emptyReport = (name) => ({
    schemaVersion: 1,
    generator: `sea-trial ${_core_version_js__WEBPACK_IMPORTED_MODULE_3__/* .VERSION */ .x}`,
    at: _core_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m.date().toISOString(),
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


/***/ }),

/***/ 92792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ weighAtRegistry)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39714);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22020);



/** Rejects with a UserError whose sentence has the cause and the fix, or with the reason of the aborted signal. */
async function weighAtRegistry({ reference, platform, base, options: more, progress, ...rules }, inspect) {
    const access = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openRegistry */ .Me)(reference, rules);
    const common = { platform, ref: reference.text, cache: (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .layerCache */ .Qd)(), progress, ...more };
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
/* harmony export */   wp: () => (/* binding */ weighOthers)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39714);


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
function weigh(other, progress) {
    const options = { platform: other.platform, ref: nameOf(other), progress };
    return other.kind === 'archive'
        ? (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .Nn)({ kind: 'archive', file: other.file }, { ...options, pick: other.ref })
        : (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .Nn)({ kind: 'engine', ref: other.ref, id: other.image.id, engine: other.engine }, options);
}
const nameOf = (other) => (other.kind === 'archive' ? other.name : other.ref);


/***/ }),

/***/ 27893:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ routesTo),
/* harmony export */   U: () => (/* binding */ storeAccess)
/* harmony export */ });
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39714);

function routesTo(image, { engine, info }, run) {
    const store = storeAccess(image, engine, info, run);
    // for a push, the classic stores would have to compress; the containerd store would not
    const push = store && info.store !== 'containerd' ? undefined : pushAccess(image, engine, info, run);
    return { store, push };
}
/** Undefined where the engine's storage cannot be read in parts. */
function storeAccess({ id, volumes, diffIds }, engine, { store: driver, rootDir: dockerDir, containerdDir }, run) {
    const rootDir = containerdDir ?? dockerDir;
    if (rootDir === undefined || !(0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_0__/* .hasStore */ .ag)(driver))
        return undefined;
    return { engine, id, volumes, run: run.id, rootDir, driver, diffIds };
}
/** Undefined where the engine is on another machine, or where removing our tag would delete the image. */
function pushAccess({ id, tags, diffIds, bytes }, engine, info, run) {
    if (!info.local || tags.length === 0)
        return undefined;
    const isPacked = info.store === 'containerd';
    return { engine, id, run: run.id, diffIds, isPacked, size: bytes };
}


/***/ })

};
