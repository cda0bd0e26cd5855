export const id = 548;
export const ids = [548];
export const modules = {

/***/ 62164:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ bounded)
/* harmony export */ });
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(30714);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_vm__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(74296);
/**
 * Runs a function with a time limit: a regular expression of the workflow's author may take for ever on text that an image
 * chose. It blocks the process until the limit, so that must be short.
 */


let code = () => undefined;
/**
 * No code comes from outside: the context is needed because only a script in one can be stopped. It always calls the same
 * function, since V8 keeps functions that a script has called for a long time.
 */
const context = (0,node_vm__WEBPACK_IMPORTED_MODULE_0__.createContext)({ run: () => code() });
const script = new node_vm__WEBPACK_IMPORTED_MODULE_0__.Script('run()');
/** Null when it took longer than `milliseconds`, or the stack overflowed. Other errors are thrown. */
function bounded(milliseconds, work) {
    let result = null;
    code = () => {
        result = { result: work() };
    };
    try {
        script.runInContext(context, { timeout: milliseconds });
        return result;
    }
    catch (error) {
        if ((0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .systemCode */ .xU)(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT' || error instanceof RangeError)
            return null;
        throw error;
    }
    finally {
        code = () => undefined;
    }
}


/***/ }),

/***/ 50548:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ih: () => (/* reexport */ bakeReadsOutside),
  W0: () => (/* reexport */ composedSource),
  My: () => (/* reexport */ findCompose),
  l: () => (/* reexport */ helper_image/* hasHelperProgram */.l),
  bM: () => (/* reexport */ memoryGuard),
  Fk: () => (/* reexport */ notRehearsed),
  YJ: () => (/* reexport */ ownContainerIds),
  Gu: () => (/* reexport */ printServices),
  Tm: () => (/* reexport */ readKernelFiles),
  JQ: () => (/* reexport */ readServices),
  _H: () => (/* reexport */ rehearsalFindings),
  U_: () => (/* reexport */ removeOwnVolumes),
  xE: () => (/* reexport */ settingMissing),
  lX: () => (/* reexport */ shareVolumes),
  Qe: () => (/* binding */ smoke),
  G: () => (/* binding */ startAndStop),
  Mh: () => (/* binding */ startUntilReady),
  X6: () => (/* reexport */ toRehearsal)
});

// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/smoke/log/record.ts
/**
 * Converts log records, JSON or logfmt, to readable text: level, message, error and stack from the fields of pino,
 * bunyan, winston, ECS, Serilog, zap, zerolog, logrus, slog, log4j2, structlog and others. Pure.
 */
/**
 * Names of fields, in lower case; `log.level` is also the member `level` of `log`. The first field that exists counts.
 */
const LEVEL = [
    'level',
    'log.level',
    'severity',
    'levelname',
    'lvl',
    'loglevel',
    '@l',
    'level_name',
    'severity_text',
    'severitytext',
    'priority',
    's',
];
const MESSAGE = [
    'message',
    'msg',
    '@m',
    '@mt',
    'short_message',
    'event',
    'renderedmessage',
    'messagetemplate',
    'textpayload',
    'jsonpayload.message',
    'body',
    'text',
];
const ERROR = [
    'err',
    'error',
    '@x',
    'exception',
    'exc_info',
    'thrown',
    'exc_text',
    'error_message',
    'errormessage',
    'cause',
    'reason',
    'detail',
    'attr.error',
    'jsonpayload.error',
    'full_message',
];
const STACK = [
    'stack',
    'stack_trace',
    'stacktrace',
    'errorverbose',
    'traceback',
    'extendedstacktrace',
    'backtrace',
];
const TYPE = ['type', 'name', 'class', 'kind', 'exc_type', 'exceptiontype'];
const INNER_MESSAGE = ['message', 'msg', 'exc_value', 'description', 'localizedmessage', 'errmsg'];
const LEVELS = {
    FATAL: 'fatal panic dpanic critical crit emergency emerg alert f',
    ERROR: 'error err eror severe e',
    WARN: 'warn warning w',
    INFO: 'info information informational notice log i',
    DEBUG: 'debug verbose trace silly d',
};
const WORDS = new Map(Object.entries(LEVELS).flatMap(([level, words]) => words.split(' ').map((word) => [word, level])));
/**
 * Minimum number of each level: tens of pino and bunyan, hundreds of Monolog; below ten syslog, where less is more
 * severe.
 */
const NUMBERS = [
    { from: 500, level: 'FATAL' },
    { from: 400, level: 'ERROR' },
    { from: 300, level: 'WARN' },
    { from: 100, level: 'INFO' },
    { from: 60, level: 'FATAL' },
    { from: 50, level: 'ERROR' },
    { from: 40, level: 'WARN' },
    { from: 30, level: 'INFO' },
    { from: 10, level: 'DEBUG' },
    { from: 5, level: 'INFO' },
    { from: 4, level: 'WARN' },
    { from: 3, level: 'ERROR' },
    { from: 0, level: 'FATAL' },
];
/** Characters that are read of a line. */
const READ_CHARACTERS = 8192;
const MOST_LINES = 40;
const MOST_DEPTH = 4;
/** The record as lines of text, its level first; null if it is not a record. */
function recordLines(line) {
    const text = line.trim().slice(0, READ_CHARACTERS);
    const fields = text.startsWith('{') ? jsonFields(text) : logfmtFields(text);
    return fields === null ? null : linesOf(fields);
}
function linesOf(fields) {
    const level = levelOf(first(fields, LEVEL));
    const said = substituted(textOf(first(fields, MESSAGE)), fields);
    const errors = ERROR.flatMap((name) => thrownIn(fields.get(name), 0));
    const flat = nested(fields, 'error');
    if (flat.size > 0)
        errors.push(...thrownOf(flat, 0));
    const stack = textOf(first(fields, STACK));
    if (stack !== '')
        errors.push(stack);
    if (said === '' && errors.length === 0)
        return null;
    if (level === null && errors.length === 0 && !fields.has('msg') && !fields.has('message'))
        return null;
    const [head = '', ...rest] = said.split('\n');
    const stacks = errors.filter((text) => text.includes('\n'));
    const plain = errors.filter((text) => !text.includes('\n') && !said.includes(text) && !stacks.some((one) => one.includes(text)));
    const begin = [head, ...new Set(plain)].filter((part) => part !== '').join(': ');
    const label = level === null || new RegExp(`^\\W{0,2}${level}\\b`, 'i').test(begin) ? '' : `${level}: `;
    const lines = begin === '' ? [] : [`${label}${begin}`];
    return [...lines, ...rest, ...new Set(stacks.flatMap((text) => text.split('\n')))].slice(0, MOST_LINES);
}
function levelOf(value) {
    if (typeof value === 'number')
        return NUMBERS.find(({ from }) => value >= from)?.level ?? null;
    if (typeof value !== 'string')
        return null;
    return /^\d{1,3}$/.test(value) ? levelOf(Number(value)) : (WORDS.get(value.toLowerCase()) ?? null);
}
const first = (fields, names) => names.map((name) => fields.get(name)).find((value) => value !== undefined && value !== null && value !== '');
const textOf = (value) => typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
/** Replaces `{Name}` in Serilog's `@mt` and templates. */
const substituted = (text, fields) => text.replace(/\{@?\$?([A-Za-z]\w{0,60})(?:[:,][^{}]{0,40})?\}/g, (whole, name) => textOf(fields.get(name.toLowerCase())) || whole);
/** The texts in an error field: a string, an error object, or a list of them. */
function thrownIn(value, depth) {
    if (typeof value === 'string')
        return value.trim() === '' ? [] : [value.trim()];
    if (Array.isArray(value))
        return value.slice(0, MOST_DEPTH).flatMap((one) => thrownIn(one, depth + 1));
    const object = membersOf(value);
    return object === null || depth > MOST_DEPTH ? [] : thrownOf(object, depth);
}
function thrownOf(fields, depth) {
    const type = textOf(first(fields, TYPE));
    const message = textOf(first(fields, INNER_MESSAGE));
    const stack = textOf(first(fields, STACK));
    const said = type === '' || message.startsWith(type) ? message : `${type}${message === '' ? '' : `: ${message}`}`;
    const own = stack !== '' && stack.includes('\n') ? stack : said || stack;
    const inner = ['aggregateerrors', 'errors', 'cause', 'inner', 'innerexception'].flatMap((name) => thrownIn(fields.get(name), depth + 1));
    return [...(own === '' ? [] : [own]), ...inner];
}
/** Fields with a dotted name, such as `error.message`: the members under `error.`. */
function nested(fields, name) {
    const found = new Map();
    for (const [key, value] of fields)
        if (key.startsWith(`${name}.`))
            found.set(key.slice(name.length + 1), value);
    return found;
}
function membersOf(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        return null;
    return new Map(Object.entries(value).map(([key, member]) => [key.toLowerCase(), member]));
}
function jsonFields(text) {
    const whole = parsed(text);
    const fields = whole === null ? cutFields(text) : membersOf(whole);
    if (fields === null)
        return null;
    for (const name of ['log', 'attr', 'jsonpayload', 'error']) {
        const members = membersOf(fields.get(name));
        if (members !== null && name !== 'error')
            for (const [key, value] of members)
                fields.set(`${name}.${key}`, value);
    }
    return fields;
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
const STRING = String.raw `"((?:[^"\\]|\\.){0,8192})`;
const MEMBER = new RegExp(String.raw `"([\w@.-]{1,40})"\s{0,4}:\s{0,4}(?:${STRING}|(\d{1,3})\b)`, 'gs');
/** The strings and numbers of a truncated record, by their own name only. */
function cutFields(text) {
    const found = new Map();
    for (const [, name = '', value, number] of text.matchAll(MEMBER)) {
        const key = name.toLowerCase();
        if (!found.has(key))
            found.set(key, value === undefined ? Number(number) : unescaped(value));
    }
    return found.size > 1 ? found : null;
}
const unescaped = (value) => {
    const text = parsed(`"${value}"`);
    return typeof text === 'string'
        ? text
        : value
            .replace(/\\n/g, '\n')
            .replace(/\\t/g, '\t')
            .replace(/\\(["\\/])/g, '$1');
};
const PAIR = /(?:^|\s)([\w.@-]{1,40})=(?:"((?:[^"\\]|\\.){0,4096})"|(\S{0,4096}))/g;
const LEAST_PAIRS = 2;
/** `level=error msg="…" err="…"`; null for a sentence with an equals sign. */
function logfmtFields(text) {
    if (!/(?:^|\s)(?:level|lvl|severity)=/.test(text))
        return null;
    const found = new Map();
    for (const [, name = '', quoted, bare] of text.matchAll(PAIR))
        found.set(name.toLowerCase(), quoted === undefined ? (bare ?? '') : unescaped(quoted));
    const isRecord = found.size >= LEAST_PAIRS && first(found, [...MESSAGE, ...ERROR]) !== undefined;
    return isRecord && levelOf(first(found, LEVEL)) !== null ? found : null;
}

;// CONCATENATED MODULE: ./src/smoke/log/clean.ts
/**
 * Lines of a container's log as causes read them: records as text, without terminal controls, and with limited length.
 * Pure.
 */


/** Characters of a line on which patterns are tested. */
const clean_READ_CHARACTERS = 500;
/** Characters of a line that are quoted in a message. */
const QUOTED_CHARACTERS = 300;
/** Keeps indentation, which tracebacks need. A record (JSON, logfmt) may become several lines. */
function cleanLines(lines) {
    const found = known.get(lines) ?? cleaned(lines);
    known.set(lines, found);
    return found;
}
/** Many causes read the same log. */
const known = new WeakMap();
const cleaned = (lines) => lines.flatMap((line) => {
    const plain = stripControls(line);
    return (recordLines(plain) ?? [plain]).map((one) => one.slice(0, clean_READ_CHARACTERS).trimEnd());
});
/** Prefixes of runners of several programs: `10:20:30 web.1  | `, `[api] `, `0|web  | `. */
const NAMED = /^(?:\d\d:\d\d:\d\d )?(?:\d{1,4}\|)?[\w.:@-]{1,40} {0,20}\| ?|^\[[\w.:@-]{1,40}\] /;
/** The lines without the prefix that names their program. */
const withoutNames = (lines) => lines.map((line) => line.replace(NAMED, ''));
const quoteLine = (line) => line.length > QUOTED_CHARACTERS ? `${line.slice(0, QUOTED_CHARACTERS)}…` : line;
/* eslint-disable no-control-regex -- controls in a log are what this takes out */
const stripControls = (line) => (0,visible/* withoutSequences */.V$)(line).replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '');

;// CONCATENATED MODULE: ./src/smoke/probe/outcome.ts
/** The outcome of one request, as data and in words. Pure. */
/** Whether it looks as it does when nothing listens: behind the engine's proxy the connection closes, without it is refused. */
const isNoResponse = (outcome) => outcome?.kind === 'closed' || outcome?.kind === 'refused';
/** Characters shown of a quotation. */
const SHOWN = 300;
function describeOutcome(outcome) {
    if (outcome === null)
        return 'never asked: nothing listened';
    switch (outcome.kind) {
        case 'http':
            return `${outcome.status} ${outcome.reason}`.trim() + but(outcome.mismatch);
        case 'connected':
            return 'connected';
        case 'udp':
            return outcome.proved
                ? `it answered${but(outcome.mismatch)}`
                : 'a socket is bound; nothing was asked of it';
        case 'grpc':
            return [outcome.status, outcome.detail].filter(Boolean).join(': ');
        case 'healthcheck':
            return outcome.status;
        case 'exec':
            return execText(outcome.exitCode, outcome.output);
        case 'log':
            return outcome.line?.trim().slice(0, SHOWN) ?? `no such line so far${outcome.isSlow ? SLOW : ''}`;
        case 'exit':
            return `exit code ${outcome.code}${outcome.oomKilled ? ', out of memory' : ''}`;
        default:
            return outcome.detail;
    }
}
const SLOW = ', and the pattern takes too long on this log';
const but = (mismatch) => (mismatch === undefined ? '' : `, but ${mismatch}`);
function execText(exitCode, output) {
    const last = output.trimEnd().split('\n').at(-1)?.trim().slice(0, SHOWN) ?? '';
    const end = exitCode === null ? 'no exit code' : `exit code ${exitCode}`;
    return last === '' ? end : `${end}: ${last}`;
}

;// CONCATENATED MODULE: ./src/lib/port-ranges.ts
/** Formats lists of port numbers: `80, 443 and 8000-8010`. */
/** In order, each port once. */
function portRanges(ports) {
    const ranges = [];
    for (const port of [...new Set(ports)].sort((a, b) => a - b)) {
        const open = ranges.at(-1);
        if (open?.last === port - 1)
            open.last = port;
        else
            ranges.push({ first: port, last: port });
    }
    return ranges;
}
/** So many consecutive ports were given as a range. */
const LEAST_RANGE = 10;
/** The ports that are not part of such a range. */
const withoutRanges = (ports) => portRanges(ports)
    .filter(({ first, last }) => last - first + 1 < LEAST_RANGE)
    .flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
/** Of many pieces the first are shown. */
const MOST_PIECES = 12;
/** `80`, `80 and 443`, `1-100 and 8080`, `1, 3, 5 … and 40 more`; in the order given when there are few. */
function formatPorts(ports) {
    const distinct = [...new Set(ports)];
    if (distinct.length <= LEAST_RANGE)
        return distinct.map(String);
    const pieces = portRanges(distinct).flatMap(({ first, last }) => last - first < 2 ? [...new Set([first, last])].map(String) : [`${first}-${last}`]);
    const more = pieces.length - MOST_PIECES;
    return more > 1 ? [...pieces.slice(0, MOST_PIECES), `${more} more`] : pieces;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/smoke/container/memory-guard.ts
/**
 * The memory limit of a container without one: the memory of the engine's machine, less a reserve. Without it, an app that
 * grows without end would bring down the engine and the runner. An app that fits into the machine never reaches it.
 */

const MIB = 1024 ** 2;
/** Bytes for the engine and the runner: a tenth of the machine, within these bounds. */
const LEAST_RESERVE = 256 * MIB;
const MOST_RESERVE = 1024 * MIB;
/** A smaller machine gets no guard. */
const SMALLEST_MACHINE = 512 * MIB;
/** Bytes, in whole MiB, since kernels round to pages; null where the engine does not report its memory. */
function memoryGuard({ memory }) {
    if (memory === undefined || memory < SMALLEST_MACHINE)
        return null;
    const reserve = Math.min(MOST_RESERVE, Math.max(LEAST_RESERVE, memory / 10));
    return Math.floor((memory - reserve) / MIB) * MIB;
}
/** Bytes that a container can use without a limit of its own; a limit that is not lower limits nothing. */
const machineMemory = (info) => Math.min((0,external_node_os_.totalmem)(), memoryGuard(info) ?? Infinity);
/** The guard of a container that had one; null with a limit of its own, and for services of a compose file. */
function guardOf({ inputs, memory, engine, services }) {
    return inputs.memory === null && memory.limit === null && services === undefined
        ? memoryGuard(engine)
        : null;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/smoke/kernel/listeners.ts
/** The listener table of a container's network namespace, as the kernel shows it under `/proc/<pid>/net`. */

const TCP_LISTEN = '0A';
const UDP_UNCONNECTED = '07';
const TABLES = ['tcp', 'tcp6', 'udp', 'udp6'];
/** Docker's own name server on user-defined networks. */
const DOCKER_DNS = '127.0.0.11';
/** How old the table may be while the number of sockets stays the same. */
const FRESH_SECONDS = 0.25;
/**
 * Returns a function that reads the table again, at little cost: the kernel takes milliseconds to write it (it walks the
 * sockets of the whole machine), but only microseconds to count sockets, and a new listener is one more. `now` in seconds.
 */
function watchListeners(pid) {
    let seen = null;
    return (now) => {
        const sockets = countSockets(pid);
        const isFresh = seen !== null && sockets !== '' && seen.sockets === sockets && now - seen.at < FRESH_SECONDS;
        if (seen === null || !isFresh)
            seen = { at: now, sockets, rows: readListeners(pid) };
        return seen.rows;
    };
}
/** `TCP: inuse 3,TCP6: inuse 1`; empty where the kernel has no such file. */
function countSockets(pid) {
    try {
        const texts = ['sockstat', 'sockstat6'].map((table) => readTable(pid, table));
        return (texts.join('\n').match(/^TCP6?: inuse \d+/gm) ?? []).join();
    }
    catch {
        return '';
    }
}
/** Null when the process has ended or this process may not read its `/proc`. */
function readListeners(pid) {
    try {
        return parseListeners((table) => readTable(pid, table));
    }
    catch {
        return null;
    }
}
const parseListeners = (read) => TABLES.flatMap((table) => parseTable(table, read(table))).filter(({ address }) => address !== DOCKER_DNS);
/** A kernel without IPv6 has no `tcp6`; for a process that has ended there is no `tcp` either. */
function readTable(pid, table) {
    try {
        return (0,external_node_fs_.readFileSync)(`/proc/${pid}/net/${table}`, 'latin1');
    }
    catch (error) {
        if (table.endsWith('6'))
            return '';
        throw error;
    }
}
/** Rows as in `proc(5)`: `sl local_address rem_address st …`, addresses in hexadecimal. */
function parseTable(protocol, text) {
    const listening = protocol.startsWith('tcp') ? TCP_LISTEN : UDP_UNCONNECTED;
    return text
        .split('\n')
        .slice(1)
        .map((row) => row.trim().split(/\s+/))
        .filter((columns) => columns[3] === listening)
        .flatMap(([, local = '']) => {
        const [address = '', port = ''] = local.split(':');
        const number = parseInt(port, 16);
        return number > 0 ? [{ protocol, address: formatAddress(address), port: number }] : [];
    });
}
/** The kernel writes 32-bit words in the machine's byte order; every platform that runs Node's action is little-endian. */
function formatAddress(hex) {
    const words = hex.match(/.{8}/g) ?? [];
    const bytes = words.flatMap((word) => (word.match(/../g) ?? []).reverse().map((pair) => parseInt(pair, 16)));
    return bytes.length === 4 ? bytes.join('.') : formatIPv6(bytes);
}
function formatIPv6(bytes) {
    const isMapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
    if (isMapped)
        return `::ffff:${bytes.slice(12).join('.')}`;
    const groups = Array.from({ length: 8 }, (_, index) => (((bytes[index * 2] ?? 0) << 8) | (bytes[index * 2 + 1] ?? 0)).toString(16));
    return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1); // shortens the zeros as RFC 5952 says
}
const isLoopback = ({ address }) => /^(::ffff:)?127\./.test(address) || address === '::1';
/** False for an IPv4-mapped address. */
const isIpv6 = ({ address }) => address.includes(':') && !address.startsWith('::ffff:');
const isTcp = ({ protocol }) => protocol === 'tcp' || protocol === 'tcp6';
/** `127.0.0.1:5000`, `[::]:80` */
const formatListener = ({ address, port }) => address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
/** Whether a listener of the container can be reached from outside. */
function listensOutside(listeners, port, protocol = 'tcp') {
    const isOf = (row) => isTcp(row) === (protocol === 'tcp');
    return listeners.some((row) => isOf(row) && row.port === port && !isLoopback(row));
}

// EXTERNAL MODULE: ./src/faults/relevant-line.ts
var relevant_line = __webpack_require__(98823);
;// CONCATENATED MODULE: ./src/smoke/log/traceback/cpp.ts
const GNU = /^terminate called (?:after throwing an instance of '([^']{1,300})'|recursively|without an active exception)$/;
const WHAT = /^\s{0,4}what\(\): {1,4}(.*)$/;
const LLVM = /^libc\+\+abi(?:\.dylib)?: terminating (?:due to|with) uncaught (?:foreign )?exception(?: of type ([^:]{1,300}(?:::[^:]{1,300}){0,8}))?(?:: (.*))?$/;
const cpp = (lines) => {
    const from = lines.findLastIndex((line) => GNU.test(line) || LLVM.test(line));
    const line = lines[from];
    if (line === undefined)
        return null;
    const [, ofLlvm, saidByLlvm = ''] = LLVM.exec(line) ?? [];
    const [, what] = WHAT.exec(lines[from + 1] ?? '') ?? [];
    return {
        language: 'C++',
        exception: GNU.exec(line)?.[1] ?? ofLlvm ?? line,
        message: what ?? saidByLlvm,
        from,
        to: what === undefined ? from : from + 1,
    };
};

;// CONCATENATED MODULE: ./src/smoke/log/traceback/traceback.ts
/** The output of a language's runtime when a program ends with an uncaught error. */
/**
 * `frames`: innermost first. A library's frame shows where an error was thrown, the app's own frame where it came from.
 */
function ownFrame(frames, isLibrary) {
    return frames.find(({ file }) => !isLibrary(file)) ?? frames[0] ?? {};
}
/** `KeyError: 'PORT'`; only the name if there is no message. */
const formatThrown = ({ exception, message }) => message === '' ? exception : `${exception}: ${message}`;

;// CONCATENATED MODULE: ./src/smoke/log/traceback/dotnet.ts
/** .NET: `Unhandled exception. Type: message`, inner ones after `--->`, frames innermost first with `in FILE:line N`. */

const dotnet_ERROR = /^Unhandled exception\.? ?:? ?([A-Za-z_][\w.+`]{0,300})(?: \((?:0x)?[0-9A-Fa-f]+\))?(?:: (.*))?$/i;
const INNER = /^ ?---> (?:\(Inner Exception #\d+\) )?([A-Za-z_][\w.+`]{0,300})(?: \(\d+\))?(?:: (.*))?$/;
/** As printed by a logger, above its frames. */
const LOGGED = /^\s{0,8}((?:[A-Z]\w{0,60}\.){1,10}\w{1,80}Exception)(?: \((?:0x)?[0-9A-Fa-f]+\))?: (.*)$/;
const MOST_MESSAGE = 5;
const FRAME = /^\s+at .{1,400} in (\S{1,400}):line (\d{1,9})$/;
const INSIDE = /^(?:\s+at |\s*---)/;
const NO_PLACE = /\s--->.*$/;
const dotnet = (lines) => {
    const unhandled = lines.findLastIndex((line) => dotnet_ERROR.test(line));
    const from = unhandled < 0 ? loggedAt(lines) : unhandled;
    const [, exception, said = ''] = (unhandled < 0 ? LOGGED : dotnet_ERROR).exec(lines[from] ?? '') ?? [];
    if (exception === undefined)
        return null;
    const to = endOf(lines, from);
    const below = lines.slice(from + 1, to + 1);
    const cause = below.flatMap((line) => dotnet_thrownOf(INNER.exec(line))).at(-1);
    return {
        language: '.NET',
        exception,
        message: said.replace(NO_PLACE, ''),
        ...ownFrame(framesOf(below), () => false),
        ...(cause ? { cause } : {}),
        from,
        to,
    };
};
const dotnet_thrownOf = (match) => match?.[1] === undefined ? [] : [{ exception: match[1], message: match[2] ?? '' }];
/** The index of an error from a logger: a few lines above a frame in a .NET source file. -1: none. */
function loggedAt(lines) {
    const last = lines.findLastIndex((line) => FRAME.test(line));
    for (let at = last - 1, between = 0; at >= 0 && between <= MOST_MESSAGE; at--) {
        if (LOGGED.test(lines[at] ?? ''))
            return at;
        if (!INSIDE.test(lines[at] ?? ''))
            between++;
    }
    return -1;
}
/** Paths are those of the build machine: only the file name is useful in the image. */
const nameOf = (path) => path.replace(/^.*[\\/]/, '');
const framesOf = (lines) => lines.flatMap((line) => {
    const [, file, number] = FRAME.exec(line) ?? [];
    return file === undefined || file.startsWith('/_/src/')
        ? []
        : [{ file: nameOf(file), line: Number(number) }];
});
/** A message may have more lines before the first frame. */
function endOf(lines, from) {
    const last = lines.findLastIndex((line, at) => at > from && INSIDE.test(line));
    return Math.max(from, last);
}

;// CONCATENATED MODULE: ./src/smoke/log/traceback/go.ts
/**
 * Go: `panic: …` or `fatal error: …`, then goroutines with their frames innermost first, each location on its own line.
 */

const go_ERROR = /^(panic|fatal error|runtime): (.*)$/;
const go_FRAME = /^\t(\S{1,400}\.(?:go|s)):(\d{1,9})(?: \+0x[0-9a-f]+)?$/;
const GOROUTINE = /^goroutine \d+ .*:$/;
const LIBRARY = /\/go\/src\/|\/pkg\/mod\/|\/vendor\/|^(?:runtime|internal|net|os|sync)\/|^_cgo/;
/** Maximum lines between the error and its first goroutine: signals, recovered values. */
const MOST_BETWEEN = 15;
const go = (lines) => {
    const start = lines.findIndex((line, at) => GOROUTINE.test(line) && errorAbove(lines, at) !== null);
    const from = start < 0 ? null : errorAbove(lines, start);
    if (from === null)
        return null;
    const [, exception = '', said = ''] = go_ERROR.exec(lines[from] ?? '') ?? [];
    const next = lines.findIndex((line, at) => at > start && line === '');
    const frames = go_framesOf(lines.slice(start, next < 0 ? undefined : next));
    return {
        language: 'Go',
        exception,
        message: said.replace(/ \[recovered\]$/, ''),
        ...ownFrame(frames, (file) => LIBRARY.test(file)),
        from,
        to: lines.findLastIndex((line) => go_FRAME.test(line) || GOROUTINE.test(line)),
    };
};
/** The index of the first error above; those after it are about the same crash. */
function errorAbove(lines, goroutine) {
    const start = Math.max(0, goroutine - MOST_BETWEEN);
    const at = lines.slice(start, goroutine).findIndex((line) => go_ERROR.test(line));
    return at < 0 ? null : start + at;
}
const go_framesOf = (lines) => lines.flatMap((line) => {
    const [, file, number] = go_FRAME.exec(line) ?? [];
    return file === undefined ? [] : [{ file, line: Number(number) }];
});

;// CONCATENATED MODULE: ./src/smoke/log/traceback/java.ts
const java_ERROR = /^(?:Exception in thread "[^"]{0,200}" )?((?:[\w$]{1,100}\.){1,20}[\w$]{1,100})(?:: (.*))?$/;
const CAUSED = /^\s*Caused by: ([\w$.]{1,300})(?:: (.*))?$/;
const java_FRAME = /^\s+at (?:[\w.$@-]{0,200}\/){0,3}([\w$.<>-]{1,300})\(([\w$.-]{1,200})(?::(\d{1,9}))?\)(?: .*)?$/;
const java_INSIDE = /^\s*(?:at |\.\.\. \d+ |Caused by: |Suppressed: )/;
const java_LIBRARY = /^(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|akka|groovy|clojure|org\.(?:springframework|hibernate|apache|eclipse|postgresql|jboss|slf4j|junit|flywaydb)|io\.(?:netty|micronaut|quarkus|ktor|vertx)|com\.(?:zaxxer|mysql|fasterxml|google|mongodb)|ch\.qos|reactor|redis\.clients|liquibase)\./;
const SPRING = /^APPLICATION FAILED TO START$/;
const DESCRIPTION = /^Description:$/;
/** Maximum lines of an error's message before its first frame. */
const java_MOST_MESSAGE = 10;
const java = (lines) => springPage(lines) ?? stack(lines);
function stack(lines) {
    const to = lines.findLastIndex((line) => java_FRAME.test(line) || CAUSED.test(line));
    if (to < 0)
        return null;
    let first = to;
    let from = null;
    for (let at = to; at >= 0 && from === null; at--) {
        const line = lines[at] ?? '';
        if (java_INSIDE.test(line))
            first = at;
        else if (java_ERROR.test(line))
            from = at;
        else if (first - at > java_MOST_MESSAGE)
            return null;
    }
    if (from === null)
        return null;
    const start = from;
    const causes = lines.slice(from, to + 1).flatMap((line, at) => (CAUSED.test(line) ? [at + start] : []));
    const root = causes.at(-1);
    const cause = root === undefined ? null : java_thrownOf(CAUSED.exec(lines[root] ?? ''));
    const frames = [...lines.slice(root ?? start, to + 1), ...lines.slice(start, to + 1)].flatMap(frameOf);
    return {
        language: 'Java',
        ...java_thrownOf(java_ERROR.exec(lines[start] ?? '')),
        ...frames[0],
        ...(cause ? { cause } : {}),
        from: start,
        to,
    };
}
/** Frames of the app; file names of libraries are not useful. */
function frameOf(line) {
    const [, method, file, number] = java_FRAME.exec(line) ?? [];
    const isOwn = method !== undefined && file !== undefined && number !== undefined && !java_LIBRARY.test(method);
    return isOwn ? [{ file, line: Number(number) }] : [];
}
function java_thrownOf(match) {
    const [, name = '', message = ''] = match ?? [];
    return { exception: name.replace(/^.*\./, ''), message };
}
function springPage(lines) {
    const from = lines.findLastIndex((line) => SPRING.test(line));
    const head = lines.findIndex((line, at) => at > from && DESCRIPTION.test(line));
    if (from < 0 || head < 0)
        return null;
    const at = lines.findIndex((line, index) => index > head && line.trim() !== '');
    const message = lines[at]?.trim();
    if (message === undefined)
        return null;
    return { language: 'Java', exception: 'APPLICATION FAILED TO START', message, from, to: at };
}

;// CONCATENATED MODULE: ./src/smoke/log/traceback/node.ts
/**
 * Node.js, Bun, Deno: the error, then frames `at f (/app/x.js:1:2)` innermost first; above it, sometimes, the location
 * and a caret.
 */

const node_FRAME = /^\s+at (?:async )?(?:.{1,300} \()?((?:file:\/\/|node:)?[^\s():]{1,400}):(\d{1,9}):\d{1,9}\)?(?: \{)?$/;
const node_ERROR = /^(?:error: )?(?:Uncaught )?(?:\(in promise\) )?([A-Za-z_$][\w$.]{0,100}(?:Error|Exception)|Error)(?: \[([A-Z]\w{1,60})\])?(?:: (.*))?$/;
const REJECTION = /^\[UnhandledPromiseRejection: .{0,400}reason "(.{0,300})"\./;
const PLACE = /^((?:file:\/\/)?\/[^\s:]{1,400}):(\d{1,9})$/;
const CARET = /^\s*\^+$/;
const CAUSE = /^\s*\[cause\]: ([\w$.]{1,100})(?: \[\w{1,60}\])?: (.*)$/;
/** The file that imports a missing module. */
const REQUIRED_BY = /(?:^- | imported from )(\/\S{1,400})$/;
const node_LIBRARY = /^node:|\/node_modules\/|^(?:internal|loader)\b/;
/** Maximum lines of message between the first line of an error and its frames. */
const node_MOST_MESSAGE = 20;
/** Maximum lines of source between a location and the error. */
const MOST_SOURCE = 6;
const node = (lines) => {
    const rejected = lines.findLastIndex((line) => REJECTION.test(line));
    const first = firstOfLastStack(lines);
    const head = headOf(lines, first);
    if (head < 0 || rejected > first)
        return rejection(lines, rejected);
    const to = node_endOf(lines, first);
    const cause = lines
        .slice(first, to + 1)
        .flatMap((line) => causeOf(line))
        .at(-1);
    const frames = [
        ...locationAbove(lines, head),
        ...lines.slice(first, to + 1).flatMap(node_frameOf),
        ...lines
            .slice(head, first)
            .flatMap((line) => REQUIRED_BY.exec(line)?.[1] ?? [])
            .map((file) => ({ file })),
    ].map((frame) => ({ ...frame, file: frame.file.replace(/^file:\/\//, '') }));
    return {
        language: 'Node.js',
        ...node_thrownOf(lines[head] ?? ''),
        ...ownFrame(frames, (file) => node_LIBRARY.test(file)),
        ...(cause ? { cause } : {}),
        from: head,
        to,
    };
};
/** The first of the last block of frames; those of a `[cause]` belong to the error above it. -1: no frames. */
function firstOfLastStack(lines) {
    let first = lines.findLastIndex((line) => node_FRAME.test(line));
    for (let at = first; at >= 0 && /^\s/.test(lines[at] ?? ''); at--)
        if (node_FRAME.test(lines[at] ?? ''))
            first = at;
    return first;
}
/** The index of the error above the frames. -1: none. */
function headOf(lines, first) {
    for (let at = first - 1; at >= Math.max(0, first - node_MOST_MESSAGE); at--)
        if (node_ERROR.test(lines[at] ?? ''))
            return at;
    return -1;
}
/** Includes the properties in braces that Node prints below the frames. */
function node_endOf(lines, first) {
    let at = first;
    while (at + 1 < lines.length && /^(?:\s|[{}]|$)/.test(lines[at + 1] ?? ''))
        at++;
    while (at > first && lines[at] === '')
        at--;
    return at;
}
function node_frameOf(line) {
    const [, file, number] = node_FRAME.exec(line) ?? [];
    return file === undefined ? [] : [{ file, line: Number(number) }];
}
/** A syntax error has its location above a caret, and only frames of Node itself below. */
function locationAbove(lines, head) {
    const above = lines.slice(Math.max(0, head - MOST_SOURCE), head);
    const at = above.findLastIndex((line) => PLACE.test(line));
    const [, file, number] = PLACE.exec(above[at] ?? '') ?? [];
    const isMarked = above.slice(at + 1).some((line) => CARET.test(line));
    return file !== undefined && isMarked ? [{ file, line: Number(number) }] : [];
}
function causeOf(line) {
    const [, exception, message = ''] = CAUSE.exec(line) ?? [];
    return exception === undefined ? [] : [{ exception, message }];
}
function node_thrownOf(line) {
    const [, exception = 'Error', code, message = ''] = node_ERROR.exec(line) ?? [];
    return { exception: code && message === '' ? `${exception} [${code}]` : exception, message };
}
function rejection(lines, at) {
    const [, reason] = REJECTION.exec(lines[at] ?? '') ?? [];
    if (reason === undefined)
        return null;
    return { language: 'Node.js', exception: 'unhandled rejection', message: reason, from: at, to: at };
}

;// CONCATENATED MODULE: ./src/smoke/log/traceback/php.ts
const php_ERROR = /^(?:PHP )?(Fatal error|Parse error|Recoverable fatal error): {1,2}(.*)$/;
const THROWN = /^Uncaught ([A-Za-z_\\][\w\\]{0,200})(?:: (.*))?$/;
const php_PLACE = / in (\/\S{1,400}?)(?::| on line )(\d{1,9})$/;
const php = (lines) => {
    const from = lines.findLastIndex((line) => php_ERROR.test(line));
    const [, kind, said] = php_ERROR.exec(lines[from] ?? '') ?? [];
    if (kind === undefined || said === undefined)
        return null;
    const [place = '', file, number] = php_PLACE.exec(said) ?? [];
    const text = place === '' ? said : said.slice(0, -place.length);
    const [, exception = kind, message = ''] = THROWN.exec(text) ?? [text, kind, text];
    return {
        language: 'PHP',
        exception,
        message,
        ...(file === undefined ? {} : { file, line: Number(number) }),
        from,
        to: php_endOf(lines, from),
    };
};
function php_endOf(lines, from) {
    let at = from;
    while (at + 1 < lines.length && /^(?:Stack trace:|#\d+ |\s+thrown in )/.test(lines[at + 1] ?? ''))
        at++;
    return at;
}

;// CONCATENATED MODULE: ./src/smoke/log/traceback/python.ts
/** Python: `Traceback (most recent call last):`, frames outermost first, the error last; chains one after the other. */

const HEADER = 'Traceback (most recent call last):';
const python_FRAME = /^\s+File "([^"]{1,400})", line (\d{1,9})/;
const python_ERROR = /^([A-Za-z_][\w.]{0,200})(?:: (.*))?$/;
const CHAINED = /^(?:During handling of the above exception, another exception occurred|The above exception was the direct cause of the following exception):$/;
/** Errors without a traceback: a missing module of `-m`, and an interpreter that cannot start. */
const BARE = /^(?:\S{0,200}python[\d.]{0,9}: (?:Error while finding module specification for '[^']{1,200}' \(ModuleNotFoundError: )?(No module named [^()]*)\)?|Fatal Python error: (.*))$/;
const python_LIBRARY = /\/(?:site|dist)-packages\/|\/lib(?:64)?\/python[\d.]+\/|^<|\/s?bin\/[^/]{1,100}$/;
/** Members of an exception group are indented behind a bar. */
const GROUP = /^ {2,40}[|+](?:-\+)?[- ]?/;
const python = (printed) => {
    const lines = printed.map((line) => line.replace(GROUP, ''));
    const block = lastBlock(lines);
    if (block === null)
        return bare(lines);
    const { frames, thrown, root, from, to } = block;
    return {
        language: 'Python',
        ...thrown,
        ...locationOf(frames.reverse(), thrown),
        ...(root === thrown ? {} : { cause: root }),
        from,
        to,
    };
};
/** A syntax error in the main script has no header, only the location. */
function lastBlock(lines) {
    let last = null;
    let open = null;
    let isChained = false;
    for (const [at, line] of lines.entries()) {
        const [, file, number] = python_FRAME.exec(line) ?? [];
        if (line.endsWith(HEADER) || (file !== undefined && open === null))
            open = { from: at, frames: [] };
        if (file !== undefined)
            open?.frames.push({ file, line: Number(number) });
        else if (open && open.frames.length > 0 && python_ERROR.test(line)) {
            const thrown = python_thrownOf(line);
            last = { ...open, to: at, thrown, root: isChained && last ? last.root : thrown };
            open = null;
            isChained = false;
        }
        else if (CHAINED.test(line))
            isChained = true;
    }
    return last;
}
/** The importing frame is not the location of the error, unless it is in the app. */
function locationOf(frames, { exception }) {
    const place = ownFrame(frames, (file) => python_LIBRARY.test(file));
    const isOfApp = place.file !== undefined && !python_LIBRARY.test(place.file);
    return isOfApp || (exception !== 'ModuleNotFoundError' && place.file?.startsWith('<') !== true) ? place : {};
}
function python_thrownOf(line) {
    const [, exception = line, message = ''] = python_ERROR.exec(line) ?? [];
    return { exception: exception.replace(/^(?:\w+\.)+(?=\w+$)/, ''), message };
}
function bare(lines) {
    const at = lines.findLastIndex((line) => BARE.test(line));
    const [, missing, fatal = ''] = BARE.exec(lines[at] ?? '') ?? [];
    if (at < 0)
        return null;
    const thrown = missing === undefined
        ? { exception: 'Fatal Python error', message: fatal }
        : { exception: 'ModuleNotFoundError', message: missing };
    return { language: 'Python', ...thrown, from: at, to: at };
}

;// CONCATENATED MODULE: ./src/smoke/log/traceback/ruby.ts
/** Ruby: ``app.rb:1:in `f': message (ErrorClass)``, then `from` lines; a syntax error without the method. */

const ruby_ERROR = /^(?:bundler: failed to load command: .*|(\S{1,400}):(\d{1,9}):(?:in [`'](?:[^']{0,200})':)? ?(.*) \(([A-Z][\w:]{0,100})\))$/;
const FROM = /^\s+(?:\d+: )?from (\S{1,400}):(\d{1,9}):in /;
const ruby_LIBRARY = /\/gems\/|\/lib(?:64)?\/ruby\/|^<internal:|\/rubygems\/|\/bundler\/|\/bin\/(?:bundle|rake|puma|rackup)$/;
const ruby = (lines) => {
    const from = lines.findLastIndex((line) => {
        const match = ruby_ERROR.exec(line);
        return match?.[4] !== undefined;
    });
    const [, file, number, message = '', exception = ''] = ruby_ERROR.exec(lines[from] ?? '') ?? [];
    if (file === undefined)
        return null;
    const frames = [{ file, line: Number(number) }, ...framesBelow(lines, from)];
    return {
        language: 'Ruby',
        exception,
        message: message.trim(),
        ...ownFrame(frames, (name) => ruby_LIBRARY.test(name)),
        from,
        to: from + frames.length - 1,
    };
};
function framesBelow(lines, from) {
    const frames = [];
    for (let at = from + 1; at < lines.length; at++) {
        const [, file, number] = FROM.exec(lines[at] ?? '') ?? [];
        if (file === undefined)
            break;
        frames.push({ file, line: Number(number) });
    }
    return frames;
}

;// CONCATENATED MODULE: ./src/smoke/log/traceback/rust.ts
const PANIC = /^thread '[^']{0,200}'(?: \(\d+\))? panicked at (.*)$/;
const OLD = /^'(.*)', (\S{1,400}):(\d{1,9}):\d{1,9}$/;
const NEW = /^(\S{1,400}):(\d{1,9}):\d{1,9}:$/;
const rust = (lines) => {
    const from = lines.findLastIndex((line) => PANIC.test(line));
    const [, rest] = PANIC.exec(lines[from] ?? '') ?? [];
    if (rest === undefined)
        return null;
    const [, old, oldFile, oldLine] = OLD.exec(rest) ?? [];
    const [, file = oldFile, line = oldLine] = NEW.exec(rest) ?? [];
    const isOld = old !== undefined;
    return {
        language: 'Rust',
        exception: 'panic',
        message: old ?? (NEW.test(rest) ? (lines[from + 1]?.trim() ?? '') : rest),
        ...(file === undefined ? {} : { file, line: Number(line) }),
        from,
        to: isOld ? from : Math.min(from + 1, lines.length - 1),
    };
};

;// CONCATENATED MODULE: ./src/smoke/log/traceback/swift.ts
const swift_ERROR = /^(\S{1,300}\.swift):(\d{1,9}): (Fatal error|Assertion failed|Precondition failed)(?:: (.*))?$/;
/** Source files of Swift itself. */
const swift_LIBRARY = 'Swift/';
const swift = (lines) => {
    const from = lines.findLastIndex((line) => swift_ERROR.test(line));
    const [, file, number, exception, message = ''] = swift_ERROR.exec(lines[from] ?? '') ?? [];
    if (file === undefined || exception === undefined)
        return null;
    const place = file.startsWith(swift_LIBRARY) ? {} : { file, line: Number(number) };
    return { language: 'Swift', exception, message, ...place, from, to: from };
};

;// CONCATENATED MODULE: ./src/smoke/log/traceback/index.ts
/** Finds the last traceback in a log, in any language, that is from the app and not from its supervisor. Pure. */












const PARSERS = [python, node, java, go, ruby, php, dotnet, rust, cpp, swift];
/** Errors of a supervisor that ends because its worker did: the traceback of the worker is above. */
const SECOND_HAND = /^(?:.*\.)?(?:HaltServer|SystemExit|KeyboardInterrupt|CancelledError|CalledProcessError)$/;
/** Errors that only wrap another: frameworks wrap the error of a driver, and may print that error above. */
const WRAPPER = /^(?:(?:Bean|BeanDefinition)\w{0,40}Exception|UnsatisfiedDependencyException|ApplicationContextException|PersistenceException|ServiceException|SchemaManagementException|JDBCConnectionException|GenericJDBCException|PoolInitializationException|CompletionException|ExecutionException|InvocationTargetException|UndeclaredThrowableException|ProvisionException|CreationException|StartException|LifecycleException|IllegalStateException: Failed to (?:load|start)|AggregateError|AggregateException|TargetInvocationException|TypeInitializationException)(?=:|$)/;
const MOST_SKIPPED = 4;
function lastTraceback(lines) {
    let found = lastOf(lines);
    for (let skipped = 0; found && isUninformative(found) && skipped < MOST_SKIPPED; skipped++) {
        const earlier = lastOf(lines.slice(0, found.from));
        if (earlier === null)
            break;
        found = earlier;
    }
    return found;
}
/** Neither the error nor its cause says what went wrong. */
const isUninformative = (found) => SECOND_HAND.test(found.exception) ||
    (isWrapper(found) && (found.cause === undefined || isWrapper(found.cause)));
const isWrapper = (thrown) => WRAPPER.test(formatThrown(thrown));
function lastOf(lines) {
    const found = PARSERS.flatMap((read) => read(lines) ?? []);
    return found.reduce((best, one) => (best === null || one.to > best.to ? one : best), null);
}
/** `KeyError: 'PORT' (app.py:3)`; a file below the working directory is shown relative to it. */
function describeTraceback(traceback, workingDir) {
    const { file, line, cause } = traceback;
    const home = workingDir.endsWith('/') ? workingDir : `${workingDir}/`;
    const short = home !== '/' && file?.startsWith(home) ? file.slice(home.length) : file;
    const place = short === undefined ? '' : ` (${short}${line === undefined ? '' : `:${line}`})`;
    if (cause && isWrapper(traceback) && !isWrapper(cause))
        return `${truncate(formatThrown(cause))}${place}`;
    const root = cause ? `, caused by ${truncate(formatThrown(cause))}` : '';
    return `${truncate(formatThrown(traceback))}${place}${root}`;
}
const MOST_CHARACTERS = 250;
const truncate = (text) => text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
/** A frame of a library or a framework. */
const LIBRARY_FRAME = /\/(?:site|dist)-packages\/|\/lib(?:64)?\/(?:python|ruby)[\d.]*\/|File "<|File "(?:\/[\w.-]{1,40}){0,4}\/s?bin\/|\/node_modules\/|\(?node:|\(internal\/|\/gems\/|\/rubygems\/|<internal:|\/go\/src\/|\/pkg\/mod\/|\/vendor\/|\/rustc\/|\/\.cargo\/|^\s+at (?:[\w.$@-]{0,60}\/){0,3}(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|akka|groovy|org\.(?:springframework|hibernate|apache|eclipse|postgresql|jboss)|io\.(?:netty|micronaut|quarkus|vertx)|com\.(?:zaxxer|mysql|fasterxml)|reactor)\.|^\s+at (?:System|Microsoft|Npgsql)\./;
const traceback_FRAME = /^\s+(?:File "|at |from |\d+: )|^\t?\S{1,300}:\d{1,9}(?: \+0x[0-9a-f]+)?$|^#\d+ /;
/** Maximum lines of a traceback that are shown: reports show eight lines of evidence. */
const traceback_MOST_LINES = 6;
const CARETS = /^\s+[~^]+\s*$/;
/** A long traceback without the frames of libraries: it keeps the app's own frames and the error. */
function shortBlock(block) {
    const lines = block.filter((line) => line.trim() !== '' && !CARETS.test(line));
    if (lines.length <= traceback_MOST_LINES)
        return lines;
    let isLibrary = false;
    const kept = lines.filter((line) => {
        if (traceback_FRAME.test(line))
            isLibrary = LIBRARY_FRAME.test(line);
        else if (!/^\s/.test(line))
            isLibrary = false; // indented lines below a frame are its source
        return !isLibrary;
    });
    if (kept.length <= traceback_MOST_LINES)
        return kept;
    const isLast = /^(?:.*: *)?Traceback \(most recent|^\s+File "/.test(kept[0] ?? ''); // Python prints the error last
    return isLast ? ['…', ...kept.slice(1 - traceback_MOST_LINES)] : [...kept.slice(0, traceback_MOST_LINES - 1), '…'];
}

;// CONCATENATED MODULE: ./src/smoke/log/failure-lines.ts
/**
 * The part of a log that most likely says why a program ended: an uncaught error, else its most relevant lines. Pure.
 */



/** With more lines than this after it, a traceback was caught, or did not end the program. */
const MOST_AFTER = 20;
/** Many causes read the same log. */
const failure_lines_known = new WeakMap();
function lastWords(log) {
    const { head, tail } = log;
    const of = failure_lines_known.get(tail);
    if (of !== undefined && of.head === head)
        return of.words;
    const words = wordsOf(log);
    failure_lines_known.set(tail, { head, words });
    return words;
}
function wordsOf({ head = [], tail }) {
    const lines = cleanLines(tail);
    const failures = [...cleanLines(head), ...lines].filter(relevant_line/* isFailure */.N6).reverse();
    const traceback = tracebackOf(lines);
    const main = traceback ? thrownLines(traceback, lines) : (0,relevant_line/* relevantLines */.pp)(lines).map(({ line }) => line);
    return { traceback, main, others: [...new Set(failures)].filter((line) => !main.includes(line)) };
}
/**
 * The failure at the end of the log: the last error that was thrown, or the most relevant line; null if there is none.
 */
function lastFailure(log) {
    const { traceback, main } = lastWords(log);
    if (traceback)
        return formatThrown(traceback);
    return (0,relevant_line/* isFailure */.N6)(main[0] ?? '') ? relevantLineOf(log.tail) : null;
}
/** Whether the log reports the same failure more than once. */
function failsRepeatedly({ tail }) {
    const { traceback, main } = lastWords({ tail });
    const failure = main[0]?.trim();
    if (failure === undefined || (traceback === null && !(0,relevant_line/* isFailure */.N6)(failure)))
        return false;
    return cleanLines(tail).filter((line) => line.includes(failure)).length > 1;
}
/** The uncaught error, or the most relevant line with its whole sentence; null if nothing was written. */
function relevantLineOf(tail) {
    const { traceback, main } = lastWords({ tail });
    const line = traceback ? main[0]?.trim() : (0,relevant_line/* mostRelevantLine */.R6)(cleanLines(tail));
    return line === undefined || line === null || line === '' ? null : quoteLine(line);
}
/** How many tracebacks are read, from the end. */
const MOST_STEPS = 12;
/** The last uncaught errors, each once, the oldest first. */
function uncaughtErrors(tail, most) {
    const found = new Map();
    let lines = cleanLines(tail);
    for (let step = 0; step < MOST_STEPS && found.size < most; step++) {
        const traceback = lastError(lines);
        if (traceback === null)
            break;
        if (!found.has(formatThrown(traceback)))
            found.set(formatThrown(traceback), traceback);
        lines = lines.slice(0, traceback.from);
    }
    return [...found.values()].reverse();
}
/** A traceback may have a prefix on each line that names its program. */
const lastError = (lines) => lastTraceback(lines) ?? lastTraceback(withoutNames(lines));
function tracebackOf(lines) {
    const found = lastError(lines);
    if (found === null)
        return null;
    const after = lines.slice(found.to + 1).filter((line) => line.trim() !== '');
    const isLast = after.length <= MOST_AFTER && !after.some((line) => (0,relevant_line/* outranks */.w0)((0,relevant_line/* severityOf */.xJ)(line), 'error'));
    return isLast ? found : null;
}
/** How many inner errors are read. */
const MOST_INNER = 6;
/** The error as printed, the root cause, and the errors inside it, the last first. */
function thrownLines(traceback, lines) {
    const { from, to, message, cause } = traceback;
    const block = lines.slice(from, to + 1);
    const printed = block.filter((line) => message !== '' && line.includes(message.slice(0, 200)));
    const inner = block.filter(relevant_line/* isFailure */.N6).slice(-MOST_INNER).reverse();
    const own = [...printed.slice(0, 1), formatThrown(traceback), ...(cause ? [formatThrown(cause)] : [])];
    return [...own, ...inner.filter((line) => !own.includes(line))];
}

// EXTERNAL MODULE: ./src/lib/shell-quote.ts
var shell_quote = __webpack_require__(54844);
;// CONCATENATED MODULE: ./src/smoke/probe/plan.ts
/** Decides before the container starts which ports are checked, how, and which of them must pass. Pure. */

const AUTO = { kind: 'auto', text: 'auto', port: null };
/**
 * One check for each port of a probe. A probe without a port checks each port of the `port` setting, else each exposed one;
 * of several exposed ones, one is enough. Ports of the setting that no probe checks get `auto`, those of UDP get `udp`.
 * Without any port, or under a contract that lets no request reach it, there are no checks.
 */
function planChecks({ ports, probes, contract }, config) {
    const isUnreached = contract?.contracts.some((one) => one.isApplied && one.contract.isUnreached) ?? false;
    const asked = probes.length === 0 && ports.length === 0 && !isUnreached ? [AUTO] : probes;
    const planned = asked.flatMap((spec) => checksOf(spec, ports, config));
    const left = ports.filter((one) => !planned.some((check) => check.port === one.port && protocolOf(check.spec) === one.protocol));
    const checks = [
        ...planned,
        ...left.map((one) => ({ spec: fallback(one), port: one.port, required: true })),
    ];
    return { checks, ports: portsOf(checks) };
}
/** Probes without a check, where that is a mistake: the image has no port, or no HEALTHCHECK. */
const unaskable = (probes, checks) => probes.filter((spec) => spec.kind !== 'auto' && !checks.some((check) => check.spec.text === spec.text));
function checksOf(spec, ports, config) {
    const protocol = protocolOf(spec);
    if (spec.kind === 'healthcheck' && config.healthcheck === undefined)
        return [];
    if (protocol === null || !('port' in spec))
        return [{ spec, port: null, required: true }];
    if (spec.port !== null)
        return [{ spec, port: spec.port, required: true }];
    const named = ports.filter((one) => one.protocol === protocol).map(({ port }) => port);
    if (named.length > 0)
        return named.map((port) => ({ spec, port, required: true }));
    const exposed = askedPorts(config, protocol);
    return exposed.map((port) => ({ spec, port, required: exposed.length === 1 }));
}
/** Null for a probe without a port. */
function protocolOf(spec) {
    if (!('port' in spec))
        return null;
    return spec.kind === 'udp' ? 'udp' : 'tcp';
}
function fallback({ port, protocol }) {
    return protocol === 'tcp' ? AUTO : { kind: 'udp', text: `udp://:${port}`, port, send: null, answer: null };
}
/**
 * Each published port costs the engine a process. With more exposed ports than this, ranges (`EXPOSE 1-65535`) are left
 * out: no app listens on a whole range, and nothing says which of its ports is meant.
 */
const MOST_EXPOSED = 100;
/** How many TCP ports it exposes, where that is too many to check each; else null. Such an image is a server, not a job. */
function tooManyPorts(config) {
    const count = validPorts(config, 'tcp').length;
    return count > MOST_EXPOSED ? count : null;
}
/** A port without a protocol is one of TCP. */
function validPorts({ exposedPorts }, protocol) {
    const rows = exposedPorts.map((text) => text.split('/'));
    const found = rows.filter(([, of = 'tcp']) => of === protocol).map(([port = '']) => parseInt(port, 10));
    return found.filter((port) => port >= 1 && port <= 65_535);
}
function askedPorts(config, protocol) {
    const valid = validPorts(config, protocol);
    return valid.length <= MOST_EXPOSED ? valid : withoutRanges(valid).slice(0, MOST_EXPOSED);
}
function portsOf(checks) {
    const ports = checks.flatMap(({ spec, port }) => {
        const protocol = protocolOf(spec);
        return port === null || protocol === null ? [] : [{ port, protocol }];
    });
    return [...new Map(ports.map((one) => [`${one.port}/${one.protocol}`, one])).values()];
}

;// CONCATENATED MODULE: ./src/smoke/container/job.ts

/** Whether it has no port and no HEALTHCHECK, and exited 0: a job that did its work. */
const isJob = ({ checks, image, inputs, ended, state, }) => ended &&
    checks.length === 0 &&
    image.config.healthcheck === undefined &&
    unaskable(inputs.probes, checks).length === 0 &&
    tooManyPorts(image.config) === null &&
    state?.running === false &&
    state.exitCode === 0 &&
    !state.oomKilled;

;// CONCATENATED MODULE: ./src/smoke/causes/shared/phrases.ts
/** Phrases that several causes share. */







function seconds(value) {
    return value < 10 ? `${Math.round(value * 10) / 10} s` : `${Math.round(value)} s`;
}
/** `after 2 s`; `at once` for less than engines can measure. */
const after = (value) => (value < 0.05 ? 'at once' : `after ${seconds(value)}`);
function names(list) {
    return list.length < 2 ? list.join('') : `${list.slice(0, -1).join(', ')} and ${list.at(-1) ?? ''}`;
}
/** Neither the image nor the settings name anything to ask. */
const isUnasked = ({ image, inputs }) => image.config.healthcheck === undefined &&
    inputs.ports.length === 0 &&
    inputs.probes.every((probe) => probe.kind === 'auto' && probe.port === null) &&
    image.config.exposedPorts.every((text) => text.endsWith('/udp'));
/** It stayed up and nothing else was proved, because nothing could be probed. */
const isOnlyUp = (evidence) => evidence.phase === 'done' && !evidence.ended && evidence.checks.length === 0 && isUnasked(evidence);
/** Begins the fix of an error that is in none of the tables. */
const UNKNOWN_FIX = 'No usual fix is known for this error';
/** The fix for a main process that ended, if its log does not suggest one. */
function fixOf({ state, log, programs }) {
    if (state?.exitCode === 0)
        return 'The main process ended, so the container ended too: run the server in the foreground, as the container’s main process.';
    const { traceback } = lastWords(log);
    const command = programs.at(-1)?.argv[0]?.replace(/^.*\//, '');
    if (relevantLineOf(log.tail) === null)
        return 'It wrote nothing to stdout or stderr: send its log there, or run it with more logging (`--verbose`, `LOG_LEVEL=debug`).';
    if (traceback?.file !== undefined)
        return `${UNKNOWN_FIX}: start at \`${traceback.file}${traceback.line === undefined ? '' : `:${traceback.line}`}\`, where it comes from.`;
    return `${UNKNOWN_FIX}: search for its text in the source or the documentation of ${command === undefined ? 'the app' : `\`${command}\``}.`;
}
const byPort = (a, b) => a.port - b.port;
function outside(evidence) {
    return (evidence.listeners ?? []).filter((row) => isTcp(row) && !isLoopback(row)).sort(byPort);
}
function onLoopback(evidence) {
    return (evidence.listeners ?? []).filter((row) => isTcp(row) && isLoopback(row)).sort(byPort);
}
/** Listeners on that port that are reachable from outside. */
const rowsOn = (evidence, port) => outside(evidence).filter((row) => row.port === port);
/** `127.0.0.1:5000 and [::1]:5000` */
const addresses = (rows) => names([...new Set(rows.map(formatListener))]);
/** `80 and 443` */
const phrases_portsOf = (checks) => names(formatPorts(checks.flatMap(({ port }) => (port === null ? [] : [port]))));
/** `port 80`, `ports 80 and 443` */
function portNames(checks) {
    const count = new Set(checks.flatMap(({ port }) => port ?? [])).size;
    return `${count > 1 ? 'ports' : 'port'} ${phrases_portsOf(checks)}`;
}
/** Ports that the image exposes for UDP. */
const exposedUdp = ({ image }) => image.config.exposedPorts.filter((text) => text.endsWith('/udp')).map((text) => parseInt(text, 10));
/** UDP sockets on that port that are reachable from outside. */
const udpOn = (evidence, port) => (evidence.listeners ?? []).filter((row) => !isTcp(row) && row.port === port && !isLoopback(row));
/** The fix for an app that needs more memory than the machine has. */
const LARGER_MACHINE = 'Reduce its memory use, or run it on a machine with more memory: `memory` was not set, so it could use nearly all that this machine has.';
/** Its memory limit, as the end of a sentence. */
function memoryLimit(evidence) {
    const { inputs, memory } = evidence;
    const guard = guardOf(evidence);
    if (guard !== null)
        return `Sea Trial's default limit of ${Math.round(guard / 1024 ** 2)} MiB (what the machine has, less a reserve)`;
    const limit = inputs.memory ?? memory.limit;
    return limit === null ? 'its memory limit' : `its ${Math.round(limit / 1024 ** 2)} MiB memory limit`;
}
/** The listener table as lines of evidence. */
function listenerLines(evidence) {
    if (evidence.listeners === null)
        return ['the listener table could not be read here'];
    if (evidence.listeners.length === 0)
        return ['no process in the container listens'];
    return evidence.listeners.map((row) => `${row.protocol} ${formatListener(row)}`);
}

;// CONCATENATED MODULE: ./src/smoke/kernel/read.ts
/** Reads the kernel's files under `/proc` and `/sys`. */

/** Empty where the file is missing or this process may not read it. */
function readText(path) {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'latin1');
    }
    catch {
        return '';
    }
}
/** Folders of the process's threads, such as `/proc/42/task/43`; none where it has ended. */
function threadFolders(pid) {
    const folder = `/proc/${pid}/task`;
    try {
        return (0,external_node_fs_.readdirSync)(folder).map((thread) => `${folder}/${thread}`);
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./src/smoke/kernel/process.ts
/** Signals and scheduling of a container's first process, where it is a process of this machine. */


/**
 * Whether `/proc/<pid>` here is the container's process: where the engine runs in a virtual machine, or this job in its own
 * PID namespace, the number is of another process. The cgroup path contains the container's ID.
 */
function isOurProcess(pid, containerId) {
    return pid > 0 && readText(`/proc/${pid}/cgroup`).includes(containerId);
}
/** Masks of a `/proc/<pid>/status`; null where they are missing. */
function parseMasks(status) {
    const caught = /^SigCgt:\s*([0-9a-f]+)$/m.exec(status)?.[1];
    const blocked = /^SigBlk:\s*([0-9a-f]+)$/m.exec(status)?.[1];
    return caught && blocked ? { caught: BigInt(`0x${caught}`), blocked: BigInt(`0x${blocked}`) } : null;
}
/** Null where it is unknown. */
function ignoresSignal(pid, signal) {
    const number = signalNumber(signal);
    const masks = threadFolders(pid).map((thread) => parseMasks(readText(`${thread}/status`)));
    return number === null || masks.length === 0 ? null : isDropped(masks, number);
}
/** How often its threads have given up the processor so far; null where that is unknown. */
function wakesOf(pid) {
    const counts = threadFolders(pid).map((thread) => parseWakes(readText(`${thread}/status`)));
    return counts.length === 0 ? null : counts.reduce(sum, 0);
}
const sum = (a, b) => (a === null || b === null ? null : a + b);
/** Of a `/proc/<pid>/status`. */
function parseWakes(status) {
    const counts = [...status.matchAll(/^(?:non)?voluntary_ctxt_switches:\s*(\d+)$/gm)].map(([, count]) => Number(count));
    return counts.length === 0 ? null : counts.reduce((a, b) => a + b, 0);
}
/** From the status of PID 1 only: all threads share handlers, and the kernel checks the first one's mask. */
function dropsSignal(status, signal) {
    const masks = parseMasks(status);
    return masks && isDropped([masks], signal);
}
/**
 * Whether the kernel seems to drop the signal, as it does for PID 1 of a namespace without a handler. A blocked signal is
 * kept and may be fetched (signalfd), so it is not dropped where any thread blocks it. While a thread sleeps in
 * sigtimedwait, as inits do (tini, dumb-init), the kernel shows the awaited signals as not blocked: so this proves nothing
 * until the signal was sent and woke no thread.
 */
function isDropped(threads, signal) {
    return threads.every((mask) => mask !== null && !has(mask.caught, signal) && !has(mask.blocked, signal));
}
/** Whether the bit of that signal is set. */
const has = (mask, signal) => ((mask >> BigInt(signal - 1)) & 1n) === 1n;
/** Real-time signals as C libraries number them, for `SIGRTMIN+3`. */
const SIGRTMIN = 34;
const SIGRTMAX = 64;
/** `SIGTERM`, `TERM`, `15`, `SIGRTMIN+3`, `RTMAX-1` → number; null for any other text. */
function signalNumber(name) {
    const word = name.toUpperCase().replace(/^SIG/, '');
    if (/^\d+$/.test(word))
        return inRange(Number(word), 1);
    const realTime = /^RT(?:MIN(?:\+(\d+))?|MAX(?:-(\d+))?)$/.exec(word);
    if (realTime) {
        const [, up = 0, down = 0] = realTime;
        return inRange(word.startsWith('RTMIN') ? SIGRTMIN + Number(up) : SIGRTMAX - Number(down), SIGRTMIN);
    }
    return Object.entries(external_node_os_.constants.signals).find(([key]) => key === `SIG${word}`)?.[1] ?? null;
}
const inRange = (signal, least) => signal >= least && signal <= SIGRTMAX ? signal : null;
/** `15` → `SIGTERM`; a name in capitals, with SIG before it. */
function signalName(name) {
    const word = name.toUpperCase();
    if (!/^\d+$/.test(word))
        return word.startsWith('SIG') ? word : `SIG${word}`;
    return Object.entries(external_node_os_.constants.signals).find(([, value]) => value === Number(word))?.[0] ?? word;
}
/** Shells and Docker use 128 + n for death by signal n. Undefined for other codes, and signals without a name. */
function signalOfExit(code) {
    const name = signalName(String(code - 128));
    return code > 128 && name.startsWith('SIG') ? name : undefined;
}

;// CONCATENATED MODULE: ./src/smoke/causes/shared/unreached.ts




/** The timeout was reached while the container was running. */
const gaveUp = ({ phase, ended, startFailure }) => phase === 'waiting' && !ended && startFailure === null;
/** It was ready, but not at the end of the soak, although it was running. */
const failedSoak = ({ phase, ended }) => phase === 'soak' && !ended;
/** The checks that should have passed: all required ones, and of a probe of several ports all if none passed. */
function failedChecks({ checks }) {
    const isEnough = (text) => checks.some(({ ok, required, spec }) => ok && !required && spec.text === text);
    return checks.filter(({ ok, required, spec }) => !ok && (required || !isEnough(spec.text)));
}
/** Failed checks of TCP ports. */
const failedPorts = (evidence) => failedChecks(evidence).filter((check) => check.port !== null && protocolOf(check.spec) === 'tcp');
/** Checks that had passed, and failed the last time. */
const lapsedChecks = (evidence) => failedSoak(evidence) ? evidence.checks.filter(({ ok, soak }) => ok && soak.failingSince !== null) : [];
const isNotListening = ({ port, last }, refusesIpv4) => refusesIpv4.includes(port) || isNoResponse(last);
/** Failed ports on which nothing listens, according to the listener table. */
function notListening(evidence) {
    const { listeners } = evidence;
    return failedPorts(evidence).filter(({ port, last }) => listeners === null ? isNoResponse(last) : !listensOutside(listeners, port));
}
/** Failed ports on which something listens. */
function listening(evidence) {
    const silent = notListening(evidence);
    return failedPorts(evidence).filter((check) => !silent.includes(check));
}
/** The ports that should have answered, in words. */
const asked = (evidence) => portNames(failedPorts(evidence));
/** Ports of debuggers (Node, JVM, debugpy, Delve) and of helpers of Erlang and Ruby, which are not services. */
const OF_TOOLS = new Set([9229, 9230, 5005, 5678, 2345, 4369]);
/** Linux assigns ephemeral ports from here on. */
const EPHEMERAL = 32_768;
/** A listener that only the container itself uses. */
const isOwnUse = (row) => isLoopback(row) && (row.port >= EPHEMERAL || OF_TOOLS.has(row.port));
/** Loopback listeners that may be the app. */
const servicesOnLoopback = (evidence) => onLoopback(evidence).filter((row) => !isOwnUse(row));
/** Listeners on ports that were not probed, reachable ones first: the app may listen there instead. */
const elsewhere = (evidence) => [...outside(evidence), ...onLoopback(evidence)].filter((row) => !isOwnUse(row) && !evidence.checks.some(({ port }) => port === row.port));

;// CONCATENATED MODULE: ./src/smoke/causes/shared/effect.ts




/** It could not be started, or ended by itself although it should keep running. */
const isOver = (evidence) => evidence.startFailure !== null || hasExited(evidence);
const hasExited = ({ ended, phase, state, startFailure }) => startFailure === null && ended && phase !== 'done' && state?.running === false;
/** It is over, or still running and not ready at the timeout. */
const hasFailed = (evidence) => isOver(evidence) || gaveUp(evidence);
/** `it exited 1 after 0.4 s`, `nothing listens on port 80 after 60 s`. */
function effectOf(evidence) {
    if (evidence.startFailure !== null)
        return 'it could not be started';
    return hasExited(evidence) ? exitOf(evidence) : waitOf(evidence);
}
/** `it exited 1 after 0.4 s, after it had answered` */
function exitOf(evidence) {
    const { state, ranSeconds, phase, checks } = evidence;
    const code = state?.exitCode ?? 0;
    const signal = isUncaught(evidence) ? undefined : signalOfExit(code);
    const had = checks.length > 0 ? 'answered' : 'been healthy';
    const late = phase === 'soak' ? `, after it had ${had}` : '';
    return `it exited ${code}${signal ? ` (${signal})` : ''} ${after(ranSeconds ?? 0)}${late}`;
}
/** Exit codes of runtimes that end a program themselves: SIGILL, SIGTRAP, SIGABRT, and SIGSEGV for abort() in PID 1. */
const ABORT_EXITS = [132, 133, 134, 139];
/** Their runtimes abort on an uncaught error, which is not a crash of the machine code. */
const ABORTING_LANGUAGES = ['.NET', 'C++', 'Rust', 'Swift', 'Go', 'PHP', 'Node.js'];
/** It ended with an uncaught error of its own, although the exit code is that of a crash. */
function isUncaught({ state, log }) {
    const { traceback } = ABORT_EXITS.includes(state?.exitCode ?? 0) ? lastWords(log) : { traceback: null };
    return traceback !== null && ABORTING_LANGUAGES.includes(traceback.language);
}
function waitOf(evidence) {
    const silent = notListening(evidence);
    const failed = failedChecks(evidence);
    const passed = `after ${seconds(evidence.waited)}`;
    if (silent.length > 0)
        return `nothing listens on ${portNames(silent)} ${passed}`;
    if (failed.length > 0)
        return `${portNames(failed)} ${failed.length > 1 ? 'do' : 'does'} not answer as it should ${passed}`;
    return `it is not ready ${passed}`;
}
/** The line of the Dockerfile that defines the command. */
const commandLocation = ({ places }) => {
    const location = places.ENTRYPOINT ?? places.CMD;
    return location ? { location } : {};
};

;// CONCATENATED MODULE: ./src/smoke/rehearsal/wanted.ts
/** Who asks for `kill` also asks for the restart before it. A job is started again only where that is asked for. */
function wantedOf({ inputs, ended }) {
    const { asked, byDefault } = inputs.rehearse;
    const isKill = asked.includes('kill');
    const isAsked = isKill || asked.includes('restart');
    return [
        ...(isAsked || (byDefault && !ended) ? [{ kind: 'restart', isAsked }] : []),
        ...(isKill ? [{ kind: 'kill', isAsked }] : []),
    ];
}
/** A container that cannot be asked anything must stay up for this long. */
const STAY_SECONDS = 3;
/** The machine may be busier than at the first start, since layers are read at the same time. */
const SLOWER = 3;
/** Without a soak, and left running. Where its ports were found, or it ends by itself, staying up is not enough. */
function inputsOf(first) {
    const { inputs, timeline } = first;
    const timeout = isSilent(first)
        ? STAY_SECONDS
        : Math.max(inputs.timeout, SLOWER * (timeline?.readySeconds ?? 0));
    const once = { soak: 0, audit: false, keepRunning: true, shutdown: 'warn' };
    return { ...inputs, ...once, timeout, unaskedSoak: timeout };
}
/** It has no port, probe or HEALTHCHECK, and keeps running. */
const isSilent = ({ checks, image, ended }) => checks.length === 0 && image.config.healthcheck === undefined && !ended;

;// CONCATENATED MODULE: ./src/smoke/rehearsal/outcome.ts



/** Null where it has started again as it did at first. */
function whyFailed({ evidence }, first, diagnose) {
    const isUp = evidence.startFailure === null && !evidence.ended;
    if (isSilent(first) && isUp)
        return null;
    const found = diagnose(evidence).find(({ level }) => level === 'fail');
    if (found !== undefined)
        return found;
    if (first.ended && isUp)
        return of(`it still runs after ${seconds(evidence.waited)}, and ended by itself before`);
    if (!first.ended && evidence.ended)
        return of(`it ended by itself ${after(evidence.ranSeconds ?? 0)}`);
    if (evidence.phase !== 'done')
        return of(`it was not ready ${after(evidence.waited)}`);
    if (first.checks.length > 0 && evidence.checks.length === 0)
        return of(`it does not listen on ${portNames(first.checks)} as it did before`);
    return null;
}
const of = (message) => ({ code: null, message, evidence: [] });
/** Characters of a reason, which quotes the log. */
const outcome_MOST_CHARACTERS = 1000;
/** The rows of the Report. What was asked for and not tried is a row too. */
function toRehearsals(first, diagnose) {
    const rows = (first.rehearsals ?? []).map((seen) => rowOf(seen, first, diagnose));
    const missing = rows.length === 0 ? [] : wantedOf(first).slice(rows.length);
    return [
        ...rows,
        ...missing.map(({ kind }) => ({
            ...{ kind, ok: false, seconds: 0, readySeconds: null },
            detail: 'not tried: it does not start after a stop',
        })),
    ];
}
function rowOf(seen, first, diagnose) {
    const { kind, seconds: took, evidence } = seen;
    const why = whyFailed(seen, first, diagnose);
    return {
        kind,
        ok: why === null,
        ...(why === null || seen.isAsked ? {} : { level: 'warn' }),
        seconds: took,
        detail: why === null ? passed(evidence) : (0,visible/* visibleLine */.P8)((0,visible/* bounded */.Mm)(why.message, outcome_MOST_CHARACTERS)),
        readySeconds: why === null ? (evidence.timeline?.readySeconds ?? null) : null,
    };
}
function passed(evidence) {
    const ready = evidence.timeline?.readySeconds;
    if (evidence.ended)
        return `ended well again ${after(evidence.ranSeconds ?? 0)}`;
    return ready == null ? `stayed up for ${seconds(evidence.waited)}` : `ready in ${ready.toFixed(2)} s`;
}

;// CONCATENATED MODULE: ./src/smoke/causes/again/failed-again.ts


/** Null where the container was not started again, or has started as it did at first. */
function failedAgain(evidence, diagnose) {
    for (const seen of evidence.rehearsals ?? []) {
        const reason = whyFailed(seen, evidence, diagnose);
        if (reason === null)
            continue;
        const isKill = seen.kind === 'kill';
        return {
            ...{ seen, reason },
            what: isKill ? 'it does not start again after SIGKILL' : 'it does not start a second time',
            level: seen.isAsked ? 'fail' : 'warn',
            lines: [
                firstStart(evidence),
                isKill ? 'then SIGKILL, and a start of the same container' : stopped(evidence),
            ],
        };
    }
    return null;
}
function firstStart({ timeline, ended }) {
    if (ended)
        return 'first start: ended well';
    const ready = timeline?.readySeconds;
    return `first start: ${ready == null ? 'stayed up' : `ready after ${seconds(ready)}`}`;
}
function stopped({ shutdown, ended }) {
    if (shutdown === null || ended)
        return 'then a start of the same container';
    const how = shutdown.killed ? `${shutdown.signal}, then SIGKILL` : shutdown.signal;
    return `then stopped by ${how} (exit code ${shutdown.exitCode}), and started again`;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/smoke/program/command.ts
/** A different entrypoint resets the image's CMD, as in Docker. */
function commandOf(config, inputs) {
    const entrypoint = inputs.entrypoint ?? config.entrypoint;
    return [...entrypoint, ...(inputs.command ?? (inputs.entrypoint?.length ? [] : config.cmd))];
}

;// CONCATENATED MODULE: ./src/smoke/rehearsal/stale-file.ts
/**
 * What programs say when they find the PID file, lock file or socket of an earlier start, which a container keeps when it is
 * stopped. Most name the file in the same line; FORMS has those that do not. Pure.
 *
 * The texts are of public issues: samvera/hyku#1261 (Rails), playframework/playframework#10419, bytedeck/bytedeck#516
 * (celery), linuxserver/docker-rustdesk#9 (dbus), jasonish/docker-suricata#4, b4tman/docker-squid#154, haiwen/seafile-docker#485
 * (gunicorn), Null-Signal-Games/cobra#273 (unicorn), flcontainers/guacamole#132 (postgres), apache/apisix-docker#373 (nginx),
 * paunin/PostDock#245 (pgpool).
 */


const FORMS = [
    {
        // kartoza/docker-postgis#331
        says: /lock file "postmaster\.pid" already exists/,
        paths: (_, next) => {
            const folder = /data directory "(\/[\w./@+-]{1,200})"/.exec(next)?.[1];
            return folder === undefined ? [] : [`${folder}/postmaster.pid`];
        },
    },
    {
        // hamr0/beeperbox#12, TrueOsiris/docker-vrising#14
        says: /Server is already active for display (\d{1,5})/,
        paths: ([display = '']) => [`/tmp/.X${display}-lock`],
    },
    {
        // docker-library/wordpress#32
        says: /\bhttpd \(pid \d+\) already running/,
        paths: () => [
            '/usr/local/apache2/logs/httpd.pid',
            '/var/run/apache2/apache2.pid',
            '/run/apache2/httpd.pid',
            '/run/httpd/httpd.pid',
        ],
    },
    {
        says: /another process with pid \d+ is using unix socket file/i,
        paths: () => [
            '/var/run/mysqld/mysqld.sock.lock',
            '/var/lib/mysql/mysql.sock.lock',
            '/tmp/mysql.sock.lock',
        ],
    },
    { says: /Another twistd server is running/, paths: () => ['twistd.pid'] },
    {
        // schmas/docker-openvpn-proxy#4: without the path; newer versions name it
        says: /Squid is already running!/,
        paths: () => ['/run/squid.pid', '/var/run/squid.pid', '/var/run/squid/squid.pid'],
    },
];
/** Words that some other process, or its file, is in the way. */
const IN_THE_WAY = /already (?:be )?(?:running|exists?|active|in use|started|listening|locked|bound)|\b(?:another|other) (?:[\w-]+ )?(?:instance|process|copy|server|daemon)\b|(?:pid|lock|socket)[ -]?file\b.{0,200}\b(?:exists?|found|stale)\b|\bfile exists\b|\bis (?:stale|locked|taken)\b|\bEADDRINUSE\b|address .{0,200}in use/i;
/** The program has dealt with it. */
const HANDLED = /\b(?:remov|delet|clean|unlink|ignor|overwrit|replac|reus|recover)(?:ed|es|ing|ning)\b|\bclean(?:ed|ing)? up\b/i;
const PATH = /(?<![\w/.@+-])\/?[\w.@+-]+(?:\/[\w.@+-]+)*/g;
/** A socket may be called anything: with these words, each absolute path is one. */
const SOCKET = /(?:\bunix\b|\bEADDRINUSE\b|address .{0,200}in use|socket)/i;
const LOCK_NAME = /\.(?:pid|lock|lck|sock|socket)$|\/pid$|(?:^|\/)(?:RUNNING_PID|SingletonLock|\.X\d+-lock|\.s\.PGSQL\.\d+)$/;
/** They list versions of packages. */
const LIST_OF_PACKAGES = /(?:^|\/)(?:Gemfile|yarn|bun|deno|poetry|pdm|uv|Pipfile|pixi|Cargo|composer|symfony|mix|rebar|pubspec|Podfile|flake|gradle|buf|Chart)\.lock$/;
/** Names of PID files, lock files and sockets. */
const isLockName = (path) => LOCK_NAME.test(path) && !LIST_OF_PACKAGES.test(path);
/** How many lines after it belong to a form. */
const NEXT_LINES = 3;
/** The last line that says it; null where none does. */
const staleFileIn = (log, workingDir) => stale_file_lastOf(stale_file_linesOf(log), workingDir);
/** How many lines a program writes after its reason to end. */
const LAST_LINES = 5;
/** Of the last lines only: an earlier one may be about something else. */
const staleFileAtEnd = (log, workingDir) => stale_file_lastOf(stale_file_linesOf(log).slice(-LAST_LINES), workingDir);
const stale_file_linesOf = ({ head, tail }) => cleanLines([...head, ...tail]).filter((line) => line.trim() !== '');
function stale_file_lastOf(lines, workingDir) {
    const home = external_node_path_.posix.resolve('/', workingDir);
    let unnamed = null;
    for (let at = lines.length - 1; at >= 0; at--) {
        const line = (lines[at] ?? '').trim();
        const named = namedIn(line, lines.slice(at + 1, at + 1 + NEXT_LINES).join('\n'));
        if (named === null)
            continue;
        const found = { line: quoteLine(line), paths: named.map((path) => external_node_path_.posix.resolve(home, path)) };
        if (named.length > 0)
            return found;
        unnamed ??= found;
    }
    return unnamed;
}
/** Null for a line about something else; without a path where it does not name one. */
function namedIn(line, next) {
    if (HANDLED.test(line))
        return null;
    for (const { says, paths } of FORMS) {
        const match = says.exec(line);
        if (match)
            return paths(match.slice(1), next);
    }
    if (!IN_THE_WAY.test(line))
        return null;
    const words = [...line.matchAll(PATH)].map(([word]) => word.replace(/\.+$/, ''));
    const locks = words.filter(isLockName);
    if (locks.length > 0)
        return locks;
    const sockets = SOCKET.test(line) ? words.filter((word) => /^\/[\w.@+-]+\//.test(word)) : [];
    return sockets.length > 0 ? sockets : /address .{0,200}in use|EADDRINUSE/i.test(line) ? [] : null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/again/stale-pid.ts
/** The container does not start, or not again: the PID file, lock file or socket of an earlier start is there. */






const stalePid = (diagnose) => ({
    code: 'stale-pid',
    level: 'warn',
    about: 'it does not start, or not a second time, because a PID file, lock file or socket of an earlier start is there',
    find: (evidence) => {
        const copied = copiedOf(evidence);
        if (copied !== null)
            return copied;
        const failed = failedAgain(evidence, diagnose);
        const stale = failed && staleOf(failed);
        if (!failed || !stale)
            return null;
        const { what, seen, level, lines } = failed;
        return {
            level,
            confidence: stale.isProved ? 'proved' : 'likely',
            message: `${what}: \`${stale.path}\` is still there from its first start; ${effectOf(seen.evidence)}`,
            fix: stale_pid_fixOf(evidence, stale.path),
            ...commandLocation(evidence),
            evidence: [
                ...(stale.isProved ? [`in the container: ${stale.path}`] : []),
                ...lines,
                ...(stale.line === null ? [] : [stale.line]),
            ],
        };
    },
});
/** It does not start even once: the file was copied into the image. */
function copiedOf(evidence) {
    const { staleInImage: [path] = [], log, image } = evidence;
    if (path === undefined || !hasExited(evidence))
        return null;
    const line = staleFileAtEnd(log, image.config.workingDir)?.line;
    return {
        level: 'fail',
        confidence: 'proved',
        message: `\`${path}\` of an earlier start is in the image; ${effectOf(evidence)}`,
        fix: `List it in .dockerignore, so that it is not copied into the image. ${stale_pid_fixOf(evidence, path)}`,
        ...commandLocation(evidence),
        evidence: [`in the image: ${path}`, ...(line === undefined ? [] : [line])],
    };
}
/** Whether that is why it failed; null also where the kernel says something else. */
function staleOf({ seen: { evidence, leftFiles = [] }, reason }) {
    if (OTHERS.has(reason.code ?? ''))
        return null;
    const said = staleFileIn(evidence.log, evidence.image.config.workingDir);
    if (said === null)
        return null;
    const there = said.paths.find((path) => leftFiles.includes(path));
    if (there !== undefined)
        return { path: there, line: said.line, isProved: evidence.ended };
    const [first] = said.paths;
    if (first !== undefined)
        return { path: first, line: said.line, isProved: false };
    // a server of Python says only that an address is in use: a socket that was left is that address
    const sockets = leftFiles.filter((path) => /\.sock(?:et)?$/.test(path));
    return sockets.length === 1 && sockets[0] !== undefined
        ? { path: sockets[0], line: said.line, isProved: false }
        : null;
}
/** Proved by the kernel, or before a program could look for a file. */
const OTHERS = new Set([
    'out-of-memory',
    'child-out-of-memory',
    'process-limit',
    'disk-full',
]);
const SHELL = /^(?:.*\/)?(?:ba|da|a|z|k)?sh$/;
/** A longer command is not written out. */
const stale_pid_MOST_CHARACTERS = 160;
/** Where in the command the file has to be deleted. */
function stale_pid_fixOf({ image, inputs }, path) {
    const remove = `rm -f ${(0,shell_quote/* quoteWord */.X)(path)}`;
    const argv = commandOf(image.config, inputs);
    const [program = '', ...words] = argv;
    const script = [program, ...words].find((word) => word.endsWith('.sh'));
    if (script !== undefined)
        return `Delete it before the server starts: begin \`${script}\` with \`${remove}\`.`;
    if (SHELL.test(program) && words.some((word) => /^-[a-z]*c$/.test(word)))
        return `Delete it before the server starts: begin the command with \`${remove}; \`.`;
    const keyword = image.config.entrypoint.length > 0 ? 'ENTRYPOINT' : 'CMD';
    const line = JSON.stringify(['sh', '-c', `${remove}; exec ${(0,shell_quote/* quoteCommand */.c)(argv)}`]);
    return line.length > stale_pid_MOST_CHARACTERS
        ? `Delete it before \`${external_node_path_.posix.basename(program)}\` starts: \`${remove}\` in an entrypoint script that ends with \`exec "$@"\`.`
        : `Delete it before the server starts: \`${keyword} ${line.replaceAll('","', '", "')}\`.`;
}

;// CONCATENATED MODULE: ./src/smoke/causes/again/not-restartable.ts
/** The container does not start again, for any reason but a stale file. */





const notRestartable = (diagnose) => ({
    code: 'not-restartable',
    level: 'warn',
    about: 'it starts once, and not a second time: its first start has changed something',
    find: (evidence) => {
        const failed = failedAgain(evidence, diagnose);
        if (failed === null || staleOf(failed) !== null)
            return null;
        const { what, seen, reason, level, lines } = failed;
        return {
            level,
            confidence: 'proved',
            message: `${what}: ${reason.message}`,
            fix: not_restartable_fixOf(failed),
            ...commandLocation(evidence),
            evidence: [
                ...lines,
                ...reason.evidence,
                ...(seen.leftFiles ?? []).map((path) => `in the container: ${path}`),
            ],
        };
    },
});
/** What a start that works once does, by the error of the second one. */
const FIXES = [
    {
        says: /\bmkdir\b.*exists|can't create directory.*exists/i,
        fix: 'Use `mkdir -p`, which accepts a folder that is there.',
    },
    { says: /\bln\b.*exists|symlink.*exists/i, fix: 'Use `ln -sfn`, which replaces a link that is there.' },
    {
        says: /(?:(?:user|group)add|add(?:user|group)|\buser\b|\bgroup\b).{0,100}(?:already exists|in use)/i,
        fix: 'Create the user while building (`RUN useradd …`), or only if it is not there: `id -u NAME || useradd NAME`.',
    },
    {
        says: /(?:relation|table|index|column|type|database|role|schema|constraint|view)\b.{0,120}already exists|duplicate column|already an object named/i,
        fix: 'Make the migration repeatable: `CREATE TABLE IF NOT EXISTS`, or a tool that records which migrations were applied.',
    },
    {
        says: /\b(?:mv|cp|rm|sed|cat|chmod|chown|tar|unzip)\b.{0,200}No such file/i,
        fix: 'Its first start moves or deletes a file that the second one needs: copy it instead, and test that it is there.',
    },
    {
        says: /duplicat|more than once|already (?:been )?(?:defined|declared|specified)|redefin|multiple definitions/i,
        fix: 'Its start adds to a file each time: write the whole file from a template (`envsubst < app.conf.in > app.conf`) instead of `>>` or `sed -i`.',
    },
    {
        says: /already (?:initiali[sz]ed|exists?|installed|configured|been (?:initiali[sz]ed|set up))|file exists|not empty/i,
        fix: 'Its start does again what its first start has done: test for the result before (`[ -e FILE ] || …`).',
    },
];
const GENERAL = 'A container keeps its files when it is stopped: make each step of its start work also where it was done before.';
const not_restartable_LAST_LINES = 20;
/** A fix of the error itself counts only where nothing suggests what the first start has changed. */
function not_restartable_fixOf({ seen: { evidence }, reason }) {
    const lines = [reason.message, ...cleanLines(evidence.log.tail).slice(-not_restartable_LAST_LINES)];
    const found = FIXES.find(({ says }) => lines.some((line) => says.test(line)));
    if (found !== undefined)
        return found.fix;
    const { fix = UNKNOWN_FIX } = reason;
    return evidence.ended || fix.startsWith(UNKNOWN_FIX) ? GENERAL : fix;
}

// EXTERNAL MODULE: ./node_modules/json-p3/dist/json-p3.cjs.js
var json_p3_cjs = __webpack_require__(50393);
// EXTERNAL MODULE: ./src/core/time-limit.ts
var time_limit = __webpack_require__(62164);
;// CONCATENATED MODULE: ./src/smoke/probe/expect.ts


/** More than the busiest machine needs for a harmless pattern. */
const TEST_MILLISECONDS = 500;
const DEFAULT_STATUS = [[200, 399]];
const hasStatus = (expect) => expect.some(({ on }) => on === 'status');
function acceptsStatus(expect, status) {
    const ranges = expect.flatMap((one) => (one.on === 'status' ? one.ranges : []));
    return isIn(hasStatus(expect) ? ranges : DEFAULT_STATUS, status);
}
/** The first expectation that the head does not meet, as a phrase; null when it meets all. */
function headMismatch(expect, head) {
    if (!hasStatus(expect) && !isIn(DEFAULT_STATUS, head.status))
        return 'a status from 200 to 399 was expected';
    return expect_first(expect, (one) => {
        if (one.on === 'status')
            return isIn(one.ranges, head.status) ? null : `${one.text} was expected`;
        if (one.on === 'latency') {
            const isLate = head.seconds >= one.below;
            return isLate ? `it took ${head.seconds.toFixed(2)} s where ${one.text} was expected` : null;
        }
        return one.on === 'header' ? headerMismatch(one.name, one.test, ownValue(head.headers, one.name)) : null;
    });
}
const wantsBody = (expect) => expect.some(({ on }) => on === 'body' || on === 'json');
function bodyMismatch(expect, body) {
    return expect_first(expect, (one) => {
        if (one.on === 'body')
            return textMismatch('its body', one.test, body);
        return one.on === 'json' ? jsonMismatch(one.path, one.test, body) : null;
    });
}
function expect_first(expect, look) {
    for (const one of expect) {
        const found = look(one);
        if (found !== null)
            return found;
    }
    return null;
}
const isIn = (ranges, status) => ranges.some(([least, most]) => status >= least && status <= most);
const ownValue = (headers, name) => Object.hasOwn(headers, name) ? headers[name] : undefined;
function headerMismatch(name, test, found) {
    if (found === undefined)
        return `it has no header ${name}`;
    return test === null ? null : textMismatch(`its header ${name}`, test, [found].flat().join(', '));
}
/** Characters shown of a text. */
const expect_SHOWN = 80;
const quote = (value) => {
    const text = typeof value === 'object' && value !== null ? value.text : JSON.stringify(value);
    return text.length > expect_SHOWN ? `${text.slice(0, expect_SHOWN)}…` : text;
};
function textMismatch(what, test, text) {
    if (test.how === 'matches')
        return patternMismatch(what, test, text);
    if (test.how === 'contains')
        return text.includes(test.text) ? null : `${what} does not contain ${quote(test.text)}`;
    return text === test.text ? null : `${what} is ${quote(text)}, not ${quote(test.text)}`;
}
function patternMismatch(what, { pattern, flags }, text) {
    const found = (0,time_limit/* bounded */.M)(TEST_MILLISECONDS, () => new RegExp(pattern, flags).test(text));
    if (found === null)
        return `/${pattern}/${flags} takes too long on ${what}`;
    return found.result ? null : `${what} does not match /${pattern}/${flags}`;
}
const jsonPaths = new json_p3_cjs/* JSONPathEnvironment */.Dd();
function jsonMismatch(path, test, body) {
    const json = expect_parsed(body);
    if (json === null)
        return `its body is no JSON, where ${path} was expected`;
    const values = (0,time_limit/* bounded */.M)(TEST_MILLISECONDS, () => valuesAt(path, json.value))?.result ?? null;
    if (values === null)
        return `${path} takes too long on its body`;
    const [value] = values;
    if (value === undefined)
        return `its body has no ${path}`;
    if (test === null || values.some((one) => isValue(test, one)))
        return null;
    const wanted = test.how === 'is' ? `not ${quote(test.value)}` : `which does not match /${test.pattern}/`;
    return `${path} is ${quote(value)}, ${wanted}`;
}
/** Null where the data is nested deeper than the library allows. */
function valuesAt(path, json) {
    try {
        return jsonPaths.query(path, json).values().map(flat);
    }
    catch {
        return null;
    }
}
/** Null for text that is not JSON. */
function expect_parsed(body) {
    try {
        return { value: JSON.parse(body) }; // JSON.parse returns JSON
    }
    catch {
        return null;
    }
}
/** Lists and objects as their text: only a pattern can match them. */
const flat = (value) => typeof value === 'object' && value !== null ? { text: JSON.stringify(value) } : (value ?? null);
function isValue(test, value) {
    if (test.how === 'is')
        return value === test.value;
    const text = typeof value === 'object' && value !== null ? value.text : String(value);
    return textMismatch('', test, text) === null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/shared/server-status.ts


/** A status of 500 or more that the probe does not expect. */
function isServerError({ spec, last }) {
    if (last?.kind !== 'http' || last.status < 500)
        return false;
    return !('expect' in spec) || !acceptsStatus(spec.expect, last.status);
}
/** The check that failed with such an answer, before it was ready or during the soak. */
const serverErrorOf = (evidence) => answersOf(evidence).find(isServerError);
const answersOf = (evidence) => gaveUp(evidence)
    ? failedPorts(evidence)
    : lapsedChecks(evidence).map((check) => ({
        ...check,
        attempts: check.attempts + check.soak.asked,
        last: check.soak.last,
    }));

;// CONCATENATED MODULE: ./src/smoke/causes/shared/log-cause.ts




/** A container that still runs must have logged it this many times. */
const LEAST_REPEATED = 2;
/** A failing attempt that is repeated may log a few lines each time: the last one need not be the cause. */
const RECENT_LINES = 4;
function logCause(cause) {
    const { code, about, read, isFull = () => true, why, fix, shown, location } = cause;
    return {
        code,
        level: 'fail',
        about,
        reasonOf: (evidence) => {
            const found = firstOf(lastWords(evidence.log).main, (line) => read(line, evidence), isFull);
            return found && { why: why(found.said, evidence), fix: fix(found.said, evidence) };
        },
        find: (evidence) => {
            if (serverErrorOf(evidence) !== undefined)
                return null; // the answer is the proof, and its message has this reason
            const found = hasFailed(evidence) ? readLog(evidence, (line) => read(line, evidence), isFull) : null;
            if (found === null)
                return null;
            const { line, said, isSure } = found;
            const quoted = quoteLine(line.trim());
            return {
                confidence: isSure ? 'likely' : 'hint',
                ...(isSure ? {} : { level: 'note' }),
                message: isSure ? `${effectOf(evidence)}: ${why(said, evidence)}` : `the log says: ${quoted}`,
                fix: fix(said, evidence),
                ...(location?.(evidence) ?? {}),
                evidence: [quoted, ...(shown?.(said, evidence) ?? [])],
            };
        },
    };
}
function readLog(evidence, read, isFull = () => true) {
    const { main, others } = lastWords(evidence.log);
    const last = firstOf(main, read, isFull);
    if (last && isOver(evidence))
        return { ...fullest(last, others, read, isFull), isSure: true };
    const any = last ?? firstOf(others, read, isFull);
    if (any === null)
        return null;
    const lines = cleanLines(evidence.log.tail);
    const times = lines.filter((line) => read(line) !== null).length;
    const isStillLogged = times > LEAST_REPEATED && lines.slice(-RECENT_LINES).some((line) => read(line) !== null);
    const isSure = !isOver(evidence) && (isStillLogged || (last !== null && times >= LEAST_REPEATED));
    return { ...(isSure ? fullest(any, others, read, isFull) : any), isSure };
}
/** The last line may have fewer details than an earlier one. */
function fullest(last, others, read, isFull) {
    const other = isFull(last.said) ? null : firstOf(others, read, isFull);
    return other !== null && isFull(other.said) ? other : last;
}
/** The first line with all details, else the first that matches. */
function firstOf(lines, read, isFull) {
    let first = null;
    for (const line of lines) {
        const said = read(line);
        if (said !== null && isFull(said))
            return { line, said };
        if (said !== null)
            first ??= { line, said };
    }
    return first;
}

;// CONCATENATED MODULE: ./src/smoke/causes/shared/port-in-line.ts
/** The port in a line of a log: `0.0.0.0:80`, `:::80`, `port 80`, `('0.0.0.0', 80)`. Pure. */
const PORT = /(?:^|[\s\]:.\d*a-z()]):(\d{1,5})\b(?![.:]\d)|\bport:? ?(\d{1,5})\b|['"], ?(\d{1,5})\)/gi;
const TIME = /\b\d{1,2}:\d{2}:\d{2}\b/g;
const MOST = 65_535;
function portIn(line) {
    const ports = [...line.replace(TIME, '').matchAll(PORT)].map(([, ...groups]) => Number(groups.find(Boolean)));
    return ports.findLast((port) => port > 0 && port <= MOST) ?? null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/exit/address-in-use.ts




const SAYS = /(?:address|connection) (?:already )?in use|\bEADDRINUSE\b|port (?:\d{1,5} )?(?:is |was )?(?:already |currently )(?:in use|allocated|being used|used)|AddrInUse|address already bound|only one usage of each socket address/i;
const inside = logCause({
    code: 'address-in-use',
    about: 'two of its processes need the same port',
    read: (line) => (SAYS.test(line) ? { port: portIn(line) } : null),
    why: ({ port }) => `${port === null ? 'the port that it needs' : `port ${port}`} is already in use inside the container`,
    fix: () => 'Make only one process listen there: check what else the entrypoint starts, and whether the server is started twice.',
    shown: ({ port }, evidence) => [...ownersOf(port, evidence), ...processesOf(evidence)],
});
const ownersOf = (port, { listeners }) => (listeners ?? [])
    .filter((row) => row.port === port)
    .map((row) => `already listening: ${formatListener(row)}${row.process ? ` (${row.process})` : ''}`);
const processesOf = ({ processes }) => (processes ?? []).slice(0, 5).map(({ command }) => `process: ${command}`);
const addressInUse = {
    ...inside,
    find: (evidence) => {
        const { takenPorts = [] } = evidence;
        if (takenPorts.length === 0)
            return inside.find(evidence);
        const ports = portNames(takenPorts.map((port) => ({ port })));
        return {
            confidence: 'proved',
            message: `something else answered on ${ports} of the host before it was started, so an answer there proves nothing`,
            fix: 'Stop that program, make the app listen on another port, or remove `network: host`.',
            evidence: [`checked before the start: ${ports} of the host accepted a connection`],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/program/user.ts
/** A name or a number, with its group if it was set; `root` by default. */
const userOf = ({ inputs, image }) => (inputs.container.user ?? image.config.user) || 'root';
const isRoot = (user) => /^(?:|root|0+)(?::|$)/.test(user);
/** The user as a line of evidence, with its source. */
const userLine = (evidence) => `${evidence.inputs.container.user === null ? 'USER' : 'run as'} ${userOf(evidence)}`;
/** The USER line of the Dockerfile, if it defines the user. */
const userLocation = ({ inputs, places }) => inputs.container.user === null && places.USER ? { location: places.USER } : {};

;// CONCATENATED MODULE: ./src/smoke/causes/shared/path-in-line.ts
/** The file or folder in a line of a log. Pure. */
const QUOTED = /['"‘`“]((?:\/|\.{1,2}\/)[^'"’`”]{1,300})['"’`”]/;
/** A path without quotes ends at a space or at punctuation. */
const path_in_line_BARE = /(?:^|[\s(=:@])((?:\/|\.{1,2}\/)[^\s:'",;()]{1,300})/g;
/** The program that wrote the line (`/docker-entrypoint.sh: line 3: …`) is not the path that it is about. */
const SPEAKER = /^\S{1,200}?: (?:line )?\d{1,6}: |^(?:\/|\.\/)\S{1,200}: (?=\S)/;
function pathIn(line) {
    const quoted = QUOTED.exec(line)?.[1];
    if (quoted !== undefined)
        return quoted;
    const said = line.replace(SPEAKER, '');
    return [...said.matchAll(path_in_line_BARE)].at(-1)?.[1] ?? null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/start/bad-workdir.ts




const CHDIR = /chdir to cwd \("([^"]{1,400})"\)|\bchdir:|cannot chdir|mkdir .{0,200}not a directory|Cannot mkdir: .{1,300} is not a directory|[Cc]wd must be/i;
const MOUNT = /mounting|bind source/;
const DENIED = /permission denied|operation not permitted/i;
/** Older runtimes enter it as root, so the app is the first to fail. */
const BY_APP = /change directory|chdir|\bcd\b|getcwd|current (?:working )?directory/i;
const badWorkdir = {
    code: 'bad-workdir',
    level: 'fail',
    about: 'it cannot enter its WORKDIR',
    find: (evidence) => byEngine(evidence) ?? byApp(evidence),
};
function byEngine(evidence) {
    const { startFailure, image } = evidence;
    if (startFailure === null || !CHDIR.test(startFailure) || MOUNT.test(startFailure))
        return null;
    const folder = CHDIR.exec(startFailure)?.[1] ?? (image.config.workingDir || '/');
    const isDenied = DENIED.test(startFailure);
    return {
        confidence: 'proved',
        message: isDenied ? forbidden(evidence, folder) : `the working directory \`${folder}\` is not a folder`,
        ...fixAndLocation(evidence, isDenied),
        evidence: [...settings(evidence), startFailure],
    };
}
function byApp(evidence) {
    const folder = evidence.image.config.workingDir;
    if (evidence.startFailure !== null || folder === '')
        return null;
    const isOwn = (line) => DENIED.test(line) && BY_APP.test(line) && [folder, null].includes(pathIn(line));
    const found = readLog(evidence, (line) => (isOwn(line) ? line : null));
    if (found?.isSure !== true)
        return null;
    return {
        confidence: 'likely',
        message: `${effectOf(evidence)}: ${forbidden(evidence, folder)}`,
        ...fixAndLocation(evidence, true),
        evidence: [...settings(evidence), found.line.trim()],
    };
}
const forbidden = (evidence, folder) => `the user \`${userOf(evidence)}\` is not allowed to enter the working directory \`${folder}\``;
const fixAndLocation = ({ places }, isDenied) => ({
    fix: isDenied
        ? 'Use a WORKDIR that this user can enter: not below /root, and with the x bit on every folder above it.'
        : 'Use a folder as WORKDIR, and do not copy a file to its path.',
    ...(places.WORKDIR ? { location: places.WORKDIR } : {}),
});
const settings = (evidence) => [
    `WORKDIR ${evidence.image.config.workingDir || '/'}`,
    userLine(evidence),
];

;// CONCATENATED MODULE: ./src/smoke/causes/conduct/busy-when-idle.ts
/** It uses much CPU while it gets no requests but the probes. */

/**
 * Minimum cores for a soak of at least this many seconds. A loop that never sleeps uses all that it can get; a runtime
 * that is warming up uses one core for a second or two. If `cpus` allows less than a core, this share of it counts.
 */
const THRESHOLDS = [
    { soak: 10, cores: 0.5 },
    { soak: 2, cores: 0.6 },
];
/** A container without a port is a worker, which may be busy. */
const busyWhenIdle = {
    code: 'busy-when-idle',
    level: 'note',
    about: 'it uses much CPU although it gets no requests',
    find: ({ phase, soak, checks, inputs }) => {
        const busy = soak?.busy ?? 0;
        const least = THRESHOLDS.find((row) => (soak?.seconds ?? 0) >= row.soak)?.cores;
        if (phase !== 'done' || soak === null || checks.length === 0 || least === undefined)
            return null;
        if (busy < least * Math.min(1, inputs.cpus ?? 1))
            return null;
        const percent = Math.round(busy * 100);
        return {
            confidence: 'likely',
            message: `it used ${percent} % of a core throughout the soak of ${seconds(soak.seconds)}, although it got no requests but the probes`,
            fix: 'Look for a loop that polls without a pause; if it is only warming up, a longer `soak` shows that.',
            evidence: [`CPU used, or waited for, during the soak: ${percent} % of a core`],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/log/child-failures.ts
/**
 * Messages of process managers (supervisord, pm2, gunicorn, uWSGI, foreman …) about a child that ended: the manager
 * keeps running, and so does the container. A table of wordings. Pure.
 */




const SUPERVISORD_ADVICE = 'Make supervisord exit when a program is FATAL (an event listener for PROCESS_STATE_FATAL), or run one program per container.';
const NO_LOG_FIX = 'Send its `stderr_logfile` to /dev/stderr, so that the log says why.';
const PM2_ADVICE = 'Set `max_restarts`, so that pm2-runtime exits when an app does not start.';
const RUNNER_ADVICE = 'Make the container end when one of its programs does, or run one program per container.';
const WORKER_ADVICE = 'A worker that cannot start is restarted repeatedly: make it fail at once (`--preload` with gunicorn).';
const TIMEOUT_ADVICE = 'It takes longer to start, or to answer, than gunicorn’s `--timeout`: raise that, or load less before the first request.';
const SCRIPT_ADVICE = 'Its last output is above that line in the log; make the container end with it, so that it does not keep running without it.';
const NAME = String.raw `(?<name>[\w.:@/-]{1,80})`;
const CODE = String.raw `(?<code>\d{1,3})`;
const wording = (text, kind, advice, verb) => ({
    says: new RegExp(text.replaceAll('NAME', () => NAME).replaceAll('CODE', () => CODE)),
    kind,
    advice,
    ...(verb === undefined ? {} : { verb }),
});
const WORDINGS = [
    wording(String.raw `\bexited: NAME \(exit status CODE; not expected\)`, 'program', SUPERVISORD_ADVICE),
    wording(String.raw `\bexited: NAME \(terminated by (?<signal>SIG\w{2,8})`, 'program', SUPERVISORD_ADVICE),
    wording(String.raw `\bgave up: NAME entered FATAL state`, 'program', SUPERVISORD_ADVICE, 'does not start'),
    wording(String.raw `\bApp \[(?<name>[\w.@/-]{1,80}):\d{1,4}\] exited with code \[CODE\]`, 'app', PM2_ADVICE),
    wording(String.raw `\bApp \[NAME\] with id \[\d{1,4}\].{0,40} exited with code \[CODE\]`, 'app', PM2_ADVICE),
    wording(String.raw `\bScript NAME had too many unstable restarts`, 'app', PM2_ADVICE, 'does not start'),
    wording(String.raw `\[CRITICAL\] WORKER TIMEOUT \(pid:\d+\)`, 'gunicorn worker', TIMEOUT_ADVICE, 'is killed for its timeout'),
    wording(String.raw `\] \[ERROR\] Worker \(pid:\d+\) exited with code CODE`, 'gunicorn worker', WORKER_ADVICE),
    wording(String.raw `\bWorker \(pid:\d+\) was sent (?<signal>SIG\w{2,8})!`, 'gunicorn worker', WORKER_ADVICE),
    wording(String.raw `^DAMN ! worker \d{1,4} \(pid: \d+\) died`, 'uWSGI worker', WORKER_ADVICE, 'dies'),
    wording(String.raw `\bchild \d+ exited on signal \d{1,2} \((?<signal>SIG\w{2,8})`, 'PHP-FPM worker', WORKER_ADVICE),
    wording(String.raw `\bchild \d+ exited with code (?<code>[1-9]\d{0,2}) after`, 'PHP-FPM worker', WORKER_ADVICE),
    wording(String.raw `\bchild pid \d+ exit signal [\w ]{1,40} \((?<code>\d{1,2})\)`, 'worker', WORKER_ADVICE, 'dies by a signal'),
    wording(String.raw `\bworker process \d+ exited on signal \d{1,2}`, 'worker', WORKER_ADVICE, 'dies by a signal'),
    wording(String.raw `\breaped #<Process::Status: pid \d+ exit CODE>`, 'worker', WORKER_ADVICE),
    wording(String.raw `^INFO: {2,8}Child process \[\d+\] died`, 'worker', WORKER_ADVICE, 'dies'),
    wording(String.raw `^\d\d:\d\d:\d\d system +\| NAME stopped \(rc=CODE\)`, 'process', RUNNER_ADVICE),
    wording(String.raw `^(?:\d\d:\d\d:\d\d )?NAME +\| (?:Process )?[Ee]xited with code (?<code>[1-9]\d{0,2})\b`, 'process', RUNNER_ADVICE),
    wording(String.raw `^\[NAME\] .{1,200} exited with code (?<code>[1-9]\d{0,2})$`, 'process', RUNNER_ADVICE),
    wording(String.raw `^ERROR: "NAME" exited with (?<code>[1-9]\d{0,2})\.$`, 'process', RUNNER_ADVICE),
    wording(String.raw `\b[Ww]orker\b.{0,40}\b(?:died|crashed|exited unexpectedly)\b`, 'worker', SCRIPT_ADVICE, 'ends'),
];
/** A message that occurs this often is reported as repeated. */
const LEAST_OFTEN = 2;
const MOST_NAMES = 3;
const child_failures_MOST_LINES = 2;
/** Null if no manager reports a failed child. */
function crashedChildren(evidence) {
    const found = child_failures_known.get(evidence.log);
    if (found !== undefined)
        return found;
    const crash = crashIn(evidence);
    child_failures_known.set(evidence.log, crash);
    return crash;
}
/** Several causes read the same log. */
const child_failures_known = new WeakMap();
function crashIn({ log, image }) {
    const lines = [...cleanLines(log.head), ...cleanLines(log.tail)];
    const said = lines.flatMap((line) => failuresIn(line));
    const [first] = said;
    if (first === undefined)
        return null;
    const same = said.filter(({ kind }) => kind === first.kind);
    const names = [...new Set(same.flatMap(({ name }) => name ?? []))];
    const last = same.findLast(({ verb }) => verb !== 'does not start') ?? first;
    const isOften = same.length >= LEAST_OFTEN * Math.max(1, names.length);
    const errors = uncaughtErrors(log.tail, Math.max(1, names.length)).map((error) => describeTraceback(error, image.config.workingDir));
    const who = subject(first.kind, names);
    const how = names.length > 1 ? plural(last.verb) : last.verb;
    const words = errors.length > 0 || first.kind !== 'worker' ? errors : [wordsAbove(lines, last.line)];
    const why = words.length > 0 ? `: ${words.join('; ')}` : '';
    return {
        message: `${who} ${how}${isOften && last.verb !== 'does not start' ? ' repeatedly' : ''}${why}`,
        errors,
        advice: errors.length === 0 && first.kind === 'program' ? `${NO_LOG_FIX} ${last.advice}` : last.advice,
        isOften,
        lines: same.slice(-child_failures_MOST_LINES).map(({ line }) => line.trim()),
    };
}
/** The line above a message that only reports the end of a worker, if that line reports a failure. */
function wordsAbove(lines, line) {
    const above = lines[lines.lastIndexOf(line) - 1] ?? '';
    return ((0,relevant_line/* isFailure */.N6)(above) && failuresIn(above).length === 0 ? above : line).trim();
}
function subject(kind, names) {
    if (names.length === 0)
        return `a ${kind}`;
    const shown = names.slice(0, MOST_NAMES);
    const list = shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
    return `${kind}${names.length > 1 ? 's' : ''} ${list}`;
}
const plural = (verb) => verb
    .replace(/^(?:exits|ends|dies)/, (word) => word.replace(/ies$/, 'ie').replace(/s$/, ''))
    .replace(/^is /, 'are ')
    .replace(/^does /, 'do ');
function failuresIn(line) {
    for (const { says, kind, verb, advice } of WORDINGS) {
        const groups = says.exec(line);
        if (groups === null)
            continue;
        const { name, code, signal } = groups.groups ?? {};
        const how = signal === undefined ? (verb ?? `exits ${code ?? ''}`.trim()) : `is killed by ${signal}`;
        return [{ kind, name, verb: how, advice, line }];
    }
    return [];
}
/** Masters that open the port before a worker can serve. */
const BOOTED = [
    { says: /\[INFO\] Booting worker with pid: (\d{1,9})/, master: 'gunicorn' },
    { says: /^spawned uWSGI worker \d{1,4} \(pid: (\d{1,9})/, master: 'uWSGI' },
];
/** A worker that was started and has logged nothing since; null if the log names none. */
function quietWorker(tail) {
    const lines = cleanLines(tail);
    for (const { says, master } of BOOTED) {
        const pid = lines.map((line) => says.exec(line)?.[1]).findLast((found) => found !== undefined);
        if (pid !== undefined)
            return { master, pid };
    }
    return null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/shared/fix-for-error.ts
/** Fixes for known errors: mostly a module or a file that is missing in the image. Pure. */

/** Python packages whose name differs from that of their module. */
const PACKAGES = new Map(Object.entries({
    yaml: 'PyYAML',
    cv2: 'opencv-python-headless',
    PIL: 'Pillow',
    dotenv: 'python-dotenv',
    sklearn: 'scikit-learn',
    bs4: 'beautifulsoup4',
    psycopg2: 'psycopg2-binary',
    MySQLdb: 'mysqlclient',
    jwt: 'PyJWT',
    attr: 'attrs',
    dateutil: 'python-dateutil',
    Crypto: 'pycryptodome',
    OpenSSL: 'pyOpenSSL',
    magic: 'python-magic',
    serial: 'pyserial',
    jose: 'python-jose',
    multipart: 'python-multipart',
    pkg_resources: 'setuptools',
    distutils: 'setuptools',
    rest_framework: 'djangorestframework',
    environ: 'django-environ',
}));
/** Files that should not be in an image. */
const SECRET = /^\/run\/secrets\/|(?:^|\/)\.env(?:\.\w{1,20})?$|\.(?:pem|key|p12|pfx|jks)$|secret|credential|id_(?:rsa|ed25519)/i;
const copyIt = (name) => SECRET.test(name)
    ? `Provide it at run time, not in the image (\`volumes: ./${name.replace(/^.*\//, '')}:${name}:ro\`), or let the app start without it.`
    : `COPY it into the image (\`${name}\`); check that .dockerignore does not exclude it, and that WORKDIR is its folder.`;
const madeIn = (path) => `Create its folder (\`RUN mkdir -p ${path.replace(/\/[^/]*$/, '') || '/'}\`), or let the app create it with its parents (\`recursive\`, \`-p\`).`;
/** Fixes of errors that are not about a missing file. Specific ones first. */
const GENERAL_FIXES = [
    {
        says: /A server is already running(?:[^/]{0,40}(\/[\w./-]{1,200}\.pid))?/,
        fix: (path) => {
            const file = path === '' ? 'tmp/pids/server.pid' : path;
            return `A stale pid file is in the image: delete it before the server starts (\`rm -f ${file}\` in the entrypoint), and list \`tmp/pids\` in .dockerignore.`;
        },
    },
    {
        says: /execution of the PostgreSQL server is not permitted/,
        fix: () => 'Run it as another user: `USER postgres`, or `gosu postgres` in the entrypoint.',
    },
    {
        says: /how to run mysqld as root/,
        fix: () => 'Run it as another user: `USER mysql`, or `--user=mysql`.',
    },
    {
        says: /vm\.max_map_count|default discovery settings are unsuitable/,
        fix: () => 'Run `sysctl -w vm.max_map_count=262144` on the host (a container cannot do it), or set `discovery.type=single-node`, which skips these checks.',
    },
    {
        says: /Unrecognized VM option|Invalid (?:maximum|initial) heap size|Too small maximum heap/,
        fix: () => 'Correct the options of the Java VM: in CMD, JAVA_OPTS, JAVA_TOOL_OPTIONS or JDK_JAVA_OPTIONS.',
    },
    {
        says: relevant_line/* BAD_OPTION */.Al,
        fix: () => 'Correct the options in CMD or ENTRYPOINT: this version of the program does not have them; `--help` lists those that it has.',
    },
    {
        says: /ConnectionString property has not been initialized|connection string .{0,60}(?:not found|missing|empty|null)/i,
        fix: () => 'Set the connection string with `env: ConnectionStrings__NAME=…`, under the name that the app uses.',
    },
    {
        says: /Failed to configure a DataSource|Failed to determine a suitable driver class/,
        fix: () => 'Configure a database: `env: SPRING_DATASOURCE_URL=jdbc:…`, with its user and password, or a profile that has one (`SPRING_PROFILES_ACTIVE`).',
    },
    {
        says: /secret_key_base|MessageEncryptor::InvalidMessage|RAILS_MASTER_KEY/,
        fix: () => 'Set `env: SECRET_KEY_BASE=…` or `env: RAILS_MASTER_KEY=…`; any value works for a trial.',
    },
    {
        says: /No application encryption key has been specified/,
        fix: () => 'Set `env: APP_KEY=base64:…`, as `php artisan key:generate --show` prints it.',
    },
    {
        says: /Could not find a production build in the '?(\.?[\w./-]{1,100})/,
        fix: (folder) => `Run the build in the image (\`RUN npm run build\`), and keep \`${folder}\` in the final stage.`,
    },
    {
        says: /@prisma\/client did not initialize|prisma generate/,
        fix: () => 'Generate the client in the image, after the dependencies: `RUN npx prisma generate`.',
    },
    {
        says: /Query [Ee]ngine .{0,80}could not (?:be found|locate)|could not locate the Query Engine/,
        fix: () => 'Add the platform of the image to `binaryTargets` in schema.prisma, and run `npx prisma generate` in the image.',
    },
    {
        says: /Could not find Chrom(?:e|ium)|Executable doesn't exist at .{0,200}(?:ms-playwright|chrom)/,
        fix: () => 'Install the browser in the image: `RUN npx playwright install --with-deps chromium`, or `RUN npx puppeteer browsers install chrome`.',
    },
    {
        says: /invalid ELF header|was compiled against a different Node\.js version|wrong ELF class|ERR_DLOPEN_FAILED/,
        fix: () => 'Its modules were built on another system: list node_modules in .dockerignore, and run `npm ci` in the image.',
    },
    {
        says: /Cannot use import statement outside a module|require is not defined in ES module scope|ERR_REQUIRE_ESM|Unexpected token '?export/,
        fix: () => 'ES modules and CommonJS are mixed: set `"type": "module"` in package.json, or name the file .mjs or .cjs; and copy package.json into the final stage.',
    },
    {
        says: /ERR_OSSL_EVP_UNSUPPORTED|digital envelope routines/,
        fix: () => 'Its bundler is older than OpenSSL 3: update it, or set `NODE_OPTIONS=--openssl-legacy-provider`.',
    },
    {
        says: /certificate verify failed|certificate signed by unknown authority|unable to get local issuer certificate/i,
        fix: () => 'Install `ca-certificates` in the final stage.',
    },
    {
        says: /unknown time zone|ZoneInfoNotFoundError|No time zone found with key/,
        fix: () => 'Install `tzdata` in the final stage.',
    },
    {
        says: /unsupported locale setting|cannot (?:change|set) locale|locale::facet/,
        fix: () => 'Set `ENV LANG=C.UTF-8`, or generate the locale in the image.',
    },
    {
        says: /password authentication failed|Access denied for user|WRONGPASS|NOAUTH|Authentication failed/i,
        fix: () => 'The service answers, but refuses these credentials: use the same credentials in the app and in the service.',
    },
    {
        says: /(?:relation|table|database) ["'`]?[\w.]{1,100}["'`]? (?:does not|doesn't) exist|no such table|Unknown database/i,
        fix: () => 'Create the database and run its migrations before the app starts.',
    },
    {
        says: /Attribute "(\w{1,80})" not found in module|Failed to find attribute '(\w{1,80})' in/,
        fix: () => 'Use the name of an object that the module has: `module:object` in the command.',
    },
    {
        says: /Invalid URL|unable to parse (?:URL|DSN|connection)|Could not parse SQLAlchemy URL|invalid DSN/i,
        fix: () => 'An address in its settings is missing or malformed: set it with `env`.',
    },
    {
        says: /^(?:nginx: )?.{0,40}\[emerg\]|(?:Bad directive|Invalid command|unknown directive|unrecognized directive|unknown keyword|[Ss]yntax error on line|[Ee]rror (?:loading|parsing|in) config)/,
        fix: () => 'Correct its configuration at the location in the error; a check in the build finds this earlier (`nginx -t`, `haproxy -c -f`, `apachectl configtest`, `promtool check config`).',
    },
    {
        says: /^(?:SyntaxError|IndentationError|TabError|Parse error|SyntaxError \[|Unexpected (?:token|identifier|end of input))/,
        fix: () => 'The language cannot read the file at that line: correct it, or use the version of the language that it was written for.',
    },
];
const fix_for_error_FIXES = [
    ...GENERAL_FIXES,
    {
        says: /(?:^|: )No module named '?([A-Za-z_]\w{0,100})/,
        fix: (name) => `Install it in the image (\`RUN pip install ${PACKAGES.get(name) ?? name}\`, or a line in requirements.txt); if it is the app's own, COPY it below WORKDIR.`,
    },
    { says: /(?:^|: )Cannot find (?:module|package) '([./][^']{0,300})'/, fix: copyIt },
    {
        says: /(?:^|: )Cannot find (?:module|package) '((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})/,
        fix: (name) => `Install it in the image: \`${name}\` among "dependencies" of package.json, \`COPY package*.json ./\` and \`RUN npm ci\` before the app is copied; and node_modules in .dockerignore.`,
    },
    { says: /(?:^|: )cannot load such file -- ([./][^ ]{0,300})/, fix: copyIt },
    {
        says: /(?:^|: )cannot load such file -- ([\w./-]{1,100})/,
        fix: (name) => `Install it in the image: \`${name}\` in the Gemfile, and \`RUN bundle install\` in the final stage.`,
    },
    {
        says: /vendor\/autoload\.php/,
        fix: () => 'Run `composer install --no-dev` in the build, and keep vendor/ in the final stage.',
    },
    {
        says: /(?:ClassNotFoundException|NoClassDefFoundError)|no main manifest attribute/,
        fix: () => 'Run the jar that contains its dependencies and names its main class (Spring Boot: the one of `bootJar` or `repackage`).',
    },
    {
        says: /compiled by a more recent version of the Java Runtime/,
        fix: () => 'Use the Java version that it was compiled with in the final stage, or compile with `--release`.',
    },
    {
        says: /Missing script: "?([\w:-]{1,100})/,
        fix: (name) => `Add \`${name}\` to "scripts" of package.json, or correct its name in CMD.`,
    },
    { says: /ENOENT: no such file or directory, mkdir '([^']{1,300})'/, fix: madeIn },
    {
        says: /mkdir: can(?:no|')t create directory ['‘]([^'’]{1,300})['’]: No such file/,
        fix: madeIn,
    },
    {
        says: /(?:^|[\s'"(])(\/[\w./@-]{1,300})['"]?:? (?:\(?[Nn]o such file|does not exist|not found)/,
        fix: copyIt,
    },
    {
        says: /(?:No such file or directory|ENOENT|FileNotFoundException|os error 2)[^'"/]{0,60}['"]?(\/?[\w./@-]{1,300})?/,
        fix: (name) => (name === '' ? copyIt('the missing file') : copyIt(name)),
    },
];
/** Null for an unknown error. */
function fixForError({ exception, message }) {
    for (const { says, fix } of fix_for_error_FIXES) {
        const found = says.exec(message) ?? says.exec(`${exception}: ${message}`);
        if (found)
            return fix(found[1] ?? '');
    }
    return null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/shared/exposes.ts
/** False if it is not known, for example for a variable without a value in the image. */
function exposesItself({ places, image }, port) {
    const env = new Map(image.env.map((item) => [item.split('=', 1)[0] ?? '', item.slice(item.indexOf('=') + 1)]));
    return (places.exposed ?? []).some((word) => {
        const plain = word.replace(/\$(?:\{(\w{1,100})(?::-([^}]{0,20}))?\}|(\w{1,100}))/g, (_, braced, byDefault = '', bare = '') => env.get(braced ?? String(bare)) ?? String(byDefault));
        const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(plain) ?? [];
        return from !== undefined && port >= Number(from) && port <= Number(to ?? from);
    });
}

;// CONCATENATED MODULE: ./src/smoke/causes/port/loopback-only.ts
/** It listens on the expected port, but only on loopback, where nothing outside the container can connect. */



const loopbackOnly = {
    code: 'loopback-only',
    level: 'fail',
    about: 'it listens where nothing outside the container can connect',
    find: (evidence) => isOnlyUp(evidence) ? unexposed(evidence) : gaveUp(evidence) ? unreachable(evidence) : beside(evidence),
};
const FIX = 'Bind 0.0.0.0 (many servers have the option `--host 0.0.0.0`): connections to a published port arrive on the container’s network interface';
function unreachable(evidence) {
    const rows = hiddenRows(evidence, failedPorts(evidence));
    if (rows.length === 0)
        return null;
    const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT;
    return {
        confidence: 'proved',
        message: `it listens on ${addresses(rows)} only, where nothing outside the container can connect`,
        fix: `${FIX}.`,
        ...(location ? { location } : {}),
        evidence: [`probed from outside: ${asked(evidence)}`, ...listenerLines(evidence)],
    };
}
/**
 * Another exposed port passed. A port that the Dockerfile itself exposes must still be reachable; a base image may
 * expose more.
 */
function beside(evidence) {
    const rows = hiddenBeside(evidence);
    if (rows.length === 0)
        return null;
    const own = rows.filter(({ port }) => exposesItself(evidence, port) && !OF_TOOLS.has(port));
    const shown = own.length > 0 ? own : rows;
    const location = evidence.places.EXPOSE;
    const ports = portNames(shown);
    return {
        level: own.length > 0 ? 'fail' : 'warn',
        confidence: 'proved',
        message: `it listens on ${addresses(shown)} only, where nothing outside the container can connect, though ${ports} ${shown.length > 1 ? 'are' : 'is'} exposed`,
        fix: own.length > 0
            ? `${FIX}; or remove ${ports} from EXPOSE.`
            : `${FIX}. Ignore this if nothing outside needs it: its base image exposes it, or it is for a debugger.`,
        ...(location ? { location } : {}),
        evidence: listenerLines(evidence),
    };
}
/** Loopback listeners on exposed ports that failed while another port passed. */
const hiddenBeside = (evidence) => evidence.phase === 'waiting' || evidence.ended || !evidence.checks.some(({ ok }) => ok)
    ? []
    : hiddenRows(evidence, evidence.checks.filter(({ ok, required }) => !ok && !required));
function hiddenRows(evidence, checks) {
    const reachable = outside(evidence);
    return onLoopback(evidence)
        .filter(({ port }) => checks.some((check) => check.port === port))
        .filter(({ port }) => !reachable.some((row) => row.port === port));
}
/** An image that exposes no port may intend this: then it is a worker. */
function unexposed(evidence) {
    const rows = servicesOnLoopback(evidence);
    if (rows.length === 0 || outside(evidence).length > 0)
        return null;
    const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT;
    return {
        level: 'warn',
        confidence: 'proved',
        message: `it listens on ${addresses(rows)} only, where nothing outside the container can connect: it stayed up, and nothing else was proved`,
        fix: 'If it is a server, bind 0.0.0.0 (many servers have the option `--host 0.0.0.0`) and add EXPOSE; if it serves only the container itself, a HEALTHCHECK proves that it works.',
        ...(location ? { location } : {}),
        evidence: ['the image exposes no TCP port and has no HEALTHCHECK', ...listenerLines(evidence)],
    };
}

// EXTERNAL MODULE: ./src/lib/trim-end.ts
var trim_end = __webpack_require__(75939);
;// CONCATENATED MODULE: ./src/smoke/program/inner-command.ts
/**
 * The command that a command runs, according to its words: `sh -c './start.sh --x'`, `tini -- ./app`, `python app.py`.
 * Pure.
 */


const inner_command_SHELL = { isShell: true, valued: ['-o', '+o'] };
const PLAIN = {};
const WRAPPERS = new Map([
    ...['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh'].map((name) => [name, inner_command_SHELL]),
    ['tini', { valued: ['-p', '-e'] }],
    ['dumb-init', { valued: ['-r', '--rewrite'] }],
    ['catatonit', PLAIN],
    ['exec', PLAIN],
    ['env', { valued: ['-u', '--unset', '-C', '--chdir'] }],
    ['nice', { valued: ['-n'] }],
    ['nohup', PLAIN],
    ['setpriv', PLAIN],
    ['gosu', { own: 1 }],
    ['su-exec', { own: 1 }],
    ['docker-entrypoint.sh', PLAIN],
]);
/** Null if it runs nothing else, or if only a shell could find out. */
function innerCommand(argv) {
    const wrapper = WRAPPERS.get(external_node_path_.posix.basename(argv[0] ?? ''));
    if (wrapper === undefined)
        return null;
    const { valued = [], own = 0, isShell } = wrapper;
    for (let at = 1; at < argv.length; at++) {
        const word = argv[at] ?? '';
        if (isShell && /^-[a-z]*c[a-z]*$/.test(word))
            return firstOfScript(argv[at + 1] ?? '');
        if (word === '--')
            return rest(argv, at + 1 + own);
        if (valued.includes(word))
            at++;
        else if (!word.startsWith('-') && !word.startsWith('+') && !/^\w+=/.test(word))
            return isShell ? script(argv, at) : rest(argv, at + own);
    }
    return null;
}
/** A shell looks for its script in the working directory first, not on PATH. */
function script(argv, at) {
    const [file = '', ...words] = argv.slice(at);
    return [file.includes('/') ? file : `./${file}`, ...words];
}
function rest(argv, from) {
    return from < argv.length ? argv.slice(from) : null;
}
/** A word that a shell does not change. */
const PLAIN_WORD = /^[\w@%+:,./-]+$/;
/** The first command of a text for the shell, if it is a plain word: `exec ./app --x && …` → `./app`. */
function firstOfScript(script) {
    const words = script.trim().split(/\s+/);
    const at = words.findIndex((word) => word !== 'exec' && !/^\w+=\S*$/.test(word));
    const word = (0,trim_end/* trimEnd */.s)(words[at] ?? '', ';&|');
    return PLAIN_WORD.test(word) && !BUILT_IN.has(word) ? [word, ...words.slice(at + 1)] : null;
}
/** Builtins of the shell, which are not programs. */
const BUILT_IN = new Set('alias bg break cd command continue echo eval exit export false fg for if case while until set shift source . test trap true type ulimit umask unset wait read printf local return'.split(' '));

;// CONCATENATED MODULE: ./src/smoke/program/foreground.ts
/**
 * Commands that exit 0 at once by design: servers that go to the background, and shells that wait for terminal input.
 * Pure.
 */





const SERVERS = [
    { name: /^nginx$/, stays: /daemon off/, fix: 'CMD ["nginx", "-g", "daemon off;"]' },
    { name: /^(?:apachectl|apache2ctl)$/, stays: /FOREGROUND/i, fix: 'CMD ["apachectl", "-D", "FOREGROUND"]' },
    {
        name: /^(?:httpd|apache2)$/,
        stays: /^-\w*f\w*$|FOREGROUND/im,
        fix: 'CMD ["httpd", "-f"] with busybox, CMD ["httpd", "-DFOREGROUND"] with Apache',
    },
    { name: /^php-fpm[\d.]*$/, stays: /^(?:-F|--nodaemonize)$/m, fix: 'CMD ["php-fpm", "--nodaemonize"]' },
    { name: /^sshd$/, stays: /^-\w*D/m, fix: 'CMD ["/usr/sbin/sshd", "-D", "-e"]' },
    { name: /^(?:crond?|vixie-cron)$/, stays: /^-\w*[fn]/m, fix: 'CMD ["cron", "-f"]' },
    {
        name: /^lighttpd$/,
        stays: /^-\w*D/m,
        fix: 'CMD ["lighttpd", "-D", "-f", "/etc/lighttpd/lighttpd.conf"]',
    },
    { name: /^(?:supervisord)$/, stays: /^(?:-n|--nodaemon)$/m, fix: 'CMD ["supervisord", "--nodaemon"]' },
    {
        name: /^(?:dnsmasq)$/,
        stays: /^-\w*[kd]|--(?:keep-in-foreground|no-daemon)/m,
        fix: 'CMD ["dnsmasq", "--keep-in-foreground"]',
    },
    { name: /^(?:named)$/, stays: /^-[fg]$/m, fix: 'CMD ["named", "-g"]' },
    { name: /^varnishd$/, stays: /^-F$/m, fix: 'CMD ["varnishd", "-F"] with its other options' },
    { name: /^squid$/, stays: /^-\w*N/m, fix: 'CMD ["squid", "-N"]' },
    {
        name: /^(?:service|rc-service|systemctl|invoke-rc\.d|start-stop-daemon)$/,
        fix: 'Run the server itself instead of the tool that starts it as a service.',
    },
    { name: /^(?:pm2)$/, stays: /--no-daemon/, fix: 'CMD ["pm2-runtime", …] instead of pm2' },
    {
        name: /^(?:pg_ctl|mongod|mysqld|redis-server|memcached|haproxy|gunicorn|uwsgi|unicorn|puma|celery|rabbitmq-server|uvicorn|tor|stunnel4?)$/,
        daemonizes: /^start$|--fork|--daemon(?:ize|ise|ized)?\b|^-[dD]$|daemonize(?: yes)?|--detach|-detached|\bmulti\b/m,
        fix: 'Remove the option that sends it to the background (`--daemon`, `--fork`, `--detach`).',
    },
    {
        name: /^(?:catalina\.sh|startup\.sh|asadmin|standalone\.sh)$/,
        daemonizes: /^start|^$/m,
        fix: 'CMD ["catalina.sh", "run"]',
    },
];
/** Without a script or a command they read terminal input, and there is none. */
const foreground_SHELL = /^(?:sh|bash|ash|dash|zsh|ksh|fish|python[\d.]*|node|nodejs|irb|ruby|php|perl|lua|ghci|iex|erl|R|julia|scala|jshell|sqlite3|psql|mysql|redis-cli|deno|bun)$/;
const INTERACTIVE = /^-(?:[il]|it|-interactive|-login|a)$/;
/** Null if the command does not explain the exit code 0. */
function exitsByDesign(evidence) {
    const argv = innermostCommand(evidence);
    return (waitingShell(evidence, argv) ??
        daemonizedServer(argv) ??
        leftInBackground(evidence) ??
        backgroundListener(evidence));
}
/** A server that exited 0 but should have kept running: not a job, with or without a port. */
function isDaemon(evidence) {
    const argv = innermostCommand(evidence);
    return (daemonizedServer(argv) ?? backgroundListener(evidence)) !== null;
}
/** The last command in the chain, as found in the image, else as the words show: `sh -c nginx` runs nginx. */
const innermostCommand = ({ programs, image, inputs }) => programs.at(-1)?.argv ?? innermost(commandOf(image.config, inputs));
function innermost(argv) {
    const inner = innerCommand(argv);
    return inner === null || inner.length === 0 ? argv : innermost(inner);
}
function waitingShell({ log }, [command = '', ...words]) {
    const name = external_node_path_.posix.basename(command);
    if (!foreground_SHELL.test(name) || log.bytes > 0 || !words.every((word) => INTERACTIVE.test(word)))
        return null;
    return {
        why: `\`${[name, ...words].join(' ')}\` alone waits for terminal input, and a container has none`,
        fix: 'Write a CMD that runs the app itself; without one, the CMD of the base image is used.',
    };
}
function daemonizedServer([command = '', ...words]) {
    const name = external_node_path_.posix.basename(command);
    const text = words.join('\n');
    const server = SERVERS.find((one) => one.name.test(name));
    if (!server || (server.daemonizes ? !server.daemonizes.test(text) : server.stays?.test(text) === true))
        return null;
    return {
        why: `\`${name}\` went to the background, and a container ends with its main process`,
        fix: `Keep it in the foreground: ${server.fix}`,
    };
}
/** Its script sent it to the background, or it daemonized. What a job leaves behind after its work does not count. */
function leftInBackground(evidence) {
    const isOfJob = evidence.checks.length === 0 && evidence.image.config.healthcheck === undefined;
    const byScript = (evidence.left ?? [])
        .filter(({ isLast }) => isLast || !isOfJob)
        .map(({ command }) => command);
    const left = byScript.length > 0 || isOfJob ? byScript : daemons(evidence);
    const last = left.at(-1);
    if (last === undefined)
        return null;
    return {
        why: `its entrypoint ended and left ${names(left.map((command) => `\`${command}\``))} in the background, and a container ends with its main process`,
        fix: `Run the server in the foreground, as the last command: \`exec ${last}\`, without \`&\` and without its daemon mode.`,
    };
}
const MOST_NAMED = 3;
const foreground_MOST_CHARACTERS = 100;
/** Processes in another session than the main process, seen while it ran. */
function daemons({ processes }) {
    const [first, ...others] = processes ?? [];
    const away = others.filter(({ session, command }) => session !== undefined && session !== first?.session && !command.startsWith('['));
    return [...new Set(away.map(({ command }) => command.slice(0, foreground_MOST_CHARACTERS)))].slice(0, MOST_NAMED);
}
/** The other processes as lines of evidence. */
const otherProcessLines = ({ processes }) => (processes ?? []).slice(1, 6).map(({ command }) => `seen while it ran: ${command.slice(0, 200)}`);
/** Something listened: a server that the main process had started, and that ended with it. */
function backgroundListener({ listeners }) {
    const row = (listeners ?? []).find(isTcp);
    if (row === undefined)
        return null;
    return {
        why: `a server listened on ${formatListener(row)}, but in the background, and a container ends with its main process`,
        fix: 'Run the server in the foreground, as the last command: `exec server`, without `&` and without its daemon mode.',
    };
}

;// CONCATENATED MODULE: ./src/smoke/program/own-module.ts
/**
 * A module in the command (`uvicorn app.main:app`, `celery -A shop`) that Python does not find. It belongs to the app
 * and is not a package to install: the image may have it in another folder.
 */


const MISSING = [
    /\bNo module named '?([A-Za-z_][\w.]{0,200})/,
    /\bCould not import module "([A-Za-z_][\w.]{0,200})"/, // uvicorn
    /\bCould not import '([A-Za-z_][\w.]{0,200})'/, // Flask
    /^The module ([A-Za-z_][\w.]{0,200}) was not found/, // Celery
];
/** Variables whose value is a module of the app. */
const VARIABLE = /^(?:DJANGO_SETTINGS_MODULE|FLASK_APP|CELERY_APP|APP_MODULE|MODULE_NAME|UVICORN_APP|ASGI_APP|WSGI_APP)=(.*)$/s;
const REFERENCE = /^[A-Za-z_]\w{0,80}(?:\.[A-Za-z_]\w{0,80}){0,8}(?::[\w.()]{1,80})?$/;
/** `python -m NAME` usually runs an installed package; these are usual names of an app's own code. */
const OWN_NAME = /^(?:app|apps|main|src|server|api|backend|service|web|website|project|core|config|wsgi|asgi|manage|run|application|bot|worker)$/;
const MOST_WORDS = 100;
/** The reference to the missing module; null if no module is missing, or the command does not name it. */
function missingOwnModule(log, argv, env) {
    const missing = lastWords(log)
        .main.flatMap((line) => MISSING.map((pattern) => pattern.exec(line)?.[1]))
        .find((name) => name !== undefined);
    if (missing === undefined)
        return null;
    const words = argv.flatMap((word) => word.split(/\s+/)).slice(0, MOST_WORDS);
    const named = words.flatMap((word, at) => at > 0 && isPackage(words[at - 1] ?? '', word) ? [] : [own_module_valueOf(word)]);
    const set = env.flatMap((entry) => VARIABLE.exec(entry)?.[1] ?? []);
    return [...named.slice(1), ...set].find((word) => REFERENCE.test(word) && own_module_names(word, missing)) ?? null;
}
/** `--app=shop.web` → `shop.web`. */
const own_module_valueOf = (word) => word.replace(/^--?[\w-]{1,40}=/, '').replace(/^['"]|['"]$/g, '');
const isPackage = (before, word) => before === '-m' && !word.includes('.') && !OWN_NAME.test(word);
const own_module_names = (reference, missing) => {
    const module = moduleOf(reference);
    return module === missing || module.startsWith(`${missing}.`) || missing.startsWith(`${module}.`);
};
const moduleOf = (reference) => reference.split(':', 1)[0] ?? '';
/** Usual folders of an app's code, besides the working directory. */
const FOLDERS = ['/', '/app', '/src', '/code', '/usr/src/app', '/srv/app'];
/** Paths where the file of a module may be, the likeliest first. */
function candidatesOf(reference, workingDir) {
    const home = workingDir === '' ? '/' : workingDir;
    const parts = moduleOf(reference).split('.');
    const tails = parts.map((_, at) => parts.slice(at).join('/'));
    const inside = tails.map((tail) => external_node_path_.posix.join(home, tail));
    const below = ['src', 'app'].map((folder) => external_node_path_.posix.join(home, folder, parts.join('/')));
    const elsewhere = FOLDERS.map((folder) => external_node_path_.posix.join(folder, parts.join('/')));
    return [
        ...new Set([...inside, ...below, ...elsewhere].flatMap((path) => [`${path}.py`, `${path}/__init__.py`])),
    ];
}
/** Where the image has the module, and what to change. */
function ownModuleFix({ reference, workingDir, file }) {
    const parts = moduleOf(reference).split('.');
    const [top = ''] = parts;
    const home = workingDir === '' ? '/' : workingDir;
    const object = reference.slice(moduleOf(reference).length);
    const copy = parts.length > 1 ? `\`COPY ${top}/ ./${top}/\`` : `COPY its file below WORKDIR`;
    if (file === null)
        return `It is the app's own module, but ${home} does not contain it: ${copy}; check that .dockerignore does not exclude it, and that WORKDIR is the folder that contains it.`;
    const path = file.replace(/(?:\/__init__)?\.py$/, '');
    const below = external_node_path_.posix.relative(home, path);
    if (below === parts.join('/'))
        return `\`${file}\` is in the image, but Python does not look in ${home}: set \`ENV PYTHONPATH=${home}\`.`;
    if (below.startsWith('..'))
        return `The image has \`${file}\`: set WORKDIR to \`${rootOf(path, parts)}\`.`;
    const right = `${below.split('/').join('.')}${object}`;
    return parts.length > below.split('/').length
        ? `The image has \`${file}\`: write \`${right}\` in the command, or keep the folder with ${copy}.`
        : `The image has \`${file}\`: write \`${right}\` in the command, or set WORKDIR to \`${rootOf(path, parts)}\`.`;
}
const rootOf = (path, parts) => path.slice(0, path.length - parts.join('/').length - 1) || '/';

;// CONCATENATED MODULE: ./src/smoke/causes/shared/hidden.ts
/** A mount hides what the image has. Causes report this instead of "not in the image". */


const hiddenProgram = ({ hidden = [] }) => hidden.find(({ isProgram }) => isProgram) ?? null;
/** `the mount `.:/app` hides `/app/dist/main.js`, which the image has` */
const whyHidden = ({ mount, path }) => `the mount \`${mount}\` hides \`${path}\`, which the image has`;
function fixHidden({ path, target, mount }) {
    const folder = external_node_path_.posix.resolve('/', target);
    const [first = '', ...deeper] = path.slice(folder.length + 1).split('/');
    const keep = deeper.length > 0 ? `, or keep the image’s files with a volume at \`${external_node_path_.posix.join(folder, first)}\`` : '';
    return `Remove the mount \`${mount}\` from the trial, mount only a source folder below \`${folder}\`${keep}.`;
}
const hiddenLines = ({ path, mount, line }) => [
    `mounted: ${mount}`,
    `in the image: ${path}; in the container it is not there`,
    quoteLine(line.trim()),
];

;// CONCATENATED MODULE: ./src/smoke/causes/shared/reason.ts
/** Why a main process ended, according to its log and its command; completes the sentence about its exit. */







const SHOWN_LINES = 5;
/** Lines after a traceback, printed during the shutdown. */
const reason_MOST_AFTER = 3;
const MOST_SHOWN = 25;
/** `fix` is null if none is known. */
function reasonOf(evidence) {
    const { log, state, image, phase, ownModule, hidden = [] } = evidence;
    const { traceback } = lastWords(log);
    const [first] = hidden;
    if (first !== undefined) {
        const said = traceback ? describeTraceback(traceback, image.config.workingDir) : relevantLineOf(log.tail);
        return { why: `${said === null ? '' : `: ${said}`}; ${whyHidden(first)}`, fix: fixHidden(first) };
    }
    const own = ownModule ? ownModuleFix(ownModule) : null;
    const named = ownModule ? `; the command names \`${ownModule.reference}\`` : '';
    if (traceback)
        return {
            why: `: ${describeTraceback(traceback, image.config.workingDir)}${named}`,
            fix: own ?? fixForError(traceback),
        };
    const earlyExit = state?.exitCode !== 0 ? null : phase === 'soak' ? leftInBackground(evidence) : exitsByDesign(evidence);
    if (earlyExit)
        return { why: `: ${earlyExit.why}`, fix: earlyExit.fix };
    const line = relevantLineOf(log.tail);
    return line === null
        ? { why: ' and wrote nothing', fix: null }
        : {
            why: `: ${named === '' ? line : line.replace(/\.$/, '')}${named}`,
            fix: own ?? fixForError({ exception: '', message: line }),
        };
}
/** The last lines of a log, from its traceback on; of a long traceback, the error and the app's own frames. */
function lastLines(tail) {
    const lines = cleanLines(tail);
    const { traceback } = lastWords({ tail });
    if (traceback === null)
        return lines.slice(-SHOWN_LINES);
    const after = lines.slice(traceback.to + 1).filter((line) => line.trim() !== '');
    const shown = [...shortBlock(lines.slice(traceback.from, traceback.to + 1)), ...after.slice(0, reason_MOST_AFTER)];
    return shown.slice(-MOST_SHOWN);
}

;// CONCATENATED MODULE: ./src/smoke/causes/port/exposed-but-silent.ts
/** One exposed port answers and another does not: EXPOSE names more ports than the app opens. */









const exposedButSilent = {
    code: 'exposed-but-silent',
    level: 'warn',
    about: 'an exposed port does not answer, though another does',
    find: (evidence) => {
        if (evidence.phase === 'waiting')
            return null;
        const hidden = hiddenBeside(evidence); // loopback-only reports those
        const failed = failedBeside(evidence.checks.filter(({ found }) => !found)).filter((check) => !hidden.some(({ port }) => port === check.port));
        const answering = failed.filter(({ last }) => ANSWERS.has(last?.kind ?? ''));
        const silent = failed.filter((check) => !answering.includes(check));
        const udp = unboundUdp(evidence);
        if (failed.length + udp.length === 0)
            return null;
        const location = evidence.places.EXPOSE;
        const error = silent.length > 0 ? errorIn(evidence) : null;
        return {
            confidence: 'proved',
            message: [
                ...(silent.length > 0 ? [`${portNames(silent)} ${are(silent)} exposed but silent`] : []),
                ...answering.map(({ port, last, hungUp }) => `port ${port} is exposed but ${last?.kind === 'closed' ? `closes each connection without an answer${hungUp?.isFault === true && hungUp.line !== null ? `: ${hungUp.line}` : ''}` : `answers only with ${describeOutcome(last)}`}`),
                ...(udp.length > 0 ? [`UDP ${portNames(udp)} ${are(udp)} exposed but not bound`] : []),
            ].join('; ') + (error === null ? '' : `; ${error.message}`),
            fix: error?.fix ?? 'Remove it from EXPOSE, or list the ports that must answer in `port`.',
            ...(location ? { location } : {}),
            evidence: [
                ...failed.map(lineOf),
                ...(error?.lines ?? []),
                ...udp.map(({ port }) => `UDP port ${port}: no socket`),
            ],
        };
    },
};
const ANSWERS = new Set(['http', 'malformed', 'closed']);
const PROCESS_ENDED = 'The process that should listen there ended, but the container keeps running without it: fix that error, and make the container end when one of its processes does (`wait -n`, a supervisor), or run one server per container.';
/** The process that should have listened may have ended: an uncaught error, or a message of a process manager. */
function errorIn(evidence) {
    const { log, image } = evidence;
    const child = crashedChildren(evidence);
    const [error] = uncaughtErrors(log.tail, 1);
    const knownFix = error === undefined ? null : fixForError(error);
    const fix = (advice) => (knownFix === null ? advice : `${knownFix} ${advice}`);
    if (child !== null)
        return { message: child.message, fix: fix(child.advice), lines: [...child.lines, ...lastLines(log.tail)] };
    if (error === undefined)
        return null;
    const described = describeTraceback(error, image.config.workingDir);
    const lines = cleanLines(log.tail).slice(error.from, error.to + 1);
    return {
        message: `the log has an uncaught error: ${described}`,
        fix: fix(PROCESS_ENDED),
        lines: shortBlock(lines),
    };
}
const are = (rows) => (rows.length > 1 ? 'are' : 'is');
const failedBeside = (checks) => checks.some(({ ok }) => ok) ? checks.filter(({ ok, required }) => !ok && !required) : [];
/** Empty if the listener table cannot be read: UDP cannot be checked from outside. */
const unboundUdp = (evidence) => evidence.listeners === null || evidence.ended
    ? []
    : exposedUdp(evidence)
        .filter((port) => udpOn(evidence, port).length === 0)
        .filter((port) => !evidence.checks.some((check) => check.spec.kind === 'udp' && check.port === port))
        .map((port) => ({ port }));
const lineOf = ({ port, attempts, last }) => `port ${port}: ${attempts === 0 ? 'no listener' : `probed ${attempts} times: ${last === null ? 'no answer' : describeOutcome(last)}`}`;

;// CONCATENATED MODULE: ./src/smoke/causes/conduct/child-crashes.ts
/** It passes, but its log reports that a child program or worker ended, which no probe checks. */






const childCrashes = {
    code: 'child-crashes',
    level: 'warn',
    about: 'a child program or worker ended, but the container keeps running',
    find: (evidence) => {
        if (evidence.phase !== 'done' || evidence.ended)
            return null;
        const child = crashedChildren(evidence);
        if (child === null || exposedButSilent.find(evidence) !== null)
            return null; // exposed-but-silent reports it
        const [error] = uncaughtErrors(evidence.log.tail, 1);
        const knownFix = fixForError(error ?? { exception: '', message: child.message });
        return {
            confidence: 'likely',
            message: `${child.message}, but the container keeps running`,
            fix: [...(knownFix === null ? [] : [knownFix]), child.advice].join(' '),
            ...commandLocation(evidence),
            evidence: [...child.lines, ...(error === undefined ? [] : lastLines(evidence.log.tail))],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/exit/child-out-of-memory.ts
/** The kernel killed a process of the container for memory, and it was not the main process. */


const child_out_of_memory_MIB = 1024 ** 2;
const childOutOfMemory = {
    code: 'child-out-of-memory',
    level: 'fail',
    about: 'the kernel killed one of its processes for memory, but not the main process',
    find: (evidence) => {
        const { state, ended, counters, memory, ranSeconds } = evidence;
        const kills = Math.max(counters.oomKills ?? 0, state?.oomKilled ? 1 : 0);
        if (kills === 0 || (ended && state?.oomKilled))
            return null; // out-of-memory reports that
        const victims = kills === 1 ? 'one of its processes' : `${kills} of its processes`;
        const rest = ended
            ? `it exited ${state?.exitCode ?? 0} ${after(ranSeconds ?? 0)}`
            : 'the container kept running';
        return {
            confidence: 'proved',
            message: `the kernel killed ${victims} at ${memoryLimit(evidence)}, and ${rest}`,
            fix: guardOf(evidence) === null
                ? 'Reduce its memory use (fewer workers, smaller caches), or raise `memory`.'
                : LARGER_MACHINE,
            evidence: [
                counters.oomKills
                    ? `processes killed for memory, counted by the kernel: ${counters.oomKills}`
                    : 'the engine reports an out-of-memory kill',
                ...(memory.peak === null ? [] : [`peak memory seen: ${Math.round(memory.peak / child_out_of_memory_MIB)} MiB`]),
            ],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/shared/refused-program.ts
/**
 * Errors of running a program: for the container's own command from the engine or its runtime, for a program that this
 * runs from the shell or init that runs it, with the program's name in the line.
 */



/**
 * `exec /app: no such file or directory`, `standard_init_linux.go:228: exec user process caused: …`; not a message of
 * the app.
 */
const RUNTIME = /^(?:panic: )?(?:standard_init_linux\.go:\d{1,6}: )?exec \S/;
/** Messages of `exec` for a missing file. */
const NOT_THERE = /no such file or directory|not found|cannot find/i;
const BAD_FORMAT = /exec format error|cannot execute binary file/i;
/** The first matching program for which such an error was printed. */
function refusal(evidence, matches, says) {
    if (!isOver(evidence))
        return null;
    const { startFailure, log, programs } = evidence;
    const lines = cleanLines(log.tail);
    for (const [index, program] of programs.entries()) {
        if (!matches(program))
            continue;
        const said = index === 0
            ? [...(startFailure === null ? [] : [startFailure]), ...lines.filter((line) => RUNTIME.test(line))]
            : lines.filter((line) => refused_program_names(line, program));
        const words = said.findLast((line) => says.test(line));
        if (words !== undefined)
            return { program, words, isMain: index === 0 };
    }
    return null;
}
const refused_program_names = (line, { argv: [name = ''] }) => name !== '' && line.includes(external_node_path_.posix.basename(name));
/** `its program …`, or the program that its command runs. */
const refused_program_subject = ({ program: { path, argv }, isMain }) => isMain
    ? `its program \`${path ?? argv[0] ?? ''}\``
    : `\`${path ?? argv[0] ?? ''}\`, which its command runs,`;

;// CONCATENATED MODULE: ./src/smoke/causes/shared/missing-program.ts
/**
 * Messages of shells, inits and interpreters when they do not find the program or script that they should run. Pure.
 */
/** A name as shells print it: without spaces, or in quotes. */
const missing_program_NAME = String.raw `['"‘\x60]?([^\s'"‘’:\x60]{1,200})['"’\x60]?`;
/** A visible carriage return: the name is right, but the script has Windows line endings. */
const VISIBLE_CR = /\\r$|\^M$/;
const program = (text) => [
    new RegExp(text.replace('NAME', () => missing_program_NAME), 'i'),
    false,
];
const missing_program_script = (text) => [
    new RegExp(text.replace('NAME', () => missing_program_NAME), 'i'),
    true,
];
const missing_program_WORDINGS = [
    missing_program_script(String.raw `can't open file NAME: \[Errno 2\]`), // Python
    missing_program_script(String.raw `^(?:sh|ash|dash|/bin/sh): (?:0: |\d+: )?(?:can't open|cannot open) NAME(?:: No such file|$)`), // busybox, dash
    missing_program_script(String.raw `^(?:/bin/)?bash: NAME: No such file or directory$`),
    missing_program_script(String.raw `Unable to access jarfile NAME`),
    missing_program_script(String.raw `Could not find or load main class NAME`),
    missing_program_script(String.raw `no such file or directory -- NAME \(LoadError\)`), // Ruby
    missing_program_script(String.raw `^Could not open input file: NAME`), // PHP
    missing_program_script(String.raw `^Can't open perl script NAME`),
    missing_program_script(String.raw `^error: Module not found NAME`), // Deno, Bun
    missing_program_script(String.raw `^The application NAME does not exist`), // .NET
    missing_program_script(String.raw `^Error: Cannot find module '(\/[^']{1,200})'$`), // Node.js: a module of another's has a name, not a path
    program(String.raw `exec: NAME: (?:not found|executable file not found)`),
    program(String.raw `executable file NAME not found in \$PATH`),
    program(String.raw `(?:^|: )(?:line )?\d+: NAME: (?:command )?not found$`), // a script's line: dash, bash, busybox
    program(String.raw `^(?:\S{1,100}: )?NAME: (?:command )?not found$`),
    program(String.raw `command not found: NAME$`), // zsh
    program(String.raw `^(?:env|/usr/bin/env): (?:can't execute )?NAME: No such file or directory`),
    program(String.raw `^(?:nice|nohup|timeout|chroot|setsid|stdbuf|xargs|su-exec|\[dumb-init\]): (?:failed to run command |cannot run command |can't execute )?NAME: No such file or directory`),
    program(String.raw `^\[dumb-init\] NAME: No such file or directory`),
    program(String.raw `^\[FATAL tini \(\d+\)\] exec NAME failed: No such file or directory`),
    program(String.raw `^setpriv: failed to execute NAME: No such file`),
];
/** Words in the position of a name that are not names. */
const NO_NAME = new Set(['module', 'file', 'host', 'error', 'page', 'key', 'user', 'not']);
function missingProgram(line) {
    for (const [pattern, isScript] of missing_program_WORDINGS) {
        const name = pattern.exec(line)?.[1];
        if (name !== undefined && !NO_NAME.has(name.toLowerCase()) && !VISIBLE_CR.test(name))
            return { name: name.replace(/^\/{2,}/, '/'), isScript };
    }
    return null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/start/command-not-found.ts








const command_not_found_MISSING = /executable file .{0,200}not found|no such file or directory|stat .{1,200}: no such file/i;
/** Other things that engines look up at the start. */
const OTHER = /\bchdir\b|\bmount|unable to find (?:user|group)|\bcwd\b/i;
/** The exit code of shells and inits for a missing program. */
const NOT_FOUND_EXIT = 127;
const INSTALL = 'Install it in the final stage, or correct its name or path.';
const commandNotFound = {
    code: 'command-not-found',
    level: 'fail',
    about: 'the program that it should run is missing: not in the image, or hidden by a mount',
    find: (evidence) => withoutCommand(evidence) ??
        hiddenByMount(evidence) ??
        reportedByEngine(evidence) ??
        missingInterpreter(evidence) ??
        reportedInLog(evidence),
};
/** The image defines no command: engines refuse to create such a container. */
function withoutCommand({ startFailure, image }) {
    if (startFailure === null || !/^no command specified/i.test(startFailure))
        return null;
    return {
        confidence: 'proved',
        message: 'the image has neither CMD nor ENTRYPOINT, so there is nothing to run',
        fix: 'End the Dockerfile with a CMD that runs the app, as a JSON list: `CMD ["/app"]`; setting ENTRYPOINT resets the CMD of the base image.',
        evidence: [
            `CMD ${JSON.stringify(image.config.cmd)}, ENTRYPOINT ${JSON.stringify(image.config.entrypoint)}`,
            startFailure,
        ],
    };
}
/** The image has it, but the container does not. */
function hiddenByMount(evidence) {
    const hidden = hasFailed(evidence) ? hiddenProgram(evidence) : null;
    if (hidden === null)
        return null;
    return {
        confidence: 'proved',
        message: `${effectOf(evidence)}: ${whyHidden(hidden)}`,
        fix: fixHidden(hidden),
        evidence: hiddenLines(hidden),
    };
}
/** The engine found no such file. */
function reportedByEngine(evidence) {
    const { startFailure, programs } = evidence;
    const [program] = programs;
    if (startFailure === null || !command_not_found_MISSING.test(startFailure) || OTHER.test(startFailure))
        return null;
    if (program?.path != null)
        return null;
    const command = program?.argv[0] ?? '';
    return {
        confidence: 'proved',
        message: `its command \`${command}\` is not in the image`,
        fix: command_not_found_fixOf(command),
        ...commandLocation(evidence),
        evidence: [`command: ${(0,shell_quote/* quoteCommand */.c)(program?.argv ?? [])}`, startFailure],
    };
}
function command_not_found_fixOf(command) {
    if (/^\/bin\/(?:sh|bash|ash)$/.test(command))
        return 'The image has no shell: write CMD and ENTRYPOINT as JSON lists.';
    return /\s/.test(command)
        ? 'The whole line is read as one name: write each word of CMD or ENTRYPOINT as its own element of the list.'
        : INSTALL;
}
/** The script exists, but the interpreter in its `#!` line does not. */
function missingInterpreter(evidence) {
    const found = refusal(evidence, ({ interpreter, hasCarriageReturn }) => interpreter?.kind === 'script' && !interpreter.isThere && !hasCarriageReturn, NOT_THERE);
    if (found === null)
        return null;
    const interpreter = found.program.interpreter?.path ?? '';
    return {
        confidence: 'proved',
        message: `${effectOf(evidence)}: ${refused_program_subject(found)} needs \`${interpreter}\`, which is not in the image`,
        fix: interpreter.endsWith('/bash')
            ? 'Use `#!/bin/sh` and only features of sh, or install bash in the final stage.'
            : INSTALL,
        ...commandLocation(evidence),
        evidence: [`its first line: ${JSON.stringify(found.program.firstLine ?? '')}`, found.words],
    };
}
/** A shell, an init or an interpreter reports that it did not find its program. */
function reportedInLog(evidence) {
    const found = hasExited(evidence) ? firstInLog(evidence) : repeatedInLog(evidence);
    if (found === null)
        return null;
    const { line, said } = found;
    if (isMalformedList(said))
        return {
            confidence: 'proved',
            message: `${effectOf(evidence)}: its command is not a valid JSON list, so a shell runs it: \`${said.name}\` is not in the image`,
            fix: 'A list needs double quotes: `CMD ["app", "--serve"]`, not `CMD [\'app\', \'--serve\']`.',
            ...commandLocation(evidence),
            evidence: [`command: ${(0,shell_quote/* quoteCommand */.c)(evidence.programs[0]?.argv ?? [])}`, line],
        };
    const isThere = evidence.programs.some(({ path, argv }) => path !== null && argv[0] === said.name);
    const isProved = said.isScript || (evidence.state?.exitCode === NOT_FOUND_EXIT && !said.name.includes('/'));
    if (isThere && !said.isScript)
        return null; // it exists, but something that it needs does not
    return {
        confidence: isProved ? 'proved' : 'likely',
        message: `${effectOf(evidence)}: \`${said.name}\` is not in the image${isProved ? '' : ', or what it needs to run is not'}`,
        fix: line.includes('main class')
            ? 'Put that class on the class path (`-cp`, or the jar of the final stage), or correct its name in the command.'
            : said.isScript
                ? 'COPY it into the image, and make its path match WORKDIR; check that .dockerignore does not exclude it.'
                : INSTALL,
        ...commandLocation(evidence),
        evidence: [line],
    };
}
/** A malformed JSON list: builders treat it as a shell command. */
const isMalformedList = ({ name }) => /^\[./.test(name);
/** Reported by a process that still runs and starts it in a loop. */
function repeatedInLog(evidence) {
    const found = gaveUp(evidence) ? readLog(evidence, missingProgram) : null;
    return found?.isSure === true ? found : null;
}
function firstInLog({ log }) {
    for (const line of lastWords(log).main) {
        const said = missingProgram(line);
        if (said !== null)
            return { line, said };
    }
    return null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/exit/crashed.ts




const DUMP = 'Run it on the system where it was built; a debugger, or the runtime’s crash report in the log, shows the location.';
/** By exit code, which is 128 plus the signal number. */
const FAULTS = new Map([
    [
        132,
        {
            signal: 'SIGILL',
            what: 'an instruction that this processor does not have',
            fix: 'Build it for a generic processor (`x86-64-v2`, no `-march=native`), or run it on a newer one.',
        },
    ],
    [133, { signal: 'SIGTRAP', what: 'a trap', fix: DUMP }],
    [134, { signal: 'SIGABRT', what: 'it aborted itself', fix: DUMP }],
    [
        135,
        {
            signal: 'SIGBUS',
            what: 'a bad memory access',
            fix: 'Check whether /dev/shm is full, which causes this too: Docker gives it 64 MiB (raise it with `--shm-size`).',
        },
    ],
    [136, { signal: 'SIGFPE', what: 'an arithmetic fault', fix: DUMP }],
    [139, { signal: 'SIGSEGV', what: 'a bad memory access', fix: DUMP }],
    [
        159,
        {
            signal: 'SIGSYS',
            what: 'a forbidden system call',
            fix: 'A seccomp profile forbids the call: find out which call it is, and allow it with `security-opt`.',
        },
    ],
]);
/** abort() in PID 1 has no default handler, so it ends with the number of SIGSEGV. */
const SEGV = 139;
const ABORTED = /\babort(?:ed|ing|\(\))|terminate called|assert(?:ion)?\b.{0,200}\bfailed|stack smashing|free\(\)|malloc\(\)|double free|corrupted/i;
const crashed = {
    code: 'crashed',
    level: 'fail',
    about: 'its main process crashed: it died by a signal',
    isEffect: true,
    find: (evidence) => {
        const { state, ranSeconds, phase, checks, log, places } = evidence;
        const fault = FAULTS.get(state?.exitCode ?? 0);
        if (!hasExited(evidence) || state === null || fault === undefined || isUncaught(evidence))
            return null;
        const lines = cleanLines(log.tail);
        const aborted = state.exitCode === SEGV ? lines.findLast((line) => ABORTED.test(line)) : undefined;
        const line = aborted === undefined ? relevantLineOf(log.tail) : quoteLine(aborted.trim());
        const name = aborted === undefined ? `${fault.signal}, ${fault.what}` : 'it aborted';
        const late = phase === 'soak' ? `, after it had ${checks.length > 0 ? 'answered' : 'been healthy'}` : '';
        const location = places.CMD ?? places.ENTRYPOINT;
        return {
            confidence: 'proved',
            message: `it crashed ${after(ranSeconds ?? 0)} (exit ${state.exitCode}: ${name})${late}${line === null ? '' : `: ${line}`}`,
            fix: fault.fix,
            ...(location ? { location } : {}),
            evidence: [
                `exit code ${state.exitCode}${aborted === undefined ? ` is 128 and the number of ${fault.signal}` : ': abort() of a main process ends as SIGSEGV does'}`,
                ...lines.slice(-5),
            ],
        };
    },
};
/** Whether `crashed` explains this exit. */
const isCrash = (evidence) => FAULTS.has(evidence.state?.exitCode ?? 0) && !isUncaught(evidence);

// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/smoke/causes/exit/disk-full.ts
/** A write failed because no space was left on the disk, in a tmpfs, or within a quota. */




const disk_full_SAYS = /no space left on device|\bENOSPC\b|disk quota exceeded|\bEDQUOT\b|disk is full|not enough (?:free )?(?:disk )?space|StorageFull/i;
/** Linux reports the same error when too many files are watched. */
const disk_full_OTHER = /watch|inotify/i;
const said = logCause({
    code: 'disk-full',
    about: 'no space was left where it writes',
    read: (line) => (disk_full_SAYS.test(line) && !disk_full_OTHER.test(line) ? { path: pathIn(line) } : null),
    why: ({ path }) => `no space was left for ${path === null ? 'what it writes' : `\`${path}\``}`,
    fix: ({ path }) => path?.startsWith('/dev/shm') === true
        ? 'Docker gives /dev/shm 64 MiB: use another folder, or set a larger size (`shm-size`).'
        : 'Write less, or use a larger volume; if the runner’s own disk is full, free space before the trial.',
});
/** Also if it would have filled the engine's disk, and was stopped before that. */
const diskFull = {
    ...said,
    find: (evidence) => {
        const { filledDisk, waited } = evidence;
        if (filledDisk === undefined)
            return said.find(evidence);
        return {
            confidence: 'proved',
            message: `it wrote ${(0,units/* bytes */.ee)(filledDisk)} and would have filled the disk, so it was stopped ${after(waited)}`,
            fix: 'Write less data. If that much is intended, use a volume on a larger disk.',
            evidence: [`free space on the engine’s disk: ${(0,units/* bytes */.ee)(filledDisk)} less than at the start`],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/conduct/drops-requests.ts

const dropsRequests = {
    code: 'drops-requests',
    level: 'warn',
    about: 'when it is stopped, it drops a request in progress',
    find: ({ shutdown, inputs, places }) => {
        if (shutdown?.lastRequest !== 'dropped' || shutdown.killed)
            return null;
        const location = places.STOPSIGNAL ?? places.CMD ?? places.ENTRYPOINT;
        return {
            confidence: 'proved',
            ...(inputs.shutdown === 'graceful' ? { level: 'fail' } : {}),
            message: `on ${shutdown.signal} it drops a request in progress, so each deployment loses some requests`,
            fix: 'On the stop signal, close the listening socket, finish the requests in progress, then exit; some servers do this on another signal (`STOPSIGNAL SIGQUIT` for nginx).',
            ...(location ? { location } : {}),
            evidence: [
                `a request sent just before ${shutdown.signal} got no answer; the container ended after ${seconds(shutdown.seconds)} with exit code ${shutdown.exitCode}`,
            ],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/exit/exited-at-start.ts





const exited_at_start_SHOWN_LINES = 5;
const exitedAtStart = {
    code: 'exited-at-start',
    level: 'fail',
    about: 'it ended before it was ready',
    isEffect: true,
    find: (evidence) => {
        if (evidence.startFailure !== null)
            return refused(evidence, evidence.startFailure);
        const { phase } = evidence;
        if (isJob(evidence))
            return isDaemon(evidence) ? exited(evidence) : null;
        if (!hasExited(evidence) || phase !== 'waiting' || isCrash(evidence))
            return null;
        return exited(evidence);
    },
};
function refused(evidence, words) {
    return {
        confidence: 'proved',
        message: `the engine could not start it: ${words}`,
        fix: 'Fix the error that the engine reports, then try again.',
        ...cmdLocation(evidence),
        evidence: [commandLine(evidence), ...errorLine(evidence), ...evidence.log.tail.slice(-exited_at_start_SHOWN_LINES)],
    };
}
function exited(evidence) {
    const { state, ranSeconds, log } = evidence;
    const code = state?.exitCode ?? 0;
    const { why, fix } = reasonOf(evidence);
    return {
        confidence: 'proved',
        message: `${exitOf(evidence)}${why}`,
        fix: fix ?? fixOf(evidence),
        ...cmdLocation(evidence),
        evidence: [
            commandLine(evidence),
            `exit code ${code} ${after(ranSeconds ?? 0)}`,
            ...errorLine(evidence),
            ...(code === 0 ? otherProcessLines(evidence) : []),
            ...lastLines(log.tail),
        ],
    };
}
const commandLine = ({ programs: [program] }) => `command: ${(0,shell_quote/* quoteCommand */.c)(program?.argv ?? [])}`;
const errorLine = ({ state }) => (state?.error ? [`State.Error: ${state.error}`] : []);
function cmdLocation({ places }) {
    const location = places.CMD ?? places.ENTRYPOINT;
    return location ? { location } : {};
}

;// CONCATENATED MODULE: ./src/smoke/causes/exit/exited-late.ts
/** It was ready, and then ended during the soak. */





const exitedLate = {
    code: 'exited-late',
    level: 'fail',
    about: 'it ended after it had answered',
    isEffect: true,
    find: (evidence) => {
        const { phase, state, ranSeconds, log, places } = evidence;
        if (!hasExited(evidence) || phase !== 'soak' || state === null || isCrash(evidence))
            return null;
        const { why, fix } = reasonOf(evidence);
        const location = places.CMD ?? places.ENTRYPOINT;
        return {
            confidence: 'proved',
            message: `${effectOf(evidence)}${why}`,
            fix: fix ?? fixOf(evidence),
            ...(location ? { location } : {}),
            evidence: [
                `exit code ${state.exitCode} ${after(ranSeconds ?? 0)}`,
                ...(state.exitCode === 0 ? otherProcessLines(evidence) : []),
                ...lastLines(log.tail),
            ],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/exit/files-fill-memory.ts
/** On a platform that keeps files in memory, the files it wrote and its memory together exceed the limit. */

const filesFillMemory = {
    code: 'files-fill-memory',
    level: 'fail',
    about: 'with the files it wrote, which a preset’s platform keeps in memory, it needs more memory than it has',
    find: ({ inputs, written, memory }) => {
        const limit = inputs.memory ?? memory.limit;
        if (!inputs.requires.includes('files-in-memory') || written === null || limit === null)
            return null;
        const { files, memory: used } = written;
        if (files + used <= limit)
            return null;
        const by = inputs.presets.join(', ');
        return {
            confidence: 'proved',
            message: `it wrote ${(0,units/* bytes */.ee)(files)} of files, which ${by} keeps in memory: with the ${(0,units/* bytes */.ee)(used)} of memory that it used, that exceeds its limit of ${(0,units/* bytes */.ee)(limit)}`,
            fix: 'Write fewer files (caches, logs, downloads at the start), or raise `memory`, here and on the platform.',
            evidence: [
                `in the container's own layer: ${(0,units/* bytes */.ee)(files)}`,
                `memory in use, page cache left out: ${(0,units/* bytes */.ee)(used)}`,
            ],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/shared/health.ts


/** The status of a HEALTHCHECK that should be healthy by now and is not, with its last run. Null if it is healthy. */
function unhealthy(evidence) {
    const { state } = evidence;
    const status = state?.health.status ?? 'none';
    const isDue = gaveUp(evidence) || failedSoak(evidence);
    return isDue && status !== 'none' && status !== 'healthy'
        ? { status, last: state?.health.log.at(-1) }
        : null;
}
/** The command: its words, or one text for the shell. */
const commandText = ({ image }) => (image.config.healthcheck?.test.slice(1) ?? []).join(' ');
/** Docker keeps 4096 bytes of the output. */
const health_READ_CHARACTERS = 8192;
const MOST_RUNS = 3;
const health_MOST_CHARACTERS = 500;
const healthLines = ({ image, state }) => [
    `HEALTHCHECK ${(0,shell_quote/* quoteCommand */.c)(image.config.healthcheck?.test.slice(1) ?? [])}`,
    ...(state?.health.log ?? [])
        .slice(-MOST_RUNS)
        .map(({ exitCode, output }) => `exit ${exitCode}: ${shortOutput(output.trim())}`),
];
const health_MOST_LINES = 3;
/** The most relevant line of a long output, such as a usage text. */
const shortOutput = (output) => output.split('\n').length > health_MOST_LINES ? `${relevantOutput(output)} …` : output.slice(0, health_MOST_CHARACTERS);
/** The line of the output that most likely explains the failure; empty if there is no output. */
const relevantOutput = (output) => relevantLineOf(output.slice(-health_READ_CHARACTERS).split('\n')) ?? '';
/** Messages of clients when nothing listens. */
const REFUSED = /connection refused|could ?n[o']t connect|failed to connect|can't connect|ECONNREFUSED|EADDRNOTAVAIL|cannot assign requested address|connection reset/i;
/** curl's exit codes for an address that does not resolve or does not connect. */
const CURL_REFUSED = new Set([6, 7]);
/** Null if there is no output, as with `wget -q`. */
function saysRefused({ exitCode, output }, command) {
    if (REFUSED.test(output.slice(0, 4096)))
        return true;
    if (/\bcurl\b/.test(command) && CURL_REFUSED.has(exitCode))
        return true;
    return output.trim() === '' ? null : false;
}
/** A port that is not a number (`localhost:$PORT`, `'localhost:' + port`) is unknown. */
const CHECKED_ADDRESS = /(https?:\/\/)?(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?!:[^\d/])(?::(\d{1,5})\b|[ ](\d{2,5})\b)?/i;
/** Expands `$PORT`, `${PORT}` and `${PORT:-8080}` with the values of the image, as a shell would. */
const expanded = (command, env) => command.replace(/\$(?:\{([A-Z_]{1,64})(?::-([\w.]{1,64}))?\}|([A-Z_]{1,64})\b)/g, (text, braced, other, bare) => {
    const name = String(braced ?? bare);
    const found = env.findLast((item) => item.startsWith(`${name}=`))?.slice(name.length + 1);
    return found ?? (typeof other === 'string' ? other : text);
});
/** The address in its command, such as `http://localhost:8080/` or `nc localhost 8080`; null if it has none. */
function checkedAddress(command, env = []) {
    const text = expanded(command.slice(0, 4096), env).slice(0, 4096);
    const [, scheme, host, colon, word] = CHECKED_ADDRESS.exec(text) ?? [];
    if (host === undefined)
        return null;
    const port = Number(colon ?? word ?? (scheme === undefined ? 0 : scheme.toLowerCase() === 'https://' ? 443 : 80));
    return port > 0 && port < 65_536 ? { host: host.toLowerCase(), port } : null;
}
/** Messages of runtimes and shells for a missing program, or one that cannot be executed; group 1 is its name. */
const UNRUNNABLE = [
    /exec(?:utable file)?:? [`"']([^`"'\n]{1,200})[`"']:? (?:executable file )?not found/,
    /exec: "([^"\n]{1,200})": (?:stat|permission denied|is a directory|executable file not found|no such file)/,
    /(?:^|\n)(?:\S{0,40}\/)?(?:ba|da|a|z|k|mk)?sh: (?:line )?(?:\d{1,5}: )?([^:\s]{1,200}): (?:command |inaccessible or )?not found/,
    /(?:^|\n)(?:\S{0,40}\/)?(?:ba|da|a|z|k|mk)?sh: (?:line )?(?:\d{1,5}: )?(?:exec: )?([^:\s]{1,200}): (?:no such file or directory|permission denied|cannot execute|bad interpreter)/i,
    /sh: (?:\d{1,5}: )?(?:can't|cannot) open '?([^':\s]{1,200})'?/i,
    /(?:^|\n)(?:\S{0,40}\/)?env: (?:can't execute )?['‘]?([^'’:\s]{1,200})['’]?: no such file/i,
    /can't open file '([^'\n]{1,200})'/i,
    /Cannot find module '([^'\n]{1,200})'/,
];
/** Messages of the runtime without a name. */
const UNRUNNABLE_AT_ALL = /OCI runtime exec failed|unable to start container process|starting container process caused/;
/** The program that its last run could not run: its name, or '' if the output does not name it; null if it ran. */
function unrunnable(output) {
    const text = output.slice(0, 4096);
    const name = UNRUNNABLE.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
    return name ?? (UNRUNNABLE_AT_ALL.test(text) ? '' : null);
}

;// CONCATENATED MODULE: ./src/smoke/causes/port/ignores-port.ts
/** A platform sets the port in PORT, but the app listens on another one. */


const ignoresPort = {
    code: 'ignores-port',
    level: 'fail',
    about: 'it listens on another port than the one in PORT, which a preset’s platform uses',
    find: (evidence) => {
        const { assignedPort, presets } = evidence.inputs;
        if (assignedPort === null || !gaveUp(evidence))
            return null;
        if (!notListening(evidence).some(({ port }) => port === assignedPort))
            return null;
        const rows = elsewhere(evidence);
        const isThere = onLoopback(evidence).some(({ port }) => port === assignedPort);
        if (rows.length === 0 || isThere)
            return null;
        const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT;
        return {
            confidence: 'proved',
            message: `PORT was set to ${assignedPort}, but it listens on ${addresses(rows)}`,
            fix: 'Make it listen on 0.0.0.0 and the port in the environment variable PORT: the platform chooses that port, and uses no other.',
            ...(location ? { location } : {}),
            evidence: [
                `preset: ${presets.join(', ')}`,
                `probed from outside: port ${assignedPort}`,
                ...listenerLines(evidence),
            ],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/port/ipv6-only.ts
/** It listens on IPv6 only, so IPv4 connections, and published ports of ordinary networks, do not reach it. */



const ipv6Only = {
    code: 'ipv6-only',
    level: 'fail',
    about: 'it listens on IPv6 only',
    find: (evidence) => {
        if (!gaveUp(evidence))
            return null;
        const { refusesIpv4, places: dockerfile } = evidence;
        const check = failedPorts(evidence).find((one) => {
            const rows = rowsOn(evidence, one.port);
            return rows.length > 0 && rows.every(isIpv6) && isNotListening(one, refusesIpv4);
        });
        if (check === undefined)
            return null;
        const isProved = refusesIpv4.includes(check.port);
        const location = dockerfile.CMD ?? dockerfile.ENTRYPOINT;
        return {
            confidence: isProved ? 'proved' : 'likely',
            message: `it listens on ${addresses(rowsOn(evidence, check.port))} for IPv6 only, but connections to a published port arrive over IPv4`,
            fix: 'Bind 0.0.0.0, or make the IPv6 socket accept IPv4 too (IPV6_V6ONLY off).',
            ...(location ? { location } : {}),
            evidence: [
                isProved
                    ? `port ${check.port} of the container’s own IPv4 address refuses connections`
                    : `probed from outside: port ${check.port} closes each connection`,
                ...listenerLines(evidence),
            ],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/probe/readiness.ts

/** Seconds between looks, by seconds since the start: a fast start is seen at once, and a slow one costs little. */
const PACE = [
    { until: 5, every: 0.008 },
    { until: 30, every: 0.02 },
];
const readiness_SLOW = 0.1;
const paceAt = (elapsed) => PACE.find(({ until }) => elapsed < until)?.every ?? readiness_SLOW;
/** All required checks must pass, of the others one for each probe; with `hasHealthcheck` the HEALTHCHECK must be healthy too. */
function isReady(checks, hasHealthcheck, state) {
    const isPassed = checks.every(({ spec, required, state: { ok } }) => ok || (!required && passesElsewhere(checks, spec)));
    return isPassed && (!hasHealthcheck || state?.health.status === 'healthy');
}
const passesElsewhere = (checks, { text }) => checks.some(({ spec, state }) => state.ok && spec.text === text);
/** Engines keep as many runs of a HEALTHCHECK. */
const readiness_MOST_RUNS = 5;
/**
 * Seconds by the clock of the last answer, for a container that is ready `now`. A HEALTHCHECK that never failed passes
 * later than the ports, since the engine delays its first run: then the ports count. `runs`: of the HEALTHCHECK.
 */
function answeredAt(checks, runs, now) {
    const isLate = runs.length > 0 && runs.length < readiness_MOST_RUNS && runs.every(({ exitCode }) => exitCode === 0);
    const passed = checks.flatMap(({ state }) => state.passedAt ?? []);
    return isLate && passed.length > 0 ? Math.max(...passed) : now;
}
/** A check must have failed for this long before that counts. */
const FAILING_SECONDS = 1;
/** On a busy machine one request may get no answer; two in a row are a failure. */
const LEAST_FAILURES = 2;
/** Whether a check cannot be judged yet from its results during the soak. `now`: seconds by the clock. */
function isUndecided({ state: { soak } }, now) {
    if (soak.failingSince === null)
        return soak.openSince !== null;
    return soak.inARow < LEAST_FAILURES || now - soak.failingSince < FAILING_SECONDS;
}
/** Whether a check had passed and fails now, and no other check passes in its place. */
const hasLapsed = (checks) => checks.some((check) => isLapsed(check) && (check.required || !checks.some((other) => standsIn(other, check))));
const isLapsed = ({ state }) => state.ok && state.soak.failingSince !== null;
const standsIn = (other, { spec }) => other.spec.text === spec.text && other.state.ok && !isLapsed(other);
/** Cores: more than that is work, on the start or on something else. */
const IDLE_CORES = 0.1;
/** `busy`: cores used over some seconds; `cpus`: the limit, null for none. */
const isIdle = (busy, cpus) => busy < IDLE_CORES * Math.min(1, cpus ?? 1);
function waitingFor(checks, elapsed, timeout, isUnasked) {
    const time = `${Math.floor(elapsed)} s of ${timeout} s`;
    if (isUnasked && checks.length === 0)
        return `waiting until it listens, is idle or ends (${time})`;
    const check = checks.find(({ state }) => !state.ok);
    if (check === undefined)
        return `waiting for HEALTHCHECK (${time})`;
    const { attempts, last } = check.state;
    if (check.port === null)
        return `waiting for ${check.spec.text}${last ? `: ${describeOutcome(last)}` : ''} (${time})`;
    return `waiting for port ${check.port}: ${attempts === 0 ? 'no listener yet' : describeOutcome(last)} (${time})`;
}

;// CONCATENATED MODULE: ./src/smoke/causes/port/still-starting.ts
/** Nothing listens yet and the CPU is busy: it may only need more time. */





/**
 * Cores over the last seconds of waiting, if it can use a whole one; a process that waits for others uses almost none.
 */
const BUSY = 0.25;
const stillStarting = {
    code: 'still-starting',
    level: 'fail',
    about: 'nothing listens on its port yet, but it is busy',
    isEffect: true,
    find: (evidence) => {
        const percent = Math.round((evidence.busy ?? 0) * 100);
        if (isOnlyUp(evidence))
            return isIdleAtTimeout(evidence) ? null : busyWorker(evidence, percent);
        if (!gaveUp(evidence) || !isStarting(evidence))
            return null;
        return {
            confidence: 'likely',
            message: `nothing listens on ${asked(evidence)} after ${seconds(evidence.waited)}; it uses ${percent} % of a core, so it may still be starting`,
            fix: 'Raise `timeout`, or make it do less before it listens.',
            evidence: [
                `CPU used, or waited for, in the last seconds: ${percent} % of a core`,
                'no listener on the port that was probed',
            ],
        };
    },
};
const isIdleAtTimeout = ({ busy, inputs }) => busy === null || isIdle(busy, inputs.cpus);
/** A worker may be busy all the time; a server that is still starting looks the same. */
const busyWorker = (evidence, percent) => ({
    level: 'warn',
    confidence: 'proved',
    message: `it used ${percent} % of a core until the timeout of ${seconds(evidence.waited)}, and nothing could be probed: it stayed up, and nothing else was proved`,
    fix: 'If it is a server that starts slowly, add EXPOSE and raise `timeout`; if it is a worker, a HEALTHCHECK or a probe such as `log "ready"` proves that it works.',
    evidence: [
        `CPU used, or waited for, in the last seconds: ${percent} % of a core`,
        'the image exposes no TCP port and has no HEALTHCHECK',
        ...listenerLines(evidence),
    ],
});
const isStarting = (evidence) => (evidence.busy ?? 0) >= BUSY * Math.min(1, evidence.inputs.cpus ?? 1) &&
    notListening(evidence).length > 0 &&
    onLoopback(evidence).every(({ port }) => notListening(evidence).every((check) => check.port !== port)) &&
    elsewhere(evidence).length === 0 &&
    crashedChildren(evidence)?.isOften !== true &&
    !failsRepeatedly(evidence.log); // a process that fails and restarts in a loop is busy too

;// CONCATENATED MODULE: ./src/smoke/causes/port/unix-socket-only.ts
/** It listens on a Unix socket, which only processes that share its files can reach, and on no port. */



/** Sockets that control a program and do not serve its users. */
const OF_CONTROL = /supervisor|gunicorn\.ctl|\.pm2\/|pm2.{0,20}\.sock$|dbus|systemd|s6-|\/s6\/|\/svscan|\/runit\/|nscd|rpcbind|\.X11-unix|\/agent\.\d+$|S\.gpg-agent|gpg-agent|ssh-agent|docker\.sock|containerd|podman\.sock|dotnet-diagnostic-|clr-debug-pipe|\.java_pid\d|\/\.attach_pid|overmind|circus|\bmonit\b|\/god\.|puma(?:ctl|\.ctl)|passenger\.|\/dev\/log$|syslog|uuidd|avahi|fail2ban|watchman|tmux-\d|vscode-|haproxy.{0,20}(?:admin|stats|master)|caddy.{0,20}admin|nginx\.unit|control\.unit|\/ctl$|control(?:ler)?\.sock|admin\.sock|stats\.sock/i;
const unix_socket_only_MOST_SHOWN = 3;
const unixSocketOnly = {
    code: 'unix-socket-only',
    level: 'fail',
    about: 'it listens on a Unix socket, and on no port',
    find: (evidence) => {
        const isSilent = notListening(evidence).length > 0 && listening(evidence).length === 0;
        const isKnown = evidence.listeners !== null && elsewhere(evidence).length === 0;
        if (!gaveUp(evidence) || !isSilent || !isKnown || isStarting(evidence))
            return null;
        const sockets = evidence.unixSockets.filter((path) => !OF_CONTROL.test(path));
        if (sockets.length === 0)
            return null;
        const shown = sockets.slice(0, unix_socket_only_MOST_SHOWN).map((path) => path.slice(0, 100));
        const location = evidence.places.CMD ?? evidence.places.ENTRYPOINT;
        return {
            confidence: 'proved',
            message: `it listens only on ${names(shown)}, a Unix socket, and not on ${asked(evidence)}`,
            fix: `Bind 0.0.0.0:${failedPorts(evidence)[0]?.port ?? ''}, or put a web server in front of it in the same image.`,
            ...(location ? { location } : {}),
            evidence: [...sockets.slice(0, 10).map((path) => `unix ${path}`), ...listenerLines(evidence)],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/port/wrong-port.ts
/** Nothing listens on the expected port, but something listens on another. */




const wrongPort = {
    code: 'wrong-port',
    level: 'fail',
    about: 'it listens on another port than the one that was probed',
    find: (evidence) => {
        if (ignoresPort.find(evidence) !== null)
            return null;
        const silent = notListening(evidence).map(({ port }) => port);
        if (!gaveUp(evidence) || silent.length === 0 || listening(evidence).length > 0)
            return null;
        if (onLoopback(evidence).some(({ port }) => silent.includes(port)))
            return null; // loopback-only reports that
        const found = elsewhere(evidence);
        const open = found.filter((row) => !isLoopback(row));
        const isHidden = open.length === 0;
        const rows = isHidden ? found : open;
        if (rows.length === 0)
            return null;
        const ports = phrases_portsOf(rows);
        const failed = failedPorts(evidence);
        const numbers = phrases_portsOf(failed);
        const { ports: given, probes } = evidence.inputs;
        const named = given.length > 0 || probes.some((probe) => 'port' in probe && probe.port !== null);
        const location = named ? undefined : evidence.places.EXPOSE;
        return {
            confidence: 'proved',
            message: `${named ? `${asked(evidence)} ${failed.length > 1 ? 'were' : 'was'} probed` : `EXPOSE says ${numbers}`}, but it listens on ${isHidden ? addresses(rows) : ports}`,
            fix: `${named ? `Probe ${portNames(rows)}` : `Write \`EXPOSE ${ports.replace(/,? and |, /g, ' ')}\``}, or make the app listen on ${numbers}${isHidden ? '; and bind 0.0.0.0: on 127.0.0.1 nothing outside can connect' : ''}.`,
            ...(location ? { location } : {}),
            evidence: [`probed from outside: ${asked(evidence)}`, ...listenerLines(evidence)],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/answer/healthcheck-disagrees.ts
/**
 * The image's HEALTHCHECK and the checks from outside disagree. It is healthy though the port cannot be reached, or
 * unhealthy though the probes pass, because it checks an address where the app does not listen.
 */










const healthcheckDisagrees = {
    code: 'healthcheck-disagrees',
    level: 'fail',
    about: 'its HEALTHCHECK and the probes from outside disagree',
    find: (evidence) => {
        const found = falselyHealthy(evidence) ?? falselyUnhealthy(evidence);
        const location = evidence.places.HEALTHCHECK;
        return found && { ...found, ...(location ? { location } : {}) };
    },
};
/** Causes that name where the app listens. They are more precise, and the HEALTHCHECK may be right to check there. */
const LISTENER_CAUSES = [loopbackOnly, ignoresPort, wrongPort, ipv6Only, unixSocketOnly];
/** Null if the port answers, even with an error: then the answer is the cause. */
function falselyHealthy(evidence) {
    const failed = failedChecks(evidence);
    const isReached = failed.some(({ last }) => healthcheck_disagrees_ANSWERS.includes(last?.kind ?? ''));
    const isCrashing = failed.some(({ hungUp }) => hungUp?.isFault === true);
    const isHealthy = gaveUp(evidence) && !isCrashing && evidence.state?.health.status === 'healthy';
    if (!isHealthy || failed.length === 0 || isReached || LISTENER_CAUSES.some((cause) => cause.find(evidence)))
        return null;
    const [first] = failed;
    const hasListener = evidence.listeners !== null && rowsOf(evidence, first?.port ?? 0).length > 0;
    const seen = hasListener
        ? `does not answer from outside`
        : evidence.listeners === null
            ? 'cannot be reached from outside'
            : 'has no listener';
    return {
        confidence: evidence.listeners === null ? 'likely' : 'proved',
        message: `its HEALTHCHECK reports healthy, but ${asked(evidence)} ${seen}`,
        fix: 'Make the HEALTHCHECK check that port, and make the app listen on 0.0.0.0: 127.0.0.1 is reachable only from inside the container.',
        evidence: [
            ...healthLines(evidence),
            ...failed.map(({ port, last }) => `port ${port} from outside: ${describeOutcome(last)}`),
            ...listenerLines(evidence),
        ],
    };
}
const healthcheck_disagrees_ANSWERS = ['http', 'not-http', 'wants-tls', 'not-tls', 'untrusted', 'grpc'];
function falselyUnhealthy(evidence) {
    const last = unhealthy(evidence)?.last;
    const passed = evidence.checks.filter(({ ok }) => ok);
    if (last === undefined || passed.length === 0 || failedChecks(evidence).length > 0)
        return null;
    const command = commandText(evidence);
    const target = checkedAddress(command, [...evidence.image.env, ...evidence.inputs.env]);
    const isRefused = saysRefused(last, command);
    if (target === null || unrunnable(last.output) !== null)
        return null;
    const missing = explainUnreachable(evidence, target);
    if (missing === null || (isRefused === false && !missing.isCertain))
        return null;
    const { why, fix, isCertain } = missing;
    const said = relevantOutput(last.output);
    return {
        confidence: isRefused ? 'proved' : isCertain ? 'likely' : 'hint',
        ...(isRefused || isCertain ? {} : { level: 'note' }),
        message: `it answers on ${portNames(passed)}, but its HEALTHCHECK ${why}${said === '' ? '' : `: ${said}`}`,
        fix,
        evidence: [...healthLines(evidence), ...listenerLines(evidence)],
    };
}
const USE_IPV4 = 'Use 127.0.0.1 and the port on which the app listens in HEALTHCHECK.';
const BIND_ALL = 'Bind 0.0.0.0 instead of the container’s own address. If the address comes from HOSTNAME, which is the container’s name (Next.js standalone), set `ENV HOSTNAME=0.0.0.0`.';
/** Why nothing can be reached at that address, according to the listener table; null if something listens there. */
function explainUnreachable(evidence, { host, port }) {
    if (evidence.listeners === null)
        return null;
    const rows = rowsOf(evidence, port);
    if (rows.length === 0)
        return { why: `checks port ${port}, where nothing listens`, fix: USE_IPV4, isCertain: false };
    const own = rows.every(({ address }) => !REACHABLE_ON_LOOPBACK.test(address)) ? rows[0]?.address : undefined;
    if (own !== undefined) {
        const why = `checks ${host}:${port}, while the app listens only on ${own}:${port}, the container’s own address`;
        return { why, fix: BIND_ALL, isCertain: true };
    }
    const mayBeIpv6 = host === 'localhost' || host.startsWith('[');
    if (!mayBeIpv6 || rows.some(isIpv6))
        return null;
    const why = `checks ${host}:${port}, which may resolve to ::1, where nothing listens: the app listens on IPv4 only`;
    return { why, fix: USE_IPV4, isCertain: false };
}
/** Bind addresses that can be reached through a loopback address. */
const REACHABLE_ON_LOOPBACK = /^(?:::ffff:)?(?:0\.0\.0\.0|127\.)|^::1?$/;
const rowsOf = (evidence, port) => [...outside(evidence), ...onLoopback(evidence)].filter((row) => row.port === port);

;// CONCATENATED MODULE: ./src/smoke/causes/answer/healthcheck-failing.ts
/** The image's own HEALTHCHECK does not become healthy. */


const healthcheckFailing = {
    code: 'healthcheck-failing',
    level: 'fail',
    about: 'its HEALTHCHECK does not become healthy',
    isEffect: true,
    find: (evidence) => {
        const found = unhealthy(evidence);
        if (found === null)
            return null;
        const { status, last } = found;
        const location = evidence.places.HEALTHCHECK;
        return {
            confidence: 'proved',
            message: `its HEALTHCHECK ${status === 'unhealthy' ? 'reports unhealthy' : `is not healthy after ${seconds(evidence.waited)}`}: ${outcomeOf(last)}`,
            fix: healthcheck_failing_fixOf(last),
            ...(location ? { location } : {}),
            evidence: healthLines(evidence),
        };
    },
};
/** Docker's text, `Health check exceeded timeout (3s)`: before the output or, in older engines, instead of it. */
const TIMED_OUT = /exceeded timeout(?: \(([\w.]{1,20})\))?/;
const healthcheck_failing_MOST_CHARACTERS = 500;
const timedOut = ({ output }) => TIMED_OUT.exec(output.slice(0, healthcheck_failing_MOST_CHARACTERS)) ?? TIMED_OUT.exec(output.slice(-healthcheck_failing_MOST_CHARACTERS));
function outcomeOf(last) {
    if (last === undefined)
        return 'it has not run yet';
    const [isLate, timeout] = timedOut(last) ?? [];
    if (isLate !== undefined)
        return `its last run took longer than its timeout${timeout ? ` of ${timeout}` : ''}`;
    const output = relevantOutput(last.output);
    return `its last run exited with ${last.exitCode}${output === '' ? '' : `: ${output}`}`;
}
function healthcheck_failing_fixOf(last) {
    if (last === undefined)
        return 'Run it sooner (`--interval`), or raise `timeout`.';
    return timedOut(last)
        ? 'Make it finish sooner, or raise its `--timeout`.'
        : 'Run its command in the container, and fix the error that it shows.';
}

;// CONCATENATED MODULE: ./src/smoke/causes/answer/healthcheck-unrunnable.ts
/** Its HEALTHCHECK can never become healthy: the program that it runs is not in the image. */


const SHELLS = /(?:^|\/)(?:ba|da|a)?sh$/;
const healthcheckUnrunnable = {
    code: 'healthcheck-unrunnable',
    level: 'fail',
    about: 'its HEALTHCHECK needs a program that is not in the image',
    find: (evidence) => {
        const last = unhealthy(evidence)?.last;
        const program = last === undefined ? null : unrunnable(last.output);
        // an app that was silent until the timeout has another cause; earlier, the unhealthy status ended the wait
        const isCutShort = evidence.waited < evidence.inputs.timeout;
        if (last === undefined || program === null || (failedChecks(evidence).length > 0 && !isCutShort))
            return null;
        const location = evidence.places.HEALTHCHECK;
        return {
            confidence: 'proved',
            message: `its HEALTHCHECK needs ${neededIn(program, last.output)}: ${relevantOutput(last.output)}`,
            fix: SHELLS.test(program)
                ? 'Write it as a JSON list (`HEALTHCHECK CMD ["/app", "--check"]`), or copy a shell into the image.'
                : 'Install it in the final stage, or use a program that the image has (`wget`, `python3 -c`, `node -e`, the app itself).',
            ...(location ? { location } : {}),
            evidence: healthLines(evidence),
        };
    },
};
function neededIn(program, output) {
    if (program === '')
        return 'a program that is not in the image';
    if (SHELLS.test(program))
        return 'a shell, which is not in the image';
    const isForbidden = /permission denied/i.test(output.slice(0, 4096));
    return `\`${program}\`, which ${isForbidden ? 'it is not allowed to run' : 'is not in the image'}`;
}

;// CONCATENATED MODULE: ./src/smoke/causes/conduct/killed-on-stop.ts
/** The container does not end within the grace period after its stop signal: it ignores the signal, or takes longer. */


const killedOnStop = {
    code: 'killed-on-stop',
    level: 'warn',
    about: 'it ignores its stop signal, or stops too slowly, so each stop ends in a kill',
    find: (evidence) => {
        const { shutdown, places, inputs } = evidence;
        if (!shutdown?.killed)
            return null;
        const { signal } = shutdown;
        const grace = inputs.contract?.stop.grace ?? null;
        const location = places.STOPSIGNAL ?? places.CMD ?? places.ENTRYPOINT;
        const proof = shutdown.provedBy === 'signal-mask';
        const first = firstProcess(evidence);
        const common = {
            ...(inputs.shutdown === 'graceful' ? { level: 'fail' } : {}),
            ...(location ? { location } : {}),
        };
        if (shutdown.handledBy !== undefined || shutdown.said !== undefined)
            return { ...common, ...slowly(shutdown, first, grace) };
        return {
            ...common,
            confidence: 'proved',
            message: `it ignores ${signal}, so every stop takes ${grace ?? 10} s and ends in a kill`,
            fix: killed_on_stop_fixOf(first, signal),
            evidence: [
                proof
                    ? `PID 1 has no handler for ${signal} (SigCgt), and the signal did not wake it: the kernel drops it, proved without waiting`
                    : `${signal} sent, still running after ${shutdown.seconds.toFixed(1)} s, then killed`,
                ...(first === '' ? [] : [`PID 1: ${first.slice(0, 200)}`]),
            ],
        };
    },
};
/** It was stopping when it was killed. */
function slowly({ signal, seconds, handledBy, said = [] }, first, grace) {
    const passed = `${Math.round(seconds)} s`;
    return {
        confidence: handledBy === undefined ? 'likely' : 'proved',
        message: `it handles ${signal}, but was still stopping after ${passed}, so a stop with ${grace === null ? 'Docker’s default grace period' : 'the contract’s grace period'} ends in a kill`,
        fix: slowFixOf(handledBy ?? first, signal),
        evidence: [
            `${signal} sent, still running after ${seconds.toFixed(1)} s, then killed`,
            ...(handledBy === undefined ? [] : [`SigCgt has ${signal}: ${handledBy.slice(0, 200)}`]),
            ...said,
        ],
    };
}
/** How to shorten the shutdown, by program. */
const DRAINS = [
    {
        of: /^(?:ba|da|a|z|k)?sh$/,
        fix: 'A shell runs its trap only after the command in the foreground has ended: start the command with `&` and `wait` for it, or `exec` the app.',
    },
    {
        of: /^(?:npm|npx|yarn|pnpm)$/,
        fix: 'Start the app itself (`CMD ["node", "server.js"]`), not through its package manager.',
    },
    { of: /\bgunicorn\b/, fix: 'Make its workers end sooner (`--graceful-timeout 8`).' },
    { of: /\b(?:uvicorn|hypercorn)\b/, fix: 'Shorten its drain (`--timeout-graceful-shutdown 8`).' },
    {
        of: /^java$/,
        fix: 'Shorten its shutdown hooks (Spring Boot: `spring.lifecycle.timeout-per-shutdown-phase=8s`).',
    },
];
const LONGER = 'or allow more than 10 s: `docker run --stop-timeout 30`, `stop_grace_period: 30s` in Compose, `terminationGracePeriodSeconds` in Kubernetes';
function slowFixOf(command, signal) {
    const name = external_node_path_.posix.basename(command.split(' ', 1)[0] ?? '');
    const found = DRAINS.find(({ of }) => of.test(name) || (of.source.startsWith('\\b') && of.test(command)));
    const fix = found?.fix ?? `Make it stop sooner after ${signal}, with a shorter drain.`;
    return `${fix.replace(/\.$/, '')}; ${LONGER}.`;
}
/** The command line of PID 1 while it ran, else as the image defines it. */
function firstProcess({ processes, image, inputs }) {
    const first = processes?.find(({ parent }) => !processes.some(({ pid }) => pid === parent));
    return first?.command ?? commandOf(image.config, inputs).join(' ');
}
/** Fixes by the name of the program that runs as PID 1; the first match counts. */
const ADVICE = [
    {
        of: /^(?:ba|da|a|z|k)?sh$/,
        fix: (signal) => `PID 1 is a shell, which does not forward ${signal}: write CMD as a JSON list, or end the script with \`exec\` before the app.`,
    },
    {
        of: /^(?:python[\d.]*|flask|uvicorn|gunicorn|hypercorn)$/,
        fix: () => 'Python does not handle it by default: set `STOPSIGNAL SIGINT`, run it under an init (`docker run --init`, tini), or set a handler with `signal.signal`.',
    },
    {
        of: /^(?:npm|npx|yarn|pnpm)$/,
        fix: (signal) => `Start the app itself (\`CMD ["node", "server.js"]\`), not through its package manager, which does not forward ${signal}.`,
    },
    {
        of: /^(?:node|nodejs|bun|deno)$/,
        fix: (signal) => `Set a handler (\`process.on('${signal}', …)\`), or run it under an init (\`docker run --init\`, tini).`,
    },
];
function killed_on_stop_fixOf(command, signal) {
    const name = external_node_path_.posix.basename(command.split(' ', 1)[0] ?? '');
    const found = ADVICE.find(({ of }) => of.test(name));
    return (found?.fix(signal) ??
        `Handle ${signal}, run it under an init (\`docker run --init\`, tini), or set a STOPSIGNAL that it handles.`);
}

;// CONCATENATED MODULE: ./src/smoke/causes/port/listens-unexposed.ts
/** The app listens on ports that it does not expose, and it is reported what was not proved. */




const listensUnexposed = {
    code: 'listens-unexposed',
    level: 'note',
    about: 'it listens on a port that it does not expose',
    find: (evidence) => evidence.phase !== 'done' || evidence.ended
        ? null
        : evidence.checks.length === 0
            ? withoutExpose(evidence)
            : evidence.checks.some(({ found }) => found)
                ? answering(evidence)
                : alsoListening(evidence),
};
/** The ports on which it listens were probed, and answer. */
function answering(evidence) {
    const answered = evidence.checks.filter(({ ok }) => ok);
    const silent = evidence.checks.filter(({ ok }) => !ok);
    return {
        confidence: 'proved',
        message: `it answers on ${portNames(answered)}, which it does not expose${silent.length > 0 ? `; ${portNames(silent)} did not answer` : ''}`,
        fix: `Add \`EXPOSE ${answered.map(({ port }) => port).join(' ')}\`, so that others know which port to publish.`,
        evidence: outside(evidence).map(({ protocol, address, port }) => `${protocol} ${address} ${port}`),
    };
}
function withoutExpose(evidence) {
    const reachable = outside(evidence);
    const rows = [...reachable, ...onLoopback(evidence)];
    if (rows.length === 0 || loopbackOnly.find(evidence) !== null)
        return null;
    return {
        confidence: 'proved',
        message: `it listens on ${addresses(rows)}, but exposes ${exposed(evidence)}, so none was probed`,
        fix: reachable.length > 0
            ? `Add \`EXPOSE ${[...new Set(reachable.map(({ port }) => port))].join(' ')}\`, or set \`port\`, so that it is probed.`
            : 'Nothing outside the container can connect there; if something should, bind 0.0.0.0 and expose the port.',
        evidence: rows.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`),
    };
}
function exposed({ image }) {
    const count = tooManyPorts(image.config);
    return count === null ? 'no TCP port' : `${count} ports, too many to probe`;
}
/** Ports on loopback, and ports that the kernel assigned, are internal to the app. */
function alsoListening(evidence) {
    const known = [
        ...evidence.checks.map(({ port }) => port),
        ...evidence.image.config.exposedPorts.map((text) => parseInt(text, 10)),
    ];
    const rows = outside(evidence).filter(({ port }) => port < EPHEMERAL && !known.includes(port));
    if (rows.length === 0)
        return null;
    return {
        confidence: 'proved',
        message: `it also listens on ${portNames(rows)}, which ${rows.length > 1 ? 'are' : 'is'} not exposed, and ${rows.length > 1 ? 'were' : 'was'} not probed`,
        fix: 'Expose it, or bind it to 127.0.0.1 if nothing outside needs to connect.',
        evidence: rows.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`),
    };
}

;// CONCATENATED MODULE: ./src/smoke/causes/conduct/memory-grows.ts
/** Its memory grew throughout the soak, although it got almost no requests. */

const memory_grows_MIB = 1024 ** 2;
/**
 * Bytes per second that are reported after a soak of at least this many seconds. An app that has just started (a JVM
 * that loads classes, Node before its first collection, a cache that fills) grows for some seconds, so a shorter soak
 * proves nothing.
 */
const memory_grows_THRESHOLDS = [
    { soak: 60, growth: 0.1 * memory_grows_MIB },
    { soak: 10, growth: 1 * memory_grows_MIB },
];
/** A limit that is reached sooner than this is a warning. */
const SOON_SECONDS = 600;
const memoryGrows = {
    code: 'memory-grows',
    level: 'note',
    about: 'its memory grew throughout the soak',
    find: ({ phase, soak, memory, inputs }) => {
        const growth = soak?.memoryGrowth ?? 0;
        const least = memory_grows_THRESHOLDS.find((row) => (soak?.seconds ?? 0) >= row.soak)?.growth;
        if (phase !== 'done' || soak === null || least === undefined || growth < least)
            return null;
        const limit = inputs.memory ?? memory.limit;
        const left = limit === null ? null : Math.max(0, limit - (memory.peak ?? 0)) / growth;
        const isSoon = left !== null && left < SOON_SECONDS;
        return {
            ...(isSoon ? { level: 'warn' } : {}),
            confidence: 'likely',
            message: `its memory grew by ${(growth / memory_grows_MIB).toFixed(1)} MiB a second throughout the soak of ${seconds(soak.seconds)}${isSoon ? `: at that rate it reaches its limit in ${seconds(left)}` : ''}`,
            fix: 'If it continues (try a longer `soak`), look for data that is never released: an unbounded cache, a list of listeners, a log in memory.',
            evidence: [
                `growth without the page cache: ${Math.round(growth)} bytes a second (the lower rate of both halves of the soak)`,
                ...(memory.peak === null ? [] : [`peak memory seen: ${Math.round(memory.peak / memory_grows_MIB)} MiB`]),
            ],
        };
    },
};

// EXTERNAL MODULE: ./src/faults/library.ts
var library = __webpack_require__(20618);
;// CONCATENATED MODULE: ./src/smoke/causes/start/missing-library.ts
/** A shared library that the program, or a native module of its language, needs is missing. */


const missingLibrary = logCause({
    code: 'missing-library',
    about: 'a shared library that its program needs is not in the image, or too old',
    read: library/* missingLibraryIn */.ZY,
    why: library/* missingLibraryWhy */._,
    fix: (missing) => (0,library/* missingLibraryFix */.Fe)(missing, 'in the final stage'),
});

// EXTERNAL MODULE: ./src/faults/loader.ts
var faults_loader = __webpack_require__(59546);
;// CONCATENATED MODULE: ./src/smoke/causes/start/missing-loader.ts
/** The program is there and has the right format, but the loader in its ELF header is not in the image. */



const missingLoader = {
    code: 'missing-loader',
    level: 'fail',
    about: 'the loader that its program needs is not in the image (glibc and musl mixed)',
    find: (evidence) => {
        const found = refusal(evidence, ({ interpreter }) => interpreter?.kind === 'loader' && !interpreter.isThere, NOT_THERE);
        if (found === null)
            return null;
        const loader = found.program.interpreter?.path ?? '';
        const { name, fix } = (0,faults_loader/* libraryOf */.v)(loader);
        return {
            confidence: 'proved',
            message: `${effectOf(evidence)}: ${refused_program_subject(found)} needs \`${loader}\`, which is not in the image: it was built for ${name}`,
            fix,
            ...commandLocation(evidence),
            evidence: [
                `${found.program.path ?? ''}: its ELF header names the loader ${loader}; no such file`,
                found.words,
            ],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/conduct/missing-setting.ts



const missing_setting_NAME = String.raw `['"\x60‘\[{$]{0,3}([A-Z][A-Z0-9_]{2,60})['"\x60’\]}]{0,3}`;
const missing_setting_VARIABLE = String.raw `(?:environment|env)\.? ?(?:variables?|vars?|settings?)?(?:\(s\))?`;
const LACK = String.raw `(?:not (?:set|defined|found|provided|configured|specified|present|given)|missing|unset|undefined|required|empty|null|blank|mandatory|None)`;
const pattern = (text) => new RegExp(text
    .replace('NAME', () => missing_setting_NAME)
    .replace('VARIABLE', () => missing_setting_VARIABLE)
    .replace('LACK', () => LACK));
/** Wordings in which only the name of a variable can be. */
const UNAMBIGUOUS = [
    pattern(String.raw `(?:[Ee]nvironment|[Ee]nv)[ .](?:[Vv]ariables?|[Vv]ars?)?:? ?NAME`),
    pattern(String.raw `(?:[Ee]nvironment|[Ee]nv) (?:[Vv]ariables?|[Vv]ars?)?[^A-Z]{0,40}: ?NAME`),
    pattern(String.raw `NAME (?:[Ee]nvironment|[Ee]nv)(?: ?[Vv]ariable| ?var)?`),
    pattern(String.raw `process\.env\.NAME`),
    pattern(String.raw `required key NAME missing value`), // Go's envconfig
    pattern(String.raw `You (?:must|need to) (?:specify|set|provide) NAME`),
    pattern(String.raw `\bplaceholder NAME`), // Spring
];
/** Wordings in which other capitalised words occur too: the name must have an underscore or be in SINGLE_WORDS. */
const AMBIGUOUS = [
    pattern(String.raw `(?:^|[\s:"'(\[])NAME:? (?:is |was |are |has been |must be |needs? to be |should be |cannot be |can't be |can not be |must not be |may not be |setting |value |key )*(?:LACK|set|defined|provided|specified)\b`),
    pattern(String.raw `NAME setting must not be empty`),
    pattern(String.raw `(?:[Mm]issing|[Rr]equired|[Uu]ndefined|[Nn]o|[Ss]et|[Ss]pecify|[Pp]rovide|[Dd]efine)(?: (?:required|the|a|value|value for|values? of|setting|config(?:uration)?|parameter|option|key|variables?|secret))*:? NAME`),
    pattern(String.raw `KeyError: NAME$`),
    pattern(String.raw `key not found: NAME`),
    pattern(String.raw `(?:^|: )NAME: (?:parameter (?:null or )?not set|unbound variable|undefined|[Rr]equired|parameter null)`),
];
const SINGLE_WORDS = new Set([
    'PORT',
    'TOKEN',
    'SECRET',
    'HOST',
    'DSN',
    'PASSWORD',
    'LICENSE',
    'DATABASE',
    'HOSTNAME',
    'DOMAIN',
]);
/** Error codes, which are not settings. */
const missing_setting_CODE = /^(?:E[A-Z]{3,}|ERR_\w+|MODULE_NOT_FOUND|SIG[A-Z]+|ERROR|FATAL|WARN|INFO|HTTP\w*|JSON|TLS|SSL|URL|API)$/;
const missingSetting = {
    code: 'missing-setting',
    level: 'note',
    about: 'its log names a setting that is not set',
    find: (evidence) => {
        if (!hasFailed(evidence) || evidence.startFailure !== null)
            return null;
        const found = readLog(evidence, (line) => settingIn(line, evidence));
        if (found === null)
            return null;
        const { line, said: name } = found;
        return {
            confidence: 'hint',
            message: `the log says ${name} is not set`,
            fix: settingFix(name),
            evidence: [quoteLine(line.trim())],
        };
    },
};
const settingFix = (name) => `Set it with \`env: ${name}=…\`, or set a default with ENV in the Dockerfile if it is not a secret.`;
/** The setting that the log reports as missing; null if there is none. */
const settingMissing = (evidence) => readLog(evidence, (line) => settingIn(line, evidence))?.said ?? null;
/** Null also for a setting that has a value. */
function settingIn(line, { image, inputs }) {
    const name = nameIn(UNAMBIGUOUS, line, () => true) ?? nameIn(AMBIGUOUS, line, isLikely);
    const isGiven = [...image.env, ...inputs.env].some((item) => item.startsWith(`${name ?? ''}=`));
    return name === null || isGiven ? null : name;
}
function nameIn(patterns, line, isName) {
    for (const one of patterns) {
        const name = one.exec(line)?.[1];
        if (name !== undefined && !missing_setting_CODE.test(name) && isName(name))
            return name;
    }
    return null;
}
const isLikely = (name) => name.includes('_') || SINGLE_WORDS.has(name);

// EXTERNAL MODULE: ./src/faults/shebang.ts
var shebang = __webpack_require__(25673);
;// CONCATENATED MODULE: ./src/smoke/causes/start/missing-shebang.ts
/** The kernel should run a text file whose first line names no interpreter. */



const missingShebang = {
    code: 'missing-shebang',
    level: 'fail',
    about: 'its script has no `#!` line, so the kernel cannot run it',
    find: (evidence) => {
        const found = refusal(evidence, ({ lacksShebang }) => lacksShebang, BAD_FORMAT);
        if (found === null)
            return null;
        const { what, fix } = (0,shebang/* shebangKind */.x)(found.program.firstLine ?? '');
        return {
            confidence: 'proved',
            message: `${effectOf(evidence)}: ${refused_program_subject(found)} ${what}`,
            fix,
            ...commandLocation(evidence),
            evidence: [`its first line: ${JSON.stringify(found.program.firstLine ?? '')}`, found.words],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/port/never-listened.ts
/** The timeout is reached, the process runs and is idle, and nothing listens. */









const neverListened = {
    code: 'never-listened',
    level: 'fail',
    about: 'nothing listens on its port, and it is idle',
    isEffect: true,
    find: (evidence) => {
        const silent = notListening(evidence);
        if (!gaveUp(evidence) || isStarting(evidence) || silent.length === 0 || listening(evidence).length > 0)
            return null;
        const isHidden = onLoopback(evidence).some((row) => silent.some(({ port }) => port === row.port));
        if (isHidden || elsewhere(evidence).length > 0)
            return null; // loopback-only and wrong-port report those
        const line = relevantLineOf(evidence.log.tail);
        const failure = lastFailure(evidence.log);
        const isKnown = evidence.listeners !== null;
        const child = crashedChildren(evidence);
        if (child !== null)
            return childFinding(child, evidence);
        return {
            confidence: isKnown ? 'proved' : 'likely',
            message: `nothing listens on ${portNames(silent)} after ${seconds(evidence.waited)}, although the process is running${failure === null ? '' : `: ${failure}`}`,
            fix: 'Make the app open its port; if it waits for something, the log may say what.',
            evidence: [
                ...listenerLines(evidence),
                line === null ? 'it wrote nothing to its log' : `most relevant line of the log: ${line}`,
            ],
        };
    },
};
/** A process manager keeps running, but the process that should listen ends. */
function childFinding(child, evidence) {
    const { log, listeners, waited } = evidence;
    const error = uncaughtErrors(log.tail, 1)[0];
    const setting = settingMissing(evidence);
    const knownFix = setting === null ? fixForError(error ?? { exception: '', message: child.message }) : settingFix(setting);
    return {
        confidence: listeners === null ? 'likely' : 'proved',
        message: `${child.message}; nothing listens on ${portNames(notListening(evidence))} after ${seconds(waited)}`,
        fix: [...(knownFix === null ? [] : [knownFix]), child.advice].join(' '),
        ...commandLocation(evidence),
        evidence: [...child.lines, ...lastLines(log.tail), ...listenerLines(evidence)],
    };
}

;// CONCATENATED MODULE: ./src/smoke/causes/answer/no-answer.ts
/** Something listens and accepts the connection, but does not answer, or closes it, until the timeout. */




const UNANSWERED = ['silent', 'closed', 'refused', 'connected', 'unrecognized', 'not-ready'];
const WORKER_FIX = 'The worker is still loading the app, or hangs while it does (a model, a database, a lock): load less before the first request, or raise both `timeout` and the time after which the master kills a worker (gunicorn’s `--timeout`).';
const noAnswer = {
    code: 'no-answer',
    level: 'fail',
    about: 'its port is open, but it does not answer',
    isEffect: true,
    find: (evidence) => (gaveUp(evidence) ? withoutAnswer(evidence) : unproved(evidence)),
};
function withoutAnswer(evidence) {
    const quiet = listening(evidence).filter(({ last, attempts }) => last === null ? attempts > 0 : UNANSWERED.includes(last.kind));
    const check = quiet.find(({ hungUp }) => hungUp?.isFault === true) ?? quiet[0];
    if (check === undefined)
        return null;
    const detail = check.last === null ? 'no answer' : describeOutcome(check.last);
    const child = crashedChildren(evidence);
    return {
        confidence: evidence.listeners === null ? 'likely' : 'proved',
        ...(check.hungUp?.isFault === true ? faultText(check, evidence) : quietText(check, evidence)),
        evidence: [
            `probed ${check.attempts} times: ${detail}`,
            ...hangUpLines(check),
            ...(child?.lines ?? []),
            ...listenerLines(evidence),
        ],
    };
}
function quietText({ port }, evidence) {
    const child = crashedChildren(evidence);
    const worker = child === null ? quietWorker(evidence.log.tail) : null;
    const who = worker === null
        ? ''
        : `: ${worker.master} opened it, and its worker (pid ${worker.pid}) has not answered yet`;
    return {
        message: `port ${port} is open, but the app did not answer within ${seconds(evidence.waited)}${child === null ? who : `: ${child.message}`}`,
        fix: child?.advice ??
            (worker === null ? null : WORKER_FIX) ??
            'Find out what it waits for: a lock, a database, a worker that never starts. If it is not an HTTP server, set `probe: tcp`.',
    };
}
function faultText({ port, hungUp }, { log }) {
    const isDeath = (hungUp?.deaths ?? 0) > 0;
    const how = isDeath ? 'one of its processes dies' : 'it logs an error';
    const line = (isDeath ? hungUp?.line : lastFailure(log)) ?? hungUp?.line ?? lastFailure(log);
    return {
        message: `port ${port} is open, but closes the connection on each request, and ${how} each time${line === null ? '' : `: ${line}`}`,
        fix: isDeath
            ? 'Make the same request in the image with a debugger or crash reports enabled; a common reason is a native module that was built for another system. If it is not an HTTP server, set `probe: tcp`.'
            : 'Fix the error that it logs for each request. If it is not an HTTP server and closes connections by design, set `probe: tcp`.',
    };
}
/** It passed because nothing proves a failure, but nothing proves that it works either. */
function unproved(evidence) {
    const { checks, phase, ended, image } = evidence;
    const found = checks.filter(({ ok, spec, last, port }) => ok && port !== null && spec.kind === 'auto' && last?.kind === 'closed');
    const [check] = found;
    if (phase !== 'done' || ended || check === undefined)
        return null;
    const isProvedOtherwise = image.config.healthcheck !== undefined || checks.some((one) => one.ok && !found.includes(one));
    const { line = null, speaksHttp = false } = check.hungUp ?? {};
    const says = line === null ? '' : `; its log says: ${line}`;
    const port = check.port ?? 0;
    return {
        level: isProvedOtherwise ? 'note' : 'warn',
        confidence: 'proved',
        message: speaksHttp
            ? `port ${port} uses HTTP, but closes the connection on \`GET /\` for the host localhost, so nothing proves that it works${says}`
            : `port ${port} accepts connections and closes each one without an answer, so nothing proves that it works${says}`,
        fix: speaksHttp
            ? `Set a host or a path that it answers: \`probe: http://:${port}/ Host=example.org\`.`
            : `If it has its own protocol, set \`probe: tcp://:${port}\`, or prove more with a \`log\` or \`exec\` probe.`,
        evidence: [
            `port ${port}: probed ${check.attempts} times, in HTTP, TLS and other protocols: connection closed without an answer`,
            ...hangUpLines(check),
        ],
    };
}
const hangUpLines = ({ hungUp }) => hungUp === undefined
    ? []
    : [
        ...(hungUp.deaths > 0
            ? [`during ${hungUp.deaths} of ${hungUp.questions} requests a process of the container died`]
            : []),
        ...(hungUp.line === null ? [] : [`log: ${hungUp.line}`]),
    ];

;// CONCATENATED MODULE: ./src/smoke/program/named-in-log.ts
/**
 * Programs that could not be run, according to the log (`/start.sh: line 3: /app: not found`). Only the file itself
 * shows whether it is missing, or something that it needs. Pure.
 */

const named_in_log_PATH = String.raw `((?:\/|\.{1,2}\/)[^\s:'"]{1,300})`;
const named_in_log_NAMED = [
    new RegExp(String.raw `(?:^|: |\d: )(?:exec: )?${named_in_log_PATH}: (?:not found|No such file or directory|Permission denied|Is a directory|cannot execute|Exec format error|bad interpreter)`, 'i'),
    new RegExp(String.raw `can't execute '${named_in_log_PATH}'`, 'i'),
];
const named_in_log_MOST_LINES = 10;
const named_in_log_MOST_NAMED = 2;
/** Paths, the last first. */
function namedPrograms({ tail }) {
    const found = cleanLines(tail)
        .slice(-named_in_log_MOST_LINES)
        .reverse()
        .flatMap((line) => named_in_log_NAMED.map((pattern) => pattern.exec(line)?.[1]).find((path) => path !== undefined) ?? []);
    return [...new Set(found)].slice(0, named_in_log_MOST_NAMED);
}

;// CONCATENATED MODULE: ./src/smoke/causes/start/not-executable.ts






/** `exec: "/run.sh": permission denied`, crun's `open executable: Permission denied`; a shell's `./run.sh: Permission denied`. */
const not_executable_REFUSED = /permission denied|is a directory|operation not permitted/i;
const FOLDER = /is a directory/i;
/** Errors about WORKDIR or a mount have other causes. */
const not_executable_OTHER = /\bchdir\b|\bmount/i;
const X_BITS = 0o111;
const X_FOR_OTHERS = 0o001;
/** The exit code of shells and inits for a program that exists and could not be run. */
const NOT_RUNNABLE = 126;
const notExecutable = {
    code: 'not-executable',
    level: 'fail',
    about: 'its program is in the image, but cannot be executed',
    find: (evidence) => onTmpfs(evidence) ?? byFile(evidence),
};
/** Engines mount a tmpfs with `noexec` unless `exec` is set. */
function onTmpfs(evidence) {
    const { tmpfs } = evidence.inputs.container;
    if (tmpfs.length === 0 || !hasExited(evidence) || evidence.state?.exitCode !== NOT_RUNNABLE)
        return null;
    for (const path of namedPrograms(evidence.log)) {
        const mount = tmpfs.find((one) => path.startsWith(`${one.path}/`) && !one.options.split(',').includes('exec'));
        const line = cleanLines(evidence.log.tail).findLast((words) => words.includes(path));
        if (mount === undefined || line === undefined || !not_executable_REFUSED.test(line))
            continue;
        return {
            confidence: 'likely',
            message: `${effectOf(evidence)}: \`${path}\` cannot be executed: it is on the tmpfs ${mount.path}, which is mounted without \`exec\``,
            fix: `Keep programs in the image, or allow them on that tmpfs: \`tmpfs: ${mount.path}:exec\`.`,
            evidence: [line, `tmpfs: ${mount.path}${mount.options === '' ? '' : `:${mount.options}`}`],
        };
    }
    return null;
}
function byFile(evidence) {
    const found = not_executable_refused(evidence);
    if (found === null)
        return null;
    const { program, words, isMain } = found;
    const path = program.path ?? program.argv[0] ?? '';
    const isFolder = program.isFolder || FOLDER.test(words);
    const isForOthers = !isFolder && program.mode !== null && (program.mode & X_BITS) !== 0;
    const user = userOf(evidence);
    return {
        confidence: 'proved',
        message: `${isMain ? '' : `${effectOf(evidence)}: `}its command \`${path}\` ${isFolder ? 'is a folder' : `cannot be executed${isForOthers ? ` by the user \`${user}\`` : ''}`}`,
        fix: not_executable_fixOf(isFolder, isForOthers),
        ...commandLocation(evidence),
        evidence: [
            `command: ${(0,shell_quote/* quoteCommand */.c)(program.argv)}`,
            ...(program.mode === null ? [] : [`mode of ${path}: ${program.mode.toString(8).padStart(4, '0')}`]),
            words,
        ],
    };
}
function not_executable_fixOf(isFolder, isForOthers) {
    if (isFolder)
        return 'Use the path of the program inside it.';
    return isForOthers
        ? 'Make it executable for that user: `COPY --chmod=755`, not below /root, and with the x bit on every folder above it.'
        : 'Copy it with `COPY --chmod=755`, or commit it with its x bit: `git update-index --chmod=+x`.';
}
/** For a program that a shell or an init runs, the file itself must confirm it: apps print "permission denied" too. */
function not_executable_refused(evidence) {
    const { startFailure, programs } = evidence;
    const [main] = programs;
    if (startFailure !== null)
        return main && startFailure.includes('exec') && not_executable_REFUSED.test(startFailure) && !not_executable_OTHER.test(startFailure)
            ? { program: main, words: startFailure, isMain: true }
            : null;
    const needed = isRoot(userOf(evidence)) ? X_BITS : X_FOR_OTHERS;
    const cannotRun = ({ isFolder, mode, path }) => path !== null && path !== main?.path && (isFolder || (mode !== null && (mode & needed) === 0));
    return evidence.state?.exitCode === NOT_RUNNABLE ? refusal(evidence, cannotRun, not_executable_REFUSED) : null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/start/nothing-to-probe.ts



const nothingToProbe = {
    code: 'nothing-to-probe',
    level: 'fail',
    about: 'a probe has nothing to check',
    find: (evidence) => {
        const { inputs, checks, image } = evidence;
        const [probe] = unaskable(inputs.probes, checks);
        if (probe === undefined)
            return isOnlyUp(evidence) ? quiet(evidence) : null;
        const isHealth = probe.kind === 'healthcheck';
        return {
            confidence: 'proved',
            message: isHealth
                ? 'the probe `healthcheck` has nothing to check: the image has no HEALTHCHECK'
                : `the probe \`${probe.text}\` has no port to check: the image exposes ${nothing_to_probe_exposed(image.config)}`,
            fix: isHealth
                ? 'Add HEALTHCHECK to the Dockerfile, or remove the probe.'
                : 'Add EXPOSE to the Dockerfile, set `port`, or write the port in the probe.',
            evidence: unaskable(inputs.probes, checks).map((one) => `${one.text}: ${missing(one)}`),
        };
    },
};
/** UDP has its own findings; `listens-unexposed` reports listeners, `still-starting` reports a busy CPU. */
function quiet(evidence) {
    const { image, listeners, soak, unixSockets, busy, inputs } = evidence;
    const isListening = [...outside(evidence), ...onLoopback(evidence)].length > 0;
    if (isListening || image.config.exposedPorts.length > 0 || (busy !== null && !isIdle(busy, inputs.cpus)))
        return null;
    const idle = busy === null ? '' : ', idle,';
    return {
        level: 'note',
        confidence: 'proved',
        message: `nothing could be probed: it has no EXPOSE, no HEALTHCHECK and no ${listeners === null ? 'readable listener table' : 'TCP listener'}; it stayed up${idle} for ${seconds(soak?.seconds ?? 0)}, and nothing else was proved`,
        fix: 'Add EXPOSE if it is a server; for a worker, a HEALTHCHECK or a probe such as `log "ready"` proves that it works.',
        evidence: [...listenerLines(evidence), ...unixSockets.slice(0, 5).map((path) => `unix ${path}`)],
    };
}
function nothing_to_probe_exposed(config) {
    const count = tooManyPorts(config);
    return count === null ? 'none' : `${count} ports, too many to probe`;
}
const missing = ({ kind }) => kind === 'healthcheck'
    ? 'image config: no HEALTHCHECK'
    : `image config: no exposed ${kind === 'udp' ? 'UDP' : 'TCP'} port`;

;// CONCATENATED MODULE: ./src/smoke/causes/exit/one-shot.ts
/** No port and exit code 0: a finished job. */


const oneShot = {
    code: 'one-shot',
    level: 'note',
    about: 'it has no port and exited 0, so it is treated as a finished job',
    find: (evidence) => {
        if (!isJob(evidence) || isDaemon(evidence))
            return null;
        const message = `it exposes no port and exited 0 ${after(evidence.ranSeconds ?? 0)}, so it is treated as a finished job`;
        const earlyExit = exitsByDesign(evidence);
        if (earlyExit === null)
            return { confidence: 'proved', message, evidence: ['exit code 0'] };
        return {
            level: 'warn',
            confidence: 'likely',
            message: `${message}, but ${earlyExit.why}`,
            fix: earlyExit.fix,
            evidence: ['exit code 0', ...(evidence.log.bytes === 0 ? ['it wrote nothing'] : [])],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/exit/out-of-memory.ts




const out_of_memory_MIB = 1024 ** 2;
const KILLED = 137;
/** Messages of runtimes when an allocation fails. */
const out_of_memory_SAYS = /java\.lang\.OutOfMemoryError: (?!unable to create)|OutOfMemoryError(?!.{0,30}native thread)|JavaScript heap out of memory|runtime: out of memory|^MemoryError\b|\bMemoryError(?:$|:)|memory allocation of \d+ bytes failed|failed to allocate memory|\bstd::bad_alloc\b|OutOfMemoryException|Allowed memory size of \d+ bytes exhausted|Cannot allocate memory|[Oo]ut of memory|memory exhausted|There is insufficient memory for the Java Runtime/;
/** Too many processes or threads, which some runtimes report in the same words. */
const NOT = /native thread|\bfork\b|can't fork/i;
const outOfMemory = {
    code: 'out-of-memory',
    level: 'fail',
    about: 'it ran out of memory, or the kernel killed it at its memory limit',
    find: (evidence) => byKernel(evidence) ?? byRuntime(evidence),
};
function byKernel(evidence) {
    const { state, ended, ranSeconds, counters } = evidence;
    const isCounted = state?.exitCode === KILLED && (counters.oomKills ?? 0) > 0;
    if (!ended || state === null || !(state.oomKilled || isCounted))
        return null;
    return {
        confidence: 'proved',
        message: `it hit ${memoryLimit(evidence)} and was killed${ranSeconds === null ? '' : ` after ${ranSeconds.toFixed(1)} s`}`,
        fix: guardOf(evidence) === null ? 'Reduce its memory use, or raise `memory`.' : LARGER_MACHINE,
        evidence: [
            `the ${state.oomKilled ? 'engine reports' : 'kernel counted'} an out-of-memory kill, exit code ${state.exitCode}`,
            ...peakOf(evidence),
        ],
    };
}
function byRuntime(evidence) {
    if (!hasExited(evidence))
        return null;
    const found = readLog(evidence, (line) => (out_of_memory_SAYS.test(line) && !NOT.test(line) ? line : null));
    if (found?.isSure !== true)
        return null;
    return {
        confidence: 'likely',
        message: `${effectOf(evidence)}: its log says that it ran out of memory`,
        fix: 'Reduce its memory use, raise `memory`, or raise the limit of its runtime (`-Xmx`, `--max-old-space-size`, `memory_limit`).',
        evidence: [found.line.trim(), ...peakOf(evidence)],
    };
}
const peakOf = ({ memory: { peak } }) => peak === null ? [] : [`peak memory seen: ${Math.round(peak / out_of_memory_MIB)} MiB`];

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
;// CONCATENATED MODULE: ./src/smoke/causes/exit/privileged-port.ts







const FIRST_FREE = 1024;
const privileged_port_DENIED = /permission denied|\bEACCES\b|access permissions/i;
const BIND = /\bbind|\blisten(?:ing)?\b|make_sock|socket/i;
const BIND_CALL = /^\s+.{0,200}\.bind\(/;
/** A path is a Unix socket, which is a file. */
const UNIX = /\.sock\b|unix(?: domain)?:? ?socket|\bunix:/i;
const privilegedPort = {
    code: 'privileged-port',
    level: 'fail',
    about: 'it listens on a port below 1024 without being root',
    find: (evidence) => (evidence.phase === 'done' ? warning(evidence) : failure(evidence)),
};
/**
 * `listen tcp :80: bind: permission denied` in the words of any language; Python names the call in a frame above the
 * error.
 */
function isBind(line, { log }) {
    if (!privileged_port_DENIED.test(line) || UNIX.test(line))
        return false;
    return (BIND.test(line) ||
        (line.endsWith('[Errno 13] Permission denied') &&
            cleanLines(log.tail).some((frame) => BIND_CALL.test(frame))));
}
function failure(evidence) {
    if (!isOver(evidence))
        return null;
    const found = readLog(evidence, (line) => (isBind(line, evidence) ? { port: portIn(line) } : null));
    if (found === null || (found.said.port ?? 0) >= FIRST_FREE)
        return null;
    const port = found.said.port ?? exposedBelow(evidence);
    if (!found.isSure || port === null)
        return null;
    return {
        confidence: 'likely',
        message: `${effectOf(evidence)}: it is not allowed to listen on port ${port} as the user \`${userOf(evidence)}\``,
        fix: privileged_port_FIX,
        ...exposeLocation(evidence),
        evidence: [found.line.trim(), userLine(evidence)],
    };
}
const privileged_port_FIX = 'Listen on port 1024 or higher, such as 8080; it can still be published as 80.';
function exposedBelow({ checks }) {
    return checks.find(({ port }) => port !== null && port < FIRST_FREE)?.port ?? null;
}
function warning(evidence) {
    const user = userOf(evidence);
    const low = (evidence.listeners ?? []).filter((row) => row.port < FIRST_FREE && !isLoopback(row));
    if (isRoot(user) || low.length === 0)
        return null;
    return {
        level: 'warn',
        confidence: 'proved',
        message: `it listens on ${portNames(low)} as the user \`${user}\`: Docker allows that, stricter runtimes do not`,
        fix: privileged_port_FIX,
        ...exposeLocation(evidence),
        evidence: [
            userLine(evidence),
            ...low.map(({ protocol, port }) => `${protocol} listener on port ${port}`),
        ],
    };
}
const exposeLocation = ({ places }) => places.EXPOSE ? { location: places.EXPOSE } : {};

;// CONCATENATED MODULE: ./src/smoke/causes/exit/permission-denied.ts
/** It has no permission to read or write a file, or for an operation that only root is allowed to do. */





/** The message of libc, and those of languages. */
const permission_denied_SAYS = /permission denied|\bEACCES\b|\bEPERM\b|operation not permitted|AccessDeniedException|UnauthorizedAccessException|Access to the path .{1,300} is denied|\bcode: 13, kind: PermissionDenied|is not writable|not writeable|no write (?:access|permission)/i;
/** Permissions of databases, logins and sockets, which are not file permissions. */
const permission_denied_OTHER = /publickey|keyboard-interactive|permission denied (?:for|to) (?:table|schema|database|relation|sequence|function|role|create|set)|password|SQLSTATE|docker\.sock|\bexec\b.{0,200}permission denied/i;
const OWNER = /chown|chmod|setuid|setgid|set(?:res)?[ug]id|setgroups|initgroups|change (?:owner|group|permissions|mode)|switch(?:ing)? (?:user|to)|operation not permitted|EPERM/i;
const MAKES_FOLDER = /mkdir|makedirs|director(?:y|ies)/i;
/** Shared folders, which no app should own. */
const SHARED = /^\/$|^\/(?:dev|proc|sys)(?:\/|$)|^\/(?:bin|boot|etc|home|lib|lib64|mnt|opt|root|run|sbin|srv|tmp|usr|var)$|^\/usr\/\w+$|^\/var\/(?:cache|lib|log|run|tmp)$/;
const permissionDenied = logCause({
    code: 'permission-denied',
    about: 'it has no permission for a file or folder, or for an operation that needs root',
    read: (line, evidence) => {
        if (!permission_denied_SAYS.test(line) || permission_denied_OTHER.test(line) || isBind(line, evidence))
            return null;
        const path = pathIn(line);
        return { path, folder: path === null ? null : folderOf(path, line), isAct: OWNER.test(line) };
    },
    why: ({ path, isAct }, evidence) => {
        const who = userOf(evidence);
        const by = who === 'root' ? '' : ` as the user \`${who}\``;
        if (isAct)
            return `it is not allowed to do what it tries${path === null ? '' : ` with \`${path}\``}${by}`;
        return `it is not allowed to access ${path === null ? 'a file that it needs' : `\`${path}\``}${by}`;
    },
    fix: (denied, evidence) => permission_denied_fixOf(denied, userOf(evidence)),
    shown: (_, evidence) => [userLine(evidence)],
    location: userLocation,
});
const folderOf = (path, line) => MAKES_FOLDER.test(line) && path !== '/' ? path : (0,posix_.dirname)(path);
function permission_denied_fixOf({ folder, isAct }, who) {
    if (isRoot(who))
        return 'Even root cannot do everything in a container: check which capability it needs (`cap-add`), and who owns the volume.';
    if (isAct)
        return 'Do it in a RUN before the USER line, as root, or remove it.';
    const [user = '', group = ''] = who.split(':');
    if (folder !== null && SHARED.test(folder))
        return `Use a separate folder instead of \`${folder}\`, created before the USER line: \`RUN install -d -o ${user} FOLDER\`.`;
    const own = folder ?? 'FOLDER';
    return isRoot(group) && group !== ''
        ? `Give it to group 0, which a user with any number has on that platform: \`RUN chgrp -R 0 ${own} && chmod -R g=u ${own}\`.`
        : `Give the folder to that user before the USER line: \`RUN install -d -o ${user} ${own}\` or \`COPY --chown=${user}\`; a volume has its own owner.`;
}

;// CONCATENATED MODULE: ./src/smoke/causes/exit/process-limit.ts


const process_limit_SAYS = /(?:can't|cannot|could not|unable to|failed to) (?:fork|create (?:new )?(?:native )?(?:OS )?thread|start (?:a )?new thread|spawn)|fork: (?:retry: )?Resource temporarily unavailable|(?:fork|clone|spawn|pthread_create|vfork|thread)\b.{0,100}(?:Resource temporarily unavailable|EAGAIN)|(?:Resource temporarily unavailable|EAGAIN).{0,60}(?:fork|clone|spawn|thread)|unable to create (?:new )?native thread|failed to create new OS thread|newosproc|can't start new thread|pthread_create failed/i;
const processLimit = {
    code: 'process-limit',
    level: 'fail',
    about: 'it could not start another process: its process limit is reached',
    find: (evidence) => {
        const { counters, phase } = evidence;
        const refused = counters.forksRefused ?? 0;
        const found = hasFailed(evidence) ? readLog(evidence, (line) => (process_limit_SAYS.test(line) ? line : null)) : null;
        const counted = refused > 0 ? [`the kernel refused ${refused} forks at the cgroup's limit (pids.events)`] : [];
        if (phase === 'done' && refused > 0)
            return { ...finding('it passed, but', counted), level: 'warn' };
        if (!hasFailed(evidence) || (refused === 0 && found?.isSure !== true))
            return null;
        return {
            ...finding(`${effectOf(evidence)}:`, [...counted, ...(found ? [found.line.trim()] : [])]),
            confidence: refused > 0 && found !== null ? 'proved' : 'likely',
        };
    },
};
const finding = (effect, evidence) => ({
    confidence: 'proved',
    message: `${effect} it could not start another process or thread: its process limit is reached`,
    fix: 'Start fewer workers and threads, or raise `pids-limit`.',
    evidence,
});

;// CONCATENATED MODULE: ./src/smoke/causes/conduct/processes-as-root.ts
const processes_as_root_SHOWN = 5;
const processesAsRoot = {
    code: 'processes-as-root',
    level: 'note',
    about: 'some of its processes run as root (reported with `audit`)',
    find: ({ inputs, processes, phase, places }) => {
        const found = (processes ?? []).filter(({ user }) => user === 0);
        if (!inputs.audit || phase !== 'done' || found.length === 0)
            return null;
        const location = places.USER;
        const all = processes?.length ?? 0;
        return {
            confidence: 'proved',
            message: found.length === all
                ? `it ran as root${all > 1 ? `, with all its ${all} processes` : ''}`
                : `${found.length} of its ${all} processes ran as root`,
            fix: 'Run the server as its own user: end the Dockerfile with `USER 1000`, or make the main process drop its privileges.',
            ...(location ? { location } : {}),
            evidence: found.slice(0, processes_as_root_SHOWN).map(({ command }) => `user 0: ${command}`),
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/exit/read-only.ts
/** It writes to a read-only file system. */



const read_only_SAYS = /read-only file ?system|\bEROFS\b|ReadOnlyFileSystemException|\bcode: 30, kind: ReadOnlyFilesystem/i;
/** Kernel settings, which are not files of the image. */
const KERNEL = /^\/(?:proc|sys)\//;
const readOnly = logCause({
    code: 'read-only',
    about: 'it writes to a read-only file system',
    read: (line) => (read_only_SAYS.test(line) ? { path: pathIn(line) } : null),
    why: ({ path }) => `it writes to ${path === null ? 'a file system that is' : `\`${path}\`, which is`} read-only`,
    fix: ({ path }) => read_only_fixOf(path),
});
function read_only_fixOf(path) {
    if (path !== null && KERNEL.test(path))
        return 'Remove that write: kernel settings are read-only in a container, and are set when it is started (`docker run --sysctl`).';
    const folder = path === null ? '/' : (0,posix_.dirname)(path);
    const at = folder === '/' ? '' : ` mounted at ${folder}`;
    return `Write to a volume or a tmpfs${at}, or create the file at build time.`;
}

;// CONCATENATED MODULE: ./src/smoke/log/service-address.ts
/**
 * The service, host and port, in an error message of drivers, runtimes and tools. A table of wordings, each tested on
 * one line of a log; none backtracks. Pure.
 */
const service_address_NAME = String.raw `[A-Za-z0-9_](?:[\w.-]{0,250}\w)?`;
const HOST = `(?<host>${service_address_NAME})`;
const IP = String.raw `(?:\d{1,3}(?:\.\d{1,3}){3}|\[?[\da-fA-F]{0,4}(?::[\da-fA-F]{0,4}){2,8}\]?)`;
const service_address_PORT = String.raw `(?<port>\d{2,5})\b`;
const service_address_wording = (text, extra = {}) => ({
    says: new RegExp(text
        .replaceAll('HOST', () => HOST)
        .replaceAll('PORT', () => service_address_PORT)
        .replaceAll('IPADDR', () => IP), 'i'),
    ...extra,
});
/** Refused and unreachable connections, and timeouts. The most reliable wording first. */
const service_address_REFUSED = [
    service_address_wording("Can't reach database server at [`'\"]?HOST[`'\"]?(?::[`'\"]?PORT)?"), // Prisma
    service_address_wording(String.raw `failed to connect to .?host=HOST .{0,200}\bdial tcp IPADDR:PORT`), // pgx 4
    service_address_wording(String.raw `\bIPADDR:PORT \(HOST\): dial error`), // pgx 5
    service_address_wording(String.raw `(?:^|[\s(:])HOST\/(?:IPADDR|<unresolved>)?:PORT`), // Java's InetSocketAddress, Kafka, ZooKeeper
    service_address_wording(String.raw `\bhost='HOST', port=PORT`), // Python's urllib3
    service_address_wording(String.raw `\bUnableToConnect on HOST:PORT`, { service: 'Redis' }), // StackExchange.Redis
    service_address_wording(String.raw `\(Connection: \w{1,40}, Host: HOST, Port: PORT`), // Laravel
    service_address_wording(String.raw `\bECONN\w{1,10} (?<host>[\da-f:]{0,30}::[\da-f:]{0,30}):PORT`), // Node.js, IPv6 without brackets
    service_address_wording(String.raw `\baddress=HOST:PORT`), // MongoDB's Java driver
    service_address_wording(String.raw `\bAddr: HOST:PORT`), // and its Go driver
    service_address_wording(String.raw `through socket '(?<host>\/[^']{1,100})'`, { service: 'MySQL' }),
    service_address_wording(String.raw `establishing a connection to SQL Server`, { port: '1433', service: 'SQL Server' }),
    service_address_wording(String.raw `Communications link failure`, { port: '3306', service: 'MySQL' }),
    service_address_wording(String.raw `SQLSTATE\[HY000\] \[2002\] (?!php_)`, { port: '3306', service: 'MySQL' }),
    service_address_wording(String.raw `ORA-12541|ORA-12170|The Network Adapter could not establish the connection`, {
        port: '1521',
        service: 'Oracle',
    }),
    service_address_wording(String.raw `nats: no servers available for connection`, { port: '4222', service: 'NATS' }),
    service_address_wording(String.raw `Reached the max retries per request limit`, { port: '6379', service: 'Redis' }),
    service_address_wording(String.raw `It was not possible to connect to the redis server`, { port: '6379', service: 'Redis' }),
];
const SCHEME_PORTS = new Map([
    ['postgres', '5432'],
    ['postgresql', '5432'],
    ['mysql', '3306'],
    ['mariadb', '3306'],
    ['redis', '6379'],
    ['mongodb', '27017'],
    ['amqp', '5672'],
    ['nats', '4222'],
    ['http', '80'],
    ['https', '443'],
    ['ldap', '389'],
    ['smtp', '25'],
]);
const SCHEME = new RegExp(String.raw `\b(?<scheme>[a-z]{3,12}):\/\/(?:[^@\s/]{0,100}@)?${HOST}(?::(?<port>\d{2,5}))?(?=[/\s'")?,]|$)`, 'i');
/** `db:5432`, `127.0.0.1:6379`, `[::1]:80`, `tcp://redis:6379`; not a time, and not a line of a file. */
const ADDRESS = /(?:^|[\s'"`(@/=[])((?:\d{1,3}(?:\.\d{1,3}){3}|\[[\da-f:]{2,39}\]|[A-Za-z_][\w-]{0,62}(?:\.[\w-]{1,62}){0,8})):(\d{2,5})\b(?!:\d)/gi;
/** `"db" (172.18.0.2), port 5432`, `'db' port 5432`. */
const WITH_PORT = /['"‘]?((?:::1|[A-Za-z0-9_][\w.:-]{0,250}))['"’]?(?: \([^)]{0,100}\))?,? (?:on |and accepting TCP\/IP connections on )?(?:TCP\/IP )?port:? (\d{1,5})\b/i;
const service_address_QUOTED = /(?:server|host|connect to|at|on) (?:on |at )?['"‘]([A-Za-z0-9_][\w.-]{0,250})['"’]/i;
const FILE = /\.(?:py|js|mjs|cjs|ts|go|rb|php|java|rs|cs|sh|conf|c|cc|cpp|ex|exs|kt|scala)$/i;
/** Connections of bash. */
const DEV_TCP = /\/dev\/tcp\/([\w.-]{1,253})\/(\w{1,20})/;
/** The address in a line about a refused connection. */
function refusedAddress(line) {
    const known = firstKnown(service_address_REFUSED, line);
    if (known !== null && known.host !== null)
        return known;
    const named = addressIn(line);
    return { ...known, host: named.host, port: named.port ?? known?.port ?? null };
}
/** Whether the message of a driver means that its service does not answer, although it has none of the usual words. */
const isKnownRefusal = (line) => service_address_REFUSED.some(({ says, service }) => service !== undefined && says.test(line)) ||
    line.includes("Can't reach database server");
function firstKnown(wordings, line) {
    for (const { says, port, service } of wordings) {
        const found = says.exec(line);
        if (found === null || FILE.test(found.groups?.host ?? ''))
            continue;
        return {
            host: found.groups?.host ?? null,
            port: found.groups?.port ?? port ?? null,
            ...(service === undefined ? {} : { service }),
        };
    }
    return null;
}
function addressIn(line) {
    const [, device = null, service = null] = DEV_TCP.exec(line) ?? [];
    if (device !== null)
        return { host: device, port: service };
    const [, named, withPort] = WITH_PORT.exec(line) ?? [];
    if (named !== undefined && withPort !== undefined)
        return { host: named, port: withPort };
    for (const [, host = '', port = ''] of line.matchAll(ADDRESS))
        if (!FILE.test(host))
            return { host, port };
    const { scheme = '', host, port } = SCHEME.exec(line)?.groups ?? {};
    const standard = SCHEME_PORTS.get(scheme.toLowerCase());
    if (host !== undefined && standard !== undefined)
        return { host, port: port ?? standard };
    return { host: service_address_QUOTED.exec(line)?.[1] ?? null, port: /\bport:? (\d{1,5})\b/i.exec(line)?.[1] ?? null };
}
/** Lines near the error that name the service, if the error does not. */
const BESIDE = [
    new RegExp(`Is the server running on host "${HOST}"`), // libpq, before PostgreSQL 14
    new RegExp(String.raw `__construct\('(?:mysql|pgsql|mariadb):host=${HOST}(?:;port=(?<port>\d{2,5}))?`), // a frame of PHP's
    new RegExp(String.raw `Attempting to connect to: \[?${HOST}:${service_address_PORT}`, 'i'), // Spring AMQP
    new RegExp(String.raw `\bjdbc:(?:mysql|mariadb|postgresql):\/\/${HOST}(?::(?<port>\d{2,5}))?\b`, 'i'),
    new RegExp(String.raw `^\s+(?:hostname|host|address): '${HOST}'`), // properties of a Node.js error
];
const PORT_BESIDE = /TCP\/IP connections on port (\d{2,5})\?|^\s+port: (\d{2,5}),?$/;
/** The last address near an error; null if there is none. */
function addressBeside(lines) {
    for (const pattern of BESIDE) {
        const at = lines.findLastIndex((line) => pattern.test(line));
        const groups = pattern.exec(lines[at] ?? '')?.groups;
        if (groups?.host === undefined)
            continue;
        const near = lines.slice(at, at + 4).map((line) => PORT_BESIDE.exec(line));
        const port = near.map((found) => found?.[1] ?? found?.[2]).find((text) => text !== undefined);
        return { host: groups.host, port: groups.port ?? port ?? null };
    }
    return null;
}
/** Errors for a host name that does not resolve; group 1 is the name. The most reliable wording first. */
const UNRESOLVED = [
    'getaddrinfo (?:ENOTFOUND|EAI_AGAIN|EAI_FAIL) QUOTED',
    'could not translate host name QUOTED',
    String.raw `\blookup QUOTED(?: on \S{1,100})?: (?:no such host|temporary failure|server misbehaving|.{0,60}(?:i/o timeout|network is unreachable|connection refused))`,
    'UnknownHost(?:Exception)?: QUOTED',
    'host not found in upstream QUOTED',
    'could not resolve host(?:name)?:? QUOTED',
    'unable to resolve host(?: address)? QUOTED',
    'bad address QUOTED',
    'Unknown (?:MySQL )?(?:server )?host QUOTED',
    'getaddrinfo(?: failed)? for QUOTED',
    String.raw `tcp connect \(HOST:\d{1,5}\): (?:non-existing domain|.{0,60}nxdomain)`, // Erlang, Elixir
    String.raw `(?:^|[\s'"(,])HOST:\d{2,5}: \[Errno -\d\]`, // PyMongo
    String.raw `couldn't resolve server HOST(?::\d{1,5})? from`, // Kafka
    String.raw `TCP connection to HOST:\d{1,5} \(getaddrinfo`, // Ruby
    String.raw `unable to connect to (?:\w{1,10}:\/\/)?HOST:\d{1,5} \(php_network`,
    String.raw `\bhost='HOST', port=\d{1,5}\).{0,400}(?:name or service not known|temporary failure in name|name does not resolve|nodename nor servname)`,
    "(?:cannot|can't|failed to|could not) resolve (?:the )?(?:host(?:name)?|address|name)(?: of| for)? QUOTED",
    String.raw `\b(?:failed|unable) to resolve '([\w.-]{1,253})(?::\d{1,5})?'`, // Python's urllib3, librdkafka
    String.raw `(?:connect(?:ing)?|connection) (?:to|at) (?:\w{1,20} (?:at )?)?QUOTED(?::\d{1,5})?[:.]? .{0,60}(?:name or service not known|name does not resolve|temporary failure in name|no address associated|nodename nor servname)`,
    String.raw `(?:name or service not known|no such host is known|name does not resolve)\.? \(QUOTED:\d{1,5}\)`,
    String.raw `(?:^bash|\bline \d{1,6}): QUOTED: (?:name or service not known|temporary failure in name)`, // its /dev/tcp
    '(?:ping|ssh|nc|telnet|psql|redis-cli): QUOTED: (?:name or service not known|temporary failure|name does not resolve|unknown host)',
].map((text) => new RegExp(text
    .replace('QUOTED', () => String.raw `['"‘\x60]?(${service_address_NAME})['"’\x60]?`)
    .replace('HOST', () => `(${service_address_NAME})`), 'i'));
/** Each wording above contains one of these words, so most lines are skipped early. */
const MAY_NAME = /getaddrinfo|translate host|lookup|UnknownHost|host|resolve|bad address|name|non-existing|\[Errno -\d\]|php_network/i;
/** The host that could not be resolved; null if the line names none. */
function unresolvedName(line) {
    if (!MAY_NAME.test(line))
        return null;
    for (const pattern of UNRESOLVED) {
        const host = pattern.exec(line)?.[1];
        if (host !== undefined)
            return host;
    }
    return null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/exit/refused-by-dependency.ts
/** It connects to another service, such as its database, and nothing answers there. */



/** The connection is refused, the host cannot be reached, or it does not answer in time. */
const refused_by_dependency_SAYS = /connection refused|\bConnectionRefused\b|\bECONNREFUSED\b|\bEHOSTUNREACH\b|\bENETUNREACH\b|\bETIMEDOUT\b|no route to host|network is unreachable|connect(?:ion|ing)?\b.{0,100}timed? ?out|timeout occurred after waiting|timed? ?out.{0,30}\b(?:waiting for|connecting to)\b|timed out after \d{1,9} ms while waiting to connect|can't connect to (?:\w{1,20} )?(?:MySQL )?(?:server|database|remote host)|could not connect to|couldn't connect to (?:server|host)|failed to connect to|connection to node .{1,100} could not be established|server selection (?:timed out|timeout|error)|ServerSelectionError|connection to .{1,200} refused|actively refused|unable to connect to|\berror connecting to (?:redis|server|the database)/i;
/** Lines about its own clients and health checks. */
const refused_by_dependency_OTHER = /healthcheck|health check|upstream prematurely|dbus|\bX server|display\b|(?<!mysqld?)\.sock\b/i;
const LOOPBACK = /^(?:127\.|localhost$|\[?::1\]?$)/i;
/** Lines from the end of the log in which the address is searched if the error does not name it. */
const MOST_BESIDE = 60;
const refusedByDependency = logCause({
    code: 'refused-by-dependency',
    about: 'it needs another service, and nothing answers there',
    read: (line) => (refused_by_dependency_SAYS.test(line) || isKnownRefusal(line)) && !refused_by_dependency_OTHER.test(line) ? refusedAddress(line) : null,
    isFull: ({ host }) => host !== null,
    why: (said, evidence) => {
        const full = completed(said, evidence);
        return `it needs ${refused_by_dependency_nameOf(full)}, and ${refused_by_dependency_isLoopback(full) ? 'nothing listens there' : 'nothing answers there'}`;
    },
    fix: (said, evidence) => refused_by_dependency_fixOf(completed(said, evidence)),
});
/** Adds the address from a line near the error. */
function completed(said, { log }) {
    if (said.host !== null)
        return said;
    const beside = addressBeside(cleanLines(log.tail).slice(-MOST_BESIDE));
    return beside === null ? said : { ...said, ...beside, port: beside.port ?? said.port };
}
const refused_by_dependency_isLoopback = ({ host }) => host !== null && LOOPBACK.test(host);
function refused_by_dependency_nameOf({ host, port, service }) {
    if (host?.startsWith('/') === true)
        return `${service ?? 'a server'} at the socket \`${host}\``;
    if (host !== null)
        return `\`${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}${port === null ? '' : `:${port}`}\``;
    if (service !== undefined)
        return `${service}${port === null ? '' : ` (port ${port})`}`;
    return port === null ? 'another service' : `a service on port ${port}`;
}
function refused_by_dependency_fixOf(said) {
    const { host } = said;
    if (host?.startsWith('/') === true)
        return 'The name `localhost` means a socket file to this client: set the host of the service in its settings, and start the service beside it (`network` with the job’s services).';
    return refused_by_dependency_isLoopback(said)
        ? `In a container ${host ?? ''} is the container itself: set the service's own host in its settings, and start the service beside it (\`network\` with the job's services).`
        : 'Start the service beside it (`network` with the job’s services), set another host in its settings, or let the app start without it and retry later.';
}

;// CONCATENATED MODULE: ./src/smoke/causes/start/runs-as-root.ts

const runsAsRoot = {
    code: 'runs-as-root',
    level: 'fail',
    about: 'a preset’s platform would not start it, because its user is root or may be root',
    find: (evidence) => {
        const { inputs, image } = evidence;
        const { requires, container, presets } = inputs;
        const given = container.user ?? image.config.user;
        const user = given.split(':', 1)[0] ?? '';
        const isRootUser = isRoot(user);
        const isUnknown = requires.includes('numeric-user') && !/^\d+$/.test(user);
        if (!(requires.includes('non-root') && isRootUser) && !isUnknown)
            return null;
        const by = presets.join(', ');
        return {
            confidence: 'proved',
            message: isRootUser
                ? `it runs as root, and ${by} does not start such containers`
                : `its user \`${user}\` is a name, and ${by} starts only users whose number shows that they are not root`,
            fix: isRootUser
                ? 'Add a user, and end the Dockerfile with its number: `USER 1000`.'
                : `Write the number of \`${user}\` in the Dockerfile’s last USER: \`USER 1000\`.`,
            ...userLocation(evidence),
            evidence: [given === '' ? 'the image has no USER' : `user: ${given}`, `preset: ${by}`],
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/causes/shared/php-error.ts
const php_error_ERROR = /PHP (Fatal error|Parse error|Recoverable fatal error): {1,2}(?!$)/;
const php_error_THROWN = /^Uncaught ([A-Za-z_\\][\w\\]{0,200})(?:: |$)/;
const php_error_PLACE = / in (\/[^\s"]{1,300}?)(?::| on line )(\d{1,9})$/;
function phpError(lines) {
    const line = lines.findLast((one) => php_error_ERROR.test(one));
    const found = line === undefined ? null : php_error_ERROR.exec(line);
    if (line === undefined || found === null)
        return null;
    const said = (line.slice(found.index + found[0].length).split(/\\n|" while reading|, referer: /, 1)[0] ?? '').trim();
    const [place = '', file = '', number = ''] = php_error_PLACE.exec(said) ?? [];
    const words = place === '' ? said : said.slice(0, -place.length);
    const [prefix = '', exception = found[1] ?? ''] = php_error_THROWN.exec(words) ?? [];
    const short = file.slice(file.lastIndexOf('/') + 1);
    const at = short === '' ? '' : ` (${short}:${number})`;
    return { exception, message: words.slice(prefix.length), text: `PHP ${found[1] ?? ''}: ${words}${at}` };
}

;// CONCATENATED MODULE: ./src/smoke/causes/shared/refused-host.ts
/** Servers that accept only known host names: their messages, in a log or in an answer. Pure. */
/** Group 1, if there is one, is the refused name. */
const refused_host_WORDINGS = [
    { says: /Invalid HTTP_HOST header: '([^'\s]{1,255})'/, setting: 'Django’s ALLOWED_HOSTS' },
    { says: /\bDisallowedHost\b/, setting: 'Django’s ALLOWED_HOSTS' },
    { says: /Blocked hosts?: ([^\s,<]{1,255})/, setting: 'Rails’ `config.hosts`' },
    {
        says: /Blocked request\. This host \(?"?([\w.:[\]-]{1,255})"?\)? is not allowed/,
        setting: 'Vite’s `allowedHosts`',
    },
    { says: /^Invalid Host header\b/, setting: 'the development server’s `allowedHosts`' },
    { says: /^Invalid host header\b/, setting: 'Starlette’s `allowed_hosts`' },
    { says: /Untrusted Host "?([\w.:[\]-]{1,255})?/, setting: 'Symfony’s `trusted_hosts`' },
    { says: /Host "?([\w.:[\]-]{1,255})"? is not trusted/i, setting: 'the app’s `trusted_hosts`' },
    { says: /untrusted domain/i, setting: 'Nextcloud’s `trusted_domains`' },
    { says: /Bad Request - Invalid Host(?:name)?\b/i, setting: 'ASP.NET’s `AllowedHosts`' },
    {
        says: /Blocking request with non-local 'Host' ([\w.:[\]-]{1,255})/,
        setting: 'Jupyter’s `local_hostnames`',
    },
];
/** Status codes with which servers refuse a host name. */
const STATUSES = new Set([400, 403, 404, 421, 500]);
function refusedHost(answer, lines, { port, path = '/' }) {
    if (!STATUSES.has(answer.status))
        return null;
    for (const line of [answer.said ?? '', ...lines.toReversed()])
        for (const { says, setting } of refused_host_WORDINGS) {
            const found = says.exec(line);
            if (found === null)
                continue;
            const host = (found[1] ?? 'localhost').replace(/:\d+$/, '');
            return {
                why: `it refuses requests for the host \`${host}\`, which is not in ${setting}`,
                fix: `Use a host name that it accepts: \`probe: http://:${port}${path} Host=example.org\`, or add \`${host}\` to ${setting}.`,
                line,
            };
        }
    return null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/exit/unresolved-host.ts
/** It uses a host name that does not resolve, usually of a service that is missing in a trial of one container. */


/** Messages without the name. */
const unresolved_host_BARE = /name or service not known|name does not resolve|temporary failure in name resolution|no address associated with host|nodename nor servname|failed to lookup address information|getaddrinfo(?: failed|: )|\bgaierror\b|\bnxdomain\b|no such host is known|\bEAI_AGAIN\b|\bENOTFOUND\b|No resolvable bootstrap urls/i;
const unresolvedHost = logCause({
    code: 'unresolved-host',
    about: 'it needs another host, whose name does not resolve',
    read: (line) => {
        const host = unresolvedName(line);
        return host === null && !unresolved_host_BARE.test(line) ? null : { host };
    },
    isFull: ({ host }) => host !== null,
    why: ({ host }) => host === null
        ? 'it needs a host whose name does not resolve'
        : `it needs the host \`${host}\`, whose name does not resolve`,
    fix: ({ host }) => `Start the service beside it (\`network\` with the job's services, or \`add-host\`), set another host in its settings, or let the app start without ${host === null ? 'it' : `\`${host}\``}.`,
});

;// CONCATENATED MODULE: ./src/smoke/causes/shared/request-error.ts
/**
 * Why an app answers requests with errors, according to its log and its answers: the exception, a service that does not
 * answer, a file without permission, a host name that it refuses.
 */










/** The first one that matches the log is used. */
const REASONS = [unresolvedHost, refusedByDependency, readOnly, permissionDenied];
/** Null if neither the log nor the answer has a reason. */
function requestError(evidence, answer) {
    const { log, image } = evidence;
    const lines = cleanLines([...log.head, ...log.tail]);
    const host = refusedHost(answer, lines, answer);
    if (host !== null)
        return host;
    for (const cause of REASONS) {
        const reason = cause.reasonOf(evidence);
        if (reason !== null)
            return reason;
    }
    const php = phpError(lines);
    if (php !== null)
        return { why: php.text, fix: requestFix(php.text, lines) ?? fixForError(php) };
    const { traceback } = lastWords(log);
    if (traceback) {
        const why = describeTraceback(traceback, image.config.workingDir);
        return { why, fix: requestFix(why, lines) ?? fixForError(traceback) };
    }
    const failure = lastFailure(log);
    if (failure !== null)
        return { why: failure, fix: fixForText(failure, lines) };
    const { said } = answer;
    return said === undefined ? null : { why: quoteLine(said), fix: fixForText(said, lines) };
}
const fixForText = (text, lines) => requestFix(text, lines) ?? fixForError({ exception: '', message: text });
const MIGRATE = 'Create the tables before it serves requests: run the migrations in the entrypoint (`migrate`, `db:migrate`).';
const extension = (name) => `Install PHP’s extension in the image: \`RUN docker-php-ext-install ${name}\` (in the official images), or the package of your distribution.`;
const pecl = (name) => `Install PHP’s extension in the image: \`RUN pecl install ${name} && docker-php-ext-enable ${name}\` (in the official images), or the package of your distribution.`;
/** PHP functions, by the extension that defines them. */
const FUNCTIONS = [
    [/undefined function (?:[\w\\]{0,100}\\)?(mysqli)_/, 'mysqli'],
    [/undefined function (?:[\w\\]{0,100}\\)?(?:image[a-z]+|gd_info)\(/, 'gd'],
    [/undefined function (?:[\w\\]{0,100}\\)?(bc)(?:add|sub|mul|div|mod|pow|comp)/, 'bcmath'],
    [/undefined function (?:[\w\\]{0,100}\\)?(pg)_/, 'pgsql'],
    [/undefined function (?:[\w\\]{0,100}\\)?(?:mb)_/, 'mbstring'],
    [/undefined function (?:[\w\\]{0,100}\\)?(?:intl|collator|numfmt|datefmt)_/, 'intl'],
    [/undefined function (?:[\w\\]{0,100}\\)?exif_/, 'exif'],
    [/undefined function (?:[\w\\]{0,100}\\)?pcntl_/, 'pcntl'],
    [/undefined function (?:[\w\\]{0,100}\\)?socket_/, 'sockets'],
    [/Class ["']?\\?(?:mysqli)["']? not found/, 'mysqli'],
    [/Class ["']?\\?ZipArchive["']? not found/, 'zip'],
    [/Class ["']?\\?SoapClient["']? not found/, 'soap'],
    [/Class ["']?\\?(?:NumberFormatter|IntlDateFormatter|Collator|Locale)["']? not found/, 'intl'],
];
const CLASSES = [
    [/Class ["']?\\?Redis["']? not found/, 'redis'],
    [/Class ["']?\\?Imagick["']? not found/, 'imagick'],
    [/Class ["']?\\?Memcached["']? not found/, 'memcached'],
    [/Class ["']?\\?MongoDB\\/, 'mongodb'],
    [/undefined function (?:[\w\\]{0,100}\\)?apcu_/, 'apcu'],
];
/** Fixes of errors that appear with the first request. */
function requestFix(text, lines) {
    if (/could not find driver/i.test(text)) {
        const isPostgres = lines.some((line) => /pgsql:|pgsql|postgres/i.test(line));
        return extension(isPostgres ? 'pdo_pgsql' : 'pdo_mysql');
    }
    const built = FUNCTIONS.find(([says]) => says.test(text));
    if (built)
        return extension(built[1]);
    const fetched = CLASSES.find(([says]) => says.test(text));
    if (fetched)
        return pecl(fetched[1]);
    if (/No application encryption key has been specified|MissingAppKeyException/.test(text))
        return 'Set `env: APP_KEY=…`, as `php artisan key:generate --show` prints it.';
    if (/secret_key_base/i.test(text))
        return 'Set `env: SECRET_KEY_BASE=…` (any long random text works for a trial).';
    if (/no such table|Base table or view not found|relation "[^"]{1,200}" does not exist|Table '[^']{1,200}' doesn't exist|PendingMigration|Migrations are pending|unapplied migration/i.test(text))
        return MIGRATE;
    if (/TemplateDoesNotExist|TemplateNotFound|Failed to lookup view|View \[[^\]]{1,200}\] not found|Missing template|ENOENT.{0,200}\/views\//.test(text))
        return 'COPY the templates into the folder below WORKDIR where the app looks for them; check that .dockerignore does not exclude them.';
    return null;
}

;// CONCATENATED MODULE: ./src/smoke/causes/answer/server-error.ts




const serverError = {
    code: 'server-error',
    level: 'fail',
    about: 'it answers, but only with errors',
    find: (evidence) => {
        const check = serverErrorOf(evidence);
        if (check?.last?.kind !== 'http')
            return null;
        const { status, said } = check.last;
        const port = check.port ?? 0;
        const path = 'path' in check.spec ? check.spec.path : '/';
        const error = requestError(evidence, { port, path, status, ...(said === undefined ? {} : { said }) });
        const answer = `${status} ${check.last.reason}`.trim();
        const why = error === null ? '' : `: ${error.why}`;
        return {
            confidence: 'proved',
            message: gaveUp(evidence)
                ? `it answers on port ${port}, but only with ${answer}${why}`
                : `it was ready, but then answered on port ${port} only with ${answer}${why}`,
            fix: error?.fix ?? (error === null ? UNKNOWN : KNOWN),
            evidence: [
                `probed ${check.attempts} times, last answer ${answer}`,
                ...(said === undefined ? [] : [`its body: ${said}`]),
                ...lastLines(evidence.log.tail).map((line) => `log: ${line}`),
            ],
        };
    },
};
const ELSEWHERE = 'If another path reports its health, use it: `probe: http://…/healthz`.';
const UNKNOWN = `The app has an error that its log does not show: make it log its errors. ${ELSEWHERE}`;
const KNOWN = `Fix the error that it logs for each request. ${ELSEWHERE}`;

;// CONCATENATED MODULE: ./src/smoke/causes/start/service-failed.ts

const serviceFailed = {
    code: 'service-failed',
    level: 'fail',
    about: 'a service of the compose file that it depends on did not start, or is not healthy',
    find: ({ services = [] }) => {
        const failed = services.filter((service) => service.failed);
        // a service that was not started waits for another one
        const first = failed.find(({ state }) => state !== 'created') ?? failed[0];
        if (first === undefined)
            return null;
        const line = relevantLineOf(first.log);
        return {
            confidence: 'proved',
            message: `the service ${first.name} that it depends on ${failureOf(first)}${line === null ? '' : `: ${line}`}`,
            fix: 'Fix that service, or its settings in the compose file: the image under test is not the cause.',
            evidence: [
                ...failed.map((service) => `service ${service.name} ${failureOf(service)}`),
                ...first.log.slice(-5),
            ],
        };
    },
};
function failureOf({ state, exitCode, health }) {
    if (exitCode !== undefined)
        return `exited ${exitCode}`;
    if (state === 'running' && health !== undefined && health !== 'healthy')
        return health === 'unhealthy' ? 'is unhealthy' : 'did not become healthy in time';
    if (state === 'running')
        return 'did not finish in time';
    if (state === 'created')
        return 'was not started';
    return state === 'missing' ? 'could not be created' : `is ${state}`;
}

;// CONCATENATED MODULE: ./src/smoke/causes/answer/stopped-answering.ts





const stoppedAnswering = {
    code: 'stopped-answering',
    level: 'fail',
    about: 'it was ready, and then stopped responding',
    find: (evidence) => {
        const check = lapsedChecks(evidence).find(({ spec, soak }) => !isServerError({ spec, last: soak.last }));
        if (check === undefined)
            return null;
        const { failed, asked, last, failingSince } = check.soak;
        const silent = last === null || last.kind === 'silent';
        const line = relevantLineOf(evidence.log.tail);
        const name = check.port === null ? `\`${check.spec.text}\`` : `port ${check.port}`;
        const left = lostListener(check, evidence);
        const failure = left === null && last?.kind === 'closed' ? lastFailure(evidence.log) : (left?.failure ?? null);
        const said = left?.said ?? (silent ? 'no answer' : describeOutcome(last));
        return {
            confidence: 'proved',
            message: `${name} stopped ${check.port === null ? 'passing' : 'responding'} ${seconds(failingSince ?? 0)} after the start: ${said}${failure === null ? '' : `; ${failure}`}`,
            fix: left?.fix ??
                'Find out what it waits for once it serves requests: a lock, a full worker pool, a long job in the only thread.',
            evidence: [
                `probed ${asked} times after it was ready, ${failed} without a good answer${left === null ? `, the last: ${said}` : ''}`,
                ...(left === null ? listenerLines(evidence) : left.lines),
                ...(line === null ? [] : [`most relevant line of the log: ${line}`]),
            ],
        };
    },
};
/**
 * The listener is gone, but the main process runs: the process that listened ended, and may be restarted repeatedly.
 */
function lostListener({ port, soak }, evidence) {
    if (port === null || soak.last?.kind !== 'refused' || evidence.listeners === null)
        return null;
    const child = crashedChildren(evidence);
    const failure = child?.message ?? lastFailure(evidence.log);
    const isBack = rowsOn(evidence, port).length > 0;
    return {
        said: isBack ? 'its listener comes and goes' : 'nothing listens any more',
        failure,
        fix: `The process that listened there ended${isBack ? ' and was started again' : ''}, but the main process kept running. ${child?.advice ?? 'Find out why it ends (the log shows its last lines), and make the container end with it: run the server as the main process (`exec`).'}`,
        lines: isBack
            ? [`port ${port}: no listener when it was probed, but one at the end`]
            : listenerLines(evidence),
    };
}

;// CONCATENATED MODULE: ./src/smoke/causes/port/tls.ts
/** The port uses TLS, so it was probed over TLS. */

const tls = {
    code: 'tls',
    level: 'note',
    about: 'its port uses TLS, and was probed over TLS',
    find: ({ checks, phase }) => {
        const found = checks.filter(({ ok, spec, last }) => ok && spec.kind === 'auto' && speaksTls(last));
        if (phase !== 'done' || found.length === 0)
            return null;
        return {
            confidence: 'proved',
            message: `${portNames(found)} ${found.length > 1 ? 'use' : 'uses'} TLS, and ${found.length > 1 ? 'were' : 'was'} probed over TLS; the certificate was not verified`,
            evidence: found.map(({ port, attempts }) => `port ${port}: TLS after ${attempts} requests`),
        };
    },
};
const speaksTls = (last) => last?.kind === 'wants-tls' || last?.tls === true;

;// CONCATENATED MODULE: ./src/smoke/causes/port/udp-unproven.ts

const udpUnproven = {
    code: 'udp-unproven',
    level: 'warn',
    about: 'its UDP port is bound, but was not proved to work',
    find: (evidence) => {
        const bound = unprovedPorts(evidence);
        if (evidence.phase !== 'done' || evidence.ended || bound.length === 0)
            return null;
        const location = evidence.places.EXPOSE;
        const besides = evidence.checks.some((check) => check.ok && !isUnproved(check));
        return {
            ...(besides ? { level: 'note' } : {}),
            confidence: 'proved',
            message: `UDP ${portNames(bound)} ${bound.length > 1 ? 'are' : 'is'} bound, but not proved to work: a UDP port that does not answer may still work`,
            fix: `Add a probe whose datagram is answered: \`udp://:${bound[0]?.port ?? 0} send="…" answer\`.`,
            ...(location ? { location } : {}),
            evidence: bound.flatMap(({ port }) => udpOn(evidence, port).map((row) => `${row.protocol} ${row.address} ${port}`)),
        };
    },
};
/** Exposed or configured UDP ports that are bound and did not answer a probe. */
function unprovedPorts(evidence) {
    const asked = evidence.checks.filter(({ spec }) => spec.kind === 'udp');
    const ports = [...exposedUdp(evidence), ...asked.flatMap(({ port }) => port ?? [])];
    return [...new Set(ports)]
        .filter((port) => udpOn(evidence, port).length > 0)
        .filter((port) => asked.filter((check) => check.port === port).every(isUnproved))
        .map((port) => ({ port }));
}
const isUnproved = ({ spec, last }) => spec.kind === 'udp' && !(last?.kind === 'udp' && last.proved);

;// CONCATENATED MODULE: ./src/smoke/causes/answer/unexpected-answer.ts






/** Outcomes on a TCP port that are answers; other causes explain the rest. */
const TALKED = ['http', 'malformed', 'not-http', 'wants-tls', 'not-tls', 'untrusted', 'grpc'];
const unexpectedAnswer = {
    code: 'unexpected-answer',
    level: 'fail',
    about: 'a probe gets an answer other than the one that it expects',
    find: (evidence) => {
        const check = failedChecks(evidence).find(isUnexpected);
        if (!gaveUp(evidence) || check === undefined)
            return null;
        const host = hostOf(check, evidence);
        return {
            confidence: 'proved',
            message: messageOf(check, evidence.waited) + (host === null ? '' : `: ${host.why}`),
            fix: host?.fix ?? (check.last?.kind === 'malformed' ? MALFORMED : (unexpected_answer_FIXES[check.spec.kind] ?? unexpected_answer_FIX)),
            evidence: [
                `probe: ${check.spec.text}`,
                `probed ${check.attempts} times, last: ${unexpected_answer_lastOf(check)}`,
                ...(check.last?.kind === 'http' && check.last.said !== undefined
                    ? [`its body: ${check.last.said}`]
                    : []),
                ...(host === null || host.line === '' ? [] : [`it says: ${host.line}`]),
            ],
        };
    },
};
/** The host name that it refuses, if it refuses the one in the request. */
function hostOf({ spec, port, last }, { log }) {
    if (last?.kind !== 'http' || port === null)
        return null;
    return refusedHost(last, cleanLines([...log.head, ...log.tail]), {
        port,
        ...('path' in spec ? { path: spec.path } : {}),
    });
}
function isUnexpected({ spec, port, last }) {
    if (spec.kind === 'tcp' || spec.kind === 'healthcheck')
        return false;
    if (port === null || spec.kind === 'udp')
        return true;
    return TALKED.includes(last?.kind ?? '') && !isServerError({ spec, last });
}
function unexpected_answer_lastOf({ spec, last, attempts }) {
    if (last === null && spec.kind === 'udp' && attempts === 0)
        return 'no process has bound it';
    return last === null ? 'no answer' : describeOutcome(last);
}
function messageOf(check, waited) {
    const { spec, port } = check;
    if (spec.kind === 'exit')
        return `it has not ended after ${seconds(waited)}, but \`${spec.text}\` expects that`;
    if (spec.kind === 'log')
        return `no line of its log matched \`${spec.text}\` within ${seconds(waited)}`;
    if (port === null)
        return `\`${spec.text}\` does not pass: ${unexpected_answer_lastOf(check)}`;
    if (spec.kind === 'udp')
        return `UDP port ${port} does not pass \`${spec.text}\`: ${unexpected_answer_lastOf(check)}`;
    const path = 'path' in spec ? ` ${spec.path}` : '';
    return `port ${port} answers \`${spec.kind}${path}\` with: ${unexpected_answer_lastOf(check)}`;
}
const unexpected_answer_FIX = 'Correct the answer or the probe.';
const MALFORMED = 'Make it answer with valid HTTP: a status line such as `HTTP/1.1 200 OK`, header lines, an empty line. Reverse proxies and clients refuse this answer.';
const unexpected_answer_FIXES = {
    http: 'Correct the path, the scheme or what the probe expects, or use `probe: auto`.',
    https: 'Correct the path, the scheme or what the probe expects, or use `probe: auto`.',
    grpc: 'Make its health service return SERVING, correct the name of the service, or use `probe: tcp`.',
    udp: 'Bind the port on 0.0.0.0 and answer, or correct the probe.',
    exec: 'Run the command in the container, and fix the error that it shows.',
    log: 'Correct the text or the pattern, or raise `timeout`.',
    exit: 'Raise `timeout`, or remove the probe if the container is meant to keep running.',
};

;// CONCATENATED MODULE: ./src/smoke/causes/start/unknown-user.ts



const ENGINE = /unable to find (user|group) ([^\s:]{1,100})/i;
const unknown_user_SAYS = [
    [/unable to find user ([^\s:]{1,100})/i, 'user'],
    [/unable to find group ([^\s:]{1,100})/i, 'group'],
    [/^su: user ['"]?([^\s'"]{1,100})['"]? does not exist/, 'user'],
    [
        /^(?:su|chown|chpst|setuidgid|sudo|install): (?:unknown|invalid) user(?:\/group)?:? ['"‘]?([^\s'"’:]{1,100})/,
        'user',
    ],
    [/^(?:chown|chgrp|install): (?:unknown|invalid) group:? ['"‘]?:?([^\s'"’]{1,100})/, 'group'],
    [/getpwnam\(["']?([^\s"')]{1,100})["']?\)(?: failed|:)/, 'user'],
    [/getpwnam\(\): name not found: ['"]?([^\s'"]{1,100})/, 'user'],
    [/getgrnam\(["']?([^\s"')]{1,100})["']?\)(?: failed|:)/, 'group'],
    [/getgrnam\(\): name not found: ['"]?([^\s'"]{1,100})/, 'group'],
    [/bad user name ([^\s:]{1,100})/, 'user'],
    [/setpriv: failed to (?:find|get) (?:user|uid)[^:]{0,30}: ?['"]?([^\s'"]{1,100})/, 'user'],
];
const unknownUser = {
    code: 'unknown-user',
    level: 'fail',
    about: 'USER names a user or group that the image does not have',
    find: (evidence) => unknown_user_reportedByEngine(evidence) ?? unknown_user_reportedInLog(evidence),
};
function unknown_user_reportedByEngine(evidence) {
    const { startFailure } = evidence;
    const [, kind, name] = ENGINE.exec(startFailure ?? '') ?? [];
    if (startFailure === null || kind === undefined || name === undefined)
        return null;
    return {
        confidence: 'proved',
        message: `the ${kind} \`${name}\` is not in the image`,
        fix: unknown_user_fixOf(kind, name),
        ...userLocation(evidence),
        evidence: [userLine(evidence), startFailure],
    };
}
function unknown_user_reportedInLog(evidence) {
    if (evidence.startFailure !== null)
        return null;
    const found = readLog(evidence, unknownIn);
    if (found?.isSure !== true)
        return null;
    const { kind, name } = found.said;
    return {
        confidence: 'likely',
        message: `${effectOf(evidence)}: the ${kind} \`${name}\` is not in the image`,
        fix: unknown_user_fixOf(kind, name),
        evidence: [found.line],
    };
}
function unknownIn(line) {
    for (const [pattern, kind] of unknown_user_SAYS) {
        const name = pattern.exec(line)?.[1];
        if (name !== undefined)
            return { kind, name };
    }
    return null;
}
const unknown_user_fixOf = (kind, name) => `Create it in the final stage (\`RUN ${kind === 'group' ? 'groupadd' : 'useradd'} --system ${name}\`; on Alpine \`${kind === 'group' ? 'addgroup' : 'adduser'} -S ${name}\`), or use its number.`;

// EXTERNAL MODULE: ./src/faults/line-endings.ts
var line_endings = __webpack_require__(28702);
;// CONCATENATED MODULE: ./src/smoke/causes/start/windows-line-endings.ts
/** A script with CR LF line endings: the kernel looks for an interpreter named `/bin/sh\r`, and a shell for `\r`. */





const windowsLineEndings = {
    code: 'windows-line-endings',
    level: 'fail',
    about: 'a script that it runs has Windows line endings (CR LF)',
    find: (evidence) => {
        if (!isOver(evidence))
            return null;
        return byProgram(evidence) ?? byLog(evidence);
    },
};
function byProgram(evidence) {
    const isScript = (program) => program.hasCarriageReturn;
    const refused = refusal(evidence, (program) => isScript(program) && program.interpreter !== null, NOT_THERE);
    const read = refused ?? readByShell(evidence, isScript);
    if (read === null)
        return null;
    const { program, words } = read;
    const path = program.path ?? program.argv[0] ?? '';
    return {
        confidence: 'proved',
        message: `${effectOf(evidence)}: its script \`${path}\` has Windows line endings (CR LF)`,
        fix: (0,line_endings/* lineEndingsFix */.w7)(path),
        ...commandLocation(evidence),
        evidence: [`${path}: its first line ends in CR LF: ${JSON.stringify(program.firstLine ?? '')}`, words],
    };
}
/** Read by a shell, or by `env`, which looks for `python3\r`. */
function readByShell({ programs, log }, isScript) {
    const { main } = lastWords(log);
    const shown = main.find((line) => line_endings/* VISIBLE_CR */.$I.test(line));
    const words = shown ?? main.find((line) => line_endings/* SHELL_ERRORS */.$J.test(line));
    const program = (shown === undefined ? programs.slice(1) : programs).find(isScript);
    return program && words !== undefined ? { program, words } : null;
}
/** A script that could not be inspected, such as one that the command's script runs. */
function byLog(evidence) {
    const line = lastWords(evidence.log).main.find((words) => line_endings/* VISIBLE_CR */.$I.test(words) && !words.includes('bad interpreter')) ??
        cleanLines(evidence.log.tail)
            .slice(-5)
            .find((words) => /\/\S{1,100}\^M: bad interpreter/.test(words));
    if (line === undefined)
        return null;
    return {
        confidence: 'likely',
        message: `${effectOf(evidence)}: a script that it runs has Windows line endings (CR LF)`,
        fix: (0,line_endings/* lineEndingsFix */.w7)('FILE'),
        ...commandLocation(evidence),
        evidence: [line],
    };
}

;// CONCATENATED MODULE: ./src/smoke/causes/conduct/writes-files.ts

const SHOWN_FOLDERS = 3;
const SHOWN_PATHS = 10;
const writesFiles = {
    code: 'writes-files',
    level: 'note',
    about: 'it writes to its own file system, so a read-only one is not enough (reported with `audit`)',
    find: ({ inputs, changed, phase }) => {
        const leaves = (changed ?? []).filter((path) => !changed?.some((other) => other.startsWith(`${path}/`)));
        if (!inputs.audit || phase !== 'done' || leaves.length === 0)
            return null;
        const folders = [...new Set(leaves.map((path) => path.slice(0, path.lastIndexOf('/')) || '/'))];
        const shown = names(folders.slice(0, SHOWN_FOLDERS).map((folder) => folder.slice(0, 100)));
        const rest = folders.length > SHOWN_FOLDERS ? `, and ${folders.length - SHOWN_FOLDERS} more folders` : '';
        return {
            confidence: 'proved',
            message: `it wrote to ${shown}${rest}`,
            fix: 'To run it read-only, mount a volume or a tmpfs there (`read-only: true` with `tmpfs` tests that).',
            evidence: leaves.slice(0, SHOWN_PATHS).map((path) => path.slice(0, 300)),
        };
    },
};

// EXTERNAL MODULE: ./src/platform/compatible.ts
var compatible = __webpack_require__(37005);
;// CONCATENATED MODULE: ./src/smoke/causes/start/wrong-architecture.ts
/** The program is built for another processor or system, according to its header, and the kernel refused it. */





/** The shell of busybox reads a program that the kernel refuses as a script, and fails on its first bytes. */
const READ_AS_SCRIPT = /exec format error|cannot execute binary file|ELF|syntax error|not found|unexpected/i;
const SYSTEMS = new Set(['macOS', 'Windows']);
const wrongArchitecture = {
    code: 'wrong-architecture',
    level: 'fail',
    about: 'its program is built for another processor or system',
    find: (evidence) => {
        const found = wrong_architecture_refused(evidence);
        if (found === null)
            return null;
        const { program, words } = found;
        const { engine, image } = evidence;
        const architecture = program.architecture ?? '';
        const isMain = program === evidence.programs[0];
        const host = SYSTEMS.has(architecture)
            ? `a container runs ${engine.os}`
            : `this host is ${engine.architecture}`;
        return {
            confidence: words === null ? 'likely' : 'proved',
            message: `its program${isMain ? '' : ` \`${program.argv[0] ?? ''}\``} is built for ${architecture}, and ${host}`,
            fix: `Build for this host (\`platform: ${engine.os}/${engine.architecture}\`), or copy the ${engine.architecture} program into the image.`,
            evidence: [
                `${program.path ?? (0,shell_quote/* quoteCommand */.c)(program.argv)}: its header says ${architecture}`,
                `image platform: ${image.platform.os}/${image.platform.architecture}`,
                ...(words === null ? [] : [words]),
            ],
        };
    },
};
function wrong_architecture_refused(evidence) {
    const { log, programs, startFailure, phase } = evidence;
    if (!isOver(evidence) || phase !== 'waiting')
        return null;
    const isForeign = (program) => program.architecture !== null && !(0,compatible/* runsOn */.k)(machineOf(program.architecture, evidence.image), evidence.engine);
    const [main] = programs;
    if (main && isForeign(main)) {
        const words = [startFailure ?? '', ...cleanLines(log.tail)].find((line) => BAD_FORMAT.test(line));
        return words === undefined && log.bytes > 0 ? null : { program: main, words: words ?? null }; // else it ran, emulated
    }
    return refusal(evidence, isForeign, READ_AS_SCRIPT);
}
/** An ELF header has no variant; if the architecture is the same, that of the image applies. */
const machineOf = (architecture, { platform }) => architecture === platform.architecture ? platform : { architecture };

;// CONCATENATED MODULE: ./src/smoke/causes/index.ts


























































const CAUSES = [
    serviceFailed,
    nothingToProbe,
    runsAsRoot,
    wrongArchitecture,
    windowsLineEndings,
    missingShebang,
    missingLoader,
    missingLibrary,
    unknownUser,
    badWorkdir,
    notExecutable,
    commandNotFound,
    outOfMemory,
    childOutOfMemory,
    filesFillMemory,
    processLimit,
    diskFull,
    stalePid(diagnose),
    addressInUse,
    privilegedPort,
    readOnly,
    permissionDenied,
    unresolvedHost,
    refusedByDependency,
    crashed,
    exitedAtStart,
    exitedLate,
    ignoresPort,
    loopbackOnly,
    wrongPort,
    ipv6Only,
    unixSocketOnly,
    healthcheckUnrunnable,
    healthcheckDisagrees,
    stillStarting,
    neverListened,
    serverError,
    unexpectedAnswer,
    noAnswer,
    stoppedAnswering,
    healthcheckFailing,
    exposedButSilent,
    notRestartable(diagnose),
    childCrashes,
    udpUnproven,
    killedOnStop,
    dropsRequests,
    memoryGrows,
    busyWhenIdle,
    listensUnexposed,
    missingSetting,
    tls,
    processesAsRoot,
    writesFiles,
    oneShot,
];
const causes_LEVELS = ['fail', 'warn', 'note'];
const CONFIDENCES = ['proved', 'likely', 'hint'];
/**
 * All findings: failures first, then proved before likely before hint, else in the order above. An effect is left out
 * if a cause explains it. A hint explains nothing; it is added to the message of the effect.
 */
function diagnose(evidence) {
    const found = withoutRepeatedLines(evidence, CAUSES.flatMap((cause) => {
        const finding = cause.find(evidence);
        return finding === null ? [] : [{ isEffect: cause.isEffect === true, ...toFinding(cause, finding) }];
    }));
    const isExplained = found.some((finding) => !finding.isEffect && explains(finding));
    const kept = found.filter(({ isEffect, level }) => !(isExplained && isEffect && level === 'fail'));
    const isKnown = evidence.phase === 'done' || kept.some(({ level }) => level === 'fail');
    const sorted = (isKnown ? kept : [{ isEffect: true, ...unexplained(evidence) }, ...kept]).sort((a, b) => rank(a) - rank(b));
    const hint = sorted.find(isHint);
    return sorted.map(({ isEffect, ...finding }, index) => index === 0 && isEffect && hint ? withHint(finding, hint) : finding);
}
/** If several causes use the same log line, only the first is kept. */
function withoutRepeatedLines({ log }, found) {
    const lines = new Set(cleanLines([...log.head, ...log.tail]).map((line) => quoteLine(line.trim())));
    const taken = new Set();
    return found.filter(({ isEffect, confidence, evidence }) => {
        const read = evidence.filter((line) => lines.has(line));
        if (isEffect || confidence === 'proved')
            return true;
        const isTaken = read.some((line) => taken.has(line));
        for (const line of read)
            taken.add(line);
        return !isTaken;
    });
}
const isHint = ({ level, confidence }) => level === 'note' && confidence === 'hint';
/** Each log line is shown once: a hint that only quotes it is left out, one that explains it replaces it. */
function withHint(effect, hint) {
    const { message, fix } = effect;
    const [line = ''] = hint.evidence;
    const ending = `: ${line}`;
    if (hint.message.includes(line) && message.includes(line))
        return effect;
    const begin = message.endsWith(ending) ? message.slice(0, -ending.length) : message;
    const better = fix?.startsWith(UNKNOWN_FIX) === true ? hint.fix : fix;
    return {
        ...effect,
        message: `${begin.replace(/\.$/, '')}; ${hint.message}`,
        ...(better === undefined ? {} : { fix: better }),
    };
}
const toFinding = ({ code, level }, found) => ({ code, level, ...found });
const explains = ({ level, confidence }) => level === 'fail' && confidence !== 'hint';
const rank = ({ level, confidence }) => causes_LEVELS.indexOf(level) * CONFIDENCES.length + CONFIDENCES.indexOf(confidence);
/** The finding if no known cause was found, with everything that was observed. */
function unexplained(evidence) {
    const { phase, startFailure, state, checks, log } = evidence;
    return {
        code: 'not-ready',
        level: 'fail',
        confidence: 'proved',
        message: `it did not become ready within ${seconds(evidence.waited)}, and no known cause fits what was seen`,
        evidence: [
            `last phase: ${phase}`,
            ...(startFailure === null ? [] : [startFailure]),
            ...(state === null
                ? []
                : [`state ${state.status}, exit code ${state.exitCode}, health ${state.health.status}`]),
            ...checks.map(({ spec, port, last }) => `${port === null ? spec.text : `port ${port}`}: ${describeOutcome(last)}`),
            ...listenerLines(evidence),
            ...log.tail.slice(-5),
        ],
    };
}

// EXTERNAL MODULE: ./src/platform/elf.ts
var elf = __webpack_require__(50286);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/faults/head.ts
var head = __webpack_require__(77939);
// EXTERNAL MODULE: ./src/platform/search-path.ts
var search_path = __webpack_require__(15119);
;// CONCATENATED MODULE: ./src/smoke/program/find.ts
/**
 * Finds the program that a container should run in its file system, and the programs that this runs: the script of a
 * shell, the child of an init. Only used after it failed to run.
 */





const find_MOST_INNER = 3;
/**
 * The command itself first, and `named` ones last. `env`: `NAME=value` entries of the settings, in addition to those of
 * the image.
 */
async function findPrograms(engine, container, image, argv, env, named = []) {
    const read = (path) => find_head(engine, container, path);
    const programs = [];
    for (let at = argv; at?.[0] && programs.length <= find_MOST_INNER;) {
        programs.push(await findProgram(read, image, at, [...image.env, ...env]));
        at = innerCommand(at);
    }
    for (const path of named.filter((one) => !programs.some(({ argv: [first] }) => first === one)))
        programs.push(await findProgram(read, image, [path], []));
    return programs;
}
async function findProgram(read, { config }, argv, env) {
    for (const path of (0,search_path/* placesOf */.e)(argv[0] ?? '', config.workingDir, env)) {
        const file = await read(path);
        if (file !== null)
            return { argv, ...(await describe(read, path, file)) };
    }
    return unknownProgram(argv);
}
async function describe(read, path, file) {
    const { needs, ...facts } = file.type === 'file' ? (0,head/* headOf */.U)(file.bytes) : head/* NO_HEAD */.B;
    const target = needs ? await read(needs.path) : null;
    const interpreter = needs ? { ...needs, isThere: target !== null } : null;
    const ofScript = needs?.kind === 'script' && target ? (0,elf/* elfArchitecture */.l)(target.bytes) : null;
    return {
        path,
        isFolder: file.type === 'directory',
        mode: file.mode,
        ...facts,
        architecture: facts.architecture ?? ofScript,
        interpreter,
    };
}
const unknownProgram = (argv) => ({
    argv,
    path: null,
    isFolder: false,
    mode: null,
    architecture: null,
    interpreter: null,
    lacksShebang: false,
    hasCarriageReturn: false,
    firstLine: null,
});
const fileExists = async (engine, container, path) => (await find_head(engine, container, path))?.type === 'file';
/** Null also for a path that the engine cannot look up (through a file, or a loop of links). */
async function find_head(engine, container, path) {
    try {
        return await engine.readFile(container, path, elf/* HEAD_BYTES */.Lq);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo && error.code === 'engine-failed')
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/smoke/program/background.ts
/**
 * What a script starts in the background (`app &`) and does not wait for: it ends with the container's main process.
 * Pure.
 */
const background_MOST_CHARACTERS = 65_536;
const background_MOST = 5;
const background_MOST_SHOWN = 200;
/** Commands that do no work. */
const IDLE = /^(?:echo|printf|sleep|true|:|exit|date|cat|disown|fi|done|esac|\}|return|trap|set|unset|export)(?:\s|$)/;
const WAITS = /^(?:wait|fg)(?:\s|$)/;
function leftByScript(script) {
    const commands = commandsOf(script.slice(0, background_MOST_CHARACTERS));
    const waited = commands.findLastIndex(({ text }) => WAITS.test(text));
    const work = commands.findLastIndex(({ text, isBackground }) => !isBackground && !IDLE.test(text));
    return commands
        .flatMap(({ text, isBackground }, at) => {
        const command = shortOf(text);
        if (!isBackground || at < waited || command === '' || IDLE.test(command))
            return [];
        return [{ command, isLast: at > work }];
    })
        .slice(-background_MOST);
}
/** Without `nohup`, `(` and redirections. */
const shortOf = (text) => text
    .slice(0, 2 * background_MOST_SHOWN)
    .replace(/\s+/g, ' ')
    .replace(/^(?:[({]\s*)?(?:nohup\s+|setsid\s+)?/, '')
    .replace(/ ?\d?(?:&>|>>?|<).*$/, '')
    .replace(/[)} ]+$/, '')
    .slice(0, background_MOST_SHOWN);
/** Reads the characters once: it respects quotes, comments and `\` at line ends, and does not expand words. */
function commandsOf(script) {
    const commands = [];
    let text = '';
    let quote = '';
    const end = (isBackground) => {
        if (text.trim() !== '')
            commands.push({ text: text.trim(), isBackground });
        text = '';
    };
    for (let at = 0; at < script.length; at++) {
        const char = script[at] ?? '';
        const next = script[at + 1] ?? '';
        const before = script[at - 1] ?? '';
        if (char === '\\' && quote !== "'") {
            text += next === '\n' ? ' ' : char + next;
            at++;
        }
        else if (quote !== '') {
            if (char === quote)
                quote = '';
            text += char;
        }
        else if (char === '"' || char === "'") {
            quote = char;
            text += char;
        }
        else if (char === '#' && (text.trim() === '' || /\s/.test(before))) {
            const line = script.indexOf('\n', at);
            at = line < 0 ? script.length : line - 1;
        }
        else if (char === '&' && next === '&') {
            end(false);
            at++;
        }
        else if (char === '&' && next !== '>' && before !== '>' && before !== '<')
            end(true);
        else if (char === '\n' || char === ';' || char === '|')
            end(false);
        else
            text += char;
    }
    end(false);
    return commands;
}

;// CONCATENATED MODULE: ./src/smoke/rehearsal/files-left.ts
/** Files of an earlier start that are in the container and may be why it does not start. */



const MOST_CHANGED = 2000;
const files_left_MOST = 10;
/** As absolute paths: those that the log names, then others that are called like a PID or lock file. */
async function filesLeft({ container, deps: { engine } }, { log, image }) {
    const named = staleFileIn(log, image.config.workingDir)?.paths ?? [];
    const changed = await unlessRefused(engine.changed(container, MOST_CHANGED), []);
    const candidates = [...new Set([...named, ...changed.filter(isLockName)])].slice(0, files_left_MOST);
    return filesOf(engine, container, candidates);
}
/** Those that the last lines of the log name, that this container has not written, and that no volume has. */
async function staleInImage({ container, inputs, image, deps: { engine } }, mounts, log) {
    const paths = staleFileAtEnd(log, image.config.workingDir)?.paths ?? [];
    if (paths.length === 0)
        return [];
    const changed = await unlessRefused(engine.changed(container, MOST_CHANGED), null);
    if (changed === null || changed.length >= MOST_CHANGED)
        return [];
    // by their names: the engine writes /run where the log says /var/run
    const written = new Set(changed.map((path) => external_node_path_.posix.basename(path)));
    const targets = [...mounts.map(({ target }) => target), ...inputs.container.tmpfs.map(({ path }) => path)];
    const isOfImage = (path) => !written.has(external_node_path_.posix.basename(path)) &&
        targets.every((target) => external_node_path_.posix.relative(target, path).startsWith('..'));
    return filesOf(engine, container, paths.filter(isOfImage).slice(0, files_left_MOST));
}
async function filesOf(engine, container, paths) {
    const found = [];
    for (const path of paths)
        if (await isFile(engine, container, path))
            found.push(external_node_path_.posix.normalize(path));
    return found;
}
async function isFile(engine, container, path) {
    const file = await unlessRefused(engine.readFile(container, path, 0), null);
    return file !== null && file.type !== 'directory';
}
/** An engine that cannot look up one of them must not end the trial. */
async function unlessRefused(call, otherwise) {
    try {
        return await call;
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo && error.code === 'engine-failed')
            return otherwise;
        throw error;
    }
}

// EXTERNAL MODULE: ./src/core/run-id.ts
var run_id = __webpack_require__(20394);
;// CONCATENATED MODULE: ./src/smoke/container/missing-paths.ts
/** Paths that the end of the log reports as missing, and paths where modules of such a name would be. Pure. */




const SAYS_MISSING = /not found|no such file|can(?:no|')t (?:find|open|load|access|stat)|could(?: no|n')t (?:find|open|load|resolve)|unable to (?:find|open|access|load)|failed to open|does not exist|doesn't exist|ENOENT|No module named|ClassNotFound|not installed/i;
const missing_paths_NAME = String.raw `['"‘\x60]?((?:@[\w.-]{1,100}\/)?[\w.-]{1,100})`;
const PATTERNS = [
    {
        says: new RegExp(String.raw `Cannot find (?:module|package) ${missing_paths_NAME}`),
        paths: (name) => [`node_modules/${name}`],
        isProgram: false,
    },
    {
        says: new RegExp(String.raw `(?:^|: )(?:line )?(?:\d+: )?${missing_paths_NAME}['"’]?: (?:command )?not found`),
        paths: (name) => [
            `node_modules/.bin/${name}`,
            `.venv/bin/${name}`,
            `venv/bin/${name}`,
            `vendor/bin/${name}`,
            name,
        ],
        isProgram: true,
    },
    {
        says: /No module named '?([A-Za-z_]\w{0,100})/,
        paths: (name) => [name, `${name}.py`, '.venv', 'venv'],
        isProgram: false,
    },
    {
        says: /cannot load such file -- ([\w./-]{1,200})/,
        paths: (name) => [name, `${name}.rb`, 'vendor/bundle'],
        isProgram: false,
    },
    {
        says: /(?:Could not find (?:gem )?['"]?([\w.-]{1,100}).{0,200} in (?:any of|locally|rubygems)|bundler: command not found)/,
        paths: () => ['vendor/bundle'],
        isProgram: false,
    },
    { says: /(vendor\/autoload\.php)/, paths: (name) => [name], isProgram: false },
];
const missing_paths_MOST = 24;
/** `refusal`: the engine's words when it did not start the container. Words of `argv` count only where a line reports something missing. */
function missingPaths(log, refusal, argv, workingDir, mounts) {
    const { main, traceback } = lastWords(log);
    const reported = [
        ...(refusal === null ? [] : [refusal]),
        ...main,
        ...(traceback ? [traceback.message] : []),
    ];
    const lines = reported.filter((line) => SAYS_MISSING.test(line));
    const home = external_node_path_.posix.resolve('/', workingDir);
    const bases = [...new Set([home, ...mounts])];
    const found = lines.flatMap((line) => {
        const program = missingProgram(line);
        const path = pathIn(line);
        const own = argv.flatMap((word, index) => (isPath(word, index) ? word.split(':') : []));
        return [
            ...(program ? at(program.name, [home], true, line) : []),
            ...(path === null
                ? []
                : at(path, [home], argv.some((word) => word.endsWith(path)), line)),
            ...PATTERNS.flatMap(({ says, paths, isProgram }) => {
                const match = says.exec(line);
                return match ? paths(match[1] ?? '').flatMap((one) => at(one, bases, isProgram, line)) : [];
            }),
            ...own.flatMap((word) => at(word, [home], true, line)),
        ];
    });
    const byPath = new Map();
    for (const one of found)
        if (!byPath.has(one.path))
            byPath.set(one.path, one);
    return [...byPath.values()].slice(0, missing_paths_MOST);
}
/** A program without a slash is searched on PATH instead. */
const isPath = (word, index) => /^[\w.@+/][\w./@:+-]{0,300}$/.test(word) && (index > 0 || word.includes('/'));
const at = (path, bases, isProgram, line) => path === '' ? [] : bases.map((base) => ({ path: external_node_path_.posix.resolve(base, path), isProgram, line }));

;// CONCATENATED MODULE: ./src/smoke/container/hidden-by-mount.ts
/**
 * Finds files that a mount hides: the container reports them missing, they are below a mount, and the image has them. The
 * image is read through a second container without mounts, which is never started.
 */





/** The most likely first. `refusal`: the engine's words when it did not start the container. */
async function findHidden(subject, mounts, refusal, log) {
    const { image, inputs, deps, container } = subject;
    const covers = coversOf(subject, mounts);
    if (covers.length === 0)
        return [];
    const argv = commandOf(image.config, inputs);
    const targets = covers.map(({ target }) => target);
    const below = missingPaths(log, refusal, argv, image.config.workingDir, targets).flatMap((missing) => {
        const cover = covers.find(({ target }) => isBelow(missing.path, target));
        return cover ? [{ ...missing, cover }] : [];
    });
    const { engine } = deps;
    const hidden = [];
    const gone = [];
    for (const one of below)
        if (one.cover.isMemory || !(await isThere(engine, container, one.path)))
            gone.push(one);
    if (gone.length === 0)
        return [];
    const bare = await bareContainer(subject);
    if (bare === null)
        return [];
    try {
        for (const one of gone)
            if (await isThere(engine, bare, one.path))
                hidden.push(one);
    }
    finally {
        await engine.remove(bare);
    }
    return hidden.map(({ path, isProgram, line, cover: { target, text } }) => ({
        ...{ path, isProgram, line, target },
        mount: text,
    }));
}
/** Mounts, the deepest first. */
function coversOf({ inputs, deps }, mounted) {
    const base = deps.services?.folder ?? process.cwd();
    const prefix = `${(0,run_id/* projectName */.j1)(deps.run)}_`;
    const mounts = mounted.map(({ kind, source, target }) => {
        const inBase = (0,external_node_path_.relative)(base, source);
        const shown = kind !== 'bind'
            ? source.replace(prefix, '')
            : inBase.startsWith('..')
                ? source
                : inBase === ''
                    ? '.'
                    : `./${inBase}`;
        const isAnonymous = /^[0-9a-f]{64}$/.test(shown);
        return { target, text: isAnonymous ? target : `${shown}:${target}`, isMemory: kind === 'tmpfs' };
    });
    const memory = inputs.container.tmpfs.map(({ path }) => ({
        target: path,
        text: `tmpfs ${path}`,
        isMemory: true,
    }));
    return [...mounts, ...memory].sort((a, b) => b.target.length - a.target.length);
}
const isBelow = (path, folder) => external_node_path_.posix.resolve('/', folder) !== '/' && path.startsWith(`${external_node_path_.posix.resolve('/', folder)}/`);
async function bareContainer({ image, deps: { engine, run } }) {
    try {
        return await engine.create({
            name: (0,run_id/* containerName */.xN)(run, 'bare'),
            image: image.id,
            labels: { [run_id/* RUN_LABEL */.jQ]: run },
            env: [],
            cmd: ['true'],
            entrypoint: null,
            publish: [],
            network: 'none',
            memory: null,
            cpus: null,
        });
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo && error.code === 'engine-failed')
            return null;
        throw error;
    }
}
/** False also where the engine cannot look up the path. */
async function isThere(engine, container, path) {
    try {
        return (await engine.readFile(container, path, 0)) !== null;
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo && error.code === 'engine-failed')
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/smoke/container/collect-evidence.ts
/** From the observation to the evidence: adds what the engine still has, such as files of the container. Changes nothing. */







async function collectEvidence({ observed, mounts }, subject) {
    const { image, inputs, deps } = subject;
    const { phase, startFailure, ended, state, log } = observed;
    const failedToRun = startFailure !== null || (ended && phase === 'waiting');
    const hidden = phase === 'done' ? [] : await findHidden(subject, mounts, startFailure, log);
    const programs = failedToRun ? await lookForPrograms(subject, observed) : [];
    const left = ended && state?.exitCode === 0 ? await lookForLeft(subject) : [];
    const ownModule = failedToRun ? await lookForModule(subject, observed) : null;
    const stale = failedToRun && startFailure === null ? await staleInImage(subject, mounts, log) : [];
    const { config, platform, env } = image;
    return {
        image: { config, platform, env },
        engine: deps.info,
        inputs,
        ...observed,
        programs,
        ...(left.length === 0 ? {} : { left }),
        ...(hidden.length === 0 ? {} : { hidden }),
        ...(stale.length === 0 ? {} : { staleInImage: stale }),
        ...(ownModule === null ? {} : { ownModule }),
        places: deps.places,
    };
}
/** Exit codes of shells for a command that cannot run, and for one that was not found. */
const NOT_RUN = [126, 127];
function lookForPrograms({ image, inputs, deps, container }, { state, log }) {
    const argv = commandOf(image.config, inputs);
    const named = NOT_RUN.includes(state?.exitCode ?? 0) ? namedPrograms(log) : [];
    return findPrograms(deps.engine, container, image, argv, inputs.env, named);
}
/** Reads its script, where it runs one: a background process is often gone before it can be seen. */
async function lookForLeft({ image, inputs, deps: { engine }, container }) {
    const argv = commandOf(image.config, inputs);
    const text = shellText(argv);
    if (text !== null)
        return leftByScript(text);
    const programs = await findPrograms(engine, container, image, argv, inputs.env);
    const script = programs.find(({ firstLine, interpreter }) => firstLine !== null && isShell(interpreter));
    if (script?.path == null)
        return [];
    const file = await engine.readFile(container, script.path, SCRIPT_BYTES);
    return file === null ? [] : leftByScript(file.bytes.toString('utf8'));
}
const SCRIPT_BYTES = 65_536;
const collect_evidence_SHELL = /(?:^|\/)(?:ba|da|a|z|k)?sh$/;
/** A script without an interpreter is run by a shell; `env` finds one by its name. */
const isShell = (interpreter) => interpreter === null || collect_evidence_SHELL.test(interpreter.path) || interpreter.path.endsWith('/env');
/** Of `sh -c TEXT`. */
function shellText([command = '', ...words]) {
    const at = words.findIndex((word) => /^-[a-z]*c$/.test(word));
    return collect_evidence_SHELL.test(command) && at >= 0 ? (words[at + 1] ?? null) : null;
}
async function lookForModule(subject, { log }) {
    const { image, inputs, deps, container } = subject;
    const { workingDir } = image.config;
    const argv = commandOf(image.config, inputs);
    const reference = missingOwnModule(log, argv, [...image.env, ...inputs.env]);
    if (reference === null)
        return null;
    for (const path of candidatesOf(reference, workingDir))
        if (await fileExists(deps.engine, container, path))
            return { reference, workingDir, file: path };
    return { reference, workingDir, file: null };
}

;// CONCATENATED MODULE: ./src/smoke/container/health-pace.ts
/** Seconds from the end of a run to the next. */
const health_pace_PACE = 1;
/** What Docker uses where the image does not say. */
const DEFAULTS = { interval: 30, retries: 3 };
const MOST_RETRIES = 1_000_000;
/** The image's own HEALTHCHECK, run faster: with as many more retries, it becomes unhealthy no sooner. */
function paced(own) {
    const { interval = DEFAULTS.interval, retries = DEFAULTS.retries, startInterval = health_pace_PACE } = own;
    const pace = Math.min(health_pace_PACE, interval);
    return {
        ...own,
        interval: pace,
        startInterval: Math.min(pace, startInterval),
        retries: Math.min(Math.ceil((retries * interval) / pace), MOST_RETRIES),
    };
}
/** For the Report: `, run every 1 s (its own interval: 30 s)`; empty where its own interval is not longer. */
function paceText({ interval = DEFAULTS.interval }) {
    return interval <= health_pace_PACE ? '' : `, run every ${health_pace_PACE} s (its own interval: ${durationText(interval)})`;
}
const durationText = (seconds) => seconds >= 60 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;

;// CONCATENATED MODULE: ./src/smoke/container/engine-refusal.ts
/** Whether the engine refused to create or start a container because of a setting, and not of the image. Pure. */

const RULES = [
    {
        setting: 'network',
        isGiven: ({ network }) => network !== null,
        says: /network \S+ not found|could not find a network|network-scoped|invalid network|container \S+ is not running|no such container|joining network|network namespace|user defined networks|host-mode networking|conflicting options/i,
    },
    {
        setting: 'gpus',
        isGiven: ({ container }) => container.gpus !== null,
        says: /could not select device driver|nvidia-container|\bcdi (device|vendor)|device request/i,
    },
    {
        setting: 'security-opt',
        isGiven: ({ container }) => container.securityOpt.length > 0,
        says: /security-opt|seccomp|apparmor|selinux|invalid label|keycreate|no.new.privileges/i,
    },
    {
        setting: 'cap-add or cap-drop',
        isGiven: ({ container }) => container.capAdd.length + container.capDrop.length > 0,
        says: /capabilit|invalid cap(add|drop)|unable to apply caps/i,
    },
    {
        setting: 'volumes',
        isGiven: ({ container }) => container.volumes.length > 0,
        says: /mount config|bind source path|volume (plugin|driver)|mounting volume|volume specification|volume name|error mounting|mount point|mount through procfd|failed to fulfil mount|\bmount mode|shared or slave mount/i,
    },
    {
        setting: 'tmpfs',
        isGiven: ({ container }) => container.tmpfs.length > 0,
        says: /tmpfs/i,
    },
    {
        setting: 'ulimit',
        isGiven: ({ container }) => container.ulimits.length > 0,
        says: /ulimit|rlimit/i,
    },
    {
        setting: 'pids-limit',
        isGiven: ({ container }) => container.pidsLimit !== null,
        says: /pids/i,
    },
    {
        setting: 'shm-size',
        isGiven: ({ container }) => container.shmSize !== null,
        says: /\bshm\b/i,
    },
    {
        setting: 'add-host',
        isGiven: ({ container }) => container.addHost.length > 0,
        says: /add-host|host-gateway|extra.?hosts?/i,
    },
    { setting: 'dns', isGiven: ({ container }) => container.dns.length > 0, says: /nameserver|\bdns\b/i },
    { setting: 'init', isGiven: ({ container }) => container.init, says: /docker-init|\btini\b|catatonit/i },
    {
        setting: 'user',
        isGiven: ({ container }) => container.user !== null,
        says: /unable to find (user|group)|uids and gids|no matching entries in (passwd|group)|linux spec user/i,
    },
    {
        setting: 'cpus',
        isGiven: ({ cpus }) => cpus !== null,
        says: /range of cpus|nanocpus|cpu\.(cfs|max)|cfs (quota|period)/i,
    },
    {
        setting: 'memory',
        isGiven: ({ memory }) => memory !== null,
        says: /minimum memory limit|memory limit allowed|memoryswap|memory limit without swap/i,
    },
];
const engine_refusal_MOST_CHARACTERS = 4096;
/** A message about the command. In Go's quotes: their content is escaped. */
const OF_COMMAND = /exec:? "((?:[^"\\]|\\.){0,1000})": /i;
/** First processes that the engine adds for `init`. */
const INITS = new Set(['docker-init', 'tini', 'catatonit']);
/** The setting that an engine's message rejects; null where the message is about the image, or unknown. */
function refusedSetting(words, inputs, image) {
    const text = ownWords(words.slice(0, engine_refusal_MOST_CHARACTERS), inputs, image);
    if (text === null)
        return null;
    return RULES.find(({ isGiven, says }) => isGiven(inputs) && says.test(text))?.setting ?? null;
}
/** Throws a `settings` error where the message is about a setting. */
function blameSetting(words, inputs, image) {
    const setting = refusedSetting(words, inputs, image);
    if (setting === null)
        return;
    const said = words.replace(/^The engine could not [^:]+: /, '');
    throw new errors/* UserError */.yo('settings', `${setting}: the engine refuses it: ${said}`, HINT, { exit: 2 });
}
const HINT = 'No fault of the image was found: it was not started.';
/**
 * The message without values of the image: a user named `seccomp` is not an error of seccomp. Null where the message is
 * certainly about the image.
 */
function ownWords(words, inputs, image) {
    const [, program] = OF_COMMAND.exec(words) ?? [];
    if (program !== undefined && !(inputs.container.init && isInit(program)))
        return null;
    if (isOwnVolume(words, inputs))
        return null;
    const names = namesOf(image, inputs);
    if (names.some((name) => name.length > LONGEST_NAME && words.includes(name.slice(0, LONGEST_NAME))))
        return null;
    return withoutPaths(withoutQuoted(names.reduce(withoutName, words)));
}
const isInit = (path) => INITS.has(path.slice(path.lastIndexOf('/') + 1));
/** An anonymous volume that no setting adds comes from the image's VOLUME. */
const isOwnVolume = (words, { container: { volumes } }) => /mounting "[^"]{0,1000}\/volumes\/[0-9a-f]{64}\/_data"/.test(words) &&
    volumes.every(({ source }) => source !== null);
/** Engines cut longer names, and no real image has one. */
const LONGEST_NAME = 255;
const engine_refusal_MOST_NAMES = 500;
/** The longest first, as one may be part of another. */
function namesOf({ config, env }, inputs) {
    const { user, workingDir, entrypoint, cmd, healthcheck, stopSignal = '', exposedPorts, labels } = config;
    const words = [
        ...(inputs.container.user === null ? [user, ...user.split(':')] : []),
        ...foldersOf(workingDir),
        ...entrypoint,
        ...cmd,
        ...(healthcheck?.test ?? []),
        stopSignal,
        ...exposedPorts.slice(0, engine_refusal_MOST_NAMES),
        ...env.flatMap((item) => [item, item.slice(item.indexOf('=') + 1)]),
        ...Object.entries(labels).flat(),
    ];
    const names = [...new Set(words)].filter((word) => word.length > 1);
    return names.slice(0, engine_refusal_MOST_NAMES).sort((a, b) => b.length - a.length);
}
/** `/a/b` and `/a`: an engine creates one after another, and may fail at each. */
function foldersOf(path) {
    const parts = path
        .split('/')
        .filter((part) => part !== '')
        .slice(0, 50);
    return [path, ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)];
}
/** What engines write before a name that they do not quote. */
const BEFORE_NAME = /(?:^|[\s:("'])(?:user|group|uid|gid|signal|variable|exec|stat|lstat|open|mkdir|chdir|port|proto|type|label|folder|directory):? ?$/i;
const ENDS_NAME = /^(?:[\s:;,)"'/]|$)/;
const LONGEST_BEFORE = 20;
/** Removes a path everywhere; a word only in a position where engines write a name. */
function withoutName(words, name) {
    let left = '';
    let from = 0;
    for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
        if (at < from)
            continue;
        const isName = name.includes('/') || BEFORE_NAME.test(words.slice(Math.max(0, at - LONGEST_BEFORE), at));
        if (!isName || !ENDS_NAME.test(words.slice(at + name.length, at + name.length + 1)))
            continue;
        left += words.slice(from, at);
        from = at + name.length;
    }
    return left + words.slice(from);
}
/** Names of the mounts that runtimes add themselves. */
const OWN_QUOTED = new Set(['tmpfs', 'shm', 'mqueue', 'proc', 'sysfs', 'cgroup', 'devpts', 'bind', 'volume']);
const withoutQuoted = (words) => words.replace(/"((?:[^"\\]|\\.)*)"/g, (whole, quoted) => OWN_QUOTED.has(quoted) || isInit(quoted) ? whole : '""');
/** Files of the kernel stay: they show which feature failed. */
const withoutPaths = (words) => words.replace(/\/[^\s:;,"')]+/g, (path) => /^\/(?:proc|sys)\//.test(path) || path === '/dev/shm' || isInit(path) ? path : '/');

;// CONCATENATED MODULE: ./src/smoke/container/create.ts





/** Returns its id. Rejects with `settings` where the engine refuses one of them. */
async function makeContainer(image, inputs, { ports }, { publishOn, network }, { engine, info, run, platform, role }) {
    const guard = memoryGuard(info);
    const { healthcheck } = image.config;
    const settings = withPidsLimit(await withOwnVolumes(inputs.container, engine, run));
    try {
        return await engine.create({
            name: (0,run_id/* containerName */.xN)(run, role),
            image: image.id,
            platform,
            labels: { [run_id/* RUN_LABEL */.jQ]: run },
            env: [...inputs.env],
            cmd: inputs.command === null ? null : [...inputs.command],
            entrypoint: inputs.entrypoint === null ? null : [...inputs.entrypoint],
            publish: publishOn === null ? [] : [...ports],
            ...(publishOn === null ? {} : { publishOn }),
            network: inputs.network ?? network,
            ...(healthcheck ? { healthcheck: paced(healthcheck) } : {}),
            memory: inputs.memory,
            ...(guard === null ? {} : { memoryGuard: guard }),
            cpus: inputs.cpus,
            settings,
        });
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo && error.code === 'engine-failed')
            blameSetting(error.message, inputs, image);
        throw error;
    }
}
/** Processes and threads, unless `pids-limit` is set: more is a fork bomb, which would also bring down the runner. */
const PIDS = 4096;
const withPidsLimit = (settings) => ({
    ...settings,
    pidsLimit: settings.pidsLimit ?? PIDS,
});
/** Those that an earlier container of the run was created with. */
async function removeOwnVolumes({ volumes }, { engine, run }) {
    for (const { source } of volumes)
        if (source?.kind === 'name')
            await engine.removeVolume((0,run_id/* volumeName */.EH)(run, source.name));
}
/** A named volume that exists, or has a name of the run, is used; another is created for the run and removed with it. */
async function withOwnVolumes(settings, engine, run) {
    const volumes = [];
    for (const volume of settings.volumes) {
        const { source } = volume;
        const isOwn = source?.kind === 'name' &&
            (0,run_id/* runOfThing */.J0)(run, [source.name]) === null &&
            !(await engine.hasVolume(source.name));
        volumes.push(isOwn ? { ...volume, source: { kind: 'name', name: (0,run_id/* volumeName */.EH)(run, source.name) } } : volume);
    }
    return { ...settings, volumes };
}

;// CONCATENATED MODULE: ./src/smoke/probe/row.ts

function toProbe({ spec, port, ok, attempts, last, seconds, soak, }) {
    const kind = kindOf(spec, last);
    // of the soak: while an app starts, it may answer otherwise
    const answer = httpAnswer(soak?.last) ?? httpAnswer(last);
    return {
        kind,
        target: targetOf(spec, kind, port),
        ...(port === null ? {} : { port }),
        ok,
        detail: last === null && attempts > 0 ? 'no answer' : describeOutcome(last),
        attempts,
        seconds,
        ...(answer ? { answer } : {}),
    };
}
const httpAnswer = (outcome) => outcome?.kind === 'http' ? (outcome.answer ?? null) : null;
function kindOf(spec, last) {
    if (spec.kind !== 'auto')
        return spec.kind;
    if (last?.kind === 'http')
        return last.tls ? 'https' : 'http';
    return last?.kind === 'not-http' || last?.kind === 'closed' ? 'tcp' : 'http';
}
/** The URL with the terms of the probe's line, or without a port only the terms. */
function targetOf(spec, kind, port) {
    const [, terms = ''] = /^\S+\s*([^]*)$/.exec(spec.text) ?? [];
    if (port === null)
        return spec.kind === 'exit' ? `code ${spec.codes.join(' or ')}` : terms;
    const path = 'path' in spec ? spec.path : 'service' in spec ? `/${spec.service}` : kind.startsWith('http') ? '/' : '';
    return `${kind}://127.0.0.1:${port}${path} ${terms}`.trimEnd();
}

;// CONCATENATED MODULE: ./src/smoke/result.ts





function toSmoke(evidence) {
    const { phase, timeline, memory, log, shutdown, listeners, services, kept, inputs } = evidence;
    const exit = result_exitOf(evidence);
    const probes = [...checkProbes(evidence), ...healthProbe(evidence), ...processProbe(evidence)];
    return {
        ready: phase === 'done',
        startedAt: timeline?.startedAt ?? null,
        ...(timeline?.readyAt == null ? {} : { readyAt: timeline.readyAt }),
        readySeconds: timeline?.readySeconds ?? null,
        port: (probes.find(({ ok, port }) => ok && port !== undefined) ?? probes[0])?.port ?? null,
        route: evidence.checks.length > 0 ? evidence.route : 'none: no port to ask',
        probes,
        listeners: [...(listeners ?? [])],
        listenersKnown: listeners !== null,
        memory: { peak: memory.peak, ...(memory.limit === null ? {} : { limit: memory.limit }) },
        cpuSeconds: evidence.cpuSeconds,
        ...(exit ? { exit } : {}),
        ...(shutdown ? { shutdown } : {}),
        log: {
            head: log.head.map(visible/* visibleLine */.P8),
            tail: log.tail.map(visible/* visibleLine */.P8),
            ...(log.times ? { times: log.times.map(rounded) } : {}),
            lines: log.lines,
            bytes: log.bytes,
        },
        soakSeconds: evidence.soak?.seconds ?? 0,
        ...timesOf(evidence),
        ...(kept ? { kept } : {}),
        ...(services ? { services: [...services] } : {}),
        ...(inputs.presets.length > 0 ? { presets: [...inputs.presets] } : {}),
    };
}
function timesOf({ moments = [], samples = [] }) {
    const timeline = moments.map((moment) => ({
        ...moment,
        at: rounded(moment.at),
        text: (0,visible/* visibleLine */.P8)((0,visible/* bounded */.Mm)(moment.text, result_MOST_CHARACTERS)),
    }));
    return {
        ...(timeline.length > 0 ? { timeline } : {}),
        ...(samples.length > 0
            ? { samples: samples.map((sample) => ({ ...sample, at: rounded(sample.at) })) }
            : {}),
    };
}
/** To milliseconds. */
const rounded = (seconds) => Math.round(seconds * 1000) / 1000;
/** Of a text that the image or the engine wrote; a longer one is cut. */
const result_MOST_CHARACTERS = 4000;
/** Null where Sea Trial itself stopped the container. */
function result_exitOf({ ended, startFailure, state, ranSeconds }) {
    if (state === null || (!ended && startFailure === null))
        return null;
    // engines set 0 for a container that never ran, and another code for a command that they could not run
    if (startFailure !== null && state.status === 'created' && state.exitCode === 0)
        return null;
    const signal = signalOfExit(state.exitCode);
    const error = startFailure ?? state.error;
    return {
        code: state.exitCode,
        ...(signal ? { signal } : {}),
        oomKilled: state.oomKilled,
        ...(error ? { error: (0,visible/* visible */.RK)((0,visible/* bounded */.Mm)(error, result_MOST_CHARACTERS)) } : {}),
        ...(ranSeconds === null ? {} : { after: ranSeconds }),
    };
}
/** None where the container was not created. */
const checkProbes = ({ timeline, checks }) => timeline === null ? [] : checks.filter(({ spec }) => spec.kind !== 'healthcheck').map(toProbe);
/** Of the image's HEALTHCHECK, with or without a probe for it. */
function healthProbe({ image, state, timeline }) {
    const { healthcheck } = image.config;
    if (healthcheck === undefined)
        return [];
    const health = state?.health;
    return [
        {
            kind: 'healthcheck',
            target: (0,visible/* visible */.RK)((0,visible/* bounded */.Mm)(healthcheck.test.slice(1).join(' '), result_MOST_CHARACTERS)),
            ok: health?.status === 'healthy',
            detail: `${health?.status ?? 'none'}${paceText(healthcheck)}`,
            attempts: health?.log.length ?? 0,
            seconds: timeline?.readySeconds ?? 0,
        },
    ];
}
/** Without a port or a HEALTHCHECK, what was checked is that the process stayed up, or did its job. */
function processProbe(evidence) {
    const { phase, ended, ranSeconds, inputs, checks, image, startFailure, soak } = evidence;
    const isAsked = checks.length > 0 || image.config.healthcheck !== undefined;
    if (isAsked || unaskable(inputs.probes, checks).length > 0)
        return [];
    const detail = startFailure !== null ? 'was not started' : ended ? 'ended by itself' : 'stayed up';
    const stayed = ended ? (ranSeconds ?? 0) : (soak?.seconds ?? 0);
    return [
        {
            kind: 'process',
            target: 'main process',
            ok: phase === 'done',
            detail,
            attempts: 1,
            seconds: stayed,
        },
    ];
}

;// CONCATENATED MODULE: ./src/smoke/kernel/own-container.ts
/** The container that this process may run in, from its mounts, cgroups and host name. */



const ID = /\b[0-9a-f]{64}\b/g;
/** Files that engines write into containers. */
const MARKS = ['/.dockerenv', '/run/.containerenv'];
/** The engine mounts these from a folder whose name contains the container's ID. */
const MOUNTED = /\/([0-9a-f]{64})\/\S*(?:hostname|hosts|resolv\.conf) /g;
/** Possible IDs, the most likely first; empty where nothing shows a container. */
function ownContainerIds() {
    return idsIn({
        isMarked: MARKS.some((file) => (0,external_node_fs_.existsSync)(file)),
        mounts: readText('/proc/self/mountinfo'),
        cgroups: readText('/proc/self/cgroup'),
        hostname: (0,external_node_os_.hostname)(),
    });
}
/** The host name is by default the start of the container's ID. Pure. */
function idsIn({ isMarked, mounts, cgroups, hostname: name }) {
    const mounted = [...mounts.matchAll(MOUNTED)].flatMap(([, id]) => id ?? []);
    const grouped = cgroups.match(ID) ?? [];
    const named = isMarked && /^[0-9a-f]{12}$/.test(name) ? [name] : [];
    return [...new Set([...mounted, ...grouped, ...named])].slice(0, 5);
}

;// CONCATENATED MODULE: ./src/smoke/network/route.ts

const route_LOOPBACK = '127.0.0.1';
const ANYWHERE = '0.0.0.0';
const ready = () => Promise.resolve();
/** `network`: the setting. Pure. */
function chooseRoute(network, location, forward) {
    const { endpoint, ownNetworks } = location;
    const { protocol, hostname } = new URL(endpoint);
    const isRemote = protocol === 'tcp:' || protocol === 'http:' || protocol === 'https:';
    const host = isRemote ? hostname.replace(/^\[|\]$/g, '') : route_LOOPBACK;
    const [own] = ownNetworks ?? [];
    if (network === 'none')
        return nowhere('none: the container has no network');
    if (network?.startsWith('container:'))
        return inNetworkOf(network);
    if (protocol === 'ssh:')
        return bySsh(hostname, network === 'host', forward);
    if (network === 'host') {
        const name = isRemote ? `the network of the engine’s host ${host}` : 'the host’s own network';
        return { ...plain, name, isHost: true, addressOf: ({ port }) => ({ host, port }) };
    }
    if (own !== undefined && own !== 'host')
        return sharedNetwork(network ?? own, ownNetworks ?? []);
    const publishOn = isRemote && !isLoopbackName(host) ? ANYWHERE : route_LOOPBACK;
    return {
        ...plain,
        name: publishOn === ANYWHERE ? `published on the engine’s host ${host}` : `published on ${route_LOOPBACK}`,
        publishOn,
        addressOf: published(host),
    };
}
const plain = { isHost: false, publishOn: null, network: null, open: ready };
const nowhere = (name) => ({ ...plain, name, addressOf: () => null });
const isLoopbackName = (host) => host === 'localhost' || host === '::1' || host.startsWith('127.');
/** As the engine writes it: `5000/tcp`. */
const keyOf = ({ port, protocol }) => `${port}/${protocol}`;
const published = (host) => (port, state) => {
    const number = state?.ports.get(keyOf(port));
    return number === undefined ? null : { host, port: number };
};
/** This process runs in a container too: both join one network, and the container is reached by its address there. */
function sharedNetwork(wanted, ownNetworks) {
    const shared = ownNetworks.includes(wanted) ? wanted : (ownNetworks[0] ?? wanted);
    return {
        ...plain,
        name: `the network ${shared}, which this job’s container is in too`,
        network: shared,
        addressOf({ port }, state) {
            const host = state?.networks.get(shared);
            return host ? { host, port } : null;
        },
    };
}
/** It uses the network of another container, whose published ports are unknown here. */
const inNetworkOf = (network) => nowhere(`none: it uses the network of another (${network})`);
/** Ports published on the loopback address of the engine's host, each forwarded by ssh, which carries TCP only. */
function bySsh(host, isHost, forward) {
    const forwarded = new Map();
    const remotePort = (port, state) => isHost ? port.port : state?.ports.get(keyOf(port));
    return {
        name: `${isHost ? 'the network' : `published on ${route_LOOPBACK}`} of ${host}, through ssh`,
        isHost,
        publishOn: isHost ? null : route_LOOPBACK,
        network: null,
        async open(state, ports) {
            for (const port of ports) {
                const there = port.protocol === 'tcp' ? remotePort(port, state) : undefined;
                if (there !== undefined)
                    forwarded.set(there, await forward(there));
            }
        },
        addressOf(port, state) {
            const there = remotePort(port, state);
            const here = there === undefined || port.protocol === 'udp' ? undefined : forwarded.get(there);
            return here === undefined ? null : { host: route_LOOPBACK, port: here };
        },
    };
}
/** Asks the engine whether this process runs in one of its containers. */
async function locateEngine(engine) {
    const { endpoint } = engine;
    for (const id of endpoint.startsWith('ssh:') ? [] : ownContainerIds()) {
        const own = await engine.state(id);
        if (own?.running)
            return { endpoint, ownNetworks: [...own.networks.keys()] };
    }
    return { endpoint, ownNetworks: null };
}

// EXTERNAL MODULE: ./src/smoke/services/value.ts
var services_value = __webpack_require__(6423);
;// CONCATENATED MODULE: ./src/smoke/services/healthcheck.ts


/** The service's values override the image's; null for none, or a disabled one. */
function ownHealthcheck({ healthcheck = {} }, ofImage) {
    const given = healthcheck.test?.map(services_value/* withoutEscapes */.Lx) ?? [];
    const test = given.length > 0 ? given : (ofImage?.test ?? []);
    if (healthcheck.disable === true || test.length === 0 || test[0] === 'NONE')
        return null;
    const { interval, timeout, start_period, start_interval, retries } = healthcheck;
    return {
        ...ofImage,
        test,
        ...some('interval', secondsOf(interval)),
        ...some('timeout', secondsOf(timeout)),
        ...some('startPeriod', secondsOf(start_period)),
        ...some('startInterval', secondsOf(start_interval)),
        ...some('retries', Number(retries)),
    };
}
/** As in engines, 0 means "not set". */
const some = (name, value) => (value ? { [name]: value } : {});
/** As Go prints a duration: `1h30m0s`, `1.5s`, `100µs`, `-5s`. NaN for anything else. */
function secondsOf(value) {
    const [, sign, parts = ''] = /^(-?)((?:\d+(?:\.\d+)?(?:h|ms|m|s|ns|us|µs|μs)){1,6})$/.exec(String(value)) ?? [];
    if (sign === undefined)
        return NaN;
    const sum = [...parts.matchAll(/([\d.]+)(\D+)/g)].reduce((seconds, [, count, unit = '']) => seconds + Number(count) * (UNITS.get(unit) ?? NaN), 0);
    return sign === '-' ? -sum : sum;
}
/** In seconds. */
const UNITS = new Map([
    ['h', 3600],
    ['m', 60],
    ['s', 1],
    ['ms', 1e-3],
    ['us', 1e-6],
    ['µs', 1e-6], // the micro sign
    ['μs', 1e-6], // the Greek letter
    ['ns', 1e-9],
]);
/** Compose rejects a test with another first word. */
const KINDS = ['CMD', 'CMD-SHELL'];
/** In Compose's format, with the test's interval. Complete, since some engines do not merge it with the image's. `own`: as above. */
function trialHealthcheck(own, knowsStartInterval) {
    if (own === null || !KINDS.includes(own.test[0]))
        return null;
    const { test, interval, timeout, startPeriod, startInterval, retries } = paced(own);
    return {
        test: test.map((word) => word.replaceAll('$', '$$$$')),
        interval: duration(interval),
        ...(timeout ? { timeout: duration(timeout) } : {}),
        ...(startPeriod ? { start_period: duration(startPeriod) } : {}),
        // Compose requires both together
        ...(startPeriod && knowsStartInterval ? { start_interval: duration(startInterval) } : {}),
        retries,
    };
}
const duration = (seconds) => `${Math.round(seconds * 1e9)}ns`;
const START_INTERVAL = { engine: [25, 0], compose: [2, 24] };
/** Whether both support `start_interval`: Compose rejects it for an older engine. Versions such as `28.5.2+dfsg4`. */
const knowStartInterval = (engine, compose) => isFrom(engine, START_INTERVAL.engine) && isFrom(compose, START_INTERVAL.compose);
function isFrom(version, [major, minor]) {
    const [, its, minorOfIts] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
    return Number(its) > major || (Number(its) === major && Number(minorOfIts) >= minor);
}

;// CONCATENATED MODULE: ./src/smoke/services/override.ts
/** Escapes dollar signs, so that Compose replaces no variables. */
const escaped = (text) => text.replaceAll('$', '$$$$');
function overrides(service, inputs) {
    const { container, env, command, entrypoint, memory, cpus } = inputs;
    const { user, readOnly, init, pidsLimit, shmSize, ulimits } = container;
    return {
        ...(env.length > 0 ? { environment: { ...service.environment, ...variables(env) } } : {}),
        ...(command ? { command: command.map(escaped) } : {}),
        ...(entrypoint ? { entrypoint: entrypoint.map(escaped), ...(command ? {} : { command: [] }) } : {}),
        ...(memory === null ? {} : { mem_limit: String(memory), memswap_limit: String(memory) }),
        ...(cpus === null ? {} : { cpus }),
        ...(memory === null && cpus === null ? {} : { deploy: undefined }),
        ...(user === null ? {} : { user: escaped(user) }),
        ...(readOnly ? { read_only: true } : {}),
        ...(init ? { init: true } : {}),
        ...(pidsLimit === null ? {} : { pids_limit: pidsLimit, deploy: undefined }),
        ...(shmSize === null ? {} : { shm_size: String(shmSize) }),
        ...(ulimits.length === 0
            ? {}
            : { ulimits: Object.fromEntries(ulimits.map(({ name, soft, hard }) => [name, { soft, hard }])) }),
        ...lists(service, container),
    };
}
function variables(env) {
    return Object.fromEntries(env.map((item) => {
        const at = item.indexOf('=');
        return [item.slice(0, at), escaped(item.slice(at + 1))];
    }));
}
/** Lists are added to the service's. */
function lists(service, container) {
    const added = {
        cap_add: container.capAdd,
        cap_drop: container.capDrop,
        security_opt: container.securityOpt.map(({ flag }) => escaped(flag.replace('=', ':'))),
        tmpfs: container.tmpfs.map(({ path, options }) => escaped(options === '' ? path : `${path}:${options}`)),
        extra_hosts: container.addHost,
        dns: container.dns,
        volumes: container.volumes.map(volumeOf),
    };
    return Object.fromEntries(Object.entries(added)
        .filter(([, values]) => values.length > 0)
        .map(([name, values]) => [name, [...listOf(service[name]), ...values]]));
}
/** Compose allows a single value in place of a list. */
const listOf = (value) => Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
function volumeOf({ source, target, options }) {
    const base = { target: escaped(target), read_only: options.includes('ro') };
    if (source === null)
        return { ...base, type: 'volume' };
    if (source.kind === 'name')
        return { ...base, type: 'volume', source: source.name, volume: { nocopy: options.includes('nocopy') } };
    const propagation = options.find((option) => /^r?(private|shared|slave)$/.test(option));
    const selinux = options.find((option) => /^z$/i.test(option));
    const bind = {
        create_host_path: false,
        ...(propagation ? { propagation } : {}),
        ...(selinux ? { selinux } : {}),
    };
    return { ...base, type: 'bind', source: escaped(source.path), bind };
}

;// CONCATENATED MODULE: ./src/smoke/services/compose-model.ts
/**
 * Adapts the compose model for a test: the tested service runs the image under test, everything carries the run's label,
 * and names and host ports that two runs cannot share are removed. Pure.
 */



/** `model`: the service and its dependencies, as `config SERVICE` prints them. */
function adapt(model, fit) {
    const own = model.services[fit.service];
    const labels = { [run_id/* RUN_LABEL */.jQ]: fit.run };
    const named = fit.inputs.container.volumes.flatMap(({ source }) => source?.kind === 'name' ? [source.name] : []);
    const volumes = { ...Object.fromEntries(named.map((name) => [name, {}])), ...model.volumes };
    return {
        ...without(model, ['name']),
        services: Object.fromEntries(Object.entries(model.services).map(([name, service]) => [
            name,
            name === fit.service ? testedService(service, fit) : otherService(name, service, own, fit),
        ])),
        networks: shared(model.networks ?? {}, labels),
        volumes: shared(volumes, labels),
    };
}
/** Removes fixed names, so that Compose names them after the project; `external` ones stay unchanged. */
function shared(things, labels) {
    return Object.fromEntries(Object.entries(things).map(([name, thing]) => thing?.external === true
        ? [name, thing]
        : [name, { ...without(thing ?? {}, ['name']), labels: { ...thing?.labels, ...labels } }]));
}
const DROPPED = ['container_name', 'ports', 'profiles'];
/** It is started once, by Sea Trial and not by Compose. */
const DROPPED_FROM_TESTED = [...DROPPED, 'build', 'depends_on', 'deploy', 'scale', 'restart', 'pull_policy'];
function testedService(given, fit) {
    const service = { ...given, ...environmentOf(given) };
    const { ports, publishOn, inputs } = fit;
    const healthcheck = trialHealthcheck(fit.healthcheck, fit.knowsStartInterval);
    const base = {
        ...without(service, DROPPED_FROM_TESTED),
        ...(healthcheck === null ? {} : { healthcheck }),
        ...limitsOf(service),
        image: fit.image,
        pull_policy: 'never',
        restart: 'no',
        labels: { ...service.labels, [run_id/* RUN_LABEL */.jQ]: fit.run },
        ...(publishOn === null
            ? {}
            : {
                ports: ports.map(({ port, protocol }) => ({
                    target: port,
                    host_ip: publishOn,
                    protocol,
                    mode: 'host',
                })),
            }),
    };
    return { ...base, ...overrides(service, inputs) };
}
/** Of `deploy`, only the limits of the container; replicas and restarts are not tested. */
function limitsOf({ deploy }) {
    const resources = typeof deploy === 'object' && deploy !== null && 'resources' in deploy ? deploy.resources : undefined;
    return resources === undefined ? {} : { deploy: { resources } };
}
/** A service with the same image as the tested service runs the image under test too. */
function otherService(name, service, own, { image, run }) {
    const isSame = service.build === undefined &&
        service.image !== undefined &&
        service.image === own?.image &&
        own.build !== undefined;
    return {
        ...without(service, DROPPED),
        ...environmentOf(service),
        ...(isSame ? { image, pull_policy: 'never' } : {}),
        ...(service.build === undefined
            ? {}
            : { image: (0,run_id/* serviceTag */._)(run, name), build: withoutTags(service.build) }),
        labels: { ...service.labels, [run_id/* RUN_LABEL */.jQ]: run },
    };
}
/** A variable without a value was not set when the file was read; Compose would look it up again. */
function environmentOf({ environment }) {
    if (environment === undefined)
        return {};
    return {
        environment: Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== null)),
    };
}
/** They would overwrite the user's tags. */
const withoutTags = (build) => typeof build === 'object' && build !== null ? without({ ...build }, ['tags']) : build;
const without = (thing, names) => Object.fromEntries(Object.entries(thing).filter(([name]) => !names.includes(name)));

// EXTERNAL MODULE: ./src/lib/docker-client-env.ts
var docker_client_env = __webpack_require__(42493);
// EXTERNAL MODULE: ./src/lib/child-process.ts
var child_process = __webpack_require__(11861);
;// CONCATENATED MODULE: ./src/smoke/services/compose.ts
/** Runs Docker Compose, version 2 or later, as a plugin or a program of its own. */




/** For commands that may pull and build images. */
const SLOW_SECONDS = 1800;
const READ_SECONDS = 60;
/** Variables that pulls and builds may need, and that no compose file may use. */
const CREDENTIALS = /^(?:DOCKER_AUTH_CONFIG|SSH_AUTH_SOCK)$/i;
const COMMANDS = [
    ['docker', 'compose'],
    ['docker-compose'],
];
const compose_HINT = 'Install Docker Compose 2 or later: https://docs.docker.com/compose/install/';
/** Turns off `.env`, whose variables could configure Compose itself. */
const NO_ENV_FILE = ['--env-file', external_node_os_.devNull];
/** Finds a command of version 2 or later. Rejects with `no-compose`. */
async function findCompose(endpoint, { signal, env: given, isTrusted }) {
    const env = composeEnv(endpoint, given, isTrusted);
    const tooOld = [];
    for (const [command, ...first] of COMMANDS) {
        const version = await (0,child_process/* run */.eF)(command, [...first, 'version', '--short'], { env, signal, seconds: 20 });
        const words = [command, ...first].join(' ');
        const number = version?.code === 0 ? /\d+\.\d+\S*/.exec(version.stdout)?.[0] : undefined;
        if (number !== undefined && parseInt(number, 10) >= 2)
            return { version: number, ...composeBy(command, first, env, signal) };
        if (number !== undefined)
            tooOld.push(`\`${words}\` is version ${number}`);
    }
    throw new errors/* UserError */.yo('no-compose', tooOld.length > 0
        ? `Docker Compose is too old: ${tooOld.join(', ')}, and cannot say what it read as JSON`
        : 'There is no Docker Compose: neither `docker compose` nor `docker-compose` works', compose_HINT);
}
function composeBy(command, first, env, signal) {
    const runIn = async (its, argv, seconds) => {
        const ran = await (0,child_process/* run */.eF)(command, [...first, ...argv], { env: its, signal, seconds });
        if (signal.aborted)
            throw new errors/* UserError */.yo('cancelled', 'Cancelled while services were being started');
        return ran ?? { code: 1, stdout: '', stderr: `${command} was removed` };
    };
    const readable = Object.fromEntries(Object.entries(env).filter(([name]) => !CREDENTIALS.test(name)));
    return {
        ask: (argv, seconds = SLOW_SECONDS) => runIn(env, argv, seconds),
        read: (argv) => runIn(readable, argv, READ_SECONDS),
    };
}
/** The environment of Compose. Of the container's variables, it gets those that configure no program. */
const composeEnv = (endpoint, values, isTrusted, env = process.env) => ({
    PWD: process.cwd(),
    ...(0,docker_client_env/* clientEnv */.hI)(endpoint, { purpose: 'compose', names: ['DOCKER_AUTH_CONFIG'], values }, env),
    ...(isTrusted
        ? {}
        : { COMPOSE_EXPERIMENTAL_GIT_REMOTE: 'false', COMPOSE_EXPERIMENTAL_OCI_REMOTE: 'false' }),
});

// EXTERNAL MODULE: ./src/smoke/services/scope.ts
var scope = __webpack_require__(10262);
;// CONCATENATED MODULE: ./src/smoke/services/tested-service.ts


/** Ports that the service publishes replace the exposed ones. */
function testedImage(image, service) {
    const { config } = image;
    const entrypoint = service.entrypoint ?? null;
    const ports = (service.ports ?? []).map(({ target, protocol = 'tcp' }) => `${target}/${protocol}`);
    const run = {
        ...image,
        config: {
            ...config,
            ...(entrypoint === null ? {} : { entrypoint: entrypoint.map(services_value/* withoutEscapes */.Lx), cmd: [] }),
            ...(service.command ? { cmd: service.command.map(services_value/* withoutEscapes */.Lx) } : {}),
            ...(service.user === undefined ? {} : { user: service.user }),
            ...(service.working_dir === undefined ? {} : { workingDir: (0,services_value/* withoutEscapes */.Lx)(service.working_dir) }),
            ...(ports.length > 0 ? { exposedPorts: [...new Set(ports)] } : {}),
        },
    };
    return withHealthcheck(run, ownHealthcheck(service, config.healthcheck));
}
/** `made`: of the container that Compose created, with the test's interval. The other values stay, for the Report. */
function withHealthcheckOf(image, made) {
    const own = image.config.healthcheck ?? made;
    return withHealthcheck(image, made && { ...own, test: made.test });
}
function withHealthcheck(image, healthcheck) {
    const config = { ...image.config };
    delete config.healthcheck;
    return { ...image, config: { ...config, ...(healthcheck ? { healthcheck } : {}) } };
}

;// CONCATENATED MODULE: ./src/smoke/services/wait.ts

const EVERY_SECONDS = 0.2;
/** Pure. */
function isMet(condition, state) {
    if (state === null)
        return 'no';
    const hasEnded = state.status === 'exited' || state.status === 'dead';
    if (hasEnded && state.exitCode !== 0)
        return 'no';
    if (condition === 'service_completed_successfully')
        return hasEnded ? 'yes' : 'not yet';
    if (condition === 'service_started')
        return state.running || hasEnded ? 'yes' : 'not yet';
    if (hasEnded || state.health.status === 'unhealthy')
        return 'no';
    return state.health.status === 'healthy' ? 'yes' : 'not yet';
}
/** Names of those that failed or were not up in time. */
async function waitFor(needed, { engine, clock, signal }, seconds, onWaiting) {
    const deadline = clock.now() + seconds;
    for (;;) {
        const rows = await Promise.all(needed.map(async ({ name, id, condition }) => ({
            name,
            met: condition === null ? 'yes' : isMet(condition, id === null ? null : await engine.state(id)),
        })));
        const [pending] = rows.filter(({ met }) => met === 'not yet');
        const failed = rows.filter(({ met }) => met === 'no').map(({ name }) => name);
        if (failed.length > 0 || pending === undefined || signal.aborted)
            return failed;
        if (clock.now() >= deadline)
            return rows.filter(({ met }) => met !== 'yes').map(({ name }) => name);
        onWaiting(pending.name);
        await clock.sleep(EVERY_SECONDS, signal);
    }
}
function serviceOf(name, state, failed, log) {
    const status = state?.health.status ?? 'none';
    const hasEnded = state?.status === 'exited' || state?.status === 'dead';
    return {
        name,
        state: state?.status ?? 'missing',
        ...(hasEnded ? { exitCode: state.exitCode } : {}),
        ...(status === 'none' ? {} : { health: status }),
        failed,
        log: failed || status === 'unhealthy' ? [...log, ...lastCheck(state)] : log,
    };
}
/** Why its HEALTHCHECK is not healthy: the command, and what it printed last. */
function lastCheck(state) {
    const last = state?.health.log.findLast(({ exitCode }) => exitCode !== 0);
    const { status } = state?.health ?? {};
    if (status === undefined || status === 'none' || status === 'healthy')
        return [];
    const command = (state?.healthcheck?.test ?? []).slice(1).join(' ').slice(0, 200);
    if (last === undefined)
        return [`HEALTHCHECK ${command}: it has not finished once`];
    const ended = last.exitCode < 0 ? 'failed' : `exited ${last.exitCode}`;
    // a usage text may follow the line with the error
    const lines = last.output
        .trim()
        .split('\n')
        .filter((line) => line.trim() !== '');
    const said = lines.map((line) => line.trim().slice(0, 300));
    return [
        `HEALTHCHECK ${command}: ${ended}${said.length === 0 ? ' and printed nothing' : `: ${relevantLineIn(said)}`}`,
    ];
}
const relevantLineIn = (lines) => relevantLineOf(lines) ?? lines[0] ?? '';

;// CONCATENATED MODULE: ./src/smoke/services/index.ts
/**
 * The other services that the app needs: read from the compose file, adapted for the test, started by Docker Compose,
 * waited for, and inspected at the end. Everything carries the run's label; `close` removes it all.
 */











const SERVICE_LABEL = 'com.docker.compose.service';
const PROJECT_LABEL = 'com.docker.compose.project';
const LOG_LINES = 20;
const LOG_SECONDS = 20;
const DOWN_SECONDS = 60;
/** Rejects with `no-compose`, or with `settings` where the file or the service's name is wrong, or the file uses what is not allowed. */
async function readServices(wanted, deps) {
    const { engine, signal, run, tempDir, root, env } = deps;
    const compose = await findCompose(engine.endpoint, { signal, env, isTrusted: wanted.host === 'allow' });
    const { readModel } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1951)]).then(__webpack_require__.bind(__webpack_require__, 91951)); // loads yaml
    const read = await readModel(compose, wanted, { project: (0,run_id/* projectName */.j1)(run), tempDir, root, env });
    return { compose, ...read, folder: (0,external_node_path_.dirname)(wanted.files[0] ?? '') };
}
/** What Compose prints of all services of the files as JSON. Rejects as `readServices` does. */
async function printServices(wanted, deps) {
    const { endpoint, signal, run, tempDir, root, env } = deps;
    const compose = await findCompose(endpoint, { signal, env, isTrusted: wanted.host === 'allow' });
    const { readPrinted } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(1951)]).then(__webpack_require__.bind(__webpack_require__, 91951)); // loads yaml
    return readPrinted(compose, wanted, { project: (0,run_id/* projectName */.j1)(run), tempDir, root, env });
}
/**
 * A sentence for each file outside of the repository that buildx bake would read for the compose files among `files`. It takes
 * a file of any other name as one if it can. `folder`: where bake runs.
 */
async function bakeReadsOutside(files, folder, root) {
    const compose = files.filter((file) => !/\.(?:hcl|json)$/i.test(file));
    if (compose.length === 0)
        return [];
    const { readsOutside } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(2118)]).then(__webpack_require__.bind(__webpack_require__, 42118)); // loads yaml
    return readsOutside(compose, (0,scope/* scopeOf */.Od)(root, []), null, folder);
}
class Services {
    /** The image under test as the compose file runs it. */
    image;
    /** `host`, `service:db`; null for networks that Compose creates. */
    networkMode;
    read;
    inputs;
    deps;
    needed;
    failed = [];
    constructor(read, image, inputs, deps) {
        const { model, name, service } = read;
        this.read = read;
        this.inputs = inputs;
        this.deps = deps;
        this.image = testedImage(image, service);
        this.networkMode = service.network_mode ?? null;
        this.needed = Object.keys(model.services)
            .filter((other) => other !== name)
            .map((other) => ({ name: other, condition: conditionOf(service, other) }));
    }
    /** Creates all containers and starts none; returns the id of the one under test. */
    async create(ports, { publishOn }) {
        this.deps.progress.waiting('creating services');
        const { run, tempDir, engine, info } = this.deps;
        const { image, inputs } = this;
        const { name: service, model, compose } = this.read;
        const fit = {
            ...{ service, image: image.id, run, inputs, ports, publishOn },
            healthcheck: image.config.healthcheck ?? null,
            knowsStartInterval: knowStartInterval(info.version, compose.version),
        };
        (0,external_node_fs_.writeFileSync)(this.file(tempDir), JSON.stringify(adapt(model, fit)), { mode: 0o600 });
        const made = await this.ask(['create']);
        if (made.code !== 0)
            throw this.refusal('create', made.stderr);
        const id = (await this.ids()).get(service);
        if (id === undefined)
            throw this.refusal('create', 'it created no container of the service');
        const state = await engine.state(id);
        this.image = withHealthcheckOf(this.image, state?.healthcheck ?? null);
        return id;
    }
    /** Starts the dependencies of the tested service. Returns null when all are up, else a sentence with those that are not. */
    async start() {
        const names = this.needed.map(({ name }) => name);
        if (names.length === 0)
            return null;
        const { progress, clock } = this.deps;
        const { timeout } = this.inputs;
        progress.waiting(`starting ${names.join(', ')}`);
        const began = clock.now();
        const up = await this.ask(['up', '--detach', '--no-recreate', '--no-build', ...names], timeout);
        const ids = await this.ids();
        const needed = this.needed.map(({ name, condition }) => ({ name, condition, id: ids.get(name) ?? null }));
        const left = Math.max(timeout - (clock.now() - began), 1);
        // where Compose gave up, waiting longer is useless
        const seconds = up.code === 0 ? left : 1;
        const missing = await waitFor(needed, this.deps, seconds, (name) => progress.waiting(`waiting for ${name}`));
        // failures of indirect dependencies are known only where Compose gave up
        this.failed = up.code === 0 ? missing : [...new Set([...missing, ...(await this.ended(ids))])];
        if (up.code !== 0 && up.code !== null && this.failed.length === 0)
            throw this.refusal('start', up.stderr);
        return this.failed.length === 0 ? null : `the service ${this.failed.join(', ')} did not come up`;
    }
    /** Names of all services that exited with an error or are unhealthy. */
    async ended(ids) {
        const failed = [];
        for (const { name } of this.needed) {
            const id = ids.get(name);
            const state = id === undefined ? null : await this.deps.engine.state(id);
            if (state?.status === 'exited' && state.exitCode !== 0)
                failed.push(name);
            if (state?.health.status === 'unhealthy')
                failed.push(name);
        }
        return failed;
    }
    /** The state of the other services now. */
    async look() {
        const ids = await this.ids();
        const seen = [];
        for (const { name } of this.needed) {
            const id = ids.get(name);
            const state = id === undefined ? null : await this.deps.engine.state(id);
            seen.push(serviceOf(name, state, this.failed.includes(name), await this.logOf(name)));
        }
        return seen;
    }
    async close() {
        // errors are ignored: what remains is labelled, and is removed at the end of the run
        const argv = ['down', '--volumes', '--remove-orphans', '--timeout', '0'];
        await this.ask(argv, DOWN_SECONDS).catch(() => undefined);
    }
    async logOf(name) {
        const argv = ['logs', '--no-color', '--no-log-prefix', '--tail', String(LOG_LINES), name];
        const { stdout } = await this.ask(argv, LOG_SECONDS);
        return stdout
            .split(/\r?\n/)
            .filter((line) => line !== '')
            .slice(-LOG_LINES)
            .map((line) => line.slice(0, 2000));
    }
    async ids() {
        const rows = await this.deps.engine.containersWith(PROJECT_LABEL, (0,run_id/* projectName */.j1)(this.deps.run));
        return new Map(rows.map(({ id, labels }) => [labels.get(SERVICE_LABEL) ?? '', id]));
    }
    ask(argv, seconds) {
        const project = [
            ...['--project-name', (0,run_id/* projectName */.j1)(this.deps.run), '--project-directory', this.read.folder],
            ...NO_ENV_FILE, // its variables are already in the model
        ];
        return this.read.compose.ask([...project, '--file', this.file(this.deps.tempDir), ...argv], seconds);
    }
    file(folder) {
        return (0,external_node_path_.join)(folder, 'compose.json');
    }
    refusal(what, stderr) {
        const words = services_errorIn(stderr);
        blameSetting(words, this.inputs, this.image);
        const hint = 'Test it with `docker compose up`: no fault of the image was found.';
        return new errors/* UserError */.yo('compose-failed', `Docker Compose could not ${what} the services: ${words}`, hint);
    }
}
/** Compose writes its progress to the same stream, and the error last. */
function services_errorIn(stderr) {
    const lines = stderr
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
    const said = lines.findLast((line) => /error|fail|denied|invalid|cannot|no such/i.test(line)) ?? lines.at(-1);
    return said ?? 'it gave no reason';
}
/** Null for a service that the tested one does not depend on itself, or that is not required. */
function conditionOf(service, other) {
    const row = service.depends_on?.[other];
    return row === undefined || row.required === false ? null : row.condition;
}

;// CONCATENATED MODULE: ./src/smoke/container/kept-address.ts
/** Without an address where it has no port, or only this process can reach it (ssh). */
function keptAddress({ container, deps }, checks, route, state) {
    const containerId = container;
    if (deps.engine.endpoint.startsWith('ssh:'))
        return { containerId };
    for (const { port, spec, state: asked } of checks) {
        const protocol = spec.kind === 'udp' ? 'udp' : 'tcp';
        const address = port === null ? null : route.addressOf({ port, protocol }, state);
        if (!asked.ok || address === null)
            continue;
        const host = `${address.host.includes(':') ? `[${address.host}]` : address.host}:${address.port}`;
        const { last } = asked;
        return last?.kind === 'http'
            ? { containerId, host, url: `${last.tls ? 'https' : 'http'}://${host}` }
            : { containerId, host };
    }
    return { containerId };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./src/inputs/types.ts
var types = __webpack_require__(53448);
;// CONCATENATED MODULE: ./src/smoke/probe/answer.ts
/** Characters of a value. */
const MOST_VALUE = 200;
const MOST_COOKIES = 10;
const answer_plain = (value) => value;
/** Its value changes with each answer, or is long: only that it is there. */
const present = () => 'present';
/** `text/html; charset=utf-8`, without the boundary of parts. */
const mediaType = (value) => {
    const [type = '', ...rest] = value.toLowerCase().split(';');
    const charset = rest.find((one) => one.trim().startsWith('charset='));
    return [type.trim(), ...(charset === undefined ? [] : [charset.replace(/[\s"]/g, '')])].join('; ');
};
/** In the order of the alphabet: some servers write them in any order. */
const directives = (value) => wordsIn(value).join(', ');
const wordsIn = (value) => value
    .toLowerCase()
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .sort();
/** `Basic`, `Bearer`, without realms and nonces. */
const scheme = (value) => /^[A-Za-z][\w-]*/.exec(value.trim())?.[0] ?? null;
const HEADERS = {
    'access-control-allow-origin': answer_plain,
    'cache-control': directives,
    'content-security-policy': present,
    'content-type': mediaType,
    'permissions-policy': present,
    'referrer-policy': directives,
    server: answer_plain,
    'strict-transport-security': directives,
    'www-authenticate': scheme,
    'x-content-type-options': directives,
    'x-frame-options': directives,
    'x-powered-by': answer_plain,
};
/** `host`: as the request named it, `localhost:8080`. */
function answerOf(status, headers, host) {
    const kept = Object.entries(HEADERS).flatMap(([name, keep]) => {
        const given = headers[name];
        const value = given === undefined ? null : keep(Array.isArray(given) ? given.join(', ') : given);
        return value === null || value === '' ? [] : [{ name, value: shown(value) }];
    });
    const cookies = (headers['set-cookie'] ?? []).map(cookieOf).sort().slice(0, MOST_COOKIES);
    const { location } = headers;
    return {
        status,
        ...(location === undefined ? {} : { location: shown(answer_locationOf(location, host)) }),
        headers: [...kept, ...cookies.map((value) => ({ name: 'set-cookie', value: shown(value) }))],
    };
}
const shown = (text) => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, MOST_VALUE);
const FLAGS = ['secure', 'httponly', 'samesite', 'partitioned'];
/** `session; httponly; samesite=lax`: its name and how it is protected, never its value. */
function cookieOf(cookie) {
    const [pair = '', ...attributes] = cookie.split(';');
    const [name = ''] = pair.split('=', 1);
    const flags = attributes
        .map((one) => one.trim().toLowerCase())
        .filter((one) => FLAGS.includes(one.split('=', 1)[0] ?? ''));
    return [withoutTokens(name.trim().slice(0, MOST_VALUE)), ...flags.sort()].join('; ');
}
/** Longer words with digits are numbers of requests, sessions and the like. */
const TOKEN = /(?=[\w~+-]*\d)[\w~+-]{16,}|\d{6,}/g;
const withoutTokens = (text) => text.replace(TOKEN, '…');
/** Names of the container: the loopback, its address in Docker's networks, and the ID that it has as a host name. */
const OWN_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\]|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|[0-9a-f]{12})$/;
/** Parameters whose values differ each time, also where one looks like a word. */
const RANDOM_NAME = /state|nonce|code|token|csrf|session|challenge|ticket|^(?:sid|rnd?|t|ts|_)$/i;
/** Words and paths; other values of a query may be secrets, or differ each time. */
const PLAIN_VALUE = /^(?:[a-z_-]{0,20}|\/[\w./-]{0,60})$/i;
/** Without the tested server's own host, users, fragments, and values that are not plain words. */
function answer_locationOf(location, host) {
    const text = location.slice(0, 2000);
    const base = `http://${host}`;
    if (!URL.canParse(text, base))
        return withoutTokens(text.replace(/[?#].*$/s, ''));
    const url = new URL(text, base);
    const isOwn = url.host === host || OWN_HOST.test(url.hostname);
    const query = [...url.searchParams].map(([name, value]) => {
        const known = !RANDOM_NAME.test(name) && PLAIN_VALUE.test(value) && !TOKEN_ONCE.test(value);
        return `${withoutTokens(name)}=${known ? value : '…'}`;
    });
    const path = withoutTokens(url.pathname.replace(/;[^/]*/g, ''));
    const origin = isOwn ? ofScheme(url) : url.origin === 'null' ? url.protocol : url.origin;
    return `${origin}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}
const TOKEN_ONCE = new RegExp(TOKEN.source);
/** A redirect of the own host to HTTPS is one that clients notice. */
const ofScheme = ({ protocol }) => (protocol === 'https:' ? 'https:' : '');

;// CONCATENATED MODULE: ./src/smoke/probe/body.ts
/** An endless stream is judged by what it sent until then. */
const body_MOST = { bytes: 64 * 1024, milliseconds: 2000 };
/** It is checked no more often, in however many pieces it arrives. */
const LOOK_MILLISECONDS = 50;
/** Always resolves with what was received, and closes the connection. */
function readBody(response, isEnough, most = body_MOST) {
    return new Promise((resolve) => {
        const chunks = [];
        let size = 0;
        let looked = -Infinity;
        let look;
        const text = () => Buffer.concat(chunks).subarray(0, most.bytes).toString('utf8');
        const end = () => {
            clearTimeout(late);
            clearTimeout(look);
            response.off('data', add);
            resolve(text());
            response.destroy();
        };
        const check = () => {
            look = undefined;
            looked = performance.now();
            if (isEnough(text()))
                end();
        };
        const add = (chunk) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size >= most.bytes)
                end();
            else
                look ??= setTimeout(check, Math.max(0, LOOK_MILLISECONDS - (performance.now() - looked)));
        };
        const late = setTimeout(end, most.milliseconds);
        response.on('data', add);
        response.once('end', end);
        response.once('close', end);
        response.on('error', end);
    });
}

;// CONCATENATED MODULE: ./src/smoke/probe/head.ts
/**
 * The first bytes of a response: whether they are HTTP, and well formed. What begins like HTTP is judged as HTTP, never as
 * another protocol. Pure; everything in a response is hostile.
 */
/** Of the head; clients accept no longer one. */
const MOST_HEAD_BYTES = 64 * 1024;
/** Blanks, line ends and zero bytes may come before it. */
const BEGINS = /^[\s\0]{0,64}(?:HTTP\/\d|ICY[ \t]\d)/i;
const BEGUN = /^[\s\0]{0,64}(H(?:T(?:T(?:P\/?)?)?)?)$/i;
const STATUS = /^[\s\0]{0,64}(?:HTTP\/\d{1,3}(?:\.\d{1,3})?|ICY)[ \t]{1,8}([1-9]\d\d)(?!\d)([^\r\n]{0,500})/i;
/** A status line that clients accept: a version that exists, and only line ends before it. */
const GOOD_STATUS_LINE = /^(?:\r?\n)*(?:HTTP\/(?:1\.\d|[23](?:\.0)?)|ICY) [1-9]\d\d(?:[ \t][^\0\r\n]*)?(?:\r|\n|$)/i;
/** Whether the bytes begin like an HTTP response; `isOver`: no more bytes will come. */
function looksLikeHttp(bytes, isOver = true) {
    const text = bytes.toString('latin1', 0, 128);
    return BEGINS.test(text) || (isOver && BEGUN.test(text));
}
/** The status at the beginning, also from a malformed status line; null where there is none. */
function statusIn(bytes) {
    const [, status, rest = ''] = STATUS.exec(bytes.toString('latin1', 0, 1024)) ?? [];
    if (status === undefined)
        return null;
    return { status: Number(status), reason: rest.replace(/\p{Cc}/gu, ' ').trim() };
}
/** Why other clients would reject a head that the lenient parser accepted; null where they would not. */
function headFault(bytes) {
    const text = head_headOf(bytes);
    if (!GOOD_STATUS_LINE.test(text.slice(0, 1024)))
        return `its status line is ${head_quote(text)}`;
    return text.includes('\0') ? 'its head holds a zero byte' : null;
}
/** Up to the empty line. */
function head_headOf(bytes) {
    const text = bytes.toString('latin1', 0, MOST_HEAD_BYTES);
    const end = /\r?\n\r?\n/g;
    end.lastIndex = Math.max(0, text.search(/\S/));
    const found = end.exec(text);
    return found === null ? text : text.slice(0, found.index);
}
const head_SHOWN = 60;
/** The first line that is not empty. */
function head_quote(text) {
    const line = text.split(/\r?\n/, 5).find((one) => one.trim() !== '') ?? '';
    return JSON.stringify(line.slice(0, head_SHOWN));
}

;// CONCATENATED MODULE: ./src/smoke/probe/error-words.ts

/** The first words arrive at once. */
const LIMITS = { bytes: 4096, milliseconds: 300 };
const error_words_SHOWN = 200;
/** Null where the body is empty, is not text, or only repeats the status. */
async function errorWords(response) {
    const type = response.headers['content-type'] ?? 'text/plain';
    const isText = /^(?:text\/|application\/(?:[\w.+-]{0,40}\+)?(?:json|xml))/i.test(type);
    const body = isText ? await readBody(response, () => false, LIMITS) : '';
    const words = firstWords(body);
    const reason = (response.statusMessage ?? '').toLowerCase();
    const isNew = words !== '' && !/^(?:\d{3}\b|error$|bad request$)/i.test(words) && words.toLowerCase() !== reason;
    return isNew ? words : null;
}
/** The title of a page, else its first line without tags. */
function firstWords(body) {
    const text = body.slice(0, LIMITS.bytes);
    const title = /<title[^>]{0,100}>([^<]{1,300})/i.exec(text)?.[1];
    const plain = title ??
        text.replace(/<(?:style|script|head)\b[^>]{0,200}>[^<]{0,4096}/gi, ' ').replace(/<[^<>]{0,300}>/g, ' ');
    const lines = plain
        .replace(/&quot;/g, '"')
        .replace(/&#(?:x27|39);/g, "'")
        .split(/[\r\n]{1,4}/);
    const line = title === undefined ? (lines.find((one) => /\w/.test(one)) ?? '') : lines.join(' ');
    return line
        .replace(/\p{C}|\s+/gu, ' ')
        .replace(/ {2,}/g, ' ')
        .trim()
        .slice(0, error_words_SHOWN);
}

;// CONCATENATED MODULE: ./src/smoke/probe/attempt.ts
/** One HTTP request or TCP connection to a port from outside, and its outcome. Never rejects: each failure is an outcome. */










/** A server that sends so many 1xx responses will not send a final one. */
const MOST_INTERIM = 100;
const PROXY_LINE = 'PROXY TCP4 127.0.0.1 127.0.0.1 50000 80\r\n';
/**
 * Sends a GET; redirects are not followed. The connection is closed after the head of the response, or after as much of its
 * body as is needed. The parser is lenient, as those of clients are: what it accepts is judged here.
 */
function attemptHttp(address, question, signal) {
    return new Promise((resolve) => {
        const asked = performance.now();
        const { tls, trust, proxied = false } = question;
        const request = (tls ? external_node_https_.request : external_node_http_.request)({
            ...address,
            path: encodeURI(question.path).replace(/%25([0-9A-Fa-f]{2})/g, '%$1'),
            method: 'GET',
            signal,
            maxHeaderSize: MOST_HEAD_BYTES,
            insecureHTTPParser: true,
            ...(tls ? tlsOptions(trust) : {}),
            // an agent, also the one that `false` creates, ignores `createConnection`
            ...(proxied ? { createConnection: () => proxiedConnection(address) } : { agent: false }),
            headers: headersOf(question),
        });
        const head = collectHead(request);
        let isSecured = false;
        request.once('socket', (socket) => socket.once('secureConnect', () => (isSecured = true)));
        let isAnswered = false;
        const answer = (response) => {
            isAnswered = true;
            return judged(response, head.bytes(), question, (performance.now() - asked) / 1000);
        };
        request.once('response', (response) => void answer(response).then(resolve));
        request.once('upgrade', (response, socket) => {
            socket.destroy();
            void answer(response).then(resolve);
        });
        let interim = 0;
        request.on('information', () => {
            if (++interim > MOST_INTERIM)
                request.destroy(new Error(ENDLESS));
        });
        request.on('error', (error) => {
            if (!isAnswered)
                resolve(failed(error, { head: head.bytes(), isSecured }, question, signal));
        });
        request.end();
    });
}
const ENDLESS = 'only answers of 1xx come, and no other';
function proxiedConnection(address) {
    const socket = (0,external_node_net_.connect)(address);
    socket.write(PROXY_LINE);
    return socket;
}
function headersOf({ headers = [], trust, port }) {
    const usual = {
        host: `${trust?.server ?? 'localhost'}:${port}`,
        'user-agent': 'sea-trial',
        accept: '*/*',
        'accept-encoding': 'identity',
        connection: 'close',
    };
    const given = new Set(headers.map(({ name }) => name.toLowerCase()));
    return Object.fromEntries([
        ...Object.entries(usual).filter(([name]) => !given.has(name)),
        ...headers.map(({ name, value }) => [name, value]),
    ]);
}
/** The first bytes of the response, as received. */
function collectHead(request) {
    const chunks = [];
    let size = 0;
    request.once('socket', (socket) => socket.prependListener('data', (chunk) => {
        if (size >= MOST_HEAD_BYTES)
            return;
        chunks.push(chunk);
        size += chunk.length;
    }));
    return { bytes: () => Buffer.concat(chunks).subarray(0, MOST_HEAD_BYTES) };
}
/** Without a CA every certificate is accepted. The server name is sent only where one is set, or is checked. */
function tlsOptions(trust) {
    const server = trust?.server ?? (trust?.ca == null ? null : 'localhost');
    return {
        rejectUnauthorized: trust?.ca != null,
        ...(trust?.ca == null ? {} : { ca: trust.ca }),
        ...(server === null ? {} : { servername: server }),
    };
}
/** Characters of a reason phrase; the server may send anything there. */
const MOST_REASON = 100;
const MOST_LOCATION = 2000;
async function judged(response, head, question, seconds) {
    const { tls, proxied, expect, headers = [] } = question;
    const { host = '' } = headersOf(question);
    const status = response.statusCode ?? 0;
    const reason = (response.statusMessage ?? '').slice(0, MOST_REASON);
    const fault = headFault(head);
    if (fault !== null) {
        response.destroy();
        return malformed({ status, reason }, fault, tls, expect);
    }
    const wrong = expect ? headMismatch(expect, { status, headers: response.headers, seconds }) : null;
    const mismatch = wrong ?? (expect && wantsBody(expect) ? await bodyOf(response, expect) : null);
    const isError = expect ? wrong !== null : status >= 500;
    const said = isError && status >= 400 ? await errorWords(response) : null;
    response.destroy();
    const mask = maskHeaders(headers);
    const { location } = response.headers;
    return {
        kind: 'http',
        status,
        reason,
        tls,
        ...(proxied === true ? { proxied } : {}),
        ...(mismatch === null ? {} : { mismatch: mask(mismatch) }),
        ...(said === null ? {} : { said: mask(said) }),
        answer: maskAnswer(answerOf(status, response.headers, host), mask),
        ...(location !== undefined && status >= 300 && status < 400
            ? { redirect: mask(location.slice(0, MOST_LOCATION)) }
            : {}),
    };
}
/** A shorter value may be part of ordinary words. */
const SHORTEST_SECRET = 4;
/** Masks values of request headers, which a server may echo. */
function maskHeaders(headers) {
    const secrets = headers.filter(({ name, value }) => !(0,types/* isShown */.aJ)(name) && value.length >= SHORTEST_SECRET);
    return (text) => secrets.reduce((left, { value }) => left.replaceAll(value, types/* HIDDEN */.RG), text);
}
const maskAnswer = (answer, mask) => ({
    ...answer,
    ...(answer.location === undefined ? {} : { location: mask(answer.location) }),
    headers: answer.headers.map(({ name, value }) => ({ name, value: mask(value) })),
});
/** Judged by its status where that is 500 or more; else the malformed response is the failure. */
function malformed(line, fault, tls, expect) {
    const detail = `malformed HTTP: ${fault}`;
    if (line === null || line.status < 500)
        return { kind: 'malformed', detail };
    const { status, reason } = line;
    const mismatch = expect ? { mismatch: detail } : {};
    return { kind: 'http', status, reason: reason.slice(0, MOST_REASON), tls, ...mismatch };
}
async function bodyOf(response, expect) {
    const body = await readBody(response, (text) => bodyMismatch(expect, text) === null);
    return bodyMismatch(expect, body);
}
const attempt_REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'ENOTFOUND']);
/** In Node's codes for certificates that it does not trust: `CERT_HAS_EXPIRED`, `DEPTH_ZERO_SELF_SIGNED_CERT`, … */
const UNTRUSTED = /CERT|SIGNATURE|ISSUER|CRL/;
function failed(error, { head, isSecured }, { tls, expect }, signal) {
    const code = (0,errors/* systemCode */.xU)(error) ?? '';
    if (signal.aborted)
        return { kind: 'silent', detail: 'no answer' };
    if (attempt_REFUSED.has(code))
        return { kind: 'refused', detail: 'connection refused' };
    if (UNTRUSTED.test(code) && !code.startsWith('ERR_SSL'))
        return { kind: 'untrusted', detail: `its certificate is not trusted: ${error.message.slice(0, 300)}` };
    if (code.startsWith('ERR_SSL') || code === 'EPROTO')
        return { kind: 'not-tls', detail: 'it does not speak TLS' };
    if (looksLikeHttp(head))
        return malformed(statusIn(head), faultOf(error, code, head), tls, expect);
    if (head[0] === TLS_ALERT && head[1] === 3)
        return { kind: 'wants-tls', detail: 'it speaks TLS' };
    if (head.length > 0)
        return { kind: 'not-http', detail: 'it talks, but not HTTP' };
    const secured = isSecured ? { secured: true } : {};
    return { kind: 'closed', detail: 'connection closed without an answer', ...secured };
}
const TLS_ALERT = 0x15;
function faultOf(error, code, head) {
    if (error.message === ENDLESS)
        return ENDLESS;
    if (code === 'HPE_HEADER_OVERFLOW')
        return `the head of its answer has more than ${MOST_HEAD_BYTES / 1024} KiB`;
    if (!code.startsWith('HPE_'))
        return 'its answer ends within its head';
    return headFault(head) ?? error.message.replace(/^Parse Error: /, '').slice(0, 100);
}
/** Connects, waits `patience` milliseconds in which the engine's proxy closes when nothing listens, and disconnects. */
function attemptTcp(address, patience, signal) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ ...address, signal });
        const end = (outcome) => {
            clearTimeout(timer);
            socket.destroy();
            resolve(outcome);
        };
        let timer;
        socket.once('connect', () => (timer = setTimeout(() => end({ kind: 'connected' }), patience)));
        socket.once('data', () => end({ kind: 'not-http', detail: 'it talks first' }));
        socket.once('end', () => end({ kind: 'closed', detail: 'connection closed at once' }));
        socket.once('error', (error) => {
            const code = (0,errors/* systemCode */.xU)(error) ?? '';
            if (signal.aborted)
                end({ kind: 'silent', detail: 'no answer' });
            else if (attempt_REFUSED.has(code))
                end({ kind: 'refused', detail: 'connection refused' });
            else
                end({ kind: 'closed', detail: 'connection reset' });
        });
    });
}

;// CONCATENATED MODULE: ./src/smoke/container/last-request.ts

/** How long its answer is waited for. */
const ANSWER_SECONDS = 15;
/** To the first port that answered HTTP, as its check asked; null where none did. */
function lastRequest(checks, route, state) {
    for (const { spec, port, state: asked } of checks) {
        const address = port === null ? null : route.addressOf({ port, protocol: 'tcp' }, state);
        if (!asked.ok || asked.last?.kind !== 'http' || port === null || address === null)
            continue;
        const own = 'path' in spec ? { path: spec.path, headers: spec.headers } : { path: '/' };
        const { tls, proxied = false } = asked.last;
        const question = { ...own, tls, proxied, port };
        return () => attemptHttp(address, question, AbortSignal.timeout(ANSWER_SECONDS * 1000));
    }
    return null;
}

;// CONCATENATED MODULE: ./src/smoke/network/connect.ts
/** One TCP connection, opened and closed at once. */


const PATIENCE_MILLISECONDS = 1000;
/** Never rejects. `unreachable`: no answer within a second, or no way there. */
const tryConnect = (host, port) => new Promise((resolve) => {
    const socket = (0,external_node_net_.connect)({ host, port, timeout: PATIENCE_MILLISECONDS });
    const end = (result) => {
        socket.destroy();
        resolve(result);
    };
    socket.once('connect', () => end('open'));
    socket.once('timeout', () => end('unreachable'));
    socket.once('error', (error) => end((0,errors/* systemCode */.xU)(error) === 'ECONNREFUSED' ? 'refused' : 'unreachable'));
});

;// CONCATENATED MODULE: ./src/smoke/probe/found-ports.ts



/** Linux assigns ports from here on to programs that ask for any port. */
const found_ports_EPHEMERAL = 32_768;
/** Debuggers (Node, JVM, debugpy, Delve) and Erlang's port mapper: they say nothing about whether the app is ready. */
const found_ports_OF_TOOLS = new Set([9229, 5005, 5678, 2345, 4369]);
const found_ports_MOST = 20;
const AGAIN_SECONDS = 0.5;
/** The TCP ports of the listener table that can be reached from outside and may be the app's. */
function foundPorts(listeners) {
    const rows = listeners.filter((row) => isTcp(row) && !isLoopback(row));
    const ports = rows.map(({ port }) => port).filter((port) => port < found_ports_EPHEMERAL && !found_ports_OF_TOOLS.has(port));
    return [...new Set(ports)].slice(0, found_ports_MOST);
}
const foundCheck = (port) => ({ spec: AUTO, port, required: false, found: true });
/** The route to ports that are not published. `ownAddress`: the container's; null while it cannot be reached. */
const toOwnAddress = (route, ownAddress) => ({
    ...route,
    name: 'the container’s own address',
    addressOf({ port }) {
        const host = ownAddress();
        return host === null ? null : { host, port };
    },
});
/**
 * Returns a function that says whether a port has accepted a connection at that address; it tries again until then. In a
 * network that this machine cannot reach (macvlan) none ever does. `onAnswer` is called when one was reached.
 */
function watchReach(clock, onAnswer) {
    const reached = new Set();
    const askedAt = new Map();
    const ask = async (host, port) => {
        askedAt.set(port, clock.now());
        if ((await tryConnect(host, port)) !== 'open')
            return;
        reached.add(port);
        onAnswer();
    };
    return (host, port) => {
        const since = clock.now() - (askedAt.get(port) ?? -Infinity);
        if (!reached.has(port) && since >= AGAIN_SECONDS)
            void ask(host, port);
        return reached.has(port);
    };
}

;// CONCATENATED MODULE: ./src/smoke/probe/grpc.ts
/** One call of gRPC's standard health service (`grpc.health.v1.Health/Check`) from outside. Never rejects. */

/** Loading takes 0.1 s: done once, before the container starts, and only where a probe needs it. */
function loadGrpc() {
    loaded ??= importGrpc();
    return loaded;
}
let loaded;
/** By its inner path, because the bundle has no file for the outer one: see tsconfig.json. */
async function importGrpc() {
    const grpc = await __webpack_require__.e(/* import() */ 3033).then(__webpack_require__.bind(__webpack_require__, 83033));
    grpc.setLogVerbosity(grpc.logVerbosity.NONE);
    return grpc;
}
/** An answer of the health service has two bytes. */
const MOST_BYTES = 64 * 1024;
async function attemptGrpc(address, { kind, service, trust, port }, signal) {
    const { Client, credentials, status } = await loadGrpc();
    const server = trust.server ?? 'localhost';
    const ca = trust.ca === null ? null : Buffer.from(trust.ca);
    const host = (0,external_node_net_.isIPv6)(address.host) ? `[${address.host}]` : address.host;
    const client = new Client(`${host}:${address.port}`, kind === 'grpcs'
        ? credentials.createSsl(ca, null, null, { rejectUnauthorized: ca !== null })
        : credentials.createInsecure(), {
        'grpc.default_authority': `${server}:${port}`,
        'grpc.ssl_target_name_override': server,
        'grpc.enable_http_proxy': 0,
        'grpc.enable_retries': 0,
        'grpc.service_config_disable_resolution': 1,
        'grpc.use_local_subchannel_pool': 1,
        'grpc.max_receive_message_length': MOST_BYTES,
    });
    return new Promise((resolve) => {
        const end = (outcome) => {
            signal.removeEventListener('abort', cancel);
            client.close();
            resolve(outcome);
        };
        const call = client.makeUnaryRequest('/grpc.health.v1.Health/Check', requestBytes, servingStatus, service, (error, answer) => {
            if (error === null)
                end({ kind: 'grpc', status: answer ?? 'UNKNOWN', detail: '' });
            else if (signal.aborted)
                end({ kind: 'silent', detail: 'no answer' });
            else if (error.code === status.UNAVAILABLE)
                end(unavailable(error.details));
            else
                end({
                    kind: 'grpc',
                    status: error.code in status ? status[error.code] : 'UNKNOWN',
                    detail: detailOf(error.code, error.details),
                });
        });
        const cancel = () => call.cancel();
        signal.addEventListener('abort', cancel);
        if (signal.aborted)
            cancel();
    });
}
const UNIMPLEMENTED = 12;
const NOT_FOUND = 5;
function detailOf(code, words) {
    if (code === UNIMPLEMENTED)
        return 'the server has no health service';
    return code === NOT_FOUND ? 'its health service does not know this service' : shortened(words);
}
/** Something that answers in another protocol listens; a connection that is closed may be the engine's proxy. */
const unavailable = (words) => words.includes('Protocol error')
    ? { kind: 'unrecognized', isHttp: false, detail: 'it answers, and not in gRPC' }
    : { kind: 'closed', detail: `no gRPC connection: ${shortened(words)}` };
/** Without the client's own notes, which differ each time. */
const shortened = (words) => words
    .replace(/^.*Last error: /s, '')
    .replace(/ \(\d{4}-\d\d-\d\dT[\d:.]+Z\)/g, '')
    .replace(/\.? *Resolution note: *$/, '')
    .slice(0, 200);
const LENGTH_DELIMITED = 2;
const FIRST = 1 << 3;
/** `message HealthCheckRequest { string service = 1; }` */
function requestBytes(service) {
    const name = Buffer.from(service);
    return name.length === 0
        ? Buffer.alloc(0)
        : Buffer.concat([Buffer.from([FIRST | LENGTH_DELIMITED, ...varint(name.length)]), name]);
}
function varint(value) {
    return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
const grpc_STATUSES = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'];
/** `message HealthCheckResponse { ServingStatus status = 1; }`: an enum below 128, left out where it is 0. */
function servingStatus(bytes) {
    const isStatus = bytes.length === 2 && bytes[0] === FIRST;
    return (bytes.length === 0 ? grpc_STATUSES[0] : isStatus ? grpc_STATUSES[bytes[1] ?? 0] : undefined) ?? 'UNKNOWN';
}

;// CONCATENATED MODULE: ./src/smoke/container/contract.ts




/** For all questions of a contract: named ones may take a while, those that were found may not. */
const NAMED_SECONDS = 20;
const FOUND_SECONDS = 3;
/** For one question, where the contract itself does not wait longer. */
const LEAST_PATIENCE_SECONDS = 5;
/** A slow answer is asked again: one may be an accident. */
const TRIES = 3;
const MOST_ELSEWHERE = 5;
/** As Go's client, which the kubelet uses. */
const MOST_REDIRECTS = 10;
/** Behind the engine's proxy, a connection to a port without a listener is closed within this. */
const PROXY_MILLISECONDS = 250;
/** Null without a contract. */
async function askContracts(observer, isReady) {
    const { inputs, container, deps } = observer.subject;
    if (inputs.contract === undefined)
        return null;
    const answers = [];
    for (const tried of inputs.contract.contracts)
        answers.push(await askAll(tried, observer, isReady));
    const stats = isReady && inputs.contract.contracts.length > 0 ? await deps.engine.stats(container) : null;
    return { answers, memory: stats?.memory ?? null, preStop: null };
}
/** A contract that was only found is not asked of a container that failed. */
async function askAll({ contract, isApplied }, observer, isReady) {
    if (!isApplied && !isReady)
        return [];
    const { deps } = observer.subject;
    const limit = AbortSignal.any([
        deps.signal,
        AbortSignal.timeout((isApplied ? NAMED_SECONDS : FOUND_SECONDS) * 1000),
    ]);
    const answers = [];
    for (const [index, probe] of contract.probes.entries()) {
        if (probe.how.kind === 'exec' && !isApplied)
            continue;
        // a port that is not published may listen, and be out of reach
        if ('port' in probe.how && observer.reach(probe.how.port) === null)
            continue;
        const own = await ask(probe, index, null, observer, limit);
        answers.push(own);
        // a redirect leads to a port too, so only a port where nothing listens is asked for elsewhere
        if (own.ok || probe.how.kind === 'exec' || own.status !== null)
            continue;
        const others = foundPorts(observer.monitor.seen.listeners ?? []).filter((port) => port !== own.port && observer.reach(port) !== null);
        for (const port of others.slice(0, MOST_ELSEWHERE))
            if (!limit.aborted)
                answers.push(await ask(probe, index, port, observer, limit));
    }
    // a question that was cut off by the common limit was not answered wrongly
    return limit.aborted ? answers.filter(({ ok, status }) => ok || status !== null) : answers;
}
async function ask(probe, index, elsewhere, observer, limit) {
    const { clock } = observer.subject.deps;
    const patience = Math.max(LEAST_PATIENCE_SECONDS, probe.timing.timeout ?? 0);
    const enough = probe.timing.timeout ?? Infinity;
    let best = null;
    for (let tries = 0; tries < TRIES; tries++) {
        const since = clock.now();
        const signal = AbortSignal.any([limit, AbortSignal.timeout(patience * 1000)]);
        const answer = await askOnce(probe, elsewhere, observer, patience, signal);
        const one = { ...answer, probe: index, seconds: clock.now() - since };
        if (best === null || (one.ok && !best.ok) || (one.ok === best.ok && one.seconds < best.seconds))
            best = one;
        if (one.ok && one.seconds <= enough)
            break;
        if (limit.aborted || elsewhere !== null)
            break;
    }
    return best ?? { ...UNASKED, probe: index, port: elsewhere };
}
const UNASKED = { ok: false, status: null, exitCode: null, detail: 'not asked', seconds: 0 };
async function askOnce({ how }, elsewhere, observer, patience, signal) {
    const { container, deps } = observer.subject;
    if (how.kind === 'exec') {
        const outcome = {
            kind: 'exec',
            ...(await deps.engine.exec(container, how.argv, patience, signal)),
        };
        const { exitCode } = outcome;
        return { port: null, ok: exitCode === 0, status: null, exitCode, detail: describeOutcome(outcome) };
    }
    const port = elsewhere ?? how.port;
    const reach = (one) => observer.reach(one);
    const address = reach(port);
    const outcome = address === null
        ? { kind: 'refused', detail: 'it cannot be reached from here' }
        : how.kind === 'http'
            ? await follow(address, { ...how, port }, reach, signal)
            : how.kind === 'tcp'
                ? await attemptTcp(address, PROXY_MILLISECONDS, signal)
                : await attemptGrpc(address, { kind: 'grpc', service: how.service, trust: ANY, port }, signal);
    return {
        port,
        ok: isGood(how, outcome),
        status: outcome.kind === 'http' ? outcome.status : null,
        exitCode: null,
        detail: describeOutcome(outcome),
    };
}
/** Any certificate is accepted. */
const ANY = { ca: null, server: null };
function isGood(how, outcome) {
    if (outcome.kind === 'http') {
        const [least, most] = (how.kind === 'http' ? how.status : null) ?? [200, 399];
        return how.kind === 'http' && outcome.status >= least && outcome.status <= most;
    }
    if (how.kind === 'tcp')
        return ['connected', 'not-http'].includes(outcome.kind);
    return how.kind === 'grpc' && outcome.kind === 'grpc' && outcome.status === 'SERVING';
}
/**
 * Follows redirects to the same host, as the kubelet does; one to another host counts as an answer. Where the contract names
 * the statuses itself, none is followed.
 */
async function follow(address, how, reach, signal) {
    const headers = how.headers.map(([name, value]) => ({ name, value }));
    let at = { url: new URL(`${how.scheme}://localhost:${how.port}`), address };
    let path = how.path.startsWith('/') ? how.path : `/${how.path}`;
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        const tls = at.url.protocol === 'https:';
        const port = portOf(at.url);
        const outcome = await attemptHttp(at.address, { path, tls, port, trust: ANY, headers }, signal);
        if (outcome.kind !== 'http' && redirects > 0)
            return { kind: 'refused', detail: `it redirects to port ${port}, ${describeOutcome(outcome)} there` };
        if (outcome.kind !== 'http' || outcome.redirect === undefined || how.status !== null)
            return outcome;
        const url = urlOf(outcome.redirect, new URL(path, at.url));
        if (url === null || !isSameHost(url, address))
            return outcome;
        const next = reach(portOf(url));
        if (next === null)
            return outcome; // it cannot be asked from here
        at = { url, address: next };
        path = `${url.pathname}${url.search}`;
    }
    return { kind: 'malformed', detail: `it redirects more than ${MOST_REDIRECTS} times` };
}
const portOf = ({ port, protocol }) => Number(port || (protocol === 'https:' ? 443 : 80));
const isSameHost = ({ hostname }, { host }) => ['localhost', '127.0.0.1', host].includes(hostname);
function urlOf(redirect, from) {
    const url = URL.canParse(redirect, from.href) ? new URL(redirect, from.href) : null;
    return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}
/** Runs the command before the stop. Its time is part of the grace period. */
async function runHook(observer, grace) {
    const { container, inputs, deps } = observer.subject;
    const argv = inputs.contract?.stop.before ?? null;
    if (argv === null)
        return null;
    const since = deps.clock.now();
    const { exitCode, output } = await deps.engine.exec(container, argv, grace, deps.signal);
    return { exitCode, seconds: deps.clock.now() - since, output: output.slice(-500) };
}

// EXTERNAL MODULE: ./src/core/clock.ts
var core_clock = __webpack_require__(32257);
;// CONCATENATED MODULE: ./src/smoke/container/shutdown.ts
/** Stops the container as Docker would, and measures how it reacts. */



/** What `docker stop` gives a container by default. */
const GRACE_SECONDS = 10;
/** How long the kernel may take to end a killed process. */
const KILL_SECONDS = 10;
/** 128 + SIGKILL */
const KILLED_EXIT_CODE = 137;
/**
 * How long before the signal the last request is sent: half of what an answer takes on this machine, which may be busy, so
 * that the server has taken the request and has not answered it yet.
 */
const LEAST_LEAD_SECONDS = 0.02;
const MOST_LEAD_SECONDS = 0.5;
const LEAD_SHARE = 0.5;
/** The signal counts as ignored when PID 1 has not woken up within this time. */
const SETTLE_SECONDS = 0.05;
/**
 * Where PID 1 has no handler for the signal, and the signal did not wake it, it is killed at once, without the grace
 * period. Null when something else removed the container.
 */
async function shutDown(stopping) {
    const { engine, clock, container, view, stopSignal, ended, request } = stopping;
    const signal = signalNumber(stopSignal ?? '') === null ? 'SIGTERM' : signalName(stopSignal ?? '');
    const seemsIgnored = signal !== 'SIGKILL' && view.ignores(signal) === true;
    const last = seemsIgnored || request === null ? null : await sendAhead(request, clock);
    const since = clock.now();
    const said = [];
    const unwatch = stopping.log.watch((lines) => collect(said, lines));
    const isIgnored = (await send(stopping, signal)) && seemsIgnored;
    if (!isIgnored)
        await (0,core_clock/* atMost */.T)(clock, stopping.grace - (clock.now() - since), ended);
    const seconds = clock.now() - since;
    unwatch();
    const inTime = await engine.state(container);
    if (inTime === null)
        return null;
    const common = { signal, seconds, ...(await shutdown_answerOf(last?.outcome ?? null)) };
    if (!inTime.running)
        return { ...common, exitCode: inTime.exitCode, killed: false, provedBy: 'stop' };
    await view.refresh();
    const handledBy = isIgnored ? null : view.handler(signal);
    // where all processes are known and none handles the signal, these lines are about something else
    const isUnhandled = isIgnored || (handledBy === null && view.ignores(signal) === true && view.processes() !== null);
    await engine.kill(container, 'SIGKILL');
    await (0,core_clock/* atMost */.T)(clock, KILL_SECONDS, ended);
    const state = await engine.state(container);
    return {
        ...common,
        exitCode: state?.running === false ? state.exitCode : KILLED_EXIT_CODE,
        killed: true,
        provedBy: isIgnored ? 'signal-mask' : 'stop',
        ...(handledBy === null ? {} : { handledBy }),
        ...(isUnhandled || said.length === 0 ? {} : { said }),
    };
}
/** Measures one request, then sends the last one, and returns its outcome to come when the signal is due. */
async function sendAhead(request, clock) {
    const since = clock.now();
    await (0,core_clock/* atMost */.T)(clock, MOST_LEAD_SECONDS / LEAD_SHARE, request());
    const lead = (clock.now() - since) * LEAD_SHARE;
    const outcome = request();
    await clock.sleep(Math.min(MOST_LEAD_SECONDS, Math.max(LEAST_LEAD_SECONDS, lead)));
    return { outcome };
}
/** Words in lines of programs that stop. */
const STOPPING = /\b(?:sig(?:term|int|quit|hup|winch)\b|signal\b|shut(?:ting)?[ -]?down|stopp(?:ing|ed)\b|terminat|drain|graceful|exiting\b|quitting\b|closing\b)/i;
const MOST_SAID = 5;
function collect(said, lines) {
    for (const line of cleanLines(lines))
        if (said.length < MOST_SAID && STOPPING.test(line))
            said.push(quoteLine(line.trim()));
}
/** A single process forwards no signal, so sending it again is safe: a server that polls may sleep at the first one. */
const TRIES_ALONE = 3;
/** True when the signal woke no process: an ignored signal does not, one that is fetched does. */
async function send({ engine, view, clock, container, ended }, signal) {
    const isAlone = view.processes()?.length === 1 && view.ignores(signal) === true;
    for (let tries = isAlone ? TRIES_ALONE : 1; tries > 0; tries--) {
        const wakes = view.wakes();
        await engine.kill(container, signal);
        if (wakes === null || view.ignores(signal) !== true)
            return false;
        await (0,core_clock/* atMost */.T)(clock, SETTLE_SECONDS, ended);
        await view.refresh();
        const now = view.wakes();
        if (now === wakes)
            return true;
        if (now === null)
            return false; // it has ended
    }
    return false;
}
/** A refused connection was never accepted, so it was not dropped either. */
async function shutdown_answerOf(last) {
    const outcome = await last;
    if (outcome === null || outcome.kind === 'refused')
        return {};
    return { lastRequest: outcome.kind === 'http' ? 'answered' : 'dropped' };
}

;// CONCATENATED MODULE: ./src/smoke/container/finish.ts




/** After a command before the stop has used up the grace period, as the kubelet does it. */
const LEAST_GRACE_SECONDS = 2;
const finish_MOST_CHANGED = 500;
/** Stops the container where it still runs and is not to be kept. */
async function finish(observer, run) {
    const { container, inputs, deps } = observer.subject;
    const { engine, clock } = deps;
    const { list, monitor, meter, route, log } = observer;
    const { phase, startFailure } = run;
    list.stop(); // later answers would come from a container that is being stopped
    const waited = observer.elapsed();
    monitor.lastLook(clock.now(), observer.isEnded);
    const state = await finalState(observer, startFailure !== null);
    const ranSeconds = observer.isEnded ? ranSecondsOf(state) : null;
    const written = inputs.requires.includes('files-in-memory') ? await measureFiles(observer) : null;
    const changed = inputs.audit ? await engine.changed(container, finish_MOST_CHANGED) : null;
    const ended = observer.isEnded;
    const isKept = inputs.keepRunning && phase === 'done';
    const isUp = startFailure === null && !ended;
    if (isUp)
        await meter.sample(clock.now());
    observer.samples.add(clock.now(), observer.view.usage() ?? meter.usage);
    const asked = isUp ? await askContracts(observer, phase === 'done') : null;
    const stopping = clock.now();
    const grace = inputs.contract?.stop.grace ?? GRACE_SECONDS;
    const preStop = asked === null || isKept ? null : await runHook(observer, grace);
    const left = Math.max(LEAST_GRACE_SECONDS, grace - (preStop?.seconds ?? 0));
    const shutdown = isUp && !isKept ? await stop(observer, state, left) : null;
    const stopped = clock.now();
    if (!isKept)
        await log.waitForEnd(clock, { withFile: true });
    const { seen, filledDisk } = monitor;
    const { startedAt, takenPorts } = observer;
    return {
        observed: {
            phase,
            startFailure,
            timeline: {
                startedAt: startedAt?.toISOString() ?? null,
                readyAt: run.ready?.at.toISOString() ?? null,
                readySeconds: run.ready?.seconds ?? null,
            },
            state: state && endingOf(state),
            ...{ ranSeconds, waited, ended },
            route: route.name,
            checks: list.checks.map((check) => checkedOf(check, (at) => observer.sinceStart(at))),
            kernelView: observer.view.how,
            ...seen,
            refusesIpv4: list.refusesIpv4,
            ...(takenPorts.length === 0 ? {} : { takenPorts }),
            ...(filledDisk === null ? {} : { filledDisk }),
            busy: meter.busy,
            memory: { peak: meter.peak, limit: meter.limit },
            cpuSeconds: meter.cpuSeconds,
            ...{ written, changed },
            soak: run.soak,
            ...(startFailure === null
                ? { moments: momentsOf(observer, run, { ranSeconds, shutdown, stopping, stopped, state }) }
                : {}),
            samples: observer.samples.all.map((sample) => ({ ...sample, at: observer.sinceStarted(sample.at) })),
            log: log.read(),
            shutdown,
            ...(asked === null ? {} : { contract: { ...asked, preStop } }),
        },
        mounts: state?.mounts ?? [],
        kept: isKept ? keptAddress(observer.subject, list.checks, route, state) : null,
    };
}
/** In seconds since the start. */
function momentsOf(observer, { ready }, end) {
    const { ranSeconds, shutdown, stopping, stopped, state } = end;
    const sinceStarted = (at) => observer.sinceStarted(at);
    const moments = [
        { at: 0, kind: 'start', text: 'started' },
        ...(ready === null ? [] : [{ at: ready.seconds, kind: 'ready', text: 'ready' }]),
        ...observer.journal.moments.map(({ at, kind, text }) => ({
            // the engine's clock, by which it was ready, may be a little ahead
            at: Math.max(sinceStarted(at), kind === 'soak' ? (ready?.seconds ?? 0) : 0),
            kind,
            text,
        })),
    ];
    if (ranSeconds !== null)
        moments.push({
            at: ranSeconds,
            kind: 'exit',
            text: `ended with exit code ${state?.exitCode ?? 'unknown'}`,
        });
    if (shutdown !== null) {
        const { signal, exitCode, killed } = shutdown;
        moments.push({ at: sinceStarted(stopping), kind: 'stop', text: signal });
        moments.push({
            at: sinceStarted(stopped),
            kind: 'exit',
            text: killed ? `killed, exit code ${exitCode}` : `exit code ${exitCode}`,
        });
    }
    return moments.sort((a, b) => a.at - b.at);
}
async function finalState(observer, failedToStart) {
    if (!observer.isEnded && !failedToStart)
        return observer.state;
    await observer.refreshState();
    const { container, deps } = observer.subject;
    const { state, startedAt, isEnded } = observer;
    if (!isEnded || state?.exitCode !== KILLED_EXIT_CODE || state.oomKilled || startedAt === null)
        return state;
    // engine 20.10 often omits OOMKilled where a container ended at once; its events have it
    return (await deps.engine.hadOom(container, startedAt)) ? { ...state, oomKilled: true } : state;
}
function ranSecondsOf(state) {
    const { startedAt, finishedAt } = state ?? {};
    return startedAt && finishedAt ? Math.max(0, (finishedAt.getTime() - startedAt.getTime()) / 1000) : null;
}
async function measureFiles({ subject: { container, deps } }) {
    const stats = await deps.engine.stats(container);
    const files = await deps.engine.written(container);
    return files === null ? null : { files, memory: stats?.memory ?? 0 };
}
/** What the run is waiting for; on a terminal with the last line of the container's log. */
function showWaiting({ subject, log }, text) {
    const { deps, purpose } = subject;
    const shown = purpose === undefined ? text : `${purpose}: ${text}`;
    deps.progress.waiting(shown);
    deps.progress.show('container', { text: shown, log: log.lastLine() });
}
async function stop(observer, state, grace) {
    const { container, image, inputs, deps } = observer.subject;
    const { engine, clock } = deps;
    const { view, list, route, log, ended } = observer;
    showWaiting(observer, 'stopping');
    const stopSignal = inputs.contract?.stop.signal ?? image.config.stopSignal;
    const request = lastRequest(list.checks, route, state);
    return shutDown({ engine, clock, container, view, log: log.lines, stopSignal, ended, request, grace });
}
const endingOf = ({ status, running, exitCode, oomKilled, error, health }) => ({
    ...{ status, running, exitCode, oomKilled, error, health },
});
function checkedOf({ port, spec, required, found, state }, sinceStart) {
    const { ok, attempts, last, latency, soak, hungUp, passedAt, askedAt } = state;
    const known = (at) => (at === null ? null : sinceStart(at));
    const { failingSince, openSince } = soak;
    return {
        ...{ port, spec, required, ok, attempts, last, latency },
        seconds: Math.max(0, known(passedAt ?? askedAt) ?? 0),
        ...(hungUp === null ? {} : { hungUp }),
        ...(found ? { found } : {}),
        soak: { ...soak, failingSince: known(failingSince), openSince: known(openSince) },
    };
}

;// CONCATENATED MODULE: ./src/smoke/container/lifecycle.ts




/** The longest pause between two looks during the soak: the kernel drops the counters of a container that ends. */
const LOOK_SECONDS = 0.25;
/** Longer than a check waits for two answers during the soak. */
const UNDECIDED_SECONDS = 12;
/** Where nothing can be asked, staying up is the only proof: a shorter soak would prove nothing. */
const LEAST_SOAK_SECONDS = 1;
/** Waited for in addition where the engine does not report processor time. */
const UNMEASURED_SECONDS = 2;
/** `signal` ends the wait for the container's end. What passes with `keep-running` is not stopped. */
async function runContainer(observer, signal) {
    const startFailure = await start(observer, signal);
    if (startFailure !== null)
        return finish(observer, { ...lifecycle_NOT_RUN, phase: 'waiting', startFailure });
    return finish(observer, await untilOver(observer));
}
/** For a container that is not started, because of `failure`. */
const skipContainer = (observer, failure) => finish(observer, { ...lifecycle_NOT_RUN, phase: 'start', startFailure: failure });
const lifecycle_NOT_RUN = { ready: null, soak: null };
/** Returns the engine's words when it refuses. */
async function start(observer, signal) {
    const { container, deps } = observer.subject;
    await observer.attach();
    const { failure } = await deps.engine.start(container);
    if (failure === null)
        await observer.follow(signal);
    return failure;
}
async function untilOver(observer) {
    const isReady = await untilReady(observer);
    observer.subject.deps.onSettled();
    const ready = isReady && hasSignOfLife(observer) ? readyNow(observer) : null;
    const soaked = isReady ? await soak(observer) : null;
    if (isReady)
        await observer.refreshState();
    return { phase: phaseOf(observer, isReady), startFailure: null, ready, soak: soaked };
}
/** How far it came. */
function phaseOf(observer, wasReady) {
    if (!wasReady || observer.isEnded) {
        if (isJobDone(observer))
            return 'done';
        return wasReady && hasSignOfLife(observer) ? 'soak' : 'waiting';
    }
    return isUnhealthy(observer) || hasLapsed(observer.list.checks) ? 'soak' : 'done';
}
async function untilReady(observer) {
    const { list, isUnasked } = observer;
    const { inputs, deps } = observer.subject;
    const { timeout } = inputs;
    const limit = isUnasked ? Math.max(timeout, leastUp(observer)) : timeout;
    while (!observer.isEnded && isAskable(observer)) {
        observer.checkCancelled();
        await observer.look();
        if (isReadyNow(observer))
            return true;
        const elapsed = observer.elapsed();
        if (isUnhealthy(observer) || elapsed >= limit)
            break;
        if (isUnasked && elapsed > inputs.soak)
            deps.onSettled();
        showWaiting(observer, waitingFor(list.checks, elapsed, timeout, isUnasked));
        await observer.pause(Math.min(paceAt(elapsed), limit - elapsed));
    }
    await observer.refreshState();
    if (observer.isEnded)
        return isToEnd(observer) && (await hasEndedWell(observer));
    return isUnasked && !hasSignOfLife(observer); // a worker may stay busy
}
/** Of a container that was to end by itself, and has: the last lines of its log count too. */
async function hasEndedWell(observer) {
    await observer.log.waitForEnd(observer.subject.deps.clock, { withFile: false });
    observer.tick();
    return isReadyNow(observer);
}
function isReadyNow(observer) {
    const { list, state, isUnasked } = observer;
    if (isUnasked && !hasSignOfLife(observer))
        return isQuiet(observer);
    return isReady(list.checks, hasHealthcheck(observer) && !isToEnd(observer), state);
}
/** It has stayed up for long enough, and is no longer busy with its start. */
function isQuiet(observer) {
    const past = observer.elapsed() - leastUp(observer);
    const { busy } = observer.meter;
    return (past >= 0 && (busy === null ? past >= UNMEASURED_SECONDS : isIdle(busy, observer.subject.inputs.cpus)));
}
/** Seconds. */
const leastUp = ({ subject }) => Math.max(subject.inputs.unaskedSoak, LEAST_SOAK_SECONDS);
function readyNow(observer) {
    const { clock, info } = observer.subject.deps;
    const { startedAt, list, state } = observer;
    const runs = hasHealthcheck(observer) ? (state?.health.log ?? []) : [];
    const now = clock.now();
    const ago = Math.max(now - answeredAt(list.checks, runs, now), 0);
    const passed = Math.max(observer.elapsed() - ago, 0);
    const at = new Date(clock.date().getTime() - ago * 1000);
    const byEngine = startedAt === null ? passed : (at.getTime() - startedAt.getTime()) / 1000;
    // the engine's clock is this machine's only where the engine is local
    return { at, seconds: info.local && byEngine >= 0 ? byEngine : passed };
}
async function soak(observer) {
    const { meter, subject } = observer;
    const { clock, beside } = subject.deps;
    const since = clock.now();
    const other = begin(clock, beside);
    if (!hasSignOfLife(observer)) {
        await other.done;
        // the wait was its soak, and its start, when it may grow, is not measured
        return { seconds: observer.elapsed(), ...meter.window(since - subject.inputs.unaskedSoak)() };
    }
    const whole = subject.inputs.soak;
    const rates = meter.window(since);
    observer.startSoak();
    observer.journal.add('soak', `checked for ${whole} s more`, since);
    try {
        for (let left = whole; !observer.isEnded && left > 0; left = whole - (clock.now() - (other.endedAt() ?? clock.now()))) {
            observer.checkCancelled();
            if (beside === undefined)
                showWaiting(observer, `soaking, ${Math.ceil(left)} s to go`);
            await observer.look();
            await observer.pause(Math.min(left, LOOK_SECONDS));
        }
    }
    finally {
        await other.settled; // its container is removed first
    }
    await other.done;
    await untilDecided(observer);
    return { seconds: Math.min(clock.now() - since, whole), ...rates() };
}
/** Without work it has ended at once. */
function begin(clock, work) {
    let at = work ? null : clock.now();
    const done = work ? work() : Promise.resolve();
    const settled = done
        .catch(() => undefined)
        .then(() => {
        at ??= clock.now();
    });
    return { endedAt: () => at, done, settled };
}
/** A check that fails at the end of the soak, or has no answer yet, gets a little longer: one bad answer is no proof. */
async function untilDecided(observer) {
    const { clock } = observer.subject.deps;
    const deadline = clock.now() + UNDECIDED_SECONDS;
    const isOpen = () => observer.list.checks.some((check) => isUndecided(check, clock.now()));
    while (!observer.isEnded && clock.now() < deadline && isOpen()) {
        observer.checkCancelled();
        await observer.look();
        await observer.pause(LOOK_SECONDS);
    }
}
const hasHealthcheck = ({ subject }) => subject.image.config.healthcheck !== undefined;
/** Without a port or a HEALTHCHECK there is no moment at which it became ready; it only stays up. */
const hasSignOfLife = (observer) => observer.list.checks.length > 0 || hasHealthcheck(observer);
/** A probe says that it ends by itself. */
const isToEnd = ({ subject }) => subject.plan.checks.some(({ spec }) => spec.kind === 'exit');
const isAskable = ({ subject: { inputs, plan } }) => unaskable(inputs.probes, plan.checks).length === 0;
/** A container with a port or a HEALTHCHECK is to stay up, and has not done its work by ending. */
function isJobDone(observer) {
    const { state, isEnded: ended, list } = observer;
    const { image, inputs } = observer.subject;
    if (ended && state?.running === false && isToEnd(observer))
        return isReadyNow(observer);
    return isJob({ checks: list.checks, image, inputs, ended, state });
}
/** Engines also call a container that has ended unhealthy. */
const isUnhealthy = ({ state }) => state?.running === true && state.health.status === 'unhealthy';

;// CONCATENATED MODULE: ./src/smoke/kernel/disk.ts
/** Free space on the disk where a local engine stores the files of containers. */

/** With less free space the runner itself may fail. */
const LEAST_BYTES = 2 * 1024 ** 3;
/** Less may have been written by other programs. */
const LEAST_WRITTEN = 512 * 1024 ** 2;
const noGuard = () => null;
/** `folder`: the engine's own, on this machine. */
function guardDisk(folder) {
    const before = freeBytes(folder);
    return () => {
        const now = freeBytes(folder);
        if (before === null || now === null || now >= LEAST_BYTES)
            return null;
        return before - now >= LEAST_WRITTEN ? before - now : null;
    };
}
function freeBytes(folder) {
    try {
        const { bavail, bsize } = (0,external_node_fs_.statfsSync)(folder);
        return bavail * bsize;
    }
    catch {
        return null; // the engine's folder is not this machine's
    }
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./src/smoke/kernel/processes.ts

/** A fork bomb has thousands: the first ones are enough. */
const processes_MOST = 200;
const processes_MOST_CHARACTERS = 300;
const readProcesses = (pids) => pids.slice(0, processes_MOST).flatMap((pid) => {
    const found = parseProcess(pid, readText(`/proc/${pid}/status`), readText(`/proc/${pid}/cmdline`));
    const session = parseSession(readText(`/proc/${pid}/stat`));
    return found === null ? [] : [{ ...found, ...(session === null ? {} : { session }) }];
});
/** Null for a process that has ended. A process without a command line is shown by its name in brackets, as in `ps`. */
function parseProcess(pid, status, commandLine) {
    const parent = /^PPid:\s*(\d+)/m.exec(status)?.[1];
    const user = /^Uid:\s*\d+\s+(\d+)/m.exec(status)?.[1];
    if (parent === undefined || user === undefined)
        return null;
    const name = /^Name:\s*(.*)/m.exec(status)?.[1] ?? '';
    const words = commandLine.replace(/\0+$/, '').replaceAll('\0', ' ');
    const command = (words || `[${name}]`).slice(0, processes_MOST_CHARACTERS);
    return { pid, parent: Number(parent), user: Number(user), command };
}
/** From `/proc/<pid>/stat`. Its second column, the name in brackets, may hold anything; after it come state, parent, group and session. */
function parseSession(stat) {
    const columns = stat
        .slice(stat.lastIndexOf(')') + 1)
        .trim()
        .split(' ');
    const session = Number(columns[3] ?? NaN);
    return Number.isInteger(session) && session > 0 ? session : null;
}

;// CONCATENATED MODULE: ./src/smoke/kernel/handler.ts
/** Which process of a container that was sent a signal and still runs handles it: PID 1, or a child of an init. */




/** They forward signals to their child. */
const handler_INITS = /^(?:tini(?:-static)?|docker-init|dumb-init|catatonit|s6-svscan|init|runit|runsvdir)$/;
/**
 * The command line of the process that handles the signal; null where none does. `first` is PID 1. To be called after the
 * signal was sent: Node catches SIGTERM once, and not again, where the app has no handler of its own.
 */
function handlerOf(first, others, signal) {
    const number = signalNumber(signal);
    if (number === null)
        return null;
    const name = external_node_path_.posix.basename(first.command.split(' ', 1)[0] ?? '');
    if (!handler_INITS.test(name) && handles(first.status, number))
        return first.command;
    const isPassedOn = handler_INITS.test(name) || has(parseMasks(first.status)?.blocked ?? 0n, number);
    const child = isPassedOn ? others.find(({ status }) => handles(status, number)) : undefined;
    return child?.command ?? null;
}
/** The process has a handler, or blocks the signal and has fetched it (signalfd). */
function handles(status, signal) {
    const masks = parseMasks(status);
    if (masks === null)
        return false;
    const pending = /^ShdPnd:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? '0';
    return has(masks.caught, signal) || (has(masks.blocked, signal) && !has(BigInt(`0x${pending}`), signal));
}
/** `first` and `members`: PIDs on this machine. */
function findHandler(first, members, signal) {
    const look = (pid) => {
        const status = readText(`/proc/${pid}/status`);
        const command = parseProcess(pid, status, readText(`/proc/${pid}/cmdline`))?.command ?? '';
        return { command, status };
    };
    return handlerOf(look(first), members.filter((pid) => pid !== first).map(look), signal);
}

;// CONCATENATED MODULE: ./src/smoke/kernel/unix-sockets.ts
/** Listening Unix sockets of the network namespace, from `/proc/<pid>/net/unix`. */
const ACCEPTS = 0x10000;
const unix_sockets_MOST = 100;
const PATH_COLUMN = 7;
/** `/run/app.sock`, `@name` for an abstract one. Sockets without a name cannot be reached by other processes. */
function parseUnixSockets(table) {
    const paths = table
        .split('\n')
        .slice(1)
        .map((row) => row.trim().split(/\s+/))
        .filter((columns) => (parseInt(columns[3] ?? '', 16) & ACCEPTS) !== 0)
        .map((columns) => columns.slice(PATH_COLUMN).join(' '));
    return [...new Set(paths.filter((path) => path !== ''))].slice(0, unix_sockets_MOST);
}

;// CONCATENATED MODULE: ./src/smoke/kernel/helper/frames.ts
/**
 * Parses what the helper prints: frames, each ended by a form feed on a line of its own; in a frame each file's path on a
 * line, its content, and a NUL on a line of its own. Bounded, since the shell of the tested image may print anything.
 */
const FRAME_END = '\0\n\f\n';
const FILE_END = '\0\n';
/** Ten thousand sockets in each table. */
const frames_MOST_CHARACTERS = 8_000_000;
class FrameReader {
    text = '';
    onFrame;
    constructor(onFrame) {
        this.onFrame = onFrame;
    }
    take(chunk) {
        const before = Math.max(0, this.text.length - FRAME_END.length);
        this.text += chunk.toString('latin1');
        const end = this.text.lastIndexOf(FRAME_END);
        if (end >= before) {
            const start = this.text.lastIndexOf('\f\n', end - 1);
            this.onFrame(parseFrame(this.text.slice(start < 0 ? 0 : start + 2, end + FILE_END.length)));
            this.text = this.text.slice(end + FRAME_END.length);
        }
        if (this.text.length > frames_MOST_CHARACTERS)
            this.text = '';
    }
}
function parseFrame(text) {
    const files = text.split(FILE_END).filter((file) => file !== '');
    return new Map(files.map((file) => {
        const at = file.indexOf('\n');
        return at < 0 ? [file, ''] : [file.slice(0, at), file.slice(at + 1)];
    }));
}

;// CONCATENATED MODULE: ./src/smoke/kernel/helper/index.ts
/**
 * The kernel's view of a container whose processes are not this machine's: a helper container in the same network and PID
 * namespaces prints the kernel's files. Its image is FROM scratch with a program of 600 bytes, so nothing is pulled and the
 * tested image needs no shell. Where there is no program for the processor, or the engine does not load the image, the
 * helper runs the shell of the tested image instead.
 */








/** Files that the helper prints, as paths inside the namespaces. */
const FILES = ['tcp', 'tcp6', 'udp', 'udp6', 'unix'].map((table) => `/proc/net/${table}`);
const helper_STATUS = '/proc/1/status';
/** Milliseconds; the shell prints once a second. */
const MOST_WAITED = 4000;
/** For `sh -c`: prints the same as the program. The arguments after it are the files. */
const BY_SHELL = 'while :; do for f in "$@"; do echo "$f"; cat "$f"; printf "\\000\\n"; done; printf "\\014\\n"; sleep 1; done';
/** Each of the files once, as it is in the namespaces of a running container. Rejects where the helper fails. */
async function readKernelFiles(engine, target, files) {
    const { id } = await make(engine, target, files);
    try {
        const stream = await engine.attach(id);
        const first = new Promise((resolve) => {
            const reader = new FrameReader(resolve);
            stream.on('data', (chunk) => reader.take(chunk));
            stream.on('error', () => undefined); // then no frame comes
        });
        const { failure } = await engine.start(id);
        if (failure !== null)
            throw new Error(failure);
        const frame = await Promise.race([first, (0,promises_.setTimeout)(MOST_WAITED, null, { ref: false })]);
        if (frame === null)
            throw new Error('the helper container printed nothing');
        return frame;
    }
    finally {
        await engine.remove(id);
        await engine.untag((0,run_id/* helperTag */.Pe)(target.run));
    }
}
/** Returns at once; values arrive later. Never rejects: where the helper fails, `how` says why. */
function openHelper(engine, target) {
    let frame = null;
    let how = 'a helper container in its namespaces';
    let helper = null;
    let isClosed = false;
    let onFrame = () => { };
    const open = async () => {
        const made = await make(engine, target, [...FILES, helper_STATUS]);
        helper = made.id;
        if (isClosed)
            return;
        how = made.how;
        const stream = await engine.attach(made.id);
        const { failure } = await engine.start(made.id);
        if (failure !== null)
            throw new Error(failure);
        const reader = new FrameReader((next) => {
            frame = next;
            onFrame();
        });
        stream.on('data', (chunk) => reader.take(chunk));
        stream.on('error', () => undefined); // the last values stay
    };
    const opening = open().catch((error) => {
        how = `nothing of it could be seen: ${(0,errors/* messageOf */.bD)(error)}`;
    });
    const of = (path) => frame?.get(path) ?? '';
    return {
        get how() {
            return how;
        },
        listeners: () => (frame === null ? null : parseListeners((table) => of(`/proc/net/${table}`))),
        unixSockets: () => parseUnixSockets(of('/proc/net/unix')),
        processes: () => null,
        counters: () => ({ oomKills: null, forksRefused: null }),
        peak: () => null,
        usage: () => null,
        runDelay: () => 0,
        ignores(signal) {
            const number = signalNumber(signal);
            return number === null || of(helper_STATUS) === '' ? null : dropsSignal(of(helper_STATUS), number);
        },
        handler(signal) {
            const number = signalNumber(signal);
            return number !== null && handles(of(helper_STATUS), number) ? 'PID 1' : null;
        },
        wakes: () => parseWakes(of(helper_STATUS)),
        async refresh() {
            const seen = async () => new Promise((resolve) => (onFrame = resolve));
            const again = (async () => {
                await seen(); // this round may have begun before the call
                await seen();
            })();
            await Promise.race([again, (0,promises_.setTimeout)(MOST_WAITED, undefined, { ref: false })]);
        },
        async close() {
            isClosed = true;
            await opening;
            if (helper !== null)
                await engine.remove(helper);
            // the helper of another container of the run may use it, and removes it later
            await engine.untag((0,run_id/* helperTag */.Pe)(target.run)).catch(() => undefined);
        },
    };
}
async function make(engine, target, files) {
    const tag = (0,run_id/* helperTag */.Pe)(target.run);
    const { helperImage } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 41484)); // few runs need it and its library
    const tar = await helperImage(target.architecture, tag);
    if (tar !== null) {
        try {
            await engine.load(tar, () => undefined, new AbortController().signal);
            return {
                id: await engine.create(specOf(target, 'helper', tag, null, files)),
                how: 'a helper container FROM scratch',
            };
        }
        catch {
            // the shell is tried next, and its error reported
        }
    }
    const shell = ['sh', '-c', BY_SHELL, 'sh'];
    return {
        id: await engine.create(specOf(target, 'shell', target.image, shell, files)),
        how: 'a helper container with the image’s own shell',
    };
}
/** Of the container's id, in the name of its helper. */
const ID_DIGITS = 12;
const specOf = ({ container, run }, role, image, entrypoint, files) => ({
    name: (0,run_id/* containerName */.xN)(run, `${role}-${container.slice(0, ID_DIGITS)}`),
    image,
    labels: { [run_id/* RUN_LABEL */.jQ]: run },
    env: [],
    cmd: [...files],
    entrypoint,
    publish: [],
    network: `container:${container}`,
    pid: `container:${container}`,
    memory: null,
    cpus: null,
});

;// CONCATENATED MODULE: ./src/smoke/kernel/cgroup.ts

const ROOT = '/sys/fs/cgroup';
const PEAK = { v2: 'memory.peak', v1: 'memory.max_usage_in_bytes', controller: 'memory' };
const MEMORY = { v2: 'memory.current', v1: 'memory.usage_in_bytes', controller: 'memory' };
/** In microseconds in version 2, in nanoseconds in version 1. */
const CPU = { v2: 'cpu.stat', v1: 'cpuacct.usage', controller: 'cpuacct' };
const OOM_KILLS = {
    v2: 'memory.events',
    v1: 'memory.oom_control',
    controller: 'memory',
    word: 'oom_kill',
};
const FORKS_REFUSED = { v2: 'pids.events', v1: 'pids.events', controller: 'pids', word: 'max' };
const MEMBERS = { v2: 'cgroup.procs', v1: 'cgroup.procs', controller: 'pids' };
/** The cgroup of a process. It stays the same while the process lives, and can be read after it ended. */
function cgroupOf(pid, read = readText) {
    const rows = read(`/proc/${pid}/cgroup`)
        .split('\n')
        .map((row) => row.split(':'));
    const textOf = ({ v1, v2, controller }) => {
        const files = rows.flatMap(([id, controllers = '', path = '']) => {
            if (id === '0')
                return [`${ROOT}${path}/${v2}`, `${ROOT}/unified${path}/${v2}`];
            return controllers.split(',').includes(controller) ? [`${ROOT}/${controller}${path}/${v1}`] : [];
        });
        return files.map(read).find((text) => text !== '') ?? '';
    };
    const numberOf = (figure) => {
        const text = textOf(figure);
        const line = figure.word
            ? text.split('\n').find((row) => row.startsWith(`${figure.word ?? ''} `))
            : text.trim();
        const number = Number(line ? line.split(' ').at(-1) : NaN);
        return Number.isFinite(number) ? number : null;
    };
    const cpuSeconds = () => {
        const text = textOf(CPU).trim();
        const [, micro] = /^usage_usec (\d+)$/m.exec(text) ?? [];
        const seconds = micro === undefined ? Number(text || NaN) / 1e9 : Number(micro) / 1e6;
        return Number.isFinite(seconds) ? seconds : null;
    };
    return {
        peak: () => numberOf(PEAK),
        usage: () => ({ memory: numberOf(MEMORY), cpuSeconds: cpuSeconds() }),
        counters: () => ({ oomKills: numberOf(OOM_KILLS), forksRefused: numberOf(FORKS_REFUSED) }),
        members: () => textOf(MEMBERS)
            .split('\n')
            .map(Number)
            .filter((pid) => pid > 0),
    };
}

;// CONCATENATED MODULE: ./src/smoke/kernel/run-delay.ts
/**
 * How long processes were ready to run and waited for a processor (`/proc/<pid>/task/<tid>/schedstat`). On a machine
 * under full load a busy process gets little processor time, and is busy all the same.
 */

const NANOSECONDS = 1e9;
/** A fork bomb, or a runtime, may have thousands: the first ones are enough. */
const MOST_THREADS = 300;
/** Seconds, summed over the threads of the processes that still run. */
function runDelay(pids) {
    return pids
        .slice(0, MOST_THREADS)
        .flatMap(threadFolders)
        .slice(0, MOST_THREADS)
        .map((folder) => parseDelay(readText(`${folder}/schedstat`)))
        .reduce((sum, seconds) => sum + seconds, 0);
}
/** `<nanoseconds run> <nanoseconds waited> <times>`; 0 where the kernel does not count. */
function parseDelay(text) {
    const nanoseconds = Number(text.split(' ')[1]);
    return Number.isFinite(nanoseconds) ? nanoseconds / NANOSECONDS : 0;
}

;// CONCATENATED MODULE: ./src/smoke/kernel/view.ts








/** A fork bomb has thousands. */
const MOST_PROCESSES = 200;
const noAccess = (why) => ({
    how: why,
    listeners: () => null,
    unixSockets: () => [],
    processes: () => null,
    counters: () => ({ oomKills: null, forksRefused: null }),
    peak: () => null,
    usage: () => null,
    runDelay: () => 0,
    ignores: () => null,
    handler: () => null,
    wakes: () => null,
    refresh: () => Promise.resolve(),
    close: () => Promise.resolve(),
});
/** `pid`: of the container's first process, on this machine. */
function localView(pid) {
    const cgroup = cgroupOf(pid);
    return {
        how: 'this machine’s /proc',
        listeners: watchListeners(pid),
        unixSockets: () => parseUnixSockets(readText(`/proc/${pid}/net/unix`)),
        processes: () => readProcesses(cgroup.members()),
        counters: () => cgroup.counters(),
        peak: () => cgroup.peak(),
        usage: () => cgroup.usage(),
        runDelay: () => runDelay(cgroup.members()),
        ignores: (signal) => ignoresSignal(pid, signal),
        handler: (signal) => findHandler(pid, cgroup.members().slice(0, MOST_PROCESSES), signal),
        wakes: () => wakesOf(pid),
        refresh: () => Promise.resolve(),
        close: () => Promise.resolve(),
    };
}

;// CONCATENATED MODULE: ./src/smoke/kernel/monitor.ts


/** How often counters are read; listeners are read each time. */
const COUNT_SECONDS = 0.25;
/** How often processes are listed: more often at first, as a container that ends soon must be seen before. */
const SNAP_SECONDS = { early: 0.03, late: 0.25, until: 2 };
class KernelMonitor {
    /** Bytes that it wrote until the disk was almost full; null while it is not. */
    filledDisk = null;
    seen = {
        listeners: null,
        unixSockets: [],
        processes: null,
        counters: { oomKills: null, forksRefused: null },
    };
    view = noAccess('the container was not started');
    guard = noGuard;
    isHost;
    counted = -Infinity;
    snapped = -Infinity;
    opened = null;
    /** `isHost`: it uses the host's own network, whose tables are not only the container's. */
    constructor(isHost) {
        this.isHost = isHost;
    }
    /** To be called after the start. */
    open(view, guard) {
        this.view = view;
        this.guard = guard;
    }
    /** `now` in seconds. */
    look(now) {
        if (!this.isHost)
            this.seen.listeners = this.view.listeners(now) ?? this.seen.listeners;
        this.snap(now);
        if (now - this.counted < COUNT_SECONDS)
            return;
        this.counted = now;
        this.count();
    }
    /** Before it is stopped. After it has ended, the last known processes and sockets are kept. */
    lastLook(now, isEnded) {
        this.counted = -Infinity;
        this.look(now);
        if (isEnded)
            return;
        if (!this.isHost)
            this.seen.unixSockets = this.view.unixSockets();
        this.seen.processes = this.view.processes();
    }
    /** When the main process ends, the kernel kills the others: such a list is incomplete, and is not kept. */
    snap(now) {
        this.opened ??= now;
        const { early, late, until } = SNAP_SECONDS;
        if (now - this.snapped < (now - this.opened < until ? early : late))
            return;
        this.snapped = now;
        const processes = this.view.processes();
        const isWhole = processes?.[0]?.command.startsWith('[') === false;
        if (isWhole)
            this.seen.processes = processes;
    }
    count() {
        this.filledDisk ??= this.guard();
        const { oomKills, forksRefused } = this.view.counters();
        const { counters } = this.seen;
        this.seen.counters = {
            oomKills: oomKills ?? counters.oomKills,
            forksRefused: forksRefused ?? counters.forksRefused,
        };
    }
}

;// CONCATENATED MODULE: ./src/smoke/kernel/usage-meter.ts
/** The span of `busy`. */
const WINDOW_SECONDS = 5;
/** A rate over a shorter span means nothing. */
const LEAST_WINDOW_SECONDS = 0.9;
/** Processor seconds used or waited for between two samples. The wait of a process that has ended is lost. */
const wanted = (first, last) => last.cpu - first.cpu + Math.max(0, last.delay - first.delay);
/** `hostMemory`: bytes; a limit that is not lower limits nothing. */
function makeMeter(engine, container, view, hostMemory) {
    const samples = [];
    const seen = { peak: null, limit: null };
    const cores = (first, last) => first && last && last.at > first.at ? wanted(first, last) / (last.at - first.at) : null;
    return {
        get peak() {
            return seen.peak;
        },
        get limit() {
            return seen.limit;
        },
        get cpuSeconds() {
            return samples.at(-1)?.cpu ?? null;
        },
        get usage() {
            const last = samples.at(-1);
            return last ? { memory: last.memory, cpuSeconds: last.cpu } : null;
        },
        get busy() {
            const last = samples.at(-1);
            return cores(last && samples.find(({ at }) => at >= last.at - WINDOW_SECONDS), last);
        },
        async sample(now) {
            const stats = await engine.stats(container);
            const peaks = [seen.peak, view().peak(), stats?.memoryPeak, stats?.memory];
            const known = peaks.filter((bytes) => typeof bytes === 'number' && bytes > 0);
            if (known.length > 0)
                seen.peak = Math.max(...known);
            if (stats?.memoryLimit && stats.memoryLimit < hostMemory)
                seen.limit = stats.memoryLimit;
            if (stats?.cpuSeconds != null)
                samples.push({ at: now, cpu: stats.cpuSeconds, delay: view().runDelay(), memory: stats.memory });
        },
        window: (since) => () => {
            const within = samples.filter(({ at }) => at >= since);
            const [first] = within;
            const last = within.at(-1);
            if (!first || !last || last.at - first.at < LEAST_WINDOW_SECONDS)
                return { memoryGrowth: null, busy: null };
            return { memoryGrowth: steadyGrowth(within), busy: cores(first, last) };
        },
    };
}
/** The lower rate of both halves: memory that grows at first and then stays the same, as with caches, does not count. */
function steadyGrowth(samples) {
    const middle = Math.floor(samples.length / 2);
    const rates = [samples.slice(0, middle + 1), samples.slice(middle)].map(rateOf);
    const known = rates.filter((rate) => rate !== null);
    return known.length === rates.length ? Math.min(...known) : null;
}
/** Bytes per second from the first to the last sample. */
function rateOf(samples) {
    const [first] = samples;
    const last = samples.at(-1);
    if (!first || !last || first.memory === null || last.memory === null || last.at <= first.at)
        return null;
    return (last.memory - first.memory) / (last.at - first.at);
}

;// CONCATENATED MODULE: ./src/smoke/network/occupied-ports.ts

const MILLISECONDS = 1000;
/** Those of the TCP ports that accept a connection now. */
async function occupiedPorts(ports, route) {
    const occupied = [];
    for (const port of ports) {
        const address = port.protocol === 'tcp' ? route.addressOf(port, null) : null;
        if (address === null)
            continue;
        const { kind } = await attemptTcp(address, 0, AbortSignal.timeout(MILLISECONDS));
        if (kind !== 'refused' && kind !== 'silent')
            occupied.push(port.port);
    }
    return occupied;
}

;// CONCATENATED MODULE: ./src/smoke/network/ipv4-check.ts



const ipv4_check_AGAIN_SECONDS = 0.5;
/** `address`: the container's own, null where there is none; `onAnswer` is called after each connection attempt. */
function watchIpv4(address, clock, onAnswer) {
    const takesIpv4 = new Map();
    const askedAt = new Map();
    const refused = new Set();
    const ask = async (host, port) => {
        askedAt.set(port, clock.now());
        // only a refusal is proof: where the address cannot be reached from here, nothing is known
        const isRefused = (await tryConnect(host, port)) === 'refused';
        takesIpv4.set(port, !isRefused);
        if (isRefused)
            refused.add(port);
        else
            refused.delete(port);
        onAnswer();
    };
    return {
        refused,
        reachable(listeners, checks) {
            const host = address();
            if (listeners === null || host === null)
                return listeners && [...listeners];
            const doubtful = checks.flatMap((check) => doubtfulPort(listeners, check) ?? []);
            const hidden = doubtful.filter((port) => takesIpv4.get(port) !== true);
            for (const port of hidden)
                if (clock.now() - (askedAt.get(port) ?? -Infinity) >= ipv4_check_AGAIN_SECONDS)
                    void ask(host, port);
            return listeners.filter(({ port }) => !hidden.includes(port));
        },
    };
}
/**
 * The port, where it is in the IPv6 table only. An HTTP check answers the question itself, unless the connection closes,
 * so that the server does not get one more connection; a TCP check never does.
 */
function doubtfulPort(listeners, { port, spec, state }) {
    const rows = listeners.filter((row) => isTcp(row) && row.port === port && !isLoopback(row));
    const isIpv6Only = rows.length > 0 && rows.every(isIpv6);
    const isOpen = spec.kind === 'tcp' || isNoResponse(state.last);
    return isIpv6Only && isOpen ? port : null;
}

;// CONCATENATED MODULE: ./src/smoke/probe/state.ts
const freshState = () => ({
    ok: false,
    attempts: 0,
    last: null,
    askedAt: null,
    passedAt: null,
    latency: null,
    hungUp: null,
    soak: { asked: 0, failed: 0, inARow: 0, failingSince: null, openSince: null, last: null, slowest: null },
});

;// CONCATENATED MODULE: ./src/smoke/probe/poll.ts

const MOST_OPEN = 4;
/** The first request may wait without a limit; later ones are given up, as the server may have lost them. */
const PATIENCE_SECONDS = 10;
const NO_LISTENER = { kind: 'refused', detail: 'nothing listens any more' };
function poll(strategy, { clock, onAnswer }) {
    const state = freshState();
    const stopped = new AbortController();
    const open = new Set();
    let began = null;
    const send = async (view, question, patience) => {
        const signal = AbortSignal.any([stopped.signal, question.signal]);
        const since = clock.now();
        if (patience !== null)
            void clock.sleep(patience, signal).then(() => question.abort());
        const outcome = await settled(strategy.ask(view, signal));
        question.abort();
        return stopped.signal.aborted ? null : { outcome, since, seconds: clock.now() - since };
    };
    const ask = async (view) => {
        const question = new AbortController();
        const patience = open.size > 0 ? PATIENCE_SECONDS : strategy.patience;
        open.add(question);
        state.attempts++;
        state.askedAt = clock.now();
        began ??= state.askedAt;
        const answer = await send(view, question, patience);
        const isCurrent = open.delete(question);
        if (answer === null || !isCurrent || state.ok)
            return;
        state.last = answer.outcome;
        const isGood = strategy.passes(answer.outcome, view);
        state.hungUp = strategy.hungUp();
        if (isGood)
            pass(answer.seconds);
        onAnswer();
    };
    const pass = (seconds) => {
        state.ok = true;
        state.passedAt = clock.now();
        state.latency = seconds;
        strategy.stop();
        abortOpen();
    };
    const abortOpen = () => {
        for (const question of open)
            question.abort();
        open.clear();
    };
    const isDue = () => {
        const now = clock.now();
        const since = now - (state.askedAt ?? -Infinity);
        const { hedge } = strategy;
        const retry = strategy.retry();
        if (open.size > 0)
            return hedge !== null && open.size < MOST_OPEN && since > hedge;
        const gap = Math.min(Math.max(retry.least, retry.share * (now - (began ?? now))), retry.most);
        return strategy.isChanged() || since >= gap;
    };
    const tryNow = (view) => {
        strategy.look();
        if (!isDue() || strategy.askable(view) !== 'yes')
            return;
        if (open.size > 0 && strategy.dropsOpen())
            abortOpen();
        void ask(view);
    };
    const tryAgain = soaking(strategy, state, clock, send);
    return {
        state,
        tick(view) {
            if (!state.ok)
                tryNow(view);
            else if (view.soaking)
                tryAgain(view);
        },
        stop() {
            stopped.abort();
            strategy.stop();
        },
    };
}
/** An error is an outcome too: the next engine call of the lifecycle reports a lost engine. */
async function settled(asked) {
    try {
        return await asked;
    }
    catch (error) {
        return {
            kind: 'refused',
            detail: error instanceof Error ? error.message.slice(0, 300) : 'it could not be asked',
        };
    }
}
/** Asks again during the soak, one request at a time. */
function soaking(strategy, state, clock, send) {
    const { soak } = state;
    let repeatedAt = -Infinity;
    const repeat = async (view, patience) => {
        soak.openSince = repeatedAt;
        const answer = await send(view, new AbortController(), patience);
        if (answer === null)
            return;
        soak.openSince = null;
        noteAnswer(soak, answer, strategy.passes(answer.outcome, view));
    };
    return (view) => {
        const pace = strategy.soak(state.last);
        const now = clock.now();
        const earlier = Math.max(repeatedAt, state.passedAt ?? -Infinity);
        if (pace === null || soak.openSince !== null || now - earlier < pace.every)
            return;
        const askable = strategy.askable(view);
        if (askable === 'no-route')
            return;
        repeatedAt = now;
        if (askable === 'yes')
            void repeat(view, pace.patience);
        else
            noteAnswer(soak, { outcome: NO_LISTENER, since: now, seconds: 0 }, false);
    };
}
/** Counts one answer of the soak. */
function noteAnswer(soak, { outcome, since, seconds }, isGood) {
    soak.asked++;
    soak.last = outcome;
    if (isGood)
        soak.slowest = Math.max(soak.slowest ?? 0, seconds);
    else
        soak.failed++;
    soak.failingSince = isGood ? null : (soak.failingSince ?? since);
    soak.inARow = isGood ? 0 : soak.inARow + 1;
}

;// CONCATENATED MODULE: ./src/smoke/probe/greetings.ts
/**
 * Protocols other than HTTP, as a table of data: their usual ports, what is sent, and how the answer is recognized. Each
 * message is the first one of a well-behaved client, so that it causes no error in the server's log.
 */
/** Matches its bytes as text. */
const says = (pattern) => (answer) => pattern.test(answer.toString('latin1'));
/** Matches its bytes as hexadecimal digits: `..` is any byte. */
const bytes = (pattern) => (answer) => pattern.test(answer.toString('hex'));
const greetings_text = (words) => Buffer.from(words, 'latin1');
const hex = (digits) => Buffer.from(digits.replaceAll(' ', ''), 'hex');
/** MongoDB's OP_MSG with `{ hello: 1, $db: "admin" }`. */
const MONGODB_HELLO = hex('34000000 01000000 00000000 dd070000 00000000 00' + // length 52, request 1, OP_MSG, no flags, a section of kind 0
    '1f000000 10 68656c6c6f00 01000000 02 24646200 06000000 61646d696e00 00');
const XMPP_STREAM = "<?xml version='1.0'?><stream:stream to='localhost' version='1.0' xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams'>";
const QUIT = greetings_text('QUIT\r\n');
const GREETINGS = [
    {
        protocol: 'Redis',
        ports: [6379, 6380, 26379],
        send: greetings_text('PING\r\n'),
        knows: says(/^(?:\+PONG\r|-(?:NOAUTH|DENIED|ERR|MISCONF|MASTERDOWN|NOPERM)\b)/),
        isStarting: says(/^-(?:LOADING|BUSY)\b/),
    },
    // SSLRequest: the server answers with one byte, and logs nothing about a client that then disconnects
    {
        protocol: 'PostgreSQL',
        ports: [5432, 5433, 6432],
        send: hex('00000008 04d2162f'),
        knows: says(/^[SN](?![^])|^E/),
    },
    // a length, number 0, and version 10 of the protocol, or an error such as "too many connections"
    { protocol: 'MySQL', ports: [3306, 3307], send: null, knows: bytes(/^.{6}00(?:0a3|ff)/) },
    { protocol: 'MySQL X', ports: [33_060], send: null, knows: bytes(/^.{6}000b/) },
    {
        protocol: 'SMTP',
        ports: [25, 465, 587, 1025, 2525],
        send: null,
        knows: says(/^[245]\d\d[ -]/),
        bye: QUIT,
    },
    { protocol: 'FTP', ports: [21, 2121], send: null, knows: says(/^[1245]\d\d[ -]/), bye: QUIT },
    { protocol: 'POP3', ports: [110], send: null, knows: says(/^(?:\+OK|-ERR)\b/), bye: QUIT },
    {
        protocol: 'IMAP',
        ports: [143],
        send: null,
        knows: says(/^\* (?:OK|PREAUTH|BYE)\b/),
        bye: greetings_text('a LOGOUT\r\n'),
    },
    { protocol: 'NNTP', ports: [119], send: null, knows: says(/^[245]\d\d /), bye: QUIT },
    {
        protocol: 'SSH',
        ports: [22, 2222],
        send: null,
        knows: says(/^SSH-\d/),
        bye: greetings_text('SSH-2.0-sea-trial\r\n'),
    },
    { protocol: 'VNC', ports: [5900, 5901], send: null, knows: says(/^RFB \d{3}\.\d{3}\n/) },
    { protocol: 'rsync', ports: [873], send: null, knows: says(/^@RSYNCD: /) },
    { protocol: 'NATS', ports: [4222], send: null, knows: says(/^INFO \{/) },
    { protocol: 'ActiveMQ', ports: [61_616], send: null, knows: bytes(/^.{8}014163746976654d51/) },
    {
        protocol: 'AMQP',
        ports: [5672],
        send: Buffer.concat([greetings_text('AMQP'), hex('00000901')]),
        knows: bytes(/^(?:010000.{8}000a000a|414d5150)/), // Connection.Start, or the header of another version
    },
    {
        protocol: 'MongoDB',
        ports: [27_017, 27_018, 27_019],
        send: MONGODB_HELLO,
        knows: bytes(/^.{16}01000000dd070000/),
    },
    {
        protocol: 'memcached',
        ports: [11_211],
        send: greetings_text('version\r\n'),
        knows: says(/^(?:VERSION |ERROR\r)/),
        bye: greetings_text('quit\r\n'),
    },
    {
        protocol: 'Kafka',
        ports: [9092, 9093, 9094, 29_092],
        send: Buffer.concat([hex('00000013 0012 0000 00000001 0009'), greetings_text('sea-trial')]), // ApiVersions
        knows: bytes(/^00.{6}00000001/),
    },
    {
        protocol: 'MQTT',
        ports: [1883],
        send: Buffer.concat([hex('10 15 0004'), greetings_text('MQTT'), hex('04 02 003c 0009'), greetings_text('sea-trial')]), // CONNECT
        knows: bytes(/^20020[01]0[0-5]/),
        bye: hex('e000'),
    },
    {
        protocol: 'LDAP',
        ports: [389, 1389, 3389],
        send: hex('300c 020101 60 07 020103 0400 8000'), // an anonymous bind
        knows: bytes(/^30(?:..){1,5}02010161/),
        bye: hex('3005 020102 4200'),
    },
    {
        protocol: 'Cassandra',
        ports: [9042],
        send: hex('04000000 05 00000000'),
        knows: bytes(/^8[1-6].{6}0[06]/),
    }, // OPTIONS
    {
        protocol: 'ZooKeeper',
        ports: [2181],
        send: greetings_text('srvr'),
        knows: says(/^(?:Zookeeper version|srvr is not executed)/),
        isStarting: says(/^This ZooKeeper instance is not currently serving/),
    },
    {
        protocol: 'DNS',
        ports: [53, 5353],
        send: hex('0011 5ea1 0100 0001 0000 0000 0000 00 0002 0001'), // name servers of the root
        knows: bytes(/^.{4}5ea1[89a-f]/),
    },
    {
        protocol: 'RTSP',
        ports: [554, 8554],
        send: greetings_text('OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n'),
        knows: says(/^RTSP\/\d/),
    },
    {
        protocol: 'IRC',
        ports: [6667],
        send: greetings_text('CAP LS\r\n'),
        knows: says(/^(?::\S+ |NOTICE |PING |ERROR )/),
        bye: QUIT,
    },
    {
        protocol: 'XMPP',
        ports: [5222, 5269],
        send: greetings_text(XMPP_STREAM),
        knows: says(/^(?:<\?xml|<stream:)/),
        bye: greetings_text('</stream:stream>'),
    },
    {
        protocol: 'STOMP',
        ports: [61_613],
        send: greetings_text('CONNECT\naccept-version:1.2\nhost:localhost\n\n\0'),
        knows: says(/^(?:CONNECTED|ERROR)\r?\n/),
    },
    { protocol: 'SOCKS', ports: [1080], send: hex('05 01 00'), knows: bytes(/^05(?:0[0-2]|ff)/) },
    {
        protocol: 'SQL Server',
        ports: [1433],
        send: hex('12 01 0014 0000 01 00 00 0006 0006 ff 000000000000'),
        knows: bytes(/^0401/),
    },
    { protocol: 'Erlang’s port mapper', ports: [4369], send: hex('0001 6e'), knows: bytes(/^00001111/) },
    { protocol: 'Gearman', ports: [4730], send: greetings_text('version\n'), knows: says(/^OK /) },
    {
        protocol: 'Beanstalk',
        ports: [11_300],
        send: greetings_text('list-tubes\r\n'),
        knows: says(/^OK \d/),
        bye: greetings_text('quit\r\n'),
    },
];
/** Tried on any port that closes connections on HTTP and TLS. */
const greetings_ANYWHERE = [
    {
        protocol: 'HTTP/2',
        ports: [],
        send: Buffer.concat([greetings_text('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), hex('000000 04 00 00000000')]),
        knows: bytes(/^0000..040[01]00000000/), // SETTINGS
    },
    {
        protocol: 'Redis',
        ports: [],
        send: greetings_text('PING\r\n'),
        knows: says(/^(?:\+PONG\r|-(?:NOAUTH|DENIED)\b)/),
        isStarting: says(/^-LOADING\b/),
    },
];
const greetingsOf = (port) => GREETINGS.filter(({ ports }) => ports.includes(port));

;// CONCATENATED MODULE: ./src/smoke/probe/dialogue.ts
/**
 * Chooses the protocol of the next request to a port whose protocol is not set: first the usual ones of that port, then
 * HTTP and TLS and, when it closes connections on those, protocols that occur on any port. No input or output; it only
 * keeps its state.
 */

/** A starting server may drop its first connections: other protocols are tried only after that. */
const CLOSING_SECONDS = 0.3;
const http = (tls, proxied = false) => ({ how: 'http', tls, proxied });
const greeted = (greeting) => ({ how: 'greeting', greeting });
function openDialogue(port) {
    const usual = greetingsOf(port).map(greeted);
    const others = [http(false, true), ...greetings_ANYWHERE.map(greeted)];
    const plain = { tls: false, bothTried: false };
    let scheme = usual.shift() ?? http(false);
    let isHttp = false;
    let isTryingOthers = false;
    const next = () => {
        scheme = (isTryingOthers ? others.shift() : usual.shift()) ?? http(plain.tls);
        return true;
    };
    return {
        scheme: () => scheme,
        speaksHttp: () => isHttp,
        isPlain: () => scheme.how === 'http' && !scheme.tls && !scheme.proxied,
        isExhausted: () => isTryingOthers && others.length === 0 && scheme.how === 'http' && !scheme.proxied,
        update(outcome, closedFor) {
            if (scheme.how === 'greeting') {
                if (outcome.kind !== 'unrecognized')
                    return false;
                isHttp ||= outcome.isHttp;
                return next();
            }
            if (scheme.proxied)
                return outcome.kind === 'http' && outcome.status !== BAD_REQUEST ? false : next();
            if (switchScheme(plain, outcome)) {
                scheme = http(plain.tls);
                return true;
            }
            const hangsUp = outcome.kind === 'closed' && closedFor >= CLOSING_SECONDS;
            if (!hangsUp || isTryingOthers)
                return false;
            isTryingOthers = true;
            return next();
        },
        leaveTls() {
            if (scheme.how !== 'http' || !scheme.tls)
                return false;
            plain.tls = false;
            scheme = http(false);
            return true;
        },
    };
}
const BAD_REQUEST = 400;
/**
 * Tries TLS once on a port that may need it: after a TLS alert, a connection closed without an answer, or the 400 with
 * which nginx and Go answer plain HTTP on a TLS port. True when the next request uses the other of TLS and plain.
 */
function switchScheme(scheme, outcome) {
    const isBack = scheme.tls && (outcome.kind === 'not-tls' || (outcome.kind === 'closed' && outcome.secured !== true));
    const isHint = outcome.kind === 'wants-tls' ||
        outcome.kind === 'closed' ||
        (outcome.kind === 'http' && outcome.status === BAD_REQUEST);
    if (scheme.bothTried ? !isBack : !isHint)
        return false;
    scheme.tls = !scheme.tls;
    scheme.bothTried = true;
    return true;
}

;// CONCATENATED MODULE: ./src/smoke/probe/greet.ts
/** Sends the first message of a protocol other than HTTP to a port from outside, and judges the answer. Never rejects. */


/** A server of this protocol answers well within that. */
const ANSWER_MILLISECONDS = 1000;
/** Each answer is recognized by its first bytes. */
const greet_MOST_BYTES = 4096;
function attemptGreeting(address, greeting, signal, patience = ANSWER_MILLISECONDS) {
    return new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ ...address, signal });
        let answer = Buffer.alloc(0);
        const end = (outcome) => {
            clearTimeout(timer);
            if (outcome.kind === 'not-http' && greeting.bye && socket.writable)
                socket.end(greeting.bye, () => socket.destroy());
            else
                socket.destroy();
            resolve(outcome);
        };
        const giveUp = () => end(signal.aborted ? { kind: 'silent', detail: 'no answer' } : other(answer, greeting));
        const timer = setTimeout(giveUp, patience);
        socket.once('connect', () => {
            if (greeting.send !== null)
                socket.write(greeting.send);
        });
        socket.on('data', (chunk) => {
            answer = Buffer.concat([answer, chunk.subarray(0, greet_MOST_BYTES - answer.length)]);
            const outcome = greet_known(answer, greeting);
            if (outcome !== null)
                end(outcome);
            else if (answer.length >= greet_MOST_BYTES || looksLikeHttp(answer, false))
                giveUp();
        });
        socket.once('close', giveUp);
        socket.on('error', giveUp);
    });
}
function greet_known(answer, { protocol, knows, isStarting }) {
    if (isStarting?.(answer) === true)
        return { kind: 'not-ready', detail: `it speaks ${protocol}, but is not ready: ${firstLine(answer)}` };
    return knows(answer) ? { kind: 'not-http', detail: `it speaks ${protocol}` } : null;
}
const other = (answer, { protocol }) => ({
    kind: 'unrecognized',
    isHttp: looksLikeHttp(answer) || PAGE.test(answer.toString('latin1', 0, 100)),
    detail: `it does not speak ${protocol}`,
});
/** Some servers answer a request that they do not understand with a page only, as in HTTP 0.9. */
const PAGE = /^\s{0,20}<(?:!doctype html|html|head)/i;
const greet_SHOWN = 100;
const firstLine = (answer) => (answer.toString('latin1').split(/[\r\n]/, 1)[0] ?? '').replace(/\p{Cc}/gu, ' ').slice(0, greet_SHOWN);

;// CONCATENATED MODULE: ./src/smoke/probe/hang-ups.ts

const CRASH = /\bSIG(?:SEGV|ABRT|BUS|ILL|FPE|KILL|SYS|TRAP)\b|segmentation fault|segfault|core dumped|bus error|illegal instruction|exit signal|\bsignal (?:4|6|7|8|9|11)\b|\bpanic(?:ked)?\b|fatal (?:python )?error|\b(?:worker|child|process)\b.{0,60}\b(?:died|crashed|unexpectedly)/i;
/** Words for a request that was not understood; the numbers are `GET ` read as a length. */
const OF_THE_QUESTION = /1195725856|1195725860|542393671|51356034472\d{8}|0x47455420|\bGET \/|\bHTTP\b|magic|protocol|handshake|preamble|\bframe|packet|malformed|\bpars(?:e|er|ing)\b|decod|seriali[sz]|unmarshal|unpack|unpickl|unrecogni[sz]ed|garbage|checksum|\bEOF\b|too (?:large|long|big|short)|(?:bad|invalid|unknown|unsupported|unexpected|wrong|illegal)[ _](?:client|request|header|message|length|version|command|data|signature|preface|size|opcode|type|byte|token|input|verb|method)/i;
const hang_ups_ERROR = /\b(?:error|exception|fatal|critical|severe|ERR)\b|[a-z](?:Error|Exception)\b/i;
const NO_ERROR = /\b(?:no|0|without) (?:errors?|exceptions?)\b/i;
/** A line that comes later than this after a request was not caused by it. */
const LAG_SECONDS = 0.6;
const hang_ups_LOOK_SECONDS = 0.1;
/** Between requests, and where each seems to cause a fault: long enough to see that none occurs without one. */
const PACE_SECONDS = 0.4;
const SUSPECT_PACE_SECONDS = 1.5;
/** Fewer prove nothing. */
const LEAST_FAULTS = 2;
const SHARE = 0.6;
const SUSPECT_SHARE = 0.3;
/** Further lines are not read. */
const hang_ups_MOST_LINES = 5000;
const LINE_CHARACTERS = 500;
function watchHangUps({ log, clock, processes }) {
    let questions = [];
    let alive = new Map();
    let looked = -Infinity;
    let lines = 0;
    let unwatch = null;
    /** Commands that also end without a request, and shapes of lines that also come without one. */
    const shortLived = new Set();
    const unrelated = new Set();
    const isIdle = () => {
        const endedAt = questions.at(-1)?.endedAt ?? Infinity;
        return clock.now() - endedAt > LAG_SECONDS;
    };
    const read = (line) => {
        const short = line.slice(0, LINE_CHARACTERS).trim();
        const isFrame = /^\s/.test(line); // of a traceback: the error itself is not indented
        const complaint = lines++ < hang_ups_MOST_LINES && !isFrame ? complaintOf(short) : null;
        if (complaint === null)
            return;
        if (isIdle())
            unrelated.add(shapeOf(short));
        else if (questions.length > 0)
            note(complaint, short);
    };
    const note = (complaint, line) => {
        const said = questions.at(-1)?.lines ?? {};
        said[complaint] ??= line;
    };
    const observe = () => {
        const now = new Map((processes() ?? []).filter(isLive).map(({ pid, command }) => [pid, command]));
        const died = [...alive].filter(([pid]) => !now.has(pid));
        const question = questions.at(-1);
        alive = now;
        looked = clock.now();
        if (isIdle())
            for (const [, command] of died)
                shortLived.add(command);
        else
            question?.died.push(...died.flatMap(([pid, command]) => (question.before.has(pid) ? [command] : [])));
    };
    const hangUps = () => questions.filter(({ isHangUp }) => isHangUp);
    const deaths = () => hangUps().filter(({ died }) => died.some((command) => !shortLived.has(command))).length;
    const faults = (speaksHttp) => {
        const found = hangUps().flatMap((question) => faultIn(question, unrelated, speaksHttp) ?? []);
        const isRule = found.length >= LEAST_FAULTS && found.length >= SHARE * (hangUps().length - 1);
        return isRule ? found : [];
    };
    /** One of several may be a coincidence. */
    const isSuspect = () => {
        const errors = hangUps().filter((question) => faultIn(question, unrelated, false) !== null).length;
        const harm = Math.max(errors, deaths());
        return harm > 0 && harm > SUSPECT_SHARE * hangUps().length;
    };
    const stop = () => {
        unwatch?.();
        unwatch = null;
        questions = [];
    };
    return {
        stop,
        forget: stop,
        look() {
            if (unwatch !== null && clock.now() - looked >= hang_ups_LOOK_SECONDS)
                observe();
        },
        asked() {
            if (unwatch === null)
                return;
            observe();
            questions.push({ endedAt: null, isHangUp: false, before: new Set(alive.keys()), died: [], lines: {} });
        },
        record(what) {
            const question = questions.at(-1);
            if (question !== undefined) {
                observe();
                question.endedAt = clock.now();
                question.isHangUp = what === 'hang-up';
            }
            if (what === 'hang-up')
                unwatch ??= log.watch((some) => some.forEach(read));
        },
        pace: () => (isSuspect() ? SUSPECT_PACE_SECONDS : PACE_SECONDS),
        isSuspect,
        seen(speaksHttp) {
            const asked = hangUps();
            if (asked.length === 0)
                return null;
            const found = faults(speaksHttp);
            const said = found.at(-1) ?? asked.map(hang_ups_wordsIn).findLast((line) => line !== null) ?? null;
            return {
                questions: asked.length,
                deaths: deaths(),
                line: said === null ? null : quoteLine(said),
                isFault: (deaths() >= LEAST_FAULTS && isSuspect()) || found.length > 0,
                speaksHttp,
            };
        },
    };
}
/** A process without a command line is a zombie; a shell's `sleep` ends by itself. */
const isLive = ({ command }) => !command.startsWith('[') && !/(?:^|[\s/])sleep /.test(command);
function complaintOf(line) {
    if (CRASH.test(line))
        return 'crash';
    if (OF_THE_QUESTION.test(line))
        return 'question';
    return hang_ups_ERROR.test(line) && !NO_ERROR.test(line) ? 'error' : null;
}
const shapeOf = (line) => line.slice(0, LINE_CHARACTERS).replace(/\d+/g, '#').trim();
/** The line of the fault that a request caused. A request that was not understood is none, unless it was HTTP to an HTTP server. */
function faultIn({ lines }, strays, speaksHttp) {
    const isOwn = (line) => line !== undefined && !strays.has(shapeOf(line));
    if (isOwn(lines.crash))
        return lines.crash;
    if (lines.question !== undefined && !speaksHttp)
        return null;
    return [lines.error].find(isOwn) ?? null;
}
const hang_ups_wordsIn = ({ lines }) => lines.crash ?? lines.question ?? lines.error ?? null;

;// CONCATENATED MODULE: ./src/smoke/probe/health.ts

/** The only place where this is decided. */
function isHealthy(spec, outcome, seen) {
    switch (spec.kind) {
        case 'auto':
            return isAlive(outcome, seen);
        case 'http':
        case 'https':
            return outcome.kind === 'http' && isExpected(spec, outcome);
        case 'tcp':
            return ['not-http', 'connected'].includes(outcome.kind) || (outcome.kind === 'closed' && seen.proved);
        case 'udp':
            return outcome.kind === 'udp' && outcome.mismatch === undefined;
        case 'grpc':
        case 'grpcs':
            return outcome.kind === 'grpc' && outcome.status === 'SERVING';
        case 'healthcheck':
            return outcome.kind === 'healthcheck' && outcome.status === 'healthy';
        case 'exec':
            return outcome.kind === 'exec' && outcome.exitCode === 0;
        case 'log':
            return outcome.kind === 'log' && outcome.line !== null;
        case 'exit':
            return outcome.kind === 'exit' && spec.codes.includes(outcome.code) && !outcome.oomKilled;
    }
}
function isAlive(outcome, seen) {
    if (outcome.kind === 'http')
        return outcome.status < 500;
    const talks = outcome.kind === 'not-http' || outcome.kind === 'wants-tls';
    return talks || (outcome.kind === 'closed' && seen.proved && seen.hangsUpQuietly);
}
function isExpected({ expect }, { status, mismatch }) {
    const isStatusSet = expect.some(({ on }) => on === 'status');
    return mismatch === undefined && (isStatusSet || (status >= 200 && status < 400));
}

// EXTERNAL MODULE: external "node:dgram"
var external_node_dgram_ = __webpack_require__(41314);
;// CONCATENATED MODULE: ./src/smoke/probe/udp.ts
/** Sends one datagram to a port from outside and waits for the answer. Never rejects. */




/** A datagram or its answer may be lost: after this the next one is sent. */
const udp_ANSWER_MILLISECONDS = 1000;
function attemptUdp(address, { send, answer }, signal) {
    return new Promise((resolve) => {
        const socket = (0,external_node_dgram_.createSocket)((0,external_node_net_.isIPv6)(address.host) ? 'udp6' : 'udp4');
        let isOver = false;
        const end = (outcome) => {
            if (isOver)
                return;
            isOver = true;
            clearTimeout(timer);
            signal.removeEventListener('abort', silent);
            socket.close();
            resolve(outcome);
        };
        const silent = () => end({ kind: 'silent', detail: 'no answer' });
        const timer = setTimeout(silent, udp_ANSWER_MILLISECONDS);
        signal.addEventListener('abort', silent);
        socket.once('message', (message) => end(udp_judged(answer ?? 'any', message)));
        socket.on('error', (error) => end((0,errors/* systemCode */.xU)(error) === 'ECONNREFUSED'
            ? { kind: 'refused', detail: 'port unreachable' }
            : { kind: 'closed', detail: error.message.slice(0, 100) }));
        socket.once('connect', () => socket.send(Buffer.from(send ?? '', 'hex')));
        socket.connect(address.port, address.host);
    });
}
function udp_judged(answer, message) {
    const mismatch = answer === 'any' ? null : textMismatch('its answer', answer, message.toString('latin1'));
    return { kind: 'udp', proved: true, ...(mismatch === null ? {} : { mismatch }) };
}

;// CONCATENATED MODULE: ./src/smoke/probe/strategy.ts









/** Without a listener table: within this the engine's proxy closes when nothing listens. */
const strategy_PROXY_MILLISECONDS = 250;
const SOAK = { every: 0.5, patience: 5 };
/** A port must close connections for this long, and so often, before that counts as its normal behaviour. */
const strategy_CLOSING_SECONDS = 1;
const LEAST_HANG_UPS = 3;
const RETRY = { least: 0.01, share: 0.05, most: 0.25 };
/** Each request to a port that closes connections may cost it a worker. */
const strategy_SLOWER = { least: 0.1, share: 0, most: 0.1 };
/** Outcomes that are not an answer yet. */
const strategy_UNANSWERED = ['closed', 'refused', 'unrecognized', 'not-tls', 'silent'];
function strategyOf(spec, port, context) {
    if (spec.kind === 'exec')
        return execStrategy(spec, context);
    const { clock } = context;
    const protocol = protocolOf(spec) ?? 'tcp';
    const dialogue = openDialogue(port);
    const hangUps = watchHangUps(context);
    const isWatched = spec.kind === 'auto' || spec.kind === 'http' || spec.kind === 'https';
    let closingSince = null;
    let isChanged = false;
    let isUnderTest = false;
    if ('service' in spec)
        loadGrpc().catch(() => undefined); // the first request reports the error
    const isProved = ({ listeners }) => listeners !== null && listensOutside(listeners, port, protocol);
    const hungUp = () => hangUps.seen(dialogue.speaksHttp());
    /** Whether it has closed connections for long enough, and nothing in the container failed. */
    const judge = (outcome, view) => {
        const now = clock.now();
        const isProtocol = spec.kind === 'auto' && !dialogue.isPlain();
        const isHangUp = outcome.kind === 'closed' && (!isProtocol || outcome.secured === true);
        if (outcome.kind === 'closed')
            closingSince ??= now;
        const closedFor = closingSince === null ? 0 : now - closingSince;
        if (isWatched && !view.soaking && isProved(view))
            hangUps.record(isHangUp ? 'hang-up' : 'other');
        isChanged = spec.kind === 'auto' && !view.soaking && dialogue.update(outcome, closedFor);
        if (!strategy_UNANSWERED.includes(outcome.kind)) {
            closingSince = null;
            if (!isChanged)
                hangUps.forget();
        }
        isUnderTest = closingSince !== null && isProved(view);
        const isLong = closedFor >= strategy_CLOSING_SECONDS && (hungUp()?.questions ?? 0) >= LEAST_HANG_UPS;
        return isLong && hungUp()?.isFault === false && !hangUps.isSuspect();
    };
    const isCounted = () => isUnderTest &&
        (spec.kind === 'auto' ? dialogue.isExhausted() : clock.now() - (closingSince ?? 0) > strategy_CLOSING_SECONDS / 3);
    return {
        look: () => hangUps.look(),
        stop: () => hangUps.stop(),
        hungUp,
        retry: () => {
            const pace = hangUps.pace();
            return isCounted() ? { least: pace, share: 0, most: pace } : isUnderTest ? strategy_SLOWER : RETRY;
        },
        hedge: 2,
        patience: null,
        askable(view) {
            const isOnlyLookedAt = spec.kind === 'udp' && spec.answer === null;
            if (view.ended || (!isOnlyLookedAt && context.address({ port, protocol }) === null))
                return 'no-route';
            const isUnknown = view.listeners === null && !isOnlyLookedAt;
            return isUnknown || isProved(view) ? 'yes' : 'not-listening';
        },
        ask: async (view, signal) => {
            isChanged = false;
            if (spec.kind === 'udp' && spec.answer === null)
                return { kind: 'udp', proved: false };
            const address = context.address({ port, protocol });
            if (address === null)
                return { kind: 'refused', detail: 'it cannot be reached' };
            if (spec.kind === 'tcp')
                return attemptTcp(address, isProved(view) ? 0 : strategy_PROXY_MILLISECONDS, signal);
            if (spec.kind === 'udp')
                return attemptUdp(address, spec, signal);
            if ('service' in spec)
                return attemptGrpc(address, { ...spec, port }, signal);
            if (!view.soaking && isCounted())
                hangUps.asked();
            if (spec.kind === 'auto')
                return attemptScheme(address, port, dialogue.scheme(), signal);
            const { path, expect, trust, headers } = spec;
            const tls = spec.kind === 'https';
            return attemptHttp(address, { path, tls, port, expect, trust, headers }, signal);
        },
        passes(outcome, view) {
            const hangsUpQuietly = judge(outcome, view);
            return !isChanged && isHealthy(spec, outcome, { proved: isProved(view), hangsUpQuietly });
        },
        isChanged: () => isChanged,
        /** A server that is silent after a TLS greeting may be a plain one that waits for the end of a line. */
        dropsOpen: () => spec.kind === 'auto' && dialogue.leaveTls(),
        soak: (last) => (spec.kind === 'auto' && last?.kind === 'closed' ? null : SOAK),
    };
}
function attemptScheme(address, port, scheme, signal) {
    if (scheme.how === 'greeting')
        return attemptGreeting(address, scheme.greeting, signal);
    const { tls, proxied } = scheme;
    return attemptHttp(address, { path: '/', tls, proxied, port }, signal);
}
/** Each command is a process in the container, and engines cannot end one that hangs. */
const EXEC_SECONDS = 10;
function execStrategy(spec, { exec }) {
    return {
        look: () => undefined,
        stop: () => undefined,
        hungUp: () => null,
        retry: () => ({ least: 0.25, share: 0.1, most: 2 }),
        hedge: null,
        patience: null,
        askable: ({ state, ended }) => (state?.running === true && !ended ? 'yes' : 'no-route'),
        ask: async (_, signal) => ({ kind: 'exec', ...(await exec(spec.argv, EXEC_SECONDS, signal)) }),
        passes: (outcome) => isHealthy(spec, outcome, { proved: false, hangsUpQuietly: false }),
        isChanged: () => false,
        dropsOpen: () => false,
        soak: () => ({ every: 2, patience: EXEC_SECONDS }),
    };
}

;// CONCATENATED MODULE: ./src/smoke/probe/watch.ts



const NOTHING_SEEN = { proved: false, hangsUpQuietly: false };
/**
 * Time for the lines of one piece of the log, more than the busiest machine needs for a harmless pattern, and how many
 * pieces may exceed it before the check gives up.
 */
const PIECE_MILLISECONDS = 1000;
const MOST_SLOW = 3;
/** A line without an end, such as a prompt, is matched when it has not grown for this long. */
const UNFINISHED_SECONDS = 0.2;
function watchLog(spec, { log, clock, onAnswer }) {
    const state = freshState();
    const isMatch = matcherOf(spec.test);
    let slow = 0;
    let unfinished = { text: '', since: 0 };
    const match = (lines) => {
        const find = () => lines.find(isMatch) ?? null;
        const found = spec.test.how === 'matches' ? (0,time_limit/* bounded */.M)(PIECE_MILLISECONDS, find) : { result: find() };
        if (found === null)
            slow++;
        if (slow >= MOST_SLOW)
            end();
        const line = found?.result ?? null;
        state.last = { kind: 'log', line, isSlow: slow > 0 };
        if (line === null)
            return;
        pass(state, clock.now());
        end();
        onAnswer();
    };
    const end = log.watch((lines) => {
        state.attempts = 1;
        match(lines);
    });
    return {
        state,
        tick() {
            const text = state.ok || slow >= MOST_SLOW ? '' : log.unfinished;
            const now = clock.now();
            if (text !== unfinished.text)
                unfinished = { text, since: now };
            if (text === '' || now - unfinished.since < UNFINISHED_SECONDS)
                return;
            unfinished = { text, since: Infinity };
            match([text]);
        },
        stop: end,
    };
}
function matcherOf(test) {
    if (test.how !== 'matches')
        return (line) => line.includes(test.text);
    const pattern = new RegExp(test.pattern, test.flags);
    return (line) => pattern.test(line);
}
function watchHealth(spec, { clock }) {
    const state = freshState();
    return {
        state,
        tick({ state: container }) {
            if (state.ok || container === null)
                return;
            const { status, log } = container.health;
            state.attempts = log.length;
            see(state, spec, { kind: 'healthcheck', status }, clock.now());
        },
        stop: () => undefined,
    };
}
function watchExit(spec, { clock }) {
    const state = freshState();
    return {
        state,
        tick({ state: container, ended }) {
            if (state.ok || !ended || container === null || container.running)
                return;
            state.attempts = 1;
            const { exitCode: code, oomKilled } = container;
            see(state, spec, { kind: 'exit', code, oomKilled }, clock.now());
        },
        stop: () => undefined,
    };
}
function see(state, spec, outcome, now) {
    state.askedAt = now;
    state.last = outcome;
    if (isHealthy(spec, outcome, NOTHING_SEEN))
        pass(state, now);
}
function pass(state, now) {
    state.ok = true;
    state.passedAt = now;
}

;// CONCATENATED MODULE: ./src/smoke/probe/check.ts



function makeCheck(planned, around) {
    return { ...planned, ...runnerOf(planned.spec, planned.port, around) };
}
function runnerOf(spec, port, around) {
    if (spec.kind === 'log')
        return watchLog(spec, around);
    if (spec.kind === 'exit')
        return watchExit(spec, around);
    if (spec.kind === 'healthcheck')
        return watchHealth(spec, around);
    return poll(strategyOf(spec, port ?? 0, around), around);
}

;// CONCATENATED MODULE: ./src/smoke/probe/check-list.ts



class CheckList {
    checks;
    around;
    ipv4;
    reaches;
    /** `ownAddress`: the container's own, null where it has none or it cannot be reached. */
    constructor(planned, around, ownAddress) {
        const { clock, onAnswer } = around;
        this.around = around;
        this.checks = planned.map((one) => makeCheck(one, around));
        this.ipv4 = watchIpv4(ownAddress, clock, onAnswer);
        this.reaches = watchReach(clock, onAnswer);
    }
    /** Ports that listen, and refuse IPv4. */
    get refusesIpv4() {
        return [...this.ipv4.refused];
    }
    /** Adds a check for each port that listens at `host`; removes those of ports that closed before they answered. */
    findPorts(listeners, host) {
        const ports = foundPorts(listeners);
        const isGone = ({ port, state }) => !state.ok && port !== null && !ports.includes(port);
        for (const check of this.checks.filter(isGone)) {
            check.stop();
            this.checks.splice(this.checks.indexOf(check), 1);
        }
        const fresh = ports.filter((port) => !this.checks.some((check) => check.port === port));
        for (const port of fresh)
            if (this.reaches(host, port))
                this.checks.push(makeCheck(foundCheck(port), this.around));
    }
    tick(view) {
        const listeners = this.ipv4.reachable(view.listeners, this.checks);
        for (const check of this.checks)
            check.tick({ ...view, listeners });
    }
    stop() {
        for (const check of this.checks)
            check.stop();
    }
}

;// CONCATENATED MODULE: ./src/smoke/kernel/samples.ts
const FIRST_EVERY = 0.25;
const samples_MOST = 200;
class Samples {
    samples = [];
    /** Seconds between two samples; twice as many each time that there are too many. */
    every = FIRST_EVERY;
    get all() {
        return this.samples;
    }
    /** Whether it is time for the next one. */
    isDue(now) {
        return now - (this.samples.at(-1)?.at ?? -Infinity) >= this.every;
    }
    /** Also before it is time, for the last one. Nothing is added where nothing is known. */
    add(at, usage) {
        if (usage === null || (usage.memory === null && usage.cpuSeconds === null))
            return;
        this.samples.push({ at, ...usage });
        if (this.samples.length <= samples_MOST)
            return;
        this.samples = this.samples.filter((_, index) => index % 2 === 0);
        this.every *= 2;
    }
}

;// CONCATENATED MODULE: ./src/smoke/container/journal.ts
/** A program can open thousands of ports. */
const MOST_LISTENERS = 20;
class Journal {
    /** `at` by the clock. */
    moments = [];
    listeners = new Set();
    add(kind, text, at) {
        this.moments.push({ at, kind, text });
    }
    /** Adds those that were not there before. */
    seeListeners(listeners, at) {
        for (const { protocol, address, port, process } of listeners ?? []) {
            const key = `${protocol} ${address.includes(':') ? `[${address}]` : address}:${port}`;
            if (this.listeners.has(key) || this.listeners.size >= MOST_LISTENERS)
                continue;
            this.listeners.add(key);
            this.add('listen', process === undefined ? key : `${key} (${process})`, at);
        }
    }
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
;// CONCATENATED MODULE: ./src/smoke/log/file.ts
/** Writes the whole log to a file (`log-file`): as text, with secrets masked, up to a maximum size. */





/** Maximum size in characters, which protects the runner's disk. */
const file_MOST = 1024 ** 3;
/** A secret may be split between two chunks, so this many characters are held back until the next one. */
const OVERLAP = 8192;
/** Resolves when everything is written. Throws UserError `settings` if the file cannot be created. */
function keepLog(stream, { path, mask, rules }) {
    const file = (0,external_node_fs_.createWriteStream)(path, { fd: file_open(path, rules) });
    const masking = new Masking(mask);
    return new Promise((resolve) => {
        file.once('close', resolve).once('error', () => resolve()); // a full disk must not end the trial
        stream.pipe(masking).pipe(file);
    });
}
/** The file gets its name at once, so that it can be read while it grows. */
function file_open(path, rules) {
    try {
        const file = (0,file_access/* newFile */.Jd)(path, rules);
        file.commit();
        return file.descriptor;
    }
    catch (cause) {
        const hint = 'Set `log-file` to a path in a writable folder.';
        throw new errors/* UserError */.yo('settings', `log-file: ${path} cannot be written: ${(0,errors/* messageOf */.bD)(cause)}`, hint, {
            exit: 2,
            cause,
        });
    }
}
class Masking extends external_node_stream_.Transform {
    mask;
    decoder = new external_node_string_decoder_.StringDecoder('utf8');
    held = '';
    left = file_MOST;
    constructor(mask) {
        super();
        this.mask = mask;
    }
    _transform(chunk, _encoding, done) {
        if (this.left > 0) {
            const text = this.mask(this.held + this.decoder.write(chunk));
            const end = Math.max(0, text.length - OVERLAP);
            this.held = text.slice(end);
            this.pushLimited(text.slice(0, end));
        }
        done();
    }
    _flush(done) {
        if (this.left > 0)
            this.pushLimited(this.mask(this.held + this.decoder.end()));
        done();
    }
    pushLimited(text) {
        this.push(text.slice(0, this.left));
        this.left -= text.length;
        if (this.left <= 0)
            this.push(`\n… cut here by Sea Trial after ${file_MOST} characters\n`);
    }
}

;// CONCATENATED MODULE: ./src/smoke/log/lines.ts
/**
 * Splits the container's log into lines for watchers. Lines are truncated, passed on one chunk at a time, and not kept,
 * so the memory is bounded.
 */

/** Maximum bytes of a line; the rest is dropped. */
const LINE_BYTES = 4096;
const NEWLINE = 10;
class LogLines {
    watchers = new Set();
    partial = Buffer.alloc(0);
    /** Calls `watcher` with all lines from now on. Returns the function that stops it. */
    watch(watcher) {
        this.watchers.add(watcher);
        return () => void this.watchers.delete(watcher);
    }
    write(chunk) {
        if (this.watchers.size === 0)
            return;
        const end = chunk.lastIndexOf(NEWLINE);
        if (end < 0) {
            this.append(chunk);
            return;
        }
        const first = chunk.indexOf(NEWLINE);
        this.append(chunk.subarray(0, first));
        const begun = this.partial.toString('utf8');
        this.partial = Buffer.alloc(0);
        this.append(chunk.subarray(end + 1));
        const whole = end > first ? chunk.toString('utf8', first + 1, end).split('\n') : [];
        this.notify([begun, ...whole]);
    }
    /** The text so far of the line that has not ended, such as a prompt. */
    get unfinished() {
        return lines_shown(this.partial.toString('utf8'));
    }
    /** Call at the end of the stream: passes on the last line. */
    end() {
        if (this.partial.length > 0)
            this.notify([this.partial.toString('utf8')]);
        this.partial = Buffer.alloc(0);
    }
    append(bytes) {
        const room = LINE_BYTES - this.partial.length;
        if (room > 0 && bytes.length > 0)
            this.partial = Buffer.concat([this.partial, bytes.subarray(0, room)]);
    }
    notify(lines) {
        const seen = lines.map(lines_shown);
        for (const watcher of this.watchers)
            watcher(seen);
    }
}
/** Without colours, and without a carriage return at the end. */
function lines_shown(line) {
    const short = line.slice(0, LINE_BYTES);
    return (0,visible/* withoutSequences */.V$)(short).replace(/\r$/, '');
}

;// CONCATENATED MODULE: ./src/smoke/log/tail.ts

const KEPT_BYTES = 256 * 1024;
const KEPT_LINES = 200;
const HEAD_BYTES = 16 * 1024;
const HEAD_LINES = 40;
const tail_LINE_CHARACTERS = 2000;
/** A longer line is shown from the middle. */
const LAST_BYTES = 4096;
const tail_NEWLINE = 10;
/** `lines` also gets everything. `elapsed`: seconds since the start; without it, lines have no times. */
function collectLog(stream, lines, elapsed) {
    let head = Buffer.alloc(0);
    let kept = [];
    let size = 0;
    let bytes = 0;
    let newlines = 0;
    let last = tail_NEWLINE;
    /** Of the lines that have begun, the last ones. */
    let times = [];
    const add = (chunk) => {
        bytes += chunk.length;
        const ended = countNewlines(chunk);
        newlines += ended;
        if (elapsed)
            times = withBegun(times, begunIn(chunk, ended, last), elapsed());
        last = chunk.at(-1) ?? last;
        if (head.length < HEAD_BYTES)
            head = Buffer.concat([head, chunk.subarray(0, HEAD_BYTES - head.length)]);
        kept.push(chunk);
        size += chunk.length;
        if (size > 2 * KEPT_BYTES) {
            kept = [Buffer.from(Buffer.concat(kept).subarray(-KEPT_BYTES))];
            size = KEPT_BYTES;
        }
    };
    stream.on('data', add);
    if (lines)
        stream.on('data', (chunk) => lines.write(chunk)).once('end', () => lines.end());
    const done = new Promise((resolve) => stream
        .once('close', resolve)
        .once('end', resolve)
        .once('error', () => resolve()));
    const read = () => {
        const lines = newlines + (last === tail_NEWLINE ? 0 : 1);
        const tail = tail_linesOf(Buffer.concat(kept).subarray(-KEPT_BYTES)).slice(-KEPT_LINES);
        const isWhole = lines <= tail.length;
        const whole = { head: isWhole ? [] : tail_linesOf(head).slice(0, HEAD_LINES), tail, lines, bytes };
        return elapsed && tail.length > 0 ? { ...whole, times: times.slice(-tail.length) } : whole;
    };
    const lastLine = () => {
        const end = Buffer.concat(kept.slice(-2)).subarray(-LAST_BYTES);
        return tail_linesOf(end).findLast((line) => line.trim() !== '') ?? null;
    };
    return { read, lastLine, done };
}
/** Lines that begin in a chunk that ends `ended` lines and follows the byte `last`. */
function begunIn(chunk, ended, last) {
    if (chunk.length === 0)
        return 0;
    return (last === tail_NEWLINE ? 1 : 0) + ended - (chunk.at(-1) === tail_NEWLINE ? 1 : 0);
}
const withBegun = (times, count, at) => [...times, ...new Array(Math.min(count, KEPT_LINES)).fill(at)].slice(-KEPT_LINES);
function countNewlines(chunk) {
    let count = 0;
    for (let at = chunk.indexOf(tail_NEWLINE); at >= 0; at = chunk.indexOf(tail_NEWLINE, at + 1))
        count++;
    return count;
}
/** Invalid UTF-8 becomes U+FFFD; of a progress bar with carriage returns, only the last state is kept. */
function tail_linesOf(buffer) {
    const lines = buffer.toString('utf8').split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    return lines.map((line) => {
        const shown = lastShown(line);
        return shown.length > tail_LINE_CHARACTERS ? `${shown.slice(0, tail_LINE_CHARACTERS)}…` : shown;
    });
}
/** The text after the last carriage return that is not at the end. */
function lastShown(line) {
    const whole = (0,trim_end/* trimEnd */.s)(line, '\r');
    return whole.slice(whole.lastIndexOf('\r') + 1);
}

;// CONCATENATED MODULE: ./src/smoke/container/log-stream.ts




/** How long after the end the last of the log may take to arrive. */
const LAST_LINES_SECONDS = 2;
class LogStream {
    lines = new LogLines();
    stream = null;
    collector = null;
    /** Resolves when the whole log is in its file. */
    inFile = Promise.resolve();
    /** `file`: null for none. `elapsed`: seconds since the start. Throws `settings` where it cannot be written. */
    open(stream, file, elapsed) {
        this.stream = stream;
        this.collector = collectLog(stream, this.lines, elapsed);
        if (file)
            this.inFile = keepLog(stream, file);
    }
    /** Waits some seconds for the end of the stream, and of the file where `withFile`. */
    async waitForEnd(clock, { withFile }) {
        if (this.collector === null)
            return;
        const all = Promise.all([this.collector.done, withFile ? this.inFile : null]);
        await (0,core_clock/* atMost */.T)(clock, LAST_LINES_SECONDS, all);
    }
    /** What was written so far. */
    read() {
        return this.collector?.read() ?? { head: [], tail: [], lines: 0, bytes: 0 };
    }
    lastLine() {
        return this.collector?.lastLine() ?? null;
    }
    /** The stream of a container that keeps running would keep this process alive. */
    close() {
        this.stream?.destroy();
    }
}

;// CONCATENATED MODULE: ./src/smoke/container/waker.ts
class Waker {
    clock;
    event = new AbortController();
    constructor(clock) {
        this.clock = clock;
    }
    /** Ends the sleep; when nothing sleeps, the next sleep ends at once. */
    wake() {
        this.event.abort();
    }
    async sleep(seconds) {
        if (!this.event.signal.aborted)
            await this.clock.sleep(seconds, this.event.signal);
        this.event = new AbortController();
    }
}

;// CONCATENATED MODULE: ./src/smoke/container/observer.ts
















const METER_SECONDS = 1;
/** Earlier figures are of the engine's own work. */
const FIRST_METER_SECONDS = 0.5;
const STATE_SECONDS = 0.1;
class Observer {
    subject;
    route;
    list;
    monitor;
    meter;
    log = new LogStream();
    journal = new Journal();
    samples = new Samples();
    /** No HEALTHCHECK, and neither the image nor the settings name a port or a probe. */
    isUnasked;
    currentState = null;
    currentView = noAccess('the container was not started');
    whenEnded = Promise.resolve();
    startInstant = null;
    taken = [];
    hasEnded = false;
    isStarted = false;
    isSoaking = false;
    /** Its processes, and so its network, are this machine's. */
    isLocal = false;
    /** By the clock. */
    began = null;
    /** Seconds from there until the engine had started it. */
    startDelay = 0;
    metered = -Infinity;
    stateAsked = -Infinity;
    closed = null;
    waker;
    constructor(subject) {
        const { container, image, inputs, plan, route, deps } = subject;
        const { engine, clock } = deps;
        this.subject = subject;
        this.waker = new Waker(clock);
        this.monitor = new KernelMonitor(route.isHost);
        this.meter = makeMeter(engine, container, () => this.view, machineMemory(deps.info));
        const isNothingPlanned = plan.checks.length === 0 && unaskable(inputs.probes, []).length === 0;
        this.isUnasked = isNothingPlanned && image.config.healthcheck === undefined;
        const ownAddress = () => this.ownAddress();
        this.route = this.isUnasked ? toOwnAddress(route, ownAddress) : route;
        const around = {
            address: (port) => (this.isEnded ? null : this.route.addressOf(port, this.state)),
            exec: (argv, seconds, signal) => engine.exec(container, argv, seconds, signal),
            processes: () => this.view.processes(),
            log: this.log.lines,
            clock,
            onAnswer: () => this.waker.wake(),
        };
        this.list = new CheckList(plan.checks, around, ownAddress);
    }
    /** As the engine said last. */
    get state() {
        return this.currentState;
    }
    get view() {
        return this.currentView;
    }
    /** It has ended by itself. */
    get isEnded() {
        return this.hasEnded;
    }
    /** Where a TCP port of the container can be asked, published or not; null where it cannot be reached. */
    reach(port) {
        const published = this.route.addressOf({ port, protocol: 'tcp' }, this.state);
        const own = this.ownAddress();
        return published ?? (own === null ? null : { host: own, port });
    }
    /** Resolves when the container has ended. */
    get ended() {
        return this.whenEnded;
    }
    /** By the engine's clock; null before the start. */
    get startedAt() {
        return this.startInstant;
    }
    /** Ports of the host's network that answered before the start. */
    get takenPorts() {
        return this.taken;
    }
    /** Before the start. */
    async attach() {
        const { container, plan, deps } = this.subject;
        const stream = await deps.engine.attach(container);
        this.log.open(stream, deps.logFile, () => this.sinceStarted(deps.clock.now()));
        if (this.route.isHost)
            this.taken = await occupiedPorts(plan.ports, this.route);
        this.began = deps.clock.now();
    }
    /** After the start. `signal` ends the wait for the container's end. */
    async follow(signal) {
        const { container, plan, deps } = this.subject;
        this.isStarted = true;
        this.whenEnded = deps.engine.ended(container, signal).then(() => this.markEnded());
        this.whenEnded.catch(() => this.waker.wake()); // the next engine call reports a lost engine
        await this.refreshState();
        this.startInstant = this.state?.startedAt ?? deps.clock.date();
        this.startDelay = deps.info.local ? this.delayOf(this.startInstant) : 0;
        await this.route.open(this.state, plan.ports);
        this.openView(this.state?.pid ?? 0);
    }
    openView(pid) {
        const { container, image, deps } = this.subject;
        const { engine, run, info } = deps;
        this.isLocal = info.local && isOurProcess(pid, container);
        if (this.isEnded)
            this.currentView = noAccess('the container had ended');
        else if (this.isLocal)
            this.currentView = localView(pid);
        else
            this.currentView = openHelper(engine, {
                container,
                image: image.id,
                architecture: info.architecture,
                run,
            });
        this.monitor.open(this.view, this.isLocal && info.rootDir ? guardDisk(info.rootDir) : noGuard);
    }
    /** One look: listeners and ports each time, the rest only now and then. */
    async look() {
        const { container, image, deps } = this.subject;
        const now = deps.clock.now();
        this.monitor.look(now);
        this.journal.seeListeners(this.monitor.seen.listeners, now);
        if (this.samples.isDue(now))
            this.samples.add(now, this.view.usage());
        const host = this.isUnasked && !this.isSoaking ? this.ownAddress() : null;
        if (host !== null)
            this.list.findPorts(this.monitor.seen.listeners ?? [], host);
        if (this.monitor.filledDisk !== null)
            await deps.engine.kill(container, 'SIGKILL');
        this.tick();
        if (now - this.metered >= METER_SECONDS && this.sinceStart(now) > FIRST_METER_SECONDS) {
            this.metered = now;
            await this.meter.sample(now);
            if (this.samples.isDue(now))
                this.samples.add(now, this.meter.usage);
        }
        const isAwaited = image.config.healthcheck !== undefined || !this.isPublished();
        if (isAwaited && now - this.stateAsked >= STATE_SECONDS) {
            this.stateAsked = now;
            await this.refreshState();
        }
    }
    tick() {
        const { state, isEnded: ended, isSoaking: soaking } = this;
        this.list.tick({ listeners: this.monitor.seen.listeners, state, ended, soaking });
    }
    /** From now on the checks that passed are repeated. */
    startSoak() {
        this.isSoaking = true;
    }
    /** The state may show the end before the engine reports it. */
    async refreshState() {
        this.currentState = (await this.subject.deps.engine.state(this.subject.container)) ?? this.state;
        if (this.isStarted && this.state?.running === false)
            this.markEnded();
    }
    /** Ends early when an answer came or the container ended. */
    pause(seconds) {
        return this.waker.sleep(seconds);
    }
    /** Throws `cancelled`. */
    checkCancelled() {
        if (this.subject.deps.signal.aborted)
            throw new errors/* UserError */.yo('cancelled', 'The run was cancelled while the container was being tested');
    }
    /** Seconds since the start; 0 before it. */
    elapsed() {
        return this.began === null ? 0 : this.subject.deps.clock.now() - this.began;
    }
    /** An instant of the clock in seconds since the start. */
    sinceStart(at) {
        return at - (this.began ?? at);
    }
    /** The same since the engine had started it, where its clock is this machine's. */
    sinceStarted(at) {
        return Math.max(0, this.sinceStart(at) - this.startDelay);
    }
    /** To be called in every case, once the container has ended or is no longer observed. */
    close() {
        return (this.closed ??= this.release());
    }
    async release() {
        this.list.stop();
        this.log.close();
        await this.view.close();
    }
    /** Seconds from `began` to an instant of this machine's clock, which is not in the future. */
    delayOf(instant) {
        const ago = (this.subject.deps.clock.date().getTime() - instant.getTime()) / 1000;
        const elapsed = this.elapsed();
        return Math.min(elapsed, Math.max(0, elapsed - ago));
    }
    markEnded() {
        this.hasEnded = true;
        this.waker.wake();
    }
    /** The container's own IPv4 address; null where another machine's container may have the same, and after the end. */
    ownAddress() {
        const { network } = this.subject.route;
        if (this.isEnded || !(this.isLocal || network !== null))
            return null;
        const networks = [...(this.state?.networks ?? [])];
        const reachable = networks.filter(([name]) => network === null || name === network);
        return reachable.map(([, address]) => address).find((address) => address !== '') ?? null;
    }
    /** Some engines publish a port a moment after the start. */
    isPublished() {
        return this.subject.plan.ports.every((port) => this.route.addressOf(port, this.state) !== null);
    }
}

;// CONCATENATED MODULE: ./src/smoke/rehearsal/again.ts
/**
 * Starts a container again that has passed and was stopped, as a restart policy or a machine that boots does: first after the
 * stop, then after SIGKILL where that is asked for. What was measured of the first start stays as it is.
 */






/** How long the kernel may take to end a killed process. */
const again_KILL_SECONDS = 10;
/** Before a job is killed: its program has begun by then. */
const BEGIN_SECONDS = 0.2;
/** `signal` ends the wait for the container's end. Ends with the first rehearsal that fails; throws `cancelled`. */
async function startAgain(first, signal) {
    const rehearsals = [];
    const moments = [];
    for (const wanted of wantedOf(first.evidence)) {
        const seen = await rehearse(wanted, first, signal, (text) => moments.push(momentOf(first, text)));
        rehearsals.push(seen);
        if (!first.hasPassed(seen))
            break;
    }
    return { rehearsals, moments };
}
const momentOf = ({ observer }, text) => ({
    at: observer.sinceStarted(observer.subject.deps.clock.now()),
    kind: 'rehearsal',
    text,
});
async function rehearse({ kind, isAsked }, first, signal, note) {
    const { observer, evidence: before } = first;
    const { clock } = observer.subject.deps;
    observer.checkCancelled();
    const since = clock.now();
    if (kind === 'kill')
        await kill(observer.subject, signal);
    note(kind === 'kill' ? 'started again after SIGKILL' : 'started again after the stop');
    const evidence = await startOnce(subjectOf(observer.subject, before, kind), signal);
    const seen = { kind, isAsked, seconds: clock.now() - since, evidence };
    const hasPassed = first.hasPassed(seen);
    note(hasPassed ? 'has started again' : 'has not started again');
    const leftFiles = hasPassed ? [] : await filesLeft(observer.subject, evidence);
    return leftFiles.length === 0 ? seen : { ...seen, leftFiles };
}
async function startOnce(subject, signal) {
    const observer = new Observer(subject);
    try {
        return await collectEvidence(await runContainer(observer, signal), subject);
    }
    finally {
        await observer.close();
    }
}
/** While it runs: a job, which has ended, is started for it. */
async function kill({ container, deps: { engine, clock } }, signal) {
    const state = await engine.state(container);
    if (state?.running !== true) {
        await engine.start(container);
        await clock.sleep(BEGIN_SECONDS);
    }
    await engine.kill(container, 'SIGKILL');
    await (0,core_clock/* atMost */.T)(clock, again_KILL_SECONDS, engine.ended(container, signal));
}
const subjectOf = (subject, before, kind) => ({
    ...subject,
    purpose: kind === 'kill' ? 'rehearsing a start after SIGKILL' : 'rehearsing a restart',
    inputs: inputsOf(before),
    deps: { ...subject.deps, onSettled: () => undefined, logFile: null },
});

;// CONCATENATED MODULE: ./src/smoke/container/not-created.ts
/**
 * Images from which an engine creates no container: they name no command, or their WORKDIR is a file. That is a result
 * about the image like any other: the evidence holds the engine's words and nothing else. Pure.
 */




/** Messages of engines from 20.10 on, in any case. */
const OF_IMAGE = /no command specified|cannot mkdir: .{1,1000} is not a directory|mkdir .{1,1000}: not a directory/i;
/** The engine's words where the image is at fault; null for any other error. */
function refusedImage(error) {
    if (!(error instanceof errors/* UserError */.yo) || error.code !== 'engine-failed')
        return null;
    const words = error.message.replace(/^The engine could not [^:]+: /, '');
    return OF_IMAGE.test(words.slice(0, 4096)) ? words : null;
}
/** `words`: the engine's, from `refusedImage`. */
function notCreatedEvidence({ image, inputs, plan, route, deps }, words) {
    const { info, places } = deps;
    const { config, platform, env } = image;
    return {
        image: { config, platform, env },
        engine: info,
        inputs,
        phase: 'start',
        startFailure: words,
        timeline: null,
        state: null,
        ranSeconds: null,
        waited: 0,
        ended: false,
        route,
        checks: plan.checks.map(notAsked),
        kernelView: 'the container was not created',
        listeners: null,
        refusesIpv4: [],
        unixSockets: [],
        processes: null,
        counters: { oomKills: null, forksRefused: null },
        busy: null,
        memory: { peak: null, limit: null },
        cpuSeconds: null,
        written: null,
        changed: null,
        soak: null,
        log: { head: [], tail: [], lines: 0, bytes: 0 },
        programs: [unknownProgram(commandOf(config, inputs))],
        shutdown: null,
        places,
    };
}
const notAsked = (planned) => ({
    ...planned,
    ok: false,
    attempts: 0,
    last: null,
    seconds: 0,
    latency: null,
    soak: freshState().soak,
});

// EXTERNAL MODULE: ./src/smoke/kernel/helper/image.ts + 1 modules
var helper_image = __webpack_require__(41484);
;// CONCATENATED MODULE: ./src/smoke/services/source.ts
/**
 * What to build, where the tested service has a `build` section: its context, Dockerfile, stage, arguments. Settings
 * override them. Another context than the one set means another image: then nothing is used, and that is reported.
 */



/** `inlineFile`: path for an inline Dockerfile. Returns null where the service builds nothing. */
function composedSource(given, { service, model }, { root, inlineFile }) {
    const { build } = service;
    if (!(0,services_value/* isMapping */.pi)(build))
        return null;
    const context = source_textOf(build.context);
    const name = (path) => (0,external_node_path_.relative)(root, path) || '.';
    const own = contextOf(given, context, build);
    if (own === null)
        return {
            source: given,
            taken: [],
            differs: [
                `it builds ${(0,external_node_path_.isAbsolute)(context) ? name(context) : context}, and the setting builds ${name(given.context)}`,
            ],
            inline: null,
        };
    const isFileGiven = given.chosen?.file === true;
    const inline = isFileGiven || build.dockerfile_inline === undefined ? null : source_textOf(build.dockerfile_inline);
    const file = isFileGiven
        ? given.file
        : inline === null
            ? fileIn(own, source_textOf(build.dockerfile ?? 'Dockerfile'))
            : inlineFile;
    const start = { ...given, context: own, file };
    const isUsual = file === given.file || inline !== null || file === (0,external_node_path_.join)(own, 'Dockerfile');
    const parts = [
        ...(own === given.context ? [] : [{ change: {}, said: `context ${name(own)}` }]),
        ...(inline === null ? [] : [{ change: {}, said: 'dockerfile_inline' }]),
        ...(isUsual ? [] : [{ change: {}, said: `dockerfile ${name(file)}` }]),
    ];
    let source = start;
    for (const [key, value] of Object.entries(build)) {
        const take = Object.hasOwn(TAKE, key) ? TAKE[key] : undefined;
        if ((0,services_value/* isUnset */.K$)(value) || source_HANDLED.has(key) || key.startsWith('x-'))
            continue;
        const part = take?.(value, source, model.secrets) ?? { change: null, said: key };
        parts.push(...(part.said === '' ? [] : [part]));
        source = { ...source, ...part.change };
    }
    return {
        source,
        taken: parts.filter(({ change }) => change !== null).map(({ said }) => said),
        differs: parts.filter(({ change }) => change === null).map(({ said }) => said),
        inline,
    };
}
/** A context that was set stays where it has a Dockerfile. */
function contextOf(given, context, build) {
    if (!(0,external_node_path_.isAbsolute)(context))
        return null; // the builder would fetch it
    if (context === given.context)
        return context;
    const isGiven = given.chosen?.context === true || given.chosen?.file === true;
    const holds = [given.file, fileIn(given.context, source_textOf(build.dockerfile ?? 'Dockerfile'))].some((file) => (0,external_node_fs_.existsSync)(file));
    return isGiven && holds ? null : context;
}
const fileIn = (context, file) => ((0,external_node_path_.isAbsolute)(file) ? file : (0,external_node_path_.join)(context, file));
/** Handled above, or without effect on the image. */
const source_HANDLED = new Set(['context', 'dockerfile', 'dockerfile_inline', 'tags']);
/** Adds options of the docker client, before those of the settings: of two the later counts. */
const words = (said, toOptions) => (value, { options = [] }) => ({ change: { options: [...toOptions(value), ...options] }, said });
const each = (flag, items) => items.map((item) => [flag, item]);
const TAKE = {
    target: (value, { target }) => target === null ? { change: { target: source_textOf(value) }, said: `target ${source_textOf(value)}` } : kept,
    args: (value, { buildArgs }) => {
        const given = new Set(buildArgs.map((item) => item.split('=', 1)[0]));
        const added = pairsOf(value).filter(([name]) => !given.has(name));
        const names = added.map(([name]) => name).join(', ');
        const change = { buildArgs: [...added.map(([name, text]) => `${name}=${text}`), ...buildArgs] };
        return added.length === 0 ? kept : { change, said: `arguments ${names}` };
    },
    platforms: (value, { platform, platforms }) => {
        const [one, ...more] = source_listOf(value);
        if (platform !== null || platforms)
            return kept;
        return one === undefined || more.length > 0
            ? { change: null, said: 'platforms: one is built' }
            : { change: { platform: one }, said: `platform ${one}` };
    },
    network: (value, { network }) => network === null ? { change: { network: source_textOf(value) }, said: `network ${source_textOf(value)}` } : kept,
    cache_from: (value, { cacheFrom }) => ({
        change: { cacheFrom: [...cacheFrom, ...source_listOf(value)] },
        said: 'cache_from',
    }),
    secrets: (value, { buildSecrets, secretValues = [] }, secrets) => {
        const specs = (Array.isArray(value) ? value : []).map((item) => secretOf(item, secrets));
        const given = new Set([
            ...buildSecrets.map((spec) => /(?:^|,)id=([^,]*)/.exec(spec)?.[1]),
            ...secretValues.map(({ id }) => id),
        ]);
        const added = specs.filter((spec) => spec !== null).filter(({ id }) => !given.has(id));
        const isWhole = specs.every((spec) => spec !== null);
        return {
            change: isWhole ? { buildSecrets: [...buildSecrets, ...added.map(({ spec }) => spec)] } : null,
            said: isWhole ? 'secrets' : 'secrets: give them with secrets or secret-envs',
        };
    },
    labels: words('labels', (value) => each('--label', pairsOf(value).map((pair) => pair.join('=')))),
    extra_hosts: words('extra_hosts', (value) => each('--add-host', pairsOf(value).map(([host, address]) => `${host}:${address}`))),
    shm_size: words('shm_size', (value) => [['--shm-size', source_textOf(value)]]),
    ulimits: words('ulimits', (value) => each('--ulimit', Object.entries((0,services_value/* isMapping */.pi)(value) ? value : {}).map(([name, limit]) => `${name}=${limitOf(limit)}`))),
    no_cache: words('no_cache', () => [['--no-cache']]),
    no_cache_filter: words('no_cache_filter', (value) => each('--no-cache-filter', source_listOf(value))),
    pull: words('pull', () => [['--pull']]),
    additional_contexts: (value, source, secrets) => {
        const pairs = pairsOf(value);
        return pairs.some(([, place]) => /^(?:service|target):/.test(place))
            ? { change: null, said: 'additional_contexts: those of other services or stages' }
            : words('additional_contexts', () => each('--build-context', pairs.map((pair) => pair.join('='))))(value, source, secrets);
    },
};
/** The setting overrides the key. */
const kept = { change: {}, said: '' };
function secretOf(item, secrets) {
    const source = source_textOf((0,services_value/* isMapping */.pi)(item) ? item.source : item);
    const id = (0,services_value/* isMapping */.pi)(item) && item.target !== undefined ? (0,external_node_path_.basename)(source_textOf(item.target)) : source;
    const secret = (0,services_value/* isMapping */.pi)(secrets) ? secrets[source] : undefined;
    const file = (0,services_value/* isMapping */.pi)(secret) && secret.file !== undefined ? source_textOf(secret.file) : '';
    return file === '' || /[",\n]/.test(file + id) ? null : { id, spec: `id=${id},src=${file}` };
}
function limitOf(limit) {
    return (0,services_value/* isMapping */.pi)(limit) ? `${source_textOf(limit.soft)}:${source_textOf(limit.hard)}` : source_textOf(limit);
}
/** `NAME=value` of a list or a mapping; a host may be written `NAME:address`. */
function pairsOf(value) {
    if ((0,services_value/* isMapping */.pi)(value))
        return Object.entries(value).map(([name, text]) => [(0,services_value/* withoutEscapes */.Lx)(name), source_textOf(text)]);
    return source_listOf(value).map((item) => {
        const at = item.search(/[=:]/);
        return at < 0 ? [item, ''] : [item.slice(0, at), item.slice(at + 1)];
    });
}
const source_listOf = (value) => (Array.isArray(value) ? value : [value]).map(source_textOf);
const source_textOf = (value) => typeof value === 'string'
    ? (0,services_value/* withoutEscapes */.Lx)(value)
    : value === undefined || value === null
        ? ''
        : JSON.stringify(value);

;// CONCATENATED MODULE: ./src/smoke/rehearsal/cause.ts

/** The first failure of the start that decides; null where it became ready and stayed healthy. */
const cause_failureOf = ({ evidence }) => diagnose(evidence).find(({ level }) => level === 'fail') ?? null;
/** What ended by itself has failed for certain; one that was only slow may become ready later. */
const confidenceOf = ({ ended, startFailure }) => ended || startFailure !== null ? 'proved' : 'likely';
/** A finding that ends with the reason of the failed start. */
function failedStart({ evidence }, { message, location, evidence: lines }, lead, fix) {
    const { CMD, ENTRYPOINT } = evidence.places;
    const place = location ?? CMD ?? ENTRYPOINT;
    return {
        confidence: confidenceOf(evidence),
        message: `${lead}: ${message}`,
        fix,
        ...(place ? { location: place } : {}),
        evidence: lines,
    };
}
/** `/data and /var/lib/app`; a long list is cut. */
function pathList(paths = []) {
    const shown = paths.slice(0, MOST_PATHS);
    const more = paths.length - shown.length;
    const names = more > 0 ? [...shown, `${more} more`] : shown;
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
const MOST_PATHS = 3;

;// CONCATENATED MODULE: ./src/smoke/rehearsal/not-rollbackable.ts

const not_rollbackable_FIX = 'Change data in steps that the release before can still read: add in one release, remove in a later one. Without that, a rollback needs a backup of the volume from before the upgrade.';
/** Migrations that go forward only are a choice, so this is a warning. */
const notRollbackable = {
    code: 'not-rollbackable',
    level: 'warn',
    about: 'after it has run on a volume, the baseline’s image does not become ready on that any more',
    find(seen) {
        const reason = seen.kind === 'rollback' ? cause_failureOf(seen) : null;
        if (reason === null)
            return null;
        const { other = 'the baseline', volumes } = seen;
        const lead = `${other} does not become ready on what this image has left in ${pathList(volumes)}`;
        return failedStart(seen, reason, lead, not_rollbackable_FIX);
    },
};

;// CONCATENATED MODULE: ./src/smoke/rehearsal/not-shareable.ts

const not_shareable_FIX = 'Run one replica, or give each its own volume, and let a deployment stop the old container first (strategy `Recreate` in Kubernetes, not a rolling update).';
const FIX_ALONE = 'Run one replica, or let each container choose what the other one has taken.';
/** A database is right to refuse a second server on its files, so this is a note where it was not asked for. */
const notShareable = {
    code: 'not-shareable',
    level: 'fail',
    about: 'two containers of it cannot run at once on the same volumes',
    find(seen) {
        const { kind, isAsked, isFirst, volumes = [] } = seen;
        const reason = kind === 'twice' ? cause_failureOf(seen) : null;
        if (reason === null)
            return null;
        const on = volumes.length === 0 ? 'at once' : `on ${pathList(volumes)}`;
        const what = isFirst
            ? 'the first one fails when a second one runs'
            : 'the second one does not become ready';
        const fix = volumes.length === 0 ? FIX_ALONE : not_shareable_FIX;
        return {
            ...failedStart(seen, reason, `of two containers ${on}, ${what}`, fix),
            ...(isAsked ? {} : { level: 'note' }),
        };
    },
};

;// CONCATENATED MODULE: ./src/smoke/rehearsal/refuses-own-data.ts

const refuses_own_data_FIX = 'Let it read what the release before has written: migrate the data at the start, or in a job before it. A new major version of a database needs a dump and a restore, or its upgrade program.';
const refusesOwnData = {
    code: 'refuses-own-data',
    level: 'fail',
    about: 'it does not become ready on volumes that the baseline’s image has written to',
    find(seen) {
        const reason = seen.kind === 'upgrade' ? cause_failureOf(seen) : null;
        if (reason === null)
            return null;
        const lead = `it does not become ready on the data of ${seen.other ?? 'the baseline'} in ${pathList(seen.volumes)}`;
        return failedStart(seen, reason, lead, refuses_own_data_FIX);
    },
};

;// CONCATENATED MODULE: ./src/smoke/rehearsal/result.ts





/** Of rehearsals with other containers than that of the trial. */
const DATA_CAUSES = [notShareable, refusesOwnData, notRollbackable];
const rehearsalFindings = (seen) => DATA_CAUSES.flatMap(({ code, level, find }) => {
    const finding = find(seen);
    return finding === null ? [] : [{ code, level, ...finding }];
});
/** What was to be started again and could not be: neither passed nor failed. `why`: a part of a sentence, without a full stop. */
const notRehearsed = (setting, why, level = 'warn') => ({
    code: 'not-rehearsed',
    level,
    confidence: 'proved',
    message: `\`${setting}\` was not carried out: ${why.charAt(0).toLowerCase()}${why.slice(1)}`,
    evidence: [],
});
function toRehearsal(seen) {
    const reason = cause_failureOf(seen);
    const ready = seen.evidence.timeline?.readySeconds ?? null;
    const [level = 'fail'] = rehearsalFindings(seen).map((finding) => finding.level);
    return {
        kind: seen.kind,
        ok: reason === null,
        ...(level === 'fail' ? {} : { level }),
        seconds: Math.round(seen.seconds * 1000) / 1000,
        detail: (0,visible/* visibleLine */.P8)((0,visible/* bounded */.Mm)(reason?.message ?? readyText(seen, ready), rehearsal_result_MOST_CHARACTERS)),
        readySeconds: ready,
    };
}
const rehearsal_result_MOST_CHARACTERS = 1000;
/** `ready in 0.34 s, on what main@3f2a1c9 has left in /data` */
function readyText({ kind, other = 'the baseline', volumes = [] }, ready) {
    const when = ready === null ? 'stayed up' : `ready in ${ready.toFixed(2)} s`;
    const where = pathList(volumes);
    if (kind === 'twice')
        return where === '' ? when : `${when}, both on ${where}`;
    return `${when}, on what ${kind === 'upgrade' ? other : 'this image'} has left in ${where}`;
}

;// CONCATENATED MODULE: ./src/smoke/rehearsal/volumes.ts

/**
 * One volume of the run for each path that VOLUME of an image or an anonymous volume of the settings names, the same for
 * every container that is started with these settings. `isFresh`: so too for each named volume of the settings. A folder of
 * this machine stays what it is, and is not among `paths`.
 */
function shareVolumes(inputs, images, run, isFresh) {
    const { container } = inputs;
    const names = [];
    const own = (volume) => {
        const name = (0,run_id/* volumeName */.EH)(run, `rehearsal-${names.length + 1}`);
        names.push(name);
        return { ...volume, source: { kind: 'name', name } };
    };
    const given = container.volumes.map((volume) => volume.source === null || (isFresh && volume.source.kind === 'name') ? own(volume) : volume);
    const covered = new Set([...given.map(({ target }) => target), ...container.tmpfs.map(({ path }) => path)].map(volumes_plain));
    const declared = [...new Set(images.flatMap(({ volumes }) => volumes.map(volumes_plain)))].filter(isMountable);
    const added = declared
        .filter((path) => !covered.has(path))
        .slice(0, MOST_VOLUMES)
        .map((target) => own({ source: null, target, options: [] }));
    const volumes = [...given, ...added];
    return {
        inputs: { ...inputs, container: { ...container, volumes } },
        paths: volumes.flatMap(({ source, target }) => (source?.kind === 'name' ? [target] : [])),
        names,
    };
}
/** Of an image; each costs a volume. */
const MOST_VOLUMES = 50;
/** Engines mount a volume at such a path only. Another one stays as VOLUME makes it, one for each container. */
const isMountable = (path) => /^\/./.test(path);
/** Without a slash at its end. */
const volumes_plain = (path) => path.replace(/(?<=.)\/+$/, '');

;// CONCATENATED MODULE: ./src/smoke/index.ts

























async function smoke(image, inputs, deps) {
    if (deps.services === null)
        return testContainer(image, inputs, deps, null);
    const services = new Services(deps.services, image, inputs, deps);
    let isKept = false;
    try {
        const result = await testContainer(services.image, inputs, deps, services);
        isKept = result.smoke.kept !== undefined;
        return result;
    }
    finally {
        if (!isKept)
            await services.close();
    }
}
/**
 * One start of the image in a fresh container: until ready, without a soak, and without rehearsing the stop. Own volumes of
 * an earlier start of the run are removed before. `deps.services` must be null. `use` gets the container before it is
 * removed, if it is ready. Rejects as `smoke` and `use` do.
 */
async function startUntilReady(image, inputs, deps, use = () => Promise.resolve()) {
    await removeOwnVolumes(inputs.container, deps);
    const once = { ...inputs, soak: 0, audit: false, keepRunning: true };
    const result = await testContainer(image, once, deps, null);
    const { kept } = result.smoke;
    if (kept)
        await use(kept.containerId).finally(() => deps.engine.remove(kept.containerId));
    return result;
}
/**
 * The same, as a deployment does: it stays ready for a moment, and is then stopped by its signal and removed. Volumes that
 * the settings name stay, with what is in them.
 */
const startAndStop = (image, inputs, deps) => testContainer(image, { ...inputs, ...ONCE, soak: REHEARSAL_SOAK }, deps, null);
const ONCE = { audit: false, keepRunning: false, rehearse: { asked: [], byDefault: false } };
/** Seconds in which a server that listens before it has read its data can still fail. */
const REHEARSAL_SOAK = 1;
async function testContainer(given, inputs, deps, services) {
    const { engine } = deps;
    const network = services === null ? inputs.network : services.networkMode;
    const plan = planChecks(inputs, given.config);
    const route = chooseRoute(network, await locateEngine(engine), (port) => engine.forward(port));
    const image = services?.image ?? given;
    const created = await (services === null ? makeContainer(given, inputs, plan, route, deps) : services.create(plan.ports, route)).catch((error) => refusalOf(error));
    if (typeof created !== 'string')
        return resultOf(notCreatedEvidence({ image, inputs, plan, route: route.name, deps }, created.words));
    const container = created;
    const subject = { container, image, inputs, plan, route, deps };
    const observer = new Observer(subject);
    const watch = new AbortController();
    let isKept = false;
    try {
        const isElsewhere = services !== null || (network !== null && route.network !== network);
        if (isElsewhere && route.network !== null)
            await engine.join(container, route.network);
        const failed = services === null ? null : await services.start();
        const observation = await (failed === null
            ? runContainer(observer, watch.signal)
            : skipContainer(observer, failed));
        const own = await collectEvidence(observation, subject);
        const evidence = services === null ? own : { ...own, services: await services.look() };
        if (failed === null && evidence.startFailure !== null)
            blameSetting(evidence.startFailure, inputs, image);
        const result = resultOf(evidence);
        const { kept } = observation;
        isKept = kept !== null && smoke_isHealthy(result);
        if (kept !== null && isKept)
            return withKept(result, kept);
        return hasPassed(result) && kept === null ? await smoke_rehearse(result, observer, watch.signal) : result;
    }
    finally {
        watch.abort();
        // the container is removed first, even if closing fails
        await (isKept ? Promise.resolve() : engine.remove(container)).finally(() => observer.close());
    }
}
/** The same container once more, after it was stopped. Closes the observer of its first start. */
async function smoke_rehearse(passed, observer, signal) {
    const { evidence } = passed;
    if (wantedOf(evidence).length === 0)
        return passed;
    await observer.close();
    const hasPassed = (seen) => whyFailed(seen, evidence, diagnose) === null;
    const { rehearsals, moments } = await startAgain({ observer, evidence, hasPassed }, signal);
    return resultOf({ ...evidence, rehearsals, moments: [...(evidence.moments ?? []), ...moments] });
}
function resultOf(evidence) {
    const rehearsals = toRehearsals(evidence, diagnose);
    return {
        smoke: toSmoke(evidence),
        findings: diagnose(evidence),
        ...(rehearsals.length > 0 ? { rehearsals } : {}),
        evidence,
    };
}
function withKept(result, kept) {
    const evidence = { ...result.evidence, kept };
    return { ...result, smoke: toSmoke(evidence), evidence };
}
const smoke_isHealthy = (result) => hasPassed(result) && !result.evidence.ended;
const hasPassed = ({ evidence, findings }) => evidence.phase === 'done' && findings.every(({ level }) => level !== 'fail');
/** The engine's words where the image is at fault; throws any other error. */
function refusalOf(error) {
    const words = refusedImage(error);
    if (words === null)
        throw error;
    return { words };
}


/***/ }),

/***/ 41484:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ hasHelperProgram),
  helperImage: () => (/* binding */ helperImage)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: ./node_modules/tar-stream/index.js
var tar_stream = __webpack_require__(56118);
;// CONCATENATED MODULE: ./src/smoke/kernel/helper/programs.ts
/**
 * The program of the helper container, as base64, by processor as Go names it: a static ELF file of about 600 bytes
 * each, assembled from the `.s` files of this folder by `scripts/helper-programs.sh`.
 */
const PROGRAMS = {
    amd64: 'f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAeABAAAAAAABAAAAAAAAAAIgBAAAAAAAAAAAAAEAAOAABAEAAAwACAAEAAAAHAAAAeAAAAAAAAAB4AEAAAAAAAHgAQAAAAAAA+wAAAAAAAAD7AAAAAAAAAAEAAAAAAAAASYnmSIHsAAABAEmJ502NZhBJixwkSIXbD4SAAAAASYPECEiJ3jHSgDwTAHQFSP/C6/XojQAAAEiNNboAAAC6AQAAAOh8AAAAuAIAAABIid8x9jHSDwWFwHguQYnFMcBEie9Mif66AAABAA8FSIXAfg1Mif5IicLoSAAAAOvfuAMAAABEie8PBUiNNWgAAAC6AgAAAOgrAAAA6XP///9IjTVUAAAAugIAAADoFQAAALgjAAAASI09LAAAADH2DwXpSf///7gBAAAAvwEAAAAPBUiFwH4JSAHGSCnCdefDuDwAAAAx/w8FAAAAAAAAAAAAwusLAAAAAAAKDAoALnNoc3RydGFiAC50ZXh0AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACwAAAAEAAAAHAAAAAAAAAHgAQAAAAAAAeAAAAAAAAAD7AAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAEAAAADAAAAAAAAAAAAAAAAAAAAAAAAAHMBAAAAAAAAEQAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAA=',
    arm64: 'f0VMRgIBAQAAAAAAAAAAAAIAtwABAAAAeABAAAAAAABAAAAAAAAAAJgBAAAAAAAAAAAAAEAAOAABAEAAAwACAAEAAAAHAAAAeAAAAAAAAAB4AEAAAAAAAHgAQAAAAAAADAEAAAAAAAAMAQAAAAAAAAgAAAAAAAAA9AMAkf9DQNH1AwCRlkIAkdeGQPi3BAC04QMXqgIAgNLjamI4YwAANEIEAJH9//8XJgAAlKEGADAiAIDSIwAAlAgHgNJgDICS4QMXqgIAgNIDAIDSAQAA1AAC+Lf4AwCq6AeA0uADGKrhAxWqIgCg0gEAANQfAADxrQAAVOIDAKrhAxWqEQAAlPb//xcoB4DS4AMYqgEAANSBAwAQQgCA0goAAJTb//8XAQMAUEIAgNIGAACUqAyA0gACABABAIDSAQAA1NL//xcICIDSIACA0gEAANQfAADxrQAAVCEAAItCAADrIf//VMADX9aoC4DSAACA0gEAANQAAAAAAAAAAADC6wsAAAAAAAoMCgAuc2hzdHJ0YWIALnRleHQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAsAAAABAAAABwAAAAAAAAB4AEAAAAAAAHgAAAAAAAAADAEAAAAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAABAAAAAwAAAAAAAAAAAAAAAAAAAAAAAACEAQAAAAAAABEAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAA',
};

;// CONCATENATED MODULE: ./src/smoke/kernel/helper/image.ts
/** The helper's image, as the tar that `docker load` takes: FROM scratch with only its program, so nothing is pulled. */




/** Whether there is a program for the processor; else the helper needs the shell of the tested image. */
const hasHelperProgram = (architecture) => Object.hasOwn(PROGRAMS, architecture);
const PROGRAM = '/helper';
/** Null where there is no program for that processor. `tag` becomes the image's name. */
async function helperImage(architecture, tag) {
    const program = PROGRAMS[architecture];
    if (program === undefined)
        return null;
    const bytes = Buffer.from(program, 'base64');
    const layer = await tar([{ name: PROGRAM.slice(1), mode: 0o755, bytes }]);
    const config = json({
        architecture,
        os: 'linux',
        config: { Entrypoint: [PROGRAM] },
        rootfs: { type: 'layers', diff_ids: [`sha256:${(0,external_node_crypto_.createHash)('sha256').update(layer).digest('hex')}`] },
    });
    const manifest = json([{ Config: 'config.json', RepoTags: [tag], Layers: ['layer/layer.tar'] }]);
    const archive = await tar([
        { name: 'layer/layer.tar', mode: 0o644, bytes: layer },
        { name: 'config.json', mode: 0o644, bytes: config },
        { name: 'manifest.json', mode: 0o644, bytes: manifest },
    ]);
    return external_node_stream_.Readable.from([archive]);
}
const json = (value) => Buffer.from(JSON.stringify(value));
async function tar(files) {
    const packed = (0,tar_stream.pack)();
    for (const { name, mode, bytes } of files)
        packed.entry({ name, mode, mtime: new Date(0) }, bytes);
    packed.finalize();
    const chunks = [];
    for await (const chunk of packed)
        chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
}


/***/ }),

/***/ 10262:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Od: () => (/* binding */ scopeOf),
/* harmony export */   od: () => (/* binding */ locateInScope),
/* harmony export */   yX: () => (/* binding */ isInScope)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_file_access_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42516);
/**
 * The folders that a compose file may name: the repository, and the folder of a compose file outside of it. Symbolic links
 * are resolved first.
 */


/** `files` are absolute. A file in the repository that is a link to the outside adds no folder. */
function scopeOf(root, files) {
    const apart = files.filter((file) => !(0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .FK)(file, root)).map((file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(file));
    return { folders: (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .rootsOf */ .RD)(root, ...apart) };
}
const isInScope = (scope, path) => locateInScope(scope, path) !== null;
/** Null where the path leads out of the scope, or is a circular link. A missing path is located too. */
function locateInScope({ folders }, path) {
    const place = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .locate */ .x5)(path, []); // only where it ends counts
    return place.ok && folders.some((folder) => (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .FK)(place.real, folder)) ? place : null;
}


/***/ }),

/***/ 6423:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K$: () => (/* binding */ isUnset),
/* harmony export */   Lx: () => (/* binding */ withoutEscapes),
/* harmony export */   pi: () => (/* binding */ isMapping)
/* harmony export */ });
/** Values of the compose model, as `docker compose config` prints them. Pure. */
const isMapping = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** What Compose prints for a key that the file does not set. */
const isUnset = (value) => value === undefined ||
    value === null ||
    value === false ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0);
/** Compose prints each dollar sign twice. */
const withoutEscapes = (text) => text.replaceAll('$$', '$');


/***/ })

};
