export const id = 634;
export const ids = [634];
export const modules = {

/***/ 77939:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ NO_HEAD),
/* harmony export */   U: () => (/* binding */ headOf)
/* harmony export */ });
/* harmony import */ var _platform_elf_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(50286);
/** What the first bytes of a file show about how it is executed. Pure. */

/** For a folder, or anything else that is not a regular file. */
const NO_HEAD = {
    architecture: null,
    needs: null,
    lacksShebang: false,
    hasCarriageReturn: false,
    firstLine: null,
};
function headOf(bytes) {
    const [script] = (0,_platform_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .shebangWords */ .mU)(bytes);
    const loader = (0,_platform_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .elfLoader */ .T5)(bytes);
    const named = script ?? loader;
    const firstLine = firstLineOf(bytes);
    return {
        architecture: (0,_platform_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .elfArchitecture */ .l)(bytes) ?? (0,_platform_elf_js__WEBPACK_IMPORTED_MODULE_0__/* .foreignSystem */ .EG)(bytes),
        needs: named ? { kind: script ? 'script' : 'loader', path: named } : null,
        lacksShebang: firstLine !== null && script === undefined,
        hasCarriageReturn: /^[^\n]*\r\n/.test(bytes.toString('latin1')),
        firstLine,
    };
}
const MOST_LINE = 200;
const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];
/** Null for bytes that text does not have; UTF-16, which editors on Windows write, is text. */
function firstLineOf(bytes) {
    const isWide = UTF_16.some((mark) => bytes.subarray(0, 2).equals(mark));
    if (!isWide && bytes.includes(0))
        return null;
    const text = isWide ? `\ufeff${bytes.toString('latin1', 2).replaceAll('\0', '')}` : bytes.toString('utf8');
    return (text.split('\n', 1)[0] ?? '').slice(0, MOST_LINE);
}


/***/ }),

