export const id = 203;
export const ids = [203];
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

/***/ 45203:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deliver: () => (/* binding */ deliver),
  showError: () => (/* binding */ showError)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
// EXTERNAL MODULE: ./src/github/index.ts + 5 modules
var github = __webpack_require__(24130);
// EXTERNAL MODULE: ./src/app/baseline.ts
var baseline = __webpack_require__(27372);
// EXTERNAL MODULE: ./src/inputs/index.ts + 30 modules
var src_inputs = __webpack_require__(50443);
// EXTERNAL MODULE: ./src/lib/redact.ts
var redact = __webpack_require__(60310);
// EXTERNAL MODULE: ./src/report/index.ts + 25 modules
var src_report = __webpack_require__(3045);
;// CONCATENATED MODULE: ./src/publish/annotations.ts
/** Annotations: findings at their lines of files, which GitHub shows in the diff. */

/** GitHub keeps ten of a level from one step; some are left for the verdict and for publishing errors. */
const MOST = 7;
const MAX_LENGTH = 2000;
const LEVELS = { fail: 'error', warn: 'warning', note: 'notice' };
function annotate({ findings }, runner) {
    const shown = new Map();
    for (const finding of findings) {
        const count = shown.get(finding.level) ?? 0;
        if (!finding.location || count >= MOST)
            continue;
        shown.set(finding.level, count + 1);
        const target = {
            title: `Sea Trial: ${finding.code}`,
            file: (0,src_report/* oneLine */.TN)(finding.location.file),
            line: finding.location.line,
        };
        runner.annotate(LEVELS[finding.level], messageOf(finding), target);
    }
}
function messageOf({ message, fix }) {
    const sentences = [message, fix ?? '']
        .filter(Boolean)
        .map((part) => (0,src_report/* oneLine */.TN)(part).replace(/(?<![.!?])$/, '.'));
    return (0,src_report/* cap */.Np)((0,src_report/* harmless */.Is)(sentences.join(' ')), MAX_LENGTH);
}

;// CONCATENATED MODULE: ./src/publish/links.ts
function linksOf({ serverUrl, repository, sha, runUrl, pullRequest }) {
    return {
        run: runUrl,
        files: repository && sha ? `${serverUrl}/${repository}/blob/${sha}/` : null,
        now: pullRequest === null ? 'Now' : 'This PR',
    };
}

;// CONCATENATED MODULE: ./src/publish/outputs.ts
/** In characters: all outputs of a job share 1 MB. Longer findings lose their evidence. */
const MAX_FINDINGS = 200_000;
function setOutputs(report, files, runner) {
    for (const [name, value] of Object.entries(outputsOf(report, files)))
        runner.setOutput(name, value);
}
function outputsOf(report, { file, comment }) {
    const { image, smoke } = report;
    return {
        verdict: report.verdict,
        headline: report.headline,
        'image-id': image?.id ?? '',
        image: image?.ref ?? '',
        port: outputs_text(smoke?.port),
        'ready-seconds': outputs_text(smoke?.readySeconds),
        url: smoke?.kept?.url ?? '',
        host: smoke?.kept?.host ?? '',
        'container-id': smoke?.kept?.containerId ?? '',
        'on-disk': outputs_text(image?.sizes.onDisk),
        'dead-weight': outputs_text(image?.sizes.deadWeight),
        report: file ?? '',
        'comment-url': comment?.url ?? '',
        findings: findingsJson(report),
    };
}
function findingsJson({ findings }) {
    const whole = JSON.stringify(findings);
    if (whole.length <= MAX_FINDINGS)
        return whole;
    return JSON.stringify(findings.slice(0, 50).map((finding) => ({ ...finding, evidence: [] })));
}
const outputs_text = (value) => value === null || value === undefined ? '' : String(value);

;// CONCATENATED MODULE: ./src/publish/comment-error.ts
/** Explains why a comment could not be written, and how to fix that. */


