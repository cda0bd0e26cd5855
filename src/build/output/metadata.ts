/** Reads buildx's metadata file, which may contain more build checks than its progress. */
import { readFileSync } from 'node:fs'
import type { WarningEvent } from './events.ts'
import { field, list, parseJson } from '../../lib/json.ts'
import { checkOf } from './rawjson.ts'

/** Empty without the file: a failed build writes none. */
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
