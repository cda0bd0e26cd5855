/**
 * Runs a test file of container-structure-test as its Docker driver does: each command in a container of its own, files
 * and config without running anything.
 */
import { posix } from 'node:path'
import { checkCancelled } from '../cancelled.ts'
import { expand, envMap } from '../go-expand.ts'
import { readEntry, readTarget } from '../files.ts'
import { fileNotRun, readOrWrong, suiteResult, wrongFile } from '../result.ts'
import { missing, unwanted } from '../patterns.ts'
import {
  PASSED,
  failed,
  notRun,
  type Outcome,
  type Result,
  type StructureInputs,
  type SuiteDeps,
  type SuiteResult,
} from '../types.ts'
import {
  COMMAND_SECONDS,
  MOST_OUTPUT,
  commit,
  createStill,
  expandedEnv,
  refusedOption,
  runCommand,
  type CommandResult,
  type Settings,
} from './container.ts'
import { dotenv } from './dotenv.ts'
import { goMode } from './file-mode.ts'
import { checkLicense } from './licenses.ts'
import { checkMetadata } from './metadata.ts'
import {
  readStructureFile,
  type CommandTest,
  type ContentTest,
  type ExistenceTest,
  type RunOptions,
  type StructureFile,
} from './read.ts'

const MOST_FILE_BYTES = 10_000_000

/** Rejects only where the run is cancelled or the engine fails. `path`: absolute. */
export async function runStructureTests(
  path: string,
  inputs: StructureInputs,
  deps: SuiteDeps,
): Promise<SuiteResult> {
  const file = deps.shownPath(path)
  try {
    const tests = readStructureFile(readOrWrong(deps.readText, path), path.endsWith('.json'))
    const { options } = tests
    const refused = refusedOption(options, inputs)
    if (refused !== null) return fileNotRun('structure', file, options?.line ?? 1, refused)
    const settings = { options, optionEnv: optionEnv(options, inputs, deps) }
    const outcomes = await runAll(tests, settings, file, inputs, deps)
    return outcomes.length === 0
      ? fileNotRun('structure', file, 1, 'it has no tests')
      : suiteResult('structure', file, outcomes)
  } catch (error) {
    return wrongFile('structure', file, error)
  }
}

/** Variables come from the setting `env`: a file of the repository must not read this process's environment. */
function optionEnv(options: RunOptions | null, { app }: StructureInputs, deps: SuiteDeps): string[] {
  if (options === null) return []
  const given = envMap(app.env)
  const own = options.env.flatMap((name) => {
    const value = given.get(name) ?? ''
    return value === '' ? [] : [`${name}=${value}`]
  })
  const ofFile = options.envFile === '' ? [] : dotenv(readOrWrong(deps.readText, options.envFile))
  return [...ofFile, ...own]
}

/** In the order of the original. */
async function runAll(
  tests: StructureFile,
  settings: Settings,
  file: string,
  inputs: StructureInputs,
  deps: SuiteDeps,
): Promise<Outcome[]> {
  const { image } = inputs
  const imageEnv = envMap(image.env)
  const globalEnv = expandedEnv(tests.globalEnv, imageEnv)
  const env = envMap(image.env, globalEnv)
  const outcomes: Outcome[] = []
  const add = async (
    kind: string,
    { name, line }: { name: string; line: number },
    run: () => Promise<Result>,
  ) => {
    checkCancelled(deps.signal)
    const since = deps.clock.now()
    const title = name === '' ? kind : `${kind}: ${name}`
    deps.progress.step(`${file}: ${title}`)
    const result = await run()
    outcomes.push({ name: title, file, line, seconds: deps.clock.now() - since, result })
  }
  for (const test of tests.commands)
    await add('Command Test', test, () => runTest(test, globalEnv, settings, inputs, deps))
  const still = await createStill(image.id, settings, deps)
  try {
    for (const test of tests.contents)
      await add('File Content Test', test, () => checkContent(test, still, deps))
    for (const test of tests.existence)
      await add('File Existence Test', test, () => checkExistence(test, still, env, deps))
    for (const test of tests.licenses)
      await add('License Test', { ...test, name: '' }, () => checkLicense(test, still, deps))
  } finally {
    await deps.engine.remove(still)
  }
  const { metadata } = tests
  if (metadata !== null)
    await add('Metadata Test', { ...metadata, name: '' }, () =>
      Promise.resolve(checkMetadata(metadata, image)),
    )
  return outcomes
}

