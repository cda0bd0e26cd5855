export const id = 2526;
export const ids = [2526];
export const modules = {

/***/ 53348:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ REPORT_ARTIFACT),
/* harmony export */   Cr: () => (/* binding */ IMAGES_ARTIFACT),
/* harmony export */   mG: () => (/* binding */ REPORT_TYPE),
/* harmony export */   nn: () => (/* binding */ artifactNameOf)
/* harmony export */ });
/** Names of the artifacts that have a Report: those of a workflow run, and those that refer to an image at a registry. */
const REPORT_ARTIFACT = 'sea-trial-report';
/** The name of one with the Reports of several images, where another job has taken the first. */
const IMAGES_ARTIFACT = `${REPORT_ARTIFACT}s`;
const MOST_CHARACTERS = 100;
/** The name with that of the image, where a run has several Reports. */
const artifactNameOf = (image) => `${REPORT_ARTIFACT}-${image.replace(/[^\w.-]+/g, '-').slice(0, MOST_CHARACTERS)}`;
/** The type of a Report that is attached to an image, and of its bytes. */
const REPORT_TYPE = 'application/vnd.sea-trial.report.v1+json';


/***/ }),

/***/ 54844:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ quoteWord),
/* harmony export */   c: () => (/* binding */ quoteCommand)
/* harmony export */ });
/** Quoting for a POSIX shell: text to copy and paste, and to read. Sea Trial itself never runs a shell. */
/** Words that a shell takes literally. `…`, which stands for a redacted value, needs no quotes. */
const LITERAL = /^[\w@%+=:,./…-]+$/;
/** One word, in single quotes where it needs them. */
const quoteWord = (word) => LITERAL.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
/** An argument list as one command line. */
const quoteCommand = (argv) => argv.map(quoteWord).join(' ');


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

/***/ 58175:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W$: () => (/* reexport */ COMMENT_LIMIT),
  Jt: () => (/* reexport */ SUMMARY_LIMIT),
  Np: () => (/* reexport */ render_text/* cap */.Np),
  uH: () => (/* reexport */ render_text/* clean */.uH),
  Is: () => (/* reexport */ terminal/* harmless */.Is),
  $H: () => (/* reexport */ hasChanged),
  KX: () => (/* reexport */ isLegacy),
  lY: () => (/* reexport */ isOutdated),
  X0: () => (/* reexport */ mergeSections),
  TN: () => (/* reexport */ render_text/* oneLine */.TN),
  OG: () => (/* reexport */ parseBody),
  lc: () => (/* reexport */ renderBody),
  "in": () => (/* reexport */ renderDiff),
  IV: () => (/* reexport */ renderFixes),
  hR: () => (/* reexport */ renderImages),
  hF: () => (/* reexport */ renderJson),
  Cf: () => (/* reexport */ fittingPage),
  s4: () => (/* reexport */ renderPredicate),
  WH: () => (/* reexport */ renderSarif),
  L7: () => (/* reexport */ renderSentences),
  bF: () => (/* reexport */ renderTerminal),
  Js: () => (/* reexport */ renderTerminalList),
  CC: () => (/* reexport */ reproduce),
  N_: () => (/* reexport */ roomFor),
  xD: () => (/* reexport */ sameSections),
  gt: () => (/* reexport */ sectionBody),
  ZE: () => (/* reexport */ sectionOf),
  A0: () => (/* reexport */ togetherSentence)
});

// UNUSED EXPORTS: NO_LINKS, legacyMarker, makeProgress, renderSchema

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./src/core/verdicts.ts
var core_verdicts = __webpack_require__(35925);
// EXTERNAL MODULE: ./src/lib/json.ts
var json = __webpack_require__(18453);
// EXTERNAL MODULE: ./src/report/render/blocks.ts
var render_blocks = __webpack_require__(68353);
// EXTERNAL MODULE: ./src/report/render/text.ts
var render_text = __webpack_require__(32220);
;// CONCATENATED MODULE: ./src/report/render/escape.ts
/**
 * Escapes hostile text for each context of GitHub's Markdown. Backslashes and entities stop Markdown but not GitHub's own
 * passes (mentions, references, links, emoji): those need a zero-width space after their first character, or a code span.
 */

const GAP = '\u200b';
/** Starts of mentions, e-mail addresses, references, links and emoji: a gap is inserted after each. */
const STARTERS = /@|#(?=\d)|GH-(?=\d)|(?<=http|https|ftp):(?=\/\/)|www(?=\.)|:(?=[\w+-]+:)/gi;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Text in a paragraph, a list or a table. GitHub documents the span as the way to write a dollar sign without math. */
function escape_text(value) {
    return entities(defuse(flat(value)))
        .replace(/[\\`*_[\]~|]/g, '\\$&')
        .replaceAll('$', '<span>$</span>');
}
/** Text inside a `<summary>`, which GitHub parses as HTML. */
const html = (value) => entities(defuse(flat(value))).replaceAll('$', '<span>$</span>');
/** Code inside a `<summary>`. */
const htmlCode = (value) => `<code>${entities((0,render_text/* oneLine */.TN)(value))}</code>`;
/**
 * A code span with any text. In a table a pipe must be escaped even in code, and a backslash before a pipe has no escape:
 * a gap separates the two.
 */
function codeSpan(value, inTable = false) {
    const content = (0,render_text/* oneLine */.TN)(value) || ' ';
    const fence = '`'.repeat(longestRun(content) + 1);
    const padded = /^`|`$/.test(content) ? ` ${content} ` : content;
    return fence + (inTable ? padded.replace(/\\(?=\|)/g, `\\${GAP}`).replaceAll('|', '\\|') : padded) + fence;
}
/** A fenced code block; its fence is longer than any run of backquotes in the content. */
function codeBlock(value, language) {
    const content = (0,render_text/* trimBlock */.iJ)((0,render_text/* clean */.uH)(value));
    const fence = '`'.repeat(Math.max(3, longestRun(content) + 1));
    return `${fence}${language}\n${content}\n${fence}`;
}
/** A link target: http(s) only, without characters that end the parentheses or a table cell. Null for anything else. */
function linkTarget(url) {
    if (!URL.canParse(url))
        return null;
    const { protocol, href } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:')
        return null;
    return href.replace(/[()<>|\\`]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** Escapes the start of a line, so that it starts no list, heading, quote or rule. */
const lineStart = (line) => line
    .trim()
    .replace(/^(\d{1,9})(?=[.)])/, '$1\\')
    .replace(/^[-+=#:]/, '\\$&');
const flat = (value) => (0,render_text/* clean */.uH)(value).replace(/\s+/g, ' ');
const defuse = (value) => value.replace(STARTERS, `$&${GAP}`);
const entities = (value) => value.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
function longestRun(value) {
    let longest = 0;
    for (const [run] of value.matchAll(/`+/g))
        longest = Math.max(longest, run.length);
    return longest;
}

;// CONCATENATED MODULE: ./src/report/render/markdown.ts


function renderMarkdown(blocks) {
    return blocks.map(renderBlock).join('\n\n') + '\n';
}
function renderBlock(block) {
    switch (block.kind) {
        case 'heading':
            return `## ${renderInline(block.content).trim()}`;
        case 'paragraph':
            return lineStart(renderInline(block.content));
        case 'footer':
            return `<sub>${renderInline(block.content).trim()}</sub>`;
        case 'list':
            return block.items.map((item) => `- ${lineStart(renderInline(item))}`).join('\n');
        case 'code':
            return codeBlock(block.text, block.language);
        case 'table':
            return renderTable(block.columns, block.rows);
        case 'details':
            return `<details><summary>${renderSummary(block.summary)}</summary>\n\n${renderMarkdown(block.blocks)}\n</details>`;
    }
}
function renderTable(columns, rows) {
    const cells = (row) => `| ${row.map((cell) => renderInline(cell, true).trim()).join(' | ')} |`;
    const rule = columns.map(({ align }) => (align === 'right' ? '--:' : ':--')).join('|');
    return [cells(columns.map(({ title }) => title)), `|${rule}|`, ...rows.map(cells)].join('\n');
}
function renderInline(content, inTable = false) {
    return joined(content)
        .map((part) => renderPart(part, inTable))
        .join('');
}
/** Texts side by side become one, because together they may be what neither is: `:a` and `: b`. */
function joined(content) {
    const parts = [];
    for (const part of content) {
        const last = parts.at(-1);
        if (last?.kind === 'text' && part.kind === 'text')
            parts[parts.length - 1] = { kind: 'text', text: (0,render_text/* clean */.uH)(last.text) + (0,render_text/* clean */.uH)(part.text) };
        else
            parts.push(part);
    }
    return parts;
}
function renderPart(part, inTable) {
    switch (part.kind) {
        case 'text':
            return escape_text(part.text);
        case 'code':
            return codeSpan(part.text, inTable);
        case 'strong':
            return `**${renderInline(part.content, inTable).trim()}**`;
        case 'link': {
            const target = linkTarget(part.url);
            return target === null ? escape_text(part.text) : `[${escape_text(part.text)}](${target})`;
        }
    }
}
function renderSummary(content) {
    return joined(content)
        .map((part) => {
        if (part.kind === 'code')
            return htmlCode(part.text);
        if (part.kind === 'strong')
            return `<b>${renderSummary(part.content)}</b>`;
        return html(part.text);
    })
        .join('');
}

// EXTERNAL MODULE: ./src/report/render/format.ts
var format = __webpack_require__(55516);
;// CONCATENATED MODULE: ./src/report/sections/platforms.ts


const MOST_ROWS = 12;
const MOST_CHARACTERS = 300;
/** In the Report of the first platform. */
function platformBlocks({ platformDifferences = [] }) {
    if (platformDifferences.length === 0)
        return [];
    const rows = platformDifferences.slice(0, MOST_ROWS);
    return [
        (0,render_blocks/* paragraph */.FY)('Between the platforms of this build:'),
        (0,render_blocks/* list */.p_)(rows.map((text) => (0,render_blocks/* stop */.ds)((0,render_blocks/* prose */.CS)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(text), MOST_CHARACTERS))))),
    ];
}
const PLATFORM = /^[a-z0-9]+\/[a-z0-9]+(?:\/v[\d.]+)?$/;
/** `linux/arm64`; null unless it is the leg of a platform. */
const platformOfLeg = ({ matrix = [] }) => matrix.find(([path, value]) => path === 'platform' && PLATFORM.test(value))?.[1] ?? null;

;// CONCATENATED MODULE: ./src/report/sections/verdict.ts





/** In code points; the rest is shown below the heading. */
const HEADLINE_LIMIT = 300;
const HEADINGS = {
    pass: { icon: '⚓', verdict: 'is seaworthy' },
    fail: { icon: '❌', verdict: 'is not seaworthy' },
    error: { icon: '🚫', verdict: 'could not be tried' },
};
/** The part of the headline that does not fit into the heading; empty if all of it does. */
function headlineRest(report) {
    const points = Array.from(unnamed(report).rest);
    return points.length <= HEADLINE_LIMIT ? '' : points.slice(HEADLINE_LIMIT - 1).join('');
}
/** The headline without the name at its start. */
function unnamed(report) {
    const name = (0,render_text/* oneLine */.TN)(report.name);
    const headline = (0,render_text/* oneLine */.TN)(report.headline);
    const since = sinceText(report);
    if (since !== null)
        return { isNamed: true, rest: `${HEADINGS[report.verdict].verdict}, ${since}` };
    const start = [`\`${name}\` `, `${name} `].find((one) => headline.startsWith(one));
    return { isNamed: start !== undefined, rest: headline.slice(start?.length ?? 0) };
}
/** With backquotes around the commit: ``unchanged since `main@3f2a1c9`, tried 2 hours ago``; null if it was tried in this run. */
function sinceText({ unchangedSince: since, at }) {
    if (!since)
        return null;
    const old = (0,format/* age */.KW)(since.at, at);
    return `unchanged since \`${commitText(since).replaceAll('`', '')}\`${old === null ? '' : `, tried ${old} ago`}`;
}
const commitText = (since) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)((0,core_verdicts/* commitName */.l3)(since)), 120);
/** `⚓ api (linux/arm64) is seaworthy: ready in 0.84 s on port 5000`. Adds the name if the headline lacks it. */
function verdictHeading(report) {
    const { icon, verdict } = HEADINGS[report.verdict];
    const tone = report.verdict === 'pass' ? 'good' : 'bad';
    const name = (0,render_text/* oneLine */.TN)(report.name);
    const { isNamed, rest: whole } = unnamed(report);
    const rest = (0,render_text/* cap */.Np)(whole, HEADLINE_LIMIT);
    const platform = platformOfLeg(report);
    const leg = platform === null ? '' : ` (${platform})`;
    const joint = isNamed ? ' ' : ` ${verdict}${rest === '' ? '' : ': '}`;
    return (0,render_blocks/* heading */.R_)(tone, icon, ' ', (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)(name, 100)), leg, joint, (0,render_blocks/* prose */.CS)(rest));
}

;// CONCATENATED MODULE: ./src/report/comment/index.ts
/**
 * The comment of a pull request, for all images and all legs of a matrix: a hidden first line with the sections as data, by
 * which later runs find and read it, then what people see. One section alone looks like the job summary; several have a
 * heading, a table with a row each, and their pages folded.
 */









/** GitHub counts 65,536 characters; bytes are never fewer. */
const COMMENT_LIMIT = 65_536;
/**
 * The whole comment, of at most `COMMENT_LIMIT` bytes. If it is too long, pages are left out, those of passed trials first and
 * the longest first; then rows of passed trials; then all rows.
 */
const renderBody = (sections) => fitting(sections, COMMENT_LIMIT, render);
/** What people see of that comment, in at most `limit` bytes: for the job summary, and for those who post it themselves. */
const renderImages = (sections, limit) => fitting(sections, limit, visiblePart);
function fitting(sections, limit, renderWith) {
    const steps = [...withFewerBodies(sections), sections.map(withoutBody)];
    for (const step of steps) {
        const body = renderWith(step, step.length);
        if (Buffer.byteLength(body) <= limit)
            return body;
    }
    const bare = sections.map((section) => ({ ...withoutBody(section), says: '', log: '' }));
    for (const rows of [100, 20, 0]) {
        const body = renderWith(bare, rows);
        if (Buffer.byteLength(body) <= limit)
            return body;
    }
    return renderWith([], 0);
}
/** Bytes of `limit` that one section may use for its page, so that all have the same room, also those of legs to come. */
function roomFor(own, sections, limit = COMMENT_LIMIT) {
    const rest = render(sections.map(withoutBody), sections.length);
    const count = Math.max(own.legs, sections.length, 1);
    return Math.max(0, Math.floor((limit - Buffer.byteLength(rest)) / count) - WRAPPING);
}
/** Bytes around the page of a section: its markers, and what folds it. */
const WRAPPING = 500;
/** The sections of a comment; null if its first line is not the marker. A marker below it is quoted text. */
function parseBody(body) {
    const whole = body.replaceAll('\r\n', '\n');
    const [, packed] = MARKER.exec(whole.split('\n', 1)[0]?.trim() ?? '') ?? [];
    if (packed === undefined)
        return null;
    return (0,json/* list */.p_)(unpack(packed))
        .slice(0, MOST_SECTIONS)
        .flatMap((row) => sectionIn(row, whole));
}
/** Whether `body` is the comment that earlier versions wrote for the image `name`, which had one each. */
const isLegacy = (body, name) => body.split('\n', 1)[0]?.trim() === legacyMarker(name);
/**
 * The first line of such a comment. The name is percent-encoded, including the second of two hyphens, so that it cannot end
 * the HTML comment. A long name is cut and ends in its digest.
 */
