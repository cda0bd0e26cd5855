export const id = 2118;
export const ids = [2118];
export const modules = {

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
