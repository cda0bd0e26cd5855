export const id = 2020;
export const ids = [2020];
export const modules = {

/***/ 96090:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ fallbackTag),
/* harmony export */   n: () => (/* binding */ descriptorOf)
/* harmony export */ });
/* harmony import */ var _lib_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(18453);
/** Descriptors of untrusted manifests and indices, and what refers to one. */

const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** It becomes a header of requests. https://www.rfc-editor.org/rfc/rfc6838#section-4.2 */
const MEDIA_TYPE = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}$/;
/** Null if it has no media type, SHA-256 digest or size. */
function descriptorOf(json) {
    const [mediaType, digest] = [(0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .field */ .ZZ)(json, 'mediaType')), (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .field */ .ZZ)(json, 'digest'))];
    const size = (0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .number */ .ai)((0,_lib_json_js__WEBPACK_IMPORTED_MODULE_0__/* .field */ .ZZ)(json, 'size'));
    const isValid = MEDIA_TYPE.test(mediaType) &&
        DIGEST.test(digest) &&
        size !== null &&
        Number.isSafeInteger(size) &&
        size >= 0;
    return isValid ? { mediaType, digest, size } : null;
}
/** Where a registry lists no referrers: the tag of an index that stands in for the list of those of this digest. */
const fallbackTag = (digest) => digest.replace(':', '-');


/***/ }),

/***/ 22020:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gl: () => (/* reexport */ RegistryError),
  Me: () => (/* reexport */ openRegistry),
  jb: () => (/* reexport */ openRegistryWriter)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/core/descriptor.ts
