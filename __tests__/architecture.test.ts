/** Which way imports point: along the flow only, rooms closed, the outside world made in few places. */
import { describe, expect, test } from '@jest/globals'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const SRC = join(import.meta.dirname, '../src')
const STAGES = ['inputs', 'build', 'inspect', 'smoke', 'compare', 'judge', 'report', 'publish']
/** Anyone may import these. */
const SHARED = [
  'schema.ts',
  'errors.ts',
  'progress.ts',
  'relevant-line.ts',
  'clock.ts',
  'run.ts',
  'version.ts',
  'amounts.ts',
  'build-secret.ts',
  'client-env.ts',
  'elf.ts',
  'file-access.ts',
  'masking.ts',
  'runs-on.ts',
  'search-path.ts',
  'image-config.ts',
  'port-ranges.ts',
  'trim-end.ts',
  'visible.ts',
]
/** Doors of stages beside their index.ts. */
const DOORS = ['inputs/read.ts', 'inputs/table.ts', 'build/dockerfile/index.ts']
/** Who may make the one engine and the one GitHub. */
const MAKERS = ['index.ts', 'main.ts', 'trial.ts', 'lifetime.ts', 'tell.ts', 'post.ts']

interface Import {
  from: string
  to: string
  isType: boolean
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(SRC, from), 'utf8')
  const found = [
    ...text.matchAll(
      /^(?:import|export)\s([^'"]*?from\s+)?['"](\.[^'"]+)['"]|\bimport\(['"](\.[^'"]+)['"]\)/gm,
    ),
  ]
  return found.map(([, names = '', still, lazy]) => ({
    from,
    to: normalize(join(dirname(from), still ?? lazy ?? '')),
    isType:
      /^type\s/.test(names) ||
      (/^\{[^}]*\}/.test(names) && namesOf(names).every((name) => name.startsWith('type '))),
  }))
})

function namesOf(clause: string): string[] {
  return clause
    .replace(/^\{|\}[^}]*$/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
const roomOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : '')
const show = ({ from, to, isType }: Import): string => `${from} → ${to}${isType ? ' (type)' : ''}`

test('there is something to look at', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(imports.length).toBeGreaterThan(300)
  expect(imports.filter(({ isType }) => isType).length).toBeGreaterThan(50)
})

test('every import leads to a file', () => {
  const known = new Set(files)
  expect(imports.filter(({ to }) => to.endsWith('.ts') && !known.has(to)).map(show)).toEqual([])
})

describe('stages', () => {
  test('import backwards along the flow only', () => {
    const forward = imports.filter(({ from, to }) => {
      const [at, of] = [STAGES.indexOf(roomOf(from)), STAGES.indexOf(roomOf(to))]
      return at >= 0 && of > at
    })
    expect(forward.map(show)).toEqual([])
  })

  test('are private except their index.ts', () => {
    const through = imports.filter(
      ({ from, to }) =>
        STAGES.includes(roomOf(to)) &&
        roomOf(from) !== roomOf(to) &&
        to !== `${roomOf(to)}/index.ts` &&
        !DOORS.includes(to),
    )
    expect(through.map(show)).toEqual([])
  })

  test('import nothing of the root but what is everyone’s', () => {
    const climbing = imports.filter(
      ({ from, to }) =>
        [...STAGES, 'engine', 'github'].includes(roomOf(from)) && roomOf(to) === '' && !SHARED.includes(to),
    )
    expect(climbing.map(show)).toEqual([])
  })
})

describe('the engine and GitHub', () => {
  test('are types to all but those who make them', () => {
    const values = imports.filter(
      ({ from, to, isType }) =>
        ['engine', 'github'].includes(roomOf(to)) &&
        roomOf(from) !== roomOf(to) &&
        !isType &&
        !MAKERS.includes(from),
    )
    expect(values.map(show)).toEqual([])
  })
  test('know no stage', () => {
    expect(
      imports
        .filter(({ from, to }) => ['engine', 'github'].includes(roomOf(from)) && STAGES.includes(roomOf(to)))
        .map(show),
    ).toEqual([])
  })
})

test('the words for faults that build and smoke share know no stage', () => {
  expect(
    imports.filter(({ from, to }) => roomOf(from) === 'faults' && STAGES.includes(roomOf(to))).map(show),
  ).toEqual([])
})

test('what everyone imports imports no stage', () => {
  expect(
    imports
      .filter(({ from, to }) => SHARED.includes(from) && roomOf(to) !== '' && to.endsWith('.ts'))
      .map(show),
  ).toEqual([])
})
