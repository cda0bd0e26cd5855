import type { Entry } from '../../lib/document.ts'
import type { ContractVariable, Ruled } from '../model.ts'
import type { Source } from './source.ts'

/** More names than these say nothing new. */
const MOST = 500
const LONGEST_NAME = 200

/** Names of variables that the file gives a value; the values are not read. */
export const variables = (
  source: Source,
  entries: readonly (readonly [name: string, entry: Pick<Entry, 'line'>])[],
  from: ContractVariable['from'] = 'value',
): Ruled<ContractVariable>[] =>
  entries
    .slice(0, MOST)
    .map(([name, { line }]) => source.ruled({ name: name.slice(0, LONGEST_NAME), from }, line))
