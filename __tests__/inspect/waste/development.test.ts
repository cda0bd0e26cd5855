/** npm's packages for development that are still in the image. */
import { describe, expect, test } from '@jest/globals'
import { wasteFindings } from '../../../src/inspect/waste/index.ts'
import type { Finding } from '../../../src/core/schema.ts'
import { from, megabytes, sightOf, step, type Step } from '../../support/sights.ts'
import { file, whiteout, type Member } from '../../support/tar.ts'

const wasteIn = (...steps: Step[]): Finding[] =>
  wasteFindings(sightOf([from(megabytes('bin/busybox', 1)), ...steps]))
const brief = (findings: readonly Finding[]): string[] =>
  findings.map(({ code, bytes, location }) => `${code} ${bytes} :${location?.line}`)
const changed = (member: Member): Member => ({ ...member, mode: 0o777 })

/** Of a node_modules with these packages, each for development. */
const lock = (folder: string, ...names: string[]): Member =>
  file(
    `${folder}/.package-lock.json`,
    JSON.stringify({
      packages: {
        'node_modules/express': { version: '4.19.2' },
        'node_modules/both': { devOptional: true },
        ...Object.fromEntries(names.map((name) => [`node_modules/${name}`, { dev: true }])),
      },
    }),
  )

const NPM_CI = 'RUN npm ci'
const express = megabytes('app/node_modules/express/index.js', 3)
const both = megabytes('app/node_modules/both/index.js', 3)
const typescript = megabytes('app/node_modules/typescript/lib/tsc.js', 9)
const nested = megabytes('app/node_modules/typescript/node_modules/deep/a.js', 1)
const types = megabytes('app/node_modules/@types/node/index.d.ts', 2)
const ofExpress = megabytes('app/node_modules/express/node_modules/mocha/a.js', 0.5)
const APP = lock(
  'app/node_modules',
  'typescript',
  'typescript/node_modules/deep',
  '@types/node',
  'express/node_modules/mocha',
)
const installed = [APP, express, both, typescript, nested, types, ofExpress]

test('are reported with their bytes, each once, and the largest by name', () => {
  expect(
    wasteIn(step('COPY package.json /app', file('app/package.json', '{}')), step(NPM_CI, ...installed)),
  ).toEqual([
    {
      code: 'dev-dependencies',
      level: 'warn',
      confidence: 'likely',
      message:
        '12.5 MB of npm packages for development only (`typescript`, `@types/node`, `mocha`), left in the image by `RUN npm ci` (Dockerfile:3)',
      fix: expect.stringMatching(/`npm ci --omit=dev`.*`npm prune --omit=dev` in one RUN.*`COPY --from`/),
      location: { file: 'app/Dockerfile', line: 3 },
      evidence: [
        '10.0 MB /app/node_modules/typescript',
        '2.0 MB /app/node_modules/@types/node',
        '500 kB /app/node_modules/express/node_modules/mocha',
      ],
      bytes: 12_500_000,
    },
  ])
})

test('many of them are counted', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const files = names.map((name) => megabytes(`app/node_modules/${name}/x.js`, 1))
  const [finding] = wasteIn(step(NPM_CI, lock('app/node_modules', ...names), ...files))
  expect(finding?.message).toMatch(/^5\.0 MB of .* \(`a`, `b`, `c` and 2 more\), left/)
})

test('copied from a stage', () => {
  const [finding, ...more] = wasteIn(step('COPY --from=build /app /app', ...installed))
  expect(more).toEqual([])
  expect(finding).toMatchObject({ code: 'dev-dependencies', bytes: 12_500_000, location: { line: 2 } })
  expect(finding?.message).toContain(', brought in by `COPY')
  expect(finding?.fix).toMatch(/^Run `npm prune --omit=dev` in that stage before this COPY/)
})

test('stored again by a later layer, they count once, at the line that installed them', () => {
  const findings = wasteIn(step(NPM_CI, APP, typescript), step('RUN chown -R node /app', changed(typescript)))
  expect(brief(findings)).toEqual(['dev-dependencies 9000000 :2', 'mode-copies 9000000 :3'])
})

test('installed by two lines, each has its own', () => {
  const findings = wasteIn(
    step(NPM_CI, lock('app/node_modules', 'typescript'), typescript),
    step('RUN npm i -D x', APP, types),
  )
  expect(brief(findings)).toEqual(['dev-dependencies 9000000 :2', 'dev-dependencies 2000000 :3'])
})

test('a lock of a workspace, and of a project at the root', () => {
  const members = [
    file(
      'node_modules/.package-lock.json',
      JSON.stringify({
        packages: { 'packages/one/node_modules/x': { dev: true }, 'node_modules/y': { dev: true } },
      }),
    ),
    megabytes('packages/one/node_modules/x/a.js', 2),
    megabytes('node_modules/y/a.js', 1),
  ]
  expect(brief(wasteIn(step(NPM_CI, ...members)))).toEqual(['dev-dependencies 3000000 :2'])
})

describe('no finding', () => {
  const none = (...steps: Step[]): void => {
    expect(wasteIn(...steps).map(({ code }) => code)).not.toContain('dev-dependencies')
  }

  test('of what was installed without them', () =>
    none(step(NPM_CI, lock('app/node_modules'), express, both)))
  test('where npm left no lock', () => none(step(NPM_CI, typescript, types)))
  test('of a few bytes', () =>
    none(step(NPM_CI, lock('app/node_modules', 'x'), megabytes('app/node_modules/x/a.js', 0.09))))
  test('of what is the base image’s', () => {
    const sight = sightOf([from(...installed), step('RUN true', megabytes('srv/x', 1))])
    expect(wasteFindings(sight)).toEqual([])
  })
  test('of npm itself', () => {
    const folder = 'usr/lib/node_modules/npm/node_modules'
    none(step('RUN install-node', lock(folder, 'tap'), megabytes(`${folder}/tap/a.js`, 9)))
  })
  test('of packages that were pruned in the same RUN', () =>
    none(step(NPM_CI, lock('app/node_modules', 'typescript'), express)))
  test('of what lies beside', () =>
    none(
      step(NPM_CI, lock('app/node_modules', 'type'), typescript, megabytes('srv/node_modules/type/a.js', 9)),
    ))
  test('of what the lock only claims', () => {
    const text = JSON.stringify({
      packages: { 'node_modules/../../usr': { dev: true }, '..': { dev: true } },
    })
    none(step(NPM_CI, file('app/node_modules/.package-lock.json', text), megabytes('usr/lib/a', 9)))
  })

  test('but what else is known of it: pruned too late, it is dead', () => {
    const late = step(
      'RUN npm prune --omit=dev',
      lock('app/node_modules'),
      whiteout('app/node_modules/typescript'),
    )
    const findings = wasteIn(step(NPM_CI, APP, typescript), late)
    const dead = 9_000_000 + (APP.content?.length ?? 0) // and the lock, which it wrote again
    expect(brief(findings)).toEqual([`dead-weight ${dead} :2`])
  })

  test('but what else is known of it: copied from the machine that builds', () => {
    const findings = wasteIn(step('COPY . /app', ...installed))
    expect(findings.map(({ code }) => code)).toEqual(['node-modules'])
  })
})
