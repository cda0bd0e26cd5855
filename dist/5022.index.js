export const id = 5022;
export const ids = [5022];
export const modules = {

/***/ 95242:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   configFor: () => (/* binding */ configFor),
/* harmony export */   init: () => (/* binding */ init),
/* harmony export */   writeConfig: () => (/* binding */ writeConfig)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _build_dockerfile_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64803);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);
/* harmony import */ var _core_file_access_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42516);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48560);
/** `sea-trial init`: writes a config file beside the Dockerfile, from what is found there. Never replaces one. */






const MOST_BYTES = 1_000_000;
/** Returns the exit code 0. Rejects with `settings` errors. */
function init(given, { cwd, stdout }) {
    const { operands, mistakes } = given;
    if (operands.length > 1 && !given.hasUnknown)
        mistakes.push(`init takes one folder, and got ${operands.length}: ${operands.map((one) => JSON.stringify(one)).join(', ')}`);
    (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_5__/* .refuseMistakes */ .Ud)((0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_5__/* .specOf */ .rI)('init'), given);
    stdout.write(`${writeConfig(operands[0] ?? '.', cwd)}\n`);
    return Promise.resolve(0);
}
/** `folder`: of the Dockerfile, from `cwd`. Returns what to print. Throws `settings` errors. */
function writeConfig(folder, cwd) {
    const at = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, folder);
    const root = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryOf */ ._M)(at);
    const roots = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .rootsOf */ .RD)(root);
    const existing = _inputs_index_js__WEBPACK_IMPORTED_MODULE_5__/* .CONFIG_NAMES */ .We.find((name) => {
        const place = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .locate */ .x5)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, name), roots);
        return !place.ok || place.kind !== null;
    });
    if (existing !== undefined)
        throw wrong(`${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, existing)} exists already, and is not replaced`);
    const kind = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(at, { throwIfNoEntry: false });
    if (!kind?.isDirectory())
        throw wrong(`${folder} ${kind ? 'is not a folder' : 'does not exist'}: give the folder of the Dockerfile`);
    const dockerfile = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .locate */ .x5)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, 'Dockerfile'), roots);
    if (!dockerfile.ok || dockerfile.kind !== 'file')
        throw wrong(`There is no Dockerfile in ${at}: give its folder, as in sea-trial init services/api`);
    const text = textOf(() => (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .readText */ .yR)(dockerfile, { most: MOST_BYTES }));
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(at, _inputs_index_js__WEBPACK_IMPORTED_MODULE_5__/* .CONFIG_NAMES */ .We[0]);
    textOf(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(file, configFor(exposedPorts(text)), { flag: 'wx' }));
    return `Wrote ${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(cwd, file) || file}. Run sea-trial check ${folder} after changing it.`;
}
function textOf(work) {
    try {
        return work();
    }
    catch (cause) {
        throw wrong((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause));
    }
}
const wrong = (sentence) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('settings', sentence, '', { exit: 2 });
/** The ports of EXPOSE in the final stage, as they are written; those with variables are left out. */
function exposedPorts(text) {
    const settings = { file: 'Dockerfile', target: null, args: new Map(), platform: null };
    const { chain } = (0,_build_dockerfile_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readDockerfile */ .n_)(text, { ...settings, redact: (given) => given });
    const instructions = chain.flatMap((stage) => stage.instructions);
    const words = instructions
        .filter(({ keyword }) => keyword === 'EXPOSE')
        .flatMap(({ args }) => args.trim().split(/\s+/));
    return [...new Set(words.filter((word) => /^\d{1,5}(\/(tcp|udp))?$/.test(word)))];
}
/** A valid config file: what was found, and limits to choose as comments. Pure. */
const configFor = (ports) => `# Settings, budgets and acceptances of Sea Trial.
# In a pull request the base branch's file counts.
${ports.length > 0 ? `port: [${ports.join(', ')}] # from EXPOSE: each must respond` : '# port: [8080] # each must respond'}
# probe: http://:8080/healthz status=200
# timeout: 60s

# budgets:
#   on-disk: { max: 250MB, max-growth: 5% }
#   dead-weight: 10MB
#   ready: 5s
#   files: [/**/*.pem]
#   config: { non-root: true, healthcheck: true }

# accept:
#   - code: runs-as-root
#     place: Dockerfile*
#     reason: why, and until when it is fixed
#     until: 2026-12-31
`;


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
