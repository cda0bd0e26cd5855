/** What `layers`, `tree` and `browse` have in common: one image, weighed with every path of it, and its Dockerfile. */
import { readDockerfile, type Dockerfile } from '../../build/dockerfile/index.ts'
import type { ImageFiles } from '../../core/image-files.ts'
import type { Finding, Image } from '../../core/schema.ts'
import type { FiledImage, NamedFile } from '../../inputs/types.ts'
import type { InspectOptions } from '../../inspect/index.ts'
import { withRun } from '../command-run.ts'
import type { Host } from '../host.ts'
import { analyseNamed } from '../named-image.ts'
import { withProgress } from './terminal.ts'

export interface WeighedFiles {
  readonly image: Image
  readonly findings: readonly Finding[]
  readonly files: ImageFiles
}

/** Rejects with a UserError. */
export async function weighFiles(
  name: FiledImage,
  host: Host,
  more: Partial<InspectOptions> = {},
): Promise<WeighedFiles> {
  const { env } = host
  const options = { allFiles: true, ...more }
  const { image, findings, paths } = await withProgress(host, (progress) =>
    withRun(env, (run) => analyseNamed(name, { env, progress, roots: [], run }, options)),
  )
  if (!paths) throw new Error('the files of the image were not listed')
  return { image, findings, files: paths }
}

/** Null where none was named. */
export const dockerfileFrom = (file: NamedFile | null): Dockerfile | null =>
  file &&
  readDockerfile(file.text, {
    file: file.name,
    target: null,
    args: new Map(),
    platform: null,
    redact: (text) => text,
  })
