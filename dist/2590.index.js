export const id = 2590;
export const ids = [2590];
export const modules = {

/***/ 92590:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   browse: () => (/* binding */ browse),
/* harmony export */   editorCommand: () => (/* binding */ editorCommand)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _browse_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(17075);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48560);
/* harmony import */ var _dockerfile_locations_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(16040);
/* harmony import */ var _named_image_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(39298);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(68227);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(57960);
/** `sea-trial browse IMAGE`: weighs the image, then shows its layers and files until the user quits. */









/** Returns the exit code 0. Rejects with a UserError: exit 2 without a terminal. */
async function browse(given, host) {
    const { image: name, dockerfile: file } = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_4__/* .readBrowse */ .J7)(given, host.cwd);
    const { env, stdout } = host;
    const { stdin } = process;
    if (!stdin.isTTY || !stdout.isTTY || env.TERM === 'dumb')
        throw noTerminal((0,_named_image_js__WEBPACK_IMPORTED_MODULE_5__/* .textOf */ .b6)(name));
    const dockerfile = (0,_image_js__WEBPACK_IMPORTED_MODULE_6__/* .dockerfileFrom */ .b)(file);
    const weighed = await (0,_image_js__WEBPACK_IMPORTED_MODULE_6__/* .weighFiles */ .q)(name, host, dockerfile ? (0,_dockerfile_locations_js__WEBPACK_IMPORTED_MODULE_8__/* .explainedBy */ .U)(dockerfile) : {});
    const source = {
        ...weighed,
        name: (0,_named_image_js__WEBPACK_IMPORTED_MODULE_5__/* .textOf */ .b6)(name),
        dockerfile: file && dockerfile ? { name: file.name, path: file.path, lines: dockerfile.lines } : null,
    };
    const edit = (path, line) => openEditor(env, path, line);
    const { color, unicode } = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_7__/* .lookOf */ .L)(host);
    await (0,_browse_index_js__WEBPACK_IMPORTED_MODULE_2__/* .browse */ .zQ)((0,_browse_index_js__WEBPACK_IMPORTED_MODULE_2__/* .modelOf */ .DM)(source), { stdin, stdout, edit, hasColor: color, hasUnicode: unicode });
    return 0;
}
const noTerminal = (image) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('settings', 'browse needs a terminal that it can draw on', `Without one: sea-trial tree ${image}, or sea-trial layers ${image}.`, { exit: 2 });
/** An empty variable counts as none. */
const firstSet = (...values) => values.find(Boolean) ?? '';
/** How editors take a line; the others take `+12 FILE`, as vi, nano and emacs do. */
const LINE_ARGUMENTS = {
    ...Object.fromEntries(['code', 'codium', 'cursor'].map((name) => [
        name,
        (file, line) => ['--goto', `${file}:${line}`],
    ])),
    ...Object.fromEntries(['hx', 'subl', 'zed'].map((name) => [name, (file, line) => [`${file}:${line}`]])),
};
/** `code --wait` has arguments of its own. Null where no editor is set. */
function editorCommand(env, file, line) {
    const [program = '', ...own] = firstSet(env.VISUAL, env.EDITOR).trim().split(/\s+/);
    if (program === '')
        return null;
    const more = LINE_ARGUMENTS[(0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(program)]?.(file, line) ?? [`+${line}`, file];
    return [program, ...own, ...more];
}
/** Without a shell. */
function openEditor(env, file, line) {
    const [program, ...args] = editorCommand(env, file, line) ?? [];
    if (program === undefined)
        return false;
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)(program, args, { stdio: 'inherit' }).error === undefined;
}


/***/ }),

/***/ 16040:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ explainedBy),
/* harmony export */   Y: () => (/* binding */ locationsIn)
/* harmony export */ });
const KEYWORDS = [
    'FROM',
    'EXPOSE',
    'USER',
    'WORKDIR',
    'ENTRYPOINT',
    'CMD',
    'HEALTHCHECK',
    'STOPSIGNAL',
];
/** `isOverridden`: the command comes from a setting, so no line of the Dockerfile has it. */
function locationsIn(dockerfile, isOverridden) {
    const found = KEYWORDS.flatMap((keyword) => {
        const instruction = dockerfile?.instruction(keyword);
        const isElsewhere = isOverridden && (keyword === 'CMD' || keyword === 'ENTRYPOINT');
        return dockerfile && instruction && !isElsewhere
            ? [[keyword, { file: dockerfile.file, line: instruction.line }]]
            : [];
    });
    return { ...Object.fromEntries(found), exposed: exposedBy(dockerfile) };
}
/** Limit for wide ranges. */
const MOST_PORTS = 1000;
/** The TCP ports that the Dockerfile's own EXPOSE lines name, in all of its stages that make the image. */
function exposedBy(dockerfile) {
    const lines = dockerfile?.chain.flatMap(({ instructions }) => instructions) ?? [];
    const words = lines
        .filter(({ keyword }) => keyword === 'EXPOSE')
        .flatMap(({ args }) => args.split(/\s+/))
        .filter((word) => word !== '' && !/\/udp$|\/sctp$/i.test(word));
    return [...new Set(words.map((word) => word.replace(/\/tcp$/i, '')))].slice(0, MOST_PORTS);
}
/** How the Dockerfile explains the layers. */
function explainedBy({ file, instructions, linesOf, redact }) {
    const instructionAt = (at) => {
        const found = instructions.find(({ line }) => line === at);
        return found ? `${found.keyword} ${found.args}` : null;
    };
    return { dockerfile: { file, instructionAt }, linesOf, redact };
}


/***/ })

};
