export const id = 2760;
export const ids = [2760];
export const modules = {

/***/ 42760:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  checkRelevant: () => (/* binding */ checkRelevant),
  withRelevant: () => (/* binding */ withRelevant)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/baseline/index.ts + 15 modules
var src_baseline = __webpack_require__(46673);
// EXTERNAL MODULE: ./src/build/index.ts + 62 modules
var build = __webpack_require__(72043);
// EXTERNAL MODULE: ./src/compare/index.ts + 15 modules
var compare = __webpack_require__(82141);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/image-reference.ts
var image_reference = __webpack_require__(18630);
// EXTERNAL MODULE: ./src/core/verdicts.ts
var verdicts = __webpack_require__(35925);
// EXTERNAL MODULE: ./src/core/version.ts + 1 modules
var version = __webpack_require__(74910);
// EXTERNAL MODULE: ./src/github/index.ts + 9 modules
var github = __webpack_require__(41660);
// EXTERNAL MODULE: ./src/lib/redact.ts + 2 modules
var redact = __webpack_require__(45923);
// EXTERNAL MODULE: ./src/lib/settle-all.ts
var settle_all = __webpack_require__(84082);
// EXTERNAL MODULE: ./src/platform/name.ts
var platform_name = __webpack_require__(20736);
// EXTERNAL MODULE: ./src/registry/index.ts + 10 modules
var src_registry = __webpack_require__(22020);
// EXTERNAL MODULE: ./src/app/assemble.ts + 10 modules
var assemble = __webpack_require__(36856);
// EXTERNAL MODULE: ./src/core/budget.ts
var budget = __webpack_require__(64782);
// EXTERNAL MODULE: ./src/lib/buildx-options.ts
var buildx_options = __webpack_require__(42104);
;// CONCATENATED MODULE: ./src/app/relevant-settings.ts
/** Which settings the result of a trial depends on, and which make it uncertain that an earlier result still holds. Pure. */



/** Why the settings alone rule out relying on an earlier trial: one sentence each, without a full stop. */
function settingDoubts(inputs, today) {
    return RULES.flatMap(([applies, sentence]) => (applies(inputs, today) ? [sentence] : []));
}
const ofContainer = (applies) => ({ smoke }) => smoke !== null && applies(smoke);
const RULES = [
    [({ source }) => source.kind !== 'build', 'the image is not built here'],
    [({ also }) => also.length > 0, '`also` names other images'],
    [
        ({ push, source }) => push !== null && source.kind === 'build' && source.platforms !== undefined,
        'several platforms are pushed as one index',
    ],
    [({ repeat }) => repeat !== null, '`repeat` measures again'],
    [({ tests }) => tests !== null, 'test files are part of the trial'],
    [
        ({ baseline, changed }) => !isUsual(baseline) && !(changed && baseline.kind === 'file'),
        '`baseline` names something to compare with',
    ],
    [({ gate }, today) => gate.acceptances.some((one) => (0,budget/* isExpired */._d)(one, today)), 'an acceptance has expired'],
    [ofContainer(({ startTimes }) => startTimes !== null), '`start-times` measures again'],
    [
        ofContainer(({ rehearse }) => rehearse.asked.includes('upgrade')),
        '`rehearse: upgrade` depends on the baseline’s image',
    ],
    [ofContainer(({ services }) => services !== null), 'services of a compose file are part of the trial'],
    [ofContainer(({ network }) => network !== null), 'the container joins a network, with what else is on it'],
    [
        ofContainer(({ container }) => container.volumes.some(({ source }) => source !== null)),
        'the container mounts a folder or a volume',
    ],
    [ofContainer(({ container }) => container.gpus !== null), 'the container uses GPUs'],
    [
        ofContainer(({ keepRunning }) => keepRunning),
        '`keep-running` is for later steps, which need the container',
    ],
    [ofContainer(({ logFile }) => logFile !== null), '`log-file` asks for the log of the container'],
];
const isUsual = (baseline) => baseline.kind === 'none' ||
    (baseline.kind === 'search' && baseline.commit === null && !baseline.among.includes('build'));
/**
 * As a text for a digest. Left out is what has no influence: where results go to, the builder's name and caches, the name of
 * the label of growth. Of a build secret it counts whether it is set: its value differs in each run, as a token does. What a
 * preset picks at random does not count. `env`: of this process.
 */
function settingsText({ source, smoke, gate, name, root }, env) {
    const { target, buildArgs, buildSecrets, secretValues = [], platform, platforms, network, timeout, options = [], } = source;
    const { random = [], ...checks } = smoke ?? {};
    const { budgets, acceptances } = gate;
    const folder = (path) => (0,external_node_path_.relative)(root, path);
    const build = {
        context: folder(source.context),
        file: folder(source.file),
        ...{ target, platform, platforms, network, timeout, defaultPlatform: env.DOCKER_DEFAULT_PLATFORM },
        args: buildArgs.map((item) => (item.includes('=') ? item : `${item}=${env[item] ?? ''}`)),
        secrets: [...buildSecrets.map((spec) => withState(spec, env)), ...secretValues.map(({ id }) => id)],
        options: options.map(([flag, value = '']) => [flag, value.replace(`=${root}`, '=')]),
    };
    const text = JSON.stringify({ name, build, smoke: smoke && checks, budgets, acceptances });
    return random.reduce((left, picked) => left.replaceAll(String(picked), 'random'), text);
}
/** A variable without a value is a secret that a fork does not get. */
function withState(spec, env) {
    const from = (0,buildx_options/* secretSource */.kV)(spec, env);
    return from !== null && 'env' in from && !env[from.env] ? `${spec} (not set)` : spec;
}

;// CONCATENATED MODULE: ./src/app/relevant.ts
/**
 * `relevant: auto` and `changed`: an earlier trial that passed counts, if all that the result depends on is the same. No engine
 * is asked. Anything doubtful is a full trial. docs/decisions/0026-relevant.md says what is trusted and why.
 */

















const NOTHING = { passed: null, relevant: null };
/** Services may be slow; a full trial does not wait longer for them. */
const SECONDS = 10;
/** What is downloaded during a build, such as packages, changes without a change of the repository. */
const MOST_DAYS = 7;
/** Never rejects, but for a cancelled run. */
async function checkRelevant(inputs, run, asks = {}) {
    const { event } = run.context;
    const { isChange, isBaseline } = (0,github/* eventRule */.nX)(event);
    const isLocal = event === null && inputs.changed;
    if (!(inputs.changed || inputs.relevant === 'auto') || !(isChange || isBaseline || isLocal))
        return NOTHING;
    run.progress.stage('Looking for changes that matter');
    const facts = await factsOf(inputs, run, { digest: digestAtRegistry, ...asks });
    const { relevant, doubts } = facts;
    for (const doubt of doubts)
        run.progress.step(`a full trial is needed: ${doubt}`);
    const canPass = isChange || isLocal || (inputs.changed && event === 'push');
    if (relevant === null || !canPass)
        return { passed: null, relevant };
    const place = isLocal
        ? { source: 'file', limit: SECONDS, find: () => sameInFile(relevant, inputs, run) }
        : {
            source: 'artifact',
            limit: SECONDS,
            find: () => sameTrial(relevant, inputs, run, asks.github ?? connected),
        };
    const { found, tried } = await (0,src_baseline/* search */.$P)([place], run.clock);
    if (found) {
        const passed = passedBefore(found.report, { relevant, source: place.source }, inputs, run);
        run.progress.step(`skipped: nothing that matters has changed since ${(0,verdicts/* commitName */.l3)(triedAt(passed))}`);
        return { passed, relevant };
    }
    run.progress.step(`a full trial is needed: ${tried[0]?.note ?? ''}`);
    return { passed: null, relevant };
}
async function factsOf(inputs, run, { digest }) {
    const { source } = inputs;
    const { host, clock, signal } = run;
    const doubts = settingDoubts(inputs, clock.date().toISOString().slice(0, 10));
    if (inputs.changed && inputs.baseline.kind === 'file' && run.context.event !== null)
        doubts.push('a workflow does not rely on the file that `baseline` names');
    if (source.kind !== 'build' || doubts.length > 0)
        return { relevant: null, doubts };
    const platform = platformOf(source);
    const materials = await (0,build/* materialsOf */.iA)(source, { root: inputs.root, platform, env: host.env, cwd: host.cwd });
    const limit = AbortSignal.any([signal, AbortSignal.timeout(SECONDS * 1000)]);
    const images = materials.doubts.length > 0 ? [] : materials.images;
    const resolved = await (0,settle_all/* settleAll */.j)(images.map((ref) => resolve(ref, (one) => digest(one, run, limit))));
    doubts.push(...materials.doubts, ...resolved.flatMap(({ why }) => why ?? []));
    if (doubts.length > 0)
        return { relevant: null, doubts };
    const settings = (0,redact/* redact */.E$)(settingsText({ ...inputs, source }, host.env), run.secrets.all);
    const relevant = {
        files: materials.files,
        settings: sha256((0,platform_name/* platformText */.VQ)(platform), settings),
        program: programOf(host.script),
        images: resolved.flatMap(({ ref, digest: found }) => (found === null ? [] : [{ ref, digest: found }])),
    };
    return { relevant, doubts };
}
const platformOf = ({ platform }) => platform === null ? (0,platform_name/* hostPlatform */.ol)() : (0,platform_name/* parsePlatform */.FL)(platform);
async function resolve(ref, ask) {
    const reference = (0,image_reference/* parseImageReference */.o_)(ref);
    if (reference === null)
        return { ref, digest: null, why: `${ref} is not the name of an image` };
    try {
        return { ref, digest: await ask(reference), why: null };
    }
    catch (cause) {
        return { ref, digest: null, why: `the digest of ${ref} is not known: ${(0,errors/* messageOf */.bD)(cause)}` };
    }
}
const digestAtRegistry = async (reference, { host, clock }, signal) => {
    const registry = (0,src_registry/* openRegistry */.Me)(reference, { env: host.env, clock, signal });
    try {
        return await registry.digest();
    }
    finally {
        registry.close();
    }
};
/** Two commits of this action can have one version, so its files count too. */
function programOf(script) {
    const folder = (0,external_node_path_.dirname)(script);
    const files = (0,external_node_fs_.readdirSync)(folder).filter((name) => name.endsWith('.js'));
    return sha256(version/* VERSION */.x, ...files.sort().map((name) => (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, name), 'utf8')));
}
function sha256(...texts) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const text of texts)
        hash.update(text).update('\0');
    return hash.digest('hex');
}
const connected = ({ token }, { context }) => token === null || context.repository === null
    ? Promise.reject(new Error('artifacts cannot be read without a token and a repository'))
    : (0,github.connect)({ token, apiUrl: context.apiUrl, repository: context.repository });
