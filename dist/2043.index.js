export const id = 2043;
export const ids = [2043];
export const modules = {

/***/ 72043:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  rF: () => (/* reexport */ askRegistry),
  Gv: () => (/* binding */ build_bakeImages),
  jq: () => (/* binding */ build),
  Hb: () => (/* reexport */ buildPlatforms),
  uU: () => (/* reexport */ buildxLack),
  uR: () => (/* reexport */ isWorth),
  iA: () => (/* reexport */ materialsOf),
  x8: () => (/* reexport */ printBake),
  jN: () => (/* reexport */ sendsImage),
  Fj: () => (/* reexport */ watchedBuild)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/lib/group-by.ts
var group_by = __webpack_require__(29892);
// EXTERNAL MODULE: ./src/lib/semaphore.ts
var semaphore = __webpack_require__(51989);
// EXTERNAL MODULE: ./src/lib/settle-all.ts
var settle_all = __webpack_require__(84082);
// EXTERNAL MODULE: ./src/lib/buildx-options.ts
var buildx_options = __webpack_require__(42104);
// EXTERNAL MODULE: ./src/lib/shell-quote.ts
var shell_quote = __webpack_require__(54844);
// EXTERNAL MODULE: ./src/lib/redact.ts + 2 modules
var redact = __webpack_require__(45923);
;// CONCATENATED MODULE: ./src/build/redact.ts
/**
 * Redacts values of build arguments and secrets in the output of builders: step names, logs, history rows. Arguments of
 * FROM are exempt, because the report must name the base image.
 */

const REDACTED = '…';
/** Shorter values (`1`, `on`) occur in other words: they are redacted in `NAME=value` only. */
const SHORTEST = 4;
/** `args`: build arguments with their values; `secrets`: values of build secrets; `exempt`: names of arguments. */
function redactor(args, secrets, exempt) {
    const named = [...args].filter(([name]) => !exempt.has(name));
    const pairs = named
        .filter(([, value]) => value !== '')
        .map(([name, value]) => [`${name}=${value}`, `${name}=${REDACTED}`]);
    const lines = named.flatMap(([, value]) => [value, ...value.split('\n')]);
    const hidden = new Set(lines.map((line) => line.trim()).filter((line) => line.length >= SHORTEST));
    const byLength = [...hidden].sort((a, b) => b.length - a.length);
    const mask = (0,redact/* maskOf */._4)(secrets, REDACTED);
    return (text) => {
        const whole = byLength.reduce((left, value) => left.replaceAll(value, REDACTED), text);
        return mask(pairs.reduce((left, [pair, shown]) => left.replaceAll(pair, shown), whole));
    };
}

;// CONCATENATED MODULE: ./src/build/client/argv.ts




const OUTPUT_FLAGS = {
    load: '--load',
    docker: '--output=type=docker,dest=-',
    oci: '--output=type=oci,dest=-',
};
/**
 * `--provenance=false`: an attestation contains the build arguments and, on some engines, makes the result a manifest
 * list with a new ID at every build (docs/decisions/0007-building.md).
 * `--force-rm`: the legacy builder keeps the container of a failed step without it.
 */
const FIRST_ARGS = {
    buildx: ({ metadata, outputMode }, attests) => [
        'buildx',
        'build',
        '--progress=rawjson',
        '--metadata-file',
        metadata,
        OUTPUT_FLAGS[outputMode],
        ...(attests.some((spec) => spec.startsWith('type=provenance')) ? [] : ['--provenance=false']),
        ...each('--attest', attests),
    ],
    buildkit: () => ['build', '--progress=plain'],
    legacy: () => ['build', '--force-rm'],
};
function argvOf(kind, source, outputs) {
    const { target, buildArgs, buildSecrets, platform, platforms, builder, cacheFrom, cacheTo, network, context, options, } = source;
    const isBuildx = kind === 'buildx';
    const isIndex = isBuildx && outputs.isIndex === true;
    return [
        ...FIRST_ARGS[kind](outputs, isIndex ? (source.attests ?? []) : []),
        ...['--tag', outputs.tag, '--file', outputs.file],
        ...argv_option('--target', target),
        ...each('--build-arg', buildArgs),
        ...each('--secret', kind === 'legacy' ? [] : buildSecrets),
        ...argv_option('--platform', platforms?.join(',') ?? platform),
        ...argv_option('--builder', isBuildx ? builder : null),
        ...each('--cache-from', isBuildx ? cacheFrom : []),
        ...each('--cache-to', isBuildx ? cacheTo.map(ignoringErrors) : []),
        ...argv_option('--network', network),
        ...optionsFor(kind, options, isIndex).flat(),
        '--',
        context,
    ];
}
/** Arguments that build the base image alone, from the builder's own cache, without pulling a newer one. */
function baseArgvOf(kind, source, outputs) {
    const baseSource = {
        ...source,
        platforms: undefined,
        target: null,
        cacheFrom: [],
        cacheTo: [],
        options: contextsIn(source.options),
    };
    const first = FIRST_ARGS[kind](outputs, []);
    return [...first, '--pull=false', ...argvOf(kind, baseSource, outputs).slice(first.length)];
}
/** The options that name other images for FROM; another target of a bake run is none. */
const contextsIn = (options = []) => options.filter(([flag, value]) => flag === '--build-context' && (0,buildx_options/* linkedIn */.v8)(value ?? '') === null);
/** What only buildx supports, and what needs BuildKit. */
const BUILDX_ONLY = new Set([
    '--build-context',
    '--no-cache-filter',
    '--allow',
    '--annotation',
]);
const BUILDKIT_ONLY = new Set(['--ssh']);
/** Without the options that this client refuses, and without annotations of an index where none is made. */
function optionsFor(kind, options = [], isIndex) {
    const taken = options.filter(([flag]) => (kind === 'buildx' || !BUILDX_ONLY.has(flag)) && (kind !== 'legacy' || !BUILDKIT_ONLY.has(flag)));
    if (isIndex)
        return taken;
    return taken.flatMap((one) => {
        const [flag, value = ''] = one;
        if (flag !== '--annotation')
            return [one];
        const kept = (0,buildx_options/* ofManifest */.Hr)(value);
        return kept === null ? [] : [[flag, kept]];
    });
}
const argv_option = (flag, value) => (value === null ? [] : [flag, value]);
const each = (flag, values) => values.flatMap((value) => [flag, value]);
/** Adds `ignore-error=true` to the GitHub cache: by default a read-only or unavailable cache fails the build. */
function ignoringErrors(cacheTo) {
    const fields = cacheTo.split(',').map((field) => field.trim());
    const isGha = fields.includes('type=gha');
    return isGha && !fields.some((field) => field.startsWith('ignore-error='))
        ? `${cacheTo},ignore-error=true`
        : cacheTo;
}
/** Fields of a cache that cannot contain a credential. */
const SHOWN_FIELDS = /^(?:type|ref|mode|scope|src|dest|id|env|source|ignore-error|compression|image-manifest|oci-mediatypes)=/;
const SHOWN = new Map([
    [
        '--build-arg',
        (value) => (value.includes('=') ? `${value.slice(0, value.indexOf('='))}=${REDACTED}` : value),
    ],
    ['--secret', shownFields],
    ['--cache-from', shownFields],
    ['--cache-to', shownFields],
]);
function shownFields(value) {
    if (!value.includes('='))
        return value;
    return value
        .split(',')
        .map((field) => (SHOWN_FIELDS.test(field) ? field : `${field.split('=', 1)[0] ?? ''}=${REDACTED}`))
        .join(',');
}
/** A command line for a shell, with the values of build arguments and credentials redacted. */
function printable(argv) {
    const shown = argv.map((word, index) => SHOWN.get(argv[index - 1] ?? '')?.(word) ?? word);
    return (0,shell_quote/* quoteCommand */.c)(['docker', ...shown]);
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/lib/json.ts
var lib_json = __webpack_require__(18453);
;// CONCATENATED MODULE: ./src/build/client/builder.ts
/**
 * Whether the builder sends each image through the client as a tar, which can be read on its way. To ask takes half as
 * long as a cached build, so it is done only when a builder was selected.
 */




/** buildx's drivers that write a tar. */
const SENDING = new Set(['docker-container', 'kubernetes', 'remote']);
/** `ask` runs a client command and returns its output; null when it failed. */
async function sendsTar(builder, env, ask) {
    if (builder === null && !env.BUILDX_BUILDER && !hasChosen(configFolder(env)))
        return false;
    const output = await ask(['buildx', 'inspect', ...(builder === null ? [] : ['--', builder])]);
    return SENDING.has(driverOf(output ?? ''));
}
/** The builder's driver, which is printed before its nodes. */
const driverOf = (output) => /^Driver:[ \t]*(\S+)/m.exec(output)?.[1] ?? '';
const configFolder = (env) => set(env.BUILDX_CONFIG) ?? (0,external_node_path_.join)(set(env.DOCKER_CONFIG) ?? (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.docker'), 'buildx');
const set = (value) => (value === '' ? undefined : value);
/** Whether `docker buildx use` has selected a builder, for this or another engine. */
function hasChosen(folder) {
    return ((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)((0,lib_json/* parseJson */.qF)(orEmpty(() => (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, 'current'), 'utf8'))), 'Name')) !== '' ||
        orEmpty(() => (0,external_node_fs_.readdirSync)((0,external_node_path_.join)(folder, 'defaults')).join('')) !== '');
}
function orEmpty(read) {
    try {
        return read();
    }
    catch {
        return ''; // missing or unreadable
    }
}

;// CONCATENATED MODULE: ./src/build/client/plan.ts
/**
 * What the builder's result can be: a manifest, or an index, which holds attestations and several platforms. Builders apart
 * from the engine make one; the engine's own does if the engine has containerd's image store. Pure.
 */


/** As the engine's own builder loads an image, if nothing is asked that only an index has. */
const LOADED = { outputMode: 'load', isIndex: false, keptIn: null };
/** Whether the kinds of builder and of image store matter. */
const wantsIndex = (source) => isKept(source) || lostWithoutIndex(source).length > 0;
/** Of several platforms, each is loaded from what is kept. */
const isKept = ({ keep, platforms }) => keep === true || platforms !== undefined;
/**
 * `sends`: the builder sends its result through the client; `isRead`: the image is read on its way. Throws `settings` for
 * several platforms of which the builder cannot make one result.
 */
function planOf(source, { sends, store, isRead }) {
    const isContainerd = store === 'containerd';
    if (sends && isKept(source))
        return { outputMode: 'oci', isIndex: true, keptIn: 'tar' };
    // a builder that was chosen may not exist: buildx says so itself
    if (source.platforms && source.builder === null && !isContainerd)
        throw noIndex(source.platforms, store);
    const sent = isContainerd ? 'oci' : 'docker';
    return {
        outputMode: sends && isRead ? sent : 'load',
        isIndex: isContainerd,
        keptIn: isKept(source) && isContainerd ? 'engine' : null,
    };
}
/** For errors. */
const HOW_TO_INDEX = 'Create a builder that does with `docker buildx create --use` (docker/setup-buildx-action does), turn on containerd’s image store, or give one platform.';
function noIndex(platforms, store) {
    return new errors/* UserError */.yo('settings', `${platforms.join(' and ')} cannot be built in one build: the engine's own builder makes no index for its image store (${store})`, HOW_TO_INDEX, { exit: 2 });
}
/** Settings that a manifest without an index cannot have. */
function lostWithoutIndex({ attests = [], options = [] }) {
    const types = attests.map((spec) => /^type=([^,]*)/.exec(spec)?.[1] ?? '');
    const isLost = options.some(([flag, value = '']) => flag === '--annotation' && (0,buildx_options/* ofManifest */.Hr)(value) !== value);
    return [...types, ...(isLost ? ['annotations of an index'] : [])];
}
/** Whether BuildKit makes an index of what it is asked for. */
const makesIndex = ({ attests = [], platforms }, { isIndex }) => isIndex && (attests.length > 0 || platforms !== undefined);
/** What of the settings the result does not have, as one note; none if it has all. `store`: of the engine. */
function lossesOf(source, plan, store) {
    const lost = makesIndex(source, plan) ? [] : lostWithoutIndex(source);
    if (lost.length === 0)
        return [];
    const why = plan.isIndex
        ? 'an image of one platform without attestations has no index'
        : `the image store of this engine (${store}) holds no index`;
    return [
        {
            code: 'no-index',
            level: 'note',
            confidence: 'proved',
            message: `the image is built without ${lost.join(' and ')}, because ${why}`,
            fix: plan.isIndex
                ? 'Leave `index:` out, or set `provenance`.'
                : 'Use a builder that makes an index and push its image (docker/setup-buildx-action creates one), or turn on containerd’s image store.',
            evidence: [plan.isIndex ? why : `image store: ${store}`],
        },
    ];
}

// EXTERNAL MODULE: ./src/lib/docker-client-env.ts
var docker_client_env = __webpack_require__(42493);
// EXTERNAL MODULE: ./src/lib/process-tree.ts
var process_tree = __webpack_require__(81627);
// EXTERNAL MODULE: ./node_modules/@actions/exec/lib/exec.js + 1 modules
var exec = __webpack_require__(41955);
// EXTERNAL MODULE: ./src/lib/child-process.ts
var child_process = __webpack_require__(11861);
;// CONCATENATED MODULE: ./src/build/client/docker.ts
/** Runs `docker` to its end, with an argument list and without a shell; its output goes to listeners only. */




const NO_CLIENT = /Unable to locate executable file|attempting to execute the process/;
/** Environment variable of the client and its descendants; its value is the run's id. */
const RUN_VARIABLE = 'SEA_TRIAL_BUILD';
/**
 * The client of a run and all that it has started. `@actions/exec` does not expose the PID of its child, and the docker
 * client runs buildx as a child of its own, so the processes are found by an environment variable.
 */
const clientTree = (run) => (0,process_tree/* processesWith */.U_)(`${RUN_VARIABLE}=${run}`, 'docker');
/** Resolves with the exit code. Rejects with `no-engine` when there is no client. */
async function docker(argv, env, listeners) {
    try {
        return await (0,exec/* exec */.m)('docker', [...argv], { silent: true, ignoreReturnCode: true, env, listeners });
    }
    catch (cause) {
        throw NO_CLIENT.test((0,errors/* messageOf */.bD)(cause)) ? noClient(cause) : cause;
    }
}
/** Exit code of a client that a signal ended. */
const KILLED = 1;
/**
 * The same for a client that writes a tar to standard output. Not by `@actions/exec`, which reads on even when its
 * listener cannot keep up. Rejects with the error of `takeTar`, after the client has ended. `id`: the run's.
 */
async function dockerSending(argv, env, onError, { id, takeTar }) {
    const child = (0,child_process/* start */.ni)('docker', argv, { env, tree: clientTree(id) });
    child.stderr.on('data', onError);
    const code = child.exit.then((status) => status ?? KILLED, (cause) => {
        throw (0,child_process/* isMissingCommand */.qI)(cause) ? noClient(cause) : cause;
    });
    code.catch(() => { }); // reported to whoever awaits it
    try {
        await takeTar(child.stdout, code);
        return await code;
    }
    catch (cause) {
        child.kill(); // its output is no longer read
        await code.catch(() => { });
        throw cause;
    }
}
function noClient(cause) {
    const hint = 'Install the Docker client with buildx (https://docs.docker.com/engine/install/), or test an existing image with `image`.';
    return new errors/* UserError */.yo('no-engine', 'There is no `docker` command on PATH, so nothing can be built', hint, {
        cause,
    });
}

;// CONCATENATED MODULE: ./src/build/output/indented.ts
/** buildx 0.13 prints each message of `--progress=rawjson` over many lines: `{`, indented lines, `}`. */
/** Longest message, in characters. */
const LONGEST = 32 * 1024 * 1024;
/** Takes one line at a time; returns complete messages as one line, and other lines unchanged. */
function joinIndented() {
    let parts = [];
    let length = 0;
    return (line) => {
        if (parts.length === 0 && line !== '{')
            return [line];
        const goesOn = parts.length === 0 || (line.startsWith('  ') && length <= LONGEST);
        parts.push(line);
        length += line.length;
        if (goesOn)
            return [];
        const whole = line === '}' ? [parts.join('')] : parts;
        parts = [];
        length = 0;
        return whole;
    };
}

// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/build/output/events.ts
/** Events of a build, independent of the client's output format. */
/** `StageNameCasing: Stage name 'A' should be lowercase (line 1)` */
function warningOf(text, line) {
    const [, rule = 'BuildWarning', rest = text] = /^([A-Z][A-Za-z]+): (.*)$/s.exec(text) ?? [];
    const [, message = rest, said] = /^(.*) \(line (\d+)\)$/s.exec(rest) ?? [];
    const at = line ?? Number(said ?? 0);
    return { kind: 'warning', rule, message, ...(at > 0 ? { line: at } : {}) };
}
const UNITS = { B: 1, kB: 1e3, KB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12 };
/** `312.5MB` as bytes; null for another text. */
function sizeOf(text) {
    const [, value = '', unit = ''] = /^(\d{1,15}(?:\.\d{1,9})?) ?([kKMGT]?B)$/.exec(text) ?? [];
    const factor = UNITS[unit];
    return factor === undefined ? null : Math.round(Number(value) * factor);
}

;// CONCATENATED MODULE: ./src/build/output/legacy.ts
/**
 * Parses the output of the legacy builder, with steps and logs in one stream: `Step 2/4 : RUN make`, ` ---> Using cache`,
 * the command's output, ` ---> <id>`. Podman's compatible API writes `STEP 2/4: RUN make`.
 */


const STEP = /^(?:Step (\d{1,6})\/(\d{1,6}) :|STEP (\d{1,6})\/(\d{1,6}):) (.*)$/s;
const RUNNING = /^ ---> Running in [0-9a-f]{12}$/;
const LAYER = /^ ?-{2,3}> (?:Using cache|[0-9a-f]{6,64})?$/;
const SENT = /^Sending build context to Docker daemon +(\S+)\s*$/;
const ABOUT_ITSELF = /^(?:Sending build context to Docker daemon|(?: ---> )?Remov(?:ing|ed) intermediate container |Successfully (?:built|tagged) |COMMIT )/;
/** A log line may look like a step: only the next number with the same total is one. */
function legacyReader() {
    let current = 0;
    let total;
    let cached = false;
    const end = () => current === 0 ? [] : [{ kind: 'step', id: String(current), name: '', status: cached ? 'cached' : 'done' }];
    return (colored) => {
        const line = (0,visible/* withoutSequences */.V$)(colored);
        const [, old, oldTotal, podman, podmanTotal, text = ''] = STEP.exec(line) ?? [];
        const number = Number(old ?? podman ?? 0);
        if (number === current + 1 && (oldTotal ?? podmanTotal) === (total ?? oldTotal ?? podmanTotal)) {
            const ended = end();
            current = number;
            total = oldTotal ?? podmanTotal;
            cached = false;
            return [
                ...ended,
                {
                    kind: 'step',
                    id: String(number),
                    name: `Step ${number}/${total ?? ''} : ${text}`,
                    status: 'running',
                },
            ];
        }
        if (LAYER.test(line)) {
            cached ||= line.endsWith('Using cache');
            return [];
        }
        if (RUNNING.test(line))
            return [];
        const bytes = sizeOf(SENT.exec(line)?.[1] ?? '');
        if (bytes !== null)
            return [{ kind: 'transfer', id: null, bytes }];
        if (ABOUT_ITSELF.test(line))
            return line.startsWith('Successfully built') ? end() : [];
        return current === 0
            ? [{ kind: 'text', line }]
            : [{ kind: 'log', id: String(current), bytes: Buffer.from(`${line}\n`) }];
    };
}

;// CONCATENATED MODULE: ./src/build/output/lines.ts
/** Splits chunks of bytes into lines. Invalid UTF-8 becomes U+FFFD; NUL is kept. */
/** Bytes; a longer line is dropped. */
const lines_LONGEST = 32 * 1024 * 1024;
const NEWLINE = 10;
function splitLines(onLine) {
    let parts = [];
    let length = 0;
    const add = (part) => {
        length += part.length;
        if (length <= lines_LONGEST)
            parts.push(part);
        else
            parts = [];
    };
    const flush = () => {
        if (length > 0 && length <= lines_LONGEST)
            onLine(withoutReturn(Buffer.concat(parts).toString()));
        else if (length === 0)
            onLine('');
        parts = [];
        length = 0;
    };
    return {
        push(chunk) {
            let from = 0;
            for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
                add(chunk.subarray(from, at));
                flush();
                from = at + 1;
            }
            if (from < chunk.length)
                add(Buffer.from(chunk.subarray(from)));
        },
        end() {
            if (length > 0)
                flush();
        },
    };
}
const withoutReturn = (line) => (line.endsWith('\r') ? line.slice(0, -1) : line);

;// CONCATENATED MODULE: ./src/build/output/plain.ts
/**
 * Parses `--progress=plain` of Docker 20.10's client and of buildx: `#4 [2/3] RUN make` names a step, `#4
 * 0.228 text` is its log, `#4 DONE 1.2s`, `#4 CACHED` or `#4 ERROR: …` end it, and other lines are the client's own.
 */

const NUMBERED = /^#(\d{1,6}) (.*)$/s;
const LOG = /^\d{1,9}\.\d{1,9} (.*)$/s;
const DONE = /^DONE (\d{1,9}(?:\.\d{1,9})?)s$/;
/** `transferring context: 30.01MB 0.3s done` */
const TRANSFER = /^transferring context: (\S+)/;
const WARNING = /^WARN: (.*)$/s;
/** The step's digest, which 20.10 prints below its name. */
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Keeps state: which steps have been named. */
function plainReader() {
    const named = new Set();
    return (line) => {
        const [, id, rest = ''] = NUMBERED.exec(line) ?? [];
        if (id === undefined)
            return [{ kind: 'text', line }];
        if (id === '0')
            return []; // messages of buildx itself
        if (named.has(id))
            return later(id, rest);
        named.add(id);
        return [{ kind: 'step', id, name: rest, status: 'running' }];
    };
}
/** Names that are repeated after lines of another step, and the progress of other transfers, are ignored. */
function later(id, rest) {
    const [, text] = LOG.exec(rest) ?? [];
    if (text !== undefined)
        return [{ kind: 'log', id, bytes: Buffer.from(`${text}\n`) }];
    if (DIGEST.test(rest))
        return [];
    const [, warning] = WARNING.exec(rest) ?? [];
    if (warning !== undefined)
        return [warningOf(warning)];
    const bytes = sizeOf(TRANSFER.exec(rest)?.[1] ?? '');
    if (bytes !== null)
        return [{ kind: 'transfer', id, bytes }];
    const ended = endOf(rest);
    return ended ? [{ kind: 'step', id, name: '', ...ended }] : [];
}
function endOf(rest) {
    const [, seconds] = DONE.exec(rest) ?? [];
    if (seconds !== undefined)
        return { status: 'done', seconds: Number(seconds) };
    if (rest === 'CACHED')
        return { status: 'cached' };
    if (rest === 'CANCELED')
        return { status: 'failed', error: 'context canceled' };
    return rest.startsWith('ERROR: ') ? { status: 'failed', error: rest.slice('ERROR: '.length) } : null;
}

;// CONCATENATED MODULE: ./src/build/output/rawjson.ts
/**
 * Parses a line of `--progress=rawjson`: BuildKit's SolveStatus, with logs and warnings in base64 and times in RFC 3339.
 * Entries of an unexpected shape are ignored, for newer BuildKits.
 */


/** Null when the line is not a JSON object. */
function readRawJson(line) {
    const status = (0,lib_json/* parseJson */.qF)(line);
    if (status === null || Array.isArray(status))
        return null;
    return [
        ...(0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(status, 'vertexes')).flatMap(stepOf),
        ...(0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(status, 'statuses')).flatMap(transferOf),
        ...(0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(status, 'logs')).flatMap(logOf),
        ...(0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(status, 'warnings')).flatMap(checkOf),
    ];
}
/** The two vertexes of a `COPY --link` share one `progressGroup`. */
function stepOf(vertex) {
    const id = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(vertex, 'progressGroup', 'id')) || (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(vertex, 'digest'));
    if (id === '')
        return [];
    const started = seconds((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(vertex, 'started')));
    const completed = seconds((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(vertex, 'completed')));
    const error = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(vertex, 'error'));
    const ended = (0,lib_json/* field */.ZZ)(vertex, 'cached') === true ? 'cached' : 'done';
    const open = started === null ? 'waiting' : 'running';
    return [
        {
            kind: 'step',
            id,
            name: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(vertex, 'name')),
            status: error !== '' ? 'failed' : completed === null ? open : ended,
            ...(started === null ? {} : { started }),
            ...(completed === null ? {} : { completed }),
            ...(error === '' ? {} : { error }),
        },
    ];
}
function transferOf(status) {
    const bytes = (0,lib_json/* field */.ZZ)(status, 'current');
    const isContext = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(status, 'id')) === 'transferring context:';
    return isContext && Number.isSafeInteger(bytes)
        ? [{ kind: 'transfer', id: (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(status, 'vertex')), bytes: Number(bytes) }]
        : [];
}
function logOf(log) {
    const id = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(log, 'vertex'));
    return id === '' ? [] : [{ kind: 'log', id, bytes: decode((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(log, 'data'))) }];
}
/** A build check, from the progress or the metadata file. */
function checkOf(warning) {
    const short = decode((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(warning, 'short'))).toString();
    const line = (0,lib_json/* field */.ZZ)((0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(warning, 'range'))[0], 'start', 'line');
    const id = (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(warning, 'vertex'));
    if (short === '')
        return [];
    return [
        {
            ...warningOf(short, Number.isSafeInteger(line) ? Number(line) : undefined),
            ...(id === '' ? {} : { id }),
        },
    ];
}
const decode = (base64) => Buffer.from(base64, 'base64');
/** Since 1970; null without a valid time. */
function seconds(instant) {
    const milliseconds = Date.parse(instant);
    return Number.isNaN(milliseconds) ? null : milliseconds / 1000;
}

;// CONCATENATED MODULE: ./src/build/client/run.ts
/** Runs a docker client to its end and passes on its output as events. Without a shell; prints nothing. */










/** Resolves with the exit code. Rejects with `no-engine` when there is no client, `cancelled` when aborted. */
async function runClient(kind, argv, run) {
    const read = readerOf(kind);
    const splitter = (stream) => splitLines((line) => read(line, stream).forEach(run.onEvent));
    const [out, err] = [splitter('stdout'), splitter('stderr')];
    const listeners = { stdout: (chunk) => out.push(chunk), stderr: (chunk) => err.push(chunk) };
    const env = { ...envOf(run, run.wanted), ...MODES[kind] };
    const { id, takeTar } = run;
    const code = await untilAborted(run, () => takeTar ? dockerSending(argv, env, listeners.stderr, { id, takeTar }) : docker(argv, env, listeners));
    out.end();
    err.end();
    return code;
}
/** Runs a short client command. Resolves with its standard output; null when it fails. */
async function askClient(argv, run) {
    const chunks = [];
    const code = await untilAborted(run, () => docker(argv, envOf(run, {}), { stdout: (chunk) => chunks.push(chunk) }));
    return code === 0 ? Buffer.concat(chunks).toString() : null;
}
async function untilAborted(run, start) {
    const cancelled = () => new errors/* UserError */.yo('cancelled', 'Cancelled while the image was being built');
    if (run.signal.aborted)
        throw cancelled();
    let ending;
    const onAbort = () => (ending = (0,process_tree/* killProcessTree */.g8)(clientTree(run.id)));
    run.signal.addEventListener('abort', onAbort, { once: true });
    try {
        const code = await start();
        if (ending)
            throw cancelled();
        return code;
    }
    catch (cause) {
        throw ending ? cancelled() : cause; // an error after the abort is a consequence of it
    }
    finally {
        run.signal.removeEventListener('abort', onAbort);
        ending?.stop();
    }
}
/**
 * `BUILDX_METADATA_WARNINGS` writes build checks into the metadata file; provenance there would contain the build
 * arguments. `CLI_HINTS` are advertisements of the client. `ENTITLEMENTS_FS`: bake asks before it reads files outside of the
 * working directory; which ones may be read is checked with the settings.
 */
