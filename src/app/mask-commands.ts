/** Commands for the runner, which by itself masks only the secrets that GitHub stores. Pure. */
import { secretLines } from '../lib/redact.ts'

/** The runner searches for each mask in every line of the job's log. */
const MOST_MASKS = 1000

/** One command for each line of a secret that is long enough to be redacted. */
export function maskCommands(secrets: readonly string[]): string[] {
  const lines = [...new Set(secrets.flatMap(secretLines))].slice(0, MOST_MASKS)
  // the runner decodes %25 and %0D; a carriage return itself would end the command
  return lines.map((line) => `::add-mask::${line.replaceAll('%', '%25').replaceAll('\r', '%0D')}`)
}
