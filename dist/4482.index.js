export const id = 4482;
export const ids = [4482];
export const modules = {

/***/ 67486:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ readJson)
/* harmony export */ });
/* harmony import */ var jsonc_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(99547);
/* harmony import */ var jsonc_parser__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(jsonc_parser__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _lib_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89166);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96040);
/** JSON to nodes with their lines; comments and trailing commas as VS Code reads them. Depth and nodes are bounded. Pure. */



const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET, END] = [1, 2, 3, 4, 17];
/** Throws WrongFile. `comments`: whether the file may have comments and trailing commas. */
function readJson(text, { comments }) {
    const lineAt = lineCounter(text);
    refuseDeep(text, lineAt);
    const errors = [];
    const tree = (0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.parseTree)(text, errors, { disallowComments: !comments, allowTrailingComma: comments });
    const [error] = errors;
    if (error !== undefined)
        throw new _lib_document_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongFile */ .Et(lineAt(error.offset), `it is not valid JSON: ${spaced((0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.printParseErrorCode)(error.error))}`);
    if (tree === undefined)
        throw new _lib_document_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongFile */ .Et(1, 'it is empty');
    return nodeOf(tree, lineAt);
}
/** `CloseBraceExpected` → `close brace expected`. */
const spaced = (code) => code.replace(/(?!^)[A-Z]/g, ' $&').toLowerCase();
/** Before parsing: the parser is recursive. */
function refuseDeep(text, lineAt) {
    const scanner = (0,jsonc_parser__WEBPACK_IMPORTED_MODULE_0__.createScanner)(text, true);
    let [depth, tokens] = [0, 0];
    for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
        if (token === OPEN_BRACE || token === OPEN_BRACKET)
            depth++;
        if (token === CLOSE_BRACE || token === CLOSE_BRACKET)
            depth--;
        const line = () => lineAt(scanner.getTokenOffset());
        if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .DEEPEST */ .FI)
            throw new _lib_document_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongFile */ .Et(line(), `it is nested deeper than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .DEEPEST */ .FI} levels`);
        // a value has at most four tokens: its name, a colon, itself, a comma
        if (++tokens > 4 * _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_NODES */ .mC)
            throw new _lib_document_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongFile */ .Et(line(), `it has more than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_NODES */ .mC.toLocaleString('en-US')} values`);
    }
}
function nodeOf(tree, lineAt) {
    const line = lineAt(tree.offset);
    const children = tree.children ?? [];
    if (tree.type === 'array')
        return { kind: 'list', line, items: children.map((one) => nodeOf(one, lineAt)) };
    if (tree.type !== 'object')
        return scalarOf(tree.value, line);
    const entries = new Map();
    for (const property of children) {
        const [key, value] = property.children ?? [];
        const name = key?.value;
        if (typeof name !== 'string' || value === undefined)
            continue;
        const at = lineAt(property.offset);
        if (entries.has(name))
            throw new _lib_document_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongFile */ .Et(at, `\`${name.slice(0, 100)}\` is given twice`);
        entries.set(name, { line: at, node: nodeOf(value, lineAt) });
    }
    return { kind: 'map', line, entries };
}
function scalarOf(value, line) {
    const isScalar = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return { kind: 'scalar', line, text: isScalar ? String(value) : '', value: isScalar ? value : null };
}
/** Lines by binary search over the line starts. */
function lineCounter(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return (offset) => {
        let [low, high] = [0, starts.length];
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if ((starts[middle] ?? 0) <= offset)
                low = middle;
            else
                high = middle;
        }
        return low + 1;
    };
}


/***/ }),

/***/ 96040:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FI: () => (/* binding */ DEEPEST),
/* harmony export */   mC: () => (/* binding */ MOST_NODES),
/* harmony export */   uZ: () => (/* binding */ MOST_BYTES)
/* harmony export */ });
/** What reading one contract may cost. */
/** Bytes of a file. */
const MOST_BYTES = 1024 * 1024;
const MOST_NODES = 50_000;
const DEEPEST = 40;


/***/ }),

/***/ 95456:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ readToml)
/* harmony export */ });
/* harmony import */ var toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9605);
/* harmony import */ var _lib_document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89166);
/* harmony import */ var _limits_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96040);
/** TOML to nodes with their lines. The parser works without recursion, in linear time; depth and nodes are bounded here. Pure. */



/** Throws WrongFile. */
function readToml(text) {
    refuseMany(text);
    const [top] = parsed(text).body;
    return new Builder().root(top.body);
}
/** Before parsing: the parser takes seconds for hundreds of thousands of values, tables or parts of keys. */
function refuseMany(text) {
    let count = 0;
    for (const character of text)
        if (',=[.'.includes(character) && ++count > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_NODES */ .mC)
            throw tooMany(1);
}
const tooMany = (line) => new _lib_document_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongFile */ .Et(line, `it has more than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_NODES */ .mC.toLocaleString('en-US')} values`);
function parsed(text) {
    try {
        return (0,toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__/* .parseTOML */ .MD)(text);
    }
    catch (error) {
        // the parser passes the characters of a text as arguments
        if (error instanceof RangeError)
            throw new _lib_document_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongFile */ .Et(1, 'a text in it is too long');
        if (!(error instanceof toml_eslint_parser__WEBPACK_IMPORTED_MODULE_0__/* .ParseError */ .mB))
            throw error;
        throw new _lib_document_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongFile */ .Et(error.lineNumber, `it is not valid TOML: ${error.message.split('\n', 1)[0] ?? ''}`);
    }
}
class Builder {
    #nodes = 0;
    root(body) {
        const root = new Map();
        for (const one of body) {
            if (one.type === 'TOMLKeyValue')
                this.#set(root, one, 0);
            else {
                const table = this.#tableAt(root, one.resolvedKey, one.loc.start.line);
                for (const pair of one.body)
                    this.#set(table, pair, one.resolvedKey.length);
            }
        }
        return { kind: 'map', line: 1, entries: root };
    }
    /** `["services", 0, "ports"]`: numbers are places in a list. */
    #tableAt(root, keys, line) {
        this.#count(line, keys.length);
        let at = root;
        for (const [index, key] of keys.entries()) {
            if (typeof key === 'number')
                continue;
            const next = keys[index + 1];
            at = typeof next === 'number' ? this.#itemOf(at, key, next, line) : this.#mapOf(at, key, line);
        }
        return at;
    }
    #mapOf(map, key, line) {
        const node = map.get(key)?.node;
        if (node?.kind === 'map')
            return node.entries;
        const entries = new Map();
        map.set(key, { line, node: { kind: 'map', line, entries } });
        return entries;
    }
    #itemOf(map, key, index, line) {
        const node = map.get(key)?.node;
        const items = node?.kind === 'list' ? node.items : [];
        if (node?.kind !== 'list')
            map.set(key, { line, node: { kind: 'list', line, items } });
        const item = items[index];
        if (item?.kind === 'map')
            return item.entries;
        const entries = new Map();
        items[index] = { kind: 'map', line, entries };
        return entries;
    }
    #set(map, { key, value, loc }, depth) {
        const names = key.keys.map((one) => (one.type === 'TOMLBare' ? one.name : one.value));
        const { line } = loc.start;
        this.#count(line, depth + names.length);
        const last = names.pop() ?? '';
        let at = map;
        for (const name of names)
            at = this.#mapOf(at, name, line);
        at.set(last, { line, node: this.#node(value, depth + names.length + 1) });
    }
    #node(value, depth) {
        const { line } = value.loc.start;
        this.#count(line, depth);
        if (value.type === 'TOMLArray')
            return { kind: 'list', line, items: value.elements.map((one) => this.#node(one, depth + 1)) };
        if (value.type === 'TOMLInlineTable') {
            const entries = new Map();
            for (const pair of value.body)
                this.#set(entries, pair, depth + 1);
            return { kind: 'map', line, entries };
        }
        return scalar(value, line);
    }
    #count(line, depth) {
        if (++this.#nodes > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .MOST_NODES */ .mC)
            throw tooMany(line);
        if (depth > _limits_js__WEBPACK_IMPORTED_MODULE_2__/* .DEEPEST */ .FI)
            throw new _lib_document_js__WEBPACK_IMPORTED_MODULE_1__/* .WrongFile */ .Et(line, `it is nested deeper than ${_limits_js__WEBPACK_IMPORTED_MODULE_2__/* .DEEPEST */ .FI} levels`);
    }
}
function scalar(value, line) {
    if (value.kind === 'string')
        return { kind: 'scalar', line, text: value.value, value: value.value };
    if (value.kind === 'boolean')
        return { kind: 'scalar', line, text: String(value.value), value: value.value };
    if (value.kind === 'integer' || value.kind === 'float')
        return { kind: 'scalar', line, text: value.number, value: value.value };
    return { kind: 'scalar', line, text: value.datetime, value: value.datetime };
}


/***/ }),

/***/ 89104:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ APP_ENGINE)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68034);

const checkRows = (path) => [
    [
        `${path}.path`,
        'text',
        'imitated',
        'must answer with 200; without it App Engine does not ask the container',
    ],
    [`${path}.host`, 'text', 'imitated', 'Host header'],
    [`${path}.check_interval_sec`, 'number', 'compared', 'time between checks'],
    [`${path}.timeout_sec`, 'number', 'imitated', 'most time for an answer'],
    [`${path}.failure_threshold`, 'integer', 'compared', 'failures until it counts as unhealthy'],
    [`${path}.success_threshold`, 'integer', 'compared', 'answers until it counts as healthy'],
];
const APP_ENGINE = {
    kind: 'app-engine',
    files: '`app.yaml`',
    source: 'https://cloud.google.com/appengine/docs/flexible/reference/app-yaml?tab=custom',
    read: '2026-11',
    rows: [
        ['runtime', 'text', 'imitated', '`custom`; others have no Dockerfile of yours'],
        ['env', 'text', 'imitated', '`flex`'],
        ['vm', 'boolean', 'imitated', 'the older name of `env: flex`'],
        ['service', 'text', 'no rule', 'name of the service'],
        ['entrypoint', 'text', 'imitated', 'instead of CMD, in a shell'],
        ['env_variables.*', 'any', 'compared', 'names of variables'],
        ...checkRows('readiness_check'),
        [
            'readiness_check.app_start_timeout_sec',
            'number',
            'compared',
            'most time to become ready; 300 s if absent',
        ],
        ...checkRows('liveness_check'),
        ['liveness_check.initial_delay_sec', 'number', 'compared', 'time before checks count; 300 s if absent'],
        ['resources.cpu', 'number', 'imitated', 'processors'],
        ['resources.memory_gb', 'number', 'imitated', 'memory limit'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where it runs', 'resources.disk_size_gb', 'resources.machine_type'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('folders in memory of App Engine are given to the container by hand', 'resources.volumes'),
        ['network.forwarded_ports', 'texts', 'not tried', 'ports of the machine are not checked'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where and how often it runs', 'network.*', 'automatic_scaling', 'manual_scaling', 'basic_scaling'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', 'runtime_config', 'skip_files', 'beta_settings', 'build_env_variables'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', 'service_account', 'vpc_access_connector', 'endpoints_api_service', 'flexible_runtime_settings'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', 'threadsafe', 'api_version', 'version', 'application', 'module', 'zones', 'inbound_services'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('included files are not read', 'includes'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('of earlier versions of App Engine', 'health_check', 'handlers'),
    ],
};


/***/ }),

/***/ 542:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ COMPOSE)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68034);

