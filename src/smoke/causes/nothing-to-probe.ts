/** A probe was asked for, but neither the image nor the settings name what it could ask. */
import type { ProbeSpec } from '../../inputs/index.ts'
import type { Cause } from '../cause.ts'
import type { ImageConfig } from '../../schema.ts'
import { tooManyPorts, unaskable } from '../plan.ts'

export const nothingToProbe: Cause = {
  code: 'nothing-to-probe',
  level: 'fail',
  about: 'a probe has nothing to ask',
  find: ({ inputs, checks, image }) => {
    const [probe] = unaskable(inputs.probes, checks)
    if (probe === undefined) return null
    const isHealth = probe.kind === 'healthcheck'
    return {
      confidence: 'proved',
      message: isHealth
        ? 'the probe `healthcheck` has nothing to ask: the image has no HEALTHCHECK'
        : `the probe \`${probe.text}\` has no port to ask: the image exposes ${exposed(image.config)}`,
      fix: isHealth
        ? 'Add HEALTHCHECK to the Dockerfile, or take the probe out.'
        : 'Add EXPOSE to the Dockerfile, set `port`, or write the port in the probe.',
      evidence: unaskable(inputs.probes, checks).map((one) => `${one.text}: ${missing(one)}`),
    }
  },
}

function exposed(config: ImageConfig): string {
  const count = tooManyPorts(config)
  return count === null ? 'none' : `${count} ports, too many to ask each`
}

const missing = ({ kind }: ProbeSpec): string =>
  kind === 'healthcheck'
    ? 'image config: no HEALTHCHECK'
    : `image config: no exposed ${kind === 'udp' ? 'UDP' : 'TCP'} port`
