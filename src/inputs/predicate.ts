/** Names of the files with in-toto predicates: one an image, because a signed statement is about one image. */
import { resolve } from 'node:path'
import { wrongSettings } from './mistakes.ts'
import type { Inputs } from './types.ts'

const PLACEHOLDER = '{name}'

/** The file of that image. */
export const predicateFileOf = (pattern: string, name: string): string =>
  pattern.replaceAll(PLACEHOLDER, name.replace(/[^\w.-]+/g, '-'))

/** Throws if two images would share a file. */
export function refuseSharedPredicate(images: readonly Pick<Inputs, 'name' | 'predicate'>[]): void {
  const owners = new Map<string, string>()
  for (const { name, predicate } of images) {
    if (predicate === null) continue
    const file = resolve(predicateFileOf(predicate, name))
    const other = owners.get(file) ?? name
    owners.set(file, other)
    if (other !== name)
      throw wrongSettings(
        [`predicate: ${other} and ${name} would both be written to ${file}`],
        `Each image needs its own file: write ${PLACEHOLDER} in it, such as \`proof-${PLACEHOLDER}.json\`.`,
      )
  }
}
