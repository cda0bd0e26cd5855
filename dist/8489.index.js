export const id = 8489;
export const ids = [8489];
export const modules = {

/***/ 80870:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  doctor: () => (/* binding */ doctor)
});

// EXTERNAL MODULE: ./src/inputs/index.ts + 57 modules
var inputs = __webpack_require__(48560);
// EXTERNAL MODULE: ./src/report/index.ts + 57 modules
var report = __webpack_require__(82364);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/build/index.ts + 62 modules
var build = __webpack_require__(72043);
// EXTERNAL MODULE: ./src/engine/docker.ts + 15 modules
var docker = __webpack_require__(42437);
// EXTERNAL MODULE: ./src/lib/docker-client-env.ts
var docker_client_env = __webpack_require__(42493);
// EXTERNAL MODULE: ./src/lib/child-process.ts
var child_process = __webpack_require__(11861);
// EXTERNAL MODULE: ./src/smoke/index.ts + 186 modules
var smoke = __webpack_require__(50548);
;// CONCATENATED MODULE: ./src/app/doctor/clients.ts
/** Programs that a trial starts: docker, buildx, Compose, git. */






const SECONDS = 10;
/** Null where there is no such program, it fails, or it does not end. */
async function ask(command, argv, { env, signal }) {
    const output = await (0,child_process/* run */.eF)(command, argv, {
        env: (0,docker_client_env/* clientEnv */.hI)('', { purpose: 'build' }, env),
        signal,
        seconds: SECONDS,
    });
    return output?.code === 0 ? output : null;
}
async function clientCheck(place) {
    const output = await ask('docker', ['--version'], place);
    const name = 'docker';
    if (output)
        return { name, isNeeded: true, state: 'ok', found: output.stdout.trim() };
    return {
        ...{ name, isNeeded: true, state: 'missing', found: 'there is no `docker` command' },
        means: '`--image` and `--archive` work; Dockerfiles cannot be built.',
        fix: 'Install Docker’s command line.',
    };
}
async function builderCheck(place) {
    const output = await ask('docker', ['buildx', 'version'], place);
    const lack = (0,build/* buildxLack */.uU)(output?.stdout ?? null);
    if (lack === null)
        return { name: 'buildx', state: 'ok', found: output?.stdout.trim() ?? '' };
    return {
        ...{ name: 'buildx', state: 'limited', found: lack },
        means: 'Builds use `docker build`: step times are approximate, and `platforms`, `build-contexts`, `cache-to` and attestations do not work.',
        fix: 'Install buildx 0.13 or newer; in a workflow docker/setup-buildx-action does.',
    };
}
async function composeCheck({ env, signal }) {
    const name = 'compose';
    try {
        const { host } = (0,docker/* findEndpoint */.vS)({ ...env });
        const { version } = await (0,smoke/* findCompose */.My)(host, { signal, env: [], isTrusted: false });
        return { name, state: 'ok', found: version };
    }
    catch (cause) {
        return {
            ...{ name, state: 'limited', found: (0,errors/* messageOf */.bD)(cause) },
            means: '`compose-file` and `compose-images` do not work.',
            fix: 'Install Docker Compose 2 or later.',
        };
    }
}
async function gitCheck(place) {
    const output = await ask('git', ['--version'], place);
    const name = 'git';
    if (output)
        return { name, state: 'ok', found: output.stdout.trim() };
    return {
        ...{ name, state: 'limited', found: 'there is no `git` command' },
        means: 'The commit is not known, so `baseline: build` and the search for a baseline do not work.',
        fix: 'Install git.',
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./src/inspect/index.ts + 168 modules
var inspect = __webpack_require__(39714);
// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/app/doctor/engine.ts
/** The engine: where it is, what it is, and how an image is read and watched on it. */







const ENGINE = { name: 'engine', isNeeded: true };
async function engineChecks({ env }, connect = docker/* connect */.Ng) {
    const endpoint = (0,docker/* findEndpoint */.vS)({ ...env });
    const link = await connect(endpoint).catch((cause) => (0,errors/* asUserError */.Yl)(cause));
    if (link instanceof errors/* UserError */.yo)
        return [{ ...ENGINE, state: 'missing', found: link.message, means: MEANS_NO_ENGINE, fix: link.hint }];
    try {
        const { info } = link;
        const { name, api } = await link.engine.product();
        const found = `${name} ${info.version}, API ${api}, ${info.os}/${info.architecture}, at ${endpoint.host} (${endpoint.source})`;
        if (info.os !== 'linux')
            return [
                {
                    ...ENGINE,
                    state: 'missing',
                    found,
                    means: 'It runs no Linux containers.',
                    fix: 'Switch Docker to Linux containers.',
                },
            ];
        return [{ ...ENGINE, state: 'ok', found }, ...checksOf(info)];
    }
    finally {
        link.engine.close();
    }
}
const MEANS_NO_ENGINE = 'Images cannot be built or run; `--archive` works, and `layers`, `tree`, `browse` and `diff` of archives.';
const checksOf = (info) => [
    storeCheck(info),
    cgroupCheck(info),
    kernelCheck(info),
    ...diskChecks(info),
];
const storeCheck = ({ store }) => (0,inspect/* hasStore */.ag)(store)
    ? { name: 'image store', state: 'ok', found: `${store}: layers are read from the engine’s storage` }
    : {
        name: 'image store',
        state: 'limited',
        found: `${store}: layers are read with docker save`,
        means: 'All sizes are known, but weighing takes longer.',
    };
function cgroupCheck({ cgroup, rootless }) {
    const found = `${cgroup === undefined ? 'version not known' : `version ${cgroup}`}${rootless ? ', rootless engine' : ''}`;
    return rootless && cgroup === '1'
        ? {
            name: 'cgroup',
            state: 'limited',
            found,
            means: 'A rootless engine without cgroup 2 ignores `memory`, `cpus` and `pids-limit`.',
            fix: 'Boot the machine with cgroup 2.',
        }
        : { name: 'cgroup', state: 'ok', found };
}
/** Before a container runs, only this shows that its processes will be this machine's. */
const isThisKernel = ({ local, kernel }) => local && kernel === (0,external_node_os_.release)() && (0,smoke/* ownContainerIds */.YJ)().length === 0;
function kernelCheck(info) {
    const name = 'listeners';
    if (isThisKernel(info))
        return { name, state: 'ok', found: 'read from the kernel’s tables in `/proc`' };
    const { architecture } = info;
    return (0,smoke/* hasHelperProgram */.l)(architecture)
        ? {
            name,
            state: 'ok',
            found: 'read by a helper container, because the containers’ processes are not this machine’s',
        }
        : {
            name,
            state: 'limited',
            found: `there is no helper program for ${architecture}`,
            means: 'Listening ports are known only for images with `sh` and `cat`.',
        };
}
const LEAST_FREE = 2 * 1024 ** 3;
function diskChecks(info) {
    if (!isThisKernel(info) || info.rootDir === undefined)
        return [];
    const { bavail, bsize } = (0,external_node_fs_.statfsSync)(info.rootDir);
    const free = bavail * bsize;
    const found = `${(0,units/* bytes */.ee)(free)} free at ${info.rootDir}`;
    return [
        free >= LEAST_FREE
            ? { name: 'disk', state: 'ok', found }
            : {
                name: 'disk',
                state: 'limited',
                found,
                means: 'A container that writes with less than 2 GiB free is stopped.',
                fix: 'Free space with `docker system prune`.',
            },
    ];
}

// EXTERNAL MODULE: ./src/github/index.ts + 9 modules
var github = __webpack_require__(41660);
;// CONCATENATED MODULE: ./src/app/doctor/job.ts
/** The job of GitHub Actions that this runs in; nothing elsewhere. */

function jobChecks({ env }) {
    if (env.GITHUB_ACTIONS !== 'true')
        return [];
    const context = (0,github/* readContext */.yI)({ ...env });
    const refused = (0,github/* whyRefused */.fG)(context);
    const event = `${context.event ?? 'unknown'}: ${(0,github/* eventRule */.nX)(context.event).about}`;
    return [
        refused === null
            ? { name: 'event', state: 'ok', found: event }
            : {
                name: 'event',
                isNeeded: true,
                state: 'missing',
                found: event,
                means: `${refused}.`,
                fix: 'Run the trial on `pull_request` (docs/github.md).',
            },
        tokenCheck(context),
        serviceCheck(env),
    ];
}
function tokenCheck({ readOnly, pullRequest }) {
    const name = 'token';
    if (readOnly !== null)
        return {
            ...{
                name,
                state: 'limited',
                found: `a run of ${readOnly === 'fork' ? 'a fork' : 'Dependabot'} gets a token that only reads`,
            },
            means: 'The trial works; the comment needs a second workflow.',
            fix: 'Use `mode: publish` (docs/github.md).',
        };
    return pullRequest === null
        ? { name, state: 'ok', found: 'no pull request to comment on' }
        : {
            name,
            state: 'ok',
            found: 'may comment if the job has `pull-requests: write`, which shows only when it is used',
        };
}
/** The runner gives them to actions, not to `run:` steps. */
function serviceCheck({ ACTIONS_RUNTIME_TOKEN, ACTIONS_RESULTS_URL }) {
    const name = 'artifacts and cache';
    return ACTIONS_RUNTIME_TOKEN && ACTIONS_RESULTS_URL
        ? { name, state: 'ok', found: 'available' }
        : {
            ...{ name, state: 'limited', found: 'not available in this step' },
            means: 'A `run:` step saves no baseline and uploads no Report; the action does.',
        };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/docker-config.ts
var docker_config = __webpack_require__(34110);
// EXTERNAL MODULE: ./src/lib/json.ts
var json = __webpack_require__(18453);
// EXTERNAL MODULE: ./src/app/local-secret.ts
var local_secret = __webpack_require__(32761);
;// CONCATENATED MODULE: ./src/app/doctor/machine.ts
/** This machine: Node, folders that a trial writes to, and logins. Folders are only looked at. */









const OLDEST_NODE = 20;
function nodeCheck() {
    const found = process.version;
    const isOld = Number(found.slice(1).split('.')[0]) < OLDEST_NODE;
    return isOld
        ? { name: 'node', isNeeded: true, state: 'missing', found, fix: `Install Node ${OLDEST_NODE} or newer.` }
        : { name: 'node', state: 'ok', found };
}
function temporaryCheck() {
    const folder = (0,external_node_os_.tmpdir)();
    const problem = whyNotWritable(folder);
    const { bavail, bsize } = (0,external_node_fs_.statfsSync)(folder);
    const found = `${folder}, ${(0,units/* bytes */.ee)(bavail * bsize)} free`;
    return problem === null
        ? { name: 'temporary files', state: 'ok', found }
        : {
            name: 'temporary files',
            isNeeded: true,
            state: 'missing',
            found: problem,
            fix: 'Set TMPDIR to a folder that can be written.',
        };
}
const CACHE_MEANS = 'Layers are read again in each run.';
function cacheCheck({ env, platform }) {
    const name = 'cache';
    const folder = (0,inspect/* cacheFolder */.nF)(env, platform);
    if (folder === null)
        return {
            name,
            state: 'limited',
            found: 'turned off: SEA_TRIAL_CACHE is empty',
            means: CACHE_MEANS,
            fix: 'Remove that variable.',
        };
    const problem = whyNotWritable(folder);
    return problem === null
        ? { name, state: 'ok', found: folder }
        : {
            name,
            state: 'limited',
            found: problem,
            means: CACHE_MEANS,
            fix: 'Set SEA_TRIAL_CACHE to a folder that can be written.',
        };
}
function stateCheck({ env, platform }) {
    const name = 'state';
    const folder = (0,local_secret/* stateFolder */.y)(env, platform);
    const problem = whyNotWritable(folder);
    if (problem === null)
        return { name, state: 'ok', found: folder };
    return {
        ...{ name, state: 'limited', found: problem },
        means: 'What a killed run left on the engine is not removed by the next one.',
        fix: 'Set XDG_STATE_HOME to a folder that can be written.',
    };
}
/** Null where the folder can be written, or made. */
function whyNotWritable(folder) {
    let at = folder;
    while (!(0,external_node_fs_.existsSync)(at) && (0,external_node_path_.dirname)(at) !== at)
        at = (0,external_node_path_.dirname)(at);
    try {
        (0,external_node_fs_.accessSync)(at, external_node_fs_.constants.W_OK);
        return (0,external_node_fs_.statSync)(at).isDirectory() ? null : `${folder} cannot be made: ${at} is not a folder`;
    }
    catch (cause) {
        return `${folder} cannot be written: ${(0,errors/* messageOf */.bD)(cause)}`;
    }
}
/** The names of registries with a login, without asking any helper. */
function loginCheck({ env }) {
    const name = 'registries';
    const { config, problem } = (0,docker_config/* readDockerConfig */.T)(env);
    if (problem !== null)
        return {
            ...{ name, state: 'limited', found: problem },
            means: 'No login of this machine is used.',
            fix: 'Repair the file, or run `docker login` again.',
        };
    const hosts = ['auths', 'credHelpers'].flatMap((key) => (0,json/* entries */.jO)((0,json/* field */.ZZ)(config, key)).map(([host]) => host));
    const helpers = [
        (0,json/* text */.Qq)((0,json/* field */.ZZ)(config, 'credsStore')),
        ...(0,json/* entries */.jO)((0,json/* field */.ZZ)(config, 'credHelpers')).map(([, helper]) => (0,json/* text */.Qq)(helper)),
    ];
    const missing = [...new Set(helpers)].filter((helper) => helper !== '' && !isOnPath(`docker-credential-${helper}`, env));
    const found = hosts.length === 0 ? 'no login: public images only' : `logins for ${[...new Set(hosts)].join(', ')}`;
    if (missing.length === 0)
        return { name, state: 'ok', found };
    const programs = missing.map((helper) => `docker-credential-${helper}`).join(', ');
    return {
        ...{ name, state: 'limited', found: `${found}; ${programs} is not installed` },
        means: 'Logins that are stored there cannot be used.',
        fix: 'Install it, or remove it from Docker’s config.json.',
    };
}
const isOnPath = (program, { PATH = '' }) => PATH.split(external_node_path_.delimiter).some((folder) => ['', '.exe'].some((end) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, program + end))));

;// CONCATENATED MODULE: ./src/app/doctor/index.ts
/**
 * What works on this machine. Each check has its own time limit, and an error in one is its result: the others still run.
 * Nothing is written, created or pulled.
 */





/** More than a `docker` client takes on a busy machine. */
const doctor_SECONDS = 15;
const one = (name, examine) => ({
    name,
    examine: async (place) => [await examine(place)],
});
/** In the order of the output. `connect`: replaced by tests. */
async function examine(place, connect, seconds = doctor_SECONDS) {
    const doctors = [
        { name: 'engine', examine: (given) => engineChecks(given, connect) },
        one('docker', clientCheck),
        one('buildx', builderCheck),
        one('compose', composeCheck),
        one('git', gitCheck),
        one('registries', loginCheck),
        one('node', nodeCheck),
        one('temporary files', temporaryCheck),
        one('cache', cacheCheck),
        one('state', stateCheck),
        { name: 'job', examine: (given) => Promise.resolve(jobChecks(given)) },
    ];
    return (await Promise.all(doctors.map((doctor) => within(doctor, place, seconds)))).flat();
}
async function within({ name, examine: work }, place, seconds) {
    const over = new AbortController();
    const failed = (found) => [
        { name, state: 'missing', found, ...(name === 'engine' ? { isNeeded: true } : {}) },
    ];
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(failed(`no answer within ${seconds} s`)), seconds * 1000);
    });
    try {
        return await Promise.race([work({ ...place, signal: over.signal }), late]);
    }
    catch (cause) {
        return failed((0,errors/* messageOf */.bD)(cause));
    }
    finally {
        clearTimeout(timer);
        over.abort();
    }
}

