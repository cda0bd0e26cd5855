export const id = 6925;
export const ids = [6925];
export const modules = {

/***/ 76925:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   gated: () => (/* binding */ gated),
/* harmony export */   trusted: () => (/* binding */ trusted)
/* harmony export */ });
/* harmony import */ var _lib_glob_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66857);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85541);
/* harmony import */ var _budgets_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(53198);
/* harmony import */ var _parse_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11519);




/** Later overrides win; of settings, of keys of `budgets`, and acceptances are added. */
function partFor(config, occasion) {
    const parts = [config, ...config.overrides.filter((one) => appliesTo(one, occasion))];
    return {
        settings: new Map(parts.flatMap(({ settings }) => [...settings])),
        budgets: new Map(parts.flatMap(({ budgets }) => [...budgets])),
        accept: parts.flatMap(({ accept }) => accept),
    };
}
function appliesTo({ branches, events }, { branch, event }) {
    const isIn = (globs, name) => globs.length === 0 || globs.some((glob) => name !== null && (0,_lib_glob_js__WEBPACK_IMPORTED_MODULE_3__/* .matchesGlob */ .k)(name, glob));
    return isIn(branches, branch) && isIn(events, event);
}
/** A file that counts as it is: on a branch, on a laptop. */
function trusted(config, occasion) {
    const { settings, budgets, accept } = partFor(config, occasion);
    return {
        settings,
        budgets: (0,_budgets_js__WEBPACK_IMPORTED_MODULE_1__/* .rulesOf */ .fD)(budgets),
        lifts: (0,_budgets_js__WEBPACK_IMPORTED_MODULE_1__/* .liftsOf */ .QH)(budgets),
        acceptances: accept,
        file: config.file,
        commit: null,
        notes: [],
        images: config.images.map((image) => ofImage(image, { budgets, accept })),
    };
}
/** Budgets of the image replace those of all, by key; acceptances are added. */
function ofImage({ name, settings, ...own }, all) {
    const keys = new Map([...all.budgets, ...own.budgets]);
    const acceptances = [...all.accept, ...own.accept];
    return { name, settings, budgets: (0,_budgets_js__WEBPACK_IMPORTED_MODULE_1__/* .rulesOf */ .fD)(keys), lifts: (0,_budgets_js__WEBPACK_IMPORTED_MODULE_1__/* .liftsOf */ .QH)(keys), acceptances };
}
/**
 * In a pull request the base branch's file counts. The pull request's own gives only the settings of the table that are
 * marked `ofChange`: no limit, acceptance or check. `exists`: whether a path of the repository is there.
 */
function gated(own, base, occasion, exists = () => true) {
    const ownPart = own ? partFor(own, occasion) : NOTHING;
    const basePart = base.ok && base.config ? partFor(base.config, occasion) : NOTHING;
    const fromChange = [...ownPart.settings].filter(([name]) => isOfChange(name));
    const fromBase = [...basePart.settings].filter(([name]) => !isOfChange(name));
    const rules = base.ok ? (0,_budgets_js__WEBPACK_IMPORTED_MODULE_1__/* .rulesOf */ .fD)(basePart.budgets) : disputed((0,_budgets_js__WEBPACK_IMPORTED_MODULE_1__/* .rulesOf */ .fD)(ownPart.budgets), base.why);
    return {
        settings: new Map([...fromBase, ...fromChange]),
        budgets: rules,
        lifts: (0,_budgets_js__WEBPACK_IMPORTED_MODULE_1__/* .liftsOf */ .QH)(basePart.budgets),
        acceptances: basePart.accept,
        file: (base.ok ? base.config?.file : null) ?? own?.file ?? null,
        commit: base.ok && base.config ? base.commit : null,
        notes: base.ok ? changeNotes(own, base, ownPart, basePart) : unreadableNotes(own, base.why),
        images: gatedImages(own?.images ?? [], base, exists).map((image) => base.ok
            ? ofImage(image, basePart)
            : { ...ofImage(image, ownPart), budgets: disputed(ofImage(image, ownPart).budgets, base.why) }),
    };
}
/**
 * The images of both files: a pull request adds images, and says where they are, as it also writes their Dockerfiles, but gives
 * them no access to the host. One that it removes from the list is still tried while its folder is there.
 */
