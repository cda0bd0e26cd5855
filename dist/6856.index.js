export const id = 6856;
export const ids = [6856];
export const modules = {

/***/ 36856:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fT: () => (/* binding */ assemble),
  W1: () => (/* binding */ configOf),
  sk: () => (/* binding */ describeEngine)
});

// EXTERNAL MODULE: ./src/baseline/index.ts + 15 modules
var src_baseline = __webpack_require__(46673);
// EXTERNAL MODULE: ./src/compare/index.ts + 15 modules
var compare = __webpack_require__(82141);
// EXTERNAL MODULE: ./src/core/version.ts + 1 modules
var version = __webpack_require__(74910);
// EXTERNAL MODULE: ./src/github/index.ts + 9 modules
var github = __webpack_require__(41660);
// EXTERNAL MODULE: ./src/core/ready-time.ts
var ready_time = __webpack_require__(57488);
// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
// EXTERNAL MODULE: ./src/platform/name.ts
var platform_name = __webpack_require__(20736);
// EXTERNAL MODULE: ./src/platform/compatible.ts
var compatible = __webpack_require__(37005);
;// CONCATENATED MODULE: ./src/judge/fit.ts
/**
 * Findings about image, program and engine of different platforms. If the container could not run,
 * `wrong-architecture` reports that, and there is no finding here.
 */


/** Whether the container ran although the engine's processor cannot run its program natively. */
function isEmulated(image, smoke, findings) {
    const { engine } = image.fit ?? {};
    if (!engine || !smoke || isRefused(findings))
        return false;
    const hasRun = smoke.ready || (smoke.startedAt !== null && smoke.log.lines > 0);
    return hasRun && !isNative(image, engine);
}
function platformFindings(image, smoke, findings, { cannotRun = false, isOneOfSeveral = false } = {}) {
    if (!image?.fit || isRefused(findings))
        return [];
    const { engine, emulated } = image.fit;
    return [
        ...mislabelled(image, isOneOfSeveral ? 'fail' : 'warn'),
        ...(emulated && engine ? [emulation(image, engine)] : []),
        ...(smoke === null && engine && !isFor(image, engine) ? [elsewhere(image, engine, cannotRun)] : []),
    ];
}
const isRefused = (findings) => findings.some(({ code }) => code === 'wrong-architecture');
/** Compares the platform that the image declares. */
const isFor = ({ platform }, engine) => platform.os === engine.os && (0,compatible/* runsOn */.k)(platform, engine);
/** Compares the platform of the program, if known. */
const isNative = (image, engine) => image.platform.os === engine.os && (0,compatible/* runsOn */.k)(programOf(image), engine);
/** An ELF header has no variant: the image's variant is used if the architectures are equal. */
function programOf({ platform, fit }) {
    const architecture = fit?.entrypoint?.architecture ?? platform.architecture;
    return architecture === platform.architecture ? platform : { architecture };
}
/**
 * Registries and clusters choose an image by the platform that it declares. Of several platforms in one index, such a one starts
 * on no machine.
 */
function mislabelled({ platform, fit }, level) {
    const program = fit?.entrypoint;
    if (!program || (0,compatible/* runsOn */.k)({ architecture: program.architecture }, platform))
        return [];
    return [
        {
            code: 'mislabelled-platform',
            level,
            confidence: 'proved',
            message: `its program is built for ${program.architecture}, but the image says that it is for ${(0,platform_name/* platformText */.VQ)(platform)}`,
            fix: `Build the image for the program's platform (\`platform: ${platform.os}/${program.architecture}\`), or copy the ${platform.architecture} program into it.`,
            evidence: [
                `${program.path}: ELF header says ${program.architecture}`,
                `image platform: ${(0,platform_name/* platformText */.VQ)(platform)}`,
            ],
        },
    ];
}
function emulation(image, engine) {
    const { platform, fit } = image;
    const program = fit?.entrypoint;
    return {
        code: 'emulated',
        level: 'warn',
        confidence: 'proved',
        message: `it ran under emulation, built for ${(0,platform_name/* platformText */.VQ)({ os: platform.os, ...programOf(image) })} on an engine that is ${(0,platform_name/* platformText */.VQ)(engine)}: times and memory are not those of real hardware`,
        fix: `Test it on the platform where it will run, or build it for this engine (\`platform: ${(0,platform_name/* platformText */.VQ)(engine)}\`).`,
        evidence: [
            ...(program ? [`${program.path}: ELF header says ${program.architecture}`] : []),
            `image platform: ${(0,platform_name/* platformText */.VQ)(platform)}`,
            `engine: ${(0,platform_name/* platformText */.VQ)(engine)}`,
        ],
    };
}
function elsewhere({ platform }, engine, cannotRun) {
    const outcome = cannotRun
        ? 'its kernel refused the program, so the image was weighed only'
        : 'it was weighed, but would run here under emulation only';
    return {
        code: 'other-platform',
        level: 'note',
        confidence: 'proved',
        message: `the image is for ${(0,platform_name/* platformText */.VQ)(platform)}, and this engine is ${(0,platform_name/* platformText */.VQ)(engine)}: ${outcome}`,
        evidence: [`image platform: ${(0,platform_name/* platformText */.VQ)(platform)}`, `engine: ${(0,platform_name/* platformText */.VQ)(engine)}`],
    };
}

// EXTERNAL MODULE: ./src/core/run-id.ts
var run_id = __webpack_require__(20394);
;// CONCATENATED MODULE: ./src/judge/run-label.ts
/** Notes an image that has the label of Sea Trial's own containers, which could be confused with them. */

