/**
 * Compares two folders of Reports, as `SEA_TRIAL_CORPUS_REPORTS=FOLDER npm run test:corpus` writes them: verdicts,
 * findings, figures of the image and facts of the trial must be the same. Texts, times, ids and digests are ignored.
 *
 *     node scripts/compare-reports.ts BEFORE AFTER
 *
 * Exit code 1 when a Report differs or exists in one folder only.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../src/core/schema.ts'

type Facts = Record<string, unknown>

/** What a change of texts and layout must not change. */
function factsOf({ verdict, findings, build, image, smoke }: Report): Facts {
  const layers = image?.layers.map(({ size, files, entries, deadWeight, part, line }) =>
    [size, files, entries, deadWeight, part, line ?? null].join(' '),
  )
  return {
    verdict,
    findings: findings.map(({ code, level, confidence, location }) =>
      [code, level, confidence, location ? `${location.file}:${location.line}` : ''].join(' ').trim(),
    ),
    bytes: findings.filter(({ bytes }) => bytes !== undefined).map(({ code, bytes }) => `${code} ${bytes}`),
    'build.ok': build?.ok ?? null,
    'image.config': image?.config ?? null,
    'image.sizes': image && { ...image.sizes, download: null, efficiency: null },
    'image.base': image?.base ?? null,
    'image.layers': layers ?? null,
    'image.dead': image?.dead.map(({ path, bytes, cause }) => `${path} ${bytes} ${cause ?? ''}`) ?? null,
    'image.packages': image?.packages ?? null,
    'smoke.ready': smoke?.ready ?? null,
    'smoke.port': smoke?.port ?? null,
    'smoke.route': smoke?.route ?? null,
    'smoke.probes': smoke?.probes.map(({ kind, target, ok }) => `${kind} ${target} ${ok}`) ?? null,
    'smoke.listeners':
      smoke?.listeners.map(({ protocol, address, port }) => `${protocol} ${address} ${port}`) ?? null,
    'smoke.exit': smoke?.exit ? { ...smoke.exit, after: null, error: null } : null,
    'smoke.shutdown': smoke?.shutdown
      ? { signal: smoke.shutdown.signal, exitCode: smoke.shutdown.exitCode, killed: smoke.shutdown.killed }
      : null,
  }
}

const read = (file: string): Facts => factsOf(JSON.parse(readFileSync(file, 'utf8')) as Report)

function main([before, after]: readonly string[]): number {
  if (before === undefined || after === undefined) {
    console.error('usage: node scripts/compare-reports.ts BEFORE AFTER')
    return 2
  }
  const [old, now] = [before, after].map((folder) =>
    readdirSync(folder).filter((name) => name.endsWith('.json')),
  )
  const names = [...new Set([...(old ?? []), ...(now ?? [])])].sort()
  let differing = 0
  for (const name of names) {
    const missingIn = !old?.includes(name) ? before : !now?.includes(name) ? after : null
    const lines =
      missingIn === null
        ? differences(read(join(before, name)), read(join(after, name)))
        : [`missing in ${missingIn}`]
    if (lines.length === 0) continue
    differing++
    console.log([name, ...lines.map((line) => `  ${line}`)].join('\n'))
  }
  console.log(`${names.length} Reports compared, ${differing} differ`)
  return differing === 0 && names.length > 0 ? 0 : 1
}

const differences = (before: Facts, after: Facts): string[] =>
  Object.keys(before)
    .map((key) => [key, JSON.stringify(before[key]), JSON.stringify(after[key])] as const)
    .filter(([, one, other]) => one !== other)
    .map(([key, one, other]) => `${key}: ${one} → ${other}`)

process.exitCode = main(process.argv.slice(2))