function legacyMarker(name) {
    const encoded = encodeURIComponent((0,render_text/* wellFormed */.ES)(name)).replaceAll('--', '-%2D').replace(/-$/, '%2D');
    const digest = () => (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 16);
    const short = encoded.length <= 300 ? encoded : `${encoded.slice(0, 200).replace(/%.?$|-$/, '')}%~${digest()}`;
    return `<!-- sea-trial:${short} -->`;
}
const MARKER = /^<!-- sea-trial ([A-Za-z0-9+/=]*) -->$/;
const MOST_SECTIONS = 1000;
const MOST_BYTES = 1024 * 1024;
const withoutBody = (section) => ({ ...section, body: '' });
/** The sections, then with one body fewer each time. */
function withFewerBodies(sections) {
    const dropped = new Set();
    const order = [...sections].sort((a, b) => (0,core_verdicts/* rankOf */.IQ)(a.verdict) - (0,core_verdicts/* rankOf */.IQ)(b.verdict) || b.body.length - a.body.length);
    const step = () => sections.map((section) => (dropped.has(section.key) ? withoutBody(section) : section));
    return [step(), ...order.slice(0, -1).map(({ key }) => (dropped.add(key), step()))];
}
const render = (sections, rows) => `<!-- sea-trial ${pack(sections.map(withoutBody))} -->\n${visiblePart(sections, rows)}`;
function visiblePart(sections, rows) {
    const [only] = sections;
    if (only && sections.length === 1 && only.body !== '')
        return `${marked(only)}\n`;
    const ranked = [...sections].sort((a, b) => (0,core_verdicts/* rankOf */.IQ)(b.verdict) - (0,core_verdicts/* rankOf */.IQ)(a.verdict)); // worst first
    const pages = ranked
        .filter(({ body }) => body !== '')
        .map((section) => `<details><summary>${ICON(section)} ${htmlCode(section.title)}</summary>\n\n${marked(section)}\n\n</details>\n`);
    return [renderMarkdown(overview(ranked, rows)), ...pages].join('\n');
}
const begin = (key) => `<!-- sea-trial:begin ${key} -->`;
const end = (key) => `<!-- sea-trial:end ${key} -->`;
const marked = ({ key, body }) => `${begin(key)}\n${body}\n${end(key)}`;
const pack = (value) => (0,external_node_zlib_.deflateRawSync)(JSON.stringify(value)).toString('base64');
function unpack(packed) {
    try {
        const bytes = (0,external_node_zlib_.inflateRawSync)(Buffer.from(packed, 'base64'), { maxOutputLength: MOST_BYTES });
        return (0,json/* parseJson */.qF)(bytes);
    }
    catch {
        return null; // somebody edited it: the legs write their sections again
    }
}
const VERDICTS = { pass: 'pass', fail: 'fail', error: 'error' };
function sectionIn(row, whole) {
    const key = (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'key'));
    const verdict = VERDICTS[(0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'verdict'))];
    if (!/^[0-9a-f]{16}$/.test(key) || verdict === undefined)
        return [];
    const words = (name) => (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, name));
    const count = (name) => (0,json/* number */.ai)((0,json/* field */.ZZ)(row, name)) ?? 0;
    return [
        {
            key,
            verdict,
            ...{ sha: words('sha'), workflow: words('workflow'), job: words('job'), leg: words('leg') },
            ...{ title: words('title'), says: words('says'), log: words('log'), body: between(whole, key) },
            together: words('together'),
            ...{ run: count('run'), attempt: count('attempt'), at: count('at'), legs: count('legs') },
        },
    ];
}
function between(whole, key) {
    const [, after = ''] = whole.split(`\n${begin(key)}\n`, 2);
    const [inside = '', rest] = after.split(`\n${end(key)}\n`, 2);
    return rest === undefined ? '' : inside;
}
const ICON = ({ verdict }) => HEADINGS[verdict].icon;
/** The heading and the table, with at most so many rows. */
function overview(sections, rows) {
    const worst = sections[0]?.verdict ?? 'pass';
    const shown = sections.slice(0, rows);
    const newest = sections.reduce((a, b) => (a && a.run >= b.run ? a : b), null);
    const cells = shown.map((section) => [
        [`${ICON(section)} `, titleLink(section)],
        [(0,render_blocks/* prose */.CS)(section.says), section.sha === newest?.sha ? '' : [' (at ', (0,render_blocks/* code */.aY)(section.sha.slice(0, 7)), ')']],
    ]);
    return [
        (0,render_blocks/* heading */.R_)(worst === 'pass' ? 'good' : 'bad', `${HEADINGS[worst].icon} ${(0,core_verdicts/* verdictSentence */.BT)(sections.map(({ verdict }) => verdict))}`),
        ...(cells.length > 0 ? [(0,render_blocks/* table */.tp)([(0,render_blocks/* left */.kb)('Image'), (0,render_blocks/* left */.kb)('Result')], cells)] : []),
        ...[...new Set(sections.map(({ together }) => together))]
            .filter((sentence) => sentence !== '')
            .map((sentence) => (0,render_blocks/* paragraph */.FY)((0,render_blocks/* prose */.CS)(sentence))),
        ...(shown.length < sections.length
            ? [
                (0,render_blocks/* paragraph */.FY)(`Shortened to GitHub’s size limit: ${sections.length - shown.length} more are in the logs.`),
            ]
            : []),
    ];
}
const titleLink = ({ title, log }) => log === '' ? (0,render_blocks/* code */.aY)(title) : { kind: 'link', text: title, url: log };

;// CONCATENATED MODULE: ./src/report/comment/merge.ts
/** The latest section of each key. Sections of earlier commits are left out once all legs of a later run have reported. */
function mergeSections(...lists) {
    const all = lists.flat();
    const latest = new Map();
    for (const section of all) {
        const other = latest.get(section.key);
        if (!other || order(other, section) <= 0)
            latest.set(section.key, section);
    }
    const sections = [...latest.values()];
    return sections.filter((section) => !isReplaced(section, sections)).sort(byTitle);
}
/** Whether a later run of the same workflow has reported about another commit: then this one must not be shown. */
const isOutdated = (section, sections) => sections.some((other) => (other.key === section.key && order(section, other) < 0) ||
    (isOtherCommit(section, other) && other.run > section.run));
/** The same sections in the same versions. */
function sameSections(some, others) {
    const names = new Set(some.map(nameOf));
    return names.size === others.length && others.every((other) => names.has(nameOf(other)));
}
const nameOf = ({ key, run, attempt, at }) => [key, run, attempt, at].join(' ');
const order = (a, b) => a.run - b.run || a.attempt - b.attempt || a.at - b.at;
const isOtherCommit = (a, b) => a.workflow === b.workflow && a.sha !== b.sha;
function isReplaced(section, all) {
    const later = all.filter((other) => isOtherCommit(section, other) && other.run > section.run);
    const newest = later.reduce((a, b) => (a && a.run >= b.run ? a : b), null);
    return newest !== null && isComplete(later.filter(({ sha }) => sha === newest.sha));
}
/** Whether all legs of each job that has reported are there. Where their number is unknown, one is enough. */
function isComplete(sections) {
    return sections.every(({ job, legs }) => {
        const there = new Set(sections.filter((other) => other.job === job).map(({ leg }) => leg));
        return there.size >= legs;
    });
}
/** By name, so that a section keeps its place. */
const byTitle = (a, b) => a.title === b.title ? compareText(a.key, b.key) : compareText(a.title, b.title);
const compareText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/report/sections/base.ts



const FOUND = {
    build: 'named in FROM',
    label: 'named in a label',
    local: 'an image on this engine',
    history: 'from the history, not proved',
};
const NAMED_BY = {
    build: 'FROM names ',
    label: 'A label names ',
};
const MOST_LINKS = 5;
/** `isShort`: leaves out a base that is the image named in FROM and has no base of its own, which the figures show already. */
function baseBlocks({ image }, isShort = false) {
    if (!image)
        return [];
    const { base, baseName } = image;
    const isPlain = !base || ((base.foundBy ?? 'build') === 'build' && base.chain.length === 0);
    if (isShort && isPlain && !baseName)
        return [];
    const sentences = [
        base ? [(0,render_blocks/* strong */.ko)('Base'), ' ', linkText(base), ...below(base.chain), '.'] : '',
        baseName ? unmatchedText(baseName) : '',
    ];
    const words = (0,render_blocks/* join */.fj)(sentences, ' ');
    return (0,render_blocks/* inline */.mG)(words).length === 0 ? [] : [(0,render_blocks/* paragraph */.FY)(words)];
}
/** The reference or name of a base image; empty if unknown. */
function base_nameOf({ ref, name }) {
    if (ref !== undefined)
        return (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(ref), 80));
    return (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name ?? ''), 80);
}
/** The base image that added a layer: `debian:bookworm` for one of the first layers of python. */
function ownerOf({ base }, layer) {
    const links = base ? [...base.chain].reverse().concat(base) : [];
    const owner = links.find(({ layers }) => layer < layers);
    const name = owner ? base_nameOf(owner) : '';
    return (0,render_blocks/* inline */.mG)(name).length === 0 ? 'base' : name;
}
function linkText(link) {
    const notes = [(0,units/* count */.U9)(link.layers, 'layer'), link.foundBy ? FOUND[link.foundBy] : ''];
    return [(0,render_blocks/* join */.fj)([base_nameOf(link), (0,units/* bytes */.ee)(link.onDisk)], ', '), ' (', (0,render_blocks/* join */.fj)(notes, ', '), ')'];
}
function below(chain) {
    if (chain.length === 0)
        return [];
    const more = chain.length - MOST_LINKS;
    const links = (0,render_blocks/* join */.fj)(chain.slice(0, MOST_LINKS).map(linkText), ', ');
    return [', built on ', links, more > 0 ? `, and ${more} more below` : ''];
}
/** The base that is named but whose layers are not in the image as such. */
const unmatchedText = ({ ref, saidBy }) => [
    NAMED_BY[saidBy],
    (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(ref), 160)),
    ' as the base; its layers could not be identified.',
];
/** Shared layers are shown only if `also` was set, and then never collapsed. */
function sharedBlocks({ image }, budget) {
    const { shared = [], together } = image ?? {};
    if (!image || shared.length === 0)
        return [];
    const apart = shared.reduce((sum, { onDisk }) => sum + onDisk, image.sizes.onDisk);
    const sum = together
        ? ` Together the ${(0,units/* count */.U9)(together.images, 'image')} take ${(0,units/* bytes */.ee)(together.onDisk)} on disk, separately ${(0,units/* bytes */.ee)(apart)}.`
        : '';
    const lines = shared.slice(0, Math.max(budget.rows, 1)).map((other, index) => {
        const number = shared.length > 1 ? `${index + 1}: ` : '';
        return [number, ...sharedText(other)];
    });
    return [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('Shared layers'), ' are counted once.', sum), (0,render_blocks/* list */.p_)(lines)];
}
function sharedText({ ref, layers, bytes: size, onDisk }) {
    const what = layers === 0 ? 'no layer' : `${(0,units/* count */.U9)(layers, 'layer')}, ${(0,units/* bytes */.ee)(size)}`;
    return [(0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(ref), 160)), `: ${what} of its ${(0,units/* bytes */.ee)(onDisk)}`];
}

// EXTERNAL MODULE: ./src/compare/index.ts + 13 modules
var compare = __webpack_require__(30609);
;// CONCATENATED MODULE: ./src/report/sections/figures.ts
/** The figures of a trial, compared with those of the baseline. Unchanged figures share one line. */





function figureBlocks(report, links) {
    const figures = figuresOf(report);
    if (figures.length === 0)
        return [];
    return report.delta ? compared(report, figures, links) : [figures_flat(figures)];
}
/** Whether a figure changed, by more than the noise of a measurement where it is one, and a size by at least `least`. */
function hasChanged(report, least = null) {
    const rows = new Map(report.delta?.rows.map((row) => [row.key, row]));
    return (figuresOf(report).some(({ changed, key }) => changed && !(least && isSmall(rows.get(key), least))) ||
        (report.sideBySide?.rows.some(({ changed }) => changed) ?? false));
}
/** False for what is not a size, and for what is new or gone. */
function isSmall(row, { limit, isPercent }) {
    if (!row || (0,compare/* isMeasured */.V2)(row.key) || row.before === null || row.after === null)
        return false;
    return Math.abs(row.after - row.before) < (isPercent ? (row.before * limit) / 100 : limit);
}
/** Instead of a change of what was measured in another run. */
const NOT_COMPARED = 'another run';
/** The figures as rows, for a terminal. */
function figureRows(report, links) {
    const figures = figuresOf(report);
    if (!report.delta)
        return (0,render_blocks/* table */.tp)([(0,render_blocks/* left */.kb)(''), (0,render_blocks/* left */.kb)('')], figures.map(({ label, now }) => [label, now]));
    const columns = [(0,render_blocks/* left */.kb)(''), (0,render_blocks/* right */.pG)(beforeLabel(report)), (0,render_blocks/* right */.pG)(links.now), (0,render_blocks/* right */.pG)('Change')];
    return (0,render_blocks/* table */.tp)(columns, figures.map(({ label, now, before = '–', change = '' }) => [label, before, now, change]));
}
/** `main 3f2a1c9` */
const beforeLabel = (report) => beforeName(report) ?? 'Baseline';
/** Ref and commit of the baseline; null if neither is known. */
function beforeName({ baseline }) {
    const sha = (0,render_text/* shortSha */.Fu)(baseline?.sha ?? '');
    const ref = baseline?.ref ? (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(baseline.ref), 60)) : '';
    return (0,render_blocks/* inline */.mG)(ref, sha).length === 0 ? null : (0,render_blocks/* join */.fj)([ref, sha], ' ');
}
function compared(report, figures, links) {
    const unchanged = figures.filter(({ change, changed }) => !changed && change === 'none');
    const changing = figures.filter((figure) => !unchanged.includes(figure));
    const phrases = (0,render_blocks/* join */.fj)(unchanged.map((figure) => figure.phrase), ', ');
    if (!changing.some(({ changed }) => changed)) {
        const all = (0,render_blocks/* join */.fj)(figures.map((figure) => figure.phrase), ', ');
        return [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('No change'), ' compared with ', beforeLabel(report), ': ', all, '.')];
    }
    const columns = [(0,render_blocks/* left */.kb)(''), (0,render_blocks/* right */.pG)(beforeLabel(report)), (0,render_blocks/* right */.pG)(links.now), (0,render_blocks/* right */.pG)('Change')];
    const rows = changing.map(({ label, now, before = '–', change = '' }) => [label, before, now, change]);
    return [(0,render_blocks/* table */.tp)(columns, rows), ...(unchanged.length > 0 ? [(0,render_blocks/* paragraph */.FY)('Unchanged: ', phrases, '.')] : [])];
}
/** One row of figures, for a Report without a baseline. */
function figures_flat(figures) {
    const shown = figures.filter(({ label }) => typeof label === 'string'); // the base has its own sentence
    return (0,render_blocks/* table */.tp)(shown.map(({ label }) => (0,render_blocks/* right */.pG)(label)), [shown.map(({ now }) => now)]);
}
function figuresOf(report) {
    const { image, smoke } = report;
    const size = image?.sizes;
    const rows = [
        figure(report, 'download', 'Download', size?.download?.bytes, size?.download?.exact ? '' : '≈ ', 'to download'),
        figure(report, 'downloadYours', 'Download of your layers', size?.downloadYours?.bytes, '≈ ', 'of yours to download'),
        figure(report, 'onDisk', 'On disk', size?.onDisk, '', 'on disk'),
        figure(report, 'yours', 'Your layers', yoursOf(image), '', 'in your layers'),
        figure(report, 'base', ['Base', baseName(image)], image?.base?.onDisk, '', [
            'in the base',
            baseName(image),
        ]),
        figure(report, 'deadWeight', 'Dead weight', size?.deadWeight, '', 'of dead weight'),
        figure(report, 'readySeconds', 'Ready in', smoke?.ready ? smoke.readySeconds : null, '', 'until ready'),
        figure(report, 'peakMemory', 'Peak memory', smoke?.memory.peak, '', 'of memory'),
        smoke?.shutdown ? stopFigure(smoke.shutdown, report) : null,
    ];
    return rows.filter((row) => row !== null);
}
function figure({ delta }, key, label, value, prefix, noun) {
    if (value === null || value === undefined)
        return null;
    const isTime = key === 'readySeconds';
    const show = isTime ? format/* seconds */.YA : units/* bytes */.ee;
    const now = prefix + show(value);
    const phrase = [now, ' ', noun];
    // an estimate is not always there, and a built baseline is not run: that alone is no change
    const one = {
        key,
        label,
        now,
        phrase,
        changed: delta !== null && prefix === '' && !(0,compare/* isMeasured */.V2)(key),
    };
    const row = delta?.rows.find((candidate) => candidate.key === key);
    if (row?.before == null)
        return one;
    const change = (0,compare/* isMeasured */.V2)(key) ? NOT_COMPARED : (0,units/* bytesChange */.IV)(row.before, value);
    return { ...one, before: prefix + show(row.before), change, changed: (0,compare/* isChanged */.Hq)(row, delta ?? undefined) };
}
function stopFigure(shutdown, { delta }) {
    const signal = (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(shutdown.signal), 20);
    const label = `Stops on ${signal}`;
    const now = stopText(shutdown);
    const before = delta?.shutdownBefore;
    const one = {
        key: 'shutdown',
        label,
        now,
        phrase: shutdown.killed
            ? `not stopped by ${signal}`
            : `stopped by ${signal} in ${(0,format/* seconds */.YA)(shutdown.seconds)}`,
        changed: delta !== null,
    };
    if (!before)
        return { ...one, changed: false };
    const isSame = before.killed === shutdown.killed && before.signal === shutdown.signal;
    return { ...one, before: stopText(before), change: isSame ? 'none' : '', changed: !isSame };
}
/** `yes, in 0.20 s`; `no, killed after 10.3 s`; `no, ignores it` if the signal mask proves it without waiting. */
function stopText({ killed, provedBy, seconds: took, exitCode }) {
    if (!killed)
        return `yes, in ${(0,format/* seconds */.YA)(took)}${exitCode === 0 ? '' : ` (exit ${exitCode})`}`;
    return provedBy === 'signal-mask' ? 'no, ignores it' : `no, killed after ${(0,format/* seconds */.YA)(took)}`;
}
const yoursOf = (image) => image?.base ? Math.max(0, image.sizes.onDisk - image.base.onDisk) : null;
/** With a space before it: ` python:3.10`. */
function baseName(image) {
    const name = image?.base ? base_nameOf(image.base) : '';
    return (0,render_blocks/* inline */.mG)(name).length === 0 ? '' : [' ', name];
}

