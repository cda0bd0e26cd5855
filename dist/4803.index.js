export const id = 4803;
export const ids = [4803];
export const modules = {

/***/ 44401:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CW: () => (/* binding */ exceptionsIn),
/* harmony export */   Ck: () => (/* binding */ dockerIgnores),
/* harmony export */   _b: () => (/* binding */ ignoredIn)
/* harmony export */ });
/* unused harmony export gitIgnores */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _core_file_access_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42516);
/** Finds the line of a .dockerignore or .gitignore that excludes a path. Pure, except `ignoredIn`, which reads files. */


const LARGEST = 1024 * 1024;
const MOST_RULES = 5000;
/** Docker's rules: patterns start at the context, the last match counts, a folder includes its content. */
function dockerIgnores(text) {
    const rules = rulesOf(text, (pattern) => pattern.replace(/^\/+|\/+$/g, '').replace(/^(?:\.\/)+/, ''));
    return (path) => lastMatch(rules, path);
}
/**
 * Whether patterns with `!` include files that others exclude; `odd` where such a pattern may be read otherwise than Docker
 * reads it.
 */
function exceptionsIn(text) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    if (!lines.some((line) => line.startsWith('!')))
        return 'none';
    const isOdd = lines.some((line) => line.length > LONGEST || /(?:^|[/!\s])\.\.(?:\/|$)/.test(line));
    return isOdd || lines.length > MOST_RULES ? 'odd' : 'plain';
}
/** Git's rules: a pattern without a slash matches at any depth. `path` is relative to the file's folder. */
function gitIgnores(text) {
    const rules = rulesOf(text, (pattern) => {
        const inner = pattern.replace(/\/+$/, '');
        return inner.includes('/') ? inner.replace(/^\/+/, '') : `**/${inner}`;
    });
    return (path) => lastMatch(rules, path);
}
function rulesOf(text, anchor) {
    const lines = text.split(/\r?\n/, MOST_RULES);
    return lines.flatMap((whole, index) => {
        const written = whole.trim();
        if (written === '' || written.startsWith('#'))
            return [];
        const isNegated = written.startsWith('!');
        const pattern = isNegated ? written.slice(1).trim() : written;
        const parts = anchor(pattern)
            .split('/')
            .filter((part) => part !== '' && part !== '.');
        return [{ line: index + 1, pattern: written, isNegated, parts, isFolder: pattern.endsWith('/') }];
    });
}
/** The last rule that matches the path or a folder above it; null when it does not exclude. */
function lastMatch(rules, path) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    const rule = rules.findLast((one) => matchesRule(one, parts));
    return rule === undefined || rule.isNegated ? null : { line: rule.line, pattern: rule.pattern };
}
/** Longer patterns are ignored, to bound the time. */
const LONGEST = 1000;
const matchesRule = ({ parts, pattern }, path) => parts.length > 0 && pattern.length <= LONGEST && prefixes(parts, path).includes(true);
/** Which prefixes of the path a pattern matches; `**` matches any number of folders. Dynamic programming. */
function prefixes(pattern, path) {
    let row = path.map(() => false);
    let before = true;
    for (const part of pattern) {
        const isAny = part === '**';
        const next = [];
        let left = before && isAny;
        const start = left;
        for (const [index, name] of path.entries()) {
            const diagonal = index === 0 ? before : (row[index - 1] ?? false);
            left = isAny ? left || (row[index] ?? false) || diagonal : diagonal && matchPart(part, name);
            next.push(left);
        }
        row = next;
        before = start;
    }
    return row;
}
/** `*`, `?` and `[a-z]` within one name. Backtracks to the last star only. */
function matchPart(pattern, name) {
    let star = -1;
    let mark = 0;
    let at = 0;
    let index = 0;
    while (index < name.length) {
        const step = oneOf(pattern, at, name.charAt(index));
        if (pattern.charAt(at) === '*') {
            star = at++;
            mark = index;
        }
        else if (step > 0) {
            at += step;
            index++;
        }
        else if (star >= 0) {
            at = star + 1;
            index = ++mark;
        }
        else
            return false;
    }
    while (pattern.charAt(at) === '*')
        at++;
    return at === pattern.length;
}
/** Length of the pattern's element that matches this character; 0 when it does not match. */
function oneOf(pattern, at, character) {
    const sign = pattern.charAt(at);
    if (sign === '?')
        return 1;
    if (sign === '\\')
        return pattern.charAt(at + 1) === character ? 2 : 0;
    const end = sign === '[' ? pattern.indexOf(']', at + 2) : -1;
    if (end < 0)
        return sign === character && sign !== '' ? 1 : 0;
    const set = pattern.slice(at + 1, end);
    const isNot = /^[!^]/.test(set);
    const isIn = inSet(isNot ? set.slice(1) : set, character);
    return isIn !== isNot ? end - at + 1 : 0;
}
function inSet(set, character) {
    for (let at = 0; at < set.length; at++) {
        const isRange = set.charAt(at + 1) === '-' && at + 2 < set.length;
        if (isRange ? set.charAt(at) <= character && character <= set.charAt(at + 2) : set.charAt(at) === character)
            return true;
        if (isRange)
            at += 2;
    }
    return false;
}
/** Takes absolute paths; the functions take paths relative to the context. */
function ignoredIn(context, dockerfile, root) {
    const roots = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .FK)(context, root) ? (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .rootsOf */ .RD)(root) : (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .rootsOf */ .RD)(root, context);
    const read = (file) => textOf(file, roots);
    const files = [`${dockerfile}.dockerignore`, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, '.dockerignore')];
    const [own] = files.flatMap((path) => {
        const text = read(path);
        return text === null ? [] : [{ path, text, ignores: dockerIgnores(text) }];
    });
    const file = nameIn(root, context, own?.path ?? (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, '.dockerignore'));
    return {
        file,
        text: own?.text ?? null,
        byDocker: (path) => {
            const found = own?.ignores(path);
            return found ? { file, ...found } : null;
        },
        byGit: (path) => {
            for (const folder of foldersOf(context, path, root)) {
                const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, '.gitignore');
                const text = read(file);
                const found = text === null ? null : gitIgnores(text)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, path)).split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/'));
                if (found)
                    return { file: nameIn(root, context, file), ...found };
            }
            return null;
        },
    };
}
const DEEPEST = 32;
/** From the path's folder up to the repository's root, or to the context if it is outside the repository. */
function foldersOf(context, path, root) {
    const top = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .FK)(context, root) ? root : context;
    const folders = [];
    for (let at = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(context, path)); (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .FK)(at, top) && folders.length < DEEPEST; at = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(at)) {
        folders.push(at);
        if (at === top)
            break;
    }
    return folders;
}
const nameIn = (root, context, file) => (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)((0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .isInside */ .FK)(file, root) ? root : context, file)
    .split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep)
    .join('/');
