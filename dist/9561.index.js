export const id = 9561;
export const ids = [9561];
export const modules = {

/***/ 29561:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fix: () => (/* binding */ fix),
/* harmony export */   withEarlier: () => (/* binding */ withEarlier),
/* harmony export */   written: () => (/* binding */ written)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46673);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74296);
/* harmony import */ var _core_exit_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74408);
/* harmony import */ var _core_file_access_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42516);
/* harmony import */ var _fix_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6300);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48560);
/* harmony import */ var _lib_redact_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(45923);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(82364);
/* harmony import */ var _fixes_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(14888);
/* harmony import */ var _pipeline_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3605);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(25278);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(94490);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(57960);
/** `sea-trial fix [PATH]`: fixes waste in the Dockerfile, proves it, prints a patch. Never commits. */














/** Returns the exit code. Rejects with a UserError. */
async function fix(_, host) {
    const own = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .readFix */ .eo)(host.args, host.cwd);
    const inputs = await inputsOf(own, { ...host, args: own.others });
    const earlier = own.report === null ? null : await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_1__/* .readReport */ .tL)(own.report, inputs.roots);
    const run = (0,_session_js__WEBPACK_IMPORTED_MODULE_12__/* .openRun */ .Iy)('command', host, inputs);
    try {
        const piped = await tryFirst(inputs, run, earlier);
        const { report } = piped;
        if (report.verdict === 'error' && run.signal.aborted)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('cancelled', 'The run was cancelled');
        if (report.verdict !== 'pass')
            return notProvable(report, host, run);
        const proof = await (0,_fixes_js__WEBPACK_IMPORTED_MODULE_9__/* .proveFixes */ .k)(inputs, piped, run);
        run.progress.end();
        const unwritten = own.write ? written(proof.files, inputs.roots) : null;
        // what was proven took minutes, and its patch can be applied by hand
        show(proof, report, { ...own, write: own.write && unwritten === null }, host, run);
        if (unwritten !== null)
            throw unwritten;
        return 0;
    }
    catch (cause) {
        const { code, message, hint, exit } = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .asUserError */ .Yl)(cause);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(code, run.mask(message), run.mask(hint), { exit, cause });
    }
    finally {
        await run.close();
    }
}
async function inputsOf({ others }, host) {
    const request = await (0,_request_js__WEBPACK_IMPORTED_MODULE_11__/* .requestOf */ .f)('command', host);
    if (request.kind === 'trial' && request.inputs.source.kind === 'build' && !request.inputs.source.platforms)
        return (0,_fixes_js__WEBPACK_IMPORTED_MODULE_9__/* .forProof */ .S)(request.inputs);
    const what = request.kind === 'images' ? 'several images' : others.join(' ');
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('settings', `fix takes one image that is built for one platform, and got ${what}`, '', {
        exit: 2,
    });
}
/** With an earlier Report the image is built and weighed only; how it ran is then what that Report says. */
async function tryFirst(inputs, run, earlier) {
    if (earlier === null)
        return (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_10__/* .runPipeline */ .a)(inputs, run);
    const piped = await (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_10__/* .runPipeline */ .a)({ ...inputs, smoke: null, tests: null }, run);
    return { ...piped, report: withEarlier(piped.report, earlier) };
}
/**
 * `weighed`: of the image now, which was not run. Of `earlier`, which may be from a stranger, no change of the Dockerfile is
 * used. Throws a UserError if it is of another image.
 */
function withEarlier(weighed, earlier) {
    if (weighed.image === null || weighed.verdict === 'error')
        return weighed;
    const layers = ({ image }) => JSON.stringify(image?.layers.map(({ createdBy, size }) => [createdBy, size]));
    if (layers(weighed) !== layers(earlier))
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('settings', 'The Report that `--report` names is of another image than this Dockerfile builds now', 'Leave `--report` out: the image is then tried first.', { exit: 2 });
    const others = earlier.findings.filter(({ bytes }) => bytes === undefined);
    const { verdict, headline, smoke } = earlier;
    return {
        ...weighed,
        verdict,
        headline,
        smoke,
        findings: [...weighed.findings, ...others.map(withoutRemedy)],
    };
}
const withoutRemedy = (finding) => ({ ...finding, remedy: undefined });
function notProvable(report, host, run) {
    run.progress.end();
    host.stderr.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_8__/* .renderTerminal */ .bF)((0,_lib_redact_js__WEBPACK_IMPORTED_MODULE_7__/* .redact */ .E$)(report, run.secrets.all), (0,_terminal_js__WEBPACK_IMPORTED_MODULE_13__/* .lookOf */ .L)({ stdout: host.stderr, env: host.env })));
    if (report.verdict === 'error')
        return _core_exit_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .d.error;
    host.stderr.write('Nothing can be proven: the image must be seaworthy before its Dockerfile is fixed.\n');
    return _core_exit_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .d.fail;
}
function show({ fixes, files }, report, own, host, run) {
    const masked = (0,_lib_redact_js__WEBPACK_IMPORTED_MODULE_7__/* .redact */ .E$)(fixes, run.secrets.all);
    const written = own.write ? files.length : 0;
    const isFixed = report.findings.some(_fix_index_js__WEBPACK_IMPORTED_MODULE_5__/* .isFixable */ .G4);
    host.stdout.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_8__/* .renderFixes */ .IV)(masked, { name: report.name, format: own.format, written, isFixed }, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_13__/* .lookOf */ .L)(host)));
}
/** Writes the files, each atomically, also through a link. Returns why one could not be written, or null. */
function written(files, roots) {
    for (const { path, before, after } of files) {
        try {
            const place = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .locate */ .x5)(path, roots);
            if (!place.ok)
                return unwritable(path, place.why, BY_HAND);
            const now = place.kind === null ? null : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(place.real, 'utf8');
            if (now !== before)
                return unwritable(path, 'it has changed while the fixes were proven', 'Run `sea-trial fix` again.');
            const mode = now === null ? null : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(place.real).mode;
            replace((0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .newFile */ .Jd)(place.real, { roots, pipes: false }), after, mode);
        }
        catch (cause) {
            return unwritable(path, (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause), BY_HAND, cause);
        }
    }
    return null;
}
const BY_HAND = 'Make the file and its folder writable, or apply the patch above by hand: `git apply`.';
const unwritable = (path, why, hint, cause) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('report-unwritable', `${path} cannot be written: ${why}`, hint, { cause });
function replace(file, text, mode) {
    try {
        if (mode !== null)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fchmodSync)(file.descriptor, mode & 0o777);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file.descriptor, text);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file.descriptor);
        file.commit();
    }
    catch (cause) {
        file.discard();
        throw cause;
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


/***/ })

};
