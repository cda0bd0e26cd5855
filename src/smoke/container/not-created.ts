/**
 * Images from which an engine creates no container: they name no command, or their WORKDIR is a file. That is a result
 * about the image like any other: the evidence holds the engine's words and nothing else. Pure.
 */
import { UserError } from '../../core/errors.ts'
import { commandOf } from '../program/command.ts'
import type { Checked, Evidence } from '../evidence.ts'
import type { SmokeDeps } from '../types.ts'
import type { Planned } from '../probe/plan.ts'
import type { Subject } from './observation.ts'
import { freshState } from '../probe/state.ts'
import { unknownProgram } from '../program/find.ts'

/** Messages of engines from 20.10 on, in any case. */
const OF_IMAGE =
  /no command specified|cannot mkdir: .{1,1000} is not a directory|mkdir .{1,1000}: not a directory/i

/** The engine's words where the image is at fault; null for any other error. */
export function refusedImage(error: unknown): string | null {
  if (!(error instanceof UserError) || error.code !== 'engine-failed') return null
  const words = error.message.replace(/^The engine could not [^:]+: /, '')
  return OF_IMAGE.test(words.slice(0, 4096)) ? words : null
}

interface NotCreated extends Pick<Subject, 'image' | 'inputs' | 'plan'> {
  /** Its name. */
  route: string
  deps: Pick<SmokeDeps, 'info' | 'places'>
}

/** `words`: the engine's, from `refusedImage`. */
export function notCreatedEvidence(
  { image, inputs, plan, route, deps }: NotCreated,
  words: string,
): Evidence {
  const { info, places } = deps
  const { config, platform, env } = image
  return {
    image: { config, platform, env },
    engine: info,
    inputs,
    phase: 'start',
    startFailure: words,
    timeline: null,
    state: null,
    ranSeconds: null,
    waited: 0,
    ended: false,
    route,
    checks: plan.checks.map(notAsked),
    kernelView: 'the container was not created',
    listeners: null,
    refusesIpv4: [],
    unixSockets: [],
    processes: null,
    counters: { oomKills: null, forksRefused: null },
    busy: null,
    memory: { peak: null, limit: null },
    cpuSeconds: null,
    written: null,
    changed: null,
    soak: null,
    log: { head: [], tail: [], lines: 0, bytes: 0 },
    programs: [unknownProgram(commandOf(config, inputs))],
    shutdown: null,
    places,
  }
}

const notAsked = (planned: Planned): Checked => ({
  ...planned,
  ok: false,
  attempts: 0,
  last: null,
  seconds: 0,
  latency: null,
  soak: freshState().soak,
})
