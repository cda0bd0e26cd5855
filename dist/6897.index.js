export const id = 6897;
export const ids = [6897];
export const modules = {

/***/ 27372:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Od: () => (/* binding */ gitOf),
/* harmony export */   XY: () => (/* binding */ saveBaseline),
/* harmony export */   pI: () => (/* binding */ beginBaseline)
/* harmony export */ });
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46673);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);
/* harmony import */ var _core_image_reference_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18630);
/* harmony import */ var _github_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(41660);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(82364);
/** Finds the Report to compare with while the image is built, and saves this run's Report for later runs. */







const nothing = { ended: Promise.resolve(), weigh: () => Promise.resolve() };
/** Reads a file at once, and rejects if it is no Report (exit 2); else begins the search. */
async function beginBaseline(trial) {
    const { baseline } = trial.inputs;
    if (baseline.kind === 'none')
        return nothing;
    if (baseline.kind === 'search')
        return await beginSearch(baseline, trial);
    if (baseline.kind === 'registry')
        return { ...nothing, weigh: () => readFromRegistry(baseline.image, trial) };
    if (baseline.kind === 'last')
        return takeLast(baseline.reports, trial);
    const { clock } = trial.run;
    const since = clock.now();
    const report = await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .readBaseline */ .mF)(baseline.file, trial.inputs.roots, { name: trial.inputs.name });
    trial.results.baseline = { source: 'file', report, wanted: null };
    trial.results.baselineSearch = [{ source: 'file', outcome: 'found', seconds: clock.now() - since }];
    return nothing;
}
/** With `--watch`: the Report of this image in the last try. */
function takeLast(reports, { inputs, run, results }) {
    const { name } = inputs;
    const { matrix } = run.job;
    const own = { name, matrix, platform: null, refs: [], repository: null, own: null };
    const report = reports.find((one) => (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .whyUnsuitable */ .Te)(one, own) === null);
    if (report)
        results.baseline = { source: 'last', report, wanted: null };
    return nothing;
}
async function readFromRegistry(image, trial) {
    const { attachedBaseline, registryBaseline } = await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(634), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2020), __webpack_require__.e(7158)]).then(__webpack_require__.bind(__webpack_require__, 47158));
    const places = [attachedBaseline, registryBaseline].map((find) => ({
        source: 'registry',
        find: () => find(trial, image),
    }));
    const { found, tried } = await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .search */ .$P)(places, trial.run.clock);
    if (found)
        trial.results.baseline = { ...found, wanted: null };
    // what keeps both from being read is said once
    trial.results.baselineSearch = tried.filter(({ note = '' }, at) => note === '' || note !== tried[at + 1]?.note);
}
/** Rejects where the commit that is named does not exist (exit 2), before anything is built. */
async function beginSearch(input, trial) {
    const { run, results, inputs } = trial;
    const among = run.context.event === null ? input.among.filter((place) => place === 'build') : input.among;
    if (among.length === 0 && input.commit !== null)
        throw needsBuild(input.commit, inputs);
    if (among.length === 0) {
        results.baselineSearch = [{ ...howTo(inputs), outcome: 'skipped', seconds: 0 }];
        return nothing;
    }
    const git = gitOf(inputs, run);
    const wanting = (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .wantedCommit */ .pZ)(run.context, git, {
        named: input.commit,
        files: input.commit === null ? [] : jsonFiles(inputs.workingDir),
        deepens: among.includes('build'),
    });
    if (input.commit !== null)
        refuseMissing(input.commit, await wanting, trial);
    const searchIn = async (places) => {
        const wanted = await wanting;
        const searched = await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .search */ .$P)(places(wanted), run.clock);
        if (searched.found)
            results.baseline = { ...searched.found, wanted };
        results.baselineSearch = [...(results.baselineSearch ?? []), ...withNotes(searched, wanted)];
    };
    return {
        ended: searchIn((wanted) => among.flatMap((place) => PLACES[place]?.(wanted, trial) ?? [])),
        async weigh() {
            if (!among.includes('build') || results.baseline)
                return;
            const { builtBaseline } = await Promise.all(/* import() */[__webpack_require__.e(6118), __webpack_require__.e(1955), __webpack_require__.e(634), __webpack_require__.e(4803), __webpack_require__.e(548), __webpack_require__.e(6856), __webpack_require__.e(2043), __webpack_require__.e(3462), __webpack_require__.e(6201)]).then(__webpack_require__.bind(__webpack_require__, 36201));
            await searchIn((wanted) => [{ source: 'build', find: () => builtBaseline(trial, wanted, git) }]);
        },
    };
}
const hintFor = (ref) => `Give \`baseline\` a branch, a tag, a commit, or a Report file that an earlier run wrote with \`report\`: ./NAME or NAME.json. ${imageHint(ref)}`;
function imageHint(ref) {
    const image = (0,_core_image_reference_js__WEBPACK_IMPORTED_MODULE_4__/* .whyNoImage */ .PW)(ref) === null ? ref : 'NAME';
    return `For an image: \`registry:${image}\` or \`${image}:TAG\`.`;
}
/** In a workflow a name that may exist is only a note: another place, such as the cache, can have its Report. */
function refuseMissing(ref, { sha, isMissing, notes }, { inputs, run }) {
    const isFile = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(inputs.workingDir, ref), { throwIfNoEntry: false })?.isFile() ?? false;
    if (sha !== null || !(isMissing || isFile || run.context.event === null))
        return;
    const sentence = isFile ? `${JSON.stringify(ref)} is not a commit; the file is ./${ref}` : notes.join('. ');
    throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('settings', `baseline: ${sentence}`, hintFor(ref), { exit: 2 });
}
const needsBuild = (ref, { source }) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('settings', `baseline: ${JSON.stringify(ref)} is a commit, whose image would have to be built; with ${source.kind} nothing is built`, `Give \`baseline\` a Report file that an earlier run wrote with \`report\`. ${imageHint(ref)} \`sea-trial diff\` compares two images.`, { exit: 2 });
function jsonFiles(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(folder).filter((name) => name.endsWith('.json'));
    }
    catch {
        return [];
    }
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
const cacheOf = ({ name }, { host, job, tempDir, signal }, platform) => ({
    name,
    platform: platform ?? 'any',
    matrix: job.matrix,
    script: host.script,
    env: host.env,
    tempDir,
    signal,
});
/** Branches of which a Report may be: the wanted commit's, and the default branch, whose caches all runs read. */
function expectedOf({ inputs, run }, { branch, isOwn }, platform) {
    const { repository, sha, defaultBranch } = run.context;
    const refs = [...new Set([branch, defaultBranch])].filter((ref) => ref !== null);
    return { name: inputs.name, platform, matrix: run.job.matrix, refs, repository, own: isOwn ? null : sha };
}
function connected({ inputs, run }) {
    const { apiUrl, repository } = run.context;
    if (inputs.token === null || repository === null)
        return Promise.reject(new Error('Artifacts cannot be read without a token and a repository'));
    return (0,_github_index_js__WEBPACK_IMPORTED_MODULE_5__.connect)({ token: inputs.token, apiUrl, repository });
}
const gitOf = ({ root }, { host, tempDir, signal, mode }) => (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .gitIn */ .uM)({ root, env: host.env, signal, trustedIn: mode === 'action' ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(tempDir, 'git') : null });
/** Nothing that a pull request saves could be a baseline. */
const isSaved = ({ image, verdict }, { baseline }, { event, branch }) => (0,_github_index_js__WEBPACK_IMPORTED_MODULE_5__/* .eventRule */ .nX)(event).isBaseline &&
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
    const { event, run: job } = run.context;
    const again = (0,_github_index_js__WEBPACK_IMPORTED_MODULE_5__/* .repeatsCommits */ .PO)(event) ? job.id : null;
    const why = await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .saveReport */ .a5)(cache, (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .withHistory */ .$k)(report, report.history ?? []), sha, again);
    const said = why === null ? 'Saved this Report for later runs to compare with.' : `Not saved for later runs: ${why}.`;
    run.host.stdout.write(`${(0,_report_index_js__WEBPACK_IMPORTED_MODULE_6__/* .harmless */ .Is)((0,_report_index_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(said))}\n`);
}
const engineOf = ({ engine }) => engine && `${engine.os}/${engine.architecture}`;


