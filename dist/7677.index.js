export const id = 7677;
export const ids = [7677];
export const modules = {

/***/ 47677:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   writePredicates: () => (/* binding */ writePredicates)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _core_file_access_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(42516);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48560);
/* harmony import */ var _lib_group_by_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(29892);
/* harmony import */ var _publish_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3952);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(82364);
/** Writes the result of each image as an in-toto predicate: what was tested, by which files, and where the run is. */







/** `reports`: those of `tried`, as they are shown. `reportDigest`: SHA-256 of the Report file, if there is one. */
function writePredicates(tried, reports, reportDigest, write) {
    const pairs = tried.flatMap((one, index) => {
        const report = reports[index];
        return report ? [{ one, report }] : [];
    });
    for (const platforms of (0,_lib_group_by_js__WEBPACK_IMPORTED_MODULE_6__/* .groupBy */ .$)(pairs, ({ one }) => one.inputs.name).values()) {
        const [first] = platforms;
        const { name = '', predicate = null } = first?.one.inputs ?? {};
        if (!first || predicate === null)
            continue;
        const { context, job } = first.one.run;
        const proof = {
            configuration: configurationOf(first.one, first.report),
            url: (0,_publish_index_js__WEBPACK_IMPORTED_MODULE_4__/* .linksOf */ .hP)(context, job.checkRun).run,
            reportDigest,
        };
        const text = (0,_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .renderPredicate */ .s4)(platforms.map(({ report }) => report), proof);
        write((0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .fileNameOf */ .bV)(predicate, name), text);
    }
}
/** The commit, the Dockerfile, the config file, policies and test files; only those whose digest is known. */
function configurationOf({ inputs, run }, { sha, config, build, policies, suites }) {
    const { repository, serverUrl } = run.context;
    const { source } = inputs;
    const uri = repository === null ? {} : { uri: `git+${serverUrl}/${repository}` };
    const ofCommit = (commit, name) => commit ? [{ ...(name ? { name } : {}), ...uri, digest: { gitCommit: commit } }] : [];
    const ofFile = (name) => {
        const sha256 = name ? digestOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(inputs.root, name), inputs.roots) : null;
        return name && sha256 !== null ? [{ name, digest: { sha256 } }] : [];
    };
    return [
        ...ofCommit(sha),
        ...(source.kind === 'build' && source.inline !== undefined
            ? [{ name: 'Dockerfile in the bake or compose file', digest: { sha256: sha256Of(source.inline) } }]
            : ofFile(build?.dockerfile)),
        ...(config?.commit ? ofCommit(config.commit, config.file ?? undefined) : ofFile(config?.file)),
        ...(policies ?? []).map(({ source, file, digest }) => ({
            name: [source, file].filter(Boolean).join(' '),
            digest: { sha256: digest.replace('sha256:', '') },
        })),
        ...(suites ?? []).flatMap(({ file }) => ofFile(file)),
    ];
}
const MOST_BYTES = 16 * 2 ** 20;
const sha256Of = (content) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(content).digest('hex');
/** Null for what cannot be read. */
function digestOf(path, roots) {
    try {
        const place = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_2__/* .locate */ .x5)(path, roots);
        return place.ok ? sha256Of((0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_2__/* .readWhole */ .oD)(place, { most: MOST_BYTES })) : null;
    }
    catch {
        return null;
    }
}


/***/ })

};
