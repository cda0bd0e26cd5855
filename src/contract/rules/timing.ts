/** Times of the contract that are shorter than what was measured: of the start, of an answer, of the stop. */
import type { Contract } from '../model.ts'
import type { Measured } from '../measured.ts'
import { startBudget } from '../timing.ts'
import { lineOf, type Disagreement, type Rule } from './rule.ts'

const s = (value: number): string => `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} s`

export const timingRule: Rule = {
  code: 'contract-probe-timing',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
  find: (contract, measured) => [...slowStart(contract, measured), ...slowAnswers(contract, measured)],
}

function slowStart(contract: Contract, { smoke }: Measured): Disagreement[] {
  const budget = startBudget(contract)
  const ready = smoke.readySeconds
  if (budget === null || ready === null || ready <= budget.surely) return []
  const { at, probe } = budget
  const isOver = ready > budget.seconds
  const use = probe.use === 'check' ? 'its check' : `its ${probe.use} probe`
  const { initialDelay, period, failureThreshold } = probe.timing
  return [
    {
      message: `${contract.name} lets it start for ${s(budget.seconds)} (${lineOf(at)}), and it was ready after ${s(ready)}: ${use} ${isOver ? 'kills it before' : 'may kill it before'}`,
      fix: `In ${lineOf(at)}, allow at least ${Math.ceil(ready * 3)} s: a \`startupProbe\` whose \`failureThreshold\` × \`periodSeconds\` is that long.`,
      at,
      evidence: [
        `${initialDelay ?? 0} s + ${failureThreshold ?? 0} × ${period ?? 0} s = ${s(budget.seconds)}`,
        `ready after ${ready.toFixed(2)} s`,
      ],
      ...(isOver ? {} : { level: 'warn' as const, confidence: 'likely' as const }),
    },
  ]
}

/** An answer that takes longer than the platform waits is a failure there. */
const slowAnswers = (contract: Contract, { answers }: Measured): Disagreement[] =>
  contract.probes.flatMap(({ timing: { timeout }, how, at }, index) => {
    const own = answers.find((one) => one.probe === index && one.port === ('port' in how ? how.port : null))
    if (timeout === null || own === undefined || !own.ok || own.seconds <= timeout) return []
    return [
      {
        message: `${contract.name} waits ${s(timeout)} for the answer to a probe (${lineOf(at)}), which took ${s(own.seconds)}`,
        fix: `Set \`timeoutSeconds\` to ${Math.ceil(own.seconds * 2)} in ${lineOf(at)}, or answer the probe sooner.`,
        at,
        evidence: [`the fastest of three answers took ${own.seconds.toFixed(2)} s`],
      },
    ]
  })

export const graceRule: Rule = {
  code: 'contract-grace',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
  find: ({ name, grace, preStop }, { smoke, preStop: hook, grace: waited }, isApplied) => {
    const shutdown = smoke.shutdown
    if (grace === null || shutdown === undefined) return []
    // an image that ignores the signal is killed under every contract: `killed-on-stop`
    const handles = shutdown.handledBy !== undefined || shutdown.said !== undefined
    const before = hook?.seconds ?? 0
    const total = before + shutdown.seconds
    const isOver = shutdown.killed ? handles && isApplied && waited >= grace.value : total > grace.value
    const isHookOver = preStop !== null && hook !== null && hook.exitCode === null
    if (!isOver && !isHookOver) return []
    const took =
      shutdown.killed || isHookOver ? `was still stopping after ${s(total)}` : `took ${s(total)} to stop`
    return [
      {
        message: `${name} gives it ${s(grace.value)} to stop (${lineOf(grace.at)}), and it ${took}, so it is killed while it stops`,
        fix: `Allow more time in ${lineOf(grace.at)}, or stop sooner after ${shutdown.signal}.`,
        at: grace.at,
        evidence: [
          ...(hook === null ? [] : [`preStop: ${s(hook.seconds)}, exit code ${hook.exitCode ?? 'unknown'}`]),
          `${shutdown.signal}: ${shutdown.killed ? 'killed' : `exit code ${shutdown.exitCode}`} after ${shutdown.seconds.toFixed(1)} s`,
        ],
      },
    ]
  },
}
