/** What the runner says about the job; an older server says less. */
import { describe, expect, test } from '@jest/globals'
import { legOf, readJob } from '../../src/inputs/index.ts'
import { JOB_INPUTS } from '../../src/inputs/table.ts'
import { readRequest } from '../../src/inputs/index.ts'
import type { BuildSource } from '../../src/inputs/types.ts'
import { sourceOf } from '../build/sources.ts'
import '../support/contract-readers.ts'

const NOTHING = { matrix: [], legs: null, checkRun: null, network: null }
const envOf = (inputs: Record<string, string>) =>
  Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))

test('as GitHub fills it in', () => {
  const inputs = {
    'job-matrix': JSON.stringify(
      { os: 'alpine', node: { version: 24, lts: true }, tags: ['a', null] },
      null,
      2,
    ),
    'job-check-run': '51725241954',
    'job-total': '20',
    'job-network': 'github_network_2',
    'job-services': JSON.stringify({ db: { id: 'x', network: 'github_network_1', ports: {} } }),
  }
  expect(readJob(envOf(inputs))).toEqual({
    matrix: [
      ['node.lts', 'true'],
      ['node.version', '24'],
      ['os', 'alpine'],
      ['tags.0', 'a'],
      ['tags.1', 'null'],
    ],
    legs: 20,
    checkRun: 51725241954,
    network: 'github_network_1',
  })
})

describe('without a matrix and services, or where the server does not know it', () => {
  const literal = Object.fromEntries(
    Object.entries(JOB_INPUTS).map(([name, { default: fallback }]) => [name, fallback]),
  )
  const all = (text: string) => Object.fromEntries(Object.keys(JOB_INPUTS).map((name) => [name, text]))
  test.each([
    ['nothing', {}],
    ['null', all('null')],
    ['empty', all('')],
    ['literal', literal],
    ['other JSON', all('"x"')],
    ['broken JSON', all('{"a":')],
    ['lists', all('[]')],
  ])('%s', (_, inputs) => expect(readJob(envOf(inputs))).toEqual(NOTHING))

  test.each(['-1', '0', '1e9', '0x10', '12345678901234567890'])('%s is no number of legs', (given) =>
    expect(readJob(envOf({ 'job-total': given })).legs).toBeNull(),
  )
  test.each(['--privileged', 'a b', 'a'.repeat(300), 'host\n'])('%j is no network', (network) =>
    expect(readJob(envOf({ 'job-services': JSON.stringify({ db: { network } }) })).network).toBeNull(),
  )
})

describe('a platform of a build of several', () => {
  const build = (more: Partial<BuildSource>) => sourceOf('/repo', more)
  const platforms = ['linux/amd64', 'linux/arm64']
  const arm = build({ platforms, platform: 'linux/arm64' })
  const jobOf = (matrix: string, total: string) =>
    readJob(envOf({ 'job-matrix': matrix, 'job-total': total }))
  test('is a leg of its own, also beside a matrix', () => {
    expect(legOf(jobOf('', ''), arm)).toMatchObject({ matrix: [['platform', 'linux/arm64']], legs: null })
    expect(legOf(jobOf('{"node":24,"zone":"a"}', '3'), arm)).toMatchObject({
      matrix: [
        ['node', '24'],
        ['platform', 'linux/arm64'],
        ['zone', 'a'],
      ],
      legs: 6,
    })
  })
  test('is not named twice', () =>
    expect(legOf(jobOf('{"target":"linux/arm64"}', '2'), arm).matrix).toEqual([['target', 'linux/arm64']]))
  test('one platform is no leg', () => {
    const job = jobOf('{"platform":"linux/arm64"}', '2')
    expect(legOf(job, build({ platform: 'linux/arm64' }))).toBe(job)
    expect(legOf(job, { kind: 'image', ref: 'a', platform: 'linux/arm64' })).toBe(job)
  })
})

describe('the network of the services', () => {
  const services = { 'job-services': JSON.stringify({ db: { network: 'github_network_1' } }) }
  const networkOf = (inputs: Record<string, string>, env: Record<string, string> = {}) => {
    const request = readRequest('action', [], { ...envOf({ image: 'busybox', ...inputs }), ...env }, '/', '0')
    return request.kind === 'trial' ? request.inputs.smoke?.network : undefined
  }
  test('is the container’s too, so that it can reach them by name', () =>
    expect(networkOf(services)).toBe('github_network_1'))
  test('unless another is chosen', () => expect(networkOf({ ...services, network: 'other' })).toBe('other'))
  test('unless the engine is on another machine', () =>
    expect(networkOf(services, { DOCKER_HOST: 'tcp://10.0.0.1:2375' })).toBeNull())
  test('and none without services', () => expect(networkOf({ 'job-services': '{}' })).toBeNull())
})