/***/ 20618:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fe: () => (/* binding */ missingLibraryFix),
/* harmony export */   ZY: () => (/* binding */ missingLibraryIn),
/* harmony export */   _: () => (/* binding */ missingLibraryWhy)
/* harmony export */ });
/** A missing shared library of a program, or of a native module of its language: its messages, and the fix. Pure. */
/** Messages of the loaders of glibc and musl, and of languages that load a native module; group 1 is the library. */
const SAYS = [
    /error while loading shared libraries: ([^\s:]{1,200}): cannot open shared object file/,
    /Error loading shared library ([^\s:]{1,200}): No such file/,
    /\b(lib[\w.+-]{1,100}\.so[\w.]{0,20}): cannot open shared object file/,
    /Unable to load shared library '([^']{1,200})'/,
    /Unable to load (?:dynamic )?library '([^']{1,200})'/,
    /Library not loaded: (\S{1,200})/,
    /Couldn't find a valid (ICU) package/,
    /could not find (lib(?:ssl|crypto)\S{0,50}|libicu\S{0,50}|libffi\S{0,50})/i,
];
const OLD = [
    /version [`'"]((?:GLIBC|GLIBCXX|CXXABI|GCC)_[\d.]{1,20})['"] not found/,
    /Error relocating [^\s:]{1,200}: ([^\s:]{1,200}): symbol not found/,
    /symbol lookup error: [^\s:]{1,200}: undefined symbol: ([^\s,]{1,200})/,
];
/** The package of Debian, and that of Alpine. */
const PACKAGES = [
    { library: /^libpq\./, debian: 'libpq5', alpine: 'libpq' },
    { library: /^lib(?:mysqlclient|mariadb)\./, debian: 'libmariadb3', alpine: 'mariadb-connector-c' },
    { library: /^libGL\./, debian: 'libgl1', alpine: 'mesa-gl' },
    { library: /^lib(?:glib|gthread|gobject)-2/, debian: 'libglib2.0-0', alpine: 'glib' },
    { library: /^libgomp\./, debian: 'libgomp1', alpine: 'libgomp' },
    { library: /^libstdc\+\+\./, debian: 'libstdc++6', alpine: 'libstdc++' },
    { library: /^libgcc_s\./, debian: 'libgcc-s1', alpine: 'libgcc' },
    { library: /^libatomic\./, debian: 'libatomic1', alpine: 'libatomic' },
    { library: /^libxml2\./, debian: 'libxml2', alpine: 'libxml2' },
    { library: /^libxslt\./, debian: 'libxslt1.1', alpine: 'libxslt' },
    { library: /^libsqlite3\./, debian: 'libsqlite3-0', alpine: 'sqlite-libs' },
    { library: /^libcurl\./, debian: 'libcurl4', alpine: 'libcurl' },
    {
        library: /^lib(?:freetype|fontconfig)\./,
        debian: 'libfreetype6 libfontconfig1',
        alpine: 'freetype fontconfig',
    },
    { library: /^lib(?:ssl|crypto)\.so\.3/, debian: 'libssl3', alpine: 'libssl3 libcrypto3' },
    { library: /^(?:ICU$|libicu)/, debian: 'libicu-dev', alpine: 'icu-libs' },
    { library: /^libmagic\./, debian: 'libmagic1', alpine: 'libmagic' },
    { library: /^libcairo\./, debian: 'libcairo2', alpine: 'cairo' },
    { library: /^libpango/, debian: 'libpango-1.0-0', alpine: 'pango' },
    { library: /^libnss3\./, debian: 'libnss3', alpine: 'nss' },
];
/** Null for an unrelated line. */
function missingLibraryIn(line) {
    const library = firstGroup(SAYS, line);
    if (library !== null)
        return { library };
    const old = firstGroup(OLD, line);
    return old === null ? null : { library: old, isOld: true };
}
/** Completes a sentence that begins with what happened. */
const missingLibraryWhy = ({ library, isOld }) => isOld
    ? `its libraries do not match its program, which needs \`${library}\``
    : `it needs the library \`${library}\`, which is not in the image`;
/** `where`: `in the final stage`, `before that step`. */
function missingLibraryFix({ library, isOld }, where) {
    if (isOld)
        return 'Build it on the same distribution and version as the final stage, or link it statically.';
    if (/^lib(?:ssl|crypto)\.so\.1\.1/.test(library))
        return 'It was built for OpenSSL 1.1: build it on the distribution of the final stage.';
    const known = PACKAGES.find(({ library: pattern }) => pattern.test(library));
    return known
        ? `Install it ${where}: \`apt-get install --no-install-recommends ${known.debian}\` on Debian, \`apk add ${known.alpine}\` on Alpine.`
        : `Install the package that contains it ${where}, or copy the library from the stage that built the program.`;
}
function firstGroup(patterns, line) {
    for (const pattern of patterns) {
        const found = pattern.exec(line)?.[1];
        if (found !== undefined)
            return found;
    }
    return null;
}


/***/ }),

/***/ 28702:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ VISIBLE_CR),
/* harmony export */   $J: () => (/* binding */ SHELL_ERRORS),
/* harmony export */   w7: () => (/* binding */ lineEndingsFix)
/* harmony export */ });
/** A script with Windows line endings: the errors of kernels and shells, and the fix. Pure. */
/**
 * `$'\r': command not found`, `bad interpreter: /bin/sh^M`, `env: 'node\r': No such file`: the carriage return is
 * visible.
 */
const VISIBLE_CR = /\$'\\r'|\^M[:'"’]?(?: |$)|\\r['"’]+: (?:no such|command|not found)|bad interpreter/i;
/** Errors of shells for a script with CRs on every line. The CR in the message hides the text before it. */
const SHELL_ERRORS = /^: (?:command )?not found|: not found$|illegal option|syntax error|invalid option|not a valid identifier|bad (?:variable name|number|substitution)|can(?:not|'t) (?:open|cd to)|unexpected|no such file or directory|numeric argument required/i;
/** `file` is its path in the image. */
const lineEndingsFix = (file) => `Save it with LF line endings: put \`*.sh text eol=lf\` into .gitattributes and check it out again, or \`RUN sed -i 's/\\r$//' ${file}\` after its COPY.`;


/***/ }),

