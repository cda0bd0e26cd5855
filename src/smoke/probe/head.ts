/**
 * The first bytes of a response: whether they are HTTP, and well formed. What begins like HTTP is judged as HTTP, never as
 * another protocol. Pure; everything in a response is hostile.
 */

/** Of the head; clients accept no longer one. */
export const MOST_HEAD_BYTES = 64 * 1024

/** Blanks, line ends and zero bytes may come before it. */
const BEGINS = /^[\s\0]{0,64}(?:HTTP\/\d|ICY[ \t]\d)/i
const BEGUN = /^[\s\0]{0,64}(H(?:T(?:T(?:P\/?)?)?)?)$/i
const STATUS = /^[\s\0]{0,64}(?:HTTP\/\d{1,3}(?:\.\d{1,3})?|ICY)[ \t]{1,8}([1-9]\d\d)(?!\d)([^\r\n]{0,500})/i
/** A status line that clients accept: a version that exists, and only line ends before it. */
const GOOD_STATUS_LINE =
  /^(?:\r?\n)*(?:HTTP\/(?:1\.\d|[23](?:\.0)?)|ICY) [1-9]\d\d(?:[ \t][^\0\r\n]*)?(?:\r|\n|$)/i

/** Whether the bytes begin like an HTTP response; `isOver`: no more bytes will come. */
export function looksLikeHttp(bytes: Buffer, isOver = true): boolean {
  const text = bytes.toString('latin1', 0, 128)
  return BEGINS.test(text) || (isOver && BEGUN.test(text))
}

export interface StatusLine {
  status: number
  reason: string
}

/** The status at the beginning, also from a malformed status line; null where there is none. */
export function statusIn(bytes: Buffer): StatusLine | null {
  const [, status, rest = ''] = STATUS.exec(bytes.toString('latin1', 0, 1024)) ?? []
  if (status === undefined) return null
  return { status: Number(status), reason: rest.replace(/\p{Cc}/gu, ' ').trim() }
}

/** Why other clients would reject a head that the lenient parser accepted; null where they would not. */
export function headFault(bytes: Buffer): string | null {
  const text = headOf(bytes)
  if (!GOOD_STATUS_LINE.test(text.slice(0, 1024))) return `its status line is ${quote(text)}`
  return text.includes('\0') ? 'its head holds a zero byte' : null
}

/** Up to the empty line. */
function headOf(bytes: Buffer): string {
  const text = bytes.toString('latin1', 0, MOST_HEAD_BYTES)
  const end = /\r?\n\r?\n/g
  end.lastIndex = Math.max(0, text.search(/\S/))
  const found = end.exec(text)
  return found === null ? text : text.slice(0, found.index)
}

const SHOWN = 60

/** The first line that is not empty. */
function quote(text: string): string {
  const line = text.split(/\r?\n/, 5).find((one) => one.trim() !== '') ?? ''
  return JSON.stringify(line.slice(0, SHOWN))
}
