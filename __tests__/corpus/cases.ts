/** All cases, from every file of `cases/`. */
import { readdirSync } from 'node:fs'
import type { Case } from './case.ts'

const FOLDER = new URL('cases/', import.meta.url)

export async function allCases(): Promise<Case[]> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.ts'))
  const modules = await Promise.all(
    files
      .sort()
      .map((name) => import(new URL(name, FOLDER).href) as Promise<Record<string, readonly Case[]>>),
  )
  return modules.flatMap((module) => Object.values(module).flat())
}
