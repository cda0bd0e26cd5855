export const id = 434;
export const ids = [434];
export const modules = {

/***/ 51434:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* reexport */ RegistryError),
  M: () => (/* reexport */ openRegistry)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/core/retry-after.ts
var retry_after = __webpack_require__(4282);
;// CONCATENATED MODULE: ./src/registry/error.ts
/** Why a registry does not give what it was asked for: one sentence with the cause and how to fix it. */
class RegistryError extends Error {
    problem;
    /** Whether the same request may succeed a little later. */
    isTemporary;
    /** Seconds that the registry asks to wait; null if it does not. */
    retryAfter;
    constructor(problem, sentence, options = {}) {
        super(sentence, { cause: options.cause });
        this.name = 'RegistryError';
        this.problem = problem;
        this.isTemporary = options.isTemporary ?? false;
        this.retryAfter = options.retryAfter ?? null;
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
var external_node_tls_default = /*#__PURE__*/__webpack_require__.n(external_node_tls_);
// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/version.ts + 1 modules
var version = __webpack_require__(74910);
;// CONCATENATED MODULE: ./src/registry/transport.ts
/**
 * HTTP to registries and to the hosts that they name: TLS is verified, no redirect is followed, each request has a time
 * limit for silence, and no body is read here.
 */








const SILENT_SECONDS = 20;
const AT_ONCE = 4;
const CERTIFICATES = '/etc/docker/certs.d';
function openTransport({ env, signal, certificates = CERTIFICATES }) {
    const shared = { keepAlive: true, maxSockets: AT_ONCE };
    // since Node 24.5; before, the option is ignored
    const agents = { direct: new external_node_https_.Agent(shared), proxied: new external_node_https_.Agent({ ...shared, proxyEnv: proxies(env) }) };
    const plain = new external_node_http_.Agent(shared);
    return {
        send(url, { method = 'GET', headers = {}, body } = {}) {
            const options = {
                method,
                headers: { 'user-agent': `sea-trial/${version/* VERSION */.x}`, ...headers },
                timeout: SILENT_SECONDS * 1000,
                signal,
            };
            return new Promise((resolve, reject) => {
                const request = url.protocol === 'https:'
                    ? (0,external_node_https_.request)(url, {
                        ...options,
                        ...trustedFor(url.host, certificates),
                        agent: isLoopback(url.hostname) ? agents.direct : agents.proxied,
                    })
                    : (0,external_node_http_.request)(url, { ...options, agent: plain });
                request.once('response', resolve);
                request.on('timeout', () => request.destroy(silence(url)));
                request.on('error', (cause) => reject(signal.aborted ? signal.reason : failure(cause, url)));
                request.end(body);
            });
        },
        close() {
            for (const agent of [agents.direct, agents.proxied, plain])
                agent.destroy();
        },
    };
}
/** `localhost`, `127.0.0.0/8`, `[::1]`: as for the engine, they may be without TLS. */
const isLoopback = (hostname) => hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
function proxies(env) {
    const names = ['HTTPS_PROXY', 'https_proxy', 'NO_PROXY', 'no_proxy'];
    return Object.fromEntries(names.flatMap((name) => (env[name] ? [[name, env[name]]] : [])));
}
/** The certificates that Docker trusts for that host too, beside those that every host is verified with. */
function trustedFor(host, folder) {
    const own = certificatesIn((0,external_node_path_.join)(folder, host));
    if (own.length === 0)
        return {};
    // before Node 22.15 there is no list with those of NODE_EXTRA_CA_CERTS
    const usual = Object.hasOwn((external_node_tls_default()), 'getCACertificates')
        ? external_node_tls_default().getCACertificates('default')
        : (external_node_tls_default()).rootCertificates;
    return { ca: [...usual, ...own] };
}
function certificatesIn(folder) {
    try {
        const names = (0,external_node_fs_.readdirSync)(folder).filter((name) => name.endsWith('.crt'));
        return names.map((name) => (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, name), 'utf8'));
    }
    catch {
        return []; // there are none, or only root can read them
    }
}
const silence = ({ host }) => new RegistryError('unreachable', `${host} sent nothing for ${SILENT_SECONDS} s: try again later`, {
    isTemporary: true,
});
const UNTRUSTED = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/;
const NO_TLS = /^(?:EPROTO|ERR_SSL_)/;
const LASTING = /^(?:ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)$/;
/** The RegistryError for what went wrong while a request or its response was under way. */
function failure(cause, { host }) {
    if (cause instanceof RegistryError)
        return cause;
    const code = (0,errors/* systemCode */.xU)(cause) ?? (0,errors/* messageOf */.bD)(cause);
    if (UNTRUSTED.test(code)) {
        const fix = `name its CA in NODE_EXTRA_CA_CERTS, or put it into ${CERTIFICATES}/${host}/ca.crt`;
        return new RegistryError('tls', `The certificate of ${host} is not trusted (${code}): ${fix}`, { cause });
    }
    if (NO_TLS.test(code))
        return new RegistryError('plain', `${host} does not speak HTTPS (${code}), which is required`, { cause });
    return new RegistryError('unreachable', `${host} cannot be reached (${code}): check its name, the network and the proxy`, { cause, isTemporary: !LASTING.test(code) });
}

;// CONCATENATED MODULE: ./src/registry/body.ts


/** Rejects with a RegistryError if it has more than `most` bytes, or ends early. `url`: where it comes from. */
async function readAll(response, most, url) {
    const chunks = [];
    let size = 0;
    for await (const chunk of chunksOf(response, url)) {
        size += chunk.length;
        if (size > most)
            throw new RegistryError('invalid', `${url.host} sent more than ${most} bytes`);
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
/** The chunks of a response; an error that ends it becomes a RegistryError. */
async function* chunksOf(response, url) {
    try {
        yield* response;
    }
    catch (cause) {
        throw failure(cause, url);
    }
}

// EXTERNAL MODULE: ./src/core/docker-config.ts
var docker_config = __webpack_require__(34110);
// EXTERNAL MODULE: ./src/lib/child-process.ts
var child_process = __webpack_require__(11861);
// EXTERNAL MODULE: ./src/lib/docker-client-env.ts
var docker_client_env = __webpack_require__(42493);
// EXTERNAL MODULE: ./src/lib/json.ts
var json = __webpack_require__(18453);
;// CONCATENATED MODULE: ./src/registry/credentials.ts
/** The credentials that `docker login` stored for a registry: in config.json, or with a credential helper. */





/** Docker Hub is stored under this name. */
const HUB_KEY = 'https://index.docker.io/v1/';
const HELPER = /^[\w.-]{1,100}$/;
/** Some helpers ask a service. */
const SECONDS = 20;
/** `host`: as in a reference, `docker.io` for Docker Hub. Never rejects. */
async function loginFor(host, env, signal) {
    const config = (0,docker_config/* dockerConfig */.p)(env);
    const key = host === 'docker.io' ? HUB_KEY : host;
    const helper = (0,json/* text */.Qq)((0,json/* field */.ZZ)(config, 'credHelpers', host)) || (0,json/* text */.Qq)((0,json/* field */.ZZ)(config, 'credsStore'));
    const asked = helper === '' ? null : await askHelper(helper, key, env, signal);
    if (asked?.credentials)
        return asked;
    return { credentials: storedIn(config, key), failure: asked?.failure ?? null };
}
function storedIn(config, key) {
    const stored = (0,json/* entries */.jO)((0,json/* field */.ZZ)(config, 'auths')).find(([name]) => hostIn(name) === hostIn(key))?.[1];
    if (stored === undefined)
        return null;
    const [identity, bearer] = [(0,json/* text */.Qq)((0,json/* field */.ZZ)(stored, 'identitytoken')), (0,json/* text */.Qq)((0,json/* field */.ZZ)(stored, 'registrytoken'))];
    if (bearer !== '')
        return { kind: 'bearer', token: bearer };
    if (identity !== '')
        return { kind: 'identity', token: identity };
    const [name = '', ...rest] = Buffer.from((0,json/* text */.Qq)((0,json/* field */.ZZ)(stored, 'auth')), 'base64')
        .toString()
        .split(':');
    const username = name || (0,json/* text */.Qq)((0,json/* field */.ZZ)(stored, 'username'));
    const password = rest.join(':') || (0,json/* text */.Qq)((0,json/* field */.ZZ)(stored, 'password'));
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
        const limits = { env: (0,docker_client_env/* clientEnv */.h)('', { purpose: 'build' }, env), signal, seconds: SECONDS, input: key };
        const output = await (0,child_process/* run */.eF)(name, ['get'], limits);
        if (output === null)
            return failed('is not installed');
        if (output.code === null)
            return failed(`did not end within ${SECONDS} s`);
        const found = (0,json/* parseJson */.qF)(output.stdout);
        const [username, secret] = [(0,json/* text */.Qq)((0,json/* field */.ZZ)(found, 'Username')), (0,json/* text */.Qq)((0,json/* field */.ZZ)(found, 'Secret'))];
        // helpers print this where they know nothing of the registry
        const isUnknown = /credentials not found/i.test(output.stdout + output.stderr);
        if (isUnknown)
            return { credentials: null, failure: null };
        if (output.code !== 0 || secret === '')
            return failed(`failed with exit code ${output.code}`);
        return { credentials: credentialsOf(username, secret), failure: null };
    }
    catch (cause) {
        return failed(`could not be started: ${(0,errors/* messageOf */.bD)(cause)}`);
    }
}
const credentialsOf = (username, secret) => username === '<token>'
    ? { kind: 'identity', token: secret }
    : { kind: 'password', username, password: secret };

;// CONCATENATED MODULE: ./src/registry/retry.ts

const MOST_RETRIES = 4;
const FIRST_WAIT = 0.5;
const LONGEST_WAIT = 30;
/** Returns when it makes sense to try again, after `tries` failures before this one; else throws `cause`. */
async function pauseAfter(cause, tries, { clock, signal }) {
    if (!(cause instanceof RegistryError) || !cause.isTemporary || tries >= MOST_RETRIES)
        throw cause;
    const wait = Math.max(FIRST_WAIT * 2 ** tries, cause.retryAfter ?? 0);
    if (wait > LONGEST_WAIT)
        throw cause;
    await clock.sleep(wait, signal);
    signal.throwIfAborted();
}
/** Runs `attempt` until it succeeds or a retry makes no sense. */
async function withRetries(attempt, pause) {
    for (let tries = 0;; tries++) {
        try {
            return await attempt();
        }
        catch (cause) {
            await pauseAfter(cause, tries, pause);
        }
    }
}

;// CONCATENATED MODULE: ./src/registry/token.ts
/** What a registry asks for with `WWW-Authenticate`, and the header that answers it. */




/** Null if neither Basic nor Bearer is offered. Bearer is preferred. */
function challengeIn(header) {
    const [, bearer] = /(?:^|[\s,])bearer\s(.*)/is.exec(header ?? '') ?? [];
    if (bearer !== undefined) {
        const given = new Map();
        for (const [, name = '', quoted, bare] of bearer.matchAll(/([a-z]{1,20})=(?:"([^"]*)"|([^\s,"]+))/gi))
            if (!given.has(name.toLowerCase()))
                given.set(name.toLowerCase(), quoted ?? bare ?? '');
        return { scheme: 'bearer', realm: given.get('realm') ?? '', service: given.get('service') ?? '' };
    }
    return /(?:^|[\s,])basic(?:[\s,]|$)/i.test(header ?? '') ? { scheme: 'basic' } : null;
}
const MOST_BYTES = 2 ** 20;
/** The `Authorization` header; null if there is none to give. Rejects with a RegistryError. */
async function authorizationFor(challenge, authority) {
    const { base, credentials } = authority;
    if (credentials?.kind === 'bearer')
        return `Bearer ${credentials.token}`;
    if (challenge.scheme === 'basic')
        return credentials?.kind === 'password' ? basic(credentials) : null;
    const realm = realmOf(challenge.realm, base);
    const { response } = await authority.send(realm, tokenRequest(realm, challenge.service, authority));
    if (response.statusCode !== 200) {
        response.destroy();
        return refusal(response.statusCode ?? 0, realm);
    }
    const body = (0,json/* parseJson */.qF)(await readAll(response, MOST_BYTES, realm));
    const token = (0,json/* text */.Qq)((0,json/* field */.ZZ)(body, 'token')) || (0,json/* text */.Qq)((0,json/* field */.ZZ)(body, 'access_token'));
    if (!/^[\x21-\x7e]+$/.test(token))
        throw new RegistryError('invalid', `${realm.host}, which gives tokens for ${base.host}, sent none`);
    return `Bearer ${token}`;
}
/** Credentials go there, so it must be HTTPS; on loopback, a registry on loopback may name HTTP. */
function realmOf(text, base) {
    const realm = URL.canParse(text) ? new URL(text) : null;
    const isAllowed = realm?.protocol === 'https:' ||
        (realm?.protocol === 'http:' && isLoopback(realm.hostname) && isLoopback(base.hostname));
    if (realm === null || !isAllowed)
        throw new RegistryError('invalid', `${base.host} names no HTTPS address that gives tokens`);
    realm.username = realm.password = '';
    return realm;
}
/** Adds to `realm` what goes into its query. */
function tokenRequest(realm, service, { scope, credentials }) {
    if (credentials?.kind === 'identity') {
        const form = { grant_type: 'refresh_token', refresh_token: credentials.token, client_id: 'sea-trial' };
        return {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams({ ...form, service, scope }).toString(),
        };
    }
    if (service !== '')
        realm.searchParams.set('service', service);
    realm.searchParams.set('scope', scope);
    return credentials?.kind === 'password' ? { headers: { authorization: basic(credentials) } } : {};
}
const basic = ({ username, password }) => `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
/** Null if the credentials are refused: the registry's own answer then says what is missing. */
function refusal(status, { host }) {
    if (status === 401 || status === 403)
        return null;
    throw new RegistryError('unavailable', `${host}, which gives tokens, answered ${status}: try again later`, {
        isTemporary: status === 429 || status >= 500,
    });
}

;// CONCATENATED MODULE: ./src/registry/client.ts
/**
 * Reads one repository of a registry: manifests whole, blobs as streams. What is named by a digest has that digest, or the
 * read fails. Credentials go to the registry and to the address that it names for tokens, never to where it redirects.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */








const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
const MOST_MANIFEST_BYTES = 8 * 2 ** 20;
const MOST_REDIRECTS = 5;
/** Docker Hub's registry has another name than its images. */
const HUB = { name: 'docker.io', registry: 'registry-1.docker.io' };
/** All methods reject with a RegistryError, or with the reason of the aborted signal. */
function openRegistry(reference, rules) {
    const { host, repository } = reference;
    const transport = openTransport(rules);
    const scope = `repository:${repository}:pull`;
    let base = null;
    let login = null;
    /** The header that the registry accepted last; a token lasts for minutes only. */
    let authorization = null;
    /** HTTPS; on loopback, HTTP if the registry does not speak HTTPS. */
    const findBase = async () => {
        const url = new URL(`https://${host === HUB.name ? HUB.registry : host}/v2/`);
        if (!isLoopback(url.hostname))
            return url;
        try {
            ;
            (await transport.send(url)).destroy();
            return url;
        }
        catch (cause) {
            const isPlain = cause instanceof RegistryError && ['plain', 'unreachable'].includes(cause.problem);
            if (!isPlain)
                throw cause;
            return new URL(url.href.replace('https:', 'http:'));
        }
    };
    const follow = async (from, request) => {
        let [url, headers] = [from, request.headers ?? {}];
        for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
            const response = await transport.send(url, { ...request, headers });
            const { statusCode = 0, headers: answer } = response;
            const isRedirect = [301, 302, 303, 307, 308].includes(statusCode) && request.method !== 'POST';
            if (!isRedirect)
                return { response, url };
            response.destroy();
            const next = redirectOf(answer.location, url);
            if (next.origin !== url.origin)
                headers = withoutAuthorization(headers);
            url = next;
        }
        throw new RegistryError('invalid', `${from.host} redirects more than ${MOST_REDIRECTS} times`);
    };
    const get = async (path, { headers = {}, ...request }) => {
        const at = await (base ??= findBase());
        const url = new URL(`${repository}/${path}`, at);
        const ask = () => follow(url, { ...request, headers: authorization === null ? headers : { ...headers, authorization } });
        const first = await ask();
        const challenge = challengeOf(first, at);
        if (challenge === null)
            return first;
        const { credentials } = await (login ??= loginFor(host, rules.env, rules.signal));
        authorization = await authorizationFor(challenge, { base: at, scope, credentials, send: follow });
        if (authorization === null)
            return first;
        first.response.destroy();
        return ask();
    };
    const read = async (path, request = {}) => {
        const answer = await get(path, request);
        const { statusCode = 0 } = answer.response;
        if (statusCode === 200 || statusCode === 206)
            return answer;
        answer.response.destroy();
        throw statusError(answer, reference, await login, rules.clock);
    };
    const manifest = (digest = reference.digest) => withRetries(async () => {
        const path = `manifests/${digest ?? reference.tag ?? ''}`;
        const { response, url } = await read(path, { headers: { accept: MANIFEST_TYPES } });
        const bytes = await readAll(response, MOST_MANIFEST_BYTES, url);
        if (digest !== null)
            check(hexOf(bytes), digest, url);
        return bytes;
    }, rules);
    return {
        name: reference.text,
        manifest,
        async digest() {
            if (reference.digest !== null)
                return reference.digest;
            // registries do not count HEAD as a pull
            const said = await withRetries(async () => {
                const path = `manifests/${reference.tag ?? ''}`;
                const { response } = await read(path, { method: 'HEAD', headers: { accept: MANIFEST_TYPES } });
                response.destroy();
                return response.headers['docker-content-digest'];
            }, rules);
            return typeof said === 'string' && /^sha256:[0-9a-f]{64}$/.test(said)
                ? said
                : `sha256:${hexOf(await manifest())}`;
        },
        async *blob({ digest, size }) {
            const hash = (0,external_node_crypto_.createHash)('sha256');
            let received = 0;
            for (let tries = 0;; tries++) {
                try {
                    const { response, url } = await read(`blobs/${digest}`, received === 0 ? {} : { headers: { range: `bytes=${received}-` } });
                    // some registries send the whole blob again
                    let known = response.statusCode === 206 ? 0 : received;
                    for await (const chunk of chunksOf(response, url)) {
                        const fresh = chunk.subarray(known);
                        known = Math.max(0, known - chunk.length);
                        received += fresh.length;
                        if (received > size)
                            throw new RegistryError('invalid', `${url.host} sent more bytes than ${digest} has`);
                        hash.update(fresh);
                        if (fresh.length > 0)
                            yield fresh;
                    }
                    if (received < size)
                        throw cutOff(digest, url);
                    check(hash.digest('hex'), digest, url);
                    return;
                }
                catch (cause) {
                    await pauseAfter(cause, tries, rules);
                }
            }
        },
        close: () => transport.close(),
    };
}
/** Only the registry itself may ask for credentials, not a host that it redirects to. */
const challengeOf = ({ response, url }, base) => response.statusCode === 401 && url.origin === base.origin
    ? challengeIn(response.headers['www-authenticate'])
    : null;