/** Null for what cannot be read, is not a regular file, or is a link out of the repository. */
function textOf(file, roots) {
    const place = (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .locate */ .x5)(file, roots);
    try {
        return place.ok ? (0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_1__/* .readText */ .yR)(place, { most: LARGEST }) : null;
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 64803:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ft: () => (/* binding */ argsOfFrom),
  zP: () => (/* reexport */ copyOf),
  Ck: () => (/* reexport */ ignored/* dockerIgnores */.Ck),
  _b: () => (/* reexport */ ignored/* ignoredIn */._b),
  R5: () => (/* reexport */ isLoneHeredoc),
  Rr: () => (/* reexport */ jsonList),
  li: () => (/* reexport */ locate/* locateDockerfile */.li),
  qg: () => (/* reexport */ parse),
  n_: () => (/* binding */ readDockerfile),
  c8: () => (/* reexport */ scopeAt),
  Uh: () => (/* reexport */ scopeInFrom),
  Gg: () => (/* reexport */ titleOf),
  R9: () => (/* reexport */ variablesUsed),
  Kx: () => (/* reexport */ withoutFlags)
});

;// CONCATENATED MODULE: ./src/build/dockerfile/heredoc.ts
/** Finds the here-documents of an instruction: `<<EOF`, `<<-"EOF"`, `3<<EOF`, each a separate word. */
const TAKES_HEREDOC = /^(?:ADD|COPY|RUN)$/;
const ONBUILD_OF = /^(?:ADD|COPY|RUN)\s/i;
/** Whether `<<EOF` is the only word: then it is a RUN's script; beside other words it is a redirection. */
const isLoneHeredoc = (args) => {
    const words = shellWords(args);
    return words.length === 1 && markOf(words[0] ?? '') !== null;
};
function heredocsOf(keyword, args) {
    if (!args.includes('<<') || jsonList(args))
        return [];
    if (!TAKES_HEREDOC.test(keyword) && !(keyword === 'ONBUILD' && ONBUILD_OF.test(args)))
        return [];
    return shellWords(args).flatMap((word) => markOf(word) ?? []);
}
/** The words of the exec form `["a", "b"]`, without flags before it; null for the shell form. */
function jsonList(args) {
    const list = withoutFlags(args);
    if (!list.startsWith('['))
        return null;
    try {
        const words = JSON.parse(list);
        return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null;
    }
    catch {
        return null;
    }
}
/** `--mount=… --network=none make` → `make` */
const withoutFlags = (args) => args.replace(/^(?:--\S+\s+)*/, '');
function markOf(word) {
    const [, dash, rest = ''] = /^\d*<<(-?)\s*([^<]+)$/.exec(word) ?? [];
    const name = unquote(rest);
    return name === '' ? null : { name, chomp: dash === '-' };
}
/** Splits words as a shell does and keeps quotes; empty when a quote is not closed. */
function shellWords(text) {
    const words = [];
    let word = '';
    let quote = '';
    for (let at = 0; at < text.length; at++) {
        const character = text.charAt(at);
        if (quote === '' && /\s/.test(character)) {
            if (word !== '')
                words.push(word);
            word = '';
            continue;
        }
        word += character;
        if (character === '\\' && quote !== "'")
            word += text.charAt(++at);
        else if (quote === '' && (character === '"' || character === "'"))
            quote = character;
        else if (character === quote)
            quote = '';
    }
    return quote === '' ? [...words, ...(word === '' ? [] : [word])] : [];
}
const unquote = (word) => word.replace(/["']/g, '').replace(/\\(.)/g, '$1');

;// CONCATENATED MODULE: ./src/build/dockerfile/text-match.ts
/**
 * Matches a builder's name of a step against an instruction. Builders replace variables, drop quotes and join lines, so
 * both are compared without blanks, quotes and backslashes, and a variable matches any text.
 */
const VARIABLE = /\$(?:\{[^}]*\}|[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-])/;
const BARE_VARIABLE = /\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-])/;
const DROPPED = /[\s"'\\`]+/g;
/** Longer texts are truncated before they are compared. */
const COMPARED = 20_000;
const squeeze = (text) => text.slice(0, COMPARED).replace(DROPPED, '');
/** Whether `shown` consists of the fixed parts of `written`, in order, with any text for variables; with `open`, more may follow. */
function matches(written, shown, open = written.length > COMPARED) {
    const text = squeeze(shown);
    const parts = fixedParts(written.slice(0, COMPARED)).map(squeeze);
    const last = parts.length - 1;
    let at = 0;
    for (const [index, part] of parts.entries()) {
        const isEnd = index === last && !open;
        const found = index === 0 ? 0 : isEnd ? Math.max(at, text.length - part.length) : text.indexOf(part, at);
        if (found < 0 || !text.startsWith(part, found) || (isEnd && found + part.length !== text.length))
            return false;
        at = found + part.length;
    }
    return true;
}
/** The text between variables. After the last `}` only `$NAME` is searched, so that the time stays linear. */
function fixedParts(text) {
    const end = text.lastIndexOf('}') + 1;
    const closed = text.slice(0, end).split(VARIABLE);
    const [first = '', ...open] = text.slice(end).split(BARE_VARIABLE);
    return [...closed.slice(0, -1), `${closed.at(-1) ?? ''}${first}`, ...open];
}

;// CONCATENATED MODULE: ./src/build/dockerfile/history.ts


function pairHistory(rows, chain) {
    const lines = rows.map(() => undefined);
    let at = rows.length - 1;
    const expected = chain.flatMap(rowsOfStage);
    for (let left = expected.length; left > 0; left--) {
        const instruction = expected[left - 1];
        const row = decode(rows[at]?.created_by ?? '');
        if (!instruction || (instruction.keyword === 'ONBUILD' && row?.keyword !== 'ONBUILD'))
            continue;
        if (row === null || !fits(row, instruction)) {
            const isLayerLeft = expected.slice(0, left).some(({ keyword }) => MAKES_LAYER.test(keyword));
            return { lines, mismatch: isLayerLeft ? { instruction, row: at } : null, below: null };
        }
        lines[at--] = instruction.line;
    }
    return { lines, mismatch: null, below: chain.length === 0 ? null : at + 1 };
}
const MAKES_LAYER = /^(?:ADD|COPY|RUN|WORKDIR)$/;
/** A stage begins with the ONBUILD triggers of its parent: ONBUILD RUN acts as a RUN of the child stage. */
function rowsOfStage({ parent, instructions }) {
    const triggers = (parent?.instructions ?? []).filter(({ keyword }) => keyword === 'ONBUILD').map(triggered);
    return [...triggers, ...instructions.filter(({ keyword }) => keyword !== 'FROM')];
}
function triggered(onbuild) {
    const [keyword = ''] = onbuild.args.split(/\s/, 1);
    return { ...onbuild, keyword: keyword.toUpperCase(), args: onbuild.args.slice(keyword.length).trim() };
}
/** The legacy builder's marker of an instruction that ran no command: `/bin/sh -c #(nop)  CMD ["sh"]`. */
const NOP = '#(nop)';
const INSTRUCTION = /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s/;
/** Null for an empty row. A row without an instruction is a RUN of the legacy builder: `|1 A=b /bin/sh -c make`. */
function decode(createdBy) {
    const text = createdBy.trim();
    const [, keyword] = INSTRUCTION.exec(`${text} `) ?? [];
    if (keyword !== undefined)
        return { keyword, text: text.replace(/ # buildkit$/, '') };
    const nop = text.indexOf(NOP);
    if (nop < 0)
        return text === '' ? null : { keyword: 'RUN', text };
    const [, old = ''] = INSTRUCTION.exec(`${text.slice(nop + NOP.length).trimStart()} `) ?? [];
    return { keyword: old, text };
}
function fits(row, instruction) {
    if (row.keyword !== instruction.keyword)
        return false;
    return row.keyword !== 'RUN' || ranBy(row.text, instruction);
}
/** Variables in a RUN are replaced by the shell, so the row ends with the command as written. */
function ranBy(text, instruction) {
    const shown = squeezeEnd(text);
    return commandsOf(instruction).some((command) => shown.endsWith(squeezeEnd(command)));
}
/** The forms in which builders record the command. Podman records a list as written. */
function commandsOf({ args, heredocs }) {
    const written = withoutFlags(args);
    const [script] = heredocs;
    if (script && isLoneHeredoc(written))
        return [script.content.startsWith('#!') ? `/dev/pipes/${script.name}` : script.content];
    if (script)
        return [[written, ...heredocs.map(({ name, content }) => content + name)].join('\n')];
    const list = jsonList(args);
    return list ? [list.join(' '), written] : [written];
}
const squeezeEnd = (text) => squeeze(text.slice(-COMPARED));

;// CONCATENATED MODULE: ./src/build/dockerfile/title.ts
/** One line: `RUN pip install flask`, `RUN <<EOF (apt-get update…)`. */
function titleOf({ keyword, args, heredocs }) {
    const script = heredocs[0]?.content.split('\n').find((line) => line.trim() !== '') ?? '';
    const more = script === '' ? '' : ` (${script.trim()}…)`;
    return `${keyword} ${args.replace(/\s+/g, ' ')}${more}`.trim();
}

;// CONCATENATED MODULE: ./src/build/dockerfile/lines.ts


const WIDEST = 300;
function historyLines(rows, chain, { file, redact }) {
    const { lines, mismatch } = pairHistory(rows, chain);
    if (mismatch === null)
        return { lines, from: chain[0]?.line ?? null, doubt: null };
    return { lines, from: null, doubt: doubtOf(mismatch, rows, file, redact) };
}
function doubtOf({ instruction, row }, rows, file, redact) {
    const { line } = instruction;
    const shown = rows[row]?.created_by ?? '';
    const history = row < 0 ? 'the history has no more rows' : `row ${row} of the history: ${redact(shown) || 'empty'}`;
    const evidence = [history, `${file}:${line}: ${titleOf(instruction)}`].map((text) => text.slice(0, WIDEST));
    return { location: { file, line }, evidence };
}

// EXTERNAL MODULE: ./src/lib/trim-end.ts
var trim_end = __webpack_require__(75939);
;// CONCATENATED MODULE: ./src/build/dockerfile/parse.ts
/**
 * Parses a Dockerfile into instructions with their lines, by the rules of BuildKit's parser: a BOM and CR are dropped,
 * comments and blank lines inside a continued instruction are skipped, `\` after another `\` is not a continuation, and
 * ADD, COPY and RUN accept here-documents. Never throws: BuildKit reports syntax errors.
 */


function parse(text) {
    const lines = text
        .replace(/^\uFEFF/, '')
        .split('\n')
        .map((line) => (0,trim_end/* trimEnd */.s)(line, '\r'));
    if (lines.at(-1) === '')
        lines.pop();
    const { escape, syntax } = directives(lines);
    const cursor = { lines, at: 0, escape };
    const instructions = [];
    while (cursor.at < lines.length) {
        const instruction = nextInstruction(cursor);
        if (instruction)
            instructions.push(instruction);
    }
    return { lines, instructions, syntax, escape };
}
const DIRECTIVE = /^\s*#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(\S+)/;
const DIRECTIVES = ['syntax', 'escape', 'check'];
/** Directives come first; the first other line ends them. */
function directives(lines) {
    let escape = '\\';
    let syntax = null;
    for (const [index, line] of lines.entries()) {
        const [, name = '', value = ''] = DIRECTIVE.exec(line) ?? [];
        if (!DIRECTIVES.includes(name.toLowerCase()))
            break;
        if (name.toLowerCase() === 'escape' && value === '`')
            escape = value;
        if (name.toLowerCase() === 'syntax')
            syntax ??= { ref: value, line: index + 1 };
    }
    return { escape, syntax };
}
/** Null for a comment, a blank line, or a lone continuation. */
function nextInstruction(cursor) {
    const line = cursor.at + 1;
    const first = (cursor.lines[cursor.at++] ?? '').trimStart();
    if (first === '' || isComment(first))
        return null;
    const logical = logicalLine(first, cursor).trim();
    const [keyword = ''] = /^\S+/.exec(logical) ?? [];
    if (keyword === '')
        return null;
    const args = logical.slice(keyword.length).trim();
    const marks = heredocsOf(keyword.toUpperCase(), args);
    const heredocs = marks.map((mark) => ({ name: mark.name, content: heredocBody(mark, cursor) }));
    return { keyword: keyword.toUpperCase(), args, line, endLine: cursor.at, heredocs };
}
function logicalLine(first, cursor) {
    const parts = [];
    for (let part = first;;) {
        const continued = beforeContinuation(part, cursor.escape);
        parts.push(continued ?? part);
        if (continued === null)
            break;
        while (cursor.at < cursor.lines.length && isSkipped(cursor.lines[cursor.at] ?? ''))
            cursor.at++;
        if (cursor.at >= cursor.lines.length)
            break;
        part = cursor.lines[cursor.at++] ?? '';
    }
    return parts.join('');
}
/** The line without its continuation character; null when the instruction ends here. */
function beforeContinuation(line, escape) {
    const end = (0,trim_end/* trimEnd */.s)(line, ' \t');
    if (!end.endsWith(escape) || end.endsWith(escape + escape))
        return null;
    return end.slice(0, -1);
}
function heredocBody(mark, cursor) {
    const body = [];
    while (cursor.at < cursor.lines.length) {
        const line = cursor.lines[cursor.at++] ?? '';
        if ((mark.chomp ? line.replace(/^\t+/, '') : line) === mark.name)
            break;
        body.push(line);
    }
    return body.map((line) => `${line}\n`).join('');
}
const isComment = (line) => line.trimStart().startsWith('#');
const isSkipped = (line) => isComment(line) || line.trim() === '';

// EXTERNAL MODULE: ./src/platform/name.ts
var platform_name = __webpack_require__(20736);
;// CONCATENATED MODULE: ./src/build/dockerfile/variables.ts
/** Replaces `$NAME`, `${NAME}`, `${NAME:-default}` and `${NAME:+other}`, as BuildKit does in FROM and ARG. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*/;
/** Limit of nesting, against attacks. */
const DEEPEST = 8;
/** Characters: each ARG may double the one before. */
const LONGEST = 64 * 1024;
/** Null when a variable is unknown, uses another form, or the result is longer than `LONGEST`. Quotes are removed. */
function expand(text, lookup, depth = 0) {
    if (depth > DEEPEST)
        return null;
    let out = '';
    for (let at = 0; at < text.length;) {
        const character = text.charAt(at);
        if (character === '\\' && at + 1 < text.length) {
            out += text.charAt(at + 1);
            at += 2;
        }
        else if (character === '$') {
            const variable = readVariable(text.slice(at + 1), lookup, depth);
            if (variable === null)
                return null;
            out += variable.value;
            at += 1 + variable.length;
        }
        else {
            if (character !== '"' && character !== "'")
                out += character;
            at++;
        }
        if (out.length > LONGEST)
            return null;
    }
    return out;
}
/** `length` counts the characters after the `$`. */
function readVariable(text, lookup, depth) {
    if (!text.startsWith('{')) {
        const [name] = NAME.exec(text) ?? [];
        if (name === undefined)
            return { value: '$', length: 0 };
        const value = lookup(name);
        return value === null ? null : { value: value ?? '', length: name.length };
    }
    const end = closingBrace(text);
    const inner = text.slice(1, end);
    const [name] = NAME.exec(inner) ?? [];
    if (end < 0 || name === undefined)
        return null;
    const value = modified(lookup(name), inner.slice(name.length), lookup, depth);
    return value === null ? null : { value, length: end + 1 };
}
function modified(value, modifier, lookup, depth) {
    if (value === null)
        return null;
    if (modifier === '')
        return value ?? '';
    const [, colon, sign, word = ''] = /^(:?)([-+?])(.*)$/s.exec(modifier) ?? [];
    if (sign === undefined)
        return null;
    const isSet = value !== undefined && !(colon === ':' && value === '');
    if (sign === '+')
        return isSet ? expand(word, lookup, depth + 1) : '';
    if (isSet)
        return value;
    return sign === '-' ? expand(word, lookup, depth + 1) : null;
}
function closingBrace(text) {
    let open = 0;
    for (let at = 0; at < text.length; at++) {
        if (text.charAt(at) === '{')
            open++;
        if (text.charAt(at) === '}' && --open === 0)
            return at;
    }
    return -1;
}

;// CONCATENATED MODULE: ./src/build/dockerfile/stages.ts
/** Build stages: their instructions, their bases, and which of them make the final image. */


function stagesOf(instructions, settings) {
    const starts = instructions.flatMap(({ keyword }, index) => (keyword === 'FROM' ? [index] : []));
    const lookup = globalArgs(instructions.slice(0, starts[0]), settings);
    const stages = [];
    const byName = new Map();
    for (const [index, start] of starts.entries()) {
        const own = instructions.slice(start, starts[index + 1]);
        const from = fromOf(own[0]?.args ?? '');
        const expanded = expand(from.image, lookup);
        const base = expanded === '' ? null : expanded;
        const parent = byName.get(base?.toLowerCase() ?? '') ?? null;
        const line = own[0]?.line ?? 1;
        const stage = { index, name: from.name, line, from: from.image, base, parent, instructions: own };
        stages.push(stage);
        if (from.name !== null)
            byName.set(from.name, stage);
    }
    return stages;
}
function fromOf(args) {
    const words = args.split(/\s+/).filter((word) => !word.startsWith('--'));
    const [image = '', as = '', name = ''] = words;
    return { image, name: as.toLowerCase() === 'as' && name !== '' ? name.toLowerCase() : null };
}
/** ARGs before the first FROM: the only variables of a FROM, besides the platform's. */
function globalArgs(instructions, { args, platform }) {
    const values = new Map();
    const lookup = (name) => (values.has(name) ? values.get(name) : platformArg(name, platform));
    for (const { keyword, args: text } of instructions) {
        if (keyword !== 'ARG')
            continue;
        for (const { name, value } of argsOf(text)) {
            values.set(name, args.get(name) ?? (value === null ? undefined : expand(value, lookup)));
        }
    }
    return lookup;
}
/** `ARG A=1 B` as names and defaults; quotes may hold blanks. */
function argsOf(text) {
    const words = text.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
    return words.map((word) => {
        const at = word.indexOf('=');
        return at < 0 ? { name: word, value: null } : { name: word.slice(0, at), value: word.slice(at + 1) };
    });
}
/** Null: set by BuildKit, but unknown here. Undefined: not one of its variables. */
function platformArg(name, platform) {
    if (/^BUILD(?:PLATFORM|OS|ARCH|VARIANT)$/.test(name))
        return null;
    if (!/^TARGET(?:PLATFORM|OS|ARCH|VARIANT|STAGE)$/.test(name))
        return undefined;
    if (platform === null || name === 'TARGETSTAGE')
        return null;
    const { os, architecture, variant } = platform;
    const values = {
        TARGETPLATFORM: (0,platform_name/* platformText */.VQ)(platform),
        TARGETOS: os,
        TARGETARCH: architecture,
        TARGETVARIANT: variant ?? '',
    };
    return values[name];
}
/** The stage that is built: by name, then by number, else the last. Undefined when the target is not a stage. */
function targetStage(stages, target) {
    if (target === null)
        return stages.at(-1);
    return (stages.findLast(({ name }) => name === target.toLowerCase()) ??
        stages.find(({ index }) => String(index) === target));
}
/** The stage and its parents, the lowest first. */
function chainOf(stage) {
    const chain = [];
    for (let at = stage ?? null; at; at = at.parent)
        chain.push(at);
    return chain.reverse();
}

;// CONCATENATED MODULE: ./src/build/dockerfile/step-line.ts

/** `[linux/arm64 build 2/3] RUN make`: platform and stage may be left out. */
const BUILDKIT = /^\[(?:([^\]]*) )? ?(\d+)\/(\d+)\] (?:LINK |ONBUILD )?([A-Z]+)(?: (.*))?$/s;
const LEGACY = /^Step (\d+)\/\d+ : ([A-Z]+)(?: .*)?$/s;
/** Null when no instruction, or more than one, matches. */
function instructionOf(step, stages, all) {
    const legacy = LEGACY.exec(step);
    if (legacy) {
        const nth = all[Number(legacy[1]) - 1];
        return nth && nth.keyword === legacy[2] ? nth : null;
    }
    const [, prefix = '', index = '', total = '', keyword = '', text = ''] = BUILDKIT.exec(step) ?? [];
    if (keyword === '')
        return downloadOf(step, all);
    const stage = stageNamed(prefix.trim().split(' ').at(-1) ?? '', stages);
    if (keyword === 'FROM')
        return stage?.instructions[0] ?? null;
    const inStage = (stage ? [stage] : stages).flatMap(({ instructions }) => instructions);
    const candidates = inStage.filter((one) => one.keyword === keyword && matches(one.args, text, one.heredocs.length > 0));
    if (candidates.length < 2)
        return candidates[0] ?? triggerOf(step, keyword, text, all);
    const nth = stage ? counted(stage)[Number(index) - 1 + counted(stage).length - Number(total)] : undefined;
    return candidates.find((one) => one === nth) ?? null;
}
/** Unnamed stages are `stage-0`, `stage-1`; with only one stage there is no name. */
function stageNamed(name, stages) {
    if (stages.length === 1)
        return stages[0] ?? null;
    const number = /^stage-(\d+)$/.exec(name)?.[1];
    return (stages.find((stage) => stage.name === name.toLowerCase()) ??
        stages[number === undefined ? -1 : Number(number)] ??
        null);
}
/** The instructions that BuildKit counts in `2/3`: those that change files, and a FROM of an image. */
function counted({ parent, base, instructions }) {
    const hasFrom = parent === null && base !== 'scratch';
    return instructions.filter(({ keyword }) => keyword === 'FROM' ? hasFrom : /^(?:ADD|COPY|RUN|WORKDIR)$/.test(keyword));
}
function triggerOf(step, keyword, text, all) {
    const triggers = all.filter((one) => one.keyword === 'ONBUILD' && matches(one.args, `${keyword} ${text}`));
    return triggers.length === 1 ? (triggers[0] ?? null) : null;
}
/** Older BuildKits name the download of an ADD by its URL only. */
function downloadOf(step, all) {
    if (!/^(?:https?:\/\/|git@)\S+$/.test(step))
        return null;
    const adds = all.filter(({ keyword, args }) => keyword === 'ADD' && args.includes(step));
    return adds.length === 1 ? (adds[0] ?? null) : null;
}

;// CONCATENATED MODULE: ./src/build/dockerfile/scope.ts

const BUILTIN = /^(?:TARGET|BUILD)(?:PLATFORM|OS|ARCH|VARIANT)$|^TARGETSTAGE$/;
/** Set in every build step, or available without an ARG. */
const ALWAYS = /^(?:PATH|HOME|HOSTNAME|PWD|OLDPWD|SHLVL|USER|TERM|SHELL|UID|EUID|PPID|IFS|RANDOM|(?:HTTPS?|FTP|NO|ALL)_PROXY|SOURCE_DATE_EPOCH|BUILDKIT_\w+)$/i;
/** For a variable in a FROM: only ARGs before the first FROM count. */
function scopeInFrom(name, { instructions, given }) {
    const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
    const above = declarations(name, instructions.slice(0, first), given).at(-1);
    if (BUILTIN.test(name) || above?.hasValue)
        return { state: 'set' };
    if (above)
        return { state: 'valueless', line: above.line };
    const [later] = declarations(name, instructions.slice(first), given);
    return later ? { state: 'elsewhere', line: later.line, keyword: later.keyword } : { state: 'nowhere' };
}
/** For a variable in any other instruction of a stage. */
function scopeAt(name, at, scoped) {
    const { instructions, stages, given } = scoped;
    const stage = stages.find((one) => one.instructions.includes(at));
    if (ALWAYS.test(name) || stage === undefined)
        return { state: 'set' };
    const own = withParents(stage);
    const before = declarations(name, own.slice(0, own.indexOf(at)), given);
    const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
    const above = declarations(name, instructions.slice(0, first), given).at(-1);
    const last = before.at(-1);
    if (last)
        return last.hasValue || above?.hasValue || BUILTIN.test(name)
            ? { state: 'set' }
            : { state: 'valueless', line: last.line };
    if (above)
        return { state: 'above', line: above.line };
    const [below] = declarations(name, own.slice(own.indexOf(at) + 1), given);
    if (below)
        return { state: 'below', line: below.line };
    if (BUILTIN.test(name))
        return { state: 'builtin' };
    const [other] = declarations(name, instructions.slice(first), given);
    return other ? { state: 'elsewhere', line: other.line, keyword: other.keyword } : { state: 'nowhere' };
}
/** The instructions of its parent stages, then its own. */
function withParents(stage) {
    const all = [];
    for (let one = stage; one; one = one.parent)
        all.unshift(...one.instructions);
    return all;
}
function declarations(name, instructions, given) {
    return instructions.flatMap(({ keyword, args, line }) => {
        if (keyword !== 'ARG' && keyword !== 'ENV')
            return [];
        const isOldEnv = keyword === 'ENV' && !/^[^\s=]+=/.test(args);
        const pairs = isOldEnv ? [{ name: args.split(/\s/, 1)[0] ?? '', value: 'set' }] : argsOf(args);
        return pairs
            .filter((pair) => pair.name === name)
            .map(({ value }) => ({
            line,
            keyword,
            hasValue: (keyword === 'ARG' && given.has(name)) || value !== null,
        }));
    });
}
/** Names of the variables in a text, without those that have a default there: `$NAME`, `${NAME}`, `${NAME#v}`. */
function variablesUsed(text) {
    const found = text.matchAll(/(\\*)\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(:?[-+=?])?)/g);
    return [
        ...new Set([...found].flatMap(([, slashes = '', bare, braced, modifier]) => slashes.length % 2 === 1 || modifier !== undefined ? [] : (bare ?? braced ?? []))),
    ];
}

;// CONCATENATED MODULE: ./src/build/dockerfile/copy.ts
/** Parses COPY and ADD. Pure. */

/** Null for other instructions, and without a target. */
function copyOf({ keyword, args, heredocs }) {
    if (keyword !== 'COPY' && keyword !== 'ADD')
        return null;
    const [flags = ''] = /^(?:--\S+\s+)*/.exec(args) ?? [];
    const words = jsonList(args) ?? shellWords(withoutFlags(args)).map(unquote);
    const target = words.at(-1);
    if (target === undefined || words.length < 2)
        return null;
    const sources = words.slice(0, -1).filter((word) => !/^(?:https?:|git@|<<)/.test(word));
    return {
        sources: sources.map((source) => source.replace(/^(?:\.?\/)+/, '') || '.'),
        target,
        isFolder: /(?:^|\/)\.{0,2}$/.test(target),
        from: flagOf('from', flags),
        chmod: flagOf('chmod', flags),
        isInline: heredocs.length > 0,
    };
}
const flagOf = (name, flags) => flags
    .split(/\s+/)
    .find((flag) => flag.startsWith(`--${name}=`))
    ?.slice(name.length + 3) ?? null;

// EXTERNAL MODULE: ./src/build/dockerfile/ignored.ts
var ignored = __webpack_require__(44401);
// EXTERNAL MODULE: ./src/build/dockerfile/locate.ts
var locate = __webpack_require__(541);
;// CONCATENATED MODULE: ./src/build/dockerfile/index.ts












function readDockerfile(text, { file, target, args, platform, redact }) {
    const { lines, instructions, syntax } = parse(text);
    const stages = stagesOf(instructions, { target, args, platform });
    const chain = chainOf(targetStage(stages, target));
    const base = chain[0]?.base ?? null;
    const final = chain.flatMap((stage) => stage.instructions);
    return {
        file,
        lines,
        instructions,
        stages,
        chain,
        syntax,
        finalBase: base === 'scratch' ? null : base,
        isFromScratch: base === 'scratch',
        instruction: (keyword) => final.findLast((one) => one.keyword === keyword) ?? null,
        linesOf: (history) => historyLines(history, chain, { file, redact }),
        rowsBelow: (history) => pairHistory(history, chain).below,
        step: (name) => instructionOf(name, stages, instructions),
        redact,
    };
}
/** Names of ARGs before the first FROM that a FROM uses, directly or through the default of another such ARG. */
function argsOfFrom(text) {
    const { instructions } = parse(text);
    const before = instructions.slice(0, instructions.findIndex(({ keyword }) => keyword === 'FROM'));
    const defaults = before.filter(({ keyword }) => keyword === 'ARG').flatMap(({ args }) => argsOf(args));
    const names = new Set(instructions.filter(({ keyword }) => keyword === 'FROM').flatMap(({ args }) => variablesIn(args)));
    for (const { name, value } of defaults.toReversed()) {
        if (names.has(name))
            for (const inner of variablesIn(value ?? ''))
                names.add(inner);
    }
    return new Set(defaults.map(({ name }) => name).filter((name) => names.has(name)));
}
const variablesIn = (text) => [...text.matchAll(/\$\{?([A-Za-z_][A-Za-z0-9_]*)/g)].map(([, name = '']) => name);


/***/ }),

