/** What a builder can make for which engine, and what is said of the rest. */
import { describe, expect, test } from '@jest/globals'
import { argvOf } from '../../../src/build/client/argv.ts'
import { lossesOf, makesIndex, planOf, wantsIndex } from '../../../src/build/client/plan.ts'
import type { BuildSource } from '../../../src/inputs/types.ts'
import { sourceOf } from '../sources.ts'

const TWO = ['linux/amd64', 'linux/arm64']
const ATTESTS = ['type=provenance,mode=max', 'type=sbom,disabled=false']
const source = (more: Partial<BuildSource>) => sourceOf('/repo', more)
const plan = (more: Partial<BuildSource>, sends: boolean, store: string, isRead = true) =>
  planOf(source(more), { sends, store, isRead })

describe('where the image goes', () => {
  test.each<[string, Partial<BuildSource>, boolean, string, string, string | null]>([
    ['nothing is kept', {}, true, 'overlay2', 'docker', null],
    ['nothing is kept', {}, true, 'containerd', 'oci', null],
    ['kept, by a builder apart', { keep: true }, true, 'overlay2', 'oci', 'tar'],
    ['kept, by a builder apart', { keep: true }, true, 'containerd', 'oci', 'tar'],
    ['kept, by the engine', { keep: true }, false, 'containerd', 'load', 'engine'],
    ['kept, by the engine', { keep: true }, false, 'overlay2', 'load', null],
    ['several platforms, apart', { platforms: TWO }, true, 'overlay2', 'oci', 'tar'],
    ['several platforms, by the engine', { platforms: TWO }, false, 'containerd', 'load', 'engine'],
  ])('%s %j, sends: %s, store: %s', (_, more, sends, store, outputMode, keptIn) => {
    expect(plan(more, sends, store)).toMatchObject({ outputMode, keptIn })
  })

  test('an image that nobody reads is loaded by the builder', () => {
    expect(plan({}, true, 'overlay2', false).outputMode).toBe('load')
  })

  test('several platforms need a builder that makes an index', () => {
    expect(() => plan({ platforms: TWO }, false, 'overlay2')).toThrow(
      "linux/amd64 and linux/arm64 cannot be built in one build: the engine's own builder makes no index for its image store (overlay2)",
    )
  })
})

test.each<[Partial<BuildSource>, boolean]>([
  [{}, false],
  [{ keep: true }, true],
  [{ platforms: TWO }, true],
  [{ attests: ATTESTS }, true],
  [{ options: [['--annotation', 'index:a=b']] }, true],
  [{ options: [['--annotation', 'a=b'], ['--label', 'index:a=b']] }, false], // prettier-ignore
])('%j wants an index: %s', (more, wants) => expect(wantsIndex(source(more))).toBe(wants))

describe('what differs', () => {
  const said = (more: Partial<BuildSource>, sends: boolean, store: string) =>
    lossesOf(source(more), plan(more, sends, store), store).map(({ message }) => message)
  const options = [['--annotation', 'index,manifest:a=b']] as const

  test.each<[Partial<BuildSource>, boolean, string, string[]]>([
    [{ attests: ATTESTS }, false, 'containerd', []],
    [{ attests: ATTESTS, keep: true }, true, 'overlay2', []],
    [{ attests: ATTESTS, options, keep: true }, true, 'overlay2', []],
    [
      { attests: ATTESTS, options, keep: true },
      false,
      'overlay2',
      [
        'the image is built without provenance and sbom and annotations of an index, because the image store of this engine (overlay2) holds no index',
      ],
    ],
    [
      { options, keep: true },
      true,
      'overlay2',
      [
        'the image is built without annotations of an index, because an image of one platform without attestations has no index',
      ],
    ],
  ])('%j, sends: %s, store: %s', (more, sends, store, notes) => {
    expect(said(more, sends, store)).toEqual(notes)
  })
})

describe('options of buildx', () => {
  const options = [
    ['--annotation', 'index,manifest:a=b'],
    ['--annotation', 'index:c=d'],
  ] as const
  const outputs = { tag: 't', metadata: 'm', file: 'f', outputMode: 'oci' } as const
  const argv = (more: Partial<BuildSource>, sends: boolean, store: string) => {
    const isIndex = makesIndex(source(more), plan(more, sends, store))
    return argvOf('buildx', source(more), { ...outputs, isIndex }).join(' ')
  }

  test('an index has attestations and annotations', () => {
    const words = argv({ keep: true, attests: ATTESTS, options }, true, 'overlay2')
    expect(words).toContain('--attest type=provenance,mode=max --attest type=sbom,disabled=false')
    expect(words).not.toContain('--provenance=false')
    expect(words).toContain('--annotation index,manifest:a=b --annotation index:c=d')
  })
  test('an SBOM alone brings no provenance', () => {
    const words = argv({ keep: true, attests: ['type=sbom'] }, true, 'overlay2')
    expect(words).toContain('--provenance=false --attest type=sbom')
  })
  test('a manifest has neither', () => {
    const words = argv({ attests: ATTESTS, options }, false, 'overlay2')
    expect(words).toContain('--provenance=false')
    expect(words).not.toMatch(/--attest|index/)
    expect(words).toContain('--annotation manifest:a=b')
  })
  test('several platforms are one option', () => {
    expect(argv({ platforms: TWO }, true, 'overlay2')).toContain('--platform linux/amd64,linux/arm64')
  })
})
