/** Memory and CPU of a container. */
import type { Amounts, Contract, Ruled } from '../model.ts'
import type { Fields } from './fields.ts'
import { shown, type Notes } from './notes.ts'
import { quantityOf } from './quantity.ts'
import { RESOURCES } from './tables.ts'

/** Below this, a unit was forgotten: `128` and `128m` are bytes. */
const LEAST_MEMORY = 100_000

export function resourcesOf(container: Fields, notes: Notes): Pick<Contract, 'memory' | 'cpu'> {
  const resources = container.object('resources', RESOURCES)
  const limits = resources?.object('limits') ?? null
  const requests = resources?.object('requests') ?? null
  noteOthers([limits, requests], notes)
  const amounts = (key: 'memory' | 'cpu'): Amounts => ({
    request: amountOf(requests, key, notes),
    limit: amountOf(limits, key, notes),
  })
  return { memory: amounts('memory'), cpu: amounts('cpu') }
}

/** Null also of a 0, which is no limit. */
export function amountOf(
  fields: Fields | null,
  key: string,
  notes: Notes,
  isMemory = key === 'memory',
): Ruled<number> | null {
  const given = fields?.quantity(key) ?? null
  if (fields === null || given === null) return null
  const value = quantityOf(given.value)
  const wrong = (why: string): null => {
    notes.mistake(given.at.line, `\`${fields.name(key)}\` is \`${shown(given.value)}\`: ${why}`)
    return null
  }
  if (value === null) {
    // a template gets the sentence of templates
    if (fields.text(key) === null) return null
    return wrong(`expected a quantity such as ${isMemory ? '256Mi' : '500m'}`)
  }
  if (isMemory && value > 0 && value < LEAST_MEMORY)
    return wrong(`that is ${value} bytes; expected a unit such as Mi`)
  return value === 0 ? null : { value, at: given.at }
}

function noteOthers(amounts: readonly (Fields | null)[], notes: Notes): void {
  const seen = new Set<string>()
  for (const fields of amounts)
    for (const key of fields?.keys() ?? []) {
      if (fields === null || key === 'memory' || key === 'cpu' || seen.has(key)) continue
      seen.add(key)
      const isDisk = key === 'ephemeral-storage'
      notes.skip(
        fields.lineOf(key),
        fields.name(key),
        isDisk ? 'a trial does not limit the disk' : 'the container gets no such device or pages',
      )
    }
}