;// CONCATENATED MODULE: ./src/report/sections/baseline.ts




const SOURCES = {
    cache: { place: 'Actions cache', what: 'cached report' },
    artifact: { place: 'Artifacts of earlier runs', what: 'artifact' },
    registry: { place: 'Registry', what: 'image' },
    build: { place: 'Build of the commit', what: 'build' },
    file: { place: 'Report file', what: 'report' },
};
const OUTCOMES = {
    found: 'found',
    nothing: 'nothing found',
    failed: 'failed',
    skipped: 'not tried',
};
const isSource = (text) => Object.hasOwn(SOURCES, text);
const baseline_MOST_CHARACTERS = 400;
/** `cached report of main 3f2a1c9 (the parent of this merge), 2 hours old` */
function baselineText(report) {
    const { baseline } = report;
    if (!baseline)
        return 'no baseline';
    const { source } = baseline;
    const name = beforeName(report);
    const old = baseline.at ? (0,format/* age */.KW)(baseline.at, report.at) : null;
    const which = whichCommit(baseline);
    return [
        'baseline: ',
        isSource(source) ? whatOf(source, baseline) : (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(source), 120),
        ...(name === null ? [] : [' of ', name]),
        which === '' ? '' : ` (${which})`,
        old ? `, ${old} old` : '',
    ];
}
/** A Report that is attached to an image has a time; one of an image that this run weighed has none. */
const whatOf = (source, { at }) => source === 'registry' && at !== null ? 'attached report' : SOURCES[source].what;
/** How the commit relates to the one that was searched for; empty if none was. */
function whichCommit({ how, wanted, behind }) {
    if (how === undefined || wanted === undefined)
        return '';
    const why = (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(how), 120);
    if (behind === 0)
        return why;
    if (behind !== undefined)
        return `${(0,units/* count */.U9)(behind, 'commit')} before ${why}`;
    return `the newest; ${(0,render_text/* shortSha */.Fu)(wanted)}, ${why}, has none`;
}
/** Collapsed: one line for each place. Empty where nothing was searched for. */
function baselineDetails(report) {
    const tried = report.baselineSearch ?? [];
    if (tried.length === 0)
        return [];
    return [
        (0,render_blocks/* details */.zH)(report.baseline ? 'Where the baseline is from' : 'Why there is no baseline', [
            (0,render_blocks/* list */.p_)(tried.map(tryText)),
        ]),
    ];
}
/** For a terminal: how to get a baseline, where there is none. */
function noBaselineBlocks({ baseline, baselineSearch }) {
    const tried = baselineSearch ?? [];
    const { note } = tried.find(({ outcome }) => outcome === 'nothing') ?? tried.at(-1) ?? {};
    return baseline || note === undefined ? [] : [(0,render_blocks/* paragraph */.FY)('No baseline: ', noteOf(note))];
}
function tryText({ source, outcome, seconds: took, note }) {
    const time = outcome === 'skipped' ? '' : `, ${(0,format/* seconds */.YA)(took)}`;
    return [
        `${SOURCES[source].place}: ${OUTCOMES[outcome]}${time}`,
        note === undefined ? '' : ['. ', noteOf(note)],
    ];
}
const noteOf = (note) => (0,render_blocks/* stop */.ds)((0,render_blocks/* prose */.CS)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(note), baseline_MOST_CHARACTERS)));

// EXTERNAL MODULE: ./src/lib/budget-text.ts
var budget_text = __webpack_require__(17776);
;// CONCATENATED MODULE: ./src/report/sections/budgets.ts




/** Rows and sentences at the top of a comment, at most. */
const budgets_MOST_ROWS = 20;
/** What a reader must know: budgets that are not a clear pass, and acceptances that expired. */
function budgetBlocks(report, budget) {
    const notMet = (report.budgets ?? []).filter(({ state }) => state !== 'met');
    const rows = notMet.slice(0, Math.min(budgets_MOST_ROWS, budget.findings));
    const more = notMet.length - rows.length;
    return [
        ...(rows.length > 0 ? [budgetTable(rows)] : []),
        ...(more > 0 ? [(0,render_blocks/* paragraph */.FY)(`And ${(0,units/* count */.U9)(more, 'more budget')} not met.`)] : []),
        ...expired(report, budget),
    ];
}
/** Collapsed: all budgets, policies, and what is accepted. */
function budgetDetails(report, budget) {
    if (budget.rows === 0)
        return [];
    const budgets = report.budgets ?? [];
    const met = budgets.filter(({ state }) => state === 'met');
    return [
        ...(met.length > 0
            ? [
                (0,render_blocks/* details */.zH)(`Budgets met (${met.length} of ${budgets.length})`, [
                    budgetTable(met.slice(0, budget.rows)),
                ]),
            ]
            : []),
        ...policyDetails(report, budget),
        ...acceptedDetails(report, budget),
    ];
}
/** Under which rules of the organisation the budgets and settings are. */
function policyDetails({ policies = [] }, budget) {
    const items = policies.slice(0, budget.rows).map(policyText);
    return items.length === 0 ? [] : [(0,render_blocks/* details */.zH)(`Policies (${policies.length})`, [(0,render_blocks/* list */.p_)(items)])];
}
function policyText({ source, file, commit, digest, sets }) {
    const text = (words) => (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(words), 300));
    const at = commit === undefined ? digest : `commit ${commit}`;
    return [
        ...(file === undefined ? [] : [text(file), ' of ']),
        text(source),
        ` (${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(at), 80)})`,
        sets.length > 0 ? `: ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(sets.join(', ')), 300)}` : '',
    ];
}
/** `Budgets: 4 of 5 met.`, for a terminal, and what is accepted. */
function budgetSummary(report, budget) {
    const { budgets = [], policies = [], findings } = report;
    const met = budgets.filter(({ state }) => state === 'met').length;
    const accepted = findings.filter((finding) => finding.accepted).length;
    return [
        ...(budgets.length > 0 ? [(0,render_blocks/* paragraph */.FY)(`Budgets: ${met} of ${budgets.length} met.`)] : []),
        ...(policies.length > 0 ? [(0,render_blocks/* paragraph */.FY)(`Policies: ${policies.length}, listed in the Report.`)] : []),
        ...(accepted > 0 ? [(0,render_blocks/* paragraph */.FY)(`Accepted: ${(0,units/* count */.U9)(accepted, 'finding')}, listed in the Report.`)] : []),
        ...unusedTexts(report, budget).map((words) => (0,render_blocks/* paragraph */.FY)(words)),
    ];
}
const budgetTable = (budgets) => (0,render_blocks/* table */.tp)([(0,render_blocks/* left */.kb)('Budget'), (0,render_blocks/* right */.pG)('Limit'), (0,render_blocks/* right */.pG)('Measured'), (0,render_blocks/* shrinking */.Ex)('Result')], budgets.map((one) => [(0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(one.name), 80)), ...figures(one), result(one)]));
function figures({ is, value, limit, unit }) {
    const [measured, allowed] = (0,budget_text/* valueAndLimit */.A)(value ?? limit, limit, unit);
    const shown = value === null ? 'not known' : measured;
    if (is === 'absent')
        return ['none', value === null || value > 0 ? shown : 'none'];
    if (is === 'required')
        return ['required', value === null ? shown : value === 0 ? 'no' : 'yes'];
    const sign = is === 'min' ? '≥ ' : '≤ ';
    return [is === 'max-growth' ? `≤ +${allowed}` : sign + allowed, shown];
}
function result(budget) {
    const { state, level, reason = '', by = '', at = '', until = '' } = budget;
    const text = (words) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(words), 200);
    switch (state) {
        case 'met':
            return '✅';
        case 'exceeded':
            return level === 'fail' ? '❌ exceeded' : '⚠️ exceeded';
        case 'open':
            return `❔ ${text(reason)}`;
        case 'allowed':
            return ['✅ allowed: ', (0,render_blocks/* code */.aY)(text(by)), ` added the label on ${day(at)}`];
        case 'accepted':
            return `accepted until ${text(until)}: ${text(reason)}`;
    }
}
/** `2026-03-02 10:04 UTC` */
const day = (at) => `${(0,render_text/* oneLine */.TN)(at).slice(0, 16).replace('T', ' ')} UTC`;
function expired({ acceptances = [] }, budget) {
    const over = acceptances.filter(({ state }) => state === 'expired').slice(0, budget.findings);
    return over.map((one) => (0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('Expired acceptance:'), ' ', (0,render_blocks/* stop */.ds)(about(one), ` until ${(0,render_text/* oneLine */.TN)(one.until)}, `, because(one))));
}
function acceptedDetails(report, budget) {
    const accepted = report.findings.filter((finding) => finding.accepted);
    const unused = unusedTexts(report, budget);
    const items = [...accepted.slice(0, budget.rows).map(acceptedText), ...unused];
    const title = unused.length === 0 ? '' : `, unused (${unused.length})`;
    return items.length === 0 ? [] : [(0,render_blocks/* details */.zH)(`Accepted (${accepted.length})${title}`, [(0,render_blocks/* list */.p_)(items)])];
}
/** An acceptance that matches nothing: its reason is gone, or its place or pattern is wrong. */
const unusedTexts = ({ acceptances = [] }, { rows }) => acceptances
    .filter(({ state }) => state === 'unused')
    .slice(0, rows)
    .map((one) => ['Unused acceptance, which matches no finding of this run: ', (0,render_blocks/* stop */.ds)(about(one))]);
function acceptedText({ code: of, message, accepted }) {
    const why = accepted
        ? ` Accepted until ${(0,render_text/* oneLine */.TN)(accepted.until)}: ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(accepted.reason), 300)}`
        : '';
    return [(0,render_blocks/* code */.aY)(of), ' ', (0,render_blocks/* stop */.ds)((0,render_text/* capital */.Nx)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(message), 300))), (0,render_blocks/* stop */.ds)(why)];
}
function about({ code: of, place, pattern }) {
    const quoted = (text) => (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(text), 120));
    return [
        (0,render_blocks/* code */.aY)(of),
        place === undefined ? '' : [' at ', quoted(place)],
        pattern === undefined ? '' : [' like ', quoted(pattern)],
    ];
}
const because = ({ reason }) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(reason), 300);

// EXTERNAL MODULE: ./src/lib/trim-end.ts
var trim_end = __webpack_require__(75939);
// EXTERNAL MODULE: ./src/inspect/index.ts + 157 modules
var inspect = __webpack_require__(2616);
;// CONCATENATED MODULE: ./src/report/sections/view.ts



const NO_LINKS = { run: null, files: null, now: 'Now' };
const FULL = { findings: 20, evidence: 8, text: 600, logLines: 40, rows: 100 };
/** `docker/Dockerfile:4`, or a link with the short text `Dockerfile:4`. */
function fileLink(file, line, links) {
    const segments = file.split('/');
    // `..` would lead out of the commit's files
    if (!links.files || segments.some((segment) => /^\.{0,2}$/.test(segment)))
        return { kind: 'text', text: `${file}:${line}` };
    const text = `${basename(file)}:${line}`;
    const path = segments.map(encodeSegment).join('/');
    return { kind: 'link', text, url: `${links.files}${path}#L${line}` };
}
/** `Dockerfile:4`, as a link if possible; null if the line is unknown. */
function dockerfileLine(report, line, links) {
    if (line === undefined)
        return null;
    const file = report.build?.dockerfile;
    const known = file !== undefined && links.files !== null;
    return known ? fileLink(file, line, links) : fileLink(basename(file ?? 'Dockerfile'), line, NO_LINKS);
}
/** The command of a layer; some bases have none. */
function layerCommand(createdBy, most) {
    const command = (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)((0,inspect/* commandOf */.Nl)(createdBy)), most);
    return command === '' ? '(no command)' : (0,render_blocks/* code */.aY)(command);
}
const isFailing = (report) => report.verdict !== 'pass';
const basename = (path) => path.slice(path.lastIndexOf('/') + 1);
const encodeSegment = (segment) => encodeURIComponent((0,render_text/* wellFormed */.ES)(segment));

;// CONCATENATED MODULE: ./src/report/sections/findings.ts
/** Failures: the cause, the fix, and the evidence. */





const PROOF = {
    proved: 'Proved by',
    likely: 'Likely, because of',
    hint: 'Only a hint, from',
};
function failureBlocks(report, links, budget) {
    const failures = report.findings.filter(({ level }) => level === 'fail');
    const shown = failures.slice(0, budget.findings);
    return [
        ...shown.flatMap((finding, index) => failureOf(finding, index === 0 ? report : null, links, budget)),
        ...omitted(failures.length - shown.length, 'failures'),
    ];
}
/** Leaves out what the heading shows already: the message, or the first part of a long one. `report` is set if the heading is about this finding. */
function failureOf(finding, report, links, budget) {
    const isShown = report !== null && bare(report.headline).includes(bare(finding.message));
    const rest = isShown ? headlineRest(report) : '';
    const more = rest === ''
        ? whereOnly(finding, links)
        : (0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)((0,render_blocks/* stop */.ds)(messageOf({ ...finding, message: `…${rest}` }, links, budget))));
    const cause = isShown ? more : (0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)((0,render_blocks/* stop */.ds)(messageOf(finding, links, budget))));
    const fix = finding.fix ? (0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('Fix:'), ' ', fixOf(finding, links, budget)) : null;
    return [cause, fix, ...evidenceOf(finding, budget)].filter((block) => block !== null);
}
function whereOnly({ location, fix }, links) {
    return location && !fix
        ? (0,render_blocks/* paragraph */.FY)('At ', fileLink((0,render_text/* oneLine */.TN)(location.file), location.line, links), '.')
        : null;
}
/** The message; with the location if there is no fix, which would name it. */
const messageOf = (finding, links, budget) => located((0,render_text/* capital */.Nx)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(finding.message), budget.text)), finding, links, !finding.fix);
/** The fix; with the location unless `isPlaced`: the message next to it names it. */
const fixOf = (finding, links, budget, isPlaced = false) => (0,render_blocks/* stop */.ds)(located((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(finding.fix ?? ''), budget.text), finding, links, !isPlaced));
/** Whether the message names its location. */
const namesPlace = ({ message, location }) => location !== undefined && isNamed((0,render_text/* oneLine */.TN)(message), location);
/** A sentence of the Report; lines of the Dockerfile in it, `Dockerfile:4`, are links where there is a target. */
function proseWithLinks(text, dockerfile, links) {
    const content = (0,render_blocks/* prose */.CS)(text);
    if (dockerfile === null || !links?.files)
        return content;
    return content.flatMap((part) => part.kind === 'text' ? linkify(part.text, basename((0,render_text/* oneLine */.TN)(dockerfile)), dockerfile, links) : part);
}
function evidenceOf({ code: of, confidence, evidence }, budget) {
    if (evidence.length === 0 || budget.evidence === 0)
        return [];
    const lines = evidence.slice(0, budget.evidence).map((line) => (0,render_text/* cap */.Np)(line, budget.text));
    return [(0,render_blocks/* paragraph */.FY)(`${PROOF[confidence]} (`, (0,render_blocks/* code */.aY)(of), '):'), (0,render_blocks/* fence */.EU)('text', lines.join('\n'))];
}
const omitted = (count, noun) => count > 0 ? [(0,render_blocks/* paragraph */.FY)(`And ${count} more ${noun}.`)] : [];
/** Turns locations in the finding's file into links. `always` appends the finding's own location if the text does not name it. */
function located(text, { location }, links, always) {
    const content = (0,render_blocks/* prose */.CS)(always && location ? text.replace(/\.$/, '') : text);
    if (!location)
        return content;
    const name = nameIn((0,render_blocks/* plain */.pj)(content), location.file, /^\d/);
    const linked = content.flatMap((part) => name !== null && part.kind === 'text' ? linkify(part.text, name, location.file, links) : part);
    if (!always || isNamed((0,render_blocks/* plain */.pj)(content), location))
        return linked;
    return (0,render_blocks/* inline */.mG)(linked, ' (', fileLink((0,render_text/* oneLine */.TN)(location.file), location.line, links), ')');
}
/** The name that the text uses for the file before a line number: its path or base name. Null if it names no line. */
function nameIn(text, file, line) {
    const path = (0,render_text/* oneLine */.TN)(file);
    const names = [path, basename(path)];
    return (names.find((name) => text
        .split(`${name}:`)
        .slice(1)
        .some((tail) => line.test(tail))) ?? null);
}
const isNamed = (text, { file, line }) => nameIn(text, file, new RegExp(`^${line}(?!\\d)`)) !== null;
/** Makes each `name:line` in the text a link. */
function linkify(text, name, file, links) {
    const [head = '', ...tails] = text.split(`${name}:`);
    const piece = (tail) => {
        const [line] = /^[1-9]\d{0,6}(?!\d)/.exec(tail) ?? [];
        if (line === undefined)
            return (0,render_blocks/* inline */.mG)(`${name}:${tail}`);
        return (0,render_blocks/* inline */.mG)(fileLink((0,render_text/* oneLine */.TN)(file), Number(line), links), tail.slice(line.length));
    };
    return [...(0,render_blocks/* inline */.mG)(head), ...tails.flatMap(piece)];
}
/** Normalised for comparing sentences: no markup, lower case, no full stop. */
const bare = (text) => (0,trim_end/* trimEnd */.s)((0,render_blocks/* plain */.pj)((0,render_blocks/* prose */.CS)((0,render_text/* oneLine */.TN)(text))).toLowerCase(), '. ');

