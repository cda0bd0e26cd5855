export const id = 6673;
export const ids = [6673];
export const modules = {

/***/ 46673:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  vd: () => (/* reexport */ artifactReport),
  b4: () => (/* reexport */ attachedReport),
  am: () => (/* reexport */ branchReports),
  zL: () => (/* reexport */ cachedReport),
  $A: () => (/* reexport */ changedSince),
  b$: () => (/* reexport */ checkOut),
  FT: () => (/* reexport */ describeBaseline),
  uM: () => (/* reexport */ gitIn),
  Uo: () => (/* reexport */ headOf),
  mF: () => (/* reexport */ readBaseline),
  tL: () => (/* reexport */ readReport),
  oh: () => (/* reexport */ readReports),
  Tv: () => (/* reexport */ reportsInArtifact),
  a5: () => (/* reexport */ saveReport),
  $P: () => (/* reexport */ search),
  pZ: () => (/* reexport */ wantedCommit),
  fJ: () => (/* reexport */ whyNoArtifacts),
  Te: () => (/* reexport */ whyUnsuitable),
  $k: () => (/* reexport */ history_withHistory)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
// EXTERNAL MODULE: ./src/lib/json.ts
var json = __webpack_require__(18453);
;// CONCATENATED MODULE: ./src/baseline/read.ts
/** Reads and validates a Report to compare with: it may come from a cache or an artifact, so it is not trusted. */





const MOST_REPORT_BYTES = 50_000_000;
const BASELINE = {
    what: 'baseline',
    hint: 'Give `baseline` the path of a file that an earlier run wrote with `report`, or leave it out.',
};
const REPORT = {
    what: 'Report',
    hint: 'Give a file that an earlier run wrote with `--report`.',
};
/**
 * `roots`: repositories that no link may lead out of. Of a file with several Reports, that of the image `name`, or the first
 * of those that `isWanted` if there are several platforms. Rejects with UserError `baseline-invalid` (exit 2).
 */
async function readBaseline(file, roots = [], { name, isWanted = () => true } = {}) {
    const reports = await parseReports(textOf(file, roots, BASELINE), file, BASELINE);
    const [only] = reports;
    if (only && reports.length === 1)
        return only;
    const named = reports.filter((report) => report.name === name);
    const found = named.find(isWanted) ?? named[0];
    if (found)
        return found;
    throw invalid(file, `has no Report of ${name ?? 'one image'}, only of ${namesOf(reports)}`, BASELINE);
}
/** All Reports of a file that is no baseline. Rejects as `readBaseline` does. */
const readReports = async (file, roots = []) => parseReports(textOf(file, roots, REPORT), file, REPORT);
/** The same of a file with one. */
async function readReport(file, roots = []) {
    const reports = await readReports(file, roots);
    const [only] = reports;
    if (only && reports.length === 1)
        return only;
    throw invalid(file, `has ${reports.length} Reports, of ${namesOf(reports)}: expected one`, REPORT);
}
const MOST_NAMES = 10;
const namesOf = (reports) => reports
    .slice(0, MOST_NAMES)
    .map(({ name }) => name)
    .join(', ') + (reports.length > MOST_NAMES ? ', …' : '');
/** One Report, or those of several images. `file` is what an error calls it. Rejects as `readBaseline` does. */
async function parseReports(text, file, wording = BASELINE) {
    const value = parseJson(text, file, wording);
    // imported only if there is a baseline: loading zod takes time
    const { Report: one, Reports: several, SCHEMA_VERSION } = await Promise.all(/* import() */[__webpack_require__.e(5156), __webpack_require__.e(2032)]).then(__webpack_require__.bind(__webpack_require__, 12032));
    const version = versionOf(value);
    if (typeof version === 'number' && version !== SCHEMA_VERSION) {
        throw invalid(file, `has schemaVersion ${version}; this Sea Trial reads ${SCHEMA_VERSION}`, {
            what: wording.what,
            hint: 'Create it again with this version of Sea Trial.',
        });
    }
    const other = otherKind(value);
    if (other !== null)
        throw invalid(file, other, wording);
    const parsed = (0,json/* field */.ZZ)(value, 'reports') === undefined ? one.safeParse(value) : several.safeParse(value);
    if (!parsed.success)
        throw invalid(file, `is not a Report of Sea Trial: ${condense(parsed.error.issues)}`, wording);
    if (!('reports' in parsed.data))
        return [parsed.data];
    if (parsed.data.reports.length > 0)
        return parsed.data.reports;
    throw invalid(file, 'has no Report', wording);
}
/** The only Report in a text. Rejects as `readBaseline` does. */
async function parseReport(text, file) {
    const [only, ...others] = await parseReports(text, file);
    if (only && others.length === 0)
        return only;
    throw invalid(file, `has ${others.length + 1} Reports: expected one`, BASELINE);
}
/** `wanted`: the commit that was searched for, if one was. */
function describeBaseline({ ref, sha, at, push }, source, wanted) {
    // weighed by this run: its Report is as old as the run, not as the image
    if (source === 'registry' && !push)
        return { source, ref, sha, at: null };
    if (wanted?.sha == null)
        return { source, ref, sha, at };
    const behind = sha === null ? -1 : [wanted.sha, ...wanted.ancestors].indexOf(sha);
    return { source, ref, sha, at, how: wanted.how, wanted: wanted.sha, ...(behind < 0 ? {} : { behind }) };
}
function textOf(file, roots, wording) {
    const place = (0,file_access/* locate */.x5)(file, roots);
    if (!place.ok)
        throw invalid(file, `cannot be read: ${place.why}`, wording);
    if (place.kind === null)
        throw invalid(file, 'does not exist', wording);
    if (place.kind !== 'file')
        throw invalid(file, place.kind === 'folder' ? 'is a folder' : 'is not a regular file', wording);
    try {
        const other = packedKind(startOf(place));
        if (other === null)
            return (0,file_access/* readText */.yR)(place, { most: MOST_REPORT_BYTES });
        throw invalid(file, other, wording);
    }
    catch (cause) {
        if (cause instanceof errors/* UserError */.yo)
            throw cause;
        throw invalid(file, `cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, wording, cause);
    }
}
const MOST_OF_START = 4096;
function startOf(place) {
    const start = Buffer.alloc(MOST_OF_START);
    const descriptor = (0,file_access/* openForReading */.sb)(place);
    try {
        return start.subarray(0, (0,external_node_fs_.readSync)(descriptor, start));
    }
    finally {
        (0,external_node_fs_.closeSync)(descriptor);
    }
}
const [GZIP, ZSTD] = [Buffer.from([0x1f, 0x8b]), Buffer.from([0x28, 0xb5, 0x2f, 0xfd])];
/** What a file is that begins like this and is neither JSON nor another text; null if it may be one. */
function packedKind(start) {
    if (isTar(start) || isTar(unpacked(start)))
        return 'is an archive, not a Report: `sea-trial diff` compares archives of images';
    return [GZIP, ZSTD].some((magic) => start.indexOf(magic) === 0) ? 'is compressed: decompress it' : null;
}
const isTar = (start) => /^ustar(?:\0| {2}\0)/.test(start.toString('latin1', 257, 265));
/** The beginning of what a gzip file contains; empty if it is none. */
function unpacked(start) {
    try {
        return (0,external_node_zlib_.gunzipSync)(start, { finishFlush: external_node_zlib_.constants.Z_SYNC_FLUSH });
    }
    catch {
        return Buffer.alloc(0);
    }
}
function parseJson(text, file, wording) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw invalid(file, text.trim() === '' ? 'is empty' : 'is not JSON', wording, cause);
    }
}
/** What a JSON file is that cannot be a Report; null if it may be one. */
function otherKind(value) {
    if (['before', 'after', 'delta'].every((key) => (0,json/* field */.ZZ)(value, key) !== undefined))
        return 'is what `sea-trial diff --format json` printed, not a Report: give a file that was compared there';
    return versionOf(value) === undefined ? 'is not a Report of Sea Trial' : null;
}
const versionOf = (value) => (0,json/* field */.ZZ)(value, 'schemaVersion');
/** The first three errors with their paths: `image.layers[2].size: expected number, received string`. */
function condense(issues) {
    const shown = issues.slice(0, 3).map(({ path, message }) => {
        const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
        return `${place.replace(/^\./, '') || 'the file'}: ${message.replace(/^Invalid input: /, '')}`;
    });
    const more = issues.length - shown.length;
    return shown.join('; ') + (more > 0 ? `; and ${more} more` : '');
}
function invalid(file, problem, { what, hint }, cause) {
    return new errors/* UserError */.yo('baseline-invalid', `The ${what} ${file} ${problem}`, hint, { exit: 2, cause });
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/lib/child-process.ts
var child_process = __webpack_require__(11861);
;// CONCATENATED MODULE: ./src/baseline/git.ts
/**
 * Runs git in a checkout: without a shell, hooks or prompts, and without the job's GIT_* variables. The repository's own
 * configuration is not the pull request's, but it is not needed either, so what could start a program is turned off.
 */



const SECONDS = 10;
const OFF = ['core.fsmonitor=', 'core.hooksPath=/dev/null', 'core.pager=cat', 'gc.auto=0'];
/** What git itself needs, and what it needs to fetch. */
const PASSED = /^(?:PATH|HOME|USER|LOGNAME|LANG|LC_ALL|TMPDIR|SSH_AUTH_SOCK|(?:https?|no|all)_proxy|SSL_CERT_(?:FILE|DIR))$/i;
/** Where credentials are missing, git fails instead of asking for them. ssh has no terminal here to ask in. */
const NO_QUESTIONS = {
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS_REQUIRE: 'never',
    GCM_INTERACTIVE: 'never',
};
function gitIn({ root, env, signal, trustedIn }) {
    const passed = Object.fromEntries(Object.entries(env).filter(([name]) => PASSED.test(name)));
    const given = {
        ...passed,
        LC_ALL: 'C',
        ...NO_QUESTIONS,
        GIT_OPTIONAL_LOCKS: '0',
        GIT_NO_LAZY_FETCH: '1',
        GIT_NO_REPLACE_OBJECTS: '1',
        ...(trustedIn === null ? {} : { GIT_CONFIG_GLOBAL: trusting(root, trustedIn) }),
    };
    const options = ['-C', root, ...OFF.flatMap((one) => ['-c', one])];
    return async (args, { seconds = SECONDS, env: own = {} } = {}) => {
        try {
            const output = await (0,child_process/* run */.eF)('git', [...options, ...args], { env: { ...given, ...own }, signal, seconds });
            if (output === null)
                return none('git is not installed');
            const { code, stdout, stderr } = output;
            const why = code === null ? `git did not respond within ${seconds} s` : firstLine(stderr);
            return { code, text: stdout.replace(/\n$/, ''), output: stdout, why };
        }
        catch (cause) {
            return none(`git could not be started: ${String(cause)}`);
        }
    };
}
const none = (why) => ({ code: null, text: '', output: '', why });
const firstLine = (text) => (text.split('\n', 1)[0] ?? '').replace(/^(?:fatal|error): /, '');
/** `-c safe.directory` is honoured by git 2.38 and later only; a global configuration by all. */
function trusting(root, folder) {
    (0,external_node_fs_.mkdirSync)(folder, { recursive: true });
    const file = (0,external_node_path_.join)(folder, 'gitconfig');
    (0,external_node_fs_.writeFileSync)(file, `[safe]\n\tdirectory = ${JSON.stringify(root)}\n`);
    return file;
}
/** `origin`, else the first remote; null without one. */
async function remoteOf(git) {
    const remotes = (await git(['remote'])).text.split('\n').filter((name) => name !== '');
    return remotes.includes('origin') ? 'origin' : (remotes[0] ?? null);
}
/** Of a fetch and of a checkout. */
const LONG_SECONDS = 120;
/** Adds commits, and nothing else: no ref changes. `depth`: `--depth=1`, `--deepen=50`. */
const fetchCommits = (remote, depth, commits, git) => {
    const options = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
    return git(['fetch', ...options, depth, remote, ...commits], { seconds: LONG_SECONDS });
};

;// CONCATENATED MODULE: ./src/baseline/changed.ts
/** Which files of the working tree differ from those of a commit. */

const SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** Limit of each list: a sentence names three. */
const MOST_FILES = 10_000;
/**
 * Absolute paths below `root`, new files that git does not ignore included. Null where git cannot say: not in a clone that
 * lacks the commit. Never rejects.
 */
async function changedSince(sha, root, git) {
    if (!SHA.test(sha))
        return null;
    const answers = await Promise.all([
        git([
            'diff',
            '--name-only',
            '--no-renames',
            '--no-ext-diff',
            '--no-textconv',
            '--ignore-submodules',
            '--relative',
            '-z',
            sha,
            '--',
        ]),
        git(['ls-files', '--others', '--exclude-standard', '-z']),
    ]);
    if (answers.some(({ code }) => code !== 0))
        return null;
    const names = answers.flatMap(({ output }) => output.split('\0', MOST_FILES)).filter((name) => name !== '');
    return names.map((name) => (0,external_node_path_.join)(root, name));
}

;// CONCATENATED MODULE: ./src/baseline/checkout.ts
/**
 * The files of a commit in a folder. Nothing in the repository changes: a worktree of git's own would be listed in it, and
 * stay there when the run is killed.
 */


/** Fetches the commit where a shallow clone lacks it. Rejects with an Error that says what failed. */
async function checkOut(sha, folder, git) {
    await provide(sha, git);
    // an index of its own, and no other file of the repository
    const own = { GIT_INDEX_FILE: `${folder}.index` };
    const steps = [
        ['read-tree', sha],
        ['checkout-index', '--all', `--prefix=${folder}/`],
    ];
    for (const step of steps) {
        const { code, why } = await git(step, { seconds: LONG_SECONDS, env: own });
        if (code !== 0)
            throw new Error(`The files of ${sha.slice(0, 7)} could not be checked out: ${why}`);
    }
}
/** Why the clone does not have the commit and cannot fetch it; null where it has it, if need be after a fetch. */
const whyUnavailable = (sha, git) => provide(sha, git).then(() => null, errors/* messageOf */.bD);
/** Fetches the commit where the clone lacks it. */
async function provide(sha, git) {
    if ((await git(['cat-file', '-e', `${sha}^{commit}`])).code !== 0)
        await fetchCommit(sha, git);
}
async function fetchCommit(sha, git) {
    const remote = await remoteOf(git);
    const short = sha.slice(0, 7);
    if (remote === null)
        throw new Error(`This clone does not have ${short}, and no remote to fetch it from`);
    const { code, why } = await fetchCommits(remote, '--depth=1', [sha], git);
    if (code !== 0)
        throw new Error(`This clone does not have ${short}, and it could not be fetched: ${why}`);
}

// EXTERNAL MODULE: ./src/lib/nearest.ts
var nearest = __webpack_require__(72269);
;// CONCATENATED MODULE: ./src/baseline/deepen.ts
/**
 * Fetches more history into a shallow clone, for the commit where two branches parted. Objects are added, and the list of
 * where the history ends changes; no branch, tag or other ref does.
 */

/** Commits to add, one step after the other. More would take long in a large repository. */
const STEPS = [50, 200, 1000];
/** Where the history ends, at most: each merge can add a place. */
const MOST_ENDS = 100;
/**
 * `tip`: a commit or ref whose history is needed beside that of HEAD; null for HEAD's alone. `isEnough` is asked after each
 * step. Null when it says so; else a clause, why there is no more to fetch.
 */
async function deepen(tip, git, isEnough) {
    const remote = await remoteOf(git);
    if (remote === null)
        return 'there is no remote to fetch it from';
    if (tip !== null && (await git(['cat-file', '-e', `${tip}^{commit}`])).code !== 0) {
        const { code, why } = await fetchCommits(remote, '--depth=1', [tip], git);
        if (code !== 0)
            return why;
    }
    for (const step of STEPS) {
        // in a shallow clone the commits without parents are those where its history ends
        const tips = tip === null ? ['HEAD'] : ['HEAD', tip];
        const { text } = await git(['rev-list', '--max-parents=0', `--max-count=${MOST_ENDS}`, ...tips]);
        const { code, why } = await fetchCommits(remote, `--deepen=${step}`, text.split('\n'), git);
        if (code !== 0)
            return why;
        if (await isEnough())
            return null;
        if (!(await isShallow(git)))
            return 'the whole history does not have it';
    }
    return `it is not among the newest ${STEPS.reduce((sum, step) => sum + step)} commits`;
}
const isShallow = async (git) => (await git(['rev-parse', '--is-shallow-repository'])).text === 'true';
/** The commit and name of the remote's default branch; null if it does not respond. */
async function remoteDefault(git) {
    const remote = await remoteOf(git);
    if (remote === null)
        return null;
    const { text } = await git(['ls-remote', '--quiet', '--symref', remote, 'HEAD']);
    const [, branch] = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(text) ?? [];
    const [, ref] = /^([0-9a-f]{40,64})\tHEAD$/m.exec(text) ?? [];
    return branch === undefined || ref === undefined ? null : { ref, branch };
}

;// CONCATENATED MODULE: ./src/baseline/commit.ts




const MOST_ANCESTORS = 8;
const commit_SHA = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/** Never rejects. */
async function wantedCommit(facts, git, { named: ref, files = [], deepens = false } = { named: null }) {
    const first = ref === null ? await byEvent(facts, git) : await named(ref, facts, files, git);
    const found = deepens && first.lacksHistory && (await isShallow(git))
        ? await withHistory(first, facts, git)
        : { ...first };
    delete found.lacksHistory;
    if (found.sha === null)
        return { ...found, ancestors: [], isCut: false };
    const ancestors = await ancestorsOf(found.sha, git);
    const isCut = ancestors.length === 0 && (await isShallow(git));
    return { ...found, ancestors, isCut };
}
async function byEvent(facts, git) {
    const head = await headOf(git);
    const choice = BY_EVENT[facts.event ?? ''] ?? byBranch;
    return choice(facts, head, git);
}
/** The choice after as many steps of fetching as it takes; the first one, with a note, if they do not help. */
async function withHistory(first, facts, git) {
    const { baseRef, baseSha } = facts;
    const ofEvent = baseRef !== null && baseSha !== null ? { ref: baseSha, branch: baseRef } : null;
    const tip = ofEvent ?? (await defaultTip(facts, git)) ?? (await remoteDefault(git));
    let found = first;
    const why = await deepen(tip?.ref ?? null, git, async () => {
        found = await byEvent({ ...facts, tip }, git);
        return found.lacksHistory !== true;
    });
    if (why === null)
        return found;
    return { ...found, notes: [...found.notes, `More history was not fetched into this shallow clone: ${why}`] };
}
const BY_EVENT = {
    pull_request: ofPullRequest,
    pull_request_target: ofPullRequest,
    pull_request_review: ofPullRequest,
    pull_request_review_comment: ofPullRequest,
    merge_group: ofMergeGroup,
    push: ofPush,
    schedule: ofLastRun,
    workflow_dispatch: ofLastRun,
};
async function ofPullRequest(facts, head, git) {
    const { sha, baseRef: branch, baseSha } = facts;
    const [base, merged] = head.parents;
    if (base !== undefined && merged !== undefined && head.sha !== sha && merged === sha)
        return { sha: base, how: 'the parent of this merge', branch, notes: [] };
    const theirs = branch === null ? [] : [`refs/remotes/origin/${branch}`];
    for (const tip of [...theirs, ...(baseSha === null ? [] : [baseSha])]) {
        const common = await mergeBase(tip, git);
        if (common !== null)
            return { sha: common, how: `where this branch left ${branch ?? 'its base'}`, branch, notes: [] };
    }
    const why = head.why ?? 'This clone does not have the commit where the pull request left its base branch';
    return { ...asGiven(facts, 'the base branch when the event was sent', why), lacksHistory: true };
}
function ofMergeGroup(facts) {
    return asGiven(facts, 'the commit before this entry of the merge queue', null);
}
async function ofPush(facts, head, git) {
    const { before, branch } = facts;
    if (before === null)
        return byBranch(facts, head, git);
    const how = 'the commit before this push';
    if (head.sha === null)
        return asGiven({ ...facts, baseSha: before }, how, head.why);
    const { code } = await git(['merge-base', '--is-ancestor', before, head.sha]);
    if (code === 0)
        return { sha: before, how, branch, notes: [] };
    if (code !== 1 || (await isShallow(git)))
        return asGiven({ ...facts, baseSha: before }, how, 'This clone cannot show whether the branch was rewritten');
    const common = await mergeBase(before, git);
    const note = 'The push rewrote the branch, so the commit before it is not part of this one';
    if (common !== null)
        return { sha: common, how: 'the last commit that the push kept', branch, notes: [note] };
    return ofParent(head, branch, [note]);
}
/** On the default branch, where nobody changed anything: the last run, also of this same commit. */
async function ofLastRun(facts, head, git) {
    const { branch, defaultBranch } = facts;
    return head.sha === null || branch === null || branch !== defaultBranch
        ? byBranch(facts, head, git)
        : { sha: head.sha, how: 'this commit', branch, isOwn: true, notes: [] };
}
/** Also on a laptop: the commit where this branch left the default branch; on the default branch in CI, the parent. */
async function byBranch(facts, head, git) {
    if (head.sha === null)
        return unknown(head.why);
    const tip = (await defaultTip(facts, git)) ?? facts.tip ?? null;
    if (tip === null) {
        if (facts.event !== null)
            return { ...ofParent(head, facts.branch, []), lacksHistory: true };
        const none = unknown('This repository has no remote with a default branch, so the commit to compare with is unknown: name one, as in `--baseline HEAD~1`');
        return { ...none, lacksHistory: true };
    }
    const common = await mergeBase(tip.ref, git);
    if (common === null) {
        const none = facts.event === null
            ? unknown(`This branch and ${tip.branch} have no common commit in this clone`)
            : ofParent(head, facts.branch, []);
        return { ...none, lacksHistory: true };
    }
    if (common === head.sha && facts.event !== null)
        return ofParent(head, facts.branch, []);
    const how = common === head.sha ? `this commit of ${tip.branch}` : `where this branch left ${tip.branch}`;
    return { sha: common, how, branch: tip.branch, notes: [] };
}
async function named(ref, facts, files, git) {
    const head = await headOf(git);
    if (head.sha === null)
        return unknown(head.why);
    const how = `named as ${ref}`;
    const remote = `refs/remotes/origin/${ref}`;
    for (const name of [ref, remote]) {
        // without --end-of-options a name could be an option
        const options = ['--verify', '--quiet', '--end-of-options'];
        const { code, text } = await git(['rev-parse', ...options, `${name}^{commit}`]);
        const isBranch = name === remote || (await isLocalBranch(ref, git));
        if (code === 0 && commit_SHA.test(text))
            return { sha: text, how, branch: isBranch ? ref : null, notes: [] };
    }
    if (commit_SHA.test(ref)) {
        // in a workflow its Report may be stored although its commit is not here
        const why = facts.event === null ? await whyUnavailable(ref, git) : null;
        return why === null ? { sha: ref, how, branch: null, notes: [] } : { ...unknown(why), isMissing: true };
    }
    const asked = REF_NAME.test(ref) ? await askRemote(ref, git) : NO_REMOTE;
    if (asked.sha !== null)
        return { sha: asked.sha, how, branch: asked.branch, notes: [] };
    const isCut = await isShallow(git);
    const isOfHistory = !REF_NAME.test(ref) || /^[0-9a-f]{4,40}$/.test(ref);
    if (isCut && isOfHistory)
        return unknown(`${JSON.stringify(ref)} is not in this clone, which is shallow: it has only the newest commits. \`git fetch --unshallow\` fetches the others, as does \`fetch-depth: 0\` of actions/checkout`);
    const none = unknown(`${JSON.stringify(ref)} is neither a file nor a commit of this repository${await didYouMean(ref, facts, files, git)}`, ...(asked.why === null ? [] : [`The remote could not be asked for it: ${asked.why}`]));
    return isCut && asked.why !== null ? none : { ...none, isMissing: true };
}
/** `: did you mean main?`, of branches, tags and files; empty if none is near. */
async function didYouMean(ref, { baseRef, defaultBranch }, files, git) {
    const [, name = ref, rest = ''] = /^(.*?)([~^@].*)?$/.exec(ref) ?? [];
    const { text } = await git(['for-each-ref', '--format=%(refname:lstrip=2)', 'refs/heads', 'refs/tags']);
    const tracked = await git(['for-each-ref', '--format=%(refname:lstrip=3)', 'refs/remotes']);
    const refs = [...`${text}\n${tracked.text}`.split('\n'), baseRef ?? '', defaultBranch ?? '', 'HEAD'];
    const [nearRef] = (0,nearest/* nearest */.p)(name, refs.filter((one) => one !== ''));
    const bare = files.map((file) => file.replace(/\.json$/, ''));
    const nearFile = bare.includes(ref) ? ref : (0,nearest/* nearest */.p)(ref, bare)[0];
    const near = nearRef === undefined ? nearFile && `${nearFile}.json` : nearRef + rest;
    return near === undefined ? '' : `: did you mean ${near}?`;
}
const REF_NAME = /^[A-Za-z0-9][\w./-]*$/;
const NO_REMOTE = { sha: null, why: null };
/** A branch or tag that this clone lacks. */
async function askRemote(ref, git) {
    const remote = await remoteOf(git);
    if (remote === null)
        return NO_REMOTE;
    const head = `refs/heads/${ref}`;
    const names = [head, `refs/tags/${ref}^{}`, `refs/tags/${ref}`]; // the second is the commit of an annotated tag
    const { code, text, why } = await git(['ls-remote', '--quiet', remote, ...names]);
    if (code !== 0)
        return { sha: null, why };
    const shas = new Map(text
        .split('\n')
        .map((line) => line.split('\t'))
        .map(([sha = '', name = '']) => [name, sha]));
    const name = names.find((one) => commit_SHA.test(shas.get(one) ?? ''));
    if (name === undefined)
        return NO_REMOTE;
    return { sha: shas.get(name) ?? '', branch: name === head ? ref : null, why: null };
}
const isLocalBranch = async (ref, git) => (await git(['show-ref', '--verify', '--quiet', `refs/heads/${ref}`])).code === 0;
function ofParent(head, branch, notes) {
    const [parent] = head.parents;
    return parent === undefined
        ? unknown(head.why ?? 'This is the first commit, so there is none to compare with', ...notes)
        : { sha: parent, how: 'the parent of this commit', branch, notes };
}
/** The commit that the event names, which this clone cannot confirm. */
function asGiven({ baseSha, baseRef, branch }, how, why) {
    if (baseSha === null)
        return unknown(why ?? 'The event does not name the commit before it');
    const notes = why === null ? [] : [`${why}, so ${how} is taken as the event names it`];
    return { sha: baseSha, how, branch: baseRef ?? branch, notes };
}
const unknown = (...notes) => ({ sha: null, how: '', branch: null, notes });
/** The commit that is checked out. Read from the commit itself: in a clone of depth 1 git hides its parents. */
async function headOf(git) {
    const none = (why) => ({ sha: null, parents: [], why });
    const head = await git(['rev-parse', '--verify', '--end-of-options', 'HEAD^{commit}']);
    if (head.code !== 0)
        return none(await whyNoHead(head, git));
    const { code, text, why } = await git(['cat-file', 'commit', head.text]);
    if (code !== 0)
        return none(`The commit could not be read: ${why}`);
    const [fields = ''] = text.split('\n\n', 1);
    const parents = [...fields.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, sha = '']) => sha);
    return { sha: head.text, parents, why: null };
}
async function whyNoHead({ code, why }, git) {
    if (code === null)
        return `${capital(why)}, so the commit to compare with is unknown`;
    const inside = await git(['rev-parse', '--is-inside-work-tree']);
    if (inside.code === 0)
        return 'This repository has no commit yet';
    return inside.why.includes('dubious ownership')
        ? 'Another user owns this repository, so git does not read it'
        : 'This is not a git repository, so there is no commit to compare with';
}
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
async function mergeBase(tip, git) {
    const { code, text } = await git(['merge-base', 'HEAD', tip]);
    return code === 0 && commit_SHA.test(text) ? text : null;
}
async function ancestorsOf(sha, git) {
    const { code, text } = await git(['rev-list', '--first-parent', `--max-count=${MOST_ANCESTORS + 1}`, sha]);
    return code === 0 ? text.split('\n').filter((line) => commit_SHA.test(line) && line !== sha) : [];
}
/** The remote's default branch, as far as this clone knows it. */
async function defaultTip({ defaultBranch }, git) {
    const remote = await remoteOf(git);
    if (remote === null)
        return null;
    const prefix = `refs/remotes/${remote}/`;
    const head = (await git(['symbolic-ref', '--quiet', `${prefix}HEAD`])).text;
    const names = [
        defaultBranch,
        head.startsWith(prefix) ? head.slice(prefix.length) : null,
        'main',
        'master',
    ].filter((name) => name !== null);
    for (const branch of names) {
        const { code } = await git(['show-ref', '--verify', '--quiet', `${prefix}${branch}`]);
        if (code === 0)
            return { ref: `${prefix}${branch}`, branch };
    }
    return null;
}

