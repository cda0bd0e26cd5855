/**
 * `node scripts/pack.ts FOLDER [OWNER/NAME]` fills an empty folder with the npm package, for `npm pack` and `npm publish`.
 * The bundle has all that it needs, so the package has no dependencies and no scripts. OWNER becomes that of the repository.
 */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILES = ['dist', 'man', 'schemas', 'README.md', 'LICENSE']
/** Of the repository, not of the package. */
const LEFT_OUT = ['dependencies', 'devDependencies', 'overrides', 'scripts']

export function packInto(folder: string, repository = 'OWNER/sea-trial'): void {
  mkdirSync(folder, { recursive: true })
  for (const file of FILES) cpSync(file, join(folder, file), { recursive: true })
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, unknown>
  const kept = Object.entries(manifest).filter(([key]) => !LEFT_OUT.includes(key))
  const text = JSON.stringify(Object.fromEntries(kept), null, 2)
  writeFileSync(join(folder, 'package.json'), `${text.replaceAll('OWNER/sea-trial', repository)}\n`)
}

const [, , folder, repository] = process.argv
if (import.meta.main && folder !== undefined) packInto(folder, repository)
