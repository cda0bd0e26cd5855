/**
 * `command` and `args` as Kubernetes takes them: `$(NAME)` is the value of a variable of the container, `$$` a dollar sign, and
 * a name that is no variable stays as it is, such as `$(date)` of a shell.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
 */
import type { Contract, Ruled } from '../model.ts'
import type { Fields } from './fields.ts'
import type { Notes } from './notes.ts'

/** The variables of a container. Only the value of PORT is known. */
export interface Variables {
  readonly names: ReadonlySet<string>
  readonly port: number | null
  /** It has an `envFrom`, whose names are not known. */
  readonly hasMore: boolean
}

/** As clusters write them: variables of a Service. */
const OF_SERVICE = /_SERVICE_(HOST|PORT)|_PORT_\d+_/
const USUAL_NAME = /^[A-Z_][A-Z0-9_]*$/

/** The texts, or the name of the variable whose value is not known. */
export function expanded(
  texts: readonly string[],
  variables: Variables,
): readonly string[] | { readonly unknown: string } {
  const unknown: string[] = []
  const value = (whole: string, name: string): string => {
    if (name === 'PORT' && variables.port !== null) return String(variables.port)
    const isOne =
      variables.names.has(name) || OF_SERVICE.test(name) || (variables.hasMore && USUAL_NAME.test(name))
    if (isOne) unknown.push(name)
    return whole
  }
  const out = texts.map((text) =>
    text.replace(/\$\$|\$\(([^)]*)\)/g, (whole, name: string | undefined) =>
      name === undefined ? '$' : value(whole, name),
    ),
  )
  const [name] = unknown
  return name === undefined ? out : { unknown: name }
}

export const whyUnknown = (name: string): string => `it uses $(${name}), and values of variables are not read`

/** A command without args has none: those of the image do not count. */
export function commandOf(
  container: Fields,
  variables: Variables,
  notes: Notes,
): Pick<Contract, 'entrypoint' | 'args'> {
  const nothing = { entrypoint: null, args: null }
  const given = { command: container.texts('command'), args: container.texts('args') }
  const read = (key: 'command' | 'args'): Ruled<readonly string[]> | null | undefined => {
    const texts = given[key]
    if (texts === null) return null
    const value = expanded(texts.value, variables)
    if (!('unknown' in value)) return { ...texts, value }
    notes.skip(texts.at.line, key, whyUnknown(value.unknown))
    return undefined
  }
  const [entrypoint, args] = [read('command'), read('args')]
  if (entrypoint === undefined || args === undefined) return nothing
  return { entrypoint, args: args ?? (entrypoint === null ? null : { ...entrypoint, value: [] }) }
}
