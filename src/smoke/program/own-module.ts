/**
 * A module in the command (`uvicorn app.main:app`, `celery -A shop`) that Python does not find. It belongs to the app
 * and is not a package to install: the image may have it in another folder.
 */
import { posix } from 'node:path'
import { lastWords } from '../log/failure-lines.ts'
import type { LogSeen } from '../log/types.ts'

export interface OwnModule {
  /** As in the command or a variable: `app.main:app`. */
  reference: string
  workingDir: string
  /** The file of the module in the image; null if it was not found. */
  file: string | null
}

const MISSING: readonly RegExp[] = [
  /\bNo module named '?([A-Za-z_][\w.]{0,200})/,
  /\bCould not import module "([A-Za-z_][\w.]{0,200})"/, // uvicorn
  /\bCould not import '([A-Za-z_][\w.]{0,200})'/, // Flask
  /^The module ([A-Za-z_][\w.]{0,200}) was not found/, // Celery
]
/** Variables whose value is a module of the app. */
const VARIABLE =
  /^(?:DJANGO_SETTINGS_MODULE|FLASK_APP|CELERY_APP|APP_MODULE|MODULE_NAME|UVICORN_APP|ASGI_APP|WSGI_APP)=(.*)$/s
const REFERENCE = /^[A-Za-z_]\w{0,80}(?:\.[A-Za-z_]\w{0,80}){0,8}(?::[\w.()]{1,80})?$/
/** `python -m NAME` usually runs an installed package; these are usual names of an app's own code. */
const OWN_NAME =
  /^(?:app|apps|main|src|server|api|backend|service|web|website|project|core|config|wsgi|asgi|manage|run|application|bot|worker)$/
const MOST_WORDS = 100

/** The reference to the missing module; null if no module is missing, or the command does not name it. */
export function missingOwnModule(
  log: Pick<LogSeen, 'head' | 'tail'>,
  argv: readonly string[],
  env: readonly string[],
): string | null {
  const missing = lastWords(log)
    .main.flatMap((line) => MISSING.map((pattern) => pattern.exec(line)?.[1]))
    .find((name) => name !== undefined)
  if (missing === undefined) return null
  const words = argv.flatMap((word) => word.split(/\s+/)).slice(0, MOST_WORDS)
  const named = words.flatMap((word, at) =>
    at > 0 && isPackage(words[at - 1] ?? '', word) ? [] : [valueOf(word)],
  )
  const set = env.flatMap((entry) => VARIABLE.exec(entry)?.[1] ?? [])
  return [...named.slice(1), ...set].find((word) => REFERENCE.test(word) && names(word, missing)) ?? null
}

/** `--app=shop.web` → `shop.web`. */
const valueOf = (word: string): string => word.replace(/^--?[\w-]{1,40}=/, '').replace(/^['"]|['"]$/g, '')

const isPackage = (before: string, word: string): boolean =>
  before === '-m' && !word.includes('.') && !OWN_NAME.test(word)

const names = (reference: string, missing: string): boolean => {
  const module = moduleOf(reference)
  return module === missing || module.startsWith(`${missing}.`) || missing.startsWith(`${module}.`)
}

const moduleOf = (reference: string): string => reference.split(':', 1)[0] ?? ''

/** Usual folders of an app's code, besides the working directory. */
const FOLDERS = ['/', '/app', '/src', '/code', '/usr/src/app', '/srv/app']

/** Paths where the file of a module may be, the likeliest first. */
export function candidatesOf(reference: string, workingDir: string): string[] {
  const home = workingDir === '' ? '/' : workingDir
  const parts = moduleOf(reference).split('.')
  const tails = parts.map((_, at) => parts.slice(at).join('/'))
  const inside = tails.map((tail) => posix.join(home, tail))
  const below = ['src', 'app'].map((folder) => posix.join(home, folder, parts.join('/')))
  const elsewhere = FOLDERS.map((folder) => posix.join(folder, parts.join('/')))
  return [
    ...new Set([...inside, ...below, ...elsewhere].flatMap((path) => [`${path}.py`, `${path}/__init__.py`])),
  ]
}

/** Where the image has the module, and what to change. */
export function ownModuleFix({ reference, workingDir, file }: OwnModule): string {
  const parts = moduleOf(reference).split('.')
  const [top = ''] = parts
  const home = workingDir === '' ? '/' : workingDir
  const object = reference.slice(moduleOf(reference).length)
  const copy = parts.length > 1 ? `\`COPY ${top}/ ./${top}/\`` : `COPY its file below WORKDIR`
  if (file === null)
    return `It is the app's own module, but ${home} does not contain it: ${copy}; check that .dockerignore does not exclude it, and that WORKDIR is the folder that contains it.`
  const path = file.replace(/(?:\/__init__)?\.py$/, '')
  const below = posix.relative(home, path)
  if (below === parts.join('/'))
    return `\`${file}\` is in the image, but Python does not look in ${home}: set \`ENV PYTHONPATH=${home}\`.`
  if (below.startsWith('..')) return `The image has \`${file}\`: set WORKDIR to \`${rootOf(path, parts)}\`.`
  const right = `${below.split('/').join('.')}${object}`
  return parts.length > below.split('/').length
    ? `The image has \`${file}\`: write \`${right}\` in the command, or keep the folder with ${copy}.`
    : `The image has \`${file}\`: write \`${right}\` in the command, or set WORKDIR to \`${rootOf(path, parts)}\`.`
}

const rootOf = (path: string, parts: readonly string[]): string =>
  path.slice(0, path.length - parts.join('/').length - 1) || '/'
