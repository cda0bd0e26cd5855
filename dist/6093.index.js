export const id = 6093;
export const ids = [6093];
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


/***/ }),

/***/ 17075:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  zQ: () => (/* reexport */ browse),
  CS: () => (/* reexport */ listFiles),
  n4: () => (/* reexport */ listJson),
  so: () => (/* reexport */ listText),
  DM: () => (/* reexport */ modelOf)
});

// EXTERNAL MODULE: ./src/core/image-files.ts
var image_files = __webpack_require__(43220);
// EXTERNAL MODULE: ./src/core/version.ts + 1 modules
var version = __webpack_require__(74910);
// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
// EXTERNAL MODULE: ./src/report/index.ts + 57 modules
var report = __webpack_require__(82364);
// EXTERNAL MODULE: ./src/lib/text-width.ts
var text_width = __webpack_require__(55041);
// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/browse/cells.ts
/** Texts of an exact width in cells of a terminal, which no name can move out of. */



/** A name or path on one line: every control character is spelled, so that names that differ look different. */
const named = (text) => (0,visible/* visibleLine */.P8)(text.replace(/\p{Cc}/gu, spelled));
const SHORT = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const spelled = (character) => SHORT[character] ?? `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
/** A line of ordinary text: runs of white space become one space. */
const said = (text) => (0,visible/* visibleLine */.P8)(text.replace(/\s+/g, ' ')).trim(); // only removes spaces
/** A character of a name takes at most two cells, or none; so many without width are enough. */
const MOST_CHARACTERS = 1000;
/** At most `width` cells; ends in `…` if something was cut. */
const cut = (text, width) => width <= 0 ? '' : (0,report/* shorten */.ml)(text.slice(0, MOST_CHARACTERS), width);
/** Exactly `width` cells. */
function fit(text, width, align = 'left') {
    const short = cut(text, width);
    const space = ' '.repeat(Math.max(0, width - (0,text_width/* textWidth */.s)(short)));
    return align === 'left' ? short + space : space + short;
}
const ASCII = {
    ...{ '…': '~', '│': '|', '─': '-', '▸': '>', '▾': 'v', '█': '#', '░': '.', '−': '-', '→': '>', '·': '-' },
};
/** For terminals without Unicode: the same number of cells. */
const ascii = (text) => text.replace(/[^ -~]/gu, (character) => ASCII[character] ?? '?'.repeat((0,text_width/* textWidth */.s)(character)));

;// CONCATENATED MODULE: ./src/browse/names.ts
/** By path. */
const namesOf = once((files) => Array.from({ length: files.count }, (_, path) => files.name(path)));
const textsOf = once((files) => {
    const names = namesOf(files);
    const texts = [''];
    for (let path = 1; path < files.count; path++)
        texts.push(`${texts[files.parent(path)] ?? ''}/${names[path] ?? ''}`);
    return texts;
});
const lowerTextsOf = once((files) => textsOf(files).map((text) => text.toLowerCase()));
function once(make) {
    const known = new WeakMap();
    return (files) => {
        const texts = known.get(files) ?? make(files);
        known.set(files, texts);
        return texts;
    };
}

;// CONCATENATED MODULE: ./src/browse/children.ts

/** Two columns: the children of folder n are `list[starts[n]..starts[n + 1])`. */
function childrenOf(files) {
    const { count } = files;
    const starts = new Int32Array(count + 2);
    for (let path = 1; path < count; path++) {
        const slot = files.parent(path) + 2;
        starts[slot] = (starts[slot] ?? 0) + 1;
    }
    for (let path = 2; path < starts.length; path++)
        starts[path] = (starts[path] ?? 0) + (starts[path - 1] ?? 0);
    const list = new Int32Array(Math.max(0, count - 1));
    for (let path = 1; path < count; path++) {
        const slot = files.parent(path) + 1;
        const at = starts[slot] ?? 0;
        list[at] = path;
        starts[slot] = at + 1;
    }
    return { of: (folder) => list.subarray(starts[folder], starts[folder + 1]) };
}
/** The children that are shown: the largest first, or by name. */
function shownIn(folder, { files, children, selection, order }) {
    const { shown, present, removed } = selection;
    const some = Array.from(children.of(folder)).filter((path) => shown[path] === 1);
    if (some.length < 2)
        return some;
    const names = namesOf(files);
    const byName = (a, b) => compareText(names[a] ?? '', names[b] ?? '');
    if (order === 'name')
        return some.sort(byName);
    const more = (sums, a, b) => (sums[b] ?? 0) - (sums[a] ?? 0);
    return some.sort((a, b) => more(present, a, b) || more(removed, a, b) || byName(a, b));
}
const compareText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** What is shown below a folder, each folder before its content. `isOpen`: whether to list what is in a folder. */
function rowsBelow(folder, listing, isOpen) {
    const rows = [];
    const open = shownIn(folder, listing)
        .map((path) => ({ path, depth: 0 }))
        .reverse();
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
        const { path, depth } = row;
        rows.push(row);
        if (!isOpen(path, depth))
            continue;
        const inside = shownIn(path, listing);
        for (let index = inside.length - 1; index >= 0; index--)
            open.push({ path: inside[index] ?? 0, depth: depth + 1 });
    }
    return rows;
}

;// CONCATENATED MODULE: ./src/browse/file-tree.ts
/** The files of an image after a layer, compared with those before another: the tree that `tree` and `browse` show. */

/** In `changes`: neither before nor after. */
const ABSENT = 255;
function fileTree(files, { from, to, isDead = false }) {
    return isDead ? deadTree(files, from, to) : comparison(files, from, to);
}
function comparison(files, from, to) {
    const [before, after] = [stateAfter(files, from - 1), stateAfter(files, to)];
    const { count } = files;
    const changes = new Uint8Array(count).fill(ABSENT);
    const { kinds, bytes, layers } = after;
    for (let path = 0; path < count; path++) {
        const [was, is] = [before.kinds[path] ?? 0, kinds[path] ?? 0];
        const isTouched = (layers[path] ?? image_files/* NO_LAYER */.ym) >= from && is !== image_files/* EntryKind */.t0.FOLDER;
        if (is !== image_files/* EntryKind */.t0.NOTHING)
            changes[path] = was === image_files/* EntryKind */.t0.NOTHING ? image_files/* Change */.lY.ADDED : isTouched ? image_files/* Change */.lY.CHANGED : image_files/* Change */.lY.SAME;
        else if (was !== image_files/* EntryKind */.t0.NOTHING) {
            changes[path] = image_files/* Change */.lY.REMOVED;
            kinds[path] = was;
            bytes[path] = before.bytes[path] ?? 0;
            layers[path] = before.layers[path] ?? image_files/* NO_LAYER */.ym;
        }
    }
    return { kinds, changes, bytes, layers, killers: new Int32Array(count).fill(image_files/* NO_LAYER */.ym) };
}
/** The file system after the layers 0 to `last`; empty for -1. */
function stateAfter(files, last) {
    const { count } = files;
    const kinds = new Uint8Array(count);
    const bytes = new Float64Array(count);
    const layers = new Int32Array(count).fill(image_files/* NO_LAYER */.ym);
    /** The last layer that removed all that lower ones had below the path. */
    const cleared = new Int32Array(count).fill(image_files/* NO_LAYER */.ym);
    /** The last layer that names the path. */
    const named = new Int32Array(count).fill(image_files/* NO_LAYER */.ym);
    kinds[0] = image_files/* EntryKind */.t0.FOLDER;
    for (const [index, rows] of files.layers.slice(0, last + 1).entries())
        for (const [row, path] of rows.paths.entries()) {
            const change = rows.changes[row] ?? image_files/* Change */.lY.SAME;
            const kind = rows.kinds[row] ?? image_files/* EntryKind */.t0.NOTHING;
            if (change === image_files/* Change */.lY.SAME && kind === image_files/* EntryKind */.t0.NOTHING)
                continue; // removes what is not there
            named[path] = index;
            if (change === image_files/* Change */.lY.REMOVED || change === image_files/* Change */.lY.CHANGED)
                cleared[path] = index;
            if (change === image_files/* Change */.lY.SAME)
                continue;
            kinds[path] = kind;
            bytes[path] = rows.sizes[row] ?? 0;
            layers[path] = index;
        }
    // a folder has a smaller number than what is in it
    for (let path = 1; path < count; path++) {
        const parent = files.parent(path);
        const above = cleared[parent] ?? image_files/* NO_LAYER */.ym;
        if ((named[path] ?? image_files/* NO_LAYER */.ym) < above)
            kinds[path] = image_files/* EntryKind */.t0.NOTHING;
        if ((cleared[path] ?? image_files/* NO_LAYER */.ym) < above)
            cleared[path] = above;
        if (kinds[path] !== image_files/* EntryKind */.t0.NOTHING)
            continue;
        bytes[path] = 0;
        layers[path] = image_files/* NO_LAYER */.ym;
    }
    return { kinds, bytes, layers };
}
function deadTree(files, from, to) {
    const { count } = files;
    const [kinds, changes] = [new Uint8Array(count), new Uint8Array(count).fill(ABSENT)];
    const bytes = new Float64Array(count);
    const [layers, killers] = [new Int32Array(count).fill(image_files/* NO_LAYER */.ym), new Int32Array(count).fill(image_files/* NO_LAYER */.ym)];
    for (let index = from; index <= to; index++) {
        const rows = files.layers[index];
        for (const [row, path] of rows?.paths.entries() ?? []) {
            const [size = 0, killer = image_files/* NO_LAYER */.ym] = [rows?.sizes[row], rows?.killers[row]];
            if (killer === image_files/* NO_LAYER */.ym || size === 0)
                continue;
            kinds[path] = rows?.kinds[row] ?? image_files/* EntryKind */.t0.FILE;
            changes[path] = image_files/* Change */.lY.SAME;
            bytes[path] = (bytes[path] ?? 0) + size;
            layers[path] = index;
            killers[path] = killer;
        }
    }
    for (let path = count - 1; path > 0; path--) {
        const parent = files.parent(path);
        if (changes[path] === ABSENT || changes[parent] !== ABSENT)
            continue;
        changes[parent] = image_files/* Change */.lY.SAME;
        kinds[parent] = image_files/* EntryKind */.t0.FOLDER;
    }
    return { kinds, changes, bytes, layers, killers };
}

;// CONCATENATED MODULE: ./src/browse/marks.ts

const CHANGE_NAMES = ['same', 'added', 'changed', 'removed'];
const CHANGE_MARKS = [' ', '+', '~', '-'];
const KIND_NAMES = [
    'nothing',
    'folder',
    'file',
    'symlink',
    'other',
];
const TYPES = {
    [image_files/* EntryKind */.t0.FOLDER]: 'd',
    [image_files/* EntryKind */.t0.SYMLINK]: 'l',
    [image_files/* EntryKind */.t0.OTHER]: '?',
};
/** Ten characters, as `ls -l` writes them. */
function modeText(kind, mode) {
    const bits = (shift, special, letter) => {
        const [r, w, x] = [4, 2, 1].map((bit) => ((mode >> shift) & bit) !== 0);
        const last = special ? (x ? letter : letter.toUpperCase()) : x ? 'x' : '-';
        return `${r ? 'r' : '-'}${w ? 'w' : '-'}${last}`;
    };
    const parts = [
        bits(6, (mode & 0o4000) !== 0, 's'),
        bits(3, (mode & 0o2000) !== 0, 's'),
        bits(0, (mode & 0o1000) !== 0, 't'),
    ];
    return `${TYPES[kind] ?? '-'}${parts.join('')}`;
}
const changeName = (change) => CHANGE_NAMES[change] ?? CHANGE_NAMES[image_files/* Change */.lY.SAME];
const kindName = (kind) => KIND_NAMES[kind] ?? KIND_NAMES[image_files/* EntryKind */.t0.NOTHING];

;// CONCATENATED MODULE: ./src/browse/selection.ts
/** Which paths of a `FileTree` are shown, and what they weigh with all that is shown in them. */



function selection_select(files, tree, { hidden, text }) {
    const { count } = files;
    const [shown, changed] = [new Uint8Array(count), new Uint8Array(count)];
    const [present, removed] = [new Float64Array(count), new Float64Array(count)];
    const isMatch = matcher(files, text);
    shown[0] = 1;
    // a folder has a smaller number than what is in it
    for (let path = count - 1; path > 0; path--) {
        const change = tree.changes[path] ?? ABSENT;
        if (change !== ABSENT && !hidden.has(change) && isMatch(path)) {
            shown[path] = 1;
            const sum = change === image_files/* Change */.lY.REMOVED ? removed : present;
            sum[path] = (sum[path] ?? 0) + (tree.bytes[path] ?? 0);
            if (change !== image_files/* Change */.lY.SAME)
                changed[path] = 1;
        }
        if (!shown[path])
            continue;
        const parent = files.parent(path);
        shown[parent] = 1;
        present[parent] = (present[parent] ?? 0) + (present[path] ?? 0);
        removed[parent] = (removed[parent] ?? 0) + (removed[path] ?? 0);
        if (changed[path])
            changed[parent] = 1;
    }
    return { shown, present, removed, changed };
}
function matcher(files, text) {
    if (text === '')
        return () => true;
    const texts = text === text.toLowerCase() ? lowerTextsOf(files) : textsOf(files);
    return (path) => texts[path]?.includes(text) ?? false;
}

;// CONCATENATED MODULE: ./src/browse/list.ts
/** What `sea-trial tree` prints: the files of an image, or what a layer did to them, as lines or as data. */









/** Null if the image has no such path. No entries where nothing of what was asked for is there. */
function listFiles(files, options) {
    const { layer, only, largest, depth } = options;
    const last = files.layers.length - 1;
    const from = layer ?? (only === null || only === 'dead' ? 0 : Math.min(options.baseLayers, last));
    const tree = fileTree(files, { from, to: layer ?? last, isDead: only === 'dead' });
    const selection = selection_select(files, tree, { hidden: hiddenBy(options), text: '' });
    const children = childrenOf(files);
    const top = find(files, children, options.path);
    const isThere = layer !== null || only !== null || selection.shown[top ?? 0] === 1;
    if (top === null || !isThere)
        return null;
    const listing = { files, children, selection, order: options.sort };
    const rows = largest === null
        ? rowsBelow(top, listing, (_, level) => level + 1 < depth)
        : largestOf(rowsBelow(top, listing, () => true), tree, largest);
    const entryOf = (row) => entry(files, tree, selection, row, options);
    return { top: entryOf({ path: top, depth: -1 }), entries: rows.map(entryOf) };
}
/** Everything in the image was added by some layer, so nothing is hidden in the final file system. */
function hiddenBy({ layer, only }) {
    const all = Object.values(image_files/* Change */.lY);
    if (only === 'dead' || (only === null && layer === null))
        return new Set();
    if (only === null)
        return new Set([image_files/* Change */.lY.SAME]);
    return new Set(all.filter((change) => changeName(change) !== only));
}
function find(files, children, text) {
    let at = 0;
    for (const part of text.split('/').slice(1)) {
        const next = children.of(at).find((path) => files.name(path) === part);
        if (next === undefined)
            return null;
        at = next;
    }
    return at;
}
function largestOf(rows, { kinds, bytes: sizes }, most) {
    const some = rows.filter(({ path }) => kinds[path] !== image_files/* EntryKind */.t0.FOLDER && (sizes[path] ?? 0) > 0);
    return some.sort((a, b) => (sizes[b.path] ?? 0) - (sizes[a.path] ?? 0)).slice(0, most);
}
function entry(files, tree, { present, removed }, { path, depth }, { layer, only }) {
    const [storedBy, killer] = [tree.layers[path] ?? image_files/* NO_LAYER */.ym, tree.killers[path] ?? image_files/* NO_LAYER */.ym];
    const isFolder = tree.kinds[path] === image_files/* EntryKind */.t0.FOLDER;
    const isPlain = layer === null && only === null;
    const target = isPlain ? files.target(path) : null;
    const { kinds, modes, uids, gids, times } = files.final;
    const isKnown = isPlain && kinds[path] !== image_files/* EntryKind */.t0.NOTHING && ((modes[path] ?? 0) > 0 || (times[path] ?? 0) > 0);
    return {
        path: files.text(path),
        kind: kindName(tree.kinds[path] ?? 0),
        bytes: present[path] ?? 0,
        ...((removed[path] ?? 0) > 0 ? { removedBytes: removed[path] ?? 0 } : {}),
        ...(isPlain || only === 'dead' ? {} : { change: changeName(tree.changes[path] ?? 0) }),
        ...(storedBy === image_files/* NO_LAYER */.ym || isFolder ? {} : { layer: storedBy }),
        ...(killer === image_files/* NO_LAYER */.ym ? {} : { removedBy: killer }),
        ...(target === null ? {} : { target }),
        ...(isKnown
            ? {
                mode: (modes[path] ?? 0).toString(8).padStart(4, '0'),
                uid: (uids[path] ?? 0) >>> 0,
                gid: (gids[path] ?? 0) >>> 0,
                time: times[path] ?? 0,
            }
            : {}),
        depth,
    };
}
/** `name`: of the image. `layer`: the one that was asked for. */
function listJson({ top, entries }, name, layer) {
    const rows = [top, ...entries].map((row) => ({ ...row, depth: undefined }));
    const data = {
        schemaVersion: 1,
        generator: `sea-trial ${version/* VERSION */.x}`,
        name,
        layer,
        entries: rows,
    };
    return `${JSON.stringify(data, null, 2)}\n`;
}
const SIZE_WIDTH = 9;
/** A line for each entry; names cannot break it. `isFlat`: with whole paths. */
function listText({ top, entries }, isFlat) {
    const hasMarks = entries.some(({ change }) => change !== undefined);
    const line = (one, name) => {
        const mark = hasMarks ? ` ${CHANGE_MARKS[CHANGE_NAMES.indexOf(one.change ?? 'same')] ?? ' '}` : '';
        const size = one.bytes === 0 && one.removedBytes ? `−${(0,units/* bytes */.ee)(one.removedBytes)}` : (0,units/* bytes */.ee)(one.bytes);
        return `${size.padStart(SIZE_WIDTH)}${mark}  ${name}${notes(one)}`;
    };
    const nameOf = ({ path, kind, depth }) => {
        const name = isFlat ? path : '  '.repeat(depth) + path.slice(path.lastIndexOf('/') + 1);
        return named(name) + (kind === 'folder' && path !== '/' ? '/' : '');
    };
    const lines = [line(top, named(top.path)), ...entries.map((one) => line(one, nameOf(one)))];
    return (0,report/* harmless */.Is)(`${lines.join('\n')}\n`);
}
function notes({ target, removedBy, layer }) {
    if (removedBy !== undefined)
        return `  (added by layer ${layer ?? '?'}, dead since ${removedBy})`;
    return target === undefined ? '' : ` -> ${named(target)}`;
}

;// CONCATENATED MODULE: ./src/browse/state.ts
/** What `browse` remembers between two keys. Data only. */
const PANES = ['layers', 'files', 'details'];
const firstState = (size, layers) => ({
    size,
    pane: 'files',
    layer: Math.max(0, layers - 1),
    scope: 'image',
    hidden: new Set(),
    isDead: false,
    sort: 'size',
    hasAttributes: true,
    filter: '',
    isTyping: false,
    isAllOpen: false,
    toggled: new Set(),
    path: 0,
    top: { layers: 0, files: 0, details: 0 },
    page: null,
    pageTop: 0,
    request: null,
});
/** Whether folders are open unless they are `toggled`. */
const isOpenByDefault = ({ isAllOpen, filter }) => isAllOpen || filter !== '';
const isOpen = (state, path) => isOpenByDefault(state) !== state.toggled.has(path);

;// CONCATENATED MODULE: ./src/browse/model.ts




function modelOf(source) {
    const { files } = source;
    const children = childrenOf(files);
    const baseLayers = source.image.layers.filter(({ part }) => part === 'base').length;
    const treeFor = last((range) => fileTree(files, range));
    const selectionFor = last((tree, hidden, text) => selection_select(files, tree, { hidden, text }));
    const rowsFor = last((selection, order, areOpen, toggled) => rowsBelow(0, { files, children, selection, order }, (path) => areOpen !== toggled.has(path)));
    const rangeFor = last((from, to, isDead) => ({ from, to, isDead }));
    return {
        ...source,
        children,
        baseLayers,
        shown(state) {
            const tree = treeFor(rangeFor(firstLayer(state, baseLayers), state.layer, state.isDead));
            const selection = selectionFor(tree, state.isDead ? NOTHING_HIDDEN : state.hidden, state.filter);
            const rows = rowsFor(selection, state.sort, isOpenByDefault(state), state.toggled);
            return { tree, selection, rows };
        },
    };
}
const NOTHING_HIDDEN = new Set();
/** The first layer whose changes count: the selected one, or the first above the base image. */
function firstLayer({ scope, layer, isDead }, baseLayers) {
    if (scope === 'layer')
        return layer;
    return isDead || layer < baseLayers ? 0 : baseLayers;
}
/** The same function, which returns the last result again for the same arguments. */
function last(compute) {
    let known = null;
    return (...given) => {
        if (known === null || known.given.some((value, index) => value !== given[index]))
            known = { given, result: compute(...given) };
        return known.result;
    };
}

// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./src/browse/draw.ts
/** A frame as what a terminal is sent: only the rows that differ from those on the screen. Pure. */

const PLAIN = {
    dim: '',
    bold: '1',
    title: '7',
    added: '',
    removed: '',
    changed: '',
    cursor: '7',
};
const COLORED = {
    dim: '2',
    bold: '1',
    title: '7',
    added: '32',
    removed: '31',
    changed: '33',
    cursor: '7',
};
/** Each row as a text that begins in its first column, for any row of the screen. */
function rowsOf(frame, { hasColor, hasUnicode }) {
    const codes = hasColor ? COLORED : PLAIN;
    const span = ({ text, style }) => {
        const shown = hasUnicode ? text : ascii(text);
        const code = style ? codes[style] : '';
        return code === '' ? shown : `\u001b[${code}m${shown}\u001b[0m`;
    };
    return frame.map((parts) => parts.map(({ column, line }) => `\u001b[${column + 1}G${line.map(span).join('')}`).join(''));
}
/** `before`: the rows that are on the screen; empty after it was cleared. */
const changes = (before, after) => after.map((row, index) => (row === before[index] ? '' : `\u001b[${index + 1};1H\u001b[2K${row}`)).join('');

;// CONCATENATED MODULE: ./src/browse/keys.ts
const BINDINGS = [
    { keys: ['q', 'ctrl+c'], action: 'quit', about: 'quit' },
    { keys: ['tab'], action: 'next-pane', about: 'next pane' },
    { keys: ['shift+tab'], action: 'previous-pane', about: 'previous pane' },
    { keys: ['?'], action: 'help', about: 'this help' },
    { keys: ['up', 'k'], action: 'up', about: 'up' },
    { keys: ['down', 'j'], action: 'down', about: 'down' },
    { keys: ['pageup', 'u'], action: 'page-up', about: 'page up' },
    { keys: ['pagedown', 'd'], action: 'page-down', about: 'page down' },
    { keys: ['home', 'g'], action: 'first', about: 'first line' },
    { keys: ['end', 'shift+g'], action: 'last', about: 'last line' },
    { keys: ['ctrl+f', '/', 'ctrl+/'], action: 'filter', about: 'filter by a part of the path' },
    { keys: ['escape'], action: 'escape', about: 'remove the filter; close a page' },
    { keys: ['ctrl+a'], action: 'scope-image', panes: ['layers'], about: 'changes since the base image' },
    { keys: ['ctrl+l'], action: 'scope-layer', about: 'changes of the selected layer alone' },
    { keys: ['right', 'l'], action: 'right', panes: ['files'], about: 'open the folder' },
    {
        keys: ['left', 'h'],
        action: 'left',
        panes: ['files'],
        about: 'close the folder, or go to the one above',
    },
    { keys: ['space', 'enter'], action: 'toggle-folder', panes: ['files'], about: 'open or close the folder' },
    { keys: ['ctrl+space'], action: 'toggle-all', panes: ['files'], about: 'open or close all folders' },
    { keys: ['ctrl+a'], action: 'toggle-added', panes: ['files'], about: 'show or hide what was added' },
    { keys: ['ctrl+r'], action: 'toggle-removed', panes: ['files'], about: 'show or hide what was removed' },
    { keys: ['m'], action: 'toggle-changed', panes: ['files'], about: 'show or hide what was modified' },
    { keys: ['ctrl+u'], action: 'toggle-same', panes: ['files'], about: 'show or hide what was not modified' },
    { keys: ['ctrl+b'], action: 'toggle-attributes', panes: ['files'], about: 'show or hide modes and owners' },
    { keys: ['x'], action: 'toggle-dead', about: 'only dead weight, or everything' },
    { keys: ['ctrl+o', 's'], action: 'sort', about: 'sort by size or by name' },
    { keys: ['e'], action: 'edit', about: "the layer's line in the Dockerfile, in your editor" },
];
/** Keys that readline reports by a name that nobody would look for. */
const SEQUENCES = {
    '\x00': 'ctrl+space',
    '\x1f': 'ctrl+/',
    ' ': 'space',
    '\r': 'enter',
    '\n': 'enter',
};
/** `ctrl+a`, `shift+g`, `space`, `?`; empty for what is no key. */
function keyName({ name, ctrl, shift, meta, sequence = '' }) {
    const known = SEQUENCES[sequence];
    if (known !== undefined)
        return known;
    if (meta && name !== 'escape')
        return '';
    const plain = name ?? (/^[!-~]$/.test(sequence) ? sequence : '');
    if (plain === '')
        return '';
    return `${ctrl ? 'ctrl+' : ''}${shift ? 'shift+' : ''}${plain}`;
}
const actionOf = (key, pane) => BINDINGS.find(({ keys, panes }) => keys.includes(key) && (panes?.includes(pane) ?? true))?.action ?? null;

// EXTERNAL MODULE: ./src/inspect/index.ts + 168 modules
var inspect = __webpack_require__(39714);
;// CONCATENATED MODULE: ./src/browse/layout.ts
/** Below it one pane fills the screen. */
const WIDE = 80;
/** Two lines are the screen's own: the first and the last. */
const OWN_ROWS = 2;
const LEFT_SHARE = 0.42;
const MOST_LEFT = 90;
/** The panes that are on the screen. */
function layout({ size, pane }, layers) {
    const { columns } = size;
    const rows = Math.max(2, size.rows - OWN_ROWS);
    if (columns < WIDE)
        return { [pane]: { column: 0, row: 1, columns, rows } };
    const left = Math.min(MOST_LEFT, Math.floor(columns * LEFT_SHARE));
    const above = Math.min(layers + 1, Math.ceil(rows / 2));
    return {
        layers: { column: 0, row: 1, columns: left, rows: above },
        details: { column: 0, row: 1 + above, columns: left, rows: rows - above },
        files: { column: left + 1, row: 1, columns: columns - left - 1, rows },
    };
}
/** Lines of the pane's content; of one that is hidden, as if it filled the screen. */
const heightOf = (pane, state, layers) => Math.max(1, (layout(state, layers)[pane]?.rows ?? state.size.rows - OWN_ROWS) - 1);
const isWide = ({ columns }) => columns >= WIDE;
/** Lines of a page: help or source. */
const pageHeight = ({ rows }) => Math.max(1, rows - OWN_ROWS);

// EXTERNAL MODULE: ./src/lib/word-wrap.ts
var word_wrap = __webpack_require__(71752);
;// CONCATENATED MODULE: ./src/browse/line.ts
/** Lines of a screen as data: pieces of text, each with a style. */



const plain = (text) => [{ text }];
const styled = (style, text) => [{ text, style }];
/** A text on lines of at most `width` cells; longer words are broken. `indent`: of all lines. */
function wrapped(text, width, style, indent = '') {
    const room = Math.max(1, width - indent.length);
    const lines = (0,word_wrap/* wrapWords */.E)(said(text), room).split('\n');
    return lines
        .flatMap((line) => broken(line, room))
        .map((one) => [{ text: indent + one, ...(style ? { style } : {}) }]);
}
function broken(line, width) {
    const parts = [];
    let rest = line;
    while ((0,text_width/* textWidth */.s)(rest) > width && parts.length < MOST_PARTS) {
        const part = cut(rest, width + 1).replace(/…$/, '');
        if (part === '')
            break;
        parts.push(part);
        rest = rest.slice(part.length);
    }
    return [...parts, cut(rest, width)];
}
const MOST_PARTS = 100;

;// CONCATENATED MODULE: ./src/browse/texts.ts






/** Of the pane with details: the layer, the image, its dead weight, what would make it smaller. */
function detailLines(state, model) {
    const width = layout(state, model.files.layers.length).details?.columns ?? state.size.columns;
    return [
        ...layerLines(state, model, width),
        plain(''),
        ...imageLines(model, width),
        ...deadLines(model, width),
        ...model.findings.flatMap((finding) => findingLines(finding, width)),
    ];
}
function layerLines({ layer: index }, { image, dockerfile }, width) {
    const layer = image.layers[index];
    if (!layer)
        return [];
    const { size, deadWeight, files, part, line, createdBy, diffId, download } = layer;
    const sizes = [(0,units/* bytes */.ee)(size), (0,units/* count */.U9)(files, 'file'), deadWeight > 0 ? `${(0,units/* bytes */.ee)(deadWeight)} dead` : ''];
    const packed = download === undefined ? '' : `, ${(0,units/* bytes */.ee)(download)} to download`;
    return [
        styled('bold', `Layer ${index} of ${image.layers.length}, ${part === 'base' ? 'base image' : 'yours'}`),
        ...wrapped(sizes.filter(Boolean).join(', ') + packed, width),
        ...wrapped(diffId, width, 'dim'),
        ...(line === undefined ? [] : wrapped(`${dockerfile?.name ?? 'Dockerfile'}:${line}`, width, 'changed')),
        ...wrapped((0,inspect/* commandOf */.Nl)(createdBy) || '(no command)', width),
    ];
}
function imageLines({ image }, width) {
    const { onDisk, fileSystem, deadWeight, efficiency } = image.sizes;
    const { os, architecture } = image.platform;
    const base = image.base?.ref ?? image.base?.name;
    return [
        styled('bold', 'Image'),
        ...wrapped(`${(0,units/* bytes */.ee)(onDisk)} on disk, ${(0,units/* bytes */.ee)(fileSystem)} in the final file system`, width),
        ...wrapped(`${(0,units/* bytes */.ee)(deadWeight)} dead weight, efficiency ${(efficiency * 100).toFixed(1)} %`, width),
        ...wrapped(`${os}/${architecture}${base === undefined ? '' : `, base ${base}`}`, width),
    ];
}
const MOST_DEAD = 30;
function deadLines({ image }, width) {
    const rows = image.dead.slice(0, MOST_DEAD);
    if (rows.length === 0)
        return [];
    return [plain(''), styled('bold', 'Dead weight'), ...rows.map((row) => plain(deadText(row, width)))];
}
function deadText({ path, bytes: size, addedBy, killedBy }, width) {
    const from = addedBy === null ? '' : ` ${addedBy}→${killedBy ?? '?'}`;
    return fit(`${(0,units/* bytes */.ee)(size).padStart(8)}${from.padEnd(6)} ${path === '' ? 'smaller ones' : named(path)}`, width);
}
function findingLines({ message, fix, bytes: saved, location }, width) {
    const place = location ? ` (${location.file}:${location.line})` : '';
    return [
        plain(''),
        ...wrapped(`${saved === undefined ? '' : `${(0,units/* bytes */.ee)(saved)}: `}${message}${place}`, width, 'bold'),
        ...(fix === undefined ? [] : wrapped(fix, width, undefined, '  ')),
    ];
}
/** Of the page in place of the panes. */
function pageLines(state, model) {
    return state.page === 'help' ? helpLines(state.size.columns) : sourceLines(state, model);
}
const PANE_NAMES = { layers: 'layers', files: 'files', details: 'details' };
function helpLines(width) {
    const rows = BINDINGS.map(({ keys, panes, about }) => {
        const where = panes ? ` (in ${panes.map((pane) => PANE_NAMES[pane]).join(', ')})` : '';
        return plain(fit(`  ${keys.join('  ').padEnd(22)} ${about}${where}`, width));
    });
    const marks = wrapped('Marks: + added, ~ modified, - removed. Sizes of removed files begin with a minus.', width);
    return [styled('bold', 'Keys'), ...rows, plain(''), ...marks];
}
/** The Dockerfile with the layer's line marked; without one, the command that made the layer. */
function sourceLines({ layer, size }, { image, dockerfile }) {
    const row = image.layers[layer];
    if (!dockerfile || row?.line === undefined)
        return [
            styled('bold', `Layer ${layer} was made by`),
            ...wrapped(row ? (0,inspect/* commandOf */.Nl)(row.createdBy) || '(no command)' : '', size.columns),
            plain(''),
            ...wrapped('To see its line: browse with --dockerfile FILE.', size.columns, 'dim'),
        ];
    return dockerfile.lines.map((text, index) => {
        const line = fit(`${String(index + 1).padStart(4)}  ${said(text) === '' ? '' : named(text)}`, size.columns);
        return index + 1 === row.line ? styled('cursor', line) : plain(line);
    });
}

;// CONCATENATED MODULE: ./src/browse/update.ts
/** The next state after a key or a change of the terminal's size. Pure. */





function update(state, event, model) {
    if (event.kind === 'size')
        return settled({ ...state, size: { columns: event.columns, rows: event.rows } }, model);
    const rested = { ...state, request: null };
    if (event.key === 'ctrl+c')
        return { ...rested, request: 'quit' };
    if (rested.page)
        return onPage(rested, event.key, model);
    if (rested.isTyping)
        return settled(typed(rested, event, model), model);
    const action = actionOf(event.key, rested.pane);
    return action === null ? rested : settled(ACTIONS[action](rested, model), model);
}
const ACTIONS = {
    quit: (state) => ({ ...state, request: 'quit' }),
    help: (state) => ({ ...state, page: 'help', pageTop: 0 }),
    'next-pane': (state) => ({ ...state, pane: paneAfter(state.pane, 1) }),
    'previous-pane': (state) => ({ ...state, pane: paneAfter(state.pane, -1) }),
    filter: (state) => ({ ...state, isTyping: true, pane: 'files' }),
    escape: (state, model) => filtered(state, '', model),
    up: (state, model) => moved(state, model, -1),
    down: (state, model) => moved(state, model, 1),
    'page-up': (state, model) => moved(state, model, -heightOf(state.pane, state, layersOf(model))),
    'page-down': (state, model) => moved(state, model, heightOf(state.pane, state, layersOf(model))),
    first: (state, model) => moved(state, model, -Infinity),
    last: (state, model) => moved(state, model, Infinity),
    'scope-image': (state) => ({ ...state, scope: 'image' }),
    'scope-layer': (state) => ({ ...state, scope: 'layer' }),
    right: (state, model) => (isOpen(state, state.path) ? moved(state, model, 1) : opened(state, model, true)),
    left: (state, model) => (isOpen(state, state.path) ? opened(state, model, false) : toParent(state, model)),
    'toggle-folder': (state, model) => opened(state, model, !isOpen(state, state.path)),
    'toggle-all': (state) => ({ ...state, isAllOpen: !state.isAllOpen, toggled: new Set() }),
    'toggle-added': (state) => toggled(state, image_files/* Change */.lY.ADDED),
    'toggle-removed': (state) => toggled(state, image_files/* Change */.lY.REMOVED),
    'toggle-changed': (state) => toggled(state, image_files/* Change */.lY.CHANGED),
    'toggle-same': (state) => toggled(state, image_files/* Change */.lY.SAME),
    'toggle-dead': (state) => ({ ...state, isDead: !state.isDead }),
    'toggle-attributes': (state) => ({ ...state, hasAttributes: !state.hasAttributes }),
    sort: (state) => ({ ...state, sort: state.sort === 'size' ? 'name' : 'size' }),
    edit: (state, model) => model.dockerfile && model.image.layers[state.layer]?.line !== undefined
        ? { ...state, request: 'edit' }
        : { ...state, page: 'source', pageTop: 0 },
};
const layersOf = ({ files }) => files.layers.length;
const paneAfter = (pane, by) => PANES[(PANES.indexOf(pane) + by + PANES.length) % PANES.length] ?? 'files';
const clamp = (value, most) => Math.max(0, Math.min(value, most));
function toggled(state, change) {
    const hidden = new Set(state.hidden);
    if (!hidden.delete(change))
        hidden.add(change);
    return { ...state, hidden };
}
function opened(state, model, want) {
    if (model.shown(state).tree.kinds[state.path] !== image_files/* EntryKind */.t0.FOLDER || isOpen(state, state.path) === want)
        return state;
    const some = new Set(state.toggled);
    if (!some.delete(state.path))
        some.add(state.path);
    return { ...state, toggled: some };
}
function toParent(state, { files }) {
    const parent = files.parent(state.path);
    return parent === 0 ? state : { ...state, path: parent };
}
function moved(state, model, by) {
    if (state.pane === 'layers')
        return { ...state, layer: clamp(state.layer + by, layersOf(model) - 1) };
    if (state.pane === 'details') {
        const most = Math.max(0, detailLines(state, model).length - heightOf('details', state, layersOf(model)));
        return { ...state, top: { ...state.top, details: clamp(state.top.details + by, most) } };
    }
    const { rows } = model.shown(state);
    const at = rows.findIndex(({ path }) => path === state.path);
    return { ...state, path: rows[clamp(at + by, rows.length - 1)]?.path ?? 0 };
}
function typed(state, { key, text = '' }, model) {
    if (key === 'enter')
        return { ...state, isTyping: false };
    if (key === 'escape')
        return filtered({ ...state, isTyping: false }, '', model);
    if (key === 'ctrl+u')
        return filtered(state, '', model);
    if (key === 'backspace')
        return filtered(state, state.filter.replace(/.$/su, ''), model);
    return filtered(state, (state.filter + text).slice(0, MOST_FILTER), model);
}
/** Opens all folders when a filter begins; when it ends, only those above the cursor stay open. */
function filtered(state, filter, { files }) {
    if ((filter === '') === (state.filter === ''))
        return { ...state, filter };
    const above = new Set();
    if (filter === '' && !state.isAllOpen)
        for (let at = files.parent(state.path); at !== 0; at = files.parent(at))
            above.add(at);
    return { ...state, filter, toggled: above };
}
const MOST_FILTER = 200;
function onPage(state, key, model) {
    const action = actionOf(key, 'details');
    if (action === 'quit' || action === 'escape' || action === state.page || key === 'enter')
        return { ...state, page: null };
    const height = pageHeight(state.size);
    const steps = { up: -1, down: 1, 'page-up': -height, 'page-down': height };
    const most = Math.max(0, pageLines(state, model).length - height);
    return { ...state, pageTop: clamp(state.pageTop + (steps[action ?? 'quit'] ?? 0), most) };
}
/** The cursor is on a row that is shown, and each pane shows its cursor. */
function settled(state, model) {
    const { rows } = model.shown(state);
    const at = nearestRow(state, model);
    const height = (pane) => heightOf(pane, state, layersOf(model));
    const details = layout(state, layersOf(model)).details
        ? clamp(state.top.details, Math.max(0, detailLines(state, model).length - height('details')))
        : state.top.details;
    return {
        ...state,
        path: rows[at]?.path ?? 0,
        top: {
            layers: scrolled(state.top.layers, state.layer, height('layers'), layersOf(model)),
            files: scrolled(state.top.files, at, height('files'), rows.length),
            details,
        },
    };
}
/** The row of the path, else of the nearest folder above it that has one, else the first. */
function nearestRow({ path, ...state }, model) {
    const { rows } = model.shown({ ...state, path });
    for (let at = path; at !== 0; at = model.files.parent(at)) {
        const row = rows.findIndex((one) => one.path === at);
        if (row >= 0)
            return row;
    }
    return 0;
}
function scrolled(top, at, height, count) {
    const most = Math.max(0, count - height);
    return clamp(at < top ? at : at >= top + height ? at - height + 1 : top, most);
}

;// CONCATENATED MODULE: ./src/browse/view.ts
/** The picture of a state: as many lines as the terminal has rows, each of at most its columns. Pure. */









function view(state, model) {
    const { columns, rows } = state.size;
    const whole = (line) => [{ column: 0, line }];
    const middle = state.page ? pageBody(state, model).map(whole) : panes(state, model);
    return [
        whole(header(state, model)),
        ...middle,
        whole(styled('dim', fit(footer(state, model), columns))),
    ].slice(0, rows);
}
function header(state, { name, image }) {
    const { columns } = state.size;
    const { onDisk, deadWeight } = image.sizes;
    const figures = `${(0,units/* bytes */.ee)(onDisk)}, ${(0,units/* bytes */.ee)(deadWeight)} dead`;
    const tabs = isWide(state.size)
        ? ''
        : `${PANES.map((pane) => (pane === state.pane ? `[${pane}]` : pane)).join(' ')}  `;
    const room = columns - tabs.length - figures.length - 3;
    return styled('title', fit(` ${tabs}${room > 4 ? `${fit(named(name), room)} ` : ''}${figures}`, columns));
}
function footer(state, model) {
    if (state.isTyping)
        return ` filter: ${named(state.filter)}_  (enter keeps it, esc removes it)`;
    if (state.page)
        return ' esc back  q close';
    const { hidden, isDead, sort, scope, filter, layer } = state;
    const names = [
        [image_files/* Change */.lY.ADDED, 'added'],
        [image_files/* Change */.lY.REMOVED, 'removed'],
        [image_files/* Change */.lY.CHANGED, 'modified'],
        [image_files/* Change */.lY.SAME, 'unmodified'],
    ];
    const without = names.filter(([change]) => hidden.has(change)).map(([, name]) => name);
    const range = scope === 'layer'
        ? `layer ${layer}`
        : layer < model.baseLayers
            ? `layers to ${layer}`
            : `since the base, to layer ${layer}`;
    return [
        ` ${isDead ? 'dead weight, ' : ''}${range}`,
        `by ${sort}`,
        filter === '' ? '' : `"${named(filter)}"`,
        without.length === 0 || isDead ? '' : `without ${without.join(', ')}`,
        '? help  q quit',
    ]
        .filter(Boolean)
        .join(' · ');
}
function pageBody(state, model) {
    const height = pageHeight(state.size);
    const lines = pageLines(state, model).slice(state.pageTop, state.pageTop + height);
    return [...lines, ...Array.from({ length: height - lines.length }, () => plain(''))];
}
const TITLES = { layers: 'Layers', files: 'Files', details: 'Details' };
/** The rows between the first and the last. */
function panes(state, model) {
    const boxes = layout(state, model.files.layers.length);
    const contents = PANES.flatMap((pane) => {
        const box = boxes[pane];
        return box ? [{ box, lines: [title(pane, box, state), ...CONTENT[pane](box, state, model)] }] : [];
    });
    const divider = isWide(state.size) && boxes.files ? [{ column: boxes.files.column - 1, line: styled('dim', '│') }] : [];
    return Array.from({ length: pageHeight(state.size) }, (_, index) => {
        const placed = contents.flatMap(({ box: { column, row, rows }, lines }) => {
            const line = index + 1 >= row && index + 1 < row + rows ? lines[index + 1 - row] : undefined;
            return line ? [{ column, line }] : [];
        });
        return [...placed, ...divider].sort((a, b) => a.column - b.column);
    });
}
function title(pane, { columns }, state) {
    const isHere = state.pane === pane;
    const text = `${isHere ? '▸' : '─'} ${TITLES[pane]} `;
    return styled(isHere ? 'bold' : 'dim', cut(text + '─'.repeat(Math.max(0, columns - text.length)), columns));
}
/** The lines that fit below the title. */
const CONTENT = {
    layers: (box, state, model) => rowsIn(box, state.top.layers).map((at) => layerLine(at, box.columns, state, model)),
    files: (box, state, model) => rowsIn(box, state.top.files).map((at) => fileLine(at, box.columns, state, model)),
    details: (box, state, model) => detailLines(state, model).slice(state.top.details, state.top.details + box.rows - 1),
};
const rowsIn = ({ rows }, top) => Array.from({ length: Math.max(0, rows - 1) }, (_, index) => top + index);
function layerLine(at, width, state, { image }) {
    const layer = image.layers[at];
    if (!layer)
        return [];
    const dead = layer.deadWeight > 0 ? `−${(0,units/* bytes */.ee)(layer.deadWeight)}` : '';
    const marked = at === state.layer ? '▸' : ' ';
    const text = `${marked}${String(at).padStart(3)} ${(0,units/* bytes */.ee)(layer.size).padStart(8)} ${dead.padStart(9)} ${said((0,inspect/* commandOf */.Nl)(layer.createdBy))}`;
    const style = at === state.layer ? (state.pane === 'layers' ? 'cursor' : 'bold') : layer.part === 'base' ? 'dim' : null;
    const line = fit(text, width);
    return style === null ? plain(line) : styled(style, line);
}
const STYLES = {
    [image_files/* Change */.lY.ADDED]: 'added',
    [image_files/* Change */.lY.CHANGED]: 'changed',
    [image_files/* Change */.lY.REMOVED]: 'removed',
};
/** Narrower panes have no room for modes and owners. */
const ATTRIBUTES_FROM = 56;
function fileLine(at, width, state, model) {
    const shown = model.shown(state);
    const row = shown.rows[at];
    if (!row)
        return at === 0 ? styled('dim', fit('  nothing to show', width)) : [];
    const { path, depth } = row;
    const change = shown.tree.changes[path] ?? image_files/* Change */.lY.SAME;
    const isFolder = shown.tree.kinds[path] === image_files/* EntryKind */.t0.FOLDER;
    const isChangedInside = isFolder && change === image_files/* Change */.lY.SAME && shown.selection.changed[path] === 1;
    const icon = !isFolder ? ' ' : isOpen(state, path) ? '▾' : '▸';
    const name = `${'  '.repeat(Math.min(depth, MOST_DEPTH))}${icon} ${nameOf(path, shown, model)}`;
    const before = `${sizeOf(path, shown).padStart(9)} ${CHANGE_MARKS[change] ?? ' '} ${attributes(path, width, state, model)}`;
    if (path === state.path && state.pane === 'files')
        return styled('cursor', fit(before + name, width));
    const style = state.isDead ? undefined : (STYLES[change] ?? (isChangedInside ? 'changed' : undefined));
    const rest = { text: fit(name, width - before.length), ...(style ? { style } : {}) };
    return [{ text: cut(before, width) }, rest];
}
/** Deeper folders are not indented further. */
const MOST_DEPTH = 20;
function nameOf(path, { tree }, { files }) {
    const target = tree.kinds[path] === image_files/* EntryKind */.t0.SYMLINK ? files.target(path) : null;
    const killer = tree.killers[path] ?? -1;
    const dead = killer < 0 ? '' : `  (${tree.layers[path] ?? '?'}→${killer})`;
    return named(files.name(path)) + (target === null ? '' : ` → ${named(target)}`) + dead;
}
function sizeOf(path, { selection }) {
    const [present, removed] = [selection.present[path] ?? 0, selection.removed[path] ?? 0];
    return present === 0 && removed > 0 ? `−${(0,units/* bytes */.ee)(removed)}` : (0,units/* bytes */.ee)(present);
}
function attributes(path, width, { hasAttributes }, { files }) {
    if (!hasAttributes || width < ATTRIBUTES_FROM)
        return '';
    const { kinds, modes, uids, gids } = files.final;
    const kind = kinds[path] ?? 0;
    const known = kind === image_files/* EntryKind */.t0.NOTHING
        ? ''
        : `${modeText(kind, modes[path] ?? 0)} ${(uids[path] ?? 0) >>> 0}:${(gids[path] ?? 0) >>> 0}`;
    return `${fit(known, 20)} `;
}

;// CONCATENATED MODULE: ./src/browse/terminal.ts
/** Runs `browse` on a terminal: keys in, rows out. Leaves the terminal as it was, also on signals and after a crash. */






/** The other screen, no cursor, no wrapping of long lines. */
const ENTER = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J';
const LEAVE = '\u001b[0m\u001b[?7h\u001b[?25h\u001b[?1049l';
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'];
/** Resolves when the user quits, when the input ends, or on a signal. */
function browse(model, { stdin, stdout, edit, ...drawing }) {
    const sizeNow = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
    let state = firstState(sizeNow(), model.files.layers.length);
    let onScreen = [];
    const enter = () => {
        stdin.setRawMode(true);
        stdout.write(ENTER);
        onScreen = [];
    };
    const leave = () => {
        stdin.setRawMode(false);
        stdout.write(LEAVE);
    };
    const draw = () => {
        const rows = rowsOf(view(state, model), drawing);
        stdout.write(changes(onScreen, rows));
        onScreen = rows;
    };
    return new Promise((resolve, reject) => {
        const end = (settle) => {
            stdin.off('keypress', onKey).off('end', onEnd).pause();
            stdout.off('resize', onResize);
            process.off('exit', leave);
            for (const signal of SIGNALS)
                process.off(signal, onEnd);
            leave();
            settle();
        };
        const onEnd = () => end(resolve);
        const take = (event) => {
            try {
                state = update(state, event, model);
                if (state.request === 'edit')
                    state = openEditor();
                if (state.request === 'quit')
                    onEnd();
                else
                    draw();
            }
            catch (cause) {
                end(() => reject(cause instanceof Error ? cause : new Error(String(cause))));
            }
        };
        const openEditor = () => {
            const line = model.image.layers[state.layer]?.line ?? 1;
            leave();
            const isOpened = edit(model.dockerfile?.path ?? '', line);
            enter();
            return isOpened ? state : { ...state, page: 'source', pageTop: Math.max(0, line - 3) };
        };
        const onKey = (text, key) => {
            const isText = text !== undefined && !key.ctrl && !key.meta && /^\P{Cc}+$/u.test(text);
            take({ kind: 'key', key: keyName(key), ...(isText ? { text } : {}) });
        };
        const onResize = () => {
            onScreen = [];
            stdout.write('\u001b[2J');
            take({ kind: 'size', ...sizeNow() });
        };
        (0,external_node_readline_.emitKeypressEvents)(stdin);
        stdin.on('keypress', onKey).on('end', onEnd);
        stdout.on('resize', onResize);
        process.on('exit', leave);
        for (const signal of SIGNALS)
            process.on(signal, onEnd);
        enter();
        stdin.resume();
        take({ kind: 'size', ...sizeNow() });
    });
}

;// CONCATENATED MODULE: ./src/browse/index.ts
/**
 * The files of an image, to look through. `listFiles` finds what `sea-trial tree` prints. `browse` shows layers and files
 * in a terminal: `update` is the pure step from one state to the next by a key, `view` the pure picture of a state, and
 * `terminal.ts` alone reads keys and writes to the screen.
 */





/***/ })

};
