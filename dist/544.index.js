export const id = 544;
export const ids = [544];
export const modules = {

/***/ 4654:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ assemble),
  s: () => (/* binding */ describeEngine)
});

// EXTERNAL MODULE: ./src/compare/index.ts + 10 modules
var compare = __webpack_require__(6320);
// EXTERNAL MODULE: ./src/core/version.ts + 1 modules
var version = __webpack_require__(4910);
// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(4285);
// EXTERNAL MODULE: ./src/platform/name.ts
var platform_name = __webpack_require__(736);
// EXTERNAL MODULE: ./src/platform/compatible.ts
var compatible = __webpack_require__(7005);
;// CONCATENATED MODULE: ./src/judge/fit.ts
/**
 * Findings about image, program and engine of different platforms. If the container could not run,
 * `wrong-architecture` reports that, and there is no finding here.
 */


/** Whether the container ran although the engine's processor cannot run its program natively. */
function isEmulated(image, smoke, findings) {
    const { engine } = image.fit ?? {};
    if (!engine || !smoke || isRefused(findings))
        return false;
    const hasRun = smoke.ready || (smoke.startedAt !== null && smoke.log.lines > 0);
    return hasRun && !isNative(image, engine);
}
function platformFindings(image, smoke, findings) {
    if (!image?.fit || isRefused(findings))
        return [];
    const { engine, emulated } = image.fit;
    return [
        ...mislabelled(image),
        ...(emulated && engine ? [emulation(image, engine)] : []),
        ...(smoke === null && engine && !isFor(image, engine) ? [elsewhere(image, engine)] : []),
    ];
}
const isRefused = (findings) => findings.some(({ code }) => code === 'wrong-architecture');
/** Compares the platform that the image declares. */
const isFor = ({ platform }, engine) => platform.os === engine.os && (0,compatible/* runsOn */.k)(platform, engine);
/** Compares the platform of the program, if known. */
const isNative = (image, engine) => image.platform.os === engine.os && (0,compatible/* runsOn */.k)(programOf(image), engine);
/** An ELF header has no variant: the image's variant is used if the architectures are equal. */
function programOf({ platform, fit }) {
    const architecture = fit?.entrypoint?.architecture ?? platform.architecture;
    return architecture === platform.architecture ? platform : { architecture };
}
/** Registries and clusters choose an image by the platform that it declares. */
function mislabelled({ platform, fit }) {
    const program = fit?.entrypoint;
    if (!program || (0,compatible/* runsOn */.k)({ architecture: program.architecture }, platform))
        return [];
    return [
        {
            code: 'mislabelled-platform',
            level: 'warn',
            confidence: 'proved',
            message: `its program is built for ${program.architecture}, but the image says that it is for ${(0,platform_name/* platformText */.VQ)(platform)}`,
            fix: `Build the image for the program's platform (\`platform: ${platform.os}/${program.architecture}\`), or copy the ${platform.architecture} program into it.`,
            evidence: [
                `${program.path}: ELF header says ${program.architecture}`,
                `image platform: ${(0,platform_name/* platformText */.VQ)(platform)}`,
            ],
        },
    ];
}
function emulation(image, engine) {
    const { platform, fit } = image;
    const program = fit?.entrypoint;
    return {
        code: 'emulated',
        level: 'warn',
        confidence: 'proved',
        message: `it ran under emulation, built for ${(0,platform_name/* platformText */.VQ)({ os: platform.os, ...programOf(image) })} on an engine that is ${(0,platform_name/* platformText */.VQ)(engine)}: times and memory are not those of real hardware`,
        fix: `Test it on the platform where it will run, or build it for this engine (\`platform: ${(0,platform_name/* platformText */.VQ)(engine)}\`).`,
        evidence: [
            ...(program ? [`${program.path}: ELF header says ${program.architecture}`] : []),
            `image platform: ${(0,platform_name/* platformText */.VQ)(platform)}`,
            `engine: ${(0,platform_name/* platformText */.VQ)(engine)}`,
        ],
    };
}
function elsewhere({ platform }, engine) {
    return {
        code: 'other-platform',
        level: 'note',
        confidence: 'proved',
        message: `the image is for ${(0,platform_name/* platformText */.VQ)(platform)}, and this engine is ${(0,platform_name/* platformText */.VQ)(engine)}: it was weighed, but would run here under emulation only`,
        evidence: [`image platform: ${(0,platform_name/* platformText */.VQ)(platform)}`, `engine: ${(0,platform_name/* platformText */.VQ)(engine)}`],
    };
}

