export const id = 3462;
export const ids = [3462];
export const modules = {

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


/***/ }),

/***/ 50869:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ writeEvidence)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs_promises__WEBPACK_IMPORTED_MODULE_0__);
/** The file that SEA_TRIAL_EVIDENCE names, for bug reports and recordings. Values of variables are left out. */

/** `rehearsed`: with other containers than that of the trial. */
async function writeEvidence(evidence, { host, mask }, rehearsed = []) {
    const file = host.env.SEA_TRIAL_EVIDENCE;
    if (!file)
        return;
    const { rehearsals } = evidence;
    const whole = {
        ...withoutValues(evidence),
        ...(rehearsals ? { rehearsals: rehearsals.map(seenWithoutValues) } : {}),
        ...(rehearsed.length > 0 ? { rehearsed: rehearsed.map(seenWithoutValues) } : {}),
    };
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(file, `${mask(JSON.stringify(whole, null, 1))}\n`);
}
const seenWithoutValues = (seen) => ({
    ...seen,
    evidence: withoutValues(seen.evidence),
});
const withoutValues = (evidence) => ({
    ...evidence,
    inputs: { ...evidence.inputs, env: evidence.inputs.env.map((item) => item.split('=', 1)[0] ?? '') },
});


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

/***/ 14313:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ findOthers),
/* harmony export */   F1: () => (/* binding */ findImage),
/* harmony export */   wp: () => (/* binding */ weighOthers)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39714);


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
        weighed.push((await weigh(other, progress)).image);
    }
    return (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .shareLayers */ .uF)(image, weighed);
}
function weigh(other, progress) {
    const options = { platform: other.platform, ref: nameOf(other), progress };
    return other.kind === 'archive'
        ? (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .Nn)({ kind: 'archive', file: other.file }, { ...options, pick: other.ref })
        : (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .inspect */ .Nn)({ kind: 'engine', ref: other.ref, id: other.image.id, engine: other.engine }, options);
}
const nameOf = (other) => (other.kind === 'archive' ? other.name : other.ref);


/***/ }),

/***/ 46741:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ placeImage),
/* harmony export */   U: () => (/* binding */ withSmokeHost)
/* harmony export */ });
/* harmony import */ var _build_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72043);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74296);
/* harmony import */ var _core_run_id_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20394);
/* harmony import */ var _engine_docker_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42437);
/* harmony import */ var _other_platform_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4894);
/* harmony import */ var _platform_name_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(20736);
/* harmony import */ var _action_state_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(82417);
/* harmony import */ var _trial_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17959);