function runLabelFindings(image) {
    const { labels = {} } = image?.config ?? {};
    if (!Object.hasOwn(labels, run_id/* RUN_LABEL */.jQ))
        return [];
    return [
        {
            code: 'carries-run-label',
            level: 'note',
            confidence: 'proved',
            message: `the image has the label ${run_id/* RUN_LABEL */.jQ}, which Sea Trial gives to its own containers; nothing is removed because of it`,
            fix: `Remove the label ${run_id/* RUN_LABEL */.jQ} from LABEL in the Dockerfile, or from its base image.`,
            evidence: [`image label: ${run_id/* RUN_LABEL */.jQ}=${labels[run_id/* RUN_LABEL */.jQ] ?? ''}`],
        },
    ];
}

// EXTERNAL MODULE: ./src/core/budget.ts
var core_budget = __webpack_require__(64782);
// EXTERNAL MODULE: ./src/lib/glob.ts
var lib_glob = __webpack_require__(66857);
;// CONCATENATED MODULE: ./src/judge/acceptances.ts
/** Findings that the repository, or a policy above it, accepts until a day. Pure. */


/**
 * An accepted finding becomes a note with the reason; its level before is kept. The last day of an acceptance counts in
 * full, in UTC. `at`: the time of the run.
 */
function accept(findings, { acceptances, budgets }, at) {
    const counts = acceptances.map(() => 0);
    const today = at.toISOString().slice(0, 10);
    const accepted = findings.map((finding) => {
        const subject = subjectOf(finding, budgets);
        const matching = acceptances.flatMap((one, index) => (isAbout(one, finding, subject) ? [index] : []));
        for (const index of matching)
            counts[index] = (counts[index] ?? 0) + 1;
        const valid = matching.map((index) => acceptances[index]).find((one) => one && !(0,core_budget/* isExpired */._d)(one, today));
        return valid ? withAcceptance(finding, valid) : finding;
    });
    const reported = acceptances.map((one, index) => {
        const matches = counts[index] ?? 0;
        const { place, pattern, ...rest } = one;
        return {
            ...rest,
            ...(place === null ? {} : { place }),
            ...(pattern === null ? {} : { pattern }),
            matches,
            state: (0,core_budget/* isExpired */._d)(one, today) ? 'expired' : matches === 0 ? 'unused' : 'used',
        };
    });
    return { findings: accepted, acceptances: reported };
}
const withAcceptance = (finding, { reason, until }) => ({
    ...finding,
    level: 'note',
    accepted: { level: finding.level, reason, until },
});
function isAbout({ code, place, pattern, policy }, finding, { places, paths, isOfPolicy }) {
    if (finding.code !== code || (isOfPolicy && policy === undefined))
        return false;
    const isThere = place === null ||
        places.some((one) => (0,lib_glob/* matchesGlob */.k)(one, place)) ||
        (paths.length > 0 && paths.every((one) => (0,lib_glob/* matchesGlob */.k)(one, place)));
    return isThere && (pattern === null || (0,lib_glob/* matchesGlob */.k)(finding.message, pattern));
}
function subjectOf({ location, budget, paths = [] }, budgets) {
    const rule = budgets.find(({ name }) => name === budget);
    const places = [
        ...(location ? [location.file, `${location.file}:${location.line}`] : []),
        ...(rule ? (0,core_budget/* placesOfBudget */.t)(rule) : []),
    ];
    return { places, paths, isOfPolicy: rule?.policy !== undefined };
}

;// CONCATENATED MODULE: ./src/judge/config-rules.ts

/** One sentence about what is missing; null where the config is as required. */
const configProblem = ({ rule, value }, config) => PROBLEMS[rule](config, value);
const PROBLEMS = {
    'non-root': ({ user }) => (isRoot(user) ? 'the image runs as root' : null),
    healthcheck: ({ healthcheck }) => healthcheck === undefined || ['', 'NONE'].includes(healthcheck.test[0] ?? '')
        ? 'the image has no HEALTHCHECK'
        : null,
    label: ({ labels }, value) => labelProblem(labels, value ?? ''),
    'stop-signal': ({ stopSignal }, value) => {
        if (stopSignal === undefined || stopSignal === '')
            return 'the image sets no STOPSIGNAL';
        return value === null || signalName(stopSignal) === signalName(value)
            ? null
            : `the image’s STOPSIGNAL is ${stopSignal}, not ${value}`;
    },
};
/** Also `0:0` and `root:root`; no user is root. */
function isRoot(user) {
    const name = user.split(':')[0]?.trim() ?? '';
    return name === '' || name === 'root' || /^0+$/.test(name);
}
/** `name`, or `name=glob`. An empty label is no label. */
function labelProblem(labels, wanted) {
    const [name = ''] = wanted.split('=', 1);
    const text = Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';
    if (text === '')
        return `the image has no label \`${name}\``;
    const glob = wanted.includes('=') ? wanted.slice(name.length + 1) : '*';
    return (0,lib_glob/* matchesGlob */.k)(text, glob) ? null : `the label \`${name}\` of the image is not \`${glob}\``;
}
const signalName = (signal) => signal.trim().toUpperCase().replace(/^SIG/, '');

;// CONCATENATED MODULE: ./src/judge/figures.ts
/** How each figure of a budget is read from a run, or from its baseline. Null where it is not known. Pure. */


