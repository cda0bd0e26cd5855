/** Where the stored bytes of an image come from when it is pushed: an OCI layout, an engine's content store, a registry. */

/** https://github.com/opencontainers/image-spec/blob/main/descriptor.md */
export interface Descriptor {
  readonly mediaType: string
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string
  /** In bytes. */
  readonly size: number
}

export interface ImageContent {
  /** What is pushed: an index, or a manifest. */
  readonly root: Descriptor
  /** The bytes of an index or manifest below the root, as they are stored. Rejects if they are missing. */
  manifest(digest: string): Promise<Buffer>
  /** The bytes of a config or layer, as they are stored. May be called again, to retry. */
  blob(descriptor: Descriptor): AsyncIterable<Buffer>
}
