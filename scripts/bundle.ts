/**
 * `node scripts/bundle.ts [FOLDER]` builds `dist/` with ncc, reproducibly. First it deletes add-ons that npm compiled on
 * this machine (other machines may have none, and the ssh library works without); afterwards it deletes files of libraries
 * that the bundle never opens, and adds the script and the style of the HTML page. The library is a file of its own, which starts
 * the program, and has its types beside it.
 */
import { execFileSync } from 'node:child_process'
import { buildSync } from 'esbuild'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundlePage } from './bundle-page.ts'
import { libraryTypes } from './declarations.ts'

const ADD_ONS = ['node_modules/ssh2/lib/protocol/crypto/build', 'node_modules/cpu-features']
const KEPT = /^(index\.js|\d+\.index\.js|package\.json|licenses\.txt)$/

export async function bundle(folder: string): Promise<void> {
  for (const path of ADD_ONS) rmSync(path, { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
  execFileSync(
    'ncc',
    ['build', 'src/index.ts', '--out', folder, '--minify', '--license', 'licenses.txt', '--quiet'],
    { stdio: 'inherit' },
  )
  for (const name of readdirSync(folder))
    if (!KEPT.test(name)) rmSync(join(folder, name), { recursive: true })
  await bundlePage(folder)
  bundleLibrary(folder)
}

/** `library.js` and its types. */
export function bundleLibrary(folder: string): void {
  buildSync({
    ...{ entryPoints: ['src/library.ts'], outfile: join(folder, 'library.js') },
    ...{ bundle: true, platform: 'node', format: 'esm', target: 'node20' },
  })
  writeFileSync(join(folder, 'library.d.ts'), libraryTypes())
}

if (import.meta.main) await bundle(process.argv[2] ?? 'dist')