const notWeighed = ({ image }) => image ? 'it is not known of this image' : 'the image was not weighed';
const notRun = ({ smoke }) => smoke === null ? 'the image was not run' : smoke.ready ? 'it was not measured' : 'it was not ready';
/** Docker's grace: what a container that ignores its stop signal takes, also where that was not waited out. */
const GRACE_SECONDS = 10;
const READINGS = {
    'on-disk': { of: ({ image }) => image?.sizes.onDisk ?? null, missing: notWeighed },
    download: {
        of: ({ image }) => (image?.sizes.download?.exact ? image.sizes.download.bytes : null),
        missing: ({ image }) => image?.sizes.download
            ? 'it is only estimated'
            : image
                ? 'the sizes of its compressed layers are not known'
                : 'the image was not weighed',
    },
    redeploy: {
        of: ({ delta }) => (delta?.redeploy?.exact ? delta.redeploy.bytes : null),
        missing: ({ delta }) => delta?.redeploy ? 'it is only estimated' : 'there is no baseline whose layers are known',
    },
    'dead-weight': { of: ({ image }) => image?.sizes.deadWeight ?? null, missing: notWeighed },
    efficiency: {
        of: ({ image }) => (image && image.sizes.onDisk > 0 ? image.sizes.efficiency : null),
        missing: ({ image }) => (image ? 'the image has no bytes' : 'the image was not weighed'),
    },
    layers: { of: ({ image }) => image?.layers.length ?? null, missing: notWeighed },
    'your-layers': {
        of: ({ image }) => (image?.base ? Math.max(0, image.sizes.onDisk - image.base.onDisk) : null),
        missing: ({ image }) => (image ? 'its base image is not known' : 'the image was not weighed'),
    },
    ready: {
        of: ({ smoke }) => (0,ready_time/* readyTime */.Z)(smoke),
        missing: (side) => (side.smoke?.startTimes ? 'too few starts became ready for a median' : notRun(side)),
    },
    memory: { of: ({ smoke }) => (smoke?.ready ? smoke.memory.peak : null), missing: notRun },
    stop: { of: ({ smoke }) => (smoke?.shutdown ? stopSeconds(smoke.shutdown) : null), missing: notRun },
    build: {
        of: ({ build }) => (build?.ok ? build.seconds : null),
        missing: ({ build }) => (build ? 'the build failed' : 'nothing was built'),
    },
};
const stopSeconds = ({ seconds, provedBy }) => provedBy === 'signal-mask' ? Math.max(seconds, GRACE_SECONDS) : seconds;
/** Shares are compared to a billionth, so that 1 − 0.9 is 0.1. */
const comparable = (figure, value) => core_budget/* FIGURES */.SL[figure].unit === 'share' ? Math.round(value * 1e9) / 1e9 : value;

// EXTERNAL MODULE: ./src/lib/budget-text.ts
var budget_text = __webpack_require__(17776);
;// CONCATENATED MODULE: ./src/judge/over-budget.ts
/** The finding of a budget that is exceeded or open. Pure. */



function findingOf(rule, budget, level, subject) {
    const common = { level, confidence: 'proved', budget: budget.name };
    const reason = budget.reason ?? 'its figure is not known';
    return budget.state === 'open'
        ? {
            code: 'budget-open',
            ...common,
            message: `the budget \`${budget.name}\` cannot be checked because ${reason}`,
            fix: openFix(rule, subject),
            evidence: evidenceOf(budget),
        }
        : {
            code: 'over-budget',
            ...common,
            message: messageOf(rule, budget, subject),
            fix: rule.kind === 'config' ? CONFIG_FIXES[rule.rule] : FIXES[rule.kind],
            evidence: evidenceOf(budget),
        };
}
function openFix(rule, { before, build, isCommand }) {
    if (rule.disputed !== undefined)
        return 'Give the job the permission `contents: read` and a token, or check out with a `fetch-depth` of 2.';
    if (rule.kind === 'figure' && rule.is === 'max-growth' && before === null)
        return `Get a baseline: ${isCommand ? '' : SAVED}${(build === null ? NAMED : BUILT)[isCommand ? 'command' : 'action']}.`;
    return 'Make the figure known, or set `unknown: warn` or `unknown: pass` for budgets that cannot be checked.';
}
const SAVED = 'run this workflow on `push` to the base branch too, which saves its Report, or ';
const BUILT = {
    action: 'set `baseline: build`, which builds the commit to compare with',
    command: '`--baseline build` builds the commit to compare with',
};
const NAMED = {
    action: 'set `baseline: registry:NAME`, an image to compare with',
    command: '`--baseline registry:NAME` compares with an image, `--baseline FILE` with the Report of an earlier run',
};
const FIXES = {
    figure: 'Reduce it, or raise the limit in the config file or the workflow, with the reason in the commit.',
    package: 'Do not install it, remove it in the same RUN, or install it in another stage.',
    file: 'Leave it out of the image: list it in `.dockerignore`, or delete it in the RUN that makes it.',
};
const CONFIG_FIXES = {
    'non-root': 'Add a `USER` to the last stage of the Dockerfile.',
    healthcheck: 'Add a `HEALTHCHECK` to the last stage of the Dockerfile.',
    label: 'Add a `LABEL` to the last stage of the Dockerfile.',
    'stop-signal': 'Add a `STOPSIGNAL` to the last stage of the Dockerfile.',
};
function messageOf(rule, budget, { image }) {
    switch (rule.kind) {
        case 'figure':
            return figureMessage(rule, budget);
        case 'package':
            return `${named(budget)} is installed, which the budget \`${rule.name}\` forbids`;
        case 'file':
            return `${named(budget)} is in the image, which the budget \`${rule.name}\` forbids`;
        case 'config':
            return requirement(rule, image);
    }
}
const requirement = (rule, image) => `${(image && configProblem(rule, image.config)) ?? 'its config is not as required'} (budget \`${rule.name}\`)`;
/** The first that was found, and how many more there are. */
function named({ found = [], value }) {
    const more = (value ?? 1) - 1;
    const first = `\`${(found[0] ?? '').replaceAll('`', "'")}\``;
    return more > 0 ? `${first} (and ${more.toLocaleString('en-US')} more)` : first;
}
/** The subject of a sentence about growth. */
const GROWING = {
    'on-disk': 'its size on disk',
    download: 'its download',
    'dead-weight': 'its dead weight',
    layers: 'its number of layers',
    'your-layers': 'the size of your layers',
};
function figureMessage({ figure }, { value, limit, is, name, unit }) {
    const { says } = core_budget/* FIGURES */.SL[figure];
    const subject = GROWING[figure] ?? 'it';
    if (value === null)
        return `${subject} grew from 0, which is over any percentage (\`${name}\`)`;
    const [measured, allowed] = (0,budget_text/* valueAndLimit */.A)(value, limit, unit);
    const sentence = is === 'max-growth' ? `${subject} grew by %` : says;
    const side = is === 'min' ? 'under' : 'over';
    return `${sentence.replace('%', () => measured)}, ${side} the budget of ${allowed} (\`${name}\`)`;
}
function evidenceOf({ found = [], value, limit, unit, is }) {
    if (is === 'absent' || is === 'required')
        return [...found];
    if (value === null)
        return [];
    const shown = (number) => `${Number(number.toFixed(DIGITS)) || number} ${unit}`;
    return [`${is === 'max-growth' ? 'growth' : 'measured'}: ${shown(value)}`, `limit: ${shown(limit)}`];
}
/** Decimals; what is not 0 is not shown as 0. */
const DIGITS = 4;