;// CONCATENATED MODULE: ./src/report/sections/changes.ts





const SENTENCE_LENGTH = 1000;
const MOST_HINTS = 3;
/** The sum at the start of the sentence is bold. */
function whyBlocks(report, links) {
    const { delta, build } = report;
    const why = (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(delta?.why ?? ''), SENTENCE_LENGTH);
    if (why === '')
        return [];
    const [sum = ''] = /^[+−][\d.]+ \w+/.exec(why) ?? [];
    const rest = proseWithLinks(why.slice(sum.length), build?.dockerfile ?? null, links);
    return [(0,render_blocks/* paragraph */.FY)(sum === '' ? '' : (0,render_blocks/* strong */.ko)(sum), (0,render_blocks/* stop */.ds)(rest), jumpText(report))];
}
/** The same; if no layer changed, it says so. Nothing without two images, which were then not compared. */
const whyOrNone = (report, links) => report.delta?.rebuiltLayers !== undefined && !report.delta.why
    ? [(0,render_blocks/* paragraph */.FY)('No layer changed.')]
    : whyBlocks(report, links);
/** ` Largest jump since 12 October: 3f2a1c9, +38.0 MB.` */
function jumpText(report) {
    const { largestJump: jump } = report.delta ?? {};
    if (!jump)
        return '';
    const since = [' Largest jump since ', (0,format/* date */.p6)(jump.since, report.at)];
    if (!jump.larger)
        return [...since, ` (${(0,units/* count */.U9)(jump.commits, 'report')} of the base branch).`];
    const sha = (0,render_text/* shortSha */.Fu)(jump.larger.sha ?? '');
    return [...since, `: ${sha === '' ? '' : `${sha}, `}${(0,units/* bytesChange */.IV)(0, jump.larger.bytes)}.`];
}
/** Why the build took longer. */
function buildTimeBlocks({ delta, build }, links) {
    if (!delta?.build)
        return [];
    const { why, hint = '' } = delta.build;
    const file = build?.dockerfile ?? null;
    const sentences = [why, hint]
        .filter((text) => text !== '')
        .map((text) => (0,render_blocks/* stop */.ds)(proseWithLinks((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(text), SENTENCE_LENGTH), file, links)));
    return [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('Build:'), ...sentences.flatMap((words) => [' ', words]))];
}
/** What must be downloaded again, and hints about it. */
function redeployBlocks({ delta }) {
    const hints = (delta?.hints ?? []).slice(0, MOST_HINTS);
    const sentences = [
        delta ? redeployText(delta) : '',
        ...hints.map((hint) => (0,render_blocks/* stop */.ds)(proseWithLinks((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(hint), SENTENCE_LENGTH), null, null))),
    ];
    return sentences.filter((words) => (0,render_blocks/* inline */.mG)(words).length > 0).map((words) => (0,render_blocks/* paragraph */.FY)(words));
}
function redeployText({ redeploy }) {
    if (!redeploy || redeploy.bytes === 0)
        return '';
    const size = (0,units/* bytes */.ee)(redeploy.bytes);
    const what = redeploy.exact ? size : `layers of ${size} on disk; their compressed size is not known`;
    return [(0,render_blocks/* strong */.ko)('To redeploy:'), ` a machine that has the baseline must download ${what}.`];
}
/** Collapsed in Markdown: every layer, package and large file that changed. */
function changeDetails(report, links, budget) {
    const { delta } = report;
    if (!delta || budget.rows === 0)
        return [];
    const { layers, packages = [], paths = [] } = delta;
    const tables = [
        ...tableOf(layerColumns(report, links), layers, 'layer', budget),
        ...tableOf(PACKAGE_COLUMNS, packages, 'package', budget),
        ...tableOf(pathColumns(report, links), paths, 'path', budget),
    ];
    const parts = [
        layers.length > 0 ? (0,units/* count */.U9)(layers.length, 'layer') : '',
        packages.length > 0 ? (0,units/* count */.U9)(packages.length, 'package') : '',
    ];
    return tables.length === 0 ? [] : [(0,render_blocks/* details */.zH)(['Changes (', (0,render_blocks/* join */.fj)(parts, ', '), ')'], tables)];
}
function tableOf(columns, all, noun, { rows }) {
    const shown = all.slice(0, rows);
    if (shown.length === 0)
        return [];
    const more = all.length - shown.length;
    return [
        (0,render_blocks/* table */.tp)(columns.map(([column]) => column), shown.map((row) => columns.map(([, cell]) => cell(row)))),
        ...(more > 0 ? [(0,render_blocks/* paragraph */.FY)(`And ${(0,units/* count */.U9)(more, `more ${noun}`)} in the Report.`)] : []),
    ];
}
const sizeColumns = (sized) => [
    [(0,render_blocks/* right */.pG)('Before'), (row) => size(sized(row).before)],
    [(0,render_blocks/* right */.pG)('After'), (row) => size(sized(row).after)],
    [(0,render_blocks/* right */.pG)('Change'), (row) => (0,units/* bytesChange */.IV)(sized(row).before ?? 0, sized(row).after ?? 0)],
];
const size = (value) => (value === null ? '–' : (0,units/* bytes */.ee)(value));
const layerColumns = (report, links) => [
    ...sizeColumns((layer) => layer),
    [(0,render_blocks/* shrinking */.Ex)('Layer'), (layer) => commandText(layer)],
    [(0,render_blocks/* left */.kb)('At'), (layer) => dockerfileLine(report, layer.line, links) ?? (layer.part === 'base' ? 'base' : '')],
];
function commandText({ createdBy, createdByBefore }) {
    const was = createdByBefore === undefined ? '' : [' (was ', commandCode(createdByBefore), ')'];
    return [commandCode(createdBy), was];
}
const commandCode = (createdBy) => layerCommand(createdBy, 100);
const PACKAGE_COLUMNS = [
    ...sizeColumns(({ before, after }) => ({
        before: before?.bytes ?? null,
        after: after?.bytes ?? null,
    })),
    [(0,render_blocks/* left */.kb)('Package'), ({ name }) => (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name), 80))],
    [(0,render_blocks/* left */.kb)('Version'), (row) => versionText(row)],
    [(0,render_blocks/* left */.kb)('Kind'), ({ type }) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(type), 20)],
];
function versionText({ before, after }) {
    const [was, now] = [before, after].map((side) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(side?.version ?? ''), 40));
    if (!before)
        return `${now ?? ''} (new)`;
    if (!after)
        return `${was ?? ''} (removed)`;
    return was === now ? (now ?? '') : `${was ?? ''} → ${now ?? ''}`;
}
const pathColumns = (report, links) => [
    ...sizeColumns((path) => path),
    [(0,render_blocks/* shrinking */.Ex)('Largest files and folders'), ({ path }) => (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(path), 160))],
    [(0,render_blocks/* left */.kb)('At'), ({ change }) => dockerfileLine(report, report.delta?.layers[change]?.line, links) ?? ''],
];

;// CONCATENATED MODULE: ./src/report/sections/checks.ts





function checkDetails(report, budget) {
    const { smoke } = report;
    if (!smoke)
        return [];
    const blocks = [(0,render_blocks/* list */.p_)(checksOf(smoke, budget))];
    const again = isFailing(report) ? [] : reproduceBlocks(report, budget);
    return [(0,render_blocks/* details */.zH)('What was checked', [...blocks, ...again])];
}
function reproduceBlocks({ reproduce }, budget) {
    return reproduce ? [(0,render_blocks/* paragraph */.FY)('To reproduce it:'), (0,render_blocks/* fence */.EU)('sh', (0,render_text/* cap */.Np)(reproduce, budget.text * 4))] : [];
}
const reproduceDetails = (report, budget) => report.reproduce
    ? [
        (0,render_blocks/* details */.zH)(['Reproduce: ', (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(report.reproduce), 100))], [(0,render_blocks/* fence */.EU)('sh', (0,render_text/* cap */.Np)(report.reproduce, budget.text * 4))]),
    ]
    : [];
function logDetails({ smoke, build }, budget) {
    const failed = build && !build.ok ? (build.log ?? []) : [];
    const lines = (smoke?.log.tail ?? failed).slice(-budget.logLines);
    if (lines.length === 0 || budget.logLines === 0)
        return [];
    const total = smoke?.log.lines ?? failed.length;
    const title = smoke
        ? `Last ${lines.length} of ${(0,units/* count */.U9)(total, 'log line')}`
        : `Log of the failing step (last ${(0,units/* count */.U9)(lines.length, 'line')})`;
    const all = total <= lines.length && smoke ? `Log (${(0,units/* count */.U9)(lines.length, 'line')})` : title;
    return [...logHead(smoke?.log.head ?? [], budget), (0,render_blocks/* details */.zH)(all, [logText(lines, budget)])];
}
/** The first lines of a long log: the first error is often not in the last lines. */
function logHead(head, budget) {
    const lines = head.slice(0, budget.logLines);
    return lines.length === 0
        ? []
        : [(0,render_blocks/* details */.zH)(`First ${(0,units/* count */.U9)(lines.length, 'log line')}`, [logText(lines, budget)])];
}
const logText = (lines, budget) => (0,render_blocks/* fence */.EU)('text', lines.map((line) => (0,render_text/* cap */.Np)(line, budget.text)).join('\n'));
function checksOf(smoke, budget) {
    const listeners = smoke.listeners.slice(0, budget.rows);
    return [
        ...smoke.probes.slice(0, budget.rows).map(probeText),
        ...(smoke.listenersKnown
            ? [listenText(listeners)]
            : ['The listener table could not be read, so the listening ports are unknown.']),
        ...(smoke.ready && !smoke.exit && smoke.soakSeconds > 0
            ? [`✅ Stayed up for ${(0,format/* seconds */.YA)(smoke.soakSeconds)} after it was ready`]
            : []),
        ...(smoke.exit ? [exitText(smoke.exit)] : []),
        ...(smoke.shutdown ? [`Stops on ${(0,render_text/* oneLine */.TN)(smoke.shutdown.signal)}: ${stopText(smoke.shutdown)}`] : []),
        ...usage(smoke),
        ...(smoke.services ?? []).map(serviceText),
        ...(smoke.presets ? [`Preset: ${smoke.presets.map(render_text/* oneLine */.TN).join(', ')}`] : []),
        ...(smoke.route ? [`Reached through ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(smoke.route), budget.text)}`] : []),
    ];
}
const CHECKS = {
    http: 'GET ',
    https: 'GET ',
    tcp: 'TCP connect to ',
    udp: 'UDP socket ',
    grpc: 'gRPC health of ',
    grpcs: 'gRPC health of ',
    exec: 'Command ',
    log: 'Log line ',
    exit: 'Exit by itself with ',
    healthcheck: 'HEALTHCHECK ',
    process: 'Process ',
};
function probeText({ kind, target, ok, detail, attempts, seconds: took }) {
    const tries = attempts > 1 ? `, ${(0,units/* count */.U9)(attempts, 'attempt')}` : '';
    return [
        `${ok ? '✅' : '❌'} ${CHECKS[kind]}`,
        (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(target), 200)),
        `: ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(detail), 300)}, ${(0,format/* seconds */.YA)(took)}${tries}`,
    ];
}
function serviceText({ name, state, exitCode, health, failed }) {
    const how = [state, exitCode === undefined ? '' : String(exitCode), health ?? ''].filter(Boolean).join(' ');
    return [`${failed ? '❌' : '✅'} Service `, (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name), 100)), `: ${(0,render_text/* oneLine */.TN)(how)}`];
}
function listenText(listeners) {
    if (listeners.length === 0)
        return 'Nothing listens';
    return ['Listens on ', (0,render_blocks/* join */.fj)(listeners.map(listenerText), ', ')];
}
function listenerText({ protocol, address, port, process }) {
    const host = address.includes(':') ? `[${address}]` : address;
    return [
        (0,render_blocks/* code */.aY)(`${host}:${port}`),
        ` (${protocol}`,
        process ? [', ', (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(process), 60))] : '',
        ')',
    ];
}
function exitText({ code: status, signal, oomKilled, error, after }) {
    const when = after === undefined ? '' : ` after ${(0,format/* seconds */.YA)(after)}`;
    const reasons = [
        signal ? `by ${(0,render_text/* oneLine */.TN)(signal)}` : '',
        oomKilled ? 'out of memory' : '',
        (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(error ?? ''), 300),
    ];
    return [`Exited ${status}${when}`, ...reasons].filter(Boolean).join(', ');
}
function usage({ memory, cpuSeconds }) {
    const limit = memory.limit === undefined ? '' : ` of ${(0,units/* bytes */.ee)(memory.limit)}`;
    const parts = [
        memory.peak === null ? '' : `peak memory ${(0,units/* bytes */.ee)(memory.peak)}${limit}`,
        cpuSeconds === null ? '' : `CPU time ${(0,format/* seconds */.YA)(cpuSeconds)}`,
    ];
    const text = parts.filter(Boolean).join(', ');
    return text === '' ? [] : [`Used: ${text}`];
}

;// CONCATENATED MODULE: ./src/report/sections/remarks.ts
/**
 * Warnings and notes, one line each. Those that the baseline has too are collapsed; others are marked as new.
 * `weight.ts` lists waste.
 */




