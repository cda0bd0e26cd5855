/**
 * Compare: what differs between this run and an earlier Report, and which layers explain it.
 *
 * `readBaseline(file)` is the stage's only input; it rejects with a `baseline-invalid` UserError (exit 2) that
 * says what is wrong with the file and how to mend it. `compare` is pure and compares only what both sides have.
 */
export { readBaseline, describeBaseline } from './baseline.ts'
export { compare, isChanged, type Now } from './delta.ts'