;// CONCATENATED MODULE: ./src/judge/budgets.ts
/**
 * Compares a run with its budgets. Pure. Exactly at a limit passes; what is not known, or is no number, leaves a budget
 * `open`: it is never met.
 */






/** In the order of the rules. */
function measureBudgets(rules, measured) {
    return rules.map((rule) => {
        const budget = budgetOf(rule, measured);
        const level = levelOf(rule, budget);
        return { budget, finding: level === null ? null : findingOf(rule, budget, level, measured) };
    });
}
function levelOf(rule, { state }) {
    if (state === 'exceeded')
        return rule.level;
    if (state !== 'open' || rule.unknown === 'pass')
        return null;
    return rule.level === 'warn' ? 'warn' : rule.unknown;
}
/** Paths and packages that a budget lists. */
const MOST_FOUND = 20;
function budgetOf(rule, measured) {
    const outcome = outcomeOf(rule, measured);
    const facts = factsOf(rule);
    if (rule.disputed !== undefined)
        return { ...facts, value: outcome.value, state: 'open', reason: rule.disputed };
    if ('open' in outcome)
        return { ...facts, value: outcome.value, state: 'open', reason: outcome.open };
    const { value, isMet, found = [] } = outcome;
    const list = found.length === 0 ? {} : { found: found.slice(0, MOST_FOUND) };
    if (isMet)
        return { ...facts, value, state: 'met' };
    const { allowance } = measured;
    const isGrowth = rule.kind === 'figure' && rule.is === 'max-growth';
    const isAllowed = allowance !== null && isGrowth && rule.policy === undefined;
    return isAllowed
        ? { ...facts, value, state: 'allowed', by: allowance.by, at: allowance.at }
        : { ...facts, value, state: 'exceeded', ...list };
}
function factsOf(rule) {
    const { name, level } = rule;
    if (rule.kind === 'config')
        return { name, is: 'required', unit: 'count', limit: 1, level };
    if (rule.kind !== 'figure')
        return { name, is: 'absent', unit: 'count', limit: 0, level };
    const unit = rule.isPercent ? 'percent' : core_budget/* FIGURES */.SL[rule.figure].unit;
    return { name, is: rule.is, unit, limit: rule.limit, level };
}
function outcomeOf(rule, measured) {
    switch (rule.kind) {
        case 'figure':
            return rule.is === 'max-growth' ? growthOutcome(rule, measured) : limitOutcome(rule, measured);
        case 'package':
            return packageOutcome(rule, measured);
        case 'file':
            return fileOutcome(rule, measured);
        case 'config': {
            if (!measured.image)
                return { value: null, open: 'the image was not weighed' };
            const problem = configProblem(rule, measured.image.config);
            return { value: problem === null ? 1 : 0, isMet: problem === null };
        }
    }
}
function limitOutcome({ figure, is, limit }, measured) {
    const value = numberOf(READINGS[figure].of(measured));
    if (value === null)
        return { value, open: READINGS[figure].missing(measured) };
    const [at, most] = [comparable(figure, value), comparable(figure, limit)];
    return { value, isMet: is === 'min' ? at >= most : at <= most };
}
/** A measurement that is no finite number is not known. */
const numberOf = (value) => (Number.isFinite(value) ? value : null);
function growthOutcome(rule, measured) {
    const { before } = measured;
    const { of, missing } = READINGS[rule.figure];
    const after = numberOf(of(measured));
    if (after === null)
        return { value: null, open: missing(measured) };
    if (before === null)
        return { value: null, open: 'there is no baseline to compare with' };
    const [platform, platformBefore] = [measured.image, before.image].map((image) => image && (0,platform_name/* platformText */.VQ)(image.platform));
    if (platform !== platformBefore && platformBefore)
        return { value: null, open: `the baseline is for another platform (${platformBefore})` };
    const earlier = numberOf(of(before));
    if (earlier === null)
        return { value: null, open: `in the baseline, ${missing(before)}` };
    return rule.isPercent ? percentOutcome(rule, earlier, after) : bytesOutcome(rule, earlier, after);
}
const bytesOutcome = ({ limit }, before, after) => ({
    value: after - before,
    isMet: after - before <= limit,
});
/** A percentage of 0 is no limit that anything could keep: growth from 0 is over it, and 0 of 0 is not known. */
function percentOutcome({ limit }, before, after) {
    if (before === 0)
        return after > 0
            ? { value: null, isMet: false }
            : { value: null, open: 'the baseline has 0, of which there is no percentage' };
    // whole numbers, so that nothing is rounded at the limit
    const most = BigInt(Math.round(limit * PERCENT_DIGITS)) * BigInt(before);
    const grown = BigInt(after - before) * BigInt(100 * PERCENT_DIGITS);
    return { value: ((after - before) / before) * 100, isMet: grown <= most };
}
/** Limits in percent have at most four decimals. */
const PERCENT_DIGITS = 10_000;
function packageOutcome({ pattern, type }, { image }) {
    if (!image?.packages)
        return { value: null, open: 'the packages of the image are not known' };
    const isOf = (one) => type === null || one.type === type;
    const found = image.packages.filter((one) => isOf(one) && (0,lib_glob/* matchesGlob */.k)(one.name, pattern));
    if (found.length > 0) {
        const names = found.map(({ name, version, type: of }) => `${name} ${version} (${of})`);
        return { value: found.length, isMet: false, found: names };
    }
    if (image.packagesCut)
        return { value: null, open: 'the image has more packages than are listed' };
    const unread = (image.packagesUnread ?? []).find(isOf);
    return unread
        ? { value: null, open: `${unread.path} was not read, so its packages are not known` }
        : { value: 0, isMet: true };
}
function fileOutcome({ pattern }, { files }) {
    const matches = files?.find((one) => one.pattern === pattern);
    if (!matches)
        return { value: null, open: 'the files of the image are not known' };
    return { value: matches.total, isMet: matches.total === 0, found: matches.paths };
}

// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/judge/base-drift.ts

const MOST_SHOWN = 10;
/** `was`: of which run `before` is. Null if the base is the same, or either is not known. */
function baseDrift(now, before, was) {
    const [base, old] = [now.base, before.base];
    if (!base?.ref || base.ref !== old?.ref || base.ref.includes('@'))
        return null;
    const [layers, oldLayers] = [baseLayers(now), baseLayers(before)];
    const known = new Set(oldLayers.map(({ diffId }) => diffId));
    const changed = layers.filter(({ diffId }) => !known.has(diffId));
    if (changed.length === 0 && layers.length === oldLayers.length)
        return null;
    const packages = packageChanges(now, before);
    const at = was.sha === null ? '' : ` (${was.ref ?? ''}@${was.sha.slice(0, 7)})`;
    return {
        code: 'base-drift',
        level: 'note',
        confidence: 'proved',
        message: `the base \`${base.ref}\` is another image than at the last run${at}: ${changed.length} of ${(0,units/* count */.U9)(layers.length, 'layer')} changed, ${(0,units/* bytesChange */.IV)(old.onDisk, base.onDisk)}${packages.sentence}`,
        fix: 'Nothing is to be done if the trial passes. To decide when the base changes, name its digest in FROM: `NAME:TAG@sha256:…`.',
        evidence: [
            `on disk: ${(0,units/* bytes */.ee)(old.onDisk)} → ${(0,units/* bytes */.ee)(base.onDisk)}`,
            ...packages.rows.slice(0, MOST_SHOWN),
            ...(packages.rows.length > MOST_SHOWN ? [`and ${packages.rows.length - MOST_SHOWN} more`] : []),
        ],
    };
}
const baseLayers = ({ layers, base }) => layers.slice(0, base?.layers ?? 0);
/** `; packages: +2, −1, 14 updated`; empty where one side was not looked into. */
function packageChanges(now, before) {
    const [ours, theirs] = [basePackages(now), basePackages(before)];
    if (ours === null || theirs === null)
        return { sentence: '', rows: [] };
    const added = [...ours].filter(([key]) => !theirs.has(key));
    const removed = [...theirs].filter(([key]) => !ours.has(key));
    const updated = [...ours].filter(([key, version]) => theirs.has(key) && theirs.get(key) !== version);
    const parts = [
        ...(added.length > 0 ? [`+${added.length}`] : []),
        ...(removed.length > 0 ? [`−${removed.length}`] : []),
        ...(updated.length > 0 ? [`${updated.length} updated`] : []),
    ];
    return {
        sentence: parts.length === 0 ? '' : `; packages: ${parts.join(', ')}`,
        rows: [
            ...updated.map(([key, version]) => `${key}: ${theirs.get(key) ?? ''} → ${version}`),
            ...added.map(([key, version]) => `${key}: new, ${version}`),
            ...removed.map(([key, version]) => `${key}: gone, was ${version}`),
        ],
    };
}
/** Versions by type and name, of packages in the base's layers; several versions of one as a list. Null if not all are known. */
function basePackages({ packages, packagesCut, base }) {
    if (!packages || packagesCut)
        return null;
    const found = new Map();
    for (const { type, name, version, layer } of packages) {
        if (layer >= (base?.layers ?? 0))
            continue;
        const key = `${type} ${name}`;
        const earlier = found.get(key);
        found.set(key, earlier === undefined ? version : `${earlier}, ${version}`);
    }
    return found;
}

;// CONCATENATED MODULE: ./src/judge/index.ts