/** The trial as it goes on with the engine of `smoke-host`. Rejects with `no-engine` when that does not respond. */
async function withSmokeHost(trial, connectTo = _engine_docker_js__WEBPACK_IMPORTED_MODULE_3__/* .connect */ .Ng) {
    const { inputs, run } = trial;
    const { smoke, source } = inputs;
    if (smoke?.host === undefined || source.kind === 'archive')
        return trial;
    const [there, here] = [(0,_engine_docker_js__WEBPACK_IMPORTED_MODULE_3__/* .namedEndpoint */ .hN)(smoke.host), (0,_engine_docker_js__WEBPACK_IMPORTED_MODULE_3__/* .findEndpoint */ .vS)()];
    if (there.host === here.host)
        return trial;
    const host = await connectTo(there);
    if ((0,_other_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .isOtherPlatform */ .cM)(source, host.info) && (await isNativeHere(trial))) {
        host.engine.close();
        return trial;
    }
    const client = { id: run.id, signal: run.signal, endpoint: here.host };
    const isAlone = source.kind === 'build' && (await (0,_build_index_js__WEBPACK_IMPORTED_MODULE_0__/* .sendsImage */ .jN)(source, client));
    if (run.mode === 'action')
        (0,_action_state_js__WEBPACK_IMPORTED_MODULE_6__/* .saveEngines */ .Do)(run.id, isAlone ? [smoke.host] : ['', smoke.host], run.host.env);
    return isAlone ? alone(trial, source, host, here) : beside(trial, source, host);
}
/** Of several platforms, each runs on the engine whose platform it is. */
async function isNativeHere({ inputs: { source }, link }) {
    const here = await link().catch(() => null);
    return here !== null && source.platform !== null && (0,_other_platform_js__WEBPACK_IMPORTED_MODULE_4__/* .runsHere */ .lg)(source.platform, here.info);
}
/** The builder needs no engine, or its own, so the client still starts with the settings of this one. */
async function alone(trial, source, host, { host: endpoint }) {
    const unused = await trial.link().catch(() => null);
    unused?.engine.close();
    const { run, results } = trial;
    run.engine = host.engine;
    results.engine = host.info;
    const link = { engine: { ...host.engine, endpoint }, info: host.info };
    return {
        ...trial,
        link: () => Promise.resolve(link),
        host,
        inputs: forPlatform(trial.inputs, source, host.info),
    };
}
async function beside(trial, source, host) {
    const { run, results, inputs } = trial;
    run.smokeEngine = host.engine;
    results.smokeEngine = host.info;
    const { info } = await trial.link();
    const isSame = (0,_platform_name_js__WEBPACK_IMPORTED_MODULE_5__/* .platformText */ .VQ)(info) === (0,_platform_name_js__WEBPACK_IMPORTED_MODULE_5__/* .platformText */ .VQ)(host.info);
    return { ...trial, host, inputs: isSame ? inputs : forPlatform(inputs, source, host.info) };
}
const forPlatform = (inputs, source, info) => source.platform === null ? { ...inputs, source: { ...source, platform: (0,_platform_name_js__WEBPACK_IMPORTED_MODULE_5__/* .platformText */ .VQ)(info) } } : inputs;
/** The image on the engine that runs it. Copies it there, unless the two are one engine under two addresses. */
async function placeImage({ image, ref }, trial, { engine, info }) {
    const { host, run, results } = trial;
    if (host === undefined || results.smokeEngine === undefined)
        return { image, link: host ?? { engine, info } };
    const tag = (0,_core_run_id_js__WEBPACK_IMPORTED_MODULE_2__/* .imageTag */ .I_)(run.id);
    const isUsers = ref !== tag;
    if (isUsers) {
        if (image.tags.length === 0)
            throw unnamed(ref);
        await engine.tag(image.id, _core_run_id_js__WEBPACK_IMPORTED_MODULE_2__/* .RUN_REPOSITORY */ .hl, run.id);
    }
    try {
        const known = await host.engine.image(tag);
        if (known)
            becomesOne(trial);
        return { image: known ?? (await copied(tag, image, trial, engine, host)), link: host };
    }
    finally {
        if (isUsers)
            await engine.untag(tag);
    }
}
/** No other run can have given its tag: the two are one engine, whose image is kept as it would be without `smoke-host`. */
function becomesOne({ run, results }) {
    run.smokeEngine = null;
    delete results.smokeEngine;
}
async function copied(tag, image, trial, engine, host) {
    const { progress, signal } = trial.run;
    progress.step(`copying the image to ${host.engine.endpoint}`);
    const onStatus = () => progress.waiting('the engine of smoke-host loads the image');
    await (0,_trial_js__WEBPACK_IMPORTED_MODULE_7__/* .timed */ .a)(trial, 'copy', () => send(tag, engine, (tar) => host.engine.load(tar, onStatus, signal))).catch((cause) => {
        throw signal.aborted ? new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('cancelled', 'Cancelled while the image was copied') : cause;
    });
    const there = await host.engine.image(tag);
    if (there && String(there.diffIds) === String(image.diffIds))
        return there;
    const sentence = `The image was copied to ${host.engine.endpoint}, but ${there ? 'its layers are others there' : 'is not there'}`;
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('engine-failed', sentence, 'Check the log of that engine, then run this again.');
}
/** The stream is closed also where the other engine stops reading. */
async function send(tag, from, load) {
    const tar = await from.save(tag);
    try {
        await load(tar);
    }
    finally {
        tar.destroy();
    }
}
/** To remove a tag of an image without another name would delete the image. */
const unnamed = (ref) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('settings', `${ref} has no name on the engine, so it cannot be copied to the engine of smoke-host`, `Give it one (docker tag ${ref} NAME), and test NAME.`);


