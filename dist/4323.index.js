export const id = 4323;
export const ids = [4323];
export const modules = {

/***/ 33403:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kC: () => (/* binding */ sweepAll),
/* harmony export */   mk: () => (/* binding */ makeTempDir),
/* harmony export */   s2: () => (/* binding */ removeRun),
/* harmony export */   tv: () => (/* binding */ sweepDeadRuns)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);
/* harmony import */ var _core_run_id_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(20394);
/**
 * Removes what runs made on the engine and on disk: this run's at its end, and a dead run's at the next start. Only
 * things that carry a run's name and label are removed: those of this run, and those of dead runs whose ids are signed
 * with this user's key.
 */





const FOLDER = 'sea-trial-';
const SUFFIX = /-[A-Za-z0-9]{6}$/;
/** Makes a folder for one run's temporary files that only this user can read. Throws `settings` where none can be made. */
function makeTempDir(run) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), `${FOLDER}${run}-`));
    }
    catch (cause) {
        const sentence = `No temporary folder can be made in ${(0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)()}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}`;
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .UserError */ .yo('settings', sentence, 'Set TMPDIR to a folder that exists and can be written.', {
            exit: 2,
            cause,
        });
    }
}
const runOfFolder = (name) => name.slice(FOLDER.length).replace(SUFFIX, '');
const REMOVALS = {
    container: (engine, id) => engine.remove(id),
    network: (engine, id) => engine.removeNetwork(id),
    volume: (engine, id) => engine.removeVolume(id),
    image: (engine, id) => engine.untag(id),
};
/** Removes everything of the runs that `isGone` selects. Returns one sentence for each thing that could not be removed. */
async function removeRuns(engine, isGone, kept = []) {
    const failures = [];
    const attempt = async (what, removal) => {
        try {
            await removal();
        }
        catch (error) {
            failures.push(`could not remove ${what}: ${(0,_core_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(error)}`);
        }
    };
    for (const name of (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)()).filter((one) => one.startsWith(FOLDER) && isGone(runOfFolder(one)))) {
        await attempt(`folder ${name}`, () => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), name), { recursive: true, force: true }));
    }
    if (engine === null)
        return failures;
    await attempt('what is left on the engine', async () => {
        const left = (await engine.labelled()).filter(({ run, kind }) => isGone(run) && !kept.includes(kind));
        for (const { kind, id } of left)
            await attempt(`${kind} ${id}`, () => REMOVALS[kind](engine, id));
    });
    return failures;
}
/** Tries twice when something failed, because one broken connection does not mean a lost engine. Ignores what is not a run id. */
async function removeRun(engine, id, kept = []) {
    if ((0,_core_run_id_js__WEBPACK_IMPORTED_MODULE_4__/* .parseRunId */ ._G)(id) === null)
        return [];
    const remove = () => removeRuns(engine, (run) => run === id, kept);
    return (await remove()).length === 0 ? [] : remove();
}
/** Dead runs on each of the engines. */
async function sweepAll(engines, key) {
    const swept = engines.flatMap((engine) => (engine === null ? [] : [sweepDeadRuns(engine, key)]));
    return (await Promise.all(swept)).flat();
}
/** Removes nothing without the key: then no run is known to be this user's. */
async function sweepDeadRuns(engine, signingKey) {
    return signingKey === null ? [] : removeRuns(engine, (run) => (0,_core_run_id_js__WEBPACK_IMPORTED_MODULE_4__/* .isDead */ .XU)(run, signingKey));
}


/***/ }),

/***/ 34110:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ dockerFolder),
/* harmony export */   T: () => (/* binding */ readDockerConfig)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18453);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);
/** Docker's own configuration on this machine, which `docker login` and `docker context use` write. */





const dockerFolder = (env) => env.DOCKER_CONFIG ?? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)(), '.docker');
function readDockerConfig(env) {
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(dockerFolder(env), 'config.json'), 'utf8');
        const config = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(text);
        const isWrong = config === null && text.trim() !== ''; // Docker, too, takes an empty file
        return { config, problem: isWrong ? 'Docker’s config.json is not valid JSON' : null };
    }
    catch (cause) {
        const isMissing = ['ENOENT', 'ENOTDIR'].includes((0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .systemCode */ .xU)(cause) ?? '');
        return {
            config: null,
            problem: isMissing ? null : `Docker’s config.json cannot be read: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}`,
        };
    }
}


/***/ }),

/***/ 87589:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ boundConfig)
/* harmony export */ });
/* harmony import */ var _lib_visible_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44285);

/** Of a user, a folder or a label. Linux allows a path of 4096. */
const NAME_CHARACTERS = 4096;
/** Of a word of a command, which may be a whole script. */
const WORD_CHARACTERS = 64 * 1024;
const MOST_WORDS = 1000;
const MOST_LABELS = 1000;
/** Truncates names, words and lists. All valid ports are kept: at most 65,535 per protocol. */
function boundConfig(config) {
    const { exposedPorts, entrypoint, cmd, user, workingDir, stopSignal, healthcheck, labels } = config;
    return {
        ...config,
        exposedPorts: exposedPorts.filter((port) => port.length <= LONGEST_PORT).slice(0, MOST_PORTS),
        entrypoint: words(entrypoint),
        cmd: words(cmd),
        user: name(user),
        workingDir: name(workingDir),
        ...(stopSignal === undefined ? {} : { stopSignal: name(stopSignal) }),
        ...(healthcheck ? { healthcheck: { ...healthcheck, test: words(healthcheck.test) } } : {}),
        labels: Object.fromEntries(Object.entries(labels)
            .slice(0, MOST_LABELS)
            .map(([key, value]) => [name(key), name(value)])),
    };
}
/** `65535/sctp` */
const LONGEST_PORT = 16;
const MOST_PORTS = 3 * 65_535;
const name = (text) => (0,_lib_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(text, NAME_CHARACTERS);
const words = (list) => list.slice(0, MOST_WORDS).map((word) => (0,_lib_visible_js__WEBPACK_IMPORTED_MODULE_0__/* .bounded */ .Mm)(word, WORD_CHARACTERS));


/***/ }),

/***/ 18630:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mo: () => (/* binding */ REGISTRY),
/* harmony export */   PW: () => (/* binding */ whyNoImage),
/* harmony export */   UA: () => (/* binding */ isClearlyImage),
/* harmony export */   o_: () => (/* binding */ parseImageReference)
/* harmony export */ });
/** Names of images at registries, read as Docker reads them: `app:1` is `docker.io/library/app:1`. */
const PART = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = new RegExp(`^${PART}(?:/${PART})*$`);
const HOST = /^(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(?::[0-9]{1,5})?$/;
const TAIL = /^([^:@]*)(?::([^@]*))?(?:@(.*))?$/s;
const TAG = /^[A-Za-z0-9_][\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const MOST_CHARACTERS = 512;
/** Before the name of an image, where it could be something else. */
const REGISTRY = 'registry:';
const DOCKER_HUB = 'docker.io';
/** Null if it is not the name of an image. */
function parseImageReference(text) {
    const { host, path, tag, digest, isHost } = partsOf(text);
    if (whyNoImage(text) !== null)
        return null;
    const registry = !isHost || host === `index.${DOCKER_HUB}` ? DOCKER_HUB : host;
    const repository = registry === DOCKER_HUB && !path.includes('/') ? `library/${path}` : path;
    return { text, host: registry, repository, tag: tag ?? (digest === null ? 'latest' : null), digest };
}
/** Completes "is not the name of an image: …"; null if it is one. */
function whyNoImage(text) {
    const { host, path, tag, digest, isHost } = partsOf(text);
    const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0];
    if (text.length > MOST_CHARACTERS)
        return `it has more than ${MOST_CHARACTERS} characters`;
    if (scheme !== undefined)
        return `leave out ${scheme}`;
    if (isHost && !HOST.test(host))
        return `${JSON.stringify(host)} is not the host of a registry`;
    if (digest !== null && !DIGEST.test(digest))
        return 'a digest is sha256: and 64 hexadecimal digits';
    if (tag !== null && !TAG.test(tag))
        return `${JSON.stringify(tag)} is not a tag, which has letters, digits, _, . and -, and at most 128 of them`;
    if (PATH.test(path))
        return null;
    return /[A-Z]/.test(path)
        ? `${JSON.stringify(path)} has upper-case letters`
        : `${JSON.stringify(path)} is not a name, which has lower-case letters and digits, with . _ or - between them`;
}
function partsOf(text) {
    const slash = text.indexOf('/');
    const host = text.slice(0, Math.max(0, slash));
    const isHost = /[.:]/.test(host) || host === 'localhost';
    const [, path = '', tag = null, digest = null] = TAIL.exec(isHost ? text.slice(slash + 1) : text) ?? [];
    return { host, path, tag, digest, isHost };
}
/** A host that cannot be a folder of branches, such as `v1.2` in `v1.2/fix`. */
const CLEAR_HOST = /^(?:localhost|[^/]+\.[a-z]{2,}|\d+(?:\.\d+){3}|[^/]+:\d+)\//i;
/**
 * Whether it cannot be meant as the name of a commit: it has a tag, a digest or the host of a registry. It may still not be
 * valid (`whyNoImage`).
 */
function isClearlyImage(text) {
    const hasHost = CLEAR_HOST.test(text);
    if (/^https?:|@sha\d+:/.test(text) || (hasHost && text.includes(':')))
        return true;
    return (hasHost || /:[^/]*$/.test(text)) && whyNoImage(text) === null;
}


/***/ }),

/***/ 97204:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ loginKey),
/* harmony export */   L: () => (/* binding */ loginFor)
/* harmony export */ });
/* harmony import */ var _lib_child_process_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11861);
/* harmony import */ var _lib_docker_client_env_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42493);
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(18453);
/* harmony import */ var _docker_config_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(34110);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74296);
/** The credentials that `docker login` stored for a registry: in config.json, or with a credential helper. */





