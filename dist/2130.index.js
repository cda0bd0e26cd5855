export const id = 2130;
export const ids = [2130];
export const modules = {

/***/ 89166:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ refuseOthers),
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   Et: () => (/* binding */ WrongFile),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   SF: () => (/* binding */ booleanOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   cP: () => (/* binding */ integerOf),
/* harmony export */   g0: () => (/* binding */ readNodes),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/**
 * A document as nodes with their lines, and its reader for YAML: aliases and merge keys are followed, a number that begins
 * with 0 is octal, as Go's readers take it. The file may be hostile: its tokens, nodes (aliases included) and depth are
 * bounded. Pure.
 */

/** What is wrong with a file: one sentence without a full stop. */
class WrongFile extends Error {
    line;
    /** Where it is not the file that was given, but one that it includes. */
    file;
    constructor(line, message, file = null) {
        super(message);
        this.line = line;
        this.file = file;
    }
}
const MOST_TOKENS = 50_000;
const MOST_NODES = 50_000;
const DEEPEST = 40;
const TOO_DEEP = `it is nested deeper than ${DEEPEST} levels`;
const OCTAL = /^[-+]?0[0-7]+$/;
/** Throws WrongFile. An empty file is null. */
function readNodes(text) {
    let tokens = 0;
    for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text))
        if (token !== '' && ++tokens > MOST_TOKENS)
            throw new WrongFile(1, `it has more than ${MOST_TOKENS.toLocaleString('en-US')} YAML tokens`);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
        schema: 'core',
        merge: true,
        uniqueKeys: false, // found here, in linear time
        prettyErrors: false,
        lineCounter: lines,
        logLevel: 'error',
    });
    const lineAt = (offset) => Math.max(1, lines.linePos(offset).line);
    const [error] = document.errors;
    if (error)
        throw new WrongFile(lineAt(error.pos[0]), error.code === 'RESOURCE_EXHAUSTION'
            ? TOO_DEEP
            : `it is not valid YAML: ${error.message.split('\n', 1)[0] ?? ''}`);
    return new Reader(document, lineAt).read(document.contents, 0, 1);
}
/** What each alias names: the last anchor of its name before it. In one pass; the parser's own look-up makes one for each. */
function targetsOf(document) {
    const anchors = new Map();
    const targets = new Map();
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node: (_, node) => {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
                targets.set(node, anchors.get(node.source));
            else if (node.anchor !== undefined)
                anchors.set(node.anchor, node);
        },
    });
    return targets;
}
class Reader {
    #nodes = 0;
    #targets;
    #lineAt;
    constructor(document, lineAt) {
        this.#targets = targetsOf(document);
        this.#lineAt = lineAt;
    }
    read(node, depth, above) {
        const line = this.#lineOf(node) ?? above;
        if (++this.#nodes > MOST_NODES)
            throw new WrongFile(line, 'it has too many values, those of aliases included');
        if (depth > DEEPEST)
            throw new WrongFile(line, TOO_DEEP);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
            const target = this.#targets.get(node);
            if (target === undefined)
                throw new WrongFile(line, `\`*${node.source}\` names nothing`);
            return this.read(target, depth + 1, line);
        }
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return { kind: 'list', line, items: node.items.map((item) => this.read(item, depth + 1, line)) };
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return { kind: 'map', line, entries: this.#entriesOf(node.items, depth, line) };
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? scalarOf(node, line) : { kind: 'scalar', line, text: '', value: null };
    }
    #entriesOf(items, depth, above) {
        const own = new Map();
        const merged = [];
        for (const { key, value } of items) {
            const name = this.read(key, depth + 1, above);
            if (name.kind !== 'scalar')
                throw new WrongFile(name.line, 'a key must be a plain name');
            const node = this.read(value, depth + 1, name.line);
            if (name.text === '<<')
                merged.push(...(node.kind === 'list' ? node.items : [node]));
            else if (own.has(name.text))
                throw new WrongFile(name.line, `\`${name.text.slice(0, 100)}\` is given twice`);
            else
                own.set(name.text, { line: name.line, node });
        }
        for (const node of merged)
            for (const [name, entry] of node.kind === 'map' ? node.entries : [])
                if (!own.has(name))
                    own.set(name, entry);
        return own;
    }
    #lineOf(node) {
        const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
        const offset = Array.isArray(range) ? range[0] : null;
        return typeof offset === 'number' ? this.#lineAt(offset) : null;
    }
}
function scalarOf(scalar, line) {
    const { value } = scalar;
    if (typeof value === 'string')
        return { kind: 'scalar', line, text: value, value };
    const text = scalar.source ?? '';
    if (typeof value !== 'number' && typeof value !== 'boolean')
        return { kind: 'scalar', line, text, value: null };
    return { kind: 'scalar', line, text, value: OCTAL.test(text) ? parseInt(text, 8) : value };
}
/** Its value without lines; objects have no prototype. */
function plain(node) {
    if (node.kind === 'scalar')
        return node.value;
    if (node.kind === 'list')
        return node.items.map(plain);
    const object = Object.create(null);
    for (const [name, entry] of node.entries)
        Object.defineProperty(object, name, { value: plain(entry.node), enumerable: true });
    return object;
}
const NONE = new Map();
/** The entries of a map; none of an empty value. Throws WrongFile. `what` names the value in the message. */
function entriesOf(node, what) {
    if (node.kind === 'map')
        return node.entries;
    if (node.kind === 'scalar' && node.value === null)
        return NONE;
    throw new WrongFile(node.line, `\`${what}\` must be a map`);
}
function itemsOf(entry, what) {
    if (entry === undefined || isEmpty(entry.node))
        return [];
    if (entry.node.kind === 'list')
        return entry.node.items;
    throw new WrongFile(entry.line, `\`${what}\` must be a list`);
}
/** Also of a number: the text as written. */
function textOf(entry, what) {
    if (entry === undefined || isEmpty(entry.node))
        return '';
    if (entry.node.kind === 'scalar')
        return entry.node.text;
    throw new WrongFile(entry.line, `\`${what}\` must be a text`);
}
const textsOf = (entry, what) => itemsOf(entry, what).map((node) => textOf({ line: node.line, node }, what));
/** YAML 1.1 has more words for these. */
const WORDS = new Map([
    ['true', true],
    ['yes', true],
    ['on', true],
    ['y', true],
    ['false', false],
    ['no', false],
    ['off', false],
    ['n', false],
]);
function booleanOf(entry, what, fallback) {
    const text = textOf(entry, what);
    const value = text === '' ? fallback : WORDS.get(text.toLowerCase());
    if (value === undefined)
        throw new WrongFile(entry?.line ?? 1, `\`${what}\` must be true or false`);
    return value;
}
function integerOf(entry, what, fallback) {
    if (entry === undefined || isEmpty(entry.node))
        return fallback;
    const value = entry.node.kind === 'scalar' ? entry.node.value : null;
    if (typeof value === 'number' && Number.isInteger(value))
        return value;
    throw new WrongFile(entry.line, `\`${what}\` must be a whole number`);
}
const isEmpty = (node) => node.kind === 'scalar' && node.value === null;
/** Throws WrongFile for a key that is not in the list. */
function refuseOthers(entries, known, what) {
    for (const [name, { line }] of entries)
        if (!known.includes(name))
            throw new WrongFile(line, `\`${name.slice(0, 100)}\` is not a key of \`${what}\``);
}


/***/ }),

/***/ 2130:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runGoss: () => (/* reexport */ runGoss),
  runStructureTests: () => (/* reexport */ runStructureTests),
  suiteNotRun: () => (/* reexport */ suiteNotRun)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
;// CONCATENATED MODULE: ./src/suites/cancelled.ts

/** Throws `cancelled` where the run is. */
function checkCancelled(signal) {
    if (signal.aborted)
        throw new errors/* UserError */.yo('cancelled', 'The run was cancelled');
}

// EXTERNAL MODULE: ./src/lib/document.ts
var lib_document = __webpack_require__(89166);
;// CONCATENATED MODULE: ./src/suites/go-expand.ts
/** `$NAME` and `${NAME}` as Go's os.Expand replaces them: by nothing where there is no such variable. Pure. */
/** Go's special names of one character, a name, or what is in braces. A `$` before anything else stays. */
const VARIABLE = /\$(?:\{([^}]*)\}|([*#$@!?0-9-]|[A-Za-z_]\w*))/g;
const expand = (text, env) => text.replace(VARIABLE, (_, braced, bare) => env.get(braced ?? bare ?? '') ?? '');
/** `NAME=value` items; of two of one name the later counts. */
const envMap = (...lists) => new Map(lists.flat().map((item) => {
    const at = item.indexOf('=');
    return at < 0 ? [item, ''] : [item.slice(0, at), item.slice(at + 1)];
}));

// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/suites/result.ts



const CODES = { structure: 'structure-test-failed', goss: 'goss-failed' };
/** Findings of one file; the last one counts the rest. */
const MOST_FINDINGS = 20;
const MOST_CHARACTERS = 500;
function suiteResult(kind, file, outcomes) {
    const tests = outcomes.map(({ name, seconds, result }) => ({
        name: (0,visible/* bounded */.Mm)(name, MOST_CHARACTERS),
        ok: result.state === 'passed' || result.state === 'skipped',
        ...(result.state === 'skipped' ? { skipped: true } : {}),
        seconds,
        ...(result.state === 'passed' ? {} : { detail: (0,visible/* bounded */.Mm)(detailOf(result), MOST_CHARACTERS) }),
    }));
    const bad = outcomes.filter(({ result }) => result.state === 'failed' || result.state === 'not-run');
    const shown = bad.length > MOST_FINDINGS ? bad.slice(0, MOST_FINDINGS - 1) : bad;
    const rest = bad.length - shown.length;
    const findings = shown.map((outcome) => findingOf(kind, outcome));
    return {
        suite: { file, kind, tests },
        findings: rest > 0 ? [...findings, restOf(kind, file, rest)] : findings,
    };
}
const detailOf = (result) => result.state === 'failed' ? result.why.join('; ') : result.state === 'passed' ? '' : result.why;
function findingOf(kind, { name, file, line, result }) {
    const isFailed = result.state === 'failed';
    const title = (0,visible/* bounded */.Mm)(name, MOST_CHARACTERS);
    return {
        code: isFailed ? CODES[kind] : 'test-not-run',
        level: 'fail',
        confidence: 'proved',
        message: isFailed ? `${title} failed` : `${title} was not carried out: ${detailOf(result)}`,
        location: { file, line },
        evidence: isFailed ? [...result.why] : [],
    };
}
const restOf = (kind, file, rest) => ({
    code: CODES[kind],
    level: 'fail',
    confidence: 'proved',
    message: `${rest} more tests of ${file} did not pass`,
    evidence: [],
});
/** For a file of which nothing was run. */
function fileNotRun(kind, file, line, why) {
    return {
        suite: { file, kind, tests: [], error: (0,visible/* bounded */.Mm)(why, MOST_CHARACTERS) },
        findings: [
            {
                code: 'test-not-run',
                level: 'fail',
                confidence: 'proved',
                message: `no test of ${file} was carried out: ${why}`,
                location: { file, line },
                evidence: [],
            },
        ],
    };
}
/** The result for a file that cannot be read or understood; throws other errors. */
function wrongFile(kind, file, error) {
    if (error instanceof lib_document/* WrongFile */.Et)
        return fileNotRun(kind, error.file ?? file, error.line, error.message);
    throw error;
}
/** Throws WrongFile, where the file cannot be read. */
function readOrWrong(read, path) {
    try {
        return read(path);
    }
    catch (error) {
        throw new lib_document/* WrongFile */.Et(1, `it cannot be read: ${(0,errors/* messageOf */.bD)(error)}`);
    }
}
/** For a file whose tests cannot be carried out at all. */
const suiteNotRun = (kind, file, why) => fileNotRun(kind, file, 1, why);

;// CONCATENATED MODULE: ./src/suites/types.ts
const PASSED = { state: 'passed' };
const failed = (...why) => ({ state: 'failed', why });
const notRun = (why) => ({ state: 'not-run', why });

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./src/suites/goss/http.ts
/** One HTTP request of a goss test to a port of the container, from this machine. */



const MOST_BODY = 5_000_000;
const MOST_REDIRECTS = 10;
/** Throws an Error with the reason where there is no answer. */
async function ask(asked, locate) {
    let next = asked;
    for (let redirects = 0;; redirects++) {
        const answer = await one(next, locate);
        const { status, location } = answer;
        if (!asked.followsRedirects || location === '' || ![301, 302, 303, 307, 308].includes(status))
            return answer;
        if (redirects >= MOST_REDIRECTS)
            throw new Error(`stopped after ${MOST_REDIRECTS} redirects`);
        const url = new URL(location, next.url).href;
        const keeps = status === 307 || status === 308;
        next = { ...next, url, ...(keeps ? {} : { method: next.method === 'HEAD' ? 'HEAD' : 'GET', body: '' }) };
    }
}
async function one(asked, locate) {
    const url = new URL(asked.url);
    if (url.protocol !== 'http:' && url.protocol !== 'https:')
        throw new Error(`${url.protocol} is not HTTP`);
    const isTls = url.protocol === 'https:';
    const hostname = url.hostname.replace(/^\[|\]$/g, '');
    const target = await locate(hostname, Number(url.port || (isTls ? 443 : 80)));
    const options = {
        ...target,
        method: asked.method,
        path: url.pathname + url.search,
        headers: headersOf(asked, url),
    };
    const response = await (isTls
        ? send(external_node_https_.request, { ...options, servername: hostname, rejectUnauthorized: !asked.allowInsecure }, asked)
        : send(external_node_http_.request, options, asked));
    return response;
}
function headersOf({ headers, body, username, password }, url) {
    const own = headers.map((line) => {
        const at = line.indexOf(': ');
        return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 2)];
    });
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    return {
        Host: url.host,
        'User-Agent': 'sea-trial',
        ...(body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
        ...(username !== '' || password !== '' ? { Authorization: `Basic ${auth}` } : {}),
        ...Object.fromEntries(own),
    };
}
function send(request, options, { body, milliseconds }) {
    return new Promise((resolve, reject) => {
        const fail = (error) => reject(new Error((0,errors/* messageOf */.bD)(error)));
        const signal = AbortSignal.timeout(milliseconds);
        const sent = request({ ...options, signal, agent: false }, (response) => {
            readBody(response).then((text) => resolve({
                status: response.statusCode ?? 0,
                headers: headerLines(response.rawHeaders),
                body: text,
                location: response.headers.location ?? '',
            }), fail);
        });
        sent.on('error', (error) => fail(signal.aborted ? new Error(`no answer within ${milliseconds} ms`) : error));
        sent.end(body);
    });
}
async function readBody(response) {
    const chunks = [];
    let size = 0;
    for await (const chunk of response) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > MOST_BODY)
            throw new Error(`its body has more than ${MOST_BODY} bytes`);
    }
    return Buffer.concat(chunks).toString('utf8');
}
/** Names as Go writes them: `Content-Type`. */
function headerLines(raw) {
    const lines = raw.flatMap((name, at) => (at % 2 === 0 ? [`${canonical(name)}: ${raw[at + 1] ?? ''}`] : []));
    return lines.sort().join('\n');
}
const canonical = (name) => name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());

