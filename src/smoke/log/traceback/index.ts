/** Finds the last traceback in a log, in any language, that is from the app and not from its supervisor. Pure. */
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

/** Errors of a supervisor that ends because its worker did: the traceback of the worker is above. */
const SECOND_HAND = /^(?:.*\.)?(?:HaltServer|SystemExit|KeyboardInterrupt|CancelledError|CalledProcessError)$/
/** Errors that only wrap another: frameworks wrap the error of a driver, and may print that error above. */
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

/** Neither the error nor its cause says what went wrong. */
const isUninformative = (found: Traceback): boolean =>
  SECOND_HAND.test(found.exception) ||
  (isWrapper(found) && (found.cause === undefined || isWrapper(found.cause)))

const isWrapper = (thrown: Thrown): boolean => WRAPPER.test(formatThrown(thrown))

function lastOf(lines: readonly string[]): Traceback | null {
  const found = PARSERS.flatMap((read) => read(lines) ?? [])
  return found.reduce<Traceback | null>((best, one) => (best === null || one.to > best.to ? one : best), null)
}

/** `KeyError: 'PORT' (app.py:3)`; a file below the working directory is shown relative to it. */
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

/** A frame of a library or a framework. */
const LIBRARY_FRAME =
  /\/(?:site|dist)-packages\/|\/lib(?:64)?\/(?:python|ruby)[\d.]*\/|File "<|File "(?:\/[\w.-]{1,40}){0,4}\/s?bin\/|\/node_modules\/|\(?node:|\(internal\/|\/gems\/|\/rubygems\/|<internal:|\/go\/src\/|\/pkg\/mod\/|\/vendor\/|\/rustc\/|\/\.cargo\/|^\s+at (?:[\w.$@-]{0,60}\/){0,3}(?:java|javax|jakarta|jdk|sun|com\.sun|kotlin|kotlinx|scala|akka|groovy|org\.(?:springframework|hibernate|apache|eclipse|postgresql|jboss)|io\.(?:netty|micronaut|quarkus|vertx)|com\.(?:zaxxer|mysql|fasterxml)|reactor)\.|^\s+at (?:System|Microsoft|Npgsql)\./
const FRAME = /^\s+(?:File "|at |from |\d+: )|^\t?\S{1,300}:\d{1,9}(?: \+0x[0-9a-f]+)?$|^#\d+ /
/** Maximum lines of a traceback that are shown: reports show eight lines of evidence. */
const MOST_LINES = 6
const CARETS = /^\s+[~^]+\s*$/

/** A long traceback without the frames of libraries: it keeps the app's own frames and the error. */
export function shortBlock(block: readonly string[]): string[] {
  const lines = block.filter((line) => line.trim() !== '' && !CARETS.test(line))
  if (lines.length <= MOST_LINES) return lines
  let isLibrary = false
  const kept = lines.filter((line) => {
    if (FRAME.test(line)) isLibrary = LIBRARY_FRAME.test(line)
    else if (!/^\s/.test(line)) isLibrary = false // indented lines below a frame are its source
    return !isLibrary
  })
  if (kept.length <= MOST_LINES) return kept
  const isLast = /^(?:.*: *)?Traceback \(most recent|^\s+File "/.test(kept[0] ?? '') // Python prints the error last
  return isLast ? ['…', ...kept.slice(1 - MOST_LINES)] : [...kept.slice(0, MOST_LINES - 1), '…']
}