const service = (...names) => names.map((name) => `services.*.${name}`);
const check = (name) => `services.*.healthcheck.${name}`;
const resources = (name) => `services.*.deploy.resources.${name}`;
const COMPOSE = {
    kind: 'compose',
    files: '`compose.yaml`, `docker-compose.yml`',
    source: 'https://github.com/compose-spec/compose-spec/blob/main/05-services.md',
    read: '2026-11',
    rows: [
        ['services', 'map', 'imitated', 'the one with a `build`; of several, `compose.yaml#NAME` picks one'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('other parts of the project', 'version', 'name', 'networks', 'volumes', 'secrets', 'configs', 'models'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('included files are not read', 'include'),
        ['services.*.command', 'texts', 'imitated', 'instead of CMD'],
        ['services.*.entrypoint', 'texts', 'imitated', 'instead of ENTRYPOINT'],
        ['services.*.working_dir', 'text', 'imitated', 'working folder'],
        ['services.*.environment', 'any', 'compared', 'names of variables; the value of PORT'],
        ['services.*.ports', 'list', 'imitated', 'container ports that must respond'],
        ['services.*.expose', 'list', 'imitated', 'container ports that must respond'],
        [check('test'), 'texts', 'imitated', 'runs in the container'],
        [check('interval'), 'duration', 'compared', 'time between checks; 30 s if absent'],
        [check('timeout'), 'duration', 'imitated', 'most time for an answer; 30 s if absent'],
        [check('retries'), 'integer', 'compared', 'failures until it counts as unhealthy; 3 if absent'],
        [check('start_period'), 'duration', 'compared', 'time before failures count'],
        [check('start_interval'), 'duration', 'compared', 'time between checks before that'],
        [check('disable'), 'boolean', 'imitated', 'no check'],
        ['services.*.mem_limit', 'size', 'imitated', 'memory limit'],
        ['services.*.mem_reservation', 'size', 'compared', 'memory request'],
        ['services.*.cpus', 'number', 'imitated', 'processors'],
        [resources('limits.memory'), 'size', 'imitated', 'memory limit'],
        [resources('limits.cpus'), 'number', 'imitated', 'processors'],
        [resources('reservations.memory'), 'size', 'compared', 'memory request'],
        [resources('reservations.cpus'), 'number', 'compared', 'processors'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('the number of processes is not limited', resources('limits.pids'), 'services.*.pids_limit'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('devices are not given to the container', resources('reservations.devices'), ...service('devices', 'gpus')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where and how often it runs', 'services.*.deploy.*'),
        [
            'services.*.stop_grace_period',
            'duration',
            'imitated',
            'time from the stop signal to SIGKILL; 10 s if absent',
        ],
        ['services.*.stop_signal', 'text', 'imitated', 'stop signal'],
        ['services.*.read_only', 'boolean', 'imitated', 'read-only file system'],
        ['services.*.tmpfs', 'texts', 'imitated', 'folders in memory that can be written'],
        ['services.*.user', 'text', 'imitated', 'user and group'],
        ['services.*.cap_add', 'texts', 'imitated', 'capabilities'],
        ['services.*.cap_drop', 'texts', 'imitated', 'capabilities'],
        ['services.*.privileged', 'boolean', 'imitated', 'all capabilities'],
        ['services.*.security_opt', 'list', 'imitated', '`no-new-privileges`; other options are not tried'],
        [
            'services.*.volumes',
            'list',
            'imitated',
            'named volumes are folders that can be written; folders of the machine are not tried',
        ],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('the value of a file is not read', ...service('env_file')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('the files are not made', ...service('secrets', 'configs')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('another file or service is not read', ...service('extends')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('the container has its own', ...service('network_mode', 'pid', 'ipc', 'uts', 'cgroup', 'userns_mode', 'sysctls', 'ulimits')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('the container has its own', ...service('shm_size', 'group_add', 'init', 'dns', 'extra_hosts', 'hostname', 'runtime')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how the image is built or obtained', ...service('build', 'image', 'pull_policy', 'platform', 'develop')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('other parts of the project', ...service('depends_on', 'links', 'external_links', 'networks', 'profiles', 'container_name')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('other parts of the project', ...service('labels', 'annotations', 'logging', 'restart', 'scale', 'attach', 'label_file')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', ...service('tty', 'stdin_open', 'domainname', 'mac_address', 'dns_search', 'dns_opt')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', ...service('cpu_shares', 'cpu_quota', 'cpu_period', 'cpuset', 'cpu_count', 'cpu_percent')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', ...service('mem_swappiness', 'memswap_limit', 'oom_kill_disable', 'oom_score_adj')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', ...service('blkio_config', 'storage_opt', 'isolation', 'volumes_from', 'device_cgroup_rules')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', ...service('credential_spec', 'cgroup_parent', 'post_start', 'pre_stop', 'provider', 'models')),
    ],
};


/***/ }),

/***/ 6422:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ DEVCONTAINER)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68034);

const BY_HAND = 'it runs after the container has started, for a developer';
const DEVCONTAINER = {
    kind: 'devcontainer',
    files: '`devcontainer.json`',
    source: 'https://containers.dev/implementors/json_reference/',
    read: '2026-11',
    rows: [
        [
            'forwardPorts',
            'list',
            'imitated',
            'ports that must respond, unless `overrideCommand` replaces the command',
        ],
        [
            'appPort',
            'texts',
            'imitated',
            'ports that must respond, unless `overrideCommand` replaces the command',
        ],
        ['overrideCommand', 'boolean', 'imitated', 'true if absent: the image’s command does not run'],
        ['containerEnv.*', 'any', 'compared', 'names of variables'],
        ['containerUser', 'text', 'imitated', 'user and group'],
        ['capAdd', 'texts', 'imitated', 'capabilities'],
        ['privileged', 'boolean', 'imitated', 'all capabilities'],
        ['securityOpt', 'list', 'not tried', 'it depends on the machine'],
        ['init', 'boolean', 'not tried', 'an init process is not added'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('options of docker run are not read', 'runArgs'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('mounts are not made', 'mounts', 'workspaceMount'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('features are not installed', 'features', 'overrideFeatureInstallOrder'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)(BY_HAND, 'postCreateCommand', 'postStartCommand', 'postAttachCommand', 'onCreateCommand', 'updateContentCommand'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)(BY_HAND, 'remoteUser', 'remoteEnv', 'userEnvProbe', 'waitFor', 'shutdownAction', 'updateRemoteUserUID'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('it runs on the machine', 'initializeCommand'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('for people', 'name', 'portsAttributes', 'otherPortsAttributes', 'customizations', 'extensions', 'settings', 'devPort'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where it runs', 'hostRequirements', 'workspaceFolder', 'secrets'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how the image is built or obtained', 'image', 'build', 'dockerFile', 'context'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('services beside it', 'dockerComposeFile', 'service', 'runServices'),
    ],
};


/***/ }),

/***/ 17759:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ FLY)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68034);

const PROXY = 'Fly’s proxy is in front of the container';
const checkRows = (path) => [
    [`${path}.grace_period`, 'duration', 'compared', 'time before checks count'],
    [`${path}.interval`, 'duration', 'compared', 'time between checks'],
    [`${path}.timeout`, 'duration', 'imitated', 'most time for an answer'],
];
const httpRows = (path) => [
    ...checkRows(path),
    [`${path}.method`, 'text', 'imitated', 'GET; a check with another method is not tried'],
    [`${path}.path`, 'text', 'imitated', 'must answer with 200 to 299'],
    [`${path}.protocol`, 'text', 'imitated', '`http` or `https`'],
    [`${path}.headers`, 'any', 'imitated', 'sent with the request'],
    ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('any certificate is accepted', `${path}.tls_skip_verify`, `${path}.tls_server_name`),
    ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('of earlier versions of Fly', `${path}.restart_limit`),
];
const serviceRows = (path) => [
    [`${path}.internal_port`, 'integer', 'imitated', 'port that must respond; 8080 if absent'],
    [`${path}.processes`, 'texts', 'imitated', 'process groups that it belongs to'],
    ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)(PROXY, ...['auto_stop_machines', 'auto_start_machines', 'min_machines_running'].map((name) => `${path}.${name}`)),
    ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)(PROXY, ...['concurrency', 'force_https', 'tls_options', 'http_options'].map((name) => `${path}.${name}`)),
    ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('it runs another machine', `${path}.machine_checks`),
];
const FLY = {
    kind: 'fly',
    files: '`fly.toml`',
    source: 'https://fly.io/docs/reference/configuration/',
    read: '2026-11',
    rows: [
        ['app', 'text', 'no rule', 'name of the app'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where it runs', 'primary_region', 'host_dedication_key', 'host_dedication_id'),
        ['kill_signal', 'text', 'imitated', 'stop signal'],
        ['kill_timeout', 'duration', 'imitated', 'time from the stop signal to SIGKILL'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('Docker’s swap is that of the machine', 'swap_size_mb'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('for people', 'console_command'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how the image is built', 'build'),
        ['deploy.release_command', 'text', 'not tried', 'it runs on a machine of its own before the deployment'],
        ['deploy.seed_command', 'text', 'not tried', 'it runs once, before the first deployment'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how it is rolled out', 'deploy.*'),
        ['env', 'maps', 'compared', 'variables'],
        ['env[].PORT', 'scalar', 'imitated', 'PORT'],
        ['env[].*', 'any', 'compared', 'names of variables'],
        ['experimental.cmd', 'texts', 'imitated', 'instead of CMD'],
        ['experimental.entrypoint', 'texts', 'imitated', 'instead of ENTRYPOINT'],
        ['experimental.exec', 'texts', 'imitated', 'instead of ENTRYPOINT and CMD'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', 'experimental.*'),
        ['processes', 'maps', 'imitated', 'process groups'],
        ['processes[].*', 'text', 'imitated', 'instead of CMD; of several, `fly.toml#NAME` picks one'],
        ...serviceRows('http_service'),
        ...httpRows('http_service.checks[]'),
        ...serviceRows('services[]'),
        ['services[].protocol', 'text', 'imitated', '`tcp` or `udp`'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)(PROXY, 'services[].ports'),
        ...httpRows('services[].http_checks[]'),
        ...checkRows('services[].tcp_checks[]'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('of earlier versions of Fly', 'services[].tcp_checks[].restart_limit', 'services[].script_checks'),
        ['checks.*.type', 'text', 'imitated', '`http` or `tcp`'],
        ['checks.*.port', 'integer', 'imitated', 'port of the check'],
        ['checks.*.processes', 'texts', 'imitated', 'process groups that it belongs to'],
        ...httpRows('checks.*'),
        ['vm', 'maps', 'imitated', 'size of the machine'],
        ['vm[].size', 'text', 'imitated', 'memory and processors of the preset'],
        ['vm[].memory', 'size', 'imitated', 'memory limit; a bare number is in MB'],
        ['vm[].memory_mb', 'integer', 'imitated', 'memory limit in MB'],
        ['vm[].cpus', 'integer', 'imitated', 'processors'],
        ['vm[].processes', 'texts', 'imitated', 'process groups that it belongs to'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where it runs', 'vm[].cpu_kind', 'vm[].host_dedication_id'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('Docker runs it on this machine’s kernel and hardware', 'vm[].gpus', 'vm[].gpu_kind', 'vm[].kernel_args', 'vm[].persist_rootfs'),
        ['mounts', 'maps', 'imitated', 'volumes'],
        ['mounts[].destination', 'text', 'imitated', 'folder that can be written, empty at the start'],
        ['mounts[].processes', 'texts', 'imitated', 'process groups that it belongs to'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how the volume is kept', 'mounts[].*'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('files that Fly puts into the machine are not made', 'files'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)(PROXY, 'statics'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('metrics are not scraped', 'metrics'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('Fly restarts it', 'restart'),
    ],
};


/***/ }),

/***/ 4516:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ APP_JSON),
/* harmony export */   bV: () => (/* binding */ HEROKU),
/* harmony export */   pj: () => (/* binding */ PROCFILE)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68034);

/** A Procfile has no fields but names of processes. */
const PROCFILE = {
    kind: 'procfile',
    files: '`Procfile`',
    source: 'https://devcenter.heroku.com/articles/procfile',
    read: '2026-11',
    rows: [
        [
            '*',
            'text',
            'imitated',
            'instead of CMD, in a shell; `web` unless `Procfile#NAME` picks another; `web` gets a PORT',
        ],
        ['release', 'text', 'not tried', 'it runs in a container of its own, before the deployment'],
    ],
};
const dokkuRows = (path) => [
    [`${path}.type`, 'text', 'imitated', '`startup`, `readiness`, `liveness`'],
    [`${path}.path`, 'text', 'imitated', 'must answer with 200 to 399'],
    [`${path}.port`, 'integer', 'imitated', 'port of the check; 5000 if absent'],
    [`${path}.scheme`, 'text', 'imitated', '`http` or `https`'],
    [`${path}.command`, 'texts', 'imitated', 'runs in the container'],
    [`${path}.timeout`, 'number', 'imitated', 'most time for an answer; 5 s if absent'],
    [`${path}.attempts`, 'integer', 'compared', 'tries; 3 if absent'],
    [`${path}.wait`, 'number', 'compared', 'time between tries; 5 s if absent'],
    [`${path}.initialDelay`, 'number', 'compared', 'time before the first try'],
    ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('its answer is not compared', `${path}.content`),
    ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('waiting alone proves nothing', `${path}.uptime`),
    ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('of the check', `${path}.name`, `${path}.warn`, `${path}.onFailure`, `${path}.httpHeaders`, `${path}.operation`),
    ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('of the check', `${path}.listening`),
];
const APP_JSON = {
    kind: 'app-json',
    files: '`app.json`',
    source: 'https://devcenter.heroku.com/articles/app-json-schema',
    read: '2026-11',
    rows: [
        ['env.*', 'any', 'compared', 'names of variables; `app.json` says whether a value must be given'],
        ['formation.*.size', 'text', 'compared', 'memory of the dyno'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how often it runs', 'formation.*.*'),
        ['healthchecks', 'map', 'imitated', 'of Dokku, for the process `web` or the picked one'],
        ...dokkuRows('healthchecks.*[]'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('it runs in a container of its own', 'scripts'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('scheduled commands run in containers of their own', 'cron'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', 'name', 'description', 'keywords', 'website', 'repository', 'logo', 'success_url', 'stack'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('says nothing about the image', 'addons', 'buildpacks', 'environments', 'image'),
    ],
};
const HEROKU = {
    kind: 'heroku',
    files: '`heroku.yml`',
    source: 'https://devcenter.heroku.com/articles/build-docker-images-heroku-yml',
    read: '2026-11',
    rows: [
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('other parts of the deployment', 'setup.addons', 'setup.addons-wait'),
        ['setup.config.*', 'any', 'compared', 'names of variables'],
        ['build.docker.*', 'any', 'imitated', 'process types that have an image'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how the image is built', 'build.config', 'build.languages', 'build.packages', 'build.scripts'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('it runs in a container of its own, before the deployment', 'release'),
        [
            'run.*',
            'any',
            'imitated',
            'instead of CMD, in a shell; `web` unless `heroku.yml#NAME` picks another; `web` gets a PORT',
        ],
    ],
};


/***/ }),

/***/ 57757:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ RAILWAY)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68034);

const deploy = (...names) => names.map((name) => `deploy.${name}`);
const RAILWAY = {
    kind: 'railway',
    files: '`railway.json`, `railway.toml`',
    source: 'https://docs.railway.com/config-as-code/reference',
    read: '2026-11',
    rows: [
        ['build.builder', 'text', 'imitated', '`DOCKERFILE`; other builders make an image of their own'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how the image is built', 'build.*'),
        ['deploy.startCommand', 'text', 'imitated', 'instead of ENTRYPOINT and CMD, without a shell'],
        ['deploy.healthcheckPath', 'text', 'imitated', 'must answer with 200 at PORT'],
        ['deploy.healthcheckTimeout', 'number', 'compared', 'most time to become ready; 300 s if absent'],
        ['deploy.drainingSeconds', 'number', 'imitated', 'time from the stop signal to SIGKILL'],
        ['deploy.limitOverride.containers.memoryBytes', 'integer', 'imitated', 'memory limit'],
        ['deploy.limitOverride.containers.cpu', 'number', 'imitated', 'processors'],
        ['deploy.cronSchedule', 'text', 'imitated', 'it is to end by itself'],
        ['deploy.requiredMountPath', 'text', 'imitated', 'folder that can be written, empty at the start'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('it runs in a container of its own, before the deployment', 'deploy.preDeployCommand'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where and how often it runs', ...deploy('numReplicas', 'region', 'multiRegionConfig', 'sleepApplication', 'runtime')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where and how often it runs', ...deploy('restartPolicyType', 'restartPolicyMaxRetries', 'overlapSeconds')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where and how often it runs', ...deploy('useLegacyStacker', 'ipv6EgressEnabled', 'registryCredentials')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('the rules of one environment are not applied', 'environments'),
    ],
};


/***/ }),

/***/ 46112:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ RENDER)
/* harmony export */ });
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(68034);

const service = (...names) => names.map((name) => `services[].${name}`);
const RENDER = {
    kind: 'render',
    files: '`render.yaml`',
    source: 'https://render.com/docs/blueprint-spec',
    read: '2026-11',
    rows: [
        [
            'services',
            'list',
            'imitated',
            'the one that runs a Dockerfile or image; of several, `render.yaml#NAME` picks one',
        ],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('other parts of the deployment', 'databases', 'envVarGroups', 'previews', 'projects', 'ungrouped', 'version'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('of previews', 'previewsEnabled', 'previewsExpireAfterDays'),
        ['services[].type', 'text', 'imitated', '`web`, `pserv`, `worker`; `cron` is to end'],
        ['services[].name', 'text', 'imitated', 'name of the service'],
        ['services[].runtime', 'text', 'imitated', '`docker` or `image`; others have no Dockerfile'],
        ['services[].env', 'text', 'imitated', 'the older name of `runtime`'],
        ['services[].plan', 'text', 'imitated', 'memory limit'],
        ['services[].instanceType', 'text', 'no rule', 'of earlier versions of Render'],
        ['services[].dockerCommand', 'text', 'imitated', 'instead of CMD, in a shell'],
        ['services[].healthCheckPath', 'text', 'imitated', 'must answer with 200 to 399 within 5 s'],
        ['services[].envVars[].key', 'text', 'compared', 'names of variables'],
        ['services[].envVars[].value', 'scalar', 'imitated', 'of PORT; others are not read'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('values of variables are not read', 'services[].envVars[].*'),
        [
            'services[].maxShutdownDelaySeconds',
            'integer',
            'imitated',
            'time from the stop signal to SIGKILL; 30 s if absent',
        ],
        ['services[].disk.mountPath', 'text', 'imitated', 'folder that can be written, empty at the start'],
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how the disk is kept', 'services[].disk.*'),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how the image is built or obtained', ...service('dockerfilePath', 'dockerContext', 'image', 'repo', 'branch', 'rootDir')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('how the image is built or obtained', ...service('registryCredential', 'buildFilter', 'autoDeploy', 'autoDeployTrigger')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('of services without a Dockerfile', ...service('buildCommand', 'startCommand', 'staticPublishPath', 'headers', 'routes')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('of other kinds of services', ...service('ipAllowList', 'maxmemoryPolicy')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where and how often it runs', ...service('region', 'numInstances', 'scaling', 'domains', 'domain', 'schedule')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .noRule */ .c)('where and how often it runs', ...service('previews', 'previewPlan', 'pullRequestPreviewsEnabled', 'renderSubdomainPolicy', 'maintenanceMode')),
        ...(0,_table_js__WEBPACK_IMPORTED_MODULE_0__/* .notTried */ .Q)('it runs in a container of its own, before the deployment', ...service('preDeployCommand', 'initialDeployHook')),
    ],
};


/***/ }),

/***/ 68034:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ notTried),
/* harmony export */   c: () => (/* binding */ noRule)
/* harmony export */ });
/** Rows of names that say nothing about the image. */
const noRule = (about, ...paths) => paths.map((path) => [path, 'any', 'no rule', about]);
/** Rows of names that are not tried for one reason. */
const notTried = (why, ...paths) => paths.map((path) => [path, 'any', 'not tried', why]);


/***/ }),

/***/ 55289:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ interpolate)
/* harmony export */ });
/** Compose’s variables in a text, without an environment: each is unset, so a default counts. Pure. */
const NAME = /^[A-Za-z_]\w*/;
const DEEPEST = 10;
/** `${X:-8080}` → `8080`; `$$` → `$`. `unset`: the first variable without a default. */
function interpolate(text, depth = 0) {
    let filled = '';
    for (let at = 0; at < text.length;) {
        if (text[at] !== '$')
            filled += text[at++] ?? '';
        else if (text[at + 1] === '$') {
            filled += '$';
            at += 2;
        }
        else {
            const part = variableAt(text, at, depth);
            if ('unset' in part)
                return part;
            filled += part.text;
            at = part.end;
        }
    }
    return { text: filled };
}
function variableAt(text, start, depth) {
    const isBraced = text[start + 1] === '{';
    const from = start + (isBraced ? 2 : 1);
    const [name] = NAME.exec(text.slice(from, from + 200)) ?? [];
    if (name === undefined)
        return { text: text[start] ?? '', end: start + 1 };
    if (!isBraced)
        return { unset: name };
    const end = closing(text, from);
    const [, operator = '', rest = ''] = /^(:?[-+?])([^]*)$/.exec(text.slice(from + name.length, end)) ?? [];
    if (operator.endsWith('+'))
        return { text: '', end: end + 1 };
    if (!operator.endsWith('-') || depth === DEEPEST)
        return { unset: name };
    const inner = interpolate(rest, depth + 1);
    return 'unset' in inner ? inner : { text: inner.text, end: end + 1 };
}
/** The brace that closes the one before `from`. */
function closing(text, from) {
    let open = 1;
    for (let at = from; at < text.length; at++) {
        if (text[at] === '{')
            open++;
        else if (text[at] === '}' && --open === 0)
            return at;
    }
    return text.length;
}


/***/ }),

/***/ 19177:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   I: () => (/* binding */ kindOf),
/* harmony export */   Ln: () => (/* binding */ KIND_TABLES)
/* harmony export */ });
/* harmony import */ var _fields_fly_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(17759);
/* harmony import */ var _fields_app_engine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89104);
/* harmony import */ var _fields_heroku_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4516);
/* harmony import */ var _fields_compose_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(542);
/* harmony import */ var _fields_devcontainer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6422);
/* harmony import */ var _fields_railway_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57757);
/* harmony import */ var _fields_render_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(46112);
/** Which kind of file a contract is: by its name, else by its content. Pure. */







/** Kinds whose fields are a table of `fields/`, in the order of the docs. */
const KIND_TABLES = [
    _fields_fly_js__WEBPACK_IMPORTED_MODULE_0__/* .FLY */ .M,
    _fields_render_js__WEBPACK_IMPORTED_MODULE_6__/* .RENDER */ .Z,
    _fields_app_engine_js__WEBPACK_IMPORTED_MODULE_1__/* .APP_ENGINE */ .X,
    _fields_heroku_js__WEBPACK_IMPORTED_MODULE_2__/* .PROCFILE */ .pj,
    _fields_heroku_js__WEBPACK_IMPORTED_MODULE_2__/* .APP_JSON */ .BF,
    _fields_heroku_js__WEBPACK_IMPORTED_MODULE_2__/* .HEROKU */ .bV,
    _fields_railway_js__WEBPACK_IMPORTED_MODULE_5__/* .RAILWAY */ .o,
    _fields_compose_js__WEBPACK_IMPORTED_MODULE_3__/* .COMPOSE */ .d,
    _fields_devcontainer_js__WEBPACK_IMPORTED_MODULE_4__/* .DEVCONTAINER */ .H,
];
/** Names of files, without folders. */
const NAMES = [
    [/^(?:fly\.toml|fly\.[\w.-]+\.toml|[\w-]+\.fly\.toml)$/, 'fly'],
    [/^render\.ya?ml$/, 'render'],
    [/^(?:Procfile|Procfile\.\w+)$/, 'procfile'],
    [/^heroku\.ya?ml$/, 'heroku'],
    [/^railway(?:\.[\w-]+)?\.(?:json|toml)$/, 'railway'],
    [/^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/, 'compose'],
    [/^\.?devcontainer\.json$/, 'devcontainer'],
];
/** For names that say nothing, or could be of several kinds: the first whose content fits. */
const CONTENTS = [
    [/\.(?:ya?ml|json)$/, has(/^[ \t]*(?:- )?"?apiVersion"?[ \t]*:/m), 'kubernetes'],
    [/\.ya?ml$/, has(/^runtime[ \t]*:/m), 'app-engine'],
    [/\.ya?ml$/, (text) => /^[ \t]*- /.test(belowServices(text)), 'render'],
    [/\.ya?ml$/, (text) => belowServices(text) !== '', 'compose'],
    [/\.toml$/, has(/^[ \t]*(?:\[http_service\]|\[\[services\]\]|primary_region[ \t]*=)/m), 'fly'],
    [/\.toml$/, has(/^[ \t]*(?:startCommand|healthcheckPath)[ \t]*=/m), 'railway'],
    [/\.json$/, has(/railway\.(?:app|com)\/railway\.schema\.json/), 'railway'],
    [/^app\.json$/, () => true, 'app-json'],
];
function has(pattern) {
    return (text) => pattern.test(text);
}
/** The first line below `services:` that says something; empty without one. */
function belowServices(text) {
    const lines = text.split('\n');
    const start = lines.findIndex((line) => /^services[ \t]*:[ \t]*(?:#.*)?\r?$/.test(line));
    return start < 0 ? '' : (lines.slice(start + 1).find((line) => /^[ \t]*[^\s#]/.test(line)) ?? '');
}
const baseName = (file) => file.slice(file.lastIndexOf('/') + 1);
/** Null where neither name nor content says it. */
function kindOf(file, text) {
    const name = baseName(file);
    return (NAMES.find(([pattern]) => pattern.test(name))?.[1] ??
        CONTENTS.find(([pattern, fits]) => pattern.test(name) && fits(text))?.[2] ??
        null);
}


/***/ }),

/***/ 99178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ readDocuments)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/* harmony import */ var _document_limits_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96040);
/**
 * The YAML documents of one file (JSON is YAML too) as nodes with their lines, as Kubernetes reads them: YAML 1.1, where `yes`
 * and `on` are booleans. Aliases and merge keys are followed; such a value has the line where it is written. The file may be
 * hostile: its bytes, documents, values (those of aliases included) and depth are bounded. Pure.
 */


/** Of the parser, which takes about 5 µs for each. */
const MOST_TOKENS = 300_000;
const MOST_DOCUMENTS = 500;
const MOST_VALUES = 300_000;
const DEEPEST = 60;
const MOST_MISTAKES = 20;
/** Empty documents are left out. Without mistakes, every document is whole. */
function readDocuments(text) {
    const refused = (line, message) => ({ documents: [], mistakes: [{ line, message }] });
    const bytes = Buffer.byteLength(text);
    if (bytes > _document_limits_js__WEBPACK_IMPORTED_MODULE_1__/* .MOST_BYTES */ .uZ)
        return refused(1, `it has ${bytes.toLocaleString('en-US')} bytes: at most 1 MiB is read`);
    if (isTooLong(text))
        return refused(1, `it has more than ${MOST_TOKENS.toLocaleString('en-US')} YAML tokens`);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const parsed = parse(text, lines);
    if (parsed === null)
        return refused(1, TOO_DEEP);
    if (parsed.length > MOST_DOCUMENTS)
        return refused(1, `it has ${parsed.length.toLocaleString('en-US')} documents: at most ${MOST_DOCUMENTS} are read`);
    const reader = new NodeReader((offset) => Math.max(1, lines.linePos(offset).line));
    const documents = parsed.flatMap((document) => reader.document(document) ?? []);
    return { documents, mistakes: reader.mistakes.slice(0, MOST_MISTAKES) };
}
function isTooLong(text) {
    let tokens = 0;
    for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text))
        if (token !== '' && ++tokens > MOST_TOKENS)
            return true;
    return false;
}
const TOO_DEEP = `it is nested deeper than ${DEEPEST} levels`;
/** Null where the parser’s own recursion ends. */
function parse(text, lineCounter) {
    try {
        const parsed = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseAllDocuments */ .hR)(text, {
            schema: 'yaml-1.1',
            // Kubernetes reads dates and sexagesimal numbers (22:22) as texts
            customTags: (tags) => tags.filter((tag) => typeof tag === 'string' || !NOT_READ.has(tag.tag + (tag.format ?? ''))),
            uniqueKeys: false, // found here, in linear time
            prettyErrors: false,
            lineCounter,
            logLevel: 'error',
        });
        return [...parsed];
    }
    catch (error) {
        if (error instanceof RangeError)
            return null;
        throw error;
    }
}
const NOT_READ = new Set([
    'tag:yaml.org,2002:timestamp',
    'tag:yaml.org,2002:intTIME',
    'tag:yaml.org,2002:floatTIME',
]);
/** A value that cannot be read: it is left out, and the next one is read. */
class Unreadable extends Error {
}
class NodeReader {
    mistakes = [];
    #lineAt;
    #values = 0;
    /** How many values a node has, with those of its aliases. */
    #weights = new WeakMap();
    /** By anchor, in the order of the document; null while its value is being read. */
    #anchors = new Map();
    constructor(lineAt) {
        this.#lineAt = lineAt;
    }
    document(document) {
        for (const { code, pos, message } of [...document.errors, ...document.warnings].slice(0, MOST_MISTAKES)) {
            const what = code === 'RESOURCE_EXHAUSTION' ? TOO_DEEP : `it is not valid YAML: ${firstLine(message)}`;
            this.#mistake(this.#lineAt(pos[0]), what);
        }
        const { contents } = document;
        if (document.errors.length > 0 || contents === null)
            return null;
        this.#anchors = new Map();
        try {
            const node = this.#read(contents, 0, 1);
            return node.kind === 'scalar' && node.value === null ? null : node;
        }
        catch (error) {
            if (error instanceof Unreadable)
                return null;
            throw error;
        }
    }
    #mistake(line, message) {
        this.mistakes.push({ line, message });
    }
    #refuse(line, message) {
        this.#mistake(line, message);
        throw new Unreadable();
    }
    #read(node, depth, above) {
        const line = this.#lineOf(node) ?? above;
        if (depth > DEEPEST)
            this.#refuse(line, TOO_DEEP);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
            return this.#aliased(node.source, line);
        const anchor = anchorOf(node);
        if (anchor !== undefined)
            this.#anchors.set(anchor, null);
        const before = this.#values;
        this.#count(1, line);
        const read = this.#collectionOf(node, depth, line) ?? scalarOf(node, line);
        this.#weights.set(read, this.#values - before);
        if (anchor !== undefined)
            this.#anchors.set(anchor, read);
        return read;
    }
    #count(values, line) {
        this.#values += values;
        if (this.#values > MOST_VALUES)
            this.#refuse(line, `it has more than ${MOST_VALUES.toLocaleString('en-US')} values, those of aliases included`);
    }
    #aliased(anchor, line) {
        const target = this.#anchors.get(anchor);
        if (target === undefined)
            this.#refuse(line, `\`*${anchor.slice(0, 100)}\` names nothing above it`);
        if (target === null)
            this.#refuse(line, `\`*${anchor.slice(0, 100)}\` contains itself`);
        this.#count(this.#weights.get(target) ?? 1, line);
        return target;
    }
    #collectionOf(node, depth, line) {
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return { kind: 'list', line, items: node.items.map((item) => this.#read(item, depth + 1, line)) };
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) ? { kind: 'map', line, entries: this.#entriesOf(node.items, depth, line) } : null;
    }
    #entriesOf(items, depth, above) {
        const own = new Map();
        const merged = [];
        for (const { key, value } of items) {
            const name = this.#read(key, depth + 1, above);
            if (name.kind !== 'scalar')
                this.#refuse(name.line, 'a key must be a plain name');
            const node = this.#read(value, depth + 1, name.line);
            if (name.text === '<<')
                merged.push(...(node.kind === 'list' ? node.items : [node]));
            else if (own.has(name.text))
                this.#mistake(name.line, `\`${name.text.slice(0, 100)}\` is given twice: remove one of them`);
            else
                own.set(name.text, { line: name.line, node });
        }
        for (const node of merged)
            this.#merge(own, node);
        return own;
    }
    #merge(own, node) {
        if (node.kind !== 'map')
            this.#refuse(node.line, 'a merge key (`<<`) takes a map, or a list of maps');
        for (const [name, entry] of node.entries)
            if (!own.has(name))
                own.set(name, entry);
    }
    #lineOf(node) {
        const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
        const offset = Array.isArray(range) ? range[0] : null;
        return typeof offset === 'number' ? this.#lineAt(offset) : null;
    }
}
const firstLine = (text) => text.split('\n', 1)[0] ?? '';
const anchorOf = (node) => (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node) || (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node) ? node.anchor : undefined;
function scalarOf(node, line) {
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        return { kind: 'scalar', line, text: '', value: null };
    const { value, source = '' } = node;
    if (typeof value === 'string')
        return { kind: 'scalar', line, text: value, value };
    const isPlain = typeof value === 'number' || typeof value === 'boolean' || value === null;
    return { kind: 'scalar', line, text: source, value: isPlain ? value : source };
}


/***/ }),

/***/ 92235:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ emptyContract)
/* harmony export */ });
/** A contract that has no rule. */
const emptyContract = (kind, file, name) => ({
    kind,
    file,
    name,
    ports: [],
    probes: [],
    entrypoint: null,
    args: null,
    workingDir: null,
    env: [],
    assignsPort: null,
    security: [],
    writable: [],
    memory: { request: null, limit: null },
    cpu: { request: null, limit: null },
    grace: null,
    preStop: null,
    isToEnd: false,
    notTried: [],
});