/** Two builds of one Dockerfile may differ by less than this. */
const GROWTH_BYTES = 100_000;
const GROWTH_SHARE = 0.1;
const DOUBT = { proved: '', likely: 'Likely: ', hint: 'Possibly: ' };
function remarkBlocks(report, links, budget) {
    const remarks = freshRemarks(report).filter((finding) => !isWaste(finding));
    const shown = remarks.slice(0, budget.findings);
    if (shown.length === 0)
        return [];
    const items = shown.map((finding) => remark(finding, report, links, budget));
    return [(0,render_blocks/* list */.p_)(items), ...omitted(remarks.length - shown.length, 'remarks')];
}
/** Collapsed: the evidence for the remarks, and the remarks that the baseline has too. */
function remarkDetails(report, links, budget) {
    const all = remarksOf(report).slice(0, budget.findings);
    const known = all.filter((finding) => isKnown(finding, report));
    const seen = all
        .filter((finding) => !isKnown(finding, report))
        .flatMap((finding) => evidenceOf(finding, budget));
    const old = known.flatMap((finding) => [
        (0,render_blocks/* paragraph */.FY)(remark(finding, report, links, budget)),
        ...evidenceOf(finding, budget),
    ]);
    return [
        ...(seen.length > 0 ? [(0,render_blocks/* details */.zH)('Evidence for the remarks', seen)] : []),
        ...(old.length > 0 ? [(0,render_blocks/* details */.zH)([`${(0,units/* count */.U9)(known.length, 'remark')} unchanged: `, codes(known)], old)] : []),
    ];
}
/** The remarks that the baseline has too, in one line, for a terminal. */
function knownRemarks(report) {
    const known = remarksOf(report).filter((finding) => isKnown(finding, report));
    return known.length === 0 ? '' : [`${(0,units/* count */.U9)(known.length, 'remark')} unchanged: `, codes(known), '.'];
}
/** Codes of the baseline that this run does not have. */
function findingsFixed(report) {
    const now = new Set(report.findings.map(({ code: of }) => of));
    const gone = (report.delta?.findingsBefore ?? []).filter((before) => !now.has(before)).slice(0, 10);
    return gone.length === 0 ? '' : [(0,render_blocks/* strong */.ko)('Fixed:'), ' ', (0,render_blocks/* join */.fj)(gone.map(render_blocks/* code */.aY), ', '), '.'];
}
function remark(finding, report, links, budget) {
    const message = (0,render_blocks/* stop */.ds)(messageOf(finding, links, budget));
    const fix = finding.fix ? [' ', fixOf(finding, links, budget, namesPlace(finding))] : '';
    return [markOf(finding, report), DOUBT[finding.confidence], message, fix];
}
/** `⚠️ `, `ℹ️ New: `, `⚠️ Grown: ` */
function markOf(finding, report) {
    const before = report.delta?.findingsBefore;
    const isGrown = isWaste(finding) && before?.includes(finding.code);
    const isFresh = before && isJudged(finding, report) && !isKnown(finding, report);
    const label = !isFresh ? '' : isGrown ? 'Grown: ' : 'New: ';
    return `${finding.level === 'warn' ? '⚠️' : 'ℹ️'} ${label}`;
}
/** Whether the baseline could have the finding: the budgets of an image that was only weighed were not checked. */
const isJudged = ({ budget }, { delta }) => budget === undefined || delta?.verdictBefore !== 'error';
/** Remarks that the baseline does not have, or whose waste grew. */
const freshRemarks = (report) => remarksOf(report).filter((finding) => !isKnown(finding, report));
const isWaste = ({ bytes }) => bytes !== undefined;
/** Without those that are accepted: `budgets.ts` lists them. */
const remarksOf = ({ findings }) => findings.filter(({ level, accepted }) => level !== 'fail' && accepted === undefined);
/** Waste is compared by code and bytes, everything else by code and place. */
function isKnown(finding, report) {
    const { delta } = report;
    if (!delta)
        return false;
    return isWaste(finding)
        ? (delta.findingsBefore?.includes(finding.code) ?? false) && !hasGrown(finding, report)
        : (0,compare/* isInBaseline */.Z0)(finding, delta);
}
/** Compares the sum of all waste of a code: single places cannot be matched between two Dockerfiles. */
function hasGrown({ code: of, bytes }, { findings, delta }) {
    const before = delta?.wasteBefore?.find((waste) => waste.code === of)?.bytes;
    if (bytes === undefined || before === undefined)
        return false;
    const now = findings.reduce((sum, other) => sum + (other.code === of ? (other.bytes ?? 0) : 0), 0);
    return now - before > Math.max(GROWTH_BYTES, before * GROWTH_SHARE);
}
const codes = (findings) => (0,render_blocks/* join */.fj)([...new Set(findings.map(({ code: of }) => of))].map(render_blocks/* code */.aY), ', ');

;// CONCATENATED MODULE: ./src/report/sections/weight.ts






/** Less than this, or than a hundredth of the image, gets no sentence. */
const WORTH_BYTES = 1_000_000;
const WORTH_SHARE = 0.01;
const SHOWN = 2;
/** The waste that the findings name; without such findings, your largest dead weight. */
function weightBlocks(report, links, budget) {
    return report.findings.some(isWaste) ? savingBlocks(report, links, budget) : deadSentence(report, links);
}
/** The total dead weight in one sentence, then each waste with its fix, the largest first. */
function savingBlocks(report, links, budget) {
    const wastes = freshRemarks(report).filter(isWaste);
    const shown = wastes.slice(0, budget.findings);
    if (shown.length === 0)
        return [];
    const total = wastes.reduce((sum, { bytes: size = 0 }) => sum + size, 0);
    const items = shown.map((finding) => waste(finding, report, links, budget));
    return [
        (0,render_blocks/* paragraph */.FY)(deadTotal(report), (0,render_blocks/* strong */.ko)('To save', wastes.length > 1 ? ' up to ' : ' ', (0,units/* bytes */.ee)(total), ':')),
        (0,render_blocks/* list */.p_)(items),
        ...omitted(wastes.length - shown.length, 'of them'),
    ];
}
function deadTotal({ image }) {
    if (!image || image.sizes.deadWeight === 0)
        return '';
    const { deadWeight, onDisk } = image.sizes;
    return [
        (0,render_blocks/* strong */.ko)('Dead weight:'),
        ` ${(0,units/* bytes */.ee)(deadWeight)} of ${(0,units/* bytes */.ee)(onDisk)} on disk, shipped but not visible. `,
    ];
}
/** The bytes at the start of the message are bold: the most useful fix is the one with the most bytes. */
function waste(finding, report, links, budget) {
    const [first, ...rest] = messageOf(finding, links, budget);
    const size = (0,units/* bytes */.ee)(finding.bytes ?? 0);
    const startsWithSize = first?.kind === 'text' && first.text.startsWith(size);
    const message = startsWithSize ? [(0,render_blocks/* strong */.ko)(size), first.text.slice(size.length)] : (first ?? '');
    const fix = finding.fix ? [' ', fixOf(finding, links, budget, namesPlace(finding))] : '';
    return [markOf(finding, report), (0,render_blocks/* stop */.ds)(message, rest), fix];
}
function deadSentence(report, links) {
    const { image } = report;
    if (!image)
        return [];
    const yours = image.dead.filter((row) => isYours(row, image));
    const total = yours.reduce((sum, row) => sum + row.bytes, 0);
    if (total < WORTH_BYTES || total < image.sizes.onDisk * WORTH_SHARE)
        return [];
    const top = yours
        .slice(0, SHOWN)
        .map((row) => [(0,units/* bytes */.ee)(row.bytes), ' of ', pathOf(row), ', ', fate(row, report, links)]);
    return [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('Dead weight:'), ' ', (0,render_blocks/* join */.fj)(top, '; '), '.')];
}
function deadDetails(report, links, budget) {
    const { image } = report;
    if (!image || image.dead.length === 0 || budget.rows === 0)
        return [];
    const rows = image.dead
        .slice(0, budget.rows)
        .map((row) => [
        (0,units/* bytes */.ee)(row.bytes),
        pathOf(row),
        where(row.addedBy, report, links),
        where(row.killedBy, report, links),
        row.cause ? CAUSES[row.cause] : '',
    ]);
    const columns = [(0,render_blocks/* right */.pG)('Bytes'), (0,render_blocks/* shrinking */.Ex)('Path'), (0,render_blocks/* left */.kb)('Added by'), (0,render_blocks/* left */.kb)('Removed by'), (0,render_blocks/* left */.kb)('Why')];
    const more = image.dead.length - rows.length;
    const share = `${(100 * (1 - image.sizes.efficiency)).toFixed(1)} % of what is on disk`;
    return [
        (0,render_blocks/* details */.zH)(`Dead weight (${(0,units/* bytes */.ee)(image.sizes.deadWeight)}, ${share})`, [
            (0,render_blocks/* table */.tp)(columns, rows),
            ...(more > 0 ? [(0,render_blocks/* paragraph */.FY)(`And ${more} more rows in the Report.`)] : []),
        ]),
    ];
}
const CAUSES = {
    deleted: 'deleted',
    overwritten: 'overwritten',
    metadata: 'stored again: only mode, owner or time changed',
};
/** Whether one of your layers added or removed it: only then can your Dockerfile save it. */
function isYours({ addedBy, killedBy }, image) {
    return [addedBy, killedBy].some((index) => index !== null && image.layers[index]?.part === 'yours');
}
function fate(row, report, links) {
    const done = row.cause === 'metadata' ? 'stored again with another mode, owner or time' : (row.cause ?? 'removed');
    return (0,render_blocks/* join */.fj)([
        ['added ', at(row.addedBy, report, links)],
        [done, ' ', at(row.killedBy, report, links)],
    ], ', ');
}
function at(index, report, links) {
    const line = index === null ? null : dockerfileLine(report, report.image?.layers[index]?.line, links);
    return line ? ['at ', line] : ['in ', where(index, report, links)];
}
/** `Dockerfile:4`, else `layer 3` or `layer 3 (base)`. */
function where(index, report, links) {
    if (index === null)
        return '';
    const layer = report.image?.layers[index];
    return (dockerfileLine(report, layer?.line, links) ?? `layer ${index}${layer?.part === 'base' ? ' (base)' : ''}`);
}
const pathOf = (row) => row.addedBy === null ? (0,render_text/* cap */.Np)(row.path, 100) || 'other paths' : (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)(row.path, 160));

;// CONCATENATED MODULE: ./src/report/sections/contents.ts




const LARGEST = 3;
/** One line: `Inside: Debian GNU/Linux 12 (bookworm), 131 packages (128 deb, 3 pypi), largest: perl-base 8.1 MB …` */
function contentsSentence({ image }) {
    const packages = image?.packages ?? [];
    if (packages.length === 0)
        return [];
    const system = image?.distribution ? (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(image.distribution.name), 80) : '';
    const largest = packages.filter((one) => (one.bytes ?? 0) > 0).slice(0, LARGEST);
    const shown = largest.map((one) => [contents_nameOf(one, packages), ` ${(0,units/* bytes */.ee)(one.bytes ?? 0)}`]);
    const number = `${(0,units/* count */.U9)(packages.length, 'package')} (${kinds(packages)})`;
    const rest = shown.length > 0 ? ['largest: ', (0,render_blocks/* join */.fj)(shown, ', ')] : '';
    return [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('Inside:'), ' ', (0,render_blocks/* join */.fj)([system, number, rest], ', '), '.')];
}
function packageDetails(report, links, budget) {
    const packages = report.image?.packages ?? [];
    if (packages.length === 0 || budget.rows === 0)
        return [];
    const columns = [(0,render_blocks/* right */.pG)('Bytes'), (0,render_blocks/* left */.kb)('Package'), (0,render_blocks/* left */.kb)('Version'), (0,render_blocks/* left */.kb)('Kind'), (0,render_blocks/* left */.kb)('From')];
    const rows = packages
        .slice(0, budget.rows)
        .map((one) => [
        one.bytes === null ? '' : (0,units/* bytes */.ee)(one.bytes),
        contents_nameOf(one, packages),
        (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(one.version), 60),
        one.type,
        where(one.layer, report, links),
    ]);
    const more = packages.length - rows.length;
    const rest = more > 0 ? [(0,render_blocks/* paragraph */.FY)(`And ${(0,units/* count */.U9)(more, 'more package')} in the Report.`)] : [];
    return [
        (0,render_blocks/* details */.zH)(`Packages (${kinds(packages)})`, [
            ...contentsSentence(report),
            (0,render_blocks/* table */.tp)(columns, rows),
            ...rest,
            ...unread(report),
        ]),
    ];
}
/** With its file, if another package has the same name. */
function contents_nameOf(one, packages) {
    const isTwice = packages.some((other) => other !== one && other.name === one.name && other.type === one.type);
    const name = (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(one.name), 80));
    return isTwice ? [name, ' (', (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(one.path), 120)), ')'] : name;
}
function unread({ image }) {
    const files = (image?.packagesUnread ?? []).slice(0, 5);
    const list = files.map(({ path, why }) => [(0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)(path, 120)), ` (${why})`]);
    const cut = image?.packagesCut ? [(0,render_blocks/* paragraph */.FY)('The list is incomplete: the image has more packages.')] : [];
    return list.length === 0 ? cut : [(0,render_blocks/* paragraph */.FY)('Not read: ', (0,render_blocks/* join */.fj)(list, ', '), '.'), ...cut];
}
/** `128 deb, 3 pypi`, the most frequent first. */
function kinds(packages) {
    const counts = new Map();
    for (const { type } of packages)
        counts.set(type, (counts.get(type) ?? 0) + 1);
    return [...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([type, number]) => `${number} ${type}`)
        .join(', ');
}

// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/report/sections/fixes.ts






/** Of a comment, which has a limit. */
const MOST_PATCH = 8000;
/** For the comment and the summary. `git apply` reads the patch from the shell. */
function fixBlocks({ fixes }, budget) {
    if (!fixes || fixes.after === null)
        return [];
    return [
        (0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('Proven fix:'), ' ', (0,render_blocks/* stop */.ds)((0,render_blocks/* prose */.CS)((0,render_text/* oneLine */.TN)(fixes.summary)))),
        (0,render_blocks/* list */.p_)(changesOf(fixes, budget.findings)),
        ...omitted(fixes.proven.length - budget.findings, 'fixes'),
        ...(budget.rows === 0 ? [] : [applyBlock(fixes)]),
    ];
}
function applyBlock({ patch }) {
    if (patch.length > MOST_PATCH || (0,visible/* visible */.RK)(patch) !== patch)
        return (0,render_blocks/* paragraph */.FY)('The patch does not fit into a comment: ', (0,render_blocks/* code */.aY)('sea-trial fix --write'), ' makes it.');
    // each line of a patch begins with a sign, so none can end the here-document
    return (0,render_blocks/* details */.zH)('Apply it: paste this in the repository’s root', [
        (0,render_blocks/* fence */.EU)('sh', `git apply <<'PATCH'\n${patch}PATCH`),
    ]);
}
const changesOf = ({ proven }, most) => proven
    .slice(0, most)
    .map((one) => [
    capitalProse(one.change),
    one.bytes === undefined ? '' : `: ${(0,units/* bytes */.ee)(one.bytes)}`,
    ' (',
    (0,render_blocks/* code */.aY)(one.code),
    placeOf(one),
    ')',
]);
const notFixedOf = ({ notFixed }, most) => notFixed
    .slice(0, most)
    .map((one) => [
    (0,render_blocks/* code */.aY)(one.code),
    placeOf(one),
    ': not fixed automatically: ',
    (0,render_blocks/* stop */.ds)((0,render_blocks/* prose */.CS)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(one.why), 300))),
]);
const capitalProse = (text) => (0,render_blocks/* prose */.CS)(text.slice(0, 1).toUpperCase() + (0,render_text/* oneLine */.TN)(text).slice(1));
const placeOf = ({ location }) => location ? `, ${(0,render_text/* oneLine */.TN)(basename(location.file))}:${location.line}` : '';

;// CONCATENATED MODULE: ./src/report/sections/layers.ts





