import { expect, test } from '@jest/globals'
import { runsOn } from '../../src/platform/compatible.ts'

const machine = (words: string) => {
  const [architecture = '', variant] = words.split('/')
  return { architecture, ...(variant ? { variant } : {}) }
}

test.each([
  ['amd64', 'amd64', true],
  ['386', 'amd64', true],
  ['amd64', '386', false],
  ['arm', 'arm64', true],
  ['arm/v7', 'arm64/v8', true],
  ['arm64', 'arm', false],
  ['arm64', 'amd64', false],
  ['amd64', 'arm64', false],
  ['arm/v6', 'arm/v7', true],
  ['arm/v7', 'arm/v6', false],
  ['arm/v7', 'arm', true],
  ['arm', 'arm/v6', true],
  ['amd64/v3', 'amd64/v2', false],
  ['amd64/v3', 'amd64', true],
  ['arm64/v8', 'arm64/v9', true],
  ['mipsle', 'mips64le', true],
  ['mips', 'mips64le', false],
  ['ppc64', 'ppc64le', false],
  ['s390', 's390x', true],
  ['machine 9999', 'amd64', false],
])('%s on %s: %s', (program, host, runs) => expect(runsOn(machine(program), machine(host))).toBe(runs))
