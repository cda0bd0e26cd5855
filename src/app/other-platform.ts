/**
 * A platform of a build of several that is not the engine's, while another one is. It runs under emulation where the kernel
 * has that; where the kernel refuses its program, it is weighed only. Pure.
 */
import type { FigureKey, Gate } from '../core/budget.ts'
import type { Finding, Platform } from '../core/schema.ts'
import type { Source } from '../inputs/types.ts'
import { runsOn } from '../platform/compatible.ts'
import { parsePlatform } from '../platform/name.ts'

/** `engine`: that runs the container. If none of the platforms is the engine's, each must run as if it were the only one. */
export function isOtherPlatform(source: Source, engine: Platform | undefined): boolean {
  if (source.kind !== 'build' || !source.platforms || source.platform === null || !engine) return false
  return !runsHere(source.platform, engine) && source.platforms.some((platform) => runsHere(platform, engine))
}

/** Whether the engine runs it without emulation. */
export function runsHere(text: string, engine: Platform): boolean {
  const platform = parsePlatform(text)
  return platform.os === engine.os && runsOn(platform, engine)
}

/** Whether it is one, and the kernel refused its program. `findings`: of the container. */
export const cannotRunHere = (
  source: Source,
  engine: Platform | undefined,
  findings: readonly Finding[] = [],
): boolean =>
  isOtherPlatform(source, engine) &&
  findings.some(({ code, level }) => code === 'wrong-architecture' && level === 'fail')

const MEASURED: ReadonlySet<FigureKey> = new Set(['ready', 'memory', 'stop'])

/** Times and memory under emulation say little: budgets of them warn, and may stay open. */
export const withoutTimes = (gate: Gate): Gate => ({
  ...gate,
  budgets: gate.budgets.map((rule) =>
    rule.kind === 'figure' && MEASURED.has(rule.figure) ? { ...rule, level: 'warn', unknown: 'pass' } : rule,
  ),
})
