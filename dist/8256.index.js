export const id = 8256;
export const ids = [8256];
export const modules = {

/***/ 78256:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findContracts: () => (/* binding */ findContracts),
  foldersToSearch: () => (/* binding */ foldersToSearch),
  namesOf: () => (/* reexport */ namesOf)
});

// EXTERNAL MODULE: ./src/lib/document.ts
var lib_document = __webpack_require__(89166);
// EXTERNAL MODULE: ./src/lib/group-by.ts
var group_by = __webpack_require__(29892);
// EXTERNAL MODULE: ./src/contract/kinds.ts
var kinds = __webpack_require__(19177);
// EXTERNAL MODULE: ./src/contract/read.ts + 30 modules
var read = __webpack_require__(54482);
// EXTERNAL MODULE: ./src/contract/template.ts
var template = __webpack_require__(61402);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/contract/document/json.ts
var json = __webpack_require__(67486);
// EXTERNAL MODULE: ./src/contract/document/toml.ts
var toml = __webpack_require__(95456);
// EXTERNAL MODULE: ./src/contract/interpolate.ts
var interpolate = __webpack_require__(55289);
// EXTERNAL MODULE: ./src/contract/readers/source.ts + 1 modules
var source = __webpack_require__(73706);
// EXTERNAL MODULE: ./src/contract/kubernetes/document.ts
var kubernetes_document = __webpack_require__(99178);
;// CONCATENATED MODULE: ./src/contract/find/subject.ts
/** Which image contracts are searched for, and what a file says of it. */
/** Folders that hold how an app is built, and not the app: `docker/Dockerfile` is that of the folder above. */
const OF_BUILDS = /^(?:docker|build|ci|containers?|deploy|deployment|ops|infra|package|packaging)$/i;
/** The folder of the app that the Dockerfile builds. */
function homeOf(dockerfile) {
    const folders = dockerfile.split('/').slice(0, -1);
    while (OF_BUILDS.test(folders.at(-1) ?? ''))
        folders.pop();
    return folders.join('/');
}
/** `Dockerfile.worker` and `worker.Dockerfile` → `worker`; null for the Dockerfile that a platform builds unasked. */
function variantOf(dockerfile) {
    const name = dockerfile.slice(dockerfile.lastIndexOf('/') + 1);
    const parts = name.split('.').filter((part) => !/^(?:docker|container)file$/i.test(part));
    return parts.length === 0 ? null : parts.join('.');
}
/**
 * By which an image of the Dockerfile may be called. The repository’s name is that of the Dockerfile at its root: one in a
 * folder, such as that of a dev container, is called by its folder, and one of several by its own name.
 */
function namesOf(dockerfile, repository) {
    const variant = variantOf(dockerfile);
    const home = homeOf(dockerfile);
    return [variant ?? (home === '' ? repository : home.slice(home.lastIndexOf('/') + 1))];
}

;// CONCATENATED MODULE: ./src/contract/find/manifests.ts
/** Which container of a Kubernetes manifest runs this image, from the names of images. Pure. */





