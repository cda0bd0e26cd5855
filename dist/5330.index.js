export const id = 5330;
export const ids = [5330];
export const modules = {

/***/ 85330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommand: () => (/* binding */ runCommand)
/* harmony export */ });
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(65240);
/** Runs the commands of `src/inputs/commands/table.ts`. Each is loaded when it is used. */

const COMMANDS = {
    diff: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(609), __webpack_require__.e(8299), __webpack_require__.e(6673), __webpack_require__.e(9765), __webpack_require__.e(2020), __webpack_require__.e(4293)]).then(__webpack_require__.bind(__webpack_require__, 61529))).diff,
    init: async () => (await Promise.all(/* import() */[__webpack_require__.e(4803), __webpack_require__.e(5022)]).then(__webpack_require__.bind(__webpack_require__, 95242))).init,
    check: async () => (await __webpack_require__.e(/* import() */ 2638).then(__webpack_require__.bind(__webpack_require__, 42638))).check,
};
/** `args`: those after its name. Returns the exit code. Rejects with a UserError. */
async function runCommand(name, args, host) {
    const spec = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_0__/* .specOf */ .rI)(name);
    const given = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readArguments */ .lR)(spec, args);
    if (given.help) {
        host.stdout.write(`${(0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_0__/* .commandHelp */ .bD)(spec)}\n`);
        return 0;
    }
    const command = await COMMANDS[name]();
    return command(given, { ...host, args });
}


/***/ })

};
