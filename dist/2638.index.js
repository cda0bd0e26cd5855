export const id = 2638;
export const ids = [2638];
export const modules = {

/***/ 42638:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   check: () => (/* binding */ check)
/* harmony export */ });
/* harmony import */ var _core_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32257);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48560);
/* harmony import */ var _request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25278);
/** `sea-trial check [PATH]`: validates the settings as a trial would, and prints them. */



async function check(_, host) {
    const settings = await (0,_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readSettings */ .s)('command', host);
    const today = _core_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m.date().toISOString().slice(0, 10);
    host.stdout.write(`${(0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .checkText */ .qW)(host.args, host.env, host.cwd, { ...settings, today })}\n`);
    return 0;
}


/***/ })

};