const MODES = {
    buildx: {
        BUILDX_METADATA_WARNINGS: '1',
        BUILDX_METADATA_PROVENANCE: 'disabled',
        BUILDX_BAKE_ENTITLEMENTS_FS: '0',
        DOCKER_CLI_HINTS: 'false',
    },
    buildkit: { DOCKER_BUILDKIT: '1' },
    legacy: { DOCKER_BUILDKIT: '0' },
};
const envOf = ({ id, endpoint }, wanted) => ({
    ...(0,docker_client_env/* clientEnv */.hI)(endpoint, { ...wanted, purpose: 'build' }),
    [RUN_VARIABLE]: id,
});
/** The variables of build secrets and of arguments without a value, and whether a cache needs the job's tokens. */
function wantedBy({ buildArgs, buildSecrets, cacheFrom, cacheTo }, env = process.env) {
    const secrets = buildSecrets.flatMap((spec) => {
        const source = (0,buildx_options/* secretSource */.kV)(spec, env);
        return source !== null && 'env' in source ? [source.env] : [];
    });
    return {
        names: [...buildArgs.filter((item) => !item.includes('=')), ...secrets],
        actionsCache: [...cacheFrom, ...cacheTo].some(buildx_options/* isActionsCache */.Y8),
    };
}
/** The legacy builder writes steps and logs to standard output, and only its final error to standard error. */
function readerOf(kind) {
    const legacy = legacyReader();
    const plain = plainReader();
    if (kind === 'legacy')
        return (line, stream) => (stream === 'stdout' ? legacy(line) : [{ kind: 'text', line }]);
    if (kind === 'buildkit')
        return plain;
    const joined = joinIndented();
    // a buildx without rawjson prints plain
    const read = (line) => (line.startsWith('{') ? readRawJson(line) : null) ?? plain(line);
    return (line, stream) => (stream === 'stderr' ? joined(line).flatMap(read) : read(line));
}

// EXTERNAL MODULE: ./src/build/dockerfile/index.ts + 11 modules
var build_dockerfile = __webpack_require__(64803);
;// CONCATENATED MODULE: ./src/build/causes/failure.ts

/** Prefixes of older clients before the parser's message, and messages that newer ones print without a line. */
const PARSER = /frontend dockerfile|failed to create LLB definition|failed to parse Dockerfile|dockerfile parse error|Dockerfile .*cannot be empty|no instructions|no build stage|invalid escape token|variable expansion is not supported/;
/** The old builder parses FROM only when it reaches it. */
const NO_REFERENCE = /^(?:base name .* should not be blank|invalid reference format)/;
const CANCELED = 'context canceled';
function failureOf({ steps, text }, around) {
    const last = lastWords(text);
    const step = failedStep(steps, last, around.kind);
    const words = unwrap(step?.error ?? last);
    const line = excerptLine(text) ?? step?.line ?? parserLine(last) ?? null;
    const covers = ({ line: first, endLine }) => line !== null && first <= line && line <= endLine;
    const instruction = around.dockerfile.instructions.find(covers) ?? null;
    const isRefused = (step === null && (line !== null || PARSER.test(last))) || NO_REFERENCE.test(words);
    return { ...around, step, isRefused, instruction, line, words, log: step?.log ?? [] };
}
/** Parallel steps are cancelled, which is logged as an error too. The old builder stops at the current step. */
function failedStep(steps, last, kind) {
    if (kind === 'legacy')
        return steps.at(-1) ?? null;
    const failed = steps.filter(({ error }) => error !== undefined && !error.endsWith(CANCELED));
    return failed.find(({ error }) => last.includes(error ?? '')) ?? failed[0] ?? null;
}
const MOST_LAST_LINES = 5;
/** buildx marks its last message with `ERROR: `; for other clients it is the last line. */
function lastWords(text) {
    const lines = text.map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
    const marked = lines.findLastIndex((line) => line.startsWith('ERROR: '));
    return (marked < 0 ? lines.slice(-1) : lines.slice(marked, marked + MOST_LAST_LINES)).join('\n');
}
const WRAPPINGS = [
    /^ERROR: /,
    /^Error: /,
    /^Error response from daemon: /,
    /^failed to build: /,
    /^failed to solve: /,
    /^failed to solve with frontend [\w.-]+: /,
    /^rpc error: code = \w+ desc = /,
    /^failed to create LLB definition: /,
    /^failed to parse Dockerfile: /,
    /^failed to compute cache key: /,
    /^failed to load cache key: /,
    /^failed to calculate checksum of ref \S+: /,
    /^dockerfile parse error (?:on )?line \d+: /,
    // these repeat the command, which may contain anything
    /^process ".*" did not complete successfully: /s,
    /^executor failed running \[.*\]: /s,
    /^The command '.*' (?=returned a non-zero code: \d+$)/s,
];
/** Clients add several prefixes to each other's messages. */
const MOST_WRAPPINGS = 20;
/** A prefix that repeats a command is as long as the command; of the rest, this much is kept. */
const MOST_CHARACTERS = 4000;
function unwrap(words) {
    let left = words;
    for (let times = 0; times < MOST_WRAPPINGS; times++) {
        const found = WRAPPINGS.find((wrapping) => wrapping.test(left));
        if (!found)
            break;
        left = left.replace(found, '');
    }
    return (0,visible/* bounded */.Mm)(left.trim(), MOST_CHARACTERS);
}
/** Newer versions of BuildKit print the location above their last message: `Dockerfile:4`, then a line of dashes. */
function excerptLine(text) {
    const at = text.findLastIndex((line, index) => /^-{5,}$/.test(text[index + 1] ?? '') && /^[^|]{1,255}:\d+$/.test(line));
    const [, line] = /:(\d+)$/.exec(text[at] ?? '') ?? [];
    return line === undefined ? null : Number(line);
}
function parserLine(words) {
    const [, line] = /dockerfile parse error (?:on )?line (\d+): /.exec(words) ?? [];
    return line === undefined ? null : Number(line);
}

// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./src/build/client/tee.ts
/**
 * Sends an image from a separate builder to the engine and to a reader at once, at the pace of the slower one. Nothing is
 * stored.
 */

/** How far one receiver may be ahead of the other; half of it is each pipe's buffer. */
const LEAD_BYTES = 2 ** 20;
/**
 * `code` is the client's exit code. The load is completed only when it is 0, so that no partial image is loaded. Rejects
 * as `load` does, but not when the client failed. Without output nothing is loaded.
 */
async function sendToBoth(tar, code, { load, read }) {
    let taps = null;
    let isWhole = false;
    try {
        for await (const chunk of tar) {
            taps ??= { engine: new Tap(load), reader: new Tap(read) };
            if (taps.engine.failure)
                break; // the client ends at its closed output
            await Promise.all([taps.engine.write(chunk), taps.reader.write(chunk)]);
        }
        if (taps?.engine.failure)
            throw taps.engine.failure.cause;
        isWhole = (await code) === 0;
    }
    finally {
        await Promise.all([taps?.engine.end(isWhole), taps?.reader.end(isWhole)]);
    }
    if (isWhole && taps?.engine.failure)
        throw taps.engine.failure.cause;
}
/** One receiver of the stream. */
class Tap {
    /** Why it stopped. */
    failure = null;
    #pipe = new external_node_stream_.PassThrough({ highWaterMark: LEAD_BYTES / 2 });
    #done;
    constructor(receive) {
        this.#pipe.on('error', () => { }); // the receiver reports it
        this.#done = receive(this.#pipe)
            .catch((cause) => void (this.failure = { cause }))
            .finally(() => this.#pipe.destroy());
    }
    /** Resolves when more can be written. Data after the receiver has stopped is dropped. */
    async write(chunk) {
        if (!this.#pipe.destroyed && !this.#pipe.write(chunk))
            await drained(this.#pipe);
    }
    /** Resolves when the receiver has finished, with or without an error. */
    async end(isWhole) {
        if (isWhole)
            this.#pipe.end();
        else
            this.#pipe.destroy(new Error('the builder stopped before the end'));
        await this.#done;
    }
}
/** Resolves when more can be written, or the pipe is closed. */
function drained(pipe) {
    return new Promise((resolve) => {
        const done = () => {
            pipe.off('drain', done);
            pipe.off('close', done);
            resolve();
        };
        pipe.on('drain', done);
        pipe.on('close', done);
    });
}

;// CONCATENATED MODULE: ./src/build/output/live.ts
const TICK_MILLISECONDS = 1000;
const WIDEST = 160;
/** The builder's own steps are shown only when they take this long. */
const NOTABLE_SECONDS = 1;
const ENDINGS = {
    waiting: () => '',
    running: (seconds) => seconds,
    done: (seconds) => seconds,
    cached: () => 'cached',
    failed: (seconds) => `failed after ${seconds}`,
};
function stepLine({ title, status, seconds }) {
    return `${cut(title)}  ${ENDINGS[status](format(seconds))}`;
}
/** The builder's own steps: loading files, calling registries. */
const isHousekeeping = ({ name }) => /^\[(?:\S+ )?(?:internal|auth)\] /.test(name);
/** Reports the running steps every second until the returned function is called. */
function showRunning(running, progress) {
    const timer = setInterval(() => {
        const now = running();
        if (now.length > 0)
            progress.waiting(now.map(({ title, seconds }) => `${cut(title)} (${Math.round(seconds)} s)`).join(', '));
    }, TICK_MILLISECONDS);
    timer.unref();
    return () => clearInterval(timer);
}
const cut = (title) => (title.length > WIDEST ? `${title.slice(0, WIDEST - 1)}…` : title);
const format = (seconds) => `${seconds.toFixed(1)} s`;

;// CONCATENATED MODULE: ./src/build/output/metadata.ts
/** Reads buildx's metadata file, which may contain more build checks than its progress. */



/** Empty without the file: a failed build writes none. */
function metadataWarnings(file) {
    return (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)((0,lib_json/* parseJson */.qF)(read(file)), 'buildx.build.warnings')).flatMap(checkOf);
}
function read(file) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch {
        return '';
    }
}

;// CONCATENATED MODULE: ./src/build/output/log.ts
/**
 * The log of one step in bounded memory: its first and last lines, each truncated. Terminal sequences are removed, and
 * text that a terminal would have overwritten (`\r`, as progress bars write).
 */

const HEAD = 50;
const TAIL = 150;
const log_WIDEST = 2000;
function stepLog() {
    const decoder = new TextDecoder();
    const head = [];
    let tail = [];
    let dropped = 0;
    let pending = '';
    const addLine = (line) => {
        if (head.length < HEAD)
            head.push(line);
        else
            tail.push(line);
        if (tail.length < TAIL * 2)
            return;
        dropped += TAIL;
        tail = tail.slice(TAIL);
    };
    return {
        push(bytes) {
            const [first = '', ...rest] = decoder.decode(bytes, { stream: true }).split('\n');
            pending = bounded(pending, first);
            for (const part of rest) {
                addLine(log_visible(pending));
                pending = bounded('', part);
            }
        },
        lines() {
            const all = [...head, ...tail, ...(pending === '' ? [] : [log_visible(pending)])];
            const over = all.length - HEAD - TAIL;
            if (over <= 0 && dropped === 0)
                return all;
            const left = dropped + Math.max(0, over);
            return [...all.slice(0, HEAD), `… ${left} lines left out …`, ...all.slice(-TAIL)];
        },
    };
}
/** A `\r` at the very end may be half of `\r\n`; any other overwrites the text before it. */
function bounded(pending, part) {
    const cut = part.lastIndexOf('\r', part.length - 2);
    const text = part.length > 1 && cut >= 0 ? part.slice(cut + 1) : pending + part;
    return text.slice(0, log_WIDEST * 2);
}
function log_visible(line) {
    const whole = line.replace(/\r$/, '');
    const text = (0,visible/* withoutSequences */.V$)(whole.slice(whole.lastIndexOf('\r') + 1));
    return text.length > log_WIDEST ? `${text.slice(0, log_WIDEST - 1)}…` : text;
}

;// CONCATENATED MODULE: ./src/build/output/recorder.ts


/** Bounds memory: the formats have no limits. */
const MOST_STEPS = 5000;
const MOST_WARNINGS = 200;
const MOST_LINES = 200;
const WIDEST_LINE = 4000;
/** Of a step's name or error, which contain the script of a RUN. */
const WIDEST_STEP = 64 * 1024;
/** The ignore file is sent to another step. */
const LOADS_CONTEXT = '[internal] load build context';
function recorder(listener) {
    const entries = new Map();
    const warnings = new Map();
    let text = [];
    const sent = new Map();
    const { redact } = listener;
    const onStep = (event, now) => {
        const entry = entries.get(event.id) ?? newEntry(event, listener);
        if (!entry || (!entries.has(event.id) && entries.size >= MOST_STEPS))
            return;
        entries.set(event.id, entry);
        update(entry, event, now, redact);
        if (entry.ended || !isEnd(entry.status))
            return;
        entry.ended = true;
        if (entry.status !== 'failed')
            entry.writes = stepLog(); // the log of a successful step is not needed
        listener.onEnd(entry);
    };
    const onTransfer = ({ id, bytes }) => {
        if (id === null || entries.get(id)?.name === LOADS_CONTEXT)
            sent.set(id, Math.max(bytes, sent.get(id) ?? 0));
    };
    return {
        add(event, now) {
            if (event.kind === 'step')
                onStep(event, now);
            if (event.kind === 'log')
                entries.get(event.id)?.writes.push(event.bytes);
            if (event.kind === 'transfer')
                onTransfer(event);
            if (event.kind === 'text')
                text = [...text, redact(event.line.slice(0, WIDEST_LINE))].slice(-MOST_LINES);
            if (event.kind === 'warning' && warnings.size < MOST_WARNINGS) {
                const { rule, message, line } = event;
                warnings.set(`${rule} ${line ?? ''} ${message}`, {
                    rule,
                    message: redact(message).slice(0, WIDEST_LINE),
                    ...(line ? { line } : {}),
                });
            }
        },
        running: (now) => [...entries.values()]
            .filter(({ status }) => status === 'running')
            .map(({ title, seenAt }) => ({ title, seconds: now - seenAt })),
        counts: () => {
            const own = [...entries.values()].filter(({ line }) => line !== undefined);
            const cached = own.filter(({ status }) => status === 'cached').length;
            return { known: own.length, cached, hasFailed: own.some(({ status }) => status === 'failed') };
        },
        result: () => ({
            steps: [...entries.values()].map((entry) => recorder_stepOf(entry, redact)),
            warnings: [...warnings.values()],
            text,
            contextBytes: sent.size === 0 ? null : [...sent.values()].reduce((sum, bytes) => sum + bytes, 0),
        }),
    };
}
function newEntry(event, { describe, redact }) {
    if (event.name === '')
        return null;
    const name = (0,visible/* bounded */.Mm)(event.name, WIDEST_STEP);
    return {
        ...describe(name),
        name: redact(name),
        status: 'waiting',
        began: 0,
        seconds: 0,
        log: [],
        started: null,
        seenAt: 0,
        before: 0,
        ended: false,
        writes: stepLog(),
    };
}
function update(entry, event, now, redact) {
    const { status, started, completed, seconds, error } = event;
    if (status !== 'waiting' && entry.status === 'waiting')
        entry.seenAt = now;
    if (started !== undefined && started !== entry.started) {
        if (entry.started !== null)
            entry.before = entry.seconds;
        entry.started = started;
    }
    entry.status = status;
    if (error !== undefined)
        entry.error = (0,visible/* bounded */.Mm)(redact(error), WIDEST_STEP);
    if (seconds !== undefined)
        entry.seconds = seconds;
    else if (completed !== undefined && entry.started !== null)
        entry.seconds = entry.before + Math.max(0, completed - entry.started);
    else if (isEnd(status) && started === undefined && entry.started === null)
        entry.seconds = status === 'cached' ? 0 : now - entry.seenAt;
}
function recorder_stepOf({ title, name, line, status, seconds, error, writes, started, seenAt }, redact) {
    const isOpen = status === 'failed' || status === 'running';
    return {
        title,
        name,
        ...(line === undefined ? {} : { line }),
        status,
        began: started ?? seenAt,
        ...(started !== null && isDate(started) ? { startedAt: started } : {}),
        seconds: Math.max(0, seconds),
        ...(error === undefined ? {} : { error }),
        log: isOpen ? writes.lines().map(redact) : [],
    };
}
/** Whether seconds are since 1970, not since the start of the builder. */
const isDate = (seconds) => seconds > 1e9 && seconds < 1e11;
const isEnd = (status) => status === 'done' || status === 'cached' || status === 'failed';

;// CONCATENATED MODULE: ./src/build/client/refusals.ts
/** Errors of a client that ends without building: whether to try another client, and which error to report. */


/** The oldest buildx with `--progress=rawjson`. */
const OLDEST_BUILDX = { major: 0, minor: 13 };
/**
 * Why this buildx cannot be used; null when it can. `output` of `docker buildx version`:
 * `github.com/docker/buildx v0.12.1 30feaa1`; null when there is no such command.
 */
function buildxLack(output) {
    if (!output?.includes('buildx'))
        return 'buildx is not installed'; // Podman prints its own name
    const [, version, major, minor] = /\bbuildx v?((\d+)\.(\d+)(?:\.\d+)?)/.exec(output) ?? [];
    const isTooOld = Number(major) === OLDEST_BUILDX.major && Number(minor) < OLDEST_BUILDX.minor;
    return version !== undefined && isTooOld ? `buildx ${version} is older than 0.13` : null;
}
/** Docker's client from 23 on needs buildx for BuildKit; old engines and Podman have no BuildKit. */
const lacksBuildKit = (words) => /buildx component is missing or broken|buildkit not supported by daemon|requires BuildKit|h2c|failed to dial gRPC/i.test(words);
/** Printed before the first step, for reasons that no change of the Dockerfile, its base or its context can fix. */
const REFUSALS = [
    {
        test: /no builder .* found|failed to find driver/,
        code: 'settings',
        exit: 2,
        hint: '`docker buildx ls` lists the builders; docker/setup-buildx-action creates one.',
    },
    {
        test: /does not currently support exporting manifest lists|Multi-platform build is not supported/,
        code: 'settings',
        exit: 2,
        hint: HOW_TO_INDEX,
    },
    {
        test: /cannot parse platform specifier|unknown operating system or architecture/,
        code: 'settings',
        exit: 2,
        hint: 'Write `platform` as linux/amd64 or linux/arm64.',
    },
    {
        test: /could not parse secrets|failed to stat .*no such file|invalid secret|unexpected key '.*' in '/,
        code: 'settings',
        exit: 2,
        hint: 'Each line of `build-secrets` is `id=ID,env=NAME` or `id=ID,src=FILE`, and the file must exist.',
    },
    {
        test: /granting entitlement|unknown entitlement|entitlement .* is not allowed/,
        code: 'settings',
        exit: 2,
        hint: 'The builder must know and grant what `allow` and `build-network` ask for.',
    },
    {
        test: /failed to convert agent config|SSH_AUTH_SOCK/,
        code: 'settings',
        exit: 2,
        hint: '`ssh` is `default` where an SSH agent runs (SSH_AUTH_SOCK), or `ID=FILE` with a key that can be read.',
    },
    {
        test: /invalid tag "/,
        code: 'settings',
        exit: 2,
        hint: '`tags` takes references such as app:1.2, in lower case.',
    },
    {
        test: /network mode .* not supported|network .* not found/,
        code: 'settings',
        exit: 2,
        hint: '`build-network` takes `default`, `none` or `host`, as far as the builder allows it.',
    },
    {
        test: /invalid (?:value|argument) .* for |unknown flag: |requires exactly 1 argument/,
        code: 'settings',
        exit: 2,
        hint: 'Check that this docker client supports the build settings.',
    },
    {
        test: /client version .* is too (?:old|new)/,
        code: 'no-engine',
        hint: 'Update the docker client or the engine, or set DOCKER_API_VERSION.',
    },
    {
        test: /Cannot connect to the Docker daemon|error during connect|permission denied while trying to connect|dial unix/,
        code: 'no-engine',
        hint: 'Make sure that the docker client and DOCKER_HOST use the same engine.',
    },
];
/** Throws when `words`, the client's last output, say that it refused the settings or has no engine. */
function throwRefusal(words) {
    const refusal = REFUSALS.find(({ test }) => test.test(words));
    if (!refusal)
        return;
    const { code, hint, exit } = refusal;
    throw new errors/* UserError */.yo(code, `The docker client refused to build: ${words}`, hint, exit ? { exit } : {});
}
/** Steps in which a client connects to a separate builder, and its messages when the connection is lost. */
const CONNECTING = /^\[internal\] (?:booting buildkit|waiting for connection)/;
const LOST = /^failed to (?:receive status|initialize builder)\b/;
/** Why a builder cannot be reached, by buildx's words. */
const UNREACHED = [
    {
        test: /Get "https?:[^"]*\/(?:apis?|version)\b|kubeconfig|replicas to be ready/,
        sentence: 'The Kubernetes cluster of the builder does not respond',
        hint: 'Check the cluster and the context of the kubeconfig (`kubectl cluster-info`), then run this again.',
    },
    {
        test: /^context deadline exceeded/,
        sentence: 'The builder did not accept a connection within buildx’s time limit',
        hint: 'Check that BuildKit listens at the address that `docker buildx inspect` shows and, with TLS, that each side has the certificate that the other accepts.',
    },
    {
        test: /error reading from server|EOF|connection reset|transport is closing/,
        sentence: 'The connection to the builder was lost during the build',
        hint: 'Check the log of BuildKit, and whether its machine had enough memory; then run this again.',
    },
];
const SILENT = {
    sentence: 'The builder does not respond',
    hint: 'Check the builder with `docker buildx inspect --bootstrap`, then run this again.',
};
/** Throws when the builder cannot be reached, which is not the image's fault. `step`: the failed step, if any. */
function throwLostBuilder(step, words) {
    if (!CONNECTING.test(step ?? '') && !LOST.test(words))
        return;
    const { sentence, hint } = UNREACHED.find(({ test }) => test.test(words)) ?? SILENT;
    throw new errors/* UserError */.yo('engine-lost', `${sentence}: ${words}`, hint);
}
/** Throws when the builder's disk is full. A RUN that fills its own disk is a failed step instead. */
function throwDiskFull(words) {
    if (!/no space left on device|disk quota exceeded/i.test(words))
        return;
    throw new errors/* UserError */.yo('disk-full', `The disk is full, so the image could not be built: ${words}`, 'Free space on the machine that builds (`docker system df` shows what Docker holds), then try again.');
}

;// CONCATENATED MODULE: ./src/build/attempt.ts












const BUILDERS = {
    buildx: 'buildx',
    buildkit: 'docker build (BuildKit)',
    legacy: 'docker build (the legacy builder, without BuildKit)',
};
async function attemptBuild(job) {
    const { plan, losses } = await planFor(job);
    const first = await attempt('buildx', job, plan);
    const lack = first.isLate ? null : await missingCapability(first, job);
    if (lack === null)
        return { ...first, notes: losses };
    const { builder, options, platforms } = job.source;
    refuseWithout(lack, 'buildx', [
        ...(builder === null ? [] : ['builder']),
        ...(platforms ? ['platforms'] : []),
        ...settingsWith(options, { 'build-contexts': '--build-context', allow: '--allow' }),
    ]);
    job.progress.step(`${lack}: building with docker build`);
    const loaded = { ...LOADED, keptIn: plan.keptIn === 'engine' ? plan.keptIn : null };
    const second = await attempt('buildkit', job, loaded);
    const built = noStep(second) && lacksBuildKit(second.recording.text.join('\n'))
        ? await legacyBuild(lack, job, loaded)
        : second;
    return built.isLate ? built : { ...built, notes: [note(lack, built.kind, job.source)] };
}
async function legacyBuild(lack, job, loaded) {
    const { buildSecrets, options } = job.source;
    refuseWithout(lack, 'BuildKit', [
        ...(buildSecrets.length === 0 ? [] : ['secrets']),
        ...settingsWith(options, { ssh: '--ssh' }),
    ]);
    return attempt('legacy', job, loaded);
}
/** Whether the builder is apart from the engine, and sends the image through this process. */
const sendsImage = ({ builder }, client) => sendsTar(builder, process.env, (argv) => askClient(argv, client));
/** Builder and engine are asked only if a tar is read, or an index is wanted. */
async function planFor(job) {
    const { run, engine, signal, readTar, keeper } = job;
    const source = keeper ? job.source : { ...job.source, keep: false };
    const isWanted = wantsIndex(source);
    const client = { id: run, signal, endpoint: engine.endpoint };
    const isAsked = isWanted || readTar !== undefined;
    const sends = isAsked && (await sendsImage(source, client));
    if (!sends && !isWanted)
        return { plan: LOADED, losses: [] };
    const { store } = await engine.info();
    const plan = planOf(source, { sends, store, isRead: readTar !== undefined });
    return { plan, losses: lossesOf(source, plan, store) };
}
async function attempt(kind, job, plan) {
    const { source, dockerfile, run, engine, progress, signal, late } = job;
    const { outputMode, keptIn } = plan;
    const outputs = { ...job.outputs, outputMode, isIndex: makesIndex(source, plan) };
    const argv = argvOf(kind, source, outputs);
    progress.step(printable(argv));
    const record = recordSteps(dockerfile, progress, signal);
    const began = performance.now();
    const elapsed = () => (performance.now() - began) / 1000;
    const showSteps = () => {
        if (!signal.aborted)
            progress.show('build', { running: record.running(elapsed()), ...record.counts() });
    };
    const hide = showRunning(() => record.running(elapsed()), progress);
    const ended = (code, isLate = false) => {
        const [builder, seconds] = [BUILDERS[kind], elapsed()];
        return { kind, builder, code, seconds, recording: record.result(), notes: [], isLate, keptIn };
    };
    try {
        const onEvent = (event) => {
            record.add(event, elapsed());
            if (event.kind === 'step')
                showSteps();
        };
        const code = await runClient(kind, argv, {
            id: run,
            signal,
            endpoint: engine.endpoint,
            wanted: wantedBy(source),
            onEvent,
            ...(outputMode === 'load' ? {} : { takeTar: (tar, ended) => takeTar(tar, ended, job, keptIn) }),
        });
        if (kind === 'buildx')
            for (const warning of metadataWarnings(outputs.metadata))
                record.add(warning, elapsed());
        return ended(code);
    }
    catch (cause) {
        if (!isLate(signal, late))
            throw cause;
        return ended(ENDED, true);
    }
    finally {
        hide();
    }
}
/** Collects the steps of one Dockerfile's build, and reports each that ends. */
const recordSteps = (dockerfile, progress, signal) => recorder({
    describe: (name) => describe(name, dockerfile),
    redact: dockerfile.redact,
    onEnd: (step) => {
        if (signal.aborted)
            return; // every step fails then
        if (step.status === 'failed' || !isHousekeeping(step) || step.seconds >= NOTABLE_SECONDS)
            progress.step(stepLine(step));
    },
});
/** A shell's exit code for a process that SIGTERM ended. */
const ENDED = 143;
/** Whether the time limit came first, before a cancellation. */
const isLate = (signal, late) => late.aborted && signal.reason === late.reason;
function takeTar(tar, code, job, keptIn) {
    const { source, outputs, keeper } = job;
    // of several platforms, each is loaded later, from what is kept
    const tags = source.platforms ? [] : [outputs.tag, ...tagsIn(source)];
    return loadTar(keeper && keptIn === 'tar' ? keeper.pass(tar, tags) : tar, code, job);
}
const tagsIn = ({ options = [] }) => options.flatMap(([flag, value]) => (flag === '--tag' && value !== undefined ? [value] : []));
/** Sends the tar to the engine, and to `readTar`. `code`: of the client that writes it; the load is completed if it is 0. */
async function loadTar(tar, code, { engine, progress, signal, readTar = () => Promise.resolve() }) {
    const load = (part) => engine.load(part, () => progress.waiting('the engine loads the image'), signal);
    try {
        await sendToBoth(tar, code, { load, read: readTar });
    }
    catch (cause) {
        throwDiskFull((0,errors/* messageOf */.bD)(cause));
        throw cause;
    }
}
/** A step's title from the Dockerfile, which contains no values; else the builder's name, redacted. */
function describe(name, { step, redact }) {
    const instruction = step(name);
    return instruction ? { title: (0,build_dockerfile/* titleOf */.Gg)(instruction), line: instruction.line } : { title: redact(name) };
}
const noStep = ({ code, recording }) => code !== 0 && recording.steps.length === 0;
/** What is missing when buildx failed before its first step; null when it built, or failed for another reason. */
async function missingCapability(first, { run, signal, engine: { endpoint } }) {
    if (!noStep(first))
        return null;
    const lack = buildxLack(await askClient(['buildx', 'version'], { id: run, signal, endpoint }));
    if (lack !== null)
        return lack;
    return lacksBuildKit(lastWords(first.recording.text)) ? 'this engine has no BuildKit' : null;
}
function refuseWithout(lack, needed, settings) {
    if (settings.length === 0)
        return;
    const hint = `Install buildx (docker/setup-buildx-action does), or leave ${settings.join(' and ')} out.`;
    throw new errors/* UserError */.yo('settings', `${settings.join(' and ')} needs ${needed}, but ${lack}`, hint, { exit: 2 });
}
/** Names of the settings whose option is given. */
const settingsWith = (options = [], flags) => Object.entries(flags).flatMap(([name, flag]) => (options.some(([one]) => one === flag) ? [name] : []));
function note(lack, kind, { cacheFrom, cacheTo, options, attests = [] }) {
    const unused = [
        ...(attests.length > 0 ? ['attestations'] : []),
        ...(cacheFrom.length + cacheTo.length > 0 ? ['cache-from', 'cache-to'] : []),
        ...settingsWith(options, { 'no-cache-filters': '--no-cache-filter', annotations: '--annotation' }),
    ];
    const lost = [
        kind === 'legacy'
            ? 'steps do not run in parallel and step times are approximate'
            : 'exact step times and build checks are missing',
        ...(unused.length > 0 ? [`${unused.join(' and ')} were not used`] : []),
    ];
    return {
        code: 'no-buildx',
        level: 'note',
        confidence: 'proved',
        message: `built with ${BUILDERS[kind]}, because ${lack}: ${lost.join(', and ')}`,
        fix: 'Install buildx 0.13 or newer (docker/setup-buildx-action does).',
        evidence: [lack],
    };
}