/** In the folder of an app. */
const MANIFEST_FOLDERS = ['k8s', 'kubernetes', 'deploy', 'manifests'];
/** Published images that are the app itself nowhere: a manifest of one of these says nothing about ours. */
const PUBLISHED = new Set([
    ...[
        'postgres',
        'postgresql',
        'mysql',
        'mariadb',
        'mongo',
        'mongodb',
        'redis',
        'valkey',
        'memcached',
        'rabbitmq',
        'kafka',
    ],
    ...[
        'zookeeper',
        'elasticsearch',
        'opensearch',
        'nats',
        'minio',
        'etcd',
        'consul',
        'vault',
        'cassandra',
        'influxdb',
    ],
    ...[
        'nginx',
        'httpd',
        'caddy',
        'traefik',
        'haproxy',
        'envoy',
        'prometheus',
        'grafana',
        'alertmanager',
        'jaeger',
        'loki',
    ],
    ...[
        'busybox',
        'alpine',
        'ubuntu',
        'debian',
        'python',
        'node',
        'golang',
        'openjdk',
        'kafka-ui',
        'adminer',
        'pgadmin4',
    ],
]);
/** Throws WrongFile. */
function manifestClaim(file, text, subject) {
    const { documents, mistakes } = (0,kubernetes_document/* readDocuments */.r)(text);
    const [mistake] = mistakes;
    if (mistake !== undefined)
        throw new lib_document/* WrongFile */.Et(mistake.line, mistake.message);
    const all = documents.flatMap(runningIn);
    if (all.length === 0)
        return { no: '' };
    const ours = all.filter(({ image }) => isCalled(image, subject.names));
    if (ours.length > 0)
        return {
            picks: ours.map(({ workload, container }) => ({
                pick: all.length === 1 ? null : `${workload}/${container}`,
                isNamed: true,
            })),
        };
    const [only, ...others] = all;
    if (only !== undefined && others.length === 0 && PUBLISHED.has(nameOf(only.image)))
        return { no: '' };
    if (others.length > 0 || !canMeanNoOther(file, subject))
        return { no: 'no image there is called like this one' };
    return { picks: [{ pick: null, isNamed: false }] };
}
/** Whether the file stands in the folder of the app, or in one of manifests below it, and the Dockerfile is the usual one. */
function canMeanNoOther(file, { dockerfile }) {
    const home = homeOf(dockerfile);
    const isBelow = MANIFEST_FOLDERS.some((folder) => external_node_path_.posix.join(home, folder) === external_node_path_.posix.dirname(file));
    return variantOf(dockerfile) === null && (isBelow || external_node_path_.posix.join(home, '.') === external_node_path_.posix.dirname(file));
}
function runningIn(document) {
    const items = (0,source/* textAt */.$6)(document, 'kind')?.text === 'List' ? (0,source/* itemsAt */.Ct)(document, 'items') : [document];
    return items.flatMap((item) => {
        const spec = (0,source.at)(item, 'spec')?.node;
        const pod = (0,source.at)(spec, 'jobTemplate', 'spec', 'template', 'spec') ?? (0,source.at)(spec, 'template', 'spec') ?? (0,source.at)(item, 'spec');
        const workload = (0,source/* textAt */.$6)(item, 'metadata', 'name')?.text ?? '';
        return (0,source/* itemsAt */.Ct)(pod?.node, 'containers').map((container) => ({
            workload,
            container: (0,source/* textAt */.$6)(container, 'name')?.text ?? '',
            image: (0,source/* textAt */.$6)(container, 'image')?.text ?? '',
        }));
    });
}
/** `registry:5000/team/Shop-API:1.2@sha256:…` → `shop-api`. */
function nameOf(image) {
    const [last = ''] = image.split('@', 1);
    const [name = ''] = last.slice(last.lastIndexOf('/') + 1).split(':', 1);
    return name.toLowerCase();
}
const isCalled = (image, names) => {
    const name = nameOf(image);
    return names.some((one) => one !== '' && (name === one.toLowerCase() || name.endsWith(`-${one.toLowerCase()}`)));
};

;// CONCATENATED MODULE: ./src/contract/find/claims.ts
/** Whether a file is about this image, from what it says of its Dockerfile or image. Pure. */








