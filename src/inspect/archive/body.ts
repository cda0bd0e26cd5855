import { createHash, type Hash } from 'node:crypto'
import type { Budget } from '../budget.ts'
import type { Layer } from '../layer/index.ts'
import { LayerReader } from '../layer/reader.ts'
import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import { BLOCK, hasChecksum, isZeroBlock } from '../tar/header.ts'

/** The content of a blob. */
export interface Read {
  readonly layer: Layer | null
  readonly json: Buffer | null
  /** Digest of the uncompressed bytes; null if the blob is not compressed, or could not be read to its end. */
  readonly diffId: string | null
}

/** Reads the uncompressed bytes of a blob, in order, as a layer or as JSON. */
export interface Body {
  write(chunk: Buffer): void
  end(): Read
  /** Frees memory if `end` was not called, or threw. */
  discard(): void
}

/**
 * For a blob that is not compressed, by its first bytes; null if it is neither tar nor JSON. A tar is recognised by the
 * checksum of its first header; an empty blob is a tar without members.
 */
export function plainBody(head: Buffer, budget: Budget): Body | null {
  const block = head.subarray(0, BLOCK)
  const isTar = head.length === 0 || hasChecksum(block) || (block.length === BLOCK && isZeroBlock(block))
  if (isTar) return layerBody(budget, null)
  return /^\s*[[{]/.test(head.toString('latin1')) ? jsonBody(budget) : null
}

/** Only layers are compressed. */
export const compressedBody = (budget: Budget): Body => layerBody(budget, createHash('sha256'))

/** `hash`: computes the diffID; null if the digest of the blob is the same. */
function layerBody(budget: Budget, hash: Hash | null): Body {
  const reader = new LayerReader(budget)
  return {
    write(chunk) {
      hash?.update(chunk)
      reader.write(chunk)
    },
    end: () => ({ layer: reader.end(), json: null, diffId: hash ? `sha256:${hash.digest('hex')}` : null }),
    discard: () => reader.discard(),
  }
}

function jsonBody(budget: Budget): Body {
  const chunks: Buffer[] = []
  let size = 0
  return {
    write(chunk) {
      size += chunk.length
      if (size > limits.jsonBytes) throw new Malformed(`it is JSON of more than ${limits.jsonBytes} bytes`)
      budget.json(chunk.length)
      chunks.push(chunk)
    },
    end: () => ({ layer: null, json: Buffer.concat(chunks), diffId: null }),
    discard() {},
  }
}
