export const id = 3952;
export const ids = [3952];
export const modules = {

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


/***/ }),

/***/ 3952:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Aq: () => (/* reexport */ actionsRunner),
  ZV: () => (/* reexport */ errorReport),
  lA: () => (/* reexport */ failedJobsOf),
  xg: () => (/* reexport */ handOn),
  hP: () => (/* reexport */ linksOf),
  hj: () => (/* reexport */ namePushed),
  ZZ: () => (/* binding */ pageOf),
  mk: () => (/* binding */ publish),
  h5: () => (/* binding */ publishError),
  nT: () => (/* reexport */ publishHandedOn),
  n0: () => (/* reexport */ uploadPage)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/lib/redact.ts + 2 modules
var redact = __webpack_require__(45923);
// EXTERNAL MODULE: ./src/report/index.ts + 57 modules
var src_report = __webpack_require__(82364);
// EXTERNAL MODULE: ./src/compare/index.ts + 15 modules
var compare = __webpack_require__(82141);
;// CONCATENATED MODULE: ./src/publish/annotations.ts
/** Annotations: findings at their lines of files, which GitHub shows in the diff; and what could not be pushed. */


/** GitHub keeps ten of a level from one step; some are left for the verdict and for publishing errors. */
const MOST = 7;
const MAX_LENGTH = 2000;
const LEVELS = { fail: 'error', warn: 'warning', note: 'notice' };
/** Failures, and warnings and notes that the baseline does not have. Those that are too many for a level share one. */
function annotate(reports, runner) {
    annotatePush(reports, runner);
    const placed = reports.flatMap(({ findings, delta }) => {
        const isNew = (finding) => delta === null || !(0,compare/* isInBaseline */.Z0)(finding, delta);
        return findings.filter((finding) => finding.location && (finding.level === 'fail' || isNew(finding)));
    });
    for (const [level, kind] of Object.entries(LEVELS)) {
        const ofLevel = placed.filter((finding) => finding.level === level);
        for (const finding of ofLevel.slice(0, MOST))
            runner.annotate(kind, messageOf(finding), {
                title: `Sea Trial: ${finding.code}`,
                ...(finding.location && { file: (0,src_report/* oneLine */.TN)(finding.location.file), line: finding.location.line }),
            });
        const rest = ofLevel.slice(MOST);
        if (rest.length > 0)
            runner.annotate(kind, restOf(rest), { title: 'Sea Trial' });
    }
}
/** The step fails, though the verdict may be a pass. */
function annotatePush(reports, runner) {
    const sentences = reports.flatMap(({ push }) => (push?.failed ?? []).map(({ ref, error }) => `${ref} was not pushed: ${error}`));
    const [first, ...others] = new Set(sentences); // the platforms of an image are pushed as one
    if (first === undefined)
        return;
    const more = others.length > 0 ? ` (and ${others.length} more, in the job summary)` : '';
    runner.annotate('error', (0,src_report/* cap */.Np)((0,src_report/* harmless */.Is)((0,src_report/* oneLine */.TN)(first)), MAX_LENGTH) + more, {
        title: 'Sea Trial: not pushed',
    });
}
/** `5 more, in the job summary: shell-form (Dockerfile:4), …` */
function restOf(findings) {
    const named = findings.map(({ code, location }) => `${code} (${location?.file ?? ''}:${location?.line ?? ''})`);
    return (0,src_report/* cap */.Np)((0,src_report/* harmless */.Is)((0,src_report/* oneLine */.TN)(`${findings.length} more, in the job summary: ${named.join(', ')}`)), MAX_LENGTH);
}
function messageOf({ message, fix }) {
    const sentences = [message, fix ?? '']
        .filter(Boolean)
        .map((part) => (0,src_report/* oneLine */.TN)(part).replace(/(?<![.!?])$/, '.'));
    return (0,src_report/* cap */.Np)((0,src_report/* harmless */.Is)(sentences.join(' ')), MAX_LENGTH);
}

;// CONCATENATED MODULE: ./src/publish/links.ts
/** `checkRun`: of the job, whose log is then the page of the run. */
function linksOf(context, checkRun = null) {
    const { serverUrl, repository, sha, run, runUrl, pullRequest, docs } = context;
    const isKnown = checkRun !== null && repository && run.id !== null;
    return {
        run: isKnown ? `${serverUrl}/${repository}/actions/runs/${run.id}/job/${checkRun}` : runUrl,
        files: repository && sha ? `${serverUrl}/${repository}/blob/${sha}/` : null,
        docs,
        now: pullRequest === null ? 'Now' : 'This PR',
    };
}

// EXTERNAL MODULE: ./src/core/ready-time.ts
var ready_time = __webpack_require__(57488);
// EXTERNAL MODULE: ./src/core/verdicts.ts
var core_verdicts = __webpack_require__(35925);
;// CONCATENATED MODULE: ./src/publish/outputs.ts
/** The action's outputs: strings for later steps, empty if unknown. */


