export const id = 2364;
export const ids = [2364];
export const modules = {

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

/***/ 82364:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W$: () => (/* reexport */ COMMENT_LIMIT),
  Jt: () => (/* reexport */ SUMMARY_LIMIT),
  mf: () => (/* reexport */ canTry),
  Np: () => (/* reexport */ render_text/* cap */.Np),
  uH: () => (/* reexport */ render_text/* clean */.uH),
  xO: () => (/* reexport */ explainedCodes),
  oh: () => (/* reexport */ failedAgain),
  Is: () => (/* reexport */ terminal/* harmless */.Is),
  $H: () => (/* reexport */ hasChanged),
  KX: () => (/* reexport */ isLegacy),
  lY: () => (/* reexport */ isOutdated),
  X0: () => (/* reexport */ mergeSections),
  TN: () => (/* reexport */ render_text/* oneLine */.TN),
  c6: () => (/* reexport */ pageTree),
  OG: () => (/* reexport */ parseBody),
  lc: () => (/* reexport */ renderBody),
  Mj: () => (/* reexport */ renderCodeList),
  "in": () => (/* reexport */ renderDiff),
  YI: () => (/* reexport */ renderDoctor),
  N8: () => (/* reexport */ renderFindingPage),
  IV: () => (/* reexport */ renderFixes),
  K2: () => (/* reexport */ renderHtml),
  hR: () => (/* reexport */ renderImages),
  hF: () => (/* reexport */ renderJson),
  RV: () => (/* reexport */ renderJunit),
  r2: () => (/* reexport */ renderLayers),
  Cf: () => (/* reexport */ fittingPage),
  s4: () => (/* reexport */ renderPredicate),
  WH: () => (/* reexport */ renderSarif),
  iO: () => (/* reexport */ renderSbom),
  L7: () => (/* reexport */ renderSentences),
  bF: () => (/* reexport */ renderTerminal),
  Js: () => (/* reexport */ renderTerminalList),
  CC: () => (/* reexport */ reproduce),
  N_: () => (/* reexport */ roomFor),
  xD: () => (/* reexport */ sameSections),
  gt: () => (/* reexport */ sectionBody),
  ZE: () => (/* reexport */ sectionOf),
  ml: () => (/* reexport */ terminal/* shorten */.ml),
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
/** Text of an HTML document, also in an attribute between double quotes. */
const entities = (value) => value.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
function longestRun(value) {
    let longest = 0;
    for (const [run] of value.matchAll(/`+/g))
        longest = Math.max(longest, run.length);
    return longest;
}

// EXTERNAL MODULE: ./src/report/render/bars.ts
var bars = __webpack_require__(66645);
;// CONCATENATED MODULE: ./src/report/render/markdown.ts
/** Renders blocks as GitHub Markdown. Every text is escaped by `escape.ts`. */



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
            return `<details${block.isOpen ? ' open' : ''}><summary>${renderSummary(block.summary)}</summary>\n\n${renderMarkdown(block.blocks)}\n</details>`;
    }
}
function renderTable(columns, rows) {
    const cell = (content, column) => {
        const markdown = renderInline(content, true).trim();
        return column?.align === 'right' || column?.isWhole ? unbroken(markdown) : markdown;
    };
    const cells = (row) => `| ${row.map((content, index) => cell(content, columns[index])).join(' | ')} |`;
    const rule = columns.map(({ align }) => (align === 'right' ? '--:' : ':--')).join('|');
    return [cells(columns.map(({ title }) => title)), `|${rule}|`, ...rows.map(cells)].join('\n');
}
/** Figures stay on one line, also on a phone. No Markdown that we write depends on a space within a cell. */
const unbroken = (cell) => cell.replaceAll(' ', '\u00a0');
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
            const shown = part.isCode ? codeSpan(part.text, inTable) : escape_text(part.text);
            return target === null ? shown : `[${shown}](${target})`;
        }
        case 'bar':
            return '';
        case 'sparkline':
            return (0,bars/* sparkline */.KM)(part.values, { unicode: true }, part.fromZero);
    }
}
function renderSummary(content) {
    return joined(content)
        .map((part) => {
        if (part.kind === 'code' || (part.kind === 'link' && part.isCode))
            return htmlCode(part.text);
        if (part.kind === 'bar' || part.kind === 'sparkline')
            return renderPart(part, false);
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
        (0,render_blocks/* heading */.R_)(worst === 'pass' ? 'good' : 'bad', `${HEADINGS[worst].icon} ${(0,core_verdicts/* verdictSentence */.BT)(sections.map(({ verdict }) => verdict), sections.filter(isWeighed).length)}`),
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
/** Of a platform that cannot run on the engine, or with `smoke: false`: as `judge` begins the headline. */
const isWeighed = ({ says }) => says.startsWith('was weighed');
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

// EXTERNAL MODULE: ./src/compare/index.ts + 15 modules
var compare = __webpack_require__(82141);
// EXTERNAL MODULE: ./src/core/ready-time.ts
var ready_time = __webpack_require__(57488);
// EXTERNAL MODULE: ./src/core/finding-codes.ts
var finding_codes = __webpack_require__(65121);
// EXTERNAL MODULE: ./src/inspect/index.ts + 168 modules
var inspect = __webpack_require__(39714);
;// CONCATENATED MODULE: ./src/report/sections/view.ts
/** What the views share besides the Report: the targets of links, and size budgets. */




const NO_LINKS = { run: null, files: null, docs: null, now: 'Now' };
/** A word with a link to its definition in docs/figures.md; `heading`: the anchor there. */
const defined = (links, heading, text) => links.docs === null
    ? { kind: 'text', text }
    : { kind: 'link', text, url: `${links.docs}figures.md#${heading}` };
/** The headings of docs/figures.md that words of a page link to. */
const FIGURES = (/* unused pure expression or super */ null && ([
    'download',
    'on-disk',
    'your-layers',
    'base',
    'dead-weight',
    'ready-in',
    'peak-memory',
    'stop-signal',
    'rehearsal',
    'layer-size',
    'redeploy',
    'history',
    'budget',
    'in-turn',
]));
/** The code of a finding, with a link to its page. */
const codeLink = (links, of) => links.docs === null || !hasPage(of)
    ? (0,render_blocks/* code */.aY)(of)
    : { kind: 'link', text: of, url: `${links.docs}findings/${of}.md`, isCode: true };
/** Codes about the image and waste have no page of their own; a Report of another version may have other codes. */
const CODES = new Set([
    ...finding_codes/* FINDING_CODES */.f.build,
    ...finding_codes/* FINDING_CODES */.f.smoke,
    ...finding_codes/* FINDING_CODES */.f.budget,
    ...finding_codes/* FINDING_CODES */.f.contract,
    ...finding_codes/* FINDING_CODES */.f.suites,
]);
const hasPage = (of) => CODES.has(of);
const FULL = { findings: 20, evidence: 8, text: 600, logLines: 40, rows: 100 };
/**
 * The collapsed section that shows most about a failure, and is open: the log of a build or a container that ended, if it has more
 * than the evidence, the checks of one
 * that runs, what changed where a budget is exceeded. Null if the trial passed, or nothing was tried.
 */
function explainedBy({ verdict, findings, build, smoke, }) {
    if (verdict !== 'fail')
        return null;
    const [first] = findings;
    if ((build && !build.ok) || smoke?.exit) {
        const shown = new Set(first?.evidence);
        const lines = smoke?.log.tail ?? build?.log ?? [];
        return lines.every((line) => shown.has(line)) ? null : 'log';
    }
    if (first?.budget !== undefined)
        return 'changes';
    return smoke && !smoke.ready ? 'checks' : null;
}
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

;// CONCATENATED MODULE: ./src/report/sections/figure-list.ts
/** Each figure of a trial: its name, its value, and what it was in the baseline. `figures.ts` shows them. */







/** The same size to three digits, or less than this: two builds of one Dockerfile may differ by more. */
const TINY_BYTES = 10_000;
/** Instead of a change of what was measured in another run. */
const NOT_COMPARED = 'another run';
/** How a figure is named: as the label of a row, and in the line of unchanged figures. */
const NAMES = {
    download: { heading: 'download', label: 'Download', noun: ['to ', 'download'] },
    downloadYours: { heading: 'download', label: 'Your download', noun: ['of yours to ', 'download'] },
    onDisk: { heading: 'on-disk', label: 'On disk', noun: ['', 'on disk'] },
    yours: { heading: 'your-layers', label: 'Your layers', noun: ['in ', 'your layers'] },
    base: { heading: 'base', label: 'Base', noun: ['in the ', 'base'] },
    deadWeight: { heading: 'dead-weight', label: 'Dead weight', noun: ['of ', 'dead weight'] },
    readySeconds: { heading: 'ready-in', label: 'Ready in', noun: ['until ', 'ready'] },
    peakMemory: { heading: 'peak-memory', label: 'Peak memory', noun: ['of ', 'peak memory'] },
};
function figuresOf(report, links) {
    const { image, smoke } = report;
    const size = image?.sizes;
    const figure = (key, value, prefix = '') => value == null ? null : figureOf(report, links, { key, value, prefix });
    const rows = [
        figure('download', size?.download?.bytes, size?.download?.exact ? '' : '≈ '),
        figure('downloadYours', size?.downloadYours?.bytes, '≈ '),
        figure('onDisk', size?.onDisk),
        figure('yours', yoursOf(image)),
        figure('base', image?.base?.onDisk),
        figure('deadWeight', size?.deadWeight),
        figure('readySeconds', (0,ready_time/* readyTime */.Z)(smoke)),
        figure('peakMemory', smoke?.memory.peak),
        smoke?.shutdown ? stopFigure(smoke.shutdown, report, links) : null,
    ];
    return rows.filter((row) => row !== null);
}
function figureOf(report, links, { key, value, prefix }) {
    const { delta, image } = report;
    const { heading, label, noun } = NAMES[key];
    const show = key === 'readySeconds' ? format/* seconds */.YA : units/* bytes */.ee;
    const short = prefix + show(value);
    const times = key === 'readySeconds' ? report.smoke?.startTimes : undefined;
    const now = short + timesText(times);
    const one = {
        key,
        label: defined(links, heading, label),
        ...(key === 'base' ? { fullLabel: [label, baseName(image)] } : {}),
        ...(key === 'downloadYours' ? { fullLabel: 'Download of your layers' } : {}),
        now,
        phrase: [
            times ? 'a median of ' : '',
            short,
            ' ',
            noun[0],
            defined(links, heading, noun[1]),
            key === 'base' ? baseName(image) : '',
        ],
        // an estimate is not always there, and a built baseline is not run: that alone is no change
        changed: delta !== null && prefix === '' && !(0,compare/* isMeasured */.V2)(key),
    };
    const row = delta?.rows.find((candidate) => candidate.key === key);
    if (row?.before == null)
        return one;
    const change = (0,compare/* isMeasured */.V2)(key) ? NOT_COMPARED : (0,units/* bytesChange */.IV)(row.before, value);
    const isTiny = !(0,compare/* isMeasured */.V2)(key) && value !== row.before && isUnseen(row.before, value);
    const changed = (0,compare/* isChanged */.Hq)(row, delta ?? undefined);
    return { ...one, before: prefix + show(row.before), change, changed, isTiny };
}
/** ` (median of 5, 0.80 to 0.91 s)` */
function timesText(times) {
    if (times?.median == null || times.values.length === 0)
        return '';
    const [least = '', most = ''] = [Math.min(...times.values), Math.max(...times.values)].map(format/* seconds */.YA);
    return ` (median of ${times.values.length}, ${rangeText(least, most)})`;
}
/** The unit is written once, where both are in seconds: `0.80 to 0.91 s`. */
const rangeText = (least, most) => `${/^[\d.]+ s$/.test(most) ? least.replace(/ s$/, '') : least} to ${most}`;
const isUnseen = (before, after) => Math.abs(after - before) < TINY_BYTES && (0,units/* bytes */.ee)(before) === (0,units/* bytes */.ee)(after);
function stopFigure(shutdown, { delta }, links) {
    const signal = (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(shutdown.signal), 20);
    const before = delta?.shutdownBefore;
    const one = {
        key: 'shutdown',
        label: defined(links, 'stop-signal', `Stops on ${signal}`),
        now: stopText(shutdown),
        phrase: [
            defined(links, 'stop-signal', `${shutdown.killed ? 'not stopped' : 'stopped'} by ${signal}`),
            shutdown.killed ? '' : ` in ${(0,format/* seconds */.YA)(shutdown.seconds)}`,
        ],
        changed: false,
    };
    if (!before)
        return one;
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

;// CONCATENATED MODULE: ./src/report/sections/rehearsals.ts



const rehearsals_NAMES = {
    restart: 'Starts again after a stop',
    kill: 'Starts again after SIGKILL',
    twice: 'Runs beside a second container',
    upgrade: 'Starts on the data of the baseline',
    rollback: 'The baseline starts on its data',
};
/** As rows of a table: what was rehearsed, and how it went. A finding says why one failed. */
const rehearsalRows = ({ rehearsals = [] }, links) => rehearsals.map((row) => [defined(links, 'rehearsal', rehearsals_NAMES[row.kind]), resultOf(row)]);
const rehearsals_MOST_CHARACTERS = 100;
/** A note is not shown as a finding at once, so its reason is here. */
function resultOf({ ok, level, detail }) {
    const text = (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(detail), rehearsals_MOST_CHARACTERS);
    if (ok)
        return text;
    return level === 'note' ? `no: ${text}` : 'no';
}
const SIGNS = { fail: '❌', warn: '⚠️', note: 'ℹ️' };
/** Nothing for a failure, which its finding explains. */
function rehearsalBlocks(report, links) {
    const rows = isFailing(report) ? [] : rehearsalRows(report, links);
    const words = (0,render_blocks/* join */.fj)(rows.map(([name, result]) => [name, `: ${result}.`]), ' ');
    return (0,render_blocks/* inline */.mG)(words).length > 0 ? [(0,render_blocks/* paragraph */.FY)(words)] : [];
}
/** Lines for what was checked; `most`: characters of one. */
const rehearsalLines = ({ rehearsals = [] }, most) => rehearsals.map(({ kind, ok, level, detail }) => [
    `${ok ? '✅' : SIGNS[level ?? 'fail']} ${rehearsals_NAMES[kind]}: `,
    (0,render_blocks/* prose */.CS)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(detail), most)),
]);

;// CONCATENATED MODULE: ./src/report/sections/figures.ts
/** The figures of a trial, compared with those of the baseline. Unchanged figures share one line. */






/** A table of three columns, which fits a phone; what did not change is one line, and so is what cannot be compared. */
function figureBlocks(report, links) {
    const figures = figuresOf(report, links);
    if (figures.length === 0)
        return [];
    return report.delta ? compared(report, figures, links) : alone(report, figures, links);
}
/** Whether a figure changed, by more than the noise of a measurement where it is one, and a size by at least `least`. */
function hasChanged(report, least = null) {
    const rows = new Map(report.delta?.rows.map((row) => [row.key, row]));
    return (figuresOf(report, NO_LINKS).some(({ changed, key }) => changed && !(least && isSmall(rows.get(key), least))) ||
        (report.sideBySide?.rows.some(({ changed }) => changed) ?? false));
}
/** False for what is not a size, and for what is new or gone. */
function isSmall(row, { limit, isPercent }) {
    if (!row || (0,compare/* isMeasured */.V2)(row.key) || row.before === null || row.after === null)
        return false;
    return Math.abs(row.after - row.before) < (isPercent ? (row.before * limit) / 100 : limit);
}
/** The figures as rows, for a terminal, and the rehearsals. */
function figureRows(report, links) {
    const figures = figuresOf(report, links);
    const again = rehearsalRows(report, links);
    if (!report.delta)
        return (0,render_blocks/* table */.tp)([(0,render_blocks/* left */.kb)(''), (0,render_blocks/* left */.kb)('')], [...figures.map((one) => [one.fullLabel ?? one.label, one.now]), ...again]);
    const columns = [(0,render_blocks/* left */.kb)(''), (0,render_blocks/* right */.pG)(beforeLabel(report)), (0,render_blocks/* right */.pG)(links.now), (0,render_blocks/* right */.pG)('Change')];
    return (0,render_blocks/* table */.tp)(columns, [
        ...figures.map((one) => [one.fullLabel ?? one.label, one.before ?? '–', one.now, one.change ?? '']),
        ...again.map(([name, result]) => [name, '–', result, '']),
    ]);
}
/** `main 3f2a1c9` */
const beforeLabel = (report) => beforeName(report) ?? 'Baseline';
/** Ref and commit of the baseline; null if neither is known. */
function beforeName({ baseline }) {
    if (baseline?.source === 'last')
        return 'Last try';
    const sha = (0,render_text/* shortSha */.Fu)(baseline?.sha ?? '');
    const ref = baseline?.ref ? (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(baseline.ref), 60)) : '';
    return (0,render_blocks/* inline */.mG)(ref, sha).length === 0 ? null : (0,render_blocks/* join */.fj)([ref, sha], ' ');
}
function compared(report, figures, links) {
    const known = figures.filter(({ before }) => before !== undefined);
    if (known.length === 0)
        return alone(report, figures, links);
    const sizes = known.filter((one) => !isOfARun(one));
    const rows = sizes.filter(({ changed, isTiny, key }) => changed && !isTiny && key !== 'shutdown');
    const stops = sizes.find(({ changed, key }) => changed && key === 'shutdown');
    const others = sizes.filter((one) => !rows.includes(one) && one !== stops);
    const isSame = rows.length === 0 && stops === undefined;
    const shown = isSame ? others.filter(({ key }) => MAIN.has(key)) : others;
    const fresh = figures.filter((one) => !known.includes(one));
    const sentences = [
        listed(isSame ? noChange(report, others) : 'Unchanged: ', shown.map(phraseOf)),
        listed('Known only now: ', fresh.map(phraseOf)),
        listed('Not compared, because each run differs: ', known.filter(isOfARun).map(wasOf)),
    ];
    const rest = (0,render_blocks/* join */.fj)(sentences, ' ');
    return [
        ...(rows.length > 0 ? [changeTable(report, rows, links)] : []),
        ...(stops ? [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)(stops.label, ':'), ` ${stops.now}; before: ${stops.before ?? ''}.`)] : []),
        ...(rest.length > 0 ? [(0,render_blocks/* paragraph */.FY)(rest)] : []),
    ];
}
/** Those that are named if nothing changed; the collapsed sections have the others. */
const MAIN = new Set(['download', 'onDisk', 'deadWeight']);
const listed = (lead, parts) => parts.length === 0 ? '' : [lead, (0,render_blocks/* join */.fj)(parts, ', '), '.'];
/** Times and memory: shown, and no change. */
const isOfARun = ({ change }) => change === NOT_COMPARED;
const wasOf = ({ phrase, before = '' }) => [phrase, ` (was ${before})`];
const noChange = (report, figures) => [
    (0,render_blocks/* strong */.ko)(figures.some(({ isTiny }) => isTiny) ? 'Hardly any change' : 'No change'),
    ' compared with ',
    beforeLabel(report),
    ': ',
];
/** `242 → 251 MB`, and the change. */
function changeTable(report, rows, links) {
    const columns = [(0,render_blocks/* whole */.WQ)(''), (0,render_blocks/* right */.pG)(titleOf(report, links)), (0,render_blocks/* right */.pG)('Change')];
    return (0,render_blocks/* table */.tp)(columns, rows.map(({ label, now, before, change = '' }) => [
        label,
        before === undefined ? now : range(before, now),
        change && (0,render_blocks/* strong */.ko)(change),
    ]));
}
/** Longer names would widen the table; the footer has them in full. */
const MOST_TITLE = 10;
/** `main → PR` */
function titleOf({ baseline }, { now }) {
    const names = [(0,render_text/* oneLine */.TN)(baseline?.ref ?? ''), now === 'This PR' ? 'PR' : (0,render_text/* oneLine */.TN)(now)];
    return names.every((name) => name !== '' && name.length <= MOST_TITLE)
        ? names.join(' → ')
        : `before → ${now === 'This PR' ? 'PR' : 'after'}`;
}
/** The unit is written once, where both have the same: `242 → 251 MB`. */
function range(before, now) {
    if (before === now)
        return now;
    const unit = / [^ ]*$/.exec(before)?.[0] ?? '';
    const start = now.endsWith(unit) ? before.slice(0, before.length - unit.length) : before;
    return `${start} → ${now.replace(/^≈ /, '')}`;
}
const phraseOf = ({ phrase, change, isTiny }) => isTiny ? [phrase, ' (', (0,render_blocks/* strong */.ko)(change ?? ''), ')'] : phrase;
/** Of a Report without a baseline. A failure has its figures in one line: they are not what it is about. */
function alone(report, figures, links) {
    if (isFailing(report))
        return [(0,render_blocks/* paragraph */.FY)(listed('Its figures: ', figures.map(phraseOf)))];
    const rows = figures.filter(({ key }) => key !== 'shutdown');
    const stops = figures.find(({ key }) => key === 'shutdown');
    const columns = [(0,render_blocks/* whole */.WQ)(''), (0,render_blocks/* right */.pG)(links.now)];
    return [
        ...(rows.length > 0
            ? [
                (0,render_blocks/* table */.tp)(columns, rows.map(({ label, now }) => [label, now])),
            ]
            : []),
        ...(stops ? [(0,render_blocks/* paragraph */.FY)(stops.label, `: ${stops.now}.`)] : []),
    ];
}

;// CONCATENATED MODULE: ./src/report/sections/baseline.ts