;// CONCATENATED MODULE: ./src/baseline/search.ts

async function search(places, clock) {
    const tried = [];
    for (const place of places) {
        const { source } = place;
        const since = clock.now();
        const outcome = await withinLimit(place, clock);
        const seconds = clock.now() - since;
        const note = outcome.note === undefined ? {} : { note: outcome.note };
        tried.push({ source, outcome: outcome.kind, seconds, ...note });
        if (outcome.kind === 'found')
            return { found: { source, report: outcome.report }, tried };
    }
    return { found: null, tried };
}
/** Never rejects. What is left goes on in the background: its result is ignored. */
async function withinLimit(place, clock) {
    const { limit } = place;
    const finding = place
        .find()
        .catch((cause) => ({ kind: 'failed', note: (0,errors/* messageOf */.bD)(cause) }));
    if (limit === undefined)
        return finding;
    const settled = new AbortController();
    const late = async () => {
        await clock.sleep(limit, settled.signal);
        return { kind: 'failed', note: `No answer within ${limit} s` };
    };
    return Promise.race([finding, late()]).finally(() => settled.abort());
}

// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/baseline/suitable.ts

/** The sentence that says why it cannot be the baseline; null if it can. */
function whyUnsuitable(report, { name, platform, matrix, refs, repository, own }) {
    const { image, ref, sha } = report;
    const theirs = image && `${image.platform.os}/${image.platform.architecture}`;
    if (report.repository !== undefined && repository !== null && report.repository !== repository)
        return `It is of another repository, ${shown(report.repository)}`;
    if (report.name !== name)
        return `It is of another image, ${shown(report.name)}`;
    const leg = report.matrix ?? [];
    if (JSON.stringify(leg) !== JSON.stringify(matrix))
        return `It is of ${legText(leg)}, not of ${legText(matrix)}`;
    if (image === null)
        return 'That run had no image';
    if (platform !== null && theirs !== platform)
        return `It is of another platform, ${shown(theirs ?? '')}`;
    if (refs.length > 0 && (ref === null || !refs.includes(ref)))
        return `It is of ${ref === null ? 'no branch' : `the branch ${shown(ref)}`}, not of ${refs.join(' or ')}`;
    if (own !== null && sha === own)
        return 'It is of this same commit';
    return null;
}
/** `the leg "3.12, alpine" of the matrix` */
const legText = (matrix) => matrix.length === 0
    ? 'no matrix'
    : `the leg ${shown(matrix.map(([, value]) => value).join(', '))} of the matrix`;
