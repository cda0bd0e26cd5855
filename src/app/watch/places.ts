/** What `--watch` watches, by the settings. */
import { join, resolve } from 'node:path'
import { watchedBuild } from '../../build/index.ts'
import { sbomFilesOf, wrongSettings } from '../../inputs/index.ts'
import type { Inputs } from '../../inputs/types.ts'
import { secretSource } from '../../lib/buildx-options.ts'
import type { Places } from './watcher.ts'

/** `lists`: the files that list the images. */
export function placesOf(images: readonly Inputs[], lists: readonly string[] = []): Places {
  const builds = images.flatMap(({ source, root }) =>
    source.kind === 'build' ? [watchedBuild(source, root)] : [],
  )
  return {
    folders: builds.flatMap(({ folders }) => folders),
    files: [...builds.flatMap(({ files }) => files), ...images.flatMap(filesOf), ...lists],
    own: images.flatMap((inputs) => {
      const { report, sarif, html, predicate, smoke } = inputs
      const files = [report, sarif, html, predicate, smoke?.logFile ?? null, ...sbomFilesOf(inputs)]
      return files.filter((path) => path !== null)
    }),
  }
}

/** Files of the settings. */
function filesOf({ root, workingDir, source, config, smoke, tests, filesRead = [] }: Inputs): string[] {
  const { file = null } = config ?? {}
  const { structure = [], goss = [], gossVars = null } = tests ?? {}
  return [
    ...(file === null ? [] : [join(root, file)]),
    ...(smoke?.services?.files ?? []),
    ...structure,
    ...goss,
    ...(gossVars === null ? [] : [gossVars]),
    ...filesRead,
    ...(source.kind === 'build' ? source.buildSecrets : []).flatMap((spec) => {
      const from = secretSource(spec, process.env)
      return from !== null && 'file' in from ? [resolve(workingDir, from.file)] : []
    }),
  ]
}

/** `baseline: auto`, which finds nothing on a laptop. */
export const isUsual = (baseline: Inputs['baseline']): boolean =>
  baseline.kind === 'search' && baseline.commit === null && !baseline.among.includes('build')

/** Throws one error for all settings that make no sense with a trial that is repeated. */
export function refuseUnwatchable(images: readonly Inputs[]): void {
  const mistakes = images.flatMap(({ source, name, push, smoke, baseline, baselineImage }) => [
    ...(source.kind === 'build' ? [] : [`--watch needs a folder to build, and nothing of ${name} is built`]),
    ...(push === null ? [] : ['--watch and push exclude each other: each change would be pushed']),
    ...(smoke?.keepRunning
      ? ['--watch and keep-running exclude each other: each try starts a container']
      : []),
    ...(smoke?.rehearse.asked.includes('upgrade') && baselineImage === null && isUsual(baseline)
      ? [
          '--watch and rehearse: upgrade need baseline-image: each try is compared with the last one, whose image is gone',
        ]
      : []),
  ])
  if (mistakes.length > 0)
    throw wrongSettings([...new Set(mistakes)], 'Leave --watch or the other option out.')
}
