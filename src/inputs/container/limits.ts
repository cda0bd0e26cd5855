/** Limits of processes: `docker run --ulimit` and `--pids-limit`. −1 is no limit. */
import type { Ulimit } from '../../engine/index.ts'
import { suggestion } from '../../lib/nearest.ts'
import { invalid, ok, wordsOf, type Parsed } from '../values.ts'

const ULIMITS = wordsOf(`
  core cpu data fsize locks memlock msgqueue nice nofile nproc rss rtprio rttime sigpending stack
`)

/** `nofile=1024:2048`: soft and hard limit, or one number for both. */
export function parseUlimit(given: string): Parsed<Ulimit> {
  const [, name = '', first = '', second = first] =
    /^([a-z]+)=(-1|\d{1,15})(?::(-1|\d{1,15}))?$/.exec(given) ?? []
  if (name === '') return invalid('NAME=SOFT[:HARD] such as nofile=1024:2048, −1 for no limit')
  if (!ULIMITS.includes(name)) return invalid(`one of ${ULIMITS.join(', ')}`, suggestion(name, ULIMITS))
  const [soft, hard] = [Number(first), Number(second)]
  const fits = hard === -1 || (soft !== -1 && soft <= hard)
  return fits ? ok({ name, soft, hard }) : invalid('a soft limit that is no higher than the hard one')
}

/** How many processes and threads the container may have. */
export const parsePidsLimit = (given: string): Parsed<number> =>
  /^(-1|[1-9]\d{0,8})$/.test(given)
    ? ok(Number(given))
    : invalid('a number of processes from 1, or -1 for no limit')