const MOST_CHARACTERS = 100;
const shown = (text) => JSON.stringify((0,visible/* bounded */.Mm)(text, MOST_CHARACTERS));

// EXTERNAL MODULE: ./src/core/report-artifact.ts
var report_artifact = __webpack_require__(53348);
;// CONCATENATED MODULE: ./src/baseline/attached.ts
/** Reads the Report that is attached to an image at its registry. It is data of whoever may push there, so it is not trusted. */




/** Of those that fit; the newest first. */
const MOST_READ = 3;
/**
 * The newest Report of a pass; one without a smoke test only where no other is attached. `platform`: `linux/arm64/v8`, as it is annotated. Rejects where the registry cannot be asked.
 */
async function attachedReport(registry, expected, platform) {
    const digest = await registry.digest();
    const all = await registry.referrers(digest, report_artifact/* REPORT_TYPE */.mG);
    if (all.length === 0)
        return { kind: 'nothing', note: `No Report is attached to ${registry.name}` };
    const fitting = all
        .filter(({ annotations }) => annotations['sea-trial.verdict'] === 'pass' &&
        annotations['sea-trial.platform'] === platform &&
        annotations['sea-trial.name'] === expected.name)
        .sort((a, b) => timeOf(b) - timeOf(a));
    const notes = [];
    let weighedOnly = null;
    for (const { digest: artifact } of fitting.slice(0, MOST_READ)) {
        const read = await readOne(registry, artifact, digest, expected).catch((cause) => ({
            kind: 'failed',
            note: (0,errors/* messageOf */.bD)(cause),
        }));
        if (read.kind !== 'found')
            notes.push(read.note);
        else if (read.report.smoke !== null)
            return read;
        else
            weighedOnly ??= read;
    }
    if (weighedOnly)
        return weighedOnly;
    const none = `No Report of ${expected.name} that passed on ${platform} is attached to ${registry.name}`;
    return { kind: 'nothing', note: notes[0] ?? none };
}
const timeOf = ({ annotations }) => Date.parse(annotations['org.opencontainers.image.created'] ?? '') || 0;
async function readOne(registry, artifact, digest, expected) {
    const what = `attached to ${registry.name}`;
    const text = (await registry.artifact(artifact, MOST_REPORT_BYTES)).toString();
    const report = await parseReport(text, what);
    const why = whyAnother(report.push?.digest, digest, report.verdict) ?? whyUnsuitable(report, expected);
    return why === null
        ? { kind: 'found', report }
        : { kind: 'nothing', note: `The Report that is ${what} was not used. ${why}` };
}
function whyAnother(pushed, digest, verdict) {
    if (pushed !== digest)
        return 'It is of another image';
    return verdict === 'pass' ? null : 'It is of a trial that did not pass';
}

