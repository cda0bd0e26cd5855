/** The file that buildx leaves behind: its build checks may be more than its progress has shown. */
import { readFileSync } from 'node:fs'
import type { WarningEvent } from './events.ts'
import { field, list, parseJson } from '../../lib/json.ts'
import { checkOf } from './rawjson.ts'

/** Empty where there is no such file: a failed build leaves none. */
export function metadataWarnings(file: string): WarningEvent[] {
  return list(field(parseJson(read(file)), 'buildx.build.warnings')).flatMap(checkOf)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
