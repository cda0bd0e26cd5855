export const id = 9704;
export const ids = [9704,860];
export const modules = {

/***/ 70860:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ htmlOf),
/* harmony export */   deliverPage: () => (/* binding */ deliverPage)
/* harmony export */ });
/* harmony import */ var _core_artifact_service_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3471);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _lib_redact_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45923);
/* harmony import */ var _publish_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3952);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82364);
/* harmony import */ var _page_assets_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(27844);
/* harmony import */ var _page_files_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(97994);
/** Makes the HTML page of a run, writes and uploads it. Failures are sentences, and change no verdict. */







const NO_PAGE = { file: null, url: null, notes: [] };
/** Writes the page, and in an action uploads it. Never rejects. */
async function deliverPage(tried, delivery) {
    const [first] = tried;
    if (!first || !tried.some(_page_files_js__WEBPACK_IMPORTED_MODULE_5__/* .wantsPage */ .F1))
        return first ? { ...NO_PAGE, notes: whyNone(first) } : NO_PAGE;
    const { inputs, run } = first;
    try {
        const html = htmlOf(tried, delivery.reports);
        const written = delivery.file === null ? NO_PAGE : writePage(delivery.file, html, delivery.write);
        if (!(0,_page_files_js__WEBPACK_IMPORTED_MODULE_5__/* .isPageUploaded */ .qf)(inputs, run))
            return written;
        const { host, signal, context } = run;
        const uploaded = await (0,_publish_index_js__WEBPACK_IMPORTED_MODULE_2__/* .uploadPage */ .n0)(html, delivery.name, context, { ...host, signal });
        const notes = uploaded.url === null
            ? [`The HTML page was not uploaded as an artifact: ${uploaded.why}.`]
            : [`The HTML page of this run: ${uploaded.url}`];
        return { ...written, url: uploaded.url, notes: [...written.notes, ...notes] };
    }
    catch (cause) {
        return { ...NO_PAGE, notes: [`The HTML page could not be made: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}.`] };
    }
}
/** On an Enterprise Server people may expect it. */
const whyNone = ({ inputs, run }) => run.mode === 'action' && inputs.artifact !== 'never' && run.host.env.ACTIONS_RUNTIME_TOKEN
    ? [`No HTML page was made: ${(0,_core_artifact_service_js__WEBPACK_IMPORTED_MODULE_6__/* .whyNoArtifacts */ .f)(run.host.env) ?? ''}. With \`html\` it is written to a file.`]
    : [];
function writePage(file, html, write) {
    try {
        write(file, html);
        return { ...NO_PAGE, file };
    }
    catch (cause) {
        return { ...NO_PAGE, notes: [`The HTML page was not written to ${file}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}.`] };
    }
}
/** `reports`: redacted, in the order of `tried`. Throws if the script of the page is missing. */
function htmlOf(tried, reports) {
    const images = reports.map((report, index) => {
        const one = tried[index];
        const tree = one?.piped?.results.tree ?? null;
        return { report, tree: tree && one ? withoutSecrets(tree, one.run) : null };
    });
    return (0,_report_index_js__WEBPACK_IMPORTED_MODULE_3__/* .renderHtml */ .K2)((0,_page_files_js__WEBPACK_IMPORTED_MODULE_5__/* .pageDataOf */ .nC)(images), (0,_page_assets_js__WEBPACK_IMPORTED_MODULE_4__/* .pageAssets */ .t)());
}
const withoutSecrets = (tree, { secrets }) => {
    const [names, owners] = [tree.names, tree.owners].map((texts) => (0,_lib_redact_js__WEBPACK_IMPORTED_MODULE_1__/* .redact */ .E$)(texts, secrets.all));
    return { ...tree, names: names ?? [], owners: owners ?? [] };
};


/***/ }),

/***/ 27844:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ pageAssets)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/** The script and the style of the HTML page: files beside the program. */