// EXTERNAL MODULE: ./src/lib/bytes.ts
var bytes = __webpack_require__(69792);
// EXTERNAL MODULE: ./src/lib/zip.ts
var lib_zip = __webpack_require__(76632);
;// CONCATENATED MODULE: ./src/baseline/artifact.ts
/**
 * Reports in the artifacts of earlier runs. Only runs of a branch of this repository count: a fork may have a branch of the
 * same name.
 */







const MOST_ENTRIES = 10;
/** Of unsuitable ones, so that many images of one repository do not cost many downloads. */
const MOST_DOWNLOADS = 3;
/** The Report of the wanted commit, else of its nearest ancestor, else the newest of the branch. */
async function artifactReport(connect, { sha, ancestors }, expected) {
    try {
        return await searchArtifacts(await connect(), { sha, ancestors }, expected);
    }
    catch (cause) {
        return { kind: 'failed', note: whyNoArtifacts(cause) };
    }
}
/** The sentence that says why artifacts could not be read. */
const whyNoArtifacts = (cause) => (isDenied(cause) ? DENIED : (0,errors/* messageOf */.bD)(cause));
const DENIED = 'The token may not read artifacts: the job needs the permission `actions: read`';
const isDenied = (cause) => [403, 404].some((status) => (0,json/* field */.ZZ)(cause, 'status') === status);
async function searchArtifacts(github, { sha, ancestors }, expected) {
    const commits = sha === null ? [] : [sha, ...ancestors];
    const rank = ({ sha: of }) => (commits.includes(of) ? commits.indexOf(of) : commits.length);
    let note = `No run of ${expected.refs.join(' or ')} has an artifact named ${report_artifact/* REPORT_ARTIFACT */.Ae}`;
    for (const name of namesFor(expected)) {
        const all = await github.artifacts(name);
        const usable = all.filter((one) => one.isOwn && !one.isExpired && expected.refs.includes(one.branch));
        const sorted = [...usable].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_DOWNLOADS);
        for (const { id } of sorted) {
            const found = await readArtifact(github, id, expected).catch((cause) => {
                if (isDenied(cause))
                    throw cause;
                return (0,errors/* messageOf */.bD)(cause);
            });
            if (typeof found !== 'string')
                return { kind: 'found', report: found };
            note = `The artifact ${name} (${id}) is not the baseline: ${found}`;
        }
    }
    return { kind: 'nothing', note };
}
/** Names of the artifacts that may have the Report of an image, the most likely first. */
const namesFor = ({ name }) => [
    (0,report_artifact/* artifactNameOf */.nn)(name),
    report_artifact/* REPORT_ARTIFACT */.Ae,
    report_artifact/* IMAGES_ARTIFACT */.Cr,
];
/** The Report, or why it cannot be the baseline. */
async function readArtifact(github, id, expected) {
    const reports = await parseReports(await jsonIn(github, id, MOST), `of artifact ${id}`);
    return suitableOf(reports, expected);
}
/** Of the Reports of one file the one that can be the baseline; else why not. */
function suitableOf(reports, expected) {
    const found = reports.find((report) => whyUnsuitable(report, expected) === null);
    if (found)
        return found;
    const [nearest] = [...reports.filter(({ name }) => name === expected.name), ...reports];
    return (nearest && whyUnsuitable(nearest, expected)) ?? 'It is empty';
}
const MOST = { zip: 16 * 2 ** 20, report: MOST_REPORT_BYTES };
/** Downloads and validates the Reports of an artifact. Rejects with a sentence for anything else. */
const reportsInArtifact = async (github, id, limits) => parseReports(await jsonIn(github, id, limits), `of artifact ${id}`, REPORT);
/** The text of the only JSON file in the archive. Rejects with an Error for anything else. */
async function jsonIn(github, id, most) {
    const zip = await github.artifact(id, most.zip);
    const budget = { entries: MOST_ENTRIES, expanded: most.report };
    const files = [...(0,lib_zip/* entriesOf */.M)((0,bytes/* bytesOf */.$)(zip), budget)].filter(({ name }) => name.endsWith('.json'));
    const [file] = files;
    if (file === undefined || files.length > 1)
        throw new Error(`it has ${files.length} JSON files, not one`);
    const content = file.read(most.report);
    if (content === null)
        throw new Error(`its JSON file cannot be read, or has more than ${most.report} bytes`);
    return content.toString('utf8');
}

