export const id = 1519;
export const ids = [1519];
export const modules = {

/***/ 65121:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ ACCEPTABLE_CODES),
/* harmony export */   f: () => (/* binding */ FINDING_CODES)
/* harmony export */ });
/**
 * The codes of all findings, by what finds them. They are stable: people search for them and accept them. The tables of
 * causes and waste rules are typed by this list, and a test compares it with them and with `docs/findings`.
 */
const FINDING_CODES = {
    build: [
        'dockerfile-missing',
        'dockerfile-invalid',
        'unknown-stage',
        'base-unavailable',
        'build-failed',
        'no-buildx',
        'no-index',
        'cache-broken-early',
        'context-too-large',
    ],
    smoke: [
        'address-in-use',
        'bad-workdir',
        'busy-when-idle',
        'child-crashes',
        'child-out-of-memory',
        'command-not-found',
        'crashed',
        'disk-full',
        'drops-requests',
        'exited-at-start',
        'exited-late',
        'exposed-but-silent',
        'files-fill-memory',
        'healthcheck-disagrees',
        'healthcheck-failing',
        'healthcheck-unrunnable',
        'ignores-port',
        'ipv6-only',
        'killed-on-stop',
        'listens-unexposed',
        'loopback-only',
        'memory-grows',
        'missing-library',
        'missing-loader',
        'missing-setting',
        'missing-shebang',
        'never-listened',
        'no-answer',
        'not-executable',
        'not-restartable',
        'nothing-to-probe',
        'one-shot',
        'out-of-memory',
        'permission-denied',
        'privileged-port',
        'process-limit',
        'processes-as-root',
        'read-only',
        'refused-by-dependency',
        'runs-as-root',
        'server-error',
        'service-failed',
        'stale-pid',
        'still-starting',
        'stopped-answering',
        'tls',
        'udp-unproven',
        'unexpected-answer',
        'unix-socket-only',
        'unknown-user',
        'unresolved-host',
        'windows-line-endings',
        'writes-files',
        'wrong-architecture',
        'wrong-port',
    ],
    rehearsal: ['not-rehearsed', 'not-rollbackable', 'not-shareable', 'refuses-own-data'],
    image: [
        'base-drift',
        'not-proven',
        'not-ready',
        'nothing-checked',
        'too-many-layers',
        'duplicate-path',
        'env-file-in-image',
        'secret-in-layer',
        'mislabelled-platform',
        'emulated',
        'other-platform',
        'carries-run-label',
        'lines-uncertain',
    ],
    waste: [
        'apk-cache',
        'apt-archives',
        'apt-lists',
        'archives',
        'base-deleted',
        'base-replaced',
        'build-tools',
        'bun-cache',
        'cargo-registry',
        'cargo-target',
        'compiler-cache',
        'composer-cache',
        'conda-packages',
        'copied-twice',
        'cpan-cache',
        'dead-weight',
        'debug-symbols',
        'dev-dependencies',
        'dnf-cache',
        'documentation',
        'duplicate-files',
        'gem-cache',
        'git-folder',
        'go-build-cache',
        'go-modules',
        'gradle-cache',
        'hex-packages',
        'lastlog',
        'local-files',
        'logs',
        'maven-repository',
        'mode-copies',
        'node-modules',
        'npm-cache',
        'nuget-packages',
        'package-leftovers',
        'pacman-cache',
        'pip-cache',
        'pipenv-cache',
        'pnpm-store',
        'poetry-cache',
        'python-bytecode',
        'sbt-cache',
        'temporary-files',
        'uv-cache',
        'virtualenv',
        'yarn-berry-cache',
        'yarn-cache',
        'zypper-cache',
    ],
    budget: ['over-budget', 'budget-open'],
    contract: [
        'contract-command',
        'contract-env',
        'contract-grace',
        'contract-memory',
        'contract-not-tried',
        'contract-port',
        'contract-probe',
        'contract-probe-timing',
        'contract-user',
    ],
    suites: ['structure-test-failed', 'goss-failed', 'test-not-run'],
};
/** A run that checked nothing fails in any case. */
const NEVER_ACCEPTED = ['nothing-checked'];
/** Codes that an acceptance can have. */
const ACCEPTABLE_CODES = Object.values(FINDING_CODES)
    .flat()
    .filter((code) => !NEVER_ACCEPTED.includes(code));


/***/ }),

/***/ 53198:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GU: () => (/* binding */ budgetKeys),
/* harmony export */   QH: () => (/* binding */ liftsOf),
/* harmony export */   fD: () => (/* binding */ rulesOf)
/* harmony export */ });
/* harmony import */ var _core_budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64782);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18453);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86977);
/** The budgets of a config file as rules. Its values were validated by the schema. Pure. */



