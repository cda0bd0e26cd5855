export const id = 4888;
export const ids = [4888];
export const modules = {

/***/ 14888:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ forProof),
/* harmony export */   k: () => (/* binding */ proveFixes)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _build_dockerfile_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64803);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74296);
/* harmony import */ var _core_file_access_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(42516);
/* harmony import */ var _fix_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6300);
/* harmony import */ var _action_state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(82417);
/* harmony import */ var _pipeline_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3605);
/* harmony import */ var _session_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94490);
/**
 * Proves fixes of findings: builds the changed Dockerfile, and weighs and runs its image as the trial did. Nothing is written
 * to the repository or the build context.
 */








/** Builds at most. */
const MOST_BUILDS = 12;
/** Nothing is started a second time. */
const ONCE = { rehearse: { asked: [], byDefault: false }, startTimes: null };
/** The settings of a trial that only proves something: it compares with nothing, and leaves nothing behind. */
function forProof(inputs) {
    const { smoke, gate } = inputs;
    return {
        ...inputs,
        also: [],
        smoke: smoke && { ...smoke, ...ONCE, keepRunning: false, logFile: null },
        // too large or not: it is to become smaller
        gate: { ...gate, budgets: [] },
        comment: 'never',
        artifact: 'never',
        relevant: 'off',
        changed: false,
        fix: 'suggest',
        baseline: { kind: 'none' },
        repeat: null,
        baselineImage: null,
        report: null,
        sarif: null,
        html: null,
        push: null,
        predicate: null,
    };
}
/** `piped`: a trial with `fix: suggest` that passed. `isOver`: whether no other build may begin. Rejects with a UserError where there is no Dockerfile to change. */
async function proveFixes(inputs, piped, run, isOver) {
    const place = placeOf(inputs, piped);
    const before = triedOf(piped);
    const findings = piped.report.findings.filter(_fix_index_js__WEBPACK_IMPORTED_MODULE_4__/* .isFixable */ .G4);
    const all = (0,_fix_index_js__WEBPACK_IMPORTED_MODULE_4__/* .planFixes */ .T9)(place.source, findings);
    const attempt = async (fixes) => {
        const plan = (0,_fix_index_js__WEBPACK_IMPORTED_MODULE_4__/* .planFixes */ .T9)(place.source, fixes.map(({ finding }) => finding));
        const [refused] = plan.notFixed;
        if (refused)
            return { ok: false, why: refused.why }; // it needs a fix that was dropped
        const tried = await tryPlan(plan, place, inputs, run);
        const why = (0,_fix_index_js__WEBPACK_IMPORTED_MODULE_4__/* .whyNot */ .OB)(before, tried, plan.fixes);
        return why === null ? { ok: true, proof: { plan, tried } } : { ok: false, why };
    };
    const { proof, dropped } = await (0,_fix_index_js__WEBPACK_IMPORTED_MODULE_4__/* .largestHolding */ .CD)(all.fixes, attempt, MOST_BUILDS, isOver);
    const notFixed = [
        ...all.notFixed,
        ...dropped.map(({ item, why }) => ({ finding: item.finding, why: `dropped, because ${why}` })),
    ];
    const plan = proof?.plan ?? (0,_fix_index_js__WEBPACK_IMPORTED_MODULE_4__/* .planFixes */ .T9)(place.source, []);
    return {
        fixes: (0,_fix_index_js__WEBPACK_IMPORTED_MODULE_4__/* .fixesOf */ .jv)(piped.report, proof?.tried.report ?? null, plan, notFixed),
        files: proof ? changedFiles(plan, place) : [],
    };
}
function placeOf({ source, root }, { report, results }) {
    if (source.kind !== 'build' || source.inline !== undefined)
        throw cannot('there is no Dockerfile: fix needs one that is a file and is built');
    const found = (0,_build_dockerfile_index_js__WEBPACK_IMPORTED_MODULE_1__/* .locateDockerfile */ .li)(source.file, source.context, root);
    if (!found.ok || found.text === null || found.file !== report.build?.dockerfile)
        throw cannot('the Dockerfile that was built cannot be read again');
    if (found.text.includes('\uFFFD'))
        throw cannot(`${found.file} is not UTF-8`);
    const ignored = (0,_build_dockerfile_index_js__WEBPACK_IMPORTED_MODULE_1__/* .ignoredIn */ ._b)(source.context, found.path, root);
    const below = results.inspect?.paths ? (0,_fix_index_js__WEBPACK_IMPORTED_MODULE_4__/* .layersBelow */ .mu)(results.inspect.paths) : null;
    const lineOf = (layer) => report.image?.layers[layer]?.line ?? 0;
    return {
        source: {
            file: found.file,
            text: found.text,
            ignore: { file: ignored.file, text: ignored.text },
            linesBelow: (path) => below?.(path).map(lineOf) ?? null,
        },
        build: source,
        dockerfile: found.path,
        ignoreFile: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_core_file_access_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(source.context, root) ? root : source.context, ignored.file),
    };
}
const cannot = (sentence) => new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('settings', sentence, '', { exit: 2 });
const triedOf = ({ report, results }) => ({
    report,
    files: results.inspect?.paths ? (0,_fix_index_js__WEBPACK_IMPORTED_MODULE_4__/* .finalFiles */ .g_)(results.inspect.paths) : new Map(),
    env: results.subject?.env ?? null,
});
async function tryPlan(plan, { build }, inputs, first) {
    const { chosen = { context: false, file: false } } = build;
    const source = {
        ...build,
        inline: plan.dockerfile,
        ...(plan.ignore === null ? {} : { inlineIgnore: plan.ignore }),
        chosen: { ...chosen, file: true },
    };
    const changed = { ...forProof(inputs), source, name: `${inputs.name} (${plan.fixes.length} fixed)` };
    if (first.signal.aborted)
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('cancelled', 'The run was cancelled');
    // as on a command line: then nothing of it stays for later steps
    const run = (0,_session_js__WEBPACK_IMPORTED_MODULE_7__/* .openRun */ .Iy)('command', first.host, changed);
    if (first.mode === 'action')
        (0,_action_state_js__WEBPACK_IMPORTED_MODULE_5__/* .saveProof */ .OF)(run.id, first.host.env);
    try {
        return triedOf(await (0,_pipeline_js__WEBPACK_IMPORTED_MODULE_6__/* .runPipeline */ .a)(changed, run));
    }
    finally {
        await run.close();
    }
}
function changedFiles(plan, { source, dockerfile, ignoreFile }) {
    const files = [
        { path: dockerfile, before: source.text, after: plan.dockerfile },
        { path: ignoreFile, before: source.ignore.text, after: plan.ignore },
    ];
    return files.flatMap(({ path, before, after }) => after === null || after === before ? [] : [{ path, before, after }]);
}


