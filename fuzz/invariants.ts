/** Invariants of weighed images and of errors; returns a sentence for each that is violated. */
import type { UserError } from '../src/core/errors.ts'
import { Image, type Dead } from '../src/core/schema.ts'

/** Longer error messages are a fault. */
const MOST_CHARACTERS = 2000

export function faultsOf(image: Image): string[] {
  const { sizes, layers, dead } = image
  const holds: [boolean, string][] = [
    [Image.safeParse(JSON.parse(JSON.stringify(image))).success, 'the Report’s schema takes it'],
    [total(layers, ({ size }) => size) === sizes.onDisk, 'the layers add up to what is on disk'],
    [sizes.fileSystem + sizes.deadWeight === sizes.onDisk, 'what is alive and what is dead make the whole'],
    [total(layers, ({ deadWeight }) => deadWeight) === sizes.deadWeight, 'the layers’ dead weight adds up'],
    [total(dead, ({ bytes }) => bytes) === sizes.deadWeight, 'the rows of the dead add up'],
    [sizes.efficiency >= 0 && sizes.efficiency <= 1, 'efficiency lies between 0 and 1'],
    [sizes.onDisk > 0 || sizes.efficiency === 1, 'nothing is efficient'],
    [layers.every((layer) => layer.deadWeight <= layer.size), 'no layer has more dead than it has'],
    [layers.every((layer) => layer.files <= layer.entries), 'no layer has more files than members'],
    [layers.every((layer, at) => layer.index === at), 'layers are counted from 0'],
    [dead.every((row, at) => isRow(row, layers.length, at === dead.length - 1)), 'rows name their layers'],
  ]
  return holds.flatMap(([isTrue, sentence]) => (isTrue ? [] : [`it does not hold that ${sentence}`]))
}

const total = <T>(rows: readonly T[], of: (row: T) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)

/** The last row may be the rest. */
function isRow({ bytes, addedBy, killedBy, cause, path }: Dead, layers: number, isLast: boolean): boolean {
  if (addedBy === null || killedBy === null || cause === null)
    return isLast && addedBy === killedBy && path === '' && bytes > 0
  return bytes > 0 && addedBy <= killedBy && killedBy < layers && path.startsWith('/')
}

/** `name` is the archive's name in error messages. */
export function faultsOfRefusal({ code, message, exit, hint }: UserError, name: string): string[] {
  const isKnown =
    code === 'archive-invalid' || (code === 'engine-lost' && message.includes('stopped sending'))
  return [
    ...(isKnown && exit === 3 ? [] : [`a refusal of code ${code}, exit ${exit}`]),
    ...(message.includes(name) ? [] : ['a refusal that does not name the archive']),
    ...(message.length <= MOST_CHARACTERS ? [] : [`a refusal of ${message.length} characters`]),
    ...(hint === '' ? ['a refusal without a hint'] : []),
  ]
}

/** The kind of an error: its message without digests, numbers and names. */
export const sentenceOf = ({ message }: UserError): string =>
  message
    .replace(/\([^)]*\)/g, '()')
    .replace(/(has no image for|does not identify one).*/s, '$1 …')
    .replace(/type (`.`|0x.+), which/, 'type T, which')
    .replace(/[^\s`]*\/[^\s]*/g, '…')
    .replace(/[0-9a-f]{64}/g, '…')
    .replace(/\d+/g, 'N')
    .slice(0, 160)

/** The kind of a weighed image: the features of the format that it uses. */
export function traitsOf({ layers, dead, sizes, distribution, config }: Image): string {
  const traits = [
    `${Math.min(layers.length, 6)} layers`,
    ...new Set(dead.map(({ cause }) => String(cause))),
    ...(dead.some(({ addedBy, killedBy }) => addedBy === killedBy) ? ['lost'] : []),
    ...(sizes.download ? ['download'] : []),
    ...(distribution ? ['distribution'] : []),
    ...(config.healthcheck ? ['healthcheck'] : []),
    ...(layers.some(({ entries }) => entries === 0) ? ['empty'] : []),
  ]
  return `weighed: ${traits.sort().join(', ')}`
}