/***/ }),

/***/ 39418:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jy: () => (/* binding */ failedStarts),
/* harmony export */   Pc: () => (/* binding */ hasPassed),
/* harmony export */   fk: () => (/* binding */ startsBaseline),
/* harmony export */   nR: () => (/* binding */ timeOf),
/* harmony export */   uo: () => (/* binding */ findOther),
/* harmony export */   wj: () => (/* binding */ MOST_SECONDS),
/* harmony export */   yJ: () => (/* binding */ noMoment)
/* harmony export */ });
/* unused harmony export noImage */
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _shared_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14313);
/** What the starts after a trial have in common: the other image, when they make sense, and what is said of those that fail. */


/** Of one kind of starts: after this no other one begins. */
const MOST_SECONDS = 300;
/** Whether the image of the baseline is to be started after the trial, so that it must be kept. */
const startsBaseline = ({ repeat, smoke }) => repeat !== null || (smoke?.rehearse.asked.includes('upgrade') ?? false);
const hasPassed = ({ build, smoke }) => smoke?.smoke.ready === true &&
    [build, smoke].every((stage) => stage?.findings.every(({ level }) => level !== 'fail') ?? true);
const noMoment = (whose) => `Nothing says when ${whose} is ready: it has no port, no probe and no HEALTHCHECK`;
/** `purpose`: `to start in turn with this one`. Options of a command and inputs of an action are written differently. */
function noImage(kind, mode, purpose) {
    const [built, named] = mode === 'command'
        ? ['`--baseline build`', '`--baseline-image`']
        : ['`baseline: build`', '`baseline-image`'];
    return `There is no image ${purpose}: ${kind === 'build' ? `${built} builds one, ` : ''}${named} names one`;
}
/**
 * The image that `baseline-image` names, else the one that `baseline` has built, else the one at a registry that it names.
 * A sentence without a full stop where there is none that can be started here.
 */
async function findOther(trial, tested, purpose) {
    const { inputs, run, results, link } = trial;
    const { baselineImage, baseline, source } = inputs;
    const named = baselineImage ??
        (results.built === undefined && baseline.kind === 'registry'
            ? { kind: 'image', ref: baseline.image.text, platform: source.platform }
            : null);
    if (named === null)
        return results.built ? { ...results.built, places: {} } : noImage(source.kind, run.mode, purpose);
    try {
        const image = await (0,_shared_images_js__WEBPACK_IMPORTED_MODULE_1__/* .findImage */ .F1)(named, (await link()).engine, run.progress);
        const [platform, own] = [image, tested.image].map(({ platform: of }) => `${of.os}/${of.architecture}`);
        if (platform !== own)
            return `${named.ref} is for another platform (${platform}, here ${own})`;
        return { name: named.ref, image, places: {} };
    }
    catch (cause) {
        if (run.signal.aborted)
            throw cause;
        return `${named.ref} cannot be started beside ${inputs.name}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`;
    }
}
const timeOf = ({ smoke }) => smoke.ready ? `ready in ${(smoke.readySeconds ?? 0).toFixed(2)} s` : 'not ready';
/** One warning for each cause. The code is that of the cause, which ends a trial whose only start fails like this. */
function failedStarts(starts) {
    const causes = starts
        .filter(({ smoke }) => !smoke.ready)
        .flatMap(({ findings }) => findings.find(({ level }) => level === 'fail') ?? []);
    return [...new Set(causes.map(({ code }) => code))].flatMap((code) => {
        const [first, ...others] = causes.filter((cause) => cause.code === code);
        if (!first)
            return [];
        const times = `${others.length + 1} of ${starts.length} repeated starts failed`;
        return [{ ...first, level: 'warn', message: `${times}: ${first.message}` }];
    });
}


/***/ }),

/***/ 27893:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ routesTo),
/* harmony export */   U: () => (/* binding */ storeAccess)
/* harmony export */ });
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39714);