/***/ }),

/***/ 24967:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  STAGES: () => (/* reexport */ STAGES),
  assemble: () => (/* reexport */ assemble/* assemble */.fT),
  runStages: () => (/* binding */ runStages)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/run-id.ts
var run_id = __webpack_require__(20394);
// EXTERNAL MODULE: ./src/smoke/index.ts + 186 modules
var src_smoke = __webpack_require__(50548);
// EXTERNAL MODULE: ./src/app/baseline.ts
var app_baseline = __webpack_require__(27372);
// EXTERNAL MODULE: ./src/baseline/index.ts + 15 modules
var src_baseline = __webpack_require__(46673);
// EXTERNAL MODULE: ./src/build/index.ts + 62 modules
var src_build = __webpack_require__(72043);
;// CONCATENATED MODULE: ./src/app/build-time.ts
/** Why the build took longer than the baseline's, where that is worth a sentence. */



/** Adds it to the results. Never rejects. */
async function explainBuildTime({ inputs, run, results }) {
    const { baseline, build } = results;
    const before = baseline?.report.build;
    if (!baseline || !before || !build?.whySlower || !(0,src_build/* isMuchSlower */.uR)(build.build, before))
        return;
    const { sha } = baseline.report;
    const changed = sha === null ? null : await (0,src_baseline/* changedSince */.$A)(sha, inputs.root, (0,app_baseline/* gitOf */.Od)(inputs, run));
    const slower = build.whySlower(before, changed, baseline.source === 'build');
    if (slower)
        results.slower = slower;
}