/** The name under which a registry's credentials are stored. */
const loginKey = (host) => host === 'docker.io' ? 'https://index.docker.io/v1/' : host;
const HELPER = /^[\w.-]{1,100}$/;
/** Some helpers ask a service. */
const SECONDS = 20;
/** `host`: as in a reference, `docker.io` for Docker Hub. Never rejects. */
async function loginFor(host, env, signal) {
    const { config, problem } = (0,_docker_config_js__WEBPACK_IMPORTED_MODULE_2__/* .readDockerConfig */ .T)(env);
    const key = loginKey(host);
    const helper = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .field */ .ZZ)(config, 'credHelpers', host)) || (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .field */ .ZZ)(config, 'credsStore'));
    const asked = helper === '' ? null : await askHelper(helper, key, env, signal);
    if (asked?.credentials)
        return asked;
    return { credentials: storedIn(config, key), failure: asked?.failure ?? problem };
}
function storedIn(config, key) {
    const stored = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .entries */ .jO)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .field */ .ZZ)(config, 'auths')).find(([name]) => hostIn(name) === hostIn(key))?.[1];
    if (stored === undefined)
        return null;
    const [identity, bearer] = [(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .field */ .ZZ)(stored, 'identitytoken')), (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .field */ .ZZ)(stored, 'registrytoken'))];
    if (bearer !== '')
        return { kind: 'bearer', token: bearer };
    if (identity !== '')
        return { kind: 'identity', token: identity };
    const [name = '', ...rest] = Buffer.from((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .field */ .ZZ)(stored, 'auth')), 'base64')
        .toString()
        .split(':');
    const username = name || (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .field */ .ZZ)(stored, 'username'));
    const password = rest.join(':') || (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .field */ .ZZ)(stored, 'password'));
    return username !== '' && password !== '' ? { kind: 'password', username, password } : null;
}
/** Older clients stored `https://ghcr.io/v2/`. */
const hostIn = (name) => name.replace(/^https?:\/\//, '').split('/', 1)[0] ?? '';
async function askHelper(helper, key, env, signal) {
    const name = `docker-credential-${helper}`;
    const failed = (why) => ({ credentials: null, failure: `${name} ${why}` });
    if (!HELPER.test(helper))
        return { credentials: null, failure: 'config.json names no valid helper' };
    try {
        const limits = { env: (0,_lib_docker_client_env_js__WEBPACK_IMPORTED_MODULE_1__/* .clientEnv */ .hI)('', { purpose: 'build' }, env), signal, seconds: SECONDS, input: key };
        const output = await (0,_lib_child_process_js__WEBPACK_IMPORTED_MODULE_0__/* .run */ .eF)(name, ['get'], limits);
        if (output === null)
            return failed('is not installed');
        if (output.code === null)
            return failed(`did not end within ${SECONDS} s`);
        const found = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(output.stdout);
        const [username, secret] = [(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .field */ .ZZ)(found, 'Username')), (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_4__/* .field */ .ZZ)(found, 'Secret'))];
        // helpers print this where they know nothing of the registry
        const isUnknown = /credentials not found/i.test(output.stdout + output.stderr);
        if (isUnknown)
            return { credentials: null, failure: null };
        if (output.code !== 0 || secret === '')
            return failed(`failed with exit code ${output.code}`);
        return { credentials: credentialsOf(username, secret), failure: null };
    }
    catch (cause) {
        return failed(`could not be started: ${(0,_errors_js__WEBPACK_IMPORTED_MODULE_3__/* .messageOf */ .bD)(cause)}`);
    }
}
const credentialsOf = (username, secret) => username === '<token>'
    ? { kind: 'identity', token: secret }
    : { kind: 'password', username, password: secret };


/***/ }),

/***/ 20394:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ pushRepository),
/* harmony export */   EH: () => (/* binding */ volumeName),
/* harmony export */   F$: () => (/* binding */ newRunId),
/* harmony export */   I_: () => (/* binding */ imageTag),
/* harmony export */   J0: () => (/* binding */ runOfThing),
/* harmony export */   NG: () => (/* binding */ isOfRun),
/* harmony export */   Pe: () => (/* binding */ helperTag),
/* harmony export */   XU: () => (/* binding */ isDead),
/* harmony export */   _: () => (/* binding */ serviceTag),
/* harmony export */   _G: () => (/* binding */ parseRunId),
/* harmony export */   hl: () => (/* binding */ RUN_REPOSITORY),
/* harmony export */   j1: () => (/* binding */ projectName),
/* harmony export */   jQ: () => (/* binding */ RUN_LABEL),
/* harmony export */   qu: () => (/* binding */ baseTag),
/* harmony export */   rd: () => (/* binding */ platformsTag),
/* harmony export */   sy: () => (/* binding */ setupTag),
/* harmony export */   x2: () => (/* binding */ runOfTag),
/* harmony export */   xN: () => (/* binding */ containerName),
/* harmony export */   yP: () => (/* binding */ baselineTag)
/* harmony export */ });
/* unused harmony exports signature, hostKey */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_2__);
/**
 * The id of one run. It is in the label and the name of all objects that the run makes on an engine, and contains who made
 * them and when, so that a later run can distinguish leftovers of a dead run from objects of a live one. It is signed, so
 * that only this user's runs can create a valid one.
 */



/** Label of containers, networks and volumes; the value is the run's id. Images may have it too, so it is no proof alone. */
const RUN_LABEL = 'io.github.sea-trial.run';
/** Repository of the tags that a run gives: `sea-trial.local/run:<id>`, and `…:<id>-base` for its base image. */
const RUN_REPOSITORY = 'sea-trial.local/run';
/** First part of the repository, after the registry's host, that a run pushes to in order to read an image's layers. */
const PUSH_FOLDER = 'sea-trial.weighing';
const BASE_SUFFIX = '-base';
const SERVICE_REPOSITORY = 'sea-trial.local/service';
const HELPER_SUFFIX = '-helper';
const BASELINE_SUFFIX = '-baseline';
const PLATFORMS_SUFFIX = '-platforms';
const SETUP_SUFFIX = '-setup-';
const imageTag = (run) => `${RUN_REPOSITORY}:${run}`;
const baseTag = (run) => `${RUN_REPOSITORY}:${run}${BASE_SUFFIX}`;
/** Tag of the image of the commit to compare with. */
const baselineTag = (run) => `${RUN_REPOSITORY}:${run}${BASELINE_SUFFIX}`;
/** Tag of the index of all platforms, where the engine keeps it. */
const platformsTag = (run) => `${RUN_REPOSITORY}:${run}${PLATFORMS_SUFFIX}`;
/** Tag of the image that the setup of a test has left, by a number of the run. */
const setupTag = (run, number) => `${RUN_REPOSITORY}:${run}${SETUP_SUFFIX}${number}`;
/** Tag of the helper image that inspects containers on other machines. */
const helperTag = (run) => `${RUN_REPOSITORY}:${run}${HELPER_SUFFIX}`;
/** First part of the names of a run's containers, networks and volumes, and the name of its compose project. */
const projectName = (run) => `sea-trial-${run}`;
/** Name of a container that a run makes: the one under test, or a helper of that role. */
const containerName = (run, role = '') => role === '' ? projectName(run) : `${projectName(run)}-${role}`;
/** Name of a run's volume for a name in the settings, different for each run. */
const volumeName = (run, name) => `${projectName(run)}-${name}`;
/**
 * The run that made a container, network or volume; null for others. A label may come from an image of a pull request, but
 * an image cannot choose a name. Compose puts `-` or `_` after the project's name.
 */
function runOfThing(label, names) {
    const first = projectName(label);
    const isOurs = (name) => name === first || name.startsWith(`${first}-`) || name.startsWith(`${first}_`);
    return label !== '' && names.some(isOurs) ? label : null;
}
/** Tag of an image that compose builds for another service than the one under test. */
const serviceTag = (run, service) => `${SERVICE_REPOSITORY}/${service.toLowerCase().replace(/[^a-z0-9]+/g, '-')}:${run}`;
/** Older runs are dead: a GitHub job runs for at most five days. */
const OLDEST_SECONDS = 5 * 24 * 3600;
/**
 * `<started>-<pid>-<host>-<random>-<signature>`, in characters that a Docker tag allows. `owner` is the process that
 * must be alive for the run's objects to be in use: this process for a command; for an action, whose image stays for later
 * steps, the runner's. Without a key the signature cannot be checked, so no later run removes this run's leftovers.
 */
function newRunId(owner, signingKey) {
    const now = Math.floor(Date.now() / 1000);
    const random = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(4).toString('hex');
    const unsigned = [now.toString(36), owner.toString(36), hostKey(), random].join('-');
    return `${unsigned}-${signature(unsigned, signingKey ?? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(32))}`;
}
const SIGNATURE_DIGITS = 16;
const signature = (unsigned, signingKey) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', signingKey).update(`run ${unsigned}`).digest('hex').slice(0, SIGNATURE_DIGITS);
/** Whether a run with that key made the id. */
function isSigned(id, signingKey) {
    const at = id.lastIndexOf('-');
    return id.slice(at + 1) === signature(id.slice(0, at), signingKey);
}
/** The same for one secret, because engines remember the repositories that they pushed to. */
const pushRepository = (secret) => `${PUSH_FOLDER}/${secret}`;
/** `sea-trial.local/run:<id>`, `sea-trial.local/service/<name>:<id>`, `127.0.0.1:41234/sea-trial.weighing/<secret>:<id>`, and the same by digest. */
const RUN_REFERENCE = new RegExp(`^(?:${RUN_REPOSITORY}|${SERVICE_REPOSITORY}/[a-z0-9-]+|127\\.0\\.0\\.1:\\d+/${PUSH_FOLDER}/[0-9a-f]+)([:@])(.+)$`);
/** Whether a run gave this name to an image, by tag or by digest. */
const isOfRun = (name) => RUN_REFERENCE.test(name);
const SUFFIXES = new RegExp(`(?:${BASE_SUFFIX}|${BASELINE_SUFFIX}|${PLATFORMS_SUFFIX}|${HELPER_SUFFIX}|${SETUP_SUFFIX}\\d+)$`);
/** The run that gave this tag; null for other tags. */
function runOfTag(tag) {
    const [, mark, run] = RUN_REFERENCE.exec(tag) ?? [];
    if (mark !== ':' || run === undefined)
        return null;
    return run.replace(SUFFIXES, '');
}
const ID = /^([0-9a-z]{1,10})-([0-9a-z]{1,10})-([0-9a-f]{12})-[0-9a-f]{8}-[0-9a-f]{16}$/;
function parseRunId(id) {
    const [started, pid, host] = ID.exec(id)?.slice(1) ?? [];
    if (!started || !pid || !host)
        return null;
    return { started: parseInt(started, 36), pid: parseInt(pid, 36), host };
}
/**
 * Whether the run's objects may be removed: its id is signed with this key, and its process has ended on this machine or
 * it is too old. `now`: seconds since 1970.
 */
function isDead(id, signingKey, now = Date.now() / 1000) {
    const run = parseRunId(id);
    if (!run || !isSigned(id, signingKey))
        return false; // not one of our ids
    if (now - run.started > OLDEST_SECONDS)
        return true;
    return run.host === hostKey() && !isAlive(run);
}
function hostKey() {
    const parts = [(0,node_os__WEBPACK_IMPORTED_MODULE_2__.hostname)(), read('/proc/sys/kernel/random/boot_id'), link('/proc/self/ns/pid')];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
}
/**
 * A process with this PID that started after the run is another one that reuses the number; a zombie still has its number
 * but has ended.
 */
function isAlive(run) {
    try {
        process.kill(run.pid, 0);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'EPERM'))
            return false;
    }
    const now = processNow(run.pid);
    return now === null || (!ENDED_STATES.has(now.state) && now.began <= run.started + 2);
}
/** States of processes that have ended: zombie, dead. */
const ENDED_STATES = new Set(['Z', 'X', 'x']);
/** From /proc; null without it. `began` is in seconds since 1970. */
function processNow(pid) {
    const stat = read(`/proc/${pid}/stat`);
    const boot = /^btime (\d+)$/m.exec(read('/proc/stat'))?.[1];
    // the name, in parentheses before these fields, may contain any character
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, ticks] = [fields[0], fields[19]];
    return boot && state && ticks ? { state, began: Number(boot) + Number(ticks) / 100 } : null;
}
function read(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path, 'utf8').trim();
    }
    catch {
        return '';
    }
}
function link(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readlinkSync)(path);
    }
    catch {
        return '';
    }
}


/***/ }),

/***/ 42437:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ng: () => (/* binding */ connect),
  vS: () => (/* reexport */ findEndpoint),
  hN: () => (/* reexport */ namedEndpoint)
});

// EXTERNAL MODULE: ./node_modules/dockerode/lib/docker.js
var docker = __webpack_require__(39040);
var docker_default = /*#__PURE__*/__webpack_require__.n(docker);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/run-id.ts
var run_id = __webpack_require__(20394);
// EXTERNAL MODULE: ./src/lib/json.ts
var lib_json = __webpack_require__(18453);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
// EXTERNAL MODULE: ./src/core/image-config.ts
var image_config = __webpack_require__(87589);
;// CONCATENATED MODULE: ./src/engine/decode.ts
/** Decodes the Engine API's JSON (any version, Podman's included) into the port's types. Pure. */




