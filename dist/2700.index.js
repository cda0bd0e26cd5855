export const id = 2700;
export const ids = [2700];
export const modules = {

/***/ 25163:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46673);
/* harmony import */ var _compare_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30609);
/* harmony import */ var _core_clock_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(32257);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74910);
/* harmony import */ var _engine_docker_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42437);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(69362);
/* harmony import */ var _report_progress_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(18991);
/* harmony import */ var _assemble_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(49765);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(45818);
/* harmony import */ var _registry_image_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(92792);
/* harmony import */ var _shared_images_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(14313);
/** `sea-trial diff A B`: gets both images, compares them, prints what changed. */












const NARROW = 100;
/** Returns the exit code 0. Rejects with a UserError that names what is wrong with both sides: exit 2, or 3 for the engine. */
async function diff(inputs, host, connectTo = _engine_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .connect */ .Ng) {
    const progress = (0,_report_progress_js__WEBPACK_IMPORTED_MODULE_7__/* .makeProgress */ ._)({
        stream: host.stderr,
        mode: host.stderr.isTTY && host.env.CI !== 'true' ? 'live' : 'silent',
    });
    const [before, after] = await bothOf(inputs, host.env, progress, connectTo).finally(() => progress.end());
    const delta = (0,_compare_index_js__WEBPACK_IMPORTED_MODULE_1__/* .compare */ .UD)(after, before);
    const sides = { before: sideOf(inputs.before, before), after: sideOf(inputs.after, after) };
    const { stdout, env } = host;
    const look = {
        color: stdout.isTTY && !env.NO_COLOR,
        width: stdout.isTTY ? stdout.columns || NARROW : NARROW,
    };
    const found = { schemaVersion: 1, generator: `sea-trial ${_core_version_js__WEBPACK_IMPORTED_MODULE_4__/* .VERSION */ .x}`, ...sides, delta };
    stdout.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_6__/* .renderDiff */ ["in"])(found, after, inputs.format, look));
    return 0;
}
async function bothOf({ before, after, roots }, env, progress, connectTo) {
    let link = null;
    const once = () => (link ??= connectTo());
    const get = (side) => reportOf(side, roots, env, progress, once).then((report) => ({ report, error: null }), (cause) => ({ report: null, error: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .asUserError */ .Yl)(cause) }));
    try {
        const first = await get(before);
        const second = await get(after);
        if (first.report && second.report)
            return [first.report, second.report];
        throw together([first, second].flatMap(({ error }) => error ?? []));
    }
    finally {
        await link?.then(({ engine }) => engine.close(), () => undefined);
    }
}
/** Errors about what was given; the others are about the engine or this program. */
const OF_INPUT = ['settings', 'baseline-invalid', 'archive-invalid', 'image-not-found'];
function together(errors) {
    const [first, second] = errors;
    const other = errors.find(({ code }) => !OF_INPUT.includes(code));
    if (!first || other)
        return other ?? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .asUserError */ .Yl)(first);
    const sentence = second && second.message !== first.message ? `${first.message}; ${second.message}` : first.message;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo(first.code, sentence, first.hint, { exit: 2, cause: first.cause });
}
async function reportOf(side, roots, env, progress, once) {
    if (side.kind === 'report')
        return withImage(side.name, await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readReport */ .tL)(side.file, roots));
    if (side.kind === 'registry') {
        progress.stage(`Weighing ${nameOf(side)}`);
        const { image } = await (0,_registry_image_js__WEBPACK_IMPORTED_MODULE_10__/* .weighAtRegistry */ .V)({ reference: side.image, platform: side.platform, env, progress, ...FOR_REGISTRY }, _inspect_index_js__WEBPACK_IMPORTED_MODULE_9__/* .inspect */ .Nn);
        return { ...emptyReport(nameOf(side)), engine: null, image };
    }
    const [found] = await (0,_shared_images_js__WEBPACK_IMPORTED_MODULE_11__/* .findOthers */ .$v)([side], async () => (await once()).engine, progress);
    if (!found)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('internal', 'the image was not found');
    progress.stage(`Weighing ${nameOf(side)}`);
    const image = await (0,_shared_images_js__WEBPACK_IMPORTED_MODULE_11__/* .weigh */ .vi)(found, progress);
    const engine = side.kind === 'image' ? (0,_assemble_js__WEBPACK_IMPORTED_MODULE_8__/* .describeEngine */ .sk)((await once()).info) : null;
    return { ...emptyReport(nameOf(side)), engine, image };
}
function withImage(name, report) {
    const { image } = report;
    if (image)
        return { ...report, image };
    const hint = 'Compare Reports of images that were built and weighed.';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('baseline-invalid', `The Report ${name} has no image: ${report.headline}`, hint, {
        exit: 2,
    });
}
/** A comparison is ended by its process. */
const FOR_REGISTRY = { clock: _core_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m, signal: new AbortController().signal };
function nameOf(side) {
    if (side.kind === 'registry')
        return side.image.text;
    return side.kind === 'image' ? side.ref : side.name;
}
/** Of an image that was only weighed. */
const emptyReport = (name) => ({
    schemaVersion: 1,
    generator: `sea-trial ${_core_version_js__WEBPACK_IMPORTED_MODULE_4__/* .VERSION */ .x}`,
    at: _core_clock_js__WEBPACK_IMPORTED_MODULE_2__/* .systemClock */ .m.date().toISOString(),
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
const sideOf = (side, { image, at }) => ({
    name: nameOf(side),
    kind: side.kind,
    ref: image.ref,
    id: image.id,
    at: side.kind === 'report' ? at : null,
    sizes: image.sizes,
});


/***/ }),

/***/ 92792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ weighAtRegistry)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45818);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22020);



/** Rejects with a UserError whose sentence has the cause and the fix, or with the reason of the aborted signal. */
async function weighAtRegistry({ reference, platform, base, progress, ...rules }, inspect) {
    const access = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openRegistry */ .Me)(reference, rules);
    const options = { platform, ref: reference.text, cache: (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .layerCache */ .Qd)(), progress, ...(base ? { base } : {}) };
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
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45818);


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
        weighed.push(await weigh(other, progress));
    }
    return (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .shareLayers */ .uF)(image, weighed);
}
async function weigh(other, progress) {
    const options = { platform: other.platform, ref: nameOf(other), progress };
    const { image } = other.kind === 'archive'
        ? await (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .Nn)({ kind: 'archive', file: other.file }, { ...options, pick: other.ref })
        : await (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .Nn)({ kind: 'engine', ref: other.ref, id: other.image.id, engine: other.engine }, options);
    return image;
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