function gatedImages(own, base, exists) {
    if (!base.ok)
        return own.map((image) => ({ ...image, accept: [] }));
    const before = base.config?.images ?? [];
    const kept = before.flatMap((image) => {
        const change = own.find(({ name }) => name === image.name);
        if (!change)
            return exists(image.settings.get('path')?.text ?? '.') ? [image] : [];
        const fromChange = [...change.settings].filter(([name]) => isOfImageChange(name));
        const fromBase = [...image.settings].filter(([name]) => !isOfImageChange(name));
        return [{ ...image, settings: new Map([...fromBase, ...fromChange]) }];
    });
    const added = own.filter(({ name }) => before.every((image) => image.name !== name));
    return [
        ...kept,
        ...added.map(({ settings, ...image }) => ({
            ...image,
            accept: [],
            settings: new Map([...settings].filter(([name]) => isOfImageChange(name) || OF_NEW.includes(name))),
        })),
    ];
}
/** Where an image is. */
const OF_PLACE = ['path', 'file', 'target'];
/** What else counts of an image that the base does not have: nothing that reaches the host or secrets. */
const OF_NEW = [
    ...['name', 'port', 'probe', 'timeout', 'soak', 'command', 'entrypoint'],
    ...['memory', 'cpus', 'user', 'read-only', 'smoke'],
];
const isOfImageChange = (name) => isOfChange(name) || OF_PLACE.includes(name);
const NOTHING = { settings: new Map(), budgets: new Map(), accept: [] };
const isOfChange = (name) => _table_js__WEBPACK_IMPORTED_MODULE_0__/* .SETTINGS */ .yy.some((setting) => setting.name === name && setting.ofChange === true);
/** Without the base branch's limits nobody knows which of these are looser. */
const disputed = (rules, why) => rules.map((rule) => ({
    ...rule,
    unknown: 'fail',
    level: 'fail',
    disputed: `the limits of the base branch could not be read (${why})`,
}));
const unreadableNotes = (own, why) => [
    `The config file of the base branch could not be read: ${why}. ${own
        ? `The limits, acceptances and checks of this pull request’s \`${own.file}\` do not count`
        : 'Its limits are not known'}`,
];
/** At most so many changes are named. */
const MOST_NAMED = 10;
function changeNotes(own, base, ownPart, basePart) {
    const changes = [
        ...changesOf(ownPart, basePart),
        ...changedImages(own?.images ?? [], base.config?.images ?? []),
    ];
    if (changes.length === 0)
        return [];
    const more = changes.length > MOST_NAMED ? ` and ${changes.length - MOST_NAMED} more` : '';
    const named = changes.slice(0, MOST_NAMED).map((one) => `\`${one}\``);
    const file = own?.file ?? base.config?.file ?? '';
    return [
        `This pull request changes the gate in \`${file}\`: ${named.join(', ')}${more}. The file of ${base.name} counts until it is merged`,
    ];
}
/** Names of what differs: settings, keys of `budgets`, `accept`. */
function changesOf(own, base) {
    const settings = keysOf(own.settings, base.settings).filter((name) => !isOfChange(name) && own.settings.get(name)?.text !== base.settings.get(name)?.text);
    const budgets = keysOf(own.budgets, base.budgets).filter((key) => !isSame(own.budgets, base.budgets, key));
    const accept = (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__.canonical)(own.accept) === (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__.canonical)(base.accept) ? [] : ['accept'];
    return [...settings, ...budgets.map((key) => `budgets.${key}`), ...accept];
}
/** What the pull request changes of the base's images, but for where they are; those that it adds or removes. */
function changedImages(own, base) {
    const gateOf = ({ settings, ...image }) => ({
        ...image,
        settings: new Map([...settings].filter(([name]) => !isOfImageChange(name))),
    });
    const added = own.filter(({ name }) => base.every((image) => image.name !== name));
    const changed = base.flatMap((image) => {
        const change = own.find(({ name }) => name === image.name);
        if (!change)
            return [`images ${image.name}`];
        return changesOf(gateOf(change), gateOf(image)).map((what) => `images ${image.name}.${what}`);
    });
    return [...changed, ...added.map(({ name }) => `images ${name}`)];
}
const keysOf = (a, b) => [
    ...new Set([...a.keys(), ...b.keys()]),
];
const isSame = (a, b, key) => (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__.canonical)(a.get(key)) === (0,_parse_js__WEBPACK_IMPORTED_MODULE_2__.canonical)(b.get(key));


/***/ })

};