const NANOSECONDS = 1e9;
/** Longest error message of an engine; it may quote text from the image. */
const MESSAGE_CHARACTERS = 16 * 1024;
/** A required string of a response. Throws `engine-failed` without it: the server is not an engine. */
function required(value, what) {
    if (typeof value === 'string' && value !== '')
        return value;
    throw new errors/* UserError */.yo('engine-failed', `The engine's response is invalid: it has no ${what}`, 'Check that DOCKER_HOST names a container engine.');
}
/** Throws when the response is not from a container engine. `endpoint` decides whether the engine is local. */
function decodeInfo(json, endpoint) {
    const store = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(json, 'DriverStatus')).some((row) => (0,lib_json/* texts */.Te)(row).includes('io.containerd.snapshotter.v1'));
    const version = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'ServerVersion'));
    const rootDir = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'DockerRootDir'));
    const memory = (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'MemTotal')) ?? 0;
    const cpus = (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'NCPU')) ?? 0;
    const cgroup = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'CgroupVersion'));
    if (!version)
        throw new Error('its response is not that of a container engine');
    return {
        version,
        os: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'OSType')) || 'linux',
        ...goArchitecture((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'Architecture'))),
        store: store ? 'containerd' : (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'Driver')),
        kernel: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'KernelVersion')),
        ...(memory > 0 ? { memory } : {}),
        ...(cpus > 0 ? { cpus } : {}),
        ...(rootDir ? { rootDir } : {}),
        ...(store && rootDir ? { containerdDir: containerdDir(json, rootDir) } : {}),
        ...(cgroup ? { cgroup } : {}),
        ...((0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(json, 'SecurityOptions')).includes('name=rootless') ? { rootless: true } : {}),
        local: endpoint.startsWith('unix://') && process.platform === 'linux',
    };
}
/** Docker uses the machine's containerd if there is one, else it runs its own below its root folder. */
const containerdDir = (json, rootDir) => (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'Containerd', 'Address')) === '/run/containerd/containerd.sock'
    ? '/var/lib/containerd'
    : `${rootDir}/containerd/daemon`;
/** From the kernel's names, which `docker info` uses, to Go's, which images use; with the variant, if the name implies one. */
const GO_ARCHITECTURES = new Map([
    ['x86_64', ['amd64']],
    ['aarch64', ['arm64']],
    ['armv8l', ['arm', 'v7']],
    ['armv7l', ['arm', 'v7']],
    ['armv6l', ['arm', 'v6']],
    ['armv5tel', ['arm', 'v5']],
    ['armv5tejl', ['arm', 'v5']],
    ['i386', ['386']],
    ['i586', ['386']],
    ['i686', ['386']],
    ['loongarch64', ['loong64']],
]);
function goArchitecture(word) {
    const [architecture, variant] = GO_ARCHITECTURES.get(word) ?? [word];
    return { architecture, ...(variant === undefined ? {} : { variant }) };
}
function decodeImage(json) {
    return {
        id: required((0,lib_json/* field */.ZZ)(json, 'Id'), 'image ID'),
        tags: (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(json, 'RepoTags')),
        bytes: (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'Size')) ?? 0,
        digests: (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(json, 'RepoDigests')),
        platform: decodePlatform(json),
        config: decodeConfig((0,lib_json/* field */.ZZ)(json, 'Config')),
        env: (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(json, 'Config', 'Env')),
        volumes: (0,lib_json/* entries */.jO)((0,lib_json/* field */.ZZ)(json, 'Config', 'Volumes')).map(([path]) => path),
        diffIds: (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(json, 'RootFS', 'Layers')),
    };
}
function decodePlatform(json) {
    const variant = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'Variant'));
    return {
        os: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'Os')),
        architecture: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'Architecture')),
        ...(variant ? { variant } : {}),
    };
}
function decodeConfig(json) {
    const stopSignal = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'StopSignal'));
    const healthcheck = decodeHealthcheck((0,lib_json/* field */.ZZ)(json, 'Healthcheck'));
    return (0,image_config/* boundConfig */.H)({
        exposedPorts: (0,lib_json/* entries */.jO)((0,lib_json/* field */.ZZ)(json, 'ExposedPorts'))
            .map(([key]) => key)
            .sort(byPort),
        entrypoint: (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(json, 'Entrypoint')),
        cmd: (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(json, 'Cmd')),
        user: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'User')),
        workingDir: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'WorkingDir')),
        ...(stopSignal ? { stopSignal } : {}),
        ...(healthcheck ? { healthcheck } : {}),
        labels: Object.fromEntries((0,lib_json/* entries */.jO)((0,lib_json/* field */.ZZ)(json, 'Labels')).map(([key, value]) => [key, (0,lib_json/* text */.Qq)(value)])),
    });
}
/** By protocol, then number. */
function byPort(a, b) {
    const [portA = '', protocolA = ''] = a.split('/');
    const [portB = '', protocolB = ''] = b.split('/');
    return protocolA.localeCompare(protocolB) || Number(portA) - Number(portB);
}
function decodeHealthcheck(json) {
    const test = (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(json, 'Test'));
    if (test.length === 0 || test[0] === 'NONE')
        return null;
    const duration = (key) => ((0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, key)) ?? 0) / NANOSECONDS;
    const interval = duration('Interval');
    const timeout = duration('Timeout');
    const startPeriod = duration('StartPeriod');
    const startInterval = duration('StartInterval');
    const retries = (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'Retries')) ?? 0;
    return {
        test,
        ...(interval ? { interval } : {}),
        ...(timeout ? { timeout } : {}),
        ...(startPeriod ? { startPeriod } : {}),
        ...(startInterval ? { startInterval } : {}),
        ...(retries ? { retries } : {}),
    };
}
function decodeState(json) {
    const state = (0,lib_json/* field */.ZZ)(json, 'State');
    return {
        status: required((0,lib_json/* field */.ZZ)(state, 'Status'), 'container state'),
        running: (0,lib_json/* field */.ZZ)(state, 'Running') === true,
        pid: (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(state, 'Pid')) ?? 0,
        exitCode: (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(state, 'ExitCode')) ?? 0,
        oomKilled: (0,lib_json/* field */.ZZ)(state, 'OOMKilled') === true,
        error: (0,visible/* bounded */.Mm)((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(state, 'Error')), MESSAGE_CHARACTERS),
        startedAt: instant((0,lib_json/* field */.ZZ)(state, 'StartedAt')),
        finishedAt: instant((0,lib_json/* field */.ZZ)(state, 'FinishedAt')),
        health: decodeHealth((0,lib_json/* field */.ZZ)(state, 'Health') ?? (0,lib_json/* field */.ZZ)(state, 'Healthcheck')),
        healthcheck: decodeHealthcheck((0,lib_json/* field */.ZZ)(json, 'Config', 'Healthcheck')),
        networks: new Map((0,lib_json/* entries */.jO)((0,lib_json/* field */.ZZ)(json, 'NetworkSettings', 'Networks')).map(([name, row]) => [
            name,
            (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'IPAddress')),
        ])),
        ports: decodePorts((0,lib_json/* field */.ZZ)(json, 'NetworkSettings', 'Ports')),
        tty: (0,lib_json/* field */.ZZ)(json, 'Config', 'Tty') === true,
        mounts: (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(json, 'Mounts')).map((row) => ({
            kind: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Type')),
            source: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Name')) || (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Source')),
            target: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Destination')),
        })),
    };
}
const HEALTH = new Map([
    ['starting', 'starting'],
    ['healthy', 'healthy'],
    ['unhealthy', 'unhealthy'],
]);
function decodeHealth(json) {
    return {
        status: HEALTH.get((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'Status'))) ?? 'none',
        log: (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(json, 'Log')).map((row) => ({
            exitCode: (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(row, 'ExitCode')) ?? 0,
            output: (0,visible/* bounded */.Mm)((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Output')), MESSAGE_CHARACTERS),
        })),
    };
}
/** Null for year 1, which the engine writes for "never". */
function instant(value) {
    const date = new Date((0,lib_json/* text */.Qq)(value));
    return Number.isNaN(date.getTime()) || date.getTime() <= 0 ? null : date;
}
/** IPv4 bindings only: the port on ::1 may differ. */
function decodePorts(json) {
    const ports = new Map();
    for (const [key, bindings] of (0,lib_json/* entries */.jO)(json)) {
        const binding = (0,lib_json/* list */.p_)(bindings).find((row) => !(0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'HostIp')).includes(':'));
        const host = Number((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(binding, 'HostPort')));
        if (host > 0)
            ports.set(key, host);
    }
    return ports;
}
/** The API has the peak on cgroup v1 only. The page cache is not counted as the app's memory. */
function decodeStats(json) {
    const memory = (0,lib_json/* field */.ZZ)(json, 'memory_stats');
    const usage = (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(memory, 'usage'));
    const cache = (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(memory, 'stats', 'total_inactive_file')) ??
        (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(memory, 'stats', 'inactive_file')) ??
        0;
    const cpu = (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'cpu_stats', 'cpu_usage', 'total_usage'));
    return {
        memory: usage === null ? null : Math.max(0, usage - cache),
        memoryPeak: (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(memory, 'max_usage')),
        memoryLimit: (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(memory, 'limit')),
        cpuSeconds: cpu === null ? null : cpu / NANOSECONDS,
    };
}

;// CONCATENATED MODULE: ./src/engine/ask.ts
/** Wraps one call of the engine; maps its errors to UserError. */





/** An engine that does not respond to a short call for this long is lost. Tests use less. */
const ANSWER_SECONDS = Number(process.env.SEA_TRIAL_ENGINE_SECONDS ?? 60);
/** The limit after a first timeout: there may be little time left to clean up. */
const AFTER_LOSS_SECONDS = 3;
let answerSeconds = ANSWER_SECONDS;
/** HTTP statuses that mean "not found" or "already in that state". */
const GONE = [404, 409, 304];
const statusOf = (cause) => (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(cause, 'statusCode'));
/** The engine's message, without the prefix that dockerode adds. */
function engineMessage(cause) {
    const message = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(cause, 'json', 'message')) || (0,errors/* messageOf */.bD)(cause);
    return (0,visible/* bounded */.Mm)(message, MESSAGE_CHARACTERS)
        .replace(/^\(HTTP code \d+\) [^-]* - /, '')
        .trim();
}
/**
 * Rejects with `engine-failed` when the engine reports an error, and with `engine-lost` when the connection fails or there
 * is no response for `within` seconds (null: no limit). `what` completes "The engine could not …".
 */
