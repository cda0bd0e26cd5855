/** Runs the commands of `src/inputs/commands/table.ts`. Each is loaded when it is used. */
import { commandHelp, readArguments, specOf, type Arguments, type CommandName } from '../../inputs/index.ts'
import type { Host } from '../host.ts'

/** Returns the exit code. Rejects with a UserError. */
type Command = (given: Arguments, host: Host) => Promise<number>

const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  diff: async () => (await import('./diff.ts')).diff,
  open: async () => (await import('./open.ts')).open,
  explain: async () => (await import('./explain.ts')).explain,
  init: async () => (await import('./init.ts')).init,
  fix: async () => (await import('./fix.ts')).fix,
  'suggest-contract': async () => (await import('./suggest.ts')).suggest,
  check: async () => (await import('./check.ts')).check,
  layers: async () => (await import('./layers.ts')).layers,
  sbom: async () => (await import('./sbom.ts')).sbom,
  tree: async () => (await import('./tree.ts')).tree,
  browse: async () => (await import('./browse.ts')).browse,
  completion: async () => (await import('./completion.ts')).completion,
  man: async () => (await import('./completion.ts')).man,
  doctor: async () => (await import('./doctor.ts')).doctor,
}

/** `args`: those after its name. Returns the exit code. Rejects with a UserError. */
export async function runCommand(name: CommandName, args: readonly string[], host: Host): Promise<number> {
  const spec = specOf(name)
  const given = readArguments(spec, args, host.cwd)
  if (given.help) {
    host.stdout.write(`${commandHelp(spec)}\n`)
    return 0
  }
  const command = await COMMANDS[name]()
  return command(given, { ...host, args })
}
