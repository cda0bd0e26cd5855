/** What a config file says for one branch and event, and which of two files counts in a pull request. Pure. */
import type { Acceptance, BudgetRule } from '../../core/budget.ts'
import { matchesGlob } from '../../lib/glob.ts'
import { SETTINGS, type Setting, type SettingName } from '../table.ts'
import { liftsOf, rulesOf, type BudgetKeys } from './budgets.ts'
import { canonical, type ConfigFile, type ImagePart, type Override, type Part } from './parse.ts'

/** Where a run takes place. */
export interface Occasion {
  readonly event: string | null
  /** The branch; of a pull request, the one that it merges into. */
  readonly branch: string | null
}

/** The settings, budgets and acceptances that count, and what the report says about them. */
export interface Configured {
  readonly settings: Part['settings']
  readonly budgets: readonly BudgetRule[]
  /** Budgets that the file says not to have. */
  readonly lifts: readonly string[]
  readonly acceptances: readonly Acceptance[]
  /** From the root of the repository; null without a file. */
  readonly file: string | null
  /** The commit of the file, where that is not the one under test. */
  readonly commit: string | null
  /** One sentence each. */
  readonly notes: readonly string[]
  /** Of `images`. Empty: one image. */
  readonly images: readonly ConfiguredImage[]
}

/** One of several images: what counts for it beside the settings of all. */
export interface ConfiguredImage extends Pick<Configured, 'settings' | 'budgets' | 'lifts' | 'acceptances'> {
  readonly name: string
}

/** Later overrides win; of settings, of keys of `budgets`, and acceptances are added. */
function partFor(config: ConfigFile, occasion: Occasion): Part {
  const parts = [config, ...config.overrides.filter((one) => appliesTo(one, occasion))]
  return {
    settings: new Map(parts.flatMap(({ settings }) => [...settings])),
    budgets: new Map(parts.flatMap(({ budgets }) => [...budgets])),
    accept: parts.flatMap(({ accept }) => accept),
  }
}

function appliesTo({ branches, events }: Override, { branch, event }: Occasion): boolean {
  const isIn = (globs: readonly string[], name: string | null) =>
    globs.length === 0 || globs.some((glob) => name !== null && matchesGlob(name, glob))
  return isIn(branches, branch) && isIn(events, event)
}

/** A file that counts as it is: on a branch, on a laptop. */
export function trusted(config: ConfigFile, occasion: Occasion): Configured {
  const { settings, budgets, accept } = partFor(config, occasion)
  return {
    settings,
    budgets: rulesOf(budgets),
    lifts: liftsOf(budgets),
    acceptances: accept,
    file: config.file,
    commit: null,
    notes: [],
    images: config.images.map((image) => ofImage(image, { budgets, accept })),
  }
}

/** Budgets of the image replace those of all, by key; acceptances are added. */
function ofImage(
  { name, settings, ...own }: ImagePart,
  all: Pick<Part, 'budgets' | 'accept'>,
): ConfiguredImage {
  const keys = new Map([...all.budgets, ...own.budgets])
  const acceptances = [...all.accept, ...own.accept]
  return { name, settings, budgets: rulesOf(keys), lifts: liftsOf(keys), acceptances }
}

/** The base branch's file: `config` is null without one. */
export type Base =
  { ok: true; config: ConfigFile | null; commit: string; name: string } | { ok: false; why: string }

/**
 * In a pull request the base branch's file counts. The pull request's own gives only the settings of the table that are
 * marked `ofChange`: no limit, acceptance or check. `exists`: whether a path of the repository is there.
 */
export function gated(
  own: ConfigFile | null,
  base: Base,
  occasion: Occasion,
  exists: (path: string) => boolean = () => true,
): Configured {
  const ownPart = own ? partFor(own, occasion) : NOTHING
  const basePart = base.ok && base.config ? partFor(base.config, occasion) : NOTHING
  const fromChange = [...ownPart.settings].filter(([name]) => isOfChange(name))
  const fromBase = [...basePart.settings].filter(([name]) => !isOfChange(name))
  const rules = base.ok ? rulesOf(basePart.budgets) : disputed(rulesOf(ownPart.budgets), base.why)
  return {
    settings: new Map([...fromBase, ...fromChange]),
    budgets: rules,
    lifts: liftsOf(basePart.budgets),
    acceptances: basePart.accept,
    file: (base.ok ? base.config?.file : null) ?? own?.file ?? null,
    commit: base.ok && base.config ? base.commit : null,
    notes: base.ok ? changeNotes(own, base, ownPart, basePart) : unreadableNotes(own, base.why),
    images: gatedImages(own?.images ?? [], base, exists).map((image) =>
      base.ok
        ? ofImage(image, basePart)
        : { ...ofImage(image, ownPart), budgets: disputed(ofImage(image, ownPart).budgets, base.why) },
    ),
  }
}

/**
 * The images of both files: a pull request adds images, and says where they are, as it also writes their Dockerfiles, but gives
 * them no access to the host. One that it removes from the list is still tried while its folder is there.
 */
