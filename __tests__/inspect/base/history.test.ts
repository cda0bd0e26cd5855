/** What real histories show about the images they were built on. */
import { describe, expect, test } from '@jest/globals'
import { boundariesIn, type Boundary } from '../../../src/inspect/base/history.ts'
import { rowOf } from '../../../src/inspect/base/row.ts'
import type { HistoryRow } from '../../../src/inspect/index.ts'
import * as histories from './histories.ts'
import { app, kit, old } from './histories.ts'

const { debian, debianOld, python, buildpackDeps } = histories

const boundaries = (rows: readonly HistoryRow[], distribution: string | null = null): Boundary[] =>
  boundariesIn(rows.map(rowOf), distribution)

/** What each boundary is called, and how many layers lie below it. */
function namesAndLayers(rows: readonly HistoryRow[], distribution: string | null = null): [string, number][] {
  return boundaries(rows, distribution).map(({ name, ref, row }) => [
    name ?? ref ?? '',
    rows.slice(0, row + 1).filter(({ empty_layer }) => !empty_layer).length,
  ])
}

describe('published images under an app', () => {
  test.each<[string, HistoryRow[], string | null, [string, number][]]>([
    ['debian', debian('trixie'), 'debian 13', [['debian trixie', 1]]],
    ['debian, before 2024', debianOld, 'debian 11', [['debian 11', 1]]],
    ['alpine', histories.alpine, 'alpine 3.21.3', [['alpine 3.21.3', 1]]],
    ['alpine, before 2024', histories.alpineOld, 'alpine 3.17.0', [['alpine 3.17.0', 1]]],
    ['ubuntu', histories.ubuntu, 'ubuntu 24.04', [['ubuntu 24.04', 1]]],
    ['ubuntu, before 2020', histories.ubuntuOld, 'ubuntu 18.04', [['ubuntu 18.04', 4]]],
    ['busybox', histories.busybox, null, [['busybox 1.37.0', 1]]],
    ['fedora', histories.fedora, 'fedora 41', [['fedora 41', 1]]],
    [
      'python',
      [...debian('trixie'), ...buildpackDeps(), ...python()],
      'debian 13',
      [
        ['debian trixie', 1],
        ['buildpack-deps', 4],
        ['python 3.10.20', 7],
      ],
    ],
    [
      'python of the old builder',
      [...debianOld, ...buildpackDeps(old), ...python(old)],
      'debian 11',
      [
        ['debian 11', 1],
        ['buildpack-deps', 4],
        ['python 3.10.20', 7],
      ],
    ],
    [
      'python slim',
      [...debian('bookworm'), ...python()],
      'debian 12',
      [
        ['debian bookworm', 1],
        ['python 3.10.20', 4],
      ],
    ],
    [
      'node',
      [...debian('bookworm'), ...buildpackDeps(), ...histories.node],
      'debian 12',
      [
        ['debian bookworm', 1],
        ['buildpack-deps', 4],
        ['node 22.12.0', 8],
      ],
    ],
    [
      'node on alpine',
      [...histories.alpine, ...histories.node],
      'alpine 3.21.3',
      [
        ['alpine 3.21.3', 1],
        ['node 22.12.0', 5],
      ],
    ],
    [
      'golang, which has no command of its own',
      [...debian('bookworm'), ...histories.buildpackScm(), ...histories.golang],
      'debian 12',
      [
        ['debian bookworm', 1],
        ['buildpack-deps', 3],
        ['golang 1.22.3', 7],
      ],
    ],
    [
      'nginx',
      [...debian('bookworm'), ...histories.nginx],
      'debian 12',
      [
        ['debian bookworm', 1],
        ['nginx 1.27.3', 3],
      ],
    ],
    [
      'eclipse-temurin',
      [...histories.ubuntu, ...histories.temurinJdk],
      'ubuntu 24.04',
      [
        ['ubuntu 24.04', 1],
        ['eclipse-temurin jdk-21.0.5+11', 4],
      ],
    ],
    [
      'ASP.NET',
      [...debian('bookworm'), ...histories.aspnet],
      'debian 12',
      [
        ['debian bookworm', 1],
        ['mcr.microsoft.com/dotnet/runtime 8.0.13', 4],
        ['mcr.microsoft.com/dotnet/aspnet 8.0.13', 5],
      ],
    ],
  ])('%s', (_, below, distribution, expected) => {
    expect(namesAndLayers([...below, ...app], distribution)).toEqual(expected)
    expect(
      boundaries([...below, ...app], distribution).every(({ confidence }) => confidence === 'likely'),
    ).toBe(true)
  })
})

