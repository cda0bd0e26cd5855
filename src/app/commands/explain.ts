/** `sea-trial explain CODE`: prints the page of a finding; `--list` all codes. */
import { refuseMistakes, specOf, type Arguments } from '../../inputs/index.ts'
import { suggestion } from '../../lib/nearest.ts'
import { explainedCodes, renderCodeList, renderFindingPage } from '../../report/index.ts'
import type { Host } from '../host.ts'
import { lookOf } from './terminal.ts'

/** Returns the exit code 0. Rejects with a `settings` error. */
export function explain(given: Arguments, host: Host): Promise<number> {
  const { operands, options, mistakes } = given
  const isList = options.has('list')
  const [code = '', ...more] = operands
  if (isList && code !== '') mistakes.push('--list takes no code')
  else if (!isList && (code === '' || more.length > 0) && !given.hasUnknown)
    mistakes.push(`explain needs one code, such as loopback-only, or --list; it got ${operands.length}`)
  else if (code !== '' && !explainedCodes.includes(code)) mistakes.push(unknownCode(code))
  refuseMistakes(specOf('explain'), given)
  const look = lookOf(host)
  const whole = { ...look, width: host.stdout.isTTY ? look.width : Infinity } // for grep
  host.stdout.write(isList ? renderCodeList(whole) : renderFindingPage(code, look))
  return Promise.resolve(0)
}

function unknownCode(code: string): string {
  const near = suggestion(code, explainedCodes)
  const quoted = JSON.stringify(code.slice(0, 100))
  return `${quoted} is not the code of a finding${near === undefined ? '; sea-trial explain --list lists them' : `: did you mean ${near}?`}`
}
