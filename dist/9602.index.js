export const id = 9602;
export const ids = [9602];
export const modules = {

/***/ 99602:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  shipImages: () => (/* binding */ shipImages)
});

// EXTERNAL MODULE: ./src/core/errors.ts
var errors = __webpack_require__(74296);
// EXTERNAL MODULE: ./src/core/image-reference.ts
var image_reference = __webpack_require__(18630);
// EXTERNAL MODULE: ./src/core/report-artifact.ts
var report_artifact = __webpack_require__(53348);
// EXTERNAL MODULE: ./src/core/verdicts.ts
var verdicts = __webpack_require__(35925);
// EXTERNAL MODULE: ./src/lib/group-by.ts
var group_by = __webpack_require__(29892);
// EXTERNAL MODULE: ./src/lib/redact.ts + 2 modules
var redact = __webpack_require__(45923);
// EXTERNAL MODULE: ./src/platform/name.ts
var platform_name = __webpack_require__(20736);
// EXTERNAL MODULE: ./src/registry/index.ts + 10 modules
var registry = __webpack_require__(22020);
// EXTERNAL MODULE: ./src/report/index.ts + 57 modules
var src_report = __webpack_require__(82364);
// EXTERNAL MODULE: ./src/lib/json.ts
var lib_json = __webpack_require__(18453);
// EXTERNAL MODULE: ./src/core/descriptor.ts
var core_descriptor = __webpack_require__(96090);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./src/ship/graph.ts
/** What an image is made of: the manifests below its root, and the blobs that they name. */



