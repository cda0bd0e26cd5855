/** Private keys: whole blocks whose content has the structure of a key that needs no passphrase. */
import type { Span, Sure } from './found.ts'
import type { Judged } from './rules.ts'

/** Bounds the cost of a hostile file. */
const MOST_BLOCKS = 200
const MOST_CHARACTERS = 32 * 1024

const BEGIN = /-----BEGIN ((?:[A-Z]{2,9} )?PRIVATE KEY(?: BLOCK)?)-----/g
const PUTTY = /PuTTY-User-Key-File-\d: [^\n]{1,80}\r?\nEncryption: none\r?\n/g

export function* keysIn(text: string): Generator<Span, void, void> {
  let blocks = 0
  for (const { 0: begin, 1: label = '', index } of text.matchAll(BEGIN)) {
    if (++blocks > MOST_BLOCKS) return
    const start = index + begin.length
    const body = text.slice(start, start + MOST_CHARACTERS)
    const end = body.indexOf(`-----END ${label}-----`)
    const sure = end < 0 ? null : sureOf(label, body.slice(0, end))
    if (sure === null) continue
    const what = sure === 'hint' ? 'a private key with a passphrase' : 'a private key'
    yield { what, sure, start: index, end: start + end }
  }
  for (const { 0: whole, index } of text.matchAll(PUTTY))
    yield { what: 'a private key', sure: 'form', start: index, end: index + whole.length }
}

/** PEM in base64, as in a kubeconfig, a Secret of Kubernetes or a variable. */
export const ENCODED_KEY = /(?<![A-Za-z0-9+/])LS0tLS1CRUdJTi[A-Za-z0-9+/]{80,20000}={0,2}/g

export function keyInBase64(base64: string): Judged | null {
  const [key] = keysIn(Buffer.from(base64, 'base64').toString('latin1'))
  return key ? { what: key.what, sure: key.sure } : null
}

/** Null if it is not a key at all. */
function sureOf(label: string, body: string): Sure | null {
  const isEncrypted =
    label.startsWith('ENCRYPTED') || label.startsWith('PGP') || /^\s*Proc-Type:[^\n]*ENCRYPTED/.test(body)
  if (isEncrypted) return 'hint'
  // in JSON and in .env files its line breaks are written as \n; YAML continues a line with \
  const base64 = body.replace(/\\+[nr]?/g, '').replace(/[\s"']/g, '')
  if (!/^[A-Za-z0-9+/]{40,}={0,2}$/.test(base64)) return null
  const bytes = Buffer.from(base64, 'base64')
  if (label.startsWith('OPENSSH')) return ofOpenSsh(bytes)
  return isKey(bytes) ? 'structure' : null
}

const MAGIC = Buffer.from('openssh-key-v1\0')

/** The name of the cipher follows the magic: `none` without a passphrase. */
function ofOpenSsh(bytes: Buffer): Sure | null {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null
  const cipher = bytes.subarray(MAGIC.length, MAGIC.length + 8)
  return cipher.toString('latin1') === '\0\0\0\x04none' ? 'structure' : 'hint'
}

/** DER of a key: one ASN.1 sequence of the length that it says, which begins with version 0 or 1. */
export function isKey(bytes: Buffer): boolean {
  if (bytes.length < 32 || bytes[0] !== 0x30) return false
  const first = bytes[1] ?? 0
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 3) return false
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes)
  const [tag, size, version = 2] = bytes.subarray(2 + lengthBytes)
  return 2 + lengthBytes + length === bytes.length && tag === 0x02 && size === 1 && version <= 1
}

const JKS = 0xfeedfeed
const JCEKS = 0xcececece
/** Of the first entry: a private key; 2 is a certificate. */
const HAS_KEY = 1

/** Whether bytes begin as a store of keys does: PKCS #12, or Java's with a private key first. It may need a password. */
export function isKeyStore(bytes: Buffer): boolean {
  if (bytes.length < 64) return false
  const magic = bytes.readUInt32BE(0)
  if (magic === JKS || magic === JCEKS) return bytes.readUInt32BE(12) === HAS_KEY
  return bytes[0] === 0x30 && bytes[1] === 0x82 && bytes[4] === 0x02 && bytes[5] === 1 && bytes[6] === 3
}