describe('an image of nobody’s, by itself', () => {
  test.each<[string, HistoryRow[]]>([
    ['debian', debian('trixie')],
    ['debian, before 2024', debianOld],
    ['alpine', histories.alpine],
    ['ubuntu', histories.ubuntu],
    ['ubuntu, before 2020', histories.ubuntuOld],
    ['busybox', histories.busybox],
  ])('%s stands on nothing', (_, rows) => expect(namesAndLayers(rows, 'x 1')).toEqual([]))

  test('python stands on what it is built on, not on itself', () => {
    expect(namesAndLayers([...debian('trixie'), ...buildpackDeps(), ...python()], 'debian 13')).toEqual([
      ['debian trixie', 1],
      ['buildpack-deps', 4],
    ])
  })
})

describe('signs without a name', () => {
  test('a command that layers follow on is another image’s', () => {
    const rows = [kit('COPY /root /srv'), kit('CMD ["base"]'), kit('RUN x'), kit('CMD ["mine"]')]
    expect(boundaries(rows)).toEqual([{ row: 1, confidence: 'likely' }])
  })

  test('so is one that another command replaces, and an entrypoint that another one does', () => {
    expect(boundaries([kit('COPY a /'), kit('CMD ["a"]'), kit('CMD ["b"]')])).toEqual([
      { row: 1, confidence: 'likely' },
    ])
    expect(
      boundaries([kit('COPY a /'), kit('ENTRYPOINT ["a"]'), kit('RUN x'), kit('ENTRYPOINT ["b"]')]),
    ).toEqual([{ row: 1, confidence: 'likely' }])
  })

  test('an entrypoint before the last layers may be one’s own', () => {
    expect(boundaries([kit('COPY a /'), kit('ENTRYPOINT ["tini"]'), kit('RUN x'), kit('CMD ["b"]')])).toEqual(
      [],
    )
  })

  test('where the tool changes, the image does', () => {
    expect(boundaries([...histories.apko, ...histories.ko])).toEqual([{ row: 0, confidence: 'likely' }])
    expect(boundaries([old('RUN a'), old('RUN b'), kit('RUN c'), kit('RUN d')])).toEqual([
      { row: 1, confidence: 'likely' },
    ])
  })

  test('hours between rows are a hint, the last of them', () => {
    const at = (hours: number) => new Date(1.7e12 + hours * 3.6e6).toISOString()
    expect(boundaries([0, 200, 300, 301].map((hours) => kit('RUN x', at(hours))))).toEqual([
      { row: 1, confidence: 'hint' },
    ])
    expect(boundaries([0, 1, 2].map((hours) => kit('RUN x', at(hours))))).toEqual([])
    expect(boundaries([kit('RUN x', '0001-01-01T00:00:00Z'), kit('RUN y', at(0))])).toEqual([])
  })
})

describe('what buildah says', () => {
  const built = (comment: string): HistoryRow[] => [
    ...histories.fedora,
    { created_by: '/bin/sh -c dnf install -y httpd', comment },
    { created_by: '/bin/sh -c #(nop) COPY file:846c7ee in /var/www/html', comment: 'FROM 97ad0fd6a1a3' },
  ]
  test('is what the build stands on', () => {
    expect(boundaries(built('FROM docker.io/library/fedora:latest'), 'fedora 41')).toEqual([
      { row: 1, confidence: 'likely', name: 'fedora 41', ref: 'docker.io/library/fedora:latest' },
    ])
  })
  test.each(['FROM scratch', 'FROM a lot of words', `FROM ${'0'.repeat(64)}`])('but not %j', (comment) => {
    expect(boundaries(built(comment), 'fedora 41').map(({ ref }) => ref)).toEqual([undefined])
  })
})

describe('what is not claimed', () => {
  test('a root file system of no distribution', () => {
    expect(namesAndLayers([old('ADD file:0b4a in / '), old('COPY file:1 in /x ')])).toEqual([])
  })
  test('a version that someone’s own Dockerfile sets', () => {
    const own = [...debian('bookworm'), kit('ENV NODE_VERSION=20'), kit('RUN install'), kit('CMD ["node"]')]
    expect(namesAndLayers(own, 'debian 12')).toEqual([['debian bookworm', 1]])
  })
  test('Java of an unknown maker', () => {
    const rows = histories.temurinJdk.filter(({ created_by }) => !created_by?.startsWith('ENV JAVA_HOME'))
    expect(
      namesAndLayers([...histories.ubuntu, ...rows, ...app], 'ubuntu 24.04').map(([name]) => name),
    ).toEqual(['ubuntu 24.04', ''])
  })
  test('anything of a history that is made to be hard to read', () => {
    const rows = [...debian('bookworm'), ...Array.from({ length: 5000 }, () => kit('ENV A=1')), ...app]
    expect(namesAndLayers(rows, 'debian 12')).toEqual([])
    const began = performance.now()
    boundaries([{ created_by: 'ADD '.repeat(1e6) }, ...app], 'x 1')
    boundaries(Array.from({ length: 4096 }, () => kit(`ENV ${'PYTHON_VERSION= '.repeat(200)}`)))
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