/***/ }),

/***/ 54482:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readContractFile: () => (/* binding */ readContractFile)
});

// EXTERNAL MODULE: ./src/contract/document/limits.ts
var limits = __webpack_require__(96040);
// EXTERNAL MODULE: ./src/contract/kinds.ts
var kinds = __webpack_require__(19177);
// EXTERNAL MODULE: ./src/contract/model.ts
var model = __webpack_require__(92235);
;// CONCATENATED MODULE: ./src/contract/kubernetes/commands.ts
/** As clusters write them: variables of a Service. */
const OF_SERVICE = /_SERVICE_(HOST|PORT)|_PORT_\d+_/;
const USUAL_NAME = /^[A-Z_][A-Z0-9_]*$/;
/** The texts, or the name of the variable whose value is not known. */
function expanded(texts, variables) {
    const unknown = [];
    const value = (whole, name) => {
        if (name === 'PORT' && variables.port !== null)
            return String(variables.port);
        const isOne = variables.names.has(name) || OF_SERVICE.test(name) || (variables.hasMore && USUAL_NAME.test(name));
        if (isOne)
            unknown.push(name);
        return whole;
    };
    const out = texts.map((text) => text.replace(/\$\$|\$\(([^)]*)\)/g, (whole, name) => name === undefined ? '$' : value(whole, name)));
    const [name] = unknown;
    return name === undefined ? out : { unknown: name };
}
const whyUnknown = (name) => `it uses $(${name}), and values of variables are not read`;
/** A command without args has none: those of the image do not count. */
function commandOf(container, variables, notes) {
    const nothing = { entrypoint: null, args: null };
    const given = { command: container.texts('command'), args: container.texts('args') };
    const read = (key) => {
        const texts = given[key];
        if (texts === null)
            return null;
        const value = expanded(texts.value, variables);
        if (!('unknown' in value))
            return { ...texts, value };
        notes.skip(texts.at.line, key, whyUnknown(value.unknown));
        return undefined;
    };
    const [entrypoint, args] = [read('command'), read('args')];
    if (entrypoint === undefined || args === undefined)
        return nothing;
    return { entrypoint, args: args ?? (entrypoint === null ? null : { ...entrypoint, value: [] }) };
}

// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/contract/kubernetes/notes.ts
/** What a reader collects beside the rules: mistakes, and what is not tried. */

/** A file with more is no contract that a person reads to its end. */
const MOST = 100;
class Notes {
    file;
    mistakes = [];
    notTried = [];
    constructor(file) {
        this.file = file;
    }
    /** `message`: one sentence without a full stop. */
    mistake(line, message) {
        if (this.mistakes.length < MOST)
            this.mistakes.push({ file: this.file, line, message });
    }
    /** `why`: a part of a sentence. */
    skip(line, what, why) {
        if (this.notTried.length < MOST)
            this.notTried.push(this.ruled({ what: shown(what), why }, line));
        else if (this.notTried.length === MOST)
            this.notTried.push(this.ruled({ what: 'more', why: `only the first ${MOST} are listed` }, line));
    }
    ruled(value, line) {
        return { value, at: { file: this.file, line } };
    }
}
/** A text of the file in a message: one short line. */
const shown = (text) => (0,visible/* bounded */.Mm)(text.replace(/\s+/g, ' '), 100);

;// CONCATENATED MODULE: ./src/contract/kubernetes/tables.ts
/**
 * The fields of Kubernetes’ objects, and what is done with each. Data: the names are those of the published API, which a test
 * compares. A field that no table has is listed as unknown, since it may be of a newer version.
 */
/** The version of the API that the tables were compared with. */
const API_VERSION = '1.36';
const API = 'https://kubernetes.io/docs/reference/generated/kubernetes-api/';
const words = (text) => text.split(' ').filter((word) => word !== '');
/** `anchor`: of the object in the reference of the API. */
function table(anchor, { read = '', other = '', notTried = {} }) {
    const fields = {};
    for (const name of words(read))
        fields[name] = 'read';
    for (const name of words(other))
        fields[name] = 'other';
    for (const [name, row] of Object.entries(notTried))
        fields[name] = typeof row === 'string' ? { notTried: row } : { notTried: row[0], standard: row[1] };
    return { source: anchor.startsWith('https:') ? anchor : `${API}#${anchor}`, fields };
}
const ANOTHER_KERNEL = 'it needs a security module or kernel setting of the node';
const VOLUME_RIGHTS = 'Docker does not change the owner of volumes';
const PROBE_KILL = 'it is the grace period after a failed probe only';
const OBJECT = table('deployment-v1-apps', {
    read: 'apiVersion kind metadata spec',
    other: 'status data stringData binaryData immutable type',
});
const POD_TEMPLATE = table('podtemplatespec-v1-core', {
    read: 'metadata spec',
    other: 'apiVersion kind',
});
const ROLLOUT = 'minReadySeconds revisionHistoryLimit selector';
const WORKLOAD_SPECS = {
    Deployment: table('deploymentspec-v1-apps', {
        read: 'template',
        other: `${ROLLOUT} paused progressDeadlineSeconds replicas strategy`,
    }),
    StatefulSet: table('statefulsetspec-v1-apps', {
        read: 'template volumeClaimTemplates',
        other: `${ROLLOUT} ordinals persistentVolumeClaimRetentionPolicy podManagementPolicy replicas serviceName updateStrategy`,
    }),
    DaemonSet: table('daemonsetspec-v1-apps', { read: 'template', other: `${ROLLOUT} updateStrategy` }),
    ReplicaSet: table('replicasetspec-v1-apps', {
        read: 'template',
        other: 'minReadySeconds replicas selector',
    }),
    ReplicationController: table('replicationcontrollerspec-v1-core', {
        read: 'template',
        other: 'minReadySeconds replicas selector',
    }),
    Job: table('jobspec-v1-batch', {
        read: 'template',
        other: [
            'backoffLimit backoffLimitPerIndex completions managedBy manualSelector maxFailedIndexes parallelism',
            'podFailurePolicy podReplacementPolicy selector successPolicy suspend ttlSecondsAfterFinished',
        ].join(' '),
        notTried: {
            activeDeadlineSeconds: 'a trial has its own time limit',
            completionMode: ['one run is tried, without an index', 'NonIndexed'],
        },
    }),
    CronJob: table('cronjobspec-v1-batch', {
        read: 'jobTemplate',
        other: 'concurrencyPolicy failedJobsHistoryLimit schedule startingDeadlineSeconds successfulJobsHistoryLimit suspend timeZone',
    }),
};
const POD = table('podspec-v1-core', {
    read: 'containers initContainers ephemeralContainers volumes securityContext terminationGracePeriodSeconds',
    other: [
        'affinity automountServiceAccountToken enableServiceLinks imagePullSecrets nodeName nodeSelector overhead',
        'preemptionPolicy priority priorityClassName readinessGates restartPolicy schedulerName schedulingGates',
        'schedulingGroup serviceAccount serviceAccountName tolerations topologySpreadConstraints',
    ].join(' '),
    notTried: {
        activeDeadlineSeconds: 'a trial has its own time limit',
        dnsConfig: 'a trial has the engine’s name resolution',
        dnsPolicy: ['a trial has the engine’s name resolution', 'ClusterFirst'],
        hostAliases: 'a trial has the engine’s name resolution',
        hostIPC: 'a trial shares nothing with the machine',
        hostNetwork: 'a trial shares nothing with the machine',
        hostPID: 'a trial shares nothing with the machine',
        hostUsers: 'user namespaces are a setting of the engine',
        hostname: 'the engine gives the container its name',
        hostnameOverride: 'the engine gives the container its name',
        os: 'only Linux containers are tried',
        resourceClaims: 'Docker has no claims of devices',
        resources: 'the limit is the pod’s, of all its containers',
        runtimeClassName: 'the engine’s own runtime is used',
        setHostnameAsFQDN: 'the engine gives the container its name',
        shareProcessNamespace: 'the container is tried without the pod’s others',
        subdomain: 'the engine gives the container its name',
    },
});
const CONTAINER = table('container-v1-core', {
    read: [
        'name image command args workingDir ports env envFrom resources securityContext volumeMounts',
        'livenessProbe readinessProbe startupProbe lifecycle',
    ].join(' '),
    other: 'imagePullPolicy resizePolicy restartPolicy restartPolicyRules terminationMessagePath terminationMessagePolicy',
    notTried: {
        stdin: 'the container is tried without a standard input',
        stdinOnce: 'the container is tried without a standard input',
        tty: 'the container is tried without a terminal',
        volumeDevices: 'Docker has no block devices of claims',
    },
});
const PORT = table('containerport-v1-core', {
    read: 'containerPort name protocol',
    notTried: {
        hostIP: 'ports are published on free ports of the machine',
        hostPort: 'ports are published on free ports of the machine',
    },
});
const PROBE = table('probe-v1-core', {
    read: 'exec grpc httpGet tcpSocket initialDelaySeconds periodSeconds timeoutSeconds failureThreshold successThreshold',
    notTried: { terminationGracePeriodSeconds: PROBE_KILL },
});
const HTTP_GET = table('httpgetaction-v1-core', { read: 'host httpHeaders path port scheme' });
const HTTP_HEADER = table('httpheader-v1-core', { read: 'name value' });
const TCP_SOCKET = table('tcpsocketaction-v1-core', { read: 'host port' });
const EXEC = table('execaction-v1-core', { read: 'command' });
const GRPC = table('grpcaction-v1-core', { read: 'port service' });
const LIFECYCLE = table('lifecycle-v1-core', {
    read: 'preStop',
    notTried: {
        postStart: 'the hook is not run',
        stopSignal: 'the image’s own stop signal is sent',
    },
});
const HOOK = table('lifecyclehandler-v1-core', {
    read: 'exec httpGet sleep',
    notTried: { tcpSocket: 'Kubernetes does not run it either' },
});
const ENV = table('envvar-v1-core', { read: 'name value valueFrom' });
const VALUE_FROM = table('envvarsource-v1-core', {
    read: 'configMapKeyRef secretKeyRef fieldRef resourceFieldRef fileKeyRef',
});
const ENV_FROM = table('envfromsource-v1-core', { read: 'configMapRef secretRef prefix' });
const RESOURCES = table('resourcerequirements-v1-core', {
    read: 'limits requests',
    notTried: { claims: 'Docker has no claims of devices' },
});
const SECURITY = {
    appArmorProfile: 'read',
    seccompProfile: 'read',
    runAsGroup: 'read',
    runAsNonRoot: 'read',
    runAsUser: 'read',
    seLinuxOptions: { notTried: ANOTHER_KERNEL },
    windowsOptions: { notTried: 'only Linux containers are tried' },
};
const SECURITY_CONTEXT = {
    source: `${API}#securitycontext-v1-core`,
    fields: {
        ...SECURITY,
        allowPrivilegeEscalation: 'read',
        capabilities: 'read',
        privileged: 'read',
        readOnlyRootFilesystem: 'read',
        procMount: { notTried: ANOTHER_KERNEL, standard: 'Default' },
    },
};
const POD_SECURITY_CONTEXT = {
    source: `${API}#podsecuritycontext-v1-core`,
    fields: {
        ...SECURITY,
        fsGroup: { notTried: VOLUME_RIGHTS },
        fsGroupChangePolicy: 'other',
        seLinuxChangePolicy: 'other',
        supplementalGroups: { notTried: 'the user gets no further groups' },
        supplementalGroupsPolicy: 'other',
        sysctls: { notTried: ANOTHER_KERNEL },
    },
};
const CAPABILITIES = table('capabilities-v1-core', { read: 'add drop' });
const PROFILE = table('seccompprofile-v1-core', { read: 'type', other: 'localhostProfile' });
const VOLUME_MOUNT = table('volumemount-v1-core', {
    read: 'mountPath name readOnly',
    other: 'mountPropagation recursiveReadOnly subPath subPathExpr',
});
const EMPTY_DIR = table('emptydirvolumesource-v1-core', { read: 'medium sizeLimit' });
const FILES_OF = (what) => ({ notTried: `the files of a ${what} are not there` });
const OF_NODE = { notTried: 'a trial shares nothing with the machine' };
const IN_TREE = [
    'awsElasticBlockStore azureDisk azureFile cephfs cinder fc flexVolume flocker gcePersistentDisk glusterfs iscsi',
    'nfs photonPersistentDisk portworxVolume quobyte rbd scaleIO storageos vsphereVolume',
].join(' ');
/** `stand-in`: an empty folder stands in for storage whose content is not known. */
const VOLUMES = {
    emptyDir: 'empty',
    persistentVolumeClaim: 'stand-in',
    ephemeral: 'stand-in',
    ...Object.fromEntries(words(IN_TREE).map((kind) => [kind, 'stand-in'])),
    configMap: FILES_OF('ConfigMap'),
    secret: FILES_OF('Secret'),
    projected: FILES_OF('projected volume'),
    downwardAPI: FILES_OF('downward API volume'),
    csi: FILES_OF('CSI volume'),
    gitRepo: FILES_OF('Git repository'),
    image: FILES_OF('mounted image'),
    hostPath: OF_NODE,
};
const SERVICE = table('servicespec-v1-core', {
    read: 'ports selector type',
    other: [
        'allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs externalName externalTrafficPolicy healthCheckNodePort',
        'internalTrafficPolicy ipFamilies ipFamilyPolicy loadBalancerClass loadBalancerIP loadBalancerSourceRanges',
        'publishNotReadyAddresses sessionAffinity sessionAffinityConfig trafficDistribution',
    ].join(' '),
});
const SERVICE_PORT = table('serviceport-v1-core', {
    read: 'name port protocol targetPort',
    other: 'appProtocol nodePort',
});

