/** The first words in the body of an error response. Everything in a response is hostile. */
import type { IncomingMessage } from 'node:http'
import { readBody } from './body.ts'

/** The first words arrive at once. */
const LIMITS = { bytes: 4096, milliseconds: 300 }
const SHOWN = 200

/** Null where the body is empty, is not text, or only repeats the status. */
export async function errorWords(response: IncomingMessage): Promise<string | null> {
  const type = response.headers['content-type'] ?? 'text/plain'
  const isText = /^(?:text\/|application\/(?:[\w.+-]{0,40}\+)?(?:json|xml))/i.test(type)
  const body = isText ? await readBody(response, () => false, LIMITS) : ''
  const words = firstWords(body)
  const reason = (response.statusMessage ?? '').toLowerCase()
  const isNew =
    words !== '' && !/^(?:\d{3}\b|error$|bad request$)/i.test(words) && words.toLowerCase() !== reason
  return isNew ? words : null
}

/** The title of a page, else its first line without tags. */
export function firstWords(body: string): string {
  const text = body.slice(0, LIMITS.bytes)
  const title = /<title[^>]{0,100}>([^<]{1,300})/i.exec(text)?.[1]
  const plain =
    title ??
    text.replace(/<(?:style|script|head)\b[^>]{0,200}>[^<]{0,4096}/gi, ' ').replace(/<[^<>]{0,300}>/g, ' ')
  const lines = plain
    .replace(/&quot;/g, '"')
    .replace(/&#(?:x27|39);/g, "'")
    .split(/[\r\n]{1,4}/)
  const line = title === undefined ? (lines.find((one) => /\w/.test(one)) ?? '') : lines.join(' ')
  return line
    .replace(/\p{C}|\s+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, SHOWN)
}
