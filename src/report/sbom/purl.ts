/**
 * Package URLs (https://github.com/package-url/purl-spec). `distro` and `upstream` are the qualifiers by which scanners find
 * the advisories of a distribution, which are about source packages.
 */
import type { Distribution, Package } from '../../core/schema.ts'

interface Parts {
  /** Segments; null if the type needs one that is not known. */
  readonly namespace: readonly string[] | null
  readonly name: string
  readonly version: string
  readonly qualifiers?: Readonly<Record<string, string | undefined>>
}

type Rule = (one: Package, distribution: Distribution | undefined) => Parts

/** Where a type has no rule, it has no namespace either: gem, cargo, nuget, hex. */
const RULES: Readonly<Record<string, Rule>> = {
  deb: (one, distribution) => ofSystem(one, distribution, one.name.toLowerCase()),
  apk: (one, distribution) => ofSystem(one, distribution, one.name.toLowerCase()),
  rpm: (one, distribution) => {
    const [, epoch, version = one.version] = /^(\d+):(.+)$/.exec(one.version) ?? []
    const parts = ofSystem({ ...one, version }, distribution, one.name)
    return { ...parts, qualifiers: { ...parts.qualifiers, epoch } }
  },
  pypi: ({ name, version }) => ({ namespace: [], name: name.toLowerCase().replaceAll('_', '-'), version }),
  npm: ({ name, version }) => {
    const [, scope, own = name] = /^(@[^/]+)\/([^/]+)$/.exec(name) ?? []
    return { namespace: scope === undefined ? [] : [scope], name: own, version }
  },
  golang: ({ name, version }) => ({
    ...lastOf(name.toLowerCase().split('/')),
    version: version === '(devel)' ? '' : version,
  }),
  composer: ({ name, version }) => ({ ...lastOf(name.toLowerCase().split('/')), version }),
  maven: ({ name, version }) => {
    const { group, artifact } = coordinates(name)
    return { namespace: group === '' ? null : [group], name: artifact, version }
  },
}

/** Null where the type needs a namespace that is not known: a vendor without `/etc/os-release`, a group of Maven. */
export function purlOf(one: Package, distribution: Distribution | undefined): string | null {
  const rule = Object.hasOwn(RULES, one.type) ? RULES[one.type] : undefined
  const {
    namespace,
    name,
    version,
    qualifiers = {},
  }: Parts = rule?.(one, distribution) ?? {
    ...{ namespace: [], name: one.name, version: one.version },
  }
  if (namespace === null) return null
  const path = [...namespace, name].filter((part) => !['', '.', '..'].includes(part)).map(encoded)
  const query = Object.entries(qualifiers)
    .flatMap(([key, value]) => (value ? [`${key}=${encoded(value)}`] : []))
    .sort()
  return [
    `pkg:${[one.type, ...path].join('/')}`,
    version === '' ? '' : `@${encoded(version)}`,
    query.length > 0 ? `?${query.join('&')}` : '',
  ].join('')
}

/** `group` is empty if it is not known. */
export function coordinates(name: string): { group: string; artifact: string } {
  const at = name.indexOf(':')
  return { group: name.slice(0, Math.max(0, at)), artifact: name.slice(at + 1) }
}

/** Vendors whose namespace is not the `ID` of their os-release. */
const VENDORS = new Map([
  ['rhel', 'redhat'],
  ['opensuse-leap', 'opensuse'],
  ['opensuse-tumbleweed', 'opensuse'],
])

function ofSystem(
  { version, architecture, source }: Package,
  distribution: Distribution | undefined,
  name: string,
): Parts {
  const id = distribution?.id.toLowerCase() ?? ''
  const distro = [id, distribution?.version].filter(Boolean).join('-')
  return {
    namespace: id === '' ? null : [VENDORS.get(id) ?? id],
    ...{ name, version },
    qualifiers: { arch: architecture, distro, upstream: source },
  }
}

function lastOf(segments: readonly string[]): Pick<Parts, 'name'> & { namespace: string[] } {
  const full = segments.filter((segment) => segment !== '')
  return { namespace: full.slice(0, -1), name: full.at(-1) ?? '' }
}

/** All but letters, digits and `.-_~:`. Half a surrogate pair becomes the replacement character. */
const encoded = (text: string): string =>
  encodeURIComponent(Buffer.from(text).toString())
    .replace(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':')