async function callEngine(what, call, within = answerSeconds) {
    let timer;
    const late = new Promise((_, reject) => {
        if (within === null)
            return;
        timer = setTimeout(() => {
            answerSeconds = Math.min(answerSeconds, AFTER_LOSS_SECONDS);
            reject(new Error(`no response for ${within} s`));
        }, within * 1000);
    });
    try {
        return await Promise.race([call, late]);
    }
    catch (cause) {
        if (statusOf(cause) !== null)
            throw new errors/* UserError */.yo('engine-failed', `The engine could not ${what}: ${engineMessage(cause)}`, '', {
                cause,
            });
        throw new errors/* UserError */.yo('engine-lost', `The engine stopped responding while it was asked to ${what}: ${(0,errors/* messageOf */.bD)(cause)}`, 'Check the engine’s log, then run this again.', { cause });
    }
    finally {
        clearTimeout(timer);
    }
}
const statusOfError = (error) => error instanceof errors/* UserError */.yo ? statusOf(error.cause) : null;
/** Null instead of an error when the object does not exist. */
async function orNull(call) {
    try {
        return await call;
    }
    catch (error) {
        if (statusOfError(error) === 404)
            return null;
        throw error;
    }
}
/** For removals and signals: no error when the object no longer exists. */
async function unlessGone(call, gone = GONE) {
    try {
        await call;
    }
    catch (error) {
        if (!gone.includes(statusOfError(error) ?? 0))
            throw error;
    }
}
/** Seconds between the tries. */
const BUSY_PAUSES = [0.2, 0.5, 1, 2];
/** Tries again while a process that has just been started still holds a mount of the container: on older kernels for a moment. */
async function whileBusy(call) {
    for (const pause of BUSY_PAUSES) {
        try {
            await call();
            return;
        }
        catch (error) {
            if (!(0,errors/* messageOf */.bD)(error).includes('device or resource busy'))
                throw error;
            await (0,promises_.setTimeout)(pause * 1000);
        }
    }
    return call();
}
/** For one object of many: null when the engine reports an error for it. */
async function unlessBroken(call) {
    try {
        return await call;
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo && error.code === 'engine-failed')
            return null;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/engine/alive.ts
/** Long calls of an engine: no time limit as long as the engine responds to pings meanwhile. */



/** Time between two pings. */
const PAUSE_SECONDS = Math.min(10, ANSWER_SECONDS);
/** Resolves with `engine-lost` when the engine stops responding, or with null when `signal` aborts. Never rejects. */
async function untilLost(ping, signal) {
    try {
        for (;;) {
            await (0,promises_.setTimeout)(PAUSE_SECONDS * 1000, undefined, { signal, ref: false });
            await callEngine('say that it is there', ping());
        }
    }
    catch (error) {
        return signal.aborted ? null : (0,errors/* asUserError */.Yl)(error);
    }
}
/** Settles as `call` does, or rejects with `engine-lost` when the engine stops responding first. */
async function whileAlive(ping, call) {
    const over = new AbortController();
    const lost = untilLost(ping, over.signal).then((error) => {
        if (error === null)
            return new Promise(() => undefined);
        throw error;
    });
    try {
        return await Promise.race([call, lost]);
    }
    finally {
        over.abort();
    }
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./src/engine/archive.ts



const BLOCK = 512;
const MOST_LINKS = 10;
/** Bits of Go's os.FileMode, used in the engine's stat header. */
const GO_DIRECTORY = 2 ** 31;
const GO_SYMLINK = 2 ** 27;
const GO_IRREGULAR = GO_DIRECTORY + GO_SYMLINK + 2 ** 26 + 2 ** 25 + 2 ** 24 + 2 ** 21 + 2 ** 19;
/** Rejects as dockerode does (`statusCode` 404) when the path does not exist. */
async function readContainerFile(container, path, limit) {
    let at = path;
    for (let links = 0;; links++) {
        const stream = await container.getArchive({ path: at });
        const stat = statOf(stream);
        if (hasBit(stat.mode, GO_SYMLINK) && links < MOST_LINKS) {
            at = external_node_path_.posix.resolve(external_node_path_.posix.dirname(at), stat.linkTarget);
            discard(stream);
            continue;
        }
        const type = hasBit(stat.mode, GO_DIRECTORY)
            ? 'directory'
            : (stat.mode & GO_IRREGULAR) === 0
                ? 'file'
                : 'other';
        const bytes = await content(stream, type === 'file' ? Math.min(limit, stat.size) : 0);
        return { type, mode: stat.mode & 0o777, bytes };
    }
}
const hasBit = (mode, bit) => Math.floor(mode / bit) % 2 === 1;
/** The engine describes the path in a header of the same response. */
function statOf(stream) {
    const header = stream instanceof external_node_http_.IncomingMessage ? stream.headers['x-docker-container-path-stat'] : undefined;
    const json = JSON.parse(Buffer.from(String(header ?? ''), 'base64').toString() || '{}');
    return {
        mode: (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'mode')) ?? 0,
        size: (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'size')) ?? 0,
        linkTarget: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'linkTarget')),
    };
}
/** An unread response keeps its connection, and so this process, open. */
function discard(stream) {
    if (stream instanceof external_node_http_.IncomingMessage)
        stream.destroy();
}
async function content(stream, wanted) {
    let bytes = Buffer.alloc(0);
    if (wanted > 0) {
        for await (const chunk of stream) {
            bytes = Buffer.concat([bytes, chunk]);
            if (bytes.length >= BLOCK && bytes.length >= headers(bytes) + wanted)
                break;
        }
    }
    discard(stream);
    const start = headers(bytes);
    return bytes.subarray(start, start + wanted);
}
/** The offset of the file's content: after its header, and after a PAX header with its records if there is one. */
function headers(tar) {
    const type = tar.toString('latin1', 156, 157);
    if (type !== 'x' && type !== 'L')
        return BLOCK;
    const size = parseInt(tar.toString('latin1', 124, 136), 8) || 0;
    return BLOCK + Math.ceil(size / BLOCK) * BLOCK + BLOCK;
}

