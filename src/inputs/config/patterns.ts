/** Values that only a config file has. Pure. */
import { invalid, ok, type Parsed } from '../values.ts'

const LONGEST = 500

/** A path of the image: `**` stands for folders, one `*` in a name for any characters. */
export function parseFilePattern(given: string): Parsed<string> {
  const parts = given.split('/').filter((part) => part !== '' && part !== '.')
  const isName = (part: string) => part !== '*' && part !== '**'
  const isPlain = (part: string) => part === '**' || (part.split('*').length <= 2 && !/[?[\]{}]/.test(part))
  return given.length <= LONGEST && parts.some(isName) && parts.every(isPlain) && !parts.includes('..')
    ? ok(given)
    : invalid('a path such as /**/*.pem: ** for folders, one * in a name')
}

/** `90%` or `0.9`. Returns a share from 0 to 1. */
export function parseShare(given: string): Parsed<number> {
  const [, digits = '', percent] = /^(\d{1,3}(?:\.\d{1,6})?) ?(%)?$/.exec(given) ?? []
  const share = digits === '' ? Number.NaN : Number(digits) / (percent === undefined ? 1 : 100)
  return share >= 0 && share <= 1 ? ok(share) : invalid('a share such as 90% or 0.9')
}