/** In characters: all outputs of a job share 1 MB. Longer findings lose their evidence. */
const MAX_FINDINGS = 200_000;
function setOutputs(reports, files, runner) {
    for (const [name, value] of Object.entries(outputsOf(reports, files)))
        runner.setOutput(name, value);
}
/** With several images, what is of one image is in `images` only. */
function outputsOf(reports, { file, sarif, sboms = [], html, comment, body, bodyFile }) {
    const verdicts = reports.map(({ verdict }) => verdict);
    const [first] = reports;
    const only = reports.length === 1 ? first : undefined;
    return {
        verdict: (0,core_verdicts/* worstOf */.hm)(verdicts),
        headline: only?.headline ?? (0,core_verdicts/* reportsSentence */.T7)(reports),
        ...ofImage(only, only && sboms[0]),
        images: JSON.stringify(reports.map((report, index) => ({
            ...{ name: report.name, verdict: report.verdict },
            ...ofImage(report, sboms[index]),
        }))),
        report: file ?? '',
        sarif: sarif ?? '',
        html: html?.file ?? '',
        'html-url': html?.url ?? '',
        'comment-url': comment?.url ?? '',
        'comment-body': body,
        'comment-file': bodyFile ?? '',
        digest: digestOf(reports),
        pushed: JSON.stringify(pushedOf(reports)),
        findings: findingsJson(reports),
    };
}
function ofImage(report, sbom = {}) {
    const { image = null, smoke = null, unchangedSince } = report ?? {};
    return {
        'image-id': image?.id ?? '',
        // the engine of an earlier run had it
        image: unchangedSince ? '' : (image?.ref ?? ''),
        port: outputs_text(smoke?.port),
        'ready-seconds': outputs_text((0,ready_time/* readyTime */.Z)(smoke)),
        url: smoke?.kept?.url ?? '',
        host: smoke?.kept?.host ?? '',
        'container-id': smoke?.kept?.containerId ?? '',
        'on-disk': outputs_text(image?.sizes.onDisk),
        'dead-weight': outputs_text(image?.sizes.deadWeight),
        'sbom-cyclonedx': sbom.cyclonedx ?? '',
        'sbom-spdx': sbom.spdx ?? '',
    };
}
/** Of the only image, which may have several platforms; empty with several images. */
function digestOf(reports) {
    const names = new Set(reports.map(({ name }) => name));
    return names.size === 1 ? (reports[0]?.push?.digest ?? '') : '';
}
/** The platforms of an image are pushed as one. */
function pushedOf(reports) {
    const pushed = reports.flatMap(({ name, push }) => {
        const digest = push?.digest ?? null;
        return digest === null ? [] : (push?.refs ?? []).map((ref) => ({ image: name, ref, digest }));
    });
    return [...new Map(pushed.map((one) => [JSON.stringify(one), one])).values()];
}
/** With several images, each finding says of which it is. */
function findingsJson(reports) {
    const findings = reports.flatMap((report) => report.findings.map((finding) => (reports.length === 1 ? finding : { image: report.name, ...finding })));
    const whole = JSON.stringify(findings);
    if (whole.length <= MAX_FINDINGS)
        return whole;
    return JSON.stringify(findings.slice(0, 50).map((finding) => ({ ...finding, evidence: [] })));
}
const outputs_text = (value) => value === null || value === undefined ? '' : String(value);

// EXTERNAL MODULE: ./src/core/clock.ts
var clock = __webpack_require__(32257);
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

;// CONCATENATED MODULE: ./src/publish/own-comments.ts

/**
 * The comment to write to, first: the one with the lowest id, so that all jobs choose the same; then others, which it
 * replaces. Reads pages until it is found. `since`: only comments that changed then or later.
 */
function ownComments({ github, pull, names, token }) {
    const login = loginOnce(github, token);
    return async (since) => {
        const marked = [];
        for await (const page of github.comments(pull, since)) {
            marked.push(...page.flatMap((comment) => ownIn(comment, names)));
            const own = await by(login, marked);
            if (own.some((one) => !one.isLegacy))
                return own.sort(byAge);
        }
        return (await by(login, marked)).sort(byAge);
    };
}
function ownIn(comment, names) {
    const sections = (0,src_report/* parseBody */.OG)(comment.body);
    if (sections !== null)
        return [{ comment, sections, isLegacy: false }];
    return names.some((name) => (0,src_report/* isLegacy */.KX)(comment.body, name)) ? [{ comment, sections: [], isLegacy: true }] : [];
}
const byAge = (a, b) => Number(a.isLegacy) - Number(b.isLegacy) || a.comment.id - b.comment.id;
async function by(login, marked) {
    if (marked.length === 0)
        return [];
    const author = await login(marked.map(({ comment }) => comment));
    return marked.filter(({ comment }) => comment.author === author);
}
const WORKFLOW_BOT = 'github-actions[bot]';
/**
 * Login of the token's user. A user's token can query it; a workflow's or app's token (`ghs_`) cannot, and writes as a
 * bot: the workflow's bot, unless only another bot has commented, which may be the app that the token belongs to.
 */