// EXTERNAL MODULE: ./src/app/cleanup.ts
var cleanup = __webpack_require__(33403);
// EXTERNAL MODULE: ./src/app/page-files.ts
var page_files = __webpack_require__(97994);
// EXTERNAL MODULE: ./src/app/other-platform.ts
var other_platform = __webpack_require__(4894);
// EXTERNAL MODULE: ./src/app/evidence-file.ts
var evidence_file = __webpack_require__(50869);
// EXTERNAL MODULE: ./src/app/starts.ts
var app_starts = __webpack_require__(39418);
// EXTERNAL MODULE: ./src/app/trial.ts
var app_trial = __webpack_require__(17959);
// EXTERNAL MODULE: ./src/app/weigh-and-run.ts
var weigh_and_run = __webpack_require__(81567);
;// CONCATENATED MODULE: ./src/app/rehearse.ts
/**
 * Rehearsals with other containers than the one of the trial, after it has passed: `twice` starts two at once on the same
 * volumes, `upgrade` starts the baseline's image, this one and the baseline's again on one set of volumes. What goes wrong
 * in one that was not asked for does not change the verdict.
 */






const NOTHING = { seen: [], findings: [] };
const REHEARSALS = { twice, upgrade };
/** Does nothing where the trial did not pass. Rejects only where the run is cancelled. */
async function rehearse(trial) {
    const { inputs, results } = trial;
    const { smoke, name } = inputs;
    if (smoke === null || results.tested === undefined || !(0,app_starts/* hasPassed */.Pc)(results))
        return;
    const tested = { ...results.tested, name };
    const { asked } = smoke.rehearse;
    const kinds = ['twice', 'upgrade'].filter((kind) => asked.includes(kind) || (kind === 'twice' && isTwiceByDefault(trial, smoke, tested)));
    if (kinds.length === 0)
        return;
    const outcomes = [];
    for (const kind of kinds) {
        const stage = { smoke, tested, isAsked: asked.includes(kind) };
        outcomes.push(await (0,app_trial/* timed */.a)(trial, kind, () => guarded(kind, trial, stage)));
    }
    const seen = outcomes.flatMap((one) => one.seen);
    const findings = [...outcomes.flatMap((one) => one.findings), ...seen.flatMap(src_smoke/* rehearsalFindings */._H)];
    results.rehearsed = { rehearsals: seen.map(src_smoke/* toRehearsal */.X6), findings };
    if (results.smoke)
        await (0,evidence_file/* writeEvidence */.n)(results.smoke.evidence, trial.run, seen);
}
async function guarded(kind, trial, stage) {
    try {
        const link = trial.host ?? (await trial.link());
        return await REHEARSALS[kind]({ ...stage, trial, link });
    }
    catch (cause) {
        if (trial.run.signal.aborted)
            throw cause;
        return refused(kind, `it ended early: ${(0,errors/* messageOf */.bD)(cause)}`, stage.isAsked);
    }
}
const refused = (kind, why, isAsked) => ({
    seen: [],
    findings: [(0,src_smoke/* notRehearsed */.Fk)(`rehearse: ${kind}`, why, isAsked ? 'warn' : 'note')],
});
/** How many times the memory of one container the machine must have, so that two do not exhaust it. */
const SPARE_MEMORY = 3;
/** Two containers on one volume are usual in a rolling update; without a volume nothing is expected to be shared. */
function isTwiceByDefault({ results }, smoke, { image }) {
    const { rehearse: wanted, keepRunning, services, network, container } = smoke;
    const isAlone = !keepRunning && services === null && container.gpus === null;
    const { memory = Infinity } = results.smokeEngine ?? results.engine ?? {};
    const isOwnNetwork = network !== 'host' && !network?.startsWith('container:');
    const tried = results.smoke?.smoke;
    const stays = tried?.exit === undefined && (tried?.readySeconds ?? Infinity) <= UNASKED_READY;
    const fits = SPARE_MEMORY * (tried?.memory.peak ?? 0) < memory;
    return wanted.byDefault && image.volumes.length > 0 && isAlone && isOwnNetwork && stays && fits;
}
/** Seconds for a start that nobody asked for, beside some times what the trial's start took. */
const UNASKED_SECONDS = 5;
const UNASKED_TIMES = 2;
/** Two starts that nobody asked for are worth this long each. */
const UNASKED_READY = 15;
/** Long waits are only for what was asked for. */
function patience({ trial, smoke, isAsked }) {
    const took = trial.results.smoke?.smoke.readySeconds ?? 0;
    return isAsked ? smoke.timeout : Math.min(smoke.timeout, UNASKED_SECONDS + Math.ceil(UNASKED_TIMES * took));
}
async function twice(stage) {
    const { trial, smoke, tested, link, isAsked } = stage;
    const { run, stages, results } = trial;
    if (results.smoke?.smoke.exit !== undefined)
        return refused('twice', 'the container ends by itself, so two of them are not there at once', isAsked);
    run.progress.stage(`Rehearsing ${tested.name} twice at once`);
    const shared = (0,src_smoke/* shareVolumes */.lX)({ ...smoke, timeout: patience(stage) }, [tested.image], run.id, false);
    const deps = (0,weigh_and_run/* smokeDeps */.Iz)(trial, link, tested.places);
    const began = run.clock.now();
    const second = [];
    const beside = async () => {
        run.progress.step('the first container is ready; starting the second one');
        second.push(await stages.startAndStop(tested.image, shared.inputs, { ...deps, role: 'second' }));
    };
    const first = await withVolumes(stage, shared, () => stages.startAndStop(tested.image, shared.inputs, { ...deps, beside }));
    const [other] = second;
    if (other === undefined)
        return refused('twice', `the first container was not ready: ${reasonOf(first)}`, isAsked);
    const isFirst = failed(first) && !failed(other);
    run.progress.step(`the second container: ${(0,app_starts/* timeOf */.nR)(other)}${isFirst ? '; the first one failed' : ''}`);
    const seen = {
        kind: 'twice',
        isAsked,
        seconds: run.clock.now() - began,
        evidence: (isFirst ? first : other).evidence,
        volumes: shared.paths,
        ...(isFirst ? { isFirst } : {}),
    };
    return { ...NOTHING, seen: [seen] };
}
async function upgrade(stage) {
    const { trial, smoke, tested, link, isAsked } = stage;
    const { run, stages } = trial;
    const no = (why) => refused('upgrade', why, isAsked);
    const other = await (0,app_starts/* findOther */.uo)(trial, tested, 'to upgrade from');
    if (typeof other === 'string')
        return no(other);
    const shared = (0,src_smoke/* shareVolumes */.lX)(smoke, [other.image, tested.image], run.id, true);
    if (shared.paths.length === 0)
        return no(NO_DATA);
    run.progress.stage(`Rehearsing an upgrade from ${other.name}`);
    const { clock, progress } = run;
    const began = clock.now();
    const seen = [];
    const start = async ({ image, places, name }) => {
        const result = await stages.startAndStop(image, shared.inputs, (0,weigh_and_run/* smokeDeps */.Iz)(trial, link, places));
        progress.step(`${name}: ${(0,app_starts/* timeOf */.nR)(result)}`);
        return result;
    };
    return withVolumes(stage, shared, async () => {
        const before = await start(other);
        if (failed(before))
            return no(`${other.name} itself does not become ready: ${reasonOf(before)}`);
        for (const [kind, side] of [
            ['upgrade', tested],
            ['rollback', other],
        ]) {
            if (clock.now() - began >= app_starts/* MOST_SECONDS */.wj)
                return { seen, findings: no(tooLong(kind)).findings };
            const since = clock.now();
            const { evidence } = await start(side);
            const [volumes, seconds] = [shared.paths, clock.now() - since];
            seen.push({ kind, isAsked, seconds, evidence, volumes, other: other.name });
        }
        return { ...NOTHING, seen };
    });
}
const NO_DATA = 'neither image has a VOLUME, and the settings name no volume, so nothing is kept from one to the other; set `volume`: data:/path';
const tooLong = (kind) => `the ${kind} was left out after ${app_starts/* MOST_SECONDS */.wj / 60} minutes`;
/** Both before and after the work there are none of these volumes; what cannot be removed is removed by its label. */
async function withVolumes({ trial, link }, { inputs, names }, work) {
    const { engine } = link;
    await (0,src_smoke/* removeOwnVolumes */.U_)(inputs.container, { engine, run: trial.run.id });
    try {
        return await work();
    }
    finally {
        for (const name of names)
            await engine.removeVolume(name).catch(() => undefined);
    }
}
const failed = ({ findings }) => findings.some(({ level }) => level === 'fail');
const reasonOf = ({ findings }) => findings.find(({ level }) => level === 'fail')?.message ?? 'its checks were not completed';

