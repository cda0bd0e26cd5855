export const id = 1951;
export const ids = [1951,2118];
export const modules = {

/***/ 91951:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readModel: () => (/* binding */ readModel),
  readPrinted: () => (/* binding */ readPrinted)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/lib/nearest.ts
var nearest = __webpack_require__(72269);
;// CONCATENATED MODULE: ./src/smoke/services/model.ts
/** Null for text that is no model. */
async function parseModel(json) {
    const { Model } = await Promise.all(/* import() */[__webpack_require__.e(5156), __webpack_require__.e(1819)]).then(__webpack_require__.bind(__webpack_require__, 31819));
    try {
        return Model.parse(JSON.parse(json));
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./src/smoke/services/scope.ts
var services_scope = __webpack_require__(10262);
// EXTERNAL MODULE: ./src/smoke/services/value.ts
var services_value = __webpack_require__(6423);
;// CONCATENATED MODULE: ./src/smoke/services/reach/judge.ts
/** Checks a part of the compose model by a table of its keys. A key that is not in the table is refused. Pure. */

/** Stays inside the container or the run. */
const harmless = () => [];
/** Refused with any value. */
const reaches = (why) => () => [{ key: '', why }];
const never = (why) => () => [{ key: '', why, isNever: true }];
/** Allowed values; any other is refused. */
const only = (allowed, why) => (value) => allowed.test(textOf(value)) ? [] : [{ key: '', why: why(quote(value)) }];
/** Each item of a list, or a single value in place of a list. */
const each = (judge) => (value, around) => (Array.isArray(value) ? value : [value]).flatMap((item) => judge(item, around));
/** Each value of a mapping, or each `NAME=value` of a list. */
const eachValue = (judge) => (value, around) => pairsOf(value).flatMap(([name, item]) => judge(item, around, name));
const keys = (table) => (value, around) => judgeBy(table, value, around);
function judgeBy(table, thing, around) {
    if (!(0,services_value/* isMapping */.pi)(thing))
        return [{ key: '', why: 'has a format that Sea Trial does not know' }];
    return Object.entries(thing).flatMap(([key, value]) => {
        if (key.startsWith('x-') || (0,services_value/* isUnset */.K$)(value))
            return [];
        const judge = Object.hasOwn(table, key) ? table[key] : undefined;
        const found = judge?.(value, around) ?? [{ key: '', why: 'is a key that Sea Trial does not know' }];
        const name = key.slice(0, 60);
        return found.map((one) => ({ ...one, key: one.key === '' ? name : `${name}.${one.key}` }));
    });
}
const textOf = (value) => typeof value === 'string'
    ? (0,services_value/* withoutEscapes */.Lx)(value)
    : typeof value === 'number' || typeof value === 'boolean'
        ? String(value)
        : JSON.stringify(value ?? '');
const quote = (value) => JSON.stringify(textOf(value).slice(0, 200));
function pairsOf(value) {
    if ((0,services_value/* isMapping */.pi)(value))
        return Object.entries(value);
    const items = Array.isArray(value) ? value : [value];
    return items.map((item) => {
        const [name = '', ...rest] = textOf(item).split('=');
        return [name, rest.join('=')];
    });
}

;// CONCATENATED MODULE: ./src/smoke/services/reach/build.ts
/** What the build of a service may use of this machine. Pure. */



/** Fetched by the builder: `https://…`, `git@host:…`, `docker-image://…`. */
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i;
/** URLs that name a folder of this machine. */
const LOCAL = /^(?:oci-layout|file):\/\//i;
const NAMED = /^(?:service|target|docker-image):/;
const outside = (value) => `reads ${quote(value)}, which is outside the repository`;
function placeOf(value, { isInScope }) {
    const text = textOf(value);
    const path = text.replace(LOCAL, '').replace(/(?:@sha256:[0-9a-f]{64})$/, '');
    const isElsewhere = path === text && (REMOTE.test(text) || NAMED.test(text));
    return isElsewhere || isInScope(path) ? [] : [{ key: '', why: outside(value) }];
}
/** A value without `=` is the name of a cache in a registry. */
function cacheOf(value, around) {
    const text = textOf(value);
    const fields = text.split(',').map((field) => field.trim());
    const type = fields.find((field) => field.startsWith('type='))?.slice('type='.length);
    if (!text.includes('=') || type === 'registry' || type === 'gha')
        return [];
    const from = fields.find((field) => field.startsWith('src='))?.slice('src='.length);
    if (type === 'local' && from !== undefined)
        return placeOf(from, around);
    return [{ key: '', why: `reads ${quote(value)}` }];
}
const secretSource = (value) => textOf((0,services_value/* isMapping */.pi)(value) ? value.source : value);
const BUILD = {
    context: (value, around) => placeOf(value, around),
    dockerfile: harmless, // with its context: see dockerfileOf
    dockerfile_inline: harmless,
    args: harmless,
    target: harmless,
    labels: harmless,
    platforms: harmless,
    no_cache: harmless,
    no_cache_filter: harmless,
    pull: harmless,
    tags: harmless, // left out
    shm_size: harmless,
    ulimits: harmless,
    extra_hosts: harmless,
    isolation: harmless,
    provenance: harmless,
    sbom: harmless,
    additional_contexts: eachValue((value, around) => placeOf(value, around)),
    cache_from: each(cacheOf),
    cache_to: reaches('writes a cache outside the run'),
    network: only(/^(?:none|default|bridge)$/, (value) => `is ${value}: RUN steps would use a network of the host`),
    secrets: each((value, around) => around.secrets.has(secretSource(value))
        ? []
        : [{ key: '', why: `reads ${quote(secretSource(value))}, which the file does not define` }]),
    ssh: reaches('gives RUN steps the keys of this machine’s SSH agent'),
    entitlements: reaches('gives RUN steps rights on the host'),
    privileged: reaches('gives RUN steps all rights on the host'),
};
/** The Dockerfile's path is relative to the context, and may leave it. */
function dockerfileOf(build, around) {
    if (!(0,services_value/* isMapping */.pi)(build) || build.dockerfile === undefined)
        return [];
    const context = textOf(build.context);
    const file = textOf(build.dockerfile);
    const path = (0,external_node_path_.isAbsolute)(file) ? file : (0,external_node_path_.join)(context, file);
    if ((REMOTE.test(context) && !LOCAL.test(context) && !(0,external_node_path_.isAbsolute)(file)) || around.isInScope(path))
        return [];
    return [{ key: 'build.dockerfile', why: outside(file) }];
}

;// CONCATENATED MODULE: ./src/smoke/services/reach/service.ts
/** What a service may use: the keys of `services.NAME`, as `docker compose config` prints them. Pure. */



/** Docker's default set, and those that only lift limits inside the container. */
const CAPABILITIES = /^(?:CAP_)?(?:AUDIT_WRITE|CHOWN|DAC_OVERRIDE|FOWNER|FSETID|KILL|MKNOD|NET_BIND_SERVICE|NET_RAW|SETFCAP|SETGID|SETPCAP|SETUID|SYS_CHROOT|IPC_LOCK|SYS_NICE)$/i;
const DEVICE = 'gives it a device of the host';
/** `service:NAME` of this file. */
const ofService = (allowed, why) => (value, { services }) => {
    const text = textOf(value);
    const isOurs = text.startsWith('service:') && services.has(text.slice('service:'.length));
    return isOurs || allowed.test(text) ? [] : [{ key: '', why: why(quote(value)) }];
};
const BIND_OPTIONS = {
    create_host_path: harmless,
    selinux: harmless,
    recursive: harmless,
    propagation: only(/^r?private$/, (value) => `is ${value}: mounts would travel between the host and the container`),
};
const MOUNT = {
    type: only(/^(?:bind|volume|tmpfs|image)$/, (value) => `is ${value}, a kind that Sea Trial does not know`),
    source: harmless, // by its type: see mountOf
    target: harmless,
    read_only: harmless,
    consistency: harmless,
    bind: keys(BIND_OPTIONS),
    volume: keys({ nocopy: harmless, subpath: harmless, labels: harmless }),
    tmpfs: keys({ size: harmless, mode: harmless }),
    image: keys({ subpath: harmless }),
};
function mountOf(value, around) {
    const rest = keys(MOUNT)(value, around);
    if (!(0,services_value/* isMapping */.pi)(value))
        return rest;
    const source = textOf(value.source);
    const isBind = value.type === 'bind';
    if (isBind && !around.isInScope(source))
        return [{ key: '', why: `mounts ${quote(source)}, which is outside the repository` }, ...rest];
    const isForeign = value.type === 'volume' && value.source !== undefined && !around.volumes.has(source);
    return isForeign
        ? [{ key: '', why: `mounts the volume ${quote(source)}, which the file does not define` }, ...rest]
        : rest;
}
/** `SERVICE`, `SERVICE:ro`; `container:NAME` is not of this run. */
function volumesFrom(value, { services }) {
    const [name = ''] = textOf(value).split(':');
    return services.has(name)
        ? []
        : [{ key: '', why: `mounts what ${quote(value)} mounts, which is not a service of the file` }];
}
const HOOK = {
    command: harmless,
    user: harmless,
    working_dir: harmless,
    environment: harmless,
    privileged: reaches('runs a command with all rights on the host'),
};
const LOGGING = {
    driver: only(/^(?:json-file|local|none)$/, (value) => `is ${value}: the log would be sent to another system`),
    options: harmless,
};
const RESERVATIONS = {
    cpus: harmless,
    memory: harmless,
    pids: harmless,
    generic_resources: harmless,
    devices: reaches(DEVICE),
};
const DEPLOY = {
    mode: harmless,
    replicas: harmless,
    labels: harmless,
    endpoint_mode: harmless,
    placement: harmless,
    restart_policy: harmless,
    rollback_config: harmless,
    update_config: harmless,
    resources: keys({ limits: harmless, reservations: keys(RESERVATIONS) }),
};
const plain = [
    ...[
        'attach',
        'blkio_config',
        'cap_drop',
        'command',
        'configs',
        'container_name',
        'cpu_count',
        'cpu_percent',
    ],
    ...[
        'cpu_period',
        'cpu_quota',
        'cpu_rt_period',
        'cpu_rt_runtime',
        'cpu_shares',
        'cpus',
        'cpuset',
        'depends_on',
    ],
    ...[
        'develop',
        'dns',
        'dns_opt',
        'dns_search',
        'domainname',
        'entrypoint',
        'environment',
        'expose',
        'extra_hosts',
    ],
    ...['group_add', 'healthcheck', 'hostname', 'image', 'init', 'isolation', 'labels', 'links', 'mac_address'],
    ...[
        'mem_limit',
        'mem_reservation',
        'mem_swappiness',
        'memswap_limit',
        'networks',
        'pids_limit',
        'platform',
    ],
    ...['ports', 'profiles', 'pull_policy', 'pull_refresh_after', 'read_only', 'restart', 'scale', 'secrets'],
    ...['shm_size', 'stdin_open', 'stop_grace_period', 'stop_signal', 'storage_opt', 'sysctls', 'tmpfs', 'tty'],
    ...['ulimits', 'user', 'working_dir'],
];
const SERVICE = {
    ...Object.fromEntries(plain.map((key) => [key, harmless])),
    provider: never('runs a program of the repository on this machine, not in a container'),
    build: keys(BUILD),
    privileged: reaches('gives it all rights on the host'),
    use_api_socket: reaches('gives it the engine itself, and the credentials for registries'),
    volumes: each(mountOf),
    volumes_from: each(volumesFrom),
    network_mode: ofService(/^(?:none|bridge|default)$/, (value) => `is ${value}: it would share a network outside the run`),
    pid: ofService(/^private$/, (value) => `is ${value}: it would see and signal processes outside the run`),
    ipc: ofService(/^(?:none|private|shareable)$/, (value) => `is ${value}: it would share memory with processes outside the run`),
    uts: only(/^private$/, (value) => `is ${value}: it would share the host’s name`),
    userns_mode: only(/^private$/, (value) => `is ${value}: its root would be the host’s`),
    cgroup: only(/^private$/, (value) => `is ${value}: it would see the host’s cgroups`),
    cgroup_parent: reaches('puts it into a cgroup of the host, past its limits'),
    cap_add: each(only(CAPABILITIES, (value) => `gives it ${value}, a right on the host’s kernel`)),
    security_opt: each(only(/^no-new-privileges(?:[:=](?:true|false))?$/, (value) => `is ${value}: it would remove restrictions of the container`)),
    devices: each((value) => [
        { key: '', why: `gives it ${quote((0,services_value/* isMapping */.pi)(value) ? value.source : value)} of the host` },
    ]),
    device_cgroup_rules: reaches(DEVICE),
    gpus: reaches(DEVICE),
    runtime: reaches('chooses the program that creates its container'),
    annotations: reaches('passes options to the program that creates its container'),
    credential_spec: reaches('reads credentials of this machine'),
    external_links: reaches('links it to a container outside the run'),
    oom_kill_disable: reaches('lets the kernel kill other processes when memory is short'),
    oom_score_adj: (value) => typeof value === 'number' && value >= 0
        ? []
        : [{ key: '', why: 'lets the kernel kill other processes first when memory is short' }],
    logging: keys(LOGGING),
    deploy: keys(DEPLOY),
    pre_start: each(keys(HOOK)),
    post_start: each(keys(HOOK)),
    pre_stop: each(keys(HOOK)),
    models: reaches('has this machine load and serve a model'),
};

// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./src/smoke/services/reach/shared.ts
/** Networks, volumes, secrets and configs of the compose file. Pure. */



const FOREIGN = reaches('is external: it was not created for this run');
/** Options of the bridge driver that do not touch the host. */
const BRIDGE_OPTION = /^com\.docker\.network\.(?:driver\.mtu|bridge\.(?:enable_icc|enable_ip_masquerade|host_binding_ipv4)|enable_ipv[46]|container_iface_prefix)$/;
/** With a public subnet, the host's traffic to it would go into the container. */
const PRIVATE_V4 = /^(?:10\.|172\.(?:1[6-9]|2\d|3[01])\.|192\.168\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
const PRIVATE_V6 = /^f[cd][0-9a-f]{2}:/i;
const subnet = (value) => {
    const [address = '', bits = ''] = textOf(value).split('/');
    const isPrivate = ((0,external_node_net_.isIP)(address) === 4 && PRIVATE_V4.test(address) && Number(bits) >= 8) ||
        ((0,external_node_net_.isIP)(address) === 6 && PRIVATE_V6.test(address) && Number(bits) >= 7);
    return isPrivate
        ? []
        : [
            {
                key: '',
                why: `is ${quote(value)}, which is no private network: the host’s own traffic would go there`,
            },
        ];
};
const IPAM = {
    driver: only(/^default$/, (value) => `is ${value}, a plugin`),
    options: reaches('passes options to a plugin'),
    config: each(keys({ subnet, ip_range: harmless, gateway: harmless, aux_addresses: harmless })),
};
const NETWORK = {
    name: harmless,
    driver: only(/^(?:bridge|default)$/, (value) => `is ${value}: it would reach a network of the host`),
    driver_opts: eachValue((value, around, name) => BRIDGE_OPTION.test(name) ? [] : [{ key: '', why: `sets ${quote(name)} on the host` }]),
    ipam: keys(IPAM),
    external: FOREIGN,
    internal: harmless,
    attachable: harmless,
    enable_ipv4: harmless,
    enable_ipv6: harmless,
    labels: harmless,
};
/** The local driver mounts what the options name, as root on the host; only tmpfs names nothing. */
function driverOptions(value) {
    const options = (0,services_value/* isMapping */.pi)(value) ? value : {};
    const isMemory = options.type === 'tmpfs' &&
        Object.keys(options).every((name) => ['type', 'device', 'o'].includes(name)) &&
        !/\bbind\b/.test(textOf(options.o));
    if (isMemory)
        return [];
    return [{ key: '', why: `mounts ${quote(options.device ?? options)} on the host` }];
}
const VOLUME = {
    name: harmless,
    driver: only(/^local$/, (value) => `is ${value}, a plugin`),
    driver_opts: driverOptions,
    external: FOREIGN,
    labels: harmless,
};
const SECRET = {
    name: harmless,
    content: harmless,
    labels: harmless,
    file: (value, { isInScope }) => isInScope(textOf(value))
        ? []
        : [{ key: '', why: `reads ${quote(value)}, which is outside the repository` }],
    environment: (value, { env }) => env.has(textOf(value))
        ? []
        : [{ key: '', why: `takes ${quote(value)} from this machine’s environment; give it with env` }],
    external: FOREIGN,
};
const MODEL = reaches('has this machine load and serve a model');
const SHARED = {
    networks: (value, around) => judgeBy(NETWORK, value, around),
    volumes: (value, around) => judgeBy(VOLUME, value, around),
    secrets: (value, around) => judgeBy(SECRET, value, around),
    configs: (value, around) => judgeBy(SECRET, value, around),
    models: MODEL,
};

;// CONCATENATED MODULE: ./src/smoke/services/reach/index.ts
/**
 * Checks that the compose model stays inside the containers of the run. A pull request can change the compose file, so
 * access to the machine must be allowed in the workflow. The model that Compose prints, and from which everything is
 * created, is checked against a table of known keys. Unknown keys are refused.
 */






const KINDS = {
    services: 'service',
    networks: 'network',
    volumes: 'volume',
    secrets: 'secret',
    configs: 'config',
    models: 'model',
};
function offencesIn(model, { scope, env }) {
    const around = {
        services: new Set(namesIn(model.services)),
        volumes: new Set(namesIn(model.volumes)),
        secrets: new Set(namesIn(model.secrets)),
        env: new Set(env),
        isInScope: (path) => (0,services_scope/* isInScope */.yX)(scope, path),
    };
    return Object.entries(model).flatMap(([section, things]) => {
        if (section === 'name' || section === 'version' || section.startsWith('x-'))
            return [];
        const kind = Object.hasOwn(KINDS, section) ? KINDS[section] : undefined;
        if (kind === undefined || (things !== null && !(0,services_value/* isMapping */.pi)(things)))
            return [offence(section, { key: '', why: 'is a key that Sea Trial does not know' })];
        return Object.entries(things ?? {}).flatMap(([name, thing]) => thing === null
            ? []
            : judged(section, thing, around).map((reach) => offence(`${kind} ${name.slice(0, 100)}`, reach)));
    });
}
function judged(section, thing, around) {
    if (section !== 'services')
        return SHARED[section]?.(thing, around) ?? [];
    const build = (0,services_value/* isMapping */.pi)(thing) ? thing.build : undefined;
    return [...judgeBy(SERVICE, thing, around), ...dockerfileOf(build, around)];
}
const offence = (where, { key, why, isNever = false }) => ({
    sentence: key === '' ? `${where}: ${why}` : `${where}, ${key}: ${why}`,
    isAllowable: !isNever,
});
const namesIn = (value) => ((0,services_value/* isMapping */.pi)(value) ? Object.keys(value) : []);

// EXTERNAL MODULE: ./src/smoke/services/reads.ts + 1 modules
var reads = __webpack_require__(42118);
;// CONCATENATED MODULE: ./src/smoke/services/read.ts
/**
 * Reads the compose file with Compose itself and finds the tested service. Before anything is started, the files that
 * Compose reads and the resources that the model uses are checked.
 */










const HINT = 'See docs/around-the-container.md.';
const wrong = (sentence, hint = HINT) => new errors/* UserError */.yo('settings', sentence, hint, { exit: 2 });
/** The model of the service and all its dependencies, and nothing else. */
async function readModel(compose, wanted, around) {
    const { service } = wanted;
    const { first, scope } = await checkFiles(compose, wanted, around);
    const listed = await compose.read([...first, '--profile', '*', 'config', '--services']);
    if (listed.code !== 0)
        throw wrong(`compose-file: ${said(listed.stderr)}`);
    const name = pick(service, listed.stdout.split('\n').filter((line) => line !== ''));
    const read = await compose.read([...first, 'config', '--format', 'json', name]);
    if (read.code !== 0)
        throw wrong(`compose-file: ${said(read.stderr)}`);
    const model = await parseModel(read.stdout);
    const found = model?.services[name];
    if (model === null || found === undefined)
        throw new errors/* UserError */.yo('compose-failed', 'Docker Compose printed no readable model of the services', HINT);
    judge(model, scope, wanted, around.env);
    return { model, name, service: found };
}
/** What Compose prints of all services as JSON, those of profiles too. Nothing is started. */
async function readPrinted(compose, wanted, around) {
    const { first } = await checkFiles(compose, wanted, around);
    const read = await compose.read([...first, '--profile', '*', 'config', '--format', 'json']);
    if (read.code !== 0)
        throw wrong(`compose-file: ${said(read.stderr)}`);
    return read.stdout;
}
/** Refuses files that Compose may not read. `first`: the arguments that name the others. */
async function checkFiles(compose, wanted, around) {
    const { files, host } = wanted;
    const scope = (0,services_scope/* scopeOf */.Od)(around.root, files);
    if (host === 'refuse')
        refuse(await (0,reads.readsOutside)(files, scope, interpolateBy(compose, wanted, around)));
    return { first: [...files.flatMap((file) => ['--file', file]), '--project-name', around.project], scope };
}
function judge(model, scope, { host }, env) {
    const names = env.map((item) => item.split('=', 1)[0] ?? '');
    const offences = offencesIn(model, { scope, env: names });
    const never = offences.filter(({ isAllowable }) => !isAllowable).map(({ sentence }) => sentence);
    const refused = host === 'refuse' ? offences.map(({ sentence }) => sentence) : never;
    refuse(refused, refused.length === never.length ? NEVER : HOW_TO_ALLOW);
}
const NEVER = 'Remove it from the compose file: no setting allows it.';
const HOW_TO_ALLOW = 'Remove it from the compose file, or set `compose-host: allow` where you trust everyone who can change the file (SECURITY.md).';
/** Throws one error with all sentences; nothing without any. */
function refuse(sentences, hint = HOW_TO_ALLOW) {
    if (sentences.length > 0)
        throw wrong(listed(sentences), hint);
}
const MOST_SHOWN = 30;
function listed(sentences) {
    const shown = sentences.slice(0, MOST_SHOWN).map((sentence) => `  - ${sentence.slice(0, 500)}`);
    const more = sentences.length - shown.length;
    return [
        'compose-file: it uses what is outside its containers, so nothing was started:',
        ...shown,
        ...(more > 0 ? [`  - and ${more} more`] : []),
    ].join('\n');
}
/** Compose itself replaces the variables: the texts are labels of a service that is never created. */
function interpolateBy(compose, { files }, { project, tempDir }) {
    return async (texts) => {
        const file = (0,external_node_path_.join)(tempDir, 'variables.json');
        const labels = Object.fromEntries(texts.map((text, index) => [`text-${index}`, text]));
        const asked = { services: { variables: { image: 'scratch', labels } } };
        (0,external_node_fs_.writeFileSync)(file, JSON.stringify(asked), { mode: 0o600 });
        const argv = [
            ...['--file', file, '--project-name', project, '--project-directory', (0,external_node_path_.dirname)(files[0] ?? '')],
            ...['config', '--format', 'json'],
        ];
        const read = await compose.read(argv);
        if (read.code !== 0)
            throw wrong(`compose-file: ${said(read.stderr)}`);
        const model = await parseModel(read.stdout);
        const filled = model?.services.variables?.labels ?? {};
        return texts.map((_, index) => (0,services_value/* withoutEscapes */.Lx)(filled[`text-${index}`] ?? external_node_os_.devNull));
    };
}
function pick(wanted, names) {
    const [only] = names;
    if (wanted !== null && names.includes(wanted))
        return wanted;
    if (wanted === null && names.length === 1 && only !== undefined)
        return only;
    if (names.length === 0)
        throw wrong('compose-file: it has no services');
    if (wanted === null)
        throw wrong(`service: set which of ${names.join(', ')} is this image`);
    const near = (0,nearest/* suggestion */.h)(wanted, names);
    const instead = near === undefined ? `its services are ${names.join(', ')}` : `did you mean ${near}?`;
    throw wrong(`service: "${wanted}" is not in the compose file: ${instead}`);
}
const said = (stderr) => stderr.trim().split('\n').slice(-3).join('; ').slice(0, 1000);


/***/ }),

/***/ 42118:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readsOutside: () => (/* binding */ readsOutside)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/file-access.ts
var file_access = __webpack_require__(42516);
// EXTERNAL MODULE: ./src/smoke/services/scope.ts
var services_scope = __webpack_require__(10262);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./src/smoke/services/yaml.ts
/** Finds the names of other files in the text of a compose file, at any depth. Pure; in linear time. */

const MOST_NAMES = 2000;
/** Line breaks of YAML 1.1, which Compose's parser supports and this one does not. */
const LINE_BREAKS = /\r\n?|\u0085|\u2028|\u2029/g;
/** With another tag, Compose may read a key differently. */
const TAGS = /^(?:!reset|!override|!|tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq))$/;
function namedBy(bytes) {
    const text = bytes.toString('utf8').replace(LINE_BREAKS, '\n');
    if (bytes.includes(0) || text.includes('\ufffd'))
        return { wrong: 'is not written in UTF-8' };
    const parsed = (0,dist/* parseAllDocuments */.hR)(text, { uniqueKeys: false, logLevel: 'silent' });
    const named = [];
    for (const document of 'empty' in parsed ? [] : parsed) {
        const [error] = document.errors;
        if (error)
            return { wrong: `cannot be read: ${error.message.split('\n', 1)[0] ?? ''}` };
        const { anchors, strangeTag } = survey(document);
        if (strangeTag !== null)
            return { wrong: `has the tag ${strangeTag.slice(0, 100)}, which Sea Trial does not know` };
        named.push(...namedIn(document.contents, anchors));
        if (named.length > MOST_NAMES)
            return { wrong: 'names too many files' };
    }
    return { named };
}
/** All nodes of each anchor: an alias of a name that is defined twice may be either. */
function survey(document) {
    const anchors = new Map();
    let strangeTag = null;
    (0,dist/* visit */.YR)(document, {
        Value: (_, node) => {
            if (node.anchor !== undefined) {
                const others = anchors.get(node.anchor);
                if (others)
                    others.push(node);
                else
                    anchors.set(node.anchor, [node]);
            }
            if (node.tag !== undefined && !TAGS.test(node.tag))
                strangeTag = node.tag;
        },
    });
    return { anchors, strangeTag };
}
function belowOf(key, below) {
    if (key === 'include' || key === 'env_file' || key === 'label_file' || key === 'extends')
        return key;
    return below === 'extends' && key === 'file' ? 'file' : below;
}
function namedIn(contents, anchors) {
    const named = [];
    const seen = new Map();
    const todo = [[contents, null]];
    for (let next = todo.pop(); next !== undefined && named.length <= MOST_NAMES; next = todo.pop()) {
        const [node, below] = next;
        const before = seen.get(node) ?? new Set();
        if (before.has(below))
            continue;
        seen.set(node, before.add(below));
        if ((0,dist/* isAlias */.Vj)(node))
            for (const one of anchors.get(node.source) ?? [])
                todo.push([one, below]);
        if ((0,dist/* isSeq */.oP)(node))
            for (const item of node.items)
                todo.push([item, below]);
        if ((0,dist/* isMap */.jh)(node))
            for (const { key, value } of node.items)
                for (const name of namesOf(key, anchors))
                    todo.push([value, belowOf(name, below)]);
        if ((0,dist/* isScalar */.jn)(node) && typeof node.value === 'string' && node.value !== '') {
            if (below === 'include')
                named.push({ key: 'include', text: node.value, isCompose: true });
            if (below === 'file')
                named.push({ key: 'extends', text: node.value, isCompose: true });
            if (below === 'env_file' || below === 'label_file')
                named.push({ key: below, text: node.value, isCompose: false });
        }
    }
    return named.reverse();
}
/** A key is a text, or an alias of one. */
function namesOf(key, anchors) {
    const nodes = (0,dist/* isAlias */.Vj)(key) ? (anchors.get(key.source) ?? []).slice(0, 10) : [key];
    const texts = nodes.map((node) => ((0,dist/* isScalar */.jn)(node) ? String(node.value) : null));
    return (0,dist/* isCollection */.P3)(key) || texts.length === 0 ? [null] : texts;
}

;// CONCATENATED MODULE: ./src/smoke/services/reads.ts
/**
 * Checks the files that Docker Compose reads before there is a model: `.env`, and those that `include`, `extends`,
 * `env_file` and `label_file` name. Compose prints no list of them, so they are looked up in the YAML: each value below
 * such a key, wherever the key is, must be a path in the scope. Nothing else of the text is interpreted.
 */





/** Compose fetches these, some with git. */
const REMOTE = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|oci:)/i;
const LARGEST = 256 * 1024;
const MOST_FILES = 50;
/**
 * A sentence for each file that may not be read; empty where all may. `files` are absolute. Without `fill`, paths with
 * variables are refused. `project`: the folder that Compose works in.
 */
