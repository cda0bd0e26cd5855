/** What the image's own HEALTHCHECK checks, and the result of its last run. Pure. */
import type { Evidence } from '../../evidence.ts'
import { quoteCommand, relevantLineOf } from './phrases.ts'
import { failedSoak, gaveUp } from './unreached.ts'

export interface Run {
  /** −1: it could not be run, or timed out. */
  exitCode: number
  output: string
}

/** The status of a HEALTHCHECK that should be healthy by now and is not, with its last run. Null if it is healthy. */
export function unhealthy(evidence: Evidence): { status: string; last: Run | undefined } | null {
  const { state } = evidence
  const status = state?.health.status ?? 'none'
  const isDue = gaveUp(evidence) || failedSoak(evidence)
  return isDue && status !== 'none' && status !== 'healthy'
    ? { status, last: state?.health.log.at(-1) }
    : null
}

/** The command: its words, or one text for the shell. */
export const commandText = ({ image }: Evidence): string =>
  (image.config.healthcheck?.test.slice(1) ?? []).join(' ')

/** Docker keeps 4096 bytes of the output. */
const READ_CHARACTERS = 8192
const MOST_RUNS = 3
const MOST_CHARACTERS = 500

export const healthLines = ({ image, state }: Evidence): string[] => [
  `HEALTHCHECK ${quoteCommand(image.config.healthcheck?.test.slice(1) ?? [])}`,
  ...(state?.health.log ?? [])
    .slice(-MOST_RUNS)
    .map(({ exitCode, output }) => `exit ${exitCode}: ${shortOutput(output.trim())}`),
]

const MOST_LINES = 3

/** The most relevant line of a long output, such as a usage text. */
const shortOutput = (output: string): string =>
  output.split('\n').length > MOST_LINES ? `${relevantOutput(output)} …` : output.slice(0, MOST_CHARACTERS)

/** The line of the output that most likely explains the failure; empty if there is no output. */
export const relevantOutput = (output: string): string =>
  relevantLineOf(output.slice(-READ_CHARACTERS).split('\n')) ?? ''

/** Messages of clients when nothing listens. */
const REFUSED =
  /connection refused|could ?n[o']t connect|failed to connect|can't connect|ECONNREFUSED|EADDRNOTAVAIL|cannot assign requested address|connection reset/i

/** curl's exit codes for an address that does not resolve or does not connect. */
const CURL_REFUSED = new Set([6, 7])

/** Null if there is no output, as with `wget -q`. */
export function saysRefused({ exitCode, output }: Run, command: string): boolean | null {
  if (REFUSED.test(output.slice(0, 4096))) return true
  if (/\bcurl\b/.test(command) && CURL_REFUSED.has(exitCode)) return true
  return output.trim() === '' ? null : false
}

/** A port that is not a number (`localhost:$PORT`, `'localhost:' + port`) is unknown. */
const CHECKED_ADDRESS =
  /(https?:\/\/)?(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?!:[^\d/])(?::(\d{1,5})\b|[ ](\d{2,5})\b)?/i

/** Expands `$PORT`, `${PORT}` and `${PORT:-8080}` with the values of the image, as a shell would. */
const expanded = (command: string, env: readonly string[]): string =>
  command.replace(
    /\$(?:\{([A-Z_]{1,64})(?::-([\w.]{1,64}))?\}|([A-Z_]{1,64})\b)/g,
    (text, braced, other, bare) => {
      const name = String(braced ?? bare)
      const found = env.findLast((item) => item.startsWith(`${name}=`))?.slice(name.length + 1)
      return found ?? (typeof other === 'string' ? other : text)
    },
  )

/** The address in its command, such as `http://localhost:8080/` or `nc localhost 8080`; null if it has none. */
export function checkedAddress(
  command: string,
  env: readonly string[] = [],
): { host: string; port: number } | null {
  const text = expanded(command.slice(0, 4096), env).slice(0, 4096)
  const [, scheme, host, colon, word] = CHECKED_ADDRESS.exec(text) ?? []
  if (host === undefined) return null
  const port = Number(
    colon ?? word ?? (scheme === undefined ? 0 : scheme.toLowerCase() === 'https://' ? 443 : 80),
  )
  return port > 0 && port < 65_536 ? { host: host.toLowerCase(), port } : null
}

/** Messages of runtimes and shells for a missing program, or one that cannot be executed; group 1 is its name. */
const UNRUNNABLE: readonly RegExp[] = [
  /exec(?:utable file)?:? [`"']([^`"'\n]{1,200})[`"']:? (?:executable file )?not found/,
  /exec: "([^"\n]{1,200})": (?:stat|permission denied|is a directory|executable file not found|no such file)/,
  /(?:^|\n)(?:\S{0,40}\/)?(?:ba|da|a|z|k|mk)?sh: (?:line )?(?:\d{1,5}: )?([^:\s]{1,200}): (?:command |inaccessible or )?not found/,
  /(?:^|\n)(?:\S{0,40}\/)?(?:ba|da|a|z|k|mk)?sh: (?:line )?(?:\d{1,5}: )?(?:exec: )?([^:\s]{1,200}): (?:no such file or directory|permission denied|cannot execute|bad interpreter)/i,
  /sh: (?:\d{1,5}: )?(?:can't|cannot) open '?([^':\s]{1,200})'?/i,
  /(?:^|\n)(?:\S{0,40}\/)?env: (?:can't execute )?['‘]?([^'’:\s]{1,200})['’]?: no such file/i,
  /can't open file '([^'\n]{1,200})'/i,
  /Cannot find module '([^'\n]{1,200})'/,
]

/** Messages of the runtime without a name. */
const UNRUNNABLE_AT_ALL =
  /OCI runtime exec failed|unable to start container process|starting container process caused/

/** The program that its last run could not run: its name, or '' if the output does not name it; null if it ran. */
export function unrunnable(output: string): string | null {
  const text = output.slice(0, 4096)
  const name = UNRUNNABLE.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined)
  return name ?? (UNRUNNABLE_AT_ALL.test(text) ? '' : null)
}
