/** Which image contracts are searched for, and what a file says of it. */

export interface Subject {
  /** Relative to the root of the repository, with `/`: `services/api/Dockerfile`. */
  readonly dockerfile: string
  /** The same for the build context; empty for the root. */
  readonly context: string
  /** By which an image of it may be called: the repository, the folder, the image. */
  readonly names: readonly string[]
}

/** `isNamed`: it names this Dockerfile or image. `no`: why it is of another; empty where that goes without saying. */
export type Claim =
  | { readonly picks: readonly { readonly pick: string | null; readonly isNamed: boolean }[] }
  | { readonly no: string }
