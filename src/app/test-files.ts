/** Runs the test files that the settings name, when the image has been weighed and run. */
import { dirname, relative, resolve } from 'node:path'
import { isInside, locate, locateInside, readText } from '../core/file-access.ts'
import { asUserError, messageOf } from '../core/errors.ts'
import type { EngineImage } from '../engine/index.ts'
import type { TestInputs } from '../inputs/types.ts'
import { memoryGuard, readKernelFiles } from '../smoke/index.ts'
import type { Running, SuiteDeps, SuiteResult } from '../suites/index.ts'
import { timed, type Link, type Trial } from './trial.ts'
import { smokeDeps } from './weigh-and-run.ts'

/** Bytes of a test file. */
const MOST_BYTES = 1_000_000
/** Seconds that a container without a probe must stay up. */
const UNASKED_SOAK = 1

export async function runTestFiles(
  image: EngineImage,
  tests: TestInputs,
  trial: Trial,
  link: Link,
): Promise<void> {
  const { structure, goss, allowHost, app } = tests
  const done: SuiteResult[] = (trial.results.suites = [])
  const { runStructureTests, suiteNotRun } = await import('../suites/index.ts')
  trial.run.progress.stage('Running test files')
  await timed(trial, 'suites', async () => {
    for (const path of structure)
      done.push(await runStructureTests(path, { image, app, allowHost }, depsFor(path, tests, trial, link)))
    if (goss.length === 0) return
    const isRun = await runGossfiles(image, tests, trial, link, done)
    if (!isRun)
      for (const path of goss) {
        const { shownPath } = depsFor(path, tests, trial, link)
        done.push(suiteNotRun('goss', shownPath(path), 'the container did not become ready'))
      }
  })
}

/** In the container that was kept, else in a new one. False where it is not ready. */
async function runGossfiles(
  image: EngineImage,
  tests: TestInputs,
  trial: Trial,
  link: Link,
  done: SuiteResult[],
): Promise<boolean> {
  const { results, stages } = trial
  const { app, goss, gossVars } = tests
  const { runGoss } = await import('../suites/index.ts')
  let isRun = false
  const use = async (container: string) => {
    isRun = true
    const running = runningIn(container, image, trial, link)
    for (const path of goss)
      done.push(
        await runGoss(
          path,
          { image, env: app.env, vars: gossVars },
          running,
          depsFor(path, tests, trial, link),
        ),
      )
  }
  const { ready, kept } = results.smoke?.smoke ?? {}
  if (kept) await use(kept.containerId)
  else if (ready) {
    const deps = smokeDeps(trial, link, {})
    await stages.startUntilReady(image, { ...app, unaskedSoak: UNASKED_SOAK }, deps, use)
  }
  return isRun
}

function runningIn(container: string, image: EngineImage, trial: Trial, { engine, info }: Link): Running {
  const { packages, packagesCut } = trial.results.inspect?.image ?? {}
  const { architecture } = image.platform
  const target = { container, image: image.id, architecture, run: trial.run.id }
  return {
    container,
    isLocal: info.local,
    packages: packages && !packagesCut ? packages : null,
    readKernel: async (paths) => {
      try {
        return await readKernelFiles(engine, target, paths)
      } catch (error) {
        if (asUserError(error).code === 'engine-lost') throw error
        trial.run.progress.step(`the kernel’s files of the container could not be read: ${messageOf(error)}`)
        return new Map()
      }
    },
  }
}

/** A file that a test file names must be in the same repository. */
function depsFor(
  path: string,
  { gossVars }: TestInputs,
  { inputs, run }: Trial,
  { engine, info }: Link,
): SuiteDeps {
  const given = [path, gossVars]
  const root = isInside(path, inputs.root) ? inputs.root : dirname(path)
  return {
    engine,
    clock: run.clock,
    progress: run.progress,
    signal: run.signal,
    run: run.id,
    platform: inputs.source.platform,
    memoryGuard: memoryGuard(info),
    readText(name) {
      const full = resolve(inputs.workingDir, name)
      const found = given.includes(full) ? locate(full, inputs.roots) : locateInside(full, root)
      if (!found.ok) throw new Error(found.why)
      return readText(found, { most: MOST_BYTES, pipes: false })
    },
    shownPath: (name) => (isInside(name, inputs.root) ? relative(inputs.root, name) : name),
  }
}
