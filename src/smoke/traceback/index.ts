/** The last traceback in a log, whatever the language, that tells of the app and not of what watches over it. Pure. */
import { dotnet } from './dotnet.ts'
import { go } from './go.ts'
import { java } from './java.ts'
import { node } from './node.ts'
import { php } from './php.ts'
import { python } from './python.ts'
import { ruby } from './ruby.ts'
import { rust } from './rust.ts'
import { formatThrown, type Reader, type Traceback } from './traceback.ts'

export { formatThrown, type Thrown, type Traceback } from './traceback.ts'

const READERS: readonly Reader[] = [python, node, java, go, ruby, php, dotnet, rust]

/** A supervisor that ends because its worker did: the worker's own traceback stands above. */
const SECOND_HAND = /^(?:.*\.)?(?:HaltServer|SystemExit|KeyboardInterrupt|CancelledError|CalledProcessError)$/
const MOST_SKIPPED = 4

export function lastTraceback(lines: readonly string[]): Traceback | null {
  let found = lastOf(lines)
  for (let skipped = 0; found && SECOND_HAND.test(found.exception) && skipped < MOST_SKIPPED; skipped++) {
    const earlier = lastOf(lines.slice(0, found.from))
    if (earlier === null) break
    found = earlier
  }
  return found
}

function lastOf(lines: readonly string[]): Traceback | null {
  const found = READERS.flatMap((read) => read(lines) ?? [])
  return found.reduce<Traceback | null>((best, one) => (best === null || one.to > best.to ? one : best), null)
}

/** `KeyError: 'PORT' (app.py:3)`; a file below the working directory by its short name. */
export function describeTraceback(traceback: Traceback, workingDir: string): string {
  const { file, line, cause } = traceback
  const home = workingDir.endsWith('/') ? workingDir : `${workingDir}/`
  const short = file?.startsWith(home) ? file.slice(home.length) : file
  const place = short === undefined ? '' : ` (${short}${line === undefined ? '' : `:${line}`})`
  const root = cause ? `, caused by ${cap(formatThrown(cause))}` : ''
  return `${cap(formatThrown(traceback))}${place}${root}`
}

const MOST_CHARACTERS = 250
const cap = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text
