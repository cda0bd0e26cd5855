/**
 * What works on this machine. Each check has its own time limit, and an error in one is its result: the others still run.
 * Nothing is written, created or pulled.
 */
import { messageOf } from '../../core/errors.ts'
import type { Check } from '../../report/index.ts'
import { builderCheck, clientCheck, composeCheck, gitCheck } from './clients.ts'
import { engineChecks, type Connect } from './engine.ts'
import { jobChecks } from './job.ts'
import type { Place } from './place.ts'
import { cacheCheck, loginCheck, nodeCheck, stateCheck, temporaryCheck } from './machine.ts'

interface Doctor {
  readonly name: string
  readonly examine: (place: Place) => Promise<readonly Check[]>
}

/** More than a `docker` client takes on a busy machine. */
const SECONDS = 15

const one = (name: string, examine: (place: Place) => Check | Promise<Check>): Doctor => ({
  name,
  examine: async (place) => [await examine(place)],
})

/** In the order of the output. `connect`: replaced by tests. */
export async function examine(
  place: Omit<Place, 'signal'>,
  connect?: Connect,
  seconds = SECONDS,
): Promise<Check[]> {
  const doctors: readonly Doctor[] = [
    { name: 'engine', examine: (given) => engineChecks(given, connect) },
    one('docker', clientCheck),
    one('buildx', builderCheck),
    one('compose', composeCheck),
    one('git', gitCheck),
    one('registries', loginCheck),
    one('node', nodeCheck),
    one('temporary files', temporaryCheck),
    one('cache', cacheCheck),
    one('state', stateCheck),
    { name: 'job', examine: (given) => Promise.resolve(jobChecks(given)) },
  ]
  return (await Promise.all(doctors.map((doctor) => within(doctor, place, seconds)))).flat()
}

async function within(
  { name, examine: work }: Doctor,
  place: Omit<Place, 'signal'>,
  seconds: number,
): Promise<readonly Check[]> {
  const over = new AbortController()
  const failed = (found: string): Check[] => [
    { name, state: 'missing', found, ...(name === 'engine' ? { isNeeded: true as const } : {}) },
  ]
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Check[]>((resolve) => {
    timer = setTimeout(() => resolve(failed(`no answer within ${seconds} s`)), seconds * 1000)
  })
  try {
    return await Promise.race([work({ ...place, signal: over.signal }), late])
  } catch (cause) {
    return failed(messageOf(cause))
  } finally {
    clearTimeout(timer)
    over.abort()
  }
}