const budgetKeys = (budgets) => new Map((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .entries */ .jO)(budgets));
function rulesOf(keys) {
    const fallback = ((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(keys.get('unknown')) || 'fail'); // one of its choices, by the schema
    const figures = _core_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .FIGURE_KEYS */ .A.flatMap((figure) => figureRules(figure, keys.get(figure), fallback));
    return [
        ...figures,
        ...(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(keys.get('packages')).map((item) => packageRule(item, fallback)),
        ...(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)(keys.get('files')).map((item) => {
            const pattern = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(item) || (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(item, 'path'));
            return { kind: 'file', name: `file ${pattern}`, pattern, ...commonOf(item, fallback) };
        }),
        ...configRules(keys.get('config'), fallback),
    ];
}
/**
 * What the file says not to demand, as `keyOfRule` names it: `config: { non-root: false }` is `config.non-root`, an empty list
 * `packages`. It matters only where a policy demands it.
 */
function liftsOf(keys) {
    const config = keys.get('config');
    const isEmpty = (value) => Array.isArray(value) && value.length === 0;
    return [
        ...['packages', 'files'].filter((key) => isEmpty(keys.get(key))),
        ...REQUIREMENTS.filter((rule) => (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(config, rule) === false).map((rule) => `config.${rule}`),
        ...(isEmpty((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(config, 'labels')) ? ['config.labels'] : []),
    ];
}
const REQUIREMENTS = ['non-root', 'healthcheck', 'stop-signal'];
function commonOf(value, fallback) {
    return {
        level: (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(value, 'level')) === 'warn' ? 'warn' : 'fail',
        unknown: ((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(value, 'unknown')) || fallback), // one of its choices, by the schema
    };
}
function figureRules(figure, value, fallback) {
    if (value === undefined)
        return [];
    const kinds = _core_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .FIGURES */ .SL[figure].limits;
    const given = typeof value === 'string' ? { [kinds[0] ?? 'max']: value } : value;
    return kinds.flatMap((is) => {
        const limit = (0,_schema_js__WEBPACK_IMPORTED_MODULE_1__/* .limitParser */ .N7)(figure, is)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(given, is)));
        if (!limit.ok)
            return [];
        return [
            {
                kind: 'figure',
                name: (0,_core_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .budgetName */ .V7)(figure, is),
                figure,
                is,
                ...limit.value,
                ...commonOf(value, fallback),
            },
        ];
    });
}
function packageRule(item, fallback) {
    const pattern = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)(item) || (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(item, 'name'));
    const type = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(item, 'type')) || null;
    const name = `package ${type === null ? '' : `${type}:`}${pattern}`;
    return { kind: 'package', name, pattern, type, ...commonOf(item, fallback) };
}
function configRules(value, fallback) {
    const common = commonOf(value, fallback);
    const isOn = (rule) => (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(value, rule) !== undefined && (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(value, rule) !== false;
    const rules = REQUIREMENTS.filter(isOn).map((rule) => ({
        kind: 'config',
        name: rule,
        rule,
        value: (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(value, rule)) || null,
        ...common,
    }));
    const labels = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .list */ .p_)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(value, 'labels')).map(_lib_json_js__WEBPACK_IMPORTED_MODULE_2__/* .text */ .Qq);
    return [
        ...rules,
        ...labels.map((label) => ({
            kind: 'config',
            name: `label ${label}`,
            rule: 'label',
            value: label,
            ...common,
        })),
    ];
}


/***/ }),

/***/ 96223:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ readDocument)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/**
 * YAML (and so JSON) to plain values with their positions. Strict: no aliases, merge keys, tags, duplicate keys or second
 * document. The file may be hostile: its size, tokens and depth are bounded. Pure.
 */