function explain(cause, context) {
    const status = cause instanceof Error && 'status' in cause && typeof cause.status === 'number' ? cause.status : null;
    const message = (0,src_report/* cap */.Np)((0,src_report/* oneLine */.TN)((0,errors/* messageOf */.bD)(cause)), 200);
    const where = `pull request #${context.pullRequest ?? 0}`;
    return `The comment on ${where} was not written: ${reason(status, message, context)}`;
}
const PERMISSION = "add `pull-requests: write` to the job's `permissions`";
function reason(status, message, { fork, event }) {
    if (/locked/i.test(message))
        return 'its conversation is locked.';
    if (/rate limit|abuse/i.test(message) || status === 429)
        return `GitHub's rate limit is used up (${message}); the report is in the job summary.`;
    switch (status) {
        case 401:
            return `GitHub does not accept the \`token\` (401, ${message}).`;
        case 403:
            return fork && event === 'pull_request'
                ? 'pull requests from forks get a read-only token (403), regardless of `permissions`; the report is in the job summary.'
                : `the token has no write permission (403, ${message}); ${PERMISSION}.`;
        case 404:
            return `the token cannot see it (404); ${PERMISSION}.`;
        case 0:
            return `GitHub could not be reached (${message}); the report is in the job summary.`;
        default:
            return status !== null && status >= 500
                ? `GitHub kept failing (${status}, ${message}); the report is in the job summary.`
                : `${message}.`;
    }
}

;// CONCATENATED MODULE: ./src/publish/comment.ts


/** Returns null if no comment was written; appends errors to `failures`. */
async function publishComment(report, sticky, failures) {
    const { inputs, context, connect, links, isUpdate = false } = sticky;
    if (inputs.comment === 'never' || context.pullRequest === null)
        return null;
    if (!inputs.token || !context.repository) {
        failures.push(`No comment was written: there is no ${inputs.token ? 'GITHUB_REPOSITORY' : '`token`'}.`);
        return null;
    }
    try {
        const github = await connect();
        const own = await findOwn(github, context.pullRequest, report.name, inputs.token);
        if (!own && (isUpdate || !MAY_CREATE[inputs.comment](report)))
            return null;
        const { url } = await write(github, context.pullRequest, own, (0,src_report/* renderComment */.wQ)(report, links));
        return { url };
    }
    catch (cause) {
        failures.push(explain(cause, context));
        return null;
    }
}
/** When a first comment is created. An existing one is always updated, so that it cannot be stale. */
const MAY_CREATE = {
    always: () => true,
    'on-failure': ({ verdict }) => verdict !== 'pass',
    'on-change': (report) => report.verdict !== 'pass' || isNews(report),
};
/** Whether the verdict, a figure or the set of findings changed. Always true without a baseline. */
function isNews(report) {
    const { delta, findings } = report;
    if (delta?.verdictBefore !== report.verdict || (0,src_report/* hasChanged */.$H)(report))
        return true;
    const before = new Set(delta.findingsBefore);
    const now = new Set(findings.map(({ code }) => code));
    return before.size !== now.size || [...now].some((code) => !before.has(code));
}
/** Creates a new comment if the old one was deleted in the meantime. */
async function write(github, pull, own, body) {
    if (!own)
        return github.createComment(pull, body);
    try {
        return await github.updateComment(own.id, body);
    }
    catch (cause) {
        if (!isGone(cause))
            throw cause;
        return github.createComment(pull, body);
    }
}
const isGone = (cause) => cause instanceof Error && 'status' in cause && cause.status === 404;
const WORKFLOW_BOT = 'github-actions[bot]';
async function findOwn(github, pull, name, token) {
    const marked = (await github.comments(pull)).filter(({ body }) => (0,src_report/* hasMarker */.xY)(body, name));
    if (marked.length === 0)
        return null;
    const login = await loginOf(github, marked, token);
    return marked.filter(({ author }) => author === login).sort((a, b) => b.id - a.id)[0] ?? null;
}
/**
 * Login of the token's user. A user's token can query it; a workflow's or app's token (`ghs_`) cannot, and writes as a
 * bot: the workflow's bot, unless only another bot has commented, which may be the app that the token belongs to.
 */
async function loginOf(github, marked, token) {
    const user = token.startsWith('ghs_') ? null : await github.user();
    if (user !== null)
        return user;
    const bots = marked.filter(({ isBot }) => isBot);
    if (bots.length === 0 || bots.some(({ author }) => author === WORKFLOW_BOT))
        return WORKFLOW_BOT;
    return github.viewer();
}

