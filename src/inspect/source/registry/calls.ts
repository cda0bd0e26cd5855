/** A request to the registry, by its method and URL. */
export interface Call {
  readonly kind: 'version' | 'blob' | 'begin' | 'write' | 'end' | 'manifest' | 'putManifest' | 'none'
  /** Of a blob: from the path, or from the query when an upload ends. Empty if none. */
  readonly digest: string
  /** Digest of a blob that another repository may have. */
  readonly mount: string
  readonly upload: string
  /** Of a manifest: its tag or digest. */
  readonly reference: string
}

interface Pattern {
  readonly kind: Call['kind']
  readonly methods: readonly string[]
  /** Matches the path after the repository. Digests and tags need no escaping. */
  readonly path: RegExp
}

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints */
const PATTERNS: readonly Pattern[] = [
  { kind: 'begin', methods: ['POST'], path: /^\/blobs\/uploads\/?$/ },
  { kind: 'write', methods: ['PATCH'], path: /^\/blobs\/uploads\/(?<upload>[0-9a-f-]+)$/ },
  { kind: 'end', methods: ['PUT'], path: /^\/blobs\/uploads\/(?<upload>[0-9a-f-]+)$/ },
  { kind: 'blob', methods: ['HEAD'], path: /^\/blobs\/(?<digest>[a-z0-9]+:[0-9a-f]+)$/ },
  { kind: 'manifest', methods: ['HEAD', 'GET'], path: /^\/manifests\/(?<reference>[^/]+)$/ },
  { kind: 'putManifest', methods: ['PUT'], path: /^\/manifests\/(?<reference>[^/]+)$/ },
]

const NONE: Call = { kind: 'none', digest: '', mount: '', upload: '', reference: '' }

/** `kind: 'none'` for everything that a push does not need, and for other repositories. */
export function routeOf(method: string, url: string, repository: string): Call {
  const [path = '', query = ''] = url.split('?', 2)
  if (/^\/v2\/?$/.test(path)) return { ...NONE, kind: 'version' }
  const front = `/v2/${repository}`
  if (!path.startsWith(`${front}/`)) return NONE
  const search = new URLSearchParams(query)
  const named = { digest: search.get('digest') ?? '', mount: search.get('mount') ?? '' }
  for (const { kind, methods, path: pattern } of PATTERNS) {
    const found = pattern.exec(path.slice(front.length))
    if (found && methods.includes(method)) return { ...NONE, ...named, kind, ...found.groups }
  }
  return NONE
}
