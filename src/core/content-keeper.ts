/** Keeps what a builder makes, byte for byte, so that it can be pushed. `src/inspect/kept` implements it for the build. */
import type { ImageContent } from './image-content.ts'

export interface ContentKeeper {
  /**
   * Writes the tar of a builder (an OCI layout) to disk as it passes, once. Yields a tar that any engine loads as the one
   * image in it, under those tags; nothing without tags. A tar that cannot be read ends early, and `ofTar` rejects.
   */
  pass(tar: AsyncIterable<Buffer>, tags: readonly string[]): AsyncGenerator<Buffer>
  /** The content of the tar that has passed. Rejects with `archive-invalid`. */
  ofTar(): Promise<KeptContent>
  /** The content of an image on the engine. Rejects with `engine-failed`, `engine-lost` or `archive-invalid`. */
  ofEngine(ref: string): Promise<KeptContent>
}

export interface KeptContent extends ImageContent {
  /** The image of a platform, `linux/arm64`; null: the only one. Rejects with `archive-invalid`. */
  image(platform: string | null): Promise<KeptImage>
}

export interface KeptImage {
  /** Digests that an engine may use as its ID: of its manifest and its config. */
  readonly ids: readonly string[]
  /** A tar that any engine loads as this image, under that tag. */
  tar(tag: string): AsyncGenerator<Buffer>
}