;// CONCATENATED MODULE: ./src/contract/kubernetes/template.ts
const RENDER = 'give rendered output, for example of `helm template CHART > FILE` or `kustomize build DIR > FILE`';
/** `{{ .Values.port }}` anywhere in a text. */
const hasBraces = (text) => /\{\{|\{%/.test(text);
/** Helm’s own names in braces: a command may have other braces, as `docker ps --format {{.Names}}` has. */
const isHelm = (text) => /\{\{-?\s*(?:\.(?:Values|Release|Chart|Capabilities)\b|include\b|template\b|tpl\b|toYaml\b)/.test(text);
/** `${PORT}`, `$PORT`, `$(PORT)`, `<PORT>`, `__PORT__`, `@PORT@`: in the place of a number or a name. */
const isPlaceholder = (text) => hasBraces(text) || /^\s*(\$|<[^<>]*>|__\w+__|@\w+@|%\w+%)/.test(text) || /\$\{[^{}]*\}/.test(text);
/** The template’s line at which YAML found a mistake; null if there is none. Comments do not count. */
function templateMistake(text, mistakes) {
    if (mistakes.length === 0)
        return null;
    const lines = text.split('\n');
    for (const { line } of mistakes) {
        const from = Math.max(0, line - 3);
        const near = lines.slice(from, line + 1).findIndex((one) => hasBraces(one.replace(/^\s*#.*/, '')));
        if (near >= 0)
            return { line: from + near + 1, message: `it is a template that is not rendered: ${RENDER}` };
    }
    const isJsonnet = lines.some((line) => /^(local\s+\w+\s*=|function\s*\(|\(?import\s+['"])/.test(line));
    return isJsonnet
        ? { line: 1, message: 'it is Jsonnet: give its output, for example of `jsonnet FILE`' }
        : null;
}

;// CONCATENATED MODULE: ./src/contract/kubernetes/environment.ts



const SOURCES = {
    secretKeyRef: 'secret',
    configMapKeyRef: 'config',
    fieldRef: 'platform',
    resourceFieldRef: 'platform',
    fileKeyRef: 'config',
};
function environmentOf(container, notes) {
    const env = [];
    let assignsPort = null;
    for (const one of container.objects('env', ENV)) {
        const name = one.text('name');
        const value = one.opaque('value');
        if (name === null) {
            if (!one.has('name'))
                notes.mistake(one.line, `\`${one.name('name')}\` is missing`);
            continue;
        }
        env.push({ value: { name: name.value, from: sourceOf(one, notes) }, at: name.at });
        if (name.value === 'PORT')
            assignsPort = portOf(one, value, notes);
    }
    const more = container.objects('envFrom', ENV_FROM);
    for (const one of more)
        notes.skip(one.line, one.name(), whyNotTaken(one));
    const names = new Set(env.map(({ value }) => value.name));
    const port = assignsPort?.value ?? null;
    return { env, assignsPort, variables: { names, port, hasMore: more.length > 0 } };
}
function sourceOf(variable, notes) {
    const from = variable.object('valueFrom', VALUE_FROM);
    if (from === null)
        return 'value';
    const key = from.keys().find((one) => Object.hasOwn(SOURCES, one));
    if (key === undefined)
        notes.mistake(variable.lineOf('valueFrom'), `\`${variable.name('valueFrom')}\` names no source`);
    return SOURCES[key ?? ''] ?? 'platform';
}
/** Null where the file sets no number: then no port is assigned. */
function portOf(variable, value, notes) {
    if (value === null)
        return null;
    if (isPlaceholder(value.value))
        variable.text('value'); // says that it is a template
    const port = Number(value.value);
    return /^\d{1,5}$/.test(value.value) && port >= 1 && port <= 65_535
        ? notes.ruled(port, value.at.line)
        : null;
}
function whyNotTaken(from) {
    const [kind, key] = from.has('secretRef') ? ['Secret', 'secretRef'] : ['ConfigMap', 'configMapRef'];
    const name = from.object(key)?.opaque('name')?.value ?? '';
    return `the variables of the ${kind}${name === '' ? '' : ` ${shown(name)}`} are not known`;
}

// EXTERNAL MODULE: ./src/lib/nearest.ts
var nearest = __webpack_require__(72269);
;// CONCATENATED MODULE: ./src/contract/kubernetes/fields.ts
var _a;
/** Objects of a file with typed access to their fields. What is missing is null; a wrong type is a mistake with its line. */



/** A list longer than this in a field that is read is a mistake. */
const MOST_ITEMS = 1000;
class Fields {
    /** Of its first field. */
    line;
    #node;
    #notes;
    /** As messages name it: `livenessProbe`, `ports[0]`. Empty for the root. */
    #path;
    constructor(node, notes, path) {
        this.line = node.line;
        this.#node = node;
        this.#notes = notes;
        this.#path = path;
    }
    /** Of a field; without one, of the object. */
    name(key = '') {
        return [this.#path, key].filter((part) => part !== '').join('.');
    }
    /** A null is as good as no field. */
    has(key) {
        return this.#entry(key) !== null;
    }
    keys() {
        return [...this.#node.entries.keys()].filter((key) => this.has(key));
    }
    lineOf(key) {
        return this.#node.entries.get(key)?.line ?? this.line;
    }
    /** Notes the fields that the table does not have, and those that are not tried. */
    check(table) {
        for (const key of this.keys()) {
            const why = table.fields[key];
            if (why === undefined)
                this.#unknown(key, Object.keys(table.fields));
            else if (typeof why === 'object' && !this.#isStandard(key, why.standard))
                this.#notes.skip(this.lineOf(key), this.name(key), why.notTried);
        }
        return this;
    }
    text(key) {
        const entry = this.#entry(key);
        if (entry === null)
            return null;
        const { node } = entry;
        if (node.kind === 'scalar' && isPlaceholder(node.text))
            return this.#template(node, this.name(key), node.text);
        return this.#textOf(node, this.name(key));
    }
    /** A text that may be a template or a secret: no message shows it. */
    opaque(key) {
        const { node } = this.#entry(key) ?? {};
        if (node === undefined)
            return null;
        if (node.kind === 'scalar' && typeof node.value === 'string')
            return this.#ruled(node.value, node);
        this.#notes.mistake(node.line, `\`${this.name(key)}\` must be a text: put it in quotes`);
        return null;
    }
    /** A whole number, `least` or more. */
    whole(key, least) {
        const entry = this.#entry(key);
        if (entry === null)
            return null;
        const { node } = entry;
        const value = node.kind === 'scalar' ? node.value : null;
        if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least)
            return this.#ruled(value, node);
        return this.#wrong(node, this.name(key), least > 0 ? `a whole number, ${least} or more` : 'a whole number');
    }
    /** A port by its number, or by a name where `named` knows names. `fallback`: of a 0. */
    port(key, named, fallback = null) {
        const entry = this.#entry(key);
        if (entry === null)
            return null;
        const { node } = entry;
        const value = node.kind === 'scalar' ? node.value : null;
        if (typeof value === 'number' && isPort(value))
            return this.#ruled(value, node);
        if (value === 0 && fallback !== null)
            return this.#ruled(fallback, node);
        const names = named === null ? '' : ', or the name of a port';
        if (typeof value !== 'string' || named === null || isPlaceholder(value) || /^\d*$/.test(value))
            return this.#wrong(node, this.name(key), `a number from 1 to 65535 without quotes${names}`);
        const port = named(value);
        if (port !== null)
            return this.#ruled(port, node);
        this.#notes.mistake(node.line, `\`${this.name(key)}\` is \`${shown(value)}\`: no port of the container has this name`);
        return null;
    }
    /** A text that is a name, not a number in quotes or a template. */
    nameIn(key) {
        const { node } = this.#entry(key) ?? {};
        const text = node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : '';
        return text === '' || isPlaceholder(text) || /^\d*$/.test(text) ? null : text;
    }
    flag(key) {
        const entry = this.#entry(key);
        if (entry === null)
            return null;
        const { node } = entry;
        if (node.kind === 'scalar' && typeof node.value === 'boolean')
            return this.#ruled(node.value, node);
        return this.#wrong(node, this.name(key), 'true or false');
    }
    /** A quantity as written: `256Mi`, 0.5. */
    quantity(key) {
        const entry = this.#entry(key);
        if (entry === null)
            return null;
        const { node } = entry;
        if (node.kind === 'scalar' && typeof node.value !== 'boolean')
            return this.#ruled(node.text, node);
        return this.#wrong(node, this.name(key), 'a quantity such as 256Mi or 500m');
    }
    object(key, table) {
        const entry = this.#entry(key);
        return entry === null ? null : this.#objectOf(entry.node, entry.line, this.name(key), table);
    }
    /** Of a list; what is no object is a mistake and left out. */
    objects(key, table) {
        return this.#items(key).flatMap((node, index) => {
            const name = `${this.name(key)}[${index}]`;
            return this.#objectOf(node, node.line, name, table) ?? [];
        });
    }
    /** Null for an empty list, as Kubernetes takes it. */
    texts(key) {
        const items = this.#items(key);
        const texts = items.flatMap((node, index) => this.#wordOf(node, `${this.name(key)}[${index}]`) ?? []);
        if (items.length === 0 || texts.length < items.length)
            return null;
        return this.#notes.ruled(texts.map(({ value }) => value), items[0]?.line ?? this.lineOf(key));
    }
    /** Kubernetes prints `hostPID: false` and the like too: it asks for nothing. */
    #isStandard(key, standard) {
        const { node } = this.#entry(key) ?? {};
        if (node?.kind === 'list')
            return node.items.length === 0;
        if (node?.kind === 'map')
            return node.entries.size === 0;
        return node === undefined || NOTHING.has(node.value) || node.text === standard;
    }
    #entry(key) {
        const entry = this.#node.entries.get(key);
        return entry === undefined || (entry.node.kind === 'scalar' && entry.node.value === null) ? null : entry;
    }
    #items(key) {
        const entry = this.#entry(key);
        if (entry === null)
            return [];
        const { node } = entry;
        if (node.kind === 'list' && node.items.length <= MOST_ITEMS)
            return node.items;
        this.#wrong(node, this.name(key), `a list of at most ${MOST_ITEMS} items`);
        return [];
    }
    #objectOf(node, line, name, table) {
        if (node.kind !== 'map')
            return this.#wrong({ ...node, line }, name, 'an object');
        const fields = new _a(node, this.#notes, name);
        return table === undefined ? fields : fields.check(table);
    }
    #wordOf(node, name) {
        if (node.kind === 'scalar' && isHelm(node.text))
            return this.#template(node, name, node.text);
        return this.#textOf(node, name);
    }
    #textOf(node, name) {
        if (node.kind === 'scalar' && typeof node.value === 'string')
            return this.#ruled(node.value, node);
        return this.#wrong(node, name, node.kind === 'scalar' ? 'a text: put it in quotes' : 'a text');
    }
    #ruled(value, node) {
        return this.#notes.ruled(value, node.line);
    }
    #unknown(key, known) {
        const near = (0,nearest/* suggestion */.h)(key, known);
        const hint = near === undefined ? '' : ` (did you mean \`${near}\`?)`;
        this.#notes.skip(this.lineOf(key), this.name(key), `unknown field \`${shown(key)}\`${hint}`);
    }
    #template(node, name, text) {
        this.#notes.mistake(node.line, `\`${name}\` is the template \`${shown(text)}\`: ${RENDER}`);
        return null;
    }
    /** `expected` completes “must be …”. */
    #wrong(node, name, expected) {
        const text = node.kind === 'scalar' ? node.text : '';
        if (isPlaceholder(text))
            return this.#template(node, name, text);
        const given = node.kind === 'scalar' ? `\`${shown(node.text)}\`` : node.kind === 'map' ? 'an object' : 'a list';
        this.#notes.mistake(node.line, `\`${name}\` must be ${expected}, and is ${given}`);
        return null;
    }
}
_a = Fields;
const NOTHING = new Set([false, 0, '']);
const isPort = (value) => Number.isInteger(value) && value >= 1 && value <= 65_535;

;// CONCATENATED MODULE: ./src/contract/kubernetes/kinds.ts

const TEMPLATE = ['spec', 'template', 'spec'];
const OF_JOB = ['spec', 'jobTemplate', 'spec', 'template', 'spec'];
const kind = (name, pod = TEMPLATE, isToEnd = false) => ({
    contract: 'kubernetes',
    pod,
    isToEnd,
    spec: WORKLOAD_SPECS[name],
});
const knative = (pod = TEMPLATE, isToEnd = false) => ({
    contract: 'knative',
    pod,
    isToEnd,
});
/** By API group and kind. */
const KINDS = {
    '/Pod': kind('Pod', ['spec']),
    '/PodTemplate': kind('PodTemplate', ['template', 'spec']),
    '/ReplicationController': kind('ReplicationController'),
    'apps/Deployment': kind('Deployment'),
    'apps/StatefulSet': kind('StatefulSet'),
    'apps/DaemonSet': kind('DaemonSet'),
    'apps/ReplicaSet': kind('ReplicaSet'),
    'extensions/Deployment': kind('Deployment'),
    'extensions/DaemonSet': kind('DaemonSet'),
    'extensions/ReplicaSet': kind('ReplicaSet'),
    'batch/Job': kind('Job', TEMPLATE, true),
    'batch/CronJob': kind('CronJob', OF_JOB, true),
    // Cloud Run has Knative’s objects, and two of its own: https://cloud.google.com/run/docs/reference/yaml/v1
    'serving.knative.dev/Service': knative(),
    'serving.knative.dev/Configuration': knative(),
    'serving.knative.dev/Revision': knative(['spec']),
    'run.googleapis.com/Job': kind('', ['spec', 'template', 'spec', 'template', 'spec'], true),
    'run.googleapis.com/WorkerPool': kind(''),
};
const kindOf = (apiVersion, name) => {
    const key = `${groupOf(apiVersion)}/${name}`;
    return Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
};
/** Of a kind that is not in the table: only by its pod template. */
const BY_TEMPLATE = [kind(''), kind('', OF_JOB, true)];
/** Kubernetes 1.16 to 1.25 removed them: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
const REMOVED = [
    'apps/v1beta1',
    'apps/v1beta2',
    'batch/v1beta1',
    'batch/v2alpha1',
    'extensions/v1beta1',
];
/** Objects that only say how to render others. */
const GENERATORS = [
    'kustomize.config.k8s.io/Kustomization',
    'kustomize.config.k8s.io/Component',
    'kustomize.toolkit.fluxcd.io/Kustomization',
    'helm.toolkit.fluxcd.io/HelmRelease',
    'helm.cattle.io/HelmChart',
    'argoproj.io/Application',
    'argoproj.io/ApplicationSet',
];
const groupOf = (apiVersion) => apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';

;// CONCATENATED MODULE: ./src/contract/kubernetes/knative.ts

/** Where the file names no port. */
const DEFAULT_PORT = 8080;
/** A revision is a pod with these. */
const REVISION = {
    source: 'https://knative.dev/docs/serving/reference/serving-api/',
    fields: {
        ...POD.fields,
        containerConcurrency: 'other',
        timeoutSeconds: 'read',
        idleTimeoutSeconds: { notTried: 'no request of a trial takes that long' },
        responseStartTimeoutSeconds: { notTried: 'no request of a trial takes that long' },
    },
};
/** Annotations that are rules for the image. Others say nothing about it. */
const ANNOTATIONS = {
    'run.googleapis.com/cloudsql-instances': 'the sockets below /cloudsql are not there',
    'run.googleapis.com/container-dependencies': 'the container is tried without the others',
    'run.googleapis.com/gpu-zonal-redundancy-disabled': 'the container gets no GPU',
};
const ENVIRONMENT = 'run.googleapis.com/execution-environment';
/** Seconds from SIGTERM to SIGKILL on Cloud Run. */
const CLOUD_RUN_GRACE = 10;
const REQUEST_TIMEOUT = 300;
/** The port that the platform assigns; it is a rule of the ports too. */
function assignedPort(ports, container, notes) {
    return ports[0] ?? notes.ruled({ port: DEFAULT_PORT, protocol: 'tcp', name: null }, container.line);
}
/** A revision without a startup or readiness probe gets one that connects. */
function defaultProbe(probes, port) {
    if (probes.some(({ use }) => use !== 'liveness'))
        return [];
    const timing = { initialDelay: 0, period: null, timeout: null, failureThreshold: null, successThreshold: 1 };
    return [{ use: 'startup', how: { kind: 'tcp', port: port.value.port }, timing, at: port.at }];
}
/** Cloud Run waits ten seconds; Knative as long as a request may take. */
function graceOf(pod, isCloudRun, line, notes) {
    const timeout = pod.whole('timeoutSeconds', 0);
    if (isCloudRun)
        return notes.ruled(CLOUD_RUN_GRACE, line);
    return timeout === null || timeout.value === 0 ? notes.ruled(REQUEST_TIMEOUT, line) : timeout;
}
/** Whether they are Cloud Run’s. */
function noteAnnotations(annotations, notes) {
    for (const fields of annotations)
        for (const key of fields?.keys() ?? []) {
            const why = Object.hasOwn(ANNOTATIONS, key) ? ANNOTATIONS[key] : undefined;
            if (fields !== null && why !== undefined)
                notes.skip(fields.lineOf(key), key, why);
            if (key === ENVIRONMENT && fields?.opaque(key)?.value === 'gen1')
                notes.skip(fields.lineOf(key), key, 'gen1 is gVisor, which has not all of Linux’ system calls');
        }
    return annotations.some((fields) => fields?.keys().some((key) => key.startsWith('run.googleapis.com/')) === true);
}

;// CONCATENATED MODULE: ./src/contract/kubernetes/ports.ts


/** Null: Docker does not publish it. */
const PROTOCOLS = {
    TCP: 'tcp',
    UDP: 'udp',
    SCTP: null,
};
const portsOf = (container, notes) => container.objects('ports', PORT).flatMap((one) => ports_portOf(one, notes) ?? []);
function ports_portOf(one, notes) {
    const port = one.port('containerPort', null);
    const name = one.text('name')?.value ?? null;
    const given = one.text('protocol');
    const key = given?.value ?? 'TCP';
    const protocol = Object.hasOwn(PROTOCOLS, key) ? PROTOCOLS[key] : undefined;
    if (!one.has('containerPort'))
        notes.mistake(one.line, `\`${one.name('containerPort')}\` is missing`);
    if (protocol === undefined)
        notes.mistake(given?.at.line ?? one.line, `\`${one.name('protocol')}\` is \`${shown(key)}\`: it must be ${Object.keys(PROTOCOLS).join(', ')}`);
    if (port === null || protocol === undefined)
        return null;
    if (protocol !== null)
        return { value: { port: port.value, protocol, name }, at: port.at };
    notes.skip(port.at.line, `${one.name('containerPort')} ${port.value}`, `Docker does not publish ${key}`);
    return null;
}

;// CONCATENATED MODULE: ./src/contract/kubernetes/probes.ts



const USES = ['startup', 'readiness', 'liveness'];
const probesOf = (container, context) => USES.flatMap((use) => {
    const fields = container.object(`${use}Probe`, PROBE);
    if (fields === null)
        return [];
    const timing = timingOf(fields, use, context.notes);
    const how = howOf(fields, container.lineOf(`${use}Probe`), context);
    return how === null ? [] : [{ use, timing, ...how }];
});
function timingOf(probe, use, notes) {
    // a 0 is as good as no value, as Kubernetes’ defaults are set
    const of = (key, fallback) => {
        const given = probe.whole(key, 0);
        return given === null || given.value === 0 ? fallback : given.value;
    };
    const successThreshold = of('successThreshold', 1);
    if (use !== 'readiness' && successThreshold !== 1)
        notes.mistake(probe.lineOf('successThreshold'), `\`${probe.name('successThreshold')}\` must be 1`);
    return {
        initialDelay: of('initialDelaySeconds', 0),
        period: of('periodSeconds', 10),
        timeout: of('timeoutSeconds', 1),
        failureThreshold: of('failureThreshold', 3),
        successThreshold,
    };
}
const REQUESTS = {
    httpGet: httpOf,
    tcpSocket: tcpOf,
    exec: execOf,
    grpc: grpcOf,
};
/** Null with a mistake, or where it is not tried. */
function howOf(probe, line, context) {
    const given = probe.keys().filter((key) => Object.hasOwn(REQUESTS, key));
    const [key] = given;
    const { notes, defaultPort } = context;
    if (given.length === 0 && defaultPort !== null)
        return { how: { kind: 'tcp', port: defaultPort }, at: notes.ruled(0, line).at };
    if (key !== undefined && given.length === 1)
        return REQUESTS[key]?.(probe, context) ?? null;
    const wrong = given.length === 0 ? 'names no request' : `names several requests (${given.join(', ')})`;
    notes.mistake(line, `\`${probe.name()}\` ${wrong}: set one of ${Object.keys(REQUESTS).join(', ')}`);
    return null;
}
function httpOf(probe, context) {
    const get = probe.object('httpGet', HTTP_GET);
    if (get === null)
        return null;
    const scheme = get.text('scheme');
    const path = get.text('path');
    const headers = get.objects('httpHeaders', HTTP_HEADER).flatMap((header) => {
        const [name, value] = [header.text('name'), header.opaque('value')];
        return name === null ? [] : [[name.value, value?.value ?? '']];
    });
    const port = probes_portOf(get, probe.lineOf('httpGet'), context);
    if (scheme !== null && !/^https?$/i.test(scheme.value))
        context.notes.mistake(scheme.at.line, `\`${get.name('scheme')}\` is \`${shown(scheme.value)}\`: it must be HTTP or HTTPS`);
    if (port === null || isElsewhere(get, context))
        return null;
    const how = {
        kind: 'http',
        scheme: /^https$/i.test(scheme?.value ?? '') ? 'https' : 'http',
        port: port.value,
        path: `/${(path?.value ?? '').replace(/^\//, '')}`,
        headers,
        status: null,
    };
    return { how, at: path?.at ?? port.at };
}
function tcpOf(probe, context) {
    const socket = probe.object('tcpSocket', TCP_SOCKET);
    const port = socket === null ? null : probes_portOf(socket, probe.lineOf('tcpSocket'), context);
    if (socket === null || port === null || isElsewhere(socket, context))
        return null;
    return { how: { kind: 'tcp', port: port.value }, at: port.at };
}
function grpcOf(probe, context) {
    const grpc = probe.object('grpc', GRPC);
    if (grpc === null)
        return null;
    const service = grpc.text('service')?.value ?? '';
    const port = probes_portOf(grpc, probe.lineOf('grpc'), { ...context, portByName: null });
    return port === null ? null : { how: { kind: 'grpc', port: port.value, service }, at: port.at };
}
function execOf(probe, { notes, variables }) {
    const exec = probe.object('exec', EXEC);
    const command = exec?.texts('command') ?? null;
    if (exec === null)
        return null;
    if (command === null) {
        if (!exec.has('command'))
            notes.mistake(probe.lineOf('exec'), `\`${exec.name('command')}\` is missing`);
        return null;
    }
    const argv = expanded(command.value, variables);
    if (!('unknown' in argv))
        return { how: { kind: 'exec', argv }, at: command.at };
    notes.skip(command.at.line, exec.name('command'), whyUnknown(argv.unknown));
    return null;
}
function probes_portOf(request, line, context) {
    const { notes, defaultPort } = context;
    if (request.has('port'))
        return request.port('port', context.portByName, defaultPort);
    if (defaultPort !== null)
        return notes.ruled(defaultPort, line);
    notes.mistake(line, `\`${request.name('port')}\` is missing`);
    return null;
}
/** Another host than the pod’s. */
function isElsewhere(request, { notes }) {
    const host = request.text('host');
    if (host === null || host.value === '')
        return false;
    notes.skip(host.at.line, request.name('host'), 'the probe asks another host than the container');
    return true;
}
/** The pre-stop hook. */
function preStopOf(container, { notes, variables }) {
    const lifecycle = container.object('lifecycle', LIFECYCLE);
    const hook = lifecycle?.object('preStop', HOOK) ?? null;
    if (lifecycle === null || hook === null)
        return null;
    const at = notes.ruled(0, lifecycle.lineOf('preStop')).at;
    const argv = hook.object('exec', EXEC)?.texts('command') ?? null;
    if (argv !== null) {
        const command = expanded(argv.value, variables);
        if (!('unknown' in command))
            return { value: { kind: 'exec', argv: command }, at: argv.at };
        notes.skip(argv.at.line, hook.name('exec.command'), whyUnknown(command.unknown));
        return null;
    }
    const kind = ['httpGet', 'sleep'].find((key) => hook.has(key));
    const value = kind === undefined ? null : { kind: kind === 'sleep' ? 'sleep' : 'http' };
    return value === null ? null : { value, at };
}

;// CONCATENATED MODULE: ./src/contract/kubernetes/quantity.ts
/**
 * Kubernetes’ quantities: `256Mi`, `0.5`, `500m`, `1e9`.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
const FACTORS = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    '': 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};
const QUANTITY = /^\+?(\d+\.?\d*|\.\d+)(?:([eE][+-]?\d+)|([KMGTPE]i|[numkMGTPE]?))$/;
/** In bytes or cores. Null where it is no quantity; a negative amount is none. */
function quantityOf(text) {
    const [, digits, exponent = '', unit = ''] = QUANTITY.exec(text) ?? [];
    const factor = FACTORS[unit];
    if (digits === undefined || factor === undefined || text.length > MOST_CHARACTERS)
        return null;
    const value = Number(`${digits}${exponent}`) * factor;
    return Number.isFinite(value) ? value : null;
}
const MOST_CHARACTERS = 40;

;// CONCATENATED MODULE: ./src/contract/kubernetes/resources.ts



/** Below this, a unit was forgotten: `128` and `128m` are bytes. */
const LEAST_MEMORY = 100_000;
function resourcesOf(container, notes) {
    const resources = container.object('resources', RESOURCES);
    const limits = resources?.object('limits') ?? null;
    const requests = resources?.object('requests') ?? null;
    noteOthers([limits, requests], notes);
    const amounts = (key) => ({
        request: amountOf(requests, key, notes),
        limit: amountOf(limits, key, notes),
    });
    return { memory: amounts('memory'), cpu: amounts('cpu') };
}
/** Null also of a 0, which is no limit. */
function amountOf(fields, key, notes, isMemory = key === 'memory') {
    const given = fields?.quantity(key) ?? null;
    if (fields === null || given === null)
        return null;
    const value = quantityOf(given.value);
    const wrong = (why) => {
        notes.mistake(given.at.line, `\`${fields.name(key)}\` is \`${shown(given.value)}\`: ${why}`);
        return null;
    };
    if (value === null) {
        // a template gets the sentence of templates
        if (fields.text(key) === null)
            return null;
        return wrong(`expected a quantity such as ${isMemory ? '256Mi' : '500m'}`);
    }
    if (isMemory && value > 0 && value < LEAST_MEMORY)
        return wrong(`that is ${value} bytes; expected a unit such as Mi`);
    return value === 0 ? null : { value, at: given.at };
}
function noteOthers(amounts, notes) {
    const seen = new Set();
    for (const fields of amounts)
        for (const key of fields?.keys() ?? []) {
            if (fields === null || key === 'memory' || key === 'cpu' || seen.has(key))
                continue;
            seen.add(key);
            const isDisk = key === 'ephemeral-storage';
            notes.skip(fields.lineOf(key), fields.name(key), isDisk ? 'a trial does not limit the disk' : 'the container gets no such device or pages');
        }
}

;// CONCATENATED MODULE: ./src/contract/kubernetes/security.ts


function securityOf(pod, container, notes) {
    const own = container.object('securityContext', SECURITY_CONTEXT);
    const shared = pod.object('securityContext', POD_SECURITY_CONTEXT);
    const first = (read) => (own && read(own)) ?? (shared && read(shared));
    noteProfiles(first, notes);
    return [
        ...flag('run-as-non-root', first((one) => one.flag('runAsNonRoot')), true),
        ...userOf(first, notes),
        ...flag('read-only-root', own?.flag('readOnlyRootFilesystem') ?? null, true),
        ...capabilitiesOf(own),
        ...flag('no-privilege-escalation', own?.flag('allowPrivilegeEscalation') ?? null, false),
        ...flag('privileged', own?.flag('privileged') ?? null, true),
    ];
}
const flag = (rule, given, when) => given?.value === when ? [{ value: { rule }, at: given.at }] : [];
function userOf(first, notes) {
    const user = first((one) => one.whole('runAsUser', 0));
    const group = first((one) => one.whole('runAsGroup', 0));
    if (user !== null)
        return [{ value: { rule: 'run-as-user', user: user.value, group: group?.value ?? null }, at: user.at }];
    if (group !== null)
        notes.skip(group.at.line, 'securityContext.runAsGroup', 'Docker sets a group together with a user only');
    return [];
}
function capabilitiesOf(own) {
    const given = own?.object('capabilities', CAPABILITIES) ?? null;
    return ['drop', 'add'].flatMap((rule) => {
        const names = given?.texts(rule) ?? null;
        return names === null ? [] : [{ value: { rule, capabilities: names.value }, at: names.at }];
    });
}
/** The profiles of the engine are used. */
function noteProfiles(first, notes) {
    for (const key of ['seccompProfile', 'appArmorProfile']) {
        const type = first((one) => one.object(key, PROFILE))?.text('type') ?? null;
        if (type !== null && type.value !== 'RuntimeDefault')
            notes.skip(type.at.line, `securityContext.${key}`, `the engine’s own profile is used, not ${shown(type.value)}`);
    }
}

;// CONCATENATED MODULE: ./src/contract/kubernetes/workloads.ts



const DEEPEST_LIST = 5;
/** All objects, those of lists too. What is no object is a mistake. */
function objectsOf(documents, notes, depth = 0) {
    return documents.flatMap((node) => {
        if (node.kind !== 'map') {
            notes.mistake(node.line, 'it is no Kubernetes object: it must be a map with `apiVersion` and `kind`');
            return [];
        }
        const kind = textAt(node, ['kind']);
        if (kind.endsWith('List') && depth < DEEPEST_LIST) {
            const items = nodeAt(node, ['items']);
            if (items?.kind === 'list')
                return objectsOf(items.items, notes, depth + 1);
        }
        if (kind === '')
            notes.mistake(node.line, whyNoKind(node));
        const name = textAt(node, ['metadata', 'name']) || textAt(node, ['metadata', 'generateName']);
        return kind === '' ? [] : [{ apiVersion: textAt(node, ['apiVersion']), kind, name, node }];
    });
}
const OF_KUSTOMIZE = [
    'resources',
    'bases',
    'patches',
    'patchesStrategicMerge',
    'components',
    'configMapGenerator',
];
const whyNoKind = (node) => OF_KUSTOMIZE.some((key) => node.entries.get(key)?.node.kind === 'list')
    ? `it is a file of Kustomize: ${RENDER}`
    : 'it has no `kind`, so it is no Kubernetes object';
function candidatesOf(objects) {
    return objects.flatMap((object) => {
        const known = kindOf(object.apiVersion, object.kind);
        const kind = known ?? BY_TEMPLATE.find(({ pod }) => containersIn(object.node, pod) !== null);
        if (kind === undefined)
            return [];
        const containers = containersIn(object.node, kind.pod) ?? [];
        const base = { object, kind, isKnown: known !== undefined, isOneOfSeveral: containers.length > 1 };
        if (containers.length === 0)
            return [{ ...base, container: null, containerName: '' }];
        return containers.map((container) => ({ ...base, container, containerName: textAt(container, ['name']) }));
    });
}
function containersIn(node, pod) {
    const list = nodeAt(node, [...pod, 'containers']);
    return list?.kind === 'list' ? list.items.filter((item) => item.kind === 'map') : null;
}
/** Why a file has nothing to choose from. */
function whyNoWorkload(objects) {
    const names = objects.map(titleOf);
    const isGenerator = objects.some(({ apiVersion, kind }) => GENERATORS.includes(`${groupOf(apiVersion)}/${kind}`));
    if (isGenerator)
        return `it only says how to render other objects (${listed(names)}): ${RENDER}`;
    if (names.length === 0)
        return 'it has no Kubernetes object';
    return `it has no workload with containers, only ${listed(names)}: give the file of a Deployment, Job or the like`;
}
const titleOf = ({ kind, name }) => shown(name === '' ? kind : `${kind} ${name}`);
const MOST_NAMES = 10;
const listed = (names) => names.length > MOST_NAMES
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${names.length - MOST_NAMES} more`
    : names.join(', ');
function nodeAt(node, path) {
    let at = node;
    for (const key of path)
        at = at?.kind === 'map' ? at.entries.get(key)?.node : undefined;
    return at ?? null;
}
function textAt(node, path) {
    const found = nodeAt(node, path);
    return found?.kind === 'scalar' ? found.text : '';
}

;// CONCATENATED MODULE: ./src/contract/kubernetes/service-ports.ts




/** Ports that only a Service names. */
function servicePorts(objects, pod, notes) {
    return objects
        .filter(({ apiVersion, kind, node }) => apiVersion === 'v1' && kind === 'Service' && isNear(node, pod) && selects(node, pod.labels))
        .flatMap((object) => {
        const spec = new Fields(object.node, notes, titleOf(object)).object('spec', SERVICE);
        return spec?.objects('ports', SERVICE_PORT).flatMap((one) => service_ports_portOf(one, pod, notes)) ?? [];
    });
}
/** A Service reaches pods of its namespace only. One that names none may be in any. */
function isNear(service, { namespace }) {
    const own = textAt(service, ['metadata', 'namespace']);
    return own === '' || namespace === '' || own === namespace;
}
function selects(service, labels) {
    const wanted = [...labelsOf(nodeAt(service, ['spec', 'selector']))];
    return wanted.length > 0 && wanted.every(([key, value]) => labels.get(key) === value);
}
function labelsOf(node) {
    const entries = node?.kind === 'map' ? [...node.entries] : [];
    return new Map(entries.map(([key, { node: value }]) => [key, value.kind === 'scalar' ? value.text : '']));
}
function service_ports_portOf(one, pod, notes) {
    const key = one.has('targetPort') ? 'targetPort' : 'port';
    const all = [...pod.ports.map(({ value }) => value), ...pod.otherPorts];
    const name = one.nameIn(key);
    if (name !== null && all.every((port) => port.name !== name)) {
        notes.skip(one.lineOf(key), shown(one.name(key)), `no port of the pod has the name ${shown(name)}`);
        return [];
    }
    const own = key === 'port' ? null : (one.whole('port', 1)?.value ?? null);
    const target = one.port(key, (wanted) => all.find((port) => port.name === wanted)?.port ?? null, own);
    const protocol = one.text('protocol')?.value === 'UDP' ? 'udp' : 'tcp';
    if (target === null || all.some((port) => port.port === target.value && port.protocol === protocol))
        return [];
    if (!pod.isOneOfSeveral)
        return [{ value: { port: target.value, protocol, name: null }, at: target.at }];
    notes.skip(target.at.line, shown(one.name(key)), 'no container of the pod says that it has this port');
    return [];
}

;// CONCATENATED MODULE: ./src/contract/kubernetes/volumes.ts



/** `claims`: names of a StatefulSet’s volumeClaimTemplates. */
function writableOf(pod, container, claims, notes) {
    const volumes = volumesOf(pod, claims);
    return container.objects('volumeMounts', VOLUME_MOUNT).flatMap((mount) => {
        const [name, path] = [mount.text('name'), mount.text('mountPath')];
        const isReadOnly = mount.flag('readOnly')?.value === true;
        for (const key of ['name', 'mountPath'])
            if (!mount.has(key))
                notes.mistake(mount.line, `\`${mount.name(key)}\` is missing`);
        if (name === null || path === null)
            return [];
        const volume = volumes.get(name.value);
        if (volume === undefined) {
            notes.mistake(name.at.line, `\`${mount.name('name')}\` is \`${shown(name.value)}\`: no volume of the pod has this name`);
            return [];
        }
        const folder = folderOf(volume, path, isReadOnly, notes);
        return folder === null ? [] : [folder];
    });
}
function volumesOf(pod, claims) {
    const claim = { kind: 'persistentVolumeClaim', treatment: 'stand-in', fields: null };
    const volumes = new Map(claims.map((name) => [name, claim]));
    for (const fields of pod.objects('volumes')) {
        const name = fields.text('name')?.value;
        const kind = fields.keys().find((key) => key !== 'name') ?? 'emptyDir';
        const known = Object.hasOwn(VOLUMES, kind) ? VOLUMES[kind] : undefined;
        const treatment = known ?? { notTried: `unknown kind of volume \`${shown(kind)}\`` };
        if (name !== undefined)
            volumes.set(name, { kind, treatment, fields });
    }
    return volumes;
}
function folderOf({ kind, treatment, fields }, path, isReadOnly, notes) {
    const skip = (why) => notes.skip(path.at.line, `volumeMounts ${path.value}`, why);
    const value = { path: `/${path.value.replace(/^\//, '')}`, inMemory: false, size: null };
    if (typeof treatment === 'object')
        return (skip(treatment.notTried), null);
    if (isReadOnly)
        return (skip('it is read-only, and another writes its files'), null);
    if (treatment === 'stand-in') {
        skip(`an empty folder stands in for the ${shown(kind)}`);
        return { value, at: path.at };
    }
    const dir = fields?.object('emptyDir', EMPTY_DIR) ?? null;
    const inMemory = dir?.text('medium')?.value === 'Memory';
    const size = amountOf(dir, 'sizeLimit', notes, true)?.value ?? null;
    return { value: { ...value, inMemory, size }, at: path.at };
}

;// CONCATENATED MODULE: ./src/contract/kubernetes/contract.ts
/** One container of one workload as a contract. */
















/** Kubernetes’ own. */
const DEFAULT_GRACE = 30;
/** Null with a mistake. Mistakes may be noted beside a contract too. */
function contractOf(candidate, objects, notes) {
    const { object, kind, container: node } = candidate;
    const whole = new Fields(object.node, notes, '');
    noteObject(candidate, whole, notes);
    const pod = podOf(candidate, whole, notes);
    pod?.objects('containers'); // says what is no list or no object
    if (notes.mistakes.length > 0)
        return null;
    if (node === null || pod === null) {
        notes.mistake(object.node.line, `${titleOf(object)} has no containers, as a patch of Kustomize: ${RENDER}`);
        return null;
    }
    const container = new Fields(node, notes, '').check(CONTAINER);
    if (container.opaque('image') === null && !container.has('image'))
        notes.mistake(node.line, `the container has no \`image\`, as in a patch of Kustomize: ${RENDER}`);
    noteOtherContainers(pod, candidate, notes);
    const environment = environmentOf(container, notes);
    const read = { candidate, objects, notes, pod, container, environment };
    return kind.contract === 'knative' ? knativeContract(read, whole) : kubernetesContract(read, whole);
}
function kubernetesContract(read, whole) {
    const { candidate, notes, pod, container } = read;
    const ports = portsOf(container, notes);
    const probes = probesOf(container, probeContext(read, ports, null));
    return {
        ...baseOf(read, claimsOf(whole), ports),
        ports: [...ports, ...servedPorts(read, ports)],
        probes,
        assignsPort: read.environment.assignsPort,
        grace: pod.whole('terminationGracePeriodSeconds', 0) ??
            notes.ruled(DEFAULT_GRACE, candidate.container?.line ?? pod.line),
    };
}
function knativeContract(read, whole) {
    const { candidate, notes, pod, container, environment } = read;
    const annotations = [annotationsOf(whole), annotationsOf(whole.object('spec')?.object('template') ?? null)];
    const isCloudRun = noteAnnotations(annotations, notes);
    const grace = graceOf(pod, isCloudRun, candidate.container?.line ?? pod.line, notes);
    const declared = portsOf(container, notes);
    // of several containers, only the one with a port gets requests, and PORT
    if (candidate.isOneOfSeveral && declared.length === 0) {
        const probes = probesOf(container, probeContext(read, [], null));
        return { ...baseOf(read, [], []), probes, assignsPort: environment.assignsPort, grace };
    }
    const given = environment.env.find(({ value }) => value.name === 'PORT');
    if (given)
        notes.mistake(given.at.line, 'the platform sets PORT itself, and refuses it in `env`: remove it');
    const port = assignedPort(declared, container, notes);
    const variables = { ...environment.variables, port: port.value.port };
    const inner = { ...read, environment: { ...environment, variables } };
    const probes = probesOf(container, probeContext(inner, [port], port.value.port));
    return {
        ...baseOf(inner, [], [port]),
        ports: [port],
        probes: [...probes, ...defaultProbe(probes, port)],
        assignsPort: { value: port.value.port, at: port.at },
        grace,
    };
}
/** What both have. */
function baseOf(read, claims, ports) {
    const { candidate, notes, pod, container, environment } = read;
    const { object, kind, isOneOfSeveral, containerName } = candidate;
    const suffix = isOneOfSeveral && containerName !== '' ? `, container ${shown(containerName)}` : '';
    return {
        ...(0,model/* emptyContract */.w)(kind.contract, notes.file, `${titleOf(object)}${suffix}`),
        ...commandOf(container, environment.variables, notes),
        ...resourcesOf(container, notes),
        workingDir: container.text('workingDir'),
        env: environment.env,
        security: securityOf(pod, container, notes),
        writable: writableOf(pod, container, claims, notes),
        preStop: preStopOf(container, probeContext(read, ports, null)),
        isToEnd: kind.isToEnd,
        notTried: notes.notTried,
    };
}
const probeContext = ({ notes, environment }, ports, defaultPort) => ({
    notes,
    variables: environment.variables,
    defaultPort,
    portByName: (name) => ports.find(({ value }) => value.name === name)?.value.port ?? null,
});
function servedPorts({ candidate, objects, notes }, ports) {
    const { object, kind, container, isOneOfSeveral } = candidate;
    const labels = labelsOf(nodeAt(object.node, [...kind.pod.slice(0, -1), 'metadata', 'labels']));
    // mistakes in other containers say nothing about this one
    const apart = new Notes(notes.file);
    const others = nodeAt(object.node, [...kind.pod, 'containers']);
    const otherPorts = (others?.kind === 'list' ? others.items : []).flatMap((node) => node.kind === 'map' && node !== container ? portsOf(new Fields(node, apart, ''), apart) : []);
    return servicePorts(objects, {
        namespace: textAt(object.node, ['metadata', 'namespace']),
        labels,
        ports,
        otherPorts: otherPorts.map(({ value }) => value),
        isOneOfSeveral,
    }, notes);
}
/** The spec of the pod. The objects around it are checked too. */
function podOf({ object, kind, isKnown }, whole, notes) {
    let around = whole;
    for (const [index, key] of kind.pod.slice(0, -1).entries()) {
        const template = key === 'template' && isKnown ? POD_TEMPLATE : undefined;
        around = around?.object(key, index === 0 ? kind.spec : template) ?? null;
    }
    const node = nodeAt(object.node, kind.pod);
    if (node?.kind !== 'map')
        return null;
    return new Fields(node, notes, '').check(kind.contract === 'knative' ? REVISION : POD);
}
function noteObject({ object, isKnown }, whole, notes) {
    if (isKnown)
        whole.check(OBJECT);
    else
        notes.skip(whole.lineOf('kind'), `kind ${object.kind}`, `only the pod template of ${object.apiVersion || 'this kind'} is read`);
    if (REMOVED.includes(object.apiVersion))
        notes.skip(whole.lineOf('apiVersion'), 'apiVersion', `Kubernetes no longer has ${object.apiVersion}`);
    whole.object('metadata')?.text('name');
}
function noteOtherContainers(pod, { isOneOfSeveral }, notes) {
    for (const [key, why] of [
        ['initContainers', 'the container is tried without those that run before it or beside it'],
        ['ephemeralContainers', 'they are for debugging only'],
    ])
        for (const one of pod.objects(key))
            notes.skip(one.line, `${key} ${one.opaque('name')?.value ?? ''}`.trim(), why);
    if (isOneOfSeveral)
        notes.skip(pod.lineOf('containers'), 'containers', 'the container is tried without the pod’s others');
}
const annotationsOf = (fields) => fields?.object('metadata')?.object('annotations') ?? null;
function claimsOf(whole) {
    const claims = whole.object('spec')?.objects('volumeClaimTemplates') ?? [];
    return claims.flatMap((claim) => claim.object('metadata')?.text('name')?.value ?? []);
}

// EXTERNAL MODULE: ./src/contract/kubernetes/document.ts
var kubernetes_document = __webpack_require__(99178);
;// CONCATENATED MODULE: ./src/contract/kubernetes/pick.ts
/** Chooses one container of a file by what stands after `#`. Where more than one fits, none is taken. */



/** Null with a mistake that lists the names. */
function choose(candidates, pick, notes) {
    const [only] = candidates;
    if (pick === null) {
        if (candidates.length === 1 && only !== undefined)
            return only;
        const names = choicesOf(candidates, candidates);
        const remedy = names.length > 1
            ? `add one of ${listed(names)} after # to choose`
            : 'they have the same name, so give a file that has one of them';
        notes.mistake(secondLine(candidates), `it has several ${whatIn(candidates)}: ${remedy}`);
        return null;
    }
    const found = matching(candidates, pick);
    const [first] = found;
    if (found.length === 1 && first !== undefined)
        return first;
    const names = choicesOf(found.length === 0 ? candidates : found, candidates);
    const near = found.length === 0 ? (0,nearest/* suggestion */.h)(pick, names) : undefined;
    const hint = near === undefined ? `choose one of ${listed(names)}` : `did you mean ${near}?`;
    const count = found.length === 0 ? 'names no workload or container' : 'names more than one container';
    notes.mistake(found.length === 0 ? null : secondLine(found), `#${shown(pick)} ${count}: ${hint}`);
    return null;
}
/** A container’s own name counts more than that of its workload. */
function matching(candidates, pick) {
    const found = candidates.filter((one) => keysOf(one).includes(pick));
    const own = found.filter(({ containerName }) => containerName === pick);
    const isOneWorkload = found.every(({ object }) => object === found[0]?.object);
    return isOneWorkload && own.length === 1 ? own : found;
}
/** From the shortest to the most exact. */
function keysOf({ object, containerName }) {
    const kind = object.kind.toLowerCase();
    return [
        object.name,
        containerName,
        `${kind}/${object.name}`,
        `${object.name}/${containerName}`,
        `${kind}/${object.name}/${containerName}`,
    ].filter((key) => key !== '' && !/^\/|\/\/|\/$/.test(key));
}
/** For each the shortest text that chooses it. */
function choicesOf(some, all) {
    const names = some.map((one) => {
        const wanted = one.isOneOfSeveral ? keysOf(one).filter((key) => key.includes('/')) : keysOf(one);
        return wanted.find((key) => matching(all, key).length === 1) ?? wanted.at(-1) ?? titleOf(one.object);
    });
    return [...new Set(names)].map(shown);
}
const whatIn = (candidates) => new Set(candidates.map(({ object }) => object)).size > 1 ? 'workloads' : 'containers';
const secondLine = (candidates) => {
    const [, second] = candidates;
    return second?.container?.line ?? second?.object.node.line ?? null;
};

;// CONCATENATED MODULE: ./src/contract/kubernetes/index.ts







const readKubernetes = (text, file, pick) => {
    const notes = new Notes(file);
    const refused = () => ({ contracts: [], mistakes: notes.mistakes });
    const { documents, mistakes } = (0,kubernetes_document/* readDocuments */.r)(text);
    const template = text.length > limits/* MOST_BYTES */.uZ ? null : templateMistake(text, mistakes);
    for (const { line, message } of template === null ? mistakes : [template])
        notes.mistake(line, message);
    if (mistakes.length > 0)
        return refused();
    const objects = objectsOf(documents, notes);
    if (notes.mistakes.length > 0)
        return refused();
    const candidates = candidatesOf(objects);
    if (candidates.length === 0)
        notes.mistake(null, whyNoWorkload(objects));
    const chosen = candidates.length === 0 ? null : choose(candidates, pick, notes);
    const contract = chosen === null ? null : contractOf(chosen, objects, notes);
    return contract === null || notes.mistakes.length > 0 ? refused() : { contracts: [contract], mistakes: [] };
};

// EXTERNAL MODULE: ./src/lib/document.ts
var lib_document = __webpack_require__(89166);
// EXTERNAL MODULE: ./src/contract/fields/app-engine.ts
var app_engine = __webpack_require__(89104);
// EXTERNAL MODULE: ./src/contract/values.ts
var values = __webpack_require__(87578);
// EXTERNAL MODULE: ./src/contract/readers/source.ts + 1 modules
var readers_source = __webpack_require__(73706);
;// CONCATENATED MODULE: ./src/contract/readers/variables.ts
/** More names than these say nothing new. */
const variables_MOST = 500;
const LONGEST_NAME = 200;
/** Names of variables that the file gives a value; the values are not read. */
const variables = (source, entries, from = 'value') => entries
    .slice(0, variables_MOST)
    .map(([name, { line }]) => source.ruled({ name: name.slice(0, LONGEST_NAME), from }, line));

;// CONCATENATED MODULE: ./src/contract/readers/app-engine.ts
/** `app.yaml` of App Engine’s flexible environment with `runtime: custom`: the one that runs a Dockerfile. */





const app_engine_PORT = 8080;
const GB = 1024 ** 3;
const READINESS = {
    initialDelay: null,
    period: 5,
    timeout: 4,
    failureThreshold: 2,
    successThreshold: 2,
};
const LIVENESS = {
    initialDelay: 300,
    period: 30,
    timeout: 4,
    failureThreshold: 4,
    successThreshold: 2,
};
const START_TIMEOUT = 300;
const readAppEngine = (0,readers_source/* readerOf */.TC)(app_engine/* APP_ENGINE */.X, lib_document/* readNodes */.g0, (root, source) => {
    source.refusePick();
    const runtime = (0,readers_source/* textAt */.$6)(root, 'runtime');
    const isFlexible = ['flex', 'flexible'].includes((0,readers_source/* textAt */.$6)(root, 'env')?.text ?? '') || (0,readers_source/* textAt */.$6)(root, 'vm')?.text === 'true';
    const shown = (runtime?.text ?? 'none').slice(0, 100);
    if (!isFlexible)
        return source.wrong(runtime?.line ?? 1, `it is of App Engine’s standard environment (runtime ${shown}), which runs no image: \`runtime: custom\` and \`env: flex\` run a Dockerfile`);
    if (runtime?.text !== 'custom')
        return source.wrong(runtime?.line ?? 1, `App Engine builds the image of runtime ${shown} itself: only \`runtime: custom\` runs your Dockerfile`);
    source.check(root);
    const entrypoint = (0,readers_source/* textAt */.$6)(root, 'entrypoint');
    const amount = (name, of) => {
        const given = (0,readers_source/* textAt */.$6)(root, 'resources', name);
        return { request: null, limit: given === null ? null : source.ruled(of(Number(given.text)), given.line) };
    };
    return {
        name: source.file,
        ports: [source.ruled({ port: app_engine_PORT, protocol: 'tcp', name: null }, runtime.line)],
        assignsPort: source.ruled(app_engine_PORT, runtime.line),
        probes: [
            ...probeOf(root, 'readiness', READINESS, source),
            ...probeOf(root, 'liveness', LIVENESS, source),
        ],
        args: entrypoint === null ? null : source.ruled((0,values/* inShell */.wp)(entrypoint.text), entrypoint.line),
        env: variables(source, (0,readers_source/* entriesAt */.ws)(root, 'env_variables')),
        memory: amount('memory_gb', (value) => Math.round(value * GB)),
        cpu: amount('cpu', (value) => value),
    };
});
function probeOf(root, use, defaults, source) {
    const check = (0,readers_source.at)(root, `${use}_check`);
    const path = (0,readers_source/* textAt */.$6)(check?.node, 'path');
    if (path === null)
        return [];
    const host = (0,readers_source/* textAt */.$6)(check?.node, 'host');
    const number = (name, fallback) => {
        const given = (0,readers_source/* textAt */.$6)(check?.node, name);
        return given === null ? fallback : Number(given.text);
    };
    const probe = {
        use,
        how: {
            kind: 'http',
            scheme: 'http',
            port: app_engine_PORT,
            path: path.text,
            headers: host === null ? [] : [['Host', host.text]],
            status: [200, 200],
        },
        timing: {
            initialDelay: use === 'liveness' ? number('initial_delay_sec', defaults.initialDelay) : null,
            period: number('check_interval_sec', defaults.period),
            timeout: number('timeout_sec', defaults.timeout),
            failureThreshold: number('failure_threshold', defaults.failureThreshold),
            successThreshold: number('success_threshold', defaults.successThreshold),
        },
        at: source.ruled(null, path.line).at,
    };
    return use === 'liveness'
        ? [probe]
        : [startOf(probe, number('app_start_timeout_sec', START_TIMEOUT) ?? START_TIMEOUT), probe];
}
/** App Engine gives up on an instance that is not ready by then. */
function startOf(probe, seconds) {
    const period = probe.timing.period ?? 1;
    const failureThreshold = Math.max(1, Math.floor(seconds / Math.max(1, period)));
    return {
        ...probe,
        use: 'startup',
        timing: { ...probe.timing, period, failureThreshold, successThreshold: 1 },
    };
}

// EXTERNAL MODULE: ./src/contract/fields/compose.ts
var compose = __webpack_require__(542);
// EXTERNAL MODULE: ./src/contract/interpolate.ts
var interpolate = __webpack_require__(55289);
;// CONCATENATED MODULE: ./src/contract/readers/compose-folders.ts



const foldersOf = (service, source) => [
    ...(0,readers_source/* itemsAt */.Ct)(service, 'tmpfs').map((one) => tmpfs(one, source)),
    ...(0,readers_source/* itemsAt */.Ct)(service, 'volumes').flatMap((one) => one.kind === 'map' ? longForm(one, source) : shortForm(one, source)),
];
/** `/run`, `/tmp:size=64m,mode=1777`. */
function tmpfs(item, source) {
    const [path = '', options = ''] = (0,readers_source/* textOf */.b6)(item).split(':');
    const [, size = ''] = /(?:^|,)size=([^,]+)/.exec(options) ?? [];
    return source.ruled({ path, inMemory: true, size: (0,values/* parseSize */.DB)(size, 1) }, item.line);
}
function longForm(item, source) {
    const target = (0,readers_source/* textAt */.$6)(item, 'target');
    const type = (0,readers_source/* textAt */.$6)(item, 'type')?.text ?? 'volume';
    if (target === null)
        return [];
    if (type === 'tmpfs' || type === 'volume')
        return [
            source.ruled({
                path: target.text,
                inMemory: type === 'tmpfs',
                size: (0,values/* parseSize */.DB)((0,readers_source/* textAt */.$6)(item, 'tmpfs', 'size')?.text ?? '', 1),
            }, target.line),
        ];
    return notMounted(type, target.text, item.line, source);
}
/** `data:/var/lib/data:rw`, `./src:/app`, `/var/cache`. */
function shortForm(item, source) {
    const text = (0,interpolate/* interpolate */.G)((0,readers_source/* textOf */.b6)(item));
    if ('unset' in text)
        return notMounted('bind', (0,readers_source/* textOf */.b6)(item), item.line, source);
    const [first = '', second, options = ''] = text.text.split(':');
    const path = second ?? first;
    if (path === '')
        return [];
    if (second !== undefined && /^[./~]/.test(first))
        return notMounted('bind', path, item.line, source);
    return options.split(',').includes('ro')
        ? []
        : [source.ruled({ path, inMemory: false, size: null }, item.line)];
}
function notMounted(type, path, line, source) {
    source.skip(line, `volumes ${path.slice(0, 200)}`, type === 'bind'
        ? 'a folder of the machine is not mounted'
        : `a mount of type ${type.slice(0, 50)} is not made`);
    return [];
}

;// CONCATENATED MODULE: ./src/contract/readers/filled.ts

/** The text with its variables; null and a mistake where one has no default. */
function filled(text, line, source) {
    const result = (0,interpolate/* interpolate */.G)(text);
    if ('text' in result)
        return result.text;
    const { unset } = result;
    return source.wrong(line, `the variable ${unset} has no default here: write \${${unset}:-value}, or the value itself`);
}

;// CONCATENATED MODULE: ./src/contract/readers/compose-ports.ts



const compose_ports_MOST = 100;
/** Each port once, on the first line that names it. */
function compose_ports_portsOf(service, source) {
    const all = [...(0,readers_source/* itemsAt */.Ct)(service, 'ports'), ...(0,readers_source/* itemsAt */.Ct)(service, 'expose')].flatMap((item) => portsIn(item, source));
    const seen = new Map();
    for (const one of all) {
        const key = `${one.value.port}/${one.value.protocol}`;
        if (!seen.has(key))
            seen.set(key, one);
    }
    return [...seen.values()].slice(0, compose_ports_MOST);
}
function portsIn(item, source) {
    const given = item.kind === 'map' ? (0,readers_source/* textAt */.$6)(item, 'target') : { text: (0,readers_source/* textOf */.b6)(item), line: item.line };
    const protocolOf = item.kind === 'map' ? ((0,readers_source/* textAt */.$6)(item, 'protocol')?.text ?? 'tcp') : null;
    const line = given?.line ?? item.line;
    const text = containerSide(given?.text ?? '');
    const [side, suffix = 'tcp'] = text.split('/');
    const target = filled(side ?? '', line, source);
    if (target === null)
        return [];
    const protocol = (protocolOf ?? suffix).toLowerCase() === 'udp' ? 'udp' : 'tcp';
    const [first, last] = rangeOf(target);
    if (first === null || last === null || last < first) {
        source.wrong(line, `\`${(given?.text ?? '').slice(0, 100)}\` names no port of the container: write HOST:CONTAINER, as in 8080:80`);
        return [];
    }
    const count = Math.min(last - first + 1, compose_ports_MOST);
    return Array.from({ length: count }, (_, index) => source.ruled({ port: first + index, protocol, name: null }, line));
}
/** After the last colon that is not inside `${…}`. */
function containerSide(text) {
    let [open, from] = [0, 0];
    for (let at = 0; at < text.length; at++) {
        if (text[at] === '{')
            open++;
        else if (text[at] === '}')
            open--;
        else if (text[at] === ':' && open === 0)
            from = at + 1;
    }
    return text.slice(from);
}
function rangeOf(text) {
    const [first = '', last = first] = text.split('-');
    return [(0,values/* parsePort */.pz)(first), (0,values/* parsePort */.pz)(last)];
}

;// CONCATENATED MODULE: ./src/contract/readers/compose.ts
/**
 * One service of a Compose file as a contract. Variables have no environment here: a default counts, and a rule whose variable
 * has none is a mistake. Variables in other places are left alone.
 */








/** https://github.com/compose-spec/compose-spec/blob/main/05-services.md#stop_grace_period */
const compose_DEFAULT_GRACE = 10;
const readCompose = (0,readers_source/* readerOf */.TC)(compose/* COMPOSE */.d, lib_document/* readNodes */.g0, (root, source) => {
    source.check(root, { except: ['services'] });
    const all = new Map((0,readers_source/* entriesAt */.ws)(root, 'services'));
    const built = [...all].filter(([, { node }]) => (0,readers_source.at)(node, 'build') !== undefined).map(([name]) => name);
    const chosen = source.choose('service', all, built.length === 1 ? built[0] : undefined);
    if (chosen === null)
        return null;
    const [name, { node }] = chosen;
    source.check(node, { path: 'services.*' });
    if (source.mistakes.length > 0)
        return null;
    return new Service(node, source).rules(name);
});
/** The fields of a service with their variables filled in. */
class Service {
    #node;
    #source;
    constructor(node, source) {
        this.#node = node;
        this.#source = source;
    }
    rules(name) {
        const environment = compose_environmentOf(this.#node);
        const signal = this.#text('stop_signal');
        const user = this.#userOf();
        return {
            name: `service ${name}`,
            ports: compose_ports_portsOf(this.#node, this.#source),
            probes: this.#probes(),
            entrypoint: this.#command('entrypoint'),
            args: this.#command('command'),
            workingDir: this.#text('working_dir'),
            env: variables(this.#source, environment),
            assignsPort: this.#portVariable(environment),
            security: [...user.security, ...this.#security()],
            writable: foldersOf(this.#node, this.#source),
            ...this.#resources(),
            grace: this.#number('seconds', 'stop_grace_period') ?? this.#source.ruled(compose_DEFAULT_GRACE, this.#node.line),
            ...(signal === null ? {} : { stopSignal: signal }),
            ...(user.name === null ? {} : { userName: user.name }),
        };
    }
    #text(...names) {
        const entry = (0,readers_source.at)(this.#node, ...names);
        if (entry?.node.kind !== 'scalar')
            return null;
        const text = filled(entry.node.text, entry.line, this.#source);
        return text === null ? null : this.#source.ruled(text, entry.line);
    }
    #number(as, ...names) {
        const text = this.#text(...names);
        if (text === null)
            return null;
        const { read, name } = NUMBERS[as];
        const value = read(text.value);
        if (value !== null)
            return this.#source.ruled(value, text.at.line);
        return this.#source.wrong(text.at.line, `\`${names.join('.')}\` must be ${name}, not \`${text.value.slice(0, 100)}\``);
    }
    #isSet(name) {
        const text = this.#text(name);
        return text !== null && /^(true|yes|on|1)$/i.test(text.value) ? text : null;
    }
    #command(name) {
        const entry = (0,readers_source.at)(this.#node, name);
        if (entry === undefined)
            return null;
        const texts = (0,readers_source/* itemsAt */.Ct)(entry.node).map((one) => filled((0,readers_source/* textOf */.b6)(one), one.line, this.#source) ?? '');
        if (entry.node.kind === 'list')
            return this.#source.ruled(texts, entry.line);
        const words = (0,values/* splitWords */.yM)(texts[0] ?? '');
        return words === null
            ? this.#source.wrong(entry.line, `a quote in \`${name}\` is not closed`)
            : this.#source.ruled(words, entry.line);
    }
    #probes() {
        const test = (0,readers_source.at)(this.#node, 'healthcheck', 'test');
        const disabled = this.#text('healthcheck', 'disable');
        if (test === undefined || disabled?.value === 'true')
            return [];
        const argv = checkCommand(test, this.#source);
        if (argv === null)
            return [];
        const seconds = (name) => this.#number('seconds', 'healthcheck', name)?.value ?? null;
        const timing = {
            initialDelay: seconds('start_period'),
            period: seconds('interval') ?? 30,
            timeout: seconds('timeout') ?? 30,
            failureThreshold: this.#number('count', 'healthcheck', 'retries')?.value ?? 3,
            successThreshold: 1,
        };
        return [{ use: 'check', how: { kind: 'exec', argv }, timing, at: this.#source.ruled(null, test.line).at }];
    }
    #portVariable(environment) {
        const entry = environment.find(([name]) => name === 'PORT')?.[1];
        if (entry?.node.kind !== 'scalar' || entry.node.text === '')
            return null;
        const text = filled(entry.node.text, entry.line, this.#source);
        return text === null ? null : this.#source.ruled((0,values/* parsePort */.pz)(text), entry.line);
    }
    #userOf() {
        const given = this.#text('user');
        const [, user, group] = /^(\d+)(?::(\d+))?$/.exec(given?.value ?? '') ?? [];
        if (given === null || user === undefined)
            return { security: [], name: given };
        const rule = {
            rule: 'run-as-user',
            user: Number(user),
            group: group === undefined ? null : Number(group),
        };
        return { security: [{ value: rule, at: given.at }], name: null };
    }
    #security() {
        const rules = [];
        const readOnly = this.#isSet('read_only');
        if (readOnly !== null)
            rules.push({ value: { rule: 'read-only-root' }, at: readOnly.at });
        const privileged = this.#isSet('privileged');
        if (privileged !== null)
            rules.push({ value: { rule: 'privileged' }, at: privileged.at });
        for (const rule of ['drop', 'add']) {
            const entry = (0,readers_source.at)(this.#node, `cap_${rule}`);
            const capabilities = (0,readers_source/* itemsAt */.Ct)(entry?.node).map((one) => (0,readers_source/* textOf */.b6)(one).replace(/^CAP_/i, '').toUpperCase());
            if (entry !== undefined && capabilities.length > 0)
                rules.push(this.#source.ruled({ rule, capabilities }, entry.line));
        }
        for (const option of (0,readers_source/* itemsAt */.Ct)(this.#node, 'security_opt')) {
            const text = (0,readers_source/* textOf */.b6)(option);
            if (/^no-new-privileges(?:[:=]true)?$/.test(text))
                rules.push(this.#source.ruled({ rule: 'no-privilege-escalation' }, option.line));
            else
                this.#source.skip(option.line, `security_opt ${text.slice(0, 100)}`, 'it depends on the machine');
        }
        return rules;
    }
    #resources() {
        const of = (as, what, limit, request) => ({
            limit: this.#number(as, 'deploy', 'resources', 'limits', what) ?? this.#number(as, limit),
            request: this.#number(as, 'deploy', 'resources', 'reservations', what) ??
                (request === '' ? null : this.#number(as, request)),
        });
        return {
            memory: of('bytes', 'memory', 'mem_limit', 'mem_reservation'),
            cpu: of('amount', 'cpus', 'cpus', ''),
        };
    }
}
const NUMBERS = {
    seconds: { name: 'a time such as `30s`', read: (text) => (0,values/* parseDuration */.E9)(text, 1) },
    bytes: { name: 'a size such as `512m`', read: (text) => (0,values/* parseSize */.DB)(text, 1) },
    count: { name: 'a whole number', read: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null) },
    amount: {
        name: 'a number',
        read: (text) => (/^\d{1,9}(\.\d+)?$|^\.\d+$/.test(text) ? Number(text) : null),
    },
};
/** Docker's forms: a text or `CMD-SHELL` for a shell, `CMD` for a program, `NONE`. */
function checkCommand({ node, line }, source) {
    const texts = (0,readers_source/* itemsAt */.Ct)(node).map((one) => filled((0,readers_source/* textOf */.b6)(one), one.line, source));
    if (texts.includes(null))
        return null;
    const [first = '', ...rest] = texts.map((one) => one ?? '');
    if (node.kind === 'scalar')
        return first === '' ? null : (0,values/* inShell */.wp)(first);
    if (first === 'NONE')
        return null;
    if (first === 'CMD' && rest.length > 0)
        return rest;
    if (first === 'CMD-SHELL' && rest.length > 0)
        return (0,values/* inShell */.wp)(rest.join(' '));
    return source.wrong(line, '`healthcheck.test` must be a text, or a list that begins with `CMD`, `CMD-SHELL` or `NONE`');
}
/** Of a map, or of a list of `NAME=value`. */
function compose_environmentOf(node) {
    const entry = (0,readers_source.at)(node, 'environment');
    if (entry?.node.kind === 'map')
        return [...entry.node.entries];
    return (0,readers_source/* itemsAt */.Ct)(entry?.node).map((one) => {
        const [name = '', ...value] = (0,readers_source/* textOf */.b6)(one).split('=');
        const text = value.join('=');
        return [name, { line: one.line, node: { kind: 'scalar', line: one.line, text, value: text } }];
    });
}

// EXTERNAL MODULE: ./src/contract/document/json.ts
var json = __webpack_require__(67486);
// EXTERNAL MODULE: ./src/contract/fields/devcontainer.ts
var devcontainer = __webpack_require__(6422);
;// CONCATENATED MODULE: ./src/contract/readers/devcontainer.ts





const readDevcontainer = (0,readers_source/* readerOf */.TC)(devcontainer/* DEVCONTAINER */.H, (text) => (0,json/* readJson */.V)(text, { comments: true }), (root, source) => {
    source.refusePick();
    source.check(root);
    const user = (0,readers_source/* textAt */.$6)(root, 'containerUser');
    const [, id, group] = /^(\d+)(?::(\d+))?$/.exec(user?.text ?? '') ?? [];
    const runAs = id === undefined
        ? null
        : { rule: 'run-as-user', user: Number(id), group: group === undefined ? null : Number(group) };
    return {
        name: source.file,
        ports: devcontainer_portsOf(root, source),
        env: variables(source, (0,readers_source/* entriesAt */.ws)(root, 'containerEnv')),
        security: [
            ...(user === null || runAs === null ? [] : [source.ruled(runAs, user.line)]),
            ...devcontainer_securityOf(root, source),
        ],
        ...(user === null || runAs !== null ? {} : { userName: source.ruled(user.text, user.line) }),
    };
});
function devcontainer_securityOf(root, source) {
    const added = (0,readers_source.at)(root, 'capAdd');
    const capabilities = (0,readers_source/* itemsAt */.Ct)(added?.node).map((one) => (0,readers_source/* textOf */.b6)(one).replace(/^CAP_/i, '').toUpperCase());
    const privileged = (0,readers_source/* textAt */.$6)(root, 'privileged');
    return [
        ...(added === undefined || capabilities.length === 0
            ? []
            : [source.ruled({ rule: 'add', capabilities }, added.line)]),
        ...(privileged?.text === 'true' ? [source.ruled({ rule: 'privileged' }, privileged.line)] : []),
    ];
}
function devcontainer_portsOf(root, source) {
    const ports = [...(0,readers_source/* itemsAt */.Ct)(root, 'forwardPorts'), ...(0,readers_source/* itemsAt */.Ct)(root, 'appPort')].flatMap((item) => devcontainer_portOf(item, source) ?? []);
    const why = (0,readers_source.at)(root, 'dockerComposeFile') !== undefined
        ? 'a service of the Compose file may have it'
        : (0,readers_source/* textAt */.$6)(root, 'overrideCommand')?.text === 'false'
            ? null
            : 'the image’s command does not run in a dev container without `overrideCommand: false`';
    if (why === null)
        return ports;
    for (const { value, at: place } of ports)
        source.skip(place.line, `port ${value.port}`, why);
    return [];
}
/** `3000`, `"3000:8080"`, `"db:5432"`, which is another container's. */
function devcontainer_portOf(item, source) {
    const parts = (0,readers_source/* textOf */.b6)(item).split(':');
    const port = (0,values/* parsePort */.pz)(parts.at(-1) ?? '');
    const shown = (0,readers_source/* textOf */.b6)(item).slice(0, 100);
    if (port === null)
        return source.wrong(item.line, `\`${shown}\` is no port from 1 to 65535`);
    if (parts.length > 1 && !parts.slice(0, -1).every((part) => /^[\d.]+$|^localhost$/.test(part))) {
        source.skip(item.line, `port ${shown}`, 'it is another container’s');
        return null;
    }
    return source.ruled({ port, protocol: 'tcp', name: null }, item.line);
}

// EXTERNAL MODULE: ./src/contract/document/toml.ts
var toml = __webpack_require__(95456);
// EXTERNAL MODULE: ./src/contract/fields/fly.ts
var fly = __webpack_require__(17759);
;// CONCATENATED MODULE: ./src/contract/readers/fly.ts





const MB = 1024 ** 2;
const fly_DEFAULT_PORT = 8080;
const DEFAULT_GROUP = 'app';
/** Memory in MB, processors. https://fly.io/docs/about/pricing/ */
const SIZES = {
    'shared-cpu-1x': [256, 1],
    'shared-cpu-2x': [512, 2],
    'shared-cpu-4x': [1024, 4],
    'shared-cpu-8x': [2048, 8],
    'performance-1x': [2048, 1],
    'performance-2x': [4096, 2],
    'performance-4x': [8192, 4],
    'performance-8x': [16_384, 8],
    'performance-16x': [32_768, 16],
};
const readFly = (0,readers_source/* readerOf */.TC)(fly/* FLY */.M, toml/* readToml */.D, (root, source) => {
    source.check(root);
    if (source.mistakes.length > 0)
        return null;
    const group = fly_groupOf(root, source);
    if (group === null)
        return null;
    const isOurs = (node) => {
        const groups = (0,readers_source/* itemsAt */.Ct)(node, 'processes').map(readers_source/* textOf */.b6);
        return groups.length === 0 || groups.includes(group);
    };
    const services = [...(0,readers_source/* itemsAt */.Ct)(root, 'http_service'), ...(0,readers_source/* itemsAt */.Ct)(root, 'services')].filter(isOurs);
    const checks = (0,readers_source/* entriesAt */.ws)(root, 'checks').flatMap(([, { node }]) => (isOurs(node) ? [node] : []));
    const environment = (0,readers_source/* itemsAt */.Ct)(root, 'env').flatMap((one) => (0,readers_source/* entriesAt */.ws)(one));
    const port = environment.find(([name]) => name === 'PORT')?.[1];
    // a file without any service may be of an app whose ports Fly does not publish
    const isReached = services.length + checks.length > 0 || (0,readers_source/* entriesAt */.ws)(root, 'processes').length < 2;
    return {
        name: (0,readers_source/* textAt */.$6)(root, 'processes', group) === null ? source.file : `${source.file} process ${group}`,
        ports: services.flatMap((service) => fly_portOf(service, source) ?? []),
        ...(isReached ? {} : { isUnreached: true }),
        probes: [
            ...services.flatMap((one) => fly_probesOf(one, source)),
            ...checks.flatMap((one) => topCheck(one, services, source)),
        ],
        ...fly_commandOf(root, group, source),
        env: variables(source, environment),
        assignsPort: port === undefined ? null : source.ruled((0,values/* parsePort */.pz)((0,readers_source/* textOf */.b6)(port.node)), port.line),
        ...machineOf((0,readers_source/* itemsAt */.Ct)(root, 'vm').filter(isOurs), source),
        writable: (0,readers_source/* itemsAt */.Ct)(root, 'mounts')
            .filter(isOurs)
            .flatMap((one) => fly_folderOf(one, source)),
        ...stopOf(root, source),
    };
});
/** The picked group; else the only one, or the only one that gets requests. */
function fly_groupOf(root, source) {
    const groups = new Map((0,readers_source/* entriesAt */.ws)(root, 'processes'));
    if (groups.size === 0) {
        if (source.pick !== DEFAULT_GROUP)
            source.refusePick();
        return DEFAULT_GROUP;
    }
    const ofHttp = groupsOf(root, 'http_service');
    const served = new Set(ofHttp.length > 0 ? ofHttp : groupsOf(root, 'services'));
    const [only, ...others] = [...served].filter((name) => groups.has(name));
    const chosen = source.choose('process', groups, others.length === 0 ? only : undefined);
    if (chosen === null)
        return null;
    for (const [name, { line }] of groups)
        if (name !== chosen[0])
            source.skip(line, `process ${name}`, `another process group: \`${source.file}#${name}\` picks it`);
    return chosen[0];
}
const groupsOf = (root, section) => (0,readers_source/* itemsAt */.Ct)(root, section).flatMap((one) => (0,readers_source/* itemsAt */.Ct)(one, 'processes').map(readers_source/* textOf */.b6));
function fly_portOf(service, source) {
    const given = (0,readers_source/* textAt */.$6)(service, 'internal_port');
    const protocol = (0,readers_source/* textAt */.$6)(service, 'protocol')?.text === 'udp' ? 'udp' : 'tcp';
    const port = given === null ? fly_DEFAULT_PORT : (0,values/* parsePort */.pz)(given.text);
    const line = given?.line ?? service.line;
    if (port === null)
        return source.wrong(line, `\`internal_port\` must be a port from 1 to 65535`);
    return source.ruled({ port, protocol, name: null }, line);
}
function fly_probesOf(service, source) {
    const port = Number((0,readers_source/* textAt */.$6)(service, 'internal_port')?.text ?? fly_DEFAULT_PORT);
    const http = [...(0,readers_source/* itemsAt */.Ct)(service, 'checks'), ...(0,readers_source/* itemsAt */.Ct)(service, 'http_checks')];
    return [
        ...http.flatMap((check) => httpCheck(check, port, source) ?? []),
        ...(0,readers_source/* itemsAt */.Ct)(service, 'tcp_checks').map((check) => probe(check, { kind: 'tcp', port }, check.line, source)),
    ];
}
function topCheck(check, services, source) {
    const given = (0,readers_source/* textAt */.$6)(check, 'port');
    const port = given === null
        ? Number((0,readers_source/* textAt */.$6)(services[0], 'internal_port')?.text ?? fly_DEFAULT_PORT)
        : (0,values/* parsePort */.pz)(given.text);
    if (port === null) {
        source.wrong(given?.line ?? check.line, '`port` must be a port from 1 to 65535');
        return [];
    }
    const type = (0,readers_source/* textAt */.$6)(check, 'type');
    if (type?.text === 'tcp')
        return [probe(check, { kind: 'tcp', port }, given?.line ?? check.line, source)];
    if (type?.text === 'http')
        return [httpCheck(check, port, source) ?? []].flat();
    source.wrong(type?.line ?? check.line, '`type` of a check must be `http` or `tcp`');
    return [];
}
function httpCheck(check, port, source) {
    const path = (0,readers_source/* textAt */.$6)(check, 'path');
    const method = (0,readers_source/* textAt */.$6)(check, 'method');
    const line = path?.line ?? check.line;
    if (method !== null && method.text.toLowerCase() !== 'get') {
        source.skip(method.line, `check ${method.text} ${path?.text ?? '/'}`, 'requests are sent with GET only');
        return null;
    }
    const scheme = (0,readers_source/* textAt */.$6)(check, 'protocol')?.text.toLowerCase() === 'https' ? 'https' : 'http';
    const headers = (0,readers_source/* entriesAt */.ws)(check, 'headers').map(([name, { node }]) => [name, (0,readers_source/* itemsAt */.Ct)(node).map(readers_source/* textOf */.b6).join(', ')]);
    return probe(check, { kind: 'http', scheme, port, path: path?.text ?? '/', headers, status: [200, 299] }, line, source);
}
/** Bare numbers of checks are milliseconds. */
function probe(check, how, line, source) {
    const seconds = (name) => (0,values/* parseDuration */.E9)((0,readers_source/* textAt */.$6)(check, name)?.text ?? '', 0.001);
    return {
        use: 'check',
        how,
        timing: {
            initialDelay: seconds('grace_period'),
            period: seconds('interval'),
            timeout: seconds('timeout'),
            failureThreshold: null,
            successThreshold: null,
        },
        at: source.ruled(null, line).at,
    };
}
function fly_commandOf(root, group, source) {
    const words = (...names) => {
        const entry = (0,readers_source.at)(root, ...names);
        if (entry === undefined)
            return null;
        const isList = entry.node.kind === 'list';
        const split = isList ? (0,readers_source/* itemsAt */.Ct)(entry.node).map(readers_source/* textOf */.b6) : (0,values/* splitWords */.yM)((0,readers_source/* textOf */.b6)(entry.node));
        if (split === null)
            return source.wrong(entry.line, `a quote in \`${names.join('.')}\` is not closed`);
        return split.length === 0 ? null : source.ruled(split, entry.line);
    };
    const exec = words('experimental', 'exec');
    if (exec !== null)
        return { entrypoint: exec, args: source.ruled([], exec.at.line) };
    return {
        entrypoint: words('experimental', 'entrypoint'),
        args: words('processes', group) ?? words('experimental', 'cmd'),
    };
}
function machineOf(machines, source) {
    const [machine] = machines;
    const size = (0,readers_source/* textAt */.$6)(machine, 'size');
    const preset = size === null ? undefined : SIZES[size.text];
    if (size !== null && preset === undefined)
        source.skip(size.line, `vm.size ${size.text}`, 'its memory is not known here');
    const memory = (0,readers_source/* textAt */.$6)(machine, 'memory') ?? (0,readers_source/* textAt */.$6)(machine, 'memory_mb');
    const cpus = (0,readers_source/* textAt */.$6)(machine, 'cpus');
    const limit = memory === null ? preset && preset[0] * MB : (0,values/* parseSize */.DB)(memory.text, MB);
    const cores = cpus === null ? preset?.[1] : Number(cpus.text);
    const rule = (value, line) => ({
        request: null,
        limit: value == null || line === undefined ? null : source.ruled(value, line),
    });
    return { memory: rule(limit, memory?.line ?? size?.line), cpu: rule(cores, cpus?.line ?? size?.line) };
}
function fly_folderOf(mount, source) {
    const path = (0,readers_source/* textAt */.$6)(mount, 'destination');
    return path === null ? [] : [source.ruled({ path: path.text, inMemory: false, size: null }, path.line)];
}
function stopOf(root, source) {
    const grace = (0,readers_source/* textAt */.$6)(root, 'kill_timeout');
    const signal = (0,readers_source/* textAt */.$6)(root, 'kill_signal');
    const seconds = grace === null ? null : (0,values/* parseDuration */.E9)(grace.text, 1);
    return {
        grace: grace === null || seconds === null ? null : source.ruled(seconds, grace.line),
        ...(signal === null ? {} : { stopSignal: source.ruled(signal.text, signal.line) }),
    };
}

// EXTERNAL MODULE: ./src/contract/fields/heroku.ts
var heroku = __webpack_require__(4516);
;// CONCATENATED MODULE: ./src/contract/readers/heroku.ts
/**
 * `Procfile`, `heroku.yml` and `app.json`. The process `web` gets a PORT of the platform’s choice and all requests, so it is the
 * one that is read unless another is picked. A command runs in a shell: `$PORT` in it is filled in there.
 */






const WEB = 'web';
/** https://devcenter.heroku.com/articles/dynos#shutdown */
const GRACE = 30;
/** PORT of Dokku where the Dockerfile exposes none. */
const DOKKU_PORT = 5000;
const PROCESS = /^([A-Za-z0-9_-]+)\s*:\s*(.*)$/;
const MOST_PROCESSES = 100;
/** Lines `name: command`, comments, and empty lines. */
function readProcesses(text) {
    const entries = new Map();
    for (const [index, full] of text.split(/\r?\n/).entries()) {
        const line = index + 1;
        const [, name, command] = PROCESS.exec(full.trim()) ?? [];
        if (full.trim() === '' || full.trim().startsWith('#'))
            continue;
        if (name === undefined || !command)
            throw new lib_document/* WrongFile */.Et(line, 'a line of a Procfile is `name: command`, as in `web: npm start`');
        if (entries.has(name))
            throw new lib_document/* WrongFile */.Et(line, `the process \`${name.slice(0, 100)}\` is given twice`);
        if (entries.size === MOST_PROCESSES)
            throw new lib_document/* WrongFile */.Et(line, `it has more than ${MOST_PROCESSES} processes`);
        entries.set(name, { line, node: { kind: 'scalar', line, text: command, value: command } });
    }
    return { kind: 'map', line: 1, entries };
}
const readProcfile = (0,readers_source/* readerOf */.TC)(heroku/* PROCFILE */.pj, readProcesses, (root, source) => {
    source.check(root);
    const chosen = chooseProcess(new Map((0,readers_source/* entriesAt */.ws)(root).filter(([name]) => name !== 'release' || source.pick === name)), source);
    if (chosen === null)
        return null;
    const [name, { node, line }] = chosen;
    return { ...ofProcess(name, line, source), args: source.ruled((0,values/* inShell */.wp)((0,readers_source/* textOf */.b6)(node)), line) };
});
const readHeroku = (0,readers_source/* readerOf */.TC)(heroku/* HEROKU */.bV, lib_document/* readNodes */.g0, (root, source) => {
    source.check(root);
    const run = new Map((0,readers_source/* entriesAt */.ws)(root, 'run'));
    const processes = new Map([...(0,readers_source/* entriesAt */.ws)(root, 'build', 'docker'), ...run]);
    const chosen = chooseProcess(processes, source);
    if (chosen === null)
        return null;
    const [name, { node, line }] = chosen;
    const command = run.has(name) ? heroku_commandOf(node) : '';
    return {
        ...ofProcess(name, line, source),
        args: command === '' ? null : source.ruled((0,values/* inShell */.wp)(command), line),
        env: variables(source, (0,readers_source/* entriesAt */.ws)(root, 'setup', 'config')),
    };
});
/** `web: npm start`, or a map with `command`: a text, or a list of lines. */
function heroku_commandOf(node) {
    if (node.kind === 'scalar')
        return node.text;
    return (0,readers_source/* itemsAt */.Ct)(node, 'command').map(readers_source/* textOf */.b6).join(' && ');
}
function chooseProcess(processes, source) {
    const chosen = source.choose('process', processes, processes.has(WEB) ? WEB : undefined);
    for (const [name, { line }] of chosen === null ? [] : processes)
        if (name !== chosen?.[0])
            source.skip(line, `process ${name}`, `another process: \`${source.file}#${name}\` picks it`);
    return chosen;
}
const ofProcess = (name, line, source) => ({
    name: `process ${name}`,
    assignsPort: name === WEB ? source.ruled(null, line) : null,
    grace: source.ruled(GRACE, line),
    isToEnd: name === 'release',
    ...(name === WEB ? {} : { isUnreached: true }),
});
const heroku_MB = 1024 ** 2;
/** https://devcenter.heroku.com/articles/dyno-types */
const DYNOS = {
    eco: 512 * heroku_MB,
    basic: 512 * heroku_MB,
    'standard-1x': 512 * heroku_MB,
    'standard-2x': 1024 * heroku_MB,
    'performance-m': 2560 * heroku_MB,
    'performance-l': 14_336 * heroku_MB,
};
const readAppJson = (0,readers_source/* readerOf */.TC)(heroku/* APP_JSON */.BF, (text) => (0,json/* readJson */.V)(text, { comments: false }), (root, source) => {
    const known = [
        'env',
        'formation',
        'healthchecks',
        'scripts',
        'buildpacks',
        'addons',
        'environments',
        'stack',
        'success_url',
    ];
    if (!known.some((name) => (0,readers_source.at)(root, name) !== undefined))
        return source.wrong(1, 'it has none of the fields of an `app.json` of Heroku or Dokku, such as `env` or `formation`');
    source.check(root, { except: ['healthchecks'] });
    const name = source.pick ?? WEB;
    const size = (0,readers_source/* textAt */.$6)(root, 'formation', name, 'size');
    const memory = size === null ? undefined : DYNOS[size.text.toLowerCase()];
    if (size !== null && memory === undefined)
        source.skip(size.line, `size ${size.text.slice(0, 100)}`, 'its memory is not known here');
    const probes = heroku_probesOf(root, name, source);
    return {
        name: `process ${name}`,
        assignsPort: name === WEB
            ? source.ruled(probes.length > 0 ? DOKKU_PORT : null, (0,readers_source.at)(root, 'healthchecks')?.line ?? 1)
            : null,
        env: variables(source, (0,readers_source/* entriesAt */.ws)(root, 'env')),
        // Heroku swaps above its quota, so it is no limit
        memory: {
            request: size === null || memory === undefined ? null : source.ruled(memory, size.line),
            limit: null,
        },
        probes,
    };
});
const heroku_USES = {
    startup: 'startup',
    readiness: 'readiness',
    liveness: 'liveness',
};
/** https://dokku.com/docs/deployment/zero-downtime-deploys/ */
function heroku_probesOf(root, name, source) {
    const checks = (0,readers_source.at)(root, 'healthchecks', name);
    if (checks === undefined)
        return [];
    source.check(checks.node, { path: 'healthchecks.*' });
    return (0,readers_source/* itemsAt */.Ct)(checks.node).flatMap((check) => {
        const how = heroku_howOf(check, source);
        if (how === null)
            return [];
        const number = (field, fallback) => {
            const given = (0,readers_source/* textAt */.$6)(check, field);
            return given === null ? fallback : Number(given.text);
        };
        const line = ((0,readers_source/* textAt */.$6)(check, 'path') ?? (0,readers_source/* textAt */.$6)(check, 'command') ?? (0,readers_source/* textAt */.$6)(check, 'port'))?.line ?? check.line;
        const timing = {
            initialDelay: number('initialDelay', null),
            period: number('wait', 5),
            timeout: number('timeout', 5),
            failureThreshold: number('attempts', 3),
            successThreshold: null,
        };
        return [
            {
                use: heroku_USES[(0,readers_source/* textAt */.$6)(check, 'type')?.text ?? ''] ?? 'check',
                how,
                timing,
                at: source.ruled(null, line).at,
            },
        ];
    });
}
function heroku_howOf(check, source) {
    const path = (0,readers_source/* textAt */.$6)(check, 'path');
    const given = (0,readers_source/* textAt */.$6)(check, 'port');
    const port = given === null ? DOKKU_PORT : (0,values/* parsePort */.pz)(given.text);
    if (port === null)
        return source.wrong(given?.line ?? check.line, '`port` must be a port from 1 to 65535');
    const command = (0,readers_source/* itemsAt */.Ct)(check, 'command').map(readers_source/* textOf */.b6);
    if (command.length > 0)
        return { kind: 'exec', argv: command };
    const scheme = (0,readers_source/* textAt */.$6)(check, 'scheme')?.text === 'https' ? 'https' : 'http';
    if (path !== null)
        return { kind: 'http', scheme, port, path: path.text, headers: [], status: null };
    return given === null ? null : { kind: 'tcp', port };
}

// EXTERNAL MODULE: ./src/contract/fields/railway.ts
var railway = __webpack_require__(57757);
;// CONCATENATED MODULE: ./src/contract/readers/railway.ts





/** Railway chooses it. This one is as good as any, and is what Railway gives where nothing else is set. */
const railway_PORT = 8080;
/** https://docs.railway.com/deployments/healthchecks */
const railway_START_TIMEOUT = 300;
const parse = (text, file) => file.endsWith('.toml') ? (0,toml/* readToml */.D)(text) : (0,json/* readJson */.V)(text, { comments: false });
const readRailway = (0,readers_source/* readerOf */.TC)(railway/* RAILWAY */.o, parse, (root, source) => {
    source.refusePick();
    const builder = (0,readers_source/* textAt */.$6)(root, 'build', 'builder');
    if (builder !== null && builder.text.toUpperCase() !== 'DOCKERFILE')
        return source.wrong(builder.line, `the builder ${builder.text.slice(0, 100)} makes an image without a Dockerfile: only \`DOCKERFILE\` builds yours`);
    source.check(root);
    const draining = (0,readers_source/* textAt */.$6)(root, 'deploy', 'drainingSeconds');
    const folder = (0,readers_source/* textAt */.$6)(root, 'deploy', 'requiredMountPath');
    return {
        name: source.file,
        ...railway_commandOf(root, source),
        ...railway_portOf(root, source),
        grace: draining === null ? null : source.ruled(Number(draining.text), draining.line),
        memory: amount(root, 'memoryBytes', source),
        cpu: amount(root, 'cpu', source),
        isToEnd: (0,readers_source/* textAt */.$6)(root, 'deploy', 'cronSchedule') !== null,
        writable: folder === null ? [] : [source.ruled({ path: folder.text, inMemory: false, size: null }, folder.line)],
    };
});
function railway_commandOf(root, source) {
    const command = (0,readers_source/* textAt */.$6)(root, 'deploy', 'startCommand');
    if (command === null || command.text.trim() === '')
        return {};
    const words = (0,values/* splitWords */.yM)(command.text);
    if (words === null)
        source.wrong(command.line, 'a quote in `startCommand` is not closed');
    return { entrypoint: source.ruled(words ?? [], command.line), args: source.ruled([], command.line) };
}
function railway_portOf(root, source) {
    const path = (0,readers_source/* textAt */.$6)(root, 'deploy', 'healthcheckPath');
    if ((0,readers_source/* textAt */.$6)(root, 'deploy', 'cronSchedule') !== null)
        return {};
    if (path === null || path.text === '')
        return { assignsPort: source.ruled(null, (0,readers_source.at)(root, 'deploy')?.line ?? 1) };
    const timeout = Number((0,readers_source/* textAt */.$6)(root, 'deploy', 'healthcheckTimeout')?.text ?? railway_START_TIMEOUT);
    const how = {
        kind: 'http',
        scheme: 'http',
        port: railway_PORT,
        path: path.text,
        headers: [['Host', 'healthcheck.railway.app']],
        status: [200, 200],
    };
    const timing = {
        initialDelay: null,
        period: 1,
        timeout: null,
        failureThreshold: Math.max(1, Math.round(timeout)),
        successThreshold: 1,
    };
    return {
        assignsPort: source.ruled(railway_PORT, path.line),
        probes: [{ use: 'startup', how, timing, at: source.ruled(null, path.line).at }],
    };
}
function amount(root, name, source) {
    const given = (0,readers_source/* textAt */.$6)(root, 'deploy', 'limitOverride', 'containers', name);
    return { request: null, limit: given === null ? null : source.ruled(Number(given.text), given.line) };
}

// EXTERNAL MODULE: ./src/contract/fields/render.ts
var render = __webpack_require__(46112);
;// CONCATENATED MODULE: ./src/contract/readers/render.ts
/** `render.yaml`: the service of a Render Blueprint that runs a Dockerfile or an image. */





/** Where the app does not say otherwise with PORT. https://render.com/docs/web-services#port-binding */
const render_DEFAULT_PORT = 10_000;
/** https://render.com/docs/health-checks */
const CHECK_TIMEOUT = 5;
/** https://render.com/docs/deploys#zero-downtime-deploys */
const render_DEFAULT_GRACE = 30;
const render_MB = 1024 ** 2;
/** https://render.com/pricing */
const MEMORY = {
    free: 512 * render_MB,
    starter: 512 * render_MB,
    standard: 2048 * render_MB,
    pro: 4096 * render_MB,
    'pro plus': 8192 * render_MB,
    'pro max': 16_384 * render_MB,
    'pro ultra': 32_768 * render_MB,
};
const IMAGE_RUNTIMES = ['docker', 'image'];
const readRender = (0,readers_source/* readerOf */.TC)(render/* RENDER */.Z, lib_document/* readNodes */.g0, (root, source) => {
    source.check(root, { except: ['services'] });
    const all = (0,readers_source/* itemsAt */.Ct)(root, 'services');
    const ours = all.filter((one) => IMAGE_RUNTIMES.includes(runtimeOf(one)));
    if (all.length > 0 && ours.length === 0)
        return source.wrong((0,readers_source.at)(root, 'services')?.line ?? null, 'no service has `runtime: docker` or `runtime: image`, so none runs an image');
    const chosen = source.choose('service', new Map(ours.map((one, index) => [nameOf(one, index), one])));
    if (chosen === null)
        return null;
    const [name, service] = chosen;
    source.check(service, { path: 'services[]' });
    return rulesOf(name, service, source);
});
const runtimeOf = (service) => ((0,readers_source/* textAt */.$6)(service, 'runtime') ?? (0,readers_source/* textAt */.$6)(service, 'env'))?.text ?? '';
const nameOf = (service, index) => (0,readers_source/* textAt */.$6)(service, 'name')?.text ?? `services[${index}]`;
function rulesOf(name, service, source) {
    const type = (0,readers_source/* textAt */.$6)(service, 'type');
    const grace = (0,readers_source/* textAt */.$6)(service, 'maxShutdownDelaySeconds');
    const disk = (0,readers_source/* textAt */.$6)(service, 'disk', 'mountPath');
    return {
        name: `service ${name}`,
        ...render_portOf(service, type?.text ?? '', source),
        args: render_commandOf(service, source),
        memory: { request: null, limit: memoryOf(service, source) },
        env: variables(source, variablesOf(service)),
        isToEnd: type?.text === 'cron',
        ...(type?.text === 'worker' ? { isUnreached: true } : {}),
        grace: source.ruled(grace === null ? render_DEFAULT_GRACE : Number(grace.text), grace?.line ?? service.line),
        writable: disk === null ? [] : [source.ruled({ path: disk.text, inMemory: false, size: null }, disk.line)],
    };
}
function variablesOf(service) {
    return (0,readers_source/* itemsAt */.Ct)(service, 'envVars').flatMap((item) => {
        const key = (0,readers_source.at)(item, 'key');
        return key?.node.kind === 'scalar' ? [[key.node.text, key]] : [];
    });
}
function render_portOf(service, type, source) {
    if (type !== 'web')
        return {};
    const item = (0,readers_source/* itemsAt */.Ct)(service, 'envVars').find((one) => (0,readers_source/* textAt */.$6)(one, 'key')?.text === 'PORT');
    const given = (0,readers_source/* textAt */.$6)(item, 'value');
    const set = given === null ? null : (0,values/* parsePort */.pz)(given.text);
    if (given !== null && set === null)
        source.wrong(given.line, 'PORT must be a port from 1 to 65535');
    const port = set ?? render_DEFAULT_PORT;
    const path = (0,readers_source/* textAt */.$6)(service, 'healthCheckPath');
    const line = given?.line ?? (0,readers_source/* textAt */.$6)(service, 'type')?.line ?? service.line;
    if (path === null)
        return { assignsPort: source.ruled(port, line) };
    const how = { kind: 'http', scheme: 'http', port, path: path.text, headers: [], status: null };
    const timing = {
        initialDelay: null,
        period: null,
        timeout: CHECK_TIMEOUT,
        failureThreshold: null,
        successThreshold: null,
    };
    const probe = {
        use: 'check',
        how,
        timing,
        at: source.ruled(null, path.line).at,
        ...(set === null ? { findsPort: true } : {}),
    };
    return { assignsPort: source.ruled(port, line), probes: [probe] };
}
/** `sh -c` and what it runs, in quotes or not. */
const SHELL = /^((?:\/\S*)?\b(?:ba|da|a)?sh)\s+-c\s+([^]+)$/;
/** Render runs the command in a shell, unless it names one itself. */
function render_commandOf(service, source) {
    const command = (0,readers_source/* textAt */.$6)(service, 'dockerCommand');
    const text = command?.text.trim() ?? '';
    if (command === null || text === '')
        return null;
    const [, shell, script = ''] = SHELL.exec(text) ?? [];
    if (shell === undefined)
        return source.ruled((0,values/* inShell */.wp)(text), command.line);
    const words = (0,values/* splitWords */.yM)(script);
    if (words === null)
        return source.wrong(command.line, 'a quote in `dockerCommand` is not closed');
    const [only = '', ...others] = words;
    return source.ruled([shell, '-c', others.length === 0 ? only : script], command.line);
}
function memoryOf(service, source) {
    const plan = (0,readers_source/* textAt */.$6)(service, 'plan');
    if (plan === null)
        return null;
    const memory = MEMORY[plan.text.toLowerCase()];
    if (memory !== undefined)
        return source.ruled(memory, plan.line);
    source.skip(plan.line, `plan ${plan.text.slice(0, 100)}`, 'its memory is not known here');
    return null;
}

;// CONCATENATED MODULE: ./src/contract/read.ts
/** One reader for each kind of file. Pure. */










const READERS = {
    fly: readFly,
    render: readRender,
    'app-engine': readAppEngine,
    procfile: readProcfile,
    'app-json': readAppJson,
    heroku: readHeroku,
    railway: readRailway,
    compose: readCompose,
    devcontainer: readDevcontainer,
    kubernetes: readKubernetes,
    knative: readKubernetes,
};
/** Reads a file of any kind, which its name or content shows. */
const readContractFile = (text, file, pick) => {
    if (text.length > limits/* MOST_BYTES */.uZ)
        return mistake(file, `it has more than ${limits/* MOST_BYTES */.uZ} characters`);
    const kind = (0,kinds/* kindOf */.I)(file, text);
    if (kind !== null)
        return READERS[kind](text, file, pick);
    const known = [...kinds/* KIND_TABLES */.Ln.map(({ files }) => files), 'YAML of Kubernetes or Knative'].join(', ');
    return mistake(file, `its kind is not known from its name or its content: give one of ${known}`);
};
const mistake = (file, message) => ({
    contracts: [],
    mistakes: [{ file, line: null, message }],
});


/***/ }),

/***/ 73706:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  at: () => (/* binding */ at),
  ws: () => (/* binding */ entriesAt),
  Ct: () => (/* binding */ itemsAt),
  TC: () => (/* binding */ readerOf),
  $6: () => (/* binding */ textAt),
  b6: () => (/* binding */ textOf)
});

// UNUSED EXPORTS: Source

// EXTERNAL MODULE: ./src/lib/document.ts
var lib_document = __webpack_require__(89166);
// EXTERNAL MODULE: ./src/contract/document/limits.ts
var limits = __webpack_require__(96040);
// EXTERNAL MODULE: ./src/contract/template.ts
var contract_template = __webpack_require__(61402);
// EXTERNAL MODULE: ./src/lib/nearest.ts
var nearest = __webpack_require__(72269);
// EXTERNAL MODULE: ./src/contract/values.ts
var values = __webpack_require__(87578);
;// CONCATENATED MODULE: ./src/contract/fields/check.ts


/** More remarks than these say nothing new. */
const MOST_REMARKS = 100;
const LONGEST_NAME = 100;
function checkFields(node, table, { path = '', except = [] } = {}) {
    const walk = new Walk(indexOf(table), except);
    walk.enter(node, path, '');
    return { wrong: walk.wrong, notTried: walk.notTried };
}
const indexes = new WeakMap();
function indexOf(table) {
    const known = indexes.get(table);
    if (known !== undefined)
        return known;
    const names = new Map();
    for (const [path] of table.rows) {
        let above = '';
        for (const name of path.replaceAll('[]', '.[]').split('.')) {
            names.set(above, (names.get(above) ?? new Set()).add(name));
            above = name === '[]' ? `${above}[]` : join(above, name);
        }
    }
    const index = {
        rows: new Map(table.rows.map((row) => [row[0], row])),
        names: new Map([...names].map(([path, below]) => [path, [...below]])),
    };
    indexes.set(table, index);
    return index;
}
const join = (path, name) => (path === '' ? name : `${path}.${name}`);
class Walk {
    wrong = [];
    notTried = [];
    #index;
    #except;
    constructor(index, except) {
        this.#index = index;
        this.#except = except;
    }
    /** `shown`: the path as in the file, for messages. */
    enter(node, path, shown) {
        const below = this.#index.names.get(path) ?? [];
        if (node.kind === 'list') {
            if (below.includes('[]'))
                for (const item of node.items)
                    this.#visit(item, item.line, `${path}[]`, shown);
        }
        else if (node.kind === 'map')
            for (const [name, entry] of node.entries) {
                const label = join(shown, name.slice(0, LONGEST_NAME));
                const known = below.includes(name) ? name : below.includes('*') ? '*' : null;
                if (known === null)
                    this.#unknown(label, name, entry.line, below);
                else
                    this.#visit(entry.node, entry.line, join(path, known), label);
            }
    }
    #visit(node, line, path, shown) {
        const row = this.#index.rows.get(path);
        const type = row?.[1] ?? this.#implied(path);
        if (row?.[2] === 'not tried')
            this.#remark({ line, what: shown, why: row[3] });
        if (isNull(node))
            return;
        const expected = EXPECTED[type];
        if (!expected.fits(node))
            this.#mistake(line, `\`${shown}\` must be ${expected.name}`);
        else if (!this.#except.includes(path)) {
            if (type === 'maps' && node.kind === 'map')
                this.enter(node, `${path}[]`, shown);
            else if (type !== 'any')
                this.enter(node, path, shown);
        }
    }
    /** A path without a row is above others. */
    #implied(path) {
        return this.#index.names.get(path)?.includes('[]') ? 'list' : 'map';
    }
    #unknown(shown, name, line, known) {
        if (name.startsWith('x-') || name.startsWith('$'))
            return; // extensions of Compose, `$schema`
        const [near] = (0,nearest/* nearest */.p)(name, known);
        const meant = near === undefined ? '' : `: did you mean \`${near}\`?`;
        this.#remark({ line, what: shown, why: `unknown field${meant}` });
    }
    #remark(remark) {
        if (this.notTried.length < MOST_REMARKS)
            this.notTried.push(remark);
    }
    #mistake(line, message) {
        if (this.wrong.length < MOST_REMARKS)
            this.wrong.push({ line, message });
    }
}
const isNull = (node) => node.kind === 'scalar' && node.value === null;
const scalar = (test) => (node) => node.kind === 'scalar' && test(node.value, node.text);
const isScalar = scalar(() => true);
const EXPECTED = {
    text: { name: 'a text', fits: isScalar },
    scalar: { name: 'a plain value', fits: isScalar },
    integer: {
        name: 'a whole number',
        fits: scalar((_, text) => /^[-+]?[\d_]+$/.test(text) || hasVariable(text)),
    },
    number: {
        name: 'a number',
        fits: scalar((value, text) => (text !== '' && Number.isFinite(Number(value))) || hasVariable(text)),
    },
    boolean: {
        name: 'true or false',
        fits: scalar((value, text) => typeof value === 'boolean' || /^(true|false|yes|no|on|off)$/i.test(text) || hasVariable(text)),
    },
    duration: {
        name: 'a time such as `30s`',
        fits: scalar((_, text) => text === '' || (0,values/* parseDuration */.E9)(text, 1) !== null || hasVariable(text)),
    },
    size: {
        name: 'a size such as `512MB`',
        fits: scalar((_, text) => (0,values/* parseSize */.DB)(text, 1) !== null || hasVariable(text)),
    },
    texts: {
        name: 'a text or a list of texts',
        fits: (node) => isScalar(node) || (node.kind === 'list' && node.items.every(isScalar)),
    },
    list: { name: 'a list', fits: (node) => node.kind === 'list' },
    map: { name: 'a map', fits: (node) => node.kind === 'map' },
    maps: {
        name: 'a map or a list of maps',
        fits: (node) => node.kind === 'map' || (node.kind === 'list' && node.items.every((item) => item.kind === 'map')),
    },
    any: { name: 'a value', fits: () => true },
};
/** The reader of a kind that has variables judges the text when it has filled them in. */
const hasVariable = (text) => text.includes('$');

// EXTERNAL MODULE: ./src/contract/model.ts
var model = __webpack_require__(92235);
;// CONCATENATED MODULE: ./src/contract/readers/source.ts
/** What all readers share: limits, mistakes, and access to the fields of a document. Pure. */





class Source {
    file;
    pick;
    table;
    mistakes = [];
    #notTried = [];
    constructor(table, file, pick) {
        this.table = table;
        this.file = file;
        this.pick = pick;
    }
    get notTried() {
        return this.#notTried;
    }
    ruled(value, line) {
        return { value, at: { file: this.file, line } };
    }
    wrong(line, message) {
        this.mistakes.push({ file: this.file, line, message });
        return null;
    }
    skip(line, what, why) {
        this.#notTried.push(this.ruled({ what, why }, line));
    }
    check(node, options) {
        const { wrong, notTried } = checkFields(node, this.table, options);
        for (const { line, message } of wrong)
            this.wrong(line, message);
        for (const { line, what, why } of notTried)
            this.skip(line, what, why);
    }
    /** Of things with names, the one that was picked; else the only one. Otherwise a mistake lists them. */
    choose(noun, named, fallback) {
        const names = [...named.keys()];
        const wanted = this.pick ?? fallback ?? (names.length === 1 ? names[0] : undefined);
        const found = wanted === undefined ? undefined : named.get(wanted);
        if (wanted !== undefined && found !== undefined)
            return [wanted, found];
        const list = names
            .slice(0, 20)
            .map((name) => name.slice(0, 100))
            .join(', ');
        if (names.length === 0)
            return this.wrong(null, `it has no ${noun} that runs an image`);
        if (this.pick !== null)
            return this.wrong(null, `it has no ${noun} ${this.pick}: it has ${list}`);
        return this.wrong(null, `it has several, so name one: ${this.file}#${names[0]?.slice(0, 100) ?? ''} (${noun}: ${list})`);
    }
    /** Where a kind has nothing to pick from. */
    refusePick() {
        if (this.pick !== null)
            this.wrong(null, `it has one contract, so leave out #${this.pick}`);
    }
}
/** A reader from its table, its parser, and a function that takes the rules. What is wrong is reported all at once. */
const readerOf = (table, parse, take) => (text, file, pick) => {
    const source = new Source(table, file, pick);
    const rules = withoutThrowing(source, text, () => take(parse(bounded(text), file), source));
    return resultOf(rules, source);
};
function bounded(text) {
    const size = Buffer.byteLength(text);
    if (size > limits/* MOST_BYTES */.uZ)
        throw new lib_document/* WrongFile */.Et(1, `it has ${size} bytes, and at most ${limits/* MOST_BYTES */.uZ} are read`);
    return text;
}
function withoutThrowing(source, text, run) {
    try {
        return run();
    }
    catch (error) {
        if (!(error instanceof lib_document/* WrongFile */.Et))
            throw error;
        const template = text.length > limits/* MOST_BYTES */.uZ ? -1 : text.split('\n').findIndex(contract_template/* isTemplate */.F);
        if (template < 0)
            return source.wrong(error.line, error.message);
        return source.wrong(template + 1, 'it is a template: give the file that it makes');
    }
}
function resultOf(rules, source) {
    const { mistakes, notTried, table, file } = source;
    if (rules === null || mistakes.length > 0)
        return { contracts: [], mistakes };
    return { contracts: [{ ...(0,model/* emptyContract */.w)(table.kind, file, rules.name), ...rules, notTried }], mistakes };
}
/** The entry at these names. */
function at(node, ...names) {
    let entry;
    let here = node;
    for (const name of names) {
        entry = here?.kind === 'map' ? here.entries.get(name) : undefined;
        here = entry?.node;
    }
    return entry !== undefined && isEmpty(entry.node) ? undefined : entry;
}
const isEmpty = (node) => node.kind === 'scalar' && node.value === null;
/** The entries of a map; none of anything else. */
const entriesAt = (node, ...names) => {
    const target = names.length === 0 ? node : at(node, ...names)?.node;
    return target?.kind === 'map' ? [...target.entries] : [];
};
/** The items of a list; of a map or a plain value, itself. */
function itemsAt(node, ...names) {
    const target = names.length === 0 ? node : at(node, ...names)?.node;
    if (target === undefined)
        return [];
    return target.kind === 'list' ? target.items : [target];
}
/** A plain value as text, with its line. */
function textAt(node, ...names) {
    const entry = at(node, ...names);
    return entry?.node.kind === 'scalar' ? { text: entry.node.text, line: entry.line } : null;
}
const textOf = (node) => (node?.kind === 'scalar' ? node.text : '');


/***/ }),