const one = (pick, isNamed) => ({ picks: [{ pick, isNamed }] });
/** It builds another Dockerfile, or none. */
const NOT_OURS = { no: '' };
const claimOf = (kind, file, text, subject) => CLAIMS[kind](file, text, subject);
const folderOf = (file) => {
    const folder = external_node_path_.posix.dirname(file);
    return folder === '.' ? '' : folder;
};
/** Whether the path, from the folder, is the Dockerfile. A path that begins with `/` begins at the root of the repository. */
const isOurs = ({ dockerfile }, folder, path) => external_node_path_.posix.join('/', folder, path) === external_node_path_.posix.join('/', dockerfile);
/** A file that names no Dockerfile is about the one called so beside it. */
const isBeside = (subject, file) => isOurs(subject, folderOf(file), 'Dockerfile');
const CLAIMS = {
    kubernetes: manifestClaim,
    knative: manifestClaim,
    fly: (file, text, subject) => {
        const build = (0,source.at)((0,toml/* readToml */.D)(text), 'build')?.node;
        if (['image', 'builder', 'buildpacks', 'builtin'].some((name) => (0,source.at)(build, name) !== undefined))
            return NOT_OURS;
        const given = (0,source/* textAt */.$6)(build, 'dockerfile');
        if (given !== null)
            return isOurs(subject, folderOf(file), given.text) ? one(null, true) : NOT_OURS;
        return isBeside(subject, file) ? one(null, false) : NOT_OURS;
    },
    render: (_, text, subject) => {
        const ours = (0,source/* itemsAt */.Ct)((0,lib_document/* readNodes */.g0)(text), 'services').filter((service) => {
            const runtime = ((0,source/* textAt */.$6)(service, 'runtime') ?? (0,source/* textAt */.$6)(service, 'env'))?.text;
            const path = (0,source/* textAt */.$6)(service, 'dockerfilePath')?.text ?? './Dockerfile';
            return runtime === 'docker' && isOurs(subject, (0,source/* textAt */.$6)(service, 'rootDir')?.text ?? '', path);
        });
        if (ours.length === 0)
            return NOT_OURS;
        return { picks: ours.map((service) => ({ pick: (0,source/* textAt */.$6)(service, 'name')?.text ?? null, isNamed: true })) };
    },
    'app-engine': (file, text, subject) => {
        const root = (0,lib_document/* readNodes */.g0)(text);
        if ((0,source/* textAt */.$6)(root, 'runtime')?.text !== 'custom')
            return NOT_OURS;
        return isBeside(subject, file) ? one(null, false) : NOT_OURS;
    },
    // with buildpacks it does not run the image
    procfile: () => NOT_OURS,
    'app-json': (file, text, subject) => {
        const checks = (0,source.at)((0,json/* readJson */.V)(text, { comments: false }), 'healthchecks', 'web');
        return checks !== undefined && isBeside(subject, file) ? one(null, false) : NOT_OURS;
    },
    heroku: (file, text, subject) => {
        const built = (0,source/* entriesAt */.ws)((0,lib_document/* readNodes */.g0)(text), 'build', 'docker');
        const ours = built.filter(([, { node }]) => isOurs(subject, folderOf(file), node.kind === 'map' ? ((0,source/* textAt */.$6)(node, 'dockerfile')?.text ?? '') : (0,source/* textOf */.b6)(node)));
        const picks = ours.some(([name]) => name === 'web') ? ['web'] : ours.map(([name]) => name);
        return picks.length === 0 ? NOT_OURS : { picks: picks.map((pick) => ({ pick, isNamed: true })) };
    },
    railway: (file, text, subject) => {
        const root = file.endsWith('.toml') ? (0,toml/* readToml */.D)(text) : (0,json/* readJson */.V)(text, { comments: false });
        const builder = (0,source/* textAt */.$6)(root, 'build', 'builder')?.text.toUpperCase() ?? 'DOCKERFILE';
        if (builder !== 'DOCKERFILE')
            return NOT_OURS;
        const path = (0,source/* textAt */.$6)(root, 'build', 'dockerfilePath');
        if (path === null)
            return isBeside(subject, file) ? one(null, false) : NOT_OURS;
        const isNamed = isOurs(subject, '', path.text) || isOurs(subject, folderOf(file), path.text);
        return isNamed ? one(null, true) : NOT_OURS;
    },
    compose: (file, text, subject) => {
        if (!DEPLOYED.test((0,kinds/* baseName */.Fl)(file)))
            return NOT_OURS;
        const services = (0,source/* entriesAt */.ws)((0,lib_document/* readNodes */.g0)(text), 'services').filter(([, { node }]) => buildsOurs(node, file, subject) && !isForDevelopment(node));
        if (services.length === 0)
            return NOT_OURS;
        return { picks: services.map(([pick]) => ({ pick, isNamed: true })) };
    },
    devcontainer: (file, text, subject) => {
        const root = (0,json/* readJson */.V)(text, { comments: true });
        const path = (0,source/* textAt */.$6)(root, 'build', 'dockerfile') ?? (0,source/* textAt */.$6)(root, 'dockerFile');
        return path !== null && isOurs(subject, folderOf(file), path.text) ? one(null, true) : NOT_OURS;
    },
};
/** Others, such as `compose.dev.yaml` and `compose.override.yaml`, are for development and tests. */
const DEPLOYED = /^(?:docker-)?compose(?:[.-](?:prod|production))?\.ya?ml$/;
function buildsOurs(service, file, subject) {
    const build = (0,source.at)(service, 'build')?.node;
    if (build === undefined)
        return false;
    const stage = (0,source/* textAt */.$6)(build, 'target')?.text;
    if (stage !== undefined && stage !== subject.target)
        return false;
    const texts = build.kind === 'map'
        ? [(0,source/* textAt */.$6)(build, 'context')?.text ?? '.', (0,source/* textAt */.$6)(build, 'dockerfile')?.text ?? 'Dockerfile']
        : [(0,source/* textOf */.b6)(build), 'Dockerfile'];
    const [context = '.', dockerfile = ''] = texts.map((text) => {
        const filled = (0,interpolate/* interpolate */.G)(text);
        return 'text' in filled ? filled.text : '';
    });
    return isOurs(subject, external_node_path_.posix.join(folderOf(file), context), dockerfile);
}
function isForDevelopment(service) {
    const mounts = (0,source/* itemsAt */.Ct)(service, 'volumes').some((volume) => volume.kind === 'map'
        ? (0,source/* textAt */.$6)(volume, 'type')?.text === 'bind'
        : /^[./~$]\S*:/.test((0,source/* textOf */.b6)(volume)) && !(0,source/* textOf */.b6)(volume).startsWith('/var/run/docker.sock:'));
    return mounts || (0,source.at)(service, 'develop') !== undefined;
}