const SOURCES = {
    cache: { place: 'Actions cache', what: 'cached report' },
    artifact: { place: 'Artifacts of earlier runs', what: 'artifact' },
    registry: { place: 'Registry', what: 'image' },
    build: { place: 'Build of the commit', what: 'build' },
    file: { place: 'Report file', what: 'report' },
    last: { place: 'Last try', what: 'last try' },
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
    const name = source === 'last' ? null : beforeName(report);
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
function budgetBlocks(report, links, budget) {
    const notMet = (report.budgets ?? []).filter(({ state }) => state !== 'met');
    if (report.image === null && notMet.length > 0 && notMet.every(({ state }) => state === 'open'))
        return [(0,render_blocks/* paragraph */.FY)(`${(0,units/* count */.U9)(notMet.length, 'budget')} could not be checked: there is no image to weigh.`)];
    const rows = notMet.slice(0, Math.min(budgets_MOST_ROWS, budget.findings));
    const more = notMet.length - rows.length;
    return [
        ...(rows.length > 0 ? budgetTable(rows, links) : []),
        ...(more > 0 ? [(0,render_blocks/* paragraph */.FY)(`And ${(0,units/* count */.U9)(more, 'more budget')} not met.`)] : []),
        ...expired(report, budget),
    ];
}
/** Collapsed: all budgets, policies, and what is accepted. */
function budgetDetails(report, links, budget) {
    if (budget.rows === 0)
        return [];
    const budgets = report.budgets ?? [];
    const met = budgets.filter(({ state }) => state === 'met');
    return [
        ...(met.length > 0
            ? [
                (0,render_blocks/* details */.zH)(`Budgets met (${met.length} of ${budgets.length})`, [
                    ...budgetTable(met.slice(0, budget.rows), links),
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
/** Three columns, which fit a phone; then a sentence for each that needs one. */
const budgetTable = (budgets, links) => {
    const columns = [(0,render_blocks/* left */.kb)(defined(links, 'budget', 'Budget')), (0,render_blocks/* right */.pG)('Measured'), (0,render_blocks/* right */.pG)('Limit')];
    const rows = budgets.map((one) => [[icon(one), ' ', budgets_nameOf(one)], ...figures(one)]);
    const said = budgets.flatMap((one) => {
        const why = reasonOf(one);
        return why === null ? [] : [[budgets_nameOf(one), ': ', (0,render_blocks/* stop */.ds)(why)]];
    });
    return [(0,render_blocks/* table */.tp)(columns, rows), ...(said.length > 0 ? [(0,render_blocks/* list */.p_)(said)] : [])];
};
const budgets_nameOf = ({ name }) => (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name), 80));
function figures({ is, value, limit, unit }) {
    const [measured, allowed] = (0,budget_text/* valueAndLimit */.A)(value ?? limit, limit, unit);
    const shown = value === null ? 'not known' : measured;
    if (is === 'absent')
        return [value === null || value > 0 ? shown : 'none', 'none'];
    if (is === 'required')
        return [value === null ? shown : value === 0 ? 'no' : 'yes', 'required'];
    const sign = is === 'min' ? '≥ ' : '≤ ';
    return [shown, is === 'max-growth' ? `≤ +${allowed}` : sign + allowed];
}
function icon({ state, level }) {
    if (state === 'exceeded')
        return level === 'fail' ? '❌' : '⚠️';
    return state === 'open' ? '❔' : '✅';
}
/** Null where the figures say it all. */
function reasonOf({ state, reason = '', by = '', at = '', until = '' }) {
    const text = (words) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(words), 200);
    switch (state) {
        case 'met':
        case 'exceeded':
            return null;
        case 'open':
            return text(reason);
        case 'allowed':
            return ['allowed: ', (0,render_blocks/* code */.aY)(text(by)), ` added the label on ${day(at)}`];
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
    return [cause, fix, ...evidenceOf(finding, links, budget)].filter((block) => block !== null);
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
function evidenceOf({ code: of, confidence, evidence }, links, budget) {
    if (evidence.length === 0 || budget.evidence === 0)
        return [];
    const lines = evidence.slice(0, budget.evidence).map((line) => (0,render_text/* cap */.Np)(line, budget.text));
    return [(0,render_blocks/* paragraph */.FY)(`${PROOF[confidence]} (`, codeLink(links, of), '):'), (0,render_blocks/* fence */.EU)('text', lines.join('\n'))];
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
/** To download less is nothing to name. */
const WORTH_BYTES = 1000;
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
function redeployBlocks({ delta }, links) {
    const hints = (delta?.hints ?? []).slice(0, MOST_HINTS);
    const sentences = [
        delta ? redeployText(delta, links) : '',
        ...hints.map((hint) => (0,render_blocks/* stop */.ds)(proseWithLinks((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(hint), SENTENCE_LENGTH), null, null))),
    ];
    return sentences.filter((words) => (0,render_blocks/* inline */.mG)(words).length > 0).map((words) => (0,render_blocks/* paragraph */.FY)(words));
}
function redeployText({ redeploy }, links) {
    if (!redeploy || redeploy.bytes < WORTH_BYTES)
        return '';
    const size = (0,units/* bytes */.ee)(redeploy.bytes);
    const what = redeploy.exact ? size : `layers of ${size} on disk; their compressed size is not known`;
    return [
        (0,render_blocks/* strong */.ko)(defined(links, 'redeploy', 'To redeploy'), ':'),
        ` a machine that has the baseline must download ${what}.`,
    ];
}
/** Collapsed in Markdown, unless it explains the failure: every layer, package and large file that changed. */
function changeDetails(report, links, budget) {
    const { delta } = report;
    if (!delta || budget.rows === 0)
        return [];
    const { layers, packages = [], paths = [] } = delta;
    const tables = [
        ...tableOf('Layer', layerText(report, links), layers, budget),
        ...tableOf('Package', packageText, packages, budget),
        ...tableOf('Path', pathText, paths, budget),
    ];
    const parts = [
        layers.length > 0 ? (0,units/* count */.U9)(layers.length, 'layer') : '',
        packages.length > 0 ? (0,units/* count */.U9)(packages.length, 'package') : '',
    ];
    const isOpen = explainedBy(report) === 'changes';
    return tables.length === 0 ? [] : [(0,render_blocks/* details */.zH)(['Changes (', (0,render_blocks/* join */.fj)(parts, ', '), ')'], tables, isOpen)];
}
/** Two columns, which fit a phone: the change, and where it is. */
function tableOf(noun, text, all, { rows }) {
    const shown = all.slice(0, rows);
    if (shown.length === 0)
        return [];
    const more = all.length - shown.length;
    const cells = shown.map((row) => {
        const { before, after } = sizesOf(row);
        return [(0,units/* bytesChange */.IV)(before ?? 0, after ?? 0), text(row)];
    });
    return [
        (0,render_blocks/* table */.tp)([(0,render_blocks/* right */.pG)('Change'), (0,render_blocks/* shrinking */.Ex)(noun)], cells),
        ...(more > 0 ? [(0,render_blocks/* paragraph */.FY)(`And ${(0,units/* count */.U9)(more, `more ${noun.toLowerCase()}`)} in the Report.`)] : []),
    ];
}
/** Bytes before and after; null where it is not there. */
function sizesOf({ before, after }) {
    const size = (side) => side !== null && typeof side === 'object' ? side.bytes : side;
    return { before: size(before), after: size(after) };
}
/** `new`, `gone`, `2.0 → 11.0 MB` */
function fromTo(row) {
    const { before, after } = sizesOf(row);
    if (row.before === null)
        return 'new';
    if (row.after === null)
        return 'gone';
    return before === null || after === null ? '' : range((0,units/* bytes */.ee)(before), (0,units/* bytes */.ee)(after));
}
const layerText = (report, links) => (layer) => {
    const { line, part, createdBy, createdByBefore } = layer;
    const at = dockerfileLine(report, line, links) ?? (part === 'base' ? 'base' : '');
    const was = createdByBefore === undefined ? '' : [' (was ', commandCode(createdByBefore), ')'];
    return [(0,render_blocks/* join */.fj)([at, fromTo(layer)], ', '), ': ', commandCode(createdBy), was];
};
const commandCode = (createdBy) => layerCommand(createdBy, 80);
const pathText = (row) => (0,render_blocks/* join */.fj)([(0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(row.path), 160)), fromTo(row)], ', ');
/** `flask 2.0 → 2.3 (pypi), 1.0 → 1.2 MB` */
const packageText = (row) => (0,render_blocks/* join */.fj)([[(0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(row.name), 80)), ` ${versionText(row)} (${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(row.type), 20)})`], fromTo(row)], ', ');
function versionText({ before, after }) {
    const [was, now] = [before, after].map((side) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(side?.version ?? ''), 40));
    if (!before || !after)
        return (before ? was : now) ?? '';
    return was === now ? (now ?? '') : `${was ?? ''} → ${now ?? ''}`;
}

;// CONCATENATED MODULE: ./src/report/sections/checks.ts






function checkDetails(report, budget) {
    const { smoke } = report;
    if (!smoke)
        return [];
    const blocks = [(0,render_blocks/* list */.p_)(checksOf(report, smoke, budget))];
    const again = isFailing(report) ? [] : reproduceBlocks(report, budget);
    return [(0,render_blocks/* details */.zH)('What was checked', [...blocks, ...again], explainedBy(report) === 'checks')];
}
function reproduceBlocks({ reproduce }, budget) {
    return reproduce ? [(0,render_blocks/* paragraph */.FY)('To reproduce it:'), (0,render_blocks/* fence */.EU)('sh', (0,render_text/* cap */.Np)(reproduce, budget.text * 4))] : [];
}
const reproduceDetails = (report, budget) => report.reproduce
    ? [
        (0,render_blocks/* details */.zH)(['Reproduce: ', (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(report.reproduce), 100))], [(0,render_blocks/* fence */.EU)('sh', (0,render_text/* cap */.Np)(report.reproduce, budget.text * 4))]),
    ]
    : [];
function logDetails(report, budget) {
    const { smoke, build } = report;
    const failed = build && !build.ok ? (build.log ?? []) : [];
    const lines = (smoke?.log.tail ?? failed).slice(-budget.logLines);
    if (lines.length === 0 || budget.logLines === 0)
        return [];
    const total = smoke?.log.lines ?? failed.length;
    const title = smoke
        ? `Last ${lines.length} of ${(0,units/* count */.U9)(total, 'log line')}`
        : `Log of the failing step (last ${(0,units/* count */.U9)(lines.length, 'line')})`;
    const all = total <= lines.length && smoke ? `Log (${(0,units/* count */.U9)(lines.length, 'line')})` : title;
    const isOpen = explainedBy(report) === 'log';
    return [...logHead(smoke?.log.head ?? [], budget), (0,render_blocks/* details */.zH)(all, [logText(lines, budget)], isOpen)];
}
/** The first lines of a long log: the first error is often not in the last lines. */
function logHead(head, budget) {
    const lines = head.slice(0, budget.logLines);
    return lines.length === 0
        ? []
        : [(0,render_blocks/* details */.zH)(`First ${(0,units/* count */.U9)(lines.length, 'log line')}`, [logText(lines, budget)])];
}
const logText = (lines, budget) => (0,render_blocks/* fence */.EU)('text', lines.map((line) => (0,render_text/* cap */.Np)(line, budget.text)).join('\n'));
function checksOf(report, smoke, budget) {
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
        ...rehearsalLines(report, budget.text),
        ...usage(smoke),
        ...(smoke.services ?? []).map(serviceText),
        ...(smoke.presets ? [`Preset: ${smoke.presets.map(render_text/* oneLine */.TN).join(', ')}`] : []),
        ...(smoke.route ? [`Route: ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(smoke.route), budget.text)}`] : []),
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

;// CONCATENATED MODULE: ./src/report/sections/contract.ts




/** For the comment. */
function contractDetails({ contract }, links, budget) {
    if (!contract || budget.rows === 0 || (contract.files.length === 0 && contract.notes.length === 0))
        return [];
    const { files, notes } = contract;
    const blocks = files.flatMap((file) => [
        ...(files.length > 1 ? [(0,render_blocks/* paragraph */.FY)(sentenceOf(file), '.')] : []),
        (0,render_blocks/* list */.p_)(rowsOf(file, links, budget)),
    ]);
    const others = notes.slice(0, budget.rows).map((note) => (0,render_blocks/* stop */.ds)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(note), budget.text)));
    const [only] = files;
    const title = only === undefined
        ? 'Contract: files were found, and none is used'
        : files.length === 1
            ? sentenceOf(only)
            : `Tried under ${(0,units/* count */.U9)(files.length, 'contract')}`;
    return [(0,render_blocks/* details */.zH)(title, [...blocks, ...(others.length === 0 ? [] : [(0,render_blocks/* list */.p_)(others)])])];
}
/** For a terminal: one line each. */
const contractSummary = ({ contract }) => (contract?.files ?? []).map((file) => (0,render_blocks/* paragraph */.FY)(sentenceOf(file)));
function sentenceOf({ file, name, isApplied, rules, notTried }) {
    const counts = [
        (0,units/* count */.U9)(rules.length, 'rule'),
        ...(notTried.length > 0 && isApplied ? [`${notTried.length} not tried`] : []),
    ];
    const path = (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(file), 200);
    const of = path.endsWith(name) ? '' : ` (${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name), 100)})`;
    return [isApplied ? 'Tried under ' : 'Compared with ', (0,render_blocks/* code */.aY)(path), `${of}: ${counts.join(', ')}`];
}
function rowsOf({ file, rules, notTried, isApplied }, links, budget) {
    const place = (line) => fileLink((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(file), 200), line, links);
    const applied = rules.map(({ text, line }) => [
        (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(text), 200)),
        ' (',
        place(line),
        ')',
    ]);
    const left = (isApplied ? notTried : []).map(({ what, why, line }) => [
        'Not tried: ',
        (0,render_blocks/* join */.fj)([(0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(what), 200)), (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(why), budget.text)], ': '),
        [' (', place(line), ')'],
    ]);
    const all = [...applied, ...left];
    const rest = all.length - budget.rows;
    return rest > 0 ? [...all.slice(0, budget.rows), `… and ${rest} more`] : all;
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
        .flatMap((finding) => evidenceOf(finding, links, budget));
    const old = known.flatMap((finding) => [
        (0,render_blocks/* paragraph */.FY)(remark(finding, report, links, budget)),
        ...evidenceOf(finding, links, budget),
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
const weight_WORTH_BYTES = 1_000_000;
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
        (0,render_blocks/* paragraph */.FY)(deadTotal(report, links), (0,render_blocks/* strong */.ko)('To save', wastes.length > 1 ? ' up to ' : ' ', (0,units/* bytes */.ee)(total), ':')),
        (0,render_blocks/* list */.p_)(items),
        ...omitted(wastes.length - shown.length, 'of them'),
    ];
}
function deadTotal({ image }, links) {
    if (!image || image.sizes.deadWeight === 0)
        return '';
    const { deadWeight, onDisk } = image.sizes;
    return [
        (0,render_blocks/* strong */.ko)(defined(links, 'dead-weight', 'Dead weight'), ':'),
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
    if (total < weight_WORTH_BYTES || total < image.sizes.onDisk * WORTH_SHARE)
        return [];
    const top = yours
        .slice(0, SHOWN)
        .map((row) => [(0,units/* bytes */.ee)(row.bytes), ' of ', pathOf(row), ', ', fate(row, report, links)]);
    return [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)(defined(links, 'dead-weight', 'Dead weight'), ':'), ' ', (0,render_blocks/* join */.fj)(top, '; '), '.')];
}
function deadDetails(report, links, budget) {
    const { image } = report;
    if (!image || image.dead.length === 0 || budget.rows === 0)
        return [];
    const rows = image.dead
        .slice(0, budget.rows)
        .map((row) => [
        (0,units/* bytes */.ee)(row.bytes),
        row.addedBy === null ? pathOf(row) : (0,render_blocks/* join */.fj)([pathOf(row), shortFate(row, report, links)], ', '),
    ]);
    const columns = [(0,render_blocks/* right */.pG)('Bytes'), (0,render_blocks/* left */.kb)('Path')];
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
/** `added Dockerfile:4, deleted Dockerfile:5` */
const shortFate = ({ addedBy, killedBy, cause }, report, links) => (0,render_blocks/* join */.fj)([
    ['added ', where(addedBy, report, links)],
    [cause === null ? '' : `${CAUSES[cause]} `, where(killedBy, report, links)],
], ', ');
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
    const columns = [(0,render_blocks/* right */.pG)('Bytes'), (0,render_blocks/* left */.kb)('Package')];
    const rows = packages
        .slice(0, budget.rows)
        .map((one) => [
        one.bytes === null ? '' : (0,units/* bytes */.ee)(one.bytes),
        (0,render_blocks/* join */.fj)([[contents_nameOf(one, packages), ` ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(one.version), 60)}`], where(one.layer, report, links)], ', '),
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
    if (!fixes?.after)
        return [];
    return [
        (0,render_blocks/* paragraph */.FY)((0,render_blocks/* strong */.ko)('Proven fix:'), ' ', (0,render_blocks/* stop */.ds)((0,render_blocks/* prose */.CS)((0,render_text/* oneLine */.TN)(fixes.summary)))),
        (0,render_blocks/* list */.p_)(changesOf(fixes, budget.findings)),
        ...omitted(fixes.proven.length - budget.findings, 'fixes'),
        ...(budget.rows === 0 ? [] : [applyBlock(fixes)]),
    ];
}
function applyBlock({ patch }) {
    if (patch.length > MOST_PATCH || (0,visible/* visible */.RK)(patch) !== patch || !patch.split('\n').every(isOfPatch))
        return (0,render_blocks/* paragraph */.FY)('The patch does not fit into a comment: ', (0,render_blocks/* code */.aY)('sea-trial fix --write'), ' makes it.');
    return (0,render_blocks/* details */.zH)('Apply it: paste this in the repository’s root', [
        (0,render_blocks/* fence */.EU)('sh', `git apply <<'PATCH'\n${patch}PATCH`),
    ]);
}
/** None is the end of the here-document. */
const isOfPatch = (line) => /^(?:$|[ +\-@\\]|diff --git |new file mode )/.test(line);
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
    return [(0,render_blocks/* details */.zH)(title(layers), [...baseBlocks(report, true), ...layerBars(report, links, budget)])];
}
/** Cells of the longest bar. */
const BAR = 6;
/** In code points: with the size and the bar it fits a phone on two lines. */
const COMMAND = 60;
/** A row for each of your layers that has files, with a bar, and one for each base. */
function layerBars(report, links, { rows }) {
    const layers = report.image?.layers ?? [];
    const yours = layers.filter(({ part, size }) => part === 'yours' && size > 0);
    const shown = largest(yours, rows);
    const most = Math.max(...shown.map(({ size }) => size), 1);
    const columns = [(0,render_blocks/* right */.pG)(defined(links, 'layer-size', 'Size')), (0,render_blocks/* left */.kb)(''), (0,render_blocks/* left */.kb)('Layer')];
    const cells = [
        ...baseRows(report),
        ...shown.map((layer) => [
            (0,units/* bytes */.ee)(layer.size),
            (0,bars/* bar */.M0)(layer.size / most, BAR, { unicode: true }),
            layers_layerText(layer, report, links),
        ]),
    ];
    const less = yours.length - shown.length;
    const empty = layers.filter(({ part, size }) => part === 'yours' && size === 0).length;
    const notes = [
        less > 0 ? `The ${(0,units/* count */.U9)(less, 'smallest layer')} of yours are not shown.` : '',
        empty > 0 ? `${(0,units/* count */.U9)(empty, 'layer')} of yours without a file.` : '',
    ].filter(Boolean);
    return [
        ...(cells.length > 0 ? [(0,render_blocks/* table */.tp)(columns, cells)] : []),
        ...(notes.length > 0 ? [(0,render_blocks/* paragraph */.FY)(notes.join(' '))] : []),
    ];
}
/** `239 MB | | base debian:bookworm, 4 layers`, from the bottom up. */
function baseRows(report) {
    const sums = new Map();
    for (const layer of report.image?.layers ?? []) {
        if (layer.part !== 'base')
            continue;
        const owner = baseOf(report, layer);
        const name = (0,render_blocks/* plain */.pj)((0,render_blocks/* inline */.mG)(owner));
        const { size, layers } = sums.get(name) ?? { size: 0, layers: 0 };
        sums.set(name, { owner, size: size + layer.size, layers: layers + 1 });
    }
    return [...sums.values()].map(({ owner, size, layers }) => [
        (0,units/* bytes */.ee)(size),
        '',
        [(0,render_blocks/* plain */.pj)((0,render_blocks/* inline */.mG)(owner)) === 'base' ? '' : 'base ', owner, `, ${(0,units/* count */.U9)(layers, 'layer')}`],
    ]);
}
/** The line, the command, the largest content, and what of it is dead. */
function layers_layerText(layer, report, links) {
    const most = mostOf(layer, report);
    const others = report.image?.shared?.length ?? 0;
    const shared = sharers(layer, others);
    const notes = [
        (0,render_blocks/* inline */.mG)(most).length > 0 ? ['mostly ', most] : '',
        layer.download === undefined
            ? ''
            : [(0,units/* bytes */.ee)(layer.download), ' to ', defined(links, 'download', 'download')],
        layer.deadWeight > 0 ? [(0,units/* bytes */.ee)(layer.deadWeight), ' ', defined(links, 'dead-weight', 'dead')] : '',
        shared === '' ? '' : `shared with ${others === 1 ? 'the other image' : shared}`,
    ];
    const line = dockerfileLine(report, layer.line, links);
    const rest = (0,render_blocks/* join */.fj)(notes, ', ');
    const about = [layerCommand(layer.createdBy, COMMAND), (0,render_blocks/* inline */.mG)(rest).length > 0 ? [': ', rest] : ''];
    return (0,render_blocks/* join */.fj)([line ?? '', about], ' ');
}
/** The largest of your own layers, for a terminal. `bars`: each as long as its size is of the largest. */
function layerRows(report, links, most, bars) {
    const yours = (report.image?.layers ?? []).filter(({ part, size }) => part === 'yours' && size > 0);
    if (yours.length === 0)
        return [];
    const scale = bars ? Math.max(...yours.map(({ size }) => size)) : 0;
    return [...(bars ? sizeBar(report) : []), layerTable(report, largest(yours, most), links, 120, { scale })];
}
/** All bytes on disk as one bar: those of the base and yours that can be seen, and dead weight. */
function sizeBar({ image }) {
    if (!image || image.sizes.onDisk === 0)
        return [];
    const { onDisk, deadWeight } = image.sizes;
    const seen = (part) => image.layers.reduce((sum, one) => sum + (one.part === part ? one.size - one.deadWeight : 0), 0);
    const parts = [
        ['base', 'base', seen('base')],
        ['yours', 'yours', seen('yours')],
        ['dead', 'dead weight', deadWeight],
    ].filter(([, , size]) => size > 0);
    if (parts.length < 2)
        return [];
    const whole = (0,render_blocks/* bar */.M0)(parts.map(([tone, , size]) => ({ tone, share: size / onDisk })));
    const legend = parts.map(([tone, label, size]) => [(0,render_blocks/* key */.Eb)(tone), ` ${label} ${(0,units/* bytes */.ee)(size)}`]);
    return [(0,render_blocks/* paragraph */.FY)(whole, ` ${(0,units/* bytes */.ee)(onDisk)}:`), (0,render_blocks/* paragraph */.FY)((0,render_blocks/* join */.fj)(legend, ', '))];
}
/** Every layer, with a bar for its share of the largest, and room for its command. `file`: the Dockerfile, where the Report does not name it. */
function allLayers(report, links, file) {
    const layers = report.image?.layers ?? [];
    const scale = Math.max(...layers.map(({ size }) => size));
    return layerTable(report, layers, links, 160, { scale, hasMost: false, file });
}
function layerTable(report, layers, links, width, { scale = 0, hasMost = true, file } = {}) {
    const others = report.image?.shared?.length ?? 0;
    const fields = [
        { column: (0,render_blocks/* right */.pG)('Layer'), cell: ({ index }) => String(index) },
        { column: (0,render_blocks/* right */.pG)('Size'), cell: ({ size }) => (0,units/* bytes */.ee)(size) },
        {
            column: (0,render_blocks/* dropping */.Ke)((0,render_blocks/* right */.pG)('Download')),
            cell: ({ download }) => (download === undefined ? '' : (0,units/* bytes */.ee)(download)),
            isOptional: true,
        },
        { column: (0,render_blocks/* right */.pG)('Dead'), cell: ({ deadWeight }) => (deadWeight > 0 ? (0,units/* bytes */.ee)(deadWeight) : '') },
        { column: (0,render_blocks/* left */.kb)(), cell: (layer) => layerBar(layer, scale), isOptional: true },
        { column: (0,render_blocks/* shrinking */.Ex)('Made by'), cell: ({ createdBy }) => layerCommand(createdBy, width) },
        {
            column: (0,render_blocks/* dropping */.Ke)((0,render_blocks/* left */.kb)('Most of it')),
            cell: (layer) => (hasMost ? mostOf(layer, report) : ''),
            isOptional: true,
        },
        {
            column: (0,render_blocks/* left */.kb)('At'),
            cell: (layer) => file !== undefined && layer.line !== undefined
                ? (0,render_text/* oneLine */.TN)(`${file}:${layer.line}`)
                : (dockerfileLine(report, layer.line, links) ?? baseOf(report, layer)),
        },
        { column: (0,render_blocks/* dropping */.Ke)((0,render_blocks/* left */.kb)('Shared')), cell: (layer) => sharers(layer, others), isOptional: true },
    ];
    const shown = fields.filter(({ cell, isOptional }) => !isOptional || layers.some((layer) => (0,render_blocks/* inline */.mG)(cell(layer)).length > 0));
    return (0,render_blocks/* table */.tp)(shown.map(({ column }) => column), layers.map((layer) => shown.map(({ cell }) => cell(layer))));
}
const layerBar = ({ size, deadWeight }, scale) => scale === 0
    ? ''
    : (0,render_blocks/* bar */.M0)([
        { tone: 'yours', share: (size - deadWeight) / scale },
        { tone: 'dead', share: deadWeight / scale },
    ]);
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
/** The footer: commit, baseline, engine and version; the run and its page. */




function provenance(report, links) {
    return (0,render_blocks/* footer */.qr)((0,render_blocks/* join */.fj)([
        report.sha ? `commit ${(0,render_text/* shortSha */.Fu)(report.sha)}` : '',
        baselineText(report),
        engineText(report),
        (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(report.generator), 60),
        links.docs ? { kind: 'link', text: 'what the figures mean', url: `${links.docs}figures.md` } : '',
        links.run ? { kind: 'link', text: 'this run', url: links.run } : '',
        links.page ? { kind: 'link', text: 'page', url: links.page } : '',
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
const side_by_side_FIGURES = {
    readySeconds: { label: 'ready in', show: format/* seconds */.YA, change: format/* secondsChange */.se },
    peakMemory: { label: 'peak memory until ready', show: units/* bytes */.ee, change: units/* bytesChange */.IV },
};
/** Empty unless `repeat` was set. */
function sideBySideBlocks({ sideBySide }, links) {
    if (!sideBySide)
        return [];
    const notes = sideBySide.notes.slice(0, MOST_NOTES);
    return [
        ...(sideBySide.rows.length > 0 ? [(0,render_blocks/* paragraph */.FY)(side_by_side_resultOf(sideBySide, links))] : []),
        ...notes.map((note) => (0,render_blocks/* paragraph */.FY)((0,render_blocks/* stop */.ds)('⚠️ ', (0,render_blocks/* prose */.CS)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(note), side_by_side_MOST_CHARACTERS))))),
    ];
}
/** `In turn with main@3f2a1c9: ready in 0.80 s → 0.84 s, no change (spread 0.10 s); … 3 starts each.` */
function side_by_side_resultOf({ baseline, rows, before, after }, links) {
    const other = (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(baseline ?? ''), 120));
    return [
        (0,render_blocks/* strong */.ko)(defined(links, 'in-turn', 'In turn')),
        ' with ',
        other,
        ': ',
        (0,render_blocks/* join */.fj)(rows.map(rowText), '; '),
        `; ${startsText(before, after)}.`,
    ];
}
function rowText({ key, before, after, spread, changed }) {
    const { label, show, change } = side_by_side_FIGURES[key];
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
    const columns = [(0,render_blocks/* right */.pG)('Time'), (0,render_blocks/* left */.kb)('Step')];
    const rows = steps.map((step) => [
        step.cached ? 'cached' : (0,format/* seconds */.YA)(step.seconds),
        [
            (0,render_blocks/* join */.fj)([dockerfileLine(report, step.line, links) ?? '', (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(step.name), 100))], ' '),
            failed(step),
        ],
    ]);
    const more = build.steps.length - steps.length;
    return [
        (0,render_blocks/* details */.zH)(steps_title(build), [
            ...(rows.length > 0 ? [(0,render_blocks/* table */.tp)(columns, rows)] : []),
            ...(more > 0 ? [(0,render_blocks/* paragraph */.FY)(`And ${(0,units/* count */.U9)(more, 'more step')}.`)] : []),
            ...buildNotes(report, links, budget),
            (0,render_blocks/* paragraph */.FY)(timings(report)),
        ]),
    ];
}
/** What the build took from a compose file, and its warnings. */
function buildNotes(report, links, budget) {
    const { build } = report;
    return build ? [...serviceLines(build), ...warningList(report, build, links, budget)] : [];
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
const failed = ({ error }) => error === undefined ? '' : [' ❌ ', (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(error), 200) || 'failed'];
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
        ...(suite.tests.length === 0 ? [] : [(0,render_blocks/* list */.p_)(suites_rowsOf(suite, budget))]),
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
function suites_rowsOf({ tests }, { rows, text }) {
    const ordered = [...tests.filter(({ ok }) => !ok), ...tests.filter(({ ok }) => ok)];
    const rest = ordered.length - rows;
    const shown = ordered.slice(0, rows).map(({ name, ok, skipped, detail, seconds: took }) => {
        const mark = skipped ? '⏭️' : ok ? '✅' : '❌';
        const why = detail === undefined ? '' : `: ${(0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(detail), text)}`;
        return [`${mark} `, (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name), 200)), `${why}, ${(0,format/* seconds */.YA)(took)}`];
    });
    return rest > 0 ? [...shown, `… and ${rest} more`] : shown;
}

// EXTERNAL MODULE: ./src/lib/group-by.ts
var group_by = __webpack_require__(29892);
;// CONCATENATED MODULE: ./src/report/sections/surface.ts



const MOST_PATHS = 5;
const MOST_CHANGES = 6;
const MOST_TEXT = 120;
/** `GET / was 200, is 302 to /login.` Without versions of servers. */
function surfaceBlocks({ delta }) {
    const changes = (delta?.surface ?? []).filter(({ isDetail }) => isDetail !== true);
    const sentences = [...(0,group_by/* groupBy */.$)(changes, ({ target }) => target)].map(([target, own]) => surface_sentenceOf(target, own));
    const shown = sentences.slice(0, MOST_PATHS);
    const more = sentences.length - shown.length;
    const [only] = shown;
    if (only === undefined)
        return [];
    if (sentences.length === 1)
        return [(0,render_blocks/* paragraph */.FY)((0,render_blocks/* stop */.ds)(only))];
    return [(0,render_blocks/* list */.p_)([...shown, ...(more > 0 ? [`and ${more} more in the Report`] : [])])];
}
function surface_sentenceOf(target, changes) {
    const status = changes.find(({ what }) => what === 'status');
    const location = changes.find(({ what }) => what === 'location');
    const others = changes.filter(({ what }) => what !== 'status' && what !== 'location');
    const shown = others.slice(0, MOST_CHANGES).map(otherText);
    const more = others.length - shown.length;
    const parts = [
        ...(status || location ? [statusText(status, location)] : []),
        ...shown,
        ...(more > 0 ? [`${more} more in the Report`] : []),
    ];
    return [(0,render_blocks/* code */.aY)(`GET ${surface_pathOf(target)}`), ' ', (0,render_blocks/* join */.fj)(parts, '; ')];
}
/** `was 200, is 302 to /login`; of the same status only where it leads. */
function statusText(status, location) {
    const side = (of) => {
        const to = location?.[of] ?? null;
        return [status?.[of] ?? 'a redirect', to === null ? '' : [' to ', value(to)]];
    };
    if (!status && location?.before === null)
        return ['now leads to ', value(location.after)];
    if (!status && location?.after === null)
        return ['no longer leads to ', value(location.before)];
    return ['was ', side('before'), ', is ', side('after')];
}
function otherText({ what, name = '', before, after }) {
    const title = [what === 'cookie' ? 'cookie ' : '', value(name)];
    if (before === null)
        return ['new ', title, ...(what === 'cookie' ? flags(after) : [': ', value(after)])];
    if (after === null)
        return [title, ' is gone'];
    return [title, ' was ', value(before), ', is ', value(after)];
}
/** What follows the name in `session; httponly; secure`. */
const flags = (cookie) => {
    const text = cookie?.split(';').slice(1).join(',').trim() ?? '';
    return text === '' ? [] : [' (', (0,render_text/* oneLine */.TN)((0,render_text/* cap */.Np)(text, MOST_TEXT)), ')'];
};
const value = (text) => (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(text ?? ''), MOST_TEXT));
/** `/login` of a target `http://127.0.0.1:8080/login status=200`. */
function surface_pathOf(target) {
    const [url = ''] = target.split(' ');
    const [, path = url] = /^https?:\/\/[^/]*?(?::\d+)?(\/.*)$/.exec(url) ?? [];
    return (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(path), MOST_TEXT);
}

;// CONCATENATED MODULE: ./src/report/sections/trend.ts
/** The history of the base branch up to this run, as lines drawn with characters. */





/** With fewer points there is no line to see. */
const LEAST_POINTS = 4;
/** A line of sizes that vary by less would show noise as a change. */
const LEAST_SPREAD = 0.01;
/** `History: on disk ▁▁▂▂▂█ 241 to 251 MB, ready in ▇▆█▇▆▇ 0.27 to 0.32 s.` Empty without a comparison, and without enough points. */
function trendBlocks(report, links) {
    const { delta, history = [], image, smoke } = report;
    if (!delta)
        return [];
    const sizes = [...history.map(({ onDisk }) => onDisk), image?.sizes.onDisk ?? null];
    const times = [...history.map(({ readySeconds }) => readySeconds), (0,ready_time/* readyTime */.Z)(smoke)];
    const lines = [
        line(defined(links, 'on-disk', 'on disk'), { kind: 'sparkline', values: sizes }, units/* bytes */.ee),
        // from 0, so that the noise of times is as small as it is
        line(defined(links, 'ready-in', 'ready in'), { kind: 'sparkline', values: times, fromZero: true }, format/* seconds */.YA),
    ];
    const parts = (0,render_blocks/* join */.fj)(lines, ', ');
    return parts.length === 0 ? [] : [(0,render_blocks/* paragraph */.FY)(defined(links, 'history', 'History'), ': ', parts, '.')];
}
/** With the lowest and the highest value. Empty if this run has none: the line would say nothing about it. */
function line(name, drawn, show) {
    const { values } = drawn;
    const known = values.filter((value) => value !== null);
    const [low, high] = [Math.min(...known), Math.max(...known)];
    if (values.at(-1) === null || known.length < LEAST_POINTS || high - low < low * LEAST_SPREAD)
        return '';
    return [name, ' ', drawn, ` ${range(show(low), show(high)).replace(' → ', ' to ')}`];
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
        ...budgetBlocks(report, links, budget),
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
        ...budgetBlocks(report, links, budget),
        ...explanation(report, links, budget),
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
    ...(explainedBy(report) === 'changes' ? [] : whyBlocks(report, links)),
    ...figureBlocks(report, links),
    ...rehearsalBlocks(report, links),
    ...trendBlocks(report, links),
    ...sideBySideBlocks(report, links),
    ...surfaceBlocks(report),
    ...redeployBlocks(report, links),
    ...buildTimeBlocks(report, links),
    ...sharedBlocks(report, budget),
];
/** The open section that explains a failure; the log has its own place. */
function explanation(report, links, budget) {
    const first = explainedBy(report);
    if (first === 'checks')
        return checkDetails(report, budget);
    return first === 'changes' ? [...whyBlocks(report, links), ...changeDetails(report, links, budget)] : [];
}
function backgrounds(report, links, budget) {
    const first = explainedBy(report);
    return [
        ...(first === 'changes' ? [] : changeDetails(report, links, budget)),
        ...layerDetails(report, links, budget),
        ...packageDetails(report, links, budget),
        ...deadDetails(report, links, budget),
        ...(first === 'checks' ? [] : checkDetails(report, budget)),
        ...contractDetails(report, links, budget),
        ...suiteDetails(report, budget),
        ...budgetDetails(report, links, budget),
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
        title: section_titleOf(report.name, matrix),
        verdict: report.verdict,
        says: withPush((0,render_text/* cap */.Np)(unnamed(report).rest, SAYS), report),
        log: log ?? '',
        together: (0,render_text/* cap */.Np)(together, TOGETHER),
        body: '',
    };
}
/** As GitHub names the jobs of a matrix. Values that are a word of the name are not repeated. */
function section_titleOf(name, matrix) {
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

// EXTERNAL MODULE: ./src/report/render/terminal.ts + 1 modules
var terminal = __webpack_require__(74311);
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
        ...budgetBlocks(report, NO_LINKS, BUDGET),
        ...scopeBlocks(report),
        ...platformBlocks(report),
        ...whyOrNone(report, NO_LINKS),
        ...(report.image ? [figureRows(report, NO_LINKS)] : []),
        ...sideBySideBlocks(report, NO_LINKS),
        ...baseBlocks(report, true),
        ...trendBlocks(report, NO_LINKS),
        ...surfaceBlocks(report),
        ...redeployBlocks(report, NO_LINKS),
        ...buildTimeBlocks(report, NO_LINKS),
        ...sharedBlocks(report, BUDGET),
        ...contentsSentence(report),
        ...(isFailure ? [] : layerRows(report, NO_LINKS, LAYERS, look.mustFit === true)),
        ...(isFailure ? savingBlocks : weightBlocks)(report, NO_LINKS, BUDGET),
        ...remarkBlocks(report, NO_LINKS, BUDGET),
        ...known(report),
        ...contractSummary(report),
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
        [`${HEADINGS[report.verdict].icon} `, (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)(section_titleOf(report.name, report.matrix ?? []), terminal_report_NAME))],
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

;// CONCATENATED MODULE: ./src/report/junit.ts


const MOST_CASES = 5000;
const junit_MOST_CHARACTERS = 1000;
/** Fails where the verdict is `fail`; where it is `error`, the same cases are errors. */
function renderJunit(reports) {
    const suites = reports.map((report) => ({ report, cases: distinct(casesOf(report).slice(0, MOST_CASES)) }));
    const all = countsOf(suites.flatMap(({ report, cases }) => cases.map((one) => tagOf(one, report))));
    return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites name="sea-trial"${all}>`,
        ...suites.flatMap(({ report, cases }) => suiteLines(report, cases)),
        '</testsuites>\n',
    ].join('\n');
}
function suiteLines(report, cases) {
    const counts = countsOf(cases.map((one) => tagOf(one, report)));
    const timing = { time: report.timings.total, timestamp: report.at.slice(0, 'YYYY-MM-DDThh:mm:ss'.length) };
    const name = section_titleOf(report.name, report.matrix ?? []) || 'image';
    return [
        `  <testsuite${attributes({ name })}${counts}${attributes(timing)}>`,
        ...cases.flatMap((one) => caseLines(one, name, tagOf(one, report))),
        '  </testsuite>',
    ];
}
function tagOf({ outcome }, { verdict }) {
    if (outcome === 'failed')
        return verdict === 'error' ? 'error' : 'failure';
    return outcome === 'skipped' ? 'skipped' : null;
}
function countsOf(tags) {
    const count = (tag) => tags.filter((one) => one === tag).length;
    return attributes({
        tests: tags.length,
        failures: count('failure'),
        errors: count('error'),
        skipped: count('skipped'),
    });
}
function caseLines({ group, name, seconds, message, details = [] }, suite, tag) {
    const open = `    <testcase${attributes({ name: (0,render_text/* oneLine */.TN)(name) || group, classname: `${suite}.${group}`, time: seconds })}`;
    const text = [message, ...details].filter((line) => line !== '').join('\n');
    if (tag === null && text === '')
        return [`${open}/>`];
    const child = tag === null
        ? `<system-out>${escaped((0,render_text/* clean */.uH)(text))}</system-out>`
        : tag === 'skipped'
            ? `<skipped${attributes({ message })}/>`
            : `<${tag}${attributes({ message, type: group === 'finding' ? name : group })}>${escaped((0,render_text/* clean */.uH)(text))}</${tag}>`;
    return [`${open}>`, `      ${child}`, '    </testcase>'];
}
/** Cases that agree with the verdict: one of its own where none of the others fails. */
function casesOf(report) {
    const { findings, budgets = [], suites = [] } = report;
    const cases = [
        ...buildCases(report),
        ...probeCases(report),
        ...suites.flatMap(testCases),
        ...findings.filter(({ budget }) => !budgets.some(({ name }) => name === budget)).map(findingCase),
        ...budgets.map((budget) => budgetCase(budget, findings)),
    ];
    const fails = cases.some(({ outcome }) => outcome === 'failed');
    if (cases.length > 0 && fails === (report.verdict !== 'pass'))
        return cases;
    const outcome = report.verdict === 'pass' ? 'passed' : 'failed';
    return [{ group: 'verdict', name: 'seaworthy', outcome, message: report.headline }, ...cases];
}
const buildCases = ({ build }) => build === null
    ? []
    : [
        {
            group: 'build',
            name: 'build',
            seconds: build.seconds,
            outcome: build.ok ? 'passed' : 'failed',
            message: build.ok ? '' : 'The build failed',
            details: build.log ?? [],
        },
    ];
/** A probe that did not pass decides nothing in a trial that passed. */
const probeCases = ({ smoke, verdict }) => (smoke?.probes ?? []).map(({ kind, target, ok, detail, seconds }) => ({
    group: 'probe',
    name: `${kind} ${target}`,
    seconds,
    outcome: ok ? 'passed' : verdict === 'pass' ? 'skipped' : 'failed',
    message: ok ? '' : detail,
}));
function testCases({ file, tests, error }) {
    const group = file.replaceAll('.', '-');
    if (error !== undefined)
        return [{ group, name: 'not run', outcome: 'failed', message: error }];
    return tests.map(({ name, ok, skipped, seconds, detail = '' }) => ({
        group,
        name,
        seconds,
        outcome: skipped ? 'skipped' : ok ? 'passed' : 'failed',
        message: ok && !skipped ? '' : detail,
    }));
}
const findingCase = (finding) => ({
    group: 'finding',
    name: finding.code,
    outcome: finding.level === 'fail' ? 'failed' : 'passed',
    message: finding.message,
    details: [...junit_placeOf(finding), ...(finding.fix ? [finding.fix] : []), ...finding.evidence],
});
const junit_placeOf = ({ location }) => location === undefined ? [] : [`${location.file}:${location.line}`];
/** Its finding says whether it fails; without one it is met, allowed or accepted. */
function budgetCase({ name, reason = '' }, findings) {
    const finding = findings.find((one) => one.budget === name);
    return finding
        ? { ...findingCase(finding), group: 'budget', name }
        : { group: 'budget', name, outcome: 'passed', message: reason };
}
/** Readers take cases of one name for one: the second gets a number. */
function distinct(cases) {
    const seen = new Map();
    return cases.map((one) => {
        const key = JSON.stringify([one.group, one.name]);
        const times = (seen.get(key) ?? 0) + 1;
        seen.set(key, times);
        return times === 1 ? one : { ...one, name: `${one.name} (${times})` };
    });
}
/** ` name="value"` for each value that is known; numbers that are no counts have three decimals. */
const attributes = (values) => Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${attribute(value)}"`))
    .join('');
const attribute = (value) => typeof value === 'string'
    ? escaped((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(value), junit_MOST_CHARACTERS))
    : Number.isInteger(value)
        ? String(value)
        : value.toFixed(3);
