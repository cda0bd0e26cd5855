export const id = 1819;
export const ids = [1819];
export const modules = {

/***/ 31819:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Model: () => (/* binding */ Model)
/* harmony export */ });
/* unused harmony exports CONDITIONS, Service */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55156);
/** The schema of the compose model. In a file of its own, since only runs with a compose file load zod. */

const port = zod__WEBPACK_IMPORTED_MODULE_0__.looseObject({ target: zod__WEBPACK_IMPORTED_MODULE_0__.number(), protocol: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional() });
const CONDITIONS = ['service_started', 'service_healthy', 'service_completed_successfully'];
const Service = zod__WEBPACK_IMPORTED_MODULE_0__.looseObject({
    image: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    build: zod__WEBPACK_IMPORTED_MODULE_0__.unknown().optional(),
    command: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).nullish(),
    entrypoint: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).nullish(),
    user: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    working_dir: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    healthcheck: zod__WEBPACK_IMPORTED_MODULE_0__.looseObject({ test: zod__WEBPACK_IMPORTED_MODULE_0__.array(zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(), disable: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().optional() })
        .optional(),
    network_mode: zod__WEBPACK_IMPORTED_MODULE_0__.string().optional(),
    ports: zod__WEBPACK_IMPORTED_MODULE_0__.array(port).optional(),
    environment: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), zod__WEBPACK_IMPORTED_MODULE_0__.string().nullable()).optional(),
    labels: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional(),
    depends_on: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), zod__WEBPACK_IMPORTED_MODULE_0__.looseObject({ condition: zod__WEBPACK_IMPORTED_MODULE_0__["enum"](CONDITIONS), required: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().optional() }))
        .optional(),
});
/** A network or a volume. */
const Shared = zod__WEBPACK_IMPORTED_MODULE_0__.looseObject({ external: zod__WEBPACK_IMPORTED_MODULE_0__.boolean().optional(), labels: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), zod__WEBPACK_IMPORTED_MODULE_0__.string()).optional() })
    .nullable();
const Model = zod__WEBPACK_IMPORTED_MODULE_0__.looseObject({
    services: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), Service),
    networks: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), Shared).optional(),
    volumes: zod__WEBPACK_IMPORTED_MODULE_0__.record(zod__WEBPACK_IMPORTED_MODULE_0__.string(), Shared).optional(),
});


/***/ })

};
