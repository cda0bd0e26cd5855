export const id = 141;
export const ids = [141];
export const modules = {

/***/ 27372:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ saveBaseline),
/* harmony export */   p: () => (/* binding */ beginBaseline)
/* harmony export */ });
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76792);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _github_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(24130);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3045);
/** Finds the Report to compare with while the image is built, and saves this run's Report for later runs. */




const nothing = { ended: Promise.resolve(), build: () => Promise.resolve() };
/** Reads a file at once, and rejects if it is no Report (exit 2); else begins the search. */
async function beginBaseline(trial) {
    const { baseline } = trial.inputs;
    if (baseline.kind === 'none')
        return nothing;
    if (baseline.kind === 'search')
        return beginSearch(baseline, trial);
    const { clock } = trial.run;
    const since = clock.now();
    const report = await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readBaseline */ .mF)(baseline.file, trial.inputs.roots);
    trial.results.baseline = { source: 'file', report, wanted: null };
    trial.results.baselineSearch = [{ source: 'file', outcome: 'found', seconds: clock.now() - since }];
    return nothing;
}
function beginSearch(input, trial) {
    const { run, results, inputs } = trial;
    const among = run.context.event === null ? input.among.filter((place) => place === 'build') : input.among;
    if (among.length === 0) {
        results.baselineSearch = [{ ...howTo(inputs), outcome: 'skipped', seconds: 0 }];
        return nothing;
    }
    const git = gitOf(inputs, run);
    const wanting = (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .wantedCommit */ .pZ)(run.context, git, input.commit);
    const searchIn = async (places) => {
        const wanted = await wanting;
        const searched = await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .search */ .$P)(places(wanted), run.clock);
        if (searched.found)
            results.baseline = { ...searched.found, wanted };
        results.baselineSearch = [...(results.baselineSearch ?? []), ...withNotes(searched, wanted)];
    };
    return {
        ended: searchIn((wanted) => among.flatMap((place) => PLACES[place]?.(wanted, trial) ?? [])),
        async build() {
            if (!among.includes('build') || results.baseline)
                return;
            const { builtBaseline } = await Promise.all(/* import() */[__webpack_require__.e(955), __webpack_require__.e(947), __webpack_require__.e(803), __webpack_require__.e(986), __webpack_require__.e(201)]).then(__webpack_require__.bind(__webpack_require__, 36201));
            await searchIn((wanted) => [{ source: 'build', find: () => builtBaseline(trial, wanted, git) }]);
        },
    };
}
/** For a laptop, where nothing is searched unless it is asked for. */
const howTo = ({ source }) => source.kind === 'build'
    ? {
        source: 'build',
        note: '`--baseline build` also builds the commit where this branch left the default branch, and compares with it',
    }
    : { source: 'file', note: '`--baseline FILE` compares with the Report of an earlier run' };
const CUT = 'This clone does not have the commits before the wanted one, so they were not searched for; `fetch-depth: 10` of actions/checkout has them';
/** With the remarks on the choice of the commit, where they matter: not if its own Report was found. */
function withNotes({ found, tried }, wanted) {
    const isExact = found !== null && (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .describeBaseline */ .FT)(found.report, found.source, wanted).behind === 0;
    const last = tried.at(-1);
    if (isExact || last === undefined)
        return tried;
    const notes = [last.note, ...wanted.notes, ...(wanted.isCut && last.source !== 'build' ? [CUT] : [])];
    const note = notes.filter((one) => one !== undefined).join('. ');
    return [...tried.slice(0, -1), { ...last, ...(note === '' ? {} : { note }) }];
}
/** The service may be slow or down; the verdict does not wait longer for it. */
const ARTIFACT_SECONDS = 20;
/** Those that are searched while the image is built. */
const PLACES = {
    cache: (wanted, trial) => ({
        source: 'cache',
        async find() {
            const platform = await platformOf(trial);
            const cache = cacheOf(trial.inputs, trial.run, platform);
            return (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .cachedReport */ .zL)(cache, wanted, expectedOf(trial, wanted, platform));
        },
    }),
    artifact: (wanted, trial) => ({
        source: 'artifact',
        limit: ARTIFACT_SECONDS,
        async find() {
            const platform = await platformOf(trial);
            return (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .artifactReport */ .vd)(() => connected(trial), wanted, expectedOf(trial, wanted, platform));
        },
    }),
};
/** Null for an archive, whose platform is known only when it has been read. */
async function platformOf({ inputs, link }) {
    if (inputs.source.platform !== null)
        return withoutVariant(inputs.source.platform);
    if (inputs.source.kind === 'archive')
        return null;
    const { info } = await link();
    return `${info.os}/${info.architecture}`;
}
const withoutVariant = (platform) => platform.split('/').slice(0, 2).join('/');
const cacheOf = ({ name }, { host, tempDir, signal }, platform) => ({
    name,
    platform: platform ?? 'any',
    script: host.script,
    env: host.env,
    tempDir,
    signal,
});
/** Branches of which a Report may be: the wanted commit's, and the default branch, whose caches all runs read. */
function expectedOf({ inputs, run }, { branch }, platform) {
    const { repository, sha, defaultBranch } = run.context;
    const refs = [...new Set([branch, defaultBranch])].filter((ref) => ref !== null);
    return { name: inputs.name, platform, refs, repository, own: sha };
}
function connected({ inputs, run }) {
    const { apiUrl, repository } = run.context;
    if (inputs.token === null || repository === null)
        return Promise.reject(new Error('Artifacts cannot be read without a token and a repository'));
    return (0,_github_index_js__WEBPACK_IMPORTED_MODULE_2__.connect)({ token: inputs.token, apiUrl, repository });
}
const gitOf = ({ root }, { host, tempDir, signal, mode }) => (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .gitIn */ .uM)({ root, env: host.env, signal, trustedIn: mode === 'action' ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(tempDir, 'git') : null });
/** Events of branches that only those who may push can start. Nothing that a pull request saves could be a baseline. */
const SAVING = ['push', 'workflow_dispatch', 'schedule'];
const isSaved = ({ image, verdict }, { baseline }, { event, branch }) => SAVING.includes(event) &&
    branch !== null &&
    image !== null &&
    verdict !== 'error' &&
    baseline.kind !== 'none';
