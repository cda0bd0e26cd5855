/** Reads a file of container-structure-test (schema 2.0.0). Throws WrongFile. Pure. */
import {
  WrongFile,
  booleanOf,
  entriesOf,
  integerOf,
  itemsOf,
  readNodes,
  refuseOthers,
  textOf,
  textsOf,
  type Entry,
  type Node,
} from '../../lib/document.ts'

export interface Variable {
  readonly key: string
  readonly value: string
  readonly isRegex: boolean
}

interface Test {
  readonly line: number
  readonly name: string
}

export interface CommandTest extends Test {
  readonly setup: readonly (readonly string[])[]
  readonly env: readonly Variable[]
  readonly exitCode: number
  readonly command: string
  readonly args: readonly string[]
  readonly expectedOutput: readonly string[]
  readonly excludedOutput: readonly string[]
  readonly expectedError: readonly string[]
  readonly excludedError: readonly string[]
}

export interface ExistenceTest extends Test {
  readonly path: string
  readonly shouldExist: boolean
  readonly permissions: string
  /** −1: any. */
  readonly uid: number
  readonly gid: number
  readonly isExecutableBy: string
}

export interface ContentTest extends Test {
  readonly path: string
  readonly expectedContents: readonly string[]
  readonly excludedContents: readonly string[]
}

export interface LicenseTest {
  readonly line: number
  readonly debian: boolean
  readonly files: readonly string[]
}

export interface MetadataTest {
  readonly line: number
  readonly env: readonly Variable[]
  readonly unboundEnv: readonly Variable[]
  readonly labels: readonly Variable[]
  readonly exposedPorts: readonly string[]
  readonly unexposedPorts: readonly string[]
  /** Null: not checked. */
  readonly entrypoint: readonly string[] | null
  readonly cmd: readonly string[] | null
  readonly workdir: string
  readonly volumes: readonly string[]
  readonly unmountedVolumes: readonly string[]
  readonly user: string
}

export interface RunOptions {
  readonly line: number
  readonly user: string
  readonly privileged: boolean
  readonly tty: boolean
  /** Names. */
  readonly env: readonly string[]
  readonly envFile: string
  readonly capabilities: readonly string[]
  readonly bindMounts: readonly string[]
}

export interface StructureFile {
  readonly globalEnv: readonly Variable[]
  readonly commands: readonly CommandTest[]
  readonly existence: readonly ExistenceTest[]
  readonly contents: readonly ContentTest[]
  readonly licenses: readonly LicenseTest[]
  /** Null where it checks nothing. */
  readonly metadata: MetadataTest | null
  /** Null where none is set. */
  readonly options: RunOptions | null
}

const VERSION = '2.0.0'
const MOST_TESTS = 1000

/** `isJson`: its reader has other defaults, and takes unknown keys. */
export function readStructureFile(text: string, isJson: boolean): StructureFile {
  const root = readNodes(text)
  const file = entriesOf(root, 'the file')
  const version = textOf(file.get('schemaVersion'), 'schemaVersion')
  if (version !== VERSION)
    throw new WrongFile(
      file.get('schemaVersion')?.line ?? 1,
      version === ''
        ? `it has no schemaVersion: add \`schemaVersion: '${VERSION}'\``
        : `its schemaVersion is ${version.slice(0, 50)}: only ${VERSION} is supported`,
    )
  const known = (entries: ReadonlyMap<string, Entry>, keys: readonly string[], what: string) => {
    if (!isJson) refuseOthers(entries, keys, what)
    return entries
  }
  known(file, FILE_KEYS, 'the file')
  const each = <T>(key: string, keys: readonly string[], read: (map: Entries, line: number) => T): T[] =>
    itemsOf(file.get(key), key).map((node) => read(known(entriesOf(node, key), keys, key), node.line))
  const found: StructureFile = {
    globalEnv: variablesOf(file.get('globalEnvVars'), 'globalEnvVars'),
    commands: each('commandTests', COMMAND_KEYS, commandOf),
    existence: each('fileExistenceTests', EXISTENCE_KEYS, (map, line) => existenceOf(map, line, isJson)),
    contents: each('fileContentTests', CONTENT_KEYS, contentOf),
    licenses: each('licenseTests', LICENSE_KEYS, (map, line) => ({
      line,
      debian: booleanOf(map.get('debian'), 'debian', false),
      files: textsOf(map.get('files'), 'files'),
    })),
    metadata: metadataOf(file.get('metadataTest'), (map) => known(map, METADATA_KEYS, 'metadataTest')),
    options: optionsOf(file.get('containerRunOptions'), (map) =>
      known(map, OPTION_KEYS, 'containerRunOptions'),
    ),
  }
  if (found.commands.length + found.existence.length + found.contents.length > MOST_TESTS)
    throw new WrongFile(1, `it has more than ${MOST_TESTS} tests`)
  return found
}

type Entries = ReadonlyMap<string, Entry>

const FILE_KEYS = [
  ...['schemaVersion', 'globalEnvVars', 'commandTests', 'fileExistenceTests', 'fileContentTests'],
  ...['metadataTest', 'licenseTests', 'containerRunOptions'],
]
const COMMAND_KEYS = [
  ...['name', 'setup', 'teardown', 'envVars', 'exitCode', 'command', 'args'],
  ...['expectedOutput', 'excludedOutput', 'expectedError', 'excludedError'],
]
const EXISTENCE_KEYS = ['name', 'path', 'shouldExist', 'permissions', 'uid', 'gid', 'isExecutableBy']
const CONTENT_KEYS = ['name', 'path', 'expectedContents', 'excludedContents']
const LICENSE_KEYS = ['debian', 'files']
const METADATA_KEYS = [
  ...['envVars', 'unboundEnvVars', 'exposedPorts', 'unexposedPorts', 'entrypoint', 'cmd', 'workdir'],
  ...['volumes', 'unmountedVolumes', 'labels', 'user'],
]
const OPTION_KEYS = [
  ...['user', 'privileged', 'allocateTty', 'envVars', 'envFile', 'capabilities', 'bindMounts'],
]

