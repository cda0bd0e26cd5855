/**
 * Facts about packages, as JSON. It is compressed if it is long: those of a large distribution would take as much memory
 * as all paths. Most are short, as of a package.json, and not worth a compressor.
 */
import { deflateSync, inflateSync } from 'node:zlib'
import type { Fact } from '../packages/index.ts'

const LONG_BYTES = 1024
/** The first byte of JSON; a zlib stream begins with another. */
const BRACKET = 0x5b

export function packFacts(facts: readonly Fact[]): Buffer {
  const json = Buffer.from(JSON.stringify(facts))
  return json.length < LONG_BYTES ? json : deflateSync(json, { level: 1 })
}

/** The reverse of `packFacts`. */
export const unpackFacts = (packed: Buffer): Fact[] =>
  JSON.parse((packed[0] === BRACKET ? packed : inflateSync(packed)).toString()) as Fact[]
