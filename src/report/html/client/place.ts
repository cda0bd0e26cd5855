/** Deep links: `#finding-CODE`, `#package-TYPE/NAME`, `#files:/usr/lib`; `#2:…` is in the second image of the page. */

export interface Place {
  /** Counted from 0. */
  readonly image: number
  readonly anchor: string
}

export function placeIn(hash: string): Place {
  const text = decoded(hash.replace(/^#/, ''))
  const [, number, rest = ''] = /^(\d+):(.*)$/s.exec(text) ?? []
  return number === undefined
    ? { image: 0, anchor: text }
    : { image: Math.max(0, Number(number) - 1), anchor: rest }
}

export const hashOf = ({ image, anchor }: Place): string =>
  `#${image === 0 ? '' : `${image + 1}:`}${encodeURIComponent(anchor).replaceAll('%2F', '/').replaceAll('%3A', ':')}`

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
