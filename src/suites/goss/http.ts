/** One HTTP request of a goss test to a port of the container, from this machine. */
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { messageOf } from '../../core/errors.ts'

export interface Asked {
  readonly url: string
  readonly method: string
  /** `Name: value` */
  readonly headers: readonly string[]
  readonly body: string
  readonly milliseconds: number
  readonly username: string
  readonly password: string
  readonly allowInsecure: boolean
  readonly followsRedirects: boolean
}

export interface Answer {
  readonly status: number
  /** `Name: value` lines, sorted. */
  readonly headers: string
  readonly body: string
}

/** Where a host and port of the container are from here; throws where they cannot be reached. */
export type Locate = (host: string, port: number) => Promise<{ host: string; port: number }>

const MOST_BODY = 5_000_000
const MOST_REDIRECTS = 10

/** Throws an Error with the reason where there is no answer. */
export async function ask(asked: Asked, locate: Locate): Promise<Answer> {
  let next = asked
  for (let redirects = 0; ; redirects++) {
    const answer = await one(next, locate)
    const { status, location } = answer
    if (!asked.followsRedirects || location === '' || ![301, 302, 303, 307, 308].includes(status))
      return answer
    if (redirects >= MOST_REDIRECTS) throw new Error(`stopped after ${MOST_REDIRECTS} redirects`)
    const url = new URL(location, next.url).href
    const keeps = status === 307 || status === 308
    next = { ...next, url, ...(keeps ? {} : { method: next.method === 'HEAD' ? 'HEAD' : 'GET', body: '' }) }
  }
}

async function one(asked: Asked, locate: Locate): Promise<Answer & { location: string }> {
  const url = new URL(asked.url)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error(`${url.protocol} is not HTTP`)
  const isTls = url.protocol === 'https:'
  const hostname = url.hostname.replace(/^\[|\]$/g, '')
  const target = await locate(hostname, Number(url.port || (isTls ? 443 : 80)))
  const options = {
    ...target,
    method: asked.method,
    path: url.pathname + url.search,
    headers: headersOf(asked, url),
  }
  const response = await (isTls
    ? send(
        requestHttps,
        { ...options, servername: hostname, rejectUnauthorized: !asked.allowInsecure },
        asked,
      )
    : send(requestHttp, options, asked))
  return response
}

function headersOf({ headers, body, username, password }: Asked, url: URL): Record<string, string> {
  const own = headers.map((line): [string, string] => {
    const at = line.indexOf(': ')
    return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 2)]
  })
  const auth = Buffer.from(`${username}:${password}`).toString('base64')
  return {
    Host: url.host,
    'User-Agent': 'sea-trial',
    ...(body === '' ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
    ...(username !== '' || password !== '' ? { Authorization: `Basic ${auth}` } : {}),
    ...Object.fromEntries(own),
  }
}

type Send<O> = (options: O, onResponse: (response: IncomingMessage) => void) => ReturnType<typeof requestHttp>

function send<O extends RequestOptions>(
  request: Send<O>,
  options: O,
  { body, milliseconds }: Asked,
): Promise<Answer & { location: string }> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => reject(new Error(messageOf(error)))
    const signal = AbortSignal.timeout(milliseconds)
    const sent = request({ ...options, signal, agent: false }, (response) => {
      readBody(response).then(
        (text) =>
          resolve({
            status: response.statusCode ?? 0,
            headers: headerLines(response.rawHeaders),
            body: text,
            location: response.headers.location ?? '',
          }),
        fail,
      )
    })
    sent.on('error', (error) =>
      fail(signal.aborted ? new Error(`no answer within ${milliseconds} ms`) : error),
    )
    sent.end(body)
  })
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size > MOST_BODY) throw new Error(`its body has more than ${MOST_BODY} bytes`)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Names as Go writes them: `Content-Type`. */
function headerLines(raw: readonly string[]): string {
  const lines = raw.flatMap((name, at) => (at % 2 === 0 ? [`${canonical(name)}: ${raw[at + 1] ?? ''}`] : []))
  return lines.sort().join('\n')
}

const canonical = (name: string): string =>
  name.toLowerCase().replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase())