/***/ }),

/***/ 6300:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g_: () => (/* reexport */ finalFiles),
  jv: () => (/* reexport */ fixesOf),
  G4: () => (/* reexport */ isFixable),
  CD: () => (/* reexport */ largestHolding),
  mu: () => (/* reexport */ layersBelow),
  T9: () => (/* reexport */ planFixes),
  OB: () => (/* reexport */ whyNot)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/build/dockerfile/index.ts + 11 modules
var dockerfile = __webpack_require__(64803);
;// CONCATENATED MODULE: ./src/fix/draft.ts
/** A Dockerfile and its ignore file while they are changed: pieces of text that stay byte for byte unless they change. Pure. */

function draftOf(file, text, ignore) {
    const { instructions, escape } = (0,dockerfile/* parse */.qg)(text);
    const lines = text.split('\n').map((line, index, all) => (index < all.length - 1 ? `${line}\n` : line));
    const piece = (line, endLine, keyword) => {
        const before = lines.slice(line - 1, endLine).join('');
        return { line, endLine, before, text: before, keyword, into: null };
    };
    const pieces = [];
    let next = 1;
    const gapUpTo = (line) => {
        if (line > next)
            pieces.push(piece(next, line - 1, null));
    };
    for (const { line, endLine, keyword } of instructions) {
        gapUpTo(line);
        pieces.push(piece(line, endLine, keyword));
        next = endLine + 1;
    }
    gapUpTo(lines.length + 1);
    return { file, pieces, escape, ignore: { file: ignore.file, before: ignore.text, text: ignore.text } };
}
const dockerfileOf = ({ pieces }) => pieces.map(({ text }) => text).join('');
/** The piece that the instruction on a line of the original is in now; null if none begins there. */
function pieceAt({ pieces }, line) {
    const found = pieces.find((one) => one.line === line && one.keyword !== null);
    if (!found)
        return null;
    return found.into === null
        ? found
        : (pieces.find((one) => one.line === found.into && one.keyword !== null) ?? null);
}
/** The instruction of a piece as it is now; null if it is not exactly one. */
function instructionIn({ text }, { escape }) {
    const head = escape === '\\' ? '' : `# escape=${escape}\n`;
    const { instructions } = (0,dockerfile/* parse */.qg)(head + text);
    return instructions.length === 1 ? (instructions[0] ?? null) : null;
}
const withPieces = (draft, changed) => ({
    ...draft,
    pieces: draft.pieces.map((piece) => changed.find(({ line }) => line === piece.line) ?? piece),
});

;// CONCATENATED MODULE: ./src/fix/refusal.ts
const done = (value) => ({ ok: true, value });
const refused = (why) => ({ ok: false, why });