function redirectOf(location, from) {
    const next = location !== undefined && URL.canParse(location, from.href) ? new URL(location, from) : null;
    const isAllowed = next?.protocol === 'https:' ||
        (next?.protocol === 'http:' && isLoopback(next.hostname) && isLoopback(from.hostname));
    if (next === null || !isAllowed)
        throw new RegistryError('invalid', `${from.host} redirects to an address that is not HTTPS`);
    next.username = next.password = '';
    return next;
}
function withoutAuthorization(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization'));
}
const hexOf = (bytes) => (0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex');
function check(hex, digest, { host }) {
    if (digest === `sha256:${hex}`)
        return;
    const what = `${host} sent other content for ${digest}: its digest is sha256:${hex}`;
    throw new RegistryError('invalid', `${what}. Push the image again`);
}
const cutOff = (digest, { host }) => new RegistryError('unreachable', `${host} ended before all of ${digest} was sent: try again later`, {
    isTemporary: true,
});
function statusError({ response: { statusCode: status = 0, headers }, url }, { text, host }, login, clock) {
    if (status === 404)
        return new RegistryError('not-found', `${host} has no ${text}: check its name, or push it first`);
    if (status === 401 || status === 403)
        return unauthorized(status, text, host, login);
    const isTemporary = status === 408 || status === 429 || status >= 500;
    const retryAfter = (0,retry_after/* retryAfterSeconds */.C)(headers['retry-after'], clock);
    const after = retryAfter === null ? 'later' : `in ${Math.ceil(retryAfter)} s`;
    const sentence = `${url.host} answered ${status}${isTemporary ? `: try again ${after}` : ''}`;
    return new RegistryError('unavailable', sentence, { isTemporary, retryAfter });
}
function unauthorized(status, text, host, login) {
    const fix = `run \`docker login${host === HUB.name ? '' : ` ${host}`}\` first`;
    const why = login?.failure ??
        (login?.credentials
            ? 'the stored credentials may not read it, or there is no such image'
            : `there are no credentials for it: ${fix}, or check the name`);
    return new RegistryError('unauthorized', `${host} refuses ${text} (${status}): ${why}`);
}

;// CONCATENATED MODULE: ./src/registry/index.ts
/** A client of image registries (OCI distribution). So far it reads. */




/***/ })

};
