/**
 * A library of the engine client (ssh2) looks for files beside itself through `__dirname`, which ES modules do not
 * have. Imported before it.
 */
Object.assign(globalThis, { __dirname: import.meta.dirname })
