/** How a RUN ended, in words. */
import { constants } from 'node:os'

/** `… exit code: 1` (BuildKit), `… returned a non-zero code: 1` (the old builder). Null for other messages. */
export function exitCode(words: string): number | null {
  const [, code] = /^(?:exit code:|returned a non-zero code:) (\d+)$/.exec(words) ?? []
  return code === undefined ? null : Number(code)
}

/** `exited 127`; `failed` if no code is known. */
export function ended(code: number | null): string {
  if (code === null) return 'failed'
  const signal = Object.entries(constants.signals).find(([, number]) => number === code - 128)?.[0]
  if (code === 137) return 'was killed (exited 137, SIGKILL), most likely out of memory'
  return signal ? `exited ${code} (${signal})` : `exited ${code}`
}