/** More is no config, and would take long to parse. */
const MOST_TOKENS = 50_000;
const MOST_MISTAKES = 20;
const DEEPEST = 20;
function readDocument(text) {
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const reader = new DocumentReader((offset) => {
        const { line, col } = lines.linePos(offset);
        return { line: Math.max(1, line), column: Math.max(1, col) };
    });
    if (isTooLong(text))
        reader.mistake(0, `it has more than ${MOST_TOKENS.toLocaleString('en-US')} YAML tokens`);
    else
        reader.read(text, lines);
    const { mistakes, positions } = reader;
    return {
        value: reader.value,
        mistakes: mistakes.slice(0, MOST_MISTAKES),
        positionOf(path, what = 'value') {
            for (let length = path.length; length >= 0; length--) {
                const found = positions.get(keyOf(path.slice(0, length)));
                if (found)
                    return length === path.length ? found[what] : found.value;
            }
            return { line: 1, column: 1 };
        },
    };
}
function isTooLong(text) {
    let tokens = 0;
    for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text))
        if (token !== '' && ++tokens > MOST_TOKENS)
            return true;
    return false;
}
const keyOf = (path) => JSON.stringify(path.map(String));
class DocumentReader {
    value = Object.create(null);
    mistakes = [];
    positions = new Map();
    #at;
    constructor(at) {
        this.#at = at;
    }
    mistake(offset, message) {
        this.mistakes.push({ ...this.#at(offset), message });
    }
    read(text, lines) {
        const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
            strict: true,
            schema: 'core',
            uniqueKeys: false, // found here, in linear time
            prettyErrors: false,
            lineCounter: lines,
            logLevel: 'error', // `silent` also leaves out the error of a second document
        });
        for (const { code, pos, message } of [...document.errors, ...document.warnings].slice(0, MOST_MISTAKES))
            this.mistake(pos[0], code === 'MULTIPLE_DOCS'
                ? 'it has a second YAML document: keep one'
                : `it is not valid YAML: ${message.split('\n', 1)[0] ?? ''}`);
        if (document.errors.length > 0)
            return;
        const { contents } = document;
        if (contents !== null && !((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(contents) && contents.value === null))
            this.value = this.#valueOf(contents, [], null);
    }
    #valueOf(node, path, key) {
        const range = offsetOf(node) ?? offsetOf(key) ?? 0;
        this.positions.set(keyOf(path), { key: this.#at(offsetOf(key) ?? range), value: this.#at(range) });
        if (path.length > DEEPEST)
            return this.#refuse(range, `it is nested deeper than ${DEEPEST} levels`);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return this.#refuse(range, 'aliases (`*name`) are not supported: repeat the value');
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node)) {
            if (node.tag !== undefined)
                return this.#refuse(range, 'tags (`!name`) are not supported: remove it');
            return scalarOf(node);
        }
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
            if (node.tag !== undefined)
                return this.#refuse(range, 'tags (`!name`) are not supported: remove it');
            return node.items.map((item, index) => this.#valueOf(item, [...path, index], null));
        }
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? this.#mapOf(node.items, path, range, node.tag) : null;
    }
    #mapOf(items, path, range, tag) {
        if (tag !== undefined)
            return this.#refuse(range, 'tags (`!name`) are not supported: remove it');
        const value = Object.create(null);
        for (const { key, value: node } of items) {
            const at = offsetOf(key) ?? range;
            if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(key)) {
                this.mistake(at, 'a key must be a plain name');
                continue;
            }
            const name = typeof key.value === 'string' ? key.value : (key.source ?? '');
            if (Object.hasOwn(value, name))
                this.mistake(at, `\`${name.slice(0, 100)}\` is given twice: remove one of them`);
            // a prototype key becomes a key like any other, and is then unknown
            else
                Object.defineProperty(value, name, {
                    value: this.#valueOf(node, [...path, name], key),
                    enumerable: true,
                });
        }
        return value;
    }
    #refuse(offset, message) {
        this.mistake(offset, message);
        return null;
    }
}
function scalarOf({ value, source }) {
    if (typeof value === 'boolean' || value === null || typeof value === 'string')
        return value;
    return source ?? ''; // a parsed number has its source
}
function offsetOf(node) {
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
    return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : undefined;
}


/***/ }),

/***/ 48459:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ showMistakes),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   h: () => (/* binding */ issuesToMistakes)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18453);
/* harmony import */ var _lib_nearest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72269);
/** Mistakes of a config file as sentences: where, what is wrong, what was meant, and the line with a caret. Pure. */


const MOST = 20;
/** Characters of a line around the mistake. */
const WIDTH = 100;
/** More names than these are listed by `--help`. */
const MOST_NAMES = 20;
function issuesToMistakes(issues, { positionOf, value }, known) {
    return issues.flatMap(resolveUnion).flatMap((issue) => {
        const { path, keys = [], message } = issue;
        if (issue.code === 'unrecognized_keys')
            return keys.map((key) => ({
                ...positionOf([...path, key], 'key'),
                message: unknownKey(key, path, known),
            }));
        const isEmpty = path.length > 0 && (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_1__/* .field */ .ZZ)(value, ...path.map(String)) === null;
        return [{ ...positionOf(path), message: `${nameOf(path)}${isEmpty ? ' has no value' : ''}: ${message}` }];
    });
}
/** Of the alternatives of a union the one that got furthest: `{ max: 5x }` is meant as an object. */
function resolveUnion(issue) {
    const { errors = [], path } = issue;
    const isOfKind = ({ code, path: within }) => within.length > 0 || !WRONG_KIND.includes(code ?? '');
    const inner = errors.filter((issues) => issues.some(isOfKind));
    const [best] = inner.sort((a, b) => depthOf(b) - depthOf(a));
    if (issue.code !== 'invalid_union' || best === undefined)
        return [issue];
    return best.flatMap((one) => resolveUnion({ ...one, path: [...path, ...one.path] }));
}
/** The value is of another kind than this alternative. */
const WRONG_KIND = ['invalid_type', 'invalid_union'];
const depthOf = (issues) => Math.max(...issues.map(({ path }) => path.length));
function unknownKey(key, path, { at: keysAt, placeOf }) {
    const name = `\`${key.slice(0, 100)}\``;
    const place = placeOf(key, path);
    if (place !== null)
        return `${name} ${place}`;
    const keys = keysAt(path);
    const near = (0,_lib_nearest_js__WEBPACK_IMPORTED_MODULE_0__/* .suggestion */ .h)(key, keys);
    const all = keys.length > MOST_NAMES ? '' : `; known are ${keys.join(', ')}`;
    return `${name} is unknown${path.length > 0 ? ` in ${nameOf(path)}` : ''}${near === undefined ? all : `: did you mean ${near}?`}`;
}
/** `budgets.on-disk.max`, `accept[2].until`; at the top `the file`. */
function nameOf(path) {
    const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
    return name.replace(/^\./, '') || 'the file';
}
/** One text a mistake, of several lines. */
function showMistakes(file, text, mistakes) {
    const lines = text.split(/\r?\n/);
    const sorted = [...mistakes].sort((a, b) => a.line - b.line || a.column - b.column).slice(0, MOST);
    return sorted.map(({ line, column, message }) => [`${at(file, { line, column })}: ${message}`, ...snippet(lines[line - 1] ?? '', { line, column })].join('\n'));
}
/** `.sea-trial.yml:3:10` */
const at = (file, { line, column }) => `${file}:${line}:${column}`;
function snippet(text, { line, column }) {
    if (text.trim() === '')
        return [];
    const from = Math.max(0, column - 1 - Math.floor(WIDTH / 2));
    const shown = text.slice(from, from + WIDTH).replaceAll('\t', ' ');
    const margin = String(line).padStart(5);
    const caret = ' '.repeat(Math.min(column - 1 - from, WIDTH));
    return [`${margin} | ${shown}`, `${' '.repeat(margin.length)} | ${caret}^`];
}


