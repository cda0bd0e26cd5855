export const id = 7805;
export const ids = [7805];
export const modules = {

/***/ 97805:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   post: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _action_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82417);
/* harmony import */ var _cleanup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33403);
/* harmony import */ var _engine_docker_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42437);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);
/** The action's post step: removes what the main step kept for later steps, or left when it was killed. */




/** Never fails the job: what could not be removed is reported, and the next run on this machine removes it. */
async function post(runs, { stdout, env }) {
    if (runs.length === 0)
        return 0;
    for (const name of (0,_action_state_js__WEBPACK_IMPORTED_MODULE_0__/* .savedEngines */ .f4)(runs, env))
        await removeFrom(name, runs, stdout);
    return 0;
}
/** `name`: as `smoke-host` gives it; empty for the engine of the environment. */
async function removeFrom(name, runs, stdout) {
    const remove = async (engine) => {
        const failures = [];
        for (const run of runs)
            failures.push(...(await (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_1__/* .removeRun */ .s2)(engine, run)));
        return failures;
    };
    try {
        const { engine } = await (0,_engine_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .connect */ .Ng)(name === '' ? undefined : (0,_engine_docker_js__WEBPACK_IMPORTED_MODULE_2__/* .namedEndpoint */ .hN)(name));
        for (const failure of await remove(engine))
            stdout.write(`${failure}\n`);
        engine.close();
    }
    catch (error) {
        for (const failure of [...(await remove(null)), (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)])
            stdout.write(`Nothing was removed from the engine: ${failure}\n`);
    }
}


/***/ })

};
