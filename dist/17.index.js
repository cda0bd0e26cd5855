export const id = 17;
export const ids = [17];
export const modules = {

/***/ 33017:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readBaseFile: () => (/* binding */ readBaseFile)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39756);
/**
 * Reads the config file of the base branch, for a run that tests a change to it: from git, where the clone has the commit,
 * else from GitHub. Nothing is fetched into the clone, and no shell is used.
 */


/** The run that could be cancelled begins later; each command has a time limit. */
const NEVER = new AbortController().signal;
/** `root`: of the repository. `files`: from it, the first that exists counts. Never rejects. */
async function readBaseFile(root, files, { context, env, connect }) {
    const git = (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_1__/* .gitIn */ .uM)({ root, env, signal: NEVER, trustedIn: null });
    const commit = await baseCommit(git, context);
    if (commit === null)
        return { ok: false, why: 'the payload of the event does not name its commit' };
    const name = `${context.baseRef ?? 'the base branch'}@${commit.slice(0, 7)}`;
    const found = (await fromGit(git, commit, files)) ?? (await fromGitHub(connect, commit, files));
    return 'why' in found ? { ok: false, why: found.why } : { ok: true, commit, name, ...found };
}
/**
 * The first parent of the merge that GitHub made of the base and the pull request, where that is checked out: the base's tip
 * when the run began. Else the base of the payload. A merge that the pull request brings itself is neither.
 */
async function baseCommit(git, { event, runSha, sha, baseSha }) {
    if (event !== 'pull_request' || runSha === null)
        return baseSha;
    const { sha: head, parents } = await (0,_baseline_index_js__WEBPACK_IMPORTED_MODULE_1__/* .headOf */ .Uo)(git);
    const isGitHubs = head === runSha && parents.length === 2 && parents[1] === sha;
    return (isGitHubs ? parents[0] : null) ?? baseSha;
}
/** Null where the clone does not have the commit. */
async function fromGit(git, commit, files) {
    const listed = await git(['ls-tree', '-z', '-l', '--full-tree', commit, '--', ...files]);
    if (listed.code !== 0)
        return null;
    const rows = listed.output.split('\0').map((row) => /^(\d+) (\w+) ([0-9a-f]+) +(\d+|-)\t([^]*)$/.exec(row));
    const row = files.map((file) => rows.find((one) => one?.[5] === file)).find((one) => one);
    if (!row)
        return { file: '', text: null };
    const [, mode = '', kind, blob = '', bytes = '', file = ''] = row;
    if (kind !== 'blob' || !mode.startsWith('100'))
        return { why: `${file} is not a file there` };
    if (Number(bytes) > MOST_BYTES)
        return { why: `${file} has ${bytes} bytes there` };
    const { code, output } = await git(['cat-file', 'blob', blob]);
    return code === 0 ? { file, text: output } : null;
}
const MOST_BYTES = 1_000_000;
async function fromGitHub(connect, commit, files) {
    if (connect === null)
        return { why: 'the clone does not have its commit, and there is no `token`' };
    try {
        const github = await connect();
        const bytes = await Promise.all(files.map((file) => github.file(file, commit)));
        const index = bytes.findIndex((one) => one !== null);
        if (index >= 0)
            return { file: files[index] ?? '', text: bytes[index]?.toString('utf8') ?? '' };
        // a token that may not read gets 404 too
        const isReadable = await github.hasCommit(commit);
        return isReadable
            ? { file: '', text: null }
            : { why: 'the token may not read it: add `contents: read` to the job’s permissions' };
    }
    catch (cause) {
        return { why: `GitHub did not give it: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .bD)(cause)}` };
    }
}


/***/ })

};