function routesTo(image, { engine, info }, run) {
    const store = storeAccess(image, engine, info, run);
    // for a push, the classic stores would have to compress; the containerd store would not
    const push = store && info.store !== 'containerd' ? undefined : pushAccess(image, engine, info, run);
    return { store, push };
}
/** Undefined where the engine's storage cannot be read in parts. */
function storeAccess({ id, volumes, diffIds }, engine, { store: driver, rootDir: dockerDir, containerdDir }, run) {
    const rootDir = containerdDir ?? dockerDir;
    if (rootDir === undefined || !(0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_0__/* .hasStore */ .ag)(driver))
        return undefined;
    return { engine, id, volumes, run: run.id, rootDir, driver, diffIds };
}
/** Undefined where the engine is on another machine, or where removing our tag would delete the image. */
function pushAccess({ id, tags, diffIds, bytes }, engine, info, run) {
    if (!info.local || tags.length === 0)
        return undefined;
    const isPacked = info.store === 'containerd';
    return { engine, id, run: run.id, diffIds, isPacked, size: bytes };
}


/***/ }),

/***/ 80433:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TO: () => (/* binding */ buildFrom),
  D5: () => (/* binding */ buildSubject),
  os: () => (/* binding */ findSubject)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/run-id.ts
var run_id = __webpack_require__(20394);
// EXTERNAL MODULE: ./src/inspect/index.ts + 168 modules
var inspect = __webpack_require__(39714);
// EXTERNAL MODULE: ./src/smoke/index.ts + 186 modules
var smoke = __webpack_require__(50548);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/app/store-access.ts
var store_access = __webpack_require__(27893);
;// CONCATENATED MODULE: ./src/app/content.ts
/** Keeps the content of built images in the run's folder, or finds it on the engine. */





/** For one build. What it writes is removed with the run. */
function contentKeeper(engine, run) {
    const file = (0,external_node_path_.join)(run.tempDir, `content-${(0,external_node_crypto_.randomUUID)()}.tar`);
    const tar = new inspect/* KeptTar */.ek(file, 'the tar of the builder');
    return {
        pass: (chunks, tags) => tar.pass(chunks, tags),
        ofTar: () => tar.content(),
        async ofEngine(ref) {
            const [image, info] = [await engine.image(ref), await engine.info()];
            if (image === null)
                throw new errors/* UserError */.yo('engine-failed', `The engine does not have ${ref} any more`);
            const store = (0,store_access/* storeAccess */.U)(image, engine, info, run);
            return (0,inspect/* engineContent */.sR)({ ref, engine, store, file, say: (text) => run.progress.step(text) });
        },
    };
}

// EXTERNAL MODULE: ./src/app/shared-images.ts
var shared_images = __webpack_require__(14313);
// EXTERNAL MODULE: ./src/app/trial.ts
var app_trial = __webpack_require__(17959);
;// CONCATENATED MODULE: ./src/app/subject.ts
/** Obtains the image under test: builds it, as the compose file says where there is one, or finds it on the engine. */