/***/ }),

/***/ 11519:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   canonical: () => (/* binding */ canonical),
/* harmony export */   parseConfig: () => (/* binding */ parseConfig),
/* harmony export */   partOf: () => (/* binding */ partOf)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(18453);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85541);
/* harmony import */ var _values_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(18463);
/* harmony import */ var _budgets_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(53198);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96223);
/* harmony import */ var _mistakes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48459);
/* harmony import */ var _schema_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(86977);







function parseConfig(file, source) {
    const document = (0,_document_js__WEBPACK_IMPORTED_MODULE_3__/* .readDocument */ .u)(source);
    const refuse = (mistakes, rest) => ({
        ok: false,
        mistakes: (0,_mistakes_js__WEBPACK_IMPORTED_MODULE_4__/* .showMistakes */ .L)(file, source, mistakes),
        rest,
    });
    if (document.mistakes.length > 0)
        return refuse(document.mistakes, null);
    const issues = _schema_js__WEBPACK_IMPORTED_MODULE_5__/* .Config */ .TS.safeParse(document.value).error?.issues ?? [];
    const isWrong = (path) => issues.some((issue) => path.every((part, at) => issue.path[at] === part));
    const config = configOf(file, document, isWrong);
    const mistakes = [
        ...(0,_mistakes_js__WEBPACK_IMPORTED_MODULE_4__/* .issuesToMistakes */ .h)(issues, document, { at: _schema_js__WEBPACK_IMPORTED_MODULE_5__/* .keysAt */ ._s, placeOf: _schema_js__WEBPACK_IMPORTED_MODULE_5__/* .placeOf */ .$t }),
        ...bareNames(document.value, [], document, isWrong),
        ...sameNames(config, document),
    ];
    return mistakes.length === 0 ? { ok: true, config } : refuse(mistakes, config);
}
function configOf(file, document, isWrong) {
    const partAt = (value, path) => partOf(value, path, file, document, isWrong);
    const overrides = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .list */ .p_)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(document.value, 'overrides')).map((one, index) => ({
        ...partAt(one, ['overrides', index]),
        branches: textsOf((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(one, 'branches')),
        events: textsOf((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(one, 'events')),
    }));
    const images = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .list */ .p_)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(document.value, 'images')).map((one, index) => ({
        ...partAt(one, ['images', index]),
        name: (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(one, 'name')),
    }));
    return { file, overrides, images, ...partAt(document.value, []) };
}
/** Comments, baselines and outputs know an image by its name. */
const sameNames = ({ images }, { positionOf }) => images.flatMap(({ name }, index) => name !== '' && images.findIndex((other) => other.name === name) < index
    ? [
        {
            ...positionOf(['images', index, 'name']),
            message: `images[${index}].name: an image before this one has the same name: give each its own`,
        },
    ]
    : []);