;// CONCATENATED MODULE: ./src/suites/goss/kernel.ts
/** Network and mounts of a container, as the kernel's files show them. Pure. */
const PORT_TABLES = ['tcp', 'tcp6', 'udp', 'udp6'];
const TCP_LISTEN = '0A';
/** `tcp:80` → the addresses that listen there. */
function portsIn(read) {
    const ports = new Map();
    for (const table of PORT_TABLES)
        for (const row of read(`/proc/net/${table}`).split('\n').slice(1)) {
            const [, local = '', , state] = row.trim().split(/\s+/);
            if (table.startsWith('tcp') && state !== TCP_LISTEN)
                continue;
            const [address = '', port = ''] = local.split(':');
            if (port === '')
                continue;
            const key = `${table}:${parseInt(port, 16)}`;
            ports.set(key, [...(ports.get(key) ?? []), addressOf(address)]);
        }
    return ports;
}
/** Words of 32 bits in the machine's byte order, which is little-endian on every platform of Docker's. */
function addressOf(hex) {
    const words = hex.match(/.{8}/g) ?? [];
    const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse().map((pair) => parseInt(pair, 16)));
    return bytes.length === 4
        ? bytes.join('.')
        : ipv6(bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(''));
}
/** 32 digits to the short form. */
const ipv6 = (digits) => new URL(`http://[${(digits.match(/.{4}/g) ?? []).join(':')}]`).hostname.slice(1, -1);
/** The first mount at that place, as in goss; null for none. Fields as in `proc(5)`. */
function mountAt(mountinfo, path) {
    for (const line of mountinfo.split('\n')) {
        const [before = '', after = ''] = line.split(' - ');
        const [, , , , place = '', opts = ''] = before.split(' ');
        if (line === '' || unescaped(place) !== path)
            continue;
        const [filesystem = '', source = '', vfs = ''] = after.split(' ');
        return {
            opts: [...new Set(opts.split(','))],
            vfsOpts: vfs.split(','),
            source: unescaped(source),
            filesystem,
        };
    }
    return null;
}
const unescaped = (text) => text.replace(/\\([0-7]{3})/g, (_, digits) => String.fromCharCode(parseInt(digits, 8)));
const INTERFACE_FILES = [
    '/proc/net/dev',
    '/proc/net/if_inet6',
    '/proc/net/fib_trie',
    '/proc/net/route',
];
const hasInterface = (read, name) => read('/proc/net/dev')
    .split('\n')
    .some((line) => line.trim().startsWith(`${name}:`));
/** `172.17.0.2/16`, `fe80::1/64`. */
function interfaceAddresses(read, name) {
    const locals = [...read('/proc/net/fib_trie').matchAll(/\|-- ([\d.]+)\n\s+\/32 host LOCAL/g)].map(([, address = '']) => address);
    const networks = name === 'lo' ? [{ net: number('127.0.0.0'), mask: number('255.0.0.0') }] : networksOf(read, name);
    const four = networks.flatMap(({ net, mask }) => [...new Set(locals)]
        .filter((address) => (number(address) & mask) >>> 0 === net)
        .map((address) => `${address}/${mask.toString(2).replace(/0/g, '').length}`));
    const six = read('/proc/net/if_inet6')
        .split('\n')
        .map((line) => line.trim().split(/\s+/))
        .filter((columns) => columns[5] === name)
        .map(([digits = '', , length = '0']) => `${ipv6(digits)}/${parseInt(length, 16)}`);
    return [...four, ...six];
}
/** Networks that are reached without a gateway. */
function networksOf(read, name) {
    return read('/proc/net/route')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        .filter(([device, destination, gateway]) => device === name && destination !== '00000000' && gateway === '00000000')
        .map((columns) => ({ net: swapped(columns[1] ?? ''), mask: swapped(columns[7] ?? '') }));
}
const swapped = (hex) => parseInt((hex.match(/../g) ?? []).reverse().join(''), 16);
const number = (address) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./src/suites/files.ts

const TYPES = {
    file: 'file',
    'contiguous-file': 'file',
    link: 'file',
    directory: 'directory',
    symlink: 'symlink',
    'character-device': 'character-device',
    'block-device': 'block-device',
    fifo: 'pipe',
};
const MOST_LINKS = 20;
/** Null when it does not exist. `most`: bytes of its content to read. */
async function readEntry(engine, container, path, most) {
    const stream = await engine.readArchive(container, path);
    if (stream === null)
        return null;
    return firstEntry(stream, most);
}
/** The same, with the links at its end followed; null also for a link that leads nowhere, or in a circle. */
async function readTarget(engine, container, path, most) {
    let at = path;
    for (let links = 0; links < MOST_LINKS; links++) {
        const entry = await readEntry(engine, container, at, most);
        if (entry?.type !== 'symlink')
            return entry;
        at = entry.link.startsWith('/') ? entry.link : `${at.replace(/\/+[^/]*\/*$/, '')}/${entry.link}`;
    }
    return null;
}
async function firstEntry(stream, most) {
    let found = null;
    await eachEntry(stream, async (header, content) => {
        const chunks = [];
        let size = 0;
        const wanted = Math.min(most, header.size);
        if (wanted > 0)
            for await (const chunk of content) {
                chunks.push(chunk);
                size += chunk.length;
                if (size >= wanted)
                    break;
            }
        found = entryOf(header, Buffer.concat(chunks).subarray(0, wanted));
        return false;
    });
    return found;
}
const entryOf = (header, bytes) => ({
    type: TYPES[header.type] ?? 'other',
    mode: header.mode & 0o7777,
    uid: header.uid,
    gid: header.gid,
    size: header.size,
    link: header.linkname || '', // null where there is none, which its types do not say
    bytes,
});
/** Calls `take` with each member until it returns false. The stream is destroyed at the end. */
async function eachEntry(stream, take) {
    const reader = (0,tar_stream.extract)();
    stream.on('error', (error) => reader.destroy(error));
    stream.pipe(reader);
    try {
        for await (const entry of reader) {
            if (!(await take(entry.header, entry)))
                break;
            entry.resume();
        }
    }
    finally {
        stream.unpipe(reader);
        stream.destroy();
        reader.destroy();
    }
}

;// CONCATENATED MODULE: ./src/suites/goss/accounts.ts
/** Users and groups of a container's `/etc/passwd` and `/etc/group`. Pure. */
const rows = (text) => text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'));
const parseUsers = (passwd) => rows(passwd).flatMap(([name = '', , uid = '', gid = '', , home = '', shell = '']) => /^\d+$/.test(uid) ? [{ name, uid: Number(uid), gid: Number(gid), home, shell }] : []);
const parseGroups = (group) => rows(group).flatMap(([name = '', , gid = '', members = '']) => /^\d+$/.test(gid)
    ? [{ name, gid: Number(gid), members: members.split(',').filter((one) => one !== '') }]
    : []);
/** Names of a user's groups, sorted, the first one included. */
const groupsOf = ({ name, gid }, groups) => groups
    .filter((group) => group.gid === gid || group.members.includes(name))
    .map((group) => group.name)
    .sort();

;// CONCATENATED MODULE: ./src/suites/goss/system.ts
/** What goss asks of a system, answered for a running container from outside it. */






