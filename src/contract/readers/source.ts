/** What all readers share: limits, mistakes, and access to the fields of a document. Pure. */
import { WrongFile, type Entry, type Node } from '../../lib/document.ts'
import { MOST_BYTES } from '../document/limits.ts'
import { isTemplate } from '../template.ts'
import { checkFields, type CheckOptions } from '../fields/check.ts'
import type { KindTable } from '../fields/table.ts'
import {
  emptyContract,
  type Contract,
  type ContractMistake,
  type ContractRead,
  type ContractReader,
  type NotTried,
  type Ruled,
} from '../model.ts'

/** What a reader takes from one document. The rest of the contract is empty. */
export type Rules = Partial<Omit<Contract, 'kind' | 'file' | 'notTried'>> & { readonly name: string }

export class Source {
  readonly file: string
  readonly pick: string | null
  readonly table: KindTable
  readonly mistakes: ContractMistake[] = []
  readonly #notTried: Ruled<NotTried>[] = []

  constructor(table: KindTable, file: string, pick: string | null) {
    this.table = table
    this.file = file
    this.pick = pick
  }

  get notTried(): readonly Ruled<NotTried>[] {
    return this.#notTried
  }

  ruled<T>(value: T, line: number): Ruled<T> {
    return { value, at: { file: this.file, line } }
  }

  wrong(line: number | null, message: string): null {
    this.mistakes.push({ file: this.file, line, message })
    return null
  }

  skip(line: number, what: string, why: string): void {
    this.#notTried.push(this.ruled({ what, why }, line))
  }

  check(node: Node, options?: CheckOptions): void {
    const { wrong, notTried } = checkFields(node, this.table, options)
    for (const { line, message } of wrong) this.wrong(line, message)
    for (const { line, what, why } of notTried) this.skip(line, what, why)
  }

  /** Of things with names, the one that was picked; else the only one. Otherwise a mistake lists them. */
  choose<T>(noun: string, named: ReadonlyMap<string, T>, fallback?: string): [string, T] | null {
    const names = [...named.keys()]
    const wanted = this.pick ?? fallback ?? (names.length === 1 ? names[0] : undefined)
    const found = wanted === undefined ? undefined : named.get(wanted)
    if (wanted !== undefined && found !== undefined) return [wanted, found]
    const list = names
      .slice(0, 20)
      .map((name) => name.slice(0, 100))
      .join(', ')
    if (names.length === 0) return this.wrong(null, `it has no ${noun} that runs an image`)
    if (this.pick !== null) return this.wrong(null, `it has no ${noun} ${this.pick}: it has ${list}`)
    return this.wrong(
      null,
      `it has several, so name one: ${this.file}#${names[0]?.slice(0, 100) ?? ''} (${noun}: ${list})`,
    )
  }

  /** Where a kind has nothing to pick from. */
  refusePick(): void {
    if (this.pick !== null) this.wrong(null, `it has one contract, so leave out #${this.pick}`)
  }
}

/** A reader from its table, its parser, and a function that takes the rules. What is wrong is reported all at once. */
export const readerOf =
  (
    table: KindTable,
    parse: (text: string, file: string) => Node,
    take: (root: Node, source: Source) => Rules | null,
  ): ContractReader =>
  (text, file, pick) => {
    const source = new Source(table, file, pick)
    const rules = withoutThrowing(source, text, () => take(parse(bounded(text), file), source))
    return resultOf(rules, source)
  }

function bounded(text: string): string {
  const size = Buffer.byteLength(text)
  if (size > MOST_BYTES) throw new WrongFile(1, `it has ${size} bytes, and at most ${MOST_BYTES} are read`)
  return text
}

function withoutThrowing<T>(source: Source, text: string, run: () => T): T | null {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof WrongFile)) throw error
    const template = text.length > MOST_BYTES ? -1 : text.split('\n').findIndex(isTemplate)
    if (template < 0) return source.wrong(error.line, error.message)
    return source.wrong(template + 1, 'it is a template: give the file that it makes')
  }
}

function resultOf(rules: Rules | null, source: Source): ContractRead {
  const { mistakes, notTried, table, file } = source
  if (rules === null || mistakes.length > 0) return { contracts: [], mistakes }
  return { contracts: [{ ...emptyContract(table.kind, file, rules.name), ...rules, notTried }], mistakes }
}

/** The entry at these names. */
export function at(node: Node | undefined, ...names: readonly string[]): Entry | undefined {
  let entry: Entry | undefined
  let here = node
  for (const name of names) {
    entry = here?.kind === 'map' ? here.entries.get(name) : undefined
    here = entry?.node
  }
  return entry !== undefined && isEmpty(entry.node) ? undefined : entry
}

const isEmpty = (node: Node): boolean => node.kind === 'scalar' && node.value === null

/** The entries of a map; none of anything else. */
export const entriesAt = (node: Node | undefined, ...names: readonly string[]): [string, Entry][] => {
  const target = names.length === 0 ? node : at(node, ...names)?.node
  return target?.kind === 'map' ? [...target.entries] : []
}

/** The items of a list; of a map or a plain value, itself. */
export function itemsAt(node: Node | undefined, ...names: readonly string[]): readonly Node[] {
  const target = names.length === 0 ? node : at(node, ...names)?.node
  if (target === undefined) return []
  return target.kind === 'list' ? target.items : [target]
}

/** A plain value as text, with its line. */
export function textAt(
  node: Node | undefined,
  ...names: readonly string[]
): { text: string; line: number } | null {
  const entry = at(node, ...names)
  return entry?.node.kind === 'scalar' ? { text: entry.node.text, line: entry.line } : null
}

export const textOf = (node: Node | undefined): string => (node?.kind === 'scalar' ? node.text : '')
