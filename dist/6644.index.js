export const id = 6644;
export const ids = [6644];
export const modules = {

/***/ 33017:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readBaseFile: () => (/* binding */ readBaseFile)
/* harmony export */ });
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(74296);
/* harmony import */ var _baseline_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(46673);
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


/***/ }),

/***/ 57488:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ readyTime)
/* harmony export */ });
/** Seconds until ready: the median where it was started several times for that, else of the trial's start. Null where unknown. */
function readyTime(smoke) {
    if (!smoke?.ready)
        return null;
    return smoke.startTimes ? smoke.startTimes.median : smoke.readySeconds;
}


/***/ }),

/***/ 69792:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ bytesOf)
/* harmony export */ });
/** All of them in memory. */
const bytesOf = (buffer) => ({
    size: buffer.length,
    slice: (from, to) => (from >= 0 && from <= to && to <= buffer.length ? buffer.subarray(from, to) : null),
});


/***/ }),

/***/ 76632:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ entriesOf)
/* harmony export */ });
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38522);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_zlib__WEBPACK_IMPORTED_MODULE_0__);
/**
 * The entries of a zip archive, from the central directory at its end: so most of an archive need not be buffered to
 * list it. Entries with a wrong length or offset cannot be read.
 */

const Magic = { ENTRY: 'PK\x01\x02', LOCAL: 'PK\x03\x04', END: 'PK\x05\x06', LOCATOR: 'PK\x06\x07' };
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const END_64_BYTES = 56;
/** Most bytes of the archive's comment, which is at its very end. */
const COMMENT_BYTES = 65_535;
const Method = { STORED: 0, DEFLATED: 8 };
const ENCRYPTED = 1;
/** Throws RangeError if it is not a zip archive, or the central directory is not buffered. */
function* entriesOf(zip, budget) {
    const { start, end, shift } = directoryOf(zip);
    const directory = slice(zip, start, end);
    for (let at = 0; hasMagic(directory, at, Magic.ENTRY);) {
        if (--budget.entries < 0)
            throw new RangeError('it has too many entries');
        const [name, extra, comment] = [28, 30, 32].map((offset) => directory.readUInt16LE(at + offset));
        const next = at + ENTRY_BYTES + (name ?? 0);
        yield new Entry(zip, directory.subarray(at, next), shift, budget);
        at = next + (extra ?? 0) + (comment ?? 0);
    }
}
/** Bytes in front of the archive, such as a script that runs it, shift all offsets that it states. */
function directoryOf(zip) {
    const end = endOf(zip);
    const record = slice(zip, end, end + END_BYTES);
    const [bytes, stated] = [record.readUInt32LE(12), record.readUInt32LE(16)];
    if (bytes === 0)
        return { start: end, end, shift: 0 };
    const start = end - bytes;
    if (isDirectory(zip, start))
        return { start, end, shift: Math.max(0, start - stated) };
    const other = [stated, offsetIn64(zip, end)].find((offset) => isDirectory(zip, offset));
    if (other === undefined)
        throw new RangeError('it has no central directory');
    return { start: other, end, shift: 0 };
}
/** Offset of the last record, which ends the file together with the comment whose length it states. */
function endOf(zip) {
    const from = Math.max(0, zip.size - END_BYTES - COMMENT_BYTES);
    const tail = slice(zip, from, zip.size);
    for (let at = tail.length - END_BYTES; at >= 0; at--)
        if (hasMagic(tail, at, Magic.END) && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length)
            return from + at;
    throw new RangeError('it has no end of central directory');
}
const isDirectory = (zip, at) => hasMagic(zip.slice(at, at + ENTRY_BYTES) ?? Buffer.alloc(0), 0, Magic.ENTRY);
/** Zip64: the offset of the directory from the longer end record, which a locator in front of the end names; -1 if none. */
function offsetIn64(zip, end) {
    const locator = zip.slice(end - LOCATOR_BYTES, end);
    if (!locator || !hasMagic(locator, 0, Magic.LOCATOR))
        return -1;
    const at = Number(locator.readBigUInt64LE(8));
    const record = zip.slice(at, at + END_64_BYTES);
    return record ? Number(record.readBigUInt64LE(48)) : -1;
}
class Entry {
    name;
    stored;
    expanded;
    isDeflated;
    #zip;
    #budget;
    #isReadable;
    /** Offset of its local header. */
    #local;
    constructor(zip, header, shift, budget) {
        const method = header.readUInt16LE(10);
        this.#zip = zip;
        this.#budget = budget;
        this.isDeflated = method === Method.DEFLATED;
        this.#isReadable =
            (this.isDeflated || method === Method.STORED) && (header.readUInt16LE(8) & ENCRYPTED) === 0;
        this.stored = header.readUInt32LE(20);
        this.expanded = header.readUInt32LE(24);
        this.#local = header.readUInt32LE(42) + shift;
        this.name = header.toString('utf8', ENTRY_BYTES);
    }
    read(most) {
        const local = this.#isReadable ? this.#zip.slice(this.#local, this.#local + LOCAL_BYTES) : null;
        if (!local || !hasMagic(local, 0, Magic.LOCAL))
            return null;
        const start = this.#local + LOCAL_BYTES + local.readUInt16LE(26) + local.readUInt16LE(28);
        const content = this.#zip.slice(start, start + this.stored);
        if (!content || !this.isDeflated)
            return content && content.length <= most ? content : null;
        return this.#inflate(content, Math.min(most, this.expanded));
    }
    #inflate(content, most) {
        this.#budget.expanded -= most;
        if (most === 0 || this.#budget.expanded < 0)
            return null;
        try {
            // a chunk that takes all of it saves a copy
            return (0,node_zlib__WEBPACK_IMPORTED_MODULE_0__.inflateRawSync)(content, { maxOutputLength: most, chunkSize: Math.max(64, most) });
        }
        catch {
            return null;
        }
    }
}
const hasMagic = (bytes, at, magic) => bytes.toString('latin1', at, at + magic.length) === magic;
function slice(zip, from, to) {
    const bytes = zip.slice(from, to);
    if (!bytes)
        throw new RangeError('this part of it is not buffered');
    return bytes;
}


/***/ })

};
