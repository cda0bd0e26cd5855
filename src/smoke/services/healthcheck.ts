/** The HEALTHCHECK of the tested service: its own values, and those that Compose gets for the test. Pure. */
import type { Healthcheck } from '../../core/schema.ts'
import { paced } from '../container/health-pace.ts'
import type { Service } from './model.ts'
import { withoutEscapes } from './value.ts'

/** The service's values override the image's; null for none, or a disabled one. */
export function ownHealthcheck(
  { healthcheck = {} }: Service,
  ofImage: Healthcheck | undefined,
): Healthcheck | null {
  const given = healthcheck.test?.map(withoutEscapes) ?? []
  const test = given.length > 0 ? given : (ofImage?.test ?? [])
  if (healthcheck.disable === true || test.length === 0 || test[0] === 'NONE') return null
  const { interval, timeout, start_period, start_interval, retries } = healthcheck
  return {
    ...ofImage,
    test,
    ...some('interval', secondsOf(interval)),
    ...some('timeout', secondsOf(timeout)),
    ...some('startPeriod', secondsOf(start_period)),
    ...some('startInterval', secondsOf(start_interval)),
    ...some('retries', Number(retries)),
  }
}

/** As in engines, 0 means "not set". */
const some = (name: string, value: number): object => (value ? { [name]: value } : {})

/** As Go prints a duration: `1h30m0s`, `1.5s`, `100µs`, `-5s`. NaN for anything else. */
function secondsOf(value: unknown): number {
  const [, sign, parts = ''] =
    /^(-?)((?:\d+(?:\.\d+)?(?:h|ms|m|s|ns|us|µs|μs)){1,6})$/.exec(String(value)) ?? []
  if (sign === undefined) return NaN
  const sum = [...parts.matchAll(/([\d.]+)(\D+)/g)].reduce(
    (seconds, [, count, unit = '']) => seconds + Number(count) * (UNITS.get(unit) ?? NaN),
    0,
  )
  return sign === '-' ? -sum : sum
}

/** In seconds. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['h', 3600],
  ['m', 60],
  ['s', 1],
  ['ms', 1e-3],
  ['us', 1e-6],
  ['µs', 1e-6], // the micro sign
  ['μs', 1e-6], // the Greek letter
  ['ns', 1e-9],
])

/** Compose rejects a test with another first word. */
const KINDS: readonly (string | undefined)[] = ['CMD', 'CMD-SHELL']

/** In Compose's format, with the test's interval. Complete, since some engines do not merge it with the image's. `own`: as above. */
export function trialHealthcheck(own: Healthcheck | null, knowsStartInterval: boolean): object | null {
  if (own === null || !KINDS.includes(own.test[0])) return null
  const { test, interval, timeout, startPeriod, startInterval, retries } = paced(own)
  return {
    test: test.map((word) => word.replaceAll('$', '$$$$')),
    interval: duration(interval),
    ...(timeout ? { timeout: duration(timeout) } : {}),
    ...(startPeriod ? { start_period: duration(startPeriod) } : {}),
    // Compose requires both together
    ...(startPeriod && knowsStartInterval ? { start_interval: duration(startInterval) } : {}),
    retries,
  }
}

const duration = (seconds: number): string => `${Math.round(seconds * 1e9)}ns`

const START_INTERVAL = { engine: [25, 0], compose: [2, 24] } as const

/** Whether both support `start_interval`: Compose rejects it for an older engine. Versions such as `28.5.2+dfsg4`. */
export const knowStartInterval = (engine: string, compose: string): boolean =>
  isFrom(engine, START_INTERVAL.engine) && isFrom(compose, START_INTERVAL.compose)

function isFrom(version: string, [major, minor]: readonly [number, number]): boolean {
  const [, its, minorOfIts] = /^v?(\d+)\.(\d+)/.exec(version) ?? []
  return Number(its) > major || (Number(its) === major && Number(minorOfIts) >= minor)
}