var core_descriptor = __webpack_require__(96090);
// EXTERNAL MODULE: ./src/lib/json.ts
var json = __webpack_require__(18453);
;// CONCATENATED MODULE: ./src/registry/error.ts
/** Why a registry does not give or take what it should: one sentence with the cause and how to fix it. */
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
/** For `catch`: null instead of an error if there is no such thing. */
function nullIfMissing(cause) {
    if (cause instanceof RegistryError && cause.problem === 'not-found')
        return null;
    throw cause;
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
/** The source of an upload may pause, and registries copy large blobs before they respond. */
const SILENT_UPLOAD_SECONDS = 120;
const AT_ONCE = 4;
const CERTIFICATES = '/etc/docker/certs.d';
function openTransport({ env, signal, certificates = CERTIFICATES }) {
    const shared = { keepAlive: true, maxSockets: AT_ONCE };
    // since Node 24.5; before, the option is ignored
    const agents = { direct: new external_node_https_.Agent(shared), proxied: new external_node_https_.Agent({ ...shared, proxyEnv: proxies(env) }) };
    const plain = new external_node_http_.Agent(shared);
    return {
        send(url, { method = 'GET', headers = {}, body } = {}) {
            const source = isSource(body) ? body : null;
            const seconds = source ? SILENT_UPLOAD_SECONDS : SILENT_SECONDS;
            const length = source ? { 'content-length': String(source.size) } : {};
            const options = {
                method,
                headers: { 'user-agent': `sea-trial/${version/* VERSION */.x}`, ...length, ...headers },
                timeout: seconds * 1000,
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
                request.on('timeout', () => request.destroy(silence(url, seconds)));
                request.on('error', (cause) => {
                    if (signal.aborted)
                        reject(signal.reason);
                    else
                        reject(cause instanceof SourceError ? cause.cause : failure(cause, url));
                });
                if (isSource(body))
                    void pour(body, request);
                else
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
const isSource = (body) => typeof body === 'object' && !Buffer.isBuffer(body);
/** The body cannot be read: no fault of the registry, so that another request would be of no use. */
class SourceError extends Error {
}
/** Returns when all is sent, or the request has ended; its `error` event has what went wrong. */
async function pour(body, request) {
    try {
        for await (const chunk of measured(body)) {
            if (request.destroyed)
                return;
            if (!request.write(chunk))
                await drained(request);
        }
        request.end();
    }
    catch (cause) {
        request.destroy(cause);
    }
}
/** Resolves when more can be written, or nothing can be any more. */
const drained = (request) => new Promise((resolve) => {
    const done = () => {
        request.off('drain', done).off('close', done);
        resolve();
    };
    request.on('drain', done).on('close', done);
});
async function* measured({ open, size }) {
    let sent = 0;
    try {
        for await (const chunk of open()) {
            sent += chunk.length;
            if (sent > size)
                throw new Error(`what is sent has more than ${size} bytes`);
            yield chunk;
        }
        if (sent < size)
            throw new Error(`what is sent has ${sent} bytes instead of ${size}`);
    }
    catch (cause) {
        throw new SourceError('', { cause });
    }
}
const silence = ({ host }, seconds) => new RegistryError('unreachable', `${host} sent nothing for ${seconds} s: try again later`, {
    isTemporary: true,
});
const UNTRUSTED = /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT)/;
const NO_TLS = /^(?:EPROTO|ERR_SSL_)/;
const LASTING = /^(?:ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)$/;
const DROPPED = /^(?:ECONNRESET|EPIPE)$/;
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
    if (DROPPED.test(code)) {
        const sentence = `${host} closed the connection before it had answered (${code}): try again later, or check the proxy`;
        return new RegistryError('unreachable', sentence, { cause, isTemporary: true });
    }
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

// EXTERNAL MODULE: ./src/core/registry-login.ts
var registry_login = __webpack_require__(97204);
// EXTERNAL MODULE: ./src/core/retry-after.ts
var retry_after = __webpack_require__(4282);
// EXTERNAL MODULE: ./src/lib/visible.ts
var visible = __webpack_require__(44285);
;// CONCATENATED MODULE: ./src/registry/refusal.ts





const MOST_BODY_BYTES = 2 ** 16;
const MOST_CHARACTERS = 300;
/** Reads the response to its end, or destroys it. */
async function refusalOf(answer, deed, circumstances) {
    const { response: { statusCode: status = 0, headers }, url, } = answer;
    const said = `${status}${await saidIn(answer)}`;
    const isTemporary = status === 408 || status === 429 || status >= 500;
    if (isTemporary && !isFull(status, said)) {
        const retryAfter = (0,retry_after/* retryAfterSeconds */.C)(headers['retry-after'], circumstances.clock);
        const after = retryAfter === null ? 'later' : `in ${Math.ceil(retryAfter)} s`;
        const sentence = `${url.host} answered ${status}: try again ${after}`;
        return new RegistryError('unavailable', sentence, { isTemporary, retryAfter });
    }
    const [problem, sentence] = deed === 'read'
        ? whyNotGiven(status, url, circumstances)
        : whyNotTaken({ status, said, what: deed.push }, circumstances);
    return new RegistryError(problem, sentence);
}
/** ` DENIED: requested access to the resource is denied`, as the registry words it; empty if it says nothing. */
async function saidIn({ response, url }) {
    const body = await readAll(response, MOST_BODY_BYTES, url).catch(() => '');
    response.destroy();
    const error = (0,json/* list */.p_)((0,json/* field */.ZZ)((0,json/* parseJson */.qF)(body), 'errors'))[0];
    const words = [(0,json/* text */.Qq)((0,json/* field */.ZZ)(error, 'code')), (0,json/* text */.Qq)((0,json/* field */.ZZ)(error, 'message'))].filter((word) => word !== '');
    return words.length === 0 ? '' : ` ${(0,visible/* bounded */.Mm)((0,visible/* visibleLine */.P8)(words.join(': ')), MOST_CHARACTERS)}`;
}
function whyNotGiven(status, url, { reference, login }) {
    const { host, text } = reference;
    if (status === 404)
        return ['not-found', `${host} has no ${text}: check its name, or push it first`];
    if (status !== 401 && status !== 403)
        return ['unavailable', `${url.host} answered ${status}`];
    const why = login?.failure ??
        (login?.credentials
            ? 'the stored credentials may not read it, or there is no such image'
            : `there are no credentials for it: ${loginFirst(host)}, or check the name`);
    return ['unauthorized', `${host} refuses ${text} (${status}): ${why}`];
}
function whyNotTaken({ status, said, what }, { reference, login, hasToken }) {
    const { host, repository } = reference;
    const refuses = `${host} refuses ${what} (${said})`;
    if (status === 413)
        return ['too-large', `${refuses}: it is larger than ${host}, or a proxy before it, allows`];
    if (isFull(status, said))
        return ['too-large', `${refuses}: free some space in ${repository}, or raise its quota`];
    if (status === 404)
        return ['not-found', `${refuses}: there may be no ${repository}. Create it, or check the name`];
    if (status !== 401 && status !== 403)
        return ['refused', refuses];
    if (!login?.credentials)
        return [
            'unauthorized',
            `${refuses}: ${login?.failure ?? `there are no credentials for it: ${loginFirst(host)}`}`,
        ];
    if (status === 401 && !hasToken)
        return [
            'unauthorized',
            `${refuses}: the stored credentials are wrong or have expired. Log in again with \`docker login ${host}\``,
        ];
    return ['denied', `${refuses}: the stored credentials may not push to ${repository}${permission(host)}`];
}
/** Registries answer 403, 413 or 507 and say it in words. */
const isFull = (status, said) => status === 507 ||
    (status >= 400 && status < 500 && status !== 429 && /\bquota|storage limit|will exceed/i.test(said));
const permission = (host) => host === 'ghcr.io' ? '. A job of GitHub Actions needs the permission `packages: write`' : '';
const loginFirst = (host) => `run \`docker login${host === 'docker.io' ? '' : ` ${host}`}\` first`;

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
function tokenRequest(realm, service, { scopes, credentials }) {
    if (credentials?.kind === 'identity') {
        const form = { grant_type: 'refresh_token', refresh_token: credentials.token, client_id: 'sea-trial' };
        return {
            method: 'POST',
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams({ ...form, service, scope: scopes.join(' ') }).toString(),
        };
    }
    if (service !== '')
        realm.searchParams.set('service', service);
    realm.searchParams.delete('scope');
    for (const scope of scopes)
        realm.searchParams.append('scope', scope);
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

;// CONCATENATED MODULE: ./src/registry/session.ts





const MOST_REDIRECTS = 5;
/** Docker Hub's registry has another name than its images. */
const HUB = { name: 'docker.io', registry: 'registry-1.docker.io' };
/** Rejects with a RegistryError, or with the reason of the aborted signal. */
function openSession(reference, rules, actions) {
    const { host, repository } = reference;
    const transport = openTransport(rules);
    let base = null;
    let login = null;
    let hasToken = false;
    /** By the repository that is read, too: the header for the registry. A token lasts for minutes only. */
    const granted = new Map();
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
            if (!isRedirect(response.statusCode ?? 0, request.method))
                return { response, url };
            response.destroy();
            const next = addressIn(response.headers.location, url);
            if (next.origin !== url.origin)
                headers = withoutAuthorization(headers);
            url = next;
        }
        throw new RegistryError('invalid', `${from.host} redirects more than ${MOST_REDIRECTS} times`);
    };
    const authorize = async (challenge, base, from) => {
        const { credentials } = await (login ??= (0,registry_login/* loginFor */.L)(host, rules.env, rules.signal));
        const other = from === null ? [] : [`repository:${from}:pull`];
        const scopes = [`repository:${repository}:${actions}`, ...other];
        const authorization = await authorizationFor(challenge, { base, scopes, credentials, send: follow });
        hasToken = challenge.scheme === 'bearer' && authorization !== null && credentials?.kind !== 'bearer';
        return authorization;
    };
    const send = async (to, { headers = {}, ...request } = {}, from = null) => {
        const at = await (base ??= findBase());
        const url = new URL(to, at);
        const ask = (authorization) => {
            const isKnown = authorization !== null && url.origin === at.origin;
            return follow(url, { ...request, headers: isKnown ? { ...headers, authorization } : headers });
        };
        const used = granted.get(from);
        const first = await ask((await used) ?? null);
        const challenge = challengeOf(first, at);
        if (challenge === null)
            return first;
        // requests for a token need the connection
        if (request.body === undefined)
            first.response.resume();
        else
            first.response.destroy();
        // several requests at once need one token
        if (granted.get(from) === used) {
            const renewed = authorize(challenge, at, from);
            granted.set(from, renewed);
            renewed.catch(() => granted.delete(from));
        }
        return ask((await granted.get(from)) ?? null);
    };
    return {
        send,
        async check(statuses, deed, answer) {
            if (statuses.includes(answer.response.statusCode ?? 0))
                return answer;
            throw await refusalOf(answer, deed, { reference, login: await login, hasToken, clock: rules.clock });
        },
        close: () => transport.close(),
    };
}
/** Only a read is sent elsewhere as it is; a body may go elsewhere only if the status says that it may. */
function isRedirect(status, method = 'GET') {
    if (method === 'POST')
        return false;
    return status === 307 || status === 308 || (method !== 'PUT' && [301, 302, 303].includes(status));
}
/** Only the registry itself may ask for credentials, not a host that it redirects to. */
const challengeOf = ({ response, url }, base) => response.statusCode === 401 && url.origin === base.origin
    ? challengeIn(response.headers['www-authenticate'])
    : null;
/** The address of a `Location` header. Throws unless it is HTTPS; on loopback, a registry on loopback may name HTTP. */
function addressIn(location, from) {
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

;// CONCATENATED MODULE: ./src/registry/referrers.ts
/**
 * Artifacts that refer to an image, by the API of registries that have it, else by an index under a tag made of the digest.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers
 */






const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const referrers_MOST_BYTES = 8 * 2 ** 20;
const MOST_PAGES = 20;
/** How registries answer that do not know the path. */
const UNKNOWN = [400, 404, 405, 406];
async function referrersOf({ digest, artifactType }, at) {
    const listed = (await fromApi(`${at.repository}/referrers/${digest}?artifactType=${encodeURIComponent(artifactType)}`, at)) ?? rowsIn((0,json/* parseJson */.qF)((await at.manifest((0,core_descriptor/* fallbackTag */.f)(digest)).catch(nullIfMissing)) ?? ''));
    // registries need not filter
    return listed.flatMap((row) => referrerOf(row) ?? []).filter((row) => row.artifactType === artifactType);
}
/** Null if the registry lacks the API. */
async function fromApi(first, { session, rules }) {
    const rows = [];
    let next = first;
    for (let pages = 0; next !== null && pages < MOST_PAGES; pages++) {
        const page = await withRetries(() => pageAt(next ?? first, session), rules);
        if (page === null)
            return null;
        rows.push(...page.rows);
        next = page.next;
    }
    return rows;
}
async function pageAt(to, session) {
    const sent = { headers: { accept: INDEX_TYPE } };
    const { response, url } = await session.check([200, ...UNKNOWN], 'read', await session.send(to, sent));
    const index = (0,json/* parseJson */.qF)(await readAll(response, referrers_MOST_BYTES, url));
    if (response.statusCode !== 200 || !Array.isArray((0,json/* field */.ZZ)(index, 'manifests')))
        return null;
    const [, link] = /<([^>]*)>\s*;\s*rel="?next"?/.exec(String(response.headers.link ?? '')) ?? [];
    return { rows: rowsIn(index), next: link === undefined ? null : addressIn(link, url) };
}
const rowsIn = (index) => (0,json/* list */.p_)((0,json/* field */.ZZ)(index, 'manifests'));
function referrerOf(row) {
    const descriptor = (0,core_descriptor/* descriptorOf */.n)(row);
    const annotations = (0,json/* entries */.jO)((0,json/* field */.ZZ)(row, 'annotations')).map(([key, value]) => [key, (0,json/* text */.Qq)(value)]);
    return (descriptor && {
        ...descriptor,
        artifactType: (0,json/* text */.Qq)((0,json/* field */.ZZ)(row, 'artifactType')),
        annotations: Object.fromEntries(annotations),
    });
}

;// CONCATENATED MODULE: ./src/registry/client.ts
/**
 * Reads one repository of a registry: manifests whole, blobs as streams. What is named by a digest has that digest, or the
 * read fails. https://github.com/opencontainers/distribution-spec/blob/main/spec.md
 */








const MANIFEST_TYPES = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
const MOST_MANIFEST_BYTES = 8 * 2 ** 20;
/** All methods reject with a RegistryError, or with the reason of the aborted signal. */
const openRegistry = (reference, rules) => readerOf(reference, rules, openSession(reference, rules, 'pull'), 'read');
/** `deed`: what it is read for. */
function readerOf(reference, rules, session, deed) {
    const { host, repository, tag, digest: pinned } = reference;
    const named = pinned ?? tag ?? '';
    const read = async (path, request = {}) => session.check([200, 206], deed, await session.send(`${repository}/${path}`, request));
    const manifest = (name) => withRetries(async () => {
        const { response, url } = await read(`manifests/${name}`, { headers: { accept: MANIFEST_TYPES } });
        const bytes = await readAll(response, MOST_MANIFEST_BYTES, url);
        if (name.startsWith('sha256:'))
            check(hexOf(bytes), name, url);
        return bytes;
    }, rules);
    /** Rejects if there is none. Registries do not count HEAD as a pull. */
    const digestOf = async (name) => {
        const said = await withRetries(async () => {
            const request = { method: 'HEAD', headers: { accept: MANIFEST_TYPES } };
            const { response } = await read(`manifests/${name}`, request);
            response.resume();
            return response.headers['docker-content-digest'];
        }, rules);
        return typeof said === 'string' && /^sha256:[0-9a-f]{64}$/.test(said)
            ? said
            : `sha256:${hexOf(await manifest(name))}`;
    };
    const client = {
        name: reference.text,
        manifest: (digest = named) => manifest(digest),
        digest: async () => pinned ?? digestOf(named),
        find: (name) => digestOf(name).catch(nullIfMissing),
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
        referrers: (digest, artifactType) => referrersOf({ digest, artifactType }, { repository, session, rules, manifest }),
        async artifact(digest, most) {
            const layers = (0,json/* list */.p_)((0,json/* field */.ZZ)((0,json/* parseJson */.qF)(await manifest(digest)), 'layers'));
            const layer = layers.length === 1 ? (0,core_descriptor/* descriptorOf */.n)(layers[0]) : null;
            if (layer === null || layer.size > most)
                throw new RegistryError('invalid', `${digest} at ${host} is no artifact of at most ${most} bytes`);
            const chunks = [];
            for await (const chunk of client.blob(layer))
                chunks.push(chunk);
            return Buffer.concat(chunks);
        },
        close: () => session.close(),
    };
    return client;
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

// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/registry/writer.ts
/**
 * Writes to one repository of a registry: blobs as streams, then the manifests that name them.
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push
 */







const writer_MOST_BODY_BYTES = 2 ** 16;
/** Registries answer 400, 403, 405, 409 or 412 to another digest for a tag that must keep its own. */
const MAY_KEEP_TAG = ['refused', 'denied'];
/** All methods reject with a RegistryError, the error of the bytes' source, or the reason of the aborted signal. */
function openRegistryWriter(reference, rules) {
    const { host, repository } = reference;
    const session = openSession(reference, rules, 'pull,push');
    const reader = readerOf(reference, rules, session, { push: reference.text });
    const hasBlob = (digest, other) => withRetries(async () => {
        const answer = await session.send(`${other ?? repository}/blobs/${digest}`, { method: 'HEAD' }, other);
        const asked = { push: `the question whether it has ${digest}` };
        if (other === null)
            await session.check([200, 404], asked, answer);
        answer.response.resume();
        return answer.response.statusCode === 200;
    }, rules);
    const start = (query = '', from = null) => 
    // some registries require the header
    session.send(`${repository}/blobs/uploads/${query}`, { method: 'POST', headers: { 'content-length': '0' } }, from);
    /** The address to send a blob to. */
    const startUpload = async (what) => addressOf(await finish(await session.check([202], { push: what }, await start())));
    /** Without a mount, registries start an upload, or refuse. */
    const mount = async (digest, from) => {
        const answer = await start(`?mount=${digest}&from=${encodeURIComponent(from)}`, from);
        await finish(answer);
        if (answer.response.statusCode === 201)
            return 'mounted';
        return answer.response.statusCode === 202 ? addressOf(answer) : null;
    };
    return {
        ...reader,
        hasBlob: (digest, other) => hasBlob(digest, other ?? null),
        async putBlob(blob, open, from = null) {
            const what = `${blob.digest}, which has ${(0,units/* bytes */.ee)(blob.size)}`;
            const mounted = from === null ? null : await withRetries(() => mount(blob.digest, from), rules);
            if (mounted === 'mounted')
                return mounted;
            let to = mounted;
            let isFirst = true;
            await withRetries(async () => {
                // the response may be all that was lost
                if (!isFirst && (await hasBlob(blob.digest, null)))
                    return;
                isFirst = false;
                const address = to ?? (await startUpload(what));
                to = null;
                address.search += `${address.search === '' ? '?' : '&'}digest=${encodeURIComponent(blob.digest)}`;
                const headers = { 'content-type': 'application/octet-stream' };
                const body = { size: blob.size, open };
                const answer = await session.send(address, { method: 'PUT', headers, body });
                if (answer.response.statusCode === 404)
                    throw await lostUpload(answer);
                await finish(await session.check([200, 201, 204], { push: what }, answer));
            }, rules);
            return 'sent';
        },
        putManifest: (name, { mediaType, bytes }) => withRetries(async () => {
            const digest = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
            const what = name === digest ? `the manifest ${digest}` : `${repository}:${name}`;
            const headers = { 'content-type': mediaType, 'content-length': String(bytes.length) };
            const request = { method: 'PUT', headers, body: bytes };
            const answer = await session.send(`${repository}/manifests/${name}`, request);
            const stored = await session
                .check([200, 201, 202, 204], { push: what }, answer)
                .catch(async (cause) => {
                throw await whyNoTag(cause, name, digest);
            });
            const said = stored.response.headers['docker-content-digest'] ?? digest;
            const hasSubject = stored.response.headers['oci-subject'] !== undefined;
            await finish(stored);
            if (said !== digest)
                throw new RegistryError('invalid', `${host} stored ${what} as ${String(said)}: it changes what it is given`);
            return { hasSubject };
        }, rules),
    };
    /** If the tag has another digest, that is why it is refused. */
    async function whyNoTag(cause, name, digest) {
        if (!(cause instanceof RegistryError) || !MAY_KEEP_TAG.includes(cause.problem) || name === digest)
            return cause;
        const held = await reader.find(name).catch(() => null);
        if (held === null || held === digest)
            return cause;
        const fix = 'choose another tag, or allow it to be replaced';
        return new RegistryError('immutable', `${cause.message}. The tag has ${held}, and may have to keep it: ${fix}`, {
            cause,
        });
    }
}
/** Reads the response to its end, so that its connection can be used again. */
async function finish(answer) {
    await readAll(answer.response, writer_MOST_BODY_BYTES, answer.url);
    return answer;
}
/** Where to send what was started. */
const addressOf = ({ response, url }) => addressIn(response.headers.location, url);
/** The registry has forgotten the upload: it starts again. */
async function lostUpload(answer) {
    await finish(answer);
    const sentence = `${answer.url.host} lost an upload: try again later`;
    return new RegistryError('unavailable', sentence, { isTemporary: true });
}

;// CONCATENATED MODULE: ./src/registry/index.ts
/** A client of image registries (OCI distribution): reads and writes one repository. */





/***/ })

};
