export const id = 3185;
export const ids = [3185];
export const modules = {

/***/ 83185:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ sbomTime),
/* harmony export */   writeSboms: () => (/* binding */ writeSboms)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48560);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82364);
/** Writes the SBOMs of each image that was weighed: one file for each format, and for each platform where it has several. */



/** `reports`: those of `tried`, as they are shown. Returns the paths that were written, in that order. */
function writeSboms(tried, reports, write) {
    return tried.map(({ inputs, run }, index) => {
        const report = reports[index];
        const image = report?.image;
        if (!report || !image)
            return {};
        const { source, name, sbom = [] } = inputs;
        const { env, cwd } = run.host;
        const platform = source.kind === 'build' && source.platforms ? source.platform : null;
        const written = sbom.map(({ format, file }) => {
            const path = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .ofPlatform */ .fM)(file ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(env.RUNNER_TEMP ?? cwd, (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_1__/* .sbomFileName */ .RM)(name, format)), platform);
            write(path, (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .renderSbom */ .iO)({ ...report, image }, format, sbomTime(env, report.at)));
            return [format, path];
        });
        return Object.fromEntries(written);
    });
}
/** What SOURCE_DATE_EPOCH says, so that the file is reproducible; else `at`. */
function sbomTime({ SOURCE_DATE_EPOCH: epoch }, at) {
    return new Date(epoch ? Number(epoch) * 1000 : at);
}


/***/ })

};
