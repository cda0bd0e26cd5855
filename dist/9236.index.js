export const id = 9236;
export const ids = [9236];
export const modules = {

/***/ 2785:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withFixes: () => (/* binding */ withFixes)
/* harmony export */ });
/* harmony import */ var _core_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32257);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74296);
/* harmony import */ var _fix_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6300);
/* harmony import */ var _fixes_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(14888);
/** `fix: suggest`: after the trials, proves fixes and adds them to the Reports. Loaded only if it is asked for. */




/** Seconds for the proofs of all images; a build that has begun ends by its own limit. */
const MOST_SECONDS = 30 * 60;
/** One after the other. What cannot be proven changes no verdict: a step of the progress says why. */
async function withFixes(tried) {
    const all = [];
    const clock = tried[0]?.run.clock ?? _core_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m;
    const end = clock.now() + MOST_SECONDS;
    for (const one of tried)
        all.push(await withOwn(one, () => clock.now() > end));
    return all;
}
async function withOwn(one, isOver) {
    const { inputs, run, report, piped } = one;
    if (piped === null || !isWanted(one))
        return one;
    run.progress.stage(`Proving fixes of ${inputs.name}`);
    try {
        const { fixes } = await (0,_fixes_js__WEBPACK_IMPORTED_MODULE_3__/* .proveFixes */ .k)(inputs, piped, run, isOver);
        return { ...one, report: { ...report, fixes } };
    }
    catch (cause) {
        run.progress.step(`no fixes: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause)}`);
        return one;
    }
}
const isWanted = ({ inputs: { fix, source }, report, run }) => fix === 'suggest' &&
    source.kind === 'build' &&
    !source.platforms &&
    !run.signal.aborted &&
    isHealthy(report) &&
    report.findings.some(_fix_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isFixable */ .G4);
/** It may be over a budget: a fix may bring it below. */
const isHealthy = ({ verdict, image, smoke }) => verdict !== 'error' && image !== null && (smoke === null || smoke.ready);


/***/ }),

/***/ 43220:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ NO_OWNER),
/* harmony export */   lY: () => (/* binding */ Change),
/* harmony export */   t0: () => (/* binding */ EntryKind),
/* harmony export */   ym: () => (/* binding */ NO_LAYER)
/* harmony export */ });
/**
 * Every path of an image as columns: what is in the final file system, and what each layer did. Paths have numbers; the
 * root is 0, and a folder has a smaller number than what is in it. Made by `inspect` where it is asked for.
 */
/** What is at a path of the final file system. */
const EntryKind = { NOTHING: 0, FOLDER: 1, FILE: 2, SYMLINK: 3, OTHER: 4 };
/** What a layer did to a path. A folder that it only names (its mode or time may differ) is `SAME`. */
const Change = { SAME: 0, ADDED: 1, CHANGED: 2, REMOVED: 3 };
/** No layer, for columns of layer numbers. */
const NO_LAYER = -1;
/** No package, for columns of packages. */
const NO_OWNER = -1;


/***/ }),

/***/ 75939:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ trimEnd)
/* harmony export */ });
/** Removes `characters` from the end of a text. Not a RegExp: `x+$` takes quadratic time on a long run of `x`. */
function trimEnd(text, characters) {
    let end = text.length;
    while (end > 0 && characters.includes(text.charAt(end - 1)))
        end--;
    return text.slice(0, end);
}


/***/ })

};
