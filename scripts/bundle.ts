/**
 * `node scripts/bundle.ts [FOLDER]` builds `dist/` with ncc, reproducibly. First it deletes add-ons that npm compiled on
 * this machine (other machines may have none, and the ssh library works without); afterwards it deletes files of libraries
 * that the bundle never opens, and adds the script and the style of the HTML page.
 */
import { execFileSync } from 'node:child_process'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundlePage } from './bundle-page.ts'

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
}

if (import.meta.main) await bundle(process.argv[2] ?? 'dist')
