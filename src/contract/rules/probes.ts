/** Probes of the contract that the running image does not answer as the platform wants it. */
import { quoteCommand } from '../../lib/shell-quote.ts'
import type { Contract, ContractProbe, ProbeHow } from '../model.ts'
import type { ContractAnswer, Measured } from '../measured.ts'
import { isLoopbackOnly, openPorts } from './listeners.ts'
import { lineOf, listed, type Disagreement, type Rule } from './rule.ts'

export const probeRule: Rule = {
  code: 'contract-probe',
  source: 'https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/',
  find: (contract, measured) => {
    const found = contract.probes.flatMap((probe, index) => {
      const answers = measured.answers.filter((one) => one.probe === index)
      const own = answers.find(({ port }) => port === portOf(probe.how))
      if (own === undefined || own.ok || isOtherRules(probe, own, measured)) return []
      return [
        disagreement(
          contract,
          probe,
          own,
          answers.filter((one) => one !== own),
          measured,
        ),
      ]
    })
    // startup, readiness and liveness often ask the same
    return found.filter((one, index) => found.findIndex(({ key }) => key === one.key) === index)
  },
}

const portOf = (how: ProbeHow): number | null => ('port' in how ? how.port : null)

/** A port inside the container only is `loopback-only`; a program that is missing is `contract-command`. */
const isOtherRules = (probe: ContractProbe, own: ContractAnswer, measured: Measured): boolean =>
  (probe.findsPort === true && own.status === null) ||
  ('port' in probe.how && isLoopbackOnly(measured, probe.how.port)) ||
  own.exitCode === 126 ||
  own.exitCode === 127

function disagreement(
  { name }: Contract,
  { how, at }: ContractProbe,
  own: ContractAnswer,
  elsewhere: readonly ContractAnswer[],
  measured: Measured,
): Disagreement & { key: string } {
  const key = JSON.stringify(how)
  const evidence = [own, ...elsewhere].map(({ port, detail }) => `${asked(how, port)}: ${detail}`)
  const open = openPorts(measured)
  if (!('port' in how))
    return {
      key,
      message: `${name} probes with a command (${lineOf(at)}), which ${own.exitCode === null ? 'does not end in time' : `exits ${own.exitCode}`}`,
      fix: `Run \`${quoteCommand(how.argv).slice(0, 200)}\` in the container, and correct it or the app.`,
      at,
      evidence,
    }
  const right = elsewhere.find(({ ok }) => ok)
  const shown = right ?? elsewhere[0]
  const isClosed = open !== null && !open.includes(how.port)
  const target =
    how.kind === 'http'
      ? `${how.port} ${how.path.slice(0, 200)}`
      : how.kind === 'grpc'
        ? `gRPC on ${how.port}`
        : String(how.port)
  const reality = isClosed
    ? open.length === 0
      ? 'the image has no open port'
      : `the image listens on ${listed(open.slice(0, 5))}`
    : null
  const answer = answerText(how, isClosed ? shown : own)
  return {
    key,
    message: `${name} probes ${target} (${lineOf(at)}); ${[reality, answer].filter(Boolean).join(', and ')}`,
    fix: fixOf(how, at, isClosed ? open : null, right),
    at,
    evidence,
  }
}

/** `/healthz answers 404` */
function answerText(how: ProbeHow & { port: number }, answer: ContractAnswer | undefined): string {
  if (answer === undefined) return ''
  const what = how.kind === 'http' ? how.path.slice(0, 200) : 'it'
  return answer.status === null
    ? `${what} gets no answer: ${answer.detail}`
    : `${what} answers ${answer.status}`
}

function fixOf(
  how: ProbeHow & { port: number },
  at: Disagreement['at'],
  open: readonly number[] | null,
  right: ContractAnswer | undefined,
): string {
  const where = lineOf(at)
  if (right?.port != null) return `Probe ${right.port} in ${where}, or let the app listen on ${how.port}.`
  if (open !== null) {
    const [only] = open
    const port = open.length === 1 && only !== undefined ? `probe ${only}` : 'correct the port'
    return how.kind === 'http'
      ? `In ${where}, ${port} and a path that the app answers with 200, or let the app listen on ${how.port}.`
      : `In ${where}, ${port}, or let the app listen on ${how.port}.`
  }
  if (how.kind === 'http')
    return `In ${where}, probe a path that the app answers with a status from 200 to 399.`
  return how.kind === 'grpc'
    ? `Serve grpc.health.v1.Health on ${how.port}, or probe it otherwise in ${where}.`
    : `Let the app accept connections on ${how.port}, or correct ${where}.`
}

function asked(how: ProbeHow, port: number | null): string {
  if (how.kind === 'http') return `GET ${how.scheme}://:${port ?? how.port}${how.path.slice(0, 200)}`
  return how.kind === 'exec' ? quoteCommand(how.argv).slice(0, 200) : `${how.kind} :${port ?? how.port}`
}
