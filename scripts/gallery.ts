/**
 * `npm run gallery` (of some: `npm run gallery -- KIND…`) runs the examples on the lab's engines, records their Reports, and makes docs/gallery.md and its pictures
 * from them. `npm run gallery -- --recorded` makes these from the Reports that are recorded: after a change of what a comment
 * shows. What differs only as each run does is left as it is.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { GALLERY, GALLERY_NAMES, type GalleryName } from './gallery/kinds.ts'
import { commentOf, pageOf, PAGE, pictureOf, quoted, stable, type Recorded } from './gallery/page.ts'
import { digestOf, sourceOf, withCamera, type Frame } from './gallery/picture.ts'
import { run } from './gallery/run.ts'

export const PICTURES = 'docs/pictures'

const recordOf = (name: GalleryName): string => join('__tests__', 'report', 'recorded', `${name}.json.gz`)

/** Null if that kind was not recorded. */
export const recorded = (name: GalleryName): Recorded | null =>
  existsSync(recordOf(name))
    ? (JSON.parse(gunzipSync(readFileSync(recordOf(name))).toString()) as Recorded) // written by this file
    : null

/** Of all kinds that were recorded. */
export function comments(): Map<GalleryName, string> {
  const all = GALLERY_NAMES.map((name) => [name, recorded(name)] as const)
  return new Map(all.flatMap(([name, found]) => (found ? [[name, commentOf(found)]] : [])))
}

async function record(names: readonly GalleryName[]): Promise<void> {
  for await (const [name, found] of run(names)) {
    const old = recorded(name)
    const isSame = old !== null && text(old) === text(found)
    console.log(`${isSame ? 'same as before' : 'recorded'}: ${name}`)
    if (isSame) continue
    mkdirSync(dirname(recordOf(name)), { recursive: true })
    writeFileSync(recordOf(name), gzipSync(JSON.stringify(found), { level: 9 }))
  }
}

const text = (one: Recorded): string => stable(quoted(commentOf(one)))

/** Pictures of a kind, and how they are taken. */
export const filesOf = (name: GalleryName): (readonly [file: string, frame: Frame])[] =>
  (GALLERY[name].isOnPhone ? (['desktop', 'phone'] as const) : (['desktop'] as const)).map(
    (frame) => [join(PICTURES, pictureOf(name, frame)), frame] as const,
  )

/** Pictures of comments that did not change are left as they are. */
async function takePictures(): Promise<void> {
  mkdirSync(PICTURES, { recursive: true })
  await withCamera(async (take) => {
    for (const [name, comment] of comments())
      for (const [file, frame] of filesOf(name))
        if (!existsSync(file) || sourceOf(readFileSync(file)) !== digestOf(comment))
          writeFileSync(file, await take(comment, frame))
  })
}

if (import.meta.main) {
  const words = process.argv.slice(2)
  const named = GALLERY_NAMES.filter((name) => words.includes(name))
  if (!words.includes('--recorded')) await record(named.length > 0 ? named : GALLERY_NAMES)
  writeFileSync(PAGE, pageOf(comments()))
  await takePictures()
}
