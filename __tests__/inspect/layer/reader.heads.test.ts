/** The program of the final file system, as its layers leave it. */
import { expect, test } from '@jest/globals'
import type { Fit } from '../../../src/core/schema.ts'
import { analyse, saved } from '../../support/archives.ts'
import { elf } from '../../support/elf.ts'
import { bytes, file, symlink, tar, whiteout, type Member } from '../../support/tar.ts'

const program = (machine: number) => Buffer.concat([elf(machine), bytes(100_000)])
const [ARM64, AMD64] = [program(183), program(62)]

const exe = (path: string, content: string | Buffer): Member => ({ ...file(path, content), mode: 0o755 })

async function entrypointOf(...layers: Member[][]): Promise<Fit['entrypoint'] | undefined> {
  const config = { config: { Entrypoint: ['app'], Env: ['PATH=/opt/bin:/bin'] } }
  const { image } = await analyse(saved({ layers: layers.map((members) => tar(members)), config }), {
    chunk: 100,
  })
  return image.fit?.entrypoint
}

test.each<[string, Member[][], string | null]>([
  ['where it was put', [[exe('opt/bin/app', ARM64)]], 'arm64'],
  ['replaced by a later layer', [[exe('opt/bin/app', ARM64)], [exe('opt/bin/app', AMD64)]], 'amd64'],
  [
    'deleted, so that PATH leads on',
    [[exe('opt/bin/app', ARM64), exe('bin/app', AMD64)], [whiteout('opt/bin/app')]],
    'amd64',
  ],
  [
    'behind a symbolic link of another layer',
    [[exe('usr/lib/app', ARM64)], [symlink('bin/app', '../usr/lib/app')]],
    'arm64',
  ],
  ['in a folder that is a link', [[exe('usr/bin/app', ARM64), symlink('bin', 'usr/bin')]], 'arm64'],
  ['a script, and its interpreter', [[exe('bin/app', '#!/bin/sh\nexec x\n'), exe('bin/sh', AMD64)]], 'amd64'],
  ['behind links in a circle', [[symlink('bin/app', 'app')]], null],
  ['a file of no bytes', [[exe('bin/app', '')]], null],
  ['a file of other bytes', [[exe('bin/app', bytes(500))]], null],
  ['a file that may not be executed', [[file('bin/app', ARM64)]], null],
])('%s', async (_, layers, architecture) => {
  expect((await entrypointOf(...layers))?.architecture ?? null).toBe(architecture)
})
