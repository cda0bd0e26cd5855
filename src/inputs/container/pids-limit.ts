/** `docker run --pids-limit`: how many processes and threads the container may have. −1 is no limit. */
import { no, ok, type Parsed } from '../values.ts'

export const parsePidsLimit = (given: string): Parsed<number> =>
  /^(-1|[1-9]\d{0,8})$/.test(given)
    ? ok(Number(given))
    : no('a number of processes from 1, or -1 for no limit')
