/** Which rehearsals of the same container are carried out, and by which rules its next start is judged. Pure. */
import type { SmokeInputs } from '../../inputs/types.ts'
import type { Evidence, StartedAgain } from '../evidence.ts'

export type Wanted = Pick<StartedAgain, 'kind' | 'isAsked'>

/** Who asks for `kill` also asks for the restart before it. A job is started again only where that is asked for. */
export function wantedOf({ inputs, ended }: Pick<Evidence, 'inputs' | 'ended'>): Wanted[] {
  const { asked, byDefault } = inputs.rehearse
  const isKill = asked.includes('kill')
  const isAsked = isKill || asked.includes('restart')
  return [
    ...(isAsked || (byDefault && !ended) ? [{ kind: 'restart' as const, isAsked }] : []),
    ...(isKill ? [{ kind: 'kill' as const, isAsked }] : []),
  ]
}

/** A container that cannot be asked anything must stay up for this long. */
const STAY_SECONDS = 3
/** The machine may be busier than at the first start, since layers are read at the same time. */
const SLOWER = 3

/** Without a soak, and left running. Where its ports were found, or it ends by itself, staying up is not enough. */
export function inputsOf(first: Evidence): SmokeInputs {
  const { inputs, timeline } = first
  const timeout = isSilent(first)
    ? STAY_SECONDS
    : Math.max(inputs.timeout, SLOWER * (timeline?.readySeconds ?? 0))
  const once = { soak: 0, audit: false, keepRunning: true, shutdown: 'warn' as const }
  return { ...inputs, ...once, timeout, unaskedSoak: timeout }
}

/** It has no port, probe or HEALTHCHECK, and keeps running. */
export const isSilent = ({ checks, image, ended }: Evidence): boolean =>
  checks.length === 0 && image.config.healthcheck === undefined && !ended
