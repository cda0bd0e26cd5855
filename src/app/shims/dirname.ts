/** Defines `__dirname`, which ES modules lack and the engine client's ssh2 library reads. Imported before that library. */
Object.assign(globalThis, { __dirname: import.meta.dirname })
