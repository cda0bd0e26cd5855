export const id = 8482;
export const ids = [8482];
export const modules = {

/***/ 8482:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parsePolicy: () => (/* binding */ parsePolicy)
});

// EXTERNAL MODULE: ./src/core/budget.ts
var budget = __webpack_require__(64782);
// EXTERNAL MODULE: ./src/lib/json.ts
var json = __webpack_require__(18453);
// EXTERNAL MODULE: ./src/inputs/config/budgets.ts
var config_budgets = __webpack_require__(53198);
// EXTERNAL MODULE: ./src/inputs/config/document.ts
var config_document = __webpack_require__(96223);
// EXTERNAL MODULE: ./src/inputs/config/mistakes.ts
var config_mistakes = __webpack_require__(48459);
// EXTERNAL MODULE: ./src/inputs/config/parse.ts
var parse = __webpack_require__(11519);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js
var schemas = __webpack_require__(55156);
// EXTERNAL MODULE: ./src/core/finding-codes.ts
var finding_codes = __webpack_require__(65121);
// EXTERNAL MODULE: ./src/lib/nearest.ts
var nearest = __webpack_require__(72269);
// EXTERNAL MODULE: ./src/inputs/config/schema.ts + 2 modules
var schema = __webpack_require__(86977);
// EXTERNAL MODULE: ./src/inputs/table.ts
var table = __webpack_require__(85541);
// EXTERNAL MODULE: ./src/inputs/policy/strictness.ts
var strictness = __webpack_require__(87784);
;// CONCATENATED MODULE: ./src/inputs/policy/schema.ts
/** What a file of a policy may contain: the part of the config file that governs, and what may be loosened. */







/** `budgets.on-disk` stands for all its limits, `budgets` for all budgets. */
const MAY_LOOSEN = [
    ...strictness/* POLICY_NAMES */.So,
    'budgets',
    ...budget/* FIGURE_KEYS */.A.flatMap((figure) => [
        `budgets.${figure}`,
        ...budget/* FIGURES */.SL[figure].limits.map((kind) => `budgets.${figure}.${kind}`),
    ]),
    ...['packages', 'files', 'config'].map((key) => `budgets.${key}`),
    ...budget/* CONFIG_REQUIREMENTS */.wF.map((rule) => `budgets.config.${rule === 'label' ? 'labels' : rule}`),
    ...finding_codes/* ACCEPTABLE_CODES */.Y.map((one) => `accept.${one}`),
];
const NAME = 'expected a setting, a budget or an acceptance, such as timeout, budgets.on-disk or accept.runs-as-root';
const mayLoosen = schemas["enum"](MAY_LOOSEN, {
    error({ input }) {
        const near = typeof input === 'string' ? (0,nearest/* suggestion */.h)(input, MAY_LOOSEN) : undefined;
        return near === undefined ? NAME : `${NAME}; did you mean ${near}?`;
    },
});
const NEVER = 'expected all, or a list of codes, such as [runs-as-root]';
const PolicyFile = schemas.strictObject({
    ...Object.fromEntries(strictness/* POLICY_NAMES */.So.map((name) => [name, schema/* settings */.W0[name] ?? schemas.never()])),
    ...schema/* gate */.Gj,
    'never-accept': schemas.union([schemas.literal('all', { error: NEVER }), (0,schema/* items */.ld)(schema/* code */.aY, '[runs-as-root]')], {
        error: NEVER,
    })
        .optional()
        .meta({ description: 'Codes of findings that a repository cannot accept; all: none can be' }),
    'may-loosen': (0,schema/* items */.ld)(mayLoosen, '[budgets.on-disk, timeout, accept.runs-as-root]')
        .optional()
        .meta({ description: 'What a repository may set weaker than this policy' }),
}, { error: 'expected rules, such as budgets: { on-disk: 250MB }' });
const POLICY_KEYS = {
    at: (path) => path.length === 0 ? Object.keys(PolicyFile.shape) : (0,schema/* keysAt */._s)(path),
    placeOf(key, path) {
        const isSetting = path.length === 0 && table/* SETTINGS */.yy.some(({ name }) => name === key);
        if (!isSetting)
            return (0,schema/* placeOf */.$t)(key, path);
        return key.startsWith('max-')
            ? 'is a budget: write it under budgets, such as budgets: { on-disk: 250MB }'
            : 'cannot be in a policy: it is the repository’s, or the workflow’s';
    },
};
/** Content of `schemas/policy.schema.json`. */
const renderPolicySchema = () => jsonSchema(PolicyFile, 'Policy of Sea Trial', 'Rules of an organisation for the repositories under them.');

;// CONCATENATED MODULE: ./src/inputs/policy/parse.ts
/** A file of a policy, from its text to its rules. Pure. */







function parsePolicy({ text: source, isOfChange = false, ...origin }) {
    const name = nameOf(origin);
    const document = (0,config_document/* readDocument */.u)(source);
    const issues = document.mistakes.length > 0 ? [] : (PolicyFile.safeParse(document.value).error?.issues ?? []);
    const mistakes = [...document.mistakes, ...(0,config_mistakes/* issuesToMistakes */.h)(issues, document, POLICY_KEYS)];
    if (mistakes.length > 0)
        return { ok: false, mistakes: (0,config_mistakes/* showMistakes */.L)(name, source, mistakes) };
    const { settings, budgets, accept } = (0,parse.partOf)(document.value, [], name, document, () => false);
    const never = (0,json/* field */.ZZ)(document.value, 'never-accept');
    const rules = (0,config_budgets/* rulesOf */.fD)(budgets);
    const sets = [
        ...settings.keys(),
        ...rules.map((rule) => `budgets.${(0,budget/* keyOfRule */.LQ)(rule)}`),
        ...accept.map(({ code }) => `accept.${code}`),
        ...(never === undefined ? [] : ['never-accept']),
    ];
    const mayLoosen = (0,json/* list */.p_)((0,json/* field */.ZZ)(document.value, 'may-loosen')).map(json/* text */.Qq);
    const policy = {
        name,
        applied: { ...origin, sets: [...new Set(sets)], mayLoosen },
        settings,
        budgets: rules,
        acceptances: accept.map((one) => ({ ...one, policy: name })),
        neverAccept: never === 'all' ? 'all' : (0,json/* list */.p_)(never).map(json/* text */.Qq),
        isOfChange,
    };
    return { ok: true, policy };
}
function nameOf({ source, file }) {
    return file === undefined ? source : `${source.replace(/\/+$/, '')}/${file}`;
}


/***/ })

};
