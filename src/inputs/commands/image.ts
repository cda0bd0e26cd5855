/** The arguments of `sea-trial layers`, `tree`, `sbom` and `browse`. Each throws one `settings` error with all mistakes. */
import { resolve } from 'node:path'
import { messageOf } from '../../core/errors.ts'
import { locate, readText, repositoryOf, rootsOf } from '../../core/file-access.ts'
import { readImageName } from '../image-name.ts'
import type { RunContext } from '../setting-reader.ts'
import { SBOM_FORMATS, epochMistake } from '../sbom.ts'
import type {
  BrowseInputs,
  FiledImage,
  LayersInputs,
  NamedFile,
  NamedImage,
  SbomInputs,
  TreeInputs,
} from '../types.ts'
import { parseChoice, parsePlatform, type Parsed } from '../values.ts'
import { parseOption, parseWord, refuseMistakes, type Arguments } from './arguments.ts'
import { specOf, type CommandName } from './table.ts'

export function readLayers(given: Arguments, cwd: string): LayersInputs {
  const format = parseWord(given, 'format', ['text', 'json', 'markdown'])
  const dockerfile = dockerfileOf(given, cwd)
  const image = imageOf('layers', given, cwd)
  return { image, format, dockerfile, roots: rootsAt(cwd) }
}

export function readTree(given: Arguments, cwd: string): TreeInputs {
  const [, path = ''] = given.operands
  const only = parseOption(given, 'only', (text) => parseChoice(text, ONLY))
  const choices = {
    layer: parseOption(given, 'layer', (text) => parseWhole(text, -MOST)),
    depth: parseOption(given, 'depth', (text) => parseWhole(text, 1)) ?? 2,
    largest: parseOption(given, 'largest', (text) => parseWhole(text, 1)),
    sort: parseWord(given, 'sort', ['size', 'name']),
    format: parseWord(given, 'format', ['text', 'json']),
  }
  const image = filed('tree', given, cwd, 2)
  return { image, path: normal(path), only, ...choices }
}

export function readSbomCommand(given: Arguments, { cwd, env }: Pick<RunContext, 'cwd' | 'env'>): SbomInputs {
  const format = parseWord(given, 'format', SBOM_FORMATS)
  const mistake = epochMistake(env)
  if (mistake !== null) given.mistakes.push(mistake)
  const image = imageOf('sbom', given, cwd)
  const output = given.options.get('output')
  return { image, format, output: output === undefined ? null : resolve(cwd, output), roots: rootsAt(cwd) }
}

export function readBrowse(given: Arguments, cwd: string): BrowseInputs {
  const dockerfile = dockerfileOf(given, cwd)
  return { image: filed('browse', given, cwd), dockerfile }
}

const ONLY = ['added', 'changed', 'removed', 'dead'] as const
const MOST = 1_000_000
const rootsAt = (cwd: string): string[] => rootsOf(repositoryOf(cwd))

function parseWhole(text: string, least: number): Parsed<number> {
  const value = /^-?\d{1,7}$/.test(text) ? Number(text) : NaN
  if (value >= least && value <= MOST) return { ok: true, value }
  return { ok: false, allowed: least < 0 ? 'a whole number, as in 3 or -1' : 'a whole number from 1' }
}

/** `/usr/lib` of `usr/lib/`; `..` stays below the root. */
const normal = (path: string): string => resolve('/', path).replace(/\/$/, '')

/** Refuses all mistakes, those of the options included. `most`: operands. */
function imageOf(name: CommandName, given: Arguments, cwd: string, most = 1): NamedImage {
  const { operands, mistakes } = given
  const platform = parseOption(given, 'platform', parsePlatform)
  // the value of an unknown option looks like an operand
  const [first] = given.hasUnknown ? [] : operands
  if (!given.hasUnknown && (operands.length < 1 || operands.length > most))
    mistakes.push(
      `${name} needs ${most === 1 ? 'one image' : 'one image, and one path or none'}, and got ${operands.length}${operands.length > 1 ? `: ${operands.map((one) => JSON.stringify(one)).join(', ')}` : ''}`,
    )
  const image =
    first === undefined ? null : readImageName(first, { cwd, roots: rootsAt(cwd), platform, mistakes })
  refuseMistakes(specOf(name), given)
  if (!image) throw new RangeError('an image without a mistake is missing')
  return image
}

function filed(name: CommandName, given: Arguments, cwd: string, most = 1): FiledImage {
  const image = imageOf(name, given, cwd, most)
  if (image.kind !== 'report') return image
  given.mistakes.push(`${image.name} is a Report, which does not list files: give the image or its archive`)
  refuseMistakes(specOf(name), given)
  throw new RangeError('the mistake was not refused')
}

const MOST_BYTES = 1_000_000

function dockerfileOf(given: Arguments, cwd: string): NamedFile | null {
  const name = given.options.get('dockerfile')
  if (name === undefined) return null
  const path = resolve(cwd, name)
  const place = locate(path, rootsAt(cwd))
  const why = !place.ok ? place.why : place.kind === null ? 'it does not exist' : null
  try {
    if (place.ok && place.kind !== null) return { name, path, text: readText(place, { most: MOST_BYTES }) }
    given.mistakes.push(`--dockerfile: ${name} cannot be read: ${why ?? ''}`)
  } catch (cause) {
    given.mistakes.push(`--dockerfile: ${name} cannot be read: ${messageOf(cause)}`)
  }
  return null
}
