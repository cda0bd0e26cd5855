export const id = 9697;
export const ids = [9697];
export const modules = {

/***/ 28523:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readEntries: () => (/* binding */ readEntries),
/* harmony export */   readListed: () => (/* binding */ readListed)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _build_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72043);
/* harmony import */ var _core_file_access_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42516);
/* harmony import */ var _core_run_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20394);
/* harmony import */ var _engine_docker_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(42437);
/* harmony import */ var _inputs_index_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(48560);
/* harmony import */ var _smoke_index_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(50548);
/* harmony import */ var _cleanup_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(33403);
/* harmony import */ var _local_secret_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(32761);
/** Reads bake and compose files with buildx and Compose, and checks that what they name is in the repository. */










/** The same with a folder of its own, as no run has begun. What it writes is removed. */
async function readListed(source, { cwd, env }) {
    const root = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_3__/* .repositoryOf */ ._M)(source.kind === 'bake' ? source.folder : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(source.files[0] ?? cwd));
    const run = (0,_core_run_id_js__WEBPACK_IMPORTED_MODULE_4__/* .newRunId */ .F$)(process.pid, (0,_local_secret_js__WEBPACK_IMPORTED_MODULE_9__/* .localSecret */ .q)(env));
    const tempDir = (0,_cleanup_js__WEBPACK_IMPORTED_MODULE_8__/* .makeTempDir */ .mk)(run);
    try {
        const endpoint = source.kind === 'compose' ? await endpointOf() : '';
        const { signal } = new AbortController();
        const entries = await readEntries(source, { root, cwd, endpoint, signal, run, tempDir, env: [] });
        return { ...entries, files: source.files };
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(tempDir, { recursive: true, force: true });
    }
}
async function endpointOf() {
    const { engine } = await (0,_engine_docker_js__WEBPACK_IMPORTED_MODULE_5__/* .connect */ .Ng)();
    const { endpoint } = engine;
    engine.close();
    return endpoint;
}
/**
 * The images that the files define. Rejects with one `settings` error for all mistakes in them; with `no-engine` or
 * `no-compose` without the tool, `cancelled`.
 */
async function readEntries(source, around) {
    const read = source.kind === 'bake' ? readBake(source, around) : readCompose(source, around);
    const { images, linked, notes, mistakes, places } = await read;
    const outside = places.flatMap(({ path, label }) => {
        const found = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_3__/* .locateInside */ .t3)(path, around.root);
        return found.ok ? [] : [`${label}: ${found.why}`];
    });
    refuse([...mistakes, ...outside]);
    return { images, linked, notes };
}
async function readBake(source, { root, cwd, signal }) {
    const { folder, grants } = source;
    refuse(await (0,_smoke_index_js__WEBPACK_IMPORTED_MODULE_7__/* .bakeReadsOutside */ .Ih)(source.files, folder, root));
    const files = source.files.map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(cwd, file));
    return (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .bakeEntries */ .ay)(await (0,_build_index_js__WEBPACK_IMPORTED_MODULE_2__/* .printBake */ .x8)(source, signal), { files, folder, grants });
}
async function readCompose(source, around) {
    const label = source.files.map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(around.cwd, file)).join(', ');
    return (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .composeEntries */ .bZ)(await (0,_smoke_index_js__WEBPACK_IMPORTED_MODULE_7__/* .printServices */ .Gu)(source, around), { ...source, label, folder: around.cwd });
}
/** Throws one error with all sentences; nothing without any. */
function refuse(mistakes) {
    if (mistakes.length > 0)
        throw (0,_inputs_index_js__WEBPACK_IMPORTED_MODULE_6__/* .wrongSettings */ .FV)([...new Set(mistakes)], 'See docs/many-images.md.');
}


/***/ }),

/***/ 29892:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ groupBy)
/* harmony export */ });
/** The items of each key, in their order; keys in the order of their first item. */
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group)
            group.push(item);
        else
            groups.set(key, [item]);
    }
    return groups;
}


/***/ }),

