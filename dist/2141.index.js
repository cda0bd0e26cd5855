export const id = 2141;
export const ids = [2141];
export const modules = {

/***/ 82141:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  UD: () => (/* reexport */ compare),
  UX: () => (/* reexport */ comparePlatforms),
  bB: () => (/* reexport */ compareStarts),
  ZG: () => (/* reexport */ countStarts),
  Hq: () => (/* reexport */ isChanged),
  Z0: () => (/* reexport */ isInBaseline),
  V2: () => (/* reexport */ isMeasured),
  FT: () => (/* reexport */ largestJump),
  ek: () => (/* reexport */ placesOf),
  MI: () => (/* reexport */ shippedTogether),
  HT: () => (/* reexport */ timesOfStarts)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/inspect/index.ts + 168 modules
var inspect = __webpack_require__(39714);
// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
// EXTERNAL MODULE: ./src/platform/name.ts
var platform_name = __webpack_require__(20736);
// EXTERNAL MODULE: ./src/core/ready-time.ts
var ready_time = __webpack_require__(57488);
;// CONCATENATED MODULE: ./src/compare/finding-places.ts
const MOST_PLACES = 10;
const MOST_CHARACTERS = 200;
/** What a message names in backquotes: a path, a port, a variable. Commands and figures change by themselves. */
const PLACE = /^(?:\/\S+|\d{1,5}(?:\/(?:tcp|udp))?|[A-Z][A-Z0-9_]{2,})$/;
/** Digits in a path are usually versions or random. */
const DIGITS = /\d+/g;
const PORT = /\bport (\d{1,5})\b/gi;
function placesOf({ message }) {
    const spans = message.split('`').filter((_, index) => index % 2 === 1);
    const named = spans
        .filter((span) => PLACE.test(span))
        .map((span) => (span.startsWith('/') ? span.replace(DIGITS, '#') : span));
    const ports = [...message.matchAll(PORT)].map(([, port = '']) => port);
    const places = [...named, ...ports].map((place) => place.slice(0, MOST_CHARACTERS));
    return [...new Set(places)].slice(0, MOST_PLACES);
}
/** Whether the baseline has the finding: its code, and one of its places if both have any. */
function isInBaseline(finding, { findingsBefore = [], placesBefore }) {
    if (!findingsBefore.includes(finding.code))
        return false;
    const earlier = placesBefore?.filter(({ code }) => code === finding.code) ?? [];
    const places = placesOf(finding);
    if (earlier.length === 0 || places.length === 0)
        return true;
    return earlier.some((one) => one.places.length === 0 || one.places.some((place) => places.includes(place)));
}

;// CONCATENATED MODULE: ./src/compare/similar-commands.ts
/** How alike two commands of layers are, so that an edited command is recognised as the same one. */
/** Later words of a long command are ignored: a thousand layers are compared with a thousand others. */
const MOST_WORDS = 32;
const BETWEEN_WORDS = /[^\w./-]+/;
/** Reads commands; equal words get equal numbers. */
function commandReader() {
    const numbers = new Map();
    const numberOf = (word) => {
        const number = numbers.get(word) ?? numbers.size;
        numbers.set(word, number);
        return number;
    };
    return (text) => {
        const end = text.indexOf(' ');
        const [instruction, rest] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
        const words = rest.split(BETWEEN_WORDS, MOST_WORDS).filter((word) => word !== '');
        return { text, instruction, words: Int32Array.from(new Set(words.map(numberOf))).sort() };
    };
}
/** The share of words that both have: 0 to 1. */
function similarity({ words: a }, { words: b }) {
    let [common, at, other] = [0, 0, 0];
    while (at < a.length && other < b.length) {
        const [word = 0, otherWord = 0] = [a[at], b[other]];
        if (word === otherWord)
            common++;
        if (word <= otherWord)
            at++;
        if (word >= otherWord)
            other++;
    }
    return a.length + b.length === 0 ? 0 : (2 * common) / (a.length + b.length);
}

;// CONCATENATED MODULE: ./src/compare/pair-layers.ts


function pairLayers(now, before) {
    const hasParts = now.base !== null && before.base !== null;
    const read = commandReader();
    const sideOf = (layer) => ({
        layer,
        command: read((0,inspect/* commandOf */.Nl)(layer.createdBy)),
        part: hasParts ? layer.part : '',
    });
    let rest = { now: now.layers.map(sideOf), before: before.layers.map(sideOf) };
    const pairs = [];
    for (const step of STEPS) {
        const found = step(rest);
        const paired = new Set(found.flatMap((pair) => [pair.now, pair.before]));
        const isLeft = ({ layer }) => !paired.has(layer);
        rest = { now: rest.now.filter(isLeft), before: rest.before.filter(isLeft) };
        pairs.push(...found);
    }
    return {
        pairs: pairs.sort((a, b) => a.now.index - b.now.index),
        added: rest.now.map(({ layer }) => layer),
        removed: rest.before.map(({ layer }) => layer),
    };
}
const KEYS = {
    diffId: ({ layer }) => layer.diffId,
    sha256: ({ layer }) => layer.content?.sha256,
    crc64: ({ layer }) => layer.content?.crc64,
    names: ({ layer }) => layer.content?.names,
    command: ({ command, part }) => `${part} ${command.text}`,
};
const STEPS = [
    equalEnds,
    align,
    (rest) => moved(rest, 'diffId'),
    (rest) => moved(rest, 'sha256'),
    (rest) => moved(rest, 'crc64'),
    (rest) => moved(rest, 'names'),
    (rest) => moved(rest, 'command'),
    align,
];
/** The layers of equal diffID at both ends: of most images nearly all, so that the alignment is small. */
function equalEnds({ now, before }) {
    const most = Math.min(now.length, before.length);
    const isEqual = (at) => now.at(at)?.layer.diffId === before.at(at)?.layer.diffId;
    let [head, tail] = [0, 0];
    while (head < most && isEqual(head))
        head++;
    while (tail < most - head && isEqual(-1 - tail))
        tail++;
    const ends = (sides) => [...sides.slice(0, head), ...sides.slice(sides.length - tail)];
    const others = ends(before);
    return ends(now).flatMap((side, at) => pairOf(side, others[at]));
}
/** Pairs by equal keys, at any position. */
function moved({ now, before }, key) {
    const byKey = new Map();
    for (const side of before.toReversed()) {
        const same = byKey.get(KEYS[key](side));
        if (same)
            same.push(side);
        else
            byKey.set(KEYS[key](side), [side]);
    }
    return now.flatMap((side) => {
        const text = KEYS[key](side);
        const same = text === undefined ? [] : (byKey.get(text) ?? []);
        const pair = pairOf(side, same.at(-1)).filter(({ kind }) => kind !== 'edited');
        if (pair.length > 0)
            same.pop();
        return pair;
    });
}
function pairOf(now, before) {
    const kind = now && before && kindOf(now, before);
    return kind ? [{ now: now.layer, before: before.layer, kind }] : [];
}
/** Of more layers than an image can have (a baseline may say anything), only equal keys are paired. */
const MOST_CELLS = 1_100_000;
/** The pairs with the largest sum of weights among those that keep the order of both sides. */
function align(rest) {
    const { now, before } = rest;
    if (now.length * before.length > MOST_CELLS)
        return [];
    const weigh = weigher(rest);
    const width = before.length + 1;
    /** By the number of layers skipped on both sides: the best sum of the remaining ones. */
    const best = new Float64Array((now.length + 1) * width);
    const sum = (a, b) => best[a * width + b] ?? 0;
    for (let a = now.length - 1; a >= 0; a--) {
        for (let b = before.length - 1; b >= 0; b--) {
            const weight = weigh(now[a], before[b]);
            const paired = weight === 0 ? 0 : weight + sum(a + 1, b + 1);
            best[a * width + b] = Math.max(sum(a + 1, b), sum(a, b + 1), paired);
        }
    }
    const pairs = [];
    for (let [a, b] = [0, 0]; a < now.length && b < before.length;) {
        const weight = weigh(now[a], before[b]);
        if (weight > 0 && sum(a, b) === weight + sum(a + 1, b + 1))
            pairs.push(...pairOf(now[a++], before[b++]));
        else if (sum(a, b) === sum(a + 1, b))
            a++;
        else
            b++;
    }
    return pairs;
}
/**
 * One pair of a kind outweighs as many pairs of the next kind as an image can have (1,024); the sum of all is an exact
 * integer.
 */
const WEIGHTS = {
    diffId: 2 ** 42,
    content: 2 ** 31,
    names: 2 ** 31,
    command: 2 ** 20,
    edited: 1,
};
/** Added to the weight of commands: how much the layers have in common. */
const MOST_CLOSENESS = 500;
/** 0 for no pair. A layer that has a partner of a more certain kind elsewhere is kept for it. */
function weigher({ now, before }) {
    const reserved = new Map();
    const keys = (sides, key) => new Set(sides.map(KEYS[key]));
    for (const [sides, others] of [
        [now, before],
        [before, now],
    ]) {
        const [diffIds, sha256, crc64] = [keys(others, 'diffId'), keys(others, 'sha256'), keys(others, 'crc64')];
        const isSame = (side) => (side.layer.content?.sha256 !== undefined && sha256.has(side.layer.content.sha256)) ||
            (side.layer.content?.crc64 !== undefined && crc64.has(side.layer.content.crc64));
        for (const side of sides) {
            if (diffIds.has(side.layer.diffId))
                reserved.set(side, 'diffId');
            else if (isSame(side))
                reserved.set(side, 'content');
        }
    }
    return (a, b) => {
        const kind = a && b ? kindOf(a, b) : null;
        if (!a || !b || kind === null)
            return 0;
        if ([a, b].some((side) => WEIGHTS[reserved.get(side) ?? 'edited'] > WEIGHTS[kind]))
            return 0;
        const isSure = kind !== 'command' && kind !== 'edited';
        return WEIGHTS[kind] + (isSure ? 0 : Math.floor(closeness(a, b, kind) * MOST_CLOSENESS));
    };
}
/** An edited command shares this many of its words, or is on the same line. */
const LEAST_SIMILARITY = 0.5;
function kindOf(a, b) {
    if (a.layer.diffId === b.layer.diffId)
        return 'diffId';
    const same = sameContent(a.layer, b.layer);
    if (same !== null)
        return same;
    if (a.part !== b.part)
        return null;
    if (a.command.text === b.command.text)
        return 'command';
    if (a.command.instruction !== b.command.instruction)
        return null;
    const isSameLine = a.layer.line !== undefined && a.layer.line === b.layer.line;
    return isSameLine || similarity(a.command, b.command) >= LEAST_SIMILARITY ? 'edited' : null;
}
/** `names` only if the contents cannot be compared. */
function sameContent(now, before) {
    const { content: a } = now;
    const { content: b } = before;
    if (!a || !b)
        return null;
    if (a.names !== b.names || now.size !== before.size)
        return null;
    const kinds = ['sha256', 'crc64'].filter((kind) => a[kind] !== undefined && b[kind] !== undefined);
    if (kinds.length === 0)
        return 'names';
    return kinds.every((kind) => a[kind] === b[kind]) ? 'content' : null;
}
/** 0 to 1: of the command's words, of the sizes, and of the paths that hold most bytes. */
function closeness(a, b, kind) {
    const [small, large] = [a.layer.size, b.layer.size].sort((one, other) => one - other);
    const ofSize = large ? (small ?? 0) / large : 1;
    const ofWords = kind === 'command' ? 1 : similarity(a.command, b.command);
    return (ofSize + ofWords + commonPaths(a.layer, b.layer)) / 3;
}
function commonPaths({ largest: a = [], size }, { largest: b = [], size: other }) {
    const bytes = a.reduce((sum, one) => {
        const same = b.find(({ path }) => path === one.path);
        return sum + (same ? Math.min(same.bytes, one.bytes) : 0);
    }, 0);
    return bytes === 0 ? 0 : Math.min(1, bytes / Math.max(size, other));
}

;// CONCATENATED MODULE: ./src/compare/layers.ts


function compareLayers(now, before) {
    const pairing = pairLayers(now, before);
    const changed = pairing.pairs
        .filter(({ kind }) => kind === 'command' || kind === 'edited')
        .map((pair) => changeOf(pair.now, pair.before));
    const added = pairing.added.map((layer) => changeOf(layer, null));
    const current = [...changed, ...added].sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
    return {
        changes: [...current, ...pairing.removed.map((layer) => changeOf(null, layer))],
        pairing,
        count: (kind) => pairing.pairs.filter((pair) => pair.kind === kind).length,
    };
}
function changeOf(now, before) {
    const one = now ?? before;
    const isEdited = now && before && (0,inspect/* commandOf */.Nl)(now.createdBy) !== (0,inspect/* commandOf */.Nl)(before.createdBy);
    return {
        ...(now ? { index: now.index } : {}),
        ...(before ? { indexBefore: before.index } : {}),
        createdBy: one?.createdBy ?? '',
        ...(now?.line ? { line: now.line } : {}),
        before: before?.size ?? null,
        after: now?.size ?? null,
        ...(one ? { part: one.part } : {}),
        ...(isEdited ? { createdByBefore: before.createdBy } : {}),
    };
}

;// CONCATENATED MODULE: ./src/compare/packages.ts
/** Only the largest changes are kept: a new base changes hundreds. */
const MOST_CHANGES = 200;
/** Null if the packages of either image are unknown. */
function comparePackages(now, before) {
    if (!now.packages || !before.packages)
        return null;
    const [after, earlier] = [sums(now.packages), sums(before.packages)];
    const changes = [...new Set([...after.keys(), ...earlier.keys()])].flatMap((key) => packages_changeOf(after.get(key), earlier.get(key)));
    return changes.sort(byWeight).slice(0, MOST_CHANGES);
}
function sums(packages) {
    const found = new Map();
    for (const { type, name, version, bytes, layer } of packages) {
        const key = JSON.stringify([type, name]);
        const sum = found.get(key) ?? { type, name, versions: new Set(), bytes: null, layer, largest: -1 };
        sum.versions.add(version);
        if (bytes !== null)
            sum.bytes = (sum.bytes ?? 0) + bytes;
        if ((bytes ?? 0) > sum.largest)
            Object.assign(sum, { layer, largest: bytes ?? 0 });
        found.set(key, sum);
    }
    return found;
}
function packages_changeOf(after, before) {
    const one = after ?? before;
    if (!one)
        return [];
    const [now, was] = [after ? sideOf(after) : null, before ? sideOf(before) : null];
    if (now?.version === was?.version && now?.bytes === was?.bytes)
        return [];
    return [
        {
            type: one.type,
            name: one.name,
            before: was,
            after: now,
            ...(after ? { layer: after.layer } : {}),
            ...(before ? { layerBefore: before.layer } : {}),
        },
    ];
}
const sideOf = ({ versions, bytes }) => ({
    version: [...versions].sort().join(', '),
    bytes,
});
const weight = ({ before, after }) => Math.abs((after?.bytes ?? 0) - (before?.bytes ?? 0));
const byWeight = (a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

;// CONCATENATED MODULE: ./src/compare/paths.ts
/** Only the largest changes are kept. */
const paths_MOST_CHANGES = 50;
function comparePaths(changes, now, before) {
    return changes
        .flatMap(({ index, indexBefore }, change) => pathsOf(now.layers.find((layer) => layer.index === index), before.layers.find((layer) => layer.index === indexBefore)).map((one) => ({ ...one, change })))
        .sort((a, b) => paths_weight(b) - paths_weight(a))
        .slice(0, paths_MOST_CHANGES);
}
/**
 * Leaves out a folder whose content the other side lists one level deeper: their bytes cannot be compared. A path that one
 * side does not list came or went only if it is too large to be among the bytes that the list leaves out.
 */
function pathsOf(now, before) {
    const [after, earlier] = [sizes(now), sizes(before)];
    const [most, mostBefore] = [largestHidden(now, after), largestHidden(before, earlier)];
    return [...new Set([...after.keys(), ...earlier.keys()])]
        .map((path) => ({ path, before: earlier.get(path) ?? null, after: after.get(path) ?? null }))
        .filter((one) => one.before !== one.after)
        .filter((one) => (one.before !== null || (one.after ?? 0) > mostBefore) &&
        (one.after !== null || (one.before ?? 0) > most))
        .filter((one) => {
        const other = one.before === null ? earlier : one.after === null ? after : new Map();
        return ![...other.keys()].some((path) => isWithin(path, one.path) || isWithin(one.path, path));
    });
}
const sizes = (layer) => new Map((layer?.largest ?? []).map(({ path, bytes }) => [path, bytes]));
/** A path that is not listed has at most so many bytes. */
const largestHidden = (layer, listed) => Math.min(...listed.values(), (layer?.size ?? 0) - [...listed.values()].reduce((sum, bytes) => sum + bytes, 0));
const isWithin = (path, folder) => path.startsWith(`${folder}/`);
const paths_weight = ({ before, after }) => Math.abs((after ?? 0) - (before ?? 0));

;// CONCATENATED MODULE: ./src/compare/redeploy.ts
/**
 * What a node that has the layers of `before` must download for `now`: the compressed layers that it does not have. `exact`
 * is false where not all of their compressed sizes are known; the bytes are then those on disk.
 */
function redeployCost(now, before) {
    const has = new Set(before.layers.map(({ diffId }) => diffId));
    const missing = new Map(now.layers.filter(({ diffId }) => !has.has(diffId)).map((one) => [one.diffId, one]));
    const layers = [...missing.values()];
    const exact = layers.every(({ download }) => download !== undefined);
    const sizeOf = (layer) => (exact ? (layer.download ?? 0) : layer.size);
    return { bytes: layers.reduce((sum, layer) => sum + sizeOf(layer), 0), exact };
}

;// CONCATENATED MODULE: ./src/compare/surface.ts
/** Their versions are no promise to clients. */
const DETAILS = new Set(['server', 'x-powered-by']);
/** Null if no path was answered in both runs. */
function compareSurface(now, before) {
    const earlier = answersOf(before);
    const both = [...answersOf(now)].flatMap(([target, answer]) => {
        const was = earlier.get(target);
        return was ? [{ target, was, answer }] : [];
    });
    return both.length === 0 ? null : both.flatMap(({ target, was, answer }) => changesOf(target, was, answer));
}
/** By what was asked: kind, port, path and terms. */
function answersOf(smoke) {
    const probes = smoke?.ready ? smoke.probes : [];
    return new Map(probes.flatMap(({ target, answer }) => (answer ? [[target, answer]] : [])));
}
function changesOf(target, was, now) {
    const change = (what, before, after) => (before === after ? [] : [{ target, what, before, after }]);
    return [
        ...change('status', String(was.status), String(now.status)),
        ...change('location', was.location ?? null, now.location ?? null),
        ...named(was, now, 'header').flatMap(({ name, before, after }) => change('header', before, after).map((one) => ({
            ...one,
            name,
            ...(DETAILS.has(name) ? { isDetail: true } : {}),
        }))),
        ...named(was, now, 'cookie').flatMap(({ name, before, after }) => change('cookie', before, after).map((one) => ({ ...one, name }))),
    ];
}
function named(was, now, what) {
    const [before, after] = [valuesOf(was, what), valuesOf(now, what)];
    return [...new Set([...before.keys(), ...after.keys()])].map((name) => ({
        name,
        before: before.get(name) ?? null,
        after: after.get(name) ?? null,
    }));
}
/** Of headers by name; of cookies by the name of the cookie. */
function valuesOf({ headers }, what) {
    const isCookie = (name) => name === 'set-cookie';
    return new Map(headers.flatMap(({ name, value }) => {
        if (isCookie(name) !== (what === 'cookie'))
            return [];
        return [isCookie(name) ? [value.split(';', 1)[0] ?? '', value] : [name, value]];
    }));
}

;// CONCATENATED MODULE: ./src/compare/why.ts


/** The most specific case first. */
const CASES = [
    sameFiles,
    sameSizes,
    cancelling,
    oneCause,
    severalCauses,
];
/** Null if nothing changed. */
function explain(facts) {
    if (facts.layers.length + facts.rebuilt + facts.sameNames === 0)
        return null;
    const causes = causesOf(facts);
    for (const sentence of CASES) {
        const text = sentence(facts, causes);
        if (text !== null)
            return text;
    }
    return null;
}
/** In how many changes, and from which share of all bytes that moved, one is worth a clause. */
const MOST_CAUSES = 3;
const WORTH_SHARE = 0.05;
const NAME_LENGTH = 60;
const PATH_LENGTH = 100;
const COMMAND_LENGTH = 100;
const why_moved = (causes) => causes.reduce((sum, { change }) => sum + Math.abs(change), 0);
const net = (causes) => causes.reduce((sum, { change }) => sum + change, 0);
const signed = (change) => (0,units/* bytesChange */.IV)(0, change);
/** The causes that matter, the largest first. */
function worth(causes) {
    const least = why_moved(causes) * WORTH_SHARE;
    const some = causes
        .filter(({ change }) => change !== 0)
        .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
    const large = some.filter(({ change }) => Math.abs(change) >= least);
    return large.length > 0 ? large : some;
}
function sameFiles({ layers, rebuilt, sameNames }) {
    const number = rebuilt + sameNames;
    if (layers.length > 0 || number === 0)
        return null;
    const files = sameNames === 0 ? 'the same files' : 'files of the same names and sizes';
    return `Nothing changed: ${(0,units/* count */.U9)(number, 'layer')} with another digest ${number === 1 ? 'has' : 'have'} ${files}`;
}
function sameSizes({ layers }, causes) {
    if (layers.length === 0 || why_moved(causes) > 0)
        return null;
    const [first, ...others] = causes;
    const rest = others.length > 0 ? `; and ${(0,units/* count */.U9)(others.length, 'more change')} without a change of size` : '';
    return first ? `No change in size: ${first.clause}${rest}` : null;
}
function cancelling(_, causes) {
    if (net(causes) !== 0)
        return null;
    const grown = causes.filter(({ change }) => change > 0);
    const shrunk = causes.filter(({ change }) => change < 0);
    return `${signed(net(grown))} and ${signed(net(shrunk))} cancel out: ${listed(causes)}`;
}
function oneCause(_, causes) {
    const [first, ...others] = worth(causes);
    // where the rest would show in the sum, it is named
    if (!first || others.length > 0 || signed(first.change) !== signed(net(causes)))
        return null;
    return first.from === undefined
        ? `${signed(net(causes))}: ${first.clause}`
        : `${signed(net(causes))} ${first.from}`;
}
function severalCauses(_, causes) {
    return `${signed(net(causes))}: ${listed(causes)}`;
}
/** The largest, and the sum of the rest. */
function listed(all) {
    const causes = worth(all).slice(0, MOST_CAUSES);
    const clauses = causes.map(({ change, clause, from }) => from === undefined ? `${signed(change)}, since ${clause}` : `${signed(change)} ${from}`);
    const rest = all.filter((cause) => cause.change !== 0 && !causes.includes(cause));
    const more = `${net(rest) === 0 ? '' : `${signed(net(rest))} in `}${(0,units/* count */.U9)(rest.length, 'more change')}`;
    return [...clauses, ...(rest.length > 0 ? [`and ${more}`] : [])].join('; ');
}
/** One for each of your layers, and one for the whole base. */
function causesOf(facts) {
    const ofBase = facts.layers.filter(({ part }) => part === 'base');
    const base = ofBase.reduce((sum, layer) => sum + why_changeOf(layer), 0);
    const yours = facts.layers.flatMap((layer, index) => layer.part === 'base' ? [] : [{ change: why_changeOf(layer), clause: clauseOf(layer, index, facts) }]);
    if (ofBase.length === 0)
        return yours;
    return [...yours, { change: base, clause: 'the base image has other content', from: fromBase(facts) }];
}
const why_changeOf = ({ before, after }) => (after ?? 0) - (before ?? 0);
function fromBase({ base, subject }) {
    const [now, before] = [base.now, base.before].map((name) => name && (0,inspect/* quoted */.TL)(name, NAME_LENGTH));
    if (!now)
        return 'from the base image';
    if (now !== before)
        return `from the base, now ${now}${before ? ` (was ${before})` : ''}`;
    return subject === null
        ? `from another build of ${now}, not from your layers`
        : `from a newer ${now}, not from ${subject}`;
}
function clauseOf(layer, index, facts) {
    const name = nameOf(layer, facts);
    return packageClause(name, layer, facts) ?? pathClause(name, layer, index, facts) ?? sizeClause(name, layer);
}
/** `` `RUN make` (Dockerfile:4) `` */
function nameOf({ createdBy, line }, { dockerfile }) {
    const command = (0,inspect/* shown */.SP)((0,inspect/* commandOf */.Nl)(createdBy));
    const named = command === '' ? 'a layer without a command' : (0,inspect/* quoted */.TL)(command, COMMAND_LENGTH);
    const place = line === undefined ? '' : ` (${dockerfile}:${line})`;
    return named + place;
}
/** Names the packages with a large share of the layer's change, if there are any. */
function packageClause(name, layer, { packages }) {
    const change = why_changeOf(layer);
    const isOfLayer = (one) => one.after
        ? one.layer === layer.index
        : layer.indexBefore !== undefined && one.layerBefore === layer.indexBefore;
    const large = packages
        .filter(isOfLayer)
        .filter((one) => growthOf(one) * Math.sign(change) >= Math.max(1, Math.abs(change) * WORTH_SHARE));
    const removed = large.filter(({ after }) => after === null);
    const present = large.filter(({ after }) => after !== null);
    const isGone = total(removed) > total(present);
    const shownPackages = (isGone ? removed : present).slice(0, MOST_CAUSES).map(packageText);
    if (shownPackages.length === 0)
        return null;
    return `${name} ${verbOf(layer, isGone)} ${series(shownPackages)}`;
}
function verbOf({ before, after }, isGone) {
    if (after === null)
        return 'is gone, with';
    if (before === null)
        return 'is new and brings';
    return isGone ? 'no longer brings' : 'now brings';
}
const growthOf = ({ before, after }) => (after?.bytes ?? 0) - (before?.bytes ?? 0);
const total = (packages) => packages.reduce((sum, one) => sum + Math.abs(growthOf(one)), 0);
/** `pandas 2.3 (+7.9 MB)`, `pandas 2.3 (was 2.2, +0.4 MB)` */
function packageText(one) {
    const { before, after } = one;
    const version = (after ?? before)?.version ?? '';
    const was = before && after && before.version !== after.version ? `was ${why_short(before.version)}, ` : '';
    return `${(0,inspect/* quoted */.TL)(one.name, NAME_LENGTH)} ${why_short(version)} (${was}${signed(growthOf(one))})`;
}
const why_short = (version) => version.replaceAll('`', "'").slice(0, 30);
/** This share of a layer's change is all that a reader needs to know. */
const NEARLY_ALL = 0.9;
/** Names the one file or folder that explains the layer's change; of a layer without a change, those that cancel out. */
function pathClause(name, layer, index, { paths }) {
    const change = why_changeOf(layer);
    const ofLayer = paths.filter((one) => one.change === index);
    if (change === 0) {
        const both = ofLayer.filter(({ before, after }) => (after ?? 0) !== (before ?? 0)).slice(0, 2);
        return both.length < 2 ? null : `in ${name}, ${series(both.map(pathText))} cancel out`;
    }
    const one = ofLayer.find((path) => {
        const share = ((path.after ?? 0) - (path.before ?? 0)) / change;
        return share >= NEARLY_ALL && share <= 2 - NEARLY_ALL;
    });
    if (!one)
        return null;
    const path = (0,inspect/* quoted */.TL)(one.path, PATH_LENGTH);
    if (layer.before === null)
        return `${name} is new and adds ${path}`;
    if (layer.after === null)
        return `${name} is gone, with ${path}`;
    if (one.before !== null && one.after !== null)
        return `${path} of ${name} ${change > 0 ? 'grew' : 'shrank'} from ${(0,units/* bytes */.ee)(one.before)} to ${(0,units/* bytes */.ee)(one.after)}`;
    return `${name} ${one.before === null ? 'now has' : 'no longer has'} ${path} (${signed((one.after ?? 0) - (one.before ?? 0))})`;
}
const pathText = ({ path, before, after }) => `${(0,inspect/* quoted */.TL)(path, PATH_LENGTH)} (${(0,units/* bytesChange */.IV)(before ?? 0, after ?? 0)})`;
function sizeClause(name, { before, after }) {
    if (before === null)
        return `${name} is new`;
    if (after === null)
        return `${name} is gone`;
    if (before === after)
        return `${name} has other content of the same size`;
    if ((0,units/* bytes */.ee)(before) === (0,units/* bytes */.ee)(after))
        return `${name} ${after > before ? 'grew' : 'shrank'} by ${(0,units/* bytes */.ee)(Math.abs(after - before))}`;
    return `${name} ${after > before ? 'grew' : 'shrank'} from ${(0,units/* bytes */.ee)(before)} to ${(0,units/* bytes */.ee)(after)}`;
}
/** `a`, `a and b`, `a, b and c` */
const series = (texts) => texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;

;// CONCATENATED MODULE: ./src/compare/delta.ts
/** Compares the facts of two Reports. Pure. */












/** `subject`: what the change is part of, as in a sentence: `this pull request`; null if that is not known. */
function compare(now, before, subject = null) {
    const images = now.image && before.image ? compareImages(now.image, before.image, now, subject) : null;
    const layers = images?.layers ?? null;
    const surface = compareSurface(now.smoke, before.smoke);
    // drift is from one run to the next, so it is never an old finding
    const findings = before.findings.filter(({ code }) => code !== 'base-drift');
    return {
        rows: FIGURES.flatMap((figure) => rowOf(figure, now, before)),
        layers: layers?.changes ?? [],
        sharedLayers: layers?.count('diffId') ?? 0,
        ...(layers ? { rebuiltLayers: layers.count('content'), sameNameLayers: layers.count('names') } : {}),
        why: images?.why ?? null,
        hints: layers ? hintsOf(layers, now, before) : [],
        redeploy: now.image && before.image ? redeployCost(now.image, before.image) : null,
        ...(images?.packages ? { packages: images.packages } : {}),
        ...(images ? { paths: images.paths } : {}),
        verdictBefore: before.verdict,
        findingsBefore: [...new Set(findings.map((finding) => finding.code))],
        placesBefore: findings.map((finding) => ({ code: finding.code, places: placesOf(finding) })),
        wasteBefore: wasteOf(before),
        ...(before.smoke?.shutdown && now.smoke?.shutdown ? { shutdownBefore: before.smoke.shutdown } : {}),
        ...(surface ? { surface } : {}),
        caveats: caveatsOf(now, before, layers),
    };
}
function compareImages(now, before, { build }, subject) {
    const layers = compareLayers(now, before);
    const packages = comparePackages(now, before);
    const paths = comparePaths(layers.changes, now, before);
    const why = explain({
        layers: layers.changes,
        packages: packages ?? [],
        paths,
        base: { now: baseName(now), before: baseName(before) },
        rebuilt: layers.count('content'),
        sameNames: layers.count('names'),
        dockerfile: external_node_path_.posix.basename(build?.dockerfile ?? 'Dockerfile'),
        subject,
    });
    return { layers, packages, paths, why };
}
const baseName = ({ base }) => base?.ref ?? base?.name ?? null;
/** The engine whose store the sizes are of. */
const delta_weigher = ({ engine, buildEngine }) => buildEngine ?? engine;
const isOtherStore = (now, before) => now.engine !== null && before.engine !== null && now.engine.store !== delta_weigher(before)?.store;
/** Smaller layers that were built again are named only if nothing else changed: each change rebuilds those after it. */
const WORTH_BYTES = 1_000_000;
/** A rebuild on another store always has other digests. */
function hintsOf({ pairing, changes }, now, before) {
    const rebuilt = pairing.pairs.filter((pair) => pair.kind === 'content' && (0,inspect/* commandOf */.Nl)(pair.now.createdBy) === (0,inspect/* commandOf */.Nl)(pair.before.createdBy));
    const isSameStore = now.engine !== null && now.engine.store === delta_weigher(before)?.store;
    const size = rebuilt.reduce((sum, pair) => sum + pair.now.size, 0);
    if (rebuilt.length === 0 || !isSameStore || (changes.length > 0 && size < WORTH_BYTES))
        return [];
    const have = rebuilt.length === 1 ? 'has' : 'have';
    return [
        `The build is likely not reproducible: ${(0,units/* count */.U9)(rebuilt.length, 'layer')} of the same command ${have} the same files and another digest, so each build must be downloaded again. Set \`SOURCE_DATE_EPOCH\`, and \`rewrite-timestamp=true\` in the output of buildx`,
    ];
}
function wasteOf({ findings }) {
    const sums = new Map();
    for (const { code, bytes } of findings)
        if (bytes !== undefined)
            sums.set(code, (sums.get(code) ?? 0) + bytes);
    return [...sums].map(([code, bytes]) => ({ code, bytes }));
}
const FIGURES = [
    {
        key: 'download',
        of: ({ image }) => image?.sizes.download?.bytes ?? null,
        kind: ({ image }) => wayOf(image?.sizes.download),
    },
    {
        key: 'downloadYours',
        of: ({ image }) => image?.sizes.downloadYours?.bytes ?? null,
        kind: ({ image }) => wayOf(image?.sizes.downloadYours),
    },
    { key: 'onDisk', of: ({ image }) => image?.sizes.onDisk ?? null },
    { key: 'yours', of: ({ image }) => yoursOf(image) },
    { key: 'base', of: ({ image }) => image?.base?.onDisk ?? null },
    { key: 'deadWeight', of: ({ image }) => image?.sizes.deadWeight ?? null },
    { key: 'readySeconds', of: ({ smoke }) => (0,ready_time/* readyTime */.Z)(smoke) },
    { key: 'peakMemory', of: ({ smoke }) => memoryOf(smoke) },
];
/** An estimate can be compared with one that was made in the same way. */
const wayOf = (download) => download?.exact === true ? 'exact' : `estimate: ${download?.how ?? ''}`;
function rowOf({ key, of, kind }, now, before) {
    const [after, earlier] = [of(now), of(before)];
    if (after === null || earlier === null || kind?.(now) !== kind?.(before))
        return [];
    return [{ key, before: earlier, after }];
}
const yoursOf = (image) => image?.base ? Math.max(0, image.sizes.onDisk - image.base.onDisk) : null;
/** Null for a container that failed: its peak cannot be compared with one that worked. */
const memoryOf = (smoke) => (smoke?.ready ? smoke.memory.peak : null);
/** Why unchanged layers may be shown as changed, or changed ones as unchanged. */
function caveatsOf(now, before, layers) {
    const caveats = [];
    const stores = `another image store (${delta_weigher(before)?.store ?? ''}, here ${now.engine?.store ?? ''})`;
    const hasContent = [now, before].every(({ image }) => image?.layers.every(({ content }) => content));
    const sameNames = layers?.count('names') ?? 0;
    if (layers && isOtherStore(now, before) && !hasContent)
        caveats.push(`The baseline is an old Report from ${stores}: layers that did not change may be shown as changed`);
    else if (sameNames > 0)
        caveats.push(`${(0,units/* count */.U9)(sameNames, 'layer')} could only be compared by the names and sizes of files${isOtherStore(now, before) ? `: the baseline comes from ${stores}` : ''}`);
    const [platform, platformBefore] = [now, before].map(({ image }) => image && (0,platform_name/* platformText */.VQ)(image.platform));
    if (platform && platformBefore && platform !== platformBefore) {
        caveats.push(`The baseline is for another platform (${platformBefore}, here ${platform})`);
    }
    return caveats;
}
/**
 * Whether a figure changed. Bytes of an image are exact. The time until ready and the memory peak are never a change: both
 * sides were measured in other runs, which may be on other machines; `side-by-side.ts` compares them.
 */
function isChanged({ key, before, after }, delta) {
    if (isMeasured(key))
        return false;
    return before !== after && !(DOWNLOADS.has(key) && delta && hasSameFiles(delta));
}
const isMeasured = (key) => key === 'readySeconds' || key === 'peakMemory';
const DOWNLOADS = new Set(['download', 'downloadYours']);
/** All layers have the same files: a download differs only because the layers were written or compressed again. */
const hasSameFiles = ({ layers, sharedLayers, rebuiltLayers = 0, sameNameLayers = 0 }) => layers.length === 0 && sharedLayers + rebuiltLayers + sameNameLayers > 0;

;// CONCATENATED MODULE: ./src/compare/side-by-side.ts
const MEASURES = [
    { key: 'readySeconds', of: ({ readySeconds }) => readySeconds, least: 0.1, share: 0.1 },
    { key: 'peakMemory', of: ({ memory }) => memory.peak, least: 2_000_000, share: 0.05 },
];
/** With fewer values on one side there is no row. */
const LEAST_STARTS = 3;
/**
 * How many spreads the medians must differ by. Fewer starts have a smaller spread by chance: of starts of one image whose
 * times are independent, these factors alone report a change in less than 1 of 200 comparisons.
 */
const FACTORS = { 3: 2, 4: 1.5 };
const countStarts = (starts) => ({
    started: starts.length,
    ready: starts.filter(({ ready }) => ready).length,
});
/** Only starts that became ready count. */
function compareStarts(before, after) {
    return MEASURES.flatMap((measure) => {
        const [was, now] = [before, after].map((starts) => seriesOf(measure, starts));
        return was && now ? [side_by_side_rowOf(measure, was, now)] : [];
    });
}
function seriesOf({ of }, starts) {
    const values = starts.filter(({ ready }) => ready).map(of);
    const known = values.filter((value) => value !== null);
    return known.length < LEAST_STARTS ? null : { median: medianOf(known), values: known };
}
function side_by_side_rowOf({ key, least, share }, before, after) {
    const deviations = [before, after].flatMap(({ median, values }) => values.map((value) => value - median));
    const spread = Math.max(...deviations) - Math.min(...deviations);
    const factor = FACTORS[Math.min(before.values.length, after.values.length)] ?? 1;
    const noise = Math.max(factor * spread, least, share * before.median);
    return { key, before, after, spread, changed: Math.abs(after.median - before.median) > noise };
}
function medianOf(values) {
    const sorted = values.toSorted((a, b) => a - b);
    const [low, high] = [
        sorted[Math.floor((sorted.length - 1) / 2)],
        sorted[Math.ceil((sorted.length - 1) / 2)],
    ];
    return ((low ?? NaN) + (high ?? NaN)) / 2;
}

;// CONCATENATED MODULE: ./src/compare/start-times.ts

/** To milliseconds. */
const rounded = (seconds) => Math.round(seconds * 1000) / 1000;
/** Only starts that became ready count. */
function timesOfStarts(starts, wanted) {
    const ready = starts.filter((start) => start.ready);
    const values = ready.map(({ readySeconds }) => readySeconds).filter((value) => value !== null);
    const isEnough = values.length >= LEAST_STARTS;
    return {
        wanted,
        ready: ready.length,
        values,
        median: isEnough ? rounded(medianOf(values)) : null,
        spread: isEnough ? rounded(Math.max(...values) - Math.min(...values)) : null,
    };
}

;// CONCATENATED MODULE: ./src/compare/largest-jump.ts
/** Smaller growth is not worth a remark. */
const LEAST_BYTES = 1_000_000;
const LEAST_SHARE = 0.01;
/** So many commits must have grown by less. */
const LEAST_COMMITS = 5;
/** `history`: oldest first, up to the baseline. `before` and `after`: bytes on disk of the baseline and of this image. */
function largestJump(history, before, after) {
    const growth = after - before;
    const [first] = history;
    if (!first || growth < Math.max(LEAST_BYTES, before * LEAST_SHARE))
        return null;
    const jumps = history.slice(1).map(({ sha, at, onDisk }, index) => ({
        sha,
        at,
        bytes: onDisk - (history[index]?.onDisk ?? 0),
    }));
    const last = jumps.findLastIndex(({ bytes }) => bytes >= growth);
    const commits = jumps.length - 1 - last;
    if (commits < LEAST_COMMITS)
        return null;
    const larger = jumps[last];
    if (!larger)
        return { commits, since: first.at };
    return { commits, since: larger.at, larger: { sha: larger.sha, bytes: larger.bytes } };
}

;// CONCATENATED MODULE: ./src/compare/shipped.ts
/** Null with fewer than two images. */
function shippedTogether(images) {
    if (images.length < 2)
        return null;
    const found = new Map();
    let apart = 0;
    for (const { layers } of images) {
        const own = new Map(layers.map(({ diffId, size }) => [diffId, size]));
        for (const [diffId, size] of own) {
            apart += size;
            found.set(diffId, { size, images: (found.get(diffId)?.images ?? 0) + 1 });
        }
    }
    const all = [...found.values()];
    const sum = (some) => some.reduce((total, { size }) => total + size, 0);
    return { images: images.length, onDisk: sum(all), shared: sum(all.filter((one) => one.images > 1)), apart };
}

// EXTERNAL MODULE: ./src/core/finding-codes.ts
var finding_codes = __webpack_require__(65121);
;// CONCATENATED MODULE: ./src/compare/platforms.ts
/**
 * What differs between the images of several platforms of one build, as sentences without a full stop, in the order in which
 * they matter. Pure. What follows from the platform itself is left out: digests, versions of a processor in package names.
 */



/** Smaller differences of sizes are usual between processors. */
const LEAST_GROWTH = 0.1;
const platforms_LEAST_BYTES = 1_000_000;
/** Of each kind. */
const MOST_SENTENCES = 8;
/** `reports`: by platform, `linux/arm64`. Only platforms with an image are compared; fewer than two have no differences. */
function comparePlatforms(reports) {
    const rows = [...reports]
        .map(([platform, report]) => ({ platform, report }))
        .filter(({ report }) => report.image !== null);
    if (rows.length < 2)
        return [];
    return [findingDifferences, baseDifferences, packageDifferences, sizeDifferences].flatMap((differences) => {
        const sentences = differences(rows);
        const left = sentences.length - MOST_SENTENCES;
        return left > 0 ? [...sentences.slice(0, MOST_SENTENCES), `and ${left} more like this`] : sentences;
    });
}
/** They say themselves that one platform was not run as it runs elsewhere. */
const OF_PLATFORM = new Set([
    'emulated',
    'other-platform',
    'not-proven',
    'nothing-checked',
]);
const OF_RUN = new Set(finding_codes/* FINDING_CODES */.f.smoke);
/** A finding of the container counts only between platforms whose container was run. */
function findingDifferences(rows) {
    const found = new Map();
    for (const { platform, report } of rows)
        for (const finding of report.findings) {
            const key = JSON.stringify([finding.code, placesOf(finding)]);
            const one = found.get(key) ?? { finding, on: [] };
            if (!one.on.includes(platform))
                one.on.push(platform);
            found.set(key, one);
        }
    return [...found.values()].flatMap(({ finding, on }) => {
        const { code, message } = finding;
        const compared = OF_RUN.has(code) ? rows.filter(({ report }) => report.smoke !== null) : rows;
        const without = namesOf(compared.filter(({ platform }) => !on.includes(platform)));
        if (OF_PLATFORM.has(code) || without.length === 0)
            return [];
        return [`only on ${platforms_listed(on)}, not on ${platforms_listed(without)}: ${message}`];
    });
}
function baseDifferences(rows) {
    return [
        ...oneSentence('the base', rows, ({ image }) => image?.base?.ref),
        ...oneSentence('the distribution', rows, ({ image }) => {
            const { name, version } = image?.distribution ?? {};
            return name === undefined ? undefined : `${name} ${version ?? ''}`.trim();
        }),
    ];
}
/** "the base is a on x and y, and b on z"; nothing while the known ones are equal. */
function oneSentence(what, rows, of) {
    const values = new Map();
    for (const { platform, report } of rows) {
        const value = of(report);
        if (value !== undefined)
            values.set(value, [...(values.get(value) ?? []), platform]);
    }
    if (values.size < 2)
        return [];
    return [`${what} is ${[...values].map(([value, on]) => `${value} on ${platforms_listed(on)}`).join(', and ')}`];
}
/** Names of processors in names of packages: `@esbuild/linux-x64`, `gcc-12-aarch64-linux-gnu`. */
const PROCESSORS = /x86[-_]64|x64|amd64|i[36]86|ia32|aarch64|arm64|armhf|armv?[5-8]l?|powerpc64le|ppc64(?:le|el)?|s390x|riscv64|loong(?:arch)?64/gi;
/** A package that some platforms have; shared libraries are packages too. Only of complete lists. */
function packageDifferences(rows) {
    const known = rows.filter(({ report }) => report.image?.packages && !report.image.packagesCut);
    const found = new Map();
    for (const { platform, report } of known)
        for (const { type, name } of report.image?.packages ?? []) {
            const key = `${type} ${name.replace(PROCESSORS, '*')}`;
            const one = found.get(key) ?? { label: `${type} package ${name}`, on: new Set() };
            one.on.add(platform);
            found.set(key, one);
        }
    return [...found.values()].flatMap(({ label, on }) => {
        const without = namesOf(known.filter(({ platform }) => !on.has(platform)));
        return without.length === 0 ? [] : [`the ${label} is missing on ${platforms_listed(without)}`];
    });
}
/** Each is compared with the smallest. */
function sizeDifferences(rows) {
    const sized = rows
        .map(({ platform, report }) => ({ platform, size: report.image?.sizes.onDisk ?? 0 }))
        .sort((a, b) => a.size - b.size);
    const [least, ...others] = sized;
    if (!least)
        return [];
    return others
        .filter(({ size }) => size - least.size >= platforms_LEAST_BYTES && size > least.size * (1 + LEAST_GROWTH))
        .map(({ platform, size }) => {
        const share = least.size === 0 ? '' : `, ${Math.round((size / least.size - 1) * 100)} % more`;
        return `${platform} has ${(0,units/* bytes */.ee)(size)} on disk${share} than ${least.platform} (${(0,units/* bytes */.ee)(least.size)})`;
    });
}
const namesOf = (rows) => rows.map(({ platform }) => platform);
const platforms_listed = (words) => words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

;// CONCATENATED MODULE: ./src/compare/index.ts
/**
 * What differs between this run and an earlier Report, and which layers explain it. `compare` is pure and compares only
 * what both sides have.
 */









/***/ }),

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

/***/ 43220:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ NO_OWNER),
/* harmony export */   lY: () => (/* binding */ Change),
/* harmony export */   t0: () => (/* binding */ EntryKind),
/* harmony export */   ym: () => (/* binding */ NO_LAYER)
/* harmony export */ });
/**
 * Every path of an image as columns: what is in the final file system, and what each layer did. Paths have numbers; the
 * root is 0, and a folder has a smaller number than what is in it. Made by `inspect` where it is asked for.
 */
/** What is at a path of the final file system. */
const EntryKind = { NOTHING: 0, FOLDER: 1, FILE: 2, SYMLINK: 3, OTHER: 4 };
/** What a layer did to a path. A folder that it only names (its mode or time may differ) is `SAME`. */
const Change = { SAME: 0, ADDED: 1, CHANGED: 2, REMOVED: 3 };
/** No layer, for columns of layer numbers. */
const NO_LAYER = -1;
/** No package, for columns of packages. */
const NO_OWNER = -1;


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

/***/ 39714:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nG: () => (/* reexport */ BuilderTar),
  ek: () => (/* reexport */ KeptTar),
  IZ: () => (/* reexport */ addDownload),
  Ce: () => (/* reexport */ askForBase),
  nF: () => (/* reexport */ cacheFolder),
  Nl: () => (/* reexport */ commandOf),
  sR: () => (/* reexport */ engineContent),
  ag: () => (/* reexport */ hasStore),
  Nn: () => (/* binding */ inspect),
  Qd: () => (/* reexport */ layerCache),
  TL: () => (/* reexport */ quoted),
  uF: () => (/* reexport */ shareLayers),
  SP: () => (/* reexport */ shown)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
;// CONCATENATED MODULE: ./src/inspect/malformed.ts
/**
 * Invalid input, described by a clause of the reader that found it: `it ends inside a tar header`. The caller, which
 * knows the layer or archive, completes the sentence.
 */
class Malformed extends Error {
    /** Uncompressed bytes from the start of the tar; null if unknown. */
    at;
    constructor(clause, at = null) {
        super(clause);
        this.name = 'Malformed';
        this.at = at;
    }
}
/** The input ends early: valid up to `at`. */
class CutOff extends Malformed {
    constructor(inside, at) {
        super(`it ends inside ${inside}`, at);
        this.name = 'CutOff';
    }
}
/** Adds the position to a Malformed that has none; returns other errors unchanged. */
function withPosition(cause, at) {
    return cause instanceof Malformed && cause.at === null ? new Malformed(cause.message, at) : cause;
}

;// CONCATENATED MODULE: ./src/inspect/archive/invalid.ts


const SAVE_AGAIN = 'Save the image again, and check that the whole file arrived.';
/** `archive-invalid`. `sentence` names the part, the archive and what is wrong. */
function invalidArchive(sentence, hint = SAVE_AGAIN, cause) {
    return new errors/* UserError */.yo('archive-invalid', sentence, hint, { cause });
}
/** `archive-invalid` for `what`, which failed with `cause`; `of`: what the position in `cause` counts from. */
function unreadable(what, cause, of) {
    const position = cause.at === null ? '' : `, at byte ${cause.at} of ${of}`;
    return invalidArchive(`${what} cannot be read: ${cause.message}${position}`, SAVE_AGAIN, cause);
}

;// CONCATENATED MODULE: ./src/inspect/oci/name.ts
/** `alpine` → `docker.io/library/alpine:latest`. */
function fullName(name) {
    const tagged = name.includes('@') || name.lastIndexOf(':') > name.lastIndexOf('/') ? name : `${name}:latest`;
    const [host = ''] = tagged.split('/', 1);
    if (tagged.includes('/') && (/[.:]/.test(host) || host === 'localhost'))
        return tagged;
    return tagged.includes('/') ? `docker.io/${tagged}` : `docker.io/library/${tagged}`;
}
/** Whether both names mean the same image. */
const isSameName = (a, b) => fullName(a) === fullName(b);
/** The simplest of an image's names: a tag rather than a digest, and the shortest. */
function plainestName(names) {
    const cost = (name) => (name.includes('@') ? 1000 : 0) + name.length;
    return [...names].sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1))[0];
}

;// CONCATENATED MODULE: ./src/inspect/base/known.ts
const ALPINE = /^ADD alpine-minirootfs-(\d[\w.]*)-\w+\.tar\.gz \/$/;
const DEBIAN = /^# debian\.sh (?:--\S+ )*--arch '[\w-]+' out\/ '([a-z]+)'/;
const BUSYBOX = /^BusyBox (\d[\w.]*) /;
/** A whole file system copied to the root: `ADD file:0b4a… in /`, `ADD fedora-41.tar /`, `COPY /rootfs/ /`. */
const WHOLE = /^(?:ADD|COPY) \S+ (?:in )?\/$/;
const named = (image, pattern) => ({
    is: ({ text }) => pattern.test(text),
    name: ({ text }) => `${image} ${pattern.exec(text)?.[1] ?? ''}`,
});
const ROOTS = [
    named('debian', DEBIAN),
    named('alpine', ALPINE),
    named('busybox', BUSYBOX),
    { is: ({ text }) => WHOLE.test(text), name: () => null },
    { is: ({ tool }) => tool === 'docker import', name: () => null },
];
/** The last row of a root file system that has a command. */
const SHELLS = new Set(['sh', 'bash', '/bin/sh', '/bin/bash'].map((shell) => `CMD ["${shell}"]`));
/** The rows of buildpack-deps (`curl`, `scm`, full), each by packages that are rarely installed together elsewhere. */
const BUILDPACK_DEPS = [
    [' ca-certificates curl ', ' netbase ', ' wget '],
    [' git ', ' openssh-client ', ' subversion ', ' procps '],
    [' autoconf automake bzip2 ', ' imagemagick ', ' zlib1g-dev '],
];
const cmd = (...words) => `CMD [${words.map((word) => `"${word}"`).join(' ')}]`;
const JSHELL = cmd('jshell');
const KNOWN = [
    { image: 'python', version: 'PYTHON_VERSION', ends: [cmd('python3'), cmd('python2'), cmd('python')] },
    { image: 'pypy', version: 'PYPY_VERSION', ends: [cmd('pypy3'), cmd('pypy')] },
    { image: 'node', version: 'NODE_VERSION', ends: [cmd('node')] },
    { image: 'golang', version: 'GOLANG_VERSION', ends: ['WORKDIR /go'] },
    { image: 'ruby', version: 'RUBY_VERSION', ends: [cmd('irb')] },
    {
        image: 'php',
        version: 'PHP_VERSION',
        ends: [cmd('php', '-a'), cmd('php-fpm'), cmd('apache2-foreground')],
    },
    {
        image: 'eclipse-temurin',
        version: 'JAVA_VERSION',
        ends: ['ENTRYPOINT ["/__cacert_entrypoint.sh"]', JSHELL],
        sets: 'JAVA_HOME=/opt/java/openjdk',
    },
    { image: 'openjdk', version: 'JAVA_VERSION', ends: [JSHELL], sets: 'JAVA_HOME=/usr/local/openjdk-' },
    { image: 'tomcat', version: 'TOMCAT_VERSION', ends: [cmd('catalina.sh', 'run')] },
    { image: 'erlang', version: 'OTP_VERSION', ends: [cmd('erl')] },
    { image: 'elixir', version: 'ELIXIR_VERSION', ends: [cmd('iex')] },
    { image: 'julia', version: 'JULIA_VERSION', ends: [cmd('julia')] },
    {
        image: 'mcr.microsoft.com/dotnet/runtime',
        version: 'DOTNET_VERSION',
        ends: ['RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet'],
    },
    {
        image: 'mcr.microsoft.com/dotnet/aspnet',
        version: 'ASPNET_VERSION',
        ends: ['COPY /shared/Microsoft.AspNetCore.App '],
    },
    { image: 'nginx', version: 'NGINX_VERSION', ends: [cmd('nginx', '-g', 'daemon off;')] },
    { image: 'httpd', version: 'HTTPD_VERSION', ends: [cmd('httpd-foreground')] },
    { image: 'redis', version: 'REDIS_VERSION', ends: [cmd('redis-server')] },
    { image: 'postgres', version: 'PG_VERSION', ends: [cmd('postgres')] },
    { image: 'mysql', version: 'MYSQL_VERSION', ends: [cmd('mysqld')] },
    { image: 'mariadb', version: 'MARIADB_VERSION', ends: [cmd('mariadbd'), cmd('mysqld')] },
    { image: 'mongo', version: 'MONGO_VERSION', ends: [cmd('mongod')] },
];

;// CONCATENATED MODULE: ./src/inspect/base/row.ts
/** Of a row; enough to recognise it. */
const MOST_CHARACTERS = 4096;
const KEYWORD = /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?= |$)/;
const SHELL = '/bin/sh -c ';
/** The old builder's mark of an instruction that ran nothing, after the shell. */
const NOP = ' #(nop) ';
const IS_SHELL = /^\/[\w./-]{1,64}(?: -[\w]{1,16}){1,8}$/;
const BUILDKIT = ' # buildkit';
function rowOf({ created_by = '', comment = '', author = '', created, empty_layer }) {
    const raw = created_by.slice(0, MOST_CHARACTERS).replace(/\s+/g, ' ').trim();
    const text = instructionIn(raw);
    return {
        keyword: KEYWORD.exec(text)?.[0] ?? '',
        text,
        tool: TOOLS.find(({ wrote }) => wrote({ raw, comment, author }))?.name ?? null,
        comment,
        created: secondsOf(created),
        isLayer: empty_layer !== true,
    };
}
function instructionIn(raw) {
    const bare = raw.endsWith(BUILDKIT) ? raw.slice(0, -BUILDKIT.length) : raw;
    const nop = bare.indexOf(NOP);
    if (nop >= 0 && IS_SHELL.test(bare.slice(0, nop)))
        return bare.slice(nop + NOP.length).trim();
    const isRun = bare.startsWith('RUN ');
    const command = isRun ? bare.slice('RUN '.length) : bare;
    if (command.startsWith('|') || command.startsWith(SHELL)) {
        const at = command.indexOf(SHELL);
        return at < 0 ? bare : `RUN ${command.slice(at + SHELL.length)}`;
    }
    return bare;
}
const OLD_BUILDER = 'the old builder';
/** Tools by their marks in the rows that they write. */
const TOOLS = [
    {
        name: 'BuildKit',
        wrote: ({ raw, comment }) => comment.startsWith('buildkit') || raw.endsWith(BUILDKIT),
    },
    { name: 'debuerreotype', wrote: ({ comment }) => comment.startsWith('debuerreotype') },
    { name: 'docker import', wrote: ({ comment }) => comment.startsWith('Imported from') },
    { name: 'BusyBox', wrote: ({ raw }) => raw.startsWith('BusyBox ') },
    { name: 'apko', wrote: ({ raw, author }) => author === 'apko' || raw === 'apko' },
    { name: 'Bazel', wrote: ({ raw, author }) => raw.startsWith('bazel ') || author === 'Bazel' },
    { name: 'ko', wrote: ({ raw, author }) => author === 'ko' || raw.startsWith('ko build ') },
    { name: 'Jib', wrote: ({ raw, author }) => author === 'Jib' || raw.startsWith('jib-') },
    { name: '.NET SDK', wrote: ({ raw, author }) => author === '.NET SDK' || raw.startsWith('.NET SDK ') },
    { name: 'Buildpacks', wrote: ({ raw }) => raw.startsWith('Buildpacks ') || raw.includes('buildpack:') },
    { name: 'kaniko', wrote: ({ author }) => author === 'kaniko' },
    { name: OLD_BUILDER, wrote: ({ raw }) => /^(?:\/\S+ -|\|\d)/.test(raw) },
];
function secondsOf(created) {
    const seconds = Date.parse(created ?? '') / 1000;
    return seconds > 0 ? seconds : null;
}

;// CONCATENATED MODULE: ./src/inspect/base/history.ts
/**
 * Finds where, in the rows of a history, one image ends and the next one, built on it, begins. Nothing here is proof:
 * each boundary has a confidence, and a name only if the rows contain it.
 */


const MOST_CLEANUP_ROWS = 6;
/** Bounds the cost of a hostile history. */
const MOST_ROWS = 4096;
/** In order of rows; a boundary is never the last row. `distribution`: from the image's os-release, `debian 12`. */
function boundariesIn(rows, distribution) {
    if (rows.length > MOST_ROWS)
        return [];
    const root = rootOf(rows, distribution);
    const found = [
        ...(root ? [root] : []),
        ...buildpackDeps(rows, root ? root.row + 1 : rows.length),
        ...KNOWN.flatMap((known) => blockOf(known, rows) ?? []),
        ...namedByBuildah(rows),
        ...changesOfTool(rows),
        ...overridden(rows),
        ...lastGap(rows),
    ];
    const last = rows.findLastIndex(({ isLayer, keyword }) => isLayer || keyword === 'CMD');
    return merged(found.filter(({ row }) => row < last)).sort((a, b) => a.row - b.row);
}
/** The image's first layer, if it is the root file system of a distribution. */
function rootOf(rows, distribution) {
    const first = rows.findIndex(({ isLayer }) => isLayer);
    const row = rows[first];
    const root = row && ROOTS.find(({ is }) => is(row));
    const name = row && (root?.name(row) ?? distribution);
    return root && name ? { row: endOfRoot(rows, first), confidence: 'likely', name } : null;
}
/** The last row of the root: its CMD of a shell, after a few RUN rows that clean up, as in ubuntu until 2020. */
function endOfRoot(rows, first) {
    const after = rows.slice(first + 1, first + 1 + MOST_CLEANUP_ROWS);
    const end = after.findIndex(({ text }) => SHELLS.has(text));
    const isTidying = ({ keyword, tool }) => keyword === 'RUN' && tool === OLD_BUILDER;
    return end >= 0 && after.slice(0, end).every(isTidying) ? first + 1 + end : first;
}
function buildpackDeps(rows, from) {
    const count = BUILDPACK_DEPS.findIndex((packages, index) => !packages.every((name) => rows[from + index]?.text.includes(name)));
    const end = from + (count < 0 ? BUILDPACK_DEPS.length : count) - 1;
    return end < from ? [] : [{ row: end, confidence: 'likely', name: 'buildpack-deps' }];
}
/** From the row that sets the version to the last row that this image is known to have. */
function blockOf({ image, version, ends, sets }, rows) {
    const start = rows.findIndex((row) => settingIn(row, version) !== null);
    const isEnd = ({ text }) => ends.some((end) => text === end || (end.endsWith(' ') && text.startsWith(end)));
    const first = start < 0 ? -1 : rows.findIndex((row, index) => index > start && isEnd(row));
    const row = rows[start];
    if (!row || first < 0)
        return null;
    if (sets !== undefined && !rows.slice(0, first).some(({ text }) => text.includes(` ${sets}`)))
        return null;
    const next = rows[first + 1];
    const end = next && isEnd(next) ? first + 1 : first;
    return { row: end, confidence: 'likely', name: `${image} ${settingIn(row, version) ?? ''}` };
}
/** The value of an environment variable that this row sets; null if it does not. */
function settingIn({ keyword, text }, name) {
    if (keyword !== 'ENV' || !text.includes(`${name}=`))
        return null;
    const word = text.split(' ').find((one) => one.startsWith(`${name}=`));
    return word?.slice(name.length + 1) ?? null;
}
/** Buildah's intermediate images are named by their ID. */
const OWN = /^[0-9a-f]{12,64}$/;
/** Buildah writes `FROM base` as the comment of a build's first row. */
function namedByBuildah(rows) {
    return rows.flatMap(({ comment }, index) => {
        const ref = comment.startsWith('FROM ') ? comment.slice('FROM '.length).trim() : '';
        const isImage = ref !== '' && ref !== 'scratch' && !ref.includes(' ') && !OWN.test(ref);
        return isImage ? [{ row: index - 1, confidence: 'likely', ref }] : [];
    });
}
/** One build uses one builder, so rows of different builders are of different images. */
function changesOfTool(rows) {
    return rows.flatMap(({ tool }, index) => {
        const next = rows[index + 1]?.tool ?? null;
        return tool !== null && next !== null && tool !== next
            ? [{ row: index, confidence: 'likely' }]
            : [];
    });
}
/** A CMD or ENTRYPOINT ends a Dockerfile: if layers or another one follow, it is of an image below. */
function overridden(rows) {
    const last = rows.findLastIndex(({ isLayer, keyword }) => isLayer || keyword === 'CMD');
    const lastEntrypoint = rows.findLastIndex(({ keyword }) => keyword === 'ENTRYPOINT');
    return rows.flatMap(({ keyword }, row) => {
        const isOver = (keyword === 'CMD' && row < last) || (keyword === 'ENTRYPOINT' && row < lastEntrypoint);
        return isOver ? [{ row, confidence: 'likely' }] : [];
    });
}
const GAP_SECONDS = 6 * 3600;
/**
 * Rows of one build are written within hours, unless some come from a cache; and official images have dates of their
 * sources. So the last gap is only a hint, for images without a better one.
 */
function lastGap(rows) {
    const row = rows.findLastIndex(({ created }, index) => {
        const next = rows[index + 1]?.created ?? null;
        return created !== null && next !== null && Math.abs(next - created) > GAP_SECONDS;
    });
    return row < 0 ? [] : [{ row, confidence: 'hint' }];
}
/** One boundary for each row, with the highest confidence and the first name and reference. */
function merged(found) {
    const byRow = new Map();
    for (const one of found) {
        const before = byRow.get(one.row);
        const isLikely = one.confidence === 'likely' || before?.confidence === 'likely';
        byRow.set(one.row, { ...one, ...before, confidence: isLikely ? 'likely' : 'hint' });
    }
    return [...byRow.values()];
}

;// CONCATENATED MODULE: ./src/inspect/base/label.ts
const NAME = 'org.opencontainers.image.base.name';
const DIGEST = 'org.opencontainers.image.base.digest';
const REFERENCE = /^[A-Za-z0-9][\w./:@-]{0,254}$/;
const IS_DIGEST = /^sha256:[0-9a-f]{64}$/;
/** The base that an image names by OCI's annotation keys, which are also used as labels; null if none. A name is no proof. */
function labelIn(annotations, labels) {
    const isOwn = annotations[NAME] !== undefined;
    const source = isOwn ? annotations : labels;
    const ref = source[NAME] ?? '';
    const digest = source[DIGEST] ?? '';
    if (!REFERENCE.test(ref) || ref === 'scratch')
        return null;
    return { ref, digest: IS_DIGEST.test(digest) ? digest : null, isOwn };
}

;// CONCATENATED MODULE: ./src/inspect/base/index.ts




const NO_HINTS = { from: null, locals: [] };
const MOST_LINKS = 16;
/** `base` is null for `FROM scratch`, and if nothing is known. */
function findBase(subject, { from, locals }) {
    if (from === 'nothing')
        return { base: null, chain: [], said: null };
    const label = labelIn(subject.annotations, subject.labels);
    const prefixes = prefixesOf(subject, locals);
    const below = localLinks(subject, prefixes);
    const named = linksInHistory(subject);
    const base = (from ? (byBuild(subject, from) ?? byRowsBelow(subject, from)) : byLabel(subject, label, prefixes)) ??
        below[0] ??
        named.findLast(({ confidence }) => confidence === 'likely') ??
        named.at(-1);
    if (!base)
        return { base: null, chain: [], said: saidBy(from, label) };
    return {
        base: withName(base, named),
        chain: chainBelow(base, [...below, ...named.filter(({ name, ref }) => name ?? ref).reverse()]),
        said: saidBy(from, label, base),
    };
}
function byBuild({ diffIds }, { ref, diffIds: known }) {
    if (!known || known.length === 0 || !isPrefix(known, diffIds))
        return null;
    return { ...refOf(ref), layers: known.length, foundBy: 'build', confidence: 'proved' };
}
/** The last rows of the history are the Dockerfile's; those before are the base's. */
function byRowsBelow(subject, { ref, rowsBelow }) {
    const rows = hasOrigin(subject) ? rowsBelow(subject.history) : null;
    const layers = rows === null ? 0 : layersUpTo(subject, rows - 1);
    return layers === 0 ? null : { ...refOf(ref), layers, foundBy: 'history', confidence: 'likely' };
}
/** If a larger image below has the same label, the label was inherited and names that one's base. */
function byLabel({ diffIds }, label, prefixes) {
    const image = label && prefixes.find(({ names }) => names.some((name) => isMeant(name, label)));
    if (!image)
        return null;
    const layers = image.diffIds.length;
    const isInherited = ({ labels, diffIds: { length } }) => length > layers && length < diffIds.length && labelIn({}, labels)?.ref === label.ref;
    if (!label.isOwn && prefixes.some(isInherited))
        return null;
    return { ref: label.ref, layers, foundBy: 'label', confidence: 'proved' };
}
const isMeant = (name, { ref, digest }) => isSameName(name, ref) || (digest !== null && name.endsWith(`@${digest}`));
/** Local images whose layers are this one's first, the largest first. */
function prefixesOf({ diffIds }, locals) {
    return locals
        .filter((local) => local.diffIds.length > 0 && isPrefix(local.diffIds, diffIds))
        .sort((a, b) => b.diffIds.length - a.diffIds.length);
}
/** Only images with fewer layers: one with all of them may just as well be built on this one. */
function localLinks({ diffIds }, prefixes) {
    const proper = prefixes.filter((one) => one.diffIds.length < diffIds.length);
    const lengths = [...new Set(proper.map((one) => one.diffIds.length))];
    return lengths.map((layers) => {
        const names = proper.filter((one) => one.diffIds.length === layers).flatMap((one) => one.names);
        return { ...refOf(plainestName(names) ?? null), layers, foundBy: 'local', confidence: 'proved' };
    });
}
/** The lowest first. */
function linksInHistory(subject) {
    if (!hasOrigin(subject))
        return [];
    const { history, distribution } = subject;
    const system = distribution && `${distribution.id} ${distribution.version}`.trim();
    return boundariesIn(history.map(rowOf), system)
        .map(({ row, ...rest }) => ({
        ...rest,
        layers: layersUpTo(subject, row),
        foundBy: 'history',
    }))
        .filter(({ layers }) => layers > 0);
}
/** Whether the history has all layers: else rows and layers cannot be matched. */
const hasOrigin = ({ madeBy, diffIds }) => madeBy.length === diffIds.length;
const layersUpTo = ({ madeBy }, row) => madeBy.filter((made) => made <= row).length;
function withName(base, named) {
    const name = named.findLast((one) => one.layers === base.layers && one.name !== undefined)?.name;
    return base.ref !== undefined || name === undefined ? base : { ...base, name };
}
/** The first link for each number of layers; `links` come in order of trust. */
function chainBelow(base, links) {
    const byLayers = new Map();
    for (const link of links)
        if (link.layers < base.layers && !byLayers.has(link.layers))
            byLayers.set(link.layers, link);
    return [...byLayers.values()].sort((a, b) => b.layers - a.layers).slice(0, MOST_LINKS);
}
/** A label that differs from a proved base most likely comes from an image further below. */
function saidBy(from, label, base = null) {
    if (from)
        return from.ref === null || base?.ref === from.ref ? null : { ref: from.ref, saidBy: 'build' };
    if (!label || base?.confidence === 'proved')
        return null;
    return { ref: label.ref, ...(label.digest === null ? {} : { digest: label.digest }), saidBy: 'label' };
}
const refOf = (ref) => (ref === null ? {} : { ref });
const isPrefix = (shorter, longer) => shorter.length <= longer.length && shorter.every((diffId, index) => diffId === longer[index]);

;// CONCATENATED MODULE: ./src/inspect/waste/catalogue/archives.ts
const COPIED = 'Let `ADD` unpack it (it extracts a local tar), or unpack with `RUN --mount=type=bind,target=…`, which stores nothing.';
const archives = {
    code: 'archives',
    what: 'archives',
    paths: [
        '*.tar',
        '*.tar.gz',
        '*.tgz',
        '*.tar.bz2',
        '*.tbz2',
        '*.tar.xz',
        '*.txz',
        '*.tar.zst',
        '*.zip',
        '*.7z',
        '*.deb',
        '*.rpm',
        '*.whl',
    ].map((name) => `**/${name}`),
    live: {
        run: 'Delete it in the RUN that unpacks it, or unpack while downloading: `curl … | tar -x`.',
        copy: COPIED,
    },
    dead: {
        run: 'Download, unpack and delete in one RUN, or unpack while downloading: `curl … | tar -x`.',
        copy: COPIED,
    },
    confidence: 'likely',
    isWaste: isUnpacked,
};
const UNPACKS = /^RUN .*\b(?:tar|bsdtar|unzip|7z|7za|dpkg|rpm)\b/;
const INSTALLS = /^RUN .*\b(?:tar|bsdtar|unzip|7z|7za|dpkg|rpm|apt|apt-get|dnf|yum|zypper|pip3?)\b/;
/** An archive that no command unpacks may be what the app serves. */
function isUnpacked(claim, phrases) {
    const [command = '', ...later] = phrases.commandsFrom(claim.layer);
    if (UNPACKS.test(command))
        return true;
    const name = phrases.at(claim).largest;
    const ending = name.slice(name.lastIndexOf('.'));
    return later.some((one) => INSTALLS.test(one) && one.includes(ending));
}

;// CONCATENATED MODULE: ./src/inspect/waste/catalogue/build-context.ts
const BUILD_CONTEXT = [
    // the whole history, with everything that was ever deleted; a RUN that clones leaves it too
    {
        code: 'git-folder',
        repair: { ignore: true },
        what: 'git’s own data',
        paths: ['**/.git'],
        live: {
            run: 'Clone with `--depth 1` and delete `.git` in the same RUN, or fetch the files with `ADD <repository>.git#<ref>`, which leaves it out.',
            copy: 'List `.git` in `.dockerignore`.',
        },
        dead: {
            run: 'Delete it in the RUN that clones, or fetch the files with `ADD <repository>.git#<ref>`, which leaves it out.',
            copy: 'List `.git` in `.dockerignore`; deleting it later saves nothing.',
        },
    },
    // packages installed for the build machine’s system, development packages included
    {
        code: 'node-modules',
        repair: { ignore: true },
        what: 'the build machine’s `node_modules`',
        paths: ['**/node_modules'],
        by: ['copy'],
        live: 'List `node_modules` in `.dockerignore`, and install with `RUN npm ci --omit=dev`.',
        dead: 'List `node_modules` in `.dockerignore`.',
        confidence: 'likely',
    },
    // Python writes it again where it is missing
    {
        code: 'python-bytecode',
        repair: { ignore: true },
        what: 'Python bytecode from the build machine',
        paths: ['**/__pycache__', '**/*.pyc', '**/*.pyo'],
        by: ['copy'],
        live: 'List `**/__pycache__` and `**/*.pyc` in `.dockerignore`.',
        dead: 'List `**/__pycache__` and `**/*.pyc` in `.dockerignore`.',
    },
    // its scripts name the path of the build machine’s Python
    {
        code: 'virtualenv',
        repair: { ignore: true },
        what: 'the build machine’s virtual environment',
        paths: ['**/.venv', '**/.virtualenv'],
        by: ['copy'],
        live: 'List it in `.dockerignore`, and install with a RUN.',
        dead: 'List it in `.dockerignore`.',
        confidence: 'likely',
    },
    {
        code: 'local-files',
        repair: { ignore: true },
        what: 'the build machine’s tool folders',
        paths: [
            '**/.svn',
            '**/.hg',
            '**/.idea',
            '**/.vscode',
            '**/.terraform',
            '**/.pytest_cache',
            '**/.mypy_cache',
            '**/.ruff_cache',
            '**/.tox',
            '**/.nox',
            '**/.nyc_output',
            '**/.next/cache',
            '**/.gradle',
            '**/.DS_Store',
        ],
        by: ['copy'],
        live: 'List them in `.dockerignore`.',
        dead: 'List them in `.dockerignore`.',
    },
];

;// CONCATENATED MODULE: ./src/inspect/waste/catalogue/build-only.ts
const BUILD_ONLY = [
    {
        code: 'build-tools',
        what: 'build tools',
        paths: [
            'usr/lib/gcc',
            'usr/libexec/gcc',
            'usr/lib/gcc-cross',
            'usr/include',
            'usr/local/include',
            'usr/lib/*.a',
            'usr/lib/*/*.a',
            'usr/lib64/*.a',
            'usr/lib/llvm-*',
            'usr/lib/llvm*',
            'usr/share/cmake*',
            'usr/lib/go-*',
            'usr/lib/go',
            'usr/local/go',
            'usr/lib/rustlib',
            '**/.rustup/toolchains',
            'usr/local/rustup/toolchains',
            'usr/share/maven',
            'opt/gradle',
            'usr/lib/jvm/*/jmods',
        ],
        by: ['run'],
        live: 'If the app needs none of them when it runs, build in an earlier stage and `COPY --from` only the result.',
        confidence: 'hint',
        least: 5_000_000,
        evidence: (claim, phrases) => [...packagesIn(claim.layer, phrases), ...phrases.at(claim).lines],
    },
    {
        code: 'debug-symbols',
        what: 'debug symbols',
        paths: ['usr/lib/debug', '**/*.debug', '**/*.dwo', '**/*.dwp', '**/*.pdb', '**/*.dSYM'],
        live: 'If nobody debugs in this image, leave them out: `strip`, build without `-g`, or keep them in a stage of their own.',
        confidence: 'hint',
    },
    {
        code: 'documentation',
        what: 'documentation and translations',
        paths: [
            'usr/share/doc',
            'usr/share/man',
            'usr/share/info',
            'usr/share/help',
            'usr/share/gtk-doc',
            'usr/share/locale',
            'usr/local/share/doc',
            'usr/local/share/man',
            'usr/local/man',
            '**/gems/*/doc',
        ],
        live: 'If nobody reads them there, configure the package manager to leave them out (dpkg: `path-exclude`; dnf: `--setopt=tsflags=nodocs`; gem: `--no-document`).',
        confidence: 'hint',
        least: 5_000_000,
    },
];
/** Names of packages of build tools; `-dev` and `-devel` packages hold headers. */
const build_only_TOOLS = /^(?:gcc|g\+\+|cpp|clang|llvm|binutils|make|cmake|ninja-build|build-essential|build-base|autoconf|automake|rustc|cargo|golang|maven|gradle)(?:-[\d.]+)?$|-(?:dev|devel)$/;
const MOST_PACKAGES = 12;
/** `packages: gcc-12, libc6-dev, make`; empty if the packages of the image are unknown. */
function packagesIn(layer, phrases) {
    const names = phrases.packages
        .filter((one) => one.layer === layer && build_only_TOOLS.test(one.name))
        .map(({ name }) => name);
    const more = names.length > MOST_PACKAGES ? ` and ${names.length - MOST_PACKAGES} more` : '';
    return names.length === 0 ? [] : [`packages: ${names.slice(0, MOST_PACKAGES).join(', ')}${more}`];
}

;// CONCATENATED MODULE: ./src/inspect/waste/rule.ts
/** Placeholder in a fix: the path that holds most of it. */
const HERE = '{here}';
/** Placeholder in a command: all files and folders that the rule's patterns name. */
const ALL = '{all}';

;// CONCATENATED MODULE: ./src/inspect/waste/catalogue/cache-rule.ts

/** The rule for a package manager's cache. Their fixes differ in the commands only. */
function cache({ avoid, clean, mount = HERE, ...rule }) {
    const ways = [
        ...(avoid === undefined ? [] : [`use \`${avoid}\``]),
        ...(clean === undefined ? [] : [`end that RUN with \`${clean}\``]),
        `give that RUN \`--mount=type=cache,target=${mount}\``,
    ];
    const late = avoid === undefined ? ways.slice(-1) : ways.slice(0, 1);
    // an app may run on a cache that is only likely to be waste
    const repair = { ...(avoid === undefined ? {} : { avoid }), clean: clean ?? `rm -rf ${HERE}` };
    return {
        ...rule,
        ...(rule.confidence === undefined ? { repair } : {}),
        live: { run: sentence(ways), copy: cache_rule_COPIED },
        dead: { run: sentence(['do both in one RUN', ...late]), copy: cache_rule_COPIED },
    };
}
const cache_rule_COPIED = 'Leave it out of that COPY: name what the app needs, or list the cache in `.dockerignore`.';
function sentence(ways) {
    const text = ways.length < 3 ? ways.join(', or ') : `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1) ?? ''}`;
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}

;// CONCATENATED MODULE: ./src/inspect/waste/catalogue/caches.ts

const SYSTEM = [
    cache({
        code: 'apt-lists',
        what: 'apt’s package lists',
        paths: ['var/lib/apt/lists'],
        clean: 'rm -rf /var/lib/apt/lists/*',
    }),
    // downloaded packages, and the index that apt makes of its lists; Docker’s own Debian images keep neither
    cache({
        code: 'apt-archives',
        what: 'apt’s downloaded packages and index',
        paths: ['var/cache/apt'],
        clean: 'apt-get clean && rm -f /var/cache/apt/*.bin',
    }),
    cache({
        code: 'apk-cache',
        what: 'apk’s cache',
        paths: ['var/cache/apk', 'etc/apk/cache'],
        avoid: 'apk add --no-cache',
    }),
    // also of yum and microdnf
    cache({
        code: 'dnf-cache',
        what: 'dnf’s cache',
        paths: ['var/cache/dnf', 'var/cache/yum', 'var/cache/libdnf5'],
        clean: 'dnf clean all',
    }),
    cache({
        code: 'zypper-cache',
        what: 'zypper’s cache',
        paths: ['var/cache/zypp', 'var/cache/zypper'],
        clean: 'zypper clean --all',
    }),
    cache({
        code: 'pacman-cache',
        what: 'pacman’s cache',
        paths: ['var/cache/pacman/pkg', 'var/lib/pacman/sync'],
        clean: 'pacman -Scc --noconfirm',
    }),
];
/** Files that uv and conda hard-link into an environment cost nothing in the cache: `path-rules.ts` leaves them out. */
const PYTHON = [
    // pipx gives pip a cache of its own
    cache({
        code: 'pip-cache',
        what: 'pip’s cache',
        paths: ['**/.cache/pip', '**/.cache/pipx', '**/pipx/.cache'],
        avoid: 'pip install --no-cache-dir',
    }),
    cache({
        code: 'uv-cache',
        what: 'uv’s cache',
        paths: ['**/.cache/uv'],
        avoid: 'uv --no-cache',
    }),
    // not `virtualenvs` beside them: the app runs on it
    cache({
        code: 'poetry-cache',
        what: 'poetry’s cache',
        paths: ['**/.cache/pypoetry/cache', '**/.cache/pypoetry/artifacts'],
        avoid: 'poetry --no-cache',
    }),
    cache({
        code: 'pipenv-cache',
        what: 'pipenv’s cache',
        paths: ['**/.cache/pipenv'],
        clean: 'rm -rf {here}',
    }),
    cache({
        code: 'conda-packages',
        what: 'conda’s downloaded packages',
        paths: [
            'opt/conda/pkgs',
            '**/miniconda3/pkgs',
            '**/anaconda3/pkgs',
            '**/miniforge3/pkgs',
            '**/mambaforge/pkgs',
            '**/micromamba/pkgs',
            '**/.conda/pkgs',
        ],
        clean: 'conda clean -afy',
    }),
];
/** Files that pnpm hard-links into `node_modules` cost nothing in its store. */
const JAVASCRIPT = [
    // with the headers that node-gyp downloads
    cache({
        code: 'npm-cache',
        what: 'npm’s cache',
        paths: ['**/.npm/_cacache', '**/.npm/_logs', '**/.cache/node-gyp', '**/.node-gyp'],
        clean: 'npm cache clean --force',
    }),
    // yarn 1; for root in a container it is in `/usr/local/share`
    cache({
        code: 'yarn-cache',
        what: 'yarn’s cache',
        paths: ['**/.cache/yarn', 'usr/local/share/.cache/yarn', '**/.yarn-cache'],
        clean: 'yarn cache clean',
    }),
    // yarn 2 and later: with Plug’n’Play the app runs on the cache, so this is only a hint
    {
        code: 'yarn-berry-cache',
        what: 'yarn’s cache',
        paths: ['**/.yarn/berry/cache'],
        live: 'Unless the app runs on it (Plug’n’Play), set `nodeLinker: node-modules` and end that RUN with `yarn cache clean --all`.',
        dead: 'Do both in one RUN, or give that RUN `--mount=type=cache,target={here}`.',
        confidence: 'hint',
    },
    cache({
        code: 'pnpm-store',
        what: 'pnpm’s store and cache',
        paths: ['**/.local/share/pnpm/store', '**/.pnpm-store', '**/.cache/pnpm'],
        clean: 'rm -rf {here}',
    }),
    cache({
        code: 'bun-cache',
        what: 'bun’s cache',
        paths: ['**/.bun/install/cache'],
        clean: 'bun pm cache rm',
    }),
];
const GO_AND_RUST = [
    {
        code: 'go-modules',
        what: 'go’s module cache',
        paths: ['**/go/pkg/mod', '**/go/pkg/sumdb'],
        live: 'Build in an earlier stage and `COPY --from` only the program, or give that RUN `--mount=type=cache,target={here}`.',
        dead: 'Do both in one RUN, or give that RUN `--mount=type=cache,target={here}`.',
    },
    cache({
        code: 'go-build-cache',
        what: 'go’s build cache',
        paths: ['**/.cache/go-build'],
        clean: 'go clean -cache',
    }),
    cache({
        code: 'cargo-registry',
        what: 'cargo’s registry',
        paths: ['**/.cargo/registry', '**/.cargo/git', 'usr/local/cargo/registry', 'usr/local/cargo/git'],
        clean: 'rm -rf {here}',
    }),
    // for incremental builds; the program is beside these folders
    {
        code: 'cargo-target',
        what: 'cargo’s intermediate files',
        paths: [
            '**/target/*/deps',
            '**/target/*/build',
            '**/target/*/incremental',
            '**/target/*/.fingerprint',
            '**/target/*/*/deps',
            '**/target/*/*/build',
            '**/target/*/*/incremental',
            '**/target/*/*/.fingerprint',
        ],
        live: {
            run: 'Build in an earlier stage and `COPY --from` only the program, or give that RUN `--mount=type=cache,target=…/target`.',
            copy: 'Copy the program only; list `target` in `.dockerignore`.',
        },
        dead: 'Build in an earlier stage and `COPY --from` only the program.',
        confidence: 'likely',
    },
];
/** `likely` where an app that is started by the build tool itself runs on its cache. */
const OTHER_LANGUAGES = [
    cache({
        code: 'maven-repository',
        what: 'Maven’s local repository',
        paths: ['**/.m2/repository'],
        clean: 'rm -rf {here}',
        confidence: 'likely',
    }),
    cache({
        code: 'gradle-cache',
        what: 'gradle’s caches',
        paths: ['**/.gradle/caches', '**/.gradle/wrapper/dists', '**/.gradle/daemon', '**/.gradle/native'],
        clean: 'rm -rf {here}',
        confidence: 'likely',
    }),
    // Ivy and coursier are used by sbt and other Scala tools
    cache({
        code: 'sbt-cache',
        what: 'sbt’s caches',
        paths: ['**/.ivy2/cache', '**/.cache/coursier', '**/.sbt/boot'],
        clean: 'rm -rf {here}',
        confidence: 'likely',
    }),
    cache({
        code: 'composer-cache',
        what: 'composer’s cache',
        paths: ['**/.composer/cache', '**/.cache/composer'],
        clean: 'composer clear-cache',
    }),
    // downloaded gems beside the installed ones; bundler keeps some in `vendor/cache`
    cache({
        code: 'gem-cache',
        what: 'gem packages that were installed from',
        paths: [
            '**/gems/*/cache/*.gem',
            '**/bundle/cache/*.gem',
            '**/bundle/ruby/*/cache/*.gem',
            '**/vendor/cache/*.gem',
        ],
        clean: 'rm -f "$(gem env gemdir)"/cache/*.gem',
        mount: '/usr/local/bundle/cache',
    }),
    cache({
        code: 'nuget-packages',
        what: 'NuGet’s packages',
        paths: ['**/.nuget/packages', '**/.local/share/NuGet'],
        clean: 'dotnet nuget locals all --clear',
        confidence: 'likely',
    }),
    // Elixir and Erlang
    cache({
        code: 'hex-packages',
        what: 'hex and rebar’s caches',
        paths: ['**/.hex/packages', '**/.cache/rebar3'],
        clean: 'rm -rf {here}',
    }),
    // Perl
    cache({
        code: 'cpan-cache',
        what: 'cpan’s cache',
        paths: ['**/.cpan/build', '**/.cpan/sources', '**/.cpanm/work', '**/.cpanm/sources'],
        clean: 'rm -rf {here}',
    }),
    cache({
        code: 'compiler-cache',
        what: 'the compiler’s cache',
        paths: ['**/.cache/ccache', '**/.ccache', '**/.cache/sccache', '**/.cache/bazel'],
        clean: 'rm -rf {here}',
    }),
];
const CACHES = [...SYSTEM, ...PYTHON, ...JAVASCRIPT, ...GO_AND_RUST, ...OTHER_LANGUAGES];

// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/inspect/waste/quote.ts
/** Untrusted text in a sentence: short, and in one pair of backticks. The Report's renderers escape the rest. */
/** In backticks, at most `most` characters; backticks inside become apostrophes. */
const quoted = (text, most) => `\`${quote_short(text.replaceAll('`', "'"), most)}\``;
/** Without shell options: `RUN set -eux; make` becomes `RUN make`. */
const shown = (command) => command.replace(/^RUN set -\w+(?: pipefail)? ?(?:;|&&) ?/, 'RUN ');
/** At most `most` UTF-16 code units, and no surrogate pair cut in half. */
const quote_short = (text, most) => text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;

;// CONCATENATED MODULE: ./src/inspect/waste/catalogue/dev-dependencies.ts
/** npm packages that the lock file of a `node_modules` marks as development only: compilers, test tools, types. */


const MOST_NAMES = 3;
/** Characters of one name. */
const dev_dependencies_NAME = 60;
const devDependencies = {
    code: 'dev-dependencies',
    advise: (claim, phrases) => {
        const isRun = phrases.origin(claim.layer).means === 'run';
        return {
            message: `${(0,units/* bytes */.ee)(claim.bytes)} of npm packages for development only (${names(claim, phrases)}), ` +
                `${isRun ? 'left in the image by' : 'brought in by'} ${phrases.layer(claim.layer)}`,
            fix: isRun
                ? 'Install with `npm ci --omit=dev`. If the build needs them, install, build and `npm prune --omit=dev` in one RUN, or build in an earlier stage and `COPY --from` only the result.'
                : 'Run `npm prune --omit=dev` in that stage before this COPY, or copy from a stage that installs with `npm ci --omit=dev`.',
            // the app may load one of them although it is marked
            confidence: 'likely',
            evidence: phrases.at(claim).ranked.map((one) => `${(0,units/* bytes */.ee)(one.bytes)} ${one.path}`),
        };
    },
};
/** `` `typescript`, `@types/node` and 12 more ``: the largest. */
function names(claim, phrases) {
    const { ranked, places } = phrases.at(claim);
    const shown = ranked.slice(0, MOST_NAMES).map(({ path }) => quoted(nameOf(path), dev_dependencies_NAME));
    return shown.join(', ') + (places > shown.length ? ` and ${places - shown.length} more` : '');
}
const FOLDER = '/node_modules/';
const nameOf = (path) => path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);

// EXTERNAL MODULE: ./src/lib/glob.ts
var glob = __webpack_require__(66857);
;// CONCATENATED MODULE: ./src/inspect/waste/remedy.ts


/** Of a path rule. Null where a fix takes a decision, or the lines are unknown. */
function remedyOf(rule, claim, phrases) {
    const ways = phrases.origin(claim.layer).means === 'run' ? inRun(rule, claim, phrases) : ignored(rule, claim, phrases);
    return orNull(ways, claim.live > 0 ? [...rule.paths] : []);
}
/** What one RUN added and another one deleted or replaced: both become one. */
const joinRemedy = (claim, phrases) => orNull(joined(claim, phrases), []);
/** What a RUN stored again, only to change its mode or owner. */
function modeRemedy({ layer, origin }, phrases) {
    const [run, first] = [lineOf(layer, phrases), lineOf(origin, phrases)];
    const { isYours, means } = phrases.origin(origin);
    if (run === null || first === null || !isYours || phrases.origin(layer).means !== 'run')
        return null;
    const way = means === 'run' ? { kind: 'join', into: first, from: run } : { kind: 'copy-as', copy: first, run };
    return orNull([way], []);
}
const orNull = (ways, removes) => ways.length === 0 ? null : { ways, removes };
function inRun({ repair }, claim, phrases) {
    const line = lineOf(claim.layer, phrases);
    if (line === null)
        return [];
    const option = repair?.avoid === undefined ? [] : [optionOf(repair.avoid, line)];
    const command = repair?.clean === undefined ? null : commandFor(repair.clean, claim, phrases);
    const clean = command === null ? [] : [{ kind: 'append', line, command }];
    return [...option, ...joined(claim, phrases), ...clean];
}
/** `pip install --no-cache-dir` */
function optionOf(avoid, line) {
    const words = avoid.split(' ');
    const [program = '', subcommand] = words.slice(0, -1);
    const option = words.at(-1) ?? '';
    return { kind: 'option', line, program, ...(subcommand === undefined ? {} : { subcommand }), option };
}
function joined({ layer, end, isMostlyLive }, phrases) {
    if (end === null || isMostlyLive)
        return [];
    const [into, from] = [lineOf(layer, phrases), lineOf(end.layer, phrases)];
    const areRuns = [layer, end.layer].every((one) => phrases.origin(one).means === 'run');
    return into === null || from === null || !areRuns ? [] : [{ kind: 'join', into, from }];
}
const MOST_PATHS = 8;
/** Paths that a shell and a Dockerfile take literally. Others could be read as code. */
const LITERAL = /^(?:\/[\w.+@-]+)+$/;
/** Null if a path in it needs quotes, or there are many. */
function commandFor(template, claim, phrases) {
    const { ranked, places, topmost } = phrases.at(claim);
    const all = ranked.map(({ path }) => path);
    const wanted = template.includes(ALL) ? all : template.includes(HERE) ? [topmost] : [];
    if (!wanted.every((path) => LITERAL.test(path)) || (template.includes(ALL) && places > MOST_PATHS))
        return null;
    return template.replaceAll(ALL, all.join(' ')).replaceAll(HERE, topmost);
}
/** Only the patterns that something was found for. */
function ignored({ repair, paths }, claim, phrases) {
    if (repair?.ignore === undefined || phrases.origin(claim.layer).means !== 'copy')
        return [];
    const found = phrases.at(claim).ranked.map(({ path }) => path);
    const patterns = paths.filter((pattern) => {
        const name = pattern.replace(/^\*\*\//, '');
        return found.some((path) => (0,glob/* matchesGlob */.k)(path, `*/${name}`));
    });
    return patterns.length === 0 ? [] : [{ kind: 'ignore', patterns }];
}
const lineOf = (layer, phrases) => phrases.location(layer)?.line ?? null;

;// CONCATENATED MODULE: ./src/inspect/waste/catalogue/layers.ts
/** Rules that compare layers: what one layer deleted, replaced or stored again of another. No paths are involved. */


/** Files of the base image that one of your layers deleted: hidden, and shipped all the same. */
const baseDeleted = {
    code: 'base-deleted',
    advise: (claim, phrases) => ({
        message: `${(0,units/* bytes */.ee)(claim.bytes)} of the base image’s files (${phrases.at(claim).within}) were deleted by ` +
            `${phrases.layer(claim.layer)}, which saves nothing: the base’s layers still hold them`,
        fix: `Leave that out, or choose a smaller base${phrases.packages.some(({ type }) => type === 'deb') ? ': many of Debian’s have a `-slim` variant' : ''}.`,
        confidence: 'proved',
    }),
};
const UPGRADES = /\b(?:upgrade|dist-upgrade|update)\b/;
/** Files of the base image that one of your layers replaced, as upgrades do: the image holds both. */
const baseReplaced = {
    code: 'base-replaced',
    advise: (claim, phrases) => ({
        message: `${(0,units/* bytes */.ee)(claim.bytes)} of the base image’s files (${phrases.at(claim).within}) were replaced by ` +
            `${phrases.layer(claim.layer)}: the image carries them twice`,
        fix: UPGRADES.test(phrases.origin(claim.layer).command)
            ? 'Use a newer base image instead of an upgrade: build with `--pull`, and raise its tag or digest.'
            : 'Use a base image that has the wanted files, or put yours beside them.',
        confidence: 'proved',
    }),
};
/** Files that one COPY added and a later one adds again, unchanged: often `COPY package.json .`, then `COPY . .`. */
const copiedTwice = {
    code: 'copied-twice',
    advise: (claim, phrases) => ({
        message: `${(0,units/* bytes */.ee)(claim.bytes)}: ${phrases.layer(claim.layer)} stored ${phrases.at(claim).files} again, ` +
            `which ${phrases.layer(claim.origin)} had brought already with the same content`,
        fix: 'Copy each file once: name only the missing files in the later COPY, or use `--exclude`.',
        confidence: 'proved',
    }),
};
/** Files of one of your layers that a later one deleted or replaced: the image still holds them. */
const deadWeight = {
    code: 'dead-weight',
    advise: (claim, phrases) => ({
        message: `${(0,units/* bytes */.ee)(claim.bytes)} ${claim.files === 1 ? 'of' : 'in'} ${phrases.at(claim).files}: added by ${phrases.layer(claim.layer)}${phrases.end(claim)}`,
        fix: deadWeightFix(claim, phrases),
        confidence: 'proved',
        remedy: joinRemedy(claim, phrases),
    }),
};
function deadWeightFix({ layer, end }, phrases) {
    const isRun = phrases.origin(layer).means === 'run';
    const isDeleted = end?.cause === 'deleted';
    const isEndedByRun = end !== null && phrases.origin(end.layer).means === 'run';
    if (isRun && isEndedByRun)
        return isDeleted
            ? 'Do both in one RUN: what a layer holds, a later one can only hide.'
            : 'Do both in one RUN, so that only the final files are stored.';
    if (isRun || !isEndedByRun)
        return 'Store the final files only: leave out what is replaced.';
    return isDeleted
        ? 'Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, or copy them in an earlier stage.'
        : 'Make the change before the COPY, or in an earlier stage.';
}
/** Large files of equal content at several paths, all in the image. Whether both are needed is not known. */
const duplicateFiles = {
    code: 'duplicate-files',
    advise: (claim, phrases) => ({
        message: `${(0,units/* bytes */.ee)(claim.bytes)}: ${phrases.layer(claim.layer)} stored ${phrases.at(claim).files}, ` +
            (claim.files === 1
                ? `the same as ${phrases.at(claim).twin}`
                : 'which the image has elsewhere too, with the same content'),
        fix: 'If one is enough, keep one and link to it: `ln -s`, or `cp -l` within one RUN.',
        confidence: 'hint',
        evidence: phrases.at(claim).pairs,
    }),
};
/** A RUN that changed only mode, owner or time of some files: its layer stores each of them again, in full. */
const modeCopies = {
    code: 'mode-copies',
    advise: (claim, phrases) => ({
        message: `${(0,units/* bytes */.ee)(claim.bytes)}: ${phrases.layer(claim.layer)} stored ${phrases.at(claim).files} again, ` +
            `only to change ${claim.files === 1 ? 'its' : 'their'} ${changedBy(phrases.origin(claim.layer).command)}`,
        fix: modeCopiesFix(claim, phrases),
        confidence: 'proved',
        remedy: modeRemedy(claim, phrases),
    }),
};
const changesMode = (command) => /\bchmod\b/.test(command);
const changesOwner = (command) => /\bch(?:own|grp)\b/.test(command);
function changedBy(command) {
    if (changesMode(command))
        return changesOwner(command) ? 'mode and owner' : 'mode';
    return changesOwner(command) ? 'owner' : 'mode, owner or time';
}
function modeCopiesFix({ layer, origin, files }, phrases) {
    const { command } = phrases.origin(layer);
    const { isYours, means } = phrases.origin(origin);
    if (!isYours)
        return 'What it changed is the base image’s: change only the files that need it, or give the app folders of its own.';
    if (means === 'run')
        return `Do so in the RUN that makes ${files === 1 ? 'it' : 'them'} (${phrases.place(origin)}).`;
    const flag = changesOwner(command) ? '--chown' : '--chmod';
    return `Use \`COPY ${flag}=…\` (${phrases.place(origin)}).`;
}

;// CONCATENATED MODULE: ./src/inspect/waste/catalogue/leftovers.ts
/** Files that commands of the build write as a side effect. */

const SMALLER_LASTLOG = 'Create the user with `useradd -l` (`--no-log-init`), which adds no row, or with a smaller user ID.';
const MOUNTED = 'Let the RUN that needs them mount them, `RUN --mount=type=bind,target=…`, which stores nothing.';
const LEFTOVERS = [
    // one row for each user ID up to the largest: user 250,000 makes 73 MB
    {
        code: 'lastlog',
        what: 'login tables, which `useradd` grows with a large user ID',
        paths: ['var/log/lastlog', 'var/log/faillog', 'var/log/tallylog'],
        live: SMALLER_LASTLOG,
        dead: SMALLER_LASTLOG,
    },
    // of the build: the app writes its own when it runs
    {
        code: 'logs',
        repair: { clean: `rm -rf ${ALL}` },
        what: 'logs',
        paths: ['var/log/*', '**/npm-debug.log', '**/yarn-error.log', '**/yarn-debug.log', '**/pnpm-debug.log'],
        live: { run: 'Delete them at the end of that RUN.', copy: 'List them in `.dockerignore`.' },
        dead: { run: 'Do both in one RUN.', copy: 'List them in `.dockerignore`.' },
        confidence: 'likely',
    },
    {
        code: 'temporary-files',
        repair: { clean: `rm -rf ${ALL}` },
        what: 'temporary files',
        paths: ['tmp/*', 'var/tmp/*', 'usr/tmp/*'],
        live: {
            run: 'Delete them in the RUN that made them, or give it `--mount=type=tmpfs,target=/tmp`.',
            copy: MOUNTED,
        },
        dead: { run: 'Do both in one RUN, or give it `--mount=type=tmpfs,target=/tmp`.', copy: MOUNTED },
        confidence: 'likely',
    },
    // backups of package managers, and indexes that are rebuilt when needed
    {
        code: 'package-leftovers',
        repair: { clean: `rm -rf ${ALL}` },
        what: 'package managers’ leftovers',
        paths: [
            'var/cache/debconf/*-old',
            'var/lib/dpkg/*-old',
            'var/cache/ldconfig',
            'var/cache/man',
            'var/cache/swcatalog',
            'var/cache/app-info',
        ],
        live: 'Delete them at the end of that RUN.',
        dead: 'Do both in one RUN.',
    },
];

;// CONCATENATED MODULE: ./src/inspect/waste/catalogue/index.ts







/** Where two match the same file or folder, the first counts; where one match is inside another, the outer one. */
const PATH_RULES = [
    archives,
    ...CACHES,
    ...BUILD_CONTEXT,
    ...LEFTOVERS,
    ...BUILD_ONLY,
];
/** Rules that `assign.ts` applies by other signs than the path. */
const OTHER_RULES = [
    baseDeleted,
    baseReplaced,
    copiedTwice,
    deadWeight,
    devDependencies,
    duplicateFiles,
    modeCopies,
];


;// CONCATENATED MODULE: ./src/inspect/tree/column.ts
/** A growing typed array, for millions of entries of a few bytes. Unset entries read as 0. */
class Column {
    #array;
    #type;
    length = 0;
    constructor(type) {
        this.#type = type;
        this.#array = new type(new ArrayBuffer(LEAST_BYTES));
    }
    at(index) {
        return this.#array[index] ?? 0;
    }
    set(index, value) {
        if (index >= this.#array.length)
            this.#grow(index + 1);
        this.#array[index] = value;
        if (index >= this.length)
            this.length = index + 1;
    }
    /** Returns its index. */
    push(value) {
        this.set(this.length, value);
        return this.length - 1;
    }
    append(bytes) {
        const start = this.length;
        if (start + bytes.length > this.#array.length)
            this.#grow(start + bytes.length);
        this.#array.set(bytes, start);
        this.length = start + bytes.length;
    }
    /** The entries in use. To be called last: the column is empty afterwards, since a copy would need the memory twice. */
    take() {
        const array = new this.#type(resized(this.#array.buffer, this.length * this.#array.BYTES_PER_ELEMENT));
        this.#array = new this.#type(new ArrayBuffer(0));
        this.length = 0;
        return array;
    }
    /** A view that is valid until the column grows. */
    view(start, end) {
        return this.#array.subarray(start, end);
    }
    #grow(least) {
        const length = Math.max(least, Math.ceil(this.#array.length * 1.5));
        this.#array = new this.#type(resized(this.#array.buffer, length * this.#array.BYTES_PER_ELEMENT));
    }
}
const LEAST_BYTES = 256;
/**
 * A buffer of that size with the same bytes, then zeros. Node 22 and later free the old one at once; else it takes up
 * memory until the next garbage collection, which large buffers outside of the heap do not hasten.
 */
function resized(buffer, bytes) {
    if (buffer.transfer)
        return buffer.transfer(bytes);
    const larger = new ArrayBuffer(bytes);
    new Uint8Array(larger).set(new Uint8Array(buffer, 0, Math.min(bytes, buffer.byteLength)));
    return larger;
}
const ints = () => new Column(Int32Array);
const floats = () => new Column(Float64Array);
const shorts = () => new Column(Uint16Array);
const octets = () => new Column(Uint8Array);

;// CONCATENATED MODULE: ./src/inspect/limits.ts
/**
 * Bounds on what a hostile image may cost. Each limit is far above what real images need; passing one is an
 * `archive-invalid` error that names it. Documented for users in docs/decisions/0006-reading-layers.md.
 */
const KiB = 2 ** 10;
const MiB = 2 ** 20;
const GiB = 2 ** 30;
const limits = {
    /** Bytes that all compressed blobs together expand to. */
    expandedBytes: 256 * GiB,
    /** A blob that expands to more bytes than this may expand to `expansion` times its compressed size at most. */
    expansionFrom: 4 * GiB,
    expansion: 250,
    /** Members of the archive itself, such as blobs. */
    archiveMembers: 100_000,
    /** Members of all layers together; distinct paths, with implied parent folders. */
    entries: 10_000_000,
    paths: 10_000_000,
    /** Members and paths of the layers of the weighed image, a layer counted as often as it is used. */
    applied: 40_000_000,
    /** Bytes of all names and link targets together. */
    nameBytes: 512 * MiB,
    /** Bytes of one path or link target. Kernels take 4,096. */
    pathBytes: 64 * KiB,
    /** Bytes of one PAX header, GNU long name or sparse map: as in Go's reader. */
    headerBytes: MiB,
    /** Symbolic links followed for one path, as in containerd; and bytes of link targets followed in all. */
    linkHops: 255,
    linkSteps: 100_000_000,
    /** Bytes of one manifest, index or config; and of all JSON in the archive. */
    jsonBytes: 8 * MiB,
    allJsonBytes: 256 * MiB,
    /** Values in all JSON that is parsed. */
    jsonValues: 2_000_000,
    /** Layers of one image, and images described in one archive. */
    layers: 1_024,
    images: 1_024,
    /** Depth of indices in indices. */
    indexDepth: 8,
    /** Bytes of holes that are hashed; beyond that, a sparse file equals no other. */
    holeBytes: GiB,
    /** Bytes of os-release, and how many files of that name are kept per layer. */
    osReleaseBytes: 64 * KiB,
    osReleaseFiles: 16,
    /** First bytes kept of an executable: Linux reads as many to decide how to run it. */
    headBytes: 256,
    /** Bytes of one file that are buffered until its packages are known. At most two layers are read at once. */
    heldBytes: 96 * MiB,
    /** Files of all layers of which more than size and hash is kept. */
    notes: 100_000,
    /** Rows of `dead[]`, without the one for the rest. */
    deadRows: 100,
    /** Characters of one row of the image's history. */
    createdBy: 4_096,
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
var external_node_crypto_default = /*#__PURE__*/__webpack_require__.n(external_node_crypto_);
;// CONCATENATED MODULE: ./src/inspect/tree/hash.ts
/**
 * HalfSipHash-1-3 with a random key of this process: the author of an archive cannot choose names that collide, so hash
 * tables stay fast. Not for digests.
 */

const KEY_0 = (0,external_node_crypto_.randomBytes)(4).readInt32LE();
const KEY_1 = (0,external_node_crypto_.randomBytes)(4).readInt32LE();
/** Rounds after the last word. */
const FINAL = 3;
/** Hash of a number and `bytes[start..end)`, as a signed 32-bit number. Runs for every part of every path. */
function hashOf(number, bytes, start, end) {
    let a = KEY_0;
    let b = KEY_1;
    let c = 0x6c796765 ^ KEY_0;
    let d = 0x74656462 ^ KEY_1;
    // the number, whole words, the rest of the bytes, their count
    const words = 3 + ((end - start) >> 2);
    for (let step = 0; step < words + FINAL; step++) {
        let word = 0;
        if (step === 0)
            word = number;
        else if (step < words - 1)
            word = wordAt(bytes, start + 4 * (step - 1), end);
        else if (step === words - 1)
            word = end - start;
        else if (step === words)
            c ^= 0xff;
        d ^= word;
        a = (a + b) | 0;
        b = rotate(b, 5) ^ a;
        a = rotate(a, 16);
        c = (c + d) | 0;
        d = rotate(d, 8) ^ c;
        a = (a + d) | 0;
        d = rotate(d, 7) ^ a;
        c = (c + b) | 0;
        b = rotate(b, 13) ^ c;
        c = rotate(c, 16);
        a ^= word;
    }
    return b ^ d;
}
/** Four bytes, or as many as come before `end`. */
function wordAt(bytes, at, end) {
    let word = 0;
    for (let from = at; from < end && from < at + 4; from++)
        word |= (bytes[from] ?? 0) << (8 * (from - at));
    return word;
}
const rotate = (value, by) => (value << by) | (value >>> (32 - by));

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./src/inspect/tree/escaped.ts

/** A name, which is bytes, as text: each byte that is not part of valid UTF-8 becomes `\xNN`. */
function escaped(bytes) {
    if ((0,external_node_buffer_.isUtf8)(bytes))
        return textOf(bytes);
    let text = '';
    for (let at = 0; at < bytes.length;) {
        const character = bytes.subarray(at, at + lengthFrom(bytes[at] ?? 0));
        const isText = (0,external_node_buffer_.isUtf8)(character);
        text += isText ? textOf(character) : `\\x${(bytes[at] ?? 0).toString(16).padStart(2, '0')}`;
        at += isText ? character.length : 1;
    }
    return text;
}
/** Bytes of a UTF-8 character by its first byte. */
function lengthFrom(byte) {
    if (byte < 0xc0)
        return 1;
    if (byte < 0xe0)
        return 2;
    return byte < 0xf0 ? 3 : 4;
}
const textOf = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');

;// CONCATENATED MODULE: ./src/inspect/tree/paths.ts
/**
 * Numbers for paths: each distinct path has one, as a name (bytes, as written) in a folder. The root is 0. Numbers are
 * given in order and never reused, so that other tables can be arrays.
 */





const ROOT = 0;
class Paths {
    #parents = ints();
    /** By path: offset of its name in `#names`; it ends where the next one starts. */
    #starts = ints();
    #names = octets();
    /** Open addressing: path + 1, or 0. At least half of it is free. */
    #slots;
    #spend;
    /** The last folder of `latin1`: callers ask for files folder by folder. */
    #folder = { path: ROOT, text: '' };
    /** `spend` is called for each new path and may throw. `expected`: estimated number of paths. */
    constructor(spend = () => { }, expected = 0) {
        this.#spend = spend;
        this.#slots = new Int32Array(2 ** Math.max(8, Math.ceil(Math.log2(expected * 2 + 1))));
        this.#parents.push(ROOT);
        this.#starts.push(0);
        this.#starts.push(0);
    }
    get count() {
        return this.#parents.length;
    }
    parent(path) {
        return this.#parents.at(path);
    }
    /** The path of the name `bytes[start..end)` in a folder; created if new. Throws Malformed over the limits. */
    child(folder, bytes, start, end) {
        let slot = this.#slotOf(hashOf(folder, bytes, start, end));
        for (;;) {
            const path = (this.#slots[slot] ?? 0) - 1;
            if (path < 0)
                return this.#add(folder, bytes.subarray(start, end), slot);
            if (this.#parents.at(path) === folder && this.#isNamed(path, bytes, start, end))
                return path;
            slot = (slot + 1) & (this.#slots.length - 1);
        }
    }
    /** The last part, as written: a view, valid until a path is added. */
    name(path) {
        return this.#names.view(this.#starts.at(path), this.#starts.at(path + 1));
    }
    /** `/a/b`, with `\xNN` for bytes that are not UTF-8. */
    text(path) {
        const names = [];
        for (let at = path; at !== ROOT; at = this.parent(at))
            names.push(escaped(this.name(at)));
        return `/${names.reverse().join('/')}`;
    }
    /** As a table. To be called last. */
    takeNames() {
        return {
            parents: this.#parents.take(),
            starts: this.#starts.take(),
            bytes: this.#names.take(),
        };
    }
    /** `a/b`, one character for each byte. */
    latin1(path) {
        if (path === ROOT)
            return '';
        const folder = this.parent(path);
        if (folder !== this.#folder.path)
            this.#folder = { path: folder, text: this.#latin1Of(folder) };
        const name = this.#latin1Name(path);
        return folder === ROOT ? name : `${this.#folder.text}/${name}`;
    }
    #latin1Of(path) {
        const names = [];
        for (let at = path; at !== ROOT; at = this.parent(at))
            names.push(this.#latin1Name(at));
        return names.reverse().join('/');
    }
    #latin1Name(path) {
        const { buffer, byteOffset, length } = this.name(path);
        return Buffer.from(buffer, byteOffset, length).toString('latin1');
    }
    #add(folder, name, slot) {
        if (this.count >= limits.paths)
            throw new Malformed(`it has more than ${limits.paths} distinct paths`);
        if (this.#names.length + name.length > limits.nameBytes)
            throw new Malformed(`its names take more than ${limits.nameBytes} bytes`);
        this.#spend(name.length);
        const path = this.#parents.push(folder);
        this.#names.append(name);
        this.#starts.push(this.#names.length);
        this.#slots[slot] = path + 1;
        if (this.count * 2 > this.#slots.length)
            this.#rehash();
        return path;
    }
    #rehash() {
        const names = this.#names.view(0, this.#names.length);
        this.#slots = new Int32Array(this.#slots.length * 2);
        for (let path = 1; path < this.count; path++) {
            const hash = hashOf(this.parent(path), names, this.#starts.at(path), this.#starts.at(path + 1));
            let slot = this.#slotOf(hash);
            while (this.#slots[slot])
                slot = (slot + 1) & (this.#slots.length - 1);
            this.#slots[slot] = path + 1;
        }
    }
    #slotOf(hash) {
        return hash & (this.#slots.length - 1);
    }
    #isNamed(path, bytes, start, end) {
        const from = this.#starts.at(path);
        if (this.#starts.at(path + 1) - from !== end - start)
            return false;
        for (let at = start; at < end; at++)
            if (this.#names.at(from + at - start) !== bytes[at])
                return false;
        return true;
    }
}

;// CONCATENATED MODULE: ./src/inspect/tree/tree.ts


/** What is at a path. WHITEOUT, OPAQUE and LINK occur in the tree of a single layer only. */
const Kind = {
    NOTHING: 0,
    FOLDER: 1,
    /** Value: the number of its content. */
    FILE: 2,
    /** Value: the number of its target in `Texts`. */
    SYMLINK: 3,
    /** A device or FIFO. */
    OTHER: 4,
    /** Hides this path of lower layers. */
    WHITEOUT: 5,
    /** A folder that hides its content of lower layers. */
    OPAQUE: 6,
    /** A hard link to a file of a lower layer. Value: the path of its target. */
    LINK: 7,
};
const isFolder = (kind) => kind === Kind.FOLDER || kind === Kind.OPAQUE;
/**
 * A file system tree over the numbers of `Paths`: the node at each path, and each folder's children. Adding and removing
 * a file take constant time; removing a folder takes time for each node in it.
 */
class Tree {
    /** Called for every node that is removed. */
    onLeave = () => { };
    #paths;
    #kinds = octets();
    #values = ints();
    #firstChild = ints();
    #next = ints();
    #previous = ints();
    constructor(paths) {
        this.#paths = paths;
        this.#kinds.set(ROOT, Kind.FOLDER);
    }
    kind(path) {
        return this.#kinds.at(path);
    }
    value(path) {
        return this.#values.at(path);
    }
    /** Adds a node at an empty path; its folder must exist. */
    add(path, kind, value = 0) {
        const folder = this.#paths.parent(path);
        const first = this.#firstChild.at(folder);
        this.#kinds.set(path, kind);
        this.#values.set(path, value);
        this.#next.set(path, first);
        this.#previous.set(path, 0);
        if (first !== 0)
            this.#previous.set(first, path);
        this.#firstChild.set(folder, path);
    }
    /** Changes the kind of a folder; its children stay. */
    changeFolder(path, kind) {
        this.#kinds.set(path, kind);
    }
    /** Removes the node at the path, and all below it. */
    remove(path) {
        if (this.kind(path) === Kind.NOTHING)
            return;
        this.removeChildren(path);
        this.#unlink(path);
    }
    /** No recursion: hostile trees are deep. */
    removeChildren(path) {
        for (let at = path;;) {
            const child = this.#firstChild.at(at);
            if (child !== 0)
                at = child;
            else if (at === path)
                return;
            else {
                this.#unlink(at);
                at = this.#paths.parent(at);
            }
        }
    }
    #unlink(path) {
        const next = this.#next.at(path);
        const previous = this.#previous.at(path);
        if (next !== 0)
            this.#previous.set(next, previous);
        if (previous !== 0)
            this.#next.set(previous, next);
        else
            this.#firstChild.set(this.#paths.parent(path), next);
        const kind = this.kind(path);
        this.#kinds.set(path, Kind.NOTHING);
        this.onLeave(kind, this.value(path), path);
    }
    /** All paths except the root, each folder before its children. Do not change the tree meanwhile. */
    *walk() {
        for (let at = this.#firstChild.at(ROOT); at !== 0; at = this.#following(at))
            yield at;
    }
    #following(path) {
        const child = this.#firstChild.at(path);
        if (child !== 0)
            return child;
        for (let at = path; at !== ROOT; at = this.#paths.parent(at)) {
            const next = this.#next.at(at);
            if (next !== 0)
                return next;
        }
        return 0;
    }
}

;// CONCATENATED MODULE: ./src/inspect/layer/content-hash.ts
/** A hash of the content that a program reads from a file, with holes as zeros: equal for equal files. */

/** Half of SHA-256: short enough for millions, and long enough to prevent collisions. */
const HASH_BYTES = 16;
const EMPTY = Buffer.alloc(HASH_BYTES);
const ZEROS = Buffer.alloc(64 * 1024);
/** `size`: bytes as stored; `sparse`: null for an ordinary file. */
function contentHash(size, sparse, budget) {
    if (sparse)
        return budget.affordsHoles(sparse.logical - size) ? ofSparse(sparse) : unequal;
    return size === 0 ? ofEmpty : ofBytes(size);
}
const ofEmpty = { update() { }, digest: () => EMPTY };
/** A file whose holes are over the limit equals no other. */
const unequal = { update() { }, digest: () => (0,external_node_crypto_.randomBytes)(HASH_BYTES) };
/** Most files are small and come in one piece: no hash object is made for them, which costs memory outside of the heap. */
function ofBytes(size) {
    let digest = null;
    let whole = null;
    return {
        update(bytes) {
            if (bytes.length === size)
                digest = sha256(bytes);
            else
                (whole ??= ofWhole()).update(bytes);
        },
        digest: () => digest?.subarray(0, HASH_BYTES) ?? (whole ?? ofWhole()).digest(),
    };
}
/** Node before 20.12 has no `hash`. */
const sha256 = (bytes) => "hash" in (external_node_crypto_default()) ? external_node_crypto_default().hash('sha256', bytes, 'buffer') : (0,external_node_crypto_.createHash)('sha256').update(bytes).digest();
function ofWhole(hash = (0,external_node_crypto_.createHash)('sha256')) {
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest().subarray(0, HASH_BYTES) };
}
function ofSparse({ segments, logical }) {
    if (logical === 0)
        return ofEmpty;
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const whole = ofWhole(hash);
    let position = 0;
    let index = 0;
    const zerosTo = (end) => {
        for (; position < end; position += Math.min(ZEROS.length, end - position))
            hash.update(ZEROS.subarray(0, Math.min(ZEROS.length, end - position)));
    };
    return {
        update(bytes) {
            for (let at = 0; at < bytes.length;) {
                const { offset = 0, bytes: length = 0 } = segments[index] ?? {};
                zerosTo(offset);
                const part = bytes.subarray(at, at + offset + length - position);
                hash.update(part);
                position += part.length;
                at += part.length;
                if (position >= offset + length)
                    index++;
            }
        },
        digest() {
            zerosTo(logical);
            return whole.digest();
        },
    };
}

;// CONCATENATED MODULE: ./src/inspect/weigh/ledger.ts



const CAUSES = ['overwritten', 'deleted', 'metadata'];
/** If a content loses several paths at once, the first of these causes counts. */
const PRECEDENCE = ['metadata', 'overwritten', 'deleted'];
const causeNumber = (cause) => CAUSES.indexOf(cause);
const ALIVE = -1;
/**
 * The account of every stored content of an image: how many paths have it, which layer removed the last one, and why.
 * Contents of all layers are numbered together: those of layer `n` start at `bases[n]`, in the order of its table.
 */
class Ledger {
    bases;
    #layers;
    #owners = ints();
    #links = ints();
    #killers = ints();
    #causes = octets();
    /** Contents and paths that were unlinked since the last `settle`, even if linked again. */
    #unlinked = { contents: ints(), paths: ints() };
    constructor(layers) {
        let count = 0;
        this.#layers = layers;
        this.bases = layers.map(({ contents }) => (count += contents.sizes.length) - contents.sizes.length);
    }
    /** Adds the contents of a layer. Those that it replaced itself are `overwritten`: a layer cannot delete its own. */
    open(index) {
        const { contents, lost } = this.#layer(index);
        const base = this.base(index);
        for (let content = base; content < base + contents.sizes.length; content++) {
            this.#owners.set(content, index);
            this.#links.set(content, 0);
            this.#killers.set(content, ALIVE);
        }
        for (const local of lost)
            this.#markDead(base + local, index, 'overwritten');
    }
    /** One more path has the content. */
    link(content) {
        this.#links.set(content, this.#links.at(content) + 1);
    }
    /** `path` no longer has the content. */
    unlink(content, path) {
        this.#links.set(content, this.#links.at(content) - 1);
        this.#unlinked.contents.push(content);
        this.#unlinked.paths.push(path);
    }
    /**
     * To be called after a layer was applied: contents without a path are dead, by this layer. The cause comes from the
     * paths that this layer took away, which are all that the content still had.
     */
    settle(index, tree) {
        const { contents, paths } = this.#unlinked;
        for (let row = 0; row < contents.length; row++) {
            const content = contents.at(row);
            if (this.#links.at(content) > 0)
                continue;
            const cause = this.#causeAt(tree, content, paths.at(row));
            const isFirst = this.killer(content) === null;
            if (isFirst || PRECEDENCE.indexOf(cause) < PRECEDENCE.indexOf(this.cause(content)))
                this.#markDead(content, index, cause);
        }
        this.#unlinked = { contents: ints(), paths: ints() };
    }
    /** The number of the layer's first content. */
    base(index) {
        return this.bases[index] ?? 0;
    }
    /** The layer that removed its last path; null while it has one. */
    killer(content) {
        const killer = this.#killers.at(content);
        return killer === ALIVE ? null : killer;
    }
    /** Meaningful only for dead contents. */
    cause(content) {
        return CAUSES[this.#causes.at(content)] ?? 'overwritten';
    }
    /** The layer that stored it. */
    owner(content) {
        return this.#owners.at(content);
    }
    /** Bytes as stored. */
    size(content) {
        return this.#contents(content).sizes[this.#local(content)] ?? 0;
    }
    /** The path it was stored at. */
    storedAt(content) {
        return this.#contents(content).storedAt[this.#local(content)] ?? 0;
    }
    /** Equal if, and only if, two files have the same content. */
    hash(content) {
        const start = this.#local(content) * HASH_BYTES;
        return this.#contents(content).hashes.subarray(start, start + HASH_BYTES);
    }
    isEqual(a, b) {
        return Buffer.compare(this.hash(a), this.hash(b)) === 0;
    }
    #layer(index) {
        const layer = this.#layers[index];
        if (!layer)
            throw new RangeError(`there is no layer ${index}`);
        return layer;
    }
    #contents(content) {
        return this.#layer(this.owner(content)).contents;
    }
    #local(content) {
        return content - this.base(this.owner(content));
    }
    #markDead(content, killer, cause) {
        this.#killers.set(content, killer);
        this.#causes.set(content, causeNumber(cause));
    }
    /** By what is at the path now: nothing, a file of equal content, or something else. */
    #causeAt(tree, content, path) {
        const kind = tree.kind(path);
        if (kind === Kind.NOTHING)
            return 'deleted';
        return kind === Kind.FILE && this.isEqual(content, tree.value(path)) ? 'metadata' : 'overwritten';
    }
}

;// CONCATENATED MODULE: ./src/inspect/waste/lineage.ts



const endLayerOf = (end) => Math.floor(end / CAUSES.length);
const endCauseOf = (end) => CAUSES[end % CAUSES.length] ?? 'overwritten';
const NO_COPY = 0;
const IN_IMAGE = -1;
class Lineage {
    #ledger;
    /** By content: the one that stored it again; `NO_COPY` if none did (a copy is never content 0). */
    #copies = ints();
    /** By copy: the layer of its origin, + 1; 0 if it is none. */
    #origins = ints();
    #ends = ints();
    /** Looks for copies in the layers that `isYours` selects. */
    constructor({ layers, ledger }, isYours) {
        this.#ledger = ledger;
        const total = layers.reduce((sum, { files }) => sum + files, 0);
        const again = storedAgain(ledger, total, layers.map((_, layer) => isYours(layer)));
        const latest = ints();
        for (const [layer, contents] of again.entries()) {
            if (contents.length === 0)
                continue;
            const { paths, kinds, values } = layers[layer]?.nodes ?? { paths: [], kinds: [], values: [] };
            for (const [row, path] of paths.entries())
                if (kinds[row] === Kind.FILE)
                    latest.set(path, ledger.base(layer) + (values[row] ?? 0));
            for (const content of contents)
                this.#pair(content, latest.at(ledger.storedAt(content)), layer);
        }
        for (let content = total - 1; content >= 0; content--)
            this.#ends.set(content, this.#endOf(content));
    }
    /** The layer that added it first. */
    origin(content) {
        return this.#origins.at(content) === 0 ? this.#ledger.owner(content) : this.#origins.at(content) - 1;
    }
    isCopy(content) {
        return this.#origins.at(content) !== 0;
    }
    /** Whether a later layer stored it again, even if that copy is dead too. */
    hasCopy(content) {
        return this.#copies.at(content) !== NO_COPY;
    }
    /** Null if it, or its last copy, is in the image. */
    end(content) {
        const end = this.#ends.at(content);
        return end === IN_IMAGE ? null : end;
    }
    #pair(content, copy, layer) {
        const ledger = this.#ledger;
        const isCopy = ledger.owner(copy) === layer && ledger.storedAt(copy) === ledger.storedAt(content);
        if (!isCopy || this.isCopy(copy) || !ledger.isEqual(content, copy))
            return;
        this.#copies.set(content, copy);
        this.#origins.set(copy, this.origin(content) + 1);
    }
    #endOf(content) {
        if (this.hasCopy(content))
            return this.#ends.at(this.#copies.at(content));
        const killer = this.#ledger.killer(content);
        return killer === null ? IN_IMAGE : killer * CAUSES.length + CAUSES.indexOf(this.#ledger.cause(content));
    }
}
/** By layer: the contents that it stored again, the oldest first. */
function storedAgain(ledger, total, isYours) {
    const again = isYours.map(() => []);
    for (let content = 0; content < total; content++) {
        const killer = ledger.killer(content);
        if (killer !== null &&
            isYours[killer] &&
            ledger.cause(content) === 'metadata' &&
            ledger.size(content) > 0)
            again[killer]?.push(content);
    }
    return again;
}

;// CONCATENATED MODULE: ./src/inspect/waste/claim.ts
/** What one rule found in one layer: the stored contents that its fix would save. */

/** Sums of its items. `Rule`: the rule that made the claim. */
class Claim {
    rule;
    /** The layer to change. */
    layer;
    bytes = 0;
    files = 0;
    /** Bytes that are still in the image. */
    live = 0;
    paths = [];
    sizes = [];
    likes = [];
    #ends = new Map();
    #origins = new Map();
    #owners = new Map();
    constructor(rule, layer) {
        this.rule = rule;
        this.layer = layer;
    }
    add({ path, bytes, end, origin, owner, twin: like }) {
        this.bytes += bytes;
        this.files++;
        this.paths.push(path);
        this.sizes.push(bytes);
        if (like !== undefined)
            this.likes.push(like);
        if (end === null)
            this.live += bytes;
        else
            raise(this.#ends, end, bytes);
        raise(this.#origins, origin, bytes);
        raise(this.#owners, owner, bytes);
    }
    /** The layer that deleted or replaced most of it, how, and whether it was the only one; null if all is in the image. */
    get end() {
        const end = largest(this.#ends);
        return end === null
            ? null
            : {
                layer: endLayerOf(end),
                cause: endCauseOf(end),
                isOnly: new Set([...this.#ends.keys()].map(endLayerOf)).size === 1,
            };
    }
    /** The layer that added most of it first. */
    get origin() {
        return largest(this.#origins) ?? this.layer;
    }
    /** The layer that stored most of it a second time; null if none did. */
    get againBy() {
        return largest(new Map([...this.#owners].filter(([owner]) => owner !== this.layer)));
    }
    /** The path that holds most of it. */
    get largestPath() {
        const sums = new Map();
        for (const [index, path] of this.paths.entries())
            raise(sums, path, this.sizes[index] ?? 0);
        return largest(sums) ?? 0;
    }
    get isMostlyLive() {
        return this.live * 2 > this.bytes;
    }
}
function raise(sums, key, by) {
    sums.set(key, (sums.get(key) ?? 0) + by);
}
function largest(sums) {
    let [most, key] = [-1, null];
    for (const [candidate, sum] of sums)
        if (sum > most)
            [most, key] = [sum, candidate];
    return key;
}

;// CONCATENATED MODULE: ./src/inspect/waste/development.ts

class Development {
    #replayed;
    #lineage;
    #origins;
    /** By path: the outermost such package that it belongs to, + 1; 0 if none. */
    #tops;
    constructor({ replayed, paths, development }, lineage, origins) {
        this.#replayed = replayed;
        this.#lineage = lineage;
        this.#origins = origins;
        this.#tops = topsOf(development, paths);
    }
    /**
     * The folder of the package; null if the content belongs to none, or is not in the image. A file that a later layer
     * stored again counts once, for its first layer. Files copied from the build context fall under `node-modules`.
     */
    of(content) {
        const { ledger, tree } = this.#replayed;
        const storedAt = ledger.storedAt(content);
        const top = this.#tops[storedAt] ?? 0;
        if (top === 0 || this.#lineage.isCopy(content) || this.#lineage.end(content) !== null)
            return null;
        const isInImage = tree.kind(storedAt) === Kind.FILE && ledger.isEqual(content, tree.value(storedAt));
        return isInImage && this.#origins[ledger.owner(content)]?.means !== 'copy' ? top - 1 : null;
    }
}
/** A folder has a smaller number than what is in it. */
function topsOf(folders, paths) {
    if (folders.length === 0)
        return new Int32Array(0);
    const isFolder = new Set(folders);
    const tops = new Int32Array(paths.count);
    for (let path = 1; path < paths.count; path++) {
        const above = tops[paths.parent(path)] ?? 0;
        tops[path] = above === 0 && isFolder.has(path) ? path + 1 : above;
    }
    return tops;
}

;// CONCATENATED MODULE: ./src/inspect/waste/first-copies.ts
/** Small files are often equal for good reasons, and remembering their hashes would cost more than they do. */
const first_copies_LEAST_BYTES = 100_000;
class FirstCopies {
    #ledger;
    #byHash = new Map();
    constructor(ledger) {
        this.#ledger = ledger;
    }
    add(content) {
        if (this.#ledger.size(content) < first_copies_LEAST_BYTES)
            return;
        const key = this.#key(content);
        if (!this.#byHash.has(key))
            this.#byHash.set(key, content);
    }
    /** The first content equal to this one; null if there is none, or it is small. */
    of(content) {
        if (this.#ledger.size(content) < first_copies_LEAST_BYTES)
            return null;
        return this.#byHash.get(this.#key(content)) ?? null;
    }
    #key(content) {
        return Buffer.from(this.#ledger.hash(content)).toString('latin1');
    }
}

;// CONCATENATED MODULE: ./src/inspect/waste/match/name-table.ts
/**
 * Maps file names to small numbers: one for each name or pattern of names in the catalogue, 0 for all others. Looks
 * names up by their first and last bytes, so that a million names are never decoded.
 */
/** A name in which one `*` may stand for any characters. */
function nameMatches(pattern, name) {
    const star = pattern.indexOf('*');
    if (star < 0)
        return pattern === name;
    const tail = pattern.slice(star + 1);
    return name.length >= pattern.length - 1 && name.startsWith(pattern.slice(0, star)) && name.endsWith(tail);
}
/** Stands for the part of a name that no pattern fixes. */
const ANY = '\0';
class Names {
    /** By number: a name that stands for all names of that number. */
    #models = [ANY];
    #whole = new Map();
    #byTail = new Map();
    #byHead = new Map();
    /** Parts of paths, with at most one `*` each. If a name matches several, the longest counts. */
    constructor(patterns) {
        const distinct = [...new Set(patterns)].filter((pattern) => pattern !== '*' && pattern !== '**');
        for (const pattern of distinct.sort((a, b) => b.length - a.length))
            this.#add(pattern);
    }
    get count() {
        return this.#models.length;
    }
    model(number) {
        return this.#models[number] ?? ANY;
    }
    /** 0 if no pattern matches. */
    numberOf(name) {
        const [first = 0, last = 0] = [name[0], name[name.length - 1]];
        return (numberIn(this.#whole.get(wholeKey(name.length, first, last)), name) ||
            numberIn(this.#byTail.get(last), name) ||
            numberIn(this.#byHead.get(first), name));
    }
    #add(pattern) {
        const star = pattern.indexOf('*');
        const number = this.#models.push(pattern.replace('*', ANY)) - 1;
        const head = Buffer.from(star < 0 ? pattern : pattern.slice(0, star), 'latin1');
        const tail = Buffer.from(star < 0 ? '' : pattern.slice(star + 1), 'latin1');
        const known = { head, tail, number };
        if (star < 0)
            put(this.#whole, wholeKey(head.length, head[0] ?? 0, head.at(-1) ?? 0), known);
        else if (tail.length > 0)
            put(this.#byTail, tail.at(-1) ?? 0, known);
        else
            put(this.#byHead, head[0] ?? 0, known);
    }
}
const wholeKey = (length, first, last) => length * 65_536 + first * 256 + last;
function put(table, key, known) {
    const list = table.get(key) ?? [];
    list.push(known);
    table.set(key, list);
}
function numberIn(candidates, name) {
    if (candidates === undefined)
        return 0;
    for (const { head, tail, number } of candidates)
        if (head.length + tail.length <= name.length &&
            isAt(head, name, 0) &&
            isAt(tail, name, name.length - tail.length))
            return number;
    return 0;
}
function isAt(part, name, from) {
    for (let at = 0; at < part.length; at++)
        if (part[at] !== name[from + at])
            return false;
    return true;
}

;// CONCATENATED MODULE: ./src/inspect/waste/match/patterns.ts
/**
 * Which rule a path falls under, one step per folder. A finite automaton matches all patterns at once: a state says how
 * far a path has come in each of them; the next name gives the next state, which is computed once and cached. So the
 * cost does not depend on the number of patterns, and hostile paths cannot make more states than the patterns allow.
 *
 * A pattern is a path from the root, without a leading slash; it matches that path and everything below. `**` stands
 * for any number of folders, one `*` in a name for any characters.
 */

/** The state of the root. */
const START = 0;
const NONE = -1;
class Patterns {
    names;
    #steps = [];
    /** By state: the steps that the next name is compared with. */
    #waiting = [];
    /** By state: the rule that was reached; `NONE` if none. */
    #rules = [];
    #known = new Map();
    #next = new Map();
    /** By rule: its patterns. If several rules match at the same folder, the first counts. */
    constructor(rules) {
        const starts = [];
        for (const [rule, patterns] of rules.entries())
            for (const pattern of patterns)
                starts.push(this.#add(pattern.split('/'), rule));
        this.names = new Names(this.#steps.map(({ name }) => name));
        this.#stateOf(this.#withSkipped(starts), NONE);
    }
    /** The rule of a state, which everything below falls under too; null if none. */
    rule(state) {
        const rule = this.#rules[state] ?? NONE;
        return rule === NONE ? null : rule;
    }
    /** The state after one more name, given by its number in `names`. */
    next(state, name) {
        if (this.rule(state) !== null)
            return state;
        const key = state * this.names.count + name;
        const known = this.#next.get(key);
        if (known !== undefined)
            return known;
        const next = this.#walk(state, this.names.model(name));
        this.#next.set(key, next);
        return next;
    }
    #add(names, rule) {
        const first = this.#steps.length;
        for (const [at, name] of names.entries())
            this.#steps.push({ name, rule: at === names.length - 1 ? rule : NONE });
        return first;
    }
    #walk(state, name) {
        const waiting = [];
        const reached = [];
        for (const at of this.#waiting[state] ?? []) {
            const step = this.#steps[at];
            if (step?.name === '**')
                waiting.push(at);
            else if (step && nameMatches(step.name, name)) {
                if (step.rule === NONE)
                    waiting.push(at + 1);
                else
                    reached.push(step.rule);
            }
        }
        return reached.length > 0
            ? this.#stateOf([], Math.min(...reached))
            : this.#stateOf(this.#withSkipped(waiting), NONE);
    }
    /** `**` may stand for no folder at all. */
    #withSkipped(steps) {
        const all = steps.flatMap((at) => (this.#steps[at]?.name === '**' ? [at, at + 1] : [at]));
        return [...new Set(all)].sort((a, b) => a - b);
    }
    #stateOf(waiting, rule) {
        const key = `${rule}:${waiting.join(',')}`;
        const known = this.#known.get(key);
        if (known !== undefined)
            return known;
        this.#rules.push(rule);
        const state = this.#waiting.push(waiting) - 1;
        this.#known.set(key, state);
        return state;
    }
}

;// CONCATENATED MODULE: ./src/inspect/waste/match/path-matcher.ts



/** By path: the rule that it falls under, and the folder where that begins. Each folder is looked at once. */
class PathMatcher {
    #paths;
    #patterns;
    /** State + 1 of each path; 0 if not known yet. */
    #states = ints();
    #tops = ints();
    constructor(paths, patterns) {
        this.#paths = paths;
        this.#patterns = patterns;
        this.#states.set(ROOT, START + 1);
    }
    /** The number of the rule, as `Patterns` counts them; null if none. */
    rule(path) {
        return this.#patterns.rule(this.#state(path));
    }
    /** The file or folder that the pattern names, for a path that falls under a rule. */
    top(path) {
        this.#state(path);
        return this.#tops.at(path);
    }
    /** No recursion: hostile trees are deep. */
    #state(path) {
        const unknown = [];
        let at = path;
        for (; this.#states.at(at) === 0; at = this.#paths.parent(at))
            unknown.push(at);
        let state = this.#states.at(at) - 1;
        for (const next of unknown.reverse()) {
            const isBelow = this.#patterns.rule(state) !== null;
            this.#tops.set(next, isBelow ? this.#tops.at(this.#paths.parent(next)) : next);
            if (!isBelow)
                state = this.#patterns.next(state, this.#patterns.names.numberOf(this.#paths.name(next)));
            this.#states.set(next, state + 1);
        }
        return state;
    }
}

;// CONCATENATED MODULE: ./src/inspect/waste/path-rule.ts
/** Turns a rule that is data into one that writes findings. */



/** Its finding says `left in the image` if most bytes still are, else `deleted too late`. */
function ruleOf(rule) {
    const { code, least } = rule;
    return {
        code,
        ...(least === undefined ? {} : { least }),
        advise: (claim, phrases) => claim.isMostlyLive ? left(rule, claim, phrases) : deletedLate(rule, claim, phrases),
    };
}
function left(rule, claim, phrases) {
    const { what, live, confidence = 'proved', isWaste, evidence } = rule;
    if (live === undefined || (isWaste && !isWaste(claim, phrases)))
        return null;
    const verb = phrases.origin(claim.layer).means === 'run' ? 'left in the image by' : 'brought in by';
    return {
        message: `${amount(what, claim, phrases)}, ${verb} ${phrases.layer(claim.layer)}${phrases.again(claim)}`,
        fix: fixFor(live, claim, phrases),
        confidence,
        remedy: remedyOf(rule, claim, phrases),
        ...(evidence ? { evidence: evidence(claim, phrases) } : {}),
    };
}
function deletedLate(rule, claim, phrases) {
    const { what, dead, live } = rule;
    return {
        message: `${amount(what, claim, phrases)}: added by ${phrases.layer(claim.layer)}${phrases.again(claim)}${phrases.end(claim)}`,
        fix: fixFor(dead ?? live ?? '', claim, phrases),
        confidence: 'proved',
        remedy: remedyOf(rule, claim, phrases),
    };
}
const amount = (what, claim, phrases) => `${(0,units/* bytes */.ee)(claim.bytes)} of ${what} (${phrases.at(claim).tops})`;
function fixFor(fix, claim, phrases) {
    const isRun = phrases.origin(claim.layer).means === 'run';
    const text = typeof fix === 'string' ? fix : isRun ? fix.run : fix.copy;
    return text.replaceAll(HERE, () => phrases.at(claim).largest);
}

;// CONCATENATED MODULE: ./src/inspect/waste/path-rules.ts





class PathRules {
    #replayed;
    #lineage;
    #origins;
    #parts;
    /** Contents with a hard link outside the rule's path: deleting the path would not save them. */
    #shared;
    constructor(replayed, paths, lineage, origins) {
        this.#replayed = replayed;
        this.#lineage = lineage;
        this.#origins = origins;
        this.#parts = { run: partOf('run', paths), copy: partOf('copy', paths), stage: partOf('stage', paths) };
        const yours = replayed.layers.filter((_, layer) => origins[layer]?.isYours);
        this.#shared = new Set(yours.flatMap((layer) => this.#sharedIn(layer)));
    }
    /** Null if it falls under no rule, or the rule does not see it as waste. */
    of(content) {
        const part = this.#partOf(content);
        const storedAt = this.#replayed.ledger.storedAt(content);
        const match = part?.rules[part.matcher.rule(storedAt) ?? -1];
        if (!part || !match)
            return null;
        const isLive = this.#lineage.end(content) === null;
        const { rule, pathRule } = match;
        const isWaste = isLive ? pathRule.live && !this.#shared.has(content) : pathRule.dead;
        return isWaste ? { rule, top: part.matcher.top(storedAt) } : null;
    }
    /** Null for files of the base image. */
    #partOf(content) {
        const origin = this.#origins[this.#lineage.origin(content)];
        return origin?.isYours ? this.#parts[origin.means] : null;
    }
    /** By the hard links of a layer that are still in the image. */
    #sharedIn({ nodes }) {
        const { tree, ledger } = this.#replayed;
        const shared = [];
        for (const [row, path] of nodes.paths.entries()) {
            const kind = nodes.kinds[row];
            if ((kind !== Kind.FILE && kind !== Kind.LINK) || tree.kind(path) !== Kind.FILE)
                continue;
            const content = tree.value(path);
            const storedAt = ledger.storedAt(content);
            const matcher = storedAt === path ? undefined : this.#partOf(content)?.matcher;
            if (matcher && matcher.rule(storedAt) !== matcher.rule(path))
                shared.push(content);
        }
        return shared;
    }
}
function partOf(means, paths) {
    const rules = RULES.filter(({ pathRule: { by } }) => by === undefined || by.includes(means));
    const patterns = new Patterns(rules.map(({ pathRule }) => pathRule.paths));
    return { rules, matcher: new PathMatcher(paths, patterns) };
}
const RULES = PATH_RULES.map((pathRule) => ({ pathRule, rule: ruleOf(pathRule) }));

;// CONCATENATED MODULE: ./src/inspect/waste/records.ts
/** Files that package managers and user tools rewrite on every run: no layer that installs can avoid that. */
const RECORDS = [
    /^\/var\/lib\/(?:dpkg|apt|rpm|pacman|alternatives|ucf|systemd|dbus|dnf|yum)\//,
    /^\/(?:usr\/)?lib\/(?:apk\/db|sysimage)\//,
    /^\/var\/(?:cache|log)\//,
    /^\/etc\/(?:ld\.so\.cache|passwd-?|group-?|shadow-?|gshadow-?|subuid-?|subgid-?|shells|mailcap|apk\/world|\.pwd\.lock|ssl\/certs\/ca-certificates\.crt)$/,
    /^\/usr\/(?:share\/(?:info\/dir|mime\/|icons\/.{1,100}\/icon-theme\.cache|glib-2\.0\/schemas\/gschemas\.compiled)|lib\/locale\/locale-archive)/,
    /\/gdk-pixbuf-2\.0\/.{1,60}\/loaders\.cache$/,
];
/** `path` begins with a slash. */
const isRecord = (path) => RECORDS.some((record) => record.test(path));

;// CONCATENATED MODULE: ./src/inspect/waste/assign.ts







/** One claim for each rule and layer that waste was found for, in no order. `origins`: by layer. */
function claimsOf(input, origins) {
    const { replayed, paths } = input;
    const lineage = new Lineage(replayed, (layer) => origins[layer]?.isYours ?? false);
    const sorter = new Sorter(replayed.ledger, lineage, new PathRules(replayed, paths, lineage, origins), new Development(input, lineage, origins), origins, paths);
    for (const [layer, { files }] of replayed.layers.entries()) {
        const first = replayed.ledger.base(layer);
        for (let content = first; content < first + files; content++)
            sorter.sort(content);
    }
    return sorter.claims();
}
class Sorter {
    #ledger;
    #lineage;
    #pathRules;
    #development;
    #origins;
    #paths;
    #firstCopies;
    #claims = new Map();
    constructor(ledger, lineage, pathRules, development, origins, paths) {
        this.#ledger = ledger;
        this.#lineage = lineage;
        this.#pathRules = pathRules;
        this.#development = development;
        this.#origins = origins;
        this.#paths = paths;
        this.#firstCopies = new FirstCopies(ledger);
    }
    /** Contents in ascending order: the first of equal files is the original. */
    sort(content) {
        if (this.#ledger.size(content) === 0)
            return;
        if (this.#isYours(this.#ledger.owner(content)))
            this.#own(content);
        else
            this.#base(content);
    }
    claims() {
        return [...this.#claims.values()].flatMap((byLayer) => [...byLayer.values()]);
    }
    #own(content) {
        const folder = this.#development.of(content);
        const match = folder === null ? this.#pathRules.of(content) : null;
        const isLive = this.#ledger.killer(content) === null;
        if (folder !== null)
            this.#claim(devDependencies, this.#ledger.owner(content), content, { path: folder });
        else if (match)
            this.#claim(match.rule, this.#lineage.origin(content), content, { path: match.top });
        else if (this.#lineage.isCopy(content))
            this.#copy(content, isLive);
        else if (isLive)
            this.#live(content);
        else
            this.#dead(content);
    }
    #copy(content, isLive) {
        const owner = this.#ledger.owner(content);
        this.#claim(this.#origins[owner]?.means === 'run' ? modeCopies : copiedTwice, owner, content);
        if (isLive)
            this.#firstCopies.add(content);
    }
    /** With a copy that is in the image, it costs nothing itself; deleted by its own layer, it was never shipped. */
    #dead(content) {
        const end = this.#lineage.end(content);
        const owner = this.#ledger.owner(content);
        if (end !== null && endLayerOf(end) !== owner)
            this.#claim(deadWeight, owner, content);
    }
    #live(content) {
        const first = this.#firstCopies.of(content);
        if (first === null)
            this.#firstCopies.add(content);
        else
            this.#claim(duplicateFiles, this.#ledger.owner(content), content, {
                twin: this.#ledger.storedAt(first),
            });
    }
    #base(content) {
        const end = this.#lineage.end(content);
        if (end === null) {
            if (this.#ledger.killer(content) === null)
                this.#firstCopies.add(content);
        }
        else if (this.#isYours(endLayerOf(end)) && !this.#isRewritten(content, endCauseOf(end)))
            this.#claim(endCauseOf(end) === 'deleted' ? baseDeleted : baseReplaced, endLayerOf(end), content);
    }
    /** Every installation rewrites these files; nobody can avoid that. */
    #isRewritten(content, cause) {
        return cause !== 'deleted' && isRecord(this.#paths.text(this.#ledger.storedAt(content)));
    }
    #claim(rule, layer, content, more = {}) {
        const byLayer = this.#claims.get(rule) ?? new Map();
        const claim = byLayer.get(layer) ?? new Claim(rule, layer);
        this.#claims.set(rule, byLayer.set(layer, claim));
        claim.add({
            path: this.#ledger.storedAt(content),
            bytes: this.#ledger.size(content),
            end: this.#lineage.end(content),
            origin: this.#lineage.origin(content),
            owner: this.#ledger.owner(content),
            ...more,
        });
    }
    #isYours(layer) {
        return this.#origins[layer]?.isYours ?? false;
    }
}

;// CONCATENATED MODULE: ./src/inspect/oci/command.ts
/**
 * A layer's `createdBy` as the instruction of its Dockerfile. Builders wrap it in different ways:
 * `RUN /bin/sh -c make # buildkit` and `/bin/sh -c make` become `RUN make`. Values of build arguments
 * (`|2 TOKEN=… /bin/sh -c make`) are removed: they may be secrets.
 */
function commandOf(createdBy) {
    const text = createdBy
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/ # buildkit$/, '');
    const nop = after(text, '#(nop)');
    if (nop !== null)
        return nop;
    const words = text.startsWith('RUN ') ? text.slice(4) : text;
    const command = withoutArguments(words);
    const [shell] = command_SHELL.exec(command) ?? [];
    if (shell !== undefined)
        return `RUN ${command.slice(shell.length).trim()}`;
    return words === text && command === words ? text : `RUN ${command}`;
}
/** `/bin/sh -c`, or as set by SHELL: `/bin/bash -o pipefail -c`. */
const command_SHELL = /^(?:\/usr)?\/bin\/(?:ba|da|a|z)?sh (?:-\S+ |pipefail )*?-\S*c /;
function after(text, mark) {
    const at = text.indexOf(mark);
    return at < 0 ? null : text.slice(at + mark.length).trim();
}
/** `|2 A=b C=d /bin/bash -c make` → `/bin/bash -c make`. `…` if no shell is found. */
function withoutArguments(text) {
    if (!/^\|\d+ /.test(text))
        return text;
    const shell = text.indexOf(' /bin/');
    return shell < 0 ? '…' : text.slice(shell + 1);
}

;// CONCATENATED MODULE: ./src/inspect/waste/layer-origin.ts

/** By layer, from the Report's rows and, where at hand, the Dockerfile. */
const layerOriginsOf = ({ rows, instructionAt = () => null }) => rows.map((row) => {
    const command = commandOf(row.createdBy);
    return {
        index: row.index,
        isYours: row.part === 'yours',
        command,
        means: meansOf(command, written(row, instructionAt)),
        line: row.line ?? null,
    };
});
/** `ONBUILD COPY …` of a base image ran as `COPY …`. */
const written = ({ line }, instructionAt) => line === undefined ? null : (instructionAt(line)?.replace(/^ONBUILD\s+/i, '') ?? null);
/**
 * Builders leave `--from` out of the history. Without the Dockerfile, a COPY of absolute paths only is taken to be from
 * a stage: paths of a build context are rarely written so.
 */
function meansOf(command, instruction) {
    if (!isCopy(command))
        return 'run';
    const words = (instruction ?? command).split(/\s+/).slice(1);
    const flags = words.filter((word) => word.startsWith('--'));
    if (instruction !== null && isCopy(instruction))
        return flags.some((flag) => flag.startsWith('--from=')) ? 'stage' : 'copy';
    const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1);
    const isAbsolute = sources.length > 0 && sources.every((source) => source.startsWith('/'));
    return isAbsolute && /^COPY\s/.test(command) ? 'stage' : 'copy';
}
const isCopy = (command) => /^(?:COPY|ADD)\s/i.test(command);

;// CONCATENATED MODULE: ./src/inspect/weigh/largest-folders.ts


/** Smaller shares of the whole are left out. */
const LEAST_SHARE = 0.05;
/** A folder is replaced by its children if those that are large enough have this share of it. */
const SPLIT_SHARE = 0.7;
/**
 * The few folders or files that hold most bytes, none within another: at most `most`, the largest first. Starts at the
 * root and splits the largest folder while that is more precise. `order`: paths, folders before their children; `own`:
 * the bytes of each of these paths itself.
 */
function largestFolders(order, own, paths, most) {
    const tree = new Totals(order, own, paths);
    const isLarge = (row) => tree.bytes(row) >= Math.max(1, tree.bytes(largest_folders_WHOLE) * LEAST_SHARE);
    let places = tree.children(largest_folders_WHOLE).filter(isLarge);
    for (const closed = new Set();;) {
        const open = places.filter((row) => !closed.has(row));
        const [folder] = open.sort((a, b) => tree.bytes(b) - tree.bytes(a));
        if (folder === undefined)
            break;
        const inside = tree.children(folder).filter(isLarge);
        const covered = inside.reduce((sum, row) => sum + tree.bytes(row), 0);
        const isSplit = inside.length > 0 && covered >= tree.bytes(folder) * SPLIT_SHARE;
        if (isSplit && places.length - 1 + inside.length <= most)
            places = [...places.filter((row) => row !== folder), ...inside];
        else
            closed.add(folder);
    }
    return places
        .sort((a, b) => tree.bytes(b) - tree.bytes(a))
        .slice(0, most)
        .map((row) => ({ path: paths.text(order[row] ?? ROOT), bytes: tree.bytes(row) }));
}
/** The row that contains all others. */
const largest_folders_WHOLE = -1;
const NO_ROW = -1;
/** Bytes at and below each row of `order`. */
class Totals {
    #bytes;
    /** By row + 1: the first child (0: of the whole). By row: the next one in the same folder. */
    #first;
    #next;
    constructor(order, own, paths) {
        const rowOf = ints();
        const parents = order.map((path, row) => {
            rowOf.set(path, row);
            return paths.parent(path) === ROOT ? largest_folders_WHOLE : rowOf.at(paths.parent(path));
        });
        this.#bytes = new Float64Array(order.length + 1);
        this.#bytes.set(own, 1);
        this.#first = new Int32Array(order.length + 1).fill(NO_ROW);
        this.#next = new Int32Array(order.length);
        for (let row = order.length - 1; row >= 0; row--) {
            const parent = (parents[row] ?? largest_folders_WHOLE) + 1;
            this.#bytes[parent] = (this.#bytes[parent] ?? 0) + this.bytes(row);
            this.#next[row] = this.#first[parent] ?? NO_ROW;
            this.#first[parent] = row;
        }
    }
    bytes(row) {
        return this.#bytes[row + 1] ?? 0;
    }
    children(row) {
        const children = [];
        for (let at = this.#first[row + 1] ?? NO_ROW; at !== NO_ROW; at = this.#next[at] ?? NO_ROW)
            children.push(at);
        return children;
    }
}

;// CONCATENATED MODULE: ./src/inspect/waste/location-text.ts




/** Characters of a path in a message. */
const PATH = 160;
const location_text_MOST_NAMES = 2;
/** Lines of evidence. */
const MOST_LINES = 8;
/** Phrases for the paths that hold the bytes of a claim. */
class LocationText {
    #claim;
    #paths;
    #cached = null;
    constructor(claim, paths) {
        this.#claim = claim;
        this.#paths = paths;
    }
    /** `` `/usr/share` ``: the folder that holds all of it, or if that is vague the largest paths in it. */
    get within() {
        return this.#folder ?? namesOf(this.#locations.places);
    }
    /** `` `/usr/share/man`, `/usr/share/locale` ``: the matches of a pattern if they are few, else as `within`. */
    get tops() {
        const { places } = this.#locations;
        return places.length > 0 && places.length <= location_text_MOST_NAMES ? namesOf(places) : this.within;
    }
    /** `` 3,120 files of `/usr/share` ``, `` 2 files (`/usr/bin/a`, `/lib/b`) ``; a single one by its path. */
    get files() {
        const { files } = this.#claim;
        if (files === 1)
            return this.within;
        return `${(0,units/* count */.U9)(files, 'file')} ${this.#folder === null ? `(${this.within})` : `of ${this.#folder}`}`;
    }
    /** The path that holds most of it, to be quoted. */
    get largest() {
        return quoted(this.#paths.text(this.#claim.largestPath), PATH).slice(1, -1);
    }
    /** The same, unquoted and complete. */
    get topmost() {
        return this.#paths.text(this.#claim.largestPath);
    }
    /** How many distinct files and folders it names. */
    get places() {
        return new Set(this.#claim.paths).size;
    }
    /** Those of them that hold most, the largest first. */
    get ranked() {
        const sums = new Map();
        for (const [row, path] of this.#claim.paths.entries())
            sums.set(path, (sums.get(path) ?? 0) + (this.#claim.sizes[row] ?? 0));
        const rows = [...sums].sort(([, a], [, b]) => b - a).slice(0, MOST_LINES);
        return rows.map(([path, sum]) => ({ path: this.#paths.text(path), bytes: sum }));
    }
    /** The folders or files that hold most of it. */
    get lines() {
        return this.#locations.places.map(({ path, bytes: size }) => `${(0,units/* bytes */.ee)(size)} ${quote_short(path, PATH)}`);
    }
    /** The largest files, each with the one that it equals. */
    get pairs() {
        const { paths, sizes, likes } = this.#claim;
        const text = (path) => quote_short(this.#paths.text(path ?? ROOT), PATH);
        const rows = [...paths.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0)).slice(0, MOST_LINES);
        return rows.map((row) => `${(0,units/* bytes */.ee)(sizes[row] ?? 0)} ${text(paths[row])}, the same as ${text(likes[row])}`);
    }
    /** The file that the first of its files equals. */
    get twin() {
        return quoted(this.#paths.text(this.#claim.likes[0] ?? ROOT), PATH);
    }
    /** Null if it is vague and there are more precise paths. */
    get #folder() {
        const { within, places } = this.#locations;
        return VAGUE.test(within) && places.length > 0 ? null : quoted(within, PATH);
    }
    get #locations() {
        return (this.#cached ??= locationsOf(this.#claim, this.#paths, MOST_LINES));
    }
}
function namesOf(places) {
    const names = places.slice(0, location_text_MOST_NAMES).map(({ path }) => quoted(path, PATH));
    return [...names, ...(places.length > names.length ? ['…'] : [])].join(', ');
}
/** Folders whose name says little about their content. */
const VAGUE = /^\/(?:etc|home|lib|root|usr|var)?$/;
function locationsOf({ paths: claimed, sizes }, paths, most) {
    const own = new Float64Array(paths.count);
    for (const [index, path] of claimed.entries())
        own[path] = (own[path] ?? 0) + (sizes[index] ?? 0);
    const order = withFolders(claimed, paths);
    const inOrder = Float64Array.from(order, (path) => own[path] ?? 0);
    return {
        within: paths.text(commonOf(order, inOrder, paths)),
        places: largestFolders(order, inOrder, paths, most),
    };
}
/** The paths and all folders above them, except the root. Parents come first: they have smaller numbers. */
function withFolders(claimed, paths) {
    const isNeeded = new Uint8Array(paths.count);
    let needed = 0;
    for (const path of claimed)
        for (let at = path; at !== ROOT && isNeeded[at] === 0; at = paths.parent(at)) {
            isNeeded[at] = 1;
            needed++;
        }
    const order = new Int32Array(needed);
    for (let path = paths.count - 1; path > ROOT; path--)
        if (isNeeded[path])
            order[--needed] = path;
    return order;
}
/** The deepest folder that holds all of `order`: goes down from the root while there is only one child. */
function commonOf(order, own, paths) {
    const children = new Map();
    for (const path of order) {
        const parent = paths.parent(path);
        children.set(parent, (children.get(parent) ?? 0) + 1);
    }
    let common = ROOT;
    for (const [index, path] of order.entries()) {
        if (children.get(common) !== 1 || (index > 0 && own[index - 1] !== 0))
            break;
        common = path;
    }
    return common;
}

;// CONCATENATED MODULE: ./src/inspect/waste/phrases.ts
/** Phrases that the rules share: the layer, how it ended, and through `LocationText` where the bytes are. */



/** Characters of a command in a message. */
const COMMAND = 60;
class Phrases {
    #input;
    #locations = new Map();
    constructor(input) {
        this.#input = input;
    }
    get packages() {
        return this.#input.packages;
    }
    origin(layer) {
        const unknown = { index: layer, isYours: false, command: '', means: 'run', line: null };
        return this.#input.origins[layer] ?? unknown;
    }
    /** Commands of this layer and those after it. */
    commandsFrom(layer) {
        return this.#input.origins.slice(layer).map(({ command }) => command);
    }
    /** `` `RUN make` (Dockerfile:4) ``, `` `RUN make` (layer 5) ``, `layer 5`, `the base image`. */
    layer(index) {
        const { command, isYours } = this.origin(index);
        if (!isYours)
            return 'the base image';
        return command === '' ? this.place(index) : `${quoted(shown(command), COMMAND)} (${this.place(index)})`;
    }
    location(index) {
        const { file } = this.#input;
        const { line } = this.origin(index);
        return file === null || line === null ? null : { file, line };
    }
    /** `Dockerfile:4`, else `layer 5`. */
    place(index) {
        const { file } = this.#input;
        const { line } = this.origin(index);
        return file === null || line === null
            ? `layer ${index}`
            : `${file.slice(file.lastIndexOf('/') + 1)}:${line}`;
    }
    /** `, stored again by …` if a later layer changed only its mode or owner; else empty. */
    again({ againBy }) {
        return againBy === null ? '' : `, stored again by ${this.layer(againBy)}`;
    }
    /** `, deleted by …`, with the bytes that are still in the image; empty if all are. */
    end(claim) {
        const { end } = claim;
        if (end === null)
            return '';
        const others = end.isOnly ? '' : ' and others';
        const rest = claim.live > 0 ? ` (${(0,units/* bytes */.ee)(claim.live)} of it is still there)` : '';
        return `, ${DONE[end.cause]} by ${this.layer(end.layer)}${others}${rest}`;
    }
    /** Where its bytes are. Cached, since it is costly. */
    at(claim) {
        const location = this.#locations.get(claim) ?? new LocationText(claim, this.#input.paths);
        this.#locations.set(claim, location);
        return location;
    }
}
const DONE = {
    deleted: 'deleted',
    overwritten: 'overwritten',
    metadata: 'stored again',
};

;// CONCATENATED MODULE: ./src/inspect/waste/thresholds.ts
const NOTABLE_BYTES = 1_000_000;
/** In a small image less counts: this share of the bytes of your layers, and at least these bytes. */
const SMALL_BYTES = 100_000;
const SMALL_SHARE = 0.05;
const WARN_BYTES = 10_000_000;
const WARN_SHARE = 0.1;
/** Findings at most; the next run reports the rest. */
const MOST = 12;
/** `yours`: bytes of your layers; `least`: the rule's own threshold. */
function isNotable(bytes, yours, least = 0) {
    const isMuch = bytes >= NOTABLE_BYTES || (bytes >= SMALL_BYTES && bytes >= yours * SMALL_SHARE);
    return isMuch && bytes >= least;
}
/** `onDisk`: bytes of the whole image, uncompressed. */
const levelOf = (bytes, onDisk) => bytes >= WARN_BYTES || bytes >= onDisk * WARN_SHARE ? 'warn' : 'note';

;// CONCATENATED MODULE: ./src/inspect/waste/index.ts





/** At most `MOST` findings, the largest first. */
function wasteFindings(input) {
    const origins = layerOriginsOf(input);
    const onDisk = sum(input.rows.map(({ size }) => size));
    const yours = sum(input.rows.map(({ part, size }) => (part === 'yours' ? size : 0)));
    const phrases = new Phrases({ ...input, origins });
    const claims = claimsOf(input, origins)
        .filter(({ bytes, rule }) => isNotable(bytes, yours, rule.least))
        .sort((a, b) => b.bytes - a.bytes || a.layer - b.layer);
    const findings = [];
    for (const claim of claims) {
        if (findings.length === MOST)
            break;
        const finding = findingOf(claim, phrases, onDisk);
        if (finding)
            findings.push(finding);
    }
    return findings;
}
function findingOf(claim, phrases, onDisk) {
    const advice = claim.rule.advise(claim, phrases);
    if (advice === null)
        return null;
    const location = phrases.location(claim.layer);
    return {
        code: claim.rule.code,
        level: levelOf(claim.bytes, onDisk),
        confidence: advice.confidence,
        message: advice.message,
        fix: advice.fix,
        ...(location === null ? {} : { location }),
        evidence: [...(advice.evidence ?? phrases.at(claim).lines)].slice(0, MOST_LINES),
        bytes: claim.bytes,
        ...(advice.remedy ? { remedy: advice.remedy } : {}),
    };
}
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

;// CONCATENATED MODULE: ./src/inspect/secrets/candidates.ts
/** Files that may hold credentials, by their path alone: these are read, and their content decides. */
/** By the last name of a path, in lower case. */
const NAMES = {
    cargo: ['credentials.toml'],
    composer: ['auth.json'],
    config: ['database.yml', 'database.yaml', 'local_settings.py'],
    docker: ['.dockercfg', '.dockerconfigjson'],
    git: ['.git-credentials', '.gitconfig'],
    history: [
        '.bash_history',
        '.zsh_history',
        '.sh_history',
        '.ash_history',
        '.psql_history',
        '.mysql_history',
    ],
    htpasswd: ['.htpasswd'],
    json: ['application_default_credentials.json', 'accesstokens.json', 'msal_token_cache.json', 'adc.json'],
    key: ['id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519', 'id_ecdsa_sk', 'id_ed25519_sk', 'identity'],
    mysql: ['.my.cnf'],
    netrc: ['.netrc', '_netrc'],
    npmrc: ['.npmrc'],
    nuget: ['nuget.config'],
    pgpass: ['.pgpass'],
    pypirc: ['.pypirc'],
    settings: [
        'wp-config.php',
        'gradle.properties',
        'secrets.yml',
        'secrets.yaml',
        'secrets.json',
        'secrets.toml',
        '.envrc',
        'pip.conf',
        '.s3cfg',
        '.boto',
        'rclone.conf',
        '.databrickscfg',
        'bunfig.toml',
    ],
    terraform: [
        '.terraformrc',
        'terraform.rc',
        'credentials.tfrc.json',
        'terraform.tfstate',
        'terraform.tfstate.backup',
    ],
    vault: ['.vault-token'],
    yarn: ['.yarnrc', '.yarnrc.yml'],
};
/** By the last two names of a path, in lower case: names that are common in other folders. */
const IN_FOLDER = {
    aws: ['.aws/credentials', '.aws/config'],
    cargo: ['.cargo/credentials'],
    docker: ['.docker/config.json', '.kaniko/config.json', 'containers/auth.json'],
    gem: ['.gem/credentials', '.bundle/config'],
    git: ['.git/config'],
    kube: ['.kube/config'],
    maven: ['.m2/settings.xml'],
    'rails-key': ['config/master.key'],
    settings: ['gh/hosts.yml', '.config/hub', 'pypoetry/auth.toml', 'pip/pip.conf', 'doctl/config.yaml'],
};
/** By the end of the name after its last dot, in lower case. */
const ENDINGS = {
    key: ['pem', 'key', 'ppk', 'der', 'pk8'],
    store: ['p12', 'pfx', 'jks', 'keystore'],
    settings: ['tfvars'],
};
/** What no table of whole names can say. */
const PATTERNS = [
    [/^\.env(?:\..+)?$/, 'env'],
    [/\.env$/, 'config'],
    [/^id_(?:rsa|dsa|ecdsa|ed25519)[._-]/, 'key'],
    [/^ssh_host_\w+_key$/, 'key'],
    [/^kubeconfig(?:[._-].*)?$|\.kubeconfig$/, 'kube'],
    [/^(?:service[-_]?account|gcp|gcloud|google|firebase)[\w.-]*\.json$/, 'json'],
    [/^(?:client[-_]secrets?|credentials?|key[-_]?file)[\w.-]*\.json$/, 'json'],
    [/^credentials$/, 'settings'],
    [/^application(?:-[\w-]+)?\.(?:ya?ml|properties)$/, 'config'],
    [/^appsettings(?:\.[\w-]+)?\.json$/, 'config'],
    [/^(?:docker-)?compose(?:[._-][\w.-]+)?\.ya?ml$/, 'config'],
];
/** What else is in a folder of SSH. */
const SSH_PUBLIC = /^(?:known_hosts.*|authorized_keys.*|config|environment|rc)$/;
const byName = tableOf(NAMES);
const inFolder = tableOf(IN_FOLDER);
const byEnding = tableOf(ENDINGS);
function tableOf(names) {
    return new Map(Object.entries(names).flatMap(([type, all]) => all.map((name) => [name, type])));
}
/** Folders whose files everyone can read already: packages as published, the sources of languages, documentation. */
const PUBLIC_FOLDERS = /(?:^|\/)(?:node_modules|site-packages|dist-packages|vendor|gems|pkg\/mod|registry\/src|usr\/share\/(?:doc|man|nodejs|perl5?|ca-certificates|gems-.*)|usr\/lib\/(?:go-[\d.]+|python[\d.]+|ruby|jvm)|usr\/local\/(?:go|lib\/python[\d.]+))\//;
/** Bundles of certificates and public keys, by names that are used for nothing else; and what Debian's packages make on installation for themselves. */
const PUBLIC_NAMES = /^(?:(?:cacerts?|ca[-_]?(?:bundle|certificates?|certs?)|roots?)\.pem|.*\.pub|.*snakeoil.*)$/;
/** `path`: latin1, without a leading slash. Null for nearly all files. */
function fileTypeOf(path) {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1).toLowerCase();
    const type = typeOf(name, path, slash);
    return type === null || PUBLIC_NAMES.test(name) || PUBLIC_FOLDERS.test(path) ? null : type;
}
function typeOf(name, path, slash) {
    const known = byName.get(name) ?? byEnding.get(name.slice(name.lastIndexOf('.') + 1));
    const folder = path.slice(path.lastIndexOf('/', slash - 1) + 1, slash).toLowerCase();
    return (inFolder.get(`${folder}/${name}`) ??
        known ??
        PATTERNS.find(([pattern]) => pattern.test(name))?.[1] ??
        (folder === '.ssh' && !SSH_PUBLIC.test(name) ? 'key' : null));
}
/** Folders of tests and examples: what is in them is mostly made up, or published with the source. */
const FIXTURES = /(?:^|\/)(?:tests?|__tests?__|testing|test[-_]?(?:data|files|certs?|keys?|fixtures?|resources)|fixtures?|stubs?|specs?|integration|integration[-_]?tests?|e2e|mocks?|__mocks__|examples?|samples?|demos?|docs?|documentation|tutorials?|benchmarks?)\//i;
/** Parts of names: files without real values, encrypted files, code. */
const HARMLESS = /[._-](?:examples?|samples?|templates?|tmpl|tpl|dist|defaults?|schema|vault|enc|encrypted|gpg|age|sops|md|[cm]?[jt]s)(?=[._-]|$)/i;
/** Whether its name says that its values are not real. `name`: latin1. */
const isHarmlessName = (name) => HARMLESS.test(name);
/** Whether only what has a checksum counts. `path`: as text, with a leading slash. */
const isFixture = (path) => FIXTURES.test(path) ||
    isHarmlessName(path.slice(path.lastIndexOf('/') + 1)) ||
    /\/(?:(?:test|example|dummy|fake|sample|insecure|bench)[^/]*|(?:[^/]*[._-])?(?:localhost|self-?signed)(?:[._-][^/]*)?)$/i.test(path);

;// CONCATENATED MODULE: ./src/inspect/env-files.ts
/**
 * `.env` files that your layers added: settings of the build machine, often with passwords. Everyone who has the image
 * can read them, even if a later layer deleted them. Only names and paths are checked, not the content.
 */








/** Folders of packages, whose files are public, and of the settings of development containers. */
const OTHERS = ['node_modules', 'site-packages', 'dist-packages', 'vendor', 'gems', '.devcontainer'].map((name) => `**/${name}`);
const ENV_FILES = ['**/.env', '**/.env.*'];
/** Index of `ENV_FILES` in the patterns of `filesOf`. */
const IS_ENV_FILE = 1;
/** Findings; files that one lists; files among which the shortest paths are searched. */
const MOST_FINDINGS = 12;
const MOST_FILES = 8;
const MOST_SORTED = 1_000;
/** Characters of a path in a message. */
const env_files_PATH = 160;
/** Whether a file is one, by its name alone. `name`: latin1. */
const isEnvFile = (name) => name === '.env' || name.startsWith('.env.');
/** One finding for each layer that added some. `known`: paths of files that another finding says more about. */
function envFilesOf(input, known = new Set()) {
    const phrases = new Phrases({ ...input, origins: layerOriginsOf(input) });
    const byLayer = new Map();
    for (const file of filesOf(input, phrases)) {
        if (known.has(file.path))
            continue;
        const files = byLayer.get(file.layer);
        if (files)
            files.push(file);
        else
            byLayer.set(file.layer, [file]);
    }
    return [...byLayer.values()].slice(0, MOST_FINDINGS).map((files) => env_files_findingOf(files, input, phrases));
}
/** Without empty files, those of tests and examples, copies of an example file, and files that the base image has too. */
function filesOf({ replayed, paths }, phrases) {
    const { layers, ledger } = replayed;
    const matcher = new PathMatcher(paths, new Patterns([OTHERS, ENV_FILES]));
    const hashOf = (content) => Buffer.from(ledger.hash(content)).toString('latin1');
    const harmless = new Set();
    const yours = [];
    const ofBase = new Map();
    for (const [layer, { nodes }] of layers.entries())
        for (const [row, path] of nodes.paths.entries()) {
            if (nodes.kinds[row] !== Kind.FILE)
                continue;
            if (matcher.rule(path) !== IS_ENV_FILE || matcher.top(path) !== path)
                continue;
            const content = ledger.base(layer) + (nodes.values[row] ?? 0);
            const before = ofBase.get(path);
            if (isHarmlessName(Buffer.from(paths.name(path)).toString('latin1')))
                harmless.add(hashOf(content));
            else if (!phrases.origin(layer).isYours)
                ofBase.set(path, content);
            else if (before !== undefined && ledger.isEqual(before, content))
                continue;
            else if (ledger.size(content) > 0 && !isFixture(paths.text(path)))
                yours.push({ path, layer, content });
        }
    const found = new Map();
    for (const one of yours)
        if (!harmless.has(hashOf(one.content)))
            found.set(one.path, { ...one, layer: found.get(one.path)?.layer ?? one.layer });
    return [...found.values()];
}
function env_files_findingOf(files, { replayed, paths }, phrases) {
    const isInImage = ({ path }) => replayed.tree.kind(path) === Kind.FILE;
    const there = files.filter(isInImage);
    const layer = files[0]?.layer ?? 0;
    const names = (there.length > 0 ? there : files)
        .slice(0, MOST_SORTED)
        .map(({ path }) => paths.text(path))
        .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const more = files.length > 1 ? ` and ${(0,units/* count */.U9)(files.length - 1, 'more file')} like it` : '';
    const hiddenBy = there.length > 0 ? null : replayed.ledger.killer(files[0]?.content ?? 0);
    const state = hiddenBy === null
        ? 'everyone who has the image can read the values'
        : `${phrases.layer(hiddenBy)} hides it, but the image still ships it, and its values can be read`;
    const location = phrases.location(layer);
    return {
        code: 'env-file-in-image',
        level: 'warn',
        confidence: 'proved',
        message: `${quoted(names[0] ?? '', env_files_PATH)}${more}, added to the image by ${phrases.layer(layer)}: ${state}`,
        fix: `${FIXES[phrases.origin(layer).means]} Pass the values when the container starts: \`--env-file\`, or secrets of the platform. Replace every secret in it if the image was published.`,
        ...(location === null ? {} : { location }),
        evidence: names.slice(0, MOST_FILES).map((name) => quote_short(name, env_files_PATH)),
    };
}
const FIXES = {
    copy: 'List `**/.env` and `**/.env.*` in `.dockerignore`.',
    run: 'Do not write it during the build: a RUN can read secrets with `--mount=type=secret`, which stores nothing.',
    stage: 'Copy only what the app needs from that stage.',
};

// EXTERNAL MODULE: ./src/lib/group-by.ts
var group_by = __webpack_require__(29892);
;// CONCATENATED MODULE: ./src/inspect/layer/note-table.ts
/** Byte strings of some contents, in three columns: an object for each would take several times as much memory. */

class NoteColumns {
    #contents = ints();
    #starts = ints();
    #bytes = octets();
    constructor() {
        this.#starts.push(0);
    }
    get count() {
        return this.#contents.length;
    }
    /** In ascending order of contents, unless `joinNotes` follows. */
    add(content, bytes) {
        this.#contents.push(content);
        this.#bytes.append(bytes);
        this.#starts.push(this.#bytes.length);
    }
    /** To be called last. */
    take() {
        return { contents: this.#contents.take(), starts: this.#starts.take(), bytes: this.#bytes.take() };
    }
}
/** What was kept of a content: a view; null if nothing was. */
function noteOf(table, content) {
    const { contents } = table;
    let low = 0;
    for (let high = contents.length; low < high;) {
        const middle = (low + high) >> 1;
        if ((contents[middle] ?? 0) < content)
            low = middle + 1;
        else
            high = middle;
    }
    return contents[low] === content ? noteAt(table, low) : null;
}
function* notesIn(table) {
    for (const [row, content] of table.contents.entries())
        yield { content, bytes: noteAt(table, row) };
}
/** One table of several that have no content in common. */
function joinNotes(tables) {
    const all = tables.flatMap((table) => [...notesIn(table)]).sort((a, b) => a.content - b.content);
    const joined = new NoteColumns();
    for (const { content, bytes } of all)
        joined.add(content, bytes);
    return joined.take();
}
function noteAt({ starts, bytes }, row) {
    const start = bytes.byteOffset + (starts[row] ?? 0);
    return Buffer.from(bytes.buffer, start, (starts[row + 1] ?? 0) - (starts[row] ?? 0));
}

// EXTERNAL MODULE: ./src/lib/secret-forms.ts
var secret_forms = __webpack_require__(97789);
;// CONCATENATED MODULE: ./src/inspect/secrets/found.ts
/**
 * How it is known, the most certain first: by a checksum in it; by its structure, as of a key; by its form, or because its
 * file is for nothing else; a guess.
 */
const SURENESS = ['checksum', 'structure', 'form', 'hint'];

;// CONCATENATED MODULE: ./src/inspect/secrets/keys.ts
/** Bounds the cost of a hostile file. */
const MOST_BLOCKS = 200;
const keys_MOST_CHARACTERS = 32 * 1024;
const BEGIN = /-----BEGIN ((?:[A-Z]{2,9} )?PRIVATE KEY(?: BLOCK)?)-----/g;
const PUTTY = /PuTTY-User-Key-File-\d: [^\n]{1,80}\r?\nEncryption: none\r?\n/g;
function* keysIn(text) {
    let blocks = 0;
    for (const { 0: begin, 1: label = '', index } of text.matchAll(BEGIN)) {
        if (++blocks > MOST_BLOCKS)
            return;
        const start = index + begin.length;
        const body = text.slice(start, start + keys_MOST_CHARACTERS);
        const end = body.indexOf(`-----END ${label}-----`);
        const sure = end < 0 ? null : sureOf(label, body.slice(0, end));
        if (sure === null)
            continue;
        const what = sure === 'hint' ? 'a private key with a passphrase' : 'a private key';
        yield { what, sure, start: index, end: start + end };
    }
    for (const { 0: whole, index } of text.matchAll(PUTTY))
        yield { what: 'a private key', sure: 'form', start: index, end: index + whole.length };
}
/** PEM in base64, as in a kubeconfig, a Secret of Kubernetes or a variable. */
const ENCODED_KEY = /(?<![A-Za-z0-9+/])LS0tLS1CRUdJTi[A-Za-z0-9+/]{80,20000}={0,2}/g;
function keyInBase64(base64) {
    const [key] = keysIn(Buffer.from(base64, 'base64').toString('latin1'));
    return key ? { what: key.what, sure: key.sure } : null;
}
/** Null if it is not a key at all. */
function sureOf(label, body) {
    const isEncrypted = label.startsWith('ENCRYPTED') || label.startsWith('PGP') || /^\s*Proc-Type:[^\n]*ENCRYPTED/.test(body);
    if (isEncrypted)
        return 'hint';
    // in JSON and in .env files its line breaks are written as \n; YAML continues a line with \
    const base64 = body.replace(/\\+[nr]?/g, '').replace(/[\s"']/g, '');
    if (!/^[A-Za-z0-9+/]{40,}={0,2}$/.test(base64))
        return null;
    const bytes = Buffer.from(base64, 'base64');
    if (label.startsWith('OPENSSH'))
        return ofOpenSsh(bytes);
    return isKey(bytes) ? 'structure' : null;
}
const MAGIC = Buffer.from('openssh-key-v1\0');
/** The name of the cipher follows the magic: `none` without a passphrase. */
function ofOpenSsh(bytes) {
    if (!bytes.subarray(0, MAGIC.length).equals(MAGIC))
        return null;
    const cipher = bytes.subarray(MAGIC.length, MAGIC.length + 8);
    return cipher.toString('latin1') === '\0\0\0\x04none' ? 'structure' : 'hint';
}
/** DER of a key: one ASN.1 sequence of the length that it says, which begins with version 0 or 1. */
function isKey(bytes) {
    if (bytes.length < 32 || bytes[0] !== 0x30)
        return false;
    const first = bytes[1] ?? 0;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    if (lengthBytes > 3)
        return false;
    const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes);
    const [tag, size, version = 2] = bytes.subarray(2 + lengthBytes);
    return 2 + lengthBytes + length === bytes.length && tag === 0x02 && size === 1 && version <= 1;
}
const JKS = 0xfeedfeed;
const JCEKS = 0xcececece;
/** Of the first entry: a private key; 2 is a certificate. */
const HAS_KEY = 1;
/** Whether bytes begin as a store of keys does: PKCS #12, or Java's with a private key first. It may need a password. */
function isKeyStore(bytes) {
    if (bytes.length < 64)
        return false;
    const magic = bytes.readUInt32BE(0);
    if (magic === JKS || magic === JCEKS)
        return bytes.readUInt32BE(12) === HAS_KEY;
    return bytes[0] === 0x30 && bytes[1] === 0x82 && bytes[4] === 0x02 && bytes[5] === 1 && bytes[6] === 3;
}

;// CONCATENATED MODULE: ./src/inspect/secrets/placeholder.ts
/** Values that stand where a secret would: variables, samples of documentation, passwords that protect nothing. */
const PLACEHOLDER = /^[$<{%@[(!]|\$\{|\{\{|%\(|<[^>]*>|\*{3}|\.{3}|…|example|placeholder|change[-_ ]?(?:me|it|this)|replace|insert|your[-_ a-z]|x{5}|dummy|fake|sample|redacted|not[-_ ]?(?:a[-_ ]?)?(?:real|secret|valid)|foo[-_]?bar|0123456789|1234567890|abcdefgh|process\.env|os\.environ|getenv/i;
/** Passwords of development, alone or with digits and signs. */
const WEAK = /^(?:pass(?:word|wd|phrase)?|pwd|secrets?|tokens?|keys?|api|my|the|db|database|dev(?:elopment)?|test(?:ing)?|local(?:host)?|admin|root|guest|user(?:name)?|default|demo|postgres(?:ql)?|pg|mysql|mariadb|mongo(?:db)?|redis|rabbit(?:mq)?|docker|app|web|minio|elastic|django|rails|laravel|symfony|wordpress|none|null|nil|undefined|true|false|empty|public|anonymous|hunter|letmein|qwerty|welcome|super|strong|safe|git|oauth|basic|x|access|[\d\W_])+$/i;
/** Characters that differ in the shortest value that could be random. */
const LEAST_DISTINCT = 5;
const isPlaceholder = (value) => new Set(value).size < LEAST_DISTINCT || PLACEHOLDER.test(value.slice(0, 500));
/** Whether it protects nothing: a placeholder, or made of the words that everyone uses. */
const isWeak = (value) => isPlaceholder(value) || WEAK.test(value.slice(0, 100));
/** Bits a character, as its characters are distributed. */
function entropyOf(value) {
    const counts = new Map();
    for (const character of value)
        counts.set(character, (counts.get(character) ?? 0) + 1);
    let bits = 0;
    for (const count of counts.values())
        bits -= (count / value.length) * Math.log2(count / value.length);
    return bits;
}
/** Bits a character of random hexadecimal digits are 4, less in short values; words of a language have fewer. */
const LEAST_ENTROPY = 3.3;
const LEAST_RANDOM = 16;
/** A guess, good for a hint only. */
const looksRandom = (value) => value.length >= LEAST_RANDOM &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/^[./~]|:\/\/|[/\\.][\w-]+[/\\]/.test(value) &&
    !isWeak(value) &&
    entropyOf(value) >= LEAST_ENTROPY;

// EXTERNAL MODULE: ./src/lib/redact.ts + 2 modules
var redact = __webpack_require__(45923);
;// CONCATENATED MODULE: ./src/inspect/secrets/rules.ts
/** What makes a value of a credentials file a secret: one row for each place in a file format that holds one. */



/** Shorter passwords are those of development. */
const LEAST = 8;
/** A value that is a secret by its place. */
const secret = (what, least = LEAST, sure = 'form') => (value) => value.length < least || isWeak(value) ? null : { what, sure };
/** `user:password` in base64, as HTTP's basic authentication has it; null if it is something else. */
function loginIn(base64) {
    const text = Buffer.from(base64, 'base64').toString('latin1');
    const colon = text.indexOf(':');
    return colon > 0 && /^[\x20-\x7e]+$/.test(text) ? { password: text.slice(colon + 1) } : null;
}
const login = (what) => (value) => {
    const { password = '' } = loginIn(value) ?? {};
    const [token] = password.match(secret_forms/* TOKENS */.xZ) ?? [];
    if (token !== undefined)
        return ofToken(token);
    return password.length < LEAST || isWeak(password) ? null : { what, sure: 'structure' };
};
const HEADER = 'a header with a login';
/** `value`: what follows `Authorization: Bearer` or `Basic`. */
function judgeHeader(value) {
    if (loginIn(value) !== null)
        return login(HEADER)(value);
    return looksRandom(value) ? { what: HEADER, sure: 'form' } : null;
}
/** `token`: a match of `TOKENS`. */
function ofToken(token) {
    const { name, proof } = (0,secret_forms/* knownToken */.ly)(token);
    if (proof === 'checksum')
        return { what: name, sure: 'checksum' };
    if (isPlaceholder(token))
        return null;
    if (token.startsWith('eyJ'))
        return ofJwt(token, name);
    return { what: name, sure: proof === null ? 'hint' : 'form' };
}
/** Null if it is none, or has expired. Most that are stored in files are meant for browsers; a role of a service is not. */
function ofJwt(token, name) {
    const [header, claims] = token.split('.', 2).map(jsonOf);
    if (!header || typeof header.alg !== 'string' || !claims)
        return null;
    const ends = typeof claims.exp === 'number' ? claims.exp : Infinity;
    if (ends * 1000 < Date.now())
        return null;
    return { what: name, sure: claims.role === 'service_role' ? 'form' : 'hint' };
}
function jsonOf(base64) {
    try {
        const value = JSON.parse(Buffer.from(base64, 'base64url').toString());
        return typeof value === 'object' && value !== null ? { ...value } : null;
    }
    catch {
        return null;
    }
}
const SETTING = /^[ \t]*(?:export[ \t]+|define\([ \t]*|-[ \t]+)?["']?(?<name>[A-Za-z_][\w.-]{0,80})["']?[ \t]{0,8}[:=,][ \t]{0,8}["']?(?<value>[^\s"'#,;)]{8,500})/dgm;
/** Every file of settings has lines of names and values: one that a name calls secret and that looks random may be one. */
const NAMED = SETTING;
const judgeNamed = (name, value) => (0,redact/* isSecretName */.eh)(name) && !/public/i.test(name) && looksRandom(value)
    ? { what: 'a random value with a secret name', sure: 'hint' }
    : null;
const rules_RULES = [
    {
        types: ['npmrc'],
        pattern: /^[^#;\n]{0,300}:_authToken[ \t]*=[ \t]*["']?(?<value>[^\s"']{16,500})/dgm,
        judge: secret('an npm token', 16),
    },
    {
        types: ['npmrc'],
        pattern: /^[^#;\n]{0,300}\b_auth[ \t]*=[ \t]*["']?(?<value>[A-Za-z0-9+/]{8,2000}={0,2})/dgm,
        judge: login('an npm login'),
    },
    {
        types: ['npmrc'],
        pattern: /^[^#;\n]{0,300}:_password[ \t]*=[ \t]*["']?(?<value>[^\s"']{8,500})/dgm,
        judge: secret('an npm password'),
    },
    {
        types: ['yarn'],
        pattern: /^[ \t]*["']?npmAuth(?:Token|Ident)["']?[ \t]*:[ \t]*["']?(?<value>[^\s"']{8,500})/dgm,
        judge: secret('an npm token'),
    },
    {
        types: ['docker'],
        pattern: /"auth"\s{0,8}:\s{0,8}"(?<value>[A-Za-z0-9+/]{8,8000}={0,2})"/dg,
        judge: login('a registry login'),
    },
    {
        types: ['docker'],
        pattern: /"(?:identitytoken|registrytoken)"\s{0,8}:\s{0,8}"(?<value>[^"\s]{16,8000})"/dg,
        judge: secret('a registry token', 16),
    },
    {
        types: ['netrc'],
        pattern: /^[^#\n]{0,300}\bpassword[ \t]{1,8}(?<value>[^\s"']{6,500})/dgm,
        judge: secret('a password', 6),
    },
    {
        types: ['aws'],
        pattern: /^[ \t]*aws_secret_access_key[ \t]*=[ \t]*(?<value>[A-Za-z0-9+/]{40})[ \t]*\r?$/dgm,
        judge: secret('an AWS secret key', 40),
    },
    {
        types: ['json'],
        pattern: /"(?:refresh_token|client_secret|accessToken|refreshToken)"\s{0,8}:\s{0,8}"(?<value>[^"\s]{20,8000})"/dg,
        judge: secret('a cloud login', 20),
    },
    {
        types: ['kube'],
        pattern: /^[ \t]*token:[ \t]*["']?(?<value>[\w.~+/=-]{20,8000})/dgm,
        judge: secret('a Kubernetes token', 20),
    },
    {
        types: ['pgpass'],
        pattern: /^[^#:\n]{1,255}:[\d*]{1,5}:[^:\n]{1,255}:[^:\n]{1,255}:(?<value>[^\s]{1,500})/dgm,
        judge: secret('a database password', 6),
    },
    {
        types: ['mysql'],
        pattern: /^[ \t]*password[ \t]*=[ \t]*["']?(?<value>[^\s"']{6,500})/dgm,
        judge: secret('a database password', 6),
    },
    {
        types: ['pypirc'],
        pattern: /^[ \t]*password[ \t]*[:=][ \t]*(?<value>[^\s%]{6,500})/dgm,
        judge: secret('a password of a package index', 6),
    },
    {
        types: ['cargo'],
        pattern: /^[ \t]*token[ \t]*=[ \t]*["'](?<value>[^\s"']{16,500})["']/dgm,
        judge: secret('a Cargo token', 16),
    },
    {
        types: ['gem'],
        pattern: /^[ \t]*:?(?:[\w.-]{1,80}api_key|BUNDLE_[A-Z0-9_]{1,120}):[ \t]*["']?(?:[^\s"':]{1,200}:)?(?<value>[^\s"':/]{16,200})["']?[ \t]*\r?$/dgm,
        judge: (value) => (looksRandom(value) ? { what: 'a gem server’s key', sure: 'form' } : null),
    },
    {
        types: ['composer'],
        pattern: /"(?:password|bearer|[\w.-]{1,80}\.[a-z]{2,20})"\s{0,8}:\s{0,8}"(?<value>[^"\s]{8,500})"/dg,
        // other programs have an auth.json too, with texts for people
        judge: (value) => (looksRandom(value) ? { what: 'a Composer login', sure: 'form' } : null),
    },
    {
        types: ['nuget'],
        pattern: /key="ClearTextPassword"\s{1,8}value="(?<value>[^"\s]{6,500})"/dgi,
        judge: secret('a password of a package source', 6),
    },
    {
        types: ['maven'],
        // encrypted ones are in braces
        pattern: /<(?:password|passphrase)>(?<value>[^<{$\s][^<\s]{5,500})<\//dg,
        judge: secret('a password of a Maven server', 6),
    },
    {
        types: ['terraform'],
        pattern: /^[ \t]*"?token"?[ \t]*[=:][ \t]*"(?<value>[^\s"]{20,500})"/dgm,
        judge: secret('a Terraform token', 20),
    },
    {
        types: ['vault'],
        pattern: /^(?<value>(?:hvs|s)\.[\w.-]{20,255})\s*$/dg,
        judge: secret('a token of HashiCorp Vault', 20),
    },
    {
        types: ['rails-key'],
        pattern: /^(?<value>[0-9a-f]{32})\s*$/dg,
        judge: secret('the master key of Rails', 32),
    },
    {
        types: ['htpasswd'],
        pattern: /^[^\s:#]{1,255}:(?<value>\$(?:apr1|2[aby]|[56])\$[^\s]{10,200}|\{SHA\}[^\s]{20,40})/dgm,
        judge: () => ({ what: 'hashes of passwords', sure: 'hint' }),
    },
];

;// CONCATENATED MODULE: ./src/inspect/secrets/search.ts
/** Finds secrets in the text of one file, by everything that is known of its type. */





/** Matches of one pattern in one text; more say nothing new. */
const MOST_MATCHES = 500;
/** What is found in the bytes of a file: one for each kind of secret. Never throws. */
function secretsIn(bytes, type) {
    if (type === 'store')
        return isKeyStore(bytes) ? [{ what: 'a store of private keys', sure: 'hint', line: 1 }] : [];
    if (type === 'key' && isKey(bytes))
        return [{ what: 'a private key', sure: 'structure', line: 1 }];
    const text = search_textOf(bytes);
    const isXml = type === 'maven' || type === 'nuget';
    return byKind(text, inFile(isXml ? withoutComments(text) : text, type));
}
const BOM = Buffer.from('\ufeff');
/** One character for each byte, or for each two of UTF-16, which Windows writes. Other zero bytes hide nothing. */
function search_textOf(bytes) {
    const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
    const isWide = isBig || (bytes[0] === 0xff && bytes[1] === 0xfe);
    if (isWide)
        return bytes.toString('latin1', 2).replaceAll('\0', '');
    const start = bytes.subarray(0, BOM.length).equals(BOM) ? BOM.length : 0;
    return bytes.toString('latin1', start).replaceAll('\0', ' ');
}
/** Of XML; places and lines stay as they are. */
function withoutComments(text) {
    let rest = '';
    for (let at = 0;;) {
        const start = text.indexOf('<!--', at);
        const end = start < 0 ? -1 : text.indexOf('-->', start);
        if (end < 0)
            return rest + text.slice(at);
        rest += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
        at = end;
    }
}
/** Those of any text: tokens, keys, passwords in addresses, and headers. The most certain first, none in another. */
const spansIn = (text) => apart(inAnyText(text));
function inFile(text, type) {
    const named = type === 'env' || type === 'settings' ? namedIn(text) : [];
    const ofType = rules_RULES.filter(({ types }) => types.includes(type)).flatMap(({ pattern, judge }) => [
        ...matched(text, pattern, 'value', judge),
    ]);
    const spans = apart([...inAnyText(text), ...ofType, ...named]);
    // most of them are settings of development, which a guess is mostly about
    return type === 'config' ? spans.filter(({ sure }) => sure !== 'hint') : spans;
}
const inAnyText = (text) => [
    ...keysIn(text),
    ...matched(text, ENCODED_KEY, 0, keyInBase64),
    ...matched(text, secret_forms/* TOKENS */.xZ, 0, ofToken),
    ...addressesIn(text),
    ...awsPair(text),
    ...matched(text, secret_forms/* AUTHORIZATION */.K5, 1, judgeHeader),
];
/** An expression with `d` says where each group is; one without is its own value. */
function* matched(text, pattern, group, judge) {
    let count = 0;
    for (const match of text.matchAll(pattern)) {
        if (++count > MOST_MATCHES)
            return;
        const span = typeof group === 'string' ? match.indices?.groups?.[group] : match.indices?.[group];
        const [start, end] = span ?? [match.index, match.index + match[0].length];
        const judged = judge(text.slice(start, end));
        if (judged)
            yield { ...judged, start, end };
    }
}
/** Hosts that only the machine of a developer, a test or a Compose file has. */
const LOCAL_HOST = /^[^.]*$|^\d+\.\d+\.\d+\.\d+$|(?:^|\.)(?:localhost|local|internal|test|invalid|example(?:\.(?:com|org|net))?|host)$/i;
function* addressesIn(text) {
    if (!text.includes('://'))
        return;
    let count = 0;
    for (const { 1: user = '', 2: password = '', 3: host = '', indices } of text.matchAll(secret_forms/* ADDRESS */.BD)) {
        const [start, end] = indices?.[2] ?? [0, 0];
        if (++count > MOST_MATCHES || end === 0)
            return;
        const [token] = password.match(secret_forms/* TOKENS */.xZ) ?? [];
        if (token !== undefined || isWeak(password) || password === user || password.length < 6)
            continue;
        const isCertain = !LOCAL_HOST.test(host) && password.length >= 8 && /\d/.test(password) && /[a-z]/i.test(password);
        yield { what: 'an address with a password', sure: isCertain ? 'form' : 'hint', start, end };
    }
}
const AWS_ID = /(?<![A-Z0-9])A(?:KIA|SIA)[A-Z2-7]{16}(?![A-Z0-9])/;
/** A key and the ID that it belongs to, in one file. AWS's own documentation has an ID that ends in EXAMPLE. */
function awsPair(text) {
    const [id = 'EXAMPLE'] = AWS_ID.exec(text) ?? [];
    if (id.endsWith('EXAMPLE'))
        return [];
    return [
        ...matched(text, secret_forms/* AWS_SECRET */.RH, 'value', (value) => isWeak(value) ? null : { what: 'an AWS secret key', sure: 'form' }),
    ];
}
function* namedIn(text) {
    let count = 0;
    for (const { groups, indices } of text.matchAll(NAMED)) {
        if (++count > MOST_MATCHES)
            return;
        const judged = judgeNamed(groups?.name ?? '', groups?.value ?? '');
        const [start, end] = indices?.groups?.value ?? [0, 0];
        if (judged)
            yield { ...judged, start, end };
    }
}
/** Without those that overlap a more certain one. */
function apart(spans) {
    const sorted = spans.toSorted((a, b) => SURENESS.indexOf(a.sure) - SURENESS.indexOf(b.sure));
    const kept = [];
    for (const span of sorted)
        if (!kept.some(({ start, end }) => span.start < end && start < span.end))
            kept.push(span);
    return kept;
}
/** The first of each kind, by its line. `spans`: the most certain first. */
function byKind(text, spans) {
    const kinds = new Map();
    for (const span of spans)
        if (!kinds.has(span.what))
            kinds.set(span.what, span);
    return [...kinds.values()].map(({ what, sure, start }) => ({ what, sure, line: lineAt(text, start) }));
}
function lineAt(text, offset) {
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1))
        line++;
    return line;
}

;// CONCATENATED MODULE: ./src/inspect/secrets/reading.ts
/** Which files of a layer are searched for secrets, within bounds, and how one is read as it streams by. */


/** Bytes of one file; files and bytes of one layer. */
const MOST_FILE_BYTES = 2 ** 20;
const reading_MOST_FILES = 5_000;
const MOST_LAYER_BYTES = 32 * 2 ** 20;
/** Decides for each file of a layer, in the order of its tar, so that every way to read a layer searches the same files. */
class SecretQuota {
    /** Files that may hold credentials, but passed a bound. */
    refused = 0;
    #files = 0;
    #bytes = 0;
    /** Null if the file is not to be searched. `path`: latin1, without a leading slash. */
    admit(path, size) {
        const type = size === 0 ? null : fileTypeOf(path);
        if (type === null)
            return null;
        const isOver = size > MOST_FILE_BYTES || this.#files >= reading_MOST_FILES || this.#bytes + size > MOST_LAYER_BYTES;
        if (isOver) {
            this.refused++;
            return null;
        }
        this.#files++;
        this.#bytes += size;
        return type;
    }
}
function secretReading(type) {
    const parts = [];
    return {
        write: (bytes) => parts.push(Buffer.from(bytes)),
        end() {
            const found = secretsIn(Buffer.concat(parts), type);
            return found.length === 0 ? null : Buffer.from(JSON.stringify(found));
        },
    };
}
/** The reverse of what `end` packs. */
const unpackSecrets = (packed) => JSON.parse(packed.toString());

;// CONCATENATED MODULE: ./src/inspect/secrets/files.ts
/** Files with secrets, in any layer: where each was added first, and whether a later layer hides it. */




/** Each file once, at the layer that added it first: not where a later layer stores it again, with another mode or owner. */
function secretFilesOf({ replayed, paths }, phrases) {
    const { layers, ledger } = replayed;
    const files = new Map();
    for (const [layer, { nodes, notes }] of layers.entries()) {
        if (notes.secrets.contents.length === 0)
            continue;
        const counted = new Set();
        for (const [row, path] of nodes.paths.entries()) {
            const local = nodes.values[row] ?? 0;
            const note = nodes.kinds[row] === Kind.FILE && !counted.has(local) ? noteOf(notes.secrets, local) : null;
            if (note === null)
                continue;
            counted.add(local); // another path is a hard link
            const content = ledger.base(layer) + local;
            const versions = files.get(path) ?? [];
            const same = versions.findIndex((one) => ledger.isEqual(one.content, content));
            const found = foundAt(paths.text(path), unpackSecrets(note), phrases.origin(layer).isYours);
            const before = versions[same];
            if (before)
                versions[same] = { ...before, content };
            else if (found.length > 0)
                versions.push({ path, layer, content, found });
            files.set(path, versions);
        }
    }
    return [...files.values()].flat().sort((a, b) => a.layer - b.layer || a.path - b.path);
}
/** What is in tests and examples is made up, unless a checksum says otherwise; a base image's guesses help nobody. */
function foundAt(path, found, isYours) {
    const certain = found.filter(({ sure }) => sure !== 'hint');
    if (isFixture(path))
        return certain.flatMap((one) => one.sure === 'checksum' ? [one] : isYours ? [{ ...one, sure: 'hint' }] : []);
    return isYours ? [...found] : certain;
}

// EXTERNAL MODULE: ./src/lib/json.ts
var lib_json = __webpack_require__(18453);
// EXTERNAL MODULE: ./src/core/image-config.ts
var image_config = __webpack_require__(87589);
;// CONCATENATED MODULE: ./src/inspect/oci/config.ts
/** Reads the image config: https://github.com/opencontainers/image-spec/blob/main/config.md and Docker's additions. */


const NANOSECONDS = 1e9;
/** The Report's `config`, from any JSON. */
function configOf(json) {
    const config = (0,lib_json/* field */.ZZ)(json, 'config');
    const stopSignal = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(config, 'StopSignal'));
    const healthcheck = healthcheckOf((0,lib_json/* field */.ZZ)(config, 'Healthcheck'));
    return (0,image_config/* boundConfig */.H)({
        exposedPorts: (0,lib_json/* entries */.jO)((0,lib_json/* field */.ZZ)(config, 'ExposedPorts'))
            .map(([port]) => port)
            .sort(byProtocolThenNumber),
        entrypoint: (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(config, 'Entrypoint')),
        cmd: (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(config, 'Cmd')),
        user: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(config, 'User')),
        workingDir: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(config, 'WorkingDir')),
        ...(stopSignal === '' ? {} : { stopSignal }),
        ...(healthcheck ? { healthcheck } : {}),
        labels: Object.fromEntries((0,lib_json/* entries */.jO)((0,lib_json/* field */.ZZ)(config, 'Labels')).map(([key, value]) => [key, (0,lib_json/* text */.Qq)(value)])),
    });
}
function byProtocolThenNumber(a, b) {
    const [portA = '', protocolA = 'tcp'] = a.split('/');
    const [portB = '', protocolB = 'tcp'] = b.split('/');
    return compare(protocolA, protocolB) || Number(portA) - Number(portB);
}
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
/** Null if there is none, or `NONE` disables the base's. */
function healthcheckOf(json) {
    const test = (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(json, 'Test'));
    if (test.length === 0 || test[0] === 'NONE')
        return null;
    const seconds = (key) => Math.max(0, ((0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, key)) ?? 0) / NANOSECONDS);
    const [interval, timeout, startPeriod] = [seconds('Interval'), seconds('Timeout'), seconds('StartPeriod')];
    const startInterval = seconds('StartInterval');
    const retries = Math.trunc((0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'Retries')) ?? 0);
    return {
        test,
        ...(interval > 0 ? { interval } : {}),
        ...(timeout > 0 ? { timeout } : {}),
        ...(startPeriod > 0 ? { startPeriod } : {}),
        ...(startInterval > 0 ? { startInterval } : {}),
        ...(retries > 0 && Number.isSafeInteger(retries) ? { retries } : {}),
    };
}
/** Of a config or a descriptor's `platform`; unknown parts are empty. */
function platformOf(json) {
    const variant = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'variant'));
    return {
        os: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'os')),
        architecture: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'architecture')),
        ...(variant === '' ? {} : { variant }),
    };
}
/** Null if the JSON is not an image config. */
function diffIdsOf(json) {
    const diffIds = (0,lib_json/* field */.ZZ)(json, 'rootfs', 'diff_ids');
    return Array.isArray(diffIds) ? (0,lib_json/* texts */.Te)(diffIds) : null;
}
/** Whether the config is that of an image with exactly these layers. */
function hasLayers(config, diffIds) {
    const own = diffIdsOf(config);
    return own?.length === diffIds.length && own.every((diffId, index) => diffId === diffIds[index]);
}
function historyOf(json) {
    return (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(json, 'history')).map((row) => ({
        created_by: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'created_by')),
        empty_layer: (0,lib_json/* field */.ZZ)(row, 'empty_layer') === true,
        created: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'created')),
        author: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'author')),
        comment: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'comment')),
    }));
}

;// CONCATENATED MODULE: ./src/inspect/secrets/config.ts
/** Secrets in what an image says about itself: variables, labels, and the history with its build arguments and commands. */






/** Rows, variables and labels that are searched; characters of each. */
const MOST_TEXTS = 4_096;
const config_MOST_CHARACTERS = 64 * 1024;
const config_NAME = 80;
/** `config`: of the image. A value that several places repeat counts at the first. */
function secretsInConfig(config) {
    const seen = new Set();
    const certain = [];
    const written = [];
    for (const one of textsOf(config)) {
        for (const { what, sure, start, end } of [...spansIn(one.text), ...config_namedIn(one)]) {
            const value = one.text.slice(start, end);
            if (seen.has(value))
                continue;
            seen.add(value);
            if (sure !== 'hint')
                certain.push(value);
            written.push({ where: one.whereAt(start), what, sure, row: one.row });
        }
    }
    return { written, values: certain };
}
function textsOf(config) {
    const rows = historyOf(config).map(({ created_by = '' }, row) => {
        const bounded = created_by.slice(0, config_MOST_CHARACTERS);
        return { text: bounded, row, whereAt: (offset) => inWhich(bounded, offset), hasNames: SETS.test(bounded) };
    });
    const variables = (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(config, 'config', 'Env')).map((pair) => alone('the variable', pair, true));
    const labels = (0,lib_json/* entries */.jO)((0,lib_json/* field */.ZZ)(config, 'config', 'Labels')).map(([name, value]) => alone('the label', `${name}=${(0,lib_json/* text */.Qq)(value)}`, false));
    return [...rows, ...variables, ...labels].slice(0, MOST_TEXTS);
}
const alone = (kind, pair, hasNames) => ({
    text: pair.slice(0, config_MOST_CHARACTERS),
    row: null,
    whereAt: () => `${kind} ${quoted(pair.split('=', 1)[0] ?? '', config_NAME)}`,
    hasNames,
});
/** A row that sets values by name; builders of old write `/bin/sh -c #(nop)  ENV …`. */
const SETS = /^(?:\/bin\/sh -c #\(nop\) +)?(?:ENV|ARG) |^(?:RUN )?\|\d+ /;
const KINDS = [
    [/^(?:\/bin\/sh -c #\(nop\) +)?ENV /, 'the variable'],
    [/^(?:\/bin\/sh -c #\(nop\) +)?ARG /, 'the build argument'],
    [/^(?:\/bin\/sh -c #\(nop\) +)?LABEL /, 'the label'],
];
/** Build arguments stand before the shell of a RUN: `|2 A=b C=d /bin/sh -c make`. */
function inWhich(row, offset) {
    const shell = /^(?:RUN )?\|\d+ /.test(row) ? row.indexOf(' /bin/') : -1;
    const kind = offset < shell ? 'the build argument' : KINDS.find(([pattern]) => pattern.test(row))?.[1];
    const names = [...row.slice(0, offset).matchAll(/(?<=\s)([\w.-]{1,80})=/g)];
    const [, name] = names.at(-1) ?? [];
    return kind === undefined ? 'a command' : name === undefined ? kind : `${kind} ${quoted(name, config_NAME)}`;
}
/** Names of values that are public. */
const PUBLIC = /public|gpg|sha\d|checksum|digest|fingerprint|hash|version|commit|revision|id$/i;
function config_namedIn({ text: whole, hasNames }) {
    if (!hasNames)
        return [];
    const shell = whole.indexOf(' /bin/');
    const pairs = shell < 0 || !/^(?:RUN )?\|/.test(whole) ? whole : whole.slice(0, shell);
    return [...pairs.matchAll(/(?<![^\s])([A-Za-z_]\w{0,80})=["']?([^\s"']{8,500})/dg)].flatMap(({ 1: name = '', 2: value = '', indices }) => {
        const [start, end] = indices?.[2] ?? [0, 0];
        if (!(0,redact/* isSecretName */.eh)(name) || PUBLIC.test(name) || !looksRandom(value))
            return [];
        return [{ what: 'a random value with a secret name', sure: 'hint', start, end }];
    });
}

;// CONCATENATED MODULE: ./src/inspect/secrets/index.ts








const secrets_MOST_FINDINGS = 12;
const secrets_MOST_LINES = 8;
/** Of a finding that can be accepted by its paths. */
const secrets_MOST_PATHS = 100;
/** Characters of a path in a message. */
const secrets_PATH = 160;
const LEVELS = ['fail', 'warn', 'note'];
const CODE = 'secret-in-layer';
const REPLACE = 'Replace the secret if the image was ever pushed.';
/** `history`: of the image's config; `isEnvFile`: what another finding reports, of which a hint says nothing new. */
function secretsOf(input, written, history, lines, isEnvFile) {
    const phrases = new Phrases({ ...input, origins: layerOriginsOf(input) });
    const hits = secretFilesOf(input, phrases)
        .flatMap((file) => hitsOf(file, input, phrases))
        .filter(({ sure, path }) => sure !== 'hint' || !isEnvFile(path));
    const groups = [
        ...(0,group_by/* groupBy */.$)(hits, ({ layer, what, level, hiddenBy }) => [layer, what, level, hiddenBy].join('\0')).values(),
    ];
    const findings = [
        ...groups.map((group) => ofFiles(group, input, phrases)),
        ...ofConfig(written, history, lines, input),
        ...unread(input, phrases),
    ];
    const sorted = LEVELS.flatMap((level) => findings.filter((finding) => finding.level === level));
    return {
        findings: cut(sorted),
        reported: new Set(hits.flatMap(({ sure, path }) => (sure === 'hint' ? [] : [path]))),
    };
}
function cut(findings) {
    const kept = findings.slice(0, secrets_MOST_FINDINGS);
    const more = findings.length - kept.length;
    return kept.map((finding, index) => more > 0 && index === kept.length - 1
        ? {
            ...finding,
            evidence: [...finding.evidence, `and ${(0,units/* count */.U9)(more, 'more finding')} like these, not listed`],
        }
        : finding);
}
function hitsOf({ path, layer, content, found }, { replayed, paths }, phrases) {
    const { isYours, means, command } = phrases.origin(layer);
    const name = paths.text(path);
    const { ledger } = replayed;
    const end = ledger.cause(content) === 'deleted' ? 'deleted' : 'replaced';
    return found.map(({ what: kind, sure, line }) => {
        const isKey = kind === KEY;
        const what = isKey && HOST_KEY.test(name) ? 'an SSH host key' : kind;
        const isGenerated = isKey && means === 'run' && (name.includes('/.ssh/') ? /\bssh-keygen\b/ : GENERATES).test(command);
        const level = sure === 'hint' ? 'note' : isYours && !isGenerated ? 'fail' : 'warn';
        return { path, layer, what, sure, line, level, hiddenBy: ledger.killer(content), end, isGenerated };
    });
}
const KEY = 'a private key';
const HOST_KEY = /\/ssh_host_\w+_key$/;
/** Programs that make a key of their own: it is the same in each container, but it opens nothing else. */
const GENERATES = /\b(?:openssl|ssh-keygen|mkcert|cfssl|certtool|certbot|keytool|easyrsa|minica|dev-certs|make-ssl-cert|apt|apt-get|apk|dnf|microdnf|yum|zypper|pacman)\b/;
const CONFIDENCE = {
    checksum: 'proved',
    structure: 'proved',
    form: 'likely',
    hint: 'hint',
};
/** `group`: of one layer, kind and level, and hidden by the same layer. */
function ofFiles(group, { paths }, phrases) {
    const [first] = group;
    if (!first)
        throw new RangeError('a group has no file');
    const { layer, what, level, sure } = first;
    const { isYours } = phrases.origin(layer);
    const files = group
        .map(({ path, line }) => ({ path: paths.text(path), line }))
        .sort((a, b) => a.path.length - b.path.length || (a.path < b.path ? -1 : 1));
    const name = files[0]?.path ?? '';
    const more = group.length > 1 ? ` and ${(0,units/* count */.U9)(group.length - 1, 'more file')} each` : '';
    const has = sure === 'hint' ? 'may have' : group.length > 1 ? 'have' : 'has';
    const location = phrases.location(layer);
    return {
        code: CODE,
        level,
        confidence: CONFIDENCE[weakest(group)],
        message: `${quoted(name, secrets_PATH)}${isYours ? '' : ' of the base image'}${more} ${has} ${what}: ${stateOf(first, phrases)}`,
        fix: fixOf(first, name, phrases),
        ...(location === null ? {} : { location }),
        evidence: files
            .slice(0, secrets_MOST_LINES)
            .map(({ path, line }) => `${quote_short(path, secrets_PATH)}, line ${line}: ${what}`),
        ...(files.length <= secrets_MOST_PATHS ? { paths: files.map(({ path }) => path) } : {}),
    };
}
const weakest = (group) => SURENESS.findLast((sure) => group.some((hit) => hit.sure === sure)) ?? 'hint';
function stateOf({ layer, hiddenBy, end }, phrases) {
    if (hiddenBy === null)
        return `anyone who pulls the image can read it (layer ${layer})`;
    const place = phrases.place(hiddenBy);
    const by = !phrases.origin(hiddenBy).isYours
        ? 'in the base image'
        : place.includes(':')
            ? `at ${place}`
            : `in ${place}`;
    return `${end} ${by}, but still readable in layer ${layer} by anyone who pulls`;
}
const secrets_FIXES = {
    copy: (name) => `List ${quoted(`**/${name}`, secrets_PATH)} in \`.dockerignore\`. A step of the build that needs it reads it with \`RUN --mount=type=secret\`, which stores nothing.`,
    run: () => 'Do not write it during the build: a step reads it with `RUN --mount=type=secret`, which stores nothing.',
    stage: () => 'Copy only what the app needs from that stage.',
};
function fixOf({ layer, isGenerated, sure }, path, phrases) {
    const { isYours, means } = phrases.origin(layer);
    if (!isYours)
        return 'Use a base image without it, or report it to its maintainers.';
    if (isGenerated)
        return 'Make the key when the container starts, so that each one has its own.';
    const way = secrets_FIXES[means](path.slice(path.lastIndexOf('/') + 1));
    return sure === 'hint' ? `If it is a secret: ${way}` : `${way} ${REPLACE}`;
}
function ofConfig(written, history, { lines }, { rows, file }) {
    const isYours = ownRows(history, rows.filter(({ part }) => part === 'base').length, lines);
    const own = written.map((one) => ({
        ...one,
        isYours: one.row === null ? isYours.every(Boolean) : (isYours[one.row] ?? true),
    }));
    return own
        .filter(({ sure, isYours: isOwn }) => isOwn || sure !== 'hint')
        .map(({ where, what, sure, row, isYours: isOwn }) => {
        const line = row === null ? undefined : lines[row];
        const has = sure === 'hint' ? 'may have' : 'has';
        const kept = row === null ? 'settings' : 'history';
        const ofBase = isOwn ? '' : ' of the base image';
        return {
            code: CODE,
            level: sure === 'hint' ? 'note' : isOwn ? 'fail' : 'warn',
            confidence: CONFIDENCE[sure],
            message: `${where}${ofBase} ${has} ${what}: anyone who pulls can read it in the image's ${kept}`,
            fix: configFix(where, isOwn, sure),
            ...(line === undefined || file === null ? {} : { location: { file, line } }),
            evidence: [row === null ? `${where}: ${what}` : `${where}, row ${row + 1} of the history: ${what}`],
        };
    });
}
function configFix(where, isOwn, sure) {
    if (!isOwn)
        return 'Use a base image without it, or report it to its maintainers.';
    const way = where.startsWith('the variable')
        ? 'Set it when the container starts (`--env-file`, or secrets of the platform), not in the Dockerfile.'
        : 'Pass it to the step that needs it with `RUN --mount=type=secret`, which stores nothing.';
    return sure === 'hint' ? `If it is a secret: ${way}` : `${way} ${REPLACE}`;
}
/**
 * By row: whether the Dockerfile made it. Rows without a layer that follow the base's last layer may be the base's or the
 * Dockerfile's own: they are the Dockerfile's if it has a line for them.
 */
function ownRows(history, baseLayers, lines) {
    let below = 0;
    return history.map(({ empty_layer: isEmpty }, row) => {
        const index = below;
        if (isEmpty !== true)
            below++;
        return (baseLayers === 0 ||
            lines[row] !== undefined ||
            index > baseLayers ||
            (index === baseLayers && isEmpty !== true));
    });
}
function unread({ replayed }, phrases) {
    return replayed.layers.flatMap(({ secretsUnread }, layer) => {
        if (secretsUnread === 0 || !phrases.origin(layer).isYours)
            return [];
        const location = phrases.location(layer);
        return [
            {
                code: CODE,
                level: 'note',
                confidence: 'hint',
                message: `${(0,units/* count */.U9)(secretsUnread, 'file')} of layer ${layer} ${secretsUnread === 1 ? 'is' : 'are'} named like credentials and ${secretsUnread === 1 ? 'was' : 'were'} not searched for secrets: too large, or too many`,
                ...(location === null ? {} : { location }),
                evidence: ['searched: files up to 1 MiB, 5,000 of a layer, 32 MiB together'],
            },
        ];
    });
}

// EXTERNAL MODULE: ./src/core/image-files.ts
var image_files = __webpack_require__(43220);
;// CONCATENATED MODULE: ./src/inspect/image-files.ts
/** The columns of `ImageFiles`, from the layers that were applied. */



const image_files_KINDS = {
    [Kind.FOLDER]: image_files/* EntryKind */.t0.FOLDER,
    [Kind.OPAQUE]: image_files/* EntryKind */.t0.FOLDER,
    [Kind.FILE]: image_files/* EntryKind */.t0.FILE,
    [Kind.SYMLINK]: image_files/* EntryKind */.t0.SYMLINK,
    [Kind.OTHER]: image_files/* EntryKind */.t0.OTHER,
    [Kind.LINK]: image_files/* EntryKind */.t0.FILE,
};
/** Keeps the paths in memory as long as the result. */
function imageFiles(replayed, { paths, targets }) {
    const { tree } = replayed;
    return {
        count: paths.count,
        parent: (path) => paths.parent(path),
        name: (path) => escaped(paths.name(path)),
        text: (path) => paths.text(path),
        target: (path) => (tree.kind(path) === Kind.SYMLINK ? escaped(targets.get(tree.value(path))) : null),
        final: finalOf(replayed, paths.count),
        layers: replayed.layers.map((layer, index) => changesOf(layer, index, replayed)),
    };
}
function finalOf({ layers, tree, ledger }, count) {
    const kinds = new Uint8Array(count);
    const sizes = new Float64Array(count);
    const owners = new Int32Array(count).fill(image_files/* NO_LAYER */.ym);
    for (const [index, { nodes }] of layers.entries())
        for (const path of nodes.paths)
            owners[path] = index;
    for (let path = 0; path < count; path++) {
        const kind = tree.kind(path);
        kinds[path] = image_files_KINDS[kind] ?? image_files/* EntryKind */.t0.NOTHING;
        if (kind === Kind.NOTHING)
            owners[path] = image_files/* NO_LAYER */.ym;
        if (kind !== Kind.FILE)
            continue;
        const content = tree.value(path);
        owners[path] = ledger.owner(content);
        if (ledger.storedAt(content) === path)
            sizes[path] = ledger.size(content);
    }
    return { kinds, sizes, layers: owners, ...attributesOf(layers, kinds) };
}
/** Of the last layer that names the path; a folder that is only part of a path keeps what lower layers say. */
function attributesOf(layers, kinds) {
    const count = kinds.length;
    const modes = new Uint16Array(count);
    const [uids, gids] = [new Int32Array(count), new Int32Array(count)];
    const times = new Float64Array(count);
    for (const { nodes } of layers)
        for (const [row, path] of nodes.paths.entries()) {
            if (kinds[path] === image_files/* EntryKind */.t0.NOTHING || (nodes.modes[row] === 0 && nodes.times[row] === 0))
                continue;
            modes[path] = nodes.modes[row] ?? 0;
            uids[path] = nodes.uids[row] ?? 0;
            gids[path] = nodes.gids[row] ?? 0;
            times[path] = nodes.times[row] ?? 0;
        }
    return { modes, uids, gids, times };
}
function changesOf({ nodes, contents }, index, { ledger, changes }) {
    const { paths, modes, uids, gids, times } = nodes;
    const sizes = new Float64Array(paths.length);
    const killers = new Int32Array(paths.length).fill(image_files/* NO_LAYER */.ym);
    for (const [row, path] of paths.entries()) {
        const local = nodes.values[row] ?? 0;
        if (nodes.kinds[row] !== Kind.FILE || contents.storedAt[local] !== path)
            continue;
        sizes[row] = contents.sizes[local] ?? 0;
        killers[row] = ledger.killer(ledger.base(index) + local) ?? image_files/* NO_LAYER */.ym;
    }
    const kinds = nodes.kinds.map((kind) => image_files_KINDS[kind] ?? image_files/* EntryKind */.t0.NOTHING);
    const made = changes[index] ?? new Uint8Array(paths.length);
    return { paths, kinds, changes: made, sizes, killers, modes, uids, gids, times };
}

;// CONCATENATED MODULE: ./src/inspect/file-patterns.ts



/** Paths that are listed for one pattern. */
const file_patterns_MOST_PATHS = 20;
/**
 * A folder that matches counts once, not with everything in it. Each pattern is matched on its own: in one automaton a
 * folder that one pattern names would hide from the others what is below it.
 */
function matchFiles(patterns, paths, tree) {
    return [...new Set(patterns)].map((pattern) => {
        const matcher = new PathMatcher(paths, new Patterns([[partsOf(pattern).join('/')]]));
        const found = [];
        let total = 0;
        for (let path = 1; path < paths.count; path++) {
            if (tree.kind(path) === Kind.NOTHING)
                continue;
            if (matcher.rule(path) === null || matcher.top(path) !== path)
                continue;
            total++;
            if (found.length < file_patterns_MOST_PATHS)
                found.push(paths.text(path));
        }
        return { pattern, paths: found, total };
    });
}
/** In the form of `Patterns`: from the root, one character a byte, and what is in a folder for `folder/**`. */
function partsOf(pattern) {
    const latin1 = Buffer.from(pattern).toString('latin1');
    const parts = latin1.split('/').filter((part) => part !== '' && part !== '.');
    const folders = parts.filter((part, index) => part !== '**' || parts[index + 1] !== '**');
    return folders.at(-1) === '**' ? [...folders.slice(0, -1), '*'] : folders;
}

;// CONCATENATED MODULE: ./src/inspect/layer-findings.ts
/** Engines with the overlay2 store refuse this many; engines with containerd's store take them. */
const TOO_MANY_LAYERS = 127;
/** Findings about layers that some engines refuse to run. */
function findingsOf(layers, paths) {
    return [...tooManyLayers(layers), ...duplicatePaths(layers, paths)];
}
function tooManyLayers({ length }) {
    if (length < TOO_MANY_LAYERS)
        return [];
    const message = `The image has ${length} layers: engines with the overlay2 store refuse more than ${TOO_MANY_LAYERS - 1}`;
    const fix = 'Combine RUN instructions, or copy the result into a new stage.';
    return [{ code: 'too-many-layers', level: 'warn', confidence: 'proved', message, fix, evidence: [] }];
}
function duplicatePaths(layers, paths) {
    const evidence = layers.flatMap(({ lost, contents }, index) => [...lost.subarray(0, 1)].map((content) => `layer ${index}: ${paths.text(contents.storedAt[content] ?? 0)}`));
    if (evidence.length === 0)
        return [];
    const message = 'A layer stores the same path twice: engines with the overlay2 store refuse it';
    return [
        { code: 'duplicate-path', level: 'warn', confidence: 'proved', message, evidence: evidence.slice(0, 10) },
    ];
}

// EXTERNAL MODULE: ./src/platform/elf.ts
var elf = __webpack_require__(50286);
// EXTERNAL MODULE: ./src/platform/search-path.ts
var search_path = __webpack_require__(15119);
;// CONCATENATED MODULE: ./src/inspect/entrypoint.ts
/**
 * The architecture of the program that a container of the image starts: ENTRYPOINT or CMD, looked up as an engine does,
 * through the interpreters of scripts, to an ELF header. Pure.
 */



/** Linux follows as many scripts that name scripts. */
const MOST_INTERPRETERS = 5;
/** Null if there is no program, or its architecture is unknown. `config`: the OCI image config. */
function entrypointOf(config, headOf) {
    const settings = (0,lib_json/* field */.ZZ)(config, 'config');
    const [name = ''] = [...(0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(settings, 'Entrypoint')), ...(0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(settings, 'Cmd'))];
    const context = {
        workingDir: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(settings, 'WorkingDir')),
        env: (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(settings, 'Env')),
        headOf,
    };
    const path = find(name, context);
    const architecture = path === null ? null : architectureOf(path, context);
    return path === null || architecture === null ? null : { path, architecture };
}
function find(name, { workingDir, env, headOf }) {
    return (0,search_path/* placesOf */.e)(name, workingDir, env).find((path) => headOf(path) !== null) ?? null;
}
function architectureOf(path, context) {
    let at = path;
    for (let depth = 0; at !== null && depth <= MOST_INTERPRETERS; depth++) {
        const head = context.headOf(at);
        if (head === null)
            return null;
        const architecture = (0,elf/* elfArchitecture */.l)(head);
        if (architecture !== null)
            return architecture;
        at = interpreterOf((0,elf/* shebangWords */.mU)(head), context);
    }
    return null;
}
/** `#!/usr/bin/env python3` stands for python3 on PATH. */
function interpreterOf(words, context) {
    const [interpreter, ...rest] = words;
    if (interpreter === undefined)
        return null;
    if (!interpreter.endsWith('/env'))
        return interpreter;
    const name = rest.find((word) => !word.startsWith('-') && !word.includes('='));
    return name === undefined ? interpreter : find(name, context);
}

;// CONCATENATED MODULE: ./src/inspect/weigh/collapse.ts


/** Fates below 0: nothing is stored there, or the contents below differ. Others are numbers of the caller. */
const collapse_EMPTY = -1;
const MIXED = -2;
const MANY_ROWS = 4;
const collapse_NO_ROW = -1;
/**
 * Finds the folders of a layer that stand for the dead files in them in a list: all contents in them have the same fate,
 * and the folder is gone itself or would take many rows. One pass from the leaves up.
 */
class CollapsedFolders {
    #nodes;
    #parents;
    #fates;
    #bytes;
    #files;
    /** Rows that it takes to list the dead contents here. */
    #rows;
    /** 1: the folder stands for its content. */
    #collapsed;
    /** `rowOf`: a reusable column, the row of each path. `isGone`: for folders. */
    constructor(nodes, leaf, paths, rowOf, isGone) {
        const count = nodes.paths.length;
        this.#nodes = nodes;
        this.#parents = new Int32Array(count);
        this.#fates = new Int32Array(count);
        this.#bytes = new Float64Array(count);
        this.#files = new Int32Array(count);
        this.#rows = new Int32Array(count);
        this.#collapsed = new Uint8Array(count);
        for (let row = 0; row < count; row++)
            this.#start(row, leaf(row), paths, rowOf);
        for (let row = count - 1; row >= 0; row--) {
            this.#collapse(row, isGone);
            this.#carry(row);
        }
    }
    /** The rows to show: dead files, and folders that stand for them; `bytes` are dead. */
    *shown() {
        const isCovered = new Uint8Array(this.#parents.length);
        for (const [row, parent] of this.#parents.entries()) {
            isCovered[row] = parent !== collapse_NO_ROW && (isCovered[parent] || this.#collapsed[parent]) ? 1 : 0;
            const fate = this.#fates[row] ?? collapse_EMPTY;
            const isRow = this.#collapsed[row] === 1 || !isFolder(this.#nodes.kinds[row] ?? 0);
            if (!isCovered[row] && isRow && fate >= 0)
                yield { row, fate, bytes: this.#bytes[row] ?? 0 };
        }
    }
    #start(row, { fate, bytes }, paths, rowOf) {
        const path = this.#nodes.paths[row] ?? ROOT;
        const parent = paths.parent(path);
        rowOf.set(path, row);
        this.#parents[row] = parent === ROOT ? collapse_NO_ROW : rowOf.at(parent);
        this.#fates[row] = fate;
        if (fate < 0)
            return;
        this.#bytes[row] = bytes;
        this.#files[row] = this.#rows[row] = 1;
    }
    #collapse(row, isGone) {
        const fate = this.#fates[row] ?? collapse_EMPTY;
        if (fate < 0 || (this.#files[row] ?? 0) < 2 || !isFolder(this.#nodes.kinds[row] ?? 0))
            return;
        if ((this.#rows[row] ?? 0) >= MANY_ROWS || isGone(row, fate))
            this.#collapsed[row] = this.#rows[row] = 1;
    }
    #carry(row) {
        const parent = this.#parents[row] ?? collapse_NO_ROW;
        if (parent === collapse_NO_ROW)
            return;
        this.#fates[parent] = collapse_merged(this.#fates[parent] ?? collapse_EMPTY, this.#fates[row] ?? collapse_EMPTY);
        for (const sum of [this.#bytes, this.#files, this.#rows])
            sum[parent] = (sum[parent] ?? 0) + (sum[row] ?? 0);
    }
}
function collapse_merged(a, b) {
    if (a === collapse_EMPTY || a === b)
        return b;
    return b === collapse_EMPTY ? a : MIXED;
}

;// CONCATENATED MODULE: ./src/inspect/weigh/dead-rows.ts





/**
 * The Report's `dead[]`: the largest dead files, or folders that stand for them, largest first, and a row for the rest.
 * `dead`: the dead bytes of each layer, which the rows add up to.
 */
function deadRows({ layers, tree, ledger }, paths, dead) {
    const top = new Largest(limits.deadRows);
    const rowOf = ints();
    for (const [index, layer] of layers.entries()) {
        if (dead[index] === 0)
            continue;
        const leaf = (row) => leafOf(layer, row, ledger.base(index), ledger);
        const isGone = (row, fate) => causeOf(fate) === 'deleted' && !isFolder(tree.kind(layer.nodes.paths[row] ?? 0));
        for (const { row, fate, bytes } of new CollapsedFolders(layer.nodes, leaf, paths, rowOf, isGone).shown())
            top.add({
                path: layer.nodes.paths[row] ?? 0,
                bytes,
                addedBy: index,
                killedBy: killerOf(fate),
                cause: causeOf(fate),
            });
        for (const row of displaced(layer, index, ledger))
            top.add(row);
    }
    const rows = top.rows().map((row) => ({ ...row, path: paths.text(row.path) }));
    const total = dead.reduce((sum, bytes) => sum + bytes, 0);
    return withRemainder(rows.sort(byBytesThenPath), total);
}
/** The content of a row of the layer's tree if it was stored at that path: other hard links count no bytes. */
function leafOf({ nodes, contents }, row, base, ledger) {
    const local = nodes.values[row] ?? 0;
    const bytes = contents.sizes[local] ?? 0;
    if (nodes.kinds[row] !== Kind.FILE || contents.storedAt[local] !== nodes.paths[row] || bytes === 0)
        return { fate: collapse_EMPTY, bytes: 0 };
    return { fate: fateOf(base + local, ledger), bytes };
}
/** A number for each pair of layer and cause. */
function fateOf(content, ledger) {
    const killer = ledger.killer(content);
    return killer === null ? MIXED : killer * CAUSES.length + CAUSES.indexOf(ledger.cause(content));
}
const killerOf = (fate) => Math.floor(fate / CAUSES.length);
const causeOf = (fate) => CAUSES[fate % CAUSES.length] ?? null;
/** Dead contents whose path a later member of the same layer took: no node of the layer has them. */
function* displaced({ nodes, contents, files }, index, ledger) {
    const isAtPath = new Uint8Array(files);
    for (const [row, path] of nodes.paths.entries()) {
        const local = nodes.values[row] ?? 0;
        if (nodes.kinds[row] === Kind.FILE && contents.storedAt[local] === path)
            isAtPath[local] = 1;
    }
    for (let local = 0; local < files; local++) {
        const content = ledger.base(index) + local;
        const killedBy = ledger.killer(content);
        if (isAtPath[local] || killedBy === null)
            continue;
        yield {
            path: ledger.storedAt(content),
            bytes: ledger.size(content),
            addedBy: index,
            killedBy,
            cause: ledger.cause(content),
        };
    }
}
function byBytesThenPath(a, b) {
    return (b.bytes - a.bytes || (a.path < b.path ? -1 : a.path > b.path ? 1 : (a.addedBy ?? 0) - (b.addedBy ?? 0)));
}
function withRemainder(rows, total) {
    const rest = total - rows.reduce((sum, { bytes }) => sum + bytes, 0);
    return rest === 0 ? rows : [...rows, { path: '', bytes: rest, addedBy: null, killedBy: null, cause: null }];
}
/** Keeps the `most` largest of many rows; ignores rows of 0 bytes. */
class Largest {
    #most;
    #kept = [];
    constructor(most) {
        this.#most = most;
    }
    add(row) {
        if (row.bytes === 0)
            return;
        this.#kept.push(row);
        if (this.#kept.length >= this.#most * 2)
            this.#kept = this.rows();
    }
    rows() {
        return this.#kept.sort((a, b) => b.bytes - a.bytes).slice(0, this.#most);
    }
}

;// CONCATENATED MODULE: ./src/inspect/weigh/largest-in-layer.ts


const MOST_PLACES = 4;
/** The few folders or files that hold most of a layer's bytes, the largest first. */
function largestInLayer(layer, paths) {
    return layer.size === 0 ? [] : largestFolders(layer.nodes.paths, ownBytes(layer), paths, MOST_PLACES);
}
/** A file counts where it was stored, not at its other links. */
function ownBytes({ nodes, contents }) {
    const own = new Float64Array(nodes.paths.length);
    for (const [row, path] of nodes.paths.entries()) {
        const content = nodes.values[row] ?? 0;
        if (nodes.kinds[row] === Kind.FILE && contents.storedAt[content] === path)
            own[row] = contents.sizes[content] ?? 0;
    }
    return own;
}

;// CONCATENATED MODULE: ./src/inspect/weigh/os-release.ts
/** The second is used if the first is missing. */
const PATHS = ['etc/os-release', 'usr/lib/os-release'];
const os_release_MOST_CHARACTERS = 200;
/** The image's distribution by its os-release(5); null if there is no such file, or it is too large. */
function distributionOf(files) {
    for (const path of PATHS) {
        const bytes = files.note(path, ({ osReleases }) => osReleases);
        if (bytes)
            return parseOsRelease(bytes.toString());
    }
    return null;
}
function parseOsRelease(text) {
    const values = new Map(text.split('\n').flatMap((line) => assignment(line) ?? []));
    const first = (...keys) => keys.map((key) => values.get(key)).find((value) => value) ?? '';
    const id = first('ID') || 'linux';
    return { id, version: first('VERSION_ID', 'VERSION_CODENAME'), name: first('PRETTY_NAME', 'NAME') || id };
}
/** `KEY=value`, the value quoted as a shell would read it, without expansion. */
function assignment(line) {
    const [, key, raw] = /^([A-Z0-9_]+)=(.*)$/.exec(line.trim()) ?? [];
    if (key === undefined || raw === undefined)
        return null;
    const quoted = /^(["'])(.*)\1$/.exec(raw);
    const value = quoted?.[1] === "'" ? (quoted[2] ?? '') : (quoted?.[2] ?? raw).replace(/\\(.)/g, '$1');
    return [[key, value.slice(0, os_release_MOST_CHARACTERS)]];
}

;// CONCATENATED MODULE: ./src/inspect/oci/file-ref.ts



/** From a path in manifest.json. Names of configs and blobs are digests; `<id>/layer.tar` is not. */
function savedRef(path) {
    const hex = /^(?:blobs\/sha256\/|sha256:)?([0-9a-f]{64})(?:\.json)?$/.exec(path)?.[1];
    return { path, digest: hex ? `sha256:${hex}` : null, size: null };
}
/** Characters: more than any algorithm needs. */
const MOST_DIGEST = 200;
/** From an OCI descriptor. */
function descriptorRef(descriptor) {
    const digest = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(descriptor, 'digest')).slice(0, MOST_DIGEST);
    return { path: `blobs/${digest.replace(':', '/')}`, digest, size: (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(descriptor, 'size')) };
}
/** Why the file cannot be read as JSON of that role; null if it can. */
function problemOf(archive, ref, blob, role) {
    if (!blob)
        return missing(archive, ref, `the ${role} of an image`);
    const wrong = mismatch(archive, ref, blob);
    if (wrong)
        return wrong;
    if (file_ref_jsonOf(archive, blob) !== null)
        return null;
    const why = blob.failure?.message ?? 'it is not JSON';
    return invalidArchive(`${ref.path} of ${archive.name}, the ${role} of an image, cannot be read: ${why}`);
}
/** `archive-invalid`: the archive does not have the file. */
function missing(archive, { path }, role) {
    const hint = 'An archive of several platforms may lack parts of some: pull that platform first, or choose another with `platform`.';
    return invalidArchive(`${path || 'A file'}, ${role}, is not in ${archive.name}`, hint);
}
/** The error if the file does not have the digest and size of the reference; else null. */
function mismatch(archive, { path, digest, size }, blob) {
    if (digest !== null && !digest.startsWith('sha256:'))
        return invalidArchive(`${path} of ${archive.name} is named by a digest that is not SHA-256`, 'Write the archive with SHA-256 digests.');
    if (digest !== null && digest !== blob.digest)
        return invalidArchive(`${archive.name} is damaged: ${path} should have digest ${digest}, and has ${blob.digest}`);
    if (size !== null && size !== blob.size)
        return invalidArchive(`${archive.name} is damaged: ${path} should have ${size} bytes, and has ${blob.size}`);
    return null;
}
const parsed = new WeakMap();
/** Null if there is none. Cached: a hostile index may name it many times. */
function file_ref_jsonOf(archive, blob) {
    if (!blob?.json)
        return null;
    if (!parsed.has(blob)) {
        if (!archive.budget.affordsJson((0,lib_json/* mostValues */.Yz)(blob.json)))
            throw invalidArchive(`The JSON of ${archive.name} has more than ${limits.jsonValues} values`);
        parsed.set(blob, (0,lib_json/* parseJson */.qF)(blob.json));
    }
    return parsed.get(blob);
}

;// CONCATENATED MODULE: ./src/inspect/oci/layers.ts




/** `cached`: layers by diffID, for those that the archive does not contain. Throws `archive-invalid`. */
function layersOf(archive, image, cached) {
    const diffIds = diffIdsOf(image.config);
    if (diffIds === null)
        throw invalidArchive(`The config of the image in ${archive.name} lists no layers (rootfs.diff_ids)`);
    if (image.layers.length > limits.layers)
        throw invalidArchive(`${archive.name} has an image of more than ${limits.layers} layers`);
    if (diffIds.length !== image.layers.length)
        throw invalidArchive(`In ${archive.name}, the manifest has ${image.layers.length} layers and the config ${diffIds.length}`);
    const stored = image.layers.map((ref, index) => {
        const diffId = diffIds[index] ?? '';
        const known = archive.blob(ref.path) ? undefined : cached.get(diffId);
        return known ? fromCache(archive, ref, diffId, index, known) : storedLayer(archive, ref, diffId, index);
    });
    const applied = stored.reduce((sum, { layer }) => sum + layer.entries + layer.names.parents.length, 0);
    if (applied > limits.applied)
        throw invalidArchive(`The layers of ${archive.name} have more than ${limits.applied} members and paths`);
    return stored;
}
/** Digest and size count only if the manifest names the same blob. */
function fromCache(archive, ref, diffId, index, known) {
    const { layer, packed, transfer, isNew } = known;
    const isSame = packed !== null && packed.digest === ref.digest;
    return {
        layer,
        diffId,
        packed: isSame ? packed : null,
        ...(transfer ? { transfer } : {}),
        name: layerName(archive, index, ref.path),
        isCached: isNew !== true,
    };
}
function storedLayer(archive, ref, diffId, index) {
    const blob = archive.blob(ref.path);
    const name = layerName(archive, index, ref.path);
    if (!blob)
        throw missing(archive, ref, `layer ${index} of the image`);
    if (blob.failure)
        throw unreadable(name, blob.failure, 'its tar');
    const wrong = mismatch(archive, ref, blob);
    if (wrong)
        throw wrong;
    if (!blob.layer)
        throw invalidArchive(`${name} cannot be read: it is not a tar, plain or compressed with gzip or zstd`);
    if (blob.diffId !== diffId)
        throw invalidArchive(`${name} is damaged: its content should have digest ${diffId}, and has ${blob.diffId}`);
    // engines may save layers uncompressed that a registry has compressed; pushed layers are as in a registry
    const isPacked = archive.isPushed || blob.compression !== 'none';
    const packed = isPacked ? { digest: blob.digest, size: blob.size } : null;
    return { layer: blob.layer, diffId, packed, name, isCached: false };
}
const layerName = (archive, index, path) => `Layer ${index} of ${archive.name} (${path})`;
/** By layer: the row of the history that made it. `archive`: its name. A history may be short or missing, but not too long. */
function historyOfLayers(archive, history, count) {
    const rows = history.flatMap(({ empty_layer }, row) => (empty_layer ? [] : [row]));
    if (rows.length > count)
        throw invalidArchive(`In ${archive}, the history has ${rows.length} layers, and the image ${count}`);
    return rows;
}

;// CONCATENATED MODULE: ./src/inspect/describe.ts








/** The Report's `image` section, from the chosen image's config and its weighed layers. */
function describeImage(weighed, context) {
    const { archive, space, files, image, sources, replayed } = weighed;
    const distribution = distributionOf(files);
    const history = historyOf(image.config);
    const madeBy = historyOfLayers(archive, history, sources.length);
    const found = baseIn(weighed, history, madeBy, distribution, context.base);
    const layers = rowsOf(weighed, history, madeBy, context, found.base?.layers ?? 0);
    const sizes = sizesOf(layers);
    const headOf = (path) => files.note(Buffer.from(path).toString('latin1'), ({ heads }) => heads);
    return {
        id: context.id,
        ref: context.ref,
        platform: platformOf(image.config),
        ...(distribution ? { distribution } : {}),
        config: configOf(image.config),
        sizes,
        base: baseOf(found, layers),
        ...(found.said ? { baseName: found.said } : {}),
        fit: { entrypoint: entrypointOf(image.config, headOf), engine: context.host, emulated: false },
        layers,
        dead: deadRows(replayed, space.paths, layers.map(({ deadWeight }) => deadWeight)),
    };
}
function baseIn({ image, sources }, history, madeBy, distribution, hints) {
    const diffIds = sources.map(({ diffId }) => diffId);
    const { labels } = configOf(image.config);
    const { annotations } = image;
    return findBase({ diffIds, history, madeBy, labels, annotations, distribution }, hints);
}
function baseOf({ base, chain }, layers) {
    const weighed = (link) => ({
        ...link,
        onDisk: total(layers.slice(0, link.layers), ({ size }) => size),
    });
    return base && { ...weighed(base), chain: chain.map(weighed) };
}
function rowsOf({ sources, replayed, space }, history, madeBy, { lines }, baseLayers) {
    const dead = deadByLayer(replayed);
    return replayed.layers.map((layer, index) => {
        const { packed = null, diffId = '' } = sources[index] ?? {};
        const row = madeBy[index] ?? -1;
        const line = lines[row];
        return {
            index,
            diffId,
            ...(packed ? { digest: packed.digest, download: packed.size } : {}),
            size: layer.size,
            files: layer.files,
            entries: layer.entries,
            deadWeight: dead[index] ?? 0,
            createdBy: (history[row]?.created_by ?? '').slice(0, limits.createdBy),
            ...(line === undefined ? {} : { line }),
            part: index < baseLayers ? 'base' : 'yours',
            largest: largestInLayer(layer, space.paths),
            content: layer.content,
        };
    });
}
function deadByLayer({ layers, ledger }) {
    return layers.map((layer, index) => deadBytes(ledger, ledger.base(index), layer.files));
}
function deadBytes(ledger, base, count) {
    let bytes = 0;
    for (let content = base; content < base + count; content++)
        if (ledger.killer(content) !== null)
            bytes += ledger.size(content);
    return bytes;
}
function sizesOf(layers) {
    const onDisk = total(layers, ({ size }) => size);
    const deadWeight = total(layers, (layer) => layer.deadWeight);
    const isKnown = layers.every(({ download }) => download !== undefined);
    return {
        onDisk,
        fileSystem: onDisk - deadWeight,
        deadWeight,
        efficiency: onDisk === 0 ? 1 : 1 - deadWeight / onDisk,
        download: isKnown ? { bytes: total(layers, ({ download }) => download ?? 0), exact: true } : null,
    };
}
const total = (layers, of) => layers.reduce((sum, layer) => sum + of(layer), 0);

;// CONCATENATED MODULE: ./src/inspect/download/hints.ts
const hints_REFERENCE = /^[A-Za-z0-9][\w./:@-]{0,511}$/;
/** Each costs up to three requests. */
const MOST_REFS = 2;
/** A reference that only a history or a label names is not asked for: it is the word of whoever made the image. */
function hintsFor(sources, base, locals) {
    const known = sources.flatMap(({ diffId, transfer }) => (transfer ? [[diffId, transfer]] : []));
    return { known: new Map(known), baseRefs: refsOf(sources, base, locals) };
}
function refsOf(sources, base, locals) {
    if (base?.confidence !== 'proved')
        return [];
    const isBase = ({ diffIds }) => diffIds.length === base.layers && diffIds.every((diffId, index) => diffId === sources[index]?.diffId);
    const digests = locals.filter(isBase).flatMap(({ digests = [] }) => digests);
    const refs = [...digests.slice(0, 1), ...(base.ref === undefined ? [] : [base.ref])];
    return refs.filter((ref) => hints_REFERENCE.test(ref)).slice(0, MOST_REFS);
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
var external_node_zlib_default = /*#__PURE__*/__webpack_require__.n(external_node_zlib_);
;// CONCATENATED MODULE: ./src/inspect/layer/facts.ts
/**
 * Facts about packages, as JSON. It is compressed if it is long: those of a large distribution would take as much memory
 * as all paths. Most are short, as of a package.json, and not worth a compressor.
 */

const LONG_BYTES = 1024;
/** The first byte of JSON; a zlib stream begins with another. */
const BRACKET = 0x5b;
function packFacts(facts) {
    const json = Buffer.from(JSON.stringify(facts));
    return json.length < LONG_BYTES ? json : (0,external_node_zlib_.deflateSync)(json, { level: 1 });
}
/** The reverse of `packFacts`. */
const unpackFacts = (packed) => JSON.parse((packed[0] === BRACKET ? packed : (0,external_node_zlib_.inflateSync)(packed)).toString());

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/limits.ts
/** Bounds on the cost of reading packages. Documented in docs/decisions/0010-packages.md. */
const limits_KiB = 2 ** 10;
const limits_MiB = 2 ** 20;
const limits_limits = {
    /** Characters of a name and of a version; packages with longer ones are left out. */
    nameLength: 200,
    /** Characters of a path; as in Linux. */
    pathLength: 4_096,
    /** Packages, and paths that they own: of one file, and of an image. */
    packages: 20_000,
    paths: 400_000,
    /** Files reported as not read. */
    unread: 100,
    /** Bytes of the database of dpkg, apk or rpm. */
    databaseBytes: 64 * limits_MiB,
    /** Lines of a file; a database with the most paths allowed has fewer. */
    lines: 4_000_000,
    /** Bytes of a list of files. */
    listBytes: 16 * limits_MiB,
    /** Metadata files of Python and Ruby have name and version within so many bytes. */
    startBytes: 64 * limits_KiB,
    /** Bytes of a package.json. */
    jsonBytes: limits_MiB,
    /** Bytes of npm's lock of a node_modules, and values in it; a larger one is not read. */
    lockBytes: 8 * limits_MiB,
    lockValues: 1_000_000,
    /** Java archives up to this are buffered whole; larger ones in part: the start (manifest) and the end (names of all entries). */
    jarBytes: 32 * limits_MiB,
    jarStartBytes: 64 * limits_KiB,
    jarEndBytes: 8 * limits_MiB,
    /** Depth of archives in archives: a jar in a war in an ear. */
    jarDepth: 3,
    /** Bytes of a manifest or of pom.properties, expanded. */
    jarTextBytes: 256 * limits_KiB,
    /** Bytes that are expanded of one archive: a fixed amount, and `jarExpansion` for each byte of the archive. */
    jarExpandedBytes: limits_MiB,
    jarExpansion: 4,
    /** Programs up to this are buffered whole, for metadata of Rust and of Go before 1.18. */
    programBytes: 12 * limits_MiB,
    /** Bytes of a program's start that are always buffered. */
    programStartBytes: 4 * limits_KiB,
    /** Bytes of Go's list of modules. */
    goModulesBytes: limits_MiB,
    /** Bytes of Rust's list of crates, expanded; and how many times its compressed size that may be. */
    cratesBytes: 4 * limits_MiB,
    cratesExpansion: 100,
};

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/fact.ts
/** Facts about packages from one file of a layer. Plain JSON: they are kept with the layer, in memory and in the cache. */

/** No fact if name or version is empty, too long, or has control characters; details that are so are left out. */
function* packageFact(type, name, version, owns, details = {}) {
    const words = [name.trim(), version.trim()];
    if (!words.every(isWord))
        return;
    const known = Object.entries(details).flatMap(([key, value]) => {
        const word = value.trim();
        return isWord(word) ? [[key, word]] : [];
    });
    const more = known.length > 0 ? { details: Object.fromEntries(known) } : {};
    yield { kind: 'package', type, name: words[0], version: words[1], owns, ...more };
}
/** `names`: relative to `folder`. */
function* listFact(folder, names) {
    yield { kind: 'list', files: [{ folder, names }] };
}
const isWord = (text) => text !== '' && text.length <= limits_limits.nameLength && !/\p{Cc}/u.test(text);
const fact_unread = (type, why) => ({ kind: 'unread', type, why });
/** Facts up to the limits of one file; the generator is not resumed after them. */
function bounded(facts) {
    const kept = [];
    let packages = 0;
    let paths = 0;
    for (const fact of facts) {
        if (fact.kind === 'package')
            packages++;
        paths += pathsOf(fact);
        if (packages > limits_limits.packages || paths > limits_limits.paths)
            return [...kept, { kind: 'cut' }];
        kept.push(fact);
    }
    return kept;
}
function pathsOf(fact) {
    if (fact.kind === 'list')
        return countOf(fact.files);
    if (fact.kind === 'development')
        return fact.folders.length;
    return fact.kind === 'package' && fact.owns?.kind === 'files' ? countOf(fact.owns.files) : 0;
}
const countOf = (groups) => groups.reduce((sum, { names }) => sum + 1 + names.length, 0);

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/path.ts
/** Paths as text, without a leading slash. */
const folderOf = (path) => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const path_baseOf = (path) => path.slice(path.lastIndexOf('/') + 1);
/** Splits a path at `folder` (`a/b/`): `root` before it, for systems that are not at `/`, and `rest` after it; null if it does not contain it. */
function splitAt(path, folder) {
    // `includes` is fastest for paths without it, which are most
    const at = path.includes(folder) ? path.lastIndexOf(folder) : -1;
    if (at < 0 || (at > 0 && path[at - 1] !== '/'))
        return null;
    return { root: path.slice(0, at), rest: path.slice(at + folder.length) };
}
/** The path of `name` relative to a folder, normalised; an absolute name counts from the root. `..` above the root stays at the root. */
function path_joined(folder, name) {
    const path = name.startsWith('/') || folder === '' ? name : `${folder}/${name}`;
    return /(?:^|\/)(?:\.{0,2}(?:\/|$))/.test(path) ? normal(path) : path;
}
function normal(path) {
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/buffered-ranges.ts

/** Parts of a file that are buffered while it streams by. */
class BufferedRanges {
    size;
    #memory;
    #parts;
    #at = 0;
    constructor(size, ranges, memory) {
        this.size = size;
        this.#memory = memory;
        this.#parts = ranges.map(([from, to]) => ({ from, buffer: Buffer.alloc(to - from) }));
    }
    /** Null if it would pass the quota. The ranges must be within the file. */
    static of(size, ranges, memory) {
        return memory.take(sumOf(ranges)) ? new BufferedRanges(size, ranges, memory) : null;
    }
    /** The next bytes of the file, from its start. */
    write(chunk) {
        for (const { from, buffer } of this.#parts) {
            const skip = Math.max(0, from - this.#at);
            if (skip < chunk.length && this.#at < from + buffer.length)
                chunk.copy(buffer, Math.max(0, this.#at - from), skip);
        }
        this.#at += chunk.length;
    }
    /** Null for bytes that have not been written yet. */
    slice(from, to) {
        if (!(from >= 0 && from <= to && to <= this.#at))
            return null;
        const part = this.#parts.find((part) => from >= part.from && to <= part.from + part.buffer.length);
        return part?.buffer.subarray(from - part.from, to - part.from) ?? null;
    }
    /** The written bytes of the first range. */
    start() {
        return this.#parts[0]?.buffer.subarray(0, this.#at) ?? Buffer.alloc(0);
    }
    /** To be called once, at the end: slices must not be used afterwards. */
    release() {
        this.#memory.give(this.#parts.reduce((sum, { buffer }) => sum + buffer.length, 0));
    }
}
const sumOf = (ranges) => ranges.reduce((sum, [from, to]) => sum + to - from, 0);

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/reading.ts
/** How a cataloger reads the files of its ecosystem. */


/** Parses the whole file if it has at most `limit` bytes. */
function whole(type, { size }, limit, memory, parse) {
    return size > limit ? factsOnly([fact_unread(type, 'too-large')]) : startingAt0(type, size, memory, parse);
}
/** Parses the first `limit` bytes of the file. */
function start(type, { size }, limit, memory, parse) {
    return startingAt0(type, Math.min(size, limit), memory, parse);
}
/** Ignores the content. */
const factsOnly = (facts) => ({ write() { }, end: () => facts });
function startingAt0(type, bytes, memory, parse) {
    const buffer = BufferedRanges.of(bytes, [[0, bytes]], memory);
    return buffer
        ? buffered(buffer, fact_unread(type, 'damaged'), () => parse(buffer.start()))
        : factsOnly([fact_unread(type, 'no-memory')]);
}
/** Buffers the file in `buffer`, parses it at the end, and frees `buffer`; `otherwise`: the fact if `parse` throws. */
function buffered(buffer, otherwise, parse) {
    return {
        write: (bytes) => buffer.write(bytes),
        end() {
            const facts = attempt(parse, [otherwise]);
            buffer.release();
            return facts;
        },
    };
}
/** `otherwise` if `parse` throws, as it may for any input. */
function attempt(parse, otherwise) {
    try {
        return bounded(parse());
    }
    catch {
        return otherwise;
    }
}
/** Opens the reading only if the file starts with `magic`. */
function ifStartsWith(magic, open) {
    let first = Buffer.alloc(0);
    let reading = null;
    return {
        write(bytes) {
            if (first.length < magic.length) {
                const missing = magic.length - first.length;
                first = Buffer.concat([first, bytes.subarray(0, missing)]);
                if (first.length < magic.length)
                    return;
                if (first.equals(magic))
                    reading = open();
                reading?.write(first);
                reading?.write(bytes.subarray(missing));
            }
            else
                reading?.write(bytes);
        },
        end: () => reading?.end() ?? [],
    };
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/text.ts
/** Text formats of package managers. Each is parsed in one pass, for lines of any length. */

/** Lines that end with LF or CRLF. Throws RangeError if there are more than `limits.lines`. */
function* lines(text) {
    for (let at = 0, count = 0; at < text.length; count++) {
        if (count === limits_limits.lines)
            throw new RangeError('it has too many lines');
        const found = text.indexOf('\n', at);
        const end = found < 0 ? text.length : found;
        yield text.slice(at, end > at && text[end - 1] === '\r' ? end - 1 : end);
        at = end + 1;
    }
}
/** Lines that are not empty: at most `most` + 1, so that the caller can detect more than `most`. */
function fullLines(text, most) {
    const full = [];
    for (const line of lines(text)) {
        if (full.length > most)
            break;
        if (line !== '')
            full.push(line);
    }
    return full;
}
/**
 * Paragraphs of `Key: value` lines, separated by empty lines, as in files of dpkg, Python and Java. `keys`: in lower
 * case. The first value of a key counts; a line that starts with a space or tab continues it, without that character.
 */
function* paragraphs(text, keys) {
    let values = new Map();
    let open = null;
    for (const line of lines(text)) {
        if (line === '') {
            if (values.size > 0) {
                yield values;
                values = new Map();
            }
            open = null;
        }
        else if (line.startsWith(' ') || line.startsWith('\t')) {
            if (open !== null)
                values.set(open, (values.get(open) ?? '') + line.slice(1));
        }
        else {
            open = keyOf(line, keys);
            if (open !== null && values.has(open))
                open = null;
            if (open !== null)
                values.set(open, line.slice(open.length + 1).trim());
        }
    }
    if (values.size > 0)
        yield values;
}
function keyOf(line, keys) {
    const colon = line.indexOf(':');
    if (colon < 0 || colon > 64)
        return null;
    const key = line.slice(0, colon).toLowerCase();
    return keys.has(key) ? key : null;
}
/** The first paragraph of `paragraphs`. */
function header(text, keys) {
    const end = text.search(/\n\r?\n/);
    const first = paragraphs(end < 0 ? text : text.slice(0, end), keys).next().value;
    return first ?? new Map();
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/apk.ts
/** Alpine packages, apk(8): one database of paragraphs, each line a letter and a value, files grouped by folder. */





const apk = (file, memory) => {
    const database = splitAt(file.path, 'lib/apk/db/');
    if (database?.rest !== 'installed')
        return null;
    const root = database.root.replace(/(^|\/)usr\/$/, '$1');
    return whole('apk', file, limits_limits.databaseBytes, memory, (bytes) => installed(bytes.toString('latin1'), root));
};
function* installed(text, root) {
    let entry = empty();
    for (const line of lines(text)) {
        if (line !== '')
            add(entry, line.slice(0, 2), line.slice(2), root);
        if (line !== '' && entry.paths <= limits_limits.paths)
            continue;
        yield* factOf(entry);
        entry = empty();
    }
    yield* factOf(entry);
}
const factOf = ({ name, version, files, architecture, origin, license }) => packageFact('apk', name, version, { kind: 'files', files }, {
    architecture,
    license,
    source: origin === name ? '' : origin,
});
const empty = () => ({
    ...{ name: '', version: '', architecture: '', origin: '', license: '' },
    paths: 0,
    files: [],
});
/** Lines in use: P name, V version, A architecture, o origin, L license, F folder, R file in the last folder. */
function add(entry, key, value, root) {
    if (key === 'P:')
        entry.name = value;
    if (key === 'V:')
        entry.version = value;
    if (key === 'A:')
        entry.architecture = value;
    if (key === 'o:')
        entry.origin = value;
    if (key === 'L:')
        entry.license = value;
    if (key === 'F:')
        entry.files.push({ folder: path_joined(root, value), names: [] });
    if (key === 'R:')
        entry.files.at(-1)?.names.push(value);
    if (key === 'F:' || key === 'R:')
        entry.paths++;
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/dpkg.ts
/**
 * Debian packages, dpkg(1): the database `status` lists what is installed, `info/NAME.list` the files of each package.
 * Images without dpkg (distroless) have a file for each package in `status.d/` instead, with its files in `NAME.md5sums`.
 */





const HOME = 'var/lib/dpkg/';
const KEYS = new Set(['package', 'status', 'version', 'architecture', 'source']);
/** States in which a package has no files left. */
const GONE = new Set(['not-installed', 'config-files']);
const MD5_CHARACTERS = 32;
const dpkg = (file, memory) => {
    const database = splitAt(file.path, HOME);
    if (!database)
        return null;
    const { root, rest } = database;
    const [folder, name] = rest.split('/', 3);
    if (rest === 'status')
        return whole('deb', file, limits_limits.databaseBytes, memory, (bytes) => dpkg_installed(bytes, (name, architecture) => [
            `${root}${HOME}info/${name}:${architecture}.list`,
            `${root}${HOME}info/${name}.list`,
        ]));
    if (folder === 'info' && rest.endsWith('.list'))
        return whole('deb', file, limits_limits.listBytes, memory, (bytes) => listFact(root, listed(bytes)));
    if (folder === 'status.d' && rest.endsWith('.md5sums'))
        return whole('deb', file, limits_limits.listBytes, memory, (bytes) => listFact(root, summed(bytes)));
    if (folder === 'status.d' && name)
        return whole('deb', file, limits_limits.listBytes, memory, (bytes) => dpkg_installed(bytes, () => [`${file.path}.md5sums`]));
    return null;
};
function* dpkg_installed(bytes, listsOf) {
    for (const values of paragraphs(bytes.toString('latin1'), KEYS)) {
        const [, , state = ''] = (values.get('status') ?? '').split(' ', 3);
        if (GONE.has(state))
            continue;
        const name = values.get('package') ?? '';
        const architecture = values.get('architecture') ?? '';
        const lists = listsOf(name, architecture);
        const source = sourceOf(values.get('source') ?? '');
        yield* packageFact('deb', name, values.get('version') ?? '', { kind: 'listed', lists }, { architecture, source });
    }
}
/** `gcc-12@12.2.0-14` of `gcc-12 (12.2.0-14)`. */
const sourceOf = (text) => text.replace(/^(\S+) +\(([^()]*)\)$/, '$1@$2');
/** Without folders, which the list has too, each directly before its content. */
function listed(bytes) {
    const names = fullLines(bytes.toString('latin1'), limits_limits.paths).map((line) => line.slice(1));
    return names.filter((name, index) => !names[index + 1]?.startsWith(`${name}/`));
}
const summed = (bytes) => fullLines(bytes.toString('latin1'), limits_limits.paths).map((line) => line.slice(MD5_CHARACTERS).trimStart());

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/gem.ts
/** Ruby gems: `specifications/NAME-VERSION.gemspec`, Ruby code that describes the content of `gems/NAME-VERSION/`. */





const END = '.gemspec';
const gem = (file, memory) => {
    if (!file.path.endsWith(END))
        return null;
    const folder = folderOf(file.path);
    const specifications = path_baseOf(folder) === 'default' ? folderOf(folder) : folder;
    if (path_baseOf(specifications) !== 'specifications')
        return null;
    const root = folderOf(specifications);
    const gems = root === '' ? 'gems' : `${root}/gems`;
    return start('gem', file, limits_limits.startBytes, memory, (bytes) => specified(bytes.toString(), `${gems}/${path_baseOf(file.path).slice(0, -END.length)}`));
};
/** As RubyGems writes it: `s.name = "rake".freeze`. */
const ASSIGNMENT = /^[ \t]*\w+\.(name|version)[ \t]*=[ \t]*(?:Gem::Version\.new\()?["']([^"']*)["']/;
/** Of several, nothing says whether one or all of them apply. */
const LICENSE = /^[ \t]*\w+\.licenses?[ \t]*=[ \t]*(?:\[[ \t]*)?["']([^"'\n]*)["'](?:\.freeze)?[ \t]*(?:\][ \t]*)?$/m;
function specified(text, folder) {
    const values = new Map();
    for (const line of lines(text)) {
        const [, key, value] = ASSIGNMENT.exec(line) ?? [];
        if (key !== undefined && value !== undefined && !values.has(key))
            values.set(key, value);
    }
    const [, license = ''] = LICENSE.exec(text) ?? [];
    const owns = { kind: 'folder', folder, except: [] };
    return packageFact('gem', values.get('name') ?? '', values.get('version') ?? '', owns, { license });
}

// EXTERNAL MODULE: ./src/lib/bytes.ts
var lib_bytes = __webpack_require__(69792);
;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/java/name.ts
/** Name and version of a Java archive: from its own pom.properties, its file name, or its manifest. */

/** `file`: name of the archive's file, without extension; `poms`: all in it, also those of other libraries. */
function name_nameOf(file, poms, manifest) {
    const own = poms
        .filter(({ artifact }) => file.startsWith(artifact))
        .reduce((a, b) => (a && a.artifact.length >= b.artifact.length ? a : b), null);
    const only = poms.length === 1 ? poms[0] : null;
    return own ?? nameInFile(file) ?? only ?? nameInManifest(file, manifest);
}
const LONGEST_FILE_NAME = 255;
const NUMBER = /^\d/;
const DOTTED = /^\d+\./;
/**
 * `NAME-VERSION`, where both may contain hyphens: `log4j-1.2-api-2.20.0`, `guava-31.1-jre`. The version starts at the
 * last part that is a number with dots, or else a number, with the numbers directly before it.
 */
function nameInFile(file) {
    const parts = file.length <= LONGEST_FILE_NAME ? file.split('-') : [];
    const last = [DOTTED, NUMBER].map((form) => parts.findLastIndex((part) => form.test(part)));
    let start = last.find((index) => index > 0) ?? 0;
    while (start > 1 && NUMBER.test(parts[start - 1] ?? ''))
        start--;
    return start < 1 ? null : { name: parts.slice(0, start).join('-'), version: parts.slice(start).join('-') };
}
const name_NAMES = ['implementation-title', 'bundle-symbolicname', 'automatic-module-name', 'short-name'];
const VERSIONS = ['implementation-version', 'bundle-version', 'plugin-version', 'specification-version'];
const name_KEYS = new Set([...name_NAMES, ...VERSIONS]);
/** A title of several words is not a name: the file's name is used instead. */
function nameInManifest(file, manifest) {
    const values = header(manifest, name_KEYS);
    const valuesOf = (keys) => keys.map((key) => values.get(key)?.split(';', 1)[0]?.trim() ?? '').filter((value) => value !== '');
    const [version] = valuesOf(VERSIONS);
    const name = valuesOf(name_NAMES).find((value) => !/\s/.test(value)) ?? file;
    return version === undefined ? null : { name, version };
}
/** `group` and `artifact`: from its path, used if the file does not have them. Null if it has no version. */
function parsePom(text, group, artifact) {
    const values = new Map([['groupId', group], ['artifactId', artifact], ...properties(text)]);
    const own = values.get('artifactId') ?? '';
    const version = values.get('version') ?? '';
    return own === '' || version === ''
        ? null
        : { name: `${values.get('groupId') ?? ''}:${own}`, artifact: own, version };
}
function* properties(text) {
    for (const line of lines(text)) {
        const at = line.search(/[=:]/);
        if (at > 0 && !line.startsWith('#'))
            yield [line.slice(0, at).trim(), line.slice(at + 1).trim()];
    }
}

// EXTERNAL MODULE: ./src/lib/zip.ts
var lib_zip = __webpack_require__(76632);
;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/java/content.ts



const MANIFEST = 'META-INF/MANIFEST.MF';
const POM = /^META-INF\/maven\/([^/]+)\/([^/]+)\/pom\.properties$/;
/** `isArchive`: by file name. Throws if it is not a zip archive. */
function contentOf(zip, isArchive, budget) {
    const poms = [];
    const archives = [];
    let manifest = '';
    for (const entry of (0,lib_zip/* entriesOf */.M)(zip, budget)) {
        const [, group, artifact] = POM.exec(entry.name) ?? [];
        if (group !== undefined && artifact !== undefined)
            poms.push(...pomOf(content_textOf(entry), group, artifact));
        else if (entry.name === MANIFEST)
            manifest = content_textOf(entry);
        else if (isArchive(entry.name))
            archives.push(entry);
        if (poms.length + archives.length > limits_limits.packages)
            break;
    }
    return { poms, manifest, archives };
}
const content_textOf = (entry) => entry.read(limits_limits.jarTextBytes)?.toString() ?? '';
function pomOf(text, group, artifact) {
    const pom = parsePom(text, group, artifact);
    return pom ? [pom] : [];
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/java/index.ts
/**
 * Java archives: libraries (jar), applications that contain their libraries (war, ear, jars of Spring Boot), plugins of
 * Jenkins (hpi, jpi). Some contain unpacked classes of other libraries, which are known by their `pom.properties`.
 */







const ENDING = /\.(?:jar|war|ear|hpi|jpi)$/;
/** Least bytes of an entry in an archive. */
const ENTRY_BYTES = 46;
const FEW_ENTRIES = 1_000;
const java = ({ path, size }, memory) => {
    if (!ENDING.test(path))
        return null;
    const buffer = bufferFor(size, memory);
    if (!buffer)
        return factsOnly([fact_unread('maven', 'no-memory')]);
    const otherwise = fact_unread('maven', size > limits_limits.jarBytes ? 'too-large' : 'damaged');
    return buffered(buffer, otherwise, () => {
        const allowance = { budget: budgetOf(size), memory };
        const content = contentOf(buffer, isArchive, allowance.budget);
        return packagesOf({ name: titleOf(path), content, stored: size, isDeflated: false, depth: 0 }, allowance);
    });
};
const isArchive = (name) => ENDING.test(name);
const titleOf = (path) => path_baseOf(path).replace(ENDING, '');
/** For a large archive only its start and its end; null if it would pass the quota. */
function bufferFor(size, memory) {
    const whole = size <= limits_limits.jarBytes ? BufferedRanges.of(size, [[0, size]], memory) : null;
    if (whole || size <= limits_limits.jarStartBytes + limits_limits.jarEndBytes)
        return whole;
    return BufferedRanges.of(size, [
        [0, limits_limits.jarStartBytes],
        [size - limits_limits.jarEndBytes, size],
    ], memory);
}
/** Grows with the size of the archive. */
const budgetOf = (size) => ({
    entries: FEW_ENTRIES + (size * (1 + limits_limits.jarExpansion)) / ENTRY_BYTES,
    expanded: limits_limits.jarExpandedBytes + size * limits_limits.jarExpansion,
});
function* packagesOf(archive, allowance) {
    const { poms, manifest, archives } = archive.content ?? { poms: [], manifest: '', archives: [] };
    const parts = archive.isDeflated ? 0 : archives.reduce((sum, { stored }) => sum + stored, 0);
    const isKnown = archive.stored !== null && parts <= archive.stored;
    const own = name_nameOf(archive.name, poms, manifest);
    if (own)
        yield* packageFact('maven', own.name, own.version, bytes(isKnown ? archive.stored - parts : null));
    for (const pom of poms)
        if (pom !== own)
            yield* packageFact('maven', pom.name, pom.version, null);
    for (const entry of archives)
        yield* packagesOfEntry(entry, isKnown && !archive.isDeflated ? entry.stored : null, archive.depth + 1, allowance);
}
const bytes = (bytes) => (bytes === null ? null : { kind: 'bytes', bytes });
function* packagesOfEntry(entry, stored, depth, allowance) {
    const needed = entry.isDeflated ? entry.expanded : 0;
    const isRead = depth <= limits_limits.jarDepth && needed <= limits_limits.jarBytes && allowance.memory.take(needed);
    try {
        const bytes = isRead ? entry.read(limits_limits.jarBytes) : null;
        const content = bytes && contentIn((0,lib_bytes/* bytesOf */.$)(bytes), allowance.budget);
        yield* packagesOf({ name: titleOf(entry.name), content, stored, isDeflated: entry.isDeflated, depth }, allowance);
    }
    finally {
        if (isRead)
            allowance.memory.give(needed);
    }
}
/** Null if it is not an archive. */
function contentIn(bytes, budget) {
    try {
        return contentOf(bytes, isArchive, budget);
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/npm.ts
/** JavaScript packages: the folders directly in a `node_modules`, as npm, yarn and pnpm install them. */






const FILE = '/package.json';
/** npm 7 and later list everything that they installed in a `node_modules` in it. */
const LOCK = '/.package-lock.json';
const npm = (file, memory) => {
    if (file.path.endsWith(LOCK))
        return lock(file, memory);
    if (!file.path.endsWith(FILE))
        return null;
    const folder = file.path.slice(0, -FILE.length);
    const name = npm_nameOf(folder);
    if (name === null)
        return null;
    return whole('npm', file, limits_limits.jsonBytes, memory, (bytes) => {
        const json = (0,lib_json/* parseJson */.qF)(withoutByteOrderMark(bytes));
        // an alias gives the folder another name than the package
        return packageFact('npm', (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'name')) || name, (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'version')), { kind: 'folder', folder, except: [`${folder}/node_modules`] }, { license: licenseOf((0,lib_json/* field */.ZZ)(json, 'license')) });
    });
};
/** Old packages have an object with its name in `type`; `SEE LICENSE IN FILE` names none. */
function licenseOf(license) {
    const name = (0,lib_json/* text */.Qq)(license) || (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(license, 'type'));
    return /^SEE LICENSE IN /i.test(name) ? '' : name;
}
/**
 * Null if it is not of a project: below another `node_modules` it came with a package, as in npm itself. A lock that
 * cannot be buffered or read is ignored: packages are found without it.
 */
function lock(file, memory) {
    const modules = file.path.slice(0, -LOCK.length);
    const project = folderOf(modules);
    if (path_baseOf(modules) !== 'node_modules' || project.split('/').includes('node_modules'))
        return null;
    const buffer = file.size > limits_limits.lockBytes ? null : BufferedRanges.of(file.size, [[0, file.size]], memory);
    return buffer
        ? buffered(buffer, fact_unread('npm', 'damaged'), () => development(project, buffer.start()))
        : factsOnly([]);
}
function* development(project, bytes) {
    if ((0,lib_json/* mostValues */.Yz)(bytes) > limits_limits.lockValues)
        return;
    const folders = (0,lib_json/* entries */.jO)((0,lib_json/* field */.ZZ)((0,lib_json/* parseJson */.qF)(bytes), 'packages'))
        .filter(([key, entry]) => (0,lib_json/* field */.ZZ)(entry, 'dev') === true && isInstalled(key))
        .map(([key]) => path_joined(project, Buffer.from(key).toString('latin1')))
        .filter((folder) => folder.length <= limits_limits.pathLength);
    if (folders.length > 0)
        yield { kind: 'development', folders };
}
/** Directly in a `node_modules`: `node_modules/NAME`, or in a workspace `packages/one/node_modules/NAME`. */
const isInstalled = (key) => npm_nameOf(key) !== null && key.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
/** `NAME` or `@SCOPE/NAME` of a folder directly in a `node_modules`; null for other folders. */
function npm_nameOf(folder) {
    const base = path_baseOf(folder);
    const above = folderOf(folder);
    const isScoped = path_baseOf(above).startsWith('@');
    if (/^[.@]/.test(base) || path_baseOf(isScoped ? folderOf(above) : above) !== 'node_modules')
        return null;
    return Buffer.from(isScoped ? `${path_baseOf(above)}/${base}` : base, 'latin1').toString();
}
const BYTE_ORDER_MARK = Buffer.from('\ufeff');
const withoutByteOrderMark = (bytes) => bytes.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
    ? bytes.subarray(BYTE_ORDER_MARK.length)
    : bytes;

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/program/build-info.ts
/**
 * The block that Go's linker writes into a program (debug/buildinfo): 32 bytes with the magic at 0, the size of a pointer
 * at 14, flags at 15. Since Go 1.18 two texts follow, each after its length: the version of Go, and the modules. Before,
 * two pointers to texts are at 16.
 */
const build_info_MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
/** Blocks start at multiples of this offset. */
const ALIGNMENT = 16;
const HEADER_BYTES = 32;
const Flag = { BIG_ENDIAN: 1, INLINE: 2 };
/** `bytes` must start with the magic. */
function build_info_blockOf(bytes) {
    if (bytes.length < HEADER_BYTES)
        return { kind: 'more', bytes: HEADER_BYTES };
    if ((flagsOf(bytes) & Flag.INLINE) === 0)
        return { kind: 'pointers', header: Buffer.from(bytes.subarray(0, HEADER_BYTES)) };
    const version = textAt(bytes, HEADER_BYTES);
    if (typeof version === 'number')
        return { kind: 'more', bytes: version };
    const modules = textAt(bytes, version.end);
    if (typeof modules === 'number')
        return { kind: 'more', bytes: modules };
    return { kind: 'inline', info: { version: version.text.toString(), modules: modules.text } };
}
/** A text after its length (7 bits in each byte, the lowest first); a number if more bytes are needed: how many. */
function textAt(bytes, at) {
    let length = 0;
    for (let start = at, scale = 1; start < at + 6; start++, scale *= 128) {
        const byte = bytes[start];
        if (byte === undefined)
            return start + 1;
        length += (byte & 127) * scale;
        if (byte >= 128)
            continue;
        const end = start + 1 + length;
        return end > bytes.length ? end : { text: bytes.subarray(start + 1, end), end };
    }
    return Infinity;
}
/** Follows the pointers of a block; null if they are invalid. `longest`: most bytes of a text. */
function followed(header, load, longest) {
    const size = header.readUInt8(14);
    if (size !== 4 && size !== 8)
        return null;
    const isBig = (flagsOf(header) & Flag.BIG_ENDIAN) !== 0;
    const number = (bytes, at) => {
        if (size === 4)
            return isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
        return Number(isBig ? bytes.readBigUInt64BE(at) : bytes.readBigUInt64LE(at));
    };
    const textAt = (pointer) => {
        const text = load(number(header, pointer), 2 * size);
        const length = text ? number(text, size) : Infinity;
        return text && length <= longest ? load(number(text, 0), length) : null;
    };
    const version = textAt(16);
    return version ? { version: version.toString(), modules: textAt(16 + size) ?? Buffer.alloc(0) } : null;
}
const flagsOf = (header) => header.readUInt8(15);

;// CONCATENATED MODULE: ./src/platform/elf-sections.ts
/** Content of an ELF file that is wholly in memory: sections by name, bytes by the address they are loaded at. */

const PT_LOAD = 1;
const elf_sections_Flag = { EXECUTE: 1, WRITE: 2 };
/** Throws RangeError where a table is outside of `bytes`. */
function elfOf(bytes) {
    const segments = loadedSegments(bytes);
    return {
        section: (name) => sectionOf(bytes, name),
        at(address, length) {
            const segment = segments.find((one) => address >= one.address && address + length <= one.address + one.bytes);
            const start = segment ? segment.offset + address - segment.address : bytes.length;
            return start + length <= bytes.length ? bytes.subarray(start, start + length) : null;
        },
    };
}
/**
 * File offsets from the first to the last segment that is writable and not executable; null if there is none. Never in or before
 * the table of segments, so that the same is found in a file that is read piece by piece.
 */
function dataRange(head) {
    const data = loadedSegments(head).filter(({ flags }) => (flags & (elf_sections_Flag.WRITE | elf_sections_Flag.EXECUTE)) === elf_sections_Flag.WRITE);
    if (data.length === 0)
        return null;
    const starts = data.map(({ offset }) => offset);
    const ends = data.map(({ offset, bytes }) => offset + bytes);
    return [Math.max(Math.min(...starts), new elf/* ElfReader */.PB(head).segmentsEnd), Math.max(...ends)];
}
const loadedSegments = (bytes) => [...new elf/* ElfReader */.PB(bytes).segments()].filter(({ type }) => type === PT_LOAD);
function sectionOf(bytes, name) {
    const read = new elf/* ElfReader */.PB(bytes);
    const { header, section } = read.layout;
    const startOf = (index) => read.address(header.sections) + index * read.half(header.sectionBytes);
    const contentOf = (at) => {
        const offset = read.address(at + section.offset);
        return bytes.subarray(offset, offset + read.address(at + section.bytes));
    };
    const count = read.half(header.sectionCount);
    if (count === 0)
        return null;
    const names = contentOf(startOf(read.half(header.names)));
    for (let index = 0; index < count; index++) {
        const from = read.word(startOf(index));
        if (names.toString('latin1', from, from + name.length + 1) === `${name}\0`)
            return contentOf(startOf(index));
    }
    return null;
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/program/go.ts
/** Go modules from the build info of a program: the main module, its dependencies, and Go itself as `stdlib`. */


const MARK_BYTES = 16;
/** Go's version of a module that has none. */
const UNVERSIONED = '(devel)';
/** `size`: bytes of the program, which count for the main module. */
function* modulesOf({ version, modules }, size) {
    const { main, needed } = parse(listOf(modules));
    if (main)
        yield* packageFact('golang', main.path, main.version, { kind: 'bytes', bytes: size });
    yield* packageFact('golang', 'stdlib', /go(\d\S*)/.exec(version)?.[1] ?? '', null);
    for (const one of needed)
        yield* packageFact('golang', one.path, one.version, null);
}
const listOf = (modules) => modules.length > 2 * MARK_BYTES ? modules.toString('utf8', MARK_BYTES, modules.length - MARK_BYTES) : '';
/** Lines of fields between tabs. Without `mod`, `path` (the program's package) is used; `=>` replaces the `dep` above. */
function parse(text) {
    let main = null;
    const needed = [];
    for (const line of lines(text)) {
        const [key, path = '', version = ''] = line.split('\t', 3);
        const module = { path, version: version || UNVERSIONED };
        if (key === 'mod' || (key === 'path' && !main))
            main = module;
        if (key === 'dep')
            needed.push(module);
        if (key === '=>')
            needed.push(replaced(needed.pop(), module));
    }
    return { main, needed };
}
/** If a folder replaces a module, the module's name is kept. */
const replaced = (module, by) => module && /^[./]/.test(by.path) ? { path: module.path, version: by.version } : by;

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/program/go-scan.ts



const NOTHING = Buffer.alloc(0);
/**
 * Searches a program for Go's build info as it streams by. Programs may contain other programs as data, so only the first
 * block in the range where Go's linker writes it counts: the writable data.
 */
class GoScan {
    /** The block; valid until `release`. */
    found = null;
    #memory;
    #block = null;
    /** The last bytes, in which the magic may start. */
    #carry = NOTHING;
    #at = 0;
    constructor(memory) {
        this.#memory = memory;
    }
    /** The next bytes of the program; a block may start in `range` of the file. */
    write(chunk, [from, to]) {
        let rest = chunk;
        while (rest.length > 0 && !this.found) {
            if (this.#block)
                rest = this.#gather(rest, this.#block);
            else if (this.#at < from)
                rest = this.#pass(rest, from - this.#at);
            else if (this.#at < to)
                rest = this.#search(rest, to);
            else
                break;
        }
    }
    release() {
        this.#block?.release();
        this.#block = null;
    }
    /** Searches for the magic before the offset `to`, and starts to buffer the block there; returns the bytes after it. */
    #search(whole, to) {
        const chunk = whole.subarray(0, to - this.#at);
        const edge = Buffer.concat([this.#carry, chunk.subarray(0, build_info_MAGIC.length - 1)]).indexOf(build_info_MAGIC);
        const start = edge < 0 ? chunk.indexOf(build_info_MAGIC) : edge - this.#carry.length;
        if (edge < 0 && start < 0)
            return this.#pass(whole, chunk.length);
        const at = this.#at + start;
        const rest = this.#pass(whole, start + build_info_MAGIC.length);
        if (at % ALIGNMENT === 0)
            this.#grow(HEADER_BYTES, build_info_MAGIC);
        return rest;
    }
    /** Buffers the block until it can be parsed; returns the bytes after it. */
    #gather(chunk, buffer) {
        const part = chunk.subarray(0, buffer.size - buffer.start().length);
        buffer.write(part);
        this.#pass(part, part.length);
        const bytes = buffer.start();
        if (bytes.length === buffer.size) {
            const block = build_info_blockOf(bytes);
            if (block.kind === 'more')
                this.#grow(block.bytes, bytes);
            else
                this.found = block;
        }
        return chunk.subarray(part.length);
    }
    #grow(bytes, held) {
        const fits = bytes <= limits_limits.goModulesBytes;
        const buffer = fits ? BufferedRanges.of(bytes, [[0, bytes]], this.#memory) : null;
        buffer?.write(held);
        this.release();
        this.#block = buffer;
    }
    #pass(chunk, bytes) {
        const passed = chunk.subarray(0, bytes);
        const last = passed.length < build_info_MAGIC.length ? Buffer.concat([this.#carry, passed]) : passed;
        this.#carry = Buffer.from(last.subarray(Math.max(0, last.length - build_info_MAGIC.length + 1)));
        this.#at += passed.length;
        return chunk.subarray(bytes);
    }
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/program/rust.ts
/**
 * Rust crates of a program built with cargo-auditable: its section `.dep-v0` lists them, as JSON compressed with zlib.
 * Crates that only the build needs are left out.
 */




/** `size`: bytes of the program, which count for its root crate. */
function* cratesOf(elf, size) {
    const section = elf.section('.dep-v0');
    if (!section || section.length === 0)
        return;
    for (const one of (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)((0,lib_json/* parseJson */.qF)(expanded(section)), 'packages'))) {
        if ((0,lib_json/* field */.ZZ)(one, 'kind') === 'build')
            continue;
        const owns = (0,lib_json/* field */.ZZ)(one, 'root') === true ? { kind: 'bytes', bytes: size } : null;
        yield* packageFact('cargo', (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(one, 'name')), (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(one, 'version')), owns);
    }
}
const expanded = (section) => (0,external_node_zlib_.inflateSync)(section, {
    maxOutputLength: Math.min(limits_limits.cratesBytes, section.length * limits_limits.cratesExpansion),
});

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/program/index.ts
/** Executables that contain a list of their modules: of Go, and of Rust if built with cargo-auditable. */









const EXECUTABLE = 0o111;
/** Bytes of the header of a 32-bit ELF file. */
const program_LEAST_BYTES = 52;
const NOWHERE = [0, 0];
const NOT_YET = [Infinity, Infinity];
const program = ({ mode, size }, memory) => (mode & EXECUTABLE) === 0 || size < program_LEAST_BYTES ? null : ifStartsWith(elf/* ELF_MAGIC */.wU, () => program_elf(size, memory));
/** In a program that is too large to buffer, Go's modules are still found as it streams by. */
function program_elf(size, memory) {
    const whole = size <= limits_limits.programBytes ? BufferedRanges.of(size, [[0, size]], memory) : null;
    const buffer = whole ?? BufferedRanges.of(size, [[0, Math.min(size, limits_limits.programStartBytes)]], memory);
    if (!buffer)
        return factsOnly([]);
    const scan = new GoScan(memory);
    let range = null;
    return {
        write(bytes) {
            buffer.write(bytes);
            range ??= rangeOf(buffer.start());
            scan.write(bytes, range ?? NOT_YET);
        },
        end() {
            const facts = [
                ...attempt(() => goFacts(scan, whole, size), []),
                ...(whole ? attempt(() => cratesOf(elfOf(whole.start()), size), []) : []),
            ];
            scan.release();
            buffer.release();
            return facts;
        },
    };
}
/** Where Go's block may be; null until the table of segments has been read. */
function rangeOf(start) {
    const head = start.subarray(0, limits_limits.programStartBytes);
    try {
        return dataRange(head) ?? NOWHERE;
    }
    catch {
        return head.length < limits_limits.programStartBytes ? null : NOWHERE;
    }
}
function* goFacts({ found }, whole, size) {
    const info = found?.kind === 'inline' ? found.info : found && whole && pointedAt(found.header, whole.start());
    if (info)
        yield* modulesOf(info, size);
}
const pointedAt = (header, file) => followed(header, (address, length) => elfOf(file).at(address, length), limits_limits.goModulesBytes);

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/python.ts
/**
 * Python packages, in any folder: `NAME.dist-info/` (METADATA, files in RECORD), and the forms of older tools:
 * `NAME.egg-info/` (PKG-INFO, files in installed-files.txt or SOURCES.txt), `NAME.egg-info` as a single file, and
 * `NAME.egg/`, which contains the package itself.
 */





/** By the end of the path; `folder`: of the file. */
const FILE_READERS = [
    [
        '.dist-info/METADATA',
        (file, folder, memory) => metadata(file, memory, { kind: 'listed', lists: [`${folder}/RECORD`] }),
    ],
    [
        '.dist-info/RECORD',
        (file, folder, memory) => list(file, memory, folderOf(folder), (line) => firstColumn(line)),
    ],
    [
        '.egg-info/PKG-INFO',
        (file, folder, memory) => metadata(file, memory, {
            kind: 'listed',
            lists: [`${folder}/installed-files.txt`, `${folder}/SOURCES.txt`],
        }),
    ],
    ['.egg-info/installed-files.txt', (file, folder, memory) => list(file, memory, folder, (line) => line)],
    [
        '.egg-info/SOURCES.txt',
        // relative to the project, which may have its sources in `src/`
        (file, folder, memory) => list(file, memory, folderOf(folder), (line) => line.replace(/^src\//, '')),
    ],
    [
        '.egg/EGG-INFO/PKG-INFO',
        (file, folder, memory) => metadata(file, memory, { kind: 'folder', folder: folderOf(folder), except: [] }),
    ],
    ['.egg-info', (file, _folder, memory) => metadata(file, memory, null)],
];
const LAST = new Set([...FILE_READERS.map(([end]) => path_baseOf(end))]);
const python = (file, memory) => {
    if (!file.path.endsWith('.egg-info') && !LAST.has(path_baseOf(file.path)))
        return null;
    const [, reader] = FILE_READERS.find(([end]) => file.path.endsWith(end)) ?? [];
    return reader?.(file, folderOf(file.path), memory) ?? null;
};
const python_KEYS = new Set(['name', 'version', 'license-expression']);
const metadata = (file, memory, owns) => start('pypi', file, limits_limits.startBytes, memory, (bytes) => {
    const values = header(bytes.toString(), python_KEYS);
    // `License` is free text, often the whole license
    const license = values.get('license-expression') ?? '';
    return packageFact('pypi', values.get('name') ?? '', values.get('version') ?? '', owns, { license });
});
const list = (file, memory, folder, nameOf) => whole('pypi', file, limits_limits.listBytes, memory, (bytes) => listFact(folder, fullLines(bytes.toString('latin1'), limits_limits.paths).map(nameOf)));
/** Of a line of comma-separated values, with its quotes removed. */
function firstColumn(line) {
    if (!line.startsWith('"'))
        return line.slice(0, (line.indexOf(',') + 1 || line.length + 1) - 1);
    let end = line.indexOf('"', 1);
    while (end >= 0 && line[end + 1] === '"')
        end = line.indexOf('"', end + 2);
    return line.slice(1, Math.max(1, end)).replaceAll('""', '"');
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/rpm/header.ts
/**
 * One package's header in rpm's database. All numbers are big-endian: the number of index entries and the bytes of data
 * (4 each); the entries, 16 bytes each: tag, type, offset in the data, count; the data.
 */



const Tag = {
    NAME: 1000,
    VERSION: 1001,
    RELEASE: 1002,
    EPOCH: 1003,
    LICENSE: 1014,
    ARCHITECTURE: 1022,
    SOURCE: 1044,
    FOLDER_NUMBERS: 1116,
    BASE_NAMES: 1117,
    FOLDERS: 1118,
};
const TAGS = new Set(Object.values(Tag));
const INTRO_BYTES = 8;
const header_ENTRY_BYTES = 16;
/** Nothing for a trusted key, which rpm keeps in the same table. Throws RangeError if it is not a header. */
function* packageOf(blob, root) {
    const header = new Header(blob);
    const [name = ''] = header.texts(Tag.NAME);
    if (name === 'gpg-pubkey')
        return;
    const [version = ''] = header.texts(Tag.VERSION);
    const [release = ''] = header.texts(Tag.RELEASE);
    const [epoch = 0] = header.numbers(Tag.EPOCH);
    const full = `${epoch === 0 ? '' : `${epoch}:`}${version}${release === '' ? '' : `-${release}`}`;
    const [license = ''] = header.texts(Tag.LICENSE);
    const [architecture = ''] = header.texts(Tag.ARCHITECTURE);
    const [source = ''] = header.texts(Tag.SOURCE);
    yield* packageFact('rpm', name, full, { kind: 'files', files: header_filesOf(header, root) }, { architecture, source, license });
}
function header_filesOf(header, root) {
    const names = header.texts(Tag.FOLDERS).map(() => []);
    const numbers = header.numbers(Tag.FOLDER_NUMBERS);
    header.texts(Tag.BASE_NAMES).forEach((name, index) => names[numbers[index] ?? -1]?.push(name));
    return header
        .texts(Tag.FOLDERS)
        .map((folder, index) => ({ folder: path_joined(root, folder.slice(1)), names: names[index] ?? [] }));
}
class Header {
    #blob;
    #entries = new Map();
    #data;
    constructor(blob) {
        this.#blob = blob;
        const count = blob.readUInt32BE(0);
        this.#data = INTRO_BYTES + count * header_ENTRY_BYTES;
        if (this.#data > blob.length)
            throw new RangeError('the index is longer than the header');
        for (let at = INTRO_BYTES; at < this.#data; at += header_ENTRY_BYTES) {
            const tag = blob.readUInt32BE(at);
            if (TAGS.has(tag) && !this.#entries.has(tag))
                this.#entries.set(tag, { offset: blob.readUInt32BE(at + 8), count: blob.readUInt32BE(at + 12) });
        }
    }
    /** Strings that end with NUL; empty if the tag is missing. */
    texts(tag) {
        const texts = [];
        const { offset, count } = this.#entries.get(tag) ?? { offset: 0, count: 0 };
        if (count > limits_limits.paths)
            throw new RangeError('it has too many texts');
        for (let at = this.#data + offset; texts.length < count;) {
            const end = this.#blob.indexOf(0, at);
            if (at >= this.#blob.length || end < 0)
                throw new RangeError('a text has no end');
            texts.push(this.#blob.toString('latin1', at, end));
            at = end + 1;
        }
        return texts;
    }
    numbers(tag) {
        const { offset, count } = this.#entries.get(tag) ?? { offset: 0, count: 0 };
        const at = this.#data + offset;
        if (at + count * 4 > this.#blob.length)
            throw new RangeError('numbers are outside of the header');
        return Array.from({ length: count }, (_, index) => this.#blob.readInt32BE(at + index * 4));
    }
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/rpm/ndb.ts
/**
 * rpm's own database format, `Packages.db`. All numbers are little-endian, 4 bytes each. A header and slots of 16 bytes
 * fill the first pages; each slot in use has the number of the 16-byte block where a blob starts; a blob has a header of
 * 16 bytes (magic, package, generation, length of the content that follows).
 */
const PAGE_BYTES = 4096;
const UNIT_BYTES = 16;
const ndb_HEADER_BYTES = 2 * UNIT_BYTES;
const Magic = { header: 'RpmP', slot: 'Slot', blob: 'BlbS' };
/** Throws RangeError if the database is damaged. */
function* blobsOfNdb(db) {
    expect(db, 0, Magic.header);
    const slotsEnd = db.readUInt32LE(12) * PAGE_BYTES;
    let left = db.length;
    for (let at = ndb_HEADER_BYTES; at < slotsEnd; at += UNIT_BYTES) {
        expect(db, at, Magic.slot);
        const owner = db.readUInt32LE(at + 4);
        if (owner === 0)
            continue;
        const blob = blobAt(db, db.readUInt32LE(at + 8) * UNIT_BYTES, owner);
        // overlapping blobs could be read a million times
        left -= blob.length;
        if (left < 0)
            throw new RangeError('its blobs overlap');
        yield blob;
    }
}
function blobAt(db, at, owner) {
    expect(db, at, Magic.blob);
    if (db.readUInt32LE(at + 4) !== owner)
        throw new RangeError('a slot has the blob of another package');
    const start = at + UNIT_BYTES;
    const end = start + db.readUInt32LE(at + 12);
    if (end > db.length)
        throw new RangeError('a blob ends outside of the file');
    return db.subarray(start, end);
}
function expect(db, at, magic) {
    if (db.toString('latin1', at, at + magic.length) !== magic)
        throw new RangeError(`there is no ${magic} at ${at}`);
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/rpm/record.ts
/** A row of a SQLite table: the length of its header, a type for each column, then the values. */
/** Throws RangeError if it is damaged. */
function recordOf(payload) {
    const values = [];
    const header = varint(payload, 0);
    let at = header.value;
    for (let type = header; type.end < header.value;) {
        type = varint(payload, type.end);
        const bytes = bytesOf(type.value);
        if (at + bytes > payload.length)
            throw new RangeError('a value ends outside its row');
        values.push(record_valueOf(type.value, payload.subarray(at, at + bytes)));
        at += bytes;
    }
    return values;
}
/** By type: null, integers of growing size, a float, and the constants 0 and 1, which take no bytes. */
const FIXED_BYTES = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0];
const bytesOf = (type) => FIXED_BYTES[type] ?? Math.floor((type - 12) / 2);
function record_valueOf(type, bytes) {
    if (type >= 12)
        return type % 2 === 0 ? bytes : bytes.toString();
    if (type === 8 || type === 9)
        return type - 8;
    return bytes.length > 0 && bytes.length <= 6 ? bytes.readIntBE(0, bytes.length) : null;
}
/** An unsigned number in 1 to 9 bytes, 7 bits each, the highest first; `end` is where it ends. */
function varint(bytes, at) {
    let value = 0;
    for (let end = at; end < at + 8; end++) {
        const byte = bytes.readUInt8(end);
        value = value * 128 + (byte & 127);
        if (byte < 128)
            return { value, end: end + 1 };
    }
    return { value: value * 256 + bytes.readUInt8(at + 8), end: at + 9 };
}

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/rpm/sqlite.ts
/**
 * Reads one table of a SQLite 3 database in memory (https://www.sqlite.org/fileformat2.html). A table is a tree of pages:
 * inner pages point to others, leaves contain rows; a row that does not fit its page continues in a chain of overflow
 * pages. Every page is read at most once, so a damaged tree cannot cost more than the size of the file. No SQL is
 * evaluated: no view, trigger or expression of a hostile database runs.
 */

const FILE_HEADER_BYTES = 100;
const Page = { INNER: 5, LEAF: 13 };
const SCHEMA_ROOT = 1;
/** The rows of a table, each the values of its columns. Throws RangeError if the database is damaged. */
function* valuesOf(db, table) {
    const root = sqlite_rootOf(db, table);
    for (const payload of new sqlite_Tree(db).payloads(root))
        yield recordOf(payload);
}
/** The schema is a table itself: type, name, table, root page, SQL. */
function sqlite_rootOf(db, table) {
    if (!db.toString('latin1', 0, 16).startsWith('SQLite format 3\0'))
        throw new RangeError('it is not a SQLite database');
    for (const payload of new sqlite_Tree(db).payloads(SCHEMA_ROOT)) {
        const [type, name, , root] = recordOf(payload);
        if (type === 'table' && name === table && typeof root === 'number')
            return root;
    }
    throw new RangeError(`it has no table ${table}`);
}
class sqlite_Tree {
    #db;
    #pageBytes;
    /** Usable bytes of a page. */
    #usable;
    #seen = new Set();
    #left;
    constructor(db) {
        this.#db = db;
        this.#left = db.length;
        const size = db.readUInt16BE(16);
        this.#pageBytes = size === 1 ? 65_536 : size;
        this.#usable = this.#pageBytes - db.readUInt8(20);
        if (this.#usable < 480)
            throw new RangeError('its pages are too small');
    }
    *payloads(root) {
        const next = [root];
        for (let number = next.pop(); number !== undefined; number = next.pop()) {
            const page = this.#page(number);
            const at = number === 1 ? FILE_HEADER_BYTES : 0;
            const kind = page.readUInt8(at);
            const count = page.readUInt16BE(at + 3);
            if (kind === Page.INNER) {
                for (const cell of [at + 8, ...pointers(page, at + 12, count).reverse()])
                    next.push(page.readUInt32BE(cell));
                if (next.length * this.#pageBytes > this.#db.length)
                    throw new RangeError('it has too many pages');
            }
            else if (kind === Page.LEAF) {
                for (const cell of pointers(page, at + 8, count))
                    yield this.#payload(page, cell);
            }
            else
                throw new RangeError(`page ${number} is not of a table`);
        }
    }
    #page(number) {
        const end = number * this.#pageBytes;
        if (number < 1 || end > this.#db.length)
            throw new RangeError(`page ${number} is outside of the file`);
        if (this.#seen.has(number))
            throw new RangeError(`page ${number} is used twice`);
        this.#seen.add(number);
        return this.#db.subarray(end - this.#pageBytes, end);
    }
    /** A row: its length, its number (not needed here), and its bytes. */
    #payload(page, cell) {
        const length = varint(page, cell);
        const at = varint(page, length.end).end;
        this.#left -= length.value;
        if (this.#left < 0)
            throw new RangeError('its rows overlap');
        const local = this.#localBytes(length.value);
        if (at + local > this.#usable)
            throw new RangeError('a row ends outside its page');
        if (local === length.value)
            return page.subarray(at, at + local);
        const rest = this.#overflow(page.readUInt32BE(at + local), length.value - local);
        return Buffer.concat([page.subarray(at, at + local), ...rest]);
    }
    /** Bytes of a row that are in its page itself, by the rule of the format. */
    #localBytes(length) {
        const most = this.#usable - 35;
        if (length <= most)
            return length;
        const least = Math.floor(((this.#usable - 12) * 32) / 255) - 23;
        const even = least + ((length - least) % (this.#usable - 4));
        return even <= most ? even : least;
    }
    #overflow(first, bytes) {
        const parts = [];
        for (let number = first, left = bytes; left > 0;) {
            const page = this.#page(number);
            parts.push(page.subarray(4, 4 + Math.min(left, this.#usable - 4)));
            number = page.readUInt32BE(0);
            left -= this.#usable - 4;
        }
        return parts;
    }
}
const pointers = (page, at, count) => Array.from({ length: count }, (_, index) => page.readUInt16BE(at + index * 2));

;// CONCATENATED MODULE: ./src/inspect/packages/catalogers/rpm/index.ts
/**
 * Packages of Fedora, Red Hat, SUSE and others, rpm(8): a database of binary headers, one for each package, in one of
 * three formats: SQLite (Fedora since 33, RHEL since 9), ndb (SUSE), Berkeley DB (older; not supported).
 */







/** The last is used by OSTree. */
const FOLDERS = ['var/lib/rpm/', 'usr/lib/sysimage/rpm/', 'usr/share/rpm/'];
const FORMATS = new Map([
    ['rpmdb.sqlite', blobsOfSqlite],
    ['Packages.db', blobsOfNdb],
    ['Packages', null],
]);
const rpm = (file, memory) => {
    const blobs = FORMATS.get(path_baseOf(file.path));
    if (blobs === undefined)
        return null;
    const database = FOLDERS.map((folder) => splitAt(file.path, folder)).find((found) => found && !found.rest.includes('/'));
    if (!database)
        return null;
    if (blobs === null)
        return factsOnly([fact_unread('rpm', 'berkeley-db')]);
    return whole('rpm', file, limits_limits.databaseBytes, memory, (bytes) => rpm_installed(blobs(bytes), database.root));
};
function* blobsOfSqlite(bytes) {
    for (const [, blob] of valuesOf(bytes, 'Packages'))
        if (Buffer.isBuffer(blob))
            yield blob;
}
/** The packages up to where the database is damaged, then `unread`. */
function* rpm_installed(blobs, root) {
    try {
        for (const blob of blobs)
            yield* packageOf(blob, root);
    }
    catch {
        yield fact_unread('rpm', 'damaged');
    }
}

;// CONCATENATED MODULE: ./src/inspect/packages/folders.ts
/** Bytes of each folder that a package owns, without packages and excepted folders in it: each byte counts for the innermost. */
function folders_ownBytes(owners, files) {
    const whole = new Map();
    for (const owns of owners)
        if (owns?.kind === 'folder')
            for (const folder of [owns.folder, ...owns.except])
                whole.set(folder, files.below(folder));
    const own = new Map(whole);
    const parents = [];
    for (const folder of [...whole.keys()].sort(byPath)) {
        while (parents.length > 0 && !folder.startsWith(`${parents.at(-1) ?? ''}/`))
            parents.pop();
        const outer = parents.at(-1);
        if (outer !== undefined)
            own.set(outer, (own.get(outer) ?? 0) - (whole.get(folder) ?? 0));
        parents.push(folder);
    }
    return own;
}
/** Sorts each folder directly before its content. */
function byPath(a, b) {
    const [left, right] = [`${a}/`, `${b}/`];
    return left < right ? -1 : left > right ? 1 : 0;
}

;// CONCATENATED MODULE: ./src/inspect/packages/weigh.ts


/** Sums the files that a package owns, and finds the layer that has most of them. */
class PackageWeigher {
    /** Whether there were more files to look up than `limits.paths`. */
    isCut = false;
    #lists;
    #folders;
    #files;
    #left = limits_limits.paths;
    constructor(lists, folders, files) {
        this.#lists = lists;
        this.#folders = folders;
        this.#files = files;
    }
    /** `keep` gets the files that it names, as `FileSystem.id` numbers them. */
    weigh({ owns, ...claim }, keep) {
        const weighed = new Weighed(this.#files);
        for (const one of owns)
            this.#put(one, weighed);
        keep?.(weighed.files);
        return {
            type: claim.type,
            name: claim.name,
            version: claim.version,
            bytes: weighed.bytes,
            path: claim.path,
            layer: weighed.layer() ?? claim.layer,
            ...claim.details,
        };
    }
    #put(owns, weighed) {
        switch (owns?.kind) {
            case 'bytes':
                weighed.add(owns.bytes);
                break;
            case 'folder':
                // a missing or empty folder does not show where the package's files are
                if (this.#files.below(owns.folder) > 0)
                    weighed.add(Math.max(0, this.#folders.get(owns.folder) ?? 0));
                break;
            case 'files':
                this.#putFiles(owns.files, weighed);
                break;
            case 'listed': {
                const list = owns.lists.map((path) => this.#lists.get(path)).find((found) => found !== undefined);
                if (!list)
                    break;
                weighed.listLayer = list.layer;
                this.#putFiles(list.files, weighed);
            }
        }
    }
    /** All or none: part of a package's bytes would be a wrong figure. */
    #putFiles(groups, weighed) {
        this.#left -= groups.reduce((sum, { names }) => sum + names.length, 0);
        if (this.#left < 0) {
            this.isCut = true;
            return;
        }
        weighed.add(0);
        for (const { folder, names } of groups)
            if (folder.length <= limits_limits.pathLength)
                for (const name of names)
                    if (name.length <= limits_limits.pathLength)
                        weighed.addFile(path_joined(folder, name));
    }
}
/** The sums for one package. A file counts once, even if several paths of it are named. */
class Weighed {
    bytes = null;
    listLayer = null;
    files = new Set();
    #files;
    #layers = new Map();
    constructor(files) {
        this.#files = files;
    }
    add(bytes) {
        this.bytes = (this.bytes ?? 0) + bytes;
    }
    addFile(path) {
        const id = this.#files.id(path);
        if (id === null || this.files.has(id))
            return;
        this.files.add(id);
        this.add(this.#files.size(path));
        const layer = this.#files.layer(path);
        if (layer !== null)
            this.#layers.set(layer, (this.#layers.get(layer) ?? 0) + 1);
    }
    /** The layer of most files, the lowest of several; without files, that of the list. */
    layer() {
        const most = Math.max(0, ...this.#layers.values());
        const layers = [...this.#layers].filter(([, count]) => count === most).map(([layer]) => layer);
        return layers.length > 0 ? Math.min(...layers) : this.listLayer;
    }
}

;// CONCATENATED MODULE: ./src/inspect/packages/inventory.ts



/**
 * Packages from facts: merges facts of several files about one package, and weighs its files. A package of two
 * ecosystems, such as a Debian package of a Python package, is listed twice.
 */
function inventory_packagesOf(live, files, { wantsOwned = false } = {}) {
    const facts = new FactCollector();
    for (const file of live)
        for (const fact of file.facts)
            facts.add(fact, file);
    const claims = [...facts.claims.values()];
    const folders = folders_ownBytes(claims.flatMap(({ owns }) => owns), files);
    const weigher = new PackageWeigher(facts.lists, folders, files);
    const weighed = claims.map((claim) => {
        let named = new Set();
        const weight = weigher.weigh(claim, wantsOwned ? (found) => (named = found) : undefined);
        return { weight, owned: wantsOwned ? ownedBy(claim, named) : null };
    });
    weighed.sort((a, b) => inOrder(a.weight, b.weight));
    const { unread, development } = facts;
    return {
        packages: weighed.map(({ weight }) => weight),
        ...(wantsOwned ? { owned: weighed.flatMap(({ owned }) => owned ?? []) } : {}),
        ...{ unread, development },
        cut: facts.isCut || weigher.isCut,
    };
}
function ownedBy({ owns, path }, files) {
    const folders = owns.filter((one) => one?.kind === 'folder');
    return {
        files,
        folders: folders.map(({ folder }) => folder),
        except: folders.flatMap(({ except }) => except),
        self: owns.some((one) => one?.kind === 'bytes') ? path : null,
    };
}
class FactCollector {
    claims = new Map();
    /** By the path of the list. */
    lists = new Map();
    unread = [];
    development = [];
    isCut = false;
    add(fact, { path, layer }) {
        if (fact.kind === 'list')
            this.lists.set(path, { files: fact.files, layer });
        else if (fact.kind === 'package')
            this.#claim(fact, path, layer);
        else if (fact.kind === 'development')
            this.#develop(fact.folders);
        else if (fact.kind === 'unread' && this.unread.length < limits_limits.unread)
            this.unread.push({ type: fact.type, path, why: fact.why });
        else
            this.isCut = true;
    }
    #develop(folders) {
        const left = limits_limits.packages - this.development.length;
        this.development.push(...folders.slice(0, left));
        if (folders.length > left)
            this.isCut = true;
    }
    #claim({ type, name, version, owns, details = {} }, path, layer) {
        const key = inventory_keyOf({ type, name, version, path, ...details });
        const known = this.claims.get(key);
        if (known)
            known.owns.push(owns);
        else if (this.claims.size < limits_limits.packages)
            this.claims.set(key, { type, name, version, path, layer, owns: [owns], details });
        else
            this.isCut = true;
    }
}
function inOrder(a, b) {
    const byBytes = (b.bytes ?? -1) - (a.bytes ?? -1);
    if (byBytes !== 0)
        return byBytes;
    const [left, right] = [inventory_keyOf(a), inventory_keyOf(b)];
    return left === right ? 0 : left < right ? -1 : 1;
}
/** A package that is installed for two architectures is two packages. */
const inventory_keyOf = ({ type, name, version, path, architecture = '' }) => [type, name, version, path, architecture].join('\0');

;// CONCATENATED MODULE: ./src/inspect/packages/index.ts
/**
 * The packages of an image with versions and bytes, from the files that package managers, compilers and build tools
 * write, while the layers stream by. `readingOf` reads one file into `Fact`s, which are kept with its layer; `packagesOf`
 * makes packages from the facts whose files are in the final file system.
 *
 * To support another ecosystem: one file that exports a `Cataloger`, and one line below.
 */









/** The first that returns a reading counts. `program` accepts any executable, so it is last. */
const CATALOGERS = [dpkg, apk, rpm, python, npm, gem, java, program];
/** Null for most files. Decides by path, size and mode, without the content. */
function readingOf(file, memory) {
    for (const cataloger of CATALOGERS) {
        const reading = cataloger(file, memory);
        if (reading)
            return reading;
    }
    return null;
}

;// CONCATENATED MODULE: ./src/inspect/inventory.ts



/** The packages of the final file system, as the Report lists them. */
function inventoryOf(files, wants = {}) {
    const { packages, unread, development, cut, owned = [] } = inventory_packagesOf(live(files), files, wants);
    const reported = {
        packages: packages.map((one) => ({ ...one, path: inventory_shown(one.path) })),
        ...(cut ? { packagesCut: true } : {}),
        ...(unread.length > 0
            ? { packagesUnread: unread.map((one) => ({ ...one, path: inventory_shown(one.path) })) }
            : {}),
    };
    const folders = development.map((folder) => files.folder(folder)).filter((folder) => folder !== null);
    return { reported, development: folders, owned };
}
function* live(files) {
    for (const { path, layer, kept } of files.noted(({ facts }) => facts))
        yield { path, layer, facts: unpackFacts(kept) };
}
/** From the catalogers' form of a path (latin1, one character a byte) to the Report's. */
const inventory_shown = (path) => `/${escaped(Buffer.from(path, 'latin1'))}`;

;// CONCATENATED MODULE: ./src/inspect/owners.ts
/** Which package owns each path of the final file system. */

const UNKNOWN = -2;
/**
 * By path number: the index of the package. A list of files counts more than a folder, and of several packages the first one
 * does. A file of several names is known at the one where it was stored.
 */
function ownersOf(packages, files, count) {
    const owners = new Int32Array(count).fill(UNKNOWN);
    const own = (path, owner) => {
        if (path !== null && owners[path] === UNKNOWN)
            owners[path] = owner;
    };
    const fileAt = (path) => {
        const content = files.id(path);
        return content === null ? null : files.storedAt(content);
    };
    for (const [owner, { files: named }] of packages.entries())
        for (const content of named)
            own(files.storedAt(content), owner);
    for (const [owner, { self }] of packages.entries())
        if (self !== null)
            own(fileAt(self), owner);
    for (const [owner, { folders }] of packages.entries())
        for (const folder of folders)
            own(files.folder(folder), owner);
    for (const { except } of packages)
        for (const folder of except)
            own(files.folder(folder), image_files/* NO_OWNER */.U);
    for (let path = 0; path < count; path++)
        if (owners[path] === UNKNOWN)
            owners[path] = path === 0 ? image_files/* NO_OWNER */.U : (owners[files.parent(path)] ?? image_files/* NO_OWNER */.U);
    return owners;
}

;// CONCATENATED MODULE: ./src/inspect/dockerfile-lines.ts
const NO_LINES = { lines: [], from: null, doubt: null };
/** `image`: with the lines that its history alone gives. */
function resolveLines(image, { from, doubt }) {
    const layers = image.layers.map((layer) => {
        const isFromTrigger = image.base !== null && layer.part === 'yours' && layer.line === undefined;
        return isFromTrigger && from !== null ? { ...layer, line: from } : layer;
    });
    const unknown = layers.filter(({ part, line }) => part === 'yours' && line === undefined);
    return {
        image: { ...image, layers },
        findings: doubt && unknown.length > 0 ? [uncertain(unknown, doubt)] : [],
    };
}
function uncertain(layers, doubt) {
    const [first, last] = [layers[0]?.index ?? 0, layers.at(-1)?.index ?? 0];
    const which = first === last ? `layer ${first}` : `layers ${first} to ${last}`;
    return {
        code: 'lines-uncertain',
        level: 'note',
        confidence: 'proved',
        message: `it is not known which line made ${which}: the image's history differs from the Dockerfile there`,
        location: doubt.location,
        evidence: [...doubt.evidence],
    };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:process"
var external_node_process_ = __webpack_require__(1708);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./src/core/make-folders.ts
var make_folders = __webpack_require__(45477);
;// CONCATENATED MODULE: ./src/inspect/layer/content-digest.ts
/**
 * Digests of a layer's files that leave out what a rebuild changes by itself: times, the order of the tar, its encoding.
 * Owners and modes are left out too, since a `Layer` does not have them.
 */




const withContent = (layer) => ({ ...layer, content: contentDigest(layer) });
/**
 * `names`: of paths, kinds, sizes and link targets; comparable between all layers. The other one is also of the contents,
 * and named for how they were identified: digests of two kinds are never comparable.
 */
function contentDigest(layer) {
    const names = new Digest();
    const contents = new Digest();
    names.number(layer.files);
    names.number(layer.size);
    const pathKeys = new PathKeys(layer.names);
    /** By content: 1 + the number of its first path in the walk; later paths are hard links to that one. */
    const firstAt = new Int32Array(layer.files);
    const children = childrenOf(layer);
    let at = 0;
    for (const row of walk(children)) {
        at++;
        const kind = layer.nodes.kinds[row] ?? Kind.NOTHING;
        const value = layer.nodes.values[row] ?? 0;
        names.number(kind);
        names.text(content_digest_nameOf(layer.names, layer.nodes.paths[row] ?? ROOT));
        if (isFolder(kind))
            names.number(children.of(row).length);
        else if (kind === Kind.SYMLINK)
            names.text(part(layer.targets, value));
        else if (kind === Kind.LINK)
            names.text(pathKeys.of(value));
        else if (kind === Kind.FILE) {
            const first = firstAt[value] ?? 0;
            names.number(first);
            if (first > 0)
                continue;
            firstAt[value] = at;
            names.number(layer.contents.sizes[value] ?? 0);
            contents.bytes(layer.contents.hashes.subarray(value * HASH_BYTES, (value + 1) * HASH_BYTES));
        }
    }
    const byName = names.end();
    contents.text(Buffer.from(byName));
    return { names: byName, [layer.identity]: contents.end() };
}
function childrenOf({ names, nodes }) {
    const rowAt = new Int32Array(names.parents.length).fill(-1);
    const top = [];
    const lists = new Array(nodes.paths.length);
    for (const [row, path] of nodes.paths.entries()) {
        rowAt[path] = row;
        const parent = names.parents[path] ?? ROOT;
        const folder = rowAt[parent] ?? -1;
        if (parent === ROOT)
            top.push(row);
        else if (folder >= 0)
            (lists[folder] ??= []).push(row);
    }
    const inOrder = (a, b) => compareNames(names, nodes.paths[a] ?? ROOT, nodes.paths[b] ?? ROOT);
    top.sort(inOrder);
    for (const list of lists)
        list?.sort(inOrder);
    const isIncidental = (row) => nodes.kinds[row] === Kind.FOLDER &&
        lists[row] === undefined &&
        TOUCHED.has(Buffer.from(content_digest_nameOf(names, nodes.paths[row] ?? ROOT)).toString('latin1'));
    return { top: top.filter((row) => !isIncidental(row)), of: (row) => lists[row] ?? [] };
}
/** A RUN mounts or writes something there and removes it again: overlay2 then stores an empty folder, containerd does not. */
const TOUCHED = new Set(['dev', 'etc', 'proc', 'root', 'run', 'sys', 'tmp']);
/** No recursion: hostile trees are deep. */
function* walk({ top, of }) {
    const open = [...top].reverse();
    for (let row = open.pop(); row !== undefined; row = open.pop()) {
        yield row;
        const inside = of(row);
        for (let index = inside.length - 1; index >= 0; index--)
            open.push(inside[index] ?? 0);
    }
}
const part = ({ starts, bytes }, number) => bytes.subarray(starts[number], starts[number + 1]);
const content_digest_nameOf = (names, path) => part(names, path);
/** By bytes; compared in place, since there may be millions. */
function compareNames({ starts, bytes }, a, b) {
    const [startA, startB] = [starts[a] ?? 0, starts[b] ?? 0];
    const [lengthA, lengthB] = [(starts[a + 1] ?? 0) - startA, (starts[b + 1] ?? 0) - startB];
    const shorter = Math.min(lengthA, lengthB);
    for (let at = 0; at < shorter; at++) {
        const difference = (bytes[startA + at] ?? 0) - (bytes[startB + at] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return lengthA - lengthB;
}
/** A fixed-size key for a whole path: writing each target of a hard link in full could take gigabytes. */
class PathKeys {
    #names;
    #keys = new Map([[ROOT, Buffer.alloc(0)]]);
    constructor(names) {
        this.#names = names;
    }
    of(path) {
        const missing = [];
        let at = path;
        for (; !this.#keys.has(at); at = this.#names.parents[at] ?? ROOT)
            missing.push(at);
        let key = this.#keys.get(at) ?? Buffer.alloc(0);
        for (const next of missing.reverse()) {
            key = (0,external_node_crypto_.createHash)('sha256').update(key).update(content_digest_nameOf(this.#names, next)).digest();
            this.#keys.set(next, key);
        }
        return key;
    }
}
const CHUNK_BYTES = 64 * 1024;
const NUMBER_BYTES = 8;
const DIGITS = 32;
/** SHA-256 of a sequence of numbers and texts, of which no two have the same encoding. */
class Digest {
    #hash = (0,external_node_crypto_.createHash)('sha256');
    #chunk = Buffer.alloc(CHUNK_BYTES);
    #length = 0;
    number(value) {
        if (this.#length + NUMBER_BYTES > CHUNK_BYTES)
            this.#flush();
        this.#length = this.#chunk.writeDoubleLE(value, this.#length);
    }
    text(value) {
        this.number(value.length);
        this.bytes(value);
    }
    /** Of a fixed length. */
    bytes(value) {
        if (this.#length + value.length > CHUNK_BYTES)
            this.#flush();
        if (value.length > CHUNK_BYTES)
            this.#hash.update(value);
        else {
            this.#chunk.set(value, this.#length);
            this.#length += value.length;
        }
    }
    /** Half of the digest, in hexadecimal digits. */
    end() {
        this.#flush();
        return this.#hash.digest('hex').slice(0, DIGITS);
    }
    #flush() {
        this.#hash.update(this.#chunk.subarray(0, this.#length));
        this.#length = 0;
    }
}

;// CONCATENATED MODULE: ./src/inspect/cache/columns.ts
/** Typed arrays joined in one buffer. */
function columns_joined(columns) {
    return Buffer.concat(columns.map((column) => new Uint8Array(column.buffer, column.byteOffset, column.byteLength)));
}
/** Reads columns in the order they were joined. Throws RangeError if there are too few bytes. */
class ColumnReader {
    #bytes;
    #at = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    ints(length) {
        return new Int32Array(this.#take(length * 4));
    }
    floats(length) {
        return new Float64Array(this.#take(length * 8));
    }
    shorts(length) {
        return new Uint16Array(this.#take(length * 2));
    }
    octets(length) {
        return new Uint8Array(this.#take(length));
    }
    /** Throws RangeError if bytes are left. */
    end() {
        if (this.#at !== this.#bytes.length)
            throw new RangeError('there are bytes left over');
    }
    /** A copy, for alignment. */
    #take(bytes) {
        const end = this.#at + bytes;
        if (!Number.isSafeInteger(bytes) || bytes < 0 || end > this.#bytes.length)
            throw new RangeError('there are too few bytes');
        const copy = new Uint8Array(this.#bytes.subarray(this.#at, end));
        this.#at = end;
        return copy.buffer;
    }
}

;// CONCATENATED MODULE: ./src/inspect/cache/codec.ts


const NEWLINE = 0x0a;
function encodeLayer(layer) {
    const { names, targets, nodes, contents, lost, notes } = layer;
    const head = {
        identity: layer.identity,
        entries: layer.entries,
        files: layer.files,
        size: layer.size,
        nameBytes: names.bytes.length,
        paths: names.parents.length,
        targetBytes: targets.bytes.length,
        targets: targets.starts.length,
        nodes: nodes.paths.length,
        hashBytes: contents.hashes.length,
        lost: lost.length,
        secretsUnread: layer.secretsUnread,
        content: layer.content,
        notes: {
            heads: headOf(notes.heads),
            osReleases: headOf(notes.osReleases),
            facts: headOf(notes.facts),
            secrets: headOf(notes.secrets),
        },
    };
    const columns = columns_joined([
        contents.sizes,
        contents.storedAt,
        contents.hashes,
        names.parents,
        names.starts,
        names.bytes,
        targets.starts,
        targets.bytes,
        nodes.paths,
        nodes.values,
        nodes.kinds,
        nodes.times,
        nodes.uids,
        nodes.gids,
        nodes.modes,
        lost,
        ...columnsOf(notes.heads),
        ...columnsOf(notes.osReleases),
        ...columnsOf(notes.facts),
        ...columnsOf(notes.secrets),
    ]);
    return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), columns]);
}
/** Throws for bytes that `encodeLayer` did not write. The caller must check that they are undamaged. */
function decodeLayer(bytes) {
    const end = bytes.indexOf(NEWLINE);
    const head = JSON.parse(bytes.toString('utf8', 0, end));
    const columns = new ColumnReader(bytes.subarray(end + 1));
    // evaluated in this order, which is that of the columns
    const sizes = columns.floats(head.files);
    const homes = columns.ints(head.files);
    const hashes = columns.octets(head.hashBytes);
    const parents = columns.ints(head.paths);
    const names = { parents, starts: columns.ints(head.paths + 1), bytes: columns.octets(head.nameBytes) };
    const targets = { starts: columns.ints(head.targets), bytes: columns.octets(head.targetBytes) };
    const [paths, values] = [columns.ints(head.nodes), columns.ints(head.nodes)];
    const kinds = columns.octets(head.nodes);
    const times = columns.floats(head.nodes);
    const [uids, gids] = [columns.ints(head.nodes), columns.ints(head.nodes)];
    const nodes = { paths, values, kinds, times, uids, gids, modes: columns.shorts(head.nodes) };
    const lost = columns.ints(head.lost);
    const notes = {
        heads: notesFrom(columns, head.notes.heads),
        osReleases: notesFrom(columns, head.notes.osReleases),
        facts: notesFrom(columns, head.notes.facts),
        secrets: notesFrom(columns, head.notes.secrets),
    };
    columns.end();
    const layer = {
        identity: head.identity ?? 'sha256',
        entries: head.entries,
        files: head.files,
        size: head.size,
        names,
        targets,
        nodes,
        contents: { sizes, storedAt: homes, hashes },
        lost,
        notes,
        secretsUnread: head.secretsUnread,
    };
    return head.content ? { ...layer, content: head.content } : withContent(layer);
}
const headOf = ({ contents, bytes }) => ({
    count: contents.length,
    bytes: bytes.length,
});
const columnsOf = ({ contents, starts, bytes }) => [contents, starts, bytes];
const notesFrom = (columns, { count, bytes }) => ({
    contents: columns.ints(count),
    starts: columns.ints(count + 1),
    bytes: columns.octets(bytes),
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./src/inspect/cache/folder.ts


/** Increase it when `Layer`, its encoding, or the notes of files change: older files are then ignored. */
const FORMAT = 9;
/** The folder of this user's cache: in `SEA_TRIAL_CACHE`, else in the system's cache folder; null if that is set but empty, which disables the cache. */
function cacheFolder(env, platform) {
    if (env.SEA_TRIAL_CACHE === '')
        return null;
    const root = env.SEA_TRIAL_CACHE ?? (0,external_node_path_.join)(userCaches(env, platform), 'sea-trial');
    return (0,external_node_path_.join)(root, `layers-${FORMAT}`);
}
function userCaches(env, platform) {
    if (platform === 'win32')
        return env.LOCALAPPDATA ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), 'AppData', 'Local');
    if (platform === 'darwin')
        return (0,external_node_path_.join)((0,external_node_os_.homedir)(), 'Library', 'Caches');
    return env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.cache');
}

;// CONCATENATED MODULE: ./src/inspect/cache/index.ts
/**
 * A cache of layers between runs, by diffID. A layer never changes, so a file is either valid or damaged; damaged ones
 * are ignored and written again. Files are written atomically, by renaming, so runs may share the folder. No method
 * rejects: without the cache, all layers are read.
 */









const IDENTITIES = ['sha256', 'crc64'];
const MOST_BYTES = 256 * 2 ** 20;
/** Bytes of one layer, uncompressed. */
const MOST_EXPANDED = 2 ** 30;
const SUFFIX = '.layer';
const SECRET = 'secret';
/** Unfinished files of killed runs are removed after this time. */
const PART_SECONDS = 3600;
/** `folder`: null disables the cache. */
function layerCache(folder = cacheFolder(external_node_process_.env, external_node_process_.platform)) {
    return folder === null ? noCache : cache_inFolder(folder);
}
const noCache = {
    recall: () => Promise.resolve(new Map()),
    keep: () => Promise.resolve(),
    addTransfer: () => Promise.resolve(),
    secret: () => Promise.resolve(newSecret()),
    trim: () => Promise.resolve(),
};
function cache_inFolder(folder) {
    const pathOf = (diffId, identity) => (0,external_node_path_.join)(folder, `${hexOf(diffId)}${identity === 'sha256' ? '' : `.${identity}`}${SUFFIX}`);
    return {
        async recall(diffIds, identity = 'sha256') {
            const found = new Map();
            for (const diffId of new Set(diffIds)) {
                const cached = hexOf(diffId) === '' ? null : await cache_orNull(() => read(pathOf(diffId, identity)));
                if (cached?.layer.identity === identity)
                    found.set(diffId, cached);
            }
            return found;
        },
        async keep(diffId, what) {
            if (hexOf(diffId) === '')
                return;
            await cache_orNull(() => write(folder, pathOf(diffId, what.layer.identity), what));
        },
        async addTransfer(diffId, transfer) {
            if (hexOf(diffId) === '')
                return;
            for (const identity of IDENTITIES)
                await cache_orNull(() => addToHead(folder, pathOf(diffId, identity), transfer));
        },
        async secret() {
            return (await cache_orNull(() => secretIn(folder))) ?? newSecret();
        },
        async trim() {
            await cache_orNull(() => trim(folder));
        },
    };
}
/** Empty for anything but a SHA-256 digest: it comes from a config and becomes a file name. */
const hexOf = (diffId) => /^sha256:([0-9a-f]{64})$/.exec(diffId)?.[1] ?? '';
async function cache_orNull(work) {
    try {
        return await work();
    }
    catch {
        return null; // missing, damaged, not readable, disk full: the caller reads the layer instead
    }
}
const newSecret = () => (0,external_node_crypto_.randomBytes)(16).toString('hex');
/** Created by the first run; if several start at once, one wins. */
async function secretIn(folder) {
    const path = (0,external_node_path_.join)(folder, SECRET);
    (0,make_folders/* makeFolders */.w)(folder, 0o700);
    await cache_orNull(() => (0,promises_.writeFile)(path, newSecret(), { flag: 'wx', mode: 0o600 }));
    const secret = await (0,promises_.readFile)(path, 'latin1');
    if (!/^[0-9a-f]{32}$/.test(secret))
        throw new Error('damaged');
    return secret;
}
const cache_NEWLINE = 0x0a;
const cache_sumOf = (bytes) => (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
async function readParts(path) {
    const bytes = await (0,promises_.readFile)(path);
    const end = bytes.indexOf(cache_NEWLINE);
    const head = JSON.parse(bytes.toString('utf8', 0, end));
    return { head, body: bytes.subarray(end + 1) };
}
async function read(path) {
    const { head, body } = await readParts(path);
    if (head.sum !== cache_sumOf(body) || head.bytes > MOST_EXPANDED)
        throw new Error('damaged');
    // in one chunk, to avoid copies
    const whole = await (0,external_node_util_.promisify)(external_node_zlib_.inflateRaw)(body, { chunkSize: Math.max(64, head.bytes + 1) });
    const layer = decodeLayer(whole);
    const now = new Date();
    await cache_orNull(() => (0,promises_.utimes)(path, now, now));
    const transfer = transferIn(head.transfer);
    return { layer, packed: head.packed, ...(transfer ? { transfer } : {}) };
}
/** The checksum does not cover it: what is not a size is left out. */
function transferIn(transfer = {}) {
    const { inRegistry, estimate } = transfer;
    const isKnown = inRegistry !== undefined && hexOf(inRegistry.digest) !== '' && isSize(inRegistry.size);
    if (!isKnown && !isSize(estimate))
        return null;
    return { ...(isKnown ? { inRegistry } : {}), ...(isSize(estimate) ? { estimate } : {}) };
}
const isSize = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
async function addToHead(folder, path, transfer) {
    const { head, body } = await readParts(path);
    await replace(folder, path, { head: { ...head, transfer: { ...head.transfer, ...transfer } }, body });
}
async function write(folder, path, { layer, packed, transfer }) {
    const encoded = encodeLayer(layer);
    if (encoded.length > MOST_EXPANDED)
        return;
    const body = await (0,external_node_util_.promisify)(external_node_zlib_.deflateRaw)(encoded, { level: 1 });
    if (body.length > MOST_BYTES / 4)
        return;
    const head = {
        packed,
        ...(transfer ? { transfer } : {}),
        sum: cache_sumOf(body),
        bytes: encoded.length,
    };
    await replace(folder, path, { head, body });
}
async function replace(folder, path, { head, body }) {
    const part = (0,external_node_path_.join)(folder, `${(0,external_node_crypto_.randomUUID)()}.part`);
    (0,make_folders/* makeFolders */.w)(folder, 0o700);
    try {
        const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]);
        await (0,promises_.writeFile)(part, bytes, { flag: 'wx', mode: 0o600 });
        await (0,promises_.rename)(part, path);
    }
    finally {
        await (0,promises_.rm)(part, { force: true });
    }
}
async function trim(folder) {
    const names = (await (0,promises_.readdir)(folder)).filter((name) => name !== SECRET);
    const files = await Promise.all(names.map(async (name) => {
        const { size, mtimeMs } = await (0,promises_.stat)((0,external_node_path_.join)(folder, name));
        return { path: (0,external_node_path_.join)(folder, name), isPart: !name.endsWith(SUFFIX), size, age: Date.now() - mtimeMs };
    }));
    let total = 0;
    for (const { path, isPart, size, age } of files.sort((a, b) => a.age - b.age)) {
        total += size;
        if (isPart ? age > PART_SECONDS * 1000 : total > MOST_BYTES)
            await (0,promises_.rm)(path, { force: true });
    }
}

// EXTERNAL MODULE: ./src/core/run-id.ts
var run_id = __webpack_require__(20394);
// EXTERNAL MODULE: ./src/platform/name.ts
var platform_name = __webpack_require__(20736);
;// CONCATENATED MODULE: ./src/inspect/oci/candidates.ts





/** One more than allowed: enough to detect too many. */
const MOST_LAYERS = limits.layers + 1;
/** `saved`: null if there is no manifest.json. Throws `archive-invalid` if that or an index cannot be read. */
function candidatesOf(archive) {
    const index = archive.blob('index.json');
    const manifest = archive.blob('manifest.json');
    const indexed = [
        ...imagesBelow(archive, file_ref_jsonOf(archive, index), { names: [], ids: [] }, { left: limits.images }),
    ].flatMap((found) => fromDescriptor(archive, found) ?? []);
    if (!manifest)
        return { saved: null, indexed };
    const rows = file_ref_jsonOf(archive, manifest);
    if (!Array.isArray(rows))
        throw invalidArchive(`The manifest.json of ${archive.name} is not the list that \`docker save\` writes`);
    return { saved: rows.slice(0, limits.images).map((row) => fromSaved(archive, row, indexed)), indexed };
}
/** A row of manifest.json: `{Config, RepoTags, Layers}`, the first and last by path. */
function fromSaved(archive, row, indexed) {
    const config = savedRef((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Config')));
    const layers = (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(row, 'Layers')).slice(0, MOST_LAYERS).map(savedRef);
    const one = describe(archive, {
        config,
        layers,
        names: (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(row, 'RepoTags')).filter(isName),
        ids: [],
        annotations: {},
        platform: null,
    });
    const same = indexed.filter(({ configDigest }) => configDigest === one.configDigest);
    return {
        ...one,
        names: [...new Set([...one.names, ...same.flatMap(({ names }) => names)])],
        ids: [...one.ids, ...same.flatMap(({ ids }) => ids)],
        annotations: Object.fromEntries(same.flatMap(({ annotations }) => Object.entries(annotations))),
    };
}
/** The descriptors of images in an index and its nested indices, without attestations. */
function* imagesBelow(archive, index, above, most, depth = 0) {
    for (const descriptor of (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(index, 'manifests'))) {
        if (--most.left < 0 || depth > limits.indexDepth)
            throw invalidArchive(`${archive.name} has more than ${limits.images} images, or indices ${limits.indexDepth} deep`);
        if (isAttestation(descriptor))
            continue;
        const ref = descriptorRef(descriptor);
        const found = {
            descriptor,
            names: [...above.names, ...candidates_namesOf(descriptor)],
            ids: [...above.ids, ref.digest ?? ''],
        };
        const blob = archive.blob(ref.path);
        const isIndex = blob && !mismatch(archive, ref, blob) && Array.isArray((0,lib_json/* field */.ZZ)(file_ref_jsonOf(archive, blob), 'manifests'));
        if (isIndex)
            yield* imagesBelow(archive, file_ref_jsonOf(archive, blob), found, most, depth + 1);
        else
            yield found;
    }
}
/** Null if the manifest is not of an image. */
function fromDescriptor(archive, { descriptor, names, ids }) {
    const ref = descriptorRef(descriptor);
    const blob = archive.blob(ref.path);
    const platform = (0,lib_json/* field */.ZZ)(descriptor, 'platform') === undefined ? null : platformOf((0,lib_json/* field */.ZZ)(descriptor, 'platform'));
    const failure = problemOf(archive, ref, blob, 'manifest');
    if (failure || !blob?.json) {
        return {
            names,
            ids,
            annotations: {},
            platform,
            config: null,
            configDigest: '',
            layers: [],
            isWhole: blob !== null,
            failure,
        };
    }
    const manifest = file_ref_jsonOf(archive, blob);
    const config = descriptorRef((0,lib_json/* field */.ZZ)(manifest, 'config'));
    const layers = candidates_layersOf(blob, manifest);
    const annotations = { ...annotationsOf(descriptor), ...annotationsOf(manifest) };
    const one = describe(archive, { config, layers, names, ids, annotations, platform });
    const isImage = one.failure !== null || (diffIdsOf(one.config) !== null && !isUnknown(platform ?? one.platform));
    return isImage ? one : null;
}
const candidates_listed = new WeakMap();
/** Cached, since many descriptors may name one manifest. */
function candidates_layersOf(blob, manifest) {
    const layers = candidates_listed.get(blob) ?? (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(manifest, 'layers')).slice(0, MOST_LAYERS).map(descriptorRef);
    candidates_listed.set(blob, layers);
    return layers;
}
function describe(archive, parts) {
    const blob = archive.blob(parts.config.path);
    const failure = problemOf(archive, parts.config, blob, 'config');
    const config = failure ? null : file_ref_jsonOf(archive, blob);
    const digest = blob?.digest ?? parts.config.digest ?? '';
    return {
        names: parts.names,
        ids: [digest, ...parts.ids],
        annotations: parts.annotations,
        platform: config === null ? parts.platform : platformOf(config),
        config,
        configDigest: digest,
        layers: parts.layers,
        isWhole: blob !== null && parts.layers.every(({ path }) => archive.blob(path) !== null),
        failure,
    };
}
function isAttestation(descriptor) {
    return (isUnknown(platformOf((0,lib_json/* field */.ZZ)(descriptor, 'platform'))) ||
        (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(descriptor, 'annotations', 'vnd.docker.reference.type')) === 'attestation-manifest');
}
/** How builders mark what is no image. One unknown part alone is a strange image. */
const isUnknown = (platform) => platform?.os === 'unknown' && platform.architecture === 'unknown';
const annotationsOf = (json) => Object.fromEntries((0,lib_json/* entries */.jO)((0,lib_json/* field */.ZZ)(json, 'annotations')).map(([key, value]) => [key, (0,lib_json/* text */.Qq)(value)]));
const candidates_NAMES = new Set(['io.containerd.image.name', 'org.opencontainers.image.ref.name']);
const candidates_namesOf = (descriptor) => (0,lib_json/* entries */.jO)((0,lib_json/* field */.ZZ)(descriptor, 'annotations'))
    .flatMap(([key, value]) => (candidates_NAMES.has(key) ? (0,lib_json/* texts */.Te)([value]) : []))
    .filter(isName);
/** Registries take 255 characters, and 128 for a tag. */
const MOST_NAME = 1024;
const isName = (name) => name.length <= MOST_NAME;

;// CONCATENATED MODULE: ./src/inspect/oci/choose.ts




/**
 * The image that was asked for, else the one for this machine. Throws `archive-invalid` if none or several match, and
 * the chosen image's own failure.
 */
function chooseImage(archive, wanted) {
    const { saved, indexed } = candidatesOf(archive);
    if ((saved ?? []).length + indexed.length === 0)
        throw noImage(archive);
    const first = pick(saved ?? indexed, wanted);
    // manifest.json has priority over index.json, but lists only one of several saved platforms
    const pool = first.length === 0 && saved ? pick(indexed, wanted) : first;
    const [chosen, ...others] = pool;
    if (!chosen || others.length > 0)
        throw unclear(archive, [...(saved ?? []), ...indexed], pool.length, wanted);
    if (chosen.failure)
        throw chosen.failure;
    return chosen;
}
function pick(candidates, wanted) {
    const { asked } = wanted;
    const named = distinct(prefer(asked === null ? candidates : candidates.filter((one) => isAsked(one, asked)), [
        ({ ids }) => wanted.id !== null && ids.includes(wanted.id),
        ({ names }) => names.some((name) => isSameName(name, wanted.ref)),
    ]));
    if (wanted.platform !== null)
        return forPlatform(named, (0,platform_name/* parsePlatform */.FL)(wanted.platform));
    const whole = prefer(named, [({ isWhole }) => isWhole]);
    return whole.length === 1
        ? whole
        : prefer(whole, [({ platform }) => platform !== null && (0,platform_name/* isSameMachine */.sP)(platform, (0,platform_name/* hostPlatform */.ol)())]);
}
/** A layout may name its images by tags only. */
function isAsked({ names, ids }, asked) {
    const isTag = !/[:/@]/.test(asked);
    return (ids.includes(asked) ||
        names.some((name) => name === asked || isSameName(name, asked) || (isTag && name.endsWith(`:${asked}`))));
}
/** Those that pass all tests, applied in order; a test that none passes is skipped. */
function prefer(candidates, tests) {
    return tests.reduce((left, test) => {
        const passing = left.filter(test);
        return passing.length > 0 ? passing : left;
    }, [...candidates]);
}
function forPlatform(candidates, asked) {
    const exact = candidates.filter(({ platform }) => platform !== null && (0,platform_name/* isSamePlatform */.SW)(platform, asked));
    if (exact.length > 0 || asked.variant !== undefined)
        return exact;
    return candidates.filter(({ platform }) => platform !== null && (0,platform_name/* isSameMachine */.sP)(platform, asked));
}
/** An index may list an image once for each of its names. */
function distinct(candidates) {
    const seen = new Map();
    for (const one of candidates) {
        const key = [one.configDigest || one.ids, layersKey(one.layers)].join(' ');
        if (!seen.has(key))
            seen.set(key, one);
    }
    return [...seen.values()];
}
const keys = new WeakMap();
/** Cached, since many descriptors may name one manifest. */
function layersKey(layers) {
    const key = keys.get(layers) ?? layers.map(({ path }) => path).join();
    keys.set(layers, key);
    return key;
}
const MOST_LISTED = 12;
/** `fitting`: how many images match. */
function unclear(archive, candidates, fitting, { platform, asked }) {
    const images = distinct(candidates);
    const all = [...new Set(images.map(choose_listed))].sort(); // engines save several images in any order
    const list = all.slice(0, MOST_LISTED).join(', ') + (all.length > MOST_LISTED ? ', …' : '');
    const hint = 'Choose one with `platform`, or save that image alone.';
    if (asked !== null && !candidates.some((one) => isAsked(one, asked)))
        return invalidArchive(`${archive.name} has no image called ${asked}; it has ${list}`, 'Use one of these names.');
    if (platform !== null && fitting === 0)
        return invalidArchive(`${archive.name} has no image for ${platform}; it has ${list}`, hint);
    const clue = platform ?? `this machine's platform, ${(0,platform_name/* platformText */.VQ)((0,platform_name/* hostPlatform */.ol)())},`;
    return invalidArchive(`${archive.name} has ${images.length} images, and ${clue} does not identify one: ${list}`, hint);
}
function choose_listed({ names, platform, isWhole }) {
    const known = platform ? (0,platform_name/* platformText */.VQ)(platform) : '';
    const words = [
        names[0]?.slice(0, 200),
        known === '' ? 'unknown platform' : known,
        isWhole ? undefined : '(incomplete)',
    ];
    return words.filter((word) => word).join(' ');
}
function noImage(archive) {
    const hint = 'Write it with `docker save`, or as an OCI layout.';
    return invalidArchive(`${archive.name} holds no image: neither a manifest.json nor an index.json that lists one`, hint);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
;// CONCATENATED MODULE: ./src/inspect/archive/path.ts
/** Paths within an archive, where `./a`, `/a` and `a` are equal. They are never used to open files. */


const path_normal = (path) => external_node_path_.posix.join('/', path).slice(1);
/** The target of a symbolic link at `path`; `..` above the root stays at the root. */
const archive_path_joined = (path, target) => path_normal(target.startsWith('/') ? target : external_node_path_.posix.join('/', external_node_path_.posix.dirname(path), target));
/** The normal form of a member's path. Throws Malformed if it contains `..`. */
function memberPath(path) {
    if (path.split('/').includes('..'))
        throw new Malformed('a member of the archive has `..` in its path');
    return path_normal(path);
}

;// CONCATENATED MODULE: ./src/inspect/archive/folder.ts





const folder_CHUNK_BYTES = 2 ** 20;
/** Files that an image may consist of: at the top, `blobs/sha256/…`, `<id>/layer.tar`. No others are opened. */
const PART = /^(?:[^/]+|blobs\/[^/]+\/[^/]+|[^/]+\/layer\.tar)$/;
const FOLDER_OF_PARTS = /^(?:[^/]+|blobs\/[^/]+)$/;
/**
 * Reads an OCI layout, or an unpacked `docker save`, from a folder. Symbolic links are resolved within the archive only.
 * `count` receives the bytes of each chunk. Throws Malformed, and errors of the file system.
 */
async function readFolder(folder, archive, count) {
    const names = await (0,promises_.readdir)(folder);
    if (!names.includes('index.json') && !names.includes('manifest.json'))
        throw new Malformed('it has neither an index.json nor a manifest.json');
    await readUnder(folder, '', archive, count);
}
async function readUnder(root, under, archive, count) {
    const entries = await (0,promises_.readdir)((0,external_node_path_.join)(root, under), { withFileTypes: true });
    for (const entry of entries.sort(folder_byName)) {
        const path = under === '' ? entry.name : `${under}/${entry.name}`;
        if (entry.isDirectory() && FOLDER_OF_PARTS.test(path))
            await readUnder(root, path, archive, count);
        else if (!PART.test(path))
            continue;
        else if (entry.isSymbolicLink())
            archive.link(path, archive_path_joined(path, await (0,promises_.readlink)((0,external_node_path_.join)(root, path))));
        else if (entry.isFile())
            await readFile(root, path, archive, count);
    }
}
async function readFile(root, path, archive, count) {
    const reader = archive.open(path);
    const file = await (0,promises_.open)((0,external_node_path_.join)(root, path), external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW);
    for await (const chunk of file.createReadStream({ highWaterMark: folder_CHUNK_BYTES })) {
        await reader.write(chunk);
        count(chunk.length);
    }
    archive.add(await reader.end());
}
const folder_byName = (a, b) => (a.name < b.name ? -1 : 1);

;// CONCATENATED MODULE: ./src/inspect/tar/header.ts
/** One tar header block of 512 bytes, in V7, ustar, PAX, GNU and star form, distinguished as in Go's archive/tar. */

const BLOCK = 512;
/** Types without content: links, devices, folders and FIFOs. Some writers give them a size all the same. */
const HEADER_ONLY = new Set(['1', '2', '3', '4', '5', '6']);
const sizeOf = (type, size) => (HEADER_ONLY.has(type) ? 0 : size);
const header_ZEROS = Buffer.alloc(BLOCK);
const isZeroBlock = (block) => block[0] === 0 && header_ZEROS.equals(block);
/** Fields: offset of the first byte, and of the first byte after. */
const header_NAME = [0, 100];
const MODE = [100, 108];
const UID = [108, 116];
const GID = [116, 124];
const SIZE = [124, 136];
const TIME = [136, 148];
const CHECKSUM = [148, 156];
const TYPE = 156;
const LINK = [157, 257];
/** The first part of a long path, in ustar and star. GNU has times there, V7 nothing. */
const PREFIX = [345, 500];
const STAR_PREFIX = [345, 476];
/** The sum of all bytes, with spaces for the checksum itself. Some writers add signed bytes. */
function hasChecksum(block) {
    if (block.length < BLOCK)
        return false;
    const stated = parseOctal(block, CHECKSUM);
    const [start, end] = CHECKSUM;
    const sum = header_sumOf(block, 0, start) + (end - start) * 0x20 + header_sumOf(block, end, BLOCK);
    return stated === sum || stated === sum - 256 * highBytesOf(block);
}
function header_sumOf(block, start, end) {
    let sum = 0;
    for (let at = start; at < end; at++)
        sum += block[at] ?? 0;
    return sum;
}
/** Bytes outside of the checksum field that are negative as signed bytes. */
function highBytesOf(block) {
    return block.reduce((count, byte, at) => count + (byte > 127 && (at < CHECKSUM[0] || at >= CHECKSUM[1]) ? 1 : 0), 0);
}
/** Throws Malformed. */
function parseHeader(block) {
    if (!hasChecksum(block))
        throw new Malformed('a tar header has a wrong checksum');
    const type = TYPE_FLAGS[block[TYPE] ?? 0] ?? '';
    const size = parseNumber(block, SIZE);
    if (size === null)
        throw new Malformed('a tar header has a size that is not a number');
    return {
        type,
        name: header_nameOf(block),
        link: header_textOf(block, LINK),
        mode: (parseNumber(block, MODE) ?? 0) & 0o7777,
        uid: parseNumber(block, UID) ?? 0,
        gid: parseNumber(block, GID) ?? 0,
        time: parseNumber(block, TIME) ?? 0,
        size: sizeOf(type, size),
    };
}
const TYPE_FLAGS = Array.from({ length: 256 }, (_, byte) => String.fromCharCode(byte));
const SLASH = Buffer.from('/');
function header_nameOf(block) {
    const name = header_textOf(block, header_NAME);
    if (block[PREFIX[0]] === 0 || block.toString('latin1', 257, 263) !== 'ustar\0')
        return name;
    const isStar = block.toString('latin1', 508, 512) === 'tar\0';
    const prefix = header_textOf(block, isStar ? STAR_PREFIX : PREFIX);
    return Buffer.concat([prefix, SLASH, name]);
}
const header_NOTHING = Buffer.alloc(0);
/** Up to the first NUL. Most fields of most members are empty, and a view of a buffer is expensive. */
function header_textOf(block, [start, end]) {
    let at = start;
    while (at < end && block[at] !== 0)
        at++;
    return at === start ? header_NOTHING : block.subarray(start, at);
}
/** Up to the first NUL. */
function cString(bytes) {
    const end = bytes.indexOf(0);
    return end < 0 ? bytes : bytes.subarray(0, end);
}
/** Octal text, or base 256 if the first bit is set. Null if neither, negative, or over 2^53. */
function parseNumber(block, field) {
    const [start, end] = field;
    const first = block[start] ?? 0;
    if ((first & 0x80) === 0)
        return parseOctal(block, field);
    if ((first & 0x40) !== 0)
        return null;
    let value = first & 0x3f;
    for (let at = start + 1; at < end; at++)
        value = value * 256 + (block[at] ?? 0);
    return Number.isSafeInteger(value) ? value : null;
}
/** Digits between spaces and NULs; 0 if there are none. Byte by byte: this runs for every member. */
function parseOctal(block, [start, end]) {
    let at = start;
    while (at < end && isBlank(block[at]))
        at++;
    let value = 0;
    for (; at < end && !isBlank(block[at]); at++) {
        const digit = (block[at] ?? 0) - 0x30;
        if (digit < 0 || digit > 7)
            return null;
        value = value * 8 + digit;
    }
    return value;
}
const isBlank = (byte) => byte === 0x20 || byte === 0;

;// CONCATENATED MODULE: ./src/inspect/tar/feed.ts
/**
 * Runs a parser over chunks of any size. The parser is a generator: it yields a `Want`, receives the bytes, and yields
 * events in between, so that it is written like a parser of a file in memory.
 */
const feed_NOTHING = Buffer.alloc(0);
class Feed {
    #parser;
    #want = null;
    #parts = [];
    #held = 0;
    constructor(parser) {
        this.#parser = parser;
        if (this.#next(feed_NOTHING))
            throw new Error('a parser must read before it yields an event');
    }
    /** Whether the parser has ended; further input is ignored. */
    get done() {
        return this.#want === null;
    }
    /** Bytes in events are views of `chunk`: valid until it changes. */
    *write(chunk) {
        for (let at = 0; at < chunk.length && this.#want;) {
            const end = Math.min(chunk.length, at + this.#want.bytes - this.#held);
            const bytes = this.#gather(chunk, at, end, this.#want);
            at = end;
            if (!bytes)
                continue;
            for (let event = this.#next(bytes); event; event = this.#next(feed_NOTHING))
                yield event;
        }
    }
    /** To be called after the last chunk. */
    *end() {
        while (this.#want) {
            const rest = Buffer.concat(this.#parts);
            this.#reset();
            for (let event = this.#next(rest); event; event = this.#next(feed_NOTHING))
                yield event;
        }
    }
    /** Null while there are fewer bytes than wanted. */
    #gather(chunk, start, end, want) {
        if (want.kind === 'want') {
            const part = chunk.subarray(start, end);
            if (!want.whole || part.length === want.bytes)
                return part;
            this.#parts.push(part);
        }
        this.#held += end - start;
        if (this.#held < want.bytes)
            return null;
        const bytes = want.kind === 'skip' ? feed_NOTHING : Buffer.concat(this.#parts);
        this.#reset();
        return bytes;
    }
    #reset() {
        this.#parts = [];
        this.#held = 0;
    }
    /** Resumes the parser; null if it wants to read, or has ended. */
    #next(bytes) {
        const { done, value } = this.#parser.next(bytes);
        this.#want = done !== true && isWant(value) ? value : null;
        return done === true || isWant(value) ? null : value;
    }
}
const isWant = (value) => value.kind === 'want' || value.kind === 'skip';

;// CONCATENATED MODULE: ./src/inspect/tar/pax.ts
/** PAX records: `<length> <key>=<value>\n`, repeated. Only keys that describe what a layer contains are kept. */

const SPARSE = 'GNU.sparse.';
/** Throws Malformed. */
function parsePax(bytes) {
    const values = new Map();
    const pairs = [];
    for (const { key, value } of records(bytes)) {
        if (key === 'GNU.sparse.offset' || key === 'GNU.sparse.numbytes')
            pairs.push(pair(key, value, pairs.length));
        else
            values.set(key, value);
    }
    const sparse = new Map([...values]
        .filter(([key]) => key.startsWith(SPARSE))
        .map(([key, value]) => [key.slice(SPARSE.length), value.toString('latin1')]));
    if (pairs.length > 0)
        sparse.set('map', pairs.join(','));
    return {
        path: pax_textOf(values, 'path'),
        linkpath: pax_textOf(values, 'linkpath'),
        size: pax_sizeOf(values),
        uid: decimal(latin1(values, 'uid')),
        gid: decimal(latin1(values, 'gid')),
        time: timeOf(latin1(values, 'mtime')),
        sparse,
    };
}
function* records(bytes) {
    for (let at = 0; at < bytes.length;) {
        const space = bytes.indexOf(0x20, at);
        const length = space < 0 ? null : decimal(bytes.toString('latin1', at, space));
        const end = at + (length ?? 0);
        const equals = bytes.indexOf(0x3d, space);
        if (length === null || end > bytes.length || equals < 0 || equals >= end - 1 || bytes[end - 1] !== 0x0a)
            throw new Malformed('a PAX header has a record that cannot be read');
        yield { key: bytes.toString('utf8', space + 1, equals), value: bytes.subarray(equals + 1, end - 1) };
        at = end;
    }
}
/** Offsets and lengths alternate, the offset first. */
function pair(key, value, before) {
    const expected = before % 2 === 0 ? 'GNU.sparse.offset' : 'GNU.sparse.numbytes';
    if (key !== expected || value.includes(','))
        throw new Malformed('a PAX header has a sparse map that cannot be read');
    return value.toString();
}
/** An empty value means that the header block counts. */
function pax_textOf(values, key) {
    const value = values.get(key);
    if (value?.includes(0))
        throw new Malformed(`a PAX header has a ${key} with a NUL in it`);
    return value && value.length > 0 ? value : null;
}
const latin1 = (values, key) => values.get(key)?.toString('latin1') ?? '';
const timeOf = (text) => (/^\d{1,15}(\.\d{0,20})?$/.test(text) ? Number(text) : null);
function pax_sizeOf(values) {
    const text = latin1(values, 'size');
    const size = text === '' ? null : decimal(text);
    if (text !== '' && size === null)
        throw new Malformed('a PAX header has a size that is not a number');
    return size;
}
/** Null for anything but an integer from 0 to 2^53 - 1. */
function decimal(text) {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : NaN;
    return Number.isSafeInteger(value) ? value : null;
}

;// CONCATENATED MODULE: ./src/inspect/tar/sparse.ts
/**
 * Sparse files in PAX form, formats 0.0, 0.1 and 1.0: the tar stores segments of data, and a map gives their offsets in
 * the file. Format 1.0 has its map in front of the data, the others in the PAX header.
 */




/** Null for an ordinary file, and for unknown versions. */
function sparseFormat({ sparse }) {
    const version = `${sparse.get('major') ?? ''}.${sparse.get('minor') ?? ''}`;
    if (version === '1.0')
        return 'in-content';
    if (version === '0.0' || version === '0.1')
        return 'in-header';
    return version === '.' && (sparse.get('map') ?? '') !== '' ? 'in-header' : null;
}
/** Bytes of the file as a program reads it. Throws Malformed. */
function logicalSize({ sparse }, stored) {
    const stated = [sparse.get('size'), sparse.get('realsize')].find((value) => value);
    const size = stated ? decimal(stated) : stored;
    if (size === null)
        throw sparse_unreadable();
    return size;
}
/** Offset and length in turn. Throws Malformed. */
function mapInHeader({ sparse }) {
    const map = sparse.get('map') ?? '';
    const numbers = map === '' ? [] : map.split(',').map(numberOf);
    const count = sparse.get('numblocks');
    if (count !== undefined && decimal(count) !== numbers.length / 2)
        throw sparse_unreadable();
    return numbers;
}
/** Checks that the segments are within the file and add up to the stored bytes. Throws Malformed. */
function sparseOf(numbers, logical, stored) {
    const segments = [];
    let end = 0;
    let data = 0;
    for (let at = 0; at < numbers.length; at += 2) {
        const [offset = 0, bytes = -1] = numbers.slice(at, at + 2);
        if (bytes < 0 || offset < end || offset + bytes > logical)
            throw sparse_unreadable();
        end = offset + bytes;
        data += bytes;
        segments.push({ offset, bytes });
    }
    if (data !== stored)
        throw new Malformed('a sparse file stores more or less than its map says');
    return { logical, segments };
}
/** Digits of 2^53. */
const MOST_DIGITS = 16;
/** Reads a map of format 1.0 from the blocks in front of the content: a count, then offset and length in turn. */
class MapInContent {
    numbers = [];
    /** Bytes of the map with padding. */
    bytes = 0;
    #count = null;
    #rest = '';
    get complete() {
        return this.#count !== null && this.numbers.length >= this.#count * 2;
    }
    add(block) {
        this.bytes += BLOCK;
        if (block.length < BLOCK || this.bytes > limits.headerBytes)
            throw sparse_unreadable();
        const lines = (this.#rest + block.toString('latin1')).split('\n');
        this.#rest = lines.pop() ?? '';
        for (const line of lines) {
            if (this.complete)
                break;
            if (this.#count === null)
                this.#count = numberOf(line);
            else
                this.numbers.push(numberOf(line));
        }
        if (!this.complete && this.#rest.length > MOST_DIGITS)
            throw sparse_unreadable();
    }
}
function numberOf(text) {
    const value = decimal(text);
    if (value === null)
        throw sparse_unreadable();
    return value;
}
const sparse_unreadable = () => new Malformed('a sparse file has a map that cannot be read');

;// CONCATENATED MODULE: ./src/inspect/tar/reader.ts
/**
 * Parses a tar into events: each member, its content in pieces, its end. As lenient and as strict as Go's archive/tar,
 * which engines use: missing end blocks, short padding and junk after the end are allowed; a lone zero block, a wrong
 * checksum, an end inside a header or content are errors. Never seeks, never buffers content.
 */





const reader_END = { kind: 'end' };
const ONE_BLOCK = { kind: 'want', bytes: BLOCK, whole: true };
const reader_NONE = { pax: null, name: null, link: null };
/**
 * For `Feed`. Throws Malformed. `content` left out: the stream has everything but the contents of files, as an engine's
 * tar-split records keep it; each member is followed by its end at once.
 */
function* parseTar(content = 'whole') {
    let at = 0;
    let extras = reader_NONE;
    for (;;) {
        const block = yield ONE_BLOCK;
        if (block.length === 0)
            return;
        if (block.length < BLOCK)
            throw new CutOff('a tar header', at + block.length);
        if (isZeroBlock(block))
            return yield* expectEnd(at + BLOCK);
        try {
            const header = parseHeader(block);
            const add = EXTRAS.get(header.type);
            if (add) {
                extras = add(extras, yield* wholeContent(header, at + BLOCK));
                at += BLOCK + padded(header.size);
            }
            else {
                at += BLOCK + (yield* oneMember(header, extras, at, content));
                extras = reader_NONE;
            }
        }
        catch (cause) {
            throw withPosition(cause, at);
        }
    }
}
/** A later header of a kind replaces an earlier one. Engines ignore global headers, and the extras before them. */
const EXTRAS = new Map([
    ['x', (extras, content) => ({ ...extras, pax: parsePax(content) })],
    ['g', () => reader_NONE],
    ['L', (extras, content) => ({ ...extras, name: cString(content) })],
    ['K', (extras, content) => ({ ...extras, link: cString(content) })],
]);
const padded = (size) => Math.ceil(size / BLOCK) * BLOCK;
/** A single zero block is allowed at the end of input; everything after two of them is ignored. */
function* expectEnd(at) {
    const second = yield ONE_BLOCK;
    if (second.length === 0)
        return;
    if (second.length < BLOCK)
        throw new CutOff('a tar header', at + second.length);
    if (!isZeroBlock(second))
        throw new Malformed('a lone zero block is between members', at - BLOCK);
}
function* wholeContent({ size }, at) {
    if (size > limits.headerBytes)
        throw new Malformed(`an extended header is longer than ${limits.headerBytes} bytes`);
    const content = size > 0 ? yield { kind: 'want', bytes: size, whole: true } : Buffer.alloc(0);
    if (content.length < size)
        throw new CutOff('an extended header', at + content.length);
    if (padded(size) > size)
        yield { kind: 'skip', bytes: padded(size) - size };
    return Buffer.from(content);
}
/** Returns the bytes of the content with padding. One function, because each nested generator costs time. */
function* oneMember(header, extras, at, content) {
    const { pax } = extras;
    const name = reader_nameOf(header, extras);
    const type = reader_typeOf(header.type, name);
    const stored = sizeOf(type, pax?.size ?? header.size);
    if (content === 'left-out' && pax && sparseFormat(pax) !== null)
        throw new Malformed('a sparse file has a map that is not recorded');
    const map = pax ? yield* sparseMap(pax, stored) : null;
    const size = stored - (map?.bytes ?? 0);
    const sparse = pax && map ? sparseOf(map.numbers, logicalSize(pax, stored), size) : null;
    yield {
        kind: 'member',
        member: {
            ...{ type, name, link: linkOf(header, extras), size, sparse, at },
            mode: header.mode,
            uid: pax?.uid ?? header.uid,
            gid: pax?.gid ?? header.gid,
            time: pax?.time ?? header.time,
        },
    };
    for (let left = content === 'whole' ? size : 0; left > 0;) {
        const bytes = yield { kind: 'want', bytes: left, whole: false };
        if (bytes.length === 0)
            throw new CutOff('the content of a member', at + BLOCK + stored - left);
        left -= bytes.length;
        yield { kind: 'content', bytes };
    }
    yield reader_END;
    if (padded(stored) > stored)
        yield { kind: 'skip', bytes: padded(stored) - stored };
    return padded(stored);
}
const reader_nameOf = ({ name }, { pax, name: long }) => {
    const sparseName = pax && sparseFormat(pax) ? pax.sparse.get('name') : undefined;
    return sparseName ? Buffer.from(sparseName, 'latin1') : (filled(long) ?? pax?.path ?? name);
};
const linkOf = ({ link }, extras) => filled(extras.link) ?? extras.pax?.linkpath ?? link;
const filled = (bytes) => (bytes && bytes.length > 0 ? bytes : null);
/** Writers before ustar mark a folder by a slash at the end of its name. */
function reader_typeOf(type, name) {
    if (type !== '\0')
        return type;
    return name.at(-1) === 0x2f ? '5' : '0';
}
function* sparseMap(pax, stored) {
    const format = sparseFormat(pax);
    if (format === null)
        return null;
    if (format === 'in-header')
        return { numbers: mapInHeader(pax), bytes: 0 };
    const map = new MapInContent();
    while (!map.complete) {
        if (map.bytes + BLOCK > padded(stored))
            throw new Malformed('a sparse file has a map that cannot be read');
        map.add(yield ONE_BLOCK);
    }
    return map;
}

;// CONCATENATED MODULE: ./src/inspect/layer/content-table.ts



/** The contents of one layer while it is read: size, hash, path, and number of paths that have it. */
class ContentTable {
    /** Bytes of all contents, as stored. */
    size = 0;
    #budget;
    #isHashed;
    #sizes = floats();
    #hashes = octets();
    #storedAt = ints();
    #links = ints();
    #hash = null;
    /** `isHashed` false: `identify` is called for each file. */
    constructor(budget, isHashed = true) {
        this.#budget = budget;
        this.#isHashed = isHashed;
    }
    get count() {
        return this.#sizes.length;
    }
    /** Path number of the last file. */
    get lastStoredAt() {
        return this.#storedAt.at(this.count - 1);
    }
    /** Starts a regular file and returns the number of its content. `content` and `end` apply to the last one. */
    begin({ size, sparse }, storedAt) {
        this.#hash = this.#isHashed ? contentHash(size, sparse, this.#budget) : null;
        this.size += size;
        this.#storedAt.push(storedAt);
        this.#links.push(0);
        return this.#sizes.push(size);
    }
    content(bytes) {
        this.#hash?.update(bytes);
    }
    end() {
        if (this.#hash)
            this.#hashes.append(this.#hash.digest());
        this.#hash = null;
    }
    /** In place of `content` and `end`: the identity of the last file, `HASH_BYTES` long. */
    identify(identity) {
        this.#hashes.append(identity);
    }
    /** How many contents have an identity. */
    get identified() {
        return this.#hashes.length / HASH_BYTES;
    }
    /** Bytes of the last content. */
    get lastSize() {
        return this.#sizes.at(this.count - 1);
    }
    /** One path more (`by` 1) or fewer (-1) has the content `value`, if the kind is a file. */
    link(kind, value, by) {
        if (kind === Kind.FILE)
            this.#links.set(value, this.#links.at(value) + by);
    }
    /** Contents without a path. */
    lost() {
        const lost = ints();
        for (let content = 0; content < this.count; content++)
            if (this.#links.at(content) === 0)
                lost.push(content);
        return lost.take();
    }
    /** To be called last. */
    takeContents() {
        return {
            sizes: this.#sizes.take(),
            hashes: this.#hashes.take(),
            storedAt: this.#storedAt.take(),
        };
    }
}

;// CONCATENATED MODULE: ./src/inspect/layer/layer-of.ts

/** The layer that was read. Its columns are those of the parts, which are empty afterwards. */
function layerOf(parts) {
    const { identity, entries, workspace, tree, contents, notes, secretsUnread } = parts;
    const { count: files, size } = contents;
    const nodes = tree.toNodes(); // needs the paths
    const lost = contents.lost();
    return withContent({
        identity,
        entries,
        files,
        size,
        names: workspace.paths.takeNames(),
        targets: workspace.targets.takeJoined(),
        nodes,
        contents: contents.takeContents(),
        lost,
        notes,
        secretsUnread,
    });
}

;// CONCATENATED MODULE: ./src/inspect/tree/resolve.ts




const resolve_SLASH = 0x2f;
const DOT = 0x2e;
/** Resolves a path as written to a path of the tree, following the tree's symbolic links as a kernel does. */
class Resolver {
    #paths;
    #tree;
    #targets;
    #steps;
    constructor(paths, tree, targets, steps) {
        this.#paths = paths;
        this.#tree = tree;
        this.#targets = targets;
        this.#steps = steps;
    }
    /**
     * The path that `bytes` names from the root. Links are followed, also the last one; missing parts count as folders.
     * `..` above the root stays at the root. Throws Malformed over the limits.
     */
    resolve(bytes) {
        const rest = [{ bytes, at: 0 }];
        let path = ROOT;
        for (let hops = 0, top = rest.at(-1); top; top = rest.at(-1)) {
            const { start, end } = nextName(top.bytes, top.at);
            top.at = end;
            if (start === end)
                rest.pop();
            else if (isDots(top.bytes, start, end, 2))
                path = this.#paths.parent(path);
            else if (!isDots(top.bytes, start, end, 1)) {
                const child = this.#paths.child(path, top.bytes, start, end);
                if (this.#tree.kind(child) !== Kind.SYMLINK)
                    path = child;
                else {
                    if (++hops > limits.linkHops)
                        throw new Malformed(`too many symbolic links to follow at ${this.#paths.text(child)}`);
                    const target = this.#follow(child);
                    if (target[0] === resolve_SLASH)
                        path = ROOT;
                    rest.push({ bytes: target, at: 0 });
                }
            }
        }
        return path;
    }
    #follow(link) {
        const target = this.#targets.get(this.#tree.value(link));
        this.#steps.left -= target.length + 1;
        if (this.#steps.left < 0)
            throw new Malformed(`following its symbolic links takes more than ${limits.linkSteps} steps`);
        return target;
    }
}
/** The next part between slashes; `start` equals `end` after the last one. */
function nextName(bytes, from) {
    let start = from;
    while (bytes[start] === resolve_SLASH)
        start++;
    let end = start;
    while (end < bytes.length && bytes[end] !== resolve_SLASH)
        end++;
    return { start, end };
}
/** Whether the part `bytes[start..end)` is `count` dots. */
const isDots = (bytes, start, end, count) => end - start === count && bytes[start] === DOT && bytes[end - 1] === DOT;

;// CONCATENATED MODULE: ./src/inspect/layer/name.ts



const name_SLASH = 0x2f;
/** Splits a member's name; `./a//b/`, `/a/b` and `a/b` are equal. Throws Malformed for `..`, which engines allow but no builder writes. */
function parseName(name) {
    if (name.length > limits.pathBytes)
        throw new Malformed(`a path is longer than ${limits.pathBytes} bytes`);
    let base = { start: 0, end: 0 };
    for (let start = 0; start < name.length;) {
        let end = start;
        while (end < name.length && name[end] !== name_SLASH)
            end++;
        if (isDots(name, start, end, 2))
            throw new Malformed('a path has `..` in it');
        if (end > start && !isDots(name, start, end, 1))
            base = { start, end };
        start = end + 1;
    }
    return { folder: name.subarray(0, base.start), base: name.subarray(base.start, base.end) };
}
/** Resolves `..` in a hard link's target, which is relative to the root. Throws Malformed if it leaves the root. */
function withoutDotDot(target) {
    const text = Buffer.from(target).toString('latin1');
    if (!text.includes('..'))
        return target;
    const parts = [];
    for (const part of text.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part !== '..')
            parts.push(part);
        else if (parts.pop() === undefined)
            throw new Malformed('a hard link points outside of the image');
    }
    return Buffer.from(parts.join('/'), 'latin1');
}
const name_PREFIX = Buffer.from('.wh.');
const META = Buffer.from('.wh..wh.');
const OPAQUE = Buffer.from('.wh..wh..opq');
/** A whiteout is recognised by its name, of any type; null for other names. Throws Malformed. */
function whiteoutOf(base) {
    if (!startsWith(base, name_PREFIX))
        return null;
    if (startsWith(base, META))
        return { hides: OPAQUE.equals(base) ? 'folder' : 'nothing' };
    const hidden = base.subarray(name_PREFIX.length);
    if (hidden.length === 0 || isDots(hidden, 0, hidden.length, 1) || isDots(hidden, 0, hidden.length, 2))
        throw new Malformed('a whiteout names no file');
    return { hides: 'path', base: hidden };
}
const startsWith = (bytes, prefix) => bytes.length >= prefix.length && prefix.equals(bytes.subarray(0, prefix.length));

;// CONCATENATED MODULE: ./src/inspect/layer/layer-tree.ts






/**
 * Applies the members of one layer to an empty root: symbolic links of the layer itself are followed, those of lower
 * layers are not. Whiteouts become nodes; they take effect when the layer is applied to others (`replay`).
 */
class LayerTree {
    #workspace;
    #contents;
    /** By path. */
    #attributes = attributeColumns();
    constructor(workspace, contents) {
        this.#workspace = workspace;
        this.#contents = contents;
    }
    /** Returns whether the member is a regular file, whose content must follow. Throws Malformed. */
    add(member) {
        const { folder, base } = parseName(member.name);
        const whiteout = whiteoutOf(base);
        if (whiteout) {
            this.#hide(whiteout, this.#folder(folder));
            return false;
        }
        const path = base.length === 0 ? ROOT : this.#child(this.#folder(folder), base);
        this.#addAt(path, member);
        this.#describe(path, member);
        return member.type === '0';
    }
    /** All nodes except the root, each folder before its children. */
    toNodes() {
        const { tree } = this.#workspace;
        const columns = { paths: ints(), kinds: octets(), values: ints(), ...attributeColumns() };
        const { modes, uids, gids, times } = this.#attributes;
        for (const path of tree.walk()) {
            columns.paths.push(path);
            columns.kinds.push(tree.kind(path));
            columns.values.push(tree.value(path));
            columns.modes.push(modes.at(path));
            columns.uids.push(uids.at(path));
            columns.gids.push(gids.at(path));
            columns.times.push(times.at(path));
        }
        return {
            paths: columns.paths.take(),
            kinds: columns.kinds.take(),
            values: columns.values.take(),
            modes: columns.modes.take(),
            uids: columns.uids.take(),
            gids: columns.gids.take(),
            times: columns.times.take(),
        };
    }
    /** Engines refuse all other types, including GNU's sparse type `S`. */
    #addAt(path, member) {
        switch (member.type) {
            case '0':
                this.#put(path, Kind.FILE, this.#contents.begin(member, path));
                break;
            case '1':
                this.#addHardLink(member.link, path);
                break;
            case '2':
                this.#addSymlink(member.link, path);
                break;
            case '5':
                this.#addFolder(path);
                break;
            case '3':
            case '4':
            case '6':
                this.#put(path, Kind.OTHER);
                break;
            default:
                throw new Malformed(`a member has type ${printable(member.type)}, which engines refuse`);
        }
    }
    #hide(whiteout, folder) {
        const { tree } = this.#workspace;
        if (whiteout.hides === 'folder' && folder !== ROOT)
            tree.changeFolder(folder, Kind.OPAQUE);
        if (whiteout.hides !== 'path')
            return;
        const path = this.#child(folder, whiteout.base);
        if (tree.kind(path) === Kind.NOTHING)
            tree.add(path, Kind.WHITEOUT);
    }
    /** The folder of that name, links followed; created, with its parents, if missing. */
    #folder(name) {
        const { tree, resolver, paths } = this.#workspace;
        const folder = resolver.resolve(name);
        const missing = [];
        for (let at = folder; !isFolder(tree.kind(at)); at = paths.parent(at))
            missing.push(at);
        for (const path of missing.reverse()) {
            const kind = tree.kind(path);
            if (kind !== Kind.NOTHING && kind !== Kind.WHITEOUT)
                throw new Malformed(`a member is in ${paths.text(path)}, which is not a folder`);
            this.#put(path, Kind.FOLDER);
            this.#describe(path, layer_tree_UNKNOWN);
        }
        return folder;
    }
    #child(folder, base) {
        return this.#workspace.paths.child(folder, base, 0, base.length);
    }
    #describe(path, { mode, uid, gid, time }) {
        const { modes, uids, gids, times } = this.#attributes;
        modes.set(path, mode);
        uids.set(path, uid);
        gids.set(path, gid);
        times.set(path, time);
    }
    /** The last member of a path wins. Members for the root are ignored. */
    #put(path, kind, value = 0) {
        if (path === ROOT)
            return;
        this.#workspace.tree.remove(path);
        this.#workspace.tree.add(path, kind, value);
        this.#contents.link(kind, value, 1);
    }
    #addFolder(path) {
        if (!isFolder(this.#workspace.tree.kind(path)))
            this.#put(path, Kind.FOLDER);
    }
    #addSymlink(link, path) {
        if (link.length > limits.pathBytes)
            throw new Malformed(`a link target is longer than ${limits.pathBytes} bytes`);
        this.#put(path, Kind.SYMLINK, this.#workspace.targets.add(link));
    }
    /** The same node as its target. A target that this layer does not have yet is looked up in lower layers. */
    #addHardLink(link, path) {
        const { tree, paths, resolver } = this.#workspace;
        const { folder, base } = parseName(withoutDotDot(link));
        const target = base.length === 0 ? ROOT : this.#child(resolver.resolve(folder), base);
        const kind = tree.kind(target);
        if (isFolder(kind))
            throw new Malformed(`a hard link points to the folder ${paths.text(target)}`);
        if (kind === Kind.NOTHING || kind === Kind.WHITEOUT)
            this.#put(path, Kind.LINK, target);
        else
            this.#put(path, kind, tree.value(target));
    }
}
const layer_tree_UNKNOWN = { mode: 0, uid: 0, gid: 0, time: 0 };
const attributeColumns = () => ({ modes: shorts(), uids: ints(), gids: ints(), times: floats() });
const printable = (type) => /^[!-~]$/.test(type) ? `\`${type}\`` : `0x${type.charCodeAt(0).toString(16)}`;

;// CONCATENATED MODULE: ./src/inspect/layer/memory-quota.ts

/** Limits the bytes buffered for one file. Each layer has its own, so results do not depend on layers read at the same time. */
class MemoryQuota {
    #held = 0;
    take(bytes) {
        if (this.#held + bytes > limits.heldBytes)
            return false;
        this.#held += bytes;
        return true;
    }
    give(bytes) {
        this.#held -= bytes;
    }
}

;// CONCATENATED MODULE: ./src/inspect/layer/note-taker.ts






const OS_RELEASE = 'os-release';
const note_taker_EXECUTABLE = 0o111;
const ELF_HEADER_BYTES = 64;
const note_taker_NEWLINE = 0x0a;
/** `path`: latin1, without a leading slash. To be called once for each member, in the order of the tar: `quota` counts. */
const fileOf = ({ size, mode, sparse }, path, quota) => ({
    path,
    size,
    mode,
    isSparse: sparse !== null,
    secrets: sparse === null ? quota.admit(path, size) : null,
});
/** Whether `begin` would keep anything of the file's content. */
function wantsContent(file) {
    if (file.size === 0)
        return false;
    if (file.secrets !== null)
        return true;
    const reading = file.isSparse ? null : readingOf(file, NO_LIMIT);
    reading?.end(); // gives back what it holds
    return reading !== null || isOsRelease(file) || isProgram(file);
}
const NO_LIMIT = { take: () => true, give() { } };
const isOsRelease = ({ size, path }) => size <= limits.osReleaseBytes && path.includes(OS_RELEASE);
const isProgram = ({ mode, isSparse }) => (mode & note_taker_EXECUTABLE) !== 0 && !isSparse;
/** Keeps parts of a layer's files that later stages need, since their bytes are read only once. */
class NoteTaker {
    #budget;
    #quota = new MemoryQuota();
    #heads = new NoteColumns();
    #osReleases = new NoteColumns();
    #facts = new NoteColumns();
    #secrets = new NoteColumns();
    /** Of the current file, if it may describe packages. */
    #reading = null;
    #secretReading = null;
    /** Kept bytes of the current file, and how many more to keep. */
    #parts = [];
    #wanted = 0;
    #isOsRelease = false;
    constructor(budget) {
        this.#budget = budget;
    }
    begin(file) {
        this.#reading = file.isSparse ? null : readingOf(file, this.#quota);
        this.#secretReading = file.secrets === null ? null : secretReading(file.secrets);
        this.#isOsRelease = isOsRelease(file) && this.#osReleases.count < limits.osReleaseFiles;
        this.#wanted = this.#isOsRelease ? limits.osReleaseBytes : isProgram(file) ? limits.headBytes : 0;
    }
    write(bytes) {
        this.#reading?.write(bytes);
        this.#secretReading?.write(bytes);
        if (this.#wanted === 0)
            return;
        const part = Buffer.from(bytes.subarray(0, this.#wanted));
        this.#parts.push(part);
        this.#wanted -= part.length;
        if (!this.#isOsRelease && this.#parts.length === 1 && !isRunnable(part))
            this.#forget();
    }
    /** Ends the file; `content` is its number. */
    end(content) {
        const facts = this.#reading?.end() ?? [];
        this.#reading = null;
        if (facts.length > 0 && this.#budget.affordsNote())
            this.#facts.add(content, packFacts(facts));
        const secrets = this.#secretReading?.end() ?? null;
        this.#secretReading = null;
        if (secrets && this.#budget.affordsNote())
            this.#secrets.add(content, secrets);
        const kept = Buffer.concat(this.#parts);
        if (this.#isOsRelease)
            this.#osReleases.add(content, kept);
        else if (isRunnable(kept) && this.#budget.affordsNote())
            this.#heads.add(content, note_taker_headOf(kept));
        this.#forget();
    }
    /** To be called last. */
    take() {
        return {
            heads: this.#heads.take(),
            osReleases: this.#osReleases.take(),
            facts: this.#facts.take(),
            secrets: this.#secrets.take(),
        };
    }
    /** Frees the memory of a file that was cut off. */
    discard() {
        this.#reading?.end();
        this.#reading = null;
        this.#secretReading = null;
    }
    #forget() {
        this.#parts = [];
        this.#wanted = 0;
    }
}
const isElf = (bytes) => bytes.length >= 4 && bytes.readUInt32BE() === 0x7f454c46;
const isScript = (bytes) => bytes.length >= 2 && bytes.readUInt16BE() === 0x2321;
/** False while a chunk has too few bytes. */
const isRunnable = (bytes) => isElf(bytes) || isScript(bytes);
/** The ELF header of a program, or the first line of a script. */
function note_taker_headOf(bytes) {
    if (isElf(bytes))
        return bytes.subarray(0, ELF_HEADER_BYTES);
    const end = bytes.indexOf(note_taker_NEWLINE);
    return end < 0 ? bytes : bytes.subarray(0, end);
}

;// CONCATENATED MODULE: ./src/inspect/tree/texts.ts



/** Numbers for byte strings, such as targets of symbolic links. */
class Texts {
    #starts = ints();
    #bytes = octets();
    constructor() {
        this.#starts.push(0);
    }
    /** Returns its number. Throws Malformed over the limit. */
    add(text) {
        if (this.#bytes.length + text.length > limits.nameBytes)
            throw new Malformed(`its link targets take more than ${limits.nameBytes} bytes`);
        this.#bytes.append(text);
        return this.#starts.push(this.#bytes.length) - 1;
    }
    get(number) {
        return this.#bytes.view(this.#starts.at(number), this.#starts.at(number + 1));
    }
    /** To be called last. */
    takeJoined() {
        return { starts: this.#starts.take(), bytes: this.#bytes.take() };
    }
}

;// CONCATENATED MODULE: ./src/inspect/layer/workspace.ts




function newWorkspace(budget) {
    const paths = new Paths((nameBytes) => budget.path(nameBytes));
    const targets = new Texts();
    const tree = new Tree(paths);
    return { paths, targets, tree, resolver: new Resolver(paths, tree, targets, budget.linkSteps) };
}

;// CONCATENATED MODULE: ./src/inspect/layer/reader.ts









/** Reads the uncompressed tar of one layer, in chunks of any size, into a `Layer`. Throws Malformed. */
class LayerReader {
    #budget;
    #workspace;
    #feed = new Feed(parseTar());
    #contents;
    #tree;
    #notes;
    #secretQuota = new SecretQuota();
    #entries = 0;
    /** Whether the member being read is a regular file. */
    #isFile = false;
    constructor(budget) {
        this.#budget = budget;
        this.#workspace = newWorkspace(budget);
        this.#contents = new ContentTable(budget);
        this.#tree = new LayerTree(this.#workspace, this.#contents);
        this.#notes = new NoteTaker(budget);
        this.#workspace.tree.onLeave = (kind, value) => this.#contents.link(kind, value, -1);
    }
    write(chunk) {
        for (const event of this.#feed.write(chunk))
            this.#take(event);
    }
    /** To be called once, after the last chunk. */
    end() {
        for (const event of this.#feed.end())
            this.#take(event);
        return layerOf({
            identity: 'sha256',
            entries: this.#entries,
            workspace: this.#workspace,
            tree: this.#tree,
            contents: this.#contents,
            notes: this.#notes.take(),
            secretsUnread: this.#secretQuota.refused,
        });
    }
    /** Frees memory if `end` was not called, or threw. */
    discard() {
        this.#notes.discard();
    }
    #take(event) {
        if (event.kind === 'member')
            this.#member(event.member);
        else if (!this.#isFile)
            return;
        else if (event.kind === 'content') {
            this.#contents.content(event.bytes);
            this.#notes.write(event.bytes);
        }
        else {
            this.#contents.end();
            this.#notes.end(this.#contents.count - 1);
        }
    }
    #member(member) {
        try {
            this.#entries++;
            this.#budget.entry();
            this.#isFile = this.#tree.add(member);
            if (!this.#isFile)
                return;
            const path = this.#workspace.paths.latin1(this.#contents.lastStoredAt);
            this.#notes.begin(fileOf(member, path, this.#secretQuota));
        }
        catch (cause) {
            throw withPosition(cause, member.at);
        }
    }
}

;// CONCATENATED MODULE: ./src/inspect/archive/body.ts





/**
 * For a blob that is not compressed, by its first bytes; null if it is neither tar nor JSON. A tar is recognised by the
 * checksum of its first header; an empty blob is a tar without members.
 */
function plainBody(head, budget) {
    const block = head.subarray(0, BLOCK);
    const isTar = head.length === 0 || hasChecksum(block) || (block.length === BLOCK && isZeroBlock(block));
    if (isTar)
        return layerBody(budget, null);
    return /^\s*[[{]/.test(head.toString('latin1')) ? jsonBody(budget) : null;
}
/** Only layers are compressed. */
const compressedBody = (budget) => layerBody(budget, (0,external_node_crypto_.createHash)('sha256'));
/** `hash`: computes the diffID; null if the digest of the blob is the same. */
function layerBody(budget, hash) {
    const reader = new LayerReader(budget);
    return {
        write(chunk) {
            hash?.update(chunk);
            reader.write(chunk);
        },
        end: () => ({ layer: reader.end(), json: null, diffId: hash ? `sha256:${hash.digest('hex')}` : null }),
        discard: () => reader.discard(),
    };
}
function jsonBody(budget) {
    const chunks = [];
    let size = 0;
    return {
        write(chunk) {
            size += chunk.length;
            if (size > limits.jsonBytes)
                throw new Malformed(`it is JSON of more than ${limits.jsonBytes} bytes`);
            budget.json(chunk.length);
            chunks.push(chunk);
        },
        end: () => ({ layer: null, json: Buffer.concat(chunks), diffId: null }),
        discard() { },
    };
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: ./node_modules/fzstd/esm/index.mjs
var esm = __webpack_require__(68339);
;// CONCATENATED MODULE: ./src/inspect/archive/zstd-frames.ts
/**
 * Cuts a zstd stream (RFC 8878) into pieces that end where a block or a frame ends, without decoding it, and drops
 * skippable frames. Needed because Node's decoder stops after the first frame unless each frame starts a chunk. It also
 * bounds what one piece expands to, detects a cut-off stream, and refuses windows that would take too much memory.
 */

const zstd_frames_MAGIC = 0xfd2fb528;
/** Frames that a decoder skips have one of sixteen magic numbers. */
const isSkippable = (magic) => magic >= 0x184d2a50 && magic <= 0x184d2a5f;
/** 128 MiB, as in zstd's own tools. */
const MOST_WINDOW = 2 ** 27;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];
const RLE = 1;
/** Throws Malformed. */
function* zstdPieces() {
    for (;;) {
        const magic = yield want(4);
        if (magic.length === 0)
            return;
        if (magic.length < 4)
            throw cutOff();
        const number = magic.readUInt32LE();
        if (isSkippable(number))
            yield* skippable();
        else if (number === zstd_frames_MAGIC)
            yield* zstd_frames_frame(magic);
        else
            throw new Malformed('its zstd stream has bytes outside of any frame');
    }
}
function* zstd_frames_frame(magic) {
    const header = yield* frameHeader();
    yield piece(Buffer.concat([magic, header]));
    for (let last = false; !last;) {
        const head = yield* exactly(3);
        const word = head.readUIntLE(0, 3);
        last = (word & 1) === 1;
        const size = ((word >> 1) & 3) === RLE ? 1 : word >> 3;
        const checksum = last && ((header[0] ?? 0) & 4) !== 0 ? 4 : 0;
        yield piece(Buffer.concat([head, yield* exactly(size + checksum)]));
    }
}
function* frameHeader() {
    const descriptor = yield* exactly(1);
    const flags = descriptor[0] ?? 0;
    const isSingle = (flags & 0x20) !== 0;
    const sizeBytes = isSingle && flags >> 6 === 0 ? 1 : (CONTENT_SIZE_BYTES[flags >> 6] ?? 0);
    const rest = yield* exactly((isSingle ? 0 : 1) + (DICTIONARY_ID_BYTES[flags & 3] ?? 0) + sizeBytes);
    const window = isSingle ? contentSize(rest.subarray(rest.length - sizeBytes)) : windowSize(rest[0] ?? 0);
    if (window > MOST_WINDOW)
        throw new Malformed(`its zstd stream needs a window of more than ${MOST_WINDOW} bytes`);
    return Buffer.concat([descriptor, rest]);
}
const windowSize = (byte) => 2 ** (10 + (byte >> 3)) * (1 + (byte & 7) / 8);
function contentSize(field) {
    if (field.length === 8)
        return Number(field.readBigUInt64LE());
    return field.readUIntLE(0, field.length) + (field.length === 2 ? 256 : 0);
}
function* skippable() {
    for (let left = (yield* exactly(4)).readUInt32LE(); left > 0;) {
        const part = yield { kind: 'want', bytes: left, whole: false };
        if (part.length === 0)
            throw cutOff();
        left -= part.length;
    }
}
function* exactly(bytes) {
    if (bytes === 0)
        return Buffer.alloc(0);
    const part = yield want(bytes);
    if (part.length < bytes)
        throw cutOff();
    return part;
}
const want = (bytes) => ({ kind: 'want', bytes, whole: true });
const piece = (bytes) => ({ kind: 'piece', bytes });
const cutOff = () => new Malformed('its zstd stream is cut off');

;// CONCATENATED MODULE: ./src/inspect/archive/decoder.ts
/** Streaming decompression. The format is detected from the first bytes, never from a media type or a name. */







/**
 * Decompression limits the speed of reading layers. It runs on Node's thread pool, one chunk ahead, so that it does not
 * wait while this thread hashes. Chunks are small to save memory.
 */
const PIECES = { chunkSize: 2 ** 16, highWaterMark: 2 ** 17 };
/** Bytes of the longest magic number. */
const MAGIC_BYTES = 6;
function compressionOf(head) {
    if (head.length >= 2 && head.readUInt16BE() === 0x1f8b)
        return 'gzip';
    const word = head.length >= 4 ? head.readUInt32LE() : 0;
    return word === 0xfd2fb528 || (word >= 0x184d2a50 && word <= 0x184d2a5f) ? 'zstd' : 'none';
}
const FOREIGN = [
    ['xz', Buffer.from('fd377a585a00', 'hex')],
    ['bzip2', Buffer.from('425a68', 'hex')],
];
/** A compression that is recognised but not supported. */
function foreignCompression(head) {
    return FOREIGN.find(([, magic]) => magic.equals(head.subarray(0, magic.length)))?.[0] ?? null;
}
/** Node has zstd since 22.15; before, `fzstd` does it in JavaScript. */
const hasZstd = "createZstdDecompress" in (external_node_zlib_default());
function decoder(compression, take, isNative = hasZstd) {
    return DECODERS[compression](take, isNative);
}
const DECODERS = {
    none: (take) => ({ write: async (chunk) => take(chunk), end: async () => { } }),
    gzip: (take) => through(external_node_zlib_default().createGunzip(PIECES), take, 'gzip'),
    zstd: (take, isNative) => decoder_cut(isNative ? through(external_node_zlib_default().createZstdDecompress(PIECES), take, 'zstd') : inScript(take)),
};
/**
 * A gzip stream may be padded with zeros. Node ends it at the first zero, and treats the bytes after it differently for
 * different chunk sizes: here anything but zeros is an error.
 */
function through(stream, take, name) {
    const taken = takeAll(stream, take, name);
    taken.catch(() => { }); // reported by write and end
    let late = null;
    stream.on('error', (cause) => (late ??= cause)); // `taken` may have settled by then
    let given = 0;
    let lastByte = 0;
    return {
        async write(chunk) {
            const length = lengthWithoutZeros(chunk);
            if (length > 0)
                lastByte = given + length;
            given += chunk.length;
            if (stream.destroyed || stream.readableEnded)
                return taken;
            if (!stream.write(chunk))
                await Promise.race([(0,external_node_events_.once)(stream, 'drain').catch(() => taken), taken]);
        },
        async end() {
            stream.end();
            await taken;
            if (late !== null)
                throw undecodable(name, late);
            if (lastByte > stream.bytesWritten)
                throw new Malformed(`its ${name} stream has bytes after its end`);
        },
    };
}
function lengthWithoutZeros(chunk) {
    let length = chunk.length;
    while (length > 0 && chunk[length - 1] === 0)
        length--;
    return length;
}
const undecodable = (name, cause) => new Malformed(`its ${name} stream cannot be decompressed (${(0,errors/* messageOf */.bD)(cause)})`);
async function takeAll(stream, take, name) {
    for await (const chunk of plain(stream, name))
        await take(chunk);
}
async function* plain(stream, name) {
    try {
        yield* stream;
    }
    catch (cause) {
        throw undecodable(name, cause);
    }
}
/** Feeds `inner` pieces that end at block boundaries and expand to 128 KiB at most. */
function decoder_cut(inner) {
    const feed = new Feed(zstdPieces());
    return {
        async write(chunk) {
            for (const { bytes } of feed.write(chunk))
                await inner.write(bytes);
        },
        async end() {
            for (const { bytes } of feed.end())
                await inner.write(bytes);
            await inner.end();
        },
    };
}
function inScript(take) {
    let ready = [];
    const script = new esm/* Decompress */.YM((data) => ready.push(Buffer.from(data)));
    const push = async (chunk, isLast) => {
        try {
            script.push(chunk, isLast);
        }
        catch (cause) {
            throw new Malformed(`its zstd stream cannot be decompressed (${(0,errors/* messageOf */.bD)(cause)})`);
        }
        const chunks = ready;
        ready = [];
        for (const bytes of chunks)
            await take(bytes);
    };
    return { write: (chunk) => push(chunk, false), end: () => push(Buffer.alloc(0), true) };
}

;// CONCATENATED MODULE: ./src/inspect/archive/blob.ts
/**
 * Reads one file of an archive as a stream, before a manifest says what it is: its digest, and, by its first bytes, the
 * layer or JSON in it. Errors are kept, not thrown: the file may belong to another image.
 */





class BlobReader {
    path;
    #budget;
    #digest = (0,external_node_crypto_.createHash)('sha256');
    #size = 0;
    #expanded = 0;
    /** First bytes, until they are enough to detect the format; then null. */
    #head = Buffer.alloc(0);
    #compression = 'none';
    #decoder = null;
    #body = null;
    #failure = null;
    constructor(path, budget) {
        this.path = path;
        this.#budget = budget;
    }
    async write(chunk) {
        this.#digest.update(chunk);
        this.#size += chunk.length;
        await this.#guarded(async () => {
            if (!this.#head) {
                await this.#decoder?.write(chunk);
                return;
            }
            this.#head = Buffer.concat([this.#head, chunk]);
            if (this.#head.length >= BLOCK)
                await this.#begin();
        });
    }
    async end() {
        await this.#guarded(async () => {
            if (this.#head)
                await this.#begin();
        });
        const digest = `sha256:${this.#digest.digest('hex')}`;
        const read = await this.#result(digest);
        return {
            path: this.path,
            size: this.#size,
            digest,
            compression: this.#compression,
            ...read,
            failure: this.#failure,
        };
    }
    async #result(digest) {
        let read = { layer: null, json: null, diffId: null };
        await this.#guarded(async () => {
            await this.#decoder?.end();
            if (this.#body)
                read = this.#body.end();
        });
        if (this.#failure)
            this.#body?.discard();
        return this.#compression === 'none' && !this.#failure ? { ...read, diffId: digest } : read;
    }
    async #guarded(work) {
        if (this.#failure)
            return;
        try {
            await work();
        }
        catch (cause) {
            if (!(cause instanceof Malformed))
                throw cause;
            this.#failure = cause;
        }
    }
    async #begin() {
        const head = this.#head ?? Buffer.alloc(0);
        this.#head = null;
        // a name in a tar may begin like a magic number, but no compressed stream has a valid tar checksum
        this.#compression = hasChecksum(head.subarray(0, BLOCK)) ? 'none' : compressionOf(head);
        this.#body = this.#compression === 'none' ? plainBody(head, this.#budget) : compressedBody(this.#budget);
        this.#decoder = decoder(this.#compression, (chunk) => this.#take(chunk));
        if (head.length > 0)
            await this.#decoder.write(head);
    }
    #take(chunk) {
        this.#expanded += chunk.length;
        if (this.#compression !== 'none')
            this.#budget.expand(chunk.length, this.#size, this.#expanded);
        this.#body?.write(chunk);
    }
}

;// CONCATENATED MODULE: ./src/inspect/archive/index.ts



/** The files of an archive by path, read before a manifest says what they are. They may come in any order, several at once. */
class Archive {
    /** For messages: `image.tar`. */
    name;
    budget;
    /** Whether its blobs are as a registry stores them. */
    isPushed;
    #blobs = new Map();
    #links = new Map();
    constructor(name, budget, isPushed = false) {
        this.name = name;
        this.budget = budget;
        this.isPushed = isPushed;
    }
    /** The file at that path, links followed; null if there is none. */
    blob(path) {
        let at = path_normal(path);
        for (let hops = 0; hops < limits.linkHops; hops++) {
            const blob = this.#blobs.get(at);
            const link = this.#links.get(at);
            if (blob || link === undefined)
                return blob ?? null;
            at = link;
        }
        return null;
    }
    /** Starts a file: write its bytes to the reader, then pass its result to `add`. */
    open(path) {
        this.budget.archiveMember();
        return new BlobReader(path_normal(path), this.budget);
    }
    /** A later file of the same path replaces an earlier one. */
    add(blob) {
        this.#links.delete(blob.path);
        this.#blobs.set(blob.path, blob);
    }
    /** Frees all that was read. */
    clear() {
        this.#blobs.clear();
        this.#links.clear();
    }
    /** A hard or symbolic link; `target` is relative to the root of the archive. */
    link(path, target) {
        this.budget.archiveMember();
        this.#blobs.delete(path_normal(path));
        this.#links.set(path_normal(path), target);
    }
}

;// CONCATENATED MODULE: ./src/inspect/archive/tar.ts





/**
 * Reads an archive that is one tar, as `docker save` and buildx write it, plain or compressed as a whole: each of its
 * files is a blob. Throws Malformed with a position in the tar.
 */
async function readTar(chunks, archive) {
    const reader = new TarOfBlobs(archive);
    let head = Buffer.alloc(0);
    let plain = null;
    for await (const chunk of chunks) {
        if (plain)
            await plain.write(chunk);
        else {
            head = Buffer.concat([head, chunk]);
            if (head.length >= MAGIC_BYTES)
                plain = await begin(head, reader);
        }
    }
    plain ??= await begin(head, reader);
    await plain.end();
    await reader.end();
}
async function begin(head, reader) {
    const foreign = foreignCompression(head);
    if (foreign)
        throw new Malformed(`it is compressed with ${foreign}, which is not supported`);
    const compression = compressionOf(head);
    const plain = decoder(compression, (chunk) => reader.write(chunk, compression !== 'none'));
    await plain.write(head);
    return plain;
}
class TarOfBlobs {
    #archive;
    #feed = new Feed(parseTar());
    /** Of the file being read. */
    #reader = null;
    constructor(archive) {
        this.#archive = archive;
    }
    async write(chunk, isExpanded) {
        // the compressed size is not known here: only the total is checked against the limit
        if (isExpanded)
            this.#archive.budget.expand(chunk.length, Infinity, 0);
        for (const event of this.#feed.write(chunk))
            await this.#take(event);
    }
    async end() {
        try {
            for (const event of this.#feed.end())
                await this.#take(event);
        }
        catch (cause) {
            if (!(cause instanceof CutOff) || this.#reader === null)
                throw cause;
            throw new CutOff(`its file ${this.#reader.path}`, cause.at ?? 0);
        }
    }
    async #take(event) {
        if (event.kind === 'member')
            this.#begin(event.member);
        else if (this.#reader === null)
            return;
        else if (event.kind === 'content')
            await this.#reader.write(event.bytes);
        else {
            this.#archive.add(await this.#reader.end());
            this.#reader = null;
        }
    }
    #begin(member) {
        const path = pathOf(member);
        this.#reader = member.type === '0' ? this.#archive.open(path) : null;
        if (member.type === '1')
            this.#archive.link(path, path_normal(member.link.toString()));
        if (member.type === '2')
            this.#archive.link(path, archive_path_joined(path, member.link.toString()));
    }
}
function pathOf(member) {
    try {
        return memberPath(member.name.toString());
    }
    catch (cause) {
        throw withPosition(cause, member.at);
    }
}

;// CONCATENATED MODULE: ./src/inspect/budget.ts


/** Counts the cost of reading one archive against `limits`. Throws Malformed when a limit is passed. */
class Budget {
    linkSteps = { left: limits.linkSteps };
    #expanded = 0;
    #entries = 0;
    #members = 0;
    #json = 0;
    #jsonValues = 0;
    #holes = 0;
    #notes = 0;
    #paths = 0;
    #nameBytes = 0;
    /** `bytes` more of decompressed output, of a stream with so many input and output bytes so far. */
    expand(bytes, input, output) {
        this.#expanded += bytes;
        if (this.#expanded > limits.expandedBytes)
            throw new Malformed(`the archive expands to more than ${limits.expandedBytes} bytes`);
        if (output > limits.expansionFrom && output > input * limits.expansion)
            throw new Malformed(`it expands to more than ${limits.expansion} times its compressed size`);
    }
    /** One more member of a layer. */
    entry() {
        if (++this.#entries > limits.entries)
            throw new Malformed(`the layers have more than ${limits.entries} members`);
    }
    /** One more distinct path, its name so many bytes long. */
    path(nameBytes) {
        this.#nameBytes += nameBytes;
        if (++this.#paths > limits.paths)
            throw new Malformed(`the layers have more than ${limits.paths} paths`);
        if (this.#nameBytes > limits.nameBytes)
            throw new Malformed(`the names in the layers take more than ${limits.nameBytes} bytes`);
    }
    archiveMember() {
        if (++this.#members > limits.archiveMembers)
            throw new Malformed(`the archive has more than ${limits.archiveMembers} members`);
    }
    json(bytes) {
        this.#json += bytes;
        if (this.#json > limits.allJsonBytes)
            throw new Malformed(`the archive has more than ${limits.allJsonBytes} bytes of JSON`);
    }
    /** Whether so many JSON values may still be parsed: three bytes of text can take fifty in memory. */
    affordsJson(values) {
        this.#jsonValues += values;
        return this.#jsonValues <= limits.jsonValues;
    }
    /** Whether holes of so many bytes may still be hashed as zeros. */
    affordsHoles(bytes) {
        if (this.#holes + bytes > limits.holeBytes)
            return false;
        this.#holes += bytes;
        return true;
    }
    /** Whether more than size and hash may be kept of one more file. */
    affordsNote() {
        return ++this.#notes <= limits.notes;
    }
}

;// CONCATENATED MODULE: ./src/inspect/source/progress.ts
const STEP_BYTES = 64 * 2 ** 20;
/**
 * Call the result with the bytes of each chunk; it reports progress every 64 MiB, and to a terminal each time. `total`: of how
 * many bytes; null if that is not known.
 */
function counter(progress, total) {
    let read = 0;
    let reported = 0;
    const show = () => progress.show('layers', { text: 'weighing layers', bytes: read, total });
    show();
    return (bytes) => {
        read += bytes;
        show();
        if (read - reported < STEP_BYTES)
            return;
        reported = read;
        progress.waiting(`weighing layers, ${Math.round(read / 1e6)} MB read`);
    };
}
/** Passes chunks through and counts their bytes. */
async function* counted(chunks, count) {
    for await (const chunk of chunks) {
        count(chunk.length);
        yield chunk;
    }
}

;// CONCATENATED MODULE: ./src/inspect/source/archive.ts












const archive_CHUNK_BYTES = 2 ** 20;
/**
 * Reads an archive. `file`: the path of a tar (it may be compressed as a whole) or of an OCI layout folder, or `-` for
 * standard input. Rejects with `archive-invalid`, or with `settings` (exit 2) if the file cannot be opened.
 */
async function readArchive(file, progress) {
    const archive = new Archive(file === '-' ? 'standard input' : (0,external_node_path_.basename)(file), new Budget());
    const count = counter(progress, archive_sizeOf(file));
    try {
        const source = file === '-' ? null : located(file);
        if (source?.kind === 'folder')
            await readFolder(source.real, archive, count);
        else
            await readTar(counted(source ? archive_open(source) : external_node_process_.stdin, count), archive);
    }
    catch (cause) {
        if (cause instanceof Malformed)
            throw unreadable(archive.name, cause, 'the archive');
        throw cause instanceof errors/* UserError */.yo || (0,errors/* systemCode */.xU)(cause) === undefined ? cause : fileError(cause, file);
    }
    return archive;
}
/** Null for a folder, a pipe, and what cannot be opened. */
function archive_sizeOf(file) {
    try {
        const stat = (0,external_node_fs_.statSync)(file);
        return stat.isFile() ? stat.size : null;
    }
    catch {
        return null; // opening it says why
    }
}
/** Refuses devices, which may have no end, and sockets. A pipe is allowed: `<(docker save app)`. */
function located(file) {
    const place = (0,file_access/* locate */.x5)(file, []);
    if (!place.ok)
        throw refused(`The archive ${file} cannot be read: ${place.why}`);
    if (place.kind === 'device' || place.kind === 'socket')
        throw refused(`The archive ${file} is ${file_access/* KIND_NAMES */.kd[place.kind]}, not an archive`);
    return place;
}
const archive_open = (place) => (0,external_node_fs_.createReadStream)('', { fd: (0,file_access/* openForReading */.sb)(place, { pipes: true }), highWaterMark: archive_CHUNK_BYTES });
const FILE_ERRORS = new Map([
    ['ENOENT', 'does not exist'],
    ['EACCES', 'cannot be read by this user'],
    ['ENOTDIR', 'does not exist'],
]);
function fileError(cause, file) {
    const what = FILE_ERRORS.get((0,errors/* systemCode */.xU)(cause) ?? '');
    const sentence = what
        ? `The archive ${file} ${what}`
        : `The archive ${file} cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`;
    return refused(sentence, cause);
}
const HINT = 'Give the path of a `docker save` or OCI archive, or of an OCI layout folder.';
const refused = (sentence, cause) => new errors/* UserError */.yo('settings', sentence, HINT, { exit: 2, cause });

// EXTERNAL MODULE: ./src/lib/settle-all.ts
var settle_all = __webpack_require__(84082);
;// CONCATENATED MODULE: ./src/inspect/oci/manifest.ts
/** Manifests and indices as a registry has them. */





const manifest_DIGEST = /^sha256:[0-9a-f]{64}$/;
const digestOf = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
const isIndex = (json) => Array.isArray((0,lib_json/* field */.ZZ)(json, 'manifests'));
/** Digest of the manifest for the platform: of the same variant if there is one. Null without one. */
function manifestFor(index, platform) {
    const rows = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(index, 'manifests')).map((row) => ({
        digest: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'digest')),
        platform: platformOf((0,lib_json/* field */.ZZ)(row, 'platform')),
    }));
    const row = rows.find((one) => (0,platform_name/* isSamePlatform */.SW)(one.platform, platform)) ??
        rows.find((one) => (0,platform_name/* isSameMachine */.sP)(one.platform, platform));
    return row?.digest ?? null;
}
/** The platforms of an index, as text. */
const platformsIn = (index) => (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(index, 'manifests'))
    .filter((row) => !isAttestation(row))
    .map((row) => (0,platform_name/* platformText */.VQ)(platformOf((0,lib_json/* field */.ZZ)(row, 'platform'))));
/** Null if it is not the descriptor of a blob with a SHA-256 digest and a size. */
function packedOf(descriptor) {
    const digest = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(descriptor, 'digest'));
    const size = (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(descriptor, 'size'));
    return manifest_DIGEST.test(digest) && size !== null && Number.isSafeInteger(size) && size >= 0
        ? { digest, size }
        : null;
}

// EXTERNAL MODULE: ./src/lib/semaphore.ts
var semaphore = __webpack_require__(51989);
;// CONCATENATED MODULE: ./src/inspect/source/pull.ts
/**
 * Reads an image from its registry: index, manifest and config, and those layers that are not in the cache. The size of
 * every layer in the registry is in the manifest. Nothing goes through the engine.
 */














/** Layers that are downloaded and read at the same time: two keep two cores busy. */
const AT_ONCE = 2;
/** Bytes to download for one image. */
const pull_MOST_BYTES = 10e9;
const pull_MOST_LISTED = 12;
/** Rejects as `access` does, or with `image-not-found` or `archive-invalid`. */
async function readPull(access, platform, cache, progress) {
    progress.waiting('reading the manifest');
    const archive = new Archive(access.name, new Budget(), true);
    const manifest = await readManifest(access, platform, archive);
    const config = packed((0,lib_json/* field */.ZZ)(manifest, 'config'), access);
    if (config.size > limits.jsonBytes)
        throw tooLarge(access, config.size);
    const read = (one, count = () => { }) => pull_add(archive, pull_pathOf(one.digest), counted(access.blob(one), count));
    const described = file_ref_jsonOf(archive, await read(config));
    const own = platformOf(described);
    if (own.os !== '' && !(0,platform_name/* isSameMachine */.sP)(own, platform))
        throw noPlatform(access, platform, [(0,platform_name/* platformText */.VQ)(own)]);
    const diffIds = diffIdsOf(described) ?? [];
    const rows = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(manifest, 'layers'));
    // `layersOf` says what is wrong
    if (rows.length !== diffIds.length || rows.length > limits.layers)
        return { archive, cached: new Map() };
    const layers = rows.map((row, index) => ({ ...packed(row, access), diffId: diffIds[index] ?? '' }));
    const cached = await recall(layers, cache);
    const missing = [
        ...new Map(layers.filter(({ diffId }) => !cached.has(diffId)).map((layer) => [layer.digest, layer])).values(),
    ];
    const total = missing.reduce((sum, { size }) => sum + size, 0);
    if (total > pull_MOST_BYTES)
        throw tooLarge(access, total);
    const slots = new semaphore/* Semaphore */.j(AT_ONCE);
    const count = counter(progress, total);
    // the largest first: the last one is then soon read
    missing.sort((a, b) => b.size - a.size);
    await (0,settle_all/* settleAll */.j)(missing.map((layer) => slots.run(() => read(layer, count))));
    return { archive, cached };
}
/** Adds the manifest for the platform to the archive, and an index that names only it. */
async function readManifest(access, platform, archive) {
    const root = await addManifest(archive, await access.manifest());
    const index = file_ref_jsonOf(archive, root);
    if (!isIndex(index))
        return pull_named(archive, root);
    const digest = manifestFor(index, platform);
    if (digest === null)
        throw noPlatform(access, platform, platformsIn(index));
    if (!manifest_DIGEST.test(digest))
        throw pull_noImage(access);
    return pull_named(archive, await addManifest(archive, await access.manifest(digest)));
}
async function pull_named(archive, manifest) {
    const { digest } = manifest;
    await pull_add(archive, 'index.json', [Buffer.from(JSON.stringify({ manifests: [{ digest }] }))]);
    return file_ref_jsonOf(archive, manifest);
}
const addManifest = (archive, bytes) => pull_add(archive, pull_pathOf(digestOf(bytes)), [bytes]);
const pull_pathOf = (digest) => `blobs/${digest.replace(':', '/')}`;
async function pull_add(archive, path, chunks) {
    const reader = archive.open(path);
    for await (const chunk of chunks)
        await reader.write(chunk);
    const blob = await reader.end();
    archive.add(blob);
    return blob;
}
/**
 * With the sizes of this registry. Where the contents of a layer were identified by the engine's own checksums, it is not
 * downloaded for others.
 */
async function recall(layers, cache) {
    const diffIds = layers.map(({ diffId }) => diffId);
    const found = new Map([
        ...(await cache.recall(diffIds, 'crc64')),
        ...(await cache.recall(diffIds, 'sha256')),
    ]);
    const sizes = new Map(layers.map(({ diffId, digest, size }) => [diffId, { digest, size }]));
    return new Map([...found].map(([diffId, layer]) => [diffId, { ...layer, packed: sizes.get(diffId) ?? null }]));
}
function packed(descriptor, access) {
    const found = packedOf(descriptor);
    if (found)
        return found;
    throw pull_noImage(access);
}
const pull_noImage = ({ name }) => invalidArchive(`${name} is not an image with SHA-256 digests and sizes`, '');
function noPlatform({ name }, platform, has) {
    const all = [...new Set(has)].filter((one) => one !== '');
    const shown = all.slice(0, pull_MOST_LISTED).join(', ') + (all.length > pull_MOST_LISTED ? ', …' : '');
    const have = shown === '' ? '' : `, only for ${shown}`;
    const sentence = `${name} has no image for ${(0,platform_name/* platformText */.VQ)(platform)}${have}: push it for that platform too`;
    return new errors/* UserError */.yo('image-not-found', sentence);
}
const tooLarge = ({ name }, size) => invalidArchive(`${name} would take ${(0,units/* bytes */.ee)(size)} to download: too much to compare with`, '');

;// CONCATENATED MODULE: ./src/inspect/source/route-unavailable.ts
/** Why a route cannot be used. `readImage` tries the next one, and the Report names the reason. */
class RouteUnavailable extends Error {
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
;// CONCATENATED MODULE: ./src/inspect/source/registry/uploads.ts



/** Engines send five and more at once. Each takes megabytes of memory, and two keep two cores busy. */
const uploads_AT_ONCE = 2;
/** Blobs that are being uploaded, each read as it arrives, and finished ones. */
class Uploads {
    #archive;
    #slots = new semaphore/* Semaphore */.j(uploads_AT_ONCE);
    #open = new Map();
    constructor(archive) {
        this.#archive = archive;
    }
    /** Bytes of a finished blob; null if there is none of that digest. */
    sizeOf(digest) {
        return this.#archive.blob(uploads_pathOf(digest))?.size ?? null;
    }
    /** Returns the ID of a new upload. */
    begin() {
        const id = (0,external_node_crypto_.randomUUID)();
        this.#open.set(id, { reader: this.#archive.open(id), bytes: 0 });
        return id;
    }
    /** Returns the bytes of the upload so far. Rejects if the upload is not open, or the sender aborts. */
    async write(id, chunks) {
        const upload = this.#open.get(id);
        if (!upload)
            throw new Error('no such upload');
        try {
            await this.#slots.run(() => uploads_read(chunks, upload));
        }
        catch (cause) {
            this.#open.delete(id); // the reader cannot go back, so a retry has to start a new upload
            throw cause;
        }
        return upload.bytes;
    }
    /** Finishes an upload; false if the blob does not have this digest. */
    async end(id, digest) {
        const upload = this.#open.get(id);
        if (!upload)
            throw new Error('no such upload');
        this.#open.delete(id);
        const blob = await upload.reader.end();
        if (blob.digest !== digest)
            return false;
        this.#add(blob);
        return true;
    }
    async manifest(chunks) {
        const parts = [];
        let size = 0;
        for await (const chunk of chunks) {
            size += chunk.length;
            if (size > limits.jsonBytes)
                throw new Error('a manifest is too large');
            parts.push(chunk);
        }
        const bytes = Buffer.concat(parts);
        const reader = this.#archive.open('manifest');
        await reader.write(bytes);
        const blob = await reader.end();
        this.#add(blob);
        return { digest: blob.digest, bytes };
    }
    #add(blob) {
        this.#archive.add({ ...blob, path: uploads_pathOf(blob.digest) });
    }
}
async function uploads_read(chunks, upload) {
    for await (const chunk of chunks) {
        upload.bytes += chunk.length;
        await upload.reader.write(chunk);
    }
}
const uploads_pathOf = (digest) => `blobs/${digest.replace(':', '/')}`;

;// CONCATENATED MODULE: ./src/inspect/source/registry/calls.ts
/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints */
const calls_PATTERNS = [
    { kind: 'begin', methods: ['POST'], path: /^\/blobs\/uploads\/?$/ },
    { kind: 'write', methods: ['PATCH'], path: /^\/blobs\/uploads\/(?<upload>[0-9a-f-]+)$/ },
    { kind: 'end', methods: ['PUT'], path: /^\/blobs\/uploads\/(?<upload>[0-9a-f-]+)$/ },
    { kind: 'blob', methods: ['HEAD'], path: /^\/blobs\/(?<digest>[a-z0-9]+:[0-9a-f]+)$/ },
    { kind: 'manifest', methods: ['HEAD', 'GET'], path: /^\/manifests\/(?<reference>[^/]+)$/ },
    { kind: 'putManifest', methods: ['PUT'], path: /^\/manifests\/(?<reference>[^/]+)$/ },
];
const calls_NONE = { kind: 'none', digest: '', mount: '', upload: '', reference: '' };
/** `kind: 'none'` for everything that a push does not need, and for other repositories. */
function routeOf(method, url, repository) {
    const [path = '', query = ''] = url.split('?', 2);
    if (/^\/v2\/?$/.test(path))
        return { ...calls_NONE, kind: 'version' };
    const front = `/v2/${repository}`;
    if (!path.startsWith(`${front}/`))
        return calls_NONE;
    const search = new URLSearchParams(query);
    const named = { digest: search.get('digest') ?? '', mount: search.get('mount') ?? '' };
    for (const { kind, methods, path: pattern } of calls_PATTERNS) {
        const found = pattern.exec(path.slice(front.length));
        if (found && methods.includes(method))
            return { ...calls_NONE, ...named, kind, ...found.groups };
    }
    return calls_NONE;
}

;// CONCATENATED MODULE: ./src/inspect/source/registry/index.ts
/**
 * A registry in this process, on 127.0.0.1, for one push by the engine: the part of the OCI distribution protocol that
 * engines use to push. Blobs are read into an `Archive` as they arrive, and not stored; known blobs are not sent at all.
 * It answers for one repository only, whose name cannot be guessed.
 */



/** Resolves when it listens. */
async function openRegistry(repository, archive, known) {
    const uploads = new Uploads(archive);
    let root = null;
    const answers = {
        version: () => reply(200),
        blob: ({ digest }) => {
            const bytes = uploads.sizeOf(digest) ?? known(digest);
            return bytes === null
                ? reply(404)
                : reply(200, { ...digestHeader(digest), 'content-length': String(bytes) });
        },
        begin: async ({ digest, mount }, request) => {
            if (mount !== '' && known(mount) !== null)
                return reply(201, { location: blobPath(mount), ...digestHeader(mount) });
            const id = uploads.begin();
            if (digest === '')
                return accepted(id, 0);
            await uploads.write(id, request);
            return created(id, digest);
        },
        write: async ({ upload }, request) => accepted(upload, await uploads.write(upload, request)),
        end: async ({ upload, digest }, request) => {
            await uploads.write(upload, request);
            return created(upload, digest);
        },
        manifest: () => reply(404),
        putManifest: async ({ reference }, request) => {
            const { digest, bytes } = await uploads.manifest(request);
            if (!reference.startsWith('sha256:'))
                root = bytes;
            return reply(201, { location: `/v2/${repository}/manifests/${digest}`, ...digestHeader(digest) });
        },
        none: () => reply(404),
    };
    const blobPath = (digest) => `/v2/${repository}/blobs/${digest}`;
    const accepted = (upload, bytes) => reply(202, {
        location: `/v2/${repository}/blobs/uploads/${upload}`,
        'docker-upload-uuid': upload,
        range: `0-${Math.max(0, bytes - 1)}`,
    });
    const created = async (upload, digest) => (await uploads.end(upload, digest))
        ? reply(201, { location: blobPath(digest), ...digestHeader(digest) })
        : reply(400);
    const server = (0,external_node_http_.createServer)((request, response) => {
        const call = routeOf(request.method ?? '', request.url ?? '', repository);
        answers[call.kind](call, request).then((answer) => send(response, answer), () => response.destroy());
    });
    server.requestTimeout = 0; // a layer may take minutes to arrive
    await new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(0, '127.0.0.1', resolve);
    });
    return {
        host: `127.0.0.1:${server.address().port}`,
        root: () => root,
        close: () => new Promise((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
        }),
    };
}
const reply = (status, headers = {}) => Promise.resolve({ status, headers });
const digestHeader = (digest) => ({ 'docker-content-digest': digest });
function send(response, { status, headers }) {
    response.writeHead(status, {
        'content-length': '0',
        'docker-distribution-api-version': 'registry/2.0',
        ...headers,
    });
    response.end();
}

;// CONCATENATED MODULE: ./src/inspect/source/push.ts






/** Engines compress at a third of the speed at which they save: above this share of the image, saving is faster. */
const COMPRESSED_SHARE = 0.2;
/** `repository`: without host, and secret: it is what protects the registry. Rejects with RouteUnavailable, or `engine-lost`. */
async function readPush(access, repository, cached, progress) {
    const { engine, id, run } = access;
    const budget = compressionBudget(access, cached);
    const archive = new Archive(`the push of ${id}`, new Budget(), true);
    const registry = await openRegistry(repository, archive, knownBlobs(access, cached));
    const name = `${registry.host}/${repository}`;
    try {
        progress.waiting('weighing layers');
        await engine.tag(id, name, run);
        await engine.push(name, run, budget.watch, budget.signal);
        const root = registry.root();
        if (root === null)
            throw new RouteUnavailable('the engine pushed no manifest');
        await addIndex(archive, root);
        return archive;
    }
    catch (cause) {
        if (cause instanceof errors/* UserError */.yo && cause.code === 'engine-lost')
            throw cause;
        throw new RouteUnavailable(budget.exceeded ?? (0,errors/* messageOf */.bD)(cause), { cause });
    }
    finally {
        // also removes the name by digest that the push gave the image
        await engine.untag(`${name}:${run}`);
        await registry.close();
    }
}
/** Adds the `index.json` that names the pushed manifest. */
async function addIndex(archive, root) {
    const reader = archive.open('index.json');
    await reader.write(Buffer.from(JSON.stringify({ manifests: [{ digest: digestOf(root), size: root.length }] })));
    archive.add(await reader.end());
}
/**
 * Among engines that store layers uncompressed, podman asks for each layer by its diffID, which is the digest of an
 * uncompressed blob. Docker asks only for digests that it knows from an earlier pull or push; the size of such a blob is
 * unknown here, so 1 is returned. If the layer is not in the cache after all, `layersOf` fails.
 */
function knownBlobs({ id, diffIds, isPacked }, cached) {
    const sizes = new Map([...cached.values()].flatMap(({ packed }) => (packed ? [[packed.digest, packed.size]] : [])));
    return (digest) => {
        if (!isPacked && diffIds.includes(digest))
            return cached.has(digest) ? 1 : null;
        return sizes.get(digest) ?? (isPacked || digest === id ? null : 1);
    };
}
/** Aborts the push when the engine compresses too many bytes. Throws RouteUnavailable if that is known beforehand. */
function compressionBudget({ isPacked, size, diffIds }, cached) {
    const most = isPacked ? Infinity : size * COMPRESSED_SHARE;
    const known = diffIds.reduce((sum, diffId) => sum + (cached.get(diffId)?.layer.size ?? 0), 0);
    if (size - known > most)
        throw new RouteUnavailable(tooMuch(size - known));
    const abort = new AbortController();
    const sent = new Map();
    const budget = {
        signal: abort.signal,
        exceeded: null,
        watch: ({ id, text, total }) => {
            if (text !== 'Pushing' || total === null)
                return;
            sent.set(id, total);
            const bytes = [...sent.values()].reduce((sum, one) => sum + one, 0);
            if (bytes <= most)
                return;
            budget.exceeded = tooMuch(bytes);
            abort.abort();
        },
    };
    return budget;
}
const tooMuch = (bytes) => `the engine would have to compress ${Math.round(bytes / 1e6)} MB for a push`;

;// CONCATENATED MODULE: ./src/inspect/source/save.ts








/**
 * Reads the stream of `docker save`: all layers, in one pass, nothing on disk. Every engine supports it. `ref`: a name
 * or ID; `name`: for messages; `size`: about how many bytes it has. Rejects with `archive-invalid`, `engine-failed` or `engine-lost`.
 */
async function readSave(engine, ref, name, progress, size = null) {
    const archive = new Archive(`\`docker save ${name}\``, new Budget());
    let last = Buffer.alloc(0);
    const keepLast = async function* (chunks) {
        for await (const chunk of chunks)
            yield (last = chunk);
    };
    try {
        const stream = (await engine.save(ref));
        await readTar(keepLast(counted(stream, counter(progress, size))), archive);
    }
    catch (cause) {
        throw cause instanceof errors/* UserError */.yo ? cause : engineError(cause, archive, last);
    }
    return archive;
}
/** An engine that fails while it sends appends its error, as JSON, to the tar. */
function engineError(cause, archive, last) {
    const at = last.lastIndexOf('{"errorDetail"');
    const reason = at < 0 ? '' : (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)((0,lib_json/* parseJson */.qF)(last.subarray(at)), 'errorDetail', 'message'));
    if (reason !== '')
        return new errors/* UserError */.yo('engine-failed', `${archive.name} failed: ${reason.slice(0, 1000)}`, '', { cause });
    if (cause instanceof Malformed && !(cause instanceof CutOff))
        return unreadable(archive.name, cause, 'the archive');
    const where = cause instanceof CutOff ? `, at byte ${cause.at ?? 0}` : '';
    const sentence = `The engine stopped sending ${archive.name}: ${(0,errors/* messageOf */.bD)(cause)}${where}`;
    return new errors/* UserError */.yo('engine-lost', sentence, 'Check the log of the engine, then run this again.', {
        cause,
    });
}

;// CONCATENATED MODULE: ./src/inspect/layer/entries-reader.ts











class EntriesReader {
    wanted = [];
    #budget;
    #workspace;
    #feed = new Feed(parseTar('left-out'));
    #contents;
    #tree;
    #secretQuota = new SecretQuota();
    #entries = 0;
    constructor(budget) {
        this.#budget = budget;
        this.#workspace = newWorkspace(budget);
        this.#contents = new ContentTable(budget, false);
        this.#tree = new LayerTree(this.#workspace, this.#contents);
        this.#workspace.tree.onLeave = (kind, value) => this.#contents.link(kind, value, -1);
    }
    /** Bytes of the tar outside of contents. */
    write(bytes) {
        for (const event of this.#feed.write(bytes))
            if (event.kind === 'member')
                this.#member(event.member);
    }
    /** The content of the member that was written last: its size in bytes, and its CRC-64, 8 bytes. */
    content(size, crc) {
        if (size === 0)
            return;
        const { count, identified, lastSize } = this.#contents;
        if (identified !== count - 1 || lastSize !== size || crc.length !== CRC_BYTES)
            throw new Malformed('a content is recorded that belongs to no file');
        const identity = Buffer.alloc(HASH_BYTES);
        crc.copy(identity);
        identity.writeBigUInt64BE(BigInt(size), CRC_BYTES);
        this.#contents.identify(identity);
    }
    /** Nothing more comes. Its notes are empty. */
    end() {
        for (const event of this.#feed.end())
            if (event.kind === 'member')
                this.#member(event.member);
        this.#expectIdentities();
        return layerOf({
            identity: 'crc64',
            entries: this.#entries,
            workspace: this.#workspace,
            tree: this.#tree,
            contents: this.#contents,
            notes: { heads: entries_reader_NOTHING, osReleases: entries_reader_NOTHING, facts: entries_reader_NOTHING, secrets: entries_reader_NOTHING },
            secretsUnread: this.#secretQuota.refused,
        });
    }
    #member(member) {
        try {
            this.#entries++;
            this.#budget.entry();
            this.#expectIdentities();
            if (!this.#tree.add(member))
                return;
            if (member.size === 0)
                this.#contents.identify(entries_reader_EMPTY);
            const path = this.#workspace.paths.latin1(this.#contents.lastStoredAt);
            const file = fileOf(member, path, this.#secretQuota);
            if (wantsContent(file))
                this.wanted.push({ content: this.#contents.count - 1, file });
        }
        catch (cause) {
            throw withPosition(cause, member.at);
        }
    }
    #expectIdentities() {
        if (this.#contents.identified !== this.#contents.count)
            throw new Malformed('the content of a file is not recorded');
    }
}
const CRC_BYTES = 8;
const entries_reader_EMPTY = Buffer.alloc(HASH_BYTES);
const entries_reader_NOTHING = new NoteColumns().take();
const withNotes = (layer, notes) => ({ ...layer, notes });

;// CONCATENATED MODULE: ./src/inspect/source/store/access.ts



/** Empty for anything but a SHA-256 digest, so that no other path can be made of it. */
const access_hexOf = (digest) => /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1] ?? '';
/** `role`: part of the container's name. Rejects with RouteUnavailable when the engine refuses the container. */
async function openStore(access, role = 'store') {
    const { engine, run } = access;
    const target = `/sea-trial-${run}`; // no image can have a link of this name
    const container = await engine.create(specOf(access, target, role)).catch((cause) => {
        throw new RouteUnavailable(`the engine does not mount its storage folder: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    });
    return {
        async read(path) {
            const stream = await engine.readArchive(container, `${target}/${path}`);
            if (stream === null)
                throw new RouteUnavailable(`the engine's storage has no ${path}`);
            return stream;
        },
        close: () => engine.remove(container),
    };
}
/** Nothing of the image runs. Its volumes would be created and filled: a tmpfs in their place is not. */
function specOf({ id, volumes, run, rootDir }, target, role) {
    return {
        name: (0,run_id/* containerName */.xN)(run, role),
        image: id,
        labels: { [run_id/* RUN_LABEL */.jQ]: run },
        env: [],
        cmd: ['-'],
        entrypoint: null,
        publish: [],
        network: 'none',
        memory: null,
        cpus: null,
        settings: {
            volumes: [{ source: { kind: 'path', path: rootDir }, target, options: ['ro'] }],
            tmpfs: volumes.map((path) => ({ path, options: '' })),
        },
    };
}

;// CONCATENATED MODULE: ./src/inspect/source/store/contents.ts








/** What one request costs, in bytes that the engine could send instead; and what one more entry of a folder costs. */
const REQUEST_BYTES = 2 * 2 ** 20;
const contents_ENTRY_BYTES = 4096;
/** The cheapest requests for `wanted`: a file each, or a folder where that is cheaper. */
function planContents({ names: { parents }, contents, nodes, lost }, files) {
    const gone = new Set(lost);
    const wanted = new Map(files.filter(({ content }) => !gone.has(content)).map((one) => [one.content, one]));
    const total = new Float64Array(parents.length);
    const cheapest = new Float64Array(parents.length);
    const isAsked = new Uint8Array(parents.length);
    const located = new Set();
    for (const [row, path] of nodes.paths.entries()) {
        const content = nodes.kinds[row] === Kind.FILE ? (nodes.values[row] ?? 0) : null;
        const size = content === null || located.has(content) ? 0 : (contents.sizes[content] ?? 0);
        total[path] = contents_ENTRY_BYTES + size;
        if (content === null || located.has(content) || !wanted.has(content))
            continue;
        located.add(content);
        cheapest[path] = REQUEST_BYTES + size;
        isAsked[path] = 1;
    }
    // a folder has a smaller number than what is in it
    for (let path = parents.length - 1; path >= ROOT; path--) {
        const asWhole = REQUEST_BYTES + (total[path] ?? 0);
        if (asWhole < (cheapest[path] ?? 0))
            [cheapest[path], isAsked[path]] = [asWhole, 1];
        if (path === ROOT)
            break;
        const parent = parents[path] ?? ROOT;
        total[parent] = (total[parent] ?? 0) + (total[path] ?? 0);
        cheapest[parent] = (cheapest[parent] ?? 0) + (cheapest[path] ?? 0);
    }
    const requests = [];
    const isCovered = new Uint8Array(parents.length);
    for (let path = ROOT; path < parents.length; path++) {
        const isInside = path !== ROOT && isCovered[parents[path] ?? ROOT] === 1;
        if (isAsked[path] === 1 && !isInside)
            requests.push(path);
        if (isInside || isAsked[path] === 1)
            isCovered[path] = 1;
    }
    return { wanted, requests, cost: cheapest[ROOT] ?? 0 };
}
/**
 * Reads the contents of `plan` and returns what was noted about them. `read`: the tar of a path below the layer's folder,
 * empty for the folder itself. Rejects with RouteUnavailable when a file is not there, or not as recorded.
 */
async function readContents(layer, plan, budget, read) {
    const left = new Map(plan.wanted);
    const byPath = contents_pathsOf(layer, left);
    const notes = await (0,settle_all/* settleAll */.j)(plan.requests.map(async (number) => {
        const path = latin1Path(layer.names, number);
        const taker = new NoteTaker(budget);
        await read(utf8(path), (tar) => readTarAt(path, tar, (file) => take(file, byPath, left), taker));
        return taker.take();
    }));
    const [missing] = left.values();
    if (missing)
        throw new RouteUnavailable(`the engine's storage lacks ${Buffer.from(missing.file.path, 'latin1').toString()}`);
    return contents_merged(notes);
}
/** Every path at which a wanted content is found, its hard links included. */
function contents_pathsOf({ names, nodes }, wanted) {
    const found = new Map();
    for (const [row, path] of nodes.paths.entries()) {
        const one = nodes.kinds[row] === Kind.FILE ? wanted.get(nodes.values[row] ?? 0) : undefined;
        if (one)
            found.set(latin1Path(names, path), one);
    }
    return found;
}
/** Each wanted content is taken once, under the first of its names. */
function take({ path, size }, byPath, left) {
    const one = byPath.get(path);
    if (!one || !left.delete(one.content))
        return null;
    if (one.file.size !== size)
        throw new RouteUnavailable(`the engine's storage has another ${path} than was recorded`);
    return one;
}
/** Reads the tar of `asked`: its members are named from the last part of that path on. */
async function readTarAt(asked, stream, pick, taker) {
    const feed = new Feed(parseTar());
    let one = null;
    const onEvent = (event) => {
        if (event.kind === 'member') {
            const path = pathIn(asked, event.member);
            one = event.member.type === '0' && !event.member.sparse ? pick({ path, size: event.member.size }) : null;
            if (one)
                taker.begin({ ...one.file, path });
        }
        else if (one && event.kind === 'content')
            taker.write(event.bytes);
        else if (one)
            taker.end(one.content);
    };
    try {
        for await (const chunk of stream)
            for (const event of feed.write(chunk))
                onEvent(event);
        for (const event of feed.end())
            onEvent(event);
    }
    catch (cause) {
        taker.discard();
        throw cause;
    }
}
function pathIn(asked, { name }) {
    const folder = asked.slice(0, asked.lastIndexOf('/') + 1);
    const below = name.toString('latin1').replace(/\/$/, '');
    if (asked !== '')
        return folder + below;
    const end = below.indexOf('/'); // the layer's own folder comes first
    return end < 0 ? '' : below.slice(end + 1);
}
/** `a/b`, each byte a character. */
function latin1Path({ parents, starts, bytes }, path) {
    const parts = [];
    for (let at = path; at !== ROOT; at = parents[at] ?? ROOT)
        parts.push(Buffer.from(bytes.subarray(starts[at], starts[at + 1])).toString('latin1'));
    return parts.reverse().join('/');
}
/** As the engine takes a path: the API has no way to name other bytes. */
function utf8(latin1) {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'));
    }
    catch {
        throw new RouteUnavailable('a file that has to be read has a name that is not UTF-8');
    }
}
const contents_merged = (all) => ({
    heads: joinNotes(all.map(({ heads }) => heads)),
    osReleases: joinNotes(all.map(({ osReleases }) => osReleases)),
    facts: joinNotes(all.map(({ facts }) => facts)),
    secrets: joinNotes(all.map(({ secrets }) => secrets)),
});

;// CONCATENATED MODULE: ./src/inspect/source/store/file-in.ts




/** The content of the one file that a tar holds. Throws Malformed when the tar is cut off. */
async function* fileIn(tar) {
    const feed = new Feed(parseTar());
    for await (const chunk of tar)
        for (const event of feed.write(chunk))
            if (event.kind === 'content')
                yield event.bytes;
    for (const event of feed.end())
        if (event.kind === 'content')
            yield event.bytes;
}
/** The bytes of a small file. Rejects with RouteUnavailable when it is too large for one. */
async function wholeFile(tar) {
    const parts = [];
    let size = 0;
    for await (const bytes of fileIn(tar)) {
        size += bytes.length;
        if (size > limits.jsonBytes)
            throw new RouteUnavailable('the engine recorded a file that is too large');
        parts.push(Buffer.from(bytes));
    }
    return Buffer.concat(parts);
}

;// CONCATENATED MODULE: ./src/inspect/source/store/layout.ts
/** Where an engine's storage folder holds what belongs to a layer. Paths are relative to that folder. */


/** Where the driver keeps a layer's files, below its folder. */
const FILES_OF = new Map([
    ['overlay2', (id) => `overlay2/${id}/diff`],
    ['fuse-overlayfs', (id) => `fuse-overlayfs/${id}/diff`],
    ['vfs', (id) => `vfs/dir/${id}`],
]);
const hasStore = (driver) => hasFiles(driver) || hasContent(driver);
/** Whether the files of layers are stored: those of the classic stores. */
const hasFiles = (driver) => FILES_OF.has(driver);
/** Whether blobs are stored, as in a registry: then `readContent` reads them, else `readStore` the entries. */
const hasContent = (driver) => driver === 'containerd';
/** The folder of a layer's files; null if the engine recorded no usable name. */
const layout_filesOf = (driver, cacheId) => /^[\w.-]+$/.test(cacheId) ? (FILES_OF.get(driver)?.(cacheId) ?? null) : null;
/** The folder of a layer's record. */
const layout_recordOf = (driver, chainId) => `image/${driver}/layerdb/sha256/${access_hexOf(chainId)}`;
/** SHA-256 of "chain below, space, diffID"; the lowest layer's is its diffID. */
function chainIds(diffIds) {
    const chains = [];
    for (const diffId of diffIds) {
        const below = chains.at(-1);
        chains.push(below === undefined
            ? diffId
            : `sha256:${(0,external_node_crypto_.createHash)('sha256').update(`${below} ${diffId}`).digest('hex')}`);
    }
    return chains;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./src/inspect/source/store/tar-split.ts
/**
 * Reads the record that a Docker engine keeps of each layer (`layerdb/sha256/<chainID>`): the layer's diffID, the folder
 * that holds its files, and in tar-split.json.gz every byte of its tar outside of file contents, with the size and
 * CRC-64 of each content. The entries are the engine's word; names and sizes in them come from the image.
 */







/** `stream`: the tar of the layer's folder in the layer database. Throws Malformed. */
async function readRecord(stream, budget) {
    const small = new Map();
    const reader = new EntriesReader(budget);
    const packed = { bytes: 0 };
    const lines = new LineSplitter((line) => takeLine(line, reader));
    let expanded = 0;
    const gunzip = (0,external_node_zlib_.createGunzip)({ chunkSize: tar_split_CHUNK_BYTES });
    const source = external_node_stream_.Readable.from(tarSplitIn(stream, small, packed), { objectMode: false });
    source.on('error', (error) => gunzip.destroy(error));
    for await (const chunk of source.pipe(gunzip)) {
        expanded += chunk.length;
        budget.expand(chunk.length, packed.bytes, expanded);
        lines.write(chunk);
    }
    lines.end();
    return {
        layer: reader.end(),
        wanted: reader.wanted,
        diffId: small.get('diff') ?? '',
        cacheId: small.get('cache-id') ?? '',
        size: Number(small.get('size') ?? NaN),
    };
}
const tar_split_CHUNK_BYTES = 2 ** 18;
const RECORD = 'tar-split.json.gz';
/** The other files of the folder hold a digest, a number or an ID each. */
const MOST_SMALL_BYTES = 4096;
/** The bytes of tar-split.json.gz; the texts of the small files beside it go into `small`, by name. */
async function* tarSplitIn(stream, small, packed) {
    const feed = new Feed(parseTar());
    let name = '';
    let isFound = false;
    for await (const chunk of stream) {
        for (const event of feed.write(chunk)) {
            if (event.kind === 'member') {
                name = event.member.type === '0' ? tar_split_baseOf(event.member.name) : '';
                isFound ||= name === RECORD;
            }
            else if (event.kind === 'content' && name === RECORD) {
                packed.bytes += event.bytes.length;
                yield Buffer.from(event.bytes);
            }
            else if (event.kind === 'content' && name !== '') {
                const value = (small.get(name) ?? '') + event.bytes.toString('latin1');
                small.set(name, value.slice(0, MOST_SMALL_BYTES));
            }
        }
    }
    if (!isFound)
        throw new Malformed(`it has no ${RECORD}`);
}
const tar_split_baseOf = (name) => name.toString('latin1').split('/').at(-1) ?? '';
const SEGMENT = 2;
const CONTENT = 1;
/** How the engine writes most lines: taken apart without a JSON parser. */
const SEGMENT_START = '{"type":2,"payload":"';
function takeLine(line, reader) {
    const start = line.toString('latin1', 0, SEGMENT_START.length);
    if (start === SEGMENT_START) {
        const end = line.indexOf(QUOTE, SEGMENT_START.length);
        reader.write(Buffer.from(line.toString('latin1', SEGMENT_START.length, end), 'base64'));
        return;
    }
    const json = (0,lib_json/* parseJson */.qF)(line);
    const payload = Buffer.from((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'payload')), 'base64');
    const type = (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'type'));
    if (type === SEGMENT)
        reader.write(payload);
    else if (type === CONTENT)
        reader.content((0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'size')) ?? 0, payload);
    else
        throw new Malformed(`${RECORD} has a line of an unknown type`);
}
const tar_split_NEWLINE = 0x0a;
const QUOTE = 0x22;
/** A line holds one header of a tar, extended headers included. */
const MOST_LINE_BYTES = 4 * 2 ** 20;
class LineSplitter {
    #take;
    #parts = [];
    #held = 0;
    constructor(take) {
        this.#take = take;
    }
    write(chunk) {
        let start = 0;
        for (let end = chunk.indexOf(tar_split_NEWLINE); end >= 0; end = chunk.indexOf(tar_split_NEWLINE, start)) {
            this.#hold(chunk.subarray(start, end));
            this.#flush();
            start = end + 1;
        }
        if (start < chunk.length)
            this.#hold(Buffer.from(chunk.subarray(start)));
    }
    end() {
        this.#flush();
    }
    #hold(part) {
        this.#held += part.length;
        if (this.#held > MOST_LINE_BYTES)
            throw new Malformed(`${RECORD} has a line of more than 4 MiB`);
        this.#parts.push(part);
    }
    #flush() {
        const line = this.#parts.length === 1 && this.#parts[0] ? this.#parts[0] : Buffer.concat(this.#parts);
        this.#parts = [];
        this.#held = 0;
        if (line.length > 0)
            this.#take(line);
    }
}

;// CONCATENATED MODULE: ./src/inspect/source/store/content.ts














/** Below the folder of containerd. */
const CONTENT_BLOBS = 'io.containerd.content.v1.content/blobs/sha256';
/** Layers that are read at the same time: each takes megabytes of memory, and two keep two cores busy. */
const content_AT_ONCE = 2;
/** Rejects with RouteUnavailable where anything is not as expected, or `engine-lost`. */
async function readContent(access, ref, cached, progress) {
    progress.waiting('weighing layers');
    const store = await openStore(access);
    try {
        const archive = new Archive(`the storage of ${ref}`, new Budget(), true);
        const read = (digest, count = () => { }) => readBlob(store, archive, digest, count);
        const layers = layersToRead(await addImage(archive, access, read), access, cached);
        const slots = new semaphore/* Semaphore */.j(content_AT_ONCE);
        const count = counter(progress, content_sum(layers.map(({ size }) => size ?? 0)));
        // the largest first: the last one is then soon read
        layers.sort((a, b) => (b.size ?? 0) - (a.size ?? 0));
        await (0,settle_all/* settleAll */.j)(layers.map(({ digest }) => slots.run(() => read(digest ?? '', count))));
        return archive;
    }
    catch (cause) {
        if (cause instanceof RouteUnavailable || (cause instanceof errors/* UserError */.yo && cause.code === 'engine-lost'))
            throw cause;
        throw new RouteUnavailable(`the engine's storage cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
    finally {
        await store.close();
    }
}
/** Adds a blob to the archive under the name that an OCI layout gives it. Its digest is checked by who uses it. */
async function readBlob(store, archive, digest, count) {
    const hex = access_hexOf(digest);
    if (hex === '')
        throw new RouteUnavailable('a blob of the image has no SHA-256 digest');
    const reader = archive.open(`blobs/sha256/${hex}`);
    const tar = (await store.read(`${CONTENT_BLOBS}/${hex}`));
    for await (const bytes of fileIn(counted(tar, count)))
        await reader.write(bytes);
    const blob = await reader.end();
    archive.add(blob);
    return blob;
}
/** Adds index, manifest and config of the image, as an OCI layout has them. Returns the layers of the manifest. */
async function addImage(archive, { id, diffIds }, read) {
    const index = archive.open('index.json');
    await index.write(Buffer.from(JSON.stringify({ manifests: [{ digest: id }] })));
    archive.add(await index.end());
    const root = json(await read(id));
    for (const manifest of await manifestsOf(root, read)) {
        const config = json(await read((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(manifest, 'config', 'digest'))));
        if (hasLayers(config, diffIds))
            return (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(manifest, 'layers')).map(descriptorRef);
    }
    throw new RouteUnavailable("the engine's storage has no manifest with the layers of the image");
}
/** The manifest itself, or those of an index: of other platforms, the storage may have none. */
async function manifestsOf(root, read) {
    if (!Array.isArray((0,lib_json/* field */.ZZ)(root, 'manifests')))
        return [root];
    const found = [];
    for (const descriptor of (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(root, 'manifests')).slice(0, limits.images)) {
        const blob = await read((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(descriptor, 'digest'))).catch(nullIfUnavailable);
        const manifest = blob && json(blob);
        if (manifest && !isAttestation(descriptor))
            found.push(manifest);
    }
    return found;
}
function nullIfUnavailable(cause) {
    if (cause instanceof RouteUnavailable)
        return null;
    throw cause;
}
/** Layers that the cache does not have, or not with this digest: their size would be unknown. */
function layersToRead(layers, { diffIds }, cached) {
    const isNew = ({ digest }, index) => cached.get(diffIds[index] ?? '')?.packed?.digest !== digest;
    const byDigest = new Map(layers.filter(isNew).map((layer) => [layer.digest, layer]));
    return [...byDigest.values()];
}
const content_sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
const json = ({ json }) => (json ? (0,lib_json/* parseJson */.qF)(json) : null);

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
;// CONCATENATED MODULE: ./src/inspect/source/store/gzip-sizes.ts







/** What Go's compress/gzip, and so `docker push`, uses by default. */
const LEVEL = 6;
const gzip_sizes_CHUNK_BYTES = 2 ** 16;
/**
 * Calls `onSize` with the compressed bytes of each of the layers that `indexes` names, one after another: more than one
 * at a time would take the processor from the container that is being tested. Rejects with RouteUnavailable, with the
 * error of an engine, or when `signal` aborts.
 */
async function gzipSizes(access, indexes, { onSize, onRead }, signal) {
    const { driver, diffIds } = access;
    if (!hasFiles(driver))
        throw new RouteUnavailable(`the store ${driver} has no folders of layers`);
    const chains = chainIds(diffIds);
    const store = await openStore(access);
    try {
        for (const index of indexes) {
            signal.throwIfAborted();
            const cacheId = await wholeFile(await store.read(`${layout_recordOf(driver, chains[index] ?? '')}/cache-id`));
            const files = layout_filesOf(driver, cacheId.toString('latin1').trim());
            if (files === null)
                throw new RouteUnavailable(`the engine recorded no folder for layer ${index}`);
            await onSize(index, await gzipSize(await store.read(files), onRead, signal));
        }
    }
    finally {
        await store.close();
    }
}
async function gzipSize(tar, onRead, signal) {
    let bytes = 0;
    const gzip = (0,external_node_zlib_.createGzip)({ level: LEVEL, chunkSize: gzip_sizes_CHUNK_BYTES });
    const count = async (packed) => {
        for await (const chunk of packed)
            bytes += chunk.length;
    };
    await (0,external_node_stream_promises_.pipeline)(tar, (chunks) => counted(chunks, onRead), gzip, count, { signal });
    return bytes;
}

;// CONCATENATED MODULE: ./src/inspect/source/store/index.ts
















/** Requests that the engine answers at the same time: records keep this process busy, contents the engine. */
const RECORDS_AT_ONCE = 2;
const CONTENTS_AT_ONCE = 4;
/** A save sends so many bytes in the time that one byte of `ContentsPlan.cost` takes; and what its start costs. */
const SAVED_BYTES = 1.5;
const SAVE_START_BYTES = 32 * 2 ** 20;
/**
 * `save`: the layers as a save has them, by diffID; used where that takes less time than reading the contents one by one.
 * Rejects with RouteUnavailable where anything is not as expected; then another way gives the same figures.
 */
async function readStore(access, ref, remembered, save, progress) {
    progress.waiting('reading the entries of layers');
    const store = await openStore(access);
    const reads = readsOf(store);
    /** By diffID: reads of contents that began while other records were read. */
    const begun = new Map();
    try {
        const archive = new Archive(`the storage of ${ref}`, new Budget());
        const { budget } = archive;
        await addConfig(archive, access, ref, reads.record);
        const notesOf = (one) => readContents(one.layer, one.plan, budget, one.read);
        const known = [];
        const records = await readRecords(access, remembered, budget, reads, (one) => {
            known.push(one);
            if (whySaveIsFaster(known, remembered) !== null)
                return;
            const notes = notesOf(one);
            notes.catch(() => { }); // it is awaited later
            begun.set(one.diffId, notes);
        });
        const whySaved = whySaveIsFaster(records, remembered);
        if (whySaved !== null)
            reads.stopContents();
        const notes = whySaved === null
            ? await (0,settle_all/* settleAll */.j)(records.map((one) => begun.get(one.diffId) ?? notesOf(one)))
            : await savedNotes(records, save);
        const added = records.map(({ diffId, layer }, index) => {
            const whole = notes[index] ? withNotes(layer, notes[index]) : layer;
            return [diffId, { layer: whole, packed: null, isNew: true }];
        });
        return { archive, layers: new Map([...remembered, ...added]), whySaved };
    }
    catch (cause) {
        if (cause instanceof RouteUnavailable || (cause instanceof errors/* UserError */.yo && cause.code === 'engine-lost'))
            throw cause;
        throw new RouteUnavailable(`the engine's storage cannot be read: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
    }
    finally {
        reads.stopContents();
        await Promise.allSettled(begun.values());
        await store.close();
    }
}
function readsOf(store) {
    const [records, contents] = [new semaphore/* Semaphore */.j(RECORDS_AT_ONCE), new semaphore/* Semaphore */.j(CONTENTS_AT_ONCE)];
    let isStopped = false;
    return {
        record: (path, use) => records.run(async () => use(await store.read(path))),
        content: (path, use) => contents.run(async () => {
            if (isStopped)
                throw new RouteUnavailable('the contents are no longer needed');
            return use(await store.read(path));
        }),
        stopContents() {
            isStopped = true;
        },
    };
}
/** Of the layers that are not remembered, each once. `onRead` is called for each at once. */
function readRecords(access, remembered, budget, reads, onRead) {
    const chains = chainIds(access.diffIds);
    const first = new Map(access.diffIds.map((diffId, index) => [diffId, chains[index] ?? '']));
    return (0,settle_all/* settleAll */.j)([...first]
        .filter(([diffId]) => !remembered.has(diffId))
        .map(async ([diffId, chain]) => {
        const recorded = await readLayer(access, chain, diffId, budget, reads);
        onRead(recorded);
        return recorded;
    }));
}
function whySaveIsFaster(records, remembered) {
    const sum = (sizes) => sizes.reduce((total, size) => total + size, 0);
    const cost = sum(records.map(({ plan }) => plan.cost));
    const whole = sum([...records, ...remembered.values()].map(({ layer }) => layer.size));
    if (cost * SAVED_BYTES <= whole + SAVE_START_BYTES)
        return null;
    const files = sum(records.map(({ plan }) => plan.wanted.size));
    return `a save is faster than reading ${files} programs and package files one by one`;
}
/** A save numbers the contents of a layer as its record does. */
async function savedNotes(records, save) {
    const saved = await save();
    return records.map(({ diffId, layer }) => {
        const other = saved.get(diffId);
        if (other?.entries !== layer.entries || other.files !== layer.files || other.size !== layer.size)
            throw new RouteUnavailable(`a save of ${diffId} has other entries than the engine recorded`);
        return other.notes;
    });
}
/** The record proves itself: it names the diffID that is asked for, and its entries add up to the size in it. */
async function readLayer({ driver }, chain, diffId, budget, reads) {
    const record = await reads.record(layout_recordOf(driver, chain), (tar) => readRecord(tar, budget));
    const { layer, wanted, cacheId } = record;
    if (record.diffId !== diffId)
        throw new RouteUnavailable(`the engine recorded ${record.diffId} for ${diffId}`);
    if (!store_sizesOf(layer).includes(record.size))
        throw new RouteUnavailable(`the entries of ${diffId} have ${layer.size} bytes, the engine recorded ${record.size}`);
    const files = layout_filesOf(driver, cacheId);
    if (files === null)
        throw new RouteUnavailable(`the engine recorded no folder for ${diffId}`);
    return {
        diffId,
        layer,
        plan: planContents(layer, wanted),
        read: (path, use) => reads.content(path === '' ? files : `${files}/${path}`, use),
    };
}
/** What engines record as a layer's size: the bytes of its contents, or what its files and symbolic links take on disk. */
function store_sizesOf({ size, contents, lost, nodes, targets }) {
    const lostBytes = lost.reduce((sum, content) => sum + (contents.sizes[content] ?? 0), 0);
    let linkBytes = 0;
    for (const [row, target] of nodes.values.entries())
        if (nodes.kinds[row] === Kind.SYMLINK)
            linkBytes += (targets.starts[target + 1] ?? targets.bytes.length) - (targets.starts[target] ?? 0);
    return [size, size - lostBytes + linkBytes];
}
/** As `docker save` would write them: a manifest.json, and the config that it names. */
async function addConfig(archive, { driver, id, diffIds }, ref, read) {
    const config = `${access_hexOf(id)}.json`;
    const bytes = await read(`image/${driver}/imagedb/content/sha256/${access_hexOf(id)}`, wholeFile);
    const manifest = [{ Config: config, RepoTags: [ref], Layers: diffIds.map((_, index) => `layers/${index}`) }];
    await addFile(archive, 'manifest.json', Buffer.from(JSON.stringify(manifest)));
    await addFile(archive, config, bytes);
}
async function addFile(archive, path, bytes) {
    const reader = archive.open(path);
    await reader.write(bytes);
    archive.add(await reader.end());
}

;// CONCATENATED MODULE: ./src/inspect/source/builder-tar.ts
/**
 * Reads the tar in which a builder that is separate from the engine sends the image to the engine, as it passes through
 * this process. Its layers are compressed as the builder would push them to a registry.
 */





class BuilderTar {
    #archive = new Archive('the tar of the builder', new Budget(), true);
    #reading = null;
    /** To be called once. Never rejects: the engine gets the tar even if it cannot be read here. */
    read(chunks) {
        this.#reading = this.#take(chunks);
        return this.#reading.catch(() => { });
    }
    /** Whether the builder sent a tar. */
    get hasStarted() {
        return this.#reading !== null;
    }
    /** Waits for the end of the tar. Rejects with `archive-invalid` if it could not be read. */
    async archive() {
        await this.#reading;
        return this.#archive;
    }
    async #take(chunks) {
        try {
            await readTar(chunks, this.#archive);
        }
        catch (cause) {
            throw cause instanceof Malformed ? unreadable(this.#archive.name, cause, 'the tar') : cause;
        }
    }
}

;// CONCATENATED MODULE: ./src/inspect/source/index.ts













/** Rejects with a UserError, as `inspect` does. */
async function readImage(subject, wanted, cache, progress) {
    const { archive, image, stored, reading } = await takeRoute(subject, wanted, cache, progress);
    for (const { diffId, layer, packed, isCached: isRemembered } of stored)
        if (!isRemembered)
            await cache.keep(diffId, { layer, packed });
    if (reading.layers > reading.remembered)
        await cache.trim();
    archive.clear(); // the tar of a builder is referenced for longer
    return {
        archive: archive.name,
        linkSteps: archive.budget.linkSteps,
        image,
        layers: stored.map(({ layer }) => layer),
        sources: stored,
        reading,
    };
}
async function takeRoute(subject, wanted, cache, progress) {
    const { fast, fallback } = routesTo(subject, wanted, cache, progress);
    const reasons = [];
    for (const { route, read } of fast) {
        try {
            return describeRead(route, await read(), reasons);
        }
        catch (cause) {
            // `docker save` works without the tar and the push
            if (!(cause instanceof RouteUnavailable || isInvalid(cause)))
                throw cause;
            reasons.push(cause.message);
        }
    }
    return describeRead(fallback.route, await fallback.read(), reasons);
}
/** Routes to try first, which may be unavailable, and the one that always works. */
function routesTo(subject, wanted, cache, progress) {
    const assembled = (archive, cached = new Map()) => assemble(archive, wanted, cached);
    if (subject.kind === 'archive') {
        const read = async () => assembled(await readArchive(subject.file, progress));
        return { fast: [], fallback: { route: 'archive', read } };
    }
    if (subject.kind === 'registry') {
        const platform = wanted.platform === null ? (0,platform_name/* hostPlatform */.ol)() : (0,platform_name/* parsePlatform */.FL)(wanted.platform);
        const read = async () => {
            const { archive, cached } = await readPull(subject.access, platform, cache, progress);
            return assemble(archive, { ...wanted, platform: null }, cached);
        };
        return { fast: [], fallback: { route: 'registry', read } };
    }
    const { engine, ref, id, tar, store, push } = subject;
    const sent = (by) => ({
        route: 'build',
        read: async () => ofSameImage(assembled(await by.archive()), wanted),
    });
    const saved = async () => assembled(await readSave(engine, id || ref, ref, progress, push?.size ?? null));
    const recorded = (access) => ({
        route: 'entries',
        read: async () => {
            const cached = await cache.recall(access.diffIds, 'crc64');
            const save = async () => new Map((await saved()).stored.map(({ diffId, layer }) => [diffId, layer]));
            const { archive, layers, whySaved } = await readStore(access, ref, cached, save, progress);
            const parts = ofSameImage(assembled(archive, layers), wanted);
            return whySaved === null ? parts : { ...parts, instead: { route: 'save', reason: whySaved } };
        },
    });
    const contained = (access) => ({
        route: 'content',
        read: async () => {
            const cached = await cache.recall(access.diffIds, 'sha256');
            return ofSameImage(assembled(await readContent(access, ref, cached, progress), cached), wanted);
        },
    });
    const pushed = (access) => ({
        route: 'push',
        read: async () => {
            const cached = await cache.recall(access.diffIds, 'sha256');
            const repository = (0,run_id/* pushRepository */.Dp)(await cache.secret());
            return assembled(await readPush(access, repository, cached, progress), cached);
        },
    });
    return {
        fast: [
            ...(tar?.hasStarted ? [sent(tar)] : []),
            ...(store ? [hasContent(store.driver) ? contained(store) : recorded(store)] : []),
            ...(push ? [pushed(push)] : []),
        ],
        fallback: { route: 'save', read: saved },
    };
}
const isInvalid = (cause) => cause instanceof errors/* UserError */.yo && cause.code === 'archive-invalid';
/** What was read counts only if it is of the image that the engine has. */
function ofSameImage(parts, { id }) {
    if (id !== null && !parts.image.ids.includes(id))
        throw new RouteUnavailable(`the builder sent ${parts.image.configDigest}, but the engine has ${id}`);
    return parts;
}
function assemble(archive, wanted, cached) {
    const image = chooseImage(archive, wanted);
    return { archive, image, stored: layersOf(archive, image, cached) };
}
function describeRead(taken, { instead, ...parts }, earlier) {
    const reasons = instead ? [...earlier, instead.reason] : earlier;
    const reading = {
        route: instead?.route ?? taken,
        layers: parts.stored.length,
        remembered: parts.stored.filter(({ isCached: isRemembered }) => isRemembered).length,
        ...(reasons.length === 0 ? {} : { reason: reasons.join('; ') }),
    };
    return { ...parts, reading };
}

;// CONCATENATED MODULE: ./src/inspect/weigh/final-files.ts





/**
 * The final file system, by path. Paths are latin1, one character for each byte, with or without a leading slash.
 * Symbolic links among the folders are followed.
 */
class FinalFiles {
    #replayed;
    #space;
    #resolver;
    #totals = null;
    /** The last results: callers ask for files folder by folder. */
    #folder = { path: '', at: ROOT };
    #file = { path: '', at: null };
    constructor(replayed, space) {
        this.#replayed = replayed;
        this.#space = space;
        this.#resolver = new Resolver(space.paths, replayed.tree, space.targets, space.linkSteps);
    }
    size(path) {
        const content = this.id(path);
        return content === null ? 0 : this.#replayed.ledger.size(content);
    }
    layer(path) {
        const content = this.id(path);
        return content === null ? null : this.#replayed.ledger.owner(content);
    }
    /** The number of the content; null if there is no regular file. */
    id(path) {
        if (path !== this.#file.path)
            this.#file = { path, at: this.#find(path) };
        return this.#file.at;
    }
    /** The path number at which a content was stored. */
    storedAt(content) {
        return this.#replayed.ledger.storedAt(content);
    }
    parent(path) {
        return this.#space.paths.parent(path);
    }
    /** A file of several names counts once, at the path where it was stored. */
    below(folder) {
        const at = this.#resolve(folder);
        this.#totals ??= this.#sumUp();
        return at === null ? 0 : (this.#totals[at] ?? 0);
    }
    /** The path number of a folder; null if there is none. */
    folder(path) {
        const at = this.#resolve(path);
        return at !== null && isFolder(this.#replayed.tree.kind(at)) ? at : null;
    }
    /** The kept bytes of the file, also through a final link; null if none. */
    note(path, kind) {
        const at = this.#resolve(path);
        const content = at === null ? null : this.#content(at);
        if (content === null)
            return null;
        const { layers, ledger } = this.#replayed;
        const owner = ledger.owner(content);
        const notes = layers[owner]?.notes;
        return notes ? noteOf(kind(notes), content - ledger.base(owner)) : null;
    }
    /** All notes of a kind whose files are in the image. */
    *noted(kind) {
        const { layers, ledger } = this.#replayed;
        for (const [layer, { notes }] of layers.entries()) {
            for (const { content: local, bytes: kept } of notesIn(kind(notes))) {
                const content = ledger.base(layer) + local;
                if (ledger.killer(content) === null)
                    yield { path: this.#space.paths.latin1(ledger.storedAt(content)), layer, kept };
            }
        }
    }
    #find(path) {
        const name = path.lastIndexOf('/') + 1;
        const folder = this.#folderOf(path.slice(0, name));
        const bytes = Buffer.from(path.slice(name), 'latin1');
        return folder === null || bytes.length === 0
            ? null
            : this.#content(this.#space.paths.child(folder, bytes, 0, bytes.length));
    }
    #folderOf(path) {
        if (path !== this.#folder.path)
            this.#folder = { path, at: this.#resolve(path) };
        return this.#folder.at;
    }
    #content(path) {
        const { tree } = this.#replayed;
        return tree.kind(path) === Kind.FILE ? tree.value(path) : null;
    }
    /** Null for links that cannot be followed. */
    #resolve(path) {
        try {
            return this.#resolver.resolve(Buffer.from(path, 'latin1'));
        }
        catch (cause) {
            if (cause instanceof Malformed)
                return null;
            throw cause;
        }
    }
    /** Parents have smaller numbers, so one pass from the end adds up all folders. */
    #sumUp() {
        const { paths } = this.#space;
        const { tree, ledger } = this.#replayed;
        const totals = new Float64Array(paths.count);
        for (let path = paths.count - 1; path > ROOT; path--) {
            const content = tree.value(path);
            if (tree.kind(path) === Kind.FILE && ledger.storedAt(content) === path)
                totals[path] = ledger.size(content);
            const parent = paths.parent(path);
            totals[parent] = (totals[parent] ?? 0) + (totals[path] ?? 0);
        }
        return totals;
    }
}

;// CONCATENATED MODULE: ./src/inspect/weigh/renumber.ts




/** `expected`: upper estimate of the number of paths. */
const newPathSpace = (linkSteps, expected = 0) => ({
    paths: new Paths(undefined, Math.min(expected, limits.paths)),
    targets: new Texts(),
    linkSteps,
});
/** Replaces the layer's own numbers by those of `space`. Throws Malformed over the limits. */
function remap({ names, targets, ...layer }, space) {
    const numbers = numbersOf(names, space.paths);
    const { nodes, contents } = layer;
    const targetOf = (value) => space.targets.add(targets.bytes.subarray(targets.starts[value], targets.starts[value + 1]));
    return {
        ...layer,
        nodes: {
            ...nodes,
            paths: nodes.paths.map((path) => numbers[path] ?? ROOT),
            values: renumber_valuesOf(nodes, { [Kind.SYMLINK]: targetOf, [Kind.LINK]: (path) => numbers[path] ?? ROOT }),
        },
        contents: { ...contents, storedAt: contents.storedAt.map((path) => numbers[path] ?? ROOT) },
    };
}
/** By path of the layer: its number in `paths`. */
function numbersOf({ parents, starts, bytes }, paths) {
    const numbers = new Int32Array(parents.length);
    for (let path = 1; path < parents.length; path++)
        numbers[path] = paths.child(numbers[parents[path] ?? ROOT] ?? ROOT, bytes, starts[path] ?? 0, starts[path + 1] ?? 0);
    return numbers;
}
/** `changes`: by kind; values of other kinds stay. */
function renumber_valuesOf({ kinds, values }, changes) {
    return values.map((value, row) => changes[kinds[row] ?? Kind.NOTHING]?.(value) ?? value);
}

;// CONCATENATED MODULE: ./src/inspect/weigh/replay.ts





/**
 * Applies the layers of an image in order. Whiteouts hide files of lower layers, at any position in the tar; a folder on
 * a folder keeps its content; anything else replaces the node at its path. `refuse` makes the error for a layer that
 * cannot be applied to those below it. Empties `stored`: what a layer has of its own can then be freed.
 */
function replay(stored, space, refuse) {
    const { paths } = space;
    const guarded = (index, work) => {
        try {
            return work();
        }
        catch (cause) {
            throw cause instanceof Malformed ? refuse(index, cause) : cause;
        }
    };
    const layers = [];
    for (let layer = stored.shift(); layer; layer = stored.shift()) {
        const own = layer;
        layers.push(guarded(layers.length, () => remap(own, space)));
    }
    const ledger = new Ledger(layers);
    const tree = new Tree(paths);
    tree.onLeave = (kind, value, path) => {
        if (kind === Kind.FILE)
            ledger.unlink(value, path);
    };
    const changes = layers.map((layer, index) => {
        ledger.open(index);
        const made = guarded(index, () => apply(layer, ledger.base(index), tree, ledger, (path) => paths.text(path)));
        ledger.settle(index, tree);
        return made;
    });
    return { layers, tree, ledger, changes };
}
/** Returns what it did at each row. */
function apply(layer, base, tree, ledger, textOf) {
    const { paths, kinds, values } = layer.nodes;
    const changes = new Uint8Array(paths.length);
    const lower = targetsBelow(layer, tree, textOf);
    for (const [row, path] of paths.entries()) {
        const kind = kinds[row] ?? Kind.NOTHING;
        changes[row] = changeOf(kind, tree.kind(path));
        if (kind === Kind.WHITEOUT)
            tree.remove(path);
        else if (isFolder(kind))
            applyFolder(tree, path, kind);
        else {
            const own = { kind, value: (values[row] ?? 0) + (kind === Kind.FILE ? base : 0) };
            const node = lower.get(row) ?? own;
            tree.remove(path);
            tree.add(path, node.kind, node.value);
            if (node.kind === Kind.FILE)
                ledger.link(node.value);
        }
    }
    return changes;
}
/** `before`: what the lower layers have at the path. A whiteout of nothing does nothing. */
function changeOf(kind, before) {
    if (kind === Kind.WHITEOUT)
        return before === Kind.NOTHING ? image_files/* Change */.lY.SAME : image_files/* Change */.lY.REMOVED;
    if (before === Kind.NOTHING)
        return image_files/* Change */.lY.ADDED;
    return kind === Kind.FOLDER && isFolder(before) ? image_files/* Change */.lY.SAME : image_files/* Change */.lY.CHANGED;
}
function applyFolder(tree, path, kind) {
    if (!isFolder(tree.kind(path))) {
        tree.remove(path);
        tree.add(path, Kind.FOLDER);
    }
    else if (kind === Kind.OPAQUE)
        tree.removeChildren(path);
}
/** By row: targets of the layer's hard links in lower layers, looked up before the layer changes them. */
function targetsBelow({ nodes }, tree, textOf) {
    const targets = new Map();
    for (const [row, kind] of nodes.kinds.entries()) {
        if (kind !== Kind.LINK)
            continue;
        const target = nodes.values[row] ?? 0;
        const node = { kind: tree.kind(target), value: tree.value(target) };
        if (node.kind === Kind.NOTHING || isFolder(node.kind)) {
            const link = textOf(nodes.paths[row] ?? 0);
            throw new Malformed(`the hard link ${link} points to ${textOf(target)}, which is neither an earlier file of the layer nor in a lower layer`);
        }
        targets.set(row, node);
    }
    return targets;
}

;// CONCATENATED MODULE: ./src/inspect/base/hints.ts
/** An engine may have thousands of images, and takes time to inspect each. */
const MOST_IMAGES = 100;
/** Asks builder and engine about the base of image `id`. Never rejects: without hints, the image is weighed all the same. */
async function askForBase(id, from, engine) {
    if (from === 'nothing')
        return { from, locals: [] };
    const locals = localsOf(id, engine);
    return { from: from && { ...from, diffIds: await from.layers().catch(() => null) }, locals: await locals };
}
async function localsOf(id, engine) {
    const images = await engine.imagesBelow(id, MOST_IMAGES).catch(() => []);
    return images.map(({ tags, digests, diffIds, config }) => ({
        names: tags.length > 0 ? tags : digests,
        digests,
        diffIds,
        labels: config.labels,
    }));
}

;// CONCATENATED MODULE: ./src/inspect/shared-layers.ts
/** The image with its shared layers marked, and the bytes that all images take together. */
function shareLayers(image, others) {
    if (others.length === 0)
        return image;
    const marks = others.map((other) => sharedWith(image, other));
    return {
        ...image,
        layers: image.layers.map((layer, index) => {
            const sharing = marks.flatMap((mark, other) => (mark[index] ? [other] : []));
            return sharing.length === 0 ? layer : { ...layer, sharedWith: sharing };
        }),
        shared: others.map((other, index) => shared_layers_describe(other, image.layers, marks[index] ?? [])),
        together: { images: others.length + 1, onDisk: together([image, ...others]) },
    };
}
/** By layer of the image: whether the other has it too. */
function sharedWith({ layers }, other) {
    const left = countsOf(other.layers);
    return layers.map(({ diffId }) => {
        const count = left.get(diffId) ?? 0;
        left.set(diffId, count - 1);
        return count > 0;
    });
}
function shared_layers_describe({ ref, id, sizes }, layers, isShared) {
    const shared = layers.filter((_, index) => isShared[index]);
    return { ref, id, layers: shared.length, bytes: shared_layers_total(shared), onDisk: sizes.onDisk };
}
/** Bytes on disk. Each layer counts once, or as often as the image that repeats it most. */
function together(images) {
    const most = new Map();
    for (const { layers } of images) {
        const counts = countsOf(layers);
        for (const { diffId, size } of layers) {
            const count = Math.max(counts.get(diffId) ?? 0, most.get(diffId)?.count ?? 0);
            most.set(diffId, { size, count });
        }
    }
    return [...most.values()].reduce((sum, { size, count }) => sum + size * count, 0);
}
function countsOf(layers) {
    const counts = new Map();
    for (const { diffId } of layers)
        counts.set(diffId, (counts.get(diffId) ?? 0) + 1);
    return counts;
}
const shared_layers_total = (layers) => layers.reduce((sum, { size }) => sum + size, 0);

// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/inspect/download/registry.ts



const DIGEST_AT_END = /@sha256:[0-9a-f]{64}$/;
/** By position; null if the registry does not prove that it has these layers. `ask` may reject. */
async function registryLayers(ref, diffIds, platform, ask) {
    const read = (digest) => readChecked(registry_nameOf(ref), digest, ask);
    const root = (0,lib_json/* parseJson */.qF)((await ask(ref)) ?? '');
    const manifest = isIndex(root) ? await read(manifestFor(root, platform) ?? '') : root;
    const layers = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(manifest, 'layers')).map(packedOf);
    if (layers.length !== diffIds.length || layers.length === 0)
        return null;
    const config = await read((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(manifest, 'config', 'digest')));
    if (!hasLayers(config, diffIds))
        return null;
    return layers.every((layer) => layer !== null) ? layers : null;
}
/** Null unless the bytes have that digest. */
async function readChecked(name, digest, ask) {
    if (!manifest_DIGEST.test(digest))
        return null;
    const bytes = await ask(`${name}@${digest}`);
    if (!bytes || digestOf(bytes) !== digest)
        return null;
    return (0,lib_json/* parseJson */.qF)(bytes);
}
/** `127.0.0.1:5000/python` of `127.0.0.1:5000/python:3.10@sha256:…`. */
function registry_nameOf(ref) {
    const named = ref.replace(DIGEST_AT_END, '');
    const colon = named.lastIndexOf(':');
    return colon > named.lastIndexOf('/') ? named.slice(0, colon) : named;
}

;// CONCATENATED MODULE: ./src/inspect/download/index.ts
/**
 * The download size of an image whose layers the engine stores uncompressed. Base layers: exact, from the registry's
 * manifest of the base. The other layers: an estimate, from compressing them here. What cannot be had in time, or cannot
 * be verified, is left out, with the reason; nothing rejects, because a trial does not depend on it.
 */





/** Bytes of layers that are compressed in one run, before compression. */
const download_MOST_BYTES = 500_000_000;
const REGISTRY_MILLISECONDS = 5000;
/** Characters of what registries answered. */
const MOST_WHY = 300;
/** The image with what could be found out of `sizes.download`, and `download` of the base's layers. Never rejects. */
async function addDownload(image, hints, access) {
    if (image.sizes.download !== null)
        return image;
    const [base, yours] = await Promise.all([
        baseSizes(image, hints, access),
        yourSizes(image.layers.filter(isYours), hints, access),
    ]);
    const layers = image.layers.map((layer, index) => {
        const packed = base.ok ? base.value[index] : undefined;
        return packed ? { ...layer, digest: packed.digest, download: packed.size } : layer;
    });
    return { ...image, layers, sizes: { ...image.sizes, ...figures(layers, base, yours) } };
}
const isYours = ({ part }) => part === 'yours';
function figures(layers, base, yours) {
    const [baseLayers, yourLayers] = [layers.filter((layer) => !isYours(layer)), layers.filter(isYours)];
    if (!yours.ok)
        return { downloadUnknown: yours.why };
    if (!base.ok) {
        const partly = yourLayers.length === 0 ? {} : { downloadYours: { bytes: yours.value, exact: false, how: COMPRESSED } };
        return { ...partly, downloadUnknown: base.why };
    }
    if (yourLayers.length === 0)
        return { download: { bytes: download_sum(base.value), exact: true } };
    const how = baseLayers.length === 0 ? COMPRESSED : `base from the registry, ${COMPRESSED}`;
    return { download: { bytes: download_sum(base.value) + yours.value, exact: false, how } };
}
const COMPRESSED = 'your layers compressed here';
const download_sum = (packed) => packed.reduce((total, { size }) => total + size, 0);
/** By position, from the lowest layer. */
async function baseSizes({ layers, platform }, { known, baseRefs }, { ask, cache, signal }) {
    const diffIds = layers.filter((layer) => !isYours(layer)).map(({ diffId }) => diffId);
    const cached = diffIds.flatMap((diffId) => known.get(diffId)?.inRegistry ?? []);
    if (cached.length === diffIds.length)
        return { ok: true, value: cached };
    if (baseRefs.length === 0)
        return { ok: false, why: 'it is not proved which image the base is' };
    if (signal.aborted)
        return { ok: false, why: `no registry was asked: ${(0,errors/* messageOf */.bD)(signal.reason)}` };
    const limit = AbortSignal.any([signal, AbortSignal.timeout(REGISTRY_MILLISECONDS)]);
    const whys = new Set();
    for (const ref of baseRefs) {
        const found = await registryLayers(ref, diffIds, platform, (name) => ask(name, limit)).catch((cause) => void whys.add(`${ref}: ${(0,errors/* messageOf */.bD)(limit.aborted ? limit.reason : cause)}`));
        if (!found)
            continue;
        for (const [index, inRegistry] of found.entries())
            await cache.addTransfer(diffIds[index] ?? '', { inRegistry });
        return { ok: true, value: found };
    }
    const why = whys.size > 0 ? ` (${(0,visible/* bounded */.Mm)([...whys].join('; '), MOST_WHY)})` : '';
    return { ok: false, why: `no registry that can be reached shows the layers of the base${why}` };
}
/** Bytes of all these layers after compression. */
async function yourSizes(layers, { known }, { store, cache, signal: given, grace }) {
    const sizes = new Map(layers.flatMap(({ diffId }) => estimateOf(diffId, known)));
    const missing = new Map(layers.filter(({ diffId }) => !sizes.has(diffId)).map((one) => [one.diffId, one]));
    const onDisk = [...missing.values()].reduce((total, { size }) => total + size, 0);
    if (onDisk > download_MOST_BYTES)
        return { ok: false, why: `your layers have ${(0,units/* bytes */.ee)(onDisk)}: too much to compress` };
    if (missing.size > 0) {
        if (!store)
            return { ok: false, why: "the engine's storage cannot be read" };
        // the smallest first: what is not finished now may be next time, and those done are cached
        const inOrder = [...missing.values()].sort((a, b) => a.size - b.size);
        const byIndex = new Map(inOrder.map(({ index, diffId }) => [index, diffId]));
        const onSize = async (index, estimate) => {
            const diffId = byIndex.get(index) ?? '';
            sizes.set(diffId, estimate);
            await cache.addTransfer(diffId, { estimate });
        };
        const pace = paceOf(onDisk, grace);
        const signal = AbortSignal.any([given, pace.tooSlow]);
        try {
            signal.throwIfAborted();
            await gzipSizes(store, [...byIndex.keys()], { onSize, onRead: pace.onRead }, signal);
        }
        catch (cause) {
            const left = (0,units/* count */.U9)([...missing.keys()].filter((diffId) => !sizes.has(diffId)).length, 'layer');
            const why = (0,errors/* messageOf */.bD)(signal.aborted ? signal.reason : cause);
            return { ok: false, why: `${left} could not be compressed: ${why}` };
        }
    }
    return { ok: true, value: layers.reduce((total, { diffId }) => total + (sizes.get(diffId) ?? 0), 0) };
}
/** Compression on one slow core, in bytes a millisecond: assumed until there is a measurement. */
const ASSUMED_PACE = 20_000;
/** `tooSlow` aborts at the start of the grace period, if the rest of `total` bytes would take longer than that. */
function paceOf(total, grace) {
    const slow = new AbortController();
    const since = performance.now();
    let read = 0;
    void grace?.from.then(() => {
        const pace = read === 0 ? ASSUMED_PACE : read / (performance.now() - since);
        if (total - read > pace * grace.seconds * 1000)
            slow.abort(new Error('the smoke test ended before'));
    });
    return { tooSlow: slow.signal, onRead: (bytes) => (read += bytes) };
}
function estimateOf(diffId, known) {
    const { estimate } = known.get(diffId) ?? {};
    return estimate === undefined ? [] : [[diffId, estimate]];
}

;// CONCATENATED MODULE: ./src/inspect/kept/tar-writer.ts
/** Writes the tars that engines load: regular files with short names. */

/** Larger sizes do not fit the octal field: the builder's own tar would need another dialect too. */
const MOST_OCTAL = 8 ** 11 - 1;
/** The header of a file. `name`: at most 100 ASCII characters. */
function fileHeader(name, size) {
    const block = Buffer.alloc(BLOCK);
    block.write(name, 0, 100, 'latin1');
    block.write('0000644\0', 100, 'latin1');
    block.write('0000000\0'.repeat(2), 108, 'latin1');
    if (size <= MOST_OCTAL)
        block.write(`${octal(size, 11)}\0`, 124, 'latin1');
    else {
        block.writeBigInt64BE(BigInt(size), 128);
        block[124] = 0x80; // base 256, as GNU and Go write it
    }
    block.write(`${octal(0, 11)}\0`, 136, 'latin1');
    block.write('        0', 148, 'latin1');
    block.write('ustar\x0000', 257, 'latin1');
    const sum = block.reduce((total, byte) => total + byte, 0);
    block.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
    return block;
}
/** What follows content of that size. */
const padding = (size) => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
const TAR_END = Buffer.alloc(2 * BLOCK);
/** A small file, whole. */
const smallFile = (name, content) => Buffer.concat([fileHeader(name, content.length), content, padding(content.length)]);
const octal = (value, digits) => value.toString(8).padStart(digits, '0');

;// CONCATENATED MODULE: ./src/inspect/kept/images.ts









/** The path of a blob in an OCI layout. */
const blobPath = (digest) => `blobs/sha256/${digest.slice('sha256:'.length)}`;
/** Throws `archive-invalid` for what is not the descriptor of a blob with a SHA-256 digest and a size. */
function descriptorOf(json, what) {
    const packed = packedOf(json);
    if (packed === null)
        throw invalidArchive(`The descriptor of ${what} has no SHA-256 digest or no size`);
    return { mediaType: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'mediaType')), ...packed };
}
/** The bytes, if they have that digest. Throws `archive-invalid`. */
function checked(bytes, digest) {
    if (digestOf(bytes) === digest)
        return bytes;
    throw invalidArchive(`The content of ${digest} is damaged: it has another digest`);
}
/** Of an index or manifest. Throws `archive-invalid` if it is too large to parse. */
function boundedJson(bytes) {
    if ((0,lib_json/* mostValues */.Yz)(bytes) <= limits.jsonValues)
        return (0,lib_json/* parseJson */.qF)(bytes);
    throw invalidArchive(`An index or manifest has more than ${limits.jsonValues} values`);
}
/**
 * The image of a platform; null: the only one. `hasLayers`: whether the engine that loads the tar has the layers already.
 * Throws `archive-invalid`.
 */
async function imageIn(content, platform, { hasLayers }) {
    const parts = await images_partsOf(content, await manifestOf(content, platform));
    const { manifest, config, layers } = parts;
    const blobs = [manifest, config, ...(hasLayers ? [] : images_distinct(layers))];
    return {
        ids: [manifest.digest, config.digest],
        async *tar(tag) {
            for (const blob of blobs) {
                yield fileHeader(blobPath(blob.digest), blob.size);
                yield* content.blob(blob);
                yield padding(blob.size);
            }
            yield loadedAs([tag], parts);
        },
    };
}
async function images_partsOf(content, manifest) {
    const json = boundedJson(await content.manifest(manifest.digest));
    const layers = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(json, 'layers'));
    if (layers.length > limits.layers)
        throw invalidArchive(`The image ${manifest.digest} has more than ${limits.layers} layers`);
    return {
        manifest,
        config: descriptorOf((0,lib_json/* field */.ZZ)(json, 'config'), `the config of ${manifest.digest}`),
        layers: layers.map((layer) => descriptorOf(layer, `a layer of ${manifest.digest}`)),
    };
}
/**
 * The end of a tar with the blobs of an image: an OCI layout's index.json, which containerd's store reads, and the
 * manifest.json that the classic stores and podman read.
 */
function loadedAs(tags, { manifest, config, layers }) {
    const named = tags.map(fullName).map((name) => ({
        ...manifest,
        annotations: {
            'io.containerd.image.name': name,
            'org.opencontainers.image.ref.name': name.slice(name.lastIndexOf(':') + 1),
        },
    }));
    const index = { schemaVersion: 2, manifests: named };
    const saved = {
        Config: blobPath(config.digest),
        RepoTags: tags,
        Layers: layers.map(({ digest }) => blobPath(digest)),
    };
    return Buffer.concat([
        smallFile('oci-layout', Buffer.from('{"imageLayoutVersion":"1.0.0"}')),
        smallFile('index.json', Buffer.from(JSON.stringify(index))),
        smallFile('manifest.json', Buffer.from(JSON.stringify([saved]))),
        TAR_END,
    ]);
}
/** The manifest of the platform: of the same variant if there is one. A root without an index is the only image. */
async function manifestOf(content, platform) {
    const { root } = content;
    const json = boundedJson(await content.manifest(root.digest));
    if (!isIndex(json))
        return root;
    const rows = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(json, 'manifests'));
    if (rows.length > limits.images)
        throw invalidArchive(`The index ${root.digest} has more than ${limits.images} images`);
    const images = rows
        .filter((row) => !isAttestation(row))
        .map((row) => ({ row, platform: platformOf((0,lib_json/* field */.ZZ)(row, 'platform')) }));
    const wanted = platform === null ? null : (0,platform_name/* parsePlatform */.FL)(platform);
    const found = wanted === null
        ? images.length === 1
            ? images[0]
            : undefined
        : (images.find((one) => (0,platform_name/* isSamePlatform */.SW)(one.platform, wanted)) ??
            images.find((one) => (0,platform_name/* isSameMachine */.sP)(one.platform, wanted)));
    if (found)
        return descriptorOf(found.row, `the image for ${(0,platform_name/* platformText */.VQ)(found.platform)}`);
    throw invalidArchive(`The index ${root.digest} has no image for ${platform ?? 'one platform alone'}; it has ${platformsIn(json).slice(0, images_MOST_LISTED).join(', ')}`);
}
const images_MOST_LISTED = 12;
const images_distinct = (layers) => [
    ...new Map(layers.map((layer) => [layer.digest, layer])).values(),
];

;// CONCATENATED MODULE: ./src/inspect/kept/kept-tar.ts
/**
 * Keeps the tar of a builder (an OCI layout) in a file, with an index of where each blob begins: nothing is unpacked, and
 * the tar is parsed once, while it passes.
 */













const READ_BYTES = 2 ** 20;
const BLOB = /^blobs\/sha256\/[0-9a-f]{64}$/;
class KeptTar {
    #file;
    #name;
    #spans = new Map();
    #failure = null;
    /** `file`: does not exist yet; its folder is private. `name`: of the tar, for messages. */
    constructor(file, name) {
        this.#file = file;
        this.#name = name;
    }
    /** See `ContentKeeper.pass`. */
    async *pass(chunks, tags) {
        const out = await (0,promises_.open)(this.#file, 'wx', 0o600);
        let isEmpty = true;
        try {
            const rewriter = new Rewriter(this.#spans);
            for await (const chunk of chunks) {
                isEmpty = false;
                if (this.#failure !== null)
                    continue;
                await out.appendFile(chunk);
                const pieces = this.#guarded(() => rewriter.write(chunk)) ?? [];
                if (tags.length > 0)
                    yield* pieces;
            }
            this.#guarded(() => rewriter.end());
        }
        finally {
            await out.close();
        }
        if (isEmpty || tags.length === 0 || this.#failure !== null)
            return;
        const end = await this.#end(tags);
        if (end)
            yield end;
    }
    /** Rejects with `archive-invalid`. */
    async content() {
        if (this.#failure !== null)
            throw this.#failure;
        const index = await this.#read(this.#spanOf('index.json'));
        // an image with several tags has a row for each
        const rows = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(boundedJson(index), 'manifests')).map((row) => descriptorOf(row, `the image in ${this.#name}`));
        const [root] = rows;
        if (!root || rows.some(({ digest }) => digest !== root.digest))
            throw invalidArchive(`The index.json of ${this.#name} does not name one image`);
        const content = {
            root,
            manifest: async (digest) => checked(await this.#read(this.#spanOf(blobPath(digest))), digest),
            blob: (descriptor) => this.#blob(descriptor),
        };
        return { ...content, image: (platform) => imageIn(content, platform, { hasLayers: false }) };
    }
    /** What makes the tar that has passed one that engines load; null, and a failure, if it cannot be. */
    async #end(tags) {
        try {
            const content = await this.content();
            return loadedAs(tags, await images_partsOf(content, await manifestOf(content, null)));
        }
        catch (cause) {
            this.#failure = cause;
            return null;
        }
    }
    #guarded(work) {
        try {
            return work();
        }
        catch (cause) {
            if (!(cause instanceof Malformed))
                throw cause;
            this.#failure = unreadable(this.#name, cause, 'the tar');
            return null;
        }
    }
    #spanOf(path) {
        const span = this.#spans.get(path);
        if (!span)
            throw invalidArchive(`${path} is not in ${this.#name}`);
        return span;
    }
    async #read({ start, size }) {
        if (size > limits.jsonBytes)
            throw invalidArchive(`${this.#name} has JSON of more than ${limits.jsonBytes} bytes`);
        const file = await (0,promises_.open)(this.#file);
        try {
            const bytes = Buffer.alloc(size);
            const { bytesRead } = await file.read(bytes, 0, size, start);
            return bytes.subarray(0, bytesRead);
        }
        finally {
            await file.close();
        }
    }
    async *#blob({ digest, size }) {
        const span = this.#spanOf(blobPath(digest));
        if (span.size !== size)
            throw invalidArchive(`${digest} in ${this.#name} has ${span.size} bytes instead of ${size}`);
        if (size === 0)
            return;
        const range = { start: span.start, end: span.start + size - 1, highWaterMark: READ_BYTES };
        yield* (0,external_node_fs_.createReadStream)(this.#file, range);
    }
}
/** Notes where files are in a tar, and rewrites those that are blobs: what else a tar can hold reaches no engine. */
class Rewriter {
    #spans;
    #feed = new Feed(parseTar());
    #budget = new Budget();
    /** Of the blob that is passing; null: another member. */
    #size = null;
    constructor(spans) {
        this.#spans = spans;
    }
    /** Throws Malformed. */
    write(chunk) {
        return [...this.#feed.write(chunk)].flatMap((event) => this.#take(event));
    }
    /** Throws Malformed when the tar is cut off. */
    end() {
        for (const event of this.#feed.end())
            this.#take(event);
    }
    #take(event) {
        if (event.kind === 'member')
            return this.#begin(event.member);
        if (this.#size === null)
            return [];
        if (event.kind === 'content')
            return [event.bytes];
        const end = padding(this.#size);
        this.#size = null;
        return [end];
    }
    #begin({ name, type, size, sparse, at }) {
        this.#budget.archiveMember();
        const path = memberPath(name.toString());
        this.#size = null;
        if (type !== '0')
            return [];
        if (sparse !== null)
            throw new Malformed(`its file ${path} is sparse`, at);
        if (this.#spans.has(path))
            throw new Malformed(`it has two files ${path}`, at);
        this.#spans.set(path, { start: at + BLOCK, size });
        if (!BLOB.test(path))
            return [];
        this.#size = size;
        return [fileHeader(path, size)];
    }
}

;// CONCATENATED MODULE: ./src/inspect/kept/engine-content.ts
/**
 * The content of an image on an engine with containerd's store, which holds an index and all below it as a builder made
 * them: from the store itself, by a container that is never started and that stays until the run ends; else by
 * `docker save`, which writes the same bytes as an OCI layout.
 */










/** Rejects with `archive-invalid`, `engine-failed` or `engine-lost`. */
async function engineContent(access) {
    const { store } = access;
    if (store === undefined)
        return savedContent(access);
    try {
        return await storedContent(store);
    }
    catch (cause) {
        if (!(cause instanceof RouteUnavailable))
            throw cause;
        access.say(`the content of the image is saved to disk: ${(0,errors/* messageOf */.bD)(cause)}`);
        return savedContent(access);
    }
}
async function savedContent({ engine, ref, file }) {
    const tar = new KeptTar(file, `\`docker save ${ref}\``);
    // without tags, nothing comes out
    await tar.pass((await engine.save(ref)), []).next();
    return tar.content();
}
/** Roles of containers are unique in a run. */
let opened = 0;
async function storedContent(access) {
    const store = await openStore(access, `content-${++opened}`);
    const read = async (digest) => {
        if (access_hexOf(digest) === '')
            throw invalidArchive('A blob of the image has no SHA-256 digest');
        return (await store.read(`${CONTENT_BLOBS}/${access_hexOf(digest)}`));
    };
    const manifest = async (digest) => checked(await wholeFile(await read(digest)), digest);
    try {
        const bytes = await manifest(access.id);
        const json = boundedJson(bytes);
        const kind = isIndex(json) ? 'index' : 'manifest';
        const mediaType = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'mediaType')) || `application/vnd.oci.image.${kind}.v1+json`;
        const content = {
            root: { mediaType, digest: access.id, size: bytes.length },
            manifest,
            blob: async function* ({ digest }) {
                yield* fileIn(await read(digest));
            },
        };
        return { ...content, image: (platform) => imageIn(content, platform, { hasLayers: true }) };
    }
    catch (cause) {
        await store.close();
        throw cause;
    }
}

;// CONCATENATED MODULE: ./src/inspect/kept/index.ts
/** Keeps the content of an image as its builder made it, for a push: index, manifests, attestations, configs and layers. */



;// CONCATENATED MODULE: ./src/inspect/index.ts






























/**
 * Rejects with a UserError: `archive-invalid` if the archive is cut off, damaged, inconsistent, passes one of `limits`,
 * or has several images and no way to choose; `engine-lost` if the engine stops sending; `settings` if there is no
 * such file.
 */
async function inspect(subject, options) {
    const { platform, ref, progress, cache = noCache } = options;
    const id = subject.kind === 'engine' && subject.id !== '' ? subject.id : null;
    const wanted = { platform, ref, id, asked: options.pick ?? null };
    const read = await readImage(subject, wanted, cache, progress);
    const { archive, image, sources, reading } = read;
    const paths = read.layers.reduce((sum, { names }) => sum + names.parents.length, 0);
    const space = newPathSpace(read.linkSteps, paths);
    const replayed = replay(read.layers, space, (index, cause) => unreadable(sources[index]?.name ?? archive, cause, 'its tar'));
    const history = options.linesOf?.(historyOf(image.config)) ?? NO_LINES;
    const context = {
        id: id ?? image.configDigest,
        ref,
        host: options.host ?? null,
        base: (await options.base) ?? NO_HINTS,
        lines: history.lines,
    };
    const files = new FinalFiles(replayed, space);
    const described = describeImage({ archive, space, files, image, sources, replayed }, context);
    const withLines = resolveLines(described, history);
    const inConfig = secretsInConfig(image.config);
    const mask = (0,redact/* maskOf */._4)(inConfig.values);
    const layers = redacted(withLines.image.layers, (text) => mask(options.redact?.(text) ?? text));
    const { file = null, ...dockerfile } = options.dockerfile ?? {};
    const allFiles = options.allFiles ?? false;
    const { reported, development, owned } = inventoryOf(files, { wantsOwned: allFiles });
    const findings = () => {
        const { packages } = reported;
        const input = { replayed, paths: space.paths, rows: layers, packages, development, file, ...dockerfile };
        const isEnv = (path) => isEnvFile(Buffer.from(space.paths.name(path)).toString('latin1'));
        const secrets = secretsOf(input, inConfig.written, historyOf(image.config), history, isEnv);
        return [
            ...secrets.findings,
            ...findingsOf(replayed.layers, space.paths),
            ...withLines.findings,
            ...envFilesOf(input, secrets.reported),
            ...wasteFindings(input),
        ];
    };
    const { sizes, base } = withLines.image;
    return {
        image: {
            ...withLines.image,
            config: (0,redact/* redact */.E$)(withLines.image.config, inConfig.values),
            layers,
            ...reported,
            reading,
        },
        ...(inConfig.values.length > 0 ? { secrets: inConfig.values } : {}),
        ...(sizes.download === null ? { download: hintsFor(sources, base, context.base.locals) } : {}),
        findings: (options.findings ?? true) ? findings() : [],
        files: matchFiles(options.filePatterns ?? [], space.paths, replayed.tree),
        ...(allFiles
            ? { paths: { ...imageFiles(replayed, space), owners: ownersOf(owned, files, space.paths.count) } }
            : {}),
    };
}
/** An image's history contains the values of build arguments, which may be secrets. */
const redacted = (layers, redact) => layers.map((layer) => ({ ...layer, createdBy: redact(layer.createdBy) }));


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