/***/ 541:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   li: () => (/* binding */ locateDockerfile),
/* harmony export */   p_: () => (/* binding */ list)
/* harmony export */ });
/* unused harmony export relativeTo */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74296);
/* harmony import */ var _lib_nearest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72269);
/** Finds the Dockerfile. Without one the result is a finding, with similar files as suggestions. */




const LARGEST = 1024 * 1024;
/** Limits the search for similar files. */
const MOST_ENTRIES = 2000;
function locateDockerfile(asked, context, root) {
    const path = inLowerCase(asked) ?? asked;
    const file = relativeTo(root, path);
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path);
        if (stat.isDirectory())
            return missing(`${file} is a folder, not a Dockerfile`, asked, context, root);
        if (!stat.isFile())
            return missing(`${file} is no regular file`, asked, context, root);
        return { ok: true, path, file, text: stat.size > LARGEST ? null : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(path, 'utf8') };
    }
    catch (cause) {
        const why = WHY.get((0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .systemCode */ .xU)(cause) ?? '');
        return missing(why ? `${file} ${why}` : `${file} cannot be read: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .bD)(cause)}`, asked, context, root);
    }
}
const WHY = new Map([
    ['ENOENT', 'does not exist'],
    ['ENOTDIR', 'does not exist'],
    ['EACCES', 'cannot be read: permission denied'],
    ['EPERM', 'cannot be read: permission denied'],
    ['ELOOP', 'cannot be read: it is a symbolic link to itself'],
]);
/** As Docker does, uses `dockerfile` when `Dockerfile` is missing. */
function inLowerCase(asked) {
    if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(asked) !== 'Dockerfile')
        return null;
    const names = list((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(asked));
    return !names.includes('Dockerfile') && names.includes('dockerfile')
        ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(asked), 'dockerfile')
        : null;
}
/** Relative to the repository, with `/`; only the name of a file outside it. */
function relativeTo(root, path) {
    const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, path);
    const isOutside = inside === '' || inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep)[0] === '..' || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inside);
    return isOutside ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path) : inside.split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
}
function missing(sentence, asked, context, root) {
    const near = lookAlikes(asked, context).map((path) => relativeTo(root, path));
    const best = near[0];
    return {
        ok: false,
        finding: {
            code: 'dockerfile-missing',
            level: 'fail',
            confidence: 'proved',
            message: `there is no Dockerfile to build: ${sentence}`,
            fix: best
                ? `Select the Dockerfile with \`file: ${best}\`, or add ${relativeTo(root, asked)}.`
                : `Add ${relativeTo(root, asked)}, or set the folder to build with \`path\` and the Dockerfile with \`file\`.`,
            evidence: [`looked for: ${asked}`, `context: ${context}`, ...near.map((name) => `there is: ${name}`)],
        },
    };
}
const FOLDERS = ['.', 'docker', 'build', '.docker', 'deploy', 'src', 'app'];
const MOST_SHOWN = 5;
/** Files in the usual folders that look like Dockerfiles, the most similar name first. */
function lookAlikes(asked, context) {
    const folders = [...new Set([(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(asked), ...FOLDERS.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(context, folder))])];
    const found = folders.flatMap((folder) => list(folder)
        .filter((name) => /^(?:.+\.)?(?:docker|container)file(?:\..+)?$/i.test(name))
        .map((name) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name))
        .filter(isFile));
    const [best] = (0,_lib_nearest_js__WEBPACK_IMPORTED_MODULE_3__/* .nearest */ .p)(asked, found, Infinity);
    return [...new Set([...(best === undefined ? [] : [best]), ...found])]
        .filter((path) => path !== asked)
        .slice(0, MOST_SHOWN);
}
/** Names in a folder; empty when it cannot be read. */
function list(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder).slice(0, MOST_ENTRIES);
    }
    catch {
        return [];
    }
}
function isFile(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}


/***/ })

};
