/**
 * Asks the probes of contracts once more, by the rules of the kubelet, when the container is ready or has failed to become
 * it: what each answers, and where a port is wrong, what the ports answer on which the container does listen.
 */
import type { ContractAnswer, ContractProbe, RanHook, TriedContract } from '../../contract/index.ts'
import type { ContractSeen } from '../evidence.ts'
import { foundPorts } from '../probe/found-ports.ts'
import { attemptHttp, attemptTcp, type Address, type Outcome } from '../probe/attempt.ts'
import { attemptGrpc } from '../probe/grpc.ts'
import { describeOutcome } from '../probe/outcome.ts'
import type { Observer } from './observer.ts'

/** For all questions of a contract: named ones may take a while, those that were found may not. */
const NAMED_SECONDS = 20
const FOUND_SECONDS = 3
/** For one question, where the contract itself does not wait longer. */
const LEAST_PATIENCE_SECONDS = 5
/** A slow answer is asked again: one may be an accident. */
const TRIES = 3
const MOST_ELSEWHERE = 5
/** As Go's client, which the kubelet uses. */
const MOST_REDIRECTS = 10
/** Behind the engine's proxy, a connection to a port without a listener is closed within this. */
const PROXY_MILLISECONDS = 250

type Reach = (port: number) => Address | null

/** Null without a contract. */
export async function askContracts(observer: Observer, isReady: boolean): Promise<ContractSeen | null> {
  const { inputs, container, deps } = observer.subject
  if (inputs.contract === undefined) return null
  const answers: ContractAnswer[][] = []
  for (const tried of inputs.contract.contracts) answers.push(await askAll(tried, observer, isReady))
  const stats = isReady && inputs.contract.contracts.length > 0 ? await deps.engine.stats(container) : null
  return { answers, memory: stats?.memory ?? null, preStop: null }
}

/** A contract that was only found is not asked of a container that failed. */
async function askAll(
  { contract, isApplied }: TriedContract,
  observer: Observer,
  isReady: boolean,
): Promise<ContractAnswer[]> {
  if (!isApplied && !isReady) return []
  const { deps } = observer.subject
  const limit = AbortSignal.any([
    deps.signal,
    AbortSignal.timeout((isApplied ? NAMED_SECONDS : FOUND_SECONDS) * 1000),
  ])
  const answers: ContractAnswer[] = []
  for (const [index, probe] of contract.probes.entries()) {
    if (probe.how.kind === 'exec' && !isApplied) continue
    // a port that is not published may listen, and be out of reach
    if ('port' in probe.how && observer.reach(probe.how.port) === null) continue
    const own = await ask(probe, index, null, observer, limit)
    answers.push(own)
    // a redirect leads to a port too, so only a port where nothing listens is asked for elsewhere
    if (own.ok || probe.how.kind === 'exec' || own.status !== null) continue
    const others = foundPorts(observer.monitor.seen.listeners ?? []).filter(
      (port) => port !== own.port && observer.reach(port) !== null,
    )
    for (const port of others.slice(0, MOST_ELSEWHERE))
      if (!limit.aborted) answers.push(await ask(probe, index, port, observer, limit))
  }
  // a question that was cut off by the common limit was not answered wrongly
  return limit.aborted ? answers.filter(({ ok, status }) => ok || status !== null) : answers
}

async function ask(
  probe: ContractProbe,
  index: number,
  elsewhere: number | null,
  observer: Observer,
  limit: AbortSignal,
): Promise<ContractAnswer> {
  const { clock } = observer.subject.deps
  const patience = Math.max(LEAST_PATIENCE_SECONDS, probe.timing.timeout ?? 0)
  const enough = probe.timing.timeout ?? Infinity
  let best: ContractAnswer | null = null
  for (let tries = 0; tries < TRIES; tries++) {
    const since = clock.now()
    const signal = AbortSignal.any([limit, AbortSignal.timeout(patience * 1000)])
    const answer = await askOnce(probe, elsewhere, observer, patience, signal)
    const one = { ...answer, probe: index, seconds: clock.now() - since }
    if (best === null || (one.ok && !best.ok) || (one.ok === best.ok && one.seconds < best.seconds))
      best = one
    if (one.ok && one.seconds <= enough) break
    if (limit.aborted || elsewhere !== null) break
  }
  return best ?? { ...UNASKED, probe: index, port: elsewhere }
}

