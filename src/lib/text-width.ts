/**
 * How many cells of a terminal a text takes. Not by the library string-width: its pattern of all emoji takes 40 ms to load,
 * which is a sixth of the start.
 */
import { eastAsianWidth } from 'get-east-asian-width'
import { withoutSequences } from './visible.ts'

/** Fast path for most text. */
const ASCII = /^[ -~]*$/
/** Clusters that are wider than their first character. */
const PICTURE = /\p{Extended_Pictographic}[\ufe0f\u200d]|\u20e3|\p{Regional_Indicator}{2}/u
/** The character that gives a cluster its width. */
const SEEN = /[^\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/u
/** Characters after that one that take cells of their own. */
const SPACING = /[\p{Mc}\uff00-\uffef]/gu

const clusters = new Intl.Segmenter()

export function textWidth(text: string): number {
  if (ASCII.test(text)) return text.length
  let cells = 0
  for (const { segment } of clusters.segment(withoutSequences(text))) cells += clusterWidth(segment)
  return cells
}

function clusterWidth(cluster: string): number {
  const [seen] = SEEN.exec(cluster) ?? []
  if (seen === undefined) return 0
  if (PICTURE.test(cluster)) return 2
  const after = cluster.slice(cluster.indexOf(seen) + seen.length).match(SPACING) ?? []
  return [seen, ...after].reduce((sum, one) => sum + eastAsianWidth(one.codePointAt(0) ?? 0), 0)
}
