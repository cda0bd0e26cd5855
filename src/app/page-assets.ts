/** The script and the style of the HTML page: files beside the program. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageAssets } from '../report/index.ts'

/** Throws if they are not there. */
export function pageAssets(folder = import.meta.dirname): PageAssets {
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  return { script: read('page.js'), style: read('page.css') }
}