;// CONCATENATED MODULE: ./src/engine/changes.ts
const MOST_CHARACTERS = 1024 ** 2;
const PATH = /"Path":"((?:[^"\\]|\\.)*)"/g;
async function changedPaths(docker, id, most) {
    const stream = await listOf(docker, id);
    let text = '';
    for await (const chunk of stream.setEncoding('utf8')) {
        text += String(chunk);
        if (text.length > MOST_CHARACTERS)
            break; // this closes the connection
    }
    return [...text.matchAll(PATH)].slice(0, most).flatMap(([, path = '']) => unescaped(path) ?? []);
}
/** dockerode's own call would buffer the whole list. */
function listOf(docker, id) {
    const modem = docker.modem; // dockerode has no type for it
    const options = {
        path: `/containers/${id}/changes`,
        method: 'GET',
        isStream: true,
        statusCodes: { 200: true, 404: 'no such container', 500: 'server error' },
    };
    return new Promise((resolve, reject) => modem.dial(options, (error, stream) => {
        if (stream)
            resolve(stream);
        else
            reject(error ?? new Error('no response'));
    }));
}
/** Decodes a JSON string; null for one that was cut. */
function unescaped(text) {
    try {
        return String(JSON.parse(`"${text}"`));
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./src/engine/client.ts


function clientOptions(endpoint, link = null) {
    const url = new URL(endpoint.host);
    if (url.protocol === 'unix:' || url.protocol === 'npipe:')
        return { socketPath: endpoint.host.replace(/^\w+:\/\//, '') };
    if (link !== null) {
        // the host name is not used: the agent connects (dockerode accepts one, though its types do not have it)
        const behindSsh = { protocol: 'http', host: 'docker', port: 80, agent: link.agent };
        return behindSsh;
    }
    if (url.hostname === '')
        throw new Error('the address has no host');
    const tls = endpoint.tls;
    const secure = tls !== null &&
        (url.port === '2376' || Boolean(process.env.DOCKER_TLS_VERIFY) || endpoint.source !== 'DOCKER_HOST');
    return {
        protocol: secure ? 'https' : 'http',
        host: url.hostname,
        port: url.port || (secure ? 2376 : 2375),
        ...(secure ? certificatesIn(tls) : {}),
    };
}
/** A client without a certificate of its own has `ca.pem` only; one whose engine has a public certificate has the others. */
function certificatesIn(folder) {
    const found = ['ca', 'cert', 'key'].flatMap((name) => {
        const file = (0,external_node_path_.join)(folder, `${name}.pem`);
        return (0,external_node_fs_.existsSync)(file) ? [[name, (0,external_node_fs_.readFileSync)(file)]] : [];
    });
    if (found.length === 0)
        throw new Error(`the folder ${folder} has none of ca.pem, cert.pem and key.pem`);
    return Object.fromEntries(found);
}

;// CONCATENATED MODULE: ./src/engine/create.ts
/** Limits the log on the engine's disk; Sea Trial reads it as it is written. */
const BOUNDED_LOG = { Type: 'json-file', Config: { 'max-size': '20m', 'max-file': '1' } };
const NO_SETTINGS = {
    volumes: [],
    tmpfs: [],
    user: null,
    readOnly: false,
    capAdd: [],
    capDrop: [],
    securityOpt: [],
    pidsLimit: null,
    shmSize: null,
    ulimits: [],
    addHost: [],
    dns: [],
    init: false,
    gpus: null,
};
/** Settings that were not given are left out, so that the engine's defaults apply. */
function createOptions(spec) {
    const ports = spec.publish.map(({ port, protocol }) => `${port}/${protocol}`);
    const settings = { ...NO_SETTINGS, ...spec.settings };
    const anonymous = settings.volumes.filter(({ source }) => source === null);
    return {
        Image: spec.image,
        Labels: spec.labels,
        Env: spec.env,
        AttachStdout: true,
        AttachStderr: true,
        ...(spec.tty ? { Tty: true } : {}),
        ...(spec.cmd ? { Cmd: spec.cmd } : {}),
        ...(spec.entrypoint ? { Entrypoint: spec.entrypoint } : {}),
        ...(settings.user ? { User: settings.user } : {}),
        ...(anonymous.length > 0
            ? { Volumes: Object.fromEntries(anonymous.map(({ target }) => [target, {}])) }
            : {}),
        ExposedPorts: Object.fromEntries(ports.map((port) => [port, {}])),
        ...(spec.healthcheck ? { Healthcheck: healthConfig(spec.healthcheck) } : {}),
        HostConfig: {
            LogConfig: BOUNDED_LOG,
            PortBindings: Object.fromEntries(ports.map((port) => [port, [{ HostIp: spec.publishOn ?? '127.0.0.1', HostPort: '' }]])),
            ...(spec.network ? { NetworkMode: spec.network } : {}),
            ...(spec.pid ? { PidMode: spec.pid } : {}),
            ...memoryLimits(spec),
            ...(spec.privileged ? { Privileged: true } : {}),
            ...(spec.cpus ? { NanoCpus: Math.round(spec.cpus * 1e9) } : {}),
            ...hostConfig(settings, spec.labels),
        },
    };
}
function memoryLimits({ memory, memoryGuard }) {
    if (memory)
        return { Memory: memory, MemorySwap: memory };
    return memoryGuard ? { Memory: memoryGuard, MemorySwap: -1 } : {};
}
/** Engines before 25 ignore `StartInterval`. */
function healthConfig(check) {
    const { test, interval, timeout, startPeriod, startInterval, retries } = check;
    const nanoseconds = (seconds) => Math.round(seconds * 1e9);
    return {
        Test: test,
        ...(interval ? { Interval: nanoseconds(interval) } : {}),
        ...(timeout ? { Timeout: nanoseconds(timeout) } : {}),
        ...(startPeriod ? { StartPeriod: nanoseconds(startPeriod) } : {}),
        ...(startInterval ? { StartInterval: nanoseconds(startInterval) } : {}),
        ...(retries ? { Retries: retries } : {}),
    };
}
function hostConfig(settings, labels) {
    const { tmpfs, readOnly, capAdd, capDrop, pidsLimit, shmSize, ulimits, addHost, dns, init, gpus } = settings;
    return {
        ...mounts(settings.volumes, labels),
        ...(tmpfs.length > 0
            ? { Tmpfs: Object.fromEntries(tmpfs.map(({ path, options }) => [path, options])) }
            : {}),
        ...(readOnly ? { ReadonlyRootfs: true } : {}),
        ...some('CapAdd', capAdd),
        ...some('CapDrop', capDrop),
        ...security(settings.securityOpt),
        ...(pidsLimit === null ? {} : { PidsLimit: pidsLimit }),
        ...(shmSize === null ? {} : { ShmSize: shmSize }),
        ...some('Ulimits', ulimits.map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard }))),
        ...some('ExtraHosts', addHost),
        ...some('Dns', dns),
        ...(init ? { Init: true } : {}),
        ...(gpus ? { DeviceRequests: [deviceRequest(gpus)] } : {}),
    };
}
const some = (key, values) => values.length === 0 ? {} : { [key]: [...values] };
/** `systempaths=unconfined` is not a security option of the API: nothing of /proc and /sys is masked instead. */
const OPEN_PATHS = 'systempaths=unconfined';
function security(options) {
    const values = options.map(({ value }) => value);
    return {
        ...some('SecurityOpt', values.filter((value) => value !== OPEN_PATHS)),
        ...(values.includes(OPEN_PATHS) ? { MaskedPaths: [], ReadonlyPaths: [] } : {}),
    };
}
const deviceRequest = ({ count, devices, driver, capabilities }) => ({
    Count: count,
    DeviceIDs: [...devices],
    Driver: driver,
    Capabilities: [[...capabilities]],
});
/** Only a bind can be relabelled for SELinux. */
const isBind = ({ options }) => options.some((option) => /^z$/i.test(option));
/** Volumes that the engine would create for a bind, without labels. */
const boundVolumes = ({ settings }) => (settings?.volumes ?? [])
    .filter(isBind)
    .flatMap(({ source }) => (source?.kind === 'name' ? [source.name] : []));
/** The engine refuses a mount, but not a bind, with a missing path. */
function mounts(volumes, labels) {
    const named = volumes.filter(({ source }) => source !== null);
    return {
        ...some('Binds', named.filter(isBind).map(bind)),
        ...some('Mounts', named.filter((volume) => !isBind(volume)).map((volume) => mount(volume, labels))),
    };
}
const bind = ({ source, target, options }) => [sourceOf(source), target, options.join(',')].join(':');
function mount({ source, target, options }, labels) {
    const isPath = source?.kind === 'path';
    const propagation = options.find((option) => PROPAGATIONS.has(option));
    return {
        Type: isPath ? 'bind' : 'volume',
        Source: sourceOf(source),
        Target: target,
        ReadOnly: options.includes('ro'),
        ...(isPath && propagation ? { BindOptions: { Propagation: propagation } } : {}),
        ...(isPath
            ? {}
            : { VolumeOptions: { NoCopy: options.includes('nocopy'), Labels: labels, DriverConfig: DRIVER } }),
    };
}
const DRIVER = { Name: 'local', Options: {} };
const PROPAGATIONS = new Set([
    'private',
    'rprivate',
    'shared',
    'rshared',
    'slave',
    'rslave',
]);
const sourceOf = (source) => source === null ? '' : source.kind === 'path' ? source.path : source.name;

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./src/core/docker-config.ts
var docker_config = __webpack_require__(34110);
;// CONCATENATED MODULE: ./src/engine/endpoint.ts
/** Finds the engine in the same order as Docker's command line. */






/** Throws `no-engine` when the named context does not exist or cannot be read. */
function findEndpoint(env = process.env) {
    const folder = (0,docker_config/* dockerFolder */.N)(env);
    if (env.DOCKER_HOST) {
        const tls = env.DOCKER_CERT_PATH ?? (env.DOCKER_TLS_VERIFY ? folder : null);
        return { host: withScheme(env.DOCKER_HOST), source: 'DOCKER_HOST', tls };
    }
    if (env.DOCKER_CONTEXT === 'default')
        return { host: defaultHost(env), source: 'default', tls: null };
    if (env.DOCKER_CONTEXT)
        return fromContext(folder, env.DOCKER_CONTEXT);
    const { config, problem } = (0,docker_config/* readDockerConfig */.T)(env);
    const context = textAt(config, 'currentContext');
    if (context && context !== 'default')
        return fromContext(folder, context);
    // Docker's command line, too, goes on with the default
    const source = problem === null ? 'default' : `default, because ${problem}`;
    return { host: defaultHost(env), source, tls: null };
}
/**
 * The engine that the setting `smoke-host` names, by address or by context. An address has the certificates of the
 * environment; port 2376 is TLS. Throws `no-engine` as above.
 */
function namedEndpoint(text, env = process.env) {
    const folder = (0,docker_config/* dockerFolder */.N)(env);
    if (text === 'default')
        return { host: defaultHost(env), source: 'context default', tls: null };
    if (!text.includes('://'))
        return fromContext(folder, text);
    const isSecure = text.startsWith('tcp:') && new URL(text).port === '2376';
    const isTls = isSecure || Boolean(env.DOCKER_TLS_VERIFY);
    return { host: text, source: SMOKE_HOST, tls: isTls ? (env.DOCKER_CERT_PATH ?? folder) : null };
}
/** The source of an endpoint that the setting gives as an address. */
const SMOKE_HOST = 'smoke-host';
function withScheme(host) {
    return host.includes('://') ? host : `tcp://${host}`;
}
/** Docker stores each context in a folder named by the SHA-256 of its name. */
function fromContext(folder, name) {
    const id = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    const file = (0,external_node_path_.join)(folder, 'contexts', 'meta', id, 'meta.json');
    try {
        const meta = JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
        const host = textAt(fieldOf(fieldOf(meta, 'Endpoints'), 'docker'), 'Host');
        if (!host)
            throw new Error('it has no Docker endpoint');
        const tls = (0,external_node_path_.join)(folder, 'contexts', 'tls', id, 'docker');
        return { host, source: `context ${name}`, tls: (0,external_node_fs_.existsSync)(tls) ? tls : null };
    }
    catch (cause) {
        const hint = 'List the contexts with `docker context ls`, or set DOCKER_HOST.';
        throw new errors/* UserError */.yo('no-engine', `Docker context "${name}" cannot be used: ${(0,errors/* messageOf */.bD)(cause)}`, hint, {
            cause,
        });
    }
}
function defaultHost(env) {
    if (process.platform === 'win32')
        return 'npipe:////./pipe/docker_engine';
    const sockets = [
        '/var/run/docker.sock',
        ...(env.XDG_RUNTIME_DIR ? [(0,external_node_path_.join)(env.XDG_RUNTIME_DIR, 'docker.sock')] : []),
        (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.docker', 'run', 'docker.sock'),
    ];
    return `unix://${sockets.find((socket) => (0,external_node_fs_.existsSync)(socket)) ?? '/var/run/docker.sock'}`;
}
function fieldOf(value, key) {
    return typeof value === 'object' && value !== null
        ? Object.getOwnPropertyDescriptor(value, key)?.value
        : undefined;
}
function textAt(value, key) {
    const found = fieldOf(value, key);
    return typeof found === 'string' && found !== '' ? found : null;
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./src/engine/log-stream.ts
/** Removes the engine's log framing: a header of 8 bytes (stream, length) before each piece of output. */

const HEADER = 8;
/** stdout and stderr in one stream, in order of arrival. For containers without a terminal, as all of Sea Trial's are. */
function demultiplex(source) {
    return framesOf(source).pipe(new external_node_stream_.PassThrough());
}
/** The same, each piece with its stream: 1 is stdout, 2 stderr. `ended` is called once. */
function demultiplexApart(source, take, ended) {
    const frames = framesOf(source, take);
    frames.once('end', ended);
    frames.resume();
}
function framesOf(source, take) {
    const frames = new Frames(take);
    source.on('error', () => frames.end()); // the connection was lost: keep the log until then
    source.pipe(frames);
    return frames;
}
class Frames extends external_node_stream_.Transform {
    header = Buffer.alloc(0);
    left = 0;
    stream = 0;
    onPiece;
    constructor(take) {
        super();
        this.onPiece = take ?? ((bytes) => void this.push(bytes));
    }
    _transform(chunk, _encoding, done) {
        let rest = chunk;
        while (rest.length > 0)
            rest = this.left > 0 ? this.content(rest) : this.head(rest);
        done();
    }
    head(chunk) {
        const wanted = HEADER - this.header.length;
        this.header = Buffer.concat([this.header, chunk.subarray(0, wanted)]);
        if (this.header.length === HEADER) {
            this.left = this.header.readUInt32BE(4);
            this.stream = this.header.readUInt8(0);
            this.header = Buffer.alloc(0);
        }
        return chunk.subarray(wanted);
    }
    content(chunk) {
        const part = chunk.subarray(0, this.left);
        this.left -= part.length;
        this.onPiece(part, this.stream);
        return chunk.subarray(part.length);
    }
}

;// CONCATENATED MODULE: ./src/engine/exec.ts




/** Bytes of the output that are kept, from its end. */
const KEPT_BYTES = 4096;
/** The stream may end a moment before the engine has the exit code. */
const CODE_TRIES = 20;
const CODE_MILLISECONDS = 25;
async function runInside(container, argv, seconds, signal) {
    try {
        const { exec, duplex } = await begin(container, argv);
        const { output, isOver } = await readUntil(demultiplex(duplex), seconds, signal);
        duplex.destroy();
        return { exitCode: isOver ? await exitCodeOf(exec) : null, output };
    }
    catch (error) {
        if (statusOfError(error) === null)
            throw error;
        return { exitCode: null, output: engineMessage(error instanceof errors/* UserError */.yo ? error.cause : error) };
    }
}
async function begin(container, argv) {
    const exec = await callEngine('prepare a command in the container', container.exec({ Cmd: [...argv], AttachStdout: true, AttachStderr: true }));
    const duplex = await callEngine('run a command in the container', exec.start({ hijack: true, stdin: false }));
    return { exec, duplex };
}
/** Reads all output, so that the command is not blocked, and keeps its end. */
function readUntil(stream, seconds, signal) {
    return new Promise((resolve) => {
        let kept = Buffer.alloc(0);
        const end = (isOver) => {
            clearTimeout(timer);
            signal.removeEventListener('abort', stop);
            stream.destroy();
            resolve({ output: kept.toString('utf8'), isOver });
        };
        const stop = () => end(false);
        const timer = setTimeout(stop, seconds * 1000);
        signal.addEventListener('abort', stop, { once: true });
        stream.on('data', (chunk) => (kept = Buffer.concat([kept, chunk]).subarray(-KEPT_BYTES)));
        stream.once('end', () => end(true));
        stream.once('error', () => end(true));
        if (signal.aborted)
            stop();
    });
}
/** As `runInside`, with the beginning of each stream by itself. */
async function runApart(container, argv, { seconds, most, signal }) {
    const { exec, duplex } = await begin(container, argv);
    const late = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)]);
    const output = await collect(duplex, most, late);
    duplex.destroy();
    return { ...output, exitCode: late.aborted ? null : await exitCodeOf(exec) };
}
/** Reads both streams to their end, or until `signal` aborts, and keeps the first `most` bytes of each. */
function collect(source, most, signal) {
    return new Promise((resolve) => {
        const kept = { stdout: [], stderr: [] };
        const sizes = { stdout: 0, stderr: 0 };
        const text = (chunks) => Buffer.concat(chunks).toString('utf8');
        const end = () => {
            signal.removeEventListener('abort', end);
            const isCut = sizes.stdout > most || sizes.stderr > most;
            resolve({ stdout: text(kept.stdout), stderr: text(kept.stderr), isCut });
        };
        const take = (bytes, stream) => {
            const name = stream === 2 ? 'stderr' : 'stdout';
            const left = most - sizes[name];
            if (left > 0)
                kept[name].push(Buffer.from(bytes.subarray(0, left)));
            sizes[name] += bytes.length;
        };
        signal.addEventListener('abort', end, { once: true });
        demultiplexApart(source, take, end);
        if (signal.aborted)
            end();
    });
}
async function exitCodeOf(exec) {
    for (let attempt = 0; attempt < CODE_TRIES; attempt++) {
        const json = await callEngine('inspect a command', exec.inspect());
        const code = (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'ExitCode'));
        if ((0,lib_json/* field */.ZZ)(json, 'Running') !== true && code !== null)
            return code;
        await new Promise((resolve) => setTimeout(resolve, CODE_MILLISECONDS));
    }
    return null;
}

