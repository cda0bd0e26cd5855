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

/** For names that say nothing, or could be of several kinds: the first whose content fits. */
const CONTENTS: readonly (readonly [name: RegExp, fits: (text: string) => boolean, kind: ContractKind])[] = [
  [/\.(?:ya?ml|json)$/, has(/^[ \t]*(?:- )?"?apiVersion"?[ \t]*:/m), 'kubernetes'],
  [/\.ya?ml$/, has(/^runtime[ \t]*:/m), 'app-engine'],
  [/\.ya?ml$/, (text) => /^[ \t]*- /.test(belowServices(text)), 'render'],
  [/\.ya?ml$/, (text) => belowServices(text) !== '', 'compose'],
  [/\.toml$/, has(/^[ \t]*(?:\[http_service\]|\[\[services\]\]|primary_region[ \t]*=)/m), 'fly'],
  [/\.toml$/, has(/^[ \t]*(?:startCommand|healthcheckPath)[ \t]*=/m), 'railway'],
  [/\.json$/, has(/railway\.(?:app|com)\/railway\.schema\.json/), 'railway'],
  [/^app\.json$/, () => true, 'app-json'],
]

function has(pattern: RegExp): (text: string) => boolean {
  return (text) => pattern.test(text)
}

/** The first line below `services:` that says something; empty without one. */
function belowServices(text: string): string {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => /^services[ \t]*:[ \t]*(?:#.*)?\r?$/.test(line))
  return start < 0 ? '' : (lines.slice(start + 1).find((line) => /^[ \t]*[^\s#]/.test(line)) ?? '')
}

export const baseName = (file: string): string => file.slice(file.lastIndexOf('/') + 1)

/** Null where neither name nor content says it. */
export function kindOf(file: string, text: string): ContractKind | null {
  const name = baseName(file)
  return (
    NAMES.find(([pattern]) => pattern.test(name))?.[1] ??
    CONTENTS.find(([pattern, fits]) => pattern.test(name) && fits(text))?.[2] ??
    null
  )
}
