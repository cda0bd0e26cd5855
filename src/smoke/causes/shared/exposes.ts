/** Whether the Dockerfile itself exposes a port, and not only its base image. */
import type { Evidence } from '../../evidence.ts'

/** False if it is not known, for example for a variable without a value in the image. */
export function exposesItself({ places, image }: Evidence, port: number): boolean {
  const env = new Map(
    image.env.map((item) => [item.split('=', 1)[0] ?? '', item.slice(item.indexOf('=') + 1)]),
  )
  return (places.exposed ?? []).some((word) => {
    const plain = word.replace(
      /\$(?:\{(\w{1,100})(?::-([^}]{0,20}))?\}|(\w{1,100}))/g,
      (_, braced?: string, byDefault = '', bare = '') => env.get(braced ?? String(bare)) ?? String(byDefault),
    )
    const [, from, to] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(plain) ?? []
    return from !== undefined && port >= Number(from) && port <= Number(to ?? from)
  })
}