const LEVELS = ['fail', 'warn', 'note'];
function judge(evidence) {
    const { build, image, smoke, findings: seen, gate, at } = evidence;
    const ofImage = [...platformFindings(image, smoke, seen, evidence), ...runLabelFindings(image)];
    const results = measureBudgets(gate.budgets, { ...evidence.measured, build, image, smoke });
    const isFailing = evidence.error !== null || [...seen, ...ofImage].some(({ level }) => level === 'fail');
    const ofBudgets = results.flatMap(({ budget, finding }) => 
    // after a failure it goes without saying that figures are missing
    finding === null || (isFailing && budget.state === 'open') ? [] : [finding]);
    const { findings: found, acceptances } = accept([...seen, ...ofImage, ...ofBudgets], gate, at);
    const judged = { ...evidence, findings: found };
    const counted = [...found, ...nothingChecked(judged)];
    const verdict = verdictOf(evidence, counted);
    const all = [...counted, ...unfinished(evidence)].map(readable);
    const findings = LEVELS.flatMap((level) => all.filter((finding) => finding.level === level));
    const budgets = results.map(({ budget }) => readableBudget(judge_withAcceptance(budget, findings)));
    return { verdict, headline: headlineOf(verdict, evidence, findings), findings, budgets, acceptances };
}
/** A budget whose finding is accepted is accepted too. */
function judge_withAcceptance(budget, findings) {
    const accepted = findings.find((finding) => finding.budget === budget.name)?.accepted;
    if (!accepted)
        return budget;
    return { ...budget, state: 'accepted', reason: accepted.reason, until: accepted.until };
}
/** Cleans and cuts the texts of a budget, which quotes paths and packages of the image. */
const readableBudget = (budget) => ({
    ...budget,
    ...(budget.reason === undefined ? {} : { reason: sentence(budget.reason) }),
    ...(budget.found ? { found: budget.found.map((one) => (0,visible/* visible */.RK)((0,visible/* bounded */.Mm)(one, MOST_CHARACTERS))) } : {}),
});
/** Cleans and cuts the texts of a finding, which quotes images, builds and registries. */
function readable(finding) {
    const { message, fix, evidence, location } = finding;
    return {
        ...finding,
        message: sentence(message),
        ...(fix === undefined ? {} : { fix: sentence(fix) }),
        ...(location ? { location: { ...location, file: (0,visible/* bounded */.Mm)(location.file, MOST_CHARACTERS) } } : {}),
        evidence: evidence.slice(0, MOST_LINES).map((line) => (0,visible/* visible */.RK)((0,visible/* bounded */.Mm)(line, MOST_CHARACTERS))),
    };
}
const MOST_CHARACTERS = 4000;
const MOST_LINES = 200;
const sentence = (text) => (0,visible/* visible */.RK)((0,visible/* bounded */.Mm)(text, MOST_CHARACTERS));
/** A failure that was proved before an error (a lost engine) is still a failure. */
function verdictOf({ error }, findings) {
    if (findings.some(({ level }) => level === 'fail'))
        return 'fail';
    return error === null ? 'pass' : 'error';
}
/** The error that ended the trial, as the last finding. */
function unfinished({ error }) {
    if (error === null)
        return [];
    const { code, message, hint } = error;
    const fix = hint === '' ? {} : { fix: hint };
    return [{ code, level: 'fail', confidence: 'proved', message, ...fix, evidence: [] }];
}
function nothingChecked({ error, build, image, smoke, smokeWanted, findings }) {
    const isFailing = error !== null || findings.some(({ level }) => level === 'fail');
    const isChecked = image !== null && (!smokeWanted || smoke?.ready === true);
    if (isFailing || isChecked)
        return [];
    const missing = image === null ? 'the image was not weighed' : 'the container was not proved ready';
    const evidence = [`build: ${build === null ? 'none' : build.ok ? 'ok' : 'failed'}`];
    return [
        {
            code: 'nothing-checked',
            level: 'fail',
            confidence: 'proved',
            message: `no check was completed: ${missing}`,
            evidence,
        },
    ];
}
function headlineOf(verdict, { name, smoke, error, cannotRun }, findings) {
    if (verdict === 'error')
        return `${name} could not be tried: ${(0,visible/* visible */.RK)(error?.message ?? 'unknown')}`;
    if (verdict === 'fail')
        return `${name} is not seaworthy: ${findings[0]?.message ?? 'unknown'}`;
    // an image that was not run is neither seaworthy nor not
    if (smoke === null)
        return `${name} was ${cannotRun ? 'weighed only: it cannot run here' : 'weighed, not run'}`;
    return `${name} is seaworthy: ${whyPass(smoke, findings)}`;
}
function whyPass(smoke, findings) {
    if (findings.some(({ code }) => code === 'one-shot'))
        return 'it did its work and exited 0';
    if (smoke.readySeconds === null)
        return `it stayed up for ${smoke.soakSeconds.toFixed(0)} s`;
    const on = smoke.port === null ? '' : ` on port ${smoke.port}`;
    return `ready in ${((0,ready_time/* readyTime */.Z)(smoke) ?? smoke.readySeconds).toFixed(2)} s${on}`;
}

// EXTERNAL MODULE: ./src/report/index.ts + 57 modules
var report = __webpack_require__(82364);
// EXTERNAL MODULE: ./src/app/growth-allowance.ts
var growth_allowance = __webpack_require__(80103);
// EXTERNAL MODULE: ./src/app/other-platform.ts
var other_platform = __webpack_require__(4894);
// EXTERNAL MODULE: ./src/app/contract.ts
var contract = __webpack_require__(90121);
;// CONCATENATED MODULE: ./src/app/timeline.ts
const MOST_STEPS = 60;
/** With the steps that were built in this run, the longest ones, before the start of the container. */
function withBuildSteps(smoke, build) {
    const { startedAt, timeline } = smoke;
    if (startedAt === null || !timeline || !build)
        return smoke;
    const start = Date.parse(startedAt);
    const steps = build.steps
        .filter(({ cached }) => !cached)
        .toSorted((a, b) => b.seconds - a.seconds)
        .slice(0, MOST_STEPS)
        .flatMap(({ name, startedAt: began }) => {
        const at = began === undefined ? 0 : Math.round(Date.parse(began) - start) / 1000;
        return at < 0 ? [{ at, kind: 'build-step', text: name }] : []; // else another clock is wrong
    });
    return { ...smoke, timeline: [...steps.sort((a, b) => a.at - b.at), ...timeline] };
}

// EXTERNAL MODULE: ./src/app/trial.ts
var trial = __webpack_require__(17959);
;// CONCATENATED MODULE: ./src/app/assemble.ts
/** From the results of the stages to the Report. Pure. */











