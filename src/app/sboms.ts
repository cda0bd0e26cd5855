/** Writes the SBOMs of each image that was weighed: one file for each format, and for each platform where it has several. */
import { resolve } from 'node:path'
import type { Report } from '../core/schema.ts'
import { ofPlatform, sbomFileName } from '../inputs/index.ts'
import type { SbomFormat } from '../inputs/types.ts'
import { renderSbom } from '../report/index.ts'
import type { Host } from './host.ts'
import type { Tried } from './images.ts'

export type SbomPaths = Readonly<Partial<Record<SbomFormat, string>>>

/** `reports`: those of `tried`, as they are shown. Returns the paths that were written, in that order. */
export function writeSboms(
  tried: readonly Tried[],
  reports: readonly Report[],
  write: (path: string, text: string) => void,
): SbomPaths[] {
  return tried.map(({ inputs, run }, index) => {
    const report = reports[index]
    const image = report?.image
    if (!report || !image) return {}
    const { source, name, sbom = [] } = inputs
    const { env, cwd } = run.host
    const platform = source.kind === 'build' && source.platforms ? source.platform : null
    const written = sbom.map(({ format, file }) => {
      const path = ofPlatform(file ?? resolve(env.RUNNER_TEMP ?? cwd, sbomFileName(name, format)), platform)
      write(path, renderSbom({ ...report, image }, format, sbomTime(env, report.at)))
      return [format, path] as const
    })
    return Object.fromEntries(written)
  })
}

/** What SOURCE_DATE_EPOCH says, so that the file is reproducible; else `at`. */
export function sbomTime({ SOURCE_DATE_EPOCH: epoch }: Host['env'], at: string): Date {
  return new Date(epoch ? Number(epoch) * 1000 : at)
}