const junit_ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/** Of text without control characters and lone surrogates. XML 1.0 has no way to write U+FFFE and U+FFFF. */
const escaped = (text) => text.replace(/[\uFFFE\uFFFF]/g, '\uFFFD').replace(/[&<>"]/g, (character) => junit_ENTITIES[character] ?? '');

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

;// CONCATENATED MODULE: ./src/report/html/format.ts
/** Bytes are those of files; what is in a folder is added up again. */
const COLUMNS = {
    parents: 'difference',
    counts: 'plain',
    bytes: 'plain',
    layers: 'difference',
    ownedBy: 'difference',
    times: 'difference',
    /** Characters that the name shares with that of the row before. */
    shared: 'plain',
};
const COLUMN_NAMES = Object.keys(COLUMNS); // the keys of a constant
/** Integers from −2^52 to 2^52 as integers from 0: small ones stay small. */
const unsigned = (value) => (value < 0 ? -2 * value - 1 : 2 * value);
const signed = (value) => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);
/** Gives each folder the bytes of all in it, and the time of the newest. Folders must come before what is in them. */
function sumUp({ parents, counts, bytes, times }) {
    for (let row = 0; row < bytes.length; row++)
        if (counts[row] === 0) {
            bytes[row] = 0;
            times[row] = 0;
        }
    for (let row = bytes.length - 1; row > 0; row--) {
        const parent = parents[row] ?? 0;
        bytes[parent] = (bytes[parent] ?? 0) + (bytes[row] ?? 0);
        times[parent] = Math.max(times[parent] ?? 0, times[row] ?? 0);
    }
}

;// CONCATENATED MODULE: ./src/report/html/pack.ts
/** Packs the data of a page into a text that an HTML element can contain: letters, digits, `+`, `/` and `=` only. */


/** The highest, 9, takes five times as long to save 1 %. */
const LEVEL = 6;
function packPage({ images, together }) {
    const first = {
        images: images.map(({ tree, ...image }) => ({ ...image, owners: tree?.owners ?? null })),
        ...(together ? { together } : {}),
    };
    const trees = images.flatMap(({ tree }) => (tree ? blocksOf(tree) : []));
    const blocks = [Buffer.from(JSON.stringify(first)), ...trees];
    const parts = blocks.flatMap((block) => [varints([block.length], 'plain'), block]);
    return (0,external_node_zlib_.deflateRawSync)(Buffer.concat(parts), { level: LEVEL }).toString('base64');
}
function blocksOf(tree) {
    const { shared, rests } = pack_shortened(tree.names);
    const bytes = tree.bytes.map((count, row) => (tree.counts[row] === 0 ? 0 : count));
    const columns = { ...tree, bytes, shared };
    return [
        Buffer.from(rests.map((rest) => `${rest}/`).join('')),
        ...COLUMN_NAMES.map((name) => varints(columns[name], COLUMNS[name])),
    ];
}
/** Splits each name into what it shares with the one before, and the rest. */
function pack_shortened(names) {
    const shared = names.map((name, row) => sharedStart(names[row - 1] ?? '', name));
    return { shared, rests: names.map((name, row) => name.slice(shared[row])) };
}
/** UTF-16 code units; never between the two of a character. */
function sharedStart(before, name) {
    const most = Math.min(before.length, name.length);
    let at = 0;
    while (at < most && before.charCodeAt(at) === name.charCodeAt(at))
        at++;
    return /[\uD800-\uDBFF]/.test(name.charAt(at - 1)) ? at - 1 : at;
}
const MOST_VARINT = 8;
function varints(values, coding) {
    const bytes = Buffer.alloc(values.length * MOST_VARINT);
    let end = 0;
    let before = 0;
    for (const value of values) {
        let left = coding === 'plain' ? value : unsigned(value - before);
        before = value;
        for (; left >= 128; left = Math.floor(left / 128))
            bytes[end++] = (left % 128) + 128;
        bytes[end++] = left;
    }
    return bytes.subarray(0, end);
}

// EXTERNAL MODULE: ./src/core/image-files.ts
var image_files = __webpack_require__(43220);
;// CONCATENATED MODULE: ./src/report/html/tree.ts
/**
 * The files of an image as the rows of a page. A page has few rows: what is smaller than a threshold is added up in one row
 * of its folder, also whole folders. The threshold is the lowest that leaves no more than the given number of rows.
 */


/** In a page: what fits into 1 MB with its Reports, unless names are very long. */
const tree_MOST_ROWS = 40_000;
/** Of `counts`: not in the final file system, or without bytes of its own. */
const LEFT_OUT = -1;
const ROOT = 0;
/** Regular files only: links and devices have no bytes. `packages`: those of the Report, by which `files.owners` counts. */
function pageTree(files, packages, mostRows = tree_MOST_ROWS) {
    const { count, final } = files;
    // `map` of a typed array: `from` with a function makes an object of each number first
    const counts = new Int32Array(final.kinds).map((kind) => COUNTS[kind] ?? LEFT_OUT);
    counts[ROOT] = 0;
    const parents = new Int32Array(count).map((_, path) => (path === ROOT ? -1 : files.parent(path)));
    const times = final.times.map(seconds);
    const rows = {
        ...{ counts, parents, times },
        bytes: final.sizes.slice(),
        layers: new Int16Array(final.layers),
        ownedBy: files.owners ?? new Int32Array(count).fill(image_files/* NO_OWNER */.U),
        name: (path) => (path === ROOT ? '' : files.name(path)),
    };
    const owners = packages.map(({ name, version, type }) => `${name} ${version} (${type})`);
    return withOwners(chosen(rows, mostRows), owners);
}
/** The same with fewer rows. */
const smallerTree = (tree, mostRows) => withOwners(chosen({ ...tree, bytes: tree.bytes.slice(), name: (row) => tree.names[row] ?? '' }, mostRows), tree.owners);
const COUNTS = { [image_files/* EntryKind */.t0.FOLDER]: 0, [image_files/* EntryKind */.t0.FILE]: 1 };
/** A date that a browser can show, else 0. */
const MOST_SECONDS = 8.64e12;
const seconds = (time) => (Math.abs(time) <= MOST_SECONDS ? Math.round(time) : 0);
/** Keeps only the owners that a row has. */
function withOwners(tree, owners) {
    const used = [...new Set(tree.ownedBy)].filter((owner) => owner !== image_files/* NO_OWNER */.U).sort((a, b) => a - b);
    const places = new Map(used.map((owner, place) => [owner, place]));
    const ownedBy = tree.ownedBy.map((owner) => places.get(owner) ?? image_files/* NO_OWNER */.U);
    return { ...tree, ownedBy, owners: used.map((owner) => owners[owner] ?? '') };
}
function chosen(rows, mostRows) {
    sumUp(rows);
    const threshold = thresholdOf(rows, mostRows);
    const isKept = (row) => row === ROOT || isIn(rows, row, threshold);
    const sums = sumSmall(rows, isKept);
    const children = childrenOf(rows, isKept);
    const out = new Columns();
    out.add(rows, ROOT, '', -1);
    for (let row = 0, folders = [ROOT]; row < out.names.length; row++) {
        // rows of one folder follow each other, and the folders of `folders` are in the order of their rows
        const folder = folders[row] ?? LEFT_OUT;
        if (folder === LEFT_OUT)
            continue;
        const inside = (children.get(folder) ?? []).map((child) => ({ child, name: rows.name(child) }));
        for (const { child, name } of inside.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))) {
            out.add(rows, child, name, row);
            folders.push(rows.counts[child] === 0 ? child : LEFT_OUT);
        }
        const small = sums.get(folder);
        if (small) {
            const isChild = small.count === 1 && rows.parents[small.last] === folder;
            out.addSum(small, row, isChild ? rows.name(small.last) : '');
            folders.push(LEFT_OUT);
        }
    }
    return out.tree();
}
/** A row of several files is never kept as it is: more may be added to it. */
function isIn({ counts, bytes }, row, threshold) {
    const count = counts[row] ?? LEFT_OUT;
    return (count === 0 || count === 1) && (bytes[row] ?? 0) >= threshold;
}
/** Of the sizes as many are tried as it takes to come within a thousandth of the lowest that fits. */
const EXACTNESS = 1000;
/** The lowest of the sizes that leaves no more than `most` rows, or one near it; Infinity if none does. */
function thresholdOf(rows, most) {
    const sizes = rows.bytes.filter((_, row) => isIn(rows, row, 0)).sort();
    if (rowsAt(rows, 0) <= most)
        return 0;
    // each of these sizes is a row, so of lower ones there are too many
    let low = Math.max(0, sizes.length - most);
    let high = sizes.length;
    while (high - low > sizes.length / EXACTNESS) {
        const middle = (low + high) >> 1;
        if (rowsAt(rows, sizes[middle] ?? 0) <= most)
            high = middle;
        else
            low = middle + 1;
    }
    return sizes[high] ?? Infinity;
}
/** How many rows there are with a threshold. */
function rowsAt(rows, threshold) {
    const { counts, parents } = rows;
    const hasSum = new Uint8Array(counts.length);
    let count = 1;
    for (let row = 1; row < counts.length; row++) {
        if (counts[row] === LEFT_OUT)
            continue;
        if (isIn(rows, row, threshold))
            count++;
        else {
            const parent = parents[row] ?? ROOT;
            if (hasSum[parent] === 0 && (parent === ROOT || isIn(rows, parent, threshold)))
                count++;
            hasSum[parent] = 1;
        }
    }
    return count;
}
/** By the innermost folder that is kept. */
function sumSmall(rows, isKept) {
    const { parents, counts, bytes, layers, ownedBy, times } = rows;
    const sums = new Map();
    const innermost = new Int32Array(counts.length);
    for (let row = 1; row < counts.length; row++) {
        const folder = innermost[parents[row] ?? ROOT] ?? ROOT;
        const count = counts[row] ?? LEFT_OUT;
        if (count === 0)
            innermost[row] = isKept(row) ? row : folder;
        if (count <= 0 || isKept(row))
            continue;
        const small = sums.get(folder) ?? {
            count: 0,
            last: 0,
            bytes: 0,
            time: 0,
            layers: new Map(),
            owners: new Map(),
        };
        const size = bytes[row] ?? 0;
        sums.set(folder, small);
        small.count += count;
        small.last = row;
        small.bytes += size;
        small.time = Math.max(small.time, times[row] ?? 0);
        const [layer, owner] = [layers[row] ?? -1, ownedBy[row] ?? image_files/* NO_OWNER */.U];
        small.layers.set(layer, (small.layers.get(layer) ?? 0) + size);
        small.owners.set(owner, (small.owners.get(owner) ?? 0) + size);
    }
    return sums;
}
function childrenOf({ parents, counts }, isKept) {
    const children = new Map();
    for (let row = 1; row < counts.length; row++) {
        if (!isKept(row))
            continue;
        const parent = parents[row] ?? ROOT;
        const known = children.get(parent);
        if (known)
            known.push(row);
        else
            children.set(parent, [row]);
    }
    return children;
}
/** The rows of the page, one after the other. */
class Columns {
    names = [];
    rows = {
        ...{ parents: [], counts: [], bytes: [], layers: [], ownedBy: [], times: [] },
    };
    add({ counts, bytes, layers, ownedBy, times }, row, name, parent) {
        const [layer = -1, owner = image_files/* NO_OWNER */.U] = [layers[row], ownedBy[row]];
        this.#push(name, [parent, counts[row] ?? 0, bytes[row] ?? 0, layer, owner, times[row] ?? 0]);
    }
    addSum({ count, bytes, layers, owners, time }, parent, name) {
        this.#push(name, [parent, count, bytes, tree_largest(layers), tree_largest(owners), time]);
    }
    #push(name, [parent, count, bytes, layer, owner, time]) {
        const { rows } = this;
        this.names.push(name);
        rows.parents.push(parent ?? 0);
        rows.counts.push(count ?? 0);
        rows.bytes.push(bytes ?? 0);
        rows.layers.push(layer ?? -1);
        rows.ownedBy.push(owner ?? image_files/* NO_OWNER */.U);
        rows.times.push(time ?? 0);
    }
    tree() {
        const { parents, counts, bytes, layers, ownedBy, times } = this.rows;
        return {
            names: this.names,
            parents: Int32Array.from(parents),
            counts: Int32Array.from(counts),
            bytes: Float64Array.from(bytes),
            layers: Int16Array.from(layers),
            ownedBy: Int32Array.from(ownedBy),
            times: Float64Array.from(times),
        };
    }
}
function tree_largest(sums) {
    let [found, most] = [image_files/* NO_OWNER */.U, -1];
    for (const [number, bytes] of sums)
        if (bytes > most)
            [found, most] = [number, bytes];
    return found;
}

;// CONCATENATED MODULE: ./src/report/html/index.ts
/**
 * The HTML page of a run: one file without a network. Its script and its style are allowed by their hashes, so that nothing
 * else in it can run; the data is text that cannot end its element.
 */







const html_MOST_BYTES = 1_000_000;
/** A tree of fewer is left out. */
const LEAST_ROWS = 1000;
/** Of at most 1 MB, with fewer rows of files where there is no room; longer only if the Reports alone are. Throws for an asset that would end its element. */
function renderHtml(data, assets) {
    const around = documentOf(data, assets);
    return around(packWithin(data, html_MOST_BYTES - Buffer.byteLength(around(''))));
}
function packWithin(data, room) {
    const packed = packPage(data);
    const most = Math.max(0, ...data.images.map(({ tree }) => tree?.names.length ?? 0));
    if (packed.length <= room || most === 0)
        return packed;
    return packWithin({ ...data, images: data.images.map((image) => smaller(image, most / 2)) }, room);
}
function smaller(image, most) {
    const { report, tree } = image;
    if (!tree)
        return image;
    return most >= LEAST_ROWS
        ? { report, tree: smallerTree(tree, most) }
        : { report, tree: null, whyNoFiles: 'There is no room for them: a page has at most 1 MB.' };
}
/** Where the comment is, for a browser that runs no scripts. */
const NO_SCRIPT = 'This page needs a script, which this browser does not run. The comment on the pull request and the job summary say the same in text.';
function documentOf({ images }, { script, style }) {
    for (const [name, text] of Object.entries({ script, style }))
        if (new RegExp(`</${name}|<!--`, 'i').test(text))
            throw new RangeError(`the page's ${name} would end its element`);
    const reports = images.map(({ report }) => report);
    const title = reports.map(({ name }) => (0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(name), 60)).join(', ');
    const policy = `default-src 'none'; script-src '${hashOf(script)}'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'`;
    return (packed) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${entities((0,render_text/* cap */.Np)(title, 200))} · Sea Trial</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<noscript>
${reports.map(summaryOf).join('\n')}
<p>${NO_SCRIPT}</p>
</noscript>
<script type="application/json" id="data">${packed}</script>
<script>${script}</script>
</body>
</html>
`;
}
const hashOf = (text) => `sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}`;
/** Of one that was only weighed, the headline says so. */
const summaryOf = ({ verdict, headline }) => `<h1>${HEADINGS[verdict].icon} ${entities((0,render_text/* oneLine */.TN)(headline))}</h1>`;

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
    Layers: {
        title: 'Layers of an image by Sea Trial',
        description: 'What `sea-trial layers IMAGE --format json` prints. Bytes are integers. Layers are counted from 0, the base first.',
    },
    Tree: {
        title: 'Files of an image by Sea Trial',
        description: 'What `sea-trial tree IMAGE --format json` prints. Bytes are integers. Layers are counted from 0, the base first.',
    },
};
/** Content of a published schema, `schemas/report.schema.json`. Imports zod only here: no trial needs it. */
async function renderSchema(name = 'Report') {
    const [{ z }, schemas, listings] = await Promise.all([
        Promise.all(/* import() */[__webpack_require__.e(5156), __webpack_require__.e(6255)]).then(__webpack_require__.bind(__webpack_require__, 86255)),
        Promise.all(/* import() */[__webpack_require__.e(5156), __webpack_require__.e(2032)]).then(__webpack_require__.bind(__webpack_require__, 12032)),
        Promise.all(/* import() */[__webpack_require__.e(5156), __webpack_require__.e(1318)]).then(__webpack_require__.bind(__webpack_require__, 51318)),
    ]);
    const schema = z.toJSONSchema({ ...schemas, ...listings }[name], {
        target: 'draft-2020-12',
        reused: 'inline',
    });
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
        ...redeployBlocks(compared, links),
        ...changeDetails(compared, links, FULL),
        (0,render_blocks/* footer */.qr)(generator),
    ];
}

;// CONCATENATED MODULE: ./src/report/layers.ts








/** `look`: for text. `file`: the Dockerfile that names the lines. */
function renderLayers(report, format, look, file) {
    if (format === 'json')
        return renderLayersJson(report);
    const blocks = layersBlocks(report, file);
    return format === 'markdown' ? renderMarkdown(blocks) : (0,terminal/* renderText */.S5)(blocks, look);
}
const layers_NAME_LENGTH = 80;
function layersBlocks(report, file) {
    const { image } = report;
    const { onDisk, deadWeight } = image.sizes;
    const dead = deadWeight > 0 ? `, of which ${(0,units/* bytes */.ee)(deadWeight)} dead weight` : '';
    return [
        (0,render_blocks/* heading */.R_)('good', (0,render_blocks/* code */.aY)((0,render_text/* cap */.Np)((0,render_text/* oneLine */.TN)(report.name), layers_NAME_LENGTH))),
        (0,render_blocks/* paragraph */.FY)(`${(0,units/* count */.U9)(image.layers.length, 'layer')}, ${(0,units/* bytes */.ee)(onDisk)} on disk${dead}.`, ...parts(image)),
        ...baseBlocks(report),
        allLayers(report, NO_LINKS, file),
        ...sharedBlocks(report, FULL),
        (0,render_blocks/* footer */.qr)(report.generator),
    ];
}
/** What other images of the same base share, and what is this image's alone. */
function parts({ layers }) {
    const [base, yours] = ['base', 'yours'].map((part) => layers.filter((layer) => layer.part === part));
    if (!base || !yours || base.length === 0)
        return [];
    const sum = (some) => `${(0,units/* bytes */.ee)(some.reduce((all, { size }) => all + size, 0))} in ${(0,units/* count */.U9)(some.length, 'layer')}`;
    return [` Base: ${sum(base)}, shared by all images of that base. Yours: ${sum(yours)}.`];
}
function renderLayersJson({ generator, name, image }) {
    const { id, ref, platform, sizes, base, layers, dead, shared } = image;
    const data = {
        ...{ schemaVersion: 1, generator, name, id, ref, platform, sizes, base, layers, dead },
        ...(shared ? { shared } : {}),
    };
    return `${JSON.stringify(data, null, 2)}\n`;
}

;// CONCATENATED MODULE: ./src/report/sbom/license-ids.ts
/** The identifiers of the SPDX licence list (v1.1-3.29.0), those of exceptions included. A test compares them with CycloneDX’s copy. */
const IDS = `
0BSD 3D-Slicer-1.0 AAL Abstyles AdaCore-doc Adobe-2006 Adobe-Display-PostScript Adobe-Glyph Adobe-Utopia
ADSL Advanced-Cryptics-Dictionary AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 Afmparse AGPL-1.0 AGPL-1.0-only
AGPL-1.0-or-later AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later Aladdin ALGLIB-Documentation AMD-newlib AMDPLPA
AML AML-glslang AMPAS ANTLR-PD ANTLR-PD-fallback any-OSI any-OSI-perl-modules Apache-1.0 Apache-1.1
Apache-2.0 APAFML APL-1.0 App-s2p APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0 Arphic-1999 Artistic-1.0
Artistic-1.0-cl8 Artistic-1.0-Perl Artistic-2.0 Artistic-dist Aspell-RU ASWF-Digital-Assets-1.0
ASWF-Digital-Assets-1.1 atc-game Baekmuk Bahyph Barr bcrypt-Solar-Designer Beerware Bitstream-Charter
Bitstream-Vera BitTorrent-1.0 BitTorrent-1.1 blessing BlueOak-1.0.0 Boehm-GC Boehm-GC-without-fee BOLA-1.1
Borceux Brian-Gladman-2-Clause Brian-Gladman-3-Clause Brian-Gladman-3-Clause-no-conversion BSD-1-Clause
BSD-2-Clause BSD-2-Clause-Darwin BSD-2-Clause-first-lines BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD
BSD-2-Clause-Patent BSD-2-Clause-pkgconf-disclaimer BSD-2-Clause-pos-unchanged BSD-2-Clause-Views
BSD-3-Clause BSD-3-Clause-acpica BSD-3-Clause-Attribution BSD-3-Clause-Clear BSD-3-Clause-flex
BSD-3-Clause-HP BSD-3-Clause-LBNL BSD-3-Clause-Modification BSD-3-Clause-No-Military-License
BSD-3-Clause-No-Nuclear-License BSD-3-Clause-No-Nuclear-License-2014 BSD-3-Clause-No-Nuclear-Warranty
BSD-3-Clause-Open-MPI BSD-3-Clause-OpenWebUI BSD-3-Clause-Sun BSD-3-Clause-Tso BSD-4-Clause
BSD-4-Clause-Shortened BSD-4-Clause-UC BSD-4.3RENO BSD-4.3TAHOE BSD-Advertising-Acknowledgement
BSD-ask-to-endorse BSD-Attribution-HPND-disclaimer BSD-Inferno-Nettverk BSD-Mark-Modifications
BSD-Protection BSD-Source-alt-GPL BSD-Source-beginning-file BSD-Source-Code BSD-Source-Code-no-disclaimer
BSD-Systemics BSD-Systemics-W3Works BSL-1.0 Buddy Bugroff BUSL-1.1 bzip2-1.0.5 bzip2-1.0.6 C-UDA-1.0
CAL-1.0 CAL-1.0-Combined-Work-Exception Caldera Caldera-no-preamble CAPEC-tou Catharon CATOSL-1.1
CC-BY-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-2.5-AU CC-BY-3.0 CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO
CC-BY-3.0-NL CC-BY-3.0-US CC-BY-4.0 CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5 CC-BY-NC-3.0 CC-BY-NC-3.0-DE
CC-BY-NC-3.0-IGO CC-BY-NC-4.0 CC-BY-NC-ND-1.0 CC-BY-NC-ND-2.0 CC-BY-NC-ND-2.5 CC-BY-NC-ND-3.0
CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO CC-BY-NC-ND-4.0 CC-BY-NC-SA-1.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-2.0-DE
CC-BY-NC-SA-2.0-FR CC-BY-NC-SA-2.0-UK CC-BY-NC-SA-2.5 CC-BY-NC-SA-3.0 CC-BY-NC-SA-3.0-DE
CC-BY-NC-SA-3.0-IGO CC-BY-NC-SA-4.0 CC-BY-ND-1.0 CC-BY-ND-2.0 CC-BY-ND-2.5 CC-BY-ND-3.0 CC-BY-ND-3.0-DE
CC-BY-ND-4.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP CC-BY-SA-2.5 CC-BY-SA-3.0
CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO CC-BY-SA-4.0 CC-PDDC CC-PDM-1.0 CC-SA-1.0 CC0-1.0
CDDL-1.0 CDDL-1.1 CDL-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 CDLA-Sharing-1.0 CECILL-1.0 CECILL-1.1
CECILL-2.0 CECILL-2.1 CECILL-B CECILL-C CERN-OHL-1.1 CERN-OHL-1.2 CERN-OHL-P-2.0 CERN-OHL-S-2.0
CERN-OHL-W-2.0 CFITSIO check-cvs checkmk ClArtistic Clips CMU-Mach CMU-Mach-nodoc CNRI-Jython CNRI-Python
CNRI-Python-GPL-Compatible COIL-1.0 Community-Spec-1.0 Condor-1.1 copyleft-next-0.3.0 copyleft-next-0.3.1
Cornell-Lossless-JPEG CPAL-1.0 CPL-1.0 CPOL-1.02 Cronyx Crossword CryptoSwift CrystalStacker CUA-OPL-1.0
Cube curl cve-tou D-FSL-1.0 DEC-3-Clause diffmark DL-DE-BY-2.0 DL-DE-ZERO-2.0 DOC DocBook-DTD
DocBook-Schema DocBook-Stylesheet DocBook-XML Dotseqn DRL-1.0 DRL-1.1 DSDP dtoa dvipdfm ECL-1.0 ECL-2.0
eCos-2.0 EFL-1.0 EFL-2.0 eGenix Elastic-2.0 Entessa EPICS EPL-1.0 EPL-2.0 ErlPL-1.1 ESA-PL-permissive-2.4
ESA-PL-strong-copyleft-2.4 ESA-PL-weak-copyleft-2.4 etalab-2.0 EUDatagrid EUPL-1.0 EUPL-1.1 EUPL-1.2
Eurosym Fair FBM FDK-AAC FDK-MPEG-H Ferguson-Twofish Frameworx-1.0 FreeBSD-DOC FreeImage FSFAP
FSFAP-no-warranty-disclaimer FSFUL FSFULLR FSFULLRSD FSFULLRWD FSL-1.1-ALv2 FSL-1.1-MIT FTL Furuseth fwlw
Game-Programming-Gems GCR-docs GD generic-xts GFDL-1.1 GFDL-1.1-invariants-only
GFDL-1.1-invariants-or-later GFDL-1.1-no-invariants-only GFDL-1.1-no-invariants-or-later GFDL-1.1-only
GFDL-1.1-or-later GFDL-1.2 GFDL-1.2-invariants-only GFDL-1.2-invariants-or-later
GFDL-1.2-no-invariants-only GFDL-1.2-no-invariants-or-later GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3
GFDL-1.3-invariants-only GFDL-1.3-invariants-or-later GFDL-1.3-no-invariants-only
GFDL-1.3-no-invariants-or-later GFDL-1.3-only GFDL-1.3-or-later Giftware GL2PS Glide Glulxe GLWTPL gnuplot
GPL-1.0 GPL-1.0+ GPL-1.0-only GPL-1.0-or-later GPL-2.0 GPL-2.0+ GPL-2.0-only GPL-2.0-or-later
GPL-2.0-with-autoconf-exception GPL-2.0-with-bison-exception GPL-2.0-with-classpath-exception
GPL-2.0-with-font-exception GPL-2.0-with-GCC-exception GPL-3.0 GPL-3.0+ GPL-3.0-only GPL-3.0-or-later
GPL-3.0-with-autoconf-exception GPL-3.0-with-GCC-exception Graphics-Gems gSOAP-1.3b gtkbook Gutmann
HaskellReport HDF5 hdparm HIDAPI Hippocratic-2.1 Hippocratic-3.0-core HP-1986 HP-1989 HPND HPND-DEC
HPND-doc HPND-doc-sell HPND-export-US HPND-export-US-acknowledgement HPND-export-US-modify HPND-export2-US
HPND-Fenneberg-Livingston HPND-INRIA-IMAG HPND-Intel HPND-Kevlin-Henney HPND-Markus-Kuhn
HPND-merchantability-variant HPND-MIT-disclaimer HPND-Netrek HPND-Pbmplus HPND-sell-MIT-disclaimer-xserver
HPND-sell-regexpr HPND-sell-variant HPND-sell-variant-critical-systems HPND-sell-variant-MIT-disclaimer
HPND-sell-variant-MIT-disclaimer-rev HPND-SMC HPND-UC HPND-UC-export-US HTMLTIDY hyphen-bulgarian IBM-pibs
ICU IEC-Code-Components-EULA IJG IJG-short ImageMagick iMatix Imlib2 Info-ZIP Informatica Inner-Net-2.0
InnoSetup Intel Intel-ACPI Interbase-1.0 IPA IPL-1.0 ISC ISC-Veillard ISO-permission Jam JasPer-2.0 jove
JPL-image JPNIC JSON Kastrup Kazlib Knuth-CTAN LAL-1.2 LAL-1.3 Latex2e Latex2e-translated-notice Leptonica
LGPL-2.0 LGPL-2.0+ LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1 LGPL-2.1+ LGPL-2.1-only LGPL-2.1-or-later
LGPL-3.0 LGPL-3.0+ LGPL-3.0-only LGPL-3.0-or-later LGPLLR Libpng libpng-1.6.35 libpng-2.0 libselinux-1.0
libtiff libutil-David-Nugent LiLiQ-P-1.1 LiLiQ-R-1.1 LiLiQ-Rplus-1.1 Linux-man-pages-1-para
Linux-man-pages-copyleft Linux-man-pages-copyleft-2-para Linux-man-pages-copyleft-var Linux-OpenIB LOOP
LPD-document LPL-1.0 LPL-1.02 LPPL-1.0 LPPL-1.1 LPPL-1.2 LPPL-1.3a LPPL-1.3c lsof Lucida-Bitmap-Fonts
LZMA-SDK-9.11-to-9.20 LZMA-SDK-9.22 Mackerras-3-Clause Mackerras-3-Clause-acknowledgment magaz mailprio
MakeIndex man2html Martin-Birgmeier McPhee-slideshow metamail Minpack MIPS MirOS MIT MIT-0 MIT-advertising
MIT-Click MIT-CMU MIT-enna MIT-feh MIT-Festival MIT-Khronos-old MIT-Modern-Variant MIT-open-group MIT-STK
MIT-testregex MIT-Wu MITNFA MMIXware MMPL-1.0.1 Motosoto MPEG-SSG mpi-permissive mpich2 MPL-1.0 MPL-1.1
MPL-2.0 MPL-2.0-no-copyleft-exception mplus MS-LPL MS-PL MS-RL MTLL MulanPSL-1.0 MulanPSL-2.0 Multics Mup
MVT-1.1 NAIST-2003 NASA-1.3 Naumen NBPL-1.0 NCBI-PD NCGL-UK-2.0 NCL NCSA Net-SNMP NetCDF Newsletr NGPL
ngrep NICTA-1.0 NIST-PD NIST-PD-fallback NIST-PD-TNT NIST-Software NLOD-1.0 NLOD-2.0 NLPL Nokia NOSL Noweb
NPL-1.0 NPL-1.1 NPOSL-3.0 NRL NTIA-PD NTP NTP-0 Nunit O-UDA-1.0 OAR OCCT-PL OCLC-2.0 ODbL-1.0 ODC-By-1.0
OFFIS OFL-1.0 OFL-1.0-no-RFN OFL-1.0-RFN OFL-1.1 OFL-1.1-no-RFN OFL-1.1-RFN OGC-1.0 OGDL-Taiwan-1.0
OGL-Canada-2.0 OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 OGTSL OLDAP-1.1 OLDAP-1.2 OLDAP-1.3 OLDAP-1.4 OLDAP-2.0
OLDAP-2.0.1 OLDAP-2.1 OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2 OLDAP-2.3 OLDAP-2.4 OLDAP-2.5 OLDAP-2.6 OLDAP-2.7
OLDAP-2.8 OLFL-1.3 OML OpenMDW-1.0 OpenPBS-2.3 OpenSSL OpenSSL-standalone OpenVision OPL-1.0 OPL-UK-3.0
OPUBL-1.0 OSC-1.0 OSET-PL-2.1 OSL-1.0 OSL-1.1 OSL-2.0 OSL-2.1 OSL-3.0 OSSP PADL ParaType-Free-Font-1.3
Parity-6.0.0 Parity-7.0.0 PDDL-1.0 PHP-3.0 PHP-3.01 Pixar pkgconf Plexus pnmstitch
PolyForm-Noncommercial-1.0.0 PolyForm-Small-Business-1.0.0 PostgreSQL PPL PSF-2.0 psfrag psutils
Python-2.0 Python-2.0.1 python-ldap Qhull QPL-1.0 QPL-1.0-INRIA-2004 radvd Rdisc RHeCos-1.1 RPL-1.1
RPL-1.5 RPSL-1.0 RSA-MD RSCPL Ruby Ruby-pty SAX-PD SAX-PD-2.0 Saxpath SCEA SchemeReport Sendmail
Sendmail-8.23 Sendmail-Open-Source-1.1 SGI-B-1.0 SGI-B-1.1 SGI-B-2.0 SGI-OpenGL SGMLUG-PM SGP4 SHL-0.5
SHL-0.51 SimPL-2.0 SISSL SISSL-1.2 SL Sleepycat SMAIL-GPL SMLNJ SMPPL SNIA snprintf SOFA softSurfer
Soundex Spencer-86 Spencer-94 Spencer-99 SPL-1.0 ssh-keyscan SSH-OpenSSH SSH-short SSLeay-standalone
SSPL-1.0 StandardML-NJ SugarCRM-1.1.3 SUL-1.0 Sun-PPP Sun-PPP-2000 SunPro SWL swrule Symlinks TAPR-OHL-1.0
TCL TCP-wrappers TekHVC TermReadKey TGPPL-1.0 ThirdEye threeparttable TMate TORQUE-1.1 TOSL TPDL TPL-1.0
TrustedQSL TTWL TTYP0 TU-Berlin-1.0 TU-Berlin-2.0 Ubuntu-font-1.0 UCAR UCL-1.0 ulem UMich-Merit
Unicode-3.0 Unicode-DFS-2015 Unicode-DFS-2016 Unicode-TOU UnixCrypt Unlicense Unlicense-libtelnet
Unlicense-libwhirlpool UnRAR UPL-1.0 URT-RLE Vim Vixie-Cron VOSTROM VSL-1.0 W3C W3C-19980720 W3C-20150513
w3m Watcom-1.0 Widget-Workshop WordNet Wsuipa WTFNMFPL WTFPL wwl wxWindows X11
X11-distribute-modifications-variant X11-no-permit-persons X11-swapped Xdebug-1.03 Xerox Xfig XFree86-1.1
xinetd xkeyboard-config-Zinoviev xlock Xnet xpp XSkat xzoom YPL-1.0 YPL-1.1 Zed Zeeff Zend-2.0 Zimbra-1.3
Zimbra-1.4 Zlib zlib-acknowledgement ZPL-1.1 ZPL-2.0 ZPL-2.1 389-exception Asterisk-exception
Asterisk-linking-protocols-exception Autoconf-exception-2.0 Autoconf-exception-3.0
Autoconf-exception-generic Autoconf-exception-generic-3.0 Autoconf-exception-macro Bison-exception-1.24
Bison-exception-2.2 Bootloader-exception CGAL-linking-exception Classpath-exception-2.0
Classpath-exception-2.0-short CLISP-exception-2.0 cryptsetup-OpenSSL-exception Digia-Qt-LGPL-exception-1.1
DigiRule-FOSS-exception eCos-exception-2.0 erlang-otp-linking-exception Fawkes-Runtime-exception
FLTK-exception fmt-exception Font-exception-2.0 freertos-exception-2.0 GCC-exception-2.0
GCC-exception-2.0-note GCC-exception-3.1 Gmsh-exception GNAT-exception GNOME-examples-exception
GNU-compiler-exception gnu-javamail-exception Google-Patent-WebM GPL-3.0-389-ds-base-exception
GPL-3.0-interface-exception GPL-3.0-linking-exception GPL-3.0-linking-source-exception GPL-CC-1.0
GStreamer-exception-2005 GStreamer-exception-2008 harbour-exception i2p-gpl-java-exception
Independent-modules-exception KiCad-libraries-exception kvirc-openssl-exception LGPL-3.0-linking-exception
libpri-OpenH323-exception Libtool-exception Linux-syscall-note LLGPL LLVM-exception LZMA-exception
mif-exception mxml-exception Nokia-Qt-exception-1.1 OCaml-LGPL-linking-exception OCCT-exception-1.0
OpenJDK-assembly-exception-1.0 openvpn-openssl-exception PCRE2-exception polyparse-exception
PS-or-PDF-font-exception-20170817 QPL-1.0-INRIA-2004-exception Qt-GPL-exception-1.0 Qt-LGPL-exception-1.1
Qwt-exception-1.0 romic-exception RRDtool-FLOSS-exception-2.0 rsync-linking-exception SANE-exception
SHL-2.0 SHL-2.1 Simple-Library-Usage-exception Spelling-Provider-LGPL-exception
sqlitestudio-OpenSSL-exception stunnel-exception SWI-exception Swift-exception Texinfo-exception
u-boot-exception-2.0 UBDL-exception Universal-FOSS-exception-1.0 vsftpd-openssl-exception
WxWindows-exception-3.1 x11vnc-openssl-exception
`;
const LICENSE_IDS = new Set(IDS.trim().split(/\s+/));

;// CONCATENATED MODULE: ./src/report/sbom/license.ts
/** What a package states as its licence: an SPDX expression, one identifier, or other words. */

function licenseOf(text) {
    if (LICENSE_IDS.has(text))
        return { kind: 'id', text };
    return { kind: isExpression(text) ? 'expression' : 'name', text };
}
/** `(MIT OR Apache-2.0) AND BSD-3-Clause`; after each identifier `+` or `WITH` an exception. */
function isExpression(text) {
    const words = text.match(/[()]|[^\s()]+/g) ?? [];
    let depth = 0;
    let needsLicense = true;
    for (const word of words) {
        const isOperator = word === 'AND' || word === 'OR' || word === 'WITH';
        if (needsLicense ? isOperator || word === ')' : !isOperator && word !== ')')
            return false;
        if (word === '(')
            depth++;
        else if (word === ')')
            depth--;
        else if (!isOperator && !LICENSE_IDS.has(word.replace(/\+$/, '')))
            return false;
        if (depth < 0)
            return false;
        if (word !== '(' && word !== ')')
            needsLicense = isOperator;
    }
    return depth === 0 && !needsLicense;
}

;// CONCATENATED MODULE: ./src/report/sbom/purl.ts
/** Where a type has no rule, it has no namespace either: gem, cargo, nuget, hex. */
const RULES = {
    deb: (one, distribution) => ofSystem(one, distribution, one.name.toLowerCase()),
    apk: (one, distribution) => ofSystem(one, distribution, one.name.toLowerCase()),
    rpm: (one, distribution) => {
        const [, epoch, version = one.version] = /^(\d+):(.+)$/.exec(one.version) ?? [];
        const parts = ofSystem({ ...one, version }, distribution, one.name);
        return { ...parts, qualifiers: { ...parts.qualifiers, epoch } };
    },
    pypi: ({ name, version }) => ({ namespace: [], name: name.toLowerCase().replaceAll('_', '-'), version }),
    npm: ({ name, version }) => {
        const [, scope, own = name] = /^(@[^/]+)\/([^/]+)$/.exec(name) ?? [];
        return { namespace: scope === undefined ? [] : [scope], name: own, version };
    },
    golang: ({ name, version }) => ({
        ...lastOf(name.toLowerCase().split('/')),
        version: version === '(devel)' ? '' : version,
    }),
    composer: ({ name, version }) => ({ ...lastOf(name.toLowerCase().split('/')), version }),
    maven: ({ name, version }) => {
        const { group, artifact } = coordinates(name);
        return { namespace: group === '' ? null : [group], name: artifact, version };
    },
};
/** Null where the type needs a namespace that is not known: a vendor without `/etc/os-release`, a group of Maven. */
function purlOf(one, distribution) {
    const rule = Object.hasOwn(RULES, one.type) ? RULES[one.type] : undefined;
    const { namespace, name, version, qualifiers = {}, } = rule?.(one, distribution) ?? {
        ...{ namespace: [], name: one.name, version: one.version },
    };
    if (namespace === null)
        return null;
    const path = [...namespace, name].filter((part) => !['', '.', '..'].includes(part)).map(encoded);
    const query = Object.entries(qualifiers)
        .flatMap(([key, value]) => (value ? [`${key}=${encoded(value)}`] : []))
        .sort();
    return [
        `pkg:${[one.type, ...path].join('/')}`,
        version === '' ? '' : `@${encoded(version)}`,
        query.length > 0 ? `?${query.join('&')}` : '',
    ].join('');
}
/** `group` is empty if it is not known. */
function coordinates(name) {
    const at = name.indexOf(':');
    return { group: name.slice(0, Math.max(0, at)), artifact: name.slice(at + 1) };
}
/** Vendors whose namespace is not the `ID` of their os-release. */
const VENDORS = new Map([
    ['rhel', 'redhat'],
    ['opensuse-leap', 'opensuse'],
    ['opensuse-tumbleweed', 'opensuse'],
]);
function ofSystem({ version, architecture, source }, distribution, name) {
    const id = distribution?.id.toLowerCase() ?? '';
    const distro = [id, distribution?.version].filter(Boolean).join('-');
    return {
        namespace: id === '' ? null : [VENDORS.get(id) ?? id],
        ...{ name, version },
        qualifiers: { arch: architecture, distro, upstream: source },
    };
}
function lastOf(segments) {
    const full = segments.filter((segment) => segment !== '');
    return { namespace: full.slice(0, -1), name: full.at(-1) ?? '' };
}
/** All but letters, digits and `.-_~:`. Half a surrogate pair becomes the replacement character. */
const encoded = (text) => encodeURIComponent(Buffer.from(text).toString())
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');

;// CONCATENATED MODULE: ./src/report/sbom/bill.ts
/** What both formats say, before it gets their form: one image with its packages. Pure. */



/** `at`: the time that the document states. */
function billOf(report, at) {
    const { name, image, push } = report;
    const { packages = [], layers, distribution } = image;
    const items = packages.map((one) => ({
        id: idOf(one),
        package: one,
        purl: purlOf(one, distribution),
        license: one.license === undefined ? null : licenseOf(one.license),
        diffId: layers[one.layer]?.diffId ?? null,
    }));
    const digest = push?.digest ?? null;
    const sha256 = /^sha256:([0-9a-f]{64})$/.exec(digest ?? '')?.[1];
    const [tool = 'sea-trial', version = ''] = report.generator.split(' ');
    return {
        ...{ name, image, at },
        version: digest ?? image.id,
        pushed: sha256 === undefined ? null : { sha256, purl: ociPurl(push?.refs[0], sha256) },
        items: [...new Map(items.map((item) => [item.id, item])).values()],
        gaps: gapsOf(image),
        tool: { name: tool, version },
    };
}
const idOf = ({ type, name, version, architecture = '', path }) => sha256Of([type, name, version, architecture, path].join('\0')).slice(0, 16);
/** `pkg:oci/api@sha256:…?repository_url=ghcr.io/acme/api` */
function ociPurl(ref, sha256) {
    const repository = ref?.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
    const name = repository?.split('/').at(-1);
    if (!repository || !name)
        return null;
    return `pkg:oci/${encodeURIComponent(name.toLowerCase())}@sha256:${sha256}?repository_url=${encodeURIComponent(repository.toLowerCase())}`;
}
function gapsOf({ packages, packagesCut, packagesUnread = [] }) {
    return [
        ...(packages === undefined ? ['The packages of the image were not read'] : []),
        ...(packagesCut === true ? ['The image has more packages than are listed here'] : []),
        ...packagesUnread.map(({ type, path, why }) => `${path} was not read, or not completely: ${type}, ${why}`),
    ];
}
/** A UUID that is the same for the same content. */
function uuidOf(content) {
    const hex = sha256Of(JSON.stringify(content));
    // version 8 and the variant of RFC 9562
    return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `8${hex.slice(13, 16)}`,
        `8${hex.slice(17, 20)}`,
        hex.slice(20, 32),
    ].join('-');
}
const sha256Of = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
/** Both formats want seconds without a fraction. */
const timestamp = (at) => at.toISOString().replace(/\.\d+Z$/, 'Z');

;// CONCATENATED MODULE: ./src/report/sbom/cyclonedx.ts



const IMAGE = 'image';
function cyclonedxOf(bill) {
    const { at, gaps, items, image, tool } = bill;
    const { distribution } = image;
    const content = {
        component: imageOf(bill),
        properties: gaps.map((value) => ({ name: 'sea-trial:gap', value })),
        components: [...(distribution ? [systemOf(distribution)] : []), ...items.map(componentOf)],
        // what no package manager lists is not known
        compositions: [{ aggregate: gaps.length > 0 ? 'incomplete' : 'unknown', assemblies: [IMAGE] }],
        tools: { components: [{ type: 'application', name: tool.name, version: tool.version }] },
    };
    const { component, properties, tools, ...rest } = content;
    return {
        $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        serialNumber: `urn:uuid:${uuidOf(content)}`,
        version: 1,
        metadata: { timestamp: timestamp(at), tools, component, properties },
        ...rest,
    };
}
const imageOf = ({ name, version, pushed, image }) => ({
    type: 'container',
    'bom-ref': IMAGE,
    ...{ name, version },
    ...(pushed ? { hashes: [{ alg: 'SHA-256', content: pushed.sha256 }] } : {}),
    ...(pushed?.purl ? { purl: pushed.purl } : {}),
    properties: [
        { name: 'sea-trial:image:id', value: image.id },
        { name: 'sea-trial:image:platform', value: (0,platform_name/* platformText */.VQ)(image.platform) },
        ...image.layers.map(({ diffId }) => ({ name: 'sea-trial:image:layer', value: diffId })),
    ],
});
/** Scanners read the distribution’s `ID` from the name. */
const systemOf = ({ id, version, name }) => ({
    type: 'operating-system',
    'bom-ref': 'operating-system',
    name: id,
    version,
    ...(name === '' ? {} : { description: name }),
});
function componentOf({ id, package: one, purl, license, diffId }) {
    const { group, artifact } = one.type === 'maven' ? coordinates(one.name) : { group: '', artifact: one.name };
    return {
        type: 'library',
        'bom-ref': id,
        ...(group === '' ? {} : { group }),
        name: artifact,
        version: one.version,
        ...(license ? { licenses: [licenseIn(license)] } : {}),
        ...(purl === null ? {} : { purl }),
        properties: [
            { name: 'sea-trial:package:type', value: one.type },
            { name: 'sea-trial:package:path', value: one.path },
            { name: 'sea-trial:package:layer', value: String(one.layer) },
            ...(diffId === null ? [] : [{ name: 'sea-trial:package:diffId', value: diffId }]),
        ],
    };
}
const licenseIn = ({ kind, text }) => kind === 'expression' ? { expression: text } : { license: { [kind]: text } };

;// CONCATENATED MODULE: ./src/report/sbom/spdx.ts
/** SPDX 2.3 as JSON: https://spdx.github.io/spdx-spec/v2.3/ */


const DOCUMENT = 'SPDXRef-DOCUMENT';
const spdx_IMAGE = 'SPDXRef-Image';
function spdxOf(bill) {
    const { name, at, gaps, items, tool } = bill;
    const creator = `Tool: ${tool.name}-${tool.version}`;
    const content = {
        creator,
        packages: [spdx_imageOf(bill), ...items.map(packageOf)],
        relationships: [
            relationship(DOCUMENT, 'DESCRIBES', spdx_IMAGE),
            ...items.map(({ id }) => relationship(spdx_IMAGE, 'CONTAINS', refOf(id))),
        ],
        gaps,
    };
    const { packages, relationships } = content;
    const annotations = gaps.map((comment) => ({
        annotationDate: timestamp(at),
        annotationType: 'OTHER',
        annotator: creator,
        comment,
    }));
    const named = name.replace(/[^\w.-]+/g, '-');
    return {
        spdxVersion: 'SPDX-2.3',
        dataLicense: 'CC0-1.0',
        SPDXID: DOCUMENT,
        name,
        documentNamespace: `https://spdx.org/spdxdocs/sea-trial/image/${named}-${uuidOf(content)}`,
        creationInfo: { created: timestamp(at), creators: [creator] },
        packages,
        relationships,
        ...(annotations.length > 0 ? { annotations } : {}),
        ...otherLicenses(items),
    };
}
/** Nothing is claimed of what was not read. */
const UNKNOWN = {
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    licenseConcluded: 'NOASSERTION',
    copyrightText: 'NOASSERTION',
    supplier: 'NOASSERTION',
};
function spdx_imageOf({ name, version, pushed, image }) {
    const { id, platform, distribution } = image;
    const system = distribution ? `, ${distribution.name || distribution.id}` : '';
    return {
        SPDXID: spdx_IMAGE,
        name,
        versionInfo: version,
        primaryPackagePurpose: 'CONTAINER',
        ...UNKNOWN,
        licenseDeclared: 'NOASSERTION',
        ...(pushed ? { checksums: [{ algorithm: 'SHA256', checksumValue: pushed.sha256 }] } : {}),
        ...(pushed?.purl ? { externalRefs: [purlRef(pushed.purl)] } : {}),
        comment: `Image ${id}, ${(0,platform_name/* platformText */.VQ)(platform)}${system}`,
    };
}
const packageOf = ({ id, package: one, purl, license, diffId }) => ({
    SPDXID: refOf(id),
    name: one.name,
    versionInfo: one.version,
    ...UNKNOWN,
    licenseDeclared: license === null ? 'NOASSERTION' : license.kind === 'name' ? refOfLicense(license.text) : license.text,
    sourceInfo: `${one.type} package, listed in ${one.path}; layer ${one.layer}${diffId === null ? '' : `, diffID ${diffId}`}`,
    ...(purl === null ? {} : { externalRefs: [purlRef(purl)] }),
});
const purlRef = (purl) => ({
    referenceCategory: 'PACKAGE-MANAGER',
    referenceType: 'purl',
    referenceLocator: purl,
});
const relationship = (spdxElementId, relationshipType, relatedSpdxElement) => ({
    ...{ spdxElementId, relationshipType, relatedSpdxElement },
});
const refOf = (id) => `SPDXRef-Package-${id}`;
/** What packages state as their licence, and is not of SPDX’s list. */
function otherLicenses(items) {
    const texts = new Set(items.flatMap(({ license }) => (license?.kind === 'name' ? [license.text] : [])));
    const hasExtractedLicensingInfos = [...texts].map((text) => ({
        licenseId: refOfLicense(text),
        extractedText: text,
        comment: 'What the package states as its licence',
    }));
    return texts.size > 0 ? { hasExtractedLicensingInfos } : {};
}
const refOfLicense = (text) => `LicenseRef-${uuidOf(text)}`;