;// CONCATENATED MODULE: ./src/baseline/branch-reports.ts
/**
 * Reports that nobody but a run of the branch can have written: GitHub says of which run an artifact is, what started that run,
 * and of which commit it was. The Actions cache does not say who saved an entry, so it is not read here.
 */


/** Events that run the code of the branch, and that nobody starts who may not push. */
const EVENTS = ['push', 'schedule', 'workflow_dispatch'];
/** Each is a download. A run leaves up to two under these names, one of which may be of another image. */
const MOST_REPORTS = 4;
/** Newest first. `why`: why an artifact does not count. Rejects with a GitHubError. */
async function* branchReports(github, branch, expected) {
    const lists = await Promise.all(namesFor(expected).map((name) => github.artifacts(name)));
    const usable = lists.flat().filter((one) => one.isOwn && !one.isExpired && one.branch === branch);
    const newest = usable.sort((a, b) => b.id - a.id).slice(0, MOST_REPORTS);
    for (const artifact of newest) {
        const whyNot = await whyNotOfBranch(github, artifact, branch);
        if (whyNot === null)
            yield await read(github, artifact, { ...expected, refs: [branch], own: null });
        else
            yield { report: null, why: `artifact ${artifact.id} ${whyNot}` };
    }
}
/** A tag can have the name of the branch, and a run of anyone's code can be listed under it. */
async function whyNotOfBranch(github, { run, sha }, branch) {
    if (run === null)
        return 'is of an unknown run';
    const [found, wasTip] = await Promise.all([
        github.workflowRun(run),
        github.wasTipOf(sha, branch).catch(() => false),
    ]);
    if (!EVENTS.includes(found.event))
        return `is of a run on ${JSON.stringify(found.event.slice(0, 100))}`;
    if (found.branch !== branch || found.sha !== sha)
        return 'is of a run of something else';
    return wasTip ? null : `is of a commit that ${branch} never ended in`;
}
async function read(github, { id, sha }, expected) {
    try {
        const report = suitableOf(await reportsInArtifact(github, id, MOST), expected);
        if (typeof report === 'string')
            return { report: null, why: `artifact ${id}: ${report}` };
        return report.sha === sha
            ? { report, why: null }
            : { report: null, why: `artifact ${id}: It is of another commit than its run` };
    }
    catch (cause) {
        return { report: null, why: `artifact ${id} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}` };
    }
}