/** Setups run one after the other, each in the image that the one before has left. */
async function runTest(
  test: CommandTest,
  globalEnv: readonly string[],
  settings: Settings,
  { image }: StructureInputs,
  deps: SuiteDeps,
): Promise<Result> {
  const setupEnv = [...globalEnv, ...expandedEnv(test.env, envMap(image.env, globalEnv))]
  const tags: string[] = []
  try {
    for (const argv of test.setup) {
      const last = tags.at(-1) ?? image.id
      const keep = async (container: string) => void tags.push(await commit(container, deps))
      const result = await runCommand({ image: last, argv, env: setupEnv }, settings, deps, keep)
      if (result.kind !== 'ended') return failed(`the setup \`${argv.join(' ')}\` ${whyNot(result)}`)
    }
    // the original's image has the variables of a setup, and its options replace those of the test
    const before = tags.length > 0 ? setupEnv : globalEnv
    const own = settings.options ? settings.optionEnv : test.env.map(({ key, value }) => `${key}=${value}`)
    const known = envMap(image.env, before)
    const argv = [test.command, ...test.args].map((word) => expand(word, known))
    const tty = settings.options?.tty ?? false
    const env = [...envMap(before, own)].map(([name, value]) => `${name}=${value}`)
    const result = await runCommand({ image: tags.at(-1) ?? image.id, argv, env, tty }, settings, deps)
    return result.kind === 'ended' ? checkOutput(test, result) : failed(`the command ${whyNot(result)}`)
  } finally {
    for (const tag of tags.reverse()) await deps.engine.untag(tag)
  }
}

const whyNot = (result: Exclude<CommandResult, { kind: 'ended' }>): string =>
  result.kind === 'late' ? `did not end within ${COMMAND_SECONDS} s` : `could not be started: ${result.why}`

function checkOutput(
  test: CommandTest,
  { stdout, stderr, exitCode, isCut }: CommandResult & { kind: 'ended' },
): Result {
  const why = [
    ...missing(test.expectedError, stderr, 'stderr'),
    ...unwanted(test.excludedError, stderr, 'stderr'),
    ...missing(test.expectedOutput, stdout, 'stdout'),
    ...unwanted(test.excludedOutput, stdout, 'stdout'),
    ...(exitCode === test.exitCode ? [] : [`it exited ${exitCode}, expected ${test.exitCode}`]),
  ]
  if (why.length > 0) return failed(...why)
  const isNegative = test.excludedOutput.length + test.excludedError.length > 0
  return isCut && isNegative
    ? notRun(`its output has more than ${MOST_OUTPUT} bytes, and what is excluded may come later`)
    : PASSED
}

async function checkContent(test: ContentTest, still: string, { engine }: SuiteDeps): Promise<Result> {
  const entry = await readTarget(engine, still, test.path, MOST_FILE_BYTES)
  if (entry === null) return failed(`${test.path} does not exist`)
  if (entry.type !== 'file') return failed(`${test.path} is not a file: it is a ${entry.type}`)
  if (entry.size > MOST_FILE_BYTES) return notRun(`${test.path} has more than ${MOST_FILE_BYTES} bytes`)
  const text = entry.bytes.toString('utf8')
  const why = [
    ...missing(test.expectedContents, text, test.path),
    ...unwanted(test.excludedContents, text, test.path),
  ]
  return why.length === 0 ? PASSED : failed(...why)
}

const EXECUTABLE: Readonly<Record<string, number>> = { any: 0o111, owner: 0o100, group: 0o010, other: 0o001 }

async function checkExistence(
  test: ExistenceTest,
  still: string,
  env: ReadonlyMap<string, string>,
  { engine }: SuiteDeps,
): Promise<Result> {
  const path = posix.join('/', expand(test.path, env))
  const found = await readEntry(engine, still, path, 0)
  // the original looks for these types only
  const entry = found && ['file', 'directory', 'symlink'].includes(found.type) ? found : null
  if (!test.shouldExist) return entry === null ? PASSED : failed(`${path} exists, and must not`)
  if (entry === null) return failed(`${path} does not exist`)
  const mode = goMode(entry)
  const { permissions, uid, gid, isExecutableBy } = test
  const bits = Object.hasOwn(EXECUTABLE, isExecutableBy) ? EXECUTABLE[isExecutableBy] : undefined
  const why = [
    ...(permissions !== '' && permissions !== mode ? [`${path} is ${mode}, expected ${permissions}`] : []),
    ...(isExecutableBy !== '' && bits === undefined
      ? [`isExecutableBy: ${isExecutableBy} is none of any, owner, group, other`]
      : []),
    ...(bits !== undefined && (entry.mode & bits) === 0
      ? [`${path} is ${mode}, expected to be executable by ${isExecutableBy}`]
      : []),
    ...(uid !== -1 && uid !== entry.uid ? [`${path} is owned by ${entry.uid}, expected ${uid}`] : []),
    ...(gid !== -1 && gid !== entry.gid ? [`${path} has group ${entry.gid}, expected ${gid}`] : []),
  ]
  return why.length === 0 ? PASSED : failed(...why)
}