/***/ 61402:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ isTemplate)
/* harmony export */ });
/** What Helm, Jinja and ERB put into a line. */
const MARKS = [
    ['{{', '}}'],
    ['{%', '%}'],
    ['<%', '%>'],
];
/** Whether a line is one of a template. */
const isTemplate = (line) => MARKS.some(([open, close]) => {
    const start = line.indexOf(open);
    return start >= 0 && line.includes(close, start);
});


/***/ }),

/***/ 87578:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DB: () => (/* binding */ parseSize),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   pz: () => (/* binding */ parsePort),
/* harmony export */   wp: () => (/* binding */ inShell),
/* harmony export */   yM: () => (/* binding */ splitWords)
/* harmony export */ });
/** Values as platforms write them. Pure; null for what is none. */
const PARTS = /^(?:\d+(?:\.\d+)?(?:ms|us|µs|ns|h|m|s|d))+$/;
const PART = /(\d+(?:\.\d+)?)(ms|us|µs|ns|h|m|s|d)/g;
const SECONDS = {
    ns: 1e-9,
    us: 1e-6,
    µs: 1e-6,
    ms: 1e-3,
    s: 1,
    m: 60,
    h: 3600,
    d: 86_400,
};
const NUMBER = /^\d+(?:\.\d+)?$/;
/** Seconds of `90s`, `1m30s`, `500ms`. `unit`: seconds of a bare number. */
function parseDuration(text, unit) {
    const plain = text.trim().toLowerCase();
    if (plain.length > 40)
        return null;
    if (NUMBER.test(plain))
        return Number(plain) * unit;
    if (!PARTS.test(plain))
        return null;
    return [...plain.matchAll(PART)].reduce((sum, [, amount, of = 's']) => sum + Number(amount) * (SECONDS[of] ?? 1), 0);
}
const SIZE = /^(\d+(?:\.\d+)?)\s*(?:([kmgt])i?b?|b)?$/i;
const POWERS = ['k', 'm', 'g', 't'];
/** Bytes of `512m`, `1gb`, `256MiB`: all binary, as these platforms mean them. `unit`: bytes of a bare number. */
function parseSize(text, unit) {
    const match = SIZE.exec(text.trim());
    if (match === null || text.length > 40)
        return null;
    const [all = '', amount = '', prefix] = match;
    const isBare = NUMBER.test(all);
    const scale = prefix === undefined ? (isBare ? unit : 1) : 1024 ** (POWERS.indexOf(prefix.toLowerCase()) + 1);
    const bytes = Math.round(Number(amount) * scale);
    return Number.isSafeInteger(bytes) ? bytes : null;
}
/** A port number, or null. */
function parsePort(text) {
    const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    return port >= 1 && port <= 65_535 ? port : null;
}
/** Splits a command line as a POSIX shell does, without expanding anything. Null where a quote is not closed. */
function splitWords(line) {
    const words = [];
    let word = null;
    let quote = '';
    for (let at = 0; at < line.length; at++) {
        const character = line[at] ?? '';
        if (quote !== '' && character === quote)
            quote = '';
        else if (character === '\\' && quote !== "'") {
            const next = line[++at] ?? '';
            const isKept = quote === '"' && !'"\\$`\n'.includes(next);
            word = (word ?? '') + (isKept ? character : '') + (next === '\n' ? '' : next);
        }
        else if (quote === '' && (character === '"' || character === "'")) {
            quote = character;
            word ??= '';
        }
        else if (quote === '' && /\s/.test(character)) {
            if (word !== null)
                words.push(word);
            word = null;
        }
        else
            word = (word ?? '') + character;
    }
    if (quote !== '')
        return null;
    return word === null ? words : [...words, word];
}
/** A command line that the platform gives to a shell. */
const inShell = (command) => ['/bin/sh', '-c', command];


