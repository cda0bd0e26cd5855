export const id = 9874;
export const ids = [9874];
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

/***/ 49874:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  open: () => (/* binding */ open_open)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/baseline/index.ts + 15 modules
var baseline = __webpack_require__(46673);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
// EXTERNAL MODULE: ./src/inputs/index.ts + 57 modules
var src_inputs = __webpack_require__(48560);
// EXTERNAL MODULE: ./src/report/index.ts + 57 modules
var src_report = __webpack_require__(82364);
// EXTERNAL MODULE: ./src/app/command-run.ts
var command_run = __webpack_require__(4074);
// EXTERNAL MODULE: ./src/app/page-assets.ts
var page_assets = __webpack_require__(27844);
// EXTERNAL MODULE: ./src/app/page-files.ts
var page_files = __webpack_require__(97994);
// EXTERNAL MODULE: ./src/app/named-image.ts
var named_image = __webpack_require__(39298);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./src/app/commands/browser.ts
/** Opens a file in the browser of the system, without a shell. */


/** Null where nobody would see a browser: in CI, and on Linux without a display. `file`: an absolute path. */
function browserCommand(file, platform, env) {
    if (env.CI)
        return null;
    if (platform === 'win32')
        return ['rundll32.exe', 'url.dll,FileProtocolHandler', file];
    if (platform === 'darwin')
        return ['open', file];
    return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', file] : null;
}
/** Resolves when it has started: null, or why it could not be. It stays when this program ends. */
function startBrowser([program, ...args], env) {
    return new Promise((resolve) => {
        const child = (0,external_node_child_process_.spawn)(program, args, { env, stdio: 'ignore', detached: true });
        child.once('spawn', () => {
            child.unref();
            resolve(null);
        });
        child.once('error', (cause) => resolve((0,errors/* messageOf */.bD)(cause)));
    });
}

// EXTERNAL MODULE: ./src/app/commands/terminal.ts
var terminal = __webpack_require__(57960);
;// CONCATENATED MODULE: ./src/app/commands/open.ts
/** `sea-trial open IMAGE`: writes the HTML page of a Report, or of an image that it weighs, and opens it in a browser. */














/** Prints the path of the page. Returns the exit code 0, also if no browser starts. Rejects with a UserError. */
async function open_open(given, host, connectTo, assets = page_assets/* pageAssets */.t) {
    const inputs = (0,src_inputs/* readOpen */.FA)(given, host.cwd);
    const { env } = host;
    const images = await (0,terminal/* withProgress */.E)(host, (progress) => (0,command_run/* withRun */.Y)(env, (run) => imagesOf(inputs, { env, progress, roots: inputs.roots, run }), connectTo));
    const file = writePage((0,src_report/* renderHtml */.K2)((0,page_files/* pageDataOf */.nC)(images), assets()), inputs, host.cwd);
    host.stdout.write(`${file}\n`);
    const command = browserCommand(file, process.platform, host.env);
    const failure = command && (await startBrowser(command, host.env));
    if (failure)
        host.stderr.write(`${(0,src_report/* harmless */.Is)(`The browser was not started: ${failure}`)}\n`);
    return 0;
}
const NOT_IN_REPORTS = 'A Report does not list the files of its image. `sea-trial open IMAGE` weighs the image, and shows them.';
async function imagesOf({ image, roots }, access) {
    if (image.kind === 'report')
        return (await (0,baseline/* readReports */.oh)(image.file, roots)).map((report) => ({
            report,
            tree: null,
            ...(report.image ? { whyNoFiles: NOT_IN_REPORTS } : {}),
        }));
    const analysis = await (0,named_image/* analyseNamed */.V7)(image, access, { allFiles: true });
    const { paths, image: weighed } = analysis;
    const report = await (0,named_image/* reportOf */.EI)(image, weighed, access);
    const headline = `${report.name} was weighed, not run`;
    return [{ report: { ...report, headline }, tree: paths ? (0,src_report/* pageTree */.c6)(paths, weighed.packages ?? []) : null }];
}
/** Without a path: in a new folder that only this user can read. */
function writePage(html, { output, roots }, cwd) {
    const file = output === null ? (0,external_node_path_.join)((0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), 'sea-trial-')), 'page.html') : (0,external_node_path_.resolve)(cwd, output);
    try {
        if (output === null)
            (0,external_node_fs_.writeFileSync)(file, html, { mode: 0o600, flag: 'wx' });
        else
            (0,file_access/* writeWhole */.f8)(file, html, { roots, pipes: true });
        return file;
    }
    catch (cause) {
        const hint = 'Give --output a path in a folder that can be written, on a disk with room.';
        throw new errors/* UserError */.yo('report-unwritable', `The page could not be written to ${file}: ${(0,errors/* messageOf */.bD)(cause)}`, hint, {
            cause,
        });
    }
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

