/**
 * Runs a piece of code with an end to its time, whatever it does: a regular expression of the workflow's author may
 * need for ever on text that an image chose. It blocks the process until then, so the time must be short.
 */
import { createContext, Script } from 'node:vm'
import { systemCode } from '../../core/errors.ts'

let code: () => void = () => undefined

/**
 * Nothing of the code comes from outside: the context is there only because a script in one can be stopped. It always
 * calls the same function, since V8 keeps those that a script has called for long.
 */
const context = createContext({ run: () => code() })
const script = new Script('run()')

/** Null when the time, or the stack, was not enough. */
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
