/**
 * Removes what runs made on the engine and on disk: this run's at its end, and a dead run's at the next start. Only
 * things that carry a run's name and label are removed: those of this run, and those of dead runs whose ids are signed
 * with this user's key.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine, Labelled } from '../engine/index.ts'
import { UserError, messageOf } from '../core/errors.ts'
import { isDead, parseRunId } from '../core/run-id.ts'

const FOLDER = 'sea-trial-'
const SUFFIX = /-[A-Za-z0-9]{6}$/

/** Makes a folder for one run's temporary files that only this user can read. Throws `settings` where none can be made. */
export function makeTempDir(run: string): string {
  try {
    return mkdtempSync(join(tmpdir(), `${FOLDER}${run}-`))
  } catch (cause) {
    const sentence = `No temporary folder can be made in ${tmpdir()}: ${messageOf(cause)}`
    throw new UserError('settings', sentence, 'Set TMPDIR to a folder that exists and can be written.', {
      exit: 2,
      cause,
    })
  }
}

const runOfFolder = (name: string): string => name.slice(FOLDER.length).replace(SUFFIX, '')

const REMOVALS: Readonly<Record<Labelled['kind'], (engine: Engine, id: string) => Promise<void>>> = {
  container: (engine, id) => engine.remove(id),
  network: (engine, id) => engine.removeNetwork(id),
  volume: (engine, id) => engine.removeVolume(id),
  image: (engine, id) => engine.untag(id),
}

/** Removes everything of the runs that `isGone` selects. Returns one sentence for each thing that could not be removed. */
async function removeRuns(
  engine: Engine | null,
  isGone: (run: string) => boolean,
  kept: readonly Labelled['kind'][] = [],
): Promise<string[]> {
  const failures: string[] = []
  const attempt = async (what: string, removal: () => Promise<void> | void) => {
    try {
      await removal()
    } catch (error) {
      failures.push(`could not remove ${what}: ${messageOf(error)}`)
    }
  }
  for (const name of readdirSync(tmpdir()).filter(
    (one) => one.startsWith(FOLDER) && isGone(runOfFolder(one)),
  )) {
    await attempt(`folder ${name}`, () => rmSync(join(tmpdir(), name), { recursive: true, force: true }))
  }
  if (engine === null) return failures
  await attempt('what is left on the engine', async () => {
    const left = (await engine.labelled()).filter(({ run, kind }) => isGone(run) && !kept.includes(kind))
    for (const { kind, id } of left) await attempt(`${kind} ${id}`, () => REMOVALS[kind](engine, id))
  })
  return failures
}

/** Tries twice when something failed, because one broken connection does not mean a lost engine. Ignores what is not a run id. */
export async function removeRun(
  engine: Engine | null,
  id: string,
  kept: readonly Labelled['kind'][] = [],
): Promise<string[]> {
  if (parseRunId(id) === null) return []
  const remove = () => removeRuns(engine, (run) => run === id, kept)
  return (await remove()).length === 0 ? [] : remove()
}

/** Dead runs on each of the engines. */
export async function sweepAll(engines: readonly (Engine | null)[], key: Buffer | null): Promise<string[]> {
  const swept = engines.flatMap((engine) => (engine === null ? [] : [sweepDeadRuns(engine, key)]))
  return (await Promise.all(swept)).flat()
}

/** Removes nothing without the key: then no run is known to be this user's. */
export async function sweepDeadRuns(engine: Engine, signingKey: Buffer | null): Promise<string[]> {
  return signingKey === null ? [] : removeRuns(engine, (run) => isDead(run, signingKey))
}