;// CONCATENATED MODULE: ./src/contract/find/index.ts
/**
 * `contract: auto`: which files of a repository say how this image runs. Precise rather than complete: a file counts only if it
 * names this Dockerfile or image, or can mean no other. Of two candidates of one kind none is taken. Pure: the caller lists
 * and reads.
 */








/** Folders of manifests, below the folders that are searched. */
const BELOW = [...MANIFEST_FOLDERS, '.devcontainer'];
const MOST_FILES = 200;
/** Characters of all files that may be contracts: each of these is parsed. */
const MOST_CHARACTERS = 4 * 1024 ** 2;
/** Files of Helm, Kustomize and Skaffold, which are no manifests. */
const NO_MANIFESTS = /^(?:kustomization|Chart|values(?:[.-][\w.-]+)?|skaffold|helmfile)\.ya?ml$/;
/** Relative to the root of the repository, each once; the caller lists their files, without those of folders below. */
function foldersToSearch({ dockerfile, context }) {
    const tops = [find_folderOf(dockerfile), context, ''];
    return [
        ...new Set(tops.flatMap((top) => [top, ...BELOW.map((name) => (top === '' ? name : `${top}/${name}`))])),
    ];
}
const find_folderOf = (file) => file.slice(0, Math.max(0, file.lastIndexOf('/')));
/** `files`: relative to the root of the repository. `read` gives null for a file that cannot be read, or is too large. */
function findContracts(files, read, subject) {
    const notes = [];
    const refused = [];
    const wanted = [...new Set(files)].filter(mayBeContract).sort();
    const candidates = filesIn(wanted, read, notes).flatMap((one) => candidatesOf(one, subject, refused));
    const contracts = [...(0,group_by/* groupBy */.$)(candidates, ({ kind }) => familyOf(kind)).values()].flatMap((ofKind) => single(ofKind, notes));
    return { contracts: contracts.flatMap((one) => taken(one, notes)), notes: [...together(refused), ...notes] };
}
const MOST_NAMED = 3;
/** One sentence for all files with the same reason: a repository of many services has many of them. */
const together = (refused) => [...(0,group_by/* groupBy */.$)(refused, ({ why }) => why)].map(([why, files]) => {
    const names = files.slice(0, MOST_NAMED).map(({ file }) => file);
    const more = files.length > MOST_NAMED ? ` and ${files.length - MOST_NAMED} more` : '';
    return `${names.join(', ')}${more} ${files.length === 1 ? 'is' : 'are'} not taken: ${why}`;
});
const mayBeContract = (file) => {
    const name = file.slice(file.lastIndexOf('/') + 1);
    return (/\.(?:ya?ml|toml|json)$/.test(name) || name === 'Procfile') && !NO_MANIFESTS.test(name);
};
/** Those of a known kind, within the bounds. */
function filesIn(wanted, read, notes) {
    const files = [];
    let [looked, characters] = [0, 0];
    for (const file of wanted.slice(0, MOST_FILES)) {
        const text = read(file);
        const kind = text === null ? null : (0,kinds/* kindOf */.I)(file, text);
        if (text !== null && kind !== null) {
            characters += text.length;
            if (characters > MOST_CHARACTERS)
                break;
            files.push({ file, text, kind });
        }
        looked++;
    }
    if (looked < wanted.length)
        notes.push(`of ${wanted.length} files, the first ${looked} were looked at`);
    return files;
}
function candidatesOf({ file, text, kind }, subject, refused) {
    if (familyOf(kind) === 'kubernetes' && text.split('\n').some(template/* isTemplate */.F)) {
        refused.push({ file, why: 'set contract to the file that the template makes' });
        return [];
    }
    const claim = withoutThrowing(() => claimOf(kind, file, text, subject));
    if ('no' in claim) {
        if (claim.no !== '')
            refused.push({ file, why: claim.no });
        return [];
    }
    return claim.picks.map(({ pick, isNamed }) => ({ file, text, kind, pick, isNamed }));
}
function withoutThrowing(run) {
    try {
        return run();
    }
    catch (error) {
        if (!(error instanceof lib_document/* WrongFile */.Et))
            throw error;
        return { no: `line ${error.line}: ${error.message}` };
    }
}
/** Kubernetes and Knative are one language. */
const familyOf = (kind) => (kind === 'knative' ? 'kubernetes' : kind);
/** Those that name the image come first; then the only one. */
function single(ofKind, notes) {
    const named = ofKind.filter(({ isNamed }) => isNamed);
    const [first, second] = named.length > 0 ? named : ofKind;
    if (first === undefined)
        return [];
    if (second === undefined)
        return [first];
    const all = (named.length > 0 ? named : ofKind).map(addressOf).slice(0, 10).join(', ');
    notes.push(`none of these is taken, since each could be the contract: ${all}; set contract to one of them`);
    return [];
}
const addressOf = ({ file, pick }) => (pick === null ? file : `${file}#${pick}`);
function taken(candidate, notes) {
    const { contracts, mistakes } = (0,read.readContractFile)(candidate.text, candidate.file, candidate.pick);
    for (const { line, message } of mistakes.slice(0, 10))
        notes.push(`${addressOf(candidate)} is not taken: ${line === null ? '' : `line ${line}: `}${message}`);
    return contracts;
}


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


/***/ })

};
