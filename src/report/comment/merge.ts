/**
 * Combines sections that several jobs read and write, without losing any. Pure: the result depends on which sections there
 * are, not on who saw them first.
 */
import type { Section, Version } from './section.ts'

/** The latest section of each key. Sections of earlier commits are left out once all legs of a later run have reported. */
export function mergeSections(...lists: readonly (readonly Section[])[]): Section[] {
  const all = lists.flat()
  const latest = new Map<string, Section>()
  for (const section of all) {
    const other = latest.get(section.key)
    if (!other || order(other, section) <= 0) latest.set(section.key, section)
  }
  const sections = [...latest.values()]
  return sections.filter((section) => !isReplaced(section, sections)).sort(byTitle)
}

/** Whether a later run of the same workflow has reported about another commit: then this one must not be shown. */
export const isOutdated = (section: Section, sections: readonly Section[]): boolean =>
  sections.some(
    (other) =>
      (other.key === section.key && order(section, other) < 0) ||
      (isOtherCommit(section, other) && other.run > section.run),
  )

/** The same sections in the same versions. */
export function sameSections(some: readonly Section[], others: readonly Section[]): boolean {
  const names = new Set(some.map(nameOf))
  return names.size === others.length && others.every((other) => names.has(nameOf(other)))
}

const nameOf = ({ key, run, attempt, at }: Section): string => [key, run, attempt, at].join(' ')

const order = (a: Version, b: Version): number => a.run - b.run || a.attempt - b.attempt || a.at - b.at

const isOtherCommit = (a: Section, b: Section): boolean => a.workflow === b.workflow && a.sha !== b.sha

function isReplaced(section: Section, all: readonly Section[]): boolean {
  const later = all.filter((other) => isOtherCommit(section, other) && other.run > section.run)
  const newest = later.reduce<Section | null>((a, b) => (a && a.run >= b.run ? a : b), null)
  return newest !== null && isComplete(later.filter(({ sha }) => sha === newest.sha))
}

/** Whether all legs of each job that has reported are there. Where their number is unknown, one is enough. */
function isComplete(sections: readonly Section[]): boolean {
  return sections.every(({ job, legs }) => {
    const there = new Set(sections.filter((other) => other.job === job).map(({ leg }) => leg))
    return there.size >= legs
  })
}

/** By name, so that a section keeps its place. */
const byTitle = (a: Section, b: Section): number =>
  a.title === b.title ? compareText(a.key, b.key) : compareText(a.title, b.title)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