function loginOnce(github, token) {
    let user;
    let viewer;
    return async (comments) => {
        const login = token.startsWith('ghs_') ? null : await (user ??= github.user());
        if (login !== null)
            return login;
        const bots = comments.filter(({ isBot }) => isBot);
        if (bots.length === 0 || bots.some(({ author }) => author === WORKFLOW_BOT))
            return WORKFLOW_BOT;
        return (viewer ??= github.viewer());
    };
}

;// CONCATENATED MODULE: ./src/publish/comment.ts
/**
 * The one comment of a pull request. Each job writes its own sections and keeps those of others. GitHub has no conditional
 * writes, so two jobs that read before either writes lose a section: each reads again after a while, and writes again if
 * anything that it has seen is missing. It waits for longer than a reading and a writing take, and longer after each loss.
 */




/** The real ones, which tests replace. */
const TIMED = { clock: clock/* systemClock */.m, random: Math.random };
/** Returns null if there is no comment; appends errors to `failures`. */
async function publishComment(reports, sticky, failures) {
    const { inputs, context, connect } = sticky;
    if (inputs.comment === 'never' || context.pullRequest === null)
        return null;
    if (!inputs.token || !context.repository) {
        failures.push(`No comment was written: there is no ${inputs.token ? 'GITHUB_REPOSITORY' : '`token`'}.`);
        return null;
    }
    try {
        const github = await connect();
        const pull = context.pullRequest;
        const find = ownComments({ github, pull, names: reports.map(({ name }) => name), token: inputs.token });
        const comment = await write(reports, sticky, { github, pull, find });
        return comment && { url: comment.url };
    }
    catch (cause) {
        failures.push(explain(cause, context));
        return null;
    }
}
/** When a first comment is created. An existing one is always updated, so that it cannot be stale. */
const MAY_CREATE = {
    always: () => true,
    'on-failure': hasFailed,
    'on-change': (report, least) => hasFailed(report) || isNews(report, least),
    never: () => false,
};
function hasFailed({ verdict, push }) {
    return verdict !== 'pass' || (push?.failed ?? []).length > 0;
}
/** Whether the verdict, a figure or the set of findings changed. Always true without a baseline. */
function isNews(report, least) {
    const { delta, findings } = report;
    if (delta?.verdictBefore !== report.verdict || (0,src_report/* hasChanged */.$H)(report, least))
        return true;
    const before = new Set(delta.findingsBefore);
    const now = new Set(findings.map(({ code }) => code));
    return before.size !== now.size || [...now].some((code) => !before.has(code));
}
/** In seconds. */
const GIVE_UP_AFTER = 45;
const WAIT_ALONE = 0.2;
const LEAST_WAIT = 0.6;
/** Of the wait, with each loss. */
const GROWTH = 1.25;
/** Before a first comment, for each leg: so that not all of them create one. */
const SPREAD = 0.1;
const MOST_SPREAD = 2;
async function write(reports, sticky, target) {
    const { clock, random } = sticky;
    const { github, pull, find } = target;
    const written = reports.map((report) => ({ report, facts: sectionFor(report, sticky) }));
    const facts = written.map((one) => one.facts);
    const isOwn = ({ key }) => facts.some((one) => one.key === key);
    const legs = Math.max(...facts.map((one) => one.legs));
    const isAmongOthers = () => legs > 1 || !known.every(isOwn);
    /** All sections that were seen, with the own one. */
    let known = [];
    const bodyWith = (own) => {
        const all = (0,src_report/* mergeSections */.X0)(known, ...own.map(({ sections }) => sections), facts);
        known = all.map((section) => {
            const one = written.find(({ facts: { key } }) => key === section.key);
            return one
                ? { ...section, body: (0,src_report/* sectionBody */.gt)(one.report, sticky.links, (0,src_report/* roomFor */.N_)(one.facts, all)) }
                : section;
        });
        return (0,src_report/* renderBody */.lc)(known);
    };
    const deadline = clock.now() + GIVE_UP_AFTER;
    let started = clock.now();
    let own = await find();
    if (own.length === 0 && legs > 1) {
        await clock.sleep(random() * Math.min(MOST_SPREAD, SPREAD * legs));
        started = clock.now();
        own = await find();
    }
    for (let round = 0;; round++) {
        const [first, ...extra] = own;
        const there = own.flatMap(({ sections }) => sections);
        if (facts.every((one) => (0,src_report/* isOutdated */.lY)(one, there)))
            return first?.comment ?? null;
        if (first && sticky.isUpdate && !first.isLegacy && !there.some(isOwn))
            return null;
        if (!first && !(await mayCreate(reports, sticky, target, round > 0)))
            return null;
        const body = bodyWith(own);
        const comment = first
            ? await update(github, first.comment, async (tries) => (tries === 0 ? body : bodyWith(await find())))
            : await github.createComment(pull, body);
        if (comment)
            await deleteAll(github, extra);
        // whoever created a comment is not overwritten, and one with a lower id would be there already
        const wait = isAmongOthers() ? Math.max(LEAST_WAIT, 2 * (clock.now() - started)) : WAIT_ALONE;
        const left = Math.max(0, deadline - clock.now());
        if (first)
            await clock.sleep(Math.min((0.5 + random()) * wait * GROWTH ** round, left));
        started = clock.now();
        const now = await findAgain(find, comment);
        if (now === null || (now.length === 0 && !first))
            return comment; // the list may lag behind
        own = now;
        const [holder] = own;
        if (holder && (0,src_report/* sameSections */.xD)(holder.sections, (0,src_report/* mergeSections */.X0)(known, holder.sections)))
            return holder.comment;
        if (started >= deadline)
            throw new Error('other jobs kept writing at the same time');
    }
}
/** Errors are ignored: the next run tries again. */
async function deleteAll(github, own) {
    for (const { comment } of own)
        await github.deleteComment(comment.id).catch(() => undefined);
}
/** Our comments after `written`; null where they cannot be read any more, and it was written. */
async function findAgain(find, written) {
    if (written === null)
        return find();
    try {
        const recent = Date.parse(written.updatedAt) ? await find(minuteBefore(written.updatedAt)) : [];
        return recent.length > 0 ? recent : await find();
    }
    catch {
        return null;
    }
}
/** What the comment says about a Report, without its page. */
function sectionFor(report, { context, job, links, together = '' }) {
    const { id, ...run } = context.run;
    const origin = { ...run, run: id, matrix: report.matrix ?? job.matrix, legs: job.legs };
    return (0,src_report/* sectionOf */.ZE)(report, { run: origin, log: links.run, together });
}
/** Null if the comment was deleted in the meantime. */
async function update(github, { id }, body) {
    try {
        return await github.updateComment(id, body);
    }
    catch (cause) {
        if (cause instanceof Error && 'status' in cause && cause.status === 404)
            return null;
        throw cause;
    }
}
/** A comment that a person deleted is made again only if something is wrong. */
async function mayCreate(reports, { inputs, isUpdate }, { github, pull }, wasDeleted) {
    const isDue = (report) => MAY_CREATE[inputs.comment](report, inputs.minimumChange);
    if (isUpdate || !reports.some(isDue))
        return false;
    if (reports.some(({ verdict }) => verdict !== 'pass'))
        return true;
    const deletions = wasDeleted ? [] : await github.commentDeletions(pull).catch(() => []);
    return !wasDeleted && !deletions.some((login) => login !== null && !login.endsWith('[bot]'));
}
/** Clocks of servers differ a little. */
const minuteBefore = (instant) => new Date(Date.parse(instant) - 60_000).toISOString().replace(/\.\d+Z$/, 'Z');

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/publish/suggestions.ts
/**
 * Offers proven fixes as suggestions in one review of the pull request: a comment on each edit whose lines are in its diff. A
 * review with the same fixes is made once, also over later pushes. Patches that do not fit are in the comment.
 */