function variablesOf(entry: Entry | undefined, what: string): Variable[] {
  return itemsOf(entry, what).map((node) => {
    const map = entriesOf(node, what)
    return {
      key: textOf(map.get('key'), 'key'),
      value: textOf(map.get('value'), 'value'),
      isRegex: booleanOf(map.get('isRegex'), 'isRegex', false),
    }
  })
}

function required(map: Entries, key: string, line: number): string {
  const text = textOf(map.get(key), key)
  if (text === '') throw new WrongFile(line, `a test has no \`${key}\``)
  return text
}

const commandLine = (node: Node): string[] => {
  const words = textsOf({ line: node.line, node }, 'setup')
  if (words.length === 0) throw new WrongFile(node.line, 'a command of `setup` or `teardown` is empty')
  return words
}

function commandOf(map: Entries, line: number): CommandTest {
  itemsOf(map.get('teardown'), 'teardown').forEach(commandLine) // Docker's driver does not run it
  return {
    line,
    name: required(map, 'name', line),
    setup: itemsOf(map.get('setup'), 'setup').map(commandLine),
    env: variablesOf(map.get('envVars'), 'envVars'),
    exitCode: integerOf(map.get('exitCode'), 'exitCode', 0),
    command: required(map, 'command', line),
    args: textsOf(map.get('args'), 'args'),
    expectedOutput: textsOf(map.get('expectedOutput'), 'expectedOutput'),
    excludedOutput: textsOf(map.get('excludedOutput'), 'excludedOutput'),
    expectedError: textsOf(map.get('expectedError'), 'expectedError'),
    excludedError: textsOf(map.get('excludedError'), 'excludedError'),
  }
}

/** Without `shouldExist`, `uid` and `gid`, a JSON file means false and 0: so the original reads it. */
function existenceOf(map: Entries, line: number, isJson: boolean): ExistenceTest {
  const anyone = isJson ? 0 : -1
  return {
    line,
    name: required(map, 'name', line),
    path: required(map, 'path', line),
    shouldExist: booleanOf(map.get('shouldExist'), 'shouldExist', !isJson),
    permissions: textOf(map.get('permissions'), 'permissions'),
    uid: integerOf(map.get('uid'), 'uid', anyone),
    gid: integerOf(map.get('gid'), 'gid', anyone),
    isExecutableBy: textOf(map.get('isExecutableBy'), 'isExecutableBy'),
  }
}

const contentOf = (map: Entries, line: number): ContentTest => ({
  line,
  name: required(map, 'name', line),
  path: required(map, 'path', line),
  expectedContents: textsOf(map.get('expectedContents'), 'expectedContents'),
  excludedContents: textsOf(map.get('excludedContents'), 'excludedContents'),
})

/** An empty list is a check too: that there is no command. */
function wordsOf(entry: Entry | undefined, what: string): string[] | null {
  const isGiven = entry !== undefined && !(entry.node.kind === 'scalar' && entry.node.value === null)
  return isGiven ? textsOf(entry, what) : null
}

function metadataOf(entry: Entry | undefined, known: (map: Entries) => Entries): MetadataTest | null {
  if (entry === undefined) return null
  const map = known(entriesOf(entry.node, 'metadataTest'))
  if (map.size === 0) return null
  return {
    line: entry.line,
    env: variablesOf(map.get('envVars'), 'envVars'),
    unboundEnv: variablesOf(map.get('unboundEnvVars'), 'unboundEnvVars'),
    labels: variablesOf(map.get('labels'), 'labels'),
    exposedPorts: textsOf(map.get('exposedPorts'), 'exposedPorts'),
    unexposedPorts: textsOf(map.get('unexposedPorts'), 'unexposedPorts'),
    entrypoint: wordsOf(map.get('entrypoint'), 'entrypoint'),
    cmd: wordsOf(map.get('cmd'), 'cmd'),
    workdir: textOf(map.get('workdir'), 'workdir'),
    volumes: textsOf(map.get('volumes'), 'volumes'),
    unmountedVolumes: textsOf(map.get('unmountedVolumes'), 'unmountedVolumes'),
    user: textOf(map.get('user'), 'user'),
  }
}

function optionsOf(entry: Entry | undefined, known: (map: Entries) => Entries): RunOptions | null {
  if (entry === undefined) return null
  const map = known(entriesOf(entry.node, 'containerRunOptions'))
  const options = {
    user: textOf(map.get('user'), 'user'),
    privileged: booleanOf(map.get('privileged'), 'privileged', false),
    tty: booleanOf(map.get('allocateTty'), 'allocateTty', false),
    env: textsOf(map.get('envVars'), 'envVars'),
    envFile: textOf(map.get('envFile'), 'envFile'),
    capabilities: textsOf(map.get('capabilities'), 'capabilities'),
    bindMounts: textsOf(map.get('bindMounts'), 'bindMounts'),
  }
  const isSet = Object.values(options).some(
    (value) => value === true || (value !== false && value.length > 0),
  )
  return isSet ? { line: entry.line, ...options } : null
}
