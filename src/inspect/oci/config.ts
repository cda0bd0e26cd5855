/** Reads the image config: https://github.com/opencontainers/image-spec/blob/main/config.md and Docker's additions. */
import { boundConfig } from '../../core/image-config.ts'
import type { Healthcheck, ImageConfig, Platform } from '../../core/schema.ts'
import { entries, field, list, number, text, texts, type Json } from '../../lib/json.ts'

/** A row of the image's history, as in the config. Rows with `empty_layer` made no layer. */
export interface HistoryRow {
  created_by?: string
  empty_layer?: boolean
  /** RFC 3339. */
  created?: string
  author?: string
  comment?: string
}

const NANOSECONDS = 1e9

/** The Report's `config`, from any JSON. */
export function configOf(json: Json): ImageConfig {
  const config = field(json, 'config')
  const stopSignal = text(field(config, 'StopSignal'))
  const healthcheck = healthcheckOf(field(config, 'Healthcheck'))
  return boundConfig({
    exposedPorts: entries(field(config, 'ExposedPorts'))
      .map(([port]) => port)
      .sort(byProtocolThenNumber),
    entrypoint: texts(field(config, 'Entrypoint')),
    cmd: texts(field(config, 'Cmd')),
    user: text(field(config, 'User')),
    workingDir: text(field(config, 'WorkingDir')),
    ...(stopSignal === '' ? {} : { stopSignal }),
    ...(healthcheck ? { healthcheck } : {}),
    labels: Object.fromEntries(entries(field(config, 'Labels')).map(([key, value]) => [key, text(value)])),
  })
}

function byProtocolThenNumber(a: string, b: string): number {
  const [portA = '', protocolA = 'tcp'] = a.split('/')
  const [portB = '', protocolB = 'tcp'] = b.split('/')
  return compare(protocolA, protocolB) || Number(portA) - Number(portB)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Null if there is none, or `NONE` disables the base's. */
function healthcheckOf(json: Json): Healthcheck | null {
  const test = texts(field(json, 'Test'))
  if (test.length === 0 || test[0] === 'NONE') return null
  const seconds = (key: string): number => Math.max(0, (number(field(json, key)) ?? 0) / NANOSECONDS)
  const [interval, timeout, startPeriod] = [seconds('Interval'), seconds('Timeout'), seconds('StartPeriod')]
  const startInterval = seconds('StartInterval')
  const retries = Math.trunc(number(field(json, 'Retries')) ?? 0)
  return {
    test,
    ...(interval > 0 ? { interval } : {}),
    ...(timeout > 0 ? { timeout } : {}),
    ...(startPeriod > 0 ? { startPeriod } : {}),
    ...(startInterval > 0 ? { startInterval } : {}),
    ...(retries > 0 && Number.isSafeInteger(retries) ? { retries } : {}),
  }
}

/** Of a config or a descriptor's `platform`; unknown parts are empty. */
export function platformOf(json: Json): Platform {
  const variant = text(field(json, 'variant'))
  return {
    os: text(field(json, 'os')),
    architecture: text(field(json, 'architecture')),
    ...(variant === '' ? {} : { variant }),
  }
}

/** Null if the JSON is not an image config. */
export function diffIdsOf(json: Json): string[] | null {
  const diffIds = field(json, 'rootfs', 'diff_ids')
  return Array.isArray(diffIds) ? texts(diffIds) : null
}

/** Whether the config is that of an image with exactly these layers. */
export function hasLayers(config: Json, diffIds: readonly string[]): boolean {
  const own = diffIdsOf(config)
  return own?.length === diffIds.length && own.every((diffId, index) => diffId === diffIds[index])
}

export function historyOf(json: Json): HistoryRow[] {
  return list(field(json, 'history')).map((row) => ({
    created_by: text(field(row, 'created_by')),
    empty_layer: field(row, 'empty_layer') === true,
    created: text(field(row, 'created')),
    author: text(field(row, 'author')),
    comment: text(field(row, 'comment')),
  }))
}
