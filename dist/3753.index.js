export const id = 3753;
export const ids = [3753];
export const modules = {

/***/ 43753:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   POLICY_TYPE: () => (/* binding */ POLICY_TYPE),
/* harmony export */   readPolicies: () => (/* binding */ readPolicies)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);
/* harmony import */ var _core_file_access_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(42516);
/* harmony import */ var _github_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41660);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48560);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(18453);
/* harmony import */ var _lib_visible_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(44285);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(22020);
/** Reads the policies that the workflow names: from this machine, from GitHub, and from registries. */










/** Layers of an artifact that are policies. */
const POLICY_TYPE = 'application/vnd.sea-trial.policy.v1+yaml';
const MOST_FILES = 50;
const MOST_BYTES = 1_000_000;
const SECONDS = 60;
const FIX = 'No trial runs without its policies. docs/policies.md says where they can be.';
/** In the order in which they are named. Rejects with exit 2 where one is wrong, and with exit 3 where one cannot be read. */
async function readPolicies(given, around) {
    const parsed = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .policyItems */ .R8)(given).map(_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .parseSource */ .PJ);
    const mistakes = parsed.flatMap((one) => (one.ok ? [] : `policy: ${one.mistake}`));
    if (mistakes.length > 0)
        throw (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .wrongSettings */ .FV)(mistakes, FIX);
    const sources = parsed.flatMap((one) => (one.ok ? one.source : []));
    return (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .parsePolicies */ .Mo)((await Promise.all(sources.map((source) => read(source, around)))).flat());
}
async function read(source, around) {
    const found = await readFrom(source, around).catch((cause) => {
        if (cause instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo)
            throw cause;
        const sentence = `The policy ${source.text} could not be read: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('policy-unavailable', sentence, FIX, { cause });
    });
    return found.map((one) => ({ source: source.text, ...one }));
}
async function readFrom(source, around) {
    switch (source.kind) {
        case 'path':
            return fromPath(source, around);
        case 'github':
            return [await fromGitHub(source, around)];
        case 'oci':
            return fromRegistry(source, around);
    }
}
const digestOf = (bytes) => `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
const refuse = (sentence) => (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .wrongSettings */ .FV)([sentence], FIX);
/** `what`: for the sentence if it is no text. */
function textOf(bytes, what) {
    const read = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .configText */ .Ut)(bytes);
    if (!read.ok)
        throw refuse(`The policy ${what} ${read.why}`);
    return { text: read.text, digest: digestOf(bytes) };
}
/** A file, or a folder with files, of this machine. */
function fromPath({ text: given }, { cwd, context }) {
    const place = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .locate */ .x5)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(cwd, given), (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .rootsOf */ .RD)((0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .repositoryOf */ ._M)(cwd)));
    if (!place.ok)
        throw refuse(`policy: ${place.why}`);
    const { kind, real } = place;
    if (kind !== 'file' && kind !== 'folder')
        throw refuse(`policy: ${place.path} ${kind === null ? 'does not exist' : `is ${_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .KIND_NAMES */ .kd[kind]}`}: expected a file or folder`);
    const folder = kind === 'folder' ? real : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(real);
    const isOfChange = (0,_github_index_js__WEBPACK_IMPORTED_MODULE_5__/* .isChange */ .Xb)(context) && checkoutOf(folder) === checkoutOf((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(cwd));
    const files = kind === 'folder' ? filesIn(folder, given) : [{ name: null, place }];
    return files.map(({ name, place: at }) => ({
        ...(name === null ? {} : { file: name }),
        ...textOf(bytesOf(at), at.path),
        isOfChange,
    }));
}
/** The nearest folder with a folder `.git`. A submodule has a file of this name: it is part of the change that names it. */
function checkoutOf(folder) {
    const isCheckout = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, '.git'), { throwIfNoEntry: false })?.isDirectory() === true;
    const above = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder);
    return isCheckout ? folder : above === folder ? null : checkoutOf(above);
}
function filesIn(folder, given) {
    const names = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(folder)
        .filter((name) => /\.(ya?ml|json)$/.test(name))
        .sort();
    if (names.length === 0)
        throw refuse(`policy: ${given} has no file that ends in .yml, .yaml or .json`);
    if (names.length > MOST_FILES)
        throw refuse(`policy: ${given} has more than ${MOST_FILES} files`);
    return names.map((name) => {
        const place = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .locate */ .x5)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, name), (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .rootsOf */ .RD)(folder));
        if (!place.ok)
            throw refuse(`policy: ${place.why}`);
        return { name, place };
    });
}
function bytesOf(place) {
    try {
        return (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_4__/* .readWhole */ .oD)(place, { most: MOST_BYTES });
    }
    catch (cause) {
        throw refuse(`The policy ${place.path} cannot be read: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}`);
    }
}
/** A token that may not read a repository gets the same answer as for one that does not exist. */
const UNREADABLE = 'it does not exist, or the `token` may not read it';
async function fromGitHub({ text: given, repository, file, ref }, { context: { apiUrl }, token, clock }) {
    if (token === '')
        throw refuse(`policy: ${given} needs a token: set \`token\``);
    const github = await (0,_github_index_js__WEBPACK_IMPORTED_MODULE_5__.connect)({ token, apiUrl, repository, clock });
    const commit = await github.commit(ref);
    if (commit === null)
        throw new Error(`${repository} has no ${ref}: ${UNREADABLE}`);
    const bytes = await github.file(file, commit);
    if (bytes === null)
        throw new Error(`${repository} has no ${file} at ${ref}`);
    return { commit, ...textOf(bytes, given) };
}
async function fromRegistry({ text: given, image }, { env, clock }) {
    const registry = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_8__/* .openRegistry */ .Me)(image, { env, clock, signal: AbortSignal.timeout(SECONDS * 1000) });
    try {
        const layers = layersOf(await registry.manifest());
        return await Promise.all(layers.map((layer) => layerText(registry, layer, given)));
    }
    finally {
        registry.close();
    }
}
/** Those of our type, else the only one. */
function layersOf(manifest) {
    const all = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .list */ .p_)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .field */ .ZZ)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .parseJson */ .qF)(manifest.toString('utf8')), 'layers'));
    const ours = all.filter((one) => (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .field */ .ZZ)(one, 'mediaType')) === POLICY_TYPE);
    const layers = ours.length > 0 ? ours : all;
    const [first] = layers;
    if (first === undefined)
        throw new Error('it has no layers: give the digest of its manifest, not of an index');
    if (ours.length === 0 && all.length > 1)
        throw new Error(`it has ${all.length} layers, of which none has the type ${POLICY_TYPE}`);
    if (layers.length > MOST_FILES)
        throw new Error(`it has more than ${MOST_FILES} policies`);
    return layers.map((one) => ({
        digest: digestIn(one),
        size: (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .number */ .ai)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .field */ .ZZ)(one, 'size')) ?? MOST_BYTES + 1,
        title: (0,_lib_visible_js__WEBPACK_IMPORTED_MODULE_7__/* .bounded */ .Mm)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .field */ .ZZ)(one, 'annotations', 'org.opencontainers.image.title')), MOST_OF_TITLE),
    }));
}
const MOST_OF_TITLE = 200;
function digestIn(layer) {
    const digest = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_9__/* .field */ .ZZ)(layer, 'digest'));
    if (!/^sha256:[0-9a-f]{64}$/.test(digest))
        throw new Error('a layer of it has no digest');
    return digest;
}
async function layerText(registry, { title, ...blob }, given) {
    if (blob.size > MOST_BYTES)
        throw new Error(`its layer ${blob.digest} has more than ${MOST_BYTES} bytes`);
    const chunks = [];
    for await (const chunk of registry.blob(blob))
        chunks.push(chunk);
    return { ...(title === '' ? {} : { file: title }), ...textOf(Buffer.concat(chunks), given) };
}


/***/ })

};