/***/ }),

/***/ 89166:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ refuseOthers),
/* harmony export */   CB: () => (/* binding */ textsOf),
/* harmony export */   Et: () => (/* binding */ WrongFile),
/* harmony export */   Mc: () => (/* binding */ entriesOf),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   SF: () => (/* binding */ booleanOf),
/* harmony export */   b6: () => (/* binding */ textOf),
/* harmony export */   cP: () => (/* binding */ integerOf),
/* harmony export */   g0: () => (/* binding */ readNodes),
/* harmony export */   pj: () => (/* binding */ plain)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);
/**
 * A document as nodes with their lines, and its reader for YAML: aliases and merge keys are followed, a number that begins
 * with 0 is octal, as Go's readers take it. The file may be hostile: its tokens, nodes (aliases included) and depth are
 * bounded. Pure.
 */

/** What is wrong with a file: one sentence without a full stop. */
class WrongFile extends Error {
    line;
    /** Where it is not the file that was given, but one that it includes. */
    file;
    constructor(line, message, file = null) {
        super(message);
        this.line = line;
        this.file = file;
    }
}
const MOST_TOKENS = 50_000;
const MOST_NODES = 50_000;
const DEEPEST = 40;
const TOO_DEEP = `it is nested deeper than ${DEEPEST} levels`;
const OCTAL = /^[-+]?0[0-7]+$/;
/** Throws WrongFile. An empty file is null. */
function readNodes(text) {
    let tokens = 0;
    for (const token of new yaml__WEBPACK_IMPORTED_MODULE_0__/* .Lexer */ .JG().lex(text))
        if (token !== '' && ++tokens > MOST_TOKENS)
            throw new WrongFile(1, `it has more than ${MOST_TOKENS.toLocaleString('en-US')} YAML tokens`);
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    const document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
        schema: 'core',
        merge: true,
        uniqueKeys: false, // found here, in linear time
        prettyErrors: false,
        lineCounter: lines,
        logLevel: 'error',
    });
    const lineAt = (offset) => Math.max(1, lines.linePos(offset).line);
    const [error] = document.errors;
    if (error)
        throw new WrongFile(lineAt(error.pos[0]), error.code === 'RESOURCE_EXHAUSTION'
            ? TOO_DEEP
            : `it is not valid YAML: ${error.message.split('\n', 1)[0] ?? ''}`);
    return new Reader(document, lineAt).read(document.contents, 0, 1);
}
/** What each alias names: the last anchor of its name before it. In one pass; the parser's own look-up makes one for each. */
function targetsOf(document) {
    const anchors = new Map();
    const targets = new Map();
    (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .visit */ .YR)(document, {
        Node: (_, node) => {
            if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
                targets.set(node, anchors.get(node.source));
            else if (node.anchor !== undefined)
                anchors.set(node.anchor, node);
        },
    });
    return targets;
}
class Reader {
    #nodes = 0;
    #targets;
    #lineAt;
    constructor(document, lineAt) {
        this.#targets = targetsOf(document);
        this.#lineAt = lineAt;
    }
    read(node, depth, above) {
        const line = this.#lineOf(node) ?? above;
        if (++this.#nodes > MOST_NODES)
            throw new WrongFile(line, 'it has too many values, those of aliases included');
        if (depth > DEEPEST)
            throw new WrongFile(line, TOO_DEEP);
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node)) {
            const target = this.#targets.get(node);
            if (target === undefined)
                throw new WrongFile(line, `\`*${node.source}\` names nothing`);
            return this.read(target, depth + 1, line);
        }
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node))
            return { kind: 'list', line, items: node.items.map((item) => this.read(item, depth + 1, line)) };
        if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
            return { kind: 'map', line, entries: this.#entriesOf(node.items, depth, line) };
        return (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node) ? scalarOf(node, line) : { kind: 'scalar', line, text: '', value: null };
    }
    #entriesOf(items, depth, above) {
        const own = new Map();
        const merged = [];
        for (const { key, value } of items) {
            const name = this.read(key, depth + 1, above);
            if (name.kind !== 'scalar')
                throw new WrongFile(name.line, 'a key must be a plain name');
            const node = this.read(value, depth + 1, name.line);
            if (name.text === '<<')
                merged.push(...(node.kind === 'list' ? node.items : [node]));
            else if (own.has(name.text))
                throw new WrongFile(name.line, `\`${name.text.slice(0, 100)}\` is given twice`);
            else
                own.set(name.text, { line: name.line, node });
        }
        for (const node of merged)
            for (const [name, entry] of node.kind === 'map' ? node.entries : [])
                if (!own.has(name))
                    own.set(name, entry);
        return own;
    }
    #lineOf(node) {
        const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
        const offset = Array.isArray(range) ? range[0] : null;
        return typeof offset === 'number' ? this.#lineAt(offset) : null;
    }
}
function scalarOf(scalar, line) {
    const { value } = scalar;
    if (typeof value === 'string')
        return { kind: 'scalar', line, text: value, value };
    const text = scalar.source ?? '';
    if (typeof value !== 'number' && typeof value !== 'boolean')
        return { kind: 'scalar', line, text, value: null };
    return { kind: 'scalar', line, text, value: OCTAL.test(text) ? parseInt(text, 8) : value };
}
/** Its value without lines; objects have no prototype. */
function plain(node) {
    if (node.kind === 'scalar')
        return node.value;
    if (node.kind === 'list')
        return node.items.map(plain);
    const object = Object.create(null);
    for (const [name, entry] of node.entries)
        Object.defineProperty(object, name, { value: plain(entry.node), enumerable: true });
    return object;
}
const NONE = new Map();
/** The entries of a map; none of an empty value. Throws WrongFile. `what` names the value in the message. */
function entriesOf(node, what) {
    if (node.kind === 'map')
        return node.entries;
    if (node.kind === 'scalar' && node.value === null)
        return NONE;
    throw new WrongFile(node.line, `\`${what}\` must be a map`);
}
function itemsOf(entry, what) {
    if (entry === undefined || isEmpty(entry.node))
        return [];
    if (entry.node.kind === 'list')
        return entry.node.items;
    throw new WrongFile(entry.line, `\`${what}\` must be a list`);
}
/** Also of a number: the text as written. */
function textOf(entry, what) {
    if (entry === undefined || isEmpty(entry.node))
        return '';
    if (entry.node.kind === 'scalar')
        return entry.node.text;
    throw new WrongFile(entry.line, `\`${what}\` must be a text`);
}
const textsOf = (entry, what) => itemsOf(entry, what).map((node) => textOf({ line: node.line, node }, what));
/** YAML 1.1 has more words for these. */
const WORDS = new Map([
    ['true', true],
    ['yes', true],
    ['on', true],
    ['y', true],
    ['false', false],
    ['no', false],
    ['off', false],
    ['n', false],
]);
function booleanOf(entry, what, fallback) {
    const text = textOf(entry, what);
    const value = text === '' ? fallback : WORDS.get(text.toLowerCase());
    if (value === undefined)
        throw new WrongFile(entry?.line ?? 1, `\`${what}\` must be true or false`);
    return value;
}
function integerOf(entry, what, fallback) {
    if (entry === undefined || isEmpty(entry.node))
        return fallback;
    const value = entry.node.kind === 'scalar' ? entry.node.value : null;
    if (typeof value === 'number' && Number.isInteger(value))
        return value;
    throw new WrongFile(entry.line, `\`${what}\` must be a whole number`);
}
const isEmpty = (node) => node.kind === 'scalar' && node.value === null;
/** Throws WrongFile for a key that is not in the list. */
function refuseOthers(entries, known, what) {
    for (const [name, { line }] of entries)
        if (!known.includes(name))
            throw new WrongFile(line, `\`${name.slice(0, 100)}\` is not a key of \`${what}\``);
}


/***/ })

};
