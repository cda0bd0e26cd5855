/** `sea-trial doctor`: checks what works on this machine. */
import { parseWord, refuseMistakes, specOf, type Arguments } from '../../inputs/index.ts'
import { canTry, renderDoctor } from '../../report/index.ts'
import { examine } from '../doctor/index.ts'
import type { Connect } from '../doctor/engine.ts'
import type { Host } from '../host.ts'
import { lookOf } from './terminal.ts'

/** Returns 0 where a Dockerfile can be built and tried, else 3. Rejects with a `settings` error. */
export async function doctor(given: Arguments, host: Host, connect?: Connect): Promise<number> {
  const format = parseWord(given, 'format', ['text', 'json'])
  if (given.operands.length > 0 && !given.hasUnknown) given.mistakes.push('doctor takes no operand')
  refuseMistakes(specOf('doctor'), given)
  const checks = await examine({ env: host.env, platform: process.platform }, connect)
  host.stdout.write(renderDoctor(checks, format, lookOf(host)))
  return canTry(checks) ? 0 : 3
}
