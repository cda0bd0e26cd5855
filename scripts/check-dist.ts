/** Fails if the committed `dist/` is not what ncc builds from `src/`: users must run what was reviewed. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from './bundle.ts'

const fresh = mkdtempSync(join(tmpdir(), 'dist-'))
try {
  await bundle(fresh)
  const stale = [...new Set([...filesIn('dist'), ...filesIn(fresh)])].filter(
    (name) => read('dist', name) !== read(fresh, name),
  )
  if (stale.length > 0) {
    console.error(`dist/ is stale (${stale.join(', ')}): run \`npm run build\` and commit it.`)
    process.exitCode = 1
  } else console.log('dist/ is up to date with src/.')
} finally {
  rmSync(fresh, { recursive: true })
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}

function read(folder: string, name: string): string {
  try {
    return readFileSync(join(folder, name), 'latin1')
  } catch {
    return ''
  }
}
