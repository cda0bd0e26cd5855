/** `docker run --gpus`: `all`, a number, or fields such as `device=0,driver=nvidia`, those with commas in double quotes. */
import type { GpuRequest } from '../../engine/index.ts'
import { suggestion } from '../../lib/nearest.ts'
import { invalid, ok, type Parsed } from '../values.ts'

const GPUS_FORM = 'all, a number of GPUs, or device=ID, "device=ID,ID", driver=NAME, "capabilities=NAME,NAME"'
const FIELDS = ['count', 'device', 'driver', 'capabilities'] as const
type Field = (typeof FIELDS)[number]

const isField = (name: string): name is Field => FIELDS.some((field) => field === name)

/** One GPU by default, as in Docker. `count` −1 is all of them. */
export function parseGpus(given: string): Parsed<GpuRequest> {
  const fields = new Map<Field, string>()
  for (const text of split(given)) {
    const [name, value] = fieldOf(text)
    if (!isField(name) || value === '') return invalid(GPUS_FORM, suggestion(name, ['all', ...FIELDS]))
    if (fields.has(name)) return invalid('each kind of field once')
    fields.set(name, value)
  }
  const count = fields.get('count')
  const devices = fields.get('device')?.split(',') ?? []
  if (count !== undefined && !/^(all|[1-9]\d{0,3})$/.test(count))
    return invalid(GPUS_FORM, suggestion(count, ['all']))
  if (count !== undefined && devices.length > 0) return invalid('either a number of GPUs or devices')
  return ok({
    count: count === 'all' ? -1 : devices.length > 0 ? 0 : Number(count ?? 1),
    devices,
    driver: fields.get('driver') ?? '',
    capabilities: [...new Set(['gpu', ...(fields.get('capabilities')?.split(',') ?? [])])],
  })
}

function fieldOf(text: string): [name: string, value: string] {
  const at = text.indexOf('=')
  return at < 0 ? [/^(all|\d+)$/.test(text) ? 'count' : text, text] : [text.slice(0, at), text.slice(at + 1)]
}

/** Fields of a line of CSV. */
const split = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|([^,"]+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
