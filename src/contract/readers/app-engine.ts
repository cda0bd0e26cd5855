/** `app.yaml` of App Engine’s flexible environment with `runtime: custom`: the one that runs a Dockerfile. */
import { readNodes, type Node } from '../../lib/document.ts'
import { APP_ENGINE } from '../fields/app-engine.ts'
import type { ContractProbe, ContractReader, ProbeTiming } from '../model.ts'
import { inShell } from '../values.ts'
import { at, entriesAt, readerOf, textAt, type Source } from './source.ts'
import { variables } from './variables.ts'

const PORT = 8080
const GB = 1024 ** 3

const READINESS: ProbeTiming = {
  initialDelay: null,
  period: 5,
  timeout: 4,
  failureThreshold: 2,
  successThreshold: 2,
}
const LIVENESS: ProbeTiming = {
  initialDelay: 300,
  period: 30,
  timeout: 4,
  failureThreshold: 4,
  successThreshold: 2,
}
const START_TIMEOUT = 300

export const readAppEngine: ContractReader = readerOf(APP_ENGINE, readNodes, (root, source) => {
  source.refusePick()
  const runtime = textAt(root, 'runtime')
  const isFlexible =
    ['flex', 'flexible'].includes(textAt(root, 'env')?.text ?? '') || textAt(root, 'vm')?.text === 'true'
  const shown = (runtime?.text ?? 'none').slice(0, 100)
  if (!isFlexible)
    return source.wrong(
      runtime?.line ?? 1,
      `it is of App Engine’s standard environment (runtime ${shown}), which runs no image: \`runtime: custom\` and \`env: flex\` run a Dockerfile`,
    )
  if (runtime?.text !== 'custom')
    return source.wrong(
      runtime?.line ?? 1,
      `App Engine builds the image of runtime ${shown} itself: only \`runtime: custom\` runs your Dockerfile`,
    )
  source.check(root)
  const entrypoint = textAt(root, 'entrypoint')
  const amount = (name: string, of: (value: number) => number) => {
    const given = textAt(root, 'resources', name)
    return { request: null, limit: given === null ? null : source.ruled(of(Number(given.text)), given.line) }
  }
  return {
    name: source.file,
    ports: [source.ruled({ port: PORT, protocol: 'tcp', name: null }, runtime.line)],
    assignsPort: source.ruled(PORT, runtime.line),
    probes: [
      ...probeOf(root, 'readiness', READINESS, source),
      ...probeOf(root, 'liveness', LIVENESS, source),
    ],
    args: entrypoint === null ? null : source.ruled(inShell(entrypoint.text), entrypoint.line),
    env: variables(source, entriesAt(root, 'env_variables')),
    memory: amount('memory_gb', (value) => Math.round(value * GB)),
    cpu: amount('cpu', (value) => value),
  }
})

function probeOf(
  root: Node,
  use: 'readiness' | 'liveness',
  defaults: ProbeTiming,
  source: Source,
): ContractProbe[] {
  const check = at(root, `${use}_check`)
  const path = textAt(check?.node, 'path')
  if (path === null) return []
  const host = textAt(check?.node, 'host')
  const number = (name: string, fallback: number | null) => {
    const given = textAt(check?.node, name)
    return given === null ? fallback : Number(given.text)
  }
  const probe: ContractProbe = {
    use,
    how: {
      kind: 'http',
      scheme: 'http',
      port: PORT,
      path: path.text,
      headers: host === null ? [] : [['Host', host.text]],
      status: [200, 200],
    },
    timing: {
      initialDelay: use === 'liveness' ? number('initial_delay_sec', defaults.initialDelay) : null,
      period: number('check_interval_sec', defaults.period),
      timeout: number('timeout_sec', defaults.timeout),
      failureThreshold: number('failure_threshold', defaults.failureThreshold),
      successThreshold: number('success_threshold', defaults.successThreshold),
    },
    at: source.ruled(null, path.line).at,
  }
  return use === 'liveness'
    ? [probe]
    : [startOf(probe, number('app_start_timeout_sec', START_TIMEOUT) ?? START_TIMEOUT), probe]
}

/** App Engine gives up on an instance that is not ready by then. */
function startOf(probe: ContractProbe, seconds: number): ContractProbe {
  const period = probe.timing.period ?? 1
  const failureThreshold = Math.max(1, Math.floor(seconds / Math.max(1, period)))
  return {
    ...probe,
    use: 'startup',
    timing: { ...probe.timing, period, failureThreshold, successThreshold: 1 },
  }
}
