/** What `sea-trial layers` and `sea-trial tree` print as JSON: zod schemas, from which the published ones are made. */
import { z } from 'zod'
import { Image, SCHEMA_VERSION } from './schema.ts'

const bytes = z.int().nonnegative()
const layer = z.int().nonnegative()
const id = z.int().nonnegative()

const head = { schemaVersion: z.literal(SCHEMA_VERSION), generator: z.string(), name: z.string() }

/** The fields are those of a Report's image. */
export const Layers = z.object({
  ...head,
  ...Image.pick({
    id: true,
    ref: true,
    platform: true,
    sizes: true,
    base: true,
    layers: true,
    dead: true,
    shared: true,
  }).shape,
})

/** One path. Bytes of a folder are those of all that is listed in it. */
export const TreeEntry = z.object({
  path: z.string(),
  kind: z.enum(['nothing', 'folder', 'file', 'symlink', 'other']),
  bytes,
  removedBytes: bytes.optional(),
  /** Since the base image, or by the layer that was asked for. */
  change: z.enum(['same', 'added', 'changed', 'removed']).optional(),
  /** The layer that stored it. */
  layer: layer.optional(),
  /** Of dead weight. */
  removedBy: layer.optional(),
  /** Of a symbolic link. */
  target: z.string().optional(),
  /** In octal digits. This and the next ones: of what is in the final file system. */
  mode: z.string().optional(),
  uid: id.optional(),
  gid: id.optional(),
  /** Seconds since 1970. */
  time: z.number().optional(),
})

export const Tree = z.object({
  ...head,
  /** The layer that was asked for, from 0; null: the whole image. */
  layer: layer.nullable(),
  /** The path that was asked for, then what is listed below it. */
  entries: z.array(TreeEntry),
})

export type Layers = z.infer<typeof Layers>
export type TreeEntry = z.infer<typeof TreeEntry>
export type Tree = z.infer<typeof Tree>