/** Settings with items `NAME=value`, in which a bare name stands for a value of this process. */
const OF_NAMES = ['env', 'build-args', 'vars'];
/** A file of the repository must not read this process's environment. */
function bareNames(value, path, document, isWrong) {
    const here = OF_NAMES.flatMap((name) => {
        const given = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(value, name);
        const items = given === undefined || isWrong([...path, name]) ? [] : (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .parseList */ .E1)(settingText(given, 'list'));
        return items
            .filter((item) => !item.includes('='))
            .map(() => ({
            ...document.positionOf([...path, name]),
            message: `${name}: a config file gives names with their values (NAME=value); pass a value of the job with the input ${name}`,
        }));
    });
    const below = ['overrides', 'images'].flatMap((key) => (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .list */ .p_)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(value, key)).flatMap((one, index) => bareNames(one, [key, index], document, isWrong)));
    return path.length > 0 ? here : [...here, ...below];
}
/** `file`: as mistakes and labels name it. */
function partOf(value, path, file, { positionOf }, isWrong) {
    const settings = _table_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy.flatMap((setting) => {
        const { name, kind } = setting;
        const given = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(value, name);
        if (given === undefined || isWrong([...path, name]))
            return [];
        const label = `${(0,_mistakes_js__WEBPACK_IMPORTED_MODULE_4__.at)(file, positionOf([...path, name]))} ${name}`;
        return [[name, { text: settingText(given, kind), label }]];
    });
    return {
        settings: new Map(settings),
        budgets: (0,_budgets_js__WEBPACK_IMPORTED_MODULE_2__/* .budgetKeys */ .GU)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(value, 'budgets')),
        accept: acceptOf(value),
    };
}
/** As an input gives it: lists with one item a line, words as JSON. */
function settingText(value, kind) {
    if (!Array.isArray(value))
        return (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)(value) || String(value);
    return kind === 'words' ? JSON.stringify(textsOf(value)) : (0,_values_js__WEBPACK_IMPORTED_MODULE_1__/* .listText */ .so)(textsOf(value));
}
const acceptOf = (value) => (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .list */ .p_)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(value, 'accept')).map((one) => ({
    code: (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(one, 'code')),
    place: (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(one, 'place')) || null,
    pattern: (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(one, 'pattern')) || null,
    reason: (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(one, 'reason')),
    until: (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .field */ .ZZ)(one, 'until')),
}));
const textsOf = (value) => (Array.isArray(value) ? (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .list */ .p_)(value) : value === undefined ? [] : [value]).map((one) => (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .text */ .Qq)(one));
/** The same in one line, to compare two files. */
const canonical = (value) => Array.isArray(value) || typeof value !== 'object' || value === null
    ? JSON.stringify(value)
    : JSON.stringify((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_6__/* .entries */ .jO)(value).sort(([a], [b]) => (a < b ? -1 : 1)));


/***/ }),

/***/ 86977:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  TS: () => (/* binding */ Config),
  aY: () => (/* binding */ code),
  Gj: () => (/* binding */ gate),
  ld: () => (/* binding */ items),
  _s: () => (/* binding */ keysAt),
  N7: () => (/* binding */ limitParser),
  $t: () => (/* binding */ placeOf),
  W0: () => (/* binding */ settings)
});

// UNUSED EXPORTS: NOT_IN_CONFIG, jsonSchema, renderConfigSchema

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js
var schemas = __webpack_require__(55156);
// EXTERNAL MODULE: ./src/core/budget.ts
var budget = __webpack_require__(64782);
;// CONCATENATED MODULE: ./src/core/event-names.ts
/**
 * The names that GITHUB_EVENT_NAME can have: the events that trigger workflows (docs.github.com, and `workflow-v1.0.json` of
 * actions/runner). `workflow_call` is not among them: a called workflow has the event of its caller.
 */
const EVENT_NAMES = [
    'branch_protection_rule',
    'check_run',
    'check_suite',
    'create',
    'delete',
    'deployment',
    'deployment_status',
    'discussion',
    'discussion_comment',
    'fork',
    'gollum',
    'image_version',
    'issue_comment',
    'issues',
    'label',
    'merge_group',
    'milestone',
    'page_build',
    'project',
    'project_card',
    'project_column',
    'public',
    'pull_request',
    'pull_request_comment',
    'pull_request_review',
    'pull_request_review_comment',
    'pull_request_target',
    'push',
    'registry_package',
    'release',
    'repository_dispatch',
    'schedule',
    'status',
    'watch',
    'workflow_dispatch',
    'workflow_run',
];

// EXTERNAL MODULE: ./src/core/finding-codes.ts
var finding_codes = __webpack_require__(65121);
// EXTERNAL MODULE: ./src/lib/glob.ts
var glob = __webpack_require__(66857);
// EXTERNAL MODULE: ./src/lib/nearest.ts
var nearest = __webpack_require__(72269);
// EXTERNAL MODULE: ./src/inputs/image-list/entry.ts
var entry = __webpack_require__(92650);
// EXTERNAL MODULE: ./src/inputs/table.ts
var table = __webpack_require__(85541);
// EXTERNAL MODULE: ./src/inputs/values.ts
var values = __webpack_require__(18463);
;// CONCATENATED MODULE: ./src/inputs/config/patterns.ts
/** Values that only a config file has. Pure. */

