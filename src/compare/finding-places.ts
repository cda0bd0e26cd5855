/** What a finding is about besides its code, so that a second one of the same code is recognised as new. */
import type { Delta, Finding } from '../core/schema.ts'

const MOST_PLACES = 10
const MOST_CHARACTERS = 200

/** What a message names in backquotes: a path, a port, a variable. Commands and figures change by themselves. */
const PLACE = /^(?:\/\S+|\d{1,5}(?:\/(?:tcp|udp))?|[A-Z][A-Z0-9_]{2,})$/
/** Digits in a path are usually versions or random. */
const DIGITS = /\d+/g
const PORT = /\bport (\d{1,5})\b/gi

export function placesOf({ message }: Pick<Finding, 'message'>): string[] {
  const spans = message.split('`').filter((_, index) => index % 2 === 1)
  const named = spans
    .filter((span) => PLACE.test(span))
    .map((span) => (span.startsWith('/') ? span.replace(DIGITS, '#') : span))
  const ports = [...message.matchAll(PORT)].map(([, port = '']) => port)
  const places = [...named, ...ports].map((place) => place.slice(0, MOST_CHARACTERS))
  return [...new Set(places)].slice(0, MOST_PLACES)
}

/** Whether the baseline has the finding: its code, and one of its places if both have any. */
export function isInBaseline(finding: Finding, { findingsBefore = [], placesBefore }: Delta): boolean {
  if (!findingsBefore.includes(finding.code)) return false
  const earlier = placesBefore?.filter(({ code }) => code === finding.code) ?? []
  const places = placesOf(finding)
  if (earlier.length === 0 || places.length === 0) return true
  return earlier.some((one) => one.places.length === 0 || one.places.some((place) => places.includes(place)))
}