// EXTERNAL MODULE: ./src/compare/index.ts + 15 modules
var compare = __webpack_require__(82141);
;// CONCATENATED MODULE: ./src/app/repeat.ts
/**
 * Starts the baseline's image and the one under test in turn, to compare times and memory on one machine (`repeat`). What
 * goes wrong here is a note or a warning: the verdict is that of the trial before.
 */





/** `wanted`: starts of each image. Does nothing where the trial did not pass. Rejects only where the run is cancelled. */
async function repeatStarts(trial, wanted) {
    const { inputs, results } = trial;
    const { tested } = results;
    if (inputs.smoke === null || tested === undefined || !(0,app_starts/* hasPassed */.Pc)(results))
        return;
    const { smoke, name } = inputs;
    results.repeated = await (0,app_trial/* timed */.a)(trial, 'repeat', () => sideBySide(trial, wanted, smoke, { ...tested, name }));
}
async function sideBySide(trial, wanted, smoke, tested) {
    const starts = { before: [], after: [], notes: [] };
    const { before, after, notes } = starts;
    const other = await otherSide(trial, tested, notes);
    if (other !== null)
        await inTurn(trial, wanted, smoke, [other, tested], starts);
    const [was, now] = [before.map((one) => one.smoke), after.map((one) => one.smoke)];
    return {
        sideBySide: {
            baseline: other?.name ?? null,
            wanted,
            before: (0,compare/* countStarts */.ZG)(was),
            after: (0,compare/* countStarts */.ZG)(now),
            rows: (0,compare/* compareStarts */.bB)(was, now),
            notes: [...notes, ...notesOf(before)],
        },
        findings: (0,app_starts/* failedStarts */.Jy)(after),
    };
}
/** Null, with a note, where there is nothing to compare with. */
async function otherSide(trial, tested, notes) {
    const found = trial.results.smoke?.smoke.readySeconds == null
        ? (0,app_starts/* noMoment */.yJ)('this image')
        : await (0,app_starts/* findOther */.uo)(trial, tested, 'to start in turn with this one');
    if (typeof found !== 'string')
        return found;
    notes.push(found);
    return null;
}
/** Throws where the run is cancelled. */
async function inTurn(trial, wanted, smoke, [other, tested], { before, after, notes }) {
    const { run, stages } = trial;
    const { clock, progress } = run;
    const link = await trial.link();
    const start = ({ image, places }) => stages.startUntilReady(image, smoke, (0,weigh_and_run/* smokeDeps */.Iz)(trial, link, places));
    progress.stage(`Starting ${other.name} and ${tested.name} in turn, ${wanted} times each`);
    const began = clock.now();
    try {
        // not counted: it reads files from disk, which the trial has done for the image under test
        const first = await start(other);
        if (!first.smoke.ready)
            return void notes.push(...notesOf([first]));
        if (first.smoke.readySeconds === null)
            return void notes.push((0,app_starts/* noMoment */.yJ)('the baseline'));
        while (after.length < wanted && clock.now() - began < app_starts/* MOST_SECONDS */.wj) {
            const [was, now] = [await start(other), await start(tested)];
            before.push(was);
            after.push(now);
            progress.step(`start ${after.length} of ${wanted}: ${(0,app_starts/* timeOf */.nR)(was)}, then ${(0,app_starts/* timeOf */.nR)(now)}`);
        }
        if (after.length < wanted)
            notes.push(`Only ${after.length} of ${wanted} starts of each fit into ${app_starts/* MOST_SECONDS */.wj / 60} minutes`);
    }
    catch (cause) {
        if (run.signal.aborted)
            throw cause;
        notes.push(`The starts in turn ended early: ${(0,errors/* messageOf */.bD)(cause)}`);
    }
}
/** About failures of the baseline, which are no findings about the image under test. */
const notesOf = (starts) => (0,app_starts/* failedStarts */.Jy)(starts).map(({ message }) => `Of the baseline, ${message}`);

