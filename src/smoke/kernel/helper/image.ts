/** The helper's image, as the tar that `docker load` takes: FROM scratch with only its program, so nothing is pulled. */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pack } from 'tar-stream'
import { PROGRAMS } from './programs.ts'

/** Whether there is a program for the processor; else the helper needs the shell of the tested image. */
export const hasHelperProgram = (architecture: string): boolean => Object.hasOwn(PROGRAMS, architecture)

const PROGRAM = '/helper'

/** Null where there is no program for that processor. `tag` becomes the image's name. */
export async function helperImage(architecture: string, tag: string): Promise<Readable | null> {
  const program = PROGRAMS[architecture]
  if (program === undefined) return null
  const bytes = Buffer.from(program, 'base64')
  const layer = await tar([{ name: PROGRAM.slice(1), mode: 0o755, bytes }])
  const config = json({
    architecture,
    os: 'linux',
    config: { Entrypoint: [PROGRAM] },
    rootfs: { type: 'layers', diff_ids: [`sha256:${createHash('sha256').update(layer).digest('hex')}`] },
  })
  const manifest = json([{ Config: 'config.json', RepoTags: [tag], Layers: ['layer/layer.tar'] }])
  const archive = await tar([
    { name: 'layer/layer.tar', mode: 0o644, bytes: layer },
    { name: 'config.json', mode: 0o644, bytes: config },
    { name: 'manifest.json', mode: 0o644, bytes: manifest },
  ])
  return Readable.from([archive])
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))

async function tar(files: readonly { name: string; mode: number; bytes: Buffer }[]): Promise<Buffer> {
  const packed = pack()
  for (const { name, mode, bytes } of files) packed.entry({ name, mode, mtime: new Date(0) }, bytes)
  packed.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of packed) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}