// EXTERNAL MODULE: ./src/lib/actions-client.ts
var actions_client = __webpack_require__(61786);
// EXTERNAL MODULE: ./src/baseline/cache-client.ts
var cache_client = __webpack_require__(11629);
;// CONCATENATED MODULE: ./src/baseline/actions-cache.ts
/**
 * Entries of the Actions cache as bytes. GitHub's client runs in a process of its own (`cache-client.ts`), for at most 10
 * seconds, with nothing in its PATH but a `tar` of ours that moves the file that is packed or unpacked: no archive is ever
 * extracted, so an entry cannot write anywhere, and the client's choice of a compression never differs between machines.
 */




const actions_cache_SECONDS = 10;
/** Of an entry. A saved Report is at most 2 MB. */
const MOST_BYTES = 16 * 2 ** 20;
const POLL_MILLISECONDS = 50;
/** The sentence that says why there is no Actions cache; null where there is one. */
function whyNoCache(env) {
    if (process.platform === 'win32')
        return 'The Actions cache is not used on Windows';
    const hasService = [env.ACTIONS_RESULTS_URL, env.ACTIONS_CACHE_URL].some(Boolean) && Boolean(env.ACTIONS_RUNTIME_TOKEN);
    return hasService ? null : 'This runner offers no Actions cache';
}
/** The first entry that is found. `keys`: at most ten; each also matches as a prefix, the newest first. Never rejects. */
function restoreEntry(keys, access) {
    return inFolder(access, async (folder) => {
        const { isDone, why } = await callClient(['restore', ...keys], folder, access);
        if (!isDone)
            return { bytes: null, why };
        const file = (0,external_node_path_.join)(folder, cache_client/* ENTRY_FILE */.wO);
        return (0,external_node_fs_.statSync)(file).size > MOST_BYTES ? { bytes: null, why: TOO_LARGE } : { bytes: (0,external_node_fs_.readFileSync)(file) };
    }).catch((cause) => ({ bytes: null, why: String(cause) }));
}
/** Null when it was saved, else why not. Never rejects. */
function saveEntry(key, bytes, access) {
    return inFolder(access, async (folder) => {
        (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, cache_client/* ENTRY_FILE */.wO), bytes);
        const { isDone, why } = await callClient(['save', key], folder, access);
        return isDone ? null : (why ?? 'the cache service refused it');
    }).catch(String);
}
const TOO_LARGE = `The entry is larger than ${MOST_BYTES / 2 ** 20} MiB`;
async function inFolder({ tempDir }, work) {
    const folder = (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(tempDir, 'cache-'));
    try {
        return await work(folder);
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
async function callClient(args, folder, { script, env, signal, seconds = actions_cache_SECONDS }) {
    const bin = (0,external_node_path_.join)(folder, 'bin');
    (0,external_node_fs_.mkdirSync)(bin);
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(bin, 'tar'), MOVER, { mode: 0o755 });
    const tooLarge = new AbortController();
    const watch = setInterval(() => {
        if (largestIn(folder) > MOST_BYTES)
            tooLarge.abort();
    }, POLL_MILLISECONDS);
    try {
        const answer = await (0,actions_client/* runActionsClient */.s)([cache_client/* CACHE_CLIENT */.Ve, ...args], { PATH: bin, HOME: folder, RUNNER_TEMP: folder, GITHUB_WORKSPACE: folder, ENTRY: cache_client/* ENTRY_FILE */.wO }, { script, env, seconds, signal: AbortSignal.any([signal, tooLarge.signal]) });
        if (tooLarge.signal.aborted)
            return { isDone: false, why: TOO_LARGE };
        if (answer.code === 0)
            return { isDone: true, why: null };
        const said = complaintIn(answer.stdout);
        if (answer.isLate)
            return { isDone: false, why: late(said, seconds) };
        return { isDone: false, why: said ?? lastLine(answer.stderr) };
    }
    finally {
        clearInterval(watch);
    }
}
/** Called as `tar -xf ARCHIVE …` and as `tar --posix -cf ARCHIVE …`. */
const MOVER = `#!/bin/sh
PATH=/bin:/usr/bin
case "$1" in
-xf) exec mv "$2" "$RUNNER_TEMP/$ENTRY" ;;
--posix) exec cp "$RUNNER_TEMP/$ENTRY" "$3" ;;
esac
exit 1
`;
/** Bytes of the largest file that the client downloads: in a folder of its own, with an unpredictable name. */
function largestIn(folder) {
    const sizes = (0,external_node_fs_.readdirSync)(folder, { recursive: true, withFileTypes: true }).map((entry) => entry.isFile() ? sizeOf((0,external_node_path_.join)(entry.parentPath, entry.name)) : 0);
    return Math.max(0, ...sizes);
}
function sizeOf(path) {
    try {
        return (0,external_node_fs_.statSync)(path).size;
    }
    catch {
        return 0; // removed meanwhile
    }
}
/** What the client says about a failure, in its own words; null if it says nothing of the kind. */
function complaintIn(output) {
    const lines = output.split(/\r?\n/).map((line) => line.replace(/^::(?:error|warning)::/, ''));
    const said = lines.filter((line) => /^(?:Failed to |Cache (?:restore|save) skipped|Cache reservation|Attempt \d)/.test(line));
    const last = said.at(-1);
    return last === undefined ? null : last.replace(/\. Retrying request in .*$/, '').replace(/\.$/, '');
}
const late = (said, seconds) => `The cache service did not answer within ${seconds} s${said === null ? '' : ` (${said})`}`;
const lastLine = (text) => text.split('\n').findLast((line) => line !== '') ?? null;

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./src/baseline/entry.ts
/**
 * The entries of the Actions cache that hold a Report: their keys, and their content, which is the Report as gzipped JSON.
 * Entries never change, so each commit has its own, and a prefix of the key finds the newest.
 */




/** Raise it together with SCHEMA_VERSION, so that an older version's entries are not found. */
const ENTRY_VERSION = 1;
/** Nothing else that is saved may begin with this: a prefix finds the newest of all. */
function entryPrefix({ name, platform, matrix }) {
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update(matrix.length === 0 ? name : JSON.stringify([name, matrix]))
        .digest('hex')
        .slice(0, 16);
    return `sea-trial-report-v${ENTRY_VERSION}-${hash}-${platform.replace(/[^a-z0-9]+/g, '-')}-`;
}
/** `run`: of a later run of the commit, which another one has saved already. */
const entryKey = (kind, sha, run = null) => entryPrefix(kind) + sha + (run === null ? '' : `-${run}`);
/**
 * In the order of the search: the wanted commit, its ancestors, the newest; of this run's own commit later runs first. At
 * most ten, the service's limit.
 */
function searchKeys(kind, { sha, ancestors, isOwn }) {
    const commits = sha === null ? [] : [sha, ...ancestors];
    const keys = commits.map((commit) => entryKey(kind, commit));
    const later = isOwn ? keys.slice(0, 1).map((key) => `${key}-`) : [];
    return [...[...later, ...keys].slice(0, 9), entryPrefix(kind)];
}
const packReport = (report) => (0,external_node_util_.promisify)(external_node_zlib_.gzip)(JSON.stringify(report), { level: 9 });
/** Rejects with UserError `baseline-invalid`, or an Error where it does not decompress to at most 50 MB. */
async function unpackReport(bytes, what) {
    const text = await (0,external_node_util_.promisify)(external_node_zlib_.gunzip)(bytes, { maxOutputLength: MOST_REPORT_BYTES }).catch((cause) => {
        throw new Error(`The entry ${what} is not a gzip file of at most ${MOST_REPORT_BYTES} bytes`, { cause });
    });
    return parseReport(text.toString('utf8'), what);
}

;// CONCATENATED MODULE: ./src/baseline/report-cache.ts



/** The Report of the wanted commit, else of its nearest ancestor, else the newest. Rejects for an entry that is no Report. */
async function cachedReport(cache, wanted, expected) {
    const missing = whyNoCache(cache.env);
    if (missing !== null)
        return { kind: 'skipped', note: missing };
    const restored = await restoreEntry(searchKeys(cache, wanted), cache);
    if (restored.bytes === null)
        return restored.why === null
            ? { kind: 'nothing', note: nothingSaved(wanted.branch) }
            : { kind: 'failed', note: restored.why };
    const report = await unpackReport(restored.bytes, 'from the Actions cache');
    const wrong = whyUnsuitable(report, expected);
    return wrong === null ? { kind: 'found', report } : { kind: 'nothing', note: wrong };
}
const nothingSaved = (branch) => `No Report of ${branch === null ? 'the base branch' : `\`${branch}\``} is saved yet: a run of this workflow on \`push\` to it saves one`;
const report_cache_MOST_BYTES = 2_000_000;
/** Null when it was saved, else the sentence that says why not. `run`: as in `entryKey`. Never rejects. */
async function saveReport(cache, report, sha, run = null) {
    const missing = whyNoCache(cache.env);
    if (missing !== null)
        return missing;
    const bytes = await packReport(withoutLogs(report));
    if (bytes.length > report_cache_MOST_BYTES)
        return `The Report has ${bytes.length} bytes, and at most ${report_cache_MOST_BYTES} are saved`;
    return saveEntry(entryKey(cache, sha, run), bytes, cache);
}
/** Logs are of no use for a comparison. */
function withoutLogs({ build, smoke, ...rest }) {
    return {
        ...rest,
        build: build && { ...build, log: [] },
        smoke: smoke && { ...smoke, log: { ...smoke.log, head: [], tail: [] } },
    };
}

