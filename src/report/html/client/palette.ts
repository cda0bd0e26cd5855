/**
 * Colours of data. Those of kinds differ for readers with a colour vision deficiency too, and have a contrast of at least
 * 3 : 1 to the background of both themes; text on them is black or white, with 4.5 : 1. A test measures this.
 */

/** Of kinds, the largest first. */
export const KINDS = [
  ...['#3f8fd2', '#d07a1f', '#1f7f5c', '#b565a7'],
  ...['#975949', '#7c5cd6', '#c0687a', '#8a8a2a'],
] as const
/** Everything else, and nothing known. */
export const OTHER = '#7f8a96'
export const NONE = '#66717d'
/** From new to old. */
export const AGES = ['#fcd45c', '#8fbf4d', '#3f9f86', '#3b78a6', '#4c4f9c', '#5b2f7d'] as const

/** Black or white, the one with more contrast. */
export function inkOn(color: string): string {
  return luminance(color) > 0.179 ? '#000' : '#fff'
}

/** Relative luminance of `#rrggbb`, as WCAG defines it. */
export function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(color.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