/***/ 59546:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ libraryOf)
/* harmony export */ });
/** The loader in an ELF header, and its C library. Pure. */
const LIBRARIES = [
    {
        loader: /\/ld-musl-/,
        name: 'musl, the C library of Alpine',
        fix: 'Use Alpine in the final stage too, or link the program statically (Go: `CGO_ENABLED=0`).',
    },
    {
        loader: /\/ld-linux|\/ld64\.so|\/ld\.so/,
        name: 'glibc, the C library of Debian and most others',
        fix: 'Link it statically (Go: `CGO_ENABLED=0`; Rust: a `musl` target), or use the distribution that it was built on in the final stage.',
    },
];
const UNKNOWN = {
    name: 'a C library that is not in the image',
    fix: 'Copy its loader and libraries too, or link it statically.',
};
/** `loader` is a path such as `/lib64/ld-linux-x86-64.so.2`. */
const libraryOf = (loader) => LIBRARIES.find((library) => library.loader.test(loader)) ?? UNKNOWN;


/***/ }),

/***/ 98823:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Al: () => (/* binding */ BAD_OPTION),
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   R6: () => (/* binding */ mostRelevantLine),
/* harmony export */   pp: () => (/* binding */ relevantLines),
/* harmony export */   w0: () => (/* binding */ outranks),
/* harmony export */   xJ: () => (/* binding */ severityOf)
/* harmony export */ });
/**
 * Finds the lines of a program's output that say why it failed, which are often not the last ones: usage texts, closing
 * words ("Exiting"), advice, and messages of a supervisor about its child rank lower than the error itself. Used for
 * logs of containers and of build steps. Pure, and linear in the text.
 */
/** From most to least relevant. */
const SEVERITIES = ['decisive', 'fatal', 'error', 'failure', 'weak', 'closing'];
/** How many lines from the end are read, not counting usage texts and frames. */
const MOST_LINES = 25;
const MOST_RELEVANT = 4;
/** Characters that are read of one line. */
const READ_CHARACTERS = 500;
const JOINED_CHARACTERS = 300;
/**
 * An option or argument that a program does not accept, in the words of getopt, Go, cobra, argparse, click, clap and
 * others.
 */
