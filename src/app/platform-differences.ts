/** What differs between the platforms of one build, in the Report of the first. Pure. */
import { comparePlatforms } from '../compare/index.ts'
import { groupBy } from '../lib/group-by.ts'
import type { Tried } from './images.ts'

export function withDifferences(tried: readonly Tried[]): Tried[] {
  const ofSeveral = tried.filter(({ inputs: { source } }) => source.kind === 'build' && source.platforms)
  const images = groupBy(ofSeveral, ({ inputs }) => inputs.name)
  return tried.map((one) => {
    const platforms = images.get(one.inputs.name) ?? []
    if (platforms[0] !== one) return one
    const differences = comparePlatforms(
      new Map(platforms.map(({ inputs, report }) => [inputs.source.platform ?? '', report])),
    )
    if (differences.length === 0) return one
    return { ...one, report: { ...one.report, platformDifferences: differences } }
  })
}