// EXTERNAL MODULE: ./src/core/run-id.ts
var run_id = __webpack_require__(394);
;// CONCATENATED MODULE: ./src/judge/run-label.ts
/** Notes an image that has the label of Sea Trial's own containers, which could be confused with them. */

function runLabelFindings(image) {
    const { labels = {} } = image?.config ?? {};
    if (!Object.hasOwn(labels, run_id/* RUN_LABEL */.jQ))
        return [];
    return [
        {
            code: 'carries-run-label',
            level: 'note',
            confidence: 'proved',
            message: `the image has the label ${run_id/* RUN_LABEL */.jQ}, which Sea Trial gives to its own containers; nothing is removed because of it`,
            fix: `Remove the label ${run_id/* RUN_LABEL */.jQ} from LABEL in the Dockerfile, or from its base image.`,
            evidence: [`image label: ${run_id/* RUN_LABEL */.jQ}=${labels[run_id/* RUN_LABEL */.jQ] ?? ''}`],
        },
    ];
}

;// CONCATENATED MODULE: ./src/judge/index.ts




const LEVELS = ['fail', 'warn', 'note'];
function judge(evidence) {
    const { image, smoke, findings: seen } = evidence;
    const ofImage = [...platformFindings(image, smoke, seen), ...runLabelFindings(image)];
    const found = [...seen, ...ofImage, ...nothingChecked(evidence)];
    const verdict = verdictOf(evidence, found);
    const all = [...found, ...unfinished(evidence)].map(readable);
    const findings = LEVELS.flatMap((level) => all.filter((finding) => finding.level === level));
    return { verdict, headline: headlineOf(verdict, evidence, findings), findings };
}
/** Cleans and cuts the texts of a finding, which quotes images, builds and registries. */
function readable(finding) {
    const { message, fix, evidence, location } = finding;
    return {
        ...finding,
        message: sentence(message),
        ...(fix === undefined ? {} : { fix: sentence(fix) }),
        ...(location ? { location: { ...location, file: (0,visible/* bounded */.Mm)(location.file, MOST_CHARACTERS) } } : {}),
        evidence: evidence.slice(0, MOST_LINES).map((line) => (0,visible/* visible */.RK)((0,visible/* bounded */.Mm)(line, MOST_CHARACTERS))),
    };
}
const MOST_CHARACTERS = 4000;
const MOST_LINES = 200;
const sentence = (text) => (0,visible/* visible */.RK)((0,visible/* bounded */.Mm)(text, MOST_CHARACTERS));
/** A failure that was proved before an error (a lost engine) is still a failure. */
function verdictOf({ error }, findings) {
    if (findings.some(({ level }) => level === 'fail'))
        return 'fail';
    return error === null ? 'pass' : 'error';
}
/** The error that ended the trial, as the last finding. */
function unfinished({ error }) {
    if (error === null)
        return [];
    const { code, message, hint } = error;
    const fix = hint === '' ? {} : { fix: hint };
    return [{ code, level: 'fail', confidence: 'proved', message, ...fix, evidence: [] }];
}
function nothingChecked({ error, build, image, smoke, smokeWanted, findings }) {
    const isFailing = error !== null || findings.some(({ level }) => level === 'fail');
    const isChecked = image !== null && (!smokeWanted || smoke?.ready === true);
    if (isFailing || isChecked)
        return [];
    const missing = image === null ? 'the image was not weighed' : 'the container was not proved ready';
    const evidence = [`build: ${build === null ? 'none' : build.ok ? 'ok' : 'failed'}`];
    return [
        {
            code: 'nothing-checked',
            level: 'fail',
            confidence: 'proved',
            message: `no check was completed: ${missing}`,
            evidence,
        },
    ];
}
function headlineOf(verdict, { name, smoke, error }, findings) {
    if (verdict === 'error')
        return `${name} could not be tried: ${(0,visible/* visible */.RK)(error?.message ?? 'unknown')}`;
    if (verdict === 'fail')
        return `${name} is not seaworthy: ${findings[0]?.message ?? 'unknown'}`;
    // an image that was not run is neither seaworthy nor not
    if (smoke === null)
        return `${name} was weighed, not run`;
    return `${name} is seaworthy: ${whyPass(smoke, findings)}`;
}
function whyPass(smoke, findings) {
    if (findings.some(({ code }) => code === 'one-shot'))
        return 'it did its work and exited 0';
    if (smoke.readySeconds === null)
        return `it stayed up for ${smoke.soakSeconds.toFixed(0)} s`;
    const on = smoke.port === null ? '' : ` on port ${smoke.port}`;
    return `ready in ${smoke.readySeconds.toFixed(2)} s${on}`;
}