;// CONCATENATED MODULE: ./src/report/sbom/index.ts



const FORMS = { cyclonedx: cyclonedxOf, spdx: spdxOf };
/** The same for the same Report, but for `at`. */
const renderSbom = (report, format, at) => `${JSON.stringify(FORMS[format](billOf(report, at)), null, 1)}\n`;

;// CONCATENATED MODULE: ./src/report/fixes.ts





/** As `patch`, it is for a program: nothing in it is escaped unless a terminal shows it. */
function renderFixes(fixes, shown, look) {
    if (shown.format === 'json')
        return `${JSON.stringify(fixes, null, 2)}\n`;
    if (shown.format === 'patch')
        return look.mustFit ? (0,terminal/* harmless */.Is)((0,visible/* visible */.RK)(fixes.patch)) : fixes.patch;
    const patch = fixes.patch === '' ? '' : `\n${(0,terminal/* harmless */.Is)((0,visible/* visible */.RK)(fixes.patch))}`;
    return (0,terminal/* renderText */.S5)(fixes_blocksOf(fixes, shown), look) + patch;
}
function fixes_blocksOf(fixes, { name, written, isFixed }) {
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

;// CONCATENATED MODULE: ./src/report/finding-pages.ts
const CODE_GROUPS = [
    {
        "title": "It cannot be built",
        "codes": [
            {
                "code": "dockerfile-missing",
                "level": "fail",
                "about": "there is no Dockerfile at the expected path"
            },
            {
                "code": "dockerfile-invalid",
                "level": "fail",
                "about": "a line of the Dockerfile cannot be read"
            },
            {
                "code": "unknown-stage",
                "level": "fail",
                "about": "FROM or COPY --from names a stage that does not exist"
            },
            {
                "code": "base-unavailable",
                "level": "fail",
                "about": "its base image cannot be pulled"
            },
            {
                "code": "build-failed",
                "level": "fail",
                "about": "a step of the build fails"
            },
            {
                "code": "no-buildx",
                "level": "note",
                "about": "it was built without buildx, so less is known about its build"
            },
            {
                "code": "no-index",
                "level": "note",
                "about": "attestations or annotations of an index were asked for, and its image has no index"
            },
            {
                "code": "cache-broken-early",
                "level": "note",
                "about": "a COPY of a whole folder stands before an installation, so each change installs the packages again"
            },
            {
                "code": "context-too-large",
                "level": "note",
                "about": "the build sends folders that the image hardly needs, such as `.git` and `node_modules`"
            }
        ]
    },
    {
        "title": "It does not start, is not reached, or is not healthy",
        "codes": [
            {
                "code": "service-failed",
                "level": "fail",
                "about": "a service of the compose file that it depends on did not start, or is not healthy"
            },
            {
                "code": "nothing-to-probe",
                "level": "fail",
                "about": "a probe has nothing to check"
            },
            {
                "code": "runs-as-root",
                "level": "fail",
                "about": "a preset’s platform would not start it, because its user is root or may be root"
            },
            {
                "code": "wrong-architecture",
                "level": "fail",
                "about": "its program is built for another processor or system"
            },
            {
                "code": "windows-line-endings",
                "level": "fail",
                "about": "a script that it runs has Windows line endings (CR LF)"
            },
            {
                "code": "missing-shebang",
                "level": "fail",
                "about": "its script has no `#!` line, so the kernel cannot run it"
            },
            {
                "code": "missing-loader",
                "level": "fail",
                "about": "the loader that its program needs is not in the image (glibc and musl mixed)"
            },
            {
                "code": "missing-library",
                "level": "fail",
                "about": "a shared library that its program needs is not in the image, or too old"
            },
            {
                "code": "unknown-user",
                "level": "fail",
                "about": "USER names a user or group that the image does not have"
            },
            {
                "code": "bad-workdir",
                "level": "fail",
                "about": "it cannot enter its WORKDIR"
            },
            {
                "code": "not-executable",
                "level": "fail",
                "about": "its program is in the image, but cannot be executed"
            },
            {
                "code": "command-not-found",
                "level": "fail",
                "about": "the program that it should run is missing: not in the image, or hidden by a mount"
            },
            {
                "code": "out-of-memory",
                "level": "fail",
                "about": "it ran out of memory, or the kernel killed it at its memory limit"
            },
            {
                "code": "child-out-of-memory",
                "level": "fail",
                "about": "the kernel killed one of its processes for memory, but not the main process"
            },
            {
                "code": "files-fill-memory",
                "level": "fail",
                "about": "with the files it wrote, which a preset’s platform keeps in memory, it needs more memory than it has"
            },
            {
                "code": "process-limit",
                "level": "fail",
                "about": "it could not start another process: its process limit is reached"
            },
            {
                "code": "disk-full",
                "level": "fail",
                "about": "no space was left where it writes"
            },
            {
                "code": "address-in-use",
                "level": "fail",
                "about": "two of its processes need the same port"
            },
            {
                "code": "privileged-port",
                "level": "fail",
                "about": "it listens on a port below 1024 without being root"
            },
            {
                "code": "read-only",
                "level": "fail",
                "about": "it writes to a read-only file system"
            },
            {
                "code": "permission-denied",
                "level": "fail",
                "about": "it has no permission for a file or folder, or for an operation that needs root"
            },
            {
                "code": "unresolved-host",
                "level": "fail",
                "about": "it needs another host, whose name does not resolve"
            },
            {
                "code": "refused-by-dependency",
                "level": "fail",
                "about": "it needs another service, and nothing answers there"
            },
            {
                "code": "crashed",
                "level": "fail",
                "about": "its main process crashed: it died by a signal"
            },
            {
                "code": "exited-at-start",
                "level": "fail",
                "about": "it ended before it was ready"
            },
            {
                "code": "exited-late",
                "level": "fail",
                "about": "it ended after it had answered"
            },
            {
                "code": "ignores-port",
                "level": "fail",
                "about": "it listens on another port than the one in PORT, which a preset’s platform uses"
            },
            {
                "code": "loopback-only",
                "level": "fail",
                "about": "it listens where nothing outside the container can connect"
            },
            {
                "code": "wrong-port",
                "level": "fail",
                "about": "it listens on another port than the one that was probed"
            },
            {
                "code": "ipv6-only",
                "level": "fail",
                "about": "it listens on IPv6 only"
            },
            {
                "code": "unix-socket-only",
                "level": "fail",
                "about": "it listens on a Unix socket, and on no port"
            },
            {
                "code": "healthcheck-unrunnable",
                "level": "fail",
                "about": "its HEALTHCHECK needs a program that is not in the image"
            },
            {
                "code": "healthcheck-disagrees",
                "level": "fail",
                "about": "its HEALTHCHECK and the probes from outside disagree"
            },
            {
                "code": "still-starting",
                "level": "fail",
                "about": "nothing listens on its port yet, but it is busy"
            },
            {
                "code": "never-listened",
                "level": "fail",
                "about": "nothing listens on its port, and it is idle"
            },
            {
                "code": "server-error",
                "level": "fail",
                "about": "it answers, but only with errors"
            },
            {
                "code": "unexpected-answer",
                "level": "fail",
                "about": "a probe gets an answer other than the one that it expects"
            },
            {
                "code": "no-answer",
                "level": "fail",
                "about": "its port is open, but it does not answer"
            },
            {
                "code": "stopped-answering",
                "level": "fail",
                "about": "it was ready, and then stopped responding"
            },
            {
                "code": "healthcheck-failing",
                "level": "fail",
                "about": "its HEALTHCHECK does not become healthy"
            }
        ]
    },
    {
        "title": "It passes, with a warning",
        "codes": [
            {
                "code": "stale-pid",
                "level": "warn",
                "about": "it does not start, or not a second time, because a PID file, lock file or socket of an earlier start is there"
            },
            {
                "code": "exposed-but-silent",
                "level": "warn",
                "about": "an exposed port does not answer, though another does"
            },
            {
                "code": "not-restartable",
                "level": "warn",
                "about": "it starts once, and not a second time: its first start has changed something"
            },
            {
                "code": "child-crashes",
                "level": "warn",
                "about": "a child program or worker ended, but the container keeps running"
            },
            {
                "code": "udp-unproven",
                "level": "warn",
                "about": "its UDP port is bound, but was not proved to work"
            },
            {
                "code": "killed-on-stop",
                "level": "warn",
                "about": "it ignores its stop signal, or stops too slowly, so each stop ends in a kill"
            },
            {
                "code": "drops-requests",
                "level": "warn",
                "about": "when it is stopped, it drops a request in progress"
            }
        ]
    },
    {
        "title": "It passes, with a note",
        "codes": [
            {
                "code": "memory-grows",
                "level": "note",
                "about": "its memory grew throughout the soak"
            },
            {
                "code": "busy-when-idle",
                "level": "note",
                "about": "it uses much CPU although it gets no requests"
            },
            {
                "code": "listens-unexposed",
                "level": "note",
                "about": "it listens on a port that it does not expose"
            },
            {
                "code": "missing-setting",
                "level": "note",
                "about": "its log names a setting that is not set"
            },
            {
                "code": "tls",
                "level": "note",
                "about": "its port uses TLS, and was probed over TLS"
            },
            {
                "code": "processes-as-root",
                "level": "note",
                "about": "some of its processes run as root (reported with `audit`)"
            },
            {
                "code": "writes-files",
                "level": "note",
                "about": "it writes to its own file system, so a read-only one is not enough (reported with `audit`)"
            },
            {
                "code": "one-shot",
                "level": "note",
                "about": "it has no port and exited 0, so it is treated as a finished job"
            }
        ]
    },
    {
        "title": "Another start fails",
        "codes": [
            {
                "code": "not-shareable",
                "level": "fail",
                "about": "two containers of it cannot run at once on the same volumes"
            },
            {
                "code": "refuses-own-data",
                "level": "fail",
                "about": "it does not become ready on volumes that the baseline’s image has written to"
            },
            {
                "code": "not-rollbackable",
                "level": "warn",
                "about": "after it has run on a volume, the baseline’s image does not become ready on that any more"
            },
            {
                "code": "not-rehearsed",
                "level": "warn",
                "about": "a rehearsal or further starts that the settings ask for could not be carried out"
            }
        ]
    },
    {
        "title": "It is over a budget",
        "codes": [
            {
                "code": "over-budget",
                "level": "fail",
                "about": "a figure passes its limit, or it has what a budget forbids"
            },
            {
                "code": "budget-open",
                "level": "fail",
                "about": "a budget cannot be checked, so it is not met"
            }
        ]
    },
    {
        "title": "It disagrees with its contract",
        "codes": [
            {
                "code": "contract-command",
                "level": "fail",
                "about": "the contract runs a program that the image does not have"
            },
            {
                "code": "contract-user",
                "level": "fail",
                "about": "the contract refuses root, and the image runs as root or by name"
            },
            {
                "code": "contract-env",
                "level": "fail",
                "about": "its log names a variable that the contract does not set"
            },
            {
                "code": "contract-port",
                "level": "fail",
                "about": "the contract names a port on which the image does not listen"
            },
            {
                "code": "contract-probe",
                "level": "fail",
                "about": "a probe of the contract fails: its port, path, scheme or command"
            },
            {
                "code": "contract-probe-timing",
                "level": "fail",
                "about": "a probe of the contract allows less time than the start or the answer takes"
            },
            {
                "code": "contract-memory",
                "level": "fail",
                "about": "it uses as much memory as the contract allows, or more"
            },
            {
                "code": "contract-grace",
                "level": "fail",
                "about": "it takes longer to stop than the contract allows"
            },
            {
                "code": "contract-not-tried",
                "level": "note",
                "about": "rules of the contract that Docker cannot imitate"
            }
        ]
    },
    {
        "title": "A test file says no",
        "codes": [
            {
                "code": "structure-test-failed",
                "level": "fail",
                "about": "a test of container-structure-test fails"
            },
            {
                "code": "goss-failed",
                "level": "fail",
                "about": "a test of a gossfile fails"
            },
            {
                "code": "test-not-run",
                "level": "fail",
                "about": "a test of a test file cannot be carried out, so it is not passed"
            }
        ]
    },
    {
        "title": "About the image, or the trial as a whole",
        "codes": [
            {
                "code": "not-ready",
                "level": "fail",
                "about": "it did not become ready, and no known cause fits"
            },
            {
                "code": "nothing-checked",
                "level": "fail",
                "about": "no check was completed, so nothing was proved"
            },
            {
                "code": "too-many-layers",
                "level": "warn",
                "about": "it has almost as many layers as engines allow"
            },
            {
                "code": "duplicate-path",
                "level": "warn",
                "about": "a layer stores a path twice, which engines handle differently"
            },
            {
                "code": "env-file-in-image",
                "level": "warn",
                "about": "it ships a `.env` file, whose values everyone with the image can read"
            },
            {
                "code": "secret-in-layer",
                "level": "fail",
                "about": "a layer, a variable, a label or the history has a secret, perhaps in a file that was deleted later"
            },
            {
                "code": "mislabelled-platform",
                "level": "warn",
                "about": "its programs are of another platform than it says"
            },
            {
                "code": "emulated",
                "level": "warn",
                "about": "it ran under emulation, so its times are not representative"
            },
            {
                "code": "other-platform",
                "level": "note",
                "about": "it is of another platform than this host"
            },
            {
                "code": "base-drift",
                "level": "note",
                "about": "on a schedule: the base is another image than at the last run"
            },
            {
                "code": "not-proven",
                "level": "fail",
                "about": "another run handed on a Report that says pass, but that run did not succeed"
            },
            {
                "code": "carries-run-label",
                "level": "note",
                "about": "it has the label that Sea Trial gives to its own containers"
            },
            {
                "code": "lines-uncertain",
                "level": "note",
                "about": "which line of the Dockerfile made which layer is not certain"
            }
        ]
    },
    {
        "title": "It could not be tried (exit 3)",
        "codes": [
            {
                "code": "settings",
                "level": "fail",
                "about": "settings are wrong: nothing was built (exit 2)"
            },
            {
                "code": "event-refused",
                "level": "fail",
                "about": "on this event a fork’s code could reach secrets: nothing was built (exit 2)"
            },
            {
                "code": "no-engine",
                "level": "fail",
                "about": "no container engine responds"
            },
            {
                "code": "engine-failed",
                "level": "fail",
                "about": "the engine refused a request"
            },
            {
                "code": "engine-lost",
                "level": "fail",
                "about": "the connection to the engine was lost"
            },
            {
                "code": "no-compose",
                "level": "fail",
                "about": "there is no Docker Compose for `compose-file`"
            },
            {
                "code": "compose-failed",
                "level": "fail",
                "about": "Docker Compose failed, or a service did not start"
            },
            {
                "code": "policy-unavailable",
                "level": "fail",
                "about": "a policy of the organisation could not be read"
            },
            {
                "code": "image-not-found",
                "level": "fail",
                "about": "the image does not exist"
            },
            {
                "code": "archive-invalid",
                "level": "fail",
                "about": "the archive is damaged, or not an image archive"
            },
            {
                "code": "baseline-invalid",
                "level": "fail",
                "about": "the baseline is not a Report"
            },
            {
                "code": "disk-full",
                "level": "fail",
                "about": "the disk is full"
            },
            {
                "code": "report-unwritable",
                "level": "fail",
                "about": "the Report cannot be written"
            },
            {
                "code": "cancelled",
                "level": "fail",
                "about": "the run was cancelled"
            },
            {
                "code": "internal",
                "level": "fail",
                "about": "Sea Trial has a bug: please report it"
            }
        ]
    },
    {
        "title": "Weight that can be saved (a warning from 10 MB, or a tenth of the image)",
        "codes": [
            {
                "code": "archives",
                "level": "note",
                "about": "it has archives"
            },
            {
                "code": "apt-lists",
                "level": "note",
                "about": "it has apt’s package lists"
            },
            {
                "code": "apt-archives",
                "level": "note",
                "about": "it has apt’s downloaded packages and index"
            },
            {
                "code": "apk-cache",
                "level": "note",
                "about": "it has apk’s cache"
            },
            {
                "code": "dnf-cache",
                "level": "note",
                "about": "it has dnf’s cache"
            },
            {
                "code": "zypper-cache",
                "level": "note",
                "about": "it has zypper’s cache"
            },
            {
                "code": "pacman-cache",
                "level": "note",
                "about": "it has pacman’s cache"
            },
            {
                "code": "pip-cache",
                "level": "note",
                "about": "it has pip’s cache"
            },
            {
                "code": "uv-cache",
                "level": "note",
                "about": "it has uv’s cache"
            },
            {
                "code": "poetry-cache",
                "level": "note",
                "about": "it has poetry’s cache"
            },
            {
                "code": "pipenv-cache",
                "level": "note",
                "about": "it has pipenv’s cache"
            },
            {
                "code": "conda-packages",
                "level": "note",
                "about": "it has conda’s downloaded packages"
            },
            {
                "code": "npm-cache",
                "level": "note",
                "about": "it has npm’s cache"
            },
            {
                "code": "yarn-cache",
                "level": "note",
                "about": "it has yarn’s cache"
            },
            {
                "code": "yarn-berry-cache",
                "level": "note",
                "about": "it has yarn’s cache"
            },
            {
                "code": "pnpm-store",
                "level": "note",
                "about": "it has pnpm’s store and cache"
            },
            {
                "code": "bun-cache",
                "level": "note",
                "about": "it has bun’s cache"
            },
            {
                "code": "go-modules",
                "level": "note",
                "about": "it has go’s module cache"
            },
            {
                "code": "go-build-cache",
                "level": "note",
                "about": "it has go’s build cache"
            },
            {
                "code": "cargo-registry",
                "level": "note",
                "about": "it has cargo’s registry"
            },
            {
                "code": "cargo-target",
                "level": "note",
                "about": "it has cargo’s intermediate files"
            },
            {
                "code": "maven-repository",
                "level": "note",
                "about": "it has Maven’s local repository"
            },
            {
                "code": "gradle-cache",
                "level": "note",
                "about": "it has gradle’s caches"
            },
            {
                "code": "sbt-cache",
                "level": "note",
                "about": "it has sbt’s caches"
            },
            {
                "code": "composer-cache",
                "level": "note",
                "about": "it has composer’s cache"
            },
            {
                "code": "gem-cache",
                "level": "note",
                "about": "it has gem packages that were installed from"
            },
            {
                "code": "nuget-packages",
                "level": "note",
                "about": "it has NuGet’s packages"
            },
            {
                "code": "hex-packages",
                "level": "note",
                "about": "it has hex and rebar’s caches"
            },
            {
                "code": "cpan-cache",
                "level": "note",
                "about": "it has cpan’s cache"
            },
            {
                "code": "compiler-cache",
                "level": "note",
                "about": "it has the compiler’s cache"
            },
            {
                "code": "git-folder",
                "level": "note",
                "about": "it has git’s own data"
            },
            {
                "code": "node-modules",
                "level": "note",
                "about": "it has the build machine’s `node_modules`"
            },
            {
                "code": "python-bytecode",
                "level": "note",
                "about": "it has Python bytecode from the build machine"
            },
            {
                "code": "virtualenv",
                "level": "note",
                "about": "it has the build machine’s virtual environment"
            },
            {
                "code": "local-files",
                "level": "note",
                "about": "it has the build machine’s tool folders"
            },
            {
                "code": "lastlog",
                "level": "note",
                "about": "it has login tables, which `useradd` grows with a large user ID"
            },
            {
                "code": "logs",
                "level": "note",
                "about": "it has logs"
            },
            {
                "code": "temporary-files",
                "level": "note",
                "about": "it has temporary files"
            },
            {
                "code": "package-leftovers",
                "level": "note",
                "about": "it has package managers’ leftovers"
            },
            {
                "code": "build-tools",
                "level": "note",
                "about": "it has build tools"
            },
            {
                "code": "debug-symbols",
                "level": "note",
                "about": "it has debug symbols"
            },
            {
                "code": "documentation",
                "level": "note",
                "about": "it has documentation and translations"
            },
            {
                "code": "base-deleted",
                "level": "note",
                "about": "a layer deletes files of the base image: they are hidden, and shipped all the same"
            },
            {
                "code": "base-replaced",
                "level": "note",
                "about": "a layer replaces files of the base image, as upgrades do: the image has both"
            },
            {
                "code": "copied-twice",
                "level": "note",
                "about": "a COPY adds files again that an earlier one added, unchanged"
            },
            {
                "code": "dead-weight",
                "level": "note",
                "about": "a layer deletes or replaces files of an earlier one, which still has them"
            },
            {
                "code": "dev-dependencies",
                "level": "note",
                "about": "it has npm packages that are for development only"
            },
            {
                "code": "duplicate-files",
                "level": "note",
                "about": "it has large files of equal content at several paths"
            },
            {
                "code": "mode-copies",
                "level": "note",
                "about": "a RUN changes only the mode, owner or time of files, and its layer stores them again"
            }
        ]
    }
];
/** Lines of Markdown by code. */
const PAGES = {
    "archives": [
        "# archives",
        "",
        "It has archives, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/*.tar`, `**/*.tar.gz`, `**/*.tgz`, `**/*.tar.bz2`, `**/*.tbz2`, `**/*.tar.xz`, `**/*.txz`, `**/*.tar.zst`, `**/*.zip`, `**/*.7z`, `**/*.deb`, `**/*.rpm`, `**/*.whl`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: Delete it in the RUN that unpacks it, or unpack while downloading: `curl … | tar -x`.",
        "- Still in the image, by a COPY: Let `ADD` unpack it (it extracts a local tar), or unpack with `RUN --mount=type=bind,target=…`, which stores nothing.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Download, unpack and delete in one RUN, or unpack while downloading: `curl … | tar -x`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Let `ADD` unpack it (it extracts a local tar), or unpack with `RUN --mount=type=bind,target=…`, which stores nothing."
    ],
    "apt-lists": [
        "# apt-lists",
        "",
        "It has apt’s package lists, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `var/lib/apt/lists`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -rf /var/lib/apt/lists/*`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "apt-archives": [
        "# apt-archives",
        "",
        "It has apt’s downloaded packages and index, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `var/cache/apt`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `apt-get clean && rm -f /var/cache/apt/*.bin`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "apk-cache": [
        "# apk-cache",
        "",
        "It has apk’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `var/cache/apk`, `etc/apk/cache`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: Use `apk add --no-cache`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or use `apk add --no-cache`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "dnf-cache": [
        "# dnf-cache",
        "",
        "It has dnf’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `var/cache/dnf`, `var/cache/yum`, `var/cache/libdnf5`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `dnf clean all`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "zypper-cache": [
        "# zypper-cache",
        "",
        "It has zypper’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `var/cache/zypp`, `var/cache/zypper`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `zypper clean --all`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "pacman-cache": [
        "# pacman-cache",
        "",
        "It has pacman’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `var/cache/pacman/pkg`, `var/lib/pacman/sync`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `pacman -Scc --noconfirm`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "pip-cache": [
        "# pip-cache",
        "",
        "It has pip’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.cache/pip`, `**/.cache/pipx`, `**/pipx/.cache`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: Use `pip install --no-cache-dir`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or use `pip install --no-cache-dir`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "uv-cache": [
        "# uv-cache",
        "",
        "It has uv’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.cache/uv`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: Use `uv --no-cache`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or use `uv --no-cache`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "poetry-cache": [
        "# poetry-cache",
        "",
        "It has poetry’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.cache/pypoetry/cache`, `**/.cache/pypoetry/artifacts`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: Use `poetry --no-cache`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or use `poetry --no-cache`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "pipenv-cache": [
        "# pipenv-cache",
        "",
        "It has pipenv’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.cache/pipenv`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "conda-packages": [
        "# conda-packages",
        "",
        "It has conda’s downloaded packages, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `opt/conda/pkgs`, `**/miniconda3/pkgs`, `**/anaconda3/pkgs`, `**/miniforge3/pkgs`, `**/mambaforge/pkgs`, `**/micromamba/pkgs`, `**/.conda/pkgs`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `conda clean -afy`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "npm-cache": [
        "# npm-cache",
        "",
        "It has npm’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.npm/_cacache`, `**/.npm/_logs`, `**/.cache/node-gyp`, `**/.node-gyp`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `npm cache clean --force`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "yarn-cache": [
        "# yarn-cache",
        "",
        "It has yarn’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.cache/yarn`, `usr/local/share/.cache/yarn`, `**/.yarn-cache`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `yarn cache clean`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "yarn-berry-cache": [
        "# yarn-berry-cache",
        "",
        "It has yarn’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.yarn/berry/cache`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: Unless the app runs on it (Plug’n’Play), set `nodeLinker: node-modules` and end that RUN with `yarn cache clean --all`.",
        "- Deleted or replaced by a later layer, which saves nothing: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`."
    ],
    "pnpm-store": [
        "# pnpm-store",
        "",
        "It has pnpm’s store and cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.local/share/pnpm/store`, `**/.pnpm-store`, `**/.cache/pnpm`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "bun-cache": [
        "# bun-cache",
        "",
        "It has bun’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.bun/install/cache`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `bun pm cache rm`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "go-modules": [
        "# go-modules",
        "",
        "It has go’s module cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/go/pkg/mod`, `**/go/pkg/sumdb`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: Build in an earlier stage and `COPY --from` only the program, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`."
    ],
    "go-build-cache": [
        "# go-build-cache",
        "",
        "It has go’s build cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.cache/go-build`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `go clean -cache`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "cargo-registry": [
        "# cargo-registry",
        "",
        "It has cargo’s registry, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.cargo/registry`, `**/.cargo/git`, `usr/local/cargo/registry`, `usr/local/cargo/git`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "cargo-target": [
        "# cargo-target",
        "",
        "It has cargo’s intermediate files, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/target/*/deps`, `**/target/*/build`, `**/target/*/incremental`, `**/target/*/.fingerprint`, `**/target/*/*/deps`, `**/target/*/*/build`, `**/target/*/*/incremental`, `**/target/*/*/.fingerprint`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: Build in an earlier stage and `COPY --from` only the program, or give that RUN `--mount=type=cache,target=…/target`.",
        "- Still in the image, by a COPY: Copy the program only; list `target` in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing: Build in an earlier stage and `COPY --from` only the program."
    ],
    "maven-repository": [
        "# maven-repository",
        "",
        "It has Maven’s local repository, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.m2/repository`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "gradle-cache": [
        "# gradle-cache",
        "",
        "It has gradle’s caches, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.gradle/caches`, `**/.gradle/wrapper/dists`, `**/.gradle/daemon`, `**/.gradle/native`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "sbt-cache": [
        "# sbt-cache",
        "",
        "It has sbt’s caches, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.ivy2/cache`, `**/.cache/coursier`, `**/.sbt/boot`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "composer-cache": [
        "# composer-cache",
        "",
        "It has composer’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.composer/cache`, `**/.cache/composer`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `composer clear-cache`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "gem-cache": [
        "# gem-cache",
        "",
        "It has gem packages that were installed from, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/gems/*/cache/*.gem`, `**/bundle/cache/*.gem`, `**/bundle/ruby/*/cache/*.gem`, `**/vendor/cache/*.gem`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -f \"$(gem env gemdir)\"/cache/*.gem`, or give that RUN `--mount=type=cache,target=/usr/local/bundle/cache`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=/usr/local/bundle/cache`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "nuget-packages": [
        "# nuget-packages",
        "",
        "It has NuGet’s packages, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.nuget/packages`, `**/.local/share/NuGet`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `dotnet nuget locals all --clear`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "hex-packages": [
        "# hex-packages",
        "",
        "It has hex and rebar’s caches, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.hex/packages`, `**/.cache/rebar3`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "cpan-cache": [
        "# cpan-cache",
        "",
        "It has cpan’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.cpan/build`, `**/.cpan/sources`, `**/.cpanm/work`, `**/.cpanm/sources`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "compiler-cache": [
        "# compiler-cache",
        "",
        "It has the compiler’s cache, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.cache/ccache`, `**/.ccache`, `**/.cache/sccache`, `**/.cache/bazel`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: End that RUN with `rm -rf PATH`, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Still in the image, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give that RUN `--mount=type=cache,target=PATH`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`."
    ],
    "git-folder": [
        "# git-folder",
        "",
        "It has git’s own data, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.git`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: Clone with `--depth 1` and delete `.git` in the same RUN, or fetch the files with `ADD <repository>.git#<ref>`, which leaves it out.",
        "- Still in the image, by a COPY: List `.git` in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Delete it in the RUN that clones, or fetch the files with `ADD <repository>.git#<ref>`, which leaves it out.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: List `.git` in `.dockerignore`; deleting it later saves nothing."
    ],
    "node-modules": [
        "# node-modules",
        "",
        "It has the build machine’s `node_modules`, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/node_modules`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: List `node_modules` in `.dockerignore`, and install with `RUN npm ci --omit=dev`.",
        "- Deleted or replaced by a later layer, which saves nothing: List `node_modules` in `.dockerignore`."
    ],
    "python-bytecode": [
        "# python-bytecode",
        "",
        "It has Python bytecode from the build machine, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/__pycache__`, `**/*.pyc`, `**/*.pyo`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: List `**/__pycache__` and `**/*.pyc` in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing: List `**/__pycache__` and `**/*.pyc` in `.dockerignore`."
    ],
    "virtualenv": [
        "# virtualenv",
        "",
        "It has the build machine’s virtual environment, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.venv`, `**/.virtualenv`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: List it in `.dockerignore`, and install with a RUN.",
        "- Deleted or replaced by a later layer, which saves nothing: List it in `.dockerignore`."
    ],
    "local-files": [
        "# local-files",
        "",
        "It has the build machine’s tool folders, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `**/.svn`, `**/.hg`, `**/.idea`, `**/.vscode`, `**/.terraform`, `**/.pytest_cache`, `**/.mypy_cache`, `**/.ruff_cache`, `**/.tox`, `**/.nox`, `**/.nyc_output`, `**/.next/cache`, `**/.gradle`, `**/.DS_Store`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: List them in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing: List them in `.dockerignore`."
    ],
    "lastlog": [
        "# lastlog",
        "",
        "It has login tables, which `useradd` grows with a large user ID, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `var/log/lastlog`, `var/log/faillog`, `var/log/tallylog`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: Create the user with `useradd -l` (`--no-log-init`), which adds no row, or with a smaller user ID.",
        "- Deleted or replaced by a later layer, which saves nothing: Create the user with `useradd -l` (`--no-log-init`), which adds no row, or with a smaller user ID."
    ],
    "logs": [
        "# logs",
        "",
        "It has logs, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `var/log/*`, `**/npm-debug.log`, `**/yarn-error.log`, `**/yarn-debug.log`, `**/pnpm-debug.log`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: Delete them at the end of that RUN.",
        "- Still in the image, by a COPY: List them in `.dockerignore`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: List them in `.dockerignore`."
    ],
    "temporary-files": [
        "# temporary-files",
        "",
        "It has temporary files, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `tmp/*`, `var/tmp/*`, `usr/tmp/*`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image, by a RUN: Delete them in the RUN that made them, or give it `--mount=type=tmpfs,target=/tmp`.",
        "- Still in the image, by a COPY: Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, which stores nothing.",
        "- Deleted or replaced by a later layer, which saves nothing, by a RUN: Do both in one RUN, or give it `--mount=type=tmpfs,target=/tmp`.",
        "- Deleted or replaced by a later layer, which saves nothing, by a COPY: Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, which stores nothing."
    ],
    "package-leftovers": [
        "# package-leftovers",
        "",
        "It has package managers’ leftovers, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `var/cache/debconf/*-old`, `var/lib/dpkg/*-old`, `var/cache/ldconfig`, `var/cache/man`, `var/cache/swcatalog`, `var/cache/app-info`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: Delete them at the end of that RUN.",
        "- Deleted or replaced by a later layer, which saves nothing: Do both in one RUN."
    ],
    "build-tools": [
        "# build-tools",
        "",
        "It has build tools, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `usr/lib/gcc`, `usr/libexec/gcc`, `usr/lib/gcc-cross`, `usr/include`, `usr/local/include`, `usr/lib/*.a`, `usr/lib/*/*.a`, `usr/lib64/*.a`, `usr/lib/llvm-*`, `usr/lib/llvm*`, `usr/share/cmake*`, `usr/lib/go-*`, `usr/lib/go`, `usr/local/go`, `usr/lib/rustlib`, `**/.rustup/toolchains`, `usr/local/rustup/toolchains`, `usr/share/maven`, `opt/gradle`, `usr/lib/jvm/*/jmods`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: If the app needs none of them when it runs, build in an earlier stage and `COPY --from` only the result."
    ],
    "debug-symbols": [
        "# debug-symbols",
        "",
        "It has debug symbols, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `usr/lib/debug`, `**/*.debug`, `**/*.dwo`, `**/*.dwp`, `**/*.pdb`, `**/*.dSYM`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: If nobody debugs in this image, leave them out: `strip`, build without `-g`, or keep them in a stage of their own."
    ],
    "documentation": [
        "# documentation",
        "",
        "It has documentation and translations, which can be saved.",
        "",
        "## How it is proved",
        "",
        "A layer has files at `usr/share/doc`, `usr/share/man`, `usr/share/info`, `usr/share/help`, `usr/share/gtk-doc`, `usr/share/locale`, `usr/local/share/doc`, `usr/local/share/man`, `usr/local/man`, `**/gems/*/doc`. The report names the layer, the bytes and the largest paths.",
        "",
        "## How to fix it",
        "",
        "- Still in the image: If nobody reads them there, configure the package manager to leave them out (dpkg: `path-exclude`; dnf: `--setopt=tsflags=nodocs`; gem: `--no-document`)."
    ],
    "address-in-use": [
        "# address-in-use",
        "",
        "A process of the container needs a port that another process of the same container already uses; with `network: host`,",
        "one that another program of the host uses.",
        "",
        "## How it is proved",
        "",
        "The last lines of the log of the container that ended. The port, its listener and the processes are shown if they could",
        "be read. On the host’s own network (`network: host`), the port is checked before the start: an answer then proves that",
        "something else uses it, and that later answers prove nothing about this container.",
        "",
        "## How to fix it",
        "",
        "Start the server once, and let the entrypoint end with `exec`.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"sh\", \"-c\", \"service nginx start; nginx -g 'daemon off;'\"]",
        "",
        "# after",
        "CMD [\"nginx\", \"-g\", \"daemon off;\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/address-in-use`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/address-in-use is not seaworthy: it exited 1 at once: the port that it needs is already in use inside the container",
        "",
        "Fix: Make only one process listen there: check what else the entrypoint starts, and whether the",
        "server is started twice.",
        "",
        "Likely, because of (address-in-use):",
        "  │ httpd: bind: Address already in use",
        "```",
        "",
        "## What is something else",
        "",
        "- A published port that is in use on the host is an error of the engine, not of the image; Sea Trial publishes on free",
        "  ports."
    ],
    "bad-workdir": [
        "# bad-workdir",
        "",
        "The container’s process cannot enter its WORKDIR: its user has no permission, or it is a file.",
        "",
        "## How it is proved",
        "",
        "The runtime refused to start it, and its message names the folder (`chdir to cwd`). Some runtimes enter the folder as",
        "root; then the app is the first to fail, and its log makes the finding likely.",
        "",
        "## How to fix it",
        "",
        "Use a folder that the user can enter. In most base images, only root can enter /root.",
        "",
        "```dockerfile",
        "# before",
        "WORKDIR /root/app",
        "USER nobody",
        "",
        "# after",
        "WORKDIR /app",
        "USER nobody",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/bad-workdir`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/bad-workdir is not seaworthy: it exited 1 at once: the user nobody is not allowed to enter the working directory /root/app",
        "",
        "Fix: Use a WORKDIR that this user can enter: not below /root, and with the x bit on every folder",
        "above it (examples/broken/bad-workdir/Dockerfile:4).",
        "",
        "Likely, because of (bad-workdir):",
        "  │ WORKDIR /root/app",
        "  │ USER nobody",
        "  │ httpd: can't change directory to '/root/app': Permission denied",
        "```",
        "",
        "## What is something else",
        "",
        "- A folder or file other than the WORKDIR: [permission-denied](permission-denied.md)."
    ],
    "base-drift": [
        "# base-drift",
        "",
        "On `schedule` or `workflow_dispatch`: the base is another image than at the last run of the branch, though FROM names the same.",
        "Nobody changed the repository, so no pull request shows it; the next build of each branch has it.",
        "",
        "It is a note. What the new base breaks is a finding of its own.",
        "",
        "## How it is proved",
        "",
        "Both runs know the layers of the base (`base` in the Report), by the same name without a digest, and their diffIDs differ. The",
        "number of layers counts those that the last run did not have. Packages are those in the base's layers; they are left out if one",
        "of the two lists is cut.",
        "",
        "The last run is that of the branch, also if it was of the same commit ([Baseline](../baseline.md#which-commit)).",
        "",
        "## How to fix it",
        "",
        "Nothing is to be done if the trial passes. To decide when the base changes, name its digest (`FROM python:3.10@sha256:…`) and",
        "let Dependabot or Renovate update it.",
        "",
        "## An example",
        "",
        "[schedule.yml](../workflows/schedule.yml), after `main` was run with an earlier `127.0.0.1:41443/e2e/relevant-base`:",
        "",
        "```text",
        "- ℹ️ New: The base 127.0.0.1:41443/e2e/relevant-base:6958 is another image than at the last run",
        "  (main@d12472e): 1 of 2 layers changed, +2 B. Nothing is to be done if the trial passes. To decide",
        "  when the base changes, name its digest in FROM: NAME:TAG@sha256:….",
        "```",
        "",
        "## What is something else",
        "",
        "- In a pull request the comparison names the base as the cause of a change of size: [Comparing](../comparing.md#the-sentence).",
        "- Growth over a limit: [over-budget](over-budget.md)."
    ],
    "base-unavailable": [
        "# base-unavailable",
        "",
        "A base image cannot be pulled: it does not exist, it is private, it has no image for the platform, or its registry",
        "cannot be reached.",
        "",
        "## How it is proved",
        "",
        "The error of the registry or the builder. If the name or tag is similar to a well-known one, that one is suggested.",
        "",
        "## How to fix it",
        "",
        "Correct the name, log in before this step, or choose a base image that has the platform.",
        "",
        "```dockerfile",
        "# before",
        "FROM python:3.1O",
        "",
        "# after",
        "FROM python:3.10",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/base-unavailable`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/base-unavailable is not seaworthy: the base image python:3.1O (examples/broken/base-unavailable/Dockerfile:1) cannot be pulled: its registry cannot be reached; did you mean python:3.10?",
        "",
        "Fix: Check the registry’s name in front of the image, and the network of the machine that builds",
        "(examples/broken/base-unavailable/Dockerfile:1).",
        "",
        "Proved by (base-unavailable):",
        "  │ failed to do request: Head \"https://registry-1.docker.io/v2/library/python/manifests/3.1O\": dial tcp: …",
        "```",
        "",
        "## What is something else",
        "",
        "- The name is meant as a stage: [unknown-stage](unknown-stage.md)."
    ],
    "budget-open": [
        "# budget-open",
        "",
        "A [budget](../budgets.md) cannot be checked, because its figure is not known: there is no baseline to compare with, the",
        "image was not run, a list of packages could not be read. A budget that is not checked is not met, so it fails (a budget of",
        "level `warn` only warns).",
        "",
        "```text",
        "❌ hello is not seaworthy: the budget `max-growth` cannot be checked because there is no baseline to compare with",
        "```",
        "",
        "**How it is proved.** `budgets` in the Report has the state `open` and the reason. After another failure (a build that",
        "fails, a container that does not start) missing figures are no findings of their own.",
        "",
        "**How to fix it.** Make the figure known: give a `baseline`, run the image, build for the baseline's platform. Where that",
        "is not possible, `unknown: warn` or `unknown: pass` in `budgets` of the config file decides what an open budget does.",
        "",
        "If the reason is that the limits of the base branch could not be read, give the job `contents: read` and a token, or check",
        "out with `fetch-depth: 2`: a pull request cannot bring its own limits."
    ],
    "build-failed": [
        "# build-failed",
        "",
        "A step of the build ran and failed, or the builder failed for a reason that has no code of its own: a file that COPY",
        "does not find, a secret that was not given. A build that takes longer than `build-timeout` (30 minutes unless set) is",
        "stopped with everything it has started, and fails too: the finding names the step that was running.",
        "",
        "## How it is proved",
        "",
        "The builder’s record of the step: the command, its line in the Dockerfile, its exit code, and the last lines of its log.",
        "The most relevant line is in the headline.",
        "",
        "## How to fix it",
        "",
        "Run that step by hand in the stage before it, and fix the error that it shows. A file that COPY does not find may be",
        "excluded by .dockerignore.",
        "",
        "```dockerfile",
        "# before",
        "RUN pip install flsk",
        "",
        "# after",
        "RUN pip install flask",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/build-fails`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/build-fails is not seaworthy: RUN echo 'compiling' && echo 'main.c:12: error: missing semicolon' >&2 && exit 2 (examples/broken/build-fails/Dockerfile:3) exited 2: main.c:12: error: missing semicolon",
        "",
        "Fix: No usual fix is known for this error: read the step’s last lines below, and run its command by",
        "hand in the stage before it (examples/broken/build-fails/Dockerfile:3).",
        "",
        "Proved by (build-failed):",
        "  │ examples/broken/build-fails/Dockerfile:3: RUN echo 'compiling' && echo 'main.c:12: error: missing semicolon' >&2 && exit 2",
        "  │ exit code: 2",
        "  │ compiling",
        "  │ main.c:12: error: missing semicolon",
        "```",
        "",
        "## What is something else",
        "",
        "- The step could not begin because its base image is missing: [base-unavailable](base-unavailable.md).",
        "- The Dockerfile could not be read, or a FROM uses an ARG that is not visible there:",
        "  [dockerfile-invalid](dockerfile-invalid.md).",
        "- The step runs a program that exists but cannot be run. These codes are the same as at run time:",
        "  [windows-line-endings](windows-line-endings.md), [missing-shebang](missing-shebang.md),",
        "  [missing-loader](missing-loader.md), [missing-library](missing-library.md),",
        "  [wrong-architecture](wrong-architecture.md), [not-executable](not-executable.md), and",
        "  [command-not-found](command-not-found.md) where it is a script’s interpreter."
    ],
    "busy-when-idle": [
        "# busy-when-idle",
        "",
        "The container used much CPU while it got no requests but the probes.",
        "",
        "## How it is proved",
        "",
        "CPU seconds from the engine during the soak: 0.6 of a core for a short soak, half a core from 10 s on; if `cpus` is less",
        "than one, that part of its share. A worker without a port is not reported: it may be working.",
        "",
        "## How to fix it",
        "",
        "Look for a loop that polls without a pause. If it is only warming up, a longer `soak` shows that.",
        "",
        "```python",
        "# before",
        "while not queue.poll():",
        "    pass",
        "",
        "# after",
        "job = queue.get()",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/busy-when-idle`, on Docker 20.10:",
        "",
        "```text",
        "- ℹ️ Likely: It used 125 % of a core throughout the soak of 3 s, although it got no requests but the",
        "  probes. Look for a loop that polls without a pause; if it is only warming up, a longer soak shows",
        "  that.",
        "```",
        "",
        "## What is something else",
        "",
        "- Busy before it listens: [still-starting](still-starting.md)."
    ],
    "cache-broken-early": [
        "# cache-broken-early",
        "",
        "A COPY of a whole folder stands before a RUN that installs packages. Builders run each step after a changed one again, so",
        "each change of any file of that folder, a README too, installs all packages again.",
        "",
        "It is a note; a warning if the installation took 60 seconds or more in this build.",
        "",
        "## How it is proved",
        "",
        "From the Dockerfile and the files of the context, with or without a baseline. All of this must be so:",
        "",
        "- The RUN belongs to a stage that was built, and only installs packages: `pip install -r`, `npm ci`, `yarn`, `pnpm install`,",
        "  `go mod download`, `bundle install`, `composer install --no-scripts --no-autoloader`, `poetry install --no-root`, `uv sync",
        "  --no-install-project`, or packages by name with pip, apt, apk, dnf.",
        "- It certainly reads no other file of the context: no local packages, workspaces, or scripts that run at the installation.",
        "- The files that it needs are in the context, and come from that COPY.",
        "- The folder has other files too, which `.dockerignore` does not exclude.",
        "",
        "## How to fix it",
        "",
        "Copy what the installation needs first, and the rest after it:",
        "",
        "```dockerfile",
        "COPY requirements.txt ./",
        "RUN pip install -r requirements.txt",
        "COPY . .",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/cache-broken-early`",
        "",
        "```text",
        "- ℹ️ Likely: COPY . . (examples/warned/cache-broken-early/Dockerfile:4) stands before RUN pip",
        "  install -r requirements.txt (examples/warned/cache-broken-early/Dockerfile:5), so each change of",
        "  any file that it copies installs the packages again, which took 7.4 s in this build. Copy",
        "  requirements.txt first, then this RUN, then the rest; and list in",
        "  examples/warned/cache-broken-early/.dockerignore what the image does not need.",
        "```",
        "",
        "## What is something else",
        "",
        "- Whether it made this build slower than the baseline's: [Comparing](../comparing.md#the-time-of-the-build).",
        "- Folders that should not be sent at all: [context-too-large](context-too-large.md).",
        "- A RUN with `--mount=type=cache` is not reported: its packages are not downloaded again.",
        "- A RUN that also builds or collects files needs the sources. Split it, so that the installation is a RUN of its own."
    ],
    "child-crashes": [
        "# child-crashes",
        "",
        "The image passes, but its log reports that a child program or worker of the main process ended, once or repeatedly. No",
        "probe checks it, so the container keeps running without it.",
        "",
        "## How it is proved",
        "",
        "From the log: the messages of supervisord, pm2, gunicorn, uWSGI, PHP-FPM, foreman, concurrently and scripts about a",
        "child that ends. The error that ended the child is quoted if the log has it.",
        "",
        "## How to fix it",
        "",
        "Fix the error that ends the child. Make the container end when one of its programs does, or run one program per",
        "container.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"sh\", \"-c\", \"node worker.js & exec node web.js\"]",
        "",
        "# after",
        "CMD [\"bash\", \"-c\", \"node worker.js & node web.js & wait -n\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/child-crashes`, on Docker 28:",
        "",
        "```text",
        "- ⚠️ Likely: A worker ends repeatedly: cat: can't open '/etc/worker.conf': No such file or",
        "  directory, but the container keeps running. COPY it into the image (/etc/worker.conf); check that",
        "  .dockerignore does not exclude it, and that WORKDIR is its folder. Its last output is above that",
        "  line in the log; make the container end with it, so that it does not keep running without it",
        "  (examples/warned/child-crashes/Dockerfile:4).",
        "```",
        "",
        "## What is something else",
        "",
        "- Nothing listens because of it: [never-listened](never-listened.md) names the child.",
        "- An exposed port is silent because of it: [exposed-but-silent](exposed-but-silent.md) names it.",
        "- The kernel killed it for its memory: [child-out-of-memory](child-out-of-memory.md)."
    ],
    "child-out-of-memory": [
        "# child-out-of-memory",
        "",
        "The kernel killed one of the container's processes for its memory, but not the main process (which may end later, with",
        "an exit code of its own). The container may still answer, with one worker less.",
        "",
        "## How it is proved",
        "",
        "The kernel's count of such kills in the container's cgroup (`oom_kill`, versions 1 and 2). Docker 28 also reports",
        "`OOMKilled`; Docker 20.10 does not while the container runs.",
        "",
        "## How to fix it",
        "",
        "Reduce its memory use: fewer workers, smaller caches, a heap limit that follows the container's (`-XX:MaxRAMPercentage`,",
        "`--max-old-space-size`). Or raise `memory`, here and where it is deployed.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"gunicorn\", \"--workers\", \"16\", \"app\"]",
        "",
        "# after",
        "CMD [\"gunicorn\", \"--workers\", \"2\", \"app\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/child-out-of-memory --memory 32MiB`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/child-out-of-memory is not seaworthy: the kernel killed one of its processes at its 32 MiB memory limit, and the container kept running",
        "",
        "Fix: Reduce its memory use (fewer workers, smaller caches), or raise memory.",
        "",
        "Proved by (child-out-of-memory):",
        "  │ processes killed for memory, counted by the kernel: 1",
        "  │ peak memory seen: 32 MiB",
        "```",
        "",
        "## What is something else",
        "",
        "- The main process itself was killed: out-of-memory.",
        "- Memory that only grows: [memory-grows](memory-grows.md)."
    ],
    "command-not-found": [
        "# command-not-found",
        "",
        "The program that the image should run is missing. It may be the command itself, the interpreter of a script, or a",
        "program that a shell, an init or an interpreter should run.",
        "",
        "## How it is proved",
        "",
        "The engine found no such program on the image’s PATH; or the `#!` line of the script names a missing file; or the",
        "program that should run it reports the error and exits, with 127 in most cases.",
        "",
        "If a bind mount or a volume covers the path, the image is inspected without its mounts: a file that the image has there",
        "is hidden, not missing.",
        "",
        "## How to fix it",
        "",
        "Correct the name, or install the program in the final stage. Without a shell in the image, CMD and ENTRYPOINT must be",
        "JSON lists.",
        "",
        "```dockerfile",
        "# before",
        "FROM scratch",
        "COPY app /",
        "CMD /app --port 8080",
        "",
        "# after",
        "FROM scratch",
        "COPY app /",
        "CMD [\"/app\", \"--port\", \"8080\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/command-not-found`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/command-not-found is not seaworthy: its command htpd is not in the image",
        "",
        "Fix: Install it in the final stage, or correct its name or path",
        "(examples/broken/command-not-found/Dockerfile:3).",
        "",
        "Proved by (command-not-found):",
        "  │ command: htpd -f -p 8080",
        "  │ failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"htpd\": executable file not found in $PATH: unknown",
        "```",
        "",
        "## Other cases",
        "",
        "- An image with neither CMD nor ENTRYPOINT has nothing to run, and engines refuse to create a container from it. Setting",
        "  ENTRYPOINT resets the CMD of the base image.",
        "- A list that is not valid JSON (`CMD ['app', '--serve']`) is run by a shell, which finds no program named `[app,`.",
        "- A program that a running process starts in a loop is reported in the same way, as likely.",
        "- A mount that hides it: `.:/app` puts the checked-out folder over the files that the build created in `/app`. Remove",
        "  the mount, mount only sources, or keep `/app/dist` with a volume of its own. Modules that a mount hides are reported",
        "  with [exited-at-start](exited-at-start.md).",
        "",
        "## What is something else",
        "",
        "- It exists, but something that it needs to run is missing: [missing-loader](missing-loader.md),",
        "  [windows-line-endings](windows-line-endings.md).",
        "- A missing command that the script does not depend on is not reported: it did not end the container."
    ],
    "context-too-large": [
        "# context-too-large",
        "",
        "This build sent 50 MB or more of its context to the builder, and the context has 50 MB or more in folders that the image",
        "hardly needs. Each build on a new machine sends them again, and each change in them breaks the cache of a `COPY . .`.",
        "",
        "It is a note; a warning if these folders have 250 MB or more.",
        "",
        "## How it is proved",
        "",
        "By the bytes that the builder reported (`build.contextBytes` in the Report), and by the sizes of the files of the context that",
        "`.dockerignore` does not exclude and that a COPY or ADD of this build takes. These folders count:",
        "",
        "| folder | where |",
        "|:--|:--|",
        "| `.git` | no RUN needs git's data, as far as its command shows |",
        "| `node_modules` | a RUN installs the modules |",
        "| a virtual environment of Python | always: its scripts name the build machine's paths |",
        "| `target`, `build`, `.gradle` | a RUN builds with Cargo, Maven or Gradle |",
        "| `.next`, `.nuxt`, `.angular`, `.turbo` | a RUN builds with npm, yarn, pnpm or bun |",
        "| `.tox`, `.nox`, `.mypy_cache`, `.pytest_cache`, `.ruff_cache`, `.terraform`, `.idea` | always |",
        "",
        "The search ends after 200,000 entries or 2 seconds; then the message says “at least”. Symbolic links are not followed.",
        "",
        "BuildKit sends only what a COPY names, and only what the builder does not have. So a second build on one machine may be",
        "without this finding.",
        "",
        "## How to fix it",
        "",
        "List the folders in `.dockerignore`:",
        "",
        "```text",
        ".git",
        "**/node_modules",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/cache-broken-early`, after `python3 -m venv .venv && .venv/bin/pip install flask pandas` in",
        "that folder:",
        "",
        "```text",
        "- ℹ️ Likely: The build sent 169 MB of its context to the builder; the context has 168 MB that the",
        "  image hardly needs: .venv (168 MB). List .venv in",
        "  examples/warned/cache-broken-early/.dockerignore.",
        "```",
        "",
        "## What is something else",
        "",
        "- The same folders in the image: `git-folder`, `node-modules`, `virtualenv`, among the weight that can be saved.",
        "- A large context that the image needs, such as a model, is not reported."
    ],
    "contract-command": [
        "# contract-command",
        "",
        "The [contract](../contract.md) runs a program that the image does not have, or that may not be run: as its command, in a probe, or",
        "before the stop.",
        "",
        "## How it is proved",
        "",
        "The engine could not start it, or it ended with exit code 126 or 127.",
        "",
        "## How to fix it",
        "",
        "Name a program that is in the image, or add it. Small images often have neither `curl` nor a shell: probe by HTTP.",
        "",
        "```yaml",
        "livenessProbe:",
        "  httpGet:",
        "    path: /",
        "    port: 5000",
        "```",
        "",
        "## An example",
        "",
        "`sea-trial . --contract k8s/deployment.yaml`, a part of the output:",
        "",
        "```text",
        "❌ api is not seaworthy: Deployment api probes with curl (k8s/deployment.yaml:12), which the image cannot run",
        "",
        "Fix: Name a program of the image in k8s/deployment.yaml:12, or add curl to the image.",
        "",
        "Proved by (contract-command):",
        "  │ command: curl -f http://localhost:5000",
        "```",
        "",
        "## What is something else",
        "",
        "- The image’s own command that is missing is [command-not-found](command-not-found.md).",
        "- A probe’s command that runs and fails is [contract-probe](contract-probe.md)."
    ],
    "contract-env": [
        "# contract-env",
        "",
        "The log names a variable that is missing, and the [contract](../contract.md) does not set it. Deployed like this, the app would fail in the same",
        "way.",
        "",
        "## How it is proved",
        "",
        "It is not proved: a log is not proof. A line names a variable in the words of shells, languages and frameworks.",
        "",
        "## How to fix it",
        "",
        "Set the variable in the contract. If the contract sets it, its value is not taken from there, and this is only a note: give the trial",
        "a value of its own.",
        "",
        "```yaml",
        "containers:",
        "  - name: api",
        "    env:",
        "      - name: DATABASE_URL",
        "        valueFrom:",
        "          secretKeyRef: { name: db, key: url }",
        "```",
        "",
        "## An example",
        "",
        "`sea-trial . --contract k8s/deployment.yaml`, a part of the output:",
        "",
        "```text",
        "❌ api is not seaworthy: it exited 1 after 0.6 s: KeyError: 'DATABASE_URL' (/server.py:2); the log says DATABASE_URL is not set",
        "",
        "It needs DATABASE_URL, which Deployment api does not set.",
        "",
        "Only a hint, from (contract-env):",
        "  │ the log says that DATABASE_URL is not set",
        "```",
        "",
        "## What is something else",
        "",
        "- A contract with `envFrom` may set it: then nothing is said.",
        "- Without a contract it is [missing-setting](missing-setting.md)."
    ],
    "contract-grace": [
        "# contract-grace",
        "",
        "The container takes longer to stop than the [contract](../contract.md) allows. It would be killed while it stops, and lose what it has not",
        "finished.",
        "",
        "## How it is proved",
        "",
        "Measured: the command before the stop and the stop together, up to 60 s.",
        "",
        "## How to fix it",
        "",
        "Allow more time, or stop sooner.",
        "",
        "```yaml",
        "terminationGracePeriodSeconds: 30",
        "```",
        "",
        "## An example",
        "",
        "`sea-trial . --contract k8s/deployment.yaml`, a part of the output:",
        "",
        "```text",
        "❌ api is not seaworthy: Deployment api gives it 2 s to stop (k8s/deployment.yaml:8), and it was still stopping after 2 s, so it is killed while it stops",
        "",
        "Fix: Allow more time in k8s/deployment.yaml:8, or stop sooner after SIGTERM.",
        "",
        "Proved by (contract-grace):",
        "  │ SIGTERM: killed after 2.0 s",
        "```",
        "",
        "## What is something else",
        "",
        "- A signal that is ignored is [killed-on-stop](killed-on-stop.md)."
    ],
    "contract-memory": [
        "# contract-memory",
        "",
        "The container uses as much memory as the [contract](../contract.md) allows, or more than it requests. In the cluster it would be killed under",
        "load, or be the first to be evicted.",
        "",
        "## How it is proved",
        "",
        "Measured after the soak, without the page cache, which a limit makes smaller: at 90 % of the limit, or above the request, it warns.",
        "Where the kernel killed a process for lack of memory, it fails.",
        "",
        "## How to fix it",
        "",
        "Raise the limit, or let the app use less.",
        "",
        "```yaml",
        "resources:",
        "  requests:",
        "    memory: 64Mi",
        "  limits:",
        "    memory: 128Mi",
        "```",
        "",
        "## An example",
        "",
        "`sea-trial . --contract k8s/deployment.yaml`, a part of the output:",
        "",
        "```text",
        "❌ api is not seaworthy: Deployment api limits memory to 33.6 MB (k8s/deployment.yaml:12), and it needs more",
        "",
        "Fix: Raise the limit in k8s/deployment.yaml:12, or let the app use less.",
        "",
        "Proved by (contract-memory):",
        "  │ the kernel killed a process for lack of memory",
        "```",
        "",
        "## What is something else",
        "",
        "- A trial has no load: it cannot say that a limit suffices.",
        "- Without a contract, and with `memory`, it is [out-of-memory](out-of-memory.md)."
    ],
    "contract-not-tried": [
        "# contract-not-tried",
        "",
        "Rules of the [contract](../contract.md) that Docker cannot imitate, or that another setting replaces. Each is listed with its line and the",
        "reason.",
        "",
        "## How it is proved",
        "",
        "The rule is in the file, and the trial had no counterpart.",
        "",
        "## How to fix it",
        "",
        "Nothing needs to be fixed. What matters among them is to be tested in the cluster.",
        "",
        "## An example",
        "",
        "`sea-trial . --contract k8s/deployment.yaml`, a part of the output:",
        "",
        "```text",
        "- ℹ️ 1 rule of Deployment api could not be tried: hostPID (k8s/deployment.yaml:8).",
        "```",
        "",
        "## What is something else",
        "",
        "- A rule that was tried and failed has a finding of its own."
    ],
    "contract-port": [
        "# contract-port",
        "",
        "The [contract](../contract.md) names a port on which the container does not listen. Requests to it would not arrive.",
        "",
        "## How it is proved",
        "",
        "The kernel’s list of listening sockets. Where it cannot be read, EXPOSE is compared, which is only likely.",
        "",
        "## How to fix it",
        "",
        "Write the port on which the app listens, or let it listen on the contract’s.",
        "",
        "```yaml",
        "ports:",
        "  - containerPort: 5000",
        "```",
        "",
        "## An example",
        "",
        "```text",
        "Deployment api names port 8080 (k8s/deployment.yaml:21), and nothing listens there: the image listens on 5000.",
        "```",
        "",
        "## What is something else",
        "",
        "- In Kubernetes, a second port that is closed only warns: traffic does not depend on it.",
        "- A port that a probe asks is [contract-probe](contract-probe.md)."
    ],
    "contract-probe-timing": [
        "# contract-probe-timing",
        "",
        "The container needs longer to start, or to answer, than a probe of the [contract](../contract.md) allows. The platform would kill it before",
        "it is ready, again and again.",
        "",
        "## How it is proved",
        "",
        "Measured: the time until ready against `initialDelaySeconds` + `failureThreshold` × `periodSeconds` of the startup probe, else of",
        "the liveness probe; the fastest of three answers against `timeoutSeconds`. Between the last attempt and the documented limit it only",
        "warns.",
        "",
        "## How to fix it",
        "",
        "Give the start a probe of its own.",
        "",
        "```yaml",
        "startupProbe:",
        "  httpGet:",
        "    path: /",
        "    port: 5000",
        "  periodSeconds: 2",
        "  failureThreshold: 30",
        "```",
        "",
        "## An example",
        "",
        "`sea-trial . --contract k8s/deployment.yaml`, a part of the output:",
        "",
        "```text",
        "❌ api is not seaworthy: Deployment api lets it start for 2 s (k8s/deployment.yaml:12), and it was ready after 4.7 s: its liveness probe kills it before",
        "",
        "Fix: In k8s/deployment.yaml:12, allow at least 15 s: a startupProbe whose failureThreshold ×",
        "periodSeconds is that long.",
        "",
        "Proved by (contract-probe-timing):",
        "  │ 0 s + 2 × 1 s = 2 s",
        "  │ ready after 4.75 s",
        "```",
        "",
        "## What is something else",
        "",
        "- A readiness probe kills nothing, however long the start takes.",
        "- Other machines are slower: see `start-times` for the spread of the time until ready."
    ],
    "contract-probe": [
        "# contract-probe",
        "",
        "A probe of the [contract](../contract.md) fails: nothing listens on its port, its path is not answered with a status from 200 to 399, or",
        "its command fails. The platform would restart the container again and again, or never send it a request.",
        "",
        "## How it is proved",
        "",
        "The probe is asked as the kubelet asks it: redirects to the same host are followed, any certificate is accepted. Where nothing",
        "listens on its port, the same is asked on the ports of the listener table, so that the message says what is right.",
        "",
        "## How to fix it",
        "",
        "Correct the port or the path in the line that is named, or let the app answer there.",
        "",
        "```yaml",
        "readinessProbe:",
        "  httpGet:",
        "    path: /",
        "    port: 5000",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/contract --contract examples/contract/k8s/wrong.yaml --timeout 5s`:",
        "",
        "```text",
        "Deployment api probes 8080 /healthz (examples/contract/k8s/wrong.yaml:26); the image listens on 5000, and",
        "/healthz answers 404.",
        "```",
        "",
        "## What is something else",
        "",
        "- A port on which the app listens inside the container only is [loopback-only](loopback-only.md).",
        "- A probe’s command that the image does not have is [contract-command](contract-command.md)."
    ],
    "contract-user": [
        "# contract-user",
        "",
        "The [contract](../contract.md) says `runAsNonRoot`, and the image’s user is root, or a name, of which the kubelet does not know whether it is",
        "root. The container would not be created.",
        "",
        "## How it is proved",
        "",
        "The image’s USER, or `runAsUser` of the contract, and the rule of the kubelet: only the number counts.",
        "",
        "## How to fix it",
        "",
        "Add a user, and end the Dockerfile with its number.",
        "",
        "```dockerfile",
        "RUN adduser -D -u 1000 app",
        "USER 1000",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/contract --contract examples/contract/k8s/wrong.yaml --timeout 5s`:",
        "",
        "```text",
        "❌ examples/contract is not seaworthy: Deployment api starts no container as root (examples/contract/k8s/wrong.yaml:17), and",
        "the image’s user is root",
        "```",
        "",
        "## What is something else",
        "",
        "- With a preset, and without a contract, it is [runs-as-root](runs-as-root.md)."
    ],
    "crashed": [
        "# crashed",
        "",
        "The main process died by a signal that the kernel sends for an error of the program itself.",
        "",
        "## How it is proved",
        "",
        "The exit code is 128 and the signal’s number: 139 for SIGSEGV, 134 for SIGABRT, 132 for SIGILL, 135 for SIGBUS, 136 for",
        "SIGFPE, 159 for SIGSYS. A main process that calls `abort()` ends with 139 too; the log shows the difference.",
        "",
        "## How to fix it",
        "",
        "SIGILL usually means a program built for a newer processor; SIGBUS a full /dev/shm; SIGSYS a forbidden system call.",
        "",
        "```dockerfile",
        "# before",
        "RUN gcc -march=native -o /app app.c",
        "",
        "# after",
        "RUN gcc -march=x86-64-v2 -o /app app.c",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/crashed`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/crashed is not seaworthy: it crashed at once (exit 139: SIGSEGV, a bad memory access)",
        "",
        "Fix: Run it on the system where it was built; a debugger, or the runtime’s crash report in the log,",
        "shows the location (examples/broken/crashed/Dockerfile:3).",
        "",
        "Proved by (crashed):",
        "  │ exit code 139 is 128 and the number of SIGSEGV",
        "```",
        "",
        "## What is something else",
        "",
        "- 137 (SIGKILL), 143 (SIGTERM) and 130 (SIGINT): another process ended it.",
        "- Go’s panics and Java’s errors exit with a plain number: [exited-at-start](exited-at-start.md)."
    ],
    "disk-full": [
        "# disk-full",
        "",
        "There was no space left where the app writes: on the engine’s disk, in a tmpfs such as /dev/shm, or within a quota.",
        "",
        "## How it is proved",
        "",
        "The last lines of the log of the container that ended contain the error (`No space left on device`, `ENOSPC`), and",
        "usually the file. A log is not proof, so the finding is likely.",
        "",
        "It is proved if the container wrote so much that the engine’s own disk would have been full: it is stopped before that,",
        "and the amount is reported.",
        "",
        "## How to fix it",
        "",
        "Write less, write to another place, or set a larger size. Docker gives /dev/shm 64 MiB.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"gunicorn\", \"--worker-tmp-dir\", \"/dev/shm\", \"app:app\"]",
        "",
        "# after",
        "CMD [\"gunicorn\", \"--worker-tmp-dir\", \"/tmp\", \"app:app\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/disk-full`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/disk-full is not seaworthy: it exited 1 after 0.1 s: no space was left for /dev/shm/cache",
        "",
        "Fix: Docker gives /dev/shm 64 MiB: use another folder, or set a larger size (shm-size).",
        "",
        "Likely, because of (disk-full):",
        "  │ dd: error writing '/dev/shm/cache': No space left on device",
        "```",
        "",
        "## What is something else",
        "",
        "- `ENOSPC` for watched files is a limit of the host (`fs.inotify.max_user_watches`), not of a disk.",
        "- The runner's own disk: while the image is built, or when a file of the run cannot be written, the trial itself has no",
        "  space. That is an error with the same code (exit 3), and not a verdict about the image."
    ],
    "dockerfile-invalid": [
        "# dockerfile-invalid",
        "",
        "A line of the Dockerfile cannot be read, so nothing was built.",
        "",
        "## How it is proved",
        "",
        "The error of the parser, with its line. For a misspelled instruction, the nearest one is suggested.",
        "",
        "## How to fix it",
        "",
        "Correct that line. Here-documents (`<<EOF`) need BuildKit’s newer parser: `# syntax=docker/dockerfile:1`.",
        "",
        "```dockerfile",
        "# before",
        "FORM busybox",
        "",
        "# after",
        "FROM busybox",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/dockerfile-invalid`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/dockerfile-invalid is not seaworthy: examples/broken/dockerfile-invalid/Dockerfile:3 is not valid: unknown instruction: CDM; did you mean CMD?",
        "",
        "Fix: Change CDM to CMD (examples/broken/dockerfile-invalid/Dockerfile:3).",
        "",
        "Proved by (dockerfile-invalid):",
        "  │ examples/broken/dockerfile-invalid/Dockerfile:3: CDM [\"httpd\", \"-f\", \"-p\", \"8080\"]",
        "  │ unknown instruction: CDM",
        "```",
        "",
        "## What is something else",
        "",
        "- The line can be read, and names a stage that is not there: [unknown-stage](unknown-stage.md)."
    ],
    "dockerfile-missing": [
        "# dockerfile-missing",
        "",
        "There is no Dockerfile at the expected path.",
        "",
        "## How it is proved",
        "",
        "The folder was searched. Files there, and in other usual folders, that look like Dockerfiles are listed.",
        "",
        "## How to fix it",
        "",
        "Name the folder with `path`, and the file with `file` where it has another name.",
        "",
        "```yaml",
        "# before",
        "with:",
        "  path: .",
        "",
        "# after",
        "with:",
        "  path: .",
        "  file: docker/app.Dockerfile",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/no-dockerfile`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/no-dockerfile is not seaworthy: there is no Dockerfile to build: examples/broken/no-dockerfile/Dockerfile does not exist",
        "",
        "Fix: Add examples/broken/no-dockerfile/Dockerfile, or set the folder to build with path and the",
        "Dockerfile with file.",
        "",
        "Proved by (dockerfile-missing):",
        "  │ looked for: …/examples/broken/no-dockerfile/Dockerfile",
        "  │ context: …/examples/broken/no-dockerfile",
        "```",
        "",
        "## What is something else",
        "",
        "- It is there, and a line of it cannot be read: [dockerfile-invalid](dockerfile-invalid.md)."
    ],
    "drops-requests": [
        "# drops-requests",
        "",
        "On the stop signal, the app ends without answering a request that it has already accepted. In each rolling deployment,",
        "some users see an error.",
        "",
        "## How it is proved",
        "",
        "A request is sent just before the stop signal; the connection ends without an answer.",
        "",
        "## How to fix it",
        "",
        "On the stop signal, close the listening socket, finish the requests in progress, then exit. Some servers do this on",
        "another signal.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"nginx\", \"-g\", \"daemon off;\"]",
        "",
        "# after",
        "STOPSIGNAL SIGQUIT",
        "CMD [\"nginx\", \"-g\", \"daemon off;\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/drops-requests`, on Docker 28:",
        "",
        "```text",
        "- ⚠️ On SIGTERM it drops a request in progress, so each deployment loses some requests. On the stop",
        "  signal, close the listening socket, finish the requests in progress, then exit; some servers do",
        "  this on another signal (STOPSIGNAL SIGQUIT for nginx)",
        "  (examples/warned/drops-requests/Dockerfile:4).",
        "```",
        "",
        "## What is something else",
        "",
        "- It does not end at all: [killed-on-stop](killed-on-stop.md)."
    ],
    "exited-at-start": [
        "# exited-at-start",
        "",
        "The container ended before it was ready. This is what happened; it leads the report only if no cause explains it.",
        "",
        "## How it is proved",
        "",
        "The engine’s state of the container, with its exit code. The headline then has the uncaught error with the app’s own",
        "line, as printed by Python, Node.js, Java, Go, Ruby, PHP, .NET and Rust; else the most relevant line of the log. An exit",
        "code of 0 is reported with its reason: a server that went to the background (detected by its command, by `&` without",
        "`wait` in the script, or by a separate session among the processes), or a shell that waits for terminal input.",
        "",
        "## How to fix it",
        "",
        "Fix the error in the headline. If a module or a file is missing, the fix says how to add it to the image.",
        "",
        "```dockerfile",
        "# before",
        "COPY app.py .",
        "CMD [\"python3\", \"app.py\"]",
        "",
        "# after",
        "COPY requirements.txt .",
        "RUN pip install -r requirements.txt",
        "COPY app.py .",
        "CMD [\"python3\", \"app.py\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/module`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/module is not seaworthy: it exited 1 at once: ModuleNotFoundError: No module named 'flask' (app.py:1)",
        "",
        "Fix: Install it in the image (RUN pip install flask, or a line in requirements.txt); if it is the",
        "app's own, COPY it below WORKDIR (examples/broken/module/Dockerfile:5).",
        "",
        "Proved by (exited-at-start):",
        "  │ command: python3 app.py",
        "  │ exit code 1 at once",
        "  │ Traceback (most recent call last):",
        "  │   File \"/app/app.py\", line 1, in <module>",
        "  │     import flask",
        "  │ ModuleNotFoundError: No module named 'flask'",
        "```",
        "",
        "## What is something else",
        "",
        "- It was ready, and then ended: [exited-late](exited-late.md).",
        "- It has no port and exits 0: a finished job, [one-shot](one-shot.md).",
        "- It died by a signal: [crashed](crashed.md)."
    ],
    "exited-late": [
        "# exited-late",
        "",
        "The app was ready, and its main process then ended during the soak. Exit code 0 counts too: a server should keep",
        "running.",
        "",
        "## How it is proved",
        "",
        "The engine's state of the container, with its exit code and the last lines of its log.",
        "",
        "## How to fix it",
        "",
        "Fix the error in the headline. If it exits 0, the main process was not the server: run the server in the foreground.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"sh\", \"-c\", \"httpd -p 8080; ./warm-up\"]",
        "",
        "# after",
        "CMD [\"sh\", \"-c\", \"./warm-up; exec httpd -f -p 8080\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/late-crash`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/late-crash is not seaworthy: it exited 1 after 2 s, after it had answered: panic: the cache is gone",
        "",
        "Fix: No usual fix is known for this error: search for its text in the source or the documentation of",
        "the app (examples/broken/late-crash/Dockerfile:3).",
        "",
        "Proved by (exited-late):",
        "  │ exit code 1 after 2 s",
        "  │ panic: the cache is gone",
        "",
        "Log (1 line)",
        "  │ panic: the cache is gone",
        "```",
        "",
        "## What is something else",
        "",
        "- It ended before it was ready: exited-at-start.",
        "- It was killed for memory: out-of-memory.",
        "- It runs and does not answer: [stopped-answering](stopped-answering.md)."
    ],
    "exposed-but-silent": [
        "# exposed-but-silent",
        "",
        "EXPOSE names several ports; one answers, so the image passes, but another does not. For UDP, where a missing answer",
        "proves nothing, the port must at least be bound.",
        "",
        "## How it is proved",
        "",
        "The listener table has no row for that port, or the port gives no good answer.",
        "",
        "## How to fix it",
        "",
        "Remove it from EXPOSE, or open it. If you list the ports that must answer in `port`, a silent one is a failure.",
        "",
        "```dockerfile",
        "# before",
        "EXPOSE 8080 8443 53/udp",
        "",
        "# after",
        "EXPOSE 8080",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/exposed-but-silent`, on Docker 28:",
        "",
        "```text",
        "- ⚠️ Port 8443 is exposed but silent; UDP port 53 is exposed but not bound. Remove it from EXPOSE,",
        "  or list the ports that must answer in port (examples/warned/exposed-but-silent/Dockerfile:2).",
        "```",
        "",
        "## What is something else",
        "",
        "- No exposed port answers: [never-listened](never-listened.md) and related findings.",
        "- A listener on 127.0.0.1 alone: [loopback-only](loopback-only.md).",
        "- A UDP port that is bound: [udp-unproven](udp-unproven.md)."
    ],
    "files-fill-memory": [
        "# files-fill-memory",
        "",
        "A preset's platform keeps the files that a container writes in its memory. The files that this one wrote and the memory",
        "that it used together exceed its limit, so the platform would kill it.",
        "",
        "## How it is proved",
        "",
        "The size of the container's own layer, and its memory without the page cache, against the limit.",
        "",
        "## How to fix it",
        "",
        "Write fewer files: send logs to standard output, disable caches, unpack archives in the build. Or raise `memory`.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"sh\", \"-c\", \"tar -xf /assets.tar -C /tmp && exec ./server\"]",
        "",
        "# after",
        "ADD assets.tar /assets/",
        "CMD [\"./server\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/files-fill-memory --preset cloud-run --memory 64MiB --timeout 10s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/files-fill-memory is not seaworthy: it wrote 83.9 MB of files, which cloud-run keeps in memory: with the 2.13 MB of memory that it used, that exceeds its limit of 67.1 MB",
        "",
        "Fix: Write fewer files (caches, logs, downloads at the start), or raise memory, here and on the",
        "platform.",
        "",
        "Proved by (files-fill-memory):",
        "  │ in the container's own layer: 83.9 MB",
        "  │ memory in use, page cache left out: 2.13 MB",
        "",
        "Log (2 lines)",
        "  │ 80+0 records in",
        "  │ 80+0 records out",
        "```",
        "",
        "## What is something else",
        "",
        "- Memory alone over the limit: out-of-memory, [child-out-of-memory](child-out-of-memory.md)."
    ],
    "goss-failed": [
        "# goss-failed",
        "",
        "A test in a file of `goss` failed ([Test files](../test-files.md)). The location is the line of the attribute; where one gossfile",
        "includes another, in the file that has it.",
        "",
        "## How it is proved",
        "",
        "The container was ready. The evidence says what was expected and what was found.",
        "",
        "## How to fix it",
        "",
        "Fix the image, or the expectation. A command needs a shell in the image, as in goss. What takes time after the start belongs into",
        "`goss_wait.yaml`, or gets `retry_count`.",
        "",
        "## An example",
        "",
        "```text",
        "Matching: m: matches failed (goss.yaml:43).",
        "",
        "Proved by (goss-failed):",
        "  │ expected it to be greater than 7",
        "  │ it is 5",
        "```",
        "",
        "## What is something else",
        "",
        "- The test could not be carried out: [test-not-run](test-not-run.md).",
        "- A test of container-structure-test: [structure-test-failed](structure-test-failed.md)."
    ],
    "healthcheck-disagrees": [
        "# healthcheck-disagrees",
        "",
        "The HEALTHCHECK and the checks from outside disagree. Either it reports healthy but the port cannot be reached, or it",
        "reports unhealthy but the app answers, because it checks an address where the app does not listen: another port,",
        "`localhost` that resolves to ::1, or loopback while the app has bound only the container's own address. The last case",
        "happens if a server reads its address from `HOSTNAME`, as the `server.js` of Next.js standalone does: in a container,",
        "this is the container's name. Set `ENV HOSTNAME=0.0.0.0`.",
        "",
        "## How it is proved",
        "",
        "Falsely healthy: the status is healthy, but the probes fail and the listener table shows no listener on the port (or the",
        "port does not answer). Falsely unhealthy: the probes pass, the connection of the last run was refused (its output, or",
        "curl's exit code 7), and the listener table has no listener at the address in the command. If the run has no output",
        "(`wget -q`), this is a hint after [healthcheck-failing](healthcheck-failing.md), except for an app that is bound to the",
        "container's own address, which cannot be reached on loopback.",
        "",
        "## How to fix it",
        "",
        "Make HEALTHCHECK check the port that users use, on 127.0.0.1.",
        "",
        "```dockerfile",
        "# before",
        "HEALTHCHECK CMD wget -q -O /dev/null http://localhost/",
        "",
        "# after",
        "HEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:8080/",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/healthcheck-disagrees --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/healthcheck-disagrees is not seaworthy: it answers on port 8080, but its HEALTHCHECK checks port 80, where nothing listens: wget: can't connect to remote host (127.0.0.1): Connection refused",
        "",
        "Fix: Use 127.0.0.1 and the port on which the app listens in HEALTHCHECK",
        "(examples/broken/healthcheck-disagrees/Dockerfile:4).",
        "",
        "Proved by (healthcheck-disagrees):",
        "  │ HEALTHCHECK 'wget -q -O /dev/null http://127.0.0.1/'",
        "  │ exit 1: wget: can't connect to remote host (127.0.0.1): Connection refused",
        "  │ exit 1: wget: can't connect to remote host (127.0.0.1): Connection refused",
        "  │ tcp6 [::]:8080",
        "```",
        "",
        "## What is something else",
        "",
        "- A loopback listener or a wrong port is reported instead, because it is more precise.",
        "- An answer that HEALTHCHECK does not accept: [healthcheck-failing](healthcheck-failing.md)."
    ],
    "healthcheck-failing": [
        "# healthcheck-failing",
        "",
        "The image's own HEALTHCHECK does not become healthy: its command fails, takes too long, or has not run before the",
        "timeout.",
        "",
        "## How it is proved",
        "",
        "The engine's health log: status, exit code and output of its last runs.",
        "",
        "## How to fix it",
        "",
        "Run the command in the container, and fix the error that it shows. An interval of 30 s (Docker's default) makes a",
        "container wait that long for its first check: set `--start-interval` or a shorter `--interval`.",
        "",
        "```dockerfile",
        "# before",
        "HEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:8080/healthz",
        "",
        "# after",
        "HEALTHCHECK --interval=5s CMD wget -q -O /dev/null http://127.0.0.1:8080/",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/healthcheck --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/healthcheck is not seaworthy: its HEALTHCHECK reports unhealthy: its last run exited with 1: wget: server returned error: HTTP/1.1 404 Not Found",
        "",
        "Fix: Run its command in the container, and fix the error that it shows",
        "(examples/broken/healthcheck/Dockerfile:3).",
        "",
        "Proved by (healthcheck-failing):",
        "  │ HEALTHCHECK 'wget -q -O /dev/null http://127.0.0.1:8080/healthz'",
        "  │ exit 1: wget: server returned error: HTTP/1.1 404 Not Found",
        "  │ exit 1: wget: server returned error: HTTP/1.1 404 Not Found",
        "```",
        "",
        "## What is something else",
        "",
        "- Its command is not in the image: [healthcheck-unrunnable](healthcheck-unrunnable.md).",
        "- It checks an address where nothing listens, and the app answers at another:",
        "  [healthcheck-disagrees](healthcheck-disagrees.md)."
    ],
    "healthcheck-unrunnable": [
        "# healthcheck-unrunnable",
        "",
        "HEALTHCHECK runs a program that the image does not have (most often `curl`, or the shell itself), so it can never become",
        "healthy. `|| exit 1` hides this, because the missing program then looks like an ordinary failure.",
        "",
        "## How it is proved",
        "",
        "The output of its last run: the message of the shell (dash, bash, BusyBox) or of the runtime (runc, crun) that the",
        "program is missing, or cannot be executed.",
        "",
        "## How to fix it",
        "",
        "Use a program that the image has, or install the program in the final stage.",
        "",
        "```dockerfile",
        "# before",
        "FROM busybox",
        "HEALTHCHECK CMD curl -f http://127.0.0.1:8080/ || exit 1",
        "",
        "# after",
        "FROM busybox",
        "HEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:8080/",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/healthcheck-unrunnable --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/healthcheck-unrunnable is not seaworthy: its HEALTHCHECK needs curl, which is not in the image: /bin/sh: curl: not found",
        "",
        "Fix: Install it in the final stage, or use a program that the image has (wget, python3 -c, node -e,",
        "the app itself) (examples/broken/healthcheck-unrunnable/Dockerfile:3).",
        "",
        "Proved by (healthcheck-unrunnable):",
        "  │ HEALTHCHECK 'curl -f http://127.0.0.1:8080/ || exit 1'",
        "  │ exit 1: /bin/sh: curl: not found",
        "  │ exit 1: /bin/sh: curl: not found",
        "```",
        "",
        "## What is something else",
        "",
        "- The program runs and fails: [healthcheck-failing](healthcheck-failing.md).",
        "- If the app did not answer until `timeout`, this is reported first."
    ],
    "ignores-port": [
        "# ignores-port",
        "",
        "A preset's platform chooses the port and sets it in the environment variable PORT. The app listens on another port, so",
        "the platform would not reach it.",
        "",
        "## How it is proved",
        "",
        "PORT was set, and the listener table has no listener on that port, but one on another.",
        "",
        "## How to fix it",
        "",
        "Read PORT, with the current port as the default.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"httpd\", \"-f\", \"-p\", \"9090\"]",
        "",
        "# after",
        "CMD [\"sh\", \"-c\", \"exec httpd -f -p ${PORT:-9090}\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/ignores-port --preset cloud-run --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/ignores-port is not seaworthy: PORT was set to 64539, but it listens on [::]:9090",
        "",
        "Fix: Make it listen on 0.0.0.0 and the port in the environment variable PORT: the platform chooses",
        "that port, and uses no other (examples/broken/ignores-port/Dockerfile:3).",
        "",
        "Proved by (ignores-port):",
        "  │ preset: cloud-run",
        "  │ probed from outside: port 64539",
        "  │ tcp6 [::]:9090",
        "```",
        "",
        "## What is something else",
        "",
        "- Without such a preset: [wrong-port](wrong-port.md).",
        "- On PORT, but on loopback: [loopback-only](loopback-only.md)."
    ],
    "ipv6-only": [
        "# ipv6-only",
        "",
        "The app's socket accepts IPv6 connections only. Ordinary container networks are IPv4, and so are published ports.",
        "",
        "## How it is proved",
        "",
        "Only the IPv6 table has the port. This alone is not proof, because Go, Java and Node accept both families on one such",
        "socket. So a connection to the container's own IPv4 address is tried, without the engine's proxy: it is refused. If that",
        "address cannot be reached (a remote engine), the finding is likely, not proved.",
        "",
        "## How to fix it",
        "",
        "Bind `0.0.0.0`, or `::` without the IPV6_V6ONLY option (`ipv6only=off` in nginx's `listen`, `net.ipv6.bindv6only=0` if",
        "the system's default was changed).",
        "",
        "```nginx",
        "# before",
        "listen [::]:8080;",
        "",
        "# after",
        "listen 8080;",
        "listen [::]:8080;",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/ipv6-only --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/ipv6-only is not seaworthy: it listens on [::]:8080 for IPv6 only, but connections to a published port arrive over IPv4",
        "",
        "Fix: Bind 0.0.0.0, or make the IPv6 socket accept IPv4 too (IPV6_V6ONLY off)",
        "(examples/broken/ipv6-only/Dockerfile:4).",
        "",
        "Proved by (ipv6-only):",
        "  │ port 8080 of the container’s own IPv4 address refuses connections",
        "  │ tcp6 [::]:8080",
        "```",
        "",
        "## What is something else",
        "",
        "- A socket bound to `::1`: [loopback-only](loopback-only.md).",
        "- A socket for both families that closes connections at once is a healthy TCP port, or [no-answer](no-answer.md) to an",
        "  HTTP probe."
    ],
    "killed-on-stop": [
        "# killed-on-stop",
        "",
        "The main process does not react to the stop signal, or takes longer than 10 s to end after it. Every `docker stop`,",
        "every deployment and every scale-down waits for the whole grace period (10 s for Docker, 30 s for Kubernetes), then",
        "kills it during its work.",
        "",
        "## How it is proved",
        "",
        "The kernel drops a signal to PID 1 for which it has no handler. If the mask of handlers in `/proc/<pid>/status`",
        "(`SigCgt`) has none, and the signal did not wake the process, this is proof without waiting; an init such as tini, which",
        "has no handler either, does wake up. If it woke up, or cannot be inspected, the time until the container ends is",
        "measured.",
        "",
        "If the process that got the signal has a handler (`SigCgt`, read again after the signal, because Node has a default",
        "handler that runs only once), or the log reports that it is stopping, it handles the signal and is only slow: the",
        "finding says so, and how to shorten the drain. For an init that forwards the signal (tini, `docker run --init`), its",
        "children are checked.",
        "",
        "## How to fix it",
        "",
        "It depends on the program that runs as PID 1: a shell does not forward signals (write CMD as a JSON list, or `exec` the",
        "app); Python does not handle SIGTERM by default but handles SIGINT (`STOPSIGNAL SIGINT`); Node needs",
        "`process.on('SIGTERM', …)`; `npm` should not be PID 1. An init (`docker run --init`, tini) works for all of them. An app",
        "that drains for more than 10 s needs a shorter drain, or more time: `docker run --stop-timeout 30`, `stop_grace_period:",
        "30s` in Compose. With `shutdown: graceful` it is a failure.",
        "",
        "```dockerfile",
        "# before",
        "CMD httpd -f -p 8080; echo \"httpd has ended\"",
        "",
        "# after",
        "CMD [\"tini\", \"--\", \"httpd\", \"-f\", \"-p\", \"8080\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/killed-on-stop`, on Docker 28:",
        "",
        "```text",
        "- ⚠️ It ignores SIGTERM, so every stop takes 10 s and ends in a kill. PID 1 is a shell, which does",
        "  not forward SIGTERM: write CMD as a JSON list, or end the script with exec before the app",
        "  (examples/warned/killed-on-stop/Dockerfile:3).",
        "```",
        "",
        "## What is something else",
        "",
        "- It ends in time, but drops a request: [drops-requests](drops-requests.md).",
        "- An exit code that is not 0 after SIGTERM is no finding."
    ],
    "listens-unexposed": [
        "# listens-unexposed",
        "",
        "The app listens on a port, reachable from outside, that the image does not expose: a metrics or debug port, or a missing",
        "EXPOSE. It was not probed, so nothing is proved about it.",
        "",
        "If the image exposes no TCP port and has no HEALTHCHECK, and no probe is set, the ports on which it listens are probed",
        "at the container's own address like exposed ones; then the note says which of them answer. Ports of debuggers, and ports",
        "that the kernel assigned (from 32768 on), are not probed.",
        "",
        "## How it is proved",
        "",
        "The listener table. Ports on loopback, and ports that the kernel assigned, are ignored if another port was probed.",
        "",
        "## How to fix it",
        "",
        "Expose it, or bind it to 127.0.0.1 if nothing outside needs to connect.",
        "",
        "```dockerfile",
        "# before",
        "EXPOSE 8080",
        "",
        "# after",
        "EXPOSE 8080 9090",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/listens-unexposed`, on Docker 28:",
        "",
        "```text",
        "- ℹ️ It also listens on port 9090, which is not exposed, and was not probed. Expose it, or bind it",
        "  to 127.0.0.1 if nothing outside needs to connect.",
        "```",
        "",
        "## What is something else",
        "",
        "- Nothing listens on the exposed port, but something does on another: [wrong-port](wrong-port.md)."
    ],
    "loopback-only": [
        "# loopback-only",
        "",
        "The app listens on 127.0.0.1 (or ::1), the container's own loopback address. Connections from a published port, a",
        "Kubernetes service or another container arrive on the container's network interface, where nothing listens. Engines hide",
        "this: their proxy accepts the connection and then resets it, which looks like an app that closes the connection.",
        "",
        "## How it is proved",
        "",
        "The kernel's listener table of the container has a row for the port that was probed, and none of its addresses is",
        "reachable from outside. If another exposed port passes, a port in the Dockerfile's own EXPOSE is still a failure; one",
        "that only the base image exposes, or a debugger's port, is a warning. Such a row is proof; the verdict still waits for",
        "`timeout`, because some apps open their real port later.",
        "",
        "## How to fix it",
        "",
        "Bind all addresses. Most servers have an option for it: `flask run --host 0.0.0.0`, `uvicorn --host 0.0.0.0`, `rails",
        "server -b 0.0.0.0`, `vite --host`, `HOST=0.0.0.0` for many Node apps.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"httpd\", \"-f\", \"-p\", \"127.0.0.1:8080\"]",
        "",
        "# after",
        "CMD [\"httpd\", \"-f\", \"-p\", \"8080\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/loopback --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/loopback is not seaworthy: it listens on 127.0.0.1:8080 only, where nothing outside the container can connect",
        "",
        "Fix: Bind 0.0.0.0 (many servers have the option --host 0.0.0.0): connections to a published port",
        "arrive on the container’s network interface (examples/broken/loopback/Dockerfile:3).",
        "",
        "Proved by (loopback-only):",
        "  │ probed from outside: port 8080",
        "  │ tcp 127.0.0.1:8080",
        "```",
        "",
        "## What is something else",
        "",
        "- An image that exposes no port may intend this: then it is a warning, because nothing was proved.",
        "- Nothing listens on that port, but something does on another: [wrong-port](wrong-port.md). On another *and* on",
        "  loopback: wrong-port, which names both.",
        "- A row in the IPv6 table only: [ipv6-only](ipv6-only.md).",
        "- A HEALTHCHECK that passes on loopback does not change this: it runs inside the container."
    ],
    "memory-grows": [
        "# memory-grows",
        "",
        "Memory grew throughout the soak, although the app got almost no requests. If it would reach its limit within ten minutes",
        "at that rate, it is a warning, else a note.",
        "",
        "## How it is proved",
        "",
        "The engine's figures once a second, without the page cache; the rate is the lower one of both halves of the soak, so",
        "that a cache that fills and stops is not reported. Runtimes grow while they warm up: a soak of less than 10 s reports",
        "nothing, 10 s report 1 MiB a second or more, a minute 0.1 MiB. It is *likely*, never proved.",
        "",
        "## How to fix it",
        "",
        "Try a longer `soak`. If it continues, look for data that is never released: an unbounded cache, listeners, a log in",
        "memory.",
        "",
        "```python",
        "# before",
        "answers = {}",
        "",
        "# after",
        "answers = cachetools.LRUCache(maxsize=1000)",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/memory-grows --soak 10s`, on Docker 28:",
        "",
        "```text",
        "- ℹ️ Likely: Its memory grew by 16.7 MiB a second throughout the soak of 10 s. If it continues (try",
        "  a longer soak), look for data that is never released: an unbounded cache, a list of listeners, a",
        "  log in memory.",
        "```",
        "",
        "## What is something else",
        "",
        "- The limit was reached: out-of-memory, [child-out-of-memory](child-out-of-memory.md)."
    ],
    "missing-library": [
        "# missing-library",
        "",
        "The program, or a native module of its language, needs a shared library that is not in the image, or a newer version of",
        "it.",
        "",
        "## How it is proved",
        "",
        "The last lines of the log have the loader’s error, which names the library: from glibc or musl, or from Python, Node.js,",
        "Java and .NET for a native module. A log is not proof, so the finding is likely.",
        "",
        "## How to fix it",
        "",
        "Install the library’s package in the final stage. The compiler’s package (`-dev`) belongs in the stage that builds.",
        "",
        "```dockerfile",
        "# before",
        "FROM python:3.12-slim",
        "RUN pip install psycopg2",
        "",
        "# after",
        "FROM python:3.12-slim",
        "RUN apt-get update \\",
        " && apt-get install --yes --no-install-recommends libpq5 \\",
        " && rm -rf /var/lib/apt/lists/*",
        "RUN pip install psycopg2-binary",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/missing-library`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/missing-library is not seaworthy: it exited 127 at once: it needs the library libselinux.so.1, which is not in the image",
        "",
        "Fix: Install the package that contains it in the final stage, or copy the library from the stage",
        "that built the program.",
        "",
        "Likely, because of (missing-library):",
        "  │ ls: error while loading shared libraries: libselinux.so.1: cannot open shared object file: No such file or directory",
        "```",
        "",
        "## What is something else",
        "",
        "- The loader is missing too: [missing-loader](missing-loader.md).",
        "- A module of the language itself is missing: [exited-at-start](exited-at-start.md) reports it."
    ],
    "missing-loader": [
        "# missing-loader",
        "",
        "The program is in the image, and for the right processor, but the loader that must start it is missing: usually a",
        "program built with glibc (Debian, Ubuntu, Fedora) in an image that has musl (Alpine) or nothing (`scratch`), or the",
        "other way round.",
        "",
        "## How it is proved",
        "",
        "The ELF header names the loader (`PT_INTERP`), the container’s file system has no such file, and the kernel or a shell",
        "reported `no such file or directory` for a program that exists.",
        "",
        "## How to fix it",
        "",
        "Build and run on the same distribution, or link statically.",
        "",
        "```dockerfile",
        "# before",
        "FROM golang AS build",
        "RUN go build -o /app .",
        "FROM alpine",
        "COPY --from=build /app /app",
        "",
        "# after",
        "FROM golang AS build",
        "RUN CGO_ENABLED=0 go build -o /app .",
        "FROM alpine",
        "COPY --from=build /app /app",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/missing-loader`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/missing-loader is not seaworthy: it exited 1 at once: its program /app needs /lib64/ld-linux-x86-64.so.2, which is not in the image: it was built for glibc, the C library of Debian and most others",
        "",
        "Fix: Link it statically (Go: CGO_ENABLED=0; Rust: a musl target), or use the distribution that it",
        "was built on in the final stage (examples/broken/missing-loader/Dockerfile:5).",
        "",
        "Proved by (missing-loader):",
        "  │ /app: its ELF header names the loader /lib64/ld-linux-x86-64.so.2; no such file",
        "  │ exec /app: no such file or directory",
        "```",
        "",
        "## What is something else",
        "",
        "- The loader exists but does not find a library: [missing-library](missing-library.md).",
        "- A script instead of a program: [windows-line-endings](windows-line-endings.md) or",
        "  [command-not-found](command-not-found.md)."
    ],
    "missing-setting": [
        "# missing-setting",
        "",
        "The log names a setting that is not set. This is a hint beside what happened, and is part of its headline.",
        "",
        "## How it is proved",
        "",
        "It is not proved: a log is not proof. A line names a variable and reports that it is missing, in the words of shells,",
        "languages and frameworks, and neither the image nor the trial sets a variable of that name.",
        "",
        "## How to fix it",
        "",
        "Set it for the trial (`env: DATABASE_URL=…`), or set a default in the image if it is not a secret.",
        "",
        "```dockerfile",
        "ENV CACHE_SECONDS=60",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/missing-setting`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/missing-setting is not seaworthy: it exited 2 at once; the log says DATABASE_URL is not set",
        "",
        "Fix: Set it with env: DATABASE_URL=…, or set a default with ENV in the Dockerfile if it is not a",
        "secret (examples/broken/missing-setting/Dockerfile:3).",
        "",
        "Proved by (exited-at-start):",
        "  │ command: sh -c ': ${DATABASE_URL:?must be set}; exec httpd -f -p 8080'",
        "  │ exit code 2 at once",
        "  │ sh: DATABASE_URL: must be set",
        "```",
        "",
        "## What is something else",
        "",
        "- A setting that has a wrong value is reported only in the words of the log."
    ],
    "missing-shebang": [
        "# missing-shebang",
        "",
        "The container should run a text file, but its first line names no interpreter. A shell would run such a file; the kernel",
        "does not.",
        "",
        "## How it is proved",
        "",
        "The kernel refused it with `exec format error`, and the file is text without `#!` at its beginning. The finding says",
        "what it is instead: empty, text with a byte-order mark, a Git LFS pointer, or a web page that was saved instead of a",
        "download.",
        "",
        "## How to fix it",
        "",
        "Make `#!` the first two characters, or name the interpreter in the command.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"/start.sh\"]",
        "",
        "# after",
        "CMD [\"sh\", \"/start.sh\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/missing-shebang`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/missing-shebang is not seaworthy: it exited 1 at once: its program /start.sh is a text file without a #! line",
        "",
        "Fix: Write #!/bin/sh (or its interpreter) as its first line, or name the interpreter in the command:",
        "CMD [\"sh\", \"/start.sh\"] (examples/broken/missing-shebang/Dockerfile:4).",
        "",
        "Proved by (missing-shebang):",
        "  │ its first line: \"exec httpd -f -p 8080\"",
        "  │ exec /start.sh: exec format error",
        "```",
        "",
        "## What is something else",
        "",
        "- The same error for a program: [wrong-architecture](wrong-architecture.md).",
        "- The file has a `#!` line, but its interpreter is not in the image: [command-not-found](command-not-found.md)."
    ],
    "never-listened": [
        "# never-listened",
        "",
        "The timeout is reached, and the main process is running and idle, but has not opened the port.",
        "",
        "## How it is proved",
        "",
        "The listener table has no row for the port until `timeout`. If the table cannot be read, it is likely because the",
        "engine's proxy closes each connection.",
        "",
        "## How to fix it",
        "",
        "Find out from the log what it waits for: a database, a lock, terminal input. If it needs more time, raise `timeout`. If",
        "it is a worker that serves nothing, remove EXPOSE.",
        "",
        "```dockerfile",
        "# before",
        "EXPOSE 8080",
        "CMD [\"./worker\"]",
        "",
        "# after",
        "# it serves nobody, so nothing is exposed",
        "CMD [\"./worker\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/silent --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/silent is not seaworthy: nothing listens on port 8080 after 5 s, although the process is running",
        "",
        "Fix: Make the app open its port; if it waits for something, the log may say what.",
        "",
        "Proved by (never-listened):",
        "  │ no process in the container listens",
        "  │ most relevant line of the log: waiting for a leader",
        "",
        "Log (1 line)",
        "  │ waiting for a leader",
        "```",
        "",
        "## What is something else",
        "",
        "- It is busy: [still-starting](still-starting.md).",
        "- It listens somewhere else: [loopback-only](loopback-only.md), [wrong-port](wrong-port.md),",
        "  [unix-socket-only](unix-socket-only.md).",
        "- It ended: exited-at-start and its causes."
    ],
    "no-answer": [
        "# no-answer",
        "",
        "The port is open and accepts connections, but does not answer: the app hangs, has no worker to answer, or crashes with",
        "each request.",
        "",
        "## How it is proved",
        "",
        "The listener table has a row for the port, and no request until `timeout` gets an answer. A request that hangs is",
        "repeated on a second connection after 2 s, while the first stays open.",
        "",
        "A port that closes the connection without an answer proves nothing by itself, because servers of many protocols do this",
        "with requests that they do not understand. If a process of the container dies with each request, or the log has an error",
        "for each, that is the proof, and the headline quotes the line. If neither happens, the image passes with a warning of",
        "this code: nothing proves that the port works.",
        "",
        "## How to fix it",
        "",
        "Find out what the first request waits for: a lock, a connection pool, a worker that failed to start. If the port does",
        "not use HTTP, set `probe: tcp`. If the headline quotes a crash, make the same request in the image: a common reason is a",
        "native module that was built for another system or another C library.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"gunicorn\", \"--workers\", \"0\", \"app\"]",
        "",
        "# after",
        "CMD [\"gunicorn\", \"--workers\", \"2\", \"app\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/hang --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/hang is not seaworthy: port 8080 is open, but the app did not answer within 5 s",
        "",
        "Fix: Find out what it waits for: a lock, a database, a worker that never starts. If it is not an",
        "HTTP server, set probe: tcp.",
        "",
        "Proved by (no-answer):",
        "  │ probed 3 times: no answer",
        "  │ tcp6 [::]:8080",
        "```",
        "",
        "## What is something else",
        "",
        "- It answers with errors: [server-error](server-error.md).",
        "- It answered, then stopped: [stopped-answering](stopped-answering.md)."
    ],
    "no-buildx": [
        "# no-buildx",
        "",
        "The Docker client here has no buildx, or one that is too old, so the image was built with plain `docker build`. The",
        "verdict is the same. The report lacks what only buildx provides: exact times of the steps, and the warnings of build",
        "checks.",
        "",
        "## How it is proved",
        "",
        "The client was checked for buildx, in a version that prints its progress as JSON (0.13 or newer).",
        "",
        "## How to fix it",
        "",
        "```yaml",
        "- uses: docker/setup-buildx-action@v3 # better pinned by commit",
        "```",
        "",
        "On your own machine, install the package `docker-buildx` (Debian) or `docker-buildx-plugin` (Docker's own).",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/hello`, with a client without buildx, on Docker 20.10:",
        "",
        "```text",
        "- ℹ️ Built with docker build (BuildKit), because buildx is not installed: exact step times and build",
        "  checks are missing. Install buildx 0.13 or newer (docker/setup-buildx-action does).",
        "```",
        "",
        "## What is something else",
        "",
        "- No Docker client at all: `no-engine`, and exit code 3.",
        "- A build that fails: [build-failed](build-failed.md)."
    ],
    "no-index": [
        "# no-index",
        "",
        "`provenance`, `sbom`, `attests` or an annotation with `index:` was set, but the image has no index to hold it: an index is a list",
        "of images and their attestations. The image itself is the same without them, and so is the verdict.",
        "",
        "- Docker's classic image stores (`overlay2`) hold images without an index.",
        "- With one platform and without attestations, BuildKit makes no index that could have an annotation.",
        "",
        "## How it is proved",
        "",
        "The engine names its image store, and `docker buildx inspect` the driver of the builder.",
        "",
        "## How to fix it",
        "",
        "To push the image with its attestations, build with a builder of its own:",
        "",
        "```yaml",
        "- uses: docker/setup-buildx-action@v3 # better pinned by commit",
        "```",
        "",
        "To have them on the engine too, turn on [containerd's image store](https://docs.docker.com/engine/storage/containerd/).",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/hello --provenance mode=max`, on an engine with the store `overlay2`:",
        "",
        "```text",
        "- ℹ️ The image is built without provenance, because the image store of this engine (overlay2) holds",
        "  no index. Use a builder that makes an index and push its image (docker/setup-buildx-action creates",
        "  one), or turn on containerd’s image store.",
        "```",
        "",
        "## What is something else",
        "",
        "- Several platforms with a builder that makes no index: wrong settings, exit code 2.",
        "- A client without buildx: [no-buildx](no-buildx.md)."
    ],
    "not-executable": [
        "# not-executable",
        "",
        "The program is in the image, but cannot be executed: it has no x bit, the user has no permission for it, or it is a",
        "folder.",
        "",
        "## How it is proved",
        "",
        "The engine refused to start it, and named the program. For a program that a shell or an init runs, the exit code must be",
        "126, the log must name the program, and its mode in the file system must confirm it; or the program is on a tmpfs, which",
        "engines mount without `exec` unless it is set (`tmpfs: /run:exec`).",
        "",
        "## How to fix it",
        "",
        "Set the x bit in the repository (`git update-index --chmod=+x start.sh`) or while copying.",
        "",
        "```dockerfile",
        "# before",
        "COPY start.sh /",
        "",
        "# after",
        "COPY --chmod=755 start.sh /",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/not-executable`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/not-executable is not seaworthy: its command /start.sh cannot be executed",
        "",
        "Fix: Copy it with COPY --chmod=755, or commit it with its x bit: git update-index --chmod=+x",
        "(examples/broken/not-executable/Dockerfile:4).",
        "",
        "Proved by (not-executable):",
        "  │ command: /start.sh",
        "  │ mode of /start.sh: 0644",
        "  │ failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: \"/start.sh\": permission denied: unknown",
        "```",
        "",
        "## What is something else",
        "",
        "- It is missing: [command-not-found](command-not-found.md).",
        "- It runs, but has no permission to write a file: [permission-denied](permission-denied.md)."
    ],
    "not-rehearsed": [
        "# not-rehearsed",
        "",
        "A rehearsal, or the starts of `start-times`, could not be carried out. It has neither passed nor failed. The message says why:",
        "",
        "| it says | do |",
        "|:--|:--|",
        "| there is no image to upgrade from | set `baseline: build`, `baseline-image`, or an image as `baseline` |",
        "| neither image has a VOLUME, and the settings name no volume | name the one that the deployment mounts: `volume: data:/var/lib/app` |",
        "| the baseline itself does not become ready | it fails with these settings on empty volumes: fix it, or name another image |",
        "| nothing says when this image is ready | set `port` or `probe`, or add a HEALTHCHECK |",
        "| the container ends by itself | leave out `twice`: there are never two of a job at once |",
        "",
        "It is a warning where the settings ask for it, and a note where a rehearsal is tried by default."
    ],
    "not-restartable": [
        "# not-restartable",
        "",
        "The image starts, is healthy, stops, and does not start a second time: its first start has changed something in the",
        "container that the second one cannot deal with. The message has the reason of the second failure, found as for a first",
        "start.",
        "",
        "## How it is proved",
        "",
        "After the soak the container is stopped on its stop signal, and the same container is started again",
        "([rehearsals](../rehearsals.md)). It must become ready within `timeout` by the same probes. The reason is one of the",
        "[other findings](README.md): it exited, it does not listen, it answers 500, its HEALTHCHECK fails.",
        "",
        "By default it is a warning. `rehearse: restart` makes it a failure, `rehearse: kill` also tries a start after SIGKILL.",
        "",
        "## How to fix it",
        "",
        "Make each step of the start work also where it was done before:",
        "",
        "| the second start says | instead |",
        "|:--|:--|",
        "| `mkdir: … File exists` | `mkdir -p` |",
        "| `ln: … File exists` | `ln -sfn` |",
        "| `useradd: user … already exists` | create it in a `RUN`, or `id -u NAME \\|\\| useradd NAME` |",
        "| `relation … already exists` | `CREATE TABLE IF NOT EXISTS`, or a tool that records its migrations |",
        "| `mv: … No such file or directory` | copy the template instead of moving it |",
        "| a duplicate in its configuration | write the whole file, instead of `>>` or `sed -i` at each start |",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"sh\", \"-ec\", \"mkdir /data; exec httpd -f -h /data\"]",
        "",
        "# after",
        "CMD [\"sh\", \"-ec\", \"mkdir -p /data; exec httpd -f -h /data\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/not-restartable --rehearse restart`, on Docker 28:",
        "",
        "```text",
        "❌ examples/broken/not-restartable is not seaworthy: it does not start a second time: it exited 1",
        "after 0.2 s: mkdir: can't create directory '/www': File exists",
        "",
        "Fix: Use mkdir -p, which accepts a folder that is there",
        "(examples/broken/not-restartable/Dockerfile:5).",
        "",
        "Proved by (not-restartable):",
        "  │ first start: ready after 0.3 s",
        "  │ then stopped by SIGTERM, then SIGKILL (exit code 137), and started again",
        "  │ command: /start.sh",
        "  │ exit code 1 after 0.2 s",
        "  │ mkdir: can't create directory '/www': File exists",
        "```",
        "",
        "## What is something else",
        "",
        "- A PID file, a lock or a socket of the first start is in the way: [stale-pid](stale-pid.md).",
        "- It ends by itself while it should keep running: [exited-late](exited-late.md)."
    ],
    "not-rollbackable": [
        "# not-rollbackable",
        "",
        "After this image has run on a volume, the baseline’s image does not become ready on it any more. If the release has to be taken",
        "back, the data stands in the way. It is a warning, because migrations that go forward only are a choice.",
        "",
        "## How it is proved",
        "",
        "With `rehearse: upgrade`, the baseline’s image is started on fresh volumes, then this image on the same ones, then the baseline’s",
        "again. The log of that last start is quoted.",
        "",
        "## How to fix it",
        "",
        "Change data in steps that the release before can still read: add the new column in one release, and remove the old one in a",
        "later release, when no rollback to the first is wanted.",
        "",
        "```sql",
        "-- before: the release before reads \"name\"",
        "ALTER TABLE users RENAME COLUMN name TO full_name;",
        "",
        "-- after: both are there, until the next release",
        "ALTER TABLE users ADD COLUMN full_name TEXT;",
        "UPDATE users SET full_name = name;",
        "```",
        "",
        "If that is not possible, back up the volume before the upgrade, and",
        "[accept](../budgets.md) the finding.",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/not-rollbackable --rehearse upgrade --baseline-image app:1`, on Docker 28, after",
        "`docker build -t app:1 -f examples/broken/not-rollbackable/Dockerfile.before examples/broken/not-rollbackable`:",
        "",
        "```text",
        "- ⚠️ app:1 does not become ready on what this image has left in /data: it exited 1 after 0.4 s:",
        "  OperationalError: no such column: name (/app.py:6). Change data in steps that the release before",
        "  can still read: add in one release, remove in a later one. Without that, a rollback needs a backup",
        "  of the volume from before the upgrade.",
        "```",
        "",
        "## What is something else",
        "",
        "- Already this image does not start on the data of the baseline: [refuses-own-data](refuses-own-data.md)."
    ],
    "not-shareable": [
        "# not-shareable",
        "",
        "Two containers of the image cannot run at once on the same volumes: the second one does not become ready, or the first one",
        "fails when the second one runs. A rolling update starts the new container before it stops the old one, and fails the same way.",
        "",
        "It is a note for an image with a VOLUME, where nobody asked: databases are right to refuse a second server on their files. With",
        "`rehearse: twice` it is a failure.",
        "",
        "## How it is proved",
        "",
        "After the trial has passed, a container is started with a fresh volume at each VOLUME, and a second one beside it with the",
        "same volumes and settings. The log of the one that failed is quoted.",
        "",
        "## How to fix it",
        "",
        "Run one replica, or give each its own volume. Let a deployment stop the old container first:",
        "",
        "```yaml",
        "# Kubernetes",
        "spec:",
        "  replicas: 1",
        "  strategy:",
        "    type: Recreate",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/not-shareable --rehearse twice`, on Docker 28:",
        "",
        "```text",
        "❌ examples/broken/not-shareable is not seaworthy: of two containers on /data, the second one does not become ready: it exited 1 after 0.3 s: fatal: failed to obtain the lock on /data/node.lock: another process holds it",
        "",
        "Fix: Run one replica, or give each its own volume, and let a deployment stop the old container first",
        "(strategy Recreate in Kubernetes, not a rolling update)",
        "(examples/broken/not-shareable/Dockerfile:5).",
        "",
        "Proved by (not-shareable):",
        "  │ command: python /server.py",
        "  │ exit code 1 after 0.3 s",
        "  │ fatal: failed to obtain the lock on /data/node.lock: another process holds it",
        "```",
        "",
        "## What is something else",
        "",
        "- One process of a single container already uses the port: [address-in-use](address-in-use.md).",
        "- An image that needs no volume at once for two, but a different name or port for each: set `env`, or leave `twice` out."
    ],
    "nothing-to-probe": [
        "# nothing-to-probe",
        "",
        "A probe is set, but neither the probe, nor `port`, nor the image's EXPOSE names a port; or the probe `healthcheck` is",
        "set, but the image has no HEALTHCHECK. This is a failure.",
        "",
        "If no probe is set, it is a note: the image has no EXPOSE and no HEALTHCHECK, and it listens on no TCP port. It stayed",
        "up for 10 s, or for the configured `soak`, and used less than a tenth of a core at the end; nothing else was proved.",
        "",
        "## How it is proved",
        "",
        "The image's configuration.",
        "",
        "## How to fix it",
        "",
        "Set the port, in the Dockerfile or in the probe.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"httpd\", \"-f\", \"-p\", \"8080\"]",
        "",
        "# after",
        "EXPOSE 8080",
        "CMD [\"httpd\", \"-f\", \"-p\", \"8080\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/nothing-to-probe --probe http`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/nothing-to-probe is not seaworthy: the probe http has no port to check: the image exposes none",
        "",
        "Fix: Add EXPOSE to the Dockerfile, set port, or write the port in the probe.",
        "",
        "Proved by (nothing-to-probe):",
        "  │ http: image config: no exposed TCP port",
        "```",
        "",
        "## What is something else",
        "",
        "- A worker that was busy until the timeout: [still-starting](still-starting.md), as a warning.",
        "- It listens on loopback only: [loopback-only](loopback-only.md), as a warning. It ended with 0:",
        "  [one-shot](one-shot.md)."
    ],
    "one-shot": [
        "# one-shot",
        "",
        "The image exposes no port and has no HEALTHCHECK, and its main process exited 0: it is treated as a finished job.",
        "",
        "## How it is proved",
        "",
        "The engine's state: exit code 0, and the image's configuration.",
        "",
        "## How to fix it",
        "",
        "Nothing needs to be fixed. To define what the job must do, set a probe: `exit 0`, `log \"migrated\"`. If the container",
        "should keep running, add EXPOSE or HEALTHCHECK, and the same exit is a failure.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"./server\"]",
        "",
        "# after",
        "EXPOSE 8080",
        "CMD [\"./server\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/one-shot`, on Docker 28:",
        "",
        "```text",
        "- ℹ️ It exposes no port and exited 0 after 0.4 s, so it is treated as a finished job.",
        "```",
        "",
        "## What is something else",
        "",
        "- Another exit code, or an exposed port: exited-at-start."
    ],
    "out-of-memory": [
        "# out-of-memory",
        "",
        "The container ran out of memory: the kernel killed it at its limit, or its runtime stopped at a limit of its own.",
        "",
        "## How it is proved",
        "",
        "The engine, its events, or the kernel’s counter of the container’s cgroup report the kill, with exit code 137. An error",
        "of the runtime in the log (`Java heap space`, `heap out of memory`, `MemoryError`) makes it likely.",
        "",
        "Without `memory`, the container can use the memory of the engine’s machine, less a reserve of a tenth (256 MiB to 1",
        "GiB), so that an app that grows without limit does not stop the runner. The message then says that the limit was set by",
        "Sea Trial.",
        "",
        "## How to fix it",
        "",
        "Reduce its memory use, or raise the limit. Runtimes must know the limit:",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"java\", \"-Xmx4g\", \"-jar\", \"/app.jar\"]",
        "",
        "# after",
        "CMD [\"java\", \"-XX:MaxRAMPercentage=75\", \"-jar\", \"/app.jar\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/memory --memory 32MiB`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/memory is not seaworthy: it hit its 32 MiB memory limit and was killed after 0.2 s",
        "",
        "Fix: Reduce its memory use, or raise memory.",
        "",
        "Proved by (out-of-memory):",
        "  │ the engine reports an out-of-memory kill, exit code 137",
        "```",
        "",
        "## What is something else",
        "",
        "- Exit code 137 alone: another process killed it.",
        "- A process other than the main one was killed: [child-out-of-memory](child-out-of-memory.md)."
    ],
    "over-budget": [
        "# over-budget",
        "",
        "A figure is past the limit of a [budget](../budgets.md), or the image has something that a budget forbids: a package, a",
        "file, root as its user.",
        "",
        "```text",
        "❌ hello is not seaworthy: it takes 4.5 MB on disk, over the budget of 1.0 MB (`max-size`)",
        "```",
        "",
        "**How it is proved.** The measured value and the limit, both exact, are in the evidence and in `budgets` of the Report.",
        "Exactly at the limit passes. Packages and files are listed, the first 20 of them.",
        "",
        "**How to fix it.** Reduce what grew: the comment says which layer, package or path it is. If the growth is wanted:",
        "",
        "- for one pull request, a maintainer adds the label `sea-trial:allow-growth`, which lifts budgets of growth;",
        "- for some time, [accept](../budgets.md#acceptances) the finding, with a reason and a date;",
        "- for good, raise the limit.",
        "",
        "**Not to be confused with** [budget-open](budget-open.md): there the figure is not known."
    ],
    "permission-denied": [
        "# permission-denied",
        "",
        "The app has no permission to read or write a file or folder, or for an operation that only root is allowed to do, such",
        "as `chown`.",
        "",
        "## How it is proved",
        "",
        "The last lines of the log of the container that ended have the error (`Permission denied`, `EACCES`, and the messages of",
        "languages), and usually the file. While it is still running, it must have logged the error repeatedly. A log is not",
        "proof, so the finding is likely.",
        "",
        "## How to fix it",
        "",
        "Give the folder to the user before the USER line.",
        "",
        "```dockerfile",
        "# before",
        "WORKDIR /app",
        "USER nobody",
        "",
        "# after",
        "WORKDIR /app",
        "RUN install -d -o nobody /app/cache",
        "USER nobody",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/permission-denied`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/permission-denied is not seaworthy: it exited 1 at once: it is not allowed to access /app/cache as the user nobody",
        "",
        "Fix: Give the folder to that user before the USER line: RUN install -d -o nobody /app/cache or COPY",
        "--chown=nobody; a volume has its own owner (examples/broken/permission-denied/Dockerfile:4).",
        "",
        "Likely, because of (permission-denied):",
        "  │ mkdir: can't create directory '/app/cache': Permission denied",
        "  │ USER nobody",
        "```",
        "",
        "## What is something else",
        "",
        "- The program itself cannot be executed: [not-executable](not-executable.md).",
        "- It is not allowed to bind a port: [privileged-port](privileged-port.md).",
        "- The file system is read-only: [read-only](read-only.md).",
        "- “permission denied for table” of a database is not about a file.",
        "- If the user comes from the trial (`user`, a preset) and not from the image, it is reported as `run as …`, with the",
        "  same fix."
    ],
    "privileged-port": [
        "# privileged-port",
        "",
        "The app listens on a port below 1024 without being root. Docker allows that in a container’s own network; the host’s",
        "network and stricter runtimes do not.",
        "",
        "## How it is proved",
        "",
        "If it fails, the log says that binding the port is not permitted, or Python’s traceback shows `bind`. If it passes, it",
        "is a warning: the kernel’s table shows the listener, and the image has a USER other than root.",
        "",
        "## How to fix it",
        "",
        "Listen on a higher port. It can still be published as 80.",
        "",
        "```dockerfile",
        "# before",
        "EXPOSE 80",
        "USER nobody",
        "CMD [\"python3\", \"-m\", \"http.server\", \"80\"]",
        "",
        "# after",
        "EXPOSE 8080",
        "USER nobody",
        "CMD [\"python3\", \"-m\", \"http.server\", \"8080\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/privileged-port --network host`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/privileged-port is not seaworthy: it exited 1 after 0.3 s: it is not allowed to listen on port 80 as the user nobody",
        "",
        "Fix: Listen on port 1024 or higher, such as 8080; it can still be published as 80",
        "(examples/broken/privileged-port/Dockerfile:3).",
        "",
        "Likely, because of (privileged-port):",
        "  │ PermissionError: [Errno 13] Permission denied",
        "  │ USER nobody",
        "```",
        "",
        "## What is something else",
        "",
        "- A Unix socket that it is not allowed to create is a file: [permission-denied](permission-denied.md).",
        "- The port is in use: [address-in-use](address-in-use.md)."
    ],
    "process-limit": [
        "# process-limit",
        "",
        "The app could not start another process or thread: the limit of `pids-limit`, or of its user (`ulimit -u`), is reached.",
        "",
        "## How it is proved",
        "",
        "The kernel counts refused forks in the container’s cgroup (`pids.events`); the app logs the error when it ends. Both",
        "together prove it, one makes it likely. Refused forks in a container that passes are a warning.",
        "",
        "## How to fix it",
        "",
        "Start fewer workers and threads, or raise the limit.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"gunicorn\", \"--workers\", \"64\", \"app:app\"]",
        "",
        "# after",
        "CMD [\"gunicorn\", \"--workers\", \"4\", \"app:app\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/process-limit`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/process-limit is not seaworthy: it exited 1 after 0.5 s: it could not start another process or thread: its process limit is reached",
        "",
        "Fix: Start fewer workers and threads, or raise pids-limit.",
        "",
        "Likely, because of (process-limit):",
        "  │ RuntimeError: can't start new thread",
        "```",
        "",
        "## What is something else",
        "",
        "- Java calls it `OutOfMemoryError: unable to create native thread`; it is not a lack of memory, and not",
        "  [out-of-memory](out-of-memory.md)."
    ],
    "processes-as-root": [
        "# processes-as-root",
        "",
        "Processes of the container run as root. Docker allows that, and many platforms do not. It is reported only with `audit`.",
        "",
        "## How it is proved",
        "",
        "The effective user of each process at the end of the soak, as `/proc` shows it.",
        "",
        "## How to fix it",
        "",
        "Run the server as its own user.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"httpd\", \"-f\", \"-p\", \"8080\"]",
        "",
        "# after",
        "USER 1000",
        "CMD [\"httpd\", \"-f\", \"-p\", \"8080\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/processes-as-root --audit`, on Docker 28:",
        "",
        "```text",
        "- ℹ️ It ran as root. Run the server as its own user: end the Dockerfile with USER 1000, or make the",
        "  main process drop its privileges.",
        "```",
        "",
        "## What is something else",
        "",
        "- A platform that refuses root: [runs-as-root](runs-as-root.md), with a preset."
    ],
    "read-only": [
        "# read-only",
        "",
        "The app writes to a read-only file system.",
        "",
        "## How it is proved",
        "",
        "The last lines of the log of the container that ended have the error (`Read-only file system`, `EROFS`), and usually the",
        "file. A log is not proof, so the finding is likely.",
        "",
        "## How to fix it",
        "",
        "Write to a volume or a tmpfs, or create the file when the image is built. In a trial: `tmpfs: /app/cache`.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"sh\", \"-c\", \"./make-config > /app/config.json; exec ./server\"]",
        "",
        "# after",
        "RUN ./make-config > /app/config.json",
        "CMD [\"./server\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/read-only`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/read-only is not seaworthy: it exited 1 at once: it writes to /proc/sys/net/core/somaxconn, which is read-only",
        "",
        "Fix: Remove that write: kernel settings are read-only in a container, and are set when it is started",
        "(docker run --sysctl).",
        "",
        "Likely, because of (read-only):",
        "  │ sh: can't create /proc/sys/net/core/somaxconn: Read-only file system",
        "```",
        "",
        "The kernel's own settings below /proc and /sys are read-only in every container; for other files, the fix suggests a",
        "volume or a tmpfs at their folder.",
        "",
        "## What is something else",
        "",
        "- The file system is writable, but its user has no permission: [permission-denied](permission-denied.md)."
    ],
    "refused-by-dependency": [
        "# refused-by-dependency",
        "",
        "The app needs another service, such as its database, and nothing answers there.",
        "",
        "## How it is proved",
        "",
        "The last lines of the log of the container that ended have the error, or it logs the error repeatedly while it runs and",
        "does not become ready. Host and port are reported if the log has them. A log is not proof, so the finding is likely;",
        "further up in the log, or only once, it is a hint.",
        "",
        "## How to fix it",
        "",
        "Inside a container, `127.0.0.1` is the container itself. Set the service’s host in the settings, and start the service",
        "beside the app.",
        "",
        "```yaml",
        "with:",
        "  network: ${{ job.container.network }}",
        "  env: |",
        "    DATABASE_URL=postgres://db:5432/app",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/refused-by-dependency --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/refused-by-dependency is not seaworthy: nothing listens on port 8080 after 5.6 s: it needs 127.0.0.1:5432, and nothing listens there",
        "",
        "Fix: In a container 127.0.0.1 is the container itself: set the service's own host in its settings,",
        "and start the service beside it (network with the job's services).",
        "",
        "Likely, because of (refused-by-dependency):",
        "  │ could not connect to 127.0.0.1:5432: [Errno 111] Connection refused",
        "```",
        "",
        "## What is something else",
        "",
        "- The name does not resolve: [unresolved-host](unresolved-host.md).",
        "- Proof of another cause, such as a listener on 127.0.0.1 only, comes first."
    ],
    "refuses-own-data": [
        "# refuses-own-data",
        "",
        "The image does not become ready on volumes that the baseline’s image has written to. It starts on empty volumes, so the trial",
        "alone passes, and the deployment fails.",
        "",
        "## How it is proved",
        "",
        "With `rehearse: upgrade`, the baseline’s image is started on fresh volumes until it is ready, and stopped by its signal. Then",
        "this image is started on them. The log of that start is quoted.",
        "",
        "## How to fix it",
        "",
        "Migrate the data at the start, or in a job before it. Databases do not read files of another major version: dump and restore,",
        "or run the upgrade program of the database.",
        "",
        "```dockerfile",
        "# before",
        "FROM postgres:17",
        "",
        "# after: the same major version, until the data is migrated",
        "FROM postgres:16",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/refuses-own-data --rehearse upgrade --baseline-image db:16`, on Docker 28, after",
        "`docker build -t db:16 -f examples/broken/refuses-own-data/Dockerfile.before examples/broken/refuses-own-data`:",
        "",
        "```text",
        "❌ examples/broken/refuses-own-data is not seaworthy: it does not become ready on the data of db:16 in /var/lib/db: it exited 1 after 0.2 s: FATAL: database files are incompatible with server",
        "",
        "Fix: Let it read what the release before has written: migrate the data at the start, or in a job",
        "before it. A new major version of a database needs a dump and a restore, or its upgrade program",
        "(examples/broken/refuses-own-data/Dockerfile:6).",
        "",
        "Proved by (refuses-own-data):",
        "  │ command: sh /start.sh",
        "  │ exit code 1 after 0.2 s",
        "  │ FATAL:  database files are incompatible with server",
        "  │ DETAIL:  The data directory was initialized by version 16, which is not compatible with this version 17.",
        "```",
        "",
        "## What is something else",
        "",
        "- This image starts on the old data, but the baseline does not start on it any more: [not-rollbackable](not-rollbackable.md).",
        "- The upgrade could not be tried at all: [not-rehearsed](not-rehearsed.md)."
    ],
    "runs-as-root": [
        "# runs-as-root",
        "",
        "A preset's platform starts no container as root, and this image's user is root, has no USER, or has a user given by",
        "name, for which kubelet cannot check that it is not root.",
        "",
        "## How it is proved",
        "",
        "The image's USER and the preset's rule, as in kubelet: only the number counts.",
        "",
        "## How to fix it",
        "",
        "Add a user and end the Dockerfile with its number.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"httpd\", \"-f\", \"-p\", \"8080\"]",
        "",
        "# after",
        "RUN adduser -D -u 1000 app",
        "USER 1000",
        "CMD [\"httpd\", \"-f\", \"-p\", \"8080\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/runs-as-root --preset kubernetes-restricted --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/runs-as-root is not seaworthy: it runs as root, and kubernetes-restricted does not start such containers",
        "",
        "Fix: Add a user, and end the Dockerfile with its number: USER 1000.",
        "",
        "Proved by (runs-as-root):",
        "  │ the image has no USER",
        "  │ preset: kubernetes-restricted",
        "```",
        "",
        "## What is something else",
        "",
        "- Without such a preset, root is no finding.",
        "- A file that the user is not allowed to write is reported as permission-denied."
    ],
    "secret-in-layer": [
        "# secret-in-layer",
        "",
        "A secret ships with the image: in a file of any layer, also one that a later layer deleted, or in a variable, a",
        "label or the history. Everyone who can pull the image can read it. [Secrets that ship](../secrets.md) says what is looked for, what is",
        "not, and how often it was wrong.",
        "",
        "- **fail**: a line of the Dockerfile added it.",
        "- **warn**: the base image has it, or a program of the build made the key (`openssl`, an installation of `openssh-server`).",
        "- **note**: it may be one; or files were not searched, because they are too large or too many.",
        "",
        "## How it is proved",
        "",
        "The file is found by its path and judged by its content: a checksum in a token (GitHub, npm), the structure of a key or a login, the form",
        "of a token, or its place in a file that has no other purpose. The report has path, line and kind. The value is never shown or stored.",
        "",
        "## How to fix it",
        "",
        "A file that is deleted in a later line is still in its layer. Let a step read it without storing it:",
        "",
        "```dockerfile",
        "# before",
        "COPY .npmrc /root/.npmrc",
        "RUN npm ci",
        "RUN rm /root/.npmrc",
        "",
        "# after",
        "RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci",
        "```",
        "",
        "Replace the secret if the image was ever pushed. Where it is none, [accept it](../budgets.md) by its path:",
        "",
        "```yaml",
        "accept:",
        "  - code: secret-in-layer",
        "    place: /app/demo/server.key",
        "    reason: the key of the demo, which the README prints too",
        "    until: 2027-06-30",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/secret-in-layer --timeout 5s`, on Docker 28:",
        "",
        "```text",
        "❌ examples/broken/secret-in-layer is not seaworthy: /root/.npmrc has an npm token: deleted at Dockerfile:4, but still readable in layer 1 by anyone who pulls",
        "",
        "Fix: List **/.npmrc in .dockerignore. A step of the build that needs it reads it with RUN",
        "--mount=type=secret, which stores nothing. Replace the secret if the image was ever pushed",
        "(examples/broken/secret-in-layer/Dockerfile:2).",
        "",
        "Proved by (secret-in-layer):",
        "  │ /root/.npmrc, line 2: an npm token",
        "```",
        "",
        "## What is something else",
        "",
        "- A `.env` file in which no certain secret was found is reported as `env-file-in-image`.",
        "- Public keys, certificates, placeholders, and what is in packages as published are no secrets."
    ],
    "server-error": [
        "# server-error",
        "",
        "The app answers, but only with a status of 500 or more: until the timeout, or from some moment of the soak on.",
        "",
        "## How it is proved",
        "",
        "The answers themselves. One good answer before the timeout is enough to be ready; during the soak, errors count if they",
        "last for at least a second and until its end.",
        "",
        "## How to fix it",
        "",
        "The headline ends with the reason, if the log or the body of the answer has one: the exception, a service that does not",
        "answer, a missing extension, a host name that the app refuses. If `/` is not meant to work and another path reports the",
        "app's health, use that path: `probe: http://:8080/healthz`.",
        "",
        "```yaml",
        "# before",
        "with:",
        "  port: 8080",
        "",
        "# after",
        "with:",
        "  probe: http://:8080/healthz",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/error --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/error is not seaworthy: it answers on port 8080, but only with 500 Internal Server Error",
        "",
        "Fix: The app has an error that its log does not show: make it log its errors. If another path",
        "reports its health, use it: probe: http://…/healthz.",
        "",
        "Proved by (server-error):",
        "  │ probed 67 times, last answer 500 Internal Server Error",
        "```",
        "",
        "## What is something else",
        "",
        "- 401, 403, 404 and redirects are healthy answers to `auto`; to a probe of your own they are",
        "  [unexpected-answer](unexpected-answer.md)."
    ],
    "service-failed": [
        "# service-failed",
        "",
        "A service of the compose file that the app depends on failed, so the app was not started, or failed because of it.",
        "",
        "## How it is proved",
        "",
        "Docker Compose's and the engine's state of that service, the last lines of its log, and the last output of its",
        "HEALTHCHECK if it was not healthy in time.",
        "",
        "## How to fix it",
        "",
        "Fix the service, or its settings in the compose file (its HEALTHCHECK, its environment). The image under test is not the",
        "cause.",
        "",
        "```yaml",
        "# before",
        "db:",
        "  image: postgres",
        "",
        "# after",
        "db:",
        "  image: postgres",
        "  environment: { POSTGRES_PASSWORD: trial }",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/service-failed --compose-file examples/broken/service-failed/compose.yaml --service app --timeout 10s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/service-failed is not seaworthy: the service db that it depends on exited 2: FATAL: no room for the write-ahead log",
        "",
        "Fix: Fix that service, or its settings in the compose file: the image under test is not the cause.",
        "",
        "Proved by (service-failed):",
        "  │ service db exited 2",
        "  │ FATAL: no room for the write-ahead log",
        "```",
        "",
        "## What is something else",
        "",
        "- The service is running but the app does not find it: its name or port is wrong in the app's settings."
    ],
    "stale-pid": [
        "# stale-pid",
        "",
        "The image starts, is healthy, stops, and does not start a second time: the PID file, lock file or socket that its first",
        "start wrote is still in the container. A container keeps its files when it is stopped, and its processes get the same",
        "numbers again, so a program that asks \"does process 1 exist?\" finds itself. In production this is a container that",
        "restarts again and again after a crash, an update of the engine or a reboot.",
        "",
        "## How it is proved",
        "",
        "After the soak the container is stopped on its stop signal, and the same container is started again",
        "([rehearsals](../rehearsals.md)). It is proved where the second start ended, its log names the file, and the file is in",
        "the container. It is likely where the container still runs without being ready, or where the file cannot be found. A file",
        "that is there and that no line of the log speaks of is never the cause.",
        "",
        "The words are those of Rails and Puma, unicorn, gunicorn, celery, Play, postgres, Apache httpd, Xvfb and VNC, dbus,",
        "rsyslog, squid, MySQL and others; a line of any program counts that says a file is in the way and names one that is called",
        "like a PID file, a lock or a socket.",
        "",
        "By default it is a warning. `rehearse: restart` makes it a failure, `rehearse: kill` also tries a start after SIGKILL,",
        "which leaves the file of a server that deletes it when it is stopped.",
        "",
        "An image that does not start even once has the same cause where the file was copied into it: its last lines name the",
        "file, and the container has neither written it nor got it from a volume. That is a failure, without a rehearsal.",
        "",
        "## How to fix it",
        "",
        "Delete the file before the server starts, in the line of the Dockerfile that the finding names, or let the server write",
        "none: a container needs no PID file (Play: `-Dpidfile.path=/dev/null`, celery: `--pidfile=`, squid: `pid_filename none`).",
        "A file that is copied into the image belongs in `.dockerignore` too.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"bin/rails\", \"server\", \"-b\", \"0.0.0.0\"]",
        "",
        "# after",
        "CMD [\"sh\", \"-c\", \"rm -f tmp/pids/server.pid; exec bin/rails server -b 0.0.0.0\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/stale-pid --rehearse restart`, on Docker 28:",
        "",
        "```text",
        "❌ examples/broken/stale-pid is not seaworthy: it does not start a second time:",
        "/app/tmp/pids/server.pid is still there from its first start; it exited 1 after 0.5 s",
        "",
        "Fix: Delete it before the server starts: CMD [\"sh\", \"-c\", \"rm -f /app/tmp/pids/server.pid; exec",
        "python3 -u server.py\"] (examples/broken/stale-pid/Dockerfile:7).",
        "",
        "Proved by (stale-pid):",
        "  │ in the container: /app/tmp/pids/server.pid",
        "  │ first start: ready after 0.4 s",
        "  │ then stopped by SIGINT (exit code 0), and started again",
        "  │ A server is already running (pid: 1, file: /app/tmp/pids/server.pid).",
        "```",
        "",
        "## What is something else",
        "",
        "- It does not start a second time for another reason: [not-restartable](not-restartable.md).",
        "- Two of its processes need the same port: [address-in-use](address-in-use.md)."
    ],
    "still-starting": [
        "# still-starting",
        "",
        "The timeout is reached, nothing listens yet, and the container is busy: it may only need more time.",
        "",
        "An image without EXPOSE and HEALTHCHECK may be a worker, which is busy all the time. The trial waits for it until the",
        "timeout, and it then passes with this as a warning: it stayed up, and nothing else was proved.",
        "",
        "## How it is proved",
        "",
        "The listener table has no row, and the container used at least a quarter of a core over the last five seconds (of its",
        "share, if `cpus` is less than one). A process that waits for another uses almost none. It is not certain that it would",
        "become ready, so the finding is *likely*.",
        "",
        "## How to fix it",
        "",
        "Raise `timeout`, or do less at the start: compile, migrate and warm caches in the build or in a job of its own.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"sh\", \"-c\", \"npm run build && npm start\"]",
        "",
        "# after",
        "RUN npm run build",
        "CMD [\"node\", \"server.js\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/still-starting --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/still-starting is not seaworthy: nothing listens on port 8080 after 5 s; it uses 112 % of a core, so it may still be starting",
        "",
        "Fix: Raise timeout, or make it do less before it listens.",
        "",
        "Likely, because of (still-starting):",
        "  │ CPU used, or waited for, in the last seconds: 112 % of a core",
        "  │ no listener on the port that was probed",
        "",
        "Log (1 line)",
        "  │ building the index",
        "```",
        "",
        "## What is something else",
        "",
        "- An idle process: [never-listened](never-listened.md).",
        "- A loop that retries a missing service is reported with that service."
    ],
    "stopped-answering": [
        "# stopped-answering",
        "",
        "The app was ready and still runs, but no longer answers. Without the soak, this would be a green check and a hung",
        "deployment.",
        "",
        "## How it is proved",
        "",
        "The probes continue during the soak. At its end, at least the last two requests have had no good answer, for at least a",
        "second; a request has 5 s, a command 10 s. The soak is extended by up to 12 s to find out; a command that hangs counts",
        "after one run.",
        "",
        "## How to fix it",
        "",
        "Find out what the app waits for once it serves requests: a lock taken twice, a worker pool that a few requests exhaust,",
        "a long job in the only thread. A longer `soak` finds later failures.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"gunicorn\", \"--workers\", \"1\", \"--timeout\", \"0\", \"app\"]",
        "",
        "# after",
        "CMD [\"gunicorn\", \"--workers\", \"2\", \"--threads\", \"4\", \"app\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/stopped-answering`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/stopped-answering is not seaworthy: port 8080 stopped responding 1.3 s after the start: no answer",
        "",
        "Fix: Find out what it waits for once it serves requests: a lock, a full worker pool, a long job in",
        "the only thread.",
        "",
        "Proved by (stopped-answering):",
        "  │ probed 3 times after it was ready, 2 without a good answer, the last: no answer",
        "  │ tcp 0.0.0.0:8080",
        "  │ most relevant line of the log: refreshing the cache",
        "",
        "Log (3 lines)",
        "  │ 10.213.0.1 - - [25/Nov/2026 07:43:35] \"GET / HTTP/1.1\" 200 -",
        "  │ 10.213.0.1 - - [25/Nov/2026 07:43:36] \"GET / HTTP/1.1\" 200 -",
        "  │ refreshing the cache",
        "```",
        "",
        "## What is something else",
        "",
        "- It answers with errors: [server-error](server-error.md).",
        "- It ended: [exited-late](exited-late.md).",
        "- A worker was killed for memory: [child-out-of-memory](child-out-of-memory.md), which is then reported first."
    ],
    "structure-test-failed": [
        "# structure-test-failed",
        "",
        "A test in a file of `structure-tests` failed ([Test files](../test-files.md)). The location is the line of the test.",
        "",
        "## How it is proved",
        "",
        "The command was run in a container of the image, or the file or the config of the image was read. The evidence says what was",
        "expected and what was found, one line for each expectation that is not met.",
        "",
        "## How to fix it",
        "",
        "Fix the image, or the expectation. To see it by hand: `docker run --rm --entrypoint COMMAND IMAGE ARGS`.",
        "",
        "## An example",
        "",
        "```text",
        "File Content Test: link failed (st.yaml:24).",
        "",
        "Proved by (structure-test-failed):",
        "  │ \"(?i)HELLO\" was excluded, and /link is \"hello",
        "  │ \"",
        "```",
        "",
        "## What is something else",
        "",
        "- The test could not be carried out: [test-not-run](test-not-run.md).",
        "- A test of a gossfile: [goss-failed](goss-failed.md)."
    ],
    "test-not-run": [
        "# test-not-run",
        "",
        "A test of a test file, or a whole file, could not be carried out, so it proves nothing ([Test files](../test-files.md)). The message",
        "says why: the file cannot be read or understood, it asks for what cannot be seen from outside the container, it would access the",
        "host, or the container did not become ready.",
        "",
        "## How it is proved",
        "",
        "Nothing was run. A test that the file itself skips (`skip: true`) is no finding.",
        "",
        "## How to fix it",
        "",
        "- Correct the line that the finding names.",
        "- `privileged` and `bindMounts` need the setting `tests-host: allow`.",
        "- Remove what is not supported; the page says what that is. A `command` of a gossfile often serves instead.",
        "- [Accept](../budgets.md#acceptances) the finding, with a reason and a date.",
        "",
        "## An example",
        "",
        "```text",
        "DNS: localhost: resolvable was not carried out: names are resolved inside the container, which",
        "cannot be done from outside (goss.yaml:45).",
        "```",
        "",
        "## What is something else",
        "",
        "- The test ran and failed: [structure-test-failed](structure-test-failed.md), [goss-failed](goss-failed.md)."
    ],
    "tls": [
        "# tls",
        "",
        "The port uses TLS, so it was probed over TLS. Its certificate was not verified: most certificates in images are",
        "self-signed.",
        "",
        "## How it is proved",
        "",
        "It answered plain HTTP with a TLS alert, a closed connection or a 400, and answered over TLS.",
        "",
        "## How to fix it",
        "",
        "Nothing needs to be fixed. To verify the certificate, set a probe: `probe: https://:8443/ ca=ca.pem`.",
        "",
        "```yaml",
        "# before",
        "with:",
        "  probe: auto",
        "",
        "# after",
        "with:",
        "  probe: https://:8443/ ca=ca.pem",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/tls`, on Docker 28:",
        "",
        "```text",
        "- ℹ️ Port 8443 uses TLS, and was probed over TLS; the certificate was not verified.",
        "```",
        "",
        "## What is something else",
        "",
        "- An `https` probe of a plain port: [unexpected-answer](unexpected-answer.md)."
    ],
    "udp-unproven": [
        "# udp-unproven",
        "",
        "A UDP port is bound, and nothing more is known: without a request that is answered, a missing answer proves nothing. If",
        "a TCP port answers, it is only a note.",
        "",
        "## How it is proved",
        "",
        "The listener tables of UDP.",
        "",
        "## How to fix it",
        "",
        "Add a probe that sends a datagram with an answer: `probe: udp://:5353 send=\"ping\" answer`.",
        "",
        "```yaml",
        "# before",
        "with:",
        "  port: 5353/udp",
        "",
        "# after",
        "with:",
        "  probe: udp://:5353 send=\"ping\" answer",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/udp-unproven`, on Docker 28:",
        "",
        "```text",
        "- ⚠️ UDP port 5353 is bound, but not proved to work: a UDP port that does not answer may still work.",
        "  Add a probe whose datagram is answered: udp://:5353 send=\"…\" answer",
        "  (examples/warned/udp-unproven/Dockerfile:2).",
        "```",
        "",
        "## What is something else",
        "",
        "- The port is not bound: [exposed-but-silent](exposed-but-silent.md)."
    ],
    "unexpected-answer": [
        "# unexpected-answer",
        "",
        "A probe that you wrote was answered, but not as it expects: another status, body or header, plain HTTP instead of TLS, a",
        "command that does not exit 0, a line that is missing in the log.",
        "",
        "## How it is proved",
        "",
        "The probe's last answer, as quoted.",
        "",
        "## How to fix it",
        "",
        "Correct the path, the scheme, or what is expected; [probes](../probes.md) has the grammar. Or fix the answer of the app.",
        "",
        "```yaml",
        "# before",
        "with:",
        "  probe: http://:8080/healthz",
        "",
        "# after",
        "with:",
        "  probe: http://:8080/health",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/unexpected-answer --timeout 5s --probe http://:8080/healthz`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/unexpected-answer is not seaworthy: port 8080 answers http /healthz with: 404 Not Found, but a status from 200 to 399 was expected",
        "",
        "Fix: Correct the path, the scheme or what the probe expects, or use probe: auto.",
        "",
        "Proved by (unexpected-answer):",
        "  │ probe: http://:8080/healthz",
        "  │ probed 63 times, last: 404 Not Found, but a status from 200 to 399 was expected",
        "```",
        "",
        "## What is something else",
        "",
        "- A status from 500 on: [server-error](server-error.md).",
        "- No answer at all: [no-answer](no-answer.md), [never-listened](never-listened.md)."
    ],
    "unix-socket-only": [
        "# unix-socket-only",
        "",
        "The app serves a Unix socket, which only processes with access to its file can reach, and no TCP port.",
        "",
        "## How it is proved",
        "",
        "The listener tables of TCP are empty (but for ports of the container's own use), and `/proc/<pid>/net/unix` shows a",
        "socket that accepts connections. Sockets that only control a program (supervisord, D-Bus) do not count.",
        "",
        "## How to fix it",
        "",
        "Bind a port, or add the web server that should use the socket to the same image.",
        "",
        "```dockerfile",
        "# before",
        "CMD [\"gunicorn\", \"--bind\", \"unix:/run/app.sock\", \"app\"]",
        "",
        "# after",
        "CMD [\"gunicorn\", \"--bind\", \"0.0.0.0:8080\", \"app\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/unix-socket-only --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/unix-socket-only is not seaworthy: it listens only on /run/app.sock, a Unix socket, and not on port 8080",
        "",
        "Fix: Bind 0.0.0.0:8080, or put a web server in front of it in the same image",
        "(examples/broken/unix-socket-only/Dockerfile:4).",
        "",
        "Proved by (unix-socket-only):",
        "  │ unix /run/app.sock",
        "  │ no process in the container listens",
        "```",
        "",
        "## What is something else",
        "",
        "- No socket either: [never-listened](never-listened.md).",
        "- A Unix socket beside a port that answers is no finding."
    ],
    "unknown-stage": [
        "# unknown-stage",
        "",
        "FROM, `COPY --from` or the input `target` names a stage that the Dockerfile does not have. Engines treat such a name as",
        "an image, and then report that they cannot pull it.",
        "",
        "## How it is proved",
        "",
        "The Dockerfile has no such stage. For `target` that is proof; for a name in the Dockerfile it is likely if a stage has a",
        "similar name, and no such image could be pulled.",
        "",
        "## How to fix it",
        "",
        "Correct the name.",
        "",
        "```dockerfile",
        "# before",
        "FROM busybox AS build",
        "FROM busybox",
        "COPY --from=biuld /app /app",
        "",
        "# after",
        "FROM busybox AS build",
        "FROM busybox",
        "COPY --from=build /app /app",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/unknown-stage`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/unknown-stage is not seaworthy: COPY names biuld (examples/broken/unknown-stage/Dockerfile:6), which is neither a stage nor an image; did you mean the stage build?",
        "",
        "Fix: Change biuld to build (examples/broken/unknown-stage/Dockerfile:6).",
        "",
        "Likely, because of (unknown-stage):",
        "  │ failed to do request: Head \"https://registry-1.docker.io/v2/library/biuld/manifests/latest\": dial tcp: …",
        "  │ stages: build",
        "```",
        "",
        "## What is something else",
        "",
        "- An image that cannot be pulled, and no similar stage: [base-unavailable](base-unavailable.md)."
    ],
    "unknown-user": [
        "# unknown-user",
        "",
        "USER, or a tool that changes the user, uses a user or a group that is not in the image’s /etc/passwd or /etc/group.",
        "",
        "## How it is proved",
        "",
        "The engine refused to start the container: `unable to find user`. If `su`, `gosu`, `chown` or a server reports it",
        "instead, the finding is likely.",
        "",
        "## How to fix it",
        "",
        "Create the user in the final stage: a user of an earlier stage is not copied. A number needs no entry.",
        "",
        "```dockerfile",
        "# before",
        "FROM busybox",
        "USER web",
        "",
        "# after",
        "FROM busybox",
        "RUN adduser -S web",
        "USER web",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/unknown-user`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/unknown-user is not seaworthy: the user web is not in the image",
        "",
        "Fix: Create it in the final stage (RUN useradd --system web; on Alpine adduser -S web), or use its",
        "number (examples/broken/unknown-user/Dockerfile:3).",
        "",
        "Proved by (unknown-user):",
        "  │ USER web",
        "  │ unable to find user web: no matching entries in passwd file",
        "```",
        "",
        "## What is something else",
        "",
        "- The user exists but has no permission: [permission-denied](permission-denied.md)."
    ],
    "unresolved-host": [
        "# unresolved-host",
        "",
        "The app uses a host name that does not resolve where it runs: usually a service that is missing in a trial of one",
        "container.",
        "",
        "## How it is proved",
        "",
        "The last lines of the log of the container that ended have the error, or it logs the error repeatedly while it runs and",
        "never listens. The name is reported if the log has it. A log is not proof, so the finding is likely.",
        "",
        "## How to fix it",
        "",
        "Start the service beside it, or let the app start without it and retry later.",
        "",
        "```yaml",
        "# beside a job with the service db",
        "with:",
        "  network: ${{ job.container.network }}",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/unresolved-host --timeout 20s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/unresolved-host is not seaworthy: it exited 1 after 0.1 s: it needs a host whose name does not resolve",
        "",
        "Fix: Start the service beside it (network with the job's services, or add-host), set another host in",
        "its settings, or let the app start without it.",
        "",
        "Likely, because of (unresolved-host):",
        "  │ socket.gaierror: [Errno -2] Name or service not known",
        "```",
        "",
        "## What is something else",
        "",
        "- The name resolves, but nothing answers: [refused-by-dependency](refused-by-dependency.md).",
        "- An app that logs the error once and still starts passes, and nothing is reported."
    ],
    "windows-line-endings": [
        "# windows-line-endings",
        "",
        "The lines of a script end in CR LF, as on Windows. The kernel then looks for an interpreter called `/bin/sh` and a",
        "carriage return, and a shell for commands that end in one.",
        "",
        "## How it is proved",
        "",
        "The script was inspected in the container’s file system: its first line ends in a carriage return. And it was refused:",
        "by the kernel (`no such file or directory`, although the file exists), or by the shell that read it. If the script could",
        "not be inspected, the log must show the carriage return (`\\r`, `^M`), and the finding is likely.",
        "",
        "## How to fix it",
        "",
        "Save it with LF line endings. Git does this on every machine with this setting:",
        "",
        "```gitattributes",
        "# .gitattributes",
        "*.sh text eol=lf",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/windows-line-endings`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/windows-line-endings is not seaworthy: it exited 1 at once: its script /start.sh has Windows line endings (CR LF)",
        "",
        "Fix: Save it with LF line endings: put *.sh text eol=lf into .gitattributes and check it out again,",
        "or RUN sed -i 's/\\r$//' /start.sh after its COPY",
        "(examples/broken/windows-line-endings/Dockerfile:5).",
        "",
        "Proved by (windows-line-endings):",
        "  │ /start.sh: its first line ends in CR LF: \"#!/bin/sh\\r\"",
        "  │ exec /start.sh: no such file or directory",
        "```",
        "",
        "## What is something else",
        "",
        "- The same error without a carriage return: [missing-loader](missing-loader.md), or a missing interpreter",
        "  ([command-not-found](command-not-found.md)).",
        "- A carriage return in the data of a script is harmless, and is not reported."
    ],
    "writes-files": [
        "# writes-files",
        "",
        "The container wrote to its own file system. This data is lost when the container is removed, slow on some storage",
        "drivers, and refused if the file system is read-only. It is reported only with `audit`.",
        "",
        "## How it is proved",
        "",
        "The engine's list of what changed (`docker diff`), folders and the first files.",
        "",
        "## How to fix it",
        "",
        "Mount a volume or a tmpfs where it writes, then run it read-only: `read-only: true`, `tmpfs: /tmp`.",
        "",
        "```yaml",
        "# before",
        "with:",
        "  audit: true",
        "",
        "# after",
        "with:",
        "  read-only: true",
        "  tmpfs: /tmp",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/warned/writes-files --audit`, on Docker 20.10:",
        "",
        "```text",
        "- ℹ️ It wrote to /tmp. To run it read-only, mount a volume or a tmpfs there (read-only: true with",
        "  tmpfs tests that).",
        "```",
        "",
        "## What is something else",
        "",
        "- Files that it could not write: read-only, permission-denied."
    ],
    "wrong-architecture": [
        "# wrong-architecture",
        "",
        "The program that the container runs is built for another processor, or for macOS or Windows.",
        "",
        "## How it is proved",
        "",
        "The ELF header of the program (or of the interpreter that its `#!` line names) has its platform; the engine reports the",
        "platform of the host; and the kernel refused it with `exec format error`. For a program that a shell or an init runs,",
        "the error must name it. With an emulator on the host the program runs, and nothing is reported.",
        "",
        "## How to fix it",
        "",
        "Build for the platform of the host, and set it for cross-compilers.",
        "",
        "```dockerfile",
        "# before",
        "FROM golang AS build",
        "RUN GOARCH=arm64 go build -o /app .",
        "",
        "# after",
        "FROM --platform=$BUILDPLATFORM golang AS build",
        "ARG TARGETARCH",
        "RUN GOARCH=$TARGETARCH go build -o /app .",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/wrong-architecture`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/wrong-architecture is not seaworthy: its program is built for s390x, and this host is amd64",
        "",
        "Fix: Build for this host (platform: linux/amd64), or copy the amd64 program into the image.",
        "",
        "Proved by (wrong-architecture):",
        "  │ /app: its header says s390x",
        "  │ image platform: linux/amd64",
        "  │ exec /app: exec format error",
        "```",
        "",
        "## What is something else",
        "",
        "- The same `exec format error` for a text file: [missing-shebang](missing-shebang.md).",
        "- It runs, emulated, and fails for another reason: that reason is reported."
    ],
    "wrong-port": [
        "# wrong-port",
        "",
        "EXPOSE (or `port`, or a probe) names one port, and the app listens on another.",
        "",
        "## How it is proved",
        "",
        "The listener table has no row for the port that was probed, but one for another port. Ports for the container's own use",
        "(a debugger's port, or one that the kernel assigned, on loopback) do not count.",
        "",
        "## How to fix it",
        "",
        "Correct EXPOSE, or configure the port of the app. If the other port is also bound to 127.0.0.1, the headline says so:",
        "fix both.",
        "",
        "```dockerfile",
        "# before",
        "EXPOSE 8080",
        "CMD [\"httpd\", \"-f\", \"-p\", \"9090\"]",
        "",
        "# after",
        "EXPOSE 9090",
        "CMD [\"httpd\", \"-f\", \"-p\", \"9090\"]",
        "```",
        "",
        "## An example",
        "",
        "`npm run trial -- examples/broken/wrong-port --timeout 5s`, on Docker 20.10:",
        "",
        "```text",
        "❌ examples/broken/wrong-port is not seaworthy: EXPOSE says 8080, but it listens on 9090",
        "",
        "Fix: Write EXPOSE 9090, or make the app listen on 8080 (examples/broken/wrong-port/Dockerfile:2).",
        "",
        "Proved by (wrong-port):",
        "  │ probed from outside: port 8080",
        "  │ tcp6 [::]:9090",
        "```",
        "",
        "## What is something else",
        "",
        "- Nothing listens at all: [never-listened](never-listened.md), [still-starting](still-starting.md).",
        "- A platform sets the port in PORT: [ignores-port](ignores-port.md).",
        "- An additional port beside one that answers is a note: [listens-unexposed](listens-unexposed.md)."
    ]
};

;// CONCATENATED MODULE: ./src/report/finding-page.ts
/** The pages of docs/findings for a terminal: `sea-trial explain CODE`, and the list of all codes. */



const explainedCodes = CODE_GROUPS.flatMap(({ codes }) => codes.map(({ code }) => code));
/** `code`: one of `explainedCodes`. */
function renderFindingPage(code, look) {
    const rows = CODE_GROUPS.flatMap(({ codes }) => codes.filter((one) => one.code === code));
    const [row] = rows;
    const level = [...new Set(rows.map((one) => one.level))].join(', ');
    const short = row
        ? [`It means that ${row.about}.`, '', 'The report names the proof and, where there is one, the fix.']
        : [];
    const [intro, ...sections] = sectionsOf(PAGES[code] ?? [`# ${code}`, '', ...short]);
    const blocks = [intro, ...sections].flatMap((one) => one ? [(0,render_blocks/* details */.zH)(one === intro ? `${one.title} (${level})` : one.title, finding_page_blocksOf(one.lines))] : []);
    return (0,terminal/* renderText */.S5)(blocks, look);
}
/** One line for each code, by group. */
const renderCodeList = (look) => (0,terminal/* renderText */.S5)(CODE_GROUPS.map(({ title, codes }) => (0,render_blocks/* details */.zH)(title, [
    (0,render_blocks/* table */.tp)([(0,render_blocks/* left */.kb)(), (0,render_blocks/* left */.kb)(), (0,render_blocks/* shrinking */.Ex)()], codes.map(({ code, level, about }) => [code, level, about.replaceAll('`', '')])),
])), look);
/** A section for each heading; what stands before the first one is left out. */
function sectionsOf(page) {
    const sections = [];
    let isCode = false;
    for (const line of page) {
        if (line.startsWith('```'))
            isCode = !isCode;
        const [, title] = (isCode ? null : /^#+ (.*)$/.exec(line)) ?? [];
        if (title === undefined)
            sections.at(-1)?.lines.push(line);
        else
            sections.push({ title, lines: [] });
    }
    return sections;
}
/** The Markdown that these pages use: paragraphs, lists, tables and code. */
function finding_page_blocksOf(lines) {
    const blocks = [];
    for (let at = 0; at < lines.length;) {
        const kind = KINDS.find(({ starts }) => starts.test(lines[at] ?? '')) ?? PARAGRAPH;
        const rest = lines.slice(at + 1);
        const length = rest.findIndex((line) => kind.ends.test(line));
        const inside = length < 0 ? rest : rest.slice(0, length);
        const block = kind.block([lines[at] ?? '', ...inside]);
        if (block)
            blocks.push(block);
        at += 1 + inside.length + (kind.endsItself ? 1 : 0);
    }
    return blocks;
}
const ITEM = /^(?:- |\d+\. )/;
const KINDS = [
    { starts: /^\s*$|^<!--/, ends: /^/, block: () => null },
    {
        starts: /^```/,
        ends: /^```/,
        endsItself: true,
        block: ([, ...lines]) => (0,render_blocks/* fence */.EU)('text', lines.join('\n')),
    },
    { starts: ITEM, ends: /^(?!- |\d+\. | {2})/, block: (lines) => (0,render_blocks/* list */.p_)(itemsOf(lines).map(inlineOf)) },
    { starts: /^\|/, ends: /^(?!\|)/, block: finding_page_tableOf },
];
const PARAGRAPH = {
    starts: /^/,
    ends: /^\s*$|^```|^- |^\|/,
    block: (lines) => (0,render_blocks/* paragraph */.FY)(inlineOf(lines.join(' '))),
};
const itemsOf = (lines) => lines
    .map((line) => (ITEM.test(line) ? `\n${line.replace(ITEM, '')}` : ` ${line.trim()}`))
    .join('')
    .split('\n')
    .slice(1);
/** A row is an item: a terminal would cut its cells. */
function finding_page_tableOf([, , ...rows]) {
    const cells = (line) => line.split(/(?<!\\)\|/).slice(1, -1);
    return (0,render_blocks/* list */.p_)(rows.map((row) => (0,render_blocks/* join */.fj)(cells(row).map((cell) => inlineOf(cell.trim())), ': ')));
}
/** A link is its text; what is emphasised is text; bold text stays bold. */
function inlineOf(markdown) {
    const text = markdown.replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
    return (0,render_blocks/* prose */.CS)(text).flatMap((part) => (part.kind === 'text' ? emphasised(part.text) : [part]));
}
const emphasised = (text) => text
    .split(/\*\*([^*]+)\*\*/)
    .flatMap((part, index) => index % 2 === 1 ? (0,render_blocks/* strong */.ko)(part) : (0,render_blocks/* inline */.mG)(part.replace(/(?<!\w)\*(\S[^*]*)\*/g, '$1')));

// EXTERNAL MODULE: ./src/core/version.ts + 1 modules
var version = __webpack_require__(74910);
;// CONCATENATED MODULE: ./src/report/doctor.ts
/** What `sea-trial doctor` found, as text or JSON. Pure. */



const canTry = (checks) => checks.every(({ isNeeded, state }) => isNeeded !== true || state !== 'missing');
const ICONS = { ok: '✅', limited: '⚠️', missing: '❌' };
function renderDoctor(checks, format, look) {
    const isReady = canTry(checks);
    if (format === 'json') {
        const rows = checks.map(({ name, state, found, means = '', fix = '' }) => ({
            name,
            state,
            found,
            means,
            fix,
        }));
        const result = { schemaVersion: 1, generator: `sea-trial ${version/* VERSION */.x}`, ready: isReady, checks: rows };
        return JSON.stringify(result, null, 2) + '\n';
    }
    const verdict = isReady
        ? '⚓ A Dockerfile can be built and tried here.'
        : '❌ No Dockerfile can be built and tried here. `--archive` weighs an archive without an engine.';
    return (0,terminal/* renderText */.S5)([(0,render_blocks/* list */.p_)(checks.map(rowOf)), (0,render_blocks/* paragraph */.FY)((0,render_blocks/* prose */.CS)(verdict))], look);
}
const rowOf = ({ name, state, found, means = '', fix = '' }) => [
    `${ICONS[state]} `,
    (0,render_blocks/* strong */.ko)(name),
    ': ',
    (0,render_blocks/* stop */.ds)((0,render_blocks/* prose */.CS)(found)),
    (0,render_blocks/* prose */.CS)([means, fix]
        .filter(Boolean)
        .map((sentence) => ` ${sentence}`)
        .join('')),
];

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
 * The shell command that repeats the smoke test, or a build that failed, without Sea Trial, to be pasted in `workingDir`. Values of variables are left
 * out: they may be secret.
 */




/** What follows the first start, which is then in the background. */
const AGAIN = {
    restart: (container) => `docker restart ${container}`,
    kill: (container) => `docker kill ${container} && docker start ${container}`,
};
const CONTAINER = 'again';
/** For whoever pastes it: most servers are ready by then. */
const READY_SECONDS = 5;
/** The rehearsal of the same container that failed. */
const failedAgain = (rehearsals = []) => rehearsals.flatMap(({ kind, ok }) => (!ok && (kind === 'restart' || kind === 'kill') ? [kind] : []))[0] ??
    null;
/** Null if nothing was run. `buildFailed`: then there is no image to run. */
function reproduce(inputs, image, buildFailed = false, again = null) {
    const { source, smoke, workingDir } = inputs;
    if (buildFailed && source.kind === 'build')
        return (0,shell_quote/* quoteCommand */.c)(buildWords(source, inputs));
    if (source.kind === 'archive' || smoke === null)
        return null;
    if (smoke.services !== null)
        return composeUp(smoke.services, workingDir);
    const ports = image ? portsOf(smoke, image) : [];
    const words = [
        'docker',
        'run',
        ...(again === null ? ['--rm'] : ['--detach', '--name', CONTAINER]),
        ...ports.flatMap((port) => ['-p', `127.0.0.1:${parseInt(port, 10)}:${port}`]),
        ...limits(smoke),
    ].map(shell_quote/* quoteWord */.X);
    const run = [...words, ...containerFlags(smoke.container, workingDir), ...entrypoint(smoke).map(shell_quote/* quoteWord */.X)];
    const subject = source.kind === 'image'
        ? (0,shell_quote/* quoteWord */.X)(source.ref)
        : `"$(${(0,shell_quote/* quoteCommand */.c)(buildWords(source, inputs, ['-q']))})"`;
    const command = [...run, subject, ...after(smoke).map(shell_quote/* quoteWord */.X)].join(' ');
    return again === null
        ? command
        : `${command} && sleep ${READY_SECONDS} && ${AGAIN[again](CONTAINER)} && docker logs --follow ${CONTAINER}`;
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
function buildWords({ context, file, target, buildArgs, buildSecrets, platform, network, options = [] }, { workingDir: from, root }, flags = []) {
    const inValue = (word) => word.replace(/(?<==)\/.*/s, (path) => ((0,file_access/* isInside */.FK)(path, root) ? pathFrom(from, path) : path));
    return [
        'docker',
        'build',
        ...flags,
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

// EXTERNAL MODULE: ./src/report/progress.ts + 3 modules
var progress = __webpack_require__(26424);
;// CONCATENATED MODULE: ./src/report/index.ts
/**
 * The views of a Report, and progress during a run. Every view is a pure function of the Report, decides nothing, and
 * treats all texts as hostile.
 *
 * - `renderPage` (one image), `renderImages` (several) and `renderBody` (the comment, for the images of all jobs) return
 *   GitHub Markdown within a limit,
 * - `renderTerminal` returns plain text, `renderJson` the Report itself, `renderSchema` its JSON Schema,
 * - `renderSarif` returns the findings for code scanning, `renderJunit` checks, findings and budgets as test cases,
 * - `renderPredicate` returns the result as an in-toto predicate,
 * - `renderSbom` returns the packages of an image as CycloneDX or SPDX,
 * - `renderLayers` lists the layers of an image, as text, Markdown or JSON,
 * - `renderDiff` shows what changed between two images, as text, Markdown or JSON,
 * - `renderHtml` returns the HTML page, one file that works without a network,
 * - `makeProgress` shows a run on a terminal or in a CI log.
 */


























/***/ })

};
