export const id = 6956;
export const ids = [6956];
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

/***/ 57960:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withProgress),
/* harmony export */   L: () => (/* binding */ lookOf)
/* harmony export */ });
/* harmony import */ var _core_terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25943);
/* harmony import */ var _report_progress_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26424);


const lookOf = ({ stdout, env }) => (0,_core_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .terminalOf */ .g)(stdout, env);
/** Silent without a terminal: then the result alone is what is wanted. */
function progressOf({ stderr, env }) {
    const terminal = (0,_core_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .terminalOf */ .g)(stderr, env);
    return (0,_report_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .makeProgress */ ._)({ stream: stderr, mode: terminal.live ? 'live' : 'silent', look: terminal });
}
/** Calls `work` with the progress of a command, which ends as it does. */
async function withProgress(host, work) {
    const progress = progressOf(host);
    let isDone = false;
    try {
        const result = await work(progress);
        isDone = true;
        return result;
    }
    finally {
        progress.end(isDone);
    }
}


/***/ }),

/***/ 36956:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deliver: () => (/* binding */ deliver),
  showError: () => (/* binding */ showError)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
// EXTERNAL MODULE: ./src/github/index.ts + 9 modules
var github = __webpack_require__(41660);
// EXTERNAL MODULE: ./src/app/commands/terminal.ts
var terminal = __webpack_require__(57960);
// EXTERNAL MODULE: ./src/app/baseline.ts
var baseline = __webpack_require__(27372);
;// CONCATENATED MODULE: ./src/app/push-comment.ts
/** `comment-on-push`: the payload of a push names no pull request, so it is asked for by branch and commit. */

/** Of a push, the pull request to comment on, if that is asked for. `note`: why there is none. */
async function withPullRequest(context, { commentOnPush, token }, connect) {
    const { event, repository, branch, sha } = context;
    if (!commentOnPush || event !== 'push' || repository === null || branch === null || token === null)
        return { context, note: null };
    try {
        const pulls = await (await connect()).openPulls(repository.split('/', 1)[0] ?? '', branch);
        const [pull, ...others] = pulls.filter((one) => one.repository === repository && one.sha === sha);
        if (pull !== undefined && others.length === 0)
            return { context: { ...context, pullRequest: pull.number }, note: null };
        const all = others.length + 1;
        const why = pull ? `${all} open pull requests have` : 'no open pull request has';
        return { context, note: `No comment: ${why} this commit as its head.` };
    }
    catch (cause) {
        return { context, note: `No comment: the open pull requests could not be read: ${(0,errors/* messageOf */.bD)(cause)}.` };
    }
}

// EXTERNAL MODULE: ./src/inputs/index.ts + 57 modules
var src_inputs = __webpack_require__(48560);
// EXTERNAL MODULE: ./src/lib/redact.ts + 2 modules
var redact = __webpack_require__(45923);
// EXTERNAL MODULE: ./src/publish/index.ts + 14 modules
var publish = __webpack_require__(3952);
// EXTERNAL MODULE: ./src/report/index.ts + 57 modules
var src_report = __webpack_require__(82364);
// EXTERNAL MODULE: ./src/compare/index.ts + 15 modules
var compare = __webpack_require__(82141);
// EXTERNAL MODULE: ./src/core/verdicts.ts
var core_verdicts = __webpack_require__(35925);
// EXTERNAL MODULE: ./src/core/version.ts + 1 modules
var version = __webpack_require__(74910);
;// CONCATENATED MODULE: ./src/app/deliver.ts
/** Delivers the Reports: to the terminal or the job's log, to a file, and to GitHub. */















/**
 * `isList`: several images were asked for, so the Report file has a list. Rejects with `report-unwritable` when the Report or
 * the SARIF file could not be written.
 */