// EXTERNAL MODULE: ./src/core/ready-time.ts
var ready_time = __webpack_require__(57488);
;// CONCATENATED MODULE: ./src/baseline/history.ts
/** The sizes and times of the base branch's last commits, handed on from one saved Report to the next. */

const MOST_POINTS = 30;
/** The Report with the history before it and itself as the last point; a later run of one commit replaces its point. */
function history_withHistory(report, before) {
    const point = pointOf(report);
    if (point === null)
        return report;
    const others = before.filter(({ sha }) => sha === null || sha !== point.sha);
    return { ...report, history: [...others, point].slice(-MOST_POINTS) };
}
function pointOf({ sha, at, image, smoke }) {
    if (image === null)
        return null;
    const { onDisk, download } = image.sizes;
    const readySeconds = (0,ready_time/* readyTime */.Z)(smoke);
    return { sha, at, onDisk, download: download?.bytes ?? null, readySeconds };
}

;// CONCATENATED MODULE: ./src/baseline/index.ts
/** Finds the Report to compare with: which commit, and where its Report is. Saves this run's for later runs. */














/***/ }),

/***/ 53348:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ REPORT_ARTIFACT),
/* harmony export */   Cr: () => (/* binding */ IMAGES_ARTIFACT),
/* harmony export */   Zs: () => (/* binding */ PAGE_ARTIFACT),
/* harmony export */   mG: () => (/* binding */ REPORT_TYPE),
/* harmony export */   nn: () => (/* binding */ artifactNameOf),
/* harmony export */   z2: () => (/* binding */ artifactWord)
/* harmony export */ });
/** Names of the artifacts of a workflow run that have a Report or its page, and the type of one that refers to an image at a registry. */
const REPORT_ARTIFACT = 'sea-trial-report';
/** The name of one with the Reports of several images, where another job has taken the first. */
const IMAGES_ARTIFACT = `${REPORT_ARTIFACT}s`;
/** The HTML page; an artifact that is no archive is named as its file, so `.html` follows. */
const PAGE_ARTIFACT = 'sea-trial-page';
const MOST_CHARACTERS = 100;
/** The name of an image as part of an artifact's. */
const artifactWord = (image) => image.replace(/[^\w.-]+/g, '-').slice(0, MOST_CHARACTERS);
/** The name with that of the image, where a run has several Reports. */
const artifactNameOf = (image) => `${REPORT_ARTIFACT}-${artifactWord(image)}`;
/** The type of a Report that is attached to an image, and of its bytes. */
const REPORT_TYPE = 'application/vnd.sea-trial.report.v1+json';


