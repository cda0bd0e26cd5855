/** Policies: rules of an organisation under which a repository and its workflow set their own. */
import { isChosen } from '../config/merge.ts'
import type { Configured } from '../config/index.ts'
import { wrongSettings } from '../mistakes.ts'
import { forPrebuilt } from '../of-build.ts'
import type { Given } from '../sources.ts'
import type { Inputs } from '../types.ts'
import { parseList } from '../values.ts'
import { mayLoosen, mergeGate, mergeSettings } from './merge.ts'
import type { Policy, PolicyText } from './parse.ts'

export type { Policy, PolicyText } from './parse.ts'
export { parseSource, type PolicySource } from './source.ts'

/** Throws one `settings` error that lists all mistakes. Loads YAML and zod only where there is a policy. */
export async function parsePolicies(texts: readonly PolicyText[]): Promise<Policy[]> {
  if (texts.length === 0) return []
  const { parsePolicy } = await import('./parse.ts')
  const parsed = texts.map(parsePolicy)
  const mistakes = parsed.flatMap((one) => (one.ok ? [] : one.mistakes))
  if (mistakes.length > 0)
    throw wrongSettings(mistakes, 'docs/policies.md describes what a policy may contain.')
  return parsed.flatMap((one) => (one.ok ? one.policy : []))
}

/** The settings that count. `all`: given ones and those of the config file. */
export function underPolicies(
  all: Given,
  policies: readonly Policy[],
  isCommandLine: boolean,
): { given: Given; notes: readonly string[] } {
  const own = new Map([...all.values].filter(([name]) => isChosen(all, name, isCommandLine)))
  const { settings, notes } = mergeSettings(own, policies)
  const isPrebuilt = own.has('image') || own.has('archive')
  const added = [...settings].flatMap(([name, value]) => {
    const kept = isPrebuilt && !own.has(name) ? forPrebuilt(name, value) : value
    return kept === null ? [] : [[name, kept] as const]
  })
  return { given: { ...all, values: new Map([...all.values, ...added]) }, notes }
}

/** What the setting names, in order. */
export const policyItems = ({ values }: Given): string[] => parseList(values.get('policy')?.text ?? '')

export interface Settled extends ReturnType<typeof underPolicies> {
  readonly lifts: Configured['lifts']
}

/** The inputs with the budgets and acceptances that count, and what the report says about it. */
export function gateUnderPolicies(
  inputs: Inputs,
  policies: readonly Policy[],
  { given, lifts, notes: before }: Settled,
): Inputs {
  if (policies.length === 0) return inputs
  requireSmoke(inputs, policies)
  const warnOnly = given.values.get('warn-only')?.text.toLowerCase() === 'true'
  const { gate, notes } = mergeGate({ gate: inputs.gate, lifts, warnOnly }, policies)
  const { file = null, commit = null, notes: own = [] } = inputs.config ?? {}
  const changeable = [
    ...new Set(policies.filter(({ isOfChange }) => isOfChange).map(({ applied }) => applied.source)),
  ]
  const ofChange = changeable.map(
    (source) => `The policy \`${source}\` is in the repository under test, so this change can change it`,
  )
  return {
    ...inputs,
    gate,
    policies: policies.map(({ applied }) => applied),
    config: { file, commit, notes: [...own, ...ofChange, ...before, ...notes] },
  }
}

/** An archive is never run, also with `smoke: true`. */
function requireSmoke({ smoke }: Inputs, policies: readonly Policy[]): void {
  const policy = policies.find(
    (one) => one.settings.get('smoke')?.text === 'true' && !mayLoosen(one, 'smoke'),
  )
  if (policy && smoke === null)
    throw wrongSettings(
      [`An archive is weighed, not run, but the policy ${policy.name} requires smoke: true`],
      'Give the image of an engine, or a folder to build.',
    )
}