/** A Report of the base branch that has the same. `note`: why the newest does not count. */
async function sameTrial(relevant, inputs, run, github) {
    const { baseRef, ref, repository, event } = run.context;
    const branch = event === 'push' ? ref : baseRef;
    if (branch === null || inputs.source.kind !== 'build')
        return { kind: 'nothing', note: 'the base branch is not known' };
    const expected = { ...expectedOf(inputs.source, inputs, run), repository };
    let note = `no run of ${branch} with \`${inputs.changed ? 'changed' : 'relevant: auto'}\` has left its Report`;
    try {
        let isNewest = true;
        for await (const { report, why } of (0,src_baseline/* branchReports */.am)(await github(inputs, run), branch, expected)) {
            const whyNot = report === null ? why : whyOther(report, relevant, inputs, run);
            if (report !== null && whyNot === null)
                return { kind: 'found', report };
            if (isNewest)
                note = whyNot ?? note;
            isNewest = false;
        }
    }
    catch (cause) {
        note = (0,src_baseline/* whyNoArtifacts */.fJ)(cause);
    }
    return { kind: 'nothing', note };
}
function expectedOf(source, { name }, { job }) {
    const { os, architecture } = platformOf(source);
    return { name, platform: `${os}/${architecture}`, matrix: job.matrix };
}
/** On a laptop: the Report that the user gives. Whether its path is right is seen when it is compared with. */
async function sameInFile(relevant, inputs, run) {
    const { baseline, source, roots, name } = inputs;
    if (baseline.kind !== 'file' || source.kind !== 'build')
        return { kind: 'nothing', note: 'give --baseline FILE, the Report of an earlier run with --changed' };
    const expected = { ...expectedOf(source, inputs, run), refs: [], own: null, repository: null };
    const isWanted = (report) => (0,src_baseline/* whyUnsuitable */.Te)(report, expected) === null;
    const report = await (0,src_baseline/* readBaseline */.mF)(baseline.file, roots, { name, isWanted }).catch(() => null);
    if (report === null || !isWanted(report))
        return { kind: 'nothing', note: `${baseline.file} has no Report of this image` };
    const note = whyOther(report, relevant, inputs, run);
    return note === null ? { kind: 'found', report } : { kind: 'nothing', note };
}
/** When it was tried: an unchanged image is reported again and again. */
const triedAt = ({ unchangedSince, ref, sha, at }) => unchangedSince ?? { ref, sha, at };
/** By that run to all of its tags, or by one before it. */
const wasPushed = ({ push }) => push?.digest != null && push.failed.length === 0;
/** Why an earlier trial does not count; null if it does. */
function whyOther(report, now, { push }, { clock }) {
    const { relevant: then, verdict } = report;
    const since = triedAt(report);
    const of = since.sha === null ? (0,verdicts/* commitName */.l3)(since) : `the trial of ${(0,verdicts/* commitName */.l3)(since)}`;
    const days = (clock.date().getTime() - Date.parse(since.at)) / 86_400_000;
    if (verdict !== 'pass')
        return `${of} did not pass`;
    if (then === undefined)
        return `${of} does not say what it depends on`;
    if (push !== null && !wasPushed(report))
        return `the image was not pushed by the run of ${(0,verdicts/* commitName */.l3)(since)}`;
    if (days > MOST_DAYS)
        return `${of} is older than ${MOST_DAYS} days`;
    if (then.program !== now.program)
        return `${of} was by another version of Sea Trial`;
    if (then.settings !== now.settings)
        return `the settings are not those of ${of}`;
    if (then.files !== now.files)
        return `files of the build changed since ${of}`;
    const digests = new Map(then.images.map(({ ref: image, digest }) => [image, digest]));
    const changed = now.images.find(({ ref: image, digest }) => digests.get(image) !== digest);
    return changed ? `${changed.ref} is another image than in ${of}` : null;
}
/** The earlier Report as that of this run, compared with itself: nothing changed. */
function passedBefore(report, { relevant, source }, inputs, { context, clock }) {
    const passed = {
        ...report,
        at: clock.date().toISOString(),
        ref: context.ref,
        sha: context.sha,
        ...(0,assemble/* configOf */.W1)(inputs.config, []),
        baseline: (0,src_baseline/* describeBaseline */.FT)(report, source, null),
        delta: (0,compare/* compare */.UD)(report, report),
        findings: report.findings.filter(({ code }) => code !== 'base-drift'),
        relevant,
        unchangedSince: triedAt(report),
        timings: {},
    };
    // of the other run
    if (inputs.config === null)
        delete passed.config;
    delete passed.baselineSearch;
    if (inputs.push === null)
        delete passed.push;
    return passed;
}
/**
 * The Report of a full trial with what it depends on, for later runs: if it passed, and if the engine has no other image under
 * the name of one at a registry, which the build may have used instead.
 */
async function withRelevant(report, relevant, engine) {
    if (relevant === null || report.verdict !== 'pass' || engine === null)
        return report;
    const isSame = await Promise.all(relevant.images.map(async ({ ref, digest }) => {
        const local = await engine.image(ref);
        return local === null || local.digests.some((one) => one.endsWith(`@${digest}`));
    })).catch(() => [false]);
    return isSame.includes(false) ? report : { ...report, relevant };
}


/***/ })

};