async function deliver(tried, isList) {
    const [first] = tried;
    if (!first)
        return;
    const { inputs, run } = first;
    const { host, mode } = run;
    const reports = tried.map(({ report, run: { secrets } }) => (0,redact/* redact */.E$)(report, secrets.all));
    const all = reportsOf(reports);
    for (const { run: own, report } of tried)
        own.progress.end(report.verdict === 'pass');
    const [only] = reports;
    const json = (0,src_report/* renderJson */.hF)(only && !isList ? only : all);
    const toStdout = inputs.report === '-';
    if (inputs.format === 'text')
        showReports(reports, isList ? all : null, toStdout ? host.stderr : host.stdout, host);
    else
        await printResult(inputs.format, { tried, reports, all, json, run }, host);
    if (toStdout)
        host.stdout.write(json);
    const name = isList ? 'images' : inputs.name;
    const file = toStdout ? null : (inputs.report ?? defaultFile(name, 'json', run));
    const rules = { roots: inputs.roots, pipes: mode === 'command' };
    if (file !== null)
        writeSetting('report', file, json, rules);
    const sarif = inputs.sarif === null ? null : (0,src_report/* renderSarif */.WH)(reports);
    if (inputs.sarif !== null && sarif !== null)
        writeSetting('sarif', inputs.sarif, sarif, rules);
    if (inputs.predicate !== null) {
        const { writePredicates } = await __webpack_require__.e(/* import() */ 7677).then(__webpack_require__.bind(__webpack_require__, 47677));
        const digest = file === null ? null : (0,external_node_crypto_.createHash)('sha256').update(json).digest('hex');
        writePredicates(tried, reports, digest, (path, text) => writeSetting('predicate', path, text, rules));
    }
    const sboms = await sbomsOf(tried, reports, rules);
    const page = await pageOf(tried, { reports, name, rules });
    if (mode === 'action') {
        const files = { report: file, sarif: sarif && inputs.sarif, html: page.file, name, sboms };
        await publishToGitHub(reports, { all: isList ? all : null, page }, { ...inputs, ...files }, run);
        for (const [index, report] of reports.entries()) {
            const one = tried[index];
            if (one)
                await (0,baseline/* saveBaseline */.XY)(report, one.inputs, one.run);
        }
    }
    else {
        if (file !== null)
            host.stderr.write(`Report: ${file}\n`);
        for (const path of sboms.flatMap((one) => Object.values(one)))
            host.stderr.write(`SBOM: ${path}\n`);
        if (page.file !== null)
            host.stderr.write(`Page: ${page.file}\n`);
        for (const note of page.notes)
            host.stderr.write(`${(0,src_report/* harmless */.Is)((0,src_report/* oneLine */.TN)(note))}\n`);
    }
}
/** Loaded only if one is wanted. */
async function sbomsOf(tried, reports, rules) {
    if (tried.every(({ inputs }) => inputs.sbom === undefined))
        return [];
    const { writeSboms } = await __webpack_require__.e(/* import() */ 3185).then(__webpack_require__.bind(__webpack_require__, 83185));
    return writeSboms(tried, reports, (path, text) => writeSetting('sbom', path, text, rules));
}
/** Loaded only if a page may be wanted. */
async function pageOf(tried, { reports, name, rules }) {
    const [first] = tried;
    if (!first || (first.inputs.html === null && first.run.mode === 'command'))
        return { file: null, url: null, notes: [] };
    const { deliverPage } = await __webpack_require__.e(/* import() */ 860).then(__webpack_require__.bind(__webpack_require__, 70860));
    const file = first.inputs.html ?? defaultFile(name, 'html', first.run);
    const write = (path, html) => (0,file_access/* writeWhole */.f8)(path, html, rules);
    return deliverPage(tried, { reports, name, file, write });
}
/** `all`: of several images. */
function showReports(reports, all, stream, { env }) {
    const look = (0,terminal/* lookOf */.L)({ stdout: stream, env });
    if (look.mustFit)
        stream.write('\n'); // below the progress
    for (const report of reports)
        stream.write(`${(0,src_report/* renderTerminal */.bF)(report, look)}${all ? '\n' : ''}`);
    if (all)
        stream.write((0,src_report/* renderTerminalList */.Js)(all, look));
}
async function printResult(format, result, { stdout, stderr }) {
    const { resultText } = await __webpack_require__.e(/* import() */ 9704).then(__webpack_require__.bind(__webpack_require__, 79704));
    const text = resultText(format, result);
    if (text === null)
        stderr.write(`sea-trial: ${(0,src_report/* harmless */.Is)((0,src_report/* oneLine */.TN)(result.all.headline))}\n`);
    else
        stdout.write(text);
}
/** What the file of several images contains. */
function reportsOf(reports) {
    const verdicts = reports.map(({ verdict }) => verdict);
    const together = (0,compare/* shippedTogether */.MI)(reports.flatMap(({ image }) => image ?? []));
    return {
        schemaVersion: 1,
        generator: `sea-trial ${version/* VERSION */.x}`,
        verdict: (0,core_verdicts/* worstOf */.hm)(verdicts),
        headline: (0,core_verdicts/* reportsSentence */.T7)(reports),
        ...(together ? { together } : {}),
        reports: [...reports],
    };
}
/** An action always writes its files, for later steps. Null on the command line. */
function defaultFile(name, extension, { mode, host }) {
    const folder = mode === 'action' ? host.env.RUNNER_TEMP : undefined;
    return folder ? (0,external_node_path_.join)(folder, `sea-trial-${name.replace(/[^\w.-]+/g, '-')}.${extension}`) : null;
}
const WRITTEN = { report: 'Report', sarif: 'SARIF file', predicate: 'predicate', sbom: 'SBOM' };
function writeSetting(setting, path, text, rules) {
    try {
        (0,file_access/* writeWhole */.f8)(path, text, rules);
    }
    catch (cause) {
        const hint = `Give \`${setting}\` a path in a folder that can be written, on a disk with room.`;
        throw new errors/* UserError */.yo('report-unwritable', `The ${WRITTEN[setting]} could not be written to ${path}: ${(0,errors/* messageOf */.bD)(cause)}`, hint, { cause });
    }
}
async function publishToGitHub(reports, { all, page }, inputs, run) {
    const { host, secrets, signal } = run;
    const { token } = inputs;
    const connect = () => (0,github.connect)({
        token: token ?? '',
        apiUrl: run.context.apiUrl,
        repository: run.context.repository ?? '',
    });
    const runner = await (0,publish/* actionsRunner */.Aq)(host.env);
    const { context, note } = await withPullRequest(run.context, inputs, connect);
    const { comment, notes } = await (0,publish/* publish */.mk)(reports, {
        inputs: { ...inputs, artifact: artifactOf(reports, inputs, run) },
        context,
        job: run.job,
        connect,
        runner,
        handOn: ([only]) => (0,publish/* handOn */.xg)(all ?? only ?? reportsOf(reports), { ...host, signal }),
        shipped: all?.together,
        page: page.url,
        writeBody(markdown) {
            const file = defaultFile(inputs.name, 'md', run);
            if (file !== null)
                (0,file_access/* writeWhole */.f8)(file, markdown, { roots: inputs.roots, pipes: false });
            return file;
        },
        secrets: secrets.all,
    });
    if (comment)
        host.stdout.write(`Comment: ${comment.url}\n`);
    const unnamed = await (0,publish/* namePushed */.hj)(reports, host.env);
    for (const one of [...(note === null ? [] : [note]), ...page.notes, ...notes, ...unnamed])
        host.stdout.write(`${(0,src_report/* harmless */.Is)((0,src_report/* oneLine */.TN)(one))}\n`);
}
/** A Report that later runs can rely on is uploaded where they look for it. */
const artifactOf = (reports, { artifact }, { context }) => artifact === 'auto' &&
    reports.some(({ relevant }) => relevant !== undefined) &&
    (0,github/* eventRule */.nX)(context.event).isBaseline
    ? 'always'
    : artifact;
