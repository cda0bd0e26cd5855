export const id = 7158;
export const ids = [7158];
export const modules = {

/***/ 47158:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   attachedBaseline: () => (/* binding */ attachedBaseline),
/* harmony export */   registryBaseline: () => (/* binding */ registryBaseline)
/* harmony export */ });
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46673);
/* harmony import */ var _platform_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20736);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22020);
/* harmony import */ var _assemble_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(36856);
/* harmony import */ var _registry_image_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(92792);
/* harmony import */ var _weighed_only_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(21949);
/**
 * The image at a registry as the baseline: the Report that is attached to it, else its weight. It is read after the image under
 * test, whose layers are cached by then.
 */






const SECONDS = { attached: 20, image: 300 };
const NO_IMAGE = { kind: 'skipped', note: 'There is no image to compare with it' };
/** Rejects where the registry cannot be asked. */
async function attachedBaseline({ inputs, run, results }, reference) {
    const image = results.inspect?.image;
    if (!image)
        return NO_IMAGE;
    const { os, architecture } = image.platform;
    const { repository } = run.context;
    const expected = {
        name: inputs.name,
        platform: `${os}/${architecture}`,
        matrix: run.job.matrix,
        repository,
    };
    return within(SECONDS.attached, reference, run, async (signal) => {
        const client = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openRegistry */ .Me)(reference, { env: run.host.env, clock: run.clock, signal });
        try {
            // that image was named, so its branch and commit are right
            return await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .attachedReport */ .b4)(client, { ...expected, refs: [], own: null }, (0,_platform_name_js__WEBPACK_IMPORTED_MODULE_1__/* .platformText */ .VQ)(image.platform));
        }
        finally {
            client.close();
        }
    });
}
/** Rejects where the image cannot be read. */
async function registryBaseline(trial, reference) {
    const { inputs, run, results, stages } = trial;
    const { clock, context } = run;
    const image = results.inspect?.image;
    if (!image)
        return NO_IMAGE;
    const platform = (0,_platform_name_js__WEBPACK_IMPORTED_MODULE_1__/* .platformText */ .VQ)(image.platform);
    const began = clock.now();
    run.progress.stage(`Weighing the baseline ${reference.text}`);
    return within(SECONDS.image, reference, run, async (signal) => {
        const { env } = run.host;
        const wanted = { reference, platform, base: baseOf(image), env, clock, signal, progress: run.progress };
        const inspect = await (0,_registry_image_js__WEBPACK_IMPORTED_MODULE_4__/* .weighAtRegistry */ .V)(wanted, stages.inspect);
        const report = (0,_assemble_js__WEBPACK_IMPORTED_MODULE_3__/* .assemble */ .fT)({
            inputs: (0,_weighed_only_js__WEBPACK_IMPORTED_MODULE_5__/* .weighedOnly */ .O)(inputs, { kind: 'image', ref: reference.text, platform }),
            context: { sha: null, ref: reference.text, repository: context.repository, pullRequest: null },
            results: { inspect },
            seconds: {},
            at: clock.date(),
            totalSeconds: clock.now() - began,
            error: null,
        });
        return { kind: 'found', report: (0,_weighed_only_js__WEBPACK_IMPORTED_MODULE_5__/* .notRun */ .n)(report) };
    });
}
/** Aborts the work after these seconds. */
async function within(seconds, { host }, { clock, signal }, work) {
    const [late, ended] = [new AbortController(), new AbortController()];
    void clock.sleep(seconds, ended.signal).then(() => {
        if (!ended.signal.aborted)
            late.abort(new Error(`${host} took longer than ${seconds} s`));
    });
    try {
        return await work(AbortSignal.any([signal, late.signal]));
    }
    finally {
        ended.abort();
    }
}
/** The base of the image under test, for an image that has the same. */
function baseOf({ base, layers }) {
    if (base?.confidence !== 'proved')
        return { from: null, locals: [] };
    const diffIds = layers.slice(0, base.layers).map(({ diffId }) => diffId);
    return { from: null, locals: [{ names: base.ref === undefined ? [] : [base.ref], diffIds, labels: {} }] };
}


/***/ }),

/***/ 92792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ weighAtRegistry)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39714);
/* harmony import */ var _registry_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(22020);



/** Rejects with a UserError whose sentence has the cause and the fix, or with the reason of the aborted signal. */
async function weighAtRegistry({ reference, platform, base, options: more, progress, ...rules }, inspect) {
    const access = (0,_registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .openRegistry */ .Me)(reference, rules);
    const common = { platform, ref: reference.text, cache: (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .layerCache */ .Qd)(), progress, ...more };
    const options = { ...common, ...(base ? { base } : {}) };
    try {
        return await inspect({ kind: 'registry', access }, options);
    }
    catch (cause) {
        if (cause instanceof _registry_index_js__WEBPACK_IMPORTED_MODULE_2__/* .RegistryError */ .gl)
            throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('image-not-found', cause.message, '', { cause });
        throw cause;
    }
    finally {
        access.close();
    }
}


/***/ }),

/***/ 21949:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ weighedOnly),
/* harmony export */   n: () => (/* binding */ notRun)
/* harmony export */ });
/** Budgets and acceptances are for the image under test. */
const weighedOnly = (inputs, source) => ({
    ...inputs,
    source,
    smoke: null,
    also: [],
    gate: { ...inputs.gate, budgets: [], acceptances: [] },
});
/** Nothing is known of its verdict. */
const notRun = (report) => ({
    ...report,
    verdict: 'error',
    headline: `${report.name} was not run`,
});


/***/ })

};