const UNASKED = { ok: false, status: null, exitCode: null, detail: 'not asked', seconds: 0 }

type Answer = Omit<ContractAnswer, 'probe' | 'seconds'>

async function askOnce(
  { how }: ContractProbe,
  elsewhere: number | null,
  observer: Observer,
  patience: number,
  signal: AbortSignal,
): Promise<Answer> {
  const { container, deps } = observer.subject
  if (how.kind === 'exec') {
    const outcome: Outcome = {
      kind: 'exec',
      ...(await deps.engine.exec(container, how.argv, patience, signal)),
    }
    const { exitCode } = outcome
    return { port: null, ok: exitCode === 0, status: null, exitCode, detail: describeOutcome(outcome) }
  }
  const port = elsewhere ?? how.port
  const reach: Reach = (one) => observer.reach(one)
  const address = reach(port)
  const outcome: Outcome =
    address === null
      ? { kind: 'refused', detail: 'it cannot be reached from here' }
      : how.kind === 'http'
        ? await follow(address, { ...how, port }, reach, signal)
        : how.kind === 'tcp'
          ? await attemptTcp(address, PROXY_MILLISECONDS, signal)
          : await attemptGrpc(address, { kind: 'grpc', service: how.service, trust: ANY, port }, signal)
  return {
    port,
    ok: isGood(how, outcome),
    status: outcome.kind === 'http' ? outcome.status : null,
    exitCode: null,
    detail: describeOutcome(outcome),
  }
}

/** Any certificate is accepted. */
const ANY = { ca: null, server: null }

function isGood(how: ContractProbe['how'], outcome: Outcome): boolean {
  if (outcome.kind === 'http') {
    const [least, most] = (how.kind === 'http' ? how.status : null) ?? [200, 399]
    return how.kind === 'http' && outcome.status >= least && outcome.status <= most
  }
  if (how.kind === 'tcp') return ['connected', 'not-http'].includes(outcome.kind)
  return how.kind === 'grpc' && outcome.kind === 'grpc' && outcome.status === 'SERVING'
}

/**
 * Follows redirects to the same host, as the kubelet does; one to another host counts as an answer. Where the contract names
 * the statuses itself, none is followed.
 */
async function follow(
  address: Address,
  how: ContractProbe['how'] & { kind: 'http' },
  reach: Reach,
  signal: AbortSignal,
): Promise<Outcome> {
  const headers = how.headers.map(([name, value]) => ({ name, value }))
  let at = { url: new URL(`${how.scheme}://localhost:${how.port}`), address }
  let path = how.path.startsWith('/') ? how.path : `/${how.path}`
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const tls = at.url.protocol === 'https:'
    const port = portOf(at.url)
    const outcome = await attemptHttp(at.address, { path, tls, port, trust: ANY, headers }, signal)
    if (outcome.kind !== 'http' && redirects > 0)
      return { kind: 'refused', detail: `it redirects to port ${port}, ${describeOutcome(outcome)} there` }
    if (outcome.kind !== 'http' || outcome.redirect === undefined || how.status !== null) return outcome
    const url = urlOf(outcome.redirect, new URL(path, at.url))
    if (url === null || !isSameHost(url, address)) return outcome
    const next = reach(portOf(url))
    if (next === null) return outcome // it cannot be asked from here
    at = { url, address: next }
    path = `${url.pathname}${url.search}`
  }
  return { kind: 'malformed', detail: `it redirects more than ${MOST_REDIRECTS} times` }
}

const portOf = ({ port, protocol }: URL): number => Number(port || (protocol === 'https:' ? 443 : 80))

const isSameHost = ({ hostname }: URL, { host }: Address): boolean =>
  ['localhost', '127.0.0.1', host].includes(hostname)

function urlOf(redirect: string, from: URL): URL | null {
  const url = URL.canParse(redirect, from.href) ? new URL(redirect, from.href) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url : null
}

/** Runs the command before the stop. Its time is part of the grace period. */
export async function runHook(observer: Observer, grace: number): Promise<RanHook | null> {
  const { container, inputs, deps } = observer.subject
  const argv = inputs.contract?.stop.before ?? null
  if (argv === null) return null
  const since = deps.clock.now()
  const { exitCode, output } = await deps.engine.exec(container, argv, grace, deps.signal)
  return { exitCode, seconds: deps.clock.now() - since, output: output.slice(-500) }
}
