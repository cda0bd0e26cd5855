/** The last traceback in a log, whatever the language, that tells of the app and not of what watches over it. Pure. */
import { cpp } from './cpp.ts'
import { dotnet } from './dotnet.ts'
import { go } from './go.ts'
import { java } from './java.ts'
import { node } from './node.ts'
import { php } from './php.ts'
import { python } from './python.ts'
import { ruby } from './ruby.ts'
import { rust } from './rust.ts'
import { swift } from './swift.ts'
import { formatThrown, type TracebackParser, type Thrown, type Traceback } from './traceback.ts'

export { formatThrown, type Thrown, type Traceback } from './traceback.ts'

const PARSERS: readonly TracebackParser[] = [python, node, java, go, ruby, php, dotnet, rust, cpp, swift]

/** A supervisor that ends because its worker did: the worker's own traceback stands above. */
const SECOND_HAND = /^(?:.*\.)?(?:HaltServer|SystemExit|KeyboardInterrupt|CancelledError|CalledProcessError)$/
/** Errors that only carry another: frameworks wrap what a driver threw, and may print the driver's own error above. */
const WRAPPER =
  /^(?:(?:Bean|BeanDefinition)\w{0,40}Exception|UnsatisfiedDependencyException|ApplicationContextException|PersistenceException|ServiceException|SchemaManagementException|JDBCConnectionException|GenericJDBCException|PoolInitializationException|CompletionException|ExecutionException|InvocationTargetException|UndeclaredThrowableException|ProvisionException|CreationException|StartException|LifecycleException|IllegalStateException: Failed to (?:load|start)|AggregateError|AggregateException|TargetInvocationException|TypeInitializationException)(?=:|$)/
const MOST_SKIPPED = 4

export function lastTraceback(lines: readonly string[]): Traceback | null {
  let found = lastOf(lines)
  for (let skipped = 0; found && isUninformative(found) && skipped < MOST_SKIPPED; skipped++) {
    const earlier = lastOf(lines.slice(0, found.from))
    if (earlier === null) break
    found = earlier
  }
  return found
}

/** Neither it nor what it was caused by says what went wrong. */
const isUninformative = (found: Traceback): boolean =>
  SECOND_HAND.test(found.exception) ||
  (isWrapper(found) && (found.cause === undefined || isWrapper(found.cause)))

const isWrapper = (thrown: Thrown): boolean => WRAPPER.test(formatThrown(thrown))

function lastOf(lines: readonly string[]): Traceback | null {
  const found = PARSERS.flatMap((read) => read(lines) ?? [])
  return found.reduce<Traceback | null>((best, one) => (best === null || one.to > best.to ? one : best), null)
}

/** `KeyError: 'PORT' (app.py:3)`; a file below the working directory by its short name. */
export function describeTraceback(traceback: Traceback, workingDir: string): string {
  const { file, line, cause } = traceback
  const home = workingDir.endsWith('/') ? workingDir : `${workingDir}/`
  const short = home !== '/' && file?.startsWith(home) ? file.slice(home.length) : file
  const place = short === undefined ? '' : ` (${short}${line === undefined ? '' : `:${line}`})`
  if (cause && isWrapper(traceback) && !isWrapper(cause)) return `${truncate(formatThrown(cause))}${place}`
  const root = cause ? `, caused by ${truncate(formatThrown(cause))}` : ''
  return `${truncate(formatThrown(traceback))}${place}${root}`
}

const MOST_CHARACTERS = 250
const truncate = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text

/** A frame of what the app was built on. */
const LIBRARY_FRAME =
  /\/(?:site|dist)-packages\/|\/lib(?:64)?\/(?:python|ruby)[\d.]*\/|File "<|File "(?:\/[\w.-]{1,40}){0,4}\/s?bin\/|\/node_modules\/|\(?node:|\(internal\/|\/gems\/|\/rubygems\/|<internal:|\/go\/src\/|\/pkg\/mod\/|\/vendor\/|\/rustc\/|\/\.cargo\/|^\s+at (?:[\w.$@-]{0,60}\/){0,3}(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|akka|groovy|org\.(?:springframework|hibernate|apache|eclipse|postgresql|jboss)|io\.(?:netty|micronaut|quarkus|vertx)|com\.(?:zaxxer|mysql|fasterxml)|reactor)\.|^\s+at (?:System|Microsoft|Npgsql)\./
const FRAME = /^\s+(?:File "|at |from |\d+: )|^\t?\S{1,300}:\d{1,9}(?: \+0x[0-9a-f]+)?$|^#\d+ /
/** Of a traceback no more lines are shown: reports show eight lines of evidence. */
const MOST_LINES = 6
const CARETS = /^\s+[~^]+\s*$/

/** A long traceback without the frames of libraries: the app's own frames and the error stay. */
export function shortBlock(block: readonly string[]): string[] {
  const lines = block.filter((line) => line.trim() !== '' && !CARETS.test(line))
  if (lines.length <= MOST_LINES) return lines
  let isLibrary = false
  const kept = lines.filter((line) => {
    if (FRAME.test(line)) isLibrary = LIBRARY_FRAME.test(line)
    else if (!/^\s/.test(line)) isLibrary = false // what is indented below a frame is its source
    return !isLibrary
  })
  if (kept.length <= MOST_LINES) return kept
  const isLast = /^(?:.*: *)?Traceback \(most recent|^\s+File "/.test(kept[0] ?? '') // Python's error comes last
  return isLast ? ['…', ...kept.slice(1 - MOST_LINES)] : [...kept.slice(0, MOST_LINES - 1), '…']
}
