/**
 * Why an app answers requests with errors, according to its log and its answers: the exception, a service that does not
 * answer, a file without permission, a host name that it refuses.
 */
import { cleanLines, quoteLine } from '../../log/clean.ts'
import { fixForError } from './fix-for-error.ts'
import type { Evidence } from '../../evidence.ts'
import { lastFailure, lastWords } from '../../log/failure-lines.ts'
import { describeTraceback } from '../../log/traceback/index.ts'
import { permissionDenied } from '../exit/permission-denied.ts'
import { phpError } from './php-error.ts'
import { readOnly } from '../exit/read-only.ts'
import { refusedByDependency } from '../exit/refused-by-dependency.ts'
import { refusedHost } from './refused-host.ts'
import { unresolvedHost } from '../exit/unresolved-host.ts'

export interface RequestError {
  /** Completes a sentence that reports the answer. */
  why: string
  /** Null if none is known. */
  fix: string | null
}

/** The first one that matches the log is used. */
const REASONS = [unresolvedHost, refusedByDependency, readOnly, permissionDenied]

interface Answer {
  port: number
  status: number
  said?: string
  path?: string
}

/** Null if neither the log nor the answer has a reason. */
export function requestError(evidence: Evidence, answer: Answer): RequestError | null {
  const { log, image } = evidence
  const lines = cleanLines([...log.head, ...log.tail])
  const host = refusedHost(answer, lines, answer)
  if (host !== null) return host
  for (const cause of REASONS) {
    const reason = cause.reasonOf(evidence)
    if (reason !== null) return reason
  }
  const php = phpError(lines)
  if (php !== null) return { why: php.text, fix: requestFix(php.text, lines) ?? fixForError(php) }
  const { traceback } = lastWords(log)
  if (traceback) {
    const why = describeTraceback(traceback, image.config.workingDir)
    return { why, fix: requestFix(why, lines) ?? fixForError(traceback) }
  }
  const failure = lastFailure(log)
  if (failure !== null) return { why: failure, fix: fixForText(failure, lines) }
  const { said } = answer
  return said === undefined ? null : { why: quoteLine(said), fix: fixForText(said, lines) }
}

const fixForText = (text: string, lines: readonly string[]): string | null =>
  requestFix(text, lines) ?? fixForError({ exception: '', message: text })

const MIGRATE =
  'Create the tables before it serves requests: run the migrations in the entrypoint (`migrate`, `db:migrate`).'
const extension = (name: string): string =>
  `Install PHP’s extension in the image: \`RUN docker-php-ext-install ${name}\` (in the official images), or the package of your distribution.`
const pecl = (name: string): string =>
  `Install PHP’s extension in the image: \`RUN pecl install ${name} && docker-php-ext-enable ${name}\` (in the official images), or the package of your distribution.`

/** PHP functions, by the extension that defines them. */
const FUNCTIONS: readonly (readonly [RegExp, string])[] = [
  [/undefined function (?:[\w\\]{0,100}\\)?(mysqli)_/, 'mysqli'],
  [/undefined function (?:[\w\\]{0,100}\\)?(?:image[a-z]+|gd_info)\(/, 'gd'],
  [/undefined function (?:[\w\\]{0,100}\\)?(bc)(?:add|sub|mul|div|mod|pow|comp)/, 'bcmath'],
  [/undefined function (?:[\w\\]{0,100}\\)?(pg)_/, 'pgsql'],
  [/undefined function (?:[\w\\]{0,100}\\)?(?:mb)_/, 'mbstring'],
  [/undefined function (?:[\w\\]{0,100}\\)?(?:intl|collator|numfmt|datefmt)_/, 'intl'],
  [/undefined function (?:[\w\\]{0,100}\\)?exif_/, 'exif'],
  [/undefined function (?:[\w\\]{0,100}\\)?pcntl_/, 'pcntl'],
  [/undefined function (?:[\w\\]{0,100}\\)?socket_/, 'sockets'],
  [/Class ["']?\\?(?:mysqli)["']? not found/, 'mysqli'],
  [/Class ["']?\\?ZipArchive["']? not found/, 'zip'],
  [/Class ["']?\\?SoapClient["']? not found/, 'soap'],
  [/Class ["']?\\?(?:NumberFormatter|IntlDateFormatter|Collator|Locale)["']? not found/, 'intl'],
]
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/Class ["']?\\?Redis["']? not found/, 'redis'],
  [/Class ["']?\\?Imagick["']? not found/, 'imagick'],
  [/Class ["']?\\?Memcached["']? not found/, 'memcached'],
  [/Class ["']?\\?MongoDB\\/, 'mongodb'],
  [/undefined function (?:[\w\\]{0,100}\\)?apcu_/, 'apcu'],
]

/** Fixes of errors that appear with the first request. */
function requestFix(text: string, lines: readonly string[]): string | null {
  if (/could not find driver/i.test(text)) {
    const isPostgres = lines.some((line) => /pgsql:|pgsql|postgres/i.test(line))
    return extension(isPostgres ? 'pdo_pgsql' : 'pdo_mysql')
  }
  const built = FUNCTIONS.find(([says]) => says.test(text))
  if (built) return extension(built[1])
  const fetched = CLASSES.find(([says]) => says.test(text))
  if (fetched) return pecl(fetched[1])
  if (/No application encryption key has been specified|MissingAppKeyException/.test(text))
    return 'Set `env: APP_KEY=…`, as `php artisan key:generate --show` prints it.'
  if (/secret_key_base/i.test(text))
    return 'Set `env: SECRET_KEY_BASE=…` (any long random text works for a trial).'
  if (
    /no such table|Base table or view not found|relation "[^"]{1,200}" does not exist|Table '[^']{1,200}' doesn't exist|PendingMigration|Migrations are pending|unapplied migration/i.test(
      text,
    )
  )
    return MIGRATE
  if (
    /TemplateDoesNotExist|TemplateNotFound|Failed to lookup view|View \[[^\]]{1,200}\] not found|Missing template|ENOENT.{0,200}\/views\//.test(
      text,
    )
  )
    return 'COPY the templates into the folder below WORKDIR where the app looks for them; check that .dockerignore does not exclude them.'
  return null
}
