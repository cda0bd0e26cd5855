/** `sea-trial check [PATH]`: validates the settings as a trial would, and prints them. */
import { systemClock } from '../../core/clock.ts'
import { checkText, type Arguments } from '../../inputs/index.ts'
import type { Host } from '../host.ts'
import { readSettings } from '../request.ts'

export async function check(_: Arguments, host: Host): Promise<number> {
  const settings = await readSettings('command', host)
  const today = systemClock.date().toISOString().slice(0, 10)
  host.stdout.write(`${checkText(host.args, host.env, host.cwd, { ...settings, today })}\n`)
  return 0
}
