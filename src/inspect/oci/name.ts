/** `alpine` → `docker.io/library/alpine:latest`. */
export function fullName(name: string): string {
  const tagged = name.includes('@') || name.lastIndexOf(':') > name.lastIndexOf('/') ? name : `${name}:latest`
  const [host = ''] = tagged.split('/', 1)
  if (tagged.includes('/') && (/[.:]/.test(host) || host === 'localhost')) return tagged
  return tagged.includes('/') ? `docker.io/${tagged}` : `docker.io/library/${tagged}`
}

/** Whether both names mean the same image. */
export const isSameName = (a: string, b: string): boolean => fullName(a) === fullName(b)

/** The simplest of an image's names: a tag rather than a digest, and the shortest. */
export function plainestName(names: readonly string[]): string | undefined {
  const cost = (name: string): number => (name.includes('@') ? 1000 : 0) + name.length
  return [...names].sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1))[0]
}
