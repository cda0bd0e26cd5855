export const id = 6518;
export const ids = [6518];
export const modules = {

/***/ 16518:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  findContracts: () => (/* binding */ findContracts),
  foldersToSearch: () => (/* binding */ foldersToSearch)
});

// EXTERNAL MODULE: ./src/lib/document.ts
var lib_document = __webpack_require__(89166);
// EXTERNAL MODULE: ./src/lib/group-by.ts
var group_by = __webpack_require__(29892);
// EXTERNAL MODULE: ./src/contract/kinds.ts
var kinds = __webpack_require__(19177);
// EXTERNAL MODULE: ./src/contract/read.ts + 31 modules
var read = __webpack_require__(46813);
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
;// CONCATENATED MODULE: ./src/contract/find/manifests.ts
/** Which container of a Kubernetes manifest runs this image, from the names of images. Pure. */


const MOST_DOCUMENTS = 100;
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
/** `names`: by which an image of the repository may be called. */
function manifestClaim(text, names) {
    const all = documentsOf(text).flatMap(runningIn);
    if (all.length === 0)
        return { no: '' };
    const ours = all.filter(({ image }) => isCalled(image, names));
    if (ours.length > 0)
        return {
            picks: ours.map(({ workload, container }) => ({
                pick: all.length === 1 ? null : `${workload}/${container}`,
                isNamed: true,
            })),
        };
    const [only, ...others] = all;
    if (only === undefined || others.length > 0)
        return { no: 'no image in it is called like this one' };
    if (PUBLISHED.has(nameOf(only.image)))
        return { no: `it runs ${only.image.slice(0, 200)}` };
    return { picks: [{ pick: null, isNamed: false }] };
}
const documentsOf = (text) => text
    .split(/^---.*$/m)
    .slice(0, MOST_DOCUMENTS)
    .filter((part) => part.trim() !== '')
    .map(lib_document/* readNodes */.g0);
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
const NOT_OURS = { no: 'it builds another Dockerfile' };
const NO_DOCKERFILE = { no: 'it does not build a Dockerfile' };
const claimOf = (kind, file, text, subject) => CLAIMS[kind](file, text, subject);
const folderOf = (file) => {
    const folder = external_node_path_.posix.dirname(file);
    return folder === '.' ? '' : folder;
};
/** Whether the path, from the folder, is the Dockerfile. A path that begins with `/` begins at the root of the repository. */
const isOurs = ({ dockerfile }, folder, path) => external_node_path_.posix.join('/', folder, path) === external_node_path_.posix.join('/', dockerfile);
/** A file that names no Dockerfile is about the one beside it, or the one built from its folder. */
const isBeside = (subject, file) => [folderOf(subject.dockerfile), subject.context].includes(folderOf(file));
const CLAIMS = {
    kubernetes: (_, text, { names }) => manifestClaim(text, names),
    knative: (_, text, { names }) => manifestClaim(text, names),
    fly: (file, text, subject) => {
        const build = (0,source.at)((0,toml/* readToml */.D)(text), 'build')?.node;
        if (['image', 'builder', 'buildpacks', 'builtin'].some((name) => (0,source.at)(build, name) !== undefined))
            return NO_DOCKERFILE;
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
            return NO_DOCKERFILE;
        return isBeside(subject, file) ? one(null, false) : NOT_OURS;
    },
    procfile: () => ({ no: 'with buildpacks it does not run the image; set contract to it where it does' }),
    'app-json': (file, text, subject) => {
        const checks = (0,source.at)((0,json/* readJson */.V)(text, { comments: false }), 'healthchecks', 'web');
        return checks !== undefined && isBeside(subject, file) ? one(null, false) : { no: '' };
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
            return NO_DOCKERFILE;
        const path = (0,source/* textAt */.$6)(root, 'build', 'dockerfilePath');
        if (path === null)
            return isBeside(subject, file) ? one(null, false) : NOT_OURS;
        const isNamed = isOurs(subject, '', path.text) || isOurs(subject, folderOf(file), path.text);
        return isNamed ? one(null, true) : NOT_OURS;
    },
    compose: (file, text, subject) => {
        const services = (0,source/* entriesAt */.ws)((0,lib_document/* readNodes */.g0)(text), 'services').filter(([, { node }]) => buildsOurs(node, file, subject));
        if (services.length === 0)
            return { no: '' };
        const deployed = services.filter(([, { node }]) => !isForDevelopment(node));
        if (deployed.length === 0)
            return { no: 'it mounts a folder of the machine, so it is for development' };
        return { picks: deployed.map(([pick]) => ({ pick, isNamed: true })) };
    },
    devcontainer: (file, text, subject) => {
        const root = (0,json/* readJson */.V)(text, { comments: true });
        const path = (0,source/* textAt */.$6)(root, 'build', 'dockerfile') ?? (0,source/* textAt */.$6)(root, 'dockerFile');
        return path !== null && isOurs(subject, folderOf(file), path.text) ? one(null, true) : { no: '' };
    },
};
function buildsOurs(service, file, subject) {
    const build = (0,source.at)(service, 'build')?.node;
    if (build === undefined)
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
const BELOW = ['k8s', 'kubernetes', 'deploy', 'manifests', '.devcontainer'];
const MOST_FILES = 200;
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
    const wanted = [...new Set(files)].filter(mayBeContract).sort();
    if (wanted.length > MOST_FILES)
        notes.push(`of ${wanted.length} files, the first ${MOST_FILES} were looked at`);
    const candidates = wanted
        .slice(0, MOST_FILES)
        .flatMap((file) => candidateOf(file, read(file), subject, notes));
    const contracts = [...(0,group_by/* groupBy */.$)(candidates, ({ kind }) => familyOf(kind)).values()].flatMap((ofKind) => single(ofKind, notes));
    return { contracts: contracts.flatMap((one) => taken(one, notes)), notes };
}
const mayBeContract = (file) => {
    const name = file.slice(file.lastIndexOf('/') + 1);
    return (/\.(?:ya?ml|toml|json)$/.test(name) || name === 'Procfile') && !NO_MANIFESTS.test(name);
};
function candidateOf(file, text, subject, notes) {
    const kind = text === null ? null : (0,kinds/* kindOf */.I)(file, text);
    if (text === null || kind === null)
        return [];
    if (familyOf(kind) === 'kubernetes' && text.split('\n').some(template/* isTemplate */.F)) {
        notes.push(`${file} is a template: set contract to the file that it makes`);
        return [];
    }
    const claim = withoutThrowing(() => claimOf(kind, file, text, subject));
    if ('no' in claim) {
        if (claim.no !== '')
            notes.push(`${file} is not taken: ${claim.no}`);
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
