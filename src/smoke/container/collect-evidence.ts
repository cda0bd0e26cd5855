/** From the observation to the evidence: adds what the engine still has, such as files of the container. Changes nothing. */
import { commandOf } from '../program/command.ts'
import { fileExists, findPrograms } from '../program/find.ts'
import { namedPrograms } from '../program/named-in-log.ts'
import { candidatesOf, missingOwnModule, type OwnModule } from '../program/own-module.ts'
import { leftByScript, type Left } from '../program/background.ts'
import type { Evidence, Observed, Program } from '../evidence.ts'
import { staleInImage } from '../rehearsal/files-left.ts'
import { findHidden } from './hidden-by-mount.ts'
import type { Observation, Subject } from './observation.ts'

export async function collectEvidence(
  { observed, mounts }: Observation,
  subject: Subject,
): Promise<Evidence> {
  const { image, inputs, deps } = subject
  const { phase, startFailure, ended, state, log } = observed
  const failedToRun = startFailure !== null || (ended && phase === 'waiting')
  const hidden = phase === 'done' ? [] : await findHidden(subject, mounts, startFailure, log)
  const programs = failedToRun ? await lookForPrograms(subject, observed) : []
  const left = ended && state?.exitCode === 0 ? await lookForLeft(subject) : []
  const ownModule = failedToRun ? await lookForModule(subject, observed) : null
  const stale = failedToRun && startFailure === null ? await staleInImage(subject, mounts, log) : []
  const { config, platform, env } = image
  return {
    image: { config, platform, env },
    engine: deps.info,
    inputs,
    ...observed,
    programs,
    ...(left.length === 0 ? {} : { left }),
    ...(hidden.length === 0 ? {} : { hidden }),
    ...(stale.length === 0 ? {} : { staleInImage: stale }),
    ...(ownModule === null ? {} : { ownModule }),
    places: deps.places,
  }
}

/** Exit codes of shells for a command that cannot run, and for one that was not found. */
const NOT_RUN = [126, 127]

function lookForPrograms(
  { image, inputs, deps, container }: Subject,
  { state, log }: Observed,
): Promise<Program[]> {
  const argv = commandOf(image.config, inputs)
  const named = NOT_RUN.includes(state?.exitCode ?? 0) ? namedPrograms(log) : []
  return findPrograms(deps.engine, container, image, argv, inputs.env, named)
}

/** Reads its script, where it runs one: a background process is often gone before it can be seen. */
async function lookForLeft({ image, inputs, deps: { engine }, container }: Subject): Promise<Left[]> {
  const argv = commandOf(image.config, inputs)
  const text = shellText(argv)
  if (text !== null) return leftByScript(text)
  const programs = await findPrograms(engine, container, image, argv, inputs.env)
  const script = programs.find(({ firstLine, interpreter }) => firstLine !== null && isShell(interpreter))
  if (script?.path == null) return []
  const file = await engine.readFile(container, script.path, SCRIPT_BYTES)
  return file === null ? [] : leftByScript(file.bytes.toString('utf8'))
}

const SCRIPT_BYTES = 65_536
const SHELL = /(?:^|\/)(?:ba|da|a|z|k)?sh$/

/** A script without an interpreter is run by a shell; `env` finds one by its name. */
const isShell = (interpreter: Program['interpreter']): boolean =>
  interpreter === null || SHELL.test(interpreter.path) || interpreter.path.endsWith('/env')

/** Of `sh -c TEXT`. */
function shellText([command = '', ...words]: readonly string[]): string | null {
  const at = words.findIndex((word) => /^-[a-z]*c$/.test(word))
  return SHELL.test(command) && at >= 0 ? (words[at + 1] ?? null) : null
}

async function lookForModule(subject: Subject, { log }: Observed): Promise<OwnModule | null> {
  const { image, inputs, deps, container } = subject
  const { workingDir } = image.config
  const argv = commandOf(image.config, inputs)
  const reference = missingOwnModule(log, argv, [...image.env, ...inputs.env])
  if (reference === null) return null
  for (const path of candidatesOf(reference, workingDir))
    if (await fileExists(deps.engine, container, path)) return { reference, workingDir, file: path }
  return { reference, workingDir, file: null }
}
