/** A probe was asked for, but neither the image nor the settings name a port to ask. */
import type { Cause } from '../cause.ts'

export const nothingToProbe: Cause = {
  code: 'nothing-to-probe',
  level: 'fail',
  about: 'a probe has nothing to ask',
  find: ({ inputs, checks }) =>
    inputs.probe.kind === 'auto' || checks.length > 0
      ? null
      : {
          confidence: 'proved',
          message: `the probe ${inputs.probe.kind} has no port to ask: the image exposes none`,
          fix: 'Add EXPOSE to the Dockerfile, set `port`, or write the port in the probe.',
          evidence: ['image config: no exposed TCP port'],
        },
}
