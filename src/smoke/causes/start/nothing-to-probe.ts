/** Neither the image nor the settings name anything to probe: a failure if a probe was set, else a note. */
import type { ProbeSpec } from '../../../inputs/types.ts'
import type { ImageConfig } from '../../../core/schema.ts'
import type { Cause, CauseFinding } from '../shared/cause.ts'
import type { Evidence } from '../../evidence.ts'
import { tooManyPorts, unaskable } from '../../probe/plan.ts'
import { isIdle } from '../../probe/readiness.ts'
import { isOnlyUp, listenerLines, onLoopback, outside, seconds } from '../shared/phrases.ts'

export const nothingToProbe: Cause = {
  code: 'nothing-to-probe',
  level: 'fail',
  about: 'a probe has nothing to check',
  find: (evidence) => {
    const { inputs, checks, image } = evidence
    const [probe] = unaskable(inputs.probes, checks)
    if (probe === undefined) return isOnlyUp(evidence) ? quiet(evidence) : null
    const isHealth = probe.kind === 'healthcheck'
    return {
      confidence: 'proved',
      message: isHealth
        ? 'the probe `healthcheck` has nothing to check: the image has no HEALTHCHECK'
        : `the probe \`${probe.text}\` has no port to check: the image exposes ${exposed(image.config)}`,
      fix: isHealth
        ? 'Add HEALTHCHECK to the Dockerfile, or remove the probe.'
        : 'Add EXPOSE to the Dockerfile, set `port`, or write the port in the probe.',
      evidence: unaskable(inputs.probes, checks).map((one) => `${one.text}: ${missing(one)}`),
    }
  },
}

/** UDP has its own findings; `listens-unexposed` reports listeners, `still-starting` reports a busy CPU. */
function quiet(evidence: Evidence): CauseFinding | null {
  const { image, listeners, soak, unixSockets, busy, inputs } = evidence
  const isListening = [...outside(evidence), ...onLoopback(evidence)].length > 0
  if (isListening || image.config.exposedPorts.length > 0 || (busy !== null && !isIdle(busy, inputs.cpus)))
    return null
  const idle = busy === null ? '' : ', idle,'
  return {
    level: 'note',
    confidence: 'proved',
    message: `nothing could be probed: it has no EXPOSE, no HEALTHCHECK and no ${listeners === null ? 'readable listener table' : 'TCP listener'}; it stayed up${idle} for ${seconds(soak?.seconds ?? 0)}, and nothing else was proved`,
    fix: 'Add EXPOSE if it is a server; for a worker, a HEALTHCHECK or a probe such as `log "ready"` proves that it works.',
    evidence: [...listenerLines(evidence), ...unixSockets.slice(0, 5).map((path) => `unix ${path}`)],
  }
}

function exposed(config: ImageConfig): string {
  const count = tooManyPorts(config)
  return count === null ? 'none' : `${count} ports, too many to probe`
}

const missing = ({ kind }: ProbeSpec): string =>
  kind === 'healthcheck'
    ? 'image config: no HEALTHCHECK'
    : `image config: no exposed ${kind === 'udp' ? 'UDP' : 'TCP'} port`