/***/ 51989:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ Semaphore)
/* harmony export */ });
/** Runs at most `atOnce` tasks at a time; the others wait, in order. */
class Semaphore {
    #free;
    #waiting = [];
    constructor(atOnce) {
        this.#free = atOnce;
    }
    async run(work) {
        if (this.#free > 0)
            this.#free--;
        else
            await new Promise((resolve) => this.#waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = this.#waiting.shift();
            if (next)
                next();
            else
                this.#free++;
        }
    }
}


/***/ }),

/***/ 75939:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ trimEnd)
/* harmony export */ });
/** Removes `characters` from the end of a text. Not a RegExp: `x+$` takes quadratic time on a long run of `x`. */
function trimEnd(text, characters) {
    let end = text.length;
    while (end > 0 && characters.includes(text.charAt(end - 1)))
        end--;
    return text.slice(0, end);
}


/***/ }),

/***/ 50286:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ foreignSystem),
/* harmony export */   Lq: () => (/* binding */ HEAD_BYTES),
/* harmony export */   PB: () => (/* binding */ ElfReader),
/* harmony export */   T5: () => (/* binding */ elfLoader),
/* harmony export */   l: () => (/* binding */ elfArchitecture),
/* harmony export */   mU: () => (/* binding */ shebangWords),
/* harmony export */   wU: () => (/* binding */ ELF_MAGIC)
/* harmony export */ });
/** What kind of program a file is, by its first bytes: an ELF file, a script, or a program of another system. Pure. */
/** First bytes of a file that are enough to know its kind. */
const HEAD_BYTES = 4096;
const ELF_MAGIC = Buffer.from('\x7fELF', 'latin1');
const CLASS_32 = 1;
const LITTLE_ENDIAN = 1;
const PT_INTERP = 3;
const LEAST_SEGMENT_BYTES = 32;
/** Bytes of a row of that table in a 64-bit file. */
const MOST_OF_SEGMENT = 56;
const LAYOUT_64 = {
    header: {
        segments: 32,
        sections: 40,
        segmentBytes: 54,
        segmentCount: 56,
        sectionBytes: 58,
        sectionCount: 60,
        names: 62,
    },
    segment: { flags: 4, offset: 8, address: 16, bytes: 32 },
    section: { offset: 24, bytes: 32 },
};
const LAYOUT_32 = {
    header: {
        segments: 28,
        sections: 32,
        segmentBytes: 42,
        segmentCount: 44,
        sectionBytes: 46,
        sectionCount: 48,
        names: 50,
    },
    segment: { flags: 24, offset: 4, address: 8, bytes: 16 },
    section: { offset: 16, bytes: 20 },
};
/** Numbers of an ELF file in its own byte order and word size. All methods throw RangeError outside of `bytes`. */
class ElfReader {
    layout;
    isLittle;
    isNarrow;
    #bytes;
    constructor(bytes) {
        this.#bytes = bytes;
        this.isNarrow = bytes.readUInt8(4) === CLASS_32;
        this.isLittle = bytes.readUInt8(5) === LITTLE_ENDIAN;
        this.layout = this.isNarrow ? LAYOUT_32 : LAYOUT_64;
    }
    /** 2 bytes. */
    half(at) {
        return this.isLittle ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at);
    }
    /** 4 bytes. */
    word(at) {
        return this.isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
    }
    /** An address or offset: 8 bytes in a 64-bit file, else 4. */
    address(at) {
        if (this.isNarrow)
            return this.word(at);
        return Number(this.isLittle ? this.#bytes.readBigUInt64LE(at) : this.#bytes.readBigUInt64BE(at));
    }
    /** Offset of the first byte after the table of segments, of which all can be read then. */
    get segmentsEnd() {
        const { header } = this.layout;
        const size = this.half(header.segmentBytes);
        const last = Math.max(0, this.half(header.segmentCount) - 1) * size;
        return this.address(header.segments) + last + Math.max(size, MOST_OF_SEGMENT);
    }
    *segments() {
        const { header, segment } = this.layout;
        const size = this.half(header.segmentBytes);
        const count = this.half(header.segmentCount);
        for (let index = 0; index < count; index++) {
            const at = this.address(header.segments) + index * size;
            if (size < LEAST_SEGMENT_BYTES || at + size > this.#bytes.length)
                throw new RangeError('a program header is outside of the file');
            yield {
                type: this.word(at),
                flags: this.word(at + segment.flags),
                offset: this.address(at + segment.offset),
                address: this.address(at + segment.address),
                bytes: this.address(at + segment.bytes),
            };
        }
    }
}
const one = (wide, narrow = wide) => ({ wide: [wide, wide], narrow: [narrow, narrow] });
const MACHINES = new Map([
    [3, one('386')],
    [8, { wide: ['mips64le', 'mips64'], narrow: ['mipsle', 'mips'] }],
    [20, one('ppc')],
    [21, { wide: ['ppc64le', 'ppc64'], narrow: ['ppc64le', 'ppc64'] }],
    [22, one('s390x', 's390')],
    [40, { wide: ['arm', 'armbe'], narrow: ['arm', 'armbe'] }],
    [43, one('sparc64')],
    [62, one('amd64', 'amd64p32')],
    [183, { wide: ['arm64', 'arm64be'], narrow: ['arm64', 'arm64be'] }],
    [243, one('riscv64', 'riscv')],
    [258, one('loong64', 'loong32')],
]);
/** The architecture by Go's name, `machine 9999` for an unknown one; null if `head` is not an ELF file. */
function elfArchitecture(head) {
    if (head.length < 20 || !ELF_MAGIC.equals(head.subarray(0, ELF_MAGIC.length)))
        return null;
    const read = new ElfReader(head);
    const number = read.half(18);
    const machine = MACHINES.get(number);
    const [little, big] = (read.isNarrow ? machine?.narrow : machine?.wide) ?? [];
    return (read.isLittle ? little : big) ?? `machine ${number}`;
}
/** The loader that an ELF file names (`PT_INTERP`); null if it needs none, or `head` is too short to show it. */
function elfLoader(head) {
    if (elfArchitecture(head) === null || head.length < 64)
        return null;
    try {
        for (const { type, offset, bytes } of new ElfReader(head).segments())
            if (type === PT_INTERP)
                return textAt(head, offset, bytes);
        return null;
    }
    catch {
        return null; // the table of segments ends outside of the head
    }
}
/** Up to the first NUL; null if empty. */
const textAt = (head, from, length) => head
    .toString('latin1', Math.min(from, head.length), Math.min(from + length, head.length))
    .replace(/\0[^]*$/, '') || null;
/** First bytes of programs of other systems: Mach-O in its four forms; MZ counts only with NUL bytes, which text has not. */
const MACH_O = new Set(['cffaedfe', 'cefaedfe', 'feedfacf', 'feedface']);
/** Null for all others. */
function foreignSystem(head) {
    if (MACH_O.has(head.toString('hex', 0, 4)))
        return 'macOS';
    return head.toString('latin1', 0, 2) === 'MZ' && head.includes(0) ? 'Windows' : null;
}
/** The words of a `#!` line, the interpreter first; empty if there is none. */
function shebangWords(head) {
    const [line = ''] = head.toString('latin1', 0, 256).split(/[\r\n]/, 1);
    return line.startsWith('#!')
        ? line
            .slice(2)
            .split(/[ \t]+/)
            .filter((word) => word !== '')
        : [];
}


/***/ }),

/***/ 15119:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ placesOf)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/** Where an engine searches for a container's program. Pure. */

const DEFAULT_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
/** Limit of folders in PATH, against attacks. */
const MOST_FOLDERS = 256;
/** Candidate paths, in order: on PATH for a name without a slash, else from the working directory. `env` is `NAME=value`. */
function placesOf(name, workingDir, env) {
    if (name === '')
        return [];
    const home = workingDir || '/';
    if (name.includes('/'))
        return [node_path__WEBPACK_IMPORTED_MODULE_0__.posix.resolve('/', home, name)];
    const path = env.findLast((item) => item.startsWith('PATH=')) ?? DEFAULT_PATH;
    const folders = path.slice('PATH='.length).split(':', MOST_FOLDERS);
    return folders.map((folder) => node_path__WEBPACK_IMPORTED_MODULE_0__.posix.resolve('/', home, folder, name));
}


/***/ })

};