const LONGEST = 500;
/** A path of the image: `**` stands for folders, one `*` in a name for any characters. */
function parseFilePattern(given) {
    const parts = given.split('/').filter((part) => part !== '' && part !== '.');
    const isName = (part) => part !== '*' && part !== '**';
    const isPlain = (part) => part === '**' || (part.split('*').length <= 2 && !/[?[\]{}]/.test(part));
    return given.length <= LONGEST && parts.some(isName) && parts.every(isPlain) && !parts.includes('..')
        ? (0,values.ok)(given)
        : (0,values/* invalid */.Gq)('a path such as /**/*.pem: ** for folders, one * in a name');
}
/** `90%` or `0.9`. Returns a share from 0 to 1. */
function parseShare(given) {
    const [, digits = '', percent] = /^(\d{1,3}(?:\.\d{1,6})?) ?(%)?$/.exec(given) ?? [];
    const share = digits === '' ? Number.NaN : Number(digits) / (percent === undefined ? 1 : 100);
    return share >= 0 && share <= 1 ? (0,values.ok)(share) : (0,values/* invalid */.Gq)('a share such as 90% or 0.9');
}

;// CONCATENATED MODULE: ./src/inputs/config/schema.ts
/**
 * What a config file may contain. One zod schema validates it, and is published as `schemas/config.schema.json`. Its settings
 * come from the table of settings, its figures from the table of budgets, so that neither can differ.
 */










/**
 * Secrets in a file of the repository would be public; what a job is for, what it dares, and which rules are above the file,
 * the workflow says.
 */
const NOT_IN_CONFIG = [
    'policy',
    'token',
    'secrets',
    'mode',
    'allow-fork-code',
];
const MOST_ITEMS = 1000;
const MOST_CHARACTERS = 10_000;
const MOST_OF_REASON = 1000;
const MOST_OF_NAME = 100;
/** Every schema has an error of its own: a mistake is shown in our words, with an example. */
const schema_text = schemas.string({ error: 'expected a text' })
    .max(MOST_CHARACTERS, `expected at most ${MOST_CHARACTERS.toLocaleString('en-US')} characters`);
const items = (item, example, most = MOST_ITEMS) => schemas.array(item, { error: `expected a list, such as ${example}` })
    .max(most, `expected at most ${most.toLocaleString('en-US')} items`);