/** Shows an error that left no Report: one sentence (a list for wrong settings), and how to fix it. */
async function showError(error, mode, host) {
    const mask = (0,redact/* maskOf */._4)((0,src_inputs/* jobTokens */.I8)(host.env));
    const message = mask(error.message);
    const said = error.code === 'settings' ? (0,src_report/* clean */.uH)(message) : (0,src_report/* oneLine */.TN)(message);
    const hint = (0,src_report/* oneLine */.TN)(mask(error.hint));
    const text = [said, hint].filter(Boolean).join('\n');
    await host.sendError?.({ code: error.code, message: said, hint, exit: error.exit });
    if (host.env.SEA_TRIAL_DEBUG && error.cause instanceof Error)
        host.stderr.write(`${error.cause.stack ?? ''}\n`);
    if (mode === 'command')
        return void host.stderr.write(`sea-trial: ${(0,src_report/* harmless */.Is)(text)}\n`);
    const runner = await (0,publish/* actionsRunner */.Aq)(host.env);
    runner.annotate('error', (0,src_report/* harmless */.Is)(text), { title: 'Sea Trial' });
    runner.setOutput('verdict', 'error');
    runner.setOutput('headline', (0,src_report/* oneLine */.TN)(message));
    await publishErrorOf(error, runner, host);
}
/** On an event that anyone can start, and where nothing runs, an earlier comment stays. */
const SILENT = { name: 'image', comment: 'never', artifact: 'never', token: null };
const NEVER = new AbortController().signal;
async function publishErrorOf(error, runner, host) {
    const { env, cwd } = host;
    const context = (0,github/* readContext */.yI)(env);
    const inputs = (error.code === 'event-refused' ? null : (0,src_inputs/* readPublishing */.ER)(env, cwd)) ?? SILENT;
    const connect = () => (0,github.connect)({ token: inputs.token ?? '', apiUrl: context.apiUrl, repository: context.repository ?? '' });
    const report = (0,publish/* errorReport */.ZV)(error, inputs.name, context, new Date());
    const secrets = (0,src_inputs/* jobTokens */.I8)(env);
    await (0,publish/* publishError */.h5)(report, {
        ...{ inputs, context, job: (0,src_inputs/* readJob */.cd)(env), connect, runner, secrets },
        handOn: ([only = report]) => (0,publish/* handOn */.xg)(only, { ...host, signal: NEVER }),
    });
}


/***/ })

};