function layerDetails(report, links, budget) {
    const layers = report.image?.layers ?? [];
    if (layers.length === 0 || budget.rows === 0)
        return [];
    const shown = layers.length > budget.rows ? largest(layers, budget.rows) : layers;
    const more = layers.length - shown.length;
    const note = more > 0 ? [(0,render_blocks/* paragraph */.FY)(`The ${more} smallest layers are not shown.`)] : [];
    return [(0,render_blocks/* details */.zH)(title(layers), [...baseBlocks(report), layerTable(report, shown, links, 160), ...note])];
}
/** The largest of your own layers, for a terminal. */
function layerRows(report, links, most) {
    const yours = (report.image?.layers ?? []).filter(({ part, size }) => part === 'yours' && size > 0);
    return yours.length === 0 ? [] : [layerTable(report, largest(yours, most), links, 120)];
}
function layerTable(report, layers, links, width) {
    const others = report.image?.shared?.length ?? 0;
    const fields = [
        { column: (0,render_blocks/* right */.pG)('Layer'), cell: ({ index }) => String(index) },
        { column: (0,render_blocks/* right */.pG)('Size'), cell: ({ size }) => (0,units/* bytes */.ee)(size) },
        {
            column: (0,render_blocks/* right */.pG)('Download'),
            cell: ({ download }) => (download === undefined ? '' : (0,units/* bytes */.ee)(download)),
            isOptional: true,
        },
        { column: (0,render_blocks/* right */.pG)('Dead'), cell: ({ deadWeight }) => (deadWeight > 0 ? (0,units/* bytes */.ee)(deadWeight) : '') },
        { column: (0,render_blocks/* shrinking */.Ex)('Made by'), cell: ({ createdBy }) => layerCommand(createdBy, width) },
        { column: (0,render_blocks/* left */.kb)('Most of it'), cell: (layer) => mostOf(layer, report), isOptional: true },
        {
            column: (0,render_blocks/* left */.kb)('At'),
            cell: (layer) => dockerfileLine(report, layer.line, links) ?? baseOf(report, layer),
        },
        { column: (0,render_blocks/* left */.kb)('Shared'), cell: (layer) => sharers(layer, others), isOptional: true },
    ];
    const shown = fields.filter(({ cell, isOptional }) => !isOptional || layers.some((layer) => (0,render_blocks/* inline */.mG)(cell(layer)).length > 0));
    return (0,render_blocks/* table */.tp)(shown.map(({ column }) => column), layers.map((layer) => shown.map(({ cell }) => cell(layer))));
}
/** A package with a smaller share of the layer is not named. */
const layers_WORTH_SHARE = 0.1;
/** The largest package that the layer added, else its largest path. */
function mostOf(layer, { image }) {
    const packages = (image?.packages ?? []).filter((one) => one.layer === layer.index && (one.bytes ?? 0) >= layer.size * layers_WORTH_SHARE);
    const [first] = packages.map(({ name, bytes: size }) => ({ name, size: size ?? 0 }));
    const [largestPath] = (layer.largest ?? []).map(({ path, bytes: size }) => ({ name: path, size }));
    const most = first ?? largestPath;
    return most && layer.size > 0 ? [(0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(most.name), 40)), ` ${(0,units/* bytes */.ee)(most.size)}`] : '';
}
/** The base image that a layer of the base comes from. */
const baseOf = ({ image }, { part, index }) => image && part === 'base' ? ownerOf(image, index) : '';
/** The images that share the layer, by their number in the list of images; `yes` if there is only one image. */
const sharers = ({ sharedWith = [] }, others) => others === 1 && sharedWith.length > 0 ? 'yes' : sharedWith.map((other) => other + 1).join(', ');
/** The largest layers, in the order of the image. */
function largest(layers, most) {
    const bySize = [...layers].sort((a, b) => b.size - a.size).slice(0, most);
    return bySize.sort((a, b) => a.index - b.index);
}
function title(layers) {
    const base = layers.filter(({ part }) => part === 'base').length;
    const parts = base > 0 ? `: ${base} from the base, ${layers.length - base} yours` : '';
    return `Layers (${(0,units/* count */.U9)(layers.length, 'layer').replace(/ layers?$/, '')}${parts})`;
}

// EXTERNAL MODULE: ./src/platform/name.ts
var platform_name = __webpack_require__(20736);
;// CONCATENATED MODULE: ./src/report/sections/provenance.ts
/** The footer: commit, baseline, engine and version. */




function provenance(report, links) {
    return (0,render_blocks/* footer */.qr)((0,render_blocks/* join */.fj)([
        report.sha ? `commit ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(report.sha), 7)}` : '',
        baselineText(report),
        engineText(report),
        (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(report.generator), 60),
        links.run ? { kind: 'link', text: 'this run', url: links.run } : '',
    ], ' · '));
}
/** Includes the kernel: whether an image runs can depend on it. */
function engineText({ engine, buildEngine, image }) {
    const platform = image ? (0,platform_name/* platformText */.VQ)(image.platform) : '';
    const host = image?.fit?.engine ? (0,platform_name/* platformText */.VQ)(image.fit.engine) : platform;
    const parts = engine
        ? [
            `engine ${engine.version} (${engine.store})`,
            platform === host ? platform || (0,platform_name/* platformText */.VQ)(engine) : `${platform} on ${host}`,
            `kernel ${engine.kernel}`,
            buildEngine ? `built on engine ${buildEngine.version} (${buildEngine.store})` : '',
        ]
        : [platform];
    return (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(parts.filter(Boolean).join(', ')), 200);
}

;// CONCATENATED MODULE: ./src/report/sections/push.ts




const MOST_REFS = 10;
const NAME = 200;
const SENTENCE = 500;
function pushBlocks({ push }) {
    if (!push)
        return [];
    const { skipped, differs, notAttached } = push;
    return [
        ...failedBlocks(push),
        ...doneBlocks(push),
        ...(skipped === undefined ? [] : [(0,render_blocks/* paragraph */.FY)('Not pushed: ', sentence(skipped))]),
        ...(differs === undefined || push.digest === null
            ? []
            : [(0,render_blocks/* paragraph */.FY)('Pushed by the engine: ', sentence(differs))]),
        ...(notAttached === undefined
            ? []
            : [(0,render_blocks/* paragraph */.FY)('⚠️ The Report was not attached to it: ', sentence(notAttached))]),
    ];
}
/** A headline in a row of a table, with whether the image was pushed. */
function withPush(headline, { push }) {
    if (!push)
        return headline;
    const { failed, refs, skipped } = push;
    const pushed = skipped === undefined ? 'Pushed' : 'Not pushed';
    const where = refs.length > 0 ? ` to ${ofAll(push)}` : '';
    return `${headline.replace(/[.…]?$/, '')}. ${failed.length > 0 ? `⚠️ Not pushed${where}` : pushed}.`;
}
/** `1 of 3 references` */
const ofAll = ({ failed, refs }) => `${failed.length} of ${(0,units/* count */.U9)(failed.length + refs.length, 'reference')}`;
const sentence = (text) => (0,render_blocks/* stop */.ds)((0,render_blocks/* prose */.CS)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(text), SENTENCE)));
const refCode = (ref) => (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(ref), NAME));
function failedBlocks(push) {
    const { failed } = push;
    if (failed.length === 0)
        return [];
    const [first, ...others] = failed;
    const whyNot = ({ ref, error }) => [refCode(ref), ': ', sentence(error)];
    if (first && others.length === 0)
        return [(0,render_blocks/* paragraph */.FY)('⚠️ ', (0,render_blocks/* strong */.ko)('Not pushed: ', whyNot(first)))];
    return [
        (0,render_blocks/* paragraph */.FY)('⚠️ ', (0,render_blocks/* strong */.ko)(`Not pushed to ${ofAll(push)}:`)),
        (0,render_blocks/* list */.p_)(failed.slice(0, MOST_REFS).map((one) => (0,render_blocks/* strong */.ko)(whyNot(one)))),
        ...omitted(failed.length - MOST_REFS, 'references'),
    ];
}
function doneBlocks(push) {
    const { refs, digest, verified, present = [], attached } = push;
    if (digest === null || refs.length === 0)
        return [];
    const isNew = present.length < refs.length;
    const moved = isNew ? trafficText(push) : 'nothing was sent';
    return [
        (0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)(isNew ? 'Pushed' : 'Pushed before'), ': ', (0,render_blocks/* join */.fj)(refs.slice(0, MOST_REFS).map(refCode), ', '), refs.length > MOST_REFS ? ` and ${refs.length - MOST_REFS} more` : '', ' as ', (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(digest), NAME)), verified ? ', verified at the registry' : '', moved === '' ? '' : `: ${moved}`, isNew && present.length > 0
            ? ['; it was at ', (0,render_blocks/* join */.fj)(present.slice(0, MOST_REFS).map(refCode), ', ')]
            : '', attached === undefined ? '' : '; with this Report', '.'),
    ];
}
const WAYS = [
    ['sent', (text) => `sent ${text}`],
    ['mounted', (text) => `mounted ${text}`],
    ['present', (text) => `${text} was there`],
];
/** `sent 3.0 kB, mounted 82.0 MB, 12.1 MB was there`: at all registries together; empty where the engine pushed. */
function trafficText({ traffic = {} }) {
    const hosts = Object.values(traffic);
    return WAYS.map(([way, say]) => [hosts.reduce((sum, host) => sum + host[way].bytes, 0), say])
        .filter(([sum]) => sum > 0)
        .map(([sum, say]) => say((0,units/* bytes */.ee)(sum)))
        .join(', ');
}

;// CONCATENATED MODULE: ./src/report/sections/side-by-side.ts



const MOST_NOTES = 5;
const side_by_side_MOST_CHARACTERS = 500;
/** The medians differ by more than the spread, but so few starts can do that by chance. */
const UNCERTAIN = 'no certain change: more starts are needed';
/** How a figure is written. */
const FIGURES = {
    readySeconds: { label: 'ready in', show: format/* seconds */.YA, change: format/* secondsChange */.se },
    peakMemory: { label: 'peak memory until ready', show: units/* bytes */.ee, change: units/* bytesChange */.IV },
};
/** Empty unless `repeat` was set. */
function sideBySideBlocks({ sideBySide }) {
    if (!sideBySide)
        return [];
    const notes = sideBySide.notes.slice(0, MOST_NOTES);
    return [
        ...(sideBySide.rows.length > 0 ? [(0,render_blocks/* paragraph */.FY)(resultOf(sideBySide))] : []),
        ...notes.map((note) => (0,render_blocks/* paragraph */.FY)((0,render_blocks/* stop */.ds)('⚠️ ', (0,render_blocks/* prose */.CS)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(note), side_by_side_MOST_CHARACTERS))))),
    ];
}
/** `In turn with main@3f2a1c9: ready in 0.80 s → 0.84 s, no change (spread 0.10 s); … 3 starts each.` */
function resultOf({ baseline, rows, before, after }) {
    const other = (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(baseline ?? ''), 120));
    return [
        (0,render_blocks/* strong */.ko)('In turn'),
        ' with ',
        other,
        ': ',
        (0,render_blocks/* join */.fj)(rows.map(rowText), '; '),
        `; ${startsText(before, after)}.`,
    ];
}
function rowText({ key, before, after, spread, changed }) {
    const { label, show, change } = FIGURES[key];
    const [was, now] = [before.median, after.median];
    return [
        `${label} ${show(was)} → ${show(now)}, `,
        changed ? (0,render_blocks/* strong */.ko)(change(was, now)) : Math.abs(now - was) > spread ? UNCERTAIN : 'no change',
        ` (spread ${show(spread)})`,
    ];
}
/** `3 starts each`, or how many of each became ready. */
function startsText(before, after) {
    const isWhole = [before, after].every(({ ready, started }) => ready === started);
    if (isWhole && before.started === after.started)
        return `${(0,units/* count */.U9)(after.started, 'start')} each`;
    const text = ({ ready, started }) => `${ready} of ${started}`;
    return `${text(before)} and ${text(after)} starts became ready`;
}

;// CONCATENATED MODULE: ./src/report/sections/steps.ts




function buildDetails(report, links, budget) {
    const { build } = report;
    if (!build || budget.rows === 0)
        return [];
    const steps = build.steps.slice(0, budget.rows);
    const columns = [(0,render_blocks/* left */.kb)('At'), (0,render_blocks/* shrinking */.Ex)('Step'), (0,render_blocks/* right */.pG)('Time')];
    const rows = steps.map((step) => [
        dockerfileLine(report, step.line, links) ?? '',
        (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(step.name), 160)),
        timeOf(step),
    ]);
    const more = build.steps.length - steps.length;
    return [
        (0,render_blocks/* details */.zH)(steps_title(build), [
            ...(rows.length > 0 ? [(0,render_blocks/* table */.tp)(columns, rows)] : []),
            ...(more > 0 ? [(0,render_blocks/* paragraph */.FY)(`And ${(0,units/* count */.U9)(more, 'more step')}.`)] : []),
            ...serviceLines(build),
            ...warningList(report, build, links, budget),
            (0,render_blocks/* paragraph */.FY)(timings(report)),
        ]),
    ];
}
/** `build 12.3 s · smoke 4.10 s`, without stages that did not run. */
const timings = (report) => Object.entries(report.timings)
    .filter(([, took]) => took >= 0.001)
    .slice(0, 20)
    .map(([stage, took]) => `${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(stage), 40)} ${(0,format/* seconds */.YA)(took)}${stage === 'inspect' ? routeText(report) : ''}`)
    .join(' · ');
const ROUTES = {
    build: 'read during the load',
    entries: 'entries',
    content: 'content store',
    push: 'pushed',
    save: 'saved',
    archive: 'from the archive',
    registry: 'from the registry',
};
/** ` (pushed, 9 of 10 layers cached)` */
function routeText({ image }) {
    if (!image?.reading)
        return '';
    const { route, layers, remembered } = image.reading;
    return ` (${ROUTES[route]}${remembered > 0 ? `, ${remembered} of ${layers} layers cached` : ''})`;
}
function steps_title(build) {
    const cached = build.steps.filter((step) => step.cached).length;
    const parts = [
        `${build.ok ? 'Built' : 'Build failed'} in ${(0,format/* seconds */.YA)(build.seconds)}`,
        build.steps.length > 0 ? `${cached} of ${(0,units/* count */.U9)(build.steps.length, 'step')} cached` : '',
        build.warnings.length > 0 ? (0,units/* count */.U9)(build.warnings.length, 'warning') : '',
    ];
    return parts.filter(Boolean).join(', ');
}
function timeOf({ cached, error, seconds: took }) {
    if (error !== undefined)
        return ['❌ ', (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(error), 200) || 'failed'];
    return cached ? 'cached' : (0,format/* seconds */.YA)(took);
}
/** What the build took from the compose file, and where it differs from it. */
function serviceLines({ service }) {
    if (!service)
        return [];
    const { name, taken, differs } = service;
    const list = (texts) => texts.map((text) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(text), 200)).join(', ');
    return [
        ...(taken.length === 0
            ? []
            : [(0,render_blocks/* paragraph */.FY)(`From the service ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name), 100)} of the compose file: ${list(taken)}.`)]),
        ...(differs.length === 0
            ? []
            : [
                (0,render_blocks/* paragraph */.FY)(`Different from the service ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name), 100)} of the compose file: ${list(differs)}.`),
            ]),
    ];
}
function warningList(report, { warnings }, links, budget) {
    if (warnings.length === 0)
        return [];
    const items = warnings.slice(0, budget.findings).map(({ rule, message, line }) => {
        const at = dockerfileLine(report, line, links);
        return [(0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(rule), 60)), ': ', (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(message), budget.text), at ? [' (', at, ')'] : ''];
    });
    return [(0,render_blocks/* paragraph */.FY)('Build warnings:'), (0,render_blocks/* list */.p_)(items)];
}

;// CONCATENATED MODULE: ./src/report/sections/suites.ts



function suiteDetails({ suites = [] }, budget) {
    if (suites.length === 0 || budget.rows === 0)
        return [];
    const blocks = suites.flatMap((suite) => [
        (0,render_blocks/* paragraph */.FY)((0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(suite.file), 200)), ` (${PROGRAMS[suite.kind]}): ${countText([suite])}`),
        ...(suite.tests.length === 0 ? [] : [(0,render_blocks/* list */.p_)(rowsOf(suite, budget))]),
    ]);
    return [(0,render_blocks/* details */.zH)(`Test files: ${countText(suites)}`, blocks)];
}
/** One line. */
const suiteSummary = ({ suites = [] }) => suites.length === 0 ? [] : [(0,render_blocks/* paragraph */.FY)(`Test files: ${countText(suites)}`)];
const PROGRAMS = {
    structure: 'container-structure-test',
    goss: 'goss',
};
/** `12 of 13 passed, 2 skipped` */
function countText(suites) {
    const tests = suites.flatMap((suite) => suite.tests);
    const skipped = tests.filter((test) => test.skipped).length;
    const passed = tests.filter(({ ok }) => ok).length - skipped;
    const notRun = suites.filter(({ error }) => error !== undefined).length;
    const parts = [
        ...(tests.length > 0 ? [`${passed} of ${tests.length} passed`] : []),
        ...(skipped > 0 ? [`${skipped} skipped`] : []),
        ...(notRun > 0 ? [suites.length === 1 ? 'not run' : `${notRun} not run`] : []),
    ];
    return parts.join(', ');
}
/** Those that did not pass first. */
function rowsOf({ tests }, { rows, text }) {
    const ordered = [...tests.filter(({ ok }) => !ok), ...tests.filter(({ ok }) => ok)];
    const rest = ordered.length - rows;
    const shown = ordered.slice(0, rows).map(({ name, ok, skipped, detail, seconds: took }) => {
        const mark = skipped ? '⏭️' : ok ? '✅' : '❌';
        const why = detail === undefined ? '' : `: ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(detail), text)}`;
        return [`${mark} `, (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name), 200)), `${why}, ${(0,format/* seconds */.YA)(took)}`];
    });
    return rest > 0 ? [...shown, `… and ${rest} more`] : shown;
}

