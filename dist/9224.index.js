export const id = 9224;
export const ids = [9224];
export const modules = {

/***/ 69224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishRun: () => (/* binding */ publishRun)
/* harmony export */ });
/* unused harmony export pullOf */
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46673);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74296);
/* harmony import */ var _core_report_artifact_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(53348);
/* harmony import */ var _github_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(41660);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48560);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(18453);
/* harmony import */ var _lib_redact_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45923);
/* harmony import */ var _publish_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3952);
/* harmony import */ var _report_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(82364);
/**
 * `mode: publish`, the trusted half of a workflow for forks: comments on the pull request of a finished run what that run
 * handed on as artifacts. Builds nothing, checks out nothing, needs no engine. The pull request is found by what GitHub says
 * of the run; nothing in an artifact chooses it.
 */









/** Of one run: a stranger may upload many. */
const MOST_REPORTS = 20;
/** Bytes of one. */
const MOST = { zip: 4 * 2 ** 20, report: 10_000_000 };
/** Returns 0 if it published, or had nothing to publish, and 1 if it could not. Rejects with wrong settings (exit 2). */
async function publishRun(inputs, mode, host) {
    const context = (0,_github_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readContext */ .yI)(host.env);
    if (context.event !== 'workflow_run')
        throw wrongEvent(context);
    const run = (0,_github_index_js__WEBPACK_IMPORTED_MODULE_2__/* .readFinishedRun */ .wz)(host.env);
    const outcome = await publishOf(run, inputs, context).catch((cause) => failed(sentenceOf(cause)));
    const { said, failures, urls } = (0,_lib_redact_js__WEBPACK_IMPORTED_MODULE_4__/* .redact */ .E$)(outcome, (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_3__/* .jobTokens */ .I8)(host.env));
    for (const line of [...said, ...failures])
        host.stdout.write(`${(0,_report_index_js__WEBPACK_IMPORTED_MODULE_6__/* .harmless */ .Is)((0,_report_index_js__WEBPACK_IMPORTED_MODULE_6__/* .oneLine */ .TN)(line))}\n`);
    if (mode === 'action')
        await show({ said, failures, urls }, await (0,_publish_index_js__WEBPACK_IMPORTED_MODULE_5__/* .actionsRunner */ .Aq)(host.env));
    return failures.length > 0 ? 1 : 0;
}
const wrongEvent = ({ event }) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('settings', `\`mode: publish\` runs on \`workflow_run\`, not on ${event === null ? 'a command line' : `\`${event}\``}`, 'docs/github.md has the two workflows to copy.', { exit: 2 });
const nothing = (...said) => ({ said, failures: [], urls: [] });
const failed = (...failures) => ({ said: [], failures, urls: [] });
async function publishOf(run, inputs, context) {
    const { repository, apiUrl } = context;
    if (run === null || repository === null)
        return failed(`${context.problem ?? 'The payload does not describe a finished run'}.`);
    const why = whyNothing(run);
    if (why !== null)
        return nothing(`Nothing to publish: ${why}.`);
    if (inputs.token === null)
        return failed('Nothing can be published without a `token`.');
    const github = await (0,_github_index_js__WEBPACK_IMPORTED_MODULE_2__.connect)({ token: inputs.token, apiUrl, repository });
    const pulls = await github.openPulls(run.repository?.split('/')[0] ?? '', run.branch);
    const pull = pullOf(run, pulls);
    if (typeof pull === 'string')
        return nothing(`Nothing was published: ${pull}.`);
    const stored = (await github.runArtifacts(run.id)).filter(({ isExpired }) => !isExpired);
    const artifacts = stored.filter(isReport);
    if (artifacts.length === 0)
        return nothing(`Nothing to publish: the run has no artifact named \`${_core_report_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .REPORT_ARTIFACT */ .Ae}\`.`);
    return publishArtifacts(artifacts, { run, pull, inputs, context, github, page: pageIn(stored) });
}
/** Why there is nothing to publish of this run; null if there may be. */
function whyNothing({ event, status, conclusion, repository }) {
    if (status !== 'completed' || conclusion === null)
        return 'the run has not ended';
    if (!event.startsWith('pull_request'))
        return `the run was of \`${event}\`, not of a pull request`;
    return repository === null ? 'the repository of its code is gone' : null;
}
/** The one open pull request whose head is the run's commit, or why there is none. */
function pullOf(run, pulls) {
    const same = pulls.filter(({ repository, branch }) => repository === run.repository && branch === run.branch);
    const [pull, ...others] = same.filter(({ sha }) => sha === run.sha);
    if (pull !== undefined && others.length === 0)
        return pull;
    if (pull !== undefined)
        return `${others.length + 1} open pull requests have the run’s commit as their head`;
    return same.length === 0
        ? 'no pull request from the run’s branch is open'
        : 'the pull request has another commit by now, whose own run will be published';
}
const isReport = ({ name }) => name === _core_report_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .REPORT_ARTIFACT */ .Ae || name.startsWith(`${_core_report_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .REPORT_ARTIFACT */ .Ae}-`);
/** Its ID. Null where a run has several: nothing trusted says which page is of which Report. */
function pageIn(stored) {
    const [page, ...others] = stored.filter(({ name }) => name.startsWith(_core_report_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .PAGE_ARTIFACT */ .Zs) && name.endsWith('.html'));
    return others.length > 0 || stored.filter(isReport).length > 1 ? null : (page?.id ?? null);
}
async function publishArtifacts(artifacts, place) {
    const { run, pull, inputs, context, github, page } = place;
    const newest = artifacts.toSorted((a, b) => b.id - a.id);
    const { reports, failures } = await readReports(newest.slice(0, MOST_REPORTS), github);
    if (newest.length > MOST_REPORTS)
        failures.push(`Only ${MOST_REPORTS} of ${newest.length} artifacts were read.`);
    const { jobs, whyNot } = run.conclusion === 'success' ? NO_JOBS : await jobsOf(run, github);
    const target = { run, pull, page, failedJobs: (0,_publish_index_js__WEBPACK_IMPORTED_MODULE_5__/* .failedJobsOf */ .lA)(jobs) };
    const urls = await (0,_publish_index_js__WEBPACK_IMPORTED_MODULE_5__/* .publishHandedOn */ .nT)(reports, target, { inputs, context, github }, failures);
    const said = [...urls.map((url) => `Comment: ${url}`), ...whyNot];
    if (urls.length === 0 && failures.length === 0)
        said.push('No comment was due.');
    return { said, failures, urls };
}
/** The newest of each image and leg of a matrix. One after the other: together they would not fit into memory. */
async function readReports(artifacts, github) {
    const reports = new Map();
    const failures = [];
    for (const { id, name } of artifacts) {
        try {
            for (const report of await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_0__/* .reportsInArtifact */ .Tv)(github, id, MOST)) {
                const key = JSON.stringify([report.name, report.matrix]);
                if (!reports.has(key))
                    reports.set(key, report);
            }
        }
        catch (cause) {
            failures.push(`The artifact \`${name}\` was not published: ${sentenceOf(cause)}`);
        }
    }
    return { reports: [...reports.values()].reverse(), failures };
}
const NO_JOBS = { jobs: [], whyNot: [] };
/** Without them no pass of a run that failed is believed. */
const jobsOf = ({ id, attempt }, github) => github.jobs(id, attempt).then((jobs) => ({ jobs, whyNot: [] }), (cause) => ({
    jobs: [],
    whyNot: [`The jobs of the run could not be read, so no pass of it counts: ${sentenceOf(cause)}`],
}));
/** With the permission to add, where that is the cause. */
function sentenceOf(cause) {
    const isDenied = [403, 404].some((status) => (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_8__/* .field */ .ZZ)(cause, 'status') === status);
    const message = (0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause).replace(/\.$/, '');
    return isDenied
        ? `${message}: the job needs \`actions: read\` and \`pull-requests: write\`.`
        : `${message}.`;
}
async function show({ said, failures, urls }, runner) {
    for (const failure of failures)
        runner.annotate('warning', failure, { title: 'Sea Trial' });
    runner.setOutput('comment-url', urls[0] ?? '');
    await runner.appendSummary((0,_report_index_js__WEBPACK_IMPORTED_MODULE_6__/* .renderSentences */ .L7)([...said, ...failures])).catch((cause) => {
        runner.annotate('warning', `The job summary was not written: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(cause)}.`, {
            title: 'Sea Trial',
        });
    });
}


/***/ })

};
