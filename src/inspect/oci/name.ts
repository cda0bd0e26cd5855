/** Names of images, which can be written in several ways that mean the same. */

/** `alpine` → `docker.io/library/alpine:latest`, so that all ways to write a name are one. */
export function fullName(name: string): string {
  const tagged = name.includes('@') || name.lastIndexOf(':') > name.lastIndexOf('/') ? name : `${name}:latest`
  const [host = ''] = tagged.split('/', 1)
  if (tagged.includes('/') && (/[.:]/.test(host) || host === 'localhost')) return tagged
  return tagged.includes('/') ? `docker.io/${tagged}` : `docker.io/library/${tagged}`
}

export const isSameName = (a: string, b: string): boolean => fullName(a) === fullName(b)

/** Of several names of one image the one that says most in the fewest words: a tag, and of tags the shortest. */
export function plainestName(names: readonly string[]): string | undefined {
  const cost = (name: string): number => (name.includes('@') ? 1000 : 0) + name.length
  return [...names].sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1))[0]
}