const BAD_OPTION = /(?:invalid|unknown|unrecogni[sz]ed|illegal|ambiguous|unexpected|bad|no such|unsupported) (?:(?:long|short|shorthand|command[- ]line|server|VM|global) ){0,2}(?:option|flag|argument|switch|command|subcommand|action)s?\b|\boption\b.{0,80}\b(?:is ambiguous|requires an argument|not recogni[sz]ed|doesn't allow an argument)|flag provided but not defined|flag needs an argument|the following (?:required )?arguments (?:are required|were not provided)|required flag\(s\)|unrecognized arguments|too (?:many|few) arguments|missing operand|^Missing (?:option|argument)|Error: No such (?:option|command)/i;
/** These name the cause itself, so they outrank every other error. */
const DECISIVE = [
    BAD_OPTION,
    /\bA server is already running\b/,
    /^"?root"? execution of .{1,60} is not permitted/,
    /bootstrap check failure \[\d+\] of|^\[\d+\]: .{1,200}(?:too low|too small|must be|not configured|unsuitable)|\bvm\.max_map_count \[\d+\] is too low/,
    /address (?:is )?already in use|\bEADDRINUSE\b|^Address in use/i,
    /can only install packages when your package\.json|^Missing: \S{1,200} from lock file/,
    /^Bad directive or wrong number of arguments|^Unrecognized VM option|^The module \S{1,100} was not found/,
];
const FATAL = /(?:^|[\s[(<"'=|:])(?:fatal|panic|critical|emerg|crit|terminate called|what\(\))(?=$|[\s\]):>"'|,])|^F\d{4} |\[F\] /i;
const ERROR = /(?:^|[\s[(<"'=|:_\w])(?:error|exception|severe|alert)(?=$|[\s\]):>"'|,[])|\bERR\b|^E\d{4} |\[E\] |^\*\*\* (?!.{0,300}\*\*\*$)|^\*\* \(/i;
const FAILURE = /error|exception|cannot|can't|could not|couldn't|failed|failure|refused|denied|not found|no such|not permitted|not allowed|missing|unable|invalid|illegal|unknown|unexpected|unbound|not set|required|must (?:be|specify|set|provide|have)|need to (?:specify|set|provide)|does not exist|doesn't exist|already in use|already running|out of memory|timed out|timeout|too many|too large|too small|too low|too old|unsupported|not supported|unrecognized|aborted|killed|\bdied\b|crashed|gave up|giving up|incompatible|corrupt|insufficient|unavailable|not available|\bno \w{1,30} available|segmentation fault|core dumped|no space left/i;
/** Lines without a message of their own: frames, carets, notices, reports of success. */
const NOISE = [
    /^npm (?:ERR!|error)(?:$| (?:$|code |errno |path |command |signal |syscall |workspace |location |lifecycle |A complete log|This is |Exit status|Failed at the|To see a list|npm run|enoent This|[^ ]*[-_]debug|.{0,100}-debug-\d\.log))/i,
    /^npm (?:notice|warn)\b/i,
    /^(?:yarn run|error Command failed with exit code|info Visit https|\s*ELIFECYCLE|.{0,40}ELIFECYCLE)/,
    /^(?:Node\.js v\d|Bun v\d|Deno \d|Python \d\.|BusyBox v\d)/,
    /RUST_BACKTRACE|^\s+at \S|^\s*\^+$|^\s*[|~^-]+$|^goroutine \d|^\s+\.\.\. \d+ (?:more|common)/,
    /^\(Background on this error|re-run .{0,60} with|^\W{0,5}(?:for more|to see more) (?:information|details)|^\W{0,5}(?:please )?(?:try|see|run|use|type)\b.{0,80}(?:--help|\s-h\b|\bhelp\b)/i,
    /\b(?:0|no) (?:errors?|failures?|failed)\b|\berrors?[:=] ?0\b|without (?:an )?(?:error|failure)|check your installation and try again$/i,
    /^BEGIN failed--compilation aborted|^Compilation failed in require/,
    /^\s{0,8}-{1,2}[A-Za-z][^\t]{0,60}(?:\t|\s{2})\s{0,40}\S/, // an option, as a usage text has it
    /\bAH00558:|The Apache error log may have more information|\bSupervisor (?:is )?running as root/,
];
/** Messages of a supervisor, and advice: used only if there is nothing better. */
const WEAK = [
    /\b(?:exited|exit|terminated|finished) (?:with )?(?:exit |return )?(?:code|status)\b|^exit status \d/i,
    /\bexited: \S{1,100} \((?:exit status|terminated)|\bgave up: \S{1,100} entered FATAL state|\bentered (?:FATAL|BACKOFF) state/,
    /^(?:please|try|see|hint:?|tip:|note:|make sure|check (?:that|the|your|whether)|consider|to fix|did you mean|maybe|perhaps|verify|ensure|is the server running|the server must be started)\b/i,
    /\brc\.init: (?:fatal: stopping the container|warning: )|^s6-\S{1,40}: (?:warning|info): /,
    /^make(?:\[\d+\])?: \*\*\* /,
    /^::(?:error|warning|notice|debug)\b/, // workflow commands
];
/** Messages during the shutdown, after the reason; matched without timestamp and level. */
const CLOSING = [
    /^(?:exiting|aborting|aborted|bye|goodbye|quitting|quit|shutting down|shutdown|shut down|stopping|stopped|terminating|terminated|closing|closed|cleaning up|failed|fatal error|an? (?:fatal )?error occurred|startup failed|initiali[sz]ation failed)(?: [\w ]{0,60})?[.!…]{0,3}$/i,
    /^(?:(?:the )?[\w-]{1,40} )?(?:has )?failed to (?:start|boot|launch|initiali[sz]e)(?: (?:the |up )?[\w-]{1,40}(?: in \(?\w{1,20}\)? mode)?)?[.!]?$/i,
    /^Worker (?:exiting|failed to boot|\(pid:\d+\) exited)|^Shutting down: Master|^Application startup failed\. Exiting/,
    /^Could not create the Java Virtual Machine|^A fatal exception has occurred\. Program will exit/,
    /\bFatal errors found in configuration|^Error\(s\) found in configuration file/,
    /^FPM initiali[sz]ation failed|^failed to post process the configuration/,
    /^(?:AH\d{5}: )?(?:Unable to open logs|no listening sockets available, shutting down)|^Action '.{1,60}' failed\.$/,
    /^Crash dump is being written to|^(?:Runtime |\{?"?init )terminating /,
    /^could not create any TCP\/IP sockets|^database system is shut down/,
];
/** Paths, whose file names mean nothing: `logging to /var/log/error.log`. */
const PATHS = /[\w.:-]*\/[^\s:,;)"']{1,200}/g;
/**
 * Timestamps, process numbers, and the name that a runner of several programs puts before a line. This pattern and the
 * next match any text, so they do not backtrack.
 */
const STAMPS = /^(?:\s|\[?\d[\d:.,TZ+/-]{3,}\]?|\[\d{1,9}\]|\(\d{1,9}\)|\[?[\w.-]{1,40}\]? {0,20}\|(?= ))*/;
/** The same, and levels and names in brackets. */
const PREFIX = /^(?:\s|\[[^\]]{0,80}\]:?|\([\w.-]{1,40}\)|\d[\d:.,TZ+/-]{3,}|(?:fatal|panic|critical|emerg|error|severe|alert|warn(?:ing)?|notice|info|log|debug|trace)(?:[:|]|(?=\s))|[\w.-]{1,40} {0,20}\|(?= )|[|>]|-{1,3}(?=\s))*/i;
/** The program itself logs it as harmless. */
const CALM = /^[[<("]?(?:info|debug|trace|notice)[\])>"]?[:|\s]/i;
const NPM = /^npm (?:ERR!|error) ?/;
/**
 * The line that most likely says why, with the rest of its sentence if that is wrapped; null if nothing was written.
 */
function mostRelevantLine(lines) {
    const [first] = relevantLines(lines);
    return first === undefined ? null : sentenceAt(lines, first.at);
}
/**
 * The most relevant lines first, from the last `within` lines. Without a failure, the last line that is not a usage
 * text; empty if nothing was written.
 */
function relevantLines(lines, within = MOST_LINES) {
    const usage = usageLines(lines);
    const written = lines.flatMap((line, at) => (line.trim() === '' || usage.has(at) ? [] : [{ at, line }]));
    const own = written
        .filter(({ line }) => !isNoise(line))
        .slice(-within)
        .map((one) => ({ ...one, severity: severityOf(one.line) }));
    const best = SEVERITIES.find((severity) => own.some((one) => one.severity === severity));
    const found = best === undefined
        ? lastOf(own, written, lines, usage)
        : withoutParagraphs(own.filter(({ severity }) => severity === best).slice(-MOST_LINES), lines, best).slice(-MOST_RELEVANT);
    return found.map(({ at, line }) => ({ at, line })).reverse();
}
/** Null if the line does not report a failure. */
function severityOf(whole) {
    const line = whole.slice(0, READ_CHARACTERS);
    if (isNoise(line))
        return null;
    const bare = bareOf(line);
    const judged = line.replace(PATHS, ' ');
    if (CLOSING.some((pattern) => pattern.test(bare)))
        return 'closing';
    const isDecisive = DECISIVE.some((pattern) => pattern.test(bare));
    if (!isDecisive && !FAILURE.test(judged) && !FATAL.test(judged) && !ERROR.test(judged))
        return null;
    if (CALM.test(line.replace(STAMPS, '')) || WEAK.some((pattern) => pattern.test(line) || pattern.test(bare)))
        return 'weak';
    if (isDecisive)
        return 'decisive';
    if (FATAL.test(judged))
        return 'fatal';
    return ERROR.test(judged) ? 'error' : 'failure';
}
const bareOf = (line) => line.replace(NPM, '').trim().replace(PREFIX, '');
function isNoise(whole) {
    const line = whole.slice(0, READ_CHARACTERS);
    const bare = bareOf(line);
    return NOISE.some((pattern) => pattern.test(line) || pattern.test(bare));
}
/** Whether a line reports a failure, and is not only a closing word. */
function isFailure(line) {
    const severity = severityOf(line);
    return severity !== null && severity !== 'closing';
}
/** Whether one severity ranks above another; every severity ranks above null. */
const outranks = (one, other) => one !== null && (other === null || SEVERITIES.indexOf(one) < SEVERITIES.indexOf(other));
function lastOf(own, written, lines, usage) {
    const last = own.at(-1) ?? written.at(-1);
    if (last !== undefined)
        return [last];
    const first = [...usage].find((at) => (lines[at] ?? '').trim() !== '');
    return first === undefined ? [] : [{ at: first, line: lines[first] ?? '' }];
}
const USAGE = /^\s{0,8}usage(?::|$| of \S{1,200}:$)/i;
/** A line of a usage text without indentation: a heading, an option, the next synopsis. */
const OF_USAGE = /^(?:[A-Z][\w -]{0,40}:?$|[A-Z][\w -]{0,40}:(?:\s|$)|-{1,2}\w|\S{1,60} (?:[[<{-]|\S{1,40} [[<{])|or: )/;
const STARTS_RECORD = /^(?:\[|\{|\d{4}[-/]\d\d|\d\d:\d\d|time=|ts=|level=)/;
/** Indexes of the lines of a program's usage text, from `Usage:` to the first line that is not part of it. */
function usageLines(lines) {
    const found = new Set();
    let isInside = false;
    for (const [at, whole] of lines.entries()) {
        const line = whole.slice(0, READ_CHARACTERS).replace(NPM, '');
        if (USAGE.test(line))
            isInside = true;
        else if (isInside && line.trim() !== '' && !/^\s/.test(line))
            isInside = isOfUsage(line);
        if (isInside)
            found.add(at);
    }
    return found;
}
const isOfUsage = (line) => !STARTS_RECORD.test(line) &&
    !BAD_OPTION.test(line) &&
    !/^(?:\S{1,60}: )?(?:fatal |usage )?error\b/i.test(line) &&
    (OF_USAGE.test(line) || severityOf(line) === null);
/** Keeps only the first line of a text that is wrapped, and of several adjacent lines that name the cause. */
function withoutParagraphs(found, lines, severity) {
    return found.filter(({ at }) => !found.some((other) => other.at < at && isOneText(lines, other.at, at, severity)));
}
function isOneText(lines, from, to, severity) {
    const text = lines.slice(from, to + 1).map((line) => line.replace(NPM, ''));
    if (severity === 'decisive')
        return text.slice(1, -1).every((line) => line.trim() === '');
    if (text.some((line) => line.trim() === '' || hasPrefix(line)))
        return false;
    return lines.slice(from, to + 2).some((line, index, all) => isWrapped(line, all[index + 1]));
}
const hasPrefix = (line) => /^\s*(?:[[{(<]|\d)|^[\w./-]{1,60}: /.test(line);
const LEAST_WRAPPED = 40;
/** The sentence continues in the next line: it has no end here, and the next line does not begin a new one. */
const isWrapped = (line, next) => line.trimEnd().length >= LEAST_WRAPPED &&
    !/[.!?;]["')\]]?$|^\s{0,12}(?:[[{(<]|\d)/.test(line.trimEnd()) &&
    next !== undefined &&
    severityOf(next) !== 'closing' &&
    /^\s{0,12}[a-z(]/.test(next) &&
    !hasPrefix(next) &&
    !/^\s+(?:at|from|in) /.test(next);
function sentenceAt(lines, at) {
    let text = (lines[at] ?? '').trim();
    for (let next = at + 1; next < lines.length && text.length < JOINED_CHARACTERS; next++) {
        const line = lines[next]?.replace(NPM, '') ?? '';
        const isAnnounced = text.endsWith(':') && line.trim() !== '' && !hasPrefix(line);
        if (!isAnnounced && !isWrapped(lines[next - 1] ?? '', line))
            break;
        const stop = /[.!?](?=\s|$)/.exec(line);
        text = `${text} ${(stop === null ? line : line.slice(0, stop.index + 1)).trim()}`;
        if (isAnnounced || stop !== null)
            break;
    }
    return text;
}


/***/ }),

/***/ 25673:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ shebangKind)
/* harmony export */ });
/** What a text file is that the kernel should run but has no `#!` line. Pure. */
const BYTE_ORDER_MARK = '\ufeff';
const LFS = 'version https://git-lfs.github.com/spec/';
/** The first match counts. */
const KINDS = [
    {
        is: (line) => line === '',
        what: 'is empty',
        fix: 'Copy the program itself, and find out why the file is empty.',
    },
    {
        is: (line) => line.startsWith(BYTE_ORDER_MARK),
        what: 'begins with a byte-order mark, so the kernel does not see its `#!`',
        fix: 'Save it as UTF-8 without a byte-order mark.',
    },
    {
        is: (line) => line.startsWith(LFS),
        what: 'is a pointer of Git LFS, not the file itself',
        fix: 'Fetch the file before the build: `lfs: true` for actions/checkout, or `git lfs pull`.',
    },
    {
        is: (line) => /^\s*<(?:!doctype|html|\?xml)/i.test(line),
        what: 'is a web page, not a program',
        fix: 'Check what was downloaded: `curl --fail --location` ends with an error instead of saving such a page.',
    },
    {
        is: (line) => /^\s+#!/.test(line),
        what: 'has something before its `#!`',
        fix: 'Make `#!` the first two characters of the file.',
    },
];
const PLAIN = {
    what: 'is a text file without a `#!` line',
    fix: 'Write `#!/bin/sh` (or its interpreter) as its first line, or name the interpreter in the command: `CMD ["sh", "/start.sh"]`.',
};
const shebangKind = (firstLine) => KINDS.find(({ is }) => is(firstLine)) ?? PLAIN;


/***/ }),

/***/ 37005:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ runsOn)
/* harmony export */ });
/** Which processors run which programs without emulation. Architectures and variants have Go's names. */
/** Other architectures that a processor runs with the kernels of distributions. */
const ALSO_RUNS = new Map([
    ['amd64', ['386', 'amd64p32']],
    ['arm64', ['arm']],
    ['mips64', ['mips']],
    ['mips64le', ['mipsle']],
    ['ppc64', ['ppc']],
    ['s390x', ['s390']],
]);
/** Whether the host runs the program natively: a processor runs programs of older variants. Unknown variants match. */
function runsOn(program, host) {
    if (program.architecture !== host.architecture)
        return ALSO_RUNS.get(host.architecture)?.includes(program.architecture) ?? false;
    return !(numberOf(program.variant) > numberOf(host.variant));
}
/** `v7` → 7, `v8.2` → 8.2; NaN if there is none. */
const numberOf = (variant) => parseFloat(variant?.replace(/^v/, '') ?? '');


/***/ })

};
