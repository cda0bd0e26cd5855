export const id = 732;
export const ids = [732];
export const modules = {

/***/ 40732:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   tree: () => (/* binding */ tree)
/* harmony export */ });
/* harmony import */ var _browse_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17075);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74296);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48560);
/* harmony import */ var _lib_redact_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(45923);
/* harmony import */ var _named_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(39298);
/* harmony import */ var _image_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(68227);
/** `sea-trial tree IMAGE [PATH]`: the files of an image, or what a layer did to them. */






/** Returns the exit code 0. Rejects with a UserError: exit 2 for a path or layer that the image does not have. */
async function tree(given, host) {
    const inputs = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readTree */ .Zc)(given, host.cwd);
    const { image, files } = await (0,_image_js__WEBPACK_IMPORTED_MODULE_5__/* .weighFiles */ .q)(inputs.image, host, { findings: false });
    const layer = layerOf(inputs, files.layers.length);
    const baseLayers = image.layers.filter(({ part }) => part === 'base').length;
    const listed = (0,_browse_index_js__WEBPACK_IMPORTED_MODULE_0__/* .listFiles */ .CS)(files, { ...inputs, layer, baseLayers });
    if (!listed)
        throw missing(inputs);
    const text = inputs.format === 'text'
        ? (0,_browse_index_js__WEBPACK_IMPORTED_MODULE_0__/* .listText */ .so)(listed, inputs.largest !== null)
        : (0,_browse_index_js__WEBPACK_IMPORTED_MODULE_0__/* .listJson */ .n4)(listed, (0,_named_image_js__WEBPACK_IMPORTED_MODULE_4__/* .textOf */ .b6)(inputs.image), layer);
    host.stdout.write((0,_lib_redact_js__WEBPACK_IMPORTED_MODULE_3__/* .maskOf */ ._4)([])(text));
    return 0;
}
/** From 0. */
function layerOf({ layer }, count) {
    if (layer === null)
        return null;
    const index = layer < 0 ? count + layer : layer;
    if (index >= 0 && index < count)
        return index;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('settings', `--layer: ${layer} is not a layer: the image has ${count}, from 0`, 'See sea-trial layers.', { exit: 2 });
}
function missing({ path }) {
    const hint = 'List the folder above it. A path begins at the root of the image.';
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('settings', `The image has no ${path}`, hint, { exit: 2 });
}


/***/ })

};