const MANIFESTS = new Set([
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
]);
/** An image of one platform is made by whoever pushed it. */
const [MOST_MANIFESTS, MOST_LEVELS] = [1000, 5];
/** Reads all manifests. Rejects if one is missing, or is not what its descriptor says. */
async function readGraph(content) {
    const nodes = new Map();
    const visit = async (descriptor, platform, level) => {
        const { digest } = descriptor;
        if (nodes.has(digest))
            return;
        if (level > MOST_LEVELS || nodes.size >= MOST_MANIFESTS)
            throw new Error(`the image has more than ${MOST_MANIFESTS} manifests, or ${MOST_LEVELS} levels of them`);
        const bytes = await content.manifest(digest);
        if (digestOf(bytes) !== digest)
            throw new Error(`the stored manifest ${digest} has other content`);
        const json = (0,lib_json/* parseJson */.qF)(bytes);
        const rows = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(json, 'manifests')).map((row) => ({ row, child: required(row, digest) }));
        for (const { row, child } of rows)
            if (MANIFESTS.has(child.mediaType))
                await visit(child, platformIn(row), level + 1);
        const others = rows.flatMap(({ child }) => (MANIFESTS.has(child.mediaType) ? [] : [child]));
        const isIndex = Array.isArray((0,lib_json/* field */.ZZ)(json, 'manifests'));
        nodes.set(digest, {
            descriptor,
            bytes,
            ...(isIndex ? { blobs: others, manifest: null } : leafOf(json, digest, platform)),
        });
    };
    await visit(content.root, null, 1);
    return { root: content.root, nodes: [...nodes.values()] };
}
/** The blobs of these manifests, each once. */
const blobsOf = (nodes) => [
    ...new Map(nodes.flatMap(({ blobs }) => blobs).map((blob) => [blob.digest, blob])).values(),
];
const digestOf = (bytes) => `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
function leafOf(json, digest, platform) {
    const config = required((0,lib_json/* field */.ZZ)(json, 'config'), digest);
    const layers = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(json, 'layers')).map((row) => ({ row, layer: required(row, digest) }));
    const stored = layers.flatMap(({ row, layer }) => (isElsewhere(row) ? [] : [layer]));
    const manifest = { digest, platform, config, layers: layers.map(({ layer }) => layer) };
    return { blobs: [config, ...stored], manifest };
}
function required(row, digest) {
    const descriptor = (0,core_descriptor/* descriptorOf */.n)(row);
    if (descriptor === null)
        throw new Error(`the manifest ${digest} names something that is no descriptor`);
    return descriptor;
}
/** A layer that may not be distributed: its addresses are in the manifest, and registries do without it. */
const isElsewhere = (row) => /nondistributable|foreign/.test((0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'mediaType'))) && (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(row, 'urls')).length > 0;
function platformIn(row) {
    const [os, architecture, variant] = ['os', 'architecture', 'variant'].map((name) => (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(row, 'platform', name)));
    if (!os || !architecture)
        return null;
    return { os, architecture, ...(variant ? { variant } : {}) };
}

;// CONCATENATED MODULE: ./src/ship/attach.ts



const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const EMPTY = Buffer.from('{}');
/**
 * `subject`: an index or manifest of the writer's repository. Resolves with the artifact's manifest, which is the same for
 * the same content. Rejects with a RegistryError.
 */
async function attach(subject, { artifactType, mediaType, bytes, annotations }, registry) {
    const config = { mediaType: 'application/vnd.oci.empty.v1+json', ...named(EMPTY) };
    const layer = { mediaType, ...named(bytes) };
    const { digest, size } = subject;
    const manifest = json({
        schemaVersion: 2,
        mediaType: MANIFEST_TYPE,
        artifactType,
        config,
        layers: [layer],
        subject: { mediaType: subject.mediaType, digest, size },
        annotations,
    });
    await putBytes(EMPTY, registry);
    await putBytes(bytes, registry);
    const descriptor = { mediaType: MANIFEST_TYPE, ...named(manifest) };
    const stored = await registry.putManifest(descriptor.digest, { mediaType: MANIFEST_TYPE, bytes: manifest });
    if (!stored.hasSubject)
        await addToIndex(digest, { ...descriptor, artifactType, annotations }, registry);
    return descriptor;
}
async function putBytes(bytes, registry) {
    const blob = named(bytes);
    if (await registry.hasBlob(blob.digest))
        return;
    await registry.putBlob(blob, async function* () {
        yield await Promise.resolve(bytes);
    });
}
const MOST_TRIES = 5;
/** Where the registry lists no referrers: an index under a tag made of the digest, which others change too. */
async function addToIndex(subject, row, registry) {
    const tag = (0,core_descriptor/* fallbackTag */.f)(subject);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
        const digest = await registry.find(tag);
        const index = digest === null ? null : (0,lib_json/* parseJson */.qF)(await registry.manifest(digest));
        const rows = (0,lib_json/* list */.p_)((0,lib_json/* field */.ZZ)(index, 'manifests'));
        const isIndex = Array.isArray((0,lib_json/* field */.ZZ)(index, 'manifests'));
        if (rows.some((other) => (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(other, 'digest')) === row.digest))
            return;
        const bytes = json({
            schemaVersion: 2,
            mediaType: INDEX_TYPE,
            ...(isIndex ? index : {}),
            manifests: [...rows, row],
        });
        await registry.putManifest(tag, { mediaType: INDEX_TYPE, bytes });
    }
    throw new Error(`${registry.name}: others change the list of what is attached to ${subject} all the time`);
}
const json = (value) => Buffer.from(JSON.stringify(value));
const named = (bytes) => ({
    digest: digestOf(bytes),
    size: bytes.length,
});

;// CONCATENATED MODULE: ./src/ship/destinations.ts

/** The result of each reference, in their order; the same reference counts once. */
async function toEach(destinations, open, work) {
    const refs = distinct(destinations);
    const results = await Promise.all([...(0,group_by/* groupBy */.$)(refs, ({ host }) => host).values()].map(async (ofHost) => {
        const done = [];
        for (const [first, ...others] of (0,group_by/* groupBy */.$)(ofHost, ({ repository }) => repository).values()) {
            if (!first)
                continue;
            const registry = open(first);
            done.push(...(await work([first, ...others], registry)));
            registry.close();
        }
        return done;
    }));
    const byText = new Map(results.flat().map((result) => [result.ref, result]));
    return refs.flatMap(({ text }) => byText.get(text) ?? []);
}
/** `nginx` and `docker.io/library/nginx:latest` are the same. */
const distinct = (refs) => [
    ...new Map(refs.map((ref) => [[ref.host, ref.repository, ref.tag, ref.digest].join(' '), ref])).values(),
];

;// CONCATENATED MODULE: ./src/ship/registry-content.ts


/** `digest`: of an index or manifest of the client's repository; without it, what the client's reference names. */
async function registryContent(client, digest) {
    const bytes = await client.manifest(digest);
    const root = { mediaType: mediaTypeOf((0,lib_json/* parseJson */.qF)(bytes)), digest: digestOf(bytes), size: bytes.length };
    return {
        root,
        manifest: (digest) => (digest === root.digest ? Promise.resolve(bytes) : client.manifest(digest)),
        blob: (descriptor) => client.blob(descriptor),
    };
}
/** OCI's manifests need not name their type. */
function mediaTypeOf(manifest) {
    const kind = Array.isArray((0,lib_json/* field */.ZZ)(manifest, 'manifests')) ? 'index' : 'manifest';
    return (0,lib_json/* text */.Qq)((0,lib_json/* field */.ZZ)(manifest, 'mediaType')) || `application/vnd.oci.image.${kind}.v1+json`;
}

;// CONCATENATED MODULE: ./src/ship/result.ts
const failed = (ref, digest, error) => ({
    ref: ref.text,
    digest,
    state: 'failed',
    error,
});

;// CONCATENATED MODULE: ./src/ship/from-engine.ts
/**
 * Lets the engine push, where its store does not keep an image as registries do: Docker's classic stores compress layers
 * again. That it is the image that was tried is proved by its config and the digests of its layers before compression.
 */






/** The result's digest is that of the first reference that has one: engines may compress differently. Never rejects. */
async function shipFromEngine(image, destinations, access) {
    const manifests = new Map();
    const refs = await toEach(destinations, access.openRegistry, async (refs, registry) => {
        const results = [];
        let proved = null;
        for (const ref of refs) {
            try {
                access.signal.throwIfAborted();
                const { state, ...found } = await shipTag(ref, image, proved, registry, access);
                proved = found;
                for (const manifest of found.manifests)
                    manifests.set(manifest.digest, manifest);
                results.push({ ref: ref.text, digest: found.digest, state });
            }
            catch (cause) {
                results.push(failed(ref, null, (0,errors/* messageOf */.bD)(cause)));
            }
        }
        return results;
    });
    const digest = refs.find((ref) => ref.digest !== null)?.digest ?? null;
    return { digest, refs, traffic: {}, manifests: [...manifests.values()] };
}
/** `before`: what this repository has already. */
async function shipTag(ref, image, before, registry, access) {
    if (ref.tag === null || ref.digest !== null)
        throw new Error(`${ref.text} cannot be pushed by the engine: name a tag, without a digest`);
    const there = await registry.find(ref.tag);
    const same = there === null ? null : await prove(there, image, registry).catch(() => null);
    if (same)
        return { ...same, state: 'present' };
    const said = before ? await putTag(ref.tag, before, registry) : await pushTag(ref, ref.tag, image, access);
    const found = await registry.find(ref.tag);
    if (found === null || found !== (said ?? found))
        throw new Error(`${ref.text} has ${found ?? 'no digest'} after ${said ?? 'the image'} was pushed to it`);
    if (before)
        return { ...before, state: 'pushed' };
    return { ...(await prove(found, image, registry)), state: 'pushed' };
}
async function putTag(tag, { digest, node }, registry) {
    await registry.putManifest(tag, { mediaType: node.descriptor.mediaType, bytes: node.bytes });
    return digest;
}
/** The engine's names are as before afterwards. Resolves with the digest that it reports, if any. */
async function pushTag({ host, repository, text }, tag, { engine, id }, { signal, progress }) {
    const name = `${host}/${repository}`;
    const before = await engine.image(`${name}:${tag}`);
    if (before?.id !== id)
        await engine.tag(id, name, tag);
    let digest = null;
    try {
        const onStatus = () => progress.waiting(`the engine pushes ${text}`);
        return (digest = await engine.push(name, tag, onStatus, signal, 'login'));
    }
    finally {
        if (before === null)
            await engine.untag(`${name}:${tag}`);
        else if (before.id !== id) {
            await engine.tag(before.id, name, tag);
            // the push gave the image a name by digest, which would keep it
            if (digest !== null)
                await engine.untag(`${name}@${digest}`);
        }
    }
}
const MOST_CONFIG_BYTES = 8 * 2 ** 20;
/** Rejects unless the index or manifest with that digest is the image. */
async function prove(digest, { id, diffIds }, registry) {
    const content = await registryContent(registry, digest);
    const { nodes } = await readGraph(content);
    const node = nodes.at(-1);
    // with the containerd store, the ID is the digest of what is pushed
    if (node && digest === id)
        return { digest, node, manifests: nodes.flatMap(({ manifest }) => manifest ?? []) };
    const [manifest, config] = [node?.manifest, node?.manifest?.config];
    const other = (why) => new Error(`${registry.name} is not the image that was tried: ${why}`);
    if (!node || !manifest || !config || config.size > MOST_CONFIG_BYTES)
        throw other(`${digest} is no manifest of an image`);
    if (config.digest !== id)
        throw other(`its config is ${config.digest}, not ${id}`);
    const chunks = [];
    for await (const chunk of content.blob(config))
        chunks.push(chunk);
    const own = (0,lib_json/* texts */.Te)((0,lib_json/* field */.ZZ)((0,lib_json/* parseJson */.qF)(Buffer.concat(chunks)), 'rootfs', 'diff_ids'));
    if (own.join() !== diffIds.join())
        throw other('its layers have other content');
    return { digest, node, manifests: [manifest] };
}

// EXTERNAL MODULE: ./src/lib/units.ts
var units = __webpack_require__(20212);
;// CONCATENATED MODULE: ./src/ship/meter.ts

const STEP_BYTES = 2 ** 20;
function meterOf(progress) {
    let [done, total, shown] = [0, 0, 0];
    const hosts = new Map();
    const advance = (size) => {
        done += size;
        if (Math.abs(done - shown) < STEP_BYTES && done < total)
            return;
        shown = done;
        progress.waiting(`pushing, ${(0,units/* bytes */.ee)(done)} of ${(0,units/* bytes */.ee)(total)} sent`);
    };
    return {
        expect: (size) => void (total += size),
        watch(open) {
            let sent = 0;
            return async function* () {
                advance(-sent);
                sent = 0;
                for await (const chunk of open()) {
                    sent += chunk.length;
                    advance(chunk.length);
                    yield chunk;
                }
            };
        },
        count(host, way, size) {
            const none = { blobs: 0, bytes: 0 };
            const all = hosts.get(host) ?? { sent: none, mounted: none, present: none };
            const { blobs, bytes } = all[way];
            hosts.set(host, { ...all, [way]: { blobs: blobs + 1, bytes: bytes + size } });
        },
        traffic: () => Object.fromEntries(hosts),
    };
}

// EXTERNAL MODULE: ./src/lib/semaphore.ts
var semaphore = __webpack_require__(51989);
// EXTERNAL MODULE: ./src/lib/settle-all.ts
var settle_all = __webpack_require__(84082);
;// CONCATENATED MODULE: ./src/ship/repository.ts





/** `refs`: all of this repository. Never rejects. */
async function shipToRepository(cargo, refs, to) {
    const { root } = cargo.graph;
    const results = new Map();
    const set = (ref, state) => results.set(ref, { ref: ref.text, digest: root.digest, state });
    const fail = (ref, why) => results.set(ref, failed(ref, root.digest, why));
    const open = () => refs.filter((ref) => !results.has(ref));
    for (const ref of refs)
        if (ref.digest !== null && ref.digest !== root.digest)
            fail(ref, `${ref.text} has another digest than the image, which has ${root.digest}`);
    try {
        for (const ref of open())
            if ((await to.registry.find(ref.tag ?? root.digest)) === root.digest)
                set(ref, 'present');
        const isThere = [...results.values()].some(({ state }) => state === 'present') ||
            (open().length > 0 && (await to.registry.find(root.digest)) === root.digest);
        if (isThere)
            for (const blob of blobsOf(cargo.graph.nodes))
                hold(blob, 'present', to);
        else if (open().length > 0)
            await sendAll(cargo, to);
        for (const ref of open()) {
            const why = await setTag(ref, cargo.graph, to).then(() => null, errors/* messageOf */.bD);
            if (why === null)
                set(ref, 'pushed');
            else
                fail(ref, why);
            to.signal.throwIfAborted();
        }
    }
    catch (cause) {
        for (const ref of open())
            fail(ref, (0,errors/* messageOf */.bD)(cause));
    }
    return refs.flatMap((ref) => results.get(ref) ?? []);
}
async function setTag({ tag, text }, graph, to) {
    if (tag === null)
        return;
    await putNode(tag, rootOf(graph), to);
    await repository_confirm(tag, text, graph.root.digest, to);
}
const CONFIRM_TRIES = 4;
/** Rejects unless the registry says that `name` has the digest. One with several servers may need a moment. */
async function repository_confirm(name, text, digest, { registry, clock, signal }) {
    for (let tries = 1;; tries++) {
        const found = await registry.find(name).catch((cause) => {
            throw new Error(`${text} was pushed, but cannot be confirmed: ${(0,errors/* messageOf */.bD)(cause)}`, { cause });
        });
        if (found === digest)
            return;
        if (tries === CONFIRM_TRIES)
            throw new Error(`${text} has ${found ?? 'no digest'} after the push of ${digest}: another push may have moved it`);
        await clock.sleep(0.5 * tries, signal);
        signal.throwIfAborted();
    }
}
const rootOf = ({ nodes }) => {
    const root = nodes.at(-1);
    if (!root)
        throw new Error('the image has no manifest');
    return root;
};
const putNode = (name, { descriptor, bytes }, { registry }) => registry.putManifest(name, { mediaType: descriptor.mediaType, bytes });
/** Until the root is there by its digest. A manifest that is there has all that it names: registries require it. */
async function sendAll({ graph, content }, to) {
    const there = new Set();
    await sideBySide(graph.nodes.slice(0, -1), async (node) => {
        const { digest } = node.descriptor;
        if ((await to.registry.find(digest)) === digest)
            there.add(node);
    });
    const missing = graph.nodes.filter((node) => !there.has(node));
    const wanted = blobsOf(missing);
    const isWanted = new Set(wanted.map(({ digest }) => digest));
    for (const blob of blobsOf([...there]))
        if (!isWanted.has(blob.digest))
            hold(blob, 'present', to);
    await sendBlobs(wanted, content, to);
    for (const node of missing)
        await putNode(node.descriptor.digest, node, to);
    const { digest } = graph.root;
    await repository_confirm(digest, `${to.host}/${to.name}@${digest}`, digest, to);
}
async function sendBlobs(blobs, content, to) {
    const missing = [];
    await sideBySide(blobs, async (blob) => {
        if (await to.registry.hasBlob(blob.digest))
            hold(blob, 'present', to);
        else
            missing.push(blob);
    });
    for (const { size } of missing)
        to.meter.expect(size);
    await sideBySide(missing, async (blob) => {
        const from = await holderOf(blob, to);
        const open = to.meter.watch(() => content.blob(blob));
        const way = await to.registry.putBlob(blob, open, from);
        if (way === 'mounted')
            to.meter.expect(-blob.size);
        hold(blob, way, to);
    });
}
async function holderOf({ digest }, to) {
    const known = to.holders.get(`${to.host} ${digest}`);
    if (known !== undefined)
        return known;
    for (const name of to.neighbours)
        if (await to.registry.hasBlob(digest, name))
            return name;
    return null;
}
function hold(blob, way, { meter, host, name, holders }) {
    meter.count(host, way, blob.size);
    const key = `${host} ${blob.digest}`;
    if (!holders.has(key))
        holders.set(key, name);
}
/** As many as a registry gets connections. */
const AT_ONCE = 4;
/** After the first failure no other begins; rejects with it when all have ended. */
async function sideBySide(items, work) {
    const slots = new semaphore/* Semaphore */.j(AT_ONCE);
    let hasFailed = false;
    const one = async (item) => {
        if (hasFailed)
            return;
        try {
            await work(item);
        }
        catch (cause) {
            hasFailed = true;
            throw cause;
        }
    };
    await (0,settle_all/* settleAll */.j)(items.map((item) => slots.run(() => one(item))));
}

;// CONCATENATED MODULE: ./src/ship/push.ts






/** Never rejects: what failed is in the result. */
async function ship(content, destinations, { openRegistry, clock, signal, progress, mountFrom = [] }) {
    const { digest } = content.root;
    try {
        const graph = await readGraph(content);
        const meter = meterOf(progress);
        /** By host and digest: a repository that has the blob. */
        const holders = new Map();
        const refs = await toEach(destinations, openRegistry, (refs, registry) => {
            const [{ host, repository: name }] = refs;
            const others = mountFrom.filter((other) => other.host === host && other.repository !== name);
            const neighbours = others.map(({ repository }) => repository);
            const to = { registry, host, name, clock, signal, meter, holders, neighbours };
            return shipToRepository({ graph, content }, refs, to);
        });
        const manifests = graph.nodes.flatMap(({ manifest }) => manifest ?? []);
        return { digest, refs, traffic: meter.traffic(), manifests };
    }
    catch (cause) {
        const why = `The image cannot be pushed: ${(0,errors/* messageOf */.bD)(cause)}`;
        const refs = distinct(destinations).map((ref) => failed(ref, digest, why));
        return { digest, refs, traffic: {}, manifests: [] };
    }
}

;// CONCATENATED MODULE: ./src/ship/index.ts
/** Pushes the image that was tried, after the verdict: exactly its bytes, or by the engine with proof that it is the same. */





;// CONCATENATED MODULE: ./src/app/ship.ts
/**
 * Pushes what was tried, after the verdict: an image that passed, all of its platforms as one index, to all of its tags. A push
 * changes no verdict. The Report then has the sizes that the registry has, and is attached to the image.
 */










/** The same trials with what was pushed in their Reports. Does not reject: what a cancelled run did not push has failed. */
async function shipImages(tried) {
    const isWhole = tried.every(isPassed);
    const shipped = new Map();
    /** Repositories that have layers of this run. */
    const known = [];
    // one after the other: what one image has sent, the next one mounts
    for (const platforms of (0,group_by/* groupBy */.$)(tried, ({ inputs }) => inputs.name).values()) {
        const [first] = platforms;
        const push = first?.inputs.push;
        if (!first || !push)
            continue;
        if (!first.piped) {
            const again = await pushAgain(first, push.tags);
            for (const one of platforms)
                shipped.set(one, withPush(one, again));
            known.push(...push.tags);
            continue;
        }
        const isDue = push.when === 'each' ? platforms.every(isPassed) : isWhole;
        if (!isDue) {
            const skipped = platforms.every(isPassed)
                ? 'another image of this run did not pass, and `push: true` pushes all or none'
                : 'it did not pass';
            for (const one of platforms)
                shipped.set(one, withPush(one, { ...NOTHING, skipped }));
            continue;
        }
        for (const [one, result] of await shipPlatforms(platforms, push.tags, known))
            shipped.set(one, result);
        known.push(...push.tags);
    }
    return tried.map((one) => shipped.get(one) ?? one);
}
const isPassed = ({ report }) => report.verdict === 'pass';
const NOTHING = { digest: null, refs: [], verified: false, failed: [] };
/** Of an image that was skipped as unchanged: what an earlier run pushed gets these tags, without layers. */
async function pushAgain({ report, run, inputs }, tags) {
    const { digest = null, refs = [] } = report.push ?? {};
    const [named] = refs.flatMap((ref) => (0,image_reference/* parseImageReference */.o_)(ref) ?? []);
    const at = named && digest !== null ? { ...named, tag: null, digest } : null;
    if (at === null) {
        const since = (0,verdicts/* commitName */.l3)(report.unchangedSince ?? report);
        return { ...NOTHING, failed: [], skipped: `it is unchanged since ${since}, whose run did not push it` };
    }
    run.progress.stage(`Pushing ${inputs.name}`);
    const rules = rulesOf(run);
    const access = accessOf(run, []);
    try {
        const result = await promote({ at, isGuess: false }, tags, access, rules);
        return pushOf(result ?? notPushed(tags, `${at.text} is not there any more`), undefined, run.signal);
    }
    catch (cause) {
        return pushOf(notPushed(tags, (0,errors/* messageOf */.bD)(cause)), undefined, run.signal);
    }
}
const accessOf = (run, mountFrom) => ({
    openRegistry: (reference) => (0,registry/* openRegistryWriter */.jb)(reference, rulesOf(run)),
    clock: run.clock,
    signal: run.signal,
    progress: run.progress,
    mountFrom,
});
const withPush = (one, push) => ({ ...one, report: { ...one.report, push } });
const rulesOf = ({ host, clock, signal }) => ({ env: host.env, clock, signal });
async function shipPlatforms(platforms, tags, known) {
    const [first] = platforms;
    if (!first)
        return [];
    const { run, inputs } = first;
    run.progress.stage(`Pushing ${inputs.name}`);
    const { result, differs } = await pushTo(tags, first, [...known, ...basesOf(platforms)]);
    for (const { ref, state, error = '' } of result.refs)
        run.progress.step(state === 'failed' ? `${ref} was not pushed: ${error}` : `${ref}  ${state}`);
    const weighedOnly = notRunOf(platforms);
    if (weighedOnly.length > 0)
        run.progress.step(`weighed only, not run: ${weighedOnly.join(', ')}`);
    const push = {
        ...pushOf(result, differs, run.signal),
        ...(weighedOnly.length > 0 ? { weighedOnly } : {}),
    };
    const own = platforms.map((one) => withShipped(one, push, result.manifests));
    const attached = inputs.push?.attach && push.digest !== null && !run.signal.aborted ? await attachReports(own) : own;
    return platforms.map((one, index) => [one, attached[index] ?? one]);
}
/** The platforms of several that were not run. */
const notRunOf = (platforms) => platforms.flatMap(({ inputs: { source }, report }) => source.kind === 'build' && source.platforms && report.smoke === null ? [source.platform ?? ''] : []);
/** By its stored bytes where there are any; else by the engine, which may compress layers in its own way. */
async function pushTo(tags, { inputs, run, piped }, mountFrom) {
    const rules = rulesOf(run);
    const access = accessOf(run, mountFrom);
    const subject = piped?.results.subject;
    if (!piped || !subject)
        return { result: notPushed(tags, 'there is no image of this run') };
    const { content, noContent } = piped.results.build ?? {};
    try {
        if (content)
            return { result: await ship(await content(), tags, access) };
        if (inputs.source.kind === 'image') {
            const at = registryNameOf(inputs.source.ref, subject);
            const result = at && (await promote(at, tags, access, rules));
            if (result)
                return { result };
        }
        const { engine } = await piped.link();
        const { id, diffIds } = subject;
        return { result: await shipFromEngine({ engine, id, diffIds }, tags, access), differs: noContent };
    }
    catch (cause) {
        return { result: notPushed(tags, (0,errors/* messageOf */.bD)(cause)) };
    }
}
/** The image at its registry, by digest: as it was named, or as the engine has pulled it. */
function registryNameOf(ref, { digests }) {
    const named = (0,image_reference/* parseImageReference */.o_)(ref);
    if (!named)
        return null;
    if (named.digest !== null)
        return { at: named, isGuess: false };
    const known = digests.flatMap((text) => (0,image_reference/* parseImageReference */.o_)(text) ?? []);
    const at = known.find(({ host, repository }) => host === named.host && repository === named.repository);
    return at ? { at, isGuess: true } : null;
}
/** Gives the image at a registry more names, there or elsewhere, byte for byte. Null if a guess is not there. */
async function promote({ at, isGuess }, tags, access, rules) {
    const client = (0,registry/* openRegistry */.Me)(at, rules);
    try {
        const reading = registryContent(client, at.digest ?? undefined);
        const content = isGuess ? await reading.catch(() => null) : await reading;
        if (content === null)
            return null;
        return await ship(content, tags, { ...access, mountFrom: [at, ...(access.mountFrom ?? [])] });
    }
    finally {
        client.close();
    }
}
const notPushed = (tags, error) => ({
    digest: null,
    refs: tags.map(({ text }) => ({ ref: text, digest: null, state: 'failed', error })),
    traffic: {},
    manifests: [],
});
/** Registries of the base images: if it is the same one, their layers are mounted. */
const basesOf = (platforms) => platforms.flatMap(({ report: { image } }) => (0,image_reference/* parseImageReference */.o_)(image?.base?.ref ?? '') ?? []);
function pushOf({ digest, refs, traffic }, differs, signal) {
    const done = refs.filter(({ state }) => state !== 'failed');
    const present = done.flatMap(({ ref, state }) => (state === 'present' ? [ref] : []));
    const failed = refs.flatMap(({ ref, state, error = '' }) => state === 'failed' ? [{ ref, error: reasonOf(error, signal) }] : []);
    return {
        digest: done.length > 0 ? digest : null,
        refs: done.map(({ ref }) => ref),
        ...(present.length > 0 ? { present } : {}),
        verified: done.length > 0,
        failed,
        ...(differs === undefined ? {} : { differs }),
        ...(Object.keys(traffic).length > 0 ? { traffic } : {}),
    };
}
/** An aborted request has no sentence of its own. */
const reasonOf = (error, signal) => signal.aborted && (error === (0,errors/* messageOf */.bD)(signal.reason) || error.endsWith(errors/* CANCELLED */.gD))
    ? 'the run was cancelled before it was pushed'
    : error;
function withShipped(one, push, manifests) {
    const { image } = one.report;
    const manifest = image && manifestFor(image, manifests);
    if (!manifest)
        return withPush(one, push);
    const { digest, config } = manifest;
    return withPush(withExactSizes(one, manifest), {
        ...push,
        ...(push.digest === null ? {} : { manifest: digest, ...(config ? { config: config.digest } : {}) }),
    });
}
/** What the registry stores replaces estimates, also in the comparison. Budgets were judged before: the verdict stands. */
function withExactSizes(one, manifest) {
    const { piped } = one;
    const inspect = piped?.results.inspect;
    if (!piped || !inspect)
        return one;
    const { compared } = piped.results;
    const changed = {
        inspect: { ...inspect, image: asStored(inspect.image, manifest) },
        ...(compared ? { compared: asStored(compared, manifest) } : {}),
    };
    const { image, delta } = piped.reassemble(changed);
    return { ...one, report: { ...one.report, image, delta } };
}
const manifestFor = ({ platform, layers }, manifests) => manifests.find((one) => one.layers.length === layers.length && (one.platform === null || (0,platform_name/* isSameMachine */.sP)(one.platform, platform)));
function asStored(image, manifest) {
    const layers = image.layers.map((layer, index) => {
        const stored = manifest.layers[index];
        return stored ? { ...layer, digest: stored.digest, download: stored.size } : layer;
    });
    const bytes = manifest.layers.reduce((sum, { size }) => sum + size, 0);
    const sizes = { ...image.sizes, download: { bytes, exact: true } };
    // estimates
    delete sizes.downloadYours;
    delete sizes.downloadUnknown;
    return { ...image, layers, sizes };
}
/** The Report of each platform, as a referrer of what was pushed, in each of its repositories. */
async function attachReports(platforms) {
    const done = [];
    for (const one of platforms)
        done.push(await attachReport(one));
    return done;
}
async function attachReport(one) {
    const { run, report, inputs } = one;
    const { image, push = NOTHING } = report;
    const bytes = Buffer.from((0,src_report/* renderJson */.hF)((0,redact/* redact */.E$)(report, run.secrets.all)));
    const annotations = {
        'org.opencontainers.image.created': report.at,
        'org.opencontainers.image.title': 'sea-trial.json',
        'sea-trial.name': report.name,
        'sea-trial.verdict': report.verdict,
        ...(image ? { 'sea-trial.platform': (0,platform_name/* platformText */.VQ)(image.platform) } : {}),
    };
    const artifact = { artifactType: report_artifact/* REPORT_TYPE */.mG, mediaType: report_artifact/* REPORT_TYPE */.mG, bytes, annotations };
    const pushed = (inputs.push?.tags ?? []).filter(({ text }) => push.refs.includes(text));
    const repositories = new Map(pushed.map((ref) => [`${ref.host}/${ref.repository}`, ref]));
    try {
        let attached = '';
        for (const reference of repositories.values()) {
            const writer = (0,registry/* openRegistryWriter */.jb)(reference, rulesOf(run));
            try {
                const { root } = await registryContent(writer, push.digest ?? undefined);
                attached = (await attach(root, artifact, writer)).digest;
            }
            finally {
                writer.close();
            }
        }
        return withPush(one, { ...push, attached });
    }
    catch (cause) {
        const notAttached = (0,errors/* messageOf */.bD)(cause);
        run.progress.step(`the Report was not attached: ${notAttached}`);
        return withPush(one, { ...push, notAttached });
    }
}


/***/ }),

/***/ 53348:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ REPORT_ARTIFACT),
/* harmony export */   Cr: () => (/* binding */ IMAGES_ARTIFACT),
/* harmony export */   Zs: () => (/* binding */ PAGE_ARTIFACT),
/* harmony export */   mG: () => (/* binding */ REPORT_TYPE),
/* harmony export */   nn: () => (/* binding */ artifactNameOf),
/* harmony export */   z2: () => (/* binding */ artifactWord)
/* harmony export */ });
/** Names of the artifacts of a workflow run that have a Report or its page, and the type of one that refers to an image at a registry. */
const REPORT_ARTIFACT = 'sea-trial-report';
/** The name of one with the Reports of several images, where another job has taken the first. */
const IMAGES_ARTIFACT = `${REPORT_ARTIFACT}s`;
/** The HTML page; an artifact that is no archive is named as its file, so `.html` follows. */
const PAGE_ARTIFACT = 'sea-trial-page';
const MOST_CHARACTERS = 100;
/** The name of an image as part of an artifact's. */
const artifactWord = (image) => image.replace(/[^\w.-]+/g, '-').slice(0, MOST_CHARACTERS);
/** The name with that of the image, where a run has several Reports. */
const artifactNameOf = (image) => `${REPORT_ARTIFACT}-${artifactWord(image)}`;
/** The type of a Report that is attached to an image, and of its bytes. */
const REPORT_TYPE = 'application/vnd.sea-trial.report.v1+json';


/***/ })

};