// EXTERNAL MODULE: ./src/app/commands/terminal.ts
var terminal = __webpack_require__(57960);
;// CONCATENATED MODULE: ./src/app/commands/doctor.ts
/** `sea-trial doctor`: checks what works on this machine. */




/** Returns 0 where a Dockerfile can be built and tried, else 3. Rejects with a `settings` error. */
async function doctor(given, host, connect) {
    const format = (0,inputs/* parseWord */.kB)(given, 'format', ['text', 'json']);
    if (given.operands.length > 0 && !given.hasUnknown)
        given.mistakes.push('doctor takes no operand');
    (0,inputs/* refuseMistakes */.Ud)((0,inputs/* specOf */.rI)('doctor'), given);
    const checks = await examine({ env: host.env, platform: process.platform }, connect);
    host.stdout.write((0,report/* renderDoctor */.YI)(checks, format, (0,terminal/* lookOf */.L)(host)));
    return (0,report/* canTry */.mf)(checks) ? 0 : 3;
}


/***/ }),

/***/ 57960:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ withProgress),
/* harmony export */   L: () => (/* binding */ lookOf)
/* harmony export */ });
/* harmony import */ var _core_terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25943);
/* harmony import */ var _report_progress_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26424);


const lookOf = ({ stdout, env }) => (0,_core_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .terminalOf */ .g)(stdout, env);
/** Silent without a terminal: then the result alone is what is wanted. */
function progressOf({ stderr, env }) {
    const terminal = (0,_core_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .terminalOf */ .g)(stderr, env);
    return (0,_report_progress_js__WEBPACK_IMPORTED_MODULE_0__/* .makeProgress */ ._)({ stream: stderr, mode: terminal.live ? 'live' : 'silent', look: terminal });
}
/** Calls `work` with the progress of a command, which ends as it does. */
async function withProgress(host, work) {
    const progress = progressOf(host);
    let isDone = false;
    try {
        const result = await work(progress);
        isDone = true;
        return result;
    }
    finally {
        progress.end(isDone);
    }
}


/***/ })

};