function assemble(parts) {
    const { inputs, context, results, seconds, at, totalSeconds, error, growth = growth_allowance/* NO_ANSWER */.Dn, mode = 'action', } = parts;
    const build = results.build?.build ?? null;
    const host = results.smokeEngine ?? results.engine;
    const cannotRun = (0,other_platform/* cannotRunHere */.VO)(inputs.source, host, results.smoke?.findings);
    const smoke = cannotRun ? null : withStartTimes(results);
    const seen = findingsOf(results, cannotRun);
    const weighed = results.compared ?? results.inspect?.image ?? null;
    const image = weighed && withEmulation(weighed, smoke, seen);
    const { name, smoke: smokeInputs } = inputs;
    const buildEngine = results.engine ? describeEngine(results.engine) : null;
    const engine = results.smokeEngine ? describeEngine(results.smokeEngine) : buildEngine;
    const { baseline, baselineSearch: tried } = results;
    const history = baseline?.report.history;
    const delta = baseline
        ? {
            ...deltaOf({ image, smoke, engine: buildEngine, build }, baseline.report, assemble_subjectOf(context)),
            ...(results.slower ? { build: results.slower } : {}),
        }
        : null;
    const { verdict, headline, findings, budgets, acceptances } = judge({
        name,
        build,
        image,
        smoke,
        smokeWanted: smokeInputs !== null && !cannotRun,
        cannotRun,
        isOneOfSeveral: inputs.source.kind === 'build' && inputs.source.platforms !== undefined,
        findings: [...seen, ...driftOf(image, parts)],
        error,
        gate: (0,other_platform/* isOtherPlatform */.cM)(inputs.source, host) ? (0,other_platform/* withoutTimes */.lX)(inputs.gate) : inputs.gate,
        measured: {
            before: baseline?.report ?? null,
            delta,
            files: results.inspect?.files ?? null,
            allowance: growth.allowance,
            isCommand: mode === 'command',
        },
        at,
    });
    const buildFailed = build?.ok === false;
    const again = (0,report/* failedAgain */.oh)(results.smoke?.rehearsals);
    const command = buildFailed || image || smoke ? (0,report/* reproduce */.CC)(inputs, image, buildFailed, again) : null;
    return {
        schemaVersion: 1,
        generator: `sea-trial ${version/* VERSION */.x}`,
        at: at.toISOString(),
        name,
        ref: context.ref,
        sha: context.sha,
        engine,
        ...(results.smokeEngine && buildEngine ? { buildEngine } : {}),
        verdict,
        headline,
        findings,
        ...(budgets.length > 0 ? { budgets } : {}),
        ...configOf(inputs.config, growth.notes),
        ...(inputs.policies ? { policies: [...inputs.policies] } : {}),
        ...(acceptances.length > 0 ? { acceptances } : {}),
        build,
        image,
        smoke: smoke && withBuildSteps(smoke, build),
        ...(cannotRun ? {} : rehearsalsOf(results)),
        ...(smoke === null ? {} : (0,contract/* contractOf */.Q)(inputs)),
        ...(results.suites ? { suites: results.suites.map(({ suite }) => suite) } : {}),
        ...(context.repository === null ? {} : { repository: context.repository }),
        baseline: baseline ? (0,src_baseline/* describeBaseline */.FT)(baseline.report, baseline.source, baseline.wanted) : null,
        ...(tried === undefined ? {} : { baselineSearch: tried }),
        delta,
        ...(results.repeated ? { sideBySide: results.repeated.sideBySide } : {}),
        ...(history === undefined ? {} : { history }),
        timings: { ...timingsOf(seconds), total: totalSeconds },
        ...(command === null ? {} : { reproduce: command }),
    };
}
const withStartTimes = ({ smoke, startTimes }) => smoke ? { ...smoke.smoke, ...(startTimes ? { startTimes: startTimes.times } : {}) } : null;
function driftOf(image, { results: { baseline }, context: { event = null } }) {
    const before = baseline?.report.image;
    if (!image || !before || !(0,github/* repeatsCommits */.PO)(event))
        return [];
    const found = baseDrift(image, before, baseline.report);
    return found ? [found] : [];
}
const assemble_subjectOf = ({ pullRequest }) => pullRequest === null ? null : 'this pull request';
/** Notes about the gate are shown also without a config file. */
function configOf(config, notes) {
    if (config === null && notes.length === 0)
        return {};
    const { file = null, commit = null, notes: own = [] } = config ?? {};
    return { config: { file, commit, notes: [...own, ...notes] } };
}
/** Findings are new or fixed only if both sides went through the same stages: else they may not have been looked for. */
function deltaOf(now, before, subject) {
    const { findingsBefore, ...compared } = (0,compare/* compare */.UD)(now, before, subject);
    const jump = jumpOf(now, before);
    const rest = jump === null ? compared : { ...compared, largestJump: jump };
    const isSame = ['build', 'smoke'].every((stage) => (now[stage] === null) === (before[stage] === null));
    return findingsBefore !== undefined && isSame ? { ...rest, findingsBefore } : rest;
}
const jumpOf = ({ image }, before) => image && before.image
    ? (0,compare/* largestJump */.FT)(before.history ?? [], before.image.sizes.onDisk, image.sizes.onDisk)
    : null;
/** Health before weight: the build's, then the container's, then the image's. */
const findingsOf = ({ build, smoke, suites = [], startTimes, repeated, rehearsed, inspect }, cannotRun) => [build, cannotRun ? undefined : smoke, rehearsed, ...suites, startTimes, repeated, inspect].flatMap((result) => result?.findings ?? []);
/** Those of the container that was tried come first. */
function rehearsalsOf({ smoke, rehearsed }) {
    const rehearsals = [...(smoke?.rehearsals ?? []), ...(rehearsed?.rehearsals ?? [])];
    return rehearsals.length > 0 ? { rehearsals } : {};
}
function timingsOf(seconds) {
    const parts = trial/* TIMED_PARTS */.r.map((part) => [part, seconds[part]]);
    return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}