// EXTERNAL MODULE: ./src/report/index.ts + 23 modules
var report = __webpack_require__(5502);
// EXTERNAL MODULE: ./src/app/trial.ts
var trial = __webpack_require__(7959);
;// CONCATENATED MODULE: ./src/app/assemble.ts
/** From the results of the stages to the Report. Pure. */





function assemble({ inputs, context, results, seconds, at, totalSeconds, error }) {
    const build = results.build?.build ?? null;
    const smoke = results.smoke?.smoke ?? null;
    const seen = findingsOf(results);
    const weighed = results.compared ?? results.inspect?.image ?? null;
    const image = weighed && withEmulation(weighed, smoke, seen);
    const { name, smoke: smokeInputs, baseline: source } = inputs;
    const { verdict, headline, findings } = judge({
        name,
        build,
        image,
        smoke,
        smokeWanted: smokeInputs !== null,
        findings: seen,
        error,
    });
    const engine = results.engine ? describeEngine(results.engine) : null;
    const baseline = results.baseline ?? null;
    const command = (0,report/* reproduce */.CC)(inputs, image);
    return {
        schemaVersion: 1,
        generator: `sea-trial ${version/* VERSION */.x}`,
        at: at.toISOString(),
        name,
        ref: context.ref,
        sha: context.sha,
        engine,
        verdict,
        headline,
        findings,
        build,
        image,
        smoke,
        baseline: baseline && source !== null ? (0,compare/* describeBaseline */.FT)(baseline, source) : null,
        delta: baseline && (0,compare/* compare */.UD)({ image, smoke, engine, build }, baseline, subjectOf(context)),
        timings: { ...timingsOf(seconds), total: totalSeconds },
        ...(command === null ? {} : { reproduce: command }),
    };
}
const subjectOf = ({ pullRequest }) => pullRequest === null ? null : 'this pull request';
/** Health before weight: the build's, then the container's, then the image's. */
const findingsOf = ({ build, smoke, inspect }) => [build, smoke, inspect].flatMap((result) => result?.findings ?? []);
function timingsOf(seconds) {
    const parts = trial/* TIMED_PARTS */.r.map((part) => [part, seconds[part]]);
    return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}
/** Whether the container ran under emulation is known only from all results together. */
function withEmulation(image, smoke, findings) {
    return image.fit ? { ...image, fit: { ...image.fit, emulated: isEmulated(image, smoke, findings) } } : image;
}
const describeEngine = ({ version, os, architecture, store, kernel, }) => ({
    version,
    os,
    architecture,
    store,
    kernel,
});


/***/ }),

