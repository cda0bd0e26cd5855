export const id = 6201;
export const ids = [6201];
export const modules = {

/***/ 36201:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   builtBaseline: () => (/* binding */ builtBaseline)
/* harmony export */ });
/* unused harmony export movedSource */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46673);
/* harmony import */ var _core_file_access_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42516);
/* harmony import */ var _core_run_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20394);
/* harmony import */ var _assemble_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(36856);
/* harmony import */ var _starts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(39418);
/* harmony import */ var _subject_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(80433);
/* harmony import */ var _weigh_and_run_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(81567);
/* harmony import */ var _weighed_only_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(21949);
/**
 * Builds the image of the commit to compare with, by the same settings and builder, and weighs it. It is not run here; its
 * tag stays where it is to be started later.
 */










/** Rejects where the commit cannot be checked out or its image not be weighed. */
async function builtBaseline(trial, wanted, git) {
    const { inputs, run } = trial;
    const { source } = inputs;
    const { sha, branch } = wanted;
    if (source.kind !== 'build')
        return { kind: 'skipped', note: 'Nothing is built here, so the baseline is not built either' };
    if (inputs.smoke?.services)
        return { kind: 'skipped', note: 'The baseline is not built with `compose-file`' };
    if (sha === null)
        return { kind: 'failed', note: 'The commit to build is unknown' };
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(run.tempDir, 'baseline');
    const moved = movedSource(source, inputs.root, folder);
    if (moved === null)
        return {
            kind: 'skipped',
            note: 'The Dockerfile is outside the repository, so it is not part of a commit',
        };
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder);
    await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_2__/* .checkOut */ .b$)(sha, folder, git);
    const name = `${branch === null ? '' : `${branch}@`}${sha.slice(0, 7)}`;
    return trialOf(trial, moved, folder, name, wanted);
}
/** The same paths in the other folder; null where they are not in the repository. */
function movedSource(source, root, folder) {
    const { context, file } = source;
    if (![context, file].every((path) => (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(path, root)))
        return null;
    const moved = (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path));
    const options = (source.options ?? []).flatMap((option) => movedOption(option, root, moved));
    const other = { context: moved(context), file: moved(file), options };
    return { ...source, ...other, cacheTo: [], notes: [], keep: false, platforms: undefined };
}
/** The tags are of the image under test; a folder of the repository is that of the commit. */
function movedOption(option, root, moved) {
    const [flag, value = ''] = option;
    if (flag === '--tag')
        return [];
    const at = value.indexOf('=') + 1;
    const path = value.slice(at);
    return flag === '--build-context' && (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(path, root)
        ? [[flag, value.slice(0, at) + moved(path)]]
        : [option];
}
async function trialOf(trial, source, root, name, { sha, branch }) {
    const { run } = trial;
    const { engine, info } = await trial.link();
    const tempDir = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(run.tempDir, 'baseline-build');
    (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(tempDir);
    const inputs = { ...(0,_weighed_only_js__WEBPACK_IMPORTED_MODULE_9__/* .weighedOnly */ .O)(trial.inputs, source), root };
    const other = { ...trial, inputs, run: { ...run, tempDir }, results: { engine: info }, seconds: {} };
    const tag = (0,_core_run_id_js__WEBPACK_IMPORTED_MODULE_4__/* .baselineTag */ .yP)(run.id);
    const began = run.clock.now();
    try {
        const subject = await (0,_subject_js__WEBPACK_IMPORTED_MODULE_7__/* .buildFrom */ .TO)(source, other, engine, { title: `Building the baseline ${name}`, tag });
        if (subject === null)
            return { kind: 'failed', note: unbuilt(sha, other) };
        other.results.inspect = await (0,_weigh_and_run_js__WEBPACK_IMPORTED_MODULE_8__/* .weigh */ .vi)(subject, other, engine, info);
        trial.results.built = { name, image: subject.image };
    }
    finally {
        // it may not have been built; what is left is removed by its label
        if (!(0,_starts_js__WEBPACK_IMPORTED_MODULE_6__/* .startsBaseline */ .fk)(trial.inputs))
            await engine.untag(tag).catch(() => undefined);
    }
    const context = { sha, ref: branch, repository: run.context.repository, pullRequest: null };
    const totalSeconds = run.clock.now() - began;
    const report = (0,_assemble_js__WEBPACK_IMPORTED_MODULE_5__/* .assemble */ .fT)({ ...other, context, at: run.clock.date(), totalSeconds, error: null });
    return { kind: 'found', report: (0,_weighed_only_js__WEBPACK_IMPORTED_MODULE_9__/* .notRun */ .n)(report) };
}
/** The first cause that the build found. */
function unbuilt(sha, { results }) {
    const cause = results.build?.findings.find(({ level }) => level === 'fail');
    return `The commit ${(sha ?? '').slice(0, 7)} does not build${cause ? `: ${cause.message}` : ''}`;
}


/***/ }),

/***/ 21949:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ weighedOnly),
/* harmony export */   n: () => (/* binding */ notRun)
/* harmony export */ });
/** Budgets and acceptances are for the image under test. */
const weighedOnly = (inputs, source) => ({
    ...inputs,
    source,
    smoke: null,
    also: [],
    gate: { ...inputs.gate, budgets: [], acceptances: [] },
});
/** Nothing is known of its verdict. */
const notRun = (report) => ({
    ...report,
    verdict: 'error',
    headline: `${report.name} was not run`,
});


/***/ })

};
