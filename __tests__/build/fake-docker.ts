/**
 * A `docker` on PATH that prints what a real client has printed, for tests without an engine. Which invocation it
 * answers how is a table; what it was asked is kept.
 */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from './sources.ts'

export interface Answer {
  code: number
  stdout?: string | Buffer
  stderr?: string | Buffer
  /** Shell lines to run before it prints. */
  before?: string
  /** And after. */
  after?: string
}

/** By the first words of the command line. */
export type Answers = Partial<
  Record<
    'buildx bake' | 'buildx build' | 'buildx inspect' | 'buildx version' | 'buildx imagetools' | 'build',
    Answer
  >
>

export interface FakeDocker {
  /** To be put in front of PATH. */
  folder: string
  /** The argument lists so far. */
  calls(): string[][]
  /** The environment of the last call. */
  environment(): Record<string, string>
}

/** As `docker` of 20.10 answers a plugin that it does not have. */
export const NO_PLUGIN: Answer = { code: 125, stderr: "unknown flag: --progress\nSee 'docker --help'.\n" }

export function fakeDocker(answers: Answers): FakeDocker {
  const folder = temporaryFolder()
  const cases = Object.entries({
    'buildx build': NO_PLUGIN,
    'buildx inspect': NO_PLUGIN,
    'buildx version': NO_PLUGIN,
    build: NO_PLUGIN,
    ...answers,
  }).map(([command, answer], index) => {
    writeFileSync(join(folder, `${index}.out`), answer.stdout ?? '')
    writeFileSync(join(folder, `${index}.err`), answer.stderr ?? '')
    const word = command === 'build' ? 'build\\ *' : `${command.replace(' ', '\\ ')}*`
    return `${word}) ${answer.before ?? ':'}; cat "$here/${index}.err" >&2; cat "$here/${index}.out"; ${answer.after ?? ':'}; exit ${answer.code};;`
  })
  const script = [
    '#!/bin/sh',
    `here='${folder}'`,
    '{ printf "%s\\0" "$@"; echo; } >>"$here/calls"',
    'env -0 >"$here/env"',
    'case "$*" in',
    ...cases,
    'esac',
  ]
  writeFileSync(join(folder, 'docker'), `${script.join('\n')}\n`)
  chmodSync(join(folder, 'docker'), 0o755)
  return {
    folder,
    calls: () => {
      if (!existsSync(join(folder, 'calls'))) return []
      const rows = readFileSync(join(folder, 'calls'), 'utf8')
        .split('\0\n')
        .filter((row) => row !== '')
      return rows.map((row) => row.split('\0'))
    },
    environment: () => {
      const rows = readFileSync(join(folder, 'env'), 'utf8')
        .split('\0')
        .filter((row) => row !== '')
      return Object.fromEntries(
        rows.map((row) => [row.slice(0, row.indexOf('=')), row.slice(row.indexOf('=') + 1)]),
      )
    },
  }
}
