/** Writes the result of each image as an in-toto predicate: what was tested, by which files, and where the run is. */
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import { locate, readWhole } from '../core/file-access.ts'
import type { Report } from '../core/schema.ts'
import { fileNameOf } from '../inputs/index.ts'
import { groupBy } from '../lib/group-by.ts'
import { linksOf } from '../publish/index.ts'
import { renderPredicate, type Resource } from '../report/index.ts'
import type { Tried } from './images.ts'

/** `reports`: those of `tried`, as they are shown. `reportDigest`: SHA-256 of the Report file, if there is one. */
export function writePredicates(
  tried: readonly Tried[],
  reports: readonly Report[],
  reportDigest: string | null,
  write: (path: string, text: string) => void,
): void {
  const pairs = tried.flatMap((one, index) => {
    const report = reports[index]
    return report ? [{ one, report }] : []
  })
  for (const platforms of groupBy(pairs, ({ one }) => one.inputs.name).values()) {
    const [first] = platforms
    const { name = '', predicate = null } = first?.one.inputs ?? {}
    if (!first || predicate === null) continue
    const { context, job } = first.one.run
    const proof = {
      configuration: configurationOf(first.one, first.report),
      url: linksOf(context, job.checkRun).run,
      reportDigest,
    }
    const text = renderPredicate(
      platforms.map(({ report }) => report),
      proof,
    )
    write(fileNameOf(predicate, name), text)
  }
}

/** The commit, the Dockerfile, the config file, policies and test files; only those whose digest is known. */
function configurationOf(
  { inputs, run }: Tried,
  { sha, config, build, policies, suites }: Report,
): Resource[] {
  const { repository, serverUrl } = run.context
  const { source } = inputs
  const uri = repository === null ? {} : { uri: `git+${serverUrl}/${repository}` }
  const ofCommit = (commit: string | null | undefined, name?: string): Resource[] =>
    commit ? [{ ...(name ? { name } : {}), ...uri, digest: { gitCommit: commit } }] : []
  const ofFile = (name: string | null | undefined): Resource[] => {
    const sha256 = name ? digestOf(resolve(inputs.root, name), inputs.roots) : null
    return name && sha256 !== null ? [{ name, digest: { sha256 } }] : []
  }
  return [
    ...ofCommit(sha),
    ...(source.kind === 'build' && source.inline !== undefined
      ? [{ name: 'Dockerfile in the bake or compose file', digest: { sha256: sha256Of(source.inline) } }]
      : ofFile(build?.dockerfile)),
    ...(config?.commit ? ofCommit(config.commit, config.file ?? undefined) : ofFile(config?.file)),
    ...(policies ?? []).map(({ source, file, digest }) => ({
      name: [source, file].filter(Boolean).join(' '),
      digest: { sha256: digest.replace('sha256:', '') },
    })),
    ...(suites ?? []).flatMap(({ file }) => ofFile(file)),
  ]
}

const MOST_BYTES = 16 * 2 ** 20

const sha256Of = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')

/** Null for what cannot be read. */
function digestOf(path: string, roots: readonly string[]): string | null {
  try {
    const place = locate(path, roots)
    return place.ok ? sha256Of(readWhole(place, { most: MOST_BYTES })) : null
  } catch {
    return null
  }
}
