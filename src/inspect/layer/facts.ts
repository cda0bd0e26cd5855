/** Facts about packages, compressed: those of a large distribution would take as much memory as all paths. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Fact } from '../packages/index.ts'

export const packFacts = (facts: readonly Fact[]): Buffer =>
  deflateRawSync(JSON.stringify(facts), { level: 1 })

/** The reverse of `packFacts`. */
export const unpackFacts = (packed: Buffer): Fact[] => JSON.parse(inflateRawSync(packed).toString()) as Fact[]