;// CONCATENATED MODULE: ./src/report/page.ts
























/** Largest first; the last shows little more than the first cause. */
const BUDGETS = [
    FULL,
    { findings: 10, evidence: 8, text: 300, logLines: 20, rows: 30 },
    { findings: 5, evidence: 5, text: 200, logLines: 10, rows: 0 },
    { findings: 3, evidence: 3, text: 100, logLines: 0, rows: 0 },
    { findings: 1, evidence: 0, text: 100, logLines: 0, rows: 0 },
];
/** Returns Markdown of at most `limit` bytes, with the largest size budget that fits. */
function fittingPage(report, links, limit) {
    for (const budget of BUDGETS) {
        const page = renderMarkdown(pageOf(report, links, budget));
        if (Buffer.byteLength(page) <= limit)
            return page;
    }
    return renderMarkdown([verdictHeading(report), ...originBlocks(links), shortened(links)]);
}
function pageOf(report, links, budget) {
    const story = report.verdict === 'pass' ? passing(report, links, budget) : failing(report, links, budget);
    return [
        verdictHeading(report),
        ...originBlocks(links),
        ...story,
        ...(budget === FULL ? [] : [shortened(links)]),
        provenance(report, links),
    ];
}
const originBlocks = ({ origin }) => (origin === undefined ? [] : [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* prose */.CS)(origin))]);
function passing(report, links, budget) {
    return [
        ...pushBlocks(report),
        ...scopeBlocks(report),
        ...budgetBlocks(report, budget),
        ...remarkBlocks(report, links, budget),
        ...numbers(report, links, budget),
        ...weightBlocks(report, links, budget),
        ...fixBlocks(report, budget),
        ...backgrounds(report, links, budget),
        ...logDetails(report, budget),
    ];
}
function failing(report, links, budget) {
    return [
        ...failureBlocks(report, links, budget),
        ...budgetBlocks(report, budget),
        ...pushBlocks(report),
        ...scopeBlocks(report),
        ...logDetails(report, budget),
        ...reproduceDetails(report, budget),
        ...remarkBlocks(report, links, budget),
        ...numbers(report, links, budget),
        ...savingBlocks(report, links, budget),
        ...backgrounds(report, links, budget),
    ];
}
const numbers = (report, links, budget) => [
    ...platformBlocks(report),
    ...whyBlocks(report, links),
    ...figureBlocks(report, links),
    ...sideBySideBlocks(report),
    ...redeployBlocks(report),
    ...buildTimeBlocks(report, links),
    ...sharedBlocks(report, budget),
];
function backgrounds(report, links, budget) {
    return [
        ...changeDetails(report, links, budget),
        ...layerDetails(report, links, budget),
        ...packageDetails(report, links, budget),
        ...deadDetails(report, links, budget),
        ...checkDetails(report, budget),
        ...suiteDetails(report, budget),
        ...budgetDetails(report, budget),
        ...remarkDetails(report, links, budget),
        ...buildDetails(report, links, budget),
        ...(budget.rows === 0 ? [] : baselineDetails(report)),
    ];
}
/** Statements that limit the verdict: an unfinished run, an image that was not run, caveats, the earlier verdict. */
function scopeBlocks(report) {
    const { verdict, image, smoke, delta } = report;
    const sentences = [
        unchangedText(report),
        verdict === 'error' && !isUnproven(report) ? notTried(report) : '',
        verdict !== 'error' && image && !smoke ? 'Weighed only: the image was not run.' : '',
        ...(report.config?.notes ?? []).slice(0, 5).map((note) => (0,render_blocks/* stop */.ds)('⚠️ ', (0,render_blocks/* prose */.CS)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(note), 500)))),
        ...(delta?.caveats ?? []).slice(0, 5).map((caveat) => (0,render_blocks/* stop */.ds)('⚠️ ', (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(caveat), 300))),
        beforeText(report),
        findingsFixed(report),
    ];
    return sentences.filter((words) => (0,render_blocks/* inline */.mG)(words).length > 0).map((words) => (0,render_blocks/* paragraph */.FY)(words));
}
/** Why nothing was tried: an earlier trial counts. */
function unchangedText({ unchangedSince: since, at }) {
    if (!since)
        return '';
    const old = (0,format/* age */.KW)(since.at, at);
    return [
        'Nothing that matters has changed since ',
        (0,render_blocks/* code */.aY)(commitText(since)),
        old === null ? '' : `, tried ${old} ago`,
        ': the files of the build, its base images and the settings are the same. So nothing was built or run; these are the results of that trial.',
    ];
}
/** A Report that a finished run handed on and that is not believed. */
const isUnproven = ({ findings }) => findings.some(({ code }) => code === NOT_PROVEN);
const NOT_PROVEN = 'not-proven';
const notTried = ({ image, build }) => image || build
    ? 'The run did not finish, so this is not a pass.'
    : 'The trial could not run, so nothing is known about the image. This is not a pass.';
/** The verdict of the baseline, if it differs or is a failure too. */
function beforeText(report) {
    const before = report.delta?.verdictBefore;
    if (!before || before === 'error' || report.verdict === 'error')
        return '';
    if (before === 'pass')
        return report.verdict === 'pass' ? '' : (0,render_blocks/* join */.fj)([beforeLabel(report), 'was seaworthy.'], ' ');
    return (0,render_blocks/* join */.fj)([beforeLabel(report), report.verdict === 'pass' ? 'was not seaworthy.' : 'was not seaworthy either.'], ' ');
}
const shortened = (links) => (0,render_blocks/* paragraph */.FY)('Shortened to GitHub’s size limit', links.run
    ? ['; the full report is on the page of ', { kind: 'link', text: 'this run', url: links.run }]
    : '', '.');

;// CONCATENATED MODULE: ./src/report/comment/section.ts
/** One section of the comment: what one image, in one leg of a matrix, reports. As data, which the comment carries. */





const TITLE = 100;
const SAYS = 200;
const TOGETHER = 300;
/** The section of a Report, without its body. */
function sectionOf(report, { run, log, together = '' }) {
    const matrix = [...run.matrix].sort(([a], [b]) => (a < b ? -1 : 1));
    const leg = digest(matrix);
    return {
        key: digest([report.name, leg]),
        run: run.run ?? 0,
        attempt: run.attempt,
        at: Date.parse(report.at) || 0,
        sha: report.sha ?? '',
        workflow: (0,render_text/* cap */.Np)(run.workflow ?? '', TITLE),
        job: (0,render_text/* cap */.Np)(run.job ?? '', TITLE),
        leg,
        legs: run.legs ?? 0,
        title: titleOf(report.name, matrix),
        verdict: report.verdict,
        says: withPush((0,render_text/* cap */.Np)(unnamed(report).rest, SAYS), report),
        log: log ?? '',
        together: (0,render_text/* cap */.Np)(together, TOGETHER),
        body: '',
    };
}
/** As GitHub names the jobs of a matrix. Values that are a word of the name are not repeated. */
function titleOf(name, matrix) {
    const words = new Set(name.split(/[^\w.]+/));
    const values = matrix.map(([, value]) => value).filter((value) => value !== '' && !words.has(value));
    const all = values.length === 0 ? name : `${name} (${values.join(', ')})`;
    return (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(all), TITLE);
}
const digest = (value) => (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
/** The page of a Report as the body of a section; empty if `limit` bytes are too few. No text in it is a marker. */
function sectionBody(report, links, limit) {
    const page = fittingPage(report, links, limit).replaceAll('<!-- sea-trial', '<!--\u200b sea-trial').trim();
    return Buffer.byteLength(page) <= limit ? page : '';
}

;// CONCATENATED MODULE: ./src/report/summary.ts
/** The job summary has the same page as the comment, with a larger limit, and sentences about publishing. */



/** GitHub accepts 1 MiB a step, and drops the whole summary if it is longer. */
const SUMMARY_LIMIT = 1024 * 1024;
/** A list of sentences, in which backquotes mark code. */
const renderSentences = (sentences) => renderMarkdown([(0,render_blocks/* list */.p_)(sentences.map((one) => (0,render_blocks/* prose */.CS)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(one), summary_MOST_CHARACTERS))))]);
const summary_MOST_CHARACTERS = 600;

// EXTERNAL MODULE: ./src/report/render/terminal.ts
var terminal = __webpack_require__(42479);
;// CONCATENATED MODULE: ./src/report/sections/together.ts

/** `Together the 3 images ship 412 MB on disk, 290 MB of it shared: one by one they would take 802 MB.` */
function togetherSentence(shipped) {
    if (!shipped)
        return '';
    const { images, onDisk, shared, apart } = shipped;
    const all = `Together the ${images} images ship ${(0,units/* bytes */.ee)(onDisk)} on disk`;
    return shared === 0
        ? `${all} and share no layer.`
        : `${all}, ${(0,units/* bytes */.ee)(shared)} of it shared: one by one they would take ${(0,units/* bytes */.ee)(apart)}.`;
}

;// CONCATENATED MODULE: ./src/report/terminal-report.ts

























const BUDGET = { findings: 20, evidence: 8, text: 600, logLines: 40, rows: 40 };
const LAYERS = 6;
function renderTerminal(report, look) {
    const isFailure = report.verdict !== 'pass';
    const blocks = [
        verdictHeading(report),
        ...(isFailure ? failure(report) : []),
        ...pushBlocks(report),
        ...budgetBlocks(report, BUDGET),
        ...scopeBlocks(report),
        ...platformBlocks(report),
        ...whyOrNone(report, NO_LINKS),
        ...(report.image ? [figureRows(report, NO_LINKS)] : []),
        ...sideBySideBlocks(report),
        ...baseBlocks(report, true),
        ...redeployBlocks(report),
        ...buildTimeBlocks(report, NO_LINKS),
        ...sharedBlocks(report, BUDGET),
        ...contentsSentence(report),
        ...(isFailure ? [] : layerRows(report, NO_LINKS, LAYERS)),
        ...(isFailure ? savingBlocks : weightBlocks)(report, NO_LINKS, BUDGET),
        ...remarkBlocks(report, NO_LINKS, BUDGET),
        ...known(report),
        ...suiteSummary(report),
        ...budgetSummary(report, BUDGET),
        ...noBaselineBlocks(report),
        (0,render_blocks/* footer */.qr)((0,render_blocks/* join */.fj)([engineText(report), report.generator, timings(report)], ' · ')),
    ];
    return (0,terminal/* renderText */.S5)(blocks, look);
}
/** The last lines of several images: a row each, and what they ship together. */
function renderTerminalList({ headline, verdict, together, reports }, look) {
    const rows = reports.map((report) => [
        [`${HEADINGS[report.verdict].icon} `, (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)(titleOf(report.name, report.matrix ?? []), terminal_report_NAME))],
        [(0,render_blocks/* prose */.CS)(withPush((0,render_text/* cap */.Np)(unnamed(report).rest, terminal_report_SAYS), report))],
    ]);
    const sentence = togetherSentence(together);
    const blocks = [
        (0,render_blocks/* heading */.R_)(verdict === 'pass' ? 'good' : 'bad', `${HEADINGS[verdict].icon} ${headline}`),
        (0,render_blocks/* table */.tp)([(0,render_blocks/* left */.kb)('Image'), (0,render_blocks/* left */.kb)('Result')], rows),
        ...(sentence === '' ? [] : [(0,render_blocks/* paragraph */.FY)(sentence)]),
    ];
    return (0,terminal/* renderText */.S5)(blocks, look);
}
const terminal_report_NAME = 60;
const terminal_report_SAYS = 200;
function known(report) {
    const words = (0,render_blocks/* inline */.mG)(knownRemarks(report));
    return words.length > 0 ? [(0,render_blocks/* paragraph */.FY)(words)] : [];
}
const failure = (report) => [
    ...failureBlocks(report, NO_LINKS, BUDGET),
    ...logDetails(report, BUDGET),
    ...reproduceBlocks(report, BUDGET),
];

;// CONCATENATED MODULE: ./src/report/sarif.ts
/** The findings as SARIF 2.1.0, for code scanning: a run for each image and its platform. */



/** GitHub shows at most 5,000 results of a run. */
const MOST_RESULTS = 5000;
const sarif_MOST_CHARACTERS = 1000;
const LEVELS = {
    fail: 'error',
    warn: 'warning',
    note: 'note',
};
/**
 * One run an image. Null if all trials ended in an error: an upload without results would close all alerts. A finding without a line is at
 * the first line of the Dockerfile, because code scanning needs a place. The fingerprint has neither lines nor figures, so
 * an alert stays the same when lines move.
 */
function renderSarif(reports) {
    const runs = reports.flatMap((report) => (report.verdict === 'error' ? [] : [runOf(report)]));
    if (runs.length === 0)
        return null;
    const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs };
    return JSON.stringify(log, null, 2) + '\n';
}
function runOf(report) {
    const { name, image, generator } = report;
    const findings = report.findings.slice(0, MOST_RESULTS);
    const codes = [...new Set(findings.map(({ code }) => code))];
    const file = report.build?.dockerfile ?? 'Dockerfile';
    return {
        tool: {
            driver: {
                name: 'Sea Trial',
                version: generator.replace('sea-trial ', ''),
                rules: codes.map((code) => ruleOf(code, findings)),
            },
        },
        automationDetails: { id: `sea-trial/${segment(name)}/${platformOf(image)}/` },
        results: findings.map((finding) => ({
            ruleId: finding.code,
            ruleIndex: codes.indexOf(finding.code),
            level: LEVELS[finding.level],
            message: { text: sarif_messageOf(finding) },
            locations: [locationOf(finding, file)],
            partialFingerprints: { 'seaTrialFinding/v1': fingerprintOf(finding, file) },
            ...(finding.accepted && {
                suppressions: [{ kind: 'external', justification: sarif_text(finding.accepted.reason) }],
            }),
            properties: { confidence: finding.confidence },
        })),
        columnKind: 'utf16CodeUnits',
    };
}
/** The level of a rule is that of its most serious finding; findings are sorted by it. */
function ruleOf(code, findings) {
    const level = findings.find((finding) => finding.code === code)?.level ?? 'note';
    return {
        id: code,
        shortDescription: { text: code.replaceAll('-', ' ') },
        defaultConfiguration: { level: LEVELS[level] },
    };
}
function sarif_messageOf({ message, fix = '' }) {
    const sentences = [message, fix].map(sarif_text).filter(Boolean);
    return (0,render_text/* capital */.Nx)(sentences.map((sentence) => sentence.replace(/(?<![.!?])$/, '.')).join(' '));
}
/** In SARIF, `[text](target)` is a link, also in plain text. */
const sarif_text = (value) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(value).replace(/[\\[\]]/g, '\\$&'), sarif_MOST_CHARACTERS);
const locationOf = ({ location }, file) => ({
    physicalLocation: {
        artifactLocation: { uri: uriOf(location?.file ?? file), uriBaseId: '%SRCROOT%' },
        region: { startLine: location?.line ?? 1 },
    },
});
const uriOf = (path) => path.split('/').map(segment).join('/');
const segment = (name) => encodeURIComponent((0,render_text/* wellFormed */.ES)(name));
const platformOf = (image) => image === null ? 'any' : segment(`${image.platform.os}-${image.platform.architecture}`);
function fingerprintOf(finding, file) {
    const about = [finding.code, finding.location?.file ?? file, finding.budget ?? '', ...(0,compare/* placesOf */.ek)(finding)];
    return (0,external_node_crypto_.createHash)('sha256')
        .update((0,render_text/* wellFormed */.ES)(about.join('\0')))
        .digest('hex');
}

;// CONCATENATED MODULE: ./src/report/predicate.ts