// EXTERNAL MODULE: ./src/app/shared-images.ts
var shared_images = __webpack_require__(14313);
// EXTERNAL MODULE: ./src/app/smoke-host.ts
var smoke_host = __webpack_require__(46741);
;// CONCATENATED MODULE: ./src/app/start-times.ts
/**
 * `start-times`: starts the image under test several times after its trial, for the median of the time until ready. The
 * trial's own start is not counted: it reads files from disk, which later ones find in memory.
 */






/** Does nothing where the trial did not pass. Rejects only where the run is cancelled. */
async function measureStartTimes(trial) {
    const { inputs, results } = trial;
    const { smoke } = inputs;
    if (smoke?.startTimes == null || !(0,app_starts/* hasPassed */.Pc)(results))
        return;
    const { tested, smoke: tried } = results;
    if (tested === undefined)
        return;
    const wanted = smoke.startTimes;
    const work = tried?.smoke.readySeconds == null ? null : () => startsOf(trial, tested, smoke, wanted);
    results.startTimes = await (0,app_trial/* timed */.a)(trial, 'start-times', async () => {
        const { starts, note } = work === null ? { starts: [], note: (0,app_starts/* noMoment */.yJ)('this image') } : await work();
        const short = note === null ? [] : [(0,src_smoke/* notRehearsed */.Fk)('start-times', note)];
        return {
            times: (0,compare/* timesOfStarts */.HT)(starts.map((one) => one.smoke), wanted),
            findings: [...(0,app_starts/* failedStarts */.Jy)(starts), ...short],
        };
    });
}
async function startsOf(trial, { image, places }, smoke, wanted) {
    const { inputs, run, stages } = trial;
    const { clock, progress } = run;
    const starts = [];
    const began = clock.now();
    progress.stage(`Starting ${inputs.name} ${wanted} times`);
    try {
        const link = trial.host ?? (await trial.link());
        while (starts.length < wanted && clock.now() - began < app_starts/* MOST_SECONDS */.wj) {
            const start = await stages.startUntilReady(image, smoke, (0,weigh_and_run/* smokeDeps */.Iz)(trial, link, places));
            starts.push(start);
            progress.step(`start ${starts.length} of ${wanted}: ${(0,app_starts/* timeOf */.nR)(start)}`);
        }
    }
    catch (cause) {
        if (run.signal.aborted)
            throw cause;
        return { starts, note: `the starts ended early: ${(0,errors/* messageOf */.bD)(cause)}` };
    }
    const fitted = `only ${starts.length} of ${wanted} starts fit into ${app_starts/* MOST_SECONDS */.wj / 60} minutes`;
    return { starts, note: starts.length < wanted ? fitted : null };
}