/** Numbers arrive as they are written, as texts; the published schema allows both. */
const scalar = schemas.union([schema_text, schemas.number()], { error: 'expected a text or a number' });
/** A text or number that a parser of settings accepts. */
function parsed(parse) {
    const refusal = parse('');
    const error = refusal.ok ? 'expected a text or a number' : `expected ${refusal.allowed}`;
    return schemas.union([schema_text, schemas.number()], { error }).superRefine((given, context) => {
        const result = parse(String(given));
        if (result.ok)
            return;
        const near = result.nearest === undefined ? '' : `; did you mean ${result.nearest}?`;
        context.addIssue({ code: 'custom', message: `expected ${result.allowed}${near}` });
    });
}
/** At least one of these keys. Checked also where other keys are wrong, which zod would not do. */
const someOf = (keys, error) => schemas.refine((given) => keys.some((key) => key in given), {
    error,
    when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
});
const flag = schemas.boolean({ error: 'expected true or false' });
const LIST = '[first, second]';
const list = (item) => schemas.union([item, items(item, LIST)], { error: `expected a text or a list of texts, such as ${LIST}` });
const KINDS = {
    text: scalar,
    boolean: flag,
    list: list(scalar),
    ports: list(scalar),
    probes: list(scalar),
    duration: parsed(values/* parseDuration */.E9),
    size: parsed(values/* parseSize */.DB),
    bytes: parsed(values/* parseBytes */.z_),
    growth: parsed(values/* parseGrowth */.LQ),
    cpus: parsed(values/* parseCpus */.xX),
    count: scalar,
    words: list(scalar),
    secret: scalar,
};
function settingSchema({ kind, choices = [], about }) {
    const schema = kind === 'choice' ? choiceSchema(choices) : KINDS[kind];
    return schema.optional().meta({ description: about });
}
/** YAML has its own true and false. */
function choiceSchema(choices) {
    const error = `expected one of ${choices.join(', ')}`;
    const words = schemas["enum"](choices, { error });
    return choices.includes('true') ? schemas.union([schemas.boolean(), words], { error }) : words;
}
const settings = Object.fromEntries(table/* INPUTS */.mc.filter(({ name }) => !NOT_IN_CONFIG.some((one) => one === name)).map((setting) => [
    setting.name,
    settingSchema(setting),
]));
const level = schemas["enum"](['fail', 'warn'], { error: 'expected fail or warn' });
const unknown = schemas["enum"](['fail', 'warn', 'pass'], { error: 'expected fail, warn or pass' });
const common = { level: level.optional(), unknown: unknown.optional() };
const UNITS = {
    bytes: { parse: values/* parseBytes */.z_, example: '250MB' },
    seconds: { parse: values/* parseDuration */.E9, example: '5s' },
    count: { parse: values/* parseCount */.zq, example: '20' },
    share: { parse: parseShare, example: '90%' },
};
/** The parser of a limit: growth of bytes and of counts may be in percent. */
function limitParser(figure, kind) {
    const { unit } = budget/* FIGURES */.SL[figure];
    if (kind === 'max-growth' && unit === 'bytes')
        return values/* parseGrowth */.LQ;
    return (given) => {
        const percent = kind === 'max-growth' && given.endsWith('%') ? values/* parseGrowth */.LQ(given) : null;
        if (percent)
            return percent;
        const result = UNITS[unit].parse(given);
        return result.ok ? values.ok({ limit: result.value, isPercent: false }) : result;
    };
}
function figureSchema(figure) {
    const { limits, label, unit } = budget/* FIGURES */.SL[figure];
    const { example } = UNITS[unit];
    const kinds = limits;
    const [first = 'max'] = kinds;
    const own = Object.fromEntries(kinds.map((kind) => [kind, parsed(limitParser(figure, kind)).optional()]));
    const object = schemas.strictObject({ ...own, ...common })
        .check(someOf(kinds, `expected one of ${kinds.join(', ')}`));
    return schemas.union([parsed(limitParser(figure, first)), object], {
        error: `expected a limit, such as ${example} or { ${first}: ${example} }`,
    })
        .optional()
        .meta({ description: label });
}
const signal = schemas.union([flag, scalar], { error: 'expected true or a signal' });
const CONFIG = {
    'non-root': flag,
    healthcheck: flag,
    'stop-signal': signal,
};
const filePattern = parsed(parseFilePattern);
const named = schema_text.min(1, 'expected a text that is not empty');
const Budgets = schemas.strictObject({
    unknown: unknown.optional().meta({ description: 'What a budget does whose figure is not known' }),
    ...Object.fromEntries(budget/* FIGURE_KEYS */.A.map((figure) => [figure, figureSchema(figure)])),
    packages: items(schemas.union([named, schemas.strictObject({ name: named, type: named.optional(), ...common })], {
        error: 'expected a name, such as gcc* or { name: curl, type: deb }',
    }), '[gcc*, curl]')
        .optional()
        .meta({ description: 'Packages that must not be installed, as globs' }),
    files: items(schemas.union([filePattern, schemas.strictObject({ path: filePattern, ...common })], {
        error: 'expected a path, such as /**/*.pem or { path: /root/.ssh }',
    }), '[/**/*.pem]', 50)
        .optional()
        .meta({ description: 'Paths that must not exist: /**/*.pem' }),
    config: schemas.strictObject({
        ...Object.fromEntries(Object.entries(CONFIG).map(([rule, schema]) => [rule, schema.optional()])),
        labels: items(named, '[org.opencontainers.image.source]').optional(),
        ...common,
    }, { error: 'expected what the config must have, such as { non-root: true }' })
        .optional()
        .meta({ description: 'What the image’s config must say' }),
}, { error: 'expected limits, such as { on-disk: 250MB }' });
const DATE = 'expected a date, such as 2026-12-31';
const day = schemas.string({ error: DATE }).refine(isDay, { error: DATE });
function isDay(given) {
    const time = /^\d{4}-\d{2}-\d{2}$/.test(given) ? Date.parse(`${given}T00:00:00Z`) : Number.NaN;
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(given);
}
const CODE = 'expected the code of a finding, such as runs-as-root';
const code = schemas["enum"](finding_codes/* ACCEPTABLE_CODES */.Y, {
    error: ({ input }) => {
        if (typeof input !== 'string')
            return CODE;
        const near = (0,nearest/* suggestion */.h)(input, finding_codes/* ACCEPTABLE_CODES */.Y);
        return `${JSON.stringify(input.slice(0, 100))} is not the code of a finding that can be accepted${near === undefined ? '' : `: did you mean ${near}?`}`;
    },
});
const REASON = 'expected a reason, such as "the next base image has a user"';
const Acceptance = schemas.strictObject({
    code,
    place: named.optional(),
    pattern: named.optional(),
    reason: schemas.string({ error: REASON })
        .min(1, REASON)
        .max(MOST_OF_REASON, `expected at most ${MOST_OF_REASON.toLocaleString('en-US')} characters`),
    until: day,
}, {
    error: 'expected an acceptance, such as { code: runs-as-root, place: Dockerfile*, reason: …, until: 2026-12-31 }',
})
    .check(someOf(['place', 'pattern'], 'expected place, pattern, or both, such as place: Dockerfile*'));