;// CONCATENATED MODULE: ./src/fix/shell.ts
const OPERATOR = /&&|\|\||;;|[;&|\n()]/y;
const REDIRECTION = /(?:\d*(?:>>|>&|<&|<>|>\||>|<)|&>>?)/y;
/** Null for what it does not understand: an open quote or bracket, a comment, a here-document, `case`. */
function readShell(text) {
    const commands = [];
    const operators = [];
    let words = [];
    let depth = 0;
    let last = '';
    const finish = () => {
        if (words.length > 0)
            commands.push({ words, depth });
        words = [];
    };
    for (let at = 0; at < text.length;) {
        if (/[ \t]/.test(text.charAt(at))) {
            at++;
            continue;
        }
        if (text.startsWith('<<', at) || text.charAt(at) === '#')
            return null;
        const operator = matchAt(REDIRECTION, text, at) === null ? matchAt(OPERATOR, text, at) : null;
        if (operator !== null) {
            finish();
            if (operator === ';;')
                return null;
            depth += operator === '(' ? 1 : operator === ')' ? -1 : 0;
            if (depth < 0)
                return null;
            if (depth === 0 && operator !== '(' && operator !== ')')
                operators.push(operator);
            last = operator;
            at += operator.length;
            continue;
        }
        const end = endOfWord(text, at);
        if (end === null)
            return null;
        words.push({ text: text.slice(at, end), start: at, end });
        last = '';
        at = end;
    }
    finish();
    return depth === 0 ? { commands, operators, isOpen: last !== '' && last !== ')' && last !== '\n' } : null;
}
function matchAt(pattern, text, at) {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0] ?? null;
}
/** Null where a quote or a substitution is not closed. */
function endOfWord(text, start) {
    let at = start + (matchAt(REDIRECTION, text, start)?.length ?? 0);
    while (at < text.length && !/[\s;&|()]/.test(text.charAt(at))) {
        const next = afterPart(text, at, 0);
        if (next === null)
            return null;
        at = next;
    }
    return at;
}
const DEEPEST = 20;
/** The offset after a character, or after the quoted text or the substitution that begins with it. */
function afterPart(text, at, depth) {
    const character = text.charAt(at);
    if (depth > DEEPEST)
        return null;
    if (character === '\\')
        return at + 1 < text.length ? at + 2 : null;
    if (character === "'")
        return after(text.indexOf("'", at + 1));
    if (character === '`')
        return after(text.indexOf('`', at + 1));
    if (character === '"')
        return closing(text, at + 1, '"', depth);
    if (text.startsWith('$(', at))
        return closing(text, at + 2, ')', depth);
    if (text.startsWith('${', at))
        return closing(text, at + 2, '}', depth);
    return at + 1;
}
const after = (found) => (found < 0 ? null : found + 1);
/** Inside double quotes, single quotes have no meaning. */
function closing(text, from, end, depth) {
    for (let at = from; at < text.length;) {
        const character = text.charAt(at);
        if (character === end)
            return at + 1;
        const isPlain = end === '"' && character === "'";
        const isNested = end === ')' && character === '(';
        const next = isPlain
            ? at + 1
            : isNested
                ? closing(text, at + 1, ')', depth + 1)
                : afterPart(text, at, depth + 1);
        if (next === null)
            return null;
        at = next;
    }
    return null;
}
/** Words before the program of a command: keywords of the shell, and programs that start another one. */
const BEFORE = /^(?:if|then|elif|else|while|until|do|!|\{|time|exec|command|sudo|env|nice|\w+=.*)$/s;
/** The words from its program on. */
function programOf({ words }) {
    const first = words.findIndex(({ text }) => !BEFORE.test(text));
    return first < 0 ? [] : words.slice(first);
}
/** The last part of a path, for a word without quotes and variables; else an empty text. */
const nameOf = (word) => word !== undefined && /^[\w./+@:-]+$/.test(word.text) ? word.text.slice(word.text.lastIndexOf('/') + 1) : '';

// EXTERNAL MODULE: ./src/lib/trim-end.ts
var trim_end = __webpack_require__(75939);
;// CONCATENATED MODULE: ./src/fix/written.ts
/** One instruction as written: its logical line, and where each character of it is in the source. Pure. */

/** `source`: all lines of the instruction. `escape`: the Dockerfile's continuation character. */
function logicalOf(source, escape) {
    const at = [];
    let text = '';
    let end = 0;
    let isOpen = false;
    for (const { start, line, isFirst } of linesOf(source)) {
        if (!isFirst && /^\s*(?:#|$)/.test(line))
            continue;
        const trimmed = (0,trim_end/* trimEnd */.s)(line, ' \t');
        isOpen = trimmed.endsWith(escape) && !trimmed.endsWith(escape + escape);
        const part = isOpen ? trimmed.slice(0, -1) : line;
        for (let index = 0; index < part.length; index++)
            at.push(start + index);
        text += part;
        end = start + part.length;
        if (!isOpen)
            break;
    }
    return { text, at: [...at, end], end, isOpen };
}
function* linesOf(source) {
    let start = 0;
    for (const line of source.split('\n')) {
        yield { start, line: (0,trim_end/* trimEnd */.s)(line, '\r'), isFirst: start === 0 };
        start += line.length + 1;
    }
}
/** The line end that the source uses. */
const lineEndOf = (source) => (source.includes('\r\n') ? '\r\n' : '\n');
/** How continued lines of the instruction are indented; four blanks where it has one line. */
const indentOf = (source) => /\n([ \t]+)(?=\S)/.exec(source)?.[1] ?? '    ';
/** `source` with texts put in before offsets of it. */
function inserted(source, texts) {
    const ordered = [...texts].sort((a, b) => b.at - a.at);
    return ordered.reduce((all, { at, text }) => all.slice(0, at) + text + all.slice(at), source);
}

;// CONCATENATED MODULE: ./src/fix/run.ts
/** A RUN in shell form, as a script whose words are known by their place in the source. Pure. */





/** Refuses other instructions, the exec form, scripts of other languages, and what the reader of shell scripts refuses. */
function runOf(piece, draft) {
    const instruction = piece && instructionIn(piece, draft);
    if (!piece || instruction?.keyword !== 'RUN')
        return refused('no RUN begins on that line');
    const { args, heredocs } = instruction;
    const place = `the RUN at line ${piece.line}`;
    if ((0,dockerfile/* jsonList */.Rr)(args) !== null)
        return refused(`${place} is in exec form`);
    if (usesOtherShell(piece, draft))
        return refused(`${place} is run by another shell than sh`);
    const logical = logicalOf(piece.text, draft.escape);
    if (logical.isOpen)
        return refused(`${place} ends with a continuation`);
    const [begin = ''] = /^\s*\S+\s+(?:--\S+\s+)*/.exec(logical.text) ?? [];
    const flags = args.slice(0, args.length - (0,dockerfile/* withoutFlags */.Kx)(args).length).trim();
    const known = { piece, flags, place, isHeredoc: heredocs.length > 0 };
    if (heredocs.length === 0)
        return scriptOf(logical.text.slice(begin.length), logical.at.slice(begin.length), known);
    const body = heredocs[0]?.content ?? '';
    const start = piece.text.indexOf('\n', logical.end) + 1;
    const isScript = heredocs.length === 1 && (0,dockerfile/* isLoneHeredoc */.R5)((0,dockerfile/* withoutFlags */.Kx)(args)) && !body.startsWith('#!');
    if (!isScript || !piece.text.startsWith(body, start))
        return refused(`${place} has a here-document`);
    const at = Array.from({ length: body.length + 1 }, (_, index) => start + index);
    return scriptOf(body, at, known);
}
function scriptOf(text, at, { place, ...known }) {
    const script = readShell(text);
    if (script === null)
        return refused(`${place} has shell syntax that is not changed automatically`);
    return done({ ...known, script, at });
}
const POSIX = /^\s*\[\s*"(?:\/\S*\/)?(?:ba|da|a|z|k)?sh"/;
/** By the last SHELL of its stage. */
function usesOtherShell({ line }, draft) {
    let other = false;
    for (const piece of draft.pieces) {
        if (piece.line >= line)
            break;
        if (piece.keyword === 'FROM')
            other = false;
        if (piece.keyword === 'SHELL')
            other = !POSIX.test(instructionIn(piece, draft)?.args ?? '');
    }
    return other;
}

;// CONCATENATED MODULE: ./src/fix/apply.ts
/** Makes one change of a remedy in a draft, or says why it is not certain. Pure: one function for each kind. */







function applied(draft, way, linesBelow) {
    switch (way.kind) {
        case 'option':
            return withOption(draft, way);
        case 'append':
            return appended(draft, way);
        case 'join':
            return joined(draft, way);
        case 'copy-as':
            return copiedAs(draft, way, linesBelow);
        case 'ignore':
            return ignoring(draft, way);
    }
}
function withOption(draft, { line, program, subcommand, option }) {
    const run = runOf(pieceAt(draft, line), draft);
    if (!run.ok)
        return run;
    const { piece, script, at } = run.value;
    const places = script.commands
        .map((command) => afterCall(command, program, subcommand, option))
        .filter((place) => place !== null);
    const call = [program, subcommand].filter(Boolean).join(' ');
    if (places.length === 0)
        return refused(`no call of \`${call}\` without \`${option}\` is found in the RUN at line ${line}`);
    const text = inserted(piece.text, 
    // after the last character of the word: what follows it may be a continuation
    places.map((place) => ({ at: (at[place - 1] ?? 0) + 1, text: ` ${option}` })));
    return done(withPieces(draft, [{ ...piece, text }]));
}
/** Where the option goes: after the subcommand, else after the program. Null for other calls, and if it is there. */
function afterCall(command, program, subcommand, option) {
    const all = programOf(command);
    const isModule = /^python[\d.]*$/.test(nameOf(all[0])) && all[1]?.text === '-m';
    const [name, ...rest] = isModule ? all.slice(2) : all;
    if (nameOf(name).replace(/[\d.]+$/, '') !== program || rest.some(({ text }) => text === option))
        return null;
    if (subcommand === undefined)
        return name?.end ?? null;
    const found = rest.find(({ text }) => !text.startsWith('-'));
    return found?.text === subcommand ? found.end : null;
}
function appended(draft, { line, command }) {
    const run = runOf(pieceAt(draft, line), draft);
    if (!run.ok)
        return run;
    const { piece, script, at, isHeredoc } = run.value;
    const end = isHeredoc ? endOfScript(run.value) : (at.at(-1) ?? 0);
    if (script.isOpen || script.commands.length === 0 || /[;&|]/.test(piece.text.charAt(end - 1)))
        return refused(`the RUN at line ${line} ends with an operator`);
    // with &&, because without `set -e` a script ends as its last command does
    const text = (isHeredoc ? ` &&${lineEndOf(piece.text)}` : continued(piece, draft)) + command;
    return done(withPieces(draft, [{ ...piece, text: inserted(piece.text, [{ at: end, text }]) }]));
}
/** The offset in the piece's text after the last character of a here-document that is no white space. */
const endOfScript = ({ piece, at }) => piece.text.slice(0, at.at(-1)).trimEnd().length;
/** ` \`, a new line, `    && ` */
const continued = ({ text }, { escape }) => ` ${escape}${lineEndOf(text)}${indentOf(text)}&& `;
/** Instructions that change neither files nor how a RUN runs. */
const INERT = new Set([
    'LABEL',
    'EXPOSE',
    'CMD',
    'ENTRYPOINT',
    'STOPSIGNAL',
    'HEALTHCHECK',
    'MAINTAINER',
    'ONBUILD',
]);
/** The RUNs between them are joined too, so that the order of the commands stays. */
function joined(draft, { into, from }) {
    const [first, last] = [pieceAt(draft, into), pieceAt(draft, from)];
    if (first === null || last === null)
        return refused('no RUN begins on that line');
    if (first.line === last.line)
        return done(draft); // by another fix
    if (first.line > last.line)
        return refused('the second RUN comes first');
    const between = draft.pieces.filter(({ line, keyword, into: gone }) => line > first.line && line < last.line && keyword !== null && gone === null);
    const other = between.find(({ keyword }) => keyword !== 'RUN' && !INERT.has(keyword ?? ''));
    if (other)
        return refused(`${other.keyword ?? ''} at line ${other.line} is between the two`);
    const runs = [...between.filter(({ keyword }) => keyword === 'RUN'), last];
    return runs.reduce((all, run) => (all.ok ? joinedTwo(all.value, first.line, run.line) : all), done(draft));
}
function joinedTwo(draft, into, from) {
    const [one, two] = [runOf(pieceAt(draft, into), draft), runOf(pieceAt(draft, from), draft)];
    if (!one.ok)
        return one;
    if (!two.ok)
        return two;
    const why = whyApart(one.value, two.value);
    if (why !== null)
        return refused(why);
    const { piece, at } = one.value;
    const body = bodyOf(two.value, draft);
    const text = inserted(piece.text, [{ at: at.at(-1) ?? 0, text: continued(piece, draft) + body }]);
    return done(withPieces(draft, [{ ...piece, text }, ...intoFirst(two.value.piece, into, draft)]));
}
/** The piece is empty from now on, and what it had taken in belongs to the first. */
const intoFirst = (piece, into, { pieces }) => [
    { ...piece, text: '', into },
    ...pieces.filter((one) => one.into === piece.line).map((one) => ({ ...one, into })),
];
/** In braces where `&&` would bind only a part of it. */
function bodyOf({ piece, script, at }, { escape }) {
    const body = piece.text.slice(at[0], logicalOf(piece.text, escape).end);
    return script.operators.every((operator) => operator === '&&') ? body : `{ ${body}; }`;
}
/** Commands after which the next one runs in another state. */
const CHANGES_STATE = new Set([
    'cd',
    'pushd',
    'popd',
    'exec',
    'exit',
    'trap',
    'umask',
    'ulimit',
    'alias',
    'export',
    'unset',
    'source',
    '.',
    'eval',
    'shift',
]);
function whyApart(one, two) {
    const place = `the RUN at line ${two.piece.line}`;
    if (one.flags !== two.flags)
        return `${place} has other options`;
    if (one.isHeredoc || two.isHeredoc)
        return 'a here-document cannot be joined';
    if (one.script.isOpen || two.script.isOpen)
        return 'one of the two ends with an operator';
    const state = one.script.commands
        .filter(({ depth }) => depth === 0)
        .map((command) => changesState(command))
        .find((word) => word !== null);
    if (state === undefined || (state === 'cd' && two.script.commands.every(isDeletion)))
        return null;
    return `\`${state}\` in the RUN at line ${one.piece.line} would change what ${place} does`;
}
/** The word that does; null if none. */
function changesState(command) {
    const [program] = programOf(command);
    if (program === undefined)
        return '=';
    if (command.words.some(({ text }) => text === 'exec'))
        return 'exec';
    return CHANGES_STATE.has(program.text) ? program.text : null;
}
/** `rm` of absolute paths: it does the same in any folder. */
function isDeletion(command) {
    const [program, ...rest] = programOf(command);
    return program?.text === 'rm' && rest.every(({ text }) => /^(?:-\w+|\/\S*)$/.test(text));
}
const COPY_OPTIONS = { chown: '--chown', chmod: '--chmod' };
/** Only for one recursive chown or chmod of exactly the folder that the COPY fills, and no other layer does. */
function copiedAs(draft, { copy, run }, linesBelow) {
    const [from, changing] = [pieceAt(draft, copy), runOf(pieceAt(draft, run), draft)];
    if (!changing.ok)
        return changing;
    const instruction = from && instructionIn(from, draft);
    const copying = instruction && (0,dockerfile/* copyOf */.zP)(instruction);
    if (!from || !copying)
        return refused('no COPY begins on that line');
    const { piece, script, at } = changing.value;
    const [command] = script.commands;
    const [program, recursive, value, path, ...more] = command?.words ?? [];
    const name = program?.text === 'chown' || program?.text === 'chmod' ? program.text : null;
    const isRecursive = recursive?.text === '-R' || recursive?.text === '--recursive';
    if (script.commands.length !== 1 || name === null || !isRecursive || !value || !path || more.length > 0)
        return refused(`the RUN at line ${run} does more than one recursive chown or chmod of one folder`);
    if (!(name === 'chown' ? /^[\w.-]+(?::[\w.-]+)?$/ : /^[0-7]{3,4}$/).test(value.text))
        return refused(`\`${value.text}\` depends on what the files have before`);
    const option = COPY_OPTIONS[name];
    if (instruction.args.includes(`${option}=`))
        return refused(`the COPY at line ${copy} has \`${option}\` already`);
    const folder = folderAt(path.text, piece.line, draft);
    if (folder === null || folder !== folderAt(copying.target, from.line, draft))
        return refused(`\`${path.text}\` is not exactly what the COPY at line ${copy} fills`);
    const lines = linesBelow(folder);
    const other = lines?.find((line) => line !== copy && line !== run);
    if (lines === null || other !== undefined)
        return refused(`files below ${folder} ${other ? `come from line ${other} too` : 'may come from other lines too'}`);
    const keyword = /^\s*\S+/.exec(from.text)?.[0].length ?? 0;
    const [start, end] = [at[recursive.start - 1] ?? 0, at[recursive.end] ?? 0];
    return done(withPieces(draft, [
        { ...from, text: inserted(from.text, [{ at: keyword, text: ` ${option}=${value.text}` }]) },
        { ...piece, text: piece.text.slice(0, start) + piece.text.slice(end) },
    ]));
}
/** Absolute; null with a variable in it. */
function folderAt(path, line, draft) {
    let folder = '/';
    for (const piece of draft.pieces) {
        if (piece.line >= line)
            break;
        // the base image's is unknown
        if (piece.keyword === 'FROM')
            folder = null;
        const named = piece.keyword === 'WORKDIR' ? (instructionIn(piece, draft)?.args ?? '$') : null;
        if (named !== null)
            folder = resolved(folder, named);
    }
    return resolved(folder, path);
}
function resolved(folder, path) {
    if (!/^[\w./@+-]+$/.test(path))
        return null;
    if (path.startsWith('/'))
        return external_node_path_.posix.resolve(path);
    return folder === null ? null : external_node_path_.posix.resolve(folder, path);
}
function ignoring(draft, { patterns }) {
    const { ignore } = draft;
    const text = ignore.text ?? '';
    const there = new Set(text.split(/\r?\n/).map((line) => line.trim()));
    const missing = patterns.filter((pattern) => !there.has(pattern));
    if (missing.length === 0)
        return refused(`${ignore.file} lists it already`);
    const eol = lineEndOf(text);
    const start = text === '' || text.endsWith('\n') ? text : text + eol;
    return done({ ...draft, ignore: { ...ignore, text: start + missing.map((one) => one + eol).join('') } });
}

;// CONCATENATED MODULE: ./src/fix/diff.ts
const CONTEXT = 3;
/** Empty if nothing changed. Paths are relative to the repository's root. */
function patchOf({ file, pieces, ignore }) {
    const dockerfile = pieces.flatMap(({ before, text }) => changed(diff_linesOf(before), diff_linesOf(text)));
    const { before, text } = ignore;
    const ignored = before === text ? [] : changed(diff_linesOf(before ?? ''), diff_linesOf(text ?? ''));
    return diffOf(file, dockerfile, false) + diffOf(ignore.file, ignored, before === null);
}
const diff_linesOf = (text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
/** Equal lines at both ends stay. */
function changed(before, after) {
    const most = Math.min(before.length, after.length);
    let head = 0;
    while (head < most && before[head] === after[head])
        head++;
    let tail = 0;
    while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail))
        tail++;
    const as = (sign, lines) => lines.map((text) => ({ sign, text }));
    return [
        ...as(' ', before.slice(0, head)),
        ...as('-', before.slice(head, before.length - tail)),
        ...as('+', after.slice(head, after.length - tail)),
        ...as(' ', before.slice(before.length - tail)),
    ];
}
function diffOf(file, lines, isNew) {
    const hunks = hunksOf(lines);
    if (hunks.length === 0)
        return '';
    const head = [
        `diff --git ${quoted(`a/${file}`)} ${quoted(`b/${file}`)}\n`,
        ...(isNew ? ['new file mode 100644\n', '--- /dev/null\n'] : [`--- ${named(`a/${file}`)}\n`]),
        `+++ ${named(`b/${file}`)}\n`,
    ];
    return head.join('') + hunks.map(([from, to]) => hunkText(lines, from, to)).join('');
}
/** Ranges of lines: each change with its context; those that touch are one. */
function hunksOf(lines) {
    const hunks = [];
    for (const [index, { sign }] of lines.entries()) {
        if (sign === ' ')
            continue;
        const [from, to] = [Math.max(0, index - CONTEXT), Math.min(lines.length, index + CONTEXT + 1)];
        const last = hunks.at(-1);
        if (last && from <= last[1])
            last[1] = to;
        else
            hunks.push([from, to]);
    }
    return hunks;
}
function hunkText(lines, from, to) {
    const count = (part, other) => part.filter(({ sign }) => sign !== other).length;
    const [above, own] = [lines.slice(0, from), lines.slice(from, to)];
    const range = (other) => {
        const length = count(own, other);
        // git counts an empty range from the line before it
        return `${count(above, other) + (length === 0 ? 0 : 1)},${length}`;
    };
    const body = own.map(({ sign, text }) => sign + (text.endsWith('\n') ? text : `${text}\n\\ No newline at end of file\n`));
    return `@@ -${range('+')} +${range('-')} @@\n${body.join('')}`;
}
/** Git quotes names with characters that would end or change a line. */
const quoted = (name) => /["\\\p{Cc}]/u.test(name) ? `"${name.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, octal)}"` : name;
const octal = (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
/** A tab ends a name with blanks. */
const named = (name) => quoted(name) + (name.includes(' ') ? '\t' : '');

;// CONCATENATED MODULE: ./src/fix/plan.ts



/** Applies the fixes of all findings that have one, one after the other. */
function planFixes(source, findings) {
    let draft = draftOf(source.file, source.text, source.ignore);
    const fixes = [];
    const notFixed = [];
    for (const finding of findings) {
        if (!isFixable(finding))
            continue;
        const whys = [];
        const way = finding.remedy.ways.find((one) => {
            const change = applied(draft, one, source.linesBelow);
            if (change.ok)
                draft = change.value;
            else
                whys.push(change.why);
            return change.ok;
        });
        if (way)
            fixes.push({ finding, way });
        else
            notFixed.push({ finding, why: [...new Set(whys)].join('; ') });
    }
    const { ignore } = draft;
    return {
        fixes,
        notFixed,
        dockerfile: dockerfileOf(draft),
        ignore: ignore.text,
        patch: patchOf(draft),
        edits: editsOf(draft),
    };
}
const isFixable = (finding) => finding.remedy !== undefined;
/** Each changed instruction with those that became a part of it, and what is between them. */
function editsOf({ file, pieces }) {
    const ranges = [];
    for (const { line, endLine, before, text } of pieces) {
        if (before === text)
            continue;
        const end = Math.max(endLine, ...pieces.filter(({ into }) => into === line).map((one) => one.endLine));
        const last = ranges.at(-1);
        if (last && line <= last[1])
            last[1] = Math.max(last[1], end);
        else
            ranges.push([line, end]);
    }
    return ranges.map(([line, endLine]) => {
        const within = pieces.filter((one) => one.line >= line && one.endLine <= endLine);
        const joined = (key) => within.map((one) => one[key]).join('');
        return { file, line, endLine, before: joined('before'), text: joined('text') };
    });
}

// EXTERNAL MODULE: ./src/core/image-files.ts
var image_files = __webpack_require__(43220);
// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/fix/proof.ts
/** Whether an image is the one before, without the waste that was to leave it. Pure. */



function finalFiles(image) {
    const { kinds, sizes, modes, uids, gids } = image.final;
    const files = new Map();
    for (let path = 0; path < image.count; path++) {
        const kind = kinds[path] ?? image_files/* EntryKind */.t0.NOTHING;
        if (kind === image_files/* EntryKind */.t0.NOTHING)
            continue;
        const what = kind === image_files/* EntryKind */.t0.FILE && sizes[path] === 0 ? 'empty' : String(kind);
        const hasAccess = kind === image_files/* EntryKind */.t0.FILE || kind === image_files/* EntryKind */.t0.FOLDER;
        const access = ` ${(modes[path] ?? 0).toString(8)} ${uids[path] ?? 0}:${gids[path] ?? 0}`;
        files.set(image.text(path), hasAccess ? what + access : what);
    }
    return files;
}
/** By folder: the layers that name something below it. */
function layersBelow(image) {
    const { count, layers } = image;
    return (folder) => {
        let top = image_files/* NO_LAYER */.ym;
        for (let path = 0; path < count && top === image_files/* NO_LAYER */.ym; path++)
            if (image.text(path) === folder)
                top = path;
        if (top === image_files/* NO_LAYER */.ym)
            return [];
        const isBelow = new Uint8Array(count);
        for (let path = top + 1; path < count; path++) {
            const parent = image.parent(path);
            isBelow[path] = parent === top || isBelow[parent] === 1 ? 1 : 0;
        }
        return layers.flatMap(({ paths }, layer) => (paths.some((path) => isBelow[path] === 1) ? [layer] : []));
    };
}
/** Of the bytes that the findings name: less may be a change of something else. */
const LEAST_SHARE = 0.5;
const causeOf = ({ findings, headline }) => findings.find(({ level }) => level === 'fail')?.message ?? headline;
/** Null if the fixes are proven; else one sentence without a full stop. */
function whyNot(before, after, fixes) {
    const { report } = after;
    if (report.build?.ok === false)
        return 'the build fails with it';
    if (report.verdict !== 'pass')
        return `the image is not seaworthy with it: ${causeOf(report)}`;
    return (changedConfig(before, after) ??
        changedFiles(before.files, after.files, fixes) ??
        notSmaller(before.report, report, fixes));
}
const CONFIG = [
    'exposedPorts',
    'entrypoint',
    'cmd',
    'user',
    'workingDir',
    'stopSignal',
    'healthcheck',
    'labels',
];
function changedConfig(before, after) {
    const of = ({ report }) => report.image?.config ?? {};
    const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
    const field = CONFIG.find((name) => !same(of(before)[name], of(after)[name]));
    if (field !== undefined)
        return `\`${field}\` of the image changes with it`;
    return same(before.env, after.env) ? null : 'the environment of the image changes with it';
}
function changedFiles(before, after, fixes) {
    const removes = (0,dockerfile/* dockerIgnores */.Ck)(fixes.flatMap(({ finding }) => finding.remedy.removes).join('\n'));
    const stays = (path) => removes(path.slice(1)) === null;
    const onlyIn = (files, others) => [...files].filter(([path, entry]) => kindOf(others.get(path)) !== kindOf(entry) && stays(path));
    const [lost, added] = [onlyIn(before, after), onlyIn(after, before)];
    const gone = without(lost, added);
    if (gone.length > 0)
        return `${listed(gone)} of the image would be missing or empty`;
    const more = without(added, lost);
    if (more.length > 0)
        return `${listed(more)} would be added to the image`;
    const others = [...after].filter(([path, entry]) => (before.get(path) ?? entry) !== entry && stays(path));
    const paths = others.map(([path]) => path);
    return paths.length > 0 ? `${listed(paths)} would have another mode or owner` : null;
}
const kindOf = (entry) => entry?.split(' ', 1)[0];
/** Names with a date or a random number differ in every build. */
const withoutNumbers = ([path, entry]) => `${entry} ${path.replace(/\d+/g, '#')}`;
/** The paths that have no counterpart among `others`, each of which counts once. */
function without(rows, others) {
    const left = new Map();
    for (const key of others.map(withoutNumbers))
        left.set(key, (left.get(key) ?? 0) + 1);
    const alone = rows.filter((row) => {
        const count = left.get(withoutNumbers(row)) ?? 0;
        left.set(withoutNumbers(row), count - 1);
        return count <= 0;
    });
    return alone.map(([path]) => path);
}
const MOST_SHOWN = 3;
function listed(paths) {
    const shown = paths.slice(0, MOST_SHOWN).map((path) => `\`${path.replaceAll('`', "'").slice(0, 200)}\``);
    return shown.join(', ') + (paths.length > shown.length ? ` and ${paths.length - shown.length} more` : '');
}
function notSmaller(before, after, fixes) {
    const expected = fixes.reduce((sum, { finding }) => sum + (finding.bytes ?? 0), 0);
    const less = (before.image?.sizes.onDisk ?? 0) - (after.image?.sizes.onDisk ?? 0);
    if (less <= 0 || less < expected * LEAST_SHARE)
        return less <= 0
            ? 'the image is not smaller with it'
            : `it saves ${(0,units/* bytes */.ee)(less)} only, not ${(0,units/* bytes */.ee)(expected)}`;
    return codesLeft(before, after, fixes);
}
/** Of each kind of waste: what the fixes were to save must be gone. */
function codesLeft(before, after, fixes) {
    const sumOf = (findings, code) => findings.filter((one) => one.code === code).reduce((sum, one) => sum + (one.bytes ?? 0), 0);
    const wanted = fixes.map(({ finding }) => finding);
    const left = wanted.find(({ code }) => sumOf(before.findings, code) - sumOf(after.findings, code) < sumOf(wanted, code) * LEAST_SHARE);
    return left ? `the waste stays (${left.code})` : null;
}

;// CONCATENATED MODULE: ./src/fix/result.ts
/** What the Report says about fixes. Pure. */

/** `after`: of the image with the fixes of `plan`; null if none is proven. */
function fixesOf(before, after, plan, notFixed) {
    return {
        summary: after === null ? nothing(notFixed) : proven(before, after),
        proven: plan.fixes.map((fix) => ({ ...placeOf(fix), change: describe(fix), bytes: fix.finding.bytes })),
        notFixed: notFixed.map(({ finding, why }) => ({ ...placeOf({ finding }), why })),
        before: stateOf(before),
        after: after && stateOf(after),
        patch: plan.patch,
        edits: [...plan.edits],
    };
}
const placeOf = ({ finding: { code, location } }) => ({
    code,
    ...(location ? { location } : {}),
});
const nothing = (notFixed) => notFixed.length === 0 ? 'nothing to fix' : 'nothing is proven';
/** `−12.0 MB (18.4 MB → 6.4 MB), still ready in 0.13 s` */
function proven(before, after) {
    const [from, to] = [stateOf(before), stateOf(after)];
    const ran = to.readySeconds === null ? 'it was not run' : `still ready in ${to.readySeconds.toFixed(2)} s`;
    return `−${(0,units/* bytes */.ee)(from.onDisk - to.onDisk)} (${(0,units/* bytes */.ee)(from.onDisk)} → ${(0,units/* bytes */.ee)(to.onDisk)}), ${ran}`;
}
const stateOf = ({ image, smoke }) => ({
    onDisk: image?.sizes.onDisk ?? 0,
    deadWeight: image?.sizes.deadWeight ?? 0,
    readySeconds: smoke?.ready ? smoke.readySeconds : null,
});
/** What was changed, as a part of a sentence. */
function describe({ way }) {
    switch (way.kind) {
        case 'option':
            return `\`${way.option}\` in the RUN at line ${way.line}`;
        case 'append':
            return `\`${way.command}\` at the end of the RUN at line ${way.line}`;
        case 'join':
            return `the RUN at line ${way.from} joins that at line ${way.into}`;
        case 'copy-as':
            return `the COPY at line ${way.copy} sets what the RUN at line ${way.run} did`;
        case 'ignore':
            return `${way.patterns.map((one) => `\`${one}\``).join(', ')} in the ignore file`;
    }
}

;// CONCATENATED MODULE: ./src/fix/search.ts
/** Finds the fixes that hold together, with few builds. */
/**
 * Tries all at once; where they fail, halves of them, each with what holds so far. So n items of which k fail cost about
 * k · log n tries, and never more than `most`. `isOver`: whether the time is up, so that no other try begins.
 */
async function largestHolding(items, attempt, most, isOver = () => false) {
    let kept = [];
    let proof = null;
    const dropped = [];
    let tries = 0;
    const search = async (some) => {
        if (some.length === 0)
            return;
        const limit = tries === most ? `${most} builds are the limit` : isOver() ? 'the time for proofs is up' : null;
        if (limit !== null) {
            dropped.push(...some.map((item) => ({ item, why: `it was not tried: ${limit}` })));
            return;
        }
        tries++;
        const result = await attempt([...kept, ...some]);
        if (result.ok) {
            kept = [...kept, ...some];
            proof = result.proof;
            return;
        }
        const [only, ...others] = some;
        if (only !== undefined && others.length === 0)
            dropped.push({ item: only, why: result.why });
        if (others.length === 0)
            return;
        const half = Math.ceil(some.length / 2);
        await search(some.slice(0, half));
        await search(some.slice(half));
    };
    await search(items);
    return { kept, proof, dropped };
}

;// CONCATENATED MODULE: ./src/fix/index.ts
/** Fixes of findings: the changed Dockerfile, its patch, and whether its image proves them. */






/***/ })

};