// EXTERNAL MODULE: ./src/inputs/index.ts + 57 modules
var inputs = __webpack_require__(48560);
// EXTERNAL MODULE: ./src/platform/name.ts
var platform_name = __webpack_require__(20736);
;// CONCATENATED MODULE: ./src/build/causes/image-ref.ts
/** Names of steps that query a registry. */
const STEPS = [
    /^\[(?:\S+ )?internal\] load metadata for (\S+)$/,
    /^(?:\[[^\]]*\] )?FROM (?:--\S+ )?(\S+)/,
    /^Step \d+\/\d+ : FROM (?:--\S+ )?(\S+)/i,
];
const FRONTEND = /^resolve image config for (?:docker-image:\/\/)?(\S+)$/;
const OLD_COPY_FROM = /^invalid from flag value ([^\s:]+(?::[^\s:]+)?): /;
/** Null if the failed step queried no registry. */
function wantedImage({ step, words, dockerfile, instruction, line }) {
    const name = step?.name ?? '';
    const [, frontend] = FRONTEND.exec(name) ?? [];
    if (frontend !== undefined) {
        const { syntax } = dockerfile;
        return { ref: syntax?.ref ?? frontend, instruction: null, line: syntax?.line ?? line, isFrontend: true };
    }
    const found = [...STEPS.map((pattern) => pattern.exec(name)), OLD_COPY_FROM.exec(words)].find((match) => match)?.[1];
    if (found === undefined)
        return null;
    const asking = imageReferences(dockerfile).find(({ instruction: one, ref }) => one === instruction || same(ref, found));
    const by = asking?.instruction ?? instruction;
    return { ref: asking?.ref ?? image_ref_short(found), instruction: by, line: by?.line ?? line, isFrontend: false };
}
/** Every FROM and `--from=` (also of a RUN's mount) with the image or stage it names. */
function imageReferences({ stages, instructions }) {
    const froms = stages.flatMap(({ base, instructions: [from] }) => base !== null && from ? [{ instruction: from, ref: base }] : []);
    const copies = instructions.flatMap((instruction) => {
        const [, ref] = /(?:--|,)from=([^\s,]+)/.exec(instruction.args) ?? [];
        return ref === undefined ? [] : [{ instruction, ref }];
    });
    return [...froms, ...copies];
}
const same = (a, b) => image_ref_short(a) === image_ref_short(b);
/** `docker.io/library/python:latest@sha256:…` → `python` */
const image_ref_short = (ref) => ref
    .replace(/@sha256:[0-9a-f]+$/, '')
    .replace(/^docker\.io\/(?:library\/)?/, '')
    .replace(/:latest$/, '');

;// CONCATENATED MODULE: ./src/build/base-layers.ts
/**
 * Finds the layers of a build's base image. BuildKit rarely keeps the base among the engine's images, but building a
 * Dockerfile with only `FROM base` takes it from the builder's cache. The digest that the build resolved is used, because
 * the tag may have moved since.
 */









const MOST_MILLISECONDS = 60_000;
/** A separate builder sends the whole base through the client; skipped when exporting the image took longer than this. */
const LONG_SECONDS = 5;
const REFERENCE = /^[A-Za-z0-9][\w./:@-]*$/;
const noLayers = () => Promise.resolve(null);
/** The diffIDs of the base; null when they are unknown or not the image's first. Rejects only when cancelled. */
async function baseLayers(question) {
    const { ref, source, attempt, image, engine, progress, signal } = question;
    if (ref === null || !REFERENCE.test(ref) || isTarget(ref, source))
        return null;
    try {
        const local = await engine.image(ref);
        if (local && isBelow(local.diffIds, image))
            return local.diffIds;
        if (attempt.kind === 'legacy' || isSlowExport(attempt.recording))
            return null;
        const built = await builtLayers(pinned(ref, attempt.recording), question);
        return built && isBelow(built, image) ? built : null;
    }
    catch (cause) {
        if (signal.aborted)
            throw cause;
        progress.step(`the layers of ${ref} are unknown: ${(0,errors/* messageOf */.bD)(cause)}`);
        return null;
    }
}
/** Whether the name stands for another target of the bake run, which only that run can build. */
const isTarget = (ref, { options = [] }) => options.some(([flag, value]) => flag === '--build-context' && (0,buildx_options/* linkedIn */.v8)(value ?? '')?.name === ref);
async function builtLayers(ref, question) {
    const { source, attempt, image, run, engine, signal } = question;
    const platform = (0,platform_name/* platformText */.VQ)(image.platform);
    const file = (0,external_node_path_.join)(run.tempDir, 'base.Dockerfile');
    (0,external_node_fs_.writeFileSync)(file, `FROM ${ref}\n`);
    const outputs = {
        tag: run.baseTag,
        metadata: (0,external_node_path_.join)(run.tempDir, 'base-metadata.json'),
        file,
        outputMode: 'load',
    };
    const record = recorder({
        describe: (title) => ({ title }),
        redact: (text) => text,
        onEnd: () => undefined,
    });
    const limit = AbortSignal.timeout(MOST_MILLISECONDS);
    const client = {
        id: run.id,
        signal: AbortSignal.any([signal, limit]),
        endpoint: engine.endpoint,
        wanted: wantedBy({ ...source, cacheFrom: [], cacheTo: [] }),
        onEvent: (event) => record.add(event, 0),
    };
    try {
        const argv = baseArgvOf(attempt.kind, { ...source, platform }, outputs);
        const code = await runClient(attempt.kind, argv, client);
        const built = code === 0 ? await engine.image(run.baseTag) : null;
        if (built === null)
            return null;
        return built.diffIds.slice(0, built.diffIds.length - triggered(record.result()));
    }
    catch (cause) {
        if (!limit.aborted || signal.aborted)
            throw cause;
        throw new errors/* UserError */.yo('engine-failed', `no response from the builder for ${MOST_MILLISECONDS / 1000} s`, '', {
            cause,
        });
    }
    finally {
        await engine.untag(run.baseTag);
    }
}
/** ONBUILD triggers of the base ran here too; their layers are not the base's. */
const TRIGGERED = /^\[[^\]]*\] (?:ONBUILD )?(?:RUN|COPY|ADD|WORKDIR) /;
const triggered = ({ steps }) => steps.filter(({ name }) => TRIGGERED.test(name)).length;
const FROM_STEP = /^\[[^\]]*\] FROM (?:--\S+ )?(\S+)$/;
/** The reference with the digest that the builder printed: `[1/2] FROM docker.io/library/python:3.10@sha256:…`. */
function pinned(ref, { steps }) {
    const resolved = steps.flatMap(({ name }) => FROM_STEP.exec(name)?.[1] ?? []);
    return resolved.find((one) => one.includes('@sha256:') && image_ref_short(one) === image_ref_short(ref)) ?? ref;
}
const isSlowExport = ({ steps }) => steps.some(({ name, seconds }) => /^exporting to (?:docker|oci) image format$/.test(name) && seconds > LONG_SECONDS);
const isBelow = (diffIds, image) => diffIds.length > 0 && diffIds.every((diffId, index) => diffId === image.diffIds[index]);

// EXTERNAL MODULE: ./src/lib/nearest.ts
var nearest = __webpack_require__(72269);
// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __webpack_require__(53916);
;// CONCATENATED MODULE: ./src/build/causes/phrases.ts

const phrases_WIDEST = 120;
const WIDEST_REASON = 300;
/** In backticks and on one line; backticks inside are replaced. */
function quote(text, widest = phrases_WIDEST) {
    return `\`${phrases_cut(text.replaceAll('`', "'").replace(/\s+/g, ' ').trim(), widest)}\``;
}
/** One line of limited length. */
const reason = (text) => phrases_cut(text.replace(/\s+/g, ' ').trim(), WIDEST_REASON);
/** ``RUN make` (Dockerfile:4)`; without an instruction, the builder's own name of the step. */
function locationOf({ instruction, step, line, dockerfile, }) {
    const what = instruction ? (0,build_dockerfile/* titleOf */.Gg)(instruction) : (step?.title ?? '');
    const where = line === null ? '' : `${dockerfile.file}:${line}`;
    if (what === '')
        return where === '' ? dockerfile.file : where;
    return where === '' ? quote(what) : `${quote(what)} (${where})`;
}
function locationAt(line, { dockerfile }) {
    return line ? { location: { file: dockerfile.file, line } } : {};
}
/** The lines of an instruction as written in the file. */
function sourceLines({ instruction, line, dockerfile, }) {
    const first = instruction?.line ?? line;
    if (first === null)
        return [];
    const last = Math.min(instruction?.endLine ?? first, first + 5);
    return dockerfile.lines
        .slice(first - 1, last)
        .map((text, index) => `${dockerfile.file}:${first + index}: ${phrases_cut(text, WIDEST_REASON)}`);
}
const phrases_cut = (text, widest) => text.length > widest ? `${text.slice(0, widest - 1)}…` : text;

;// CONCATENATED MODULE: ./src/build/causes/copy-source.ts
/** COPY or ADD names a file that the context, or the other stage, does not have. */




/**
 * BuildKit 0.12+, BuildKit before, and for a missing parent folder; the old builder, for the context and for a stage.
 */
