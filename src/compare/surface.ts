/** What the probed paths answer differently than in the baseline. A path that was probed in one run only is not compared. */
import type { HttpAnswer, Smoke, SurfaceChange } from '../core/schema.ts'

/** Their versions are no promise to clients. */
const DETAILS: ReadonlySet<string> = new Set(['server', 'x-powered-by'])

/** Null if no path was answered in both runs. */
export function compareSurface(now: Smoke | null, before: Smoke | null): SurfaceChange[] | null {
  const earlier = answersOf(before)
  const both = [...answersOf(now)].flatMap(([target, answer]) => {
    const was = earlier.get(target)
    return was ? [{ target, was, answer }] : []
  })
  return both.length === 0 ? null : both.flatMap(({ target, was, answer }) => changesOf(target, was, answer))
}

/** By what was asked: kind, port, path and terms. */
function answersOf(smoke: Smoke | null): Map<string, HttpAnswer> {
  const probes = smoke?.ready ? smoke.probes : []
  return new Map(probes.flatMap(({ target, answer }) => (answer ? [[target, answer] as const] : [])))
}

function changesOf(target: string, was: HttpAnswer, now: HttpAnswer): SurfaceChange[] {
  const change = (
    what: SurfaceChange['what'],
    before: string | null,
    after: string | null,
  ): SurfaceChange[] => (before === after ? [] : [{ target, what, before, after }])
  return [
    ...change('status', String(was.status), String(now.status)),
    ...change('location', was.location ?? null, now.location ?? null),
    ...named(was, now, 'header').flatMap(({ name, before, after }) =>
      change('header', before, after).map((one) => ({
        ...one,
        name,
        ...(DETAILS.has(name) ? { isDetail: true } : {}),
      })),
    ),
    ...named(was, now, 'cookie').flatMap(({ name, before, after }) =>
      change('cookie', before, after).map((one) => ({ ...one, name })),
    ),
  ]
}

interface Named {
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

function named(was: HttpAnswer, now: HttpAnswer, what: 'header' | 'cookie'): Named[] {
  const [before, after] = [valuesOf(was, what), valuesOf(now, what)]
  return [...new Set([...before.keys(), ...after.keys()])].map((name) => ({
    name,
    before: before.get(name) ?? null,
    after: after.get(name) ?? null,
  }))
}

/** Of headers by name; of cookies by the name of the cookie. */
function valuesOf({ headers }: HttpAnswer, what: 'header' | 'cookie'): Map<string, string> {
  const isCookie = (name: string): boolean => name === 'set-cookie'
  return new Map(
    headers.flatMap(({ name, value }): [string, string][] => {
      if (isCookie(name) !== (what === 'cookie')) return []
      return [isCookie(name) ? [value.split(';', 1)[0] ?? '', value] : [name, value]]
    }),
  )
}