/** Builds as the service under test says in the compose file, where there is one. Null when the build failed. */
async function buildSubject(given, services, trial, engine) {
    const { inputs, run, results } = trial;
    // findings show this name for the file
    const inlineFile = (0,external_node_path_.join)(run.tempDir, 'dockerfile_inline');
    const composed = services && (0,smoke/* composedSource */.W0)(given, services, { root: inputs.root, inlineFile });
    if (!services || !composed)
        return buildFrom(given, trial, engine);
    const { source, taken, differs, inline } = composed;
    if (inline !== null)
        (0,external_node_fs_.writeFileSync)(inlineFile, inline);
    const says = (texts) => `as the service ${services.name} says: ${texts.join(', ')}`;
    const onStart = () => {
        if (taken.length > 0)
            run.progress.step(says(taken));
        if (differs.length > 0)
            run.progress.step(`not ${says(differs)}`);
    };
    const subject = await buildFrom(source, trial, engine, { onStart });
    if (results.build && taken.length + differs.length > 0) {
        const service = { name: services.name, taken: [...taken], differs: [...differs] };
        results.build = { ...results.build, build: { ...results.build.build, service } };
    }
    return subject;
}
/** Null when the build failed. */
async function buildFrom(given, trial, engine, { title = `Building ${trial.inputs.name}`, tag = (0,run_id/* imageTag */.I_)(trial.run.id), onStart = () => { }, } = {}) {
    const { inputs, run, stages, results } = trial;
    const { id, tempDir, progress } = run;
    const source = withFile(given, tempDir);
    progress.stage(title);
    for (const note of source.notes ?? [])
        progress.step(note);
    onStart();
    const request = { id, tag, baseTag: (0,run_id/* baseTag */.qu)(id), tempDir };
    const tar = new inspect/* BuilderTar */.nG();
    const readTar = (chunks) => tar.read(chunks);
    const kept = source.keep === true || source.platforms ? { keeper: contentKeeper(engine, run) } : {};
    const secrets = run.secrets.ofBuild;
    const outcome = await (0,app_trial/* timed */.a)(trial, 'build', () => untilEngineIsLost(engine, run.signal, (signal) => stages.build(source, request, {
        engine,
        progress,
        signal,
        root: inputs.root,
        secrets,
        readTar,
        ...kept,
    })));
    results.build = outcome;
    const image = outcome.image && (await engine.image(outcome.image.ref));
    if (!outcome.image || !image)
        return null;
    return { image, ref: outcome.image.ref, dockerfile: outcome.dockerfile, from: fromOf(outcome), tar };
}
/** A Dockerfile that is a text of a bake file, as a file. */
function withFile({ inline, inlineIgnore, ...source }, tempDir) {
    if (inline === undefined)
        return source;
    const file = (0,external_node_path_.join)(tempDir, 'dockerfile-inline');
    (0,external_node_fs_.writeFileSync)(file, inline);
    // BuildKit looks for it beside the Dockerfile
    if (inlineIgnore !== undefined)
        (0,external_node_fs_.writeFileSync)(`${file}.dockerignore`, inlineIgnore);
    return { ...source, file };
}
/** Aborts `work` when the engine stops responding: the build client itself would not return. */
async function untilEngineIsLost(engine, signal, work) {
    const [lost, over] = [new AbortController(), new AbortController()];
    const watching = engine.untilLost(over.signal).then((error) => {
        if (error !== null)
            lost.abort(error);
    });
    try {
        return await work(AbortSignal.any([signal, lost.signal]));
    }
    catch (error) {
        throw lost.signal.aborted ? lost.signal.reason : error;
    }
    finally {
        over.abort();
        await watching;
    }
}
function fromOf({ dockerfile, finalBase, baseLayers }) {
    if (dockerfile === null)
        return null;
    const { isFromScratch, rowsBelow } = dockerfile;
    return isFromScratch ? 'nothing' : { ref: finalBase, layers: baseLayers, rowsBelow };
}
/** The image that `image` names, pulled when it is missing. Rejects with `image-not-found`. */
async function findSubject(source, trial, engine) {
    const pull = (work) => (0,app_trial/* timed */.a)(trial, 'pull', work);
    const image = await (0,shared_images/* findImage */.F1)(source, engine, trial.run.progress, pull);
    return { image, ref: source.ref, dockerfile: null, from: null };
}


/***/ }),

/***/ 81567:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iz: () => (/* binding */ smokeDeps),
/* harmony export */   OG: () => (/* binding */ filePatterns),
/* harmony export */   VO: () => (/* binding */ weighAndRun),
/* harmony export */   vi: () => (/* binding */ weigh)
/* harmony export */ });
/* harmony import */ var _build_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72043);
/* harmony import */ var _inspect_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39714);
/* harmony import */ var _lib_settle_all_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(84082);
/* harmony import */ var _dockerfile_locations_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(16040);
/* harmony import */ var _contract_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90121);
/* harmony import */ var _evidence_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50869);
/* harmony import */ var _page_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(97994);
/* harmony import */ var _smoke_host_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(46741);
/* harmony import */ var _store_access_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(27893);
/* harmony import */ var _trial_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(17959);
/** Runs the container and reads the image's layers, side by side, without disturbing what is measured. */










