/** Made-up secrets of the forms that services issue. They are made here, so that no scanner finds them in the source. */
import { generateKeyPairSync } from 'node:crypto'
import { tokenChecksum } from '../../src/lib/secret-forms.ts'

const BODY = 'SeaTrialMadeThisUpItIsNoSecret'

export const npmToken = (body = BODY): string => `npm_${body}${tokenChecksum(body)}`
export const githubToken = (prefix = 'ghp', body = BODY): string => `${prefix}_${body}${tokenChecksum(body)}`
export const randomWord = 'q7Rm2Xk9Lw4Tz8Vb'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
export const privateKeyPem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }))
export const privateKeyDer = privateKey.export({ type: 'pkcs8', format: 'der' })
export const encryptedPem = String(
  privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }),
)

/** A key of OpenSSH as far as it is read: the magic, the cipher, and bytes. */
export function openSshKey(cipher = 'none'): string {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(cipher.length)
  const body = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    length,
    Buffer.from(cipher),
    Buffer.alloc(120, 7),
  ])
  return pem('OPENSSH PRIVATE KEY', body.toString('base64'))
}

export const pem = (label: string, base64: string): string =>
  [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,70}/g) ?? []), `-----END ${label}-----`, ''].join('\n')

export const base64 = (text: string): string => Buffer.from(text).toString('base64')
