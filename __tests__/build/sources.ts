/** A build of a folder made for one test. */
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { BuildSource } from '../../src/inputs/types.ts'
import type { Scenario } from './scenarios.ts'

export const temporaryFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'build-test-')))

export function writeFiles(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

export function sourceOf(context: string, settings: Partial<BuildSource> = {}): BuildSource {
  return {
    kind: 'build',
    context,
    file: join(context, 'Dockerfile'),
    target: null,
    buildArgs: [],
    buildSecrets: [],
    platform: null,
    builder: null,
    cacheFrom: [],
    cacheTo: [],
    network: null,
    timeout: 600,
    ...settings,
  }
}

export function scenarioSource({ dockerfile, files, settings }: Scenario): BuildSource {
  const context = temporaryFolder()
  writeFiles(context, { Dockerfile: dockerfile, ...files })
  return sourceOf(context, settings)
}