/** Seconds that a container has to become ready before its layers are read at the same time. */
const HEAD_START_SECONDS = 5;
/**
 * Reading layers keeps the engine and this process busy, so it begins when the container is ready, has ended, or is
 * slow. When one of the two fails, the other is awaited, so that its container is removed.
 */
async function weighAndRun(subject, services, trial, engine, info) {
    const { inputs, run, results } = trial;
    const { smoke: wanted, name } = inputs;
    run.progress.stage(wanted ? `Trying and weighing ${name}` : `Weighing ${name}`);
    const settled = new AbortController();
    const onSettled = () => settled.abort();
    const trying = async (smoke) => {
        const { image, link } = await (0,_smoke_host_js__WEBPACK_IMPORTED_MODULE_5__/* .placeImage */ .J)(subject, trial, { engine, info });
        results.smoke = await (0,_trial_js__WEBPACK_IMPORTED_MODULE_7__/* .timed */ .a)(trial, 'smoke', () => runContainer({ ...subject, image }, services, smoke, trial, link, onSettled));
        timeRehearsals(trial);
    };
    const smoking = (wanted === null ? Promise.resolve() : trying(wanted)).finally(() => {
        onSettled();
        run.progress.show('container', null);
    });
    const smokeEnd = smoking.catch(() => undefined).then(() => run.clock.now());
    const weighing = run.clock
        .sleep(HEAD_START_SECONDS, settled.signal)
        .then(() => (0,_trial_js__WEBPACK_IMPORTED_MODULE_7__/* .timed */ .a)(trial, 'inspect', () => weigh(subject, trial, engine, info, (0,_page_files_js__WEBPACK_IMPORTED_MODULE_4__/* .wantsPaths */ .Ul)(trial))))
        .finally(() => run.progress.show('layers', null))
        .then((analysis) => (0,_page_files_js__WEBPACK_IMPORTED_MODULE_4__/* .keepPaths */ .Wc)(trial, analysis))
        .then(() => findDownload(subject, trial, engine, info, wanted === null ? null : smokeEnd));
    await (0,_lib_settle_all_js__WEBPACK_IMPORTED_MODULE_8__/* .settleAll */ .j)([smoking, weighing]);
}
/** Counted apart, so that the time of the trial itself can be compared. */
function timeRehearsals({ results, seconds }) {
    const { rehearsals = [] } = results.smoke ?? {};
    if (rehearsals.length === 0)
        return;
    const took = rehearsals.reduce((sum, one) => sum + one.seconds, 0);
    seconds.rehearse = took;
    seconds.smoke = Math.max(0, (seconds.smoke ?? 0) - took);
}
/** How long to find out the download size: at most, and after the end of the smoke test. */
const DOWNLOAD_SECONDS = 10;
const GRACE_SECONDS = 2;
/**
 * Completes the image by its download size, where the layers themselves do not show it. That takes the time of the soak
 * only: without a smoke test, nothing but what earlier runs found out is used. `smokeEnd`: by the run's clock.
 */
