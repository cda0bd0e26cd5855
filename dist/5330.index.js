export const id = 5330;
export const ids = [5330];
export const modules = {

/***/ 85330:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCommand: () => (/* binding */ runCommand)
/* harmony export */ });
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48560);
/** Runs the commands of `src/inputs/commands/table.ts`. Each is loaded when it is used. */

const COMMANDS = {
    diff: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(6118), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(6673), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2020), __webpack_require__.e(9907)]).then(__webpack_require__.bind(__webpack_require__, 79907))).diff,
    open: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(6118), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(6673), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2020), __webpack_require__.e(9874)]).then(__webpack_require__.bind(__webpack_require__, 49874))).open,
    explain: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(1069)]).then(__webpack_require__.bind(__webpack_require__, 71069))).explain,
    init: async () => (await Promise.all(/* import() */[__webpack_require__.e(4803), __webpack_require__.e(5022)]).then(__webpack_require__.bind(__webpack_require__, 95242))).init,
    fix: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(6673), __webpack_require__.e(4803), __webpack_require__.e(4888), __webpack_require__.e(9561)]).then(__webpack_require__.bind(__webpack_require__, 29561))).fix,
    'suggest-contract': async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(6673), __webpack_require__.e(5548)]).then(__webpack_require__.bind(__webpack_require__, 5548))).suggest,
    check: async () => (await __webpack_require__.e(/* import() */ 2638).then(__webpack_require__.bind(__webpack_require__, 42638))).check,
    layers: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(6118), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(6673), __webpack_require__.e(4803), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2020), __webpack_require__.e(1686)]).then(__webpack_require__.bind(__webpack_require__, 81686))).layers,
    sbom: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(6118), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(6673), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2020), __webpack_require__.e(6097)]).then(__webpack_require__.bind(__webpack_require__, 76097))).sbom,
    tree: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(6118), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(6673), __webpack_require__.e(4803), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2020), __webpack_require__.e(6093), __webpack_require__.e(732)]).then(__webpack_require__.bind(__webpack_require__, 40732))).tree,
    browse: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(6118), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(6673), __webpack_require__.e(4803), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2020), __webpack_require__.e(6093), __webpack_require__.e(2590)]).then(__webpack_require__.bind(__webpack_require__, 92590))).browse,
    completion: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(2270)]).then(__webpack_require__.bind(__webpack_require__, 72270))).completion,
    man: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(2270)]).then(__webpack_require__.bind(__webpack_require__, 72270))).man,
    doctor: async () => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(6118), __webpack_require__.e(1955), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(4803), __webpack_require__.e(548), __webpack_require__.e(2043), __webpack_require__.e(8489)]).then(__webpack_require__.bind(__webpack_require__, 80870))).doctor,
};
/** `args`: those after its name. Returns the exit code. Rejects with a UserError. */
async function runCommand(name, args, host) {
    const spec = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_0__/* .specOf */ .rI)(name);
    const given = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readArguments */ .lR)(spec, args, host.cwd);
    if (given.help) {
        host.stdout.write(`${(0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_0__/* .commandHelp */ .bD)(spec)}\n`);
        return 0;
    }
    const command = await COMMANDS[name]();
    return command(given, { ...host, args });
}


/***/ })

};