// EXTERNAL MODULE: ./src/core/version.ts + 1 modules
var version = __webpack_require__(74910);
;// CONCATENATED MODULE: ./src/publish/error.ts

const MOST_LINES = 100;
/** The first line of the message is the sentence; further lines (wrong settings, one a line) are the evidence. */
function errorReport({ code, message, hint }, name, { ref, sha }, at) {
    const lines = message.split('\n');
    const [first = message] = lines;
    const sentence = first.replace(/:$/, '');
    return {
        schemaVersion: 1,
        generator: `sea-trial ${version/* VERSION */.x}`,
        at: at.toISOString(),
        name,
        ref,
        sha,
        engine: null,
        verdict: 'error',
        headline: `${name} could not be tried: ${sentence}`,
        findings: [
            {
                code,
                level: 'fail',
                confidence: 'proved',
                message: sentence,
                ...(hint === '' ? {} : { fix: hint }),
                evidence: lines.length > 1 ? lines.slice(1, MOST_LINES) : [],
            },
        ],
        build: null,
        image: null,
        smoke: null,
        baseline: null,
        delta: null,
        timings: {},
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./src/publish/runner.ts
/** What the runner offers: outputs, annotations, the job summary. */

/** The real runner. `@actions/core` escapes its output. Old servers have no summary file; then no summary is written. */
async function actionsRunner(env) {
    const core = await Promise.all(/* import() */[__webpack_require__.e(955), __webpack_require__.e(119), __webpack_require__.e(838)]).then(__webpack_require__.bind(__webpack_require__, 33838));
    return {
        setOutput: (name, value) => core.setOutput(name, value),
        annotate(level, message, { title, file, line }) {
            core[level](message, { title, ...(file ? { file } : {}), ...(line ? { startLine: line } : {}) });
        },
        async appendSummary(markdown) {
            if (env.GITHUB_STEP_SUMMARY)
                await (0,promises_.appendFile)(env.GITHUB_STEP_SUMMARY, markdown);
        },
    };
}

;// CONCATENATED MODULE: ./src/publish/index.ts
/**
 * Publishes a Report on GitHub: the sticky comment, the job summary, annotations on the Dockerfile, outputs. Never throws
 * and never changes the verdict: errors are returned as sentences with the cause and the fix.
 */










/** `report`: already redacted, as it is shown and written elsewhere too. */
async function publish(report, { inputs, context, connect, runner, secrets = [] }) {
    const links = linksOf(context);
    const failures = context.problem ? [`${context.problem}.`] : [];
    const attempt = async (what, work) => {
        try {
            await work();
        }
        catch (cause) {
            failures.push(`${what}: ${(0,errors/* messageOf */.bD)(cause)}.`);
        }
    };
    const comment = await publishComment(report, { inputs, context, connect, links }, failures);
    await attempt('The job summary was not written', () => runner.appendSummary((0,src_report/* renderSummary */.Br)(report, links)));
    await attempt('The annotations were not written', () => annotate(report, runner));
    await attempt('The outputs were not set', () => setOutputs(report, { file: inputs.report, comment }, runner));
    for (const failure of (0,redact/* redact */.E$)(failures, secrets))
        runner.annotate('warning', failure, { title: 'Sea Trial' });
    return { comment, failures };
}
/**
 * Publishes an error that occurred before a Report existed: writes the job summary, and updates the comment of an earlier
 * run. Creates no comment: whoever wrote the settings sees the failed job.
 */
async function publishError(whole, { inputs, context, connect, runner, secrets = [], }) {
    const report = (0,redact/* redact */.E$)(whole, [...secrets, ...(inputs.token ? [inputs.token] : [])]);
    const links = linksOf(context);
    const failures = [];
    await publishComment(report, { inputs, context, connect, links, isUpdate: true }, failures);
    try {
        await runner.appendSummary((0,src_report/* renderSummary */.Br)(report, links));
    }
    catch (cause) {
        failures.push(`The job summary was not written: ${(0,errors/* messageOf */.bD)(cause)}.`);
    }
    for (const failure of failures)
        runner.annotate('warning', failure, { title: 'Sea Trial' });
    return failures;
}

;// CONCATENATED MODULE: ./src/app/deliver.ts
/** Delivers the Report: to the terminal or the job's log, to a file, and to GitHub. */










const NARROW = 100;
/** Rejects with `report-unwritable` when the Report file could not be written. */
async function deliver(whole, inputs, run) {
    const { host, mode } = run;
    const report = (0,redact/* redact */.E$)(whole, run.secrets.all);
    run.progress.end();
    const toStdout = inputs.report === '-';
    const stream = toStdout ? host.stderr : host.stdout;
    stream.write((0,src_report/* renderTerminal */.bF)(report, {
        color: stream.isTTY && !host.env.NO_COLOR,
        width: stream.columns || NARROW,
    }));
    if (toStdout)
        host.stdout.write((0,src_report/* renderJson */.hF)(report));
    const file = toStdout ? null : (inputs.report ?? defaultFile(inputs.name, mode, host));
    if (file !== null)
        writeReport(file, report, { roots: inputs.roots, pipes: mode === 'command' });
    if (mode === 'action') {
        await publishToGitHub(report, { ...inputs, report: file }, run);
        await (0,baseline/* saveBaseline */.X)(report, inputs, run);
    }
    else if (file !== null)
        host.stderr.write(`Report: ${file}\n`);
}
/** An action always writes a Report file, for later steps. Null on the command line. */
function defaultFile(name, mode, { env }) {
    const folder = mode === 'action' ? env.RUNNER_TEMP : undefined;
    return folder ? (0,external_node_path_.join)(folder, `sea-trial-${name.replace(/[^\w.-]+/g, '-')}.json`) : null;
}
/** Written to a new file and renamed, so that a reader never finds half of it. */
function writeReport(path, report, rules) {
    let file;
    try {
        file = (0,file_access/* newFile */.Jd)(path, rules);
        fill(file, (0,src_report/* renderJson */.hF)(report));
        file.commit();
    }
    catch (cause) {
        file?.discard();
        const hint = 'Give `report` a path in a folder that can be written, on a disk with room.';
        throw new errors/* UserError */.yo('report-unwritable', `The Report could not be written to ${path}: ${(0,errors/* messageOf */.bD)(cause)}`, hint, { cause });
    }
}
function fill({ descriptor }, text) {
    try {
        (0,external_node_fs_.writeFileSync)(descriptor, text);
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
async function publishToGitHub(report, inputs, { host, context, secrets }) {
    const { token } = inputs;
    const connect = () => (0,github.connect)({ token: token ?? '', apiUrl: context.apiUrl, repository: context.repository ?? '' });
    const runner = await actionsRunner(host.env);
    const { comment } = await publish(report, {
        inputs,
        context,
        connect,
        runner,
        secrets: secrets.all,
    });
    if (comment)
        host.stdout.write(`Comment: ${comment.url}\n`);
}
/** Shows an error that left no Report: one sentence (a list for wrong settings), and how to fix it. */
async function showError(error, mode, host) {
    const said = error.code === 'settings' ? (0,src_report/* clean */.uH)(error.message) : (0,src_report/* oneLine */.TN)(error.message);
    const text = [said, (0,src_report/* oneLine */.TN)(error.hint)].filter(Boolean).join('\n');
    if (host.env.SEA_TRIAL_DEBUG && error.cause instanceof Error)
        host.stderr.write(`${error.cause.stack ?? ''}\n`);
    if (mode === 'command')
        return void host.stderr.write(`sea-trial: ${(0,src_report/* harmless */.Is)(text)}\n`);
    const runner = await actionsRunner(host.env);
    runner.annotate('error', (0,src_report/* harmless */.Is)(text), { title: 'Sea Trial' });
    runner.setOutput('verdict', 'error');
    runner.setOutput('headline', (0,src_report/* oneLine */.TN)(error.message));
    await publishErrorOf(error, runner, host);
}
async function publishErrorOf(error, runner, { env, cwd }) {
    const context = (0,github/* readContext */.yI)(env);
    const inputs = (0,src_inputs/* readPublishing */.ER)(env, cwd) ?? { name: 'image', comment: 'never', token: null };
    const connect = () => (0,github.connect)({ token: inputs.token ?? '', apiUrl: context.apiUrl, repository: context.repository ?? '' });
    const report = errorReport(error, inputs.name, context, new Date());
    await publishError(report, { inputs, context, connect, runner, secrets: (0,src_inputs/* jobTokens */.I8)(env) });
}


/***/ })

};