/***/ 7544:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   diff: () => (/* binding */ diff)
/* harmony export */ });
/* harmony import */ var _compare_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6320);
/* harmony import */ var _core_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2257);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4296);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4910);
/* harmony import */ var _engine_docker_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1129);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(5502);
/* harmony import */ var _report_progress_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8991);
/* harmony import */ var _assemble_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4654);
/* harmony import */ var _shared_images_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4313);
/** `sea-trial diff A B`: gets both images, compares them, prints what changed. */









const NARROW = 100;
/** Returns the exit code 0. Rejects with a UserError that names what is wrong with both sides: exit 2, or 3 for the engine. */
async function diff(inputs, host, connectTo = _engine_docker_js__WEBPACK_IMPORTED_MODULE_4__/* .connect */ .N) {
    const progress = (0,_report_progress_js__WEBPACK_IMPORTED_MODULE_6__/* .makeProgress */ ._)({
        stream: host.stderr,
        mode: host.stderr.isTTY && host.env.CI !== 'true' ? 'live' : 'silent',
    });
    const [before, after] = await bothOf(inputs, progress, connectTo).finally(() => progress.end());
    const delta = (0,_compare_index_js__WEBPACK_IMPORTED_MODULE_0__/* .compare */ .UD)(after, before);
    const sides = { before: sideOf(inputs.before, before), after: sideOf(inputs.after, after) };
    const { stdout, env } = host;
    const look = {
        color: stdout.isTTY && !env.NO_COLOR,
        width: stdout.isTTY ? stdout.columns || NARROW : NARROW,
    };
    const found = { schemaVersion: 1, generator: `sea-trial ${_core_version_js__WEBPACK_IMPORTED_MODULE_3__/* .VERSION */ .x}`, ...sides, delta };
    stdout.write((0,_report_index_js__WEBPACK_IMPORTED_MODULE_5__/* .renderDiff */ ["in"])(found, after, inputs.format, look));
    return 0;
}
async function bothOf({ before, after, roots }, progress, connectTo) {
    let link = null;
    const once = () => (link ??= connectTo());
    const get = (side) => reportOf(side, roots, progress, once).then((report) => ({ report, error: null }), (cause) => ({ report: null, error: (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .asUserError */ .Yl)(cause) }));
    try {
        const first = await get(before);
        const second = await get(after);
        if (first.report && second.report)
            return [first.report, second.report];
        throw together([first, second].flatMap(({ error }) => error ?? []));
    }
    finally {
        await link?.then(({ engine }) => engine.close(), () => undefined);
    }
}
/** Errors about what was given; the others are about the engine or this program. */
const OF_INPUT = ['settings', 'baseline-invalid', 'archive-invalid', 'image-not-found'];
function together(errors) {
    const [first, second] = errors;
    const other = errors.find(({ code }) => !OF_INPUT.includes(code));
    if (!first || other)
        return other ?? (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .asUserError */ .Yl)(first);
    const sentence = second && second.message !== first.message ? `${first.message}; ${second.message}` : first.message;
    return new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(first.code, sentence, first.hint, { exit: 2, cause: first.cause });
}
async function reportOf(side, roots, progress, once) {
    if (side.kind === 'report')
        return withImage(side.name, await (0,_compare_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readReport */ .tL)(side.file, roots));
    const [found] = await (0,_shared_images_js__WEBPACK_IMPORTED_MODULE_8__/* .findOthers */ .$v)([side], async () => (await once()).engine, progress);
    if (!found)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('internal', 'the image was not found');
    progress.stage(`Weighing ${nameOf(side)}`);
    const image = await (0,_shared_images_js__WEBPACK_IMPORTED_MODULE_8__/* .weigh */ .vi)(found, progress);
    const engine = side.kind === 'image' ? (0,_assemble_js__WEBPACK_IMPORTED_MODULE_7__/* .describeEngine */ .s)((await once()).info) : null;
    return { ...emptyReport(nameOf(side)), engine, image };
}
function withImage(name, report) {
    const { image } = report;
    if (image)
        return { ...report, image };
    const hint = 'Compare Reports of images that were built and weighed.';
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('baseline-invalid', `The Report ${name} has no image: ${report.headline}`, hint, {
        exit: 2,
    });
}
const nameOf = (side) => (side.kind === 'image' ? side.ref : side.name);
/** Of an image that was only weighed. */
const emptyReport = (name) => ({
    schemaVersion: 1,
    generator: `sea-trial ${_core_version_js__WEBPACK_IMPORTED_MODULE_3__/* .VERSION */ .x}`,
    at: _core_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m.date().toISOString(),
    name,
    ref: null,
    sha: null,
    verdict: 'pass',
    headline: '',
    findings: [],
    build: null,
    smoke: null,
    baseline: null,
    delta: null,
    timings: {},
});
const sideOf = (side, { image, at }) => ({
    name: nameOf(side),
    kind: side.kind,
    ref: image.ref,
    id: image.id,
    at: side.kind === 'report' ? at : null,
    sizes: image.sizes,
});