/** Throws if they are not there. */
function pageAssets(folder = import.meta.dirname) {
    const read = (name) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name), 'utf8');
    return { script: read('page.js'), style: read('page.css') };
}


/***/ }),

/***/ 97994:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F1: () => (/* binding */ wantsPage),
/* harmony export */   Ul: () => (/* binding */ wantsPaths),
/* harmony export */   Wc: () => (/* binding */ keepPaths),
/* harmony export */   nC: () => (/* binding */ pageDataOf),
/* harmony export */   qf: () => (/* binding */ isPageUploaded)
/* harmony export */ });
/* harmony import */ var _core_artifact_service_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3471);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _compare_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82141);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82364);
/** The files of an image that the HTML page shows, where there is to be one. */




/** Whether every path of the image is needed. */
const wantsPage = ({ inputs, run }) => inputs.html !== null || inputs.format === 'html' || isPageUploaded(inputs, run);
const isPageUploaded = ({ artifact }, { mode, host }) => mode === 'action' && artifact !== 'never' && (0,_core_artifact_service_js__WEBPACK_IMPORTED_MODULE_3__/* .whyNoArtifacts */ .f)(host.env) === null;
/** Whether every path of the image is needed: for the page, or to prove what a fix removes. */
const wantsPaths = (trial) => trial.inputs.fix === 'suggest' || wantsPage(trial);
/** The page of images, with what they ship together. */
function pageDataOf(images) {
    const together = (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .togetherSentence */ .A0)((0,_compare_index_js__WEBPACK_IMPORTED_MODULE_1__/* .shippedTogether */ .MI)(images.flatMap(({ report }) => report.image ?? [])) ?? undefined);
    return together === '' ? { images } : { images, together };
}
/** Keeps of the image's paths only what the page shows; all of them to prove fixes. A failure costs the page its files only. */
function keepPaths(trial, { paths, ...analysis }) {
    const { inputs, run, results } = trial;
    results.inspect = paths && inputs.fix === 'suggest' ? { ...analysis, paths } : analysis;
    if (!paths || !wantsPage(trial))
        return;
    try {
        results.tree = (0,_report_index_js__WEBPACK_IMPORTED_MODULE_2__/* .pageTree */ .c6)(paths, analysis.image.packages ?? []);
    }
    catch (cause) {
        run.progress.step(`the HTML page has no files: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`);
    }
}


/***/ }),

/***/ 79704:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   resultText: () => (/* binding */ resultText)
/* harmony export */ });
/* harmony import */ var _publish_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3952);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82364);
/* harmony import */ var _html_page_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(70860);



/** Null where the form cannot state the result: SARIF of images that could not be tried. */
const FORMATS = {
    json: ({ json }) => json,
    markdown: ({ reports, all, run: { context, job } }) => {
        const links = (0,_publish_index_js__WEBPACK_IMPORTED_MODULE_0__/* .linksOf */ .hP)(context, job.checkRun);
        return (0,_publish_index_js__WEBPACK_IMPORTED_MODULE_0__/* .pageOf */ .ZZ)(reports, { context, job, links, together: (0,_report_index_js__WEBPACK_IMPORTED_MODULE_1__/* .togetherSentence */ .A0)(all.together) }, _report_index_js__WEBPACK_IMPORTED_MODULE_1__/* .COMMENT_LIMIT */ .W$);
    },
    html: ({ tried, reports }) => (0,_html_page_js__WEBPACK_IMPORTED_MODULE_2__/* .htmlOf */ .Z)(tried, reports),
    sarif: ({ reports }) => (0,_report_index_js__WEBPACK_IMPORTED_MODULE_1__/* .renderSarif */ .WH)(reports),
    junit: ({ reports }) => (0,_report_index_js__WEBPACK_IMPORTED_MODULE_1__/* .renderJunit */ .RV)(reports),
};
const resultText = (format, result) => FORMATS[format](result);


/***/ })

};