;// CONCATENATED MODULE: ./src/engine/runner-hint.ts
/** What is known about runners of GitHub that have no engine. */
/** A sentence, or none. Only `ubuntu-slim` among GitHub's Linux runners has no engine: it is a container. */
const runnerHint = (env, platform = process.platform) => env.RUNNER_ENVIRONMENT === 'github-hosted' && platform === 'linux'
    ? ['GitHub’s `ubuntu-slim` runners have no engine: use `runs-on: ubuntu-latest`.']
    : [];

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: ./src/lib/docker-client-env.ts
var docker_client_env = __webpack_require__(42493);
;// CONCATENATED MODULE: ./src/engine/ssh.ts
/**
 * Connects to an engine over the machine's `ssh`, as Docker's command line does: each connection runs
 * `docker system dial-stdio` on the remote side. The user's keys, known hosts and ssh_config apply.
 */





/** No prompts, a timeout for hosts that do not respond, no terminal. */
const OPTIONS = ['-o', 'BatchMode=yes', '-o', 'ConnectTimeout=10', '-T'];
/** Connections that are kept while no request uses them, each with a process. */
const MOST_IDLE = 4;
/** Of ssh's error message the last characters are kept. */
const ssh_MOST_CHARACTERS = 1000;
/** `endpoint` is `ssh://[USER@]HOST[:PORT]`. Throws when it has no host. */
function sshLink(endpoint) {
    const target = targetOf(new URL(endpoint));
    const env = (0,docker_client_env/* clientEnv */.hI)(endpoint, { purpose: 'ssh' });
    const servers = [];
    const agent = new SshAgent(() => connection([...OPTIONS, ...target, 'docker', 'system', 'dial-stdio'], env));
    return {
        agent,
        async forward(port) {
            const server = (0,external_node_net_.createServer)((socket) => {
                join(socket, connection([...OPTIONS, '-W', `127.0.0.1:${port}`, ...target], env));
            });
            servers.push(server);
            await new Promise((resolve, reject) => {
                server.once('error', reject);
                server.listen(0, '127.0.0.1', resolve);
            });
            server.unref();
            const address = server.address();
            return typeof address === 'object' && address !== null ? address.port : 0;
        },
        close() {
            for (const server of servers)
                server.close();
            agent.destroy();
        },
    };
}
/** Rejects a host that begins with a dash, which ssh would take for an option. */
function targetOf({ hostname, port, username }) {
    if (hostname === '' || hostname.startsWith('-'))
        throw new Error('the address has no host');
    const user = decodeURIComponent(username);
    return [...(port ? ['-p', port] : []), ...(user ? ['-l', user] : []), '--', hostname];
}
/** Keeps connections for later requests: to open one takes longer than most answers. */
class SshAgent extends external_node_http_.Agent {
    dial;
    constructor(dial) {
        super({ keepAlive: true, maxFreeSockets: MOST_IDLE });
        this.dial = dial;
    }
    /** The stream of a process has no options of a socket to set. */
    keepSocketAlive() {
        return true;
    }
    reuseSocket() { }
    createConnection() {
        return this.dial();
    }
}
/** stdin and stdout of one ssh process. Fails with ssh's error message. */
function connection(args, env) {
    const child = (0,external_node_child_process_.spawn)('ssh', [...args], { stdio: ['pipe', 'pipe', 'pipe'], env });
    let errors = '';
    child.stderr.on('data', (chunk) => (errors = (errors + chunk.toString()).slice(-ssh_MOST_CHARACTERS)));
    child.stdin.on('error', () => undefined); // its exit reports the error
    const stream = new external_node_stream_.Duplex({
        read: () => void child.stdout.resume(),
        write: (chunk, _encoding, done) => void child.stdin.write(chunk, () => done()),
        final: (done) => void child.stdin.end(done),
        destroy(error, done) {
            child.kill();
            done(error);
        },
    });
    child.stdout.on('data', (chunk) => {
        if (!stream.push(chunk))
            child.stdout.pause();
    });
    child.once('error', (error) => stream.destroy(error));
    child.once('close', (code) => {
        if (code === 0 || code === null)
            stream.push(null);
        else
            stream.destroy(new Error(`ssh: ${errors.trim() || `exit code ${code}`}`));
    });
    return stream;
}
function join(socket, far) {
    socket.on('error', () => far.destroy());
    far.on('error', () => socket.destroy());
    far.on('close', () => socket.destroy());
    socket.on('close', () => far.destroy());
    socket.pipe(far).pipe(socket);
}

;// CONCATENATED MODULE: ./src/engine/messages.ts
/** Progress messages of a pull, push or load: one JSON object per line. An error is one of them; the HTTP status is 200. */

/** Longest line. */
const messages_MOST_CHARACTERS = 1024 * 1024;
/**
 * Resolves when the transfer is complete, with the digest that a push reports, if any; rejects with the engine's message,
 * or with the connection's error.
 */
async function followMessages(stream, onStatus) {
    let rest = '';
    let digest = null;
    const handle = (line) => (digest = handleLine(line, onStatus) ?? digest);
    for await (const chunk of stream) {
        const lines = (rest + String(chunk)).split('\n');
        rest = (lines.pop() ?? '').slice(0, messages_MOST_CHARACTERS);
        for (const line of lines)
            handle(line);
    }
    handle(rest);
    return digest;
}
/** Returns the digest that it reports, or null. */
function handleLine(line, onStatus) {
    const event = (0,lib_json/* parseJson */.qF)(line); // null when blank, or cut off by a lost connection
    const error = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(event, 'error')) || (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(event, 'errorDetail', 'message'));
    if (error)
        throw new Error(error);
    const status = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(event, 'status'));
    const total = (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(event, 'progressDetail', 'total'));
    if (status)
        onStatus({ id: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(event, 'id')), text: status, total });
    return (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(event, 'aux', 'Digest')) || null;
}

// EXTERNAL MODULE: ./src/core/image-reference.ts
var image_reference = __webpack_require__(18630);
// EXTERNAL MODULE: ./src/core/registry-login.ts
var registry_login = __webpack_require__(97204);
;// CONCATENATED MODULE: ./src/engine/registry-auth.ts
/** The credentials of `docker login` as the engine takes them with a pull or push. */


/** Null if there are none for the registry of the image. Never rejects. */
async function registryAuth(ref, env = process.env) {
    const host = (0,image_reference/* parseImageReference */.o_)(ref)?.host;
    if (host === undefined)
        return null;
    const { credentials } = await (0,registry_login/* loginFor */.L)(host, env, new AbortController().signal);
    return credentials && { ...fieldsOf(credentials), serveraddress: (0,registry_login/* loginKey */.H)(host) };
}
function fieldsOf(credentials) {
    if (credentials.kind === 'identity')
        return { identitytoken: credentials.token };
    if (credentials.kind === 'bearer')
        return { registrytoken: credentials.token };
    return { username: credentials.username, password: credentials.password };
}

;// CONCATENATED MODULE: ./src/engine/transfers.ts




async function pull(docker, ref, platform, onStatus) {
    const authconfig = await registryAuth(ref);
    const notFound = (cause) => new errors/* UserError */.yo('image-not-found', `Image ${ref} is not on this engine and cannot be pulled: ${engineMessage(cause)}`, 'Check its name and tag; for a private registry run `docker login` first.', { cause });
    try {
        const stream = await docker.pull(ref, {
            ...(platform ? { platform } : {}),
            ...(authconfig ? { authconfig } : {}),
        });
        await followMessages(stream, ({ text: status }) => onStatus(status));
    }
    catch (cause) {
        if (statusOf(cause) === null && (0,errors/* systemCode */.xU)(cause) !== undefined)
            return callEngine('pull an image', Promise.reject(cause));
        throw notFound(cause);
    }
}
async function load(docker, tar, onStatus, signal) {
    try {
        const answer = (await docker.loadImage(tar, { abortSignal: signal }));
        await followMessages(answer, ({ text: status }) => onStatus(status));
    }
    catch (cause) {
        if (statusOf(cause) === null && (0,errors/* systemCode */.xU)(cause) !== undefined)
            return callEngine('load an image', Promise.reject(cause));
        throw new errors/* UserError */.yo('engine-failed', `The engine could not load the image: ${engineMessage(cause)}`, '', {
            cause,
        });
    }
}
async function push(docker, repository, tag, onStatus, signal, as) {
    try {
        // Engines require credentials in the request, even for a registry that needs none. Docker accepts any registry on
        // 127.0.0.1 without TLS; podman needs the option, or it tries three times for a second each.
        const anybody = { authconfig: { username: '', password: '' }, tlsVerify: false };
        const authconfig = as === 'login' ? await registryAuth(repository) : null;
        const who = authconfig ? { authconfig } : anybody;
        const stream = await docker.getImage(repository).push({ tag, abortSignal: signal, ...who });
        const digest = await followMessages(stream, onStatus);
        // an aborted stream ends without an error
        signal.throwIfAborted();
        return digest;
    }
    catch (cause) {
        const why = signal.aborted ? errors/* CANCELLED */.gD : engineMessage(cause);
        const sentence = `The engine could not push ${repository}: ${why}`;
        throw new errors/* UserError */.yo('engine-failed', sentence, '', { cause });
    }
}

;// CONCATENATED MODULE: ./src/engine/docker.ts
/** Implements the engine port with dockerode. The only file that calls the Engine API. */


















