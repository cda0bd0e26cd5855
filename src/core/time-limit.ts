/**
 * Runs a function with a time limit: a regular expression of the workflow's author may take for ever on text that an image
 * chose. It blocks the process until the limit, so that must be short.
 */
import { createContext, Script } from 'node:vm'
import { systemCode } from './errors.ts'

let code: () => void = () => undefined

/**
 * No code comes from outside: the context is needed because only a script in one can be stopped. It always calls the same
 * function, since V8 keeps functions that a script has called for a long time.
 */
const context = createContext({ run: () => code() })
const script = new Script('run()')

/** Null when it took longer than `milliseconds`, or the stack overflowed. Other errors are thrown. */
export function bounded<T>(milliseconds: number, work: () => T): { result: T } | null {
  let result: { result: T } | null = null
  code = () => {
    result = { result: work() }
  }
  try {
    script.runInContext(context, { timeout: milliseconds })
    return result
  } catch (error) {
    if (systemCode(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT' || error instanceof RangeError) return null
    throw error
  } finally {
    code = () => undefined
  }
}
