/**
 * Validates requests and responses against GitHub's own description of its API. Only the parts that a test uses are
 * compiled: the description is 13 MB.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
type Dict = Record<string, Json>

export interface Operation {
  /** `/repos/{owner}/{repo}/issues/{issue_number}/comments` */
  template: string
  method: string
  parameters: Record<string, string>
  description: Dict
}

export interface Request {
  method: string
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  body: string
}

const file = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json')
let loaded: Dict | undefined
const root = (): Dict => (loaded ??= dict(JSON.parse(readFileSync(file, 'utf8'))))

const ajv = new Ajv({ strict: false, allErrors: true, logger: false, coerceTypes: false })
formats.default(ajv)
const compiled = new Map<Json, ValidateFunction>()

/** The operation of a request, by GitHub's rule that literal segments take precedence over parameters. */
export function findOperation(method: string, path: string): Operation | null {
  const segments = path.split('/')
  const candidates = Object.entries(dict(root().paths))
    .filter(([, item]) => dict(item)[method.toLowerCase()] !== undefined)
    .map(([template, item]) => ({ template, item: dict(item), parts: template.split('/') }))
    .filter(
      ({ parts }) =>
        parts.length === segments.length &&
        parts.every((part, i) => isParameter(part) || part === segments[i]),
    )
    .sort((a, b) => a.parts.filter(isParameter).length - b.parts.filter(isParameter).length)
  const best = candidates[0]
  if (!best) return null
  const names = best.parts.flatMap((part, i): [string, string][] =>
    isParameter(part) ? [[part.slice(1, -1), decodeURIComponent(segments[i] ?? '')]] : [],
  )
  const description = dict(best.item[method.toLowerCase()] ?? null)
  return { template: best.template, method, parameters: Object.fromEntries(names), description }
}

/** Violations of a request; empty if it is valid. */
export function faultsOf(request: Request, operation: Operation): string[] {
  return [
    ...headerFaults(request),
    ...parameterFaults(request, operation),
    ...bodyFaults(request, operation),
  ].map((fault) => `${request.method} ${request.path}: ${fault}`)
}

/** Violations of a response with a status that the operation describes. */
export function answerFaults(
  { description, method, template }: Operation,
  status: number,
  body: Json,
): string[] {
  const response = resolve(dict(description.responses)[String(status)] ?? null)
  const schema = contentSchema(response)
  if (schema === null) return []
  return check(schema, body).map((fault) => `answer ${status} to ${method} ${template}: ${fault}`)
}

/** An example from the description; tests may replace values. */
export const example = (name: string): Dict => dict(exampleOf(name))

/** The first item of an example that is a list. */
export const firstExample = (name: string): Dict => dict(list(exampleOf(name))[0])

const exampleOf = (name: string): Json =>
  structuredClone(dict(dict(dict(dict(root().components).examples)[name] ?? null)).value ?? null)

function headerFaults({ headers, body }: Request): string[] {
  const faults: string[] = []
  if (!headers['user-agent']) faults.push('GitHub refuses requests without user-agent')
  if (!/application\/(vnd\.github[\w.+-]*|json)/.test(headers.accept ?? ''))
    faults.push(`accept is ${headers.accept ?? 'missing'}`)
  if (body !== '' && !headers['content-type']?.startsWith('application/json'))
    faults.push('the body is not sent as JSON')
  return faults
}

function parameterFaults({ query }: Request, { description, parameters }: Operation): string[] {
  const known = list(description.parameters).map((parameter) => dict(resolve(parameter)))
  const given = new Map(Object.entries(parameters).map(([name, value]) => [`path ${name}`, value]))
  for (const [name, value] of query) given.set(`query ${name}`, value)
  const faults = known.flatMap((parameter) => {
    const key = `${word(parameter.in)} ${word(parameter.name)}`
    const value = given.get(key)
    given.delete(key)
    if (value === undefined) return parameter.required === true ? [`${key} is missing`] : []
    return check(parameter.schema ?? {}, typed(value, parameter.schema ?? null)).map(
      (fault) => `${key}: ${fault}`,
    )
  })
  return [...faults, ...[...given.keys()].map((key) => `${key} is not described`)]
}

function bodyFaults({ body }: Request, { description }: Operation): string[] {
  if (description.requestBody === undefined) return body === '' ? [] : ['takes no body']
  const schema = contentSchema(dict(resolve(description.requestBody)))
  const value = parse(body)
  if (value === undefined) return ['the body is not JSON']
  const names = Object.keys(dict(dict(schema ?? {}).properties ?? {}))
  const unknown = Object.keys(dict(value)).filter((name) => names.length > 0 && !names.includes(name))
  return [...check(schema ?? {}, value), ...unknown.map((name) => `body ${name} is not described`)]
}

function check(schema: Json, value: Json): string[] {
  const validate = compiled.get(schema) ?? ajv.compile(withReferences(schema))
  compiled.set(schema, validate)
  return validate(value) ? [] : (validate.errors ?? []).slice(0, 5).map(say)
}

const say = ({ instancePath, message }: ErrorObject): string => `${instancePath} ${message ?? 'is wrong'}`

/** The schema and everything it refers to, as one JSON Schema document. */
function withReferences(schema: Json): Dict {
  const schemas: Dict = {}
  const queue = [schema]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const name of references(next)) {
      if (name in schemas) continue
      const target = dict(dict(root().components).schemas)[name] ?? null
      schemas[name] = plainSchema(target)
      queue.push(target)
    }
  }
  return { ...dict(plainSchema(schema)), components: { schemas } }
}

const references = (schema: Json): string[] =>
  [...JSON.stringify(schema).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
    (match) => match[1] ?? '',
  )

const OPENAPI_WORDS = new Set(['nullable', 'example', 'examples', 'discriminator'])

/** Converts OpenAPI 3.0 to JSON Schema: `nullable` becomes a null type, other keywords are dropped. */
function plainSchema(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(plainSchema)
  if (typeof schema !== 'object' || schema === null) return schema
  const words = Object.entries(schema).filter(([name]) => !OPENAPI_WORDS.has(name))
  const plain = Object.fromEntries(words.map(([name, value]) => [name, plainSchema(value)]))
  return schema.nullable === true ? { anyOf: [{ type: 'null' }, plain] } : plain
}

function contentSchema(holder: Json): Json | null {
  const content = typeof holder === 'object' && holder !== null ? dict(holder).content : undefined
  return content === undefined ? null : (dict(dict(content)['application/json'] ?? {}).schema ?? null)
}

function resolve(value: Json): Json {
  const reference = typeof value === 'object' && value !== null ? dict(value).$ref : undefined
  if (typeof reference !== 'string') return value
  return reference
    .slice(2)
    .split('/')
    .reduce<Json>((at, name) => dict(at)[name] ?? null, root())
}

/** Path and query values are text; the description has their types. */
function typed(value: string, schema: Json): Json {
  const type = dict(schema ?? {}).type
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value)
  return type === 'boolean' && /^(true|false)$/.test(value) ? value === 'true' : value
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json // validated by the checks that follow
  } catch {
    return undefined
  }
}

const word = (value: Json | undefined): string => (typeof value === 'string' ? value : '')
const isParameter = (part: string): boolean => part.startsWith('{')
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : [])
function dict(value: unknown): Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Dict) : {} // JSON has no other objects
}
