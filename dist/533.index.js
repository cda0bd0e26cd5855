export const id = 533;
export const ids = [533];
export const modules = {

/***/ 533:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   withDifferences: () => (/* binding */ withDifferences)
/* harmony export */ });
/* harmony import */ var _compare_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82141);
/* harmony import */ var _lib_group_by_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(29892);
/** What differs between the platforms of one build, in the Report of the first. Pure. */


function withDifferences(tried) {
    const ofSeveral = tried.filter(({ inputs: { source } }) => source.kind === 'build' && source.platforms);
    const images = (0,_lib_group_by_js__WEBPACK_IMPORTED_MODULE_1__/* .groupBy */ .$)(ofSeveral, ({ inputs }) => inputs.name);
    return tried.map((one) => {
        const platforms = images.get(one.inputs.name) ?? [];
        if (platforms[0] !== one)
            return one;
        const differences = (0,_compare_index_js__WEBPACK_IMPORTED_MODULE_0__/* .comparePlatforms */ .UX)(new Map(platforms.map(({ inputs, report }) => [inputs.source.platform ?? '', report])));
        if (differences.length === 0)
            return one;
        return { ...one, report: { ...one.report, platformDifferences: differences } };
    });
}


/***/ })

};