/** Returns what could not be done, one sentence each. Never rejects: the comment has the patches. */
async function suggestFixes(reports, { inputs, context, connect }) {
    const { pullRequest: pull, sha, readOnly } = context;
    const some = reports.filter(({ fixes }) => fixes?.after);
    const { token } = inputs;
    const mayWrite = inputs.comment !== 'never' && readOnly === null;
    if (some.length === 0 || pull === null || sha === null || token === null || !mayWrite)
        return [];
    try {
        const github = await connect();
        const files = await github.pullFiles(pull);
        const earlier = await ownReviews(github, pull, token);
        for (const { name, fixes } of some) {
            const comments = fixes ? commentsOn(fixes, files) : [];
            const body = fixes ? bodyOf(name, fixes, comments.length) : '';
            const isNew = !earlier.some((text) => text.includes(markerOf(name, comments)));
            if (comments.length > 0 && isNew)
                await github.createReview(pull, sha, `${body}\n${markerOf(name, comments)}`, comments);
        }
        return [];
    }
    catch (cause) {
        return [`The fixes are in the comment only, not as suggestions: ${(0,errors/* messageOf */.bD)(cause)}.`];
    }
}
/** Bodies of the reviews that this token's user wrote. */
async function ownReviews(github, pull, token) {
    const marked = (await github.reviews(pull)).filter(({ body }) => body.includes(MARKER));
    if (marked.length === 0)
        return [];
    const login = await loginOnce(github, token)(marked);
    return marked.filter(({ author }) => author === login).map(({ body }) => body);
}
const MARKER = '<!-- sea-trial:fix ';
/** Without line numbers, which other changes move. */
function markerOf(name, comments) {
    const what = JSON.stringify([name, ...comments.map(({ path, body }) => [path, body])]);
    return `${MARKER}${(0,external_node_crypto_.createHash)('sha256').update(what).digest('hex').slice(0, 32)} -->`;
}
function bodyOf(name, { summary, edits }, offered) {
    const image = `\`${(0,src_report/* oneLine */.TN)(name).replaceAll('`', "'")}\``;
    const rest = offered < edits.length ? ' Lines that this pull request does not change are in the comment’s patch.' : '';
    const all = offered > 1 ? ' They are proven together: apply all of them.' : '';
    return `Proven fix for ${image}: ${(0,src_report/* oneLine */.TN)(summary)}.${all}${rest}`;
}
/** Only edits that a comment shows exactly, on lines that are as they were when the fixes were proven. */
function commentsOn({ edits }, files) {
    return edits.flatMap(({ file, before, text }) => {
        const patch = files.find(({ path }) => path === file)?.patch ?? null;
        const line = patch === null ? null : lineInDiff(patch, linesOf(before));
        if (line === null || (0,visible/* visible */.RK)(text) !== text || text.length > MOST_TEXT)
            return [];
        return [{ path: file, line, endLine: line + linesOf(before).length - 1, body: suggestion(text) }];
    });
}
const MOST_TEXT = 8000;
const linesOf = (text) => text.replace(/\n$/, '').split('\n');
/** The fence is longer than any in the text. */
function suggestion(text) {
    const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
    const fence = '`'.repeat(longest + 1);
    return `${fence}suggestion\n${text.replace(/\n$/, '')}\n${fence}`;
}
/** The line, in the new version, on which these lines begin in one hunk; null if they are not there, or more than once. */
function lineInDiff(patch, lines) {
    const found = [];
    let shown = [];
    let first = 1;
    const search = () => {
        for (let at = 0; at + lines.length <= shown.length; at++)
            if (lines.every((line, index) => shown[at + index] === line))
                found.push(first + at);
    };
    for (const row of patch.split('\n')) {
        const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(row) ?? [];
        if (start !== undefined) {
            search();
            shown = [];
            first = Number(start);
        }
        else if (row.startsWith('+') || row.startsWith(' '))
            shown.push(row.slice(1));
    }
    search();
    const [only, ...others] = found;
    return only !== undefined && others.length === 0 ? only : null;
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
// EXTERNAL MODULE: ./src/core/image-reference.ts
var image_reference = __webpack_require__(18630);
// EXTERNAL MODULE: ./src/lib/json.ts
var json = __webpack_require__(18453);
;// CONCATENATED MODULE: ./src/publish/artifacts.ts
/**
 * Names the pushed images to the runner, in the file `$GITHUB_ARTIFACTS`, from which `actions/attest` takes its subjects.
 * https://github.com/actions/runner/pull/4527
 */




/** Returns a sentence for each image that was not named. Runners before 2.336 have no such file. */
async function namePushed(reports, env) {
    const file = env.GITHUB_ARTIFACTS;
    const pushed = file ? pushedIn(reports) : [];
    if (!file || pushed.length === 0)
        return [];
    try {
        const { lines, notes } = entriesOf(pushed, await namedBefore(env.GITHUB_ARTIFACTS_LIST));
        await (0,promises_.appendFile)(file, lines.map((line) => `${line}\n`).join(''));
        return notes;
    }
    catch (cause) {
        return [`The pushed images were not named to the runner in $GITHUB_ARTIFACTS: ${(0,errors/* messageOf */.bD)(cause)}.`];
    }
}
/** What was pushed, and verified at the registry. */
const pushedIn = (reports) => reports.flatMap(({ push }) => {
    const digest = push?.verified ? push.digest : null;
    if (!push || digest === null)
        return [];
    return push.refs.flatMap((ref) => {
        const reference = (0,image_reference/* parseImageReference */.o_)(ref);
        return reference ? [[`${reference.host}/${reference.repository}`, digest]] : [];
    });
});
/** One line for each repository; the runner fails a step that names two digests of one. */
function entriesOf(pushed, before) {
    const digests = new Map();
    for (const [repository, digest] of [...before, ...pushed])
        digests.set(repository, (digests.get(repository) ?? new Set()).add(digest));
    const entries = [...new Set(pushed.map(([repository]) => repository))].map((repository) => [repository, [...(digests.get(repository) ?? [])]]);
    return {
        lines: entries.flatMap(([repository, all]) => (all.length === 1 ? [`${repository}@${all[0]}`] : [])),
        notes: entries.flatMap(([repository, all]) => all.length === 1
            ? []
            : [
                `${repository} was not named in $GITHUB_ARTIFACTS, which takes one digest of a repository in a job.`,
            ]),
    };
}
/** What earlier steps of the job have named. Rejects where the file exists and cannot be read. */
async function namedBefore(file) {
    const known = file ? await (0,promises_.readFile)(file, 'utf8').catch(emptyIfMissing) : '';
    return (0,json/* list */.p_)((0,json/* field */.ZZ)((0,json/* parseJson */.qF)(known), 'subjects')).map((subject) => [
        (0,json/* text */.Qq)((0,json/* field */.ZZ)(subject, 'name')),
        (0,json/* text */.Qq)((0,json/* field */.ZZ)(subject, 'digest')),
    ]);
}
function emptyIfMissing(cause) {
    if ((0,errors/* systemCode */.xU)(cause) === 'ENOENT')
        return '';
    throw cause;
}

;// CONCATENATED MODULE: ./src/publish/runner.ts
/** What the runner offers: outputs, annotations, the job summary. */

/** The real runner. `@actions/core` escapes its output. Old servers have no summary file; then no summary is written. */
async function actionsRunner(env) {
    const core = await Promise.all(/* import() */[__webpack_require__.e(1955), __webpack_require__.e(4119), __webpack_require__.e(3838)]).then(__webpack_require__.bind(__webpack_require__, 33838));
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

// EXTERNAL MODULE: ./src/core/report-artifact.ts
var report_artifact = __webpack_require__(53348);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/artifact-service.ts
var artifact_service = __webpack_require__(3471);
// EXTERNAL MODULE: ./src/lib/actions-client.ts
var actions_client = __webpack_require__(61786);
// EXTERNAL MODULE: ./src/publish/artifact-client.ts
var artifact_client = __webpack_require__(44705);
;// CONCATENATED MODULE: ./src/publish/upload.ts
/** Uploads one file as an artifact of the run, by a client in a process of its own. */








/** A slow service does not hold the job longer. */
const SECONDS = 20;
/** `seconds`: time limit. Never rejects. */
async function uploadFile({ file, text, names, asItIs }, access, seconds = SECONDS) {
    let folder = null;
    try {
        const why = (0,artifact_service/* whyNoArtifacts */.f)(access.env);
        if (why !== null)
            return { name: null, why };
        folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(access.env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)(), 'artifact-'));
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, file), text);
        const args = [artifact_client/* ARTIFACT_CLIENT */.Lg, ...(asItIs ? [artifact_client/* AS_IT_IS */.a6] : []), (0,external_node_path_.join)(folder, file), ...names];
        return await upload(args, folder, { ...access, seconds });
    }
    catch (cause) {
        return { name: null, why: (0,errors/* messageOf */.bD)(cause) };
    }
    finally {
        if (folder !== null)
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
/** Of a name that another job or an earlier attempt of the run may have. */
const randomSuffix = () => (0,external_node_crypto_.randomBytes)(4).toString('hex');
async function upload(args, folder, client) {
    const own = { HOME: folder, RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder };
    const answer = await (0,actions_client/* runActionsClient */.s)(args, own, client);
    const line = upload_linesOf(answer.stdout).findLast((one) => one.startsWith(artifact_client/* UPLOADED */.T3));
    const [id = '', name] = line?.slice(artifact_client/* UPLOADED */.T3.length).split(' ', 2) ?? [];
    if (answer.code === 0 && name !== undefined)
        return { name, id };
    const said = upload_linesOf(answer.stderr).at(-1)?.replace(/\.$/, '');
    return {
        name: null,
        why: answer.isLate
            ? `the service of artifacts did not answer within ${client.seconds} s`
            : (said ?? 'the upload was ended'),
    };
}
const upload_linesOf = (text) => text.split('\n').filter((line) => line !== '');

;// CONCATENATED MODULE: ./src/publish/hand-on.ts
/** Hands the Reports on as an artifact of the run, so that another workflow, which may comment, can read it. */



/** `written`: of one image or of several, already redacted. `seconds`: time limit. Never rejects. */
async function handOn(written, access, seconds) {
    const named = 'name' in written ? (0,report_artifact/* artifactNameOf */.nn)(written.name) : report_artifact/* IMAGES_ARTIFACT */.Cr;
    const file = {
        file: `${report_artifact/* REPORT_ARTIFACT */.Ae}.json`,
        text: (0,src_report/* renderJson */.hF)(written),
        names: [report_artifact/* REPORT_ARTIFACT */.Ae, named, `${named}-${randomSuffix()}`],
        asItIs: false,
    };
    const uploaded = await uploadFile(file, access, seconds);
    return uploaded.name === null ? uploaded : { name: uploaded.name };
}

;// CONCATENATED MODULE: ./src/publish/html-page.ts
/** Uploads the HTML page as an artifact that is no archive, so that a browser opens it from a link. */


/** `name`: of the image. Never rejects. */
async function uploadPage(html, name, { serverUrl, repository, run }, access) {
    if (!repository || run.id === null)
        return { url: null, why: 'the runner does not say which run this is' };
    const named = `${report_artifact/* PAGE_ARTIFACT */.Zs}-${(0,report_artifact/* artifactWord */.z2)(name)}`;
    const names = [report_artifact/* PAGE_ARTIFACT */.Zs, named, `${named}-${randomSuffix()}`].map((one) => `${one}.html`);
    const uploaded = await uploadFile({ file: `${report_artifact/* PAGE_ARTIFACT */.Zs}.html`, text: html, names, asItIs: true }, access);
    if (uploaded.name === null)
        return { url: null, why: uploaded.why };
    return { url: artifactUrl({ serverUrl, repository }, run.id, uploaded.id) };
}
const artifactUrl = ({ serverUrl, repository }, run, artifact) => `${serverUrl}/${repository}/actions/runs/${run}/artifacts/${artifact}`;

;// CONCATENATED MODULE: ./src/publish/handed-on.ts


/** Addresses of the comments; appends a sentence to `failures` for each that could not be written. */
async function publishHandedOn(reports, target, { inputs, context, github }, failures) {
    const { run, pull } = target;
    const place = {
        ...context,
        pullRequest: pull.number,
        sha: run.sha,
        ref: run.branch,
        run: { ...context.run, id: run.id, attempt: run.attempt, job: null },
    };
    const links = handed_on_linksOf(target, context);
    const connect = () => Promise.resolve(github);
    const urls = [];
    for (const report of reports.map((one) => asOfRun(one, reports, target, context))) {
        const job = { matrix: report.matrix ?? [], legs: null, checkRun: null, network: null };
        const sticky = {
            ...TIMED,
            inputs: { ...inputs, minimumChange: null },
            context: place,
            job,
            connect,
            links,
        };
        const comment = await publishComment([report], sticky, failures);
        if (comment)
            urls.push(comment.url);
    }
    return urls;
}
function handed_on_linksOf({ run, page }, { serverUrl, repository, docs }) {
    return {
        run: repository && `${serverUrl}/${repository}/actions/runs/${run.id}/attempts/${run.attempt}`,
        files: run.repository && `${serverUrl}/${run.repository}/blob/${run.sha}/`,
        docs,
        page: repository !== null && page !== null ? artifactUrl({ serverUrl, repository }, run.id, page) : null,
        now: 'This PR',
        origin: `All of this is from the pull request’s own run, whose code and workflow its author can change; nothing was checked again. GitHub says that the run ended in \`${run.conclusion ?? 'nothing'}\`.`,
    };
}
/** The Report with GitHub's word for what GitHub knows. */
function asOfRun(report, all, target, { repository }) {
    const { run } = target;
    // a patch of a stranger is not offered
    const own = {
        ...report,
        fixes: undefined,
        sha: run.sha,
        ref: run.branch,
        ...(repository === null ? {} : { repository }),
    };
    const why = report.verdict === 'pass' ? whyUnproven(all, target) : null;
    return why === null ? own : unproven(own, why);
}
/**
 * Why a pass is not believed; null if it is. In a run with several images others may fail: as many jobs may have failed as
 * there are Reports that do not pass.
 */
function whyUnproven(all, { run, failedJobs }) {
    if (run.conclusion === 'success')
        return null;
    const failing = all.filter(({ verdict }) => verdict !== 'pass').length;
    if (run.conclusion === 'failure' && failedJobs && failedJobs.length > 0 && failedJobs.length <= failing)
        return null;
    return `its Report says pass, but its run ended in \`${run.conclusion ?? 'nothing'}\``;
}
function unproven(report, why) {
    const finding = {
        code: 'not-proven',
        level: 'fail',
        confidence: 'proved',
        message: `This is not proven: ${why}, and no other Report of it explains that`,
        fix: 'Read the log of the run: another step or job of it failed, or the Report is forged.',
        evidence: [],
    };
    return {
        ...report,
        verdict: 'error',
        headline: `${report.name} is not proven to be seaworthy: ${why}`,
        findings: [finding, ...report.findings],
    };
}
/** Names of the jobs that ended other than well. */
const failedJobsOf = (jobs) => jobs.filter(({ conclusion }) => !GOOD.includes(conclusion ?? '')).map(({ name }) => name);
const GOOD = ['success', 'skipped', 'neutral'];

;// CONCATENATED MODULE: ./src/publish/index.ts
/**
 * Publishes the Reports of a run on GitHub: the sticky comment, the job summary, annotations on the Dockerfile, outputs. Never throws
 * and never changes the verdict: errors are returned as sentences with the cause and the fix.
 */















/** `reports`: at least one; already redacted, as they are shown and written elsewhere too. */
async function publish(reports, { writeBody = () => null, runner, handOn, secrets = [], shipped, page: html = null, ...publishing }) {
    const { inputs, context, job } = publishing;
    const links = { ...linksOf(context, job.checkRun), page: html };
    const failures = context.problem ? [`${context.problem}.`] : [];
    const attempt = async (what, work) => {
        try {
            await work();
        }
        catch (cause) {
            failures.push(`${what}: ${(0,errors/* messageOf */.bD)(cause)}.`);
        }
    };
    const sticky = { ...TIMED, ...publishing, links, together: (0,src_report/* togetherSentence */.A0)(shipped) };
    const { comment, unwritten } = await commentOrNot(reports, sticky, failures);
    const notes = [
        ...(await handOnWhere(reports, { inputs, context, handOn, unwritten })),
        ...(await suggestFixes(reports, publishing)),
    ];
    const page = (limit) => pageOf(reports, sticky, limit);
    const body = page(src_report/* COMMENT_LIMIT */.W$);
    let bodyFile = null;
    await attempt('The file with the comment was not written', () => (bodyFile = writeBody(body)));
    await attempt('The job summary was not written', () => runner.appendSummary(withNotes(page(src_report/* SUMMARY_LIMIT */.Jt), notes)));
    await attempt('The annotations were not written', () => annotate(reports, runner));
    await attempt('The outputs were not set', () => setOutputs(reports, {
        file: inputs.report,
        sarif: inputs.sarif,
        sboms: inputs.sboms ?? [],
        html: { file: inputs.html, url: html },
        comment,
        body,
        bodyFile,
    }, runner));
    for (const failure of (0,redact/* redact */.E$)(failures, secrets))
        runner.annotate('warning', failure, { title: 'Sea Trial' });
    return { comment, failures, notes: (0,redact/* redact */.E$)(notes, secrets) };
}
/**
 * The comment; `unwritten` is the sentence that says why there is none, though there should be one. With a token that only
 * reads that is no failure: of a fork it is not even tried.
 */
async function commentOrNot(reports, sticky, failures) {
    const { inputs, context } = sticky;
    const isExpected = inputs.comment !== 'never' && inputs.artifact !== 'never' && context.readOnly !== null;
    if (isExpected && context.readOnly === 'fork')
        return { comment: null, unwritten: OF_FORK };
    const own = [];
    const comment = await publishComment(reports, sticky, own);
    if (!isExpected)
        failures.push(...own);
    return { comment, unwritten: own[0] ?? null };
}
const OF_FORK = 'Pull requests from forks get a token that only reads, so the workflow with `mode: publish` writes the comment.';
/** Uploads the Report where the settings ask for it; returns what to say about that. */
async function handOnWhere(reports, { inputs, context, handOn, unwritten }) {
    const said = context.readOnly !== null && unwritten !== null ? [unwritten] : [];
    if (inputs.artifact === 'never' || (inputs.artifact === 'auto' && unwritten === null))
        return said;
    const handed = await handOn(reports);
    return [
        ...said,
        handed.name === null
            ? `The Report was not uploaded as an artifact: ${handed.why}.`
            : `The Report is in the artifact \`${handed.name}\` of this run.`,
    ];
}
/**
 * Publishes an error that occurred before a Report existed: writes the job summary, and updates the comment of an earlier
 * run. Creates no comment: whoever wrote the settings sees the failed job.
 */
async function publishError(whole, { runner, handOn, secrets = [], ...publishing }) {
    const { context, job } = publishing;
    const inputs = { ...publishing.inputs, minimumChange: null };
    const report = (0,redact/* redact */.E$)(whole, [...secrets, ...(inputs.token ? [inputs.token] : [])]);
    const links = linksOf(context, job.checkRun);
    const failures = [];
    const sticky = { ...TIMED, ...publishing, inputs, links, isUpdate: true };
    const { unwritten } = await commentOrNot([report], sticky, failures);
    const notes = await handOnWhere([report], { inputs, context, handOn, unwritten });
    try {
        await runner.appendSummary(withNotes(pageOf([report], sticky, src_report/* SUMMARY_LIMIT */.Jt), notes));
    }
    catch (cause) {
        failures.push(`The job summary was not written: ${(0,errors/* messageOf */.bD)(cause)}.`);
    }
    for (const failure of failures)
        runner.annotate('warning', failure, { title: 'Sea Trial' });
    return failures;
}
/** The page of one image, or of all, in at most `limit` bytes. */
function pageOf(reports, sticky, limit) {
    const [only] = reports;
    if (only && reports.length === 1)
        return (0,src_report/* renderPage */.Cf)(only, sticky.links, limit);
    const all = reports.map((report) => sectionFor(report, sticky));
    const room = (section) => (0,src_report/* roomFor */.N_)(section, all, limit);
    return (0,src_report/* renderImages */.hR)(all.map((section, index) => {
        const report = reports[index];
        return report ? { ...section, body: (0,src_report/* sectionBody */.gt)(report, sticky.links, room(section)) } : section;
    }), limit);
}
const withNotes = (page, notes) => page + (notes.length > 0 ? `\n${(0,src_report/* renderSentences */.L7)(notes)}` : '');


/***/ })

};
