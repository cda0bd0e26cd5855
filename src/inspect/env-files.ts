/**
 * `.env` files that your layers added: settings of the build machine, often with passwords. Everyone who has the image
 * can read them, even if a later layer deleted them. Only names and paths are checked, not the content.
 */
import { count } from '../lib/units.ts'
import { isFixture, isHarmlessName } from './secrets/candidates.ts'
import type { Finding } from '../core/schema.ts'
import { PathMatcher } from './waste/match/path-matcher.ts'
import { layerOriginsOf, type Means } from './waste/layer-origin.ts'
import { Patterns } from './waste/match/patterns.ts'
import { quoted, short } from './waste/quote.ts'
import { Phrases } from './waste/phrases.ts'
import type { WasteInput } from './waste/input.ts'
import { Kind } from './tree/tree.ts'

/** Folders of packages, whose files are public, and of the settings of development containers. */
const OTHERS = ['node_modules', 'site-packages', 'dist-packages', 'vendor', 'gems', '.devcontainer'].map(
  (name) => `**/${name}`,
)
const ENV_FILES = ['**/.env', '**/.env.*']
/** Index of `ENV_FILES` in the patterns of `filesOf`. */
const IS_ENV_FILE = 1
/** Findings; files that one lists; files among which the shortest paths are searched. */
const MOST_FINDINGS = 12
const MOST_FILES = 8
const MOST_SORTED = 1_000
/** Characters of a path in a message. */
const PATH = 160

/** One file, as one of your layers stored it. */
interface Stored {
  readonly path: number
  readonly layer: number
  readonly content: number
}

/** `layer`: the first that added it; `content`: stored there last. */
type EnvFile = Stored

/** Whether a file is one, by its name alone. `name`: latin1. */
export const isEnvFile = (name: string): boolean => name === '.env' || name.startsWith('.env.')

/** One finding for each layer that added some. `known`: paths of files that another finding says more about. */
export function envFilesOf(input: WasteInput, known: ReadonlySet<number> = new Set()): Finding[] {
  const phrases = new Phrases({ ...input, origins: layerOriginsOf(input) })
  const byLayer = new Map<number, EnvFile[]>()
  for (const file of filesOf(input, phrases)) {
    if (known.has(file.path)) continue
    const files = byLayer.get(file.layer)
    if (files) files.push(file)
    else byLayer.set(file.layer, [file])
  }
  return [...byLayer.values()].slice(0, MOST_FINDINGS).map((files) => findingOf(files, input, phrases))
}

/** Without empty files, those of tests and examples, copies of an example file, and files that the base image has too. */
function filesOf({ replayed, paths }: WasteInput, phrases: Phrases): EnvFile[] {
  const { layers, ledger } = replayed
  const matcher = new PathMatcher(paths, new Patterns([OTHERS, ENV_FILES]))
  const hashOf = (content: number): string => Buffer.from(ledger.hash(content)).toString('latin1')
  const harmless = new Set<string>()
  const yours: Stored[] = []
  const ofBase = new Map<number, number>()
  for (const [layer, { nodes }] of layers.entries())
    for (const [row, path] of nodes.paths.entries()) {
      if (nodes.kinds[row] !== Kind.FILE) continue
      if (matcher.rule(path) !== IS_ENV_FILE || matcher.top(path) !== path) continue
      const content = ledger.base(layer) + (nodes.values[row] ?? 0)
      const before = ofBase.get(path)
      if (isHarmlessName(Buffer.from(paths.name(path)).toString('latin1'))) harmless.add(hashOf(content))
      else if (!phrases.origin(layer).isYours) ofBase.set(path, content)
      else if (before !== undefined && ledger.isEqual(before, content)) continue
      else if (ledger.size(content) > 0 && !isFixture(paths.text(path))) yours.push({ path, layer, content })
    }
  const found = new Map<number, EnvFile>()
  for (const one of yours)
    if (!harmless.has(hashOf(one.content)))
      found.set(one.path, { ...one, layer: found.get(one.path)?.layer ?? one.layer })
  return [...found.values()]
}

function findingOf(files: readonly EnvFile[], { replayed, paths }: WasteInput, phrases: Phrases): Finding {
  const isInImage = ({ path }: EnvFile): boolean => replayed.tree.kind(path) === Kind.FILE
  const there = files.filter(isInImage)
  const layer = files[0]?.layer ?? 0
  const names = (there.length > 0 ? there : files)
    .slice(0, MOST_SORTED)
    .map(({ path }) => paths.text(path))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
  const more = files.length > 1 ? ` and ${count(files.length - 1, 'more file')} like it` : ''
  const hiddenBy = there.length > 0 ? null : replayed.ledger.killer(files[0]?.content ?? 0)
  const state =
    hiddenBy === null
      ? 'everyone who has the image can read the values'
      : `${phrases.layer(hiddenBy)} hides it, but the image still ships it, and its values can be read`
  const location = phrases.location(layer)
  return {
    code: 'env-file-in-image',
    level: 'warn',
    confidence: 'proved',
    message: `${quoted(names[0] ?? '', PATH)}${more}, added to the image by ${phrases.layer(layer)}: ${state}`,
    fix: `${FIXES[phrases.origin(layer).means]} Pass the values when the container starts: \`--env-file\`, or secrets of the platform. Replace every secret in it if the image was published.`,
    ...(location === null ? {} : { location }),
    evidence: names.slice(0, MOST_FILES).map((name) => short(name, PATH)),
  }
}

const FIXES: Readonly<Record<Means, string>> = {
  copy: 'List `**/.env` and `**/.env.*` in `.dockerignore`.',
  run: 'Do not write it during the build: a RUN can read secrets with `--mount=type=secret`, which stores nothing.',
  stage: 'Copy only what the app needs from that stage.',
}
