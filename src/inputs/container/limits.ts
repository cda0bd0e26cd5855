/** `docker run --ulimit`: `nofile=1024:2048`, soft and hard, or one number for both; −1 is no limit. */
import type { Ulimit } from '../../engine/index.ts'
import { suggestion } from '../../lib/nearest.ts'
import { no, ok, wordsOf, type Parsed } from '../values.ts'

const NAMES = wordsOf(`
  core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack
`)

export function parseUlimit(given: string): Parsed<Ulimit> {
  const [, name = '', first = '', second = first] =
    /^([a-z]+)=(-1|\d{1,15})(?::(-1|\d{1,15}))?$/.exec(given) ?? []
  if (name === '') return no('NAME=SOFT[:HARD] such as nofile=1024:2048, −1 for no limit')
  if (!NAMES.includes(name)) return no(`one of ${NAMES.join(', ')}`, suggestion(name, NAMES))
  const [soft, hard] = [Number(first), Number(second)]
  const fits = hard === -1 || (soft !== -1 && soft <= hard)
  return fits ? ok({ name, soft, hard }) : no('a soft limit that is no higher than the hard one')
}
