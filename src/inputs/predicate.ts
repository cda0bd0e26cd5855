/** Names of the files that are about one image each: in-toto predicates and SBOMs, because a signed statement is about one image. */
import { resolve } from 'node:path'
import { wrongSettings } from './mistakes.ts'

const PLACEHOLDER = '{name}'

/** The file of that image. */
export const fileNameOf = (pattern: string, name: string): string =>
  pattern.replaceAll(PLACEHOLDER, name.replace(/[^\w.-]+/g, '-'))

/** Throws if two images would share a file. */
export function refuseSharedFile(
  setting: 'predicate' | 'sbom',
  images: readonly { readonly name: string; readonly file: string }[],
): void {
  const owners = new Map<string, string>()
  for (const { name, file: pattern } of images) {
    const file = resolve(fileNameOf(pattern, name))
    const other = owners.get(file) ?? name
    owners.set(file, other)
    if (other !== name)
      throw wrongSettings(
        [`${setting}: ${other} and ${name} would both be written to ${file}`],
        `Each image needs its own file: write ${PLACEHOLDER} in it, such as \`result-${PLACEHOLDER}.json\`.`,
      )
  }
}