async function readsOutside(files, scope, fill, project = (0,external_node_path_.dirname)(files[0] ?? '')) {
    const seen = new Set();
    const sentences = new Set();
    for (const sentence of outsideOfWorkingDir(scope))
        sentences.add(sentence);
    const todo = files.map((file) => ({ file, folders: [project] }));
    for (let entry = todo.shift(); entry !== undefined; entry = todo.shift()) {
        if (seen.has(entry.file))
            continue;
        seen.add(entry.file);
        if (seen.size > MOST_FILES)
            return [...sentences, `more than ${MOST_FILES} files are included`];
        const isOwn = files.includes(entry.file);
        const found = await look(entry, scope, isOwn ? fill : null);
        for (const sentence of found.sentences)
            sentences.add(sentence);
        todo.push(...found.entries);
    }
    return [...sentences];
}
/** `fill` is null in an included file: its variables may come from other files. */
async function look({ file, folders }, scope, fill) {
    const bases = [...new Set([...folders, (0,external_node_path_.dirname)(file)])];
    const place = (0,services_scope/* locateInScope */.od)(scope, file);
    const read = place === null ? { wrong: 'is outside the repository' } : namesIn(place);
    if ('wrong' in read)
        return { sentences: [`${file} ${read.wrong}`], entries: [] };
    const sentences = bases.flatMap((folder) => outside((0,external_node_path_.join)(folder, '.env'), '.env', scope));
    const entries = [];
    for (const { key, text, isCompose } of await interpolated(read.named, fill)) {
        if (text === null)
            sentences.push(`${key} of ${file} has variables, which are followed only in the file given`);
        else if (REMOTE.test(text))
            sentences.push(`${key}: ${text.slice(0, 200)} is on another machine`);
        else {
            const paths = (0,external_node_path_.isAbsolute)(text)
                ? [(0,external_node_path_.resolve)(text)]
                : [...new Set(bases.map((base) => (0,external_node_path_.resolve)(base, text)))];
            sentences.push(...paths.flatMap((path) => outside(path, key, scope)));
            if (!isCompose)
                continue;
            // paths of the included file may be relative to a folder named there
            const inner = [...bases, ...paths.filter((path) => kindOf(path) === 'folder')];
            const files = paths.filter((path) => kindOf(path) === 'file');
            entries.push(...files.map((path) => ({ file: path, folders: inner })));
        }
    }
    return { sentences, entries };
}
async function interpolated(named, fill) {
    const open = named.map(({ text }) => text).filter((text) => text.includes('$'));
    if (open.length === 0)
        return [...named];
    const texts = fill === null ? null : await fill(open);
    return named.map((one) => ({
        ...one,
        text: one.text.includes('$') ? (texts?.[open.indexOf(one.text)] ?? null) : one.text,
    }));
}
/** Compose also reads the `.env` of its working directory, which may be outside the repository. */
function outsideOfWorkingDir(scope) {
    const here = (0,file_access/* rootsOf */.RD)(process.cwd());
    return here.flatMap((folder) => outside((0,external_node_path_.join)(folder, '.env'), '.env', { folders: [...scope.folders, ...here] }));
}
/** A missing file cannot be read. */
const outside = (path, key, scope) => kindOf(path) !== null && !(0,services_scope/* isInScope */.yX)(scope, path) ? [`${key}: ${path} is outside the repository`] : [];
/** Null for a missing path. */
function kindOf(path) {
    const place = (0,file_access/* locate */.x5)(path, []);
    return place.ok ? place.kind : null;
}
function namesIn(place) {
    try {
        return namedBy((0,file_access/* readWhole */.oD)(place, { most: LARGEST }));
    }
    catch (cause) {
        return { wrong: `cannot be read: ${(0,errors/* messageOf */.bD)(cause)}` };
    }
}


/***/ })

};
