/** Compares a contract with what was measured of the image: one finding for each disagreement, at its line. Pure. */
import type { Finding, Level } from '../core/schema.ts'
import { count } from '../lib/units.ts'
import type { Contract } from './model.ts'
import type { TriedContract } from './tried.ts'
import type { Measured } from './measured.ts'
import { memoryRule } from './rules/memory.ts'
import { portRule } from './rules/ports.ts'
import { probeRule } from './rules/probes.ts'
import { commandRule, envRule, hookRule, userRule } from './rules/program.ts'
import { lineOf, type Rule } from './rules/rule.ts'
import { graceRule, timingRule } from './rules/timing.ts'

/** In the order in which a person would fix them. */
export const RULES: readonly Rule[] = [
  commandRule,
  userRule,
  envRule,
  portRule,
  probeRule,
  timingRule,
  memoryRule,
  hookRule,
  graceRule,
]

export function compareContract(tried: TriedContract, measured: Measured): Finding[] {
  const { contract, isApplied } = tried
  const usual: Level = isApplied ? 'fail' : 'warn'
  const rules = isApplied || !changesHowItRuns(contract) ? RULES : RULES_OF_ANY_START
  const found = rules.flatMap(({ code, find }) =>
    find(contract, measured, isApplied).map(
      ({ message, fix, at, evidence, level = usual, confidence = 'proved' }): Finding => ({
        code,
        level: isApplied || level !== 'fail' ? level : 'warn',
        ...{ confidence, message, fix },
        location: at,
        evidence: [...evidence],
      }),
    ),
  )
  return [...found, ...notTried(tried)]
}

/** They hold however the image was started. */
const RULES_OF_ANY_START: readonly Rule[] = [userRule]

/** Names of variables that may say where an app listens. */
const OF_ADDRESS = /PORT|ADDR|LISTEN|BIND|HOST|URL|SERVER/i

/** Of what is not tried: more variables, or another command of this container. */
const SETS_MORE = /^(?:envFrom|env_file|command|args)\b/

/** Whether the image would start otherwise under the contract: then ports and probes say nothing about this run. */
const changesHowItRuns = ({ entrypoint, args, assignsPort, env, notTried: rows }: Contract): boolean =>
  entrypoint !== null ||
  args !== null ||
  assignsPort !== null ||
  env.some(({ value }) => OF_ADDRESS.test(value.name)) ||
  rows.some(({ value }) => SETS_MORE.test(value.what))

const MOST_NAMED = 3

function notTried({ contract, isApplied, notTried: rows }: TriedContract): Finding[] {
  const [first] = rows
  if (!isApplied || first === undefined) return []
  const named = rows.slice(0, MOST_NAMED).map(({ value }) => value.what)
  const more = rows.length > MOST_NAMED ? `, and ${rows.length - MOST_NAMED} more` : ''
  return [
    {
      code: 'contract-not-tried',
      level: 'note',
      confidence: 'proved',
      message: `${count(rows.length, 'rule')} of ${contract.name} could not be tried: ${named.join(', ')}${more}`,
      location: first.at,
      evidence: rows.map(({ value: { what, why }, at }) => `${lineOf(at)} ${what}: ${why}`),
    },
  ]
}
