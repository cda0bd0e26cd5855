/** The places that say where a layer's bytes are. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { weigh } from '../../support/archives.ts'
import { bytes, dir, file, hardlink, whiteout, type Member } from '../../support/tar.ts'

async function placesOf(...members: Member[]): Promise<[string, number][]> {
  const { layers } = await weigh(members)
  return (layers[0]?.largest ?? []).map(({ path, bytes: size }) => [path, size])
}

test.each<[string, Member[], [string, number][]]>([
  ['nothing', [dir('d'), whiteout('w')], []],
  ['one file', [file('usr/lib/a.so', bytes(100))], [['/usr/lib/a.so', 100]]],
  [
    'folders that share the bytes',
    [file('usr/lib/a', bytes(60)), file('usr/share/b', bytes(40)), file('etc/c', 'x')],
    [
      ['/usr/lib/a', 60],
      ['/usr/share/b', 40],
    ],
  ],
  [
    'many small files: their folder',
    [...Array.from({ length: 50 }, (_, index) => file(`srv/app/f${index}`, bytes(10))), file('etc/x', 'x')],
    [['/srv/app', 500]],
  ],
  [
    'a large file among many small ones: the folder, because the file alone is too small a share',
    [
      ...Array.from({ length: 50 }, (_, index) => file(`srv/f${index}`, bytes(10))),
      file('srv/big', bytes(500)),
    ],
    [['/srv', 1000]],
  ],
  [
    'a hard link carries nothing',
    [file('a/one', bytes(90)), hardlink('b/two', 'a/one'), file('c/three', bytes(10))],
    [
      ['/a/one', 90],
      ['/c/three', 10],
    ],
  ],
])('%s', async (_, members, expected) => expect(await placesOf(...members)).toEqual(expected))

test('places are few, apart, and no more than the layer', async () => {
  const path = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 4 })
  const entry = fc.tuple(path, fc.nat(60)).map(([parts, size]) => file(`x/${parts.join('/')}.f`, bytes(size)))
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 30 }), async (members) => {
      const places = await placesOf(...members)
      const { sizes } = await weigh(members)
      expect(places.length).toBeLessThanOrEqual(4)
      expect(places.reduce((sum, [, size]) => sum + size, 0)).toBeLessThanOrEqual(sizes.onDisk)
      for (const [one] of places)
        expect(places.filter(([other]) => other !== one && other.startsWith(`${one}/`))).toEqual([])
    }),
    { numRuns: 200 },
  )
})
