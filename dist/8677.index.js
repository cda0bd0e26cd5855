export const id = 8677;
export const ids = [8677];
export const modules = {

/***/ 8677:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  watchTrials: () => (/* binding */ watchTrials)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
// EXTERNAL MODULE: ./src/report/index.ts + 57 modules
var report = __webpack_require__(82364);
// EXTERNAL MODULE: ./src/build/index.ts + 62 modules
var build = __webpack_require__(72043);
// EXTERNAL MODULE: ./src/inputs/index.ts + 57 modules
var src_inputs = __webpack_require__(48560);
// EXTERNAL MODULE: ./src/lib/buildx-options.ts
var buildx_options = __webpack_require__(42104);
;// CONCATENATED MODULE: ./src/app/watch/places.ts
/** What `--watch` watches, by the settings. */




/** `lists`: the files that list the images. */
function placesOf(images, lists = []) {
    const builds = images.flatMap(({ source, root }) => source.kind === 'build' ? [(0,build/* watchedBuild */.Fj)(source, root)] : []);
    return {
        folders: builds.flatMap(({ folders }) => folders),
        files: [...builds.flatMap(({ files }) => files), ...images.flatMap(filesOf), ...lists],
        own: images.flatMap((inputs) => {
            const { report, sarif, html, predicate, smoke } = inputs;
            const files = [report, sarif, html, predicate, smoke?.logFile ?? null, ...(0,src_inputs/* sbomFilesOf */.YU)(inputs)];
            return files.filter((path) => path !== null);
        }),
    };
}
/** Files of the settings. */
function filesOf({ root, workingDir, source, config, smoke, tests, filesRead = [] }) {
    const { file = null } = config ?? {};
    const { structure = [], goss = [], gossVars = null } = tests ?? {};
    return [
        ...(file === null ? [] : [(0,external_node_path_.join)(root, file)]),
        ...(smoke?.services?.files ?? []),
        ...structure,
        ...goss,
        ...(gossVars === null ? [] : [gossVars]),
        ...filesRead,
        ...(source.kind === 'build' ? source.buildSecrets : []).flatMap((spec) => {
            const from = (0,buildx_options/* secretSource */.kV)(spec, process.env);
            return from !== null && 'file' in from ? [(0,external_node_path_.resolve)(workingDir, from.file)] : [];
        }),
    ];
}
/** `baseline: auto`, which finds nothing on a laptop. */
const isUsual = (baseline) => baseline.kind === 'search' && baseline.commit === null && !baseline.among.includes('build');
/** Throws one error for all settings that make no sense with a trial that is repeated. */
function refuseUnwatchable(images) {
    const mistakes = images.flatMap(({ source, name, push, smoke, baseline, baselineImage }) => [
        ...(source.kind === 'build' ? [] : [`--watch needs a folder to build, and nothing of ${name} is built`]),
        ...(push === null ? [] : ['--watch and push exclude each other: each change would be pushed']),
        ...(smoke?.keepRunning
            ? ['--watch and keep-running exclude each other: each try starts a container']
            : []),
        ...(smoke?.rehearse.asked.includes('upgrade') && baselineImage === null && isUsual(baseline)
            ? [
                '--watch and rehearse: upgrade need baseline-image: each try is compared with the last one, whose image is gone',
            ]
            : []),
    ]);
    if (mistakes.length > 0)
        throw (0,src_inputs/* wrongSettings */.FV)([...new Set(mistakes)], 'Leave --watch or the other option out.');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
;// CONCATENATED MODULE: ./src/app/watch/watcher.ts
/**
 * Notices changes of files. Each folder is watched on its own: Node's recursive watch on Linux watches every file, ignored
 * ones too, which takes seconds (docs/decisions/0038-terminal.md).
 */





/** An editor saves several files, and each in several steps. */
const QUIET_MILLISECONDS = 200;
/** Rejects with a UserError where the system allows no more watches. */
async function openWatcher({ folders, files, own }, quiet = QUIET_MILLISECONDS) {
    const watches = new Map();
    const changes = collectChanges(own, quiet);
    const close = () => {
        for (const watcher of watches.values())
            watcher.close();
        watches.clear();
    };
    try {
        for (const tree of folders)
            await watchTree(tree, '', watches, changes);
        watchFiles(files, watches, changes);
    }
    catch (cause) {
        close();
        throw cause;
    }
    return { changes: (signal) => changes.next(signal), close };
}
function collectChanges(own, quiet) {
    const ownFiles = new Set(own);
    const changed = new Set();
    let failure = null;
    let wake = () => { };
    return {
        add(path) {
            if (ownFiles.has((0,file_access/* finalPath */.uA)(path)))
                return;
            changed.add(path);
            wake();
        },
        fail(cause) {
            failure ??= cause instanceof Error ? cause : new Error((0,errors/* messageOf */.bD)(cause));
            wake();
        },
        async next(signal) {
            while (changed.size === 0 && failure === null && !signal.aborted)
                await wokenOrAborted(signal, (resolve) => (wake = resolve));
            if (failure !== null)
                throw failure;
            for (let seen = 0; seen !== changed.size && !signal.aborted;) {
                seen = changed.size;
                await (0,promises_.setTimeout)(quiet, undefined, { signal }).catch(() => undefined);
            }
            const paths = signal.aborted ? [] : [...changed];
            changed.clear();
            return paths;
        },
    };
}
/** Resolves when the function that `onWake` is given is called, or when `signal` aborts. */
const wokenOrAborted = (signal, onWake) => new Promise((resolve) => {
    const done = () => {
        signal.removeEventListener('abort', done);
        resolve();
    };
    onWake(done);
    signal.addEventListener('abort', done);
});
/** Each folder of `tree` below `under`; folders that appear later too. */
async function watchTree(tree, under, watches, changes) {
    for await (const inner of tree.walk(under))
        watchFolder(`tree ${(0,external_node_path_.join)(tree.path, inner)}`, (0,external_node_path_.join)(tree.path, inner), watches, (name) => {
            const path = inner === '' ? name : `${inner}/${name}`;
            const absolute = (0,external_node_path_.join)(tree.path, path);
            if (!isFolder(absolute))
                forget(watches, `tree ${absolute}`);
            else
                watchTree(tree, path, watches, changes).catch((cause) => changes.fail(cause));
            if (!tree.isIgnored(path))
                changes.add(absolute);
        });
}
/** By their folders: a file may not exist yet, and editors replace files. */
function watchFiles(files, watches, changes) {
    for (const folder of new Set(files.map((file) => (0,external_node_path_.dirname)(file)))) {
        const names = new Set(files.filter((file) => (0,external_node_path_.dirname)(file) === folder).map((file) => (0,external_node_path_.basename)(file)));
        watchFolder(`files ${folder}`, folder, watches, (name) => {
            if (names.has(name))
                changes.add((0,external_node_path_.join)(folder, name));
        });
    }
}
function watchFolder(key, folder, watches, onName) {
    if (watches.has(key))
        return;
    const watcher = opened(folder, onName);
    if (watcher === null)
        return;
    watches.set(key, watcher);
    watcher.on('error', () => forget(watches, key)); // the folder was removed
}
/** Null where the folder is gone or cannot be read. */
function opened(folder, onName) {
    try {
        return (0,external_node_fs_.watch)(folder, (_, name) => name !== null && onName(name));
    }
    catch (cause) {
        if (LIMITS.has((0,errors/* systemCode */.xU)(cause) ?? ''))
            throw tooMany(cause);
        return null;
    }
}
const LIMITS = new Set(['ENOSPC', 'EMFILE']);
const tooMany = (cause) => new errors/* UserError */.yo('settings', `The system allows no more watches of folders: ${(0,errors/* messageOf */.bD)(cause)}`, 'Exclude folders in .dockerignore, or raise the limit: `sysctl fs.inotify.max_user_watches=524288`.', { exit: 2, cause });
function forget(watches, key) {
    watches.get(key)?.close();
    watches.delete(key);
}
function isFolder(path) {
    try {
        return (0,external_node_fs_.lstatSync)(path).isDirectory();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/app/watch/index.ts
/** `--watch`: tries again after each change, and compares with the last try. */






/** Returns the exit code of the last try that was not stopped. Rejects where the first one cannot be tried, or watched. */
async function watchTrials(first, host, deps) {
    refuseUnwatchable(imagesOf(first));
    const isStopped = () => deps.signal.aborted;
    let request = first;
    let watcher = null;
    let code = null;
    let last = [];
    try {
        while (!isStopped()) {
            if (request) {
                // opened before the try, so that a change during it counts
                const next = await openWatcher(placesOf(imagesOf(request), listsOf(request)));
                watcher?.close();
                watcher = next;
                const round = await attempt(withLast(request, last), deps, code === null);
                if (!round.isStopped || code === null)
                    code = round.code;
                last = newest(last, round.reports);
            }
            if (isStopped())
                break;
            host.stderr.write(`\n${waitingText(request ?? first)}\n`);
            const changed = (await watcher?.changes(deps.signal)) ?? [];
            if (changed.length === 0)
                break;
            host.stderr.write(`\n${changedText(changed, host.cwd)}\n\n`);
            request = await readAgain(deps);
        }
    }
    finally {
        watcher?.close();
    }
    return code ?? NOT_TRIED;
}
/** Where no try has ended. */
const NOT_TRIED = 3;
/** After the first try an error is shown, and the next change may repair it. */
async function attempt(request, { tryOnce, showError, signal }, isFirst) {
    try {
        return await tryOnce(request);
    }
    catch (cause) {
        if (isFirst)
            throw cause;
        await showError(cause);
        return { code: (0,errors/* asUserError */.Yl)(cause).exit, reports: [], isStopped: signal.aborted };
    }
}
/** Null where the settings are wrong, which is shown. */
async function readAgain({ request, showError }) {
    try {
        const read = await request();
        if (read.kind !== 'trial' && read.kind !== 'images')
            return null;
        refuseUnwatchable(imagesOf(read));
        return read;
    }
    catch (cause) {
        await showError(cause);
        return null;
    }
}
const imagesOf = (request) => request.kind === 'trial' ? [request.inputs] : request.inputs.images;
const listsOf = (request) => request.kind === 'images' ? request.inputs.files : [];
/** Compares with the last try, unless something else was asked for. */
function withLast(request, reports) {
    if (reports.length === 0)
        return request;
    const compared = (inputs) => isUsual(inputs.baseline) ? { ...inputs, baseline: { kind: 'last', reports } } : inputs;
    if (request.kind === 'trial')
        return { ...request, inputs: compared(request.inputs) };
    const inputs = { ...request.inputs, images: request.inputs.images.map(compared) };
    return { ...request, inputs };
}
/** The last Report of each image that has a size: a build that fails in between is not compared with. */
function newest(last, now) {
    const keyOf = ({ name, matrix = [] }) => JSON.stringify([name, matrix]);
    const built = now.filter(({ image }) => image !== null);
    return [...new Map([...last, ...built].map((report) => [keyOf(report), report])).values()];
}
const MOST_NAMES = 3;
function changedText(paths, cwd) {
    const names = paths.slice(0, MOST_NAMES).map((path) => (0,report/* oneLine */.TN)((0,external_node_path_.relative)(cwd, path) || path));
    const more = paths.length - names.length;
    return (0,report/* harmless */.Is)(`Changed: ${names.join(', ')}${more > 0 ? ` and ${(0,units/* count */.U9)(more, 'more path')}` : ''}`);
}
const waitingText = (request) => (0,report/* harmless */.Is)(`Waiting for a change of ${(0,report/* oneLine */.TN)(imagesOf(request)
    .map(({ name }) => name)
    .join(', '))}. Ctrl-C ends.`);


/***/ })

};