/***/ 27844:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ pageAssets)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/** The script and the style of the HTML page: files beside the program. */


/** Throws if they are not there. */
function pageAssets(folder = import.meta.dirname) {
    const read = (name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), 'utf8');
    return { script: read('page.js'), style: read('page.css') };
}


/***/ }),

/***/ 97994:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ wantsPage),
/* harmony export */   Ul: () => (/* binding */ wantsPaths),
/* harmony export */   Wc: () => (/* binding */ keepPaths),
/* harmony export */   nC: () => (/* binding */ pageDataOf),
/* harmony export */   qf: () => (/* binding */ isPageUploaded)
/* harmony export */ });
/* harmony import */ var _core_artifact_service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3471);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _compare_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82141);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82364);
/** The files of an image that the HTML page shows, where there is to be one. */




/** Whether every path of the image is needed. */
const wantsPage = ({ inputs, run }) => inputs.html !== null || inputs.format === 'html' || isPageUploaded(inputs, run);
const isPageUploaded = ({ artifact }, { mode, host }) => mode === 'action' && artifact !== 'never' && (0,_core_artifact_service_js__WEBPACK_IMPORTED_MODULE_3__/* .whyNoArtifacts */ .f)(host.env) === null;
/** Whether every path of the image is needed: for the page, or to prove what a fix removes. */
const wantsPaths = (trial) => trial.inputs.fix === 'suggest' || wantsPage(trial);
/** The page of images, with what they ship together. */
function pageDataOf(images) {
    const together = (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .togetherSentence */ .A0)((0,_compare_index_js__WEBPACK_IMPORTED_MODULE_1__/* .shippedTogether */ .MI)(images.flatMap(({ report }) => report.image ?? [])) ?? undefined);
    return together === '' ? { images } : { images, together };
}
/** Keeps of the image's paths only what the page shows; all of them to prove fixes. A failure costs the page its files only. */
function keepPaths(trial, { paths, ...analysis }) {
    const { inputs, run, results } = trial;
    results.inspect = paths && inputs.fix === 'suggest' ? { ...analysis, paths } : analysis;
    if (!paths || !wantsPage(trial))
        return;
    try {
        results.tree = (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .pageTree */ .c6)(paths, analysis.image.packages ?? []);
    }
    catch (cause) {
        run.progress.step(`the HTML page has no files: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`);
    }
}


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

/***/ 3471:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ whyNoArtifacts)
/* harmony export */ });
/** Whether the runner and the server have a service for artifacts of the run. */
/** The sentence that says why this server or runner has no artifacts; null where it has. */
function whyNoArtifacts(env) {
    if (!isGitHub(env.GITHUB_SERVER_URL ?? 'https://github.com'))
        return 'GitHub Enterprise Server does not have the artifacts that this client uploads';
    return env.ACTIONS_RUNTIME_TOKEN && env.ACTIONS_RESULTS_URL ? null : 'this runner offers no artifacts';
}
/** GitHub's own servers, as its client decides it. */
const isGitHub = (server) => {
    const { hostname } = new URL(server);
    return hostname === 'github.com' || /\.(ghe\.com|localhost)$/.test(hostname);
};


/***/ })

};
