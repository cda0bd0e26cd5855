/** `docker run --user`: `1000`, `1000:1000`, `app`, `app:staff`. */
import { no, ok, type Parsed } from '../values.ts'

/** The kernel's, of which engines take this much. */
const MOST = 2 ** 31 - 1

export function parseUser(given: string): Parsed<string> {
  const [user = '', group] = given.split(':')
  const isWhole = /^[^\s:]+(:[^\s:]+)?$/.test(given)
  return isWhole && isId(user) && (group === undefined || isId(group))
    ? ok(given)
    : no(`USER[:GROUP], each a name or a number up to ${MOST}`)
}

const isId = (text: string): boolean =>
  !/^[-+]?\d+$/.test(text) || (/^\d{1,10}$/.test(text) && Number(text) <= MOST)
