/** Runs Sea Trial as users run it, weighing only. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { measured, type Measured } from '../measured.ts'

const DIST = 'dist/index.js'

export interface Weighing extends Measured {
  /** How the layers were read, if the Report contains it. */
  readonly route: string | null
  readonly entries: number
  readonly layers: number
  readonly onDisk: number
}

/** `cache` is the folder of the layer cache. */
export const weighImage = (ref: string, env: NodeJS.ProcessEnv, cache: string): Promise<Weighing> =>
  weigh(['--image', ref, '--smoke', 'false'], { ...env, SEA_TRIAL_CACHE: cache })

/** The same with an empty cache. */
export const weighCold = (ref: string, env: NodeJS.ProcessEnv): Promise<Weighing> =>
  inTemp((folder) => weighImage(ref, env, folder))

/** Weighs an archive that is piped in, without a cache. */
export const weighArchive = (archive: Readable): Promise<Weighing> =>
  inTemp((folder) => weigh(['--archive', '-'], { ...process.env, SEA_TRIAL_CACHE: folder }, archive))

async function weigh(args: string[], env: NodeJS.ProcessEnv, input?: Readable): Promise<Weighing> {
  return inTemp(async (folder) => {
    const report = join(folder, 'report.json')
    const options = input ? { env, input } : { env }
    const cost = await measured(process.execPath, [DIST, ...args, '--report', report], options)
    return { ...cost, ...found(readFileSync(report, 'utf8')) }
  })
}

function found(report: string): Omit<Weighing, keyof Measured> {
  const { image } = JSON.parse(report) as {
    image: { sizes: { onDisk: number }; layers: { entries: number }[]; reading?: { route?: string } }
  }
  return {
    route: image.reading?.route ?? null,
    entries: image.layers.reduce((sum, { entries }) => sum + entries, 0),
    layers: image.layers.length,
    onDisk: image.sizes.onDisk,
  }
}

export async function inTemp<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