/***/ }),

/***/ 61786:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ runActionsClient)
/* harmony export */ });
/* harmony import */ var _child_process_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11861);
/**
 * Runs one of GitHub's own clients of an Actions service in a process of its own: this program, started again. The client
 * prints what it wants and retries for as long as it wants; here its output is data, its time is limited, and of the job's
 * environment it gets only the variables of the service and of proxies.
 */

const PASSED = /^(?:ACTIONS_RUNTIME_TOKEN|ACTIONS_RESULTS_URL|ACTIONS_CACHE_URL|ACTIONS_CACHE_SERVICE_V2|ACTIONS_CACHE_MODE|GITHUB_SERVER_URL|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|(?:https?|no|all)_proxy)$/i;
/** `own`: variables that only the client gets. */
async function runActionsClient(args, own, { script, env, signal, seconds }) {
    const passed = Object.fromEntries(Object.entries(env).filter(([name]) => PASSED.test(name)));
    const began = performance.now();
    const output = await (0,_child_process_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .eF)(process.execPath, [script, ...args], {
        env: { ...passed, ...own },
        signal,
        seconds,
    });
    const { code = null, stdout = '', stderr = '' } = output ?? {};
    return { code, stdout, stderr, isLate: code !== 0 && (performance.now() - began) / 1000 >= seconds };
}


/***/ })

};