const MISSING = [
    /^failed to walk \S+?\/buildkit-mount\d+\/(.+?): lstat .*: no such file or directory$/,
    /^"\/?([^"]+)":? not found(?:: not found)?$/,
    /^lstat (?:\S+\/buildkit-mount\d+)?\/?(.+): no such file or directory$/,
    /^(?:COPY|ADD) failed: (?:file not found in build context or excluded by \.dockerignore: )?stat \/?(.+): (?:file does not exist|no such file or directory)$/,
];
/** The missing path, as builders write it; null for other messages. */
const missingPath = (words) => MISSING.map((pattern) => pattern.exec(words)?.[1]).find((found) => found !== undefined) ?? null;
const copySource = (failure) => {
    const said = missingPath(failure.words);
    if (said === null || failure.instruction?.keyword === 'FROM')
        return null;
    const path = sourceOf(said, failure);
    const { args = failure.step?.name ?? '' } = failure.instruction ?? {};
    const [, from] = /--from=(\S+)/.exec(args) ?? [];
    const { sentence, fix, seen } = from === undefined ? inContext(path, failure) : inStage(path, from);
    return {
        code: 'build-failed',
        level: 'fail',
        confidence: 'proved',
        message: `${locationOf(failure)} failed: ${sentence}`,
        fix,
        ...locationAt(failure.line, failure),
        evidence: [...sourceLines(failure), reason(failure.words), ...seen],
    };
};
/** Older builders report the first missing folder; the instruction has the whole path. */
function sourceOf(path, { instruction }) {
    const { sources = [] } = (instruction && (0,build_dockerfile/* copyOf */.zP)(instruction)) ?? {};
    return sources.find((one) => one.startsWith(`${path}/`) && !one.includes('$')) ?? path;
}
const MOST_SHOWN = 5;
function inContext(path, failure) {
    const { neighbours, ignored } = failure;
    const folder = (0,posix_.dirname)(path);
    const names = neighbours(folder);
    const isThere = names?.includes((0,posix_.basename)(path)) === true;
    const byDocker = isThere ? ignored.byDocker(path) : null;
    if (isSecret(path))
        return secret(path, isThere, byDocker);
    if (isThere)
        return leftOut(path, byDocker);
    const byGit = ignored.byGit(path);
    const maker = producerOf(path);
    if (byGit !== null || (maker !== null && (0,nearest/* nearest */.p)((0,posix_.basename)(path), names ?? []).length === 0))
        return buildOutput(path, byGit, maker);
    return misspelt(path, names ?? [], failure);
}
/** `by` is null if the ignore file cannot be read. */
function leftOut(path, by) {
    const where = by === null ? '.dockerignore' : `${by.file}:${by.line}`;
    return {
        sentence: `${quote(path)} is in the context, but ${where} excludes it${by === null ? '' : ` (${quote(by.pattern)})`}`,
        fix: `Add \`!${plain(path)}\` to .dockerignore${by === null ? '' : ' below that line'}, or stop copying it.`,
        seen: shown(by),
    };
}
/** Copying a secret would put it into a layer, where everyone with the image can read it. */
function secret(path, isThere, by) {
    return {
        sentence: isThere
            ? `${quote(path)} is in the context, but ${by === null ? '.dockerignore' : `${by.file}:${by.line}`} excludes it, as it should: it looks like a secret`
            : `${quote(path)} is not in the context, and looks like a secret, which should not be in an image`,
        fix: `Do not copy it. If a step needs it, mount it: ${quote('RUN --mount=type=secret,id=NAME …')} with \`build-secrets\`; the app gets its settings when it runs (\`env\`, \`env-file\`).`,
        seen: shown(by),
    };
}
/** Names of files with passwords and keys; examples of such files are excluded below. */
const SECRET = /(?:^|\/)(?:\.env(?:\.[\w-]{1,40})?|[\w.-]{1,60}\.env|\.?(?:npmrc|netrc|pgpass|pypirc|htpasswd|git-credentials|vault[_-]?pass(?:word)?)|id_(?:rsa|dsa|ecdsa|ed25519)(?:\.\w{1,10})?|(?:[\w.-]{1,60}[._-])?(?:secrets?|credentials?|passwords?|service[_-]account(?:[_-]key)?)(?:\.\w{1,10})?|[\w.-]{1,80}\.(?:pem|key|p12|pfx|jks|keystore|kdbx|ppk|gpg|asc)|master\.key|\.aws\/(?:credentials|config)|\.kube\/config|\.docker\/config\.json|kubeconfig)$/i;
const EXAMPLE = /(?:example|sample|template|dist|defaults?)$|\.pub(?:\.pem|\.key)?$|(?:^|[/._-])(?:public|pub|cert|ca|chain)[\w-]{0,20}\.(?:pem|key)$/i;
const isSecret = (path) => SECRET.test(path) && !EXAMPLE.test(path);
/** Output of builds, by its usual names. */
const PRODUCERS = [
    { path: /(?:^|\/)target\/[^/]{1,200}\.(?:jar|war|ear)$/, by: '`mvn package`' },
    { path: /(?:^|\/)target\/(?:[\w-]{1,60}\/)?(?:release|debug)\//, by: '`cargo build --release`' },
    { path: /(?:^|\/)build\/libs\//, by: '`gradle build`' },
    { path: /\.(?:jar|war|ear)$/, by: '`mvn package` or `gradle build`' },
    { path: /(?:^|\/)node_modules(?:\/|$)/, by: '`npm ci`' },
    { path: /(?:^|\/)vendor(?:\/|$)/, by: '`composer install`, `bundle install` or `go mod vendor`' },
    { path: /(?:^|\/)(?:\.next|\.nuxt|\.output|\.svelte-kit)(?:\/|$)/, by: '`npm run build`' },
    {
        path: /(?:^|\/)(?:dist|build|out|public\/build|storybook-static)(?:\/|$)/,
        by: '`npm run build`, or the command that builds the app',
    },
    { path: /\.whl$/, by: '`pip wheel` or `python -m build`' },
    {
        path: /(?:^|\/)(?:bin|obj|publish)\/(?:[\w.-]{1,60}\/){0,3}[\w.-]{1,80}\.(?:dll|exe)$|(?:^|\/)publish(?:\/|$)/,
        by: '`dotnet publish`',
    },
    { path: /(?:^|\/)target(?:\/|$)/, by: '`mvn package` or `cargo build`' },
    { path: /(?:^|\/)(?:\.venv|venv)(?:\/|$)/, by: '`python -m venv` and `pip install`' },
];
const producerOf = (path) => PRODUCERS.find((maker) => maker.path.test(path))?.by ?? null;
/** A fresh checkout has no build output; a developer's folder may have it. */
function buildOutput(path, by, maker) {
    const why = by === null ? '' : `; ${by.file}:${by.line} excludes it from Git (${quote(by.pattern)})`;
    return {
        sentence: `${quote(path)} is not in the context${why}${maker === null ? '' : ': a build creates it'}`,
        fix: maker === null
            ? 'Create it before the image is built (an earlier step of the job), or in a stage of the Dockerfile and `COPY --from` it; or remove it from .gitignore and commit it.'
            : `Run ${maker} before the image is built (an earlier step of the job), or in a stage of the Dockerfile, and \`COPY --from\` that stage.`,
        seen: shown(by),
    };
}
function misspelt(path, names, { ignored }) {
    const folder = (0,posix_.dirname)(path);
    const near = (0,nearest/* nearest */.p)((0,posix_.basename)(path), names).slice(0, MOST_SHOWN);
    const [best] = near;
    const meant = best === undefined ? '' : folder === '.' ? best : `${folder}/${best}`;
    const isLeftOut = meant !== '' && (ignored.byDocker(meant) !== null || isSecret(meant));
    return {
        sentence: `${quote(path)} is not in the context${meant && !isLeftOut ? `; did you mean ${quote(meant)}?` : ''}`,
        fix: meant && !isLeftOut
            ? `Change it to ${quote(meant)}.`
            : 'Commit the file, correct its path (it starts at the context’s root), or create it in an earlier step or stage.',
        seen: near.map((one) => `the context has: ${folder === '.' ? '' : `${folder}/`}${one}`),
    };
}
const shown = (by) => by === null ? [] : [`${by.file}:${by.line}: ${reason(by.pattern)}`];
/** For a fix, which is already in backticks. */
const plain = (path) => path.replaceAll('`', "'");
const inStage = (path, stage) => ({
    sentence: `${quote(`/${path}`)} is not in ${quote(stage)}`,
    fix: `Create the file in ${quote(stage)}, or correct its path.`,
    seen: [],
});

;// CONCATENATED MODULE: ./src/build/causes/exit.ts
/** How a RUN ended, in words. */

/** `… exit code: 1` (BuildKit), `… returned a non-zero code: 1` (the old builder). Null for other messages. */
function exitCode(words) {
    const [, code] = /^(?:exit code:|returned a non-zero code:) (\d+)$/.exec(words) ?? [];
    return code === undefined ? null : Number(code);
}
/** `exited 127`; `failed` if no code is known. */
function ended(code) {
    if (code === null)
        return 'failed';
    const signal = Object.entries(external_node_os_.constants.signals).find(([, number]) => number === code - 128)?.[0];
    if (code === 137)
        return 'was killed (exited 137, SIGKILL), most likely out of memory';
    return signal ? `exited ${code} (${signal})` : `exited ${code}`;
}

// EXTERNAL MODULE: ./src/faults/relevant-line.ts
var relevant_line = __webpack_require__(98823);
;// CONCATENATED MODULE: ./src/build/causes/tool-errors.ts
/**
 * Errors of build tools, most specific first: the line with the reason, an explanation if the tool's own text is not
 * clear, and the usual fix. The texts are from several versions of the tools.
 */
const first = (test, fix, say) => row('first', test, fix, say);
const last = (test, fix, say) => row('last', test, fix, say);
const row = (pick, test, fix, say) => ({
    test,
    pick,
    ...(fix === undefined ? {} : { fix }),
    ...(say === undefined ? {} : { meaning: say }),
});
/** Errors of the machine, not of a package. */
const MACHINE = [
    first(/No space left on device|\bENOSPC\b|disk quota exceeded/i, 'Free disk space on the machine that builds.'),
    first(/exec format error/i, 'This machine cannot run programs of that platform: build on one that can, or set up emulation (docker/setup-qemu-action).'),
    first(/^WARNING: Retrying \(Retry\(total=0\b.{0,500}?(Temporary failure in name resolution|Name or service not known|Network is unreachable|No route to host|Connection refused|Connection reset by peer|timed out|certificate verify failed|ProxyError)/i, 'Check the network of the machine that builds (`build-network: host` uses its own), and the address and certificate of the index or proxy.', 'pip cannot reach its package index: $1'),
    first(/Temporary failure (?:in name resolution|resolving)|Could not resolve (?:host|')|bad address '|unable to resolve host address|getaddrinfo (?:EAI_AGAIN|ENOTFOUND)|Name or service not known|no such host$|DNS: transient error|failed to lookup address information|UnknownHostException/i, 'The build could not resolve a host name: check the network of the machine that builds (`build-network: host` uses its own).'),
    first(/heap out of memory|java\.lang\.OutOfMemoryError|runtime: out of memory|std::bad_alloc|Cannot allocate memory|^MemoryError\b|insufficient memory for the Java Runtime|fatal error: Killed signal terminated program|virtual memory exhausted|signal: 9, SIGKILL|ELIFECYCLE.{0,40}\b137\b/i, 'Give the build more memory, or make the step use less: fewer parallel jobs (`make -j2`), or a lower limit of its runtime (`-Xmx`, `NODE_OPTIONS=--max-old-space-size`).'),
    first(/SSL certificate problem|certificate verify failed|certificate signed by unknown authority|unable to get local issuer certificate|SELF_SIGNED_CERT_IN_CHAIN|self[- ]signed certificate in certificate chain|PKIX path building failed/i, 'Install `ca-certificates` before that step; behind a company proxy, add its certificate to the image first.'),
    last(/\bunable to (?:lock|open) (?:database|lock file).{0,80}permission denied|Could not open lock file .{1,200}Permission denied|List directory .{1,200} is missing\. - Acquire \(13: Permission denied\)|Permission denied.{0,40}you must be root|This command has to be run with superuser privileges/i, 'Only root can install packages: move that step before the USER line.'),
];
const NODE = [
    first(/^npm (?:ERR!|error) ((?:Missing: .{1,200} from lock file|Invalid: lock file's .{1,200}))$/, 'Run `npm install` and commit package-lock.json.', 'package.json and package-lock.json are not in sync: $1'),
    first(/^npm (?:ERR!|error) .{0,40}can only install packages when your package\.json and package-lock/, 'Run `npm install` and commit package-lock.json.', 'package.json and package-lock.json are not in sync'),
    first(/^npm (?:ERR!|error) .*can only install with an existing package-lock/, 'Commit package-lock.json, copy it before this step, or use `npm install`.', '`npm ci` needs a package-lock.json, but it is missing'),
    last(/^npm (?:ERR!|error) (?:ERESOLVE )?(?:Could not resolve dependency:|unable to resolve dependency tree)?\s*(peer \S{1,200} from .{1,200}|peerOptional \S{1,200} from .{1,200})$/, 'Choose compatible versions, or install as npm 6 did: `npm ci --legacy-peer-deps`.', 'npm cannot resolve the dependencies: $1'),
    last(/^npm (?:ERR!|error) (?:code )?ERESOLVE/, 'Choose compatible versions, or install as npm 6 did: `npm ci --legacy-peer-deps`.'),
    last(/^npm (?:ERR!|error) 404 .{0,200}is not in (?:this|the npm) registry/, 'Check the package’s name and version; a private package needs its registry in .npmrc, passed as a build secret.'),
    last(/^npm (?:ERR!|error) 404/, 'Check the package’s name, version and registry.'),
    last(/^npm (?:ERR!|error) notarget No matching version/, 'Choose a version that is in its registry.'),
    last(/^npm (?:ERR!|error) (?:engine|notsup) (?:Not compatible|Unsupported|Required|Valid|Actual)/, 'Use a base image with the version of Node.js that the package requires.'),
    first(/^npm (?:ERR!|error) (Missing script: .{1,100})/, 'Add that script to package.json, or correct its name.', 'package.json lacks the script: $1'),
    last(/^npm (?:ERR!|error) .{0,80}(?:ENOENT|no such file).{0,200}package\.json/, 'Copy package.json before this step, into the folder that WORKDIR names.', 'there is no package.json in the folder where npm runs'),
    first(/^error Your lockfile needs to be updated, but yarn was run with/, 'Run `yarn install` and commit yarn.lock.', 'package.json and yarn.lock are not in sync (`--frozen-lockfile`)'),
    first(/YN0028: .{0,20}(?:The lockfile would have been|.{1,200})/, 'Run `yarn install` and commit yarn.lock.', 'package.json and yarn.lock are not in sync (`--immutable`)'),
    last(/^error Couldn't find (?:package|any versions for) /, 'Check the package’s name and version; a private package needs its registry in .npmrc, passed as a build secret.'),
    last(/^error .{1,200}: The engine "\w{1,20}" is incompatible with this module/, 'Use a base image with the version of Node.js that the package requires.'),
    first(/ERR_PNPM_OUTDATED_LOCKFILE/, 'Run `pnpm install` and commit pnpm-lock.yaml.', 'package.json and pnpm-lock.yaml are not in sync (`--frozen-lockfile`)'),
    first(/ERR_PNPM_NO_LOCKFILE/, 'Commit pnpm-lock.yaml, and copy it before this step.', '`--frozen-lockfile` needs a pnpm-lock.yaml, but it is missing'),
    first(/ERR_PNPM_LOCKFILE_(?:CONFIG_MISMATCH|BREAKING_CHANGE)|ERR_PNPM_BROKEN_LOCKFILE/, 'Use the version of pnpm that wrote pnpm-lock.yaml (`packageManager` in package.json), or regenerate it.'),
    last(/ERR_PNPM_(?:FETCH_404|NO_MATCHING_VERSION)/, 'Check the package’s name and version.'),
    last(/ERR_PNPM_UNSUPPORTED_ENGINE/, 'Use a base image with the version that the package requires.'),
    first(/^error: lockfile had changes, but lockfile is frozen/, 'Run `bun install` and commit the lock file.', 'package.json and the lock file are not in sync (`--frozen-lockfile`)'),
    first(/^(?:\/bin\/)?sh: (?:\d+: )?(tsc|vite|webpack|next|nest|ng|vue-cli-service|react-scripts|rollup|esbuild|turbo|parcel|nuxt|nuxi|astro|tsup|swc|babel|gulp|grunt|remix|vitest|jest|svelte-kit|prisma|rimraf|cross-env|husky|tsx|ts-node): (?:command )?not found$/, 'It is one of the project’s packages, usually a devDependency: install those too in the build stage (`npm ci` without `--omit=dev`, NODE_ENV not `production`).'),
    first(/error:0308010C:digital envelope routines::unsupported|ERR_OSSL_EVP_UNSUPPORTED/, 'This webpack is too old for this Node.js: update webpack to 5, or set `NODE_OPTIONS=--openssl-legacy-provider` for that step.'),
    first(/^gyp ERR! (?:find Python|stack Error: Could not find any Python)/, 'A package needs to be compiled: install `python3`, `make` and `g++` before that step, in a build stage.', 'a package must be compiled, but Python is missing'),
    first(/^gyp ERR! stack Error: not found: make/, 'A package needs to be compiled: install `python3`, `make` and `g++` before that step, in a build stage.', 'a package must be compiled, but `make` is missing'),
    first(/error TS(?:2307|7016): /, 'Install that module (its types too) before this step, or correct its path; case counts on Linux.'),
    first(/error TS\d{1,5}: /, 'Correct that line of the source; `npx tsc --noEmit` shows the same error.'),
    first(/^(?:ERROR in .{0,200})?(?:Module not found|Error): (?:Error: )?Can't resolve '/, 'Install that module, or correct its path (case counts on Linux), and check that .dockerignore does not exclude it.'),
    first(/Rollup failed to resolve import|Could not resolve "[^"]{1,200}"/, 'Install that module, or correct its path (case counts on Linux), and check that .dockerignore does not exclude it.'),
];
const WHEEL = 'Install a compiler before that step, in a build stage (`apt-get install gcc python3-dev`, `apk add build-base python3-dev`), or choose versions of the package and of Python with a wheel for this platform.';
const PYTHON = [
    first(/^error: externally-managed-environment/, 'Create a virtual environment first (`python3 -m venv /venv`, then `/venv/bin/pip install …`), or pass `--break-system-packages`.', 'pip is not allowed to install into the Python of the distribution (externally-managed-environment)'),
    last(/^ERROR: (?:Ignored the following versions that require a different python version|Package '[^']{1,200}' requires a different Python)/, 'Use a base image with a version of Python that the package supports.'),
    last(/^(?:ERROR: )?No matching distribution found for /, 'Check the package’s name and version, and that it has a version for this Python.'),
    last(/^ERROR: Could not find a version that satisfies /, 'Check the package’s name and version, and that it has a version for this Python.'),
    first(/^ERROR: Could not open requirements file: .{0,60}No such file or directory: '?([^']{1,200})'?/, 'Copy it before this step, into the folder that WORKDIR names.', '`$1` is not in the image when pip reads it'),
    first(/^ERROR: Cannot install .{1,300} because these package versions have conflicting dependencies/, 'Relax or change one of the versions in the requirements.'),
    first(/^ERROR: THESE PACKAGES DO NOT MATCH THE HASHES/, 'Regenerate the hashes in the requirements.'),
    first(/^(?:error: command '([\w./+-]{1,80})' failed: No such file or directory|.{0,40}unable to execute '([\w./+-]{1,80})': No such file or directory)/, WHEEL, 'a package must be compiled, but `$1` is missing'),
    first(/^error: (?:Microsoft Visual|linker `cc` not found|can't find Rust compiler)/, WHEEL),
    first(/pg_config executable not found/, 'Install `libpq-dev` (Alpine: `postgresql-dev`) and a compiler before that step, or use `psycopg2-binary`.'),
    first(/mysql_config: (?:command )?not found|Can not find valid pkg-config name/, 'Install `default-libmysqlclient-dev` and `pkg-config` (Alpine: `mariadb-dev`), and a compiler, before that step.'),
    first(/fatal error: Python\.h: No such file/, 'Install `python3-dev` before that step, in a build stage.'),
    first(/fatal error: ([\w./+-]{1,120}\.h(?:pp)?): No such file/, 'Install the development package that contains `$1` (its name ends in `-dev`; on Fedora in `-devel`) before that step, in a build stage.'),
    first(/(?:^|\/ld: |: )cannot find (-l[\w.+-]{1,80})/, 'Install the development package of that library (its name ends in `-dev`; on Fedora in `-devel`) before that step.', 'the linker does not find the library `$1`'),
    first(/^ERROR: Failed (?:building wheel for|to build installable wheels)/, WHEEL),
    first(/pyproject\.toml changed significantly since poetry\.lock|poetry\.lock is not up to date with pyproject\.toml/, 'Run `poetry lock` and commit poetry.lock.', 'pyproject.toml and poetry.lock are not in sync'),
    first(/Pipfile\.lock .{1,120} out of date/, 'Run `pipenv lock` and commit Pipfile.lock.', 'Pipfile and Pipfile.lock are not in sync'),
    first(/The lockfile at .{0,3}uv\.lock.{0,3} needs to be updated/, 'Run `uv lock` and commit uv.lock.', 'pyproject.toml and uv.lock are not in sync'),
    first(/Unable to find lockfile at .{0,3}uv\.lock/, 'Commit uv.lock, and copy it before this step.'),
];
const DISTRIBUTIONS = [
    first(/^E: (?:Unable to locate package|Version .* was not found|Package .* has no installation candidate|Couldn't find any package by)/, 'Check the package’s name, and run `apt-get update` in the same RUN; it may have another name in this release of the distribution.'),
    first(/^(?:E: Failed to fetch|Err:\d).{1,300} 404 /, 'The package lists are outdated: run `apt-get update` in the same RUN. If the release is no longer supported, use a newer base image.'),
    first(/^E: The repository '.{1,300}' (?:does not have a Release file|no longer has a Release file)/, 'That release is no longer supported, or the address is wrong: use a newer base image, or correct the address.'),
    first(/^(?:E|W): .{1,300}(?:is not signed|NO_PUBKEY|EXPKEYSIG)/, 'Download the key of that repository first, and set it with `signed-by`.'),
    first(/^E: Unable to correct problems, you have held broken packages/, 'Check the requested versions: they conflict, or belong to another release.'),
    first(/^(?:Do you want to continue\? \[Y\/n\] ?)?Abort\.$/, 'A build has no terminal input: use `apt-get install -y`.', 'apt-get asked whether to continue, and got no answer'),
    first(/\(no such package\)/, 'Check the package’s name, and that this Alpine version has it.'),
    first(/^(?:Error: )?(?:Unable to find a match: |No match for argument: |No package .{1,100} available|error: No package matches)/, 'Check the package’s name, and that its repository is enabled.'),
    first(/^error: target not found: /, 'Check the package’s name, and run `pacman -Sy` in the same RUN.'),
];
const ALPINE_ADDUSER = 'Use Alpine’s options: `addgroup -S NAME && adduser -S -G NAME NAME`; or install `shadow` for `useradd`.';
const DEBIAN_ADDUSER = 'On Debian and Ubuntu, use `addgroup --system NAME && adduser --system --ingroup NAME NAME`, or `groupadd -r NAME && useradd -r -g NAME NAME`.';
const USER_EXISTS = 'The base image already has that user, group or number: use it, or choose another.';
/** Alpine's busybox, Debian's adduser and the shadow tools have similar commands with different options. */
const USERS = [
    first(/^(Option \w is ambiguous \([\w, -]{1,100}\))$/, DEBIAN_ADDUSER, '$1: short options such as `-S`, `-D` and `-G` belong to Alpine’s adduser and addgroup, but this image has Debian’s'),
    first(/^(useradd|groupadd): (?:invalid|unrecognized) option/, '`$1` has the options `-r` (system user or group), `-u` or `-g` (its number) and `-m` (home folder); `-S`, `-D` and `-G` alone are options of Alpine’s adduser.'),
    first(/^(?:adduser|addgroup): (?:unrecognized|invalid) option/, ALPINE_ADDUSER),
    first(/(?:^|: )(?:\d{1,6}: )?(useradd|groupadd|usermod): (?:command )?not found$/, `Alpine and busybox have no \`$1\`. ${ALPINE_ADDUSER}`),
    first(/(?:^|: )(?:\d{1,6}: )?(adduser|addgroup): (?:command )?not found$/, 'Slim images of Debian have no `$1`: use `groupadd -r NAME && useradd -r -g NAME NAME`, or install `adduser`.'),
    first(/^(?:useradd|groupadd|adduser|addgroup): .{0,60}(?:already exists|is not unique|in use)/, USER_EXISTS),
    first(/^(?:The (?:user|group) .{1,60} already exists)/, USER_EXISTS),
    first(/^(?:useradd: group '.{1,60}' does not exist|adduser: (?:The group .{1,60} does not exist|unknown group .{1,60}))/, 'Create the group first: `groupadd -r NAME`, on Alpine `addgroup -S NAME`.'),
    first(/^adduser (?:\[--uid id\]|\[--home DIR\])/, DEBIAN_ADDUSER, 'Debian’s adduser does not have one of the options, and printed its usage'),
];
const COMPILED = [
    first(/missing go\.sum entry for/, 'Run `go mod tidy` and commit go.sum; copy go.mod and go.sum before this step.'),
    first(/^go: updates to go\.mod needed/, 'Run `go mod tidy` and commit go.mod and go.sum.'),
    first(/^go: .{0,200}requires go >= ?\d|^go: errors parsing go\.mod|invalid go version '/, 'Use a base image with that version of Go (`FROM golang:…`).'),
    first(/^go: (?:go\.mod file not found|cannot find main module)/, 'Copy go.mod before this step, into the folder that WORKDIR names.'),
    first(/no required module provides package|cannot find module providing package|is not in (?:GOROOT|std)\b/, 'Run `go mod tidy` and commit go.mod; if it is your own package, copy its folder before this step.'),
    first(/^go: inconsistent vendoring|^verifying .{1,200}: checksum mismatch/, 'Run `go mod vendor` or `go mod tidy`, and commit what it writes.'),
    first(/^error: (?:the lock file .{1,300} needs to be updated but --(?:locked|frozen) was passed|cannot update the lock file .{1,300} because --(?:locked|frozen))/, 'Run `cargo update --workspace` (or `cargo build`) and commit Cargo.lock.', 'Cargo.toml and Cargo.lock are not in sync (`--locked`)'),
    first(/^error: .{0,200}(?:requires rustc \d|is not supported by the following package|rustc \d[\d.]{1,10} is not supported)/, 'Use a base image with that version of Rust (`FROM rust:…`).'),
    first(/^error: could not find `Cargo\.toml`/, 'Copy Cargo.toml before this step, into the folder that WORKDIR names.'),
    first(/^error: linker `[\w./-]{1,80}` not found/, 'Install a C compiler before that step (`apt-get install gcc`, `apk add build-base`).'),
    first(/^\[ERROR\] .{0,300}Could not (?:resolve dependencies for project|find artifact|transfer artifact)/, 'Check the artifact’s name and version, and that its repository is in pom.xml or settings.xml (pass the password of a private one as a build secret).'),
    first(/^\[ERROR\] .{0,300}there is no POM in this directory/, 'Copy pom.xml before this step, into the folder that WORKDIR names.'),
    first(/invalid (?:target|source) release: |release version \d{1,3} not supported|Unsupported class file major version/, 'Use a JDK of that version, or set the project to the version of the JDK.'),
    first(/^\[ERROR\] .{0,300}There are test failures/, 'Tests fail: see which ones above, and run `mvn test` by hand.'),
    first(/^\[ERROR\] \S{1,300}\.(?:java|kt):\[\d{1,6},\d{1,6}\] /, 'Correct that line of the source.'),
    first(/Could not find or load main class org\.gradle\.wrapper\.GradleWrapperMain|Unable to access jarfile .{0,80}gradle-wrapper\.jar/, 'Commit gradle/wrapper/gradle-wrapper.jar (`*.jar` in .gitignore or .dockerignore excludes it), or use `gradle` of the base image.'),
    first(/^> Could not (?:find|resolve|GET|download) (?!all )\S/, 'Check that dependency’s name and version, and that `repositories` contains its repository.'),
    first(/^> Task .{1,100} not found in|^Task '.{1,100}' not found in/, 'Correct the name of the task; `gradle tasks` lists them.'),
    first(/error NU1101:/, 'Check the package’s name; add a private feed to nuget.config, and pass its password as a build secret.'),
    first(/error NU110[23]:/, 'Choose a version that is in the feed.'),
    first(/error NU1004:/, 'Run `dotnet restore` and commit packages.lock.json.'),
    first(/error NU1301:/, 'A feed cannot be reached: check its address in nuget.config, and that its password is passed as a build secret.'),
    first(/error NETSDK1045:/, 'Use an SDK image of that version of .NET, or set a lower TargetFramework.'),
    first(/error MSB1003:|error MSB1009:/, 'Copy the project file before this step, or use its path in the command.'),
    first(/error CS\d{4}:/, 'Correct that line of the source.'),
];
const OTHERS = [
    first(/(?:Required package|- Required) .{1,200} is not present in the lock file|lock file does not contain a compatible set of packages/, 'Run `composer update` and commit composer.lock.', 'composer.json and composer.lock are not in sync'),
    first(/requires (?:PHP extension )?(ext-[\w-]{1,40}) .{0,60}(?:missing from your system|is missing)/, 'Install that PHP extension before this step: `docker-php-ext-install`, or the package of the distribution.'),
    first(/requires php .{1,100} (?:but )?your php version/i, 'Use a base image with that version of PHP.'),
    first(/^\s*Could not find package |Could not find a matching version of package/, 'Check the package’s name and version.'),
    first(/lockfile can't be updated because frozen mode is set|You are trying to install in deployment mode after changing|Cannot write a changed lockfile while frozen/, 'Run `bundle install` and commit Gemfile.lock.', 'Gemfile and Gemfile.lock are not in sync (frozen mode)'),
    first(/Your Ruby version is .{1,60}, but your Gemfile specified/, 'Use a base image with the version of Ruby from the Gemfile.'),
    first(/Your bundle only supports platforms/, 'Run `bundle lock --add-platform x86_64-linux` (and `aarch64-linux`), and commit Gemfile.lock.'),
    first(/Could not (?:find gem|locate Gemfile)/, 'Check the gem’s name, and copy Gemfile and Gemfile.lock before this step.'),
    first(/Failed to build gem native extension/, 'A gem needs to be compiled: install a compiler and the `-dev` packages of its libraries before that step, in a build stage.'),
    first(/^fatal: not a git repository/, 'There is no .git in the image: .dockerignore excludes it, or it was not copied. Pass the values that the step needs from it as build arguments.'),
    first(/^curl: \(22\) .{0,80}(?:error: )4\d\d|^wget: server returned error: .{0,40} 4\d\d|ERROR 404: Not Found/, 'Check the address, and the version in it.'),
    first(/(?:xz|bzip2|zstd|gzip): Cannot exec: No such file/, 'Install the program that decompresses it (`xz-utils`, `bzip2`, `zstd`) before that step.'),
    first(/not in gzip format|File format not recognized|does not look like a tar archive|invalid magic/i, 'The downloaded file is not an archive: `curl --fail --location` ends with an error instead of saving an error page.'),
    first(/\bexec: "(\/bin\/(?:ba|da|a)?sh)": (?:stat [^:]{1,200}: no such file|executable file not found)/, 'The image has no such shell: run that step in a stage that has one and COPY its result, or write RUN as a JSON list.', 'its shell `$1` is not in the image'),
    first(/\bexec: "([^"]{1,200})": (?:stat [^:]{1,200}: no such file|executable file not found)/, 'Install it in an earlier step, or correct its name or path.', '`$1` is not in the image'),
    first(/executable file not found|stat \S{1,300}: no such file or directory/, 'The program is not in the image: install it, or correct its name.'),
    first(/^(?:\/usr\/bin\/)?env: .{0,30}'?([\w.+-]{1,100})'?: No such file or directory/, 'Install `$1` before that step: the first line of a script needs it.'),
    first(/unable to find (?:user|group) /, 'Create the user in an earlier RUN, or give its number.'),
    first(/(?:^|: )(?:\d{1,6}: )?[\w./+-]{1,200}: (?:command )?not found$/, 'Install it in an earlier step, or correct its name.'),
];
const TOOL_ERRORS = [
    ...MACHINE,
    ...NODE,
    ...PYTHON,
    ...DISTRIBUTIONS,
    ...USERS,
    ...COMPILED,
    ...OTHERS,
];

;// CONCATENATED MODULE: ./src/build/causes/reason.ts
/** The line of a failed step's log that says why it failed. */


/** Of several errors of a compiler the first is the cause, and the others follow from it: `relevantLines` prefers the last. */
const COMPILER_ERRORS = [
    { test: /^error(?:\[E\d+\])?: /, pick: 'first' },
    { test: /: (?:fatal )?error: |^\S+\.go:\d+:\d+: /, pick: 'first' },
];
/** Words that mean a failure in the log of a build, but not in the log of an app. */
const BUILD_WORDS = [{ test: /^E: |\bundefined\b|\bambiguous\b/, pick: 'last' }];
/** What build tools print after the reason, and reports that are no errors: pip's last retry is one. */
const NOISE = /complete log of this run|^\[notice\]|^WARNING: (?!Retrying \(Retry\(total=0\b)|^npm (?:notice|warn)|^make(?:\[\d+\])?: \*\*\* |^error: subprocess-exited-with-error|note: This (?:error|is an issue)|^ELIFECYCLE|^npm (?:ERR!|error)$|: line \d+: exit: |^debconf: |^\[ERROR\] (?:$|\[Help|To see the full|Re-run Maven|For more information|->)|\bvulnerabilit(?:y|ies)\b/;
/** An option of a usage text that has no `Usage:` above it: on a line of its own, or in square brackets. */
const OPTION = /^usage:|\[-{1,2}\w[\w-]*(?: \w+)?\]|^\s*-{1,2}[A-Za-z][\w-]*(?:[ ,=]|$)/i;
/** Patterns are tested on this many characters of a line. */
const READ_CHARACTERS = 1000;
/**
 * The reason in the log of a step: errors of known tools first, then the first error of a compiler, then the line that
 * `relevantLines` ranks highest in the whole log. Without a line that reports a failure, the last line that is not a
 * usage text. Null for an empty log.
 */
function reasonIn(log) {
    const lines = log
        .map((line) => line.trim().slice(0, READ_CHARACTERS))
        .filter((line) => line !== '' && !NOISE.test(line));
    const plain = lines.filter((line) => !OPTION.test(line));
    return (firstMatch(TOOL_ERRORS, lines) ??
        firstMatch(COMPILER_ERRORS, plain) ??
        mostRelevant(plain) ??
        firstMatch(BUILD_WORDS, plain) ??
        lastLine(lines));
}
function firstMatch(errors, lines) {
    for (const error of errors) {
        const found = reasonOf(error, lines);
        if (found !== null)
            return found;
    }
    return null;
}
function mostRelevant(lines) {
    const [best] = (0,relevant_line/* relevantLines */.pp)(lines, lines.length);
    return best === undefined || (0,relevant_line/* severityOf */.xJ)(best.line) === null ? null : { line: best.line, isLikely: true };
}
function lastLine(lines) {
    const aboveUsage = lines.find((line, at) => OPTION.test(lines[at + 1] ?? '') && !OPTION.test(line));
    const line = aboveUsage ?? lines.at(-1);
    return line === undefined ? null : { line, isLikely: false };
}
function reasonOf({ test, pick, meaning: say, fix }, lines) {
    const line = pick === 'first' ? lines.find((one) => test.test(one)) : lines.findLast((one) => test.test(one));
    if (line === undefined)
        return null;
    const groups = test.exec(line)?.slice(1) ?? [];
    const group = groups.find((one) => one !== undefined) ?? '';
    const filled = (text) => text.replaceAll('$1', () => group.replaceAll('`', "'"));
    return {
        line,
        isLikely: true,
        ...(say === undefined ? {} : { meaning: filled(say) }),
        ...(fix === undefined ? {} : { fix: filled(fix) }),
    };
}

;// CONCATENATED MODULE: ./src/build/causes/arg-scope.ts







const argScope = (failure) => inFrom(failure) ?? inCopy(failure);
function finding(failure, at, code, message, { fix, line }) {
    const { dockerfile, words } = failure;
    const declared = line === null ? [] : [`${dockerfile.file}:${line}: ${reason(dockerfile.lines[line - 1] ?? '')}`];
    return {
        code,
        level: 'fail',
        confidence: code === 'dockerfile-invalid' ? 'proved' : 'likely',
        message,
        fix,
        ...locationAt(at.line, failure),
        evidence: [...sourceLines({ ...failure, instruction: at, line: at.line }), ...declared, reason(words)],
    };
}
/** The parser refuses the rest of the name, or the registry does not have it. */
function inFrom(failure) {
    const { isRefused, instruction, dockerfile } = failure;
    const asked = isRefused ? (instruction ?? suspect(failure)) : (wantedImage(failure)?.instruction ?? null);
    if (asked?.keyword === 'COPY')
        return inCopyFrom(asked, failure);
    if (asked?.keyword !== 'FROM')
        return null;
    for (const name of (0,build_dockerfile/* variablesUsed */.R9)(asked.args)) {
        const scope = (0,build_dockerfile/* scopeInFrom */.Uh)(name, { ...dockerfile, given: failure.given });
        // a name that is complete without the variable may be missing for another reason
        const isMeant = scope.state === 'set' || (scope.state === 'valueless' && !isRefused);
        const empty = isMeant ? null : explainFrom(name, scope, failure);
        if (empty === null)
            continue;
        const message = `${dockerfile.file}:${asked.line} is not valid: ${quote(`$${name}`)} is empty in that FROM, because ${empty.why}`;
        return finding(failure, asked, 'dockerfile-invalid', message, empty);
    }
    return null;
}
/** Builders do not always report the line that they refuse: then the only line with an empty variable. */
function suspect({ dockerfile, given, words }) {
    const found = dockerfile.instructions.filter(({ keyword, args }) => keyword === 'FROM'
        ? (0,build_dockerfile/* variablesUsed */.R9)(args).some((name) => (0,build_dockerfile/* scopeInFrom */.Uh)(name, { ...dockerfile, given }).state !== 'set')
        : keyword === 'COPY' && IN_FROM.test(args) && /stage name|--from|\$/.test(words));
    return found.length === 1 ? (found[0] ?? null) : null;
}
function explainFrom(name, scope, { dockerfile, given }) {
    const { file, lines } = dockerfile;
    if (scope.state === 'elsewhere') {
        const text = reason(lines[scope.line - 1] ?? '').trim();
        const isArg = scope.keyword === 'ARG';
        return {
            why: `its ${scope.keyword} (${file}:${scope.line}) is after a FROM, and a FROM can use only the ARGs above the first one`,
            fix: isArg
                ? `Move ${quote(text)} above the first FROM; if a stage uses it too, repeat ${quote(`ARG ${name}`)} there.`
                : `Declare ${quote(`ARG ${name}=…`)} above the first FROM.`,
            line: scope.line,
        };
    }
    if (scope.state === 'valueless')
        return {
            why: `its ARG (${file}:${scope.line}) has no default, and no value was passed`,
            fix: `Give it a default (${quote(`ARG ${name}=…`)}), or pass it: ${quote(`build-args: ${name}=…`)}.`,
            line: scope.line,
        };
    const meant = (0,nearest/* nearest */.p)(name, [...declaredAbove(dockerfile.instructions), ...given])[0];
    return {
        why: `no ARG above the first FROM declares it${meant ? `; did you mean ${quote(`$${meant}`)}?` : ''}`,
        fix: meant
            ? `Change ${quote(`$${name}`)} to ${quote(`$${meant}`)}.`
            : `Declare ${quote(`ARG ${name}=…`)} above the first FROM.`,
        line: null,
    };
}
function declaredAbove(instructions) {
    const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
    return instructions
        .slice(0, first)
        .flatMap(({ keyword, args }) => (keyword === 'ARG' ? [args.split(/[=\s]/, 1)[0] ?? ''] : []));
}
const IN_FROM = /--from=(\S*\$\S*)/;
/** Builders do not expand variables in `--from`. */
function inCopyFrom(copy, failure) {
    const [, from] = IN_FROM.exec(copy.args) ?? [];
    if (from === undefined)
        return null;
    const message = `${failure.dockerfile.file}:${copy.line} is not valid: variables are not expanded in ${quote(`--from=${from}`)}`;
    return finding(failure, copy, 'dockerfile-invalid', message, {
        why: '',
        fix: `Name a stage: ${quote(`FROM ${from} AS source`)} above, and ${quote('COPY --from=source')} here.`,
        line: null,
    });
}
/** The builder looks for the path that remains when the variable is empty. */
function inCopy(failure) {
    const { instruction, words } = failure;
    if (missingPath(words) === null || (instruction?.keyword !== 'COPY' && instruction?.keyword !== 'ADD'))
        return null;
    const empty = emptyIn(instruction.args, instruction, failure, true);
    if (empty === null)
        return null;
    const message = `${locationOf(failure)} failed: ${empty.sentence}`;
    return finding(failure, instruction, 'build-failed', message, empty);
}
/** A RUN may have failed for another reason, which is in its log. */
const argScopeOfRun = (failure) => {
    const { instruction, log, words } = failure;
    if (instruction?.keyword !== 'RUN' || exitCode(words) === null)
        return null;
    const empty = emptyInRun(failure);
    if (empty === null || hasOtherReason(log))
        return null;
    const message = `${locationOf(failure)} ${ended(exitCode(words))}: ${empty.sentence}`;
    const found = finding(failure, instruction, 'build-failed', message, empty);
    return { ...found, evidence: [...found.evidence, ...log.slice(-arg_scope_MOST_LINES)] };
};
const arg_scope_MOST_LINES = 8;
/** Errors of tools for an empty value: an address, a version or a name is missing. */
const EMPTY_VALUE_ERROR = /\b40[034]\b|unbound variable|parameter (?:not set|null)|missing (?:operand|argument|url)|requires an argument|argument expected|unary operator|not found|no such|invalid|malformed|did not match|bad |usage|cannot|empty/i;
const NO_COMMAND = /[\w./+-]: (?:command )?not found$/;
const hasOtherReason = (log) => {
    const why = reasonIn(log);
    return why?.isLikely === true && (!EMPTY_VALUE_ERROR.test(why.line) || NO_COMMAND.test(why.line));
};
function emptyInRun(failure) {
    const { instruction } = failure;
    if (instruction?.keyword !== 'RUN')
        return null;
    const text = [instruction.args, ...instruction.heredocs.map(({ content }) => content)]
        .join('\n')
        .slice(0, 20_000);
    return emptyIn(text, instruction, failure, false);
}
/** `isBuilder`: the builder expands the variables, so an undeclared one is empty; a shell has variables of its own. */
function emptyIn(text, at, failure, isBuilder) {
    const { dockerfile, given } = failure;
    for (const name of (0,build_dockerfile/* variablesUsed */.R9)(text)) {
        if (!isBuilder && isAssigned(name, text))
            continue;
        const empty = explain(name, (0,build_dockerfile/* scopeAt */.c8)(name, at, { ...dockerfile, given }), dockerfile.file, isBuilder);
        if (empty)
            return { ...empty, sentence: `${quote(`$${name}`)} is empty there, because ${empty.why}` };
    }
    return null;
}
const isAssigned = (name, text) => new RegExp(String.raw `(?:^|[^\w$])${name}\+?=|\b(?:for|read|local|declare|typeset|getopts)\b[^;&|\n]{0,80}\b${name}\b`).test(text);
function explain(name, scope, file, isBuilder) {
    const again = quote(`ARG ${name}`);
    switch (scope.state) {
        case 'above':
            return {
                why: `its ARG (${file}:${scope.line}) is above the first FROM, and a stage can use it only if it repeats ${again}`,
                fix: `Write ${again} in this stage, above that line; it gets the value from there.`,
                line: scope.line,
            };
        case 'below':
            return {
                why: `it is declared further down (${file}:${scope.line})`,
                fix: `Move ${file}:${scope.line} above that line.`,
                line: scope.line,
            };
        case 'builtin':
            return {
                why: `the builder sets it only if the stage has ${again}`,
                fix: `Write ${again} in this stage, above that line.`,
                line: null,
            };
        case 'elsewhere':
            return {
                why: `it is declared in another stage (${file}:${scope.line}), and is not visible here`,
                fix: `Write ${again} (with a default, or as an ARG above the first FROM too) in this stage, above that line.`,
                line: scope.line,
            };
        case 'valueless':
            return {
                why: `its ARG (${file}:${scope.line}) has no default, and no value was passed`,
                fix: `Give it a default (${quote(`ARG ${name}=…`)}), or pass it: ${quote(`build-args: ${name}=…`)}.`,
                line: scope.line,
            };
        case 'nowhere':
            return isBuilder
                ? {
                    why: 'no ARG or ENV of this stage declares it',
                    fix: `Declare ${quote(`ARG ${name}=…`)} in this stage, above that line.`,
                    line: null,
                }
                : null;
        case 'set':
            return null;
    }
}

;// CONCATENATED MODULE: ./src/build/causes/base-unavailable.ts
/** A base image, or the `# syntax=` image, cannot be pulled; explains the registry's error. */



/** The first match counts: registries that hide private images return "denied" and "does not exist" in one message. */
const UNREACHABLE = {
    test: /dial tcp|no such host|connection refused|i\/o timeout|deadline exceeded|TLS|x509|server gave HTTP response|EOF/i,
    what: 'cannot be pulled: its registry cannot be reached',
    fix: 'Check the registry’s name in front of the image, and the network of the machine that builds.',
};
const NO_PLATFORM = /no match for platform|no matching manifest|does not (?:match|provide) the specified platform/i;
const base_unavailable_REFUSALS = [
    {
        test: /50\d (?:Internal|Not|Bad|Service|Gateway)/,
        what: 'cannot be pulled: its registry returns an error',
        fix: 'Try again later, or pull through a mirror.',
    },
    {
        test: NO_PLATFORM,
        what: ({ platform, offered = [] }) => `has no image for ${platform ?? 'the platform of the build'}${offered.length > 0 ? `, only for ${listed(offered)}` : ''}`,
        fix: 'Choose a base that has it, or build for a platform that the base has.',
    },
    {
        test: /toomanyrequests|too many requests|rate limit/i,
        what: 'was refused by its registry: too many pulls',
        fix: 'Log in to the registry before this step (docker/login-action), or pull through a mirror.',
    },
    {
        test: /pull access denied|insufficient_scope|authorization failed|unauthorized|authentication required|denied|forbidden/i,
        what: 'cannot be pulled: it is private, or does not exist',
        fix: 'Check its name, or log in to its registry before this step (docker/login-action).',
    },
    {
        test: /not found|manifest unknown|name unknown|name invalid/i,
        what: 'does not exist',
        fix: 'Check its name and tag.',
    },
    UNREACHABLE,
];
const OTHER = {
    test: /^/,
    what: 'cannot be pulled',
    fix: 'Check its name, and that its registry can be reached.',
};
const baseUnavailable = (failure) => {
    const wanted = wantedImage(failure);
    if (wanted === null)
        return null;
    const { words, dockerfile } = failure;
    const refusal = base_unavailable_REFUSALS.find(({ test }) => test.test(words)) ?? OTHER;
    const meant = likelyMeant(wanted.ref);
    const role = wanted.isFrontend ? 'the image of `# syntax=`, ' : 'the base image ';
    return {
        code: 'base-unavailable',
        level: 'fail',
        confidence: 'proved',
        message: `${role}${quote(wanted.ref)}${wanted.line ? ` (${dockerfile.file}:${wanted.line})` : ''}${wanted.isFrontend ? ',' : ''} ${typeof refusal.what === 'string' ? refusal.what : refusal.what(failure)}${meant ? `; did you mean ${quote(meant)}?` : ''}`,
        // an unreachable registry has not checked the name
        fix: meant && refusal !== UNREACHABLE ? `Change it to ${quote(meant)}.` : refusal.fix,
        ...locationAt(wanted.line, failure),
        evidence: [reason(words)],
    };
};
const MOST_LISTED = 8;
const listed = (platforms) => platforms.slice(0, MOST_LISTED).join(', ') + (platforms.length > MOST_LISTED ? ', …' : '');
/** The base image that exists, but not for the platform of the build; null if that is not what failed. */
const lackingBase = (failure) => NO_PLATFORM.test(failure.words) ? (wantedImage(failure)?.ref ?? null) : null;
/** The most used names on Docker Hub, which are also mistyped most. */
const WELL_KNOWN = 'alpine amazoncorretto amazonlinux archlinux bash buildpack-deps busybox caddy centos clojure composer debian docker drupal eclipse-temurin elixir erlang fedora gcc golang gradle haproxy haskell httpd julia mariadb maven memcached mongo mysql nats nextcloud nginx node openjdk oraclelinux perl php postgres python rabbitmq redis rockylinux ruby rust swift tomcat traefik ubuntu wordpress'.split(' ');
/**
 * A letter instead of a digit in a tag (`3.1O`), or a typo in a well-known name (`pyhton`). Null if no name is similar.
 */
function likelyMeant(ref) {
    const [, name = ref, tag = ''] = /^([^:]+)(:.+)?$/.exec(ref) ?? [];
    const digits = /^:[\d.OolI]+(?:-[\w.-]+)?$/.test(tag) ? tag.replace(/^:[\d.OolI]+/, asDigits) : tag;
    const known = name.includes('/') || WELL_KNOWN.includes(name) ? undefined : (0,nearest/* nearest */.p)(name, WELL_KNOWN)[0];
    const meant = `${known ?? name}${digits}`;
    return meant === ref ? null : meant;
}
const asDigits = (text) => text.replace(/[Oo]/g, '0').replace(/[lI]/g, '1');

;// CONCATENATED MODULE: ./src/build/causes/build-failed.ts




const SHOWN_LINES = 10;
/** How many of the shown lines are before the relevant one. */
const SHOWN_BEFORE = 2;
const build_failed_KILLED = 'Give the build more memory, or make the step use less: fewer parallel jobs (`make -j2`), or a lower limit of its runtime (`-Xmx`, `NODE_OPTIONS=--max-old-space-size`).';
const UNKNOWN = 'No usual fix is known for this error: read the step’s last lines below, and run its command by hand in the stage before it.';
function buildFailed(failure) {
    const { log, words, line } = failure;
    const code = exitCode(words);
    const why = code === null ? { ...reasonIn([words]), line: words, isLikely: true } : reasonIn(log);
    return {
        code: 'build-failed',
        level: 'fail',
        confidence: 'proved',
        message: `${locationOf(failure)} ${ended(code)}${because(why)}`,
        fix: why?.fix ?? (code === 137 ? build_failed_KILLED : UNKNOWN),
        ...locationAt(line, failure),
        evidence: [...sourceLines(failure), reason(words), ...around(log, why), ...alsoEmpty(failure)],
    };
}
/** A build that was stopped at `build-timeout`. `step`: the step that was running. `seconds`: the timeout. */
function tooLong(step, seconds, dockerfile) {
    const instruction = dockerfile.instructions.find(({ line }) => line === step?.line) ?? null;
    const at = step === null ? null : locationOf({ instruction, step, line: step.line ?? null, dockerfile });
    return {
        code: 'build-failed',
        level: 'fail',
        confidence: 'proved',
        message: `the build was stopped after ${duration(seconds)}${at === null ? '' : `, while ${at} was running`}`,
        fix: 'Find out whether that step hangs (a prompt, a server in the foreground, a network without an answer); if it is only slow, raise `build-timeout`.',
        ...locationAt(step?.line, { dockerfile }),
        evidence: [
            ...(instruction ? sourceLines({ instruction, line: instruction.line, dockerfile }) : []),
            `build-timeout: ${duration(seconds)}`,
            ...(step?.log.slice(-SHOWN_LINES) ?? []),
        ],
    };
}
const duration = (seconds) => seconds >= 120 && seconds % 60 === 0 ? `${seconds / 60} min` : `${seconds} s`;
function because(why) {
    if (why === null)
        return ' and wrote nothing';
    return why.isLikely ? `: ${reason(why.meaning ?? why.line)}` : `; its last line is ${quote(why.line)}`;
}
/** An empty variable is only a hint if there is another reason. */
function alsoEmpty(failure) {
    const empty = emptyInRun(failure);
    return empty === null ? [] : [`also check: ${empty.sentence}`];
}
/** The last lines; or those around the relevant one, if it is further up. */
function around(log, why) {
    const at = why === null ? -1 : log.findLastIndex((line) => line.trim().startsWith(why.line));
    const from = at < 0 ? log.length : at - SHOWN_BEFORE;
    const start = Math.max(0, Math.min(from, log.length - SHOWN_LINES));
    return log.slice(start, start + SHOWN_LINES);
}

;// CONCATENATED MODULE: ./src/build/causes/dockerfile-invalid.ts


const KEYWORDS = 'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(' ');
const dockerfileInvalid = (failure) => {
    const { isRefused, line, words, dockerfile } = failure;
    if (!isRefused)
        return null;
    const at = line ?? guess(words, dockerfile.instructions)?.line ?? null;
    const { sentence, fix } = dockerfile_invalid_explain(failure, at);
    return {
        code: 'dockerfile-invalid',
        level: 'fail',
        confidence: 'proved',
        message: `${dockerfile.file}${at === null ? '' : `:${at}`} is not valid: ${sentence}`,
        fix,
        ...locationAt(at, failure),
        evidence: [...sourceLines({ ...failure, line: at, instruction: null }), reason(words)],
    };
};
/** `unknown flag: --intervall (did you mean interval?)`: newer parsers suggest a name themselves. */
const SUGGESTION = /^(.*) \(did you mean (.+)\?\)$/s;
function dockerfile_invalid_explain({ words, dockerfile }, line) {
    const [, said = words, suggested] = SUGGESTION.exec(words) ?? [];
    const [, word] = /unknown instruction: (\S+)/i.exec(said) ?? [];
    if (word !== undefined && line !== null && isInHeredoc(line, dockerfile.instructions)) {
        return {
            sentence: 'it has here-documents (`<<`), which the builder of this engine does not support',
            fix: 'Start the Dockerfile with `# syntax=docker/dockerfile:1`, or join the commands with `&&`.',
        };
    }
    if (words.startsWith('base name')) {
        return {
            sentence: reason(said),
            fix: 'Give the ARG a default before the first FROM, or pass it with `build-args`.',
        };
    }
    if (dockerfile.instructions.length === 0) {
        return {
            sentence: reason(said),
            fix: 'Begin it with the base image, such as `FROM debian:12`, and the commands that make the image.',
        };
    }
    // the builder's suggestion for an instruction ignores swapped letters: for `CDM` it suggests `ADD`
    const meant = (word === undefined ? undefined : (0,nearest/* nearest */.p)(word.toUpperCase(), KEYWORDS, 2)[0]) ?? suggested;
    return {
        sentence: `${reason(said)}${meant ? `; did you mean ${quote(meant)}?` : ''}`,
        fix: meant && word
            ? `Change ${quote(word)} to ${quote(meant)}.`
            : `Correct ${line === null ? 'what it names' : 'that line'}; the Dockerfile reference describes its syntax.`,
    };
}
function isInHeredoc(line, instructions) {
    return instructions.some((one) => one.heredocs.length > 0 && one.line < line && line <= one.endLine);
}
/** Older parsers often report no line, but quote the text, or start with the keyword. */
function guess(words, instructions) {
    const quoted = [...words.matchAll(/"([^"]+)"|\(([^)]+)\)|: (\S+)$/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
    const [keyword] = /^[A-Z]+\b/.exec(words) ?? [];
    const tests = [
        ...quoted.map((text) => (one) => one.args.includes(text)),
        (one) => one.keyword === keyword,
        (one) => words.includes('no build stage') && one.keyword !== 'ARG',
    ];
    const found = tests.map((test) => instructions.filter(test)).filter((hits) => hits.length > 0);
    const [only] = found.find((hits) => hits.length === 1) ?? (words.includes('no build stage') ? (found[0] ?? []) : []);
    return only ?? null;
}

// EXTERNAL MODULE: ./src/faults/head.ts
var faults_head = __webpack_require__(77939);
// EXTERNAL MODULE: ./src/faults/line-endings.ts
var line_endings = __webpack_require__(28702);
// EXTERNAL MODULE: ./src/faults/loader.ts
var loader = __webpack_require__(59546);
// EXTERNAL MODULE: ./src/faults/library.ts
var library = __webpack_require__(20618);
// EXTERNAL MODULE: ./src/faults/shebang.ts
var shebang = __webpack_require__(25673);
// EXTERNAL MODULE: ./src/platform/compatible.ts
var compatible = __webpack_require__(37005);
// EXTERNAL MODULE: ./src/platform/search-path.ts
var search_path = __webpack_require__(15119);
;// CONCATENATED MODULE: ./src/build/dockerfile/copied.ts
/** Finds the file of the context, or the stage, that a path in the image comes from, by COPY and ADD. Pure, except `file`. */



/** Limit of stages to follow; a longer chain is an attack. */
const DEEPEST = 8;
/** The file that the step at `at` would run as this program; null when no COPY or ADD before it copies one. */
function copiedFor(name, at, dockerfile, file) {
    const stage = dockerfile.stages.find(({ instructions }) => instructions.includes(at));
    if (stage === undefined)
        return null;
    const before = instructionsOf(stage, at);
    const workingDir = workingDirOf(before);
    for (const place of (0,search_path/* placesOf */.e)(name, workingDir ?? '/', [])) {
        const found = brought(place, before, dockerfile.stages, file);
        if (found)
            return found;
    }
    return name.includes('/') ? byName((0,external_node_path_.basename)(name), before, file) : null;
}
/** The instructions before a step, in order, including those of its parent stages. */
function instructionsOf(stage, at) {
    const all = [];
    for (let one = stage, depth = 0; one && depth < DEEPEST; one = one.parent, depth++)
        all.unshift(...one.instructions);
    const end = at === null ? -1 : all.indexOf(at);
    return end < 0 ? all : all.slice(0, end);
}
/** The working directory; null with a variable in it. The base image's is unknown: `/`. */
function workingDirOf(instructions) {
    let folder = '/';
    for (const { keyword, args } of instructions) {
        if (keyword !== 'WORKDIR')
            continue;
        const named = args.replace(/^["']|["']$/g, '');
        folder =
            named.includes('$') || folder === null
                ? named.startsWith('/') && !named.includes('$')
                    ? named
                    : null
                : external_node_path_.posix.resolve(folder, named);
    }
    return folder;
}
function brought(path, before, stages, file, depth = 0) {
    for (let index = before.length - 1; index >= 0; index--) {
        const by = before[index];
        const copy = by === undefined ? null : (0,build_dockerfile/* copyOf */.zP)(by);
        if (by === undefined || copy === null)
            continue;
        const folder = workingDirOf(before.slice(0, index));
        if (copy.target.includes('$') || (folder === null && !copy.target.startsWith('/')))
            continue;
        const target = external_node_path_.posix.resolve(folder ?? '/', copy.target);
        const inner = innerPath(path, target);
        if (inner === null)
            continue;
        const found = { path, by, from: copy.from, chmod: copy.chmod, isSure: true };
        if (copy.isInline)
            return { ...found, file: null };
        if (copy.from !== null) {
            if (!copy.sources.some((source) => sourcesFor(source, inner, copy).length > 0))
                continue;
            return { ...found, file: fromStage(copy, inner, stages, file, depth) };
        }
        const real = copy.sources
            .flatMap((source) => sourcesFor(source, inner, copy))
            .map((source) => file(source))
            .find((one) => one !== null);
        if (real)
            return { ...found, file: real };
    }
    return null;
}
/** Follows a file of another stage to the context. */
function fromStage(copy, inner, stages, file, depth) {
    const stage = stages.find(({ name, index }) => name === copy.from?.toLowerCase() || String(index) === copy.from);
    if (stage === undefined || depth >= DEEPEST)
        return null;
    for (const source of copy.sources.flatMap((one) => sourcesFor(one, inner, copy))) {
        const found = brought(external_node_path_.posix.resolve('/', source), instructionsOf(stage, null), stages, file, depth + 1);
        if (found?.file)
            return found.file;
    }
    return null;
}
/** The rest of the path after the target: empty when they are equal; null when the path is not in it. */
function innerPath(path, target) {
    if (path === target)
        return '';
    const folder = target === '/' ? '/' : `${target}/`;
    return path.startsWith(folder) ? path.slice(folder.length) : null;
}
/** Paths in the context, or in the stage, that would be copied there. */
function sourcesFor(source, inner, { isFolder, sources }) {
    const name = (0,external_node_path_.basename)(source);
    if (inner === '')
        return isFolder || sources.length > 1 || hasGlob(source) ? [] : [source];
    if (hasGlob(source))
        return inner.includes('/') && !/[*?\]]$/.test(source) ? [] : [(0,external_node_path_.join)((0,external_node_path_.dirname)(source), inner)];
    return [...(name === inner ? [source] : []), (0,external_node_path_.join)(source, inner)];
}
const hasGlob = (source) => /[*?[]/.test(source);
/** For a variable in a target, or a `cd` in the step: only the file name is known. */
function byName(name, before, file) {
    for (const by of before.toReversed()) {
        const copy = (0,build_dockerfile/* copyOf */.zP)(by);
        if (copy?.from !== null || copy.isInline)
            continue;
        const real = copy.sources
            .flatMap((source) => (0,external_node_path_.basename)(source) === name ? [source] : [(0,external_node_path_.join)(hasGlob(source) ? (0,external_node_path_.dirname)(source) : source, name)])
            .map((source) => file((0,external_node_path_.normalize)(source)))
            .find((one) => one !== null);
        if (real)
            return { path: name, by, file: real, from: null, chmod: copy.chmod, isSure: false };
    }
    return null;
}

;// CONCATENATED MODULE: ./src/build/causes/refused-program.ts
/**
 * A step runs a program that exists and cannot be run. The errors of the kernel and the shell are the same as at run
 * time; the file itself is read from the build context if a COPY or ADD brought it from there.
 */











const NAME = String.raw `['"‘]?([^\s'"‘’:]{1,200})['"’]?`;
const SHELL = String.raw `(?:(?:\/usr)?\/bin\/)?(?:ba|da|a|z|k)?sh`;
/** The prefix of the message: a shell, with or without the line; a script with its line; the runtime. */
const SPEAKER = String.raw `^(?:${SHELL}: (?:line )?(?:\d{1,6}: )?|[^\s:]{1,200}: (?:line )?\d{1,6}: )?(?:exec: )?`;
const said = (how, text) => [how, new RegExp(text, 'i')];
const WORDINGS = [
    said('missing', String.raw `${SPEAKER}${NAME}: (?:not found|no such file or directory|cannot execute: required file not found)$`),
    said('missing', String.raw `${SPEAKER}${NAME}: \S{1,200}: bad interpreter`),
    said('missing', String.raw `^(?:standard_init_linux\.go:\d{1,6}: )?exec ${NAME}: no such file or directory$`),
    said('format', String.raw `^(?:standard_init_linux\.go:\d{1,6}: )?exec ${NAME}: exec format error$`),
    said('format', String.raw `${SPEAKER}${NAME}: (?:cannot execute binary file: )?exec format error$`),
    said('format', String.raw `${SPEAKER}${NAME}: cannot execute binary file`),
    said('format', String.raw `^${NAME}: (?:line )?\d{1,6}: (?:syntax error|ELF)`), // busybox reads a foreign program as a script
    said('denied', String.raw `${SPEAKER}${NAME}: permission denied$`),
    said('denied', String.raw `exec: "([^"]{1,200})": permission denied`),
    said('denied', String.raw `^exec ${NAME}: permission denied$`),
];
/** The runtime of Docker 20.10 names no program: it is the step's own. */
const WITHOUT_NAME = [
    ['missing', /exec user process caused: no such file or directory/],
    ['format', /exec user process caused: exec format error/],
];
/** How many of a step's last lines are read, and how many characters of each. */
const refused_program_MOST_LINES = 30;
const refused_program_WIDEST = 500;
/** How many words of a RUN are looked up as files. */
const MOST_WORDS = 60;
const refusedProgram = (failure) => {
    const { instruction, words, log } = failure;
    if (instruction?.keyword !== 'RUN')
        return null;
    const lines = [...log.slice(-refused_program_MOST_LINES), words].map((line) => line.trim().slice(0, refused_program_WIDEST));
    const found = copiedFileFault(programsIn(lines, instruction, failure), failure) ??
        scriptFault(lines, instruction, failure) ??
        formatFault(lines, failure) ??
        libraryFault(lines);
    return found === null ? null : findingOf(found, failure);
};
function findingOf({ code, confidence, why, fix, evidence }, failure) {
    const exit = exitCode(failure.words);
    return {
        code,
        level: 'fail',
        confidence,
        message: `${locationOf(failure)} ${exit === 137 ? 'exited 137' : ended(exit)}: ${why}`,
        fix,
        ...locationAt(failure.line, failure),
        evidence: [...sourceLines(failure), reason(failure.words), ...evidence.map(reason)],
    };
}
/** The last refusals first. */
function refusals(lines, instruction) {
    return lines.toReversed().flatMap((line) => {
        for (const [how, pattern] of WORDINGS) {
            const name = pattern.exec(line)?.[1];
            if (name !== undefined)
                return [{ name, how, words: line }];
        }
        const nameless = WITHOUT_NAME.find(([, pattern]) => pattern.test(line));
        const [name] = commandsOf(instruction);
        return nameless && name !== undefined ? [{ name, how: nameless[0], words: line }] : [];
    });
}
function programsIn(lines, instruction, failure) {
    return refusals(lines, instruction).flatMap((refused) => {
        const copied = copiedFor(refused.name, instruction, failure.dockerfile, failure.file);
        return copied ? [{ ...refused, copied, head: copied.file && (0,faults_head/* headOf */.U)(copied.file.bytes) }] : [];
    });
}
function copiedFileFault(programs, failure) {
    for (const program of programs) {
        for (const cause of FILE_FAULTS) {
            const found = cause(program, failure);
            if (found !== null)
                return found;
        }
    }
    return null;
}
const FILE_FAULTS = [
    carriageReturn,
    noInterpreter,
    noLoader,
    unknownNeed,
    otherProcessor,
    noShebang,
    notExecutable,
];
const confidenceOf = ({ copied }) => copied.isSure ? 'proved' : 'likely';
/** `setup.sh, copied at Dockerfile:2` */
const refused_program_sourceOf = ({ copied }, { dockerfile }) => `${copied.file?.path ?? copied.path}, copied at ${dockerfile.file}:${copied.by.line}`;
const firstLine = (program, failure) => `${refused_program_sourceOf(program, failure)}: its first line is ${JSON.stringify(failure.dockerfile.redact(program.head?.firstLine ?? ''))}`;
function carriageReturn(program, failure) {
    const { head, how, words, copied } = program;
    if (how !== 'missing' || head?.hasCarriageReturn !== true || head.needs === null)
        return null;
    if (isRepaired(copied, failure))
        return null;
    return {
        code: 'windows-line-endings',
        confidence: confidenceOf(program),
        why: `its script ${quote(copied.path)} has Windows line endings (CR LF)`,
        fix: (0,line_endings/* lineEndingsFix */.w7)(refused_program_shown(copied.path)),
        evidence: [firstLine(program, failure), words],
    };
}
/** An earlier step, or the failed one itself, removes the carriage returns. */
const isRepaired = ({ by }, failure) => stepsSince(by, failure).some((text) => /dos2unix|\\r|\\015|fromdos/.test(text));
/** The commands of all RUNs from there to the failed one. */
function stepsSince(by, { dockerfile, instruction }) {
    const last = instruction?.line ?? Infinity;
    return dockerfile.instructions
        .filter(({ keyword, line }) => keyword === 'RUN' && by.line < line && line <= last)
        .map(({ args, heredocs }) => [args, ...heredocs.map(({ content }) => content)].join('\n'));
}
function noInterpreter(program, failure) {
    const { head, how, words, copied } = program;
    const needs = head?.needs;
    if (how !== 'missing' || needs?.kind !== 'script' || head?.hasCarriageReturn === true)
        return null;
    return {
        code: 'command-not-found',
        confidence: confidenceOf(program),
        why: `its script ${quote(copied.path)} needs ${quote(needs.path)}, which is not in the image`,
        fix: needs.path.endsWith('/bash')
            ? 'Use `#!/bin/sh` and only features of sh, or install bash before that step.'
            : 'Install it before that step, or correct its name or path.',
        evidence: [firstLine(program, failure), words],
    };
}
function noLoader(program, failure) {
    const { head, how, words, copied } = program;
    const needs = head?.needs;
    if (how !== 'missing' || needs?.kind !== 'loader')
        return null;
    const { name, fix } = (0,loader/* libraryOf */.v)(needs.path);
    return {
        code: 'missing-loader',
        confidence: confidenceOf(program),
        why: `its program ${quote(copied.path)} needs ${quote(needs.path)}, which is not in the image: it was built for ${name}`,
        fix,
        evidence: [`${refused_program_sourceOf(program, failure)}: its ELF header names the loader ${needs.path}`, words],
    };
}
/** It comes from another stage, so it exists, but cannot be inspected. */
function unknownNeed({ how, words, copied }, { dockerfile }) {
    if (how !== 'missing' || copied.file !== null || copied.from === null)
        return null;
    return {
        code: 'missing-loader',
        confidence: 'likely',
        why: `${quote(copied.path)} is in the image, but what it needs to run is not: its loader (glibc and musl mixed), or the interpreter of its \`#!\` line`,
        fix: 'Link it statically (Go: `CGO_ENABLED=0`; Rust: a `musl` target), or use the distribution that it was built on in this stage.',
        evidence: [`copied from ${copied.from} at ${dockerfile.file}:${copied.by.line}`, words],
    };
}
function otherProcessor(program, failure) {
    const { head, how, words, copied } = program;
    const { host } = failure;
    const architecture = head?.architecture ?? null;
    if (how !== 'format' || architecture === null || (0,compatible/* runsOn */.k)({ architecture }, host))
        return null;
    return {
        code: 'wrong-architecture',
        confidence: confidenceOf(program),
        why: `its program ${quote(copied.path)} is built for ${architecture}, and this host is ${host.architecture}`,
        fix: `Build for this host (\`platform: ${host.os}/${host.architecture}\`), or copy the ${host.architecture} program into the image.`,
        evidence: [`${refused_program_sourceOf(program, failure)}: its header says ${architecture}`, words],
    };
}
function noShebang(program, failure) {
    const { head, how, words, copied } = program;
    if (how !== 'format' || head?.lacksShebang !== true || !/exec format error/i.test(words))
        return null;
    const { what, fix } = (0,shebang/* shebangKind */.x)(head.firstLine ?? '');
    return {
        code: 'missing-shebang',
        confidence: confidenceOf(program),
        why: `its script ${quote(copied.path)} ${what}`,
        fix: fix.replace('CMD ["sh", "/start.sh"]', `RUN sh ${refused_program_shown(copied.path)}`),
        evidence: [firstLine(program, failure), words],
    };
}
const X_BITS = 0o111;
function notExecutable(program, failure) {
    const { how, words, copied } = program;
    const { file, chmod } = copied;
    if (how !== 'denied' ||
        file === null ||
        chmod !== null ||
        (file.mode & X_BITS) !== 0 ||
        isChanged(copied, failure))
        return null;
    return {
        code: 'not-executable',
        confidence: confidenceOf(program),
        why: `its program ${quote(copied.path)} cannot be executed`,
        fix: 'Copy it with `COPY --chmod=755`, or commit it with its x bit: `git update-index --chmod=+x`.',
        evidence: [`${refused_program_sourceOf(program, failure)}: its mode is ${file.mode.toString(8).padStart(4, '0')}`, words],
    };
}
const isChanged = ({ by, path }, failure) => stepsSince(by, failure).some((text) => text.includes('chmod') && text.includes((0,posix_.basename)(path)));
/** For a fix, which is already in backticks. */
const refused_program_shown = (path) => path.replaceAll('`', "'").slice(0, 200);
/** A shell that reads a script fails on its carriage returns, and usually does not name the script. */
function scriptFault(lines, instruction, failure) {
    const cr = lines.find((line) => line_endings/* VISIBLE_CR */.$I.test(line) && (!/bad interpreter/i.test(line) || line.includes('^M')));
    const words = cr ?? lines.find((line) => line_endings/* SHELL_ERRORS */.$J.test(line) || /^['"’]?: no such file/i.test(line));
    if (words === undefined)
        return null;
    const script = scriptsOf(instruction, failure).find(({ copied }) => !isRepaired(copied, failure));
    if (script)
        return {
            code: 'windows-line-endings',
            confidence: confidenceOf(script),
            why: `its script ${quote(script.copied.path)} has Windows line endings (CR LF)`,
            fix: (0,line_endings/* lineEndingsFix */.w7)(refused_program_shown(script.copied.path)),
            evidence: [
                `${refused_program_sourceOf(script, failure)}: its first line ends in CR LF: ${JSON.stringify(failure.dockerfile.redact(script.head.firstLine ?? ''))}`,
                words,
            ],
        };
    if (cr === undefined)
        return null;
    return {
        code: 'windows-line-endings',
        confidence: 'likely',
        why: 'a script that it runs has Windows line endings (CR LF)',
        fix: (0,line_endings/* lineEndingsFix */.w7)('FILE'),
        evidence: [cr],
    };
}
const SHELL_SCRIPT = /^#!.*\b(?:ba|da|a|z|k)?sh\b/;
/** Files with carriage returns that the step passes to a shell: shell scripts by their name or first line. */
function scriptsOf(instruction, failure) {
    return commandsOf(instruction).flatMap((word) => {
        const copied = copiedFor(word, instruction, failure.dockerfile, failure.file);
        if (!copied?.file)
            return [];
        const head = (0,faults_head/* headOf */.U)(copied.file.bytes);
        const isShell = /\.(?:ba|z|k)?sh$/.test(copied.path) || SHELL_SCRIPT.test(head.firstLine ?? '');
        return head.hasCarriageReturn && isShell ? [{ copied, head }] : [];
    });
}
const SHELLS = new Set(['sh', 'bash', 'ash', 'dash', 'zsh', 'ksh', 'source', '.']);
/** Words before a command that are not commands. */
const BEFORE = /^(?:\w+=|-|(?:exec|then|do|else|if|time|sudo|!|\{|\()$)/;
/** What the step runs: the first word of each command, and the script that is passed to a shell. */
function commandsOf({ args, heredocs }) {
    const list = (0,build_dockerfile/* jsonList */.Rr)(args);
    if (list)
        return [scriptOf(list)];
    const text = [(0,build_dockerfile/* withoutFlags */.Kx)(args), ...heredocs.map(({ content }) => content)].join('\n').slice(0, 20_000);
    return text
        .split(/&&|\|\||[;|\n]/)
        .map((command) => scriptOf(command.trim().split(/\s+/)))
        .filter((word) => /^[\w@%+./-]{2,200}$/.test(word))
        .slice(0, MOST_WORDS);
}
function scriptOf(words) {
    const own = words.slice(words.findIndex((word) => !BEFORE.test(word)));
    const [first = ''] = own;
    if (!SHELLS.has((0,posix_.basename)(first)))
        return first;
    const script = own.slice(1).find((word) => !word.startsWith('-')) ?? '';
    return script.includes('/') ? script : `./${script}`;
}
const FORMAT = /exec format error|Invalid ELF image for this architecture/i;
/** For a program that cannot be inspected: usually the shell of a base image for another processor. */
function formatFault(lines, failure) {
    const words = lines.find((line) => FORMAT.test(line));
    if (words === undefined)
        return null;
    const { host, platform } = failure;
    const asked = platform ?? platformOf(failure);
    const here = `${host.os}/${host.architecture}`;
    const isOther = asked !== null && asked !== here;
    return {
        code: 'wrong-architecture',
        confidence: 'likely',
        why: isOther
            ? `it runs programs of ${quote(asked)}, and this host is ${here}`
            : `a program that it runs is built for a processor other than this host’s (${here}), or is a script without a \`#!\` line`,
        fix: isOther
            ? 'This machine cannot run programs of that platform: build on one that can, or set up emulation (docker/setup-qemu-action).'
            : `Build for this host (\`platform: ${here}\`), or copy the ${host.architecture} program into the image.`,
        evidence: [words],
    };
}
/** `FROM --platform=linux/arm64 …` of the stage that failed. */
function platformOf({ dockerfile, instruction }) {
    const stage = dockerfile.stages.find(({ instructions }) => instructions.some((one) => one === instruction));
    const [, platform = null] = /--platform=([\w./-]+)/.exec(stage?.instructions[0]?.args ?? '') ?? [];
    return platform;
}
/** How many last lines are read: a step that continues after the error may have another reason. */
const LIBRARY_LINES = 12;
function libraryFault(lines) {
    for (const line of lines.slice(-LIBRARY_LINES).toReversed()) {
        const missing = (0,library/* missingLibraryIn */.ZY)(line);
        if (missing === null)
            continue;
        return {
            code: 'missing-library',
            confidence: 'likely',
            why: (0,library/* missingLibraryWhy */._)(missing),
            fix: (0,library/* missingLibraryFix */.Fe)(missing, 'before that step'),
            evidence: [line],
        };
    }
    return null;
}

;// CONCATENATED MODULE: ./src/build/causes/secret-missing.ts

const secret_missing_MISSING = /^secret (.+?)(?: not found)?: not found$/;
const secretMissing = (failure) => {
    const [, id] = secret_missing_MISSING.exec(failure.words) ?? [];
    if (id === undefined)
        return null;
    return {
        code: 'build-failed',
        level: 'fail',
        confidence: 'proved',
        message: `${locationOf(failure)} failed: it requires the secret ${quote(id)}, which was not passed`,
        fix: `Pass it with \`build-secrets\`: ${quote(`id=${id},env=NAME`)}, or ${quote(`id=${id},src=FILE`)}.`,
        ...locationAt(failure.line, failure),
        evidence: [...sourceLines(failure), reason(failure.words)],
    };
};

;// CONCATENATED MODULE: ./src/build/causes/unknown-stage.ts



const unknownStage = (failure) => unknownTarget(failure) ?? unknown_stage_misspelt(failure);
function unknownTarget(failure) {
    const { target, step, dockerfile, words } = failure;
    if (target === null || step !== null || dockerfile.stages.length === 0 || dockerfile.chain.length > 0)
        return null;
    const names = stageNames(failure);
    const [best] = (0,nearest/* nearest */.p)(target, names);
    return {
        code: 'unknown-stage',
        level: 'fail',
        confidence: 'proved',
        message: `${dockerfile.file} has no stage ${quote(target)}, which \`target\` names${best ? `; did you mean ${quote(best)}?` : ''}`,
        fix: best
            ? `Set \`target\` to ${quote(best)}.`
            : 'Name a stage with `FROM … AS name`, or leave `target` out to build the last one.',
        evidence: [reason(words), `stages: ${names.length > 0 ? names.join(', ') : 'none has a name'}`],
    };
}
/** Only a single word can be the name of a stage. */
const BARE = /^[A-Za-z0-9_-]+$/;
function unknown_stage_misspelt(failure) {
    const wanted = wantedImage(failure);
    if (wanted === null || wanted.isFrontend || !BARE.test(wanted.ref))
        return null;
    const [best] = (0,nearest/* nearest */.p)(wanted.ref, stageNames(failure));
    if (best === undefined)
        return null;
    const keyword = wanted.instruction?.keyword ?? 'FROM';
    return {
        code: 'unknown-stage',
        level: 'fail',
        confidence: 'likely',
        message: `${keyword} names ${quote(wanted.ref)}${wanted.line ? ` (${failure.dockerfile.file}:${wanted.line})` : ''}, which is neither a stage nor an image; did you mean the stage ${quote(best)}?`,
        fix: `Change ${quote(wanted.ref)} to ${quote(best)}.`,
        ...locationAt(wanted.line, failure),
        evidence: [reason(failure.words), `stages: ${stageNames(failure).join(', ')}`],
    };
}
const stageNames = ({ dockerfile }) => dockerfile.stages.flatMap(({ name }) => name ?? []);

;// CONCATENATED MODULE: ./src/build/causes/index.ts










const CAUSES = [
    argScope,
    copySource, // some builders fail before the step begins, as if the Dockerfile were wrong
    unknownStage,
    dockerfileInvalid,
    baseUnavailable,
    secretMissing,
    refusedProgram,
    argScopeOfRun,
];
function diagnose(failure) {
    for (const cause of CAUSES) {
        const finding = cause(failure);
        if (finding)
            return finding;
    }
    return buildFailed(failure);
}

;// CONCATENATED MODULE: ./src/build/platform-steps.ts
/** The steps of one platform, of a build of several: BuildKit names them `[linux/arm64 build 2/3] RUN make`. */

/** `linux/arm/v7`; `linux/amd64->arm64` runs on the first and makes the second. */
const PREFIX = /^\[(([a-z]+)\/[\w/.]+)(?:->([\w/.]+))?[ \]]/;
/** Null if the step belongs to all platforms, or the build had one. */
function platformOfStep(name) {
    const [, platform, os, target] = PREFIX.exec(name) ?? [];
    if (platform === undefined)
        return null;
    if (target === undefined)
        return platform;
    // of another system than the first, it is written in full
    return /^(?:linux|windows|darwin|freebsd)\//.test(target) ? target : `${os}/${target}`;
}
/** Without the steps of other platforms. */
function stepsFor(recording, platform) {
    const wanted = (0,platform_name/* parsePlatform */.FL)(platform);
    const isOf = (name) => {
        const own = platformOfStep(name);
        return own === null || (0,platform_name/* isSamePlatform */.SW)((0,platform_name/* parsePlatform */.FL)(own), wanted);
    };
    return { ...recording, steps: recording.steps.filter(({ name }) => isOf(name)) };
}

// EXTERNAL MODULE: ./src/build/dockerfile/ignored.ts
var dockerfile_ignored = __webpack_require__(44401);
// EXTERNAL MODULE: ./src/platform/elf.ts
var elf = __webpack_require__(50286);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
// EXTERNAL MODULE: ./src/build/dockerfile/locate.ts
var locate = __webpack_require__(541);
;// CONCATENATED MODULE: ./src/build/dockerfile/neighbours.ts
/** Reads files of the build context, for suggestions and evidence. Never outside the context. */





/** Names in a folder of the context; null when it is missing or outside, also through a link. */
function neighboursIn(context) {
    return (folder) => {
        const place = (0,file_access/* locateInside */.t3)((0,external_node_path_.join)(context, folder), context);
        return place.ok && place.kind !== null ? (0,locate/* list */.p_)(place.real) : null;
    };
}
/** Null for what is not a regular file, cannot be read, or is outside the context. */
function fileIn(context) {
    return (path) => {
        const place = (0,file_access/* locateInside */.t3)((0,external_node_path_.join)(context, path), context);
        return place.ok ? headOfFile(place, path) : null;
    };
}
const LARGEST_TEXT = 1024 * 1024;
/** Null for what is not a regular file, is too large, cannot be read, or is outside the context. */
function textIn(context) {
    return (path) => {
        const place = (0,file_access/* locateInside */.t3)((0,external_node_path_.join)(context, path), context);
        try {
            return place.ok && place.kind === 'file' ? (0,file_access/* readText */.yR)(place, { most: LARGEST_TEXT }) : null;
        }
        catch {
            return null;
        }
    };
}
function headOfFile(place, path) {
    let file = null;
    try {
        file = (0,file_access/* openForReading */.sb)(place);
        const stat = (0,external_node_fs_.fstatSync)(file);
        const bytes = Buffer.alloc(elf/* HEAD_BYTES */.Lq);
        const length = (0,external_node_fs_.readSync)(file, bytes, 0, elf/* HEAD_BYTES */.Lq, 0);
        return { path, bytes: bytes.subarray(0, length), mode: stat.mode & 0o7777 };
    }
    catch {
        return null;
    }
    finally {
        if (file !== null)
            (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./src/build/kept.ts

const NO_CONTENT = 'the engine’s own builder keeps no content that can be pushed as it is: its image store holds unpacked layers';
/** Null where nothing was kept. Each content is obtained once. */
function keptContent({ keptIn }, tag, keeper) {
    if (keptIn === null || !keeper)
        return null;
    let content = null;
    return () => (content ??= keptIn === 'tar' ? keeper.ofTar() : keeper.ofEngine(tag));
}
/** The content, or why there is none; neither unless the source asks to keep it. Throws as `checkTried`. */
async function contentOf({ source, attempt, image, tag, keeper, }) {
    if (source.keep !== true)
        return {};
    const content = keptContent(attempt, tag, keeper);
    if (content === null)
        return { noContent: NO_CONTENT };
    if (attempt.keptIn === 'tar')
        checkTried(image, (await (await content()).image(null)).ids);
    return { content };
}
/** Throws if the engine's image is none of these digests. */
function checkTried({ id }, kept) {
    if (kept.includes(id))
        return;
    throw new errors/* UserError */.yo('engine-failed', `The engine has the image ${id}, but the builder made ${kept.join(' or ')}: what was kept would not be what is tried`);
}

;// CONCATENATED MODULE: ./src/build/report.ts


const WIDEST_TITLE = 300;
const report_MOST_STEPS = 500;
function reportOf({ code, seconds, builder, recording }, dockerfile, failed) {
    const steps = inOrder(recording.steps.filter((step) => step === failed || isShown(step))).slice(0, report_MOST_STEPS);
    return {
        ok: code === 0,
        seconds,
        builder,
        dockerfile,
        steps: steps.map((step) => ({
            name: step.title.slice(0, WIDEST_TITLE),
            ...(step.line === undefined ? {} : { line: step.line }),
            seconds: Math.round(step.seconds * 1000) / 1000,
            cached: step.status === 'cached',
            ...(step.startedAt === undefined ? {} : { startedAt: new Date(step.startedAt * 1000).toISOString() }),
            ...(step === failed && step.error !== undefined ? { error: unwrap(step.error) } : {}),
        })),
        warnings: recording.warnings,
        ...(recording.contextBytes === null ? {} : { contextBytes: recording.contextBytes }),
        log: failed?.log ?? [],
    };
}
/** Without steps that never began, and without the builder's own steps unless they were slow. */
function isShown(step) {
    const isOver = step.status === 'done' || step.status === 'cached';
    return isOver && (!isHousekeeping(step) || step.seconds >= NOTABLE_SECONDS);
}
/** In the Dockerfile's order, because builders print parallel stages in any order; steps without a line by time. */
function inOrder(steps) {
    const byTime = [...steps].sort((a, b) => a.began - b.began);
    const written = byTime.filter(({ line }) => line !== undefined);
    const first = byTime.findIndex(({ line }) => line !== undefined);
    const others = byTime
        .map((step, index) => ({ step, isBefore: index < first }))
        .filter(({ step }) => step.line === undefined);
    return [
        ...others.filter(({ isBefore }) => isBefore).map(({ step }) => step),
        ...written.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
        ...others.filter(({ isBefore }) => !isBefore).map(({ step }) => step),
    ];
}

;// CONCATENATED MODULE: ./src/build/client/registry.ts
/** Asks a registry through buildx, which uses the user's credentials and mirrors. */




/** Larger answers are refused; registries accept manifests of up to 4 MiB. */
const MOST_BYTES = 4 * 2 ** 20;
/** The bytes as the registry stores them. Rejects with an Error that says why there are none: no buildx, or what was answered. */
async function askRegistry({ ref, endpoint, builder, signal }) {
    signal.throwIfAborted();
    if (!/^[A-Za-z0-9]/.test(ref))
        throw new Error('it is not the name of an image');
    const argv = [
        ...['buildx', 'imagetools', 'inspect', '--raw'],
        ...(builder === null ? [] : ['--builder', builder]),
        ...['--', ref],
    ];
    const env = (0,docker_client_env/* clientEnv */.hI)(endpoint, { purpose: 'build' });
    const output = await (0,child_process/* run */.eF)('docker', argv, { env, signal });
    signal.throwIfAborted();
    if (output === null)
        throw new Error('there is no docker command');
    if (output.code !== 0)
        throw new Error(errorIn(output.stderr));
    const bytes = Buffer.from(output.stdout);
    if (bytes.length === 0 || bytes.length > MOST_BYTES)
        throw new Error(`it answered ${bytes.length} bytes`);
    return bytes;
}
/** The last line says why; behind it may be where to find help. */
const errorIn = (stderr) => {
    const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('See '));
    return (lines
        .at(-1)
        ?.replace(/^error: /i, '')
        .trim() ?? 'docker buildx failed without a reason');
};
/** The platforms of an image at its registry; empty if they are unknown. Never rejects. */
async function askPlatforms(question) {
    const rows = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)((0,lib_json/* parseJson */.qF)(await askRegistry(question).catch(() => '')), 'manifests'));
    const platforms = rows.map((row) => {
        const part = (key) => (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'platform', key)).slice(0, registry_MOST_CHARACTERS);
        return (0,platform_name/* platformText */.VQ)({ os: part('os'), architecture: part('architecture'), variant: part('variant') });
    });
    return [...new Set(platforms)].filter((one) => /^[a-z0-9]+(?:\/[\w.]+){1,2}$/.test(one) && !one.startsWith('unknown'));
}
const registry_MOST_CHARACTERS = 32;

;// CONCATENATED MODULE: ./src/build/client/secret-files.ts
/** Files for secrets whose values are in the settings: an argument or variable would show them to other processes. */



/**
 * The same source with its secrets in files of `tempDir` that only this user can read. Who removes the folder removes them:
 * the base image is built later, and its triggers may need them.
 */
function withSecretFiles({ secretValues = [], ...source }, tempDir) {
    if (secretValues.length === 0)
        return source;
    const folder = (0,external_node_path_.join)(tempDir, 'build-secrets');
    (0,external_node_fs_.mkdirSync)(folder, { mode: 0o700 });
    const specs = secretValues.map(({ id, value }, index) => {
        const file = (0,external_node_path_.join)(folder, String(index));
        (0,external_node_fs_.writeFileSync)(file, value, { mode: 0o600, flag: 'wx' });
        return (0,buildx_options/* secretSpec */.k6)(id, 'src', file);
    });
    return { ...source, buildSecrets: [...source.buildSecrets, ...specs] };
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./src/build/context-folders.ts
/** Walks a build context folder by folder. Symbolic links are not followed. */



/** The event loop goes on after so many entries. */
const AT_ONCE = 2000;
/** A folder comes before those in it. `under`: begins there instead of at the context. Never rejects. */
async function* contextFolders(context, { isIgnored, entersIgnored = false }, under = '') {
    const open = [{ path: under, depth: 0 }];
    let sincePause = 0;
    for (let folder = open.pop(); folder; folder = open.pop()) {
        const { path, depth } = folder;
        const items = listOf((0,external_node_path_.join)(context, path));
        const all = (items ?? []).map((is) => ({ path: path === '' ? is.name : `${path}/${is.name}`, is }));
        const entries = all.filter((entry) => !isIgnored(entry.path));
        const inner = (entersIgnored ? all : entries).filter(({ is }) => is.isDirectory());
        open.push(...inner.map((entry) => ({ path: entry.path, depth: depth + 1 })));
        yield { path, depth, names: items && new Set(items.map(({ name }) => name)), entries };
        sincePause += all.length;
        if (sincePause < AT_ONCE)
            continue;
        sincePause = 0;
        await (0,promises_.setImmediate)();
    }
}
function listOf(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true });
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./src/build/speed/context-parts.ts
/** Folders of a build context that an image hardly needs, and their size. Symbolic links are not followed. */



const called = (...names) => (name) => names.includes(name);
const beside = (folders, files) => (name, siblings) => folders.includes(name) && files.some((file) => siblings.has(file));
const KINDS = [
    {
        is: called('.git'),
        // its version may come from git
        isUnneeded: (run) => !run(/\bgit\b|scm|version|hatch|lerna|\bnx\b|\bgo (?:build|install)|setup\.py|-m build/i) &&
            !run(/\bpip3? install .*(?<= )\./),
    },
    {
        is: called('node_modules'),
        isUnneeded: (run) => run(/\b(?:npm (?:ci|i|install)|yarn|pnpm (?:i|install)|bun install)\b/),
    },
    // its scripts name the path of the build machine's Python
    { is: (_, __, children) => children().has('pyvenv.cfg'), isUnneeded: () => true },
    {
        is: beside(['target'], ['Cargo.toml']),
        isUnneeded: (run) => run(/\bcargo (?:\S+ )*(?:build|install)\b/),
    },
    {
        is: beside(['target'], ['pom.xml']),
        isUnneeded: (run) => run(/\bmvnw? .*\b(?:package|verify|install)\b/),
    },
    {
        is: beside(['build', '.gradle'], ['build.gradle', 'build.gradle.kts']),
        isUnneeded: (run) => run(/\bgradlew? .*\b(?:build|assemble|jar|bootJar|installDist)\b/),
    },
    {
        is: beside(['.next', '.nuxt', '.angular', '.parcel-cache', '.turbo'], ['package.json']),
        isUnneeded: (run) => run(/\b(?:npm|yarn|pnpm|bun) (?:run )?build\b/),
    },
    {
        is: called('.tox', '.nox', '.mypy_cache', '.pytest_cache', '.ruff_cache', '.terraform', '.idea', '.nyc_output'),
        isUnneeded: () => true,
    },
];
/** Limits of the walk: a huge context is cut, and says so. */
const MOST_ENTRIES = 200_000;
const context_parts_MOST_MILLISECONDS = 2000;
const context_parts_DEEPEST = 64;
/** Never rejects: what cannot be read counts nothing. */
async function walkContext(context, { isIgnored, runs }) {
    const run = (pattern) => runs.some((one) => pattern.test(one));
    const kinds = KINDS.filter(({ isUnneeded }) => isUnneeded(run));
    const parts = new Map();
    const seen = new Map();
    const end = performance.now() + context_parts_MOST_MILLISECONDS;
    let [bytes, entries] = [0, 0];
    const walked = (isComplete) => ({
        parts: [...parts.values()].sort((a, b) => b.bytes - a.bytes),
        bytes,
        isComplete,
    });
    for await (const folder of contextFolders(context, { isIgnored })) {
        const { path, depth } = folder;
        const names = folder.names ?? NO_NAMES;
        const slash = path.lastIndexOf('/');
        const name = path.slice(slash + 1);
        const parent = path === '' ? undefined : seen.get(path.slice(0, Math.max(0, slash)));
        const kind = parent && !parent.part && kinds.find(({ is }) => is(name, parent.names, () => names));
        const pattern = path === name ? name : `**/${name}`;
        const part = parent?.part ?? (kind ? { path, pattern, bytes: 0 } : null);
        if (part)
            parts.set(part.path, part);
        seen.set(path, { part, names });
        entries += names.size;
        for (const { path: inner, is } of folder.entries) {
            if (performance.now() > end)
                return walked(false);
            if (!is.isFile())
                continue;
            const size = context_parts_sizeOf((0,external_node_path_.join)(context, inner));
            bytes += size;
            if (part)
                part.bytes += size;
        }
        if (entries > MOST_ENTRIES || (depth > context_parts_DEEPEST && names.size > 0))
            return walked(false);
    }
    return walked(true);
}
const NO_NAMES = new Set();
function context_parts_sizeOf(file) {
    try {
        return (0,external_node_fs_.lstatSync)(file).size;
    }
    catch {
        return 0;
    }
}

;// CONCATENATED MODULE: ./src/build/speed/installs.ts
/**
 * What a RUN installs, where it certainly reads nothing of the context but the files named here. A RUN that does anything
 * else (a build, a script, a package of its own) is not one of these. Pure.
 */


/** Null when it is not certain that these are all files that the RUN reads. */
function installsOf({ keyword, args, heredocs }) {
    const script = (0,build_dockerfile/* withoutFlags */.Kx)(args).replace(QUOTED, (_, __, word) => word.replace(/[<>]/g, '='));
    const isPlain = keyword === 'RUN' && heredocs.length === 0 && (0,build_dockerfile/* jsonList */.Rr)(args) === null;
    if (!isPlain || /--mount\b/.test(args) || UNCERTAIN.test(script))
        return null;
    const installs = [];
    for (const part of script.split(/&&|;/).map((text) => text.trim().replace(/\s+/g, ' '))) {
        if (NEUTRAL.test(part))
            continue;
        const manager = MANAGERS.find(({ command }) => command.test(part));
        const rest = part.replace(manager?.command ?? '', '').trim();
        const install = manager?.read(rest === '' ? [] : rest.split(' '));
        if (!install)
            return null;
        installs.push(install);
    }
    return installs.length === 0 ? null : installs;
}
/** One word in quotes, such as a package with its version. */
const QUOTED = /(["'])([\w.,<>=~!@[\]-]+)\1/g;
/** Other quotes, variables, pipes, groups, substitutions and redirections: the words are not all there is to it. */
const UNCERTAIN = /["'`$|<>(){}*]|(?<!&)&(?!&)/;
const NEUTRAL = /^(?:$|set -\w+$|rm -rf? \/\S+(?: \/\S+)*$|(?:sudo )?apt(?:-get)?(?: -\S+)* (?:update|clean|autoremove|autoclean)(?: -\S+)*$|apk(?: -\S+)* update$|(?:dnf|microdnf|yum)(?: -\S+)* (?:clean all|makecache)$|npm cache clean --force$|yarn cache clean$|go mod verify$)/;
const ANY = () => true;
const install = (needs, rest = {}) => ({
    needs,
    reads: [],
    unless: [],
    isEnough: ANY,
    ...rest,
});
const isFlag = (word) => word.startsWith('-');
const isUrl = (word) => /^(?:git\+)?https?:\/\//.test(word);
/** A file or folder of its own. */
const isPath = (word) => !isUrl(word) && (word === '.' || word.includes('/') || /\.(?:whl|deb|apk|rpm|tgz|gz|zip)$/.test(word));
/** The command needs no files when packages are named; without names it is something else. */
const installs_byName = (words) => words.some((word) => !isFlag(word)) && !words.some(isPath) ? install([]) : null;
/** Only with flags; `wants`: one of these must be among them. */
const flagsOnly = (result, wants = []) => (words) => words.every(isFlag) && (wants.length === 0 || wants.every((flag) => words.includes(flag))) ? result : null;
const installs_NODE = { isEnough: isPlainPackage };
const MANAGERS = [
    { command: /^(?:python3? -m )?pip3? (?:--\S+ )*install\b/, read: ofPip },
    {
        command: /^npm (?:ci|install|i)\b/,
        read: (words) => words.includes('-g') || words.includes('--global')
            ? installs_byName(words)
            : flagsOnly(install(['package.json'], {
                ...installs_NODE,
                reads: ['package-lock.json', 'npm-shrinkwrap.json', '.npmrc'],
            }))(words),
    },
    {
        command: /^yarn(?: install)?(?= -|$)/,
        read: flagsOnly(install(['package.json'], { ...installs_NODE, reads: ['yarn.lock'], unless: ['.yarnrc.yml', '.yarn'] })),
    },
    {
        command: /^pnpm (?:install|i)\b/,
        read: flagsOnly(install(['package.json'], {
            ...installs_NODE,
            reads: ['pnpm-lock.yaml', '.npmrc'],
            unless: ['pnpm-workspace.yaml', '.pnpmfile.cjs'],
        })),
    },
    {
        command: /^go mod download\b/,
        read: flagsOnly(install(['go.mod'], {
            reads: ['go.sum'],
            unless: ['go.work', 'vendor'],
            isEnough: (text) => !/=>\s*[./]/.test(text),
        })),
    },
    {
        command: /^bundle install\b/,
        read: flagsOnly(install(['Gemfile'], {
            reads: ['Gemfile.lock'],
            isEnough: (text) => !/\bpath\b|gemspec|eval_gemfile|require|File\b|\bfile:/.test(text),
        })),
    },
    {
        command: /^composer install\b/,
        read: flagsOnly(install(['composer.json'], {
            reads: ['composer.lock'],
            isEnough: (text) => !/"type"\s*:\s*"path"/.test(text),
        }), ['--no-scripts', '--no-autoloader']),
    },
    {
        command: /^poetry install\b/,
        read: flagsOnly(install(['pyproject.toml'], { reads: ['poetry.lock'], isEnough: hasNoPaths }), [
            '--no-root',
        ]),
    },
    {
        command: /^uv sync\b/,
        read: flagsOnly(install(['pyproject.toml'], { reads: ['uv.lock'], isEnough: hasNoPaths }), [
            '--no-install-project',
        ]),
    },
    { command: /^(?:sudo )?apt(?:-get)?(?: -\S+)* install\b/, read: installs_byName },
    { command: /^apk(?: -\S+)* add\b/, read: installs_byName },
    { command: /^(?:dnf|microdnf|yum)(?: -\S+)* install\b/, read: installs_byName },
];
/** Requirement files are needed; the project itself, local files and constraints of another folder are not known. */
function ofPip(words) {
    const needs = [];
    const rest = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? '';
        const [, inline] = /^(?:--requirement=|--constraint=|-[rc](?=.))(.+)$/.exec(word) ?? [];
        const isFile = /^(?:-r|-c|--requirement|--constraint)$/.test(word);
        if (inline !== undefined)
            needs.push(inline);
        else if (isFile)
            needs.push(words[++at] ?? '');
        else
            rest.push(word);
    }
    const isLocal = rest.some((word) => isPath(word) || /^(?:-e|--editable|-f|--find-links)\b/.test(word));
    if (isLocal || needs.some((name) => !/^[\w][\w./-]*$/.test(name) || name.includes('..')))
        return null;
    if (needs.length === 0)
        return installs_byName(rest);
    return install(needs, {
        isEnough: (text) => !/^\s*(?:-[ercf]\b|--(?:editable|requirement|constraint|find-links)|[./])|\bfile:/m.test(text),
    });
}
/** Without workspaces, scripts that run at the installation, and packages in folders. */
function isPlainPackage(text) {
    const json = (0,lib_json/* parseJson */.qF)(text);
    if (json === null || Array.isArray(json) || (0,lib_json/* field */.ZZ)(json, 'workspaces') !== undefined)
        return false;
    const scripts = [
        'preinstall',
        'install',
        'postinstall',
        'prepublish',
        'preprepare',
        'prepare',
        'postprepare',
    ];
    if (scripts.some((name) => (0,lib_json/* field */.ZZ)(json, 'scripts', name) !== undefined))
        return false;
    return !/"(?:file|link|portal|workspace):|"\.{0,2}\/|"patch(?:ed|-package)/.test(text);
}
function hasNoPaths(text) {
    return !/\bpath\s*=|workspace/.test(text);
}

;// CONCATENATED MODULE: ./src/build/speed/phrases.ts
/** Phrases about the speed of a build. */
/** `0.4 s`, `82 s`. */
const phrases_duration = (seconds) => `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
/** `a`, `a and b`, `a, b and c`. */
const phrases_listed = (all) => all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;

;// CONCATENATED MODULE: ./src/build/speed/early-copy.ts






/** From here on, the installation is worth a warning. */
const WARN_SECONDS = 60;
function earlyCopies(layout) {
    const { dockerfile, steps } = layout;
    const stepAt = new Map(steps.map((step) => [step.line, step]));
    return dockerfile.stages.flatMap((stage) => stage.instructions.flatMap((run) => {
        const step = stepAt.get(run.line);
        const early = step && earlyOf(run, stage, layout);
        return early ? [{ ...early, seconds: step.cached ? null : step.seconds }] : [];
    }));
}
/** One for each COPY. */
const earlyFindings = (early, layout) => [...(0,group_by/* groupBy */.$)(early, ({ copy }) => copy)].map(([copy, some]) => early_copy_finding(copy, some, layout));
function earlyOf(run, stage, layout) {
    const installs = installsOf(run);
    if (installs === null)
        return null;
    const before = instructionsOf(stage, run);
    const sources = installs.flatMap(({ needs, isEnough, unless }) => needs.map((name) => ({ name, isEnough, unless, copied: broughtFor(name, run, layout) })));
    const isCertain = sources.every(({ copied, isEnough, unless }) => {
        const text = copied && layout.text(copied.path);
        return (text !== null &&
            isEnough(text) &&
            !unless.some((name) => isThere(early_copy_beside(copied?.path ?? '', name), layout)));
    });
    if (!isCertain)
        return null;
    const wide = (one) => isWholeFolder(one, sources.map(({ copied }) => copied?.path ?? ''), layout);
    const copy = sources.length > 0
        ? sources.map(({ copied }) => copied?.by).find((by) => by !== undefined && wide(by))
        : before.find((one) => wide(one) && isFarFromSystem(one));
    if (copy === undefined)
        return null;
    const optional = installs.flatMap(({ needs, reads }) => reads.map((name) => broughtFor(name, run, layout)?.path ?? early_copy_beside(needs[0] ?? '', name)));
    const files = [
        ...sources.map(({ copied }) => copied?.path ?? ''),
        ...optional.filter((path) => isThere(path, layout)),
    ];
    return { copy, run, files: [...new Set(files)] };
}
/** The COPY or ADD that certainly brings a file of the working folder, and the file in the context. */
function broughtFor(name, run, { dockerfile, file }) {
    const copied = copiedFor(`./${name}`, run, dockerfile, file);
    return copied?.file && copied.isSure && copied.from === null
        ? { by: copied.by, path: copied.file.path }
        : null;
}
const early_copy_beside = (path, name) => path.includes('/') ? `${path.slice(0, path.lastIndexOf('/'))}/${name}` : name;
const isThere = (path, { names }) => {
    const at = path.lastIndexOf('/');
    return names(at < 0 ? '.' : path.slice(0, at))?.includes(path.slice(at + 1)) === true;
};
/** Whether it copies a folder of the context that has more than these files. */
function isWholeFolder(one, files, { names }) {
    const copy = (0,build_dockerfile/* copyOf */.zP)(one);
    if (copy?.from !== null || copy.isInline)
        return false;
    return copy.sources.some((source) => {
        const others = names(source)?.filter((name) => {
            const path = source === '.' ? name : `${source.replace(/\/+$/, '')}/${name}`;
            return !files.includes(path) && !/dockerfile|dockerignore/i.test(name);
        });
        return others !== undefined && others.length > 0;
    });
}
/** A copy to `/` or `/etc` may configure the package manager. */
function isFarFromSystem(one) {
    const copy = (0,build_dockerfile/* copyOf */.zP)(one);
    return (copy !== null && copy.sources.includes('.') && !/^\/(?:etc\b.*|root\b.*|usr\b.*)?$|\$/.test(copy.target));
}
function early_copy_finding(copy, some, { dockerfile, ignoreFile }) {
    const { file } = dockerfile;
    const [first] = some;
    const ran = some.flatMap(({ seconds }) => seconds ?? []);
    const seconds = ran.reduce((sum, one) => sum + one, 0);
    const files = [...new Set(some.flatMap((one) => one.files))];
    const runs = some.length === 1 ? 'this RUN' : 'these RUNs';
    const more = some.length > 1 ? ` and ${some.length - 1} more` : '';
    const isWorth = seconds >= WARN_SECONDS;
    return {
        code: 'cache-broken-early',
        level: isWorth ? 'warn' : 'note',
        confidence: 'likely',
        message: `${placed(copy, file)} stands before ${first ? placed(first.run, file) : ''}${more}, so each change of any file that it copies installs the packages again${seconds >= 1 ? `, which took ${phrases_duration(seconds)} in this build` : ''}`,
        fix: files.length === 0
            ? `Move ${runs} above that line: no file of the context is needed for it.`
            : `Copy ${phrases_listed(files.map((name) => quote(name)))} first, then ${runs}, then the rest; and list in \`${ignoreFile}\` what the image does not need.`,
        location: { file, line: copy.line },
        evidence: [copy, ...some.map(({ run }) => run)].map((one) => `${file}:${one.line}: ${(0,build_dockerfile/* titleOf */.Gg)(one)}`.slice(0, early_copy_WIDEST)),
    };
}
const early_copy_WIDEST = 300;
const placed = (one, file) => `${quote((0,build_dockerfile/* titleOf */.Gg)(one))} (${file}:${one.line})`;

// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/build/speed/large-context.ts



/** Both what was sent and what is hardly needed must reach it: a few seconds of a slow connection. */
const LARGE_BYTES = 50_000_000;
const WARN_BYTES = 250_000_000;
const MOST_NAMED = 3;
const large_context_MOST_SHOWN = 10;
/** `sources`: what the build copies from its context. */
function largeContext(sent, sources, { parts, isComplete }, ignoreFile) {
    const copied = parts.filter(({ path }) => sources.some((source) => isIn(path, source)));
    const unneeded = sum(copied);
    if (sent === null || sent < LARGE_BYTES || unneeded < LARGE_BYTES)
        return null;
    const named = copied.slice(0, MOST_NAMED);
    const patterns = [...new Set(named.map(({ pattern }) => pattern))].map((pattern) => quote(pattern));
    return {
        code: 'context-too-large',
        level: unneeded >= WARN_BYTES ? 'warn' : 'note',
        confidence: 'likely',
        message: `the build sent ${(0,units/* bytes */.ee)(sent)} of its context to the builder; the context has ${isComplete ? '' : 'at least '}${(0,units/* bytes */.ee)(unneeded)} that the image hardly needs: ${phrases_listed(named.map(described))}${copied.length > named.length ? ', …' : ''}`,
        fix: `List ${phrases_listed(patterns)} in \`${ignoreFile}\`.`,
        evidence: copied.slice(0, large_context_MOST_SHOWN).map(({ path, bytes: size }) => `${path}: ${(0,units/* bytes */.ee)(size)}`),
    };
}
const isIn = (path, source) => source === '.' || path === source || path.startsWith(`${source}/`);
const sum = (parts) => parts.reduce((total, part) => total + part.bytes, 0);
const described = ({ path, bytes: size }) => `${quote(path)} (${(0,units/* bytes */.ee)(size)})`;

;// CONCATENATED MODULE: ./src/build/speed/slower.ts






/** Smaller differences are not worth a sentence. */
const WORTH_SECONDS = 10;
const WORTH_SHARE = 0.2;
/** Of the difference, which the steps must explain. */
const EXPLAINED_SHARE = 0.5;
const isWorth = (now, before) => now.ok && before.ok && now.seconds - before.seconds >= Math.max(WORTH_SECONDS, before.seconds * WORTH_SHARE);
/** Null where the difference is not worth it, or the cache does not explain it. */
function slower(builds) {
    const { now, before } = builds;
    if (!isWorth(now, before))
        return null;
    const found = brokenAt(builds) ?? emptyCache(builds);
    return found && { before: before.seconds, after: now.seconds, ...found };
}
function brokenAt(builds) {
    const { now, before, isSameCache } = builds;
    const hadCache = isSameCache || now.steps.some((step) => step.cached && isCacheable(step));
    if (!hadCache)
        return null;
    const [first] = breaksOf(builds).sort((a, b) => b.gained - a.gained);
    const change = now.seconds - before.seconds;
    if (first === undefined || first.gained < change * EXPLAINED_SHARE)
        return null;
    const reason = slower_reasonOf(first, builds);
    if (reason === null)
        return null;
    return { ...reason, why: `${sumOf(builds)}: ${reason.why}${againText(first, now)}` };
}
/** A FROM is `cached` also where only the base image is there. */
const isCacheable = ({ name, line }) => line !== undefined && !name.startsWith('FROM ');
function breaksOf({ dockerfile, now, before }) {
    const stepAt = new Map(now.steps.map((step) => [step.line, step]));
    const had = new Map(before.steps.map((step) => [step.name, step]));
    const isLost = (one) => {
        const step = stepAt.get(one.line);
        return step !== undefined && !step.cached && (one.keyword !== 'FROM' || !had.has(step.name));
    };
    return dockerfile.stages.flatMap((stage) => {
        const chain = instructionsOf(stage, null);
        const at = chain.find(isLost);
        const own = stepAt.get(at?.line);
        // of a parent stage: it has its own turn; a COPY from another stage is new because that stage is
        if (!at || !own || !stage.instructions.includes(at) || (0,build_dockerfile/* copyOf */.zP)(at)?.from)
            return [];
        const again = after(at, stage, dockerfile).flatMap(({ line }) => stepAt.get(line) ?? []);
        const ran = again.filter(({ cached }) => !cached);
        const lost = [own, ...ran].filter((step) => had.get(step.name)?.cached ?? step === own);
        const isKnown = chain
            .slice(0, chain.indexOf(at))
            .some(({ line }) => had.has(stepAt.get(line)?.name ?? ''));
        const isEdited = !had.has(own.name) && (isKnown || at.keyword === 'FROM');
        return [{ at, isEdited, again: ran, gained: secondsOf(lost) }];
    });
}
const secondsOf = (steps) => steps.reduce((sum, { seconds }) => sum + seconds, 0);
/** The instructions whose result depends on that one: later in its stage, and in stages that stand on it or copy from it. */
function after(at, stage, { stages }) {
    const changed = new Set([stage]);
    const found = stage.instructions.slice(stage.instructions.indexOf(at) + 1);
    for (const other of stages.slice(stage.index + 1)) {
        const from = (one) => [...changed].some((source) => isFrom(one, source));
        const start = other.parent && changed.has(other.parent) ? 0 : other.instructions.findIndex(from);
        if (start < 0)
            continue;
        changed.add(other);
        found.push(...other.instructions.slice(start));
    }
    return found;
}
function isFrom(one, { name, index }) {
    const from = (0,build_dockerfile/* copyOf */.zP)(one)?.from?.toLowerCase();
    return from !== undefined && (from === name || from === String(index));
}
/** Null where it is not known why the step ran. */
function slower_reasonOf({ at, isEdited }, builds) {
    const { changed, dockerfile } = builds;
    const place = `${quote((0,build_dockerfile/* titleOf */.Gg)(at))} (${baseName(dockerfile.file)}:${at.line})`;
    if (isEdited)
        return { why: `${place} is new or was edited` };
    const copy = (0,build_dockerfile/* copyOf */.zP)(at);
    if (copy === null || copy.isInline)
        return null;
    const seen = (changed ?? []).filter((path) => copy.sources.some((source) => isUnder(path, source)));
    if (seen.length === 0)
        return { why: `${place} did not come from the build cache` };
    const hints = [...orderHint(at, seen, builds), ...ignoreHint(seen, builds)];
    const hint = hints.join(', or ');
    return {
        why: `${place} saw ${named(seen)} change`,
        ...(hint === '' ? {} : { hint: hint.charAt(0).toUpperCase() + hint.slice(1) }),
    };
}
/** Would have helped where the files that the installation reads did not change. */
function orderHint(at, seen, { early }) {
    const some = early.filter(({ copy }) => copy.line === at.line);
    const files = [...new Set(some.flatMap((one) => one.files))];
    if (some.length === 0 || seen.some((path) => files.includes(path)))
        return [];
    const runs = some.map(({ run }) => run.line);
    return files.length > 0
        ? [`copy ${phrases_listed(files.map((name) => quote(name)))} first`]
        : [`move line ${phrases_listed(runs.map(String))} above it`];
}
const ignoreHint = (seen, { ignoreFile }) => seen.every((path) => FOR_READERS.test(path)) ? [`list ${named(seen)} in \`${ignoreFile}\``] : [];
/** What people and tools of the repository read, and programs hardly do. */
const FOR_READERS = /^(?:docs?|\.github|\.gitlab|\.vscode|\.idea)\/|(?:^|\/)(?:readme|changelog|changes|contributing|license|licence|authors|code_of_conduct|security)(?:\.\w+)?$|\.md$|(?:^|\/)\.(?:gitignore|gitattributes|editorconfig|gitlab-ci\.yml)$/i;
const isUnder = (path, source) => source === '.' || path === source || path.startsWith(`${source.replace(/\/+$/, '')}/`);
const MOST_NAMES = 3;
/** Files of one folder at the top are named as that folder. */
function named(paths) {
    const groups = (0,group_by/* groupBy */.$)(paths, (path) => (path.includes('/') ? `${path.split('/', 1)[0] ?? ''}/` : path));
    const names = [...groups].map(([folder, [only = '', ...others]]) => (others.length > 0 ? folder : only));
    const shown = names.slice(0, MOST_NAMES).map((name) => quote(name));
    const more = names.length - shown.length;
    return phrases_listed(more > 0 ? [...shown, `${more} more`] : shown);
}
function againText({ again }, { steps }) {
    const lines = again.flatMap(({ line }) => line ?? []);
    if (lines.length === 0)
        return '';
    const [first, last] = [Math.min(...lines), Math.max(...lines)];
    const between = steps.filter(({ line = 0 }) => line >= first && line <= last);
    const several = between.length === again.length ? `lines ${first} to ${last}` : (0,units/* count */.U9)(again.length, 'step');
    return `, so ${first === last ? `line ${first}` : several} ran again (${phrases_duration(secondsOf(again))})`;
}
/** Nothing came from the cache: the machine is new, or the base image is. */
function emptyCache(builds) {
    const { now, before } = builds;
    const cached = before.steps.filter((step) => step.cached && isCacheable(step));
    const isEmpty = !now.steps.some((step) => step.cached && isCacheable(step));
    if (!isEmpty || cached.length === 0)
        return null;
    const from = `${(0,units/* count */.U9)(cached.length, 'step')} of the baseline’s build did`;
    return {
        why: `${sumOf(builds)}: no step came from the build cache, and ${from}: the cache was empty, or the base image is another one`,
    };
}
const sumOf = ({ now, before }) => `+${phrases_duration(now.seconds - before.seconds)}`;
const baseName = (file) => file.slice(file.lastIndexOf('/') + 1);

;// CONCATENATED MODULE: ./src/build/speed/index.ts
/** What makes builds slow: an order of lines that breaks the cache early, a large context; and why this one took longer. */









async function speedFindings(built) {
    const { build, dockerfile, context, sendsAll } = built;
    const { isIgnored, ...layout } = layoutOf(built);
    const { ignoreFile } = layout;
    const early = earlyFindings(earlyCopies(layout), layout);
    const sent = build.contextBytes ?? 0;
    if (sent < LARGE_BYTES)
        return early;
    const { instructions } = dockerfile;
    const runs = instructions
        .filter(({ keyword }) => keyword === 'RUN')
        .map(({ args, heredocs }) => [args, ...heredocs.map(({ content }) => content)].join('\n'));
    const sources = sendsAll ? ['.'] : copiedSources(build, dockerfile);
    const large = largeContext(sent, sources, await walkContext(context, { isIgnored, runs }), ignoreFile);
    return large ? [...early, large] : early;
}
function layoutOf({ build, dockerfile, context, path, root }) {
    const { byDocker, file: ignoreFile } = (0,dockerfile_ignored/* ignoredIn */._b)(context, path, root);
    const isIgnored = (one) => byDocker(one) !== null;
    const [names, file] = [neighboursIn(context), fileIn(context)];
    return {
        dockerfile,
        steps: build.steps,
        names: (folder) => names(folder)?.filter((name) => !isIgnored(folder === '.' ? name : `${folder}/${name}`)) ?? null,
        file: (one) => (isIgnored(one) ? null : file(one)),
        text: textIn(context),
        ignoreFile,
        isIgnored,
    };
}
/** What the steps of this build copy from the context. */
function copiedSources({ steps }, { instructions }) {
    const lines = new Set(steps.map(({ line }) => line));
    return instructions.flatMap((one) => {
        const copy = lines.has(one.line) ? (0,build_dockerfile/* copyOf */.zP)(one) : null;
        return copy?.from === null ? copy.sources : [];
    });
}
function whySlower(built) {
    return (before, changed, isSameCache) => {
        const { build, dockerfile, context } = built;
        const { isIgnored, ...layout } = layoutOf(built);
        const inContext = changed?.flatMap((one) => {
            const inner = (0,external_node_path_.relative)(context, one).split(external_node_path_.sep).join('/');
            const isOutside = inner.split('/')[0] === '..' || (0,external_node_path_.isAbsolute)(inner);
            return isOutside || isIgnored(inner) ? [] : [inner];
        });
        const early = earlyCopies(layout);
        const { ignoreFile } = layout;
        return slower({
            dockerfile,
            now: build,
            before,
            changed: inContext ?? null,
            early,
            ignoreFile,
            isSameCache,
        });
    };
}

;// CONCATENATED MODULE: ./src/build/outcome.ts
/** One run of the builder, and what it says of the image that it made, or of why it made none. */



















/** Without a Dockerfile there is an outcome at once. */
function prepare(given, run, { root, secrets }) {
    const found = (0,locate/* locateDockerfile */.li)(given.file, given.context, root);
    if (!found.ok)
        return { ok: false, outcome: notBuilt(found.finding) };
    const source = withSecretFiles(given, run.tempDir);
    const outputs = { tag: run.tag, metadata: (0,external_node_path_.join)(run.tempDir, 'buildx-metadata.json'), file: found.path };
    return { ok: true, prepared: { source, found, outputs, model: modelOf(found, source, secrets) } };
}
async function runBuilder(given, run, deps) {
    if (deps.signal.aborted)
        throw new errors/* UserError */.yo('cancelled', 'Cancelled before the image was built');
    const ready = prepare(given, run, deps);
    if (!ready.ok)
        return ready;
    const { source, outputs, model } = ready.prepared;
    const late = AbortSignal.timeout(Math.ceil(source.timeout * 1000));
    const signal = AbortSignal.any([deps.signal, late]);
    const job = { source, outputs, dockerfile: model(null), run: run.id, ...deps, signal, late };
    const built = { ...ready.prepared, attempt: await attemptBuild(job) };
    const failure = await failureIn(built, deps);
    return failure === null ? { ok: true, built } : { ok: false, outcome: failure };
}
/** The outcome of an attempt. Rejects as `build` does. */
async function outcomeOf(attempt, prepared, run, deps) {
    const built = { ...prepared, attempt };
    const failure = await failureIn(built, deps);
    return failure ?? imageOutcome(built, run, deps);
}
/** The outcome of a build that made one image, with its content if that is kept. */
async function imageOutcome(built, run, deps) {
    const { source, attempt } = built;
    const image = await resultOf(run.tag, attempt, deps.engine);
    const outcome = await builtOutcome(built, image, run, deps);
    const kept = await contentOf({ source, attempt, image, tag: run.tag, keeper: deps.keeper });
    return { ...outcome, ...kept };
}
/** Null if it has built the image. */
async function failureIn({ attempt, source, model, found }, deps) {
    if (attempt.isLate)
        return tookTooLong(attempt, source, model(null), found);
    return attempt.code === 0 ? null : failed(attempt, source, model(null), found, deps);
}
/** `image`: on the engine, under the tag of `run`. */
async function builtOutcome({ found, source, attempt, model }, image, run, deps) {
    const built = {
        build: reportOf(attempt, found.file, null),
        dockerfile: model(image),
        context: source.context,
        path: found.path,
        root: deps.root,
        sendsAll: attempt.kind === 'legacy',
    };
    const facts = dockerfileFacts(found, built.dockerfile);
    return {
        build: built.build,
        findings: [...attempt.notes, ...(await speedFindings(built))],
        image: { id: image.id, ref: run.tag },
        ...facts,
        baseLayers: () => baseLayers({ ref: facts.finalBase, image, source, attempt, run, ...deps }),
        whySlower: whySlower(built),
    };
}
function modelOf({ file, text }, source, secrets) {
    const args = new Map((0,inputs/* namedValues */.qE)(source.buildArgs, process.env));
    const redact = redactor(args, secrets, (0,build_dockerfile/* argsOfFrom */.ft)(text ?? ''));
    return (image) => (0,build_dockerfile/* readDockerfile */.n_)(text ?? '', {
        file,
        target: source.target,
        args,
        platform: image?.platform ?? null,
        redact,
    });
}
const dockerfileFacts = ({ text }, dockerfile) => text === null ? { dockerfile: null, finalBase: null } : { dockerfile, finalBase: dockerfile.finalBase };
function notBuilt(finding) {
    const build = { ok: false, seconds: 0, steps: [], warnings: [], log: [] };
    return { build, findings: [finding], image: null, dockerfile: null, finalBase: null, baseLayers: noLayers };
}
/** Asks the engine first: a lost engine fails a build too, and is an error. */
async function failed(attempt, source, dockerfile, found, deps) {
    const host = await deps.engine.info();
    const { kind, recording, notes } = attempt;
    const failure = failureOf(recording, {
        dockerfile,
        target: source.target,
        kind,
        neighbours: neighboursIn(source.context),
        file: fileIn(source.context),
        ignored: (0,dockerfile_ignored/* ignoredIn */._b)(source.context, found.path, deps.root),
        given: new Set((0,inputs/* namedValues */.qE)(source.buildArgs, process.env).map(([name]) => name)),
        platform: source.platform,
        host,
    });
    throwDiskFull(failure.words);
    throwLostBuilder(failure.step?.name ?? null, failure.words);
    if (failure.step === null && !failure.isRefused)
        throwRefusal(failure.words);
    const platform = source.platform ?? platformOfStep(failure.step?.name ?? '');
    const lacking = lackingBase(failure);
    const { engine, signal } = deps;
    const offered = lacking === null
        ? []
        : await askPlatforms({ ref: lacking, endpoint: engine.endpoint, builder: source.builder, signal });
    const finding = diagnose({ ...failure, platform, offered });
    // which of the platforms it failed for
    const isNamed = !source.platforms || platform === null || finding.message.includes(platform);
    const message = isNamed ? finding.message : `for ${platform}: ${finding.message}`;
    const findings = [{ ...finding, message }, ...notes];
    return {
        build: reportOf(attempt, found.file, failure.step),
        findings,
        image: null,
        ...dockerfileFacts(found, dockerfile),
        baseLayers: noLayers,
    };
}
/** The build reached its time limit: a verdict, with the step that was running. */
function tookTooLong(attempt, { timeout }, dockerfile, found) {
    const { steps } = attempt.recording;
    // the client may have reported the running step as failed, because it was cancelled
    const running = steps.findLast(({ status }) => status === 'running') ??
        steps.findLast(({ status }) => status === 'failed') ??
        null;
    return {
        build: reportOf(attempt, found.file, running),
        findings: [tooLong(running, timeout, dockerfile)],
        image: null,
        ...dockerfileFacts(found, dockerfile),
        baseLayers: noLayers,
    };
}
async function resultOf(tag, { builder }, engine) {
    const image = await engine.image(tag);
    if (image)
        return image;
    const hint = 'The docker client and Sea Trial must use the same engine (DOCKER_HOST, `docker context`), and the builder must be able to load its result into it.';
    throw new errors/* UserError */.yo('engine-failed', `${builder} built the image, but the engine at ${engine.endpoint} does not have it`, hint);
}

;// CONCATENATED MODULE: ./src/build/bake/definition.ts
/** The bake file of a run, from the settings of its builds. Pure. */



/** The field of a bake target for each option of `buildx build`. */
const FIELDS = new Map([
    ['--add-host', ['extra-hosts', 'pairs']],
    ['--allow', ['entitlements', 'list']],
    ['--annotation', ['annotations', 'list']],
    ['--build-context', ['contexts', 'pairs']],
    ['--label', ['labels', 'pairs']],
    ['--no-cache', ['no-cache', 'flag']],
    ['--no-cache-filter', ['no-cache-filter', 'list']],
    ['--pull', ['pull', 'flag']],
    ['--shm-size', ['shm-size', 'text']],
    ['--ssh', ['ssh', 'list']],
    ['--tag', ['tags', 'list']],
    ['--ulimit', ['ulimits', 'list']],
]);
/** Whether bake knows all options: it has no `--cgroup-parent`. */
const canBake = ({ options = [] }) => options.every(([flag]) => FIELDS.has(flag));
/** `idOf`: the id of a target by its name in `target:NAME`. Content of a JSON bake file. */
function definitionOf(targets, idOf, env = process.env) {
    const all = Object.fromEntries(targets.map((target) => [target.id, targetOf(target, idOf, env)]));
    return JSON.stringify({ target: all }, (_, value) => typeof value === 'string' ? escaped(value) : value);
}
/** buildx replaces `${NAME}` in each text by variables of its environment. */
const escaped = (text) => text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
function targetOf({ source, file, tag }, idOf, env) {
    const { context, target, buildArgs, buildSecrets, platform, cacheFrom, cacheTo, network } = source;
    const fields = optionFields(source.options ?? [], idOf);
    return {
        context,
        dockerfile: file,
        ...some('target', target),
        args: pairs((0,inputs/* namedValues */.qE)(buildArgs, env)),
        secret: buildSecrets,
        ...(platform === null ? {} : { platforms: [platform] }),
        'cache-from': cacheFrom,
        'cache-to': cacheTo.map(ignoringErrors),
        ...some('network', network),
        ...fields,
        ...(tag === null ? {} : { tags: [tag, ...definition_listOf(fields.tags)], output: ['type=docker'] }),
    };
}
function optionFields(options, idOf) {
    const given = new Map();
    for (const [flag, value = ''] of options)
        given.set(flag, [...(given.get(flag) ?? []), value]);
    return Object.fromEntries([...given].flatMap(([flag, values]) => {
        const [name, kind] = FIELDS.get(flag) ?? [];
        if (name === undefined || kind === undefined)
            return [];
        const linked = flag === '--build-context' ? values.map((value) => relinked(value, idOf)) : values;
        return [[name, VALUES[kind](linked, flag)]];
    }));
}
const VALUES = {
    list: (values) => values,
    pairs: (values, flag) => pairs(values.map((value) => pairOf(value, flag === '--add-host' ? /[:=]/ : /=/))),
    text: (values) => values.at(-1),
    flag: () => true,
};
function relinked(context, idOf) {
    const linked = (0,buildx_options/* linkedIn */.v8)(context);
    return linked === null ? context : `${linked.name}=target:${idOf(linked.target)}`;
}
function pairOf(text, separator) {
    const at = text.search(separator);
    return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}
/** With keys that are safe in a bake file. */
const pairs = (items) => Object.fromEntries(items.map(([name, value]) => [escaped(name), value]));
const some = (name, value) => (value === null ? {} : { [name]: value });
const definition_listOf = (value) => (Array.isArray(value) ? value : []);

;// CONCATENATED MODULE: ./src/build/bake/members.ts
/** What one bake run builds: the images, and the targets that they build on. */





/** `tempDir`: for the files of targets that are no images. */
function membersOf(images, linked, tempDir, deps) {
    const ready = new Map();
    const notBuilt = new Map();
    const sources = new Map([...linked, ...[...images].map(([name, { source }]) => [name, source])]);
    let count = 0;
    for (const [name, source] of sources) {
        const id = `image-${count++}`;
        const run = images.get(name)?.run ?? null;
        const made = prepare(source, run ?? ownRun(id, tempDir), deps);
        if (made.ok)
            ready.set(name, { name, id, prepared: made.prepared, run });
        else
            notBuilt.set(name, made.outcome);
    }
    return { ready, notBuilt, needs: (name) => needsOf(name, sources) };
}
/** Its image is not kept, so that it has no tags. */
function ownRun(id, parent) {
    const tempDir = (0,external_node_path_.join)(parent, id);
    (0,external_node_fs_.mkdirSync)(tempDir, { recursive: true, mode: 0o700 });
    return { id, tag: '', baseTag: '', tempDir };
}
function needsOf(name, sources) {
    const needs = new Set([name]);
    for (const one of needs)
        for (const { context, target } of linksOf(sources.get(one))) {
            if (!sources.has(target))
                throw unknown(one, context, target);
            needs.add(target);
        }
    return [...needs];
}
const linksOf = (source) => (source?.options ?? []).flatMap(([flag, value]) => {
    const link = flag === '--build-context' ? (0,buildx_options/* linkedIn */.v8)(value ?? '') : null;
    return link === null ? [] : [{ context: link.name, target: link.target }];
});
const unknown = (image, context, target) => new errors/* UserError */.yo('settings', `${image}: its build context ${context} is the target ${target}, which this run does not build`, 'A context of the form target:NAME is for the targets of a bake file.', { exit: 2 });

// EXTERNAL MODULE: ./src/core/progress.ts
var core_progress = __webpack_require__(34664);
;// CONCATENATED MODULE: ./src/build/bake/split.ts
/** Bounds memory; each target records fewer steps than that. */
const split_MOST_STEPS = 50_000;
/** `[api internal] load .dockerignore`, `[api 2/3] RUN make`, `[api] exporting to image` */
const PREFIXED = /^\[([\w-]+)(?:\] | )/;
/** `ERROR: target api: failed to solve: …` */
const FAILED = /^(ERROR: )target ([\w-]+): /;
/**
 * Passes each event on to the targets that it is about, as a build of that target alone would print it. A step that several
 * targets share is each one's; of its log buildx prints one copy. The client's own steps are dropped, and its lines go to all.
 */
function splitByTarget(targets, onEvent) {
    const owners = new Map();
    const passOn = (event, to) => {
        for (const target of to)
            onEvent(target, event);
    };
    const ownersOf = (id) => owners.get(id ?? '') ?? [];
    // the only target of a run has no prefix
    const only = targets.length === 1 ? targets[0] : undefined;
    return (event) => {
        if (event.kind === 'text')
            passOn({ ...event, line: event.line.replace(FAILED, '$1') }, targets);
        else if (only !== undefined)
            onEvent(only, event);
        else if (event.kind !== 'step' || event.name === '')
            passOn(event, ownersOf(event.id));
        else {
            const [prefix = '', target = ''] = PREFIXED.exec(event.name) ?? [];
            if (!targets.includes(target) || (!owners.has(event.id) && owners.size >= split_MOST_STEPS))
                return;
            owners.set(event.id, (owners.get(event.id) ?? new Set()).add(target));
            const rest = event.name.slice(prefix.length);
            onEvent(target, { ...event, name: prefix.endsWith('] ') ? rest : `[${rest}` });
        }
    };
}
/** The target that the client names as the one that failed; null where it names none. */
const failedTarget = (line) => FAILED.exec(line)?.[2] ?? null;

;// CONCATENATED MODULE: ./src/build/bake/run.ts
/** Runs `docker buildx bake` once, and records the steps of each target as if it had been built alone. */










/** `members`: images, and targets that they build on. Rejects with `no-engine` or `cancelled`. */
async function runBake(members, run, { engine, progress, signal: cancel }) {
    const limit = Math.min(...members.map(({ run, prepared }) => (run ? prepared.source.timeout : Infinity)));
    const late = AbortSignal.timeout(Math.ceil(limit * 1000));
    const signal = AbortSignal.any([cancel, late]);
    const began = performance.now();
    const elapsed = () => (performance.now() - began) / 1000;
    const { store } = await engine.info();
    const parts = members.map(({ id, name, prepared }) => {
        const record = recordSteps(prepared.model(null), withName(progress, name), signal);
        const keptIn = prepared.source.keep === true && store === 'containerd' ? 'engine' : null;
        return { id, name, record, keptIn };
    });
    const recordOf = new Map(parts.map(({ id, record }) => [id, record]));
    const split = splitByTarget([...recordOf.keys()], (id, event) => recordOf.get(id)?.add(event, elapsed()));
    let failed = null;
    const onEvent = (event) => {
        if (event.kind === 'text')
            failed ??= failedTarget(event.line);
        split(event);
    };
    const files = writeFiles(members, run);
    const argv = run_argvOf(members, files);
    progress.step(printable(argv));
    const running = () => parts.flatMap(({ name, record }) => record.running(elapsed()).map((step) => ({ ...step, title: `${name}: ${step.title}` })));
    const hide = showRunning(running, progress);
    const ended = (code, isLate = false) => ({
        code,
        late: isLate ? limit : null,
        failed: parts.find(({ id }) => id === failed)?.name ?? null,
        attempts: new Map(parts.map(({ name, record, keptIn }) => [
            name,
            { ...attemptOf(record.result(), code, isLate), keptIn },
        ])),
    });
    try {
        const { id } = run;
        const wanted = wantedByAll(members.map(({ prepared }) => prepared.source));
        const code = await runClient('buildx', argv, { id, signal, endpoint: engine.endpoint, wanted, onEvent });
        metadataWarnings(files.metadata).forEach(onEvent);
        return ended(code);
    }
    catch (cause) {
        if (!isLate(signal, late))
            throw cause;
        return ended(ENDED, true);
    }
    finally {
        hide();
    }
}
function writeFiles(members, { tempDir }) {
    const files = { definition: (0,external_node_path_.join)(tempDir, 'bake.json'), metadata: (0,external_node_path_.join)(tempDir, 'bake-metadata.json') };
    const ids = new Map(members.map(({ name, id }) => [name, id]));
    const targets = members.map(({ id, prepared: { source, found }, run }) => {
        return { id, source, file: found.path, tag: run?.tag ?? null };
    });
    (0,external_node_fs_.writeFileSync)(files.definition, definitionOf(targets, (name) => ids.get(name) ?? name), { mode: 0o600 });
    (0,external_node_fs_.rmSync)(files.metadata, { force: true }); // a failed run writes none
    return files;
}
/** `--provenance=false` and the output: as for one image (docs/decisions/0007-building.md). */
function run_argvOf(members, { definition, metadata }) {
    const sources = members.map(({ prepared }) => prepared.source);
    const builder = sources.find((source) => source.builder !== null)?.builder ?? null;
    return [
        ...['buildx', 'bake', '--file', definition],
        ...['--progress=rawjson', '--metadata-file', metadata, '--provenance=false'],
        ...(builder === null ? [] : ['--builder', builder]),
        ...grantsOf(sources).flatMap((grant) => ['--allow', grant]),
        ...members.flatMap(({ id, run }) => (run ? [id] : [])),
    ];
}
/** buildx asks before a bake file gets these; the settings of each image have been checked. */
function grantsOf(sources) {
    const grants = sources.flatMap(({ network, options = [] }) => [
        ...(network === 'host' ? ['network.host'] : []),
        ...options.flatMap(([flag, value = '']) => (flag === '--allow' ? [value] : [])),
        ...(options.some(([flag]) => flag === '--ssh') ? ['ssh'] : []),
    ]);
    return [...new Set(grants)];
}
function wantedByAll(sources) {
    const all = sources.map((source) => wantedBy(source));
    return {
        names: all.flatMap(({ names = [] }) => names),
        actionsCache: all.some(({ actionsCache }) => actionsCache),
    };
}
function attemptOf(recording, code, isLate) {
    const seconds = run_secondsOf(recording.steps);
    return { kind: 'buildx', builder: 'buildx bake', code, seconds, recording, notes: [], isLate };
}
/** From the start of the first step to the end of the last. */
function run_secondsOf(steps) {
    const begun = steps.filter(({ status }) => status !== 'waiting');
    if (begun.length === 0)
        return 0;
    const first = Math.min(...begun.map(({ began }) => began));
    return Math.max(...begun.map(({ began, seconds }) => began + seconds)) - first;
}
/** Lines that stay in the log begin with the image's name. */
const withName = (progress, name) => (0,core_progress/* filtered */.m)(progress, (text) => `${name}: ${text}`);

;// CONCATENATED MODULE: ./src/build/bake/index.ts









/**
 * One result for each image, in their order. `linked`: targets that build contexts (`NAME=target:OTHER`) name and that are no images.
 * Rejects as `build` does, except for settings that are wrong for one image.
 */
async function bakeImages(images, linked, run, deps, buildOne) {
    if (deps.signal.aborted)
        throw new errors/* UserError */.yo('cancelled', 'Cancelled before the images were built');
    const members = membersOf(images, linked, run.tempDir, deps);
    const bake = { images, members, run, deps };
    const results = new Map();
    const left = () => [...images.keys()].filter((name) => !results.has(name));
    /** A wrong setting is the result of that image. */
    const keep = async (name, work) => {
        const result = await settled(work);
        if (result)
            results.set(name, result);
    };
    for (const name of left())
        await keep(name, () => bake_notBuilt(name, members));
    for (const names of await together(left(), bake)) {
        const baked = await bakeOnce(names, bake);
        for (const name of names)
            await keep(name, () => outcomeIn(baked, name, bake));
    }
    const some = new semaphore/* Semaphore */.j(MOST_ALONE);
    await (0,settle_all/* settleAll */.j)(left().map((name) => some.run(() => keep(name, () => buildAlone(name, bake, buildOne)))));
    return new Map([...images.keys()].flatMap((name) => [...results].filter(([one]) => one === name)));
}
/** Builds of images by themselves at one time. */
const MOST_ALONE = 4;
async function settled(work) {
    try {
        const outcome = await work();
        return outcome && { ok: true, outcome };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo) || error.code !== 'settings')
            throw error;
        return { ok: false, error };
    }
}
/** What is known without a build: a Dockerfile is missing, the image's or that of a target which it builds on. */
function bake_notBuilt(name, { needs, notBuilt }) {
    const missing = needs(name).find((one) => notBuilt.has(one));
    return (missing === undefined ? undefined : notBuilt.get(missing)) ?? null;
}
/**
 * Groups of images that one run can build: of one builder, without options that bake does not know, and of which bake loads all
 * that is kept.
 */
async function together(names, bake) {
    const { needs, ready } = bake.members;
    const sourceOf = (name) => memberOf(name, ready).prepared.source;
    const known = names.filter((name) => needs(name).every((one) => canBake(sourceOf(one))) && isLoaded(sourceOf(name)));
    const groups = [];
    for (const group of (0,group_by/* groupBy */.$)(known, (name) => sourceOf(name).builder).values()) {
        const isKept = await keepsTar(group.map(sourceOf), bake);
        groups.push(isKept ? group.filter((name) => sourceOf(name).keep !== true) : group);
    }
    return groups.filter((group) => group.length > 1);
}
/** Not an index, which bake would not load. */
const isLoaded = ({ attests = [], platforms }) => attests.length === 0 && !platforms;
/** Whether their builder, which is one, sends images: then a tar of those to keep is stored. */
async function keepsTar(sources, { run: { id }, deps }) {
    const kept = sources.find(({ keep }) => keep === true);
    if (!kept)
        return false;
    return sendsImage(kept, { id, signal: deps.signal, endpoint: deps.engine.endpoint });
}
/** Those of one image. */
function depsOf(name, { images, deps }) {
    const keeper = images.get(name)?.keeper;
    return { ...deps, progress: withName(deps.progress, name), ...(keeper ? { keeper } : {}) };
}
function memberOf(name, ready) {
    const member = ready.get(name);
    if (member === undefined)
        throw new Error(`no such target: ${name}`);
    return member;
}
/** One run for these images; what they build on is built too, and not kept. */
function bakeOnce(names, { members, run, deps }) {
    const all = [...new Set(names.flatMap((name) => members.needs(name)))];
    const targets = all.map((name) => {
        const member = memberOf(name, members.ready);
        return names.includes(name) ? member : { ...member, run: null };
    });
    return runBake(targets, run, deps);
}
/** Null for an image that had neither failed nor finished when the run ended. */
async function outcomeIn(baked, name, bake) {
    const { members, deps } = bake;
    const { run, prepared } = memberOf(name, members.ready);
    const isBuilt = baked.code === 0 || (run !== null && (await deps.engine.image(run.tag)) !== null);
    if (isBuilt)
        return outcomeFrom(baked, name, bake, { code: 0, isLate: false });
    if (baked.late !== null && prepared.source.timeout <= baked.late)
        return outcomeFrom(baked, name, bake);
    const failed = members.needs(name).find((one) => one === baked.failed);
    return failed === undefined ? null : outcomeFrom(baked, name, bake, {}, failed);
}
/** `target`: whose steps count, the image itself or one that it builds on. `ended`: how they ended, where the run ended otherwise. */
function outcomeFrom({ attempts }, name, bake, ended = {}, target = name) {
    const { members } = bake;
    const attempt = attempts.get(target);
    const { run } = memberOf(name, members.ready);
    if (attempt === undefined || run === null)
        throw new Error(`${name} was not in the run`);
    return outcomeOf({ ...attempt, ...ended }, memberOf(target, members.ready).prepared, run, depsOf(name, bake));
}
/** An image that builds on another target needs bake, also alone. */
async function buildAlone(name, bake, buildOne) {
    const { members, deps } = bake;
    const { run, prepared } = memberOf(name, members.ready);
    const needs = members.needs(name);
    if (run !== null && needs.length === 1)
        return buildOne(prepared.source, run, depsOf(name, bake));
    // its files are its own: others are built at the same time
    const baked = await bakeOnce([name], {
        ...bake,
        run: { ...bake.run, tempDir: run?.tempDir ?? bake.run.tempDir },
    });
    const outcome = await outcomeIn(baked, name, bake);
    if (outcome)
        return outcome;
    const attempt = baked.attempts.get(name);
    const lack = attempt && (await missingCapability(attempt, { ...deps, run: bake.run.id }));
    if (lack)
        throw withoutBake(name, needs, lack);
    return outcomeFrom(baked, name, bake);
}
const withoutBake = (name, needs, lack) => new errors/* UserError */.yo('settings', `${name} builds on the target ${needs.slice(1).join(', ')}, which needs buildx bake, but ${lack}`, 'Install buildx 0.13 or newer (docker/setup-buildx-action does).', { exit: 2 });

;// CONCATENATED MODULE: ./src/build/platforms.ts




async function buildPlatforms(given, platforms, run, deps) {
    const tried = await runBuilder({ ...given, platform: null, platforms }, run, {
        ...deps,
        readTar: undefined,
    });
    if (!tried.ok) {
        const { outcome } = tried;
        return { outcomes: new Map(platforms.map((platform) => [platform, () => Promise.resolve(outcome)])) };
    }
    const { built } = tried;
    const content = keptContent(built.attempt, run.tag, deps.keeper);
    if (content === null)
        throw new Error('a builder that makes no index has built several platforms');
    const load = (platform) => (request) => loadPlatform(platform, built, content, { ...run, ...request }, { ...deps, readTar: undefined, ...request });
    return { outcomes: new Map(platforms.map((platform) => [platform, load(platform)])), content };
}
async function loadPlatform(platform, built, content, run, deps) {
    const kept = await (await content()).image(platform);
    const attempt = { ...built.attempt, recording: stepsFor(built.attempt.recording, platform) };
    // from the engine's own storage, the tar has no layers to read
    const readTar = attempt.keptIn === 'tar' ? deps.readTar : undefined;
    await loadTar(kept.tar(run.tag), Promise.resolve(0), { ...deps, readTar });
    const image = await resultOf(run.tag, attempt, deps.engine);
    checkTried(image, kept.ids);
    const source = { ...built.source, platforms: undefined, platform };
    const outcome = await builtOutcome({ ...built, source, attempt }, image, run, deps);
    return { ...outcome, content };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/build/materials/files.ts
/** One digest over files: their paths, kinds, executable bits and contents. Times, owners and other modes do not count. */






const MOST = { entries: 50_000, bytes: 1_000_000_000 };
/** Of all that is in the folder and not ignored. Symbolic links count by their target's path. Never rejects. */
async function digestFolder(folder, rules, most = MOST) {
    const lines = [];
    const read = reader(most.bytes);
    try {
        for await (const { path, names, entries } of contextFolders(folder, rules)) {
            if (names === null)
                return no(`${path || folder} cannot be read`);
            for (const { path: inner, is } of entries) {
                if (lines.length >= most.entries)
                    return no(`there are more than ${most.entries} files and folders`);
                const at = (0,external_node_path_.join)(folder, inner);
                if (is.isFile())
                    lines.push(files_row(inner, ...(await read(at))));
                else if (is.isDirectory())
                    lines.push(files_row(inner, 'folder'));
                else if (is.isSymbolicLink())
                    lines.push(files_row(inner, 'link', (0,external_node_fs_.readlinkSync)(at)));
                else
                    return no(`${inner} is neither a file, a folder nor a link`);
            }
        }
    }
    catch (cause) {
        return no((0,errors/* messageOf */.bD)(cause));
    }
    return { ok: true, sha256: sha256(lines.sort().join('\n')) };
}
/** Of single files, by the names under which they count. Absolute paths. Never rejects. */
async function digestFiles(files) {
    const read = reader(MOST.bytes);
    try {
        const lines = [];
        for (const [name, path] of files)
            lines.push(files_row(name, ...(await read(path))));
        return { ok: true, sha256: sha256(lines.join('\n')) };
    }
    catch (cause) {
        return no((0,errors/* messageOf */.bD)(cause));
    }
}
const sha256 = (text) => (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
const files_row = (...fields) => JSON.stringify(fields);
const no = (why) => ({ ok: false, why });
/** The event loop goes on after so many bytes; a small file counts as if it were larger. */
const files_AT_ONCE = 8_000_000;
const SMALL = 16_000;
/** Reads regular files, up to so many bytes all together. Rejects for anything else. */
function reader(most) {
    let [total, sincePause] = [0, 0];
    const buffer = Buffer.allocUnsafe(1 << 20);
    return async (path) => {
        const hash = (0,external_node_crypto_.createHash)('sha256');
        // NONBLOCK: otherwise opening a pipe without a writer blocks
        const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK);
        let kind = 'file';
        try {
            const stat = (0,external_node_fs_.fstatSync)(file);
            if (!stat.isFile())
                throw new Error(`${path} is not a regular file`);
            if ((stat.mode & 0o111) !== 0)
                kind = 'program';
            const size = fill(hash, file, buffer, most - total);
            total += size;
            sincePause += Math.max(size, SMALL);
        }
        finally {
            (0,external_node_fs_.closeSync)(file);
        }
        if (sincePause >= files_AT_ONCE) {
            sincePause = 0;
            await (0,promises_.setImmediate)();
        }
        return [kind, hash.digest('hex')];
    };
}
function fill(hash, file, buffer, most) {
    for (let size = 0;;) {
        const count = (0,external_node_fs_.readSync)(file, buffer);
        if (count === 0)
            return size;
        size += count;
        if (size > most)
            throw new Error('there are too many bytes to read');
        hash.update(buffer.subarray(0, count));
    }
}

;// CONCATENATED MODULE: ./src/build/materials/images.ts
/** Which images a Dockerfile builds from, and what in it may give another result without a change of a file. Pure. */


/** `contexts`: names of build contexts, which replace images. `syntax`: the value of the build argument BUILDKIT_SYNTAX. */
function usedImages({ stages, instructions, syntax }, contexts, syntaxArg) {
    const stageNames = new Set(stages.flatMap(({ name, index }) => [String(index), ...(name ? [name] : [])]));
    const isInside = (ref) => ref === 'scratch' || contexts.has(ref);
    const triggers = instructions.map(withoutOnbuild);
    const bases = stages.flatMap(({ base, parent, from }) => (parent ? [] : [base ?? images_unknown(from)]));
    const copied = triggers.flatMap(fromsOf).filter((ref) => !stageNames.has(ref.toLowerCase()));
    const frontend = syntaxArg ?? syntax?.ref;
    const all = [...bases, ...copied, ...(frontend === undefined ? [] : [frontend])];
    const refs = [...new Set(all)].filter((ref) => !isInside(ref));
    return {
        images: refs.filter((ref) => !ref.includes('$')),
        doubts: [
            ...refs
                .filter((ref) => ref.includes('$'))
                .map((ref) => `the image ${ref} is not known before the build`),
            ...triggers.filter(isRemoteAdd).map(({ line }) => `ADD in line ${line} may download what it adds`),
        ],
    };
}
/** A base with an unknown variable is marked by one. */
const images_unknown = (from) => (from.includes('$') ? from : `$${from}`);
/** The instruction that ONBUILD leaves for stages that build on this one. */
function withoutOnbuild(instruction) {
    if (instruction.keyword !== 'ONBUILD')
        return instruction;
    const [keyword = ''] = instruction.args.split(/\s/, 1);
    return {
        ...instruction,
        keyword: keyword.toUpperCase(),
        args: instruction.args.slice(keyword.length).trim(),
    };
}
/** The stages and images that an instruction copies or mounts from. */
function fromsOf(instruction) {
    if (instruction.keyword === 'RUN')
        return mountedIn(instruction.args);
    const from = (0,build_dockerfile/* copyOf */.zP)(instruction)?.from;
    return from ? [from] : [];
}
function mountedIn(args) {
    const [flags = ''] = /^(?:--\S+\s+)*/.exec(args) ?? [];
    return [...flags.matchAll(/--mount=(\S+)/g)].flatMap(([, spec = '']) => ((0,buildx_options/* fieldsOf */.Pf)(spec) ?? [`from=$${spec}`]).flatMap((field) => /^\s*from=(.+)$/i.exec(field)?.[1] ?? []));
}
/** A URL, a Git repository, or a variable that may be one. */
const isRemoteAdd = (instruction) => instruction.keyword === 'ADD' &&
    (0,build_dockerfile/* copyOf */.zP)(instruction)?.from === null &&
    /:\/\/|\bgit@|\.git\b|\$/i.test(instruction.args);

;// CONCATENATED MODULE: ./src/build/materials/index.ts
/**
 * What a build is made of: its files, and the images that it uses. Where these and the settings are the same, a build that is
 * done again is expected to give the same image; `doubts` say why that may not be so.
 */









/** Reads files only: asks no builder and no registry. Never rejects. */
async function materialsOf(source, around) {
    if (source.inline !== undefined)
        return materials_unknown('the Dockerfile is a text in another file');
    const found = (0,locate/* locateDockerfile */.li)(source.file, source.context, around.root);
    if (!found.ok)
        return materials_unknown('there is no Dockerfile');
    if (found.text === null)
        return materials_unknown('the Dockerfile is too large to read');
    const ignored = (0,dockerfile_ignored/* ignoredIn */._b)(source.context, found.path, around.root);
    const exceptions = (0,dockerfile_ignored/* exceptionsIn */.CW)(ignored.text ?? '');
    if (exceptions === 'odd')
        return materials_unknown(`a pattern with ! in ${ignored.file} may be read in two ways`);
    const contexts = contextsOf(source);
    const args = new Map((0,inputs/* namedValues */.qE)(source.buildArgs, around.env));
    const secrets = secretFiles(source, around);
    const digests = await Promise.all([
        digestFolder(source.context, {
            isIgnored: (path) => ignored.byDocker(path) !== null,
            entersIgnored: exceptions === 'plain',
        }),
        ...contexts.folders.map((folder) => digestFolder(folder, { isIgnored: () => false })),
        digestFiles(secrets.files),
    ]);
    const dockerfile = (0,build_dockerfile/* readDockerfile */.n_)(found.text, {
        file: found.file,
        target: source.target,
        args,
        platform: around.platform,
        redact: (text) => text,
    });
    const used = usedImages(dockerfile, new Set(contexts.names), args.get('BUILDKIT_SYNTAX') ?? null);
    return {
        files: sha256(JSON.stringify([found.text, ignored.text, ...digests.map(digestText)])),
        images: [...used.images, ...contexts.images],
        doubts: [
            ...used.doubts,
            ...contexts.doubts,
            ...secrets.doubts,
            ...optionDoubts(source),
            ...unread(digests),
        ],
    };
}
const materials_unknown = (why) => ({ files: '', images: [], doubts: [why] });
const digestText = (digest) => (digest.ok ? digest.sha256 : '');
const unread = (digests) => digests.flatMap((digest) => (digest.ok ? [] : [`not all files were read: ${digest.why}`]));
const IMAGE = 'docker-image://';
/** The build contexts besides the first one. */
function contextsOf({ options = [] }) {
    const given = options.flatMap(([flag, value = '']) => {
        const at = value.indexOf('=');
        return flag === '--build-context' ? [{ name: value.slice(0, at), place: value.slice(at + 1) }] : [];
    });
    const isImage = (place) => place.startsWith(IMAGE);
    return {
        names: given.map(({ name }) => name),
        images: given.flatMap(({ place }) => (isImage(place) ? [place.slice(IMAGE.length)] : [])),
        folders: given.flatMap(({ place }) => (place.startsWith('/') ? [place] : [])),
        doubts: given
            .filter(({ place }) => !isImage(place) && !place.startsWith('/'))
            .map(({ name }) => `the build context ${name} is not a folder of this machine`),
    };
}
/** A secret file of the repository can change what is installed; one from elsewhere may change with each run. */
function secretFiles({ buildSecrets }, { root, env, cwd }) {
    const roots = (0,file_access/* rootsOf */.RD)(root);
    const paths = buildSecrets.flatMap((spec) => {
        const from = (0,buildx_options/* secretSource */.kV)(spec, env);
        if (from === null || 'env' in from)
            return [];
        const place = (0,file_access/* locate */.x5)(from.file.startsWith('/') ? from.file : `${cwd}/${from.file}`, roots);
        const isOwn = place.ok && place.kind === 'file' && roots.some((one) => (0,file_access/* isInside */.FK)(place.real, one));
        return [{ name: from.file, real: isOwn ? place.real : null }];
    });
    return {
        files: paths.flatMap(({ real }) => real === null ? [] : [[(0,external_node_path_.relative)(roots[0] ?? root, real), real]]),
        doubts: paths
            .filter(({ real }) => real === null)
            .map(({ name }) => `the secret file ${name} is not in the repository`),
    };
}
const OPTION_DOUBTS = {
    '--pull': '`pull` asks for the newest base images',
    '--no-cache': '`no-cache` asks for a new build',
    '--no-cache-filter': '`no-cache-filters` asks for a new build',
    '--tag': '`tags` are for later steps, which need the image',
};
const optionDoubts = ({ options = [] }) => [
    ...new Set(options.flatMap(([flag]) => OPTION_DOUBTS[flag] ?? [])),
];

;// CONCATENATED MODULE: ./src/build/watched.ts
/** What on this machine a build reads, so that a change of it can be noticed. */





/** Every command of git writes in it. */
const isGit = (path) => path === '.git' || path.startsWith('.git/');
function watchedBuild(source, root) {
    const found = (0,locate/* locateDockerfile */.li)(source.file, source.context, root);
    const dockerfile = found.ok ? found.path : source.file;
    const ignored = (0,dockerfile_ignored/* ignoredIn */._b)(source.context, dockerfile, root);
    const isIgnored = (path) => isGit(path) || ignored.byDocker(path) !== null;
    const entersIgnored = (0,dockerfile_ignored/* exceptionsIn */.CW)(ignored.text ?? '') !== 'none';
    return {
        folders: [
            watchedFolder(source.context, { isIgnored, entersIgnored }),
            ...contextsOf(source).folders.map((path) => watchedFolder(path, { isIgnored: isGit })),
        ],
        files: [dockerfile, `${dockerfile}.dockerignore`, (0,external_node_path_.join)(source.context, '.dockerignore')],
    };
}
function watchedFolder(path, rules) {
    return {
        path,
        isIgnored: rules.isIgnored,
        async *walk(under = '') {
            if (under !== '' && rules.isIgnored(under) && !rules.entersIgnored)
                return;
            for await (const folder of contextFolders(path, rules, under))
                if (!isGit(folder.path))
                    yield folder.path;
        },
    };
}

;// CONCATENATED MODULE: ./src/build/bake/print.ts
/** Asks buildx what bake files mean: `docker buildx bake --print` reads them, and builds nothing. */






/** A file may be written so that it takes for ever. */
const MOST_SECONDS = 60;
const HINT = 'See docs/many-images.md.';
/** The printed definition. Rejects with `settings` where a file or a target is wrong, `no-engine` without a client, `cancelled`. */
async function printBake({ files, folder, targets, variables }, signal) {
    const limits = { env: (0,docker_client_env/* readingEnv */.mD)(variables), cwd: folder, signal, seconds: MOST_SECONDS };
    const ask = async (argv) => {
        const output = await (0,child_process/* run */.eF)('docker', ['buildx', ...argv], limits);
        if (signal.aborted)
            throw new errors/* UserError */.yo('cancelled', 'Cancelled while the bake files were being read');
        if (output === null)
            throw noClient();
        return output;
    };
    const named = files.flatMap((file) => ['--file', file]);
    const { code, stdout, stderr } = await ask(['bake', '--print', ...named, '--', ...targets]);
    if (code === 0)
        return stdout;
    const version = await ask(['version']);
    const lack = buildxLack(version.code === 0 ? version.stdout : null);
    const file = files.map((path) => (0,external_node_path_.relative)(folder, path)).join(', ');
    throw new errors/* UserError */.yo('settings', lack === null
        ? `bake-file: ${whyNot(code, stderr.replaceAll(`${folder}${external_node_path_.sep}`, ''), file)}`
        : `bake-file needs buildx 0.13 or newer, but ${lack}`, lack === null ? HINT : 'Install it, for example with docker/setup-buildx-action.', { exit: 2 });
}
/** From buildx's words, which end with the error. */
function whyNot(code, stderr, file) {
    if (code === null)
        return `buildx did not read ${file} within ${MOST_SECONDS} s`;
    const words = stderr
        .trimEnd()
        .split('\n')
        .findLast((line) => line.startsWith('ERROR: '))
        ?.slice('ERROR: '.length);
    const [, target] = /^failed to find target (.+)$/.exec(words ?? '') ?? [];
    const [, from, to] = /^infinite loop from (\S+) to (\S+)$/.exec(words ?? '') ?? [];
    if (target !== undefined)
        return `${file}: there is no target or group ${target} (a group that contains itself is not found either)`;
    if (from !== undefined)
        return `in ${file} the targets ${from} and ${to ?? ''} build on each other`;
    return `buildx cannot read ${file}: ${words ?? 'it gave no reason'}`;
}

;// CONCATENATED MODULE: ./src/build/index.ts










async function build(given, run, deps) {
    const tried = await runBuilder(given, run, deps);
    return tried.ok ? imageOutcome(tried.built, run, deps) : tried.outcome;
}
/** Builds several images, in one run where buildx can: see bake/index.ts. */
const build_bakeImages = (images, linked, run, deps) => bakeImages(images, linked, run, deps, build);


/***/ })

};