// EXTERNAL MODULE: ./src/app/subject.ts + 1 modules
var app_subject = __webpack_require__(80433);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
;// CONCATENATED MODULE: ./src/app/test-files.ts
/** Runs the test files that the settings name, when the image has been weighed and run. */






/** Bytes of a test file. */
const MOST_BYTES = 1_000_000;
/** Seconds that a container without a probe must stay up. */
const UNASKED_SOAK = 1;
async function runTestFiles(image, tests, trial, link) {
    const { structure, goss, allowHost, app } = tests;
    const done = (trial.results.suites = []);
    const { runStructureTests, suiteNotRun } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2130)]).then(__webpack_require__.bind(__webpack_require__, 2130));
    trial.run.progress.stage('Running test files');
    await (0,app_trial/* timed */.a)(trial, 'suites', async () => {
        for (const path of structure)
            done.push(await runStructureTests(path, { image, app, allowHost }, depsFor(path, tests, trial, link)));
        if (goss.length === 0)
            return;
        const isRun = await runGossfiles(image, tests, trial, link, done);
        if (!isRun)
            for (const path of goss) {
                const { shownPath } = depsFor(path, tests, trial, link);
                done.push(suiteNotRun('goss', shownPath(path), 'the container did not become ready'));
            }
    });
}
/** In the container that was kept, else in a new one. False where it is not ready. */
async function runGossfiles(image, tests, trial, link, done) {
    const { results, stages } = trial;
    const { app, goss, gossVars } = tests;
    const { runGoss } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2130)]).then(__webpack_require__.bind(__webpack_require__, 2130));
    let isRun = false;
    const use = async (container) => {
        isRun = true;
        const running = runningIn(container, image, trial, link);
        for (const path of goss)
            done.push(await runGoss(path, { image, env: app.env, vars: gossVars }, running, depsFor(path, tests, trial, link)));
    };
    const { ready, kept } = results.smoke?.smoke ?? {};
    if (kept)
        await use(kept.containerId);
    else if (ready) {
        const deps = (0,weigh_and_run/* smokeDeps */.Iz)(trial, link, {});
        await stages.startUntilReady(image, { ...app, unaskedSoak: UNASKED_SOAK }, deps, use);
    }
    return isRun;
}
function runningIn(container, image, trial, { engine, info }) {
    const { packages, packagesCut } = trial.results.inspect?.image ?? {};
    const { architecture } = image.platform;
    const target = { container, image: image.id, architecture, run: trial.run.id };
    return {
        container,
        isLocal: info.local,
        packages: packages && !packagesCut ? packages : null,
        readKernel: async (paths) => {
            try {
                return await (0,src_smoke/* readKernelFiles */.Tm)(engine, target, paths);
            }
            catch (error) {
                if ((0,errors/* asUserError */.Yl)(error).code === 'engine-lost')
                    throw error;
                trial.run.progress.step(`the kernel’s files of the container could not be read: ${(0,errors/* messageOf */.bD)(error)}`);
                return new Map();
            }
        },
    };
}
/** A file that a test file names must be in the same repository. */
function depsFor(path, { gossVars }, { inputs, run }, { engine, info }) {
    const given = [path, gossVars];
    const root = (0,file_access/* isInside */.FK)(path, inputs.root) ? inputs.root : (0,external_node_path_.dirname)(path);
    return {
        engine,
        clock: run.clock,
        progress: run.progress,
        signal: run.signal,
        run: run.id,
        platform: inputs.source.platform,
        memoryGuard: (0,src_smoke/* memoryGuard */.bM)(info),
        readText(name) {
            const full = (0,external_node_path_.resolve)(inputs.workingDir, name);
            const found = given.includes(full) ? (0,file_access/* locate */.x5)(full, inputs.roots) : (0,file_access/* locateInside */.t3)(full, root);
            if (!found.ok)
                throw new Error(found.why);
            return (0,file_access/* readText */.yR)(found, { most: MOST_BYTES, pipes: false });
        },
        shownPath: (name) => ((0,file_access/* isInside */.FK)(name, inputs.root) ? (0,external_node_path_.relative)(inputs.root, name) : name),
    };
}

