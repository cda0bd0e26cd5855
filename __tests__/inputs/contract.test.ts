/** The setting `contract`: what counts before what, mistakes of files, and what `auto` reads. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readRequest } from '../../src/inputs/index.ts'
import type { SmokeInputs } from '../../src/inputs/types.ts'
import { deployment } from '../support/contracts.ts'
import '../support/contract-readers.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'))
  folders.push(folder)
  for (const [name, text] of Object.entries({ '.git/HEAD': '', Dockerfile: 'FROM scratch\n', ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

function smokeOf(folder: string, ...args: string[]): SmokeInputs {
  const request = readRequest('command', args, {}, folder, '1')
  if (request.kind !== 'trial' || request.inputs.smoke === null) throw new Error('it is not a trial')
  return request.inputs.smoke
}

const K8S = deployment(
  'readinessProbe: {httpGet: {path: /healthz, port: 8080}}\nresources: {limits: {memory: 64Mi}}',
  'terminationGracePeriodSeconds: 20',
)
const named = (...args: string[]) => ['.', '--contract', 'k8s/deployment.yaml', ...args]

describe('a named contract', () => {
  test.each<[string, string[], string[]]>([
    ['a job is to end', [], ['exit 0']],
    ['with the exit codes of the settings', ['--probe', 'exit 0,3'], ['exit 0,3']],
  ])('%s', (_, args, texts) => {
    const job =
      'apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}\n'
    const { probes } = smokeOf(repository({ 'job.yaml': job }), '.', '--contract', 'job.yaml', ...args)
    expect(probes.map(({ text }) => text)).toEqual(texts)
  })
  test('is applied', () => {
    const smoke = smokeOf(repository({ 'k8s/deployment.yaml': K8S }), ...named())
    expect(smoke).toMatchObject({
      memory: 67_108_864,
      probes: [{ kind: 'http', port: 8080, path: '/healthz' }],
      contract: { stop: { grace: 20 }, contracts: [{ isApplied: true }] },
    })
  })

  test('comes before presets, and after own settings, which it says', () => {
    const folder = repository({ 'k8s/deployment.yaml': K8S })
    expect(smokeOf(folder, ...named('--preset', 'cloud-run')).memory).toBe(67_108_864)
    const own = smokeOf(folder, ...named('--memory', '128m', '--probe', 'http://:8080/own'))
    expect(own.memory).toBe(134_217_728)
    expect(own.probes.map(({ text }) => text)).toEqual(['http://:8080/own', 'http://:8080/healthz'])
    const [tried] = own.contract?.contracts ?? []
    expect(tried?.rules.map(({ text }) => text)).not.toContain('memory 67.1 MB')
    expect(tried?.notTried.map(({ value }) => value)).toContainEqual({
      what: 'memory 67.1 MB',
      why: 'your own setting memory replaces it',
    })
  })

  test('headers of probes are sent, and not shown', () => {
    const text = deployment(
      'livenessProbe: {httpGet: {path: /, port: 80, httpHeaders: [{name: X-Token, value: hunter2}]}}',
    )
    const [probe] = smokeOf(repository({ 'k8s/deployment.yaml': text }), ...named()).probes
    expect(probe).toMatchObject({ headers: [{ name: 'X-Token', value: 'hunter2' }] })
    expect(probe?.text).not.toContain('hunter2')
  })

  test('all mistakes of all files at once, with their lines', () => {
    const folder = repository({ 'k8s/deployment.yaml': K8S.replace('8080', 'web'), 'fly.toml': 'app = \n' })
    const run = () =>
      smokeOf(
        folder,
        '.',
        '--contract',
        'k8s/deployment.yaml',
        '--contract',
        'fly.toml',
        '--contract',
        'none.yaml',
      )
    expect(run).toThrow(/k8s\/deployment\.yaml:12: /)
    expect(run).toThrow(/fly\.toml:2: /)
    expect(run).toThrow(/none\.yaml: does not exist/)
  })

  test('auto and none stand alone', () => {
    expect(() => smokeOf(repository({}), '.', '--contract', 'auto', '--contract', 'fly.toml')).toThrow(
      /auto cannot be used with a file/,
    )
  })

  test('files that disagree are refused', () => {
    const folder = repository({
      'k8s/deployment.yaml': deployment('ports: [{containerPort: 8080}]'),
      'fly.toml': 'app = "api"\n[http_service]\ninternal_port = 5000\n',
    })
    expect(() => smokeOf(folder, '.', '--contract', 'k8s/deployment.yaml', '--contract', 'fly.toml')).toThrow(
      /5000.*8080|8080.*5000/s,
    )
  })
})

describe('auto', () => {
  test('compares what it finds, and sets nothing', () => {
    const smoke = smokeOf(repository({ 'k8s/deployment.yaml': K8S }), '.')
    expect(smoke).toMatchObject({
      memory: null,
      probes: [],
      contract: {
        stop: { grace: null },
        contracts: [{ isApplied: false, contract: { file: 'k8s/deployment.yaml' } }],
      },
    })
  })

  test('a broken file is a note', () => {
    const smoke = smokeOf(repository({ 'fly.toml': 'app = \n' }), '.')
    expect(smoke.contract?.contracts).toEqual([])
    expect(smoke.contract?.notes).toEqual([expect.stringContaining('fly.toml')])
  })

  test('follows no link out of the repository', () => {
    const outside = repository({ 'deployment.yaml': K8S })
    const folder = repository({})
    symlinkSync(outside, join(folder, 'k8s'))
    symlinkSync(join(outside, 'deployment.yaml'), join(folder, 'deployment.yaml'))
    expect(smokeOf(folder, '.').contract).toBeUndefined()
  })

  test('none reads nothing', () => {
    expect(
      smokeOf(repository({ 'fly.toml': 'app = \n' }), '.', '--contract', 'none').contract,
    ).toBeUndefined()
  })
})
