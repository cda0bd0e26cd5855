/** The settings that say where many images come from: bake files, or the services of a compose file. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { SettingReader } from '../setting-reader.ts'
import type { ImageListSource, ServiceInputs } from '../types.ts'
import { invalid, ok, parseBoolean, parseList, type Parsed } from '../values.ts'
import type { Grants } from './entry.ts'

/** In the order in which buildx reads them. */
const DEFAULT_FILES: readonly string[] = [
  ...['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'],
  ...['docker-bake.json', 'docker-bake.hcl', 'docker-bake.override.json', 'docker-bake.override.hcl'],
]

/** Null where no setting asks for several images. `services`: what `compose-file` gives. */
export function readImageListSource(
  reader: SettingReader,
  services: ServiceInputs | null,
): ImageListSource | null {
  const given = reader.list('bake-file')
  const targets = reader.items('targets', parseTarget, { commas: true })
  const variables = reader.environment('vars')
  const grants = grantsIn(reader)
  if (reader.parse('compose-images', parseBoolean) === true) {
    if (given.length > 0)
      reader.mistake('bake-file and compose-images cannot be used together: give one of them')
    if (services === null)
      reader.mistake('compose-images needs compose-file: the images are services of that file')
    if (services?.service != null) reader.mistake('service has no effect with compose-images: give targets')
    return services && { kind: 'compose', files: services.files, host: services.host, targets, grants }
  }
  if (given.length === 0 && targets.length === 0) {
    reader.refuse(['vars'], 'needs bake-file: they are variables of that file')
    return null
  }
  const folder = reader.existing('path', 'a folder')
  const files =
    given.length > 0 ? given.flatMap((path) => bakeFile(path, reader)) : defaultFiles(folder, reader)
  return { kind: 'bake', files, folder, targets, variables, grants }
}

/** Also a pattern, as newer versions of buildx take it. Not an address, which buildx would fetch. */
const parseTarget = (text: string): Parsed<string> =>
  /^[A-Za-z0-9_][\w.*-]*$/.test(text) ? ok(text) : invalid('the name of a target, group or service')

function bakeFile(path: string, reader: SettingReader): string[] {
  if (!/^(?:[a-z][a-z0-9+.-]*:\/\/|git@|-$)/i.test(path))
    return [reader.existingPath('bake-file', path, 'a file')]
  reader.mistake(
    `${reader.labelOf('bake-file')}: ${path.slice(0, 200)} is no file of the repository: check out the repository and give a path`,
  )
  return []
}

function defaultFiles(folder: string, reader: SettingReader): string[] {
  const files = DEFAULT_FILES.map((name) => join(folder, name)).filter((path) => existsSync(path))
  if (files.length === 0)
    reader.mistake(
      `${reader.labelOf('targets')} needs bake-file: ${folder} has none with a name that buildx looks for, such as docker-bake.hcl`,
    )
  return files.map((path) => reader.existingPath('targets', path, 'a file'))
}

/** What the settings of the run give, of which the files may use a part. */
function grantsIn(reader: SettingReader): Grants {
  const itemsOf = (name: 'vars' | 'allow' | 'ssh') => parseList(reader.text(name) ?? '')
  return {
    variables: new Set(itemsOf('vars').filter((item) => !item.includes('='))),
    entitlements: new Set(itemsOf('allow').flatMap((item) => item.split(/[\s,]+/))),
    ssh: new Set(
      itemsOf('ssh')
        .flatMap((item) => item.split(','))
        .map((item) => item.split('=', 1)[0] ?? ''),
    ),
  }
}
