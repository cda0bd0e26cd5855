export const id = 4184;
export const ids = [4184];
export const modules = {

/***/ 80103:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CU: () => (/* binding */ growthAnswer),
/* harmony export */   Dn: () => (/* binding */ NO_ANSWER),
/* harmony export */   aW: () => (/* binding */ needsAllowance)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);

const NO_ANSWER = { allowance: null, notes: [] };
/** Whether the label would change anything. */
const needsAllowance = ({ budgets = [] }) => budgets.some(({ is, state }) => is === 'max-growth' && state === 'exceeded');
/** Never rejects: where it cannot be checked, nothing is allowed, and a note says so. */
async function growthAnswer(label, pullRequest, connect) {
    const refused = (why) => ({
        allowance: null,
        notes: [`The label \`${label}\` does not count: ${why}`],
    });
    try {
        const github = await connect();
        if (!(await github.labels(pullRequest)).includes(label))
            return NO_ANSWER;
        const events = await github.labelEvents(pullRequest);
        const last = events.findLast((event) => event.label === label);
        if (!last?.isAdded || last.by === null)
            return refused('who added it is not known');
        const permission = await github.permission(last.by);
        return permission === 'admin' || permission === 'write'
            ? { allowance: { by: last.by, at: last.at }, notes: [] }
            : refused(`\`${last.by}\`, who added it, may not write to the repository`);
    }
    catch (cause) {
        return {
            allowance: null,
            notes: [`Whether the label \`${label}\` allows the growth could not be checked: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}`],
        };
    }
}


/***/ }),

/***/ 32761:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ localSecret),
/* harmony export */   y: () => (/* binding */ stateFolder)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74296);
/* harmony import */ var _core_make_folders_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(45477);
/**
 * A secret file of this user on this machine. Run ids are signed with it, so that a run never removes things under an id
 * that someone else made up.
 */






const FILE = 'secret';
const BYTES = 32;
/**
 * Returns the secret, 32 bytes; the first run creates it. Null where it cannot be stored, or where the file or its folder
 * may belong to someone else: then no dead run is cleaned up. Never throws.
 */
function localSecret(env, platform = process.platform) {
    const folder = stateFolder(env, platform);
    try {
        return readSecret(folder) ?? (makeSecret(folder), readSecret(folder));
    }
    catch {
        return null; // the disk is full, no permission, a link, or a folder of another user
    }
}
/** The folder for program state, by the conventions of the operating system. */
function stateFolder(env, platform) {
    if (platform === 'win32')
        return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(env.LOCALAPPDATA ?? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), 'AppData', 'Local'), 'sea-trial');
    if (platform === 'darwin')
        return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), 'Library', 'Application Support', 'sea-trial');
    const own = env.XDG_STATE_HOME;
    return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(own?.startsWith('/') ? own : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), '.local', 'state'), 'sea-trial');
}
/** Null when it does not exist yet. Throws when it cannot be trusted. */
function readSecret(folder) {
    const file = openIn(folder);
    if (file === null)
        return null;
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file);
        const isPrivate = process.platform === 'win32' || (stats.mode & 0o077) === 0;
        if (!stats.isFile() || !isOwn(stats) || !isPrivate || stats.size !== BYTES)
            throw new Error('not trusted');
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}
/** Does not follow a link and does not block on a pipe. Windows has neither flag: they are 0 there. */
function openIn(folder) {
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(folder);
        const isShut = process.platform === 'win32' || (stats.mode & 0o022) === 0;
        if (!stats.isDirectory() || !isOwn(stats) || !isShut)
            throw new Error('not trusted');
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, FILE), node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK);
    }
    catch (cause) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .xU)(cause) === 'ENOENT')
            return null;
        throw cause;
    }
}
const isOwn = ({ uid }) => process.getuid === undefined || uid === process.getuid();
/** Writes a temporary file and links it to the final name, unless that exists: a reader never finds half a secret. */
function makeSecret(folder) {
    (0,_core_make_folders_js__WEBPACK_IMPORTED_MODULE_5__/* .makeFolders */ .w)(folder, 0o700);
    const part = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, `${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}.part`);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(part, (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(BYTES), { flag: 'wx', mode: 0o600 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.linkSync)(part, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, FILE));
    }
    catch (cause) {
        if ((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_4__/* .systemCode */ .xU)(cause) !== 'EEXIST')
            throw cause;
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(part, { force: true });
    }
}


/***/ }),

/***/ 24184:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/exit-codes.ts
var exit_codes = __webpack_require__(74408);
// EXTERNAL MODULE: ./src/core/verdicts.ts
var verdicts = __webpack_require__(35925);
// EXTERNAL MODULE: ./src/inputs/index.ts + 57 modules
var inputs = __webpack_require__(48560);
// EXTERNAL MODULE: ./src/app/action-state.ts
var action_state = __webpack_require__(82417);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./src/lib/settle-all.ts
var settle_all = __webpack_require__(84082);
// EXTERNAL MODULE: ./src/app/pipeline.ts
var pipeline = __webpack_require__(3605);
;// CONCATENATED MODULE: ./src/app/slots.ts
/** A budget of processors and memory that trials share: one begins when it fits beside those that run, or when none runs. */
function slotsOf(capacity) {
    const running = new Set();
    const waiting = [];
    const used = (key) => [...running].reduce((sum, demand) => sum + demand[key], 0);
    const fits = ({ cpus, memory }) => running.size === 0 || (used('cpus') + cpus <= capacity.cpus && used('memory') + memory <= capacity.memory);
    const startNext = () => {
        for (let next = waiting[0]; next && fits(next.demand); next = waiting[0]) {
            waiting.shift();
            running.add(next.demand);
            next.start();
        }
    };
    return {
        async take(demand) {
            const own = { ...demand }; // two equal demands are two
            await new Promise((start) => {
                waiting.push({ demand: own, start });
                startNext();
            });
            return () => {
                if (running.delete(own))
                    startNext();
            };
        },
    };
}

;// CONCATENATED MODULE: ./src/app/images.ts
/** Tries the images of a run: one, or several that are built together and tried side by side. */




/** An image of several platforms is one trial for each: `platforms` stays, and `platform` says which one it is. */
const perPlatform = (images) => images.flatMap((inputs) => {
    const { source } = inputs;
    if (source.kind !== 'build' || !source.platforms)
        return [inputs];
    return source.platforms.map((platform) => ({ ...inputs, source: { ...source, platform } }));
});
/** `linked`: what images build on. Rejects with wrong settings; then all have ended. */
async function tryImages(images, runs, linked) {
    const [inputs, run] = [images[0], runs[0]];
    if (inputs && run && images.length === 1)
        return [await tryImage(inputs, run, {})];
    const { sharedBuilds } = await Promise.all(/* import() */[__webpack_require__.e(1955), __webpack_require__.e(634), __webpack_require__.e(4803), __webpack_require__.e(2043), __webpack_require__.e(9669)]).then(__webpack_require__.bind(__webpack_require__, 55287));
    const slots = slotsOf(CAPACITY);
    const builds = sharedBuilds(images, runs, linked);
    const trials = images.flatMap((one, index) => {
        const own = runs[index];
        return own ? [trySharing(one, own, builds.stageOf(index), slots).finally(() => builds.leave(index))] : [];
    });
    return (0,settle_all/* settleAll */.j)(trials);
}
/** Of this machine; an engine on another one is not known before it is connected to. A quarter of the memory stays free. */
const CAPACITY = { cpus: Math.max(2, (0,external_node_os_.availableParallelism)()), memory: (0,external_node_os_.totalmem)() * 0.75 };
/** Without limits. Most of a trial is waiting, so three share a processor. */
const USUAL = { cpus: 1 / 3, memory: 512 * 2 ** 20 };
const demandOf = ({ smoke }) => ({
    cpus: smoke?.cpus ?? USUAL.cpus,
    memory: smoke?.memory ?? USUAL.memory,
});
/** Waits for room when the image has been built, because all are built together. */
async function trySharing(inputs, run, build, slots) {
    let giveBack = inputs.source.kind === 'build' ? null : await slots.take(demandOf(inputs));
    const buildThenWait = async (...request) => {
        const outcome = await build(...request);
        giveBack ??= await slots.take(demandOf(inputs));
        return outcome;
    };
    try {
        return await tryImage(inputs, run, { build: buildThenWait });
    }
    finally {
        giveBack?.();
    }
}
async function tryImage(inputs, run, stages) {
    const isChecked = inputs.changed || (inputs.relevant === 'auto' && inputs.push === null);
    const checked = isChecked ? await checkFirst(inputs, run) : null;
    if (checked?.passed)
        return { inputs, run, report: checked.passed, piped: null };
    const piped = await (0,pipeline/* runPipeline */.a)(inputs, run, { stages });
    const report = await withRelevant(piped.report, run, checked?.relevant ?? null);
    return { inputs, run, report: withLeg(report, run), piped };
}
const withLeg = (report, { job }) => job.matrix.length > 0 ? { ...report, matrix: job.matrix } : report;
/** Loaded only if it is asked for. */
async function checkFirst(inputs, run) {
    const { checkRelevant } = await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(6118), __webpack_require__.e(1955), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(6673), __webpack_require__.e(4803), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2020), __webpack_require__.e(2043), __webpack_require__.e(2760)]).then(__webpack_require__.bind(__webpack_require__, 42760));
    return checkRelevant(inputs, run);
}
async function withRelevant(report, run, relevant) {
    if (!relevant)
        return report;
    const { withRelevant: add } = await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(6118), __webpack_require__.e(1955), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(6673), __webpack_require__.e(4803), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2020), __webpack_require__.e(2043), __webpack_require__.e(2760)]).then(__webpack_require__.bind(__webpack_require__, 42760));
    return add(report, relevant, run.engine);
}

// EXTERNAL MODULE: ./src/app/request.ts
var app_request = __webpack_require__(25278);
// EXTERNAL MODULE: ./src/app/session.ts + 2 modules
var session = __webpack_require__(94490);
;// CONCATENATED MODULE: ./src/app/main.ts
/** One command from start to exit: reads the settings, tries the images, delivers the Reports, cleans up. */








/**
 * Returns the exit code (`src/core/exit-codes.ts`); with `mode: publish`, 1 if it could not publish. Never rejects.
 */
async function main(host) {
    const mode = (0,inputs/* modeOf */.VV)(host.args, host.env);
    if (mode === 'action')
        (0,action_state/* saveStart */.Al)(host.env);
    try {
        const command = mode === 'command' ? (0,inputs/* commandNamed */.v)(host.args[0]) : null;
        if (command !== null) {
            const { runCommand } = await __webpack_require__.e(/* import() */ 5330).then(__webpack_require__.bind(__webpack_require__, 85330));
            return await runCommand(command, host.args.slice(1), host);
        }
        const request = await (0,app_request/* requestOf */.f)(mode, host);
        if (request.kind === 'trial' || request.kind === 'images')
            return mode === 'command' && (0,inputs/* isWatching */.wF)(host.args)
                ? await watch(request, host)
                : (await tryAll(request, mode, host)).code;
        if (request.kind === 'publish') {
            const { publishRun } = await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(6673), __webpack_require__.e(3952), __webpack_require__.e(9224)]).then(__webpack_require__.bind(__webpack_require__, 69224));
            return await publishRun(request.inputs, mode, host);
        }
        host.stdout.write(`${request.text}\n`);
        return 0;
    }
    catch (cause) {
        const error = (0,errors/* asUserError */.Yl)(cause);
        const { showError } = await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(6673), __webpack_require__.e(3952), __webpack_require__.e(6956)]).then(__webpack_require__.bind(__webpack_require__, 36956));
        await showError(error, mode, host);
        return error.exit;
    }
}
/** With `keep-running` on the command line: waits for Ctrl-C, because nothing else would remove the container. */
async function holdContainer({ smoke }, run) {
    if (run.mode !== 'command' || !smoke?.kept)
        return;
    const { url, host, containerId } = smoke.kept;
    run.host.stderr.write(`Running at ${url ?? host ?? containerId}. Ctrl-C stops and removes it.\n`);
    await run.interrupted;
}
/** An error that ends the command may quote a log or a file, so it is masked like a Report. */
function withoutSecrets({ code, message, hint, exit, cause }, { mask }) {
    return new errors/* UserError */.yo(code, mask(message), mask(hint), { exit, cause });
}
/** Loaded only if it is asked for. */
async function watch(first, host) {
    const { watchTrials } = await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(1955), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(4803), __webpack_require__.e(2043), __webpack_require__.e(8677)]).then(__webpack_require__.bind(__webpack_require__, 8677));
    const { signal, release } = (0,session/* catchSignals */.hs)();
    try {
        return await watchTrials(first, host, {
            request: () => (0,app_request/* requestOf */.f)('command', host),
            tryOnce: (request) => tryAll(request, 'command', host),
            showError: async (cause) => (await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(6673), __webpack_require__.e(3952), __webpack_require__.e(6956)]).then(__webpack_require__.bind(__webpack_require__, 36956))).showError((0,errors/* asUserError */.Yl)(cause), 'command', host),
            signal,
        });
    }
    finally {
        release();
    }
}
/** Tries the images, pushes those that are to be pushed, and reports. */
async function tryAll(request, mode, host) {
    const isList = request.kind === 'images';
    const given = isList ? request.inputs : { images: [request.inputs], linked: new Map(), notes: [] };
    const images = perPlatform(given.images);
    const runs = (0,session/* openRuns */.tp)(mode, host, images);
    try {
        for (const note of given.notes)
            runs[0]?.progress.step(note);
        const tried = await tryImages(images, runs, given.linked);
        const fixed = images.some(({ fix }) => fix === 'suggest') ? await fixTried(tried) : tried;
        const shipped = images.some(({ push }) => push !== null) ? await shipTried(fixed) : fixed;
        const { deliver } = await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(6673), __webpack_require__.e(3952), __webpack_require__.e(6956)]).then(__webpack_require__.bind(__webpack_require__, 36956)); // loaded while nothing waits for it
        const { withDifferences } = await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(533)]).then(__webpack_require__.bind(__webpack_require__, 533));
        await deliver(withDifferences(shipped), isList || images.length > 1);
        for (const { report, run } of shipped)
            await holdContainer(report, run);
        const reports = shipped.map(({ report }) => report);
        const code = exit_codes/* EXIT */.d[(0,verdicts/* worstOf */.hm)(reports.map(({ verdict }) => verdict))] || (reports.some(isNotPushed) ? exit_codes/* EXIT */.d.notPushed : 0);
        return { code, reports, isStopped: runs.some(({ signal }) => signal.aborted) };
    }
    catch (cause) {
        const [run] = runs;
        throw run ? withoutSecrets((0,errors/* asUserError */.Yl)(cause), run) : cause;
    }
    finally {
        // the first run holds what all platforms are built into, which containers of the others may use
        for (const run of [...runs].reverse())
            await run.close();
    }
}
async function fixTried(tried) {
    const { withFixes } = await Promise.all(/* import() */[__webpack_require__.e(4803), __webpack_require__.e(4888), __webpack_require__.e(9236)]).then(__webpack_require__.bind(__webpack_require__, 2785));
    return withFixes(tried);
}
/** Loaded only if something is pushed. */
async function shipTried(tried) {
    const { shipImages } = await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(2020), __webpack_require__.e(9602)]).then(__webpack_require__.bind(__webpack_require__, 99602));
    return shipImages(tried);
}
const isNotPushed = ({ push }) => (push?.failed ?? []).length > 0;


/***/ }),

/***/ 3605:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ runPipeline)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _engine_docker_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42437);
/* harmony import */ var _growth_allowance_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80103);
/* harmony import */ var _trial_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17959);
/**
 * Runs the stages of a trial and assembles what they return. A failed build or a crashed container is a verdict; a lost
 * engine is an `error`, and the Report keeps what was found before. Rejects only with wrong settings (exit 2).
 */




async function runPipeline(inputs, run, replaced = {}) {
    const began = run.clock.now();
    const parts = { inputs, run, results: {}, seconds: {} };
    const link = linkOnce(parts, replaced.connect ?? _engine_docker_js__WEBPACK_IMPORTED_MODULE_1__/* .connect */ .Ng);
    // the engine answers while the stages are loaded; an error is reported where the engine is needed
    const connecting = inputs.source.kind === 'archive' ? null : link().catch(() => undefined);
    const { runStages, assemble, STAGES } = await Promise.all(/* import() */[__webpack_require__.e(8339), __webpack_require__.e(6118), __webpack_require__.e(1955), __webpack_require__.e(2141), __webpack_require__.e(2364), __webpack_require__.e(634), __webpack_require__.e(6673), __webpack_require__.e(4803), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2043), __webpack_require__.e(3462), __webpack_require__.e(6897)]).then(__webpack_require__.bind(__webpack_require__, 24967));
    const trial = { ...parts, link, stages: { ...STAGES, ...replaced.stages } };
    const error = await runStages(trial).then(() => null, (cause) => (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .asUserError */ .Yl)(cause));
    await connecting;
    if (error !== null)
        rethrowWrongSettings(error, run);
    const totalSeconds = run.clock.now() - began;
    const { context, mode } = run;
    const assembly = { ...parts, context, mode, at: run.clock.date(), totalSeconds, error };
    const first = assemble(assembly);
    const whole = (0,_growth_allowance_js__WEBPACK_IMPORTED_MODULE_2__/* .needsAllowance */ .aW)(first) ? { ...assembly, growth: await askForAllowance(inputs, run) } : assembly;
    return {
        report: assemble(whole),
        results: parts.results,
        link,
        reassemble: (changed) => assemble({ ...whole, results: { ...parts.results, ...changed } }),
    };
}
/** Only a pull request has labels, also one in a merge queue. */
async function askForAllowance({ gate, token }, { context }) {
    const { repository, apiUrl } = context;
    const pullRequest = context.pullRequest ?? context.queuedPullRequest;
    if (pullRequest === null || gate.growthLabel === '' || !token || !repository)
        return _growth_allowance_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_ANSWER */ .Dn;
    const { connect: connectGitHub } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 41660));
    const github = () => connectGitHub({ token, apiUrl, repository });
    return (0,_growth_allowance_js__WEBPACK_IMPORTED_MODULE_2__/* .growthAnswer */ .CU)(gate.growthLabel, pullRequest, github);
}
/** Connects on the first call; later calls return the same connection, or the same error. */
function linkOnce(parts, connectTo) {
    let linked = null;
    const open = async () => {
        const link = await (0,_trial_js__WEBPACK_IMPORTED_MODULE_3__/* .timed */ .a)(parts, 'connect', connectTo);
        parts.run.engine = link.engine;
        parts.results.engine = link.info;
        return link;
    };
    return () => (linked ??= open());
}
function rethrowWrongSettings(error, { host }) {
    if (error.exit === 2)
        throw error;
    if (error.code === 'internal' && host.env.SEA_TRIAL_DEBUG)
        host.stderr.write(`${String(error.cause instanceof Error ? error.cause.stack : error.cause)}\n`);
}


/***/ }),

/***/ 25278:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ requestOf),
/* harmony export */   s: () => (/* binding */ readSettings)
/* harmony export */ });
/* harmony import */ var _core_clock_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(32257);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74296);
/* harmony import */ var _github_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41660);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48560);
/* harmony import */ var _core_version_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(74910);
/** What a run is asked to do: the settings, those of the config file and of policies among them. */





const REFUSED = 'Run the trial on `pull_request`, and comment with `mode: publish` (docs/github.md). If the job has neither secrets nor permissions to write, set `allow-fork-code: true`.';
/** Rejects with a UserError: exit 2 for wrong settings, all of them at once. */
async function requestOf(mode, host) {
    const { args, env, cwd } = host;
    const given = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readGiven */ .Q8)(mode, args, env);
    if (given === null)
        return (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readRequest */ ["in"])(mode, args, env, cwd, _core_version_js__WEBPACK_IMPORTED_MODULE_4__/* .VERSION */ .x);
    const { publishing, allowsForkCode } = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readFirst */ .vv)(mode, given, env, cwd);
    if (publishing !== null)
        return { kind: 'publish', inputs: publishing };
    const why = allowsForkCode ? null : (0,_github_index_js__WEBPACK_IMPORTED_MODULE_2__/* .whyRefused */ .fG)((0,_github_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readContext */ .yI)(env));
    if (why !== null)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('event-refused', why, REFUSED, { exit: 2 });
    const { config, policies, listed } = await readSettings(mode, host);
    return (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readRequest */ ["in"])(mode, args, env, cwd, _core_version_js__WEBPACK_IMPORTED_MODULE_4__/* .VERSION */ .x, config, policies, listed);
}
/** The settings that are not on the command line. In a pull request, the config file of the base branch counts. */
async function readSettings(mode, host) {
    const { args, env, cwd } = host;
    const given = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readGiven */ .Q8)(mode, args, env);
    if (given === null)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('settings', '--version has no settings', '', { exit: 2 });
    await (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .loadReaders */ .P)();
    const context = (0,_github_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readContext */ .yI)(env);
    const token = given.values.get('token')?.text ?? '';
    const { apiUrl, repository } = context;
    const connect = token === '' || repository === null ? null : () => (0,_github_index_js__WEBPACK_IMPORTED_MODULE_2__.connect)({ token, apiUrl, repository });
    const config = await (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readConfig */ .Xg)(given, {
        cwd,
        workspace: env.GITHUB_WORKSPACE ?? null,
        occasion: { event: context.event, branch: context.baseRef ?? context.ref },
        readBase: (0,_github_index_js__WEBPACK_IMPORTED_MODULE_2__/* .isChange */ .Xb)(context)
            ? async (root, files) => (await Promise.all(/* import() */[__webpack_require__.e(6673), __webpack_require__.e(6644)]).then(__webpack_require__.bind(__webpack_require__, 33017))).readBaseFile(root, files, { context, env, connect })
            : null,
    });
    const policies = given.values.has('policy')
        ? await (await Promise.all(/* import() */[__webpack_require__.e(2020), __webpack_require__.e(3753)]).then(__webpack_require__.bind(__webpack_require__, 43753))).readPolicies(given, { cwd, env, context, token, clock: _core_clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m })
        : [];
    const list = (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .readImageList */ .mP)(config, given, { cwd, env, commandLine: mode === 'command' });
    const listed = list && (await (await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(1955), __webpack_require__.e(634), __webpack_require__.e(4803), __webpack_require__.e(548), __webpack_require__.e(2043), __webpack_require__.e(9697)]).then(__webpack_require__.bind(__webpack_require__, 28523))).readListed(list, host));
    return { config, policies, listed };
}


/***/ }),

/***/ 94490:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hs: () => (/* binding */ catchSignals),
  Iy: () => (/* binding */ openRun),
  tp: () => (/* binding */ openRuns)
});

// EXTERNAL MODULE: ./src/app/cleanup.ts
var cleanup = __webpack_require__(33403);
// EXTERNAL MODULE: ./src/core/clock.ts
var clock = __webpack_require__(32257);
// EXTERNAL MODULE: ./src/github/index.ts + 9 modules
var github = __webpack_require__(41660);
// EXTERNAL MODULE: ./src/inputs/index.ts + 57 modules
var src_inputs = __webpack_require__(48560);
// EXTERNAL MODULE: ./src/app/local-secret.ts
var local_secret = __webpack_require__(32761);
// EXTERNAL MODULE: ./src/lib/redact.ts + 2 modules
var redact = __webpack_require__(45923);
;// CONCATENATED MODULE: ./src/app/mask-commands.ts
/** Commands for the runner, which by itself masks only the secrets that GitHub stores. Pure. */

/** The runner searches for each mask in every line of the job's log. */
const MOST_MASKS = 1000;
/** One command for each line of a secret that is long enough to be redacted. */
function maskCommands(secrets) {
    const lines = [...new Set(secrets.flatMap(redact/* secretLines */._o))].slice(0, MOST_MASKS);
    // the runner decodes %25 and %0D; a carriage return itself would end the command
    return lines.map((line) => `::add-mask::${line.replaceAll('%', '%25').replaceAll('\r', '%0D')}`);
}

// EXTERNAL MODULE: ./src/core/progress.ts
var core_progress = __webpack_require__(34664);
// EXTERNAL MODULE: ./src/report/progress.ts + 3 modules
var progress = __webpack_require__(26424);
// EXTERNAL MODULE: ./src/core/terminal.ts
var terminal = __webpack_require__(25943);
// EXTERNAL MODULE: ./src/core/run-id.ts
var run_id = __webpack_require__(20394);
// EXTERNAL MODULE: ./src/app/action-state.ts
var action_state = __webpack_require__(82417);
// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/app/stop.ts

const TITLE = 'Stopping: removing what this run made; Ctrl-C again skips that';
function stopNotice() {
    let before = null;
    const left = new Map();
    const removed = new Map();
    return {
        begin(runs, progress) {
            before = labelledBy(runs);
            progress.end(false);
            progress.stage(TITLE);
        },
        async note(run) {
            if (before === null)
                return;
            const [was, now] = await Promise.all([before, labelledBy([run])]);
            for (const one of now)
                left.set(keyOf(one), one);
            const present = new Set(now.map(keyOf));
            for (const one of was)
                if (one.run === run.id && !present.has(keyOf(one)))
                    removed.set(keyOf(one), one);
        },
        text: () => before && stoppedText([...removed.values()], [...left.values()]),
    };
}
/** What engines have of the runs. An engine that does not answer has nothing that could be listed. */
async function labelledBy(runs) {
    const ids = new Set(runs.map(({ id }) => id));
    const engines = new Set(runs.flatMap(({ engine, smokeEngine }) => [engine, smokeEngine]));
    const all = [...engines].map((engine) => engine?.labelled().catch(() => []) ?? Promise.resolve([]));
    return (await Promise.all(all)).flat().filter(({ run }) => ids.has(run));
}
const keyOf = ({ kind, id }) => `${kind} ${id}`;
function stoppedText(removed, left) {
    const what = removed.length === 0 ? '' : `${kindsOf(removed)} and `;
    const rest = left.length === 0 ? '' : ` Still there: ${kindsOf(left)}; the next run removes that.`;
    return `Stopped. Removed ${what}temporary files.${rest}`;
}
const KINDS = ['container', 'network', 'volume', 'image'];
/** `1 container, 2 networks` */
const kindsOf = (list) => KINDS.flatMap((kind) => {
    const many = list.filter((one) => one.kind === kind).length;
    return many === 0 ? [] : [(0,units/* count */.U9)(many, kind)];
}).join(', ');

;// CONCATENATED MODULE: ./src/app/session.ts
/**
 * One run of the program: its id, its signals, its temporary folder, and the clean-up at its end. Several images have a run
 * each, so that what one of them made is known by its id; they share the signals and the secrets.
 */













const SIGNALS = ['SIGINT', 'SIGTERM'];
/** The run of one image. */
function openRun(mode, host, inputs) {
    const [run] = openRuns(mode, host, [inputs]);
    if (!run)
        throw new Error('no run was opened');
    return run;
}
/** A run for each image, in their order. With several, the lines of progress begin with the name of the image. */
function openRuns(mode, host, images) {
    const signingKey = (0,local_secret/* localSecret */.q)(host.env);
    const owner = mode === 'action' ? process.ppid : process.pid;
    const ids = images.map(() => (0,run_id/* newRunId */.F$)(owner, signingKey));
    const notice = stopNotice();
    const signals = catchSignals(mode === 'command' ? { host, onFirst: () => notice.begin(runs, first) } : null);
    if (mode === 'action')
        (0,action_state/* saveRuns */.Ao)(ids, host.env);
    const secrets = images.map((inputs) => (0,src_inputs/* readSecrets */.ql)(inputs, host.env, host.cwd));
    const all = [...new Set(secrets.flatMap((one) => one.all))];
    const mask = (0,redact/* maskOf */._4)(all);
    if (mode === 'action')
        for (const line of maskCommands([...new Set(secrets.flatMap(({ ofBuild }) => ofBuild))]))
            host.stdout.write(`${line}\n`);
    const progress = progressOf(mode, host, images);
    let open = images.length;
    const onClosed = () => {
        open -= 1;
        if (open > 0)
            return;
        signals.release();
        const stopped = notice.text();
        if (stopped !== null)
            host.stderr.write(`${stopped}\n`);
    };
    const job = (0,src_inputs/* readJob */.cd)(mode === 'action' ? host.env : {});
    const first = progress[0] ?? core_progress/* silent */.K;
    const runs = images.map(({ source }, index) => {
        const id = ids[index] ?? '';
        const run = {
            id,
            mode,
            host,
            context: (0,github/* readContext */.yI)(host.env),
            job: (0,src_inputs/* legOf */.Yk)(job, source),
            clock: clock/* systemClock */.m,
            progress: (0,core_progress/* filtered */.m)(progress[index] ?? core_progress/* silent */.K, mask),
            secrets: { all, ofBuild: secrets[index]?.ofBuild ?? [] },
            mask,
            signal: signals.signal,
            tempDir: (0,cleanup/* makeTempDir */.mk)(id),
            signingKey,
            engine: null,
            smokeEngine: null,
            isContainerKept: false,
            interrupted: new Promise((done) => signals.signal.addEventListener('abort', () => done())),
            async close() {
                run.progress.end(false);
                const keep = mode === 'action' && !signals.signal.aborted;
                const kept = run.isContainerKept
                    ? ['image', 'container', 'network', 'volume']
                    : ['image'];
                const failures = await (0,cleanup/* removeRun */.s2)(run.engine, id, keep ? kept : []);
                if (run.smokeEngine !== null)
                    failures.push(...(await (0,cleanup/* removeRun */.s2)(run.smokeEngine, id, keep && run.isContainerKept ? kept : [])));
                await notice.note(run);
                for (const failure of failures)
                    host.stderr.write(`${mask(failure)}\n`);
                for (const engine of [run.engine, run.smokeEngine])
                    engine?.close();
                onClosed();
            },
        };
        return run;
    });
    return runs;
}
/** npm sends a Ctrl-C of the terminal once more: only a later one is a second one. In seconds. */
const SECOND_AFTER = 1;
/** A shell's exit code for a process that SIGINT ended. */
const INTERRUPTED = 130;
/**
 * Aborts on SIGINT and SIGTERM, until it is released. `command`: where a person presses Ctrl-C; a second one ends the process
 * without clean-up.
 */
function catchSignals(command = null) {
    const cancel = new AbortController();
    let first = null;
    const onSignal = (signal) => {
        if (first === null) {
            first = clock/* systemClock */.m.now();
            command?.onFirst();
            cancel.abort();
        }
        else if (command && signal === 'SIGINT' && clock/* systemClock */.m.now() - first > SECOND_AFTER) {
            command.host.stderr.write('Not cleaned up: the next run on this machine removes what is left.\n');
            process.exit(INTERRUPTED);
        }
    };
    for (const signal of SIGNALS)
        process.on(signal, onSignal);
    const release = () => {
        for (const signal of SIGNALS)
            process.off(signal, onSignal);
    };
    return { signal: cancel.signal, release };
}
/** Groups and redrawn lines of several images cannot be mixed, so theirs are plain. */
function progressOf(mode, host, images) {
    const stream = mode === 'action' ? host.stdout : host.stderr;
    const look = (0,terminal/* terminalOf */.g)(stream, host.env);
    const own = look.live ? 'live' : 'plain';
    if (images.length === 1)
        return [(0,progress/* makeProgress */._)({ stream, look, mode: mode === 'action' ? 'actions' : own })];
    const names = images.map(labelOf);
    const width = Math.max(...names.map(({ length }) => length));
    return names.map((name) => (0,core_progress/* filtered */.m)((0,progress/* makeProgress */._)({ stream, look, mode: 'plain' }), (text) => `${name.padEnd(width)}  ${text}`));
}
/** `api`, or `api (linux/arm64)` of an image of several platforms. */
const labelOf = ({ name, source }) => source.kind === 'build' && source.platforms ? `${name} (${source.platform ?? ''})` : name;


/***/ }),

/***/ 17959:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ timed),
/* harmony export */   r: () => (/* binding */ TIMED_PARTS)
/* harmony export */ });
/** In the order in which the Report lists them. */
const TIMED_PARTS = [
    'connect',
    'pull',
    'build',
    'base',
    'inspect',
    'compress',
    'copy',
    'smoke',
    'rehearse',
    'suites',
    'also',
    'repeat',
    'start-times',
    'twice',
    'upgrade',
];
/** Runs `work` and measures it, also when it fails. */
async function timed({ run, seconds }, part, work) {
    const since = run.clock.now();
    try {
        return await work();
    }
    finally {
        seconds[part] = run.clock.now() - since;
    }
}


/***/ }),

/***/ 3435:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rW: () => (/* reexport */ MOST_GRACE_SECONDS),
  yA: () => (/* reexport */ SUGGESTED_KINDS),
  MQ: () => (/* reexport */ compareContract),
  t_: () => (/* reexport */ contractReaders),
  og: () => (/* reexport */ disagreements),
  TU: () => (/* reexport */ implied),
  P: () => (/* reexport */ loadReaders),
  Qc: () => (/* reexport */ probeText),
  dj: () => (/* reexport */ suggestContract)
});

// UNUSED EXPORTS: IMPLIED_SETTINGS

// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/contract/rules/rule.ts
const lineOf = ({ file, line }) => `${file}:${line}`;
/** `8080`, `8080 and 9090`, `8080, 9090 and 9091` */
const listed = (items) => items.length < 2 ? String(items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

;// CONCATENATED MODULE: ./src/contract/rules/memory.ts
/** The contract's memory against the peak that was measured. */


/** Use of that share of a limit leaves no room. */
const NEAR = 0.9;
const OUT = new Set(['out-of-memory', 'child-out-of-memory']);
const memoryRule = {
    code: 'contract-memory',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    find: ({ name, memory: { request, limit } }, { memory: used, codes }, isApplied) => {
        const found = [];
        const isOut = isApplied && codes.some((code) => OUT.has(code));
        if (limit !== null && isOut)
            found.push({
                message: `${name} limits memory to ${(0,units/* bytes */.ee)(limit.value)} (${lineOf(limit.at)}), and it needs more`,
                fix: `Raise the limit in ${lineOf(limit.at)}, or let the app use less.`,
                at: limit.at,
                evidence: ['the kernel killed a process for lack of memory'],
            });
        else if (limit !== null && used !== null && used >= NEAR * limit.value)
            found.push({
                message: `${name} limits memory to ${(0,units/* bytes */.ee)(limit.value)} (${lineOf(limit.at)}), and it used ${(0,units/* bytes */.ee)(used)} without load`,
                fix: `Raise the limit in ${lineOf(limit.at)} to ${(0,units/* bytes */.ee)(used * 1.5)} or more.`,
                at: limit.at,
                evidence: [
                    `in use after the soak: ${(0,units/* bytes */.ee)(used)}, ${Math.round((100 * used) / limit.value)} % of the limit`,
                ],
                level: 'warn',
            });
        if (request !== null && used !== null && used > request.value && !isOut)
            found.push({
                message: `${name} requests ${(0,units/* bytes */.ee)(request.value)} of memory (${lineOf(request.at)}), and it used ${(0,units/* bytes */.ee)(used)} without load`,
                fix: `Request ${(0,units/* bytes */.ee)(used * 1.25)} or more in ${lineOf(request.at)}: a node that is short of memory evicts first what uses more than it requested.`,
                at: request.at,
                evidence: [`in use after the soak: ${(0,units/* bytes */.ee)(used)}`],
                level: 'warn',
            });
        return found;
    },
};

;// CONCATENATED MODULE: ./src/contract/rules/listeners.ts
/** Those that can be reached from outside the container; null where they are not known. */
function openPorts({ smoke }, protocol = 'tcp') {
    if (!smoke.listenersKnown)
        return null;
    const rows = smoke.listeners.filter((row) => row.protocol.startsWith(protocol) && !isLoopback(row));
    return [...new Set(rows.map(({ port }) => port))].sort((a, b) => a - b);
}
/** Whether something listens on it inside the container only. */
const isLoopbackOnly = ({ smoke }, port) => {
    const rows = smoke.listeners.filter((row) => row.port === port);
    return rows.length > 0 && rows.every(isLoopback);
};
const isLoopback = ({ address }) => /^(?:127\.|::1$|::ffff:127\.)/.test(address);

;// CONCATENATED MODULE: ./src/contract/rules/ports.ts


const portRule = {
    code: 'contract-port',
    source: 'https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#containerport-v1-core',
    find: (contract, measured, isApplied) => {
        const { smoke } = measured;
        if (smoke.ready && !smoke.listenersKnown)
            return exposed(contract, measured);
        // of a container that has ended, and of one that is still starting, missing ports say nothing
        const isServing = smoke.ready || (openPorts(measured) ?? []).length > 0;
        return smoke.exit !== undefined || contract.isToEnd || !isServing
            ? []
            : silent(contract, measured, isApplied);
    },
};
/** A port that a probe asks is the probe's finding. */
const unprobed = ({ ports, probes }) => ports.filter(({ value }) => !probes.some(({ how }) => 'port' in how && how.port === value.port));
/** In these a port that is listed may be one that the app serves only on demand, such as that of a debugger. */
const LISTED_ONLY = new Set(['kubernetes', 'compose']);
function silent(contract, measured, isApplied) {
    return unprobed(contract).flatMap(({ value: { port, protocol }, at }) => {
        const open = openPorts(measured, protocol);
        if (open === null || open.includes(port) || isLoopbackOnly(measured, port))
            return [];
        const isServed = contract.ports.some(({ value }) => open.includes(value.port));
        const isListedOnly = isServed && LISTED_ONLY.has(contract.kind);
        if (isListedOnly && !isApplied)
            return [];
        const says = open.length === 0 ? 'nothing' : `the image on ${listed(open.slice(0, 5))}`;
        return [
            {
                message: `${contract.name} names port ${port} (${lineOf(at)}), and nothing listens there: ${open.length === 0
                    ? 'the image has no open port'
                    : `the image listens on ${listed(open.slice(0, 5))}`}`,
                fix: open.length === 1
                    ? `Write ${open[0] ?? ''} in ${lineOf(at)}, or let the app listen on ${port}.`
                    : `Let the app listen on ${port}, or correct ${lineOf(at)}.`,
                at,
                evidence: [`listener table (${protocol}): ${says}`],
                ...(isListedOnly ? { level: 'warn' } : {}),
            },
        ];
    });
}
/** Where the listeners cannot be seen, all that is known about the ports is EXPOSE. */
function exposed(contract, { image }) {
    const texts = image.exposedPorts.map((text) => (text.includes('/') ? text : `${text}/tcp`));
    if (texts.length === 0)
        return [];
    return contract.ports
        .filter(({ value: { port, protocol } }) => !texts.includes(`${port}/${protocol}`))
        .map(({ value: { port }, at }) => ({
        message: `${contract.name} names port ${port} (${lineOf(at)}), and the image exposes ${listed(texts.slice(0, 5))}`,
        fix: `Write EXPOSE ${port} in the Dockerfile, or correct ${lineOf(at)}.`,
        at,
        evidence: [`EXPOSE: ${texts.slice(0, 20).join(', ')}`],
        level: 'warn',
        confidence: 'likely',
    }));
}

// EXTERNAL MODULE: ./src/lib/shell-quote.ts
var shell_quote = __webpack_require__(54844);
;// CONCATENATED MODULE: ./src/contract/rules/probes.ts
/** Probes of the contract that the running image does not answer as the platform wants it. */



const probeRule = {
    code: 'contract-probe',
    source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
    find: (contract, measured) => {
        const found = contract.probes.flatMap((probe, index) => {
            const answers = measured.answers.filter((one) => one.probe === index);
            const own = answers.find(({ port }) => port === portOf(probe.how));
            if (own === undefined || own.ok || isOtherRules(probe, own, measured))
                return [];
            return [
                disagreement(contract, probe, own, answers.filter((one) => one !== own), measured),
            ];
        });
        // startup, readiness and liveness often ask the same
        return found.filter((one, index) => found.findIndex(({ key }) => key === one.key) === index);
    },
};
const portOf = (how) => ('port' in how ? how.port : null);
/** A port inside the container only is `loopback-only`; a program that is missing is `contract-command`. */
const isOtherRules = (probe, own, measured) => (probe.findsPort === true && own.status === null) ||
    ('port' in probe.how && isLoopbackOnly(measured, probe.how.port)) ||
    own.exitCode === 126 ||
    own.exitCode === 127;
function disagreement({ name }, { how, at }, own, elsewhere, measured) {
    const key = JSON.stringify(how);
    const evidence = [own, ...elsewhere].map(({ port, detail }) => `${asked(how, port)}: ${detail}`);
    const open = openPorts(measured);
    if (!('port' in how))
        return {
            key,
            message: `${name} probes with a command (${lineOf(at)}), which ${own.exitCode === null ? 'does not end in time' : `exits ${own.exitCode}`}`,
            fix: `Run \`${(0,shell_quote/* quoteCommand */.c)(how.argv).slice(0, 200)}\` in the container, and correct it or the app.`,
            at,
            evidence,
        };
    const right = elsewhere.find(({ ok }) => ok);
    const shown = right ?? elsewhere[0];
    const isClosed = open !== null && !open.includes(how.port);
    const target = how.kind === 'http'
        ? `${how.port} ${how.path.slice(0, 200)}`
        : how.kind === 'grpc'
            ? `gRPC on ${how.port}`
            : String(how.port);
    const reality = isClosed
        ? open.length === 0
            ? 'the image has no open port'
            : `the image listens on ${listed(open.slice(0, 5))}`
        : null;
    const answer = answerText(how, isClosed ? shown : own);
    return {
        key,
        message: `${name} probes ${target} (${lineOf(at)}); ${[reality, answer].filter(Boolean).join(', and ')}`,
        fix: fixOf(how, at, isClosed ? open : null, right),
        at,
        evidence,
    };
}
/** `/healthz answers 404` */
function answerText(how, answer) {
    if (answer === undefined)
        return '';
    const what = how.kind === 'http' ? how.path.slice(0, 200) : 'it';
    return answer.status === null
        ? `${what} gets no answer: ${answer.detail}`
        : `${what} answers ${answer.status}`;
}
function fixOf(how, at, open, right) {
    const where = lineOf(at);
    if (right?.port != null)
        return `Probe ${right.port} in ${where}, or let the app listen on ${how.port}.`;
    if (open !== null) {
        const [only] = open;
        const port = open.length === 1 && only !== undefined ? `probe ${only}` : 'correct the port';
        return how.kind === 'http'
            ? `In ${where}, ${port} and a path that the app answers with 200, or let the app listen on ${how.port}.`
            : `In ${where}, ${port}, or let the app listen on ${how.port}.`;
    }
    if (how.kind === 'http')
        return `In ${where}, probe a path that the app answers with a status from 200 to 399.`;
    return how.kind === 'grpc'
        ? `Serve grpc.health.v1.Health on ${how.port}, or probe it otherwise in ${where}.`
        : `Let the app accept connections on ${how.port}, or correct ${where}.`;
}
function asked(how, port) {
    if (how.kind === 'http')
        return `GET ${how.scheme}://:${port ?? how.port}${how.path.slice(0, 200)}`;
    return how.kind === 'exec' ? (0,shell_quote/* quoteCommand */.c)(how.argv).slice(0, 200) : `${how.kind} :${port ?? how.port}`;
}

;// CONCATENATED MODULE: ./src/contract/rules/program.ts
/** What the contract runs, as whom, and with which variables. */


/** Findings that say that the command could not be started. */
const NOT_STARTED = new Set(['command-not-found', 'not-executable']);
const commandRule = {
    code: 'contract-command',
    source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/',
    find: ({ name, entrypoint, args, probes }, { codes, answers }, isApplied) => {
        const main = entrypoint ?? args;
        const isMissing = isApplied && main !== null && codes.some((code) => NOT_STARTED.has(code));
        const ofProbes = probes.flatMap(({ how, at }, index) => {
            const own = answers.find((one) => one.probe === index);
            return how.kind === 'exec' && own && isNotFound(own.exitCode, own.detail)
                ? [missing(how.argv, at, `${name} probes with`, own.detail)]
                : [];
        });
        return isMissing
            ? [missing(main.value, main.at, `${name} runs`, 'the command could not be run'), ...ofProbes]
            : ofProbes;
    },
};
/** The command before the stop: it matters last. */
const hookRule = {
    code: 'contract-command',
    source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    find: ({ name, preStop: hook }, { preStop }) => hook?.value.kind === 'exec' && preStop && isNotFound(preStop.exitCode, preStop.output)
        ? [
            missing(hook.value.argv, hook.at, `${name} runs before the stop`, `exit code ${preStop.exitCode ?? 'unknown'}`),
        ]
        : [],
};
/** `what`: `Deployment api runs`. Of a line for a shell, it is not known which program is missing. */
function missing(argv, at, what, proof) {
    const [program = '', flag, script] = argv;
    const isScript = flag === '-c' && script !== undefined;
    const shown = (isScript ? script : program).slice(0, 200);
    const why = isScript
        ? `and the image lacks \`${program.slice(0, 200)}\` or a program that the line names`
        : 'which the image cannot run';
    return {
        message: `${what} \`${shown}\` (${lineOf(at)}), ${why}`,
        fix: `Name a program of the image in ${lineOf(at)}, or add ${isScript ? 'it' : `\`${shown}\``} to the image.`,
        at,
        evidence: [`command: ${(0,shell_quote/* quoteCommand */.c)(argv).slice(0, 300)}`, proof],
    };
}
/** As shells and engines say that there is no such program, or that it may not be run. */
const isNotFound = (exitCode, words) => exitCode === 126 || exitCode === 127 || (exitCode === null && /no such file|not found/i.test(words));
const userRule = {
    code: 'contract-user',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    find: ({ name, security }, { user: given }) => {
        const rule = security.find(({ value }) => value.rule === 'run-as-non-root');
        if (rule === undefined)
            return [];
        const chosen = security.find(({ value }) => value.rule === 'run-as-user');
        const user = chosen?.value.rule === 'run-as-user' ? String(chosen.value.user) : (given.split(':', 1)[0] ?? '');
        if (/^0*[1-9]\d*$/.test(user))
            return [];
        const isRoot = user === '' || user === 'root' || /^0+$/.test(user);
        const { at } = rule;
        return [
            {
                message: isRoot
                    ? `${name} starts no container as root (${lineOf(at)}), and the image’s user is root`
                    : `${name} starts only users that are not root by their number (${lineOf(at)}), and the image’s user is the name \`${user.slice(0, 100)}\``,
                fix: isRoot
                    ? `Add a user, and end the Dockerfile with its number: \`USER 1000\`. Or set \`runAsUser\` beside ${lineOf(at)}.`
                    : `Write the number of \`${user.slice(0, 100)}\` in the Dockerfile’s last USER, or as \`runAsUser\` beside ${lineOf(at)}.`,
                at: chosen?.at ?? at,
                evidence: [`runAsNonRoot: ${lineOf(at)}`, given === '' ? 'the image has no USER' : `user: ${given}`],
            },
        ];
    },
};
const envRule = {
    code: 'contract-env',
    source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/',
    find: ({ name, file, env, notTried }, { missing, smoke }, isApplied) => {
        if (missing === null || smoke.ready)
            return [];
        const set = env.find(({ value }) => value.name === missing);
        const evidence = [`the log says that ${missing} is not set`];
        if (set !== undefined)
            return [
                {
                    message: `it needs ${missing}, which ${name} sets (${lineOf(set.at)}); its value is not taken from there`,
                    fix: `Give the trial a value: \`env: ${missing}=…\`.`,
                    at: set.at,
                    evidence,
                    level: 'note',
                    confidence: 'hint',
                },
            ];
        // a whole config map or secret may have it
        if (notTried.some(({ value }) => /envFrom|env_file/i.test(value.what)))
            return [];
        return [
            {
                message: `it needs ${missing}, which ${name} does not set`,
                fix: `Set ${missing} in ${file}, or a default with ENV in the Dockerfile if it is not a secret.`,
                at: env.at(-1)?.at ?? { file, line: 1 },
                evidence,
                confidence: 'hint',
                level: isApplied ? 'fail' : 'warn',
            },
        ];
    },
};

;// CONCATENATED MODULE: ./src/contract/timing.ts
/**
 * Until when the app must answer, or it is killed: by the startup probe, else by the liveness probe or the platform's check.
 * A readiness probe kills nothing. Null where the file leaves it open.
 */
function startBudget({ probes }) {
    const startup = probes.filter(({ use }) => use === 'startup');
    const deadly = startup.length > 0 ? startup : probes.filter(({ use }) => use === 'liveness' || use === 'check');
    const budgets = deadly.flatMap((probe) => budgetOf(probe) ?? []);
    return budgets.reduce((least, one) => (least === null || one.seconds < least.seconds ? one : least), null);
}
function budgetOf(probe) {
    const { initialDelay, period, failureThreshold } = probe.timing;
    if (period === null || failureThreshold === null)
        return null;
    const before = initialDelay ?? 0;
    return {
        seconds: before + failureThreshold * period,
        surely: before + Math.max(0, failureThreshold - 1) * period,
        probe,
        at: probe.at,
    };
}

;// CONCATENATED MODULE: ./src/contract/rules/timing.ts


const s = (value) => `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} s`;
const timingRule = {
    code: 'contract-probe-timing',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
    find: (contract, measured) => [...slowStart(contract, measured), ...slowAnswers(contract, measured)],
};
function slowStart(contract, { smoke }) {
    const budget = startBudget(contract);
    const ready = smoke.readySeconds;
    if (budget === null || ready === null || ready <= budget.surely)
        return [];
    const { at, probe } = budget;
    const isOver = ready > budget.seconds;
    const use = probe.use === 'check' ? 'its check' : `its ${probe.use} probe`;
    const { initialDelay, period, failureThreshold } = probe.timing;
    return [
        {
            message: `${contract.name} lets it start for ${s(budget.seconds)} (${lineOf(at)}), and it was ready after ${s(ready)}: ${use} ${isOver ? 'kills it before' : 'may kill it before'}`,
            fix: `In ${lineOf(at)}, allow at least ${Math.ceil(ready * 3)} s: a \`startupProbe\` whose \`failureThreshold\` × \`periodSeconds\` is that long.`,
            at,
            evidence: [
                `${initialDelay ?? 0} s + ${failureThreshold ?? 0} × ${period ?? 0} s = ${s(budget.seconds)}`,
                `ready after ${ready.toFixed(2)} s`,
            ],
            ...(isOver ? {} : { level: 'warn', confidence: 'likely' }),
        },
    ];
}
/** An answer that takes longer than the platform waits is a failure there. */
const slowAnswers = (contract, { answers }) => contract.probes.flatMap(({ timing: { timeout }, how, at }, index) => {
    const own = answers.find((one) => one.probe === index && one.port === ('port' in how ? how.port : null));
    if (timeout === null || own === undefined || !own.ok || own.seconds <= timeout)
        return [];
    return [
        {
            message: `${contract.name} waits ${s(timeout)} for the answer to a probe (${lineOf(at)}), which took ${s(own.seconds)}`,
            fix: `Set \`timeoutSeconds\` to ${Math.ceil(own.seconds * 2)} in ${lineOf(at)}, or answer the probe sooner.`,
            at,
            evidence: [`the fastest of three answers took ${own.seconds.toFixed(2)} s`],
        },
    ];
});
const graceRule = {
    code: 'contract-grace',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    find: ({ name, grace, preStop }, { smoke, preStop: hook, grace: waited }, isApplied) => {
        const shutdown = smoke.shutdown;
        if (grace === null || shutdown === undefined)
            return [];
        // an image that ignores the signal is killed under every contract: `killed-on-stop`
        const handles = shutdown.handledBy !== undefined || shutdown.said !== undefined;
        const before = hook?.seconds ?? 0;
        const total = before + shutdown.seconds;
        const isOver = shutdown.killed ? handles && isApplied && waited >= grace.value : total > grace.value;
        const isHookOver = preStop !== null && hook !== null && hook.exitCode === null;
        if (!isOver && !isHookOver)
            return [];
        const took = shutdown.killed || isHookOver ? `was still stopping after ${s(total)}` : `took ${s(total)} to stop`;
        return [
            {
                message: `${name} gives it ${s(grace.value)} to stop (${lineOf(grace.at)}), and it ${took}, so it is killed while it stops`,
                fix: `Allow more time in ${lineOf(grace.at)}, or stop sooner after ${shutdown.signal}.`,
                at: grace.at,
                evidence: [
                    ...(hook === null ? [] : [`preStop: ${s(hook.seconds)}, exit code ${hook.exitCode ?? 'unknown'}`]),
                    `${shutdown.signal}: ${shutdown.killed ? 'killed' : `exit code ${shutdown.exitCode}`} after ${shutdown.seconds.toFixed(1)} s`,
                ],
            },
        ];
    },
};

;// CONCATENATED MODULE: ./src/contract/compare.ts







/** In the order in which a person would fix them. */
const RULES = [
    commandRule,
    userRule,
    envRule,
    portRule,
    probeRule,
    timingRule,
    memoryRule,
    hookRule,
    graceRule,
];
function compareContract(tried, measured) {
    const { contract, isApplied } = tried;
    const usual = isApplied ? 'fail' : 'warn';
    const rules = isApplied || !changesHowItRuns(contract) ? RULES : RULES_OF_ANY_START;
    const found = rules.flatMap(({ code, find }) => find(contract, measured, isApplied).map(({ message, fix, at, evidence, level = usual, confidence = 'proved' }) => ({
        code,
        level: isApplied || level !== 'fail' ? level : 'warn',
        ...{ confidence, message, fix },
        location: at,
        evidence: [...evidence],
    })));
    return [...found, ...notTried(tried)];
}
/** They hold however the image was started. */
const RULES_OF_ANY_START = [userRule];
/** Names of variables that may say where an app listens. */
const OF_ADDRESS = /PORT|ADDR|LISTEN|BIND|HOST|URL|SERVER/i;
/** Of what is not tried: more variables, or another command of this container. */
const SETS_MORE = /^(?:envFrom|env_file|command|args)\b/;
/** Whether the image would start otherwise under the contract: then ports and probes say nothing about this run. */
const changesHowItRuns = ({ entrypoint, args, assignsPort, env, notTried: rows }) => entrypoint !== null ||
    args !== null ||
    assignsPort !== null ||
    env.some(({ value }) => OF_ADDRESS.test(value.name)) ||
    rows.some(({ value }) => SETS_MORE.test(value.what));
const MOST_NAMED = 3;
function notTried({ contract, isApplied, notTried: rows }) {
    const [first] = rows;
    if (!isApplied || first === undefined)
        return [];
    const named = rows.slice(0, MOST_NAMED).map(({ value }) => value.what);
    const more = rows.length > MOST_NAMED ? `, and ${rows.length - MOST_NAMED} more` : '';
    return [
        {
            code: 'contract-not-tried',
            level: 'note',
            confidence: 'proved',
            message: `${(0,units/* count */.U9)(rows.length, 'rule')} of ${contract.name} could not be tried: ${named.join(', ')}${more}`,
            location: first.at,
            evidence: rows.map(({ value: { what, why }, at }) => `${lineOf(at)} ${what}: ${why}`),
        },
    ];
}

;// CONCATENATED MODULE: ./src/contract/disagree.ts

const RESPECTS = [
    {
        name: 'port',
        of: ({ ports }) => ports.map(({ value, at }) => ({ shown: `${value.port}${value.protocol === 'udp' ? '/udp' : ''}`, at })),
    },
    { name: 'probe path', of: ({ probes }) => probes.flatMap(pathOf) },
    {
        name: 'memory limit',
        of: ({ memory: { limit } }) => (limit === null ? [] : [{ shown: (0,units/* bytes */.ee)(limit.value), at: limit.at }]),
    },
    {
        name: 'user',
        of: ({ security, userName }) => [
            ...(userName === undefined ? [] : [{ shown: userName.value, at: userName.at }]),
            ...security.flatMap(({ value, at }) => value.rule === 'run-as-user' ? [{ shown: String(value.user), at }] : []),
        ],
    },
    {
        name: 'command',
        of: ({ entrypoint, args }) => {
            const at = entrypoint?.at ?? args?.at;
            const words = [...(entrypoint?.value ?? []), ...(args?.value ?? [])];
            return at === undefined || words.length === 0 ? [] : [{ shown: words.join(' '), at }];
        },
    },
];
const pathOf = ({ how, at }) => (how.kind === 'http' ? [{ shown: how.path, at }] : []);
const LONGEST = 200;
/** `fly.toml:5 says port 8080, k8s/deployment.yaml:20 says 5000`: without a full stop, the first respect first. */
function disagreements(contracts) {
    const pairs = contracts.flatMap((one, index) => contracts.slice(index + 1).map((other) => [one, other]));
    return pairs.flatMap(([one, other]) => RESPECTS.flatMap((respect) => between(respect, one, other)));
}
function between({ name, of }, one, other) {
    const [mine, theirs] = [of(one), of(other)];
    const [first, second] = [mine[0], theirs[0]];
    if (first === undefined || second === undefined)
        return [];
    const isShared = mine.some(({ shown }) => theirs.some((said) => said.shown === shown));
    return isShared
        ? []
        : [`${place(first.at)} says ${name} ${disagree_listed(mine)}, ${place(second.at)} says ${disagree_listed(theirs)}`];
}
const place = ({ file, line }) => `${file}:${line}`;
const disagree_listed = (said) => [...new Set(said.map(({ shown }) => shown))].join(', ').slice(0, LONGEST);

;// CONCATENATED MODULE: ./src/contract/probe-text.ts
/** A probe of a contract in words: as the setting `probe` is written. Pure. */

const MOST_SHOWN = 1000;
/** Without the values of headers, which may be secret. */
function probeText(how) {
    switch (how.kind) {
        case 'http': {
            const status = how.status === null ? '' : ` status=${how.status.join('-')}`;
            const headers = how.headers.map(([name]) => ` ${name}=…`).join('');
            return `${how.scheme}://:${how.port}${how.path}${status}${headers}`.slice(0, MOST_SHOWN);
        }
        case 'tcp':
            return `tcp://:${how.port}`;
        case 'grpc':
            return `grpc://:${how.port}/${how.service}`.slice(0, MOST_SHOWN);
        case 'exec':
            return `exec ${(0,shell_quote/* quoteCommand */.c)(how.argv)}`.slice(0, MOST_SHOWN);
    }
}
/** Why a probe cannot be sent: a part of a sentence; null if it can. */
function unsendable(how) {
    if (how.kind === 'exec')
        return how.argv.length === 0 ? 'it has no command' : null;
    if (how.port < 1 || how.port > 65_535)
        return `${how.port} is not a port`;
    if (how.kind === 'grpc')
        return /^[\w./-]*$/.test(how.service) ? null : 'the name of its service is not one';
    if (how.kind !== 'http')
        return null;
    const wrong = how.headers.find(([name, value]) => !/^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/.test(name) || !/^[\t\x20-\x7e]*$/.test(value));
    if (wrong !== undefined)
        return `its header ${(0,shell_quote/* quoteWord */.X)(wrong[0].slice(0, 50))} cannot be sent`;
    return /[\p{Cc}]/u.test(how.path) ? 'its path has control characters' : null;
}

;// CONCATENATED MODULE: ./src/contract/implied.ts




const IMPLIED_SETTINGS = (/* unused pure expression or super */ null && ([
    'port',
    'timeout',
    'env',
    'memory',
    'cpus',
    'user',
    'read-only',
    'cap-drop',
    'cap-add',
    'security-opt',
    'tmpfs',
    'entrypoint',
    'command',
]));
const row = (setting, at, rule, text = '') => ({
    ...{ setting, text, rule, at },
});
const cannot = (at, what, why) => ({ notTried: { what, why }, at });
/** Kinds of files whose platform requires the app to listen on PORT. In the others it is a variable like any other. */
const OBEYS_PORT = new Set([
    'knative',
    'render',
    'app-engine',
    'procfile',
    'app-json',
    'heroku',
    'railway',
]);
function implied(contract) {
    const rows = implied_RULES.flatMap((rule) => rule(contract));
    const texts = new Map();
    for (const one of rows) {
        if ('notTried' in one || one.setting === null)
            continue;
        const earlier = texts.get(one.setting);
        texts.set(one.setting, earlier === undefined ? one.text : `${earlier}\n${one.text}`);
    }
    return {
        texts,
        rules: rows.flatMap((one) => 'notTried' in one ? [] : [{ text: one.rule, at: one.at, setting: one.setting }]),
        notTried: [
            ...rows.flatMap((one) => ('notTried' in one ? [{ value: one.notTried, at: one.at }] : [])),
            ...contract.notTried,
        ],
        probes: contract.probes.filter(({ how }) => unsendable(how) === null),
        obeysPort: contract.assignsPort !== null && OBEYS_PORT.has(contract.kind),
    };
}
function probeRules({ probes }) {
    return probes.map(({ use, how, at }) => {
        const why = unsendable(how);
        const name = use === 'check' ? 'check' : `${use} probe`;
        return why === null ? row(null, at, `${name} ${probeText(how)}`) : cannot(at, name, why);
    });
}
/** Ports are asked where no probe says how. */
function portRules({ ports, probes, assignsPort }) {
    if (probes.some(({ how }) => 'port' in how) || assignsPort !== null)
        return [];
    return ports.map(({ value: { port, protocol }, at }) => {
        const text = protocol === 'tcp' ? String(port) : `${port}/udp`;
        return row('port', at, `port ${text}`, text);
    });
}
function assignedPort({ assignsPort, kind }) {
    if (assignsPort === null)
        return [];
    const { value, at } = assignsPort;
    if (value !== null)
        return [row('env', at, `PORT=${value}`, `PORT=${value}`)];
    return OBEYS_PORT.has(kind) ? [row(null, at, 'PORT, a port of the platform’s choice')] : [];
}
/** The default of `timeout`: a shorter start would hide how long it really takes, which is compared. */
const USUAL_SECONDS = 60;
/** An hour and more is set by accident. */
const MOST_SECONDS = 600;
function startRule(contract) {
    const budget = startBudget(contract);
    if (budget === null || budget.seconds <= USUAL_SECONDS)
        return [];
    const { seconds, at } = budget;
    const most = Math.min(seconds, MOST_SECONDS);
    const whole = `${seconds} s to start`;
    return [
        row('timeout', at, whole, `${most}s`),
        ...(most < seconds ? [cannot(at, whole, `no start is waited for longer than ${MOST_SECONDS} s`)] : []),
    ];
}
/** `$(NAME)` as Kubernetes expands it; `$$(NAME)` is literal. */
const REFERENCE = /(?<!\$)\$\(([A-Za-z_][\w.-]*)\)/;
function commandRules(contract) {
    const { entrypoint, args, workingDir, assignsPort } = contract;
    const rows = [
        ['entrypoint', 'runs', entrypoint],
        ['command', 'with arguments', args],
    ];
    const port = assignsPort?.value ?? null;
    return [
        ...rows.flatMap(([setting, verb, ruled]) => {
            if (ruled === null)
                return [];
            const argv = ruled.value.map((word) => port === null ? word : word.replaceAll('$(PORT)', String(port)));
            const name = argv.map((word) => REFERENCE.exec(word)?.[1]).find((found) => found !== undefined);
            const text = argv.length === 0 ? 'without arguments' : `${verb} ${(0,shell_quote/* quoteCommand */.c)(argv).slice(0, 200)}`;
            return name !== undefined && (contract.kind === 'kubernetes' || contract.kind === 'knative')
                ? [cannot(ruled.at, text, `the value of ${name} is not known here`)]
                : [row(setting, ruled.at, text, JSON.stringify(argv))];
        }),
        ...(workingDir === null
            ? []
            : [cannot(workingDir.at, `working directory ${workingDir.value}`, 'that of the image is used')]),
    ];
}
/** Docker's minimum. */
const LEAST_MEMORY = 6 * 1024 ** 2;
const LEAST_CPUS = 0.01;
function limitRules({ memory, cpu }) {
    const rows = [];
    if (memory.limit !== null) {
        const { value, at } = memory.limit;
        const text = `memory ${(0,units/* bytes */.ee)(value)}`;
        rows.push(value < LEAST_MEMORY
            ? cannot(at, text, 'Docker’s minimum is 6 MiB')
            : row('memory', at, text, String(Math.round(value))));
    }
    if (cpu.limit !== null) {
        const { value, at } = cpu.limit;
        const text = `${value} ${value === 1 ? 'core' : 'cores'}`;
        rows.push(value < LEAST_CPUS
            ? cannot(at, text, 'Docker’s minimum is 0.01')
            : row('cpus', at, text, String(value)));
    }
    return rows;
}
function securityRow(rule, at) {
    switch (rule.rule) {
        case 'run-as-non-root':
            return row(null, at, 'a user that is not root');
        case 'run-as-user': {
            const text = rule.group === null ? String(rule.user) : `${rule.user}:${rule.group}`;
            return row('user', at, `user ${text}`, text);
        }
        case 'read-only-root':
            return row('read-only', at, 'a read-only root file system', 'true');
        case 'drop':
            return row('cap-drop', at, `without ${rule.capabilities.join(', ')}`, rule.capabilities.join('\n'));
        case 'add':
            return row('cap-add', at, `with ${rule.capabilities.join(', ')}`, rule.capabilities.join('\n'));
        case 'no-privilege-escalation':
            return row('security-opt', at, 'no new privileges', 'no-new-privileges');
        case 'privileged':
            return cannot(at, 'privileged', 'no image is given the whole machine');
    }
}
const securityRules = ({ security, userName }) => [
    ...(userName === undefined ? [] : [row('user', userName.at, `user ${userName.value}`, userName.value)]),
    ...security.map(({ value, at }) => securityRow(value, at)),
];
/**
 * A folder that is empty and that every user may write to. A new volume of Docker would begin with the image's files, and
 * belong to root where the image has no such folder.
 */
const folderRules = ({ writable }) => writable.map(({ value: { path, size }, at }) => /^\/[^:,\s]*[^:,\s/]$/.test(path)
    ? row('tmpfs', at, `writable ${path}`, `${path}:${folderOptions(size)}`)
    : cannot(at, `writable ${path}`, 'its path cannot be given to Docker'));
const folderOptions = (size) => ['exec', 'mode=1777', ...(size === null ? [] : [`size=${Math.ceil(size)}`])].join(',');
/** Waiting longer for a stop would only show that it hangs. */
const MOST_GRACE_SECONDS = 60;
function stopRules({ grace, preStop, stopSignal }) {
    const rows = stopSignal === undefined ? [] : [row(null, stopSignal.at, `stops on ${stopSignal.value}`)];
    if (grace !== null)
        rows.push(row(null, grace.at, `${grace.value} s to stop`), ...(grace.value > MOST_GRACE_SECONDS
            ? [
                cannot(grace.at, `${grace.value} s to stop`, `no stop is waited for longer than ${MOST_GRACE_SECONDS} s`),
            ]
            : []));
    if (preStop === null)
        return rows;
    const { value, at } = preStop;
    return [
        ...rows,
        value.kind === 'exec'
            ? row(null, at, `before the stop ${(0,shell_quote/* quoteCommand */.c)(value.argv).slice(0, 200)}`)
            : cannot(at, `preStop ${value.kind}`, 'only commands are run before the stop'),
    ];
}
const endRule = ({ isToEnd, file }) => isToEnd ? [row(null, { file, line: 1 }, 'ends by itself with exit code 0')] : [];
const implied_RULES = [
    probeRules,
    portRules,
    assignedPort,
    startRule,
    commandRules,
    limitRules,
    securityRules,
    folderRules,
    stopRules,
    endRule,
];

;// CONCATENATED MODULE: ./src/contract/readers.ts
let loaded = null;
/** To be awaited before settings are read. */
async function loadReaders() {
    loaded ??= { ...(await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2759), __webpack_require__.e(4482), __webpack_require__.e(8256)]).then(__webpack_require__.bind(__webpack_require__, 78256))), ...(await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2759), __webpack_require__.e(4482)]).then(__webpack_require__.bind(__webpack_require__, 54482))) };
}
/** Throws where `loadReaders` was not awaited: no contract is left out in silence. */
function contractReaders() {
    if (loaded === null)
        throw new Error('The readers of contracts were not loaded');
    return loaded;
}

;// CONCATENATED MODULE: ./src/contract/suggest.ts

const SUGGESTED_KINDS = ['deployment', 'knative', 'fly', 'compose'];
/** Null where the image did not become ready: then nothing was measured. `isAudited`: its files were watched (`audit`). */
function suggestContract(report, kind, isAudited) {
    const { smoke, image } = report;
    if (smoke === null || image === null || !smoke.ready)
        return null;
    return TEMPLATES[kind](factsOf(report, smoke, image, isAudited)).join('\n') + '\n';
}
const MARGIN = 3;
const LEAST_START_SECONDS = 30;
function factsOf(report, smoke, image, isAudited) {
    const ready = smoke.readySeconds ?? 0;
    const period = Math.max(1, Math.min(10, Math.ceil(ready / MARGIN)));
    const failures = Math.ceil(Math.max(LEAST_START_SECONDS, MARGIN * ready) / period);
    const id = (image.config.user.split(':', 1)[0] ?? '').trim();
    const writes = report.findings.some(({ code }) => code === 'writes-files');
    const ofPort = smoke.probes.filter(({ port }) => port === smoke.port);
    return {
        name: labelOf(report.name),
        image: image.ref.startsWith('sea-trial.local/') ? labelOf(report.name) : plainText(image.ref),
        port: smoke.port,
        probe: ofPort.flatMap((one) => probeOf(one) ?? [])[0] ?? null,
        ...{ period, failures },
        startFrom: `ready after ${ready.toFixed(2)} s; ${MARGIN} times that, at least ${LEAST_START_SECONDS} s`,
        memory: memoryOf(smoke.memory.peak),
        ...graceOf(smoke.shutdown),
        user: /^0*[1-9]\d*$/.test(id) ? id : null,
        isReadOnly: writes ? false : isAudited ? true : null,
    };
}
/** A probe that passed, if a platform can ask it. */
function probeOf({ kind, target, port, ok, detail }) {
    if (!ok || port === undefined)
        return null;
    if (kind !== 'http' && kind !== 'https' && kind !== 'tcp' && kind !== 'grpc')
        return null;
    const path = /^[a-z]+:\/\/[^/\s]+(\/[^\s"'\\]*)?/.exec(target)?.[1] ?? '/';
    const status = Number(/^\d{3}/.exec(detail)?.[0] ?? NaN);
    // a platform takes 200 to 399 only
    const isTcp = kind === 'tcp' || ((kind === 'http' || kind === 'https') && !(status >= 200 && status < 400));
    return {
        kind: isTcp ? 'tcp' : kind,
        path: plainText(path),
        from: `${plainText(target)}: ${plainText(detail)}`,
    };
}
const MEGA = 1024 ** 2;
const STEP = 16 * MEGA;
function memoryOf(peak) {
    if (peak === null)
        return null;
    const stepped = (value) => Math.ceil(value / STEP) * STEP;
    return {
        request: stepped(1.25 * peak),
        limit: stepped(2 * peak),
        from: `peak ${(0,units/* bytes */.ee)(peak)} without load: 1.25 times that is requested, twice that allowed`,
    };
}
const USUAL_GRACE_SECONDS = 30;
const LEAST_GRACE_SECONDS = 10;
function graceOf(shutdown) {
    if (shutdown === undefined)
        return { grace: USUAL_GRACE_SECONDS, graceFrom: 'the default: no stop was measured' };
    const { signal, seconds, killed } = shutdown;
    if (killed)
        return {
            grace: USUAL_GRACE_SECONDS,
            graceFrom: `the default: it did not stop on ${plainText(signal)} and was killed`,
        };
    return {
        grace: Math.max(LEAST_GRACE_SECONDS, Math.ceil(MARGIN * seconds)),
        graceFrom: `stopped after ${seconds.toFixed(2)} s; ${MARGIN} times that, at least ${LEAST_GRACE_SECONDS} s`,
    };
}
/** A Report may be a stranger's: on one line, and nothing that ends a comment or a quotation. */
const plainText = (text) => text
    .replace(/[^\x20-\x7e]/g, ' ')
    .replace(/["\\`#]/g, '')
    .slice(0, 200);
const labelOf = (name) => name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '') || 'app';
const SUGGESTION = '# A suggestion of Sea Trial, from one trial on one machine without load. Check each value.';
const mebi = (value) => `${value / MEGA}Mi`;
const TEMPLATES = {
    deployment: (facts) => [
        SUGGESTION,
        'apiVersion: apps/v1',
        'kind: Deployment',
        'metadata:',
        `  name: ${facts.name}`,
        'spec:',
        '  selector:',
        '    matchLabels:',
        `      app: ${facts.name}`,
        '  template:',
        '    metadata:',
        '      labels:',
        `        app: ${facts.name}`,
        '    spec:',
        `      terminationGracePeriodSeconds: ${facts.grace} # ${facts.graceFrom}`,
        '      containers:',
        `        - name: ${facts.name}`,
        `          image: "${facts.image}"`,
        ...indent(10, [
            ...(facts.port === null ? [] : ['ports:', `  - containerPort: ${facts.port} # answered`]),
            ...startup(facts),
            ...again('readinessProbe', facts),
            ...again('livenessProbe', facts),
            ...resources(facts),
            ...security(facts),
        ]),
        ...(facts.isReadOnly === null
            ? ['# readOnlyRootFilesystem: try it with --audit to know whether it writes files']
            : []),
    ],
    knative: (facts) => [
        SUGGESTION,
        'apiVersion: serving.knative.dev/v1',
        'kind: Service',
        'metadata:',
        `  name: ${facts.name}`,
        'spec:',
        '  template:',
        '    spec:',
        '      containers:',
        `        - image: "${facts.image}"`,
        ...indent(10, [
            ...(facts.port === null
                ? []
                : ['ports:', `  - containerPort: ${facts.port} # answered; the platform also sets PORT to it`]),
            ...startup(facts),
            ...again('livenessProbe', facts),
            ...resources(facts),
        ]),
    ],
    fly: (facts) => [
        SUGGESTION,
        `app = "${facts.name}"`,
        `kill_timeout = "${facts.grace}s" # ${facts.graceFrom}`,
        ...(facts.port === null
            ? []
            : ['', '[http_service]', `  internal_port = ${facts.port} # answered`, ...flyChecks(facts)]),
        ...(facts.memory === null
            ? []
            : [
                '',
                '[[vm]]',
                `  memory = "${Math.max(256, facts.memory.limit / MEGA)}mb" # ${facts.memory.from}; the least of the platform is 256 MB`,
            ]),
    ],
    compose: (facts) => [
        SUGGESTION,
        'services:',
        `  ${facts.name}:`,
        `    image: "${facts.image}"`,
        `    stop_grace_period: ${facts.grace}s # ${facts.graceFrom}`,
        ...(facts.port === null ? [] : ['    ports:', `      - "${facts.port}:${facts.port}" # answered`]),
        ...(facts.memory === null ? [] : [`    mem_limit: ${facts.memory.limit} # bytes; ${facts.memory.from}`]),
        ...(facts.user === null ? [] : [`    user: "${facts.user}" # of the image`]),
        ...(facts.isReadOnly === true ? ['    read_only: true # it wrote no file of its own'] : []),
    ],
};
const indent = (by, lines) => lines.map((line) => ' '.repeat(by) + line);
function action({ probe, port }) {
    if (probe === null || port === null)
        return [];
    const from = ` # ${probe.from}`;
    if (probe.kind === 'tcp')
        return ['  tcpSocket:', `    port: ${port}${from}`];
    if (probe.kind === 'grpc') {
        const service = probe.path.replace(/^\//, '');
        return ['  grpc:', `    port: ${port}${from}`, ...(service === '' ? [] : [`    service: "${service}"`])];
    }
    const scheme = probe.kind === 'https' ? ['    scheme: HTTPS'] : [];
    return ['  httpGet:', `    path: "${probe.path}"${from}`, `    port: ${port}`, ...scheme];
}
function startup(facts) {
    const how = action(facts);
    if (how.length === 0)
        return [];
    return [
        'startupProbe:',
        ...how,
        `  periodSeconds: ${facts.period}`,
        `  failureThreshold: ${facts.failures} # ${facts.startFrom}`,
    ];
}
function again(name, facts) {
    const how = action(facts);
    return how.length === 0 ? [] : [`${name}:`, ...how, '  periodSeconds: 10'];
}
const resources = ({ memory }) => memory === null
    ? []
    : [
        'resources:',
        `  # ${memory.from}`,
        '  requests:',
        `    memory: ${mebi(memory.request)}`,
        '  limits:',
        `    memory: ${mebi(memory.limit)}`,
    ];
function security({ user, isReadOnly }) {
    const rows = [
        ...(user === null
            ? []
            : ['  runAsNonRoot: true # the image’s USER is a number', `  runAsUser: ${Number(user)}`]),
        ...(isReadOnly === true ? ['  readOnlyRootFilesystem: true # it wrote no file of its own'] : []),
    ];
    return rows.length === 0 ? [] : ['securityContext:', ...rows];
}
function flyChecks({ probe, startFrom, period, failures }) {
    if (probe === null || (probe.kind !== 'http' && probe.kind !== 'https'))
        return [];
    return [
        '',
        '[[http_service.checks]]',
        '  method = "GET"',
        `  path = "${probe.path}" # ${probe.from}`,
        ...(probe.kind === 'https' ? ['  protocol = "https"'] : []),
        `  grace_period = "${period * failures}s" # ${startFrom}`,
        '  interval = "15s"',
        '  timeout = "5s"',
    ];
}

;// CONCATENATED MODULE: ./src/contract/index.ts








/***/ }),

/***/ 64782:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ FIGURE_KEYS),
/* harmony export */   LQ: () => (/* binding */ keyOfRule),
/* harmony export */   SL: () => (/* binding */ FIGURES),
/* harmony export */   V7: () => (/* binding */ budgetName),
/* harmony export */   _d: () => (/* binding */ isExpired),
/* harmony export */   t: () => (/* binding */ placesOfBudget),
/* harmony export */   wF: () => (/* binding */ CONFIG_REQUIREMENTS)
/* harmony export */ });
const WEIGHED = ['max', 'min', 'max-growth'];
const MEASURED = ['max'];
const FIGURES = {
    'on-disk': { label: 'On disk', says: 'it takes % on disk', unit: 'bytes', limits: WEIGHED },
    download: { label: 'Download', says: 'it takes % to download', unit: 'bytes', limits: WEIGHED },
    redeploy: {
        label: 'Redeploy',
        says: 'a node with the baseline must download %',
        unit: 'bytes',
        limits: ['max'],
    },
    'dead-weight': { label: 'Dead weight', says: 'it has % of dead weight', unit: 'bytes', limits: WEIGHED },
    efficiency: { label: 'Efficiency', says: 'its efficiency is %', unit: 'share', limits: ['min'] },
    layers: { label: 'Layers', says: 'it has % layers', unit: 'count', limits: WEIGHED },
    'your-layers': { label: 'Your layers', says: 'your layers take % on disk', unit: 'bytes', limits: WEIGHED },
    ready: { label: 'Ready in', says: 'it was ready after %', unit: 'seconds', limits: MEASURED },
    memory: { label: 'Peak memory', says: 'it used % of memory', unit: 'bytes', limits: MEASURED },
    stop: { label: 'Stops in', says: 'it takes % to stop', unit: 'seconds', limits: MEASURED },
    build: { label: 'Build', says: 'the build took %', unit: 'seconds', limits: MEASURED },
};
const FIGURE_KEYS = Object.keys(FIGURES);
/** Names of limits on bytes on disk, which have shorter ones. */
const SHORT_NAMES = {
    'max-on-disk': 'max-size',
    'max-on-disk-growth': 'max-growth',
    'min-on-disk': 'min-size',
};
/** `max-size`, `max-growth`, `max-ready`, `min-efficiency`, `max-download-growth`: inputs have these names too. */
function budgetName(figure, kind) {
    const name = kind === 'max-growth' ? `max-${figure}-growth` : `${kind}-${figure}`;
    return SHORT_NAMES[name] ?? name;
}
const CONFIG_REQUIREMENTS = ['non-root', 'healthcheck', 'label', 'stop-signal'];
/** What a budget can be called in an acceptance: its name, and its keys below `budgets` in the config file. */
function placesOfBudget(rule) {
    const { name } = rule;
    switch (rule.kind) {
        case 'figure':
            return [name, rule.figure, `${rule.figure}.${rule.is}`];
        case 'package':
            return [name, 'packages', rule.pattern];
        case 'file':
            return [name, 'files', rule.pattern];
        case 'config':
            return [name, 'config', ...(rule.rule === 'label' ? ['labels', rule.value ?? ''] : [rule.rule])];
    }
}
/** The key below `budgets` that makes a rule: `on-disk.max`, `packages`, `files`, `config.non-root`, `config.labels`. */
function keyOfRule(rule) {
    if (rule.kind === 'figure')
        return `${rule.figure}.${rule.is}`;
    if (rule.kind === 'config')
        return `config.${rule.rule === 'label' ? 'labels' : rule.rule}`;
    return rule.kind === 'package' ? 'packages' : 'files';
}
/** `today`: in UTC, `2026-12-31`. */
const isExpired = ({ until }, today) => today > until;


/***/ }),

/***/ 32257:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ atMost),
/* harmony export */   m: () => (/* binding */ systemClock)
/* harmony export */ });
const systemClock = {
    now: () => performance.now() / 1000,
    date: () => new Date(),
    sleep: (seconds, signal) => new Promise((resolve) => {
        if (signal?.aborted) {
            resolve();
            return;
        }
        const done = () => {
            clearTimeout(timer);
            signal?.removeEventListener('abort', done);
            resolve();
        };
        const timer = setTimeout(done, seconds * 1000);
        signal?.addEventListener('abort', done, { once: true });
    }),
};
/** Waits for a promise for at most `seconds`. Rejects as the promise does. */
async function atMost(clock, seconds, promise) {
    const settled = new AbortController();
    try {
        await Promise.race([promise, clock.sleep(seconds, settled.signal)]);
    }
    finally {
        settled.abort();
    }
}


/***/ }),

/***/ 74408:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ EXIT_MEANINGS),
/* harmony export */   d: () => (/* binding */ EXIT)
/* harmony export */ });
/** Exit codes of a trial on the command line. Other commands have their own meaning of 1, in `src/inputs/commands/table.ts`. */
const EXIT = { pass: 0, fail: 1, settings: 2, error: 3, notPushed: 4 };
/** In this order in every help. */
const EXIT_MEANINGS = [
    [EXIT.pass, 'seaworthy'],
    [EXIT.fail, 'not seaworthy'],
    [EXIT.settings, 'wrong settings'],
    [EXIT.error, 'could not be tried'],
    [EXIT.notPushed, 'not pushed'],
];


/***/ }),

/***/ 42516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   Jd: () => (/* binding */ newFile),
/* harmony export */   RD: () => (/* binding */ rootsOf),
/* harmony export */   Z6: () => (/* binding */ isRepository),
/* harmony export */   _M: () => (/* binding */ repositoryOf),
/* harmony export */   f8: () => (/* binding */ writeWhole),
/* harmony export */   kd: () => (/* binding */ KIND_NAMES),
/* harmony export */   oD: () => (/* binding */ readWhole),
/* harmony export */   sb: () => (/* binding */ openForReading),
/* harmony export */   t3: () => (/* binding */ locateInside),
/* harmony export */   uA: () => (/* binding */ finalPath),
/* harmony export */   x5: () => (/* binding */ locate),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);
/* harmony import */ var _make_folders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45477);
/**
 * All access to paths that a setting or a file of the repository names. A pull request writes the repository, so a link in
 * it can lead anywhere. The rule: a path that enters a repository must end in it. A path that enters none is trusted: the
 * user gave it. A link that is created after the check is not followed: the checked file is opened.
 */





/** Linux's limit. */
const MOST_LINKS = 40;
/**
 * Resolves an absolute path link by link. `roots`: real paths of repositories (`rootsOf`). A path that enters one of them
 * must end in it; other paths are allowed. A missing file is not refused: its `kind` is null.
 */
function locate(path, roots) {
    const way = follow((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path), roots);
    if (way.isLoop)
        return no(`${shown(way.link ?? path, roots)} is a symbolic link that leads back to itself`);
    if (way.root !== null && !isInside(way.real, way.root))
        return leadsOut(way, roots);
    return { ok: true, path: way.path, real: way.real, kind: kindAt(way.real), isGuarded: way.root !== null };
}
/**
 * The same for a path in a file of the repository, such as a compose file: it must be inside `root`, through any links, also
 * when it is absolute. `path` is absolute: the caller resolves it.
 */
function locateInside(path, root) {
    const roots = rootsOf(root);
    const found = locate(path, roots);
    if (!found.ok || roots.some((one) => isInside(found.real, one)))
        return found;
    return no(`${found.real} is outside the repository ${root}: move it there`);
}
/** The real paths of these folders, each once, the innermost first. */
const rootsOf = (...folders) => [...new Set(folders.map(realOrSelf))].sort((a, b) => b.length - a.length);
/** The nearest folder above with a `.git`, else the folder itself. */
function repositoryOf(folder) {
    for (let at = folder;; at = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at)) {
        if (isRepository(at))
            return at;
        if (at === (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at))
            return folder;
    }
}
/** Whether a folder has a `.git`. */
const isRepository = (folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, '.git'));
const isInside = (path, folder) => path === folder || path.startsWith(folder.endsWith(node_path__WEBPACK_IMPORTED_MODULE_2__.sep) ? folder : folder + node_path__WEBPACK_IMPORTED_MODULE_2__.sep);
/** Names of the kinds for sentences. */
const KIND_NAMES = {
    file: 'a file',
    folder: 'a folder',
    pipe: 'a pipe',
    socket: 'a socket',
    device: 'a device',
};
function follow(path, roots) {
    const top = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.parse)(path).root;
    const way = { path, real: top, root: null, link: null, isLoop: false };
    const enter = (at, rest) => {
        const root = way.link === null ? roots.find((one) => isInside(at, one)) : undefined;
        if (root === undefined)
            return;
        if (way.root === null)
            way.path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(at, ...rest);
        way.root = root;
    };
    let at = top;
    let rest = namesIn(path.slice(top.length));
    let links = 0;
    enter(at, rest);
    while (rest.length > 0) {
        const [name = '', ...after] = rest;
        const next = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(at, name);
        // the kernel's links (/proc/self/fd/3) may name files without a path
        const target = name === '..' || isInside(at, '/proc') ? null : linkAt(next);
        rest = after;
        if (target === null)
            at = next;
        else {
            if (roots.some((one) => isInside(at, one)))
                way.link = next;
            if (++links > MOST_LINKS)
                return { ...way, isLoop: true };
            rest = [...namesIn(target), ...after];
            if (target.startsWith('/'))
                at = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.parse)(target).root;
        }
        enter(at, rest);
    }
    return { ...way, real: at };
}
const namesIn = (path) => path.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).filter((name) => name !== '' && name !== '.');
function linkAt(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)(path);
    }
    catch {
        return null; // not a link, missing, or unreadable: opening it reports that
    }
}
function leadsOut({ link, path, real, root }, roots) {
    return no(`the link ${shown(link ?? path, roots)} leads out of the repository ${root ?? ''}, to ${real}: remove the link, or give its target as the path if you trust it`);
}
/** Relative to the repository, if it is in one. */
function shown(path, roots) {
    const root = roots.find((one) => isInside(path, one));
    return root === undefined ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(root, path) || path;
}
const no = (why) => ({ ok: false, why });
function realOrSelf(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.realpathSync)(path);
    }
    catch {
        return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(path);
    }
}
function kindAt(path) {
    const found = statOf(path);
    return found === null ? null : kindOf(found);
}
function statOf(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)(path);
    }
    catch {
        return null;
    }
}
function kindOf(stat) {
    if (stat.isFile())
        return 'file';
    if (stat.isDirectory())
        return 'folder';
    if (stat.isFIFO())
        return 'pipe';
    return stat.isSocket() ? 'socket' : 'device';
}
/** Opens a regular file that `locate` found, or a pipe if allowed; returns the descriptor. Throws for others. */
function openForReading({ real }, { pipes = false } = {}) {
    const before = statOf(real);
    if (pipes && before?.isFIFO())
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(real, 'r');
    // NONBLOCK: otherwise opening a pipe without a writer blocks
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | (isKernels(real) ? 0 : node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW) | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK;
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(real, flags);
    const kind = kindOf((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(descriptor));
    if (kind === 'file')
        return descriptor;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(descriptor);
    throw new Error(`it is ${KIND_NAMES[kind]}, not a regular file`);
}
/** The bytes of a file that `locate` found. Throws an Error whose message completes "cannot be read: …". */
function readWhole(place, limits) {
    const descriptor = openForReading(place, limits);
    try {
        const { size } = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(descriptor);
        if (size > limits.most)
            throw new Error(`it has ${size} bytes, and at most ${limits.most} are read`);
        return bounded(descriptor, limits.most);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(descriptor);
    }
}
/** A file may grow while it is read, and a pipe has no size. */
function bounded(descriptor, most) {
    const chunks = [];
    let total = 0;
    for (;;) {
        const chunk = Buffer.alloc(65_536);
        const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(descriptor, chunk);
        if (count === 0)
            return Buffer.concat(chunks);
        total += count;
        if (total > most)
            throw new Error(`at most ${most} bytes are read`);
        chunks.push(chunk.subarray(0, count));
    }
}
/**
 * Creates a temporary file beside the path; `commit` renames it to the path. A link there is replaced, not followed; missing
 * folders are created and may not be outside the repository. Throws an Error whose message completes
 * "cannot be written: …".
 */
function newFile(path, { roots, pipes }) {
    const place = locate(path, roots);
    if (!place.ok)
        throw new Error(place.why);
    if (place.kind === 'folder')
        throw new Error('it is a folder');
    const isPlain = (place.kind === null || place.kind === 'file') && !isKernels(place.real);
    if (!isPlain && !pipes)
        throw new Error(`it is ${KIND_NAMES[place.kind ?? 'device']}, not a regular file`);
    return isPlain ? besides(place.path, roots) : asItIs(place);
}
/** Writes to a new file and renames it, so that a reader never finds half of it. Throws as `newFile` does. */
function writeWhole(path, text, rules) {
    let file;
    try {
        file = newFile(path, rules);
        fill(file, text);
        file.commit();
    }
    catch (cause) {
        file?.discard();
        throw cause;
    }
}
function fill({ descriptor }, text) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(descriptor, text);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(descriptor);
    }
}
/** For `/dev/fd/3`, `/dev/stdout`, which are already open and where no file can be created. */
const isKernels = (path) => isInside(path, '/proc') || isInside(path, '/dev/fd');
function asItIs({ real }) {
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(real, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_WRONLY);
    return { descriptor, commit: () => undefined, discard: () => undefined };
}
const PART = '.part';
const PART_NAME = /\.[\da-f-]{36}\.part$/;
/** The path that a temporary file of `newFile` gets at its end; any other path as it is. */
const finalPath = (path) => path.replace(PART_NAME, '');
function besides(path, roots) {
    const folder = openFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path), roots);
    const part = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder.path, `${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}${PART}`); // an unpredictable name, so that no link can be there
    try {
        const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(part, 'wx', 0o644);
        return {
            descriptor,
            commit() {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(part, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder.path, (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path)));
                folder.close();
            },
            discard() {
                (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(part, { force: true });
                folder.close();
            },
        };
    }
    catch (error) {
        folder.close();
        throw new Error((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error).replaceAll(part, path), { cause: error });
    }
}
/** A folder, created if missing, kept open so that it cannot be replaced. */
function openFolder(path, roots) {
    const place = locate(path, roots);
    if (!place.ok)
        throw new Error(place.why);
    (0,_make_folders_js__WEBPACK_IMPORTED_MODULE_4__/* .makeFolders */ .w)(place.real);
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(place.real, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_DIRECTORY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
    let isOpen = true;
    const close = () => {
        if (isOpen)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(descriptor);
        isOpen = false;
    };
    const now = locate(path, roots);
    if (!now.ok || now.real !== place.real || !isSame(descriptor, now.real)) {
        close();
        throw new Error(now.ok ? `${place.real} was replaced meanwhile` : now.why);
    }
    const held = `/proc/self/fd/${descriptor}`;
    return { path: isSame(descriptor, `${held}/.`) ? held : place.real, close };
}
function isSame(descriptor, path) {
    try {
        const [one, other] = [(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(descriptor), (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(path)];
        return one.ino === other.ino && one.dev === other.dev;
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(error) === undefined)
            throw error;
        return false;
    }
}
/** The same as UTF-8 text. */
const readText = (place, limits) => readWhole(place, limits)
    .toString('utf8')
    .replace(/^\uFEFF/, '');


/***/ }),

/***/ 45477:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ makeFolders)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74296);



/**
 * Makes a folder and those above it that are missing. Throws the system's error. In place of `recursive: true`, with which
 * Node never returns where the system refuses a folder as if the one above it were missing, as below `/proc`.
 */
function makeFolders(path, mode = 0o777) {
    if (makeOne(path, mode))
        return;
    makeFolders((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path), mode);
    if (!makeOne(path, mode))
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { mode });
}
/** False if the folder above it is missing. */
function makeOne(path, mode) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(path, { mode });
        return true;
    }
    catch (cause) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(cause) === 'EEXIST' && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isDirectory())
            return true;
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(cause) !== 'ENOENT' || (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path)))
            throw cause;
        return false;
    }
}


/***/ }),

/***/ 34664:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ silent),
/* harmony export */   m: () => (/* binding */ filtered)
/* harmony export */ });
/** Passes every text through a filter: output of containers and builders may contain secrets. */
function filtered(progress, filter) {
    return {
        stage: (title) => progress.stage(filter(title)),
        step: (text) => progress.step(filter(text)),
        waiting: (text) => progress.waiting(filter(text)),
        show: (kind, activity) => progress.show(kind, activity && filterTexts(activity, filter)),
        end: (isDone) => progress.end(isDone),
    };
}
/** The same activity with every text in it filtered. */
function filterTexts(activity, filter) {
    if ('running' in activity) {
        const running = activity.running.map((step) => ({ ...step, title: filter(step.title) }));
        return { ...activity, running };
    }
    const log = 'log' in activity && activity.log !== null ? { log: filter(activity.log) } : {};
    return { ...activity, text: filter(activity.text), ...log };
}
const silent = { stage() { }, step() { }, waiting() { }, show() { }, end() { } };


/***/ }),

/***/ 4282:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ retryAfterSeconds),
/* harmony export */   j: () => (/* binding */ secondsUntil)
/* harmony export */ });
/** Seconds that it asks to wait, as a number or until a date; null where there is none, or it is past. */
function retryAfterSeconds(header, clock) {
    if (typeof header !== 'string' || header === '')
        return null;
    const seconds = Number.isNaN(Number(header)) ? secondsUntil(Date.parse(header), clock) : Number(header);
    return seconds > 0 ? seconds : null;
}
/** From now to an instant in milliseconds. */
const secondsUntil = (instant, clock) => (instant - clock.date().getTime()) / 1000;


/***/ }),

/***/ 25943:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ terminalOf)
/* harmony export */ });
/**
 * What an output stream can show: the one place that reads NO_COLOR, FORCE_COLOR, TERM, CI, COLUMNS and the locale.
 * docs/terminal.md has the same rules for users.
 */
/** Columns of a text that is not for a terminal. */
const USUAL = 100;
const [NARROWEST, WIDEST] = [20, 200];
function terminalOf(stream, env, platform = process.platform) {
    const isTerminal = stream.isTTY === true;
    const isDumb = env.TERM === 'dumb';
    return {
        width: Math.min(WIDEST, Math.max(NARROWEST, widthOf(stream, env))),
        mustFit: isTerminal,
        color: forced(env) ?? (isTerminal && !isDumb && !env.NO_COLOR),
        // a file or a pipe has no font: it gets UTF-8
        unicode: !isTerminal || hasSigns(env, platform),
        live: isTerminal && !isDumb && !isSet(env.CI),
    };
}
/** FORCE_COLOR is the more deliberate wish, so it counts before NO_COLOR, as in Node. Empty is not set. */
function forced({ FORCE_COLOR: wish = '' }) {
    return wish === '' ? null : isSet(wish);
}
const isSet = (value = '') => !['', '0', 'false'].includes(value.toLowerCase());
/** COLUMNS is set by hand, also for what is not a terminal. */
function widthOf({ isTTY, columns = 0 }, env) {
    const wish = /^\d{1,5}$/.test(env.COLUMNS ?? '') ? Number(env.COLUMNS) : 0;
    if (wish > 0)
        return wish;
    return isTTY === true && columns > 0 ? columns : USUAL;
}
/** Without a locale nothing is known, and terminals of today show UTF-8. */
function hasSigns(env, platform) {
    if (env.TERM === 'dumb' || env.TERM === 'linux')
        return false;
    if (platform === 'win32')
        return Boolean(env.WT_SESSION ?? env.TERM_PROGRAM ?? env.TERM);
    const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(Boolean);
    return locale === undefined || /utf-?8/i.test(locale);
}


/***/ }),

/***/ 35925:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BT: () => (/* binding */ verdictSentence),
/* harmony export */   IQ: () => (/* binding */ rankOf),
/* harmony export */   T7: () => (/* binding */ reportsSentence),
/* harmony export */   hm: () => (/* binding */ worstOf),
/* harmony export */   l3: () => (/* binding */ commitName)
/* harmony export */ });
/** Worst last. */
const RANKS = ['pass', 'error', 'fail'];
const rankOf = (verdict) => RANKS.indexOf(verdict);
/** `pass` only if all pass. */
const worstOf = (verdicts) => RANKS.findLast((verdict) => verdicts.includes(verdict)) ?? 'error';
/** When an unchanged image was tried: `main@3f2a1c9`; `the earlier trial` where its commit is not known, as on a laptop. */
const commitName = ({ ref, sha }) => sha === null ? 'the earlier trial' : `${ref ?? ''}@${sha.slice(0, 7)}`;
/**
 * `All 3 images are seaworthy`; `1 of 3 images is not seaworthy, 1 could not be tried`. `weighed`: how many of those that pass
 * were not run.
 */
function verdictSentence(verdicts, weighed = 0) {
    const count = (verdict) => verdicts.filter((one) => one === verdict).length;
    const [failed, unknown] = [count('fail'), count('error')];
    const all = `${verdicts.length} ${verdicts.length === 1 ? 'image' : 'images'}`;
    if (failed + unknown === 0 && weighed > 0) {
        const run = verdicts.length - weighed;
        return run === 0
            ? `${all} ${weighed === 1 ? 'was' : 'were'} weighed only`
            : `${run} of ${all} ${run === 1 ? 'is' : 'are'} seaworthy, ${weighed} ${weighed === 1 ? 'was' : 'were'} weighed only`;
    }
    if (failed + unknown === 0)
        return verdicts.length === 1 ? 'The image is seaworthy' : `All ${all} are seaworthy`;
    if (failed === 0)
        return `${unknown} of ${all} could not be tried`;
    const rest = unknown === 0 ? '' : `, ${unknown} could not be tried`;
    return `${failed} of ${all} ${failed === 1 ? 'is' : 'are'} not seaworthy${rest}`;
}
/** The same of Reports, with how many of them are of earlier trials. */
function reportsSentence(reports) {
    const weighed = reports.filter(({ verdict, smoke }) => verdict === 'pass' && smoke === null).length;
    const unchanged = reports.filter(({ unchangedSince }) => unchangedSince).length;
    const verdicts = verdictSentence(reports.map(({ verdict }) => verdict), weighed);
    return unchanged === 0 ? verdicts : `${verdicts}, ${unchanged} unchanged and not tried again`;
}


/***/ }),

/***/ 74910:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  x: () => (/* binding */ VERSION)
});

;// CONCATENATED MODULE: ./package.json
const package_namespaceObject = {"rE":"0.1.0"};
;// CONCATENATED MODULE: ./src/core/version.ts

/** As in package.json. */
const VERSION = package_namespaceObject.rE;


/***/ }),

/***/ 41660:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  connect: () => (/* reexport */ connect),
  nX: () => (/* reexport */ eventRule),
  Xb: () => (/* reexport */ isChange),
  yI: () => (/* reexport */ readContext),
  wz: () => (/* reexport */ readFinishedRun),
  PO: () => (/* reexport */ repeatsCommits),
  fG: () => (/* reexport */ whyRefused)
});

// UNUSED EXPORTS: GitHubError

// EXTERNAL MODULE: ./src/core/clock.ts
var core_clock = __webpack_require__(32257);
// EXTERNAL MODULE: ./src/lib/json.ts
var json = __webpack_require__(18453);
;// CONCATENATED MODULE: ./src/github/port.ts
/** The calls of GitHub that Sea Trial needs, and their error. `connect.ts` implements them. */
/** `status` is the HTTP status; 0 without a response. */
class GitHubError extends Error {
    status;
    constructor(status, message, options) {
        super(message, options);
        this.name = 'GitHubError';
        this.status = status;
    }
}

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/retry-after.ts
var retry_after = __webpack_require__(4282);
;// CONCATENATED MODULE: ./src/github/retry.ts




const SECONDS = { call: 60, request: 15 };
/** Of reads that a run waits for before it begins. */
const SECONDS_OF_READS = { call: 10, request: 5 };
/** The options of one request. */
const limits = ({ request } = SECONDS) => ({
    request: { signal: AbortSignal.timeout(request * 1000) },
});
const FIRST_WAIT = 0.5;
/** The time of `clock` after which no request is started, so that the last one ends within the limit. */
const retryDeadline = (clock, { call, request } = SECONDS) => clock.now() + call - request;
/**
 * Runs `attempt` until it succeeds or a retry makes no sense; rejects with a GitHubError. `faults`: how often to retry
 * after server errors and lost connections; 0 for a request that must not be carried out twice. Rate limits are always
 * retried.
 */
async function withRetries(attempt, clock, { faults = 4, deadline = retryDeadline(clock) } = {}) {
    for (let tries = 0;; tries++) {
        try {
            return await attempt();
        }
        catch (cause) {
            const wait = waitAfter(cause, tries, faults, clock);
            if (wait === null || clock.now() + wait > deadline)
                throw asGitHubError(cause);
            await clock.sleep(wait);
        }
    }
}
/** Whether the request may have been carried out although it failed. */
const isUncertain = (error) => error.status === 0 || error.status >= 500;
/** Seconds to wait before the next try; null when it makes no sense. */
function waitAfter(cause, tries, faults, clock) {
    const error = asGitHubError(cause);
    const limited = rateLimit(cause, error, tries, clock);
    if (limited !== null)
        return limited;
    if (!isUncertain(error) || tries >= faults)
        return null;
    return Math.max(FIRST_WAIT * 2 ** tries, retryAfter(cause, clock) ?? 0);
}
/** Seconds in the `Retry-After` header; null without one. */
const retryAfter = (cause, clock) => (0,retry_after/* retryAfterSeconds */.C)(header(cause, 'retry-after'), clock);
/** Seconds to wait for a rate limit; null for other errors. GitHub responds 403 or 429, sometimes without a time. */
function rateLimit(cause, { status, message }, tries, clock) {
    if (status !== 403 && status !== 429)
        return null;
    const after = retryAfter(cause, clock);
    if (after !== null)
        return after;
    if (header(cause, 'x-ratelimit-remaining') === '0') {
        return Math.max(1, (0,retry_after/* secondsUntil */.j)(Number(header(cause, 'x-ratelimit-reset')) * 1000, clock));
    }
    return status === 429 || /secondary rate limit|abuse/i.test(message) ? 5 * 2 ** tries : null;
}
/** Octokit's status is 500 also without a response; here it is 0. */
function asGitHubError(cause) {
    if (cause instanceof GitHubError)
        return cause;
    const status = (0,json/* field */.ZZ)(cause, 'response') === undefined ? 0 : (0,json/* field */.ZZ)(cause, 'status');
    return new GitHubError(typeof status === 'number' ? status : 0, (0,errors/* messageOf */.bD)(cause), { cause });
}
/** A header of the response that an error, or the cause of a GitHubError, carries. */
const header = (cause, name) => (0,json/* field */.ZZ)(cause instanceof GitHubError ? cause.cause : cause, 'response', 'headers', name);

;// CONCATENATED MODULE: ./src/github/reads.ts



const PAGE_SIZE = 100;
const MOST_PAGES = 30;
const reads_limits = () => limits(SECONDS_OF_READS);
const within = ({ clock }, attempt) => withRetries(attempt, clock, { deadline: retryDeadline(clock, SECONDS_OF_READS) });
const fileAt = (reader, path, commit) => within(reader, async () => {
    const { octokit, repository } = reader;
    const data = await orNull(octokit.rest.repos.getContent({ ...repository, path, ref: commit, ...reads_limits() }));
    if (data === null)
        return null;
    if ((0,json/* field */.ZZ)(data, 'type') !== 'file' || (0,json/* field */.ZZ)(data, 'encoding') !== 'base64')
        throw new GitHubError(0, `${path} is not a file of at most 1 MB`);
    return Buffer.from((0,json/* text */.Qq)((0,json/* field */.ZZ)(data, 'content')), 'base64');
});
const commitOf = (reader, ref) => within(reader, async () => {
    const { octokit, repository } = reader;
    try {
        const { data } = await octokit.rest.repos.getCommit({ ...repository, ref, per_page: 1, ...reads_limits() });
        return whole(data, 'sha');
    }
    catch (cause) {
        // 404 is of the repository, 422 of the name
        if ([404, 422].includes(asGitHubError(cause).status))
            return null;
        throw cause;
    }
});
const hasCommit = (reader, commit) => within(reader, async () => {
    const { octokit, repository } = reader;
    const data = await orNull(octokit.rest.git.getCommit({ ...repository, commit_sha: commit, ...reads_limits() }));
    return data !== null && whole(data, 'sha') === commit;
});
const labelsOf = (reader, issue) => pages(reader, (page) => reader.octokit.rest.issues.listLabelsOnIssue({
    ...reader.repository,
    issue_number: issue,
    per_page: PAGE_SIZE,
    page,
    ...reads_limits(),
})).then((rows) => rows.map((row) => (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'name'))));
const labelEventsOf = async (reader, issue) => (await eventsOf(reader, issue)).flatMap(labelEvent);
const commentDeletionsOf = async (reader, issue) => (await eventsOf(reader, issue))
    .filter((row) => (0,json/* field */.ZZ)(row, 'event') === 'comment_deleted')
    .map((row) => (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'actor', 'login')) || null);
const eventsOf = (reader, issue) => pages(reader, (page) => reader.octokit.rest.issues.listEvents({
    ...reader.repository,
    issue_number: issue,
    per_page: PAGE_SIZE,
    page,
    ...reads_limits(),
}));
function labelEvent(row) {
    const event = (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'event'));
    if (event !== 'labeled' && event !== 'unlabeled')
        return [];
    return [
        {
            label: (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'label', 'name')),
            isAdded: event === 'labeled',
            by: (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'actor', 'login')) || null,
            at: (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'created_at')),
        },
    ];
}
const permissionOf = (reader, login) => within(reader, async () => {
    const { octokit, repository } = reader;
    const data = await orNull(octokit.rest.repos.getCollaboratorPermissionLevel({ ...repository, username: login, ...reads_limits() }));
    const permission = data === null ? 'none' : whole(data, 'permission');
    return permission === 'admin' || permission === 'write' || permission === 'read' ? permission : 'none';
});
/** All rows; rejects where there are more pages than are read, because the last rows decide. */
async function pages(reader, get) {
    const rows = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
        const { data, headers } = await within(reader, () => get(page));
        if (!Array.isArray(data))
            throw new GitHubError(0, 'its response is not a list');
        rows.push(...(0,json/* list */.p_)(data));
        if (headers.link ? !headers.link.includes('rel="next"') : data.length < PAGE_SIZE)
            return rows;
    }
    throw new GitHubError(0, `there are more than ${MOST_PAGES * PAGE_SIZE} entries`);
}
/** A text that a whole response has: Octokit returns one that breaks off as text, and that is tried again. */
function whole(data, key) {
    const value = (0,json/* field */.ZZ)(data, key);
    if (typeof value !== 'string')
        throw new GitHubError(0, `its response has no ${key}`);
    return value;
}
/** The data of a response; null for 404, other than of a commit that does not exist. */
async function orNull(response) {
    try {
        return (await response).data;
    }
    catch (cause) {
        const { status, message } = asGitHubError(cause);
        if (status === 404 && !/no commit found/i.test(message))
            return null;
        throw cause;
    }
}

;// CONCATENATED MODULE: ./src/github/runs.ts
/** Reads what is known of a finished workflow run: its artifacts, its jobs, the pull requests of its branch. */



const artifactsOfRun = (reader, run) => within(reader, async () => {
    const asked = { ...reader.repository, run_id: run, per_page: PAGE_SIZE, ...reads_limits() };
    const { data } = await reader.octokit.rest.actions.listWorkflowRunArtifacts(asked);
    return (0,json/* list */.p_)((0,json/* field */.ZZ)(data, 'artifacts')).flatMap((one) => {
        const id = (0,json/* number */.ai)((0,json/* field */.ZZ)(one, 'id'));
        const isExpired = (0,json/* field */.ZZ)(one, 'expired') !== false;
        return id === null ? [] : [{ id, name: (0,json/* text */.Qq)((0,json/* field */.ZZ)(one, 'name')), isExpired }];
    });
});
const workflowRun = (reader, run) => within(reader, async () => {
    const asked = { ...reader.repository, run_id: run, ...reads_limits() };
    const { data } = await reader.octokit.rest.actions.getWorkflowRun(asked);
    return {
        event: whole(data, 'event'),
        branch: (0,json/* text */.Qq)((0,json/* field */.ZZ)(data, 'head_branch')),
        sha: whole(data, 'head_sha'),
    };
});
/**
 * By the branch's full name: a tag may have the same name. A commit that the branch has, but never ended in, may be one of a
 * pull request that nobody has reviewed by itself.
 */
const wasTipOf = (reader, commit, branch) => within(reader, async () => {
    const { octokit, repository } = reader;
    const { data } = await octokit.rest.git.getRef({ ...repository, ref: `heads/${branch}`, ...reads_limits() });
    const tip = (0,json/* text */.Qq)((0,json/* field */.ZZ)(data, 'object', 'sha'));
    if (tip === '')
        throw new GitHubError(0, 'its response has no commit');
    if (tip === commit)
        return true;
    const ref = `refs/heads/${branch}`;
    const asked = { ...repository, ref, per_page: PAGE_SIZE, ...reads_limits() };
    const { data: activities } = await octokit.rest.repos.listActivities(asked);
    return (0,json/* list */.p_)(activities).some((one) => (0,json/* field */.ZZ)(one, 'ref') === ref && (0,json/* field */.ZZ)(one, 'after') === commit);
});
const jobsOf = (reader, run, attempt) => pages(reader, async (page) => {
    const asked = { ...reader.repository, run_id: run, attempt_number: attempt, per_page: PAGE_SIZE, page };
    const { data, headers } = await reader.octokit.rest.actions.listJobsForWorkflowRunAttempt({
        ...asked,
        ...reads_limits(),
    });
    return { data: (0,json/* field */.ZZ)(data, 'jobs'), headers };
}).then((rows) => rows.map((row) => ({
    name: (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'name')),
    conclusion: (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'conclusion')) || null,
})));
const openPullsFrom = (reader, owner, branch) => pages(reader, (page) => reader.octokit.rest.pulls.list({
    ...reader.repository,
    state: 'open',
    head: `${owner}:${branch}`,
    per_page: PAGE_SIZE,
    page,
    ...reads_limits(),
})).then((rows) => rows.flatMap(openPull));
function openPull(row) {
    const id = (0,json/* number */.ai)((0,json/* field */.ZZ)(row, 'number'));
    const head = (0,json/* field */.ZZ)(row, 'head');
    if (id === null || (0,json/* field */.ZZ)(row, 'state') !== 'open')
        return [];
    return [
        {
            number: id,
            repository: (0,json/* text */.Qq)((0,json/* field */.ZZ)(head, 'repo', 'full_name')) || null,
            branch: (0,json/* text */.Qq)((0,json/* field */.ZZ)(head, 'ref')),
            sha: (0,json/* text */.Qq)((0,json/* field */.ZZ)(head, 'sha')),
        },
    ];
}

;// CONCATENATED MODULE: ./src/github/reviews.ts
/** Reviews of pull requests, and the files that these change. */



const pullFilesOf = (reader, pull) => pages(reader, (page) => reader.octokit.rest.pulls.listFiles({ ...asked(reader, pull), page, ...reads_limits() })).then((rows) => rows.map((row) => ({ path: (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'filename')), patch: (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'patch')) || null })));
const reviewsOf = (reader, pull) => pages(reader, (page) => reader.octokit.rest.pulls.listReviews({ ...asked(reader, pull), page, ...reads_limits() })).then((rows) => rows.map((row) => ({
    body: (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'body')),
    author: (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'user', 'login')) || null,
    isBot: (0,json/* field */.ZZ)(row, 'user', 'type') === 'Bot',
})));
const asked = ({ repository }, pull) => ({
    ...repository,
    pull_number: pull,
    per_page: PAGE_SIZE,
});
const RIGHT = 'RIGHT';
async function createReview({ octokit, clock, repository }, pull, commit, body, comments) {
    const review = {
        ...repository,
        pull_number: pull,
        commit_id: commit,
        event: 'COMMENT',
        body,
        comments: comments.map(({ path, line, endLine, body: said }) => ({
            path,
            body: said,
            line: endLine,
            side: RIGHT,
            ...(line < endLine ? { start_line: line, start_side: RIGHT } : {}),
        })),
    };
    await withRetries(() => octokit.rest.pulls.createReview({ ...review, ...reads_limits() }), clock, { faults: 0 });
}

;// CONCATENATED MODULE: ./src/github/connect.ts
/** Implements the GitHub port with Octokit, which is loaded on the first connection: most runs do not need it. */







const connect_PAGE_SIZE = 100;
const MAX_PAGES = 300;
/** Seconds to wait, after each failure, before checking whether the comment was added. */
const CHECK_AFTER = [1, 2, 4];
async function connect({ token, apiUrl, repository, clock = core_clock/* systemClock */.m, }) {
    // The import reads the event's payload and fails when that is not JSON; without a payload nothing connects.
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(4119), __webpack_require__.e(1351)]).then(__webpack_require__.bind(__webpack_require__, 61351));
    // `request` options here would replace those for proxies, so they are passed with each call.
    const octokit = getOctokit(token, { baseUrl: apiUrl.replace(/\/+$/, ''), userAgent: 'sea-trial' });
    const [owner = '', repo = ''] = repository.split('/');
    const target = { owner, repo };
    const reader = { octokit, clock, repository: target };
    const tries = { octokit, clock, deadline: retryDeadline(clock) };
    return {
        comments: (issue, since) => pagesOf(tries, { ...target, issue_number: issue, ...(since ? { since } : {}) }),
        createComment: (issue, body) => create(tries, { ...target, issue_number: issue }, body),
        updateComment: (id, body) => update(tries, { ...target, comment_id: id }, body),
        deleteComment: (id) => remove(tries, { ...target, comment_id: id }),
        commentDeletions: (issue) => commentDeletionsOf(reader, issue),
        user: () => withRetries(() => userOf(octokit), clock),
        viewer: () => withRetries(() => viewerOf(octokit), clock),
        file: (path, commit) => fileAt(reader, path, commit),
        commit: (ref) => commitOf(reader, ref),
        hasCommit: (commit) => hasCommit(reader, commit),
        labels: (issue) => labelsOf(reader, issue),
        labelEvents: (issue) => labelEventsOf(reader, issue),
        permission: (login) => permissionOf(reader, login),
        artifacts: (name) => withRetries(() => artifactsOf(octokit, target, name), clock, FEW),
        workflowRun: (run) => workflowRun(reader, run),
        wasTipOf: (commit, branch) => wasTipOf(reader, commit, branch),
        runArtifacts: (run) => artifactsOfRun(reader, run),
        jobs: (run, attempt) => jobsOf(reader, run, attempt),
        openPulls: (from, branch) => openPullsFrom(reader, from, branch),
        pullFiles: (pull) => pullFilesOf(reader, pull),
        reviews: (pull) => reviewsOf(reader, pull),
        createReview: (...review) => createReview(reader, ...review),
        artifact: (id, most) => withRetries(() => download(octokit, target, id, most), clock, FEW),
    };
}
/** For calls that a run can do without. */
const FEW = { faults: 1 };
const NEWEST = 30;
async function artifactsOf(octokit, repository, name) {
    const asked = { ...repository, name, per_page: NEWEST, ...limits() };
    const { data } = await octokit.rest.actions.listArtifactsForRepo(asked);
    const rows = (0,json/* field */.ZZ)(data, 'artifacts');
    if (!Array.isArray(rows))
        throw new GitHubError(0, 'its response is not a list of artifacts');
    return (0,json/* list */.p_)(rows).flatMap((one) => {
        const id = (0,json/* number */.ai)((0,json/* field */.ZZ)(one, 'id'));
        const run = (0,json/* field */.ZZ)(one, 'workflow_run');
        const [own, head] = [(0,json/* field */.ZZ)(run, 'repository_id'), (0,json/* field */.ZZ)(run, 'head_repository_id')];
        const [branch, sha] = [(0,json/* text */.Qq)((0,json/* field */.ZZ)(run, 'head_branch')), (0,json/* text */.Qq)((0,json/* field */.ZZ)(run, 'head_sha'))];
        const isOwn = typeof own === 'number' && own === head;
        const isExpired = (0,json/* field */.ZZ)(one, 'expired') !== false;
        return id === null ? [] : [{ id, isExpired, branch, sha, isOwn, run: (0,json/* number */.ai)((0,json/* field */.ZZ)(run, 'id')) }];
    });
}
/** The storage that GitHub redirects to gets no token: fetch removes it for another host. */
async function download(octokit, repository, id, most) {
    const { signal } = limits().request;
    const request = { signal, parseSuccessResponseBody: false };
    const asked = { ...repository, artifact_id: id, archive_format: 'zip', request };
    const { data } = await octokit.rest.actions.downloadArtifact(asked);
    return bounded(data, most); // as the option of the request says
}
async function bounded(stream, most) {
    const chunks = [];
    let total = 0;
    for await (const chunk of stream) {
        total += chunk.length;
        if (total > most)
            throw new GitHubError(200, `the artifact has more than ${most} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
async function* pagesOf({ octokit, clock, deadline }, issue) {
    for (let page = 1; page <= MAX_PAGES; page++) {
        const { rows, isLast } = await withRetries(() => pageOf(octokit, issue, page), clock, { deadline });
        yield rows;
        if (isLast)
            return;
    }
}
/** Octokit returns an incomplete body, or one that is not JSON, as text: an error as if there were no response. */
async function pageOf(octokit, issue, page) {
    const asked = { ...issue, per_page: connect_PAGE_SIZE, page, ...limits() };
    const { data, headers } = await octokit.rest.issues.listComments(asked);
    if (!Array.isArray(data))
        throw new GitHubError(0, 'its response is not a list of comments');
    const isLast = headers.link ? !headers.link.includes('rel="next"') : data.length < connect_PAGE_SIZE;
    return { rows: data.map(commentOf), isLast };
}
/** A failed request may have added the comment, so the comments are read before the next try. */
async function create(tries, issue, body) {
    const { octokit, clock, deadline } = tries;
    for (let failures = 0;; failures++) {
        try {
            return await withRetries(() => tryCreate(octokit, issue, body), clock, { faults: 0, deadline });
        }
        catch (cause) {
            const error = asGitHubError(cause);
            const wait = Math.max(CHECK_AFTER[failures] ?? Infinity, retryAfter(error, clock) ?? 0);
            if (!isUncertain(error) || clock.now() + wait > deadline)
                throw error;
            await clock.sleep(wait);
            for await (const page of pagesOf(tries, issue)) {
                const added = page.findLast((comment) => comment.body.trim() === body.trim());
                if (added)
                    return added;
            }
        }
    }
}
async function tryCreate(octokit, issue, body) {
    const { data } = await octokit.rest.issues.createComment({ ...issue, body, ...limits() });
    return commentOf(data);
}
function update({ octokit, clock, deadline }, target, bodyFor) {
    let tries = 0;
    return withRetries(async () => {
        const body = await bodyFor(tries++);
        const { data } = await octokit.rest.issues.updateComment({ ...target, body, ...limits() });
        return commentOf(data);
    }, clock, { deadline });
}
async function remove({ octokit, clock, deadline }, target) {
    await withRetries(async () => {
        try {
            await octokit.rest.issues.deleteComment({ ...target, ...limits() });
        }
        catch (cause) {
            if (asGitHubError(cause).status !== 404)
                throw cause;
        }
    }, clock, { deadline });
}
/** Null for tokens of apps and workflows, which may not call this (403), and for servers without the endpoint (404). */
async function userOf(octokit) {
    try {
        const { data } = await octokit.rest.users.getAuthenticated(limits());
        return loginIn(data);
    }
    catch (cause) {
        const { status } = asGitHubError(cause);
        if (status === 403 || status === 404)
            return null;
        throw cause;
    }
}
async function viewerOf(octokit) {
    try {
        const answer = await octokit.graphql('query { viewer { login } }', limits());
        return loginIn((0,json/* field */.ZZ)(answer, 'viewer'));
    }
    catch (cause) {
        const isRefused = Array.isArray((0,json/* field */.ZZ)(cause, 'errors'));
        if (!isRefused && isUncertain(asGitHubError(cause)))
            throw cause;
        return null;
    }
}
function loginIn(user) {
    const login = (0,json/* text */.Qq)((0,json/* field */.ZZ)(user, 'login'));
    if (login === '')
        throw new GitHubError(0, 'its response is not a user');
    return login;
}
/** Throws for anything else: a proxy may respond with status 200 and its own page. */
function commentOf(data) {
    const id = (0,json/* field */.ZZ)(data, 'id');
    if (typeof id !== 'number')
        throw new GitHubError(0, 'its response is not a comment');
    return {
        id,
        body: (0,json/* text */.Qq)((0,json/* field */.ZZ)(data, 'body')),
        author: (0,json/* text */.Qq)((0,json/* field */.ZZ)(data, 'user', 'login')) || null,
        isBot: (0,json/* field */.ZZ)(data, 'user', 'type') === 'Bot',
        url: (0,json/* text */.Qq)((0,json/* field */.ZZ)(data, 'html_url')),
        updatedAt: (0,json/* text */.Qq)((0,json/* field */.ZZ)(data, 'updated_at')),
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/github/events.ts
const ofPull = {
    trial: 'any',
    comments: true,
    isChange: true,
    isBaseline: false,
    isReadOnlyForForks: true,
    about: 'trial, summary, annotations, gate. Comments; a run of a fork hands its Report on instead, for `mode: publish`',
};
const ofBranch = {
    trial: 'any',
    comments: false,
    isChange: false,
    isBaseline: true,
    isReadOnlyForForks: false,
    about: 'trial and summary; saves its Report as a baseline. No comment',
};
const OTHER = { ...ofBranch, isBaseline: false, about: 'trial and summary. No comment' };
const EVENT_RULES = {
    pull_request: ofPull,
    pull_request_review: ofPull,
    pull_request_review_comment: ofPull,
    merge_group: { ...OTHER, isChange: true, about: 'trial, summary, gate. No comment' },
    push: {
        ...ofBranch,
        about: 'trial and summary; on a branch, saves its Report as a baseline. Comments only with `comment-on-push`, on the open pull request that has this commit as its head',
    },
    workflow_dispatch: ofBranch,
    schedule: ofBranch,
    release: OTHER,
    repository_dispatch: OTHER,
    pull_request_target: {
        ...ofPull,
        trial: 'own',
        isReadOnlyForForks: false,
        about: 'of a fork: refused, exit 2. Of a branch of this repository: as `pull_request`',
    },
    issue_comment: { ...OTHER, trial: 'ask', comments: true, about: 'refused, exit 2' },
    workflow_run: {
        ...OTHER,
        trial: 'own',
        about: 'after a run of a fork: refused, exit 2. Else trial and summary. With `mode: publish`: comments on the pull request of that run',
    },
};
/** The rule of an event that the table does not have is that of `release`. */
const eventRule = (event) => event !== null && Object.hasOwn(EVENT_RULES, event) ? (EVENT_RULES[event] ?? OTHER) : OTHER;
/** Whether runs are started by no change: a commit has several, and what differs comes from elsewhere. */
const repeatsCommits = (event) => event === 'schedule' || event === 'workflow_dispatch';
/** The sentence that says why a trial must not run here: strangers' code would meet secrets. Null where it may. */
function whyRefused({ event, fork, problem }) {
    const { trial } = eventRule(event);
    if (trial === 'any' || (trial === 'own' && !fork && problem === null))
        return null;
    const whose = trial === 'ask'
        ? 'the code to be tried is not named by the event, so it may be of a fork'
        : 'the code to be tried is of a fork';
    return `On \`${event ?? ''}\` no trial runs: ${whose}. It could reach the secrets of this repository and a token that may write`;
}

;// CONCATENATED MODULE: ./src/github/context.ts
/**
 * Reads the run's context from GITHUB_* and the event's payload. Both differ by event, and a payload may be missing,
 * incomplete, or written by whoever triggered it, so every field is checked; missing ones are null.
 */




function readContext(env) {
    const event = given(env.GITHUB_EVENT_NAME) ?? null;
    const { payload, problem } = readPayload(env.GITHUB_EVENT_PATH);
    const repository = matching(env.GITHUB_REPOSITORY, /^[\w.-]+\/[\w.-]+$/);
    const about = (EVENTS[event ?? ''] ?? noPullRequest)(payload, repository);
    const serverUrl = given(env.GITHUB_SERVER_URL) ?? 'https://github.com';
    return {
        event,
        repository,
        sha: about.sha === undefined ? sha(env.GITHUB_SHA) : about.sha,
        ref: about.ref === undefined ? (branch(env.GITHUB_HEAD_REF) ?? branch(env.GITHUB_REF)) : branch(about.ref),
        baseRef: branch(about.baseRef) ?? branch(env.GITHUB_BASE_REF),
        baseSha: about.baseSha ?? null,
        runSha: sha(env.GITHUB_SHA),
        before: about.before ?? null,
        branch: branchOf(env.GITHUB_REF),
        defaultBranch: branch(at(payload, 'repository', 'default_branch')),
        pullRequest: about.pullRequest ?? null,
        queuedPullRequest: about.queuedPullRequest ?? null,
        fork: about.fork ?? false,
        readOnly: readOnly(event, about.fork ?? false, env.GITHUB_ACTOR),
        runUrl: runUrl(serverUrl, repository, env),
        run: {
            id: positive(Number(env.GITHUB_RUN_ID)),
            attempt: positive(Number(env.GITHUB_RUN_ATTEMPT)) ?? 1,
            workflow: given(env.GITHUB_WORKFLOW) ?? null,
            job: given(env.GITHUB_JOB) ?? null,
        },
        serverUrl,
        docs: docsUrl(serverUrl, env),
        apiUrl: given(env.GITHUB_API_URL) ?? 'https://api.github.com',
        problem: problem ??
            (about.missing
                ? `The payload of the \`${event ?? ''}\` event has no ${about.missing}: the pull request to comment on is unknown`
                : null),
    };
}
/** Re-runs keep the first actor. */
function readOnly(event, fork, actor) {
    if (!eventRule(event).isReadOnlyForForks)
        return null;
    return fork ? 'fork' : actor === 'dependabot[bot]' ? 'dependabot' : null;
}
const noPullRequest = () => ({});
const ofPullRequest = (payload, repository) => {
    const pull = at(payload, 'pull_request');
    const number = positive(at(pull, 'number'));
    return {
        sha: sha(at(pull, 'head', 'sha')),
        ref: at(pull, 'head', 'ref'),
        baseRef: at(pull, 'base', 'ref'),
        baseSha: sha(at(pull, 'base', 'sha')),
        pullRequest: number,
        fork: pull !== undefined &&
            isFork(at(pull, 'head', 'repo', 'full_name'), at(pull, 'base', 'repo', 'full_name') ?? repository),
        ...(number === null ? { missing: 'valid `pull_request.number`' } : {}),
    };
};
/** Also for comments on issues. GITHUB_SHA is the default branch's, and the payload does not have the head's. */
const ofIssueComment = (payload) => at(payload, 'issue', 'pull_request')
    ? { sha: null, ref: null, pullRequest: positive(at(payload, 'issue', 'number')) }
    : {};
const ofMergeGroup = (payload) => {
    const group = at(payload, 'merge_group');
    const [ref, baseRef] = [at(group, 'head_ref'), at(group, 'base_ref')];
    const queuedPullRequest = queuedIn(branch(ref), branch(baseRef));
    return { ref, baseRef, baseSha: sha(at(group, 'base_sha')), queuedPullRequest };
};
/** 12 of `gh-readonly-queue/main/pr-12-SHA`. The base is matched as a whole: its name may contain `/pr-1-` too. */
function queuedIn(ref, base) {
    const prefix = `gh-readonly-queue/${base ?? ''}/pr-`;
    if (ref === null || base === null || !ref.startsWith(prefix))
        return null;
    const [, number] = /^(\d+)-[0-9a-f]{40}(?:[0-9a-f]{24})?$/.exec(ref.slice(prefix.length)) ?? [];
    return positive(Number(number));
}
/** Zeros stand for no commit: the branch is new. */
const ofPush = (payload) => {
    const before = sha(at(payload, 'before'));
    return { before: before !== null && /^0+$/.test(before) ? null : before };
};
/** `workflow_run.pull_requests` can be forged by the name of a branch, so it is not read. */
const ofWorkflowRun = (payload, repository) => ({
    fork: isFork(at(payload, 'workflow_run', 'head_repository', 'full_name'), repository),
});
const EVENTS = {
    pull_request: ofPullRequest,
    pull_request_target: ofPullRequest,
    pull_request_review: ofPullRequest,
    pull_request_review_comment: ofPullRequest,
    issue_comment: ofIssueComment,
    merge_group: ofMergeGroup,
    push: ofPush,
    workflow_run: ofWorkflowRun,
};
function readPayload(path) {
    if (!path)
        return { payload: null, problem: null };
    try {
        return { payload: JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8').replace(/^\uFEFF/, '')), problem: null };
    }
    catch (cause) {
        const what = cause instanceof SyntaxError ? 'is not JSON' : `cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`;
        return {
            payload: null,
            problem: `The event payload ${path} (GITHUB_EVENT_PATH) ${what}; the pull request is unknown`,
        };
    }
}
/** The value at a path of the payload; undefined where it is missing or null. */
const at = (value, ...path) => (0,json/* field */.ZZ)(value, ...path) ?? undefined;
/** An empty variable counts as not set. */
const given = (value) => (value === '' ? undefined : value);
const matching = (value, pattern) => typeof value === 'string' && pattern.test(value) ? value : null;
const sha = (value) => matching(value, /^[0-9a-f]{40}([0-9a-f]{24})?$/i);
const positive = (value) => typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
/** True also for a head without a repository: a deleted fork. */
const isFork = (head, base) => typeof head !== 'string' || head !== base;
const branch = (value) => typeof value === 'string' && value !== '' ? value.replace(/^refs\/(heads|tags)\//, '') : null;
/** `main` of `refs/heads/main` */
const branchOf = (ref) => /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1] ?? null;
/**
 * Null for an action that is a folder of the checkout, and on GitHub Enterprise Server, where the repository of the action may be
 * on another server.
 */
function docsUrl(serverUrl, env) {
    const repository = matching(env.GITHUB_ACTION_REPOSITORY, /^[\w.-]+\/[\w.-]+$/);
    const ref = matching(env.GITHUB_ACTION_REF, /^[\w.-]+(?:\/[\w.-]+)*$/);
    return repository !== null && ref !== null && serverUrl === 'https://github.com'
        ? `${serverUrl}/${repository}/blob/${ref}/docs/`
        : null;
}
function runUrl(serverUrl, repository, env) {
    const id = matching(env.GITHUB_RUN_ID, /^\d+$/);
    const attempt = matching(env.GITHUB_RUN_ATTEMPT, /^([2-9]|\d{2,})$/);
    return repository && id
        ? `${serverUrl}/${repository}/actions/runs/${id}${attempt ? `/attempts/${attempt}` : ''}`
        : null;
}
/** Whether the code under test may be that of a change which its branch does not have yet. A fork's is one in any event. */
const isChange = ({ event, pullRequest, fork }) => pullRequest !== null || fork || eventRule(event).isChange;

;// CONCATENATED MODULE: ./src/github/finished-run.ts
/**
 * The workflow run that a `workflow_run` event is about. GitHub writes the payload; names of branches and repositories in it
 * are chosen by whoever opened the pull request. `pull_requests` is not read: it is empty for forks, and can be forged by
 * the name of a branch.
 */


/** Null where the payload does not say what a `workflow_run` event says. */
function readFinishedRun(env) {
    const run = (0,json/* field */.ZZ)(readPayload(env.GITHUB_EVENT_PATH).payload, 'workflow_run');
    const id = positive((0,json/* field */.ZZ)(run, 'id'));
    const commit = sha((0,json/* field */.ZZ)(run, 'head_sha'));
    const branch = (0,json/* text */.Qq)((0,json/* field */.ZZ)(run, 'head_branch'));
    if (id === null || commit === null || branch === '')
        return null;
    return {
        id,
        attempt: positive((0,json/* field */.ZZ)(run, 'run_attempt')) ?? 1,
        event: word((0,json/* field */.ZZ)(run, 'event')) ?? '',
        status: word((0,json/* field */.ZZ)(run, 'status')) ?? '',
        conclusion: word((0,json/* field */.ZZ)(run, 'conclusion')),
        repository: matching((0,json/* field */.ZZ)(run, 'head_repository', 'full_name'), /^[\w.-]+\/[\w.-]+$/),
        branch,
        sha: commit,
    };
}
const word = (value) => matching(value, /^[a-z_]+$/);

;// CONCATENATED MODULE: ./src/github/index.ts
/** The port to GitHub; `connect` makes the real one. */







/***/ }),

/***/ 3705:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ parsePidsLimit),
/* harmony export */   a: () => (/* binding */ parseUlimit)
/* harmony export */ });
/* harmony import */ var _lib_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72269);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18463);


const ULIMITS = (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .wordsOf */ .Z9)(`
  core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack
`);
/** `nofile=1024:2048`: soft and hard limit, or one number for both. */
function parseUlimit(given) {
    const [, name = '', first = '', second = first] = /^([a-z]+)=(-1|\d{1,15})(?::(-1|\d{1,15}))?$/.exec(given) ?? [];
    if (name === '')
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('NAME=SOFT[:HARD] such as nofile=1024:2048, −1 for no limit');
    if (!ULIMITS.includes(name))
        return (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)(`one of ${ULIMITS.join(', ')}`, (0,_lib_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .suggestion */ .h)(name, ULIMITS));
    const [soft, hard] = [Number(first), Number(second)];
    const fits = hard === -1 || (soft !== -1 && soft <= hard);
    return fits ? (0,_values_js__WEBPACK_IMPORTED_MODULE_1__.ok)({ name, soft, hard }) : (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('a soft limit that is no higher than the hard one');
}
/** How many processes and threads the container may have. */
const parsePidsLimit = (given) => /^(-1|[1-9]\d{0,8})$/.test(given)
    ? (0,_values_js__WEBPACK_IMPORTED_MODULE_1__.ok)(Number(given))
    : (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .invalid */ .Gq)('a number of processes from 1, or -1 for no limit');


/***/ }),

/***/ 92650:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ot: () => (/* binding */ tooMany),
/* harmony export */   d2: () => (/* binding */ MOST_IMAGES)
/* harmony export */ });
/* unused harmony export duplicateNames */
/** Of one run; a matrix multiplies. */
const MOST_IMAGES = 200;
const tooMany = (names, file) => names.length > MOST_IMAGES
    ? [`${file}: it has ${names.length} images, and a run takes at most ${MOST_IMAGES}`]
    : [];
/** A sentence for each name that two images have. */
function duplicateNames(images) {
    const names = images.map(({ name }) => name);
    const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
    return [...twice].map((name) => `two images are called ${name.slice(0, 100)}: give each its own name, which the report shows`);
}


/***/ }),

/***/ 48560:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  We: () => (/* reexport */ CONFIG_NAMES),
  OF: () => (/* reexport */ SHELLS),
  ay: () => (/* reexport */ bakeEntries),
  qW: () => (/* binding */ checkText),
  bD: () => (/* reexport */ commandHelp),
  v: () => (/* reexport */ commandNamed),
  kj: () => (/* reexport */ completionScript),
  bZ: () => (/* reexport */ composeEntries),
  Ut: () => (/* reexport */ configText),
  bV: () => (/* reexport */ fileNameOf),
  wF: () => (/* binding */ isWatching),
  I8: () => (/* reexport */ jobTokens),
  Yk: () => (/* reexport */ legOf),
  P: () => (/* reexport */ src_contract/* loadReaders */.P),
  mW: () => (/* reexport */ manPage),
  VV: () => (/* binding */ modeOf),
  qE: () => (/* reexport */ namedValues),
  fM: () => (/* reexport */ ofPlatform),
  Mo: () => (/* reexport */ parsePolicies),
  PJ: () => (/* reexport */ source_parseSource),
  kB: () => (/* reexport */ parseWord),
  R8: () => (/* reexport */ policyItems),
  lR: () => (/* reexport */ readArguments),
  J7: () => (/* reexport */ readBrowse),
  Xg: () => (/* reexport */ readConfig),
  iH: () => (/* reexport */ readDiff),
  vv: () => (/* binding */ readFirst),
  eo: () => (/* reexport */ fix_readFix),
  Q8: () => (/* binding */ readGiven),
  mP: () => (/* binding */ readImageList),
  cd: () => (/* reexport */ readJob),
  n4: () => (/* reexport */ readLayers),
  FA: () => (/* reexport */ readOpen),
  ER: () => (/* binding */ readPublishing),
  "in": () => (/* binding */ readRequest),
  fP: () => (/* reexport */ readSbomCommand),
  ql: () => (/* reexport */ readSecrets),
  lg: () => (/* reexport */ readSuggest),
  Zc: () => (/* reexport */ readTree),
  Ud: () => (/* reexport */ refuseMistakes),
  RM: () => (/* reexport */ sbomFileName),
  YU: () => (/* reexport */ sbomFilesOf),
  rI: () => (/* reexport */ specOf),
  FV: () => (/* reexport */ wrongSettings)
});

// UNUSED EXPORTS: duplicateNames, readImageName, splitArguments

// EXTERNAL MODULE: ./src/core/exit-codes.ts
var exit_codes = __webpack_require__(74408);
// EXTERNAL MODULE: ./src/lib/word-wrap.ts
var word_wrap = __webpack_require__(71752);
;// CONCATENATED MODULE: ./src/inputs/commands/table.ts
/**
 * The commands beside the trial: `sea-trial NAME …`. One table makes their `--help`, the list in `sea-trial --help`, the
 * completion of shells and the man page. `src/app/commands` runs them.
 */
const PLATFORM = {
    name: 'platform',
    value: 'X',
    about: 'of archives and images with several: linux/amd64',
};
/** What can name an image where nothing is built. */
const IMAGES = [
    'FILE.tar, FOLDER      a docker save or OCI archive, an OCI layout',
    'docker-archive:PATH, oci-archive:PATH, oci-layout:PATH, with :TAG or @DIGEST for one of several',
    'registry:NAME         an image at a registry, not loaded into the engine',
    'NAME                  an image of the engine, pulled if it is missing; of a file of that name: ./NAME',
];
const IMAGE_IS = (more = []) => ['IMAGE is one of', ...more, ...IMAGES].join('\n  ');
const A_REPORT = 'FILE.json             a Report, written with --report';
const DOCKERFILE = {
    name: 'dockerfile',
    value: 'FILE',
    about: 'The Dockerfile that built it, to name the line of each layer',
};
const COMMANDS = [
    {
        name: 'diff',
        operands: 'A B',
        about: 'Shows what changed from A to B, and which layers, packages and files explain it',
        details: [['A and B are each one of', A_REPORT, ...IMAGES].join('\n  ')],
        options: [
            {
                name: 'format',
                value: 'WORD',
                choices: ['terminal', 'markdown', 'json'],
                default: 'terminal',
                about: 'How to print it',
            },
            PLATFORM,
        ],
        exit: '0 compared, also if they differ, 2 wrong settings or input, 3 no engine',
    },
    {
        name: 'layers',
        operands: 'IMAGE',
        about: 'Lists the layers of an image: size, dead weight, command',
        details: [IMAGE_IS([A_REPORT])],
        options: [
            {
                name: 'format',
                value: 'WORD',
                choices: ['text', 'json', 'markdown'],
                default: 'text',
                about: 'How to print it',
            },
            DOCKERFILE,
            PLATFORM,
        ],
        exit: '0 listed, 2 wrong settings or input, 3 no engine',
    },
    {
        name: 'tree',
        operands: 'IMAGE [PATH]',
        about: 'Lists the files of an image, or what a layer did to them, with sizes',
        details: [IMAGE_IS()],
        options: [
            { name: 'layer', value: 'N', about: 'What this layer did: 0 is the lowest, -1 the last' },
            { name: 'depth', value: 'N', default: '2', about: 'Levels of folders below PATH' },
            { name: 'sort', value: 'WORD', choices: ['size', 'name'], default: 'size', about: 'Order in a folder' },
            {
                name: 'only',
                value: 'WORD',
                choices: ['added', 'changed', 'removed', 'dead'],
                about: 'Since the base image, or by --layer',
            },
            { name: 'largest', value: 'N', about: 'The N largest files below PATH in place of the tree' },
            { name: 'format', value: 'WORD', choices: ['text', 'json'], default: 'text', about: 'How to print it' },
            PLATFORM,
        ],
        exit: '0 listed, 2 wrong settings or input, 3 no engine',
    },
    {
        name: 'sbom',
        operands: 'IMAGE',
        about: 'Prints the packages of an image as a bill of materials: CycloneDX or SPDX',
        details: [IMAGE_IS([A_REPORT])],
        options: [
            {
                name: 'format',
                value: 'WORD',
                choices: ['cyclonedx', 'spdx'],
                default: 'cyclonedx',
                about: 'Which form it has: CycloneDX 1.6 or SPDX 2.3, as JSON',
            },
            { name: 'output', value: 'FILE', about: 'Where to write it (default: standard output)' },
            PLATFORM,
        ],
        exit: '0 written, 2 wrong settings or input, 3 no engine',
    },
    {
        name: 'browse',
        operands: 'IMAGE',
        about: 'Shows layers and files in the terminal, with the keys of dive',
        details: [IMAGE_IS(), 'Press ? for its keys.'],
        options: [DOCKERFILE, PLATFORM],
        exit: '0 closed, 2 wrong settings or input, or no terminal, 3 no engine',
    },
    {
        name: 'open',
        operands: 'IMAGE',
        about: 'Opens the HTML page of a Report, or of an image that it weighs, in a browser; prints its path',
        details: [IMAGE_IS([A_REPORT])],
        options: [
            {
                name: 'output',
                value: 'FILE',
                about: 'Where to write the page (default: a new folder that only you can read)',
            },
            PLATFORM,
        ],
        exit: '0 written, also if no browser starts, 2 wrong settings or input, 3 no engine',
    },
    {
        name: 'explain',
        operands: 'CODE',
        about: 'Explains a finding: what it means, how it is proved, how to fix it',
        options: [{ name: 'list', about: 'List all codes, by group' }],
        exit: '0 explained, 2 no such code',
    },
    {
        name: 'init',
        operands: '[PATH]',
        about: 'Writes a config file beside the Dockerfile, from what is found there; never replaces one',
        options: [],
        exit: '0 written, 2 wrong settings, or there is one',
    },
    {
        name: 'check',
        operands: '[PATH]',
        about: 'Validates the config file and the options, and prints the settings that result',
        options: [],
        takesSettings: true,
        exit: '0 valid, 2 wrong settings',
    },
    {
        name: 'fix',
        operands: '[PATH]',
        about: 'Fixes waste in the Dockerfile, and proves each fix by a build and a trial of its image',
        details: [
            'Prints what is proven, and a patch for git apply. Takes the options of a trial too. Commits nothing.',
        ],
        options: [
            { name: 'write', about: 'Change the files' },
            {
                name: 'format',
                value: 'WORD',
                choices: ['text', 'json', 'patch'],
                default: 'text',
                about: 'How to print it',
            },
            {
                name: 'report',
                value: 'FILE',
                about: 'Report of an earlier trial of the same image, which is then not run again',
            },
        ],
        takesSettings: true,
        exit: '0 proven, or nothing to fix, 1 the image is not seaworthy, 2 wrong settings, 3 could not be tried',
    },
    {
        name: 'suggest-contract',
        operands: '[PATH]',
        about: 'Prints what was measured as a contract that fits: probes, memory, grace period',
        details: [
            'PATH is a folder to build and try first, with the options of a trial, or a Report (FILE.json), which is read.',
        ],
        options: [
            {
                name: 'kind',
                value: 'WORD',
                choices: ['deployment', 'knative', 'fly', 'compose'],
                default: 'deployment',
                about: 'Of which platform',
            },
        ],
        takesSettings: true,
        exit: '0 printed, 1 the image did not become ready, 2 wrong settings, 3 could not be tried',
    },
    {
        name: 'doctor',
        operands: '',
        about: 'Checks what works on this machine: engine, clients, folders, job; changes nothing',
        options: [
            { name: 'format', value: 'WORD', choices: ['text', 'json'], default: 'text', about: 'How to print it' },
        ],
        exit: '0 a Dockerfile can be built and tried here, 2 wrong settings, 3 it cannot',
    },
    {
        name: 'completion',
        operands: 'bash|zsh|fish',
        about: 'Prints the completion for a shell: source <(sea-trial completion bash)',
        options: [],
        exit: '0 printed, 2 no such shell',
    },
    {
        name: 'man',
        operands: '',
        about: 'Prints the man page: sea-trial man | man -l -',
        options: [],
        exit: '0 printed, 2 wrong settings',
    },
];
const commands = COMMANDS;
/** The command of that name; null if there is none. */
const commandNamed = (name) => COMMANDS.find((one) => one.name === name)?.name ?? null;
/** Throws if there is none: a mistake of this program. */
function specOf(name) {
    const found = commands.find((one) => one.name === name);
    if (!found)
        throw new RangeError(`there is no command ${name}`);
    return found;
}

// EXTERNAL MODULE: ./src/inputs/table.ts
var table = __webpack_require__(85541);
;// CONCATENATED MODULE: ./src/inputs/help.ts
/** `--help`, generated from the table of settings. */




const PLACEHOLDERS = {
    text: 'X',
    boolean: 'BOOL',
    list: 'X',
    ports: 'N',
    probes: 'PROBE',
    duration: 'TIME',
    size: 'SIZE',
    bytes: 'SIZE',
    growth: 'SIZE|%',
    cpus: 'N',
    count: 'N',
    words: 'WORDS',
    choice: 'WORD',
    secret: 'TOKEN',
};
/** Of `docker run`, but with other values. */
const AFTER_IMAGE = ['command', 'entrypoint'];
/** Settings that `--help` names without a line of their own. */
const GROUPS = [
    {
        title: 'Options of the build (see docs/from-build-push-action.md):',
        has: ({ group }) => group === 'build',
    },
    {
        title: 'Services, and several images (see docs/around-the-container.md, docs/many-images.md):',
        has: ({ group }) => group === 'services' || group === 'images',
    },
    {
        title: 'Options of the container, as in `docker run`:',
        has: ({ name, docker }) => docker !== undefined || AFTER_IMAGE.includes(name),
    },
    {
        title: 'Limits, test files, and comparing starts (docs/budgets.md, test-files.md, comparing.md):',
        has: ({ group }) => group === 'gate' || group === 'tests',
    },
    {
        title: 'Files, pushing an image that passes, and in a workflow (docs/outputs.md, push.md, github.md):',
        has: ({ group }) => group === 'files' || group === 'push' || group === 'workflow',
    },
];
function helpText() {
    const settings = table/* SETTINGS */.yy.filter(({ name }) => name !== 'path');
    const rows = settings
        .filter((setting) => !GROUPS.some(({ has }) => has(setting)))
        .map((setting) => [optionOf(setting), setting.about + fallback(setting)]);
    const width = Math.max(...rows.map(([option = '']) => option.length));
    return [
        'Usage: sea-trial [PATH] [options] | COMMAND [options] | [COMMAND] --help | --version',
        ...(0,word_wrap/* wrapItems */.L)(['Commands:', ...commands.map(({ name }) => name)], ' ', COLUMNS),
        'Builds the Dockerfile in PATH (default: .), runs the image, checks its health, and weighs it.',
        '',
        ...rows.map(([option = '', about = '']) => `  ${option.padEnd(width)}  ${about}`),
        `  ${'--watch'.padEnd(width)}  Try again on each change (see docs/terminal.md). Also: --help, --version`,
        '',
        ...GROUPS.flatMap(({ title, has }) => [title, ...inLines(settings.filter(has).map(optionOf))]),
        'Options that take a list may be repeated. Times: 90s, 2m. Sizes: 250MB, 1GiB.',
        `Exit code: ${exit_codes/* EXIT_MEANINGS */.S.map((row) => row.join(' ')).join(', ')}.`,
    ].join('\n');
}
const inLines = (items) => (0,word_wrap/* wrapItems */.L)(items, ', ', COLUMNS - INDENT.length).map((line) => INDENT + line);
const optionOf = ({ name, kind }) => `--${name} ${PLACEHOLDERS[kind]}`;
const INDENT = '  ';
const COLUMNS = 100;
function fallback(setting) {
    const text = setting.cliDefault ?? setting.default ?? '';
    const choices = setting.choices ? `: ${setting.choices.join(', ')}` : '';
    return choices + (text === '' ? '' : ` (default: ${text})`);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/lib/buildx-options.ts
var buildx_options = __webpack_require__(42104);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
// EXTERNAL MODULE: ./src/core/image-reference.ts
var image_reference = __webpack_require__(18630);
// EXTERNAL MODULE: ./src/inputs/values.ts
var inputs_values = __webpack_require__(18463);
;// CONCATENATED MODULE: ./src/inputs/preset/port.ts
/** The port that a platform assigns to the app through PORT: the given one, else a random one. Pure. */

function assignPort({ variable, asked, random }) {
    const [first] = asked;
    if (variable === null)
        return { ok: true, port: first ?? random };
    const port = (0,inputs_values/* parsePort */.pz)(variable);
    if (!port.ok || port.value.protocol === 'udp')
        return {
            ok: false,
            mistake: 'env: PORT must be a port from 1 to 65535: the preset requires the app to listen on it',
        };
    if (first !== undefined && !asked.includes(port.value.port))
        return {
            ok: false,
            mistake: `env: PORT is ${port.value.port}, but port ${first} is to be probed: the preset requires the app to listen on PORT`,
        };
    return { ok: true, port: port.value.port };
}

// EXTERNAL MODULE: ./src/core/budget.ts
var budget = __webpack_require__(64782);
;// CONCATENATED MODULE: ./src/inputs/gate.ts
/** The budgets of the inputs: `max-size` and its like. */



const inUnit = (parse) => (text) => {
    const parsed = parse(text);
    return parsed.ok ? (0,inputs_values.ok)({ limit: parsed.value, isPercent: false }) : parsed;
};
const LIMITS = [
    { name: 'max-size', figure: 'on-disk', is: 'max', parse: inUnit(inputs_values/* parseBytes */.z_) },
    { name: 'max-growth', figure: 'on-disk', is: 'max-growth', parse: inputs_values/* parseGrowth */.LQ },
    { name: 'max-dead-weight', figure: 'dead-weight', is: 'max', parse: inUnit(inputs_values/* parseBytes */.z_) },
    { name: 'max-ready', figure: 'ready', is: 'max', parse: inUnit(inputs_values/* parseDuration */.E9) },
    { name: 'max-memory', figure: 'memory', is: 'max', parse: inUnit(inputs_values/* parseBytes */.z_) },
];
/** An input replaces the budget of the config file that has its name. */
function readGate(reader, configured) {
    const ofInputs = LIMITS.flatMap(({ name, figure, is, parse }) => {
        const found = reader.parse(name, parse);
        const rule = { kind: 'figure', name: (0,budget/* budgetName */.V7)(figure, is), level: 'fail', unknown: 'fail' };
        return found === null ? [] : [{ ...rule, figure, is, ...found }];
    });
    const all = [...(configured?.budgets ?? []), ...ofInputs];
    const budgets = [...new Map(all.map((rule) => [rule.name, rule])).values()];
    const warnOnly = reader.parse('warn-only', inputs_values/* parseBoolean */.yG) === true;
    return {
        budgets: warnOnly ? budgets.map((rule) => ({ ...rule, level: 'warn' })) : budgets,
        acceptances: configured?.acceptances ?? [],
        growthLabel: reader.text('growth-label') ?? '',
    };
}

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/lib/nearest.ts
var nearest = __webpack_require__(72269);
;// CONCATENATED MODULE: ./src/inputs/container/gpus.ts


const GPUS_FORM = 'all, a number of GPUs, or device=ID, "device=ID,ID", driver=NAME, "capabilities=NAME,NAME"';
const FIELDS = ['count', 'device', 'driver', 'capabilities'];
const isField = (name) => FIELDS.some((field) => field === name);
/** One GPU by default, as in Docker. `count` −1 is all of them. */
function parseGpus(given) {
    const fields = new Map();
    for (const text of split(given)) {
        const [name, value] = fieldOf(text);
        if (!isField(name) || value === '')
            return (0,inputs_values/* invalid */.Gq)(GPUS_FORM, (0,nearest/* suggestion */.h)(name, ['all', ...FIELDS]));
        if (fields.has(name))
            return (0,inputs_values/* invalid */.Gq)('each kind of field once');
        fields.set(name, value);
    }
    const count = fields.get('count');
    const devices = fields.get('device')?.split(',') ?? [];
    if (count !== undefined && !/^(all|[1-9]\d{0,3})$/.test(count))
        return (0,inputs_values/* invalid */.Gq)(GPUS_FORM, (0,nearest/* suggestion */.h)(count, ['all']));
    if (count !== undefined && devices.length > 0)
        return (0,inputs_values/* invalid */.Gq)('either a number of GPUs or devices');
    return (0,inputs_values.ok)({
        count: count === 'all' ? -1 : devices.length > 0 ? 0 : Number(count ?? 1),
        devices,
        driver: fields.get('driver') ?? '',
        capabilities: [...new Set(['gpu', ...(fields.get('capabilities')?.split(',') ?? [])])],
    });
}
function fieldOf(text) {
    const at = text.indexOf('=');
    return at < 0 ? [/^(all|\d+)$/.test(text) ? 'count' : text, text] : [text.slice(0, at), text.slice(at + 1)];
}
/** Fields of a line of CSV. */
const split = (line) => [...line.matchAll(/"([^"]*)"|([^,"]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./src/inputs/container/network.ts
/** Name resolution in the container: `docker run --add-host` and `--dns`. */



const GATEWAY = 'host-gateway';
/** `db:10.0.0.1`, `db=10.0.0.1`, `db:[::1]`, `host.docker.internal:host-gateway`; returned with a colon, as the Engine API takes it. */
function parseAddHost(given) {
    const at = given.search(/[:=]/);
    const allowed = `NAME:ADDRESS such as db:10.0.0.1, or NAME:${GATEWAY}`;
    if (at <= 0 || !/^[A-Za-z0-9_][\w.-]*$/.test(given.slice(0, at)))
        return (0,inputs_values/* invalid */.Gq)(allowed);
    const name = given.slice(0, at);
    const address = given.slice(at + 1).replace(/^\[(.*)\]$/, '$1');
    if (address === GATEWAY || (0,external_node_net_.isIP)(address) > 0)
        return (0,inputs_values.ok)(`${name}:${address}`);
    const near = (0,nearest/* suggestion */.h)(address, [GATEWAY]);
    return (0,inputs_values/* invalid */.Gq)(allowed, near === undefined ? undefined : `${name}:${near}`);
}
const parseDns = (given) => (0,external_node_net_.isIP)(given) > 0 ? (0,inputs_values.ok)(given) : (0,inputs_values/* invalid */.Gq)('the IP address of a name server such as 1.1.1.1');

;// CONCATENATED MODULE: ./src/inputs/container/security.ts
/** What the container may do: `docker run --cap-add`, `--cap-drop`, `--user` and `--security-opt`. */


/** From capabilities(7) of Linux 5.9, the last version that added one. */
const CAPABILITIES = (0,inputs_values/* wordsOf */.Z9)(`
  chown dac_override dac_read_search fowner fsetid kill setgid setuid setpcap linux_immutable
  net_bind_service net_broadcast net_admin net_raw ipc_lock ipc_owner sys_module sys_rawio
  sys_chroot sys_ptrace sys_pacct sys_admin sys_boot sys_nice sys_resource sys_time sys_tty_config
  mknod lease audit_write audit_control setfcap mac_override mac_admin syslog wake_alarm
  block_suspend audit_read perfmon bpf checkpoint_restore all
`);
/** A capability in any case, with `CAP_` or without, or `all`; returns `NET_BIND_SERVICE`, `ALL`. */
function parseCapability(given) {
    const word = given.toLowerCase().replace(/^cap_/, '');
    return CAPABILITIES.includes(word)
        ? (0,inputs_values.ok)(word.toUpperCase())
        : (0,inputs_values/* invalid */.Gq)('a Linux capability such as NET_BIND_SERVICE, or ALL', (0,nearest/* suggestion */.h)(word, CAPABILITIES)?.toUpperCase());
}
/** The highest user ID that engines accept. */
const HIGHEST_ID = 2 ** 31 - 1;
/** `1000`, `1000:1000`, `app`, `app:staff`. */
function parseUser(given) {
    const [user = '', group] = given.split(':');
    const isWellFormed = /^[^\s:]+(:[^\s:]+)?$/.test(given);
    return isWellFormed && isId(user) && (group === undefined || isId(group))
        ? (0,inputs_values.ok)(given)
        : (0,inputs_values/* invalid */.Gq)(`USER[:GROUP], each a name or a number up to ${HIGHEST_ID}`);
}
const isId = (text) => !/^[-+]?\d+$/.test(text) || (/^\d{1,10}$/.test(text) && Number(text) <= HIGHEST_ID);
const SECURITY_OPTIONS = {
    'no-new-privileges': {
        form: /^(true|false)?$/,
        allowed: 'no-new-privileges, by itself or =true or =false',
    },
    seccomp: { form: /./, allowed: 'seccomp=FILE, seccomp=unconfined or seccomp=builtin' },
    apparmor: { form: /./, allowed: 'apparmor=PROFILE or apparmor=unconfined' },
    label: {
        form: /^(disable|(user|role|type|level|filetype|nested):?.*)$/,
        allowed: 'label=disable, or label=user:, role:, type: or level: and a value',
    },
    systempaths: { form: /^unconfined$/, allowed: 'systempaths=unconfined' },
    'writable-cgroups': { form: /^(true|false)?$/, allowed: 'writable-cgroups, by itself or =true or =false' },
};
/** `NAME`, `NAME=VALUE` or `NAME:VALUE`. The caller reads a seccomp profile. */
function parseSecurityOpt(given) {
    const at = given.search(/[=:]/);
    const [name, value] = at < 0 ? [given, ''] : [given.slice(0, at), given.slice(at + 1)];
    const known = Object.hasOwn(SECURITY_OPTIONS, name) ? SECURITY_OPTIONS[name] : undefined;
    if (known === undefined)
        return (0,inputs_values/* invalid */.Gq)(`one of ${Object.keys(SECURITY_OPTIONS).join(', ')}`, (0,nearest/* suggestion */.h)(name, Object.keys(SECURITY_OPTIONS)));
    return known.form.test(value) ? (0,inputs_values.ok)({ name, value }) : (0,inputs_values/* invalid */.Gq)(known.allowed);
}

// EXTERNAL MODULE: ./src/inputs/container/limits.ts
var limits = __webpack_require__(3705);
;// CONCATENATED MODULE: ./src/inputs/container/mounts.ts


const VOLUME_FORM = '[SOURCE:]/PATH[:OPTIONS] such as ./data:/data:ro';
const VOLUME_NAME = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
/** At most one of each row may be given. */
const VOLUME_OPTIONS = [
    ['ro', 'rw'],
    ['z', 'Z'],
    ['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave'],
    ['nocopy'],
    ['consistent', 'cached', 'delegated'],
];
/** `./data:/data:ro`, `cache:/cache` or `/scratch`. A path is returned as given; the caller resolves it. */
function parseVolume(given) {
    const parts = given.split(':');
    const [source, target, options = ''] = parts.length === 1 ? ['', given] : parts;
    if (parts.length > 3 || target === undefined || (parts.length > 1 && source === ''))
        return (0,inputs_values/* invalid */.Gq)(VOLUME_FORM);
    if (!target.startsWith('/'))
        return (0,inputs_values/* invalid */.Gq)(`an absolute path in the container: ${VOLUME_FORM}`);
    if (/^\/+$/.test(target))
        return (0,inputs_values/* invalid */.Gq)('a path in the container other than /');
    const words = options === '' ? [] : options.split(',');
    const wrong = firstWrongOption(words);
    if (parts.length === 3 && (words.length === 0 || wrong !== null))
        return wrongOption(wrong ?? '');
    if (source === '')
        return (0,inputs_values.ok)({ source: null, target, options: [] });
    const from = parseSource(source ?? '', given);
    return from.ok ? (0,inputs_values.ok)({ source: from.value, target, options: words }) : from;
}
function parseSource(source, given) {
    if (/^[./]/.test(source))
        return (0,inputs_values.ok)({ kind: 'path', path: source });
    if (VOLUME_NAME.test(source))
        return (0,inputs_values.ok)({ kind: 'name', name: source });
    if (source.startsWith('~'))
        return (0,inputs_values/* invalid */.Gq)('a path without ~, because no shell expands it');
    return (0,inputs_values/* invalid */.Gq)('the name of a volume, or a path that begins with / or ./', source.includes('/') ? `./${given}` : undefined);
}
/** The first word that is unknown, or that contradicts another. */
function firstWrongOption(words) {
    const rowOf = (word) => VOLUME_OPTIONS.findIndex((row) => row.includes(word));
    const rows = words.map(rowOf);
    const at = rows.findIndex((row, index) => row < 0 || rows.indexOf(row) !== index);
    return words[at] ?? null;
}
const wrongOption = (word) => (0,inputs_values/* invalid */.Gq)(`options of ${VOLUME_OPTIONS.map((row) => row.join(' or ')).join(', ')}, at most one of a kind`, (0,nearest/* suggestion */.h)(word, VOLUME_OPTIONS.flat()));
const TMPFS_FLAGS = (0,inputs_values/* wordsOf */.Z9)(`
  rw ro suid nosuid dev nodev exec noexec sync async dirsync mand nomand atime noatime diratime
  nodiratime relatime norelatime strictatime nostrictatime defaults private rprivate shared
  rshared slave rslave
`);
const TMPFS_VALUES = {
    size: /^\d+[kmg%]?$/i,
    mode: /^[0-7]{1,4}$/,
    uid: /^\d+$/,
    gid: /^\d+$/,
    nr_inodes: /^\d+[kmg]?$/i,
    nr_blocks: /^\d+[kmg]?$/i,
    mpol: /^[\w:=,-]+$/,
};
/** `/run` or `/run:size=64m,mode=1777`, with the options that engines accept. */
function parseTmpfs(given) {
    const colon = given.indexOf(':');
    const [path, options] = colon < 0 ? [given, ''] : [given.slice(0, colon), given.slice(colon + 1)];
    if (!path.startsWith('/') || /^\/+$/.test(path))
        return (0,inputs_values/* invalid */.Gq)('/PATH[:OPTIONS] such as /run:size=64m,mode=1777');
    const wrong = options === '' ? undefined : options.split(',').find((option) => !isTmpfsOption(option));
    if (wrong === undefined)
        return (0,inputs_values.ok)({ path, options });
    const words = [...TMPFS_FLAGS, ...Object.keys(TMPFS_VALUES)];
    return (0,inputs_values/* invalid */.Gq)('options such as size=64m, mode=1777, uid=1000, noexec', (0,nearest/* suggestion */.h)(wrong.split('=')[0] ?? '', words));
}
function isTmpfsOption(option) {
    const at = option.indexOf('=');
    if (at < 0)
        return TMPFS_FLAGS.includes(option);
    const name = option.slice(0, at);
    return Object.hasOwn(TMPFS_VALUES, name) && TMPFS_VALUES[name]?.test(option.slice(at + 1)) === true;
}

;// CONCATENATED MODULE: ./src/inputs/container/index.ts
/** The settings of the container that are options of `docker run`. */







/** Adds a mistake to `reader` for each setting that is invalid. */
function readContainer(reader) {
    const volumes = reader.lines('volumes', parseVolume).map((volume) => checkVolume(reader, volume));
    const tmpfs = reader.lines('tmpfs', parseTmpfs);
    refuseDoubles(reader, volumes, tmpfs);
    return {
        volumes,
        tmpfs,
        user: reader.parse('user', parseUser),
        readOnly: reader.parse('read-only', inputs_values/* parseBoolean */.yG) ?? false,
        capAdd: reader.each('cap-add', parseCapability),
        capDrop: reader.each('cap-drop', parseCapability),
        securityOpt: reader.lines('security-opt', parseSecurityOpt).map((word) => withProfile(reader, word)),
        pidsLimit: reader.parse('pids-limit', limits/* parsePidsLimit */.D),
        shmSize: reader.parse('shm-size', inputs_values/* parseSize */.DB),
        ulimits: lastOfEach(reader.each('ulimit', limits/* parseUlimit */.a)),
        addHost: reader.each('add-host', parseAddHost),
        dns: reader.each('dns', parseDns),
        init: reader.parse('init', inputs_values/* parseBoolean */.yG) ?? false,
        gpus: reader.parse('gpus', parseGpus),
    };
}
/** Of a limit that is given twice, Docker uses the last. */
const lastOfEach = (ulimits) => [
    ...new Map(ulimits.map((ulimit) => [ulimit.name, ulimit])).values(),
];
/** A path is relative to the working directory and must exist: Docker would silently create a folder owned by root. */
function checkVolume(reader, volume) {
    if (volume.source?.kind !== 'path')
        return volume;
    const located = reader.place('volumes', volume.source.path);
    if (located === null)
        return volume;
    if (reader.engineIsHere && located.kind === null)
        reader.mistake(`${reader.labelOf('volumes')}: ${located.path} does not exist: expected a file or folder to mount`);
    // Docker would follow the link itself, and later; outside the repository, the link may be the engine's own (/var/run/docker.sock)
    const isFollowed = reader.engineIsHere && located.isGuarded;
    return { ...volume, source: { kind: 'path', path: isFollowed ? located.real : located.path } };
}
function refuseDoubles(reader, volumes, tmpfs) {
    const mounts = [
        ...volumes.map(({ target }) => ({ name: 'volumes', path: withoutTrailingSlash(target) })),
        ...tmpfs.map(({ path }) => ({ name: 'tmpfs', path: withoutTrailingSlash(path) })),
    ];
    mounts.forEach(({ name, path }, index) => {
        if (mounts.findIndex((mount) => mount.path === path) !== index)
            reader.mistake(`${reader.labelOf(name)}: ${path} is mounted twice: give it once`);
    });
}
const withoutTrailingSlash = (path) => path.replace(/\/+$/, '');
/** Docker's client, not the engine, reads the file of a seccomp profile: the API takes its text. */
function withProfile(reader, { name, value }) {
    const flag = value === '' ? name : `${name}=${value}`;
    if (name !== 'seccomp' || value === 'unconfined' || value === 'builtin')
        return { flag, value: flag };
    const path = reader.resolve(value, 'security-opt');
    try {
        const profile = JSON.parse(reader.readFile('security-opt', value));
        return { flag: `seccomp=${path}`, value: `seccomp=${JSON.stringify(profile)}` };
    }
    catch (cause) {
        const label = reader.labelOf('security-opt');
        reader.mistake(`${label}: the seccomp profile ${path} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`);
        return { flag, value: flag };
    }
}

// EXTERNAL MODULE: ./src/contract/index.ts + 14 modules
var src_contract = __webpack_require__(3435);
;// CONCATENATED MODULE: ./src/inputs/preset/presets.ts
const PRESETS = {
    'cloud-run': {
        implies: () => ({
            timeout: '240s',
            memory: '512MiB',
            cpus: '1',
            env: 'K_SERVICE=sea-trial\nK_REVISION=sea-trial-00001-sea\nK_CONFIGURATION=sea-trial',
        }),
        requires: ['obeys-port', 'files-in-memory'],
        source: 'https://cloud.google.com/run/docs/container-contract',
    },
    'kubernetes-restricted': {
        implies: () => ({ 'cap-drop': 'ALL', 'security-opt': 'no-new-privileges' }),
        requires: ['non-root', 'numeric-user', 'no-capabilities', 'no-new-privileges', 'default-seccomp'],
        source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    },
    openshift: {
        implies: ({ user }) => ({
            user: `${user}:0`,
            'cap-drop': 'ALL',
            'security-opt': 'no-new-privileges',
        }),
        requires: ['arbitrary-user', 'no-capabilities', 'no-new-privileges', 'default-seccomp'],
        source: 'https://docs.openshift.com/container-platform/4.11/openshift_images/create-images.html',
    },
    'read-only': {
        implies: () => ({ 'read-only': 'true', tmpfs: '/tmp\n/run' }),
        requires: ['read-only-root'],
        source: 'https://docs.docker.com/reference/cli/docker/container/run/#read-only',
    },
    heroku: {
        implies: ({ dynoUser }) => ({
            timeout: '60s',
            user: `${dynoUser}:${dynoUser}`,
            env: 'DYNO=web.1',
        }),
        requires: ['obeys-port', 'non-root'],
        source: 'https://devcenter.heroku.com/articles/container-registry-and-runtime',
    },
};
const presetNames = Object.keys(PRESETS).filter((name) => name in PRESETS);
const randomValues = (random = Math.random) => ({
    port: pick(random, 62_000, 65_000),
    user: pick(random, 1_000_000_000, 1_000_900_000),
    dynoUser: pick(random, 10_000, 60_000),
});
const pick = (random, from, to) => from + Math.floor(random() * (to - from));

;// CONCATENATED MODULE: ./src/inputs/preset/implied.ts
/** The defaults that presets set: the text of each setting, and where two presets contradict each other. Pure. */




function parsePreset(given) {
    const found = presetNames.find((name) => name === given.toLowerCase());
    return found === undefined
        ? (0,inputs_values/* invalid */.Gq)(`one of ${presetNames.join(', ')}`, (0,nearest/* suggestion */.h)(given, presetNames))
        : (0,inputs_values.ok)(found);
}
function presetDefaults(names, random) {
    const texts = new Map();
    const presetOf = new Map();
    const mistakes = [];
    for (const name of names) {
        for (const { name: setting } of table/* SETTINGS */.yy) {
            const implied = PRESETS[name].implies(random);
            const text = implied[setting];
            if (text === undefined)
                continue;
            const earlier = texts.get(setting);
            const other = presetOf.get(setting);
            if (isList(setting))
                texts.set(setting, joined(setting, earlier ?? '', text));
            else if (earlier === undefined)
                texts.set(setting, text);
            else if (earlier !== text)
                mistakes.push(`presets ${other ?? ''} and ${name} differ in ${setting}: use them in separate runs`);
            presetOf.set(setting, name);
        }
    }
    return { texts, mistakes };
}
const isList = (name) => table/* SETTINGS */.yy.some((setting) => setting.name === name && setting.kind === 'list');
/** Joins two lists; a line of the second replaces a line of the first that sets the same thing. */
function joined(setting, first, second) {
    const own = (0,inputs_values/* parseList */.E1)(second);
    const keys = new Set(own.map((line) => keyOf(setting, line)));
    const kept = (0,inputs_values/* parseList */.E1)(first).filter((line) => !keys.has(keyOf(setting, line)));
    return [...kept.map(quoted), second].join('\n');
}
/** Ends what a line sets: a variable's name, a mount's path, the kind of a security option. */
const SEPARATORS = {
    env: /=/,
    tmpfs: /:/,
    'security-opt': /[=:]/,
    'add-host': /[=:]/,
    ulimit: /=/,
};
const keyOf = (setting, line) => line.split(SEPARATORS[setting] ?? /$/, 1)[0] ?? line;
/** Quoted for `parseList` when it has a line break. */
const quoted = (line) => (line.includes('\n') ? `"${line.replaceAll('"', '""')}"` : line);

;// CONCATENATED MODULE: ./src/inputs/contract.ts
/** The setting `contract`: reads the files that it names, or that are found, and says what they set for the trial. */






const NONE = { inputs: {}, texts: new Map(), probes: [], isToEnd: false, requires: [] };
/** Bytes of a contract; the readers have their own limits below it. */
const MOST_BYTES = 16_000_000;
const WORDS = ['auto', 'none'];
/** Mistakes of named files are mistakes of the settings. Files that `auto` finds are only compared, and never an error. */
function readContracts(reader, source, root) {
    const named = [...new Set(reader.list('contract'))];
    const words = named.filter((text) => WORDS.includes(text));
    if (words.length > 0 && named.length > 1)
        reader.mistake(`${reader.labelOf('contract')}: ${words.join(', ')} cannot be used with a file`);
    const files = named.filter((text) => !words.includes(text));
    if (files.length > 0)
        return applied(reader, files, root);
    return words.includes('auto') ? found(reader, source, root) : NONE;
}
function applied(reader, named, root) {
    const label = reader.labelOf('contract');
    const contracts = named.flatMap((text) => {
        const { contracts: read, mistakes } = readNamed(reader, text, root);
        for (const { file, line, message } of mistakes)
            reader.mistake(`${label}: ${line === null ? file : `${file}:${line}`}: ${message}`);
        return read;
    });
    for (const sentence of (0,src_contract/* disagreements */.og)(contracts))
        reader.mistake(`${label}: ${sentence}`);
    const all = contracts.map((contract) => ({ contract, sets: (0,src_contract/* implied */.TU)(contract) }));
    const texts = textsOf(all.map(({ sets }) => sets));
    const tried = all.map(({ contract, sets }) => {
        const isReplaced = (setting) => setting !== null && !isList(setting) && reader.wasChosen(setting);
        const replaced = sets.rules.filter(({ setting }) => isReplaced(setting));
        return {
            contract,
            isApplied: true,
            rules: sets.rules.filter((rule) => !replaced.includes(rule)),
            notTried: [
                ...sets.notTried,
                ...replaced.map(({ text, at, setting }) => ({
                    value: { what: text, why: `your own setting ${setting ?? ''} replaces it` },
                    at,
                })),
            ],
        };
    });
    return {
        inputs: tried.length === 0 ? {} : { contract: { contracts: tried, notes: [], stop: stopOf(contracts) } },
        texts,
        probes: all.flatMap(({ sets }) => sets.probes),
        isToEnd: contracts.some(({ isToEnd }) => isToEnd),
        requires: all.some(({ sets }) => sets.obeysPort) ? ['obeys-port'] : [],
    };
}
function readNamed(reader, text, root) {
    const [, path = text, pick = null] = /^(.+?)(?:#([^#/\s]+(?:\/[^#/\s]+)?))?$/.exec(text) ?? [];
    const full = reader.resolve(path, 'contract');
    const file = (0,file_access/* isInside */.FK)(full, root) ? (0,external_node_path_.relative)(root, full).split(external_node_path_.sep).join('/') : path;
    try {
        return (0,src_contract/* contractReaders */.t_)().readContractFile(reader.readFile('contract', path, { most: MOST_BYTES }), file, pick);
    }
    catch (error) {
        const why = (0,external_node_fs_.existsSync)(full) ? `cannot be read: ${(0,errors/* messageOf */.bD)(error)}` : 'does not exist: expected a file';
        return { contracts: [], mistakes: [{ file: path, line: null, message: why }] };
    }
}
/** Two contracts that differ in a setting are reported by `disagreements`; here the first one counts. */
function textsOf(all) {
    const texts = new Map();
    for (const { texts: own } of all)
        for (const [setting, text] of own) {
            const earlier = texts.get(setting);
            if (earlier === undefined)
                texts.set(setting, text);
            else if (isList(setting) || setting === 'port')
                texts.set(setting, joined(setting, earlier, text));
        }
    return texts;
}
/** The shortest grace period counts. */
function stopOf(contracts) {
    const graces = contracts.flatMap(({ grace }) => grace?.value ?? []);
    const hooks = contracts.flatMap(({ preStop }) => preStop?.value.kind === 'exec' ? [preStop.value.argv] : []);
    return {
        grace: graces.length === 0 ? null : Math.min(...graces, src_contract/* MOST_GRACE_SECONDS */.rW),
        before: hooks[0] ?? null,
        signal: contracts.flatMap(({ stopSignal }) => stopSignal?.value ?? [])[0] ?? null,
    };
}
const DOCKERS = { grace: null, before: null, signal: null };
/** Bytes of a file that is looked at. */
const MOST_FOUND_BYTES = 1024 ** 2;
/** Names in a folder; a larger one holds no manifests. */
const MOST_NAMES = 2000;
/** What a development container or the tested service of a compose file needs is another question. */
function isComparable({ kind }, hasServices) {
    return kind !== 'devcontainer' && !(kind === 'compose' && hasServices);
}
function found(reader, source, root) {
    if (source.kind !== 'build')
        return NONE;
    const under = (path) => (0,external_node_path_.relative)(root, path).split(external_node_path_.sep).join('/');
    const [dockerfile, context] = [under(source.file), under(source.context)];
    if ([dockerfile, context].some((path) => path.startsWith('..')))
        return NONE;
    const { findContracts, foldersToSearch, namesOf } = (0,src_contract/* contractReaders */.t_)();
    const names = [reader.text('name') ?? '', ...namesOf(dockerfile, (0,external_node_path_.basename)(root))].filter(Boolean);
    const subject = { dockerfile, context, target: source.target, names };
    const files = foldersToSearch(subject).flatMap((folder) => filesIn(root, folder));
    const { contracts, notes } = findContracts(files, (file) => {
        reader.filesRead.add((0,external_node_path_.join)(root, file));
        return textOf(root, file);
    }, subject);
    const tried = contracts
        .filter((contract) => isComparable(contract, reader.text('compose-file') !== null))
        .map((contract) => {
        const { rules, notTried } = (0,src_contract/* implied */.TU)(contract);
        return { contract, isApplied: false, rules, notTried };
    });
    if (tried.length === 0 && notes.length === 0)
        return NONE;
    return { ...NONE, inputs: { contract: { contracts: tried, notes, stop: DOCKERS } } };
}
/** Relative to the root; none where the folder is missing, or a link leads out of the repository. */
function filesIn(root, folder) {
    const place = (0,file_access/* locateInside */.t3)((0,external_node_path_.join)(root, folder), root);
    if (!place.ok || place.kind !== 'folder')
        return [];
    try {
        const entries = (0,external_node_fs_.readdirSync)(place.real, { withFileTypes: true });
        const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name);
        return names.length > MOST_NAMES ? [] : names.map((name) => (folder === '' ? name : `${folder}/${name}`));
    }
    catch {
        return []; // it may not be read
    }
}
function textOf(root, file) {
    const place = (0,file_access/* locateInside */.t3)((0,external_node_path_.join)(root, file), root);
    if (!place.ok || place.kind !== 'file')
        return null;
    try {
        return (0,file_access/* readText */.yR)(place, { most: MOST_FOUND_BYTES });
    }
    catch {
        return null; // too large, or it may not be read
    }
}
/** The texts of presets, replaced by those of contracts. */
function underContracts(presets, { texts }) {
    const all = new Map(presets);
    for (const [setting, text] of texts)
        all.set(setting, isList(setting) ? joined(setting, all.get(setting) ?? '', text) : text);
    return all;
}
/** The probes of the settings, and those of the contracts that ask something else. */
function withContractProbes(own, { probes, isToEnd }) {
    const asked = new Map(own.map((spec) => [spec.text, spec]));
    const says = own.some(({ kind }) => kind === 'exit');
    for (const spec of [...probes.map(contract_specOf), ...(isToEnd && !says ? [ENDS] : [])])
        if (!asked.has(spec.text))
            asked.set(spec.text, spec);
    return [...asked.values()];
}
const ENDS = { kind: 'exit', text: 'exit 0', codes: [0] };
/** As the kubelet asks: any certificate is accepted. */
function contract_specOf({ how }) {
    const text = (0,src_contract/* probeText */.Qc)(how);
    const trust = { ca: null, server: null };
    switch (how.kind) {
        case 'http':
            return {
                ...{ kind: how.scheme, text, port: how.port, trust },
                path: how.path.startsWith('/') ? how.path : `/${how.path}`,
                expect: how.status === null
                    ? []
                    : [{ on: 'status', ranges: [how.status], text: `status=${how.status.join('-')}` }],
                headers: how.headers.map(([name, value]) => ({ name, value })),
            };
        case 'tcp':
            return { kind: 'tcp', text, port: how.port };
        case 'grpc':
            return { kind: 'grpc', text, port: how.port, service: how.service, trust };
        case 'exec':
            return { kind: 'exec', text, argv: how.argv };
    }
}

// EXTERNAL MODULE: ./src/platform/name.ts
var platform_name = __webpack_require__(20736);
;// CONCATENATED MODULE: ./src/inputs/archive-ref.ts
/** Parses a reference to an image in an archive, as in skopeo and buildx: `oci-layout://PATH:TAG`, `docker-archive:PATH:NAME:TAG`. */
const SCHEME = /^(?:oci-layout|oci-archive|docker-archive):(?:\/\/)?/;
const DIGEST = /@(sha256:[0-9a-f]{64})$/;
/**
 * Null for other references. A path may contain colons: the longest existing path is used, else the text before the first
 * colon.
 */
function parseArchiveRef(text, exists) {
    const scheme = SCHEME.exec(text)?.[0];
    const rest = text.slice(scheme?.length);
    if (scheme === undefined || rest === '')
        return null;
    if (exists(rest))
        return { path: rest, ref: null };
    const digest = DIGEST.exec(rest)?.[1] ?? null;
    const { path, ref } = archive_ref_split(rest.replace(DIGEST, ''), exists);
    return { path, ref: digest ?? ref };
}
function archive_ref_split(text, exists) {
    if (exists(text))
        return { path: text, ref: null };
    const colons = [...text.matchAll(/:/g)].map(({ index }) => index);
    const at = colons.findLast((colon) => exists(text.slice(0, colon))) ?? colons[0];
    return at === undefined
        ? { path: text, ref: null }
        : { path: text.slice(0, at), ref: text.slice(at + 1) || null };
}

// EXTERNAL MODULE: ./src/inputs/types.ts
var types = __webpack_require__(53448);
;// CONCATENATED MODULE: ./src/inputs/mistakes.ts

/** A wrong setting, or several. */
class WrongSettings extends errors/* UserError */.yo {
    /** One sentence each. */
    mistakes;
    constructor(sentence, mistakes, hint) {
        super('settings', sentence, hint, { exit: 2 });
        this.mistakes = mistakes;
    }
}
/** One error for all mistakes, of which there is at least one. */
function wrongSettings(mistakes, hint) {
    const [first = ''] = mistakes;
    const rows = mistakes.map((one) => `  - ${one.replaceAll('\n', '\n    ')}`);
    const sentence = mistakes.length === 1 ? first : `${mistakes.length} settings are wrong:\n${rows.join('\n')}`;
    return new WrongSettings(sentence, mistakes, hint);
}

;// CONCATENATED MODULE: ./src/inputs/predicate.ts
/** Names of the files that are about one image each: in-toto predicates and SBOMs, because a signed statement is about one image. */


const PLACEHOLDER = '{name}';
/** The file of that image. */
const fileNameOf = (pattern, name) => pattern.replaceAll(PLACEHOLDER, name.replace(/[^\w.-]+/g, '-'));
/** Throws if two images would share a file. */
function refuseSharedFile(setting, images) {
    const owners = new Map();
    for (const { name, file: pattern } of images) {
        const file = (0,external_node_path_.resolve)(fileNameOf(pattern, name));
        const other = owners.get(file) ?? name;
        owners.set(file, other);
        if (other !== name)
            throw wrongSettings([`${setting}: ${other} and ${name} would both be written to ${file}`], `Each image needs its own file: write ${PLACEHOLDER} in it, such as \`result-${PLACEHOLDER}.json\`.`);
    }
}

;// CONCATENATED MODULE: ./src/inputs/sbom.ts
/**
 * `sbom` names files to write, of the packages that were read (`cyclonedx`, `spdx=FILE`), and what buildx is to attach, as
 * docker/build-push-action takes it (`true`, `generator=IMAGE`).
 */


/** Names by which tools know the format of a file. */
const ENDINGS = { cyclonedx: 'cdx.json', spdx: 'spdx.json' };
const SBOM_FORMATS = ['cyclonedx', 'spdx'];
function sbomParts(text) {
    const items = text.split(/[\n,]/).map((item) => ({ item, own: fileIn(item.trim()) }));
    const files = items.flatMap(({ own }) => own ?? []);
    const others = items.flatMap(({ item, own }) => (own === null && item.trim() !== '' ? [item] : []));
    return { files, build: others.length > 0 ? others.join(',') : null };
}
function fileIn(item) {
    const [name = '', ...path] = item.split('=');
    const format = SBOM_FORMATS.find((one) => one === name.toLowerCase());
    return format === undefined ? null : { format, path: path.length > 0 ? path.join('=') : null };
}
/** The text without what is for buildx. */
const withoutBuildSbom = (text) => sbomParts(text)
    .files.map(({ format, path }) => (path === null ? format : `${format}=${path}`))
    .join('\n');
/** On a command line a file without a path is in the working directory; `name`: of the image. */
function readSbom(reader, name, { cwd, env, commandLine }) {
    const { files } = sbomParts(reader.text('sbom') ?? '');
    const label = reader.labelOf('sbom');
    const mistake = files.length > 0 ? epochMistake(env) : null;
    if (mistake !== null)
        reader.mistake(mistake);
    for (const format of SBOM_FORMATS)
        if (files.filter((one) => one.format === format).length > 1)
            reader.mistake(`${label}: ${format} is given twice: give each format once`);
    return files.map(({ format, path }) => {
        if (path === '')
            reader.mistake(`${label}: ${format}= needs a path: ${format}=bom.json, or ${format} alone`);
        const file = path === null
            ? commandLine
                ? (0,external_node_path_.join)(cwd, sbomFileName(name, format))
                : null
            : reader.writtenPath('sbom', fileNameOf(path, name));
        return { format, file };
    });
}
/** The last second that a date of four digits can state. */
const LAST_SECOND = 253_402_300_799;
/** What is wrong with SOURCE_DATE_EPOCH, the time that an SBOM states; null if nothing is. */
function epochMistake({ SOURCE_DATE_EPOCH: epoch }) {
    if (!epoch || (/^\d+$/.test(epoch) && Number(epoch) <= LAST_SECOND))
        return null;
    return `SOURCE_DATE_EPOCH: ${JSON.stringify(epoch.slice(0, 200))} is not allowed: expected whole seconds since 1970`;
}
const sbomFileName = (name, format) => fileNameOf(`{name}.${ENDINGS[format]}`, name);
/** Of one of several platforms: `api-linux-arm64.cdx.json` of `api.cdx.json`. */
function ofPlatform(file, platform) {
    if (platform === null)
        return file;
    const ending = /(?:\.(?:cdx|spdx|bom))?\.[^./\\]*$/.exec(file)?.[0] ?? '';
    return `${file.slice(0, file.length - ending.length)}-${platform.replace(/[^\w.-]+/g, '-')}${ending}`;
}
/** Of each of the image's platforms, where it has several. */
const sbomFilesOf = ({ name, sbom = [], source }) => {
    const platforms = (source.kind === 'build' ? source.platforms : null) ?? [null];
    return sbom.flatMap(({ format, file }) => platforms.map((platform) => (0,external_node_path_.resolve)(ofPlatform(file ?? sbomFileName(name, format), platform))));
};

;// CONCATENATED MODULE: ./src/inputs/of-build.ts
/** Settings that apply only when an image is built. */


/** These also select an image of an archive or registry. */
const SELECTING = ['platform', 'platforms'];
const details = table/* SETTINGS */.yy.filter(({ name, group, ofRun }) => (group === 'build' || group === 'images') && ofRun !== true && !SELECTING.includes(name));
/** Where the image comes from. A given one replaces all of these. */
const SOURCES = ['image', 'archive', 'path'];
const OF_BUILD = [
    'file',
    'target',
    'build-args',
    ...details.map(({ name }) => name),
];
/** The setting, for an image that is not built; null if it is only for a build. */
function forPrebuilt(name, value) {
    if (OF_BUILD.includes(name))
        return null;
    return name === 'sbom' ? { ...value, text: withoutBuildSbom(value.text) } : value;
}

;// CONCATENATED MODULE: ./src/inputs/build-options.ts
/** The settings of a build that become options of buildx, or files with secrets. */





const parseStage = (text) => /^[A-Za-z0-9][\w.-]*$/.test(text) ? (0,inputs_values.ok)(text) : (0,inputs_values/* invalid */.Gq)('the name or number of a stage');
const parseEntitlement = (text) => /^[a-z][\w.]*(=.+)?$/i.test(text) ? (0,inputs_values.ok)(text) : (0,inputs_values/* invalid */.Gq)('an entitlement such as network.host');
const parsePair = (text) => /^[^=\s-][^=\s]*(=|$)/.test(text) ? (0,inputs_values.ok)(text) : (0,inputs_values/* invalid */.Gq)('NAME=value');
/** `nofile=1024:2048` */
function parseUlimitText(text) {
    const limit = (0,limits/* parseUlimit */.a)(text);
    return limit.ok ? (0,inputs_values.ok)(`${limit.value.name}=${limit.value.soft}:${limit.value.hard}`) : limit;
}
const parseTag = (text) => text.includes('@') ? (0,inputs_values/* invalid */.Gq)('a name with a tag, without a digest') : (0,inputs_values/* parseReference */.F2)(text);
const LISTS = [
    { name: 'add-hosts', flag: '--add-host', commas: true, parse: parseAddHost },
    { name: 'allow', flag: '--allow', commas: true, parse: parseEntitlement },
    { name: 'labels', flag: '--label', parse: parsePair },
    { name: 'no-cache-filters', flag: '--no-cache-filter', commas: true, parse: parseStage },
    { name: 'build-ulimit', flag: '--ulimit', parse: parseUlimitText },
];
/** Adds a mistake to `reader` for each setting that is invalid. */
function readBuildOptions(reader) {
    const shm = reader.parse('build-shm-size', inputs_values/* parseSize */.DB);
    const cgroup = reader.text('cgroup-parent');
    const flags = [
        ['pull', '--pull'],
        ['no-cache', '--no-cache'],
    ];
    return [
        ...flags.flatMap(([name, flag]) => (reader.parse(name, inputs_values/* parseBoolean */.yG) === true ? [[flag]] : [])),
        ...LISTS.flatMap(({ name, flag, parse, ...rules }) => reader.items(name, parse, rules).map((value) => [flag, value])),
        ...(isPushed(reader) ? [] : tagsOf(reader).map((tag) => ['--tag', tag])),
        ...(shm === null ? [] : [['--shm-size', String(shm)]]),
        ...(cgroup === null ? [] : [['--cgroup-parent', cgroup]]),
        ...reader.items('annotations', parseAnnotation).map((item) => ['--annotation', item]),
        ...contexts(reader),
        ...sshKeys(reader),
    ];
}
/** Of the image on the engine, or at registries. */
const tagsOf = (reader) => [
    ...new Set(reader.items('tags', parseTag, { commas: true })),
];
const isPushed = (reader) => (reader.text('push') ?? 'false') !== 'false';
const parseAnnotation = (text) => /^[^=\s-][^=\s]*=/.test(text) ? (0,inputs_values.ok)(text) : (0,inputs_values/* invalid */.Gq)('NAME=value');
/**
 * Attestations as buildx takes them, without those that are disabled. As in docker/build-push-action, `true` enables one,
 * and `provenance` and `sbom` replace those in `attests`.
 */
function readAttests(reader) {
    const own = ['provenance', 'sbom'].flatMap((name) => {
        const text = reader.text(name);
        const given = text !== null && name === 'sbom' ? sbomParts(text).build : text;
        const also = name === 'sbom' ? 'cyclonedx, spdx, cyclonedx=FILE, spdx=FILE, ' : '';
        const parsed = given === null ? null : reader.check(name, given, parseAttest(`type=${name},${given}`, also));
        return parsed === null ? [] : [parsed];
    });
    const listed = reader.items('attests', (text) => parseAttest(text));
    const types = listed.map(attestType);
    for (const type of new Set(types.filter((one, index) => types.indexOf(one) < index)))
        reader.mistake(`${reader.labelOf('attests')}: type=${type} is given twice`);
    const replaced = own.map(attestType);
    return [...own, ...listed.filter((one) => !replaced.includes(attestType(one)))].filter((one) => !/,disabled=true(?:,|$)/.test(one));
}
const attestType = (spec) => /^type=([^,]*)/.exec(spec)?.[1] ?? '';
/** As Go reads booleans. */
const BOOLEANS = new Map([
    ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((text) => [text, 'disabled=false']),
    ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((text) => [text, 'disabled=true']),
]);
/** The type comes first. `also`: what else is allowed, for a message. */
function parseAttest(text, also = '') {
    const fields = (0,buildx_options/* fieldsOf */.Pf)(text)?.map((field) => BOOLEANS.get(field.trim()) ?? field.trim()) ?? [];
    const type = fields.find((field) => /^type=[a-z]+$/.test(field));
    const allowed = `${also}true, false, or fields such as type=provenance,mode=max`;
    if (type === undefined || fields.some((field) => !/^[a-z][\w.-]*=./.test(field)))
        return (0,inputs_values/* invalid */.Gq)(allowed);
    return (0,inputs_values.ok)([type, ...fields.filter((field) => field !== type).map(buildx_options/* csvField */.XR)].join(','));
}
/** Of another machine, an image, or a stage; not a folder of this one. */
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|target:)/i;
const LAYOUT = /^oci-layout:\/\/([^:@]+)/i;
/** Folders become absolute paths, so that a baseline can be built from another checkout. */
function contexts(reader) {
    return reader.items('build-contexts', parseContext).flatMap((item) => {
        const at = item.indexOf('=');
        const [name, value] = [item.slice(0, at), item.slice(at + 1)];
        const layout = LAYOUT.exec(value)?.[1];
        if (layout !== undefined)
            reader.place('build-contexts', layout);
        const place = REMOTE.test(value) ? value : reader.existingPath('build-contexts', value, 'a folder');
        return [['--build-context', `${name}=${place}`]];
    });
}
function parseContext(text) {
    if (isGitDefault(text))
        return (0,inputs_values/* invalid */.Gq)('a folder: {{defaultContext}} is a Git context, check out the repository');
    return /^[^=\s-][^=\s]*=./.test(text) ? (0,inputs_values.ok)(text) : (0,inputs_values/* invalid */.Gq)('NAME=FOLDER or NAME=docker-image://IMAGE');
}
/** docker/build-push-action replaces it by the address of the repository and commit. */
const isGitDefault = (text) => text.includes('{{');
/** `default`, `ID`, `ID=FILE`: the client reads the key, or connects to the agent's socket. */
function sshKeys(reader) {
    return reader.items('ssh', parseSsh, { commas: true }).map((item) => {
        const at = item.indexOf('=');
        if (at < 0)
            return ['--ssh', item];
        const place = reader.place('ssh', item.slice(at + 1));
        return ['--ssh', `${item.slice(0, at)}=${place?.path ?? ''}`];
    });
}
const parseSsh = (text) => /^[A-Za-z0-9][\w.-]*(=[^=]+)?$/.test(text) ? (0,inputs_values.ok)(text) : (0,inputs_values/* invalid */.Gq)('default, ID or ID=FILE');
/**
 * The secrets of all settings but `build-secrets`; `specs` as buildx takes them. Mistakes and notes name the number of an
 * item, because its text may be a secret.
 */
function readBuildSecrets(reader) {
    const files = pairs(reader, 'secret-files', 'ID=FILE').map(([id, path]) => (0,buildx_options/* secretSpec */.k6)(id, 'src', reader.existingPath('secret-files', path, 'a file')));
    const variables = pairs(reader, 'secret-envs', 'ID=NAME', { commas: true }).map(([id, name]) => {
        reader.refuseRunners('secret-envs', name);
        if (!reader.hasVariable(name))
            reader.note(`${reader.labelOf('secret-envs')}: ${name} is not set, so the secret ${id} is empty`);
        return (0,buildx_options/* secretSpec */.k6)(id, 'env', name);
    });
    const values = pairs(reader, 'secrets', 'ID=value', { exact: true }).map(([id, value]) => ({ id, value }));
    for (const { id, value } of values)
        if (Buffer.byteLength(value) > buildx_options/* MOST_SECRET_BYTES */.n2)
            reader.mistake(`${reader.labelOf('secrets')}: ${id} has ${Buffer.byteLength(value)} bytes, and buildx takes at most ${buildx_options/* MOST_SECRET_BYTES */.n2}`);
    return { specs: [...files, ...variables], values };
}
/** `ID=text`. An ID is a field of CSV in buildx's option. A secret without a value is left out, with a note. */
function pairs(reader, name, allowed, rules = {}) {
    return reader.rawItems(name, rules).flatMap((item, index) => {
        const at = item.indexOf('=');
        const [id, text] = [item.slice(0, at).trim(), item.slice(at + 1)];
        if (at < 1 || !/^[^\s",=]+$/.test(id)) {
            reader.mistake(`${reader.labelOf(name)}: item ${index + 1} is not allowed: expected ${allowed}`);
            return [];
        }
        if (text !== '')
            return [[id, text]];
        reader.note(`${reader.labelOf(name)}: item ${index + 1} has no value and is left out: a pull request from a fork or of Dependabot gets no secrets`);
        return [];
    });
}

// EXTERNAL MODULE: ./src/lib/json.ts
var json = __webpack_require__(18453);
// EXTERNAL MODULE: ./src/inputs/image-list/entry.ts
var entry = __webpack_require__(92650);
;// CONCATENATED MODULE: ./src/inputs/build-push-action.ts
const OF_INDEX = 'Needs an index: see below';
const BUILD_PUSH_INPUTS = {
    'add-hosts': { is: 'same', note: 'For RUN steps; `add-host` is the container’s' },
    allow: { is: 'same' },
    annotations: {
        is: 'same',
        note: 'Those of `index` where an index is made. Only containerd’s image store keeps them on the engine',
    },
    attests: { is: 'same', note: OF_INDEX },
    'build-args': { is: 'same' },
    'build-contexts': { is: 'same', note: 'Folders, images, URLs; not `{{defaultContext}}`' },
    builder: { is: 'same' },
    'cache-from': { is: 'same' },
    'cache-to': { is: 'same', note: 'An error of a `type=gha` cache does not fail the build' },
    call: { is: 'refused', why: 'only a whole build gives an image to test', harmless: ['build'] },
    'cgroup-parent': { is: 'same' },
    context: {
        is: 'same',
        note: 'A folder, by default the working directory: run actions/checkout first. Git contexts are refused',
    },
    file: { is: 'same' },
    'github-token': {
        is: 'ignored',
        why: 'it is for Git contexts only, and a folder is built; `token` comments',
        harmless: [],
    },
    labels: { is: 'same' },
    load: { is: 'ignored', why: 'the image is always loaded into the engine', harmless: ['true', 'false'] },
    network: { is: 'renamed', to: 'build-network' },
    'no-cache': { is: 'same' },
    'no-cache-filters': { is: 'same' },
    outputs: {
        is: 'refused',
        why: 'the image is loaded into the engine to be tested, and nothing else is written',
        harmless: [],
    },
    platforms: { is: 'same', note: 'Several need an index: see below' },
    provenance: { is: 'same', note: 'Off unless set. ' + OF_INDEX },
    pull: { is: 'same' },
    push: { is: 'same', note: 'After the trial, and only what passed: see push.md' },
    sbom: { is: 'same', note: OF_INDEX + '. Also writes files: sbom.md' },
    secrets: { is: 'same', note: 'An empty value, as in a pull request from a fork, is left out' },
    'secret-envs': { is: 'same', note: 'Not variables of the runner: `GITHUB_TOKEN`, `ACTIONS_*`' },
    'secret-files': { is: 'same', note: 'A missing file is a wrong setting' },
    'shm-size': { is: 'renamed', to: 'build-shm-size' },
    ssh: { is: 'same' },
    tags: { is: 'same', note: 'Without `push`, given to the image on the engine, where they stay' },
    target: { is: 'same' },
    ulimit: { is: 'renamed', to: 'build-ulimit' },
};
/** The inputs that are no settings. */
const NOT_SETTINGS = new Map(Object.entries(BUILD_PUSH_INPUTS).flatMap(([name, meaning]) => meaning.is === 'refused' || meaning.is === 'ignored' ? [[name, meaning]] : []));
/** One sentence without a full stop; null where nothing is lost. */
function lossOf(name, text) {
    const meaning = NOT_SETTINGS.get(name);
    if (meaning === undefined || meaning.harmless.includes(text.toLowerCase()))
        return null;
    return { is: meaning.is, sentence: `${name} is ${meaning.is}: ${meaning.why}` };
}

;// CONCATENATED MODULE: ./src/inputs/image-list/target.ts
/** A target of a bake file, as `docker buildx bake --print` prints it, as settings. Pure. */






function targetSettings(target, around) {
    const given = (0,json/* entries */.jO)(target).filter(([, value]) => value !== null);
    const context = given.some(([name]) => name === 'context') ? [] : [['context', '.']];
    const parts = [...context, ...given].map(([name, value]) => {
        const convert = Object.hasOwn(target_FIELDS, name) ? target_FIELDS[name] : undefined;
        const label = `${around.label} ${name.slice(0, 50)}`;
        return { label, part: convert ? convert(value, around, target) : UNKNOWN };
    });
    const sentences = (of) => parts.flatMap(({ label, part }) => (part[of] ?? []).map((sentence) => `${label} ${sentence}`));
    const inline = parts.find(({ part }) => part.inline !== undefined)?.part.inline;
    return {
        entry: {
            settings: new Map(parts.flatMap(({ label, part: { setting } }) => setting && setting[1] !== '' ? [[setting[0], { text: setting[1], label }]] : [])),
            ...(inline === undefined ? {} : { inline }),
        },
        mistakes: sentences('mistakes'),
        notes: sentences('notes'),
        places: parts.flatMap(({ label, part }) => (part.places ?? []).map((path) => ({ path, label }))),
    };
}
const UNKNOWN = { notes: ['is not known to this version, and has no effect'] };
const ignored = () => ({});
const target_FIELDS = {
    context(value, { folder }) {
        const given = (0,json/* text */.Qq)(value);
        if (given === '-' || REMOTE_FILE.test(given))
            return {
                mistakes: [
                    'is a Git or HTTP context, which is not supported: check out the repository and give a folder',
                ],
            };
        const path = (0,external_node_path_.resolve)(folder, given);
        return { setting: ['path', path], places: [path] };
    },
    dockerfile(value, { folder }, target) {
        const given = (0,json/* text */.Qq)(value);
        if ((0,json/* field */.ZZ)(target, 'dockerfile-inline') !== undefined || given === 'Dockerfile')
            return {};
        if (REMOTE_FILE.test(given))
            return { mistakes: ['is on another machine: give a file of the repository'] };
        const path = (0,external_node_path_.resolve)(folder, (0,json/* text */.Qq)((0,json/* field */.ZZ)(target, 'context')) || '.', given);
        return { setting: ['file', path], places: [path] };
    },
    'dockerfile-inline': (value) => ({ inline: (0,json/* text */.Qq)(value) }),
    target: (value) => ({ setting: ['target', (0,json/* text */.Qq)(value)] }),
    args: (value) => ({ setting: ['build-args', (0,inputs_values/* listText */.so)(pairsOf(value))] }),
    labels: (value) => ({ setting: ['labels', (0,inputs_values/* listText */.so)(pairsOf(value))] }),
    annotations: (value) => ({ setting: ['annotations', (0,inputs_values/* listText */.so)((0,json/* texts */.Te)(value))] }),
    tags: (value) => ({ setting: ['tags', (0,inputs_values/* listText */.so)((0,json/* texts */.Te)(value))] }),
    platforms: (value) => ({ setting: ['platforms', (0,json/* texts */.Te)(value).join(',')] }),
    'cache-from': (value, { folder }) => cache('cache-from', value, 'src', folder),
    'cache-to': (value, { folder }) => cache('cache-to', value, 'dest', folder),
    secret: secrets,
    ssh,
    contexts: target_contexts,
    network: (value, { grants }) => ({
        setting: ['build-network', (0,json/* text */.Qq)(value)],
        ...((0,json/* text */.Qq)(value) === 'host' ? refusedIn(['network.host'], grants) : {}),
    }),
    entitlements: (value, { grants }) => ({
        setting: ['allow', (0,inputs_values/* listText */.so)((0,json/* texts */.Te)(value))],
        ...refusedIn((0,json/* texts */.Te)(value), grants),
    }),
    'extra-hosts': (value) => ({
        setting: ['add-hosts', (0,inputs_values/* listText */.so)((0,json/* entries */.jO)(value).map(([name, address]) => `${name}:${(0,json/* text */.Qq)(address)}`))],
    }),
    'no-cache': (value) => ({ setting: ['no-cache', value === true ? 'true' : ''] }),
    'no-cache-filter': (value) => ({ setting: ['no-cache-filters', (0,inputs_values/* listText */.so)((0,json/* texts */.Te)(value))] }),
    pull: (value) => ({ setting: ['pull', value === true ? 'true' : ''] }),
    'shm-size': (value) => ({ setting: ['build-shm-size', dockerBytes(value)] }),
    ulimits: (value) => ({ setting: ['build-ulimit', (0,inputs_values/* listText */.so)((0,json/* texts */.Te)(value))] }),
    attest: (value) => ({
        setting: [
            'attests',
            (0,inputs_values/* listText */.so)((0,json/* list */.p_)(value).flatMap((one) => (isDisabled(one) ? [] : [(0,buildx_options/* csvLine */.zT)(fieldsIn(one))]))),
        ],
    }),
    output: (value) => ({
        notes: (0,json/* list */.p_)(value).every(isLoad)
            ? []
            : ['has no effect: the image is loaded into the engine to be tested'],
    }),
    call: (value) => ({ mistakes: ['', 'build'].includes((0,json/* text */.Qq)(value)) ? [] : [target_lossOf('call')] }),
    description: ignored,
};
/** `is ignored: it describes …` */
function target_lossOf(name) {
    const meaning = NOT_SETTINGS.get(name);
    return meaning === undefined ? '' : `is ${meaning.is}: ${meaning.why}`;
}
/** Of Git, HTTP, or (`cwd://`) of a remote bake file. */
const REMOTE_FILE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i;
/** `NAME=value`, without names that have no value. */
const pairsOf = (value) => (0,json/* entries */.jO)(value).flatMap(([name, one]) => (typeof one === 'string' ? [`${name}=${one}`] : []));
/** As buildx takes an option: older versions print that, newer ones an object. */
function fieldsIn(option) {
    if (typeof option === 'string')
        return (0,buildx_options/* fieldsOf */.Pf)(option) ?? [option];
    return (0,json/* entries */.jO)(option).map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
}
/** The value of `NAME=value`. */
const valueIn = (fields, name) => fields.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
function cache(name, value, pathField, folder) {
    const all = (0,json/* list */.p_)(value).map((option) => {
        const fields = fieldsIn(option);
        if (valueIn(fields, 'type') !== 'local')
            return { fields, places: [] };
        const path = (0,external_node_path_.resolve)(folder, valueIn(fields, pathField));
        const rest = fields.filter((one) => !one.startsWith(`${pathField}=`));
        return { fields: [...rest, `${pathField}=${path}`], places: [path] };
    });
    return {
        setting: [name, (0,inputs_values/* listText */.so)(all.map(({ fields }) => (0,buildx_options/* csvLine */.zT)(fields)))],
        places: all.flatMap(({ places }) => places),
    };
}
/** A file of the repository must not choose which variables of the job a build gets. */
function secrets(value, { folder, grants }) {
    const known = Object.fromEntries([...grants.variables].map((name) => [name, '']));
    const all = (0,json/* list */.p_)(value).map((option) => {
        const spec = (0,buildx_options/* csvLine */.zT)(fieldsIn(option));
        return { id: (0,buildx_options/* secretId */.Ku)(spec), from: (0,buildx_options/* secretSource */.kV)(spec, known) };
    });
    const specs = all.flatMap(({ id, from }) => {
        if (from === null)
            return [];
        return 'env' in from
            ? [(0,buildx_options/* secretSpec */.k6)(id, 'env', from.env)]
            : [(0,buildx_options/* secretSpec */.k6)(id, 'src', (0,external_node_path_.resolve)(folder, from.file))];
    });
    return {
        setting: ['build-secrets', (0,inputs_values/* listText */.so)(specs)],
        places: all.flatMap(({ from }) => (from && 'file' in from ? [(0,external_node_path_.resolve)(folder, from.file)] : [])),
        mistakes: all.flatMap(({ id, from }) => {
            if (from === null)
                return ['has an item that is no secret: expected an id with env or src'];
            if (!('env' in from) || grants.variables.has(from.env))
                return [];
            return [
                `${id} is the variable ${from.env} of the job: give its name with the input vars, because a file of the repository cannot`,
            ];
        }),
    };
}
function ssh(value, { folder, grants }) {
    const all = (0,json/* list */.p_)(value).map((option) => {
        const [id = '', ...rest] = typeof option === 'string' ? option.split('=') : [(0,json/* text */.Qq)((0,json/* field */.ZZ)(option, 'id'))];
        const paths = rest.length > 0 ? [rest.join('=')] : (0,json/* texts */.Te)((0,json/* field */.ZZ)(option, 'paths'));
        return { id, paths: paths.map((path) => (0,external_node_path_.resolve)(folder, path)) };
    });
    const refused = all.map(({ id }) => id).filter((id) => !grants.ssh.has(id));
    return {
        setting: [
            'ssh',
            (0,inputs_values/* listText */.so)(all.map(({ id, paths }) => (paths.length === 0 ? id : `${id}=${paths.join(',')}`))),
        ],
        places: all.flatMap(({ paths }) => paths),
        mistakes: refused.map((id) => `asks for the SSH key or agent ${id}: give it with the input ssh, because a file of the repository cannot`),
    };
}
function target_contexts(value, { folder }) {
    const all = (0,json/* entries */.jO)(value).map(([name, given]) => {
        const where = (0,json/* text */.Qq)(given);
        const layout = LAYOUT.exec(where)?.[1];
        if (layout !== undefined) {
            const path = (0,external_node_path_.resolve)(folder, layout);
            return {
                item: `${name}=oci-layout://${path}${where.slice('oci-layout://'.length + layout.length)}`,
                places: [path],
            };
        }
        if (REMOTE.test(where))
            return { item: `${name}=${where}`, places: [] };
        const path = (0,external_node_path_.resolve)(folder, where);
        return { item: `${name}=${path}`, places: [path] };
    });
    return {
        setting: ['build-contexts', (0,inputs_values/* listText */.so)(all.map(({ item }) => item))],
        places: all.flatMap(({ places }) => places),
    };
}
function refusedIn(asked, grants) {
    const refused = asked.filter((one) => !grants.entitlements.has(one));
    return {
        mistakes: refused.map((one) => `asks for ${one}: give it with the input allow, because a file of the repository cannot`),
    };
}
const isDisabled = (option) => valueIn(fieldsIn(option), 'disabled') === 'true';
/** Whether loading the image into the engine, or nothing, is all that it asks for. */
function isLoad(option) {
    const fields = fieldsIn(option);
    const type = valueIn(fields, 'type');
    return type === 'cacheonly' || type === 'docker'
        ? valueIn(fields, 'dest') === ''
        : type === 'image' && valueIn(fields, 'push') !== 'true';
}
const POWERS = ['', 'k', 'm', 'g', 't', 'p'];
/** Docker's sizes, whose units are powers of 1024 however they are written: `64m`, `1GB`. As bytes; unchanged where it is none. */
function dockerBytes(value) {
    const given = typeof value === 'number' ? String(value) : (0,json/* text */.Qq)(value);
    const [, count, unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?) ?(k|m|g|t|p)?i?b?$/i.exec(given) ?? [];
    return count === undefined
        ? given
        : String(Math.round(Number(count) * 1024 ** POWERS.indexOf(unit.toLowerCase())));
}

;// CONCATENATED MODULE: ./src/inputs/image-list/bake.ts
/** The images of bake files, from what `docker buildx bake --print` prints. Pure. */



/** `printed`: targets with all variables, matrices and inheritance resolved. */
function bakeEntries(printed, { files, folder, grants }) {
    const definition = (0,json/* parseJson */.qF)(printed);
    const targets = new Map((0,json/* entries */.jO)((0,json/* field */.ZZ)(definition, 'target')));
    const names = asked(definition, targets);
    const file = files.join(', ');
    const mistakes = [
        ...(names.length === 0
            ? [`${file}: there are no images: the targets or the group default name none`]
            : []),
        ...(0,entry/* tooMany */.Ot)(names, file),
    ];
    if (mistakes.length > 0)
        return { images: [], linked: [], mistakes, notes: [], places: [] };
    const all = [...targets].map(([name, target]) => {
        const label = `${file} target ${name.slice(0, 100)}`;
        const { entry, ...rest } = targetSettings(unescaped(target), { label, folder, grants });
        return { entry: { name, ...entry }, ...rest };
    });
    const entryOf = new Map(all.map(({ entry }) => [entry.name, entry]));
    return {
        images: names.flatMap((name) => entryOf.get(name) ?? []),
        linked: all.flatMap(({ entry }) => (names.includes(entry.name) ? [] : [entry])),
        mistakes: all.flatMap((one) => one.mistakes),
        notes: all.flatMap((one) => one.notes),
        places: all.flatMap((one) => one.places),
    };
}
/** buildx prints what was asked for as the group `default`; a group may name groups. */
function asked(definition, targets) {
    const seen = new Set();
    const visit = (name) => {
        if (seen.has(name))
            return [];
        seen.add(name);
        return targets.has(name) ? [name] : (0,json/* texts */.Te)((0,json/* field */.ZZ)(definition, 'group', name, 'targets')).flatMap(visit);
    };
    return visit('default');
}
/** The fields in which buildx escapes what it would replace if the printed file were read again. */
const ESCAPED = ['annotations', 'args', 'dockerfile-inline', 'extra-hosts', 'labels'];
const unescaped = (target) => Object.fromEntries((0,json/* entries */.jO)(target).map(([name, value]) => [name, ESCAPED.includes(name) ? withoutEscapes(value) : value]));
const withoutEscapes = (value) => (0,json/* mapTexts */.zO)(value, (one) => one.replaceAll('$${', '${').replaceAll('%%{', '%{'));

;// CONCATENATED MODULE: ./src/inputs/image-list/compose.ts
/**
 * The images of a compose file, from what `docker compose config --format json` prints: each service with a `build` is one. How
 * it is built and run is read with the setting `service`, as for one image. Pure.
 */





function composeEntries(printed, { files, label, targets, folder, grants }) {
    // Compose prints each dollar sign twice
    const model = (0,json/* mapTexts */.zO)((0,json/* parseJson */.qF)(printed), (one) => one.replaceAll('$$', () => '$'));
    const services = new Map((0,json/* entries */.jO)((0,json/* field */.ZZ)(model, 'services')));
    const built = [...services].flatMap(([name, service]) => ((0,json/* field */.ZZ)(service, 'build') == null ? [] : [name]));
    const names = targets.length === 0 ? built : [...new Set(targets)];
    const mistakes = [
        ...names.flatMap((name) => (built.includes(name) ? [] : [whyNoImage(name, services, built, label)])),
        ...(names.length === 0 ? [`${label}: there are no images: none of its services has a build`] : []),
        ...(0,entry/* tooMany */.Ot)(names, label),
    ];
    if (mistakes.length > 0)
        return { images: [], linked: [], mistakes, notes: [], places: [] };
    const all = names.map((name) => {
        const service = `${label} service ${name.slice(0, 100)}`;
        const context = { context: (0,json/* field */.ZZ)(services.get(name), 'build', 'context') };
        const { entry, ...rest } = targetSettings(context, { label: service, folder, grants });
        const settings = new Map([
            ...entry.settings,
            ['compose-file', { text: (0,inputs_values/* listText */.so)(files), label: service }],
            ['service', { text: name, label: service }],
        ]);
        return { entry: { name, settings }, ...rest };
    });
    return {
        images: all.map(({ entry }) => entry),
        linked: [],
        mistakes: all.flatMap((one) => one.mistakes),
        notes: [],
        places: all.flatMap((one) => one.places),
    };
}
function whyNoImage(name, services, built, file) {
    const shown = name.slice(0, 100);
    if (services.has(name))
        return `targets: the service ${shown} of ${file} has no build, so it is no image to build`;
    const near = (0,nearest/* suggestion */.h)(name, built);
    return `targets: ${shown} is no service of ${file}${near === undefined ? '' : `: did you mean ${near}?`}`;
}

;// CONCATENATED MODULE: ./src/inputs/image-list/source.ts
/** The settings that say where many images come from: bake files, or the services of a compose file. */



/** In the order in which buildx reads them. */
const DEFAULT_FILES = [
    ...['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'],
    ...['docker-bake.json', 'docker-bake.hcl', 'docker-bake.override.json', 'docker-bake.override.hcl'],
];
/** Null where no setting asks for several images. `services`: what `compose-file` gives. */
function readImageListSource(reader, services) {
    const given = reader.list('bake-file');
    const targets = reader.items('targets', parseTarget, { commas: true });
    const variables = reader.environment('vars');
    const grants = grantsIn(reader);
    if (reader.parse('compose-images', inputs_values/* parseBoolean */.yG) === true) {
        if (given.length > 0)
            reader.mistake('bake-file and compose-images cannot be used together: give one of them');
        if (services === null)
            reader.mistake('compose-images needs compose-file: the images are services of that file');
        if (services?.service != null)
            reader.mistake('service has no effect with compose-images: give targets');
        return services && { kind: 'compose', files: services.files, host: services.host, targets, grants };
    }
    if (given.length === 0 && targets.length === 0) {
        reader.refuse(['vars'], 'needs bake-file: they are variables of that file');
        return null;
    }
    const folder = reader.existing('path', 'a folder');
    const files = given.length > 0 ? given.flatMap((path) => bakeFile(path, reader)) : defaultFiles(folder, reader);
    return { kind: 'bake', files, folder, targets, variables, grants };
}
/** Also a pattern, as newer versions of buildx take it. Not an address, which buildx would fetch. */
const parseTarget = (text) => /^[A-Za-z0-9_][\w.*-]*$/.test(text) ? (0,inputs_values.ok)(text) : (0,inputs_values/* invalid */.Gq)('the name of a target, group or service');
function bakeFile(path, reader) {
    if (!/^(?:[a-z][a-z0-9+.-]*:\/\/|git@|-$)/i.test(path))
        return [reader.existingPath('bake-file', path, 'a file')];
    reader.mistake(`${reader.labelOf('bake-file')}: ${path.slice(0, 200)} is no file of the repository: check out the repository and give a path`);
    return [];
}
function defaultFiles(folder, reader) {
    const files = DEFAULT_FILES.map((name) => (0,external_node_path_.join)(folder, name)).filter((path) => (0,external_node_fs_.existsSync)(path));
    if (files.length === 0)
        reader.mistake(`${reader.labelOf('targets')} needs bake-file: ${folder} has none with a name that buildx looks for, such as docker-bake.hcl`);
    return files.map((path) => reader.existingPath('targets', path, 'a file'));
}
/** What the settings of the run give, of which the files may use a part. */
function grantsIn(reader) {
    const itemsOf = (name) => (0,inputs_values/* parseList */.E1)(reader.text(name) ?? '');
    return {
        variables: new Set(itemsOf('vars').filter((item) => !item.includes('='))),
        entitlements: new Set(itemsOf('allow').flatMap((item) => item.split(/[\s,]+/))),
        ssh: new Set(itemsOf('ssh')
            .flatMap((item) => item.split(','))
            .map((item) => item.split('=', 1)[0] ?? '')),
    };
}

;// CONCATENATED MODULE: ./src/inputs/image-list/index.ts
/** Bake and compose files as sources of many images: which files, and what they come to. */





;// CONCATENATED MODULE: ./src/inputs/push.ts
/** What to do with an image that passes. */



/** Null without `push`, and if that is wrong. */
function readPush(reader, kind) {
    const when = reader.parse('push', (text) => (0,inputs_values/* parseChoice */.HU)(text, ['false', 'true', 'each']));
    const attach = reader.parse('attach', inputs_values/* parseBoolean */.yG);
    if (when === null)
        return null;
    if (!isPushed(reader) || when === 'false') {
        reader.refuse(['attach'], 'has no effect without push: the Report is attached to an image at a registry');
        if (kind === 'image')
            reader.refuse(['tags'], 'has no effect with image but with push: true');
        return null;
    }
    if (kind === 'archive')
        reader.mistake('push has no effect with an archive, which is weighed but not run: give image or a folder');
    const tags = tagsOf(reader).flatMap((text) => referenceOf(reader, text));
    // wrong ones are a mistake of their own
    if (reader.rawItems('tags', { commas: true }).length === 0)
        reader.mistake('push needs tags: the names to push to, such as ghcr.io/acme/api:1.2, one per line');
    return { when: when === 'each' ? 'each' : 'all', tags, attach: attach ?? true };
}
function referenceOf(reader, text) {
    const reference = (0,image_reference/* parseImageReference */.o_)(text);
    if (reference)
        return [reference];
    reader.mistake(`${reader.labelOf('tags')}: ${JSON.stringify(text.slice(0, 200))} cannot be pushed to: ${(0,image_reference/* whyNoImage */.PW)(text) ?? ''}`);
    return [];
}

;// CONCATENATED MODULE: ./src/inputs/job.ts
/**
 * What the runner says about the job, in inputs that it fills in by itself. An older server leaves them empty, and other
 * programs write them as they stand in action.yml: what is not as expected is ignored.
 */

function readJob(env) {
    const given = (name) => env[`INPUT_${name.toUpperCase()}`]?.trim() ?? '';
    return {
        matrix: sorted(valuesIn((0,json/* parseJson */.qF)(given('job-matrix')))),
        legs: positive(given('job-total')),
        checkRun: positive(given('job-check-run')),
        network: servicesNetwork((0,json/* parseJson */.qF)(given('job-services')), given('job-network')),
    };
}
/** Each platform of a build of several is a leg of its own, with its own baseline, also where the job has no matrix. */
function legOf(job, source) {
    if (source.kind !== 'build' || !source.platforms || source.platform === null)
        return job;
    const { platform, platforms } = source;
    const legs = job.legs === null ? null : job.legs * platforms.length;
    const isNamed = job.matrix.some(([, value]) => value === platform);
    return { ...job, legs, matrix: isNamed ? job.matrix : sorted([...job.matrix, ['platform', platform]]) };
}
const sorted = (matrix) => [...matrix].sort(([a], [b]) => (a < b ? -1 : 1));
const MOST_DEPTH = 10;
/** Every value that is not a list or an object. A value on its own is no matrix. */
function valuesIn(value, path = []) {
    if (typeof value === 'object' && value !== null && path.length < MOST_DEPTH)
        return Object.entries(value).flatMap(([key, inner]) => valuesIn(inner, [...path, key]));
    return path.length === 0 ? [] : [[path.join('.'), String(value)]];
}
function positive(given) {
    const value = /^\d{1,15}$/.test(given) ? Number(given) : 0;
    return value > 0 ? value : null;
}
/** All services of a job are on one network, and so is its container. */
function servicesNetwork(services, ofContainer) {
    const networks = (0,json/* entries */.jO)(services).map(([, service]) => (0,json/* text */.Qq)((0,json/* field */.ZZ)(service, 'network')));
    if (networks.length === 0)
        return null;
    return [...networks, ofContainer].find((name) => /^[A-Za-z0-9][\w.-]{0,200}$/.test(name)) ?? null;
}

// EXTERNAL MODULE: ./src/lib/docker-client-env.ts
var docker_client_env = __webpack_require__(42493);
;// CONCATENATED MODULE: ./src/inputs/input-list.ts
/** Lists as docker/build-push-action reads them: lines of CSV, whose quotes may enclose line breaks. Pure, in linear time. */
/**
 * The items of a list; null when a double quote is not closed. A field that begins with a double quote ends with one, and
 * may contain commas, line breaks and doubled quotes; other quotes are ordinary characters. Unlike there, a line that
 * begins with `#` is a comment.
 */
function parseInputList(text, { commas = false, exact = false } = {}) {
    const items = [];
    for (let at = 0; at < text.length;) {
        const record = isComment(text, at) ? { fields: [], end: endOf(text, at, /\n/g) } : recordAt(text, at);
        if (record === null)
            return null;
        const { fields, end } = record;
        const [only = ''] = fields;
        items.push(...(!commas ? [fields.join(',')] : fields.length === 1 ? only.split(',') : fields));
        at = end + (text[end] === '\r' ? 2 : 1);
    }
    return items.filter((item) => item.trim() !== '').map((item) => (exact ? item : item.trim()));
}
/** `end`: where the line ends. */
function recordAt(text, start) {
    const fields = [];
    for (let at = start;;) {
        const field = fieldAt(text, at);
        if (field === null)
            return null;
        fields.push(field.value);
        if (text[field.end] !== ',')
            return { fields, end: field.end };
        at = field.end + 1;
    }
}
const FIELD_END = /,|\r?\n/g;
function fieldAt(text, at) {
    if (text[at] !== '"') {
        const end = endOf(text, at, FIELD_END);
        return { value: text.slice(at, end), end };
    }
    const quote = closingQuote(text, at + 1);
    if (quote === null)
        return null;
    const quoted = text.slice(at + 1, quote).replaceAll('""', '"');
    const end = endOf(text, quote + 1, FIELD_END);
    // text after the closing quote makes both quotes ordinary
    return end === quote + 1
        ? { value: quoted, end }
        : { value: `"${quoted}"${text.slice(quote + 1, end)}`, end };
}
/** The first quote that is not doubled. */
function closingQuote(text, from) {
    for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2))
        if (text[at + 1] !== '"')
            return at;
    return null;
}
function endOf(text, from, pattern) {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? text.length;
}
function isComment(text, at) {
    const start = /[ \t]*#/y;
    start.lastIndex = at;
    return start.test(text);
}

// EXTERNAL MODULE: ./src/lib/text-width.ts
var text_width = __webpack_require__(55041);
// EXTERNAL MODULE: ./src/inputs/probe/cursor.ts
var probe_cursor = __webpack_require__(80804);
;// CONCATENATED MODULE: ./src/inputs/probe/pattern.ts
/** Parses regular expressions in a line: `"…"` in quotes, or `/…/i` as in JavaScript, with flags. */

/** Up to a slash outside brackets, then JavaScript's flags, then a blank: `/var/run` is a path. */
const SLASHED = /\/((?:[^/\\[]|\\.|\[(?:[^\]\\]|\\.)*\])+)\/([dgimsuvy]*)(?=\s|$)/y;
/** A pattern in slashes, or a word or quoted text. */
function anyPattern(cursor) {
    const slashed = slashedPattern(cursor);
    if (slashed !== null)
        return slashed;
    const { at, text } = cursor.value('a regular expression after the ~');
    return checked(at, text, '');
}
/** Null, without moving, when there is none. */
function slashedPattern(cursor) {
    const at = cursor.at;
    const [, text, flags = ''] = cursor.take(SLASHED) ?? [];
    if (text === undefined)
        return null;
    if (!/^(?!.*(.).*\1)[imsu]*$/.test(flags))
        throw new probe_cursor/* Misread */.q(cursor.at - flags.length, 'the flags i, m, s, u');
    return checked(at, text, flags);
}
function checked(at, pattern, flags) {
    try {
        new RegExp(pattern, flags);
        return { how: 'matches', pattern, flags };
    }
    catch (error) {
        const said = error instanceof Error ? error.message.replace(/^.*: /s, '') : '';
        throw new probe_cursor/* Misread */.q(at, `a regular expression (${said})`);
    }
}

// EXTERNAL MODULE: ./src/inputs/probe/request-header.ts
var request_header = __webpack_require__(69223);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./node_modules/json-p3/dist/json-p3.cjs.js
var json_p3_cjs = __webpack_require__(50393);
;// CONCATENATED MODULE: ./src/inputs/probe/terms.ts
/**
 * The terms that may follow a probe, each with the parser of the text after its name. The cursor is right after the name;
 * a parser throws `Misread` where it fails.
 */





const HTTP_TERMS = {
    status: (cursor) => ({ on: 'status', ranges: statusRanges(cursor) }),
    body: (cursor) => ({ on: 'body', test: textTest(cursor, 'contains', 'body="text" or body~"pattern"') }),
    header: (cursor) => {
        const name = cursor.take(/:([\w!#$%&'*+.^`|-]+)/y)?.[1];
        if (name === undefined)
            throw new probe_cursor/* Misread */.q(cursor.at, 'the name of a header, as in header:x-version=3');
        const test = cursor.isAtBlank ? null : textTest(cursor, 'is', '=value or ~"pattern" after the name');
        return { on: 'header', name: name.toLowerCase(), test };
    },
    json: (cursor) => ({ on: 'json', path: jsonPath(cursor), test: jsonTest(cursor) }),
    latency: (cursor) => {
        if (!cursor.take(/<=?/y))
            throw new probe_cursor/* Misread */.q(cursor.at, 'latency<500ms');
        const { at, text } = cursor.value('a time such as 500ms');
        const below = (0,inputs_values/* parseDuration */.E9)(text);
        if (!below.ok || below.value === 0)
            throw new probe_cursor/* Misread */.q(at, 'a time such as 500ms or 2s');
        return { on: 'latency', below: below.value };
    },
};
const TLS_TERMS = {
    ca: (cursor, readFile) => {
        equals(cursor, 'ca=FILE');
        const { at, text } = cursor.value('the path of a PEM file');
        return { on: 'ca', pem: certificates(at, text, readFile) };
    },
    server: (cursor) => {
        equals(cursor, 'server=NAME');
        const { at, text } = cursor.value('the name in the certificate');
        if (!/^[A-Za-z0-9*]([\w.-]*[A-Za-z0-9])?$/.test(text))
            throw new probe_cursor/* Misread */.q(at, 'a host name');
        return { on: 'server', name: text };
    },
};
const UDP_TERMS = {
    send: (cursor) => {
        equals(cursor, 'send="text" or send=hex:0a0b');
        return { on: 'send', hex: bytes(cursor) };
    },
    answer: (cursor) => ({
        on: 'answer',
        test: cursor.isAtBlank
            ? 'any'
            : textTest(cursor, 'contains', 'answer, answer="text" or answer~"pattern"'),
    }),
};
function equals(cursor, allowed) {
    if (!cursor.take(/=/y))
        throw new probe_cursor/* Misread */.q(cursor.at, allowed);
}
function textTest(cursor, how, allowed) {
    const operator = cursor.take(/[=~]/y)?.[0];
    if (operator === undefined)
        throw new probe_cursor/* Misread */.q(cursor.at, allowed);
    return operator === '~' ? anyPattern(cursor) : { how, text: cursor.value('a text after the =').text };
}
/** `200`, `2xx`, `200-399`, separated by commas. */
function statusRanges(cursor) {
    const allowed = 'status=200, status=2xx, status=200-399 or several with commas';
    equals(cursor, allowed);
    const ranges = [];
    do {
        const at = cursor.at;
        const [, first = '', last] = cursor.take(/([1-9](?:\d\d|xx))(?:-([1-9]\d\d))?(?=,|\s|$)/iy) ?? [];
        const [least, most] = /xx/i.test(first)
            ? [Number(first[0]) * 100, Number(first[0]) * 100 + 99]
            : [Number(first), Number(last ?? first)];
        const isRange = first !== '' && least <= most && !(last !== undefined && /xx/i.test(first));
        if (!isRange)
            throw new probe_cursor/* Misread */.q(at, allowed);
        ranges.push([least, most]);
    } while (cursor.take(/,/y));
    return ranges;
}
const jsonPaths = new json_p3_cjs/* JSONPathEnvironment */.Dd();
/** Up to the operator; blanks and operators inside brackets belong to the path. */
function jsonPath(cursor) {
    if (!cursor.take(/:/y))
        throw new probe_cursor/* Misread */.q(cursor.at, 'a JSON path, as in json:$.status="ok"');
    const at = cursor.at;
    let depth = 0;
    while (!cursor.isAtEnd && (depth > 0 || !/[\s=~]/.test(cursor.line[cursor.at] ?? ''))) {
        const text = cursor.take(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^]/y)?.[0] ?? '';
        if (text === '[' || text === '(')
            depth++;
        if (text === ']' || text === ')')
            depth--;
    }
    const path = cursor.line.slice(at, cursor.at);
    try {
        jsonPaths.compile(path);
    }
    catch (error) {
        const offset = error instanceof json_p3_cjs/* JSONPathError */.s_ ? error.token.index : 0;
        const said = error instanceof Error ? ` (${error.message})` : '';
        throw new probe_cursor/* Misread */.q(at + Math.min(offset, path.length), `a JSON path such as $.a[0].b${said}`);
    }
    return path;
}
/** Unquoted numbers, true, false and null are JSON values; everything else is a string. */
function jsonTest(cursor) {
    if (cursor.isAtBlank)
        return null;
    if (cursor.take(/~/y))
        return anyPattern(cursor);
    equals(cursor, '=value or ~"pattern" after the path');
    const { text, isQuoted } = cursor.value('a value after the =');
    const isLiteral = /^(-?\d+(\.\d+)?([eE][+-]?\d+)?|true|false|null)$/.test(text);
    return { how: 'is', value: isLiteral && !isQuoted ? literal(text) : text };
}
const terms_WORDS = new Map([
    ['true', true],
    ['false', false],
    ['null', null],
]);
const literal = (text) => {
    const word = terms_WORDS.get(text);
    return word === undefined ? Number(text) : word;
};
function certificates(at, path, readFile) {
    let pem;
    try {
        pem = readFile(path);
    }
    catch (error) {
        throw new probe_cursor/* Misread */.q(at, `a file that can be read (${error instanceof Error ? error.message : String(error)})`);
    }
    try {
        new external_node_crypto_.X509Certificate(pem);
        return pem;
    }
    catch {
        throw new probe_cursor/* Misread */.q(at, 'a PEM file with a certificate');
    }
}
const ESCAPES = { r: '\r', n: '\n', t: '\t', '0': '\0' };
/** `hex:` and digits, or a text with the escapes `\r`, `\n`, `\t`, `\0` and `\x0a`. */
function bytes(cursor) {
    const digits = cursor.take(/hex:((?:[0-9a-f]{2})*)(?=\s|$)/iy)?.[1];
    if (digits !== undefined)
        return digits.toLowerCase();
    if (cursor.take(/hex:/y))
        throw new probe_cursor/* Misread */.q(cursor.at, 'pairs of hexadecimal digits after hex:');
    const { text } = cursor.value('a text or hex:0a0b');
    const parts = text.split(/(\\x[0-9a-fA-F]{2}|\\[rnt0])/);
    const buffers = parts.map((part, index) => index % 2 === 0
        ? Buffer.from(part)
        : Buffer.from(ESCAPES[part[1] ?? ''] ?? String.fromCharCode(parseInt(part.slice(2), 16)), 'latin1'));
    return Buffer.concat(buffers).toString('hex');
}

;// CONCATENATED MODULE: ./src/inputs/probe/kinds.ts
/**
 * The table of probe kinds: an example of each, and the parser of what follows the kind and its target.
 */





const http = ({ kind, target, cursor, readFile, text }) => {
    const isTls = kind === 'https';
    const sent = [];
    const terms = readTerms(cursor, isTls ? { ...HTTP_TERMS, ...TLS_TERMS } : HTTP_TERMS, readFile, sent);
    const expect = terms.flatMap(({ term, written }) => term.on === 'ca' || term.on === 'server' ? [] : [{ ...term, text: written }]);
    const path = target.path.startsWith('/') ? target.path : `/${target.path}`;
    const scheme = isTls ? 'https' : 'http';
    return {
        kind: scheme,
        text: withoutSecrets(text, sent),
        port: target.port,
        path,
        expect,
        trust: trustOf(terms.map(({ term }) => term)),
        headers: sent.map(({ name, value }) => ({ name, value })),
    };
};
/** Retargets from the end, so that earlier offsets stay valid. */
const withoutSecrets = (text, sent) => sent
    .filter(({ name }) => !(0,request_header/* isShown */.aJ)(name))
    .reduceRight((left, { valueAt, end }) => left.slice(0, valueAt) + request_header/* HIDDEN */.RG + left.slice(end), text);
const grpc = ({ kind, target, cursor, readFile, text }) => {
    const service = target.path.replace(/^\//, '');
    if (!/^[\w.-]*$/.test(service))
        throw new probe_cursor/* Misread */.q(target.pathAt, 'the name of a service, as in /package.Service');
    const isTls = kind === 'grpcs';
    const terms = readTerms(cursor, isTls ? TLS_TERMS : {}, readFile).map(({ term }) => term);
    return { kind: isTls ? 'grpcs' : 'grpc', text, port: target.port, service, trust: trustOf(terms) };
};
const plain = ({ kind, target, cursor, readFile, text }) => {
    withoutPath(target);
    readTerms(cursor, {}, readFile);
    return { kind: kind === 'tcp' ? 'tcp' : 'auto', text, port: target.port };
};
const udp = ({ target, cursor, readFile, text }) => {
    withoutPath(target);
    const terms = readTerms(cursor, UDP_TERMS, readFile).map(({ term }) => term);
    const send = terms.find((term) => term.on === 'send')?.hex ?? null;
    const answer = terms.find((term) => term.on === 'answer')?.test ?? (send === null ? null : 'any');
    return { kind: 'udp', text, port: target.port, send, answer };
};
const healthcheck = ({ cursor, text }) => {
    cursor.end('nothing after healthcheck');
    return { kind: 'healthcheck', text };
};
const exec = ({ cursor, text }) => {
    cursor.skipBlanks();
    const at = cursor.at;
    const argv = cursor.words();
    if (argv.length === 0 || argv[0] === '')
        throw new probe_cursor/* Misread */.q(at, 'a command, as in exec pg_isready -q');
    return { kind: 'exec', text, argv };
};
const log = ({ cursor, text }) => {
    cursor.skipBlanks();
    const test = cursor.take(/~/y)
        ? anyPattern(cursor)
        : (slashedPattern(cursor) ??
            { how: 'contains', text: cursor.value('a text in quotes, or ~"pattern"').text });
    cursor.end('one text: put words with blanks between them in quotes', `log "${text.slice(4).trim()}"`);
    if (test.how === 'contains' && test.text === '')
        throw new probe_cursor/* Misread */.q(cursor.at, 'a text that is not empty');
    return { kind: 'log', text, test };
};
const exit = ({ cursor, text }) => {
    const codes = [];
    cursor.skipBlanks();
    do {
        const at = cursor.at;
        const code = cursor.take(/\d{1,4}(?=,|\s|$)/y)?.[0];
        if (code === undefined || Number(code) > 255)
            throw new probe_cursor/* Misread */.q(at, 'exit codes from 0 to 255, as in exit 0,3');
        codes.push(Number(code));
    } while (cursor.take(/\s*,\s*/y));
    cursor.end('a comma between exit codes');
    return { kind: 'exit', text, codes };
};
const KINDS = {
    auto: { example: 'auto', hasTarget: true, read: plain },
    http: { example: 'http://:8080/path', hasTarget: true, read: http },
    https: { example: 'https://:8443/path', hasTarget: true, read: http },
    tcp: { example: 'tcp://:5432', hasTarget: true, read: plain },
    udp: { example: 'udp://:53', hasTarget: true, read: udp },
    grpc: { example: 'grpc://:50051', hasTarget: true, read: grpc },
    grpcs: { example: 'grpcs://:50051', hasTarget: true, read: grpc },
    healthcheck: { example: 'healthcheck', hasTarget: false, read: healthcheck },
    exec: { example: 'exec COMMAND', hasTarget: false, read: exec },
    log: { example: 'log "text"', hasTarget: false, read: log },
    exit: { example: 'exit 0', hasTarget: false, read: exit },
};
/** Terms that may be repeated. */
const REPEATED = new Set(['body', 'header', 'json']);
/** `sent` collects the headers to send; null when none are allowed. */
function readTerms(cursor, terms, readFile, sent = null) {
    const names = Object.keys(terms);
    const orHeader = sent === null ? '' : ', or a header to send, as in Host=example.org';
    const allowed = names.length === 0 ? 'nothing more' : `one of ${names.join(', ')}${orHeader}`;
    const seen = new Set();
    const found = [];
    while (cursor.hasWord()) {
        const at = cursor.at;
        const header = sent === null ? null : (0,request_header/* requestHeader */.LA)(cursor, names);
        if (sent !== null && header !== null) {
            if (sent.some(({ name }) => name.toLowerCase() === header.name.toLowerCase()))
                throw new probe_cursor/* Misread */.q(at, `${header.name} once`);
            sent.push({ ...header, end: cursor.at });
            continue;
        }
        const name = cursor.take(/[a-z][a-z-]*/iy)?.[0].toLowerCase() ?? '';
        const read = Object.hasOwn(terms, name) ? terms[name] : undefined;
        if (read === undefined)
            throw new probe_cursor/* Misread */.q(at, allowed, (0,nearest/* suggestion */.h)(name, names));
        if (seen.has(name) && !REPEATED.has(name))
            throw new probe_cursor/* Misread */.q(at, `${name} once`);
        seen.add(name);
        const term = read(cursor, readFile);
        if (!cursor.isAtBlank)
            throw new probe_cursor/* Misread */.q(cursor.at, 'a blank before the next term');
        found.push({ term, written: cursor.line.slice(at, cursor.at) });
    }
    return found;
}
function trustOf(terms) {
    const ca = terms.find((term) => term.on === 'ca')?.pem ?? null;
    const server = terms.find((term) => term.on === 'server')?.name ?? null;
    return { ca, server };
}
function withoutPath({ path, pathAt }) {
    if (path !== '' && path !== '/')
        throw new probe_cursor/* Misread */.q(pathAt, 'no path here');
}

;// CONCATENATED MODULE: ./src/inputs/probe/index.ts
/**
 * Parses the setting `probe`: one probe per line, without blank lines and lines that begin with `#`. Reports all mistakes
 * at once, each with a caret under the wrong word. The syntax is in docs/probes.md.
 */






const MOST_PROBES = 20;
const MOST_CHARACTERS = 2000;
function parseProbes(text, readFile) {
    const rows = text
        .split(/\r\n|\r|\n/)
        .map((row, index) => ({ line: row.trim().replace(/\s/g, ' '), number: index + 1 }))
        .filter(({ line }) => line !== '' && !line.startsWith('#'));
    const mistakes = [];
    const probes = new Map();
    for (const { line, number } of rows.slice(0, MOST_PROBES)) {
        if (probes.has(line))
            continue;
        try {
            if (line.length > MOST_CHARACTERS)
                throw new probe_cursor/* Misread */.q(MOST_CHARACTERS, `at most ${MOST_CHARACTERS} characters`);
            probes.set(line, withOwnText(parseProbe(line, readFile), [...probes.values()]));
        }
        catch (error) {
            if (!(error instanceof probe_cursor/* Misread */.q))
                throw error;
            mistakes.push(explain((0,request_header/* starred */.EZ)(line, TERMS), number, error));
        }
    }
    if (rows.length > MOST_PROBES)
        mistakes.push(`${rows.length} lines are too many: at most ${MOST_PROBES} are allowed`);
    const found = [...probes.values()];
    return { probes: found.every(isPlainAuto) ? [] : found, mistakes };
}
/** Numbers probes whose texts are equal because a secret is hidden. */
function withOwnText(probe, others) {
    const same = others.filter(({ text }) => text.replace(/ \(\d+\)$/, '') === probe.text).length;
    return same === 0 ? probe : { ...probe, text: `${probe.text} (${same + 1})` };
}
/** Words before an equals sign that are not a header. */
const TERMS = [...Object.keys(HTTP_TERMS), ...Object.keys(TLS_TERMS), ...Object.keys(UDP_TERMS)];
const isPlainAuto = (probe) => probe.kind === 'auto' && probe.port === null;
const names = Object.keys(KINDS);
const isKind = (name) => Object.hasOwn(KINDS, name);
/** Throws `Misread`. */
function parseProbe(line, readFile) {
    const cursor = new probe_cursor/* Cursor */.b(line);
    const name = cursor.take(/[A-Za-z][\w+.-]*/y)?.[0].toLowerCase() ?? '';
    if (!isKind(name)) {
        const examples = Object.values(KINDS).map(({ example }) => example);
        throw new probe_cursor/* Misread */.q(0, `a probe: ${examples.join(', ')}`, (0,nearest/* suggestion */.h)(name, names));
    }
    const kind = KINDS[name];
    const target = kind.hasTarget
        ? readTarget(cursor, name)
        : { port: null, path: '', pathAt: cursor.at };
    if (!cursor.isAtBlank)
        throw new probe_cursor/* Misread */.q(cursor.at, kind.hasTarget ? kind.example : `a blank after ${name}`);
    return kind.read({ kind: name, target, cursor, readFile, text: line });
}
/** Names of the container itself: probes always go to the container. */
const OWN_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]|)$/i;
/** `://[HOST][:PORT][/PATH]`, or nothing. */
function readTarget(cursor, scheme) {
    if (!cursor.take(/:\/\//y))
        return { port: null, path: '', pathAt: cursor.at };
    const hostAt = cursor.at;
    const host = cursor.take(/\[[^\]\s]*\]|[^:/?\s"']*/y)?.[0] ?? '';
    const after = cursor.line.slice(cursor.at).split(' ', 1)[0] ?? '';
    if (/^\d+$/.test(host))
        throw new probe_cursor/* Misread */.q(hostAt, 'a colon before the port', `${scheme}://:${host}${after}`);
    if (!OWN_HOST.test(host))
        throw new probe_cursor/* Misread */.q(hostAt, 'no host, because probes always go to the container', `${scheme}://${after}`);
    const portAt = cursor.at + 1;
    const digits = cursor.take(/:(\d*)/y)?.[1];
    const port = digits === undefined ? null : Number(digits);
    if (port !== null && (port < 1 || port > 65_535))
        throw new probe_cursor/* Misread */.q(portAt, 'a port from 1 to 65535');
    const pathAt = cursor.at;
    return { port, path: cursor.take(/[/?]\S*/y)?.[0] ?? '', pathAt };
}
/** How much of a long line is shown before and after the caret. */
const SHOWN = 60;
function explain(line, number, { at, message, nearest: near }) {
    const start = at <= SHOWN ? 0 : at - SHOWN;
    const before = (start > 0 ? '…' : '') + line.slice(start, at);
    const after = line.slice(at, at + SHOWN) + (line.length > at + SHOWN ? '…' : '');
    const hint = near === undefined ? '' : `; did you mean \`${near}\`?`;
    return [
        `line ${number} is not allowed: expected ${message}${hint}`,
        `  ${before}${after}`,
        `  ${' '.repeat((0,text_width/* textWidth */.s)(before))}^`,
    ].join('\n');
}

;// CONCATENATED MODULE: ./src/inputs/setting-reader.ts
/** Reads settings and collects mistakes; `finish` reports them all. */












/** Bytes of a file of settings, at most. */
const setting_reader_MOST_BYTES = 10_000_000;
const some = (numbers) => numbers.length > 5 ? `${numbers.slice(0, 5).join(', ')}, …` : numbers.join(', ');
class SettingReader {
    given;
    around;
    mistakes;
    /** What of the settings has no effect, one sentence each. */
    notes;
    /** Repositories that no link may lead out of. */
    roots;
    presetTexts = new Map();
    constructor(given, around) {
        this.given = given;
        this.around = around;
        this.mistakes = [...given.mistakes];
        this.notes = [...given.notes];
        const folders = [around.cwd, ...[...given.values.values()].flatMap(({ folder }) => folder ?? [])];
        this.roots = (0,file_access/* rootsOf */.RD)(...new Set(folders.map(file_access/* repositoryOf */._M)));
    }
    /** Whether the engine that runs the container is likely on this machine, and so sees its paths. */
    get engineIsHere() {
        const host = this.text('smoke-host') ?? this.around.env.DOCKER_HOST ?? '';
        return host === '' || host.startsWith('unix://');
    }
    /** Absolute paths of files whose content is in the settings. */
    filesRead = new Set();
    mistake(sentence) {
        this.mistakes.push(sentence);
    }
    note(sentence) {
        this.notes.push(sentence);
    }
    /** From now on these texts replace defaults and are added to the given lists. */
    setPresetDefaults(texts) {
        this.presetTexts = texts;
    }
    /** The given text, else the preset's, else the default; null without one. */
    text(name) {
        const setting = table/* SETTINGS */.yy.find((one) => one.name === name);
        const fallback = this.around.commandLine ? (setting?.cliDefault ?? setting?.default) : setting?.default;
        const text = this.withPreset(name) ?? this.given.values.get(name)?.text ?? fallback;
        return text === undefined || text === '' || text.startsWith('${{') ? null : text;
    }
    withPreset(name) {
        const preset = this.presetTexts.get(name);
        const given = this.isChosen(name) ? this.given.values.get(name)?.text : undefined;
        if (preset === undefined || given === undefined)
            return preset;
        return isList(name) ? joined(name, preset, given) : given;
    }
    /** A runner fills in defaults, so in an action only a text that differs from the default was chosen. */
    isChosen(name) {
        return this.around.commandLine ? this.given.values.has(name) : this.wasChosen(name);
    }
    labelOf(name) {
        return this.given.values.get(name)?.label ?? name;
    }
    wasChosen(name) {
        const setting = table/* SETTINGS */.yy.find((one) => one.name === name);
        const text = this.given.values.get(name)?.text;
        return text !== undefined && text !== setting?.default;
    }
    parse(name, parser) {
        const text = this.text(name);
        return text === null ? null : this.check(name, text, parser(text));
    }
    check(name, text, parsed) {
        if (parsed.ok)
            return parsed.value;
        const near = parsed.nearest ? `; did you mean ${parsed.nearest}?` : '';
        this.mistake(`${this.labelOf(name)}: ${JSON.stringify(text.slice(0, 200))} is not allowed: expected ${parsed.allowed}${near}`);
        return null;
    }
    each(name, parser) {
        const items = inputs_values/* parseList */.E1(this.text(name) ?? '').flatMap((line) => line.split(/[\s,]+/));
        const parsed = items.filter((item) => item !== '').map((item) => this.check(name, item, parser(item)));
        return [...new Set(parsed.filter((value) => value !== null))];
    }
    ports() {
        const ports = this.each('port', inputs_values/* parsePort */.pz);
        return [...new Map(ports.map((one) => [`${one.port}/${one.protocol}`, one])).values()];
    }
    probes() {
        const readFile = (path) => this.readFile('probe', path);
        const { probes, mistakes } = parseProbes(this.text('probe') ?? '', readFile);
        for (const mistake of mistakes)
            this.mistake(`${this.labelOf('probe')}: ${mistake}`);
        return probes;
    }
    /** One value a line. */
    lines(name, parser) {
        const items = inputs_values/* parseList */.E1(this.text(name) ?? '');
        const parsed = items.map((item) => this.check(name, item, parser(item)));
        return parsed.filter((value) => value !== null);
    }
    /** The items of an input of docker/build-push-action. */
    rawItems(name, rules = {}) {
        const items = parseInputList(this.text(name) ?? '', rules);
        if (items === null)
            this.mistake(`${this.labelOf(name)}: a double quote is not closed`);
        return items ?? [];
    }
    items(name, parser, rules = {}) {
        const parsed = this.rawItems(name, rules).map((item) => this.check(name, item, parser(item)));
        return parsed.filter((value) => value !== null);
    }
    /** Mistakes name the number of an item, not its text, which may be a secret. */
    list(name, form, allowed = '') {
        const items = inputs_values/* parseList */.E1(this.text(name) ?? '');
        if (form)
            this.checkForm(name, items, form, allowed);
        return items;
    }
    checkForm(name, items, form, allowed) {
        items.forEach((item, index) => {
            if (!form.test(item))
                this.mistake(`${this.labelOf(name)}: item ${index + 1} is not allowed: expected ${allowed}`);
        });
    }
    /** A path that need not exist; adds a mistake when it leads out of the repository. */
    path(name) {
        const text = this.text(name);
        return text === null ? null : (this.place(name, text)?.path ?? this.resolve(text, name));
    }
    /** `name`: of the setting that has the path. */
    resolve(path, name) {
        return (0,external_node_path_.resolve)(this.given.values.get(name)?.folder ?? this.around.cwd, path);
    }
    /**
     * Adds a repository to `roots`: one outside the working directory, or a checkout below a working directory that is
     * not one. Folders of one repository may link to each other.
     */
    addRoot(root) {
        const isApart = this.roots.every((one) => !(0,file_access/* isInside */.FK)(root, one) || !(0,file_access/* isRepository */.Z6)(one));
        if (isApart && ((0,file_access/* isRepository */.Z6)(root) || !this.roots.some((one) => (0,file_access/* isInside */.FK)(root, one))))
            this.roots = (0,file_access/* rootsOf */.RD)(root, ...this.roots);
    }
    /** Adds a mistake and returns null when the path leads out of the repository. */
    place(name, given) {
        try {
            return this.locate(given, name);
        }
        catch (error) {
            this.mistake(`${this.labelOf(name)}: ${(0,errors/* messageOf */.bD)(error)}`);
            return null;
        }
    }
    /**
     * Throws when a link of the repository leads out of it; in an action, also when a relative path does. On a command line
     * a relative path is as trusted as an absolute one.
     */
    locate(given, name) {
        const path = this.resolve(given, name);
        const found = (0,file_access/* locate */.x5)(path, this.roots);
        if (!found.ok)
            throw new Error(found.why);
        if (!this.around.commandLine &&
            !(0,external_node_path_.isAbsolute)(given) &&
            !this.roots.some((root) => (0,file_access/* isInside */.FK)(found.real, root)))
            throw new Error(`${given} is outside the repository: move it there, or give its absolute path`);
        return found;
    }
    /** The text of a file. Throws an Error that says why it cannot be read. */
    readFile(name, given, limits = { most: setting_reader_MOST_BYTES, pipes: this.around.commandLine }) {
        const place = this.locate(given, name);
        if (place.kind === 'file')
            this.filesRead.add(place.path);
        return (0,file_access/* readText */.yR)(place, limits);
    }
    existing(name, what) {
        return this.existingPath(name, this.text(name) ?? this.around.cwd, what);
    }
    existingPath(name, given, what) {
        const place = this.place(name, given);
        if (place === null)
            return this.resolve(given, name);
        const wrong = this.wrongKind(place, what);
        if (wrong !== null)
            this.mistake(`${this.labelOf(name)}: ${place.path} ${wrong}`);
        return place.path;
    }
    /** What is wrong with the path; null when it is what was expected. */
    wrongKind({ kind, path }, what) {
        const isPipe = kind === 'pipe' && this.around.commandLine && what !== 'a folder';
        if (kind === null)
            return `does not exist: expected ${what}${nearName(path)}`;
        if (isPipe || what.includes(kind))
            return null;
        return what === 'a folder'
            ? 'is not a folder: give the folder that contains the Dockerfile, and the Dockerfile itself with file'
            : `is ${file_access/* KIND_NAMES */.kd[kind]}: expected ${what}`;
    }
    /** A path to write to. An existing file is replaced; pipes and devices are allowed on a command line only. */
    written(name) {
        const text = this.text(name);
        return text === null ? null : this.writtenPath(name, text);
    }
    writtenPath(name, given) {
        const place = this.place(name, given);
        if (place === null)
            return given;
        const { kind, path } = place;
        const isFine = kind === null || kind === 'file' || (this.around.commandLine && kind !== 'folder');
        if (!isFine)
            this.mistake(`${this.labelOf(name)}: ${path} is ${file_access/* KIND_NAMES */.kd[kind]}: expected a file to write`);
        return path;
    }
    /** `NAME=value`, or `NAME` for the value in this process's environment, as in `docker run --env`. */
    environment(name = 'env') {
        const items = this.list(name, /^[^=\s]+(=|$)/, 'NAME=value');
        for (const item of items)
            if (!item.includes('='))
                this.refuseRunners(name, item);
        return this.variables(items);
    }
    envFile() {
        const given = this.text('env-file');
        if (given === null)
            return [];
        try {
            return this.variablesOf(given, this.readFile('env-file', given));
        }
        catch (cause) {
            this.mistake(`${this.labelOf('env-file')}: ${this.resolve(given, 'env-file')} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`);
            return [];
        }
    }
    /** Each line needs a value: a file of the repository must not read this process's environment. */
    variablesOf(file, text) {
        const lines = text.split(/\r?\n/).map((line, index) => ({ line: line.trimStart(), number: index + 1 }));
        const items = lines.filter(({ line }) => line !== '' && !line.startsWith('#'));
        const wrong = (of, what) => {
            const numbers = of.map(({ number }) => number);
            const [first] = numbers;
            if (first === undefined)
                return;
            const more = numbers.length > 1 ? ` (and ${numbers.length - 1} more: ${some(numbers.slice(1))})` : '';
            this.mistake(`${this.labelOf('env-file')}: ${file}:${first}${more} ${what}`);
        };
        wrong(items.filter(({ line }) => !/^[^=\s]+(=|\s*$)/.test(line)), 'is not allowed: expected NAME=value');
        wrong(items.filter(({ line }) => /^[^=\s]+\s*$/.test(line)), 'is a name without a value: write NAME=value there, or give the name with the setting env to pass this process’s value');
        return items.map(({ line }) => line).filter((line) => line.includes('='));
    }
    variables(items) {
        return items.flatMap((item) => {
            if (item.includes('='))
                return [item];
            const value = this.around.env[item];
            return value === undefined ? [] : [`${item}=${value}`];
        });
    }
    /** Adds a mistake for a variable of the runner, which is never passed on. */
    refuseRunners(name, variable) {
        if ((0,docker_client_env/* isRunners */.cj)(variable))
            this.mistake(`${this.labelOf(name)}: ${variable} is the runner’s and is never passed on: if you need it, copy its value to a variable of another name`);
    }
    /** Whether this process's environment has it, with a value. */
    hasVariable(name) {
        return (this.around.env[name] ?? '') !== '';
    }
    refuse(names, why) {
        for (const name of names)
            if (this.isChosen(name))
                this.mistake(`${this.labelOf(name)} ${why}`);
    }
    finish() {
        if (this.mistakes.length === 0)
            return;
        const hint = this.around.commandLine ? 'See sea-trial --help.' : 'docs/settings.md lists every input.';
        throw wrongSettings(this.mistakes, hint);
    }
}
/** `; did you mean before.json?`, of the names in the same folder; empty if none is near. */
function nearName(path) {
    try {
        const [near] = (0,nearest/* nearest */.p)((0,external_node_path_.basename)(path), (0,external_node_fs_.readdirSync)((0,external_node_path_.dirname)(path)));
        return near === undefined ? '' : `; did you mean ${near}?`;
    }
    catch {
        return ''; // there is no such folder, or it may not be read
    }
}

;// CONCATENATED MODULE: ./src/inputs/starts.ts

/** Reports what cannot be combined. */
function readStarts(reader, around) {
    const { asked } = around.smoke.rehearse;
    const repeat = reader.parse('repeat', inputs_values/* parseStarts */.R4);
    const ref = reader.parse('baseline-image', inputs_values/* parseReference */.F2);
    if (ref !== null && reader.text('repeat') === null && !asked.includes('upgrade'))
        reader.mistake(`${reader.labelOf('baseline-image')} needs repeat or rehearse: upgrade: it is the image to start beside this one`);
    for (const [what, why, applies] of HINDRANCES)
        if (applies(around))
            refuse(reader, around, what, why);
    const { network } = around.smoke;
    if (asked.includes('twice') && (network === 'host' || network?.startsWith('container:')))
        reader.mistake(`${reader.labelOf('rehearse')}: twice cannot be used with network: ${network}: both containers would need the same ports`);
    return {
        repeat,
        baselineImage: ref === null ? null : { kind: 'image', ref, platform: around.source.platform },
    };
}
const SERVICES = 'compose-file';
const HINDRANCES = [
    ['archive', 'nothing of an archive is started', ({ source }) => source.kind === 'archive'],
    ['smoke: false', 'then nothing is started', ({ source, isRun }) => source.kind !== 'archive' && !isRun],
    ['keep-running', 'its container is left as the first start made it', ({ smoke }) => smoke.keepRunning],
    [SERVICES, 'its services keep what an earlier start has written', ({ smoke }) => smoke.services !== null],
];
function refuse(reader, { smoke }, what, why) {
    for (const name of ['repeat', 'start-times'])
        if (reader.text(name) !== null)
            reader.mistake(`${reader.labelOf(name)} cannot be used with ${what}: ${why}`);
    const { asked } = smoke.rehearse;
    // a restart is of the same container, beside which its services go on
    const kinds = what === SERVICES ? asked.filter((kind) => kind === 'twice' || kind === 'upgrade') : asked;
    if (kinds.length > 0)
        reader.mistake(`${reader.labelOf('rehearse')}: ${kinds.join(', ')} cannot be used with ${what}: ${why}`);
}

;// CONCATENATED MODULE: ./src/inputs/preset/conflicts.ts
const CONTRADICTIONS = {
    'non-root': [
        {
            setting: 'user',
            holds: ({ container: { user } }) => user !== null && /^(0+|root)(:|$)/.test(user),
            demands: 'a user that is not root',
        },
    ],
    'numeric-user': [
        {
            setting: 'user',
            holds: ({ container: { user } }) => user !== null && !/^\d+(:|$)/.test(user),
            demands: 'a user by number',
        },
    ],
    'arbitrary-user': [
        {
            setting: 'user',
            holds: ({ container: { user } }) => user !== null && !/^[12]\d{9}:0$/.test(user),
            demands: 'a user from 1000000000 in group 0, such as 1000620000:0',
        },
    ],
    'no-capabilities': [
        {
            setting: 'cap-add',
            holds: ({ container: { capAdd } }) => capAdd.some((name) => name !== 'NET_BIND_SERVICE'),
            demands: 'no capability but NET_BIND_SERVICE',
        },
    ],
    'no-new-privileges': [
        {
            setting: 'security-opt',
            holds: ({ container }) => flagsOf(container).some((flag) => /^no-new-privileges=false$/.test(flag)),
            demands: 'no-new-privileges',
        },
    ],
    'default-seccomp': [
        {
            setting: 'security-opt',
            holds: ({ container }) => flagsOf(container).includes('seccomp=unconfined'),
            demands: 'a seccomp profile',
        },
    ],
    'read-only-root': [
        {
            setting: 'read-only',
            holds: ({ container }) => !container.readOnly,
            demands: 'a read-only root file system',
        },
    ],
};
const flagsOf = ({ securityOpt }) => securityOpt.map(({ flag }) => flag);
const contradictions = (requires, smoke) => requires.flatMap((requirement) => (CONTRADICTIONS[requirement] ?? []).filter(({ holds }) => holds(smoke)));

;// CONCATENATED MODULE: ./src/inputs/resolve.ts
/** Turns the given texts into Inputs: parses every setting and reports all mistakes in one error. */


























/** Throws one `settings` error that lists all mistakes. */
function resolveInputs(given, around, configured = null) {
    const reader = new SettingReader(given, around);
    reader.parse('allow-fork-code', inputs_values/* parseBoolean */.yG);
    const first = readSource(reader);
    const root = first.kind === 'build' ? (0,file_access/* repositoryOf */._M)(first.context) : around.cwd;
    reader.addRoot(root);
    const also = readAlso(reader, first.platform);
    if (first.kind === 'build')
        checkPaths(reader, first, root, around);
    const push = readPush(reader, first.kind);
    const source = first.kind === 'build' ? withDetails(reader, first, push !== null) : first;
    const smoke = onServicesNetwork(readSmoke(reader, first, root), reader, around);
    const isRun = reader.parse('smoke', inputs_values/* parseBoolean */.yG) ?? true;
    const name = reader.text('name') ?? defaultName(source, root, around.env);
    const sbom = readSbom(reader, name, around);
    const inputs = {
        source,
        also,
        root,
        workingDir: around.commandLine ? around.cwd : root,
        roots: reader.roots,
        smoke: source.kind !== 'archive' && isRun ? onHost(reader, smoke) : null,
        tests: readTests(reader, source, isRun, smoke),
        name,
        gate: readGate(reader, configured),
        config: configured && sourceOf(configured),
        comment: readComment(reader),
        commentOnPush: reader.parse('comment-on-push', inputs_values/* parseBoolean */.yG) ?? false,
        artifact: readArtifact(reader),
        relevant: readRelevant(reader),
        fix: readFix(reader),
        changed: readChanged(reader),
        minimumChange: reader.parse('minimum-change', inputs_values/* parseGrowth */.LQ),
        baseline: readBaseline(reader, source.kind),
        ...readStarts(reader, { source, isRun, smoke }),
        report: readReport(reader, around),
        sarif: reader.written('sarif'),
        html: reader.written('html'),
        format: readFormat(reader),
        token: reader.text('token'),
        push,
        predicate: readPredicate(reader, isRun),
        ...(sbom.length > 0 ? { sbom } : {}),
        filesRead: [...reader.filesRead],
    };
    refuseSameFile(inputs, reader);
    reader.finish();
    return inputs;
}
/** The later one would replace the earlier one. */
function refuseSameFile(inputs, reader) {
    const { report, sarif, html, predicate, smoke, sbom = [] } = inputs;
    const sboms = Object.fromEntries(sbom.map(({ format, file }) => [`sbom: ${format}`, file]));
    const files = { report, sarif, html, predicate, 'log-file': smoke?.logFile ?? null, ...sboms };
    const owners = new Map();
    for (const [name, file] of Object.entries(files)) {
        if (file === null || file === '-')
            continue;
        const other = owners.get(file);
        if (other === undefined)
            owners.set(file, name);
        else
            reader.mistake(`${other} and ${name} would both be written to ${file}: give each its own file`);
    }
}
/** It says that the image was run. */
function readPredicate(reader, isRun) {
    if (!isRun)
        reader.refuse(['predicate'], 'needs the smoke test, which smoke: false leaves out');
    return reader.written('predicate');
}
const ASKS_FOR_SEVERAL = ['bake-file', 'targets', 'vars', 'compose-images'];
/** Where bake or compose files list the images; null where none does. Other settings are not checked. */
function resolveImageList(given, around) {
    const reader = new SettingReader(given, around);
    const list = readImageListSource(reader, readServices(reader));
    const isAsked = ASKS_FOR_SEVERAL.some((name) => !['', 'false'].includes(reader.text(name) ?? ''));
    if (isAsked)
        reader.finish();
    return list;
}
const sourceOf = ({ file, commit, notes }) => ({ file, commit, notes });
const AUTO = { kind: 'search', commit: null, among: ['cache', 'artifact'] };
const BASELINE_WORDS = {
    auto: AUTO,
    none: { kind: 'none' },
    build: { kind: 'search', commit: null, among: ['build'] },
};
const PATH_LIKE = /^[./~]|\.json$|\.gz$|\.tar$/;
/**
 * A word of ours, else a file if the text looks like a path, else an image at a registry if it can be nothing else, else a
 * commit: a file cannot hide the branch of its name.
 */
function readBaseline(reader, kind) {
    const text = reader.text('baseline');
    if (text === null)
        return AUTO;
    const known = Object.hasOwn(BASELINE_WORDS, text) ? BASELINE_WORDS[text] : undefined;
    if (text === 'build' && kind !== 'build')
        reader.mistake(`${reader.labelOf('baseline')}: build has no effect with ${kind}, which builds nothing`);
    if (known)
        return known;
    const word = text.toLowerCase();
    if (Object.hasOwn(BASELINE_WORDS, word)) {
        reader.mistake(`${reader.labelOf('baseline')}: did you mean ${word}? A branch of the name ${text} is refs/heads/${text}`);
        return AUTO;
    }
    if (text.startsWith(image_reference/* REGISTRY */.Mo))
        return readImage(reader, text.slice(image_reference/* REGISTRY */.Mo.length));
    if (PATH_LIKE.test(text))
        return { kind: 'file', file: reader.existing('baseline', 'a file') };
    if ((0,image_reference/* isClearlyImage */.UA)(text))
        return readImage(reader, text);
    const among = kind === 'build' ? [...AUTO.among, 'build'] : AUTO.among;
    return { kind: 'search', commit: text, among };
}
/** A gossfile is about a running container. */
function readTests(reader, source, isRun, app) {
    const files = (name) => [...new Set(reader.list(name))].map((path) => reader.existingPath(name, path, 'a file'));
    const host = reader.parse('tests-host', (text) => inputs_values/* parseChoice */.HU(text, ['refuse', 'allow']));
    const tests = {
        structure: files('structure-tests'),
        goss: files('goss'),
        gossVars: reader.text('goss-vars') === null ? null : reader.existing('goss-vars', 'a file'),
        allowHost: host === 'allow',
        app,
    };
    if (source.kind === 'archive')
        reader.refuse(['structure-tests', 'goss'], 'needs an engine: it cannot be used with archive');
    else if (!isRun)
        reader.refuse(['goss'], 'needs the running container: it cannot be used with smoke: false');
    if (app.services !== null)
        reader.refuse(['goss'], 'cannot be used with compose-file');
    return tests.structure.length + tests.goss.length === 0 ? null : tests;
}
function readImage(reader, text) {
    const image = (0,image_reference/* parseImageReference */.o_)(text);
    if (image)
        return { kind: 'registry', image };
    reader.mistake(`${reader.labelOf('baseline')}: ${JSON.stringify(text.slice(0, 200))} is not the name of an image: ${(0,image_reference/* whyNoImage */.PW)(text) ?? ''}`);
    return AUTO;
}
const readComment = (reader) => reader.parse('comment', (text) => inputs_values/* parseChoice */.HU(text, ['always', 'on-change', 'on-failure', 'never'])) ?? 'always';
/** Whether the code of a fork may run where it can reach secrets. Only the workflow can say so. */
const allowsForkCode = (given, around) => new SettingReader(given, around).parse('allow-fork-code', inputs_values/* parseBoolean */.yG) ?? false;
const readArtifact = (reader) => reader.parse('artifact', (text) => inputs_values/* parseChoice */.HU(text, ['auto', 'always', 'never'])) ?? 'auto';
/** What passes at once is found as an artifact. */
function readRelevant(reader) {
    const relevant = reader.parse('relevant', (text) => inputs_values/* parseChoice */.HU(text, ['off', 'auto'])) ?? 'off';
    if (relevant === 'auto' && reader.text('artifact') === 'never')
        reader.mistake(`${reader.labelOf('relevant')}: auto needs the artifact that artifact: never forbids`);
    return relevant;
}
const readFix = (reader) => reader.parse('fix', (text) => inputs_values/* parseChoice */.HU(text, ['off', 'suggest'])) ?? 'off';
function readChanged(reader) {
    const changed = reader.parse('changed', inputs_values/* parseBoolean */.yG) ?? false;
    if (changed && reader.text('artifact') === 'never')
        reader.mistake(`${reader.labelOf('changed')} needs the artifact that artifact: never forbids`);
    return changed;
}
const OF_PUBLISHING = ['mode', 'comment', 'token'];
/**
 * The settings of `mode: publish`; null in the other mode. Throws one `settings` error that lists all mistakes; with a wrong
 * mode it is not known which settings count.
 */
function resolvePublishMode(given, around) {
    const reader = new SettingReader(given, around);
    const mode = reader.parse('mode', (text) => inputs_values/* parseChoice */.HU(text, ['trial', 'publish']));
    if (mode === null)
        reader.finish();
    if (mode !== 'publish')
        return null;
    const others = table/* SETTINGS */.yy.map(({ name }) => name).filter((name) => !OF_PUBLISHING.includes(name));
    reader.refuse(others, 'has no effect with mode: publish, which tries no image');
    const inputs = { comment: readComment(reader), token: reader.text('token') };
    reader.finish();
    return inputs;
}
/** The settings that decide where an error is reported. Other settings may be wrong. */
function resolvePublishing(given, around) {
    const reader = new SettingReader(given, around);
    const source = readSource(reader);
    const root = source.kind === 'build' ? (0,file_access/* repositoryOf */._M)(source.context) : around.cwd;
    const name = reader.text('name') ?? defaultName(source, root, around.env);
    return { name, comment: readComment(reader), artifact: readArtifact(reader), token: reader.text('token') };
}
function refuseOfBuild(reader, prebuilt) {
    const why = `has no effect with ${prebuilt}, which builds nothing`;
    reader.refuse(OF_BUILD, why);
    const { build } = sbomParts(reader.text('sbom') ?? '');
    if (build !== null)
        reader.mistake(`${reader.labelOf('sbom')}: ${build} ${why}: give cyclonedx or spdx`);
}
function readSource(reader) {
    const image = reader.text('image');
    const archive = reader.text('archive');
    const prebuilt = image ? 'image' : archive ? 'archive' : null;
    const { platform, platforms } = readPlatforms(reader, prebuilt);
    if (image && archive)
        reader.mistake('image and archive cannot be used together: give one of them');
    if (prebuilt)
        refuseOfBuild(reader, prebuilt);
    if (prebuilt && reader.wasChosen('path'))
        reader.mistake(`PATH has no effect with ${prebuilt}, which builds nothing`);
    if (image)
        return readArchiveRef(reader, 'image', image, platform);
    if (archive) {
        const file = archive === '-' ? '-' : reader.existing('archive', 'a file or folder');
        return { kind: 'archive', name: file, file, ref: null, platform };
    }
    const context = readBuildContext(reader);
    return {
        kind: 'build',
        context,
        file: reader.path('file') ?? (0,external_node_path_.join)(context, 'Dockerfile'),
        target: reader.parse('target', parseStage),
        buildArgs: readBuildArgs(reader),
        buildSecrets: reader.list('build-secrets', /(^|,)(id|type)=/, 'id=ID,env=NAME or id=ID,src=FILE'),
        platform,
        ...(platforms.length > 0 ? { platforms } : {}),
        builder: reader.text('builder'),
        cacheFrom: reader.rawItems('cache-from'),
        cacheTo: reader.rawItems('cache-to'),
        network: reader.text('build-network'),
        timeout: reader.parse('build-timeout', inputs_values/* parseTimeout */.ZZ) ?? 1800,
        ...chosenIn(reader),
    };
}
/** `platforms`: of one build, if they are several; one is the platform. */
function readPlatforms(reader, prebuilt) {
    const one = reader.parse('platform', inputs_values/* parsePlatform */.FL);
    const all = reader.items('platforms', inputs_values/* parsePlatform */.FL, { commas: true });
    const label = reader.labelOf('platforms');
    const twice = all.filter((text, index) => all.findIndex((other) => isSame(other, text)) < index);
    for (const text of twice)
        reader.mistake(`${label}: ${text} is given twice`);
    if (one !== null && all.some((text) => !isSame(text, one)))
        reader.mistake(`${reader.labelOf('platform')} and ${label} differ: give one of them`);
    const [first = one, second] = all;
    if (second === undefined)
        return { platform: first, platforms: [] };
    if (prebuilt !== null)
        reader.mistake(`${label}: give one platform with ${prebuilt}: several are made by one build`);
    return { platform: null, platforms: all };
}
const isSame = (a, b) => (0,platform_name/* isSamePlatform */.SW)((0,platform_name/* parsePlatform */.FL)(a), (0,platform_name/* parsePlatform */.FL)(b));
/** Adds what names paths, which are checked against all repositories. */
function withDetails(reader, source, keep) {
    const { specs, values } = readBuildSecrets(reader);
    const options = readBuildOptions(reader);
    const attests = readAttests(reader);
    const buildSecrets = [...source.buildSecrets, ...specs];
    refuseTwice([...buildSecrets.map(buildx_options/* secretId */.Ku), ...values.map(({ id }) => id)], reader);
    return {
        ...source,
        buildSecrets,
        ...(keep ? { keep } : {}),
        ...(values.length > 0 ? { secretValues: values } : {}),
        ...(options.length > 0 ? { options } : {}),
        ...(attests.length > 0 ? { attests } : {}),
        ...(reader.notes.length > 0 ? { notes: reader.notes } : {}),
    };
}
/** buildx takes two secrets of one ID, and does not say which one counts. */
function refuseTwice(ids, reader) {
    const twice = new Set(ids.filter((id, index) => id !== '' && ids.indexOf(id) !== index));
    for (const id of twice)
        reader.mistake(`the build secret ${id} is given twice: give each ID once`);
}
/** A Git context would be built by the builder, unseen: findings, `.dockerignore` and the baseline need the files. */
function readBuildContext(reader) {
    const text = reader.text('path') ?? '';
    if (!isGitDefault(text) && !/^(?:[a-z][a-z0-9+.-]*:\/\/|git@)/i.test(text))
        return reader.existing('path', 'a folder');
    reader.mistake(`${reader.labelOf('path')}: a Git or HTTP context is not supported: check out the repository (actions/checkout) and give a folder`);
    return reader.resolve('.', 'path');
}
/** Left out when both are the defaults. */
function chosenIn(reader) {
    const chosen = { context: reader.wasChosen('path'), file: reader.text('file') !== null };
    return chosen.context || chosen.file ? { chosen } : {};
}
function readBuildArgs(reader) {
    const items = reader.rawItems('build-args');
    reader.checkForm('build-args', items, /^[^=\s]+(=|$)/, 'NAME=value');
    for (const item of items)
        if (!item.includes('='))
            reader.refuseRunners('build-args', item);
    return items;
}
function readArchiveRef(reader, setting, text, platform) {
    const place = parseArchiveRef(text, (path) => (0,external_node_fs_.existsSync)(reader.resolve(path, setting)));
    if (place === null)
        return { kind: 'image', ref: reader.check(setting, text, inputs_values/* parseReference */.F2(text)) ?? text, platform };
    const file = reader.existingPath(setting, place.path, 'a file or folder');
    return { kind: 'archive', name: text, file, ref: place.ref, platform };
}
const readAlso = (reader, platform) => [...new Set(reader.list('also'))].map((text) => readArchiveRef(reader, 'also', text, platform));
function readSmoke(reader, source, root) {
    const random = randomValues();
    const presets = [...new Set(reader.each('preset', parsePreset))];
    const implied = presetDefaults(presets, random);
    implied.mistakes.forEach((mistake) => reader.mistake(mistake));
    const under = readContracts(reader, source, root);
    reader.setPresetDefaults(underContracts(implied.texts, under));
    const own = readSmokeSettings(reader);
    const smoke = { ...own, probes: withContractProbes(own.probes, under) };
    const requires = [...new Set([...presets.flatMap((name) => PRESETS[name].requires), ...under.requires])];
    for (const { setting, demands } of contradictions(requires, smoke))
        reader.mistake(`${reader.labelOf(setting)}: preset ${presets.join(', ')} requires ${demands}`);
    const withAssignedPort = requires.includes('obeys-port') ? withPort(reader, smoke, random.port) : smoke;
    const used = presets.length === 0 && under.requires.length === 0 ? {} : { random: Object.values(random) };
    return { ...withAssignedPort, presets, requires, ...used, ...under.inputs };
}
/** The settings of the smoke test; where none was given, the preset's. */
function readSmokeSettings(reader) {
    const soak = reader.parse('soak', inputs_values/* parseDuration */.E9);
    const file = reader.envFile();
    const env = reader.environment();
    return {
        ports: reader.ports(),
        probes: reader.probes(),
        timeout: reader.parse('timeout', inputs_values/* parseTimeout */.ZZ) ?? 60,
        soak: soak ?? 3,
        unaskedSoak: soak ?? 10,
        shutdown: reader.parse('shutdown', (text) => inputs_values/* parseChoice */.HU(text, ['warn', 'graceful'])) ?? 'warn',
        keepRunning: reader.parse('keep-running', inputs_values/* parseBoolean */.yG) ?? false,
        rehearse: readRehearse(reader),
        startTimes: reader.parse('start-times', inputs_values/* parseStarts */.R4),
        audit: reader.parse('audit', inputs_values/* parseBoolean */.yG) ?? false,
        logFile: reader.written('log-file'),
        env: resolve_lastOfEach([...file, ...env]),
        command: reader.parse('command', inputs_values/* parseWords */.nl),
        entrypoint: reader.parse('entrypoint', inputs_values/* parseWords */.nl),
        network: reader.text('network'),
        memory: reader.parse('memory', inputs_values/* parseMemory */.Pw),
        cpus: reader.parse('cpus', inputs_values/* parseCpus */.xX),
        container: readContainer(reader),
        presets: [],
        requires: [],
        assignedPort: null,
        services: readServices(reader),
    };
}
function readRehearse(reader) {
    const words = reader.each('rehearse', (text) => inputs_values/* parseChoice */.HU(text, [...types/* REHEARSALS */.FC, 'none']));
    const asked = types/* REHEARSALS */.FC.filter((kind) => words.includes(kind));
    const isOff = words.includes('none');
    if (isOff && asked.length > 0)
        reader.mistake(`${reader.labelOf('rehearse')}: none cannot be used with ${asked.join(', ')}`);
    return { asked, byDefault: !isOff };
}
/** The engine that runs the container, if it is another. What is kept on the engine that builds cannot be used with it. */
function onHost(reader, smoke) {
    const host = reader.parse('smoke-host', inputs_values/* parseEngine */.s4);
    if (host === null)
        return smoke;
    reader.refuse(['compose-file', 'repeat'], 'cannot be used with smoke-host');
    if (smoke.rehearse.asked.includes('upgrade'))
        reader.mistake(`${reader.labelOf('rehearse')}: upgrade cannot be used with smoke-host: the baseline’s image is not on that engine`);
    return { ...smoke, host };
}
/** A job with services and no network of its own choice: the container can reach them by name. */
const onServicesNetwork = (smoke, reader, around) => smoke.network === null && smoke.services === null && !around.commandLine && reader.engineIsHere
    ? { ...smoke, network: readJob(around.env).network }
    : smoke;
/** Settings that a service has in its compose file instead. */
const OF_COMPOSE = ['network', 'gpus'];
function readServices(reader) {
    const files = reader.list('compose-file').map((path) => reader.existingPath('compose-file', path, 'a file'));
    const service = reader.text('service');
    const host = reader.parse('compose-host', (text) => inputs_values/* parseChoice */.HU(text, ['refuse', 'allow'])) ?? 'refuse';
    if (files.length > 0) {
        reader.refuse(OF_COMPOSE, 'has no effect with compose-file: set it for the service there');
        return { files, service, host };
    }
    if (service !== null)
        reader.mistake(`${reader.labelOf('service')} needs compose-file: it is a service of that file`);
    return null;
}
const nameOf = (variable) => variable.split('=', 1)[0] ?? '';
/** Of a name that is given twice the last value counts: programs differ in which of two they use. */
const resolve_lastOfEach = (env) => [
    ...new Map(env.map((item) => [nameOf(item), item])).values(),
];
/** Sets PORT, and probes its port unless other ports are given. */
function withPort(reader, smoke, randomPort) {
    const given = smoke.env.find((item) => nameOf(item) === 'PORT');
    const named = smoke.ports.filter(({ protocol }) => protocol === 'tcp').map(({ port }) => port);
    const probed = smoke.probes.flatMap((probe) => 'port' in probe && probe.port !== null && probe.kind !== 'udp' ? [probe.port] : []);
    const asked = [...named, ...probed];
    const assigned = assignPort({ variable: given?.slice('PORT='.length) ?? null, asked, random: randomPort });
    if (!assigned.ok) {
        reader.mistake(assigned.mistake);
        return smoke;
    }
    const { port } = assigned;
    return {
        ...smoke,
        assignedPort: port,
        env: given === undefined ? [...smoke.env, `PORT=${port}`] : smoke.env,
        ports: asked.length === 0 ? [...smoke.ports, { port, protocol: 'tcp' }] : smoke.ports,
    };
}
/** `-` is standard output, on a command line only: a runner executes commands in it. */
function readReport(reader, { commandLine }) {
    if (reader.text('report') !== '-')
        return reader.written('report');
    if (!commandLine)
        reader.mistake('report: - would write to the job’s log, where the runner executes commands in lines: give a path');
    return '-';
}
function readFormat(reader) {
    const format = reader.parse('format', (text) => inputs_values/* parseChoice */.HU(text, table/* FORMATS */.hR)) ?? 'text';
    if (format !== 'text' && reader.text('report') === '-')
        reader.mistake(`${reader.labelOf('report')}: - and --format ${format} both print on standard output`);
    return format;
}
/** A Dockerfile may be outside its context, but not outside the repository: what is tested must be what is reviewed. */
function checkPaths(reader, source, root, around) {
    const { file, context } = source;
    const isInPlace = [root, context].some((folder) => (0,file_access/* isInside */.FK)(file, folder));
    if (reader.text('file') !== null && !isInPlace && !(0,external_node_fs_.existsSync)(file))
        reader.existing('file', 'a file');
    else if (reader.text('file') !== null && !isInPlace)
        reader.mistake(`${reader.labelOf('file')}: the Dockerfile ${file} is outside the context ${context} and its repository: move it there, or choose a path that contains it`);
    // the builder reads each of these if it exists
    const alternatives = (0,external_node_path_.basename)(file) === 'Dockerfile' ? [(0,external_node_path_.join)((0,external_node_path_.dirname)(file), 'dockerfile')] : [];
    for (const path of [
        ...(reader.text('file') === null ? [file] : []),
        ...alternatives,
        `${file}.dockerignore`,
    ])
        reader.place('file', path);
    reader.place('path', (0,external_node_path_.join)(context, '.dockerignore'));
    for (const spec of source.buildSecrets)
        checkSecret(reader, spec, around);
    checkCaches(reader, source);
}
/** A missing file is reported by the build. */
function checkSecret(reader, spec, { env }) {
    const from = (0,buildx_options/* secretSource */.kV)(spec, env);
    if (from === null)
        return;
    if ('env' in from) {
        reader.refuseRunners('build-secrets', from.env);
        return;
    }
    const place = reader.place('build-secrets', from.file);
    if (place !== null && place.kind !== null && place.kind !== 'file')
        reader.mistake(`${reader.labelOf('build-secrets')}: ${place.path} is ${file_access/* KIND_NAMES */.kd[place.kind]}: expected a file`);
}
function checkCaches(reader, { cacheFrom, cacheTo }) {
    const rows = [
        ['cache-from', cacheFrom, 'src'],
        ['cache-to', cacheTo, 'dest'],
    ];
    for (const [name, specs, field] of rows)
        for (const path of specs.map((spec) => (0,buildx_options/* cachePath */.Ae)(spec, field)))
            if (path !== null)
                reader.place(name, path);
}
/** Different images of one repository must not share a comment: the folder and the target are part of the name. */
function defaultName(source, root, env) {
    if (source.kind === 'image')
        return source.ref.replace(/@.*$/, '');
    if (source.kind === 'archive')
        return source.file === '-' ? 'image' : [(0,external_node_path_.basename)(source.file), source.ref].filter(Boolean).join(':');
    const folder = (0,external_node_path_.relative)(root, source.context).split(external_node_path_.sep).join('/');
    const repository = env.GITHUB_REPOSITORY?.split('/')[1] ?? ((0,external_node_path_.basename)(root) || 'image');
    const inContext = (0,external_node_path_.relative)(source.context, source.file);
    const dockerfile = inContext.startsWith('..') ? (0,external_node_path_.relative)(root, source.file) : inContext;
    const parts = [
        folder === '' ? repository : folder,
        ...(dockerfile === 'Dockerfile' ? [] : [dockerfile]),
        ...(source.target ? [source.target] : []),
    ];
    return parts.join(':');
}

// EXTERNAL MODULE: ./src/lib/budget-text.ts
var budget_text = __webpack_require__(17776);
// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/inputs/config/describe.ts
/** What `sea-trial check` prints: the settings that count, each with where it comes from, and the gate. Pure. */



/** Their values may be secret. */
const HIDDEN = ['token', 'env', 'build-args', 'build-secrets', 'secrets'];
const describe_MOST_CHARACTERS = 100;
/** At least one image. `today`: in UTC, `2026-12-31`. */
function describeConfig(images, today) {
    const { config = null, policies = [] } = images[0]?.inputs ?? {};
    const file = config?.file ?? null;
    const commit = config?.commit ? ` of ${config.commit.slice(0, 7)}` : '';
    return [
        file === null ? 'There is no config file.' : `${file}${commit} is valid.`,
        ...section('Policies', policies.map(policyRow)),
        ...settingSections(images),
        ...images.flatMap(({ inputs }) => gateSections(inputs, images.length > 1, today)),
        ...(config?.notes ?? []).map((note) => `\n${note}.`),
    ].join('\n');
}
/** Of several images: those that all have, then the others of each. */
function settingSections(images) {
    const rows = images.map(({ given }) => settingRows(given));
    const [first = [], ...others] = rows;
    if (others.length === 0)
        return section('Settings', first);
    const isOfAll = (row) => rows.every((own) => own.some((one) => one.join('\n') === row.join('\n')));
    return [
        ...section(`Settings of all ${images.length} images`, first.filter(isOfAll)),
        ...images.flatMap(({ inputs: { name } }, index) => section(`Image ${oneLine(name)}`, rows[index]?.filter((row) => !isOfAll(row)) ?? [])),
    ];
}
const oneLine = (name) => (0,visible/* bounded */.Mm)((0,visible/* visibleLine */.P8)(name), describe_MOST_CHARACTERS);
const settingRows = ({ values }) => [...values].map(([name, { text, label }]) => [
    name,
    HIDDEN.includes(name) ? '(not shown)' : text.replaceAll('\n', ', '),
    label.replace(` ${name}`, ''),
]);
function gateSections({ gate, name }, isNamed, today) {
    const { budgets, acceptances } = gate;
    const of = isNamed ? ` (${oneLine(name)})` : '';
    const [expired, accepted] = [true, false].map((is) => acceptances.filter((one) => (0,budget/* isExpired */._d)(one, today) === is));
    return [
        ...section(`Budgets${of}`, budgets.map(budgetRow)),
        ...section(`Accepted${of}`, (accepted ?? []).map(acceptanceRow)),
        ...section(`Expired, so no longer accepted${of}`, (expired ?? []).map(acceptanceRow)),
    ];
}
const policyRow = ({ source, file, commit, digest, sets }) => [
    [source, file].filter(Boolean).join(' '),
    commit === undefined ? digest.slice(0, SHORT_DIGEST) : `commit ${commit.slice(0, 7)}`,
    sets.join(', '),
];
const SHORT_DIGEST = 'sha256:'.length + 12;
function section(title, rows) {
    if (rows.length === 0)
        return [];
    const clean = rows.map((row) => row.map((cell) => (0,visible/* bounded */.Mm)((0,visible/* visibleLine */.P8)(cell), describe_MOST_CHARACTERS)));
    const widths = [0, 1].map((column) => Math.max(...clean.map((row) => row[column]?.length ?? 0)));
    return [
        `\n${title}:`,
        ...clean.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd()),
    ];
}
const budgetRow = (rule) => [rule.name, limitText(rule), whatItDoes(rule)];
/** `≤ 250 MB`; where it does not always fail: `≤ 250 MB (fail; where not known: warn)`. */
const limitWords = (rule) => rule.level === 'fail' && rule.unknown === 'fail'
    ? limitText(rule)
    : `${limitText(rule)} (${whatItDoes(rule)})`;
const whatItDoes = ({ level, unknown, disputed }) => `${level}; where not known: ${disputed ?? unknown}`;
function limitText(rule) {
    if (rule.kind !== 'figure')
        return rule.kind === 'config' ? 'required' : 'none';
    const [, limit] = (0,budget_text/* valueAndLimit */.A)(rule.limit, rule.limit, rule.isPercent ? 'percent' : budget/* FIGURES */.SL[rule.figure].unit);
    return `${rule.is === 'min' ? '≥' : '≤'} ${rule.is === 'max-growth' ? '+' : ''}${limit}`;
}
const acceptanceRow = ({ code, place, pattern, until, reason }) => [
    code,
    [place ?? '', pattern ?? ''].filter(Boolean).join(' like '),
    `until ${until}: ${reason}`,
];

;// CONCATENATED MODULE: ./src/inputs/config/merge.ts


/** One of them replaces the other. */
const PLATFORMS = ['platform', 'platforms'];
/** A runner fills in defaults, so in an action only a text that differs from the default was given. */
function withConfig(given, settings, isCommandLine) {
    const isGiven = (name) => {
        const text = given.values.get(name)?.text;
        return text !== undefined && (isCommandLine || text !== defaultOf(name));
    };
    const hasPrebuilt = isGiven('image') || isGiven('archive');
    const isLeftOut = (name) => isGiven(name) ||
        (hasPrebuilt && SOURCES.some((one) => one === name)) ||
        (isGiven('path') && SOURCES.some((one) => one === name)) ||
        (PLATFORMS.some((one) => one === name) && PLATFORMS.some(isGiven));
    const added = [...settings].flatMap(([name, value]) => {
        const kept = hasPrebuilt ? forPrebuilt(name, value) : value;
        return kept === null || isLeftOut(name) ? [] : [[name, kept]];
    });
    return { ...given, values: new Map([...given.values, ...added]) };
}
/** Whether the user, or the config file, gave a setting: a runner fills in defaults. `all`: as `withConfig` returns it. */
function isChosen(all, name, isCommandLine) {
    const value = all.values.get(name);
    const isFilledIn = !isCommandLine && value?.text === defaultOf(name) && value?.label === name;
    return value !== undefined && !isFilledIn;
}
function defaultOf(name) {
    const setting = table/* SETTINGS */.yy.find((one) => one.name === name);
    return setting?.default;
}

;// CONCATENATED MODULE: ./src/inputs/images.ts
/**
 * The settings of several images: of each the settings of all, then its own, then what was given as an input or option, which
 * wins. Throws one `settings` error with the mistakes of all.
 */





/** Given as an input or option, they name the one image to try. */
const OF_ONE = ['image', 'archive', 'file', 'target', 'name'];
/**
 * Null where one image is to be tried. `resolveOne`: gives the settings of one image, or throws. `listed`: the images of bake or
 * compose files; `images` of the config file then adds to them by name.
 */
function imagesOf(config, given, around, resolveOne, listed) {
    const { folder } = config;
    const configured = config.configured ? startingAt(config.configured, folder) : NOT_CONFIGURED;
    const isGiven = (name) => wasGiven(given, name, around);
    const values = images_withoutPath(given);
    const resolve = (one) => resolveOne({ ...config, configured: one }, values, around);
    if (listed) {
        refuseOfOne(OF_ONE.filter(isGiven), given);
        refuseUnknown(configured, listed, given);
        const withOwn = (entry) => listedImage(entry, configured);
        const linked = resolveAll(listed.linked.map(withOwn), configured, resolve);
        return {
            images: apart(resolveAll(listed.images.map(withOwn), configured, resolve)),
            linked: new Map(linked.flatMap(({ name, source }) => (source.kind === 'build' ? [[name, source]] : []))),
            notes: listed.notes,
            files: listed.files,
        };
    }
    if (configured.images.length === 0 || OF_ONE.some(isGiven))
        return null;
    const path = isGiven('path') ? (0,external_node_path_.resolve)(around.cwd, given.values.get('path')?.text ?? '') : folder;
    const isIn = ({ settings }) => (0,external_node_path_.resolve)(folder, settings.get('path')?.text ?? '.') === path;
    const wanted = path === folder ? configured.images : configured.images.filter(isIn);
    return wanted.length === 0
        ? null
        : { images: apart(resolveAll(wanted, configured, resolve)), linked: new Map(), notes: [], files: [] };
}
const NOT_CONFIGURED = {
    ...{ settings: new Map(), budgets: [], lifts: [], acceptances: [] },
    ...{ file: null, commit: null, notes: [], images: [] },
};
/** An image of a bake or compose file, with what `images` says about it. */
function listedImage({ name, settings, inline }, configured) {
    const own = configured.images.find((image) => image.name === name);
    const { budgets, lifts, acceptances } = own ?? configured;
    const all = new Map([...settings, ...(own?.settings ?? [])]);
    all.set('name', { text: name, label: 'name' });
    return { name, settings: all, budgets, lifts, acceptances, ...(inline === undefined ? {} : { inline }) };
}
/** The bake or compose file says it of each image. */
function refuseOfOne(names, { values }) {
    if (names.length > 0)
        throw wrongSettings(names.map((name) => `${values.get(name)?.label ?? name} has no effect with several images`), 'The bake or compose file says it for each image.');
}
/** Images that would overwrite what another one pushes or writes are refused. */
function apart(images) {
    const owners = new Map();
    const mistakes = images.flatMap(({ name, push, smoke }) => {
        const log = smoke?.logFile ?? null;
        const own = [
            ...new Set(push?.tags.map((ref) => `be pushed to ${ref.host}/${ref.repository}:${ref.tag ?? ''}`)),
            ...(log === null ? [] : [`write ${log}`]),
        ];
        return own.flatMap((what) => {
            const other = owners.get(what);
            owners.set(what, name);
            return other === undefined ? [] : [`${other} and ${name} would both ${what}`];
        });
    });
    if (mistakes.length > 0)
        throw wrongSettings(mistakes, 'Give each image its own: in `images` of the config file, or in the bake file.');
    return images;
}
/** With `targets`, others of `images` are left out on purpose. */
function refuseUnknown({ images, file }, listed, { values }) {
    if (values.has('targets'))
        return;
    const known = new Set([...listed.images, ...listed.linked].map(({ name }) => name));
    const unknown = images.filter(({ name }) => !known.has(name));
    if (unknown.length > 0)
        throw wrongSettings(unknown.map(({ name }) => `${file ?? ''}: images: no target or service is called ${name}`), 'With bake-file or compose-images, `images` adds settings to the images of that file, by name.');
}
/** A runner fills in defaults. */
function wasGiven(given, name, { commandLine }) {
    const setting = table/* SETTINGS */.yy.find((one) => one.name === name);
    const text = given.values.get(name)?.text;
    return text !== undefined && (commandLine || text !== setting?.default);
}
/** What was given for all images, without the folder that selects them. */
function images_withoutPath(given) {
    const values = new Map(given.values);
    values.delete('path');
    return { ...given, values };
}
/** Paths of what the config file says about several images start at its folder, which is also that of an image without a `path`. */
function startingAt(configured, folder) {
    const at = (settings) => settingsAt(settings, folder);
    return {
        ...configured,
        settings: at(new Map([['path', { text: '.', label: 'default' }], ...configured.settings])),
        images: configured.images.map((image) => ({ ...image, settings: at(image.settings) })),
    };
}
/** The settings of a config file whose paths start at its folder. */
const settingsAt = (settings, folder) => new Map([...settings].map(([name, value]) => [name, { ...value, folder }]));
function resolveAll(images, configured, resolveOne) {
    const mistakes = [];
    let hint = '';
    const resolved = images.flatMap((image) => {
        try {
            const settings = new Map([...configured.settings, ...image.settings]);
            const { budgets, lifts, acceptances } = image;
            const inputs = resolveOne({ ...configured, settings, budgets, lifts, acceptances });
            return [image.inline === undefined ? inputs : withInline(inputs, image.inline)];
        }
        catch (cause) {
            if (!(cause instanceof WrongSettings))
                throw cause;
            hint = cause.hint;
            mistakes.push(...cause.mistakes);
            return [];
        }
    });
    if (mistakes.length > 0)
        throw wrongSettings([...new Set(mistakes)], hint);
    refuseSharedFile('predicate', resolved.flatMap(({ name, predicate }) => (predicate === null ? [] : [{ name, file: predicate }])));
    refuseSharedFile('sbom', resolved.flatMap((one) => sbomFilesOf(one).map((file) => ({ name: one.name, file }))));
    return resolved;
}
const withInline = (inputs, inline) => inputs.source.kind === 'build' ? { ...inputs, source: { ...inputs.source, inline } } : inputs;

// EXTERNAL MODULE: ./src/lib/glob.ts
var glob = __webpack_require__(66857);
// EXTERNAL MODULE: ./src/inputs/policy/strictness.ts
var strictness = __webpack_require__(87784);
;// CONCATENATED MODULE: ./src/inputs/policy/merge.ts
/**
 * Merges policies under what a repository and its workflow set. A rule that may not be loosened is at least as strict
 * afterwards; where that changes what was set, a note says so. Pure.
 */





/** `budgets` stands for all below it, `budgets.on-disk` for all limits of this figure. */
const mayLoosen = ({ applied }, name) => applied.mayLoosen.some((one) => name === one || name.startsWith(`${one}.`));
/** `own`: what is set, without defaults. Returns what counts of these and of the policies. */
function mergeSettings(own, policies) {
    const settings = new Map(own);
    const set = (name, value) => value && settings.set(name, value);
    const all = policies.flatMap((policy) => [...policy.settings].map(([name, value]) => ({ policy, name, value, isLoose: mayLoosen(policy, name) })));
    for (const { name, value } of all.filter(({ name, isLoose }) => isLoose && !own.has(name)))
        set(name, together(name, settings.get(name), value));
    const required = all.filter(({ isLoose }) => !isLoose);
    const isRequired = new Set();
    for (const { name, value } of required) {
        // of two policies that require different values of no order, the first counts
        if (!isRequired.has(name) || (0,strictness/* orderOf */.mJ)(name).is !== 'fixed')
            set(name, together(name, settings.get(name), value));
        isRequired.add(name);
    }
    const notes = required.flatMap(({ policy, name, value }) => {
        const before = own.get(name);
        const after = settings.get(name);
        // of lists that add up nothing of one's own is lost
        const isWeaker = before && (0,strictness/* orderOf */.mJ)(name).is !== 'demands' && together(name, before, value)?.text !== before.text;
        return isWeaker && after
            ? [
                `${before.label} is ${merge_quoted(before.text)}, but the policy \`${policy.name}\` ${(0,strictness/* orderOf */.mJ)(name).is === 'permits' ? 'permits' : 'requires'} ${merge_quoted(value.text)}: ${merge_quoted(after.text)} counts`,
            ]
            : [];
    });
    return { settings, notes };
}
/** Null: nothing is set. What a policy permits is not asked for by that. */
function together(name, own, policy) {
    if (own === undefined)
        return (0,strictness/* orderOf */.mJ)(name).is === 'permits' ? null : policy;
    const text = (0,strictness/* stricter */.Rn)((0,strictness/* orderOf */.mJ)(name), own.text, policy.text);
    return text === own.text ? own : text === policy.text ? policy : { text, label: own.label };
}
const merge_quoted = (text) => text === '' ? 'nothing' : `\`${(0,visible/* bounded */.Mm)(text.replaceAll('\n', ', '), 100)}\``;
function mergeGate({ gate, lifts, warnOnly }, policies) {
    const budgets = new Map(gate.budgets.map((rule) => [rule.name, rule]));
    const ownKeys = [...gate.budgets.map(budget/* keyOfRule */.LQ), ...lifts];
    const isRequired = new Set();
    const all = policies.flatMap((policy) => policy.budgets.map((rule) => ({
        policy,
        rule: warnOnly && mayLoosen(policy, 'warn-only') ? { ...rule, level: 'warn' } : rule,
        key: (0,budget/* keyOfRule */.LQ)(rule),
        isLoose: mayLoosen(policy, `budgets.${(0,budget/* keyOfRule */.LQ)(rule)}`),
    })));
    for (const { rule } of all.filter(({ isLoose, key }) => isLoose && !ownKeys.includes(key)))
        budgets.set(rule.name, bothOf(budgets.get(rule.name) ?? rule, rule));
    const required = all.filter(({ isLoose }) => !isLoose);
    for (const { policy, rule } of required) {
        const { name } = rule;
        const before = budgets.get(name);
        const after = !before ? rule : isRequired.has(name) ? bothOf(before, rule) : underRule(before, rule);
        isRequired.add(name);
        budgets.set(name, mayLoosen(policy, 'accept.over-budget') ? after : { ...after, policy: policy.name });
    }
    const merged = [...budgets.values()];
    const accepted = mergeAcceptances(gate.acceptances, merged, policies);
    return {
        gate: { ...gate, budgets: merged, acceptances: accepted.acceptances },
        notes: [
            ...required.flatMap((one) => budgetNotes(one, { own: gate.budgets, lifts, counts: budgets })),
            ...accepted.notes,
        ],
    };
}
function budgetNotes({ policy, rule, key }, { own, lifts, counts }) {
    const before = own.find(({ name }) => name === rule.name);
    const after = counts.get(rule.name) ?? rule;
    const requires = `the policy \`${policy.name}\` requires ${limitWords(rule)}`;
    if (!isAsStrict(after, rule))
        return [
            `The budget \`${rule.name}\` is ${limitWords(after)} by another policy: ${requires}, which cannot be compared and does not count`,
        ];
    if (before && !isAsStrict(before, rule))
        return [
            `The budget \`${rule.name}\` is ${limitWords(before)}, but ${requires}: ${limitWords(after)} counts`,
        ];
    return !before && lifts.includes(key)
        ? [`The config file lifts \`budgets.${key}\`, but ${requires} for \`${rule.name}\`, which counts`]
        : [];
}
const LEVELS = ['fail', 'warn', 'pass'];
const weakness = (level) => LEVELS.indexOf(level);
/**
 * At least as strict as `rule`. A limit of one's own that only warns does not become one that fails; one that cannot be
 * compared (bytes and percent, two signals) does not count.
 */
function underRule(own, rule) {
    const isOwns = weakness(own.level) <= weakness(rule.level) && limitOrder(own, rule) <= 0;
    const disputed = own.disputed === undefined ? {} : { disputed: own.disputed };
    return { ...(isOwns ? own : rule), ...disputed, unknown: firmest(own.unknown, rule.unknown) };
}
/** At least as strict as either of two policies; the first limit where they cannot be compared. */
const bothOf = (a, b) => ({
    ...(limitOrder(a, b) > 0 ? b : a),
    ...(a.disputed === undefined ? {} : { disputed: a.disputed }),
    ...(a.policy === undefined ? {} : { policy: a.policy }),
    level: firmest(a.level, b.level),
    unknown: firmest(a.unknown, b.unknown),
});
const firmest = (a, b) => (weakness(a) <= weakness(b) ? a : b);
function isAsStrict(own, rule) {
    const isFirm = weakness(own.level) <= weakness(rule.level) && weakness(own.unknown) <= weakness(rule.unknown);
    return isFirm && limitOrder(own, rule) <= 0;
}
/** Negative where the first limit is stricter; NaN where they cannot be compared. Both have one name. */
function limitOrder(a, b) {
    if (a.kind === 'figure' && b.kind === 'figure') {
        if (a.isPercent !== b.isPercent)
            return Number.NaN;
        return a.is === 'min' ? b.limit - a.limit : a.limit - b.limit;
    }
    if (a.kind === 'config' && b.kind === 'config' && a.value !== b.value)
        return b.value === null ? -1 : Number.NaN;
    return 0;
}
function mergeAcceptances(own, budgets, policies) {
    const notes = [];
    const kept = own.filter(({ code }) => {
        const policy = policies.find((one) => refuses(one, code));
        if (policy)
            notes.push(`The acceptance of \`${code}\` does not count: the policy \`${policy.name}\` refuses it`);
        return policy === undefined;
    });
    for (const one of kept) {
        const names = budgets.filter((rule) => rule.policy !== undefined && isAboutBudget(one, rule));
        if (names.length > 0)
            notes.push(`The acceptance of \`${one.code}\` does not count for budgets that a policy requires: ${names.map(({ name }) => `\`${name}\``).join(', ')}`);
    }
    return { acceptances: [...kept, ...policies.flatMap(({ acceptances }) => acceptances)], notes };
}
const refuses = (policy, code) => (policy.neverAccept === 'all' || policy.neverAccept.includes(code)) && !mayLoosen(policy, `accept.${code}`);
const isAboutBudget = ({ code, place }, rule) => (code === 'over-budget' || code === 'budget-open') &&
    (place === null || (0,budget/* placesOfBudget */.t)(rule).some((one) => (0,glob/* matchesGlob */.k)(one, place)));

;// CONCATENATED MODULE: ./src/inputs/policy/source.ts
/** Where a policy is: a path, a file of a repository on GitHub, or an artifact at a registry. Pure. */

const GITHUB = 'github:';
const OCI = 'oci://';
const GITHUB_FORM = /^([\w.-]+\/[\w.-]+)\/([^@]+)@([^@\s]+)$/;
/** A mistake is one sentence without a full stop. */
function source_parseSource(text) {
    if (text.startsWith(GITHUB))
        return githubFile(text);
    if (text.startsWith(OCI))
        return artifact(text);
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    return scheme === undefined
        ? { ok: true, source: { text, kind: 'path' } }
        : source_refuse(`${scheme} is not supported: expected a path, github:OWNER/REPO/FILE@REF or oci://IMAGE@sha256:…`);
}
function githubFile(text) {
    const [, repository, file = '', ref] = GITHUB_FORM.exec(text.slice(GITHUB.length)) ?? [];
    const isPlain = file.split('/').every((part) => !['', '.', '..'].includes(part));
    return repository !== undefined && ref !== undefined && isPlain
        ? { ok: true, source: { text, kind: 'github', repository, file, ref } }
        : source_refuse(`${source_quoted(text)} is not github:OWNER/REPO/FILE@REF, such as github:acme/policies/container.yml@v3: REF is required, best a commit of 40 digits`);
}
function artifact(text) {
    const name = text.slice(OCI.length);
    const image = (0,image_reference/* parseImageReference */.o_)(name);
    if (image === null)
        return source_refuse(`${source_quoted(name)} is not the name of an artifact: ${(0,image_reference/* whyNoImage */.PW)(name) ?? ''}`);
    const { digest } = image;
    return digest === null
        ? source_refuse(`${source_quoted(text)} has no digest: whoever may push the tag could change the policy of every repository, so add @sha256:…`)
        : { ok: true, source: { text, kind: 'oci', image: { ...image, digest } } };
}
const source_quoted = (text) => JSON.stringify(text.slice(0, 200));
const source_refuse = (mistake) => ({ ok: false, mistake });

;// CONCATENATED MODULE: ./src/inputs/policy/index.ts
/** Policies: rules of an organisation under which a repository and its workflow set their own. */






/** Throws one `settings` error that lists all mistakes. Loads YAML and zod only where there is a policy. */
async function parsePolicies(texts) {
    if (texts.length === 0)
        return [];
    const { parsePolicy } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(5156), __webpack_require__.e(1519), __webpack_require__.e(8482)]).then(__webpack_require__.bind(__webpack_require__, 8482));
    const parsed = texts.map(parsePolicy);
    const mistakes = parsed.flatMap((one) => (one.ok ? [] : one.mistakes));
    if (mistakes.length > 0)
        throw wrongSettings(mistakes, 'docs/policies.md describes what a policy may contain.');
    return parsed.flatMap((one) => (one.ok ? one.policy : []));
}
/** The settings that count. `all`: given ones and those of the config file. */
function underPolicies(all, policies, isCommandLine) {
    const own = new Map([...all.values].filter(([name]) => isChosen(all, name, isCommandLine)));
    const { settings, notes } = mergeSettings(own, policies);
    const isPrebuilt = own.has('image') || own.has('archive');
    const added = [...settings].flatMap(([name, value]) => {
        const kept = isPrebuilt && !own.has(name) ? forPrebuilt(name, value) : value;
        return kept === null ? [] : [[name, kept]];
    });
    return { given: { ...all, values: new Map([...all.values, ...added]) }, notes };
}
/** What the setting names, in order. */
const policyItems = ({ values }) => (0,inputs_values/* parseList */.E1)(values.get('policy')?.text ?? '');
/** The inputs with the budgets and acceptances that count, and what the report says about it. */
function gateUnderPolicies(inputs, policies, { given, lifts, notes: before }) {
    if (policies.length === 0)
        return inputs;
    requireSmoke(inputs, policies);
    const warnOnly = given.values.get('warn-only')?.text.toLowerCase() === 'true';
    const { gate, notes } = mergeGate({ gate: inputs.gate, lifts, warnOnly }, policies);
    const { file = null, commit = null, notes: own = [] } = inputs.config ?? {};
    const changeable = [
        ...new Set(policies.filter(({ isOfChange }) => isOfChange).map(({ applied }) => applied.source)),
    ];
    const ofChange = changeable.map((source) => `The policy \`${source}\` is in the repository under test, so this change can change it`);
    return {
        ...inputs,
        gate,
        policies: policies.map(({ applied }) => applied),
        config: { file, commit, notes: [...own, ...ofChange, ...before, ...notes] },
    };
}
/** An archive is never run, also with `smoke: true`. */
function requireSmoke({ smoke }, policies) {
    const policy = policies.find((one) => one.settings.get('smoke')?.text === 'true' && !mayLoosen(one, 'smoke'));
    if (policy && smoke === null)
        throw wrongSettings([`An archive is weighed, not run, but the policy ${policy.name} requires smoke: true`], 'Give the image of an engine, or a folder to build.');
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./src/inputs/docker-options.ts
/** Rejects Docker's options as free text, and names the setting for each option. Pure. */

/** Names of such an input in other actions. */
const FREE_OPTIONS = ['docker-options', 'options', 'docker-args', 'run-options'];
const WHY = 'is not accepted: free text cannot be checked, and could override the labels and limits of the run';
/** `--publish` needs no setting: probed ports are published. */
const OTHER_NAMES = {
    '-e': 'env',
    '-v': 'volumes',
    '--mount': 'volumes',
    '-u': 'user',
    '-m': 'memory',
    '--net': 'network',
    '-p': 'port',
    '--publish': 'port',
    '--entrypoint': 'entrypoint',
    '--platform': 'platform',
};
/** One sentence that names the options in the text and the settings to use instead. Values are left out: they may be secrets. */
function refuseOptions(label, text) {
    const flags = [...new Set(text.split(/\s+/).map((word) => /^--?[a-z][a-z-]{0,30}/.exec(word)?.[0] ?? ''))];
    const found = flags.filter((flag) => flag !== '').map((flag) => ({ flag, name: settingOf(flag) }));
    const known = found.flatMap(({ flag, name }) => (name === undefined ? [] : [`${name} for ${flag}`]));
    const others = found.flatMap(({ flag, name }) => (name === undefined ? [flag] : []));
    const all = table/* SETTINGS */.yy.filter((setting) => setting.docker !== undefined).map(({ name }) => name);
    return [
        `${label} ${WHY}`,
        known.length > 0 ? `; give ${known.join(', ')}` : `; the settings of the container are ${all.join(', ')}`,
        others.length > 0 ? `; there is no setting for ${others.join(', ')}` : '',
    ].join('');
}
const settingOf = (flag) => table/* SETTINGS */.yy.find((setting) => setting.docker === flag)?.name ??
    (Object.hasOwn(OTHER_NAMES, flag) ? OTHER_NAMES[flag] : undefined);

;// CONCATENATED MODULE: ./src/inputs/sources.ts
/** Reads settings as texts from the runner's INPUT_* variables or from a command line. */






const settings = table/* SETTINGS */.yy;
const sources_names = settings.map(({ name }) => name);
const aliases = settings.flatMap(({ alias }) => (alias ? [alias] : []));
function settingCalled(name) {
    return table/* SETTINGS */.yy.find((setting) => setting.name === name || setting.alias === name)?.name;
}
const isFree = (name) => FREE_OPTIONS.some((one) => one === name);
function unknown(what, prefix, name) {
    const near = (0,nearest/* suggestion */.h)(name, [...sources_names, ...aliases]);
    const long = prefix === '' ? '' : '--';
    return `${what} ${prefix}${name} is unknown${near ? `: did you mean ${long}${near}?` : ''}`;
}
/** The runner passes every input as INPUT_<NAME> in upper case, with defaults filled in, empty without a value. */
function fromAction(env) {
    const given = { values: new Map(), mistakes: [], notes: [] };
    for (const [variable, text = ''] of Object.entries(env)) {
        if (!variable.startsWith('INPUT_'))
            continue;
        const name = variable.slice('INPUT_'.length).toLowerCase();
        const setting = settingCalled(name);
        if ((0,table/* isJobInput */.im)(name))
            continue;
        if (isFree(name)) {
            if (text.trim() !== '')
                given.mistakes.push(refuseOptions(name, text));
        }
        else if (NOT_SETTINGS.has(name))
            addLoss(given, name, text);
        else if (!setting)
            given.mistakes.push(unknown('Input', '', name));
        else if ((0,table/* isCommandOnly */.Si)(setting))
            given.mistakes.push(`Input ${name} works on the command line only`);
        else if (text.trim() !== '')
            put(given, setting, text.trim(), name);
    }
    return given;
}
/** An input of docker/build-push-action that is refused or ignored here. */
function addLoss(given, name, text) {
    const loss = text.trim() === '' ? null : lossOf(name, text.trim());
    if (loss)
        (loss.is === 'refused' ? given.mistakes : given.notes).push(loss.sentence);
}
/** A setting and its alias may both be present when one of them has the default. */
function put(given, setting, text, label) {
    const earlier = given.values.get(setting);
    const fallback = settings.find(({ name }) => name === setting)?.default;
    if (earlier && text === fallback)
        return;
    if (earlier && earlier.text !== fallback && earlier.text !== text) {
        given.mistakes.push(`${earlier.label} and ${label} are two names for one setting: give one of them`);
    }
    given.values.set(setting, { text, label });
}
const MANY = ['list', 'ports', 'probes'];
/** Collects all mistakes: unknown options, missing values, options given twice, two PATHs. */
function fromCommandLine(args) {
    const options = Object.fromEntries([...sources_names, ...aliases, ...FREE_OPTIONS].map((name) => [name, { type: 'string' }]));
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: expandBooleans(args),
        options: {
            ...options,
            help: { type: 'boolean', short: 'h' },
            version: { type: 'boolean', short: 'v' },
            watch: { type: 'boolean' },
        },
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const given = {
        values: new Map(),
        mistakes: [],
        notes: [],
        help: false,
        version: false,
        watch: false,
    };
    tokens.forEach((token, index) => {
        if (token.kind === 'positional' && !isValueOfUnknown(tokens[index - 1]))
            addValue(given, 'path', 'PATH', token.value);
        if (token.kind === 'option')
            readOption(given, token);
    });
    return given;
}
/** An option or a path after a boolean is not its value: `--init .` → `--init=true .` */
function expandBooleans(args) {
    const isAlone = (arg, next = '-') => arg.startsWith('--') && isBoolean(settingCalled(arg.slice(2))) && /^-|^\.|\//.test(next);
    return args.map((arg, index) => (isAlone(arg, args[index + 1]) ? `${arg}=true` : arg));
}
/** The word after an unknown option is most likely its value: one mistake is reported once. */
function isValueOfUnknown(before) {
    const name = before?.name ?? '';
    const isOurs = isSwitch(name) || settingCalled(name) !== undefined;
    const isKnown = isOurs || isFree(name) || NOT_SETTINGS.has(name);
    return before?.kind === 'option' && !isKnown && negated(name) === undefined && before.value === undefined;
}
/** Of the command line only, without a value. */
const isSwitch = (name) => SWITCHES.some((one) => one === name);
const SWITCHES = ['help', 'version', 'watch'];
function readOption(given, { name, rawName, value, inlineValue }) {
    const setting = settingCalled(name);
    const off = negated(name);
    if (isSwitch(name) && value !== undefined)
        given.mistakes.push(`${rawName} takes no value`);
    else if (isSwitch(name))
        given[name] = true;
    else if (isFree(name))
        given.mistakes.push(refuseOptions(rawName, value ?? ''));
    else if (setting && inlineValue !== true && isOption(value))
        given.mistakes.push(`${rawName} needs a value, but ${value ?? ''} follows`);
    else if (setting)
        addValue(given, setting, rawName, value);
    else if (NOT_SETTINGS.has(name))
        addLoss(given, name, value ?? 'true');
    else if (off)
        addOption(given, off, 'false', rawName);
    else
        given.mistakes.push(unknown('Option', rawName.startsWith('--') ? '--' : '-', name));
}
/** `no-smoke` → `smoke` */
function negated(name) {
    const setting = name.startsWith('no-') ? settingCalled(name.slice(3)) : undefined;
    return isBoolean(setting) ? setting : undefined;
}
/** A value may begin with a dash, but before another option the value is missing. */
const isOption = (value) => value?.startsWith('--') === true && settingCalled(value.slice(2).split('=')[0] ?? '') !== undefined;
/** Also a choice of which one is `true`: without a value it is that. */
function isBoolean(name) {
    const setting = settings.find((one) => one.name === name);
    return setting?.kind === 'boolean' || setting?.choices?.includes('true') === true;
}
function addValue(given, setting, label, value) {
    if (value === undefined && isBoolean(setting))
        addOption(given, setting, 'true', label);
    else if (value === undefined || value === '')
        given.mistakes.push(`${label} needs a value`);
    else
        addOption(given, setting, value, label);
}
function addOption(given, setting, text, label) {
    const earlier = given.values.get(setting);
    const kind = settings.find(({ name }) => name === setting)?.kind ?? 'text';
    if (!earlier)
        given.values.set(setting, { text, label });
    else if (MANY.includes(kind))
        given.values.set(setting, { text: `${earlier.text}\n${text}`, label });
    else
        given.mistakes.push(`${label} is given twice: ${JSON.stringify(earlier.text)} and ${JSON.stringify(text)}${label === 'PATH' ? perhapsCommand(earlier.text) : ''}`);
}
/** The first of two paths may be a command with a typing error. */
function perhapsCommand(path) {
    const [near] = (0,nearest/* nearest */.p)(path, commands.map(({ name }) => name));
    return near === undefined ? '' : `; did you mean the command ${near}?`;
}

;// CONCATENATED MODULE: ./src/inputs/image-name.ts
/** What a name on the command line stands for, where nothing is built: a Report, an archive, an image of the engine or at a registry. */







/** Null after a mistake. */
function readImageName(name, around) {
    const { cwd, roots, platform, mistakes } = around;
    if (name.trim() === '') {
        mistakes.push('a name is empty: expected a file, a folder or an image');
        return null;
    }
    if (name.startsWith(image_reference/* REGISTRY */.Mo))
        return atRegistry(name, around);
    const archive = parseArchiveRef(name, (path) => (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(cwd, path)));
    const file = (0,external_node_path_.resolve)(cwd, archive?.path ?? name);
    const place = (0,file_access/* locate */.x5)(file, roots);
    const mistake = (what) => {
        mistakes.push(`${name} ${what}`);
        return null;
    };
    if (!place.ok)
        return mistake(`cannot be read: ${place.why}`);
    if (place.kind === null && archive === null && !LOOKS_LIKE_A_FILE.test(name))
        return imageOf(name, around);
    if (place.kind === null)
        return mistake('does not exist: expected a file, a folder or an image');
    if (place.kind !== 'file' && place.kind !== 'folder')
        return mistake(`is ${file_access/* KIND_NAMES */.kd[place.kind]}: expected a file or folder`);
    if (archive === null &&
        place.kind === 'folder' &&
        !LAYOUT_FILES.some((one) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(place.real, one))))
        return mistake('is a folder without an image (an OCI layout has an index.json): of a folder with a Dockerfile, give a Report that sea-trial wrote with --report');
    if (archive === null && place.kind === 'file') {
        try {
            if (isJson(place))
                return { kind: 'report', name, file };
        }
        catch (cause) {
            return mistake(`cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`);
        }
    }
    return { kind: 'archive', name, file, ref: archive?.ref ?? null, platform };
}
function atRegistry(name, { platform, mistakes }) {
    const text = name.slice(image_reference/* REGISTRY */.Mo.length);
    const image = (0,image_reference/* parseImageReference */.o_)(text);
    if (image)
        return { kind: 'registry', image, platform };
    mistakes.push(`${JSON.stringify(name.slice(0, 200))} does not name an image: ${(0,image_reference/* whyNoImage */.PW)(text) ?? ''}`);
    return null;
}
/** One of them is in each folder with an image. */
const LAYOUT_FILES = ['index.json', 'manifest.json'];
const LOOKS_LIKE_A_FILE = /^[./~-]|\.(?:json|tar|tgz|gz|zst)$/;
function imageOf(ref, { platform, mistakes }) {
    if ((0,inputs_values/* parseReference */.F2)(ref).ok)
        return { kind: 'image', ref, platform };
    mistakes.push(`${JSON.stringify(ref.slice(0, 200))} is neither a file nor the name of an image`);
    return null;
}
/** Whether the file begins like a Report; archives do not. */
function isJson(place) {
    const start = Buffer.alloc(64);
    const descriptor = (0,file_access/* openForReading */.sb)(place);
    try {
        const length = (0,external_node_fs_.readSync)(descriptor, start);
        return /^\uFEFF?\s*\{/.test(start.toString('utf8', 0, length));
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}

;// CONCATENATED MODULE: ./src/inputs/commands/arguments.ts
/** Reads the arguments of a command by its row of the table. All mistakes are collected. */






function readArguments(spec, args, cwd = process.cwd()) {
    const types = spec.options.map(({ name, value }) => [
        name,
        { type: value === undefined ? 'boolean' : 'string' },
    ]);
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: [...args],
        options: {
            ...Object.fromEntries(types),
            help: { type: 'boolean', short: 'h' },
        },
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const given = {
        operands: [],
        options: new Map(),
        mistakes: [],
        help: false,
        hasUnknown: false,
        hasNamesake: (0,external_node_fs_.existsSync)((0,external_node_path_.join)(cwd, spec.name)),
    };
    for (const token of tokens) {
        if (token.kind === 'positional')
            given.operands.push(token.value);
        if (token.kind === 'option')
            arguments_addOption(spec, given, token);
    }
    return given;
}
/** For a command that takes settings too: its own options, and the other arguments. */
function splitArguments(spec, args, cwd = process.cwd()) {
    const own = [];
    const others = [];
    for (let at = 0; at < args.length; at++) {
        const arg = args[at] ?? '';
        const option = spec.options.find(({ name }) => arg === `--${name}` || arg.startsWith(`--${name}=`));
        (option ? own : others).push(arg);
        const next = args[at + 1];
        if (option?.value === undefined || arg.includes('=') || next === undefined || next.startsWith('--'))
            continue;
        own.push(next);
        at++;
    }
    return { own: readArguments(spec, own, cwd), others };
}
function arguments_addOption({ options }, given, { name, rawName, value }) {
    const { mistakes } = given;
    const option = options.find((one) => one.name === name);
    if (name === 'help')
        given.help = true;
    else if (!option) {
        given.hasUnknown = true;
        mistakes.push(arguments_unknown(rawName, options.map((one) => one.name)));
    }
    else if (option.value !== undefined && !value)
        mistakes.push(`${rawName} needs a value`);
    else if (option.value === undefined && value !== undefined)
        mistakes.push(`${rawName} takes no value`);
    else if (given.options.has(name))
        mistakes.push(`${rawName} is given twice`);
    else
        given.options.set(name, value ?? '');
}
function arguments_unknown(option, known) {
    const [near] = (0,nearest/* nearest */.p)(option.replace(/^-+/, ''), known);
    const list = known.map((name) => `--${name}`).join(', ');
    return `Option ${option} is unknown${near ? `: did you mean --${near}?` : known.length > 0 ? `; known are ${list}` : ''}`;
}
/** The value of an option; null if it is not given, or after a mistake. */
function parseOption(given, name, parse) {
    const text = given.options.get(name);
    const parsed = text === undefined ? null : parse(text);
    if (parsed?.ok)
        return parsed.value;
    if (parsed)
        given.mistakes.push(`--${name}: ${JSON.stringify(text?.slice(0, 200))} is not allowed: expected ${parsed.allowed}`);
    return null;
}
/** One of the option's `choices`; its default if it is not given. */
function parseWord(given, name, choices) {
    return parseOption(given, name, (text) => (0,inputs_values/* parseChoice */.HU)(text, choices)) ?? choices[0];
}
/** Throws one `settings` error for all mistakes; does nothing without any. */
function refuseMistakes({ name }, { mistakes, hasNamesake }) {
    if (mistakes.length === 0)
        return;
    const other = hasNamesake ? ` To try the folder named ${name}: sea-trial ./${name}.` : '';
    throw wrongSettings(mistakes, `See sea-trial ${name} --help.${other}`);
}

;// CONCATENATED MODULE: ./src/inputs/commands/diff.ts
/** The arguments of `sea-trial diff`. */





/** Throws one `settings` error with all mistakes. */
function readDiff(given, cwd) {
    const { operands, mistakes } = given;
    const format = parseWord(given, 'format', ['terminal', 'markdown', 'json']);
    const platform = parseOption(given, 'platform', inputs_values/* parsePlatform */.FL);
    const roots = (0,file_access/* rootsOf */.RD)((0,file_access/* repositoryOf */._M)(cwd));
    // the value of an unknown option looks like a side
    const sides = given.hasUnknown ? [] : operands;
    const [before, after] = sides.map((name) => readImageName(name, { cwd, roots, platform, mistakes }));
    if (operands.length !== 2 && !given.hasUnknown)
        mistakes.push(`diff needs two images, archives or Reports, and got ${operands.length}`);
    refuseMistakes(specOf('diff'), given);
    if (!before || !after)
        throw new RangeError('a side without a mistake is missing');
    return { before, after, format, roots };
}

;// CONCATENATED MODULE: ./src/inputs/commands/suggest.ts
/** The arguments of `sea-trial suggest-contract`; the others are those of a trial. */




/** Throws one `settings` error with all mistakes of its own options. */
function readSuggest(args, cwd) {
    const spec = specOf('suggest-contract');
    const { own, others } = splitArguments(spec, args, cwd);
    const kind = parseWord(own, 'kind', src_contract/* SUGGESTED_KINDS */.yA);
    const [file, ...more] = others;
    const isReport = file !== undefined && /\.json$/i.test(file);
    if (isReport && more.length > 0)
        own.mistakes.push(`${more[0] ?? ''} has no effect with a Report, which is read and not tried again`);
    refuseMistakes(spec, own);
    return { kind, report: isReport ? (0,external_node_path_.resolve)(cwd, file) : null, others };
}

;// CONCATENATED MODULE: ./src/inputs/commands/fix.ts
/** The own arguments of `sea-trial fix`; the others are those of a trial. */



/** Throws one `settings` error with all mistakes of its own options. */
function fix_readFix(args, cwd) {
    const spec = specOf('fix');
    const { own, others } = splitArguments(spec, args, cwd);
    const format = parseWord(own, 'format', ['text', 'json', 'patch']);
    refuseMistakes(spec, own);
    const report = own.options.get('report');
    return {
        write: own.options.has('write'),
        format,
        report: report === undefined ? null : (0,external_node_path_.resolve)(cwd, report),
        others,
    };
}

;// CONCATENATED MODULE: ./src/inputs/commands/image.ts
/** The arguments of `sea-trial layers`, `tree`, `sbom` and `browse`. Each throws one `settings` error with all mistakes. */








function readLayers(given, cwd) {
    const format = parseWord(given, 'format', ['text', 'json', 'markdown']);
    const dockerfile = dockerfileOf(given, cwd);
    const image = image_imageOf('layers', given, cwd);
    return { image, format, dockerfile, roots: rootsAt(cwd) };
}
function readTree(given, cwd) {
    const [, path = ''] = given.operands;
    const only = parseOption(given, 'only', (text) => (0,inputs_values/* parseChoice */.HU)(text, ONLY));
    const choices = {
        layer: parseOption(given, 'layer', (text) => parseWhole(text, -MOST)),
        depth: parseOption(given, 'depth', (text) => parseWhole(text, 1)) ?? 2,
        largest: parseOption(given, 'largest', (text) => parseWhole(text, 1)),
        sort: parseWord(given, 'sort', ['size', 'name']),
        format: parseWord(given, 'format', ['text', 'json']),
    };
    const image = filed('tree', given, cwd, 2);
    return { image, path: normal(path), only, ...choices };
}
function readSbomCommand(given, { cwd, env }) {
    const format = parseWord(given, 'format', SBOM_FORMATS);
    const mistake = epochMistake(env);
    if (mistake !== null)
        given.mistakes.push(mistake);
    const image = image_imageOf('sbom', given, cwd);
    const output = given.options.get('output');
    return { image, format, output: output === undefined ? null : (0,external_node_path_.resolve)(cwd, output), roots: rootsAt(cwd) };
}
function readBrowse(given, cwd) {
    const dockerfile = dockerfileOf(given, cwd);
    return { image: filed('browse', given, cwd), dockerfile };
}
const ONLY = ['added', 'changed', 'removed', 'dead'];
const MOST = 1_000_000;
const rootsAt = (cwd) => (0,file_access/* rootsOf */.RD)((0,file_access/* repositoryOf */._M)(cwd));
function parseWhole(text, least) {
    const value = /^-?\d{1,7}$/.test(text) ? Number(text) : NaN;
    if (value >= least && value <= MOST)
        return { ok: true, value };
    return { ok: false, allowed: least < 0 ? 'a whole number, as in 3 or -1' : 'a whole number from 1' };
}
/** `/usr/lib` of `usr/lib/`; `..` stays below the root. */
const normal = (path) => (0,external_node_path_.resolve)('/', path).replace(/\/$/, '');
/** Refuses all mistakes, those of the options included. `most`: operands. */
function image_imageOf(name, given, cwd, most = 1) {
    const { operands, mistakes } = given;
    const platform = parseOption(given, 'platform', inputs_values/* parsePlatform */.FL);
    // the value of an unknown option looks like an operand
    const [first] = given.hasUnknown ? [] : operands;
    if (!given.hasUnknown && (operands.length < 1 || operands.length > most))
        mistakes.push(`${name} needs ${most === 1 ? 'one image' : 'one image, and one path or none'}, and got ${operands.length}${operands.length > 1 ? `: ${operands.map((one) => JSON.stringify(one)).join(', ')}` : ''}`);
    const image = first === undefined ? null : readImageName(first, { cwd, roots: rootsAt(cwd), platform, mistakes });
    refuseMistakes(specOf(name), given);
    if (!image)
        throw new RangeError('an image without a mistake is missing');
    return image;
}
function filed(name, given, cwd, most = 1) {
    const image = image_imageOf(name, given, cwd, most);
    if (image.kind !== 'report')
        return image;
    given.mistakes.push(`${image.name} is a Report, which does not list files: give the image or its archive`);
    refuseMistakes(specOf(name), given);
    throw new RangeError('the mistake was not refused');
}
const image_MOST_BYTES = 1_000_000;
function dockerfileOf(given, cwd) {
    const name = given.options.get('dockerfile');
    if (name === undefined)
        return null;
    const path = (0,external_node_path_.resolve)(cwd, name);
    const place = (0,file_access/* locate */.x5)(path, rootsAt(cwd));
    const why = !place.ok ? place.why : place.kind === null ? 'it does not exist' : null;
    try {
        if (place.ok && place.kind !== null)
            return { name, path, text: (0,file_access/* readText */.yR)(place, { most: image_MOST_BYTES }) };
        given.mistakes.push(`--dockerfile: ${name} cannot be read: ${why ?? ''}`);
    }
    catch (cause) {
        given.mistakes.push(`--dockerfile: ${name} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`);
    }
    return null;
}

;// CONCATENATED MODULE: ./src/inputs/commands/open.ts
/** The arguments of `sea-trial open`. */





/** Throws one `settings` error with all mistakes. */
function readOpen(given, cwd) {
    const { operands, mistakes, hasUnknown, options } = given;
    const platform = parseOption(given, 'platform', inputs_values/* parsePlatform */.FL);
    const roots = (0,file_access/* rootsOf */.RD)((0,file_access/* repositoryOf */._M)(cwd));
    // the value of an unknown option looks like an operand
    const [image] = (hasUnknown ? [] : operands.slice(0, 1)).map((name) => readImageName(name, { cwd, roots, platform, mistakes }));
    if (operands.length !== 1 && !hasUnknown)
        mistakes.push(`open needs one Report, image or archive, and got ${operands.length}`);
    refuseMistakes(specOf('open'), given);
    if (!image)
        throw new RangeError('an image without a mistake is missing');
    return { image, output: options.get('output') ?? null, roots };
}

;// CONCATENATED MODULE: ./src/inputs/commands/completion.ts
/** `sea-trial completion SHELL`: completes commands, options, and their values. Pure. */


const SHELLS = ['bash', 'zsh', 'fish'];
const HELP = { flag: '--help', about: 'Show help', values: null };
const completion_optionOf = ({ name, kind, choices, about }) => ({
    flag: `--${name}`,
    about,
    values: choices ?? (kind === 'boolean' ? ['true', 'false'] : []),
});
const ofTrial = table/* SETTINGS */.yy.filter(({ name }) => name !== 'path').map(completion_optionOf);
function scopeOf({ name, options, takesSettings }, operands) {
    const own = options.map((one) => ({
        flag: `--${one.name}`,
        about: one.about,
        values: one.value === undefined ? null : (one.choices ?? []),
    }));
    return { command: name, options: [...own, ...(takesSettings ? ofTrial : []), HELP], operands };
}
/** `codes`: of findings, for `explain`. */
function completionScript(shell, codes) {
    const commands = COMMANDS;
    const words = { explain: codes, completion: SHELLS };
    const scopes = commands.map((one) => scopeOf(one, words[one.name] ?? []));
    const version = { flag: '--version', about: 'Show the version', values: null };
    const trial = {
        command: '',
        options: [...ofTrial, HELP, version],
        operands: commands.map(({ name }) => name),
    };
    const descriptions = new Map(commands.map(({ name, about }) => [name, about]));
    return SCRIPTS[shell]([trial, ...scopes], descriptions);
}
const completion_flagsOf = ({ options }) => options.map(({ flag }) => flag).join(' ');
const completion_quoted = (text) => `'${text.replaceAll("'", '’')}'`;
/** A case for each option of each command; without one, files. */
const bash = (scopes) => `# bash completion of sea-trial: source <(sea-trial completion bash)
_sea_trial() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command= words= flags=
  [[ $previous == = ]] && previous=\${COMP_WORDS[COMP_CWORD-2]}
  [[ $current == = ]] && previous=\${COMP_WORDS[COMP_CWORD-1]} current=
  case \${COMP_WORDS[1]} in
    ${scopes.flatMap(({ command }) => command || []).join('|')}) [[ $COMP_CWORD -gt 1 ]] && command=\${COMP_WORDS[1]} ;;
  esac
  case $command in
${scopes.map((scope) => `    ${completion_quoted(scope.command)}) words=${completion_quoted(scope.operands.join(' '))} flags=${completion_quoted(completion_flagsOf(scope))} ;;`).join('\n')}
  esac
  case "$command $previous" in
${scopes.flatMap(({ command, options }) => options.filter(({ values }) => values?.length).map(({ flag, values }) => `    ${completion_quoted(`${command} ${flag}`)}) words=${completion_quoted((values ?? []).join(' '))} flags= ;;`)).join('\n')}
${scopes
    .map(({ command, options }) => `    ${options
    .filter(({ values }) => values?.length === 0)
    .map(({ flag }) => completion_quoted(`${command} ${flag}`))
    .join('|') || "'-'"}) words= flags= ;;`)
    .join('\n')}
    *) [[ $command == '' && $COMP_CWORD -gt 1 ]] && words= ;;
  esac
  [[ $current == -* ]] && words=$flags
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  local IFS=$'\\n'
  [[ $current != -* && ( -z $words || $COMP_CWORD -eq 1 ) ]] && COMPREPLY+=($(compgen -f -- "$current"))
}
complete -o filenames -F _sea_trial sea-trial
`;
/** zsh reads its own descriptions; brackets and colons in them are syntax. */
const described = (text) => text
    .replace(/[[\]:\\'`$"]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const zshOption = ({ flag, about, values }) => completion_quoted(`*${flag}[${described(about)}]${values === null ? '' : values.length > 0 ? `:value:(${values.join(' ')})` : ':value:_files'}`);
const zsh = ([trial, ...scopes], descriptions) => `#compdef sea-trial
# zsh completion of sea-trial: source <(sea-trial completion zsh)
_sea_trial() {
  local -a commands=(
${[...descriptions].map(([name, about]) => `    ${completion_quoted(`${name}:${described(about)}`)}`).join('\n')}
  )
  case $words[2] in
${scopes
    .map(({ command, options, operands }) => `    ${command})
      shift words; (( CURRENT-- ))
      _arguments \\
${[...options.map(zshOption), completion_quoted(operands.length > 0 ? `*:operand:(${operands.join(' ')})` : '*:file:_files')].map((one) => `        ${one}`).join(' \\\n')}
      return ;;`)
    .join('\n')}
  esac
  (( CURRENT == 2 )) && _describe command commands
  _arguments \\
${[...(trial?.options ?? []).map(zshOption), completion_quoted('*:path:_files')].map((one) => `    ${one}`).join(' \\\n')}
}
if [[ $funcstack[1] == _sea_trial ]]; then _sea_trial "$@"; else compdef _sea_trial sea-trial; fi
`;
const fish = (scopes, descriptions) => [
    '# fish completion of sea-trial: sea-trial completion fish | source',
    `set -l commands ${[...descriptions.keys()].join(' ')}`,
    ...[...descriptions].map(([name, about]) => `complete -c sea-trial -n "not __fish_seen_subcommand_from $commands" -a ${name} -d ${completion_quoted(about)}`),
    ...scopes.flatMap(({ command, options, operands }) => {
        const where = command === ''
            ? 'not __fish_seen_subcommand_from $commands'
            : `__fish_seen_subcommand_from ${command}`;
        const start = `complete -c sea-trial -n "${where}"`;
        return [
            ...(command !== '' && operands.length > 0 ? [`${start} -f -a ${completion_quoted(operands.join(' '))}`] : []),
            ...options.map(({ flag, about, values }) => {
                const value = values === null ? '' : values.length > 0 ? ` -x -a ${completion_quoted(values.join(' '))}` : ' -r';
                return `${start} -l ${flag.slice(2)}${value} -d ${completion_quoted(about)}`;
            }),
        ];
    }),
    '',
].join('\n');
const SCRIPTS = { bash, zsh, fish };

;// CONCATENATED MODULE: ./src/inputs/commands/help.ts
function commandHelp(spec) {
    const { name, operands, about, details = [], options, exit } = spec;
    const rows = options.map((option) => [optionText(option), option.about + help_fallback(option)]);
    const width = Math.max(0, ...rows.map(([option]) => option.length));
    const usage = ['sea-trial', name, operands, ...(options.length > 0 ? ['[options]'] : [])];
    return [
        `Usage: ${usage.filter(Boolean).join(' ')}`,
        `${about}.`,
        ...details.flatMap((paragraph) => ['', paragraph]),
        ...(rows.length > 0 ? ['', ...rows.map(([option, text]) => `  ${option.padEnd(width)}  ${text}`)] : []),
        '',
        `Exit code: ${exit}.`,
        `To try a folder named ${name}: sea-trial ./${name}`,
    ].join('\n');
}
const optionText = ({ name, value }) => value === undefined ? `--${name}` : `--${name} ${value}`;
function help_fallback({ choices, default: usual }) {
    return (choices ? `: ${choices.join(', ')}` : '') + (usual === undefined ? '' : ` (default: ${usual})`);
}

;// CONCATENATED MODULE: ./src/inputs/commands/man.ts
/** The man page, as roff: from the tables of settings and commands. Pure. */




/** A line of text: a backslash, a dash and a leading dot or quote are roff’s own. Beyond ASCII it has only names. */
const roff = (text) => text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('’', '\\(cq')
    .replaceAll('…', '...')
    .replace(/^(?=[.'])/gm, '\\&');
const bold = (text) => `\\fB${roff(text)}\\fR`;
const item = (head, text) => `.TP\n${head}\n${roff(text)}`;
function setting({ name, choices, about, default: usual = '', cliDefault }) {
    const fallback = cliDefault ?? usual;
    const values = choices ? `: ${choices.join(', ')}` : '';
    return item(bold(`--${name}`), `${about}${values}${fallback === '' ? '' : ` (default: ${fallback})`}.`);
}
function command(spec) {
    const { name, operands, about, details = [], options, exit } = spec;
    return [
        `.SS ${bold(['sea-trial', name, operands].filter(Boolean).join(' '))}`,
        roff(`${about}.`),
        ...details.map((paragraph) => `.PP\n.nf\n${roff(paragraph)}\n.fi`),
        ...options.map((one) => item(bold(optionText(one)), `${one.about}${one.choices ? `: ${one.choices.join(', ')}` : ''}.`)),
        '.PP',
        roff(`Exit code: ${exit}.`),
    ].join('\n');
}
/** `version`: of the program. */
function manPage(version) {
    const settings = table/* SETTINGS */.yy;
    return [
        `.TH SEA-TRIAL 1 "" "sea-trial ${version}" "User Commands"`,
        '.SH NAME',
        'sea\\-trial \\- build, run, check and weigh a container image',
        '.SH SYNOPSIS',
        `${bold('sea-trial')} [PATH] [options]`,
        '.br',
        `${bold('sea-trial')} COMMAND [options]`,
        '.SH DESCRIPTION',
        roff('Builds the Dockerfile in PATH (default: the working directory), runs the image, checks from outside that it is healthy, and weighs it.'),
        '.SH OPTIONS',
        ...settings.filter(({ name }) => name !== 'path').map(setting),
        '.SH COMMANDS',
        ...commands.map(command),
        '.SH EXIT STATUS',
        ...exit_codes/* EXIT_MEANINGS */.S.map(([code, about]) => item(bold(String(code)), `${about}.`)),
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./src/inputs/config/text.ts
/** The text of a config file from its bytes. Pure. */
const MOST_CONFIG_BYTES = 1_000_000;
const BYTE_ORDER_MARKS = [
    ['UTF-32', 0xff, 0xfe, 0, 0],
    ['UTF-32', 0, 0, 0xfe, 0xff],
    ['UTF-16', 0xff, 0xfe],
    ['UTF-16', 0xfe, 0xff],
];
/** `why` completes "the config file …". A UTF-8 mark is dropped. */
function configText(bytes) {
    if (bytes.length > MOST_CONFIG_BYTES)
        return no(`has more than ${MOST_CONFIG_BYTES.toLocaleString('en-US')} bytes, the most that is read`);
    const other = BYTE_ORDER_MARKS.find(([, ...mark]) => mark.every((byte, index) => bytes[index] === byte));
    if (other)
        return no(`is written in ${other[0]}: save it as UTF-8`);
    if (bytes.includes(0))
        return no('has a NUL byte, so it is not written in UTF-8: save it as UTF-8');
    try {
        return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    }
    catch {
        return no('is not written in UTF-8: save it as UTF-8');
    }
}
const no = (why) => ({ ok: false, why });

;// CONCATENATED MODULE: ./src/inputs/config/find.ts
/** Finds and reads the config file: beside the Dockerfile, then in the root of the repository. */




const CONFIG_NAMES = ['.sea-trial.yml', '.sea-trial.yaml', '.sea-trial.json'];
/**
 * `folder`: of the Dockerfile. `workspace`: the job's checkout, where there is one: a submodule in it is no repository of its
 * own, or a pull request could leave its limits behind by adding one.
 */
function searchFor(folder, workspace) {
    const outer = workspace !== null && workspace !== '' && (0,file_access/* isInside */.FK)(folder, workspace)
        ? outermost(folder, workspace)
        : null;
    const root = outer ?? (0,file_access/* repositoryOf */._M)(folder);
    const beside = (0,external_node_path_.relative)(root, folder).split(external_node_path_.sep).join('/');
    const folders = beside === '' || beside.startsWith('..') ? [''] : [beside, ''];
    const candidates = folders.flatMap((one) => CONFIG_NAMES.map((name) => (one === '' ? name : `${one}/${name}`)));
    return { root, candidates };
}
function outermost(folder, workspace) {
    const parts = (0,external_node_path_.relative)(workspace, folder)
        .split(external_node_path_.sep)
        .filter((part) => part !== '');
    const folders = [workspace, ...parts.map((_, index) => (0,external_node_path_.join)(workspace, ...parts.slice(0, index + 1)))];
    return folders.find(file_access/* isRepository */.Z6) ?? workspace;
}
/** Null without a file. A link must not lead out of the repository. */
function findConfig({ root, candidates }) {
    const places = candidates.map((file) => ({ file, place: (0,file_access/* locate */.x5)((0,external_node_path_.join)(root, file), (0,file_access/* rootsOf */.RD)(root)) }));
    const [first, second] = places.filter(({ place }) => !place.ok || place.kind !== null);
    if (!first)
        return null;
    const { file, place } = first;
    const folderOf = (path) => path.slice(0, path.lastIndexOf('/') + 1);
    if (second && folderOf(second.file) === folderOf(file))
        return { file, mistake: `${file} and ${second.file} are two config files: keep one of them` };
    if (!place.ok)
        return { file, mistake: `${file}: ${place.why}` };
    try {
        const text = configText((0,file_access/* readWhole */.oD)(place, { most: MOST_CONFIG_BYTES }));
        return text.ok ? { file, text: text.text } : { file, mistake: `${file} ${text.why}` };
    }
    catch (cause) {
        return { file, mistake: `${file} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}` };
    }
}

;// CONCATENATED MODULE: ./src/inputs/config/index.ts
/** The config file of a run: found, validated, and in a pull request replaced by the base branch's. */



/** Loads YAML and zod only where there is a file. */
async function readConfig(given, around) {
    const { cwd, workspace, occasion, readBase } = around;
    const text = (name) => given.values.get(name)?.text ?? '';
    const folder = text('file') === '' ? (0,external_node_path_.resolve)(cwd, text('path') || '.') : (0,external_node_path_.dirname)((0,external_node_path_.resolve)(cwd, text('file')));
    const search = searchFor(folder, workspace);
    const found = findConfig(search);
    if (found && 'mistake' in found)
        return { configured: null, folder, mistakes: [found.mistake] };
    const base = readBase && (await readBase(search.root, search.candidates));
    const file = base?.ok && base.text !== null ? base.file : found?.file;
    const at = (0,external_node_path_.resolve)(search.root, (0,external_node_path_.dirname)(file ?? ''));
    const none = { configured: null, folder: at, mistakes: [] };
    if (!found && !base)
        return none;
    if (!found && base?.ok && base.text === null)
        return none;
    const [{ parseConfig }, { gated, trusted }] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(5156), __webpack_require__.e(1519)]).then(__webpack_require__.bind(__webpack_require__, 11519)),
        Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(5156), __webpack_require__.e(1519), __webpack_require__.e(6925)]).then(__webpack_require__.bind(__webpack_require__, 76925)),
    ]);
    const own = found && parseConfig(found.file, found.text);
    if (own && !own.ok) {
        return { ...none, configured: own.rest && trusted(own.rest, occasion), mistakes: own.mistakes };
    }
    const config = own?.config ?? null;
    if (base === null)
        return { ...none, configured: config && trusted(config, occasion) };
    const exists = (path) => (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(at, path));
    const configured = gated(config, parsedBase(base, parseConfig), occasion, exists);
    return { ...none, configured };
}
/** A file of the base that is not valid never had limits that counted. */
function parsedBase(base, parse) {
    if (!base.ok)
        return base;
    const parsed = base.text === null ? null : parse(base.file, base.text);
    const config = parsed?.ok ? parsed.config : null;
    return { ok: true, config, commit: base.commit, name: base.name };
}

// EXTERNAL MODULE: ./src/core/docker-config.ts
var docker_config = __webpack_require__(34110);
// EXTERNAL MODULE: ./src/lib/redact.ts + 2 modules
var redact = __webpack_require__(45923);
;// CONCATENATED MODULE: ./src/inputs/secrets.ts
/** Which values are secret. The runner masks its log only, so Sea Trial redacts everything that it sends or writes. */






/**
 * The secrets of a run: the job's tokens, build secrets from variables and files, settings of the container and the build
 * whose names say that they are secret, and what `docker login` stored in a file. Reads files. Relative paths start at `cwd`.
 */
function readSecrets(inputs, env, cwd) {
    const { source, smoke, token } = inputs;
    const ofBuild = source.kind === 'build' ? buildSecrets(source, env, cwd) : [];
    const settings = [...(smoke?.env ?? []), ...(source.kind === 'build' ? source.buildArgs : [])];
    const named = namedValues(settings, env).flatMap(([name, value]) => ((0,redact/* isSecretName */.eh)(name) ? [value] : []));
    const tokens = [...(token === null ? [] : [token]), ...jobTokens(env)];
    return { all: [...tokens, ...ofBuild, ...named, ...logins(env)], ofBuild };
}
/** The tokens of a GitHub Actions job that are in the environment. */
const jobTokens = (env) => JOB_TOKENS.flatMap((name) => env[name] ?? []);
/** Passwords and tokens for registries. Those that a credential helper keeps are not known. */
function logins(env) {
    return (0,json/* entries */.jO)((0,json/* field */.ZZ)((0,docker_config/* readDockerConfig */.T)(env).config, 'auths')).flatMap(([, login]) => {
        const basic = (0,json/* text */.Qq)((0,json/* field */.ZZ)(login, 'auth'));
        const password = Buffer.from(basic, 'base64').toString().split(':').slice(1).join(':');
        const others = ['password', 'identitytoken', 'registrytoken'].map((name) => (0,json/* text */.Qq)((0,json/* field */.ZZ)(login, name)));
        return [basic, password, ...others].filter((value) => value !== '');
    });
}
const JOB_TOKENS = ['GITHUB_TOKEN', 'ACTIONS_RUNTIME_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
/** The pairs of `NAME=value`, and of `NAME` for the value in `env`; names without a value are left out. */
function namedValues(items, env) {
    return items.flatMap((item) => {
        const [name = ''] = item.split('=', 1);
        const value = item.includes('=') ? item.slice(name.length + 1) : env[name];
        return value === undefined ? [] : [[name, value]];
    });
}
function buildSecrets({ buildSecrets, secretValues = [] }, env, cwd) {
    return [
        ...secretValues.flatMap(({ value }) => [value, ...(0,redact/* secretWords */.C5)(value)]),
        ...buildSecrets.flatMap((spec) => buildSecretValues(spec, env, cwd)),
    ];
}
/** Empty for a file that cannot be read: the build reports it. */
function buildSecretValues(spec, env, cwd) {
    const from = (0,buildx_options/* secretSource */.kV)(spec, env);
    if (from === null)
        return [];
    const text = 'env' in from ? env[from.env] : fileText((0,external_node_path_.resolve)(cwd, from.file));
    return text === undefined ? [] : [text, ...(0,redact/* secretWords */.C5)(text)];
}
function fileText(path) {
    const file = (0,file_access/* locate */.x5)(path, []);
    if (!file.ok)
        return undefined;
    try {
        return (0,file_access/* readText */.yR)(file, { most: buildx_options/* MOST_SECRET_BYTES */.n2 });
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/inputs/index.ts
/** Reads the settings from the command line or the runner. Throws `settings` errors. */





























/** `action` without arguments and with the runner's inputs in the environment; else `command`. */
function modeOf(args, env) {
    const isAction = args.length === 0 &&
        env.GITHUB_ACTIONS === 'true' &&
        Object.keys(env).some((name) => name.startsWith('INPUT_'));
    return isAction ? 'action' : 'command';
}
/** Whether the command line asks to try again on each change. */
const isWatching = (args) => fromCommandLine(args).watch;
/** What was given, before anything is resolved. Null when a text is to be printed instead. */
function readGiven(mode, args, env) {
    if (mode === 'action')
        return fromAction(env);
    const given = fromCommandLine(args);
    return given.mistakes.length === 0 && (given.help || given.version) ? null : given;
}
/** `config`: what the config file says, as `readConfig` returns it. `policies`: the rules above it. */
function readRequest(mode, args, env, cwd, version, config = NO_CONFIG, policies = [], listed = null) {
    const given = readGiven(mode, args, env);
    if (given === null)
        return { kind: 'print', text: fromCommandLine(args).help ? helpText() : version };
    const around = { cwd, env, commandLine: mode === 'command' };
    const resolveOne = (one, values, at) => resolveWith(one, policies, values, at).inputs;
    const several = imagesOf(config, given, around, resolveOne, listed);
    return several === null
        ? { kind: 'trial', inputs: resolveOne(config, given, around) }
        : { kind: 'images', inputs: several };
}
/** `given` with the settings of the config file and of policies, and what they mean. Throws one error for all mistakes. */
function resolveWith(config, policies, given, around) {
    const { configured } = config;
    const own = withConfig(given, configured?.settings ?? new Map(), around.commandLine);
    const { given: all, notes } = underPolicies(own, policies, around.commandLine);
    const mistakes = [...config.mistakes, ...all.mistakes];
    const inputs = resolveInputs({ ...all, mistakes }, around, configured);
    const lifts = configured?.lifts ?? [];
    return { given: all, inputs: gateUnderPolicies(inputs, policies, { lifts, given: all, notes }) };
}
/** Where bake or compose files list the images; null where none does. Throws a `settings` error. */
function readImageList(config, given, around) {
    const settings = config.configured && settingsAt(config.configured.settings, config.folder);
    return resolveImageList(withConfig(given, settings ?? new Map(), around.commandLine), around);
}
/** What is decided before the config file is read: the settings of `mode: publish`, and what the workflow allows. */
function readFirst(mode, given, env, cwd) {
    const around = { cwd, env, commandLine: mode === 'command' };
    return { publishing: resolvePublishMode(given, around), allowsForkCode: allowsForkCode(given, around) };
}
/** What `sea-trial check` prints. Throws the same errors as a trial would. */
function checkText(args, env, cwd, { config, policies, listed, today }) {
    const around = { cwd, env, commandLine: true };
    const given = fromCommandLine(args);
    const settings = new Map();
    const resolveOne = (one, values, at) => {
        const resolved = resolveWith(one, policies, values, at);
        settings.set(resolved.inputs.name, resolved.given);
        return resolved.inputs;
    };
    const several = imagesOf(config, given, around, resolveOne, listed);
    const images = several?.images ?? [resolveOne(config, given, around)];
    return describeConfig(images.map((inputs) => ({ inputs, given: settings.get(inputs.name) ?? given })), today);
}
const NO_CONFIG = { configured: null, folder: '', mistakes: [] };
/** The settings for the comment of an action whose other settings may be wrong. Null when these cannot be read. */
function readPublishing(env, cwd) {
    try {
        return resolvePublishing(fromAction(env), { cwd, env, commandLine: false });
    }
    catch {
        return null; // the error of the settings is already being reported
    }
}


/***/ }),

/***/ 87784:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Rn: () => (/* binding */ stricter),
/* harmony export */   So: () => (/* binding */ POLICY_NAMES),
/* harmony export */   mJ: () => (/* binding */ orderOf)
/* harmony export */ });
/* harmony import */ var _container_limits_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3705);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18463);
/** Which settings a policy may set, and which of two values of each is the stricter one. Pure. */


const number = (parse, sign) => ({
    is: 'ranked',
    rank(text) {
        const parsed = parse(text);
        return parsed.ok ? sign * parsed.value : null;
    },
});
const lower = (parse) => number(parse, 1);
const higher = (parse) => number(parse, -1);
/** The strictest first. */
const words = (...strictest) => ({
    is: 'ranked',
    rank(text) {
        const at = strictest.indexOf(text.toLowerCase());
        return at < 0 ? null : at;
    },
});
/** -1 is no limit. */
function processes(text) {
    const parsed = (0,_container_limits_js__WEBPACK_IMPORTED_MODULE_0__/* .parsePidsLimit */ .D)(text);
    return parsed.ok && parsed.value < 0 ? _values_js__WEBPACK_IMPORTED_MODULE_1__.ok(Infinity) : parsed;
}
const FIXED = { is: 'fixed' };
/** Others describe one image or one job, and are the repository's. Budgets are set under `budgets`. */
const POLICY_SETTINGS = {
    'build-timeout': lower(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTimeout */ .ZZ),
    'build-network': FIXED,
    allow: { is: 'permits' },
    pull: words('true', 'false'),
    smoke: words('true', 'false'),
    preset: { is: 'demands' },
    timeout: lower(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTimeout */ .ZZ),
    soak: higher(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9),
    shutdown: words('graceful', 'warn'),
    audit: words('true', 'false'),
    'compose-host': words('refuse', 'allow'),
    network: FIXED,
    memory: lower(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseMemory */ .Pw),
    cpus: lower(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseCpus */ .xX),
    user: FIXED,
    'read-only': words('true', 'false'),
    'cap-drop': { is: 'demands' },
    'cap-add': { is: 'permits' },
    'security-opt': FIXED,
    'pids-limit': lower(processes),
    'warn-only': words('false', 'true'),
    'growth-label': FIXED,
    baseline: FIXED,
    repeat: higher(_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseStarts */ .R4),
    comment: FIXED,
    artifact: FIXED,
    relevant: words('off', 'auto'),
};
const POLICY_NAMES = Object.keys(POLICY_SETTINGS);
const orderOf = (name) => POLICY_SETTINGS[name] ?? FIXED;
/** The stricter of two texts, or both together. A text that is not valid is kept, to be reported. */
function stricter(order, own, policy) {
    switch (order.is) {
        case 'ranked': {
            const [a, b] = [order.rank(own), order.rank(policy)];
            return a === null || b === null || a <= b ? own : policy;
        }
        case 'demands':
            return [...new Set([...itemsOf(policy), ...itemsOf(own)])].join('\n');
        case 'permits':
            return itemsOf(own)
                .filter((item) => itemsOf(policy).includes(item))
                .join('\n');
        case 'fixed':
            return policy;
    }
}
const itemsOf = (text) => text.split(/[\s,]+/).filter((item) => item !== '');


/***/ }),

/***/ 80804:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ Cursor),
/* harmony export */   q: () => (/* binding */ Misread)
/* harmony export */ });
/**
 * The parser's position in a line. It handles blanks, quotes and backslashes.
 */
/** A syntax error: what was expected where in the line. `parseProbes` shows it with a caret. */
class Misread extends Error {
    at;
    nearest;
    constructor(at, allowed, nearest) {
        super(allowed);
        this.at = at;
        this.nearest = nearest;
    }
}
const BLANK = /\s/;
/** Before other characters a backslash is literal, so that patterns need no second one. */
const ESCAPABLE = /[\s"'\\]/;
class Cursor {
    line;
    at = 0;
    constructor(line) {
        this.line = line;
    }
    get isAtEnd() {
        return this.at >= this.line.length;
    }
    get isAtBlank() {
        return this.isAtEnd || BLANK.test(this.line[this.at] ?? '');
    }
    skipBlanks() {
        while (!this.isAtEnd && this.isAtBlank)
            this.at++;
    }
    /** Matches a sticky pattern here and moves behind it; null without a match. */
    take(pattern) {
        pattern.lastIndex = this.at;
        const match = pattern.exec(this.line);
        if (match !== null)
            this.at = pattern.lastIndex;
        return match;
    }
    /**
     * A word up to the next blank; parts of it may be quoted. A backslash escapes a blank, a quote or a backslash; in single
     * quotes everything is literal.
     */
    value(allowed) {
        const at = this.at;
        let text = '';
        while (!this.isAtBlank)
            text += this.isAtQuote ? this.quoted() : this.character();
        if (this.at === at)
            throw new Misread(at, allowed);
        return { at, text, isQuoted: this.line[at] === '"' || this.line[at] === "'" };
    }
    get isAtQuote() {
        return this.line[this.at] === '"' || this.line[this.at] === "'";
    }
    character() {
        const next = this.line[this.at + 1] ?? '';
        const isEscape = this.line[this.at] === '\\' && ESCAPABLE.test(next);
        this.at += isEscape ? 2 : 1;
        return isEscape ? next : (this.line[this.at - 1] ?? '');
    }
    quoted() {
        const opened = this.at;
        const quote = this.line[this.at++];
        let text = '';
        while (!this.isAtEnd && this.line[this.at] !== quote)
            text += quote === '"' ? this.character() : (this.line[this.at++] ?? '');
        if (this.isAtEnd)
            throw new Misread(opened, `a second ${quote ?? ''} to close this one`);
        this.at++;
        return text;
    }
    /** Moves to the next word; false at the end of the line. */
    hasWord() {
        this.skipBlanks();
        return !this.isAtEnd;
    }
    /** All remaining words. */
    words() {
        const words = [];
        while (this.hasWord())
            words.push(this.value('a word').text);
        return words;
    }
    /** Throws when this is not the end of the line. */
    end(allowed, nearest) {
        this.skipBlanks();
        if (!this.isAtEnd)
            throw new Misread(this.at, allowed, nearest);
    }
}


/***/ }),

/***/ 69223:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EZ: () => (/* binding */ starred),
/* harmony export */   LA: () => (/* binding */ requestHeader),
/* harmony export */   RG: () => (/* binding */ HIDDEN),
/* harmony export */   aJ: () => (/* binding */ isShown)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);
/* harmony import */ var _cursor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80804);
/**
 * Parses headers that a probe sends, `Host=example.org X-Token=abc`, and hides values that may be secret. Pure.
 */


/** The characters of a header's name (RFC 9110). */
const NAME = /([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100})=/y;
/** Headers that the probe sets itself. */
const OWN = new Set([
    'accept-encoding',
    'connection',
    'content-length',
    'expect',
    'keep-alive',
    'proxy-connection',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
]);
/** Headers that are not secret; values of others are hidden. */
const SHOWN = new Set([
    'accept',
    'accept-language',
    'host',
    'origin',
    'referer',
    'user-agent',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-forwarded-port',
    'x-forwarded-proto',
    'x-real-ip',
]);
/** Headers in lower case; other such words without a hyphen are misspelt terms. */
const PLAIN = new Set(['accept', 'authorization', 'cookie', 'from', 'host', 'origin', 'range', 'referer']);
const HOST = /^(?:[A-Za-z0-9_](?:[\w.-]{0,252}[\w.])?|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;
/** Null, without moving, when there is no header here; `terms` are words that are not headers. */
function requestHeader(cursor, terms) {
    const at = cursor.at;
    const name = cursor.take(NAME)?.[1];
    if (name === undefined || !isHeader(name, terms)) {
        cursor.at = at;
        return null;
    }
    if (OWN.has(name.toLowerCase()))
        throw new _cursor_js__WEBPACK_IMPORTED_MODULE_1__/* .Misread */ .q(at, `no ${name}: the probe sets it itself`);
    const { at: valueAt, text: value } = cursor.value(`a value after ${name}=`);
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
        throw new _cursor_js__WEBPACK_IMPORTED_MODULE_1__/* .Misread */ .q(valueAt, 'a value of printable characters');
    if (name.toLowerCase() === 'host' && !HOST.test(value))
        throw new _cursor_js__WEBPACK_IMPORTED_MODULE_1__/* .Misread */ .q(valueAt, 'the name of a host, as in Host=example.org');
    return { name, value, at, valueAt };
}
function isHeader(name, terms) {
    const lower = name.toLowerCase();
    if (terms.some((term) => lower === term || lower.startsWith(`${term}-`)))
        return false;
    if (lower.includes('-') || PLAIN.has(lower))
        return true;
    const slips = name.length > 5 ? 2 : 1;
    return /^[A-Z]/.test(name) && terms.every((term) => (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(lower, term) > slips);
}
const HIDDEN = '***';
/** Whether its value may be shown. */
const isShown = (name) => SHOWN.has(name.toLowerCase());
const SENT = /(^|\s)([!#$%&'*+.^_`|~0-9A-Za-z-]{1,100})=("(?:[^"\\]|\\.)*"?|'[^']*'?|\S+)/g;
/** The line, which may be wrong, with stars for values that may be secret; its length stays the same. */
const starred = (line, terms) => line.replace(SENT, (whole, blank, name, value) => isHeader(name, terms) && !isShown(name) ? `${blank}${name}=${'*'.repeat(value.length)}` : whole);


/***/ }),

/***/ 85541:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Si: () => (/* binding */ isCommandOnly),
/* harmony export */   hR: () => (/* binding */ FORMATS),
/* harmony export */   im: () => (/* binding */ isJobInput),
/* harmony export */   mc: () => (/* binding */ INPUTS),
/* harmony export */   yy: () => (/* binding */ SETTINGS)
/* harmony export */ });
/* unused harmony exports COMMAND_OPTIONS, JOB_INPUTS, OUTPUTS */
/** How a trial is printed; the first is the default. */
const FORMATS = ['text', 'json', 'markdown', 'html', 'sarif', 'junit'];
const SETTINGS = [
    { name: 'path', kind: 'text', default: '.', alias: 'context', about: 'Folder to build: the build context' },
    {
        name: 'file',
        kind: 'text',
        about: 'Dockerfile, from the working directory (default: Dockerfile in path)',
    },
    { name: 'target', kind: 'text', about: 'Stage to build' },
    { name: 'build-args', kind: 'list', ofChange: true, about: 'Build arguments, one NAME=value per line' },
    {
        name: 'platform',
        kind: 'text',
        group: 'build',
        about: 'Platform to build or select: linux/arm64',
    },
    {
        name: 'platforms',
        kind: 'list',
        group: 'build',
        about: 'Platforms to build in one build: linux/amd64,linux/arm64; one is the same as platform',
    },
    {
        name: 'build-timeout',
        kind: 'duration',
        default: '30m',
        group: 'build',
        about: 'Time limit of the build; a longer build is stopped, and fails',
    },
    { name: 'builder', kind: 'text', group: 'build', about: 'Name of the buildx builder' },
    { name: 'cache-from', kind: 'list', group: 'build', about: 'Build cache sources, as buildx takes them' },
    { name: 'cache-to', kind: 'list', group: 'build', about: 'Build cache destinations, as buildx takes them' },
    { name: 'secrets', kind: 'list', group: 'build', about: 'Build secrets, one ID=value per line' },
    {
        name: 'secret-files',
        kind: 'list',
        group: 'build',
        about: 'Build secrets from files, one ID=FILE per line',
    },
    {
        name: 'secret-envs',
        kind: 'list',
        group: 'build',
        about: 'Build secrets from variables, one ID=NAME per line',
    },
    {
        name: 'build-secrets',
        kind: 'list',
        group: 'build',
        about: 'Build secrets as buildx takes them: id=ID,env=NAME or id=ID,src=FILE',
    },
    { name: 'ssh', kind: 'list', group: 'build', about: 'SSH agent or keys for the build: default, ID=FILE' },
    {
        name: 'build-contexts',
        kind: 'list',
        group: 'build',
        about: 'More build contexts, one NAME=FOLDER or NAME=docker-image://IMAGE per line',
    },
    { name: 'build-network', kind: 'text', group: 'build', about: 'Network of RUN steps: default, host, none' },
    {
        name: 'add-hosts',
        kind: 'list',
        group: 'build',
        about: 'Names in /etc/hosts of RUN steps: db:10.0.0.1',
    },
    {
        name: 'allow',
        kind: 'list',
        group: 'build',
        about: 'Entitlements of the build: network.host, security.insecure',
    },
    { name: 'build-shm-size', kind: 'size', group: 'build', about: 'Size of /dev/shm of RUN steps: 256MiB' },
    {
        name: 'build-ulimit',
        kind: 'list',
        group: 'build',
        about: 'Limits of each process of RUN steps: nofile=1024:2048',
    },
    { name: 'cgroup-parent', kind: 'text', group: 'build', about: 'Parent cgroup of RUN steps' },
    {
        name: 'pull',
        kind: 'boolean',
        default: 'false',
        group: 'build',
        about: 'Pull newer versions of the base images',
    },
    { name: 'no-cache', kind: 'boolean', default: 'false', group: 'build', about: 'Build without a cache' },
    { name: 'no-cache-filters', kind: 'list', group: 'build', about: 'Stages to build without a cache' },
    { name: 'labels', kind: 'list', group: 'build', about: 'Labels of the image, one NAME=value per line' },
    {
        name: 'annotations',
        kind: 'list',
        group: 'build',
        about: 'Annotations of the image’s manifest or index, one NAME=value per line',
    },
    { name: 'provenance', kind: 'text', group: 'build', about: 'Provenance attestation: true, mode=max' },
    { name: 'attests', kind: 'list', group: 'build', about: 'Attestations as buildx takes them: type=sbom' },
    {
        name: 'bake-file',
        kind: 'list',
        group: 'images',
        about: 'Bake files whose targets are the images to build and test, one path per line',
    },
    {
        name: 'targets',
        kind: 'list',
        group: 'images',
        about: 'Targets of the bake file, or services of the compose file, to build and test (default: the group default, all)',
    },
    {
        name: 'vars',
        kind: 'list',
        group: 'images',
        about: 'Variables that the bake file may use, one NAME=value per line',
    },
    {
        name: 'compose-images',
        kind: 'boolean',
        default: 'false',
        group: 'images',
        about: 'Test each service of the compose file that has a build',
    },
    {
        name: 'image',
        kind: 'text',
        about: 'Image to test instead of building one; oci-layout:PATH, docker-archive:PATH',
    },
    {
        name: 'archive',
        kind: 'text',
        about: 'Weigh a docker save or OCI tar, or an OCI layout folder, without running it',
    },
    {
        name: 'also',
        kind: 'list',
        about: 'Other images or archives, one per line: layers shared with them count once',
    },
    {
        name: 'smoke',
        kind: 'boolean',
        default: 'true',
        about: 'Run the container; false only weighs the image',
    },
    {
        name: 'smoke-host',
        kind: 'text',
        group: 'workflow',
        about: 'Engine that runs the container: ssh://user@host, tcp://host:2376, a docker context',
    },
    {
        name: 'port',
        kind: 'ports',
        about: 'Container ports that must respond: 8080, 53/udp (default: the exposed ones)',
    },
    {
        name: 'probe',
        kind: 'probes',
        default: 'auto',
        about: 'Probes, one per line: http://:80/x; see docs/probes.md',
    },
    {
        name: 'preset',
        kind: 'list',
        about: 'Rules of cloud-run, kubernetes-restricted, openshift, read-only, heroku',
    },
    { name: 'timeout', kind: 'duration', default: '60s', about: 'Time limit to become ready' },
    {
        name: 'soak',
        kind: 'duration',
        about: 'Time it must then stay healthy (default: 3s; 10s without a probe)',
    },
    {
        name: 'shutdown',
        kind: 'choice',
        default: 'warn',
        choices: ['warn', 'graceful'],
        about: 'Whether an ungraceful stop warns or fails',
    },
    {
        name: 'keep-running',
        kind: 'boolean',
        default: 'false',
        about: 'Keep the healthy container for later steps',
    },
    {
        name: 'audit',
        kind: 'boolean',
        default: 'false',
        about: 'Also report processes of root, and files that are written',
    },
    { name: 'log-file', kind: 'text', about: 'File to write the container’s complete log to' },
    {
        name: 'compose-file',
        kind: 'list',
        group: 'services',
        about: 'Compose files with the services that the app needs, one path per line',
    },
    {
        name: 'service',
        kind: 'text',
        group: 'services',
        about: 'Service of the compose file that is the image under test',
    },
    {
        name: 'compose-host',
        kind: 'choice',
        default: 'refuse',
        choices: ['refuse', 'allow'],
        group: 'services',
        about: 'Whether compose files may access the host',
    },
    { name: 'command', kind: 'words', about: 'Command instead of the image’s CMD' },
    { name: 'entrypoint', kind: 'words', about: 'Entrypoint instead of the image’s ENTRYPOINT' },
    {
        name: 'env',
        kind: 'list',
        docker: '--env',
        ofChange: true,
        about: 'Environment of the container, one NAME=value per line',
    },
    { name: 'env-file', kind: 'text', docker: '--env-file', about: 'File of NAME=value lines' },
    { name: 'network', kind: 'text', docker: '--network', about: 'Docker network that the container joins' },
    { name: 'memory', kind: 'size', docker: '--memory', about: 'Memory limit of the container: 256MiB' },
    { name: 'cpus', kind: 'cpus', docker: '--cpus', about: 'CPU limit of the container: 0.5' },
    {
        name: 'volumes',
        kind: 'list',
        docker: '--volume',
        alias: 'volume',
        about: 'Mounts, one per line: ./data:/data:ro, NAME:/cache, /scratch',
    },
    {
        name: 'tmpfs',
        kind: 'list',
        docker: '--tmpfs',
        about: 'File systems in memory, one per line: /run:size=64m,mode=1777',
    },
    { name: 'user', kind: 'text', docker: '--user', about: 'User instead of the image’s USER: 1000:1000' },
    {
        name: 'read-only',
        kind: 'boolean',
        docker: '--read-only',
        about: 'Make the container’s root file system read-only',
    },
    { name: 'cap-drop', kind: 'list', docker: '--cap-drop', about: 'Linux capabilities to drop: ALL' },
    {
        name: 'cap-add',
        kind: 'list',
        docker: '--cap-add',
        about: 'Linux capabilities to add: NET_BIND_SERVICE',
    },
    {
        name: 'security-opt',
        kind: 'list',
        docker: '--security-opt',
        about: 'Security options, one per line: no-new-privileges, seccomp=FILE',
    },
    {
        name: 'pids-limit',
        kind: 'count',
        docker: '--pids-limit',
        about: 'Limit of processes and threads in the container (default: 4096); -1 is no limit',
    },
    {
        name: 'shm-size',
        kind: 'size',
        docker: '--shm-size',
        about: 'Size of /dev/shm of the container: 256MiB',
    },
    {
        name: 'ulimit',
        kind: 'list',
        docker: '--ulimit',
        about: 'Limits of each process of the container, soft and hard: nofile=1024:2048',
    },
    {
        name: 'add-host',
        kind: 'list',
        docker: '--add-host',
        about: 'Names in /etc/hosts of the container: db:10.0.0.1, host.docker.internal:host-gateway',
    },
    { name: 'dns', kind: 'list', docker: '--dns', about: 'Name servers of the container: 1.1.1.1' },
    {
        name: 'init',
        kind: 'boolean',
        docker: '--init',
        about: 'Run a small init as the container’s first process',
    },
    { name: 'gpus', kind: 'text', docker: '--gpus', about: 'GPUs for the container: all, 1, device=0' },
    {
        name: 'contract',
        kind: 'list',
        default: 'auto',
        group: 'tests',
        about: 'Files with the rules of its platform (k8s/deployment.yaml, fly.toml#web), under which it must run; auto, none',
    },
    {
        name: 'rehearse',
        kind: 'list',
        group: 'tests',
        about: 'Rehearsals that must succeed: restart, kill, twice, upgrade; none (default: a restart, and twice with a VOLUME, only warn)',
    },
    {
        name: 'start-times',
        kind: 'count',
        group: 'tests',
        about: 'Start it this often, and report the median and the spread of the time until ready: 3 to 20',
    },
    {
        name: 'structure-tests',
        kind: 'list',
        group: 'tests',
        about: 'Test files of container-structure-test to run, one path per line',
    },
    { name: 'goss', kind: 'list', group: 'tests', about: 'Gossfiles to run, one path per line' },
    { name: 'goss-vars', kind: 'text', group: 'tests', about: 'File with the values of .Vars in gossfiles' },
    {
        name: 'tests-host',
        kind: 'choice',
        default: 'refuse',
        choices: ['refuse', 'allow'],
        group: 'tests',
        about: 'Whether test files may access the host: privileged, bindMounts',
    },
    { name: 'max-size', kind: 'bytes', group: 'gate', about: 'Most bytes on disk: 250MB' },
    {
        name: 'max-growth',
        kind: 'growth',
        group: 'gate',
        about: 'Most growth on disk since the baseline: 5MB, 2%',
    },
    { name: 'max-dead-weight', kind: 'bytes', group: 'gate', about: 'Most dead weight: 10MB' },
    { name: 'max-ready', kind: 'duration', group: 'gate', about: 'Most time until ready: 5s' },
    { name: 'max-memory', kind: 'bytes', group: 'gate', about: 'Most memory used: 200MB' },
    {
        name: 'warn-only',
        kind: 'boolean',
        default: 'false',
        group: 'gate',
        about: 'Budgets that are exceeded only warn',
    },
    {
        name: 'policy',
        kind: 'list',
        ofRun: true,
        group: 'workflow',
        about: 'Rules of the organisation, one a line: a folder, github:OWNER/REPO/FILE@REF, oci://IMAGE@sha256:…',
    },
    {
        name: 'growth-label',
        kind: 'text',
        ofRun: true,
        default: 'sea-trial:allow-growth',
        group: 'gate',
        about: 'Label of a pull request that allows growth',
    },
    {
        name: 'name',
        kind: 'text',
        about: 'Name of this image in the comment (default: the repository or folder)',
    },
    {
        name: 'comment',
        kind: 'choice',
        ofRun: true,
        default: 'always',
        choices: ['always', 'on-change', 'on-failure', 'never'],
        group: 'workflow',
        about: 'When to comment',
    },
    {
        name: 'comment-on-push',
        kind: 'boolean',
        ofRun: true,
        default: 'false',
        group: 'workflow',
        about: 'On push, comment on the open pull request that has this commit as its head',
    },
    {
        name: 'minimum-change',
        kind: 'growth',
        ofRun: true,
        group: 'workflow',
        about: 'With comment: on-change, the smallest change of a size that counts: 100KB, 1%',
    },
    {
        name: 'baseline',
        kind: 'text',
        default: 'auto',
        about: 'Compare with: auto, none, build, a commit, image or Report',
    },
    {
        name: 'repeat',
        kind: 'count',
        group: 'gate',
        about: 'Start the baseline and this image in turn to compare times and memory: 3 to 20 times each',
    },
    {
        name: 'baseline-image',
        kind: 'text',
        group: 'gate',
        about: 'With repeat or rehearse: upgrade: the image to start beside this one (default: what baseline builds or names)',
    },
    {
        name: 'report',
        kind: 'text',
        ofRun: true,
        about: 'Where to write the Report (JSON); on a command line, - is standard output',
    },
    {
        name: 'format',
        kind: 'choice',
        default: 'text',
        choices: FORMATS,
        ofRun: true,
        commandOnly: true,
        about: 'How to print it',
    },
    {
        name: 'sarif',
        kind: 'text',
        ofRun: true,
        group: 'files',
        about: 'Where to write the findings as SARIF 2.1.0, for code scanning',
    },
    {
        name: 'sbom',
        kind: 'list',
        group: 'files',
        about: 'List of the packages to write: cyclonedx, spdx, cyclonedx=FILE; for an attestation by buildx: true, generator=IMAGE',
    },
    {
        name: 'html',
        kind: 'text',
        ofRun: true,
        group: 'files',
        about: 'Where to write the HTML page of the run; in an action it is an artifact, unless artifact: never',
    },
    {
        name: 'push',
        kind: 'choice',
        default: 'false',
        choices: ['false', 'true', 'each'],
        ofRun: true,
        group: 'push',
        about: 'Push to the tags what was tried: true if all images of the run pass, each for those that do',
    },
    {
        name: 'tags',
        kind: 'list',
        group: 'push',
        about: 'Names and tags to push to, one per line; without push, more names of the image on the engine',
    },
    {
        name: 'attach',
        kind: 'boolean',
        group: 'push',
        about: 'Attach the Report to the pushed image, as an OCI referrer (default: with push)',
    },
    {
        name: 'predicate',
        kind: 'text',
        ofRun: true,
        group: 'push',
        about: 'Where to write the result as an in-toto test result; {name}: of each image',
    },
    {
        name: 'token',
        kind: 'secret',
        ofRun: true,
        default: '${{ github.token }}',
        cliDefault: '',
        group: 'workflow',
        about: 'Token that may comment on pull requests',
    },
    {
        name: 'mode',
        kind: 'choice',
        ofRun: true,
        default: 'trial',
        choices: ['trial', 'publish'],
        group: 'workflow',
        about: 'Try an image, or comment what the run of a fork handed on',
    },
    {
        name: 'artifact',
        kind: 'choice',
        ofRun: true,
        default: 'auto',
        choices: ['auto', 'always', 'never'],
        group: 'workflow',
        about: 'Upload the Report as an artifact; auto: where no comment can be written',
    },
    {
        name: 'relevant',
        kind: 'choice',
        ofRun: true,
        default: 'off',
        choices: ['off', 'auto'],
        group: 'workflow',
        about: 'auto: pass at once if nothing that matters has changed since a trial that passed',
    },
    {
        name: 'fix',
        kind: 'choice',
        ofRun: true,
        default: 'off',
        choices: ['off', 'suggest'],
        group: 'push',
        about: 'suggest: prove fixes of waste by a second build, and offer them in the pull request',
    },
    {
        name: 'changed',
        kind: 'boolean',
        ofRun: true,
        default: 'false',
        group: 'images',
        about: 'Try only what has changed since an earlier trial that passed; docs/many-images.md',
    },
    {
        name: 'allow-fork-code',
        kind: 'boolean',
        ofRun: true,
        default: 'false',
        group: 'workflow',
        about: 'Run code of forks also where it can reach secrets and a token that may write',
    },
];
/** Those that are inputs of the action, and may be in a config file. */
const INPUTS = SETTINGS.filter(({ commandOnly }) => commandOnly !== true);
/** Those of the command line only. */
const COMMAND_OPTIONS = SETTINGS.filter(({ commandOnly }) => commandOnly === true);
const isCommandOnly = (name) => COMMAND_OPTIONS.some((one) => one.name === name);
/**
 * Inputs by which the runner describes the job: it fills in the defaults, and nobody sets them. They are no options. Their
 * contexts are those that a default may use; an unknown property is empty on older servers.
 */
const JOB_INPUTS = {
    'job-matrix': { default: '${{ toJSON(matrix) }}', about: 'the values of this leg of the matrix' },
    'job-check-run': { default: '${{ job.check_run_id }}', about: 'the id of its log' },
    'job-total': { default: '${{ strategy.job-total }}', about: 'how many legs the matrix has' },
    'job-network': { default: '${{ job.container.network }}', about: 'the network of its container' },
    'job-services': { default: '${{ toJSON(job.services) }}', about: 'its services' },
};
const isJobInput = (name) => Object.hasOwn(JOB_INPUTS, name);
/** The outputs of the action, for later steps. */
const OUTPUTS = {
    verdict: 'pass, fail or error',
    headline: 'The first sentence of the report',
    'image-id': 'ID of the image that was tested',
    image: 'Reference of the image; a built one stays on the engine until the job ends',
    port: 'Container port that responded',
    'ready-seconds': 'Seconds from start to ready',
    url: 'With keep-running: address of the container, http://127.0.0.1:49153',
    host: 'With keep-running: the same as host and port',
    'container-id': 'With keep-running: ID of the container, which the post step removes',
    'on-disk': 'Bytes of all layers',
    'dead-weight': 'Bytes in the layers that no path of the final file system reaches',
    images: 'Each image with its verdict and the outputs above (JSON); with several images, those are empty',
    digest: 'With push: digest of what was pushed',
    pushed: 'With push: what was pushed, [{"image", "ref", "digest"}] (JSON)',
    report: 'Path of the Report (JSON)',
    sarif: 'With sarif: its path; empty if the image could not be tried',
    'sbom-cyclonedx': 'With sbom: path of the CycloneDX file; with several images, of each in images',
    'sbom-spdx': 'With sbom: path of the SPDX file; with several images, of each in images',
    html: 'Path of the HTML page, where there is one',
    'html-url': 'Address of the HTML page, an artifact of this run',
    'comment-url': 'Address of the comment',
    'comment-body': 'The comment of this image (Markdown), for those who post it themselves',
    'comment-file': 'Path of a file with the same text',
    findings: 'The findings (JSON)',
};


/***/ }),

/***/ 53448:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FC: () => (/* binding */ REHEARSALS),
/* harmony export */   RG: () => (/* reexport safe */ _probe_request_header_js__WEBPACK_IMPORTED_MODULE_0__.RG),
/* harmony export */   aJ: () => (/* reexport safe */ _probe_request_header_js__WEBPACK_IMPORTED_MODULE_0__.aJ)
/* harmony export */ });
/* harmony import */ var _probe_request_header_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69223);

/** What `rehearse` can ask for. */
const REHEARSALS = ['restart', 'kill', 'twice', 'upgrade'];


/***/ }),

/***/ 18463:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   E1: () => (/* binding */ parseList),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   Gq: () => (/* binding */ invalid),
/* harmony export */   HU: () => (/* binding */ parseChoice),
/* harmony export */   LQ: () => (/* binding */ parseGrowth),
/* harmony export */   Pw: () => (/* binding */ parseMemory),
/* harmony export */   R4: () => (/* binding */ parseStarts),
/* harmony export */   Z9: () => (/* binding */ wordsOf),
/* harmony export */   ZZ: () => (/* binding */ parseTimeout),
/* harmony export */   nl: () => (/* binding */ parseWords),
/* harmony export */   ok: () => (/* binding */ ok),
/* harmony export */   pz: () => (/* binding */ parsePort),
/* harmony export */   s4: () => (/* binding */ parseEngine),
/* harmony export */   so: () => (/* binding */ listText),
/* harmony export */   xX: () => (/* binding */ parseCpus),
/* harmony export */   yG: () => (/* binding */ parseBoolean),
/* harmony export */   z_: () => (/* binding */ parseBytes),
/* harmony export */   zq: () => (/* binding */ parseCount)
/* harmony export */ });
/* harmony import */ var _core_image_reference_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18630);
/* harmony import */ var _lib_nearest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72269);
/* harmony import */ var _platform_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20736);
/** Parsers of values: each returns the value, or what is allowed instead. Pure. */



const ok = (value) => ({ ok: true, value });
const invalid = (allowed, nearest) => ({
    ok: false,
    allowed,
    ...(nearest === undefined ? {} : { nearest }),
});
/** Splits a text at blanks. */
const wordsOf = (text) => text.trim().split(/\s+/);
function parseChoice(given, choices) {
    const found = choices.find((choice) => choice === given.toLowerCase());
    return found === undefined ? invalid(`one of ${choices.join(', ')}`, (0,_lib_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestion */ .h)(given, choices)) : ok(found);
}
/** `true` or `false`, in any case. */
function parseBoolean(given) {
    const word = given.toLowerCase();
    return word === 'true' || word === 'false'
        ? ok(word === 'true')
        : invalid('true or false', (0,_lib_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestion */ .h)(given, ['true', 'false']));
}
const DURATION_UNITS = new Map([
    ['ms', 0.001],
    ['s', 1],
    ['m', 60],
    ['h', 3600],
]);
/** `90s`, `2m`, `1m30s`, `500ms`, and plain seconds `90`. Returns seconds; at most a day. */
function parseDuration(given) {
    const allowed = 'a duration such as 90s, 2m or 1m30s, at most 24h';
    if (/^\d+(\.\d+)?$/.test(given))
        return within(Number(given), 0, 86_400, allowed);
    if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(given))
        return invalid(allowed);
    const parts = [...given.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)];
    const total = parts.reduce((sum, [, count, unit]) => sum + Number(count) * (DURATION_UNITS.get(unit ?? '') ?? NaN), 0);
    return within(total, 0, 86_400, allowed);
}
/** A duration above 0. */
function parseTimeout(given) {
    const time = parseDuration(given);
    return time.ok ? within(time.value, 0.001, 86_400, 'more than 0s') : time;
}
const SIZE_UNITS = new Map([
    ['', 1],
    ['b', 1],
    ['k', 1024],
    ['m', 1024 ** 2],
    ['g', 1024 ** 3],
    ['kb', 1000],
    ['mb', 1000 ** 2],
    ['gb', 1000 ** 3],
    ['tb', 1000 ** 4],
    ['kib', 1024],
    ['mib', 1024 ** 2],
    ['gib', 1024 ** 3],
    ['tib', 1024 ** 4],
]);
/** `250MB` (10⁶), `1GiB` (2³⁰), and Docker's own `512m` (2²⁰). Returns bytes. */
function parseSize(given) {
    const [, count, unit] = /^(\d+(?:\.\d+)?) ?([a-z]*)$/i.exec(given) ?? [];
    const factor = SIZE_UNITS.get((unit ?? '').toLowerCase());
    const allowed = 'a size such as 250MB, 1GiB or 512m';
    return count === undefined || factor === undefined
        ? invalid(allowed)
        : within(Math.round(Number(count) * factor), 1, Number.MAX_SAFE_INTEGER, allowed);
}
/** A size, also 0. Returns bytes. */
const parseBytes = (given) => /^0 ?[a-z]*$/i.test(given) ? ok(0) : parseSize(given);
/** A whole number from 0. */
const parseCount = (given) => /^\d{1,9}$/.test(given) ? ok(Number(given)) : invalid('a whole number');
/** Fewer starts cannot show a change from noise; more take too long. */
const parseStarts = (given) => within(/^\d+$/.test(given) ? Number(given) : NaN, 3, 20, 'a number of starts from 3 to 20');
/** `5MB`, `2%`, `0.5%`, `0`. */
function parseGrowth(given) {
    const percent = /^(\d{1,6}(?:\.\d{1,4})?) ?%$/.exec(given)?.[1];
    if (percent !== undefined)
        return ok({ limit: Number(percent), isPercent: true });
    const size = parseBytes(given);
    return size.ok ? ok({ limit: size.value, isPercent: false }) : invalid('a size or a percentage: 5MB, 2%');
}
/** A size from 6 MiB, Docker's minimum. */
function parseMemory(given) {
    const size = parseSize(given);
    return size.ok
        ? within(size.value, 6 * 1024 ** 2, Number.MAX_SAFE_INTEGER, 'at least 6MiB, the minimum of Docker')
        : size;
}
function parseCpus(given) {
    return /^\d*\.?\d+$/.test(given)
        ? within(Number(given), 0.01, 1024, 'a number of cores from 0.01, such as 0.5')
        : invalid('a number of cores such as 0.5');
}
function within(value, least, most, allowed) {
    return value >= least && value <= most ? ok(value) : invalid(allowed);
}
/** `5000`, or with a protocol as in EXPOSE: `5000/tcp`, `53/udp`. */
function parsePort(given) {
    const [, digits, udp] = /^(\d{1,6})(?:\/(?:tcp|(udp)))?$/i.exec(given) ?? [];
    const port = within(Number(digits ?? NaN), 1, 65_535, 'a port from 1 to 65535, as 8080 or 53/udp');
    return port.ok ? ok({ port: port.value, protocol: udp === undefined ? 'tcp' : 'udp' }) : port;
}
/** An argument list: a JSON list as in a Dockerfile, or words with shell-like quotes. No shell is used. */
function parseWords(given) {
    if (given.startsWith('['))
        return parseJsonWords(given);
    const words = [];
    const pattern = /\s*((?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+)/gy;
    let end = 0;
    for (let match = pattern.exec(given); match; match = pattern.exec(given)) {
        words.push(unquote(match[1] ?? ''));
        end = pattern.lastIndex;
    }
    return given.slice(end).trim() === '' && words.length > 0
        ? ok(words)
        : invalid('words with closed quotes, or a JSON list such as ["flask", "run"]');
}
function parseJsonWords(given) {
    try {
        const value = JSON.parse(given);
        if (Array.isArray(value) && value.every((word) => typeof word === 'string'))
            return ok(value);
    }
    catch {
        // not JSON
    }
    return invalid('a JSON list of texts such as ["flask", "run"]');
}
function unquote(word) {
    return word.replace(/"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'|\\([\s\S])/g, (_, double, single, escaped) => double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : (single ?? escaped ?? ''));
}
/**
 * One item per line, as in docker/build-push-action: blank lines and lines that begin with `#` are ignored; an item in
 * double quotes may contain line breaks, and doubled quotes.
 */
function parseList(given) {
    const items = given.replaceAll('\r\n', '\n').matchAll(/^[ \t]*"((?:[^"]|"")*)"[ \t]*$|^(.*)$/gm);
    return [...items]
        .map(([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain.trim())
        .filter((item) => item !== '' && !item.startsWith('#'));
}
/** The text of a list with these items. */
const listText = (items) => items.map(listItem).join('\n');
/** In quotes where a list would read it differently. */
const listItem = (item) => /[\r\n"]|^\s|\s$|^#/.test(item) ? `"${item.replaceAll('"', '""')}"` : item;
function parsePlatform(text) {
    const [os = '', architecture = ''] = text.split('/');
    const near = (0,_lib_nearest_js__WEBPACK_IMPORTED_MODULE_1__/* .suggestion */ .h)(architecture, PROCESSORS);
    const isTypo = near !== undefined && !PROCESSORS.includes((0,_platform_name_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePlatform */ .FL)(text).architecture);
    if (isTypo)
        return { ok: false, allowed: 'a platform such as linux/amd64', nearest: `${os}/${near}` };
    if (/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text))
        return { ok: true, value: text };
    const several = /[,\s]/.test(text) ? ': platforms takes several' : '';
    return { ok: false, allowed: `one platform such as linux/amd64${several}` };
}
/** In Go's names. Others may exist; one that is almost one of these is a typo. */
const PROCESSORS = [
    ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips64', 'mips64le'],
    ...['ppc64le', 'riscv64', 's390x', 'wasm'],
];
/** A name as Docker allows it for a context, or an address without a password. */
const parseEngine = (text) => /^[a-zA-Z0-9][a-zA-Z0-9_.+-]*$/.test(text) ||
    /^unix:\/\/\/[^\s]+$|^(?:ssh|tcp):\/\/(?:[\w.+-]+@)?(?:[a-zA-Z0-9][\w.-]*|\[[0-9a-fA-F:]+\])(?::\d{1,5})?\/?$/.test(text)
    ? { ok: true, value: text }
    : { ok: false, allowed: 'ssh://user@host, tcp://host:2376, unix:///path or the name of a docker context' };
const IMAGE_ID = /^(?:sha256:)?[0-9a-f]{1,64}$/;
const parseReference = (text) => IMAGE_ID.test(text) || (0,_core_image_reference_js__WEBPACK_IMPORTED_MODULE_0__/* .whyNoImage */ .PW)(text) === null
    ? { ok: true, value: text }
    : {
        ok: false,
        allowed: 'an image reference such as nginx:1.27 or nginx@sha256:… (64 hexadecimal digits), or an image ID',
    };


/***/ }),

/***/ 17776:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ valueAndLimit)
/* harmony export */ });
/* harmony import */ var _units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20212);
/** Formats a value and its limit so that they differ where they are not equal. */

/** From the shortest to the most exact. */
const FORMATS = {
    bytes: [_units_js__WEBPACK_IMPORTED_MODULE_0__/* .bytes */ .ee, (value) => `${value.toLocaleString('en-US')} B`],
    seconds: [
        (value) => `${rounded(value, 2)} s`,
        (value) => `${Number(value.toPrecision(3))} s`,
        (value) => `${value} s`,
    ],
    count: [(value) => value.toLocaleString('en-US')],
    share: [(value) => `${rounded(value * 100, 1)} %`, (value) => `${rounded(value * 100, 7)} %`],
    percent: [
        (value) => `${rounded(value, 1)} %`,
        (value) => `${rounded(value, 4)} %`,
        (value) => `${value} %`,
    ],
};
/** `['212 MB', '200 MB']`; `['200,000,001 B', '200,000,000 B']` where both would read the same. */
function valueAndLimit(value, limit, unit) {
    const formats = FORMATS[unit];
    const pairs = formats.map((format) => [signed(value, format), signed(limit, format)]);
    const isExact = ([a, b]) => (a !== b || value === limit) && isZero(a) === (value === 0) && isZero(b) === (limit === 0);
    return pairs.find(isExact) ?? pairs.at(-1) ?? [String(value), String(limit)];
}
/** What is not 0 must not read so. */
const isZero = (text) => !/[1-9]/.test(text);
const signed = (value, format) => (value < 0 ? '−' : '') + format(Math.abs(value));
/** Without zeros at the end. */
const rounded = (value, digits) => String(Number(value.toFixed(digits)));


/***/ }),

/***/ 42104:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ cachePath),
/* harmony export */   Hr: () => (/* binding */ ofManifest),
/* harmony export */   Ku: () => (/* binding */ secretId),
/* harmony export */   Pf: () => (/* binding */ fieldsOf),
/* harmony export */   XR: () => (/* binding */ csvField),
/* harmony export */   Y8: () => (/* binding */ isActionsCache),
/* harmony export */   k6: () => (/* binding */ secretSpec),
/* harmony export */   kV: () => (/* binding */ secretSource),
/* harmony export */   n2: () => (/* binding */ MOST_SECRET_BYTES),
/* harmony export */   v8: () => (/* binding */ linkedIn),
/* harmony export */   zT: () => (/* binding */ csvLine)
/* harmony export */ });
/** Parses options of buildx: a build secret, `id=token,env=TOKEN`, `id=npmrc,src=.npmrc`, `id=TOKEN`, `"id=a","src=a,b"`. */
/** buildx refuses a larger file. */
const MOST_SECRET_BYTES = 500 * 1024;
/** Null for a spec that buildx refuses. `id` alone is a variable of that name if it is set, else a file. */
function secretSource(spec, env) {
    const fields = pairsOf(spec);
    const id = fields?.get('id') ?? '';
    if (!fields || id === '')
        return null;
    const file = fields.get('src') ?? fields.get('source') ?? '';
    const variable = fields.get('env') ?? '';
    if (variable !== '')
        return { env: variable };
    if (file !== '')
        return fields.get('type') === 'env' ? { env: file } : { file };
    return env[id] === undefined ? { file: id } : { env: id };
}
/** The ID of a build secret; empty for a spec that buildx refuses. */
const secretId = (spec) => pairsOf(spec)?.get('id') ?? '';
/** `id=ID,src=FILE`; a file's name may contain commas and quotes. */
const secretSpec = (id, from, text) => csvLine([`id=${id}`, `${from}=${text}`]);
/** `NAME=target:OTHER`, a build context that is another target of a bake run: its name and that target. Null for others. */
function linkedIn(context) {
    const [, name = '', target] = /^([^=]+)=target:(.+)$/s.exec(context) ?? [];
    return target === undefined ? null : { name, target };
}
/** Joins fields to a line of CSV. */
const csvLine = (fields) => fields.map(csvField).join(',');
/** The text as a field of CSV. */
const csvField = (text) => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
/** The paths of this machine that a cache of `type=local` is read from (`src`) or written to (`dest`). */
function cachePath(spec, field) {
    const fields = pairsOf(spec);
    return fields?.get('type') === 'local' ? (fields.get(field) ?? null) : null;
}
/** `type=gha`: the cache of GitHub Actions, which buildx reaches with the job's own token. */
const isActionsCache = (spec) => pairsOf(spec)?.get('type') === 'gha';
/** What an annotation is of: `manifest:NAME=value`, `index,manifest[linux/amd64]:NAME=value`. */
const LEVELS = /^((?:index|manifest)(?:-descriptor)?(?:\[[\w/-]*\])?(?:,(?!:)|(?=:)))+:/;
/** An annotation for a manifest without an index, of which BuildKit refuses annotations; null if nothing is left. */
function ofManifest(annotation) {
    const levels = LEVELS.exec(annotation)?.[0] ?? '';
    if (levels === '')
        return annotation;
    const kept = levels
        .slice(0, -1)
        .split(',')
        .filter((level) => !level.startsWith('index'));
    return kept.length === 0 ? null : `${kept.join(',')}:${annotation.slice(levels.length)}`;
}
/** Null when a field is not `NAME=value`. Of two fields with one name the last counts. */
function pairsOf(spec) {
    const pairs = (fieldsOf(spec) ?? []).map((field) => {
        const at = field.indexOf('=');
        return [at < 0 ? '' : field.slice(0, at).trim().toLowerCase(), field.slice(at + 1)];
    });
    return pairs.length === 0 || pairs.some(([name]) => name === '') ? null : new Map(pairs);
}
/** The fields of a CSV line; a field in double quotes may contain commas and doubled quotes. Null for wrong quotes. */
function fieldsOf(line) {
    const fields = [];
    const field = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;
    for (let end = false; !end;) {
        const found = field.exec(line);
        if (found === null)
            return null;
        const [, quoted, plain = '', after] = found;
        fields.push(quoted?.replaceAll('""', '"') ?? plain);
        end = after !== ',';
    }
    return fields;
}


/***/ }),

/***/ 66857:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ matchesGlob)
/* harmony export */ });
/** Globs on names and sentences: `*` stands for any characters, `?` for one. Takes at most text × pattern steps. */
/** Whether the whole text matches. Case counts. */
function matchesGlob(text, glob) {
    let [at, from] = [0, 0];
    let star = null;
    while (at < text.length) {
        if (glob[from] === '*') {
            star = { glob: from, text: at };
            from++;
        }
        else if (from < glob.length && (glob[from] === '?' || glob[from] === text[at])) {
            at++;
            from++;
        }
        else if (star !== null) {
            star.text++; // the last star takes one more character
            at = star.text;
            from = star.glob + 1;
        }
        else
            return false;
    }
    while (glob[from] === '*')
        from++;
    return from === glob.length;
}


/***/ }),

/***/ 72269:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ suggestion),
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
/* harmony import */ var fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21916);
/** The words most similar to a given one, for "did you mean …?". Case does not count. */

/** Of longer words only the first characters are compared. */
const LONGEST = 100;
/** All words that are near, closest first, without `word` itself. `most` edits; by default a third of its letters. */
function nearest(word, words, most = Math.max(1, Math.floor(word.length / 3))) {
    const plain = word.slice(0, LONGEST).toLowerCase();
    return words
        .filter((one) => one !== word)
        .map((one) => ({ one, edits: editsBetween(plain, one.slice(0, LONGEST).toLowerCase()) }))
        .filter(({ edits }) => edits <= most)
        .sort((a, b) => a.edits - b.edits)
        .map(({ one }) => one);
}
/** The nearest word; else the closest of those that begin as this one does, which may abbreviate it. Undefined where there is neither. */
function suggestion(word, words) {
    const plain = word.slice(0, LONGEST).toLowerCase();
    if (words.includes(plain))
        return plain;
    if (plain.length < 2)
        return undefined; // one edit makes any letter of it
    const least = Math.max(LEAST_COMMON, plain.length / 2);
    const alike = words.filter((one) => commonPrefix(plain, one.toLowerCase()) >= least);
    return nearest(word, words)[0] ?? nearest(word, alike, Infinity)[0];
}
/** Characters that make an abbreviation. */
const LEAST_COMMON = 3;
/** Two swapped neighbours (`biuld`) are one edit, not two. */
function editsBetween(word, other) {
    const at = commonPrefix(word, other);
    const swapped = `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`;
    return at < word.length && swapped === other ? 1 : (0,fastest_levenshtein__WEBPACK_IMPORTED_MODULE_0__/* .distance */ .Io)(word, other);
}
function commonPrefix(a, b) {
    let length = 0;
    while (length < a.length && a[length] === b[length])
        length++;
    return length;
}


/***/ }),

/***/ 45923:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  eh: () => (/* binding */ isSecretName),
  _4: () => (/* binding */ maskOf),
  E$: () => (/* binding */ redact),
  _o: () => (/* binding */ secretLines),
  C5: () => (/* binding */ secretWords)
});

;// CONCATENATED MODULE: ./src/lib/decoded-views.ts
/** A text as it reads when its line breaks are removed, or its characters are decoded, with the places that each part is from. */
const LINE_BREAK = /\r?\n[ \t]*/;
const PERCENT = '%(?:[0-7]H|[cd]H%[89ab]H|eH(?:%[89ab]H){2}|f[0-7](?:%[89ab]H){3})'.replaceAll('H', '[\\da-f]');
/** Each encodes characters one by one, and which of them is up to the program that wrote the text. */
const ENCODINGS = [
    { code: new RegExp(LINE_BREAK, 'g'), decode: () => '' },
    { code: new RegExp(PERCENT, 'gi'), decode: percentDecoded },
    { code: new RegExp(`${PERCENT}|\\+`, 'gi'), decode: (code) => (code === '+' ? ' ' : percentDecoded(code)) },
    { code: /\\(?:u[\da-f]{4}|["\\/b]|[fnrt])/gi, decode: jsonDecoded },
    { code: /&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-f]{1,6});/gi, decode: entityDecoded },
];
/** What `search` finds in the decoded text, as spans of `text` itself. */
function inDecoded(text, search) {
    return ENCODINGS.flatMap((encoding) => inOne(text, encoding, search));
}
function inOne(text, { code, decode }, search) {
    const codes = [...text.matchAll(code)];
    if (codes.length === 0)
        return [];
    const parts = [];
    const places = [];
    let [length, end] = [0, 0];
    for (const match of codes) {
        const character = decode(match[0]);
        const plain = text.slice(end, match.index);
        parts.push(plain, character);
        length += plain.length;
        end = match.index + match[0].length;
        places.push({ at: length, from: match.index, until: end, length: character.length });
        length += character.length;
    }
    parts.push(text.slice(end));
    return search(parts.join('')).map(([from, to]) => [startIn(places, from), endIn(places, to)]);
}
/** Where in the text a span begins, or ends, that does so at `offset` of the decoded text: never inside a code. */
function startIn(places, offset) {
    const inside = places.find(({ at, length }) => at < offset && offset < at + length);
    const before = places.findLast(({ at, length }) => at + length <= offset);
    return inside?.from ?? (before ? before.until + offset - before.at - before.length : offset);
}
function endIn(places, offset) {
    const before = places.findLast(({ at }) => at < offset);
    return before ? before.until + Math.max(0, offset - before.at - before.length) : offset;
}
function percentDecoded(code) {
    try {
        return decodeURIComponent(code);
    }
    catch {
        return code; // a surrogate, or overlong
    }
}
function jsonDecoded(code) {
    try {
        return JSON.parse(`"${code}"`); // of a string, a string
    }
    catch {
        return code;
    }
}
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function entityDecoded(entity) {
    const name = entity.slice(1, -1).toLowerCase();
    const number = name.startsWith('#x') ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    if (!name.startsWith('#'))
        return NAMED[name] ?? entity;
    return number <= 0x10ffff ? String.fromCodePoint(number) : entity;
}

// EXTERNAL MODULE: ./src/lib/secret-forms.ts
var secret_forms = __webpack_require__(97789);
;// CONCATENATED MODULE: ./src/lib/evident-secrets.ts

function evidentSecrets(text) {
    const passwords = text.includes('://') ? [...text.matchAll(secret_forms/* ADDRESS */.BD)] : [];
    return [
        ...passwords.flatMap(({ indices }) => (indices?.[2] ? [indices[2]] : [])),
        ...[secret_forms/* AUTHORIZATION */.K5, secret_forms/* AWS_SECRET */.RH].flatMap((form) => [...text.matchAll(form)].flatMap(({ indices }) => (indices?.[1] ? [indices[1]] : []))),
        ...[...text.matchAll(secret_forms/* TOKENS */.xZ)].map(({ index, 0: token }) => [index, index + token.length]),
    ];
}

;// CONCATENATED MODULE: ./src/lib/redact.ts
/** Redacts secrets in texts, also in the encodings that logs use, and where line breaks split them. */


/** Characters; shorter values occur in ordinary words. */
const SHORTEST = 6;
/** Of what a line break splits: ends and beginnings of lines are alike by chance. */
const SHORTEST_SPLIT = 12;
/** Of a row of base64. */
const SHORTEST_ROW = 16;
/** Of a longer secret, or one with more lines, no encodings are searched for. */
const MOST_ENCODED = 8192;
const MOST_LINES = 200;
/** Up to so many texts are replaced one by one; more through an index, in one pass. */
const FEW = 200;
/** A function that replaces each form of each secret, and what is evidently a secret, with `shown`. Lines stay lines. */
function maskOf(secrets, shown = '***') {
    const forms = [...new Set(secrets.flatMap(formsOf))];
    const find = searchFor(forms);
    const findDecoded = searchFor([...new Set(forms.flatMap((form) => [form, withoutBreaks(form)]))]);
    return (text) => {
        const known = forms.length === 0 ? [] : [...find(text), ...decodedSpans(text, findDecoded)];
        return replaced(text, [...known, ...evidentSecrets(text)], shown);
    };
}
const withoutBreaks = (text) => text.replace(new RegExp(LINE_BREAK, 'g'), '');
/** Those over line breaks are long. */
const decodedSpans = (text, search) => inDecoded(text, search).filter(([start, end]) => {
    const part = text.slice(start, end);
    return !LINE_BREAK.test(part) || withoutBreaks(part).length >= SHORTEST_SPLIT;
});
function replaced(text, spans, shown) {
    let masked = '';
    let kept = 0;
    for (const [start, end] of merged(spans)) {
        masked += text.slice(kept, start) + text.slice(start, end).replace(LINES, shown);
        kept = end;
    }
    return masked + text.slice(kept);
}
/** Each line without its indentation. */
const LINES = /\S(?:.*\S)?/g;
/** Spans that overlap become one. */
function merged(spans) {
    const result = [];
    for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
        const last = result.at(-1);
        if (last && start < last[1])
            last[1] = Math.max(last[1], end);
        else
            result.push([start, end]);
    }
    return result;
}
/** The lines of a secret that are long enough to be redacted: logs split it. */
const secretLines = (secret) => [...new Set(secret.split(/\r?\n/).map((line) => line.trim()))].filter((line) => line.length >= SHORTEST);
/** The secret and each of its lines; each also encoded as a whole. */
function formsOf(secret) {
    const lines = secretLines(secret);
    const isLong = secret.length > MOST_ENCODED || lines.length > MOST_LINES;
    const texts = [...new Set([secret, secret.trim(), ...lines])].filter((text) => text.trim().length >= SHORTEST);
    const forms = isLong ? texts : texts.flatMap((text) => [text, ...encodings(text)]);
    return forms.filter((form) => form.length >= SHORTEST);
}
/** In hexadecimal, and in base64 at any offset. Of base64 also the rows that `base64` and `openssl` write. */
function encodings(text) {
    const bytes = Buffer.from(text);
    const hex = bytes.toString('hex');
    const base64 = [0, 1, 2].map((offset) => base64At(bytes, offset));
    const rows = [64, 76].flatMap((width) => base64[0]?.match(new RegExp(`.{1,${width}}`, 'g')) ?? []);
    return [
        hex,
        hex.toUpperCase(),
        ...rows.filter((row) => row.length >= SHORTEST_ROW),
        ...base64.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]),
    ];
}
/** The base64 characters that depend only on `bytes`, when they follow `offset` other bytes. */
function base64At(bytes, offset) {
    const whole = Buffer.concat([Buffer.alloc(offset), bytes]);
    const first = Math.ceil((offset * 8) / 6);
    return whole.toString('base64').slice(first, Math.floor((whole.length * 8) / 6));
}
const searchFor = (forms) => forms.length <= FEW ? oneByOne(forms) : byIndex(forms);
const oneByOne = (forms) => (text) => forms.flatMap((form) => {
    const spans = [];
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length))
        spans.push([at, at + form.length]);
    return spans;
});
/** Finds forms by their first characters, then by length: of those at one place the longest. */
function byIndex(forms) {
    const all = new Set(forms);
    const lengths = new Map();
    for (const form of forms.toSorted((a, b) => b.length - a.length)) {
        const key = form.slice(0, SHORTEST);
        lengths.set(key, (lengths.get(key) ?? new Set()).add(form.length));
    }
    const lengthAt = (text, at) => {
        for (const length of lengths.get(text.slice(at, at + SHORTEST)) ?? [])
            if (all.has(text.slice(at, at + length)))
                return length;
        return 0;
    };
    return (text) => {
        const spans = [];
        for (let at = 0; at <= text.length - SHORTEST; at++) {
            const length = lengthAt(text, at);
            if (length > 0)
                spans.push([at, at + length]);
            at += Math.max(0, length - 1);
        }
        return spans;
    };
}
/** The same value with each string in it masked; the strings of a list are masked as lines of one text. */
const redact = (value, secrets) => maskStrings(value, maskOf(secrets)); // it keeps the shape
function maskStrings(value, mask) {
    if (typeof value === 'string')
        return mask(value);
    if (isTexts(value))
        return maskLines(value, mask);
    if (Array.isArray(value))
        return value.map((item) => maskStrings(item, mask));
    if (typeof value !== 'object' || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskStrings(item, mask)]));
}
const isTexts = (value) => Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
/** Masking keeps line breaks, so that each text has as many lines as before. */
function maskLines(texts, mask) {
    const lines = mask(texts.join('\n')).split('\n');
    let end = 0;
    return texts.map((text) => lines.slice(end, (end += text.split('\n').length)).join('\n'));
}
const SECRET_NAME = /pass(w|phrase|$|_)|_?pwd$|secret|token|(^|_)(key|pat|auth)$|apikey|credential|dsn$|connection_?string/i;
/** Whether a variable's name suggests that its value is secret. */
const isSecretName = (name) => SECRET_NAME.test(name);
/** Words in a secret file that are secrets themselves: the token in `//host/:_authToken=npm_…`, in JSON, in netrc. */
function secretWords(text) {
    const lines = text.split(/\r?\n/);
    if (lines.length > MOST_LINES)
        return [];
    return lines.flatMap((line) => [...named(line), ...random(line)]);
}
/** Values after a name that suggests a secret. */
function named(line) {
    const pairs = [
        ...line.slice(0, 4096).matchAll(/([A-Za-z_][\w.-]{0,60})["']?\s{0,4}[=:\s]\s{0,4}["']?([^\s"',;]+)/g),
    ];
    return pairs.flatMap(([, name = '', value = '']) => value.length >= SHORTEST && (/auth$/i.test(name) || isSecretName(name)) ? [value] : []);
}
/** Words with letters and digits that are long enough for a token. Hosts, paths and versions have dots or slashes. */
const random = (line) => line.split(/[^\w+~-]+/).filter((word) => word.length >= 12 && /\d/.test(word) && /[A-Za-z]/.test(word));


/***/ }),

/***/ 97789:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ ADDRESS),
/* harmony export */   K5: () => (/* binding */ AUTHORIZATION),
/* harmony export */   RH: () => (/* binding */ AWS_SECRET),
/* harmony export */   ly: () => (/* binding */ knownToken),
/* harmony export */   xZ: () => (/* binding */ TOKENS)
/* harmony export */ });
/* unused harmony exports tokenChecksum, SECRET_FORMS */
/**
 * The forms of tokens of well-known services, in any text. One table for what is redacted and what is reported: `form` is
 * wide, since redacting too much costs nothing; `exact` is what the service issues today, so that a report is right.
 */
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM_LENGTH = 6;
/** CRC-32 of a text of ASCII, as zip and PNG use it. */
function crc32(text) {
    let crc = -1;
    for (const byte of Buffer.from(text, 'latin1')) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++)
            crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
}
/** The checksum that GitHub and npm put at the end of a token: CRC-32 of what is between prefix and checksum, in base 62. */
function tokenChecksum(body) {
    let digits = '';
    for (let rest = crc32(body); rest > 0; rest = Math.floor(rest / 62))
        digits = (BASE62[rest % 62] ?? '') + digits;
    return digits.padStart(CHECKSUM_LENGTH, '0');
}
const hasChecksum = (token) => tokenChecksum(token.slice(4, -CHECKSUM_LENGTH)) === token.slice(-CHECKSUM_LENGTH);
const GITHUB = 'https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/';
/** `{`…`}` are bounded: a line of megabytes is searched in linear time. */
const SECRET_FORMS = [
    {
        name: 'a GitHub token of a job or an app, which ends within hours',
        form: 'ghs_[A-Za-z0-9]{30,255}',
        exact: /^ghs_\w{36}$/,
        fits: hasChecksum,
        isWeak: true,
        source: GITHUB,
    },
    {
        name: 'a GitHub token',
        form: 'gh[a-z]_[A-Za-z0-9]{30,255}',
        exact: /^gh[opru]_\w{36}$/,
        fits: hasChecksum,
        source: GITHUB,
    },
    {
        name: 'a GitHub token',
        form: 'github_pat_[A-Za-z0-9_]{40,255}',
        exact: /^github_pat_[^\W_]{22}_[^\W_]{59}$/,
        source: GITHUB,
    },
    {
        name: 'a GitLab token',
        form: 'gl[a-z]{2,4}-[\\w-]{20,255}',
        exact: /^gl(?:pat|dt|rt|ptt|ft|soat|agent|cbt|imt|oas|ffct)-/,
        source: 'https://docs.gitlab.com/security/tokens/',
    },
    {
        name: 'an npm token',
        form: 'npm_[A-Za-z0-9]{36,255}',
        exact: /^npm_\w{36}$/,
        fits: hasChecksum,
        source: 'https://github.blog/security/announcing-npms-new-access-token-format/',
    },
    {
        // a macaroon: its first packet is the location, pypi.org, always the same
        name: 'a PyPI token',
        form: 'pypi-[\\w-]{50,500}',
        exact: /^pypi-AgE(?:IcHlwaS5vcmc|NdGVzdC5weXBpLm9yZw)/,
        source: 'https://docs.pypi.org/api/secrets/',
    },
    {
        name: 'a Docker Hub token',
        form: 'dckr_[a-z]{3}_[\\w-]{20,255}',
        source: 'https://docs.docker.com/security/access-tokens/',
    },
    {
        name: 'a Hugging Face token',
        form: 'hf_[A-Za-z0-9]{30,255}',
        exact: /^hf_[A-Za-z]{34}$/,
        source: 'https://huggingface.co/docs/hub/security-tokens',
    },
    {
        name: 'a Slack token',
        form: 'xox[a-z]-[A-Za-z0-9-]{20,255}',
        exact: /^xox[abeoprs]-(?:\d{8,}-){1,3}[A-Za-z0-9]{20,}$/,
        source: 'https://docs.slack.dev/authentication/tokens/',
    },
    {
        name: 'a Stripe key',
        form: '[sr]k_live_[A-Za-z0-9]{20,255}',
        source: 'https://docs.stripe.com/keys',
    },
    {
        name: 'a Google API key, which may be a public one',
        form: 'AIza[\\w-]{35}',
        isWeak: true,
        source: 'https://cloud.google.com/docs/authentication/api-keys',
    },
    {
        name: 'a JSON Web Token',
        form: 'eyJ[\\w-]{10,4000}\\.eyJ[\\w-]{10,4000}\\.[\\w-]{20,4000}',
        isWeak: true,
        source: 'https://www.rfc-editor.org/rfc/rfc7519',
    },
    {
        name: 'a SendGrid key',
        form: 'SG\\.[\\w-]{22}\\.[\\w-]{43}',
        source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
    },
    {
        name: 'an Anthropic key',
        form: 'sk-ant-[a-z]{3,10}\\d\\d-[\\w-]{80,255}',
        exact: /AA$/,
        source: 'https://docs.anthropic.com/en/api/admin-api/apikeys/get-api-key',
    },
    {
        // the middle of each is base64 of "OpenAI"
        name: 'an OpenAI key',
        form: 'sk-(?:[a-z]{4,8}-)?[\\w-]{20,200}T3BlbkFJ[\\w-]{20,200}',
        source: 'https://platform.openai.com/docs/api-reference/authentication',
    },
    {
        name: 'a DigitalOcean token',
        form: 'do[opr]_v1_[a-f0-9]{64}',
        source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
    },
    {
        name: 'a Shopify token',
        form: 'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
        source: 'https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing',
    },
    {
        name: 'a token of HashiCorp Vault',
        form: 'hv[bs]\\.[\\w-]{80,255}',
        source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
    },
    {
        name: 'a token of HCP Terraform',
        form: '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{60,100}',
        source: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
    },
    {
        name: 'a RubyGems key',
        form: 'rubygems_[a-f0-9]{48}',
        source: 'https://guides.rubygems.org/api-key-scopes/',
    },
    {
        name: 'a crates.io token',
        form: 'cio[A-Za-z0-9]{32}',
        source: 'https://doc.rust-lang.org/cargo/reference/publishing.html',
    },
    {
        name: 'a NuGet key',
        form: 'oy2[a-z0-9]{43}',
        source: 'https://learn.microsoft.com/nuget/nuget-org/scoped-api-keys',
    },
    {
        name: 'a secret key of age',
        form: 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}',
        source: 'https://age-encryption.org/v1',
    },
    {
        name: 'a Databricks token',
        form: 'dapi[a-f0-9]{32}',
        source: 'https://docs.databricks.com/aws/en/dev-tools/auth/pat',
    },
    {
        name: 'a Linear key',
        form: 'lin_api_[A-Za-z0-9]{40}',
        source: 'https://linear.app/developers/graphql',
    },
    {
        name: 'a Grafana token',
        form: 'glsa_[A-Za-z0-9]{32}_[a-f0-9]{8}',
        source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
    },
    {
        name: 'a Postman key',
        form: 'PMAK-[a-f0-9]{24}-[a-f0-9]{34}',
        source: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
    },
    {
        name: 'a Pulumi token',
        form: 'pul-[a-f0-9]{40}',
        source: 'https://www.pulumi.com/docs/administration/access-identity/access-tokens/',
    },
    {
        name: 'a Telegram bot token',
        form: '\\d{8,10}:AA[\\w-]{33}',
        source: 'https://core.telegram.org/bots/features#botfather',
    },
];
/** Long enough that no word, path or version is one. A token of the first form that it has. */
const TOKENS = new RegExp(SECRET_FORMS.map(({ form }) => `(?<![\\w-])${form}(?![\\w])`).join('|'), 'g');
const WHOLE = SECRET_FORMS.map((one) => ({ one, whole: new RegExp(`^${one.form}$`) }));
/** Which service's it is. `token`: a match of `TOKENS`. */
function knownToken(token) {
    const { one } = WHOLE.find(({ whole }) => whole.test(token)) ?? {};
    if (!one)
        return { name: 'a token', proof: null };
    const isExact = one.exact?.test(token) ?? true;
    const isMadeUp = one.fits !== undefined && !one.fits(token);
    if (!isExact || isMadeUp || one.isWeak)
        return { name: one.name, proof: null };
    return { name: one.name, proof: one.fits ? 'checksum' : 'shape' };
}
/** `https://user:password@host`: the user, the password and the host. A variable has no value yet. A reference of an image has a digest there. */
const ADDRESS = /[a-z][a-z\d+.-]{1,20}:\/\/([^\s/@:"'`]{0,200}):(?![$*…])([^\s/@"'`]{1,500})@(?!sha\d{3}:)([^\s/:"'`?#,;)]{0,253})/dgi;
/** `Authorization: Bearer …`, as in a command of curl. A variable has no value yet. */
const AUTHORIZATION = /\b(?:proxy-)?authorization["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token)\s{1,3}(?![$*…<{])([\w.~+/=-]{16,4000})/dgi;
/** A secret key of AWS after its name: 40 characters have no form of their own. */
const AWS_SECRET = /aws[\w.-]{0,20}secret[\w.-]{0,20}["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?<value>[A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])/dgi;


/***/ }),

/***/ 84082:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ settleAll)
/* harmony export */ });
/** Waits for all, also when one rejects, so that none is still at work afterwards; then rejects as the first of them did. */
async function settleAll(works) {
    const results = await Promise.allSettled(works);
    return results.map((result) => {
        if (result.status === 'rejected')
            throw result.reason;
        return result.value;
    });
}


/***/ }),

/***/ 54844:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ quoteWord),
/* harmony export */   c: () => (/* binding */ quoteCommand)
/* harmony export */ });
/** Quoting for a POSIX shell: text to copy and paste, and to read. Sea Trial itself never runs a shell. */
/** Words that a shell takes literally. `…`, which stands for a redacted value, needs no quotes. */
const LITERAL = /^[\w@%+=:,./…-]+$/;
/** One word, in single quotes where it needs them. */
const quoteWord = (word) => LITERAL.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
/** An argument list as one command line. */
const quoteCommand = (argv) => argv.map(quoteWord).join(' ');


/***/ }),

/***/ 55041:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ textWidth)
/* harmony export */ });
/* harmony import */ var get_east_asian_width__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(55322);
/* harmony import */ var _visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44285);
/**
 * How many cells of a terminal a text takes. Not by the library string-width: its pattern of all emoji takes 40 ms to load,
 * which is a sixth of the start.
 */


/** Fast path for most text. */
const ASCII = /^[ -~]*$/;
/** Clusters that are wider than their first character. */
const PICTURE = /\p{Extended_Pictographic}[\ufe0f\u200d]|\u20e3|\p{Regional_Indicator}{2}/u;
/** The character that gives a cluster its width. */
const SEEN = /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/u;
/** Characters after that one that take cells of their own. */
const SPACING = /[\p{Mc}\uff00-\uffef]/gu;
const clusters = new Intl.Segmenter();
function textWidth(text) {
    if (ASCII.test(text))
        return text.length;
    let cells = 0;
    for (const { segment } of clusters.segment((0,_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutSequences */ .V$)(text)))
        cells += clusterWidth(segment);
    return cells;
}
function clusterWidth(cluster) {
    const [seen] = SEEN.exec(cluster) ?? [];
    if (seen === undefined)
        return 0;
    if (PICTURE.test(cluster))
        return 2;
    const after = cluster.slice(cluster.indexOf(seen) + seen.length).match(SPACING) ?? [];
    return [seen, ...after].reduce((sum, one) => sum + (0,get_east_asian_width__WEBPACK_IMPORTED_MODULE_1__/* .eastAsianWidth */ .Q1)(one.codePointAt(0) ?? 0), 0);
}


/***/ }),

/***/ 20212:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IV: () => (/* binding */ bytesChange),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   ee: () => (/* binding */ bytes),
/* harmony export */   x8: () => (/* binding */ signed)
/* harmony export */ });
/** Formats numbers with their unit: SI units, three significant digits. */
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
/** `0 B`, `950 B`, `1.2 kB`, `84.1 MB`, `212 MB`, `1.09 GB`. */
function bytes(value) {
    if (value < 1000)
        return `${Math.round(value)} B`;
    let [scaled, unit] = [value / 1000, 1];
    // 999,600 B would round to 1000 kB: it is 1.0 MB.
    while (Number(scaled.toPrecision(3)) >= 1000 && unit < UNITS.length - 1)
        [scaled, unit] = [scaled / 1000, unit + 1];
    return `${threeDigits(scaled)} ${UNITS[unit] ?? ''}`;
}
/** `+9.0 MB`, `−1.2 MB`, `none`. */
const bytesChange = (before, after) => signed(after - before, bytes);
function signed(change, format) {
    if (change === 0)
        return 'none';
    return (change > 0 ? '+' : '−') + format(Math.abs(change));
}
/** `1 step`, `1,234 lines`. */
const count = (value, noun) => `${value.toLocaleString('en-US')} ${noun}${value === 1 ? '' : 's'}`;
/** 9 → `9.0`, 1.094 → `1.09`, 84.12 → `84.1`, 212.3 → `212`. */
function threeDigits(value) {
    const rounded = Number(value.toPrecision(3));
    if (rounded >= 100)
        return String(rounded);
    if (rounded >= 10)
        return rounded.toFixed(1);
    return rounded.toFixed(2).replace(/0$/, '');
}


/***/ }),

/***/ 71752:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ wrapWords),
/* harmony export */   L: () => (/* binding */ wrapItems)
/* harmony export */ });
/* harmony import */ var _text_width_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55041);
/** Breaks text into lines of a terminal. */

/** Breaks at spaces; a word longer than a line stays whole, so that it can be copied. `width` in terminal cells. */
const wrapWords = (text, width) => wrapItems(text.trim().split(' '), ' ', width).join('\n');
/** Lines of whole items with a separator between them; none at the end of a line. `width` in terminal cells. */
function wrapItems(items, separator, width) {
    const lines = [];
    const gap = (0,_text_width_js__WEBPACK_IMPORTED_MODULE_0__/* .textWidth */ .s)(separator);
    let line = '';
    let cells = 0;
    for (const item of items) {
        const more = (0,_text_width_js__WEBPACK_IMPORTED_MODULE_0__/* .textWidth */ .s)(item);
        const isOver = line !== '' && cells + gap + more > width;
        if (isOver)
            lines.push(line);
        cells = line === '' || isOver ? more : cells + gap + more;
        line = line === '' || isOver ? item : line + separator + item;
    }
    return [...lines, line];
}


/***/ }),

/***/ 20736:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FL: () => (/* binding */ parsePlatform),
/* harmony export */   SW: () => (/* binding */ isSamePlatform),
/* harmony export */   VQ: () => (/* binding */ platformText),
/* harmony export */   ol: () => (/* binding */ hostPlatform),
/* harmony export */   sP: () => (/* binding */ isSameMachine)
/* harmony export */ });
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1708);
/* harmony import */ var node_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_process__WEBPACK_IMPORTED_MODULE_0__);
/** Platforms in Go's names, `linux/arm64/v8`: parsing, formatting, comparing. */

const ARCHITECTURES = new Map([
    ['x64', 'amd64'],
    ['x86_64', 'amd64'],
    ['x86-64', 'amd64'],
    ['aarch64', 'arm64'],
    ['ia32', '386'],
    ['i386', '386'],
    ['ppc64', 'ppc64le'],
    ['armhf', 'arm'],
]);
/** The variant when none is given. */
const DEFAULT_VARIANTS = new Map([
    ['arm64', 'v8'],
    ['arm', 'v7'],
    ['amd64', 'v1'],
]);
/** The platform of images on this machine. The OS is Linux: engines on other systems run Linux in a virtual machine. */
const hostPlatform = () => ({ os: 'linux', architecture: ARCHITECTURES.get(node_process__WEBPACK_IMPORTED_MODULE_0__.arch) ?? node_process__WEBPACK_IMPORTED_MODULE_0__.arch });
/** Takes `linux/arm64/v8`, or `arm64` alone. */
function parsePlatform(words) {
    const parts = words.toLowerCase().split('/');
    const [os = '', architecture = '', variant] = parts.length === 1 ? ['linux', ...parts] : parts;
    return {
        os,
        architecture: ARCHITECTURES.get(architecture) ?? architecture,
        ...(variant ? { variant } : {}),
    };
}
/** `os/architecture[/variant]`; unknown parts are left out. */
const platformText = ({ os, architecture, variant }) => [os, architecture, variant].filter(Boolean).join('/');
/** With `v8` of arm64, `v7` of arm and `v1` of amd64 as default variants. */
function isSamePlatform(a, b) {
    return isSameMachine(a, b) && variantOf(a) === variantOf(b);
}
/** Without comparing variants. */
const isSameMachine = (a, b) => a.os === b.os && a.architecture === b.architecture;
const variantOf = ({ architecture, variant }) => variant ?? DEFAULT_VARIANTS.get(architecture) ?? '';


/***/ }),

/***/ 26424:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ makeProgress)
});

// EXTERNAL MODULE: ./src/core/clock.ts
var core_clock = __webpack_require__(32257);
// EXTERNAL MODULE: ./src/core/progress.ts
var progress = __webpack_require__(34664);
// EXTERNAL MODULE: ./src/lib/text-width.ts
var text_width = __webpack_require__(55041);
// EXTERNAL MODULE: ./src/report/render/bars.ts
var bars = __webpack_require__(66645);
// EXTERNAL MODULE: ./src/report/render/format.ts
var format = __webpack_require__(55516);
// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
// EXTERNAL MODULE: ./src/report/render/look.ts + 1 modules
var render_look = __webpack_require__(68023);
// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
// EXTERNAL MODULE: ./src/report/render/terminal.ts + 1 modules
var terminal = __webpack_require__(74311);
// EXTERNAL MODULE: ./src/report/render/text.ts
var render_text = __webpack_require__(32220);
;// CONCATENATED MODULE: ./src/report/render/safe-line.ts
/** Texts from outside as one line, which commands neither a terminal nor the runner. */



const WIDEST = 500;
/** Of bounded length. Spaces inside a line are kept, because they align columns. */
function safeLine(text) {
    const lines = (0,visible/* visible */.RK)(text.slice(0, WIDEST * 4)).split('\n');
    const one = lines.map((line) => line.trim().replaceAll('\t', ' ')).filter((line) => line !== '');
    return (0,terminal/* harmless */.Is)((0,render_text/* cap */.Np)(one.join(' '), WIDEST));
}

;// CONCATENATED MODULE: ./src/report/live/frame.ts





const SPINNER = { unicode: '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏', ascii: '|/-\\' };
const TURNS_PER_SECOND = 10;
const MARKS = {
    done: { unicode: '✓', ascii: '+', style: 'good' },
    failed: { unicode: '✗', ascii: 'x', style: 'bad' },
    ended: { unicode: '•', ascii: '-', style: 'dim' },
};
/** No line is wider than `look.width`, so that none wraps. */
function frameOf(stage, look, now) {
    const head = headOf(stage, look, now);
    const running = stage.state === 'running' ? runningLines(stage, look, now) : [];
    const room = Math.max(1, look.rows - running.length - 1);
    const hidden = stage.steps.length > room ? stage.steps.length - room + 1 : 0;
    const earlier = hidden > 0 ? [`    ${(0,render_look/* signs */.rf)('…', look)} ${hidden} earlier lines`] : [];
    const steps = stage.steps.slice(hidden).map((text) => stepLine(text, look));
    const dim = [...earlier, ...steps].map((text) => (0,render_look/* paint */.nI)('dim', fit(text, look), look));
    return [head, ...dim, ...running].slice(0, look.rows);
}
function headOf({ title, began, ended, state, activities }, look, now) {
    const charset = look.unicode ? 'unicode' : 'ascii';
    const { build } = activities;
    const isRunning = state === 'running';
    const took = isRunning ? elapsed(now - began) : (0,format/* seconds */.YA)(ended - began);
    const text = fit(`${title}  ${took}${build ? cacheHits(build.activity) : ''}`, look, 2);
    if (!isRunning)
        return `${(0,render_look/* paint */.nI)(MARKS[state].style, MARKS[state][charset], look)} ${text}`;
    const turns = Math.floor(Math.max(0, now - began) * TURNS_PER_SECOND);
    const spinner = SPINNER[charset];
    return `${(0,render_look/* paint */.nI)('cyan', spinner.charAt(turns % spinner.length), look)} ${text}`;
}
const cacheHits = ({ cached, known }) => cached > 0 ? `  CACHED ${cached} of ${known}` : '';
function runningLines({ activities, waiting, began }, look, now) {
    const { build, container, layers } = activities;
    const lines = [
        ...(build ? buildLines(build.activity, now - build.at, look) : []),
        ...(container ? containerLines(container.activity, look) : []),
        ...(layers ? [layersLine(layers, look, now)] : []),
    ];
    if (lines.length > 0 || waiting === '')
        return lines;
    return [item(`${waiting}  ${elapsed(now - began)}`, look)];
}
/** More running steps are counted. */
const MOST_RUNNING = 5;
/** `since`: seconds since the steps were reported. */
function buildLines({ running }, since, look) {
    const shown = running.slice(0, MOST_RUNNING);
    const more = running.length - shown.length;
    return [
        ...shown.map((step) => timed(`  … ${safeLine(step.title)}`, elapsed(step.seconds + since), look)),
        ...(more > 0 ? [item(`and ${more} more`, look)] : []),
    ];
}
function containerLines({ text, log }, look) {
    const line = log === null ? '' : safeLine(log);
    const shown = line === '' ? [] : [(0,render_look/* paint */.nI)('dim', fit((0,render_look/* signs */.rf)(`    │ ${line}`, look), look), look)];
    return [item(safeLine(text), look), ...shown];
}
/** A rate of a shorter time says nothing. */
const LEAST_SECONDS = 0.5;
const BAR_CELLS = 12;
/** `weighing layers  ██████  412 MB of 1.2 GB, 180 MB/s, 4 s left` */
function layersLine({ activity, at, first }, look, now) {
    const { text, bytes: done, total } = activity;
    const rate = at - first.at >= LEAST_SECONDS ? (done - first.activity.bytes) / (at - first.at) : 0;
    const left = total !== null && rate > 0 ? Math.max(0, (total - done) / rate - (now - at)) : null;
    const figures = [
        done === 0 ? '' : (0,units/* bytes */.ee)(done) + (total === null || total < done ? '' : ` of ${(0,units/* bytes */.ee)(total)}`),
        rate > 0 ? `${(0,units/* bytes */.ee)(Math.round(rate))}/s` : '',
        left === null || left === 0 ? '' : `${elapsed(Math.ceil(left))} left`,
    ].filter((figure) => figure !== '');
    const drawn = total === null || done === 0 ? '' : (0,bars/* bar */.M0)(done / total, BAR_CELLS, look);
    const line = (...parts) => `  … ${parts.filter((part) => part !== '').join('  ')}`;
    const whole = line(safeLine(text), drawn, figures.join(', '));
    const fits = (0,text_width/* textWidth */.s)(whole) <= look.width;
    return fit(fits ? whole : line(safeLine(text), figures.join(', ')), look);
}
const item = (text, look) => fit((0,render_look/* signs */.rf)(`  … ${text}`, look), look);
/** `RUN make  2.1 s`: what is behind the last gap stays. */
function stepLine(text, look) {
    const gap = text.lastIndexOf('  ');
    const isTimed = gap > 0 && text.length - gap < LONGEST_TIME;
    return isTimed ? timed(`    ${text.slice(0, gap)}`, text.slice(gap + 2), look) : `    ${text}`;
}
const LONGEST_TIME = 24;
/** The time stays when the text is cut. */
function timed(text, time, look) {
    const room = Math.max(1, look.width - (0,text_width/* textWidth */.s)(time) - 2);
    return `${(0,render_look/* shorten */.ml)((0,render_look/* signs */.rf)(text, look), room, look)}  ${time}`;
}
const fit = (text, look, less = 0) => (0,render_look/* shorten */.ml)((0,render_look/* signs */.rf)(text, look), Math.max(1, look.width - less), look);
const elapsed = (value) => (value < 60 ? `${Math.floor(value)} s` : (0,format/* seconds */.YA)(value));

;// CONCATENATED MODULE: ./src/report/live/screen.ts
/**
 * Redraws a block of lines at the bottom of a terminal: only lines that changed, in one write, so that nothing flickers.
 * The cursor rests below the block.
 */

const CSI = '\u001b[';
const UP = (lines) => (lines > 0 ? `${CSI}${lines}A` : '');
/** Of the line: afterwards, so that it is never empty. */
const ERASE_REST = `${CSI}K`;
/** From the cursor to the end of the screen; also what the terminal echoed there, such as `^C`. */
const ERASE_BELOW = `${CSI}J`;
const columnsOf = ({ columns = 0 }) => (columns > 0 ? columns : 80);
const rowsOf = ({ rows = 0 }) => (rows > 0 ? rows : 24);
function openScreen(stream) {
    let shown = [];
    let width = columnsOf(stream);
    const draw = (lines) => {
        const now = columnsOf(stream);
        if (now === width && same(lines, shown))
            return;
        // a terminal that has become narrower has broken the lines
        const height = shown.reduce((sum, line) => sum + Math.max(1, Math.ceil((0,text_width/* textWidth */.s)(line) / now)), 0);
        const isResized = now !== width;
        const above = UP(Math.min(height, rowsOf(stream) - 1));
        const drawn = lines.map((line, index) => !isResized && line === shown[index] ? '\n' : `${line}${ERASE_REST}\n`);
        stream.write(`\r${above}${isResized ? ERASE_BELOW : ''}${drawn.join('')}${ERASE_BELOW}`);
        shown = lines;
        width = now;
    };
    return {
        draw,
        keep(lines) {
            draw(lines);
            shown = [];
        },
    };
}
const same = (a, b) => a.length === b.length && a.every((line, index) => line === b[index]);

;// CONCATENATED MODULE: ./src/report/progress.ts
/**
 * Progress reporting. On a terminal, the running stage is redrawn with its steps and activities; elsewhere lines are plain,
 * and in an Actions log each stage is a group.
 */






const PLAIN = { color: false, unicode: true };
/** Seconds between two `waiting` lines in a log. */
const SPARSE_SECONDS = 10;
const REDRAW_MS = 100;
function makeProgress({ stream, mode, look = PLAIN, clock = core_clock/* systemClock */.m }) {
    if (mode === 'silent')
        return progress/* silent */.K;
    return mode === 'live' ? live(stream, look, clock) : lines(stream, look, clock, mode);
}
function lines(stream, look, clock, mode) {
    const print = (line) => stream.write(`${(0,render_look/* signs */.rf)(line, look)}\n`);
    let open = false;
    let last = -Infinity;
    const end = () => {
        if (open && mode === 'actions')
            print('::endgroup::');
        open = false;
        last = -Infinity;
    };
    return {
        stage(title) {
            end();
            // In a command's text the runner decodes %0A to a line break and %25 to a percent sign.
            print(mode === 'actions' ? `::group::${safeLine(title).replaceAll('%', '%25')}` : safeLine(title));
            open = true;
        },
        step: (text) => print(`  ${safeLine(text)}`),
        waiting(text) {
            if (clock.now() - last < SPARSE_SECONDS)
                return;
            last = clock.now();
            print(`  … ${safeLine(text)}`);
        },
        show() { },
        end,
    };
}
const NO_ACTIVITY = { build: null, container: null, layers: null };
function live(stream, look, clock) {
    const screen = openScreen(stream);
    let stage = null;
    let timer;
    /** One column stays free: a terminal may break a line that fills the last one. */
    const frame = (one, rows) => frameOf(one, { ...look, width: columnsOf(stream) - 1, rows }, clock.now());
    const draw = () => {
        if (stage)
            screen.draw(frame(stage, rowsOf(stream) - 1));
    };
    const end = (isDone = true) => {
        clearInterval(timer);
        if (!stage)
            return;
        const hasFailed = stage.activities.build?.activity.hasFailed === true;
        stage.state = hasFailed ? 'failed' : isDone ? 'done' : 'ended';
        stage.ended = clock.now();
        screen.keep(frame(stage, Infinity));
        stage = null;
    };
    return {
        stage(title) {
            end();
            const began = clock.now();
            stage = {
                ...{ title: safeLine(title), began, ended: began, state: 'running' },
                ...{ steps: [], waiting: '', activities: { ...NO_ACTIVITY } },
            };
            timer = setInterval(draw, REDRAW_MS).unref();
            draw();
        },
        step(text) {
            if (!stage) {
                screen.keep([`  ${safeLine(text)}`]);
                return;
            }
            stage.steps.push(safeLine(text));
            stage.waiting = '';
            draw();
        },
        waiting(text) {
            if (stage)
                stage.waiting = safeLine(text);
        },
        show(kind, activity) {
            if (!stage)
                return;
            const at = clock.now();
            const first = stage.activities[kind]?.first ?? (activity && { activity, at });
            Object.assign(stage.activities, { [kind]: activity && { activity, at, first } });
        },
        end,
    };
}


/***/ }),

/***/ 66645:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KM: () => (/* binding */ sparkline),
/* harmony export */   M0: () => (/* binding */ bar),
/* harmony export */   nc: () => (/* binding */ cellsOf)
/* harmony export */ });
/** Bars and lines drawn with characters, for a terminal and for Markdown. Pure text: colours are the renderer's. */
/** Eighths of a cell, from the left. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
/** Heights of a cell, from the bottom. */
const HEIGHTS = { unicode: '▁▂▃▄▅▆▇█', ascii: '_.-^' };
/**
 * A horizontal bar of `fraction` (0 to 1) of `width` cells, without padding. Above 0 something is always drawn: an eighth
 * of a cell, or one `#`. What is not a number draws nothing.
 */
function bar(fraction, width, { unicode }) {
    const part = Math.min(1, Math.max(0, fraction)); // NaN stays NaN
    if (!(part > 0) || width < 1)
        return '';
    const cells = part * Math.floor(width);
    if (!unicode)
        return '#'.repeat(Math.max(1, Math.round(cells)));
    const eighths = Math.max(1, Math.round(cells * 8));
    return '█'.repeat(Math.floor(eighths / 8)) + (EIGHTHS[eighths % 8] ?? '');
}
/**
 * One cell for each value, the lowest value at the bottom and the highest at the top: the shape of a history, not its size.
 * Equal values are drawn in the middle. `fromZero`: 0 is the lowest, so that small differences are small. A value that is not known (null, NaN) is a space.
 */
function sparkline(values, { unicode }, fromZero = false) {
    const known = [...(fromZero ? [0] : []), ...values.filter(isKnown)];
    const [low, high] = [Math.min(...known), Math.max(...known)];
    const heights = HEIGHTS[unicode ? 'unicode' : 'ascii'];
    const top = heights.length - 1;
    const heightOf = (value) => high === low ? Math.floor(top / 2) : Math.round(((value - low) / (high - low)) * top);
    return values.map((value) => (isKnown(value) ? heights.charAt(heightOf(value)) : ' ')).join('');
}
const isKnown = (value) => value !== null && Number.isFinite(value);
/**
 * How many whole cells each part of a stacked bar gets: together `width`, if the parts are more than nothing. A part above 0
 * gets at least one cell while there are cells; the largest part gives it.
 */
function cellsOf(parts, width) {
    const sizes = parts.map((part) => (Number.isFinite(part) ? Math.max(0, part) : 0));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    if (total === 0 || width < 1)
        return sizes.map(() => 0);
    const cells = sizes.map((size) => (size > 0 ? Math.max(1, Math.round((size / total) * width)) : 0));
    for (let over = cells.reduce((sum, one) => sum + one, -width); over !== 0; over -= Math.sign(over)) {
        const largest = cells.indexOf(Math.max(...cells));
        cells[largest] = (cells[largest] ?? 0) - Math.sign(over);
    }
    return cells;
}


/***/ }),

/***/ 68353:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CS: () => (/* binding */ prose),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   Eb: () => (/* binding */ key),
/* harmony export */   Ex: () => (/* binding */ shrinking),
/* harmony export */   FY: () => (/* binding */ paragraph),
/* harmony export */   Ke: () => (/* binding */ dropping),
/* harmony export */   M0: () => (/* binding */ bar),
/* harmony export */   R_: () => (/* binding */ heading),
/* harmony export */   WQ: () => (/* binding */ whole),
/* harmony export */   aY: () => (/* binding */ code),
/* harmony export */   ds: () => (/* binding */ stop),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   kb: () => (/* binding */ left),
/* harmony export */   ko: () => (/* binding */ strong),
/* harmony export */   mG: () => (/* binding */ inline),
/* harmony export */   pG: () => (/* binding */ right),
/* harmony export */   p_: () => (/* binding */ list),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   qr: () => (/* binding */ footer),
/* harmony export */   tp: () => (/* binding */ table),
/* harmony export */   zH: () => (/* binding */ details)
/* harmony export */ });
const inline = (...words) => flat(words);
/** Flattens a list of any length; never spread as arguments, which a long list would overflow. */
const flat = (words) => words.flatMap((word) => {
    if (typeof word === 'string')
        return word === '' ? [] : [{ kind: 'text', text: word }];
    return Array.isArray(word) ? flat(word) : [word];
});
const code = (text) => ({ kind: 'code', text });
const strong = (...words) => ({ kind: 'strong', content: inline(...words) });
const bar = (parts) => ({ kind: 'bar', parts });
/** A legend's sign of that tone. */
const key = (tone) => ({ kind: 'bar', parts: [{ tone, share: 1 }], cells: 1 });
const heading = (tone, ...words) => ({
    kind: 'heading',
    content: inline(...words),
    tone,
});
const paragraph = (...words) => ({ kind: 'paragraph', content: inline(...words) });
const footer = (...words) => ({ kind: 'footer', content: inline(...words) });
const fence = (language, text) => ({ kind: 'code', language, text });
const details = (summary, blocks, isOpen = false) => ({
    kind: 'details',
    summary: inline(summary),
    blocks,
    ...(isOpen ? { isOpen } : {}),
});
const list = (items) => ({ kind: 'list', items: items.map((item) => inline(item)) });
const left = (...title) => ({ title: inline(...title), align: 'left' });
const right = (...title) => ({ title: inline(...title), align: 'right' });
const shrinking = (...title) => ({ ...left(...title), shrinks: true });
const whole = (...title) => ({ ...left(...title), isWhole: true });
const dropping = (column) => ({ ...column, drops: true });
const table = (columns, rows) => ({
    kind: 'table',
    columns,
    rows: rows.map((row) => row.map((cell) => inline(cell))),
});
/** Inline parts with a separator between them; empty ones are left out. */
function join(parts, separator) {
    const some = parts.filter((part) => inline(part).length > 0);
    return some.flatMap((part, index) => (index === 0 ? [part] : [separator, part]));
}
/** Adds a full stop, unless the text ends in a punctuation mark. */
const stop = (...words) => {
    const content = inline(...words);
    return /[.!?:…]$/.test(plain(content)) ? content : inline(content, '.');
};
/** Parses a sentence of a finding, in which backquotes mark code. */
function prose(text) {
    return text.split(/`([^`]+)`/).flatMap((part, index) => (index % 2 === 1 ? [code(part)] : inline(part)));
}
/** The text without markup. */
const plain = (content) => content.map(plainPart).join('');
function plainPart(part) {
    if (part.kind === 'bar' || part.kind === 'sparkline')
        return '';
    return part.kind === 'strong' ? plain(part.content) : part.text;
}


/***/ }),

/***/ 55516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KW: () => (/* binding */ age),
/* harmony export */   YA: () => (/* binding */ seconds),
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   se: () => (/* binding */ secondsChange)
/* harmony export */ });
/* harmony import */ var _lib_units_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20212);
/** Formats times, changes and ages, always with a unit. */



/** `0.84 s`, `12.3 s`, `1 min 12 s`, `1 h 2 min`. */
function seconds(value) {
    if (value < 0.00995)
        return `${value.toFixed(value === 0 ? 0 : 3)} s`;
    if (value < 9.995)
        return `${value.toFixed(2)} s`;
    if (value < 59.95)
        return `${value.toFixed(1)} s`;
    const whole = Math.round(value);
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
/** `+0.04 s`, `−2.1 s`, `none`: rounded to a hundredth; smaller differences are noise. */
const secondsChange = (before, after) => (0,_lib_units_js__WEBPACK_IMPORTED_MODULE_0__/* .signed */ .x8)(Math.round((after - before) * 100) / 100, seconds);
/** `12 October`, in UTC; with its year if that is not the year of `now`. */
function date(at, now) {
    const [then, today] = [new Date(at), new Date(now)];
    const year = then.getUTCFullYear() === today.getUTCFullYear() ? {} : { year: 'numeric' };
    return then.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC', ...year });
}
/** Time from `then` to `now`: `2 hours`, `3 days`; null if either is not a date. */
function age(then, now) {
    const past = (Date.parse(now) - Date.parse(then)) / 1000;
    if (Number.isNaN(past))
        return null;
    const [size, noun] = AGES.find(([limit]) => past >= limit) ?? [1, 'second'];
    return (0,_lib_units_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(Math.max(0, Math.floor(past / size)), noun);
}
const AGES = [
    [86_400, 'day'],
    [3600, 'hour'],
    [60, 'minute'],
];


/***/ }),

/***/ 68023:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ drawnBar),
  nI: () => (/* binding */ paint),
  ml: () => (/* binding */ shorten),
  rf: () => (/* binding */ signs)
});

;// CONCATENATED MODULE: ./src/lib/ascii.ts
/** Text for a terminal that shows only ASCII. */
const SIGNS = {
    '⚓': '[ok]',
    '✅': '[ok]',
    '❌': '[failed]',
    '🚫': '[error]',
    '⚠': '[!]',
    ℹ: '[i]',
    '❔': '[?]',
    '⏭': '[skipped]',
    '’': "'",
    '‘': "'",
    '“': '"',
    '”': '"',
    '…': '...',
    '→': '->',
    '−': '-',
    '–': '-',
    '·': '|',
    '≈': '~',
    '≤': '<=',
    '≥': '>=',
    µ: 'u',
    μ: 'u',
    '×': 'x',
    '│': '|',
    '\ufe0f': '',
};
/** Known signs as ASCII; other characters as escapes, `\u00FC`: a terminal without UTF-8 may take their bytes as commands. */
const ascii = (text) => text.replace(/[^\t\n -~]/gu, (character) => SIGNS[character] ?? spell(character));
function spell(character) {
    const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

// EXTERNAL MODULE: ./src/lib/text-width.ts
var text_width = __webpack_require__(55041);
// EXTERNAL MODULE: ./src/report/render/bars.ts
var bars = __webpack_require__(66645);
;// CONCATENATED MODULE: ./src/report/render/look.ts
/** What a terminal can show, and how single texts are fitted to it. */



/** The text with signs that the terminal can show. */
const signs = (text, { unicode }) => unicode ? text : ascii(text);
/** At most `width` terminal cells, including the `…` (`...` in ASCII). */
function shorten(text, width, look = { unicode: true }) {
    if ((0,text_width/* textWidth */.s)(text) <= width)
        return text;
    const end = signs('…', look);
    const room = width - end.length;
    let short = '';
    for (const character of text) {
        if ((0,text_width/* textWidth */.s)(short + character) > room)
            break;
        short += character;
    }
    return short + end;
}
/** Each tone differs without colour too. */
const FILLS = {
    base: { unicode: '░', ascii: '-' },
    yours: { unicode: '█', ascii: '#' },
    dead: { unicode: '▒', ascii: 'x' },
};
const fillOf = (tone, { unicode }) => FILLS[tone][unicode ? 'unicode' : 'ascii'];
/** A stacked bar of at most `width` cells. A single part ends within a cell. */
function drawnBar(parts, width, look) {
    const some = parts.filter(({ share }) => share > 0);
    const [only] = some;
    if (only && some.length === 1 && only.tone === 'yours')
        return paint(only.tone, (0,bars/* bar */.M0)(only.share, width, look), look);
    const shares = some.map(({ share }) => share);
    const whole = shares.reduce((sum, share) => sum + share, 0);
    const cells = (0,bars/* cellsOf */.nc)(shares, Math.max(some.length, Math.round(Math.min(1, whole) * width)));
    return some
        .map(({ tone }, index) => paint(tone, fillOf(tone, look).repeat(cells[index] ?? 0), look))
        .join('');
}
const STYLES = {
    bold: '1',
    dim: '2',
    cyan: '36',
    good: '1;32',
    bad: '1;31',
    base: '34',
    yours: '32',
    dead: '31',
};
/** An empty text stays empty. */
const paint = (style, text, { color }) => color && text !== '' ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;


/***/ }),

/***/ 74311:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Is: () => (/* binding */ harmless),
  S5: () => (/* binding */ renderText),
  ml: () => (/* reexport */ render_look/* shorten */.ml)
});

// EXTERNAL MODULE: ./src/lib/word-wrap.ts
var word_wrap = __webpack_require__(71752);
// EXTERNAL MODULE: ./src/report/render/bars.ts
var bars = __webpack_require__(66645);
// EXTERNAL MODULE: ./src/report/render/blocks.ts
var render_blocks = __webpack_require__(68353);
// EXTERNAL MODULE: ./src/report/render/look.ts + 1 modules
var render_look = __webpack_require__(68023);
// EXTERNAL MODULE: ./src/lib/text-width.ts
var text_width = __webpack_require__(55041);
// EXTERNAL MODULE: ./src/report/render/text.ts
var render_text = __webpack_require__(32220);
;// CONCATENATED MODULE: ./src/report/render/text-table.ts
/** Tables for a terminal: aligned columns where they fit, else each row as a sentence. */





function renderTable(columns, rows, look) {
    const textOf = (cell = []) => (0,render_look/* signs */.rf)((0,render_text/* oneLine */.TN)((0,render_blocks/* plain */.pj)(cell)), look);
    const titles = columns.map(({ title }) => textOf(title));
    const cells = rows.map((row) => columns.map((_, index) => textOf(row[index])));
    const drawn = columns.findIndex((_, index) => rows.some((row) => barIn(row[index]) !== null));
    const widths = fitColumns(columns, [titles, ...cells], drawn, look);
    const kept = columns.flatMap(({ drops }, index) => (drops ? [] : [index]));
    if (widths === null && kept.length < columns.length) {
        const only = (list) => kept.flatMap((index) => list.slice(index, index + 1));
        return renderTable(only(columns), rows.map(only), look);
    }
    if (widths === null)
        return cells.map((row, at) => sentence(titles, row, barIn(rows[at]?.[drawn]), look)).join('\n');
    const line = (row, bar) => row
        .flatMap((cell, index) => {
        const width = widths[index] ?? 0;
        if (index !== drawn)
            return [pad(cell, width, columns[index], look)];
        return width === 0 ? [] : [barCell(cell, bar, width, look)];
    })
        .join('  ')
        .trimEnd();
    const head = titles.some((title) => title !== '') ? [(0,render_look/* paint */.nI)('dim', `  ${line(titles, null)}`, look)] : [];
    return [...head, ...cells.map((row, at) => `  ${line(row, barIn(rows[at]?.[drawn]))}`)].join('\n');
}
const barIn = (cell = []) => cell.flatMap((part) => (part.kind === 'bar' ? [part.parts] : []))[0] ?? null;
function barCell(title, parts, width, look) {
    if (parts === null)
        return pad(title, width, undefined, look);
    const blank = ' '.repeat(Math.max(0, width - (0,text_width/* textWidth */.s)((0,render_look/* drawnBar */.y)(parts, width, { ...look, color: false }))));
    return (0,render_look/* drawnBar */.y)(parts, width, look) + blank;
}
/** Cells of the shrinking column. */
const LEAST = 10;
/** Widths of a column of bars, the preferred one first, and the least that the shrinking column then keeps. */
const BARS = [
    { bar: 24, least: 24 },
    { bar: 12, least: 24 },
    { bar: 8, least: 14 },
    { bar: 0, least: LEAST },
];
/**
 * Width of each column. The column that shrinks gets narrower until the table fits; bars (the column `drawn`) get shorter,
 * then are left out. Where it does not fit even so: null, or too wide in a log.
 */
function fitColumns(columns, rows, drawn, { width: available, mustFit = false }) {
    const natural = columns.map((_, index) => Math.max(...rows.map((row) => (0,text_width/* textWidth */.s)(row[index] ?? ''))));
    const shrinking = columns.findIndex((column) => column.shrinks);
    const whole = natural[shrinking] ?? 0;
    for (const { bar, least } of drawn < 0 ? BARS.slice(-1) : BARS) {
        const widths = natural.map((width, index) => (index === drawn ? bar : width));
        const used = widths.filter((_, index) => index !== drawn || bar > 0);
        const excess = used.reduce((sum, width) => sum + width + 2, 0) - available;
        if (excess <= 0)
            return widths;
        if (shrinking >= 0 && whole - excess >= Math.min(whole, least))
            return widths.map((width, index) => (index === shrinking ? whole - excess : width));
    }
    if (mustFit)
        return null;
    const least = Math.min(whole, LEAST);
    return natural.map((width, index) => (index === drawn ? 0 : index === shrinking ? least : width));
}
function pad(cell, width, column, look) {
    const text = (0,render_look/* shorten */.ml)(cell, width, look);
    const space = ' '.repeat(Math.max(0, width - (0,text_width/* textWidth */.s)(text)));
    return column?.align === 'right' ? space + text : text + space;
}
/** `On disk: main 242 MB, Now 251 MB`, below its bar; a first column without a title is what the others are about. */
function sentence(titles, row, bar, look) {
    const [about = '', ...others] = titles[0] === '' ? row : ['', ...row];
    const names = titles[0] === '' ? titles.slice(1) : titles;
    const items = others.flatMap((cell, index) => (cell === '' ? [] : [`${names[index] ?? ''} ${cell}`.trim()]));
    const text = (about === '' ? '' : `${about}: `) + items.join(', ');
    const drawn = bar === null ? '' : `  ${(0,render_look/* drawnBar */.y)(bar, look.width - 4, look)}\n`;
    return `${drawn}  ${(0,word_wrap/* wrapWords */.E)(text, look.width - 4).replaceAll('\n', '\n    ')}`;
}

;// CONCATENATED MODULE: ./src/report/render/terminal.ts
/**
 * Renders blocks as plain text for a terminal or a CI log. Hostile text cannot move the cursor, colour later text, or
 * send commands to the Actions runner, which runs `::command::` at the start of a line and `##[command]` anywhere in it.
 */







function renderText(blocks, look) {
    return harmless(stack(blocks, look)) + '\n';
}
/** Blocks with an empty line between them, except after a paragraph that ends in a colon. */
function stack(blocks, look) {
    const texts = blocks.map((block) => renderBlock(block, look));
    const gap = (before) => before?.kind === 'paragraph' && (0,render_blocks/* plain */.pj)(before.content).endsWith(':') ? '\n' : '\n\n';
    return texts.map((text, index) => (index === 0 ? '' : gap(blocks[index - 1])) + text).join('');
}
/** Breaks workflow commands in the text, so that the runner prints them. Takes linear time for any input. */
function harmless(lines) {
    const plain = lines.replaceAll('##[', '## [');
    let out = '';
    let from = 0;
    let isStart = true;
    for (let at = 0; at < plain.length; at++) {
        const character = plain.charAt(at);
        if (isStart && character === ':' && plain.charAt(at + 1) === ':') {
            out += `${plain.slice(from, at + 1)} `;
            from = at + 1;
        }
        isStart = ENDS_LINE.has(character) || (isStart && BLANK.test(character));
    }
    return out + plain.slice(from);
}
/** The runner also ends a line at a carriage return. */
const ENDS_LINE = new Set(['\n', '\r', '\u2028', '\u2029']);
/** Characters before a command that the runner skips, or that have no width. */
const BLANK = /[\s\u200b-\u200d\u2060]/;
function renderBlock(block, look) {
    switch (block.kind) {
        case 'heading':
            return (0,render_look/* paint */.nI)(block.tone, renderHeading(block.content, look), look);
        case 'paragraph':
            return (0,word_wrap/* wrapWords */.E)(renderInline(block.content, look), look.width);
        case 'footer':
            return (0,render_look/* paint */.nI)('dim', (0,word_wrap/* wrapWords */.E)((0,render_look/* signs */.rf)((0,render_text/* oneLine */.TN)((0,render_blocks/* plain */.pj)(block.content)), look), look.width), look);
        case 'list':
            return block.items.map((item) => bullet(renderInline(item, look), look.width)).join('\n');
        case 'code':
            return prefixed((0,render_look/* signs */.rf)((0,render_text/* trimBlock */.iJ)((0,render_text/* clean */.uH)(block.text)), look), (0,render_look/* paint */.nI)('dim', (0,render_look/* signs */.rf)('  │ ', look), look));
        case 'table':
            return renderTable(block.columns, block.rows, look);
        case 'details': {
            const title = (0,render_look/* paint */.nI)('bold', (0,render_look/* signs */.rf)((0,render_text/* oneLine */.TN)((0,render_blocks/* plain */.pj)(block.summary)), look), look);
            return `${title}\n${stack(block.blocks, look)}`;
        }
    }
}
function renderHeading(content, look) {
    const text = renderInline(content, { ...look, color: false });
    return look.mustFit ? (0,word_wrap/* wrapWords */.E)(text, look.width) : text;
}
function renderInline(content, look) {
    return content.map((part) => renderPart(part, look)).join('');
}
/** Cells; and those that stay free for what is on the same line. */
const LONGEST_BAR = 60;
const BESIDE_BAR = 14;
function renderPart(part, look) {
    if (part.kind === 'strong')
        return (0,render_look/* paint */.nI)('bold', renderInline(part.content, look), look);
    if (part.kind === 'sparkline')
        return (0,bars/* sparkline */.KM)(part.values, look, part.fromZero);
    if (part.kind === 'bar')
        return (0,render_look/* drawnBar */.y)(part.parts, part.cells ?? Math.min(LONGEST_BAR, look.width - BESIDE_BAR), look);
    const text = (0,render_look/* signs */.rf)((0,render_text/* clean */.uH)(part.text).replace(/\s+/g, ' '), look);
    if (part.kind !== 'code' && !(part.kind === 'link' && part.isCode))
        return text;
    return look.color ? (0,render_look/* paint */.nI)('cyan', text, look) : text;
}
const bullet = (text, width) => prefixed((0,word_wrap/* wrapWords */.E)(text, width - 2), '  ').replace(/^ {2}/, '- ');
const prefixed = (text, prefix) => text.replace(/^/gm, prefix);


/***/ }),

/***/ 32220:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ wellFormed),
/* harmony export */   Fu: () => (/* binding */ shortSha),
/* harmony export */   Np: () => (/* binding */ cap),
/* harmony export */   Nx: () => (/* binding */ capital),
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   iJ: () => (/* binding */ trimBlock),
/* harmony export */   uH: () => (/* binding */ clean)
/* harmony export */ });
/* harmony import */ var _lib_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44285);
/** Cleans and cuts text for output. */

/** Removes terminal sequences, writes invisible characters as escapes (`\x07`, `\u202E`), and ends lines in `\n`. */
const clean = _lib_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK;
/** The same on one line. */
const oneLine = (text) => clean(text).replace(/\s+/g, ' ').trim(); // only removes characters
/** The first 7 characters, as git shows a commit. */
const shortSha = (sha) => oneLine(sha).slice(0, 7);
/** At most `limit` code points; ends in `…` if something was cut. */
function cap(text, limit) {
    if (text.length <= limit)
        return text;
    const points = Array.from(text.slice(0, limit * 2 + 2));
    return points.length <= limit ? points.join('') : `${points.slice(0, limit - 1).join('')}…`;
}
/** Removes line breaks at the start and white space at the end. */
const trimBlock = (text) => text.slice(leadingBreaks(text)).trimEnd();
function leadingBreaks(text) {
    let at = 0;
    while (text.charAt(at) === '\n')
        at++;
    return at;
}
/** Replaces lone surrogates, which UTF-8 cannot encode, with U+FFFD. */
const wellFormed = (text) => text.replace(/\p{Cs}/gu, '\uFFFD');
/** Makes the first letter a capital. */
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);


/***/ })

};
