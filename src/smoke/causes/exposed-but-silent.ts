/** One exposed port answers and another does not: EXPOSE promises more than the app keeps. */
import { describeOutcome } from '../probe/health.ts'
import { exposedUdp, portNames, udpOn } from '../say.ts'
import type { Checked, Evidence } from '../evidence.ts'
import type { Cause } from '../cause.ts'

export const exposedButSilent: Cause = {
  code: 'exposed-but-silent',
  level: 'warn',
  about: 'an exposed port does not answer, though another does',
  find: (evidence) => {
    if (evidence.phase === 'waiting') return null
    const failed = failedBeside(evidence.checks)
    const answering = failed.filter(({ last }) => last?.kind === 'http')
    const silent = failed.filter((check) => !answering.includes(check))
    const udp = unboundUdp(evidence)
    if (failed.length + udp.length === 0) return null
    const location = evidence.places.EXPOSE
    return {
      confidence: 'proved',
      message: [
        ...(silent.length > 0 ? [`${portNames(silent)} ${are(silent)} exposed but silent`] : []),
        ...answering.map(
          ({ port, last }) => `port ${port} is exposed but answers only with ${describeOutcome(last)}`,
        ),
        ...(udp.length > 0 ? [`UDP ${portNames(udp)} ${are(udp)} exposed but not bound`] : []),
      ].join('; '),
      fix: 'Take it out of EXPOSE, or name the ports that must answer with `port`.',
      ...(location ? { location } : {}),
      evidence: [...failed.map(lineOf), ...udp.map(({ port }) => `UDP port ${port}: no socket`)],
    }
  },
}

const are = (rows: readonly unknown[]): string => (rows.length > 1 ? 'are' : 'is')

const failedBeside = (checks: readonly Checked[]): Checked[] =>
  checks.some(({ ok }) => ok) ? checks.filter(({ ok, required }) => !ok && !required) : []

/** Only where the table can be read: UDP shows nothing from outside. */
const unboundUdp = (evidence: Evidence): { port: number }[] =>
  evidence.listeners === null || evidence.ended
    ? []
    : exposedUdp(evidence)
        .filter((port) => udpOn(evidence, port).length === 0)
        .filter((port) => !evidence.checks.some((check) => check.spec.kind === 'udp' && check.port === port))
        .map((port) => ({ port }))

const lineOf = ({ port, attempts, last }: Checked): string =>
  `port ${port}: ${attempts === 0 ? 'no listener' : `asked ${attempts} times: ${last === null ? 'no answer' : describeOutcome(last)}`}`