async function findDownload({ image }, trial, engine, info, smokeEnd) {
    const { inputs, run, stages, results } = trial;
    const { inspect } = results;
    if (!inspect?.download)
        return;
    const hints = inspect.download;
    const { clock } = run;
    const [ended, late] = [new AbortController(), new AbortController()];
    const abortAfter = async (seconds, why) => {
        await clock.sleep(seconds, ended.signal);
        if (!ended.signal.aborted)
            late.abort(new Error(why));
    };
    if (smokeEnd === null)
        late.abort(new Error('there was no smoke test beside which to do it'));
    else {
        void abortAfter(DOWNLOAD_SECONDS, `it took longer than ${DOWNLOAD_SECONDS} s`);
        void smokeEnd.then((end) => abortAfter(Math.max(0, end + GRACE_SECONDS - clock.now()), 'the smoke test ended before'));
    }
    const { endpoint } = engine;
    const builder = inputs.source.kind === 'build' ? inputs.source.builder : null;
    const access = {
        store: (0,_store_access_js__WEBPACK_IMPORTED_MODULE_6__/* .storeAccess */ .U)(image, engine, info, run),
        ask: (ref, signal) => (0,_build_index_js__WEBPACK_IMPORTED_MODULE_0__/* .askRegistry */ .rF)({ ref, endpoint, builder, signal }),
        cache: (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .layerCache */ .Qd)(),
        signal: AbortSignal.any([run.signal, late.signal]),
        grace: smokeEnd ? { from: smokeEnd, seconds: GRACE_SECONDS } : undefined,
    };
    try {
        const found = await (0,_trial_js__WEBPACK_IMPORTED_MODULE_7__/* .timed */ .a)(trial, 'compress', () => stages.addDownload(inspect.image, hints, access));
        results.inspect = { ...inspect, image: found };
    }
    finally {
        ended.abort();
    }
}
async function runContainer({ image, dockerfile }, services, wanted, trial, link, onSettled) {
    const { inputs, run, stages, results } = trial;
    const rules = { roots: inputs.roots, pipes: run.mode === 'command' };
    const places = (0,_dockerfile_locations_js__WEBPACK_IMPORTED_MODULE_9__/* .locationsIn */ .Y)(dockerfile, wanted.command !== null || wanted.entrypoint !== null);
    results.tested = { image, places };
    const result = await stages.smoke(image, wanted, {
        ...smokeDeps(trial, link, places),
        services,
        onSettled,
        logFile: wanted.logFile === null ? null : { path: wanted.logFile, mask: run.mask, rules },
    });
    run.isContainerKept = result.smoke.kept !== undefined;
    await (0,_evidence_file_js__WEBPACK_IMPORTED_MODULE_3__/* .writeEvidence */ .n)(result.evidence, run);
    return { ...result, findings: (0,_contract_js__WEBPACK_IMPORTED_MODULE_2__/* .withContracts */ .W)(result) };
}
/** What every container of the run is started with: alone, and without a file for its log. */
const smokeDeps = ({ inputs, run }, { engine, info }, places) => ({
    engine,
    info,
    clock: run.clock,
    progress: run.progress,
    signal: run.signal,
    run: run.id,
    services: null,
    tempDir: run.tempDir,
    places,
    onSettled: () => undefined,
    platform: inputs.source.platform,
    logFile: null,
});
/** Reads and weighs the layers of an image on the engine. `allFiles`: as in `InspectOptions`. */
async function weigh(subject, trial, engine, info, allFiles = false) {
    const { inputs, run, stages } = trial;
    const { image, ref, dockerfile, from, tar } = subject;
    const { os, architecture, variant } = trial.host?.info ?? info;
    const base = (0,_trial_js__WEBPACK_IMPORTED_MODULE_7__/* .timed */ .a)(trial, 'base', () => stages.askForBase(image.id, from, engine));
    const routes = (0,_store_access_js__WEBPACK_IMPORTED_MODULE_6__/* .routesTo */ .K)(image, { engine, info }, run);
    const weighed = stages.inspect({ kind: 'engine', ref, id: image.id, engine, tar, ...routes }, {
        platform: inputs.source.platform,
        ref,
        base,
        host: { os, architecture, ...(variant ? { variant } : {}) },
        ...(dockerfile ? (0,_dockerfile_locations_js__WEBPACK_IMPORTED_MODULE_9__/* .explainedBy */ .U)(dockerfile) : {}),
        cache: (0,_inspect_index_js__WEBPACK_IMPORTED_MODULE_1__/* .layerCache */ .Qd)(),
        filePatterns: filePatterns(inputs),
        allFiles,
        progress: run.progress,
    });
    const analysis = await weighed.finally(() => base); // `base` may still be using the engine
    if (analysis.secrets)
        run.secrets.all = [...run.secrets.all, ...analysis.secrets];
    return analysis;
}
/** The files that budgets forbid. */
const filePatterns = ({ gate }) => gate.budgets.flatMap((rule) => (rule.kind === 'file' ? [rule.pattern] : []));


/***/ })

};
