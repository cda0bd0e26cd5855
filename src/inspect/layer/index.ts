/**
 * One layer as `LayerReader` reads it. Its numbers of paths and link targets are its own, so layers can be read in any
 * order, several at once, and cached between runs.
 */
import type { LayerContent } from '../../core/schema.ts'
import type { Names } from '../tree/paths.ts'
import type { Joined } from '../tree/texts.ts'
import type { NoteTable } from './note-table.ts'

/** A layer applied to an empty root. It does not say which layers are below. */
export interface Layer {
  /** How equal contents are recognised: only layers of the same kind are compared. */
  readonly identity: Identity
  /** Members of its tar. */
  readonly entries: number
  /** Regular files among them, each with its own content. */
  readonly files: number
  /** Bytes of all contents, as stored. */
  readonly size: number
  /** Every path that the layer names. */
  readonly names: Names
  /** Targets of symbolic links. */
  readonly targets: Joined
  readonly nodes: Nodes
  readonly contents: Contents
  /** Contents without a path, because a later member of the layer has the same path. */
  readonly lost: Int32Array
  readonly notes: Notes
  /** Files that may hold credentials and were not read, because they are too large or too many. */
  readonly secretsUnread: number
  /** Equal for layers of equal files; computed while it is read, and cached with it. */
  readonly content: LayerContent
}

/** SHA-256 of what a program would read, or size and CRC-64 of the bytes as the engine recorded them. */
export type Identity = 'sha256' | 'crc64'

/** The nodes of the layer's tree, each folder before its children: the columns of a table. */
export interface Nodes extends Attributes {
  readonly paths: Int32Array
  /** `Kind` of each. */
  readonly kinds: Uint8Array
  readonly values: Int32Array
}

/** What the tar says about each node besides its content; all 0 for folders that are only part of a path, and for whiteouts. */
export interface Attributes {
  /** Permission bits. */
  readonly modes: Uint16Array
  /** Larger ones than 2^31 wrap. */
  readonly uids: Int32Array
  readonly gids: Int32Array
  /** Seconds since 1970. */
  readonly times: Float64Array
}

/** One row for each regular file, in the order of the tar. */
export interface Contents {
  /** Bytes as stored. */
  readonly sizes: Float64Array
  /** `HASH_BYTES` each; equal if, and only if, two files have the same content. */
  readonly hashes: Uint8Array
  /** The path number that each was stored at. */
  readonly storedAt: Int32Array
}

/** Bytes kept of some files, by the number of their content. */
export interface Notes {
  /** Of executables: the ELF header, or the `#!` line. */
  readonly heads: NoteTable
  /** Whole os-release files. */
  readonly osReleases: NoteTable
  /** Facts about packages, as `packFacts` writes them. */
  readonly facts: NoteTable
  /** What kinds of secrets a file has, as `packSecrets` writes them: no values. */
  readonly secrets: NoteTable
}