/** goss would fail the test with this message. */
class NoValue extends Error {
}
/** It cannot be found out from outside the container: the test is not carried out. */
class Unsupported extends Error {
}
const MOST_FILE_BYTES = 50_000_000;
const MOST_OUTPUT = 1024 ** 2;
const MOST_ACCOUNT_BYTES = 5_000_000;
const MOUNTS = '/proc/1/mountinfo';
/** Where Docker's runtime mounts what the engine's archive call does not show. */
const KERNELS = /^\/(?:proc|sys|dev)(?:\/|$)/;
const SYSTEM_PACKAGES = ['deb', 'apk', 'rpm', 'alpm', 'pacman'];
const NO_SHELL = 'the image has no shell (`sh`), with which goss runs commands';
class System {
    #running;
    #image;
    #deps;
    #extra;
    #kernel = null;
    #accounts = null;
    #names = null;
    #programs = new Map();
    /** `extra`: files of the kernel that tests name. A system remembers what it has read: each round of tests has a new one. */
    constructor(running, image, deps, extra) {
        this.#running = running;
        this.#image = image;
        this.#deps = deps;
        this.#extra = extra;
    }
    /** The text of a file below /proc or /sys; empty where there is none. */
    async kernel() {
        const paths = [
            ...PORT_TABLES.map((table) => `/proc/net/${table}`),
            ...INTERFACE_FILES,
            MOUNTS,
            ...this.#extra,
        ];
        this.#kernel ??= this.#running.readKernel(paths);
        const files = await this.#kernel;
        if (!files.get('/proc/net/tcp'))
            throw new Unsupported('the kernel’s files of the container cannot be read');
        return (path) => files.get(path) ?? '';
    }
    async mounts() {
        return (await this.kernel())(MOUNTS);
    }
    async ports() {
        return portsIn(await this.kernel());
    }
    processNames() {
        this.#names ??= this.#deps.engine.processNames(this.#running.container);
        return this.#names.catch(() => {
            throw new Unsupported('the engine does not list the processes of the container');
        });
    }
    accounts() {
        this.#accounts ??= (async () => ({
            users: parseUsers(await this.#textOf('/etc/passwd')),
            groups: parseGroups(await this.#textOf('/etc/group')),
        }))();
        return this.#accounts;
    }
    async #textOf(path) {
        const found = await readTarget(this.#deps.engine, this.#running.container, path, MOST_ACCOUNT_BYTES);
        return found?.bytes.toString('utf8') ?? '';
    }
    /** Names of the user's groups. */
    async groupsOf(user) {
        return groupsOf(user, (await this.accounts()).groups);
    }
    /** Of the packages of the distribution. */
    packages(name) {
        const { packages } = this.#running;
        if (packages === null)
            throw new Unsupported('the list of the image’s packages is not complete');
        const [bare] = name.split(':'); // `libc6:amd64`
        return packages.filter((one) => SYSTEM_PACKAGES.includes(one.type) && one.name === bare);
    }
    /** Absolute; `~name` is that user's home. */
    async pathOf(given) {
        if (!given.startsWith('~'))
            return external_node_path_.posix.resolve('/', this.#image.config.workingDir, given);
        const [first = '', ...rest] = given.split('/');
        const { users } = await this.accounts();
        const name = first.slice(1);
        const user = name === '' ? users.find(({ uid }) => uid === 0) : users.find((one) => one.name === name);
        if (user === undefined)
            throw new NoValue(`unknown user ${name}`);
        return external_node_path_.posix.resolve('/', user.home, ...rest);
    }
    /** The path itself, as `lstat` shows it; null where it does not exist. */
    async file(given) {
        const path = await this.pathOf(given);
        if (KERNELS.test(path))
            throw new Unsupported(`${path} is the kernel’s, which the engine does not show`);
        return readEntry(this.#deps.engine, this.#running.container, path, 0);
    }
    /** Its content, links followed. */
    async content(given) {
        const path = await this.pathOf(given);
        const found = await readTarget(this.#deps.engine, this.#running.container, path, MOST_FILE_BYTES);
        if (found === null)
            throw new NoValue(`${path} does not exist`);
        if (found.type !== 'file')
            throw new NoValue(`${path} is a ${found.type}`);
        if (found.size > MOST_FILE_BYTES)
            throw new Unsupported(`${path} has more than ${MOST_FILE_BYTES} bytes`);
        return found.bytes;
    }
    async digest(given, algorithm) {
        return (0,external_node_crypto_.createHash)(algorithm)
            .update(await this.content(given))
            .digest('hex');
    }
    /** By the shell of the image, as goss does. */
    async execute(command, milliseconds) {
        if (!(await this.hasProgram('sh')))
            throw new NoValue(NO_SHELL);
        return this.run(['sh', '-c', command], milliseconds);
    }
    async run(argv, milliseconds) {
        const { engine, signal } = this.#deps;
        const limits = { seconds: milliseconds / 1000, most: MOST_OUTPUT, signal };
        const { exitCode, stdout, stderr, isCut } = await engine.run(this.#running.container, argv, limits);
        if (exitCode === null)
            throw new NoValue(`the command did not end within ${milliseconds} ms`);
        if (isCut)
            throw new Unsupported(`the command wrote more than ${MOST_OUTPUT} bytes`);
        return { exitStatus: exitCode, stdout, stderr };
    }
    /** Whether a program of that name is in a folder of PATH. */
    hasProgram(name) {
        const known = this.#programs.get(name);
        if (known)
            return known;
        const found = this.#findProgram(name);
        this.#programs.set(name, found);
        return found;
    }
    async #findProgram(name) {
        const variable = this.#image.env.find((item) => item.startsWith('PATH='))?.slice('PATH='.length);
        const folders = (variable ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin').split(':');
        for (const folder of folders.filter((one) => one.startsWith('/'))) {
            const found = await readTarget(this.#deps.engine, this.#running.container, external_node_path_.posix.join(folder, name), 0);
            if (found?.type === 'file')
                return true;
        }
        return false;
    }
    /**
     * Where a host and port that the container would connect to are from here. Only its own ports: throws Unsupported for
     * other hosts and for ports that are open inside only, NoValue where nothing listens.
     */
    locate = async (host, port) => {
        if (!isLoopback(host) && host !== '0.0.0.0' && host !== '::')
            throw new Unsupported(`${host} would have to be reached from inside the container`);
        const ports = await this.ports();
        const addresses = ['tcp', 'tcp6'].flatMap((table) => ports.get(`${table}:${port}`) ?? []);
        if (addresses.length === 0)
            throw new NoValue(`nothing listens on port ${port}`);
        if (addresses.every(isLoopback))
            throw new Unsupported(`port ${port} is open inside the container only`);
        const state = await this.#deps.engine.state(this.#running.container);
        const published = state?.ports.get(`${port}/tcp`);
        const engine = new URL(this.#deps.engine.endpoint);
        if (published !== undefined && engine.protocol !== 'ssh:')
            return { host: engine.protocol === 'unix:' ? '127.0.0.1' : engine.hostname, port: published };
        const own = [...(state?.networks.values() ?? [])].find((address) => address !== '');
        if (this.#running.isLocal && own !== undefined)
            return { host: own, port };
        throw new Unsupported(`port ${port} is not published, and the container’s network cannot be reached from here`);
    };
    async isReachable(address, milliseconds) {
        const [, protocol = 'tcp', rest = ''] = /^(?:(\w+):\/\/)?(.*)$/.exec(address) ?? [];
        if (protocol !== 'tcp')
            throw new Unsupported(`an address of ${protocol} is not supported`);
        const [, host = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(rest) ?? [];
        try {
            return await opens(await this.locate(host, Number(port)), milliseconds);
        }
        catch (error) {
            if (error instanceof NoValue)
                return false;
            throw error;
        }
    }
}
const isLoopback = (host) => host === 'localhost' || host === '::1' || /^(?:::ffff:)?127\./.test(host);
const opens = (target, milliseconds) => new Promise((resolve) => {
    const socket = (0,external_node_net_.connect)({ ...target, timeout: milliseconds });
    const end = (isOpen) => {
        socket.destroy();
        resolve(isOpen);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
});

;// CONCATENATED MODULE: ./src/suites/goss/kinds.ts
/** The kinds of goss's resources: their attributes, in the order in which goss checks them, and how each value is found. */





const required = { isRequired: true };
const lines = { isText: true };
const milliseconds = ({ map }, fallback) => (0,lib_document/* integerOf */.cP)(map.get('timeout'), 'timeout', 0) || fallback;
const fileOf = async ({ name, system }) => {
    const found = await system.file(name);
    if (found === null)
        throw new NoValue(`${name} does not exist`);
    return found;
};
const ofFile = (value) => async (subject) => value(await subject.once(() => fileOf(subject)), subject);
const FILE_TYPES = { other: 'file' };
const owner = ofFile(async ({ uid }, { system }) => {
    const user = (await system.accounts()).users.find((one) => one.uid === uid);
    if (user === undefined)
        throw new NoValue(`no user has the number ${uid}`);
    return user.name;
});
const groupOwner = ofFile(async ({ gid }, { system }) => {
    const group = (await system.accounts()).groups.find((one) => one.gid === gid);
    if (group === undefined)
        throw new NoValue(`no group has the number ${gid}`);
    return group.name;
});
const contents = async ({ name, system }) => (await system.content(name)).toString('utf8');
const digest = (algorithm) => ({ name, system }) => system.digest(name, algorithm);
const ofCommand = (value) => async (subject) => value(await subject.once(() => subject.system.execute(subject.name, milliseconds(subject, 10_000))));
const userOf = async ({ name, system }) => (await system.accounts()).users.find((one) => one.name === name || String(one.uid) === name);
const ofUser = (value) => async (subject) => {
    const user = await userOf(subject);
    if (user === undefined)
        throw new NoValue(`unknown user ${subject.name}`);
    return value(user, subject);
};
const groupOf = async ({ name, system }) => (await system.accounts()).groups.find((one) => one.name === name);
const portName = (name) => (name.includes(':') ? name : `tcp:${name}`);
const mountOf = async ({ name, system }) => {
    const found = mountAt(await system.mounts(), name);
    if (found === null)
        throw new NoValue('Mountpoint not found');
    return found;
};
const ofMount = (value) => async (subject) => value(await mountOf(subject));
const NOT_HTTP = ['ca-file', 'cert-file', 'key-file', 'proxy'];
function answerOf(subject) {
    const { name, map, system } = subject;
    const given = NOT_HTTP.find((key) => (0,lib_document/* textOf */.b6)(map.get(key), key) !== '');
    if (given !== undefined)
        throw new Unsupported(`\`${given}\` is not supported`);
    const asked = {
        url: name,
        method: (0,lib_document/* textOf */.b6)(map.get('method'), 'method') || 'GET',
        headers: (0,lib_document/* textsOf */.CB)(map.get('request-headers'), 'request-headers'),
        body: (0,lib_document/* textOf */.b6)(map.get('request-body'), 'request-body'),
        milliseconds: milliseconds(subject, 5000),
        username: (0,lib_document/* textOf */.b6)(map.get('username'), 'username'),
        password: (0,lib_document/* textOf */.b6)(map.get('password'), 'password'),
        allowInsecure: (0,lib_document/* booleanOf */.SF)(map.get('allow-insecure'), 'allow-insecure', false),
        followsRedirects: !(0,lib_document/* booleanOf */.SF)(map.get('no-follow-redirects'), 'no-follow-redirects', false),
    };
    return subject.once(() => ask(asked, system.locate).catch((error) => {
        throw error instanceof Unsupported ? error : new NoValue((0,errors/* messageOf */.bD)(error));
    }));
}
const ofAnswer = (value) => async (subject) => value(await answerOf(subject));
const unsupported = (why) => () => Promise.reject(new Unsupported(why));
const NO_NAMES = 'names are resolved inside the container, which cannot be done from outside';
const kernelParam = (name) => `/proc/sys/${name.replaceAll('.', '/')}`;
const mtuOf = (name) => `/sys/class/net/${name}/mtu`;
/** Files of the kernel that a resource needs beside the usual ones. */
const kernelFiles = (kind, name) => kind === 'kernel-param' ? [kernelParam(name)] : kind === 'interface' ? [mtuOf(name)] : [];
const SYSTEMCTL_MILLISECONDS = 10_000;
async function service({ name, system }, question) {
    if (name.includes('/'))
        return false;
    if (!(await system.hasProgram('systemctl')))
        throw new Unsupported('services are looked up with systemctl only, which the image does not have');
    const { exitStatus } = await system.run(['systemctl', '-q', question, name], SYSTEMCTL_MILLISECONDS);
    return exitStatus === 0;
}
const RETRY = ['retry_count', 'retry_delay'];
const KINDS = {
    command: {
        title: 'Command',
        nameKey: 'exec',
        skips: false,
        options: ['timeout', ...RETRY],
        checks: [
            { key: 'exit-status', ...required, isNumber: true, value: ofCommand(({ exitStatus }) => exitStatus) },
            { key: 'stdout', ...lines, value: ofCommand(({ stdout }) => stdout) },
            { key: 'stderr', ...lines, value: ofCommand(({ stderr }) => stderr) },
        ],
    },
    http: {
        title: 'HTTP',
        nameKey: 'url',
        skips: true,
        options: [
            ...['method', 'allow-insecure', 'no-follow-redirects', 'timeout', 'request-headers', 'request-body'],
            ...['username', 'password', ...NOT_HTTP],
        ],
        checks: [
            { key: 'status', ...required, value: ofAnswer(({ status }) => status) },
            { key: 'headers', ...lines, value: ofAnswer(({ headers }) => headers) },
            { key: 'body', ...lines, value: ofAnswer(({ body }) => body) },
        ],
    },
    addr: {
        title: 'Addr',
        nameKey: 'address',
        skips: false,
        options: ['local-address', 'timeout'],
        checks: [
            {
                key: 'reachable',
                ...required,
                value: (subject) => subject.system.isReachable(subject.name, milliseconds(subject, 500)),
            },
        ],
    },
    dns: {
        title: 'DNS',
        nameKey: 'resolve',
        skips: true,
        options: ['timeout', 'server', ...RETRY],
        checks: [
            { key: 'resolvable', alias: 'resolveable', ...required, value: unsupported(NO_NAMES) },
            { key: 'addrs', value: unsupported(NO_NAMES) },
        ],
    },
    package: {
        title: 'Package',
        nameKey: 'name',
        skips: true,
        options: RETRY,
        checks: [
            {
                key: 'installed',
                ...required,
                value: ({ name, system }) => Promise.resolve().then(() => system.packages(name).length > 0),
            },
            {
                key: 'versions',
                value: ({ name, system }) => Promise.resolve().then(() => system.packages(name).map(({ version }) => version)),
            },
        ],
    },
    service: {
        title: 'Service',
        nameKey: 'name',
        skips: false,
        options: [],
        checks: [
            { key: 'enabled', value: (subject) => service(subject, 'is-enabled') },
            { key: 'running', value: (subject) => service(subject, 'is-active') },
            { key: 'runlevels', value: unsupported('run levels are not supported') },
        ],
    },
    file: {
        title: 'File',
        nameKey: 'path',
        skips: true,
        options: [],
        checks: [
            { key: 'exists', ...required, value: async ({ name, system }) => (await system.file(name)) !== null },
            { key: 'mode', value: ofFile(({ mode }) => mode.toString(8).padStart(4, '0')) },
            { key: 'owner', value: owner },
            { key: 'uid', value: ofFile(({ uid }) => uid) },
            { key: 'group', value: groupOwner },
            { key: 'gid', value: ofFile(({ gid }) => gid) },
            {
                key: 'linked-to',
                value: ofFile(({ type, link }, { name }) => {
                    if (type !== 'symlink')
                        throw new NoValue(`${name} is not a link`);
                    return link;
                }),
            },
            { key: 'filetype', value: ofFile(({ type }) => FILE_TYPES[type] ?? type) },
            { key: 'contains', ...lines, value: contents },
            { key: 'contents', ...lines, value: contents },
            {
                key: 'size',
                value: ofFile(({ type, size }) => {
                    if (type !== 'file')
                        throw new Unsupported('the size of what is not a file is not known');
                    return size;
                }),
            },
            { key: 'md5', value: digest('md5') },
            { key: 'sha256', value: digest('sha256') },
            { key: 'sha512', value: digest('sha512') },
        ],
    },
    process: {
        title: 'Process',
        nameKey: 'comm',
        skips: false,
        options: [],
        checks: [
            {
                key: 'running',
                ...required,
                value: async ({ name, system }) => (await system.processNames()).includes(name),
            },
        ],
    },
    user: {
        title: 'User',
        nameKey: 'username',
        skips: true,
        options: [],
        checks: [
            { key: 'exists', ...required, value: async (subject) => (await userOf(subject)) !== undefined },
            { key: 'uid', isNumber: true, value: ofUser(({ uid }) => uid) },
            { key: 'gid', isNumber: true, value: ofUser(({ gid }) => gid) },
            { key: 'home', value: ofUser(({ home }) => home) },
            { key: 'groups', value: ofUser((user, { system }) => system.groupsOf(user)) },
            { key: 'shell', value: ofUser(({ shell }) => shell) },
        ],
    },
    group: {
        title: 'Group',
        nameKey: 'groupname',
        skips: true,
        options: [],
        checks: [
            { key: 'exists', ...required, value: async (subject) => (await groupOf(subject)) !== undefined },
            {
                key: 'gid',
                isNumber: true,
                value: async (subject) => {
                    const group = await groupOf(subject);
                    if (group === undefined)
                        throw new NoValue(`unknown group ${subject.name}`);
                    return group.gid;
                },
            },
        ],
    },
    port: {
        title: 'Port',
        nameKey: 'port',
        skips: true,
        options: [],
        checks: [
            {
                key: 'listening',
                ...required,
                value: async ({ name, system }) => (await system.ports()).has(portName(name)),
            },
            { key: 'ip', value: async ({ name, system }) => (await system.ports()).get(portName(name)) ?? [] },
        ],
    },
    'kernel-param': {
        title: 'KernelParam',
        nameKey: 'name',
        skips: false,
        options: [],
        checks: [
            {
                key: 'value',
                ...required,
                value: async ({ name, system }) => {
                    const text = (await system.kernel())(kernelParam(name));
                    if (text === '')
                        throw new NoValue(`there is no kernel parameter ${name}`);
                    return text.trim();
                },
            },
        ],
    },
    mount: {
        title: 'Mount',
        nameKey: 'mountpoint',
        skips: true,
        options: ['timeout'],
        checks: [
            { key: 'exists', ...required, value: ofMount(() => true) },
            { key: 'opts', value: ofMount(({ opts }) => opts) },
            { key: 'vfs-opts', value: ofMount(({ vfsOpts }) => vfsOpts) },
            { key: 'source', value: ofMount(({ source }) => source) },
            { key: 'filesystem', value: ofMount(({ filesystem }) => filesystem) },
            {
                key: 'usage',
                value: unsupported('how full a mount is cannot be found out from outside the container'),
            },
        ],
    },
    interface: {
        title: 'Interface',
        nameKey: 'name',
        skips: true,
        options: [],
        checks: [
            {
                key: 'exists',
                ...required,
                value: async ({ name, system }) => hasInterface(await system.kernel(), name),
            },
            { key: 'addrs', value: async ({ name, system }) => interfaceAddresses(await system.kernel(), name) },
            {
                key: 'mtu',
                value: async ({ name, system }) => {
                    const text = (await system.kernel())(mtuOf(name));
                    if (text === '')
                        throw new Unsupported(`the MTU of ${name} cannot be read`);
                    return Number(text);
                },
            },
        ],
    },
    matching: {
        title: 'Matching',
        nameKey: '',
        skips: false,
        options: ['content', 'as-reader'],
        checks: [
            {
                key: 'matches',
                ...required,
                value: ({ map }) => {
                    const node = map.get('content')?.node;
                    return Promise.resolve(node === undefined ? null : (0,lib_document/* plain */.pj)(node));
                },
            },
        ],
    },
    registry: {
        title: 'Registry',
        nameKey: '',
        skips: false,
        options: ['exists', 'value', 'name', 'key'],
        checks: [{ key: 'exists', ...required, value: unsupported('there is no registry on Linux') }],
    },
};
/** All attributes of each kind, and those of includes. */
const KEYS = {
    gossfile: ['file'],
    ...Object.fromEntries(Object.entries(KINDS).map(([kind, { nameKey, checks, options }]) => [
        kind,
        [
            nameKey,
            ...options,
            ...checks.flatMap(({ key, alias }) => (alias === undefined ? [key] : [key, alias])),
        ],
    ])),
};

// EXTERNAL MODULE: ./src/core/time-limit.ts
var time_limit = __webpack_require__(62164);
;// CONCATENATED MODULE: ./src/suites/go-regexp.ts
/**
 * Regular expressions of Go (RE2's syntax) as JavaScript's. Both are leftmost-first, so whether they match is the same. What
 * has no equal is refused. Pure.
 */

const MATCH_MILLISECONDS = 1000;
const LONGEST = 10_000;
class Refused extends Error {
}
function goRegExp(source) {
    if (source.length > LONGEST)
        return { wrong: `has more than ${LONGEST} characters` };
    try {
        return new Translator(source).result();
    }
    catch (error) {
        if (error instanceof Refused)
            return { wrong: error.message };
        if (error instanceof SyntaxError)
            return { wrong: `is not valid: ${error.message}` };
        throw error;
    }
}
/** Whether it matches anywhere in the text; null where that takes too long. */
const matches = (regexp, text) => (0,time_limit/* bounded */.M)(MATCH_MILLISECONDS, () => regexp.test(text))?.result ?? null;
const LAST = 0x10ffff;
const ranges = (text) => (text.match(/../gs) ?? []).map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]);
const CLASSES = {
    alnum: ranges('09AZaz'),
    alpha: ranges('AZaz'),
    ascii: [[0, 0x7f]],
    blank: ranges('\t\t  '),
    cntrl: [
        [0, 0x1f],
        [0x7f, 0x7f],
    ],
    digit: ranges('09'),
    graph: ranges('!~'),
    lower: ranges('az'),
    print: ranges(' ~'),
    punct: ranges('!/:@[`{~'),
    space: ranges('\t\r  '),
    upper: ranges('AZ'),
    word: ranges('09AZ__az'),
    xdigit: ranges('09AFaf'),
};
const PERL = {
    d: ranges('09'),
    s: ranges('\t\n\f\r  '),
    w: ranges('09AZ__az'),
};
const CONTROLS = { a: 7, f: 12, t: 9, n: 10, r: 13, v: 11 };
/** Sorted ranges to those between them. */
function others(of) {
    const rest = [];
    let from = 0;
    for (const [first, last] of of) {
        if (first > from)
            rest.push([from, first - 1]);
        from = last + 1;
    }
    return [...rest, [from, LAST]];
}
const literal = (code) => `\\u{${code.toString(16)}}`;
const inClass = (of) => of.map(([from, to]) => (from === to ? literal(from) : `${literal(from)}-${literal(to)}`)).join('');
class Translator {
    #at = 0;
    #ignoreCase = false;
    #source;
    constructor(source) {
        this.#source = source;
    }
    result() {
        const out = this.#alternatives({ multiline: false, dotAll: false }, 0);
        if (this.#at < this.#source.length)
            throw new Refused('has a `)` without a `(`');
        return { regexp: new RegExp(out, this.#ignoreCase ? 'iu' : 'u') };
    }
    #is(text) {
        return this.#source.startsWith(text, this.#at);
    }
    #take(pattern) {
        pattern.lastIndex = this.#at; // sticky
        const found = pattern.exec(this.#source);
        if (found)
            this.#at += found[0].length;
        return found;
    }
    /** Up to the `)` of the group, or the end. Flags that are set inside hold until then. */
    #alternatives(given, depth) {
        if (depth > 100)
            throw new Refused('is nested too deep');
        const flags = { ...given };
        let out = '';
        let canRepeat = false;
        while (this.#at < this.#source.length && !this.#is(')')) {
            if (this.#is('|')) {
                this.#at++;
                out += '|';
                canRepeat = false;
            }
            else if (this.#setsFlags(flags))
                canRepeat = false;
            else {
                const repeat = this.#take(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/uy);
                if (repeat) {
                    if (!canRepeat)
                        throw new Refused(`repeats nothing at \`${repeat[0]}\``);
                    out += bounds(repeat[0]);
                    canRepeat = false;
                }
                else {
                    out += this.#is('(') ? this.#group(flags, depth) : this.#atom(flags);
                    canRepeat = true;
                }
            }
        }
        return out;
    }
    /** `(?i)`: from here to the end of the group. */
    #setsFlags(flags) {
        const start = this.#at;
        const found = this.#take(/\(\?([a-zA-Z]*)(-[a-zA-Z]+)?\)/y);
        if (!found)
            return false;
        this.#set(flags, found[1] ?? '', found[2] ?? '', start);
        return true;
    }
    #set(flags, on, off, start) {
        for (const [letters, value] of [
            [on, true],
            [off.slice(1), false],
        ])
            for (const letter of letters) {
                if (letter === 'm')
                    flags.multiline = value;
                else if (letter === 's')
                    flags.dotAll = value;
                else if (letter === 'i' && start === 0 && value)
                    this.#ignoreCase = true;
                else if (letter === 'i')
                    throw new Refused('sets the flag `i` for a part of it: set it at its start');
                else
                    throw new Refused(`has the flag \`${letter}\`, which is not supported`);
            }
    }
    #group(flags, depth) {
        const start = this.#at;
        const named = this.#take(/\(\?P?<([A-Za-z_]\w*)>/y);
        const flagged = named ? null : this.#take(/\(\?([a-zA-Z]*)(-[a-zA-Z]+)?:/y);
        const own = { ...flags };
        if (flagged)
            this.#setOfGroup(own, flagged, start);
        else if (!named && this.#is('(?'))
            throw new Refused('has a group that Go does not know');
        else if (!named)
            this.#at++;
        const inner = this.#alternatives(own, depth + 1);
        if (!this.#is(')'))
            throw new Refused('has a `(` without a `)`');
        this.#at++;
        return `(?:${inner})`; // nothing reads what groups capture
    }
    #setOfGroup(flags, [whole, on = '', off = ''], start) {
        // only a group that is all of the pattern sets `i` for all of it
        this.#set(flags, on, off, start === 0 && this.#spansAll(whole.length) ? 0 : -1);
    }
    /** Whether the group that began at 0 ends at the end: conservatively, it has the only parentheses. */
    #spansAll(from) {
        const rest = this.#source.slice(from);
        return rest.endsWith(')') && !/[()[\\]/.test(rest.slice(0, -1));
    }
    #atom({ multiline, dotAll }) {
        const character = String.fromCodePoint(this.#source.codePointAt(this.#at) ?? 0);
        if (character === '[')
            return this.#class();
        if (character === '\\')
            return this.#escape();
        this.#at += character.length;
        if (character === '.')
            return dotAll ? '[^]' : '[^\\n]';
        if (character === '^')
            return multiline ? '(?:(?<![^\\n]))' : '(?:(?<![^]))';
        if (character === '$')
            return multiline ? '(?:(?![^\\n]))' : '(?:(?![^]))';
        return literal(character.codePointAt(0) ?? 0);
    }
    #escape() {
        const quoted = this.#take(/\\Q([^]*?)(?:\\E|$)/y);
        if (quoted)
            return `(?:${Array.from(quoted[1] ?? '', (one) => literal(one.codePointAt(0) ?? 0)).join('')})`;
        const place = this.#take(/\\[AzbB]/y);
        if (place)
            return { A: '(?:(?<![^]))', z: '(?:(?![^]))', b: '(?:\\b)', B: '(?:\\B)' }[place[0].slice(1)] ?? '';
        const set = this.#charset();
        return set === null ? literal(this.#code()) : `[${set}]`;
    }
    /** `\d`, `\PL`, `\p{Greek}` as the inside of a class; null for others. */
    #charset() {
        const perl = this.#take(/\\([dswDSW])/y)?.[1];
        if (perl !== undefined) {
            const of = PERL[perl.toLowerCase()] ?? [];
            return inClass(perl === perl.toLowerCase() ? of : others(of));
        }
        const unicode = this.#take(/\\([pP])(?:\{(\^?)(\w+)\}|(\w))/y);
        if (!unicode)
            return null;
        const [, letter, caret = '', long, short] = unicode;
        const name = long ?? short ?? '';
        const isNegated = (letter === 'P') !== (caret === '^');
        return `\\${isNegated ? 'P' : 'p'}{${name.length > 2 ? `Script=${name}` : name}}`;
    }
    /** One escaped character. */
    #code() {
        const hex = this.#take(/\\x(?:\{([0-9A-Fa-f]{1,6})\}|([0-9A-Fa-f]{2}))/y);
        if (hex)
            return parseInt(hex[1] ?? hex[2] ?? '', 16);
        const octal = this.#take(/\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/y);
        if (octal)
            return parseInt(octal[1] ?? '', 8);
        const control = this.#take(/\\([aftnrv])/y)?.[1];
        if (control !== undefined)
            return CONTROLS[control] ?? 0;
        const mark = this.#take(/\\([^\w]|_)/uy)?.[1];
        if (mark !== undefined && mark < '\x80')
            return mark.charCodeAt(0);
        throw new Refused(`has \`${this.#source.slice(this.#at, this.#at + 2)}\`, which Go does not know`);
    }
    #class() {
        const isNegated = this.#take(/\[(\^?)/y)?.[1] === '^';
        let out = '';
        for (let first = true; first || !this.#is(']'); first = false) {
            if (this.#at >= this.#source.length)
                throw new Refused('has a `[` without a `]`');
            const posix = this.#take(/\[:(\^?)(\w+):\]/y);
            const set = posix ? posixClass(posix[1] === '^', posix[2] ?? '') : this.#charset();
            out += set ?? this.#range();
        }
        this.#at++;
        return `[${isNegated ? '^' : ''}${out}]`;
    }
    #range() {
        const from = this.#member();
        if (!/-[^\]]/y.test(this.#source.slice(this.#at, this.#at + 2)))
            return literal(from);
        this.#at++;
        const to = this.#member();
        if (to < from)
            throw new Refused('has a range in the wrong order');
        return inClass([[from, to]]);
    }
    #member() {
        if (this.#is('\\'))
            return this.#code();
        const code = this.#source.codePointAt(this.#at) ?? 0;
        this.#at += String.fromCodePoint(code).length;
        return code;
    }
}
function posixClass(isNegated, name) {
    const of = Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
    if (of === undefined)
        throw new Refused(`has the class \`[:${name}:]\`, which Go does not know`);
    return inClass(isNegated ? others(of) : of);
}
/** Go allows at most 1000. */
function bounds(repeat) {
    const numbers = (repeat.match(/\d+/g) ?? []).map(Number);
    if (numbers.some((number) => number > 1000))
        throw new Refused('repeats more than 1000 times');
    return repeat;
}

;// CONCATENATED MODULE: ./src/suites/goss/gjson.ts
const DEEPEST = 50;
/** Queries, modifiers, wildcards, pipes and literals. */
const UNSUPPORTED = /[*?|!{}[\]()@:]|#\(/;
function gjson(text, path) {
    let root;
    try {
        root = JSON.parse(text);
    }
    catch {
        return { wrong: 'it is not valid JSON' };
    }
    if (path === '@this')
        return { value: root };
    if (UNSUPPORTED.test(path.replace(/\\./g, '')))
        return { wrong: `the gjson path ${path.slice(0, 100)} is not supported`, isUnsupported: true };
    const parts = [...path.matchAll(/(?:\\.|[^.\\])+/g)].map(([part]) => part.replace(/\\(.)/g, '$1'));
    const value = parts.length > DEEPEST ? undefined : valueAt(root, parts);
    return value === undefined ? { wrong: `it has nothing at ${path.slice(0, 100)}` } : { value };
}
function valueAt(value, parts) {
    const [part, ...rest] = parts;
    if (part === undefined)
        return value;
    if (Array.isArray(value)) {
        if (part === '#') {
            if (rest.length === 0)
                return value.length;
            return value.map((item) => valueAt(item, rest)).filter((item) => item !== undefined);
        }
        const item = /^\d+$/.test(part) ? value[Number(part)] : undefined;
        return item === undefined ? undefined : valueAt(item, rest);
    }
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part))
        return undefined;
    const item = value[part];
    return item === undefined ? undefined : valueAt(item, rest);
}

;// CONCATENATED MODULE: ./src/suites/goss/line-patterns.ts

const REGEXP = /^!?\/([^]*)\/([ims]*)$/;
/** The patterns that are not met: no line has them, or with `!` a line has them. */
function havePatterns(patterns, text) {
    const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
    const missing = [];
    for (const source of patterns) {
        if (typeof source !== 'string')
            return { wrong: 'patterns for text must be texts' };
        const pattern = patternOf(source);
        if ('wrong' in pattern)
            return { wrong: `the pattern "${source.slice(0, 300)}" ${pattern.wrong}` };
        const found = someLine(lines, pattern);
        if (found === null)
            return { wrong: `the pattern "${source.slice(0, 300)}" takes too long` };
        if (found === pattern.isInverse && !pattern.isEmpty)
            missing.push(source);
    }
    return { missing };
}
function someLine(lines, { test }) {
    for (const line of lines) {
        const found = test(line.replace(/\r$/, ''));
        if (found !== false)
            return found;
    }
    return false;
}
function patternOf(source) {
    const isInverse = source.startsWith('!');
    const regexp = REGEXP.exec(source);
    if (!regexp) {
        const part = source.replace(/^[\\/!]+/, '');
        return { source, isInverse, isEmpty: source === '', test: (line) => line.includes(part) };
    }
    const [, body = '', flags = ''] = regexp;
    const pattern = goRegExp(flags === '' ? body : `(?${flags})${body}`);
    if ('wrong' in pattern)
        return pattern;
    return { source, isInverse, isEmpty: false, test: (line) => matches(pattern.regexp, line) };
}

;// CONCATENATED MODULE: ./src/suites/goss/semver.ts
const VERSION = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;
/** Of a list, all versions must satisfy it. `wrong`: a sentence without a full stop. */
function satisfies(actual, constraint) {
    const texts = Array.isArray(actual) ? actual : [actual];
    const versions = texts.map((text) => (typeof text === 'string' ? parse(text) : null));
    const valid = versions.filter((one) => one !== null);
    if (valid.length === 0 || valid.length < versions.length)
        return { wrong: `a semantic version was expected, and it is ${JSON.stringify(actual).slice(0, 300)}` };
    const alternatives = constraint.split('||').map((one) => rangeOf(one));
    if (alternatives.some((one) => one === null))
        return { wrong: `"${constraint}" is not a semver constraint` };
    return { ok: valid.every((version) => alternatives.some((range) => range?.every((test) => test(version)))) };
}
const OPERATORS = {
    '': (order) => order === 0,
    '=': (order) => order === 0,
    '==': (order) => order === 0,
    '!': (order) => order !== 0,
    '!=': (order) => order !== 0,
    '>': (order) => order > 0,
    '>=': (order) => order >= 0,
    '<': (order) => order < 0,
    '<=': (order) => order <= 0,
};
function rangeOf(text) {
    const parts = text
        .trim()
        .replace(/([<>=!]+)\s+/g, '$1')
        .split(/\s+/);
    const tests = parts.map((part) => testOf(part));
    return tests.some((one) => one === null) ? null : tests.flatMap((one) => one ?? []);
}
function testOf(part) {
    const [, operator = '', rest = ''] = /^([<>=!]*)(.*)$/.exec(part) ?? [];
    const test = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (test === undefined)
        return null;
    const version = parse(rest);
    if (version !== null)
        return [(one) => test(order(one, version))];
    return wildcard(operator, rest);
}
/** `1.x`, `1.2.x`: the first version that it means, and the first after. */
function wildcard(operator, text) {
    const [, major, minor] = /^(\d+)\.(?:(\d+)\.)?[xX](?:\.[xX])?$/.exec(text) ?? [];
    if (major === undefined)
        return null;
    const low = { numbers: [Number(major), Number(minor ?? 0), 0], pre: [] };
    const high = minor === undefined
        ? { numbers: [Number(major) + 1, 0, 0], pre: [] }
        : { numbers: [Number(major), Number(minor) + 1, 0], pre: [] };
    if (operator === '' || operator === '=' || operator === '==')
        return [(one) => order(one, low) >= 0, (one) => order(one, high) < 0];
    if (operator === '>')
        return [(one) => order(one, high) >= 0];
    if (operator === '>=')
        return [(one) => order(one, low) >= 0];
    if (operator === '<')
        return [(one) => order(one, low) < 0];
    if (operator === '<=')
        return [(one) => order(one, high) < 0];
    return [(one) => order(one, low) < 0 || order(one, high) >= 0];
}
function parse(text) {
    const [, major, minor, patch, pre] = VERSION.exec(text) ?? [];
    if (major === undefined)
        return null;
    return {
        numbers: [Number(major), Number(minor), Number(patch)],
        pre: pre === undefined ? [] : pre.split('.'),
    };
}
/** Negative, zero or positive, as semver.org orders them. */
function order(one, other) {
    for (let at = 0; at < 3; at++) {
        const difference = (one.numbers[at] ?? 0) - (other.numbers[at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    if (one.pre.length === 0 || other.pre.length === 0)
        return other.pre.length - one.pre.length;
    for (let at = 0; at < Math.max(one.pre.length, other.pre.length); at++) {
        const difference = orderOfParts(one.pre[at], other.pre[at]);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
function orderOfParts(one, other) {
    if (one === undefined || other === undefined)
        return one === other ? 0 : one === undefined ? -1 : 1;
    const [isNumber, isOther] = [one, other].map((part) => /^\d+$/.test(part));
    if (isNumber && isOther)
        return Number(one) - Number(other);
    if (isNumber !== isOther)
        return isNumber ? -1 : 1;
    return one < other ? -1 : one > other ? 1 : 0;
}

;// CONCATENATED MODULE: ./src/suites/goss/matchers.ts
/** goss's matchers: from the expectation in a file to whether a value meets it, as Gomega decides it. Pure. */





/** A mistake in the expectation, or a value that it cannot be compared with. goss fails the test with it. */
class MatchError extends Error {
    isUnsupported;
    constructor(message, isUnsupported = false) {
        super(message);
        this.isUnsupported = isUnsupported;
    }
}
const OK = { ok: true };
const not = (why) => ({ ok: false, why });
const when = (isMet, why) => (isMet ? OK : not(why));
/** Whether a value meets the expectation. Never throws. */
function meets(expected, actual) {
    try {
        return matcherOf(expected)(actual);
    }
    catch (error) {
        if (!(error instanceof MatchError))
            throw error;
        return {
            ok: false,
            why: error.message,
            isError: true,
            ...(error.isUnsupported ? { isUnsupported: true } : {}),
        };
    }
}
/** The same for lines of text, of which a list is of patterns. */
function meetsLines(expected, text) {
    if (!Array.isArray(expected))
        return meets(expected, text);
    return meets({ 'have-patterns': expected }, text);
}
const show = (value) => (0,visible/* bounded */.Mm)(JSON.stringify(value), 300);
function matcherOf(expected) {
    if (typeof expected === 'string')
        return onText((text) => when(text === expected, `to equal ${show(expected)}`));
    if (typeof expected === 'number')
        return onNumber((number) => when(number === expected, `to be ${String(expected)}`));
    if (typeof expected === 'boolean')
        return (actual) => when(actual === expected, `to be ${String(expected)}`);
    if (expected === null)
        throw new MatchError('the expectation is missing');
    if (Array.isArray(expected))
        return containElements(expected);
    const [[name, value] = ['', null], ...others] = Object.entries(expected);
    if (others.length > 0)
        throw new MatchError('only one matcher is allowed at a level');
    const make = Object.hasOwn(MATCHERS, name) ? MATCHERS[name] : undefined;
    if (make === undefined)
        throw new MatchError(`\`${name.slice(0, 50)}\` is not a matcher`);
    return make(value);
}
const MATCHERS = {
    equal: (value) => (actual) => when(isEqual(actual, value), `to equal ${show(value)}`),
    'have-prefix': (value) => textMatcher(value, (text, prefix) => text.startsWith(prefix), 'to have the prefix'),
    'have-suffix': (value) => textMatcher(value, (text, suffix) => text.endsWith(suffix), 'to have the suffix'),
    'contain-substring': (value) => textMatcher(value, (text, part) => text.includes(part), 'to contain'),
    'match-regexp': (value) => matchRegexp(textArgument('match-regexp', value)),
    'have-len': (value) => haveLength(value),
    'have-patterns': (value) => onText((text) => patternsVerdict(listOf('have-patterns', value), text)),
    'have-key': (value) => {
        const inner = matcherOf(value);
        return (actual) => {
            if (!isObject(actual))
                throw new MatchError(`have-key needs a map, and got ${show(actual)}`);
            return when(Object.keys(actual).some((key) => inner(key).ok), `to have the key ${show(value)}`);
        };
    },
    'contain-element': (value) => {
        if (value === null || typeof value === 'boolean' || Array.isArray(value))
            throw new MatchError('contain-element needs a matcher, a text or a number');
        const inner = matcherOf(value);
        return (actual) => {
            let last = null;
            const isOne = (element) => {
                try {
                    return inner(element).ok;
                }
                catch (error) {
                    last = error; // it counts only where no element is the one
                    return false;
                }
            };
            if (elementsOf(toArray(actual), 'contain-element').some(isOne))
                return OK;
            if (last !== null)
                throw last;
            return not(`to contain an element ${show(value)}`);
        };
    },
    'contain-elements': (value) => {
        const inner = containElements(listOf('contain-elements', value));
        return (actual) => inner(toArray(actual));
    },
    'consist-of': (value) => {
        const items = listOf('consist-of', value);
        const inner = items.map(matcherOf);
        return (actual) => {
            const elements = elementsOf(actual, 'consist-of');
            const isSame = elements.length === inner.length && paired(inner, elements) === inner.length;
            return when(isSame, `to consist of ${show(value)}`);
        };
    },
    not: (value) => {
        const inner = matcherOf(value);
        return (actual) => {
            const verdict = inner(actual);
            return verdict.ok ? not(`not to be met: ${show(value)}`) : OK;
        };
    },
    and: (value) => matchers_all(listOf('and', value).map(matcherOf)),
    or: (value) => {
        const inner = listOf('or', value).map(matcherOf);
        return (actual) => when(inner.some((one) => one(actual).ok), `to meet one of ${show(value)}`);
    },
    gt: (value) => compare(value, (number, limit) => number > limit, 'to be greater than'),
    ge: (value) => compare(value, (number, limit) => number >= limit, 'to be at least'),
    lt: (value) => compare(value, (number, limit) => number < limit, 'to be less than'),
    le: (value) => compare(value, (number, limit) => number <= limit, 'to be at most'),
    'semver-constraint': (value) => {
        const constraint = textArgument('semver-constraint', value);
        return (actual) => {
            const met = satisfies(actual, constraint);
            if ('wrong' in met)
                throw new MatchError(met.wrong);
            return when(met.ok, `to satisfy ${constraint}`);
        };
    },
    gjson: (value) => {
        if (!isObject(value))
            throw new MatchError('gjson needs a map');
        return matchers_all(Object.entries(value).map(([path, expected]) => {
            const inner = matcherOf(expected);
            return (actual) => {
                if (typeof actual !== 'string')
                    throw new MatchError(`gjson needs a text, and got ${show(actual)}`);
                const found = gjson(actual, path);
                if ('wrong' in found)
                    throw new MatchError(found.wrong, found.isUnsupported);
                const verdict = inner(found.value);
                return verdict.ok
                    ? OK
                    : { ...verdict, why: `${path}, which is ${show(found.value)}, ${verdict.why}` };
            };
        }));
    },
    xml: () => {
        throw new MatchError('the matcher xml is not supported', true);
    },
};
const matchers_all = (inner) => (actual) => inner.map((one) => one(actual)).find(({ ok }) => !ok) ?? OK;
const textMatcher = (value, test, verb) => {
    const part = textArgument(verb, value);
    return onText((text) => when(test(text, part), `${verb} ${show(part)}`));
};
function matchRegexp(source) {
    const pattern = goRegExp(source);
    return onText((text) => {
        if ('wrong' in pattern)
            throw new MatchError(`the pattern "${(0,visible/* bounded */.Mm)(source, 300)}" ${pattern.wrong}`);
        const found = matches(pattern.regexp, text);
        if (found === null)
            throw new MatchError(`the pattern "${(0,visible/* bounded */.Mm)(source, 300)}" takes too long`, true);
        return when(found, `to match ${show(source)}`);
    });
}
/** Of a text it counts bytes, as Go does. */
function haveLength(value) {
    if (typeof value !== 'number')
        throw new MatchError('have-len needs a number');
    return (actual) => {
        const length = typeof actual === 'string'
            ? Buffer.byteLength(actual)
            : Array.isArray(actual)
                ? actual.length
                : isObject(actual)
                    ? Object.keys(actual).length
                    : null;
        if (length === null)
            throw new MatchError(`have-len needs a text, list or map, and got ${show(actual)}`);
        return when(length === Math.trunc(value), `to have length ${String(value)}, and it has ${length}`);
    };
}
function compare(value, test, verb) {
    if (typeof value !== 'number')
        throw new MatchError(`a comparison needs a number, and got ${show(value)}`);
    return onNumber((number) => when(test(number, value), `${verb} ${String(value)}`));
}
/** Each expectation is met by an element of its own. */
function containElements(expected) {
    const inner = expected.map(matcherOf);
    return (actual) => {
        const elements = elementsOf(actual, 'contain-elements');
        return when(paired(inner, elements) === inner.length, `to contain elements ${show([...expected])}`);
    };
}
/** How many of the matchers get an element of their own, at most. */
function paired(inner, elements) {
    const takenBy = new Map();
    const edges = inner.map((matcher) => elements.flatMap((one, at) => (isMet(matcher, one) ? [at] : [])));
    const take = (matcher, seen) => (edges[matcher] ?? []).some((at) => {
        if (seen.has(at))
            return false;
        seen.add(at);
        const other = takenBy.get(at);
        if (other !== undefined && !take(other, seen))
            return false;
        takenBy.set(at, matcher);
        return true;
    });
    return inner.filter((_, at) => take(at, new Set())).length;
}
/** An element that cannot be compared is not the one that is looked for. */
function isMet(matcher, element) {
    try {
        return matcher(element).ok;
    }
    catch (error) {
        if (error instanceof MatchError && !error.isUnsupported)
            return false;
        throw error;
    }
}
function patternsVerdict(patterns, text) {
    const found = havePatterns(patterns, text);
    if ('wrong' in found)
        throw new MatchError(found.wrong);
    return when(found.missing.length === 0, `to have the patterns ${show(found.missing)}`);
}
function onText(test) {
    return (actual) => test(toText(actual));
}
function onNumber(test) {
    return (actual) => {
        const text = typeof actual === 'number' ? String(actual) : isTexts(actual) ? toText(actual).trim() : '';
        const number = NUMBER.test(text) ? Number(text) : NaN;
        if (Number.isNaN(number))
            throw new MatchError(`a number was expected, and it is ${show(actual)}`);
        return test(number);
    };
}
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;
const isTexts = (value) => typeof value === 'string' || Array.isArray(value);
/** As Go prints it; lists line by line. */
const toText = (value) => typeof value === 'string' ? value : Array.isArray(value) ? value.map(goText).join('\n') : goText(value);
const goText = (value) => value === null ? '<nil>' : typeof value === 'object' ? JSON.stringify(value) : String(value);
const toArray = (value) => (typeof value === 'string' ? value.split('\n') : value);
function elementsOf(value, what) {
    if (Array.isArray(value))
        return value;
    if (isObject(value))
        return Object.values(value);
    throw new MatchError(`${what} needs a list or a map, and got ${show(value)}`);
}
function listOf(name, value) {
    if (Array.isArray(value))
        return value;
    throw new MatchError(`${name} needs a list`);
}
function textArgument(name, value) {
    if (typeof value === 'string')
        return value;
    throw new MatchError(`${name} needs a text, and got ${show(value)}`);
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
function isEqual(one, other) {
    if (Array.isArray(one))
        return (Array.isArray(other) &&
            one.length === other.length &&
            one.every((item, at) => isEqual(item, other[at] ?? null)));
    if (!isObject(one))
        return one === other;
    const keys = Object.keys(one);
    return (isObject(other) &&
        keys.length === Object.keys(other).length &&
        keys.every((key) => Object.hasOwn(other, key) && isEqual(one[key] ?? null, other[key] ?? null)));
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./src/lib/glob.ts
var glob = __webpack_require__(66857);
;// CONCATENATED MODULE: ./src/suites/goss/template.ts
/**
 * The part of Go's templates that gossfiles use: values of `.Env` and `.Vars`, `if`, `range`, `with`, variables, comments, and the
 * functions in the table. Anything else is refused with its line. Nothing here reads a file or a variable of this process.
 */


const template_MOST_CHARACTERS = 2_000_000;
const MOST_STEPS = 100_000;
/** Throws WrongFile. */
function render(text, data) {
    if (!text.includes('{{'))
        return { text, lines: text.split('\n').map((_, at) => at + 1) };
    const nodes = template_parse(text);
    const out = new Output();
    const root = { Env: { ...data.Env }, Vars: data.Vars };
    new Run(out).all(nodes, { dot: root, variables: new Map([['$', root]]) });
    return { text: out.text, lines: out.lines };
}
function template_parse(text) {
    const root = [];
    /** Innermost last: what is open, where its nodes go, and how many `end` it closes at. */
    const open = [];
    const here = () => {
        const last = open.at(-1);
        return last === undefined ? root : last.isElse ? last.block.otherwise : last.block.body;
    };
    for (const { before, beforeLine, action, line } of actionsOf(text)) {
        if (before !== '')
            here().push({ kind: 'text', line: beforeLine, text: before });
        if (action === null || action.startsWith('/*'))
            continue;
        const [, word = '', rest = ''] = /^(if|range|with|else|end)\b\s*([^]*)$/.exec(action) ?? [];
        if (word === '')
            here().push({ kind: 'print', line, pipe: action });
        else if (word === 'end' || word === 'else') {
            const last = open.at(-1);
            if (last === undefined)
                throw new lib_document/* WrongFile */.Et(line, `\`{{${word}}}\` has nothing to belong to`);
            if (word === 'end')
                for (let left = last.ends; left > 0; left--)
                    open.pop();
            else {
                last.isElse = true;
                const chained = /^if\b\s*([^]*)$/.exec(rest);
                if (chained) {
                    const block = { kind: 'if', line, pipe: chained[1] ?? '', body: [], otherwise: [] };
                    last.block.otherwise.push(block);
                    open.push({ block, isElse: false, ends: last.ends + 1 });
                }
            }
        }
        else {
            const block = { kind: word, line, pipe: rest, body: [], otherwise: [] };
            here().push(block);
            open.push({ block, isElse: false, ends: 1 });
        }
    }
    const last = open.at(-1);
    if (last)
        throw new lib_document/* WrongFile */.Et(last.block.line, `\`{{${last.block.kind}}}\` has no \`{{end}}\``);
    return root;
}
const newlines = (text) => text.split('\n').length - 1;
const ACTION = /\{\{(-(?=\s))?\s*(\/\*[^]*?\*\/|(?:"(?:\\.|[^"\\])*"|`[^`]*`|(?!\s-\}\}|\}\})[^"`])*)(?:\s(-))?\}\}/y;
/** The text before each action, and the action. `{{-` and `-}}` remove white space. */
function* actionsOf(text) {
    let [from, line, trims] = [0, 1, false];
    for (;;) {
        const start = text.indexOf('{{', from);
        const whole = text.slice(from, start < 0 ? text.length : start);
        const rest = trims ? whole.trimStart() : whole;
        const beforeLine = line + newlines(whole.slice(0, whole.length - rest.length));
        line += newlines(whole);
        if (start < 0) {
            yield { before: rest, beforeLine, action: null, line };
            return;
        }
        ACTION.lastIndex = start;
        const found = ACTION.exec(text);
        if (!found)
            throw new lib_document/* WrongFile */.Et(line, '`{{` is not closed');
        const before = found[1] === undefined ? rest : rest.trimEnd();
        yield { before, beforeLine, action: (found[2] ?? '').trim(), line };
        line += newlines(found[0]);
        trims = found[3] !== undefined;
        from = ACTION.lastIndex;
    }
}
class Output {
    text = '';
    lines = [1];
    add(text, line) {
        this.text += text;
        if (this.text.length > template_MOST_CHARACTERS)
            throw new lib_document/* WrongFile */.Et(line, 'its template makes too much text');
        let from = line;
        for (const character of text)
            if (character === '\n')
                this.lines.push(++from);
    }
}
class Run {
    #steps = 0;
    #out;
    constructor(out) {
        this.#out = out;
    }
    all(nodes, scope) {
        for (const node of nodes) {
            if (++this.#steps > MOST_STEPS)
                throw new lib_document/* WrongFile */.Et(node.line, 'its template has too many steps');
            if (node.kind === 'text')
                this.#out.add(node.text, node.line);
            else if (node.kind === 'print')
                this.#print(node.pipe, node.line, scope);
            else
                this.#block(node, scope);
        }
    }
    #print(pipe, line, scope) {
        const declared = /^(\$\w*)\s*:?=\s*([^]*)$/.exec(pipe);
        if (declared)
            scope.variables.set(declared[1] ?? '', evaluate(declared[2] ?? '', line, scope));
        else
            this.#out.add(template_goText(evaluate(pipe, line, scope)), line);
    }
    #block({ kind, pipe, line, body, otherwise }, scope) {
        const [, names, source = pipe] = /^(\$\w+(?:\s*,\s*\$\w+)?)\s*:=\s*([^]*)$/.exec(pipe) ?? [];
        const value = evaluate(source, line, scope);
        const inner = (dot, own = []) => ({
            dot,
            variables: new Map([...scope.variables, ...own]),
        });
        if (!isTrue(value)) {
            this.all(otherwise, inner(scope.dot));
            return;
        }
        const [first, second] = (names ?? '').split(',').map((name) => name.trim());
        if (kind !== 'range') {
            const own = first ? [[first, value]] : [];
            this.all(body, inner(kind === 'with' ? value : scope.dot, own));
            return;
        }
        for (const [key, item] of pairsOf(value, line)) {
            const own = second
                ? [
                    [first ?? '', key],
                    [second, item],
                ]
                : first
                    ? [[first, item]]
                    : [];
            this.all(body, inner(item, own));
        }
    }
}
function pairsOf(value, line) {
    if (Array.isArray(value))
        return value.map((item, at) => [at, item]);
    if (typeof value === 'object' && value !== null)
        return Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)); // as Go does
    throw new lib_document/* WrongFile */.Et(line, '`{{range}}` needs a list or a map');
}
const isTrue = (value) => Array.isArray(value) ? value.length > 0 : isMap(value) ? Object.keys(value).length > 0 : Boolean(value);
const isMap = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const template_goText = (value) => value === null
    ? '<no value>'
    : Array.isArray(value)
        ? `[${value.map(template_goText).join(' ')}]`
        : isMap(value)
            ? `map[${Object.entries(value)
                .map(([key, item]) => `${key}:${template_goText(item)}`)
                .join(' ')}]`
            : String(value);
const TOKEN = /\s*("(?:\\.|[^"\\])*"|`[^`]*`|\||\(|\)|\$?[\w.]+|-?\d[\w.]*|\$)/y;
/** A pipeline: what is left of `|` is the last argument of what is right of it. */
function evaluate(source, line, scope) {
    const tokens = [];
    TOKEN.lastIndex = 0;
    for (let at = 0; source.slice(at).trim() !== ''; at = TOKEN.lastIndex) {
        TOKEN.lastIndex = at;
        const found = TOKEN.exec(source);
        if (!found)
            throw template_unsupported(source, line);
        tokens.push(found[1] ?? '');
    }
    const value = pipeline(tokens, line, scope);
    if (tokens.length > 0)
        throw template_unsupported(source, line);
    return value;
}
const template_unsupported = (source, line) => new lib_document/* WrongFile */.Et(line, `the template \`{{${source.trim().slice(0, 100)}}}\` is not supported`);
/** Takes its tokens from the list, up to a `)` or the end. */
function pipeline(tokens, line, scope) {
    let value;
    do {
        if (tokens[0] === '|')
            tokens.shift();
        const [name = ''] = tokens;
        if (Object.hasOwn(FUNCTIONS, name)) {
            tokens.shift();
            const given = argumentsOf(tokens, line, scope);
            value = call(name, value === undefined ? given : [...given, value], line, scope);
        }
        else {
            if (value !== undefined || tokens.length === 0)
                throw template_unsupported(name, line);
            value = operand(tokens, line, scope);
        }
    } while (tokens[0] === '|');
    return value;
}
function argumentsOf(tokens, line, scope) {
    const values = [];
    while (tokens[0] !== undefined && tokens[0] !== '|' && tokens[0] !== ')')
        values.push(operand(tokens, line, scope));
    return values;
}
function operand(tokens, line, scope) {
    const token = tokens.shift() ?? '';
    if (token === '(') {
        const value = pipeline(tokens, line, scope);
        if (tokens.shift() !== ')')
            throw new lib_document/* WrongFile */.Et(line, 'a template has a `(` without a `)`');
        return value;
    }
    if (token.startsWith('"'))
        return unquoted(token, line);
    if (token.startsWith('`'))
        return token.slice(1, -1);
    if (/^-?\d+(?:\.\d+)?$/.test(token))
        return Number(token);
    if (token === 'true' || token === 'false')
        return token === 'true';
    if (token === '.')
        return scope.dot;
    const [, variable, path = ''] = /^(\$\w*)?((?:\.\w+)*)$/.exec(token) ?? [];
    if (variable === undefined && path === '')
        throw template_unsupported(token, line);
    const start = variable === undefined ? scope.dot : scope.variables.get(variable);
    if (start === undefined)
        throw new lib_document/* WrongFile */.Et(line, `the template variable ${token} is not set`);
    return path
        .split('.')
        .slice(1)
        .reduce((value, name) => member(value, name, token, line), start);
}
/** As goss's `missingkey=error`. */
function member(value, name, token, line) {
    const item = isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
    if (item === undefined)
        throw new lib_document/* WrongFile */.Et(line, `the template value ${token} is not set`);
    return item;
}
function unquoted(token, line) {
    try {
        return JSON.parse(token);
    }
    catch {
        throw new lib_document/* WrongFile */.Et(line, `the text ${token.slice(0, 100)} of a template is not supported`);
    }
}
const template_text = (value) => template_goText(value ?? '');
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const last = (values) => values.at(-1) ?? null;
/** Of Go, of sprig, and of goss. */
const FUNCTIONS = {
    and: (values) => values.find((value) => !isTrue(value)) ?? last(values),
    or: (values) => values.find(isTrue) ?? last(values),
    not: ([value = null]) => !isTrue(value),
    eq: ([first, ...others]) => others.some((other) => isSame(first, other)),
    ne: ([first, second]) => !isSame(first, second),
    index: ([value = null, ...keys]) => keys.reduce((at, key) => {
        const found = Array.isArray(at)
            ? at[Number(key)]
            : isMap(at) && Object.hasOwn(at, template_text(key))
                ? at[template_text(key)]
                : null;
        return found ?? null;
    }, value),
    len: ([value = null]) => isMap(value)
        ? Object.keys(value).length
        : Array.isArray(value)
            ? value.length
            : Buffer.byteLength(template_text(value)),
    mkSlice: (values) => [...values],
    list: (values) => [...values],
    toUpper: ([value]) => template_text(value).toUpperCase(),
    upper: ([value]) => template_text(value).toUpperCase(),
    toLower: ([value]) => template_text(value).toLowerCase(),
    lower: ([value]) => template_text(value).toLowerCase(),
    trim: ([value]) => template_text(value).trim(),
    quote: (values) => values.map((value) => JSON.stringify(template_text(value))).join(' '),
    squote: (values) => values.map((value) => `'${template_text(value)}'`).join(' '),
    toJson: ([value = null]) => JSON.stringify(value),
    getEnv: ([name, fallback = ''], _, { variables }) => {
        const root = variables.get('$') ?? null;
        const env = isMap(root) ? (root.Env ?? null) : null;
        const value = isMap(env) && Object.hasOwn(env, template_text(name)) ? template_text(env[template_text(name)]) : '';
        return value === '' ? fallback : value;
    },
    default: ([fallback = null, value = null]) => (isTrue(value) ? value : fallback),
    repeat: ([count, value], line) => {
        const times = Number(count);
        if (!(times >= 0) || times * template_text(value).length > template_MOST_CHARACTERS)
            throw new lib_document/* WrongFile */.Et(line, '`repeat` has a wrong count');
        return template_text(value).repeat(times);
    },
    regexMatch: ([source, value], line) => {
        const pattern = goRegExp(template_text(source));
        if ('wrong' in pattern)
            throw new lib_document/* WrongFile */.Et(line, `the pattern of \`regexMatch\` ${pattern.wrong}`);
        return matches(pattern.regexp, template_text(value)) ?? false;
    },
};
function call(name, values, line, scope) {
    const run = FUNCTIONS[name];
    if (run === undefined)
        throw template_unsupported(name, line);
    return run(values, line, scope);
}

;// CONCATENATED MODULE: ./src/suites/goss/read.ts
/** Reads a gossfile and those that it includes, with their templates. Throws WrongFile. */







const read_DEEPEST = 50;
const MOST_FILES = 200;
const MOST_RESOURCES = 2000;
/** `keys`: the attributes of each kind. Of two resources of one kind and ID the later counts, as in goss. */
function readGossfile(path, keys, reading) {
    const found = new Map();
    let files = 0;
    const read = (at, depth) => {
        const file = reading.shownPath(at);
        try {
            if (depth >= read_DEEPEST || ++files > MOST_FILES)
                throw new lib_document/* WrongFile */.Et(1, `it includes more than ${MOST_FILES} files, or itself`);
            for (const one of resourcesIn(at, file, keys, reading)) {
                if (one.kind !== 'gossfile')
                    found.set(`${one.kind}:${one.id}`, one);
                else
                    for (const next of included(one, (0,external_node_path_.dirname)(at)))
                        read(next, depth + 1);
            }
        }
        catch (error) {
            if (error instanceof lib_document/* WrongFile */.Et && error.file === null)
                throw new lib_document/* WrongFile */.Et(error.line, error.message, file);
            throw error;
        }
    };
    read(path, 0);
    if (found.size > MOST_RESOURCES)
        throw new lib_document/* WrongFile */.Et(1, `it has more than ${MOST_RESOURCES} resources`);
    return [...found.values()];
}
function resourcesIn(path, file, keys, { readText, data }) {
    const { text, lines } = render(readOrWrong(readText, path), data);
    try {
        return sectionsOf(text, file, keys, (line) => lines[line - 1] ?? 1);
    }
    catch (error) {
        if (error instanceof lib_document/* WrongFile */.Et)
            throw new lib_document/* WrongFile */.Et(lines[error.line - 1] ?? 1, error.message);
        throw error;
    }
}
/** Includes come last, in the order of their names. goss ignores sections that it does not know; here they are mistakes, or a test with a wrong name would be missing. */
function sectionsOf(text, file, keys, lineOf) {
    const sections = (0,lib_document/* entriesOf */.Mc)((0,lib_document/* readNodes */.g0)(text), 'the file');
    (0,lib_document/* refuseOthers */.AQ)(sections, Object.keys(keys), 'a gossfile');
    const resources = [];
    for (const [kind, section] of sections) {
        const known = keys[kind] ?? [];
        for (const [id, entry] of (0,lib_document/* entriesOf */.Mc)(section.node, kind)) {
            const map = (0,lib_document/* entriesOf */.Mc)(entry.node, id);
            (0,lib_document/* refuseOthers */.AQ)(map, [...known, 'title', 'meta', 'skip'], `${kind} ${id}`);
            const own = new Map([...map].map(([name, one]) => [name, { ...one, line: lineOf(one.line) }]));
            resources.push({ kind, id, file, line: lineOf(entry.line), map: own });
        }
    }
    const [own, includes] = [false, true].map((isInclude) => resources.filter(({ kind }) => (kind === 'gossfile') === isInclude));
    return [...(own ?? []), ...(includes ?? []).sort((one, other) => (one.id < other.id ? -1 : 1))];
}
/** Its name, or its `file`: a path from the folder of the file that includes it; a pattern for names in a folder. */
function included({ id, map, line }, folder) {
    if ((0,lib_document/* booleanOf */.SF)(map.get('skip'), 'skip', false))
        return [];
    const given = (0,lib_document/* textOf */.b6)(map.get('file'), 'file') || id;
    const path = (0,external_node_path_.isAbsolute)(given) ? given : (0,external_node_path_.join)(folder, given);
    if (!/[*?[]/.test(given))
        return [path];
    const [parent, pattern] = [(0,external_node_path_.dirname)(path), path.slice((0,external_node_path_.dirname)(path).length + 1)];
    if (/[*?[]/.test(parent) || pattern.includes('['))
        throw new lib_document/* WrongFile */.Et(line, `the pattern ${given} is not supported: only \`*\` and \`?\` in the name of the file`);
    const names = namesIn(parent, line, given).filter((name) => (0,glob/* matchesGlob */.k)(name, pattern));
    if (names.length === 0)
        throw new lib_document/* WrongFile */.Et(line, `no file matches ${given}`);
    return names.sort().map((name) => (0,external_node_path_.join)(parent, name));
}
/** None where the folder is missing. */
function namesIn(folder, line, given) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch (cause) {
        if (['ENOENT', 'ENOTDIR'].includes((0,errors/* systemCode */.xU)(cause) ?? ''))
            return [];
        throw new lib_document/* WrongFile */.Et(line, `the folder of ${given} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`);
    }
}
/** The file of `.Vars`. Throws WrongFile. */
function readVars(path, { readText, shownPath }) {
    if (path === null)
        return {};
    try {
        return (0,lib_document/* plain */.pj)((0,lib_document/* readNodes */.g0)(readOrWrong(readText, path))) ?? {};
    }
    catch (error) {
        if (error instanceof lib_document/* WrongFile */.Et)
            throw new lib_document/* WrongFile */.Et(error.line, error.message, shownPath(path));
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/suites/goss/index.ts
/** Runs a gossfile against a running container, as dgoss does, but without a program in the container. */










/** As dgoss waits for `goss_wait.yaml` to pass. */
const WAIT_FILE = 'goss_wait.yaml';
const WAIT_SECONDS = 30;
const WAIT_PAUSE_SECONDS = 1;
const MOST_RETRIES = 100;
const MOST_DELAY_SECONDS = 60;
/** Rejects only where the run is cancelled or the engine fails. `path`: absolute. */
async function runGoss(path, inputs, running, deps) {
    const file = deps.shownPath(path);
    try {
        const resources = read(path, inputs, deps);
        if (resources.length === 0)
            return fileNotRun('goss', file, 1, 'it has no tests');
        const late = await waitFor((0,external_node_path_.join)((0,external_node_path_.dirname)(path), WAIT_FILE), path, inputs, running, deps);
        if (late !== null)
            return fileNotRun('goss', file, 1, late);
        return suiteResult('goss', file, await validate(resources, inputs, running, deps));
    }
    catch (error) {
        return wrongFile('goss', file, error);
    }
}
function read(path, { image, env, vars }, deps) {
    const data = { Env: Object.fromEntries(envMap(image.env, env)), Vars: readVars(vars, deps) };
    return readGossfile(path, KEYS, { ...deps, data });
}
/** Null once all tests of the file beside the gossfile pass, or there is none. */
async function waitFor(path, gossfile, inputs, running, deps) {
    if ((0,external_node_path_.basename)(gossfile) === WAIT_FILE || !exists(path, deps))
        return null;
    const resources = read(path, inputs, deps);
    const end = deps.clock.now() + WAIT_SECONDS;
    for (;;) {
        const open = (await validate(resources, inputs, running, deps)).find(({ result }) => result.state === 'failed' || result.state === 'not-run');
        if (open === undefined)
            return null;
        if (deps.clock.now() + WAIT_PAUSE_SECONDS > end)
            return `${WAIT_FILE} did not pass within ${WAIT_SECONDS} s: ${open.name}`;
        await deps.clock.sleep(WAIT_PAUSE_SECONDS, deps.signal);
    }
}
function exists(path, { readText }) {
    try {
        readText(path);
        return true;
    }
    catch {
        return false;
    }
}
async function validate(resources, { image }, running, deps) {
    const files = resources.flatMap((one) => kernelFiles(one.kind, nameOf(one)));
    const system = new System(running, image, deps, files);
    const outcomes = [];
    for (const resource of resources) {
        checkCancelled(deps.signal);
        outcomes.push(...(await withRetries(resource, system, deps)));
    }
    return outcomes;
}
function nameOf({ kind, id, map }) {
    const key = KINDS[kind]?.nameKey ?? '';
    return (key === '' ? '' : (0,lib_document/* textOf */.b6)(map.get(key), key)) || id;
}
/** Only a command can have another result the next time: the rest is remembered. */
async function withRetries(resource, system, deps) {
    const { kind, map } = resource;
    const wanted = kind === 'command' ? (0,lib_document/* integerOf */.cP)(map.get('retry_count'), 'retry_count', 0) : 0;
    for (let left = Math.min(wanted, MOST_RETRIES);; left--) {
        const outcomes = await checkAll(resource, system, deps);
        if (left <= 0 || outcomes.every(({ result }) => result.state !== 'failed'))
            return outcomes;
        await deps.clock.sleep(retryDelay((0,lib_document/* textOf */.b6)(map.get('retry_delay'), 'retry_delay')), deps.signal);
    }
}
const UNITS = { ms: 0.001, s: 1, m: 60, h: 3600 };
/** Seconds: of a number, milliseconds; `500ms`, `2s`. */
function retryDelay(text) {
    const [, number = '', unit = 'ms'] = /^([\d.]+)(ms|s|m|h)?$/.exec(text) ?? [];
    const seconds = Number(number) * (UNITS[unit] ?? 0);
    return seconds > 0 ? Math.min(seconds, MOST_DELAY_SECONDS) : 1;
}
async function checkAll(resource, system, deps) {
    const { kind: section, id, map, file, line } = resource;
    const kind = KINDS[section];
    if (kind === undefined)
        return [];
    const name = nameOf(resource);
    const title = `${kind.title}: ${id}${name === id || section === 'command' ? '' : `: ${name}`}`;
    const subject = { name, map, system, once: once() };
    const outcomes = [];
    let why = (0,lib_document/* booleanOf */.SF)(map.get('skip'), 'skip', false) ? 'skip: true' : null;
    for (const check of kind.checks) {
        const entry = map.get(check.key) ?? (check.alias === undefined ? undefined : map.get(check.alias));
        const expected = entry === undefined ? null : (0,lib_document/* plain */.pj)(entry.node);
        const isEmpty = check.isText === true && Array.isArray(expected) && expected.length === 0;
        if (check.isRequired !== true && (expected === null || isEmpty))
            continue;
        const since = deps.clock.now();
        const [result, isThere] = why === null ? await look(check, expected, subject, section) : [skipped(why), true];
        const at = { file, line: entry?.line ?? line };
        outcomes.push({ name: `${title}: ${check.key}`, ...at, seconds: deps.clock.now() - since, result });
        if (kind.skips && outcomes.length === 1)
            why ??= whySkip(kind, check, result, isThere);
    }
    return outcomes;
}
const skipped = (why) => ({ state: 'skipped', why });
/** As goss: what is not there, or not as expected, has nothing more to check. */
function whySkip(kind, { key }, result, isThere) {
    if (result.state !== 'passed')
        return `${key} did not pass`;
    return isThere ? null : `there is no such ${kind.title.toLowerCase()}`;
}
/** The result, and whether the value is not false. */
async function look(check, expected, subject, section) {
    try {
        const actual = await check.value(subject);
        const asText = check.isText === true || (section === 'matching' && isReader(subject));
        const wanted = check.isNumber === true && typeof expected === 'string' ? Number(expected) : expected;
        const verdict = asText ? meetsLines(wanted, textFor(actual)) : meets(wanted, actual);
        if (verdict.ok)
            return [PASSED, actual !== false];
        if (verdict.isUnsupported)
            return [notRun(verdict.why), true];
        const found = `it is ${show(actual)}`;
        return [verdict.isError ? failed(verdict.why, found) : failed(`expected it ${verdict.why}`, found), true];
    }
    catch (error) {
        if (error instanceof Unsupported)
            return [notRun(error.message), true];
        if (error instanceof NoValue)
            return [failed(error.message), true];
        throw error;
    }
}
const isReader = ({ map }) => (0,lib_document/* booleanOf */.SF)(map.get('as-reader'), 'as-reader', false);
const textFor = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
function once() {
    let made = null;
    return (make) => (made ??= make());
}

;// CONCATENATED MODULE: ./src/suites/patterns.ts
/** Lists of regular expressions that a text must, or must not, match. Pure. */


const SHOWN = 300;
/** One line for each pattern that does not match, or cannot be tried. */
const missing = (patterns, text, what) => patterns.flatMap((pattern) => patterns_look(pattern, text, true, what));
/** One line for each pattern that matches, or cannot be tried. */
const unwanted = (patterns, text, what) => patterns.flatMap((pattern) => patterns_look(pattern, text, false, what));
function patterns_look(source, text, isWanted, what) {
    const pattern = goRegExp(source);
    const shown = (0,visible/* bounded */.Mm)(source, SHOWN);
    if ('wrong' in pattern)
        return [`the pattern "${shown}" ${pattern.wrong}`];
    const found = matches(pattern.regexp, text);
    if (found === null)
        return [`the pattern "${shown}" takes too long`];
    if (found === isWanted)
        return [];
    const is = `${what} is "${(0,visible/* bounded */.Mm)(text, SHOWN)}"`;
    return [isWanted ? `"${shown}" was expected, and ${is}` : `"${shown}" was excluded, and ${is}`];
}

// EXTERNAL MODULE: ./src/core/run-id.ts
var run_id = __webpack_require__(20394);
;// CONCATENATED MODULE: ./src/suites/structure/container.ts



/** A command that does not end is stopped. */
const COMMAND_SECONDS = 300;
/** Of each stream. */
const container_MOST_OUTPUT = 1024 ** 2;
const PIDS = 4096;
let container_number = 0;
const next = () => ++container_number;
/** Runs a command instead of the image's, in a container of its own. `keep` gets the container before it is removed. */
async function runCommand({ image, argv, env, tty = false }, settings, deps, keep = () => Promise.resolve()) {
    const { engine, signal } = deps;
    const container = await engine.create({
        ...specOf(image, argv, env, settings, deps),
        ...(tty ? { tty } : {}),
    });
    try {
        const { failure } = await engine.start(container);
        if (failure !== null)
            return { kind: 'refused', why: failure };
        await engine.ended(container, AbortSignal.any([signal, AbortSignal.timeout(COMMAND_SECONDS * 1000)]));
        checkCancelled(signal);
        const state = await engine.state(container);
        if (state === null || state.running)
            return { kind: 'late' };
        await keep(container);
        return { kind: 'ended', exitCode: state.exitCode, ...(await engine.output(container, container_MOST_OUTPUT)) };
    }
    finally {
        await engine.remove(container);
    }
}
/** A container of the image that is not started. The caller removes it. */
const createStill = (image, settings, deps) => deps.engine.create(specOf(image, ['/not-run'], [], settings, deps));
function specOf(image, argv, env, { options }, { run, platform, memoryGuard }) {
    return {
        name: (0,run_id/* containerName */.xN)(run, `test-${next()}`),
        image,
        platform,
        labels: { [run_id/* RUN_LABEL */.jQ]: run },
        env: [...env],
        entrypoint: argv.slice(0, 1),
        cmd: argv.slice(1),
        publish: [],
        network: null,
        memory: null,
        ...(memoryGuard === null ? {} : { memoryGuard }),
        cpus: null,
        ...(options?.privileged ? { privileged: true } : {}),
        settings: {
            volumes: (options?.bindMounts ?? []).map(volumeOf),
            user: options && options.user !== '' ? options.user : null,
            capAdd: options?.capabilities ?? [],
            pidsLimit: PIDS,
        },
    };
}
/** `SOURCE:TARGET[:OPTIONS]` */
function volumeOf(bind) {
    const [source = '', target = '', options = ''] = bind.split(':');
    const isPath = source.startsWith('/');
    return {
        source: isPath ? { kind: 'path', path: source } : { kind: 'name', name: source },
        target,
        options: options === '' ? [] : options.split(','),
    };
}
/** Names the image that a container is now, for the next command. */
async function commit(container, { engine, run }) {
    const tag = (0,run_id/* setupTag */.sy)(run, next());
    await engine.commit(container, run_id/* RUN_REPOSITORY */.hl, tag.slice(run_id/* RUN_REPOSITORY */.hl.length + 1));
    return tag;
}
/** `NAME=value`, with variables of the environment replaced. */
const expandedEnv = (variables, env) => variables.map(({ key, value }) => `${key}=${expand(value, env)}`);
/** Which of the options a file of the repository may not use; null where all are allowed. */
function refusedOption(options, { allowHost }) {
    if (options === null || allowHost)
        return null;
    const names = [options.privileged ? 'privileged' : '', options.bindMounts.length > 0 ? 'bindMounts' : ''];
    const used = names.filter((name) => name !== '');
    return used.length === 0
        ? null
        : `containerRunOptions has ${used.join(' and ')}, which access the host: allow it with the setting tests-host: allow`;
}

;// CONCATENATED MODULE: ./src/suites/structure/dotenv.ts
/** Lines of a `.env` file: `NAME=value`, `export NAME="value"`, comments. Pure. */
const LINE = /^\s*(?:export\s+)?([A-Za-z_][\w.]*)\s*[=:]\s*(.*?)\s*$/;
/** `NAME=value`; without the variables that have no value. */
function dotenv(text) {
    return text.split(/\r?\n/).flatMap((line) => {
        const [, name, raw = ''] = LINE.exec(line) ?? [];
        if (name === undefined)
            return [];
        const quoted = /^(["'])(.*)\1(?:\s*#.*)?$/.exec(raw);
        const value = quoted ? (quoted[2] ?? '') : raw.replace(/\s+#.*$/, '');
        return value === '' ? [] : [`${name}=${value}`];
    });
}

;// CONCATENATED MODULE: ./src/suites/structure/file-mode.ts
/** Letters before the permissions, in Go's order. */
function goMode({ type, mode }) {
    const letters = [
        type === 'directory' ? 'd' : '',
        type === 'symlink' ? 'L' : '',
        type === 'block-device' || type === 'character-device' ? 'D' : '',
        type === 'pipe' ? 'p' : '',
        mode & 0o4000 ? 'u' : '',
        mode & 0o2000 ? 'g' : '',
        type === 'character-device' ? 'c' : '',
        mode & 0o1000 ? 't' : '',
    ].join('');
    const bits = Array.from('rwxrwxrwx', (letter, index) => (mode & (0o400 >> index) ? letter : '-')).join('');
    return (letters || '-') + bits;
}

;// CONCATENATED MODULE: ./src/suites/structure/licenses.ts
/** `licenseTests`: copyright files that exist and do not name a license of a short list. */


/** Both lists are the original's. */
const EXEMPT = ['libgnutls30'];
const REFUSED = ['AGPL', 'WTFPL'];
const DEBIAN = '/usr/share/doc';
const MOST_BYTES = 5_000_000;
const MOST_PROBLEMS = 50;
async function checkLicense(test, still, deps) {
    const folders = test.debian ? await packageFolders(still, deps) : [];
    const files = [...(folders ?? []).map((name) => `${DEBIAN}/${name}/copyright`), ...test.files];
    const why = folders === null ? [`${DEBIAN} does not exist`] : [];
    for (const path of files) {
        if (why.length >= MOST_PROBLEMS)
            break;
        const problem = await problemOf(path, still, deps);
        if (problem !== null)
            why.push(problem);
    }
    return why.length === 0 ? PASSED : failed(...why);
}
async function problemOf(path, still, { engine }) {
    const entry = await readTarget(engine, still, path, MOST_BYTES);
    if (entry === null)
        return `${path} does not exist`;
    if (entry.type !== 'file')
        return `${path} is not a file`;
    if (entry.size > MOST_BYTES)
        return `${path} has more than ${MOST_BYTES} bytes`;
    const text = entry.bytes.toString('utf8').toUpperCase();
    const name = REFUSED.find((one) => text.includes(one));
    return name === undefined ? null : `${path} names ${name}`;
}
async function packageFolders(still, { engine }) {
    const stream = await engine.readArchive(still, DEBIAN);
    if (stream === null)
        return null;
    const names = [];
    await eachEntry(stream, ({ name, type }) => {
        const parts = name.replace(/\/$/, '').split('/');
        if (type === 'directory' && parts.length === 2 && parts[1])
            names.push(parts[1]);
        return Promise.resolve(true);
    });
    return names.filter((name) => !EXEMPT.includes(name));
}

;// CONCATENATED MODULE: ./src/suites/structure/metadata.ts



function checkMetadata(test, { config, env, volumes }) {
    const ports = config.exposedPorts.map((port) => port.split('/', 1)[0] ?? '');
    const variables = envMap(env);
    const why = [
        ...test.env.flatMap((one) => pairProblems('variable', one, variables)),
        ...test.unboundEnv.flatMap(({ key }) => variables.has(key) ? [`the variable ${key} is set, and must not be`] : []),
        ...test.labels.flatMap((one) => pairProblems('label', one, new Map(Object.entries(config.labels)))),
        ...wordsDiffer('CMD', test.cmd, config.cmd),
        ...wordsDiffer('ENTRYPOINT', test.entrypoint, config.entrypoint),
        ...textDiffers('WORKDIR', test.workdir, config.workingDir),
        ...textDiffers('USER', test.user, config.user),
        ...absent('port', test.exposedPorts, ports),
        ...present('port', test.unexposedPorts, ports),
        ...absent('volume', test.volumes, volumes),
        ...present('volume', test.unmountedVolumes, volumes),
    ];
    return why.length === 0 ? PASSED : failed(...why);
}
function pairProblems(what, { key, value, isRegex }, found) {
    const actual = found.get(key);
    if (actual === undefined)
        return [`the ${what} ${key} is not set`];
    if (isRegex)
        return missing([value], actual, `the ${what} ${key}`);
    return actual === value ? [] : [`the ${what} ${key} is "${actual}", expected "${value}"`];
}
function wordsDiffer(what, expected, actual) {
    if (expected === null)
        return [];
    const [now, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
    return now === wanted ? [] : [`${what} is ${now}, expected ${wanted}`];
}
const textDiffers = (what, expected, actual) => expected === '' || expected === actual ? [] : [`${what} is "${actual}", expected "${expected}"`];
const absent = (what, expected, actual) => expected.filter((one) => !actual.includes(one)).map((one) => `the ${what} ${one} is not in the config`);
const present = (what, excluded, actual) => excluded
    .filter((one) => actual.includes(one))
    .map((one) => `the ${what} ${one} is in the config, and must not be`);

;// CONCATENATED MODULE: ./src/suites/structure/read.ts
/** Reads a file of container-structure-test (schema 2.0.0). Throws WrongFile. Pure. */

const read_VERSION = '2.0.0';
const MOST_TESTS = 1000;
/** `isJson`: its reader has other defaults, and takes unknown keys. */
function readStructureFile(text, isJson) {
    const root = (0,lib_document/* readNodes */.g0)(text);
    const file = (0,lib_document/* entriesOf */.Mc)(root, 'the file');
    const version = (0,lib_document/* textOf */.b6)(file.get('schemaVersion'), 'schemaVersion');
    if (version !== read_VERSION)
        throw new lib_document/* WrongFile */.Et(file.get('schemaVersion')?.line ?? 1, version === ''
            ? `it has no schemaVersion: add \`schemaVersion: '${read_VERSION}'\``
            : `its schemaVersion is ${version.slice(0, 50)}: only ${read_VERSION} is supported`);
    const known = (entries, keys, what) => {
        if (!isJson)
            (0,lib_document/* refuseOthers */.AQ)(entries, keys, what);
        return entries;
    };
    known(file, FILE_KEYS, 'the file');
    const each = (key, keys, read) => (0,lib_document/* itemsOf */.S3)(file.get(key), key).map((node) => read(known((0,lib_document/* entriesOf */.Mc)(node, key), keys, key), node.line));
    const found = {
        globalEnv: variablesOf(file.get('globalEnvVars'), 'globalEnvVars'),
        commands: each('commandTests', COMMAND_KEYS, commandOf),
        existence: each('fileExistenceTests', EXISTENCE_KEYS, (map, line) => existenceOf(map, line, isJson)),
        contents: each('fileContentTests', CONTENT_KEYS, contentOf),
        licenses: each('licenseTests', LICENSE_KEYS, (map, line) => ({
            line,
            debian: (0,lib_document/* booleanOf */.SF)(map.get('debian'), 'debian', false),
            files: (0,lib_document/* textsOf */.CB)(map.get('files'), 'files'),
        })),
        metadata: metadataOf(file.get('metadataTest'), (map) => known(map, METADATA_KEYS, 'metadataTest')),
        options: optionsOf(file.get('containerRunOptions'), (map) => known(map, OPTION_KEYS, 'containerRunOptions')),
    };
    if (found.commands.length + found.existence.length + found.contents.length > MOST_TESTS)
        throw new lib_document/* WrongFile */.Et(1, `it has more than ${MOST_TESTS} tests`);
    return found;
}
const FILE_KEYS = [
    ...['schemaVersion', 'globalEnvVars', 'commandTests', 'fileExistenceTests', 'fileContentTests'],
    ...['metadataTest', 'licenseTests', 'containerRunOptions'],
];
const COMMAND_KEYS = [
    ...['name', 'setup', 'teardown', 'envVars', 'exitCode', 'command', 'args'],
    ...['expectedOutput', 'excludedOutput', 'expectedError', 'excludedError'],
];
const EXISTENCE_KEYS = ['name', 'path', 'shouldExist', 'permissions', 'uid', 'gid', 'isExecutableBy'];
const CONTENT_KEYS = ['name', 'path', 'expectedContents', 'excludedContents'];
const LICENSE_KEYS = ['debian', 'files'];
const METADATA_KEYS = [
    ...['envVars', 'unboundEnvVars', 'exposedPorts', 'unexposedPorts', 'entrypoint', 'cmd', 'workdir'],
    ...['volumes', 'unmountedVolumes', 'labels', 'user'],
];
const OPTION_KEYS = [
    ...['user', 'privileged', 'allocateTty', 'envVars', 'envFile', 'capabilities', 'bindMounts'],
];
function variablesOf(entry, what) {
    return (0,lib_document/* itemsOf */.S3)(entry, what).map((node) => {
        const map = (0,lib_document/* entriesOf */.Mc)(node, what);
        return {
            key: (0,lib_document/* textOf */.b6)(map.get('key'), 'key'),
            value: (0,lib_document/* textOf */.b6)(map.get('value'), 'value'),
            isRegex: (0,lib_document/* booleanOf */.SF)(map.get('isRegex'), 'isRegex', false),
        };
    });
}
function read_required(map, key, line) {
    const text = (0,lib_document/* textOf */.b6)(map.get(key), key);
    if (text === '')
        throw new lib_document/* WrongFile */.Et(line, `a test has no \`${key}\``);
    return text;
}
const commandLine = (node) => {
    const words = (0,lib_document/* textsOf */.CB)({ line: node.line, node }, 'setup');
    if (words.length === 0)
        throw new lib_document/* WrongFile */.Et(node.line, 'a command of `setup` or `teardown` is empty');
    return words;
};
function commandOf(map, line) {
    (0,lib_document/* itemsOf */.S3)(map.get('teardown'), 'teardown').forEach(commandLine); // Docker's driver does not run it
    return {
        line,
        name: read_required(map, 'name', line),
        setup: (0,lib_document/* itemsOf */.S3)(map.get('setup'), 'setup').map(commandLine),
        env: variablesOf(map.get('envVars'), 'envVars'),
        exitCode: (0,lib_document/* integerOf */.cP)(map.get('exitCode'), 'exitCode', 0),
        command: read_required(map, 'command', line),
        args: (0,lib_document/* textsOf */.CB)(map.get('args'), 'args'),
        expectedOutput: (0,lib_document/* textsOf */.CB)(map.get('expectedOutput'), 'expectedOutput'),
        excludedOutput: (0,lib_document/* textsOf */.CB)(map.get('excludedOutput'), 'excludedOutput'),
        expectedError: (0,lib_document/* textsOf */.CB)(map.get('expectedError'), 'expectedError'),
        excludedError: (0,lib_document/* textsOf */.CB)(map.get('excludedError'), 'excludedError'),
    };
}
/** Without `shouldExist`, `uid` and `gid`, a JSON file means false and 0: so the original reads it. */
function existenceOf(map, line, isJson) {
    const anyone = isJson ? 0 : -1;
    return {
        line,
        name: read_required(map, 'name', line),
        path: read_required(map, 'path', line),
        shouldExist: (0,lib_document/* booleanOf */.SF)(map.get('shouldExist'), 'shouldExist', !isJson),
        permissions: (0,lib_document/* textOf */.b6)(map.get('permissions'), 'permissions'),
        uid: (0,lib_document/* integerOf */.cP)(map.get('uid'), 'uid', anyone),
        gid: (0,lib_document/* integerOf */.cP)(map.get('gid'), 'gid', anyone),
        isExecutableBy: (0,lib_document/* textOf */.b6)(map.get('isExecutableBy'), 'isExecutableBy'),
    };
}
const contentOf = (map, line) => ({
    line,
    name: read_required(map, 'name', line),
    path: read_required(map, 'path', line),
    expectedContents: (0,lib_document/* textsOf */.CB)(map.get('expectedContents'), 'expectedContents'),
    excludedContents: (0,lib_document/* textsOf */.CB)(map.get('excludedContents'), 'excludedContents'),
});
/** An empty list is a check too: that there is no command. */
function wordsOf(entry, what) {
    const isGiven = entry !== undefined && !(entry.node.kind === 'scalar' && entry.node.value === null);
    return isGiven ? (0,lib_document/* textsOf */.CB)(entry, what) : null;
}
function metadataOf(entry, known) {
    if (entry === undefined)
        return null;
    const map = known((0,lib_document/* entriesOf */.Mc)(entry.node, 'metadataTest'));
    if (map.size === 0)
        return null;
    return {
        line: entry.line,
        env: variablesOf(map.get('envVars'), 'envVars'),
        unboundEnv: variablesOf(map.get('unboundEnvVars'), 'unboundEnvVars'),
        labels: variablesOf(map.get('labels'), 'labels'),
        exposedPorts: (0,lib_document/* textsOf */.CB)(map.get('exposedPorts'), 'exposedPorts'),
        unexposedPorts: (0,lib_document/* textsOf */.CB)(map.get('unexposedPorts'), 'unexposedPorts'),
        entrypoint: wordsOf(map.get('entrypoint'), 'entrypoint'),
        cmd: wordsOf(map.get('cmd'), 'cmd'),
        workdir: (0,lib_document/* textOf */.b6)(map.get('workdir'), 'workdir'),
        volumes: (0,lib_document/* textsOf */.CB)(map.get('volumes'), 'volumes'),
        unmountedVolumes: (0,lib_document/* textsOf */.CB)(map.get('unmountedVolumes'), 'unmountedVolumes'),
        user: (0,lib_document/* textOf */.b6)(map.get('user'), 'user'),
    };
}
function optionsOf(entry, known) {
    if (entry === undefined)
        return null;
    const map = known((0,lib_document/* entriesOf */.Mc)(entry.node, 'containerRunOptions'));
    const options = {
        user: (0,lib_document/* textOf */.b6)(map.get('user'), 'user'),
        privileged: (0,lib_document/* booleanOf */.SF)(map.get('privileged'), 'privileged', false),
        tty: (0,lib_document/* booleanOf */.SF)(map.get('allocateTty'), 'allocateTty', false),
        env: (0,lib_document/* textsOf */.CB)(map.get('envVars'), 'envVars'),
        envFile: (0,lib_document/* textOf */.b6)(map.get('envFile'), 'envFile'),
        capabilities: (0,lib_document/* textsOf */.CB)(map.get('capabilities'), 'capabilities'),
        bindMounts: (0,lib_document/* textsOf */.CB)(map.get('bindMounts'), 'bindMounts'),
    };
    const isSet = Object.values(options).some((value) => value === true || (value !== false && value.length > 0));
    return isSet ? { line: entry.line, ...options } : null;
}

;// CONCATENATED MODULE: ./src/suites/structure/index.ts
/**
 * Runs a test file of container-structure-test as its Docker driver does: each command in a container of its own, files
 * and config without running anything.
 */













const structure_MOST_FILE_BYTES = 10_000_000;
/** Rejects only where the run is cancelled or the engine fails. `path`: absolute. */
async function runStructureTests(path, inputs, deps) {
    const file = deps.shownPath(path);
    try {
        const tests = readStructureFile(readOrWrong(deps.readText, path), path.endsWith('.json'));
        const { options } = tests;
        const refused = refusedOption(options, inputs);
        if (refused !== null)
            return fileNotRun('structure', file, options?.line ?? 1, refused);
        const settings = { options, optionEnv: optionEnv(options, inputs, deps) };
        const outcomes = await runAll(tests, settings, file, inputs, deps);
        return outcomes.length === 0
            ? fileNotRun('structure', file, 1, 'it has no tests')
            : suiteResult('structure', file, outcomes);
    }
    catch (error) {
        return wrongFile('structure', file, error);
    }
}
/** Variables come from the setting `env`: a file of the repository must not read this process's environment. */
function optionEnv(options, { app }, deps) {
    if (options === null)
        return [];
    const given = envMap(app.env);
    const own = options.env.flatMap((name) => {
        const value = given.get(name) ?? '';
        return value === '' ? [] : [`${name}=${value}`];
    });
    const ofFile = options.envFile === '' ? [] : dotenv(readOrWrong(deps.readText, options.envFile));
    return [...ofFile, ...own];
}
/** In the order of the original. */
async function runAll(tests, settings, file, inputs, deps) {
    const { image } = inputs;
    const imageEnv = envMap(image.env);
    const globalEnv = expandedEnv(tests.globalEnv, imageEnv);
    const env = envMap(image.env, globalEnv);
    const outcomes = [];
    const add = async (kind, { name, line }, run) => {
        checkCancelled(deps.signal);
        const since = deps.clock.now();
        const title = name === '' ? kind : `${kind}: ${name}`;
        deps.progress.step(`${file}: ${title}`);
        const result = await run();
        outcomes.push({ name: title, file, line, seconds: deps.clock.now() - since, result });
    };
    for (const test of tests.commands)
        await add('Command Test', test, () => runTest(test, globalEnv, settings, inputs, deps));
    const still = await createStill(image.id, settings, deps);
    try {
        for (const test of tests.contents)
            await add('File Content Test', test, () => checkContent(test, still, deps));
        for (const test of tests.existence)
            await add('File Existence Test', test, () => checkExistence(test, still, env, deps));
        for (const test of tests.licenses)
            await add('License Test', { ...test, name: '' }, () => checkLicense(test, still, deps));
    }
    finally {
        await deps.engine.remove(still);
    }
    const { metadata } = tests;
    if (metadata !== null)
        await add('Metadata Test', { ...metadata, name: '' }, () => Promise.resolve(checkMetadata(metadata, image)));
    return outcomes;
}
/** Setups run one after the other, each in the image that the one before has left. */
async function runTest(test, globalEnv, settings, { image }, deps) {
    const setupEnv = [...globalEnv, ...expandedEnv(test.env, envMap(image.env, globalEnv))];
    const tags = [];
    try {
        for (const argv of test.setup) {
            const last = tags.at(-1) ?? image.id;
            const keep = async (container) => void tags.push(await commit(container, deps));
            const result = await runCommand({ image: last, argv, env: setupEnv }, settings, deps, keep);
            if (result.kind !== 'ended')
                return failed(`the setup \`${argv.join(' ')}\` ${whyNot(result)}`);
        }
        // the original's image has the variables of a setup, and its options replace those of the test
        const before = tags.length > 0 ? setupEnv : globalEnv;
        const own = settings.options ? settings.optionEnv : test.env.map(({ key, value }) => `${key}=${value}`);
        const known = envMap(image.env, before);
        const argv = [test.command, ...test.args].map((word) => expand(word, known));
        const tty = settings.options?.tty ?? false;
        const env = [...envMap(before, own)].map(([name, value]) => `${name}=${value}`);
        const result = await runCommand({ image: tags.at(-1) ?? image.id, argv, env, tty }, settings, deps);
        return result.kind === 'ended' ? checkOutput(test, result) : failed(`the command ${whyNot(result)}`);
    }
    finally {
        for (const tag of tags.reverse())
            await deps.engine.untag(tag);
    }
}
const whyNot = (result) => result.kind === 'late' ? `did not end within ${COMMAND_SECONDS} s` : `could not be started: ${result.why}`;
function checkOutput(test, { stdout, stderr, exitCode, isCut }) {
    const why = [
        ...missing(test.expectedError, stderr, 'stderr'),
        ...unwanted(test.excludedError, stderr, 'stderr'),
        ...missing(test.expectedOutput, stdout, 'stdout'),
        ...unwanted(test.excludedOutput, stdout, 'stdout'),
        ...(exitCode === test.exitCode ? [] : [`it exited ${exitCode}, expected ${test.exitCode}`]),
    ];
    if (why.length > 0)
        return failed(...why);
    const isNegative = test.excludedOutput.length + test.excludedError.length > 0;
    return isCut && isNegative
        ? notRun(`its output has more than ${container_MOST_OUTPUT} bytes, and what is excluded may come later`)
        : PASSED;
}
async function checkContent(test, still, { engine }) {
    const entry = await readTarget(engine, still, test.path, structure_MOST_FILE_BYTES);
    if (entry === null)
        return failed(`${test.path} does not exist`);
    if (entry.type !== 'file')
        return failed(`${test.path} is not a file: it is a ${entry.type}`);
    if (entry.size > structure_MOST_FILE_BYTES)
        return notRun(`${test.path} has more than ${structure_MOST_FILE_BYTES} bytes`);
    const text = entry.bytes.toString('utf8');
    const why = [
        ...missing(test.expectedContents, text, test.path),
        ...unwanted(test.excludedContents, text, test.path),
    ];
    return why.length === 0 ? PASSED : failed(...why);
}
const EXECUTABLE = { any: 0o111, owner: 0o100, group: 0o010, other: 0o001 };
async function checkExistence(test, still, env, { engine }) {
    const path = external_node_path_.posix.join('/', expand(test.path, env));
    const found = await readEntry(engine, still, path, 0);
    // the original looks for these types only
    const entry = found && ['file', 'directory', 'symlink'].includes(found.type) ? found : null;
    if (!test.shouldExist)
        return entry === null ? PASSED : failed(`${path} exists, and must not`);
    if (entry === null)
        return failed(`${path} does not exist`);
    const mode = goMode(entry);
    const { permissions, uid, gid, isExecutableBy } = test;
    const bits = Object.hasOwn(EXECUTABLE, isExecutableBy) ? EXECUTABLE[isExecutableBy] : undefined;
    const why = [
        ...(permissions !== '' && permissions !== mode ? [`${path} is ${mode}, expected ${permissions}`] : []),
        ...(isExecutableBy !== '' && bits === undefined
            ? [`isExecutableBy: ${isExecutableBy} is none of any, owner, group, other`]
            : []),
        ...(bits !== undefined && (entry.mode & bits) === 0
            ? [`${path} is ${mode}, expected to be executable by ${isExecutableBy}`]
            : []),
        ...(uid !== -1 && uid !== entry.uid ? [`${path} is owned by ${entry.uid}, expected ${uid}`] : []),
        ...(gid !== -1 && gid !== entry.gid ? [`${path} has group ${entry.gid}, expected ${gid}`] : []),
    ];
    return why.length === 0 ? PASSED : failed(...why);
}

;// CONCATENATED MODULE: ./src/suites/index.ts
/**
 * suites: runs other people's test files, of container-structure-test and of goss, on the tested image. Their programs are
 * not used. docs/test-files.md says what differs from them.
 */





/***/ })

};
