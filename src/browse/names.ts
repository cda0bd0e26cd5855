/** Names and paths as text, each made once when it is first needed: they take memory. */
import type { ImageFiles } from '../core/image-files.ts'

/** By path. */
export const namesOf = once((files) => Array.from({ length: files.count }, (_, path) => files.name(path)))

export const textsOf = once((files) => {
  const names = namesOf(files)
  const texts = ['']
  for (let path = 1; path < files.count; path++)
    texts.push(`${texts[files.parent(path)] ?? ''}/${names[path] ?? ''}`)
  return texts
})

export const lowerTextsOf = once((files) => textsOf(files).map((text) => text.toLowerCase()))

type Texts = readonly string[]

function once(make: (files: ImageFiles) => Texts): (files: ImageFiles) => Texts {
  const known = new WeakMap<ImageFiles, Texts>()
  return (files) => {
    const texts = known.get(files) ?? make(files)
    known.set(files, texts)
    return texts
  }
}