// EXTERNAL MODULE: ./src/app/assemble.ts + 10 modules
var assemble = __webpack_require__(36856);
// EXTERNAL MODULE: ./src/inspect/index.ts + 168 modules
var inspect = __webpack_require__(39714);
;// CONCATENATED MODULE: ./src/app/stages.ts
/** The stages that a trial runs, as one value: a test can replace or delay them. */



const STAGES = { build: src_build/* build */.jq, askForBase: inspect/* askForBase */.Ce, inspect: inspect/* inspect */.Nn, addDownload: inspect/* addDownload */.IZ, smoke: src_smoke/* smoke */.Qe, startUntilReady: src_smoke/* startUntilReady */.Mh, startAndStop: src_smoke/* startAndStop */.G };

;// CONCATENATED MODULE: ./src/app/run-stages.ts
/** Runs the stages of a trial in their order and keeps what each returns. Loaded while the engine is connected to. */




















async function runStages(given) {
    const trial = await (0,smoke_host/* withSmokeHost */.U)(given);
    const { inputs, run } = trial;
    const { source, also } = inputs;
    const searching = await (0,app_baseline/* beginBaseline */.pI)(trial);
    try {
        await weigh(trial, source, also);
    }
    finally {
        await searching.ended; // its process may still be running
    }
    await searching.weigh();
    await explainBuildTime(trial);
    await startAgain(trial);
    if (run.signal.aborted)
        throw new errors/* UserError */.yo('cancelled', 'The run was cancelled');
}
async function startAgain(trial) {
    const { inputs, run, results } = trial;
    try {
        await measureStartTimes(trial);
        if (inputs.repeat !== null)
            await repeatStarts(trial, inputs.repeat);
        await rehearse(trial);
    }
    finally {
        // what is left is removed by its label
        if (results.built && (0,app_starts/* startsBaseline */.fk)(inputs))
            await run.engine?.untag((0,run_id/* baselineTag */.yP)(run.id)).catch(() => undefined);
    }
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
    const { inputs, run, stages } = trial;
    run.progress.stage(`Weighing ${name}`);
    const options = {
        platform,
        ref: name,
        pick: ref,
        filePatterns: (0,weigh_and_run/* filePatterns */.OG)(inputs),
        progress: run.progress,
    };
    const analysis = await (0,app_trial/* timed */.a)(trial, 'inspect', () => stages.inspect({ kind: 'archive', file }, { ...options, allFiles: (0,page_files/* wantsPaths */.Ul)(trial) }));
    (0,page_files/* keepPaths */.Wc)(trial, analysis);
}
async function tryImage(trial, source) {
    const { inputs, run } = trial;
    const { engine, info } = await trial.link();
    const swept = (0,cleanup/* sweepAll */.kC)([engine, run.smokeEngine], run.signingKey);
    const obtain = async () => {
        const { signal, id, tempDir } = run;
        const wanted = inputs.smoke?.services ?? null;
        const env = inputs.smoke?.env ?? [];
        const services = wanted && (await (0,src_smoke/* readServices */.JQ)(wanted, { engine, signal, run: id, tempDir, root: inputs.root, env }));
        const subject = source.kind === 'build'
            ? await (0,app_subject/* buildSubject */.D5)(source, services, trial, engine)
            : await (0,app_subject/* findSubject */.os)(source, trial, engine);
        return { services, subject };
    };
    const { services, subject } = await obtain().finally(() => swept);
    for (const failure of await swept)
        run.progress.step(failure);
    if (subject === null)
        return;
    trial.results.subject = subject.image;
    await (0,weigh_and_run/* weighAndRun */.VO)(subject, services, trial, engine, info);
    const cannotRun = (0,other_platform/* cannotRunHere */.VO)(source, trial.host?.info ?? info, trial.results.smoke?.findings);
    if (inputs.tests !== null && !cannotRun)
        await runTestFiles(subject.image, inputs.tests, trial, { engine, info });
}


/***/ }),

/***/ 3471:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ whyNoArtifacts)
/* harmony export */ });
/** Whether the runner and the server have a service for artifacts of the run. */
/** The sentence that says why this server or runner has no artifacts; null where it has. */
function whyNoArtifacts(env) {
    if (!isGitHub(env.GITHUB_SERVER_URL ?? 'https://github.com'))
        return 'GitHub Enterprise Server does not have the artifacts that this client uploads';
    return env.ACTIONS_RUNTIME_TOKEN && env.ACTIONS_RESULTS_URL ? null : 'this runner offers no artifacts';
}
/** GitHub's own servers, as its client decides it. */
const isGitHub = (server) => {
    const { hostname } = new URL(server);
    return hostname === 'github.com' || /\.(ghe\.com|localhost)$/.test(hostname);
};


/***/ })

};