function gatedImages(own: readonly ImagePart[], base: Base, exists: (path: string) => boolean): ImagePart[] {
  if (!base.ok) return own.map((image) => ({ ...image, accept: [] }))
  const before = base.config?.images ?? []
  const kept = before.flatMap((image): ImagePart[] => {
    const change = own.find(({ name }) => name === image.name)
    if (!change) return exists(image.settings.get('path')?.text ?? '.') ? [image] : []
    const fromChange = [...change.settings].filter(([name]) => isOfImageChange(name))
    const fromBase = [...image.settings].filter(([name]) => !isOfImageChange(name))
    return [{ ...image, settings: new Map([...fromBase, ...fromChange]) }]
  })
  const added = own.filter(({ name }) => before.every((image) => image.name !== name))
  return [
    ...kept,
    ...added.map(({ settings, ...image }) => ({
      ...image,
      accept: [],
      settings: new Map([...settings].filter(([name]) => isOfImageChange(name) || OF_NEW.includes(name))),
    })),
  ]
}

/** Where an image is. */
const OF_PLACE: readonly SettingName[] = ['path', 'file', 'target']
/** What else counts of an image that the base does not have: nothing that reaches the host or secrets. */
const OF_NEW: readonly SettingName[] = [
  ...(['name', 'port', 'probe', 'timeout', 'soak', 'command', 'entrypoint'] as const),
  ...(['memory', 'cpus', 'user', 'read-only', 'smoke'] as const),
]
const isOfImageChange = (name: SettingName): boolean => isOfChange(name) || OF_PLACE.includes(name)

const NOTHING: Part = { settings: new Map(), budgets: new Map(), accept: [] }

const isOfChange = (name: SettingName): boolean =>
  SETTINGS.some((setting: Setting) => setting.name === name && setting.ofChange === true)

/** Without the base branch's limits nobody knows which of these are looser. */
const disputed = (rules: readonly BudgetRule[], why: string): BudgetRule[] =>
  rules.map((rule) => ({
    ...rule,
    unknown: 'fail',
    level: 'fail',
    disputed: `the limits of the base branch could not be read (${why})`,
  }))

const unreadableNotes = (own: ConfigFile | null, why: string): string[] => [
  `The config file of the base branch could not be read: ${why}. ${
    own
      ? `The limits, acceptances and checks of this pull request’s \`${own.file}\` do not count`
      : 'Its limits are not known'
  }`,
]

/** At most so many changes are named. */
const MOST_NAMED = 10

function changeNotes(
  own: ConfigFile | null,
  base: Base & { ok: true },
  ownPart: Part,
  basePart: Part,
): string[] {
  const changes = [
    ...changesOf(ownPart, basePart),
    ...changedImages(own?.images ?? [], base.config?.images ?? []),
  ]
  if (changes.length === 0) return []
  const more = changes.length > MOST_NAMED ? ` and ${changes.length - MOST_NAMED} more` : ''
  const named = changes.slice(0, MOST_NAMED).map((one) => `\`${one}\``)
  const file = own?.file ?? base.config?.file ?? ''
  return [
    `This pull request changes the gate in \`${file}\`: ${named.join(', ')}${more}. The file of ${base.name} counts until it is merged`,
  ]
}

/** Names of what differs: settings, keys of `budgets`, `accept`. */
function changesOf(own: Part, base: Part): string[] {
  const settings = keysOf(own.settings, base.settings).filter(
    (name) => !isOfChange(name) && own.settings.get(name)?.text !== base.settings.get(name)?.text,
  )
  const budgets = keysOf(own.budgets, base.budgets).filter((key) => !isSame(own.budgets, base.budgets, key))
  const accept = canonical(own.accept) === canonical(base.accept) ? [] : ['accept']
  return [...settings, ...budgets.map((key) => `budgets.${key}`), ...accept]
}

/** What the pull request changes of the base's images, but for where they are; those that it adds or removes. */
function changedImages(own: readonly ImagePart[], base: readonly ImagePart[]): string[] {
  const gateOf = ({ settings, ...image }: ImagePart): ImagePart => ({
    ...image,
    settings: new Map([...settings].filter(([name]) => !isOfImageChange(name))),
  })
  const added = own.filter(({ name }) => base.every((image) => image.name !== name))
  const changed = base.flatMap((image) => {
    const change = own.find(({ name }) => name === image.name)
    if (!change) return [`images ${image.name}`]
    return changesOf(gateOf(change), gateOf(image)).map((what) => `images ${image.name}.${what}`)
  })
  return [...changed, ...added.map(({ name }) => `images ${name}`)]
}

const keysOf = <K>(a: ReadonlyMap<K, unknown>, b: ReadonlyMap<K, unknown>): K[] => [
  ...new Set([...a.keys(), ...b.keys()]),
]
const isSame = (a: BudgetKeys, b: BudgetKeys, key: string): boolean =>
  canonical(a.get(key)) === canonical(b.get(key))
