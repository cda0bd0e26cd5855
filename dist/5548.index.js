export const id = 5548;
export const ids = [5548];
export const modules = {

/***/ 5548:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   suggest: () => (/* binding */ suggest)
/* harmony export */ });
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46673);
/* harmony import */ var _contract_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3435);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74296);
/* harmony import */ var _core_exit_codes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74408);
/* harmony import */ var _core_file_access_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42516);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48560);
/* harmony import */ var _lib_redact_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(45923);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(82364);
/* harmony import */ var _pipeline_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(3605);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(25278);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(94490);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(57960);
/** `sea-trial suggest-contract [PATH|REPORT.json]`: prints what was measured as a contract that fits. */












/** Returns the exit code. Rejects with a UserError. */
async function suggest(_, host) {
    const { kind, report: file, others } = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_5__/* .readSuggest */ .lg)(host.args, host.cwd);
    const isTried = file === null;
    const report = isTried
        ? await tryImage(await inputsOf({ ...host, args: others }), host)
        : await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readReport */ .tL)(file, (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .rootsOf */ .RD)((0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryOf */ ._M)(host.cwd)));
    const text = (0,_contract_index_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestContract */ .dj)(report, kind, isTried);
    if (text !== null) {
        host.stdout.write(text);
        return 0;
    }
    host.stderr.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_7__/* .renderTerminal */ .bF)(report, (0,_terminal_js__WEBPACK_IMPORTED_MODULE_11__/* .lookOf */ .L)({ stdout: host.stderr, env: host.env })));
    host.stderr.write('Nothing can be suggested: the image did not become ready, so nothing was measured.\n');
    return report.verdict === 'error' ? _core_exit_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .d.error : _core_exit_codes_js__WEBPACK_IMPORTED_MODULE_3__/* .EXIT */ .d.fail;
}
/** Files that it writes are watched. A contract would set what is to be measured. */
async function inputsOf(host) {
    const request = await (0,_request_js__WEBPACK_IMPORTED_MODULE_9__/* .requestOf */ .f)('command', host);
    const inputs = request.kind === 'trial' ? request.inputs : null;
    if (inputs?.smoke == null)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('settings', 'suggest-contract takes one image that is run', '', { exit: 2 });
    return { ...inputs, smoke: { ...inputs.smoke, audit: true } };
}
async function tryImage(inputs, host) {
    const run = (0,_session_js__WEBPACK_IMPORTED_MODULE_10__/* .openRun */ .Iy)('command', host, inputs);
    try {
        const { report } = await (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_8__/* .runPipeline */ .a)(inputs, run);
        run.progress.end();
        if (report.verdict === 'error' && run.signal.aborted)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('cancelled', 'The run was cancelled');
        return (0,_lib_redact_js__WEBPACK_IMPORTED_MODULE_6__/* .redact */ .E$)(report, run.secrets.all);
    }
    catch (cause) {
        const { code, message, hint, exit } = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .asUserError */ .Yl)(cause);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(code, run.mask(message), run.mask(hint), { exit, cause });
    }
    finally {
        await run.close();
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