/***/ }),

/***/ 4313:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ findOthers),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   vi: () => (/* binding */ weigh),
/* harmony export */   wp: () => (/* binding */ weighOthers)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4296);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(692);


/** Finds them all. Connects only when one of them is not in an archive. Rejects with `image-not-found`. */
async function findOthers(sources, connect, progress) {
    const found = [];
    for (const source of sources) {
        if (source.kind === 'archive')
            found.push(source);
        else {
            const engine = await connect();
            found.push({ ...source, engine, image: await findImage(source, engine, progress) });
        }
    }
    return found;
}
/** Returns the image of that name on the engine; pulls it when it is missing or for another platform. */
async function findImage({ ref, platform }, engine, progress, pulling = (work) => work()) {
    progress.stage(`Looking for ${ref}`);
    const isWanted = (image) => platform === null || platform.startsWith(`${image.platform.os}/${image.platform.architecture}`);
    const local = await engine.image(ref);
    if (local && isWanted(local))
        return local;
    await pulling(() => engine.pull(ref, platform, (text) => progress.waiting(text)));
    const pulled = await engine.image(ref);
    if (pulled)
        return pulled;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('image-not-found', `Image ${ref} is not on this engine after it was pulled`, 'Check its name and platform.');
}
/** Returns the image with the layers that it shares with the others. */
async function weighOthers(image, others, progress) {
    const weighed = [];
    for (const other of others) {
        progress.stage(`Weighing ${nameOf(other)}`);
        weighed.push(await weigh(other, progress));
    }
    return (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .shareLayers */ .uF)(image, weighed);
}
async function weigh(other, progress) {
    const options = { platform: other.platform, ref: nameOf(other), progress };
    const { image } = other.kind === 'archive'
        ? await (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .Nn)({ kind: 'archive', file: other.file }, { ...options, pick: other.ref })
        : await (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .Nn)({ kind: 'engine', ref: other.ref, id: other.image.id, engine: other.engine }, options);
    return image;
}
const nameOf = (other) => (other.kind === 'archive' ? other.name : other.ref);


/***/ }),

/***/ 7005:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ runsOn)
/* harmony export */ });
/** Which processors run which programs without emulation. Architectures and variants have Go's names. */
/** Other architectures that a processor runs with the kernels of distributions. */
const ALSO_RUNS = new Map([
    ['amd64', ['386', 'amd64p32']],
    ['arm64', ['arm']],
    ['mips64', ['mips']],
    ['mips64le', ['mipsle']],
    ['ppc64', ['ppc']],
    ['s390x', ['s390']],
]);
/** Whether the host runs the program natively: a processor runs programs of older variants. Unknown variants match. */
function runsOn(program, host) {
    if (program.architecture !== host.architecture)
        return ALSO_RUNS.get(host.architecture)?.includes(program.architecture) ?? false;
    return !(numberOf(program.variant) > numberOf(host.variant));
}
/** `v7` → 7, `v8.2` → 8.2; NaN if there is none. */
const numberOf = (variant) => parseFloat(variant?.replace(/^v/, '') ?? '');


/***/ })

};
