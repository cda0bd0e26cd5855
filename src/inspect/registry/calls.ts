/** Which of the registry's calls a request is: its method and address, taken apart. */
export interface Call {
  readonly kind: 'version' | 'blob' | 'begin' | 'write' | 'end' | 'manifest' | 'putManifest' | 'none'
  /** Of a blob: named in the address, or beside it when an upload ends. Empty where there is none. */
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
  /** What follows the repository in the address. */
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

export function routeOf(method: string, address: string, repository: string): Call {
  const { pathname, searchParams } = new URL(address, 'http://registry')
  const call = { digest: searchParams.get('digest') ?? '', mount: searchParams.get('mount') ?? '' }
  const none = { ...call, kind: 'none' as const, upload: '', reference: '' }
  if (/^\/v2\/?$/.test(pathname)) return { ...none, kind: 'version' }
  const front = `/v2/${repository}`
  if (!pathname.startsWith(`${front}/`)) return none
  for (const { kind, methods, path } of PATTERNS) {
    const found = path.exec(decodeURIComponent(pathname.slice(front.length)))
    if (found && methods.includes(method)) return { ...none, kind, ...found.groups }
  }
  return none
}
