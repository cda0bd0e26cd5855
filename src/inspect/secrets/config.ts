/** Secrets in what an image says about itself: variables, labels, and the history with its build arguments and commands. */
import { entries, field, text, texts, type Json } from '../../lib/json.ts'
import { isSecretName } from '../../lib/redact.ts'
import { historyOf } from '../oci/config.ts'
import { quoted } from '../waste/quote.ts'
import type { Span, Sure } from './found.ts'
import { looksRandom } from './placeholder.ts'
import { spansIn } from './search.ts'

export interface Written {
  /** ``the variable `NPM_TOKEN` ``, `a command`. */
  readonly where: string
  readonly what: string
  readonly sure: Sure
  /** Of the history; null for a variable or label that no row sets. */
  readonly row: number | null
}

export interface ConfigSecrets {
  readonly written: readonly Written[]
  /** What must appear nowhere. */
  readonly values: readonly string[]
}

/** Rows, variables and labels that are searched; characters of each. */
const MOST_TEXTS = 4_096
const MOST_CHARACTERS = 64 * 1024
const NAME = 80

interface Text {
  readonly text: string
  readonly row: number | null
  /** Where a place in the text is. */
  readonly whereAt: (offset: number) => string
  /** Whether its names of values are looked at: not those of labels and commands. */
  readonly hasNames: boolean
}

/** `config`: of the image. A value that several places repeat counts at the first. */
export function secretsInConfig(config: Json): ConfigSecrets {
  const seen = new Set<string>()
  const certain: string[] = []
  const written: Written[] = []
  for (const one of textsOf(config)) {
    for (const { what, sure, start, end } of [...spansIn(one.text), ...namedIn(one)]) {
      const value = one.text.slice(start, end)
      if (seen.has(value)) continue
      seen.add(value)
      if (sure !== 'hint') certain.push(value)
      written.push({ where: one.whereAt(start), what, sure, row: one.row })
    }
  }
  return { written, values: certain }
}

function textsOf(config: Json): Text[] {
  const rows = historyOf(config).map(({ created_by = '' }, row): Text => {
    const bounded = created_by.slice(0, MOST_CHARACTERS)
    return { text: bounded, row, whereAt: (offset) => inWhich(bounded, offset), hasNames: SETS.test(bounded) }
  })
  const variables = texts(field(config, 'config', 'Env')).map((pair) => alone('the variable', pair, true))
  const labels = entries(field(config, 'config', 'Labels')).map(([name, value]) =>
    alone('the label', `${name}=${text(value)}`, false),
  )
  return [...rows, ...variables, ...labels].slice(0, MOST_TEXTS)
}

const alone = (kind: string, pair: string, hasNames: boolean): Text => ({
  text: pair.slice(0, MOST_CHARACTERS),
  row: null,
  whereAt: () => `${kind} ${quoted(pair.split('=', 1)[0] ?? '', NAME)}`,
  hasNames,
})

/** A row that sets values by name; builders of old write `/bin/sh -c #(nop)  ENV …`. */
const SETS = /^(?:\/bin\/sh -c #\(nop\) +)?(?:ENV|ARG) |^(?:RUN )?\|\d+ /

const KINDS: readonly [pattern: RegExp, kind: string][] = [
  [/^(?:\/bin\/sh -c #\(nop\) +)?ENV /, 'the variable'],
  [/^(?:\/bin\/sh -c #\(nop\) +)?ARG /, 'the build argument'],
  [/^(?:\/bin\/sh -c #\(nop\) +)?LABEL /, 'the label'],
]

/** Build arguments stand before the shell of a RUN: `|2 A=b C=d /bin/sh -c make`. */
function inWhich(row: string, offset: number): string {
  const shell = /^(?:RUN )?\|\d+ /.test(row) ? row.indexOf(' /bin/') : -1
  const kind = offset < shell ? 'the build argument' : KINDS.find(([pattern]) => pattern.test(row))?.[1]
  const names = [...row.slice(0, offset).matchAll(/(?<=\s)([\w.-]{1,80})=/g)]
  const [, name] = names.at(-1) ?? []
  return kind === undefined ? 'a command' : name === undefined ? kind : `${kind} ${quoted(name, NAME)}`
}

/** Names of values that are public. */
const PUBLIC = /public|gpg|sha\d|checksum|digest|fingerprint|hash|version|commit|revision|id$/i

function namedIn({ text: whole, hasNames }: Text): Span[] {
  if (!hasNames) return []
  const shell = whole.indexOf(' /bin/')
  const pairs = shell < 0 || !/^(?:RUN )?\|/.test(whole) ? whole : whole.slice(0, shell)
  return [...pairs.matchAll(/(?<![^\s])([A-Za-z_]\w{0,80})=["']?([^\s"']{8,500})/dg)].flatMap(
    ({ 1: name = '', 2: value = '', indices }) => {
      const [start, end] = indices?.[2] ?? [0, 0]
      if (!isSecretName(name) || PUBLIC.test(name) || !looksRandom(value)) return []
      return [{ what: 'a random value with a secret name', sure: 'hint' as const, start, end }]
    },
  )
}
