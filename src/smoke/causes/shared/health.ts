/** What the image's own HEALTHCHECK asks, and what its last run said. Pure. */
import type { Evidence } from '../../evidence.ts'
import { quoteCommand, relevantLineOf } from './phrases.ts'
import { failedSoak, gaveUp } from './unreached.ts'

export interface Run {
  /** −1: it could not be run, or took too long. */
  exitCode: number
  output: string
}

/** Not healthy though it should be: the status, and its last run, where there was one. Null where all is well. */
export function unhealthy(evidence: Evidence): { status: string; last: Run | undefined } | null {
  const { state } = evidence
  const status = state?.health.status ?? 'none'
  const isDue = gaveUp(evidence) || failedSoak(evidence)
  return isDue && status !== 'none' && status !== 'healthy'
    ? { status, last: state?.health.log.at(-1) }
    : null
}

/** The command as it is run: words, or one text for the shell. */
export const commandText = ({ image }: Evidence): string =>
  (image.config.healthcheck?.test.slice(1) ?? []).join(' ')

/** Docker keeps 4096 bytes of an output. */
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

/** Of a long output, such as a usage text, the line that says most. */
const shortOutput = (output: string): string =>
  output.split('\n').length > MOST_LINES ? `${relevantOutput(output)} …` : output.slice(0, MOST_CHARACTERS)

/** The line of a run's output that says most about why it failed; empty where it wrote nothing. */
export const relevantOutput = (output: string): string =>
  relevantLineOf(output.slice(-READ_CHARACTERS).split('\n')) ?? ''

/** How programs that ask say that no one listened. */
const REFUSED =
  /connection refused|could ?n[o']t connect|failed to connect|can't connect|ECONNREFUSED|EADDRNOTAVAIL|cannot assign requested address|connection reset/i

/** curl's exit codes for an address that does not resolve or does not connect. */
const CURL_REFUSED = new Set([6, 7])

/** Null where it said nothing, which many are told to (`wget -q`). */
export function saysRefused({ exitCode, output }: Run, command: string): boolean | null {
  if (REFUSED.test(output.slice(0, 4096))) return true
  if (/\bcurl\b/.test(command) && CURL_REFUSED.has(exitCode)) return true
  return output.trim() === '' ? null : false
}

/** A port that is no number (`localhost:$PORT`, `'localhost:' + port`) is not known. */
const CHECKED_ADDRESS =
  /(https?:\/\/)?(localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1?\])(?!:[^\d/])(?::(\d{1,5})\b|[ ](\d{2,5})\b)?/i

/** With the image's own values for `$PORT`, `${PORT}` and `${PORT:-8080}`, as a shell would put them in. */
const expanded = (command: string, env: readonly string[]): string =>
  command.replace(
    /\$(?:\{([A-Z_]{1,64})(?::-([\w.]{1,64}))?\}|([A-Z_]{1,64})\b)/g,
    (text, braced, other, bare) => {
      const name = String(braced ?? bare)
      const found = env.findLast((item) => item.startsWith(`${name}=`))?.slice(name.length + 1)
      return found ?? (typeof other === 'string' ? other : text)
    },
  )

/** The address that its command names, as `http://localhost:8080/` or `nc localhost 8080`; null where it names none. */
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

/** How a runtime or a shell says that there is no such program, or that it may not be run; the name is in group 1. */
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

/** The runtime's own words, where it gives no name. */
const UNRUNNABLE_AT_ALL =
  /OCI runtime exec failed|unable to start container process|starting container process caused/

/** The program that its last run could not run: its name, empty where none is told; null where it ran. */
export function unrunnable(output: string): string | null {
  const text = output.slice(0, 4096)
  const name = UNRUNNABLE.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined)
  return name ?? (UNRUNNABLE_AT_ALL.test(text) ? '' : null)
}