/** Connects to an engine, by default the one that the environment selects. Rejects with `no-engine` when it does not respond. */
async function connect(endpoint = findEndpoint()) {
    try {
        const link = endpoint.host.startsWith('ssh:') ? sshLink(endpoint.host) : null;
        const engine = dockerEngine(new (docker_default())(clientOptions(endpoint, link)), endpoint, link);
        return { engine, info: await engine.info() };
    }
    catch (cause) {
        throw noEngine(endpoint, cause);
    }
}
const HINTS = new Map([
    ['ENOENT', 'Start Docker, or set DOCKER_HOST to the address of an engine.'],
    ['ECONNREFUSED', 'Start Docker, or set DOCKER_HOST to the address of an engine.'],
    [
        'EACCES',
        'This user has no permission to use the engine: add it to the `docker` group, or use a rootless engine.',
    ],
]);
const TLS_HINT = 'Its certificate must be signed by ca.pem, and it must accept cert.pem: those of the context, or in the folder DOCKER_CERT_PATH.';
function noEngine(endpoint, cause) {
    const behind = cause instanceof errors/* UserError */.yo && cause.cause !== undefined ? cause.cause : cause;
    const hint = hintFor(endpoint, (0,errors/* systemCode */.xU)(behind) ?? '', (0,errors/* messageOf */.bD)(behind));
    const sentence = `No container engine responds at ${endpoint.host} (${endpoint.source}): ${(0,errors/* messageOf */.bD)(behind)}`;
    return new errors/* UserError */.yo('no-engine', sentence, [hint, ...runnerHint(process.env)].join(' '), { cause });
}
function hintFor({ host, source }, code, message) {
    if (/CERT|TLS|SSL|EPROTO/.test(code) || message.includes('HTTPS server'))
        return TLS_HINT;
    if (source === SMOKE_HOST)
        return `Check it with \`docker --host ${host} version\`.`;
    return HINTS.get(code) ?? 'Check the engine with `docker version`.';
}
/** Longest delay of an event. */
const EVENT_DELAY_SECONDS = 1;
async function bytesOf(stream) {
    const chunks = [];
    for await (const chunk of stream)
        chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
}
function dockerEngine(docker, endpoint, link) {
    const ping = () => docker.ping();
    const long = (what, call) => whileAlive(ping, callEngine(what, call, null));
    return {
        ...docker_images(docker, long),
        ...lifecycle(docker, long),
        ...inside(docker),
        endpoint: endpoint.host,
        info: async () => decodeInfo(await callEngine('describe itself', docker.info(), 10), endpoint.host),
        product: async () => {
            const json = await callEngine('name its version', docker.version(), 10);
            const component = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)((0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(json, 'Components'))[0], 'Name'));
            return {
                name: component.startsWith('Podman') ? 'Podman' : 'Docker',
                api: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(json, 'ApiVersion')),
            };
        },
        untilLost: (signal) => untilLost(ping, signal),
        forward: (port) => link?.forward(port) ?? Promise.resolve(port),
        hasVolume: async (name) => (await orNull(callEngine(`inspect volume ${name}`, docker.getVolume(name).inspect()))) !== null,
        containersWith: async (label, value) => {
            const filters = { label: [`${label}=${value}`] };
            const rows = await callEngine('list containers', docker.listContainers({ all: true, filters }));
            return (0,lib_json/* list */.p_)(rows).map((row) => ({ id: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Id')), labels: labelsOf(row) }));
        },
        labelled: () => labelled(docker),
        // 409 is an error here: something else uses it, so it stays
        removeVolume: (name) => unlessGone(callEngine(`remove volume ${name}`, docker.getVolume(name).remove()), [404]),
        removeNetwork: (id) => unlessGone(callEngine(`remove network ${id}`, docker.getNetwork(id).remove()), [404]),
        close: () => link?.close(),
    };
}
function docker_images(docker, long) {
    return {
        image: (ref) => imageOf(docker, ref),
        imagesBelow: (id, most) => imagesBelow(docker, id, most),
        pull: (ref, platform, onStatus) => pull(docker, ref, platform, onStatus),
        // the first byte of `docker save` arrives only when the engine has read all layers
        save: (ref) => long(`save image ${ref}`, docker.getImage(ref).get()),
        load: (tar, onStatus, signal) => load(docker, tar, onStatus, signal),
        tag: (ref, repository, tag) => callEngine(`tag image ${ref}`, docker.getImage(ref).tag({ repo: repository, tag })).then(() => undefined),
        push: (repository, tag, onStatus, signal, as = 'anybody') => push(docker, repository, tag, onStatus, signal, as),
        // 409 is an error here: something else uses the image, so it stays
        untag: (tag) => unlessGone(callEngine(`remove tag ${tag}`, docker.getImage(tag).remove()), [404]),
    };
}
/** What happens to a container. */
function lifecycle(docker, long) {
    const container = (id) => docker.getContainer(id);
    return {
        create: async (spec) => {
            // no change when it exists
            for (const Name of boundVolumes(spec))
                await callEngine(`create volume ${Name}`, docker.createVolume({ Name, Labels: spec.labels }));
            const made = await long('create the container', docker.createContainer(inBody(createOptions(spec), spec)));
            return required(made.id, 'container ID');
        },
        join: (id, network) => callEngine(`join network ${network}`, docker.getNetwork(network).connect({ Container: id })).then(() => undefined),
        attach: async (id) => {
            const stream = await callEngine('attach to the container', container(id).attach({ stream: true, stdout: true, stderr: true, hijack: true }));
            return demultiplex(stream);
        },
        start: async (id) => {
            try {
                await callEngine('start the container', container(id).start());
                return { failure: null };
            }
            catch (error) {
                if (statusOfError(error) === null)
                    throw error;
                return { failure: engineMessage(error instanceof errors/* UserError */.yo ? error.cause : error) };
            }
        },
        state: (id) => orNull(callEngine('inspect the container', container(id).inspect()).then(decodeState)),
        ended: async (id, signal) => {
            const wait = container(id).wait({ abortSignal: signal });
            await unlessGone(callEngine('wait for the container', wait, null).catch((error) => {
                if (!signal.aborted)
                    throw error;
            }));
        },
        commit: async (id, repo, tag) => {
            await long('make an image of the container', container(id).commit({ repo, tag }));
        },
        kill: (id, signal) => unlessGone(callEngine('signal the container', container(id).kill({ signal }))),
        remove: (id) => whileBusy(() => unlessGone(long('remove the container', container(id).remove({ force: true, v: true })))),
    };
}
/** What is measured of a container, read from it, and run in it. */
function inside(docker) {
    const container = (id) => docker.getContainer(id);
    return {
        stats: async (id) => {
            const json = await orNull(callEngine('measure the container', container(id).stats({ stream: false, 'one-shot': true })));
            return json === null ? null : decodeStats(json);
        },
        written: async (id) => {
            const options = { size: true };
            const json = await orNull(callEngine('measure its files', container(id).inspect(options)));
            return (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(json, 'SizeRw'));
        },
        changed: (id, most) => callEngine('list its changes', changedPaths(docker, id, most)),
        hadOom: async (id, since) => {
            const events = await callEngine('list its events', docker.getEvents({
                since: Math.floor(since.getTime() / 1000),
                until: Math.ceil(Date.now() / 1000) + EVENT_DELAY_SECONDS,
                filters: { container: [id], event: ['oom'] },
            }));
            return (await bytesOf(events)).length > 0;
        },
        exec: (id, argv, seconds, signal) => runInside(container(id), argv, seconds, signal),
        run: (id, argv, limits) => runApart(container(id), argv, limits),
        output: (id, most) => outputOf(container(id), most),
        processNames: (id) => processNames(container(id)),
        readFile: (id, path, limit) => orNull(callEngine('read a file of the container', readContainerFile(container(id), path, limit))),
        readArchive: (id, path) => orNull(callEngine('read files of the container', container(id).getArchive({ path }))),
    };
}
/** A terminal has one stream, without frames. */
async function outputOf(container, most) {
    const { tty } = await callEngine('inspect the container', container.inspect().then(decodeState));
    const logs = container.logs({ follow: true, stdout: true, stderr: true }); // as a stream
    const stream = await callEngine('read its output', logs);
    if (!tty)
        return collect(stream, most, NEVER);
    const bytes = await bytesOf(stream);
    return { stdout: bytes.subarray(0, most).toString('utf8'), stderr: '', isCut: bytes.length > most };
}
const NEVER = new AbortController().signal;
/** `ps` runs on the engine's machine; the engine needs the column of numbers. */
async function processNames(container) {
    const json = await callEngine('list its processes', container.top({ ps_args: '-eo pid,comm' }));
    return (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(json, 'Processes')).flatMap((row) => (0,lib_json/* texts */.Te)(row).slice(-1));
}
/** dockerode would also put all options into the URL, which proxies log and servers limit. */
function inBody(body, { name, platform }) {
    const options = {
        _query: { name, ...(platform ? { platform } : {}) },
        _body: body,
    };
    return options;
}
/** Parallel requests, so that a list of hundreds takes little time. */
const PARALLEL_INSPECTS = 8;
/**
 * The list has no layers, so each image is inspected, which takes about ten milliseconds. Stores measure sizes
 * differently, but in each an image is no smaller than its base. An image that is removed meanwhile, or broken, is left
 * out.
 */
async function imagesBelow(docker, id, most) {
    const rows = (0,lib_json/* list */.p_)(await callEngine('list images', docker.listImages()));
    const sizeOf = (row) => (0,lib_json/* number */.ai)((0,lib_json/* field */.ZZ)(row, 'Size')) ?? 0;
    const largest = sizeOf(rows.find((row) => (0,lib_json/* field */.ZZ)(row, 'Id') === id)) || Infinity;
    const named = rows.filter((row) => {
        const names = [...(0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(row, 'RepoTags')), ...(0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(row, 'RepoDigests'))];
        return names.some(isName) && sizeOf(row) <= largest;
    });
    const ids = named.slice(0, most).map((row) => (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Id')));
    const found = [];
    for (let at = 0; at < ids.length; at += PARALLEL_INSPECTS) {
        const asked = ids.slice(at, at + PARALLEL_INSPECTS).map((id) => unlessBroken(imageOf(docker, id)));
        found.push(...(await Promise.all(asked)));
    }
    return found.flatMap((image) => (image === null ? [] : [withoutRuns(image)]));
}
const imageOf = (docker, ref) => orNull(callEngine(`inspect image ${ref}`, docker.getImage(ref).inspect()).then(decodeImage));
/** False for `<none>:<none>`, an image without a name, and for names that runs have given. */
const isName = (name) => !name.startsWith('<none>') && !(0,run_id/* isOfRun */.NG)(name);
const withoutRuns = (image) => ({
    ...image,
    tags: image.tags.filter(isName),
    digests: image.digests.filter(isName),
});
const labelsOf = (row) => new Map(Object.entries((0,lib_json/* field */.ZZ)(row, 'Labels') ?? {}).map(([name, value]) => [name, (0,lib_json/* text */.Qq)(value)]));
async function labelled(docker) {
    const filters = { label: [run_id/* RUN_LABEL */.jQ] };
    const containers = await callEngine('list containers', docker.listContainers({ all: true, filters }));
    const networks = await unlessBroken(callEngine('list networks', docker.listNetworks({ filters })));
    const volumes = await unlessBroken(callEngine('list volumes', docker.listVolumes({ filters })));
    const images = await callEngine('list images', docker.listImages());
    const tags = (0,lib_json/* list */.p_)(images).flatMap((image) => (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(image, 'RepoTags')));
    const made = (kind, row, id, names) => {
        const run = (0,run_id/* runOfThing */.J0)((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Labels', run_id/* RUN_LABEL */.jQ)), names);
        return run === null ? [] : [{ kind, id, run }];
    };
    const named = (kind, rows, id) => (0,lib_json/* list */.p_)(rows).flatMap((row) => made(kind, row, (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, id)), [(0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Name'))]));
    const ours = [];
    for (const row of (0,lib_json/* list */.p_)(containers)) {
        // `/other/name` is a link alias in another container
        const names = (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)(row, 'Names')).map((name) => name.replace(/^\//, ''));
        const [found] = made('container', row, (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'Id')), names);
        if (found && !(await isInherited(docker, row, found.run)))
            ours.push(found);
    }
    return [
        ...ours,
        ...named('network', networks, 'Id'),
        ...named('volume', (0,lib_json/* field */.ZZ)(volumes, 'Volumes'), 'Name'),
        ...tags.flatMap((tag) => {
            const run = (0,run_id/* runOfTag */.x2)(tag);
            return run === null ? [] : [{ kind: 'image', id: tag, run }];
        }),
    ];
}
/** Whether a container inherited the label from its image. */
async function isInherited(docker, row, run) {
    const image = await unlessBroken(imageOf(docker, (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'ImageID'))));
    return image?.config.labels[run_id/* RUN_LABEL */.jQ] === run;
}


/***/ }),

/***/ 11861:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eF: () => (/* binding */ run),
/* harmony export */   ni: () => (/* binding */ start),
/* harmony export */   qI: () => (/* binding */ isMissingCommand)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18453);
/* harmony import */ var _process_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(81627);
/** Runs a command with an argument list and without a shell, in a process group of its own, within limits. */



/** Starts a command. Its output must be read, or it stops when the pipe is full. */
function start(command, argv, { env, cwd, signal, seconds, tree, input }) {
    const detached = process.platform !== 'win32'; // a group of its own, so that its descendants can be ended with it
    const options = { env, detached, ...(cwd === undefined ? {} : { cwd }) };
    const child = input === undefined
        ? (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, argv, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
        : given(input, (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(command, argv, { ...options, stdio: 'pipe' }));
    let ending;
    let hasEnded = false;
    const kill = () => {
        if (child.pid !== undefined)
            ending ??= (0,_process_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .killProcessTree */ .g8)(tree ?? (0,_process_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .processGroup */ .dg)(child.pid));
        if (hasEnded)
            ending?.stop();
    };
    const timer = seconds === undefined ? undefined : setTimeout(kill, seconds * 1000);
    signal?.addEventListener('abort', kill, { once: true });
    if (signal?.aborted)
        kill();
    const exit = exitOf(child).finally(() => {
        hasEnded = true;
        clearTimeout(timer);
        signal?.removeEventListener('abort', kill);
        ending?.stop();
    });
    exit.catch(() => { }); // reported to whoever awaits `exit`
    return { stdout: child.stdout, stderr: child.stderr, exit, kill, isKilled: () => ending !== undefined };
}
function given(input, child) {
    child.stdin.on('error', () => { }); // it may end without reading it
    child.stdin.end(input);
    return child;
}
/** Of each stream the last characters are kept; a compose model has some thousands. */
const MOST_CHARACTERS = 8 * 1024 ** 2;
/** Runs a command to its end and collects its output. Null when there is no such command. */
async function run(command, argv, limits) {
    const child = start(command, argv, limits);
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    try {
        const code = await child.exit;
        return { code: child.isKilled() ? null : code, stdout: stdout(), stderr: stderr() };
    }
    catch (cause) {
        if (isMissingCommand(cause))
            return null;
        throw cause;
    }
}
/** Whether a rejected `exit` means that there is no such command. */
const isMissingCommand = (cause) => (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .field */ .ZZ)(cause, 'code') === 'ENOENT';
function exitOf(child) {
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('close', resolve);
    });
}
function collect(stream) {
    let text = '';
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => (text = (text + chunk).slice(-MOST_CHARACTERS)));
    return () => text;
}


/***/ }),

/***/ 42493:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cj: () => (/* binding */ isRunners),
/* harmony export */   hI: () => (/* binding */ clientEnv),
/* harmony export */   mD: () => (/* binding */ readingEnv)
/* harmony export */ });
/**
 * Decides which environment variables a client of the engine gets. It does not get the action's inputs, the runner's
 * variables and tokens, or variables that the job has for other steps.
 */