/** After the verdict. Never rejects; the job's log says whether it was saved. */
async function saveBaseline(report, inputs, run) {
    const { sha } = report;
    if (sha === null || !isSaved(report, inputs, run.context))
        return;
    const given = inputs.source.platform;
    const platform = inputs.source.kind === 'archive' ? null : engineOf(report);
    const cache = cacheOf(inputs, run, given === null ? platform : withoutVariant(given));
    const why = await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .saveReport */ .a5)(cache, (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .withHistory */ .$k)(report, report.history ?? []), sha);
    const said = why === null ? 'Saved this Report for later runs to compare with.' : `Not saved for later runs: ${why}.`;
    run.host.stdout.write(`${(0,_report_index_js__WEBPACK_IMPORTED_MODULE_3__/* .harmless */ .Is)((0,_report_index_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(said))}\n`);
}
const engineOf = ({ engine }) => engine && `${engine.os}/${engine.architecture}`;


/***/ }),

/***/ 26141:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  STAGES: () => (/* reexport */ STAGES),
  assemble: () => (/* reexport */ assemble/* assemble */.f),
  runStages: () => (/* binding */ runStages)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/smoke/index.ts + 170 modules
var smoke = __webpack_require__(97823);
// EXTERNAL MODULE: ./src/app/baseline.ts
var baseline = __webpack_require__(27372);
// EXTERNAL MODULE: ./src/app/cleanup.ts
var cleanup = __webpack_require__(33403);
// EXTERNAL MODULE: ./src/app/shared-images.ts
var shared_images = __webpack_require__(14313);
// EXTERNAL MODULE: ./src/app/subject.ts
var app_subject = __webpack_require__(62375);
// EXTERNAL MODULE: ./src/app/trial.ts
var app_trial = __webpack_require__(17959);
// EXTERNAL MODULE: ./src/app/weigh-and-run.ts + 1 modules
var weigh_and_run = __webpack_require__(30844);
// EXTERNAL MODULE: ./src/app/assemble.ts + 8 modules
var assemble = __webpack_require__(26023);
// EXTERNAL MODULE: ./src/build/index.ts + 40 modules
var build = __webpack_require__(49515);
// EXTERNAL MODULE: ./src/inspect/index.ts + 149 modules
var inspect = __webpack_require__(67932);
;// CONCATENATED MODULE: ./src/app/stages.ts
/** The stages that a trial runs, as one value: a test can replace or delay them. */



const STAGES = { build: build/* build */.j, askForBase: inspect/* askForBase */.Ce, inspect: inspect/* inspect */.Nn, addDownload: inspect/* addDownload */.IZ, smoke: smoke/* smoke */.Qe };

;// CONCATENATED MODULE: ./src/app/run-stages.ts
/** Runs the stages of a trial in their order and keeps what each returns. Loaded while the engine is connected to. */










async function runStages(trial) {
    const { inputs, run } = trial;
    const { source, also } = inputs;
    const searching = await (0,baseline/* beginBaseline */.p)(trial);
    try {
        await weigh(trial, source, also);
    }
    finally {
        await searching.ended; // its process may still be running
    }
    await searching.build();
    if (run.signal.aborted)
        throw new errors/* UserError */.yo('cancelled', 'The run was cancelled');
}
async function weigh(trial, source, also) {
    const { run, results } = trial;
    const others = await (0,shared_images/* findOthers */.$v)(also, async () => (await trial.link()).engine, run.progress);
    if (source.kind === 'archive')
        await weighArchive(source, trial);
    else
        await tryImage(trial, source);
    const image = results.inspect?.image;
    if (image && others.length > 0)
        results.compared = await (0,app_trial/* timed */.a)(trial, 'also', () => (0,shared_images/* weighOthers */.wp)(image, others, run.progress));
}
async function weighArchive({ name, file, ref, platform }, trial) {
    const { inputs, run, stages, results } = trial;
    run.progress.stage(`Weighing ${name}`);
    results.inspect = await (0,app_trial/* timed */.a)(trial, 'inspect', () => stages.inspect({ kind: 'archive', file }, { platform, ref: name, pick: ref, filePatterns: (0,weigh_and_run/* filePatterns */.OG)(inputs), progress: run.progress }));
}
async function tryImage(trial, source) {
    const { inputs, run } = trial;
    const { engine, info } = await trial.link();
    const swept = (0,cleanup/* sweepDeadRuns */.tv)(engine, run.signingKey);
    const obtain = async () => {
        const { signal, id, tempDir } = run;
        const wanted = inputs.smoke?.services ?? null;
        const env = inputs.smoke?.env ?? [];
        const services = wanted && (await (0,smoke/* readServices */.JQ)(wanted, { engine, signal, run: id, tempDir, root: inputs.root, env }));
        const subject = source.kind === 'build'
            ? await (0,app_subject/* buildSubject */.D5)(source, services, trial, engine)
            : await (0,app_subject/* findSubject */.os)(source, trial, engine);
        return { services, subject };
    };
    const { services, subject } = await obtain().finally(() => swept);
    for (const failure of await swept)
        run.progress.step(failure);
    if (subject !== null)
        await (0,weigh_and_run/* weighAndRun */.VO)(subject, services, trial, engine, info);
}


/***/ })

};
