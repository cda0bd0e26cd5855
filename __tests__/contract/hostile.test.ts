/** Files of a pull request are hostile: a reader never throws, never takes long, and its results stay small. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findContracts } from '../../src/contract/find/index.ts'
import { readContractFile } from '../../src/contract/read.ts'

const SEEDS: Readonly<Record<string, string>> = {
  'fly.toml':
    'app = "a"\nkill_timeout = 5\n[env]\nPORT = "80"\n[processes]\nweb = "x y"\n[http_service]\ninternal_port = 80\nprocesses = ["web"]\n[[http_service.checks]]\npath = "/"\ninterval = "10s"\n[[vm]]\nmemory = "1gb"\n[mounts]\ndestination = "/d"\n',
  'render.yaml':
    'services:\n  - type: web\n    name: a\n    runtime: docker\n    plan: starter\n    dockerCommand: sh -c "a"\n    healthCheckPath: /h\n    envVars:\n      - key: PORT\n        value: 80\n    disk:\n      mountPath: /d\n',
  'app.yaml':
    'runtime: custom\nenv: flex\nreadiness_check:\n  path: /r\n  timeout_sec: 1\nresources:\n  memory_gb: 1\nenv_variables:\n  A: b\n',
  Procfile: 'web: run $PORT\nworker: x\n',
  'app.json':
    '{"env": {"A": {"value": "b"}}, "healthchecks": {"web": [{"type": "startup", "path": "/", "port": 5000}]}}',
  'heroku.yml':
    'setup:\n  config:\n    A: b\nbuild:\n  docker:\n    web: Dockerfile\nrun:\n  web:\n    command: [a, b]\n',
  'railway.json':
    '{"build": {"builder": "DOCKERFILE"}, "deploy": {"startCommand": "a b", "healthcheckPath": "/", "healthcheckTimeout": 10}}',
  'railway.toml': '[deploy]\nstartCommand = "a"\nhealthcheckPath = "/"\ndrainingSeconds = 5\n',
  'compose.yaml':
    'x: &a\n  user: "1"\nservices:\n  web:\n    <<: *a\n    build: .\n    ports: ["${A:-1}:80", 81-90]\n    tmpfs: [/tmp:size=1m]\n    volumes: [a:/b, ./c:/d]\n    environment: [A=b]\n    healthcheck:\n      test: [CMD, a]\n      interval: 1m\n    mem_limit: 1g\n',
  'devcontainer.json':
    '{"forwardPorts": [1, "a:2"], "overrideCommand": false, "containerEnv": {"A": "b"}, "containerUser": "1:2", "capAdd": ["X"]}',
}

const PIECES = [
  '',
  '\0',
  '\t',
  '\n',
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '[[',
  '"',
  "'",
  '&a ',
  '*a',
  '<<: *a',
  '${',
  '}',
  '$$',
  '#',
  '//',
  '=',
  ',',
  '99999999999',
  '-1',
  'null',
  'true',
  '~',
  '__proto__',
  'constructor',
  '\u2028',
  '\ud800',
  '!!binary ',
  '|',
]

/** The seed with some places cut out, doubled, or replaced by pieces that mean something. */
const mutated = (seed: string) =>
  fc
    .array(
      fc.record({
        at: fc.nat(seed.length),
        cut: fc.nat(12),
        piece: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 8 })),
        twice: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((changes) =>
      changes.reduce(
        (text, { at, cut, piece, twice }) =>
          text.slice(0, at) + piece + (twice ? text.slice(at, at + cut) : '') + text.slice(at + cut),
        seed,
      ),
    )

describe.each(Object.entries(SEEDS))('%s', (file, seed) => {
  test('is understood', () => {
    const { contracts, mistakes } = readContractFile(seed, file, null)
    expect(mistakes).toEqual([])
    expect(contracts).toHaveLength(1)
  })

  test('changed at random, it is read or refused with lines that it has', () => {
    fc.assert(
      fc.property(mutated(seed), (text) => {
        const { contracts, mistakes } = readContractFile(text, file, null)
        expect(contracts.length > 0).toBe(mistakes.length === 0)
        const lines = text.split('\n').length
        for (const { line, message } of mistakes) {
          expect(line === null || (line >= 1 && line <= lines + 1)).toBe(true)
          expect(message).toMatch(/\S/)
        }
        for (const { ports, probes, memory, grace } of contracts) {
          for (const { value } of ports) expect(value.port >= 1 && value.port <= 65_535).toBe(true)
          for (const { how } of probes)
            if ('port' in how) expect(how.port >= 1 && how.port <= 65_535).toBe(true)
          expect(memory.limit === null || Number.isFinite(memory.limit.value)).toBe(true)
          expect(grace === null || (Number.isFinite(grace.value) && grace.value >= 0)).toBe(true)
        }
        findContracts([file], () => text, {
          dockerfile: 'Dockerfile',
          context: '',
          names: ['a'],
          target: null,
        })
      }),
      { numRuns: 150 },
    )
  })

  const MANY = 200_000
  test.each<[string, string]>([
    ['10 MB', 'a'.repeat(10_000_000)],
    ['empty lines', '\n'.repeat(MANY)],
    ['open brackets', '['.repeat(MANY)],
    ['open braces', '{'.repeat(MANY)],
    ['open templates', '{{'.repeat(MANY)],
    ['a long text', `a = "${'x'.repeat(500_000)}"`],
    ['many tables', '[[a]]\n'.repeat(150_000)],
    ['a long key', `${'a.'.repeat(400_000)}a = 1`],
    ['nested arrays', `a = ${'['.repeat(5000)}${']'.repeat(5000)}`],
    ['nested JSON', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
    ['many keys', Array.from({ length: 60_000 }, (_, index) => `k${index} = 1`).join('\n')],
    ['many JSON values', `[${'1,'.repeat(MANY)}1]`],
    ['many lines of a Procfile', Array.from({ length: 60_000 }, (_, index) => `p${index}: x`).join('\n')],
    [
      'a billion laughs',
      `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefghij'
        .split('')
        .map(
          (name, index) =>
            `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefghi'[index] ?? 'a'}`).join(', ')}]\n`,
        )
        .join('')}services: *j\n`,
    ],
  ])('%s is refused or read soon', (_, text) => {
    const start = performance.now()
    const { contracts, mistakes } = readContractFile(text, file, null)
    expect(performance.now() - start).toBeLessThan(5000)
    expect(mistakes.length).toBeLessThanOrEqual(200)
    expect(contracts.flatMap(({ notTried }) => notTried).length).toBeLessThanOrEqual(200)
    expect(contracts.length > 0).toBe(mistakes.length === 0)
  })

  test('texts of the file are short in messages', () => {
    const long = 'x'.repeat(5000)
    for (const text of [seed.replaceAll(/[a-z]{3,}/g, (word) => word + long), seed.replaceAll(/\d+/g, long)])
      for (const { message } of readContractFile(text, file, null).mistakes)
        expect(message.length).toBeLessThan(1500)
  })
})
