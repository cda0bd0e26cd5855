export const id = 2270;
export const ids = [2270];
export const modules = {

/***/ 72270:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completion: () => (/* binding */ completion),
/* harmony export */   man: () => (/* binding */ man)
/* harmony export */ });
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74910);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48560);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82364);
/** `sea-trial completion SHELL` and `sea-trial man`: print what other programs read. */



/** Returns the exit code 0. Rejects with a `settings` error. */
function completion(given, { stdout }) {
    const shell = _inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .SHELLS */ .OF.find((one) => given.operands.length === 1 && one === given.operands[0]);
    if (shell === undefined && !given.hasUnknown)
        given.mistakes.push(`completion needs one of ${_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .SHELLS */ .OF.join(', ')}`);
    (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseMistakes */ .Ud)((0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .specOf */ .rI)('completion'), given);
    if (shell !== undefined)
        stdout.write((0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .completionScript */ .kj)(shell, _report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .explainedCodes */ .xO));
    return Promise.resolve(0);
}
function man(given, { stdout }) {
    if (given.operands.length > 0 && !given.hasUnknown)
        given.mistakes.push('man takes no operand');
    (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseMistakes */ .Ud)((0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .specOf */ .rI)('man'), given);
    stdout.write((0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .manPage */ .mW)(_core_version_js__WEBPACK_IMPORTED_MODULE_0__/* .VERSION */ .x));
    return Promise.resolve(0);
}


/***/ })

};