/** Whether the container ran under emulation is known only from all results together. */
function withEmulation(image, smoke, findings) {
    return image.fit ? { ...image, fit: { ...image.fit, emulated: isEmulated(image, smoke, findings) } } : image;
}
const describeEngine = ({ version, os, architecture, store, kernel, }) => ({
    version,
    os,
    architecture,
    store,
    kernel,
});


/***/ }),

/***/ 90121:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ contractOf),
/* harmony export */   W: () => (/* binding */ withContracts)
/* harmony export */ });
/* harmony import */ var _contract_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3435);
/* harmony import */ var _lib_visible_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(44285);
/* harmony import */ var _smoke_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(50548);
/** Compares the contracts of the settings with how the container ran, and lists them for the Report. Pure. */



const OF_PORTS = [
    'wrong-port',
    'exposed-but-silent',
    'never-listened',
    'unexpected-answer',
    'no-answer',
    'not-ready',
];
/** What a disagreement says better, since it knows what was to be asked, and for how long. */
const SAID_BETTER = {
    'contract-port': OF_PORTS,
    'contract-probe': OF_PORTS,
    'contract-grace': ['killed-on-stop'],
};
/** The findings of the run, with those of contracts: a disagreement leads, since it names the line to change. */
function withContracts({ findings, smoke, evidence }) {
    const { inputs, image } = evidence;
    const { contract } = inputs;
    if (contract === undefined)
        return findings;
    const codes = findings.map(({ code }) => code);
    const found = contract.contracts.flatMap((tried, index) => {
        const measured = {
            smoke,
            image: image.config,
            user: inputs.container.user ?? image.config.user,
            answers: evidence.contract?.answers[index] ?? [],
            codes,
            missing: (0,_smoke_index_js__WEBPACK_IMPORTED_MODULE_2__/* .settingMissing */ .xE)(evidence),
            preStop: evidence.contract?.preStop ?? null,
            memory: evidence.contract?.memory ?? null,
            grace: contract.stop.grace ?? 0,
        };
        return (0,_contract_index_js__WEBPACK_IMPORTED_MODULE_0__/* .compareContract */ .MQ)(tried, measured);
    });
    const said = found.flatMap(({ code, level }) => (level === 'fail' ? (SAID_BETTER[code] ?? []) : []));
    const kept = findings.filter(({ code }) => !said.includes(code));
    // what only the log hints at explains no failure that was proved
    const leads = found.filter(({ confidence }) => confidence === 'proved');
    return [...leads, ...kept, ...found.filter((one) => !leads.includes(one))];
}
const MOST_ROWS = 100;
const MOST_CHARACTERS = 300;
/** Absent without a contract. */
function contractOf({ smoke }) {
    const given = smoke?.contract;
    if (given === undefined)
        return {};
    return {
        contract: {
            files: given.contracts.map(({ contract, isApplied, rules, notTried }) => ({
                ...{ file: text(contract.file), kind: contract.kind, name: text(contract.name), isApplied },
                rules: rules.slice(0, MOST_ROWS).map((rule) => ({ text: text(rule.text), line: rule.at.line })),
                notTried: notTried
                    .slice(0, MOST_ROWS)
                    .map(({ value, at }) => ({ what: text(value.what), why: text(value.why), line: at.line })),
            })),
            notes: given.notes.slice(0, MOST_ROWS).map(text),
        },
    };
}
const text = (from) => (0,_lib_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .visibleLine */ .P8)((0,_lib_visible_js__WEBPACK_IMPORTED_MODULE_1__/* .bounded */ .Mm)(from, MOST_CHARACTERS));


/***/ }),

/***/ 4894:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   VO: () => (/* binding */ cannotRunHere),
/* harmony export */   cM: () => (/* binding */ isOtherPlatform),
/* harmony export */   lX: () => (/* binding */ withoutTimes),
/* harmony export */   lg: () => (/* binding */ runsHere)
/* harmony export */ });
/* harmony import */ var _platform_compatible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(37005);
/* harmony import */ var _platform_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20736);


/** `engine`: that runs the container. If none of the platforms is the engine's, each must run as if it were the only one. */
function isOtherPlatform(source, engine) {
    if (source.kind !== 'build' || !source.platforms || source.platform === null || !engine)
        return false;
    return !runsHere(source.platform, engine) && source.platforms.some((platform) => runsHere(platform, engine));
}
/** Whether the engine runs it without emulation. */
function runsHere(text, engine) {
    const platform = (0,_platform_name_js__WEBPACK_IMPORTED_MODULE_1__/* .parsePlatform */ .FL)(text);
    return platform.os === engine.os && (0,_platform_compatible_js__WEBPACK_IMPORTED_MODULE_0__/* .runsOn */ .k)(platform, engine);
}
/** Whether it is one, and the kernel refused its program. `findings`: of the container. */
const cannotRunHere = (source, engine, findings = []) => isOtherPlatform(source, engine) &&
    findings.some(({ code, level }) => code === 'wrong-architecture' && level === 'fail');
const MEASURED = new Set(['ready', 'memory', 'stop']);
/** Times and memory under emulation say little: budgets of them warn, and may stay open. */
const withoutTimes = (gate) => ({
    ...gate,
    budgets: gate.budgets.map((rule) => rule.kind === 'figure' && MEASURED.has(rule.figure) ? { ...rule, level: 'warn', unknown: 'pass' } : rule),
});


/***/ })

};