/**
 * For any client of an engine: paths, the engine and its connection, language, and what credential helpers need to find
 * the desktop's keys. Upper case.
 */
const ALL_CLIENTS = new Set(`PATH HOME USER LOGNAME LANG LANGUAGE TZ TERM NO_COLOR TMPDIR TMP TEMP
  XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME SSH_AUTH_SOCK SSL_CERT_FILE SSL_CERT_DIR
  HTTP_PROXY HTTPS_PROXY NO_PROXY ALL_PROXY FTP_PROXY
  DBUS_SESSION_BUS_ADDRESS DISPLAY WAYLAND_DISPLAY XAUTHORITY GNUPGHOME GPG_TTY PASSWORD_STORE_DIR
  WSL_INTEROP WSL_DISTRO_NAME WSLENV NIX_SSL_CERT_FILE GODEBUG
  CONTAINER_HOST CONTAINERS_CONF CONTAINERS_STORAGE_CONF REGISTRY_AUTH_FILE
  COMPOSE_PROFILES COMPOSE_PARALLEL_LIMIT COMPOSE_BAKE COMPOSE_HTTP_TIMEOUT
  SYSTEMROOT SYSTEMDRIVE WINDIR COMSPEC PATHEXT USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA
  PROGRAMFILES`.split(/\s+/));
const PREFIXES = /^(?:LC_|DOCKER_|BUILDX_|BUILDKIT_)/;
/** `DOCKER_PASSWORD` is a secret of the job, not a setting of the client. */
const SECRET = /PASS|SECRET|TOKEN|KEY|AUTH|CRED|USER/;
/** Settings of the client in spite of their names. */
const CLIENT_SETTINGS = new Set(['DOCKER_CUSTOM_HEADERS', 'BUILDX_EXPERIMENTAL']);
/**
 * For builders and ssh only: credentials of helpers for registries, caches and remote builders. Unlike a compose file, no
 * file of the repository can read a variable of these programs.
 */
const CREDENTIALS = /^(?:AWS_|AZURE_|ARM_|CLOUDSDK_|GOOGLE_|GCLOUD_|GCR_|KUBE|KUBERNETES_|DOCKER_AUTH_CONFIG$|SSH_|SOURCE_DATE_EPOCH$|EXPERIMENTAL_BUILDKIT_|OTEL_)/;
/** For a cache of `type=gha` only: the job's token, which buildx needs and no build step sees. */
const ACTIONS_CACHE = [
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_CACHE_URL',
    'ACTIONS_CACHE_SERVICE_V2',
];
/** Whether a variable is the runner's own: no setting passes it to a container or a build. */
const isRunners = (name) => /^(?:INPUT_|ACTIONS_|RUNNER_|STATE_)|^GITHUB_TOKEN$/.test(name);
/** The environment for a client of the engine at `endpoint`. */
function clientEnv(endpoint, wanted, env = process.env) {
    const named = (wanted.names ?? []).filter((name) => !isRunners(name));
    const cache = wanted.actionsCache === true ? ACTIONS_CACHE : [];
    return {
        ...pick(env, (name) => isForAll(name) || (wanted.purpose !== 'compose' && CREDENTIALS.test(name))),
        ...pick(env, (name) => [...named, ...cache].includes(name)),
        ...pairs((wanted.values ?? []).filter((item) => !steers(item))),
        ...engineEnv(endpoint, env),
    };
}
/** What a client needs to start, and where the agent of `--ssh` is: no settings of the job, and no proxy, which may have a password. */
const TO_START = new Set(`PATH HOME LANG TMPDIR TMP TEMP DOCKER_CONFIG SSH_AUTH_SOCK
  SYSTEMROOT SYSTEMDRIVE COMSPEC PATHEXT USERPROFILE APPDATA LOCALAPPDATA PROGRAMDATA PROGRAMFILES`.split(/\s+/));
/**
 * For a client that only reads a file of the repository, which can print every variable. `values`: `NAME=value`, those that
 * settings give to the file.
 */
const readingEnv = (values, env = process.env) => ({
    ...pick(env, (name) => TO_START.has(name.toUpperCase())),
    ...pairs(values.filter((item) => !steers(item))),
});
/** Variables for the container that would also configure the client, git, or the start of any program. */
const STEERS = /^(?:DOCKER|BUILDX|BUILDKIT|COMPOSE|LD|DYLD|GIT|SSH|XDG|OTEL|GO[A-Z]*)(?:_|$)|^(?:SHELL|IFS)$/i;
function steers(item) {
    const [name = ''] = item.split('=', 1);
    return isForAll(name) || STEERS.test(name);
}
function isForAll(given) {
    const name = given.toUpperCase();
    return ALL_CLIENTS.has(name) || CLIENT_SETTINGS.has(name) || (PREFIXES.test(name) && !SECRET.test(name));
}
const pick = (env, isWanted) => Object.fromEntries(Object.entries(env).filter((entry) => entry[1] !== undefined && isWanted(entry[0])));
/** `NAME=value` */
const pairs = (items) => Object.fromEntries(items.map((item) => [item.split('=', 1)[0] ?? '', item.slice(item.indexOf('=') + 1)]));
/**
 * Makes the client use the same engine. It finds the engine by the same rules, except the sockets of rootless and desktop
 * engines, which a client without a context does not search for.
 */
function engineEnv(endpoint, env) {
    const isChosen = env.DOCKER_HOST !== undefined || env.DOCKER_CONTEXT !== undefined;
    const isUsual = !endpoint.startsWith('unix://') || endpoint === 'unix:///var/run/docker.sock';
    return isChosen || isUsual ? {} : { DOCKER_HOST: endpoint };
}


/***/ }),

/***/ 81627:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U_: () => (/* binding */ processesWith),
/* harmony export */   dg: () => (/* binding */ processGroup),
/* harmony export */   g8: () => (/* binding */ killProcessTree)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_child_process__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_1__);
/** Ends a process together with everything that it has started. */


/** Between the first SIGTERM and SIGKILL: a runner gives 7.5 s from its first signal to its last. */
const GRACE_MILLISECONDS = 2000;
/** Sends SIGTERM at once and SIGKILL after a grace period. Call `stop` when the process that was waited for has ended. */
function killProcessTree(signalTree) {
    signalTree('SIGTERM');
    const timer = setInterval(() => signalTree('SIGKILL'), GRACE_MILLISECONDS);
    return {
        stop() {
            clearInterval(timer);
            signalTree('SIGKILL'); // descendants may outlive it
        },
    };
}
/** The group that `pid` leads; on Windows, which has no groups, `pid` alone. */
const processGroup = (pid) => (signal) => signalOne(process.platform === 'win32' ? pid : -pid, signal);
/**
 * All processes with `NAME=value` in their environment. For a parent whose PID is not known, or whose children leave its
 * group. Without /proc (macOS): this process's descendants whose command name contains `command`.
 */
const processesWith = (variable, command) => (signal) => {
    const pids = pidsWith(variable);
    if (pids)
        pids.forEach((pid) => signalOne(pid, signal));
    else
        signalDescendants(command, signal);
};
/** Null where there is no /proc. Processes of other users cannot be read, and are never ours. */
function pidsWith(variable) {
    try {
        const pids = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)('/proc').filter((name) => /^\d+$/.test(name));
        return pids.filter((pid) => environmentOf(pid).includes(variable)).map(Number);
    }
    catch {
        return null;
    }
}
function environmentOf(pid) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(`/proc/${pid}/environ`, 'utf8').split('\0');
    }
    catch {
        return [];
    }
}
function signalOne(pid, signal) {
    try {
        process.kill(pid, signal);
    }
    catch {
        // it has already ended
    }
}
/** Does nothing where there is no `ps`. */
function signalDescendants(command, signal) {
    (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('ps', ['-A', '-o', 'pid=,ppid=,comm='], { env: { PATH: process.env.PATH } }, (error, table) => {
        if (error)
            return;
        const rows = table.split('\n').map((row) => row.trim().split(/\s+/, 3));
        const childrenOf = (pid) => rows
            .filter(([, parent, name = '']) => Number(parent) === pid && name.includes(command))
            .flatMap(([child]) => [Number(child), ...childrenOf(Number(child))]);
        childrenOf(process.pid).forEach((pid) => signalOne(pid, signal));
    });
}


/***/ }),

/***/ 73492:
/***/ (() => {

/**
 * Replaces gRPC and protobufjs in the bundle. dockerode loads them, which takes 70 ms, for build sessions and for the
 * output of its own builds. Sea Trial builds with buildx and uses neither.
 */


/***/ }),

/***/ 43328:
/***/ (() => {

/** Stands for `ssh2` in the bundle. dockerode loads it, at a cost of 50 ms; Sea Trial uses the machine's own ssh (`ssh.ts`). */


/***/ })

};