const gate = {
    budgets: Budgets.optional().meta({ description: 'Limits' }),
    accept: items(Acceptance, '[{ code: runs-as-root, place: Dockerfile*, reason: …, until: 2026-12-31 }]')
        .optional()
        .meta({ description: 'Findings that do not count until a day' }),
};
const part = { ...settings, ...gate };
const IMAGE = 'expected an image, such as { name: api, path: services/api }';
const Image = schemas.strictObject({
    ...Object.fromEntries(Object.entries(part).filter(([key]) => !table/* SETTINGS */.yy.some((setting) => setting.name === key && setting.ofRun === true))),
    name: schemas.string({ error: 'expected the name of the image, such as api' })
        .min(1, 'expected the name of the image, such as api')
        .max(MOST_OF_NAME, `expected at most ${MOST_OF_NAME} characters`)
        .meta({ description: 'Name of the image in the comment' }),
}, { error: IMAGE });
/** A glob that matches no event would never apply. */
const schema_event = named.refine((given) => EVENT_NAMES.some((name) => (0,glob/* matchesGlob */.k)(name, given)), {
    error: ({ input }) => {
        const given = String(input);
        if (given === 'workflow_call')
            return 'expected the event of the calling workflow, such as push';
        const near = (0,nearest/* suggestion */.h)(given, EVENT_NAMES);
        return `expected events of GitHub, such as pull_request or push${near === undefined ? '' : `; did you mean ${near}?`}`;
    },
});
const Override = schemas.strictObject({
    branches: list(named)
        .optional()
        .meta({ description: 'Branches, as globs; of a pull request, its base' }),
    events: list(schema_event).optional().meta({ description: 'Events: pull_request, push, schedule' }),
    ...part,
}, { error: 'expected an override, such as { branches: release/*, timeout: 2m }' })
    .check(someOf(['branches', 'events'], 'expected branches, events, or both, such as events: [push]'));
const Config = schemas.strictObject({
    ...part,
    images: items(Image, '[{ name: api, path: services/api }]', entry/* MOST_IMAGES */.d2)
        .min(1, 'expected at least one image: leave out `images` for a single one')
        .optional()
        .meta({ description: 'Several images to try: each has these settings and its own' }),
    overrides: items(Override, '[{ branches: release/*, timeout: 2m }]', 100)
        .optional()
        .meta({ description: 'Changes for some branches or events' }),
}, { error: 'expected settings, such as timeout: 90s' });
/** Keys that are valid at a path, for "did you mean". Empty where there are none. */
function keysAt(path) {
    const [first, second] = path;
    if (first === 'overrides' && typeof second === 'number')
        return path.length === 2 ? Object.keys(Override.shape) : keysAt(path.slice(2));
    if (first === 'images' && typeof second === 'number')
        return path.length === 2 ? Object.keys(Image.shape) : keysAt(path.slice(2));
    if (path.length === 0)
        return Object.keys(Config.shape);
    if (first === 'accept')
        return Object.keys(Acceptance.shape);
    if (first !== 'budgets')
        return [];
    if (second === undefined)
        return Object.keys(Budgets.shape);
    if (second === 'packages')
        return ['name', 'type', ...Object.keys(common)];
    if (second === 'files')
        return ['path', ...Object.keys(common)];
    if (second === 'config')
        return [...Object.keys(CONFIG), 'labels', ...Object.keys(common)];
    const figure = budget/* FIGURE_KEYS */.A.find((key) => key === second);
    return figure ? [...budget/* FIGURES */.SL[figure].limits, ...Object.keys(common)] : [];
}
/** What to do with a key that is valid elsewhere; null if it is valid nowhere. */
function placeOf(key, path) {
    if ((0,table/* isCommandOnly */.Si)(key))
        return `works on the command line only: --${key}`;
    if (NOT_IN_CONFIG.some((one) => one === key)) {
        const whose = ['token', 'secrets'].includes(key)
            ? 'everyone with the repository can read'
            : 'the repository writes for itself';
        return `cannot be in the config file, which ${whose}: give ${key} as an input or an option`;
    }
    const [last] = path.slice(-1);
    if (path[0] === 'images' && Object.hasOwn(settings, key))
        return 'is of the whole run: write it at the top of the file';
    const isTop = path.length === 0 || typeof last === 'number';
    if (isTop && Object.hasOwn(Budgets.shape, key))
        return `belongs under budgets, such as budgets: { ${key}: … }`;
    if (last === 'budgets' && Object.hasOwn(settings, key))
        return 'is a setting: write it beside budgets, not under it';
    return null;
}
/** Content of `schemas/config.schema.json`. */
function renderConfigSchema() {
    const about = 'Settings, budgets and acceptances of Sea Trial: `.sea-trial.yml`, `.yaml` or `.json`.';
    return jsonSchema(Config, 'Config file of Sea Trial', about);
}
function jsonSchema(of, title, description) {
    const schema = z.toJSONSchema(of, { target: 'draft-2020-12', io: 'input', reused: 'inline' });
    return JSON.stringify({ ...schema, title, description }, null, 2) + '\n';
}


/***/ })

};
