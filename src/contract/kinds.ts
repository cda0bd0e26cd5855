/** Which kind of file a contract is: by its name, else by its content. Pure. */
import { FLY } from './fields/fly.ts'
import { APP_ENGINE } from './fields/app-engine.ts'
import { APP_JSON, HEROKU, PROCFILE } from './fields/heroku.ts'
import { COMPOSE } from './fields/compose.ts'
import { DEVCONTAINER } from './fields/devcontainer.ts'
import { RAILWAY } from './fields/railway.ts'
import { RENDER } from './fields/render.ts'
import type { KindTable } from './fields/table.ts'
import type { ContractKind } from './model.ts'

/** Kinds whose fields are a table of `fields/`, in the order of the docs. */
export const KIND_TABLES: readonly KindTable[] = [
  FLY,
  RENDER,
  APP_ENGINE,
  PROCFILE,
  APP_JSON,
  HEROKU,
  RAILWAY,
  COMPOSE,
  DEVCONTAINER,
]

/** Names of files, without folders. */
const NAMES: readonly (readonly [name: RegExp, kind: ContractKind])[] = [
  [/^(?:fly\.toml|fly\.[\w.-]+\.toml|[\w-]+\.fly\.toml)$/, 'fly'],
  [/^render\.ya?ml$/, 'render'],
  [/^(?:Procfile|Procfile\.\w+)$/, 'procfile'],
  [/^heroku\.ya?ml$/, 'heroku'],
  [/^railway(?:\.[\w-]+)?\.(?:json|toml)$/, 'railway'],
  [/^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/, 'compose'],
  [/^\.?devcontainer\.json$/, 'devcontainer'],
]

/** A line at the beginning of which a kind is known, for names that say nothing, or could be of several kinds. */
const CONTENTS: readonly (readonly [name: RegExp, line: RegExp, kind: ContractKind])[] = [
  [/\.(?:ya?ml|json)$/, /^\s*"?(?:- )?apiVersion"?\s*:/m, 'kubernetes'],
  [/\.ya?ml$/, /^runtime\s*:/m, 'app-engine'],
  [/\.ya?ml$/, /^services\s*:\s*(?:#.*)?\n(?:\s*(?:#.*)?\n)*\s*-\s/m, 'render'],
  [/\.ya?ml$/, /^services\s*:\s*(?:#.*)?$/m, 'compose'],
  [/\.toml$/, /^\s*(?:\[http_service\]|\[\[services\]\]|primary_region\s*=)/m, 'fly'],
  [/\.toml$/, /^\s*(?:startCommand|healthcheckPath)\s*=/m, 'railway'],
  [/\.json$/, /railway\.(?:app|com)\/railway\.schema\.json/, 'railway'],
  [/^app\.json$/, /^/, 'app-json'],
]

export const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

/** Null where neither name nor content says it. */
export function kindOf(file: string, text: string): ContractKind | null {
  const name = baseName(file)
  return (
    NAMES.find(([pattern]) => pattern.test(name))?.[1] ??
    CONTENTS.find(([pattern, line]) => pattern.test(name) && line.test(text))?.[2] ??
    null
  )
}