const predicate_MOST_CHARACTERS = 300;
/** `reports`: of one image, one for each of its platforms. */
function renderPredicate(reports, { configuration, url, reportDigest }) {
    const several = reports.length > 1;
    const tests = reports.flatMap((report) => testsOf(report).map(([state, name]) => [state, predicate_nameOf(name, several ? report : null)]));
    const names = (wanted) => [
        ...new Set(tests.flatMap(([state, name]) => (state === wanted ? [name] : []))),
    ];
    const verdicts = reports.map(({ verdict }) => verdict);
    const verdict = (0,core_verdicts/* worstOf */.hm)(verdicts);
    const [first] = reports;
    const predicate = {
        result: verdict !== 'pass' ? 'FAILED' : names('warned').length > 0 ? 'WARNED' : 'PASSED',
        configuration,
        ...(url === null ? {} : { url }),
        passedTests: names('passed'),
        warnedTests: names('warned'),
        failedTests: names('failed'),
        seaTrial: {
            version: first?.generator.replace('sea-trial ', '') ?? '',
            name: first?.name ?? '',
            verdict,
            headline: several ? (0,core_verdicts/* verdictSentence */.BT)(verdicts) : (first?.headline ?? ''),
            digest: first?.push?.digest ?? null,
            ...(reportDigest === null ? {} : { report: { digest: { sha256: reportDigest } } }),
            trials: reports.map(trialOf),
        },
    };
    return JSON.stringify(predicate, null, 2) + '\n';
}
const predicate_nameOf = (name, report) => {
    const platform = report?.image ? `${(0,platform_name/* platformText */.VQ)(report.image.platform)} ` : '';
    return (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(platform + name), predicate_MOST_CHARACTERS);
};
/** Notes are no tests. In a trial that passed, none has failed: what did not is accepted, or did not have to pass. */
function testsOf({ verdict, findings, smoke, budgets = [], suites = [] }) {
    const notOk = verdict === 'pass' ? 'warned' : 'failed';
    return [
        // weighed only: nothing is known about its health
        ...(smoke === null && verdict === 'pass' ? [['warned', 'not run']] : []),
        ...findings.flatMap(({ code, level }) => level === 'note' ? [] : [[level === 'fail' ? 'failed' : 'warned', `finding ${code}`]]),
        ...(smoke?.probes ?? []).flatMap(({ kind, target, ok }) => ok || notOk === 'failed' ? [[ok ? 'passed' : 'failed', `probe ${kind} ${target}`]] : []),
        ...budgets.map((budget) => [stateOf(budget), `budget ${budget.name} ${budget.is}`]),
        ...suites.flatMap(({ file, tests, error }) => [
            ...(error === undefined ? [] : [[notOk, `file ${file}`]]),
            ...tests.flatMap(({ name, ok, skipped }) => skipped ? [] : [[ok ? 'passed' : notOk, `test ${file} ${name}`]]),
        ]),
    ];
}
function stateOf({ state, level }) {
    if (state === 'met')
        return 'passed';
    return level === 'fail' && (state === 'exceeded' || state === 'open') ? 'failed' : 'warned';
}
function trialOf({ at, verdict, headline, engine, image, findings, smoke, push }) {
    return {
        at,
        platform: image && (0,platform_name/* platformText */.VQ)(image.platform),
        verdict,
        headline,
        engine: engine && { version: engine.version, os: engine.os, architecture: engine.architecture },
        image: image && {
            id: image.id,
            ...(push?.manifest === undefined ? {} : { manifest: push.manifest }),
            ...(push?.config === undefined ? {} : { config: push.config }),
        },
        findings: findings.map(({ code, level, accepted }) => ({
            code,
            level,
            ...(accepted ? { accepted: { level: accepted.level, until: accepted.until } } : {}),
        })),
        probes: (smoke?.probes ?? []).map(({ kind, target, ok, detail, seconds }) => ({
            ...{ kind, target, ok },
            detail: (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(detail), predicate_MOST_CHARACTERS),
            seconds,
        })),
        ...(push?.attached === undefined ? {} : { attached: push.attached }),
    };
}

;// CONCATENATED MODULE: ./src/report/json.ts
/** Indented JSON with the fields in the schema's order, so that a text diff of two Reports is useful. */
const renderJson = (report) => JSON.stringify(report, null, 2) + '\n';
const renderDiffJson = (diff) => JSON.stringify(diff, null, 2) + '\n';
const PUBLISHED = {
    Report: {
        title: 'Report of a Sea Trial',
        description: 'What one trial of a container image found. Bytes are integers, times are seconds, instants are RFC 3339. Layers are counted from 0, the base first.',
    },
    Reports: {
        title: 'Reports of several images by Sea Trial',
        description: 'What a run of several images writes: the Report of each, and what they have in common.',
    },
    Diff: {
        title: 'Comparison of two images by Sea Trial',
        description: 'What `sea-trial diff A B --format json` prints. Bytes are integers. Layers are counted from 0, the base first.',
    },
};
/** Content of a published schema, `schemas/report.schema.json`. Imports zod only here: no trial needs it. */
async function renderSchema(name = 'Report') {
    const [{ z }, schemas] = await Promise.all([Promise.all(/* import() */[__webpack_require__.e(5156), __webpack_require__.e(6255)]).then(__webpack_require__.bind(__webpack_require__, 86255)), Promise.all(/* import() */[__webpack_require__.e(5156), __webpack_require__.e(2032)]).then(__webpack_require__.bind(__webpack_require__, 12032))]);
    const schema = z.toJSONSchema(schemas[name], { target: 'draft-2020-12', reused: 'inline' });
    return JSON.stringify({ ...schema, ...PUBLISHED[name] }, null, 2) + '\n';
}

;// CONCATENATED MODULE: ./src/report/diff.ts








const NAME_LENGTH = 60;
/** `after`: the Report of the second image, with `diff.delta`. `look`: for a terminal. */
function renderDiff(diff, after, format, look) {
    if (format === 'json')
        return renderDiffJson(diff);
    const blocks = diffBlocks(diff, after);
    return format === 'markdown' ? renderMarkdown(blocks) : (0,terminal/* renderText */.S5)(blocks, look);
}
function diffBlocks({ before, after, delta, generator }, report) {
    const [a, b] = [before.name, after.name].map((name) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name), NAME_LENGTH));
    const compared = {
        ...report,
        baseline: { source: before.kind, ref: before.name, sha: null, at: before.at },
        delta,
    };
    const links = { ...NO_LINKS, now: b ?? '' };
    return [
        (0,render_blocks/* heading */.R_)('good', (0,render_blocks/* code */.aY)(a ?? ''), ' → ', (0,render_blocks/* code */.aY)(b ?? '')),
        ...(delta.caveats ?? []).map((caveat) => (0,render_blocks/* paragraph */.FY)((0,render_blocks/* stop */.ds)('⚠️ ', (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(caveat), 300)))),
        ...whyOrNone(compared, links),
        ...figureBlocks(compared, links),
        ...redeployBlocks(compared),
        ...changeDetails(compared, links, FULL),
        (0,render_blocks/* footer */.qr)(generator),
    ];
}

;// CONCATENATED MODULE: ./src/report/fixes.ts





/** As `patch`, it is for a program: nothing in it is escaped unless a terminal shows it. */
function renderFixes(fixes, shown, look) {
    if (shown.format === 'json')
        return `${JSON.stringify(fixes, null, 2)}\n`;
    if (shown.format === 'patch')
        return fixes.patch;
    const patch = fixes.patch === '' ? '' : `\n${(0,terminal/* harmless */.Is)((0,visible/* visible */.RK)(fixes.patch))}`;
    return (0,terminal/* renderText */.S5)(blocksOf(fixes, shown), look) + patch;
}
function blocksOf(fixes, { name, written, isFixed }) {
    if (!isFixed)
        return [(0,render_blocks/* heading */.R_)('good', (0,render_blocks/* code */.aY)((0,render_text/* oneLine */.TN)(name)), ': nothing to fix')];
    const { summary, proven, notFixed, after } = fixes;
    const done = written > 0 ? 'The files are changed.' : 'Nothing is changed: --write changes the files.';
    return [
        (0,render_blocks/* heading */.R_)(after ? 'good' : 'bad', (0,render_blocks/* code */.aY)((0,render_text/* oneLine */.TN)(name)), ': ', (0,render_blocks/* prose */.CS)(summary)),
        ...(proven.length > 0 ? [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('Proven:')), (0,render_blocks/* list */.p_)(changesOf(fixes, proven.length))] : []),
        ...(notFixed.length > 0 ? [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('Left:')), (0,render_blocks/* list */.p_)(notFixedOf(fixes, notFixed.length))] : []),
        ...(after ? [(0,render_blocks/* paragraph */.FY)(done)] : []),
    ];
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
// EXTERNAL MODULE: ./src/lib/shell-quote.ts
var shell_quote = __webpack_require__(54844);
;// CONCATENATED MODULE: ./src/report/reproduce/container-flags.ts
/** The container's settings as options of `docker run`. */


const FLAGS = [
    [
        '--tmpfs',
        ({ tmpfs }) => tmpfs.map(({ path, options }) => (options === '' ? path : `${path}:${options}`)),
    ],
    ['--user', ({ user }) => one(user)],
    ['--cap-drop', ({ capDrop }) => capDrop],
    ['--cap-add', ({ capAdd }) => capAdd],
    ['--security-opt', ({ securityOpt }) => securityOpt.map(({ flag }) => flag)],
    ['--pids-limit', ({ pidsLimit }) => one(pidsLimit)],
    ['--shm-size', ({ shmSize }) => one(shmSize)],
    ['--ulimit', ({ ulimits }) => ulimits.map(({ name, soft, hard }) => `${name}=${soft}:${hard}`)],
    ['--add-host', ({ addHost }) => addHost],
    ['--dns', ({ dns }) => dns],
    ['--gpus', ({ gpus }) => (gpus === null ? [] : [gpusText(gpus)])],
];
/** Quoted for a shell. `folder`: where the command is pasted. */
function containerFlags(settings, folder) {
    return [
        ...settings.volumes.flatMap((volume) => ['--volume', volumeText(volume, folder)]),
        ...FLAGS.flatMap(([flag, values]) => values(settings).flatMap((value) => [flag, (0,shell_quote/* quoteWord */.X)(value)])),
        ...(settings.readOnly ? ['--read-only'] : []),
        ...(settings.init ? ['--init'] : []),
    ];
}
const one = (value) => (value === null ? [] : [String(value)]);
/** A path in the folder is from there, so that the command works in another checkout. Docker 20 needs an absolute one. */
function volumeText({ source, target, options }, folder) {
    const rest = [target, ...(options.length > 0 ? [options.join(',')] : [])].join(':');
    if (source === null)
        return (0,shell_quote/* quoteWord */.X)(rest);
    if (source.kind === 'name')
        return (0,shell_quote/* quoteWord */.X)(`${source.name}:${rest}`);
    return (0,file_access/* isInside */.FK)(source.path, folder)
        ? `"$PWD"${(0,shell_quote/* quoteWord */.X)(`${source.path.slice(folder.length)}:${rest}`)}`
        : (0,shell_quote/* quoteWord */.X)(`${source.path}:${rest}`);
}
/** `all`, `2`, or CSV fields; fields with commas are quoted. */
function gpusText({ count, devices, driver, capabilities }) {
    const fields = [
        ...(devices.length > 0 ? [`device=${devices.join(',')}`] : [`count=${count === -1 ? 'all' : count}`]),
        ...(driver === '' ? [] : [`driver=${driver}`]),
        ...(capabilities.length > 1 ? [`capabilities=${capabilities.join(',')}`] : []),
    ];
    if (fields.length === 1 && devices.length === 0)
        return count === -1 ? 'all' : String(count);
    return fields.map((field) => (field.includes(',') ? `"${field}"` : field)).join(',');
}

;// CONCATENATED MODULE: ./src/report/reproduce/index.ts
/**
 * The shell command that repeats the smoke test without Sea Trial, to be pasted in `workingDir`. Values of variables are left
 * out: they may be secret.
 */




/** Null if nothing was run. */
function reproduce(inputs, image) {
    const { source, smoke, workingDir } = inputs;
    if (source.kind === 'archive' || smoke === null)
        return null;
    if (smoke.services !== null)
        return composeUp(smoke.services, workingDir);
    const ports = image ? portsOf(smoke, image) : [];
    const words = [
        'docker',
        'run',
        '--rm',
        ...ports.flatMap((port) => ['-p', `127.0.0.1:${parseInt(port, 10)}:${port}`]),
        ...limits(smoke),
    ].map(shell_quote/* quoteWord */.X);
    const run = [...words, ...containerFlags(smoke.container, workingDir), ...entrypoint(smoke).map(shell_quote/* quoteWord */.X)];
    const subject = source.kind === 'image' ? (0,shell_quote/* quoteWord */.X)(source.ref) : `"$(${(0,shell_quote/* quoteCommand */.c)(buildWords(source, inputs))})"`;
    return [...run, subject, ...after(smoke).map(shell_quote/* quoteWord */.X)].join(' ');
}
/** No image here: the compose file builds or names it. */
function composeUp({ files, service }, from) {
    const words = [
        'docker',
        'compose',
        ...files.flatMap((file) => ['--file', pathFrom(from, file)]),
        'up',
        '--build',
    ];
    return (0,shell_quote/* quoteCommand */.c)([...words, ...(service === null ? [] : [service])]);
}
/** A name that begins with `-` would be an option. */
const pathFrom = (folder, path) => ((0,external_node_path_.relative)(folder, path) || '.').replace(/^-/, './-');
/** `8080`, `53/udp` */
const portText = (port, protocol) => protocol === 'tcp' ? String(port) : `${port}/${protocol}`;
/** With more exposed ports than this, none is published: the command would be too long. */
const MOST_PORTS = 100;
function portsOf(smoke, image) {
    const inProbes = smoke.probes.flatMap((probe) => 'port' in probe && probe.port !== null
        ? [portText(probe.port, probe.kind === 'udp' ? 'udp' : 'tcp')]
        : []);
    const named = smoke.ports.map(({ port, protocol }) => portText(port, protocol));
    const isUdp = smoke.probes.some(({ kind }) => kind === 'udp');
    const exposed = image.config.exposedPorts
        .filter((port) => port.endsWith('/tcp') || (isUdp && port.endsWith('/udp')))
        .map((port) => port.replace('/tcp', ''));
    const asked = [...new Set([...inProbes, ...named])];
    if (asked.length > 0)
        return asked;
    return exposed.length > MOST_PORTS ? [] : exposed;
}
function limits({ env, network, memory, cpus, assignedPort }) {
    const assigned = `PORT=${assignedPort ?? ''}`;
    return [
        ...env.flatMap((item) => ['-e', item === assigned ? item : (item.split('=', 1)[0] ?? '')]),
        ...(network ? ['--network', network] : []),
        ...(memory ? ['--memory', String(memory)] : []),
        ...(cpus ? ['--cpus', String(cpus)] : []),
    ];
}
const entrypoint = (smoke) => smoke.entrypoint?.[0] === undefined ? [] : ['--entrypoint', smoke.entrypoint[0]];
const after = (smoke) => [
    ...(smoke.entrypoint?.slice(1) ?? []),
    ...(smoke.command ?? []),
];
/** What RUN and COPY depend on. */
const OF_STEPS = new Set([
    '--add-host',
    '--allow',
    '--build-context',
    '--shm-size',
    '--ssh',
    '--ulimit',
]);
function buildWords({ context, file, target, buildArgs, buildSecrets, platform, network, options = [] }, { workingDir: from, root }) {
    const inValue = (word) => word.replace(/(?<==)\/.*/s, (path) => ((0,file_access/* isInside */.FK)(path, root) ? pathFrom(from, path) : path));
    return [
        'docker',
        'build',
        '-q',
        ...(file === `${context}/Dockerfile` ? [] : ['-f', pathFrom(from, file)]),
        ...(target ? ['--target', target] : []),
        ...buildArgs.flatMap((item) => ['--build-arg', item.split('=', 1)[0] ?? '']),
        ...buildSecrets.flatMap((spec) => ['--secret', spec]),
        ...(platform ? ['--platform', platform] : []),
        ...(network ? ['--network', network] : []),
        ...options.filter(([flag]) => OF_STEPS.has(flag)).flatMap((option) => option.map(inValue)),
        pathFrom(from, context),
    ];
}

// EXTERNAL MODULE: ./src/report/progress.ts
var progress = __webpack_require__(18991);
;// CONCATENATED MODULE: ./src/report/index.ts
/**
 * The views of a Report, and progress during a run. Every view is a pure function of the Report, decides nothing, and
 * treats all texts as hostile.
 *
 * - `renderPage` (one image), `renderImages` (several) and `renderBody` (the comment, for the images of all jobs) return
 *   GitHub Markdown within a limit,
 * - `renderTerminal` returns plain text, `renderJson` the Report itself, `renderSchema` its JSON Schema,
 * - `renderSarif` returns the findings for code scanning,
 * - `renderPredicate` returns the result as an in-toto predicate,
 * - `renderDiff` shows what changed between two images, as text, Markdown or JSON,
 * - `makeProgress` shows a run on a terminal or in a CI log.
 */




















/***/ })

};
