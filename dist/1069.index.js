export const id = 1069;
export const ids = [1069];
export const modules = {

/***/ 71069:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   explain: () => (/* binding */ explain)
/* harmony export */ });
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48560);
/* harmony import */ var _lib_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72269);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82364);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57960);
/** `sea-trial explain CODE`: prints the page of a finding; `--list` all codes. */




/** Returns the exit code 0. Rejects with a `settings` error. */
function explain(given, host) {
    const { operands, options, mistakes } = given;
    const isList = options.has('list');
    const [code = '', ...more] = operands;
    if (isList && code !== '')
        mistakes.push('--list takes no code');
    else if (!isList && (code === '' || more.length > 0) && !given.hasUnknown)
        mistakes.push(`explain needs one code, such as loopback-only, or --list; it got ${operands.length}`);
    else if (code !== '' && !_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .explainedCodes */ .xO.includes(code))
        mistakes.push(unknownCode(code));
    (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_0__/* .refuseMistakes */ .Ud)((0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_0__/* .specOf */ .rI)('explain'), given);
    const look = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_3__/* .lookOf */ .L)(host);
    const whole = { ...look, width: host.stdout.isTTY ? look.width : Infinity }; // for grep
    host.stdout.write(isList ? (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderCodeList */ .Mj)(whole) : (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderFindingPage */ .N8)(code, look));
    return Promise.resolve(0);
}
function unknownCode(code) {
    const near = (0,_lib_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestion */ .h)(code, _report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .explainedCodes */ .xO);
    const quoted = JSON.stringify(code.slice(0, 100));
    return `${quoted} is not the code of a finding${near === undefined ? '; sea-trial explain --list lists them' : `: did you mean ${near}?`}`;
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
