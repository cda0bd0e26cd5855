/** What the plain bytes of a blob are read as: a layer, JSON, or nothing that is of use. */
import { createHash, type Hash } from 'node:crypto'
import type { Budget } from '../budget.ts'
import type { Layer } from '../layer/index.ts'
import { LayerReader } from '../layer/reader.ts'
import { limits } from '../limits.ts'
import { Malformed } from '../malformed.ts'
import { BLOCK, hasChecksum, isZeroBlock } from '../tar/header.ts'

/** What a blob was found to hold. */
export interface Read {
  readonly layer: Layer | null
  readonly json: Buffer | null
  /** Digest of the plain bytes; null where it is that of the blob, or they could not all be read. */
  readonly diffId: string | null
}

/** Takes the plain bytes, in order. */
export interface Body {
  write(chunk: Buffer): void
  end(): Read
  /** Called instead of `end`, or after it has thrown, when the bytes went wrong. */
  discard(): void
}

/** Of a blob that is not compressed, by its first bytes. A tar is known by the checksum of its first header; nothing at all is a tar without members. */
export function plainBody(head: Buffer, budget: Budget): Body | null {
  const block = head.subarray(0, BLOCK)
  const isTar = head.length === 0 || hasChecksum(block) || (block.length === BLOCK && isZeroBlock(block))
  if (isTar) return layerBody(budget, null)
  return /^\s*[[{]/.test(head.toString('latin1')) ? jsonBody(budget) : null
}

/** What is compressed can only be a layer. */
export const compressedBody = (budget: Budget): Body => layerBody(budget, createHash('sha256'))

/** `hash` null: the digest of the blob is also that of its plain bytes. */
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
